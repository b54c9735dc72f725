"""Streams: what runs out of a jug that is tilted, and the spray of a watering can, falling as water does."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast.limbs import Point, curve
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.cast.human_acting import Acting
    from sora_nb.stage.cast.implements import Hold
    from sora_nb.stage.performance import Performance, Role
    from sora_nb.stage.repertoire import Motion
    from sora_nb.stage.styles.pen import Pen

_SPOUTS: dict[str, tuple[Point, float]] = {"teapot": ((0.175, 0.045), 0.50), "watering can": ((0.262, -0.012), 0.02)}
"""Tool → where its spout ends beside the grip, and how high what it pours falls, in body heights."""
_TILTED = 0.45
"""Radians of tilt from which it runs."""
_LIQUIDS = {
    "milk": "#fbf8f0", "coffee": "#5a3620", "tea": "#b9742f", "wine": "#8a1f3a", "juice": "#f2a33c", "beer": "#e0a832",
    "honey": "#e3a21f", "oil": "#e5c94a", "sauce": "#b3402a", "syrup": "#8a4a1f", "chocolate": "#5a3422", "lava": "#f0642a",
    "cream": "#fbf3e0", "cola": "#3f261b", "cocoa": "#6a4128", "soup": "#d98a3a", "lemonade": "#f3e27a",
}  # fmt: skip
_WATER = "#8fc9ec"
_GRAVITY, _SPEED = 9.81, 0.55
"""Metres per second squared, and per second at the spout."""


def liquid(role: Role, performance: Performance) -> Colour:
    """Return the colour of what somebody pours: what it is called by, else water."""
    targets = [action.target for action in role.actor.actions if action.written == "pour" and action.target]
    words = [word for name in targets for word in name.split()]
    words += [word for name in targets if (a := performance.shot.actor(name)) for word in (*a.word.split(), *a.figure.split())]
    return Colour.hex(next((_LIQUIDS[word] for word in words if word in _LIQUIDS), _WATER))


def draw(pen: Pen, motion: Motion, hold: Hold, acting: Acting, t: float) -> None:
    """Draw what runs out of a motion's tool at a time; nothing while it is held upright, or is nothing to pour from."""
    if motion.name not in {"pour", "water"}:
        return
    spout, level = _SPOUTS[motion.tool]
    height, colour = acting.person.build.height, liquid(acting.role, acting.performance)
    if hold.angle * hold.way > -_TILTED:
        return
    x, y = spout[0] * height * hold.way, spout[1] * height
    c, s = math.cos(hold.angle), math.sin(hold.angle)
    start = hold.at[0] + x * c - y * s, hold.at[1] + x * s + y * c
    drop = start[1] - level * height
    if drop <= 0:
        return
    count = 5 if motion.name == "water" else 1
    for k in range(count):
        speed = _SPEED * (1 + 0.35 * (k - (count - 1) / 2)) * hold.way
        fall = math.sqrt(2 * drop / _GRAVITY)
        points = [
            (start[0] + speed * u * fall, start[1] - 0.5 * _GRAVITY * (u * fall) ** 2) for u in (0.0, 0.25, 0.5, 0.75, 1.0)
        ]
        wide = (0.016 if count == 1 else 0.005) * height
        pen.line(curve(points), colour, wide)
        pen.line(curve([points[0], points[2], points[4]]), colour.lighter(0.45)._replace(a=0.7), 0.3 * wide)
        ripple = 0.02 * height * (1 + 0.5 * math.sin(23.0 * t + 2.1 * k))
        pen.line(curve([(points[4][0] - ripple, points[4][1]), (points[4][0] + ripple, points[4][1])]), colour, 0.6 * wide)
