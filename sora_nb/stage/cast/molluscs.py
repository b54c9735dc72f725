"""Molluscs and their neighbours in the sea: octopus, squid, jellyfish and starfish, with arms that lag behind like chains."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.stage.cast import seafolk
from sora_nb.stage.cast.creatures import CreatureRig, eyes, foothold, mouth
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.outline import closed, ease, ellipse, opened, ribbon, turn
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.cast.creatures import Manner
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.performance import Performance, Role

_LINKS = 9
_SPREAD = (0.28, 0.5, 0.72, 0.95, 0.95, 0.72, 0.5, 0.28)
"""How far out each arm of an octopus reaches, as a share."""
_DOME = (
    (-0.2, -0.03),
    (-0.27, 0.1),
    (-0.37, 0.36),
    (-0.22, 0.62),
    (0.04, 0.68),
    (0.3, 0.58),
    (0.37, 0.32),
    (0.27, 0.08),
    (0.2, -0.03),
)
_WAVING = ("wave", "point", "throw", "catch", "give", "cheer", "hold")
_LAG = 0.075
"""Seconds by which each link of an arm follows the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mollusc:
    """One kind: its height in metres, width in heights, colours, and how many arms it has."""

    name: str
    height: float
    breadth: float
    arms: int
    coat: str
    light: str
    dark: str
    words: tuple[str, ...] = ()


KINDS: tuple[Mollusc, ...] = (
    Mollusc(name="octopus", height=1.1, breadth=1.5, arms=8, coat="#d9694f", light="#f4b79b", dark="#8f3a2c",
        words=("octopuses", "kraken", "cuttlefish")),
    Mollusc(name="squid", height=1.2, breadth=0.8, arms=8, coat="#c96f8f", light="#f3c3cf", dark="#853f5c",
        words=("giant squid",)),
    Mollusc(name="jellyfish", height=1.1, breadth=0.75, arms=7, coat="#c79be0", light="#f3dffa", dark="#8a5fb0",
        words=("jelly", "medusa", "sea jelly")),
    Mollusc(name="starfish", height=0.7, breadth=1.05, arms=5, coat="#ef8f45", light="#fbd08a", dark="#b85a22",
        words=("sea star", "star fish")),
    Mollusc(name="seahorse", height=0.9, breadth=0.6, arms=0, coat="#e8a83a", light="#f8dc8f", dark="#b0691f",
        words=("sea horse", "seahorses")),
    Mollusc(name="stingray", height=0.9, breadth=2.2, arms=0, coat="#6f86a0", light="#c9d8e4", dark="#425468",
        words=("ray", "manta", "manta ray", "sting ray", "skate fish")),
)  # fmt: skip
_KINDS = {kind.name: kind for kind in KINDS}
FIGURES: tuple[Figure, ...] = tuple(
    Figure(name=kind.name, family="mollusc", height=kind.height, words=kind.words, breadth=kind.breadth) for kind in KINDS
)


_OTHERS = {"seahorse": seafolk.seahorse, "stingray": seafolk.ray}


class MolluscRig(CreatureRig):
    """A soft sea creature; its root is the ground below it."""

    def __init__(self, role: Role, performance: Performance, kind: Mollusc) -> None:
        super().__init__(role, performance)
        self.kind = kind
        self.coat = self.hide(kind.coat)
        own = role.actor.colour is not None
        self.light = self.coat.lighter(0.45) if own else Colour.hex(kind.light)
        self.dark = self.coat.lighter(-0.4) if own else Colour.hex(kind.dark)

    def drag(self, t: float) -> complex:
        """Return how the water streams past it, in heights a second, in its own units."""
        place, a, b = self.role.track.at(t), self.role.track.at(t - 0.05), self.role.track.at(t + 0.05)
        way = 1.0 if place.facing >= 0 else -1.0
        flow = -complex(way * (b.x - a.x), b.y - a.y) / (0.1 * self.unit)
        return flow / max(abs(flow), 1.0) * min(abs(flow), 1.6)

    def arm(self, root: complex, base: float, long: float, t: float, m: Manner, *, own: float, wave: float) -> list[complex]:
        """Return an arm as a chain: every link follows the one before it a little later, and trails in the water."""
        points = [root]
        for k in range(1, _LINKS + 1):
            late = t - _LAG * k
            u = k / _LINKS
            curl = wave * (0.35 + 0.65 * u) * math.sin(2.1 * late + own) + 26 * m.busy * math.sin(6.3 * late + own)
            way = turn(base + curl + 18 * m.raised * u * math.sin(9 * late))
            stream = self.drag(late) * 0.75 * u
            way = (way + stream) / abs(way + stream)
            points.append(points[-1] + way * long / _LINKS)
        return points

    def paint(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw the body by its kind."""
        if self.kind.name in _OTHERS:
            _OTHERS[self.kind.name](self, brush, m, t)
            return
        own = {"octopus": self._octopus, "squid": self._squid, "jellyfish": self._jellyfish, "starfish": self._starfish}
        own[self.kind.name](brush, m, t)

    def feet(self, t: float) -> list[tuple[str, complex, bool]]:
        """Return the tips of an octopus' arms as they creep: name, place in its own units, whether it holds the ground."""
        if self.kind.name != "octopus":
            return []
        gone = self._gone(t)
        aloft = self.weight(t, "fly", "float", "swim", "fall", "jump")
        found = []
        for k in range(8):
            side = -1 if k < 4 else 1
            ahead, lift, stands = foothold(gone, 0.375 * k, stride=0.42, duty=0.7, lift=0.12)
            found.append((f"arm {k + 1}", complex(side * _SPREAD[k] * 0.8 + ahead, 0.035 + lift), stands and aloft <= 0))
        return found

    def planted(self, t: float) -> Sequence[tuple[str, float, float]]:
        """Return the arms that hold the ground, while it faces along its way and waves none."""
        return () if self.weight(t, *_WAVING) > 0 else super().planted(t)

    def _octopus(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw an octopus: on the ground its arms creep, each in its turn; in the water they trail behind it."""
        pulse = math.sin(2.6 * t + self.own)
        base = complex(0, 0.34 + m.bob - 0.14 * m.low) + (0.03j * pulse * m.aloft)
        tips = self.feet(t)
        for k in (0, 7, 2, 5, 1, 6, 3, 4):
            self._reach(brush, m, t, base, k=k, tip=tips[k][1])
        squeeze = 1 + 0.04 * pulse
        head = brush.inner(base + 0.02j, turn(-6 * m.aloft + m.lean), 1.0)
        shape = closed([complex(x * squeeze, y / squeeze) for x, y in _DOME])
        head.solid(shape, self.coat, volume=0.8)
        with head.inside(shape):
            for x, y, r in ((-0.22, 0.44, 0.05), (-0.1, 0.54, 0.035), (-0.26, 0.3, 0.03), (0.26, 0.46, 0.04)):
                head.flat(ellipse(complex(x, y), r, r), self.dark._replace(a=0.45))
        eyes(head, [-0.05 + 0.2j, 0.19 + 0.2j], 0.098, m, Colour.hex("#f2c14a"))
        mouth(head, 0.07 + 0.04j, 0.075, m, self.dark)

    def _reach(self, brush: Mirror, m: Manner, t: float, base: complex, *, k: int, tip: complex) -> None:
        """Draw one arm of an octopus, between creeping to its tip and trailing in the water."""
        side, far = -1 if k < 4 else 1, k in (0, 7, 2, 5)
        root = base + complex(side * 0.09 * (1 + k % 4) * 0.6, -0.02)
        swum = self.arm(root, -90 + side * 42 * _SPREAD[k], 0.62, t, m, own=k * 0.9, wave=20)
        if m.raised and k in (3, 4) and (k == 4 or m.busy):
            tip += (complex(side * 0.55, 0.85 + 0.06 * math.sin(8 * t + k)) - tip) * m.raised
        crept = []
        for j in range(_LINKS + 1):
            v = j / _LINKS
            sag = 0.10 * math.sin(math.pi * v) * math.sin(1.9 * (t - _LAG * j) + k)
            knee = root + complex(0.6 * (tip.real - root.real), -0.12 + 0.12 * v)
            spot = (1 - v) ** 2 * root + 2 * v * (1 - v) * knee + v * v * tip
            crept.append(spot + 1j * max(sag * (1 - v), -spot.imag + 0.03) * 0.5 * (1 - v))
        spine = [c + (s - c) * m.aloft for c, s in zip(crept, swum, strict=True)]
        wide = [0.085 * (1 - 0.82 * j / _LINKS) + 0.012 for j in range(_LINKS + 1)]
        brush.solid(closed(ribbon(spine, wide)), self.coat, far=0.5 if far else 0.0, volume=0.6)
        for j in range(2, _LINKS) if not far else ():
            way = spine[j] - spine[j - 1]
            sucker = spine[j] - way / (abs(way) + 1e-9) * 1j * wide[j] * 0.45 * side
            brush.flat(ellipse(sucker, 0.36 * wide[j], 0.36 * wide[j]), self.light)

    def _squid(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw a squid: a mantle with fins that ripple, and arms that trail."""
        pulse = math.sin(3.2 * t + self.own)
        base = complex(0, 0.44 + m.bob)
        for k in range(self.kind.arms):
            u = k / (self.kind.arms - 1) * 2 - 1
            long = 0.62 if k in (1, 6) else 0.40
            spine = self.arm(base + 0.13 * u, -90 + 22 * u, long, t, m, own=k * 0.8, wave=14)
            wide = [0.045 * (1 - 0.8 * j / _LINKS) + 0.008 for j in range(_LINKS + 1)]
            if long > 0.5:
                wide[-2] = wide[-1] = 0.035
            brush.solid(closed(ribbon(spine, wide)), self.coat.lighter(-0.06), far=0.4 if k % 2 else 0.0, volume=0.5)
        for side in (-1, 1):
            flap = 0.03 * math.sin(5 * t + side)
            fin = closed(
                [
                    base + complex(side * 0.06, 0.5),
                    base + complex(side * (0.3 + flap), 0.38 + flap),
                    base + complex(side * 0.12, 0.3),
                ]
            )
            brush.solid(fin, self.light, volume=0.4)
        slim = 1 - 0.05 * pulse
        shape = closed(
            [
                base + complex(x * slim, y)
                for x, y in ((-0.16, 0.0), (-0.19, 0.14), (-0.15, 0.36), (0.0, 0.56), (0.15, 0.36), (0.19, 0.14), (0.16, 0.0))
            ]
        )
        brush.solid(shape, self.coat, volume=0.8)
        with brush.inside(shape):
            for x, y in ((-0.08, 0.32), (0.05, 0.4), (0.09, 0.27), (-0.02, 0.25)):
                brush.flat(ellipse(base + complex(x, y), 0.025, 0.025), self.dark._replace(a=0.45))
        eyes(brush, [base + complex(-0.05, 0.09), base + complex(0.1, 0.09)], 0.062, m, Colour.hex("#2d4d6b"))
        mouth(brush, base + complex(0.025, 0.0), 0.045, m, self.dark)

    def _jellyfish(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw a jellyfish: its bell shuts quickly and opens slowly, and its tentacles follow late."""
        u = (0.75 * t * (1 + 0.4 * min(abs(m.going), 1.5)) + self.own / math.tau) % 1.0
        shut = ease(u / 0.28) if u < 0.28 else 1 - ease((u - 0.28) / 0.72)
        wide, high = 0.34 - 0.09 * shut, 0.30 + 0.07 * shut
        base = complex(0, 0.58 + 0.06 * shut + m.bob)
        for k in range(self.kind.arms):
            v = k / (self.kind.arms - 1) * 2 - 1
            spine = self.arm(base + complex(0.82 * wide * v, 0.01), -90 + 10 * v, 0.5, t, m, own=k * 1.1, wave=17)
            if k % 2:
                frill = [0.04 + 0.012 * math.sin(3 * j + 5 * t) for j in range(_LINKS + 1)]
                brush.flat(
                    closed(ribbon(spine, [f * (1 - 0.6 * j / _LINKS) for j, f in enumerate(frill)])),
                    self.light._replace(a=0.75),
                )
            else:
                brush.line(opened(spine), self.dark._replace(a=0.75), 0.016)
        edge = [base + complex(wide * (1 - 2 * k / 6), 0.028 * math.sin(math.pi * (k + 0.5)) - 0.01) for k in range(7)]
        bell = closed([base + complex(-wide, 0), base + complex(-0.96 * wide, 0.5 * high),
            base + complex(-0.5 * wide, 0.95 * high), base + complex(0, 1.06 * high),
                       base + complex(0.5 * wide, 0.95 * high), base + complex(0.96 * wide, 0.5 * high), *edge])  # fmt: skip
        brush.solid(bell, self.coat._replace(a=0.9), volume=0.8, material="glass")
        with brush.inside(bell):
            brush.flat(
                ellipse(base + complex(-0.35 * wide, 0.68 * high), 0.3 * wide, 0.12 * high, 24), self.light._replace(a=0.8)
            )
            for k in range(5):
                x = (k - 2) * 0.38 * wide
                brush.line(
                    opened([base + complex(x, 0.02), base + complex(0.8 * x, 0.22 * high)]), self.dark._replace(a=0.45), 0.014
                )
        eyes(brush, [base + complex(-0.07, 0.42 * high), base + complex(0.12, 0.42 * high)], 0.055, m, Colour.hex("#3a2a5c"))
        mouth(brush, base + complex(0.03, 0.2 * high), 0.045, m, self.dark)

    def _starfish(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw a starfish that stands on two of its arms and steps with them."""
        place = self.role.track.at(t)
        gone = (1.0 if place.facing >= 0 else -1.0) * place.x / self.unit
        rock = 9 * math.sin(math.tau * gone / 0.7) + m.lean + 2 * math.sin(1.3 * t + self.own)
        base = complex(0, 0.46 + 0.03 * abs(math.sin(math.tau * gone / 0.7)) + m.bob)
        points = []
        for k in range(5):
            late = math.sin(2.0 * t - 0.9 * k + self.own)
            lean = (
                90
                + 72 * k
                + rock * (0.5 if k in (2, 3) else 1.0)
                + 5 * late
                + (14 * m.raised * math.sin(8 * t) if k in (1, 4) else 0)
            )
            tip, notch = turn(lean), turn(lean + 36)
            points += [base + 0.50 * turn(lean - 7), base + 0.52 * tip, base + 0.50 * turn(lean + 7), base + 0.24 * notch]
        shape = closed(points)
        brush.solid(shape, self.coat, volume=0.7)
        with brush.inside(shape):
            for k in range(5):
                for j in (0.2, 0.3, 0.4):
                    brush.flat(ellipse(base + j * turn(90 + 72 * k + rock), 0.032 * (1.3 - j), 0.032 * (1.3 - j)), self.light)
        eyes(brush, [base + complex(-0.08, 0.07), base + complex(0.1, 0.07)], 0.075, m, Colour.hex("#5a3018"))
        mouth(brush, base + complex(0.01, -0.08), 0.075, m, self.dark)

    def spots(self, t: float) -> dict[str, complex]:
        """Return its joints in its own units."""
        m = self.manner(t)
        found = {
            "head": 0.98j + 1j * m.bob,
            "mouth": complex(0.1, 0.45),
            "back": 0.9j,
            "hand": complex(0.55, 0.4),
            "body": 0.5j,
        }
        if self.kind.name == "octopus":
            return found | {name: at for name, at, _ in self.feet(t)}
        for k in range(self.kind.arms):
            u = k / (self.kind.arms - 1) * 2 - 1
            found[f"arm {k + 1}"] = self.arm(complex(0.2 * u, 0.4), -90 + 30 * u, 0.45, t, m, own=k * 0.9, wave=17)[-1]
        return found


def build(role: Role, performance: Performance) -> MolluscRig:
    """Build the rig of a soft sea creature."""
    return MolluscRig(role, performance, _KINDS[role.figure])
