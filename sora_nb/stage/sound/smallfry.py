"""Small and cold-blooded voices: wings that hum, legs that scrape, sacs that croak, breath that hisses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import band, clock, curve, fade, peak, samples, string
from sora_nb.stage.sound.vocal import SWELL, Larynx, call

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Random = np.random.Generator
    Points = tuple[tuple[float, float], ...]


def croak(rng: Random) -> Mono:
    """A Pacific tree frog: rib-bit, two pulsed parts about 0.15 s each, the second rising, loudest at 0.9 and 2.4 kHz."""
    root = float(rng.uniform(92, 108))
    larynx = Larynx(soft=6000, breath=-20, jitter=0.02, width=0.9)
    notes = []
    for at in (0.0, 0.85):
        first = call(rng, 0.14, ((0, root), (1, root * 1.15)), SWELL, (850, 1500, 2400), larynx)
        second = call(
            rng, 0.2, ((0, root * 1.2), (1, root * 2.1)), SWELL, ((0, (800, 1500, 2400)), (1, (1150, 1900, 2700))), larynx
        )
        notes += [(first * np.float32(0.8), at), (second, at + 0.2)]
    return string(*notes)


def hiss(rng: Random) -> Mono:
    """A snake: breath without a tone, 3 to 13 kHz (B. Young, 1991), that swells and is cut short."""
    seconds = 1.3
    air = band(rng, seconds, (800, -46), (3000, -6), (7000, 0), (11_000, -6), (18_000, -40))[: samples(seconds)]
    return peak(fade(air * curve(seconds, (0, 0), (0.25, 0.6), (0.7, 1), (0.85, 0.8), (1, 0)), 0.02, 0.06))


def rattle(rng: Random) -> Mono:
    """A rattlesnake's tail: 55 shakes a second of dry rings, 4 to 14 kHz."""
    seconds = 1.4
    air = band(rng, seconds, (1500, -40), (5000, -3), (9000, 0), (14_000, -10), (20_000, -40))[: samples(seconds)]
    beat = (0.5 - 0.5 * np.cos(2 * np.pi * 55 * clock(seconds))) ** 3
    return peak(fade(np.asarray(air * beat, np.float32) * curve(seconds, (0, 0.2), (0.3, 1), (0.8, 1), (1, 0)), 0.03, 0.1))


def _hum(rng: Random, seconds: float, passing: Points, *, root: float, wander: float, soft: float) -> Mono:
    bend = [(share, root * (1 + wander * float(rng.uniform(-1, 1)))) for share in np.linspace(0, 1, 7)]
    return call(rng, seconds, bend, passing, (700, 1900, 3600), Larynx(soft=soft, breath=-30, jitter=0.01, width=5))


def buzz(rng: Random) -> Mono:
    """A bee: wings at 230 beats a second with all their overtones, passing by."""
    return _hum(
        rng, 1.9, ((0, 0), (0.3, 0.8), (0.5, 1), (0.75, 0.5), (1, 0)), root=float(rng.uniform(215, 245)), wander=0.05, soft=2500
    )


def whine(rng: Random) -> Mono:
    """A mosquito: a thin tone about 600 Hz (female wings beat 400 to 650 times a second), near the ear and away again."""
    return _hum(
        rng, 2.0, ((0, 0), (0.35, 0.7), (0.5, 1), (0.6, 0.9), (1, 0)), root=float(rng.uniform(570, 640)), wander=0.06, soft=1500
    )


def fly(rng: Random) -> Mono:
    """A housefly: 190 beats a second, in fits and starts."""
    loud = ((0, 0), (0.1, 1), (0.3, 0.8), (0.34, 0.02), (0.44, 0.02), (0.48, 1), (0.8, 0.7), (1, 0))
    return _hum(rng, 1.6, loud, root=float(rng.uniform(175, 200)), wander=0.12, soft=3200)


def stridulate(rng: Random) -> Mono:
    """A field cricket: chirps of four pulses, 30 a second, on a pure 4.5 kHz."""
    pitch = float(rng.uniform(4300, 4800))
    t = clock(1.7)
    pulses = sum(np.exp(-(((t - 0.06 - 0.42 * c - 0.033 * k) / 0.008) ** 2)) for c in range(4) for k in range(4))
    return peak(np.asarray(pulses * np.sin(2 * np.pi * pitch * t), np.float32))


def cicada(rng: Random) -> Mono:
    """A cicada: a rasp about 5 to 8 kHz that swells and swells."""
    seconds = 2.2
    air = band(rng, seconds, (2500, -40), (5200, 0), (6500, -3), (8500, -6), (14_000, -40))[: samples(seconds)]
    pulse = (0.5 - 0.5 * np.cos(2 * np.pi * 120 * clock(seconds))) ** 2 * (0.75 + 0.25 * np.sin(2 * np.pi * 7 * clock(seconds)))
    return peak(fade(np.asarray(air * pulse, np.float32) * curve(seconds, (0, 0.1), (0.6, 1), (0.9, 0.8), (1, 0)), 0.05, 0.1))
