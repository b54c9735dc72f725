"""Cover: what weather leaves on a place: wet floors, snow, banks of fog; and the solid ground of stairs and ramps."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms
from sora_nb.stage.scenery.layers import Layer
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.terrain import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sora_nb.plans import Shot
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

ICE = 0.16
"""How much of what stands on ice is seen again in it."""
DRY = ("sea",)
"""Open places whose floor shows neither puddles nor snow."""

EDGES = {"beach": 0.74, "coast": 0.72, "harbour": 0.70, "river": 0.54}
"""Metres up the picture at which the floor of a place ends, where open water lies beyond it."""

STUFF = {
    "meadow": ("#8a6f52", "#86bf56"), "forest": ("#77614a", "#7fa35c"), "farm": ("#8f7354", "#9cc062"),
    "mountains": ("#8f8f92", "#8db866"), "playground": ("#a98a63", "#93c465"), "beach": ("#d3b885", "#efdcae"),
    "desert": ("#cfae7c", "#e8cd96"), "street": ("#a39d94", "#c3bdb2"), "city": ("#a7a5a1", "#c4c2bd"),
    "room": ("#9c7650", "#c29a6d"), "kitchen": ("#c9bfae", "#eee6d6"), "classroom": ("#ab8860", "#cba981"),
    "stage": ("#8fa0b0", "#b9c6cf"), "moon": ("#8f9098", "#b9bac2"), "space": ("#5f6688", "#8790b8"),
    "underwater": ("#9fae97", "#dcd6b0"), "sea": ("#8a7a66", "#b39f83"),
    "coast": ("#8d8780", "#b0aaa1"), "harbour": ("#a29b90", "#c3bcb0"),
    "river": ("#8a7a62", "#9cc070"),
    "rink": ("#b9d3e2", "#eaf5fb"),
    "jungle": ("#77684c", "#7b9c5a"),
    "library": ("#8a6242", "#b08a60"),
    "castle": ("#958d84", "#b9b1a5"),
    "market": ("#a2968a", "#c4b9a8"),
}  # fmt: skip
"""What stairs and ramps are made of in each place: (body, top)."""


def iced(air: Atmosphere, shot: Shot) -> Atmosphere:
    """Return the air that a place is painted in: on ice there lies snow, though none may be falling."""
    return dataclasses.replace(air, weather="snow") if frozen(shot) and air.weather in ("clear", "wind") else air


def puddles(brush: Brush, share: float) -> None:
    """Paint the sheen of a wet floor: the sky in it, in long flat pools."""
    air, box, dice = brush.air, brush.box, brush.dice
    sheen = air.sky[2].mix(air.sky[1], 0.4)
    dark = air.shadow
    brush.raw(forms.box(box.left, box.bottom - 0.5, box.right, 1.05), Colour(dark.r * 0.3, dark.g * 0.3, dark.b * 0.35, 0.20))
    for _ in range(int(share * box.width)):
        d = float(dice.uniform(-0.9, 0.85))
        scale, y = lane(d)
        x, w = float(dice.uniform(box.left, box.right)), float(dice.uniform(0.35, 1.1)) * scale
        h = w * 0.085
        pool = forms.curve(
            [
                (x + w * math.cos(a) * float(dice.uniform(0.8, 1.1)), y + h * math.sin(a))
                for a in (k * math.pi / 5 for k in range(10))
            ]
        )
        brush.raw(pool, Colour(sheen.r, sheen.g, sheen.b, 0.42))
        brush.line_raw(pool, Colour(*sheen.lighter(0.4)[:3], 0.30), 0.012)


def drifts(brush: Brush) -> None:
    """Paint snow lying on the floor, its soft waves blue in the shade."""
    air, box, dice = brush.air, brush.box, brush.dice
    white = Colour.hex("#f7faff")
    stops = [
        Colour(*air.lit(white.lighter(-0.05))[:3], 0.93),
        Colour(*air.lit(white)[:3], 0.93),
        Colour(*air.lit(white, 0.5)[:3], 0.96),
    ]
    shader = skia.GradientShader.MakeLinear([(0, box.bottom), (0, 1.1)], [skia.Color4f(*c).toColor() for c in stops])
    brush.canvas.drawRect(
        skia.Rect.MakeLTRB(box.left, box.bottom - 0.5, box.right, 1.13), skia.Paint(Shader=shader, Dither=True)
    )
    for d in (-0.75, -0.4, 0.15, 0.4, 0.62, 0.82):
        scale, y = lane(d)
        roll = forms.rolling(dice, 0.035 * scale, 3.2)
        upper = [(box.left + i * 0.25, y + roll(i * 0.25)) for i in range(int(box.width * 4) + 2)]
        lower = [(x, yy - 0.05 * scale - 0.05 * abs(roll(x * 1.7))) for x, yy in reversed(upper)]
        blue = air.shaded(white, max(0.0, d) * 0.5)
        brush.soft(forms.polygon([*upper, *lower]), Colour(blue.r, blue.g, blue.b, 0.50), 0.02)


def mist(brush: Brush, low: float, high: float, alpha: float) -> None:
    """Paint a bank of fog between two heights."""
    air, box, dice = brush.air, brush.box, brush.dice
    tone = air.haze.lighter(0.12)
    for _ in range(int(3.2 * box.width)):
        x, y = float(dice.uniform(box.left - 1, box.right + 1)), float(dice.uniform(low, high))
        r = float(dice.uniform(0.9, 1.9))
        stops = [skia.Color4f(tone.r, tone.g, tone.b, alpha * f).toColor() for f in (1.0, 0.6, 0.2, 0.0)]
        shader = skia.GradientShader.MakeRadial((0, 0), r, stops, [0.0, 0.4, 0.75, 1.0])
        brush.canvas.save()
        brush.canvas.translate(x, y)
        brush.canvas.scale(1.0, 0.38)
        brush.canvas.drawCircle(0, 0, r, skia.Paint(Shader=shader))
        brush.canvas.restore()


def _mists(air: Atmosphere) -> tuple[Layer, Layer]:
    thick = 1.0 if air.weather == "fog" else 0.5
    return (
        Layer(
            name="mist", parallax=0.6, paint=functools.partial(mist, low=0.7, high=2.4, alpha=0.34 * thick),
            motion=lambda t: (0.10 * t - 1.0, 0.03 * math.sin(0.5 * t), 0.0), depth=0.9,
        ),
        Layer(
            name="near mist", parallax=1.2, paint=functools.partial(mist, low=-0.9, high=0.5, alpha=0.20 * thick),
            motion=lambda t: (-0.16 * t + 1.0, 0.03 * math.sin(0.4 * t + 1), 0.0), front=True, depth=0.0,
        ),
    )  # fmt: skip


def _ashore(paint: Callable[[Brush], None], edge: float) -> Callable[[Brush], None]:
    """Return the same painting, ended where the floor ends."""

    def painted(brush: Brush) -> None:
        box = brush.box
        brush.canvas.save()
        brush.canvas.clipRect(skia.Rect.MakeLTRB(box.left - 1, box.bottom - 1, box.right + 1, edge), True)
        paint(brush)
        brush.canvas.restore()

    return painted


def covered(layers: list[Layer], air: Atmosphere, place: str) -> list[Layer]:
    """Return a place's sheets with what the weather lays over them."""
    found: list[Layer] = []
    edge = EDGES.get(place, 2.0)
    pools = 2.4 if place in ("street", "city", "harbour", "market") else 0.8
    wet = functools.partial(puddles, share=pools)
    for layer in layers:
        found.append(layer)
        if layer.plane and layer.name == "floor" and place not in DRY:
            if air.weather in ("rain", "storm"):
                found.append(Layer(name="puddles", parallax=1.42, paint=_ashore(wet, edge), plane=True, depth=0.0))
            elif air.weather == "snow":
                found.append(Layer(name="drifts", parallax=1.42, paint=_ashore(drifts, edge), plane=True, depth=0.0))
    if air.weather in ("fog", "rain", "storm"):
        far, near = _mists(air)
        backs = [n for n, layer in enumerate(found) if not layer.front]
        found.insert(backs[-1] + 1, far)
        if air.weather == "fog":
            found.append(near)
    return found


def solid(brush: Brush, profile: Sequence[tuple[float, float]], place: str) -> None:
    """Paint the solid ground under a floor profile: stairs and ramps in the stuff of the place."""
    body, top = (Colour.hex(c) for c in STUFF[place])
    snowy = brush.air.weather == "snow" and place not in ("room", "kitchen", "classroom", "stage")
    if snowy:
        top = Colour.hex("#f7faff")
    box, air = brush.box, brush.air
    points = [(box.left, profile[0][1]), *profile, (box.right, profile[-1][1])]
    raised = [p for p in points if p[1] > 0.01]
    if not raised:
        return
    mass = forms.polygon([(points[0][0], -0.02), *points, (points[-1][0], -0.02)])
    back = 0.30
    deep = [(x * lane(back)[0], y * lane(back)[0] + lane(back)[1]) for x, y in points]
    for (a, b), (c, d) in zip(itertools.pairwise(points), itertools.pairwise(deep), strict=True):
        if max(a[1], b[1]) < 0.01:
            continue
        flat = abs(b[0] - a[0]) > abs(b[1] - a[1]) * 0.2
        face = forms.polygon([a, b, d, c])
        if flat:
            brush.plain(face, top, shade=0.0)
        else:
            away = (b[1] > a[1]) == (air.light.sun[0] > 0)
            brush.plain(face, body, shade=0.9 if away else 0.25)
    height = max(y for _, y in raised)
    brush.wash(mass, (body.lighter(-0.18), body), 0.0, height)
    brush.canvas.save()
    brush.canvas.clipPath(mass, True)
    dice = brush.dice
    for _ in range(int(20 * height * box.width / 4)):
        x, y = float(dice.uniform(box.left, box.right)), float(dice.uniform(0, height))
        w = float(dice.uniform(0.04, 0.12))
        brush.plain(
            forms.box(x, y, x + w, y + w * 0.4, w * 0.15), Colour(*body.lighter(float(dice.choice([-0.2, 0.16])))[:3], 0.5)
        )
    brush.canvas.restore()
    nosing = forms.polyline(points)
    brush.line(nosing, top.lighter(0.1), 0.05)
    brush.soft(forms.box(raised[0][0] - 0.1, -0.05, raised[-1][0] + 0.1, 0.02), Colour(0.08, 0.06, 0.12, 0.35), 0.05)


def terrain(profile: Sequence[tuple[float, float]], place: str) -> Layer:
    """Return the sheet with a shot's stairs or ramps."""
    return Layer(name="terrain", parallax=1.0, paint=functools.partial(solid, profile=profile, place=place), depth=0.0)
