"""Woods and fields: the forest and the farm."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import country, forms, plants, sky
from sora_nb.stage.scenery.layers import BACK, FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

H = sky.HORIZON
MOSS = Colour.hex("#7fa35c")


def _glade(brush: Brush) -> None:
    """Paint the light that fills the gaps between the trees."""
    air, box = brush.air, brush.box
    mist = air.haze.mix(air.lit(Colour.hex("#cfe3a2")), 0.55)
    deep = air.lit(Colour.hex("#6f9a6e"))
    colours = [skia.Color4f(*c).toColor() for c in (mist, mist.mix(deep, 0.35), deep, deep.lighter(-0.25))]
    shader = skia.GradientShader.MakeLinear([(0, 0.9), (0, box.top)], colours)
    brush.canvas.drawPaint(skia.Paint(Shader=shader, Dither=True))
    x = box.width * (0.12 if air.light.sun[0] > 0 else -0.12)
    brush.glow(x, 2.6, 4.4, Colour(*air.disc_colour.mix(air.haze, 0.3)[:3], 0.55 * (0.4 + air.glow)))


def _trunks(brush: Brush, count: int, width: tuple[float, float], depth: float, foot: float) -> None:
    """Paint a rank of trunks that leave the picture at the top, paler the farther."""
    dice, box = brush.dice, brush.box
    for i in range(count):
        x = box.left + box.width * (i + float(dice.uniform(0.1, 0.9))) / count
        w = float(dice.uniform(*width))
        lean = float(dice.uniform(-0.25, 0.25))
        bark = Colour.hex("#7d6a58").lighter(float(dice.uniform(-0.10, 0.08)))
        trunk = forms.curve(
            [(x - w * 1.25, foot), (x - w * 0.56, foot + 0.45), (x + lean - w * 0.42, box.top + 0.4),
             (x + lean + w * 0.42, box.top + 0.4), (x + w * 0.56, foot + 0.45), (x + w * 1.25, foot), (x, foot - w * 0.2)]
        )  # fmt: skip
        brush.shape(trunk, bark, depth=depth, volume=0.45)
        for _ in range(2):
            y = float(dice.uniform(2.2, box.top))
            side = 1 if float(dice.uniform(0, 1)) < 0.5 else -1
            at = x + lean * (y - foot) / (box.top - foot)
            branch = forms.curve([(at, y - w * 0.4), (at + side * w * 2.2, y + w * 1.6), (at, y + w * 0.3)])
            brush.plain(branch, bark, depth=depth, shade=0.6)


def _far_trunks(brush: Brush) -> None:
    _trunks(brush, round(brush.box.width * 1.5), (0.06, 0.11), 2.0, 1.0)
    _understory(brush, 1.15, 0.42, 1.9)


def _mid_trunks(brush: Brush) -> None:
    _trunks(brush, round(brush.box.width * 0.7), (0.12, 0.20), 1.0, 0.98)
    _understory(brush, 1.06, 0.36, 0.95)


def _understory(brush: Brush, y: float, size: float, depth: float) -> None:
    dice, box = brush.dice, brush.box
    x = box.left
    while x < box.right + size:
        s = size * float(dice.uniform(0.6, 1.3))
        tone = plants.LEAF.mix(plants.DEEP, float(dice.uniform(0.2, 0.8)))
        brush.leaves(forms.crown(dice, x, y + s * 0.2, s, s * 0.55, lobes=8), tone, depth=depth)
        x += s * 1.1


def _canopy(brush: Brush, low: float, depth: float, tone: Colour) -> None:
    """Hang leaf masses from the top of the picture."""
    dice, box = brush.dice, brush.box
    x = box.left - 0.4
    while x < box.right + 0.6:
        s = float(dice.uniform(0.7, 1.2))
        edge = abs(x) / max(1.0, box.width / 2)
        y = low + (box.top - low) * 0.75 - 0.9 * edge**2 + float(dice.uniform(-0.15, 0.2))
        brush.leaves(
            forms.crown(dice, x, max(y, low) + 0.4, s, s * 0.6, lobes=9),
            tone.lighter(float(dice.uniform(-0.08, 0.08))),
            depth=depth,
        )
        x += s * 0.8
    brush.plain(forms.box(box.left, box.top - 0.15, box.right, box.top + 1.0), tone, depth=depth, shade=0.5)


def _high_leaves(brush: Brush) -> None:
    _canopy(brush, 3.2, 1.2, plants.LEAF)


def _low_leaves(brush: Brush) -> None:
    _canopy(brush, 3.75, 0.3, plants.DEEP)


def _rays(brush: Brush) -> None:
    air, box = brush.air, brush.box
    if air.glow < 0.3:
        return
    x = box.width * (0.42 if air.light.sun[0] > 0 else -0.42)
    warm = air.disc_colour.mix(air.haze, 0.2)
    lean = -0.55 if x > 0 else 0.55
    brush.canvas.save()
    brush.canvas.concat(skia.Matrix.MakeAll(1, -lean, lean * (box.top + 1), 0, 1, 0, 0, 0, 1))
    sky.beams(brush, x, box.top + 1.0, Colour(warm.r, warm.g, warm.b, 0.30 * air.glow + 0.08), spread=0.30, count=6, length=6.6)
    brush.canvas.restore()


def _forest_floor(brush: Brush) -> None:
    box, dice = brush.box, brush.dice
    tones = (MOSS.lighter(-0.34), MOSS.lighter(-0.14), MOSS, MOSS.lighter(0.12))
    brush.wash(forms.box(box.left, box.bottom - 0.5, box.right, H + 0.02), tones, box.bottom, H, depths=(0, 0.6))
    path = forms.curve(
        [
            forms.ground(x, d)
            for x, d in (
                (-1.9, -1.0),
                (-0.9, -0.2),
                (-0.5, 0.4),
                (-0.2, 1.0),
                (0.25, 1.0),
                (0.6, 0.4),
                (1.4, -0.2),
                (2.6, -1.0),
            )
        ]
    )
    brush.soft(path, Colour(*brush.air.lit(Colour.hex("#b59f77"), 0.1)[:3], 0.55), 0.10)
    for _ in range(int(5 * box.width)):
        d = float(dice.uniform(-0.9, 0.95))
        x, y = forms.ground(float(dice.uniform(box.left, box.right)) * 1.5, d)
        s = lane(d)[0]
        warm = brush.air.disc_colour
        brush.soft(forms.oval(x, y, 0.32 * s, 0.06 * s), Colour(warm.r, warm.g, warm.b, 0.16 * brush.air.glow), 0.03)
    plants.grass(brush, colour=MOSS.lighter(-0.22), near=-0.9, far=0.98, count=int(18 * box.width), size=0.13)
    for _ in range(int(9 * box.width)):
        d = float(dice.uniform(-0.9, 0.9))
        x, y = forms.ground(float(dice.uniform(box.left, box.right)) * 1.5, d)
        s = 0.045 * lane(d)[0]
        tone = Colour.hex(("#c9a55a", "#a98b52", "#b7b062")[int(dice.integers(3))])
        brush.plain(forms.oval(x, y, s, s * 0.4), tone, depth=max(0.0, d) * 0.5)


def _great_trees(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    dice, box = brush.dice, brush.box
    for share, w in ((-0.93, 0.36), (0.90, 0.42)):
        x, y = share * half, lane(0.55)[1]
        plants.shade(brush, x, y, 1.0, 0.2)
        bark = Colour.hex("#6f5b49")
        trunk = forms.curve(
            [(x - w * 2.1, y - 0.04), (x - w * 0.9, y + 0.5), (x - w * 0.75, box.top + 0.5), (x + w * 0.75, box.top + 0.5),
             (x + w * 0.85, y + 0.55), (x + w * 2.0, y - 0.04), (x + w * 0.4, y + 0.02)]
        )  # fmt: skip
        brush.shape(trunk, bark, depth=0.25, volume=0.5)
        for _ in range(9):
            a = x + float(dice.uniform(-0.55, 0.55)) * w
            low = y + float(dice.uniform(0.3, 3.6))
            brush.line(
                forms.curve([(a, low), (a + 0.03, low + 0.3), (a, low + 0.55)], closed=False), bark, 0.035, depth=0.2, shade=1.0
            )
        _mushrooms(brush, x - math.copysign(w * 2.5, x), y - 0.03)
        fern(brush, x - math.copysign(w * 3.4, x), y - 0.08, 0.6)
        fern(brush, x + w * 0.4, y - 0.14, 0.75)


def _mushrooms(brush: Brush, x: float, y: float) -> None:
    for dx, s in ((0.0, 1.0), (0.16, 0.7), (-0.13, 0.55)):
        brush.shape(forms.box(x + dx - 0.028 * s, y, x + dx + 0.028 * s, y + 0.15 * s, 0.02), Colour.hex("#efe6d2"), volume=0.5)
        cap = skia.Path()
        cap.addArc(skia.Rect.MakeLTRB(x + dx - 0.12 * s, y + 0.04 * s, x + dx + 0.12 * s, y + 0.26 * s), 0, 180)
        cap.close()
        brush.shape(cap, Colour.hex("#d9a066"), volume=0.5)


def fern(brush: Brush, x: float, y: float, size: float) -> None:
    """Paint a fern of arching fronds."""
    for k in range(7):
        a = (k - 3) / 3
        frond = skia.Path()
        tip = (x + a * size, y + size * (0.75 - 0.42 * abs(a)))
        frond.moveTo(x, y)
        frond.quadTo(x + a * size * 0.35, y + size * (0.95 - 0.3 * abs(a)), *tip)
        frond.quadTo(x + a * size * 0.55, y + size * 0.52 * (1 - 0.4 * abs(a)), x, y)
        frond.close()
        brush.shape(frond, Colour.hex("#5f9a55").lighter(-0.16 + 0.10 * abs(a)), depth=0.2, volume=0.4)


def _brake(brush: Brush) -> None:
    """Frame the lower corners with dark fern leaves close to the lens."""
    box = brush.box
    for side in (-1, 1):
        x = side * box.width / 2
        for k in range(6):
            tip = (x - side * (0.25 + 0.30 * k), box.bottom + 0.62 - 0.09 * k)
            leaf = skia.Path()
            leaf.moveTo(x + side * 0.2, box.bottom - 0.2)
            leaf.quadTo(x - side * 0.02 * k, box.bottom + 0.62 - 0.05 * k, *tip)
            leaf.quadTo(x - side * 0.10 * k, box.bottom + 0.24 - 0.05 * k, x + side * 0.2, box.bottom - 0.2)
            leaf.close()
            brush.plain(leaf, Colour.hex("#3c6647").lighter(-0.1 * (k % 2)), shade=0.5)


def forest(air: Atmosphere) -> list[Layer]:
    """A light-flooded forest with tall trunks, ferns and a mossy floor."""
    lean = country.sway(air, 0.010)
    return [
        Layer(name="glade", parallax=0.05, paint=_glade),
        Layer(name="far trunks", parallax=FAR, paint=_far_trunks),
        Layer(name="high leaves", parallax=MIDDLE, paint=_high_leaves),
        Layer(name="mid trunks", parallax=NEAR, paint=_mid_trunks),
        Layer(name="rays", parallax=NEAR, paint=_rays),
        Layer(name="floor", parallax=1.42, paint=_forest_floor, plane=True, depth=0.0),
        Layer(name="great trees", parallax=lane(0.55)[0], paint=_great_trees, repeats=True, depth=0.55),
        Layer(
            name="low leaves", parallax=0.9, paint=_low_leaves, motion=lean if air.weather in country.WINDY else None, depth=0.5
        ),
        Layer(name="brake", parallax=1.45, paint=_brake, front=True, depth=0.0),
    ]


def _fields(brush: Brush) -> None:
    country.hills(brush, Colour.hex("#c9c47a"), 1.3, base=1.42, height=0.16, wave=7.0)
    dice, box = brush.dice, brush.box
    for i in range(int(box.width / 0.55) + 1):
        x = box.left + i * 0.55
        brush.line(
            forms.curve([(x, 1.0), (x + 0.15, 1.25), (x + 0.42, 1.5)], closed=False), Colour.hex("#b3b568"), 0.035, depth=1.3
        )
    country.hills(brush, Colour.hex("#94bd63"), 0.9, base=1.18, height=0.09, wave=5.0)
    x = box.left
    while x < box.right:
        plants.tree(brush, x, 1.1, float(dice.uniform(0.5, 0.8)), depth=1.0)
        x += float(dice.uniform(1.2, 2.6))


def _barn(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    x, y, depth = half * 0.62, 1.0, 0.55
    wood, roof, trim = Colour.hex("#b98d78"), Colour.hex("#7c7f8c"), Colour.hex("#f1e9da")
    plants.shade(brush, x, y, 1.7, depth)
    silo = forms.box(x + 1.25, y, x + 1.95, y + 2.3)
    brush.shape(silo, Colour.hex("#c3c7c6"), depth=depth, volume=0.5)
    dome = skia.Path()
    dome.addArc(skia.Rect.MakeLTRB(x + 1.2, y + 1.95, x + 2.0, y + 2.75), 0, 180)
    brush.shape(dome, roof, depth=depth, volume=0.5)
    gable = forms.polygon(
        [
            (x - 1.1, y),
            (x + 1.1, y),
            (x + 1.1, y + 1.25),
            (x + 0.72, y + 1.85),
            (x, y + 2.25),
            (x - 0.72, y + 1.85),
            (x - 1.1, y + 1.25),
        ]
    )
    brush.shape(gable, wood, depth=depth, volume=0.0)
    for k in range(-5, 6):
        brush.line(
            forms.polyline([(x + k * 0.2, y), (x + k * 0.2, y + 1.3 + 0.85 * (1 - abs(k) / 5.5))]),
            wood.lighter(-0.14),
            0.015,
            depth=depth,
        )
    edge = forms.polyline(
        [(x - 1.22, y + 1.18), (x - 0.76, y + 1.90), (x, y + 2.33), (x + 0.76, y + 1.90), (x + 1.22, y + 1.18)]
    )
    brush.line(edge, roof, 0.13, depth=depth)
    brush.plain(forms.box(x - 0.42, y, x + 0.42, y + 0.92), trim, depth=depth)
    brush.plain(forms.box(x - 0.36, y, x + 0.36, y + 0.86), wood.lighter(-0.22), depth=depth)
    for a, b in (((x - 0.36, y), (x + 0.36, y + 0.86)), ((x + 0.36, y), (x - 0.36, y + 0.86))):
        brush.line(forms.polyline([a, b]), trim, 0.05, depth=depth)
    loft = forms.box(x - 0.2, y + 1.25, x + 0.2, y + 1.62)
    brush.plain(forms.box(x - 0.25, y + 1.2, x + 0.25, y + 1.67), trim, depth=depth)
    if brush.air.lamps > 0.5:
        brush.raw(loft, Colour.hex("#ffdf9a"))
        brush.glow(x, y + 1.43, 0.9, Colour(1.0, 0.82, 0.5, 0.4))
    else:
        brush.plain(loft, Colour.hex("#5d5a58"), depth=depth)


def _yard(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    scale, y = lane(0.72)
    plants.tree(brush, -half * 0.86, y, 3.6, depth=0.4)
    fence(brush, -half * 1.6, half * 1.6, lane(0.82)[1], 0.52)
    for x, d in ((-half * 0.62, 0.62), (-half * 0.50, 0.68), (half * 0.93, 0.60)):
        bale(brush, x, lane(d)[1], 0.42 * scale / 0.7)


def fence(brush: Brush, left: float, right: float, y: float, height: float) -> None:
    """Paint a wooden fence along the picture."""
    wood = Colour.hex("#d8c7a6")
    for f in (0.42, 0.80):
        brush.shape(forms.box(left, y + height * f - 0.035, right, y + height * f + 0.035), wood, depth=0.4, volume=0.25)
    x = left
    while x < right:
        post = forms.polygon(
            [(x - 0.045, y), (x + 0.045, y), (x + 0.045, y + height), (x, y + height + 0.05), (x - 0.045, y + height)]
        )
        brush.shape(post, wood.lighter(0.06), depth=0.35, volume=0.4)
        plants.shade(brush, x, y, 0.12, 0.4)
        x += 0.78


def bale(brush: Brush, x: float, y: float, radius: float) -> None:
    """Paint a round bale of straw."""
    straw = Colour.hex("#d9bd6c")
    plants.shade(brush, x, y, radius * 1.2, 0.3)
    body = forms.box(x - radius * 0.2, y, x + radius * 1.3, y + radius * 2, radius * 0.5)
    brush.shape(body, straw.lighter(-0.08), depth=0.3, volume=0.5)
    brush.shape(forms.oval(x - radius * 0.1, y + radius, radius * 0.72, radius), straw, depth=0.3, volume=0.3)
    for k in range(1, 4):
        ring = forms.oval(x - radius * 0.1, y + radius, radius * 0.18 * k, radius * 0.25 * k)
        brush.line(ring, straw.lighter(-0.28), 0.014, depth=0.3)


def _farm_floor(brush: Brush) -> None:
    country.lawn(brush, Colour.hex("#9cc062"))
    track = forms.curve(
        [
            forms.ground(x, d)
            for x, d in (
                (-3.4, -1.0),
                (-0.4, -0.42),
                (1.6, 0.2),
                (3.6, 0.95),
                (4.3, 0.95),
                (3.3, 0.2),
                (2.2, -0.42),
                (0.9, -1.0),
            )
        ]
    )
    brush.soft(track, Colour(*brush.air.lit(Colour.hex("#d0b988"))[:3], 0.75), 0.05)


def farm(air: Atmosphere) -> list[Layer]:
    """A farmyard: barn and silo, fields, a fence, straw bales."""
    return [
        *sky.layers(air),
        Layer(name="ranges", parallax=FAR * 0.6, paint=country.ranges),
        Layer(name="fields", parallax=MIDDLE, paint=_fields),
        Layer(name="floor", parallax=1.42, paint=_farm_floor, plane=True, depth=0.0),
        Layer(name="barn", parallax=BACK * 0.92, paint=_barn, repeats=True, depth=0.95),
        Layer(name="yard", parallax=lane(0.72)[0], paint=_yard, repeats=True, depth=0.7),
        Layer(name="verge", parallax=1.45, paint=country.verge, front=True, depth=0.0),
    ]
