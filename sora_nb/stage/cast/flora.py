"""Flora: trees, bushes, cactus, mushroom, bamboo and grass as actors, each with leaves of its own that feel the wind."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.blossoms import Blossoms
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.mirror import Mirror
from sora_nb.stage.cast.outline import closed, ellipse, mix, opened, ribbon, turn, union
from sora_nb.stage.cast.prop_sizes import EVERYDAY, SYNONYMS
from sora_nb.stage.cast.rooted import KINDS, PLANTS
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.performance import Performance, Placement, Role
    from sora_nb.stage.styles.pen import Pen

_FRUIT = {"apple": "#d8342b", "orange": "#f08a24", "cherry": "#f7b5cf", "lemon": "#f4d63a"}


def FIGURES() -> tuple[Figure, ...]:  # noqa: N802  the name under which every room of the cast lists its figures
    """Return every plant as a figure, with the words that the artwork of the same name answers to."""
    found = []
    for plant in PLANTS:
        spoken = (*plant.words, *SYNONYMS.get(plant.name, "").split(", "))
        words = (*spoken, *(pack for pack, plain in EVERYDAY.items() if plain == plant.name))
        found.append(
            Figure(
                name=plant.name,
                family="plant",
                height=plant.height,
                material=plant.material,
                breadth=plant.breadth,
                words=tuple(dict.fromkeys(w for w in words if w and w not in KINDS)),
            )
        )
    return tuple(found)


class PlantRig(Blossoms):
    """A plant; its root is its middle, it bends about its foot."""

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw it by its form."""
        h = self.role.height
        matrix = skia.Matrix()
        if place.angle:
            matrix.preRotate(math.degrees(place.angle))
        matrix.preScale(h, h)
        matrix.preTranslate(0, -0.5)
        brush = Mirror(pen, matrix, h)
        getattr(self, f"_{self.plant.form}")(brush, t)

    def _clumps(self, brush: Mirror, t: float, spots: list[tuple[float, float, float]]) -> None:
        """Draw a crown of leaves: a dark back, one front outline of many clumps, and light on each."""
        moved = []
        for k, (x, y, r) in enumerate(spots):
            at = self.bent(x, y, t - 0.05 * k)
            moved.append((at + complex(0.004, 0.006) * self.gust(2.3 * t, k), r))
        brush.solid(
            union([ellipse(at + complex(0.03, -0.035), r * 1.02, r) for at, r in moved]),
            self.bloom.lighter(-0.22),
            volume=0.3,
            material="leaf",
        )
        front = union([ellipse(at, r, r * 0.92) for at, r in moved])
        brush.solid(front, self.bloom, volume=0.5, material="leaf")
        with brush.inside(front):
            for at, r in moved:
                arc = [at + r * 0.72 * turn(a) for a in (165, 130, 95, 62)]
                brush.line(opened(arc), self.bloom.lighter(0.22)._replace(a=0.75), 0.10 * r)
                low = [at + r * 0.9 * turn(a) for a in (-150, -110, -70)]
                brush.line(opened(low), self.bloom.lighter(-0.2)._replace(a=0.5), 0.08 * r)
        words = self.role.actor.word.split()
        fruit = next((hue for word, hue in _FRUIT.items() if word in words), None)
        if fruit:
            for k, (at, r) in enumerate(moved):
                for j in (0, 1):
                    spot = at + r * 0.55 * turn(137 * (2 * k + j))
                    brush.solid(ellipse(spot, 0.026, 0.026), Colour.hex(fruit), volume=0.6)

    def _tree(self, brush: Mirror, t: float) -> None:
        d = self.dice
        spine = self.stalk(brush, t, 0.62, (0.062, 0.035))
        for side, k in ((-1, 2), (1, 3)):
            tip = self.bent(side * 0.2, 0.62 + 0.05 * d[k], t)
            brush.solid(
                closed(ribbon([spine[2] + 0.03j * k, mix(spine[2], tip, 0.55) + 0.02j, tip], [0.03, 0.022, 0.012])),
                self.stem,
                volume=0.4,
                material="wood",
            )
        root = [complex(-0.1, 0.0), complex(-0.05, 0.05), complex(0.05, 0.05), complex(0.11, 0.0)]
        brush.solid(
            closed([root[0], root[0], *root[1:3], root[3], root[3]]), self.stem, volume=0.3, material="wood", edge=False
        )
        spots = [
            (-0.26, 0.56, 0.15),
            (0.26, 0.58, 0.15),
            (-0.17, 0.73, 0.17),
            (0.17, 0.75, 0.17),
            (0.0, 0.62, 0.17),
            (0.0, 0.85, 0.15),
        ]
        self._clumps(
            brush,
            t,
            [
                (x + 0.025 * d[2 * k + 5], y + 0.02 * d[2 * k + 6], r * (1 + 0.10 * d[k + 20]))
                for k, (x, y, r) in enumerate(spots)
            ],
        )

    def _bush(self, brush: Mirror, t: float) -> None:
        d = self.dice
        spots = [
            (-0.45, 0.26, 0.27),
            (0.45, 0.26, 0.27),
            (-0.2, 0.5, 0.34),
            (0.24, 0.5, 0.34),
            (0.0, 0.6, 0.36),
            (0.0, 0.25, 0.28),
        ]
        self._clumps(brush, t, [(x + 0.05 * d[k], y, r * (1 + 0.08 * d[k + 8])) for k, (x, y, r) in enumerate(spots)])

    def _pine(self, brush: Mirror, t: float) -> None:
        self.stalk(brush, t, 0.3, (0.045, 0.04))
        for k in range(4):
            low, high, wide = 0.14 + 0.2 * k, 0.48 + 0.18 * k, 0.27 - 0.055 * k
            edge = []
            for j in range(7):
                x = wide * (1 - 2 * j / 6)
                sag = -0.025 if j % 2 == 0 else 0.015
                at = self.bent(x, low + sag + 0.03 * (1 - abs(x) / wide), t - 0.06 * k)
                edge += [at, at] if j in (0, 6) else [at]
            tip = self.bent(0, high, t - 0.06 * k)
            shape = closed(
                [
                    tip,
                    tip,
                    self.bent(0.55 * wide, low + 0.45 * (high - low), t - 0.06 * k),
                    *edge,
                    self.bent(-0.55 * wide, low + 0.45 * (high - low), t - 0.06 * k),
                ]
            )
            brush.solid(shape, self.bloom.lighter(-0.10 + 0.05 * k), volume=0.45, material="leaf")
            for share in (-0.45, 0.1, 0.5):
                a = self.bent(share * wide, low + 0.09, t)
                brush.line(opened([a, a + complex(0.02 * share, -0.05)]), self.bloom.lighter(-0.25)._replace(a=0.6), 0.012)

    def _palm(self, brush: Mirror, t: float) -> None:
        lean = 0.10 * self.dice[0]
        spine = [self.bent(lean * u * u, 0.76 * u, t) for u in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)]
        trunk = closed(ribbon(spine, [0.052, 0.042, 0.037, 0.033, 0.031, 0.03]))
        brush.solid(trunk, self.stem, volume=0.5, material="wood")
        for k in range(1, 10):
            at = mix(spine[k // 2], spine[min(k // 2 + 1, 5)], 0.5 * (k % 2))
            brush.line(opened([at - 0.036, at - 0.012j, at + 0.036]), self.stem.lighter(-0.3)._replace(a=0.6), 0.01)
        crown = spine[-1]
        for k, (angle, long) in enumerate(
            ((170, 0.34), (10, 0.34), (140, 0.36), (38, 0.36), (196, 0.27), (-16, 0.27), (104, 0.3), (72, 0.3))
        ):
            flutter = 7 * self.gust(t - 0.09 * k, 1.0) * (1 if angle < 90 else -0.4) + 3 * math.sin(2.2 * t + k)
            way = turn(angle + flutter)
            droop = -0.10 - 0.04 * abs(math.cos(math.radians(angle)))
            ribs = [crown, crown + way * 0.5 * long + 0.04j, crown + way * long + 1j * droop]
            frond = closed(ribbon(ribs, [0.018, 0.058, 0.006]))
            brush.solid(frond, self.bloom.lighter(0.08 if k > 3 else -0.08), volume=0.35, material="leaf")
            brush.line(opened(ribs), self.bloom.lighter(-0.3)._replace(a=0.6), 0.01)
        for x in (-0.035, 0.03, 0.0):
            brush.solid(ellipse(crown + complex(x, -0.035 - 0.6 * abs(x)), 0.033, 0.033), Colour.hex("#6e4a2c"), volume=0.6)

    def _cactus(self, brush: Mirror, t: float) -> None:
        body = [self.bent(0, y, t) for y in (0.1, 0.3, 0.6, 0.86)]
        for side, low, high in ((-1, 0.36 + 0.04 * self.dice[1], 0.7), (1, 0.46 + 0.04 * self.dice[2], 0.8)):
            arm = [self.bent(side * x, y, t) for x, y in ((0.08, low), (0.22, low + 0.01), (0.26, low + 0.1), (0.26, high))]
            brush.solid(closed(ribbon(arm, [0.07, 0.075, 0.075, 0.07])), self.bloom.lighter(-0.06), volume=0.6, material="leaf")
            self._spines(brush, arm)
        brush.solid(closed(ribbon(body, [0.12, 0.14, 0.14, 0.12])), self.bloom, volume=0.7, material="leaf")
        for x in (-0.06, 0.0, 0.06):
            brush.line(opened([p + x for p in body]), self.bloom.lighter(-0.25)._replace(a=0.6), 0.014)
        self._spines(brush, body)
        for k in range(5):
            brush.flat(ellipse(body[-1] + 0.125j + 0.035 * turn(72 * k), 0.028, 0.02, 72 * k), Colour.hex("#f2699a"))

    @staticmethod
    def _spines(brush: Mirror, line: list[complex]) -> None:
        for k in range(len(line) - 1):
            for u in (0.3, 0.75):
                at = mix(line[k], line[k + 1], u)
                for lean in (60, 120):
                    brush.line(opened([at, at + 0.035 * turn(lean)]), Colour.hex("#f3efd8"), 0.008)

    def _mushroom(self, brush: Mirror, t: float) -> None:
        stem = [self.bent(0, y, t) for y in (0.13, 0.3, 0.56)]
        brush.solid(closed(ribbon(stem, [0.17, 0.12, 0.12])), self.stem, volume=0.6)
        at = self.bent(0, 0.52, t)
        way = turn(-5 * self.gust(t, 1.0) + 1.5 * math.sin(1.6 * t + self.own))
        under = closed([at + way * complex(x, y) for x, y in ((-0.46, 0.02), (0.0, -0.09), (0.46, 0.02), (0.0, 0.1))])
        brush.solid(under, self.stem.lighter(-0.14), volume=0.2)
        cap = closed(
            [
                at + way * complex(x, y)
                for x, y in (
                    (-0.5, 0.02),
                    (-0.5, 0.02),
                    (-0.4, 0.27),
                    (0.0, 0.47),
                    (0.4, 0.27),
                    (0.5, 0.02),
                    (0.5, 0.02),
                    (0.0, -0.03),
                )
            ]
        )
        brush.solid(cap, self.bloom, volume=0.8)
        with brush.inside(cap):
            for x, y, r in (
                (-0.27, 0.15, 0.07),
                (-0.02, 0.3, 0.09),
                (0.24, 0.18, 0.06),
                (0.08, 0.08, 0.045),
                (-0.13, 0.05, 0.04),
                (0.4, 0.06, 0.04),
            ):
                brush.flat(ellipse(at + way * complex(x, y), r, 0.8 * r), Colour.hex("#fbf6ea"))

    def _bamboo(self, brush: Mirror, t: float) -> None:
        for k, x in enumerate((-0.13, 0.12, 0.0)):
            top = 0.98 - 0.09 * k
            spine = [self.bent(x, top * u, t - 0.1 * k) for u in (0.0, 0.25, 0.5, 0.75, 1.0)]
            brush.solid(
                closed(ribbon(spine, [0.03, 0.028, 0.026, 0.022, 0.014])),
                self.stem.lighter(0.06 * (k - 1)),
                volume=0.5,
                material="wood",
            )
            for j in range(1, 7):
                u = j / 7
                at = self.bent(x, top * u, t - 0.1 * k)
                brush.line(opened([at - 0.032, at + 0.032]), self.stem.lighter(-0.3), 0.012)
                if j > 2:
                    side = 1 if (j + k) % 2 else -1
                    for lean in (20, -14):
                        way = 0.15 * turn((lean if side > 0 else 180 - lean) + 9 * self.gust(t - 0.07 * j, u))
                        self.leaf(brush, at, way, self.bloom, slim=0.15)

    def _grass(self, brush: Mirror, t: float) -> None:
        for k in range(17):
            x = -0.8 + 0.1 * k + 0.05 * self.dice[k]
            high = 0.72 + 0.26 * self.dice[k + 17]
            late = t - 0.12 * (x + 0.8)
            lean = self.plant.supple * self.gust(late, 1.0) * 1.4 + 0.16 * self.dice[k + 5]
            blade = [complex(x, 0.0), complex(x + 0.3 * lean, 0.5 * high), complex(x + lean, high)]
            brush.solid(
                closed(ribbon(blade, [0.045, 0.032, 0.004])),
                self.bloom.lighter(0.12 * self.dice[k]),
                volume=0.25,
                material="leaf",
            )


def build(role: Role, performance: Performance) -> PlantRig:
    """Build the rig of a plant."""
    return PlantRig(role, performance)
