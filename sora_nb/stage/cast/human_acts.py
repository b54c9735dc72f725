"""Human acts: how a person plays each verb; gestures here, deeds with an aim and postures in rooms of their own."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast import human_deeds, human_gaits, human_motions, human_postures
from sora_nb.stage.cast.human_postures import both

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sora_nb.stage.cast.human_acting import Acting
    from sora_nb.stage.cast.human_body import Pose
    from sora_nb.stage.performance import Cue

    Changes = Mapping[str, float]
    Act = Callable[[Acting, Cue, float], Changes]

HANDED = {"hold", "throw", "catch", "give", "read", "eat", "drink", "write", "paint", "cook", "kick", "push"}
"""Cues in which a hand holds or gives something."""
SEATED = {
    "wave", "clap", "cheer", "point", "speak", "sing", "look", "hold", "give", "eat", "drink", "read", "write", "paint",
    "cook", "play",
    "open", "throw", "catch", "shake",
}  # fmt: skip
"""What can be done without getting up."""
BODILY = {"clap", "hold", "eat", "drink", "read", "write", "paint", "cook", "play", "open", "point"}
"""Gestures whose hands keep to the body, wherever it sits or lies."""
BELOW = {"sit", "lie", "sleep", "ride", "fly", "swim", "float", "climb", "swing", "drive", "roll", "slide"}
"""Postures, on which gestures are laid."""
TWO_PI = 2 * math.pi


def layer(verb: str) -> int:
    """Return when a verb is played: postures first, then gestures, on speech, looks last."""
    if verb == "axel":
        return 3
    if verb in BELOW or verb in human_gaits.ACTS:
        return 0
    return {"speak": 1, "look": 3}.get(verb, 2)


def ease(verb: str) -> float:
    """Return how many seconds a verb needs to take hold of the body."""
    if verb in {"sit", "lie", "sleep"}:
        return 0.75
    return 0.5 if verb in BELOW else 0.28


def play(acting: Acting, pose: Pose, cue: Cue, t: float, weight: float) -> None:
    """Lay one cue over the pose."""
    act = ACTS.get(cue.verb)
    if human_motions.of(cue) is not None:
        pose.blend(human_motions.changes(acting, pose, cue, t), weight)
    elif act is not None:
        changes = act(acting, cue, t)
        if cue.verb in BODILY:
            changes = _lowered(acting, pose, changes, t)
        if cue.verb == "speak":
            _talk(acting, pose, changes, t, weight)
        else:
            pose.blend(changes, weight)
    point = cue.look or (cue.aim if cue.verb in {"look", "point"} else None)
    if point is not None:
        _look_at(acting, pose, point, t, weight)
    if cue.manner in MOODS:
        pose.blend(MOODS[cue.manner], weight)


def _talk(acting: Acting, pose: Pose, changes: Changes, t: float, weight: float) -> None:
    """Lay speech over the pose; who walks while speaking leaves most of the gestures to the gait's own swing."""
    pace = acting.feet.pace(t)
    still = 1 - 0.8 * min(max((pace - 0.1) / 0.5, 0.0), 1.0)
    hands = {name: value for name, value in changes.items() if name[-2:] in {"_r", "_l"}}
    pose.blend(hands, weight * still)
    pose.blend({name: value for name, value in changes.items() if name not in hands}, weight)


def _lowered(acting: Acting, pose: Pose, changes: Changes, t: float) -> Changes:
    """Return a gesture with its hands moved as the hips have moved from where they stand."""
    b, here = acting.person.build, acting.role.track.at(t)
    dx = pose.x * b.height * here.facing
    dy = pose.seat * (pose.low * b.height - b.leg) - (1 - pose.seat) * pose.crouch * b.leg
    lift = {"hx_r": dx, "hx_l": dx, "hy_r": dy, "hy_l": dy}
    return {name: value + lift.get(name, 0.0) for name, value in changes.items()}


MOODS: dict[str, Changes] = {
    "happily": {"smile": 1.0, "brow": 0.4}, "sadly": {"smile": -0.7, "frown": -0.8, "ey": -0.4, "nod": 0.2},
    "angrily": {"smile": -0.5, "frown": 1.0, "brow": -0.4}, "nervously": {"smile": -0.2, "frown": -0.6, "brow": 0.4},
    "excitedly": {"smile": 1.0, "brow": 0.9}, "proudly": {"smile": 0.7, "nod": -0.12}, "sleepily": {"lid": 0.55},
    "surprised": {"brow": 1.0, "open": 0.35}, "cheerfully": {"smile": 1.0, "brow": 0.4},
}  # fmt: skip


def _look_at(acting: Acting, pose: Pose, point: tuple[float, float], t: float, weight: float) -> None:
    """Turn head and eyes to a point of the world."""
    x, y = acting.local(point, t)
    way, up = acting.way(t), acting.person.build.height * 0.86
    ahead, above = x * way, y - up
    far = max(math.hypot(ahead, above), 0.3)
    behind = max(-ahead / far, 0.0)
    pose.blend({
        "nod": -0.45 * max(min(above / far, 0.9), -0.9), "ey": max(min(above / far, 0.8), -0.8), "gaze": -0.12 + 1.1 * behind,
        "ex": (0.55 - 1.3 * behind) * way,
    }, weight * 0.9)  # fmt: skip


def one(side: str, **values: float) -> dict[str, float]:
    """Return values for one side."""
    return {f"{name}_{side}": value for name, value in values.items()}


def beat(t: float, rate: float, start: float = 0.0) -> float:
    """Return a phase in radians that runs at a rate in hertz."""
    return TWO_PI * rate * (t - start)


def wave(acting: Acting, cue: Cue, t: float) -> Changes:
    """Raise the outer hand and wave it."""
    far = "l" if acting.side(cue) == "r" else "r"
    swing = math.sin(beat(t, 1.7 + 0.3 * cue.energy, cue.start))
    late = math.sin(beat(t, 1.7 + 0.3 * cue.energy, cue.start) - 0.7)
    return {
        **one(far, arm=0.25, out=1.72 + 0.05 * swing, fore=1.12 + 0.36 * swing, elbow=0.2, wrist=0.35 * late, grip=0.0,
        hand=0.0),
        "lean": -0.03, "tilt": 0.07, "smile": 0.95, "brow": 0.5, "turn": 0.16, "sway": 0.006 * swing,
    }  # fmt: skip


def clap(acting: Acting, cue: Cue, t: float) -> Changes:
    """Clap in front of the chest."""
    b, way = acting.person.build, acting.way(t)
    apart = (0.5 - 0.5 * math.cos(beat(t, 2.1, cue.start))) ** 0.8 * 0.085 * b.height
    x, y = way * 0.13 * b.height, b.leg + b.torso * 0.62
    return {
        "hx_r": x - apart * 0.9, "hy_r": y - 0.2 * apart, "hand_r": 1.0, "hx_l": x + apart * 0.9, "hy_l": y + 0.35 * apart,
        "hand_l": 1.0,
        **both(grip=0.15, wrist=0.5), "smile": 0.95, "brow": 0.4, "turn": 0.15,
        "y": 0.004 * math.sin(beat(t, 2.1, cue.start)), "nod": 0.04 * math.sin(beat(t, 2.1, cue.start)),
    }  # fmt: skip


def cheer(_acting: Acting, cue: Cue, t: float) -> Changes:
    """Throw both arms up and bounce."""
    phase = beat(t, 1.8, cue.start)
    pump = math.sin(phase)
    return {
        "out_r": 2.45 + 0.16 * pump, "out_l": 2.45 + 0.16 * math.sin(phase + 0.6), **both(arm=0.2, elbow=0.25, fore=0.30,
        grip=0.9, hand=0.0),
        "crouch": 0.05 + 0.045 * math.cos(phase), "lean": -0.08, "nod": -0.16, "open": 0.55, "smile": 1.0, "brow": 0.9,
        "turn": 0.2,
        "toe_r": 0.25 + 0.2 * pump, "toe_l": 0.25 + 0.2 * pump,
    }  # fmt: skip


def point(acting: Acting, cue: Cue, t: float) -> Changes:
    """Stretch an arm and a finger towards the aim, or ahead."""
    b, way = acting.person.build, acting.way(t)
    ready = min(max((t - cue.start) / 0.35, 0.0), 1.0)
    reach = (b.upper + b.lower + b.hand * 0.5) * (0.97 + 0.05 * math.sin(math.pi * ready))
    sx, sy = 0.0, b.leg + b.torso * 0.92
    aim = acting.local(cue.aim, t) if cue.aim else (way * 3.0, sy + 0.7)
    dx, dy = aim[0] - sx, aim[1] - sy
    far = max(math.hypot(dx, dy), 1e-3)
    side = acting.side(cue)
    if dx * way > 0:
        side = "l" if side == "r" else "r"
    return {
        **one(side, hx=sx + dx / far * reach + way * 0.03 * b.height, hy=sy + dy / far * reach, hand=1.0, grip=2.0),
        "lean": 0.05, "brow": 0.4, "gaze": -0.1, "ex": 0.5 * math.copysign(1.0, dx),
    }  # fmt: skip


def dance(acting: Acting, cue: Cue, t: float) -> Changes:
    """Dance on the music's beat: one of three dances, chosen by seed."""
    phase = beat(t, 0.5 / (cue.beat or 0.5), 0.0)
    return DANCES[acting.dance](phase, min(cue.energy, 1.5))


def _groove(phase: float, energy: float) -> dict[str, float]:
    """Step from side to side with bent arms that roll."""
    side, hit = math.sin(phase), abs(math.sin(phase))
    roll = 2 * phase
    return {
        "sway": 0.055 * side, "crouch": 0.075 - 0.055 * hit, "tilt": -0.14 * side, "twist": 0.30 * side, "lean": 0.03,
        "toe_r": 0.75 * max(side, 0.0), "toe_l": 0.75 * max(-side, 0.0), "turn": 0.35,
        "arm_r": 0.55 + 0.30 * math.sin(roll), "arm_l": 0.55 - 0.30 * math.sin(roll), **both(grip=0.85, hand=0.0),
        "elbow_r": 1.7 + 0.3 * math.cos(roll), "elbow_l": 1.7 - 0.3 * math.cos(roll), "out_r": 0.45 + 0.25 * side,
        "out_l": 0.45 - 0.25 * side,
        "smile": 0.95, "brow": 0.3 + 0.3 * hit, "nod": 0.10 * math.cos(roll) * energy,
    }  # fmt: skip


def _wave_dance(phase: float, energy: float) -> dict[str, float]:
    """Sway with arms overhead that follow the hips late."""
    side, late = math.sin(phase), math.sin(phase - 0.8)
    return {
        "sway": 0.06 * side, "crouch": 0.055 + 0.035 * math.cos(2 * phase), "lean": 0.0, "tilt": -0.18 * late, "turn": 0.45,
        "twist": -0.2 * side,
        "out_r": 2.35 - 0.42 * late, "out_l": 2.35 + 0.42 * late, "fore_r": 0.35 - 0.3 * math.sin(phase - 1.3),
        "fore_l": 0.35 + 0.3 * math.sin(phase - 1.3),
        **both(arm=0.15, elbow=0.25, grip=0.1, hand=0.0), "wrist_r": 0.4 * late, "wrist_l": 0.4 * late,
        "toe_r": 0.6 * max(side, 0.0), "toe_l": 0.6 * max(-side, 0.0), "smile": 1.0, "brow": 0.4 * energy, "nod": -0.06,
    }  # fmt: skip


def _disco(phase: float, energy: float) -> dict[str, float]:
    """Point to the sky and to the hip in turn."""
    side = math.tanh(2.2 * math.sin(phase)) / math.tanh(2.2)
    up = 0.5 + 0.5 * side
    return {
        "out_l": 0.35 + 2.05 * up, "fore_l": 0.15 * up, "arm_l": 0.25, "elbow_l": 0.9 - 0.75 * up, "out_r": 0.75 + 0.2 * up,
        "arm_r": -0.35, "elbow_r": 1.5,
        "fore_r": -0.9, "grip_r": 0.9, "grip_l": 2.0 if up > 0.5 else 0.9, **both(hand=0.0), "sway": 0.06 * side,
        "twist": 0.45 * side, "turn": 0.4,
        "crouch": 0.05 + 0.045 * math.cos(2 * phase), "lean": 0.05 * side, "tilt": -0.12 * side, "nod": -0.1 * up,
        "toe_r": 0.8 * max(side, 0.0), "toe_l": 0.8 * max(-side, 0.0), "smile": 1.0, "brow": 0.5 * energy, "gaze": 0.2 * side,
    }  # fmt: skip


DANCES = (_groove, _wave_dance, _disco)


def speak(acting: Acting, cue: Cue, t: float) -> Changes:
    """Talk with the hands, nod with the words; quiet between phrases."""
    live = [acting.role.openness(t + d) for d in (-0.25, -0.12, 0.0, 0.12)] if acting.role.lines else [0.5] * 4
    loud = min(sum(live) / 1.2, 1.0)
    lively = loud * (0.6 + 0.4 * min(cue.energy, 1.5))
    slow, quick = beat(t, 0.45 * acting.pace, acting.offset), beat(t, 1.5, cue.start)
    found: dict[str, float] = {
        "nod": 0.05 * math.sin(quick) * lively,
        "tilt": 0.06 * math.sin(slow),
        "brow": 0.35 * lively + 0.2 * math.sin(slow),
    }
    if not acting.role.lines:
        found["open"] = 0.25 + 0.25 * math.sin(beat(t, 3.1, cue.start)) * math.sin(beat(t, 0.7, cue.start))
    for side, turn in (("r", 0.0), ("l", 2.1)):
        lift = (0.5 + 0.5 * math.sin(slow + turn)) ** 1.5 * lively
        found |= one(
            side, arm=0.12 + 0.30 * lift, elbow=0.45 + 1.05 * lift + 0.18 * math.sin(quick + turn) * lift,
            out=0.20 + 0.18 * lift,
            wrist=0.25 * math.sin(quick + turn - 0.5) * lift, grip=0.35 - 0.3 * lift, fore=0.25 * lift,
        )  # fmt: skip
    return found


def sing(acting: Acting, cue: Cue, t: float) -> Changes:
    """Sing with one hand on the heart and the other held out."""
    near, slow = acting.side(cue), beat(t, 0.5, cue.start)
    far = "l" if near == "r" else "r"
    mouth = 0.45 + 0.3 * math.sin(beat(t, 1.0, cue.start)) + 0.2 * math.sin(beat(t, 2.3, cue.start))
    return {
        **one(near, arm=0.75, elbow=1.75, out=0.05, fore=-0.5, grip=0.2), **one(far, arm=0.7 + 0.15 * math.sin(slow), out=0.9,
        fore=0.3, elbow=0.4, grip=0.05),
        "open": 0.0 if acting.role.lines else max(mouth, 0.1), "lid": 0.25 + 0.25 * math.sin(slow), "brow": 0.6, "smile": 0.6,
        "nod": -0.14 + 0.05 * math.sin(slow),
        "sway": 0.04 * math.sin(slow), "tilt": 0.10 * math.sin(slow + 1), "turn": 0.2, "twist": 0.16 * math.sin(slow),
        "crouch": 0.02 + 0.018 * math.cos(2 * slow),
    }  # fmt: skip


def look(acting: Acting, cue: Cue, t: float) -> Changes:
    """Look about, a hand over the eyes, where nothing is named to look at."""
    if cue.look or cue.aim:
        return {"brow": 0.3}
    slow = math.sin(beat(t, 0.35, cue.start))
    return {
        "gaze": 0.5 * slow,
        "ex": 0.6 * slow,
        "brow": 0.3,
        "lean": 0.08,
        **one(acting.side(cue), arm=1.45, elbow=2.1, out=0.35, fore=-0.3, grip=0.1),
    }


def shiver(_acting: Acting, cue: Cue, t: float) -> Changes:
    """Shake all over, arms held close."""
    tremble = math.sin(beat(t, 9.0, cue.start)) * min(cue.energy, 1.5)
    return {
        "sway": 0.006 * tremble, "crouch": 0.06, "curl": 0.18, "nod": 0.04 * tremble, "tilt": 0.03 * tremble, **both(arm=0.55,
        elbow=2.0, out=0.1, fore=-0.5, grip=0.9),
        "frown": -0.7, "brow": 0.5, "smile": -0.4,
    }  # fmt: skip


def wonder(_acting: Acting, cue: Cue, t: float) -> Changes:
    """Look at oneself in surprise: growing, shrinking, appearing."""
    slow = math.sin(beat(t, 0.8, cue.start))
    return {
        **both(arm=0.35, out=0.75 + 0.08 * slow, elbow=0.6, fore=0.4, grip=0.0),
        "brow": 1.0,
        "open": 0.3,
        "smile": 0.5,
        "nod": 0.05,
    }


def twirl(_acting: Acting, cue: Cue, t: float) -> Changes:
    """Spin like a dancer, arms out and up."""
    return {
        **both(out=1.35, arm=0.1, elbow=0.35, fore=0.35, grip=0.2, hand=0.0), "toe_r": 0.45, "toe_l": 0.45, "lean": -0.03,
        "smile": 0.9,
        "tilt": 0.05 * math.sin(beat(t, 0.8, cue.start)),
    }  # fmt: skip


def reel(_acting: Acting, cue: Cue, t: float) -> Changes:
    """Be thrown back by a collision."""
    hit = cue.beat if cue.beat is not None else cue.start + 0.1
    u = max(t - hit, 0.0)
    struck = min(max((t - hit + 0.03) / 0.12, 0.0), 1.0)
    shock = struck * struck * (3 - 2 * struck) * math.exp(-3.2 * u)
    return {
        "lean": -0.50 * shock, "nod": -0.3 * shock, **both(arm=0.9 * shock, out=0.2 + 0.9 * shock, elbow=0.5),
        "open": 0.5 * shock, "brow": 0.9 * shock,
        "crouch": 0.06 * shock, "tilt": 0.2 * shock * math.sin(9 * u), "frown": -0.5 * shock, "smile": 0.2 - 0.6 * shock,
    }  # fmt: skip


ACTS: dict[str, Act] = {
    "wave": wave, "clap": clap, "cheer": cheer, "point": point, "dance": dance, "speak": speak, "sing": sing, "look": look,
    "shake": shiver, "grow": wonder, "shrink": wonder, "appear": wonder, "burn": shiver, "spin": twirl, "collide": reel,
    **human_deeds.ACTS, **human_postures.ACTS, **human_gaits.ACTS,
}  # fmt: skip
