"""Sound as the model sees it: how loud each pitch is in each moment, and back to a waveform.

Phases are what a small model cannot learn and what the ear hardly misses in steps, waves and wind. So the model makes a
log-mel spectrogram (Stevens et al. 1937), and Griffin and Lim (1984) find a waveform whose loudness is that.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE = 24_000
"""Samples a second that the model hears: half of the studio's, so up to 12 kHz."""
BANDS = 64
PARTS = 4
"""Spectra for each frame of film: at 12 frames a second one every 21 ms."""
QUIET, LOUD = -90.0, 0.0
"""What counts as silence and as full, in dB; between them the model's numbers go from -1 to 1."""
_WINDOW = 1024


def hop(fps: int) -> int:
    """Return the samples from one spectrum to the next."""
    return RATE // (fps * PARTS)


def analysed(samples: NDArray[np.float32], frames: int, fps: int) -> NDArray[np.float32]:
    """Return the spectra (frames · PARTS, BANDS) of samples (time,) at `RATE`: -1 silent, 1 full."""
    power = np.abs(_spectra(_fitted(samples, frames, fps), hop(fps))) ** 2
    level = 10 * np.log10(np.maximum(power @ _mel().T, 1e-12))
    return np.asarray(np.clip((level - QUIET) / (LOUD - QUIET), 0, 1) * 2 - 1, np.float32)


def waveform(spectra: NDArray[np.float32], fps: int, *, rounds: int = 32) -> NDArray[np.float32]:
    """Return samples (time,) at `RATE` whose spectra are about these (frames · PARTS, BANDS)."""
    step = hop(fps)
    level = (np.clip(spectra, -1, 1) + 1) / 2 * (LOUD - QUIET) + QUIET
    # Silence is nothing at all, not the faintest hiss.
    power = np.where(level > QUIET + 1, 10 ** (level / 10), 0)
    wanted = np.sqrt(np.maximum(power @ _back().T, 0))
    phase = np.exp(2j * np.pi * np.random.default_rng(0).random(wanted.shape))
    before = np.zeros_like(phase)
    for _ in range(rounds):
        found = _spectra(_overlapped(wanted * phase, step), step)
        # The quick variant of Perraudin, Balazs and Søndergaard (2013): go a little farther than where the round led.
        ahead = found + 0.99 * (found - before)
        phase, before = ahead / np.maximum(np.abs(ahead), 1e-12), found
    return np.clip(_overlapped(wanted * phase, step), -1, 1).astype(np.float32)


def _fitted(samples: NDArray[np.float32], frames: int, fps: int) -> NDArray[np.float32]:
    count = frames * PARTS * hop(fps)
    return np.pad(samples[:count], (0, max(0, count - len(samples))))


def _spectra(samples: NDArray[np.floating], step: int) -> NDArray[np.complex128]:
    """Return the Fourier transform around the middle of each step, (steps, frequencies)."""
    half = _WINDOW // 2
    padded = np.pad(samples, (half - step // 2, half))
    starts = np.arange(len(samples) // step) * step
    return np.asarray(np.fft.rfft(padded[starts[:, None] + np.arange(_WINDOW)] * _hann(), axis=1) / (_WINDOW / 4))


def _overlapped(spectra: NDArray[np.complex128], step: int) -> NDArray[np.float64]:
    """Return the samples that fit best with spectra (Griffin and Lim 1984, equation 6)."""
    half, count = _WINDOW // 2, len(spectra)
    pieces = np.fft.irfft(spectra * (_WINDOW / 4), _WINDOW, axis=1) * _hann()
    total = np.zeros(count * step + 2 * _WINDOW)
    weight = np.zeros_like(total)
    for index, piece in enumerate(pieces):
        total[index * step : index * step + _WINDOW] += piece
        weight[index * step : index * step + _WINDOW] += _hann() ** 2
    first = half - step // 2
    return (total / np.maximum(weight, 1e-3))[first : first + count * step]


@functools.cache
def _hann() -> NDArray[np.float64]:
    return np.asarray(0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_WINDOW) / _WINDOW))


@functools.cache
def _mel() -> NDArray[np.float64]:
    """Return triangles (BANDS, frequencies) evenly spaced in mel, each adding up what it spans."""
    frequencies = np.arange(_WINDOW // 2 + 1) * RATE / _WINDOW
    top = 2595 * np.log10(1 + RATE / 2 / 700)
    edges = 700 * (10 ** (np.linspace(0, top, BANDS + 2) / 2595) - 1)
    low, middle, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    # The lowest bands are narrower than the transform's grid; a bit wider, none of them is empty.
    width = RATE / _WINDOW
    rise = (frequencies - low + width) / (middle - low + width)
    fall = (high - frequencies + width) / (high - middle + width)
    return np.clip(np.minimum(rise, fall), 0, 1)


@functools.cache
def _back() -> NDArray[np.float64]:
    """Return (frequencies, BANDS): each band's power spread over what it spans, where bands overlap their mean."""
    mel = _mel()
    spread = mel / mel.sum(axis=1, keepdims=True)
    return np.asarray((spread / np.maximum(mel.sum(axis=0), 1e-9)).T)
