"""Gear: the measures of machines and playground things, shared by who moves them, who draws them and physics."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Polygon = tuple[tuple[float, float], ...]

PLANK = 1.85
"""Half a seesaw's plank, in heights of the seesaw; it turns about the figure's middle."""
SEAT = 0.84
"""Where on the half plank one sits."""
TILT = math.asin(0.5 / PLANK)
"""How far a seesaw leans when an end of it rests on the ground, in radians."""
BEAM = 0.5
"""How far above its middle the bar of a frame lies, in heights: of a swing, a cradle or a spring's stand."""
ARM = 0.62
"""A catapult's arm from its axle to its cup, in heights."""
AXLE = (0.0, 0.02)
"""Where the axle is, in heights from the middle."""
COCKED, LOOSED = math.radians(205), math.radians(80)
"""Where a catapult's arm points before and after its shot, in radians, for one that shoots to the right."""
BARREL = math.radians(38)
"""How steeply a cannon points."""
BORE = (-0.10, 0.12)
"""Where a cannon's barrel hangs, in heights from the middle, for one that shoots to the right."""
MUZZLE = 0.92
"""From there to the mouth of the barrel, in heights."""
RIM = (-0.32, -0.06, 0.26)
"""A basketball hoop's rim: its front and back edge and its height above the middle, in heights, rim to the left."""

WIDTHS = {
    "seesaw": 2 * PLANK, "newton's cradle": 0.2, "wrecking ball": 1.0, "weight": 0.9, "spring": 0.5, "cannon": 1.5,
    "cannonball": 1.0, "catapult": 1.5, "basketball hoop": 0.75, "swing": 1.1, "paper plane": 2.2, "bowling pin": 0.34,
    "bowling ball": 1.0, "cue ball": 1.0, "billiard ball": 1.0, "spinning top": 0.9, "billiard table": 6.0, "bomb": 1.0,
    "barrel": 0.75, "vase": 0.62, "rope": 0.08, "log": 3.0, "plank": 9.0, "nail": 0.14,
}  # fmt: skip
"""Width over height."""
ROUND = frozenset(("wrecking ball", "cannonball", "bowling ball", "cue ball", "billiard ball", "bomb"))
"""Balls, however they are called."""
FLAT = frozenset(("billiard table",))
"""Tables that balls roll on."""
FIVE = frozenset(("newton's cradle",))
"""Things of five equal parts."""
ROLLERS = frozenset(("cylinder", "barrel", "log"))
"""Things that are seen from their round end while they roll."""


def _box(left: float, low: float, right: float, high: float) -> Polygon:
    return ((left, low), (right, low), (right, high), (left, high))


def _board(half: float, thick: float, leg: float) -> tuple[Polygon, ...]:
    """Return a table's solid parts, as `shapes` draws it: half width, thickness and leg in half heights."""
    under = (1 - thick) / 2
    legs = [_box(x - leg / 4, -0.5, x + leg / 4, under) for x in (-(half - 0.3) / 2, (half - 0.3) / 2)]
    return (_box(-half / 2, under, half / 2, 0.5), *legs)


def _pail(top: float, foot: float, low: float, high: float, wall: float) -> tuple[Polygon, ...]:
    """Return the walls and the floor of an open vessel: half widths at its top and foot, all in heights."""
    left = ((-foot, low), (-foot + wall, low), (-top + wall, high), (-top, high))
    right = tuple((-x, y) for x, y in reversed(left))
    return (left, right, _box(-foot, low, foot, low + wall))


PARTS: dict[str, tuple[Polygon, ...]] = {
    "table": _board(1.5, 0.16, 0.16), "desk": _board(1.3, 0.2, 0.24), "bench": _board(2.2, 0.25, 0.25),
    "seesaw": (_box(-PLANK, -0.05, PLANK, 0.05),),
    "basketball hoop": (
        _box(-0.03, 0.22, 0.0, 0.5), _box(RIM[0] - 0.012, RIM[2] - 0.012, RIM[0] + 0.012, RIM[2] + 0.012),
        _box(RIM[1] - 0.012, RIM[2] - 0.012, -0.01, RIM[2] + 0.012),
    ),
    "basket": _pail(0.50, 0.40, -0.5, 0.10, 0.06), "bucket": _pail(0.42, 0.32, -0.5, 0.30, 0.06),
    "wastebasket": _pail(0.40, 0.30, -0.5, 0.5, 0.05),
    "billiard table": (
        _box(-3.0, 0.20, 3.0, 0.40), _box(-3.0, 0.40, -2.9, 0.5), _box(2.9, 0.40, 3.0, 0.5), _box(-2.6, -0.5, -2.4, 0.2),
        _box(2.4, -0.5, 2.6, 0.2),
    ),
}  # fmt: skip
"""The solid convex parts of things that are not one block, in heights around the middle; a hoop's look to the left."""
VESSELS = frozenset(("basket", "bucket", "wastebasket"))
"""What a throw can go into from above."""


def open_at(figure: str) -> tuple[float, float, float]:
    """Return the opening that a throw aims at: its left and right edge and its height, in heights from the middle."""
    if figure == "basketball hoop":
        return RIM
    walls = PARTS[figure][0]
    return walls[3][0], -walls[3][0], walls[3][1]


def parts(figure: str, height: float, facing: float) -> Sequence[Polygon]:
    """Return a figure's solid parts in metres around its middle, () where it is one block; turned as it faces."""
    flip = -1.0 if figure == "basketball hoop" and facing > 0 else 1.0
    return tuple(tuple((flip * x * height, y * height) for x, y in part) for part in PARTS.get(figure, ()))


def arm(since: float) -> float:
    """Return where a catapult's arm points, in radians, `since` seconds after it let go; at 0 it points straight up."""
    swing = 0.16
    if since >= 0:
        # Stopped by the beam a little later, it quivers.
        after = math.radians(90) - since * 5.0
        return max(after, LOOSED) + 0.05 * math.exp(-6 * since) * math.sin(40 * since)
    u = min(max(1 + since / swing, 0.0), 1.0)
    return COCKED + (math.radians(90) - COCKED) * u * u


def cup(since: float, height: float, way: float) -> tuple[float, float]:
    """Return where a catapult's cup is, in metres from its middle."""
    angle = arm(since)
    return way * (AXLE[0] + ARM * math.cos(angle)) * height, (AXLE[1] + ARM * math.sin(angle)) * height


def muzzle(height: float, way: float) -> tuple[float, float]:
    """Return where a cannon's mouth is, in metres from its middle."""
    return way * (BORE[0] + MUZZLE * math.cos(BARREL)) * height, (BORE[1] + MUZZLE * math.sin(BARREL)) * height
