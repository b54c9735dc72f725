"""Squares: the city and the playground, places with wide floors."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import country, forms, plants, sky, town
from sora_nb.stage.scenery.layers import BACK, FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

H = sky.HORIZON


def _towers(brush: Brush) -> None:
    """Paint the near towers: the tallest at the sides, so that the sky stays open in the middle; so again farther on."""
    box, dice = brush.box, brush.dice
    half = min(box.width / 2, 5.6)
    tones = ("#8fa5b8", "#b3a99c", "#9db0ab", "#a79fb5", "#c2b59f")
    x, k = box.left - 0.4, int(dice.integers(5))
    while x < box.right + 0.4:
        w = float(dice.uniform(1.0, 1.6))
        edge = abs((x + w / 2 + half) % (2 * half) - half) / half
        h = 1.3 + 3.2 * edge**1.6 * float(dice.uniform(0.75, 1.1))
        _tower(brush, x, w, h, Colour.hex(tones[k % 5]))
        x, k = x + w + 0.03, k + 1 + int(dice.integers(2))


def _tower(brush: Brush, x: float, w: float, h: float, colour: Colour) -> None:
    dice, air = brush.dice, brush.air
    sun_left = air.light.sun[0] < 0
    brush.plain(forms.box(x, 0.9, x + w, 1.0 + h), colour, depth=0.75)
    side = forms.box(x + w * 0.78, 0.9, x + w, 1.0 + h) if sun_left else forms.box(x, 0.9, x + w * 0.22, 1.0 + h)
    brush.plain(side, colour, depth=0.75, shade=0.8)
    brush.plain(forms.box(x - 0.02, 1.0 + h - 0.06, x + w + 0.02, 1.0 + h + 0.05), colour.lighter(0.2), depth=0.75)
    columns, rows = max(3, round(w / 0.24)), max(3, round(h / 0.30))
    lit: list[skia.Path] = []
    dark: list[skia.Path] = []
    for i in range(columns):
        for j in range(1, rows):
            px, py = x + w * (i + 0.22) / columns, 1.0 + h * (j + 0.2) / rows
            pane = forms.box(px, py, px + w * 0.56 / columns, py + h * 0.55 / rows)
            (lit if float(dice.uniform(0, 1)) < 0.5 * air.lamps else dark).append(pane)
    brush.plain(forms.union(dark), Colour.hex("#7c97ad"), depth=0.75, shade=0.25)
    brush.raw(forms.union(lit), town.WARM.mix(air.haze, 0.12))
    if air.lamps > 0.5:
        brush.glow(x + w / 2, 1.1, 1.4, Colour(1.0, 0.83, 0.55, 0.18))
    shop = forms.box(x + 0.08, 1.0, x + w - 0.08, 1.0 + h / rows * 0.95)
    if air.lamps > 0.5:
        brush.raw(shop, town.WARM)
    else:
        brush.plain(shop, Colour.hex("#93b3c0"), depth=0.7)
    for i in range(1, 4):
        at = x + w * i / 4
        brush.plain(forms.box(at - 0.02, 1.0, at + 0.02, 1.0 + h / rows), colour, depth=0.7, shade=0.5)


def _plaza(brush: Brush) -> None:
    box = brush.box
    stone = Colour.hex("#bdbbb6")
    tones = (stone.lighter(-0.22), stone.lighter(-0.06), stone, stone.lighter(0.08))
    brush.wash(forms.box(box.left, box.bottom - 0.5, box.right, H + 0.02), tones, box.bottom, H, depths=(0, 0.55))
    reach = box.width / 1.0
    rows = [-1.05 + 0.30 * k for k in range(8)]
    for near, far in itertools.pairwise([min(row, 1.0) for row in rows]):
        x, k = -reach, 0
        while x < reach:
            if (k + round(near * 10)) % 3 == 0:
                tone = stone.lighter(float(brush.dice.uniform(-0.12, 0.10)))
                brush.plain(forms.patch(x, x + 0.8, near, far), Colour(tone.r, tone.g, tone.b, 0.7), depth=max(0.0, near) * 0.5)
            x, k = x + 0.8, k + 1
    for d in rows:
        if d < 1:
            y = lane(d)[1]
            brush.line(forms.polyline([(box.left, y), (box.right, y)]), stone.lighter(-0.26), 0.012, depth=max(0.0, d) * 0.5)
    x = -reach
    while x < reach:
        brush.line(forms.polyline([forms.ground(x, -1.1), forms.ground(x, 1.0)]), stone.lighter(-0.26), 0.012, depth=0.2)
        x += 0.8


def _city_things(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    y = lane(0.72)[1]
    for share in (-0.58, 0.62):
        town.street_lamp(brush, share * half, y, 2.2, 0.25)
    for share, h in ((-0.88, 2.9), (0.90, 3.1), (0.34, 1.7), (-0.30, 1.6)):
        d = 0.66 if h > 2 else 0.95
        s, ty = lane(d)
        plants.tree(brush, share * half, ty, h * s, depth=d * 0.5, colour=plants.LEAF.lighter(0.04))
    _bench(brush, -half * 0.74, lane(0.60)[1])
    _bench(brush, half * 0.78, lane(0.60)[1])


def _bench(brush: Brush, x: float, y: float) -> None:
    wood, iron = Colour.hex("#b48f66"), Colour.hex("#59626b")
    plants.shade(brush, x, y, 0.6, 0.2)
    for dx in (-0.42, 0.42):
        brush.line(forms.polyline([(x + dx, y), (x + dx, y + 0.62)]), iron, 0.05, depth=0.15)
    for k, f in enumerate((0.26, 0.42, 0.54)):
        brush.shape(
            forms.box(x - 0.56, y + f, x + 0.56, y + f + (0.08 if k == 0 else 0.07), 0.02),
            wood.lighter(-0.06 + 0.05 * k),
            depth=0.15,
            volume=0.2,
        )


def city(air: Atmosphere) -> list[Layer]:
    """A city square between towers, with trees, lamps and benches."""
    return [
        *sky.layers(air),
        Layer(
            name="far towers",
            parallax=FAR,
            paint=lambda b: town.skyline(b, Colour.hex("#93a9c0"), 2.2, base=1.1, low=1.0, high=2.4),
        ),
        Layer(
            name="middle towers",
            parallax=MIDDLE,
            paint=lambda b: town.skyline(b, Colour.hex("#8c9fb3"), 1.3, base=1.1, low=0.7, high=1.7, wide=1.0),
        ),
        Layer(name="towers", parallax=NEAR + 0.08, paint=_towers, depth=1.0),
        Layer(name="floor", parallax=1.42, paint=_plaza, plane=True, depth=0.0),
        Layer(name="things", parallax=BACK, paint=_city_things, repeats=True, depth=0.72),
    ]


def _avenue_things(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    y = lane(0.66)[1]
    for share in (-0.62, 0.05, 0.70):
        town.street_lamp(brush, share * half, y, 2.4, 0.2)
    for share, h in ((-0.92, 2.7), (0.93, 2.9), (0.38, 2.0), (-0.30, 1.9)):
        plants.tree(brush, share * half, y + 0.06, h, depth=0.3, colour=plants.LEAF.lighter(0.04))


def avenue(air: Atmosphere) -> list[Layer]:
    """A wide road through the city, with a pavement, lamps and trees between it and the towers."""
    towers = [layer for layer in city(air) if not layer.plane and layer.name != "things"]
    return [
        *towers,
        Layer(name="floor", parallax=1.42, paint=town.road, plane=True, depth=0.0),
        Layer(name="things", parallax=lane(0.66)[0], paint=_avenue_things, repeats=True, depth=0.66),
    ]


def _park(brush: Brush) -> None:
    town.skyline(brush, Colour.hex("#9fb2c2"), 2.0, base=1.2, low=0.4, high=1.1)
    country.hills(brush, Colour.hex("#8fbf6b"), 1.1, base=1.24, height=0.10, wave=6.0)
    dice, box = brush.dice, brush.box
    x = box.left
    while x < box.right:
        plants.tree(
            brush,
            x,
            1.10,
            float(dice.uniform(0.9, 1.5)),
            depth=0.95,
            colour=plants.LEAF.mix(plants.DEEP, float(dice.uniform(0, 0.7))),
        )
        x += float(dice.uniform(0.5, 0.9))


def _play_floor(brush: Brush) -> None:
    country.lawn(brush, Colour.hex("#93c465"))
    rubber = Colour.hex("#d8b98c")
    pad = [forms.ground(x, d) for x, d in ((-5.2, -0.30), (-5.6, 0.20), (-4.6, 0.62), (4.6, 0.62), (5.7, 0.20), (5.2, -0.30))]
    brush.plain(forms.curve(pad), rubber.lighter(-0.14), depth=0.05)
    inner = [(x * 0.975, y + 0.015) for x, y in pad]
    brush.plain(forms.curve(inner), rubber, depth=0.05)
    dice, box = brush.dice, brush.box
    for _ in range(int(22 * box.width)):
        d = float(dice.uniform(-0.28, 0.58))
        x, y = forms.ground(float(dice.uniform(-4.6, 4.6)), d)
        r = 0.013 * float(dice.uniform(0.6, 1.4))
        brush.plain(forms.oval(x, y, r * 1.6, r * 0.7), Colour(*rubber.lighter(float(dice.choice([-0.22, 0.3])))[:3], 0.5))


def _play_things(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    _slide(brush, half * 0.66, lane(0.52)[1], 0.95)
    _swings(brush, -half * 0.66, lane(0.58)[1], 0.95)


def _slide(brush: Brush, x: float, y: float, size: float) -> None:
    """Paint a tower with a roof, a ladder and a slide."""
    wood, teal, gold = Colour.hex("#b98f63"), Colour.hex("#5fa3a8"), Colour.hex("#e6b84f")
    s = size
    plants.shade(brush, x, y, 1.3 * s, 0.2)
    chute = skia.Path()
    chute.moveTo(x - 0.30 * s, y + 1.42 * s)
    chute.cubicTo(x - 0.75 * s, y + 1.25 * s, x - 1.0 * s, y + 0.30 * s, x - 1.75 * s, y + 0.18 * s)
    chute.lineTo(x - 1.75 * s, y + 0.30 * s)
    chute.cubicTo(x - 1.05 * s, y + 0.44 * s, x - 0.85 * s, y + 1.46 * s, x - 0.30 * s, y + 1.60 * s)
    chute.close()
    brush.line(forms.polyline([(x - 1.55 * s, y), (x - 1.55 * s, y + 0.2 * s)]), wood, 0.07 * s, depth=0.2)
    brush.shape(chute, gold, depth=0.15, volume=0.3)
    for dx in (-0.36, 0.36):
        brush.shape(forms.box(x + dx * s - 0.05 * s, y, x + dx * s + 0.05 * s, y + 2.25 * s), wood, depth=0.2, volume=0.4)
    brush.shape(forms.box(x - 0.46 * s, y + 1.30 * s, x + 0.46 * s, y + 1.42 * s), wood.lighter(0.1), depth=0.2, volume=0.2)
    brush.shape(
        forms.box(x + 0.04 * s, y + 1.42 * s, x + 0.40 * s, y + 1.80 * s, 0.02), teal.lighter(0.15), depth=0.2, volume=0.2
    )
    roof = forms.polygon([(x - 0.62 * s, y + 2.22 * s), (x + 0.62 * s, y + 2.22 * s), (x, y + 2.80 * s)])
    brush.shape(roof, teal, depth=0.2, volume=0.35)
    for dx in (0.50, 0.82):
        brush.line(forms.polyline([(x + dx * s, y), (x + (dx - 0.12) * s, y + 1.45 * s)]), wood, 0.05 * s, depth=0.2)
    for k in range(5):
        f = (k + 0.6) / 5.5
        brush.line(
            forms.polyline([(x + (0.50 - 0.12 * f) * s, y + 1.4 * f * s), (x + (0.82 - 0.12 * f) * s, y + 1.4 * f * s)]),
            wood.lighter(0.12),
            0.045 * s,
            depth=0.2,
        )


def _swings(brush: Brush, x: float, y: float, size: float) -> None:
    """Paint a frame with two swings."""
    steel, s = Colour.hex("#6f93b0"), size
    plants.shade(brush, x, y, 1.3 * s, 0.2)
    for dx in (-1.15, 1.15):
        for foot in (-0.30, 0.30):
            brush.line(forms.polyline([(x + (dx + foot) * s, y), (x + dx * s, y + 2.2 * s)]), steel, 0.075 * s, depth=0.2)
    brush.line(
        forms.polyline([(x - 1.2 * s, y + 2.2 * s), (x + 1.2 * s, y + 2.2 * s)]), steel.lighter(0.1), 0.085 * s, depth=0.2
    )
    for dx, tone in ((-0.5, "#e0a860"), (0.5, "#8fb86f")):
        for rope in (-0.17, 0.17):
            brush.line(
                forms.polyline([(x + (dx + rope) * s, y + 2.18 * s), (x + (dx + rope) * s, y + 0.55 * s)]),
                Colour.hex("#e6dfcc"),
                0.022 * s,
                depth=0.2,
            )
        brush.shape(
            forms.box(x + (dx - 0.23) * s, y + 0.48 * s, x + (dx + 0.23) * s, y + 0.56 * s, 0.02),
            Colour.hex(tone),
            depth=0.2,
            volume=0.3,
        )


def playground(air: Atmosphere) -> list[Layer]:
    """A playground in a park: swings, a slide, trees and the town behind."""
    return [
        *sky.layers(air),
        Layer(name="park", parallax=MIDDLE, paint=_park),
        Layer(name="floor", parallax=1.42, paint=_play_floor, plane=True, depth=0.0),
        Layer(name="things", parallax=lane(0.55)[0], paint=_play_things, repeats=True, depth=0.55),
        Layer(name="verge", parallax=1.45, paint=country.verge, front=True, depth=0.0),
    ]
