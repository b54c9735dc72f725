"""Insects: six legs in a tripod gait, eight for a spider, wings that beat, and the soft-bodied: caterpillar and snail."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.footage import Event
from sora_nb.stage.cast.creatures import CreatureRig, eyes, foothold, mouth
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.limbs import bend, limb
from sora_nb.stage.cast.outline import closed, ellipse, opened, turn
from sora_nb.stage.cast.swarm import INSECTS
from sora_nb.stage.cast.wings import draw_wings
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.cast.creatures import Manner
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.swarm import Insect
    from sora_nb.stage.performance import Performance, Role

FIGURES: tuple[Figure, ...] = tuple(
    Figure(name=kind.name, family="insect", height=kind.height, words=kind.words, breadth=kind.breadth) for kind in INSECTS
)
_KINDS = {kind.name: kind for kind in INSECTS}
WINGED = frozenset(kind.name for kind in INSECTS if kind.wings)
"""Insects that fly where they go."""
_DUTY = 0.58
_STRIDE = 0.62
"""Heights that one round of the legs takes an insect forward."""


class InsectRig(CreatureRig):
    """An insect, seen from the side."""

    def __init__(self, role: Role, performance: Performance, kind: Insect) -> None:
        super().__init__(role, performance)
        self.kind = kind
        self.coat = self.hide(kind.coat)
        self.dark, self.light = Colour.hex(kind.dark), Colour.hex(kind.light)
        if role.actor.colour and kind.wings not in ("butterfly", "moth"):
            self.light = self.coat.lighter(0.5)

    def feet(self, t: float) -> list[tuple[str, complex, bool]]:
        """Return every foot: its name, where it is in the body's units, and whether it stands on the ground."""
        place = self.role.track.at(t)
        way = 1.0 if place.facing >= 0 else -1.0
        gone = way * place.x / (self.unit * place.scale)
        aloft = self.weight(t, "fly", "float", "swim", "fall", "jump", "sleep")
        found = []
        for k, (home, _, phase) in enumerate(self.kind.legs):
            ahead, lift, stands = foothold(gone, phase, stride=_STRIDE * self.kind.pace, duty=_DUTY, lift=0.13)
            spot = complex(home + ahead, lift)
            if aloft > 0:
                hang = complex(home * 0.7 - 0.10, self.kind.belly - 0.34 + 0.02 * math.sin(7 * t + k))
                spot += (hang - spot) * aloft
            found.append((f"leg {k + 1}", spot, stands and aloft <= 0))
        return found

    def steps(self) -> Sequence[Event]:
        """Return the buzz of its wings, a stretch for each flight; legs this light are not heard, nor a butterfly's wings."""
        if not self.kind.wings or self.kind.wings in ("butterfly", "moth"):
            return ()
        flights = [(c.start, min(c.end, self.performance.seconds)) for c in self.role.cues if c.verb == "fly"]
        found = ("horn", "air")
        return [
            Event(kind="buzz", time=start, end=end, actor=self.role.key, materials=found, impulse=0.01)
            for start, end in flights
        ]

    def paint(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw far legs, far wing, body, head, near legs, near wing."""
        kind, self._now = self.kind, t
        climbs = self.weight(t, "climb")
        if climbs:
            # Head up, its feet to what it climbs.
            brush = brush.inner(complex(0.75, 0.4) * climbs, turn(82 * climbs))
        rise = 1j * (m.bob - 0.5 * m.low * kind.belly)
        if kind.form == "crawler":
            self._caterpillar(brush, m, t)
            return
        if kind.form == "snail":
            self._snail(brush, m, t)
            return
        tilt = (6 if m.aloft else 0) + m.lean
        frame = brush.inner(complex(0, kind.belly) + rise, turn(tilt))
        feet, half = self.feet(t), len(kind.legs) // 2
        for name_at in range(half, len(feet)):
            self._leg(brush, name_at, feet[name_at][1], rise, m, far=True)
        draw_wings(frame, self, m, t, near=False)
        self._body(frame, m)
        if kind.form != "spider":
            self._head(frame, m, t)
        draw_wings(frame, self, m, t, near=True)
        for name_at in range(half):
            self._leg(brush, name_at, feet[name_at][1], rise, m, far=False)
        if kind.form == "spider":
            self._head(frame, m, t)

    def _leg(self, brush: Mirror, index: int, foot: complex, rise: complex, m: Manner, *, far: bool) -> None:
        kind = self.kind
        home, root, _ = kind.legs[index]
        hip = complex(root + (0.03 if far else 0), kind.belly - 0.04) + rise
        if m.raised and index in (0, len(kind.legs) // 2):
            foot = (
                foot
                + (complex(home + 0.16, kind.belly + 0.42 + 0.05 * math.sin(9 * self.own + 12 * m.breath)) - foot) * m.raised
            )
        reach = kind.leg
        big = kind.form == "hopper" and index % (len(kind.legs) // 2) == len(kind.legs) // 2 - 1
        upper, lower = (1.1 * reach, 1.25 * reach) if big else (0.46 * reach, 0.52 * reach)
        knee, tip = bend(
            (hip.real, hip.imag),
            (foot.real, foot.imag),
            upper,
            lower,
            -1 if home < root and not big else 1 if home >= root else -1,
        )
        if knee[1] < hip.imag and kind.form in ("spider", "walker", "hopper") and foot.imag < 0.3:
            knee, tip = bend((hip.real, hip.imag), (foot.real, foot.imag), upper, lower, 1 if home >= root else -1)
        thick = kind.thick * (2.2 if big else 1.0)
        colour = self.coat if kind.form in ("hopper", "spider") else self.dark
        path = limb([(hip.real, hip.imag), knee, tip], [thick, 0.8 * kind.thick, 0.45 * kind.thick])
        brush.solid(path, colour, far=0.5 if far else 0.0, volume=0.3, material="horn", edge=not far)

    def _body(self, frame: Mirror, m: Manner) -> None:
        for x, y, rx, ry, tone in self.kind.segments:
            colour = {"coat": self.coat, "dark": self.dark, "light": self.light}[tone]
            shape = ellipse(complex(x, y), rx, ry * (1 + 0.02 * m.breath), 0)
            frame.solid(shape, colour, volume=0.7, material="fur" if "fuzzy" in self.kind.marks else "horn")
            with frame.inside(shape):
                self._marks(frame, x, y, rx=rx, ry=ry)

    def _marks(self, frame: Mirror, x: float, y: float, *, rx: float, ry: float) -> None:
        marks = self.kind.marks
        if rx < 0.2:
            return
        if "bands" in marks:
            for k in range(3):
                u = -0.55 + 0.5 * k
                band = [
                    complex(x + (u + 0.12 * c) * rx, y + v * ry)
                    for c, v in ((-1, -1.2), (-1.5, 0), (-1, 1.2), (1, 1.2), (0.5, 0), (1, -1.2))
                ]
                frame.flat(closed(band), self.dark)
        if "dots" in marks:
            for u, v, r in ((-0.5, 0.35, 0.16), (0.05, 0.55, 0.15), (0.5, 0.2, 0.14), (-0.15, -0.05, 0.15), (-0.7, -0.1, 0.11)):
                frame.flat(ellipse(complex(x + u * rx, y + v * ry), r * rx * 1.1, r * rx * 1.15), self.dark)
        if "wingcase" in marks:
            frame.line(
                opened([complex(x + 0.9 * rx, y + 0.1 * ry), complex(x, y - 0.25 * ry), complex(x - 0.95 * rx, y - 0.2 * ry)]),
                self.dark,
                0.02,
            )
        if "rings" in marks:
            for k in range(5):
                u = -0.8 + 0.36 * k
                frame.line(
                    opened(
                        [complex(x + u * rx, y + 1.1 * ry), complex(x + (u - 0.06) * rx, y), complex(x + u * rx, y - 1.1 * ry)]
                    ),
                    self.dark._replace(a=0.5),
                    0.02,
                )
        if "glow" in marks:
            lit = 0.5 + 0.5 * math.sin(2.3 * self._now + self.own)
            frame.flat(ellipse(complex(x - 0.72 * rx, y), 0.42 * rx, ry), Colour.hex("#e8f06a").lighter(0.3 * lit))

    _now = 0.0

    def _head(self, frame: Mirror, m: Manner, t: float) -> None:
        kind = self.kind
        x, y, r = kind.head
        nod = 0.02 * math.sin(2.1 * t + self.own)
        at = complex(x, y + nod - 0.3 * m.low * r)
        coat = self.coat if "sameface" in kind.marks else self.light if "paleface" in kind.marks else self.dark
        flick = 10 * self.idling.flick(t) + 6 * math.sin(3 * t + self.own)
        for k, lean in enumerate((28, 62) if kind.feelers else ()):
            way = turn(lean + flick * (1 if k else -1))
            root = at + 0.7 * r * turn(60 + 20 * k)
            tip = root + kind.feelers * way
            frame.line(opened([root, root + 0.6 * kind.feelers * turn(lean + 26), tip]), self.dark, 0.024)
            if "club" in kind.marks:
                frame.flat(ellipse(tip, 0.035, 0.035), self.dark)
        if "fangs" in kind.marks:
            for side in (0.2, 0.5):
                root = at + r * complex(side, -0.75)
                frame.solid(
                    closed([root - 0.12 * r, root + 0.12 * r, root - 0.55j * r]),
                    self.dark.lighter(-0.2),
                    volume=0.3,
                    material="horn",
                )
        if "beak" in kind.marks:
            frame.line(opened([at + r * complex(0.7, -0.4), at + r * complex(1.5, -1.5)]), self.dark, 0.03)
        frame.solid(ellipse(at, r, r * 0.96), coat, volume=0.6, material="fur" if "fuzzy" in kind.marks else "horn")
        if "bigeyes" in kind.marks:
            frame.solid(
                ellipse(at + r * complex(0.2, 0.3), 0.75 * r, 0.7 * r), Colour.hex(kind.eyes), volume=0.6, material="glass"
            )
            frame.flat(ellipse(at + r * complex(0.05, 0.55), 0.2 * r, 0.16 * r), Colour(1, 1, 1, 0.8))
            eyes(frame, [at + r * complex(0.52, 0.18)], 0.34 * r, m, Colour.hex("#2a1a14"))
        else:
            eyes(frame, [at + r * complex(0.05, 0.24), at + r * complex(0.6, 0.2)], 0.36 * r, m, Colour.hex(kind.eyes))
        ink = Colour.hex("#fdf3e4") if sum(coat[:3]) < 1.0 else coat.lighter(-0.6)
        mouth(frame, at + r * complex(0.42, -0.38), 0.3 * r, m, ink)

    def _caterpillar(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw a caterpillar: a hump travels along it, and what lies on the ground stands still."""
        place = self.role.track.at(t)
        gone = (1.0 if place.facing >= 0 else -1.0) * place.x / self.unit
        count = 7
        for k in range(count):
            u = (gone / 0.9 + 0.13 * k) % 1.0
            hump = max(math.sin(math.tau * u), 0.0) ** 2
            x, y = -1.05 + 0.3 * k, 0.27 + 0.24 * hump * (0.4 + 0.6 * (k < count - 1)) + m.bob
            tone = self.coat if k % 2 else self.coat.lighter(0.14)
            for side in (-0.06, 0.08):
                brush.line(opened([complex(x + side, y - 0.18), complex(x + side, max(y - 0.3, 0.0))]), self.dark, 0.05)
            shape = ellipse(complex(x, y), 0.23, 0.25)
            brush.solid(shape, tone, volume=0.7, material="fur")
            brush.flat(ellipse(complex(x, y + 0.1), 0.05, 0.05), self.light)
        self._face(brush, m, complex(0.98, 0.5 + m.bob + 0.03 * m.breath), 0.31, t)

    def _face(self, brush: Mirror, m: Manner, at: complex, r: float, t: float) -> None:
        flick = 8 * math.sin(3 * t + self.own)
        for k in (70, 108):
            tip = at + 1.55 * r * turn(k + flick)
            brush.line(opened([at + 0.8 * r * turn(k), tip]), self.dark, 0.035)
            brush.flat(ellipse(tip, 0.05, 0.05), Colour.hex("#e2573b"))
        brush.solid(ellipse(at, r, r), self.coat.lighter(0.1), volume=0.7, material="fur")
        eyes(brush, [at + r * complex(0.0, 0.25), at + r * complex(0.6, 0.22)], 0.3 * r, m, Colour.hex(self.kind.eyes))
        brush.flat(ellipse(at + r * complex(0.05, -0.25), 0.16 * r, 0.1 * r), Colour.hex("#f08a7a")._replace(a=0.5))
        mouth(brush, at + r * complex(0.38, -0.38), 0.26 * r, m, self.coat.lighter(-0.6))

    def _snail(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw a snail: its foot ripples, its eyes sit on stalks, its shell sways behind."""
        place = self.role.track.at(t)
        gone = (1.0 if place.facing >= 0 else -1.0) * place.x / self.unit
        skin = self.light
        long = 0.04 * math.sin(math.tau * gone / 0.5)
        low = [
            complex(-0.98 + 0.02 * math.sin(3 * t), 0.0),
            complex(-0.5, 0.0),
            complex(0.1, 0.0),
            complex(0.55 + long, 0.0),
            complex(0.78 + long, 0.1),
        ]
        head = complex(0.82 + long, 0.42 - 0.2 * m.low + m.bob)
        body = closed(
            [low[0], low[0], *low[1:], head + 0.16, head + 0.14j, head - 0.2 + 0.02j, complex(0.42, 0.22), complex(-0.3, 0.24)]
        )
        for k, x in enumerate((0.02, 0.16)):
            stalk = [
                head + x,
                head + complex(x + 0.05, 0.2),
                head + complex(x + 0.08 + 0.03 * math.sin(2 * t + k), 0.36 * (1 - 0.7 * m.low)),
            ]
            brush.line(opened(stalk), skin.lighter(-0.25), 0.06)
            eyes(brush, [stalk[-1]], 0.085, m, Colour.hex(self.kind.eyes), brows=False)
        brush.solid(body, skin, volume=0.5)
        for k in range(6):
            x = -0.8 + 0.28 * k + (gone * 2 % 0.28)
            brush.line(opened([complex(x, 0.02), complex(x + 0.05, 0.07)]), skin.lighter(-0.3)._replace(a=0.6), 0.02)
        mouth(brush, head + complex(0.08, -0.08), 0.07, m, skin.lighter(-0.6))
        sway = turn(3 * math.sin(1.7 * t + self.own) + m.lean)
        shell = brush.inner(complex(-0.18, 0.56 + 0.5 * m.bob), sway)
        shell.solid(ellipse(0j, 0.47, 0.44), self.coat, volume=0.8, material="horn")
        spiral = [0.40 * (1 - k / 15) * turn(-40 - 44 * k) for k in range(15)]
        shell.line(opened(spiral), self.dark, 0.045)

    def spots(self, t: float) -> dict[str, complex]:
        """Return its joints in its own units."""
        x, y, r = self.kind.head
        head = complex(x, y + self.kind.belly) if self.kind.form not in ("crawler", "snail") else complex(0.9, 0.5)
        found = {
            "head": head + 1j * r,
            "mouth": head + r,
            "back": complex(-0.1, self.kind.belly + 0.25),
            "hand": head + complex(0.2, -0.2),
            "body": complex(0, self.kind.belly),
        }
        return found | {name: at for name, at, _ in self.feet(t)}


def build(role: Role, performance: Performance) -> InsectRig:
    """Build the rig of an insect."""
    return InsectRig(role, performance, _KINDS[role.figure])
