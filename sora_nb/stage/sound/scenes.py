"""Scenes: the small sounds that places are made of: spray, lapping water, rigging, ice, pages, voices in a crowd."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound import things
from sora_nb.stage.sound.acoustics import band, burst, curve, fade, peak, samples, throat

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Random = np.random.Generator


def spray(rng: Random) -> Mono:
    """Return a wave that hits a rock: a low thud, a burst of spray, drops that fall back; peak 1."""
    seconds = float(rng.uniform(1.6, 2.4))
    n = samples(seconds)
    thud = band(rng, seconds, (40, -4), (90, 0), (220, -14), (900, -40))[:n] * curve(
        seconds, (0, 0), (0.04, 1), (0.2, 0.2), (1, 0)
    )
    hiss = band(rng, seconds, (500, -20), (1800, -3), (5000, 0), (12_000, -14))[:n]
    return peak(fade(thud + 0.8 * hiss * curve(seconds, (0, 0), (0.06, 1), (0.25, 0.45), (0.6, 0.25), (1, 0)), 0.01, 0.2))


def boom(rng: Random) -> Mono:
    """Return the song of thick ice under tension: high tones race ahead of low ones through the sheet; peak 1."""
    seconds, start = float(rng.uniform(0.7, 1.3)), float(rng.uniform(900, 1600))
    t = np.arange(samples(seconds), dtype=np.float32) / 48_000
    low = float(rng.uniform(60, 95))
    phase = 2 * np.pi * (low * t + (start - low) * 0.06 * (1 - np.exp(-t / 0.06)))
    return peak(fade(np.asarray(np.sin(phase) * np.exp(-t / (0.3 * seconds)), np.float32), 0.002, 0.1))


def page(rng: Random) -> Mono:
    """Return a page that is turned, peak 1."""
    return peak(things.rustling(rng, float(rng.uniform(0.35, 0.6))))


def murmur(rng: Random) -> Mono:
    """Return somebody in a crowd who says a few syllables, too far off to be understood; peak 1."""
    seconds, pitch = float(rng.uniform(0.5, 1.3)), float(rng.uniform(105, 230))
    n = samples(seconds)
    glide = np.interp(np.arange(n), np.linspace(0, n, 6), pitch * rng.uniform(0.85, 1.2, 6)).astype(np.float32)
    vowels = ((float(rng.uniform(350, 750)), 120, 0), (float(rng.uniform(900, 1800)), 180, -8))
    said = throat(glide, vowels, tilt=-14, top=2400)[:n]
    beat = np.abs(np.sin(np.pi * float(rng.uniform(3.5, 5.0)) * np.arange(n) / 48_000)) ** 0.7
    return peak(fade(np.asarray(said * beat, np.float32), 0.03, 0.08))


def thump(rng: Random) -> Mono:
    """Return a crate that is set down, peak 1."""
    low = float(rng.uniform(140, 320))
    return peak(burst(rng, float(rng.uniform(0.03, 0.07)), low, 4 * low))


def lap(rng: Random) -> Mono:
    """Return a small wave that laps at a wall or a bank, peak 1."""
    seconds = float(rng.uniform(0.5, 0.9))
    n, middle = samples(seconds), float(rng.uniform(350, 700))
    slap = band(rng, seconds, (middle / 4, -24), (middle, 0), (middle * 2.5, -10), (middle * 8, -34))[:n]
    return peak(slap * curve(seconds, (0, 0), (0.18, 1), (0.45, 0.35), (0.6, 0.5), (1, 0)) ** 1.4)


def rigging(rng: Random) -> Mono:
    """Return a halyard that taps its mast, peak 1."""
    pitch = float(rng.uniform(1500, 2300))
    t = np.arange(samples(0.30), dtype=np.float32) / 48_000
    ring = sum(a * np.sin(2 * np.pi * pitch * f * t) * np.exp(-t / d) for f, a, d in ((1, 1, 0.07), (2.31, 0.5, 0.04)))
    return peak(fade(np.asarray(ring, np.float32), 0.001, 0.02))
