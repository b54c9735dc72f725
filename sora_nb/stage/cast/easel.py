"""Easel: a pen turned and moved for one part of a body, so that a head or a hand is drawn in its own coordinates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import skia

if TYPE_CHECKING:
    from sora_nb.stage.cast.limbs import Point
    from sora_nb.stage.styles.pen import Colour, Pen


@dataclass(frozen=True, slots=True)
class Easel:
    """Draws in a part's own units: `at` is its origin in metres, `angle` its turn (radians), `unit` its unit in metres."""

    pen: Pen
    at: Point
    angle: float
    unit: float
    far: float = 0.0

    def placed(self, path: skia.Path) -> skia.Path:
        """Return the path in metres."""
        c, s = math.cos(self.angle) * self.unit, math.sin(self.angle) * self.unit
        moved = skia.Path()
        path.transform(skia.Matrix.MakeAll(c, -s, self.at[0], s, c, self.at[1], 0, 0, 1), moved)
        return moved

    def point(self, x: float, y: float) -> Point:
        """Return a point in metres."""
        c, s = math.cos(self.angle) * self.unit, math.sin(self.angle) * self.unit
        return self.at[0] + x * c - y * s, self.at[1] + x * s + y * c

    def solid(self, path: skia.Path, colour: Colour, *, volume: float = 0.6, material: str = "skin", edge: bool = True) -> None:
        """Fill a closed path as a rounded body."""
        self.pen.solid(self.placed(path), colour, volume=volume, far=self.far, material=material, edge=edge)

    def line(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke an open path, `width` in the part's units, never thinner than most of a pixel."""
        self.pen.line(self.placed(path), colour, max(width * self.unit, 0.9 * self.pen.pixel))

    def flat(self, path: skia.Path, colour: Colour) -> None:
        """Fill a path with no modelling."""
        self.pen.flat(self.placed(path), colour)

    def clip(self, path: skia.Path) -> None:
        """Keep what follows inside a path until the canvas is restored."""
        self.pen.canvas.clipPath(self.placed(path), skia.ClipOp.kIntersect, True)
