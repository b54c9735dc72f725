"""Human motions: what is written down in the repertoire, as numbers of a person's pose, and where the tools are."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast import archery, implements, streams
from sora_nb.stage.cast.implements import Hold
from sora_nb.stage.cast.limbs import Point, between, curve
from sora_nb.stage.repertoire import DANCED, MOTIONS
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.stage.cast.human_acting import Acting
    from sora_nb.stage.cast.human_body import Build, Pose, Skeleton
    from sora_nb.stage.performance import Cue, Role
    from sora_nb.stage.repertoire import Motion
    from sora_nb.stage.styles.pen import Pen

LATE = 0.07
"""Seconds by which head and hands follow the body."""
_FOLLOW = frozenset(("nod", "tilt", "gaze", "wrist_n", "wrist_f"))


_CUSHION = 0.06
"""How high the hips of who sits on furniture are above the seat, as a share of the height."""


def of(cue: Cue) -> Motion | None:
    """Return the motion that a cue plays, or None."""
    return MOTIONS.get(cue.verb)


def since(cue: Cue, t: float) -> tuple[float, float]:
    """Return (how far a cue has come, how long it is): in seconds, for dances in beats of the music."""
    beat = (cue.beat or 0.5) if cue.verb in DANCED else 1.0
    return ((t if cue.verb in DANCED else t - cue.start) / beat, (cue.end - cue.start) / beat)


def changes(acting: Acting, pose: Pose, cue: Cue, t: float) -> Mapping[str, float]:
    """Return what a motion makes of a pose at a time."""
    motion, b = MOTIONS[cue.verb], acting.person.build
    near = acting.side(cue)
    sides = {"n": near, "f": "l" if near == "r" else "r"}
    now, length = since(cue, t)
    found: dict[str, float] = {}
    for name in motion.names():
        if name != "tool":
            value = motion.at(name, max(now - LATE, 0.0) if name in _FOLLOW else now, length)
            found[f"{name[:-1]}{sides[name[-1]]}" if name[-2:] in ("_n", "_f") else name] = value
    if motion.seat and _seated(acting):
        found["low"] = _CUSHION
    hips = _hips(b, pose, found)
    way = acting.way(t)
    for side in "rl":
        if f"hx_{side}" in found:
            found[f"hx_{side}"] *= way * b.height
            found[f"hy_{side}"] = up(b, hips, found[f"hy_{side}"])
    return found


def _hips(b: Build, pose: Pose, found: Mapping[str, float]) -> float:
    """Return how high the hips are, in metres, once a motion has been laid over a pose."""
    seat, low = found.get("seat", pose.seat), found.get("low", pose.low)
    crouch = found.get("crouch", pose.crouch)
    return seat * low * b.height + (1 - seat) * b.leg * (1 - crouch)


def up(b: Build, hips: float, y: float) -> float:
    """Return the metres above the root of a height up the body: -1 the ground, 0 the hips, 1 the neck, 2 the crown."""
    if y < 0:
        return hips * (1 + y)
    head = b.height - b.leg - b.torso
    return hips + min(y, 1.0) * b.torso + max(y - 1, 0.0) * head


def playing(role: Role, t: float) -> Cue | None:
    """Return the cue of a motion with things to handle at a time, the latest of them."""
    cues = [c for c in role.cues if c.start - 0.2 <= t < c.end + 0.2 and c.verb in MOTIONS]
    return max(cues, key=lambda c: c.start, default=None)


def held(acting: Acting, bones: Skeleton, cue: Cue, t: float) -> Hold:
    """Return where a motion's tool is taken at a time."""
    motion, b = MOTIONS[cue.verb], acting.person.build
    near = acting.side(cue)
    way = 1.0 if bones.fx >= 0 else -1.0
    hands = {"n": _palm(acting, bones, near), "f": _palm(acting, bones, "l" if near == "r" else "r")}
    now, length = since(cue, t)
    tilt = motion.at("tool", now, length) if "tool" in motion.names() else 0.0
    grip = motion.grip
    if grip in hands:
        return Hold(hands[grip], way * tilt, way)
    if grip in ("nf", "fn"):
        return Hold(hands[grip[0]], _toward(hands[grip[0]], hands[grip[1]], way), way)
    if grip in ("chin", "belly"):
        at = _rested(b, bones, grip, way)
        return Hold(at, _toward(at, hands["f"], way), way)
    angle = UPRIGHT.get(motion.tool, UPRIGHT.get(grip, tilt if grip == "lips" else 0.0))
    return Hold(_spot(b, bones, grip, hands, motion.share(now, length)), way * angle, way)


UPRIGHT = {"floor": 1.86, "harp": 1.66}
"""Radians up from straight ahead at which what stands on the floor leans back to its player; a harp only to the shoulder."""


def _rested(b: Build, bones: Skeleton, grip: str, way: float) -> Point:
    """Return where an instrument leans on the body: under the chin, or on the belly."""
    if grip == "chin":
        return bones.neck[0] + way * 0.012 * b.height, bones.neck[1] + 0.012 * b.height
    return bones.waist[0] + way * 0.045 * b.height, bones.waist[1] - 0.02 * b.height


def _spot(b: Build, bones: Skeleton, grip: str, hands: Mapping[str, Point], share: float) -> Point:
    """Return where a thing is that no hand leads: at the lips, about the waist, on the floor, in the air."""
    way = 1.0 if bones.fx >= 0 else -1.0
    spots = {
        "lips": (bones.head[0] + way * b.head * 0.40, bones.head[1] - b.head * 0.28), "floor": (way * 0.24 * b.height, 0.0),
        "waist": bones.waist, "between": between(hands["n"], hands["f"], 0.5), "feet": bones.legs["r"].tip,
    }  # fmt: skip
    return spots[grip] if grip in spots else _tossed(b, grip, hands["n"], share)


def _tossed(b: Build, grip: str, hand: Point, share: float) -> Point:
    """Return where a ball is that is bounced on the floor or played into the air."""
    ball = 0.085 * b.height
    if grip == "up":
        return hand[0], hand[1] + ball + 1.9 * b.height * share * (1 - share)
    fallen = 1 - abs(2 * share - 1)
    return hand[0], ball + max(hand[1] - 2 * ball, 0.0) * (1 - fallen**2)


def _palm(acting: Acting, bones: Skeleton, side: str) -> Point:
    arm, b = bones.arms[side], acting.person.build
    return arm.tip[0] + math.cos(arm.angle) * b.hand * 0.55, arm.tip[1] + math.sin(arm.angle) * b.hand * 0.55


def _toward(a: Point, z: Point, way: float) -> float:
    """Return the angle that a mirrored thing is turned by to point from one place to another."""
    angle = math.atan2(z[1] - a[1], (z[0] - a[0]) * way)
    return way * angle


def _seated(acting: Acting) -> bool:
    """Tell whether somebody sits on a thing of its own, so that no stool is needed."""
    from sora_nb.stage.relating import SEATS

    performance, name = acting.performance, acting.role.actor.name
    things = {r.b for r in performance.shot.relations if r.a == name and r.relation in ("on", "inside")}
    return any(role.actor.name in things and role.figure in SEATS for role in performance.roles)


def draw(pen: Pen, acting: Acting, bones: Skeleton, cue: Cue, t: float, *, behind: bool, own: frozenset[str]) -> None:
    """Draw what a motion needs and nobody else brings: before the body (`behind`) or between body and near arm.

    `own` names the things that are bodies of their own in the shot.
    """
    motion, b = MOTIONS[cue.verb], acting.person.build
    way = 1.0 if bones.fx >= 0 else -1.0
    seat = "" if _seated(acting) else motion.seat
    for name in (seat, motion.before):
        if name and name not in own and (name in implements.BEHIND) == behind:
            implements.draw(pen, name, Hold((0.0, 0.0), 0.0, way), b.height)
    if motion.grip == "line":
        _line(pen, acting, bones, cue, t, behind=behind)
        return
    if motion.grip == "rope":
        _rope(pen, acting, bones, cue, t, behind=behind)
        return
    if motion.tool and motion.grip != "feet" and motion.tool not in own and (motion.tool in implements.BEHIND) == behind:
        hold = held(acting, bones, cue, t)
        streams.draw(pen, motion, hold, acting, t)
        implements.draw(pen, motion.tool, hold, b.height)
    if motion.grip == "feet" and not behind:
        for leg in bones.legs.values():
            implements.draw(pen, motion.tool, Hold((leg.tip[0], leg.tip[1] - 0.045 * b.height), 0.0, way), b.height)
        implements.draw(pen, motion.also, Hold(_palm(acting, bones, acting.side(cue)), way * 0.75, way), b.height)
        return
    if motion.name == "archery" and not behind:
        sides = acting.side(cue), "l" if acting.side(cue) == "r" else "r"
        hands = _palm(acting, bones, sides[0]), _palm(acting, bones, sides[1])
        archery.draw(pen, acting, motion, hands, since=since(cue, t), t=t)
    if motion.also and not behind:
        _second(pen, acting, bones, cue, t)


def _second(pen: Pen, acting: Acting, bones: Skeleton, cue: Cue, t: float) -> None:
    """Draw the second thing: a bow that crosses the strings, the stick in the other hand, an arrow on the string."""
    motion, b = MOTIONS[cue.verb], acting.person.build
    near = acting.side(cue)
    way = 1.0 if bones.fx >= 0 else -1.0
    name, _, side = motion.also.partition(" ")
    palm = _palm(acting, bones, ("l" if near == "r" else "r") if side == "f" else near)
    hold = held(acting, bones, cue, t)
    if name == "bow":
        strings = (
            hold.at[0] + 0.10 * b.height * math.cos(hold.angle) * way,
            hold.at[1] + 0.10 * b.height * way * math.sin(hold.angle),
        )
        if motion.grip == "floor":
            strings = way * 0.17 * b.height, 0.24 * b.height
        implements.draw(pen, "bow", Hold(palm, _toward(palm, strings, way), way), b.height)
        return
    now, length = since(cue, t)
    angle = way * motion.at("tool", now + 0.5 * motion.period, length)
    implements.draw(pen, name, Hold(palm, angle, way), b.height)


def _line(pen: Pen, acting: Acting, bones: Skeleton, cue: Cue, t: float, *, behind: bool) -> None:
    """Draw the line from the near hand to what is led on it: a leash, a rope, a kite's string."""
    led = acting.performance.role(cue.led or "")
    if led is None or behind:
        return
    place = led.track.at(t)
    neck = 0.42 * led.height if led.family == "quadruped" else 0.0
    ahead = 0.5 * led.height * place.facing if led.family == "quadruped" else 0.0
    end = acting.local((place.x + ahead, place.y + neck + (0.5 * led.height if neck else 0.0)), t)
    hand = _palm(acting, bones, acting.side(cue))
    slack = 0.06 * math.dist(hand, end)
    pen.line(curve([hand, (between(hand, end, 0.5)[0], between(hand, end, 0.5)[1] - slack), end]), CORD, 0.012)


CORD = Colour.hex("#6d5a48")


def _rope(pen: Pen, acting: Acting, bones: Skeleton, cue: Cue, t: float, *, behind: bool) -> None:
    """Draw a skipping rope: below the feet as they leave the ground, over the head half a round later."""
    b = acting.person.build
    share = MOTIONS[cue.verb].share(*since(cue, t)) + 0.45
    a, z = (_palm(acting, bones, s) for s in ("r", "l"))
    high = 0.5 - 0.5 * math.cos(math.tau * share)
    if (math.sin(math.tau * share) < 0) != behind:
        return
    middle = (a[0] + z[0]) / 2 + 0.16 * b.height * math.sin(math.tau * share), (-0.02 + 1.16 * high) * b.height
    swing = [between(a, middle, 0.72), middle, between(z, middle, 0.72)]
    pen.line(curve([a, *swing, z]), Colour.hex("#b98a4a"), 0.014 * b.height)
