"""Savanna: a plain of dry grass with umbrella thorns, anthills and rocky hills far away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import country, forms, plants, sky, wild
from sora_nb.stage.scenery.layers import BACK, FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

STRAW = Colour.hex("#d9bd6c")
THORN = Colour.hex("#6f8a3f")
CLAY = Colour.hex("#a86f45")


def acacia(brush: Brush, x: float, y: float, height: float, *, depth: float) -> None:
    """Paint an umbrella thorn standing at (x, y): a forked trunk under a flat crown of tiers."""
    dice = brush.dice
    wide = height * float(dice.uniform(0.62, 0.78))
    plants.shade(brush, x, y, wide * 0.8, depth)
    top = y + height * 0.78
    for share, thick in ((-0.62, 0.030), (-0.22, 0.036), (0.30, 0.034), (0.70, 0.028)):
        limb = skia.Path()
        limb.moveTo(x, y)
        limb.quadTo(x + 0.10 * share * wide, y + height * 0.45, x + share * wide, top)
        brush.line(limb, plants.BARK.lighter(-0.05), thick * height, depth=depth, shade=0.2)
    brush.shape(
        forms.polygon([(x - 0.05 * height, y), (x + 0.05 * height, y), (x + 0.02 * height, y + height * 0.4),
                       (x - 0.02 * height, y + height * 0.4)]),
        plants.BARK, depth=depth, volume=0.5,
    )  # fmt: skip
    for share, up, reach in ((-0.48, 0.80, 0.55), (0.52, 0.82, 0.52), (0.02, 0.91, 0.72)):
        tier = forms.crown(dice, x + share * wide, y + up * height, wide * reach, height * 0.085, lobes=11)
        brush.leaves(tier, THORN.lighter(float(dice.uniform(-0.06, 0.06))), depth=depth, grain=0.2)


def _kopjes(brush: Brush) -> None:
    """Paint table mountains and rocky hills at the edge of the plain."""
    half = brush.box.width / 2
    for share, wide, height in ((-0.8, 2.6, 0.5), (0.15, 1.6, 0.34), (0.7, 3.0, 0.62)):
        wild.mesa(brush, share * half, 1.2, wide, height, depth=1.7)


def _plain(brush: Brush) -> None:
    """Paint the plain up to the horizon, with single trees that shrink in the distance."""
    country.hills(brush, STRAW.lighter(-0.02), 1.1, base=1.2, height=0.05, wave=7.0)
    dice, box = brush.dice, brush.box
    x = box.left
    while x < box.right:
        acacia(brush, x, 1.17 + float(dice.uniform(-0.02, 0.04)), float(dice.uniform(0.3, 0.6)), depth=1.0)
        x += float(dice.uniform(0.9, 2.6))


def _floor(brush: Brush) -> None:
    """Paint the ground: bands of straw and earth, tufts of dry grass."""
    box, dice = brush.box, brush.dice
    floor = forms.box(box.left, box.bottom - 0.5, box.right, country.H + 0.02)
    brush.wash(floor, (STRAW.lighter(-0.20), STRAW, STRAW.lighter(0.10)), box.bottom, country.H, depths=(0.0, 0.6))
    for _ in range(int(2.2 * box.width)):
        d = float(dice.uniform(-0.85, 0.9))
        scale, y = lane(d)
        x, wide = float(dice.uniform(box.left, box.right)), float(dice.uniform(0.4, 1.3)) * scale
        brush.plain(forms.oval(x, y, wide, 0.05 * scale), Colour(*CLAY.lighter(0.2)[:3], 0.28), depth=max(0.0, d) * 0.6)
    plants.grass(brush, colour=STRAW.lighter(-0.22), near=-0.9, far=0.98, count=int(26 * box.width), size=0.15)
    plants.grass(brush, colour=STRAW.lighter(0.14), near=-0.9, far=0.98, count=int(14 * box.width), size=0.17)


def _trees(brush: Brush) -> None:
    """Frame the plain: a great umbrella thorn on one side, a smaller one and an anthill on the other."""
    half, dice = min(5.4, brush.box.width / 2), brush.dice
    side = -1 if dice.uniform() < 0.5 else 1
    for share, depth, height in ((-side * 0.62, 0.96, 2.0), (side * 0.84, 0.70, 4.6), (-side * 0.95, 0.82, 3.0)):
        scale, y = lane(depth)
        acacia(brush, share * half, y, height * scale, depth=depth * 0.6)
    scale, y = lane(0.78)
    x = -side * 0.70 * half
    plants.shade(brush, x, y, 0.5 * scale, 0.4)
    hill = [(x - 0.5 * scale, y), (x - 0.22 * scale, y + 0.7 * scale), (x - 0.05 * scale, y + 1.2 * scale),
            (x + 0.10 * scale, y + 0.9 * scale), (x + 0.5 * scale, y)]  # fmt: skip
    brush.shape(forms.curve(hill), CLAY, depth=0.45, volume=0.5)


def _blades(brush: Brush) -> None:
    """Frame the lower corners with tall dry grass close to the lens, below every foot."""
    dice, box = brush.dice, brush.box
    count = int(box.width * 6)
    for i in range(count):
        share = (i + float(dice.uniform(0, 1))) / count
        edge = abs(share - 0.5) * 2
        tuft = forms.tuft(dice, box.left + share * box.width, box.bottom - 0.04, 0.08 + 0.5 * edge**4, blades=5, lean=0.14)
        brush.plain(tuft, STRAW.lighter(float(dice.uniform(-0.42, -0.25))), shade=0.3)


def savanna(air: Atmosphere) -> list[Layer]:
    """A plain of dry grass with umbrella thorns."""
    return [
        *sky.layers(air),
        Layer(name="kopjes", parallax=FAR, paint=_kopjes),
        Layer(name="plain", parallax=(MIDDLE + NEAR) / 2, paint=_plain),
        Layer(name="floor", parallax=1.42, paint=_floor, plane=True, depth=0.0),
        Layer(name="trees", parallax=BACK, paint=_trees, repeats=True, depth=0.75),
        Layer(name="verge", parallax=1.45, paint=_blades, front=True, depth=0.0),
    ]
