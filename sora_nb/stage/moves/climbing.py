"""Climbing: up a tree or a wall, up a slope, or up out of nothing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.moves.gaits import stride, walk
from sora_nb.stage.moves.paths import energy, gait_speed, pull, rest, smooth

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene


def climb(scene: Scene, body: Body, beat: Beat) -> None:
    """Climb: go to a tall thing and up it, or up the slope, or up out of nothing by a body's length or two."""
    targets = [b for b in scene.named(beat.action.target) if b is not body]
    now = beat.start
    if scene.ground and not targets:
        walk(scene, body, beat)
        return
    top = min(1.6 * body.height, scene.top - body.height - 0.2)
    if targets:
        other = targets[0]
        x = other.at("x", now)
        near = x - math.copysign(0.18 * other.width, x - body.at("x", now))
        arrive = min(
            now + abs(near - body.at("x", now)) / gait_speed(body, "walk", beat.action) + 0.5, now + 0.45 * beat.seconds
        )
        stride(scene, body, beat.part(now, arrive), near, "walk")
        now, top = arrive, max(min(0.85 * other.height - 0.8 * body.height, scene.top - body.height), 0.2)
        body.over = True
    part, time = scene.clock(now, beat.end)
    if beat.action.direction == "down":
        body.row("y")[: part.start + 1] = body.at("y", now) + top
        top = body.at("y", now) - top
    else:
        top += body.at("y", now)
    if targets and body.family == "quadruped":
        # Upright along the trunk, paw over paw.
        side = 1.0 if body.at("facing", now) >= 0 else -1.0
        upright = smooth(time, now, now + 0.4)
        body.row("angle")[part] += 1.3 * side * upright
        pull(body.row("x"), part, targets[0].at("x", now) - 0.07 * side * targets[0].width, upright)
        rest(body, part)
    # Hand over hand: each pull is a smooth step of its own.
    pulls = max(2, round(abs(top - body.at("y", now)) / 0.35))
    u = (time - now) / max(beat.end - now, 0.1) * pulls
    stair = (np.floor(u) + smooth(u - np.floor(u), 0.15, 0.85)) / pulls
    pull(body.row("y"), part, top, np.clip(stair, 0, 1))
    body.cue("climb", now, beat.end, manner=beat.action.manner, energy=energy(beat.action))
