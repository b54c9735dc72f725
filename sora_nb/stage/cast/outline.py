"""Outlines: smooth closed curves, ribbons and ellipses from few points, given as complex numbers (a turn is a product)."""

from __future__ import annotations

import cmath
import math
from typing import TYPE_CHECKING

import skia

if TYPE_CHECKING:
    from collections.abc import Sequence


def turn(degrees: float) -> complex:
    """Return the unit number that turns by an angle, counter-clockwise."""
    return cmath.rect(1.0, math.radians(degrees))


def mix(a: complex, b: complex, share: float) -> complex:
    """Return the point a share of the way from a to b."""
    return a + (b - a) * share


def ease(x: float) -> float:
    """Return the smooth step of x, 0 below 0 and 1 above 1."""
    x = min(max(x, 0.0), 1.0)
    return x * x * (3.0 - 2.0 * x)


def _slope(a: complex, b: complex, c: complex) -> complex:
    span = abs(b - a) + abs(c - b)
    return (c - a) / span if span > 1e-9 else 0j


def closed(points: Sequence[complex], into: skia.Path | None = None) -> skia.Path:
    """Return a smooth closed path through points; a point given twice is a corner."""
    path = into if into is not None else skia.Path()
    following = [*points[1:], points[0]]
    ways = [c - b for b, c in zip(points, following, strict=True)]
    spans = [abs(way) for way in ways]
    slopes = [(ways[i - 1] + ways[i]) / (spans[i - 1] + spans[i] + 1e-12) for i in range(len(points))]
    path.moveTo(points[0].real, points[0].imag)
    for i, (b, c) in enumerate(zip(points, following, strict=True)):
        reach = spans[i] / 3.0
        if reach < 1e-7:
            continue
        p, q = b + slopes[i] * reach, c - slopes[i + 1 - len(points)] * reach
        path.cubicTo(p.real, p.imag, q.real, q.imag, c.real, c.imag)
    path.close()
    return path


def opened(points: Sequence[complex], into: skia.Path | None = None) -> skia.Path:
    """Return a smooth open path through points."""
    path = into if into is not None else skia.Path()
    n = len(points)
    path.moveTo(points[0].real, points[0].imag)
    for i in range(n - 1):
        b, c = points[i], points[i + 1]
        reach = abs(c - b) / 3.0
        before = _slope(points[i - 1], b, c) if i else _slope(b, b, c)
        after = _slope(b, c, points[i + 2]) if i + 2 < n else _slope(b, c, c)
        p, q = b + before * reach, c - after * reach
        path.cubicTo(p.real, p.imag, q.real, q.imag, c.real, c.imag)
    return path


def ribbon(spine: Sequence[complex], radii: Sequence[float], tip: float = 1.0) -> list[complex]:
    """Return the outline points of a band along a spine, half as wide as `radii`, with a round end of length `tip` radii."""
    n = len(spine)
    left: list[complex] = []
    right: list[complex] = []
    for i in range(n):
        along = _slope(spine[max(i - 1, 0)], spine[i], spine[min(i + 1, n - 1)])
        size = abs(along)
        along = along / size if size > 1e-9 else 1 + 0j
        left.append(spine[i] + along * 1j * radii[i])
        right.append(spine[i] - along * 1j * radii[i])
    start = _slope(spine[0], spine[0], spine[1])
    end = _slope(spine[-2], spine[-1], spine[-1])
    return [
        spine[0] - start * radii[0],
        *left,
        spine[-1] + end * radii[-1] * tip,
        *reversed(right),
    ]


def ellipse(centre: complex, rx: float, ry: float, degrees: float = 0.0, into: skia.Path | None = None) -> skia.Path:
    """Return an ellipse."""
    path = into if into is not None else skia.Path()
    rect = skia.Rect.MakeLTRB(centre.real - rx, centre.imag - ry, centre.real + rx, centre.imag + ry)
    if degrees:
        oval = skia.Path()
        oval.addOval(rect)
        oval.transform(skia.Matrix.RotateDeg(degrees, skia.Point(centre.real, centre.imag)))
        path.addPath(oval)
    else:
        path.addOval(rect)
    return path


class Joined(skia.Path):  # type: ignore[misc]
    """One outline around several closed paths, which it remembers: each moves in its own way."""

    parts: tuple[skia.Path, ...] = ()

    @classmethod
    def of(cls, whole: skia.Path, parts: Sequence[skia.Path]) -> Joined:
        """Return an outline that remembers its parts."""
        joined = cls(whole)
        joined.parts = tuple(part for path in parts for part in (getattr(path, "parts", ()) or (path,)))
        return joined

    def through(self, matrix: skia.Matrix) -> Joined:
        """Return a transformed copy."""
        return Joined.of(_through(self, matrix), [_through(part, matrix) for part in self.parts])


def _through(path: skia.Path, matrix: skia.Matrix) -> skia.Path:
    moved = skia.Path()
    path.transform(matrix, moved)
    return moved


_FINER = skia.Matrix.Scale(256, 256)
_BACK = skia.Matrix.Scale(1 / 256, 1 / 256)


def union(paths: Sequence[skia.Path]) -> Joined:
    """Return one outline around several closed paths."""
    builder = skia.OpBuilder()
    for path in paths:
        # skia's path operations lose curves now and then where coordinates are near 1, and not where they are in the hundreds
        large = skia.Path()
        path.transform(_FINER, large)
        builder.add(large, skia.PathOp.kUnion_PathOp)
    whole = builder.resolve()
    whole.transform(_BACK)
    return Joined.of(whole, paths)
