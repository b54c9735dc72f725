"""What a training looks like: its log as a curve, its model's films as a sheet of frames."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb.media.image import png

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from sora_nb.model.pipeline import NanoOutput

_SIZE = (640, 320)
_INKS = {"picture": (30, 90, 200), "sound": (220, 120, 20)}


def read(log: Path) -> list[dict[str, Any]]:
    """Return the lines of a log, none where there is no file."""
    return [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []


def curve(log: list[dict[str, Any]], target: Path) -> None:
    """Draw errors over steps, upright a logarithm: blue is picture, orange sound, grey lines are ten times as much."""
    width, height = _SIZE
    sheet = np.full((height, width, 3), 255, np.uint8)
    rows = {name: _smooth(np.log10([max(line[name], 1e-6) for line in log])) for name in _INKS} if log else {}
    if not rows:
        return
    low = min(float(row.min()) for row in rows.values()) - 0.05
    high = max(float(row.max()) for row in rows.values()) + 0.05
    for decade in range(int(np.ceil(low)), int(np.floor(high)) + 1):
        sheet[_upright(np.array([decade]), low, high)[0], :] = 210
    for name, row in rows.items():
        columns = np.arange(width)
        heights = _upright(np.interp(np.linspace(0, len(row) - 1, width), np.arange(len(row)), row), low, high)
        for column, top, after in zip(columns, heights, np.append(heights[1:], heights[-1]), strict=True):
            sheet[min(top, after) : max(top, after) + 2, column] = _INKS[name]
    target.write_bytes(png(sheet))


def _upright(values: NDArray[np.floating], low: float, high: float) -> NDArray[np.intp]:
    return np.asarray(np.rint((high - values) / (high - low) * (_SIZE[1] - 3)), np.intp)


def _smooth(row: NDArray[np.floating]) -> NDArray[np.floating]:
    """Return the mean of each value and those around it, about a hundredth of the row on each side."""
    half = len(row) // 100
    padded = np.pad(row, half, mode="edge")
    return np.convolve(padded, np.full(2 * half + 1, 1 / (2 * half + 1)), "valid")


def preview(made: NanoOutput, target: Path, *, moments: int = 8) -> None:
    """Draw films one below the other, each as frames evenly spread over its length with its waveform under them."""
    rows = []
    for frames, samples in zip(made.frames, made.samples, strict=True):
        strip = np.concatenate(list(frames[np.linspace(0, len(frames) - 1, moments).astype(int)]), 1)
        rows += [strip, _wave(samples, strip.shape[1])]
    target.write_bytes(png(np.repeat(np.repeat(np.concatenate(rows), 2, 0), 2, 1)))


def _wave(samples: NDArray[np.float32], width: int, height: int = 16) -> NDArray[np.uint8]:
    loud = np.array([np.abs(part).max() for part in np.array_split(samples, width)])
    shown = np.abs(np.arange(height)[:, None] - height / 2 + 0.5) <= loud * height / 2
    return np.where(shown[..., None], np.uint8(60), np.uint8(235)).repeat(3, -1)
