"""Cutting: how a thing falls to pieces: its silhouette cut into cells around seeded points (Voronoi, 1908)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.cast import machines, playthings, props, shapes
from sora_nb.stage.cast.solids import moved

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.bodies import Body

    Outline = tuple[tuple[float, float], ...]

_CRUMB = 0.012
"""Share of the whole's box below which a piece is dust."""


def silhouette(body: Body) -> skia.Path:
    """Return a thing's outline in metres around its middle."""
    if body.family == "prop":
        return moved(props.drawing(body.figure).silhouette, skia.Matrix.Scale(body.height, body.height))
    if body.family == "shape" and body.figure not in (playthings.USUAL | machines.USUAL):
        return shapes.outline(body.figure, body.height)
    if body.form == "round":
        return skia.Path.Circle(0, 0, body.height / 2)
    return skia.Path.Rect(skia.Rect.MakeLTRB(-body.width / 2, -body.height / 2, body.width / 2, body.height / 2))


def cells(body: Body, points: NDArray[np.float64]) -> list[Outline]:
    """Return the convex outlines of a thing's pieces, one for each point that lies in it, around the whole's middle."""
    whole = silhouette(body)
    box = whole.computeTightBounds()
    found = []
    for i, point in enumerate(points):
        cell = [(box.left(), box.top()), (box.right(), box.top()), (box.right(), box.bottom()), (box.left(), box.bottom())]
        for j, other in enumerate(points):
            if i != j:
                cell = _nearer(cell, point, other)
        if len(cell) < 3:
            continue
        part = skia.Op(whole, skia.Path.Polygon([skia.Point(*p) for p in cell], True), skia.PathOp.kIntersect_PathOp)
        if part is None or part.isEmpty():
            continue
        hull = _hull([(p.x(), p.y()) for p in part.getPoints(part.countPoints())])
        if _area(hull) > _CRUMB * box.width() * box.height():
            found.append(tuple(hull))
    return found


def _nearer(
    cell: list[tuple[float, float]], point: NDArray[np.float64], other: NDArray[np.float64]
) -> list[tuple[float, float]]:
    """Return the part of a convex cell that is nearer to a point than to another (Sutherland & Hodgman, 1974)."""
    normal, middle = other - point, (other + point) / 2
    side = [float((np.array(corner) - middle) @ normal) for corner in cell]
    kept: list[tuple[float, float]] = []
    for k, corner in enumerate(cell):
        following, a, b = cell[(k + 1) % len(cell)], side[k], side[(k + 1) % len(cell)]
        if a <= 0:
            kept.append(corner)
        if (a < 0 < b) or (b < 0 < a):
            u = a / (a - b)
            kept.append((corner[0] + (following[0] - corner[0]) * u, corner[1] + (following[1] - corner[1]) * u))
    return kept


def _hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the convex hull of points, counter-clockwise (Andrew's monotone chain, 1979)."""
    ordered = sorted({(round(x, 5), round(y, 5)) for x, y in points})

    def half(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
        kept: list[tuple[float, float]] = []
        for p in line:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], p) <= 0:
                kept.pop()
            kept.append(p)
        return kept[:-1]

    return half(ordered) + half(ordered[::-1]) if len(ordered) > 2 else ordered


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _area(outline: list[tuple[float, float]]) -> float:
    return 0.5 * abs(sum(outline[i - 1][0] * p[1] - p[0] * outline[i - 1][1] for i, p in enumerate(outline)))


def centre(outline: Outline) -> tuple[float, float, float]:
    """Return a convex outline's centre of mass and its area in m²."""
    corners = np.array(outline)
    x0, y0, (x1, y1) = corners[:, 0], corners[:, 1], np.roll(corners, -1, axis=0).T
    cross = x0 * y1 - x1 * y0
    area = float(cross.sum()) / 2
    return float(((x0 + x1) * cross).sum() / (6 * area)), float(((y0 + y1) * cross).sum() / (6 * area)), abs(area)
