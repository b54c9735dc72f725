"""Trimmings: hands, and everything sewn on, tied round or worn over clothes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.easel import Easel
from sora_nb.stage.cast.faces import across
from sora_nb.stage.cast.limbs import Point, between, blob, curve, limb, loop, oval
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.cast.human_body import Skeleton
    from sora_nb.stage.cast.people import Person
    from sora_nb.stage.styles.pen import Pen

GOLD = Colour.hex("#d9a520")
DARK = Colour.hex("#2a2630")


def behind(pen: Pen, person: Person, bones: Skeleton, drag: float) -> None:
    """Draw what hangs on the back: cape, pack, wings."""
    b, extras = person.build, person.costume.extras
    way = 1.0 if bones.fx >= 0 else -1.0
    nx, ny = bones.neck
    back = -way * abs(bones.fx)
    if "cape" in extras:
        # the cape hangs between straight down and along the back, and streams away from the movement
        spine = (bones.pelvis[0] - nx, bones.pelvis[1] - ny)
        far = math.hypot(*spine) or 1.0
        flat = min(abs(spine[0]) / far, 1.0)
        ux, uy = spine[0] / far * flat + back * 0.12 + drag * 2.4, -1.0 + flat * (1.0 + spine[1] / far)
        size = math.hypot(ux, uy) or 1.0
        ux, uy = ux / size, uy / size
        long, wide = b.torso + b.leg * 0.55, b.shoulders * (1.05 - 0.3 * flat)
        ripple = drag * 0.5

        def cloth(along: float, side: float) -> Point:
            return (
                nx + ux * long * along - uy * wide * side + uy * ripple * along,
                ny + 0.01 + uy * long * along + ux * wide * side - ux * ripple * along,
            )  # fmt: skip

        colour = Colour.hex(person.costume.accent if "ermine" not in extras else person.costume.top).lighter(-0.08)
        shape = [(0.0, -0.8), (0.0, 0.8), (0.5, 1.05), (1.0, 1.25), (1.04, 0.4), (0.98, -0.4), (1.02, -1.25), (0.5, -1.05)]
        pen.solid(blob([cloth(*p) for p in shape]), colour, volume=0.5, material="cloth")
    if "backpack" in extras or "pack" in extras:
        at = between(bones.neck, bones.waist, 0.45)
        at = (at[0] + back * b.height * 0.085, at[1])
        colour = Colour.hex("#dfe3e8" if "pack" in extras else "#b8463c")
        w, h = b.shoulders * 0.72, b.torso * 0.44
        pen.solid(
            blob(
                [
                    (at[0] + dx * w, at[1] + dy * h)
                    for dx, dy in ((-1, 1), (0, 1.1), (1, 1), (1.05, 0), (1, -1), (0, -1.05), (-1, -1), (-1.05, 0))
                ]
            ),
            colour,
            material="cloth",
        )
    if "veil" in extras:
        top, low = ny + 0.15 * b.height, ny - 0.42 * b.height
        mid, flow = nx + back * 0.05 * b.height, back * 0.10 * b.height + drag * 0.3
        hang = [(mid - 0.07 * b.height, top), (mid + 0.07 * b.height, top), (mid + 0.13 * b.height + flow, low)]
        hang.append((mid - 0.13 * b.height + flow, low + 0.02 * b.height))
        pen.solid(blob([p for p in hang for _ in (0, 1)]), Colour(0.98, 0.98, 1.0, 0.62), volume=0.2, material="cloth")
    if "wings back" in extras:
        for turn in (0.5, -0.4):
            at = (nx + back * b.height * 0.12, ny - b.torso * 0.3 + turn * b.height * 0.12)
            pen.solid(oval(at, 0.17 * b.height, 0.07 * b.height, -way * turn), Colour(0.85, 0.96, 0.98, 0.75), volume=0.3)


def chest(pen: Pen, person: Person, bones: Skeleton, drag: float) -> None:
    """Draw what lies over the trunk: belt, scarf, ruff, stethoscope, straps."""
    b, extras, h = person.build, person.costume.extras, person.build.height
    accent = Colour.hex(person.costume.accent)
    nx, ny = bones.neck
    if "belt" in extras:
        c = between(bones.pelvis, bones.waist, 0.42)
        w = b.waist * (0.86 + 0.14 * bones.lx) + 0.014 * h
        dark = Colour.hex("#3a2a20") if sum(accent[:3]) > 2.2 or accent == Colour.hex(person.costume.top) else accent
        pen.solid(
            limb([(c[0] - w, c[1]), (c[0], c[1] - 0.012 * h), (c[0] + w, c[1])], [0.015 * h] * 3),
            dark,
            volume=0.3,
            material="leather",
        )
        pen.flat(oval((c[0] + bones.fx * w * 0.42, c[1] - 0.009 * h), 0.017 * h, 0.015 * h), GOLD)
    if "stethoscope" in extras:
        tube = [
            (nx - 0.05 * h, ny),
            (nx - 0.035 * h + bones.fx * 0.02 * h, ny - 0.10 * h),
            (nx + 0.03 * h, ny - 0.13 * h),
            (nx + 0.05 * h + bones.fx * 0.01 * h, ny - 0.02 * h),
        ]
        pen.line(curve(tube), Colour.hex("#3b4450"), 0.009 * h)
        pen.flat(oval((tube[2][0], tube[2][1] - 0.012 * h), 0.015 * h, 0.015 * h), Colour.hex("#aab2bc"))
    if "satchel" in extras or "guitar strap" in extras:
        end = (bones.pelvis[0] - bones.fx * b.hips * 0.9, bones.pelvis[1])
        pen.line(
            curve([(nx + bones.fx * b.shoulders * 0.5, ny - 0.02 * h), between(bones.neck, end, 0.5), end]),
            Colour.hex("#5a3a22"),
            0.018 * h,
        )
    if "satchel" in extras:
        bag = [(end[0] + dx * 0.075 * h, end[1] + dy * 0.06 * h) for dx, dy in ((-1, 1), (1, 1), (1.1, -1), (-1.1, -1))]
        pen.solid(blob([p for p in bag for _ in (0, 1)]), accent, material="leather")
    if "ruff" in extras:
        for dx in (-0.07, -0.035, 0.0, 0.035, 0.07):
            pen.solid(
                oval((nx + dx * h, ny - 0.004 * h - abs(dx) * 0.1 * h), 0.03 * h, 0.034 * h),
                accent,
                volume=0.4,
                material="cloth",
            )
    if "scarf" in extras or "bandana" in extras:
        _scarf(pen, person, bones, drag)


def _scarf(pen: Pen, person: Person, bones: Skeleton, drag: float) -> None:
    h = person.build.height
    colour = Colour.hex(person.costume.accent) if person.costume.accent != "#f4f2ec" else Colour.hex("#c9483c")
    if "bandana" in person.costume.extras:
        colour = Colour.hex("#c9382f")
    nx, ny = bones.neck[0], bones.neck[1] + 0.006 * h
    wide = person.build.head * 0.30
    if "bandana" not in person.costume.extras:
        tail = (nx - bones.fx * wide * 0.9 + drag * 0.9, ny - 0.15 * h + min(abs(drag) * 0.4, 0.1 * h))
        start = (nx - bones.fx * wide * 0.6, ny)
        pen.solid(
            limb([start, between(start, tail, 0.55), tail], [0.020 * h, 0.024 * h, 0.026 * h]),
            colour,
            volume=0.4,
            material="cloth",
        )
    pen.solid(
        limb(
            [(nx - wide, ny + 0.004 * h), (nx, ny - 0.014 * h), (nx + wide, ny + 0.004 * h)], [0.024 * h, 0.028 * h, 0.024 * h]
        ),
        colour,
        volume=0.5,
        material="cloth",
    )


def worn_on_face(easel: Easel, person: Person, yaw: float) -> None:
    """Draw glasses, goggles, masks, an eyepatch, a clown's nose."""
    extras: Sequence[str] = person.costume.extras
    spots = [across(yaw, side * 0.43, 0.84) for side in (-1.0, 1.0)]
    y = -0.02 - 0.07 * person.face.cheek
    if "mask" in extras:
        band = [(-0.80 + 0.1 * math.sin(yaw), 0.12), (0, 0.20), (0.84, 0.12), (0.84, -0.14), (0, -0.17), (-0.80, -0.14)]
        path = skia.Path(loop(band))
        for x, seen in spots:
            path.addPath(oval((x, y), 0.17 * max(0.35 + 0.65 * seen, 0.2), 0.17))
        path.setFillType(skia.PathFillType.kEvenOdd)
        easel.flat(path, Colour.hex(person.costume.accent))
    if {"glasses", "sunglasses", "goggles"} & set(extras):
        dark = "sunglasses" in extras
        rim = Colour.hex("#2b2a33") if "goggles" not in extras else Colour.hex("#3d4a57")
        for x, seen in spots:
            rx = 0.25 * max(0.35 + 0.65 * seen, 0.25)
            lens = oval((x, y - 0.01), rx, 0.23)
            easel.flat(lens, Colour(0.10, 0.11, 0.15, 0.92) if dark else Colour(0.86, 0.95, 1.0, 0.22))
            easel.line(lens, rim, 0.045)
        easel.line(curve([(spots[0][0] + 0.2, y + 0.04), (spots[1][0] - 0.16, y + 0.04)]), rim, 0.045)
        way = 1.0 if yaw >= 0 else -1.0
        near = spots[0] if way > 0 else spots[1]
        easel.line(curve([(near[0] - way * 0.24, y + 0.05), (across(yaw, -way * 1.45)[0], y + 0.08)]), rim, 0.04)
    if "eyepatch" in extras:
        x, seen = spots[0] if yaw >= 0 else spots[1]
        easel.flat(oval((x, y), 0.24 * max(seen, 0.4), 0.23), DARK)
        easel.line(curve([(-0.86, 0.22), (x, y + 0.16), (0.55, 0.50)]), DARK, 0.045)
    if "clown" in extras:
        x = 0.90 * math.sin(yaw)
        easel.solid(oval((x + 0.06 * math.sin(yaw), -0.24), 0.21, 0.20), Colour.hex("#e0302c"), volume=0.8)
