"""Helmets: hard and closed headgear, and the domes, bands and brims that every hat is made of; in a head's own units."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.limbs import Point, blob, curve, limb, loop, oval
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.cast.easel import Easel
    from sora_nb.stage.cast.people import Person

GOLD = Colour.hex("#e0b030")


def brow_line(yaw: float, y: float, bulge: float = 0.10, wide: float = 0.93) -> list[Point]:
    """Return the lower rim of a hat from left to right: it dips towards where the face looks."""
    s = math.sin(yaw)
    return [
        (-wide - 0.02 * s, y + 0.02),
        (-0.5, y - bulge * 0.7),
        (0.25 * s, y - bulge),
        (0.5, y - bulge * 0.7),
        (wide - 0.06 * s, y + 0.02),
    ]


def dome(
    easel: Easel, colour: Colour, yaw: float, y: float, top: float, *, wide: float = 0.95, material: str = "cloth"
) -> None:
    """Draw what lies round the skull, from its rim `y` up to `top`, in head radii."""
    s = math.sin(yaw)
    rim = brow_line(yaw, y, wide=wide)
    crown = [
        (wide * 0.93, y + (top - y) * 0.55),
        (wide * 0.55 - 0.05 * s, top * 0.97),
        (-0.06 * s, top),
        (-wide * 0.55 - 0.05 * s, top * 0.97),
        (-wide * 0.95, y + (top - y) * 0.55),
    ]
    easel.solid(loop([*rim, *crown], 0.5), colour, volume=0.65, material=material)


def band(easel: Easel, colour: Colour, yaw: float, y: float, wide: float) -> None:
    """Draw a band round a hat, just over its rim."""
    easel.solid(limb(brow_line(yaw, y, 0.08, 0.90), [wide] * 5), colour, volume=0.3, material="cloth")


def visor(easel: Easel, colour: Colour, yaw: float, y: float, long: float = 0.55) -> None:
    """Draw the peak of a cap, to the side where the face looks."""
    s = math.sin(yaw)
    c = math.cos(yaw)
    x = 0.62 * s
    path = blob([
        (x - 0.62 * c - 0.1 * s, y + 0.06), (x + 0.6 * c, y + 0.06), (x + 0.55 * c + long * s, y - 0.10),
        (x + long * s * 1.15, y - 0.20 - 0.10 * c), (x - 0.55 * c + long * s * 0.4, y - 0.16 - 0.06 * c),
    ])  # fmt: skip
    easel.solid(path, colour, volume=0.4, material="cloth")


def brim(easel: Easel, colour: Colour, yaw: float, y: float, *, wide: float, thick: float, curl: float = 0.0) -> None:
    """Draw a brim all round, its ends curled up by `curl`."""
    s = math.sin(yaw)
    x = 0.08 * s
    easel.solid(
        blob([
            (x - wide, y + 0.05 + curl), (x - wide * 0.6, y - thick), (x, y - thick * 1.7), (x + wide * 0.6, y - thick),
            (x + wide, y + 0.05 + curl), (x + wide * 0.6, y + thick * 1.1), (x, y + thick * 0.9), (x - wide * 0.6,
            y + thick * 1.1),
        ]),
        colour, volume=0.5, material="cloth",
    )  # fmt: skip


def tall(easel: Easel, colour: Colour, base: float, top: float, *, wide: float, grow: float) -> None:
    """Draw a crown that stands up, wider or narrower at its top by `grow`."""
    row = [(-wide, base), (wide, base), (wide * grow, top), (-wide * grow, top)]
    easel.solid(blob([p for p in row for _ in (0, 1)]), colour, volume=0.6, material="cloth")


def fireman(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    """Draw a firefighter's helmet with its badge."""
    s = math.sin(yaw)
    brim(easel, colour.lighter(-0.1), yaw, 0.52, wide=1.16, thick=0.10)
    dome(easel, colour, yaw, 0.55, 1.28, wide=0.92, material="metal")
    easel.line(curve([(-0.5 * s - 0.1, 1.26), (0.2 * s, 1.34), (0.6 * s, 0.95)]), colour.lighter(-0.25), 0.09)
    easel.solid(
        blob([(0.40 * s - 0.2, 0.98), (0.40 * s + 0.2, 0.98), (0.46 * s + 0.2, 0.66), (0.5 * s, 0.52), (0.42 * s - 0.2, 0.66)]),
        GOLD,
        volume=0.4,
        material="metal",
    )


def hardhat(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    """Draw a builder's hard hat with its ridge."""
    s = math.sin(yaw)
    dome(easel, colour, yaw, 0.48, 1.26, wide=0.98, material="metal")
    easel.line(curve([(-0.5 * s - 0.15, 1.2), (0.1 * s, 1.3), (0.62 * s, 0.62)]), colour.lighter(0.35), 0.10)
    visor(easel, colour.lighter(-0.06), yaw, 0.47, 0.42)


def helmet(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    """Draw a plain helmet, as for riding."""
    dome(easel, colour, yaw, 0.40, 1.24, wide=1.02, material="metal")
    brim(easel, colour.lighter(-0.12), yaw, 0.42, wide=1.06, thick=0.06)


def knight(easel: Easel, person: Person, _colour: Colour, yaw: float) -> None:
    """Draw a knight's steel helmet."""
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
    path.setFillType(skia.PathFillType.kEvenOdd)
    easel.solid(path, steel, volume=0.7, material="metal")
    easel.line(curve([(0.35 * s, 1.20), (0.42 * s, 0.36)]), steel.lighter(-0.3), 0.07)
    easel.solid(
        limb([(x - 0.62 * c - 0.08, 0.42), (x, 0.52), (x + 0.66 * c, 0.42)], [0.09, 0.11, 0.08]),
        steel.lighter(-0.10),
        volume=0.5,
        material="metal",
    )


def astronaut(easel: Easel, _person: Person, _colour: Colour, yaw: float) -> None:
    """Draw the clear globe of a space suit."""
    shell = Colour.hex("#f2f4f6")
    s, c = math.sin(yaw), math.cos(yaw)
    x = 0.34 * s
    outer = oval((0.02 * s, 0.02), 1.26, 1.28)
    window = oval((x, -0.02), 0.62 + 0.36 * c, 0.92)
    ring = oval((0.02 * s, 0.02), 1.26, 1.28)
    ring.addPath(window)
    ring.setFillType(skia.PathFillType.kEvenOdd)
    easel.flat(outer, Colour(0.55, 0.72, 0.88, 0.16))
    easel.solid(ring, shell, volume=0.7, material="plastic")
    easel.line(window, Colour.hex("#8f98a4"), 0.07)
    easel.line(curve([(x - 0.55, 0.25), (x - 0.42, 0.55), (x - 0.18, 0.74)]), Colour(1, 1, 1, 0.75), 0.09)


def ninja(easel: Easel, person: Person, colour: Colour, yaw: float) -> None:
    """Draw a hood that leaves the eyes free."""
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
    hood.setFillType(skia.PathFillType.kEvenOdd)
    easel.solid(hood, colour, volume=0.6, material="cloth")
    band(easel, Colour.hex(person.costume.accent), yaw, 0.46, 0.08)
    way = 1 if s >= 0 else -1
    for low in (0.18, -0.05):
        easel.solid(
            limb([(-0.85 * way, 0.44), (-1.25 * way, low + 0.12), (-1.55 * way, low)], [0.06, 0.08, 0.06]),
            Colour.hex(person.costume.accent),
            material="cloth",
        )


def swimcap(easel: Easel, _person: Person, colour: Colour, yaw: float) -> None:
    """Draw a swimmer's cap."""
    dome(easel, colour, yaw, 0.34, 1.08, wide=0.93)


def headphones(easel: Easel, yaw: float) -> None:
    """Draw headphones with their bow over the head."""
    dark = Colour.hex("#2d2f3a")
    s = math.sin(yaw)
    easel.line(curve([(-0.9 + 0.1 * s, 0.1), (-0.72, 0.9), (-0.06 * s, 1.22), (0.72, 0.9), (0.9 - 0.1 * s, 0.1)]), dark, 0.12)
    way = 1 if s >= 0 else -1
    easel.solid(oval((-0.78 * way * math.cos(yaw), -0.04), 0.24, 0.30), Colour.hex("#e4573d"), volume=0.6, material="plastic")
