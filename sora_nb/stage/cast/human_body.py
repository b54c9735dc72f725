"""Human body: proportions by age and build, the pose's numbers, and the skeleton that follows from both."""

from __future__ import annotations

import math
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from sora_nb.stage.cast.limbs import Point, bend, between, turned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.stage.cast.gait import Foot

SIDES = ("r", "l")
YAW = 0.74
"""How far a figure that faces right is turned away from the viewer, in radians: a three-quarter view."""


@dataclass(frozen=True, kw_only=True)
class Build:
    """Lengths of one body, in metres at scale 1."""

    height: float
    head: float  # chin to crown
    leg: float  # sole to hip joint
    thigh: float
    shin: float
    foot: float
    torso: float  # hip joint to the base of the neck
    neck: float
    upper: float  # shoulder to elbow
    lower: float  # elbow to wrist
    hand: float
    shoulders: float  # half the width
    waist: float
    hips: float
    belly: float
    bust: float
    limb: float  # thickness of arms and legs, 1 = plain


def proportion(height: float, age: str, *, female: bool, weight: float) -> Build:
    """Return the lengths of a body.

    Heads per height and segment shares follow figure-drawing canons (Loomis), with a head a quarter larger than life.
    `weight` is -1 (slender) … 1 (stout).
    """
    heads = {"baby": 3.15, "child": 4.35, "teen": 5.1, "adult": 5.6, "old": 5.45}[age]
    share = {"baby": 0.30, "child": 0.415, "teen": 0.465, "adult": 0.485, "old": 0.465}[age]
    h = height
    head, leg = h / heads, h * share
    small = age in {"baby", "child"}
    wide = (0.116 if not female else 0.094) if not small else 0.092
    return Build(
        height=h,
        head=head,
        leg=leg,
        thigh=(leg - 0.045 * h) * 0.515,
        shin=(leg - 0.045 * h) * 0.485,
        foot=h * (0.135 if not small else 0.125),
        torso=h - leg - head * (0.94 + 0.55 * (0.24 if small else 0.38)),
        neck=head * (0.24 if small else 0.38),
        upper=h * (0.165 if not small else 0.145),
        lower=h * (0.15 if not small else 0.13),
        hand=h * (0.066 if not small else 0.06),
        shoulders=h * wide * (1 + 0.10 * max(weight, 0)),
        waist=h * (0.067 if female else 0.080) * (1 + 0.28 * weight) * (1.35 if age == "baby" else 1.08 if small else 1),
        hips=h * (0.090 if female else 0.080) * (1 + 0.16 * weight) * (1.25 if age == "baby" else 1),
        belly=h * (0.05 * max(weight, 0) + (0.022 if small else 0.006)),
        bust=h * (0.024 if female and not small else 0.010),
        limb=(1 + 0.22 * weight) * (1.45 if age == "baby" else 1.12 if small else 1.0) * (0.92 if female else 1.0),
    )


@dataclass(slots=True)
class Pose:
    """Every number that acting may set. Angles in radians, forwards positive; lengths in body heights.

    `_r` and `_l` are the body's own right and left. `out` lifts an arm sideways and `fore`
    its forearm beyond it; `hand_*` pulls the hand to (hx, hy) in metres from the root. `seat` 0…1 puts the hips `low`
    above the root instead of on straight legs; `astride` hides the far leg behind what is ridden.
    """

    x: float = 0.0
    y: float = 0.0
    crouch: float = 0.0
    low: float = 0.0
    seat: float = 0.0
    roll: float = 0.0
    lean: float = 0.0
    curl: float = 0.0
    sway: float = 0.0
    twist: float = 0.0
    turn: float = 0.0
    whirl: float = 0.0
    nod: float = 0.0
    tilt: float = 0.0
    gaze: float = 0.0
    arm_r: float = 0.05
    arm_l: float = 0.05
    out_r: float = 0.16
    out_l: float = 0.16
    fore_r: float = 0.0
    fore_l: float = 0.0
    elbow_r: float = 0.22
    elbow_l: float = 0.22
    wrist_r: float = 0.0
    wrist_l: float = 0.0
    grip_r: float = 0.35
    grip_l: float = 0.35
    hx_r: float = 0.0
    hx_l: float = 0.0
    hy_r: float = 0.0
    hy_l: float = 0.0
    hand_r: float = 0.0
    hand_l: float = 0.0
    fx_r: float = 0.0
    fx_l: float = 0.0
    fy_r: float = 0.0
    fy_l: float = 0.0
    toe_r: float = 0.0
    toe_l: float = 0.0
    hip_r: float = 0.0
    hip_l: float = 0.0
    knee_r: float = 0.0
    knee_l: float = 0.0
    legs: float = 0.0  # 0 = legs follow the feet on the ground, 1 = they follow hip and knee
    astride: float = 0.0
    open: float = 0.0
    smile: float = 0.35
    brow: float = 0.0
    frown: float = 0.0
    lid: float = 0.0
    ex: float = 0.0
    ey: float = 0.0

    def blend(self, changes: Mapping[str, float], weight: float) -> None:
        """Move the named numbers towards new values by a share of 0…1."""
        if weight <= 0:
            return
        for name, value in changes.items():
            now = getattr(self, name)
            setattr(self, name, now + (value - now) * weight)

    def add(self, changes: Mapping[str, float], weight: float = 1.0) -> None:
        """Add to the named numbers."""
        for name, value in changes.items():
            setattr(self, name, getattr(self, name) + value * weight)


NUMBERS = frozenset(f.name for f in fields(Pose))


@dataclass(slots=True)
class Limb:
    """The three joints of an arm or a leg, and the way its hand or foot points, in radians from +x."""

    root: Point
    joint: Point
    tip: Point
    angle: float
    depth: float  # 0 = nearest … 1 = on the far side
    way: float  # 1 = facing right, -1 = left
    fx: float = 1.0  # how far the foot points to the right on the picture


@dataclass(slots=True)
class Skeleton:
    """A solved pose in metres from the root, y up: forward is +x where `fx` > 0."""

    fx: float
    lx: float
    face: float  # the head's yaw, 0 = towards the viewer
    pelvis: Point
    waist: Point
    neck: Point
    head: Point  # the middle of the skull
    tilt: float  # the head's angle, counter-clockwise
    arms: dict[str, Limb]
    legs: dict[str, Limb]
    shoulder_lx: float
    spine: float


def solve(build: Build, pose: Pose, facing: float, feet: Mapping[str, Foot], root: Point) -> Skeleton:
    """Return the skeleton of a pose: spine and arms from their angles, legs from their feet by reach.

    `whirl` turns the whole body about its axis beyond what `facing` says, through the back view.

    `feet` are in metres from the root; `root` is (x, y) of the pelvis's place above it, in metres.
    """
    yaw = facing * YAW
    yaw -= math.copysign(min(abs(pose.turn), abs(yaw) + 0.3), yaw) * (1 if pose.turn >= 0 else -1)
    if pose.whirl:
        yaw += pose.whirl
        facing = min(max(math.sin(yaw) / math.sin(YAW), -1.0), 1.0)
    fx, lx = math.sin(yaw), math.cos(yaw)
    way = 1.0 if facing >= 0 else -1.0
    pelvis = (root[0] + pose.x * build.height * facing + pose.sway * build.height * lx, root[1] + pose.y * build.height)
    tip = way * abs(facing)
    low, high = (pose.lean * 0.55 + pose.roll) * tip, (pose.lean + pose.curl + pose.roll) * tip
    waist = _up(pelvis, build.torso * 0.42, low)
    neck = _up(waist, build.torso * 0.58, high)
    tilt = (pose.roll + (pose.lean + pose.curl) * 0.35 + pose.nod) * tip - pose.tilt * lx
    throat = _up(neck, build.neck * 0.55, (high + tilt) / 2)
    head = _up(throat, build.head * 0.44, tilt * 0.9)
    turn = yaw - pose.twist * way
    arms = {s: _arm(build, pose, s, neck, spine=high, roll=pose.roll * tip, yaw=turn) for s in SIDES}
    legs = {s: _leg(build, pose, s, pelvis, yaw=yaw, facing=facing, foot=feet[s]) for s in SIDES}
    face = yaw - 0.28 * YAW * min(max(fx / math.sin(YAW), -1.0), 1.0) - pose.gaze * way
    return Skeleton(
        fx=fx,
        lx=lx,
        face=face,
        pelvis=pelvis,
        waist=waist,
        neck=neck,
        head=head,
        tilt=-tilt,
        arms=arms,
        legs=legs,
        shoulder_lx=math.cos(turn),
        spine=high,
    )


def _up(start: Point, length: float, lean: float) -> Point:
    return start[0] + math.sin(lean) * length, start[1] + math.cos(lean) * length


def _arm(build: Build, pose: Pose, side: str, neck: Point, *, spine: float, roll: float, yaw: float) -> Limb:
    """Return an arm: its angles are in the body's own side and forward planes, seen under the body's yaw."""
    hand = -1.0 if side == "r" else 1.0
    fx, lx = math.sin(yaw), math.cos(yaw)
    drop = build.torso * 0.075
    lift = max(getattr(pose, f"out_{side}") - 0.9, 0.0) * 0.05 * build.height
    shoulder = (neck[0] + hand * build.shoulders * 0.86 * lx, neck[1] - drop + lift)
    shoulder = turned(shoulder, -spine, neck)
    swing, out = getattr(pose, f"arm_{side}"), getattr(pose, f"out_{side}")
    bent, fore = getattr(pose, f"elbow_{side}"), getattr(pose, f"fore_{side}")

    def seen(forward: float, sideways: float) -> Point:
        c = math.cos(sideways)
        return math.sin(forward) * c * fx + hand * math.sin(sideways) * lx, -math.cos(forward) * c

    upper, lower = seen(swing, out), seen(swing + bent, out - 0.45 * min(max(out, 0), 0.8) + fore)
    turn = -roll - (spine - roll) * 0.5
    upper, lower = turned(upper, turn), turned(lower, turn)
    elbow = (shoulder[0] + upper[0] * build.upper, shoulder[1] + upper[1] * build.upper)
    wrist = (elbow[0] + lower[0] * build.lower, elbow[1] + lower[1] * build.lower)
    pull = getattr(pose, f"hand_{side}")
    if pull > 0.001:
        aim = (getattr(pose, f"hx_{side}"), getattr(pose, f"hy_{side}"))
        # the hand's middle, not the wrist, comes to the point
        aim = between(aim, shoulder, build.hand * 0.5 / max(math.dist(aim, shoulder), build.hand))
        way = 1.0 if fx >= 0 else -1.0
        joint, tip = bend(shoulder, aim, build.upper, build.lower, -way)
        # elbows hang down and back; only for a hand raised behind the shoulder they point outwards
        behind = min(max(((shoulder[0] - aim[0]) * way - 0.02) / 0.26, 0.0), 1.0)
        outward = behind * min(max((aim[1] - shoulder[1] + 0.06) / 0.26, 0.0), 1.0)
        if outward > 0:
            joint = between(joint, bend(shoulder, aim, build.upper, build.lower, way)[0], outward)
        # A hand that passes close by its shoulder would whirl the elbow round: there it hangs down and back.
        near = 1 - min(max((math.dist(shoulder, aim) / build.height - 0.05) / 0.13, 0.0), 1.0)
        if near > 0:
            hangs = (shoulder[0] - way * 0.35 * build.upper, shoulder[1] - 0.93 * build.upper)
            joint = between(joint, hangs, near * near * (3 - 2 * near))
        elbow, wrist = between(elbow, joint, pull), between(wrist, tip, pull)
    angle = math.atan2(wrist[1] - elbow[1], wrist[0] - elbow[0])
    angle += getattr(pose, f"wrist_{side}") * (1.0 if fx >= 0 else -1.0)
    way = 1.0 if fx >= 0 else -1.0
    return Limb(shoulder, elbow, wrist, angle, 0.5 + 0.5 * hand * way * min(abs(fx) * 1.4, 1.0), way)


def _leg(build: Build, pose: Pose, side: str, pelvis: Point, *, yaw: float, facing: float, foot: Foot) -> Limb:
    """Return a leg that reaches for its foot, whose heel rises before it leaves and whose toe rises before it lands.

    The foot keeps the way it was set down, in radians, while the body turns over it; the knee points where the body does.
    """
    hand = -1.0 if side == "r" else 1.0
    lx, fx = math.cos(yaw), math.sin(yaw * pose.legs + foot.facing * (1 - pose.legs))
    way = 1.0 if fx >= 0 else -1.0
    hip = (pelvis[0] + hand * build.hips * 0.52 * lx, pelvis[1])
    # Seen from the front or from behind, a heel that rises does not turn the foot on the picture.
    seen = min(abs(fx) * 1.6, 1.0)
    pitch = getattr(pose, f"toe_{side}") * seen
    ground = (foot.x + getattr(pose, f"fx_{side}") * build.height * facing, foot.y + getattr(pose, f"fy_{side}") * build.height)
    ankle = _ankle(build, ground, pitch, fx)
    if foot.planted and pose.legs < 0.01:
        ankle, pitch = _stretched(build, hip, ground, pitch, fx=fx, most=1.15 * seen)
    joint, reached = bend(hip, ankle, build.thigh, build.shin, 1.0 if facing >= 0 else -1.0)
    # Seen from the front a bent knee comes towards the viewer, not to a side.
    straight = between(hip, reached, build.thigh / (build.thigh + build.shin))
    joint = between(straight, joint, min(abs(facing) * 1.6, 1.0))
    if pose.legs > 0:
        a = getattr(pose, f"hip_{side}") - pose.roll
        k = a - getattr(pose, f"knee_{side}")
        knee = (hip[0] + math.sin(a) * facing * build.thigh, hip[1] - math.cos(a) * build.thigh)
        free = (knee[0] + math.sin(k) * facing * build.shin, knee[1] - math.cos(k) * build.shin)
        joint, reached = between(joint, knee, pose.legs), between(reached, free, pose.legs)
        pitch = pitch * (1 - pose.legs) + pose.legs * (getattr(pose, f"toe_{side}") - k)
    angle = -pitch * way if fx >= 0 else math.pi - pitch * way
    near = math.copysign(min(abs(math.sin(yaw)) * 1.4, 1.0), math.sin(yaw))
    return Limb(hip, joint, reached, angle, 0.5 + 0.5 * hand * near, way, fx)


def _ankle(build: Build, ground: Point, pitch: float, fx: float) -> Point:
    """Return the ankle of a foot standing at a point, turned about its ball (heel up) or its heel (toe up)."""
    way = 1.0 if fx >= 0 else -1.0
    pivot = (ground[0] + way * build.foot * (0.55 if pitch > 0 else -0.18) * abs(fx), ground[1])
    return turned((ground[0], ground[1] + 0.045 * build.height), -pitch * way, pivot)


def _stretched(build: Build, hip: Point, ground: Point, pitch: float, *, fx: float, most: float) -> tuple[Point, float]:
    """Return an ankle within the leg's reach, raising the heel where the body has gone ahead of a planted foot."""
    reach = (build.thigh + build.shin) * 0.9985
    ankle = _ankle(build, ground, pitch, fx)
    if math.dist(hip, ankle) <= reach:
        return ankle, pitch
    low, high = max(pitch, 0.0), max(pitch, most)
    for _ in range(9):
        middle = (low + high) / 2
        far = math.dist(hip, _ankle(build, ground, middle, fx)) > reach
        low, high = (middle, high) if far else (low, middle)
    return _ankle(build, ground, high, fx), high
