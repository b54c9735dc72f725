"""Castle: the great hall, with pointed windows, pillars, banners, a throne and fire."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms, plants
from sora_nb.stage.scenery.indoors import FOOT, SCALE, WALL, tiles
from sora_nb.stage.scenery.layers import Layer
from sora_nb.stage.scenery.library import outlook
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

STONE = Colour.hex("#a39b90")
GOLD = Colour.hex("#d2aa52")
CLOTHS = (("#3f5f8f", "#d9b65c"), ("#4f7a62", "#e6dcc0"), ("#5d4f86", "#d9c28a"))
"""Banners: (cloth, charge). One of them by the seed."""
DAIS = 0.34
"""Metres that the throne stands above the floor."""


def pointed(x: float, y: float, width: float, height: float) -> skia.Path:
    """Return the outline of a window or a vault with a pointed head."""
    half, spring = width / 2, y + height - width * 0.85
    path = skia.Path()
    path.moveTo(x - half, y)
    path.lineTo(x - half, spring)
    path.quadTo(x - half, spring + width * 0.55, x, y + height)
    path.quadTo(x + half, spring + width * 0.55, x + half, spring)
    path.lineTo(x + half, y)
    path.close()
    return path


def masonry(brush: Brush, wall: skia.Path, colour: Colour, *, course: float = 0.34) -> None:
    """Lay courses of dressed stone over a wall, no two blocks quite alike."""
    dice, bounds = brush.dice, wall.getBounds()
    brush.canvas.save()
    brush.canvas.clipPath(wall, True)
    y = bounds.top()
    while y < bounds.bottom():
        x = bounds.left() - float(dice.uniform(0, 0.6))
        while x < bounds.right():
            w = float(dice.uniform(0.5, 0.95))
            tone = colour.lighter(float(dice.uniform(-0.10, 0.08)))
            if dice.uniform() < 0.6:
                block = forms.box(x + 0.012, y + 0.012, x + w - 0.012, y + course - 0.012, 0.03)
                brush.plain(block, Colour(*tone[:3], 0.7))
                brush.line(forms.polyline([(x + 0.04, y + 0.02), (x + w - 0.04, y + 0.02)]), colour.lighter(-0.24), 0.014)
            x += w
        y += course
    brush.canvas.restore()


def _wall(brush: Brush) -> None:
    """Paint the end wall of the hall, dark under the roof, a moulding along its foot."""
    box = brush.box
    top = box.top + 0.5
    whole = forms.box(box.left, FOOT, box.right, top)
    brush.wash(whole, (STONE, STONE.lighter(0.05), STONE.lighter(-0.20), STONE.lighter(-0.45)), FOOT, top)
    masonry(brush, whole, STONE)
    brush.shape(forms.box(box.left, FOOT, box.right, FOOT + 0.22), STONE.lighter(0.12), volume=0.0)
    brush.plain(forms.box(box.left, FOOT + 0.20, box.right, FOOT + 0.235), STONE, shade=0.7)
    brush.soft(forms.box(box.left, FOOT - 0.12, box.right, FOOT + 0.01), Colour(0.08, 0.06, 0.10, 0.40), 0.08)
    brush.soft(forms.box(box.left, top - 1.3, box.right, top + 0.3), Colour(0.05, 0.04, 0.09, 0.45), 0.35)


def _windows(brush: Brush) -> None:
    """Paint lancet windows with tracery and panes of coloured glass along their edges."""
    half = min(5.3, brush.box.width / 2)
    for share in (-0.62, -0.34, 0.34, 0.62):
        x, y, w, h = share * half, FOOT + 1.05, min(0.82, half * 0.24), 2.75
        splay = pointed(x, y - 0.14, w + 0.34, h + 0.34)
        brush.shape(splay, STONE.lighter(0.14), volume=0.15)
        brush.plain(pointed(x, y - 0.06, w + 0.16, h + 0.16), STONE.lighter(-0.15), shade=0.7)
        pane = pointed(x, y, w, h)
        outlook(brush, pane, moon=share == 0.34)
        _glazing(brush, pane, (x, y), (w, h))


def _glazing(brush: Brush, pane: skia.Path, at: tuple[float, float], size: tuple[float, float]) -> None:
    (x, y), (w, h) = at, size
    lead = Colour.hex("#4f5058")
    glow = 0.55 if brush.air.time != "night" else 0.35
    tones = (Colour.hex("#7fb2d9"), Colour.hex("#e6c46a"), Colour.hex("#86b98a"), Colour.hex("#a58fc9"))
    brush.canvas.save()
    brush.canvas.clipPath(pane, True)
    step = h / 9
    for k in range(10):
        tone = tones[k % 4]
        for side in (-1, 1):
            edge = forms.box(x + side * w * 0.5 - w * 0.13, y + k * step, x + side * w * 0.5 + w * 0.13, y + (k + 1) * step)
            brush.raw(edge, Colour(*tone[:3], glow))
    rose = (x, y + h - w * 0.62)
    for k in range(6):
        a = math.pi / 3 * k
        petal = forms.oval(rose[0] + math.cos(a) * w * 0.18, rose[1] + math.sin(a) * w * 0.18, w * 0.11)
        brush.raw(petal, Colour(*tones[k % 4][:3], glow + 0.15))
    brush.raw(forms.oval(*rose, w * 0.10), Colour(*tones[1][:3], glow + 0.2))
    lines = [forms.polyline([(x + f * w, y), (x + f * w, y + h - w * 0.9)]) for f in (-0.36, 0.0, 0.36)]
    lines += [forms.polyline([(x - w / 2, y + k * step), (x + w / 2, y + k * step)]) for k in range(1, 7)]
    for line in lines:
        brush.line(line, lead, 0.02)
    brush.line(forms.oval(*rose, w * 0.32), lead, 0.025)
    brush.canvas.restore()
    brush.line(pane, STONE.lighter(-0.3), 0.045)


def _throne(brush: Brush) -> None:
    """Paint the dais with its steps, a canopy of cloth and the throne in the middle of the end wall."""
    half = min(5.3, brush.box.width / 2)
    cloth, charge = Colour.hex("#44568a"), GOLD.lighter(0.12)
    y, w = FOOT, min(1.0, half * 0.34)
    for k in range(2):
        wide, low = w * (1.45 - 0.28 * k), y - 0.10 + DAIS / 2 * k
        brush.shape(forms.box(-wide, low, wide, low + DAIS / 2 + 0.02, 0.02), STONE.lighter(0.16 + 0.05 * k), volume=0.12)
        brush.plain(forms.box(-wide, low, wide, low + 0.03), STONE, shade=0.8)
    seat = y - 0.08 + DAIS
    hanging = forms.polygon([(-w * 0.72, seat), (w * 0.72, seat), (w * 0.66, seat + 2.75), (-w * 0.66, seat + 2.75)])
    brush.shape(hanging, cloth, volume=0.12)
    for f in (-0.5, -0.25, 0.0, 0.25, 0.5):
        fold = forms.polyline([(f * w * 1.3, seat), (f * w * 1.2, seat + 2.7)])
        brush.line(fold, cloth.lighter(-0.2), 0.03)
    brush.line(hanging, charge, 0.04)
    brush.shape(forms.box(-w * 0.86, seat + 2.70, w * 0.86, seat + 2.86, 0.03), GOLD, volume=0.3)
    _crown(brush, 0.0, seat + 2.02, w * 0.30, charge)
    _chair(brush, seat, w)


def _crown(brush: Brush, x: float, y: float, size: float, colour: Colour) -> None:
    s = size
    edge = ((-1.0, 0.0), (-1.1, 0.9), (-0.5, 0.45), (0.0, 1.1), (0.5, 0.45), (1.1, 0.9), (1.0, 0.0))
    spikes = [(x + s * dx, y + s * dy) for dx, dy in edge]
    brush.plain(forms.polygon(spikes), colour)


def _chair(brush: Brush, y: float, w: float) -> None:
    back = pointed(0.0, y, w * 0.82, 1.62)
    brush.soft(forms.box(-w * 0.5, y, w * 0.62, y + 1.5), Colour(0.05, 0.04, 0.08, 0.35), 0.08)
    brush.shape(back, GOLD.lighter(-0.06), volume=0.35)
    brush.shape(pointed(0.0, y + 0.2, w * 0.56, 1.24), Colour.hex("#74548a"), volume=0.3)
    for side in (-1, 1):
        brush.shape(forms.box(side * w * 0.44 - 0.07, y, side * w * 0.44 + 0.07, y + 0.80, 0.03), GOLD, volume=0.45)
        brush.shape(forms.oval(side * w * 0.44, y + 0.84, 0.10), GOLD.lighter(0.15), volume=0.6)
    brush.shape(forms.box(-w * 0.46, y + 0.34, w * 0.46, y + 0.52, 0.05), Colour.hex("#74548a"), volume=0.3)
    brush.shape(forms.box(-w * 0.46, y, w * 0.46, y + 0.34), GOLD.lighter(-0.14), volume=0.15)


def _floor(brush: Brush) -> None:
    """Paint the flags of the hall, the runner that leads to the throne, and the light that falls through the windows."""
    tiles(brush, Colour.hex("#b5ada0"), Colour.hex("#958d84"), 0.9)
    cloth = Colour.hex("#4d5d8a")
    for half, tone in ((1.16, "#d2b266"), (1.06, "#4d5d8a"), (0.92, "#d2b266"), (0.88, "#566795")):
        brush.plain(forms.patch(-half, half, -1.05, WALL), Colour.hex(tone))
    for k in range(9):
        d = -0.92 + 0.18 * k
        if d > WALL - 0.05:
            break
        x, y = forms.ground(0.0, d)
        s = 0.22 * lane(d)[0]
        lozenge = forms.polygon([(x - s, y), (x, y + s * 0.36), (x + s, y), (x, y - s * 0.36)])
        brush.plain(lozenge, cloth.lighter(0.22))
    _shafts(brush, -1.0 if brush.air.light.sun[0] > 0 else 1.0)


def _shafts(brush: Brush, way: float) -> None:
    """Lay the pointed pools of light under the windows on the floor, tinted by the glass."""
    air = brush.air
    strong = {"day": 0.34, "dawn": 0.30, "sunset": 0.34, "night": 0.08}[air.time] * (
        1.0 if air.weather in ("clear", "wind") else 0.3
    )
    half = min(5.3, brush.box.width / 2)
    warm = air.light.key.mix(Colour(1.0, 0.92, 0.70), 0.5) if air.time != "night" else Colour(0.62, 0.72, 1.0)
    for share in (-0.62, -0.34, 0.34, 0.62):
        x = share * half / SCALE + way * 1.2
        pool = [forms.ground(x + u, d) for u, d in ((-0.34, 0.44), (0.34, 0.44), (0.56, 0.10), (0.30, -0.02), (-0.06, 0.06))]
        brush.soft(forms.polygon(pool), Colour(*warm[:3], strong), 0.03)


def _beams(brush: Brush) -> None:
    """Let shafts of light fall from the windows through the dust of the hall."""
    air = brush.air
    half = min(5.3, brush.box.width / 2)
    way = -1.0 if air.light.sun[0] > 0 else 1.0
    strong = {"day": 0.10, "dawn": 0.10, "sunset": 0.12, "night": 0.04}[air.time]
    if air.weather not in ("clear", "wind"):
        strong *= 0.3
    warm = Colour(1.0, 0.93, 0.74) if air.time != "night" else Colour(0.66, 0.75, 1.0)
    for share in (-0.62, -0.34, 0.34, 0.62):
        x = share * half
        beam = [(x - 0.3, FOOT + 3.5), (x + 0.3, FOOT + 3.5), (x + way * 1.1 + 0.5, 0.3), (x + way * 1.1 - 0.4, 0.3)]
        brush.soft(forms.polygon(beam), Colour(*warm[:3], strong), 0.12)


def _pillars(brush: Brush) -> None:
    """Stand two pillars before the wall on each side, banners between them, torches on them, ribs rising to the vault."""
    half = min(5.3, brush.box.width / 2)
    box = brush.box
    cloth, charge = (Colour.hex(h) for h in CLOTHS[int(brush.dice.integers(len(CLOTHS)))])
    y = lane(0.52)[1]
    for side in (-1, 1):
        x = side * half * 0.86
        _pillar(brush, x, y, 0.34)
        _spandrel(brush, x, -side)
        if half > 2.4:
            # A narrow picture shows the throne between its pillars, and nothing hangs before it.
            _banner(brush, (x - side * 0.98, box.top - 0.45), (0.74, 1.65), (cloth, charge))
        _torch(brush, x - side * 0.40, y + 1.95, -side)


def _spandrel(brush: Brush, x: float, way: float) -> None:
    """Paint the beginning of the arch that springs from a pillar over the hall."""
    top, reach = brush.box.top, min(3.4, brush.box.width * 0.32)
    arch = skia.Path()
    arch.moveTo(x + way * 0.4, top - 0.62)
    arch.quadTo(x + way * reach * 0.30, top - 0.10, x + way * reach, top + 0.16)
    arch.lineTo(x + way * reach, top + 0.6)
    arch.lineTo(x + way * 0.4, top + 0.6)
    arch.close()
    brush.shape(arch, STONE.lighter(-0.06), volume=0.15)
    rim = forms.curve(
        [(x + way * 0.4, top - 0.60), (x + way * reach * 0.42, top - 0.14), (x + way * reach, top + 0.16)], closed=False
    )
    brush.line(rim, STONE.lighter(0.14), 0.06)


def _pillar(brush: Brush, x: float, y: float, r: float) -> None:
    top = brush.box.top - 0.75
    plants.shade(brush, x, y, r * 2.0, 0.1)
    for dx, share in ((-0.62, 0.5), (0.62, 0.5), (0.0, 0.72)):
        shaft = forms.box(x + (dx - share) * r, y + 0.3, x + (dx + share) * r, top)
        brush.shape(shaft, STONE.lighter(0.06), volume=0.6)
    for k, (wide, low, high) in enumerate(((1.75, 0.0, 0.16), (1.5, 0.16, 0.34))):
        base = forms.box(x - r * wide, y + low, x + r * wide, y + high, 0.03)
        brush.shape(base, STONE.lighter(0.10 + 0.05 * k), volume=0.25)
    capital = forms.polygon([(x - r * 1.1, top), (x + r * 1.1, top), (x + r * 1.8, top + 0.34), (x - r * 1.8, top + 0.34)])
    brush.shape(capital, STONE.lighter(0.16), volume=0.3)
    brush.shape(forms.box(x - r * 1.95, top + 0.32, x + r * 1.95, brush.box.top + 0.6), STONE.lighter(0.02), volume=0.2)


def _banner(brush: Brush, top: tuple[float, float], size: tuple[float, float], colours: tuple[Colour, Colour]) -> None:
    (x, y), (width, height), (cloth, charge) = top, size, colours
    w = width / 2
    flag = forms.polygon(
        [(x - w, y), (x + w, y), (x + w, y - height), (x + w * 0.5, y - height - 0.26), (x, y - height),
         (x - w * 0.5, y - height - 0.26), (x - w, y - height)]
    )  # fmt: skip
    brush.soft(forms.box(x - w + 0.08, y - height - 0.1, x + w + 0.12, y - 0.1), Colour(0.05, 0.04, 0.08, 0.30), 0.08)
    brush.shape(flag, cloth, volume=0.2)
    brush.line(flag, charge, 0.035)
    _crown(brush, x, y - height * 0.62, w * 0.42, charge)
    brush.plain(forms.box(x - w * 0.5, y - height * 0.80, x + w * 0.5, y - height * 0.73), charge)
    brush.line(forms.polyline([(x - w - 0.1, y + 0.02), (x + w + 0.1, y + 0.02)]), GOLD, 0.06)


def _torch(brush: Brush, x: float, y: float, lean: float) -> None:
    """Paint a torch in its ring; it burns at every hour, brighter by night."""
    iron = Colour.hex("#3f4048")
    glow = 0.34 + 0.36 * brush.air.lamps
    tip = (x + lean * 0.14, y + 0.42)
    brush.line(forms.polyline([(x - lean * 0.02, y), tip]), Colour.hex("#6b4d36"), 0.07)
    brush.line(forms.polyline([(x - lean * 0.16, y + 0.16), (x + lean * 0.06, y + 0.2)]), iron, 0.035)
    brush.glow(tip[0], tip[1] + 0.14, 1.9, Colour(1.0, 0.82, 0.52, glow))
    for size, tone in ((0.17, "#efb95a"), (0.115, "#ffd66b"), (0.06, "#fff4cf")):
        flame = forms.curve(
            [
                (tip[0] + size * dx, tip[1] + size * dy)
                for dx, dy in ((-0.7, 0.5), (0.0, -0.1), (0.7, 0.5), (0.2, 1.5), (0.2 * lean, 2.3), (-0.3, 1.3))
            ]
        )
        brush.raw(flame, Colour.hex(tone))


def _chandelier(brush: Brush) -> None:
    """Hang a wheel of candles from the vault."""
    x, y, r = 0.0, brush.box.top - 1.05, 0.92
    iron = Colour.hex("#4a4650")
    for dx in (-0.8, 0.8, 0.0):
        brush.line(forms.polyline([(x + dx * r, y), (x, brush.box.top + 0.5)]), iron, 0.02)
    brush.glow(x, y + 0.2, 2.6, Colour(1.0, 0.82, 0.5, 0.20 + 0.32 * brush.air.lamps), squash=0.8)
    brush.line(forms.oval(x, y, r, 0.16), iron, 0.07)
    for k in range(8):
        a = math.pi / 4 * k + 0.2
        cx, cy = x + r * math.cos(a), y + 0.16 * math.sin(a)
        brush.plain(forms.box(cx - 0.03, cy, cx + 0.03, cy + 0.17, 0.01), Colour.hex("#f3ead2"))
        brush.raw(forms.oval(cx, cy + 0.23, 0.028, 0.055), Colour.hex("#ffe08a"))


def castle(air: Atmosphere) -> list[Layer]:
    """The great hall of a castle: a throne under its canopy, lancet windows, pillars with banners and torches."""
    del air
    return [
        Layer(name="wall", parallax=SCALE, paint=_wall, depth=WALL),
        Layer(name="windows", parallax=SCALE, paint=_windows, repeats=True, depth=WALL),
        Layer(name="floor", parallax=1.42, paint=_floor, plane=True, depth=0.0),
        Layer(name="throne", parallax=SCALE, paint=_throne, repeats=True, depth=WALL),
        Layer(name="beams", parallax=0.8, paint=_beams, repeats=True, depth=0.6),
        Layer(name="chandelier", parallax=0.76, paint=_chandelier, repeats=True, depth=0.55),
        Layer(name="pillars", parallax=lane(0.52)[0], paint=_pillars, repeats=True, depth=0.52),
    ]
