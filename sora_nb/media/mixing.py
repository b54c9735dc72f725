"""The sound of a cut: runs of several films at their exact samples, joined without clicks, read a few seconds at a time."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.media.sound import resample
from sora_nb.timeline import samples_before

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from sora_nb.footage import Footage
    from sora_nb.recipes import Recipe
    from sora_nb.timeline import Segment

_IN, _OUT = 48, 240
"""Samples over which a run comes and goes where it meets another or is cut off: 1 ms and 5 ms, too short to hear."""
_AHEAD = 5 * SAMPLE_RATE
_KNEE = 0.9


class Mixer:
    """Gives the sound of a cut, stereo at 48 kHz; each run is at hand for a few seconds only.

    A `dub` is raw float32 stereo at 48 kHz; then the films' own sound is turned down to the recipe's "keep".
    """

    def __init__(self, recipe: Recipe, runs: Sequence[Segment], films: Sequence[Footage], dub: Path | None) -> None:
        self._fps = recipe.fps
        self._keep = float(dict(recipe.options).get("keep", 0.0)) if recipe.action == "dub" else 1.0
        self._dub = None if dub is None else np.memmap(dub, np.float32, "r").reshape(-1, 2)
        self._tracks = [
            _Track(films[run.source], run, after, recipe.fps)
            for run, after in zip_longest(runs, runs[1:])
            if run.source is not None and films[run.source].rate and self._keep
        ]

    def between(self, first: int, last: int) -> NDArray[np.float32]:
        """Return the samples (time, 2) that belong to the frames from `first` to before `last`."""
        start, stop = samples_before(first, self._fps), samples_before(last, self._fps)
        out = np.zeros((stop - start, 2), np.float32)
        for track in self._tracks:
            track.add_to(out, start, self._keep)
        if self._dub is not None:
            part = self._dub[start:stop]
            out[: len(part)] += part
        return _softened(out)


class _Track:
    """One run of one film."""

    def __init__(self, film: Footage, run: Segment, after: Segment | None, fps: int) -> None:
        self._film = film
        self._start, self._stop = samples_before(run.at, fps), samples_before(run.end, fps)
        self._skip = samples_before(run.first, fps)
        self._crossed_in, self._crossed_out = run.overlap > 0, after is not None and after.overlap > 0
        joined = after is not None or self._skip + self._stop - self._start < round(film.seconds * SAMPLE_RATE) - _OUT
        self._in = samples_before(run.at + run.overlap, fps) - self._start if run.overlap else _IN if run.first or run.at else 0
        crossing = after.overlap if after is not None else 0
        self._out = self._stop - samples_before(run.end - crossing, fps) if crossing else _OUT if joined else 0
        self._have = (0, np.zeros((0, 2), np.float32))

    def add_to(self, out: NDArray[np.float32], at: int, gain: float) -> None:
        """Add what this run sounds between `at` and the end of `out`."""
        low, high = max(at, self._start), min(at + len(out), self._stop)
        if low < high:
            samples = self._read(low - self._start, high - self._start)
            out[low - at : high - at] += samples * self._level(low, high)[:, None] * np.float32(gain)

    def _level(self, low: int, high: int) -> NDArray[np.float32]:
        n = np.arange(low, high, dtype=np.float32) + 0.5
        level = np.ones(high - low, np.float32)
        for length, place, crossed in (
            (self._in, n - self._start, self._crossed_in), (self._out, self._stop - n, self._crossed_out),
        ):  # fmt: skip
            if length:
                share = np.clip(place / np.float32(length), 0, 1)
                # Two films that cross keep their power, not their amplitude: they are not in phase.
                rise = np.sin(share * np.float32(np.pi / 2))
                level *= rise if crossed else rise**2
        return level

    def _read(self, low: int, high: int) -> NDArray[np.float32]:
        """Return samples of the run from `low` to `high`; they are read some seconds ahead."""
        begin, block = self._have
        if low < begin or high > begin + len(block):
            end = max(high, min(low + _AHEAD, self._stop - self._start))
            begin, block = low, _stereo(self._film, self._skip + low, self._skip + end)
            self._have = (begin, block)
        return block[low - begin : high - begin]


def _stereo(film: Footage, start: int, stop: int) -> NDArray[np.float32]:
    """Return a film's samples (stop - start, 2) at 48 kHz, silence beyond its end."""
    if film.rate == SAMPLE_RATE:
        samples = film.sound(start / SAMPLE_RATE, stop / SAMPLE_RATE)
    else:
        # On whole seconds every rate's grid meets that of 48 kHz, and a second more on both sides hides the filter's ends.
        first = max(0, start // SAMPLE_RATE - 1)
        near = film.sound(float(first), float(-(-stop // SAMPLE_RATE) + 1))
        offset = start - first * SAMPLE_RATE
        samples = resample(near, film.rate, SAMPLE_RATE)[offset : offset + stop - start]
    wide = np.repeat(samples, 2, axis=1) if samples.shape[1] == 1 else samples
    return np.pad(wide, ((0, stop - start - len(wide)), (0, 0)))


def _softened(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return samples that were added up, bent below full scale where they would go over it."""
    loud = np.abs(samples)
    if float(loud.max(initial=0.0)) <= 1.0:
        return samples
    room = np.float32(1 - _KNEE)
    bent = _KNEE + room * np.tanh((loud - _KNEE) / room)
    return np.where(loud > _KNEE, np.sign(samples) * bent, samples).astype(np.float32)
