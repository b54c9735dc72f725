"""Horns, antlers and tusks."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sora_nb.stage.cast.outline import closed, ribbon, union
from sora_nb.stage.cast.profiles import PROFILES

if TYPE_CHECKING:
    import skia

    from sora_nb.stage.cast.anatomy import Skeleton
    from sora_nb.stage.cast.heads import Head
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.species import Species

Branch = tuple[tuple[tuple[float, float], ...], tuple[float, ...]]

_HORNS: dict[str, tuple[Branch, ...]] = {
    "cow": ((((0.0, -0.05), (0.16, 0.3), (0.42, 0.5), (0.5, 0.86)), (0.15, 0.13, 0.09, 0.02)),),
    "bull": ((((0.0, -0.05), (0.3, 0.28), (0.75, 0.42), (0.95, 0.95)), (0.18, 0.16, 0.11, 0.02)),),
    "goat": ((((0.0, -0.05), (-0.1, 0.5), (-0.5, 0.95), (-1.05, 1.05)), (0.17, 0.15, 0.1, 0.02)),),
    "unicorn": ((((0.0, -0.1), (0.12, 0.55), (0.3, 1.35)), (0.15, 0.1, 0.015)),),
    "tusks": ((((0.0, 0.0), (0.35, -0.42), (0.8, -0.5), (1.12, -0.28)), (0.15, 0.13, 0.1, 0.02)),),
    "ossicones": ((((0.0, -0.1), (-0.06, 0.3), (-0.1, 0.55)), (0.11, 0.09, 0.13)),),
    "antlers": (
        (((0.0, -0.05), (-0.35, 0.5), (-0.5, 1.1), (-0.2, 1.75), (0.1, 2.05)), (0.13, 0.12, 0.11, 0.09, 0.03)),
        (((-0.28, 0.4), (0.1, 0.6), (0.25, 1.0)), (0.1, 0.085, 0.03)),
        (((-0.5, 1.05), (-0.05, 1.15), (0.2, 1.5)), (0.1, 0.08, 0.03)),
        (((-0.44, 1.3), (-0.75, 1.6), (-0.75, 1.95)), (0.09, 0.07, 0.03)),
    ),
    "moose": (
        (((0.0, -0.05), (-0.4, 0.35), (-0.8, 0.85), (-1.0, 1.5)), (0.13, 0.15, 0.42, 0.2)),
        (((-0.5, 0.6), (-0.1, 0.9), (0.0, 1.3)), (0.1, 0.08, 0.03)),
        (((-0.7, 1.0), (-0.5, 1.35), (-0.45, 1.75)), (0.12, 0.09, 0.03)),
        (((-0.9, 1.1), (-0.9, 1.6), (-0.85, 1.95)), (0.12, 0.09, 0.03)),
        (((-1.0, 0.9), (-1.3, 1.3), (-1.4, 1.6)), (0.12, 0.09, 0.03)),
    ),
    "ram": ((((0.0, 0.0), (-0.35, 0.25), (-0.7, -0.05), (-0.62, -0.5), (-0.2, -0.6), (0.05, -0.3)),
        (0.2, 0.22, 0.2, 0.16, 0.1, 0.02)),),
}  # fmt: skip


def draw_horn(head: Head, own: Mirror, *, near: bool) -> None:
    """Draw the near or the far horn (antler, tusk) of a head, where its species has any."""
    kind = head.kind
    if not kind.horns:
        return
    x, y = head.profile.crown
    if kind.horns == "unicorn" and not near:
        return
    if kind.horns == "tusks":
        x, y = (0.5, -0.42) if near else (0.68, -0.36)
    elif not near:
        x, y = x + 0.32, y - 0.02
    size = kind.horn * (1.0 if near else 0.94)
    colour = head.colours.head if kind.horns == "ossicones" else head.colours.horn
    place = own.inner(complex(x, y), 1 + 0j, size)
    place.solid(
        _outline(kind.horns), colour, far=0.0 if near else 0.4, volume=0.5, material="horn", edge=kind.horns != "antlers"
    )


@functools.cache
def _outline(name: str) -> skia.Path:
    return union([closed(ribbon([complex(a, b) for a, b in spine], list(widths))) for spine, widths in _HORNS[name]])


def highest(kind: Species, bones: Skeleton) -> float:
    """Return the height of the highest horn's tip, in withers heights; 0 without horns."""
    if not kind.horns or kind.horns == "tusks":
        return 0.0
    x, y = PROFILES[kind.profile].crown
    tips = [point for spine, _ in _HORNS[kind.horns] for point in spine]
    return max(
        ((bones.skull + complex(x + a * kind.horn, y + b * kind.horn) * bones.heading * kind.head).imag for a, b in tips),
        default=0.0,
    )
