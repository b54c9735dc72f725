"""Archery: the arrow on the string, on its way and in the target."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast import implements
from sora_nb.stage.cast.implements import Hold
from sora_nb.stage.cast.limbs import Point, between

if TYPE_CHECKING:
    from sora_nb.stage.cast.human_acting import Acting
    from sora_nb.stage.repertoire.motion import Motion
    from sora_nb.stage.styles.pen import Pen

_LOOSED = 0.64
"""The share of a round at which the string is let go."""
_SPEED = 16.0
"""How fast an arrow flies, in metres a second: a slow one, so that it is seen in a few frames."""
_FAR = 9.0
_TARGETS = frozenset({"dartboard"})


def draw(pen: Pen, acting: Acting, motion: Motion, hands: tuple[Point, Point], *, since: tuple[float, float], t: float) -> None:
    """Draw the arrow of the round under way, and the last one where it stuck; `hands` are those at string and bow."""
    string, bow = hands
    tall = acting.person.build.height
    way = 1.0 if bow[0] >= string[0] else -1.0
    aim = _aim(acting, bow, way, t)
    share = motion.share(*since)
    if since[0] > motion.period:
        _fly(pen, bow, aim, 1.0, tall)
    if share < _LOOSED:
        implements.draw(pen, "arrow", Hold(string, way * math.atan2(bow[1] - string[1], abs(bow[0] - string[0])), way), tall)
        return
    flown = _SPEED * (share - _LOOSED) * motion.period
    _fly(pen, bow, aim, min(1.0, flown / max(math.dist(bow, aim), 0.1)), tall)


def _fly(pen: Pen, start: Point, goal: Point, share: float, tall: float) -> None:
    """Draw an arrow so far on its way, its point at the goal in the end."""
    way = 1.0 if goal[0] >= start[0] else -1.0
    slope = math.atan2(goal[1] - start[1], abs(goal[0] - start[0]))
    arc = 0.05 * math.dist(start, goal) * 4 * share * (1 - share)
    x, y = between(start, goal, share)
    behind = 0.36 * tall
    at = (x - way * behind * math.cos(slope), y + arc - behind * math.sin(slope))
    implements.draw(pen, "arrow", Hold(at, way * slope, way), tall)


def _aim(acting: Acting, bow: Point, way: float, t: float) -> Point:
    """Return where the arrow goes: into the near edge of the target, or far away where there is none."""
    target = next((role for role in acting.performance.roles if role.figure in _TARGETS), None)
    if target is None:
        return bow[0] + way * _FAR, bow[1] - 0.4
    place = target.track.at(t)
    return acting.local((place.x - way * 0.46 * target.height, place.y + 0.04 * target.height), t)
