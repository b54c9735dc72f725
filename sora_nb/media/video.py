"""Writes a film as it is made: pictures and sound in, one H.264 + AAC mp4 out, exact in time and in bytes."""

from __future__ import annotations

import contextlib
import queue
import tempfile
import threading
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.codec.context import Flags as CodecFlags
from av.container import Flags
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from sora_nb.errors import MediaError
from sora_nb.footage import SAMPLE_RATE, Picture, Sound
from sora_nb.media.reader import FilmFile, open_film
from sora_nb.media.sound import resample
from sora_nb.media.unfinished import unfinished

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from numpy.typing import NDArray

__all__ = ["FilmFile", "VideoWriter", "copy_film", "open_film", "proxy"]

# Preset, quality and thread count all change the bytes, so none of them may follow the machine.
X264 = {"preset": "veryfast", "crf": "18"}
X264_THREADS = 2
AAC_BITS = 160_000
MP3_BITS = 192_000
BLOCK = 1024
"""Samples in one AAC frame (ISO/IEC 14496-3)."""
LONGEST_SIDE = 1920
_BT709 = 1
_WAITING = 8
_END = None


class VideoWriter:
    """Streams pictures and sound into an mp4 file that appears, whole, when the writer closes.

    Pictures and sound may come in any interleaving; encoding runs on a thread of its own, a few frames behind. Sound is
    padded with silence, or cut, to the length of the picture. `rate` 0 makes a silent film. Used as a context manager, it
    closes on success and leaves nothing behind on an error.

    Args:
        path: Where the film goes; a file already there is replaced at the end, in one step.
        size: Width and height in pixels, both even, 64 to 1920.
        fps: Frames a second, 1 to 60.
        rate: Samples a second of the sound in the file, in Hz; other rates are resampled on the way in.
        metadata: Tags of the file; more may be added with `tag` until it closes.

    Raises:
        MediaError: the size or the frame rate is out of range.
    """

    def __init__(
        self,
        path: Path,
        *,
        size: tuple[int, int],
        fps: Fraction | float,
        rate: int = SAMPLE_RATE,
        metadata: Mapping[str, str] | None = None,
    ) -> None:
        self.path = path
        self.size = size
        self.fps = Fraction(fps).limit_denominator(1001)
        self.rate = rate
        self.frames = 0
        self.samples = 0
        if any(side % 2 or not 64 <= side <= LONGEST_SIDE for side in size):
            raise MediaError(f"The film is {size[0]}×{size[1]} pixels; both sides must be even and 64 to {LONGEST_SIDE}.")
        if not 1 <= self.fps <= 60:
            raise MediaError(f"The film has {float(self.fps):g} frames a second; it can have 1 to 60.")
        self._tags = dict(metadata or {})
        path.parent.mkdir(parents=True, exist_ok=True)
        self._spool, self._temp = unfinished(path, "spool"), unfinished(path, "part")
        self._encoder = _Encoder(self._spool, self._temp, size=size, fps=self.fps, rate=rate)
        self._queue: queue.Queue[Any] = queue.Queue(_WAITING)
        self._foreign: list[Sound] = []
        self._failure: BaseException | None = None
        self._open = True
        self._thread = threading.Thread(target=self._encode, name="sora_nb encoder", daemon=True)
        self._thread.start()

    def write(self, part: Picture | Sound) -> None:
        """Add the next pictures or the next sound; the arrays may be reused as soon as this returns.

        Raises:
            MediaError: the arrays are not what the film's size, channels or types ask for.
        """
        if isinstance(part, Picture):
            self._write_frames(part.frames)
        else:
            self._write_sound(part)

    def tag(self, key: str, text: str) -> None:
        """Set a tag of the file, up to the moment it closes."""
        self._tags[key] = text

    def close(self) -> None:
        """Finish the film and move it to its place.

        Raises:
            MediaError: no frame was written, or the encoder failed.
        """
        if not self._open:
            return
        try:
            if self._foreign:
                whole = np.concatenate([part.samples for part in self._foreign])
                self._put_sound(resample(whole, self._foreign[0].rate, self.rate))
            self._put(_END)
            self._thread.join()
            self._complain()
            if not self.frames:
                raise MediaError("The film has no frames. Write at least one picture before closing it.")
            self._encoder.finish(self._tags)
            self._temp.replace(self.path)
        finally:
            self.abort()

    def abort(self) -> None:
        """Drop everything written so far; the target is left as it was."""
        if self._open:
            self._open = False
            if self._thread.is_alive():
                self._queue.put(_END)
                self._thread.join()
            self._encoder.close()
            self._spool.unlink(missing_ok=True)
            self._temp.unlink(missing_ok=True)

    def __enter__(self) -> VideoWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self.abort()

    def _write_frames(self, frames: NDArray[np.uint8]) -> None:
        width, height = self.size
        if frames.ndim != 4 or frames.shape[1:] != (height, width, 3) or frames.dtype != np.uint8:
            raise MediaError(
                f"Pictures came as {frames.dtype} {frames.shape}; this film takes uint8 (time, {height}, {width}, 3)."
            )
        for frame in frames:
            self._put(av.VideoFrame.from_ndarray(np.ascontiguousarray(frame), format="rgb24"))
            self.frames += 1

    def _write_sound(self, part: Sound) -> None:
        samples = part.samples
        if not self.rate:
            raise MediaError("Sound came for a silent film. Open the writer with a sample rate, such as rate=48000.")
        if samples.ndim != 2 or samples.shape[1] not in {1, 2} or samples.dtype != np.float32:
            raise MediaError(f"Sound came as {samples.dtype} {samples.shape}; this film takes float32 (time, 1 or 2).")
        if part.rate == self.rate:
            self._put_sound(samples)
        elif self._foreign and part.rate != self._foreign[0].rate:
            raise MediaError(f"Sound came at {part.rate} Hz after {self._foreign[0].rate} Hz; one film takes one rate.")
        else:
            # Resampled in one go at the end: pieces would click where they meet.
            self._foreign.append(Sound(samples=samples.copy(), rate=part.rate))

    def _put_sound(self, samples: NDArray[np.float32]) -> None:
        stereo = np.repeat(samples, 2, axis=1) if samples.shape[1] == 1 else samples
        for start in range(0, len(stereo), self.rate):
            block = stereo[start : start + self.rate]
            self._put(np.clip(block, -1, 1).astype(np.float32, copy=True))
            self.samples += len(block)

    def _put(self, item: object) -> None:
        if not self._open:
            raise MediaError(f"The film {self.path.name} is closed already. Open a new VideoWriter for another film.")
        self._complain()
        self._queue.put(item)

    def _complain(self) -> None:
        if self._failure is not None:
            failure, self._failure = self._failure, None
            raise MediaError(f"The encoder stopped while writing {self.path.name}: {failure}") from failure

    def _encode(self) -> None:
        # After a failure the queue is still emptied, so that nobody waits for room in it for ever.
        while (item := self._queue.get()) is not _END:
            if self._failure is None:
                try:
                    self._encoder.add(item)
                except (av.FFmpegError, OSError, ValueError) as error:
                    self._failure = error


@dataclass(slots=True)
class _Packet:
    """Where one encoded packet lies in the spool, and when it is due; times in ticks of its track."""

    track: int
    start: int
    size: int
    pts: int
    dts: int
    duration: int
    key: bool


class _Encoder:
    """Encodes frames and samples, spools the packets to disk, and lays them out in time order at the end.

    The header of an mp4 is written when the first packet is: a film's events, which go into it, are known only after the
    last. So packets wait in a spool file, and the order of writing follows from their times alone.
    """

    def __init__(self, spool: Path, target: Path, *, size: tuple[int, int], fps: Fraction, rate: int) -> None:
        self._bases = (1 / fps, Fraction(1, rate or SAMPLE_RATE))
        self._index: list[_Packet] = []
        self._reformatter = VideoReformatter()
        self._frames = self._samples = 0
        self._rest = np.zeros((0, 2), np.float32)
        self._output = _mp4(target)
        self._video = _add_h264(self._output, size, fps)
        self._audio = _add_sound(self._output, "aac", rate, AAC_BITS) if rate else None
        self._file = spool.open("wb+")

    def add(self, item: av.VideoFrame | NDArray[np.float32]) -> None:
        """Encode one frame, or a run of samples (time, 2)."""
        if isinstance(item, av.VideoFrame):
            self._add_frame(item)
            return
        self._rest = np.concatenate([self._rest, item])
        whole = len(self._rest) // BLOCK * BLOCK
        for start in range(0, whole, BLOCK):
            self._add_block(self._rest[start : start + BLOCK])
        self._rest = self._rest[whole:]

    def _add_frame(self, frame: av.VideoFrame) -> None:
        # sRGB is full range; the file says BT.709, limited range, so the matrix must be that one and not swscale's BT.601.
        yuv = self._reformatter.reformat(
            frame,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.AREA | Interpolation.FULL_CHR_H_INP,
        )
        yuv.pts, yuv.time_base, yuv.duration = self._frames, self._bases[0], 1
        self._frames += 1
        self._keep(0, self._video.encode(yuv))

    def _add_block(self, samples: NDArray[np.float32]) -> None:
        if self._audio is None:
            return
        # Without a time of its own on every frame the sound comes out one block (21.3 ms) late: the encoder's priming.
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = self._audio.rate, self._samples, self._bases[1]
        self._samples += len(samples)
        self._keep(1, self._audio.encode(frame))

    def _keep(self, track: int, packets: list[Any]) -> None:
        for packet in packets:
            at = self._file.tell()
            self._file.write(packet)
            base = self._bases[track]
            pts, dts, length = (round(t * packet.time_base / base) for t in (packet.pts, packet.dts, packet.duration or 0))
            self._index.append(_Packet(track, at, packet.size, pts, dts, length or 1, packet.is_keyframe))

    def finish(self, tags: Mapping[str, str]) -> None:
        """Flush both encoders and write the mp4."""
        if self._audio is not None:
            self._fit_sound(round(self._frames * self._bases[0] / self._bases[1]))
            self._keep(1, self._audio.encode(None))
        self._keep(0, self._video.encode(None))
        self._output.metadata.update(tags)
        self._index.sort(key=lambda p: (p.dts * self._bases[p.track], p.track))
        for entry in self._index:
            self._output.mux(self._packet(entry))
        self._output.close()

    def _fit_sound(self, wanted: int) -> None:
        missing = wanted - self._samples - len(self._rest)
        self.add(np.zeros((max(0, missing), 2), np.float32))
        if len(self._rest) and wanted > self._samples:
            self._add_block(self._rest[: wanted - self._samples])

    def _packet(self, entry: _Packet) -> Any:
        self._file.seek(entry.start)
        packet: Any = av.Packet(self._file.read(entry.size))
        packet.stream, packet.time_base = (self._video, self._audio)[entry.track], self._bases[entry.track]
        packet.pts, packet.dts, packet.duration = entry.pts, entry.dts, entry.duration
        packet.is_keyframe = entry.key
        return packet

    def close(self) -> None:
        """Close the spool and the encoders; the caller removes the files."""
        self._file.close()
        with contextlib.suppress(av.FFmpegError, OSError):
            self._output.close()


def _mp4(target: Path) -> Any:
    # An absolute path is never taken for a URL; the tags option keeps keys that mp4 has no field for.
    options = {"movflags": "+faststart+use_metadata_tags"}
    output: Any = av.open(str(target.absolute()), "w", format="mp4", container_options=options)
    output.flags |= Flags.bitexact.value
    return output


def _add_h264(output: Any, size: tuple[int, int], fps: Fraction) -> Any:
    video = output.add_stream("libx264", rate=fps, options=X264)
    video.width, video.height = size
    video.pix_fmt = "yuv420p"
    context = video.codec_context
    context.time_base = 1 / fps
    context.color_range, context.colorspace = ColorRange.MPEG, _BT709
    context.color_primaries = context.color_trc = _BT709
    context.thread_count = X264_THREADS
    context.flags |= CodecFlags.bitexact.value
    return video


def _add_sound(output: Any, codec: str, rate: int, bits: int) -> Any:
    audio = output.add_stream(codec, rate=rate, layout="stereo")
    audio.bit_rate = bits
    audio.codec_context.time_base = Fraction(1, rate)
    audio.codec_context.flags |= CodecFlags.bitexact.value
    return audio


def copy_film(source: Path, target: Path, tags: Mapping[str, str]) -> None:
    """Write a film's picture and sound to a new mp4 with these tags and no others.

    H.264 and AAC are copied as they are; anything else is encoded anew.

    Raises:
        MediaError: the source is no film we read.
    """
    film = open_film(source)
    with film.container() as opened:
        tracks = [*opened.streams.video[:1], *opened.streams.audio[:1]]
        if [track.codec_context.name for track in tracks] in (["h264"], ["h264", "aac"]):
            with _mp4(target) as output:
                output.metadata.update(tags)
                copies = {track.index: output.add_stream_from_template(track) for track in tracks}
                for packet in opened.demux(tracks):
                    if packet.dts is not None:
                        packet.stream = copies[packet.stream.index]
                        output.mux(packet)
            return
    with VideoWriter(
        target, size=_even(film.size), fps=film.fps, rate=SAMPLE_RATE if film.rate else 0, metadata=tags
    ) as writer:
        if film.rate:
            writer.write(Sound(samples=film.sound(), rate=film.rate))
        width, height = writer.size
        for frame in film.each_frame():
            writer.write(Picture(frames=frame[None, :height, :width]))


def _even(size: tuple[int, int]) -> tuple[int, int]:
    return size[0] // 2 * 2, size[1] // 2 * 2


def proxy(path: Path) -> bytes:
    """Return the film with its picture copied and its sound as MP3, for hosts that play no AAC (VS Code).

    Raises:
        MediaError: the file is no film we read, or its picture is not H.264.
    """
    film = open_film(path)
    with tempfile.TemporaryDirectory() as folder, film.container() as source:
        target = Path(folder) / "proxy.mp4"
        video = source.streams.video[0]
        if video.codec_context.name != "h264":
            raise MediaError(f"{path.name} holds {video.codec_context.name} pictures; a proxy is made of H.264 only.")
        output = _mp4(target)
        with output:
            copy = output.add_stream_from_template(video)
            rate = film.rate if film.rate in {32_000, 44_100, 48_000} else SAMPLE_RATE
            sound = _add_sound(output, "libmp3lame", rate, MP3_BITS) if film.rate else None
            packets = [packet for packet in source.demux(video) if packet.dts is not None]
            if sound is not None:
                packets += _mp3(film, sound)
            for packet in sorted(packets, key=lambda p: p.dts * p.time_base):
                packet.stream = copy if packet.stream is video else sound
                output.mux(packet)
        return target.read_bytes()


def _mp3(film: FilmFile, sound: Any) -> list[Any]:
    samples = film.sound()
    if sound.rate != film.rate:
        samples = resample(samples, film.rate, sound.rate)
    block = 1152
    packets: list[Any] = []
    for start in range(0, len(samples), block):
        planes = np.ascontiguousarray(samples[start : start + block].T)
        frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout="mono" if len(planes) == 1 else "stereo")
        frame.sample_rate, frame.pts, frame.time_base = sound.rate, start, Fraction(1, sound.rate)
        packets += sound.encode(frame)
    packets += sound.encode(None)
    return packets
