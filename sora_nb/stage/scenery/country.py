"""Country: meadow, forest and farm."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms, plants, sky
from sora_nb.stage.scenery.layers import BACK, FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

GRASS = Colour.hex("#86bf56")
H = sky.HORIZON
WINDY = ("wind", "storm", "rain")


def hills(brush: Brush, colour: Colour, depth: float, *, base: float, height: float, wave: float) -> None:
    """Paint a range of rolling hills with light on their sunny flanks."""
    roll = forms.rolling(brush.dice, height, wave)
    box = brush.box
    path = forms.above(lambda x: base + roll(x), box.left, box.right, -1.5)
    brush.wash(path, (colour.lighter(-0.10), colour, colour.lighter(0.10)), base - 0.7, base + height, depths=(depth, depth))
    sun_x = brush.air.light.sun[0]
    shaded = forms.above(
        lambda x: base + roll(x) - 0.05 - max(0.0, 0.5 * (roll(x + 0.25 * sun_x) - roll(x)) + 0.16), box.left, box.right, -1.5
    )
    brush.canvas.save()
    brush.canvas.clipPath(path, True)
    brush.plain(shaded, colour.lighter(-0.05), depth=depth, shade=0.25)
    brush.canvas.restore()


def ranges(brush: Brush) -> None:
    """Paint far mountains in three ranges, the farthest palest, each with a sunny and a shady flank."""
    box, dice = brush.box, brush.dice
    sun_x = brush.air.light.sun[0]
    for base, height, wave, depth in ((1.95, 0.62, 4.3, 3.0), (1.68, 0.46, 3.1, 2.1), (1.42, 0.30, 2.6, 1.6)):
        roll = forms.rolling(dice, height, wave, base)
        path = forms.above(roll, box.left, box.right, -1.5, 0.08)
        brush.wash(path, (Colour.hex("#8fb4ae"), Colour.hex("#6f93b4")), H, base + height, depths=(depth * 1.1, depth * 0.85))
        brush.canvas.save()
        brush.canvas.clipPath(path, True)
        brush.canvas.translate(-sun_x * 0.34, -0.20)
        brush.plain(path, Colour(*Colour.hex("#7d9fb4")[:3], 0.38), depth=depth, shade=0.75)
        brush.canvas.restore()


def far_hills(brush: Brush) -> None:
    """Paint a far range of hills dotted with woods."""
    hills(brush, Colour.hex("#8dbb74"), 1.5, base=1.38, height=0.22, wave=5.0)
    _woods(brush, 1.32, 0.16, 26, 1.5)


def _woods(brush: Brush, y: float, size: float, count: int, depth: float) -> None:
    dice, box = brush.dice, brush.box
    middles = [float(dice.uniform(box.left, box.right)) for _ in range(5)]
    for i in range(count):
        x = middles[i % 5] + float(dice.normal(0, 0.45))
        s = size * float(dice.uniform(0.6, 1.2))
        brush.shape(
            forms.crown(dice, x, y + float(dice.uniform(-0.08, 0.10)), s, s * 0.8, lobes=6),
            plants.DEEP,
            depth=depth,
            volume=0.4,
        )


def near_hills(brush: Brush) -> None:
    """Paint the nearest range, with hedges along its foot."""
    hills(brush, Colour.hex("#83b85f"), 0.85, base=1.16, height=0.13, wave=6.5)
    dice, box = brush.dice, brush.box
    x = box.left
    while x < box.right:
        w = float(dice.uniform(0.35, 0.8))
        if float(dice.uniform(0, 1)) < 0.6:
            mass = forms.crown(dice, x, 1.16, w * 0.6, w * 0.26, lobes=8)
            brush.leaves(mass, plants.DEEP.lighter(float(dice.uniform(0.0, 0.12))), depth=0.8)
        x += w * 1.2


def lawn(brush: Brush, colour: Colour = GRASS) -> None:
    """Paint a grassy floor: pale at the horizon, broad soft bands of light, tufts that shrink with distance."""
    box, dice = brush.box, brush.dice
    floor = forms.box(box.left, box.bottom - 0.5, box.right, H + 0.02)
    tones = (colour.lighter(-0.30), colour.lighter(-0.10), colour, colour.lighter(0.14))
    brush.wash(floor, tones, box.bottom, H, depths=(0.0, 0.62))
    for d in (-0.72, -0.36, 0.12, 0.34, 0.55, 0.74):
        scale, y = lane(d)
        roll = forms.rolling(dice, 0.05 * scale, 4.0)
        thick = 0.13 * scale
        path = forms.curve(
            [(box.left + i * box.width / 12, y + roll(i * 0.9)) for i in range(13)]
            + [(box.right - i * box.width / 12, y - thick * (0.5 + 0.5 * abs(roll(i * 1.7)) / 0.05) - 0.02) for i in range(13)]
        )
        brush.plain(path, Colour(*colour.lighter(0.22 if d > 0 else -0.16)[:3], 0.28), depth=max(0.0, d) * 0.6)
    plants.grass(brush, colour=colour.lighter(-0.16), near=-0.9, far=0.98, count=int(30 * box.width), size=0.11)
    plants.flowers(brush, near=0.3, far=0.85, count=int(4 * box.width))
    plants.flowers(brush, near=-0.9, far=-0.45, count=int(2.5 * box.width), size=0.055)


def _flank(brush: Brush, spots: Sequence[tuple[float, float, float, str]]) -> None:
    """Stand plants at the sides: (share of the width, depth, height, kind)."""
    box = brush.box
    half = min(5.4, box.width / 2)
    for share, depth, height, kind in sorted(spots, key=lambda s: -s[1]):
        scale, y = lane(depth)
        x = share * half
        if kind == "tree":
            plants.tree(brush, x, y, height * scale, depth=depth * 0.6)
        elif kind == "fir":
            plants.fir(brush, x, y, height * scale, depth=depth * 0.6)
        else:
            plants.bush(brush, x, y, height * scale, depth=depth * 0.6)


def copse(brush: Brush) -> None:
    """Frame the meadow: a great tree on one side, smaller ones and bushes on the other."""
    side = -1 if brush.dice.uniform() < 0.5 else 1
    _flank(
        brush,
        [(side * 0.88, 0.62, 5.6, "tree"), (side * 0.60, 0.93, 2.6, "tree"), (-side * 0.93, 0.80, 3.3, "tree"),
         (-side * 0.66, 0.95, 2.2, "fir"), (-side * 0.78, 0.97, 2.8, "fir"), (side * 0.99, 0.5, 1.5, "bush"),
         (-side * 0.84, 0.70, 1.2, "bush"), (side * 0.42, 0.97, 0.9, "bush")],
    )  # fmt: skip


def verge(brush: Brush) -> None:
    """Frame the lower corners with grass blades and flowers close to the lens, below every foot."""
    dice, box = brush.dice, brush.box
    colour = GRASS.lighter(-0.38)
    for i in range(int(box.width * 5)):
        f = (i + float(dice.uniform(0, 1))) / (box.width * 5)
        x = box.left + f * box.width
        edge = abs(f - 0.5) * 2
        height = 0.06 + 0.46 * edge**4
        brush.plain(
            forms.tuft(dice, x, box.bottom - 0.04, height, blades=4, lean=0.1),
            colour.lighter(float(dice.uniform(-0.1, 0.1))),
            shade=0.3,
        )


def sway(air: Atmosphere, much: float) -> Callable[[float], tuple[float, float, float]]:
    """Return how far plants lean at a time: a breath in calm air, gusts in wind."""
    gust = {"wind": 1.0, "storm": 1.0, "rain": 0.35}.get(air.weather, 0.16) * much
    steady = 0.6 if air.weather in ("wind", "storm") else 0.0
    return lambda t: (0.0, 0.0, gust * (steady + 0.5 * math.sin(1.7 * t) + 0.3 * math.sin(2.9 * t + 1.1)))


def meadow(air: Atmosphere) -> list[Layer]:
    """A flowering meadow between wooded hills."""
    return [
        *sky.layers(air),
        Layer(name="ranges", parallax=FAR * 0.6, paint=ranges),
        Layer(name="far hills", parallax=MIDDLE, paint=far_hills),
        Layer(name="near hills", parallax=NEAR, paint=near_hills),
        Layer(name="floor", parallax=1.42, paint=lawn, plane=True, depth=0.0),
        Layer(name="copse", parallax=BACK, paint=copse, repeats=True, depth=0.75),
        Layer(name="verge", parallax=1.45, paint=verge, front=True, depth=0.0),
    ]
