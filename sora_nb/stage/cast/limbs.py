"""Limbs: two-bone reach, tapered outlines and smooth closed bodies, for every rig with bones."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import skia

if TYPE_CHECKING:
    from collections.abc import Sequence

Point = tuple[float, float]


def within(root: Point, tip: Point, longest: float, shortest: float = 0.0) -> Point:
    """Return the point nearest to `tip` that lies between `shortest` and `longest` metres from the root."""
    dx, dy = tip[0] - root[0], tip[1] - root[1]
    far = math.hypot(dx, dy)
    if far < 1e-9:
        return root[0], root[1] - shortest
    share = min(max(far, shortest), longest) / far
    return root[0] + dx * share, root[1] + dy * share


def bend(root: Point, tip: Point, upper: float, lower: float, side: float) -> tuple[Point, Point]:
    """Return (joint, tip) of a two-bone limb that reaches for a point, by the law of cosines.

    `side` > 0 bends the joint to the left of the way from root to tip, < 0 to the right; a tip out of reach is drawn in,
    so that bones never stretch.
    """
    tip = within(root, tip, (upper + lower) * 0.9995, abs(upper - lower) * 1.02 + 1e-6)
    dx, dy = tip[0] - root[0], tip[1] - root[1]
    far = math.hypot(dx, dy)
    along = (upper * upper - lower * lower + far * far) / (2 * far)
    out = math.copysign(math.sqrt(max(upper * upper - along * along, 0.0)), side)
    ux, uy = dx / far, dy / far
    return (root[0] + ux * along - uy * out, root[1] + uy * along + ux * out), tip


def turned(point: Point, angle: float, about: Point = (0.0, 0.0)) -> Point:
    """Return a point turned counter-clockwise by an angle in radians."""
    c, s = math.cos(angle), math.sin(angle)
    x, y = point[0] - about[0], point[1] - about[1]
    return about[0] + x * c - y * s, about[1] + x * s + y * c


def between(a: Point, b: Point, share: float) -> Point:
    """Return the point a share of the way from a to b."""
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def blob(points: Sequence[Point]) -> skia.Path:
    """Return a smooth closed path that rounds every corner of a polygon (a closed quadratic B-spline)."""
    path = skia.Path()
    last, first = points[-1], points[0]
    path.moveTo((last[0] + first[0]) / 2, (last[1] + first[1]) / 2)
    for i, (x, y) in enumerate(points):
        following = points[(i + 1) % len(points)]
        path.quadTo(x, y, (x + following[0]) / 2, (y + following[1]) / 2)
    path.close()
    return path


def loop(points: Sequence[Point], tension: float = 0.5) -> skia.Path:
    """Return a smooth closed path that passes through every point (a closed Catmull-Rom spline)."""
    path = skia.Path()
    n = len(points)
    path.moveTo(*points[0])
    k = tension / 3
    for i in range(n):
        p0, p1, p2, p3 = points[i - 1], points[i], points[(i + 1) % n], points[(i + 2) % n]
        path.cubicTo(
            p1[0] + (p2[0] - p0[0]) * k,
            p1[1] + (p2[1] - p0[1]) * k,
            p2[0] - (p3[0] - p1[0]) * k,
            p2[1] - (p3[1] - p1[1]) * k,
            p2[0],
            p2[1],
        )
    path.close()
    return path


def curve(points: Sequence[Point]) -> skia.Path:
    """Return a smooth open path through every point: mouths, brows, whiskers, strings."""
    path = skia.Path()
    path.moveTo(*points[0])
    last = len(points) - 1
    for i in range(last):
        p0, p1, p2, p3 = points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, last)]
        path.cubicTo(
            p1[0] + (p2[0] - p0[0]) / 6,
            p1[1] + (p2[1] - p0[1]) / 6,
            p2[0] - (p3[0] - p1[0]) / 6,
            p2[1] - (p3[1] - p1[1]) / 6,
            p2[0],
            p2[1],
        )
    return path


def oval(centre: Point, rx: float, ry: float, angle: float = 0.0) -> skia.Path:
    """Return an ellipse, turned counter-clockwise by an angle in radians."""
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(centre[0] - rx, centre[1] - ry, centre[0] + rx, centre[1] + ry))
    if angle:
        path.transform(skia.Matrix.RotateDeg(math.degrees(angle), skia.Point(*centre)))
    return path


def limb(points: Sequence[Point], radii: Sequence[float]) -> skia.Path:
    """Return the outline of a tapered limb along a chain of points, round at both ends and clean inside its bends."""
    return blob(outline(points, radii))


def outline(points: Sequence[Point], radii: Sequence[float]) -> list[Point]:
    """Return the corner points of a tapered limb, clockwise from its root, for `blob`."""
    ways = _ways(points)
    left: list[Point] = []
    right: list[Point] = []
    for i in range(1, len(points) - 1):
        one, two = _joint(points[i], radii[i], ways[i - 1], ways[i])
        left += one
        right += two
    return [
        *_cap(points[0], radii[0], (-ways[0][0], -ways[0][1])),
        *left,
        *_cap(points[-1], radii[-1], ways[-1]),
        *reversed(right),
    ]


def _ways(points: Sequence[Point]) -> list[tuple[float, float, float]]:
    ways: list[tuple[float, float, float]] = []
    for a, b in itertools.pairwise(points):
        dx, dy = b[0] - a[0], b[1] - a[1]
        far = math.hypot(dx, dy)
        if far < 1e-6:
            ways.append((*(ways[-1][:2] if ways else (0.0, -1.0)), 1e-6))
        else:
            ways.append((dx / far, dy / far, far))
    return ways


def _joint(
    at: Point, radius: float, before: tuple[float, float, float], after: tuple[float, float, float]
) -> tuple[list[Point], list[Point]]:
    """Return the outline's points left and right of a joint: one mitred point inside the bend, an arc outside."""
    cross = before[0] * after[1] - before[1] * after[0]
    dot = before[0] * after[0] + before[1] * after[1]
    half = math.atan2(cross, dot) / 2
    nx, ny = -before[1] - after[1], before[0] + after[0]
    size = math.hypot(nx, ny)
    nx, ny = (nx / size, ny / size) if size > 1e-6 else (-before[1], before[0])
    inner = min(radius / max(math.cos(half), 0.2), min(before[2], after[2]) * 0.9)
    if abs(half) < 0.12:
        return [(at[0] + nx * radius, at[1] + ny * radius)], [(at[0] - nx * radius, at[1] - ny * radius)]
    # the quadratic B-spline cuts corners: push the outer arc's points out so that the joint keeps its thickness
    side = -1.0 if half > 0 else 1.0
    grown = radius * 1.06
    arc = [(at[0] + side * -w[1] * grown, at[1] + side * w[0] * grown) for w in (before, (ny, -nx), after)]
    mitre = [(at[0] - side * nx * inner, at[1] - side * ny * inner)]
    return (mitre, arc) if half > 0 else (arc, mitre)


def _cap(at: Point, radius: float, way: Sequence[float]) -> list[Point]:
    """Return four corners of a round end: half of the octagon round its circle, which the B-spline follows."""
    x, y, k = way[0] * radius, way[1] * radius, 0.42
    return [
        (at[0] - y + x * k, at[1] + x + y * k),
        (at[0] - y * k + x, at[1] + x * k + y),
        (at[0] + y * k + x, at[1] - x * k + y),
        (at[0] + y + x * k, at[1] - x + y * k),
    ]
