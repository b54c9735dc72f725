"""Terrain: stairs, ramps and slopes that a shot names, as a profile of the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.performance import random

if TYPE_CHECKING:
    from sora_nb.plans import Actor, Shot

STAIRS = ("stairs", "steps", "staircase", "stair", "stairway")
SLOPES = ("ramp", "slope", "hill", "hillside", "incline")


WINDOWED = ("room", "kitchen", "classroom", "library")
"""Places with a window of their own."""


def is_terrain(actor: Actor) -> bool:
    """Tell whether an actor of the plan is ground to walk on rather than a body."""
    return bool({actor.name, actor.figure, actor.word} & {*STAIRS, *SLOPES})


def built_in(shot: Shot, actor: Actor) -> bool:
    """Tell whether an actor is part of the scenery already: the window of a room with windows."""
    plain = actor.count == 1 and not actor.actions and actor.colour is None and actor.size is None
    acted_on = any(a.target == actor.name for other in shot.actors for a in other.actions)
    held = any(r.relation in ("on", "inside") and actor.name in (r.a, r.b) for r in shot.relations)
    return actor.figure == "window" and shot.place in WINDOWED and plain and not acted_on and not held


def terrain(shot: Shot, seed: int, width: float) -> tuple[tuple[float, float], ...]:
    """Return the ground's profile as (x, y) from left to right, or () where the shot names none and the floor is flat.

    Stairs go down the way the action goes: "down" starts at the top on the left, "up" at the foot on the left.
    """
    named = {a.target: a.direction for actor in shot.actors for a in actor.actions if a.target in (*STAIRS, *SLOPES)}
    named |= {r.b: None for r in shot.relations if r.b in (*STAIRS, *SLOPES) and r.b not in named}
    for actor in shot.actors:
        if is_terrain(actor) and actor.name not in named:
            named |= {word: None for word in (actor.name, actor.figure, actor.word) if word in (*STAIRS, *SLOPES)}
    if not named:
        return ()
    kind, direction = next(iter(named.items()))
    verbs = {a.verb for actor in shot.actors for a in actor.actions if a.target == kind}
    # Who climbs or goes up starts at the foot; bodies that fall, roll or bounce start at the top.
    upward = direction == "up" or (direction is None and bool(verbs & {"climb"}))
    left = direction == "left"
    points = _stairs(seed, width) if kind in STAIRS else _slope(width)
    if upward != left:
        points = [(-x, y) for x, y in reversed(points)]
    return tuple(points)


def _stairs(seed: int, width: float) -> list[tuple[float, float]]:
    """Return six steps down from left to right over the middle of the frame."""
    count = 6 if width > 6 else 4
    rise = 0.30 + 0.03 * float(random(seed, "stairs").uniform(-1, 1))
    tread = min(0.62, 0.085 * width)
    points = [(-width, count * rise)]
    x = -0.36 * width if width > 6 else -0.2 * width
    for step in range(count):
        points += [(x, (count - step) * rise), (x + 0.002, (count - step - 1) * rise)]
        x += tread
    return [*points, (width, 0.0)]


def _slope(width: float) -> list[tuple[float, float]]:
    """Return a ramp of about 17 degrees down from left to right, a landing above and the floor below."""
    high = min(1.4, 0.125 * width)
    top, foot = -0.36 * width, -0.36 * width + high / 0.31
    # A rounded brink and foot: a ball runs over them instead of jumping.
    brink = [(top + 0.8 * u, high - 0.31 * 0.4 * u * u) for u in (0.0, 0.25, 0.5, 0.75, 1.0)]
    runout = [
        (foot - 0.4 + 0.8 * u, 0.31 * 0.4 * (1 - u) ** 2) for u in (0.0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1.0)
    ]
    return [(-width, high), *[(x - 0.4, y) for x, y in brink], *runout, (width, 0.0)]


def frozen(shot: Shot) -> bool:
    """Tell whether a shot plays on ice, whatever its weather."""
    return any(action.target == "ice" and shot.actor("ice") is None for actor in shot.actors for action in actor.actions)
