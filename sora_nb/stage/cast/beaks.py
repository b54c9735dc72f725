"""Beaks, combs and crests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.cast.outline import closed, opened, turn
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.cast.flocks import Bird
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.plumage import Carriage, Plumes

Place = "Callable[..., list[complex]]"
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
        ((-0.25, 0.9), (0.2, 0.95), (0.7, 0.7), (1.0, 0.1), (0.95, -0.55), (0.95, -0.55), (0.7, -0.15), (0.3, -0.05), (-0.25, 0.0)),
        ((-0.25, 0.05), (0.3, 0.0), (0.66, -0.12), (0.55, -0.45), (0.2, -0.65), (-0.25, -0.6)),
    ),
    "toucan": (
        ((-0.15, 1.0), (0.2, 1.12), (0.6, 0.9), (0.92, 0.3), (1.0, -0.4), (1.0, -0.4), (0.8, -0.05), (0.4, 0.05), (-0.15, 0.0)),
        ((-0.15, 0.05), (0.4, 0.05), (0.8, -0.05), (0.92, -0.35), (0.6, -0.6), (0.2, -0.75), (-0.15, -0.7)),
    ),
    "bent": (
        ((-0.2, 0.9), (0.3, 0.75), (0.62, 0.4), (0.95, -0.7), (1.0, -1.0), (1.0, -1.0), (0.75, -0.75), (0.4, -0.12), (-0.2, 0.0)),
        ((-0.2, 0.05), (0.35, -0.1), (0.7, -0.78), (0.95, -1.02), (0.95, -1.02), (0.45, -0.8), (-0.2, -0.6)),
    ),
}  # fmt: skip


def draw_beak(brush: Mirror, kind: Bird, ink: Plumes, pose: Carriage, place: Callable[..., list[complex]]) -> None:
    """Draw the beak, open as far as the mouth is."""
    form, length, depth = kind.beak
    upper, lower = _BEAKS[form]
    hinge = complex(0.72, -0.06)

    def points(part: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
        return [(0.85 + x * length, -0.06 + y * depth) for x, y in part]

    open_ = min(max(pose.beak, 0.0), 1.0)
    down, up = turn(-26 * open_), turn(9 * open_)
    if open_ > 0.05:
        a, b = points(upper), points(lower)
        tip_a, tip_b = place([a[3]], up, hinge)[0], place([b[2]], down, hinge)[0]
        root = place([(0.72, -0.06)])[0]
        brush.flat(
            closed(
                [
                    root,
                    root,
                    root + (tip_a - root) * 0.75,
                    root + (tip_a - root) * 0.75,
                    root + (tip_b - root) * 0.75,
                    root + (tip_b - root) * 0.75,
                ]
            ),
            _MOUTH,
        )
    brush.solid(closed(place(points(lower), down, hinge)), ink.beak.lighter(-0.12), volume=0.3, material="horn")
    brush.solid(closed(place(points(upper), up, hinge)), ink.beak, volume=0.45, material="horn")
    nostril = [(0.85 + 0.22 * length, -0.06 + 0.42 * depth), (0.85 + 0.32 * length, -0.06 + 0.38 * depth)]
    brush.line(opened(place(nostril, up, hinge)), ink.beak.lighter(-0.5), 0.05 * kind.head)


_RED = Colour.hex("#dd3b34")
_COMBS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "comb": (
        ((-0.5, 0.7), (-0.62, 1.15), (-0.35, 1.2), (-0.22, 1.0), (-0.08, 1.42), (0.2, 1.38), (0.24, 1.05), (0.48, 1.3), (0.7, 1.1), (0.62, 0.62), (0.0, 0.75)),
        ((0.55, -0.35), (0.85, -0.45), (0.92, -0.85), (0.7, -1.1), (0.5, -0.8)),
    ),
    "crest": (((-0.3, 0.8), (-0.75, 1.4), (-1.0, 1.55), (-0.8, 1.1), (-1.3, 1.05), (-0.85, 0.6)),),
    "tufts": (
        ((-0.75, 0.55), (-0.85, 1.3), (-0.85, 1.3), (-0.3, 0.92)),
        ((0.3, 0.92), (0.75, 1.3), (0.75, 1.3), (0.75, 0.6)),
    ),
    "wattle": (((0.75, -0.2), (1.0, -0.3), (1.02, -0.9), (0.82, -1.35), (0.62, -0.9)),),
}  # fmt: skip


def draw_comb(brush: Mirror, kind: Bird, ink: Plumes, place: Callable[..., list[complex]]) -> None:
    """Draw comb and wattle, crest or ear tufts."""
    for points in _COMBS.get(kind.comb, ()):
        red = kind.comb in ("comb", "wattle")
        brush.solid(closed(place(points)), _RED if red else ink.head, volume=0.4, material="skin" if red else "feather")
