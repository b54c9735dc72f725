"""Spots: who has a place in the plan takes it, and whoever has none finds room between those who do."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.performance import lane, on_frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.plans import Spot
    from sora_nb.stage.bodies import Body, Scene

_CLEAR = 0.3
"""Metres wanted between two who stand side by side."""
_BESIDE = 0.45
"""Metres between two who stand next to each other because the plan says so."""
_SEARCHED = 121


def spot_of(body: Body) -> Spot | None:
    """Return the place that the plan gives a body, or None."""
    spots = body.actor.spots
    return spots[body.index] if body.index < len(spots) else None


def sized(scene: Scene, tallest: float) -> None:
    """Show those with a place as large as it says, and everybody else on the same scale; `tallest` in metres."""
    scales = [spot.scale for body in scene.bodies if (spot := spot_of(body))]
    for body in scene.bodies if scales else ():
        spot = spot_of(body)
        if spot is not None:
            body.resize(spot.scale * body.natural / body.height)
            continue
        body.resize(median(scales) * body.natural / body.height)
        body.resize(min(1.0, tallest / body.height, 0.8 * scene.width / body.width))


def deepened(scene: Scene, together: set[str]) -> None:
    """Put those with a place as far back as it says, unless they now have to do with somebody in front."""
    for i, body in enumerate(scene.bodies):
        spot = spot_of(body)
        if spot is None or (body.actor.name in together and spot.depth >= 0.2):
            continue
        body.keep("depth", spot.depth)
        body.lane = 0 if spot.depth < 0.2 else 1 + i % 20


def stood(
    scene: Scene,
    row: Sequence[tuple[tuple[Body, ...], float]],
    edges: Sequence[tuple[str, str]],
    beside: Sequence[tuple[str, str]],
) -> None:
    """Put those with a place there, and the others where there is room.

    Args:
        scene: The shot.
        row: The bodies, or piles of them, that stand side by side, each with the metres it takes.
        edges: Pairs of names, left and right, earlier ones more important.
        beside: Pairs of names that are to stand next to each other.
    """
    placed: list[tuple[str, float, float]] = []
    waiting = []
    for bodies, breadth in row:
        spots = [spot for body in bodies if (spot := spot_of(body))]
        if len(spots) < len(bodies):
            waiting.append((bodies, breadth))
            continue
        share = sum(spot.x for spot in spots) / len(spots)
        placed.append((bodies[0].actor.name, _put(bodies, (share - 0.5) * scene.width), breadth))
    if not placed or scene.ground:
        return
    search = _Search(placed, edges, [set(pair) for pair in beside])
    for bodies, breadth in waiting:
        name, wished = bodies[0].actor.name, bodies[0].at("x", 0) * lane(bodies[0].at("depth", 0))[0]
        grid = np.linspace(-1, 1, _SEARCHED) * max(0.45 * scene.width - breadth / 2, 0.0)
        costs = [0.02 * abs(x - wished) + search.cost(float(x), name, breadth) for x in grid]
        placed.append((name, _put(bodies, float(grid[int(np.argmin(costs))])), breadth))


def _put(bodies: tuple[Body, ...], seen: float) -> float:
    """Put bodies at `seen` metres from the middle as they look in front, and return it."""
    for body in bodies:
        body.keep("x", seen / lane(body.at("depth", 0))[0])
    return seen


@dataclass(frozen=True, slots=True)
class _Search:
    """Where others stand (name, metres from the middle, breadth), and how somebody is to stand to them."""

    placed: list[tuple[str, float, float]]
    edges: Sequence[tuple[str, str]]
    beside: list[set[str]]

    def cost(self, x: float, name: str, breadth: float) -> float:
        """Return how bad a place is: on top of others, on the wrong side of them, far from a neighbour."""
        cost = 0.0
        for other, there, width in self.placed:
            gap = abs(x - there) - (breadth + width) / 2
            cost += 10.0 * max(_CLEAR - gap, 0.0)
            if {name, other} in self.beside:
                cost += 4.0 * max(gap - _BESIDE, 0.0)
            if ((name, other) in self.edges and x > there) or ((other, name) in self.edges and x < there):
                cost += 6.0
        return cost


def share_of(scene: Scene, body: Body) -> float:
    """Return where a body starts, as a share of the frame's width from its left edge."""
    return on_frame(body.at("x", 0), 0.0, body.at("depth", 0), scene.size)[0]
