"""Flight: turns a bird's cues and footfalls into its carriage: gait, wing beats, take-off, landing and gestures."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast.outline import ease, mix, turn
from sora_nb.stage.cast.plumage import FEET, HOMES, Carriage, centre_height, frame

if TYPE_CHECKING:
    from sora_nb.stage.cast.flocks import Bird
    from sora_nb.stage.cast.gait import Footfalls
    from sora_nb.stage.cast.idling import Idling
    from sora_nb.stage.performance import Cue, Performance, Placement, Role

BLEND = 0.25
"""Seconds over which a gesture comes and goes."""
FREE = ("swim", "fly", "float", "lie", "sleep", "sit", "ride", "climb", "fall")
"""Verbs during which the feet bear no weight."""
_STILL = ("sit", "lie", "sleep", "ride")


class Flight:
    """One bird's carriage over a shot."""

    def __init__(
        self, kind: Bird, *, unit: float, role: Role, performance: Performance, falls: Footfalls, idling: Idling
    ) -> None:
        self.kind, self.unit, self.role, self.performance = kind, unit, role, performance
        self.falls, self.idling = falls, idling
        pace = {True: 1.0, False: 0.9}[kind.flies]
        self.rate = kind.beat * pace
        self.reach = _peck(kind)

    def pose(self, t: float) -> Carriage:
        """Return the carriage at a time."""
        pose, place = Carriage(), self.role.track.at(t)
        self._feet(pose, place, t)
        self._gait(pose, t)
        self._idle(pose, t)
        up = self.aloft(t)
        if up > 0.0:
            self._fly(pose, t, up)
        for cue in self.role.cues:
            weight = self.weight(cue, t)
            gesture = getattr(self, f"_{GESTURES.get(cue.verb, '')}", None)
            if weight > 0.0 and gesture is not None:
                gesture(pose, cue, t, weight, place)
        open_ = self.role.openness(t)
        pose.beak = max(pose.beak, open_)
        slow = sum(self.role.openness(t - 0.05 * k) for k in range(4)) / 4
        pose.head += 7 * slow
        pose.neck_out += complex(0.02, 0.03) * slow
        return pose

    @staticmethod
    def weight(cue: Cue, t: float) -> float:
        """Return how far a cue's gesture has come, 0…1."""
        return ease((t - cue.start) / BLEND if cue.start > 0 else 1.0) * ease((cue.end + BLEND - t) / BLEND)

    def displaced(self, t: float) -> frozenset[str]:
        """Return the feet that a gesture holds elsewhere than where the gait planted them."""
        moving = {"kick": ("near",), "dance": FEET, "play": FEET, "cheer": (), "fly": FEET, "swim": FEET, "float": FEET}
        legs: set[str] = set()
        for cue in self.role.cues:
            if self.weight(cue, t) > 0.0:
                legs |= set(FEET if cue.verb in (*_STILL, "fall") else moving.get(cue.verb, ()))
        return frozenset(legs)

    def aloft(self, t: float) -> float:
        """Return how far the bird is in the air, 0…1: by its height over the floor, in hops only a little."""
        place = self.role.track.at(t)
        high = (place.y - self.performance.floor(place.x)) / (self.unit * max(place.scale, 0.01))
        flying = max((self.weight(c, t) for c in self.role.cues if c.verb in ("fly", "orbit", "chase", "follow")), default=0.0)
        near = ease((high - 0.06) / 0.5) * (1.0 if self.falls.airborne(t) or flying else 0.0)
        hopping = any(
            c.verb in ("hop", "jump", "walk", "run", "bounce", "float", "swim") and c.start <= t < c.end for c in self.role.cues
        )
        if hopping and not flying:
            return 0.7 * near if self.kind.gait != "hop" else 0.35 * near
        return max(near, flying * ease((high + 0.02) / 0.25))

    def stroke(self, t: float) -> tuple[float, float]:
        """Return the wing's phase in cycles and how hard it beats, 0 (glide) … 1."""
        glide = 0.0
        if self.kind.beat < 3.2 and self.kind.flies:
            glide = ease((math.sin(t * 1.7 + self.idling.phase) - 0.35) / 0.3)
        climb = self.role.track.at(t + 0.05).y - self.role.track.at(t - 0.05).y
        return t * self.rate + self.idling.phase, 1.0 - glide * ease((0.06 - climb) / 0.06)

    def beats(self) -> list[float]:
        """Return the times of the downstrokes in flight."""
        found: list[float] = []
        n = math.ceil(self.idling.phase)
        while (t := (n + 0.35 - self.idling.phase) / self.rate) < self.performance.seconds:
            if t > 0 and self.aloft(t) > 0.4 and self.stroke(t)[1] > 0.5:
                found.append(t)
            n += 1
        return found

    def _feet(self, pose: Carriage, place: Placement, t: float) -> None:
        size = self.unit * max(place.scale, 1e-3)
        facing = math.copysign(1.0, place.facing or 1.0)
        limit = self.kind.legs * 1.1 + 0.12
        for name in FEET:
            foot = self.falls.at(name, t)
            home = complex(HOMES[name] * abs(place.facing), 0.0)
            away = complex(foot.x - place.x, foot.y - place.y) * turn(-math.degrees(place.angle))
            away = complex(away.real / (size * facing), away.imag / size) - home
            if abs(away) > limit:
                away *= limit / abs(away)
            pose.feet[name] = home + away
            if not foot.planted and not foot.flight:
                pose.toes[name] = 50 * math.sin(math.pi * foot.swing)

    def _gait(self, pose: Carriage, t: float) -> None:
        a, b = self.role.track.at(t - 0.08), self.role.track.at(t + 0.08)
        going = ease(abs(b.x - a.x) / 0.16 / self.falls.strides[0].speed * 1.2) * self.falls.weight(t)
        if going <= 0.0:
            return
        cycle, gear = self.falls.clock(t), self.falls.running(t)
        bob = math.cos(4 * math.pi * cycle + 0.5)
        leg = max(self.kind.legs, 0.2)
        if self.kind.gait == "hop":
            up = abs(math.sin(math.pi * cycle + 0.9))
            pose.rise += going * complex(0, 0.28 * leg * up)
            pose.tilt -= going * 6 * math.cos(2 * math.pi * cycle)
            pose.tail += going * 8 * math.sin(2 * math.pi * cycle)
            return
        pose.rise += going * complex(0, leg * (0.05 + 0.06 * gear) * bob - 0.05 * leg * (1 + gear))
        upright = math.sin(math.radians(self.kind.tilt))
        pose.tilt += going * (9 * upright * math.sin(2 * math.pi * cycle) - 12 * gear)
        # a walking bird holds its head still in the world, then thrusts it forward: twice a stride
        s = (2 * cycle + 0.2) % 1.0
        thrust = (s / 0.72 if s < 0.72 else 1 - (s - 0.72) / 0.28) - 0.5
        pose.neck_out += going * complex(-0.16 * thrust * (1 - upright * 0.8) * min(self.kind.neck * 3, 1), 0.0)
        pose.neck -= going * 12 * gear
        pose.tail += going * 4 * bob
        pose.spread = max(pose.spread, going * 0.28 * max(gear - 0.3, 0) if self.kind.tilt < 60 else 0.5 * going * gear)
        pose.lift = -18 + 6 * bob

    def _idle(self, pose: Carriage, t: float) -> None:
        idle = self.idling
        pose.breath = idle.breath(t)
        pose.lid = idle.lid(t)
        pose.gaze = idle.gaze(t)
        # birds turn their heads in quick small jerks
        pose.head += 3.5 * sum(math.tanh(14 * (idle.sway(t, 0.31) - level)) for level in (-0.5, 0.0, 0.5))
        pose.tail += 3 * idle.sway(t, 0.5) + 8 * idle.flick(t)

    def _fly(self, pose: Carriage, t: float, up: float) -> None:
        phase, hard = self.stroke(t)
        a, b = self.role.track.at(t - 0.05), self.role.track.at(t + 0.05)
        speed = abs(b.x - a.x) * 10
        slope = math.degrees(math.atan2((b.y - a.y) * 10, speed + 0.8))
        level = 12.0 + 26.0 * ease(1.0 - speed / (2.2 * self.unit + 0.6)) + 0.4 * max(min(slope, 40), -40)
        if not self.kind.flies:
            level = max(level, 20.0)
        pose.tilt += up * (level - self.kind.tilt)
        pose.neck += up * ((8 - self.kind.neck_angle) * (0.75 if self.kind.neck > 0.3 else 0.35) + 0.3 * slope)
        pose.head += up * (-6 + 0.3 * slope)
        pose.spread = max(pose.spread, up)
        swing = math.sin(math.tau * phase)
        # down faster than up: the phase is skewed
        swing = math.sin(math.tau * phase + 0.45 * swing)
        pose.lift = mix(complex(pose.lift), complex(hard * (14 + 58 * swing) + (1 - hard) * 14), up).real
        pose.lag = up * (-34 * hard * math.cos(math.tau * phase) + 8 * (1 - hard))
        pose.rise += up * complex(0.0, -0.05 * hard * math.sin(math.tau * phase + 0.5))
        pose.fan = max(pose.fan, up * (0.4 + 0.5 * ease(1 - speed)))
        pose.tail += up * 4 * swing
        centre = complex(0, centre_height(self.kind)) + pose.rise
        trail = min(self.kind.legs * 1.4, 1.0)
        landing = ease(-slope / 30.0) * ease(1.6 - speed)
        for name in FEET:
            tucked = centre + complex(-0.16 - trail, -self.kind.depth * 0.7 - 0.06) + (0.03 if name == "far" else 0)
            reach = complex(HOMES[name] + 0.12, 0.04)
            pose.feet[name] = mix(pose.feet[name], mix(tucked, reach, landing), up)
            pose.toes[name] = pose.toes.get(name, 0.0) * (1 - up) + 60 * up * (1 - landing)

    def _down(self, pose: Carriage, cue: Cue, t: float, w: float, place: Placement) -> None:
        del place
        drop = self.kind.legs * 0.78 + (0.06 if self.kind.tilt < 60 else 0.0)
        pose.rise -= complex(0, drop * w)
        pose.tilt -= w * (0.35 * self.kind.tilt if self.kind.tilt < 60 else 0)
        for name in FEET:
            pose.feet[name] = mix(pose.feet[name], complex(HOMES[name] + 0.05, 0.0), w)
        if cue.verb in ("sleep",):
            pose.lid = max(pose.lid, ease(w * 1.4))
            pose.neck -= 34 * w
            pose.head -= 22 * w
            pose.breath += 2 * w * math.sin(t * 1.8)

    def _eat(self, pose: Carriage, cue: Cue, t: float, w: float, place: Placement) -> None:
        del place
        peck = 0.5 + 0.5 * math.sin((t - cue.start) * 7.5)
        peck = peck**2 * 0.35 + 0.65
        lean, neck = self.reach
        pose.tilt -= w * lean * peck
        pose.neck -= w * neck * peck
        pose.head -= w * (52 + 14 * peck)
        pose.tail += w * 14
        pose.beak = max(pose.beak, w * 0.5 * max(math.sin((t - cue.start) * 15), 0))

    def _look(self, pose: Carriage, cue: Cue, t: float, w: float, place: Placement) -> None:
        point = cue.look or cue.aim
        if point is None:
            pose.head += w * 14 * math.tanh(3 * math.sin((t - cue.start) * 2.6))
            return
        side = math.copysign(1.0, (point[0] - place.x) * (place.facing or 1.0))
        high = point[1] - place.y - 0.8 * self.role.height
        angle = math.degrees(math.atan2(high, abs(point[0] - place.x) + 0.2))
        pose.head += w * max(min(angle * 0.7, 40.0), -35.0)
        pose.gaze = mix(pose.gaze, complex(0.8 * side, max(min(angle / 45, 1.0), -1.0)), w)

    def _dance(self, pose: Carriage, cue: Cue, t: float, w: float, place: Placement) -> None:
        del place
        # On the music's beat; every bird has its own way of moving to it.
        beat, own = t / (cue.beat or 0.5), self.role.seed % 3
        side, up, roll = math.sin(math.pi * beat), abs(math.sin(math.pi * beat)), math.sin(math.tau * beat)
        pose.rise += w * complex(0.09 * side, 0.05 * up - 0.05)
        pose.tilt += w * (17 if own != 1 else 9) * side
        pose.head -= w * (20 if own != 2 else 9) * side
        pose.neck_out += w * complex(0.07 * roll, -0.04 * (1 - up))
        pose.spread = max(pose.spread, (0.9, 0.75, 1.0)[own] * w)
        flap = (10 + 44 * roll, 38 * side, 52 + 26 * math.sin(2 * math.tau * beat))[own]
        pose.lift = mix(complex(pose.lift), complex(flap), w).real
        if own == 1:
            # One wing up while the other is down.
            pose.near_only = max(pose.near_only, 0.5 * w * (1 + side))
        pose.tail += w * 20 * roll
        pose.beak = max(pose.beak, 0.35 * w * up * (own == 2))
        for name, sign in (("near", 1.0), ("far", -1.0)):
            lift = max(0.0, sign * side) * w
            pose.feet[name] += complex(0.05, 0.5 * max(self.kind.legs, 0.2)) * lift
            pose.toes[name] = pose.toes.get(name, 0.0) + 34 * lift

    def _wave(self, pose: Carriage, cue: Cue, t: float, w: float, place: Placement) -> None:
        del place
        pose.spread, pose.near_only = max(pose.spread, w), max(w * (1 - pose.spread), 0.0)
        pose.lift = mix(complex(pose.lift), complex(48 + 24 * math.sin((t - cue.start) * 10)), w).real
        pose.head += 5 * w

    def _cheer(self, pose: Carriage, cue: Cue, t: float, w: float, place: Placement) -> None:
        del place
        hop = abs(math.sin((t - cue.start) * math.pi * 1.9))
        pose.rise += complex(0, 0.3 * max(self.kind.legs, 0.15) * hop * w * 0.6)
        pose.spread = max(pose.spread, w)
        pose.lift = mix(complex(pose.lift), complex(28 + 38 * math.sin((t - cue.start) * 13)), w).real
        pose.head += 14 * w
        pose.beak = max(pose.beak, 0.7 * w * hop)

    def _kick(self, pose: Carriage, cue: Cue, t: float, w: float, place: Placement) -> None:
        beat = cue.beat if cue.beat is not None else (cue.start + cue.end) / 2
        hit = ease((t - beat + 0.13) / 0.13) if t < beat else ease((beat + 0.3 - t) / 0.3)
        back = ease((t - beat + 0.45) / 0.3) * (1 - hit) if t < beat else 0.0
        home = complex(HOMES["near"], 0.0)
        leg = max(self.kind.legs, 0.2)
        target = home + complex(0.9 * leg, 0.45 * leg)
        if cue.aim:
            size = self.unit * max(place.scale, 1e-3)
            target = complex((cue.aim[0] - place.x) / (size * (place.facing or 1.0)), (cue.aim[1] - place.y) / size)
        pose.feet["near"] = mix(pose.feet["near"] + back * complex(-0.4 * leg, 0.35 * leg), target, hit)
        pose.toes["near"] = pose.toes.get("near", 0.0) + 40 * back - 20 * hit
        pose.tilt += 8 * hit * w
        pose.spread = max(pose.spread, 0.4 * max(hit, back))

    def _fling(self, pose: Carriage, cue: Cue, t: float, w: float, place: Placement) -> None:
        del place, w
        beat = cue.beat if cue.beat is not None else (cue.start + cue.end) / 2
        after = ease((t - beat + 0.14) / 0.14) if t < beat else ease((beat + 0.35 - t) / 0.35)
        before = ease((t - beat + 0.5) / 0.36) * (1 - after) if t < beat else 0.0
        pose.tilt += 12 * after - 14 * before
        pose.neck += 10 * after - 22 * before
        pose.head += 24 * after - 18 * before
        pose.beak = max(pose.beak, 0.8 * (before if cue.verb == "catch" else after))

    def _paddle(self, pose: Carriage, cue: Cue, t: float, w: float, place: Placement) -> None:
        del place
        leg = max(self.kind.legs, 0.2)
        pose.tilt += w * (min(self.kind.tilt, 10.0) - self.kind.tilt) * (1.0 if cue.verb == "swim" else 0.5)
        for name, shift in (("near", 0.0), ("far", math.pi)):
            a = t * (7.0 if cue.verb == "swim" else 2.0) + shift
            to = complex(HOMES[name] - 0.12 + 0.5 * leg * math.cos(a), 0.15 * leg + 0.2 * leg * math.sin(a))
            pose.feet[name] = mix(pose.feet[name], to, w)
            pose.toes[name] = 25 + 30 * math.sin(a)
        pose.rise += w * 0.015j * math.sin(t * 3)

    def _tumble(self, pose: Carriage, cue: Cue, t: float, w: float, place: Placement) -> None:
        self._paddle(pose, cue, t * 2, w, place)
        pose.spread = max(pose.spread, w)
        pose.lift = mix(complex(pose.lift), complex(20 + 45 * math.sin(t * 24)), w).real
        pose.beak = max(pose.beak, 0.8 * w)

    def _push(self, pose: Carriage, cue: Cue, t: float, w: float, place: Placement) -> None:
        del cue, t, place
        pose.tilt -= 14 * w
        pose.neck -= 16 * w


@functools.cache
def _peck(kind: Bird) -> tuple[float, float]:
    """Return how far body and neck turn down, in degrees, for the beak to touch the ground."""
    for share in range(2, 22):
        lean, neck = 5.0 * share, 9.0 * share
        at = frame(kind, Carriage(tilt=-lean, neck=-neck, head=-66.0))
        beak = at.skull + complex(0.85 + 0.9 * kind.beak[1], -0.1) * kind.head * at.heading
        if beak.imag < 0.02:
            return lean, neck
    return 105.0, 189.0


GESTURES = {
    "sit": "down", "ride": "down", "lie": "down", "sleep": "down", "eat": "eat", "drink": "eat", "look": "look", "turn": "look",
    "dance": "dance", "play": "dance", "wave": "wave", "point": "wave", "cheer": "cheer", "clap": "cheer", "kick": "kick",
    "throw": "fling", "give": "fling", "catch": "fling", "swim": "paddle", "float": "paddle", "fall": "tumble", "push": "push",
    "collide": "push", "shake": "cheer",
}  # fmt: skip
"""Which of a bird's gestures shows each verb."""
