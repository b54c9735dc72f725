"""Market: stalls with striped awnings on a cobbled square between old houses, pennants overhead."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms, plants, sky, town
from sora_nb.stage.scenery.layers import FAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable

    import skia

    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

H = sky.HORIZON
STONE = Colour.hex("#b9ad9c")
WOOD = Colour.hex("#a87f55")
CREAM = Colour.hex("#f6efdf")
CLOTHS = tuple(Colour.hex(h) for h in ("#4f8f86", "#d9a441", "#5f7fb0", "#7f9f57", "#9a78ad", "#c98f5f"))
FLAGS = tuple(Colour.hex(h) for h in ("#e6b84f", "#6fa9c9", "#8fb86f", "#e3a6c0", "#f3ead6"))


def _houses(brush: Brush) -> None:
    """Paint the old houses round the square, with a church tower above them."""
    dice, box = brush.dice, brush.box
    side = -1 if dice.uniform() < 0.5 else 1
    _tower(brush, side * box.width * 0.16)
    x, k = box.left - float(dice.uniform(0.2, 1.0)), int(dice.integers(len(town.FRONTS)))
    while x < box.right + 0.3:
        w = float(dice.uniform(1.5, 2.2))
        tone = town.FRONTS[k % len(town.FRONTS)]
        town.house(brush, x, 0.98, w, int(dice.integers(2, 4)), colour=tone, depth=0.75)
        k, x = k + 1 + int(dice.integers(2)), x + w + 0.02


def _tower(brush: Brush, x: float) -> None:
    tone, depth = Colour.hex("#c9bda8"), 1.0
    brush.shape(forms.box(x - 0.45, 0.98, x + 0.45, 4.15), tone, depth=depth, volume=0.15)
    brush.shape(forms.polygon([(x - 0.55, 4.13), (x + 0.55, 4.13), (x, 5.35)]), Colour.hex("#6f8a86"), depth=depth, volume=0.3)
    brush.plain(forms.box(x - 0.52, 4.05, x + 0.52, 4.17), tone.lighter(0.2), depth=depth)
    brush.plain(forms.oval(x, 3.62, 0.27), Colour.hex("#f4eee0"), depth=depth)
    brush.line(forms.oval(x, 3.62, 0.27), Colour.hex("#6b6459"), 0.03, depth=depth)
    for a, r in ((0.6, 0.20), (2.4, 0.14)):
        hand = forms.polyline([(x, 3.62), (x + r * math.cos(a), 3.62 + r * math.sin(a))])
        brush.line(hand, Colour.hex("#4d4a46"), 0.025, depth=depth)


def _cobbles(brush: Brush) -> None:
    """Pave the square with cobbles in rows that narrow towards the back, straw and leaves between them."""
    box, dice = brush.box, brush.dice
    tones = (STONE.lighter(-0.24), STONE.lighter(-0.08), STONE.lighter(0.04), STONE.lighter(0.12))
    brush.wash(forms.box(box.left, box.bottom - 0.5, box.right, H + 0.02), tones, box.bottom, H, depths=(0, 0.5))
    d = -1.0
    while d < 0.92:
        scale, y = lane(d)
        long, tall = 0.30 * scale, 0.060 * scale
        x = box.left - float(dice.uniform(0, long))
        light: list[skia.Path] = []
        dark: list[skia.Path] = []
        while x < box.right:
            w = long * float(dice.uniform(0.7, 1.15))
            kind = float(dice.uniform())
            if kind < 0.62:
                stone = forms.box(x + 0.015, y, x + w - 0.015, y + tall, tall * 0.45)
                (light if kind < 0.3 else dark).append(stone)
            x += w
        brush.plain(forms.union(light), Colour(*STONE.lighter(0.14)[:3], 0.55), depth=max(0.0, d) * 0.5)
        brush.plain(forms.union(dark), Colour(*STONE.lighter(-0.20)[:3], 0.45), depth=max(0.0, d) * 0.5)
        d += 0.064
    for _ in range(int(5 * box.width)):
        far = float(dice.uniform(-0.9, 0.7))
        px, py = forms.ground(float(dice.uniform(box.left, box.right)) * 1.3, far)
        s = 0.05 * lane(far)[0]
        tone = Colour.hex(("#d9bd6c", "#8fa04f", "#c9a55a")[int(dice.integers(3))])
        brush.plain(forms.curve([(px - s, py), (px, py + s * 0.35), (px + s, py + s * 0.1), (px, py - s * 0.2)]), tone)


def stall(brush: Brush, x: float, y: float, size: float, number: int) -> None:
    """Paint a stall at (x, y): posts, a counter with crates of goods, a striped awning, a lamp beneath it."""
    s, dice = size, brush.dice
    cloth = CLOTHS[number % len(CLOTHS)]
    w = 1.15 * s
    plants.shade(brush, x, y, w * 1.1, 0.2)
    inside = forms.box(x - w * 0.94, y + 0.3 * s, x + w * 0.94, y + 1.95 * s)
    brush.plain(inside, cloth.lighter(-0.5), depth=0.2, shade=0.6)
    for dx in (-0.5, 0.0, 0.5):
        brush.plain(
            forms.box(x + dx * w - 0.3 * s, y + 1.12 * s, x + dx * w + 0.3 * s, y + 1.17 * s), WOOD, depth=0.2, shade=0.4
        )
        _hung(brush, x + dx * w, y + 1.17 * s, s, number + round(2 * dx))
    if brush.air.lamps > 0.3:
        brush.glow(x, y + 1.55 * s, 1.5 * s, Colour(1.0, 0.82, 0.5, 0.55 * brush.air.lamps))
        brush.raw(forms.oval(x, y + 1.68 * s, 0.07 * s, 0.09 * s), Colour.hex("#fff0c4"))
    for side in (-1, 1):
        brush.shape(forms.box(x + side * w - 0.045 * s, y, x + side * w + 0.045 * s, y + 2.05 * s), WOOD, depth=0.2, volume=0.4)
    brush.shape(forms.box(x - w, y + 0.06 * s, x + w, y + 0.66 * s), WOOD.lighter(0.04), depth=0.15, volume=0.1)
    for k in range(1, 8):
        at = x - w + 2 * w * k / 8
        brush.line(forms.polyline([(at, y + 0.07 * s), (at, y + 0.65 * s)]), WOOD.lighter(-0.24), 0.016, depth=0.15)
    _apron(brush, (x - w, x + w), y + 0.66 * s, 0.17 * s, cloth)
    for k in range(4):
        _crate(
            brush, x - w * 0.74 + w * 0.49 * k, y + 0.68 * s, 0.25 * s, (number * 3 + k + int(dice.integers(2))) % len(GOODS)
        )
    if brush.air.lamps > 0.3:
        brush.glow(x, y + 0.95 * s, 1.25 * s, Colour(1.0, 0.80, 0.48, 0.34 * brush.air.lamps), squash=0.7)
    _awning(brush, x, y + 1.95 * s, s, cloth)


def _hung(brush: Brush, x: float, y: float, s: float, number: int) -> None:
    """Stand jars, loaves or cheeses on the shelf behind the counter."""
    tones = ("#d9b06a", "#c98f5f", "#e6d9a8", "#8fb0b8")
    for k in range(4):
        at, tone = x - 0.22 * s + 0.145 * s * k, Colour.hex(tones[(number + k) % 4])
        if number % 2:
            brush.shape(forms.oval(at, y + 0.07 * s, 0.085 * s, 0.065 * s), tone, depth=0.2, volume=0.4)
        else:
            brush.shape(forms.box(at - 0.05 * s, y, at + 0.05 * s, y + 0.17 * s, 0.02 * s), tone, depth=0.2, volume=0.4)
            brush.plain(forms.box(at - 0.05 * s, y + 0.155 * s, at + 0.05 * s, y + 0.19 * s), CREAM, depth=0.2)


def _apron(brush: Brush, span: tuple[float, float], y: float, drop: float, cloth: Colour) -> None:
    left, right = span
    brush.plain(forms.box(left - 0.03, y - 0.02, right + 0.03, y + 0.05), WOOD.lighter(0.2), depth=0.1)
    count = 10
    step = (right - left) / count
    lobes = [forms.oval(left + (k + 0.5) * step, y - drop * 0.55, step / 2, drop * 0.45) for k in range(count)]
    brush.plain(forms.union([forms.box(left, y - drop * 0.55, right, y), *lobes]), cloth.lighter(0.12), depth=0.1)


def _awning(brush: Brush, x: float, y: float, s: float, cloth: Colour) -> None:
    """Paint a striped awning that slopes towards the viewer and ends in scallops."""
    count, top, low = 10, 0.92 * s, 1.36 * s
    for k in range(count):
        a, b = -1 + 2 * k / count, -1 + 2 * (k + 1) / count
        tone = CREAM if k % 2 else cloth
        panel = forms.polygon([(x + a * top, y + 0.46 * s), (x + b * top, y + 0.46 * s), (x + b * low, y), (x + a * low, y)])
        brush.plain(panel, tone, depth=0.12, shade=0.02 + 0.25 * (k / count if brush.air.light.sun[0] < 0 else 1 - k / count))
        lobe = forms.oval(x + (a + b) / 2 * low, y, (b - a) / 2 * low, 0.11 * s)
        brush.plain(lobe, tone, depth=0.12, shade=0.35)
    ridge = forms.box(x - top - 0.03, y + 0.43 * s, x + top + 0.03, y + 0.50 * s, 0.02)
    brush.shape(ridge, cloth.lighter(-0.15), depth=0.12, volume=0.2)
    brush.cap(ridge, 0.12)


def _crate(brush: Brush, x: float, y: float, half: float, kind: int) -> None:
    """Paint a crate, tilted to the buyer, heaped with one kind of goods."""
    GOODS[kind](brush, x, y + half * 0.62, half)
    brush.shape(forms.box(x - half, y, x + half, y + half * 0.66, 0.015), WOOD.lighter(0.22), depth=0.1, volume=0.1)
    brush.line(
        forms.polyline([(x - half, y + half * 0.33), (x + half, y + half * 0.33)]), WOOD.lighter(-0.16), 0.016, depth=0.1
    )


def _heap(colour: str, *, size: float, stalk: bool = False) -> Callable[[Brush, float, float, float], None]:
    """Return a painter of a heap of round fruit."""

    def painted(brush: Brush, x: float, y: float, half: float) -> None:
        r = half * size
        for row in range(2, -1, -1):
            count = max(2, round((2.0 - 0.36 * row) * half / (2 * r)))
            for k in range(count):
                at = x + (k - (count - 1) / 2) * r * 1.85
                tone = Colour.hex(colour).lighter(float(brush.dice.uniform(-0.08, 0.10)))
                brush.shape(forms.oval(at, y + r * (0.4 + 1.15 * row), r), tone, depth=0.1, volume=0.6)
                if stalk:
                    tip = forms.polyline([(at, y + r * (1.2 + 1.15 * row)), (at + r * 0.3, y + r * (1.6 + 1.15 * row))])
                    brush.line(tip, Colour.hex("#6f8a4c"), r * 0.2, depth=0.1)

    return painted


def _greens(brush: Brush, x: float, y: float, half: float) -> None:
    for k in range(5):
        at = x + (k - 2) * half * 0.38
        tone = Colour.hex("#7fb058" if k % 2 else "#5f9a4c")
        brush.leaves(forms.crown(brush.dice, at, y + half * (0.30 + 0.2 * (k % 2)), half * 0.32, half * 0.34, lobes=7), tone)


def _bunches(brush: Brush, x: float, y: float, half: float) -> None:
    """Paint flowers in bunches."""
    for k in range(7):
        at, tall = x + (k - 3) * half * 0.26, half * (0.75 + 0.35 * ((k * 5) % 3) / 2)
        brush.line(forms.polyline([(x + (k - 3) * half * 0.16, y - half * 0.1), (at, y + tall)]), plants.DEEP, 0.02, depth=0.1)
        tone = plants.PETALS[int(brush.dice.integers(len(plants.PETALS)))]
        brush.shape(forms.crown(brush.dice, at, y + tall, half * 0.19, half * 0.17, lobes=6), tone, depth=0.1, volume=0.3)


def _loaves(brush: Brush, x: float, y: float, half: float) -> None:
    for k in range(4):
        at, low = x + (k - 1.5) * half * 0.48, y + half * 0.16
        loaf = forms.box(at - half * 0.17, low - half * 0.2, at + half * 0.17, low + half * 0.85, half * 0.17)
        brush.shape(loaf, Colour.hex("#cf9a58"), depth=0.1, volume=0.55)
        for j in range(3):
            v = low + half * (0.12 + 0.22 * j)
            cut = forms.polyline([(at - half * 0.10, v), (at + half * 0.10, v + half * 0.10)])
            brush.line(cut, Colour.hex("#f0d9a4"), half * 0.06, depth=0.1)


GOODS: tuple[Callable[[Brush, float, float, float], None], ...] = (
    _heap("#e89a3c", size=0.24), _greens, _heap("#b8cf5a", size=0.26, stalk=True), _loaves, _heap("#8a6bb0", size=0.18),
    _bunches, _heap("#f0d25a", size=0.22), _heap("#d98a5a", size=0.25, stalk=True),
)  # fmt: skip
"""What lies in the crates."""


def _far_stalls(brush: Brush) -> None:
    """Stand a row of smaller stalls along the houses."""
    half = min(5.9, brush.box.width / 2 + 0.6)
    first = int(brush.dice.integers(len(CLOTHS)))
    count = max(2, round(half / 1.25))
    for k in range(count):
        x = -half + 2 * half * (k + 0.5) / count + float(brush.dice.uniform(-0.25, 0.25))
        stall(brush, x, lane(0.90)[1], 0.54, first + 2 * k + k // 3)


def _stalls(brush: Brush) -> None:
    """Stand the near stalls at both sides, barrels and baskets before them, a lamp between."""
    half = min(5.3, brush.box.width / 2)
    dice = brush.dice
    first = int(dice.integers(len(CLOTHS)))
    y = lane(0.56)[1]
    for n, side in enumerate((-1, 1)):
        stall(brush, side * max(half * 0.80, min(1.9, half * 1.05)), y, 1.0, first + 1 + 2 * n)
    town.street_lamp(brush, (0.30 if first % 2 else -0.30) * half, lane(0.70)[1], 1.9, 0.25)
    for side in (-1, 1):
        _basket(brush, side * half * 0.46, y - 0.07, 0.26, int(dice.integers(len(GOODS))))
    _sack(brush, -half * 0.98, y - 0.10, 0.30)
    _sack(brush, half * 0.99, y - 0.10, 0.28)


def _basket(brush: Brush, x: float, y: float, half: float, kind: int) -> None:
    plants.shade(brush, x, y, half * 1.1, 0.15)
    GOODS[kind](brush, x, y + half * 0.95, half * 0.92)
    shape = forms.polygon([(x - half * 0.74, y), (x + half * 0.74, y), (x + half, y + half), (x - half, y + half)])
    brush.shape(shape, Colour.hex("#c9a469"), depth=0.1, volume=0.4)
    for k in range(1, 4):
        v = y + half * k / 4
        w = half * (0.74 + 0.26 * k / 4)
        brush.line(forms.polyline([(x - w, v), (x + w, v)]), Colour.hex("#a4804b"), 0.018, depth=0.1)
    brush.line(forms.polyline([(x - half, y + half), (x + half, y + half)]), Colour.hex("#dcbc84"), 0.05, depth=0.1)


def _sack(brush: Brush, x: float, y: float, half: float) -> None:
    plants.shade(brush, x, y, half * 1.2, 0.15)
    body = forms.curve(
        [(x - half, y), (x - half * 1.1, y + half * 0.8), (x - half * 0.6, y + half * 1.7), (x + half * 0.6, y + half * 1.7),
         (x + half * 1.1, y + half * 0.8), (x + half, y)]
    )  # fmt: skip
    brush.shape(body, Colour.hex("#cdb890"), depth=0.1, volume=0.5)
    brush.shape(forms.oval(x, y + half * 1.68, half * 0.56, half * 0.2), Colour.hex("#e3c77a"), depth=0.1, volume=0.4)


def _pennants(brush: Brush) -> None:
    """String pennants over the square, from house to house."""
    box = brush.box
    half = min(5.9, box.width / 2)
    top = box.top
    for a, b, ya, yb, drop in ((-1.1, 0.25, -0.5, -0.25, 0.55), (-0.15, 1.1, -0.2, -0.6, 0.6)):
        shares = [k / 16 for k in range(17)]
        points = [(half * (a + (b - a) * f), top + ya + (yb - ya) * f - drop * math.sin(math.pi * f)) for f in shares]
        brush.line(forms.polyline(points), Colour.hex("#7d7568"), 0.016, depth=0.3)
        for k, (x, y) in enumerate(points[1:-1]):
            flag = forms.polygon([(x - 0.12, y), (x + 0.12, y), (x, y - 0.27)])
            brush.plain(flag, FLAGS[k % len(FLAGS)], depth=0.25, shade=0.15)


def _goods_in_front(brush: Brush) -> None:
    """Frame the lower corners with the rims of baskets close to the lens."""
    box = brush.box
    for n, side in enumerate((-1, 1)):
        x = side * (box.width / 2 - 0.30)
        rim = box.bottom + 0.16
        GOODS[(5, 1)[n]](brush, x, rim - 0.06, 0.42)
        bowl = forms.polygon([(x - 0.62, rim), (x + 0.62, rim), (x + 0.46, rim - 0.7), (x - 0.46, rim - 0.7)])
        brush.shape(bowl, Colour.hex("#8a6a40"), volume=0.3)
        brush.line(forms.polyline([(x - 0.62, rim), (x + 0.62, rim)]), Colour.hex("#a98450"), 0.07)


def market(air: Atmosphere) -> list[Layer]:
    """A market on a cobbled square: two rows of stalls heaped with goods, old houses, a church tower, pennants."""
    sway = {"wind": 0.05, "storm": 0.07}.get(air.weather, 0.012)
    return [
        *sky.layers(air),
        Layer(
            name="far town", parallax=FAR,
            paint=lambda b: town.skyline(b, Colour.hex("#a3adb5"), 2.0, base=1.1, low=1.6, high=2.3),
        ),
        Layer(name="houses", parallax=0.5, paint=_houses, depth=1.0),
        Layer(name="floor", parallax=1.42, paint=_cobbles, plane=True, depth=0.0),
        Layer(name="far stalls", parallax=lane(0.90)[0], paint=_far_stalls, repeats=True, depth=0.9),
        Layer(
            name="pennants", parallax=0.8, paint=_pennants, repeats=True, depth=0.8,
            motion=lambda t: (sway * math.sin(1.9 * t), 0.4 * sway * math.sin(2.7 * t + 1), 0.0),
        ),
        Layer(name="stalls", parallax=lane(0.56)[0], paint=_stalls, repeats=True, depth=0.56),
        Layer(name="goods in front", parallax=1.45, paint=_goods_in_front, front=True, depth=0.0),
    ]  # fmt: skip
