"""Gait: plans every footfall along a track beforehand, so that feet that bear weight never slip.

Each leg follows one clock whose pace comes from the body's speed; a foot is set down where its hip will pass over it in
the middle of its stance (Raibert's neutral point). Standing still is the same rule with a clock at rest.
"""

from __future__ import annotations

import bisect
import functools
import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sora_nb.footage import Event
from sora_nb.stage.cast.gait_clock import HOLD, MARGIN, STILL, Leg, Stride, clock, landings, read
from sora_nb.stage.performance import TICK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from sora_nb.stage.performance import Performance, Role

__all__ = ["Foot", "Footfalls", "Leg", "Plant", "Stride"]

SURFACES = {
    "meadow": "grass", "forest": "grass", "playground": "grass", "farm": "grass", "beach": "sand", "desert": "sand",
    "sea": "water", "underwater": "sand", "street": "stone", "city": "stone", "mountains": "stone", "moon": "sand",
    "space": "metal", "room": "wood", "kitchen": "wood", "classroom": "wood", "stage": "wood",
    "coast": "stone", "harbour": "stone",
    "river": "grass",
    "rink": "ice",
    "jungle": "grass",
    "library": "wood",
    "castle": "stone",
    "market": "stone",
}  # fmt: skip
"""What a foot meets in each place: the second material of a step."""


class Plant(NamedTuple):
    """One stretch of time during which one foot bears weight at one place."""

    start: float
    end: float
    x: float
    y: float
    facing: float = 1.0


class Foot(NamedTuple):
    """Where one foot is: `swing` runs 0…1 from lift-off to touch-down; `flight` is True while the whole body is airborne.

    `since` and `until` are the seconds since a planted foot came down and until it leaves; `facing` is the way the foot
    points, which a planted one keeps while the body turns over it: as the track's, or as `pointing` has it.
    """

    x: float
    y: float
    planted: bool
    swing: float
    flight: bool
    since: float = 0.0
    until: float = 0.0
    facing: float = 1.0


class Footfalls:
    """All plants of all legs over a shot, and where each foot is at any time.

    `strides` are ordered by speed and blended between; `free` are stretches (start, end) in which the feet follow the
    body without bearing weight (riding, swimming, flying, lying); `turning` is how many metres of way a unit of turn is
    worth to its feet (from the side to the front, or a radian where `pointing` is given); `pointing` says at a time which
    way feet point, in radians, and how wide apart they stand (1 = as at rest), where that is more than the track's facing.
    Times are shot seconds; positions world metres.
    """

    def __init__(
        self,
        role: Role,
        performance: Performance,
        legs: Sequence[Leg],
        strides: Sequence[Stride],
        *,
        free: Sequence[tuple[float, float]] = (),
        turning: float = 0.0,
        pointing: Callable[[float], tuple[float, float]] | None = None,
    ) -> None:
        self.role, self.performance = role, performance
        self.legs, self.strides = tuple(legs), tuple(strides)
        way, apart = self._pointed(pointing) if pointing else (None, None)
        self._body = read(role, performance, self.legs, free, turning=turning, way=way)
        self._way = self._body.facing if way is None else way
        self._apart = np.ones_like(self._body.x) if apart is None else apart
        self._plan()

    def _pointed(self, pointing: Callable[[float], tuple[float, float]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        knots = np.arange(math.ceil(self.performance.seconds * 60) + 1) / 60
        ways, wide = (np.array(row) for row in zip(*(pointing(float(t)) for t in knots), strict=True))
        ways = np.unwrap(ways)
        at = (np.arange(len(self.role.track.x) + 2 * MARGIN) - MARGIN) / TICK
        return np.interp(at, knots, ways), np.interp(at, knots, wide)

    def at(self, leg: str, t: float) -> Foot:
        """Return where a foot is at a time."""
        plants = self.plants[leg]
        i = max(bisect.bisect_right(self._starts[leg], t) - 1, 0)
        now = plants[i]
        if now.start <= t < now.end:
            return Foot(now.x, now.y, True, 0.0, False, t - now.start, now.end - t, now.facing)
        number = next(n for n, one in enumerate(self.legs) if one.name == leg)
        if t < now.start or i + 1 == len(plants):
            return self._hanging(number, t, now)
        return self._aloft(number, t, now, plants[i + 1])

    def planted(self, t: float) -> list[tuple[str, float, float]]:
        """Return the feet that bear weight at a time: (name, x, y)."""
        feet = [(leg.name, self.at(leg.name, t)) for leg in self.legs]
        return [(name, foot.x, foot.y) for name, foot in feet if foot.planted]

    def weight(self, t: float) -> float:
        """Return how much of the body's weight is on its feet: 0 in the air or carried, 1 on the ground, eased."""
        i = self._index(t)
        lo, hi = max(i - 8, 0), i + 9
        loose = self._body.air[lo:hi] | self._body.free[lo:hi]
        return 1.0 - float(loose.mean())

    def airborne(self, t: float) -> bool:
        """Tell whether the whole body is in the air at a time."""
        return bool(self._body.air[self._index(t)])

    @functools.cached_property
    def flights(self) -> tuple[tuple[float, float], ...]:
        """Return every stretch in which the body is in the air, as (take-off, landing)."""
        edges = np.flatnonzero(np.diff(np.concatenate(([0], self._body.air.view(np.int8), [0]))))
        return tuple((float(a - MARGIN) / TICK, float(b - MARGIN) / TICK) for a, b in zip(edges[::2], edges[1::2], strict=True))

    def clock(self, t: float) -> float:
        """Return the gait's phase at a time, in cycles; at a whole number, a leg of phase 0 comes down."""
        at = min(max((t * TICK) + MARGIN, 0.0), len(self._clock) - 1.001)
        i = int(at)
        return float(self._clock[i] + (self._clock[i + 1] - self._clock[i]) * (at - i))

    def pace(self, t: float) -> float:
        """Return how fast the body travels over its feet, in metres a second, turning and nearing included."""
        return float(self._body.pace[self._index(t)])

    def running(self, t: float) -> float:
        """Return how far the gait is towards the fastest stride: 0 the slowest … len(strides) - 1."""
        return float(self._gear[self._index(t)])

    def events(self, sole: str, mass: float) -> list[Event]:
        """Return every touch-down as a step: `sole` is what meets the ground, `mass` in kilograms."""
        ground = SURFACES.get(self.performance.shot.place, "wood")
        found: list[Event] = []
        for leg in self.legs:
            for plant in self.plants[leg.name][1:]:
                if 0.0 < plant.start < self.performance.seconds and self.role.track.at(plant.start).alpha > 0.05:
                    fall = max(0.0, -self._drop(plant.start))
                    speed = float(self._body.pace[self._index(plant.start)])
                    found.append(
                        Event(
                            kind="step",
                            time=plant.start,
                            actor=self.role.key,
                            materials=(sole, ground),
                            impulse=mass / len(self.legs) * (0.35 + 0.3 * speed + fall),
                        )
                    )
        return sorted(found, key=lambda event: event.time)

    def _index(self, t: float) -> int:
        return min(max(round(t * TICK) + MARGIN, 0), len(self._body.x) - 1)

    def _drop(self, t: float) -> float:
        """Return the vertical speed just before a time, in metres a second."""
        i = self._index(t)
        return float(self._body.y[max(i - 3, 0)] - self._body.y[max(i - 9, 0)]) * TICK / 6

    def _neutral(self, leg: int, i: int) -> float:
        b = self._body
        i = min(max(i, 0), len(b.x) - 1)
        own = self.legs[leg]
        return float(b.x[i] + b.scale[i] * (b.facing[i] * own.hip + self._apart[i] * own.side))

    def _plan(self) -> None:
        self._gear, self._clock = clock(self._body, self.strides)
        self.plants: dict[str, tuple[Plant, ...]] = {}
        self._starts: dict[str, list[float]] = {}
        for number, leg in enumerate(self.legs):
            plants = self._leg(number)
            self.plants[leg.name] = plants
            self._starts[leg.name] = [plant.start for plant in plants]

    def _leg(self, number: int) -> tuple[Plant, ...]:
        """Return one leg's plants from its stance mask, leaving out steps that would lead nowhere."""
        b = self._body
        knots = range(len(self.strides))
        phase = self._clock + np.interp(self._gear, knots, [s.phases[number] for s in self.strides])
        duty = np.interp(self._gear, knots, [s.duty for s in self.strides])
        stance = (phase - np.floor(phase) < duty) & ~b.air & ~b.free
        # a clock at rest is a body at rest, wherever in the cycle it stopped
        stance |= (np.diff(self._clock, prepend=-1.0) < 1e-9) & ~b.air & ~b.free
        stance |= landings(b)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], stance.view(np.int8), [0]))))
        plants: list[Plant] = []
        for start, stop in zip(edges[::2], edges[1::2], strict=True):
            over = min(max(self._middle(phase, duty, int(start), int(stop)), 0), len(b.x) - 1)
            x = self._neutral(number, over)
            start, stop = self._within(number, x, (int(start), over, int(stop)))  # noqa: PLW2901
            y = self._height(x, int((start + stop) // 2))
            begin, end = float(start - MARGIN) / TICK, float(stop - MARGIN) / TICK
            last = plants[-1] if plants else None
            if last and self._pointless(last, start, x, y):
                plants[-1] = last._replace(end=end)
            elif stop - start > 4 or not last:
                plants.append(Plant(begin, end, x, y, float(self._way[over])))
        if not plants:
            plants = [Plant(-9.0, -9.0, self._neutral(number, 0), float(b.y[0]), float(self._way[0]))]
        return tuple(plants)

    def _within(self, number: int, x: float, stance: tuple[int, int, int]) -> tuple[int, int]:
        """Return when a foot at x bears weight: the stance (start, middle, end), as long as its leg reaches it."""
        leg, b = self.legs[number], self._body
        start, over, stop = stance
        if not math.isfinite(leg.reach):
            return start, stop
        hips = b.x[start:stop] + b.scale[start:stop] * (b.facing[start:stop] * leg.hip + self._apart[start:stop] * leg.side)
        far = np.flatnonzero(np.abs(hips - x) > leg.reach * b.scale[start:stop]) + start
        late, early = far[far > over], far[far < over]
        return (int(early[-1]) + 1 if len(early) else start), (int(late[0]) if len(late) else stop)

    def _middle(self, phase: NDArray[np.float64], duty: NDArray[np.float64], start: int, stop: int) -> int:
        """Return the sample at which the hip passes over the foot: the stance's middle by the clock."""
        end = min(stop, len(phase)) - 1
        if self._body.air[max(start - 1, 0)]:
            return start + min(int(HOLD * TICK * 0.5), max(end - start, 0))
        whole = math.floor(phase[start] + 1e-6)
        over = float(np.interp(self._gear[start], range(len(self.strides)), [s.over for s in self.strides]))
        i = int(np.searchsorted(phase[start : end + 1], whole + duty[start] * over)) + start
        # a take-off cuts a stance short, a rest makes it long: then the foot stands under the body as it leaves or waits
        walk = self.strides[0]
        return min(i, end, start + int(TICK * walk.duty * walk.length / walk.speed))

    def _height(self, x: float, i: int) -> float:
        b = self._body
        i = min(max(i, 0), len(b.x) - 1)
        floor = self.performance.floor(x)
        own = float(b.y[i]) - self.performance.floor(float(b.x[i]))
        # on something that is not the floor (a table, a deck) the whole body stands higher, and so does the foot
        return floor + (own if abs(own) > 0.03 else 0.0)

    def _pointless(self, last: Plant, start: int, x: float, y: float) -> bool:
        """Tell whether a step would set the foot down where it already stands."""
        b = self._body
        lift = round(last.end * TICK) + MARGIN
        if b.air[lift:start].any() or b.free[lift:start].any():
            return False
        marching = float(b.pace[lift : start + 1].max()) > 3 * STILL and abs(b.x[start] - b.x[lift]) < 0.01
        near = 0.05 * self.strides[0].length * float(b.scale[start])
        round_ = abs(self._way[start] - last.facing) > 0.3
        return abs(x - last.x) < near and abs(y - last.y) < 0.02 and not marching and not round_

    def _hanging(self, number: int, t: float, plant: Plant) -> Foot:
        """Return a foot that is carried by the body before its first plant or after its last."""
        i, edge = self._index(t), plant.start if t < plant.start else plant.end
        near = max(0.0, 1.0 - abs(t - edge) / 0.25)
        near = near * near * (3 - 2 * near)
        dx = plant.x - self._neutral(number, self._index(edge))
        dy = plant.y - self.role.track.at(edge).y
        y = self.role.track.at(t).y + near * dy
        facing = float(self._way[i])
        return Foot(self._neutral(number, i) + near * dx, y, False, 0.5 * (1 - near), True, facing=facing)

    def _aloft(self, number: int, t: float, a: Plant, b: Plant) -> Foot:
        """Return a foot on its way from plant a to plant b."""
        track, i = self.role.track, self._index(t)
        here = track.at(t)
        home = (self._neutral(number, i), here.y)
        s = min(max((t - a.end) / max(b.start - a.end, 1e-6), 0.0), 1.0)
        ease = s * s * (3 - 2 * s)
        lifted, landing = round(a.end * TICK) + MARGIN, round(b.start * TICK) + MARGIN
        if (self._body.air | self._body.free)[lifted:landing].any():
            # airborne: each end of the swing is carried along by the body
            out, back = track.at(a.end), track.at(b.start)
            free = max(min((t - a.end) / 0.2, (b.start - t) / 0.2, 1.0), 0.0)
            dx = (1 - ease) * (a.x - self._neutral(number, lifted)) + ease * (b.x - self._neutral(number, landing))
            dy = (1 - ease) * (a.y - out.y) + ease * (b.y - back.y)
            if b.start - a.end > 0.5:
                dx, dy = dx * (1 - free), dy * (1 - free)
            return Foot(home[0] + dx, home[1] + dy, False, s, True, facing=a.facing + (b.facing - a.facing) * ease)
        x = a.x + (b.x - a.x) * (0.75 * ease + 0.25 * s)
        knots = range(len(self.strides))
        lift = float(np.interp(self._gear[i], knots, [one.lift for one in self.strides])) * here.scale
        lift *= min(1.0, 0.35 + abs(b.x - a.x) / (0.6 * self.strides[0].length))
        y = max(a.y + (b.y - a.y) * ease, self.performance.floor(x) if here.y < self.performance.floor(here.x) + 0.03 else -1e9)
        facing = a.facing + (b.facing - a.facing) * ease
        return Foot(x, y + lift * math.sin(math.pi * s**0.85), False, s, False, facing=facing)
