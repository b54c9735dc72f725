"""Coast: a rocky shore below cliffs, on which waves break in foam and spray."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms, plants, sky, water
from sora_nb.stage.scenery.layers import BACK, FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

EDGE = 0.74
"""Metres up the picture at which the rocky shelf ends."""
STONE = Colour.hex("#8d8780")
TURF = Colour.hex("#86a860")
FOAM = Colour.hex("#ffffff")
PERIOD = 3.6
"""Seconds from one breaking wave to the next."""
HIDDEN = -1.5
"""Metres that spray rests below its place, behind the rocks."""
FALL = 5.0
"""m/s² at which spray seems to fall: drops are slowed by the air."""


def cliff(brush: Brush, inner: float, outer: float, base: float, height: float, *, depth: float) -> None:
    """Paint a headland whose sheer end stands at `inner` and whose grassy back runs on to `outer`."""
    dice, h = brush.dice, height
    span = outer - inner
    top = [(inner + span * f, base + h * (g + float(dice.uniform(-0.02, 0.02)))) for f, g in _TOP]
    face = [(inner - span * 0.03, base), (inner + span * 0.02, base + h * 0.34), (inner + span * 0.012, base + h * 0.55)]
    whole = forms.polygon([*face, *top, (outer, base)])
    brush.shape(whole, STONE.lighter(0.10), depth=depth, volume=0.3)
    brush.canvas.save()
    brush.canvas.clipPath(whole, True)
    for _ in range(int(9 * abs(span) / max(h, 0.1)) + 5):
        x, y = inner + span * float(dice.uniform(0, 1)), base + h * float(dice.uniform(0.05, 0.85))
        w, tall = h * float(dice.uniform(0.03, 0.07)), h * float(dice.uniform(0.14, 0.34))
        crack = forms.polygon([(x, y), (x + w, y + tall * 0.7), (x + w * 0.4, y + tall), (x - w * 0.6, y + tall * 0.3)])
        brush.plain(crack, Colour(*STONE.lighter(-0.16)[:3], 0.7), depth=depth, shade=0.6)
    for g in (0.28, 0.52, 0.70):
        line = [(inner + span * i / 14, base + h * (g + float(dice.uniform(-0.02, 0.02)))) for i in range(15)]
        brush.line(forms.polyline(line), STONE.lighter(-0.10), 0.02 * h, depth=depth)
    ragged = [(inner + span * i / 18, base + h * (0.93 - 0.10 * (i % 2) - float(dice.uniform(0, 0.05)))) for i in range(1, 19)]
    brush.plain(forms.polygon([*top[1:], (outer, base + h * 0.9), *reversed(ragged)]), TURF, depth=depth)
    brush.canvas.restore()


_TOP = ((0.05, 0.86), (0.10, 1.0), (0.32, 1.05), (0.55, 0.99), (0.78, 1.10), (1.0, 1.16))


def lighthouse(brush: Brush, x: float, y: float, height: float, *, depth: float) -> None:
    """Paint a lighthouse with two bands, its lamp burning when lamps are on."""
    h, w = height, height * 0.13
    tower = forms.polygon([(x - w, y), (x + w, y), (x + w * 0.66, y + h * 0.78), (x - w * 0.66, y + h * 0.78)])
    brush.shape(tower, Colour.hex("#f5f1e6"), depth=depth, volume=0.35)
    brush.canvas.save()
    brush.canvas.clipPath(tower, True)
    for f in (0.18, 0.50):
        brush.plain(forms.box(x - w, y + h * f, x + w, y + h * (f + 0.14)), Colour.hex("#3f6f8f"), depth=depth, shade=0.25)
    brush.canvas.restore()
    brush.plain(forms.box(x - w, y + h * 0.76, x + w, y + h * 0.80), Colour.hex("#4d5a66"), depth=depth)
    room = forms.box(x - w * 0.5, y + h * 0.80, x + w * 0.5, y + h * 0.92)
    if brush.air.lamps > 0.4:
        brush.glow(x, y + h * 0.86, h * 1.5, Colour(1.0, 0.90, 0.62, 0.75))
        for side in (-1, 1):
            for long, strong in ((3.4, 0.05), (2.4, 0.06), (1.5, 0.07), (0.8, 0.09)):
                ends = [(x + side * long, y + h * (0.86 + f * long)) for f in (0.10, -0.04)]
                brush.soft(forms.polygon([(x, y + h * 0.86), *ends]), Colour(1.0, 0.94, 0.72, strong), 0.05 * long)
        brush.raw(room, Colour.hex("#fff2c4"))
    else:
        brush.plain(room, Colour.hex("#cfe2e6"), depth=depth)
    cap = forms.polygon([(x - w * 0.7, y + h * 0.92), (x + w * 0.7, y + h * 0.92), (x, y + h * 1.04)])
    brush.shape(cap, Colour.hex("#3f6f8f"), depth=depth, volume=0.2)


def _headlands(brush: Brush) -> None:
    half = brush.box.width / 2
    side = -1 if brush.dice.uniform() < 0.5 else 1
    foot = water.OFFING - 0.03
    cliff(brush, -side * half * 0.62, -side * half * 1.5, foot, 0.5, depth=1.7)
    cliff(brush, side * half * 0.26, side * half * 1.5, foot, 0.95, depth=1.25)
    lighthouse(brush, side * half * 0.48, foot + 0.93, 1.0, depth=0.9)


def _open_water(brush: Brush) -> None:
    water.surface(brush, EDGE - 0.1, water.OFFING)


def _stacks(brush: Brush) -> None:
    """Paint the stacks that the sea has left standing, foam about their feet."""
    half = min(5.3, brush.box.width / 2)
    side = -1 if brush.dice.uniform() < 0.5 else 1
    for share, y, w, h in ((side * 0.46, 1.42, 0.55, 0.95), (side * 0.58, 1.36, 0.42, 0.5), (-side * 0.30, 1.28, 0.5, 0.34)):
        _stack(brush, share * half, y, w, h)


def _stack(brush: Brush, x: float, y: float, w: float, h: float) -> None:
    dice = brush.dice
    left = [(x - w * float(dice.uniform(0.32, 0.5)) * (1 - 0.35 * f), y + h * f) for f in (0, 0.25, 0.5, 0.75, 0.95)]
    right = [(x + w * float(dice.uniform(0.32, 0.5)) * (1 - 0.35 * f), y + h * f) for f in (1.0, 0.8, 0.55, 0.3, 0)]
    body = forms.polygon([*left, *right])
    brush.shape(body, STONE.lighter(0.02), depth=0.75, volume=0.6)
    brush.plain(forms.oval(x, y + h * 0.965, w * 0.26, 0.04), TURF, depth=0.75)
    foam = brush.air.lit(FOAM, 0.3)
    brush.raw(forms.crown(dice, x, y, w * 0.72, 0.045, lobes=9), Colour(*foam[:3], 0.9))


def _breaker(brush: Brush, y: float, *, height: float, depth: float) -> None:
    """Paint a wave that breaks: a dark hollow face under a crest that falls in foam, in stretches."""
    box, air, dice = brush.box, brush.air, brush.dice
    roll = forms.rolling(dice, 0.5, 3.7)
    step, count = 0.08, int(box.width / 0.08) + 2
    crest = [(box.left + i * step, y + height * (0.55 + 0.45 * roll(i * step) / 0.5)) for i in range(count)]
    face = forms.polygon([*crest, (box.right + 0.2, y - height), (box.left - 0.2, y - height)])
    deep, light = water.DEEP.mix(water.TEAL, 0.35), water.TEAL.lighter(0.25)
    brush.wash(face, (light.lighter(0.2), deep, light), y - height, y + height, depths=(depth, depth))
    foam = air.lit(FOAM, depth * 0.4)
    lumps = []
    for i, (x, top) in enumerate(crest):
        full = max(0.0, 0.55 + 0.9 * math.sin(i * step * 1.7 + roll(1.0) * 9))
        r = height * (0.07 + 0.42 * full * float(dice.uniform(0.7, 1.2)))
        lumps.append(forms.oval(x, top - r * 0.6, max(step * 0.8, r * 1.4), r))
    brush.raw(forms.union(lumps), Colour(*foam[:3], 0.94))
    for _ in range(int(2.6 * box.width)):
        x, drop = float(dice.uniform(box.left, box.right)), height * float(dice.uniform(0.3, 1.3))
        streak = forms.curve([(x, y + height * 0.3), (x + 0.05, y - drop * 0.3), (x + 0.02, y - drop * 0.7)], closed=False)
        brush.line_raw(streak, Colour(*foam[:3], 0.5), 0.02)
    lace = forms.rolling(dice, 0.03, 1.1)
    edge = [(x, y - height * 0.85 + lace(x)) for x, _ in crest]
    brush.raw(forms.polygon([*edge, *((x, v + 0.035) for x, v in reversed(edge))]), Colour(*foam[:3], 0.75))


def _plumes(brush: Brush, shares: tuple[float, ...], size: float) -> None:
    """Paint the spray of a wave that has hit the rocks: fans of water, drops flung out of them, mist about them."""
    half = min(5.3, brush.box.width / 2)
    for share in shares:
        _plume(brush, share * half + float(brush.dice.uniform(-0.2, 0.2)), EDGE, size * float(brush.dice.uniform(0.8, 1.15)))


def _plume(brush: Brush, x: float, y: float, size: float) -> None:
    dice, air = brush.dice, brush.air
    white = air.lit(FOAM).mix(air.sky[2], 0.12)
    shade = air.shaded(FOAM).mix(water.TEAL, 0.25)
    brush.soft(forms.oval(x, y + size * 0.4, size * 0.62, size * 0.5), Colour(*white[:3], 0.42), 0.16 * size)
    for tone, reach, wide in ((shade, 1.0, 1.0), (white, 0.86, 0.82)):
        fingers = []
        for k in range(11):
            a = (k - 5) / 5 * 0.95 * wide
            long = size * reach * (1 - 0.42 * abs(a)) * float(dice.uniform(0.72, 1.08))
            tip = (x + math.sin(a) * long * 0.85, y + math.cos(a) * long)
            root, thick = x + a * size * 0.34, size * 0.085
            finger = skia.Path()
            finger.moveTo(root - thick, y - 0.4)
            finger.quadTo(root - thick * 0.9, y + long * 0.45, *tip)
            finger.quadTo(root + thick * 1.1, y + long * 0.45, root + thick, y - 0.4)
            finger.close()
            fingers.append(finger)
            fingers.append(forms.oval(*tip, size * 0.035))
        fingers.append(forms.crown(dice, x, y + size * 0.08, size * 0.48, size * 0.18, lobes=10))
        brush.raw(forms.union(fingers), Colour(*tone[:3], 0.92))
    drops = []
    for _ in range(26):
        a, far = float(dice.uniform(-1.15, 1.15)), size * float(dice.uniform(0.7, 1.3))
        r = size * float(dice.uniform(0.012, 0.03))
        drops.append(forms.oval(x + math.sin(a) * far, y + math.cos(a) * far * 0.95, r))
    brush.raw(forms.union(drops), Colour(*white[:3], 0.95))


def burst(phase: float) -> Callable[[float], tuple[float, float, float]]:
    """Return how spray flies: flung up to its place once in every period, falling back by its weight, hidden in between."""
    speed = math.sqrt(-2 * FALL * HIDDEN)

    def at(t: float) -> tuple[float, float, float]:
        age = math.fmod(t / PERIOD + phase, 1.0) * PERIOD
        return (0.05 * age, max(HIDDEN, HIDDEN + speed * age - 0.5 * FALL * age * age), 0.0)

    return at


def surge(phase: float, much: float) -> Callable[[float], tuple[float, float, float]]:
    """Return how a breaking wave comes in fast and draws back slowly: metres across and up the picture."""

    def at(t: float) -> tuple[float, float, float]:
        a = 2 * math.pi * (t / PERIOD + phase)
        return (0.16 * math.sin(a * 0.5), -much * (math.sin(a) + 0.35 * math.sin(2 * a)), 0.0)

    return at


def _shelf(brush: Brush) -> None:
    """Paint the shelf of rock that one stands on: slabs with cracks, pools left by the tide, weed and shells."""
    box, dice = brush.box, brush.dice
    wet, dry = STONE.lighter(-0.14), STONE.lighter(0.16)
    jag = forms.rolling(dice, 0.05, 1.6)
    step = 0.18
    rim = [
        (box.left + i * step, EDGE - 0.02 + jag(i * step) + 0.035 * float(dice.uniform(-1, 1)))
        for i in range(int(box.width / step) + 2)
    ]
    floor = forms.polygon([(box.left - 0.2, box.bottom - 0.5), *rim, (box.right + 0.4, box.bottom - 0.5)])
    brush.wash(floor, (dry.lighter(-0.16), dry, dry.lighter(-0.04), wet), box.bottom, EDGE, depths=(0, 0.2))
    brush.line(forms.polyline(rim), wet.lighter(-0.15), 0.05)
    for _ in range(int(4.6 * box.width)):
        d = float(dice.uniform(-0.95, 0.58))
        _slab(brush, float(dice.uniform(box.left, box.right)) * 1.2, d, dry)
    for _ in range(max(3, int(0.55 * box.width))):
        d = float(dice.choice([dice.uniform(-0.85, -0.35), dice.uniform(0.15, 0.45)]))
        _pool(brush, float(dice.uniform(box.left, box.right)), d)
    for _ in range(int(5 * box.width)):
        d = float(dice.uniform(-0.9, 0.58))
        x, y = forms.ground(float(dice.uniform(box.left, box.right)) * 1.2, d)
        s = lane(d)[0] * float(dice.uniform(0.02, 0.05))
        brush.shape(forms.rock(dice, x, y, s * 2, s), STONE.lighter(float(dice.uniform(-0.2, 0.25))), volume=0.5)


def _slab(brush: Brush, x: float, d: float, stone: Colour) -> None:
    """Paint one flat slab in perspective, its near edge in the shade."""
    dice = brush.dice
    w, deep = float(dice.uniform(0.5, 1.3)), float(dice.uniform(0.07, 0.16))
    ring = [
        forms.ground(
            x + w * math.cos(a) * float(dice.uniform(0.8, 1.1)), d + deep * math.sin(a) * float(dice.uniform(0.8, 1.1))
        )
        for a in (k * math.pi / 4 for k in range(8))
    ]
    tone = stone.lighter(float(dice.uniform(-0.12, 0.10)))
    low = forms.polygon([(a, b - 0.028) for a, b in ring])
    brush.plain(low, Colour(*stone.lighter(-0.34)[:3], 0.75), shade=0.5)
    brush.plain(forms.polygon(ring), tone)
    crack = [forms.ground(x + w * f, d + deep * g) for f, g in ((-0.5, 0.5), (-0.1, 0.1), (0.2, -0.2), (0.3, -0.7))]
    brush.line(forms.polyline(crack), stone.lighter(-0.26), 0.012)


def _pool(brush: Brush, x: float, d: float) -> None:
    dice, air = brush.dice, brush.air
    w = float(dice.uniform(0.35, 0.7))
    ring = [forms.ground(x + w * math.cos(a), d + 0.075 * math.sin(a)) for a in (k * math.pi / 5 for k in range(10))]
    brush.plain(forms.curve([(a, b - 0.015) for a, b in ring]), STONE.lighter(-0.4))
    tone = air.sky[1].mix(air.lit(water.TEAL), 0.5)
    brush.raw(forms.curve(ring), Colour(*tone[:3], 0.9))
    glint = [forms.ground(x + w * f, d + 0.03) for f in (-0.5, 0.1)]
    brush.line_raw(forms.polyline(glint), Colour(*air.sky[2].lighter(0.4)[:3], 0.6), 0.014)
    cx, cy = forms.ground(x + w * 0.7, d - 0.05)
    brush.plain(forms.tuft(dice, cx, cy, 0.13 * lane(d)[0], blades=5, lean=0.2), Colour.hex("#6f8a4c"))


def _boulders(brush: Brush) -> None:
    """Stand the rocks on which the waves break along the edge, greater ones at both sides."""
    half = min(5.3, brush.box.width / 2)
    dice = brush.dice
    for share, d, wide, high in _BOULDERS:
        s, y = lane(d)
        x = share * half + float(dice.uniform(-0.15, 0.15))
        w, h = wide * float(dice.uniform(0.85, 1.15)), high * float(dice.uniform(0.85, 1.15))
        plants.shade(brush, x, y, w * 0.6 * s, 0.3)
        tone = STONE.lighter(float(dice.uniform(-0.10, 0.06)))
        brush.shape(forms.rock(dice, x, y, w * s, h * s), tone, depth=0.15, volume=0.65)
        for k in range(3):
            at = x + w * s * float(dice.uniform(-0.3, 0.3))
            crack = [(at, y + h * s * 0.75), (at + 0.05, y + h * s * 0.5), (at + 0.02 * k, y + h * s * 0.3)]
            brush.line(forms.polyline(crack), tone.lighter(-0.24), 0.018, depth=0.15)
        weed = forms.crown(dice, x, y + 0.03, w * s * 0.44, h * s * 0.12, lobes=8)
        brush.plain(weed, Colour.hex("#6b7f4d"), depth=0.15, shade=0.35)


_BOULDERS = (
    (-0.62, 0.64, 0.9, 0.40), (0.38, 0.65, 0.7, 0.30), (0.66, 0.63, 1.0, 0.46), (-0.16, 0.66, 0.55, 0.22),
    (-0.88, 0.58, 1.7, 1.15), (0.96, 0.56, 1.9, 1.35), (-1.02, 0.48, 1.3, 0.75), (0.80, 0.50, 0.6, 0.34),
)  # fmt: skip
"""Rocks along the edge: (share of the width, depth, width, height)."""


def _lip(brush: Brush) -> None:
    """Frame the lower corners with dark rocks and thrift close to the lens, below every foot."""
    box, dice = brush.box, brush.dice
    for side in (-1, 1):
        for k, (w, h) in enumerate(((1.7, 0.42), (1.1, 0.26))):
            x = side * (box.width / 2 - 0.25 - 0.75 * k)
            rock = forms.rock(dice, x, box.bottom - 0.12, w, h)
            brush.shape(rock, STONE.lighter(-0.42), volume=0.3)
        for k in range(5):
            x = side * (box.width / 2 - 0.1 - 0.2 * k)
            stem = forms.tuft(dice, x, box.bottom + 0.08, 0.30 - 0.03 * k, blades=3, lean=0.1)
            brush.plain(stem, Colour.hex("#6f8a5c"), shade=0.5)
            brush.plain(forms.oval(x + 0.02, box.bottom + 0.36 - 0.03 * k, 0.045, 0.036), Colour.hex("#d8a9cf"), shade=0.3)


def coast(air: Atmosphere) -> list[Layer]:
    """A rocky coast: cliffs with a lighthouse, waves that break on the rocks and throw up spray."""
    rough = {"storm": 1.3, "wind": 1.15}.get(air.weather, 1.0)
    near = lane(0.6)[0]
    return [
        *sky.layers(air),
        Layer(name="headlands", parallax=FAR, paint=_headlands),
        Layer(name="open water", parallax=MIDDLE, paint=_open_water),
        Layer(name="stacks", parallax=NEAR * 0.8, paint=_stacks, repeats=True),
        Layer(
            name="far breaker", parallax=NEAR, paint=functools.partial(_breaker, y=1.14, height=0.10 * rough, depth=0.6),
            motion=surge(0.35, 0.05),
        ),
        Layer(
            name="breaker", parallax=0.6, paint=functools.partial(_breaker, y=0.94, height=0.19 * rough, depth=0.2),
            motion=surge(0.0, 0.10), depth=0.8,
        ),
        Layer(
            name="spray", parallax=near, paint=functools.partial(_plumes, shares=(-0.66, 0.40), size=rough), repeats=True,
            motion=burst(0.62), depth=0.7,
        ),
        Layer(
            name="late spray", parallax=near, paint=functools.partial(_plumes, shares=(0.74,), size=1.1 * rough), repeats=True,
            motion=burst(0.24), depth=0.7,
        ),
        Layer(name="floor", parallax=1.42, paint=_shelf, plane=True, depth=0.0),
        Layer(name="boulders", parallax=BACK + 0.1, paint=_boulders, repeats=True, depth=0.55),
        Layer(name="lip", parallax=1.45, paint=_lip, front=True, depth=0.0),
    ]  # fmt: skip
