"""Fluids: what water and moving air do to free bodies: buoyancy, drag and wind."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.performance import TICK

if TYPE_CHECKING:
    import pymunk

    from sora_nb.stage.bodies import Body, Scene

DENSITY = {
    "rubber": 0.55, "wood": 0.6, "metal": 7.8, "glass": 2.5, "stone": 2.6, "soft": 0.3, "flesh": 0.98, "plastic": 0.5,
    "paper": 0.6, "ice": 0.9, "water": 1.0,
}  # fmt: skip
"""Kilograms per litre of a whole thing in water: a rubber or plastic toy is hollow, so it floats."""


def wet(scene: Scene, body: Body, y: float) -> float:
    """Return the share of a body that is under water, 0…1, when its middle is at y."""
    surface = math.inf if scene.medium == "water" or scene.water is None else scene.water
    return min(max((surface - (y - body.height / 2)) / body.height, 0.0), 1.0)


def carry(scene: Scene, body: Body, point: pymunk.Body, share: float) -> None:
    """Let water carry and slow a free body for one tick: buoyancy by the share under water, linear and quadratic drag."""
    vx, vy = point.velocity
    density = DENSITY.get(body.material, 0.9)
    lift = scene.gravity * share * min(1 / density, 3.0)
    # What plunges in is slowed at once, what bobs is hardly held.
    slow = math.exp(-(1.6 + 1.5 * math.hypot(vx, vy)) * share / TICK)
    point.velocity = (vx * slow, (vy + lift / TICK) * slow)
    point.angular_velocity *= math.exp(-2.0 * share / TICK)


def blow(scene: Scene, body: Body, point: pymunk.Body) -> None:
    """Let air slow a light body and wind take it along, for one tick: quadratic drag towards the air's own velocity."""
    vx, vy = point.velocity
    rx, ry = vx - scene.wind, vy
    # At its falling speed drag holds its weight: a = g (v / v_t)².
    share = min(scene.gravity * math.hypot(rx, ry) / (body.falling**2) / TICK, 0.5)
    point.velocity = (vx - share * rx, vy - share * ry)
    point.angular_velocity *= math.exp(-1.5 / TICK)
