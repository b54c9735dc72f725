"""Human gaits: ways of going that are no walk: crawl on hands and knees, turn a cartwheel, spin on the head."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sora_nb.stage.cast.human_acting import Acting
    from sora_nb.stage.performance import Cue

    Changes = Mapping[str, float]
    Act = Callable[[Acting, Cue, float], Changes]

REACH = 0.15
"""Body heights between where a hand is set down and where it lifts off, in a crawl."""
TWO_PI = 2 * math.pi


def crawl(acting: Acting, cue: Cue, t: float) -> Changes:
    """Crawl on hands and knees: a hand and the other knee go together; what bears weight stays where it was set down."""
    b = acting.person.build
    track, way = acting.role.track, acting.way(t)
    gone = abs(track.at(t).x - track.at(cue.start).x) / max(track.at(t).scale, 0.05) / b.height
    cycle = gone / (2 * REACH)
    found: dict[str, float] = {
        "seat": 1.0, "low": (b.thigh + 0.045 * b.height) / b.height, "legs": 1.0, "x": -0.14, "lean": 0.0, "curl": -0.06,
        "nod": -0.95, "toe_r": 0.15, "toe_l": 0.15, "grip_r": 0.05, "grip_l": 0.05, "turn": 0.0,
    }  # fmt: skip
    arm = b.upper + b.lower
    # The trunk slopes as far as arms and thighs differ.
    slope = math.acos(min(max((arm * 0.93 - found["low"] * b.height) / b.torso, -0.35), 0.6))
    found["roll"] = slope
    shoulder = found["x"] * b.height + b.torso * 0.9 * math.sin(slope)
    for side, late in (("r", 0.0), ("l", 0.5)):
        ahead, lift = _reach((cycle + late) % 1.0)
        found |= {
            f"hx_{side}": way * (shoulder + ahead * b.height),
            f"hy_{side}": (0.03 + lift) * b.height,
            f"hand_{side}": 1.0,
        }
        knee, up = _reach((cycle + late + 0.5) % 1.0)
        thigh = math.asin(min(max(knee * b.height / b.thigh, -0.9), 0.9))
        found |= {f"hip_{side}": slope + thigh, f"knee_{side}": 1.5 + thigh + 1.6 * up}
    found["sway"] = 0.012 * math.sin(TWO_PI * cycle)
    found["y"] = 0.006 * math.cos(2 * TWO_PI * cycle)
    return found


def _reach(share: float) -> tuple[float, float]:
    """Return how far ahead (body heights) and how high a hand is at a share of the cycle: on the ground for its first half."""
    if share < 0.5:
        return REACH * (0.5 - 2 * share), 0.0
    u = (share - 0.5) * 2
    return REACH * (u * u * (3 - 2 * u) - 0.5), 0.07 * math.sin(math.pi * u)


def cartwheel(acting: Acting, cue: Cue, t: float) -> Changes:
    """Turn over sideways, arms and legs as spokes; the track turns the body."""
    del acting
    u = min(max((t - cue.start) / max(cue.end - cue.start, 0.1), 0.0), 1.0)
    spread = math.sin(math.pi * min(max((u - 0.05) / 0.9, 0.0), 1.0)) ** 0.5
    return {
        "seat": 1.0, "low": 0.485, "legs": 1.0, "hip_r": 0.62 * spread, "hip_l": -0.62 * spread, "knee_r": 0.06, "knee_l": 0.06,
        "toe_r": 0.9 * spread, "toe_l": 0.9 * spread, "arm_r": 2.75, "arm_l": 3.35, "out_r": 0.32, "out_l": 0.32,
        "elbow_r": 0.04, "elbow_l": 0.04, "fore_r": 0.0, "fore_l": 0.0,
        "grip_r": 0.0, "grip_l": 0.0, "hand_r": 0.0, "hand_l": 0.0, "lean": 0.0,
        "curl": 0.0, "nod": -0.1, "turn": 0.5, "smile": 0.9, "brow": 0.3,
    }  # fmt: skip


def headspin(acting: Acting, cue: Cue, t: float) -> Changes:
    """Spin upside down, legs wide, as breakdancers do."""
    del acting
    turn = TWO_PI * 1.1 * (t - cue.start)
    a, b = math.sin(turn), math.sin(turn + 2.1)
    return {
        "seat": 1.0, "low": 0.505, "roll": 3.06, "legs": 1.0, "hip_r": 0.75 * a, "hip_l": -0.75 * a, "knee_r": 0.2 + 0.3 * b,
        "knee_l": 0.2 - 0.3 * b, "toe_r": 0.6, "toe_l": 0.6, "arm_r": 1.2, "arm_l": 1.2, "out_r": 1.25, "out_l": 1.25,
        "elbow_r": 0.9, "elbow_l": 0.9, "grip_r": 0.0, "grip_l": 0.0, "hand_r": 0.0, "hand_l": 0.0, "smile": 0.6, "lean": 0.0,
        "nod": 0.0, "twist": 0.5 * a,
    }  # fmt: skip


def axel(acting: Acting, cue: Cue, t: float) -> Changes:
    """Turn in the air, arms crossed on the chest, legs together."""
    del acting
    tight = math.sin(math.pi * min(max((t - cue.start) / max(cue.end - cue.start, 0.1), 0.0), 1.0)) ** 0.4
    return {
        "arm_r": 0.5 * tight, "arm_l": 0.5 * tight, "elbow_r": 2.2 * tight, "elbow_l": 2.2 * tight, "out_r": 0.12,
        "out_l": 0.12, "fore_r": -0.9 * tight, "fore_l": -0.9 * tight,
        "fx_r": 0.02, "fx_l": -0.02, "fy_r": 0.03, "fy_l": 0.02, "toe_r": 0.9,
        "toe_l": 0.9, "lean": 0.0, "smile": 0.6, "grip_r": 0.7, "grip_l": 0.7, "crouch": 0.0, "nod": -0.05,
    }  # fmt: skip


ACTS: dict[str, Act] = {"axel": axel, "crawl": crawl, "cartwheel": cartwheel, "headspin": headspin}
