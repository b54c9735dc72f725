"""Wild places: desert and mountains."""

from __future__ import annotations

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
SAND = Colour.hex("#e8cd96")
ROCK = Colour.hex("#8d93a0")


def mesa(brush: Brush, x: float, base: float, width: float, height: float, *, depth: float) -> None:
    """Paint a table mountain with its strata."""
    dice = brush.dice
    tone = Colour.hex("#c79f7e")
    w = width / 2
    points = [
        (x - w * 1.35, base),
        (x - w * 1.02, base + height * 0.42),
        (x - w * 0.86, base + height * 0.50),
        (x - w * 0.80, base + height * 0.96),
        (x - w * 0.5, base + height),
        (x + w * 0.1, base + height * 0.97),
        (x + w * 0.72, base + height),
        (x + w * 0.84, base + height * 0.52),
        (x + w * 1.0, base + height * 0.40),
        (x + w * 1.4, base),
    ]
    path = forms.polygon(points)
    brush.shape(path, tone, depth=depth, volume=0.35)
    brush.canvas.save()
    brush.canvas.clipPath(path, True)
    for k in range(4):
        y = base + height * (0.30 + 0.18 * k)
        band = forms.polyline([(x - w * 1.4 + i * w * 0.28, y + float(dice.uniform(-0.02, 0.02))) for i in range(11)])
        brush.line(band, tone.lighter(-0.18 if k % 2 else 0.16), 0.04, depth=depth)
    brush.canvas.restore()


def _mesas(brush: Brush) -> None:
    box = brush.box
    half = box.width / 2
    for share, w, h in ((-0.75, 1.9, 1.5), (-0.30, 0.8, 0.9), (0.28, 1.3, 1.1), (0.86, 2.3, 1.8)):
        mesa(brush, share * half, 1.15, w, h, depth=0.95)


def dune(brush: Brush, base: float, height: float, wave: float, *, depth: float) -> None:
    """Paint a range of dunes, each with a sharp crest between its light and its dark flank."""
    dice, box = brush.dice, brush.box
    x = box.left - wave
    sun_x = brush.air.light.sun[0]
    brush.plain(forms.box(box.left, -1.0, box.right, base + 0.02), SAND, depth=depth)
    while x < box.right + wave:
        w, h = wave * float(dice.uniform(0.7, 1.3)), height * float(dice.uniform(0.6, 1.1))
        top = (x + w * float(dice.uniform(0.4, 0.6)), base + h)
        body = skia.Path()
        body.moveTo(x - w * 0.2, base - 0.4)
        body.quadTo(x + w * 0.18, base + h * 0.30, *top)
        body.quadTo(x + w * 0.82, base + h * 0.30, x + w * 1.2, base - 0.4)
        body.close()
        brush.wash(body, (SAND.lighter(-0.04), SAND.lighter(0.14)), base - 0.1, base + h, depths=(depth, depth))
        dark = skia.Path()
        away = 1.2 if sun_x < 0 else -0.2
        dark.moveTo(*top)
        dark.quadTo(x + w * (0.82 if sun_x < 0 else 0.18), base + h * 0.30, x + w * away, base - 0.4)
        dark.lineTo(x + w * 0.46, base - 0.4)
        dark.quadTo(top[0] + 0.10 * w * (1 if sun_x < 0 else -1), base + h * 0.45, *top)
        dark.close()
        brush.plain(dark, SAND, depth=depth, shade=0.55)
        x += w * 0.9


def _far_dunes(brush: Brush) -> None:
    dune(brush, 1.16, 0.45, 3.4, depth=1.2)


def _near_dunes(brush: Brush) -> None:
    dune(brush, 1.06, 0.22, 4.6, depth=0.7)


def _desert_floor(brush: Brush) -> None:
    box, dice = brush.box, brush.dice
    tones = (SAND.lighter(-0.14), SAND.lighter(-0.03), SAND.lighter(0.06), SAND.lighter(0.16))
    brush.wash(forms.box(box.left, box.bottom - 0.5, box.right, H + 0.02), tones, box.bottom, H, depths=(0, 0.6))
    ripples(brush, SAND, 26)
    for _ in range(int(3 * box.width)):
        d = float(dice.uniform(-0.9, 0.95))
        if -0.2 < d < 0.15:
            continue
        x, y = forms.ground(float(dice.uniform(box.left, box.right)) * 1.5, d)
        s = lane(d)[0] * float(dice.uniform(0.5, 1.2))
        brush.shape(forms.rock(dice, x, y, 0.12 * s, 0.06 * s), Colour.hex("#b79f84"), depth=max(0.0, d) * 0.5)


def ripples(brush: Brush, colour: Colour, count: int) -> None:
    """Paint wind ripples on sand, closer together towards the horizon."""
    box, dice = brush.box, brush.dice
    for k in range(count):
        d = -0.9 + 1.85 * (k / count) ** 0.8
        scale, y = lane(d)
        x = float(dice.uniform(box.left, box.right))
        length = float(dice.uniform(1.2, 3.2)) * scale
        for step in range(3):
            a = x + step * length * 1.1 - length
            line = forms.curve(
                [
                    (a, y),
                    (a + length * 0.3, y + 0.03 * scale),
                    (a + length * 0.6, y - 0.01 * scale),
                    (a + length, y + 0.015 * scale),
                ],
                closed=False,
            )
            brush.line(line, Colour(*colour.lighter(-0.16)[:3], 0.55), 0.016 * scale, depth=max(0.0, d) * 0.6)


def cactus(brush: Brush, x: float, y: float, height: float, *, depth: float) -> None:
    """Paint a saguaro with two arms."""
    green = Colour.hex("#6f9a68")
    w = height * 0.095
    plants.shade(brush, x, y, height * 0.26, depth)
    for side, low, high in ((-1, 0.42, 0.78), (1, 0.32, 0.64)):
        arm = skia.Path()
        ax = x + side * w * 2.5
        arm.addRoundRect(
            skia.Rect.MakeLTRB(min(x, ax), y + height * low - w * 0.6, max(x, ax), y + height * low + w * 0.6), w * 0.6, w * 0.6
        )
        arm.addRoundRect(
            skia.Rect.MakeLTRB(ax - w * 0.65, y + height * low - w * 0.6, ax + w * 0.65, y + height * high), w * 0.65, w * 0.65
        )
        brush.shape(arm, green, depth=depth, volume=0.5)
    brush.shape(forms.box(x - w, y - w * 0.3, x + w, y + height, w), green, depth=depth, volume=0.55)
    for k in (-0.45, 0.0, 0.45):
        brush.line(
            forms.polyline([(x + k * w, y + w * 0.3), (x + k * w, y + height - w * 0.7)]),
            green.lighter(-0.22),
            0.016,
            depth=depth,
        )
    for dx in (-0.5, 0.4):
        brush.plain(forms.oval(x + dx * w, y + height - 0.01, w * 0.36), Colour.hex("#e9b7c9"), depth=depth)


def _cacti(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    dice = brush.dice
    for share, d, h in ((0.60, 0.95, 1.1), (-0.56, 0.92, 0.9), (-0.86, 0.58, 2.6), (0.90, 0.66, 1.9)):
        scale, y = lane(d)
        cactus(brush, share * half, y, h * scale, depth=d * 0.5)
    for share, d, w in ((0.76, 0.60, 0.9), (-0.98, 0.52, 1.1), (0.99, 0.50, 0.7)):
        scale, y = lane(d)
        plants.shade(brush, share * half, y, w * 0.55 * scale, d)
        brush.shape(
            forms.rock(dice, share * half, y, w * scale, w * 0.55 * scale), Colour.hex("#b8977c"), depth=d * 0.4, volume=0.5
        )


def _dry_grass(brush: Brush) -> None:
    dice, box = brush.dice, brush.box
    for i in range(int(box.width * 2.4)):
        f = (i + float(dice.uniform(0, 1))) / (box.width * 2.4)
        edge = abs(f - 0.5) * 2
        height = 0.05 + 0.40 * edge**5
        brush.plain(
            forms.tuft(dice, box.left + f * box.width, box.bottom - 0.05, height, blades=5, lean=0.12),
            Colour.hex("#a88f5a"),
            shade=0.45,
        )


def desert(air: Atmosphere) -> list[Layer]:
    """A sand desert with table mountains, dunes and cacti."""
    return [
        *sky.layers(air),
        Layer(name="mesas", parallax=FAR, paint=_mesas),
        Layer(name="far dunes", parallax=MIDDLE, paint=_far_dunes),
        Layer(name="near dunes", parallax=NEAR, paint=_near_dunes),
        Layer(name="floor", parallax=1.42, paint=_desert_floor, plane=True, depth=0.0),
        Layer(name="cacti", parallax=BACK, paint=_cacti, repeats=True, depth=0.7),
        Layer(name="dry grass", parallax=1.45, paint=_dry_grass, front=True, depth=0.0),
    ]


def alp(brush: Brush, x: float, base: float, width: float, height: float, *, depth: float) -> None:
    """Paint one rocky peak: a light and a dark face, snow from the top down."""
    dice = brush.dice
    w = width / 2
    sun_left = brush.air.light.sun[0] < 0
    top = (x + w * float(dice.uniform(-0.1, 0.1)), base + height)
    left = [
        (x - w, base),
        (x - w * 0.66, base + height * 0.30),
        (x - w * 0.42, base + height * 0.52),
        (x - w * 0.20, base + height * 0.78),
    ]
    right = [
        (x + w * 0.16, base + height * 0.80),
        (x + w * 0.40, base + height * 0.55),
        (x + w * 0.70, base + height * 0.26),
        (x + w, base),
    ]
    spine = [
        (x + w * 0.06, base + height * 0.72),
        (x - w * 0.05, base + height * 0.5),
        (x + w * 0.10, base + height * 0.26),
        (x, base),
    ]
    whole = forms.polygon([*left, top, *right])
    brush.plain(whole, ROCK, depth=depth)
    dark = [top, *right, *reversed(spine)] if sun_left else [top, *reversed(left), *reversed(spine)]
    if not sun_left:
        dark = [top, *reversed(left), (x, base), *reversed(spine[:-1])]
    brush.plain(forms.polygon(dark), ROCK.lighter(-0.06), depth=depth, shade=0.85)
    brush.canvas.save()
    brush.canvas.clipPath(whole, True)
    line = base + height * 0.56
    count = 9
    teeth = [
        (x - w + 2 * w * i / count, line + height * (0.10 if i % 2 else -0.10) * float(dice.uniform(0.6, 1.2)))
        for i in range(count + 1)
    ]
    teeth = [(x - w, base + height * 1.2), *teeth, (x + w, base + height * 1.2)]
    snow = forms.polygon(teeth)
    brush.plain(snow, Colour.hex("#fbfdff"), depth=depth * 0.75)
    brush.canvas.clipPath(forms.polygon(dark), True)
    brush.plain(snow, Colour.hex("#e4edf8"), depth=depth * 0.75, shade=0.8)
    brush.canvas.restore()


def _far_alps(brush: Brush) -> None:
    dice, box = brush.dice, brush.box
    x = box.left - 0.6
    while x < box.right + 1.2:
        alp(brush, x, 1.0, float(dice.uniform(2.2, 3.2)), float(dice.uniform(1.5, 2.3)), depth=2.2)
        x += float(dice.uniform(1.1, 1.7))


def _great_alps(brush: Brush) -> None:
    half = min(5.6, brush.box.width / 2)
    for share, w, h in ((0.55, 4.4, 2.5), (-0.62, 5.2, 3.1), (0.98, 3.4, 1.9), (-0.04, 3.0, 1.45)):
        alp(brush, share * half, 1.0, w, h, depth=1.25)


def _firs(brush: Brush) -> None:
    dice, box = brush.dice, brush.box
    country.hills(brush, Colour.hex("#6d9a68"), 0.95, base=1.20, height=0.10, wave=5.0)
    for row, (size, depth) in enumerate(((0.42, 1.05), (0.58, 0.85))):
        x = box.left
        while x < box.right:
            if abs(x / (box.width / 2)) > 0.30 + 0.1 * row or float(dice.uniform(0, 1)) < 0.25:
                plants.fir(brush, x, 1.16 - 0.06 * row, size * float(dice.uniform(0.7, 1.3)), depth=depth)
            x += float(dice.uniform(0.12, 0.30))


def _lake(brush: Brush) -> None:
    air = brush.air
    box = brush.box
    water = forms.curve([(-2.4, 0.98), (-0.6, 1.06), (1.8, 1.05), (3.4, 0.96), (1.4, 0.86), (-1.2, 0.87)])
    tone = air.sky[1].mix(air.haze, 0.35)
    brush.raw(water, tone)
    brush.canvas.save()
    brush.canvas.clipPath(water, True)
    for k in range(9):
        x = float(brush.dice.uniform(-2.2, 3.0))
        y = 0.88 + 0.02 * k
        brush.raw(forms.box(x, y, x + float(brush.dice.uniform(0.3, 1.0)), y + 0.008), tone.lighter(0.35))
    brush.canvas.restore()
    brush.line(water, Colour.hex("#cfc9a8"), 0.02, depth=0.7)
    del box


def _alp_floor(brush: Brush) -> None:
    country.lawn(brush, Colour.hex("#8db866"))
    _lake(brush)
    dice, box = brush.dice, brush.box
    for _ in range(int(2.4 * box.width)):
        d = float(dice.uniform(-0.9, 0.9))
        if -0.2 < d < 0.12:
            continue
        s, y = lane(d)
        x = float(dice.uniform(box.left, box.right)) * 1.3
        w = float(dice.uniform(0.1, 0.26)) * s
        brush.shape(forms.rock(dice, x * s, y, w, w * 0.5), Colour.hex("#a9acae"), depth=max(0.0, d) * 0.5)


def _alp_frame(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    for share, d, h in (
        (0.70, 0.95, 1.9),
        (-0.66, 0.93, 1.6),
        (0.84, 0.80, 3.0),
        (-0.80, 0.80, 2.6),
        (-0.95, 0.60, 4.2),
        (0.98, 0.62, 3.8),
    ):
        scale, y = lane(d)
        plants.fir(brush, share * half, y, h * scale * 1.15, depth=d * 0.55)
    for share, w in ((-0.80, 1.0), (0.84, 1.2)):
        y = lane(0.5)[1]
        plants.shade(brush, share * half, y, w * 0.6, 0.3)
        brush.shape(forms.rock(brush.dice, share * half, y, w, w * 0.5), Colour.hex("#9da2a6"), depth=0.2, volume=0.55)


def mountains(air: Atmosphere) -> list[Layer]:
    """An alpine pasture below snowy peaks, with a lake and firs."""
    return [
        *sky.layers(air),
        Layer(name="far alps", parallax=FAR * 0.5, paint=_far_alps),
        Layer(name="great alps", parallax=FAR, paint=_great_alps),
        Layer(name="firs", parallax=NEAR, paint=_firs),
        Layer(name="floor", parallax=1.42, paint=_alp_floor, plane=True, depth=0.0),
        Layer(name="frame", parallax=BACK, paint=_alp_frame, repeats=True, depth=0.75),
        Layer(name="verge", parallax=1.45, paint=country.verge, front=True, depth=0.0),
    ]
