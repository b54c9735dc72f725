"""Pace: who moves across the picture at a moment, and how fast, for styles that draw speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.camera import frame_at
from sora_nb.stage.styles.base import Mover

if TYPE_CHECKING:
    from sora_nb.stage.camera import View
    from sora_nb.stage.performance import Performance

STEP = 1 / 24
"""Seconds over which a speed is taken."""


def movers(performance: Performance, view: View, t: float) -> list[Mover]:
    """Return the bodies in the picture at a time with their speed through the place, that is whether or not a camera follows.

    A body that the place drives past (a passer-by in a travelling shot) counts by its own metres, not by the picture's.
    """
    frame, found = frame_at(performance.camera, t), []
    for role in performance.roles:
        now, then = role.track.at(t), role.track.at(max(0.0, t - STEP))
        if now.alpha < 0.5 or any(start <= t < end for start, end, *_ in role.held):
            continue
        world, height = view.body(frame, now.depth), role.height * now.scale
        middle = world.mapXY(now.x, now.y + (0.0 if role.family == "shape" else 0.5 * height))
        scale = world.getScaleX()
        passed = min(t, STEP) or STEP
        right, down = scale * (now.x - then.x) / passed, -scale * (now.y - then.y) / passed
        found.append(Mover(middle.x(), middle.y(), right, down, scale * height))
    return found
