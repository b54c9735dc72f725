"""Sound as arrays: another sample rate, and the peaks a waveform is drawn from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ZEROS = 16
"""Zero crossings of the windowed sinc on either side of its middle."""
_BETA = 8.6
"""Kaiser window shape: about 85 dB down outside the band (Kaiser 1974)."""


def resample(samples: NDArray[np.float32], source: int, target: int) -> NDArray[np.float32]:
    """Return samples (time, channel) at another rate, by a polyphase windowed sinc (Crochiere & Rabiner 1983, ch. 4).

    Time is kept: a click at t seconds stays at t seconds. The result has round(len·target/source) samples; `source` and
    `target` are in Hz.
    """
    count = round(len(samples) * target / source)
    if source == target or not len(samples):
        return samples[:count].copy()
    step = math.gcd(source, target)
    up, down = target // step, source // step
    taps, phases = _phases(up, down)
    half = taps // 2
    padded = np.pad(samples.astype(np.float32), ((half, half + taps), (0, 0)))
    out = np.empty((count, samples.shape[1]), np.float32)
    for phase in range(min(up, count)):
        # Output n lies at n·down/up of the input; all n with the same remainder share one filter, `down` samples apart.
        first = phase * down // up
        filter_ = phases[phase * down % up]
        number = len(range(phase, count, up))
        windows = np.lib.stride_tricks.sliding_window_view(padded[first:], taps, axis=0)[: (number - 1) * down + 1 : down]
        out[phase::up] = windows @ filter_
    return out


def _phases(up: int, down: int) -> tuple[int, NDArray[np.float32]]:
    band = min(1.0, up / down)
    half = math.ceil(_ZEROS / band)
    at = np.arange(-half, half + 1)[None, :] - np.arange(up)[:, None] / up
    window = np.i0(_BETA * np.sqrt(np.clip(1 - (at / (half + 1)) ** 2, 0, 1))) / np.i0(_BETA)
    filters = band * np.sinc(band * at) * window
    return 2 * half + 1, (filters / filters.sum(axis=1, keepdims=True)).astype(np.float32)


def peaks(samples: NDArray[np.float32], bins: int) -> NDArray[np.uint8]:
    """Return the loudest absolute value in each of `bins` equal stretches, 0 (silence) to 255 (full scale)."""
    loudest = np.zeros(bins, np.float32)
    if len(samples):
        level = np.abs(samples).max(axis=1)
        edges = np.linspace(0, len(level), bins + 1)
        starts = np.minimum(edges[:-1].astype(int), len(level) - 1)
        loudest = np.maximum.reduceat(level, starts)
    scaled: NDArray[np.uint8] = np.ceil(np.clip(loudest, 0, 1) * 255).astype(np.uint8)
    return scaled
