"""Pieces: what is left of a thing that broke: each shows its own part of the whole, wherever it has flown."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.solids import SolidRig

if TYPE_CHECKING:
    from sora_nb.stage.performance import Piece, Placement, Role
    from sora_nb.stage.styles.pen import Colour, Pen


class PieceRig(SolidRig):
    """One piece: the whole thing's own drawing, cut out along the piece's outline."""

    def __init__(self, role: Role, piece: Piece, whole: SolidRig) -> None:
        super().__init__(role)
        self.whole = whole
        self.outline = skia.Path.Polygon([skia.Point(*point) for point in piece.outline], True)
        self.middle = piece.middle

    def tint(self) -> Colour:
        """Return the whole thing's colour."""
        return self.whole.tint()

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw the whole, clipped to the piece, and the broken edge."""
        cut = self.turned(self.outline, place)
        canvas = pen.canvas
        canvas.save()
        canvas.clipPath(cut, skia.ClipOp.kIntersect, True)
        cos, sin = math.cos(place.angle), math.sin(place.angle)
        x, y = self.middle
        canvas.translate(x * cos - y * sin, x * sin + y * cos)
        self.whole.paint(pen, place, t)
        canvas.restore()
        pen.line(cut, self.tint().lighter(-0.35), 0.012)
