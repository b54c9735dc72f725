"""Acting: turns a quadruped's cues and footfalls into a pose at every moment."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast.anatomy import LEGS, Pose, homes
from sora_nb.stage.cast.gestures import GESTURES, Moment
from sora_nb.stage.cast.outline import ease, mix, turn
from sora_nb.stage.cast.stoop import Stoop

if TYPE_CHECKING:
    from sora_nb.stage.cast.gait import Footfalls
    from sora_nb.stage.cast.idling import Idling
    from sora_nb.stage.cast.species import Species
    from sora_nb.stage.performance import Cue, Performance, Placement, Role

BLEND = 0.28
"""Seconds over which a gesture comes and goes."""
FREE = ("swim", "fly", "float", "lie", "sleep", "ride", "climb", "fall")
"""Verbs during which the feet bear no weight."""

MOVED = {
    "sit": ("hind far", "hind near"), "wave": ("fore near",), "kick": ("fore near",), "point": ("fore near",),
    "cheer": ("fore near", "fore far"), "clap": ("fore near", "fore far"), "dance": LEGS, "play": LEGS, "lie": LEGS,
        "sleep": LEGS,
    "swim": LEGS, "float": LEGS, "fly": LEGS, "fall": LEGS, "ride": LEGS,
}  # fmt: skip
"""The legs that each gesture takes off the ground the gait gave them."""


class Acting:
    """One body's poses over a shot."""

    def __init__(
        self, kind: Species, *, unit: float, role: Role, performance: Performance, falls: Footfalls, idling: Idling
    ) -> None:
        self.kind, self.unit, self.role, self.falls, self.idling = kind, unit, role, falls, idling
        self.performance = performance
        self.homes = homes(kind)
        self._flights = self._find_flights()

    def pose(self, t: float) -> Pose:
        """Return the pose at a time."""
        pose = self.upright(t)
        hips, shoulders = self._stoop.at(t)
        pose.hip -= 1j * hips
        pose.shoulder -= 1j * shoulders
        return pose

    @functools.cached_property
    def _stoop(self) -> Stoop:
        return Stoop(self, self.performance.seconds)

    def upright(self, t: float) -> Pose:
        """Return the pose at a time, before the trunk sinks as far as its legs need it."""
        pose, place = Pose(), self.role.track.at(t)
        self._feet(pose, place, t)
        self._gait(pose, t)
        self._idle(pose, t)
        self._flight(pose, t)
        for cue in self.role.cues:
            weight = self.weight(cue, t)
            if weight > 0.0 and cue.verb in GESTURES:
                GESTURES[cue.verb](pose, Moment(self, cue, t, weight, place))
        self._speech(pose, t)
        return pose

    @staticmethod
    def weight(cue: Cue, t: float) -> float:
        """Return how far a cue's gesture has come, 0…1, eased in and, after its end, out."""
        return ease((t - cue.start) / BLEND if cue.start > 0 else 1.0) * ease((cue.end + BLEND - t) / BLEND)

    def local(self, place: Placement, x: float, y: float) -> complex:
        """Return where a world point is in withers heights from the root, looking right."""
        facing = math.copysign(1.0, place.facing or 1.0)
        away = complex(x - place.x, y - place.y) * turn(-math.degrees(place.angle))
        size = self.unit * max(place.scale, 1e-3)
        return complex(away.real / (size * facing), away.imag / size)

    def _feet(self, pose: Pose, place: Placement, t: float) -> None:
        for name in LEGS:
            foot = self.falls.at(name, t)
            home = complex(self.homes[name] * abs(place.facing), 0.0)
            at = self.local(place, foot.x, foot.y)
            away = at - home
            if abs(away) > 0.75:
                away *= 0.75 / abs(away)
            pose.feet[name] = home + away
            if not foot.planted:
                reach = 34.0 + 22.0 * min(self.falls.running(t), 1.5)
                hind = name.startswith("hind")
                pose.curls[name] = math.sin(math.pi * foot.swing) * reach * (0.8 if hind else 1.1)

    def speed(self, t: float) -> float:
        """Return the speed over ground in walking speeds of this body."""
        return abs(self.role.track.speed(t)) / self.falls.strides[0].speed

    def _gait(self, pose: Pose, t: float) -> None:
        a, b = self.role.track.at(t - 0.08), self.role.track.at(t + 0.08)
        going = ease(abs(b.x - a.x) / 0.16 / self.falls.strides[0].speed * 1.2) * self.falls.weight(t)
        if going <= 0.0:
            return
        gear, cycle = self.falls.running(t), self.falls.clock(t) * math.tau
        walk, trot, gallop = max(1 - gear, 0.0), max(1 - abs(gear - 1), 0.0), max(gear - 1, 0.0)
        if self.kind.gait == "hop":
            walk, trot, gallop = 0.25 * walk, 0.0, 0.6 + 0.4 * max(trot, gallop)
        bob = going * (0.011 * walk * math.cos(2 * cycle + 0.6) + 0.028 * trot * math.cos(2 * cycle + 2.2))
        sway = going * 0.008 * walk * math.cos(2 * cycle + 2.6)
        pose.hip += complex(0, bob + sway - going * (0.012 + 0.012 * trot + 0.03 * gallop))
        pose.shoulder += complex(0, bob - sway - going * (0.012 + 0.012 * trot + 0.03 * gallop))
        if gallop:
            flex, rock = math.cos(cycle - 1.0), math.sin(cycle - 0.4)
            hop = 1.25 if self.kind.gait == "hop" else 1.0
            big = min(1.0, 1.15 - 0.13 * self.unit) * going * gallop * hop
            pose.hip_turn += big * 17 * flex
            pose.shoulder_turn -= big * 9 * flex
            pose.hip += big * complex(0.05 * max(flex, 0.0), 0.055 * rock + 0.02)
            pose.shoulder += big * complex(-0.02 * max(flex, 0.0), -0.05 * rock + 0.02)
            pose.neck += big * (6 * rock - 9)
        pose.neck += going * (2.6 * walk * math.sin(2 * cycle + 0.4) - 5 * trot - 2 * walk)
        pose.head += going * (1.6 * walk * math.sin(2 * cycle + 1.2) + 3 * gallop * math.sin(cycle))
        pose.tail += going * (5 * walk * math.sin(cycle) + 8 * trot * math.sin(2 * cycle) + 16 * gallop * math.sin(cycle + 1))
        pose.tail_curl += going * gallop * 16 * math.sin(cycle + 2.4)
        pose.ear += going * (3 * walk + 9 * trot + 14 * gallop) * math.sin(2 * cycle + 2.0) + 10 * gallop * going

    def _idle(self, pose: Pose, t: float) -> None:
        idle = self.idling
        pose.breath = idle.breath(t)
        pose.shoulder += 0.004j * idle.breath(t)
        pose.lid = max(pose.lid, idle.lid(t))
        pose.gaze = idle.gaze(t)
        pose.ear += 14 * idle.flick(t)
        pose.head += 2.2 * idle.sway(t, 0.21)
        pose.neck += 1.6 * idle.sway(t, 0.17)
        lively = 1.0 if self.kind.tail in ("taper", "tuft", "horse") else 0.6
        pose.tail += lively * 7 * idle.sway(t, 0.55)
        pose.tail_curl += lively * 9 * idle.sway(t - 0.25, 0.55)
        pose.trunk += 4 * idle.sway(t, 0.3)
        pose.trunk_curl += 3 * idle.sway(t - 0.3, 0.3)
        # what hangs loose lags behind a change of speed
        lag = self.role.track.speed(t) - self.role.track.speed(t - 0.14)
        lag *= math.copysign(1.0, self.role.track.at(t).facing) / (self.unit + 0.3)
        lag = max(min(lag, 2.5), -2.5)
        pose.tail += 9 * lag
        pose.ear += 9 * lag

    def displaced(self, t: float) -> frozenset[str]:
        """Return the legs that a gesture holds elsewhere than where the gait planted them."""
        legs: set[str] = set()
        for cue in self.role.cues:
            if self.weight(cue, t) > 0.0:
                legs |= set(MOVED.get(cue.verb, ()))
        return frozenset(legs)

    def _find_flights(self) -> tuple[tuple[float, float], ...]:
        found: list[tuple[float, float]] = []
        start: float | None = None
        steps = round(self.performance.seconds * 120)
        for i in range(steps + 1):
            up = self.falls.airborne(i / 120)
            if up and start is None:
                start = i / 120
            elif not up and start is not None:
                found.append((start, i / 120))
                start = None
        if start is not None:
            found.append((start, steps / 120 + 1.0))
        return tuple(found)

    def _flight(self, pose: Pose, t: float) -> None:
        for start, end in self._flights:
            if start - 0.3 < t < end + 0.35:
                self._leap(pose, t, start, end)

    def _leap(self, pose: Pose, t: float, start: float, end: float) -> None:
        crouch = ease((t - start + 0.3) / 0.22) * ease((start + 0.04 - t) / 0.1)
        land = ease((t - end + 0.03) / 0.08) * ease((end + 0.35 - t) / 0.28) * min((end - start) * 2.5, 1.0)
        dip = 0.13 * crouch + 0.14 * land
        pose.hip -= complex(0.0, dip * (1.15 if crouch > land else 0.8))
        pose.shoulder -= complex(0.0, dip)
        pose.neck -= 12 * land + 8 * crouch
        air = ease((t - start) / 0.12) * ease((end - t) / 0.1)
        if air <= 0.0:
            return
        s = min(max((t - start) / max(end - start, 0.1), 0.0), 1.0)
        a, b = self.role.track.at(t - 0.03), self.role.track.at(t + 0.03)
        slope = math.degrees(math.atan2(b.y - a.y, abs(b.x - a.x) + 0.06 * 1.2 * math.sqrt(self.unit)))
        self.tilt(pose, air * max(min(0.55 * slope, 34.0), -28.0))
        stretch = 1.0 - s
        targets = {
            "fore near": complex(0.3 * (0.3 + s), 0.27 * stretch + 0.1),
            "fore far": complex(0.3 * (0.4 + s) + 0.06, 0.24 * stretch + 0.12),
            "hind near": complex(-0.34 * stretch + 0.2 * s, 0.06 + 0.22 * s),
            "hind far": complex(-0.3 * stretch + 0.24 * s, 0.08 + 0.22 * s),
        }
        lean = turn(0.55 * slope * 0.6)
        for name, offset in targets.items():
            home = complex(self.homes[name], 0.0)
            pose.feet[name] = mix(pose.feet[name], (home + offset) * lean, air)
            tuck = 55.0 * (stretch if name.startswith("fore") else s) + 8.0
            pose.curls[name] = pose.curls.get(name, 0.0) * (1 - air) + tuck * air
        pose.tail += air * (18 - 40 * s)
        pose.ear += air * 24 * (0.6 - s)

    def tilt(self, pose: Pose, degrees: float, pivot: float = 0.0) -> None:
        """Turn the trunk about a point of the back line: 0 its middle, -1 the hips, 1 the shoulders."""
        half = self.kind.length / 2
        way = turn(degrees)
        height = self.kind.hind.chain[0][1]
        for sign, field in ((-1.0, "hip"), (1.0, "shoulder")):
            arm = complex(half * (sign - pivot), 0.0)
            setattr(pose, field, getattr(pose, field) + arm * way - arm)
        del height
        pose.hip_turn += degrees
        pose.shoulder_turn += degrees

    def _speech(self, pose: Pose, t: float) -> None:
        openness = self.role.openness(t)
        slow = sum(self.role.openness(t - 0.05 * k) for k in range(5)) / 5
        pose.mouth = max(pose.mouth, openness)
        if slow > 0.0:
            pose.head += 5.0 * slow
            pose.neck += 2.5 * slow * math.sin(t * 9)
            pose.ear -= 6 * slow
