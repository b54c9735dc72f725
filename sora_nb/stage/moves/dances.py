"""Dances: in time with the music, with the whole body: hops, half turns, a step aside, a little different for each dancer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.moves.paths import energy, smooth, turn
from sora_nb.stage.sound.music import bar_of

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene

USUAL = 0.5
"""Seconds from beat to beat where there is no music."""
_HOP = {"bird": 0.11, "quadruped": 0.05}
"""How high each family hops, as a share of its height; people keep their feet on the floor."""


def pulse(scene: Scene) -> float:
    """Return the seconds from one beat of the shot's music to the next, doubled where it is too fast to dance to."""
    if scene.shot.music is None:
        return USUAL
    beat = bar_of(scene.shot.music, scene.seconds, scene.shot.score)[0] / 4
    return beat if beat > 0.36 else 2 * beat


def dance(scene: Scene, body: Body, beat: Beat, look: tuple[float, float] | None) -> None:
    """Dance on the beat until the time is up."""
    period, force = pulse(scene), energy(beat.action)
    body.cue("dance", beat.start, beat.end, beat=period, aim=look, look=look, manner=beat.action.manner, energy=force)
    hop = _HOP.get(body.family, 0.0)
    if not hop:
        return
    part, time = scene.clock(beat.start, beat.end)
    fade = smooth(time, beat.start, beat.start + 0.2) * (1 - smooth(time, beat.end - 0.25, beat.end))
    phase = np.pi * time / period
    # Of three dancers one hops on every beat, one on every other, one bobs; all step aside a little.
    style = body.index % 3
    lift = np.abs(np.sin(phase)) if style == 0 else np.sin(phase).clip(0.0) if style == 1 else 0.45 * np.abs(np.sin(phase))
    body.row("y")[part] += min(force, 1.5) * hop * body.height * fade * lift
    side = -1.0 if body.index % 2 else 1.0
    body.row("x")[part] += side * 0.10 * body.height * fade * np.sin(phase / 2)
    now, way = beat.start + (4 + style) * period, -body.at("facing", beat.start)
    while now < beat.end - 2 * period and look is None:
        turn(scene, body, now, float(np.sign(way) or 1.0), 0.8 * period)
        now, way = now + 4 * period, -way
