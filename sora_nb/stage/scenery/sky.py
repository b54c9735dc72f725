"""Sky: the gradient, sun or moon, stars and drifting clouds above every open place."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.light import tame
from sora_nb.stage.scenery import forms
from sora_nb.stage.scenery.layers import SKY, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

HORIZON = 1.1
"""Metres above the front lane's floor at which the floor ends."""


def dome(brush: Brush) -> None:
    """Paint the sky's gradient, with the glow around the sun, the disc and the stars."""
    air, box = brush.air, brush.box
    high, mid, low = air.sky
    stops = [(0.0, low), (0.20, low.mix(mid, 0.30)), (0.50, mid), (1.0, high)]
    colours = _ramp(stops, 24)
    top = box.top
    brush.sky(colours, HORIZON * 0.6, top)
    if air.stars:
        stars(brush, air.stars)
    if air.disc is None:
        return
    x, y = disc_at(brush)
    warm = air.disc_colour
    reach = box.width * 0.5
    brush.glow(x, y, reach, Colour(*air.sky[2].mix(warm, 0.5)[:3], 0.50 * air.glow))
    brush.glow(x, y, reach * 0.42, Colour(warm.r, warm.g, warm.b, 0.62 * air.glow))
    if air.time == "night":
        moon(brush, x, y, 0.34)
    else:
        brush.raw(forms.oval(x, y, 0.42 if air.time != "day" else 0.36), warm)


def disc_at(brush: Brush) -> tuple[float, float]:
    """Return where sun or moon stands on the layer, in picture metres."""
    across, up = brush.air.disc or (0.5, 1.2)
    box = brush.box
    return box.left + box.width * across, box.bottom + (box.top - box.bottom) * up


def _ramp(stops: list[tuple[float, Colour]], count: int) -> list[Colour]:
    """Sample a gradient finely, each colour tamed, since a blend of two calm colours may be red."""
    found = []
    for i in range(count):
        f = i / (count - 1)
        k = max(j for j, (at, _) in enumerate(stops) if at <= f + 1e-9)
        k = min(k, len(stops) - 2)
        (a, first), (b, second) = stops[k], stops[k + 1]
        found.append(tame(first.mix(second, (f - a) / (b - a))))
    return found


def stars(brush: Brush, much: float, low: float = 1.6) -> None:
    """Scatter stars, a few of them bright, none near the horizon."""
    dice, box = brush.dice, brush.box
    for _ in range(int(150 * much * box.width / 10.7)):
        x, y = dice.uniform(box.left, box.right), dice.uniform(low, box.top)
        size = 0.008 + 0.016 * float(dice.uniform(0, 1)) ** 4
        fade = min(1.0, (y - low) / 1.5) * dice.uniform(0.35, 1.0) * min(1.0, much + 0.3)
        tone = Colour(1.0, dice.uniform(0.88, 1.0), dice.uniform(0.85, 1.0), fade)
        brush.raw(forms.oval(x, y, size), tone)
        if size > 0.020:
            brush.glow(x, y, 0.14, Colour(0.8, 0.88, 1.0, 0.5 * fade))


def moon(brush: Brush, x: float, y: float, radius: float) -> None:
    """Paint a moon with its seas."""
    disc = forms.oval(x, y, radius)
    brush.raw(disc, brush.air.disc_colour)
    brush.canvas.save()
    brush.canvas.clipPath(disc, True)
    for dx, dy, r in ((-0.25, 0.3, 0.34), (0.28, 0.05, 0.26), (-0.1, -0.38, 0.22), (0.42, 0.48, 0.14), (-0.55, -0.1, 0.16)):
        brush.raw(forms.oval(x + dx * radius, y + dy * radius, r * radius), Colour(0.80, 0.80, 0.78, 0.6))
    brush.raw(forms.oval(x - radius * 0.42, y - radius * 0.16, radius * 1.06), Colour(1, 1, 1, 0.10))
    brush.canvas.restore()


def clouds(brush: Brush) -> None:
    """Paint cumulus in two ranks: small and pale above the horizon, large and high overhead; a full cover in bad weather."""
    air, dice, box = brush.air, brush.dice, brush.box
    across = box.width / 10.7
    if air.cover >= 1.0:
        _cover(brush)
        return
    for _ in range(round(5 * across * (0.5 + air.cover))):
        width = dice.uniform(0.9, 1.7)
        x, y = dice.uniform(box.left, box.right), dice.uniform(2.0, 2.6)
        _cloud(brush, x, y, width, height=width * 0.26, thin=0.55)
    room = box.top - 3.0
    count = max(2, round(3.4 * across * (0.5 + air.cover)))
    for i in range(count):
        width = dice.uniform(1.7, 2.9)
        x = box.left + box.width * (i + dice.uniform(0.15, 0.85)) / count
        y = 3.0 + max(0.2, room - 0.7) * dice.uniform(0.0, 1.0)
        _cloud(brush, x, y, width, height=width * 0.30, thin=0.12)


def _cloud(brush: Brush, x: float, y: float, width: float, *, height: float, thin: float) -> None:
    air = brush.air
    sky = air.sky[1]
    path = forms.cloud(brush.dice, width, height)
    path.offset(x, y)
    if air.disc is not None and path.getBounds().makeOutset(0.7, 0.5).contains(*disc_at(brush)):
        return
    lit, dark = air.cloud.mix(sky, thin), air.cloud_shadow.mix(sky, thin)
    brush.puff(path, lit, dark)


def _cover(brush: Brush) -> None:
    """Paint a lid of heavy clouds: four broad rows, the lowest small and lost in the haze."""
    air, dice, box = brush.air, brush.dice, brush.box
    for f, size in ((0.05, 1.1), (0.30, 1.7), (0.62, 2.5), (0.98, 3.4)):
        y = 2.35 + (box.top - 2.45) * f
        thin = 0.70 * (1 - f)
        x = box.left - size * float(dice.uniform(0.2, 1.0))
        while x < box.right + size:
            path = forms.cloud(dice, size * float(dice.uniform(1.3, 2.1)), size * float(dice.uniform(0.30, 0.40)))
            path.offset(x, y + float(dice.uniform(-0.16, 0.16)))
            lit = air.cloud.mix(air.sky[1], 0.35 + 0.5 * thin)
            dark = air.cloud_shadow.mix(air.sky[1], 0.45 + 0.45 * thin)
            brush.puff(path, lit, dark)
            x += size * float(dice.uniform(1.1, 1.9))


def layers(air: Atmosphere) -> list[Layer]:
    """Return the sky's layers: the dome, then clouds that drift with the wind."""
    found = [Layer(name="dome", parallax=SKY, paint=dome)]
    if air.cover > 0:
        pace = {"wind": 0.22, "storm": 0.26, "rain": 0.10}.get(air.weather, 0.035)
        found.append(Layer(name="clouds", parallax=SKY * 2, paint=clouds, motion=lambda t: (pace * t, 0.0, 0.0)))
    return found


def beams(
    brush: Brush, x: float, y: float, colour: Colour, *, spread: float = 0.5, count: int = 5, length: float = 7.0
) -> None:
    """Paint soft shafts of light that fall from a point."""
    dice = brush.dice
    for i in range(count):
        a = -math.pi / 2 + (i / max(1, count - 1) - 0.5) * spread * 2 + dice.uniform(-0.05, 0.05)
        half = dice.uniform(0.02, 0.06)
        tip = [(x + math.cos(b) * length, y + math.sin(b) * length) for b in (a - half, a + half)]
        shader = skia.GradientShader.MakeRadial(
            (x, y), length, [skia.Color4f(*colour).toColor(), skia.Color4f(colour.r, colour.g, colour.b, 0).toColor()]
        )  # fmt: skip
        paint = skia.Paint(AntiAlias=True, Shader=shader, BlendMode=skia.BlendMode.kScreen, Dither=True)
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.06))
        brush.canvas.drawPath(forms.polygon([(x, y), *tip]), paint)
