"""Loudness: how loud a soundtrack is to a listener (ITU-R BS.1770-4), and bringing it to a level without clipping.

Everything listens to a stream and keeps only sums, so that a minute needs no more memory than a second. The sums are taken
over stretches of their own, so that they do not depend on the pieces in which the stream comes.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Stereo = NDArray[np.float32]

TARGET = -16.0
"""Integrated loudness that a mix aims at, in LUFS."""
CEILING = 10 ** (-1.0 / 20)
"""Highest true peak: −1 dBTP."""
LIFT = 12.0
"""Most dB a mix is turned up: what is quiet by nature stays soft."""
SQUEEZE = 5.0
"""Most dB the limiter takes off a peak so that the rest can be louder."""

# BS.1770-4, tables 1 and 2: biquads for 48 kHz as (b0, b1, b2, a1, a2); the head's shelf and the low cut.
_SHELF = (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585)
_LOWCUT = (1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621)
_TAPS = 6_144
_STEP = SAMPLE_RATE // 10
_HOP = 10 * _STEP
_FFT = 57_600
_BLOCK = 48
"""Samples for which the limiter holds one gain: 1 ms."""


@functools.cache
def _weighting() -> NDArray[np.complex128]:
    """Return the spectrum of K-weighting as a finite filter; both biquads have died away (−100 dB) after `_TAPS` samples."""
    z = np.exp(-2j * np.pi * np.arange(_FFT // 2 + 1) / _FFT)
    response = np.ones(len(z), complex)
    for b0, b1, b2, a1, a2 in (_SHELF, _LOWCUT):
        response *= (b0 + b1 * z + b2 * z**2) / (1 + a1 * z + a2 * z**2)
    impulse = np.fft.irfft(response, _FFT)
    impulse[_TAPS:] = 0
    weights: NDArray[np.complex128] = np.fft.rfft(impulse)
    return weights


class _Stretches:
    """Cuts a stream into stretches of one second, and hands each on with what came before it."""

    def __init__(self, before: int) -> None:
        self._before = before
        self._past = np.zeros((0, 2), np.float32)
        self._waiting = np.zeros((0, 2), np.float32)

    def add(self, sound: Stereo) -> Iterator[tuple[Stereo, int]]:
        """Yield (samples, how many of them are from before the stretch) for every stretch that is full now."""
        self._waiting = np.concatenate([self._waiting, sound])
        while len(self._waiting) >= _HOP:
            yield self._next()

    def rest(self) -> Iterator[tuple[Stereo, int]]:
        """Yield the last stretch, if there is one."""
        if len(self._waiting):
            yield self._next()

    def _next(self) -> tuple[Stereo, int]:
        known = len(self._past)
        piece = np.concatenate([self._past, self._waiting[:_HOP]])
        self._waiting = self._waiting[_HOP:].copy()
        self._past = piece[max(0, len(piece) - self._before) :].copy()
        return piece, known


class LoudnessMeter:
    """Hears a stream of (time, 2) samples at 48 kHz and tells its integrated loudness."""

    def __init__(self) -> None:
        self._stretches = _Stretches(_TAPS)
        self._energies: list[NDArray[np.float64]] = []

    def add(self, sound: Stereo) -> None:
        """Hear the next samples."""
        for piece, known in self._stretches.add(sound):
            self._weigh(piece, known)

    def _weigh(self, piece: Stereo, known: int) -> None:
        """Keep the K-weighted energy of every whole 100 ms, both channels together."""
        filtered = np.fft.irfft(np.fft.rfft(piece, _FFT, axis=0) * _weighting()[:, None], _FFT, axis=0)[known : len(piece)]
        whole = len(filtered) // _STEP * _STEP
        self._energies.append((filtered[:whole] ** 2).reshape(-1, 2 * _STEP).sum(1))

    def integrated(self) -> float:
        """Return the integrated loudness in LUFS of all that was heard, −70 where that is nothing; ends the measurement.

        Blocks of 400 ms, three quarters overlapping, gated at −70 LUFS and 10 LU below the mean (BS.1770-4, annex 1). A clip
        shorter than one block is padded with silence.
        """
        for piece, known in self._stretches.rest():
            self._weigh(piece, known)
        energy = np.concatenate([*self._energies, np.zeros(0)])
        if len(energy) < 4:
            energy = np.pad(energy, (0, 4 - len(energy)))
        blocks = np.convolve(energy, np.ones(4), "valid") / (4 * _STEP)
        blocks = blocks[blocks > 10 ** ((-70 + 0.691) / 10)]
        if not len(blocks):
            return -70.0
        blocks = blocks[blocks > 0.1 * blocks.mean()]
        return float(-0.691 + 10 * np.log10(blocks.mean()))


@functools.cache
def _phases() -> NDArray[np.float32]:
    """Return the three filters, 12 taps each, that estimate a wave a quarter, half and three quarters of a sample on."""
    taps = np.arange(12) - 5
    rows = [np.sinc(taps - part) * np.kaiser(14, 4.0)[1:13] for part in (0.25, 0.5, 0.75)]
    return np.array([row / row.sum() for row in rows], np.float32)


class PeakMeter:
    """Hears a stream of (time, 2) samples and tells the highest peak of the wave between them, and the peak of every ms."""

    def __init__(self) -> None:
        self._stretches = _Stretches(12)
        self._top = self._found = 0.0
        self._each: list[NDArray[np.float32]] = []

    def add(self, sound: Stereo) -> None:
        """Hear the next samples."""
        for piece, known in self._stretches.add(sound):
            self._look(piece, known)

    def _look(self, piece: Stereo, known: int) -> None:
        new = np.maximum(*np.abs(piece[known:].T))
        self._each.append(np.pad(new, (0, -len(new) % _BLOCK)).reshape(-1, _BLOCK).max(axis=1))
        self._top = max(self._top, float(new.max(initial=0.0)))
        self._found = max(self._found, self._top)
        for channel in piece.T:
            # A wave exceeds its samples by a few dB at most, so only the loud ones are looked at.
            near = np.flatnonzero(np.abs(channel) > 0.6 * self._top)
            near = near[(near >= 6) & (near < len(channel) - 6)]
            if len(near):
                windows = np.lib.stride_tricks.sliding_window_view(channel, 12)
                both = np.concatenate([windows[near - 5], windows[near - 6]])
                self._found = max(self._found, float(np.abs(both @ _phases().T).max()))

    def true_peak(self) -> float:
        """Return the highest peak so far, by fourfold oversampling (BS.1770-4, annex 2); ends the measurement."""
        for piece, known in self._stretches.rest():
            self._look(piece, known)
        return self._found

    def each(self) -> NDArray[np.float32]:
        """Return the highest sample of every millisecond: 4 kB a second, all that is kept of the stream."""
        return np.concatenate([*self._each, np.zeros(0, np.float32)])


def integrated(sound: Stereo) -> float:
    """Return the integrated loudness in LUFS of (time, 2) samples at 48 kHz, −70 where nothing is heard."""
    meter = LoudnessMeter()
    meter.add(sound)
    return meter.integrated()


def true_peak(sound: Stereo) -> float:
    """Return the highest peak of the wave between the samples of a (time, 2) sound."""
    meter = PeakMeter()
    meter.add(sound)
    return meter.true_peak()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What brings a mix to its level: one gain for all of it, and the limiter's for the middle of every millisecond."""

    gain: float = 1.0
    limit: NDArray[np.float32] | None = None

    def apply(self, sound: Stereo, start: int) -> None:
        """Bring samples, the first of which is number `start` of the mix, to the level, in place."""
        sound *= np.float32(self.gain)
        if self.limit is not None:
            first = max(0, start // _BLOCK - 1)
            limit = self.limit[first : (start + len(sound)) // _BLOCK + 2]
            centre = (first + np.arange(len(limit)) + 0.5) * _BLOCK
            sound *= np.interp(np.arange(start, start + len(sound)), centre, limit).astype(np.float32)[:, None]


def level(loud: float, peaks: PeakMeter, again: Callable[[], Iterator[Stereo]]) -> Level:
    """Return what brings a mix to −16 LUFS: never above −1 dBTP, never turned up by more than `LIFT`.

    A mix of few short sounds reaches the ceiling first and stays softer; the limiter then takes at most `SQUEEZE` dB off
    its peaks.

    Args:
        loud: The mix's integrated loudness in LUFS.
        peaks: Who has heard the mix.
        again: Plays the mix once more, in pieces that may be changed; needed only where the limiter works.
    """
    high = peaks.true_peak()
    if high < 1e-6:
        return Level()
    gain = 10 ** (min(TARGET - loud, LIFT, 20 * np.log10(CEILING / high) + SQUEEZE) / 20)
    if high * gain <= CEILING:
        return Level(gain=gain)
    limited, heard, start = Level(gain=gain, limit=_limiter(peaks.each() * gain)), PeakMeter(), 0
    for piece in again():
        limited.apply(piece, start)
        heard.add(piece)
        start += len(piece)
    return Level(gain=gain / max(1.0, heard.true_peak() / CEILING), limit=limited.limit)


def _limiter(highest: NDArray[np.floating]) -> NDArray[np.float32]:
    """Return the gain for the middle of every millisecond, from its peak: it falls over 3 ms before, recovers over 60 ms."""
    # A hair below the ceiling, for what lies between the samples.
    needed = np.minimum(1.0, 0.97 * CEILING / np.maximum(highest, 1e-9))
    held = np.lib.stride_tricks.sliding_window_view(np.pad(needed, 3, mode="edge"), 7).min(axis=1)
    release = float(np.exp(-1 / 60))
    gain = 1.0
    for i in range(len(held)):
        gain = min(float(held[i]), 1 - (1 - gain) * release)
        held[i] = gain
    return np.convolve(np.pad(held, 2, mode="edge"), np.full(5, 0.2), "valid").astype(np.float32)
