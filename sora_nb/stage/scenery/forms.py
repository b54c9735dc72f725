"""Forms: the outlines that scenery is made of, as paths in picture metres (y up), drawn by dice where nature is uneven."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np

Point = tuple[float, float]


def polygon(points: Sequence[Point]) -> skia.Path:
    """Return a closed path with straight sides."""
    path = skia.Path()
    path.addPoly([skia.Point(*p) for p in points], True)
    return path


def box(left: float, bottom: float, right: float, top: float, radius: float = 0.0) -> skia.Path:
    """Return a rectangle, its corners rounded by a radius."""
    path = skia.Path()
    rect = skia.Rect.MakeLTRB(left, bottom, right, top)
    if radius:
        path.addRoundRect(rect, radius, radius)
    else:
        path.addRect(rect)
    return path


def oval(x: float, y: float, rx: float, ry: float | None = None) -> skia.Path:
    """Return an ellipse about a centre."""
    ry = rx if ry is None else ry
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry))
    return path


def polyline(points: Sequence[Point]) -> skia.Path:
    """Return an open path through points."""
    path = skia.Path()
    path.addPoly([skia.Point(*p) for p in points], False)
    return path


def curve(points: Sequence[Point], *, closed: bool = True) -> skia.Path:
    """Return a smooth path through points (Catmull-Rom)."""
    n = len(points)
    path = skia.Path()
    path.moveTo(*points[0])
    for i in range(n if closed else n - 1):
        p0, p1, p2, p3 = (
            points[j % n] if closed else points[min(max(j, 0), n - 1)] for j in (i - 1, i, i + 1, i + 2)
        )  # fmt: skip
        path.cubicTo(
            p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6,
            p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6, p2[0], p2[1],
        )  # fmt: skip
    if closed:
        path.close()
    return path


def union(paths: Iterable[skia.Path]) -> skia.Path:
    """Return several paths as one."""
    whole = skia.Path()
    for path in paths:
        whole.addPath(path)
    return whole


def above(profile: Callable[[float], float], left: float, right: float, bottom: float, step: float = 0.12) -> skia.Path:
    """Return what lies under a profile y(x), down to `bottom`."""
    count = max(2, math.ceil((right - left) / step))
    xs = [left + (right - left) * i / count for i in range(count + 1)]
    return polygon([(left, bottom), *((x, profile(x)) for x in xs), (right, bottom)])


def rolling(dice: np.random.Generator, height: float, wave: float, base: float = 0.0) -> Callable[[float], float]:
    """Return a soft profile of hills: three sines, `wave` metres from crest to crest, `height` up or down from `base`."""
    parts = [(height * a, 2 * math.pi / (wave * f), dice.uniform(0, 6.28)) for a, f in ((0.6, 1.0), (0.28, 0.53), (0.12, 0.27))]
    return lambda x: base + sum(a * math.sin(k * x + p) for a, k, p in parts)


def peaks(dice: np.random.Generator, left: float, right: float, *, low: float, high: float, wide: float) -> list[Point]:
    """Return a mountain ridge as alternating valleys and tops, with shoulders between."""
    points: list[Point] = []
    x = left - wide
    while x < right + wide:
        top = dice.uniform(0.55, 1.0) * (high - low) + low
        span = wide * dice.uniform(0.7, 1.3)
        points.append((x, low + (high - low) * dice.uniform(0.0, 0.25)))
        points.append((x + span * dice.uniform(0.2, 0.3), low + (top - low) * dice.uniform(0.45, 0.6)))
        points.append((x + span * 0.5, top))
        points.append((x + span * dice.uniform(0.68, 0.8), low + (top - low) * dice.uniform(0.4, 0.6)))
        x += span
    points.append((x, low))
    return points


def crown(dice: np.random.Generator, x: float, y: float, rx: float, ry: float, *, lobes: int = 9) -> skia.Path:
    """Return a leafy mass: an ellipse with rounded lobes along its rim."""
    paths = [oval(x, y, rx * 0.86, ry * 0.86)]
    start = dice.uniform(0, 6.28)
    for i in range(lobes):
        a = start + 2 * math.pi * i / lobes + dice.uniform(-0.15, 0.15)
        r = dice.uniform(0.24, 0.36) * min(rx, ry) * (1.25 if lobes < 9 else 1.0)
        paths.append(oval(x + math.cos(a) * (rx - r * 0.75), y + math.sin(a) * (ry - r * 0.75), r * 1.12, r))
    return union(paths)


def cloud(dice: np.random.Generator, width: float, height: float) -> skia.Path:
    """Return a cumulus with a flat base at y = 0 about x = 0."""
    paths = [box(-width * 0.44, 0, width * 0.44, height * 0.26, height * 0.13)]
    lobes = max(4, round(width / height * 2.4))
    for i in range(lobes):
        f = (i + 0.5) / lobes
        swell = math.sin(math.pi * f) ** 0.7 * dice.uniform(0.75, 1.05)
        r = height * (0.18 + 0.30 * swell)
        paths.append(oval(width * (f - 0.5) * 0.86, r + height * 0.16 * swell, r * 1.12, r))
    return union(paths)


def rock(dice: np.random.Generator, x: float, y: float, width: float, height: float) -> skia.Path:
    """Return a boulder standing on y."""
    count = 7
    points = [
        (x - width / 2 * math.cos(math.pi * i / (count - 1)) * dice.uniform(0.88, 1.05),
         y + height * math.sin(math.pi * i / (count - 1)) ** 0.6 * dice.uniform(0.85, 1.08))
        for i in range(count)
    ]  # fmt: skip
    return curve([(points[0][0], y), *points[1:-1], (points[-1][0], y), (x, y - height * 0.06)])


def tuft(dice: np.random.Generator, x: float, y: float, height: float, *, blades: int = 5, lean: float = 0.0) -> skia.Path:
    """Return a tuft of grass blades."""
    path = skia.Path()
    for i in range(blades):
        f = (i - (blades - 1) / 2) / max(1, blades - 1)
        h = height * dice.uniform(0.65, 1.05) * (1 - 0.5 * abs(f))
        tip = x + f * height * 1.1 + lean * h + dice.uniform(-0.1, 0.1) * height
        root, half = x + f * height * 0.5, height * 0.075
        path.moveTo(root - half, y)
        path.quadTo(root - half * 0.6 + (tip - root) * 0.2, y + h * 0.6, tip, y + h)
        path.quadTo(root + half + (tip - root) * 0.35, y + h * 0.5, root + half, y)
        path.close()
    return path


def fir(x: float, y: float, width: float, height: float, tiers: int = 4) -> skia.Path:
    """Return a conifer's outline, drooping tier on tier."""
    left: list[Point] = []
    right: list[Point] = []
    for i in range(tiers):
        f0, f1 = i / tiers, (i + 1) / tiers
        w0 = width / 2 * (1 - f0 * 0.82)
        low = y + height * (0.12 + 0.88 * f0)
        high = y + height * (0.12 + 0.88 * f1)
        inner = width / 2 * (1 - f1 * 0.82) * 0.52 if i < tiers - 1 else 0.0
        left += [(x - w0, low), (x - inner, high - (high - low) * 0.10)]
        right += [(x + w0, low), (x + inner, high - (high - low) * 0.10)]
    return polygon([*left, (x, y + height), *reversed(right)])


def ground(x: float, depth: float) -> Point:
    """Return a point of the floor on the picture: x world metres at a depth (negative: nearer than the front lane)."""
    scale, rise = lane(depth)
    return x * scale, rise


def patch(left: float, right: float, near: float, far: float) -> skia.Path:
    """Return a piece of the floor between two x and two depths, in perspective."""
    return polygon([ground(left, near), ground(right, near), ground(right, far), ground(left, far)])
