"""Schools and kitchens: rooms with a purpose."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms
from sora_nb.stage.scenery.indoors import FOOT, GROWN, SCALE, WALL, boards, grown, sunpatch, tiles, wall, window
from sora_nb.stage.scenery.layers import Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush


def _half(brush: Brush) -> float:
    return min(5.3, brush.box.width / 2)


def _kitchen_wall(brush: Brush) -> None:
    box = brush.box
    wall(brush, Colour.hex("#e9dfc9"), skirting=Colour.hex("#f4eee2"))
    low, high = FOOT + 0.95, FOOT + 1.75
    brush.plain(forms.box(box.left, low, box.right, high), Colour.hex("#dfe9e4"))
    for i in range(int(box.width / 0.2) + 2):
        x = box.left + i * 0.2
        brush.line(forms.polyline([(x, low), (x, high)]), Colour.hex("#c3d2cd"), 0.012)
    for k in range(5):
        y = low + k * 0.2
        brush.line(forms.polyline([(box.left, y), (box.right, y)]), Colour.hex("#c3d2cd"), 0.012)


def _kitchen_fittings(brush: Brush) -> None:
    half = _half(brush)
    window(brush, -half * 0.18, 2.05, min(1.9, half * 0.6), 1.35, frame=Colour.hex("#f7f2e8"))
    for side in (-1, 1):
        _cupboards(brush, side, half)
    _hanging_lamp(brush, half * 0.14)


def _cupboards(brush: Brush, side: int, half: float) -> None:
    """Paint wall cupboards on one side of the window."""
    green = Colour.hex("#86a894")
    inner, outer = half * (0.18 if side > 0 else 0.55), half * 1.05
    x = inner if side > 0 else -outer
    end = outer if side > 0 else -inner
    brush.soft(forms.box(x, 2.42, end, 2.62), Colour(0.1, 0.08, 0.12, 0.22), 0.06)
    while x < end - 0.1:
        w = 0.74
        brush.shape(forms.box(x, 2.55, x + w, 3.85, 0.02), green, volume=0.05)
        brush.line(forms.box(x + 0.08, 2.64, x + w - 0.08, 3.76, 0.02), green.lighter(-0.16), 0.018)
        brush.plain(forms.oval(x + (w - 0.13 if int(x / w) % 2 else 0.13), 2.76, 0.032), Colour.hex("#e7d7ab"))
        x += w


def _hanging_lamp(brush: Brush, x: float) -> None:
    top = brush.box.top + 0.3
    brush.line(forms.polyline([(x, top), (x, 4.0)]), Colour.hex("#57534f"), 0.022)
    bell = skia.Path()
    bell.moveTo(x - 0.42, 3.72)
    bell.quadTo(x - 0.34, 4.05, x, 4.10)
    bell.quadTo(x + 0.34, 4.05, x + 0.42, 3.72)
    bell.close()
    if brush.air.lamps > 0.5:
        brush.glow(x, 3.7, 3.2, Colour(1.0, 0.84, 0.56, 0.42), squash=0.85)
    brush.shape(bell, Colour.hex("#5f8c95"), volume=0.4)
    brush.raw(forms.oval(x, 3.72, 0.13, 0.07), Colour.hex("#fff1cd") if brush.air.lamps > 0.5 else Colour.hex("#e9e4d6"))


def _counter(brush: Brush) -> None:
    """Paint the counter along the wall, with its cupboards."""
    box = brush.box
    green, top, y = Colour.hex("#7d9f8d"), Colour.hex("#e8dfcf"), FOOT
    brush.soft(forms.box(box.left, y - 0.10, box.right, y + 0.02), Colour(0.08, 0.06, 0.10, 0.35), 0.08)
    brush.plain(forms.box(box.left, y, box.right, y + 0.12), Colour.hex("#4d5a57"))
    x = math.floor(box.left / 0.78) * 0.78
    while x < box.right:
        brush.shape(forms.box(x, y + 0.10, x + 0.78, y + 0.92), green, volume=0.04)
        brush.line(forms.box(x + 0.08, y + 0.18, x + 0.70, y + 0.66, 0.02), green.lighter(-0.16), 0.018)
        brush.plain(forms.box(x + 0.28, y + 0.76, x + 0.50, y + 0.79, 0.015), Colour.hex("#e7d7ab"))
        x += 0.78
    brush.shape(forms.box(box.left, y + 0.90, box.right, y + 1.0, 0.02), top, volume=0.12)


def _appliances(brush: Brush) -> None:
    """Paint what stands on and in the counter: an oven with its hob, a sink, a refrigerator, jars."""
    half, y = min(_half(brush), 5.3 / GROWN), FOOT
    _oven(brush, half * 0.36, y)
    sx = -half * 0.18
    tap = forms.curve([(sx, y + 1.0), (sx, y + 1.34), (sx + 0.16, y + 1.40), (sx + 0.24, y + 1.24)], closed=False)
    brush.line(tap, Colour.hex("#aeb9c0"), 0.05)
    brush.plain(forms.box(sx - 0.30, y + 0.96, sx + 0.42, y + 1.0), Colour.hex("#9fabb2"))
    _refrigerator(brush, -half * 0.84, y)
    _crockery(brush, half * 0.74, y + 1.0)


def _oven(brush: Brush, x: float, y: float) -> None:
    steel = Colour.hex("#c7ccd0")
    brush.shape(forms.box(x, y + 0.08, x + 0.95, y + 0.98, 0.03), steel, volume=0.06)
    brush.plain(forms.box(x + 0.12, y + 0.22, x + 0.83, y + 0.62, 0.04), Colour.hex("#4c5560"))
    brush.plain(
        forms.polygon([(x + 0.2, y + 0.24), (x + 0.36, y + 0.24), (x + 0.52, y + 0.60), (x + 0.36, y + 0.60)]),
        Colour(1, 1, 1, 0.14),
    )
    brush.line(forms.polyline([(x + 0.16, y + 0.70), (x + 0.79, y + 0.70)]), Colour.hex("#8f989f"), 0.04)
    for k in range(4):
        brush.plain(forms.oval(x + 0.2 + 0.18 * k, y + 0.84, 0.045), Colour.hex("#6b747c"))
    pot = forms.box(x + 0.12, y + 1.0, x + 0.50, y + 1.30, 0.05)
    brush.shape(pot, Colour.hex("#6f9fb0"), volume=0.5)
    brush.shape(forms.oval(x + 0.31, y + 1.30, 0.21, 0.05), Colour.hex("#86b3c2"), volume=0.2)
    brush.plain(forms.oval(x + 0.31, y + 1.37, 0.04), Colour.hex("#4f7482"))


def _refrigerator(brush: Brush, x: float, y: float) -> None:
    white = Colour.hex("#eef1ef")
    brush.soft(forms.box(x - 0.5, y - 0.05, x + 0.66, y + 2.2), Colour(0.1, 0.08, 0.12, 0.24), 0.08)
    brush.shape(forms.box(x - 0.55, y, x + 0.55, y + 2.3, 0.10), white, volume=0.07)
    brush.line(forms.polyline([(x - 0.55, y + 1.52), (x + 0.55, y + 1.52)]), Colour.hex("#c2c9c8"), 0.03)
    for a, b in ((0.9, 1.4), (1.64, 1.95)):
        brush.line(forms.polyline([(x + 0.40, y + a), (x + 0.40, y + b)]), Colour.hex("#a3adb0"), 0.05)
    for dx, dy, tone in ((-0.28, 1.86, "#f2d98a"), (-0.1, 1.74, "#a9cbe0"), (-0.3, 1.18, "#bfe0b3")):
        brush.plain(forms.box(x + dx, y + dy, x + dx + 0.16, y + dy + 0.16), Colour.hex(tone))


def _crockery(brush: Brush, x: float, y: float) -> None:
    for dx, tone, h in ((0.0, "#d7c59a", 0.34), (0.26, "#c9b1d0", 0.27), (0.50, "#a9c7cf", 0.22)):
        brush.shape(forms.box(x + dx, y, x + dx + 0.20, y + h, 0.03), Colour.hex(tone), volume=0.5)
        brush.shape(
            forms.box(x + dx - 0.01, y + h - 0.02, x + dx + 0.21, y + h + 0.04, 0.02), Colour.hex("#a88a68"), volume=0.2
        )


def _kitchen_floor(brush: Brush) -> None:
    tiles(brush, Colour.hex("#eee6d6"), Colour.hex("#c3cfc6"))
    brush.soft(forms.box(brush.box.left, FOOT - 0.22, brush.box.right, FOOT + 0.02), Colour(0.1, 0.08, 0.12, 0.22), 0.10)
    sunpatch(brush, -_half(brush) * 0.18, 1.7)


def kitchen(air: Atmosphere) -> list[Layer]:
    """A kitchen: cupboards, a window over the sink, an oven, a chequered floor."""
    del air
    return [
        Layer(name="wall", parallax=SCALE * 0.97, paint=_kitchen_wall, depth=WALL),
        Layer(name="fittings", parallax=SCALE * 0.97, paint=_kitchen_fittings, repeats=True, depth=WALL),
        Layer(name="floor", parallax=1.42, paint=_kitchen_floor, plane=True, depth=0.0),
        Layer(name="counter", parallax=SCALE, paint=grown(_counter), depth=WALL),
        Layer(name="appliances", parallax=SCALE, paint=grown(_appliances), repeats=True, depth=WALL),
    ]


def _class_wall(brush: Brush) -> None:
    wall(brush, Colour.hex("#dcd9c0"), skirting=Colour.hex("#c3b48f"))
    brush.plain(forms.box(brush.box.left, FOOT + 0.17, brush.box.right, FOOT + 0.95), Colour.hex("#a9bfae"))
    brush.plain(forms.box(brush.box.left, FOOT + 0.93, brush.box.right, FOOT + 0.99), Colour.hex("#c3b48f"))


def _class_fittings(brush: Brush) -> None:
    half = _half(brush)
    _blackboard(brush, half * 0.16, 1.75, min(4.2, half * 1.0), 1.7)
    window(brush, -half * 0.74, 1.85, min(1.6, half * 0.4), 1.75, frame=Colour.hex("#f4efe2"))
    _map(brush, half * 0.86, 2.15)
    _clock(brush, -half * 0.40, 3.75)


def _blackboard(brush: Brush, x: float, y: float, width: float, height: float) -> None:
    """Paint a green board with chalk drawings: a triangle, a circle, a curve, a sum."""
    w = width / 2
    brush.soft(forms.box(x - w, y - 0.12, x + w + 0.1, y + height), Colour(0.1, 0.08, 0.1, 0.28), 0.06)
    brush.shape(forms.box(x - w - 0.09, y - 0.09, x + w + 0.09, y + height + 0.09, 0.03), Colour.hex("#b08d62"), volume=0.06)
    brush.wash(forms.box(x - w, y, x + w, y + height), (Colour.hex("#3f6f5c"), Colour.hex("#4a7c67")), y, y + height)
    chalk = Colour(0.95, 0.96, 0.92, 0.85)
    triangle = forms.polygon([(x - w * 0.82, y + 0.5), (x - w * 0.42, y + 0.5), (x - w * 0.82, y + 1.25)])
    brush.line(triangle, chalk, 0.026)
    brush.line(forms.box(x - w * 0.82, y + 0.5, x - w * 0.76, y + 0.61), chalk, 0.016)
    axes = forms.polyline([(x - w * 0.18, y + 1.35), (x - w * 0.18, y + 0.42), (x + w * 0.34, y + 0.42)])
    brush.line(axes, chalk, 0.022)
    wave = [(x - w * 0.18 + i * w * 0.05, y + 0.8 + 0.26 * math.sin(i * 0.75)) for i in range(11)]
    brush.line(forms.curve(wave, closed=False), Colour(0.98, 0.90, 0.62, 0.9), 0.03)
    brush.line(forms.oval(x + w * 0.68, y + 0.86, 0.36), chalk, 0.024)
    brush.line(
        forms.polyline([(x + w * 0.68, y + 0.86), (x + w * 0.68 + 0.30, y + 1.06)]), Colour(0.72, 0.86, 0.98, 0.9), 0.024
    )
    brush.shape(forms.box(x - w, y - 0.16, x + w, y - 0.09, 0.02), Colour.hex("#c6a67b"), volume=0.1)
    for k, tone in enumerate(("#ffffff", "#f6df8e", "#a9d3ee")):
        brush.plain(forms.box(x + w * 0.5 + k * 0.18, y - 0.09, x + w * 0.5 + k * 0.18 + 0.12, y - 0.055), Colour.hex(tone))


def _map(brush: Brush, x: float, y: float) -> None:
    brush.soft(forms.box(x - 0.62, y - 0.05, x + 0.7, y + 1.15), Colour(0.1, 0.08, 0.1, 0.22), 0.05)
    brush.plain(forms.box(x - 0.65, y, x + 0.65, y + 1.15), Colour.hex("#bcdbe6"))
    for dx, dy, rx, ry, tone in (
        (-0.35, 0.72, 0.2, 0.2, "#9dbf86"),
        (-0.25, 0.35, 0.12, 0.18, "#c2b377"),
        (0.12, 0.65, 0.14, 0.2, "#c9a98a"),
        (0.36, 0.78, 0.24, 0.18, "#a3c07f"),
        (0.45, 0.32, 0.13, 0.09, "#d2bf83"),
    ):
        brush.plain(forms.crown(brush.dice, x + dx, y + dy, rx, ry, lobes=7), Colour.hex(tone))
    for at in (y - 0.02, y + 1.15):
        brush.shape(forms.box(x - 0.72, at - 0.03, x + 0.72, at + 0.04, 0.03), Colour.hex("#9a7550"), volume=0.3)


def _clock(brush: Brush, x: float, y: float) -> None:
    brush.shape(forms.oval(x, y, 0.25), Colour.hex("#8f7354"), volume=0.2)
    brush.plain(forms.oval(x, y, 0.20), Colour.hex("#fbf8ee"))
    brush.line(forms.polyline([(x, y), (x, y + 0.14)]), Colour.hex("#4a4640"), 0.022)
    brush.line(forms.polyline([(x, y), (x + 0.09, y - 0.05)]), Colour.hex("#4a4640"), 0.028)


def _class_floor(brush: Brush) -> None:
    boards(brush, Colour.hex("#c6a37a"))
    sunpatch(brush, -_half(brush) * 0.74, 1.5)


def _desk(brush: Brush, x: float, y: float, size: float) -> None:
    wood, iron = Colour.hex("#d0ad7d"), Colour.hex("#75808a")
    brush.soft(forms.oval(x, y, 0.7 * size, 0.06), Colour(0.1, 0.08, 0.1, 0.30), 0.05)
    for dx in (-0.55, 0.55):
        brush.line(forms.polyline([(x + dx * size, y), (x + dx * size * 0.92, y + 0.70 * size)]), iron, 0.05 * size)
    brush.shape(
        forms.box(x - 0.62 * size, y + 0.55 * size, x + 0.62 * size, y + 0.72 * size, 0.02), wood.lighter(-0.12), volume=0.06
    )
    lid = forms.polygon(
        [
            (x - 0.66 * size, y + 0.70 * size),
            (x + 0.66 * size, y + 0.70 * size),
            (x + 0.60 * size, y + 0.82 * size),
            (x - 0.60 * size, y + 0.82 * size),
        ]
    )
    brush.shape(lid, wood.lighter(0.10), volume=0.04)


def _class_things(brush: Brush) -> None:
    half = min(_half(brush), 5.3 / GROWN)
    s, y = lane(0.5)
    _desk(brush, half * 0.80, y, 1.05 * s)
    x = half * 0.80
    for k, tone in enumerate(("#8fa9c4", "#d9bd7a", "#9dbb94")):
        brush.shape(forms.box(x - 0.42, y + 0.66 + 0.08 * k, x - 0.06, y + 0.73 + 0.08 * k, 0.01), Colour.hex(tone), volume=0.1)
    brush.shape(forms.box(x + 0.19, y + 0.66, x + 0.33, y + 0.70, 0.01), Colour.hex("#9a7550"), volume=0.1)
    brush.shape(forms.oval(x + 0.26, y + 0.90, 0.20), Colour.hex("#7fb4d0"), volume=0.6)
    brush.plain(forms.crown(brush.dice, x + 0.22, y + 0.94, 0.09, 0.10, lobes=6), Colour.hex("#9cbf82"))
    _desk(brush, -half * 0.86, y, 1.05 * s)


def classroom(air: Atmosphere) -> list[Layer]:
    """A classroom: a green board, a map, desks at the sides, light from the left."""
    del air
    return [
        Layer(name="wall", parallax=SCALE, paint=_class_wall, depth=WALL),
        Layer(name="fittings", parallax=SCALE, paint=_class_fittings, repeats=True, depth=WALL),
        Layer(name="floor", parallax=1.42, paint=_class_floor, plane=True, depth=0.0),
        Layer(name="things", parallax=lane(0.5)[0], paint=grown(_class_things, lane(0.5)[1]), repeats=True, depth=0.5),
    ]
