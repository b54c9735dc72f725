"""Blazing: what fires, volcanoes, fireworks and what else fills the air sound like, where and when they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.air import fireworks
from sora_nb.stage.camera import seen
from sora_nb.stage.performance import random
from sora_nb.stage.sound import things
from sora_nb.stage.sound.acoustics import band, burst, curve, fade, peak, samples
from sora_nb.stage.sound.mixing import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray

    from sora_nb.stage.performance import Performance, Role
    from sora_nb.stage.sound.mixing import Desk, Notes

    Mono = NDArray[np.float32]
    Random = np.random.Generator
    Voice = tuple[Callable[[Random], Mono], float, float]

AIR = 1.6
"""Decibels that a bang loses for every 100 m beyond the first, besides what distance itself takes."""


def play(desk: Desk, performance: Performance, burning: Collection[str | None]) -> None:
    """Tell a desk the sound of everything that burns, erupts, bursts or drifts in a shot; `burning` is heard already."""
    for role in performance.roles:
        emits = role.actor.trait("emits")
        kind = "lava" if role.figure == "volcano" else "fire" if role.figure in ("fire", "torch") else emits
        if kind in _RISING and role.key not in burning:
            make, gain, every = _RISING[kind]
            desk.run(0.0, _again(performance, role, (make, gain * (0.7 if role.figure == "torch" else 1.0), every)))
    for effect in performance.shot.effects:
        if effect in _DRIFTING:
            desk.run(0.0, _again(performance, None, _DRIFTING[effect], purpose=effect))
    if fireworks.shown(performance):
        rockets = fireworks.bursts(performance.seed, performance.seconds)
        desk.run(-fireworks.CLIMB, _climbing(performance.seed, rockets))
        desk.run(0.0, _bursting(performance.seed, rockets))


def _again(performance: Performance, role: Role | None, voice: Voice, *, purpose: str = "burns") -> Notes:
    """Yield a sound again and again, each beginning within the last; from a role's place, or from here and there."""
    make, gain, every = voice
    rng = random(performance.seed, role.key if role else "air", purpose)
    at = 0.0
    while at < performance.seconds:
        x = float(rng.uniform(0.2, 0.8))
        if role is not None:
            spot = role.track.at(at)
            x = seen(performance.camera, (spot.x, spot.y, spot.depth), at, performance.size)[0]
        yield Note(at=at, sound=make(rng), gain=gain, x=x)
        at += every * float(rng.uniform(0.85, 1.1))


def _climbing(seed: int, rockets: tuple[fireworks.Burst, ...]) -> Notes:
    for number, rocket in enumerate(rockets):
        rise = things.rise(random(seed, "rocket", number), fireworks.CLIMB)
        yield Note(at=rocket.launch, sound=rise, gain=0.05 * _far(rocket.distance), x=0.5 + rocket.x)


def _bursting(seed: int, rockets: tuple[fireworks.Burst, ...]) -> Notes:
    """Yield the bangs, each as late as sound is slow: 2.9 s a kilometre."""
    for number, rocket in sorted(enumerate(rockets), key=lambda pair: pair[1].heard):
        yield Note(
            at=rocket.heard,
            sound=things.bang(random(seed, "bang", number)),
            gain=0.42 * _far(rocket.distance),
            x=0.5 + rocket.x,
        )


def _far(distance: float) -> float:
    return float((70 / max(distance, 70)) ** 0.7 * 10 ** (-AIR * max(distance - 100, 0) / 100 / 20))


def _eruption(rng: Random) -> Mono:
    """A volcano: a rumble felt more than heard, blasts in it, stones that patter."""
    seconds = 3.0
    low = band(rng, seconds, (18, -6), (40, 0), (110, -4), (400, -18), (2500, -42))[: samples(seconds)]
    low *= curve(seconds, (0, 0), (0.15, 1), (0.75, 0.8), (1, 0))
    blast = things.explosion(rng)[: samples(1.5)] * np.float32(2.2)
    first = samples(float(rng.uniform(0.4, 1.0)))
    low[first : first + len(blast)] += blast[: len(low) - first]
    return peak(fade(low, 0.1, 0.3))


def _roaring(rng: Random) -> Mono:
    """A breath of flame: a broad rush that swells and flutters."""
    seconds = 1.5
    air = band(rng, seconds, (60, -8), (250, 0), (1200, -6), (6000, -18), (14_000, -40))[: samples(seconds)]
    return peak(fade(air * curve(seconds, (0, 0), (0.15, 1), (0.8, 0.8), (1, 0)), 0.02, 0.1))


def _zap(rng: Random) -> Mono:
    """A shower of sparks: quick dry crackles."""
    out = np.zeros(samples(0.4), np.float32)
    for at in np.sort(rng.uniform(0, 0.3, 22)):
        low = float(rng.uniform(2500, 6000))
        grain = burst(rng, float(rng.uniform(0.001, 0.003)), low, 2 * low) * np.float32(rng.uniform(0.2, 1))
        first = samples(float(at))
        out[first : first + len(grain)] += grain[: len(out) - first]
    return peak(out)


def _pop(rng: Random) -> Mono:
    """A soap bubble that bursts: a tick, hardly heard."""
    return peak(burst(rng, 0.0015, 1800, 6000))


def _flutter(rng: Random) -> Mono:
    """Dry leaves, or paper, stirred by the wind."""
    return things.rattling(rng, 0.9)


def _gust(rng: Random) -> Mono:
    """Wind that carries sand."""
    seconds = 2.4
    air = band(rng, seconds, (150, -20), (500, 0), (1500, -6), (6000, -12), (14_000, -34))[: samples(seconds)]
    return peak(air * curve(seconds, (0, 0), (0.5, 1), (1, 0)) ** 1.3)


def _hiss(rng: Random) -> Mono:
    """Steam: a soft breath."""
    air = band(rng, 2.0, (1500, -34), (4000, -4), (8000, 0), (15_000, -20))[: samples(2.0)]
    return peak(air * curve(2.0, (0, 0), (0.3, 1), (0.7, 0.9), (1, 0)))


_RISING: dict[str | None, Voice] = {
    "fire": (things.fire, 0.09, 3.6), "lava": (_eruption, 0.20, 2.2), "breath": (_roaring, 0.14, 2.0),
    "sparks": (_zap, 0.06, 0.45), "steam": (_hiss, 0.006, 1.5),
}  # fmt: skip
"""What rises from a thing: its sound, its level, and seconds until it comes again."""
_DRIFTING: dict[str, Voice] = {
    "confetti": (_flutter, 0.010, 0.8), "leaves": (_flutter, 0.022, 0.8), "bubbles": (_pop, 0.02, 0.6),
    "dust": (_gust, 0.03, 1.4),
    "sparks": (_zap, 0.05, 0.6), "embers": (things.fire, 0.04, 3.6),
}  # fmt: skip
"""What drifts in the air: its sound, its level, and seconds until it comes again."""
