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
    if source == target or not len(samples):
        return samples[: round(len(samples) * target / source)].copy()
    stream = Resampler(source, target)
    return np.concatenate([stream.add(samples), stream.finish()])


class Resampler:
    """Brings a stream of samples (time, channel) to another rate as `resample` does, without seams between its pieces."""

    def __init__(self, source: int, target: int) -> None:
        step = math.gcd(source, target)
        self.source, self.target = source, target
        self._up, self._down = target // step, source // step
        self._taps, self._phases = _phases(self._up, self._down)
        self._held: NDArray[np.float32] | None = None
        self._heard = self._given = 0

    def add(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Hear the next samples, and return what is known by now; the rest waits for what comes after it."""
        if self._held is None:
            self._held = np.zeros((self._taps // 2, samples.shape[1]), np.float32)
        self._held = np.concatenate([self._held, samples.astype(np.float32, copy=False)])
        self._heard += len(samples)
        # `up` samples come out for every `down` that go in.
        turns = max(0, (len(self._held) - self._taps) // self._down)
        out = self._filtered(self._held, turns * self._up)
        self._held = self._held[turns * self._down :].copy()
        return out

    def finish(self) -> NDArray[np.float32]:
        """Return the last samples; silence follows them."""
        if self._held is None:
            return np.zeros((0, 2), np.float32)
        rest = round(self._heard * self.target / self.source) - self._given
        return self._filtered(np.pad(self._held, ((0, self._down + 2 * self._taps), (0, 0))), rest)

    def _filtered(self, held: NDArray[np.float32], count: int) -> NDArray[np.float32]:
        out = np.empty((count, held.shape[1]), np.float32)
        for phase in range(min(self._up, count)):
            # Output n lies at n·down/up of the input; all n with the same remainder share one filter, `down` samples apart.
            first = phase * self._down // self._up
            number = len(range(phase, count, self._up))
            windows = np.lib.stride_tricks.sliding_window_view(held[first:], self._taps, axis=0)
            every = windows[: (number - 1) * self._down + 1 : self._down]
            out[phase :: self._up] = every @ self._phases[phase * self._down % self._up]
        self._given += count
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
