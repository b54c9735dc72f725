"""Rounds: going round and round something, or a spot: alone, or after one another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.casting import sort_of
from sora_nb.stage.moves.paths import energy, gait_speed, pace, reach, rest, turning
from sora_nb.stage.vocabulary import GAITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.bodies import Beat, Body, Scene


def orbit(scene: Scene, body: Body, beat: Beat) -> None:
    """Circle around a target, or around the middle of the frame: in front of it and behind it in turn; on foot round a spot."""
    others = [b for b in scene.named(beat.action.target) if b is not body]
    part, time = scene.clock(beat.start, beat.end)
    cx, cy, wide, base = np.zeros(len(time)), np.full(len(time), 2.2), 1.6, 0.12
    if others:
        other = others[0]
        base = max(other.at("depth", beat.start), 0.12)
        other.keep("depth", base)
        wide = (other.width + body.width) / 2 + 0.55 + 0.35 * body.index
        low = scene.floor(other.at("x", beat.start)) + body.height / 2 + 0.32 * wide + 0.1
        cx, cy = other.row("x")[part], other.row("y")[part] - other.rise + other.height / 2
        cy = np.maximum(cy, low) if scene.gravity else cy
    walks = body.alive and not body.airy
    wide = min(wide if others or not walks else max(wide, 0.8 * body.width), reach(scene, body))
    if walks and not others:
        room = max(reach(scene, body) - wide, 0.0)
        cx = np.full(len(time), min(max(body.at("x", beat.start), -room), room))
    period = min(max(3.2 / pace(beat.action), 1.6), max(beat.seconds, 1.6))
    if walks:
        period = _period(scene, body, beat, wide)
    way = -1.0 if beat.action.direction == "left" else 1.0
    period, lag = max([period, *(_period(scene, b, beat, wide) for b in _company(scene, body))]), _lag(scene, body)
    at = way * 2 * np.pi * (time - beat.start) / period + 2 * np.pi * body.index / body.actor.count - way * lag
    # A walker sets off in front, where one sees it from the side.
    at += -0.5 * np.pi if walks else 0.0
    body.lead(0.0)
    body.row("x")[part] = cx + wide * np.cos(at)
    if not walks:
        body.row("y")[part] = cy - (body.height / 2 if body.alive else 0.0) + 0.32 * wide * np.sin(at)
    body.row("depth")[part] = base + 0.11 * np.sin(at)
    if body.alive or sort_of(body) == "winged":
        body.row("facing")[part] = _about(-way * np.sin(at), period, body) if walks else np.clip(-way * 4 * np.sin(at), -1, 1)
    if part.start < scene.ticks:
        body.path[:, : part.start] = body.path[:, part.start : part.start + 1]
    rest(body, part)
    body.solid = False
    verb = beat.action.verb if beat.action.verb in GAITS else "walk" if walks else "fly" if body.alive else "orbit"
    body.cue(verb, beat.start, beat.end, energy=energy(beat.action))


def _period(scene: Scene, body: Body, beat: Beat, wide: float) -> float:
    """Return how long a round takes as fast as its legs go, the far side of it being as long as the near one."""
    del scene
    verb = beat.action.verb if beat.action.verb in GAITS else "walk"
    return max(4.4 * wide / gait_speed(body, verb, beat.action), 1.6) if body.alive and not body.airy else 1.6


def _company(scene: Scene, body: Body) -> list[Body]:
    """Return who else goes round the same thing: all go at one pace."""
    centres = {r.b for r in scene.shot.relations if (r.a, r.relation) == (body.actor.name, "around")}
    names = [r.a for r in scene.shot.relations if r.relation == "around" and r.b in centres]
    return [b for b in scene.bodies if b.actor.name in names and b is not body and b.beats]


def _lag(scene: Scene, body: Body) -> float:
    """Return how far behind those whom they chase somebody goes round, in radians."""
    hunted = {beat.action.target for beat in body.beats if beat.action.verb in ("chase", "follow")}
    return 1.0 if any(b.actor.name in hunted for b in _company(scene, body)) else 0.0


def _about(side: NDArray[np.float64], period: float, body: Body) -> NDArray[np.float64]:
    """Return the facing of who goes round: from one side to the other in the time its feet take for a turn."""
    share = min(max(math.sin(math.pi * turning(body) / period), 0.2), 1.0) if turning(body) < 0.5 * period else 1.0
    u = np.clip(side / share, -1, 1)
    return np.asarray(0.5 * u * (3 - u * u))
