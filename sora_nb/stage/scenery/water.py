"""Water: the beach and the open sea."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import country, forms, plants, sky, wild
from sora_nb.stage.scenery.brush import gradient
from sora_nb.stage.scenery.layers import BACK, FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

SHORE = 0.72
"""Metres up the picture at which the beach ends."""
OFFING = 1.75
"""Metres up the picture at which sea and sky meet."""
TEAL = Colour.hex("#2fa3bd")
DEEP = Colour.hex("#1f6f9f")
SAND = Colour.hex("#efdcae")


def surface(brush: Brush, low: float, high: float) -> None:
    """Paint the sea's surface up to the horizon: the sky's colour far away, its own close by, the sun's path on it."""
    air, box = brush.air, brush.box
    far = air.sky[1].mix(air.lit(DEEP), 0.45)
    near, mid = air.lit(TEAL.lighter(0.08)), air.lit(TEAL.mix(DEEP, 0.6))
    shader = gradient([near, mid, far, air.sky[2].mix(far, 0.6)], low, high)
    brush.canvas.drawRect(skia.Rect.MakeLTRB(box.left, low - 0.6, box.right, high), skia.Paint(Shader=shader, Dither=True))
    dice = brush.dice
    for _ in range(int(34 * box.width)):
        f = float(dice.uniform(0, 1)) ** 1.6
        y = high - (high - low) * f
        x, w = float(dice.uniform(box.left, box.right)), 0.05 + 0.34 * f * float(dice.uniform(0.5, 1.2))
        tone = air.sky[2] if dice.uniform() < 0.6 else air.lit(DEEP)
        brush.raw(forms.oval(x, y, w, 0.004 + 0.011 * f), Colour(tone.r, tone.g, tone.b, 0.35))
    if air.disc is not None:
        _glitter(brush, sky.disc_at(brush)[0], low, high)


def _glitter(brush: Brush, x: float, low: float, high: float) -> None:
    """Lay the broken reflection of sun or moon on the water."""
    dice, air = brush.dice, brush.air
    warm = air.disc_colour
    for k in range(60):
        f = (k + float(dice.uniform(0, 1))) / 60
        y = high - (high - low) * f
        spread = 0.10 + 0.55 * f
        at, w = x + float(dice.normal(0, 0.5)) * spread, 0.04 + 0.20 * f * float(dice.uniform(0.3, 1.0))
        brush.raw(forms.oval(at, y, w, 0.006 + 0.010 * f), Colour(warm.r, warm.g, warm.b, 0.75 * (0.3 + 0.7 * air.glow)))


def _headland(brush: Brush) -> None:
    box = brush.box
    half = box.width / 2
    for share, w, h, depth in ((0.75, 3.4, 0.75, 1.9), (1.0, 2.2, 1.15, 1.4)):
        brush.shape(island(brush, share * half, w, h), Colour.hex("#7fa886"), depth=depth, volume=0.25)


def island(brush: Brush, x: float, half: float, height: float) -> skia.Path:
    """Return the outline of land that rises from the horizon."""
    roll = forms.rolling(brush.dice, 0.06, 0.9)

    def rise(u: float) -> float:
        return OFFING - 0.05 + max(-0.02, height * (1 - ((u - x) / half) ** 2) + roll(u))

    return forms.above(rise, x - half * 1.05, x + half * 1.05, OFFING - 0.04)


def _bay(brush: Brush) -> None:
    surface(brush, SHORE, OFFING)
    brush.line(forms.polyline([(brush.box.left, OFFING), (brush.box.right, OFFING)]), Colour(1, 1, 1, 0.35), 0.012)
    for x, s in ((-1.6, 0.30), (1.1, 0.20)):
        sailing_boat(brush, x, OFFING - 0.06, s)


def sailing_boat(brush: Brush, x: float, y: float, size: float) -> None:
    """Draw a small boat under sail, far out."""
    hull = forms.polygon(
        [(x - size * 0.8, y + size * 0.25), (x + size * 0.8, y + size * 0.25), (x + size * 0.55, y), (x - size * 0.55, y)]
    )
    brush.shape(hull, Colour.hex("#8b6f5c"), depth=1.0, volume=0.3)
    for side, w in ((-1, 0.5), (1, 0.75)):
        sail = forms.polygon(
            [
                (x + side * 0.05 * size, y + size * 0.35),
                (x + side * w * size, y + size * 0.4),
                (x + side * 0.03 * size, y + size * 1.9),
            ]
        )
        brush.shape(sail, Colour.hex("#fbf7ec"), depth=0.8, volume=0.3)


def _surf(brush: Brush, y: float, thick: float, alpha: float) -> None:
    """Paint one line of surf: foam with a wavy front, a darker trough behind."""
    box, dice = brush.box, brush.dice
    roll = forms.rolling(dice, 0.055, 2.4)
    fine = forms.rolling(dice, 0.015, 0.5)
    foam = brush.air.lit(Colour.hex("#ffffff"))
    body = forms.polygon(
        [(box.left + i * 0.1, y + roll(i * 0.1) + fine(i * 0.1)) for i in range(int(box.width * 10) + 2)]
        + [(box.right - i * 0.1, y + thick + roll(box.width - i * 0.1) * 0.7) for i in range(int(box.width * 10) + 2)]
    )
    brush.raw(body, Colour(foam.r, foam.g, foam.b, alpha))


def _breakers(brush: Brush) -> None:
    _surf(brush, SHORE + 0.42, 0.022, 0.55)
    _surf(brush, SHORE + 0.24, 0.035, 0.7)


def _wash(brush: Brush) -> None:
    """Paint the thin sheet of water that runs up the sand, edged with foam."""
    box, air = brush.box, brush.air
    tone = air.lit(TEAL.lighter(0.35)).mix(air.sky[2], 0.35)
    roll = forms.rolling(brush.dice, 0.07, 3.0)
    edge = [(box.left + i * 0.12, SHORE - 0.10 + roll(i * 0.12)) for i in range(int(box.width / 0.12) + 2)]
    sheet = forms.polygon([*edge, (box.right + 0.2, SHORE + 0.16), (box.left - 0.2, SHORE + 0.16)])
    brush.canvas.drawPath(
        sheet,
        skia.Paint(
            AntiAlias=True, Shader=gradient([Colour(*tone[:3], 0.55), Colour(*tone[:3], 0.0)], SHORE - 0.16, SHORE + 0.14)
        ),
    )
    foam = air.lit(Colour.hex("#ffffff"))
    brush.raw(forms.polygon([*edge, *((x, y + 0.035) for x, y in reversed(edge))]), Colour(foam.r, foam.g, foam.b, 0.9))
    brush.raw(
        forms.polygon([*((x, y + 0.075) for x, y in edge), *((x, y + 0.09) for x, y in reversed(edge))]),
        Colour(foam.r, foam.g, foam.b, 0.45),
    )


def _beach_floor(brush: Brush) -> None:
    box, dice, air = brush.box, brush.dice, brush.air
    tones = (SAND.lighter(-0.12), SAND, SAND.lighter(0.12), SAND.lighter(-0.10))
    brush.wash(forms.box(box.left, box.bottom - 0.5, box.right, SHORE + 0.06), tones, box.bottom, SHORE, depths=(0, 0.3))
    wet = air.lit(Colour.hex("#c3a877"), 0.2).mix(air.sky[1], 0.30)
    shader = gradient([Colour(*wet[:3], 0.0), Colour(*wet[:3], 0.85)], SHORE - 0.34, SHORE - 0.08)
    brush.canvas.drawRect(skia.Rect.MakeLTRB(box.left, SHORE - 0.34, box.right, SHORE + 0.07), skia.Paint(Shader=shader))
    wild.ripples(brush, SAND, 14)
    for _ in range(int(30 * box.width)):
        d = float(dice.uniform(-0.92, 0.5))
        x, y = forms.ground(float(dice.uniform(box.left, box.right)), d)
        r = 0.014 * lane(d)[0] * float(dice.uniform(0.5, 1.4))
        tone = SAND.lighter(-0.3 if dice.uniform() < 0.6 else 0.5)
        brush.plain(forms.oval(x, y, r * 1.4, r * 0.6), Colour(tone.r, tone.g, tone.b, 0.5))
    for _ in range(int(0.9 * box.width)):
        d = float(dice.choice([dice.uniform(-0.9, -0.3), dice.uniform(0.2, 0.5)]))
        _shell(brush, *forms.ground(float(dice.uniform(box.left, box.right)), d), 0.06 * lane(d)[0])


def _shell(brush: Brush, x: float, y: float, size: float) -> None:
    fan = skia.Path()
    fan.addArc(skia.Rect.MakeLTRB(x - size, y - size * 0.8, x + size, y + size * 0.9), 0, 180)
    fan.close()
    brush.shape(fan, Colour.hex("#f6e3d6"), volume=0.5)
    for k in (-0.5, 0.0, 0.5):
        brush.line(forms.polyline([(x, y), (x + k * size * 1.2, y + size * 0.75)]), Colour.hex("#cfae9c"), size * 0.1)


def _parasol(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    s, y = lane(0.42)
    x = half * 0.80
    plants.shade(brush, x, y, 0.8, 0.1)
    brush.line(forms.polyline([(x + 0.12, y), (x - 0.12, y + 1.75 * s)]), Colour.hex("#f3ead6"), 0.05)
    top = (x - 0.14, y + 2.0 * s)
    ribs = 6
    rim = [
        (x - 0.14 + 1.05 * s * math.cos(math.pi * (1 - i / ribs)), y + 1.42 * s + 0.16 * s * math.sin(math.pi * i / ribs))
        for i in range(ribs + 1)
    ]
    for i in range(ribs):
        (ax, ay), (bx, by) = rim[i], rim[i + 1]
        panel = skia.Path()
        panel.moveTo(*top)
        panel.quadTo(ax + (top[0] - ax) * 0.22, ay + (top[1] - ay) * 0.72, ax, ay)
        panel.quadTo((ax + bx) / 2, (ay + by) / 2 + 0.07, bx, by)
        panel.quadTo(bx + (top[0] - bx) * 0.22, by + (top[1] - by) * 0.72, *top)
        panel.close()
        tone = Colour.hex("#f7f1e1") if i % 2 else Colour.hex("#e7b24e")
        brush.plain(panel, tone, shade=0.1 + 0.5 * (i / ribs if brush.air.light.sun[0] < 0 else 1 - i / ribs))
    for share, d, lean, h in ((-0.90, 0.50, 0.24, 3.9), (-0.74, 0.60, 0.12, 2.9)):
        scale, py = lane(d)
        plants.palm(brush, share * half, py, h * scale * 1.05, depth=0.15, lean=lean)


def bob(across: float, up: float, pace: float, phase: float) -> Callable[[float], tuple[float, float, float]]:
    """Return a slow rocking: metres across and up, radians a second."""
    return lambda t: (across * math.sin(pace * t + phase), up * math.sin(pace * 1.31 * t + phase * 1.7), 0.0)


def beach(air: Atmosphere) -> list[Layer]:
    """A sandy beach with palms, a parasol and waves that run up the sand."""
    rough = 1.8 if air.weather in country.WINDY else 1.0
    return [
        *sky.layers(air),
        Layer(name="headland", parallax=FAR, paint=_headland),
        Layer(name="bay", parallax=MIDDLE, paint=_bay),
        Layer(name="breakers", parallax=NEAR, paint=_breakers, motion=bob(0.10, 0.035 * rough, 1.1, 0.4)),
        Layer(name="floor", parallax=1.42, paint=_beach_floor, plane=True, depth=0.0),
        Layer(name="wash", parallax=0.72, paint=_wash, motion=bob(0.12, 0.055 * rough, 0.9, 2.0), depth=0.65),
        Layer(name="parasol", parallax=BACK + 0.1, paint=_parasol, repeats=True, depth=0.45),
    ]


def _open_sea(brush: Brush) -> None:
    surface(brush, -0.4, OFFING)


def swell(brush: Brush, y: float, *, height: float, wave: float, depth: float, alpha: float = 1.0) -> None:
    """Paint one swell: a crested band of water that reaches down to the picture's lower edge or the next swell."""
    box, air, dice = brush.box, brush.air, brush.dice
    phase = float(dice.uniform(0, 6.28))

    def crest(x: float) -> float:
        """Trochoidal: narrow crests, wide troughs."""
        s = math.sin(2 * math.pi * x / wave + phase) * 0.75 + math.sin(2 * math.pi * x / (wave * 0.43) + 2 * phase) * 0.25
        return y + height * (2.0 * math.pow(abs(s * 0.5 + 0.5), 1.6) - 0.8)

    band = forms.above(crest, box.left, box.right, min(box.bottom - 0.3, y - 0.75), 0.08)
    top, low = air.lit(TEAL.lighter(0.22), depth), air.lit(DEEP.mix(TEAL, 0.35), depth)
    shader = gradient(
        [Colour(*low.lighter(-0.18)[:3], alpha), Colour(*low[:3], alpha), Colour(*top.mix(air.sky[1], 0.25)[:3], alpha * 0.92)],
        y - 1.05,
        y + height,
    )
    brush.canvas.drawPath(band, skia.Paint(AntiAlias=True, Shader=shader))
    light = air.lit(Colour.hex("#ffffff"), depth * 0.6).mix(air.sky[2], 0.2)
    line = forms.polyline([(box.left + i * 0.08, crest(box.left + i * 0.08) - 0.012) for i in range(int(box.width / 0.08) + 1)])
    brush.line_raw(line, Colour(light.r, light.g, light.b, 0.6), 0.022)
    for _ in range(int(2.2 * box.width)):
        x = float(dice.uniform(box.left, box.right))
        drop = float(dice.uniform(0.08, 0.45))
        dash = forms.curve([(x, crest(x) - drop), (x + 0.12, crest(x) - drop + 0.02), (x + 0.3, crest(x) - drop)], closed=False)
        brush.line_raw(dash, Colour(light.r, light.g, light.b, 0.28), 0.016)


def _far_island(brush: Brush) -> None:
    x = brush.box.width * 0.27
    brush.shape(island(brush, x, 1.2, 0.46), Colour.hex("#7fa98a"), depth=1.6, volume=0.3)
    plants.palm(brush, x - 0.2, OFFING + 0.36, 0.6, depth=1.2)
    plants.palm(brush, x + 0.15, OFFING + 0.38, 0.5, depth=1.2, lean=-0.2)


def sea(air: Atmosphere) -> list[Layer]:
    """The open sea: swell behind swell; bodies float on the front one, whose water stands before them."""
    rough = {"storm": 2.3, "wind": 1.7, "rain": 1.2}.get(air.weather, 1.0)
    rows = (
        (1.28, 0.035, 1.3, 1.1, 0.05),
        (0.98, 0.05, 1.9, 0.75, 0.08),
        (0.64, 0.07, 2.6, 0.4, 0.11),
        (0.30, 0.085, 3.3, 0.15, 0.14),
    )
    return [
        *sky.layers(air),
        Layer(name="island", parallax=FAR, paint=_far_island),
        Layer(name="open sea", parallax=MIDDLE, paint=_open_sea),
        *_swells(rows, rough),
    ]


def afloat(layers: list[Layer], air: Atmosphere) -> list[Layer]:
    """Return a shore's sheets as seen from its water: all that lies beyond its floor, and swells where the floor would be."""
    rough = {"storm": 2.0, "wind": 1.5, "rain": 1.2}.get(air.weather, 0.8)
    shore = next(n for n, layer in enumerate(layers) if layer.plane)
    rows = ((0.72, 0.04, 2.2, 0.4, 0.08), (0.34, 0.06, 3.0, 0.15, 0.11))
    return [*(layer for layer in layers[:shore] if "spray" not in layer.name), *_swells(rows, rough)]


def _swells(rows: Sequence[tuple[float, float, float, float, float]], rough: float) -> list[Layer]:
    """Return rows of swell (metres up, height, wave, depth, metres that it rocks), and one more that stands before bodies."""
    swells = [
        Layer(
            name=f"swell {k}", parallax=lane(min(1.0, y / 1.1))[0],
            paint=functools.partial(swell, y=y, height=h * rough, wave=w, depth=d),
            motion=bob(across * rough, 0.018 * rough, 0.8 + 0.06 * k, 1.3 * k), depth=min(1.0, y / 1.1),
        )
        for k, (y, h, w, d, across) in enumerate(rows)
    ]  # fmt: skip
    front = Layer(
        name="front swell", parallax=1.0, front=True, depth=0.0,
        paint=functools.partial(swell, y=-0.06, height=0.06 * rough, wave=3.9, depth=0.0, alpha=0.80),
        motion=bob(0.16 * rough, 0.02 * rough, 0.75, 0.9),
    )  # fmt: skip
    return [*swells, front]
