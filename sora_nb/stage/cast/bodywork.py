"""Bodywork: what vehicles are built of: panels with rounded corners, windows, wheels that turn, and who sits inside."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.outline import ellipse
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.cast.mirror import Mirror

Pair = tuple[float, float]

TYRE = Colour.hex("#2b2c33")
RIM = Colour.hex("#c9cfd6")
GLASS = Colour(0.70, 0.87, 0.95, 0.52)
SHADE = Colour.hex("#23222b")
_GLARE = Colour(1, 1, 1, 0.35)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One closed part of a body: its tone (a colour's role or "#rrggbb"), corners, and how round these are, in heights."""

    tone: str
    points: tuple[Pair, ...]
    soft: float = 0.06
    volume: float = 0.4
    whole: bool = False  # no window is cut out of it
    front: bool = False  # drawn over the wheels


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """A wheel on the ground, in heights; its make is "car", "wire", "rail", "cart", or "solo" without a far one."""

    x: float
    radius: float
    make: str = "car"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A moving part: what it is, where, how large, and what else its kind needs to know."""

    kind: str
    x: float
    y: float
    size: float = 0.1
    more: tuple[Pair, ...] = ()
    tone: str = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class Craft:
    """One vehicle, in its own heights: x forward from its middle, y up from the ground or the water."""

    name: str
    height: float
    width: float
    paint: str
    trim: str = "#3a3d47"
    words: tuple[str, ...] = ()
    material: str = "metal"
    panels: tuple[Panel, ...] = ()
    windows: tuple[tuple[Pair, ...], ...] = ()
    wheels: tuple[Wheel, ...] = ()
    parts: tuple[Part, ...] = ()
    drivers: tuple[tuple[float, float, float], ...] = ()  # x, y of the shoulders, size of the head


def rounded(points: Sequence[Pair], soft: float) -> skia.Path:
    """Return a polygon with its corners rounded."""
    path = skia.Path()
    n = len(points)
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[i - 1], points[(i + 1) % n]
        before, after = math.hypot(ax - x, ay - y) or 1.0, math.hypot(bx - x, by - y) or 1.0
        a, b = min(soft / before, 0.5), min(soft / after, 0.5)
        start = (x + (ax - x) * a, y + (ay - y) * a)
        (path.lineTo if i else path.moveTo)(*start)
        path.quadTo(x, y, x + (bx - x) * b, y + (by - y) * b)
    path.close()
    return path


def box(left: float, bottom: float, right: float, top: float) -> tuple[Pair, ...]:
    """Return the corners of a rectangle."""
    return (left, bottom), (left, top), (right, top), (right, bottom)


@functools.cache
def cut(craft: Craft) -> tuple[tuple[Panel, skia.Path], ...]:
    """Return a vehicle's panels with its windows and the room for its wheels cut out, so that one sees through."""
    holes = [rounded(window, 0.05) for window in craft.windows]
    arches = [ellipse(complex(w.x, w.radius), 1.16 * w.radius, 1.16 * w.radius) for w in craft.wheels if w.make == "car"]
    found = []
    for panel in craft.panels:
        path = rounded(panel.points, panel.soft)
        for hole in () if panel.whole else (*holes, *arches):
            path = skia.Op(path, hole, skia.PathOp.kDifference_PathOp) or path
        found.append((panel, path))
    return tuple(found)


def glaze(brush: Mirror, craft: Craft, lit: float, *, manned: bool) -> None:
    """Draw the panes; `lit` 0…1 is how strongly a lamp burns inside; clearer where somebody is to be seen."""
    glass = (
        GLASS._replace(a=0.3 if manned else GLASS.a)
        if lit <= 0
        else GLASS.mix(Colour.hex("#ffd98a"), 0.75 * lit)._replace(a=0.58)
    )
    for window in craft.windows:
        pane = rounded(window, 0.05)
        brush.flat(pane, glass)
        box_ = pane.getBounds()
        with brush.inside(pane):
            x, wide, low, high = box_.centerX() - 0.1 * box_.width(), 0.12 * box_.width(), box_.top(), box_.bottom()
            slant = 0.35 * (high - low)
            brush.flat(
                skia.Path.Polygon([(x - slant, low), (x, high), (x + wide, high), (x + wide - slant, low)], True), _GLARE
            )
        brush.line(pane, SHADE._replace(a=0.55), 0.014)


def occupant(brush: Mirror, at: Pair, size: float, nod: float) -> None:
    """Draw who sits inside as a silhouette: shoulders and a head that nods with the road."""
    x, y = at
    shade = Colour.hex("#3d3947")
    shoulders = rounded(
        ((x - 1.25 * size, y - 2 * size), (x - 0.95 * size, y), (x + 0.85 * size, y), (x + 1.2 * size, y - 2 * size)),
        0.6 * size,
    )
    brush.flat(shoulders, shade)
    brush.flat(ellipse(complex(x + 0.1 * size, y + 0.95 * size + nod), 0.78 * size, 0.88 * size), shade.lighter(0.08))


def arch(brush: Mirror, wheel: Wheel) -> None:
    """Darken the room in which a wheel turns."""
    r = 1.16 * wheel.radius
    half = skia.Path()
    half.addArc(skia.Rect.MakeLTRB(wheel.x - r, wheel.radius - r, wheel.x + r, wheel.radius + r), 0, 180)
    half.close()
    brush.flat(half, SHADE)


def turn_wheel(brush: Mirror, wheel: Wheel, rolled: float, *, far: bool = False) -> None:
    """Draw a wheel, turned clockwise by the metres it has rolled over its radius; `rolled` in heights."""
    r, angle = wheel.radius, -rolled / wheel.radius
    middle = complex(wheel.x, r)
    if far:
        brush.solid(ellipse(middle + complex(0.05, 0.03), r, r), TYRE, far=0.6, volume=0.3, material="rubber")
        return
    if wheel.make == "wire":
        _wire(brush, middle, r, angle)
        return
    if wheel.make == "rail":
        brush.solid(ellipse(middle, r, r), Colour.hex("#6b6f7a"), volume=0.3, material="metal")
        brush.flat(ellipse(middle, 0.74 * r, 0.74 * r), Colour.hex("#a33b2e"))
        _spokes(brush, middle, 0.74 * r, angle, count=6, colour=Colour.hex("#6b6f7a"), width=0.16 * r)
        brush.flat(ellipse(middle, 0.2 * r, 0.2 * r), RIM)
        return
    if wheel.make == "wood":
        brush.solid(ellipse(middle, r, r), Colour.hex("#6e4a2c"), volume=0.2, material="wood")
        return
    brush.solid(ellipse(middle, r, r), TYRE, volume=0.35, material="rubber")
    share = 0.6 if wheel.make == "car" else 0.55
    brush.solid(ellipse(middle, share * r, share * r), RIM, volume=0.4, material="metal", edge=False)
    for k in range(5):
        spoke = angle + k * math.tau / 5
        at = middle + 0.36 * r * complex(math.cos(spoke), math.sin(spoke))
        brush.flat(ellipse(at, 0.11 * r, 0.11 * r), SHADE)
    brush.flat(ellipse(middle, 0.12 * r, 0.12 * r), SHADE.lighter(0.35))
    if wheel.make in ("cart", "solo"):
        for k in range(14):
            lug = angle + k * math.tau / 14
            a, b = (middle + s * r * complex(math.cos(lug), math.sin(lug)) for s in (0.72, 0.97))
            brush.line(skia.Path.Line((a.real, a.imag), (b.real, b.imag)), SHADE.lighter(0.2), 0.06 * r)


def _spokes(brush: Mirror, middle: complex, r: float, angle: float, *, count: int, colour: Colour, width: float) -> None:
    for k in range(count):
        way = r * complex(math.cos(angle + k * math.tau / count), math.sin(angle + k * math.tau / count))
        brush.line(skia.Path.Line((middle.real, middle.imag), ((middle + way).real, (middle + way).imag)), colour, width)


def _wire(brush: Mirror, middle: complex, r: float, angle: float) -> None:
    """Draw a bicycle's wheel: tyre, rim and wires."""
    rim = ellipse(middle, 0.93 * r, 0.93 * r)
    _spokes(brush, middle, 0.9 * r, angle, count=9, colour=Colour.hex("#9aa1ab"), width=0.02 * r)
    brush.line(rim, TYRE, 0.13 * r)
    brush.line(ellipse(middle, 0.83 * r, 0.83 * r), RIM, 0.05 * r)
    valve = middle + 0.7 * r * complex(math.cos(angle + 0.2), math.sin(angle + 0.2))
    brush.flat(ellipse(valve, 0.06 * r, 0.06 * r), Colour.hex("#e2573b"))
    brush.flat(ellipse(middle, 0.1 * r, 0.1 * r), SHADE)
