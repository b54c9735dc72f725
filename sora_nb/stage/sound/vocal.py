"""Vocal tracts: pulses of a larynx (or syrinx) through the resonances of a throat that opens and closes.

Source and filter after G. Fant, "Acoustic Theory of Speech Production" (1960), which holds for beasts as it does for us
(W. T. Fitch & M. D. Hauser, "Unpacking 'honesty': vertebrate vocal production", 2003): the source decides pitch and
roughness, the throat's length and shape decide the formants. A tube of L cm rings at (2k − 1) · 35000 / 4L Hz.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage.sound.acoustics import clock, curve, fade, peak, samples, waver

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Random = np.random.Generator
    Points = Sequence[tuple[float, float]]
    Mouth = Sequence[tuple[float, tuple[float, ...]]]

_FRAME, _HOP = 1024, 512
_BINS = np.fft.rfftfreq(2 * _FRAME, 1 / SAMPLE_RATE).astype(np.float32)
_WINDOW = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_FRAME) / _FRAME)).astype(np.float32)

SWELL: Points = ((0, 0), (0.12, 0.8), (0.4, 1), (0.75, 0.7), (1, 0))
BURST: Points = ((0, 0), (0.06, 1), (0.35, 0.7), (1, 0))
HELD: Points = ((0, 0), (0.06, 1), (0.85, 0.9), (1, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Larynx:
    """How a voice is made.

    `soft` is the frequency in Hz above which the pulses lose another 6 dB an octave (low = gentle, high = pressed);
    `breath` the level in dB of hoarse air beside the voice; `jitter` the share by which each period differs from the last;
    `halves` how much every second pulse is weaker (subharmonics, 0…1); `shake` and `rattle` are (depth, Hz) of a vibrato in
    the pitch and a beating of the loudness; `width` multiplies the bandwidths of the resonances (large = hollow, lossy);
    `drift` is the share by which the pitch wanders.
    """

    soft: float = 1500.0
    breath: float = -34.0
    jitter: float = 0.004
    halves: float = 0.0
    shake: tuple[float, float] = (0.0, 6.0)
    rattle: tuple[float, float] = (0.0, 30.0)
    width: float = 1.0
    drift: float = 0.008


PLAIN = Larynx()


def tube(length: float, *, flare: float = 1.0) -> tuple[float, ...]:
    """Return the first five resonances in Hz of a throat `length` cm long, the first moved by `flare` (above 1 = open jaws)."""
    found = [(2 * k - 1) * 35_000 / (4 * length) for k in range(1, 6)]
    return (found[0] * flare, found[1] * flare**0.3, *found[2:])


def call(  # noqa: PLR0917  six things make a call, and every call names all
    rng: Random, seconds: float, pitch: Points, loud: Points, mouth: Mouth | tuple[float, ...], larynx: Larynx = PLAIN
) -> Mono:
    """Return one call, peak 1.

    `pitch` (Hz) and `loud` (0…1) are curves through (share of the length, value); `mouth` are the resonances in Hz, the
    same number at every point of (share of the length, resonances), or at all times.
    """
    n = samples(seconds)
    hertz = curve(seconds, *pitch) * (1 + larynx.drift * waver(rng, seconds, 12))
    depth, rate = larynx.shake
    if depth:
        hertz = hertz * (1 + depth * np.sin(2 * np.pi * rate * clock(seconds) + rng.uniform(0, 6)))
    path: Mouth = mouth if isinstance(mouth[0], tuple) else ((0.0, mouth), (1.0, mouth))  # type: ignore[assignment]
    source, beat = _pulses(rng, np.asarray(hertz, np.float64), larynx)
    # What hisses, hisses mostly while the glottis is open.
    air = rng.standard_normal(n).astype(np.float32) * (0.5 + 0.5 * beat)
    voiced, hoarse = (_through(x, path, larynx) for x in (source, air))
    out = voiced / max(_rms(voiced), 1e-9) + 10 ** (larynx.breath / 20) * hoarse / max(_rms(hoarse), 1e-9)
    depth, rate = larynx.rattle
    if depth:
        turn = np.cumsum(rate * (1 + 0.2 * waver(rng, seconds, 9))) / SAMPLE_RATE
        out = out * (1 - depth * (0.5 - 0.5 * np.cos(2 * np.pi * turn)))
    return peak(fade(np.asarray(out * curve(seconds, *loud), np.float32), 0.003, 0.015))


def whisper(rng: Random, seconds: float, loud: Points, mouth: Mouth, *, width: float = 2.0) -> Mono:
    """Return breath alone through a moving throat, peak 1."""
    air = rng.standard_normal(samples(seconds)).astype(np.float32)
    return peak(fade(_through(air, mouth, Larynx(soft=20_000, width=width)) * curve(seconds, *loud), 0.004, 0.02))


def _rms(x: Mono) -> float:
    return float(np.sqrt(np.mean(np.square(x, dtype=np.float64))))


def _pulses(rng: Random, hertz: NDArray[np.float64], larynx: Larynx) -> tuple[Mono, Mono]:
    """Return a train of glottal pulses (a sawtooth without aliases), and how open the glottis is, 0…1."""
    cycles = np.cumsum(hertz) / SAMPLE_RATE
    number = cycles.astype(int)
    uneven = 1 + larynx.jitter * rng.standard_normal(int(number[-1]) + 2) if len(number) else np.ones(1)
    hertz = hertz * np.clip(uneven[number], 0.4, 1.8)
    cycles = np.cumsum(hertz) / SAMPLE_RATE
    number = cycles.astype(int)
    part, step = cycles - number, np.maximum(hertz / SAMPLE_RATE, 1e-9)
    saw = 2 * part - 1
    # The step of each pulse is rounded over two samples (V. Välimäki & A. Huovilainen, 2007).
    early, late = part < step, part > 1 - step
    t = part[early] / step[early]
    saw[early] -= t + t - t * t - 1
    t = (part[late] - 1) / step[late]
    saw[late] -= t * t + t + t + 1
    strength = 1 - larynx.halves * (number % 2) + 3 * larynx.jitter * rng.standard_normal(int(number[-1]) + 1)[number]
    return np.asarray(saw * strength, np.float32), np.asarray(1 - part, np.float32)


def _through(source: Mono, path: Mouth, larynx: Larynx) -> Mono:
    """Filter a source through resonances that move, frame by frame (overlap-add)."""
    n = len(source)
    starts = np.arange(n // _HOP + 2) * _HOP
    padded = np.pad(source, (_HOP, int(starts[-1]) + _FRAME - n - _HOP))
    frames = padded[starts[:, None] + np.arange(_FRAME)] * _WINDOW
    # A frame's middle lies a hop after its start, which is a hop before the source's.
    middle = np.clip(starts / max(n, 1), 0, 1)
    shares = [share for share, _ in path]
    formants = np.stack([np.interp(middle, shares, [f[k] for _, f in path]) for k in range(len(path[0][1]))], axis=1)
    shaped = np.fft.irfft(np.fft.rfft(frames, 2 * _FRAME, axis=1) * _response(formants, larynx), axis=1)
    out = np.zeros(int(starts[-1]) + 2 * _FRAME, np.float32)
    for start, frame in zip(starts.tolist(), shaped, strict=True):
        out[start : start + 2 * _FRAME] += frame
    return out[_HOP:][:n]


def _response(formants: NDArray[np.float64], larynx: Larynx) -> NDArray[np.complex64]:
    """Return a throat's answer at every bin for each frame: resonances in a row, after a source that softens upwards."""
    f = _BINS[None, :]
    source = (1j * f / (40 + 1j * f) / (1 + 1j * f / larynx.soft)).astype(np.complex64)
    out = np.repeat(source, len(formants), axis=0)
    for centre in formants.T[:, :, None].astype(np.float32):
        wide = np.float32(larynx.width) * (45 + np.float32(0.055) * centre)
        out *= centre**2 / (centre**2 - f**2 + np.complex64(1j) * f * wide)
    # The many resonances above the last, which were left out, hold the spectrum up: before it by what an even tube's higher
    # ones add there (Fant's correction), beyond it so that it stays level.
    last, count = formants.max(axis=1)[:, None].astype(np.float32), formants.shape[1]
    ratio = f / last
    out *= np.exp(np.float32(0.72 * count - 0.3) * np.minimum(ratio, 1) ** 2) * np.maximum(ratio, 1) ** np.float32(2 * count)
    return out
