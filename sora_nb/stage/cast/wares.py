"""Wares: things that the artwork pack lacks, drawn from a few outlines each and cast, lit and coloured like its props."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import skia

from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.limbs import blob

_ROUND = 0.25
"""How round the corners of a "b" box are, as a share of its shorter side."""


@dataclass(frozen=True, slots=True)
class Ware:
    """One thing: how tall it stands (metres), what it is made of, what else it is called, and its outlines.

    An outline is a letter, a colour and numbers, with outlines parted by ";". The letters: r and b, a box and one with round
    corners (left, bottom, right, top); o, an oval (middle x, y, half width, half height); p, a polygon; s, a smooth closed
    line; l, a stroke (width first). y runs up; the unit is arbitrary, the whole is fitted into the height.
    """

    height: float
    material: str
    words: str
    outlines: str


@functools.cache
def wares() -> dict[str, Ware]:
    """Return every ware by name."""
    from sora_nb.stage.cast import household, outdoors, sundries

    return household.WARES | outdoors.WARES | sundries.WARES


@functools.cache
def figures() -> tuple[Figure, ...]:
    """Return every ware as a figure of the family of props."""
    return tuple(
        Figure(
            name=name,
            family="prop",
            height=ware.height,
            material=ware.material,
            words=tuple(word.strip() for word in ware.words.split(",") if word.strip()),
        )
        for name, ware in wares().items()
    )


def outlines(name: str) -> list[tuple[skia.Path, str]]:
    """Return a ware's outlines, y down as artwork has it, each with its colour as "#rrggbb"."""
    flip = skia.Matrix().setScale(1, -1)
    found = []
    for part in wares()[name].outlines.split(";"):
        kind, colour, *numbers = part.split()
        path = skia.Path()
        _path(kind, [float(n) for n in numbers]).transform(flip, path)
        found.append((path, f"#{colour}"))
    return found


def _path(kind: str, n: list[float]) -> skia.Path:
    if kind in {"r", "b"}:
        left, right = sorted((n[0], n[2]))
        low, high = sorted((n[1], n[3]))
        round_ = _ROUND * min(right - left, high - low) if kind == "b" else 0.0
        return skia.Path.RRect(skia.Rect.MakeLTRB(left, low, right, high), round_, round_)
    if kind == "o":
        return skia.Path.Oval(skia.Rect.MakeLTRB(n[0] - n[2], n[1] - n[3], n[0] + n[2], n[1] + n[3]))
    width = n.pop(0) if kind == "l" else 0.0
    points = list(zip(n[::2], n[1::2], strict=True))
    if kind == "s":
        return blob(points)
    if kind == "p":
        return skia.Path.Polygon(points, True)
    line = skia.Path.Polygon(points, False)
    paint = skia.Paint(Style=skia.Paint.kStroke_Style, StrokeWidth=width)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    paint.setStrokeJoin(skia.Paint.kRound_Join)
    stroke = skia.Path()
    paint.getFillPath(line, stroke)
    return stroke
