"""Human acting: what a person's body does at every moment: stands, breathes, walks, and plays its cues, always blended."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from sora_nb.stage.cast import human_acts, human_motions
from sora_nb.stage.cast.human_body import SIDES, YAW, Pose
from sora_nb.stage.cast.human_manners import MANNERS, merry, sad
from sora_nb.stage.cast.limbs import turned
from sora_nb.stage.performance import random

if TYPE_CHECKING:
    from sora_nb.stage.cast.gait import Foot, Footfalls
    from sora_nb.stage.cast.people import Person
    from sora_nb.stage.performance import Cue, Performance, Role

CARRIED = {
    "fly", "swim", "float", "ride", "lie", "sleep", "climb", "slide", "swing", "drive", "roll", "spin", "crawl", "cartwheel",
    "headspin",
}  # fmt: skip
"""Cues during which the feet bear no weight of their own accord."""
TURNED = ("spin", "axel")
"""Cues whose track holds the cosine of a turn."""
DEEP = 12.0
"""Metres from the front lane to the horizon."""
TWO_PI = 2 * math.pi


def smooth(low: float, high: float, value: float) -> float:
    """Return 0 below `low`, 1 above `high`, and an ease between."""
    if high <= low:
        return 1.0 if value >= high else 0.0
    u = min(max((value - low) / (high - low), 0.0), 1.0)
    return u * u * (3 - 2 * u)


class Acting:
    """The pose of one role over a shot."""

    def __init__(self, role: Role, performance: Performance, person: Person) -> None:
        self.role, self.performance, self.person = role, performance, person
        rng = random(performance.seed, role.seed, role.key, "acting")
        self.pace = float(rng.uniform(0.85, 1.15))
        self.offset = float(rng.uniform(0, 10))
        self.dance = int(rng.integers(3))
        self.blinks = _blinks(rng, performance.seconds)
        self.glances = [
            (float(rng.uniform(0.6, 2.2)), float(rng.uniform(-0.5, 0.6)), float(rng.uniform(-0.2, 0.3))) for _ in range(40)
        ]
        self.cues = _lasting(role.cues, performance.seconds)
        self.carried = self._carried()

    def _carried(self) -> tuple[tuple[float, float], ...]:
        """Return when something else than the feet bears the body."""
        found = [(start, end) for start, end, _, _ in self.role.held]
        for cue in self.cues:
            motion = human_motions.of(cue)
            free = cue.verb in CARRIED or (motion is not None and motion.free)
            if free or (cue.verb == "sit" and self.raised(cue)):
                last = cue.end >= self.performance.seconds - 0.05
                found.append((-1.0 if cue.start < 0.05 else cue.start, cue.end + (1.0 if last else 0.0)))
        return tuple(found)

    def raised(self, cue: Cue) -> bool:
        """Tell whether a cue is played on something higher than the floor."""
        here = self.role.track.at((cue.start + min(cue.end, cue.start + 2.0)) / 2)
        return here.y > self.performance.floor(here.x) + 0.12

    def local(self, point: tuple[float, float], t: float) -> tuple[float, float]:
        """Return a world point in metres from the root."""
        here = self.role.track.at(t)
        x, y = turned((point[0] - here.x, point[1] - here.y), -here.angle)
        return x / max(here.scale, 0.05), y / max(here.scale, 0.05)

    def way(self, t: float) -> float:
        """Return the direction of the body at a time: 1 right, -1 left."""
        return 1.0 if self.role.track.at(t).facing >= 0 else -1.0

    def pose(self, t: float, feet: Footfalls) -> Pose:
        """Return the pose at a time."""
        self.feet = feet
        pose = Pose()
        self._stand(pose, t)
        self._travel(pose, t, feet)
        self._air(pose, t, feet)
        for cue in self.cues:
            weight = self.weight(cue, t)
            if weight > 0:
                human_acts.play(self, pose, cue, t, weight)
        self._face(pose, t)
        pose.whirl = self._whirl(t) + self._in_depth(t)
        return pose

    def yaw(self, t: float) -> float:
        """Return how far the legs' way turns from the viewer, in radians: 0 towards the viewer, YAW to the right, pi away."""
        return self.role.track.at(t).facing * YAW + self._whirl(t) + self._in_depth(t)

    def _in_depth(self, t: float) -> float:
        """Return the turn, beyond the facing, to the viewer when coming nearer, and the back to him when going away."""
        track, wide = self.role.track, 0.25
        before, after, facing = track.at(t - wide), track.at(t + wide), track.at(t).facing
        deeper = DEEP * (after.depth - before.depth) / (2 * wide)
        aside = abs(after.x - before.x) / (2 * wide)
        share = smooth(0.6, 1.25, math.atan2(abs(deeper), aside)) * smooth(0.1, 0.9, math.hypot(deeper, aside))
        away, near = (share, 0.0) if deeper > 0 else (0.0, share)
        # Seen from behind one turns from side to side through the back.
        back = math.copysign(math.pi, facing) - 0.5 * facing
        return away * (back - facing * YAW) - 0.84 * near * facing * YAW

    def _whirl(self, t: float) -> float:
        """Return how far a spin has turned the body beyond its facing: the track holds the cosine of the turn."""
        cue = next((c for c in self.role.cues_at(t) if c.verb in TURNED), None)
        if cue is None:
            return 0.0
        track = self.role.track
        first = 1.0 if track.at(cue.start).facing >= 0 else -1.0
        now, step = track.at(t).facing * first, (track.at(t + 1 / 240).facing - track.at(t - 1 / 240).facing) * first
        turn = math.acos(min(max(now, -1.0), 1.0))
        return first * (YAW + (turn if step <= 0 else TWO_PI - turn)) - track.at(t).facing * YAW

    def weight(self, cue: Cue, t: float) -> float:
        """Return how far a cue rules the body at a time: eased in and out over at least 0.15 s."""
        ease = human_acts.ease(cue.verb)
        room = min(ease, max((cue.end - cue.start) * 0.45, 0.15))
        into = smooth(cue.start, cue.start + room, t) if cue.start > 0.02 else 1.0
        last = cue.end >= self.performance.seconds - 0.05
        out = 1.0 if last else 1.0 - smooth(cue.end - 0.4 * room, cue.end + 0.6 * room, t)
        return into * out

    def near(self, t: float) -> str:
        """Return the side nearer to the viewer."""
        return "r" if self.role.track.at(t).facing >= 0 else "l"

    def side(self, cue: Cue) -> str:
        """Return the side nearer to the viewer while a cue is played, once the body has turned to it."""
        return self.near(min(cue.start + 0.4, cue.beat if cue.beat is not None else cue.end))

    def hand(self, t: float) -> str:
        """Return the hand that holds things."""
        cue = next((c for c in self.role.cues if c.verb in human_acts.HANDED and c.start - 0.3 <= t < c.end + 0.3), None)
        return self.side(cue) if cue else self.near(t)

    def _stand(self, pose: Pose, t: float) -> None:
        """Breathe, shift weight, hang the arms."""
        breath = math.sin(TWO_PI * 0.27 * self.pace * t + self.offset)
        shift = math.sin(TWO_PI * 0.09 * self.pace * t + self.offset * 1.7)
        pose.add({
            "crouch": 0.0022 - 0.0012 * breath, "curl": 0.035 - 0.022 * breath, "sway": 0.010 * shift, "tilt": -0.035 * shift,
            "out_r": 0.03 * breath, "out_l": 0.03 * breath, "arm_r": 0.03 * shift, "arm_l": -0.03 * shift,
            "nod": 0.026 * breath, "twist": 0.04 * shift,
        })  # fmt: skip
        if self.person.age == "old":
            pose.add({"curl": 0.20, "lean": 0.05, "nod": -0.18, "crouch": 0.02, "elbow_r": 0.2, "elbow_l": 0.2})

    def bob(self, t: float, feet: Footfalls) -> float:
        """Return how far going lifts the hips at a time, in body heights."""
        pose = Pose()
        self._travel(pose, t, feet)
        return max(pose.y - pose.crouch, 0.0)

    def _travel(self, pose: Pose, t: float, feet: Footfalls) -> None:
        """Walk and run: arms against legs, hips that bob, a trunk that leans into speed."""
        scale = max(self.role.track.at(t).scale, 0.05)
        pace = feet.pace(t) / scale / math.sqrt(9.81 * self.person.build.leg)
        speed = abs(self.role.track.speed(t)) / scale / math.sqrt(9.81 * self.person.build.leg)
        go = smooth(0.03, 0.30, pace) * feet.weight(t)
        if go <= 0:
            return
        run = min(feet.running(t), 1.0)
        phase = TWO_PI * feet.clock(t)
        manner, energy = self._manner(t)
        self._walk(pose, phase, go * (1 - run) * smooth(0.0, 0.42, max(pace, speed)), energy)
        self._run(pose, phase, go * run)
        pose.add({"lean": 0.05 * min(speed, 1.0) * (1 - run)}, go)
        if manner in MANNERS:
            MANNERS[manner](pose, phase, go)
        elif energy < 0.6:
            sad(pose, phase, go * (1 - energy / 0.6))
        elif energy > 1.3:
            merry(pose, phase, go * min(energy - 1.0, 1.0) * 0.6)
        for side in SIDES:
            self._foot(pose, feet.at(side, t), side, run, smooth(0.0, 0.5, go))

    def _walk(self, pose: Pose, phase: float, w: float, energy: float) -> None:
        swing = 0.46 * (0.6 + 0.4 * min(energy, 1.6))
        reach = math.cos(phase - 0.15)
        pose.add({
            "arm_r": -0.06 - swing * reach, "arm_l": -0.06 + swing * reach,
            "elbow_r": 0.14 + 0.20 * max(-math.cos(phase - 0.45), 0), "elbow_l": 0.14 + 0.20 * max(math.cos(phase - 0.45), 0),
            "y": 0.010 * math.cos(2 * (phase - TWO_PI * 0.31)), "twist": 0.10 * reach, "sway": 0.008 * math.sin(phase),
            "tilt": 0.02 * math.sin(phase), "nod": 0.015 * math.cos(2 * phase),
        }, w)  # fmt: skip

    def _run(self, pose: Pose, phase: float, w: float) -> None:
        reach = math.cos(phase - 0.1)
        pose.add({
            "arm_r": 0.02 - 0.78 * reach, "arm_l": 0.02 + 0.78 * reach, "elbow_r": 1.35 - 0.25 * reach,
            "elbow_l": 1.35 + 0.25 * reach,
            "grip_r": 0.5, "grip_l": 0.5, "out_r": 0.04, "out_l": 0.04,
            "lean": 0.20, "nod": 0.10, "crouch": 0.03, "twist": 0.16 * reach,
            "y": -0.022 * math.cos(2 * (phase - TWO_PI * 0.18)),
        }, w)  # fmt: skip

    def _foot(self, pose: Pose, foot: Foot, side: str, run: float, go: float) -> None:
        """Roll a foot from heel to toe, and fold the leg behind in a run's swing; less so as one sets off or stops."""
        if foot.planted:
            landed, leaves = 1 - smooth(0, 0.09, foot.since), smooth(-0.24, 0.0, -foot.until)
            quick = 1.0 if foot.since + foot.until < 1.4 else 0.0
            pitch = -0.30 * landed * (1 - 0.7 * run) * (1.0 if foot.since + foot.until < 3 else quick) + 0.62 * leaves
            pose.add({f"toe_{side}": pitch}, go)
        elif not foot.flight:
            s = foot.swing
            pitch = 0.62 + (0.55 + 0.5 * run) * math.sin(math.pi * min(s * 1.8, 1.0)) * (1 - s)
            pitch = pitch * (1 - smooth(0.25, 0.95, s)) - 0.30 * smooth(0.55, 1.0, s) * (1 - 0.7 * run)
            kick = run * 0.085 * math.sin(math.pi * min(s * 1.35, 1.0)) ** 2
            back = -0.05 * run * math.sin(math.pi * min(s * 1.5, 1.0))
            pose.add({f"toe_{side}": pitch, f"fy_{side}": kick, f"fx_{side}": back}, go)

    def _air(self, pose: Pose, t: float, feet: Footfalls) -> None:
        """Jump: crouch before, stretch, tuck at the top, absorb the landing."""
        for count, (off, land) in enumerate(feet.flights):
            manner = next((c.manner for c in self.role.cues_at(off) if c.verb == "hop"), None)
            if t < off - 0.35 or t > land + 0.45:
                continue
            deep = min(max((land - off) / 0.6, 0.35), 1.15)
            ready = smooth(off - 0.30, off - 0.08, t) * (1 - smooth(off - 0.08, off + 0.05, t))
            up = smooth(off - 0.14, off + 0.12, t) * (1 - smooth(off + 0.10, off + 0.36, t))
            u = min(max((t - off) / (land - off), 0.0), 1.0)
            tuck = math.sin(math.pi * u) ** 1.5
            down = smooth(land - 0.02, land + 0.09, t) * (1 - smooth(land + 0.10, land + 0.42, t))
            pose.add(
                {"crouch": 0.26, "lean": 0.34, "nod": -0.22, "arm_r": -0.9, "arm_l": -0.9, "elbow_r": 0.1, "elbow_l": 0.1},
                ready * deep,
            )
            pose.add({"arm_r": 1.9, "arm_l": 1.9, "lean": -0.06, "toe_r": 0.7, "toe_l": 0.7, "brow": 0.5}, up * deep)
            if manner == "skip":
                pose.add(_skipped(left=count % 2 == 1), tuck)
                continue
            pose.add({
                "fy_r": 0.10, "fy_l": 0.13, "fx_r": -0.03, "fx_l": 0.02, "toe_r": 0.5, "toe_l": 0.5, "arm_r": 1.0, "arm_l": 1.0,
                "out_r": 0.7, "out_l": 0.7, "elbow_r": 0.3, "elbow_l": 0.3, "smile": 0.4, "brow": 0.5, "open": 0.25,
            }, tuck * deep)  # fmt: skip
            pose.add(
                {"crouch": 0.24, "lean": 0.30, "nod": -0.15, "arm_r": 0.5, "arm_l": 0.5, "out_r": 0.4, "out_l": 0.4},
                down * deep,
            )

    def _manner(self, t: float) -> tuple[str | None, float]:
        for cue in self.role.cues_at(t):
            if cue.verb in {"walk", "run", "hop", "chase", "follow"}:
                return cue.manner, cue.energy
        return None, 1.0

    def _face(self, pose: Pose, t: float) -> None:
        """Blink, glance about, speak."""
        shut = max((1 - abs(t - at) / 0.075 for at in self.blinks if abs(t - at) < 0.075), default=0.0)
        pose.lid = max(pose.lid, shut)
        x, y = self._glance(t)
        pose.add({"ex": x, "ey": y, "gaze": 0.22 * x})
        pose.open = max(pose.open, self.role.openness(t))

    def _glance(self, t: float) -> tuple[float, float]:
        start, before = 0.0, (0.0, 0.0)
        for long, x, y in self.glances:
            now = (x, y) if long > 1.2 else (0.15, 0.0)
            if t < start + long:
                share = smooth(start, start + 0.09, t)
                return before[0] + (now[0] - before[0]) * share, before[1] + (now[1] - before[1]) * share
            start, before = start + long, now
        return before


def _skipped(*, left: bool) -> dict[str, float]:
    """Return the flight of a skipping step: one knee up, the other leg trailing, the arms swung against them."""
    up, down = ("l", "r") if left else ("r", "l")
    return {
        f"fy_{up}": 0.17, f"fx_{up}": 0.09, f"toe_{up}": 0.5, f"fx_{down}": -0.07, f"fy_{down}": 0.02, f"toe_{down}": 0.9,
        f"arm_{up}": -0.6, f"arm_{down}": 1.2, f"elbow_{down}": 0.7, "lean": 0.03, "smile": 0.5, "brow": 0.4,
    }  # fmt: skip


def _lasting(cues: tuple[Cue, ...], seconds: float) -> tuple[Cue, ...]:
    """Return the cues in playing order; who sits or lies stays so until something else than a gesture follows."""
    found = []
    for cue in cues:
        end = cue.end
        motion = human_motions.of(cue)
        if cue.verb in {"sit", "lie", "sleep"} or (motion is not None and motion.lasting):
            following = [c.start for c in cues if c.start > cue.start + 0.01 and c.verb not in human_acts.SEATED]
            end = max(end, min(following, default=seconds))
        found.append(replace(cue, end=end))
    return tuple(sorted(found, key=lambda c: (human_acts.layer(c.verb), c.start)))


def _blinks(rng: object, seconds: float) -> tuple[float, ...]:
    found, t = [], float(rng.uniform(0.4, 2.0))  # type: ignore[attr-defined]
    while t < seconds + 1:
        found.append(t)
        t += float(rng.uniform(1.4, 4.2))  # type: ignore[attr-defined]
    return tuple(found)
