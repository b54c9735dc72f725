"""Dinosaurs and dragons: a spine from tail to head on two legs or four, with jaws, plates, wings and fire."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from sora_nb.stage.cast.creatures import CreatureRig, eyes, foothold, footsteps
from sora_nb.stage.cast.limbs import bend, limb
from sora_nb.stage.cast.outline import closed, ellipse, mix, opened, ribbon, turn
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.footage import Event
    from sora_nb.stage.cast.creatures import Manner
    from sora_nb.stage.cast.fossils import Dinosaur
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.performance import Performance, Role

_MOUTH = Colour.hex("#7a2430")
_IVORY = Colour.hex("#fbf5e4")
_UPPER = tuple(complex(x, y) for x, y in (
    (-0.85, -0.1), (-0.8, 0.5), (-0.3, 0.92), (0.25, 0.86), (0.7, 0.55), (1.35, 0.5), (1.7, 0.28), (1.65, 0.0), (1.0, -0.06),
    (0.2, -0.04), (-0.4, -0.3),
))  # fmt: skip
"""The skull above the jaw, in head sizes."""


class DinosaurRig(CreatureRig):
    """A dinosaur or a dragon."""

    def __init__(self, role: Role, performance: Performance, kind: Dinosaur) -> None:
        super().__init__(role, performance)
        self.kind = kind
        self.coat = self.hide(kind.coat)
        own = role.actor.colour is not None
        self.belly = self.coat.lighter(0.5) if own else Colour.hex(kind.belly)
        self.dark = self.coat.lighter(-0.4) if own else Colour.hex(kind.dark)

    def feet(self, t: float) -> list[tuple[str, complex, bool]]:
        """Return every foot: name, place in its own units, whether it stands."""
        aloft = self.weight(t, "fly", "float", "swim", "fall", "jump", "sleep", "lie", "sit")
        found = []
        for k, (hip, home, phase) in enumerate(self.kind.legs):
            ahead, lift, stands = foothold(self._gone(t), phase, stride=self.kind.stride, duty=0.6, lift=0.09)
            spot = complex(home + ahead, lift)
            hang = complex(hip - 0.08, 0.08 + 0.02 * math.sin(2 * t + k))
            found.append((f"foot {k + 1}", mix(spot, hang, aloft), stands and aloft <= 0))
        return found

    def steps(self) -> Sequence[Event]:
        """Return its footfalls."""
        return footsteps(self, [phase for *_, phase in self.kind.legs], self.kind.stride, mass=min(self.kind.mass, 400.0))

    def spine(self, t: float, m: Manner) -> list[complex]:
        """Return the spine from the tail's tip to the neck: the tail lags, the neck nods with the steps."""
        points = []
        count = len(self.kind.spine)
        step = 2 * math.tau * self._gone(t) / self.kind.stride
        moving = min(abs(m.going) * 3, 1.0)
        for k, (x, y, _) in enumerate(self.kind.spine):
            u = k / (count - 1)
            tail, neck = max(1 - u / 0.45, 0.0), max((u - 0.62) / 0.38, 0.0)
            sway = tail**1.5 * (
                0.07 * math.sin(1.5 * t + self.own - 2.2 * (1 - u))
                + 0.12 * m.busy * math.sin(6.3 * t - 3 * tail)
                + 0.03 * moving * math.sin(step - 2 * tail)
            )
            nod = neck * (0.012 * m.breath + 0.02 * moving * math.sin(step + 1.2) - 0.16 * m.low + 0.04 * m.raised)
            points.append(
                complex(
                    x + 0.02 * neck * moving * math.cos(step),
                    y + sway + nod + m.bob + 0.010 * moving * math.sin(step) - 0.14 * m.low * (1 - tail),
                )
            )
        return points

    def paint(self, brush: Mirror, m: Manner, t: float) -> None:
        """Draw far wing, far legs, plates, trunk, head, near legs, near wing."""
        kind, spine, feet = self.kind, self.spine(t, m), self.feet(t)
        half = len(kind.legs) // 2
        if "wings" in kind.marks:
            self._wing(brush, spine, m, t, near=False)
        for k in range(half, len(feet)):
            self._leg(brush, k, feet[k][1], m, far=True)
        if "arms" in kind.marks:
            self._arm(brush, spine, m, t, far=True)
        self._ridge(brush, spine)
        trunk = closed(ribbon(spine, [w * (1 + 0.02 * m.breath) for *_, w in kind.spine]))
        brush.solid(trunk, self.coat, volume=0.6, material="horn")
        with brush.inside(trunk):
            self._marks(brush, spine)
        self._head(brush, spine, m, t)
        for k in range(half):
            self._leg(brush, k, feet[k][1], m, far=False)
        if "arms" in kind.marks:
            self._arm(brush, spine, m, t, far=False)
        if "wings" in kind.marks:
            self._wing(brush, spine, m, t, near=True)

    def _leg(self, brush: Mirror, index: int, foot: complex, m: Manner, *, far: bool) -> None:
        kind = self.kind
        hip = complex(kind.legs[index][0], kind.hip + m.bob - 0.14 * m.low)
        thick, long = kind.thick, 0.58 * kind.hip
        biped = len(kind.legs) == 2
        ankle = foot + complex(-0.05 if biped else -0.02, 0.10 if biped else 0.05)
        knee, low = bend((hip.real, hip.imag), (ankle.real, ankle.imag), long, long, 1 if biped or index % 2 == 0 else -1)
        path = limb([(hip.real, hip.imag), knee, low], [1.25 * thick, 0.85 * thick, 0.55 * thick])
        brush.solid(path, self.coat, far=0.45 if far else 0.0, volume=0.5, material="horn")
        sole = [
            foot + complex(x, y) * thick
            for x, y in ((-0.7, 0.0), (-0.75, 0.7), (-0.2, 1.2), (0.5, 0.8), (1.2, 0.4), (1.25, 0.0), (0.2, 0.0))
        ]
        brush.solid(closed(sole), self.coat, far=0.45 if far else 0.0, volume=0.4, material="horn")
        if not far:
            for x in (0.55, 0.9, 1.2):
                at = foot + complex(x, 0.0) * thick
                brush.flat(
                    closed(
                        [
                            at - 0.1 * thick,
                            at - 0.1 * thick,
                            at + complex(0.05, 0.42) * thick,
                            at + 0.25 * thick,
                            at + 0.25 * thick,
                        ]
                    ),
                    _IVORY,
                )

    def _arm(self, brush: Mirror, spine: list[complex], m: Manner, t: float, *, far: bool) -> None:
        root = spine[4] + complex(0.12 if not far else 0.15, -0.03)
        swing = 10 * math.sin(2.1 * t + (1 if far else 0)) + 95 * m.raised + 20 * m.busy * math.sin(12 * t)
        elbow = root + 0.1 * turn(-75 + 0.3 * swing)
        hand = elbow + 0.1 * turn(-5 + swing)
        brush.solid(
            limb([(p.real, p.imag) for p in (root, elbow, hand)], [0.045, 0.035, 0.026]),
            self.coat,
            far=0.4 if far else 0.0,
            volume=0.4,
        )
        for lean in (-25, 20):
            brush.line(opened([hand, hand + 0.045 * turn(lean + swing * 0.5)]), _IVORY, 0.016)

    def _ridge(self, brush: Mirror, spine: list[complex]) -> None:
        marks = self.kind.marks
        if not {"spikes", "plates", "teeth"} & set(marks):
            return
        for k in range(1, len(spine)):
            for j in range(2 if "plates" in marks else 3):
                share = (j + 0.5) / (2 if "plates" in marks else 3)
                at, after = mix(spine[k - 1], spine[k], share), spine[k]
                wide = self.kind.spine[k - 1][2] + (self.kind.spine[k][2] - self.kind.spine[k - 1][2]) * share
                way = (after - spine[k - 1]) / (abs(after - spine[k - 1]) + 1e-9)
                up = way * 1j
                size = (0.055 + 0.42 * wide) if "plates" in marks else 0.028 + 0.12 * wide
                foot = at + up * wide * 0.86
                wing = 0.7 if "plates" in marks else 0.6
                tip = foot + up * size * 1.5 - way * size * 0.3
                plate = closed(
                    [
                        foot - way * size * wing,
                        foot - way * size * wing,
                        tip,
                        tip,
                        foot + way * size * wing,
                        foot + way * size * wing,
                    ]
                )
                brush.solid(plate, self.dark, volume=0.3, material="horn", edge=size > 0.05)

    def _marks(self, brush: Mirror, spine: list[complex]) -> None:
        kind = self.kind
        low, edge = [], []
        for k, at in enumerate(spine):
            way = spine[min(k + 1, len(spine) - 1)] - spine[max(k - 1, 0)]
            down = way / (abs(way) + 1e-9) * -1j * kind.spine[k][2]
            low.append(at + 0.35 * down)
            edge.append(at + 1.7 * down)
        brush.flat(closed([*low, *reversed(edge)]), self.belly)
        if "stripes" in kind.marks or "spots" in kind.marks:
            for k in range(1, len(spine) - 1):
                for j in (0.0, 0.5):
                    at = mix(spine[k], spine[k + 1], j)
                    way = spine[k + 1] - spine[k]
                    up = way / (abs(way) + 1e-9) * 1j * kind.spine[k][2]
                    if "stripes" in kind.marks:
                        brush.line(opened([at + 1.05 * up, at + 0.35 * up]), self.dark._replace(a=0.7), 0.03)
                    else:
                        r = 0.16 * kind.spine[k][2] + 0.008
                        brush.flat(ellipse(at + (0.55 + 0.25 * (k % 2)) * up, r, r), self.dark._replace(a=0.55))

    def _head(self, brush: Mirror, spine: list[complex], m: Manner, t: float) -> None:
        kind = self.kind
        marks = kind.marks
        pitch = turn(-4 + 3 * math.sin(1.3 * t + self.own) + 8 * m.fire - 10 * m.low)
        head = brush.inner(spine[-1] + complex(0.25, 0.35) * kind.head, pitch, kind.head)
        gape = max(m.open, 0.7 * m.fire)
        jaw = turn(-26 * gape)
        self._crest(head)
        if m.fire > 0.02:
            self._fire(head, m, t)
        lower = [(-0.55, -0.05), (0.0, -0.02), (1.0, 0.02), (1.55, 0.0), (1.5, -0.28), (0.8, -0.46), (0.0, -0.5), (-0.5, -0.4)]
        head.solid(
            closed([complex(x, y) * jaw for x, y in lower]),
            self.belly if "gentle" not in marks else self.coat,
            volume=0.4,
            material="horn",
        )
        if gape > 0.05:
            head.flat(closed([-0.3 + 0j, 0.5 + 0.06j, 1.5 + 0.05j, (1.45 - 0.02j) * jaw, 0.7 * jaw, -0.3 * jaw]), _MOUTH)
            head.flat(
                closed([0.0 - 0.02j, (0.5 + 0.02j) * jaw, (1.15 + 0.04j) * jaw, (0.6 - 0.12j) * jaw]), Colour.hex("#e87a82")
            )
        upper = closed(_UPPER)
        if "teeth" in marks:
            for k in range(5):
                x = 0.45 + 0.25 * k
                head.flat(
                    closed(
                        [
                            complex(x - 0.09, 0.02),
                            complex(x - 0.09, 0.02),
                            complex(x, -0.24),
                            complex(x, -0.24),
                            complex(x + 0.09, 0.02),
                            complex(x + 0.09, 0.02),
                        ]
                    ),
                    _IVORY,
                )
        head.solid(upper, self.coat, volume=0.6, material="horn")
        head.flat(ellipse(1.48 + 0.32j, 0.08, 0.06), self.dark)
        self._beak(head)
        head.line(opened([complex(1.5, 0.0), complex(0.6, -0.08), complex(-0.15, -0.02 + 0.22 * m.smile)]), self.dark, 0.07)
        eyes(head, [0.0 + 0.48j, 0.5 + 0.5j], 0.26, m, Colour.hex("#e0a82a" if "teeth" in marks else "#4a3424"))

    def _crest(self, head: Mirror) -> None:
        """Draw what stands behind the skull: a frill, or a dragon's horns."""
        marks = self.kind.marks
        if "frill" in marks:
            frill = closed(
                [
                    complex(x, y)
                    for x, y in ((0.2, -0.6), (-0.5, -0.9), (-1.2, -0.2), (-1.35, 0.7), (-0.8, 1.45), (0.0, 1.4), (0.4, 0.7))
                ]
            )
            head.solid(frill, self.dark, volume=0.5, material="horn")
            for k in range(6):
                head.flat(ellipse(complex(-0.35, 0.3) + 0.85 * turn(75 + 30 * k), 0.13, 0.13), self.belly)
        if "horns" in marks:
            for far in (1, 0):
                root = complex(-0.35 + 0.3 * far, 0.65)
                head.solid(
                    closed(ribbon([root, root + complex(-0.55, 0.45), root + complex(-1.25, 0.6)], [0.17, 0.12, 0.03])),
                    _IVORY,
                    far=0.3 * far,
                    volume=0.5,
                    material="horn",
                )

    def _beak(self, head: Mirror) -> None:
        """Draw the horns that stand on a face."""
        marks = self.kind.marks
        if "frill" in marks:
            for x, y, dx, dy in ((0.15, 0.75, 0.55, 0.75), (0.4, 0.65, 0.6, 0.62), (1.25, 0.45, 0.15, 0.42)):
                head.solid(
                    closed(
                        ribbon(
                            [complex(x, y), complex(x + 0.4 * dx, y + 0.55 * dy), complex(x + dx, y + dy)], [0.13, 0.1, 0.02]
                        )
                    ),
                    _IVORY,
                    volume=0.5,
                    material="horn",
                )

    def _fire(self, head: Mirror, m: Manner, t: float) -> None:
        root = 1.4 - 0.2j
        for long, wide, hue in ((1.0, 1.0, "#f0562a"), (0.75, 0.66, "#f9a02e"), (0.46, 0.36, "#fdf0b0")):
            reach = 5.2 * long * m.fire * (0.88 + 0.12 * math.sin(23 * t + long))
            points = [root]
            for side in (1, -1):
                edge = [
                    root
                    + complex(reach * u, side * wide * (0.25 + 1.0 * u) * (1 - u**3) + 0.14 * math.sin(17 * t + 9 * u + side))
                    for u in (0.3, 0.6, 0.85)
                ]
                points += edge if side > 0 else list(reversed(edge))
                if side > 0:
                    points += [root + complex(reach, 0.2 * math.sin(19 * t))] * 2
            head.flat(closed([root, *points]), Colour.hex(hue))

    def _wing(self, brush: Mirror, spine: list[complex], m: Manner, t: float, *, near: bool) -> None:
        """Draw a wing of skin on fingers: folded on the ground, beating in the air."""
        beat = math.sin(math.tau * 1.7 * t + self.own)
        high = 0.62 + 0.10 * math.sin(1.4 * t + self.own)
        high += (1.05 * beat - high) * max(m.aloft, 0.5 * m.busy)
        high = math.copysign(max(abs(high), 0.12), high)
        spread = 0.62 + 0.38 * max(m.aloft, m.raised)
        root = spine[4] + complex(-0.08 if near else 0.02, 0.10)
        wing = brush.inner(root, turn(14 if near else -6), spread, high * (0.75 + 0.25 * m.aloft))
        wrist, tips = (
            complex(0.06, 0.42),
            (complex(-0.35, 0.98), complex(-0.82, 0.72), complex(-0.86, 0.3), complex(-0.42, 0.02)),
        )
        skin = [0j, 0j, wrist, wrist, tips[0], tips[0]]
        for a, b in pairwise(tips):
            skin += [mix(a, b, 0.5) * 0.84, b, b]
        shape = closed(skin)
        wing.solid(shape, self.belly if near else self.belly.lighter(-0.2), far=0.0 if near else 0.3, volume=0.3)
        for tip in tips:
            wing.line(opened([wrist, mix(wrist, tip, 0.5) + 0.03j, tip]), self.dark, 0.022)
        wing.solid(
            closed(
                ribbon(
                    [0j, mix(0j, wrist, 0.55) + 0.03, wrist, mix(wrist, tips[0], 0.5), tips[0]],
                    [0.05, 0.04, 0.035, 0.022, 0.006],
                )
            ),
            self.coat,
            far=0.0 if near else 0.4,
            volume=0.5,
            material="horn",
        )

    def spots(self, t: float) -> dict[str, complex]:
        """Return its joints in its own units."""
        spine = self.spine(t, self.manner(t))
        h = self.kind.head
        found = {"head": spine[-1] + complex(0.2, 1.2) * h, "mouth": spine[-1] + complex(1.9, 0.2) * h,
            "back": spine[3] + 1j * self.kind.spine[3][2], "hand": spine[4] + complex(0.2, -0.12),
                 "body": spine[3], "tail": spine[0]}  # fmt: skip
        return found | {name: at for name, at, _ in self.feet(t)}
