"""Solidity: what of a body can be touched, and how hard it is to turn, for the simulation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pymunk

from sora_nb.stage import gear

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Body

ROUND, BOX = 1, 2
"""Collision types: what touches at a point of its own, and what has edges."""


def moment(body: Body) -> float:
    """Return a body's moment of inertia in kg m²."""
    if body.piece:
        return float(pymunk.moment_for_poly(body.mass, list(body.piece.outline)))
    if body.form == "round":
        return float(pymunk.moment_for_circle(body.mass, 0, body.radius))
    return float(pymunk.moment_for_box(body.mass, (body.width, body.height)))


def shapes_of(body: Body, point: pymunk.Body) -> list[pymunk.Shape]:
    """Return what of a body can be touched: a circle, one block, its solid parts, or a piece of something broken."""
    if body.form == "round":
        circle = pymunk.Circle(point, body.radius)
        circle.collision_type = ROUND
        return [circle]
    half = (body.width / 2, body.height / 2)
    block = ((-half[0], -half[1]), (half[0], -half[1]), half, (-half[0], half[1]))
    facing = float(body.row("facing")[0])
    outlines = [body.piece.outline] if body.piece else gear.parts(body.figure, body.height, facing) or [block]
    found: list[pymunk.Shape] = []
    for outline in outlines:
        shape = pymunk.Poly(point, list(outline))
        shape.collision_type = BOX
        found.append(shape)
    return found


def still(body: Body) -> bool:
    """Tell whether a body never moves."""
    return not body.ever_free and bool(np.ptp(body.row("x")) + np.ptp(body.row("y")) + np.ptp(body.row("angle")) == 0)
