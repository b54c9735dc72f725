"""Lakes: still water between wooded banks, and a swimming pool."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import country, forms, plants, river, sky, water
from sora_nb.stage.scenery.brush import gradient
from sora_nb.stage.scenery.layers import BACK, FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

BASIN = Colour.hex("#3fb6d6")
STONE = Colour.hex("#e9dfcb")
LANES = (Colour.hex("#f0c24a"), Colour.hex("#f4efe4"))


def _shore(brush: Brush) -> None:
    """Paint the far shore: woods down to the water."""
    country.hills(brush, Colour.hex("#84b070"), 1.1, base=1.34, height=0.10, wave=5.0)
    dice, box = brush.dice, brush.box
    x = box.left
    while x < box.right:
        tone = plants.LEAF.mix(plants.DEEP, float(dice.uniform(0, 1)))
        paint = plants.fir if dice.uniform() < 0.4 else plants.tree
        paint(brush, x, 1.14 + float(dice.uniform(0, 0.06)), float(dice.uniform(0.45, 0.9)), depth=0.9, colour=tone)
        x += float(dice.uniform(0.28, 0.6))


def _pads(brush: Brush) -> None:
    """Paint water lilies that float before the far bank."""
    dice, box = brush.dice, brush.box
    for _ in range(int(1.1 * box.width)):
        x, y = float(dice.uniform(box.left, box.right)), float(dice.uniform(0.80, 1.02))
        for _ in range(int(dice.integers(2, 5))):
            dx, dy = float(dice.normal(0, 0.16)), float(dice.normal(0, 0.02))
            brush.plain(forms.oval(x + dx, y + dy, 0.10, 0.025), plants.LEAF.lighter(float(dice.uniform(-0.1, 0.1))), depth=0.5)
        brush.shape(forms.oval(x, y + 0.03, 0.045, 0.03), Colour.hex("#f4d6e2"), depth=0.4, volume=0.4)


def lake(air: Atmosphere) -> list[Layer]:
    """A lake seen from its grassy bank, wooded all around, lilies on the water."""
    calm = 2.0 if air.weather in country.WINDY else 1.0
    rows = (("far ripples", NEAR + 0.06, 0.86, 1.06, 4, 1.2), ("ripples", NEAR + 0.18, 0.60, 0.88, 4, 0.9))
    return [
        *sky.layers(air),
        Layer(name="ranges", parallax=FAR * 0.6, paint=country.ranges),
        Layer(name="shore", parallax=MIDDLE, paint=_shore),
        Layer(name="stream", parallax=NEAR, paint=river.stream),
        Layer(name="bank", parallax=NEAR, paint=river.bank),
        *(
            Layer(
                name=name, parallax=share, paint=functools.partial(river.ripples, low=low, high=high, count=count),
                motion=water.bob(0.10 * calm, 0.012 * calm, pace, pace), depth=0.8,
            )
            for name, share, low, high, count, pace in rows
        ),
        Layer(name="lilies", parallax=NEAR + 0.10, paint=_pads, motion=water.bob(0.03, 0.010 * calm, 0.8, 0.5), depth=0.8),
        Layer(name="floor", parallax=1.42, paint=river.near_bank, plane=True, depth=0.0),
        Layer(name="things", parallax=BACK + 0.12, paint=river.bank_things, repeats=True, depth=0.45),
        Layer(name="verge", parallax=1.45, paint=country.verge, front=True, depth=0.0),
    ]  # fmt: skip


def _garden(brush: Brush) -> None:
    """Paint what stands around the pool: a hedge, palms, parasols and loungers on a stone deck."""
    box, dice = brush.box, brush.dice
    x = box.left
    while x < box.right:
        wide = float(dice.uniform(0.5, 0.9))
        brush.leaves(forms.crown(dice, x, 1.34, wide * 0.8, 0.22, lobes=9), plants.DEEP.lighter(0.05), depth=0.6)
        x += wide
    brush.wash(forms.box(box.left, 0.9, box.right, 1.26), (STONE.lighter(-0.06), STONE.lighter(0.1)), 0.9, 1.26)
    half = min(5.3, box.width / 2)
    for share, height, lean in ((-0.86, 2.6, 0.14), (0.92, 2.9, -0.12), (0.40, 2.0, 0.08)):
        plants.palm(brush, share * half, 1.26, height, depth=0.4, lean=lean)
    for share in (-0.42, 0.66):
        _lounger(brush, share * half, 1.18)


def _lounger(brush: Brush, x: float, y: float) -> None:
    """Paint a parasol over a deck chair."""
    brush.line(forms.polyline([(x - 0.3, y), (x - 0.3, y + 0.95)]), Colour.hex("#f3ead6"), 0.035, depth=0.3)
    roof = skia.Path()
    roof.moveTo(x - 0.95, y + 0.80)
    roof.quadTo(x - 0.3, y + 1.30, x + 0.35, y + 0.80)
    roof.close()
    brush.shape(roof, Colour.hex("#e8b04a"), depth=0.3, volume=0.5)
    seat = forms.polyline([(x - 0.25, y + 0.12), (x + 0.35, y + 0.12), (x + 0.62, y + 0.38)])
    brush.line(seat, Colour.hex("#f6f1e4"), 0.075, depth=0.3)
    for foot in (-0.15, 0.3):
        brush.line(forms.polyline([(x + foot, y), (x + foot, y + 0.12)]), Colour.hex("#b9b09c"), 0.03, depth=0.3)


def _basin(brush: Brush) -> None:
    """Paint the pool's water over its tiles: lines of joints that meet far away, ropes of floats between the lanes."""
    box, air = brush.box, brush.air
    near, far = air.lit(BASIN.lighter(-0.12)), air.lit(BASIN.lighter(0.22)).mix(air.sky[1], 0.2)
    shader = gradient([near, near.mix(far, 0.5), far], -0.6, 0.94)
    brush.canvas.drawRect(skia.Rect.MakeLTRB(box.left, box.bottom - 0.6, box.right, 0.94), skia.Paint(Shader=shader))
    joint = Colour(*air.lit(BASIN.lighter(0.4))[:3], 0.35)
    for k in range(9):
        y = lane(0.84 - 0.18 * k)[1]
        brush.line_raw(forms.polyline([(box.left, y), (box.right, y)]), joint, 0.010 + 0.002 * k)
    x = -3.0 * box.width
    while x < 3.0 * box.width:
        brush.line_raw(forms.polyline([forms.ground(x, -0.9), forms.ground(x, 0.85)]), joint, 0.012)
        x += 0.8
    brush.shape(forms.box(box.left, 0.90, box.right, 0.98), STONE, volume=0.0)
    brush.plain(forms.box(box.left, 0.86, box.right, 0.90), STONE, shade=0.7)


def _ropes(brush: Brush) -> None:
    """Paint the floats between two lanes."""
    box = brush.box
    for d in (0.62, 0.34):
        scale, y = lane(d)
        step = 0.15 * scale
        for n in range(int(box.width / step) + 1):
            bead = forms.oval(box.left + n * step, y, 0.46 * step, 0.042 * scale)
            brush.shape(bead, LANES[n // 4 % 2], depth=d * 0.3, volume=0.4)


def pool(air: Atmosphere) -> list[Layer]:
    """A swimming pool: bodies float in its water, which stands before them."""
    return [
        *sky.layers(air),
        Layer(name="garden", parallax=NEAR, paint=_garden),
        Layer(name="basin", parallax=NEAR + 0.1, paint=_basin, depth=0.8),
        Layer(name="ropes", parallax=BACK + 0.1, paint=_ropes, motion=water.bob(0.04, 0.010, 1.1, 0.3), depth=0.5),
        Layer(
            name="front swell", parallax=1.0, front=True, depth=0.0, motion=water.bob(0.10, 0.015, 0.9, 0.9),
            paint=functools.partial(_near_water, y=-0.06),
        ),
    ]  # fmt: skip


def poolside(air: Atmosphere) -> list[Layer]:
    """A swimming pool seen from its near edge, on which bodies stand."""
    *behind, _ = pool(air)
    return [*behind, Layer(name="floor", parallax=1.0, paint=_deck, plane=True, depth=0.0)]


def _deck(brush: Brush) -> None:
    """Paint the slabs on the near side, with the rim that the water laps against."""
    box = brush.box
    brush.wash(forms.box(box.left, box.bottom - 0.5, box.right, 0.24), (STONE.lighter(-0.10), STONE.lighter(0.16)), -0.9, 0.24)
    brush.shape(forms.box(box.left, 0.20, box.right, 0.29), STONE.lighter(0.3), depth=0.0, volume=0.3)
    joint = Colour(*brush.air.lit(STONE.lighter(-0.3))[:3], 0.4)
    for k in range(4):
        y = 0.06 - 0.22 * k
        brush.line_raw(forms.polyline([(box.left, y), (box.right, y)]), joint, 0.012 + 0.003 * k)
    x = -3.0 * box.width
    while x < 3.0 * box.width:
        brush.line_raw(forms.polyline([(0.5 * x, 0.2), (x, -1.6)]), joint, 0.014)
        x += 1.5


def _near_water(brush: Brush, y: float) -> None:
    """Paint the water before whoever swims: clear, so that they are seen in it."""
    box, air = brush.box, brush.air
    roll = forms.rolling(brush.dice, 0.02, 1.3, y)
    tone, light = air.lit(BASIN), air.lit(Colour.hex("#ffffff"))
    brush.raw(forms.above(roll, box.left, box.right, box.bottom - 0.5), Colour(*tone[:3], 0.62))
    crest = [(box.left + i * 0.1, roll(box.left + i * 0.1)) for i in range(int(box.width * 10) + 1)]
    brush.line_raw(forms.polyline(crest), Colour(*light[:3], 0.6), 0.018)
