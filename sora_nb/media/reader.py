"""Opens films, ours and strangers': limits are read off the header before anything is decoded."""

from __future__ import annotations

import bisect
import contextlib
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.video.reformatter import ColorRange, Colorspace, Interpolation

from sora_nb import values
from sora_nb.errors import InvalidRequest, MediaError
from sora_nb.footage import Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

MOST_PIXELS = 40_000_000
LONGEST = 600.0
MOST_FRAMES = 72_000
MOST_TRACKS = 16
MOST_BYTES = 4 << 30
FASTEST_RATE = 768_000
_BOXES = {b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip", b"pnot"}
_HD = 720
_MATRICES = {1: Colorspace.ITU709, 5: Colorspace.ITU601, 6: Colorspace.SMPTE170M, 7: Colorspace.SMPTE240M}
"""Matrix coefficients (ITU-T H.273, table 4) that swscale can undo."""
_SCALING = Interpolation.BILINEAR
_PREROLL = 0.25
_BROKEN = (av.FFmpegError, OSError, ValueError, EOFError, IndexError, OverflowError, MemoryError)


def open_film(path: Path) -> FilmFile:
    """Open an mp4, mov, webm, mkv or gif file.

    Raises:
        MediaError: there is no such file, it is of another kind, damaged, or larger than we read.
    """
    return FilmFile(path)


class FilmFile:
    """A film on disk: frames and sound by slice, read anew from the file at each call.

    Frames are (time, height, width, rgb) uint8; sound is (time, channel) float32 at `rate` Hz with the codec's padding
    cut off; `metadata` holds the file's own tags. It is the `footage.Footage` of a file, and safe to share among threads.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kind = _sniff(path)
        with self.container() as source:
            self._read_header(source)
            self._times, self._keys, end = _index(source, path)
        self._base: Fraction
        if len(self._times) > MOST_FRAMES:
            raise MediaError(f"{path.name} has {len(self._times)} frames; we read at most {MOST_FRAMES}. Shorten it first.")
        self.seconds = float((end - self._times[0]) * self._base)
        if self.seconds > LONGEST:
            raise _too_long(path, self.seconds)

    kind: str
    """Kind of file: "mp4" (mov too), "matroska" (webm too) or "gif"."""
    size: tuple[int, int]
    """Width and height in pixels, as shown (after rotation)."""
    fps: Fraction
    """Frames a second; the average where they come unevenly."""
    rate: int
    """Samples a second of the sound, 0 for a silent film."""
    seconds: float
    """Length of the picture in seconds."""
    metadata: dict[str, str]
    """Tags of the file, keys in lower case."""

    def __len__(self) -> int:
        """Return the number of frames."""
        return len(self._times)

    def __repr__(self) -> str:
        width, height = self.size
        return f"<FilmFile {self.path.name!r}: {width}×{height}, {float(self.fps):g} fps, {self.seconds:g} s>"

    def frames(self, start: int = 0, stop: int | None = None, step: int = 1) -> NDArray[np.uint8]:
        """Return frames (time, height, width, rgb) uint8, counted as in a Python slice.

        Raises:
            MediaError: the file is damaged there.
        """
        wanted = range(len(self))[start:stop:step]
        need = len(wanted) * self.size[0] * self.size[1] * 3
        if need > MOST_BYTES:
            raise MediaError(
                f"{len(wanted)} frames of {self.path.name} take {need / 2**30:.0f} GB; at most {MOST_BYTES >> 30} are read at "
                "once. Take fewer, a larger step, or each_frame()."
            )
        out = np.empty((len(wanted), self.size[1], self.size[0], 3), np.uint8)
        places = {number: place for place, number in enumerate(wanted)}
        if places:
            low, high = min(places), max(places)
            for number, frame in self._decode(low):
                if number in places:
                    out[places.pop(number)] = frame()
                if number >= high or not places:
                    break
        if places:
            raise MediaError(f"{self.path.name} is damaged: frame {min(places)} of {len(self)} cannot be read.")
        return out

    def each_frame(self, start: int = 0, stop: int | None = None) -> Iterator[NDArray[np.uint8]]:
        """Yield frames (height, width, rgb) one by one, counted as in a Python slice.

        Raises:
            MediaError: the file is damaged.
        """
        for _, frame in self.pick(range(len(self))[start:stop]):
            yield frame

    def pick(self, numbers: Iterable[int]) -> Iterator[tuple[int, NDArray[np.uint8]]]:
        """Yield some frames (height, width, rgb) with their numbers, each once, in order, in one pass through the file.

        Raises:
            MediaError: the file is damaged.
        """
        wanted = sorted(set(numbers), reverse=True)
        for number, frame in self._decode(wanted[-1]) if wanted else ():
            if number == wanted[-1]:
                yield wanted.pop(), frame()
            if not wanted:
                return
        if wanted:
            raise MediaError(f"{self.path.name} is damaged: frame {wanted[-1]} of {len(self)} cannot be read.")

    @property
    def times(self) -> NDArray[np.float64]:
        """Return when each frame appears, in seconds from the first."""
        return np.asarray((self._times - self._times[0]) * float(self._base), np.float64)

    @property
    def turned(self) -> bool:
        """Tell whether the film lies on its side in the file and is turned upright on the way out."""
        return bool(self._turns)

    def sound(self, start: float = 0.0, stop: float | None = None) -> NDArray[np.float32]:
        """Return samples (time, channel) float32 between two times in seconds; none for a silent film.

        Raises:
            MediaError: the sound is damaged.
        """
        total = round(self.seconds * self.rate)
        first = min(total, max(0, round(start * self.rate)))
        last = total if stop is None else max(first, min(total, round(stop * self.rate)))
        out = np.zeros((last - first, self._channels if self.rate else 2), np.float32)
        if not len(out):
            return out
        with self._plainly(), self.container() as source:
            if start > _PREROLL:
                begin = first / self.rate - _PREROLL + float(self._times[0] * self._base)
                source.seek(int(begin * av.time_base), backward=True)
            for at, block in self._blocks(source):
                if at >= last:
                    break
                low, high = max(at, first), min(at + len(block), last)
                if low < high:
                    out[low - first : high - first] = block[low - at : high - at]
        return out

    @property
    def events(self) -> tuple[Event, ...]:
        """Return contacts, steps and phrases with their times, where the file carries them.

        Raises:
            MediaError: the tag is there, but holds something else.
        """
        text = self.metadata.get("sora_nb")
        if text is None:
            return ()
        try:
            return tuple(values.read(Event, event) for event in json.loads(text).get("events", ()))
        except (InvalidRequest, ValueError, AttributeError, TypeError, RecursionError) as error:
            raise MediaError(f"The sora_nb tag of {self.path.name} is not one we wrote: {error}") from error

    @contextlib.contextmanager
    def container(self) -> Iterator[Any]:
        """Open the file for PyAV, with the format named and every frame held to the pixel limit.

        Raises:
            MediaError: the file cannot be opened as what it says it is.
        """
        with self._plainly(), self.path.open("rb") as file:
            limits: Any = [{"max_pixels": str(MOST_PIXELS)} for _ in range(MOST_TRACKS)]
            opened: Any = av.open(file, "r", format=self.kind, stream_options=limits, metadata_errors="replace")
            with opened as source:
                yield source

    @contextlib.contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except _BROKEN as error:
            said = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise MediaError(f"{self.path.name} cannot be read: {said}. Check it in a player, or export it again.") from error

    def _read_header(self, source: Any) -> None:
        name = self.path.name
        if len(source.streams) > MOST_TRACKS:
            raise MediaError(f"{name} has {len(source.streams)} tracks; we read at most {MOST_TRACKS}.")
        # A track of a kind nobody can decode has no codec.
        pictures, sounds = ([t for t in tracks if t.codec_context] for tracks in (source.streams.video, source.streams.audio))
        if not pictures or pictures[0] is not source.streams.video[0]:
            raise MediaError(f"{name} has no picture in it that we can read; it must be a film.")
        video = pictures[0]
        width, height = video.codec_context.width, video.codec_context.height
        if not 0 < width * height <= MOST_PIXELS:
            raise MediaError(f"{name} is {width}×{height} pixels; we read at most {MOST_PIXELS // 10**6} million a frame.")
        if source.duration is not None and source.duration / av.time_base > LONGEST:
            raise _too_long(self.path, source.duration / av.time_base)
        self._base = video.time_base
        self._raw_size = (width, height)
        self._turns = _quarter_turns(source, video)
        self.size = (height, width) if self._turns % 2 else (width, height)
        self.fps = Fraction(video.average_rate or video.guessed_rate or 25)
        audio = sounds[0] if sounds else None
        self._sound_track = audio.index if audio is not None else -1
        self.rate = audio.codec_context.sample_rate if audio is not None else 0
        self._channels = min(2, audio.codec_context.channels) if audio is not None else 0
        if audio is not None and not (0 < self.rate <= FASTEST_RATE and self._channels):
            raise MediaError(
                f"{name} has sound at {self.rate} Hz in {self._channels} channels; we read up to {FASTEST_RATE} Hz."
            )
        self.metadata = {key.lower(): text for key, text in source.metadata.items()}

    def _decode(self, first: int) -> Iterator[tuple[int, Any]]:
        """Yield frame numbers, each with what turns the frame into an array, from `first` or a little before."""
        key = self._keys[max(0, bisect.bisect_right(self._keys, self._times[first]) - 1)]
        if key > self._times[0]:
            found = False
            for number, frame in self._decode_from(int(key)):
                if not found and number > first:
                    break
                found = True
                yield number, frame
            if found:
                return
        # From the start, or because the seek overshot.
        yield from self._decode_from(None)

    def _decode_from(self, key: int | None) -> Iterator[tuple[int, Any]]:
        with self._plainly(), self.container() as source:
            video = source.streams.video[0]
            video.thread_type = "AUTO"
            if key is not None:
                source.seek(key, stream=video, backward=True)
            for frame in source.decode(video):
                number = -1 if frame.pts is None else int(np.searchsorted(self._times, frame.pts))
                if 0 <= number < len(self) and self._times[number] == frame.pts:
                    yield number, lambda frame=frame: self._picture(frame)

    def _picture(self, frame: Any) -> NDArray[np.uint8]:
        if (frame.width, frame.height) != self._raw_size:
            raise MediaError(f"{self.path.name} changes its size on the way, to {frame.width}×{frame.height}.")
        colours: dict[str, Any] = {}
        if not frame.format.is_rgb:
            # Files without a tag: HD is BT.709, smaller is BT.601, as every player assumes.
            known = _MATRICES.get(int(frame.colorspace))
            full = frame.color_range == ColorRange.JPEG or frame.format.name.startswith("yuvj")
            colours = {
                "src_colorspace": known or (Colorspace.ITU709 if frame.height >= _HD else Colorspace.SMPTE170M),
                "src_color_range": ColorRange.JPEG if full else ColorRange.MPEG,
                "dst_color_range": ColorRange.JPEG,
            }
        rgb = frame.reformat(format="rgb24", interpolation=_SCALING, **colours).to_ndarray()
        turned: NDArray[np.uint8] = np.rot90(rgb, self._turns) if self._turns else rgb
        return turned

    def _blocks(self, source: Any) -> Iterator[tuple[int, NDArray[np.float32]]]:
        audio = source.streams[self._sound_track]
        shape = AudioResampler(format="fltp", layout="mono" if self._channels == 1 else "stereo", rate=self.rate)
        for packet in source.demux(audio):
            for frame in packet.decode():
                if frame.pts is None:
                    continue
                at = round((frame.pts * frame.time_base - self._times[0] * self._base) * self.rate)
                frame.pts = None
                for block in shape.resample(frame):
                    yield at, block.to_ndarray().T.astype(np.float32, copy=False)
                    at += block.samples


def _sniff(path: Path) -> str:
    if not path.exists():
        raise MediaError(f"There is no file {path}. Check the name and the folder.")
    if not path.is_file():
        raise MediaError(f"{path} is no ordinary file; it must be a film.")
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise MediaError(f"{path.name} cannot be opened: {error.strerror}.") from error
    if not head:
        raise MediaError(f"{path.name} is empty. Make or copy it again.")
    if head[4:8] in _BOXES:
        return "mp4"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "matroska"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    raise MediaError(f"{path.name} is no film we read; it must be mp4, mov, webm, mkv or gif, whatever its name says.")


def _index(source: Any, path: Path) -> tuple[NDArray[np.int64], list[int], int]:
    """Return the times of all frames in order, those of the key frames, and the end, in ticks."""
    times, keys, end = [], [], 0
    for packet in source.demux(source.streams.video[0]):
        if packet.pts is None or packet.is_discard:
            continue
        times.append(packet.pts)
        end = max(end, packet.pts + (packet.duration or 0))
        if packet.is_keyframe:
            keys.append(packet.pts)
        if len(times) > MOST_FRAMES:
            break
    if not times or not keys:
        raise MediaError(f"{path.name} holds no frame that can be shown; it may be cut off. Export or copy it again.")
    order = np.unique(np.array(times, np.int64))
    if end <= order[-1]:
        end = int(order[-1]) + (int(order[-1] - order[-2]) if len(order) > 1 else 1)
    return order, sorted(keys), end


def _quarter_turns(source: Any, video: Any) -> int:
    """Return how many quarter turns to the left a phone asks for; the matrix sits on the first decoded frame."""
    for frame in source.decode(video):
        source.seek(0)
        return round(getattr(frame, "rotation", 0) / 90) % 4
    return 0


def _too_long(path: Path, seconds: float) -> MediaError:
    return MediaError(f"{path.name} runs {seconds:.0f} seconds; we read at most {LONGEST:.0f}. Shorten it first.")
