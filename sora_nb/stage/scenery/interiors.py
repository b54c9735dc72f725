"""Interiors: rooms that are nobody's living room, such as a ward, an office, a café, a shop, a gallery, a cellar or a cell."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms
from sora_nb.stage.scenery.indoors import FOOT, SCALE, WALL, boards, tiles, wall, window
from sora_nb.stage.scenery.layers import Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

_RAIL = 1.25
"""How high a wall's lower part is, in metres above its foot."""
_LAMPS = 4.5
"""How high lamps hang, in metres above the floor's front edge: inside the usual frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interior:
    """What a room's shell is made of; colours are hexadecimal."""

    wall: str
    lower: str | None = None
    skirting: str = "#e8e4da"
    pattern: str = ""
    floor: tuple[str, str] | str = "#b98e63"
    lamps: str = ""
    panes: int = 0
    frame: str = "#eef1f0"


ROOMS: dict[str, Interior] = {
    "ward": Interior(wall="#d5e6e1", lower="#a9ccc4", pattern="band", floor=("#e4ebe8", "#d0dcd8"), lamps="tubes", panes=1),
    "washroom": Interior(
        wall="#dcebf0", lower="#9cc5d3", pattern="tiles", floor=("#eef3f4", "#b9cdd6"), lamps="globes", panes=1
    ),
    "office": Interior(
        wall="#dfe3e6", skirting="#8b97a3", floor=("#8795a3", "#7f8d9b"), lamps="tubes", panes=2, pattern="blinds"
    ),
    "cafe": Interior(
        wall="#e6cfae", lower="#7c5540", pattern="panels", floor="#a5774f", lamps="pendants", panes=1, frame="#6b4a38"
    ),
    "shop": Interior(wall="#eee7d8", lower="#d9a066", pattern="band", floor=("#efe9dc", "#e0d6c3"), lamps="tubes"),
    "gallery": Interior(wall="#efece4", skirting="#cfc8ba", floor="#c39c72", lamps="spots"),
    "cellar": Interior(wall="#a9968a", skirting="#857469", pattern="bricks", floor=("#98938c", "#8f8a83"), lamps="bulbs"),
    "cell": Interior(wall="#8f9499", skirting="#6d7277", pattern="blocks", floor=("#7f8387", "#777b80"), lamps="bulbs"),
    "passage": Interior(
        wall="#e3e0d2", lower="#8fb0b8", pattern="doors", floor=("#dfe0d9", "#cdd1ca"), lamps="tubes", frame="#7d5b43"
    ),
    "hall": Interior(wall="#dbe3ea", skirting="#9aa9b8", floor=("#d9d6cf", "#cbc7be"), lamps="spots", panes=3),
    "gymnasium": Interior(wall="#e4dccb", lower="#4f7fa6", pattern="band", floor="#cf9f62", lamps="tubes", panes=2),
}  # fmt: skip
"""Rooms by what they are like."""


def interior(air: Atmosphere, kind: str) -> list[Layer]:
    """Return a room's sheets: its wall, what is in and on it, its floor."""
    del air
    room = ROOMS[kind]
    return [
        Layer(name="wall", parallax=SCALE, paint=functools.partial(_wall, room=room), depth=WALL),
        Layer(name="fittings", parallax=SCALE, paint=functools.partial(_fittings, room=room), repeats=True, depth=WALL),
        Layer(name="floor", parallax=1.42, paint=functools.partial(_floor, room=room), plane=True, depth=0.0),
        Layer(name="lamps", parallax=lane(0.5)[0], paint=functools.partial(_lamps, room=room), depth=0.5),
    ]


def _wall(brush: Brush, *, room: Interior) -> None:
    box, skirting = brush.box, Colour.hex(room.skirting)
    wall(brush, Colour.hex(room.wall), skirting=skirting)
    if room.lower:
        low = Colour.hex(room.lower)
        top = FOOT + _RAIL
        brush.wash(forms.box(box.left, FOOT + 0.17, box.right, top), (low.lighter(-0.08), low), FOOT, top)
        brush.plain(forms.box(box.left, top, box.right, top + 0.07), skirting)
        brush.plain(forms.box(box.left, top - 0.02, box.right, top), skirting, shade=0.5)
    paint = _PATTERNS.get(room.pattern)
    if paint is not None:
        paint(brush, room)


def _bricks(brush: Brush, room: Interior, long: float = 0.44, high: float = 0.19) -> None:
    """Paint courses of bricks, each half a brick on from the last, some of them darker."""
    box, dice, tone = brush.box, brush.dice, Colour.hex(room.wall)
    row, y = 0, FOOT + 0.19
    while y < box.top:
        x = box.left - (row % 2) * long / 2
        while x < box.right:
            shade = tone.lighter(float(dice.uniform(-0.10, 0.05)))
            brush.plain(forms.box(x + 0.012, y + 0.012, x + long - 0.012, y + high - 0.012, 0.012), shade)
            x += long
        row, y = row + 1, y + high


def _blocks(brush: Brush, room: Interior) -> None:
    _bricks(brush, room, 0.9, 0.42)


def _tiled(brush: Brush, room: Interior) -> None:
    """Paint the joints of tiles on the wall's lower part."""
    box, joint = brush.box, Colour.hex(room.lower or room.wall).lighter(0.14)
    for i in range(int(box.width / 0.25) + 2):
        x = box.left + 0.25 * i
        brush.line(forms.polyline([(x, FOOT + 0.17), (x, FOOT + _RAIL)]), joint, 0.016)
    for k in range(1, 5):
        y = FOOT + 0.17 + k * (_RAIL - 0.17) / 5
        brush.line(forms.polyline([(box.left, y), (box.right, y)]), joint, 0.016)


def _panels(brush: Brush, room: Interior) -> None:
    """Paint panels of wood on the wall's lower part."""
    box, wood = brush.box, Colour.hex(room.lower or room.wall)
    x = box.left
    while x < box.right:
        brush.line(forms.box(x + 0.10, FOOT + 0.30, x + 0.80, FOOT + _RAIL - 0.13, 0.02), wood.lighter(-0.25), 0.035)
        brush.line(forms.polyline([(x + 0.11, FOOT + 0.31), (x + 0.79, FOOT + 0.31)]), wood.lighter(0.16), 0.02)
        x += 0.9


def _doors(brush: Brush, room: Interior) -> None:
    """Paint doors along a passage, a number by each, a handrail between them."""
    box, wood = brush.box, Colour.hex(room.frame)
    brush.line(forms.polyline([(box.left, FOOT + 1.0), (box.right, FOOT + 1.0)]), wood.lighter(0.25), 0.07)
    count = max(2, round(box.width / 3.1))
    for i in range(count):
        x = box.left + (i + 0.5) * box.width / count
        brush.shape(forms.box(x - 0.68, FOOT, x + 0.68, FOOT + 2.55, 0.02), Colour.hex("#f2efe6"), volume=0.06)
        brush.shape(forms.box(x - 0.56, FOOT + 0.02, x + 0.56, FOOT + 2.43, 0.02), wood, volume=0.1)
        brush.plain(forms.box(x - 0.22, FOOT + 1.45, x + 0.22, FOOT + 2.15, 0.02), Colour.hex("#c9dde3"))
        brush.plain(forms.oval(x + 0.43, FOOT + 1.12, 0.055), Colour.hex("#d9dcde"))
        brush.plain(forms.box(x + 0.84, FOOT + 1.55, x + 1.08, FOOT + 1.80, 0.02), Colour.hex("#f6f4ee"))


def _blinds(brush: Brush, room: Interior) -> None:
    """Paint the joints of a partition, which an office's wall is."""
    box, seam = brush.box, Colour.hex(room.wall).lighter(-0.10)
    for i in range(int(box.width / 1.5) + 2):
        x = box.left + 1.5 * i
        brush.line(forms.polyline([(x, FOOT + 0.17), (x, box.top)]), seam, 0.02)


_PATTERNS = {
    "bricks": _bricks, "blocks": _blocks, "tiles": _tiled, "panels": _panels, "doors": _doors, "blinds": _blinds,
}  # fmt: skip


def _fittings(brush: Brush, *, room: Interior) -> None:
    """Paint windows, evenly, and the slats before them where there are blinds; a board where there is none of them."""
    half = min(5.3, brush.box.width / 2)
    if not room.panes:
        return
    step = 2 * half / room.panes
    wide = min(1.9, step * 0.5)
    for n in range(room.panes):
        x = -half + (n + 0.5) * step - (0.42 * half if room.panes == 1 else 0.0)
        window(brush, x, 2.1, wide, 1.6, frame=Colour.hex(room.frame))
        if room.pattern == "blinds":
            for k in range(7):
                y = 3.64 - 0.13 * k
                brush.plain(forms.box(x - wide / 2, y, x + wide / 2, y + 0.06), Colour(0.93, 0.94, 0.95, 0.85))


def _floor(brush: Brush, *, room: Interior) -> None:
    if isinstance(room.floor, str):
        boards(brush, Colour.hex(room.floor))
        return
    light, dark = room.floor
    tiles(brush, Colour.hex(light), Colour.hex(dark), 0.9)


def _lamps(brush: Brush, *, room: Interior) -> None:
    """Hang lamps in a row, each with its light."""
    if not room.lamps:
        return
    half = min(5.3, brush.box.width / 2)
    glow = 0.30 + 0.30 * brush.air.lamps
    for n in (-1, 0, 1):
        x = n * half * 0.62
        _HUNG[room.lamps](brush, x, _LAMPS, glow)


def _tube(brush: Brush, x: float, y: float, glow: float) -> None:
    brush.glow(x, y, 1.7, Colour(0.94, 1.0, 1.0, glow * 0.7), squash=0.4)
    for side in (-0.5, 0.5):
        brush.line(forms.polyline([(x + side, y), (x + side, brush.box.top + 0.3)]), Colour.hex("#9aa3aa"), 0.025)
    brush.shape(forms.box(x - 0.75, y, x + 0.75, y + 0.12, 0.03), Colour.hex("#c9d1d6"), volume=0.2)
    brush.raw(forms.box(x - 0.70, y - 0.05, x + 0.70, y + 0.02, 0.02), Colour.hex("#fbffff"))


def _pendant(brush: Brush, x: float, y: float, glow: float) -> None:
    y -= 0.25
    brush.line(forms.polyline([(x, y + 0.3), (x, brush.box.top + 0.3)]), Colour.hex("#3d312b"), 0.03)
    brush.glow(x, y - 0.05, 1.9, Colour(1.0, 0.82, 0.52, glow), squash=0.8)
    brush.raw(forms.oval(x, y, 0.13, 0.11), Colour.hex("#fff0c2"))
    shade = forms.polygon([(x - 0.38, y), (x + 0.38, y), (x + 0.13, y + 0.34), (x - 0.13, y + 0.34)])
    brush.shape(shade, Colour.hex("#3f5a52"), volume=0.35)


def _spot(brush: Brush, x: float, y: float, glow: float) -> None:
    brush.line(forms.polyline([(x - 1.2, y + 0.2), (x + 1.2, y + 0.2)]), Colour.hex("#5c6066"), 0.05)
    for side in (-0.7, 0.7):
        beam = [(x + side - 0.08, y), (x + side + 0.08, y), (x + side * 1.1 + 0.8, y - 2.6), (x + side * 1.1 - 0.8, y - 2.6)]
        brush.soft(forms.polygon(beam), Colour(1.0, 0.96, 0.84, glow * 0.35), 0.10)
        brush.shape(forms.box(x + side - 0.09, y - 0.02, x + side + 0.09, y + 0.22, 0.03), Colour.hex("#4a4e54"), volume=0.3)


def _globe(brush: Brush, x: float, y: float, glow: float) -> None:
    brush.line(forms.polyline([(x, y), (x, brush.box.top + 0.3)]), Colour.hex("#9aa3aa"), 0.03)
    brush.glow(x, y, 1.5, Colour(1.0, 0.98, 0.92, glow), squash=0.9)
    brush.raw(forms.oval(x, y, 0.2), Colour.hex("#fffaf0"))


def _bulb(brush: Brush, x: float, y: float, glow: float) -> None:
    if abs(x) > 0.1:
        return
    brush.line(forms.polyline([(x, y), (x, brush.box.top + 0.3)]), Colour.hex("#3c3a38"), 0.03)
    brush.glow(x, y - 0.1, 3.2, Colour(1.0, 0.85, 0.58, glow), squash=0.8)
    brush.raw(forms.oval(x, y - 0.1, 0.11, 0.14), Colour.hex("#fff2c8"))


_HUNG = {"tubes": _tube, "pendants": _pendant, "spots": _spot, "globes": _globe, "bulbs": _bulb}
