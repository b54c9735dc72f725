"""The engine that needs nothing: colour bars, a tone, a beep every second, a frame counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.engines.base import Limits
from sora_nb.footage import SAMPLE_RATE, Event, Picture, Progress, Sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from sora_nb.engines.base import Job
    from sora_nb.footage import Yield

# 75 % bars, left to right, as in SMPTE EG 1-1990.
BARS = ((191, 191, 191), (191, 191, 0), (0, 191, 191), (0, 191, 0), (191, 0, 191), (191, 0, 0), (0, 0, 191))
_SEGMENTS = {
    "0": "111101101101111", "1": "010110010010111", "2": "111001111100111", "3": "111001111001111", "4": "101101111001001",
    "5": "111100111001111", "6": "111100111101111", "7": "111001010010010", "8": "111101111101111", "9": "111101111001111",
}  # fmt: skip
_TONE, _BEEP = 440.0, 1000.0


class TestCard:
    """Colour bars with sound, drawn in numpy; the counter shows the frame's number, the white bar the second's progress."""

    name = "testcard"
    version = "1"
    limits = Limits(actions=("generate", "remix"), source_type="algorithmicMedia")
    assets = ""
    __test__ = False

    def render(self, job: Job) -> Iterator[Yield]:
        """Yield the card frame by frame, one second of sound ahead of its frames."""
        recipe = job.recipe
        width, height = recipe.size
        card = _bars(width, height)
        total = recipe.frames
        for second in range(-(-total // recipe.fps)):
            yield Event(kind="beep", time=float(second), text="beep")
            if recipe.sound:
                yield Sound(samples=_tone(second, total / recipe.fps, seed=recipe.seed))
            for index in range(second * recipe.fps, min((second + 1) * recipe.fps, total)):
                job.check()
                frame = _counted(card, index, recipe.fps)
                yield Picture(frames=frame[None])
                yield Progress(done=index + 1, total=total, note=f"frame {index + 1} of {total}", preview=frame)


def _bars(width: int, height: int) -> NDArray[np.uint8]:
    columns = np.array(BARS, np.uint8)[np.arange(width) * len(BARS) // width]
    return np.repeat(columns[None], height, axis=0)


def _counted(card: NDArray[np.uint8], index: int, fps: int) -> NDArray[np.uint8]:
    frame = card.copy()
    height, width = card.shape[:2]
    band = max(4, height // 12)
    frame[-band:] = 16
    frame[-band:, : max(1, width * (index % fps + 1) // fps)] = 235
    cell = max(1, min(width // 24, height // 12))
    for place, digit in enumerate(f"{index:04d}"):
        glyph = np.array(list(_SEGMENTS[digit]), np.uint8).reshape(5, 3).repeat(cell, 0).repeat(cell, 1)
        top, left = cell, cell + place * 4 * cell
        patch = frame[top : top + 5 * cell, left : left + 3 * cell]
        patch[glyph[: patch.shape[0], : patch.shape[1]] > 0] = 235
    return frame


def _tone(second: int, seconds: float, *, seed: int) -> NDArray[np.float32]:
    """Return one second of a quiet tone with a 40 ms beep at its start; the seed tunes the tone, in semitones."""
    start, stop = second * SAMPLE_RATE, min((second + 1) * SAMPLE_RATE, round(seconds * SAMPLE_RATE))
    t = np.arange(start, stop) / SAMPLE_RATE
    wave = 0.1 * np.sin(2 * np.pi * _TONE * 2 ** (seed % 12 / 12) * t)
    wave += np.where(t - second < 0.04, 0.5 * np.sin(2 * np.pi * _BEEP * t), 0)
    return np.repeat(wave.astype(np.float32)[:, None], 2, axis=1)
