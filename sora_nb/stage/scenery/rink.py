"""Rink: a frozen lake, swept for skating, between snowy banks."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import country, forms, plants, sky, wild
from sora_nb.stage.scenery.brush import gradient
from sora_nb.stage.scenery.layers import BACK, FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

SHORE = 1.0
"""Metres up the picture at which the ice ends."""
ICE = Colour.hex("#cfe6f2")
SNOW = Colour.hex("#f5f9ff")
WOOD = Colour.hex("#9a7450")
BULBS = tuple(Colour.hex(h) for h in ("#ffe08a", "#8fe3ff", "#b6f29a", "#ffd0f0"))


def _alps(brush: Brush) -> None:
    dice, box = brush.dice, brush.box
    x = box.left - 0.6
    while x < box.right + 1.2:
        wide, high = float(dice.uniform(2.4, 3.8)), float(dice.uniform(1.1, 2.2))
        wild.alp(brush, x, 1.0, wide, high, depth=1.9)
        x += float(dice.uniform(1.2, 2.0))


def _slopes(brush: Brush) -> None:
    """Paint snowy hills with firs on them and a few huts whose windows are lit."""
    dice, box = brush.dice, brush.box
    country.hills(brush, SNOW.mix(ICE, 0.3), 1.1, base=1.36, height=0.14, wave=4.8)
    for row, (y, size, depth) in enumerate(((1.30, 0.55, 1.05), (1.18, 0.75, 0.85))):
        x = box.left
        while x < box.right:
            if float(dice.uniform()) < 0.62 - 0.1 * row:
                snowy_fir(brush, x, y + float(dice.uniform(-0.03, 0.06)), size * float(dice.uniform(0.7, 1.3)), depth=depth)
            x += float(dice.uniform(0.16, 0.42))
    for share in (-0.42, 0.30):
        _hut(brush, share * box.width / 2 + float(dice.uniform(-0.4, 0.4)), 1.10, 0.62)


def snowy_fir(brush: Brush, x: float, y: float, height: float, *, depth: float) -> None:
    """Paint a fir laden with snow."""
    plants.fir(brush, x, y, height, depth=depth, colour=Colour.hex("#4f7f72"))
    if brush.air.weather == "snow":
        return
    for k in range(4):
        f = k / 4
        low, half = y + height * (0.22 + 0.72 * f), height * 0.19 * (1 - 0.8 * f)
        pad = forms.curve(
            [(x - half, low), (x - half * 0.4, low + half * 0.55), (x + half * 0.1, low + half * 0.75), (x + half * 0.9, low),
             (x + half * 0.4, low - half * 0.04), (x, low + half * 0.16), (x - half * 0.5, low - half * 0.02)]
        )  # fmt: skip
        brush.plain(pad, SNOW, depth=depth)


def _hut(brush: Brush, x: float, y: float, size: float) -> None:
    s, depth = size, 0.75
    brush.shape(forms.box(x - s * 0.6, y, x + s * 0.6, y + s * 0.62), WOOD, depth=depth, volume=0.1)
    for k in range(4):
        yy = y + s * 0.62 * (k + 0.5) / 4
        brush.line(forms.polyline([(x - s * 0.6, yy), (x + s * 0.6, yy)]), WOOD.lighter(-0.2), 0.014, depth=depth)
    roof = forms.polygon([(x - s * 0.8, y + s * 0.55), (x + s * 0.8, y + s * 0.55), (x, y + s * 1.15)])
    brush.shape(roof, SNOW, depth=depth, volume=0.25)
    pane = forms.box(x - s * 0.16, y + s * 0.2, x + s * 0.16, y + s * 0.44)
    if brush.air.lamps > 0.4:
        brush.glow(x, y + s * 0.3, s * 1.3, Colour(1.0, 0.82, 0.5, 0.45))
        brush.raw(pane, Colour.hex("#ffdf9a"))
    else:
        brush.plain(pane, Colour.hex("#6f8798"), depth=depth)


def _shore(brush: Brush) -> None:
    """Paint the far shore: a rolling bank of snow, reeds that stand out of it."""
    box, dice = brush.box, brush.dice
    roll = forms.rolling(dice, 0.05, 2.4)
    bank = forms.above(lambda x: SHORE + 0.13 + roll(x), box.left, box.right, SHORE - 0.06)
    brush.wash(bank, (SNOW.mix(ICE, 0.55), SNOW, SNOW), SHORE - 0.05, SHORE + 0.18, depths=(0.5, 0.6))
    for _ in range(int(2.2 * box.width)):
        x = float(dice.uniform(box.left, box.right))
        tuft = forms.tuft(dice, x, SHORE + 0.02, float(dice.uniform(0.12, 0.24)), blades=4, lean=0.1)
        brush.plain(tuft, Colour.hex("#b7a777"), depth=0.5)


def _ice(brush: Brush) -> None:
    """Paint the ice: the sky and the dark firs mirrored in it, cracks deep down, the curves that skates have cut."""
    box, dice, air = brush.box, brush.dice, brush.air
    far, near = air.sky[2].mix(air.lit(ICE, 0.3), 0.6), air.lit(ICE.lighter(0.05))
    deep = air.lit(Colour.hex("#8fbcd6")).mix(air.sky[1], 0.35)
    shader = gradient([near.mix(deep, 0.45), near, deep.mix(near, 0.45), far], box.bottom, SHORE)
    rect = skia.Rect.MakeLTRB(box.left, box.bottom - 0.5, box.right, SHORE)
    brush.canvas.drawRect(rect, skia.Paint(Shader=shader, Dither=True))
    firs = air.shaded(Colour.hex("#4f7f72"), 0.6)
    for _ in range(int(2.4 * box.width)):
        x, tall = float(dice.uniform(box.left, box.right)), float(dice.uniform(0.16, 0.42))
        spike = forms.polygon([(x - tall * 0.24, SHORE - 0.01), (x + tall * 0.24, SHORE - 0.01), (x, SHORE - tall)])
        brush.soft(spike, Colour(*firs[:3], 0.20), 0.025)
    if air.disc is not None:
        warm, at = air.disc_colour, sky.disc_at(brush)[0]
        brush.soft(forms.oval(at, 0.3, 0.34, 0.62), Colour(*warm[:3], 0.20 + 0.30 * air.glow), 0.16)
    for _ in range(int(1.6 * box.width)):
        x, d = float(dice.uniform(box.left, box.right)), float(dice.uniform(-0.9, 0.8))
        w = float(dice.uniform(0.6, 1.5)) * lane(d)[0]
        sheen = forms.oval(x, lane(d)[1], w, w * 0.045)
        brush.soft(sheen, Colour(1.0, 1.0, 1.0, 0.26 if air.time != "night" else 0.10), 0.03)
    _scores(brush)
    _cracks(brush)


def _scores(brush: Brush) -> None:
    """Paint the long arcs that skates have left, and the dust of snow along some of them."""
    box, dice, air = brush.box, brush.dice, brush.air
    white = air.lit(SNOW).lighter(0.2)
    for k in range(int(3.4 * box.width)):
        d, x = float(dice.uniform(-0.9, 0.85)), float(dice.uniform(box.left, box.right)) * 1.2
        long, bow = float(dice.uniform(0.6, 2.2)), float(dice.uniform(-0.26, 0.26))
        points = [forms.ground(x + long * f, min(0.88, d + bow * math.sin(math.pi * f))) for f in (0, 0.25, 0.5, 0.75, 1.0)]
        brush.line_raw(forms.curve(points, closed=False), Colour(*white[:3], 0.6), 0.010 + 0.006 * (k % 2))
        if k % 3 == 0:
            low = forms.curve([(a, b - 0.012) for a, b in points], closed=False)
            brush.line_raw(low, Colour(*air.lit(Colour.hex("#8fb4cc"))[:3], 0.5), 0.010)


def _cracks(brush: Brush) -> None:
    dice, box = brush.dice, brush.box
    for _ in range(int(0.9 * box.width)):
        d, x = float(dice.uniform(-0.85, 0.7)), float(dice.uniform(box.left, box.right))
        points = [(x, d)]
        for _ in range(5):
            x, d = x + float(dice.uniform(0.1, 0.4)), min(0.88, d + float(dice.uniform(-0.08, 0.08)))
            points.append((x, d))
        line = forms.polyline([forms.ground(a, b) for a, b in points])
        brush.line(line, Colour(*Colour.hex("#9cc3da")[:3], 0.55), 0.016)


def _lights(brush: Brush) -> None:
    """Stand posts along the far side with a string of bulbs between them, banks of swept snow at their feet."""
    half = min(5.9, brush.box.width / 2 + 0.6)
    dice = brush.dice
    s, y = lane(0.78)
    posts = [-half, -half * 0.36, half * 0.32, half]
    top = 2.35 * s
    for a, b in itertools.pairwise(posts):
        drop = 0.30
        points = [(a + (b - a) * f, y + top - drop * math.sin(math.pi * f)) for f in (k / 10 for k in range(11))]
        brush.line(forms.polyline(points), Colour.hex("#56616c"), 0.016, depth=0.3)
        for k, (px, py) in enumerate(points[1:-1]):
            tone = BULBS[k % 4]
            if brush.air.lamps > 0.4:
                brush.glow(px, py - 0.05, 0.32, Colour(*tone[:3], 0.55))
                brush.raw(forms.oval(px, py - 0.05, 0.042, 0.052), tone)
                brush.glow(px, 2 * SHORE - py - 0.3, 0.22, Colour(*tone[:3], 0.16), squash=1.8)
            else:
                brush.plain(forms.oval(px, py - 0.05, 0.038, 0.048), tone, depth=0.25)
    for x in posts:
        brush.shape(forms.box(x - 0.035, y, x + 0.035, y + top + 0.08, 0.02), WOOD, depth=0.3, volume=0.4)
        brush.plain(forms.oval(x, y + top + 0.09, 0.07, 0.035), SNOW, depth=0.3)
    x = -half
    while x < half:
        w = float(dice.uniform(0.35, 0.8))
        heap = forms.curve([(x - w, y - 0.02), (x - w * 0.4, y + 0.11), (x + w * 0.3, y + 0.13), (x + w, y - 0.02)])
        brush.shape(heap, SNOW, depth=0.3, volume=0.35)
        x += w * 1.25


def _frame(brush: Brush) -> None:
    """Frame the lake with tall firs, a bench and a sledge run's signpost at the sides."""
    half = min(5.3, brush.box.width / 2)
    side = -1 if brush.dice.uniform() < 0.5 else 1
    for share, d, h in (
        (0.98 * side, 0.66, 4.4),
        (0.80 * side, 0.84, 3.0),
        (-0.97 * side, 0.72, 3.7),
        (-0.78 * side, 0.88, 2.4),
    ):
        s, y = lane(d)
        mound = forms.curve([(share * half - h * 0.3, y - 0.03), (share * half, y + 0.14), (share * half + h * 0.3, y - 0.03)])
        snowy_fir(brush, share * half, y + 0.03, h * s, depth=d * 0.4)
        brush.shape(mound, SNOW, depth=d * 0.4, volume=0.3)


def _drift(brush: Brush) -> None:
    """Frame the lower corners with the snow of the near bank."""
    box, dice = brush.box, brush.dice
    for side in (-1, 1):
        x = side * box.width / 2
        heap = forms.curve(
            [(x + side * 0.3, box.bottom - 0.3), (x + side * 0.3, box.bottom + 0.34), (x - side * 0.5, box.bottom + 0.26),
             (x - side * 1.2, box.bottom + 0.10), (x - side * 2.1, box.bottom - 0.10), (x - side * 2.1, box.bottom - 0.3)]
        )  # fmt: skip
        brush.shape(heap, SNOW.mix(ICE, 0.25), volume=0.12)
        for k in range(4):
            tuft = forms.tuft(dice, x - side * (0.15 + 0.28 * k), box.bottom + 0.12, 0.34 - 0.05 * k, blades=4, lean=0.1)
            brush.plain(tuft, Colour.hex("#a39566"), shade=0.3)


def rink(air: Atmosphere) -> list[Layer]:
    """A frozen lake among snowy hills: mirroring ice with the marks of skates, bulbs strung along its far side."""
    return [
        *sky.layers(air),
        Layer(name="alps", parallax=FAR * 0.7, paint=_alps),
        Layer(name="slopes", parallax=MIDDLE, paint=_slopes),
        Layer(name="shore", parallax=NEAR, paint=_shore),
        Layer(name="ice", parallax=1.42, paint=_ice, plane=True, depth=0.0),
        Layer(name="lights", parallax=lane(0.78)[0], paint=_lights, repeats=True, depth=0.78),
        Layer(name="frame", parallax=BACK + 0.04, paint=_frame, repeats=True, depth=0.7),
        Layer(name="drift", parallax=1.45, paint=_drift, front=True, depth=0.0),
    ]
