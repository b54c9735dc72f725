"""Library: walls of books up to a gallery, a tall window, reading tables with green lamps."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms
from sora_nb.stage.scenery.brush import gradient
from sora_nb.stage.scenery.indoors import FOOT, SCALE, WALL, boards, grown, sunpatch, wall
from sora_nb.stage.scenery.layers import Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    import numpy as np

    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

OAK = Colour.hex("#8a6242")
BRASS = Colour.hex("#c9a45c")
SPINES = tuple(
    Colour.hex(h)
    for h in ("#5f7f98", "#b8935a", "#7f9a70", "#8d7496", "#cfc3a6", "#5f6a86", "#9a7460", "#6f8f8c", "#b3a37f", "#4f5f6c")
)
GALLERY = FOOT + 2.18
"""Metres up the picture of the gallery's floor."""
TABLE = 0.50
"""The depth at which the reading tables stand."""


def _back_wall(brush: Brush) -> None:
    wall(brush, Colour.hex("#b9a583"), skirting=OAK)


def books(brush: Brush, left: float, right: float, low: float, high: float) -> None:
    """Fill a shelf with books: runs of a set in one binding, single ones, some that lean, gaps."""
    dice = brush.dice
    at = left
    while at < right - 0.05:
        kind = float(dice.uniform())
        tone = SPINES[int(dice.integers(len(SPINES)))]
        if kind < 0.10:
            at += float(dice.uniform(0.05, 0.14))
            continue
        if kind < 0.42:
            w, tall = float(dice.uniform(0.05, 0.075)), (high - low) * float(dice.uniform(0.70, 0.88))
            for _ in range(int(dice.integers(3, 7))):
                if at + w > right:
                    break
                _spine(brush, (at, low, at + w, low + tall), tone, dice)
                at += w + 0.004
            continue
        w, tall = float(dice.uniform(0.045, 0.11)), (high - low) * float(dice.uniform(0.55, 0.92))
        if at + w > right:
            break
        _spine(brush, (at, low, at + w, low + tall), tone.lighter(float(dice.uniform(-0.1, 0.1))), dice)
        at += w + 0.006


def _spine(brush: Brush, place: tuple[float, float, float, float], tone: Colour, dice: np.random.Generator) -> None:
    left, low, right, top = place
    brush.plain(forms.box(left, low, right, top, 0.008), tone)
    brush.plain(forms.box(left + (right - left) * 0.72, low, right, top), tone, shade=0.6)
    if dice.uniform() < 0.6:
        y = low + (top - low) * float(dice.uniform(0.62, 0.8))
        brush.plain(forms.box(left, y, right, y + 0.022), BRASS.lighter(0.1))


def bookcase(brush: Brush, left: float, right: float, low: float, *, rows: int, high: float) -> None:
    """Paint one bay of shelves from `low` up, `rows` shelves of a height each, full of books."""
    top = low + rows * high + 0.10
    brush.plain(forms.box(left, low, right, top), OAK.lighter(-0.42))
    for row in range(rows):
        y = low + 0.09 + row * high
        books(brush, left + 0.09, right - 0.07, y, y + high - 0.05)
        brush.soft(forms.box(left, y + high - 0.13, right, y + high - 0.04), Colour(0.08, 0.05, 0.05, 0.30), 0.04)
        brush.shape(forms.box(left, y - 0.045, right, y), OAK.lighter(0.06), volume=0.0)
    for x in (left, right):
        brush.shape(forms.box(x - 0.055, low, x + 0.055, top), OAK, volume=0.35)
    brush.shape(forms.box(left - 0.08, top - 0.02, right + 0.08, top + 0.10, 0.02), OAK.lighter(0.10), volume=0.2)


def _shelves(brush: Brush) -> None:
    """Line the wall with bays of books below and above the gallery, and leave the window's bay open."""
    box = brush.box
    half = min(5.3, box.width / 2)
    brush.soft(forms.box(box.left, FOOT - 0.12, box.right, FOOT + 0.02), Colour(0.08, 0.05, 0.05, 0.40), 0.09)
    bay = 1.28
    open_half = min(1.0, half * 0.34)
    for side in (-1, 1):
        x = side * open_half
        for _ in range(math.ceil((5.9 - open_half) / bay)):
            left, right = sorted((x, x + side * bay))
            bookcase(brush, left, right, FOOT, rows=4, high=0.49)
            bookcase(brush, left, right, GALLERY + 0.05, rows=4, high=0.47)
            x += side * bay
    for side in (-1, 1):
        a, b = sorted((side * open_half, side * 5.95))
        _gallery(brush, a, b)


def _gallery(brush: Brush, left: float, right: float) -> None:
    """Paint a gallery's floor with its railing, and the shade it throws on the shelves below."""
    brush.soft(forms.box(left, GALLERY - 0.34, right, GALLERY - 0.05), Colour(0.06, 0.04, 0.05, 0.42), 0.10)
    brush.shape(forms.box(left - 0.1, GALLERY - 0.12, right + 0.1, GALLERY + 0.04, 0.02), OAK.lighter(0.14), volume=0.12)
    x = left + 0.06
    while x < right:
        brush.line(forms.polyline([(x, GALLERY + 0.04), (x, GALLERY + 0.50)]), BRASS.lighter(-0.2), 0.022)
        x += 0.16
    brush.line(forms.polyline([(left - 0.05, GALLERY + 0.50), (right + 0.05, GALLERY + 0.50)]), OAK.lighter(0.2), 0.06)


def arched(x: float, y: float, width: float, height: float) -> skia.Path:
    """Return the outline of a window or a door with a round head."""
    half = width / 2
    path = skia.Path()
    path.moveTo(x - half, y)
    path.lineTo(x - half, y + height - half)
    path.cubicTo(x - half, y + height + half * 0.33, x + half, y + height + half * 0.33, x + half, y + height - half)
    path.lineTo(x + half, y)
    path.close()
    return path


def outlook(brush: Brush, pane: skia.Path, *, moon: bool = True) -> None:
    """Paint what is seen through a high window: the hour's sky, the tops of trees, the moon by night."""
    air, bounds = brush.air, pane.getBounds()
    low, high, x = bounds.top(), bounds.bottom(), bounds.centerX()
    brush.canvas.save()
    brush.canvas.clipPath(pane, True)
    stops = [air.sky[2], air.sky[1], air.sky[0].mix(air.sky[1], 0.4)]
    brush.canvas.drawPaint(skia.Paint(Shader=gradient(stops, low, high), Dither=True))
    if air.time == "night" and moon:
        brush.glow(x + 0.2, low + (high - low) * 0.7, 0.7, Colour(0.9, 0.92, 1.0, 0.5))
        brush.raw(forms.oval(x + 0.2, low + (high - low) * 0.7, 0.14), air.disc_colour)
    dim = {"day": 1.0, "dawn": 0.9, "sunset": 0.75, "night": 0.28}[air.time]
    for base, green in ((0.30, "#8fb79a"), (0.18, "#76a069")):
        tone = Colour.hex(green)
        tone = Colour(tone.r * dim, tone.g * dim, tone.b * min(1.0, dim + 0.1)).mix(air.sky[2], 0.35)
        crowns = [
            forms.crown(brush.dice, x + dx, low + (high - low) * base - 0.1, 0.42, 0.3, lobes=7)
            for dx in (-0.7, -0.2, 0.3, 0.8)
        ]
        brush.raw(forms.union([*crowns, forms.box(x - 2, low - 1, x + 2, low + (high - low) * base - 0.1)]), tone)
    brush.canvas.restore()


def _window(brush: Brush) -> None:
    """Paint the tall window between the shelves, its bars, its sill and the light it lets in."""
    half = min(5.3, brush.box.width / 2)
    width = min(1.5, half * 0.5)
    y, height = FOOT + 0.95, 2.75
    pane = arched(0.0, y, width, height)
    surround = arched(0.0, y - 0.12, width + 0.30, height + 0.28)
    brush.shape(surround, Colour.hex("#efe6d2"), volume=0.12)
    outlook(brush, pane)
    bar = Colour.hex("#f3ecdc")
    for f in (-1 / 6, 1 / 6):
        brush.line(forms.polyline([(f * width, y), (f * width, y + height - 0.1)]), bar, 0.035)
    for k in range(1, 5):
        v = y + height * 0.72 * k / 4
        brush.line(forms.polyline([(-width / 2, v), (width / 2, v)]), bar, 0.035)
    brush.line(pane, bar, 0.06)
    brush.shape(forms.box(-width / 2 - 0.25, y - 0.2, width / 2 + 0.25, y - 0.08, 0.02), OAK.lighter(0.15), volume=0.2)
    _chest(brush, width)


def _chest(brush: Brush, width: float) -> None:
    """Paint the low case below the window, with a globe on it."""
    left, right, y, top = -width / 2 - 0.1, width / 2 + 0.1, FOOT, FOOT + 0.70
    brush.shape(forms.box(left, y, right, top, 0.02), OAK.lighter(0.04), volume=0.1)
    for k in range(3):
        a = left + 0.05 + k * (right - left - 0.1) / 3
        brush.line(
            forms.box(a + 0.03, y + 0.08, a + (right - left - 0.1) / 3 - 0.03, top - 0.1, 0.01), OAK.lighter(-0.2), 0.016
        )
    x = left + (right - left) * 0.72
    brush.line(forms.polyline([(x, top), (x, top + 0.12)]), BRASS, 0.04)
    brush.shape(forms.oval(x, top + 0.015, 0.13, 0.03), BRASS, volume=0.4)
    brush.shape(forms.oval(x, top + 0.32, 0.20), Colour.hex("#6f9fb5"), volume=0.6)
    for dx, dy, r in ((-0.06, 0.06, 0.07), (0.08, -0.03, 0.06), (-0.03, -0.09, 0.045)):
        brush.plain(forms.oval(x + dx, top + 0.32 + dy, r, r * 0.8), Colour.hex("#a9b87f"))
    brush.line(forms.oval(x, top + 0.32, 0.235, 0.235), BRASS, 0.02)
    books(brush, left + 0.08, left + (right - left) * 0.45, top, top + 0.34)


def _floor(brush: Brush) -> None:
    boards(brush, Colour.hex("#a9794f"))
    for grow, tone in ((1.0, "#56708a"), (0.94, "#d6c497"), (0.90, "#4f6883"), (0.70, "#5f7a94")):
        half, near, far = 4.3 * grow, 0.10 - 0.40 * grow, 0.10 + 0.33 * grow
        brush.plain(forms.patch(-half, half, near, far), Colour.hex(tone))
    for k in range(-5, 6):
        cx, cy = forms.ground(k * 0.62, 0.10)
        brush.plain(forms.polygon([(cx - 0.16, cy), (cx, cy + 0.06), (cx + 0.16, cy), (cx, cy - 0.06)]), Colour.hex("#d6c497"))
    sunpatch(brush, 0.0, 1.5)


def _ladder(brush: Brush) -> None:
    """Lean the rolling ladder against the shelves on one side."""
    half = min(5.3, brush.box.width / 2)
    side = -1 if brush.dice.uniform() < 0.5 else 1
    x, y, top = side * half * 0.60, FOOT - 0.10, GALLERY - 0.14
    wood = Colour.hex("#c09a68")
    brush.soft(forms.oval(x + side * 0.05, y, 0.4, 0.04), Colour(0.06, 0.04, 0.05, 0.4), 0.04)
    rails = [((x + dx, y), (x + dx * 0.86 - side * 0.34, top)) for dx in (-0.24, 0.24)]
    for k in range(1, 9):
        f = k / 9
        ends = [(a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f) for a, b in rails]
        brush.line(forms.polyline(ends), wood.lighter(-0.12), 0.045)
    for a, b in rails:
        brush.line(forms.polyline([a, b]), wood, 0.06)


def _tables(brush: Brush) -> None:
    """Set reading tables at both sides, each with a lamp, an open book and a pile."""
    half = min(5.3 / 1.2, brush.box.width / 2)
    y = lane(TABLE)[1]
    for side in (-1, 1):
        x, wide = side * half * 0.86, 1.7
        brush.soft(forms.oval(x, y + 0.02, wide * 0.56, 0.07), Colour(0.05, 0.03, 0.05, 0.45), 0.06)
        for dx in (-0.42, 0.42):
            brush.shape(forms.box(x + dx * wide - 0.05, y, x + dx * wide + 0.05, y + 0.62), OAK.lighter(-0.08), volume=0.4)
        brush.shape(forms.box(x - wide / 2, y + 0.50, x + wide / 2, y + 0.62), OAK, volume=0.1)
        brush.shape(
            forms.box(x - wide / 2 - 0.06, y + 0.61, x + wide / 2 + 0.06, y + 0.69, 0.02), OAK.lighter(0.18), volume=0.1
        )
        _reading_lamp(brush, x + side * 0.18, y + 0.69)
        _open_book(brush, x - side * 0.42, y + 0.69)
        for k in range(int(brush.dice.integers(2, 5))):
            tone, w = SPINES[int(brush.dice.integers(len(SPINES)))], 0.20 - 0.015 * k
            pile = forms.box(x + side * 0.58 - w, y + 0.69 + 0.06 * k, x + side * 0.58 + w, y + 0.745 + 0.06 * k, 0.01)
            brush.shape(pile, tone, volume=0.2)


def _reading_lamp(brush: Brush, x: float, y: float) -> None:
    brush.shape(forms.oval(x, y + 0.015, 0.12, 0.03), BRASS, volume=0.4)
    brush.line(forms.polyline([(x, y), (x, y + 0.36)]), BRASS, 0.03)
    shade = forms.polygon([(x - 0.24, y + 0.33), (x + 0.24, y + 0.33), (x + 0.17, y + 0.47), (x - 0.17, y + 0.47)])
    if brush.air.lamps > 0.4:
        brush.glow(x, y + 0.28, 2.2, Colour(1.0, 0.86, 0.56, 0.50))
        brush.raw(shade, Colour.hex("#58b886"))
        brush.raw(forms.box(x - 0.22, y + 0.31, x + 0.22, y + 0.34, 0.01), Colour.hex("#fff1c8"))
    else:
        brush.shape(shade, Colour.hex("#3f7f62"), volume=0.35)


def _open_book(brush: Brush, x: float, y: float) -> None:
    for side in (-1, 1):
        page = skia.Path()
        page.moveTo(x, y + 0.02)
        page.quadTo(x + side * 0.12, y + 0.10, x + side * 0.27, y + 0.045)
        page.lineTo(x + side * 0.27, y + 0.01)
        page.quadTo(x + side * 0.12, y + 0.06, x, y)
        page.close()
        brush.shape(page, Colour.hex("#f6efdd"), volume=0.15)


def library(air: Atmosphere) -> list[Layer]:
    """A library: shelves up to a gallery on both sides of a tall window, a ladder, tables with lamps."""
    del air
    return [
        Layer(name="wall", parallax=SCALE, paint=_back_wall, depth=WALL),
        Layer(name="window", parallax=SCALE, paint=_window, repeats=True, depth=WALL),
        Layer(name="shelves", parallax=SCALE, paint=_shelves, repeats=True, depth=WALL),
        Layer(name="floor", parallax=1.42, paint=_floor, plane=True, depth=0.0),
        Layer(name="ladder", parallax=SCALE, paint=_ladder, repeats=True, depth=WALL),
        Layer(
            name="tables", parallax=lane(TABLE)[0], paint=grown(_tables, lane(TABLE)[1], 1.2), repeats=True, depth=TABLE
        ),
    ]  # fmt: skip
