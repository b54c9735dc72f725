"""Rooted: the rows of the plant table, and what all plants share: they bend about their foot in the wind and its gusts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.stage.cast.outline import closed, opened, ribbon
from sora_nb.stage.cast.solids import SolidRig
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS, INDOORS, WIND

if TYPE_CHECKING:
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.performance import Performance, Role


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
    Plant(name="tree", height=3.2, breadth=0.82, form="tree", bloom="#4f9a45",
        words=("maple", "apple tree", "cherry tree", "orange tree", "lemon tree", "birch", "birch tree", "willow",
            "deciduous tree", "fruit tree")),
    Plant(name="pine tree", height=3.8, breadth=0.55, form="pine", bloom="#2f7a56", supple=0.035,
        words=("evergreen", "conifer", "fir", "spruce")),
    Plant(name="palm tree", height=3.6, breadth=0.75, form="palm", bloom="#4fa04a", stem="#a07a4c", supple=0.09,
        words=("palm", "coconut tree", "coconut palm")),
    Plant(name="bush", height=1.1, breadth=1.4, form="bush", bloom="#4f9348", supple=0.05,
        words=("shrub", "hedge", "berry bush")),
    Plant(name="flower", height=0.8, breadth=0.5, form="daisy", bloom="#f28bb5", stem="#4f9a45", supple=0.12,
        material="soft", words=("daisy", "blossom", "wildflower")),
    Plant(name="rose", height=0.8, breadth=0.45, form="rose", bloom="#d8304a", stem="#3f7f40", supple=0.09, material="soft"),
    Plant(name="tulip", height=0.8, breadth=0.4, form="tulip", bloom="#e8452f", stem="#4f9a55", supple=0.10, material="soft"),
    Plant(name="sunflower", height=1.5, breadth=0.45, form="sunflower", bloom="#f5b921", stem="#4f9a45", supple=0.07,
        material="soft"),
    Plant(name="cactus", height=1.6, breadth=0.75, form="cactus", bloom="#4f9a5a", stem="#4f9a5a", supple=0.012,
        material="soft", words=("saguaro", "succulent")),
    Plant(name="mushroom", height=0.6, breadth=1.0, form="mushroom", bloom="#d8392f", stem="#f3e8d2", supple=0.02,
        material="soft", words=("toadstool",)),
    Plant(name="bamboo", height=3.0, breadth=0.5, form="bamboo", bloom="#6fae4a", stem="#7fb356", supple=0.08,
        words=("bamboo grove",)),
    Plant(name="grass", height=0.5, breadth=1.8, form="grass", bloom="#5fa84a", stem="#5fa84a", supple=0.22,
        material="soft", words=("tall grass", "reed", "wheat", "reeds")),
)  # fmt: skip
KINDS = {plant.name: plant for plant in PLANTS}


class RootedRig(SolidRig):
    """A plant; its root is its middle, it bends about its foot."""

    def __init__(self, role: Role, performance: Performance) -> None:
        super().__init__(role)
        self.plant = KINDS[role.figure]
        dice = random(role.seed, "plant")
        self.own = float(dice.uniform(0, math.tau))
        self.bloom = (
            Colour.hex(COLOURS[role.actor.colour])
            if role.actor.colour
            else Colour.hex(self.plant.bloom).lighter(float(dice.uniform(-0.08, 0.08)))
        )
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
        strong = 1.0 + 1.6 * max((c.energy for c in self.role.cues_at(t) if c.verb == "sway"), default=0.0)
        s = t - 0.25 * late + 0.4 * self.own
        push = 0.35 + 0.45 * math.sin(0.9 * s) + 0.25 * math.sin(2.1 * s + 1.3) + 0.12 * math.sin(5.3 * s + self.own)
        if self.water:
            return 1.5 * math.sin(1.1 * s)
        return push * self.wind * strong

    def bent(self, x: float, y: float, t: float) -> complex:
        """Return where a point of the upright plant is in the wind."""
        lean = self.plant.supple * self.gust(t, y) * max(y, 0.0) ** 1.6
        return complex(x + lean, y - 0.5 * lean * lean)

    def stalk(self, brush: Mirror, t: float, top: float, thick: tuple[float, float]) -> list[complex]:
        """Draw the stem, `thick` wide below and above, and return its line."""
        spine = [self.bent(0.02 * self.dice[3] * math.sin(4 * u), top * u, t) for u in (0.0, 0.25, 0.5, 0.75, 1.0)]
        wide = [thick[0] + (thick[1] - thick[0]) * k / 4 for k in range(5)]
        brush.solid(closed(ribbon(spine, wide, tip=0.3)), self.stem, volume=0.5, material="wood")
        return spine

    def leaf(self, brush: Mirror, root: complex, way: complex, colour: Colour, *, slim: float = 0.28) -> None:
        """Draw one leaf from its root; `way` is where its tip is from there, `slim` its half width over its length."""
        long, wide, way = abs(way), slim * abs(way), way / abs(way)
        shape = closed([root, root, root + way * complex(0.35 * long, wide), root + way * complex(0.75 * long, 0.7 * wide),
            root + way * long, root + way * long,
                        root + way * complex(0.7 * long, -0.65 * wide),
                            root + way * complex(0.3 * long, -0.8 * wide)])  # fmt: skip
        brush.solid(shape, colour, volume=0.35, material="leaf")
        brush.line(opened([root, root + way * 0.85 * long]), colour.lighter(-0.25)._replace(a=0.6), 0.008)

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return its foot, middle and top."""
        place, h = self.role.track.at(t), self.role.height
        found = {}
        for name, y in (("foot", 0.0), ("centre", 0.5), ("top", 1.0)):
            at = self.bent(0.0, y, t) * h * place.scale
            found[name] = (place.x + at.real, place.y - 0.5 * h * place.scale + at.imag)
        return found
