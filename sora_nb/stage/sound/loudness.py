"""Loudness: how loud a soundtrack is to a listener (ITU-R BS.1770-4), and bringing it to a level without clipping."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE

if TYPE_CHECKING:
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
_BLOCK = 48
"""Samples for which the limiter holds one gain: 1 ms."""


@functools.cache
def _weighting(fft: int) -> NDArray[np.complex128]:
    """Return the spectrum of K-weighting as a finite filter; both biquads have died away (−100 dB) after `_TAPS` samples."""
    z = np.exp(-2j * np.pi * np.arange(fft // 2 + 1) / fft)
    response = np.ones(len(z), complex)
    for b0, b1, b2, a1, a2 in (_SHELF, _LOWCUT):
        response *= (b0 + b1 * z + b2 * z**2) / (1 + a1 * z + a2 * z**2)
    impulse = np.fft.irfft(response, fft)
    impulse[_TAPS:] = 0
    weights: NDArray[np.complex128] = np.fft.rfft(impulse)
    return weights


def _energies(sound: Stereo) -> NDArray[np.float64]:
    """Return the K-weighted energy of every whole 100 ms, both channels together, reading a second at a time."""
    fft, hop = 57_600, 10 * _STEP
    weights = _weighting(fft)
    found = []
    for start in range(0, len(sound), hop):
        before = max(0, start - _TAPS)
        piece = sound[before : start + hop]
        filtered = np.fft.irfft(np.fft.rfft(piece, fft, axis=0) * weights[:, None], fft, axis=0)
        kept = filtered[start - before : len(piece)]
        whole = len(kept) // _STEP * _STEP
        found.append((kept[:whole] ** 2).reshape(-1, _STEP * sound.shape[1]).sum(1))
    return np.concatenate(found) if found else np.zeros(0)


def integrated(sound: Stereo) -> float:
    """Return the integrated loudness in LUFS of (time, 2) samples at 48 kHz, −70 where nothing is heard.

    Blocks of 400 ms, three quarters overlapping, gated at −70 LUFS and 10 LU below the mean (BS.1770-4, annex 1). A clip
    shorter than one block is padded with silence.
    """
    energy = _energies(sound)
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


def true_peak(sound: Stereo) -> float:
    """Return the highest peak of the wave between the samples, by fourfold oversampling (BS.1770-4, annex 2)."""
    top = float(np.abs(sound).max(initial=0.0))
    found = top
    for start in range(0, len(sound), SAMPLE_RATE):
        piece = sound[max(0, start - 6) : start + SAMPLE_RATE + 6]
        for channel in piece.T:
            # A wave exceeds its samples by a few dB at most, so only the loud ones are looked at.
            near = np.flatnonzero(np.abs(channel) > 0.6 * top)
            near = near[(near >= 6) & (near < len(channel) - 7)]
            if len(near):
                windows = np.lib.stride_tricks.sliding_window_view(channel, 12)
                both = np.concatenate([windows[near - 5], windows[near - 6]])
                found = max(found, float(np.abs(both @ _phases().T).max()))
    return found


def level(sound: Stereo) -> Stereo:
    """Bring a mix to −16 LUFS in place and return it: never above −1 dBTP, never turned up by more than `LIFT`.

    A mix of few short sounds reaches the ceiling first and stays softer; the limiter then takes at most `SQUEEZE` dB off
    its peaks.
    """
    loud, high = integrated(sound), true_peak(sound)
    if high < 1e-6:
        return sound
    wanted = min(TARGET - loud, LIFT, 20 * np.log10(CEILING / high) + SQUEEZE)
    gain = 10 ** (wanted / 20)
    sound *= np.float32(gain)
    if high * gain > CEILING:
        _limit(sound)
        over = true_peak(sound) / CEILING
        if over > 1:
            sound /= np.float32(over)
    return sound


def _limit(sound: Stereo) -> None:
    """Turn peaks down in place: the gain falls over 3 ms before a peak and recovers over some 60 ms."""
    count = -(-len(sound) // _BLOCK)
    highest = np.zeros(count)
    for start in range(0, len(sound), _BLOCK * 1000):
        piece = np.abs(sound[start : start + _BLOCK * 1000]).max(axis=1)
        piece = np.pad(piece, (0, -len(piece) % _BLOCK)).reshape(-1, _BLOCK).max(axis=1)
        highest[start // _BLOCK : start // _BLOCK + len(piece)] = piece
    # A hair below the ceiling, for what lies between the samples.
    needed = np.minimum(1.0, 0.97 * CEILING / np.maximum(highest, 1e-9))
    held = np.lib.stride_tricks.sliding_window_view(np.pad(needed, 3, mode="edge"), 7).min(axis=1)
    release = float(np.exp(-1 / 60))
    gain = 1.0
    for i, want in enumerate(held.tolist()):
        gain = min(want, 1 - (1 - gain) * release)
        held[i] = gain
    smooth = np.convolve(np.pad(held, 2, mode="edge"), np.full(5, 0.2), "valid")
    centre = (np.arange(count) + 0.5) * _BLOCK
    for start in range(0, len(sound), SAMPLE_RATE):
        at = np.arange(start, min(len(sound), start + SAMPLE_RATE))
        sound[start : start + SAMPLE_RATE] *= np.interp(at, centre, smooth).astype(np.float32)[:, None]
