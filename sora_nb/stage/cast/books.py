"""Books: a book that is being read, open in somebody's hands, its pages turned now and then."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.performance import Placement
    from sora_nb.stage.styles.pen import Pen

_PAPER = Colour.hex("#f7f2e4")
_PRINT = Colour(0.45, 0.42, 0.45, 0.55)
EVERY = 1.7
"""Seconds from one page to the next."""
TURN = 0.6
"""Seconds that a page is in the air."""
TILT = 20.0
"""Degrees by which the book leans towards its reader."""


def opened(pen: Pen, place: Placement, *, height: float, cover: Colour, since: float) -> None:
    """Draw an open book around its middle, `since` seconds after somebody began to read."""
    wide, rise = 0.62 * height, 0.13 * height
    canvas = pen.canvas
    canvas.save()
    canvas.rotate(math.degrees(place.angle) + math.copysign(TILT, place.facing))
    pen.solid(_leaves(wide * 1.06, rise, -0.09 * height, 0.05 * height), cover, volume=0.3, material="leather")
    pen.solid(_leaves(wide, rise, -0.035 * height, 0.06 * height), _PAPER.lighter(-0.08), volume=0.1, edge=False)
    pen.solid(_leaves(wide, rise, 0.0, 0.05 * height), _PAPER, volume=0.15)
    for side in (-1, 1):
        for k in range(3):
            y = 0.018 * height + 0.012 * height * k
            line = skia.PathBuilder()
            line.moveTo(side * 0.16 * wide, y + 0.55 * rise)
            line.quadTo(side * 0.5 * wide, y + 1.15 * rise, side * 0.86 * wide, y + 0.8 * rise)
            pen.line(line.detach(), _PRINT, 0.012 * height)
    into = since % EVERY - (EVERY - TURN)
    if into > 0 and since > EVERY - TURN:
        pen.solid(_page(into / TURN, wide, rise, math.copysign(1.0, place.facing)), _PAPER.lighter(0.02), volume=0.2)
    canvas.restore()


def _leaves(wide: float, rise: float, low: float, thick: float) -> skia.Path:
    """Return both halves of an open book, arched like a gull's wings."""
    high, edge, crest = low + 1.5 * rise, low + 0.75 * rise, low + 1.25 * rise
    path = skia.PathBuilder()
    path.moveTo(0, low).cubicTo(0.25 * wide, high, 0.7 * wide, crest, wide, edge).lineTo(wide, edge + thick)
    path.cubicTo(0.7 * wide, crest + thick, 0.25 * wide, high + thick, 0, low + 0.7 * thick)
    path.cubicTo(-0.25 * wide, high + thick, -0.7 * wide, crest + thick, -wide, edge + thick)
    path.lineTo(-wide, edge).cubicTo(-0.7 * wide, crest, -0.25 * wide, high, 0, low).close()
    return path.detach()


def _page(share: float, wide: float, rise: float, way: float) -> skia.Path:
    """Return a page on its way over, from the far side (0) to the near one (1), bowed by the air."""
    u = share * share * (3 - 2 * share)
    angle = math.pi * (0.12 + 0.76 * u)
    x, y = way * wide * math.cos(angle), wide * 0.95 * math.sin(angle) + 0.6 * rise
    bow = 0.28 * wide * math.sin(math.pi * u)
    mx, my = x * 0.5 + way * bow, y * 0.55
    path = skia.PathBuilder()
    path.moveTo(0, 0.4 * rise).quadTo(mx, my, x, y).lineTo(x - way * 0.03 * wide, y + 0.03 * wide)
    path.quadTo(mx - way * 0.06 * wide, my + 0.05 * wide, 0, 0.75 * rise).close()
    return path.detach()
