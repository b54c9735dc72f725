"""H.264, AAC and the mp4 around them: what is fixed so that the same film gives the same bytes."""

from __future__ import annotations

import contextlib
import math
from array import array
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import av
import numpy as np
from av.codec.context import Flags as CodecFlags
from av.container import Flags
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from sora_nb.footage import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

# Preset, quality and thread count all change the bytes, so none of them may follow the machine. Macroblock trees stay
# off: with AVX-512 their propagation differs from run to run (seen with PyAV 18.1's x264; every smaller set is stable).
X264 = {"preset": "veryfast", "crf": "18", "mbtree": "0"}
X264_THREADS = 2
AAC_BITS = 160_000
BLOCK = 1024
"""Samples in one AAC frame (ISO/IEC 14496-3)."""
_BT709 = 1


class _Packet(NamedTuple):
    """Where one encoded packet lies in the spool, and when it is due; times in ticks of its track."""

    track: int
    start: int
    size: int
    pts: int
    dts: int
    duration: int
    key: int


class Encoder:
    """Encodes frames and samples, spools the packets to disk, and lays them out in time order at the end.

    The header of an mp4 is written when the first packet is: a film's events, which go into it, are known only after the
    last. So packets wait in a spool file, and the order of writing follows from their times alone.
    """

    def __init__(self, spool: Path, target: Path, *, size: tuple[int, int], fps: Fraction, rate: int) -> None:
        self._bases = (1 / fps, Fraction(1, rate or SAMPLE_RATE))
        self._index = array("q")
        self._reformatter = VideoReformatter()
        self._frames = self._samples = 0
        self._rest = np.zeros((0, 2), np.float32)
        self._output = mp4(target)
        self._video = _add_h264(self._output, size, fps)
        self._audio = add_sound(self._output, "aac", rate, AAC_BITS) if rate else None
        self._file = spool.open("wb+")

    def add(self, item: NDArray[Any]) -> None:
        """Encode one frame (height, width, rgb) uint8 or a run of samples (time, 2) float32, which may be reused thereafter."""
        if item.ndim == 3:
            self._add_frame(av.VideoFrame.from_numpy_buffer(item, format="rgb24"))
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
            interpolation=Interpolation.AREA,
        )
        yuv.pts, yuv.time_base = self._frames, self._bases[0]
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
            self._index.extend(_Packet(track, at, packet.size, pts, dts, length or 1, int(packet.is_keyframe)))

    def finish(self, tags: Mapping[str, str]) -> None:
        """Flush both encoders and write the mp4."""
        if self._audio is not None:
            self._fit_sound(round(self._frames * self._bases[0] / self._bases[1]))
            self._keep(1, self._audio.encode(None))
        self._keep(0, self._video.encode(None))
        self._output.metadata.update(tags)
        for entry in self._in_order():
            self._output.mux(self._packet(entry))
        self._output.close()

    def _fit_sound(self, wanted: int) -> None:
        missing = wanted - self._samples - len(self._rest)
        self.add(np.zeros((max(0, missing), 2), np.float32))
        if len(self._rest) and wanted > self._samples:
            self._add_block(self._rest[: wanted - self._samples])

    def _in_order(self) -> Iterator[_Packet]:
        """Yield the packets by the time at which they are due, the picture's first."""
        rows = np.frombuffer(self._index, np.int64).reshape(-1, len(_Packet._fields))
        grid = math.lcm(*(base.denominator for base in self._bases))
        ticks = np.array([int(base * grid) for base in self._bases])
        for row in rows[np.lexsort((rows[:, 0], rows[:, 4] * ticks[rows[:, 0]]))]:
            yield _Packet(*row.tolist())

    def _packet(self, entry: _Packet) -> Any:
        self._file.seek(entry.start)
        packet: Any = av.Packet(self._file.read(entry.size))
        packet.stream, packet.time_base = (self._video, self._audio)[entry.track], self._bases[entry.track]
        packet.pts, packet.dts, packet.duration = entry.pts, entry.dts, entry.duration
        packet.is_keyframe = bool(entry.key)
        return packet

    def close(self) -> None:
        """Close the spool and the encoders; the caller removes the files."""
        self._file.close()
        with contextlib.suppress(av.FFmpegError, OSError):
            self._output.close()


def mp4(target: Path) -> Any:
    """Open an mp4 file to be written, the same bytes for the same packets."""
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


def add_sound(output: Any, codec: str, rate: int, bits: int) -> Any:
    """Add a stereo track to a file that is being written."""
    # Noise substitution would decode differently after every seek.
    audio = output.add_stream(codec, rate=rate, layout="stereo", options={"aac_pns": "0"} if codec == "aac" else {})
    audio.bit_rate = bits
    audio.codec_context.time_base = Fraction(1, rate)
    audio.codec_context.flags |= CodecFlags.bitexact.value
    return audio
