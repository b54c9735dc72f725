"""Blossoms: how flowers are built: stem and leaves, and the heads of daisy, sunflower, rose and tulip."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast.outline import closed, ellipse, mix, opened, turn
from sora_nb.stage.cast.rooted import RootedRig
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.cast.mirror import Mirror


class Blossoms(RootedRig):
    """A plant that can flower."""

    def _head_of(
        self, brush: Mirror, t: float, top: float, leaves: tuple[tuple[float, float, float], ...], thick: float = 0.022
    ) -> tuple[complex, complex]:
        """Draw stem and leaves of a flower; return where its head is and which way it nods."""
        spine = self.stalk(brush, t, top, (thick, 0.8 * thick))
        for k, (y, angle, long) in enumerate(leaves):
            way = long * turn(angle + 12 * self.gust(t - 0.1 * k, y))
            self.leaf(brush, self.bent(0, y, t), way, self.stem.lighter(0.08))
        return spine[-1], turn(-16 * self.gust(t, 1.0) + 3 * math.sin(1.7 * t + self.own))

    def _daisy(self, brush: Mirror, t: float) -> None:
        at, way = self._head_of(brush, t, 0.74, ((0.2, 35, 0.24), (0.3, 150, 0.22)))
        for k in range(9):
            petal = at + way * 0.15 * turn(40 * k)
            brush.solid(
                ellipse(petal, 0.11, 0.06, 40 * k + math.degrees(math.atan2(way.imag, way.real))),
                self.bloom.lighter(0.08 * (k % 2)),
                volume=0.4,
                material="leaf",
            )
        brush.solid(ellipse(at, 0.088, 0.088), Colour.hex("#f5c02e"), volume=0.6)
        for k in range(7):
            brush.flat(ellipse(at + way * 0.05 * turn(51 * k), 0.012, 0.012), Colour.hex("#d08a1e"))

    def _sunflower(self, brush: Mirror, t: float) -> None:
        at, way = self._head_of(brush, t, 0.78, ((0.2, 28, 0.2), (0.34, 152, 0.2), (0.48, 24, 0.16)), 0.02)
        for ring, (count, reach, tone) in enumerate(((14, 0.165, -0.12), (14, 0.15, 0.05))):
            for k in range(count):
                angle = 360 * (k + 0.5 * ring) / count
                root = at + way * 0.08 * turn(angle)
                tip = at + way * (reach + 0.05) * turn(angle)
                side = way * turn(angle + 90) * 0.032
                brush.solid(
                    closed([root, mix(root, tip, 0.5) + side, tip, tip, mix(root, tip, 0.5) - side]),
                    self.bloom.lighter(tone),
                    volume=0.3,
                    material="leaf",
                    edge=ring == 0,
                )
        brush.solid(ellipse(at, 0.105, 0.105), Colour.hex("#6b421f"), volume=0.6)
        for k in range(14):
            brush.flat(ellipse(at + way * 0.026 * math.sqrt(k + 1) * turn(137.5 * k), 0.009, 0.009), Colour.hex("#3f2613"))

    def _rose(self, brush: Mirror, t: float) -> None:
        at, way = self._head_of(brush, t, 0.74, ((0.22, 40, 0.2), (0.36, 145, 0.2), (0.5, 40, 0.15)), 0.018)
        for x in (-0.1, 0.0, 0.1):
            brush.solid(
                closed(
                    [at + way * complex(x - 0.04, 0.02), at + way * complex(x * 1.4, -0.08), at + way * complex(x + 0.04, 0.02)]
                ),
                self.stem,
                volume=0.3,
                material="leaf",
            )
        cup = closed(
            [
                at + way * complex(x, y)
                for x, y in (
                    (-0.17, 0.14),
                    (-0.14, 0.0),
                    (0.0, -0.04),
                    (0.14, 0.0),
                    (0.17, 0.14),
                    (0.1, 0.23),
                    (0.0, 0.25),
                    (-0.1, 0.23),
                )
            ]
        )
        brush.solid(cup, self.bloom, volume=0.7, material="leaf")
        for k, r in enumerate((0.12, 0.085, 0.05)):
            curl = [
                at + 0.13j * way + way * r * turn(a) * complex(1, 0)
                for a in (200 + 40 * k, 260 + 40 * k, 320 + 40 * k, 20 + 40 * k)
            ]
            brush.line(opened(curl), self.bloom.lighter(-0.3), 0.022)

    def _tulip(self, brush: Mirror, t: float) -> None:
        at, way = self._head_of(brush, t, 0.7, ((0.03, 74, 0.42), (0.03, 112, 0.36)), 0.02)
        outer = (
            (-0.13, 0.26),
            (-0.13, 0.26),
            (-0.15, 0.1),
            (-0.06, -0.02),
            (0.06, -0.02),
            (0.15, 0.1),
            (0.13, 0.26),
            (0.13, 0.26),
            (0.065, 0.17),
            (0.0, 0.28),
            (0.0, 0.28),
            (-0.065, 0.17),
        )
        brush.solid(closed([at + way * complex(x, y) for x, y in outer]), self.bloom, volume=0.6, material="leaf")
        for side in (-1, 1):
            brush.line(
                opened(
                    [
                        at + way * complex(side * 0.05, 0.0),
                        at + way * complex(side * 0.07, 0.1),
                        at + way * complex(side * 0.06, 0.18),
                    ]
                ),
                self.bloom.lighter(-0.25),
                0.014,
            )
