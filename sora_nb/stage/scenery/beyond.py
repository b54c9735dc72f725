"""Beyond: the moon and open space."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms, plants, sky
from sora_nb.stage.scenery.layers import BACK, FAR, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

H = sky.HORIZON
DUST = Colour.hex("#b9bac2")


def _heavens(brush: Brush) -> None:
    """Paint a black sky with the Milky Way and many stars."""
    air, box, dice = brush.air, brush.box, brush.dice
    colours = [skia.Color4f(*c).toColor() for c in (air.sky[2], air.sky[1], air.sky[0])]
    brush.canvas.drawPaint(skia.Paint(Shader=skia.GradientShader.MakeLinear([(0, 0.5), (0, box.top)], colours), Dither=True))
    for k in range(14):
        f = k / 13
        x, y = box.left + box.width * f, 1.8 + 2.6 * f + float(dice.uniform(-0.3, 0.3))
        brush.glow(x, y, float(dice.uniform(0.8, 1.7)), Colour(0.52, 0.56, 0.86, 0.13), squash=0.6)
    sky.stars(brush, 1.0, box.bottom)
    sky.stars(brush, 0.9, 1.2)


def planet(
    brush: Brush, x: float, y: float, radius: float, colour: Colour, *, bands: int = 0, ring: Colour | None = None
) -> None:
    """Paint a planet lit by the sun: bands of cloud, a terminator, perhaps a ring."""
    dice, canvas = brush.dice, brush.canvas
    disc = forms.oval(x, y, radius)
    tilt = forms.oval(0, 0, radius * 1.9, radius * 0.42)
    if ring is not None:
        _ring(brush, x, y, tilt, ring, behind=True)
    brush.glow(x, y, radius * 1.5, Colour(*colour.lighter(0.3)[:3], 0.30))
    brush.raw(disc, colour)
    canvas.save()
    canvas.clipPath(disc, True)
    for k in range(bands):
        by = y - radius + 2 * radius * (k + float(dice.uniform(0.2, 0.8))) / bands
        wide = radius * float(dice.uniform(0.06, 0.16))
        brush.raw(forms.oval(x, by, radius * 1.3, wide), Colour(*colour.lighter(float(dice.uniform(-0.25, 0.28)))[:3], 0.7))
    sun_x, sun_y = brush.air.light.sun
    night = skia.Path()
    night.addRect(skia.Rect.MakeLTRB(x - radius * 3, y - radius * 3, x + radius * 3, y + radius * 3))
    night.addOval(
        skia.Rect.MakeLTRB(
            x - radius * 1.12 + sun_x * radius * 0.55,
            y - radius * 1.12 + sun_y * radius * 0.55,
            x + radius * 1.12 + sun_x * radius * 0.55,
            y + radius * 1.12 + sun_y * radius * 0.55,
        )
    )
    night.setFillType(skia.PathFillType.kEvenOdd)
    brush.soft(night, Colour(0.01, 0.01, 0.06, 0.72), radius * 0.10)
    canvas.restore()
    if ring is not None:
        _ring(brush, x, y, tilt, ring, behind=False)


def _ring(brush: Brush, x: float, y: float, tilt: skia.Path, colour: Colour, *, behind: bool) -> None:
    canvas = brush.canvas
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(-16)
    canvas.clipRect(skia.Rect.MakeLTRB(-9, 0, 9, 9) if behind else skia.Rect.MakeLTRB(-9, -9, 9, 0))
    for grow, alpha in ((1.0, 0.55), (0.88, 0.75), (0.77, 0.40)):
        canvas.save()
        canvas.scale(grow, grow)
        paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=0.055)
        paint.setColor4f(skia.Color4f(colour.r, colour.g, colour.b, alpha))
        canvas.drawPath(tilt, paint)
        canvas.restore()
    canvas.restore()


def earth(brush: Brush, x: float, y: float, radius: float) -> None:
    """Paint the Earth: oceans, land, clouds, a thin bright air."""
    dice, canvas = brush.dice, brush.canvas
    disc = forms.oval(x, y, radius)
    brush.glow(x, y, radius * 1.7, Colour(0.45, 0.68, 1.0, 0.45))
    brush.raw(disc, Colour.hex("#2f78c8"))
    canvas.save()
    canvas.clipPath(disc, True)
    for dx, dy, s in ((-0.35, 0.25, 0.46), (-0.15, -0.35, 0.34), (0.45, 0.10, 0.40), (0.30, 0.62, 0.30), (0.15, -0.75, 0.28)):
        land = forms.crown(dice, x + dx * radius, y + dy * radius, s * radius, s * radius * 0.8, lobes=7)
        brush.raw(land, Colour.hex("#6fae6a"))
        brush.raw(
            forms.crown(dice, x + (dx + 0.06) * radius, y + dy * radius, s * radius * 0.5, s * radius * 0.35, lobes=6),
            Colour.hex("#c7b98a"),
        )
    for _ in range(9):
        cx, cy = x + float(dice.uniform(-0.8, 0.8)) * radius, y + float(dice.uniform(-0.8, 0.8)) * radius
        brush.raw(forms.oval(cx, cy, radius * float(dice.uniform(0.2, 0.45)), radius * 0.05), Colour(1, 1, 1, 0.75))
    brush.raw(forms.oval(x, y + radius * 0.98, radius * 0.5, radius * 0.14), Colour(1, 1, 1, 0.9))
    sun_x, sun_y = brush.air.light.sun
    night = forms.box(x - radius * 3, y - radius * 3, x + radius * 3, y + radius * 3)
    night.addPath(forms.oval(x + sun_x * radius * 0.6, y + sun_y * radius * 0.6, radius * 1.15))
    night.setFillType(skia.PathFillType.kEvenOdd)
    brush.soft(night, Colour(0.0, 0.01, 0.06, 0.74), radius * 0.10)
    canvas.restore()


def _moon_sky(brush: Brush) -> None:
    _heavens(brush)
    earth(brush, brush.box.width * 0.24, 3.55, 0.62)


def crater(brush: Brush, x: float, y: float, rx: float, ry: float, *, depth: float) -> None:
    """Paint a crater seen from the side: bright rim, the wall towards the sun in shadow."""
    sun_x = brush.air.light.sun[0]
    brush.plain(forms.oval(x, y, rx * 1.16, ry * 1.25), DUST.lighter(0.14), depth=depth)
    pit = forms.oval(x, y, rx, ry)
    brush.plain(pit, DUST.lighter(-0.10), depth=depth)
    wall = skia.Op(pit, forms.oval(x + sun_x * rx * 0.45, y + ry * 0.35, rx, ry), skia.PathOp.kIntersect_PathOp)
    brush.plain(wall, DUST, depth=depth, shade=0.8)


def _moon_hills(brush: Brush) -> None:
    dice, box = brush.dice, brush.box
    for base, high, wide, depth in ((1.1, 1.9, 2.6, 1.3), (1.05, 1.45, 1.7, 0.7)):
        points = forms.peaks(dice, box.left, box.right, low=base, high=high, wide=wide)
        path = forms.curve([(box.left - wide, -0.5), *points, (box.right + wide, -0.5)])
        brush.shape(path, DUST.lighter(-0.04), depth=depth, volume=0.0)
        brush.canvas.save()
        brush.canvas.clipPath(path, True)
        brush.canvas.translate(-brush.air.light.sun[0] * 0.28, -0.16)
        brush.plain(path, DUST, depth=depth, shade=0.75)
        brush.canvas.restore()


def _moon_floor(brush: Brush) -> None:
    box, dice = brush.box, brush.dice
    tones = (DUST.lighter(-0.10), DUST, DUST.lighter(-0.04), DUST.lighter(-0.16))
    brush.wash(forms.box(box.left, box.bottom - 0.5, box.right, H + 0.02), tones, box.bottom, H, depths=(0, 0.5))
    spots = sorted(
        ((float(dice.uniform(-0.9, 0.98)), float(dice.uniform(-1, 1))) for _ in range(int(2.8 * box.width))), reverse=True
    )
    for d, f in spots:
        if -0.22 < d < 0.12:
            continue
        s, y = lane(d)
        r = float(dice.uniform(0.10, 0.42)) * s
        crater(brush, f * box.width * 0.75, y, r, r * 0.22, depth=max(0.0, d) * 0.6)
    for _ in range(int(14 * box.width)):
        d = float(dice.uniform(-0.9, 0.98))
        s, y = lane(d)
        r = 0.025 * s * float(dice.uniform(0.4, 1.4))
        x = float(dice.uniform(box.left, box.right))
        brush.plain(forms.oval(x, y, r, r * 0.5), DUST, depth=max(0.0, d) * 0.6, shade=0.6)


def _moon_rocks(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    for share, d, w in ((0.72, 0.92, 0.6), (-0.90, 0.55, 1.3), (-0.70, 0.62, 0.5), (0.93, 0.60, 0.9)):
        s, y = lane(d)
        plants.shade(brush, share * half, y, 0.6 * w * s, d)
        brush.shape(
            forms.rock(brush.dice, share * half, y, w * s, w * 0.55 * s), DUST.lighter(-0.06), depth=d * 0.4, volume=0.6
        )


def moon(air: Atmosphere) -> list[Layer]:
    """The moon: a black sky with the Earth, grey dust, craters, sharp hills."""
    del air
    return [
        Layer(name="heavens", parallax=0.02, paint=_moon_sky),
        Layer(name="hills", parallax=FAR * 1.5, paint=_moon_hills),
        Layer(name="floor", parallax=1.42, paint=_moon_floor, plane=True, depth=0.0),
        Layer(name="rocks", parallax=BACK, paint=_moon_rocks, repeats=True, depth=0.75),
    ]


def _nebula(brush: Brush) -> None:
    _heavens(brush)
    dice, box = brush.dice, brush.box
    veil = ((0.56, 0.40, 0.88), (0.30, 0.55, 0.95), (0.30, 0.78, 0.82), (0.80, 0.50, 0.80))
    x, y = -box.width * 0.3, 3.2
    for k in range(26):
        tone = veil[k % 4]
        brush.glow(
            x + float(dice.normal(0, 1.5)) + k * 0.2, y + float(dice.normal(0, 0.8)) - k * 0.10,
            float(dice.uniform(0.7, 2.1)), Colour(*tone, float(dice.uniform(0.06, 0.20))), squash=0.75,
        )  # fmt: skip
    sky.stars(brush, 0.9, box.bottom)


def _planets(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    top = brush.box.top
    planet(brush, half * 0.70, top * 0.74, 0.78, Colour.hex("#d9b98a"), bands=7, ring=Colour.hex("#ead9b4"))
    planet(brush, -half * 0.80, 0.15, 0.52, Colour.hex("#5aa6b8"), bands=5)
    planet(brush, -half * 0.34, top * 0.86, 0.20, Colour.hex("#b9b2c4"), bands=3)


def _asteroids(brush: Brush) -> None:
    dice, box = brush.dice, brush.box
    for _ in range(9):
        x, y = float(dice.uniform(box.left, box.right)), float(dice.uniform(-0.9, 0.2))
        s = float(dice.uniform(0.05, 0.15))
        brush.shape(forms.rock(dice, x, y, s * 1.6, s), Colour.hex("#8e8a92"), volume=0.7)


def space(air: Atmosphere) -> list[Layer]:
    """Open space: stars, a nebula, planets, drifting stones; no floor."""
    del air
    return [
        Layer(name="nebula", parallax=0.03, paint=_nebula),
        Layer(name="planets", parallax=FAR, paint=_planets, motion=lambda t: (0.0, 0.03 * math.sin(0.4 * t), 0.0)),
        Layer(
            name="asteroids", parallax=NEAR, paint=_asteroids,
            motion=lambda t: (-0.06 * t, 0.05 * math.sin(0.6 * t), 0.0),
        ),
    ]  # fmt: skip
