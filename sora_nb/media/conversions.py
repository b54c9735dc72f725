"""Conversions: a finished film as a GIF, an animated WebP, a WebM or a strip of stills for slides, or its sound as WAV."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.container import Flags
from av.filter import Graph

from sora_nb.errors import MediaError
from sora_nb.footage import SAMPLE_RATE
from sora_nb.media import image
from sora_nb.media.encoder import BLOCK
from sora_nb.media.reader import open_film
from sora_nb.media.unfinished import unfinished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sora_nb.media.reader import FilmFile

GIF_SIDE = 640
"""Longest side of a GIF in pixels: its frames are hardly compressed, so a larger one fits no slide or mail."""
GIF_FPS = 25
"""Most frames a second of a GIF: browsers slow down what changes faster than they care for."""
STILLS = 8
STILL_HEIGHT = 270
"""How many stills a strip has, and their height in pixels."""
_CENTISECOND = Fraction(1, 100)
_LOOKED_AT = 100
"""Frames of which the palette is made, at most."""
WEBP_QUALITY = 75
VP9 = {"crf": "32", "b:v": "0", "deadline": "good", "cpu-used": "4", "row-mt": "1"}
_VP9_THREADS = 2
OPUS_BITS = 128_000


def convert(source: Path, target: Path, *, tag: str) -> None:
    """Write a film to `target` as the kind its ending names: .gif, .webp, .webm, .png or .wav; it appears in one step.

    A GIF is at most 640 pixels wide or high and 25 frames a second, and silent like the WebP; a PNG shows eight stills side
    by side; a WAV holds 16-bit stereo at 48 kHz. The same film gives the same bytes.

    Args:
        source: The finished film.
        target: Where it goes; its folder is there.
        tag: A line on where the film comes from, for kinds that hold one.

    Raises:
        MediaError: the ending is none of these, a silent film was to become a sound, or the place cannot be written.
    """
    writer = KINDS.get(target.suffix.lower())
    if writer is None:
        raise MediaError(f"{target.name} ends in {target.suffix or 'nothing'}; it can end in .mp4, {', '.join(KINDS)}.")
    draft = unfinished(target, target.suffix[1:].lower())
    try:
        writer(open_film(source), draft, tag)
        draft.replace(target)
    except (OSError, av.FFmpegError) as error:
        raise MediaError(f"{target} cannot be written: {error.strerror or error}. Choose another place.") from error
    finally:
        draft.unlink(missing_ok=True)


def _gif(film: FilmFile, target: Path, _: str) -> None:
    """Write a GIF that loops: one palette for all frames, and an ordered dither, which does not crawl from frame to frame."""
    size = _within(film.size, GIF_SIDE)
    palette = _palette(film, size)
    graph: Any = Graph()
    frames = _Feed(film)
    colours = graph.add_buffer(width=16, height=16, format=palette.format, time_base=_CENTISECOND)
    scale = graph.add("scale", f"{size[0]}:{size[1]}:flags=area")
    use, sink = graph.add("paletteuse", "dither=bayer:bayer_scale=4:diff_mode=rectangle"), graph.add("buffersink")
    frames.add(graph).link_to(scale)
    scale.link_to(use, 0, 0)
    colours.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    palette.pts, palette.time_base = 0, _CENTISECOND
    colours.push(palette)
    colours.push(None)
    options = {"loop": "0", "final_delay": str(round(100 / min(GIF_FPS, float(film.fps))))}
    with _output(target, "gif", options) as output:
        track = output.add_stream("gif", rate=Fraction(100))
        track.width, track.height, track.pix_fmt = *size, "pal8"
        track.codec_context.time_base = _CENTISECOND
        for frame in frames.through(sink):
            output.mux(track.encode(frame))
        output.mux(track.encode(None))


def _palette(film: FilmFile, size: tuple[int, int]) -> Any:
    """Return the 256 colours that suit a film best, as ffmpeg's palettegen finds them."""
    graph: Any = Graph()
    frames = _Feed(film, every=-(-len(film) // _LOOKED_AT))
    scale, find = graph.add("scale", f"{size[0]}:{size[1]}:flags=area"), graph.add("palettegen", "reserve_transparent=0")
    sink = graph.add("buffersink")
    frames.add(graph).link_to(scale)
    scale.link_to(find)
    find.link_to(sink)
    graph.configure()
    return next(frames.through(sink))


class _Feed:
    """The frames of a film pushed through a filter graph, each at its time in hundredths of a second."""

    def __init__(self, film: FilmFile, *, every: int = 1) -> None:
        self.film, self.every = film, every
        self.source: Any = None

    def add(self, graph: Graph) -> Any:
        width, height = self.film.size
        self.source = graph.add_buffer(width=width, height=height, format=av.VideoFormat("rgb24"), time_base=_CENTISECOND)
        return self.source

    def through(self, sink: Any) -> Iterator[Any]:
        """Yield what comes out at the other end."""
        due = 0.0
        for number, picture in enumerate(self.film.each_frame()):
            time = number / self.film.fps
            if number % self.every or time < due - 1e-6:
                continue
            due += 1 / GIF_FPS if self.film.fps > GIF_FPS else 0.0
            frame: Any = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
            frame.pts, frame.time_base = round(100 * time), _CENTISECOND
            self.source.push(frame)
            yield from _ready(sink)
        self.source.push(None)
        yield from _ready(sink)


def _ready(sink: Any) -> Iterator[Any]:
    while True:
        try:
            frame = sink.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        frame.pict_type = 0
        yield frame


def _webp(film: FilmFile, target: Path, _: str) -> None:
    with _output(target, "webp", {"loop": "0"}) as output:
        options = {"quality": str(WEBP_QUALITY), "compression_level": "3"}
        track = output.add_stream("libwebp_anim", rate=film.fps, options=options)
        track.width, track.height, track.pix_fmt = *film.size, "yuv420p"
        _draw(film, track, output)


def _webm(film: FilmFile, target: Path, tag: str) -> None:
    with _output(target, "webm") as output:
        output.metadata["comment"] = tag
        track = output.add_stream("libvpx-vp9", rate=film.fps, options=VP9)
        track.width, track.height, track.pix_fmt = *film.size, "yuv420p"
        track.codec_context.thread_count = _VP9_THREADS
        sound = output.add_stream("libopus", rate=SAMPLE_RATE, layout="stereo") if film.rate else None
        if sound is not None:
            sound.bit_rate = OPUS_BITS
            _say(film, sound, output, "flt")
        _draw(film, track, output)


def _wav(film: FilmFile, target: Path, tag: str) -> None:
    if not film.rate:
        raise MediaError("The film is silent, so there is no sound to write. Make it with sound=True, or save it as .mp4.")
    with _output(target, "wav") as output:
        output.metadata["comment"] = tag
        track = output.add_stream("pcm_s16le", rate=SAMPLE_RATE, layout="stereo")
        _say(film, track, output, "s16")


def _png(film: FilmFile, target: Path, _: str) -> None:
    count = min(STILLS, len(film))
    numbers = [round((k + 0.5) * len(film) / count - 0.5) for k in range(count)]
    stills = [film.frames(number, number + 1)[0] for number in numbers]
    target.write_bytes(image.strip(stills, height=min(STILL_HEIGHT, film.size[1]), kind="PNG"))


KINDS: dict[str, Callable[[FilmFile, Path, str], None]] = {
    ".gif": _gif, ".webp": _webp, ".webm": _webm, ".png": _png, ".wav": _wav,
}  # fmt: skip
"""What writes which kind of file."""


def _draw(film: FilmFile, track: Any, output: Any) -> None:
    track.codec_context.time_base = 1 / film.fps
    for number, picture in enumerate(film.each_frame()):
        frame: Any = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
        frame.pts, frame.time_base = number, 1 / film.fps
        output.mux(track.encode(frame))
    output.mux(track.encode(None))


def _say(film: FilmFile, track: Any, output: Any, form: str) -> None:
    """Encode a film's sound, brought to 48 kHz stereo."""
    shape = AudioResampler(format=form, layout="stereo", rate=SAMPLE_RATE)
    samples = film.sound()
    for start in range(0, len(samples), BLOCK):
        planes = np.ascontiguousarray(samples[start : start + BLOCK].T)
        frame: Any = av.AudioFrame.from_ndarray(planes, format="fltp", layout="mono" if len(planes) == 1 else "stereo")
        frame.sample_rate, frame.pts, frame.time_base = film.rate, start, Fraction(1, film.rate)
        for block in shape.resample(frame):
            output.mux(track.encode(block))
    for block in shape.resample(None):
        output.mux(track.encode(block))
    output.mux(track.encode(None))


def _output(target: Path, kind: str, options: dict[str, str] | None = None) -> Any:
    output: Any = av.open(str(target.absolute()), "w", format=kind, container_options=options or {})
    output.flags |= Flags.bitexact.value
    return output


def _within(size: tuple[int, int], side: int) -> tuple[int, int]:
    """Return a size whose longer side is at most `side`, with the same shape as nearly as even numbers allow."""
    share = min(1.0, side / max(size))
    return max(2, round(size[0] * share / 2) * 2), max(2, round(size[1] * share / 2) * 2)
