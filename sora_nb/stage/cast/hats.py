"""Hats: everything worn on a head, in the head's own units (see faces)."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from sora_nb.stage.cast.limbs import Point, blob, curve, limb, loop, oval
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.cast.easel import Easel
    from sora_nb.stage.cast.hair import Style
    from sora_nb.stage.cast.people import Person

GOLD = Colour.hex("#e0b030")
COVERING = {"astronaut", "knight", "ninja", "swimcap"}


def covers(hat: str) -> bool:
    """Tell whether a hat hides all hair and ears."""
    return hat in COVERING


def pressed(style: Style, hat: str) -> Style:
    """Return the hair as it looks under a hat."""
    if not hat or hat in {"crown", "tiara", "headband"}:
        return style
    return replace(
        style, volume=min(style.volume, 1.06), top=0.0, rough=0.0, extra="" if style.extra == "topknot" else style.extra
    )


def put_on(easel: Easel, person: Person, yaw: float) -> None:
    """Draw the hat a person wears, if any."""
    hat = person.costume.hat
    colour = Colour.hex(person.costume.hat_colour or person.costume.top)
    if "headband" in person.costume.extras:
        _band(easel, Colour.hex("#f4f2ec"), yaw, 0.50, 0.09)
    if "headphones" in person.costume.extras:
        _headphones(easel, yaw)
    if hat in DRAWN:
        DRAWN[hat](easel, person, colour, yaw)


def _brow_line(yaw: float, y: float, bulge: float = 0.10, wide: float = 0.93) -> list[Point]:
    """Return the lower rim of a hat from left to right: it dips towards where the face looks."""
    s = math.sin(yaw)
    return [
        (-wide - 0.02 * s, y + 0.02),
        (-0.5, y - bulge * 0.7),
        (0.25 * s, y - bulge),
        (0.5, y - bulge * 0.7),
        (wide - 0.06 * s, y + 0.02),
    ]


def _dome(easel: Easel, colour: Colour, yaw: float, y: float, top: float, wide: float = 0.95, material: str = "cloth") -> None:
    s = math.sin(yaw)
    rim = _brow_line(yaw, y, wide=wide)
    crown = [
        (wide * 0.93, y + (top - y) * 0.55),
        (wide * 0.55 - 0.05 * s, top * 0.97),
        (-0.06 * s, top),
        (-wide * 0.55 - 0.05 * s, top * 0.97),
        (-wide * 0.95, y + (top - y) * 0.55),
    ]
    easel.solid(loop([*rim, *crown], 0.5), colour, volume=0.65, material=material)


def _band(easel: Easel, colour: Colour, yaw: float, y: float, wide: float) -> None:
    easel.solid(limb(_brow_line(yaw, y, 0.08, 0.90), [wide] * 5), colour, volume=0.3, material="cloth")


def _visor(easel: Easel, colour: Colour, yaw: float, y: float, long: float = 0.55) -> None:
    s = math.sin(yaw)
    c = math.cos(yaw)
    x = 0.62 * s
    path = blob([
        (x - 0.62 * c - 0.1 * s, y + 0.06), (x + 0.6 * c, y + 0.06), (x + 0.55 * c + long * s, y - 0.10),
        (x + long * s * 1.15, y - 0.20 - 0.10 * c), (x - 0.55 * c + long * s * 0.4, y - 0.16 - 0.06 * c),
    ])  # fmt: skip
    easel.solid(path, colour, volume=0.4, material="cloth")


def _brim(easel: Easel, colour: Colour, yaw: float, y: float, wide: float, thick: float, curl: float = 0.0) -> None:
    s = math.sin(yaw)
    x = 0.08 * s
    easel.solid(
        blob([
            (x - wide, y + 0.05 + curl), (x - wide * 0.6, y - thick), (x, y - thick * 1.7), (x + wide * 0.6, y - thick),
            (x + wide, y + 0.05 + curl), (x + wide * 0.6, y + thick * 1.1), (x, y + thick * 0.9), (x - wide * 0.6, y + thick * 1.1),
        ]),
        colour, volume=0.5, material="cloth",
    )  # fmt: skip


def _cap(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    _dome(easel, colour, yaw, 0.46, 1.16)
    _visor(easel, colour.lighter(-0.12), yaw, 0.46)


def _beanie(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    _dome(easel, colour, yaw, 0.50, 1.26)
    _band(easel, colour.lighter(-0.14), yaw, 0.48, 0.13)
    easel.solid(oval((-0.08 * math.sin(yaw), 1.34), 0.17, 0.16), colour.lighter(0.5), volume=0.5, material="cloth")


def _tall(easel: Easel, colour: Colour, base: float, top: float, wide: float, grow: float) -> None:
    row = [(-wide, base), (wide, base), (wide * grow, top), (-wide * grow, top)]
    easel.solid(blob([p for p in row for _ in (0, 1)]), colour, volume=0.6, material="cloth")


def _tophat(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    dark = Colour.hex("#26242c") if colour == Colour.hex(_person.costume.top) else colour
    _tall(easel, dark, 0.66, 1.75, 0.72, 1.06)
    _brim(easel, dark, yaw, 0.62, 1.12, 0.08)


def _felt(crease: float, wide: float, curl: float) -> Callable[[Easel, Person, Colour, float], None]:
    def draw(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
        s = math.sin(yaw)
        crown = [
            (-0.80, 0.55),
            (0.80, 0.55),
            (0.72, 1.05),
            (0.46, 1.34),
            (0.05 - 0.1 * s, 1.34 - crease),
            (-0.42, 1.36),
            (-0.74, 1.05),
        ]
        easel.solid(blob(crown), colour, volume=0.6, material="cloth")
        easel.line(curve([(-0.76, 0.72), (0, 0.62), (0.76, 0.72)]), colour.lighter(-0.45), 0.12)
        _brim(easel, colour, yaw, 0.58, wide, 0.09, curl)

    return draw


def _chef(easel: Easel, _person: Person, _colour: Colour, yaw: float) -> None:
    white = Colour.hex("#faf9f5")
    s = math.sin(yaw)
    puff = [
        (-0.72, 0.95),
        (-1.02, 1.30),
        (-0.80, 1.68),
        (-0.32, 1.78),
        (0.1, 1.92),
        (0.52, 1.76),
        (0.94, 1.66),
        (1.06, 1.26),
        (0.74, 0.95),
    ]
    easel.solid(loop([(x - 0.06 * s, y) for x, y in puff], 0.6), white, volume=0.6, material="cloth")
    _tall(easel, white, 0.50, 1.02, 0.86, 0.90)
    for x in (-0.3, 0.25):
        easel.line(curve([(x, 1.05), (x * 1.25, 1.42)]), white.lighter(-0.16), 0.04)


def _nurse(easel: Easel, _person: Person, _colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    row = [(-0.46 + 0.1 * s, 0.86), (0.46 + 0.1 * s, 0.86), (0.58 + 0.1 * s, 1.20), (-0.58 + 0.1 * s, 1.20)]
    easel.solid(blob([p for p in row for _ in (0, 1)]), Colour.hex("#fbfbf8"), volume=0.3, material="cloth")
    x = 0.22 * s
    easel.line(curve([(x, 0.94), (x, 1.12)]), Colour.hex("#d8352e"), 0.07)
    easel.line(curve([(x - 0.10, 1.03), (x + 0.10, 1.03)]), Colour.hex("#d8352e"), 0.07)


def _fireman(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    _brim(easel, colour.lighter(-0.1), yaw, 0.52, 1.16, 0.10)
    _dome(easel, colour, yaw, 0.55, 1.28, 0.92, "metal")
    easel.line(curve([(-0.5 * s - 0.1, 1.26), (0.2 * s, 1.34), (0.6 * s, 0.95)]), colour.lighter(-0.25), 0.09)
    easel.solid(
        blob([(0.40 * s - 0.2, 0.98), (0.40 * s + 0.2, 0.98), (0.46 * s + 0.2, 0.66), (0.5 * s, 0.52), (0.42 * s - 0.2, 0.66)]),
        GOLD,
        volume=0.4,
        material="metal",
    )


def _police(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    _visor(easel, Colour.hex("#1c1c24"), yaw, 0.44, 0.42)
    _band(easel, colour.lighter(-0.25), yaw, 0.54, 0.13)
    top = [(-0.90, 0.62), (0.86, 0.62), (1.12, 0.98), (0.6, 1.22), (-0.1, 1.20), (-0.7, 1.16), (-1.06, 0.92)]
    easel.solid(blob([(x - 0.02 * s, y) for x, y in top]), colour, volume=0.55, material="cloth")
    easel.flat(oval((0.5 * s, 0.86), 0.12, 0.14), GOLD)


def _sailor(easel: Easel, _person: Person, _colour: Colour, yaw: float) -> None:
    white = Colour.hex("#fafaf6")
    _dome(easel, white, yaw, 0.70, 1.18, 0.80)
    _band(easel, white, yaw, 0.64, 0.17)
    easel.line(curve(_brow_line(yaw, 0.62, 0.08, 0.9)), Colour.hex("#2b4a86"), 0.05)


def _hardhat(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    _dome(easel, colour, yaw, 0.48, 1.26, 0.98, "metal")
    easel.line(curve([(-0.5 * s - 0.15, 1.2), (0.1 * s, 1.3), (0.62 * s, 0.62)]), colour.lighter(0.35), 0.10)
    _visor(easel, colour.lighter(-0.06), yaw, 0.47, 0.42)


def _helmet(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    _dome(easel, colour, yaw, 0.40, 1.24, 1.02, "metal")
    _brim(easel, colour.lighter(-0.12), yaw, 0.42, 1.06, 0.06)


def _straw(easel: Easel, _person: Person, _colour: Colour, yaw: float) -> None:
    straw = Colour.hex("#e3bf6a")
    _dome(easel, straw, yaw, 0.55, 1.22, 0.78)
    easel.line(curve(_brow_line(yaw, 0.66, 0.08, 0.78)), Colour.hex("#b8352e"), 0.12)
    _brim(easel, straw, yaw, 0.56, 1.42, 0.10)


def _beret(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw) or 0.1
    way = 1 if s >= 0 else -1
    row = [
        (-0.86, 0.58),
        (0.80, 0.62),
        (0.92, 0.86),
        (0.3 * way, 1.22),
        (-0.5 * way, 1.34),
        (-1.20 * way, 1.02),
        (-1.1 * way, 0.72),
    ]
    ordered = row if way > 0 else [(0.86, 0.58), (-0.80, 0.62), (-0.92, 0.86), *row[3:]]
    easel.solid(blob(ordered), colour, volume=0.6, material="cloth")
    easel.line(curve([(-0.2 * way, 1.26), (-0.16 * way, 1.40)]), colour.lighter(-0.3), 0.06)


def _crown(easel: Easel, _person: Person, _colour: Colour, yaw: float, low: float = 0.72, high: float = 1.38) -> None:
    s = math.sin(yaw)
    base = _brow_line(yaw, low, 0.09, 0.76)
    tips: list[Point] = []
    for i in range(9):
        x = 0.88 - 1.76 * i / 8
        tips.append((x, high - 0.05 * abs(x) if i % 2 == 0 else low + (high - low) * 0.45))
    path = curve([base[0], base[0]])
    for p in (*base[1:], *tips):
        path.lineTo(*p)
    path.close()
    easel.solid(path, GOLD, volume=0.7, material="metal")
    for x, tint in ((0.35 * s - 0.38, "#c8302c"), (0.35 * s, "#2f6fdd"), (0.35 * s + 0.38, "#3fa34d")):
        easel.flat(oval((x, low + 0.06), 0.075, 0.085), Colour.hex(tint))


def _tiara(easel: Easel, person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    row = [
        (0.25 * s - 0.52, 0.74),
        (0.25 * s, 0.64),
        (0.25 * s + 0.50, 0.74),
        (0.25 * s + 0.34, 0.92),
        (0.25 * s, 1.22),
        (0.25 * s - 0.36, 0.92),
    ]
    easel.solid(blob([p for p in row for _ in (0, 1)]), GOLD, volume=0.6, material="metal")
    easel.flat(oval((0.25 * s, 0.90), 0.09, 0.10), Colour.hex("#e0609a"))


def _wizard(easel: Easel, person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    cone = [
        (-0.82, 0.60),
        (0.82, 0.60),
        (0.50, 1.20),
        (0.30 - 0.2 * s, 1.75),
        (-0.15 - 0.45 * s, 2.30),
        (-0.30 - 0.5 * s, 2.22),
        (-0.36 - 0.2 * s, 1.60),
        (-0.58, 1.15),
    ]
    easel.solid(blob(cone), colour, volume=0.6, material="cloth")
    easel.line(curve([(-0.76, 0.76), (0, 0.66), (0.76, 0.76)]), Colour.hex(person.costume.accent), 0.13)
    _brim(easel, colour, yaw, 0.58, 1.30, 0.10)


def _knight(easel: Easel, person: Person, _colour: Colour, yaw: float) -> None:
    steel = Colour.hex("#aeb9c6")
    s, c = math.sin(yaw), math.cos(yaw)
    way = 1 if s >= 0 else -1
    plume = [
        (-0.1 * way, 1.10),
        (-0.3 * way, 1.65),
        (-0.95 * way, 1.75),
        (-1.45 * way, 1.10),
        (-1.25 * way, 0.75),
        (-0.9 * way, 1.2),
    ]
    easel.solid(blob(plume), Colour.hex(person.costume.accent), volume=0.6, material="hair")
    x = 0.30 * s
    # the open face: the helmet is a ring round it
    outer = [
        (-0.96, 0.2),
        (-0.80, 0.95),
        (0.0, 1.22),
        (0.80, 0.95),
        (0.95, 0.2),
        (0.86, -0.62),
        (0.45 + 0.2 * s, -1.08),
        (-0.5 + 0.1 * s, -1.04),
        (-0.88, -0.6),
    ]
    inner = [
        (x - 0.58 * c - 0.05, 0.30),
        (x + 0.02, 0.36),
        (x + 0.62 * c, 0.30),
        (x + 0.60 * c, -0.45),
        (x + 0.2 * s, -0.80),
        (x - 0.5 * c, -0.50),
    ]
    path = loop(outer, 0.5)
    path.addPath(loop(inner, 0.5))
    path.setFillType(_even_odd())
    easel.solid(path, steel, volume=0.7, material="metal")
    easel.line(curve([(0.35 * s, 1.20), (0.42 * s, 0.36)]), steel.lighter(-0.3), 0.07)
    easel.solid(
        limb([(x - 0.62 * c - 0.08, 0.42), (x, 0.52), (x + 0.66 * c, 0.42)], [0.09, 0.11, 0.08]),
        steel.lighter(-0.10),
        volume=0.5,
        material="metal",
    )


def _even_odd() -> object:
    import skia

    return skia.PathFillType.kEvenOdd


def _astronaut(easel: Easel, person: Person, _colour: Colour, yaw: float) -> None:
    shell = Colour.hex("#f2f4f6")
    s, c = math.sin(yaw), math.cos(yaw)
    x = 0.34 * s
    outer = oval((0.02 * s, 0.02), 1.26, 1.28)
    window = oval((x, -0.02), 0.62 + 0.36 * c, 0.92)
    ring = oval((0.02 * s, 0.02), 1.26, 1.28)
    ring.addPath(window)
    ring.setFillType(_even_odd())
    easel.flat(outer, Colour(0.55, 0.72, 0.88, 0.16))
    easel.solid(ring, shell, volume=0.7, material="plastic")
    easel.line(window, Colour.hex("#8f98a4"), 0.07)
    easel.line(curve([(x - 0.55, 0.25), (x - 0.42, 0.55), (x - 0.18, 0.74)]), Colour(1, 1, 1, 0.75), 0.09)


def _pirate(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    _brim(easel, colour.lighter(-0.2), yaw, 0.56, 1.16, 0.08)
    front = [
        (-1.18, 0.72),
        (-0.62, 0.60),
        (0.1 * s, 0.54),
        (0.62, 0.60),
        (1.14, 0.72),
        (0.72, 1.14),
        (0.12 * s, 1.46),
        (-0.72, 1.14),
    ]
    easel.solid(blob(front), colour, volume=0.55, material="cloth")
    x = 0.25 * s
    white = Colour.hex("#f2efe6")
    easel.flat(oval((x, 1.0), 0.17, 0.15), white)
    easel.line(curve([(x - 0.2, 0.78), (x + 0.2, 0.90)]), white, 0.06)
    easel.line(curve([(x - 0.2, 0.90), (x + 0.2, 0.78)]), white, 0.06)


def _ninja(easel: Easel, person: Person, colour: Colour, yaw: float) -> None:
    s, c = math.sin(yaw), math.cos(yaw)
    x = 0.34 * s
    hood = loop(
        [
            (-0.92, 0.1),
            (-0.75, 0.85),
            (-0.04 * s, 1.10),
            (0.72, 0.85),
            (0.88, 0.1),
            (0.78, -0.55),
            (0.35 + 0.2 * s, -1.06),
            (-0.35 + 0.2 * s, -1.06),
            (-0.80, -0.5),
        ],
        0.5,
    )
    slit = loop(
        [(x - 0.68 * c, 0.20), (x, 0.28), (x + 0.62 * c, 0.20), (x + 0.60 * c, -0.18), (x, -0.24), (x - 0.66 * c, -0.18)], 0.5
    )
    hood.addPath(slit)
    hood.setFillType(_even_odd())
    easel.solid(hood, colour, volume=0.6, material="cloth")
    _band(easel, Colour.hex(person.costume.accent), yaw, 0.46, 0.08)
    way = 1 if s >= 0 else -1
    for low in (0.18, -0.05):
        easel.solid(
            limb([(-0.85 * way, 0.44), (-1.25 * way, low + 0.12), (-1.55 * way, low)], [0.06, 0.08, 0.06]),
            Colour.hex(person.costume.accent),
            material="cloth",
        )


def _swimcap(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    _dome(easel, colour, yaw, 0.34, 1.08, 0.93)


def _graduation(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    _dome(easel, colour, yaw, 0.50, 0.98, 0.88)
    board = [(-1.15, 0.98), (0.05 * s, 0.78), (1.15, 0.98), (0.0, 1.20)]
    easel.solid(blob([p for p in board for _ in (0, 1)]), colour.lighter(0.08), volume=0.3, material="cloth")
    easel.line(curve([(0, 1.0), (-0.7, 0.94), (-0.86, 0.5)]), GOLD, 0.06)


def _santa(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    way = 1 if s >= 0 else -1
    cone = [
        (-0.86, 0.55),
        (0.86, 0.55),
        (0.62, 1.10),
        (0.0, 1.42),
        (-0.8 * way, 1.40),
        (-1.25 * way, 0.95),
        (-0.95 * way, 0.98),
    ]
    easel.solid(blob(cone), colour, volume=0.6, material="cloth")
    white = Colour.hex("#faf8f2")
    _band(easel, white, yaw, 0.52, 0.16)
    easel.solid(oval((-1.18 * way, 0.88), 0.20, 0.20), white, volume=0.5, material="cloth")


def _bowler(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    x = 0.2
    easel.solid(
        blob([(x - 0.42, 1.08), (x + 0.42, 1.02), (x + 0.40, 1.45), (x, 1.62), (x - 0.38, 1.5)]),
        colour,
        volume=0.6,
        material="cloth",
    )
    easel.solid(
        limb([(x - 0.62, 1.10), (x, 1.04), (x + 0.62, 1.02)], [0.06, 0.08, 0.06]), colour.lighter(-0.1), material="cloth"
    )


def _headphones(easel: Easel, yaw: float) -> None:
    dark = Colour.hex("#2d2f3a")
    s = math.sin(yaw)
    easel.line(curve([(-0.9 + 0.1 * s, 0.1), (-0.72, 0.9), (-0.06 * s, 1.22), (0.72, 0.9), (0.9 - 0.1 * s, 0.1)]), dark, 0.12)
    way = 1 if s >= 0 else -1
    easel.solid(oval((-0.78 * way * math.cos(yaw), -0.04), 0.24, 0.30), Colour.hex("#e4573d"), volume=0.6, material="plastic")


DRAWN: dict[str, Callable[[Easel, Person, Colour, float], None]] = {
    "cap": _cap, "beanie": _beanie, "tophat": _tophat, "fedora": _felt(0.12, 1.22, 0.0), "cowboy": _felt(0.16, 1.42, 0.20),
    "chef": _chef, "nurse": _nurse, "fireman": _fireman, "police": _police, "sailor": _sailor, "hardhat": _hardhat,
    "helmet": _helmet, "straw": _straw, "beret": _beret, "crown": _crown, "tiara": _tiara, "wizard": _wizard,
    "knight": _knight, "astronaut": _astronaut, "pirate": _pirate, "ninja": _ninja, "swimcap": _swimcap,
    "graduation": _graduation, "santa": _santa, "bowler": _bowler,
}  # fmt: skip
