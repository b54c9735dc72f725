"""Town: street, city and playground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms, plants, sky
from sora_nb.stage.scenery.layers import FAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

H = sky.HORIZON
WARM = Colour.hex("#ffdf9a")
FRONTS = tuple(Colour.hex(h) for h in ("#e6d3b3", "#b9cbd6", "#d9b9a8", "#c4d0ae", "#d8c6d8", "#e9dcc9", "#a9bcc4"))


def skyline(brush: Brush, colour: Colour, depth: float, *, base: float, low: float, high: float, wide: float = 0.8) -> None:
    """Paint a row of far buildings, a few windows lit when lamps are on."""
    dice, box, air = brush.dice, brush.box, brush.air
    x = box.left - 0.5
    while x < box.right + 0.5:
        w = wide * float(dice.uniform(0.6, 1.3))
        h = float(dice.uniform(low, high))
        tone = colour.lighter(float(dice.uniform(-0.06, 0.06)))
        brush.plain(forms.box(x, base - 1.5, x + w, base + h), tone, depth=depth, shade=0.3)
        sun_side = w * 0.28
        edge = (x, x + sun_side) if air.light.sun[0] < 0 else (x + w - sun_side, x + w)
        brush.plain(forms.box(edge[0], base - 1.5, edge[1], base + h), tone.lighter(0.08), depth=depth)
        if float(dice.uniform(0, 1)) < 0.35:
            brush.plain(forms.box(x + w * 0.42, base + h, x + w * 0.46, base + h + 0.3), tone, depth=depth, shade=0.4)
        _panes(brush, x, base, w, h, depth=depth)
        x += w + float(dice.uniform(-0.02, 0.10))


def _panes(brush: Brush, x: float, base: float, w: float, h: float, *, depth: float) -> None:
    dice, air = brush.dice, brush.air
    nx, ny = max(2, int(w / 0.17)), max(2, int(h / 0.22))
    lit_paths: list[skia.Path] = []
    dark_paths: list[skia.Path] = []
    for i in range(nx):
        for j in range(ny):
            px, py = x + w * (i + 0.25) / nx, base + h * (j + 0.3) / ny
            pane = forms.box(px, py, px + w * 0.5 / nx, py + h * 0.45 / ny)
            (lit_paths if float(dice.uniform(0, 1)) < 0.42 * air.lamps else dark_paths).append(pane)
    brush.plain(forms.union(dark_paths), Colour(0.42, 0.52, 0.62, 0.45), depth=depth, shade=0.5)
    brush.raw(forms.union(lit_paths), WARM.mix(air.haze, min(0.55, 0.22 * depth)))


def house(
    brush: Brush, x: float, y: float, width: float, storeys: int, *, colour: Colour, depth: float, shop: bool = False
) -> None:
    """Paint a town house front standing at (x, y) = its lower left corner."""
    dice, air = brush.dice, brush.air
    tall = 1.05
    h = storeys * tall + 0.25
    brush.shape(forms.box(x, y, x + width, y + h), colour, depth=depth, volume=0.0)
    brush.plain(forms.box(x + width * 0.93, y, x + width, y + h), colour, depth=depth, shade=0.6)
    brush.shape(
        forms.box(x - 0.05, y + h - 0.04, x + width + 0.05, y + h + 0.14), colour.lighter(0.22), depth=depth, volume=0.1
    )
    brush.plain(forms.box(x, y + h - 0.14, x + width, y + h - 0.04), colour, depth=depth, shade=0.5)
    if dice.uniform() < 0.7:
        roof = forms.polygon(
            [
                (x - 0.04, y + h + 0.14),
                (x + width + 0.04, y + h + 0.14),
                (x + width * 0.86, y + h + 0.62),
                (x + width * 0.14, y + h + 0.62),
            ]
        )
        brush.shape(roof, Colour.hex("#77798c"), depth=depth, volume=0.15)
    count = max(2, round(width / 0.72))
    for row in range(1 if shop else 0, storeys):
        for i in range(count):
            wx = x + width * (i + 0.5) / count
            wy = y + row * tall + 0.32
            if row == 0 and i == count // 2:
                _door(brush, wx, y, depth)
                continue
            _window(brush, wx, wy, 0.38, 0.56, depth=depth, lit=bool(dice.uniform() < 0.55 * air.lamps))
    if shop:
        _shop(brush, x, y, width, depth)


def _window(brush: Brush, x: float, y: float, w: float, h: float, *, depth: float, lit: bool) -> None:
    brush.plain(forms.box(x - w / 2 - 0.05, y - 0.05, x + w / 2 + 0.05, y + h + 0.05), Colour.hex("#f3ede0"), depth=depth)
    pane = forms.box(x - w / 2, y, x + w / 2, y + h)
    if lit:
        brush.raw(pane, WARM)
        brush.glow(x, y + h / 2, 0.55, Colour(1.0, 0.84, 0.5, 0.22))
    else:
        brush.plain(pane, Colour.hex("#7f9fb5"), depth=depth)
        brush.plain(
            forms.polygon([(x - w / 2, y + h * 0.5), (x + w * 0.1, y + h), (x + w * 0.36, y + h), (x - w / 2, y + h * 0.18)]),
            Colour.hex("#b4cfdd"),
            depth=depth,
        )
    brush.line(forms.polyline([(x, y), (x, y + h)]), Colour.hex("#f3ede0"), 0.035, depth=depth)
    brush.plain(
        forms.box(x - w / 2 - 0.08, y - 0.10, x + w / 2 + 0.08, y - 0.04), Colour.hex("#e4dccb"), depth=depth, shade=0.3
    )


def _door(brush: Brush, x: float, y: float, depth: float) -> None:
    tone = Colour.hex(("#4f7d86", "#6d6a8d", "#5e8262")[int(brush.dice.integers(3))])
    brush.plain(forms.box(x - 0.30, y, x + 0.30, y + 0.98, 0.04), Colour.hex("#efe8da"), depth=depth)
    brush.shape(forms.box(x - 0.23, y, x + 0.23, y + 0.90, 0.02), tone, depth=depth, volume=0.1)
    brush.plain(forms.box(x - 0.14, y + 0.56, x + 0.14, y + 0.80, 0.02), Colour.hex("#b9d2dc"), depth=depth)
    brush.plain(forms.box(x - 0.36, y, x + 0.36, y + 0.06), Colour.hex("#cfc7ba"), depth=depth)


def _shop(brush: Brush, x: float, y: float, width: float, depth: float) -> None:
    glass = forms.box(x + 0.16, y + 0.22, x + width * 0.64, y + 0.84)
    brush.plain(forms.box(x + 0.08, y + 0.06, x + width - 0.08, y + 1.0), Colour.hex("#6b7f80"), depth=depth)
    if brush.air.lamps > 0.4:
        brush.raw(glass, WARM)
        brush.glow(x + width * 0.4, y + 0.5, 1.3, Colour(1.0, 0.84, 0.5, 0.26))
    else:
        brush.plain(glass, Colour.hex("#9fc0cc"), depth=depth)
    brush.plain(forms.box(x + width * 0.70, y + 0.06, x + width * 0.90, y + 0.86), Colour.hex("#8fb0b8"), depth=depth)
    stripes = 8
    for i in range(stripes):
        a, b = x + width * i / stripes, x + width * (i + 1) / stripes
        cloth = Colour.hex("#f4eee2") if i % 2 else Colour.hex("#6fa3a0")
        brush.plain(
            forms.polygon([(a, y + 1.18), (b, y + 1.18), (b + 0.02, y + 0.88), (a - 0.02, y + 0.88)]), cloth, depth=depth
        )
        brush.plain(forms.oval((a + b) / 2, y + 0.88, (b - a) / 2, 0.05), cloth, depth=depth, shade=0.25)


def street_lamp(brush: Brush, x: float, y: float, height: float, depth: float) -> None:
    """Paint a street lamp, glowing when lamps are on."""
    iron = Colour.hex("#4c5560")
    brush.line(forms.polyline([(x, y), (x, y + height)]), iron, 0.06, depth=depth)
    brush.shape(
        forms.polygon([(x - 0.1, y), (x + 0.1, y), (x + 0.05, y + 0.3), (x - 0.05, y + 0.3)]), iron, depth=depth, volume=0.3
    )
    head = forms.polygon(
        [(x - 0.09, y + height), (x + 0.09, y + height), (x + 0.15, y + height + 0.30), (x - 0.15, y + height + 0.30)]
    )
    if brush.air.lamps > 0.4:
        brush.glow(x, y + height + 0.15, 1.5, Colour(1.0, 0.84, 0.54, 0.5 * brush.air.lamps))
        brush.raw(head, Colour.hex("#fff0c4"))
    else:
        brush.plain(head, Colour.hex("#dfe8e6"), depth=depth)
    brush.shape(
        forms.polygon([(x - 0.2, y + height + 0.30), (x + 0.2, y + height + 0.30), (x, y + height + 0.44)]),
        iron,
        depth=depth,
        volume=0.2,
    )


def _street_houses(brush: Brush) -> None:
    dice, box = brush.dice, brush.box
    x = box.left - 0.3
    k = int(dice.integers(len(FRONTS)))
    while x < box.right + 0.3:
        w = float(dice.uniform(1.9, 2.7))
        house(
            brush,
            x,
            0.98,
            w,
            int(dice.integers(2, 4)),
            colour=FRONTS[k % len(FRONTS)],
            depth=0.45,
            shop=bool(dice.uniform() < 0.35),
        )
        if brush.air.time == "night" and k % 2:
            _neon(brush, x + 0.3 * w, k)
        k += 1 + int(dice.integers(2))
        x += w + 0.02


def _neon(brush: Brush, x: float, number: int) -> None:
    """Hang a sign of coloured tubes on a front: a frame, and strokes or a ring in it, with the light they shed."""
    tones = (Colour.hex("#ff5fc8"), Colour.hex("#4fe3ff"), Colour.hex("#a6ff6a"), Colour.hex("#ffb84f"))
    tone, other, y, s = tones[number % 4], tones[(number + 1) % 4], 1.45, 0.45
    brush.glow(x, y + 0.5 * s, 1.0, Colour(tone.r, tone.g, tone.b, 0.5))
    frame = forms.box(x - 0.4 * s, y - 0.5 * s, x + 0.4 * s, y + 1.5 * s, 0.06)
    brush.plain(frame, Colour.hex("#2a2440"), shade=0.6)
    brush.line_raw(frame, tone, 0.035)
    if number % 4 < 2:
        brush.line_raw(forms.oval(x, y + 0.85 * s, 0.22 * s), other, 0.03)
    for k in range(3):
        w = (0.26, 0.18, 0.24)[(k + number) % 3] * s
        up = y + (0.15 + 0.22 * k - (0.0 if number % 4 < 2 else -0.25)) * s
        brush.line_raw(forms.polyline([(x - w, up), (x + w, up)]), (other, tone, other)[k], 0.03)
    # What lies wet before it takes the colour.
    brush.glow(x, 0.15, 0.9, Colour(tone.r, tone.g, tone.b, 0.22), squash=0.35)


def neon_signs(brush: Brush) -> None:
    """Hang a street of neon: boards with strokes like writing, their frames alight, their colours in the wet road."""
    dice, box = brush.dice, brush.box
    tones = [Colour.hex(c) for c in ("#ff4fb8", "#4fe3ff", "#ffb347", "#a6ff6a", "#ff5a4f", "#b08bff")]
    x, k = box.left + 0.2, int(dice.integers(6))
    while x < box.right:
        tone, other = tones[k % 6], tones[(k + 2) % 6]
        wide, tall = float(dice.uniform(0.22, 0.34)), float(dice.uniform(0.9, 1.5))
        low = float(dice.uniform(1.35, 2.1))
        brush.glow(x, low + tall / 2, 1.1, Colour(tone.r, tone.g, tone.b, 0.42))
        board = forms.box(x - wide, low, x + wide, low + tall, 0.05)
        brush.raw(board, Colour.hex("#1d1836"))
        brush.line_raw(board, tone, 0.04)
        rows = int(tall / 0.3)
        for row in range(rows):
            _character(brush, x, low + (row + 0.5) * tall / rows, 0.55 * wide, other if row % 2 else tone)
        brush.glow(x, 0.30, 0.9, Colour(tone.r, tone.g, tone.b, 0.30), squash=0.35)
        brush.glow(x, -0.25, 0.7, Colour(other.r, other.g, other.b, 0.20), squash=0.5)
        k += 1 + int(dice.integers(2))
        x += float(dice.uniform(0.8, 1.25))


def _character(brush: Brush, x: float, y: float, s: float, tone: Colour) -> None:
    """Write one character of no language: a few strokes in a square."""
    ways = (
        ((-1, 0.8), (1, 0.8)), ((0, 1), (0, -1)), ((-0.9, 0.1), (0.9, 0.1)), ((-0.2, 0), (-0.9, -0.9)),
        ((0.2, 0), (0.9, -0.9)), ((-0.8, -0.8), (0.8, -0.8)), ((-0.8, 0.8), (-0.8, -0.8)), ((0.8, 0.8), (0.8, -0.8)),
    )  # fmt: skip
    for n in brush.dice.choice(len(ways), 4, replace=False):
        brush.line_raw(forms.polyline([(x + s * dx, y + 0.11 * dy) for dx, dy in ways[int(n)]]), tone, 0.024)


def road(brush: Brush) -> None:
    """Paint a road with its middle line, and the pavement beyond it."""
    box, dice = brush.box, brush.dice
    walk, road = Colour.hex("#c3bdb2"), Colour.hex("#7d8590")
    brush.wash(
        forms.box(box.left, box.bottom - 0.5, box.right, H),
        (road.lighter(-0.20), road, road.lighter(0.10)),
        box.bottom,
        0.6,
        depths=(0, 0.3),
    )
    far = lane(0.56)[1]
    brush.wash(forms.box(box.left, far, box.right, H), (walk, walk.lighter(0.10)), far, H, depths=(0.1, 0.4))
    brush.plain(forms.box(box.left, far - 0.075, box.right, far), walk.lighter(-0.10), shade=0.55)
    brush.plain(forms.box(box.left, far - 0.005, box.right, far + 0.02), walk.lighter(0.2))
    reach = box.width / 1.1
    x = -reach
    while x < reach:
        brush.line(forms.polyline([forms.ground(x, 0.56), forms.ground(x, 1.0)]), walk.lighter(-0.2), 0.012, depth=0.2)
        x += 0.85
    x = -reach
    while x < reach:
        brush.plain(forms.patch(x, x + 1.0, 0.15, 0.20), Colour.hex("#e9e6da"), depth=0.1)
        x += 2.1
    for _ in range(int(26 * box.width)):
        d = float(dice.uniform(-0.9, 0.5))
        px, py = forms.ground(float(dice.uniform(-reach, reach)), d)
        s = 0.02 * lane(d)[0]
        brush.plain(forms.oval(px, py, s * 1.6, s * 0.5), Colour(*road.lighter(float(dice.uniform(-0.2, 0.2)))[:3], 0.6))
    brush.line(forms.polyline([(box.left, -0.80), (box.right, -0.80)]), road.lighter(0.22), 0.02)


def _street_things(brush: Brush) -> None:
    half = min(5.3, brush.box.width / 2)
    y = lane(0.64)[1]
    for share in (-0.72, 0.30, 0.97):
        street_lamp(brush, share * half, y, 2.3, 0.2)
    plants.tree(brush, -half * 0.98, y + 0.05, 3.2, depth=0.25)
    plants.tree(brush, half * 0.70, y + 0.05, 2.7, depth=0.25, colour=plants.LEAF.lighter(0.08))
    for share in (-0.30, 0.52):
        _planter(brush, share * half, y + 0.06)


def _planter(brush: Brush, x: float, y: float) -> None:
    plants.shade(brush, x, y, 0.42, 0.2)
    for dx in (-0.2, 0.0, 0.2):
        brush.leaves(forms.crown(brush.dice, x + dx, y + 0.36, 0.2, 0.17, lobes=7), plants.LEAF, depth=0.2)
    brush.shape(
        forms.polygon([(x - 0.40, y), (x + 0.40, y), (x + 0.44, y + 0.26), (x - 0.44, y + 0.26)]),
        Colour.hex("#9a9488"),
        depth=0.15,
        volume=0.2,
    )


def street(air: Atmosphere) -> list[Layer]:
    """A quiet street: house fronts and shops, a pavement with lamps and trees, the road in front."""
    return [
        *sky.layers(air),
        Layer(
            name="far town", parallax=FAR, paint=lambda b: skyline(b, Colour.hex("#93a9bd"), 2.0, base=1.1, low=1.9, high=3.1)
        ),
        Layer(name="houses", parallax=0.55, paint=_street_houses, depth=1.0),
        Layer(name="floor", parallax=1.42, paint=road, plane=True, depth=0.0),
        Layer(name="things", parallax=lane(0.64)[0], paint=_street_things, repeats=True, depth=0.64),
    ]
