"""Panels: what is printed on or sewn to a garment's front, placed by how far up and across the chest it lies."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.limbs import Point, between, blob, curve, oval
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.cast.human_body import Skeleton
    from sora_nb.stage.cast.people import Person
    from sora_nb.stage.styles.pen import Pen

    Panel = Callable[["Pen", "Person", "Edges", float], None]

GOLD = Colour.hex("#d9a520")
DARK = Colour.hex("#2a2630")


Edges = tuple[list[Point], list[Point]]
"""A trunk's outline, left and right, from hips to shoulders."""


def _at(points: Edges, share: float, across_: float) -> Point:
    """Return a point on the chest: `share` 0 = hips … 1 = shoulders, `across_` -1 = left edge … 1 = right edge."""
    left, right = points
    at = share * (len(left) - 1)
    i = min(max(int(at), 0), len(left) - 2)
    a, b = between(left[i], left[i + 1], at - i), between(right[i], right[i + 1], at - i)
    return between(a, b, 0.5 + 0.5 * across_)


def pattern(pen: Pen, person: Person, bones: Skeleton, path: skia.Path, edges: Edges) -> None:
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
    pen.line(curve([_at(edges, 0.55, mid), _at(edges, -2.2, mid * 1.05)]), top.lighter(-0.35), person.build.height * 0.006)
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


def _apron(pen: Pen, _person: Person, edges: Edges, mid: float) -> None:
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


def _bones(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    """Draw a skeleton's breastbone, ribs and hips over the dark of its trunk."""
    h = person.build.height
    bone = Colour.hex("#f1ead6")
    (x, top), (low_x, low) = _at(edges, 0.92, mid), _at(edges, 0.12, mid)
    pen.line(curve([(x, top), ((x + low_x) / 2, (top + low) / 2), (low_x, low)]), bone, 0.018 * h)
    for share, wide in ((0.84, 0.066), (0.72, 0.072), (0.60, 0.068), (0.48, 0.056)):
        cx, cy = _at(edges, share, mid)
        for side in (-1, 1):
            rib = [(cx, cy), (cx + side * 0.6 * wide * h, cy + 0.006 * h), (cx + side * wide * h, cy - 0.018 * h)]
            pen.line(curve(rib), bone, 0.013 * h)
    pen.flat(oval((low_x, low), 0.062 * h, 0.022 * h), bone)


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
    pen.line(curve([_at(edges, 0.86, mid), _at(edges, -4.0, mid)]), fur, 0.040 * person.build.height)


def _fur(pen: Pen, person: Person, edges: Edges, mid: float) -> None:
    pen.line(curve([_at(edges, 1.1, mid), _at(edges, -1.2, mid)]), Colour.hex("#f7f4ec"), 0.05 * person.build.height)


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


PANELS: dict[str, Panel] = {
    "lapels": _lapels, "collar": _collar, "buttons": _buttons, "apron": _apron, "overalls": _overalls, "emblem": _emblem,
    "bones": _bones,
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
