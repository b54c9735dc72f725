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

    from sora_nb.stage.cast.human_body import Limb, Skeleton
    from sora_nb.stage.cast.people import Person
    from sora_nb.stage.styles.pen import Pen

GOLD = Colour.hex("#d9a520")
DARK = Colour.hex("#2a2630")


def hand(pen: Pen, person: Person, bones: Limb, grip: float, far: float) -> None:
    """Draw a hand: spread where `grip` is 0, at rest about 0.35, a fist at 1."""
    b = person.build
    gloves = person.costume.gloves
    colour = Colour.hex(gloves) if gloves else person.face.skin
    easel = Easel(pen, bones.tip, bones.angle, b.hand, far)
    w = 1.0 if math.cos(bones.angle - 0.0) > -2 else 1.0
    thumb = 1.0 if bones.joint[0] <= bones.tip[0] + b.hand * 4 else -1.0
    thumb *= w
    if grip > 0.75:
        easel.solid(blob([(-0.1, 0.3), (0.35, 0.42), (0.78, 0.30), (0.82, -0.22), (0.4, -0.40), (-0.1, -0.28)]), colour)
        easel.solid(
            limb([(0.15, 0.28 * thumb), (0.45, 0.34 * thumb), (0.66, 0.12 * thumb)], [0.13, 0.13, 0.11]), colour, volume=0.3
        )
        return
    spread = max(0.0, 1.0 - grip / 0.3)
    curl = min(grip / 0.75, 1.0) * 0.5
    easel.solid(
        limb(
            [(0.08, 0.12 * thumb), (0.34, (0.38 + 0.16 * spread) * thumb), (0.56, (0.44 + 0.3 * spread) * thumb)],
            [0.15, 0.14, 0.10],
        ),
        colour,
    )
    if spread > 0.2:
        hull = skia.Path()
        for i in range(4):
            angle = (0.42 - 0.28 * i) * spread * thumb
            long = (0.60, 0.68, 0.64, 0.52)[i]
            root = (0.42, (0.24 - 0.16 * i) * thumb)
            hull.addPath(limb([root, (root[0] + long * math.cos(angle), root[1] + long * math.sin(angle))], [0.125, 0.10]))
        easel.solid(hull, colour, volume=0.3)
        easel.solid(
            blob([(-0.12, 0.26), (0.25, 0.38), (0.58, 0.34), (0.62, -0.32), (0.25, -0.36), (-0.12, -0.24)]),
            colour,
            edge=False,
            volume=0.4,
        )
        return
    tip = 1.15 - 0.45 * curl
    easel.solid(
        blob([
            (-0.12, 0.25), (0.3, 0.36), (0.75, 0.32), (tip, 0.10 + 0.25 * curl * thumb), (tip, -0.14 + 0.25 * curl * thumb), (0.78, -0.30),
            (0.3, -0.36), (-0.12, -0.24),
        ]),
        colour,
    )  # fmt: skip
    easel.line(curve([(0.72, 0.02), (tip - 0.1, 0.03 + 0.2 * curl * thumb)]), colour.lighter(-0.28), 0.04)


def _at(points: tuple[list[Point], list[Point]], share: float, across_: float) -> Point:
    """Return a point on the chest: `share` 0 = hips … 1 = shoulders, `across_` -1 = left edge … 1 = right edge."""
    left, right = points
    at = share * (len(left) - 1)
    i = min(int(at), len(left) - 2)
    a, b = between(left[i], left[i + 1], at - i), between(right[i], right[i + 1], at - i)
    return between(a, b, 0.5 + 0.5 * across_)


def pattern(pen: Pen, person: Person, bones: Skeleton, path: skia.Path, edges: tuple[list[Point], list[Point]]) -> None:
    """Draw what is printed on or sewn to the main garment, inside its outline."""
    costume = person.costume
    top, accent = Colour.hex(costume.top), Colour.hex(costume.accent)
    mid = math.sin(math.asin(max(min(bones.fx, 1), -1))) * 0.42
    pen.canvas.save()
    pen.canvas.clipPath(path, skia.ClipOp.kIntersect, True)
    for name in costume.extras:
        if name in {"stripes", "bands"}:
            stripe = top.lighter(0.7) if name == "stripes" and sum(top[:3]) < 2.2 else accent
            for share in (0.28, 0.50, 0.72, 0.93) if name == "stripes" else (0.34, 0.62):
                row = curve([_at(edges, share, -1.1), _at(edges, share - 0.015, 0), _at(edges, share, 1.1)])
                pen.line(row, stripe, person.build.torso * (0.055 if name == "stripes" else 0.08))
        elif name in PANELS:
            PANELS[name](pen, person, edges, mid)
    pen.canvas.restore()


Edges = tuple[list[Point], list[Point]]


def _lapels(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    top, accent = Colour.hex(person.costume.top), Colour.hex(person.costume.accent)
    shirt = accent if "tie" not in person.costume.extras else Colour.hex("#f4f2ec")
    v = [_at(edges, 1.22, mid * 0.4 - 0.26), _at(edges, 1.22, mid * 0.4 + 0.26), _at(edges, 0.55, mid)]
    pen.flat(blob([v[0], v[0], v[1], v[1], v[2], v[2]]), shirt)
    if "tie" in person.costume.extras:
        _tie(pen, person, edges, mid)
    for side in (-1, 1):
        lapel = [_at(edges, 1.2, mid * 0.4 + side * 0.30), _at(edges, 0.86, mid + side * 0.36), _at(edges, 0.54, mid)]
        pen.line(curve(lapel), top.lighter(-0.3), person.build.height * 0.009)
    pen.line(curve([_at(edges, 0.55, mid), _at(edges, -0.1, mid * 1.05)]), top.lighter(-0.35), person.build.height * 0.006)
    for share in (0.22, 0.42):
        pen.flat(
            oval(_at(edges, share, mid + 0.10), 0.008 * person.build.height, 0.008 * person.build.height), top.lighter(-0.4)
        )


def _tie(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    accent = Colour.hex(person.costume.accent)
    tie = [
        _at(edges, 1.16, mid * 0.7 - 0.07), _at(edges, 1.16, mid * 0.7 + 0.07), _at(edges, 0.55, mid + 0.11),
        _at(edges, 0.42, mid), _at(edges, 0.55, mid - 0.11),
    ]  # fmt: skip
    pen.flat(blob([p for p in tie for _ in (0, 1)]), accent)


def _collar(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    top = Colour.hex(person.costume.top)
    pen.line(curve([_at(edges, 1.1, mid * 0.8), _at(edges, -0.1, mid)]), top.lighter(-0.25), 0.006 * person.build.height)
    for share in (0.2, 0.45, 0.7):
        pen.flat(oval(_at(edges, share, mid), 0.006 * person.build.height, 0.006 * person.build.height), top.lighter(-0.45))
    for side in (-1, 1):
        flap = [_at(edges, 1.25, mid * 0.5 + side * 0.22), _at(edges, 1.0, mid + side * 0.24), _at(edges, 1.06, mid * 0.8)]
        pen.flat(blob([p for p in flap for _ in (0, 1)]), top.lighter(0.35))
    if "tie" in person.costume.extras:
        _tie(pen, person, edges, mid)


def _buttons(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    for share in (0.35, 0.55, 0.75, 0.95):
        for side in (-0.16, 0.16):
            pen.flat(
                oval(_at(edges, share, mid + side), 0.009 * person.build.height, 0.009 * person.build.height),
                Colour.hex("#8b9099"),
            )


def _apron(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    bib = [
        _at(edges, 0.78, mid - 0.42),
        _at(edges, 0.78, mid + 0.42),
        _at(edges, 0.4, mid + 0.75),
        _at(edges, -0.2, mid + 0.8),
        _at(edges, -0.2, mid - 0.8),
        _at(edges, 0.4, mid - 0.75),
    ]
    pen.flat(blob([p for p in bib for _ in (0, 1)]), Colour.hex("#e6e3dc"))


def _overalls(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    cloth = Colour.hex(person.costume.bottom)
    bib = [
        _at(edges, 0.72, mid - 0.45),
        _at(edges, 0.72, mid + 0.45),
        _at(edges, 0.36, 1.1),
        _at(edges, -0.3, 1.1),
        _at(edges, -0.3, -1.1),
        _at(edges, 0.36, -1.1),
    ]
    pen.flat(blob([p for p in bib for _ in (0, 1)]), cloth)
    for side in (-1, 1):
        pen.line(
            curve([_at(edges, 0.7, mid + side * 0.38), _at(edges, 1.25, mid * 0.6 + side * 0.42)]),
            cloth,
            0.022 * person.build.height,
        )
        pen.flat(oval(_at(edges, 0.68, mid + side * 0.36), 0.011 * person.build.height, 0.011 * person.build.height), GOLD)


def _emblem(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    h = person.build.height
    at = _at(edges, 0.74, mid)
    pen.flat(_star(at, 0.058 * h, 0.0), Colour.hex("#f7cf2e"))


def _number(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    h = person.build.height
    x, y = _at(edges, 0.66, mid)
    pen.line(
        curve([(x - 0.014 * h, y + 0.03 * h), (x + 0.004 * h, y + 0.04 * h), (x + 0.004 * h, y - 0.04 * h)]),
        Colour.hex(person.costume.accent),
        0.016 * h,
    )


def _print(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    pen.flat(
        oval(_at(edges, 0.68, mid), 0.05 * person.build.height, 0.045 * person.build.height),
        Colour.hex(person.costume.top).lighter(0.45),
    )


def _checks(pen: Pen, person: Person, edges: Edges, _mid: float) -> None:
    dark = Colour.hex(person.costume.top).lighter(-0.3)
    for share in (0.85, 1.0, 1.15):
        pen.line(curve([_at(edges, share, -1.1), _at(edges, share, 1.1)]), dark, 0.007 * person.build.height)
    for across_ in (-0.8, -0.4, 0.0, 0.4, 0.8):
        pen.line(curve([_at(edges, 0.7, across_), _at(edges, 1.2, across_)]), dark, 0.007 * person.build.height)


def _open_front(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    top = Colour.hex(person.costume.top)
    v = [
        _at(edges, 1.22, mid * 0.4 - 0.26),
        _at(edges, 1.22, mid * 0.4 + 0.26),
        _at(edges, 0.2, mid + 0.26),
        _at(edges, -0.3, mid + 0.34),
        _at(edges, -0.3, mid - 0.34),
        _at(edges, 0.2, mid - 0.26),
    ]
    pen.flat(blob([p for p in v for _ in (0, 1)]), Colour.hex(person.costume.accent))
    for side in (-1, 1):
        pen.line(
            curve(
                [
                    _at(edges, 1.2, mid * 0.4 + side * 0.28),
                    _at(edges, 0.5, mid + side * 0.30),
                    _at(edges, -0.3, mid + side * 0.36),
                ]
            ),
            top.lighter(-0.3),
            0.010 * person.build.height,
        )


def _vest(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    cloth = Colour.hex(person.costume.accent)
    for side in (-1, 1):
        flap = [
            _at(edges, 1.2, mid * 0.5 + side * 0.35),
            _at(edges, 0.6, mid + side * 0.22),
            _at(edges, 0.02, mid + side * 0.3),
            _at(edges, 0.02, side * 1.2),
            _at(edges, 1.2, side * 1.2),
        ]
        pen.flat(blob([p for p in flap for _ in (0, 1)]), cloth)


def _panel(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    h = person.build.height
    x, y = _at(edges, 0.66, mid)
    box = [
        (x - 0.05 * h, y + 0.035 * h),
        (x + 0.05 * h, y + 0.035 * h),
        (x + 0.05 * h, y - 0.035 * h),
        (x - 0.05 * h, y - 0.035 * h),
    ]
    pen.flat(blob([p for p in box for _ in (0, 1)]), Colour.hex("#b9c0ca"))
    for dx, tint in ((-0.03, "#e4573d"), (0.0, "#3f8fd0"), (0.03, "#f2c230")):
        pen.flat(oval((x + dx * h, y + 0.012 * h), 0.010 * h, 0.010 * h), Colour.hex(tint))
    pen.line(curve([(x - 0.03 * h, y - 0.016 * h), (x + 0.03 * h, y - 0.016 * h)]), DARK, 0.006 * h)
    for share in (0.98,):
        pen.line(curve([_at(edges, share, -1.1), _at(edges, share, 1.1)]), Colour.hex(person.costume.accent), 0.014 * h)


def _plates(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    h = person.build.height
    shade = Colour.hex(person.costume.top).lighter(-0.35)
    pen.line(curve([_at(edges, 1.1, mid), _at(edges, 0.3, mid)]), shade, 0.007 * h)
    for share in (0.20, 0.36):
        pen.line(curve([_at(edges, share, -1.1), _at(edges, share - 0.07, mid), _at(edges, share, 1.1)]), shade, 0.007 * h)
    pen.line(
        curve([_at(edges, 0.92, -0.8), _at(edges, 0.80, mid), _at(edges, 0.92, 0.8)]),
        Colour.hex(person.costume.top).lighter(0.5),
        0.010 * h,
    )


def _zip(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    shade = Colour.hex(person.costume.top).lighter(-0.35)
    pen.line(curve([_at(edges, 1.1, mid), _at(edges, -0.2, mid)]), shade, 0.007 * person.build.height)


def _pocket(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    shade = Colour.hex(person.costume.top).lighter(-0.3)
    row = [_at(edges, 0.30, mid - 0.45), _at(edges, 0.18, mid - 0.5), _at(edges, 0.18, mid + 0.5), _at(edges, 0.30, mid + 0.45)]
    pen.line(curve(row), shade, 0.007 * person.build.height)


def _wetsuit(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    accent = Colour.hex(person.costume.accent)
    for side in (-1, 1):
        pen.line(
            curve([_at(edges, 1.0, side * 0.78), _at(edges, 0.4, side * 0.72), _at(edges, -0.1, side * 0.9)]),
            accent,
            0.02 * person.build.height,
        )
    _zip(pen, person, edges, mid)


def _badge(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    pen.flat(_star(_at(edges, 0.78, mid - 0.42), 0.026 * person.build.height, 0.0), GOLD)


def _wings(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    at = _at(edges, 0.80, mid - 0.42)
    pen.flat(oval(at, 0.030 * person.build.height, 0.010 * person.build.height), GOLD)


def _stars(pen: Pen, person: Person, edges: Edges, _mid: float) -> None:
    for share, across_ in ((0.9, 0.5), (0.62, -0.4), (0.3, 0.55), (0.15, -0.55)):
        pen.flat(_star(_at(edges, share, across_), 0.02 * person.build.height, 0.2), GOLD)


def _ermine(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    fur = Colour.hex("#f7f4ec")
    pen.line(curve([_at(edges, 0.98, -1.1), _at(edges, 0.86, mid), _at(edges, 0.98, 1.1)]), fur, 0.05 * person.build.height)
    pen.line(curve([_at(edges, 0.86, mid), _at(edges, -0.2, mid)]), fur, 0.045 * person.build.height)


def _fur(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    pen.line(curve([_at(edges, 1.1, mid), _at(edges, -0.2, mid)]), Colour.hex("#f7f4ec"), 0.05 * person.build.height)


def _pompoms(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    for share, tint in ((0.3, "#3f8fd0"), (0.55, "#e4573d"), (0.8, "#4fa35a")):
        pen.flat(oval(_at(edges, share, mid), 0.024 * person.build.height, 0.024 * person.build.height), Colour.hex(tint))


def _sailor_collar(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    accent = Colour.hex(person.costume.accent)
    v = [_at(edges, 1.2, -0.6), _at(edges, 1.2, 0.8), _at(edges, 0.62, mid)]
    pen.flat(blob([p for p in v for _ in (0, 1)]), accent)
    pen.flat(oval(_at(edges, 0.66, mid), 0.022 * person.build.height, 0.03 * person.build.height), Colour.hex("#c9382f"))


def _ribs(pen: Pen, person: Person, edges: Edges, _mid: float) -> None:
    shade = Colour.hex(person.costume.top).lighter(-0.22)
    pen.line(curve([_at(edges, 0.06, -1.1), _at(edges, 0.0, 0), _at(edges, 0.06, 1.1)]), shade, 0.008 * person.build.height)


def _vneck(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    v = [_at(edges, 1.22, mid * 0.4 - 0.26), _at(edges, 1.22, mid * 0.4 + 0.26), _at(edges, 0.88, mid)]
    pen.flat(blob([p for p in v for _ in (0, 1)]), person.face.skin.lighter(-0.06))


def _sash(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    for side in (-1, 1):
        pen.line(
            curve(
                [_at(edges, 1.2, mid * 0.5 + side * 0.3), _at(edges, 0.5, mid + side * 0.2), _at(edges, -0.2, mid + side * 0.3)]
            ),
            Colour.hex(person.costume.accent),
            0.03 * person.build.height,
        )


def _wrap(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    shade = Colour.hex(person.costume.top).lighter(0.28)
    pen.line(curve([_at(edges, 1.15, mid * 0.5 - 0.3), _at(edges, 0.4, mid + 0.5)]), shade, 0.012 * person.build.height)
    pen.line(curve([_at(edges, 1.15, mid * 0.5 + 0.3), _at(edges, 0.75, mid)]), shade, 0.012 * person.build.height)


PANELS = {
    "lapels": _lapels, "collar": _collar, "buttons": _buttons, "apron": _apron, "overalls": _overalls, "emblem": _emblem,
    "number": _number, "print": _print, "checks": _checks, "cardigan": _open_front, "jacket": _open_front, "vest": _vest,
    "panel": _panel, "plates": _plates, "hoodie": _pocket, "wetsuit": _wetsuit, "badge": _badge, "wings": _wings,
    "stars": _stars, "ermine": _ermine, "fur": _fur, "pompoms": _pompoms, "sailor collar": _sailor_collar, "ribs": _ribs,
    "vneck": _vneck, "sash": _sash, "wrap": _wrap, "romper": _zip, "pockets": _pocket,
}  # fmt: skip


def _star(at: Point, size: float, turn: float) -> skia.Path:
    path = skia.Path()
    for i in range(10):
        r = size if i % 2 == 0 else size * 0.45
        a = turn + math.pi / 2 + i * math.pi / 5
        (path.lineTo if i else path.moveTo)(at[0] + r * math.cos(a), at[1] + r * math.sin(a))
    path.close()
    return path


def behind(pen: Pen, person: Person, bones: Skeleton, drag: float) -> None:
    """Draw what hangs on the back: cape, pack, wings."""
    b, extras = person.build, person.costume.extras
    way = 1.0 if bones.fx >= 0 else -1.0
    nx, ny = bones.neck
    back = -way * abs(bones.fx)
    if "cape" in extras:
        wide, low = b.shoulders * 1.05, bones.pelvis[1] - b.leg * 0.55
        flow = back * b.height * 0.10 + drag * 1.6
        lift = min(abs(drag) * 0.9, b.leg * 0.7)
        colour = Colour.hex(person.costume.accent if "ermine" not in extras else person.costume.top).lighter(-0.08)
        pen.solid(
            blob([
                (nx - wide * 0.8, ny + 0.01), (nx + wide * 0.8, ny + 0.01), (nx + wide * 0.95 + flow * 0.3, (ny + low) / 2),
                (nx + wide * 1.25 + flow, low + lift), (nx + flow * 1.1, low - 0.05 * b.height + lift * 1.1),
                (nx - wide * 1.25 + flow, low + lift), (nx - wide * 0.95 + flow * 0.3, (ny + low) / 2),
            ]),
            colour, volume=0.5, material="cloth",
        )  # fmt: skip
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
