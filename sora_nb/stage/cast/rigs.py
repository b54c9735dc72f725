"""From a role to its rig, by family."""

from __future__ import annotations

import dataclasses
from importlib import import_module
from typing import TYPE_CHECKING, cast

from sora_nb.errors import InvalidRequest

if TYPE_CHECKING:
    from sora_nb.stage.cast.rig import Rig
    from sora_nb.stage.cast.solids import SolidRig
    from sora_nb.stage.performance import Performance, Piece, Role

ROOMS = {
    "human": "humans", "quadruped": "quadrupeds", "bird": "birds", "fish": "fishes", "shape": "shapes", "sign": "shapes",
    "prop": "props", "vehicle": "vehicles", "insect": "insects", "snake": "snakes", "mollusc": "molluscs",
        "monster": "monsters",
    "plant": "flora",
}  # fmt: skip


def build(role: Role, performance: Performance) -> Rig:
    """Build a role's rig for one shot.

    Raises:
        InvalidRequest: the role's family is unknown.
    """
    if role.family not in ROOMS:
        raise InvalidRequest(f"{role.figure!r} is of family {role.family!r}; it can be {', '.join(ROOMS)}.")
    if role.piece is not None:
        return _piece(role, role.piece, performance)
    room = import_module(f"sora_nb.stage.cast.{ROOMS[role.family]}")
    rig = cast("Rig", room.build(role, performance))
    picture = performance.picture
    if picture is None or picture.actor != role.actor.name:
        return rig
    from sora_nb.stage.cast import cutouts

    return cutouts.build(role, picture, rig)


def _piece(role: Role, piece: Piece, performance: Performance) -> Rig:
    """Build the rig of one piece of something broken, from the rig of the whole."""
    from sora_nb.stage.cast.pieces import PieceRig

    whole = build(dataclasses.replace(role, piece=None, height=piece.height), performance)
    return PieceRig(role, piece, cast("SolidRig", whole))
