"""Anatomy: a quadruped's pose, and where all its joints are in it."""

from __future__ import annotations

import cmath
import functools
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sora_nb.stage.cast.limbs import bend
from sora_nb.stage.cast.outline import ease, mix, turn
from sora_nb.stage.cast.profiles import PROFILES

if TYPE_CHECKING:
    from sora_nb.stage.cast.species import Legs, Species

LEGS = ("hind far", "fore far", "hind near", "fore near")
_SPREAD = {"hind far": 0.07, "fore far": 0.09, "hind near": -0.03, "fore near": -0.02}
"""How far each foot stands ahead of the point below its root, so that far legs show."""

GLIDE, FARTHEST = 0.26, 0.1
"""How much of its foot's way a leg's root goes along, and how far at most, in withers heights."""
GIVE = 1.08
"""How much longer than its bones a leg is ever drawn."""


@dataclass(slots=True)
class Pose:
    """How a body is held: offsets in withers heights and turns in degrees from standing; gaze and mouth as shares.

    `feet` are the soles by leg; `curls` bend a leg's ankle and foot as in a swing, `folds` its ankle alone.
    """

    hip: complex = 0j
    hip_turn: float = 0.0
    shoulder: complex = 0j
    shoulder_turn: float = 0.0
    neck: float = 0.0
    head: float = 0.0
    tail: float = 0.0
    tail_curl: float = 0.0
    ear: float = 0.0
    trunk: float = 0.0
    trunk_curl: float = 0.0
    lid: float = 0.0
    smile: float = 0.0
    gaze: complex = 0j
    mouth: float = 0.0
    breath: float = 0.0
    feet: dict[str, complex] = field(default_factory=dict)
    curls: dict[str, float] = field(default_factory=dict)
    folds: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Limb:
    """A leg's joints from root to ball, where its sole is, and how its foot is turned."""

    legs: Legs
    joints: tuple[complex, complex, complex, complex]
    sole: complex
    foot: complex


@dataclass(slots=True)
class Skeleton:
    """All joints of a pose, in withers heights from the root, as they look: `aside` is 1 from the side, 0 from the front."""

    limbs: dict[str, Limb]
    neck: tuple[complex, complex, complex, complex]
    skull: complex
    heading: complex
    tail: complex
    tail_way: complex
    hip: tuple[complex, complex]
    shoulder: tuple[complex, complex]
    aside: float = 1.0

    def seen(self, point: complex, about: complex) -> complex:
        """Return a point as it looks while the body turns, when it is drawn about another one."""
        return complex(about.real + (point.real - about.real) * self.aside, point.imag)


@functools.cache
def roots(kind: Species) -> dict[str, complex]:
    """Return where each leg's root is at rest."""
    half = kind.length / 2
    return {
        name: complex(-half, kind.hind.chain[0][1]) if name.startswith("hind") else complex(half, kind.fore.chain[0][1])
        for name in LEGS
    }


@functools.cache
def homes(kind: Species) -> dict[str, float]:
    """Return how far ahead of the body's root each foot stands at rest."""
    half = kind.length / 2
    return {
        name: _SPREAD[name] + (kind.hind.chain[3][0] - half if name.startswith("hind") else half + kind.fore.chain[3][0])
        for name in LEGS
    }


@functools.cache
def reach_of(kind: Species, name: str) -> float:
    """Return how far from under its root a foot can stand, in withers heights, when the trunk sinks by a quarter."""
    legs = kind.hind if name.startswith("hind") else kind.fore
    upper, lower, last = (math.dist(a, b) for a, b in zip(legs.chain, legs.chain[1:], strict=False))
    low = 0.75 * (legs.chain[0][1] - legs.chain[3][1])
    return math.sqrt(max((upper + lower + 0.9 * last) ** 2 - low * low, 0.01)) + 0.8 * FARTHEST


def skinned(bones: Skeleton, kind: Species, point: complex) -> complex:
    """Return where a point of the resting trunk has moved to: with the hip behind, with the shoulder in front."""
    half = kind.length / 2
    share = ease((point.real + half * 1.1) / (2.2 * half))
    at, way = bones.hip
    behind = at + (point - complex(-half, kind.hind.chain[0][1])) * way
    at, way = bones.shoulder
    ahead = at + (point - complex(half, kind.fore.chain[0][1])) * way
    return mix(behind, ahead, share)


def skeleton(kind: Species, pose: Pose, aside: float = 1.0) -> Skeleton:
    """Return the joints of a pose; the body's length shrinks to the share `aside` as it turns towards the viewer."""
    rest = roots(kind)
    hip = (_narrow(rest["hind near"] + pose.hip, aside), turn(pose.hip_turn * aside))
    shoulder = (_narrow(rest["fore near"] + pose.shoulder, aside), turn(pose.shoulder_turn * aside))
    bones = Skeleton(
        limbs={}, neck=(0j, 0j, 0j, 0j), skull=0j, heading=1 + 0j, tail=0j, tail_way=1 + 0j, hip=hip, shoulder=shoulder,
        aside=aside,
    )  # fmt: skip
    home = homes(kind)
    for name in LEGS:
        hind = name.startswith("hind")
        legs = kind.hind if hind else kind.fore
        root, foot = root_of(kind, pose, name, aside), pose.feet.get(name, complex(home[name] * aside, 0.0))
        curl, fold = pose.curls.get(name, 0.0), pose.folds.get(name, 0.0)
        bones.limbs[name] = _limb(legs, root, foot, curl=curl, fold=fold, hind=hind, aside=aside)
    _neck(kind, pose, bones)
    tail = complex(-kind.length / 2 - kind.rump * 0.72, kind.back[0] - 0.07)
    # Seen from the front the tail hangs behind the middle of the body.
    bones.tail = bones.seen(skinned(bones, kind, tail), hip[0])
    bones.tail_way = turn(kind.tail_angle + pose.tail) * hip[1]
    return bones


def root_of(kind: Species, pose: Pose, name: str, aside: float = 1.0) -> complex:
    """Return where a leg hangs on the trunk; shoulder blades and hips glide a little after their foot."""
    hind = name.startswith("hind")
    rest, moved = roots(kind)[name], pose.hip if hind else pose.shoulder
    way = turn((pose.hip_turn if hind else pose.shoulder_turn) * aside)
    home = homes(kind)[name] * aside
    behind = (pose.feet[name].real - home) if name in pose.feet else 0.0
    legs = kind.hind if hind else kind.fore
    root = _narrow(rest + moved, aside) + complex((legs.chain[0][0] + _SPREAD[name] * 0.8) * aside, 0) * way
    return root + max(min(GLIDE * behind, FARTHEST), -FARTHEST)


def _narrow(point: complex, aside: float) -> complex:
    return complex(point.real * aside, point.imag)


def _limb(legs: Legs, root: complex, foot: complex, *, curl: float, fold: float, hind: bool, aside: float) -> Limb:
    chain, curl = [complex(x, y) for x, y in legs.chain], curl * aside
    lean = cmath.phase((root - foot) / (complex(0.0, chain[0].imag) - complex(chain[3].real * aside, 0.0) + 1e-9))
    lean = max(min(lean, 1.0), -1.0)
    folded = cmath.rect(1.0, 0.8 * lean * max(1.0 - abs(fold) / 45.0, 0.0) - math.radians(curl + fold))
    # the foot tips over its toes as the leg trails, and hangs while it swings
    tip = cmath.rect(1.0, -math.radians(0.85 * curl))
    ball = foot + 1j * chain[3].imag * tip
    upper, lower = abs(chain[1] - chain[0]), abs(chain[2] - chain[1])
    low = _reached(root, ball, ball + _narrow((chain[2] - chain[3]) * folded, aside), (upper + lower) * 0.998)
    # beyond its reach a leg gives a little rather than pull its foot from where it stands
    give = min(max(abs(root - low) / ((upper + lower) * 0.998), 1.0), GIVE)
    upper, lower = upper * give, lower * give
    middle, reached = bend((root.real, root.imag), (low.real, low.imag), upper, lower, 1.0 if hind else -1.0)
    drawn_in = complex(*reached) - low
    straight = root + (complex(*reached) - root) * upper / (upper + lower)
    knee = mix(straight, complex(*middle), aside)
    return Limb(legs, (root, knee, low + drawn_in, ball + drawn_in), foot + drawn_in, tip)


def _reached(root: complex, ball: complex, low: complex, longest: float) -> complex:
    """Return the ankle, turned about the ball of the foot towards the root where the leg would not reach it otherwise."""
    across, far = abs(low - ball), abs(root - ball)
    if abs(root - low) <= longest or across < 1e-6 or far < 1e-6:
        return low
    open_ = (across * across + far * far - longest * longest) / (2 * across * far)
    angle = math.acos(min(open_, 1.0)) if open_ > -1 else math.pi
    towards = (root - ball) / far
    side = 1.0 if ((low - ball) / towards).imag >= 0 else -1.0
    return ball + across * towards * cmath.rect(1.0, side * angle)


def _neck(kind: Species, pose: Pose, bones: Skeleton) -> None:
    at, way = bones.shoulder
    half = kind.length / 2
    rest = complex(half + 0.03, kind.back[3] * 0.62 + kind.belly[3] * 0.38)
    base = at + _narrow((rest - complex(half, kind.fore.chain[0][1])) * way, bones.aside)
    angle = kind.neck_angle + 0.5 * math.degrees(cmath.phase(way))
    first, last = turn(angle + 0.7 * pose.neck), turn(angle + 1.25 * pose.neck)
    middle = base + _narrow(first * kind.neck * 0.5, bones.aside)
    top = middle + _narrow(last * kind.neck * 0.5, bones.aside)
    bones.neck = (base - _narrow(first * 0.08, bones.aside), base, middle, top)
    bones.heading = turn(kind.pitch + pose.head)
    nape = complex(*PROFILES[kind.profile].nape)
    bones.skull = top - _narrow(nape * kind.head * bones.heading, bones.aside)
