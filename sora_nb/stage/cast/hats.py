"""Hats: everything worn on a head, in the head's own units (see faces)."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from sora_nb.stage.cast import helmets
from sora_nb.stage.cast.limbs import Point, blob, curve, limb, loop, oval
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.cast.easel import Easel
    from sora_nb.stage.cast.hair import Style
    from sora_nb.stage.cast.people import Person

GOLD = Colour.hex("#e0b030")
COVERING = {"robot", "skull", "astronaut", "knight", "ninja", "swimcap"}


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
        helmets.band(easel, Colour.hex("#f4f2ec"), yaw, 0.50, 0.09)
    if "headphones" in person.costume.extras:
        helmets.headphones(easel, yaw)
    if hat in DRAWN:
        DRAWN[hat](easel, person, colour, yaw)


def _cap(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    helmets.dome(easel, colour, yaw, 0.46, 1.16)
    helmets.visor(easel, colour.lighter(-0.12), yaw, 0.46)


def _beanie(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    helmets.dome(easel, colour, yaw, 0.50, 1.26)
    helmets.band(easel, colour.lighter(-0.14), yaw, 0.48, 0.13)
    easel.solid(oval((-0.08 * math.sin(yaw), 1.34), 0.17, 0.16), colour.lighter(0.5), volume=0.5, material="cloth")


def _tophat(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    dark = Colour.hex("#26242c") if colour == Colour.hex(_person.costume.top) else colour
    helmets.tall(easel, dark, 0.66, 1.75, wide=0.72, grow=1.06)
    helmets.brim(easel, dark, yaw, 0.62, wide=1.12, thick=0.08)


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
        helmets.brim(easel, colour, yaw, 0.58, wide=wide, thick=0.09, curl=curl)

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
    helmets.tall(easel, white, 0.50, 1.02, wide=0.86, grow=0.90)
    for x in (-0.3, 0.25):
        easel.line(curve([(x, 1.05), (x * 1.25, 1.42)]), white.lighter(-0.16), 0.04)


def _nurse(easel: Easel, _person: Person, _colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    row = [(-0.46 + 0.1 * s, 0.86), (0.46 + 0.1 * s, 0.86), (0.58 + 0.1 * s, 1.20), (-0.58 + 0.1 * s, 1.20)]
    easel.solid(blob([p for p in row for _ in (0, 1)]), Colour.hex("#fbfbf8"), volume=0.3, material="cloth")
    x = 0.22 * s
    easel.line(curve([(x, 0.94), (x, 1.12)]), Colour.hex("#d8352e"), 0.07)
    easel.line(curve([(x - 0.10, 1.03), (x + 0.10, 1.03)]), Colour.hex("#d8352e"), 0.07)


def _police(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    helmets.visor(easel, Colour.hex("#1c1c24"), yaw, 0.44, 0.42)
    helmets.band(easel, colour.lighter(-0.25), yaw, 0.54, 0.13)
    top = [(-0.90, 0.62), (0.86, 0.62), (1.12, 0.98), (0.6, 1.22), (-0.1, 1.20), (-0.7, 1.16), (-1.06, 0.92)]
    easel.solid(blob([(x - 0.02 * s, y) for x, y in top]), colour, volume=0.55, material="cloth")
    easel.flat(oval((0.5 * s, 0.86), 0.12, 0.14), GOLD)


def _sailor(easel: Easel, _person: Person, _colour: Colour, yaw: float) -> None:
    white = Colour.hex("#fafaf6")
    helmets.dome(easel, white, yaw, 0.70, 1.18, wide=0.80)
    helmets.band(easel, white, yaw, 0.64, 0.17)
    easel.line(curve(helmets.brow_line(yaw, 0.62, 0.08, 0.9)), Colour.hex("#2b4a86"), 0.05)


def _straw(easel: Easel, _person: Person, _colour: Colour, yaw: float) -> None:
    straw = Colour.hex("#e3bf6a")
    helmets.dome(easel, straw, yaw, 0.55, 1.22, wide=0.78)
    easel.line(curve(helmets.brow_line(yaw, 0.66, 0.08, 0.78)), Colour.hex("#b8352e"), 0.12)
    helmets.brim(easel, straw, yaw, 0.56, wide=1.42, thick=0.10)


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
    base = helmets.brow_line(yaw, low, 0.09, 0.76)
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


def _tiara(easel: Easel, _person: Person, _colour: Colour, yaw: float) -> None:
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
    helmets.brim(easel, colour, yaw, 0.58, wide=1.30, thick=0.10)


def _pirate(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    helmets.brim(easel, colour.lighter(-0.2), yaw, 0.56, wide=1.16, thick=0.08)
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


def _graduation(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    s = math.sin(yaw)
    helmets.dome(easel, colour, yaw, 0.50, 0.98, wide=0.88)
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
    helmets.band(easel, white, yaw, 0.52, 0.16)
    easel.solid(oval((-1.18 * way, 0.88), 0.20, 0.20), white, volume=0.5, material="cloth")


def _bowler(easel: Easel, _person: Person, colour: Colour, _yaw: float) -> None:
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


DRAWN: dict[str, Callable[[Easel, Person, Colour, float], None]] = {
    "cap": _cap, "beanie": _beanie, "tophat": _tophat, "fedora": _felt(0.12, 1.22, 0.0), "cowboy": _felt(0.16, 1.42, 0.20),
    "chef": _chef, "nurse": _nurse, "fireman": helmets.fireman, "police": _police, "sailor": _sailor,
    "hardhat": helmets.hardhat,
    "helmet": helmets.helmet, "straw": _straw, "beret": _beret, "crown": _crown, "tiara": _tiara, "wizard": _wizard,
    "knight": helmets.knight, "astronaut": helmets.astronaut, "pirate": _pirate, "ninja": helmets.ninja,
    "swimcap": helmets.swimcap,
    "graduation": _graduation, "santa": _santa, "bowler": _bowler,
}  # fmt: skip
