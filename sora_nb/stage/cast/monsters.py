"""Monsters and visitors: furry monsters of every seed, yetis, ghosts, aliens; dinosaurs and dragons are built next door."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast.creatures import CreatureRig, eyes, foothold, footsteps, mouth
from sora_nb.stage.cast.dinosaurs import DinosaurRig
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.fossils import DINOSAURS
from sora_nb.stage.cast.limbs import bend, limb
from sora_nb.stage.cast.outline import closed, ellipse, opened, ribbon, turn
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.footage import Event
    from sora_nb.stage.cast.creatures import Manner
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.performance import Performance, Role

_STRANGE = (
    ("monster", 1.7, 0.9, ("ogre", "troll", "beast", "demon", "creature", "furry monster", "goblin")),
    ("yeti", 2.4, 0.75, ("bigfoot", "sasquatch", "abominable snowman", "snow monster")),
    ("ghost", 1.5, 0.75, ("phantom", "spirit", "spook", "poltergeist")),
    ("alien", 1.4, 0.5, ("extraterrestrial", "martian", "space alien")),
)
FIGURES: tuple[Figure, ...] = tuple(
    Figure(name=name, family="monster", height=height, breadth=breadth, words=words)
    for name, height, breadth, words in (*_STRANGE, *((k.name, k.height, k.breadth, k.words) for k in DINOSAURS))
)
_COATS = ("#7a5bc4", "#3fa39a", "#d9693f", "#4f86c9", "#c45a8f", "#6fa33f", "#c9a13f")
_STRIDE, _DUTY = 0.62, 0.6
_HIPS = {"monster": (0.16, 0.22, 0.24), "yeti": (0.14, 0.30, 0.32), "alien": (0.07, 0.34, 0.36)}
"""How far apart the hips are, how high, and how long a leg is."""


class MonsterRig(CreatureRig):
    """A strange being on two legs, or on none."""

    def __init__(self, role: Role, performance: Performance) -> None:
        super().__init__(role, performance)
        dice = random(role.seed, "monster")
        kind = role.figure
        usual = {"yeti": "#e9f0f5", "ghost": "#f3f4fa", "alien": "#86c95a"}.get(kind) or _COATS[int(dice.integers(len(_COATS)))]
        self.coat = self.hide(usual, 0.05)
        self.count = int(dice.choice((1, 2, 2, 3))) if kind == "monster" else 2
        self.horns = str(dice.choice(("horns", "feelers", "ears", "tuft"))) if kind == "monster" else ""
        self.wide = float(dice.uniform(0.34, 0.42))
        self.shape = float(dice.uniform(-0.07, 0.07))
        self.marked = str(dice.choice(("belly", "dots", "stripes")))
        self.marks_at = [
            (float(dice.uniform(-0.7, 0.7)), float(dice.uniform(0.2, 0.9)), float(dice.uniform(0.03, 0.06))) for _ in range(7)
        ]

    def feet(self, t: float) -> list[tuple[str, complex, bool]]:
        """Return both feet: name, place in its own units, whether it stands."""
        if self.role.figure not in _HIPS:
            return []
        apart, high, _ = _HIPS[self.role.figure]
        place = self.role.track.at(t)
        gone = (1.0 if place.facing >= 0 else -1.0) * place.x / (self.unit * place.scale)
        aloft = self.weight(t, "fly", "float", "swim", "jump", "fall", "sleep", "lie", "sit")
        found = []
        for k, home in enumerate((apart, -apart)):
            ahead, lift, stands = foothold(gone, 0.5 * k, stride=_STRIDE, duty=_DUTY, lift=0.09)
            spot = complex(home + ahead, 0.03 + lift)
            spot += (complex(home + 0.05, 0.02 + 0.05 * math.sin(3 * t + k)) - spot) * aloft
            found.append((f"foot {k + 1}", spot, stands and aloft <= 0 and high > 0))
        return found

    def steps(self) -> Sequence[Event]:
        """Return its footfalls."""
        return footsteps(self, [0.0, 0.5], _STRIDE, mass=60.0) if self.role.figure in _HIPS else ()

    def paint(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw it by its kind."""
        if self.role.figure == "ghost":
            self._ghost(brush, m, t)
            return
        sink = -0.10 * m.low + m.bob
        walk = 0.012 * math.cos(2 * math.tau * self._gone(t) / _STRIDE) if abs(m.going) > 0.05 else 0.0
        base = 1j * (sink + walk)
        for name, foot, _ in reversed(self.feet(t)):
            self._leg(brush, foot, base, far=name.endswith("2"))
        self._arm(brush, m, t, base, far=True)
        {"monster": self._monster, "yeti": self._yeti, "alien": self._alien}[self.role.figure](brush, m, t, base)
        self._arm(brush, m, t, base, far=False)

    def _leg(self, brush: Mirror, foot: complex, base: complex, *, far: bool) -> None:
        apart, high, long = _HIPS[self.role.figure]
        hip = complex(-apart if far else apart, high) * 0.85 + base
        knee, tip = bend((hip.real, hip.imag), (foot.real - 0.03, foot.imag + 0.04), 0.56 * long, 0.56 * long, 1)
        thick = {"monster": 0.075, "yeti": 0.1, "alien": 0.035}[self.role.figure]
        brush.solid(
            limb([(hip.real, hip.imag), knee, tip], [thick, 0.9 * thick, 0.8 * thick]),
            self.coat,
            far=0.45 if far else 0.0,
            volume=0.5,
        )
        sole = closed(
            [
                foot + complex(x, y) * thick * 1.25
                for x, y in ((-0.9, -0.25), (-0.8, 0.5), (0.2, 0.75), (1.3, 0.3), (1.5, -0.25), (0.3, -0.3))
            ]
        )
        brush.solid(sole, self.coat.lighter(-0.12), far=0.45 if far else 0.0, volume=0.5)
        if self.role.figure != "alien" and not far:
            for x in (0.7, 1.1, 1.45):
                brush.flat(ellipse(foot + complex(x, -0.12) * thick * 1.1, 0.016, 0.02), Colour.hex("#f5eeda"))

    def _arm(self, brush: Mirror, m: Manner, t: float, base: complex, *, far: bool) -> None:
        kind = self.role.figure
        side = -1 if far else 1
        root = (
            complex(
                side * {"monster": 0.8 * self.wide, "yeti": 0.25, "alien": 0.085}[kind],
                {"monster": 0.52, "yeti": 0.66, "alien": 0.5}[kind],
            )
            + base
        )
        swing = 26 * math.sin(math.tau * self._gone(t) / _STRIDE + (math.pi if far else 0)) * min(abs(m.going) * 2, 1.0)
        up = m.raised if not far or m.busy else 0.0
        angle = (
            -80
            + side * 8
            + swing
            + (side * 14 + 145 if far is False else -160) * up
            + 16 * up * math.sin(9 * t)
            + 30 * m.busy * math.sin(6.3 * t + side)
        )
        long = {"monster": 0.36, "yeti": 0.46, "alien": 0.3}[kind]
        points = [root + turn(angle + late) * long * u for u, late in ((0.0, 0.0), (0.5, 0.0), (1.0, 10 + 0.3 * swing))]
        thick = {"monster": 0.065, "yeti": 0.09, "alien": 0.026}[kind]
        brush.solid(
            limb([(p.real, p.imag) for p in points], [thick, 0.9 * thick, 0.85 * thick]),
            self.coat,
            far=0.45 if far else 0.0,
            volume=0.5,
        )
        brush.solid(
            ellipse(points[-1], 1.15 * thick, 1.15 * thick), self.coat.lighter(0.05), far=0.45 if far else 0.0, volume=0.5
        )

    def _fur(self, outline: list[complex], tuft: float, t: float) -> list[complex]:
        """Return an outline with tufts of fur that ruffle."""
        centre, n = sum(outline) / len(outline), len(outline)
        found = []
        for k, b in enumerate(outline):
            a, c, d = outline[k - 1], outline[(k + 1) % n], outline[(k + 2) % n]
            count = max(round(abs(c - b) / (1.5 * tuft)), 1)
            for j in range(count):
                u = j / count
                # A round curve through the corners (Catmull-Rom), so that no side is flat.
                spot = (
                    b
                    + 0.5 * u * (c - a)
                    + u * u * (a - 2.5 * b + 2 * c - 0.5 * d)
                    + u**3 * (-0.5 * a + 1.5 * b - 1.5 * c + 0.5 * d)
                )
                out = (spot - centre) / abs(spot - centre)
                ruffle = 0.3 * math.sin(2.3 * t + 1.7 * k + 2.1 * j) - 0.5
                tip = spot + out * tuft + out * 1j * tuft * ruffle
                found += [spot, spot, tip, tip]
        return found

    def _monster(self, brush: Mirror, m: Manner, t: float, base: complex) -> None:
        w, s = self.wide * (1 - 0.4 * m.stretch), self.shape
        top = 0.93 + m.stretch
        rings = ((0.62 + s, 0.18), (0.98 + s, 0.34), (1.0, 0.55), (0.86 - s, 0.76), (0.5 - s, top - 0.03))
        right = [complex(w * x, y) + base for x, y in rings]
        left = [complex(-p.real, p.imag) for p in right]
        outline = [*right, complex(0, top) + base, *reversed(left), complex(0, 0.13) + base]
        self._crown(brush, w, top, base, t)
        shape = closed(self._fur(outline, 0.035, t))
        brush.solid(shape, self.coat, volume=0.7, material="fur")
        with brush.inside(shape):
            self._marks(brush, w, base)
        row = {1: (0.06,), 2: (-0.07, 0.17), 3: (-0.13, 0.07, 0.25)}[self.count]
        size = {1: 0.155, 2: 0.105, 3: 0.08}[self.count]
        eyes(
            brush,
            [base + complex(x, 0.72 - 0.02 * m.low) for x in row],
            size,
            m,
            Colour.hex(("#3f8f4f", "#c9822a", "#4a6fc0")[self.count - 1]),
        )
        mouth(brush, base + complex(0.07, 0.47), 0.145, m, self.coat.lighter(-0.65), teeth=True)
        if m.open < 0.06:
            for x in (-0.02, 0.16):
                at = base + complex(x, 0.455 - 0.03 * m.smile)
                brush.flat(
                    closed([at - 0.022, at - 0.022, at + 0.05j, at + 0.05j, at + 0.022, at + 0.022]), Colour.hex("#fbf7ec")
                )

    def _crown(self, brush: Mirror, w: float, top: float, base: complex, t: float) -> None:
        horn = Colour.hex("#efe2c0")
        for side in (-1, 1):
            root = base + complex(side * 0.42 * w + 0.03, top - 0.07)
            if self.horns == "horns":
                spine = [root, root + complex(side * 0.07, 0.08), root + complex(side * 0.06, 0.19)]
                brush.solid(closed(ribbon(spine, [0.05, 0.038, 0.008])), horn, volume=0.5, material="horn")
            elif self.horns == "feelers":
                tip = root + complex(side * 0.1 + 0.02 * math.sin(2 * t + side), 0.2)
                brush.line(opened([root, root + complex(side * 0.02, 0.12), tip]), self.coat.lighter(-0.3), 0.026)
                brush.solid(ellipse(tip, 0.042, 0.042), self.coat.lighter(0.35), volume=0.6)
            elif self.horns == "ears":
                ear = closed([root - side * 0.06, root + complex(side * 0.03, 0.17), root + complex(side * 0.13, 0.02)])
                brush.solid(ear, self.coat, volume=0.5, material="fur")
            else:
                tuft = [base + complex(0.05 * side + 0.02 * k * side, top - 0.02) for k in range(2)]
                brush.solid(
                    closed(
                        [
                            tuft[0],
                            tuft[0],
                            base + complex(0.04 * side + 0.02 * math.sin(2 * t), top + 0.13),
                            tuft[1] + 0.03j * side,
                            tuft[1],
                        ]
                    ),
                    self.coat.lighter(-0.15),
                    volume=0.4,
                )

    def _marks(self, brush: Mirror, w: float, base: complex) -> None:
        if self.marked == "belly":
            brush.flat(ellipse(base + complex(0.06, 0.24), 0.6 * w, 0.17), self.coat.lighter(0.35))
        elif self.marked == "dots":
            for x, y, r in self.marks_at:
                brush.flat(ellipse(base + complex(x * w, 0.15 + 0.75 * y), r, r), self.coat.lighter(-0.22))
        else:
            for k in range(4):
                y = 0.2 + 0.07 * k
                brush.line(
                    opened([base + complex(-w, y + 0.06), base + complex(0, y), base + complex(w, y + 0.06)]),
                    self.coat.lighter(-0.22),
                    0.028,
                )

    def _yeti(self, brush: Mirror, m: Manner, t: float, base: complex) -> None:
        rings = ((0.19, 0.24), (0.28, 0.42), (0.30, 0.6), (0.24, 0.74), (0.17, 0.88), (0.09, 0.98))
        right = [complex(x, y) + base for x, y in rings]
        outline = [*right, *(complex(-p.real, p.imag) for p in reversed(right)), complex(0, 0.19) + base]
        brush.solid(closed(self._fur(outline, 0.04, t)), self.coat, volume=0.6, material="fur")
        skin = Colour.hex("#8fb3cf")
        face = closed(
            [
                base + complex(x, y)
                for x, y in (
                    (-0.08, 0.76),
                    (-0.09, 0.86),
                    (0.0, 0.9),
                    (0.07, 0.88),
                    (0.15, 0.9),
                    (0.2, 0.84),
                    (0.18, 0.73),
                    (0.06, 0.67),
                )
            ]
        )
        brush.solid(face, skin, volume=0.4)
        eyes(brush, [base + complex(0.0, 0.835), base + complex(0.125, 0.835)], 0.04, m, Colour.hex("#3f5f8f"))
        brush.flat(ellipse(base + complex(0.075, 0.785), 0.025, 0.018), skin.lighter(-0.4))
        mouth(brush, base + complex(0.07, 0.74), 0.07, m, skin.lighter(-0.6), teeth=True)

    def _alien(self, brush: Mirror, m: Manner, t: float, base: complex) -> None:
        torso = closed(
            [
                base + complex(x, y)
                for x, y in ((-0.09, 0.3), (-0.1, 0.46), (-0.05, 0.56), (0.05, 0.56), (0.1, 0.46), (0.09, 0.3), (0.0, 0.27))
            ]
        )
        brush.solid(torso, Colour.hex("#5a6f9f") if self.own > math.pi else Colour.hex("#8f6fb0"), volume=0.6)
        brush.flat(ellipse(base + complex(0.02, 0.45), 0.028, 0.028), Colour.hex("#ffd34d"))
        nod = 0.008 * math.sin(2 * t)
        head = base + complex(0.02, 0.76 + nod)
        for side in (-1, 1):
            tip = head + complex(0.09 * side + 0.015 * math.sin(3 * t + side), 0.27)
            brush.line(
                opened([head + complex(0.05 * side, 0.16), head + complex(0.05 * side, 0.22), tip]),
                self.coat.lighter(-0.25),
                0.016,
            )
            brush.solid(ellipse(tip, 0.03, 0.03), Colour.hex("#f2c14a"), volume=0.6, material="glass")
        skull = closed(
            [
                head + complex(x, y)
                for x, y in (
                    (-0.08, -0.18),
                    (-0.18, -0.02),
                    (-0.2, 0.12),
                    (-0.1, 0.21),
                    (0.06, 0.22),
                    (0.18, 0.15),
                    (0.2, 0.0),
                    (0.1, -0.17),
                    (0.01, -0.21),
                )
            ]
        )
        brush.solid(skull, self.coat, volume=0.7)
        shut = max(1 - m.lid, 0.08)
        for x, lean in ((-0.07, -28), (0.11, 28)):
            at = head + complex(x, -0.005)
            brush.flat(ellipse(at, 0.058, 0.088 * shut, lean), Colour.hex("#1f1d2b"))
            brush.flat(
                ellipse(at + complex(0.012 + 0.012 * m.gaze.real, 0.035 * shut + 0.012 * m.gaze.imag), 0.018, 0.022 * shut),
                Colour(1, 1, 1, 0.9),
            )
        mouth(brush, head + complex(0.025, -0.125), 0.045, m, self.coat.lighter(-0.6))

    def _ghost(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw a ghost: a sheet that hovers, its hem and sleeves trailing late."""
        base = 1j * (0.05 + 0.035 * math.sin(1.9 * t + self.own) + m.bob)
        trail = -0.16 * max(min(m.going, 1.5), -1.5)
        hem = []
        for k in range(9):
            u = k / 8
            wave = 0.035 * math.sin(2.7 * t - 2 * u + self.own)
            dip = 0.07 if k % 2 else 0.0
            hem.append(base + complex(0.34 * (1 - 2 * u) + trail + wave, dip + 0.02 * math.sin(3.3 * t + k)))
        side = [
            base + complex(x + s * trail, y)
            for x, y, s in ((0.30, 0.3, 0.5), (0.27, 0.55, 0.2), (0.26, 0.72, 0.0), (0.17, 0.89, 0.0), (0.0, 0.94, 0.0))
        ]
        other = [
            base + complex(-x + s * trail, y)
            for x, y, s in ((0.17, 0.89, 0.0), (0.26, 0.72, 0.0), (0.27, 0.55, 0.2), (0.30, 0.3, 0.5))
        ]
        shape = closed([*side, *other, *reversed(hem)])
        lift = m.raised + 0.6 * m.busy
        for k, root in ((1, base + 0.24 + 0.5j), (-1, base - 0.2 + 0.5j)):
            way = turn((10 + 55 * lift + 8 * math.sin(2.2 * t)) if k > 0 else (170 - 55 * lift + 8 * math.sin(2.2 * t + 1)))
            sleeve = closed(ribbon([root - 0.1 * way, root + 0.06 * way, root + 0.2 * way], [0.09, 0.075, 0.05]))
            brush.solid(sleeve, self.coat, far=0.25 if k < 0 else 0.0, volume=0.5, material="cloth")
        brush.solid(shape, self.coat, volume=0.6, material="cloth")
        eyes(brush, [base + complex(-0.05, 0.7), base + complex(0.14, 0.7)], 0.07, m, Colour.hex("#4a4f7a"))
        for x in (-0.13, 0.22):
            brush.flat(ellipse(base + complex(x, 0.6), 0.035, 0.02), Colour.hex("#f2a7b5")._replace(a=0.6))
        mouth(brush, base + complex(0.045, 0.565), 0.07, m, Colour.hex("#4a4f7a"))

    def spots(self, t: float) -> dict[str, complex]:
        """Return its joints in its own units."""
        kind = self.role.figure
        hand = {
            "monster": complex(0.45, 0.3),
            "yeti": complex(0.36, 0.3),
            "alien": complex(0.2, 0.28),
            "ghost": complex(0.42, 0.55),
        }[kind]
        found = {"head": complex(0, 0.95), "mouth": complex(0.2, 0.5), "back": complex(-0.1, 0.8), "hand": hand, "body": 0.5j}
        return found | {name: at for name, at, _ in self.feet(t)}


def build(role: Role, performance: Performance) -> CreatureRig:
    """Build the rig of a monster, a dinosaur or a dragon."""
    kinds = {kind.name: kind for kind in DINOSAURS}
    return DinosaurRig(role, performance, kinds[role.figure]) if role.figure in kinds else MonsterRig(role, performance)
