"""Copies of a film: the same picture with other tags, or with sound that other hosts play."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import av
import numpy as np

from sora_nb.errors import MediaError
from sora_nb.footage import SAMPLE_RATE, Picture, Sound
from sora_nb.media.encoder import add_sound, mp4
from sora_nb.media.reader import FilmFile, open_film
from sora_nb.media.sound import resample
from sora_nb.media.video import VideoWriter

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNSTEADY = 0.002
"""Seconds a frame may come early or late in a film of steady rate; coarse clocks tick in milliseconds."""
_FASTEST = 60
MP3_BITS = 192_000
MP3_BLOCK = 1152
"""Samples in one MPEG-1 layer III frame (ISO/IEC 11172-3)."""
_MP3_RATES = {32_000, 44_100, 48_000}


def copy_film(source: Path, target: Path, tags: Mapping[str, str]) -> None:
    """Write a film's picture and sound to a new mp4 with these tags and no others.

    H.264 and AAC in an mp4 are copied as they are; anything else is encoded anew.

    Raises:
        MediaError: the source is no film we read.
    """
    film = open_film(source)
    with film.container() as opened:
        tracks = [*opened.streams.video[:1], *opened.streams.audio[:1]]
        # Matroska leaves out the decoding times that an mp4 needs.
        if film.kind == "mp4" and [track.codec_context.name for track in tracks] in (["h264"], ["h264", "aac"]):
            with mp4(target) as output:
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


def plays_as_it_is(film: FilmFile) -> bool:
    """Tell whether `copy_film` can take a film over untouched: what browsers play, upright, steady, at an even size."""
    with film.container() as opened:
        tracks = [*opened.streams.video[:1], *opened.streams.audio[:1]]
        known = film.kind == "mp4" and [track.codec_context.name for track in tracks] in (["h264"], ["h264", "aac"])
        plain = opened.streams.video[0].codec_context.pix_fmt in {"yuv420p", "yuvj420p"}
    gaps = np.diff(film.times)
    steady = not len(gaps) or bool(np.abs(gaps - 1 / float(film.fps)).max() < _UNSTEADY)
    return known and plain and steady and not film.turned and _even(film.size) == film.size and film.fps <= _FASTEST


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
        output = mp4(target)
        with output:
            copy = output.add_stream_from_template(video)
            rate = film.rate if film.rate in _MP3_RATES else SAMPLE_RATE
            sound = add_sound(output, "libmp3lame", rate, MP3_BITS) if film.rate else None
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
    packets: list[Any] = []
    for start in range(0, len(samples), MP3_BLOCK):
        planes = np.ascontiguousarray(samples[start : start + MP3_BLOCK].T)
        frame = av.AudioFrame.from_ndarray(planes, format="fltp", layout="mono" if len(planes) == 1 else "stereo")
        frame.sample_rate, frame.pts, frame.time_base = sound.rate, start, Fraction(1, sound.rate)
        packets += sound.encode(frame)
    packets += sound.encode(None)
    return packets
