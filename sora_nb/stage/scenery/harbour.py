"""Harbour: a stone quay with bollards and crates, boats at their moorings, the town across the water."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import country, forms, plants, sky, town, water
from sora_nb.stage.scenery.coast import lighthouse
from sora_nb.stage.scenery.layers import FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

EDGE = 0.70
"""Metres up the picture at which the quay ends."""
STONE = Colour.hex("#b3aca0")
HULLS = tuple(Colour.hex(h) for h in ("#3f6f96", "#e9e2d0", "#4f8a7d", "#d9a84e", "#5b6480", "#7fa9bd"))
WOOD = Colour.hex("#a98259")
IRON = Colour.hex("#4a525c")


def _hills(brush: Brush) -> None:
    country.hills(brush, Colour.hex("#8fb08a"), 1.9, base=2.05, height=0.26, wave=5.2)
    country.hills(brush, Colour.hex("#86ad77"), 1.5, base=1.88, height=0.14, wave=3.4)


def _far_shore(brush: Brush) -> None:
    """Paint the far quay: a row of gabled houses, a mole and its lighthouse."""
    box, dice = brush.box, brush.dice
    foot, depth = water.OFFING - 0.02, 1.0
    x, k = box.left - 0.4, int(dice.integers(len(town.FRONTS)))
    while x < box.right + 0.4:
        w, h = float(dice.uniform(0.42, 0.66)), float(dice.uniform(0.52, 0.92))
        _gable(brush, x, foot, (w, h), town.FRONTS[k % len(town.FRONTS)])
        x, k = x + w + (0.02 if float(dice.uniform()) < 0.8 else 0.35), k + 1 + int(dice.integers(3))
    brush.plain(forms.box(box.left, foot - 0.09, box.right, foot + 0.02), STONE.lighter(-0.12), depth=depth, shade=0.4)
    side = -1 if dice.uniform() < 0.5 else 1
    tip = side * box.width * 0.18
    mole = forms.box(min(tip, side * box.width), foot - 0.20, max(tip, side * box.width), foot - 0.06, 0.02)
    brush.shape(mole, STONE.lighter(-0.05), depth=0.85, volume=0.2)
    lighthouse(brush, tip + side * 0.16, foot - 0.06, 1.05, depth=0.75)


def _gable(brush: Brush, x: float, y: float, size: tuple[float, float], colour: Colour) -> None:
    (w, h), dice, depth = size, brush.dice, 1.0
    brush.plain(forms.box(x, y, x + w, y + h), colour, depth=depth)
    brush.plain(forms.box(x + w * 0.86, y, x + w, y + h), colour, depth=depth, shade=0.6)
    roof = forms.polygon([(x - 0.03, y + h), (x + w + 0.03, y + h), (x + w / 2, y + h + w * 0.55)])
    brush.shape(roof, Colour.hex(("#8a7f86", "#9a8272", "#77808c")[int(dice.integers(3))]), depth=depth, volume=0.2)
    for i in range(2):
        for j in range(max(2, round(h / 0.26))):
            px, py = x + w * (0.18 + 0.40 * i), y + 0.08 + 0.24 * j
            if py + 0.14 > y + h:
                continue
            pane = forms.box(px, py, px + w * 0.2, py + 0.13)
            if float(dice.uniform()) < 0.6 * brush.air.lamps:
                brush.raw(pane, town.WARM)
            else:
                brush.plain(pane, Colour.hex("#6f8798"), depth=depth)


def _basin(brush: Brush) -> None:
    """Paint the basin: still water, in which the far houses stand on their heads as long streaks."""
    water.surface(brush, EDGE - 0.1, water.OFFING - 0.1)
    dice, box, air = brush.dice, brush.box, brush.air
    for _ in range(int(7 * box.width)):
        x, f = float(dice.uniform(box.left, box.right)), float(dice.uniform(0, 1))
        front = town.FRONTS[int(dice.integers(len(town.FRONTS)))]
        tone = town.WARM if air.lamps > 0.4 and dice.uniform() < 0.5 else air.lit(front, 0.6)
        y, w = water.OFFING - 0.12 - 0.34 * f, 0.06 + 0.10 * f
        brush.raw(forms.oval(x, y, w, 0.012), Colour(*tone[:3], 0.5 * (1 - f) + 0.1))


def _moored(brush: Brush, number: int) -> None:
    """Paint one boat of the basin; which kind, by its number."""
    half = min(5.3, brush.box.width / 2)
    dice = brush.dice
    share, y, size = ((-0.80, 1.16, 0.72), (-0.22, 1.22, 0.62), (0.34, 1.10, 0.80), (0.92, 1.18, 0.70))[number]
    hull = HULLS[(number * 2 + int(dice.integers(2))) % len(HULLS)]
    x = share * half + float(dice.uniform(-0.2, 0.2))
    dark = brush.air.lit(water.DEEP.lighter(-0.2), 0.3)
    brush.soft(forms.oval(x, y - 0.03, size * 1.1, 0.07), Colour(*dark[:3], 0.6), 0.03)
    (fishing_boat if number % 2 else yacht)(brush, x, y, size, hull)


def _hull(brush: Brush, x: float, y: float, s: float, colour: Colour, *, high: float) -> None:
    hull = forms.polygon(
        [(x - s * 1.0, y + s * high), (x - s * 0.9, y + s * high * 0.95), (x + s * 0.75, y + s * high * 0.9),
         (x + s * 1.1, y + s * high * 1.25), (x + s * 0.86, y), (x + s * 0.7, y - s * 0.06), (x - s * 0.85, y - s * 0.06)]
    )  # fmt: skip
    brush.shape(hull, colour, depth=0.35, volume=0.35)
    brush.canvas.save()
    brush.canvas.clipPath(hull, True)
    brush.plain(forms.box(x - s * 1.1, y - 0.1, x + s * 1.2, y + s * 0.05), colour.lighter(-0.4), depth=0.35)
    brush.canvas.restore()
    rail = [(x - s * 1.0, y + s * high), (x + s * 0.75, y + s * high * 0.93), (x + s * 1.1, y + s * high * 1.25)]
    brush.line(forms.polyline(rail), Colour.hex("#f4eee0"), 0.035 * s, depth=0.3)


def yacht(brush: Brush, x: float, y: float, size: float, colour: Colour) -> None:
    """Paint a sailing yacht at rest, its sail furled along the boom."""
    s = size
    mast = x + s * 0.08
    brush.line(forms.polyline([(mast, y + s * 0.2), (mast, y + s * 3.0)]), Colour.hex("#cdb58e"), 0.05 * s, depth=0.3)
    for end in (x - s * 0.98, x + s * 1.06):
        stay = forms.polyline([(mast, y + s * 2.95), (end, y + s * 0.4)])
        brush.line(stay, Colour(*IRON[:3], 0.7), 0.012, depth=0.4)
    brush.shape(forms.box(mast - s * 0.85, y + s * 0.62, mast, y + s * 0.76, 0.05 * s), Colour.hex("#f3ecdc"), depth=0.3)
    cabin = forms.polygon(
        [(x - s * 0.35, y + s * 0.3), (x - s * 0.28, y + s * 0.52), (x + s * 0.42, y + s * 0.5), (x + s * 0.55, y + s * 0.3)]
    )
    brush.shape(cabin, Colour.hex("#f4efe3"), depth=0.3, volume=0.3)
    for k in range(3):
        brush.plain(forms.oval(x - s * 0.15 + k * s * 0.2, y + s * 0.42, s * 0.05), Colour.hex("#56717f"), depth=0.3)
    _hull(brush, x, y, s, colour, high=0.36)
    pennant = [(mast, y + s * 3.0), (mast, y + s * 2.84), (mast - s * 0.34, y + s * 2.92)]
    brush.plain(forms.polygon(pennant), Colour.hex("#e6b84f"), depth=0.3)


def fishing_boat(brush: Brush, x: float, y: float, size: float, colour: Colour) -> None:
    """Paint a fishing boat: wheelhouse astern, a mast with its derrick, fenders along the side."""
    s = size
    house = forms.box(x - s * 0.75, y + s * 0.4, x - s * 0.15, y + s * 1.15, 0.03)
    brush.shape(house, Colour.hex("#f2ecdd"), depth=0.3, volume=0.25)
    brush.shape(forms.box(x - s * 0.82, y + s * 1.12, x - s * 0.08, y + s * 1.22, 0.02), colour.lighter(-0.1), depth=0.3)
    pane = forms.box(x - s * 0.62, y + s * 0.78, x - s * 0.26, y + s * 1.02)
    if brush.air.lamps > 0.4:
        brush.glow(x - s * 0.44, y + s * 0.9, s * 0.9, Colour(1.0, 0.84, 0.54, 0.4))
        brush.raw(pane, town.WARM)
    else:
        brush.plain(pane, Colour.hex("#6f93a5"), depth=0.3)
    mast = x + s * 0.2
    brush.line(forms.polyline([(mast, y + s * 0.3), (mast, y + s * 1.75)]), WOOD, 0.055 * s, depth=0.3)
    brush.line(forms.polyline([(mast, y + s * 0.7), (mast + s * 0.75, y + s * 1.45)]), WOOD, 0.045 * s, depth=0.3)
    for end in ((mast + s * 0.75, y + s * 1.45), (x + s * 1.05, y + s * 0.52), (x - s * 0.2, y + s * 1.2)):
        brush.line(forms.polyline([(mast, y + s * 1.72), end]), Colour(*IRON[:3], 0.7), 0.012, depth=0.4)
    _hull(brush, x, y, s, colour, high=0.46)
    for f in (-0.6, -0.1, 0.4):
        brush.shape(forms.oval(x + s * f, y + s * 0.22, s * 0.075, s * 0.13), Colour.hex("#e9b45c"), depth=0.3, volume=0.6)


def _quay(brush: Brush) -> None:
    """Paint the quay: great flags in courses, a kerb of dressed stone along the water."""
    box, dice = brush.box, brush.dice
    tones = (STONE.lighter(-0.20), STONE.lighter(-0.04), STONE.lighter(0.08))
    brush.wash(forms.box(box.left, box.bottom - 0.5, box.right, EDGE), tones, box.bottom, EDGE, depths=(0, 0.25))
    far = EDGE / 1.1
    reach = box.width
    rows = [-1.0 + (far + 0.94) * k / 6 for k in range(7)]
    for n, (near, end) in enumerate(itertools.pairwise(rows)):
        x = -reach - 0.5 * (n % 2)
        while x < reach:
            w = float(dice.uniform(0.9, 1.3))
            tone = STONE.lighter(float(dice.uniform(-0.11, 0.08)))
            brush.plain(forms.patch(x + 0.012, x + w - 0.012, near + 0.008, end), Colour(*tone[:3], 0.85), depth=0.1)
            x += w
    brush.plain(forms.box(box.left, EDGE - 0.03, box.right, EDGE + 0.06), STONE.lighter(0.16))
    x = -reach
    while x < reach:
        brush.line(forms.polyline([(x, EDGE - 0.03), (x, EDGE + 0.06)]), STONE.lighter(-0.3), 0.014)
        x += 0.62
    brush.plain(forms.box(box.left, EDGE - 0.055, box.right, EDGE - 0.03), STONE.lighter(-0.2), shade=0.6)


def _bollard(brush: Brush, x: float, y: float, size: float) -> None:
    plants.shade(brush, x, y, 0.2 * size, 0.1)
    brush.shape(forms.box(x - 0.09 * size, y, x + 0.09 * size, y + 0.32 * size), IRON, volume=0.6)
    brush.shape(forms.oval(x, y + 0.34 * size, 0.15 * size, 0.075 * size), IRON.lighter(0.1), volume=0.6)
    coil = forms.union([forms.oval(x, y + (0.08 + 0.05 * k) * size, 0.12 * size, 0.03 * size) for k in range(3)])
    brush.line(coil, Colour.hex("#d8c69a"), 0.025 * size)


def _crate(brush: Brush, x: float, y: float, size: float) -> None:
    plants.shade(brush, x, y, size * 0.6, 0.15)
    box = forms.box(x - size / 2, y, x + size / 2, y + size * 0.8, 0.015)
    brush.shape(box, WOOD, depth=0.1, volume=0.15)
    for k in range(4):
        yy = y + size * 0.8 * (k + 0.5) / 4
        brush.line(forms.polyline([(x - size / 2, yy), (x + size / 2, yy)]), WOOD.lighter(-0.25), 0.016)
    for dx in (-0.42, 0.42):
        post = forms.box(x + dx * size - 0.03, y, x + dx * size + 0.03, y + size * 0.8)
        brush.plain(post, WOOD.lighter(0.15), depth=0.1)


def _barrel(brush: Brush, x: float, y: float, size: float) -> None:
    plants.shade(brush, x, y, size * 0.4, 0.15)
    w = size * 0.36
    body = forms.curve(
        [(x - w * 0.8, y), (x - w, y + size * 0.5), (x - w * 0.8, y + size), (x + w * 0.8, y + size), (x + w, y + size * 0.5),
         (x + w * 0.8, y)]
    )  # fmt: skip
    brush.shape(body, WOOD.lighter(-0.08), depth=0.1, volume=0.55)
    for f in (0.2, 0.8):
        brush.line(forms.polyline([(x - w * 0.93, y + size * f), (x + w * 0.93, y + size * f)]), IRON, 0.035, depth=0.1)


def _quay_things(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    side = -1 if brush.dice.uniform() < 0.5 else 1
    y = lane(0.60)[1]
    town.street_lamp(brush, -side * half * 0.66, y, 2.2, 0.15)
    for share in (-0.42, 0.14, 0.62):
        _bollard(brush, share * half, y - 0.02, 0.95)
    x = side * half * 0.92
    _barrel(brush, x - side * 0.62, y - 0.06, 0.62)
    _crate(brush, x, y - 0.10, 0.72)
    _crate(brush, x - side * 0.02, y - 0.10 + 0.576, 0.56)
    _barrel(brush, -side * half * 0.94, y - 0.08, 0.68)
    net = forms.crown(brush.dice, -side * half * 0.80, y - 0.02, 0.34, 0.15, lobes=8)
    brush.shape(net, Colour.hex("#6f9a93"), depth=0.1, volume=0.4)
    for k in range(4):
        dx = -0.24 + 0.16 * k
        brush.plain(forms.oval(-side * half * 0.80 + dx, y + 0.05 + 0.05 * (k % 2), 0.045), Colour.hex("#e6b84f"))


def _rope(brush: Brush) -> None:
    """Frame the lower corners with a mooring post and its rope, close to the lens."""
    box = brush.box
    for side in (-1, 1):
        x = side * (box.width / 2 - 0.22)
        post = forms.box(x - 0.16, box.bottom - 0.3, x + 0.16, box.bottom + 0.40, 0.08)
        brush.shape(post, WOOD.lighter(-0.42), volume=0.5)
        for k in range(3):
            y = box.bottom + 0.10 + 0.075 * k
            brush.line(forms.polyline([(x - 0.17, y), (x + 0.17, y + 0.03)]), Colour.hex("#b7a47a"), 0.055, shade=0.4)


def harbour(air: Atmosphere) -> list[Layer]:
    """A harbour: the quay in front, boats that rock at their moorings, the town and its lighthouse across the water."""
    rough = {"storm": 2.2, "wind": 1.6, "rain": 1.2}.get(air.weather, 1.0)
    boats = [
        Layer(
            name=f"boat {k}", parallax=NEAR + 0.06 * (k % 2), paint=functools.partial(_moored, number=k), repeats=True,
            motion=water.bob(0.03 * rough, 0.025 * rough, 1.0 + 0.07 * k, 1.9 * k), depth=0.85,
        )
        for k in (1, 3, 0, 2)
    ]  # fmt: skip
    return [
        *sky.layers(air),
        Layer(name="hills", parallax=FAR, paint=_hills),
        Layer(name="far shore", parallax=MIDDLE, paint=_far_shore),
        Layer(name="basin", parallax=MIDDLE, paint=_basin),
        *boats,
        Layer(name="floor", parallax=1.42, paint=_quay, plane=True, depth=0.0),
        Layer(name="things", parallax=lane(0.60)[0], paint=_quay_things, repeats=True, depth=0.6),
        Layer(name="rope", parallax=1.45, paint=_rope, front=True, depth=0.0),
    ]
