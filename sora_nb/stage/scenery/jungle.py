"""Jungle: a rainforest with a waterfall, buttressed giants, lianas and leaves close to the lens."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import country, forms, plants, sky
from sora_nb.stage.scenery.layers import FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.scenery.woods import fern
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

H = sky.HORIZON
LEAF = Colour.hex("#4f9a4a")
DEEP = Colour.hex("#2f6f4c")
BARK = Colour.hex("#7b6650")
MOSS = Colour.hex("#74985a")
BLOSSOMS = tuple(Colour.hex(h) for h in ("#f2b7d9", "#f7d66a", "#d9c4f2", "#fdf6e3"))


def _haze(brush: Brush) -> None:
    """Paint the steam between the trees: bright where the sky shows, deep green at the sides."""
    air, box = brush.air, brush.box
    mist = air.haze.mix(air.lit(Colour.hex("#dff0b8")), 0.5)
    deep = air.lit(Colour.hex("#4f8f68"))
    brush.sky([mist.mix(deep, 0.30), mist, mist.mix(deep, 0.35), deep.lighter(-0.15)], 0.9, box.top)
    brush.glow(0.0, 2.9, 4.6, Colour(*air.disc_colour.mix(air.haze, 0.4)[:3], 0.5 * (0.35 + air.glow)))


def _far_trees(brush: Brush) -> None:
    """Paint ranks of far trees as silhouettes, the crowns of some standing above the others."""
    dice, box = brush.dice, brush.box
    for low, size, depth in ((2.5, 0.95, 2.2), (1.8, 0.8, 1.6)):
        x = box.left - 0.6
        while x < box.right + 0.8:
            s, y = size * float(dice.uniform(0.7, 1.25)), low + float(dice.uniform(-0.3, 0.6))
            if abs(x) > 0.9 or depth < 2:
                trunk = forms.box(x - 0.06 * s, 0.9, x + 0.06 * s, y)
                brush.plain(trunk, BARK, depth=depth, shade=0.4)
                tone = LEAF.mix(DEEP, float(dice.uniform(0.1, 0.8)))
                brush.leaves(forms.crown(dice, x, y, s, s * 0.42, lobes=9), tone, depth=depth)
            x += s * 1.6
    x = box.left
    while x < box.right + 0.6:
        s = 0.5 * float(dice.uniform(0.7, 1.3))
        brush.leaves(forms.crown(dice, x, 1.16, s, s * 0.6, lobes=8), DEEP.lighter(0.06), depth=1.5)
        x += s * 1.35


def _fall(brush: Brush) -> None:
    """Paint a waterfall that comes over a mossy rock face into its pool."""
    half = min(5.3, brush.box.width / 2)
    side = -1 if brush.dice.uniform() < 0.5 else 1
    x, top, foot, dice, air = side * half * 0.16, 3.1, 1.08, brush.dice, brush.air
    face = forms.curve(
        [(x - 1.9, foot - 0.1), (x - 1.7, 1.9), (x - 1.3, 2.7), (x - 0.7, top + 0.05), (x, top - 0.04), (x + 0.7, top + 0.10),
         (x + 1.4, 2.6), (x + 1.75, 1.7), (x + 1.95, foot - 0.1)]
    )  # fmt: skip
    stone = Colour.hex("#7f8a7c")
    brush.shape(face, stone, depth=1.05, volume=0.3)
    brush.canvas.save()
    brush.canvas.clipPath(face, True)
    for _ in range(26):
        a, y = x + float(dice.uniform(-1.8, 1.8)), float(dice.uniform(foot, top))
        w = float(dice.uniform(0.12, 0.34))
        tone = MOSS if dice.uniform() < 0.55 else stone.lighter(float(dice.uniform(-0.2, 0.1)))
        brush.plain(forms.crown(dice, a, y, w, w * 0.4, lobes=7), Colour(*tone[:3], 0.8), depth=1.05, shade=0.3)
    brush.canvas.restore()
    water, white = air.lit(Colour.hex("#bfe6ea"), 0.7), air.lit(Colour.hex("#ffffff"), 0.5)
    sheet = forms.polygon([(x - 0.30, top - 0.04), (x + 0.30, top - 0.02), (x + 0.44, foot), (x - 0.44, foot)])
    brush.raw(sheet, water)
    for k in range(9):
        a = x - 0.27 + 0.54 * k / 8 + float(dice.uniform(-0.02, 0.02))
        low = foot + float(dice.uniform(0, 0.5))
        strand = [(a, top - float(dice.uniform(0.04, 0.6))), (a + (a - x) * 0.3, low)]
        brush.line_raw(forms.polyline(strand), Colour(*white[:3], 0.7), 0.03 + 0.02 * (k % 2))
    pool = forms.oval(x, foot - 0.02, 1.15, 0.10)
    brush.raw(pool, air.lit(Colour.hex("#7fc0b8"), 0.6))
    brush.line_raw(pool, Colour(*white[:3], 0.5), 0.02)
    brush.raw(forms.crown(dice, x, foot + 0.02, 0.55, 0.10, lobes=10), Colour(*white[:3], 0.85))
    for dx in (-0.3, 0.0, 0.3):
        brush.soft(forms.oval(x + dx, foot + 0.25, 0.55, 0.30), Colour(*white[:3], 0.26), 0.16)


def _thicket(brush: Brush) -> None:
    """Paint the middle distance: palms, tree ferns and bushes at both sides of a clearing."""
    dice, box = brush.dice, brush.box
    half = min(5.6, box.width / 2)
    x = box.left
    while x < box.right + 0.5:
        s = 0.42 * float(dice.uniform(0.7, 1.3)) * (0.6 + min(1.0, abs(x) / half))
        tone = LEAF.mix(DEEP, float(dice.uniform(0.1, 0.9)))
        brush.leaves(forms.crown(dice, x, 1.08 + s * 0.25, s, s * 0.6, lobes=8), tone, depth=0.8)
        x += s * 1.3
    for share, h in ((-0.52, 2.3), (0.62, 2.7), (0.44, 1.7)):
        at = share * half + float(dice.uniform(-0.3, 0.3))
        plants.palm(brush, at, 1.06, h, depth=0.75, lean=float(dice.uniform(-0.12, 0.12)))
    for share in (-0.72, -0.30, 0.28, 0.78):
        broadleaf(brush, share * half + float(dice.uniform(-0.2, 0.2)), 1.05, float(dice.uniform(0.5, 0.8)), depth=0.65)


def broadleaf(brush: Brush, x: float, y: float, size: float, *, depth: float, shade: float = 0.0) -> None:
    """Paint a plant of broad pointed leaves, each with its rib, standing at (x, y)."""
    dice = brush.dice
    for k in (0, 6, 1, 5, 2, 4, 3):
        a = (k - 3) / 3 * 1.15 + float(dice.uniform(-0.1, 0.1))
        long = size * (1.0 - 0.22 * abs(a)) * float(dice.uniform(0.85, 1.1))
        tip = (x + math.sin(a) * long, y + math.cos(a) * long * 0.9 - 0.10 * size * a * a)
        mid = (x + math.sin(a) * long * 0.45, y + math.cos(a * 0.7) * long * 0.62)
        across = size * 0.15
        nx, ny = math.cos(a) * across, -math.sin(a) * across
        leaf = skia.Path()
        leaf.moveTo(x, y)
        leaf.quadTo(mid[0] - nx * 1.5, mid[1] - ny * 1.5, *tip)
        leaf.quadTo(mid[0] + nx * 1.5, mid[1] + ny * 1.5, x, y)
        leaf.close()
        tone = LEAF.lighter(-0.14 + 0.05 * (k % 3))
        if shade:
            brush.plain(leaf, tone, depth=depth, shade=shade)
        else:
            brush.shape(leaf, tone, depth=depth, volume=0.4)
        rib = skia.Path()
        rib.moveTo(x, y)
        rib.quadTo(*mid, *tip)
        brush.line(rib, tone.lighter(0.22), 0.016 * size + 0.004, depth=depth, shade=shade)


def _jungle_floor(brush: Brush) -> None:
    """Paint the floor: moss and leaf mould, spots of light, roots, ferns and fallen blossoms."""
    box, dice, air = brush.box, brush.dice, brush.air
    tones = (MOSS.lighter(-0.36), MOSS.lighter(-0.16), MOSS.lighter(-0.02), MOSS.lighter(0.12))
    brush.wash(forms.box(box.left, box.bottom - 0.5, box.right, H + 0.02), tones, box.bottom, H, depths=(0, 0.6))
    earth = air.lit(Colour.hex("#8f7a58"), 0.1)
    trail = [(-2.6, -1.0), (-1.3, -0.2), (-0.8, 0.4), (-0.3, 0.98), (0.3, 0.98), (0.7, 0.4), (1.2, -0.2), (2.2, -1.0)]
    brush.soft(forms.curve([forms.ground(*p) for p in trail]), Colour(*earth[:3], 0.60), 0.12)
    for _ in range(int(3 * box.width)):
        x, y = forms.ground(float(dice.uniform(box.left, box.right)) * 1.4, d := float(dice.uniform(-0.9, 0.95)))
        s = lane(d)[0]
        spot = forms.oval(x, y, 0.34 * s, 0.06 * s)
        brush.soft(spot, Colour(*air.disc_colour[:3], 0.18 * air.glow), 0.03)
    for _ in range(int(10 * box.width)):
        d = float(dice.uniform(-0.9, 0.95))
        x, y = forms.ground(float(dice.uniform(box.left, box.right)) * 1.4, d)
        s = 0.05 * lane(d)[0]
        tone = Colour.hex(("#a98d4f", "#8fa04f", "#c2ad62", "#7f6b48")[int(dice.integers(4))])
        leaf = forms.curve([(x - s, y), (x, y + s * 0.4), (x + s, y + s * 0.1), (x, y - s * 0.3)])
        brush.plain(leaf, Colour(*tone[:3], 0.85), depth=max(0.0, d) * 0.5)
    plants.grass(brush, colour=MOSS.lighter(-0.20), near=-0.9, far=0.98, count=int(7 * box.width), size=0.15)
    for _ in range(int(0.9 * box.width)):
        d = float(dice.choice([dice.uniform(-0.95, -0.55), dice.uniform(0.45, 0.9)]))
        x, y = forms.ground(float(dice.uniform(box.left, box.right)) * 1.3, d)
        fern(brush, x, y, 0.34 * lane(d)[0] * float(dice.uniform(0.7, 1.2)))


def _giants(brush: Brush) -> None:
    """Stand the great trees at the sides, on buttress roots, climbing plants and orchids on their trunks."""
    half = min(5.3, brush.box.width / 2)
    dice, box = brush.dice, brush.box
    for side, w in ((-1, 0.40), (1, 0.46)):
        x, y = side * half * float(dice.uniform(0.90, 0.98)), lane(0.52)[1]
        plants.shade(brush, x, y, 1.2, 0.2)
        top = box.top + 0.5
        trunk = forms.curve(
            [(x - w * 3.0, y - 0.06), (x - w * 1.5, y + 0.42), (x - w * 0.85, y + 1.5), (x - w * 0.8, top), (x + w * 0.8, top),
             (x + w * 0.9, y + 1.4), (x + w * 1.5, y + 0.46), (x + w * 2.9, y - 0.06), (x + w * 1.1, y + 0.10),
             (x + w * 0.2, y - 0.04), (x - w * 1.0, y + 0.08)]
        )  # fmt: skip
        brush.shape(trunk, BARK, depth=0.22, volume=0.5)
        for k in (-1.6, -0.7, 0.5, 1.5):
            root = forms.curve([(x + k * w, y + 0.02), (x + k * w * 0.62, y + 0.6), (x + k * w * 0.42, y + 1.6)], closed=False)
            brush.line(root, BARK, 0.04, depth=0.2, shade=0.9)
        for _ in range(5):
            a, h = x + w * float(dice.uniform(-0.75, 0.75)), y + float(dice.uniform(0.7, 4.2))
            s = float(dice.uniform(0.10, 0.2))
            brush.leaves(forms.crown(dice, a, h, s, s * 0.75, lobes=6), LEAF.mix(DEEP, float(dice.uniform(0, 0.8))), depth=0.18)
            if dice.uniform() < 0.5:
                tone = BLOSSOMS[int(dice.integers(4))]
                brush.plain(forms.union([forms.oval(a + dx, h + dy, 0.045) for dx, dy in _PETALS]), tone, depth=0.15)
        broadleaf(brush, x - side * w * 2.9, y - 0.06, 0.85, depth=0.2)
        fern(brush, x - side * w * 4.6, y - 0.02, 0.55)


_PETALS = ((0.05, 0.0), (-0.03, 0.045), (-0.03, -0.045), (0.0, 0.0))


def _canopy(brush: Brush) -> None:
    """Hang the roof of leaves from the top of the picture, lower at the sides."""
    dice, box = brush.dice, brush.box
    half = min(5.6, box.width / 2)
    for row in range(2):
        x = box.left - 0.4
        while x < box.right + 0.6:
            s = float(dice.uniform(0.6, 1.1))
            edge = min(1.2, abs(x) / half)
            y = box.top - 0.05 - 0.85 * edge**2 - 0.22 * row + float(dice.uniform(-0.12, 0.18))
            tone = DEEP.mix(LEAF, 0.35 * row + float(dice.uniform(0, 0.2)))
            if row == 0:
                brush.plain(forms.box(x - s, y + 0.3, x + s, box.top + 1.0), DEEP, depth=0.35, shade=0.3)
            brush.leaves(forms.crown(dice, x, y + 0.25, s, s * 0.5, lobes=9), tone, depth=0.35 - 0.15 * row)
            x += s * 1.1


def _lianas(brush: Brush) -> None:
    """Hang lianas: ropes that sag from tree to tree, and some that end in the air with leaves on them."""
    dice, box = brush.dice, brush.box
    half = min(5.3, box.width / 2)
    for a, b, drop in ((-1.05, -0.32, 1.1), (0.30, 1.05, 1.3), (-0.55, 0.5, 0.55)):
        sag = drop * float(dice.uniform(0.75, 1.15))
        points = [
            (half * (a + (b - a) * f), box.top + 0.1 - sag * math.sin(math.pi * f) ** 1.2) for f in (k / 8 for k in range(9))
        ]
        rope = forms.curve(points, closed=False)
        brush.line(rope, Colour.hex("#5f6b42"), 0.055, depth=0.2, shade=0.4)
        for px, py in points[1:-1]:
            _leaflet(brush, px, py, float(dice.uniform(0.12, 0.2)))
    for share in (-0.70, -0.44, 0.40, 0.66):
        x = share * half + float(dice.uniform(-0.2, 0.2))
        long = float(dice.uniform(0.9, 1.7)) * (0.5 + abs(share))
        points = [(x + 0.05 * math.sin(k * 1.3), box.top + 0.2 - long * k / 6) for k in range(7)]
        brush.line(forms.curve(points, closed=False), Colour.hex("#5f6b42"), 0.035, depth=0.2, shade=0.3)
        for px, py in points[1:]:
            _leaflet(brush, px, py, 0.13)


def _leaflet(brush: Brush, x: float, y: float, size: float) -> None:
    for side in (-1, 1):
        leaf = forms.curve([(x, y), (x + side * size * 0.6, y - size * 0.1), (x + side * size, y - size * 0.8),
                            (x + side * size * 0.3, y - size * 0.6)])  # fmt: skip
        brush.plain(leaf, LEAF.lighter(0.06 * side), depth=0.2, shade=0.25)


def _near_leaves(brush: Brush) -> None:
    """Frame the lower corners with dark leaves close to the lens."""
    box = brush.box
    for side in (-1, 1):
        x = side * box.width / 2
        broadleaf(brush, x - side * 0.05, box.bottom - 0.24, 0.88, depth=0.0, shade=0.95)
        broadleaf(brush, x - side * 0.95, box.bottom - 0.36, 0.60, depth=0.0, shade=0.9)


def jungle(air: Atmosphere) -> list[Layer]:
    """A rainforest: a waterfall in the haze, palms, giants on buttress roots, lianas that sway."""
    lean = country.sway(air, 0.012)
    return [
        Layer(name="haze", parallax=0.05, paint=_haze),
        Layer(name="far trees", parallax=FAR, paint=_far_trees),
        Layer(name="fall", parallax=MIDDLE, paint=_fall, repeats=True),
        Layer(name="thicket", parallax=NEAR, paint=_thicket),
        Layer(name="floor", parallax=1.42, paint=_jungle_floor, plane=True, depth=0.0),
        Layer(name="giants", parallax=lane(0.52)[0], paint=_giants, repeats=True, depth=0.52),
        Layer(name="canopy", parallax=0.85, paint=_canopy, depth=0.5),
        Layer(name="lianas", parallax=0.9, paint=_lianas, repeats=True, motion=lambda t: _hung(lean(t)[2]), depth=0.5),
        Layer(name="near leaves", parallax=1.45, paint=_near_leaves, front=True, depth=0.0),
    ]


def _hung(lean: float) -> tuple[float, float, float]:
    """Return a sway about the top of the picture, from which things hang, rather than about the floor."""
    return (5.0 * lean, 0.0, -lean)
