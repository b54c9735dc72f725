"""Birds: casts every bird on one parametric rig with wings that fold and beat."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

from sora_nb.errors import InvalidRequest
from sora_nb.footage import Event
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.flight import FREE, Flight
from sora_nb.stage.cast.flocks import BIRDS
from sora_nb.stage.cast.gait import Footfalls, Leg, Stride
from sora_nb.stage.cast.idling import Idling
from sora_nb.stage.cast.mirror import Mirror, in_world, placed, upright, veiled
from sora_nb.stage.cast.plumage import HOMES, Carriage, Frame, centre_height, draw_bird, frame, plumes, wing_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.cast.flocks import Bird
    from sora_nb.stage.performance import Performance, Role
    from sora_nb.stage.styles.pen import Pen

FIGURES: tuple[Figure, ...] = tuple(
    Figure(name=kind.name, family="bird", height=kind.height, words=kind.words) for kind in BIRDS
)
REACH = 0.75
"""Leg lengths from under the hip within which a bird's foot bears weight."""
ROUND = 0.8
"""Leg lengths of way that turning from the side to the front is worth to a bird's feet."""
_KINDS = {kind.name: kind for kind in BIRDS}


def build(role: Role, performance: Performance) -> BirdRig:
    """Return the rig of a bird.

    Raises:
        InvalidRequest: there is no such bird.
    """
    if role.figure not in _KINDS:
        raise InvalidRequest(f"{role.figure!r} is no bird; there are {', '.join(_KINDS)}.")
    return BirdRig(role, performance, _KINDS[role.figure])


@functools.cache
def top(kind: Bird) -> float:
    """Return the height of the highest point of a standing bird, in body lengths."""
    at = frame(kind, Carriage())
    comb = {"comb": 1.42, "crest": 1.5, "tufts": 1.3, "crown": 2.0}.get(kind.comb, 0.97)
    tail = at.tail.imag + kind.tail[1] * 1.25 * math.sin(math.radians(kind.tail_angle))
    return max(at.skull.imag + comb * kind.head, centre_height(kind) + kind.depth, tail)


def strides(kind: Bird, unit: float) -> tuple[Stride, ...]:
    """Return how a bird goes: a walk and a run in alternate steps, or hops with both feet."""
    leg = max(kind.legs, 0.2) * unit
    pace = math.sqrt(9.81 * leg)
    if kind.gait == "hop":
        return (Stride(speed=0.6 * pace, length=1.7 * leg, phases=(0.0, 0.05), duty=0.55, lift=0.22 * leg),)
    return (
        Stride(speed=0.42 * pace, length=1.5 * leg, phases=(0.0, 0.5), duty=0.62, lift=0.22 * leg),
        Stride(speed=1.2 * pace, length=2.8 * leg, phases=(0.0, 0.5), duty=0.42, lift=0.4 * leg),
    )


class BirdRig:
    """A bird."""

    def __init__(self, role: Role, performance: Performance, kind: Bird) -> None:
        self.role, self.performance, self.kind = role, performance, kind
        self.unit = role.height / top(kind)
        self.colours = plumes(kind, role.actor)
        free = [(cue.start, cue.end) for cue in role.cues if cue.verb in FREE]
        reach = REACH * max(kind.legs, 0.2) * self.unit + 0.05 * self.unit
        legs = [Leg(name=name, hip=ahead * self.unit, reach=reach) for name, ahead in HOMES.items()]
        turning = ROUND * max(kind.legs, 0.2) * self.unit
        self.falls = Footfalls(role, performance, legs, strides(kind, self.unit), free=free, turning=turning)
        self.flight = Flight(
            kind, unit=self.unit, role=role, performance=performance, falls=self.falls, idling=Idling(role, performance.seconds)
        )
        self._seen: tuple[float, Carriage, Frame] | None = None

    def _posed(self, t: float) -> tuple[Carriage, Frame]:
        if self._seen is None or self._seen[0] != t:
            pose = self.flight.pose(t)
            self._seen = (t, pose, frame(self.kind, pose, min(abs(self.role.track.at(t).facing), 1.0)))
        return self._seen[1], self._seen[2]

    def draw(self, pen: Pen, t: float) -> None:
        """Draw the bird at a time, in world metres."""
        place = self.role.track.at(t)
        if place.alpha < 0.004 or place.scale < 0.004:
            return
        pose, at = self._posed(t)
        thin = Mirror(pen, placed(place, self.unit), self.unit * place.scale)
        with veiled(pen, place, 3.0 * self.role.height * place.scale):
            brush = Mirror(pen, upright(place, self.unit), self.unit * place.scale)
            draw_bird(brush, self.kind, self.colours, pose, at, thin=thin)

    def steps(self) -> Sequence[Event]:
        """Return its footfalls and wing beats."""
        mass = self.kind.weight * (self.role.height / self.kind.height) ** 2
        beats = [
            Event(kind="wing", time=t, actor=self.role.key, materials=("feather", "air"), impulse=0.4 * mass * self.kind.wing)
            for t in self.flight.beats()
        ]
        return sorted([*self.falls.events("paw", mass), *beats], key=lambda event: event.time)

    def planted(self, t: float) -> Sequence[tuple[str, float, float]]:
        """Return the feet that bear weight."""
        moved = self.flight.displaced(t)
        return [foot for foot in self.falls.planted(t) if foot[0] not in moved]

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return the pose: joint name → (x, y) in world metres."""
        pose, at = self._posed(t)
        found = {"body": at.centre, "neck": at.neck[0], "head": at.skull, "mouth": self._beak(at), "tail": at.tail}
        found["wing"] = wing_points(self.kind, pose, at, near=True)[5]
        seen = {name: self._world(point, t) for name, point in found.items()}
        whole = upright(self.role.track.at(t), self.unit)
        for name, points in at.legs.items():
            for part, point in zip(("hip", "ankle", "foot"), points, strict=True):
                spot = whole.mapXY(point.real, point.imag - (0.03 if part == "foot" else 0.0))
                seen[f"{name} {part}"] = (float(spot.x()), float(spot.y()))
        return seen

    def anchor(self, name: str, t: float) -> tuple[float, float, float]:
        """Return where a held thing sits."""
        pose, at = self._posed(t)
        points = {
            "mouth": self._beak(at),
            "head": at.skull + 1j * self.kind.head,
            "hand": wing_points(self.kind, pose, at, near=True)[5],
        }
        x, y = self._world(points.get(name, at.centre + 1j * self.kind.depth * at.way), t)
        return x, y, self.role.track.at(t).angle

    def _beak(self, at: Frame) -> complex:
        return at.skull + complex(0.85 + 0.9 * self.kind.beak[1], -0.1) * self.kind.head * at.heading

    def _world(self, at: complex, t: float) -> tuple[float, float]:
        return in_world(self.role.track.at(t), self.unit, at)
