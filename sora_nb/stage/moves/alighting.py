"""Alighting: coming down on the wing, onto a flower, a branch or the ground, and going on from one to the next."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.moves.paths import energy, phase, pull, say, smooth, turn

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene

_HIGH = 2.6
_SPEED = 1.6
"""Metres a second at which a flier comes in."""


def lands(body: Body, beat: Beat) -> bool:
    """Tell whether somebody comes down on wings of their own."""
    return beat.action.written == "land" and body.alive and (body.airy or body.family == "bird")


def forages(scene: Scene, body: Body, beat: Beat) -> list[Body]:
    """Return the plants that an insect flies to, one after the other, none where it only passes."""
    first = [b for b in scene.named(beat.action.target) if b.family == "plant"]
    if not first or beat.action.passing or beat.action.direction is not None:
        return []
    return sorted((b for b in scene.bodies if b.figure == first[0].figure), key=lambda b: abs(b.at("x", 0) - body.at("x", 0)))


def land(scene: Scene, body: Body, beat: Beat) -> None:
    """Come down from the air onto the target, or the ground, and stay."""
    others = [b for b in scene.named(beat.action.target) if b is not body]
    _begin_aloft(scene, body, beat)
    _visit(scene, body, beat.part(beat.start, beat.end), others[0] if others else None)


def forage(scene: Scene, body: Body, beat: Beat, plants: list[Body]) -> None:
    """Fly to each of several plants in turn, and rest on it for a while."""
    _begin_aloft(scene, body, beat)
    each = beat.seconds / len(plants)
    for i, plant in enumerate(plants):
        start = beat.start + i * each
        _visit(scene, body, beat.part(start, start + each), plant)


def _begin_aloft(scene: Scene, body: Body, beat: Beat) -> None:
    if beat.start < 0.3 and body.at("y", 0) < scene.floor(body.at("x", 0)) + 0.3:
        body.row("y")[:] = min(_HIGH, scene.top - body.height - 0.2)


def _visit(scene: Scene, body: Body, leg: Beat, other: Body | None) -> None:
    start, here, high = leg.start, body.at("x", leg.start), body.at("y", leg.start)
    x = here + 0.8 * (body.at("facing", start) or 1.0) if other is None else other.at("x", start)
    level = scene.floor(x) if other is None else _perch(other, start)
    away = math.hypot(x - here, level - high)
    end = start + min(max(away / _SPEED, 0.7), 0.75 * leg.seconds)
    turn(scene, body, start, 1.0 if x >= here else -1.0, 0.3)
    part, time = scene.clock(start, end)
    gone = smooth(time, start, end)
    pull(body.row("x"), part, x, gone)
    # An arc: up a little on the way, and down from above.
    pull(body.row("y"), part, level, gone)
    arc = 0.25 * min(away, 2.0) * np.sin(np.pi * gone)
    body.row("y")[part] += arc + 0.05 * np.sin(2 * np.pi * 1.7 * time + phase(body)) * np.sin(np.pi * gone)
    if other is not None:
        body.row("depth")[part.stop :] = max(other.at("depth", start) - 0.004, 0.0)
        body.over = True
    body.cue("fly", start, end, energy=energy(leg.action))
    body.cue("stand", end, leg.end)
    if end < scene.seconds:
        say(scene, "land", body, end, other=other.key if other else "floor", impulse=0.2 * body.mass)


def _perch(other: Body, t: float) -> float:
    """Return the height at which one sits on something: in the middle of a flower's head, on top of all else."""
    low = other.at("y", t) - other.rise
    return low + other.height * (0.80 if other.family == "plant" and other.height < 3.0 else 0.98)
