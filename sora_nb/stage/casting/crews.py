"""Crews: who drives or flies something in the shot rides in it, and sits at its window where it has one."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.plans import Action, Shot
    from sora_nb.stage.bodies import Body
    from sora_nb.stage.cast.figures import Figure

_FLOOR = 0.26
"""How high a cabin's floor lies, as a share of the vehicle's height."""
_SHOULDER = 0.44
"""How high the shoulders of somebody who sits are above their feet, as a share of their height."""


def manned(shot: Shot, known: Mapping[str, Figure]) -> Shot:
    """Return the shot in which whoever drives, sails or flies a vehicle of the shot rides it."""
    crafts = {a.name for a in shot.actors if a.figure in known and known[a.figure].family == "vehicle"}
    if not crafts:
        return shot

    def boarded(action: Action) -> Action:
        drives = action.verb in ("drive", "fly", "swim") and action.target in crafts
        return dataclasses.replace(action, verb="ride") if drives else action

    actors = tuple(
        a if a.name in crafts else dataclasses.replace(a, actions=tuple(boarded(x) for x in a.actions)) for a in shot.actors
    )
    return dataclasses.replace(shot, actors=actors)


def seated(rider: Body, mount: Body, seat: tuple[float, float, float]) -> tuple[float, float, float]:
    """Return where a rider's root is from the middle of the ground below a mount, and at which scale they fit its cabin.

    Args:
        rider: Who sits down.
        mount: The vehicle.
        seat: Where its driver's shoulders are, and how large the head, in its heights.
    """
    x, y, _ = seat
    scale = min(max((y - _FLOOR) * mount.height / (_SHOULDER * rider.height), 0.25), 1.15)
    return x * mount.height, _FLOOR * mount.height, scale
