"""River: water that flows between grassy banks, below a stone bridge."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import country, forms, plants, sky
from sora_nb.stage.scenery.brush import gradient
from sora_nb.stage.scenery.layers import BACK, FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

NEARER, FARTHER = 0.60, 1.10
"""Metres up the picture of the near bank and the far one."""
GRASS = Colour.hex("#8fbf63")
STONE = Colour.hex("#b5aa98")
EARTH = Colour.hex("#9b8262")
CURRENT = 0.34
"""Metres a second at which the ripples go by."""


def _valley(brush: Brush) -> None:
    """Paint the valley that the river comes from: hills on both sides, the stream winding down between them."""
    country.hills(brush, Colour.hex("#84b070"), 1.2, base=1.46, height=0.18, wave=4.6)
    box, dice = brush.box, brush.dice
    country.hills(brush, Colour.hex("#8cba62"), 0.85, base=1.24, height=0.05, wave=5.5)
    x = box.left
    while x < box.right:
        s = float(dice.uniform(0.5, 1.05))
        if abs(x) > 1.5:
            tone = plants.LEAF.mix(plants.DEEP, float(dice.uniform(0, 0.9)))
            plants.tree(brush, x, 1.16 + float(dice.uniform(0, 0.08)), s, depth=0.95, colour=tone)
        x += float(dice.uniform(0.55, 1.15))


def stream(brush: Brush) -> None:
    """Paint the water from bank to bank: the sky in it, the far bank's green along its edge."""
    box, air = brush.box, brush.air
    deep = air.lit(Colour.hex("#3f8a94"), 0.1)
    far = air.sky[1].mix(air.lit(Colour.hex("#5f9a8a"), 0.4), 0.55)
    shader = gradient([deep, deep.mix(far, 0.5), far], NEARER - 0.1, FARTHER)
    brush.canvas.drawRect(
        skia.Rect.MakeLTRB(box.left, NEARER - 0.25, box.right, FARTHER + 0.02), skia.Paint(Shader=shader, Dither=True)
    )
    dice = brush.dice
    green = air.shaded(plants.DEEP, 0.4)
    brush.canvas.save()
    brush.canvas.clipRect(skia.Rect.MakeLTRB(box.left, NEARER - 0.2, box.right, FARTHER), True)
    for _ in range(int(5 * box.width)):
        x, w = float(dice.uniform(box.left, box.right)), float(dice.uniform(0.10, 0.26))
        tall = float(dice.uniform(0.08, 0.22))
        brush.raw(forms.oval(x, FARTHER - tall * 0.5, w, tall), Colour(*green[:3], 0.30))
    brush.canvas.restore()


def bank(brush: Brush) -> None:
    """Paint the far bank, with stones and reeds along the water."""
    box, dice = brush.box, brush.dice
    roll = forms.rolling(dice, 0.018, 1.7)
    low = forms.above(lambda x: FARTHER + 0.035 + roll(x), box.left, box.right, FARTHER - 0.05)
    brush.plain(low, EARTH, depth=0.6, shade=0.35)
    turf = [(box.left + i * 0.15, FARTHER + 0.03 + roll(i * 0.15)) for i in range(int(box.width / 0.15) + 2)]
    brush.line(forms.polyline(turf), GRASS.lighter(-0.05), 0.05, depth=0.6)
    x = box.left
    while x < box.right:
        if float(dice.uniform()) < 0.5:
            tuft = forms.tuft(dice, x, FARTHER - 0.01, float(dice.uniform(0.12, 0.26)), blades=6, lean=0.06)
            brush.plain(tuft, Colour.hex("#7fa152"), depth=0.55)
        else:
            w = float(dice.uniform(0.08, 0.2))
            brush.shape(forms.rock(dice, x, FARTHER - 0.03, w, w * 0.5), STONE.lighter(-0.1), depth=0.55, volume=0.5)
        x += float(dice.uniform(0.2, 0.6))


def _bridge(brush: Brush) -> None:
    """Paint the bridge: two stone arches on a pier over the side stream, and the road across them."""
    half = min(5.3, brush.box.width / 2)
    side = -1 if brush.dice.uniform() < 0.5 else 1
    x, y, span = side * half * 0.42, FARTHER - 0.03, 1.35
    wide = span * 1.32
    _mouth(brush, x, wide)

    def road(u: float) -> float:
        return y + 0.06 + 0.80 * math.cos(min(1.0, abs(u - x) / (wide * 1.35)) * math.pi / 2)

    deck = [(x - wide * 1.35 + wide * 2.7 * i / 24, road(x - wide * 1.35 + wide * 2.7 * i / 24)) for i in range(25)]
    wall = forms.polygon([(x - wide * 1.35, y - 0.02), *deck, (x + wide * 1.35, y - 0.02)])
    arches = [_arch(x + s * span * 0.56, y - 0.2, span * 0.46, 0.66) for s in (-1, 1)]
    body = wall
    for arch in arches:
        body = skia.Op(body, arch, skia.PathOp.kDifference_PathOp)
    for arch in arches:
        _vault(brush, arch, wall)
    brush.shape(body, STONE, depth=0.36, volume=0.12)
    _masonry(brush, body, arches)
    parapet = [*((u, v + 0.02) for u, v in deck), *((u, v + 0.17) for u, v in reversed(deck))]
    brush.shape(forms.polygon(parapet), STONE.lighter(0.10), depth=0.36, volume=0.10)
    brush.line(forms.polyline([(u, v + 0.17) for u, v in deck]), STONE.lighter(0.26), 0.035, depth=0.36)
    brush.line(forms.polyline(deck), STONE.lighter(-0.24), 0.025, depth=0.36)


def _mouth(brush: Brush, x: float, wide: float) -> None:
    """Paint the stream that comes out of the valley and through the bridge."""
    air = brush.air
    tone = air.sky[1].mix(air.lit(Colour.hex("#5f9aa0"), 0.5), 0.45)
    bends = [(x - wide * 0.95, FARTHER - 0.04), (x - wide * 0.62, 1.17), (x - 0.10, 1.24), (x + 0.25, 1.30), (x + 0.42, 1.30),
             (x + 0.35, 1.24), (x + wide * 0.62, 1.17), (x + wide * 0.95, FARTHER - 0.04)]  # fmt: skip
    brush.raw(forms.curve(bends), tone)


def _arch(x: float, y: float, half: float, height: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(x - half, y)
    path.lineTo(x - half, y + height * 0.42)
    path.cubicTo(x - half, y + height * 1.12, x + half, y + height * 1.12, x + half, y + height * 0.42)
    path.lineTo(x + half, y)
    path.close()
    return path


def _vault(brush: Brush, arch: skia.Path, wall: skia.Path) -> None:
    """Paint the underside of an arch: the far rim shows light, its ceiling lies in the shade."""
    inner = skia.Path()
    arch.offset(0.13, -0.03, inner)
    vault = skia.Op(skia.Op(arch, inner, skia.PathOp.kDifference_PathOp), wall, skia.PathOp.kIntersect_PathOp)
    brush.plain(vault, STONE.lighter(-0.34), depth=0.36, shade=1.0)


def _masonry(brush: Brush, body: skia.Path, arches: list[skia.Path]) -> None:
    """Paint courses of stone on the bridge and the ring of voussoirs about each arch."""
    dice, bounds = brush.dice, body.getBounds()
    brush.canvas.save()
    brush.canvas.clipPath(body, True)
    for arch in arches:
        brush.line(arch, STONE.lighter(0.18), 0.17, depth=0.36)
        brush.line(arch, STONE.lighter(-0.22), 0.02, depth=0.36)
    for _ in range(70):
        x = float(dice.uniform(bounds.left(), bounds.right()))
        y = bounds.top() + 0.09 * int(dice.integers(0, 10)) + 0.02
        w = float(dice.uniform(0.09, 0.19))
        tone = STONE.lighter(float(dice.choice([-0.16, -0.08, 0.12])))
        brush.plain(forms.box(x, y, x + w, y + 0.065, 0.015), Colour(*tone[:3], 0.65), depth=0.36)
    brush.canvas.restore()


def ripples(brush: Brush, low: float, high: float, count: int) -> None:
    """Paint the streaks of the current between two heights: light from the sky, dark from the deep, foam at the banks."""
    box, dice, air = brush.box, brush.dice, brush.air
    dark = air.lit(Colour.hex("#2f6f80"))
    for _ in range(int(count * box.width)):
        y, x = float(dice.uniform(low, high)), float(dice.uniform(box.left, box.right))
        near = 1 - (y - NEARER) / (FARTHER - NEARER)
        w, bend = (0.12 + 0.34 * near) * float(dice.uniform(0.5, 1.2)), float(dice.uniform(-0.02, 0.02))
        streak = forms.curve([(x - w, y), (x - w * 0.3, y + bend), (x + w * 0.4, y - bend), (x + w, y)], closed=False)
        bright = dice.uniform() < 0.62
        tone = air.sky[2].lighter(0.25) if bright else dark
        brush.line_raw(streak, Colour(*tone[:3], 0.55 if bright else 0.38), 0.010 + 0.016 * near)
    if air.disc is not None:
        warm = air.disc_colour
        at = sky.disc_at(brush)[0]
        for _ in range(int(count * 1.5)):
            x, y = at + float(dice.normal(0, 0.6)), float(dice.uniform(low, high))
            brush.raw(forms.oval(x, y, 0.10, 0.010), Colour(*warm[:3], 0.35 + 0.35 * air.glow))


def near_bank(brush: Brush) -> None:
    """Paint the bank that one stands on: turf down to an edge of earth and pebbles, a trodden path."""
    box, dice = brush.box, brush.dice
    floor = Floor(brush)
    country.lawn(floor.brush, GRASS)
    roll = forms.rolling(dice, 0.035, 2.6)
    step = 0.12
    rim = [(box.left + i * step, NEARER - 0.04 + roll(i * step)) for i in range(int(box.width / step) + 3)]
    floor.close(rim)
    mud = forms.polygon([*rim, *((x, y - 0.13) for x, y in reversed(rim))])
    brush.plain(mud, EARTH, depth=0.1, shade=0.15)
    brush.line(forms.polyline([(x, y - 0.13) for x, y in rim]), GRASS.lighter(-0.16), 0.06, depth=0.1)
    foam = brush.air.lit(Colour.hex("#ffffff"), 0.1)
    brush.line_raw(forms.polyline([(x, y + 0.012) for x, y in rim]), Colour(*foam[:3], 0.5), 0.018)
    for _ in range(int(6 * box.width)):
        x = float(dice.uniform(box.left, box.right))
        y = NEARER - 0.04 + roll(x - box.left) - float(dice.uniform(0.0, 0.15))
        w = float(dice.uniform(0.03, 0.09))
        brush.shape(forms.rock(dice, x, y, w, w * 0.55), STONE.lighter(float(dice.uniform(-0.25, 0.15))), volume=0.5)


class Floor:
    """A floor painted by another place's painter and cut off along an edge of its own."""

    def __init__(self, brush: Brush) -> None:
        self.brush = brush
        brush.canvas.saveLayer(None, skia.Paint())

    def close(self, rim: list[tuple[float, float]]) -> None:
        """Take away what lies beyond the edge."""
        box = self.brush.box
        beyond = forms.polygon([*rim, (box.right + 1, box.top + 2), (box.left - 1, box.top + 2)])
        self.brush.canvas.drawPath(beyond, skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kClear))
        self.brush.canvas.restore()


def reeds(brush: Brush, x: float, y: float, height: float, count: int) -> None:
    """Paint a clump of reeds and bulrushes standing at (x, y)."""
    dice = brush.dice
    for k in range(count):
        dx = (k - count / 2) * 0.07 * height + float(dice.uniform(-0.04, 0.04))
        tall, lean = height * float(dice.uniform(0.65, 1.0)), float(dice.uniform(-0.16, 0.16))
        blade = forms.curve(
            [(x + dx - 0.02, y), (x + dx + lean * 0.4 * tall, y + tall * 0.6), (x + dx + lean * tall, y + tall),
             (x + dx + lean * 0.45 * tall + 0.03, y + tall * 0.6), (x + dx + 0.02, y)]
        )  # fmt: skip
        brush.plain(blade, Colour.hex("#7ea04f").lighter(float(dice.uniform(-0.2, 0.1))), depth=0.15)
        if k % 3 == 1:
            top = (x + dx + lean * 0.9 * tall, y + tall * 0.95)
            brush.line(forms.polyline([(x + dx, y), top]), Colour.hex("#7ea04f"), 0.018, depth=0.15)
            head = forms.box(top[0] - 0.035, top[1] - 0.10, top[0] + 0.035, top[1] + 0.12, 0.035)
            brush.shape(head, Colour.hex("#7d5f45"), depth=0.15, volume=0.6)


def bank_things(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    side = -1 if brush.dice.uniform() < 0.5 else 1
    s, y = lane(0.50)
    for share, height, count in ((-0.96, 1.25, 9), (-0.70, 0.8, 6), (0.72, 0.95, 7), (0.98, 1.3, 9), (0.10, 0.5, 4)):
        reeds(brush, share * half, y + 0.03, height, count)
    plants.tree(brush, side * half * 0.97, lane(0.40)[1], 4.6 * s, depth=0.15, colour=plants.LEAF.lighter(0.05))
    plants.bush(brush, -side * half * 0.90, lane(0.42)[1], 1.0, depth=0.15)
    for share, w in ((-side * 0.52, 0.5), (side * 0.62, 0.36)):
        at = lane(0.44)[1]
        plants.shade(brush, share * half, at, w * 0.6, 0.2)
        brush.shape(forms.rock(brush.dice, share * half, at, w, w * 0.5), STONE.lighter(-0.06), depth=0.1, volume=0.6)


def river(air: Atmosphere) -> list[Layer]:
    """A river that flows by between grassy banks, with a stone bridge over the stream that feeds it."""
    pace = CURRENT * {"storm": 1.6, "rain": 1.3}.get(air.weather, 1.0)
    return [
        *sky.layers(air),
        Layer(name="ranges", parallax=FAR * 0.6, paint=country.ranges),
        Layer(name="valley", parallax=MIDDLE, paint=_valley),
        Layer(name="stream", parallax=NEAR, paint=stream),
        Layer(name="bank", parallax=NEAR, paint=bank),
        Layer(name="bridge", parallax=NEAR, paint=_bridge, repeats=True),
        Layer(
            name="far ripples", parallax=NEAR + 0.06, paint=functools.partial(ripples, low=0.86, high=1.06, count=5),
            motion=lambda t: (pace * 0.6 * t, 0.008 * math.sin(1.3 * t), 0.0), depth=0.85,
        ),
        Layer(
            name="ripples", parallax=NEAR + 0.18, paint=functools.partial(ripples, low=0.60, high=0.88, count=6),
            motion=lambda t: (pace * t, 0.010 * math.sin(1.7 * t), 0.0), depth=0.7,
        ),
        Layer(name="floor", parallax=1.42, paint=near_bank, plane=True, depth=0.0),
        Layer(name="things", parallax=BACK + 0.12, paint=bank_things, repeats=True, depth=0.45),
        Layer(name="verge", parallax=1.45, paint=country.verge, front=True, depth=0.0),
    ]  # fmt: skip
