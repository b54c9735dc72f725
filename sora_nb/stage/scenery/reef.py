"""Reef: the world under the sea."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms, sky, wild
from sora_nb.stage.scenery.brush import gradient
from sora_nb.stage.scenery.layers import BACK, MIDDLE, Layer
from sora_nb.stage.scenery.water import bob
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush


def _depths(brush: Brush) -> None:
    air, box = brush.air, brush.box
    brush.canvas.drawPaint(skia.Paint(Shader=gradient([air.sky[2], air.sky[1], air.sky[0]], 0.3, box.top), Dither=True))
    bright = air.sky[0].lighter(0.4)
    sky.beams(brush, -0.6, box.top + 1.4, Colour(bright.r, bright.g, bright.b, 0.42), spread=0.62, count=9, length=7.2)


def _far_reef(brush: Brush) -> None:
    dice, box = brush.dice, brush.box
    for base, high, wide, depth in ((0.9, 2.6, 2.2, 2.1), (0.9, 1.7, 1.5, 1.2)):
        x = box.left
        while x < box.right + 1:
            edge = min(1.0, 0.25 + abs(x) / (box.width / 2))
            rock = forms.rock(
                dice, x, base, wide * float(dice.uniform(0.8, 1.4)), (high - base) * edge * float(dice.uniform(0.6, 1.1))
            )
            brush.shape(rock, Colour.hex("#5f8a94"), depth=depth, volume=0.35)
            x += wide * float(dice.uniform(0.5, 0.9))


def _sea_floor(brush: Brush) -> None:
    box, dice = brush.box, brush.dice
    sand = Colour.hex("#dcd6b0")
    brush.wash(
        forms.box(box.left, box.bottom - 0.5, box.right, sky.HORIZON + 0.02),
        (sand.lighter(-0.12), sand, sand.lighter(-0.05)),
        box.bottom,
        sky.HORIZON,
        depths=(0, 2.4),
    )
    wild.ripples(brush, sand, 18)
    for _ in range(int(2 * box.width)):
        d = float(dice.choice([dice.uniform(-0.9, -0.3), dice.uniform(0.2, 0.9)]))
        x, y = forms.ground(float(dice.uniform(box.left, box.right)), d)
        s = lane(d)[0] * float(dice.uniform(0.06, 0.16))
        brush.shape(forms.rock(dice, x, y, s * 1.7, s), Colour.hex("#8fa3a3"), depth=max(0.0, d) * 0.6)


def _caustics(brush: Brush) -> None:
    """Paint the net of light that waves throw on the sand."""
    dice, box = brush.dice, brush.box
    bright = brush.air.sky[0].lighter(0.6)
    net = skia.Path()
    for _ in range(int(20 * box.width)):
        d = float(dice.uniform(-1.0, 1.0))
        s, y = lane(d)
        x, r = float(dice.uniform(box.left, box.right)), float(dice.uniform(0.13, 0.26)) * s
        points = [
            (x + r * math.cos(a) * float(dice.uniform(0.8, 1.25)), y + 0.24 * r * math.sin(a) * float(dice.uniform(0.8, 1.25)))
            for a in (i * math.pi / 4 for i in range(8))
        ]
        net.addPath(forms.curve(points))
    paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=0.034)
    paint.setColor4f(skia.Color4f(bright.r, bright.g, bright.b, 0.26))
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.018))
    brush.canvas.drawPath(net, paint)


def coral(brush: Brush, x: float, y: float, size: float, colour: Colour) -> None:
    """Paint a branching coral."""
    for lean in (-0.35, 0.0, 0.35):
        _branch(brush, (x + lean * size * 0.3, y), math.pi / 2 - lean, size * 0.36, colour)


def _branch(brush: Brush, foot: forms.Point, angle: float, length: float, colour: Colour, *, level: int = 0) -> None:
    tip = (foot[0] + math.cos(angle) * length, foot[1] + math.sin(angle) * length)
    brush.line(forms.polyline([foot, tip]), colour, length * 0.30, depth=0.15)
    if level < 3:
        for turn in (-0.42, 0.38):
            bent = angle + turn + float(brush.dice.uniform(-0.12, 0.12))
            _branch(brush, tip, bent, length * 0.74, colour.lighter(0.05), level=level + 1)


def _reef(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    dice = brush.dice
    for share, d, w, h in ((-0.95, 0.60, 1.7, 1.3), (0.92, 0.62, 1.9, 1.6), (-0.62, 0.85, 0.9, 0.5), (0.62, 0.88, 0.8, 0.5)):
        s, y = lane(d)
        brush.shape(forms.rock(dice, share * half, y, w * s, h * s), Colour.hex("#6f8d95"), depth=d * 0.6, volume=0.5)
    for share, d, size, tone in (
        (-0.74, 0.60, 0.75, "#e3a9b8"),
        (0.72, 0.62, 0.85, "#e8c483"),
        (-0.93, 0.5, 0.55, "#c6a3dc"),
        (0.97, 0.48, 0.6, "#e3a9b8"),
    ):
        coral(brush, share * half, lane(d)[1], size, Colour.hex(tone))
    for share, d in ((-0.55, 0.66), (0.52, 0.70)):
        x, y = share * half, lane(d)[1]
        for k in range(5):
            a = math.pi * (0.2 + 0.15 * k)
            tube = forms.curve(
                [(x, y), (x + math.cos(a) * 0.16, y + 0.16), (x + math.cos(a) * 0.22, y + 0.30 * math.sin(a))], closed=False
            )
            brush.line(tube, Colour.hex("#f0d9a8"), 0.05, depth=0.3)


def _weeds(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    for share, height in ((-0.84, 2.2), (-0.78, 1.6), (0.80, 2.0), (0.86, 2.7), (-0.99, 1.9)):
        x, y = share * half, lane(0.55)[1]
        for k in range(3):
            at, h = x + 0.13 * (k - 1), height * (1 - 0.16 * abs(k - 1))
            left = [(at + 0.10 * math.sin(2.2 * i / 8 * height + k) - 0.06 * (1 - i / 8), y + h * i / 8) for i in range(9)]
            right = [(px + 0.12 * (1 - i / 8), py) for i, (px, py) in enumerate(left)]
            brush.shape(
                forms.curve([*left, *reversed(right)]), Colour.hex("#4f9a6a").lighter(0.08 * (k - 1)), depth=0.2, volume=0.4
            )


def underwater(air: Atmosphere) -> list[Layer]:
    """Under the sea: shafts of light, a reef with corals and weeds, light dancing on the sand."""
    del air
    return [
        Layer(name="depths", parallax=0.05, paint=_depths),
        Layer(name="far reef", parallax=MIDDLE, paint=_far_reef),
        Layer(name="floor", parallax=1.42, paint=_sea_floor, plane=True, depth=0.0),
        Layer(name="caustics", parallax=1.42, paint=_caustics, plane=True, motion=bob(0.22, 0.012, 0.9, 0.0), depth=0.0),
        Layer(name="reef", parallax=BACK, paint=_reef, repeats=True, depth=0.6),
        Layer(
            name="weeds",
            parallax=BACK + 0.1,
            paint=_weeds,
            repeats=True,
            motion=lambda t: (0.0, 0.0, 0.05 * math.sin(1.1 * t)),
            depth=0.55,
        ),
    ]
