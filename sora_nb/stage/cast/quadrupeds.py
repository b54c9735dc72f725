"""Quadrupeds: casts every four-legged animal on one parametric rig."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

from sora_nb.errors import InvalidRequest
from sora_nb.stage.cast import eyewear
from sora_nb.stage.cast.acting import FREE, Acting
from sora_nb.stage.cast.anatomy import LEGS, Pose, Skeleton, homes, reach_of, skeleton, skinned
from sora_nb.stage.cast.beasts import BEASTS
from sora_nb.stage.cast.bodies import NEAR, draw_creases, draw_hoof, draw_leg, draw_trunk
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.gait import Footfalls, Leg, Stride
from sora_nb.stage.cast.heads import Head, muzzle, trunk_spine
from sora_nb.stage.cast.horns import highest
from sora_nb.stage.cast.idling import Idling
from sora_nb.stage.cast.mirror import Mirror, upright, veiled
from sora_nb.stage.cast.ornaments import draw_fin, draw_nails, draw_over, draw_under
from sora_nb.stage.cast.pelts import pelt
from sora_nb.stage.cast.profiles import EARS, PROFILES
from sora_nb.stage.cast.tails import draw_mane, draw_tail, tail_spine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.footage import Event
    from sora_nb.stage.cast.pelts import Pelt
    from sora_nb.stage.cast.species import Species
    from sora_nb.stage.performance import Performance, Role
    from sora_nb.stage.styles.pen import Pen

FIGURES: tuple[Figure, ...] = tuple(
    Figure(name=kind.name, family="quadruped", height=kind.height, words=kind.words) for kind in BEASTS
)
_KINDS = {kind.name: kind for kind in BEASTS}
_GRAVITY = 9.81
ROUND = 1.1
"""Withers heights of way that turning from the side to the front is worth: a body comes about in some six steps."""
EDGE_ON = 0.01
"""The least of its length that is seen of a body as it turns past the viewer."""


def build(role: Role, performance: Performance) -> QuadrupedRig:
    """Return the rig of a four-legged animal.

    Raises:
        InvalidRequest: there is no such animal.
    """
    if role.figure not in _KINDS:
        raise InvalidRequest(f"{role.figure!r} is no four-legged animal; there are {', '.join(_KINDS)}.")
    return QuadrupedRig(role, performance, _KINDS[role.figure])


@functools.cache
def top(kind: Species) -> float:
    """Return the height of the highest point of a standing body, in withers heights."""
    bones = skeleton(kind, Pose())
    profile = PROFILES[kind.profile]
    points = [(x, y) for x, y in profile.outline]
    heights = [(bones.skull + complex(x, y) * bones.heading * kind.head).imag for x, y in points]
    if kind.ear and kind.ears not in ("flop", "flap"):
        ear = bones.skull + complex(*profile.near_ear) * bones.heading * kind.head
        tip = max(EARS[kind.ears][0], key=lambda p: p[1])
        lean = complex(math.cos(math.radians(kind.ear_angle)), math.sin(math.radians(kind.ear_angle)))
        heights.append((ear + complex(*tip) * lean * bones.heading * kind.head * kind.ear).imag)
    return max(*heights, kind.back[3], highest(kind, bones))


def strides(kind: Species, unit: float) -> tuple[Stride, ...]:
    """Return how a body goes at each speed: Froude's rule scales a dog's gaits to every size.

    Phases by Hildebrand (1965): lateral-sequence walk, trot in diagonals, transverse gallop; a hopper bounds.
    """
    pace = math.sqrt(_GRAVITY * unit)
    if kind.gait == "hop":
        return (
            Stride(speed=0.4 * pace, length=0.9 * unit, phases=(0.0, 0.46, 0.04, 0.54), duty=0.5, lift=0.1 * unit),
            Stride(speed=1.4 * pace, length=2.2 * unit, phases=(0.0, 0.42, 0.03, 0.52), duty=0.3, lift=0.16 * unit),
        )
    walk = Stride(speed=0.36 * pace, length=1.05 * unit, phases=(0.0, 0.25, 0.5, 0.75), duty=0.66, lift=0.085 * unit)
    if kind.gait == "pad":
        return (walk, Stride(speed=0.95 * pace, length=1.7 * unit, phases=(0.0, 0.25, 0.5, 0.75), duty=0.5, lift=0.1 * unit))
    return (
        walk,
        Stride(speed=0.85 * pace, length=1.65 * unit, phases=(0.0, 0.5, 0.5, 0.0), duty=0.44, lift=0.13 * unit),
        Stride(speed=1.7 * pace, length=2.7 * unit, phases=(0.0, 0.46, 0.1, 0.58), duty=0.3, lift=0.17 * unit),
    )


class QuadrupedRig:
    """A four-legged animal."""

    def __init__(self, role: Role, performance: Performance, kind: Species) -> None:
        self.role, self.performance, self.kind = role, performance, kind
        self.unit = role.height / top(kind)
        self.colours: Pelt = pelt(kind, role.actor)
        self.head = Head(kind, self.colours, worn=eyewear.of(role.actor))
        free = [(cue.start, cue.end) for cue in role.cues if cue.verb in FREE]
        legs = [
            Leg(name=name, hip=ahead * self.unit, reach=reach_of(kind, name) * self.unit) for name, ahead in homes(kind).items()
        ]
        self.falls = Footfalls(role, performance, legs, strides(kind, self.unit), free=free, turning=ROUND * self.unit)
        self.idling = Idling(role, performance.seconds)
        self.acting = Acting(kind, unit=self.unit, role=role, performance=performance, falls=self.falls, idling=self.idling)
        self._seen: tuple[float, Pose, Skeleton] | None = None

    def _posed(self, t: float) -> tuple[Pose, Skeleton]:
        if self._seen is None or self._seen[0] != t:
            pose = self.acting.pose(t)
            self._seen = (t, pose, skeleton(self.kind, pose, max(abs(self.role.track.at(t).facing), EDGE_ON)))
        return self._seen[1], self._seen[2]

    def draw(self, pen: Pen, t: float) -> None:
        """Draw the animal at a time, in world metres."""
        place = self.role.track.at(t)
        if place.alpha < 0.004 or place.scale < 0.004:
            return
        pose, bones = self._posed(t)
        brush = Mirror(pen, upright(place, self.unit), self.unit * place.scale)
        with veiled(pen, place, 2.5 * self.role.height * place.scale):
            self._paint(brush, bones, pose)

    def _paint(self, brush: Mirror, bones: Skeleton, pose: Pose) -> None:
        """Draw the animal in a pose, from its far side to its near side."""
        kind, colours = self.kind, self.colours
        draw_tail(brush, kind, colours, bones, pose)
        for name in ("hind far", "fore far"):
            draw_leg(brush, kind, colours, bones.limbs[name], 0.7)
        draw_under(brush, kind, bones)
        self.head.back(brush, bones, pose)
        woolly = "wool" in kind.extras
        if woolly:
            for name in NEAR:
                draw_leg(brush, kind, colours, bones.limbs[name], 0.0)
        draw_trunk(brush, kind, colours, bones, pose)
        if not woolly:
            draw_creases(brush, kind, colours, bones)
        for name in NEAR:
            if woolly:
                continue
            if kind.limb_colour:
                draw_leg(brush, kind, colours, bones.limbs[name], 0.0)
            else:
                draw_hoof(brush, colours, bones.limbs[name], 0.0)
        draw_nails(brush, kind, bones)
        draw_fin(brush, kind, colours, bones)
        draw_over(brush, kind, colours, bones, pose)
        draw_mane(brush, kind, colours, bones)
        eyewear.draw_neckwear(brush, kind, bones, self.head.worn)
        self.head.front(brush, bones, pose)

    def steps(self) -> Sequence[Event]:
        """Return its footfalls."""
        return self.falls.events({"hoof": "hoof", "pad": "foot"}.get(self.kind.fore.foot, "paw"), self._mass)

    @property
    def _mass(self) -> float:
        return self.kind.weight * (self.role.height / self.kind.height) ** 2

    def planted(self, t: float) -> Sequence[tuple[str, float, float]]:
        """Return the feet that bear weight and stand where the gait put them."""
        moved = self.acting.displaced(t)
        return [foot for foot in self.falls.planted(t) if foot[0] not in moved]

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return the pose: joint name → (x, y) in world metres."""
        _, bones = self._posed(t)
        found = {"hip": bones.hip[0], "shoulder": bones.shoulder[0], "neck": bones.neck[1], "head": bones.skull}
        found["mouth"] = muzzle(self.kind, bones)
        found["tail"] = tail_spine(self.kind, bones, Pose())[-1]
        for name in LEGS:
            limb = bones.limbs[name]
            parts = ("hip", "knee", "hock") if name.startswith("hind") else ("shoulder", "elbow", "wrist")
            found |= {f"{name} {part}": at for part, at in zip(parts, limb.joints, strict=False)}
            found[f"{name} foot"] = limb.sole
        return {name: self._world(at, t) for name, at in found.items()}

    def anchor(self, name: str, t: float) -> tuple[float, float, float]:
        """Return where a held thing sits."""
        pose, bones = self._posed(t)
        half = self.kind.length / 2
        profile = PROFILES[self.kind.profile]
        if name in ("mouth", "hand") and "trunk" in self.kind.extras:
            at = trunk_spine(self.kind, bones, pose)[0][-1]
        elif name == "mouth":
            at = muzzle(self.kind, bones)
        elif name == "head":
            at = bones.skull + complex(*profile.crown) * bones.heading * self.kind.head
        elif name == "hand":
            at = bones.limbs["fore near"].joints[3]
        else:
            at = skinned(bones, self.kind, complex(half * 0.1, self.kind.back[2]))
        x, y = self._world(at, t)
        return x, y, self.role.track.at(t).angle

    def _world(self, at: complex, t: float) -> tuple[float, float]:
        point = upright(self.role.track.at(t), self.unit).mapXY(at.real, at.imag)
        return float(point.x()), float(point.y())
