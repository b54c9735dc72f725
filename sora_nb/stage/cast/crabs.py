"""Crabs: a crab that goes sideways on eight legs, its feet on the ground, its claws up."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast.limbs import Point, bend, blob, limb, loop, oval
from sora_nb.stage.cast.solids import SolidRig
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.footage import Event
    from sora_nb.stage.performance import Placement, Role
    from sora_nb.stage.styles.pen import Pen

_SHELL = Colour.hex("#d8432f")
_STRIDE = 0.55
"""How far a crab goes in one round of its legs, in heights."""
_DUTY = 0.6
"""The share of a round that each foot is on the ground."""
_LEGS = (
    (-1, 0.30, 0.62, 0.0), (-1, 0.26, 0.74, 0.5), (-1, 0.20, 0.80, 0.25), (-1, 0.12, 0.72, 0.75), (1, 0.30, 0.62, 0.5),
    (1, 0.26, 0.74, 0.0), (1, 0.20, 0.80, 0.75), (1, 0.12, 0.72, 0.25),
)  # fmt: skip
"""Side, where the leg leaves the shell, where its foot stands (both in heights from the middle), and its part of the round."""

_OUTLINE = (
    (-0.52, 0.04), (-0.40, 0.20), (-0.16, 0.27), (0.16, 0.27), (0.40, 0.20), (0.52, 0.04), (0.36, -0.17), (0.0, -0.24),
    (-0.36, -0.17),
)  # fmt: skip
_PALM = ((-0.10, 0.0), (0.10, 0.02), (0.15, 0.17), (0.03, 0.36), (-0.03, 0.17))
_LIVELY = ("wave", "dance", "cheer", "clap", "play")


class CrabRig(SolidRig):
    """A crab, seen from the front; its root is its middle."""

    def __init__(self, role: Role) -> None:
        super().__init__(role)
        self.shell = Colour.hex(COLOURS[role.actor.colour]) if role.actor.colour else _SHELL
        self.own = float(random(role.seed, "crab").uniform(0, 6))

    def tint(self) -> Colour:
        """Return the shell's colour."""
        return self.shell

    def foot(self, leg: int, place: Placement) -> tuple[float, float, bool]:
        """Return where a foot is from the crab's middle, in metres, and whether it stands on the ground."""
        side, _, out, phase = _LEGS[leg]
        h = self.role.height
        u = (place.x / (_STRIDE * h) + phase) % 1.0
        standing = u < _DUTY
        if standing:
            # What stands stays where it is in the world while the body goes over it.
            along, lift = _STRIDE * (_DUTY / 2 - u), 0.0
        else:
            v = (u - _DUTY) / (1 - _DUTY)
            along, lift = _STRIDE * _DUTY * (v * v * (3 - 2 * v) - 0.5), 0.13 * math.sin(math.pi * v)
        return (side * out + along) * h, (-0.5 + lift) * h, standing

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw far legs, shell, eyes and claws around the middle."""
        h = self.role.height
        busy = max((c.energy for c in self.role.cues_at(t) if c.verb in _LIVELY), default=0.0)
        bob = 0.012 * h * math.sin(2.1 * t + self.own) + 0.05 * h * busy * abs(math.sin(6.3 * t))
        going = self.role.track.speed(t)
        lean = max(min(0.05 * going / h, 0.12), -0.12)
        for i, (side, hip, _, _) in enumerate(_LEGS):
            x, y, _ = self.foot(i, place)
            self._leg(pen, (side * hip * h * 1.35, bob - 0.10 * h), (x, y), side)
        for side in (-1, 1):
            self._claw(pen, side, bob, t, busy)
        dark = self.shell.lighter(-0.25)
        shell = loop([((x + lean * y) * h, y * h + bob) for x, y in _OUTLINE])
        for side in (-1, 1):
            self._eye(pen, side, bob, t, lean)
        pen.solid(shell, self.shell, volume=0.8, material="horn")
        for x, y, r in ((-0.2, 0.12, 0.045), (0.05, 0.17, 0.035), (0.24, 0.09, 0.05)):
            pen.flat(oval((x * h, y * h + bob), r * h, 0.7 * r * h), self.shell.lighter(0.18))
        mouth = [(-0.13, -0.07), (0.0, -0.11 - 0.05 * self.role.openness(t)), (0.13, -0.07), (0.0, -0.09)]
        pen.flat(blob([(x * h, y * h + bob) for x, y in mouth]), dark)

    def _leg(self, pen: Pen, hip: Point, foot: Point, side: int) -> None:
        h = self.role.height
        knee, tip = bend(hip, foot, 0.36 * h, 0.42 * h, side)
        pen.solid(
            limb([hip, knee, tip], [0.055 * h, 0.05 * h, 0.018 * h]), self.shell.lighter(-0.14), volume=0.4, material="horn"
        )

    def _claw(self, pen: Pen, side: int, bob: float, t: float, busy: float) -> None:
        h = self.role.height
        sway = 0.04 * math.sin(1.3 * t + self.own + side) + 0.16 * busy * math.sin(9.0 * t + 1.5 * side)
        elbow = (side * 0.68 * h, 0.10 * h + bob)
        x, y = (side * (0.60 - 0.1 * sway) * h, (0.36 + sway) * h + bob)
        arm = limb([(side * 0.44 * h, 0.02 * h + bob), elbow, (x, y)], [0.07 * h, 0.06 * h, 0.05 * h])
        pen.solid(arm, self.shell.lighter(-0.08), volume=0.5, material="horn")
        snap = 0.5 + 0.5 * max(math.sin(2.6 * t + 2 * side + self.own), -0.3)
        gap = 0.05 + 0.09 * snap
        thumb = ((-0.05, 0.05), (-0.16, 0.16), (-0.05 - gap, 0.31), (-0.03, 0.16))
        pen.solid(
            blob([(x + side * u * h, y + v * h) for u, v in thumb]), self.shell.lighter(-0.05), volume=0.5, material="horn"
        )
        pen.solid(loop([(x + side * u * h, y + v * h) for u, v in _PALM]), self.shell, volume=0.7, material="horn")

    def _eye(self, pen: Pen, side: int, bob: float, t: float, lean: float) -> None:
        h = self.role.height
        x, y = (side * 0.15 + 0.3 * lean) * h, 0.36 * h + bob
        pen.solid(limb([(side * 0.12 * h, 0.2 * h + bob), (x, y)], [0.03 * h, 0.025 * h]), self.shell.lighter(-0.1), volume=0.3)
        shut = (t + self.own) % 3.4 < 0.12
        pen.solid(oval((x, y + 0.03 * h), 0.065 * h, 0.012 * h if shut else 0.07 * h), Colour.hex("#fdf8ef"), volume=0.3)
        if not shut:
            gaze = max(min(0.03 * self.role.track.speed(t), 0.02), -0.02)
            pen.flat(oval((x + gaze * h, y + 0.03 * h), 0.032 * h, 0.038 * h), Colour.hex("#231a1c"))

    def planted(self, t: float) -> Sequence[tuple[str, float, float]]:
        """Return the feet that stand on the ground, in world metres."""
        place = self.role.track.at(t)
        found = [(f"leg {i}", self.foot(i, place)) for i in range(len(_LEGS))]
        return [(name, place.x + x * place.scale, place.y + y * place.scale) for name, (x, y, standing) in found if standing]

    def steps(self) -> Sequence[Event]:
        """Return nothing: a crab's feet are too light to be heard."""
        return ()
