"""Shots: throws at something: into a hoop or a basket, or off its rim; a ball that knocks a stack over."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage import gear
from sora_nb.stage.bodies import snap
from sora_nb.stage.physics import flight

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene


def goal_of(scene: Scene, body: Body, thing: Body) -> Body | None:
    """Return what a throw of a thing goes into or at: a hoop, a basket, else something that stands there to be hit."""
    others = [b for b in scene.others(body) if b is not thing and not b.alive and b.actor is not thing.actor and not b.held]
    open_ = [b for b in others if b.figure in gear.VESSELS or b.figure == "basketball hoop"]
    target = next((a.target for a in body.actor.actions if a.verb == "throw"), None)
    # A thing that is only there is not thrown at: it has to be named by the throw, or to be open.
    named = [b for b in others if b.actor.name == target or b.brittle or b.pile]
    return next(iter(open_ or named), None)


def face(body: Body, thing: Body, goal: Body) -> float:
    """Return the way to a goal; a hoop's rim is turned towards who throws, and what is thrown fits through an opening."""
    if goal.figure in gear.VESSELS or goal.figure == "basketball hoop":
        left, right, _ = gear.open_at(goal.figure)
        thing.resize(min(1.0, 0.74 * (right - left) * goal.height / max(thing.height, thing.width)))
    way = 1.0 if goal.at("x", 0) >= body.at("x", 0) else -1.0
    if goal.figure == "basketball hoop":
        goal.row("facing")[:] = -way
    return way


def aimed(scene: Scene, beat: Beat, thing: Body, goal: Body, start: np.ndarray) -> tuple[tuple[float, float], float]:
    """Return the velocity that takes a thing to its goal, and the seconds it takes; off the rim when it is to miss."""
    x, y = goal.at("x", beat.start), goal.at("y", beat.start)
    way = 1.0 if x >= start[0] else -1.0
    if goal.figure in gear.VESSELS or goal.figure == "basketball hoop":
        left, right, high = gear.open_at(goal.figure)
        flip = -1.0 if goal.figure == "basketball hoop" and goal.at("facing", 0) > 0 else 1.0
        middle = x + flip * (left + right) / 2 * goal.height
        rim = min if way > 0 else max
        spot = np.array((middle, y + high * goal.height))
        if beat.action.written == "miss":
            # On the near edge of the rim, or a little short of it: what follows is up to physics.
            edge = rim(x + flip * left * goal.height, x + flip * right * goal.height)
            spot = np.array((edge - way * 0.72 * thing.radius, y + high * goal.height + 0.55 * thing.radius))
        steep = 1.35
    else:
        spot = np.array((x - way * 0.4 * goal.width, y - goal.rise + 0.6 * goal.height))
        steep = 0.35
    # From the angle it leaves at: the drop below the straight line is g t² / 2.
    drop = max(steep * abs(float(spot[0] - start[0])) - float(spot[1] - start[1]), 0.5)
    seconds = math.sqrt(2 * drop / max(scene.gravity, 1.0))
    return flight(start, spot, seconds, scene.gravity), seconds


def strike(scene: Scene, body: Body, target: Body, beat: Beat) -> None:
    """Throw a lifeless thing at a stack so that it falls: it comes flying and hits the upper half."""
    pile = scene.named(target.actor.name)
    top = max(pile, key=lambda b: b.at("y", 0))
    way = 1.0 if top.at("x", 0) >= body.at("x", 0) else -1.0
    off = snap(beat.start + 0.35)
    start = np.array((body.at("x", off), body.at("y", off)))
    high = min(b.at("y", 0) - b.rise for b in pile) + 0.6 * (top.at("y", 0) + top.rise)
    spot = np.array((top.at("x", 0) - way * (top.width / 2 + body.radius), high))
    seconds = max(abs(float(spot[0] - start[0])) / 9.0, 0.3)
    # A toy ball would only tap on it: what is to knock a tower over is as heavy as one of its blocks.
    body.mass = max(body.mass, 2.0 * top.mass)
    body.free(off, flight(start, spot, seconds, scene.gravity), -way * 3.0)
    body.slowing = 0.5
    for part in pile:
        part.free(0.0)
    scene.dirty = True
