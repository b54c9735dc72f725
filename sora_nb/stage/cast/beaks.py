"""Beaks, combs and crests."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sora_nb.stage.cast.outline import closed, ellipse, opened, turn
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    import skia

    from sora_nb.stage.cast.flocks import Bird
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.plumage import Carriage, Plumes

INK = Colour(0.10, 0.07, 0.09)
_ROUND = ellipse(0j, 1.0, 1.0)
_MOUTH = Colour(0.55, 0.16, 0.16)

# upper and lower half of each beak: x in lengths from the face, y in depths
_BEAKS: dict[str, tuple[tuple[tuple[float, float], ...], tuple[tuple[float, float], ...]]] = {
    "cone": (
        ((-0.25, 0.8), (0.25, 0.75), (1.0, -0.05), (1.0, -0.05), (0.4, -0.05), (-0.25, 0.0)),
        ((-0.25, 0.05), (0.4, 0.0), (0.9, -0.08), (0.9, -0.08), (0.35, -0.6), (-0.25, -0.7)),
    ),
    "bill": (
        ((-0.2, 0.95), (0.2, 0.6), (0.6, 0.3), (0.95, 0.34), (1.05, 0.05), (0.9, -0.14), (0.4, -0.1), (-0.2, 0.0)),
        ((-0.2, 0.05), (0.4, 0.0), (0.9, -0.1), (0.96, -0.25), (0.5, -0.52), (-0.2, -0.6)),
    ),
    "hook": (
        ((-0.25, 0.9), (0.2, 0.95), (0.7, 0.7), (1.0, 0.1), (0.95, -0.55), (0.95, -0.55), (0.7, -0.15), (0.3, -0.05),
            (-0.25, 0.0)),
        ((-0.25, 0.05), (0.3, 0.0), (0.66, -0.12), (0.55, -0.45), (0.2, -0.65), (-0.25, -0.6)),
    ),
    "toucan": (
        ((-0.15, 1.0), (0.2, 1.12), (0.6, 0.9), (0.92, 0.3), (1.0, -0.4), (1.0, -0.4), (0.8, -0.05), (0.4, 0.05),
            (-0.15, 0.0)),
        ((-0.15, 0.05), (0.4, 0.05), (0.8, -0.05), (0.92, -0.35), (0.6, -0.6), (0.2, -0.75), (-0.15, -0.7)),
    ),
    "bent": (
        ((-0.2, 0.9), (0.3, 0.75), (0.62, 0.4), (0.95, -0.7), (1.0, -1.0), (1.0, -1.0), (0.75, -0.75), (0.4, -0.12),
            (-0.2, 0.0)),
        ((-0.2, 0.05), (0.35, -0.1), (0.7, -0.78), (0.95, -1.02), (0.95, -1.02), (0.45, -0.8), (-0.2, -0.6)),
    ),
}  # fmt: skip


_HINGE = complex(0.72, -0.06)


@functools.cache
def _halves(beak: tuple[str, float, float]) -> tuple[skia.Path, skia.Path]:
    form, length, depth = beak
    upper, lower = ([complex(0.85 + x * length, -0.06 + y * depth) for x, y in part] for part in _BEAKS[form])
    return closed(upper), closed(lower)


def draw_beak(own: Mirror, kind: Bird, ink: Plumes, pose: Carriage) -> None:
    """Draw the beak, open as far as the mouth is; the brush's units are head radii about the skull."""
    upper, lower = _halves(kind.beak)
    _, length, depth = kind.beak
    open_ = min(max(pose.beak, 0.0), 1.0)
    if "disc" in kind.marks:
        # an owl's beak points down between its eyes
        own = own.inner(0.32 - 0.2j, turn(-62))
        own = own.inner(-0.72 + 0.06j)
    down, up = turn(-26 * open_), turn(9 * open_)
    if open_ > 0.05:
        tips = [_HINGE + complex(length, 0.0) * 0.8 * way for way in (up, down)]
        own.flat(closed([_HINGE, _HINGE, tips[0], tips[0], tips[1], tips[1]]), _MOUTH)
    jaw = own.inner(_HINGE - _HINGE * down, down)
    jaw.solid(lower, ink.beak.lighter(-0.12), volume=0.3, material="horn")
    top = own.inner(_HINGE - _HINGE * up, up)
    top.solid(upper, ink.beak, volume=0.45, material="horn")
    if "beaktip" in kind.marks:
        with top.inside(upper):
            end = 0.85 + 0.8 * length
            top.inner(complex(end + 0.2 * length, -0.8 * depth), 1 + 0j, 0.42 * length, 0.75 * depth).flat(_ROUND, INK)
    nostril = opened([complex(0.85 + 0.22 * length, -0.06 + 0.42 * depth), complex(0.85 + 0.32 * length, -0.06 + 0.38 * depth)])
    top.line(nostril, ink.beak.lighter(-0.5), 0.05)


_RED = Colour.hex("#dd3b34")
_COMBS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "comb": (
        (
            (-0.5, 0.7), (-0.62, 1.15), (-0.35, 1.2), (-0.22, 1.0), (-0.08, 1.42), (0.2, 1.38), (0.24, 1.05),
                (0.48, 1.3), (0.7, 1.1),
            (0.62, 0.62), (0.0, 0.75),
        ),
        ((0.55, -0.35), (0.85, -0.45), (0.92, -0.85), (0.7, -1.1), (0.5, -0.8)),
    ),
    "crest": (((-0.3, 0.8), (-0.75, 1.4), (-1.0, 1.55), (-0.8, 1.1), (-1.3, 1.05), (-0.85, 0.6)),),
    "crown": (
        ((-0.2, 0.8), (-0.5, 1.6), (-0.62, 1.85), (-0.35, 1.8), (-0.38, 1.6), (-0.05, 0.8)),
        ((-0.05, 0.85), (-0.08, 1.75), (-0.16, 2.02), (0.14, 2.02), (0.04, 1.75), (0.08, 0.85)),
        ((0.1, 0.85), (0.34, 1.6), (0.34, 1.85), (0.58, 1.76), (0.46, 1.58), (0.24, 0.8)),
    ),
    "tufts": (
        ((-0.8, 0.4), (-0.75, 1.3), (-0.75, 1.3), (-0.2, 0.9)),
        ((0.35, 0.88), (0.8, 1.25), (0.8, 1.25), (0.9, 0.4)),
    ),
    "wattle": (((0.75, -0.2), (1.0, -0.3), (1.02, -0.9), (0.82, -1.35), (0.62, -0.9)),),
}  # fmt: skip


@functools.cache
def _comb(name: str) -> list[skia.Path]:
    return [closed([complex(x, y) for x, y in points]) for points in _COMBS[name]]


def draw_comb(own: Mirror, kind: Bird, ink: Plumes) -> None:
    """Draw comb and wattle, crest or ear tufts."""
    if not kind.comb:
        return
    red = kind.comb in {"comb", "wattle"}
    for path in _comb(kind.comb):
        own.solid(path, _RED if red else ink.head, volume=0.4, material="skin" if red else "feather")
