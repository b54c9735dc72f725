"""Mirror: lets an animal be drawn in its own units, looking right, while the pen sees world metres and an unmirrored sun."""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.outline import Joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sora_nb.stage.performance import Placement
    from sora_nb.stage.styles.pen import Colour, Pen

EDGE_ON = 0.05
"""The narrowest a body gets while it turns around, as a share of its side view."""

FINE = 0.055
"""Metres below which a part is too small to be outlined."""


def placed(place: Placement, unit: float) -> skia.Matrix:
    """Return the matrix from a body's own units (feet at 0, looking right) to world metres."""
    facing = math.copysign(max(abs(place.facing), EDGE_ON), place.facing or 1.0)
    size = unit * place.scale
    matrix = skia.Matrix.Translate(place.x, place.y)
    if place.angle:
        matrix.preRotate(math.degrees(place.angle))
    matrix.preScale(size * facing, size)
    return matrix


def in_world(place: Placement, unit: float, at: complex) -> tuple[float, float]:
    """Return where a point of a body's own units is, in world metres."""
    point = placed(place, unit).mapXY(at.real, at.imag)
    return float(point.x()), float(point.y())


def upright(place: Placement, unit: float) -> skia.Matrix:
    """Return the same without the narrowing of a turn, for what is drawn as it looks: legs that stand, turned skeletons."""
    size = unit * place.scale
    matrix = skia.Matrix.Translate(place.x, place.y)
    if place.angle:
        matrix.preRotate(math.degrees(place.angle))
    matrix.preScale(math.copysign(size, place.facing or 1.0), size)
    return matrix


class Mirror:
    """A pen that draws through a matrix; widths are in the body's units."""

    def __init__(self, pen: Pen, matrix: skia.Matrix, size: float, *, part: bool = False) -> None:
        self.pen, self.matrix, self.size, self.part = pen, matrix, size, part

    def inner(
        self, at: complex, way: complex = 1 + 0j, wide: float = 1.0, high: float | None = None, *, aside: float = 1.0
    ) -> Mirror:
        """Return a brush for a part with its own origin, turn and units, so that its paths can be kept between frames.

        `aside` narrows the part as it turns towards the viewer.
        """
        high = wide if high is None else high
        part = skia.Matrix.MakeAll(
            aside * way.real * wide, -aside * way.imag * high, at.real, way.imag * wide, way.real * high, at.imag, 0, 0, 1
        )
        return Mirror(self.pen, skia.Matrix.Concat(self.matrix, part), self.size * abs(way) * wide, part=True)

    def _moved(self, path: skia.Path) -> skia.Path:
        if isinstance(path, Joined):
            return path.through(self.matrix)
        moved = skia.Path()
        path.transform(self.matrix, moved)
        return moved

    def solid(
        self,
        path: skia.Path,
        colour: Colour,
        *,
        volume: float = 0.6,
        far: float = 0.0,
        material: str = "fur",
        edge: bool = True,
    ) -> None:
        """Fill a closed path as a rounded body."""
        if edge and self.part:
            # an outline as wide as the part itself would swallow it; measured unturned, lest it flicker as the part turns
            bounds = path.getBounds()
            edge = min(bounds.width(), bounds.height()) * self.size > max(FINE, 5.0 * self.pen.pixel)
        self.pen.solid(self._moved(path), colour, volume=volume, far=far, material=material, edge=edge)

    def line(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke an open path, never thinner than most of a pixel."""
        self.pen.line(self._moved(path), colour, max(width * self.size, 0.8 * self.pen.pixel))

    def flat(self, path: skia.Path, colour: Colour) -> None:
        """Fill a path with no modelling and no edge."""
        self.pen.flat(self._moved(path), colour)

    @contextmanager
    def inside(self, path: skia.Path) -> Iterator[None]:
        """Draw only within a path."""
        with self._clipped(path, skia.ClipOp.kIntersect):
            yield

    @contextmanager
    def outside(self, path: skia.Path) -> Iterator[None]:
        """Draw only around a path."""
        with self._clipped(path, skia.ClipOp.kDifference):
            yield

    @contextmanager
    def _clipped(self, path: skia.Path, rule: skia.ClipOp) -> Iterator[None]:
        canvas = self.pen.canvas
        canvas.save()
        canvas.clipPath(self._moved(path), rule, True)
        try:
            yield
        finally:
            canvas.restore()


@contextmanager
def veiled(pen: Pen, place: Placement, reach: float) -> Iterator[None]:
    """Draw with the placement's transparency, over at most `reach` metres around its root."""
    if place.alpha > 0.996:
        yield
        return
    bounds = skia.Rect.MakeLTRB(place.x - reach, place.y - reach, place.x + reach, place.y + reach)
    pen.canvas.saveLayerAlpha(bounds, round(255 * max(place.alpha, 0.0)))
    try:
        yield
    finally:
        pen.canvas.restore()
