"""Gestures: how a quadruped does each verb, added to a pose by weight."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sora_nb.stage.cast.anatomy import LEGS, skeleton
from sora_nb.stage.cast.outline import ease, mix

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.cast.acting import Acting
    from sora_nb.stage.cast.anatomy import Pose
    from sora_nb.stage.cast.species import Species
    from sora_nb.stage.performance import Cue, Placement


class Moment(NamedTuple):
    """What a gesture needs to know: whose it is, which cue, when, how much of it, and where the body is."""

    actor: Acting
    cue: Cue
    t: float
    weight: float
    place: Placement

    @property
    def since(self) -> float:
        """Return seconds since the cue began."""
        return self.t - self.cue.start

    def bump(self, before: float, after: float) -> float:
        """Return a push that peaks at the cue's beat (or its middle): 0…1…0 over `before` and `after` seconds."""
        beat = self.cue.beat if self.cue.beat is not None else (self.cue.start + self.cue.end) / 2
        return ease((self.t - beat + before) / before) if self.t < beat else ease((beat + after - self.t) / after)


def _foot(pose: Pose, name: str, to: complex, weight: float, *, curl: float = 0.0, fold: float = 0.0) -> None:
    pose.feet[name] = mix(pose.feet[name], to, weight)
    pose.curls[name] = pose.curls.get(name, 0.0) * (1 - weight) + curl * weight
    pose.folds[name] = pose.folds.get(name, 0.0) * (1 - weight) + fold * weight


def sit(pose: Pose, m: Moment) -> None:
    """Sit on the haunches."""
    actor, kind, w = m.actor, m.actor.kind, m.weight
    root = kind.hind.chain[0][1]
    low = 0.16 + 0.55 * kind.hind.widths[1] * kind.bulk
    drop = (root - low) * w
    length = kind.length
    pose.hip += complex(length - math.sqrt(max(length**2 - drop**2, 0.1)), -drop)
    pose.shoulder += complex(-0.03, 0.015) * w
    angle = math.degrees(math.asin(min(drop / length, 0.9)))
    pose.hip_turn += angle * 1.12
    pose.shoulder_turn += angle * 0.85
    pose.neck += 4 * w
    pose.tail -= w * 12
    lift = math.sin(math.pi * min(max(w, 0.0), 1.0)) * 0.05
    metatarsus = abs(complex(*kind.hind.chain[2]) - complex(*kind.hind.chain[3]))
    for name in ("hind near", "hind far"):
        home = actor.homes[name]
        to = complex(home + length - math.sqrt(max(length**2 - (root - low) ** 2, 0.1)) + metatarsus * 1.0, lift)
        _foot(pose, name, to, w, fold=-58)


def lie(pose: Pose, m: Moment) -> None:
    """Lie on the belly with the head up."""
    kind, w = m.actor.kind, m.weight
    drop = min(min(kind.belly) - 0.015, kind.hind.chain[0][1] - 0.2, kind.fore.chain[0][1] - 0.2) * w
    pose.hip -= complex(0.0, drop)
    pose.shoulder -= complex(0.0, drop)
    half = kind.length / 2
    hoofed = kind.fore.foot == "hoof"
    for name in ("fore near", "fore far"):
        far = 0.06 if name.endswith("far") else 0.0
        chain = [complex(*p) for p in kind.fore.chain]
        reach = 0.9 * (abs(chain[1] - chain[0]) + abs(chain[2] - chain[1]))
        if hoofed:
            _foot(pose, name, complex(half - 0.06 + far, 0.0), w, curl=75, fold=10)
        else:
            _foot(pose, name, complex(half + reach + far, 0.0), w, fold=62)
    for name in ("hind near", "hind far"):
        far = 0.07 if name.endswith("far") else 0.0
        _foot(pose, name, complex(-half + 0.27 + far, 0.0), w, fold=-60)
    pose.neck -= 6 * w
    pose.tail += w * 22


def sleep(pose: Pose, m: Moment) -> None:
    """Sleep: on the belly, head on the paws, eyes shut, slow breath."""
    lie(pose, m)
    w, kind = m.weight, m.actor.kind
    pose.neck -= w * (kind.neck_angle + 6)
    pose.head += w * min(0.0, -kind.pitch - 8.0)
    pose.lid = max(pose.lid, ease(w * 1.3))
    pose.gaze *= 1 - w
    pose.hip += complex(0.05, 0.05) * w
    pose.shoulder -= complex(0.03, 0.03) * w
    pose.hip_turn += 15 * w
    pose.shoulder_turn -= 11 * w
    pose.breath += w * 2.2 * math.sin(m.t * 1.7 + m.actor.idling.phase)
    pose.ear -= w * (4 if kind.ears in ("flop", "flap") else 16)
    pose.tail += w * 16
    pose.tail_curl += w * 34


def eat(pose: Pose, m: Moment) -> None:
    """Graze or eat from the ground, chewing."""
    w, kind = m.weight, m.actor.kind
    chew = math.sin(m.since * 11)
    if "trunk" in kind.extras:
        pose.trunk += w * (10 + 22 * math.sin(m.since * 2.2))
        pose.trunk_curl += w * (-22 - 22 * math.sin(m.since * 2.2))
        pose.mouth = max(pose.mouth, w * 0.4 * max(chew, 0))
        return
    neck, crouch = graze(m.actor)
    pose.neck += w * (neck + 2.5 * math.sin(m.since * 2.1) + 2.0 * math.sin(m.since * 5.3))
    pose.shoulder -= complex(0.0, crouch * w)
    pose.head += w * _bow(kind)
    pose.mouth = max(pose.mouth, w * (0.22 + 0.2 * chew))
    pose.gaze = mix(pose.gaze, -0.8j, w)


def _bow(kind: Species) -> float:
    """Return how far a head turns down to eat from the ground: hoofed animals hang it, others reach forward."""
    return -76.0 - kind.pitch if kind.gait == "hoof" else -16.0


def graze(actor: Acting) -> tuple[float, float]:
    """Return how far the neck turns (degrees) and the shoulders sink for the mouth to reach the ground."""
    from sora_nb.stage.cast.anatomy import Pose
    from sora_nb.stage.cast.heads import muzzle

    kind = actor.kind
    for crouch in (0.0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.25):
        for degrees in range(0, -125, -5):
            pose = Pose(neck=float(degrees), shoulder=complex(0, -crouch), head=_bow(kind))
            if muzzle(kind, skeleton(kind, pose)).imag < 0.06:
                return float(degrees), crouch
    return -120.0, 0.25


def look(pose: Pose, m: Moment) -> None:
    """Turn the head to a point, or look about."""
    w = m.weight
    point = m.cue.look or m.cue.aim
    if point is None:
        pose.head += w * 8 * math.sin(m.since * 2.4)
        pose.gaze = mix(pose.gaze, complex(math.sin(m.since * 1.7), 0.4 * math.sin(m.since * 1.1)), w)
        return
    at = m.actor.local(m.place, *point)
    away = at - skeleton(m.actor.kind, pose).skull
    angle = math.degrees(math.atan2(away.imag, abs(away.real) + 0.2))
    pose.head += w * max(min(angle * 0.55, 32.0), -30.0)
    pose.neck += w * max(min(angle * 0.25, 14.0), -16.0)
    pose.gaze = mix(pose.gaze, complex(0.7 if away.real > 0 else -0.9, max(min(angle / 45, 0.9), -0.9)), w)


def call(pose: Pose, m: Moment) -> None:
    """Call: a howl with the muzzle to the sky, held and swelling; anything else with a toss of the head."""
    w = m.weight
    if m.cue.manner != "howl":
        pose.neck += 5 * w * max(math.sin(5 * m.since), 0.0)
        return
    held = ease(m.since / 0.5) * (1 + 0.10 * math.sin(2.2 * m.since))
    pose.neck += 26 * w * held
    pose.head += 40 * w * held
    pose.ear -= 14 * w * held
    pose.tail -= 10 * w * held
    pose.mouth = max(pose.mouth, 0.55 * w * min(held, 1.0))


def dance(pose: Pose, m: Moment) -> None:
    """Bounce and wiggle to a beat of two a second."""
    beat = m.t / m.cue.beat if m.cue.verb == "dance" and m.cue.beat else m.since * 2.0
    w = m.weight * min(0.6 + 0.4 * m.cue.energy, 1.4)
    up = abs(math.sin(math.pi * beat))
    side = math.sin(math.pi * beat)
    pose.hip += w * complex(0.03 * side, 0.02 + 0.05 * up * (0.5 - 0.5 * side) - 0.05 * (1 - up))
    pose.shoulder += w * complex(0.03 * side, 0.02 + 0.07 * up * (0.5 + 0.5 * side) - 0.05 * (1 - up))
    pose.hip_turn += w * 9 * side
    pose.shoulder_turn += w * 7 * side
    pose.head += w * 13 * math.sin(math.pi * beat + 0.6)
    pose.neck += w * (8 + 7 * side)
    pose.tail += w * 26 * math.sin(math.tau * beat)
    pose.trunk += w * (40 + 26 * side)
    pose.trunk_curl += w * 16 * side
    pose.ear += w * 12 * math.cos(math.tau * beat)
    for name, phase in (("fore near", 1.0), ("fore far", -1.0)):
        lift = max(0.0, side * phase) * w
        pose.feet[name] += complex(0.06 * lift, 0.17 * lift)
        pose.curls[name] = pose.curls.get(name, 0.0) + 45 * lift
    for name, phase in (("hind near", -1.0), ("hind far", 1.0)):
        lift = max(0.0, side * phase) * w
        pose.feet[name] += complex(0.0, 0.08 * lift)
        pose.curls[name] = pose.curls.get(name, 0.0) + 24 * lift


def wave(pose: Pose, m: Moment) -> None:
    """Lift the near forepaw (an elephant: its trunk) and wave."""
    w, kind = m.weight, m.actor.kind
    swing = math.sin(m.since * 10)
    if "trunk" in kind.extras:
        pose.trunk += w * (100 + 12 * swing)
        pose.trunk_curl += w * (12 + 10 * swing)
        pose.head += w * 10
        return
    m.actor.tilt(pose, 5 * w, -1.0)
    root = complex(kind.length / 2, kind.fore.chain[0][1])
    to = root + complex(0.36 + 0.05 * swing, 0.02 + 0.1 * swing)
    _foot(pose, "fore near", to, w, curl=-8 + 18 * swing, fold=30)
    pose.head += w * 7
    pose.tail += w * 12 * math.sin(m.since * 12)


def kick(pose: Pose, m: Moment) -> None:
    """Strike with the near forefoot, at the aim at the beat."""
    kind, actor = m.actor.kind, m.actor
    hit, back = m.bump(0.12, 0.3), m.bump(0.42, 0.12) * (1 - m.bump(0.12, 0.3))
    home = complex(actor.homes["fore near"], 0.0)
    target = actor.local(m.place, *m.cue.aim) if m.cue.aim else home + complex(0.4, 0.22)
    chain = [complex(*p) for p in kind.fore.chain]
    longest = sum(abs(b - a) for a, b in pairwise(chain)) * 0.97
    root = complex(kind.length / 2, chain[0].imag)
    away = target - root
    if abs(away) > longest:
        target = root + away / abs(away) * longest
    pose.feet["fore near"] += back * complex(-0.2, 0.2)
    pose.curls["fore near"] = pose.curls.get("fore near", 0.0) + 65 * back
    _foot(pose, "fore near", target, hit, curl=-10)
    actor.tilt(pose, 7 * back + 4 * hit, -1.0)
    pose.neck += 8 * back - 6 * hit


def throw(pose: Pose, m: Moment) -> None:
    """Fling with the mouth (an elephant: with the trunk): dip, then up and forward at the beat."""
    wind, fling = m.bump(0.5, 0.1) * (1 - m.bump(0.14, 0.3)), m.bump(0.14, 0.35)
    if "trunk" in m.actor.kind.extras:
        pose.trunk += -35 * wind + 95 * fling
        pose.trunk_curl += -20 * wind + 10 * fling
        return
    pose.neck += -26 * wind + 16 * fling
    pose.head += -20 * wind + 30 * fling
    pose.shoulder -= 0.05j * wind
    pose.mouth = max(pose.mouth, 0.8 * fling)


def catch(pose: Pose, m: Moment) -> None:
    """Snap at what comes: the mouth opens before the beat and shuts on it."""
    reach = m.bump(0.35, 0.35)
    if "trunk" in m.actor.kind.extras:
        pose.trunk += 80 * reach
        return
    snap = m.bump(0.3, 0.08)
    look(pose, m._replace(weight=reach))
    pose.mouth = max(pose.mouth, 0.9 * snap)
    pose.neck += 6 * reach


def hold(pose: Pose, m: Moment) -> None:
    """Hold something in the mouth."""
    pose.head += 5 * m.weight
    if "trunk" in m.actor.kind.extras:
        pose.trunk += 45 * m.weight
        pose.trunk_curl += 12 * m.weight


def cheer(pose: Pose, m: Moment) -> None:
    """Bounce with the forefeet, head up, mouth open."""
    w = m.weight
    hop = abs(math.sin(m.since * math.pi * 1.9))
    m.actor.tilt(pose, w * 15 * hop, -1.0)
    for name, late in (("fore near", 0.0), ("fore far", 0.25)):
        lift = w * abs(math.sin(m.since * math.pi * 1.9 - late))
        pose.feet[name] += complex(0.08, 0.26) * lift
        pose.curls[name] = pose.curls.get(name, 0.0) + 50 * lift
    pose.head += w * 12
    pose.neck += w * 8
    pose.mouth = max(pose.mouth, 0.6 * w * hop)
    pose.tail += w * 24 * math.sin(m.since * 14)
    pose.trunk += w * 95
    pose.trunk_curl += w * 14


def swim(pose: Pose, m: Moment) -> None:
    """Paddle with all four, head high."""
    _paddle(pose, m, rate=9.0, sweep=0.2)
    pose.neck += 14 * m.weight
    pose.head += 4 * m.weight
    pose.trunk += 95 * m.weight
    m.actor.tilt(pose, 6 * m.weight)


def drift(pose: Pose, m: Moment) -> None:
    """Float: legs hang and stir."""
    _paddle(pose, m, rate=2.4, sweep=0.09)
    m.actor.tilt(pose, m.weight * 5 * math.sin(m.t * 1.3))


def soar(pose: Pose, m: Moment) -> None:
    """Fly as if by magic: forelegs ahead, hind legs behind."""
    w = m.weight
    stir = math.sin(m.t * 4)
    for name in LEGS:
        home = complex(m.actor.homes[name], 0.0)
        ahead = name.startswith("fore")
        offset = complex(0.34, 0.36 + 0.03 * stir) if ahead else complex(-0.38, 0.34 - 0.03 * stir)
        _foot(pose, name, home + offset, w, curl=10 if ahead else 45)
    pose.ear += w * (10 + 20 * math.sin(m.t * 9))
    pose.neck += 6 * w


def tumble(pose: Pose, m: Moment) -> None:
    """Fall with flailing legs."""
    _paddle(pose, m, rate=15.0, sweep=0.2)
    pose.mouth = max(pose.mouth, 0.7 * m.weight)


def _paddle(pose: Pose, m: Moment, *, rate: float, sweep: float) -> None:
    for i, name in enumerate(LEGS):
        a = m.t * rate + (0.0, math.pi, math.pi, 0.0)[i]
        home = complex(m.actor.homes[name], 0.12)
        _foot(pose, name, home + complex(sweep * math.cos(a), 0.09 * math.sin(a)), m.weight, curl=30 + 25 * math.sin(a))


def push(pose: Pose, m: Moment) -> None:
    """Lean into something with lowered head."""
    m.actor.tilt(pose, -5 * m.weight, -1.0)
    pose.neck -= 22 * m.weight
    pose.shoulder += 0.03 * m.weight


def shake(pose: Pose, m: Moment) -> None:
    """Shake the whole body, as after a bath."""
    quick = math.sin(m.since * 38) * m.weight
    pose.head += 10 * quick
    pose.shoulder_turn += 4 * quick
    pose.hip_turn -= 4 * math.sin(m.since * 38 - 1) * m.weight
    pose.ear += 40 * math.sin(m.since * 38 - 0.8) * m.weight
    pose.tail += 25 * quick


def lower(pose: Pose, m: Moment) -> None:
    """Look down at something before the feet."""
    pose.neck -= 20 * m.weight
    pose.head -= 12 * m.weight
    pose.gaze = mix(pose.gaze, complex(0.3, -0.8), m.weight)


def point(pose: Pose, m: Moment) -> None:
    """Point: one forefoot lifted, nose forward."""
    home = complex(m.actor.homes["fore near"], 0.0)
    _foot(pose, "fore near", home + complex(0.06, 0.2), m.weight, curl=60)
    pose.neck -= 10 * m.weight
    pose.tail += -10 * m.weight


GESTURES: dict[str, Callable[[Pose, Moment], None]] = {
    "sit": sit, "ride": sit, "lie": lie, "sleep": sleep, "eat": eat, "drink": eat, "look": look, "turn": look, "dance": dance,
    "play": dance, "wave": wave, "kick": kick, "throw": throw, "give": throw, "catch": catch, "hold": hold, "cheer": cheer,
    "clap": cheer, "swim": swim,
    "climb": swim, "float": drift, "fly": soar, "fall": tumble, "push": push, "collide": push, "shake": shake,
    "read": lower, "write": lower, "cook": lower, "paint": lower, "open": lower, "point": point,
    "speak": call,
}  # fmt: skip
