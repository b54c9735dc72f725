"""The physics of small sounds: ringing modes, bands of noise, envelopes, and where a sound sits between two speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    Mono = NDArray[np.float32]
    Stereo = NDArray[np.float32]

RING = 64
"""Samples in a row of the table that `modes` multiplies out."""


def samples(seconds: float) -> int:
    """Return how many samples a stretch of time has."""
    return max(0, round(seconds * SAMPLE_RATE))


def clock(seconds: float) -> Mono:
    """Return the time of every sample, in seconds."""
    return np.arange(samples(seconds), dtype=np.float32) / np.float32(SAMPLE_RATE)


def curve(seconds: float, *points: tuple[float, float]) -> Mono:
    """Return a line through (share of the length 0…1, value) points, one value a sample."""
    n = samples(seconds)
    at = [p[0] * n for p in points]
    return np.interp(np.arange(n), at, [p[1] for p in points]).astype(np.float32)


def modes(seconds: float, hertz: ArrayLike, decays: ArrayLike, gains: ArrayLike) -> Mono:
    """Ring a body: the sum of gain · e^(−t/decay) · sin(2πft), every mode starting at zero.

    A damped sine is a geometric series in the complex plane, so each mode is an outer product of two short ones
    (J. O. Smith, Physical Audio Signal Processing, "Modal synthesis").
    """
    n = samples(seconds)
    rows = -(-n // RING)
    out = np.zeros((rows, RING), np.float32)
    for f, tau, gain in zip(np.atleast_1d(hertz), np.atleast_1d(decays), np.atleast_1d(gains), strict=True):
        if f >= 0.45 * SAMPLE_RATE or gain == 0:
            continue
        step = (2j * np.pi * f - 1 / tau) / SAMPLE_RATE
        # Beyond 9 time constants a mode is 78 dB down.
        used = min(rows, -(-round(9 * tau * SAMPLE_RATE) // RING))
        fine = np.exp(step * np.arange(RING)).astype(np.complex64)
        coarse = (gain * np.exp(step * RING * np.arange(used))).astype(np.complex64)
        out[:used] += np.outer(coarse.real, fine.imag) + np.outer(coarse.imag, fine.real)
    return out.reshape(-1)[:n]


def band(rng: np.random.Generator, seconds: float, *points: tuple[float, float]) -> Mono:
    """Return noise of RMS 1 whose spectrum runs through (Hz, dB) points, straight on a logarithmic frequency axis.

    It is drawn in the frequency domain: where the number of samples has no other factors than 2, 3 and 5 (as any tenth of a
    second's multiple by such a number has), its end joins its beginning and it can be looped.
    """
    n = max(2, samples(seconds))
    fft = fast_length(n)
    hertz = np.fft.rfftfreq(fft, 1 / SAMPLE_RATE)
    level = np.interp(np.log(np.maximum(hertz, 1.0)), [np.log(p[0]) for p in points], [p[1] for p in points])
    gain = 10 ** (level / 20)
    gain[0] = 0.0
    z = rng.standard_normal((2, len(hertz)), dtype=np.float32)
    noise = np.fft.irfft((z[0] + 1j * z[1]) * gain, fft)[:n]
    return np.asarray(noise / max(float(np.sqrt(np.mean(noise**2))), 1e-12), np.float32)


def fast_length(n: int) -> int:
    """Return the next length whose transform is fast: n itself, or a power of two times 1, 9/8, 5/4, 3/2 or 27/16."""
    rest = n
    for factor in (2, 3, 5):
        while rest % factor == 0:
            rest //= factor
    if rest == 1:
        return n
    power = 1 << max((n - 1).bit_length() - 5, 0)
    return min(size * power for size in (16, 18, 20, 24, 27, 32) if size * power >= n)


def burst(rng: np.random.Generator, decay: float, low: float, high: float, attack: float = 0.0003) -> Mono:
    """Return a puff of noise between two frequencies that dies away with a time constant in seconds; RMS 1 at its start."""
    seconds = attack + 6 * decay
    noise = band(rng, seconds, (low / 3, -48), (low, 0), (high, 0), (min(high * 3, 23_000), -48))
    t = clock(seconds)[: len(noise)]
    return np.asarray(noise * np.exp(-t / np.float32(decay)) * np.minimum(1, t / np.float32(max(attack, 1e-5))), np.float32)


def fade(x: Mono, attack: float, release: float) -> Mono:
    """Return the sound with a smooth beginning and end, each in seconds."""
    out = x.copy()
    a, r = min(samples(attack), len(x)), min(samples(release), len(x))
    if a:
        out[:a] *= _rise(a)
    if r:
        out[-r:] *= _rise(r)[::-1]
    return out


def settled(x: Mono) -> Mono:
    """Return the sound without its mean, which a smooth bump takes away: many thuds in a row would push the wave aside."""
    bump = np.sin(np.linspace(0, np.pi, len(x), dtype=np.float32)) ** 2
    return np.asarray(x - bump * np.float32(x.sum(dtype=np.float64) / max(float(bump.sum()), 1e-9)), np.float32)


def _rise(n: int) -> Mono:
    return (0.5 - 0.5 * np.cos(np.pi * (np.arange(n) + 0.5) / n)).astype(np.float32)


def turn(hertz: Mono) -> Mono:
    """Return the phase in radians, wrapped, of a tone whose frequency is given at every sample."""
    cycles = np.cumsum(hertz, dtype=np.float64) / SAMPLE_RATE
    return (2 * np.pi * (cycles % 1.0)).astype(np.float32)


def throat(hertz: Mono, formants: Sequence[tuple[float, float, float]], *, tilt: float = -9.0, top: float = 9_000.0) -> Mono:
    """Sing through a throat: harmonics of a moving pitch, as loud as the throat's resonances let them be.

    `formants` are (centre Hz, bandwidth Hz, dB); `tilt` is the source's slope in dB an octave above 200 Hz. The peak is 1.
    """
    out = np.zeros(len(hertz), np.float32)
    if not len(hertz):
        return out
    phase = turn(hertz)
    # Amplitudes change slowly: a value every 4 ms, and straight lines between.
    span = 192
    knots = np.arange(-(-len(hertz) // span) + 1) * span
    pitch = np.interp(knots, np.arange(len(hertz)), hertz)
    ramp = np.linspace(0, 1, span, endpoint=False, dtype=np.float32)
    sine, cosine = np.sin(phase), np.cos(phase)
    re, im = cosine.copy(), sine.copy()
    for number in range(1, int(top / max(float(hertz.min()), 30.0)) + 1):
        f = number * pitch
        gain = 10 ** (tilt * np.log2(np.maximum(f, 50.0) / 200) / 20)
        shape = sum(10 ** (db / 20) / (1 + ((f - centre) / (width / 2)) ** 2) for centre, width, db in formants)
        gain = (gain * (shape + 0.02) * np.clip((top - f) / (0.2 * top), 0, 1)).astype(np.float32)
        out += im * (gain[:-1, None] + np.outer(np.diff(gain), ramp)).reshape(-1)[: len(out)]
        # The next harmonic by the angle's sum formula, cheaper than another sine.
        re, im = re * cosine - im * sine, re * sine + im * cosine
    return peak(out)


def waver(rng: np.random.Generator, seconds: float, rate: float, *, step: int = 1) -> Mono:
    """Return a smooth random wander about 0, of spread 1, with `rate` new values a second; a value every `step` samples."""
    knots = rng.standard_normal(int(seconds * rate) + 4)
    at = np.arange(0, samples(seconds), step) * (rate / SAMPLE_RATE)
    i = at.astype(int)
    f = at - i
    f = f * f * (3 - 2 * f)
    return np.asarray(knots[i] * (1 - f) + knots[i + 1] * f, np.float32)


def string(*sounds: tuple[Mono, float]) -> Mono:
    """Lay sounds one after another, each at its time in seconds; peak 1."""
    out = np.zeros(max(samples(at) + len(sound) for sound, at in sounds), np.float32)
    for sound, at in sounds:
        out[samples(at) : samples(at) + len(sound)] += sound
    return peak(out)


def loudness(x: Mono, decibels: float) -> Mono:
    """Return the sound scaled to an RMS in dB of full scale."""
    rms = float(np.sqrt(np.mean(np.square(x, dtype=np.float64)))) if len(x) else 0.0
    return x * np.float32(10 ** (decibels / 20) / max(rms, 1e-9))


def peak(x: Mono, height: float = 1.0) -> Mono:
    """Return the sound scaled so that its highest sample has that height."""
    return x * np.float32(height / max(float(np.abs(x).max(initial=0.0)), 1e-9))


def sides(x: float | Mono) -> tuple[Mono, Mono]:
    """Return the gains of the left and right speaker for places on the frame, 0 (left edge) to 1; their powers sum to 2.

    The spread is gentle: a sound at the edge of the picture is still heard on both sides.
    """
    angle = np.pi / 4 + (np.clip(x, 0.0, 1.0) - 0.5) * 0.62 * np.pi / 2
    return np.asarray(np.cos(angle) * np.sqrt(2), np.float32), np.asarray(np.sin(angle) * np.sqrt(2), np.float32)
