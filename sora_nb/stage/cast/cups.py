"""Cups: a cup so large that ships sail in it, seen from a little above: rim, saucer, handle, and coffee that ripples."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.limbs import oval
from sora_nb.stage.cast.mirror import Mirror
from sora_nb.stage.cast.outline import closed, ellipse, opened
from sora_nb.stage.cast.solids import SolidRig
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from sora_nb.stage.performance import Placement, Role
    from sora_nb.stage.styles.pen import Pen

BREADTHS = {"coffee": 2.1}
"""Vessels that something can sail in, and their widths over their heights."""
LARGE = 1.5
"""Metres of height from which a cup is a place rather than a thing in a hand."""
_COFFEE = Colour.hex("#6b4226")


class CupRig(SolidRig):
    """A giant cup of coffee on its saucer; its root is its middle."""

    def __init__(self, role: Role) -> None:
        super().__init__(role)
        self.glaze = Colour.hex(COLOURS[role.actor.colour or "white"])
        self.own = float(random(role.seed, "cup").uniform(0, math.tau))

    def tint(self) -> Colour:
        """Return the colour of the china."""
        return self.glaze

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw saucer, handle, bowl, and the coffee with its ripples."""
        del place
        brush = Mirror(pen, skia.Matrix.Scale(self.role.height, self.role.height), self.role.height)
        brush.solid(oval((0, -0.43), 0.98, 0.085), self.glaze.lighter(-0.05), volume=0.4, material="glass")
        handle = [complex(x, y) for x, y in ((0.72, 0.12), (1.02, 0.1), (1.05, -0.14), (0.6, -0.28))]
        brush.line(opened(handle), self.glaze.lighter(-0.38), 0.125)
        brush.line(opened(handle), self.glaze, 0.095)
        bowl = closed(
            [
                complex(x, y)
                for x, y in (
                    (-0.86, 0.24),
                    (-0.84, 0.0),
                    (-0.62, -0.3),
                    (-0.4, -0.42),
                    (0.4, -0.42),
                    (0.62, -0.3),
                    (0.84, 0.0),
                    (0.86, 0.24),
                    (0.5, 0.1),
                    (-0.5, 0.1),
                )
            ]
        )
        brush.solid(bowl, self.glaze, volume=0.6, material="glass")
        brush.solid(ellipse(0.24j, 0.87, 0.235), self.glaze.lighter(0.15), volume=0.2, material="glass")
        pool = ellipse(0.215j, 0.79, 0.185)
        brush.solid(pool, _COFFEE, volume=0.25, material="glass")
        with brush.inside(pool):
            for k in range(4):
                grown = (0.22 * t + k / 4 + self.own) % 1.0
                ring = ellipse(complex(0.1 * math.sin(self.own), 0.21), 0.9 * grown, 0.21 * grown)
                brush.line(ring, Colour.hex("#a9764a")._replace(a=0.6 * (1 - grown)), 0.014)
            foam = [complex(-0.7 + 0.05 * math.sin(t), 0.25), complex(-0.4, 0.34), complex(0.1, 0.37 + 0.005 * math.sin(2 * t))]
            brush.line(opened(foam), Colour.hex("#c79a6b")._replace(a=0.8), 0.03)
