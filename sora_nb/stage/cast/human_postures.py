"""Human postures: what the whole body does when something else than walking bears it: sit, lie, ride, swim, fly, fall."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.relating import STOOD_ON

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sora_nb.stage.cast.human_acting import Acting
    from sora_nb.stage.performance import Cue

    Changes = Mapping[str, float]
    Act = Callable[[Acting, Cue, float], Changes]

TWO_PI = 2 * math.pi


def both(**values: float) -> dict[str, float]:
    """Return the same value for both sides."""
    return {f"{name}_{side}": value for name, value in values.items() for side in "rl"}


def sit(acting: Acting, cue: Cue, t: float) -> Changes:
    """Sit: on what lifts the body, legs hanging; or on the ground with knees up and feet where they stood."""
    breath = math.sin(TWO_PI * 0.25 * t)
    kick = 0.10 * math.sin(TWO_PI * 0.45 * acting.pace * t)
    small = acting.person.age in {"child", "baby"}
    if acting.raised(cue) or cue.aim is not None:
        swing = kick if small else 0.25 * kick
        low = 0.055 if cue.aim is None else max(acting.local(cue.aim, t)[1] / acting.person.build.height, 0.06)
        return {
            "seat": 1.0, "low": low, "legs": 1.0, "hip_r": 1.36, "hip_l": 1.44, "knee_r": 1.36 + swing,
            "knee_l": 1.42 - swing, "toe_r": 0.0, "toe_l": 0.05,
            "lean": -0.05, "curl": 0.06 - 0.01 * breath, "x": -0.02, **both(arm=0.42, elbow=0.55, out=0.14, grip=0.5),
        }  # fmt: skip
    return {
        "seat": 1.0, "low": 0.085, "x": -0.24, "lean": -0.12, "curl": 0.26 - 0.01 * breath, "nod": -0.04, "legs": 0.0,
        **both(arm=0.75, elbow=0.55, out=0.12, grip=0.6),
    }  # fmt: skip


def lie(acting: Acting, cue: Cue, t: float) -> Changes:
    """Lie on the back, one knee up."""
    del cue
    breath = math.sin(TWO_PI * 0.22 * t + acting.offset)
    return {
        "seat": 1.0, "low": 0.075, "roll": -1.50, "legs": 1.0, "hip_r": 0.10, "hip_l": 0.75, "knee_r": 0.12, "knee_l": 1.35,
        "toe_r": 0.6, "toe_l": 0.9, "x": 0.05,
        "arm_r": 0.12, "arm_l": 2.5, "elbow_r": 0.15, "elbow_l": 1.5, **both(out=0.2, grip=0.3), "lean": 0.0,
        "curl": 0.03 * breath, "nod": 0.22, "turn": 0.3,
    }  # fmt: skip


def sleep(acting: Acting, cue: Cue, t: float) -> Changes:
    """Lie curled on one side, eyes shut, breathing slowly."""
    del cue
    breath = math.sin(TWO_PI * 0.2 * t + acting.offset)
    return {
        "seat": 1.0, "low": 0.08, "roll": -1.45, "legs": 1.0, "hip_r": 0.75, "hip_l": 0.55, "knee_r": 1.25, "knee_l": 0.95,
        "toe_r": 0.7, "toe_l": 0.7, "x": 0.02,
        "arm_r": 1.1, "arm_l": 1.5, "elbow_r": 1.7, "elbow_l": 1.9, **both(out=0.08, grip=0.4), "lean": 0.06,
        "curl": 0.10 + 0.03 * breath, "nod": 0.28, "turn": 0.3,
        "lid": 1.0, "smile": 0.4, "open": 0.10 + 0.08 * breath, "brow": 0.1, "ex": 0.0,
    }  # fmt: skip


def ride(acting: Acting, cue: Cue, t: float) -> Changes:
    """Ride: astride with the hands ahead, or standing across a board, knees bent and arms out."""
    mount = _mount(acting)
    del cue
    bob = math.sin(TWO_PI * 1.5 * t)
    slow = math.sin(TWO_PI * 0.4 * t + acting.offset)
    if mount is None or mount in STOOD_ON:
        return {
            "crouch": 0.15 + 0.03 * slow, "lean": 0.22 + 0.05 * slow, "turn": 0.30, "fx_r": -0.10, "fx_l": 0.10, "nod": -0.15,
            **both(toe=0.0),
            "arm_r": -0.2, "arm_l": 0.45, "out_r": 0.95 + 0.12 * slow, "out_l": 0.9 - 0.15 * slow, **both(elbow=0.45,
            fore=0.15, grip=0.15), "smile": 0.9, "brow": 0.3,
            "sway": 0.012 * slow,
        }  # fmt: skip
    held = any(start <= t < end for start, end, _, anchor in acting.role.held if anchor in {"back", "head"})
    pedal = TWO_PI * 1.1 * t if mount == "bicycle" else 0.0
    turn = 0.28 if pedal else 0.0
    b = acting.person.build
    bars = both(hx=0.23 * b.height * acting.way(t), hy=0.37 * b.height, hand=1.0) if mount == "bicycle" else {}
    return {
        **bars,
        "astride": 1.0, "seat": 1.0, "low": (0.06 if held else 0.36) + 0.008 * bob, "legs": 1.0, "x": -0.03,
        "hip_r": 0.95 + turn * math.sin(pedal), "hip_l": 1.0 - turn * math.sin(pedal),
        "knee_r": 1.15 + turn * math.cos(pedal), "knee_l": 1.15 - turn * math.cos(pedal),
        **both(toe=-0.1, arm=0.85, elbow=0.65, out=0.12, grip=0.9), "lean": 0.16 + 0.02 * bob, "curl": 0.05, "nod": -0.12,
        "smile": 0.9, "brow": 0.3,
    }  # fmt: skip


def _mount(acting: Acting) -> str | None:
    """Return the figure that is ridden, if the shot has it."""
    names = [a.target for a in acting.role.actor.actions if a.verb in ("ride", "drive")]
    found = [acting.performance.shot.actor(name) for name in names if name]
    return next((actor.figure for actor in found if actor), None)


def drive(acting: Acting, cue: Cue, t: float) -> Changes:
    """Sit with the hands on a wheel."""
    del cue
    turn = 0.12 * math.sin(TWO_PI * 0.5 * t + acting.offset)
    return {
        "seat": 1.0, "low": 0.20, "legs": 1.0, **both(hip=1.35, knee=1.0, toe=-0.2, out=0.1, grip=0.95, elbow=0.7),
        "arm_r": 0.95 + turn, "arm_l": 0.95 - turn,
        "lean": -0.08, "nod": 0.04, "smile": 0.6,
    }  # fmt: skip


def slide(acting: Acting, cue: Cue, t: float) -> Changes:
    """Slide in a low stance, arms out for balance."""
    slow = math.sin(TWO_PI * 0.9 * t + acting.offset)
    del cue
    return {
        "crouch": 0.16, "lean": -0.12 + 0.05 * slow, "fx_r": -0.09, "fx_l": 0.11, "arm_r": -0.4 + 0.2 * slow,
        "arm_l": 0.8 - 0.2 * slow, **both(out=0.95, elbow=0.3, grip=0.1),
        "open": 0.3, "brow": 0.7, "smile": 0.7,
    }  # fmt: skip


def swing(acting: Acting, cue: Cue, t: float) -> Changes:
    """Hang on a rope with both hands, legs trailing the swing."""
    b = acting.person.build
    here = acting.role.track.at(t)
    lag = acting.role.track.at(max(t - 0.25, 0.0)).angle
    trail = (here.angle - lag) * 1.6 * acting.way(t)
    del cue
    return {
        "seat": 1.0, "low": b.leg / b.height - 0.10, "legs": 1.0, "hip_r": 0.45 - trail, "hip_l": 0.65 - trail,
        "knee_r": 0.75, "knee_l": 1.0, **both(toe=0.5, grip=0.95, hand=1.0),
        "hx_r": -0.01 * b.height, "hx_l": 0.012 * b.height, "hy_r": b.height * 1.02, "hy_l": b.height * 1.07, "nod": -0.1,
        "smile": 1.0, "open": 0.3, "brow": 0.6, "lean": 0.0,
    }  # fmt: skip


def swim(acting: Acting, cue: Cue, t: float) -> Changes:
    """Swim the crawl: arms turn over, legs flutter, the body rolls."""
    rate = 0.75 * (0.7 + 0.3 * cue.energy)
    phase = TWO_PI * rate * t + acting.offset
    flutter = TWO_PI * 2.2 * t
    # the arms turn over and over; while the swim blends in or out, they must not wrap
    edge = cue.start if t < (cue.start + cue.end) / 2 else cue.end
    spent = TWO_PI * math.floor((TWO_PI * rate * edge + acting.offset) / TWO_PI)
    turn = phase - spent if min(t - cue.start, cue.end - t) < 0.8 else phase % TWO_PI
    return {
        "seat": 1.0, "low": 0.30, "roll": 1.38 + 0.04 * math.sin(2 * phase), "legs": 1.0, "turn": 0.15 * math.sin(phase),
        "arm_r": turn, "arm_l": turn - math.pi, "elbow_r": 0.25 + 0.55 * max(math.sin(phase - 0.5),
        0.0) * 0.6, "elbow_l": 0.25 + 0.55 * max(-math.sin(phase - 0.5), 0.0) * 0.6,
        **both(out=0.12, grip=0.2, hand=0.0), "hip_r": 0.05 + 0.24 * math.sin(flutter),
        "hip_l": 0.05 - 0.24 * math.sin(flutter), "knee_r": 0.22 + 0.2 * math.cos(flutter),
        "knee_l": 0.22 - 0.2 * math.cos(flutter),
        **both(toe=1.1), "lean": 0.0, "curl": -0.06, "nod": -0.85, "smile": 0.6, "open": 0.15 + 0.15 * math.sin(2 * phase),
    }  # fmt: skip


def fly(acting: Acting, cue: Cue, t: float) -> Changes:
    """Fly stretched out, one fist ahead, as heroes do."""
    near = acting.side(cue)
    far = "l" if near == "r" else "r"
    slow = math.sin(TWO_PI * 0.5 * t + acting.offset)
    speed = min(abs(acting.role.track.speed(t)) / 1.2, 1.0)
    return {
        "seat": 1.0, "low": 0.34, "roll": 0.30 + 0.98 * speed + 0.04 * slow, "legs": 1.0, "hip_r": 0.02 + 0.05 * slow,
        "hip_l": 0.25 - 0.05 * slow, "knee_r": 0.08, "knee_l": 0.65, **both(toe=1.0, hand=0.0),
        f"arm_{far}": 2.95, f"arm_{near}": -0.1, f"out_{far}": 0.1, f"out_{near}": 0.25, **both(elbow=0.12, grip=0.95),
        "lean": 0.0, "curl": -0.12, "nod": -0.30 - 0.45 * speed, "smile": 0.8, "brow": 0.2,
    }  # fmt: skip


def drift(acting: Acting, cue: Cue, t: float) -> Changes:
    """Float without weight: everything drifts in slow arcs."""
    del cue
    a, b = math.sin(TWO_PI * 0.16 * t + acting.offset), math.sin(TWO_PI * 0.21 * t + acting.offset + 1.7)
    leg = acting.person.build.leg / acting.person.build.height
    return {
        "seat": 1.0, "low": leg - 0.02, "roll": 0.16 * a, "legs": 1.0, "hip_r": 0.35 + 0.16 * a, "hip_l": 0.62 + 0.16 * b,
        "knee_r": 0.55 + 0.2 * b, "knee_l": 0.85 + 0.2 * a, **both(toe=0.6, hand=0.0),
        "arm_r": 0.35 + 0.3 * b, "arm_l": 0.75 + 0.3 * a, "out_r": 0.85 + 0.25 * a, "out_l": 0.85 + 0.25 * b,
        **both(elbow=0.5, fore=0.2, grip=0.15), "tilt": 0.1 * b, "nod": -0.05, "brow": 0.4, "smile": 0.7,
    }  # fmt: skip


def fall(acting: Acting, cue: Cue, t: float) -> Changes:
    """Flail in the air until the landing; then crouch, hands down, and come up."""
    land = cue.beat if cue.beat is not None else cue.end
    wild = 1.0 if t < land else 0.0
    phase = TWO_PI * 2.3 * t + acting.offset
    u = min(max((t - land) / 0.12, 0.0), 1.0) * (1 - min(max((t - land - 0.3) / 0.5, 0.0), 1.0))
    air = wild * min(max((land - t) / 0.22, 0.0), 1.0)
    return {
        "arm_r": (1.9 + 0.7 * math.sin(phase)) * air + 0.7 * u, "arm_l": (1.9 - 0.7 * math.sin(phase + 0.8)) * air + 0.7 * u,
        "out_r": 0.2 + 0.9 * air, "out_l": 0.2 + 0.9 * air, **both(elbow=0.4, grip=0.1), "crouch": 0.40 * u,
        "lean": 0.12 * air + 0.75 * u, "nod": -0.5 * u,
        "fx_r": 0.10 * math.sin(phase) * air, "fx_l": -0.10 * math.sin(phase) * air, "fy_r": 0.08 * air, "fy_l": 0.10 * air,
        "open": 0.75 * air, "brow": 1.0 * air, "frown": -0.6 * (air + u), "smile": -0.3,
    }  # fmt: skip


def climb(acting: Acting, cue: Cue, t: float) -> Changes:
    """Climb hand over hand; the pulls follow the body's own rise."""
    b, way = acting.person.build, acting.way(t)
    here = acting.role.track.at(t)
    start = acting.role.track.at(cue.start).y
    phase = math.pi * (here.y - start) / 0.35 / max(here.scale, 0.05)
    a = math.sin(phase)
    x = way * 0.17 * b.height
    leg = b.leg / b.height
    return {
        "seat": 1.0, "low": leg - 0.07, "legs": 1.0, "hip_r": 0.85 - 0.45 * a, "hip_l": 0.85 + 0.45 * a,
        "knee_r": 1.35 - 0.6 * a, "knee_l": 1.35 + 0.6 * a, **both(toe=-0.1, hand=1.0, grip=0.9),
        "hx_r": x, "hx_l": x + way * 0.03 * b.height, "hy_r": b.height * (0.92 + 0.13 * a),
        "hy_l": b.height * (0.92 - 0.13 * a), "lean": 0.10, "nod": -0.35, "ey": 0.5, "sway": 0.012 * a, "frown": 0.2,
    }  # fmt: skip


def tumble(acting: Acting, cue: Cue, t: float) -> Changes:
    """Roll into a ball."""
    del acting, cue, t
    return {
        "seat": 1.0,
        "low": 0.2,
        "legs": 1.0,
        **both(hip=2.1, knee=2.3, arm=1.2, elbow=1.6, out=0.1, grip=0.8),
        "lean": 0.5,
        "curl": 0.5,
        "nod": 0.5,
    }


ACTS: dict[str, Act] = {
    "sit": sit, "lie": lie, "sleep": sleep, "ride": ride, "drive": drive, "slide": slide, "swing": swing, "swim": swim,
    "fly": fly, "float": drift,
    "fall": fall, "climb": climb, "roll": tumble,
}  # fmt: skip
