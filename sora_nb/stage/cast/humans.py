"""Humans: every human figure that can be cast, and the rig that stands, walks, acts and speaks."""

from __future__ import annotations

import functools
import math
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.cast import human_look, human_motions, people
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.gait import Foot, Footfalls, Leg, Stride
from sora_nb.stage.cast.human_acting import Acting, smooth
from sora_nb.stage.cast.human_body import SIDES, YAW, Skeleton, solve
from sora_nb.stage.cast.limbs import Point, between, curve, turned
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.footage import Event
    from sora_nb.stage.cast.human_body import Build, Limb, Pose
    from sora_nb.stage.performance import Performance, Placement, Role
    from sora_nb.stage.styles.pen import Pen

ADULT, CHILD, BABY = 1.75, 1.2, 0.75
ROUND = 0.5
"""Leg lengths of way that turning from the side to the front is worth: a person comes about in two steps."""
REACH = 0.54
"""Leg lengths from under the hip within which a foot bears weight: beyond, the body would have to lunge."""
ROPE = Colour.hex("#9a7444")
_NONE: frozenset[str] = frozenset()
MASS = 22.0
"""Kilograms per cubic metre of a body's height: 70 kg at 1.75 m is 13; shoes and clothes, and a stage's boards, add weight."""

_NAMES: tuple[tuple[str, float, str], ...] = (
    (
        "person",
        ADULT,
        "human somebody someone people adult passenger neighbor neighbour friend traveler traveller tourist",
    ),
    ("man", 1.8, "guy dad father gentleman uncle husband boyfriend bloke fellow brother mister"),
    ("woman", 1.7, "lady mom mum mother aunt wife girlfriend sister"),
    ("boy", CHILD, "son schoolboy lad nephew"),
    ("girl", CHILD, "daughter schoolgirl niece"),
    ("child", CHILD, "kid toddler youngster pupil children"),
    ("baby", BABY, "infant newborn"),
    ("old man", 1.7, "grandfather grandpa granddad elder"),
    ("old woman", 1.6, "grandmother grandma granny nan"),
    ("teacher", 1.72, "professor lecturer instructor tutor librarian"),
    ("student", 1.66, "teenager teen schoolkid undergraduate learner"),
    ("doctor", ADULT, "physician surgeon dentist vet veterinarian"),
    ("nurse", 1.7, "paramedic midwife"),
    ("chef", ADULT, "cook baker"),
    ("astronaut", 1.8, "spaceman cosmonaut spacewoman"),
    ("detective", ADULT, "spy investigator inspector"),
    ("firefighter", 1.8, "fireman firewoman"),
    ("police officer", 1.78, "policeman policewoman cop police sheriff guard"),
    ("farmer", ADULT, "gardener rancher peasant"),
    ("scientist", ADULT, "chemist physicist biologist researcher inventor"),
    ("artist", 1.7, "painter sculptor designer illustrator"),
    ("dancer", 1.7, "ballerina breakdancer"),
    ("athlete", 1.78, "runner sprinter jogger gymnast basketball player tennis player"),
    ("soccer player", 1.78, "footballer goalkeeper soccer football player"),
    ("swimmer", 1.78, "diver"),
    ("knight", 1.8, "warrior paladin"),
    ("king", 1.8, "emperor"),
    ("queen", 1.72, "empress"),
    ("princess", 1.3, ""),
    ("wizard", ADULT, "magician sorcerer mage"),
    ("witch", 1.7, "sorceress"),
    ("fairy", 1.25, "elf pixie"),
    ("clown", ADULT, "jester juggler"),
    ("pirate", 1.78, "captain buccaneer"),
    ("superhero", 1.85, "hero superheroine"),
    ("businessman", 1.8, "manager boss banker salesman lawyer"),
    ("businesswoman", 1.72, "saleswoman"),
    ("robot", 1.7, "android droid cyborg humanoid"),
    (
        "musician",
        ADULT,
        "guitarist singer drummer pianist violinist rockstar cellist flutist trumpeter saxophonist dj band orchestra",
    ),
    ("skateboarder", 1.65, ""),
    ("surfer", 1.78, ""),
    ("skater", 1.7, "ice skater skier snowboarder figure skater"),
    ("construction worker", 1.8, "builder worker engineer carpenter"),
    ("mail carrier", ADULT, "mailman postman delivery person courier"),
    ("pilot", 1.78, "aviator"),
    ("sailor", ADULT, "seaman"),
    ("fisherman", ADULT, "angler fisher"),
    ("bride", 1.7, ""),
    ("groom", 1.8, "bridegroom"),
    ("waiter", ADULT, "waitress barista bartender barkeeper"),
    ("lifeguard", 1.78, ""),
    ("hiker", ADULT, "climber mountaineer backpacker rambler"),
    ("monk", ADULT, "priest friar"),
    ("prince", 1.75, ""),
    ("cowboy", 1.78, "cowgirl"),
    ("ninja", 1.7, "samurai"),
    ("soldier", 1.78, ""),
    ("mechanic", 1.76, "plumber electrician driver"),
    ("graduate", 1.72, ""),
    ("santa", 1.75, "santa claus"),
    ("zombie", ADULT, "undead mummy"),
    ("skeleton", ADULT, "skeletons"),
    ("vampire", 1.8, "dracula count"),
)

_PAIRS = (
    "figure skater",
    "basketball player",
    "tennis player",
    "football player",
    "ice skater",
    "delivery person",
    "santa claus",
)


def _words(text: str) -> tuple[str, ...]:
    pairs = tuple(p for p in _PAIRS if p in text)
    for pair in pairs:
        text = text.replace(pair, "")
    return (*text.split(), *pairs)


_MATTER = {"robot": "metal"}

FIGURES: tuple[Figure, ...] = tuple(
    Figure(name=name, family="human", height=height, material=_MATTER.get(name, "flesh"), words=_words(words))
    for name, height, words in _NAMES
)


def build(role: Role, performance: Performance) -> Human:
    """Build a human's rig for one shot."""
    return Human(role, performance)


class Human:
    """A person on the stage: planned footfalls, acted pose, clothes."""

    def __init__(self, role: Role, performance: Performance) -> None:
        self.role, self.performance = role, performance
        self.person = people.cast(role, performance)
        self.acting = Acting(role, performance, self.person)
        b = self.person.build
        self.feet = Footfalls(
            role,
            performance,
            _legs(b),
            _strides(b),
            free=self.acting.carried,
            turning=ROUND * b.leg / YAW,
            pointing=self._pointing,
        )
        self._dips = _dips(self)
        self._plays = any(human_motions.of(cue) is not None for cue in role.cues)
        self._brought = _brought(role, performance) if self._plays else _NONE
        self._solve = functools.lru_cache(maxsize=4)(self._solved)

    def _pointing(self, t: float) -> tuple[float, float]:
        """Return the way feet point at a time, 0 = to the viewer, and how wide apart they stand on the picture, 1 = aside."""
        yaw = self.acting.yaw(t)
        return yaw, math.cos(yaw) / math.cos(YAW)

    def draw(self, pen: Pen, t: float) -> None:
        """Draw the person at a time."""
        bones, pose, here = self._solve(t)
        if here.scale <= 0.01:
            return
        pen.canvas.save()
        pen.canvas.translate(here.x, here.y)
        pen.canvas.rotate(math.degrees(here.angle))
        pen.canvas.scale(here.scale, here.scale)
        before, pen.pixel = pen.pixel, pen.pixel / here.scale
        self._rope(pen, bones, t)
        handled = functools.partial(self._handled, pen, bones, t) if self._plays else None
        human_look.draw(pen, self.person, bones, pose, self._drag(t), handled=handled)
        pen.pixel = before
        pen.canvas.restore()

    def _handled(self, pen: Pen, bones: Skeleton, t: float, behind: bool) -> None:  # noqa: FBT001  one of two layers
        """Draw what the person uses at a time that is no body of its own."""
        cue = human_motions.playing(self.role, t)
        if cue is not None:
            human_motions.draw(pen, self.acting, bones, cue, t, behind=behind, own=self._brought)

    def draw_over(self, pen: Pen, t: float) -> None:
        """Draw again what lies over the thing that the person handles: the near arm."""
        bones, pose, here = self._solve(t)
        pen.canvas.save()
        pen.canvas.translate(here.x, here.y)
        pen.canvas.rotate(math.degrees(here.angle))
        pen.canvas.scale(here.scale, here.scale)
        before, pen.pixel = pen.pixel, pen.pixel / max(here.scale, 0.01)
        human_look.near_arm(pen, self.person, bones, pose)
        pen.pixel = before
        pen.canvas.restore()

    def portray(self, pen: Pen, yaw: float) -> None:
        """Draw the person as at the start, smiling, eyes open, the face turned to `yaw` (0 = to the viewer)."""
        bones, pose, here = self._solve(0.0)
        pen.canvas.save()
        pen.canvas.translate(here.x, here.y)
        human_look.draw(pen, self.person, replace(bones, face=yaw), replace(pose, lid=0.0, smile=0.5), 0.0)
        pen.canvas.restore()

    def steps(self) -> Sequence[Event]:
        """Return the footfalls."""
        sole = "foot" if self.person.costume.shoes == "bare" else "shoe"
        return self.feet.events(sole, MASS * self.person.build.height**3)

    def planted(self, t: float) -> Sequence[tuple[str, float, float]]:
        """Return the feet that bear weight at a time."""
        pose = self._solve(t)[1]
        if pose.legs > 0.01:
            return []
        lifted = {s for s in SIDES if max(abs(getattr(pose, f"fx_{s}")), abs(getattr(pose, f"fy_{s}"))) > 0.002}
        return [foot for foot in self.feet.planted(t) if foot[0] not in lifted]

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return the pose: joint name → (x, y) in world metres."""
        bones, _, here = self._solve(t)
        found = {"pelvis": bones.pelvis, "waist": bones.waist, "neck": bones.neck, "head": bones.head}
        for side, name in (("r", "right"), ("l", "left")):
            arm, leg = bones.arms[side], bones.legs[side]
            found |= {f"{name} shoulder": arm.root, f"{name} elbow": arm.joint, f"{name} hand": arm.tip}
            found |= {f"{name} hip": leg.root, f"{name} knee": leg.joint, f"{name} foot": leg.tip}
            found |= {f"{name} toe": self._under(leg, 0.55), f"{name} heel": self._under(leg, -0.18)}
        return {name: _world(point, here) for name, point in found.items()}

    def _under(self, leg: Limb, ahead: float) -> Point:
        """Return a point of the sole, some share of the foot's length ahead of the ankle."""
        b, side = self.person.build, math.copysign(1.0, leg.fx)
        c, s = math.cos(leg.angle), math.sin(leg.angle)
        far, down = ahead * b.foot * abs(leg.fx), 0.045 * b.height
        return leg.tip[0] + c * far + side * s * down, leg.tip[1] + s * far - side * c * down

    def anchor(self, name: str, t: float) -> tuple[float, float, float]:
        """Return where a held thing sits: (x, y, angle)."""
        bones, _, here = self._solve(t)
        b = self.person.build
        way = 1.0 if bones.fx >= 0 else -1.0
        cue = human_motions.playing(self.role, t) if name == "tool" else None
        if cue is not None:
            hold = human_motions.held(self.acting, bones, cue, t)
            local, angle = hold.at, hold.angle
        elif name == "mouth":
            local, angle = (bones.head[0] + way * b.head * 0.42, bones.head[1] - b.head * 0.25), bones.tilt
        elif name == "head":
            local, angle = turned((bones.head[0], bones.head[1] + b.head * 0.5), bones.tilt, bones.head), bones.tilt
        elif name == "back":
            local, angle = (bones.waist[0] - way * b.waist, bones.waist[1] + b.torso * 0.3), -bones.spine
        else:
            side = self.acting.hand(t)
            arm = bones.arms[side if name != "far hand" else "l" if side == "r" else "r"]
            c, s = math.cos(arm.angle), math.sin(arm.angle)
            local, angle = (arm.tip[0] + c * b.hand * 0.55, arm.tip[1] + s * b.hand * 0.55), 0.0
        x, y = _world(local, here)
        return x, y, angle + here.angle

    def _rope(self, pen: Pen, bones: Skeleton, t: float) -> None:
        """Draw the rope a swinger hangs on, from its pivot to the hands."""
        cue = next((c for c in self.role.cues_at(t) if c.verb == "swing" and c.aim), None)
        if cue is None or cue.aim is None:
            return
        low, high = bones.arms["r"].tip, self.acting.local(cue.aim, t)
        end = between(low, high, -0.14 * self.person.build.height / max(math.dist(low, high), 0.1))
        pen.line(curve([high, end]), ROPE, 0.035)

    def _solved(self, t: float) -> tuple[Skeleton, Pose, Placement]:
        here = self.role.track.at(t)
        b = self.person.build
        pose = self.acting.pose(t, self.feet)
        feet = {side: _local(self.feet.at(side, t), here) for side in SIDES}
        stand = b.leg * (0.9985 - pose.crouch)
        self.feet.weight(t) * (1 - pose.legs)
        # Whole from the first touch on, while the body's weight still comes down on the foot.
        stand -= (1 - pose.legs) * float(np.interp(t, *self._dips))
        stand += (pose.low * b.height - stand) * pose.seat
        middle = self._middle(t, [foot.x for foot in feet.values()]) * (1 - pose.legs)
        return solve(b, pose, here.facing, feet, (middle, stand)), pose, here

    def _middle(self, t: float, feet: Sequence[float]) -> float:
        """Return how far the hips shift over the feet, which are so many metres ahead of the root."""
        return sum(feet) / 2 * self.feet.weight(t) * (0.6 - 0.35 * smooth(0.05, 0.6, self.feet.pace(t)))

    def _drag(self, t: float) -> float:
        """Return how far hair and cloth trail behind the body's movement, in metres: a mean of its recent speeds."""
        weights = (0.30, 0.26, 0.20, 0.14, 0.10)
        speed = sum(w * self.role.track.speed(max(t - 0.05 * i, 0.0)) for i, w in enumerate(weights))
        breeze = 0.006 * math.sin(2.1 * t + self.role.seed)
        gust = 0.05 + 0.03 * math.sin(5.3 * t) if self.performance.shot.weather in {"wind", "storm"} else 0.0
        return float(np.clip(-0.055 * speed, -0.22, 0.22)) + breeze - gust


def _brought(role: Role, performance: Performance) -> frozenset[str]:
    """Return what of a person's tools stands on the stage by itself, so that it is not drawn twice."""
    things = [other for other in performance.roles if other.family in ("prop", "shape")]
    # Of two who play the trumpet, one has that of the shot; the other brings their own.
    found = {other.figure for other in things if not other.held or any(key == role.key for *_, key, _ in other.held)}
    if any(key == role.key and anchor == "tool" for other in things for *_, key, anchor in other.held):
        # Whatever they hold there takes the place of the usual tool.
        found |= {motion.tool for cue in role.cues if (motion := human_motions.of(cue)) is not None}
    return frozenset(found)


def _legs(b: Build) -> tuple[Leg, ...]:
    reach = REACH * b.leg
    return (
        Leg(name="r", hip=-0.012 * b.height, side=-0.38 * b.hips, reach=reach),
        Leg(name="l", hip=0.012 * b.height, side=0.38 * b.hips, reach=reach),
    )


def _strides(b: Build) -> tuple[Stride, ...]:
    """Return walk and run for a leg's length: speeds by Froude number, lengths by Alexander's relation."""
    root = math.sqrt(9.81 * b.leg)
    return (
        Stride(speed=0.42 * root, length=1.36 * b.leg, phases=(0.0, 0.5), duty=0.61, lift=0.085 * b.leg, over=0.38),
        Stride(speed=1.10 * root, length=2.6 * b.leg, phases=(0.0, 0.5), duty=0.31, lift=0.17 * b.leg, over=0.42),
    )


def _local(foot: Foot, here: Placement) -> Foot:
    """Return a foot in metres from the root."""
    x, y = turned((foot.x - here.x, foot.y - here.y), -here.angle)
    scale = max(here.scale, 0.01)
    return foot._replace(x=x / scale, y=y / scale)


def _world(point: Point, here: Placement) -> Point:
    x, y = turned((point[0] * here.scale, point[1] * here.scale), here.angle)
    return here.x + x, here.y + y


def _dips(human: Human) -> tuple[np.ndarray, np.ndarray]:
    """Return (times, metres) of how far the hips must sink so that the leading leg reaches its foot, smoothed over 0.1 s."""
    b, feet, track = human.person.build, human.feet, human.role.track
    rate = 60
    times = np.arange(0, round(human.performance.seconds * rate) + 1) / rate
    # A little short of the whole leg: the hips sway and lean on their way over the foot.
    reach, ankle = 0.97 * (b.thigh + b.shin), 0.045 * b.height
    dips = np.zeros(len(times))
    for i, t in enumerate(times):
        here = track.at(float(t))
        way, apart = human._pointing(float(t))
        bob = human.acting.bob(float(t), feet) * b.height
        both = {side: feet.at(side, float(t)) for side in SIDES}
        middle = human._middle(float(t), [(foot.x - here.x) / max(here.scale, 0.01) for foot in both.values()])
        for side, foot in both.items():
            if not foot.planted:
                continue
            x, y = (foot.x - here.x) / max(here.scale, 0.01) - middle, (foot.y - here.y) / max(here.scale, 0.01)
            hand = -0.52 if side == "r" else 0.52
            off = x - hand * b.hips * 0.6 * apart
            if off * math.sin(way) < 0:
                # a trailing leg lifts its heel instead
                off = math.copysign(max(abs(off) - 0.6 * b.foot * abs(math.sin(foot.facing)), 0.0), off)
            highest = y + ankle + math.sqrt(max(reach**2 - off**2, 0.04 * reach**2))
            dips[i] = max(dips[i], b.leg * 0.9985 + bob - highest)
    wide = np.lib.stride_tricks.sliding_window_view(np.pad(dips, 3, mode="edge"), 7).max(axis=1)
    return times, np.convolve(np.pad(wide, 3, mode="edge"), np.ones(7) / 7, mode="valid")
