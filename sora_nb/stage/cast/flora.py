"""Flora: trees, flowers, cactus, mushroom, bamboo and grass as actors: they bend in the wind and its gusts, each its own way."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.mirror import Mirror
from sora_nb.stage.cast.outline import closed, ellipse, mix, opened, ribbon, turn, union
from sora_nb.stage.cast.prop_sizes import EVERYDAY, SYNONYMS
from sora_nb.stage.cast.solids import SolidRig
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS, INDOORS, WIND

if TYPE_CHECKING:
    from sora_nb.stage.performance import Performance, Placement, Role
    from sora_nb.stage.styles.pen import Pen


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """One kind: height in metres, width in heights, how it is built, what of it takes a colour, and how far it bends."""

    name: str
    height: float
    breadth: float
    form: str
    bloom: str
    stem: str = "#7d5636"
    supple: float = 0.05
    material: str = "wood"
    words: tuple[str, ...] = ()


PLANTS: tuple[Plant, ...] = (
    Plant(name="tree", height=3.6, breadth=0.85, form="tree", bloom="#4f9a45", words=("maple", "apple tree", "cherry tree", "orange tree", "lemon tree", "birch", "birch tree", "willow", "deciduous tree", "fruit tree")),
    Plant(name="pine tree", height=3.8, breadth=0.55, form="pine", bloom="#2f7a56", supple=0.035, words=("evergreen", "conifer", "fir", "spruce")),
    Plant(name="palm tree", height=3.6, breadth=0.75, form="palm", bloom="#4fa04a", stem="#a07a4c", supple=0.09, words=("palm", "coconut tree", "coconut palm")),
    Plant(name="bush", height=1.1, breadth=1.4, form="bush", bloom="#4f9348", supple=0.05, words=("shrub", "hedge", "berry bush")),
    Plant(name="flower", height=0.8, breadth=0.5, form="daisy", bloom="#f28bb5", stem="#4f9a45", supple=0.12, material="soft", words=("daisy", "blossom", "wildflower")),
    Plant(name="rose", height=0.8, breadth=0.45, form="rose", bloom="#d8304a", stem="#3f7f40", supple=0.09, material="soft"),
    Plant(name="tulip", height=0.8, breadth=0.4, form="tulip", bloom="#e8452f", stem="#4f9a55", supple=0.10, material="soft"),
    Plant(name="sunflower", height=1.5, breadth=0.45, form="sunflower", bloom="#f5b921", stem="#4f9a45", supple=0.07, material="soft"),
    Plant(name="cactus", height=1.6, breadth=0.75, form="cactus", bloom="#4f9a5a", stem="#4f9a5a", supple=0.012, material="soft", words=("saguaro", "succulent")),
    Plant(name="mushroom", height=0.6, breadth=1.0, form="mushroom", bloom="#d8392f", stem="#f3e8d2", supple=0.02, material="soft", words=("toadstool",)),
    Plant(name="bamboo", height=3.0, breadth=0.5, form="bamboo", bloom="#6fae4a", stem="#7fb356", supple=0.08, words=("bamboo grove",)),
    Plant(name="grass", height=0.5, breadth=1.8, form="grass", bloom="#5fa84a", stem="#5fa84a", supple=0.22, material="soft", words=("tall grass", "reed", "wheat", "reeds")),
)  # fmt: skip
KINDS = {plant.name: plant for plant in PLANTS}
_FRUIT = {"apple": "#d8342b", "orange": "#f08a24", "cherry": "#f7b5cf", "lemon": "#f4d63a"}


def FIGURES() -> tuple[Figure, ...]:  # noqa: N802  the name under which every room of the cast lists its figures
    """Return every plant as a figure, with the words that the artwork of the same name answers to."""
    found = []
    for plant in PLANTS:
        spoken = (*plant.words, *SYNONYMS.get(plant.name, "").split(", "))
        words = (*spoken, *(pack for pack, plain in EVERYDAY.items() if plain == plant.name))
        found.append(Figure(name=plant.name, family="plant", height=plant.height, material=plant.material, words=tuple(dict.fromkeys(w for w in words if w and w not in KINDS))))
    return tuple(found)


def breadth(name: str) -> float:
    """Return a plant's width over its height."""
    return KINDS[name].breadth


class PlantRig(SolidRig):
    """A plant; its root is its middle, it bends about its foot."""

    def __init__(self, role: Role, performance: Performance) -> None:
        super().__init__(role)
        self.plant = KINDS[role.figure]
        dice = random(role.seed, "plant")
        self.own = float(dice.uniform(0, math.tau))
        self.bloom = Colour.hex(COLOURS[role.actor.colour]) if role.actor.colour else Colour.hex(self.plant.bloom).lighter(float(dice.uniform(-0.08, 0.08)))
        self.stem = Colour.hex(self.plant.stem)
        self.dice = dice.uniform(-1, 1, 40)
        shot = performance.shot
        sheltered = shot.place in INDOORS or shot.place in ("space", "moon")
        self.wind = 0.08 if sheltered else 0.45 + WIND.get(shot.weather, 0.0)
        self.water = shot.place == "underwater"

    def tint(self) -> Colour:
        """Return the colour of its leaves or petals."""
        return self.bloom

    def gust(self, t: float, late: float = 0.0) -> float:
        """Return how hard the wind blows on it, about -1…2: a steady push, gusts, and a tremble; parts above feel it later."""
        s = t - 0.25 * late + 0.4 * self.own
        push = 0.35 + 0.45 * math.sin(0.9 * s) + 0.25 * math.sin(2.1 * s + 1.3) + 0.12 * math.sin(5.3 * s + self.own)
        if self.water:
            return 1.5 * math.sin(1.1 * s)
        return push * self.wind

    def bent(self, x: float, y: float, t: float) -> complex:
        """Return where a point of the upright plant is in the wind."""
        lean = self.plant.supple * self.gust(t, y) * max(y, 0.0) ** 1.6
        return complex(x + lean, y - 0.5 * lean * lean)

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

    def _stalk(self, brush: Mirror, t: float, top: float, thick: tuple[float, float], x: float = 0.0) -> list[complex]:
        spine = [self.bent(x + 0.02 * self.dice[3] * math.sin(4 * u), top * u, t) for u in (0.0, 0.25, 0.5, 0.75, 1.0)]
        wide = [thick[0] + (thick[1] - thick[0]) * k / 4 for k in range(5)]
        brush.solid(closed(ribbon([spine[0] - 0.0j, *spine[1:]], wide, tip=0.3)), self.stem, volume=0.5, material="wood")
        return spine

    def _leaf(self, brush: Mirror, root: complex, degrees: float, long: float, wide: float, colour: Colour) -> None:
        way = turn(degrees)
        shape = closed([root, root, root + way * complex(0.35 * long, wide), root + way * complex(0.75 * long, 0.7 * wide), root + way * long, root + way * long,
                        root + way * complex(0.7 * long, -0.65 * wide), root + way * complex(0.3 * long, -0.8 * wide)])  # fmt: skip
        brush.solid(shape, colour, volume=0.35, material="leaf")
        brush.line(opened([root, root + way * 0.85 * long]), colour.lighter(-0.25)._replace(a=0.6), 0.008)

    def _clumps(self, brush: Mirror, t: float, spots: list[tuple[float, float, float]]) -> None:
        """Draw a crown of leaves: a dark back, one front outline of many clumps, and light on each."""
        moved = []
        for k, (x, y, r) in enumerate(spots):
            at = self.bent(x, y, t - 0.05 * k)
            moved.append((at + complex(0.004, 0.006) * self.gust(2.3 * t, k), r))
        brush.solid(union([ellipse(at + complex(0.03, -0.035), r * 1.02, r) for at, r in moved]), self.bloom.lighter(-0.22), volume=0.3, material="leaf")
        front = union([ellipse(at, r, r * 0.92) for at, r in moved])
        brush.solid(front, self.bloom, volume=0.5, material="leaf")
        with brush.inside(front):
            for k, (at, r) in enumerate(moved):
                arc = [at + r * 0.72 * turn(a) for a in (165, 130, 95, 62)]
                brush.line(opened(arc), self.bloom.lighter(0.22)._replace(a=0.75), 0.10 * r)
                low = [at + r * 0.9 * turn(a) for a in (-150, -110, -70)]
                brush.line(opened(low), self.bloom.lighter(-0.2)._replace(a=0.5), 0.08 * r)
                del k
        words = self.role.actor.word.split()
        fruit = next((hue for word, hue in _FRUIT.items() if word in words), None)
        if fruit:
            for k, (at, r) in enumerate(moved):
                for j in (0, 1):
                    spot = at + r * 0.55 * turn(137 * (2 * k + j))
                    brush.solid(ellipse(spot, 0.026, 0.026), Colour.hex(fruit), volume=0.6)

    def _tree(self, brush: Mirror, t: float) -> None:
        d = self.dice
        spine = self._stalk(brush, t, 0.62, (0.062, 0.035))
        for side, k in ((-1, 2), (1, 3)):
            tip = self.bent(side * 0.2, 0.62 + 0.05 * d[k], t)
            brush.solid(closed(ribbon([spine[2] + 0.03j * k, mix(spine[2], tip, 0.55) + 0.02j, tip], [0.03, 0.022, 0.012])), self.stem, volume=0.4, material="wood")
        root = [complex(-0.1, 0.0), complex(-0.05, 0.05), complex(0.05, 0.05), complex(0.11, 0.0)]
        brush.solid(closed([root[0], root[0], *root[1:3], root[3], root[3]]), self.stem, volume=0.3, material="wood", edge=False)
        spots = [(-0.26, 0.56, 0.15), (0.26, 0.58, 0.15), (-0.17, 0.73, 0.17), (0.17, 0.75, 0.17), (0.0, 0.62, 0.17), (0.0, 0.85, 0.15)]
        self._clumps(brush, t, [(x + 0.025 * d[2 * k + 5], y + 0.02 * d[2 * k + 6], r * (1 + 0.10 * d[k + 20])) for k, (x, y, r) in enumerate(spots)])

    def _bush(self, brush: Mirror, t: float) -> None:
        d = self.dice
        spots = [(-0.45, 0.26, 0.27), (0.45, 0.26, 0.27), (-0.2, 0.5, 0.34), (0.24, 0.5, 0.34), (0.0, 0.6, 0.36), (0.0, 0.25, 0.28)]
        self._clumps(brush, t, [(x + 0.05 * d[k], y, r * (1 + 0.08 * d[k + 8])) for k, (x, y, r) in enumerate(spots)])

    def _pine(self, brush: Mirror, t: float) -> None:
        self._stalk(brush, t, 0.3, (0.045, 0.04))
        for k in range(4):
            low, high, wide = 0.14 + 0.2 * k, 0.48 + 0.18 * k, 0.27 - 0.055 * k
            edge = []
            for j in range(7):
                x = wide * (1 - 2 * j / 6)
                sag = -0.025 if j % 2 == 0 else 0.015
                at = self.bent(x, low + sag + 0.03 * (1 - abs(x) / wide), t - 0.06 * k)
                edge += [at, at] if j in (0, 6) else [at]
            tip = self.bent(0, high, t - 0.06 * k)
            shape = closed([tip, tip, self.bent(0.55 * wide, low + 0.45 * (high - low), t - 0.06 * k), *edge, self.bent(-0.55 * wide, low + 0.45 * (high - low), t - 0.06 * k)])
            brush.solid(shape, self.bloom.lighter(-0.10 + 0.05 * k), volume=0.45, material="leaf")
            for j in (-0.45, 0.1, 0.5):
                a = self.bent(j * wide, low + 0.09, t)
                brush.line(opened([a, a + complex(0.02 * j, -0.05)]), self.bloom.lighter(-0.25)._replace(a=0.6), 0.012)

    def _palm(self, brush: Mirror, t: float) -> None:
        lean = 0.10 * self.dice[0]
        spine = [self.bent(lean * u * u, 0.76 * u, t) for u in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)]
        trunk = closed(ribbon(spine, [0.052, 0.042, 0.037, 0.033, 0.031, 0.03]))
        brush.solid(trunk, self.stem, volume=0.5, material="wood")
        for k in range(1, 10):
            at = mix(spine[k // 2], spine[min(k // 2 + 1, 5)], 0.5 * (k % 2))
            brush.line(opened([at - 0.036, at - 0.012j, at + 0.036]), self.stem.lighter(-0.3)._replace(a=0.6), 0.01)
        crown = spine[-1]
        for k, (angle, long) in enumerate(((170, 0.34), (10, 0.34), (140, 0.36), (38, 0.36), (196, 0.27), (-16, 0.27), (104, 0.3), (72, 0.3))):
            flutter = 7 * self.gust(t - 0.09 * k, 1.0) * (1 if angle < 90 else -0.4) + 3 * math.sin(2.2 * t + k)
            way = turn(angle + flutter)
            droop = -0.10 - 0.04 * abs(math.cos(math.radians(angle)))
            ribs = [crown, crown + way * 0.5 * long + 0.04j, crown + way * long + 1j * droop]
            frond = closed(ribbon(ribs, [0.018, 0.058, 0.006]))
            brush.solid(frond, self.bloom.lighter(0.08 if k > 3 else -0.08), volume=0.35, material="leaf")
            brush.line(opened(ribs), self.bloom.lighter(-0.3)._replace(a=0.6), 0.01)
        for x in (-0.035, 0.03, 0.0):
            brush.solid(ellipse(crown + complex(x, -0.035 - 0.6 * abs(x)), 0.033, 0.033), Colour.hex("#6e4a2c"), volume=0.6)

    def _head_of(self, brush: Mirror, t: float, top: float, leaves: tuple[tuple[float, float, float], ...], thick: float = 0.022) -> tuple[complex, complex]:
        """Draw stem and leaves of a flower; return where its head is and which way it nods."""
        spine = self._stalk(brush, t, top, (thick, 0.8 * thick))
        for k, (y, angle, long) in enumerate(leaves):
            self._leaf(brush, self.bent(0, y, t), angle + 12 * self.gust(t - 0.1 * k, y), long, 0.28 * long, self.stem.lighter(0.08))
        return spine[-1], turn(-16 * self.gust(t, 1.0) + 3 * math.sin(1.7 * t + self.own))

    def _daisy(self, brush: Mirror, t: float) -> None:
        at, way = self._head_of(brush, t, 0.74, ((0.2, 35, 0.24), (0.3, 150, 0.22)))
        for k in range(9):
            petal = at + way * 0.15 * turn(40 * k)
            brush.solid(ellipse(petal, 0.11, 0.06, 40 * k + math.degrees(math.atan2(way.imag, way.real))), self.bloom.lighter(0.08 * (k % 2)), volume=0.4, material="leaf")
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
                brush.solid(closed([root, mix(root, tip, 0.5) + side, tip, tip, mix(root, tip, 0.5) - side]), self.bloom.lighter(tone), volume=0.3, material="leaf", edge=ring == 0)
        brush.solid(ellipse(at, 0.105, 0.105), Colour.hex("#6b421f"), volume=0.6)
        for k in range(14):
            brush.flat(ellipse(at + way * 0.026 * math.sqrt(k + 1) * turn(137.5 * k), 0.009, 0.009), Colour.hex("#3f2613"))

    def _rose(self, brush: Mirror, t: float) -> None:
        at, way = self._head_of(brush, t, 0.74, ((0.22, 40, 0.2), (0.36, 145, 0.2), (0.5, 40, 0.15)), 0.018)
        for x in (-0.1, 0.0, 0.1):
            brush.solid(closed([at + way * complex(x - 0.04, 0.02), at + way * complex(x * 1.4, -0.08), at + way * complex(x + 0.04, 0.02)]), self.stem, volume=0.3, material="leaf")
        cup = closed([at + way * complex(x, y) for x, y in ((-0.17, 0.14), (-0.14, 0.0), (0.0, -0.04), (0.14, 0.0), (0.17, 0.14), (0.1, 0.23), (0.0, 0.25), (-0.1, 0.23))])
        brush.solid(cup, self.bloom, volume=0.7, material="leaf")
        for k, r in enumerate((0.12, 0.085, 0.05)):
            curl = [at + 0.13j * way + way * r * turn(a) * complex(1, 0) for a in (200 + 40 * k, 260 + 40 * k, 320 + 40 * k, 20 + 40 * k)]
            brush.line(opened(curl), self.bloom.lighter(-0.3), 0.022)

    def _tulip(self, brush: Mirror, t: float) -> None:
        at, way = self._head_of(brush, t, 0.7, ((0.03, 74, 0.42), (0.03, 112, 0.36)), 0.02)
        outer = ((-0.13, 0.26), (-0.13, 0.26), (-0.15, 0.1), (-0.06, -0.02), (0.06, -0.02), (0.15, 0.1), (0.13, 0.26), (0.13, 0.26), (0.065, 0.17), (0.0, 0.28), (0.0, 0.28), (-0.065, 0.17))
        brush.solid(closed([at + way * complex(x, y) for x, y in outer]), self.bloom, volume=0.6, material="leaf")
        for side in (-1, 1):
            brush.line(opened([at + way * complex(side * 0.05, 0.0), at + way * complex(side * 0.07, 0.1), at + way * complex(side * 0.06, 0.18)]), self.bloom.lighter(-0.25), 0.014)

    def _cactus(self, brush: Mirror, t: float) -> None:
        body = [self.bent(0, y, t) for y in (0.0, 0.3, 0.6, 0.86)]
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
        stem = [self.bent(0, y, t) for y in (0.0, 0.25, 0.56)]
        brush.solid(closed(ribbon(stem, [0.17, 0.12, 0.12])), self.stem, volume=0.6)
        at = self.bent(0, 0.52, t)
        way = turn(-5 * self.gust(t, 1.0) + 1.5 * math.sin(1.6 * t + self.own))
        under = closed([at + way * complex(x, y) for x, y in ((-0.46, 0.02), (0.0, -0.09), (0.46, 0.02), (0.0, 0.1))])
        brush.solid(under, self.stem.lighter(-0.14), volume=0.2)
        cap = closed([at + way * complex(x, y) for x, y in ((-0.5, 0.02), (-0.5, 0.02), (-0.4, 0.27), (0.0, 0.47), (0.4, 0.27), (0.5, 0.02), (0.5, 0.02), (0.0, -0.03))])
        brush.solid(cap, self.bloom, volume=0.8)
        with brush.inside(cap):
            for x, y, r in ((-0.27, 0.15, 0.07), (-0.02, 0.3, 0.09), (0.24, 0.18, 0.06), (0.08, 0.08, 0.045), (-0.13, 0.05, 0.04), (0.4, 0.06, 0.04)):
                brush.flat(ellipse(at + way * complex(x, y), r, 0.8 * r), Colour.hex("#fbf6ea"))

    def _bamboo(self, brush: Mirror, t: float) -> None:
        for k, x in enumerate((-0.13, 0.12, 0.0)):
            top = 0.98 - 0.09 * k
            spine = [self.bent(x, top * u, t - 0.1 * k) for u in (0.0, 0.25, 0.5, 0.75, 1.0)]
            brush.solid(closed(ribbon(spine, [0.03, 0.028, 0.026, 0.022, 0.014])), self.stem.lighter(0.06 * (k - 1)), volume=0.5, material="wood")
            for j in range(1, 7):
                u = j / 7
                at = self.bent(x, top * u, t - 0.1 * k)
                brush.line(opened([at - 0.032, at + 0.032]), self.stem.lighter(-0.3), 0.012)
                if j > 2:
                    side = 1 if (j + k) % 2 else -1
                    for lean in (20, -14):
                        self._leaf(brush, at, (lean if side > 0 else 180 - lean) + 9 * self.gust(t - 0.07 * j, u), 0.15, 0.022, self.bloom)

    def _grass(self, brush: Mirror, t: float) -> None:
        for k in range(17):
            x = -0.8 + 0.1 * k + 0.05 * self.dice[k]
            high = 0.72 + 0.26 * self.dice[k + 17]
            late = t - 0.12 * (x + 0.8)
            lean = self.plant.supple * self.gust(late, 1.0) * 1.4 + 0.16 * self.dice[k + 5]
            blade = [complex(x, 0.0), complex(x + 0.3 * lean, 0.5 * high), complex(x + lean, high)]
            brush.solid(closed(ribbon(blade, [0.045, 0.032, 0.004])), self.bloom.lighter(0.12 * self.dice[k]), volume=0.25, material="leaf")

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return its foot, middle and top."""
        place, h = self.role.track.at(t), self.role.height
        found = {}
        for name, y in (("foot", 0.0), ("centre", 0.5), ("top", 1.0)):
            at = self.bent(0.0, y, t) * h * place.scale
            found[name] = (place.x + at.real, place.y - 0.5 * h * place.scale + at.imag)
        return found


def build(role: Role, performance: Performance) -> PlantRig:
    """Build the rig of a plant."""
    return PlantRig(role, performance)
