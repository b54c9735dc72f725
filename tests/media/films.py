"""Small films for the tests: a flash and a click in the middle of a plain colour."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

from sora_nb.footage import Picture, Sound
from sora_nb.media.video import VideoWriter

RED = (200, 20, 10)


def flash_and_click(frames: int, fps: Fraction | float, size: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return pictures with one white frame, and sound with one click that starts with it."""
    rate = Fraction(fps).limit_denominator(1001)
    pictures = np.zeros((frames, size[1], size[0], 3), np.uint8)
    pictures[:] = RED
    pictures[frames // 2] = 255
    samples = np.zeros((round(frames / rate * 48_000), 2), np.float32)
    samples[round(frames // 2 / rate * 48_000)] = 0.9
    return pictures, samples


def write(
    path: Path,
    *,
    frames: int = 24,
    fps: Fraction | float = 24,
    size: tuple[int, int] = (128, 96),
    tags: dict[str, str] | None = None,
    sound: bool = True,
) -> Path:
    """Write such a film."""
    pictures, samples = flash_and_click(frames, fps, size)
    with VideoWriter(path, size=size, fps=fps, rate=48_000 if sound else 0, metadata=tags) as writer:
        if sound:
            writer.write(Sound(samples=samples))
        writer.write(Picture(frames=pictures))
    return path


def noise(frames: int, size: tuple[int, int], seed: int = 0) -> np.ndarray:
    """Return pictures no two of which are alike: a gradient that moves, with a little grain."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[: size[1], : size[0]]
    out = np.empty((frames, size[1], size[0], 3), np.uint8)
    for index in range(frames):
        base = np.stack([x * 2 + index * 7, y * 2 + index * 3, x + y], -1)
        out[index] = (base + random.integers(0, 8, base.shape)) % 256 // 2 + 60
    return out


def write_webm(path: Path, *, frames: int = 24, fps: int = 24, size: tuple[int, int] = (128, 96)) -> Path:
    """Write such a film as other programs do: VP9 and Opus in webm, or in mkv, by the path's ending."""
    pictures, samples = flash_and_click(frames, fps, size)
    with av.open(str(path), "w", format="webm" if path.suffix == ".webm" else "matroska") as out:
        video = out.add_stream("libvpx-vp9", rate=fps, options={"cpu-used": "8", "deadline": "realtime"})
        video.width, video.height, video.pix_fmt = *size, "yuv420p"
        audio = out.add_stream("libopus", rate=48_000, layout="stereo")
        for picture in pictures:
            out.mux(video.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(video.encode(None))
        for start in range(0, len(samples), 960):
            block = np.zeros((960, 2), np.float32)
            block[: len(samples) - start] = samples[start : start + 960]
            frame = av.AudioFrame.from_ndarray(block.reshape(1, -1), format="flt", layout="stereo")
            frame.sample_rate, frame.pts = 48_000, start
            out.mux(audio.encode(frame))
        out.mux(audio.encode(None))
    return path


def write_gif(path: Path, *, delays: tuple[int, ...], size: tuple[int, int] = (97, 71)) -> Path:
    """Write a gif whose frames stand for so many hundredths of a second, each of another grey."""
    shown = [Image.new("RGB", size, (20 * number, 20 * number, 20 * number)) for number in range(len(delays))]
    shown[0].save(path, save_all=True, append_images=shown[1:], duration=[10 * delay for delay in delays], loop=0)
    return path
