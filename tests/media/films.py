"""Small films for the tests: a flash and a click in the middle of a plain colour."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np

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
