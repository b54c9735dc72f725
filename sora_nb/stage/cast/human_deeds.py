"""Human deeds: what hands and feet do to things: kick, throw, catch, hold, give, push, eat, read, write, paint, cook, play."""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sora_nb.stage.cast.human_acting import Acting
    from sora_nb.stage.performance import Cue

    Changes = Mapping[str, float]
    Act = Callable[[Acting, Cue, float], Changes]
    Keys = Sequence[tuple[float, Mapping[str, float]]]


def keyed(keys: Keys, t: float) -> dict[str, float]:
    """Return the values between two keys, eased; every key names the same values."""
    if t <= keys[0][0]:
        return dict(keys[0][1])
    for (a, start), (b, end) in itertools.pairwise(keys):
        if t < b:
            u = (t - a) / (b - a)
            u = u * u * (3 - 2 * u)
            return {name: value + (end[name] - value) * u for name, value in start.items()}
    return dict(keys[-1][1])


def _sides(acting: Acting, cue: Cue) -> tuple[str, str]:
    near = acting.side(cue)
    return near, "l" if near == "r" else "r"


def _beat(cue: Cue) -> float:
    return cue.beat if cue.beat is not None else cue.start + 0.5 * min(cue.end - cue.start, 1.2)


def kick(acting: Acting, cue: Cue, t: float) -> Changes:
    """Swing a leg back, strike the aim at the beat, follow through."""
    b, hit, way = acting.person.build, _beat(cue), acting.way(t)
    near, far = _sides(acting, cue)
    foot = acting.feet.at(near, t)
    here = acting.role.track.at(t)
    own = ((foot.x - here.x) / max(here.scale, 0.05), (foot.y - here.y) / max(here.scale, 0.05))
    aim = acting.local(cue.aim, t) if cue.aim else (way * 0.30 * b.height, 0.12 * b.height)
    # the toe meets the ball, the plan moves the ankle's foot
    strike = ((aim[0] - own[0]) * way / b.height - 0.095, (aim[1] - own[1]) / b.height - 0.02)
    back, rest = (-0.20 - own[0] * way / b.height, 0.16), (0.0, 0.0)
    through = (strike[0] + 0.07, max(strike[1], 0.0) + 0.17)
    soft = min(max(hit - cue.start, 0.15), 0.42)
    path = keyed(
        [(hit - soft, {"x": rest[0], "y": rest[1], "toe": 0.0}), (hit - 0.13, {"x": back[0], "y": back[1], "toe": 1.0}),
         (hit, {"x": strike[0], "y": strike[1], "toe": 0.15}), (hit + 0.14, {"x": through[0], "y": through[1], "toe": -0.35}),
         (hit + 0.50, {"x": rest[0], "y": rest[1], "toe": 0.0})], t,
    )  # fmt: skip
    power = math.exp(-(((t - hit) / 0.22) ** 2))
    return {
        f"fx_{near}": path["x"], f"fy_{near}": path["y"], f"toe_{near}": path["toe"], "lean": -0.22 * power + 0.05,
        f"arm_{far}": 0.9 * power,
        f"arm_{near}": -0.7 * power, f"out_{far}": 0.2 + 0.7 * power, f"out_{near}": 0.2 + 0.6 * power,
        "crouch": 0.035 + 0.02 * power, "twist": 0.25 * power,
        "frown": 0.5, "nod": 0.12, "ey": -0.4,
    }  # fmt: skip


def throw(acting: Acting, cue: Cue, t: float) -> Changes:
    """Wind up behind the head, let go at the beat, follow through across the body."""
    off = _beat(cue)
    near, far = _sides(acting, cue)
    b, way = acting.person.build, acting.way(t)
    aim = acting.local(cue.aim, t) if cue.aim else (way * 0.30 * b.height, 0.8 * b.height)
    rest = {"x": 0.14, "y": 0.55, "lean": 0.0, "twist": 0.0, "far": 0.3, "crouch": 0.01, "grip": 0.8}
    wound = {"x": -0.25, "y": 0.86, "lean": -0.20, "twist": -0.35, "far": 1.25, "crouch": 0.06, "grip": 0.8}
    go = {
        "x": aim[0] * way / b.height,
        "y": aim[1] / b.height,
        "lean": 0.16,
        "twist": 0.30,
        "far": 0.1,
        "crouch": 0.03,
        "grip": 0.4,
    }
    after = {"x": 0.24, "y": 0.46, "lean": 0.28, "twist": 0.42, "far": -0.4, "crouch": 0.07, "grip": 0.2}
    calm = {**rest, "x": 0.06, "y": 0.46, "grip": 0.35}
    start = min(cue.start, off - 0.45)
    k = keyed([(start, rest), (off - 0.18, wound), (off, go), (off + 0.16, after), (off + 0.55, calm)], t)
    return {
        f"hx_{near}": k["x"] * way * b.height, f"hy_{near}": k["y"] * b.height, f"hand_{near}": 1.0, f"grip_{near}": k["grip"],
        f"arm_{far}": k["far"], f"elbow_{far}": 0.4, "lean": k["lean"], "twist": k["twist"], "crouch": k["crouch"],
        "frown": 0.3,
        "brow": 0.2,
    }  # fmt: skip


def catch(acting: Acting, cue: Cue, t: float) -> Changes:
    """Reach for what comes, meet it at the beat, draw it in."""
    b, hit, way = acting.person.build, _beat(cue), acting.way(t)
    aim = acting.local(cue.aim, t) if cue.aim else (way * 0.28 * b.height, 0.8 * b.height)
    near, far = _sides(acting, cue)
    hold = (way * 0.17 * b.height, b.leg + b.torso * 0.55)
    u = min(max((t - hit) / 0.35, 0.0), 1.0)
    u = u * u * (3 - 2 * u)
    x, y = aim[0] + (hold[0] - aim[0]) * u, aim[1] + (hold[1] - aim[1]) * u
    give = math.exp(-(((t - hit - 0.08) / 0.12) ** 2))
    ready = min(max(1 - (hit - t) / 0.45, 0.0), 1.0)
    return {
        f"hx_{near}": x, f"hy_{near}": y, f"hand_{near}": ready, f"hx_{far}": x, f"hy_{far}": y - 0.05 * b.height,
        f"hand_{far}": ready * 0.9,
        f"grip_{near}": 0.1 + 0.6 * u, f"grip_{far}": 0.1 + 0.4 * u, "lean": 0.08 - 0.12 * give, "crouch": 0.04 + 0.05 * give,
        "brow": 0.7 - 0.3 * u, "smile": 0.3 + 0.6 * u,
        "open": 0.2 * (1 - u) * ready,
    }  # fmt: skip


def hold(acting: Acting, cue: Cue, t: float) -> Changes:
    """Hold something before the chest."""
    b, way, near = acting.person.build, acting.way(t), acting.side(cue)
    if cue.manner == "low":
        # A bag hangs by its handle, and swings a little with the step.
        swing = 0.02 * math.sin(5.2 * t) * min(acting.feet.pace(t), 1.0)
        return {
            f"hx_{near}": way * (0.05 + swing) * b.height, f"hy_{near}": b.leg - 0.01 * b.height,
            f"hand_{near}": 1.0, f"grip_{near}": 0.95,
        }  # fmt: skip
    if cue.manner == "high":
        return {
            f"hx_{near}": way * 0.13 * b.height, f"hy_{near}": b.leg + b.torso * 0.74 + 0.006 * b.height * math.sin(1.7 * t),
            f"hand_{near}": 1.0, f"grip_{near}": 0.9,
        }  # fmt: skip
    if cue.manner == "wide":
        # What would hide the face is held lower, with both arms under it.
        far = "l" if near == "r" else "r"
        y = b.leg + b.torso * 0.16 + 0.006 * b.height * math.sin(1.7 * t)
        return {
            "lean": -0.05, f"hx_{near}": way * 0.22 * b.height, f"hx_{far}": way * 0.27 * b.height, f"hy_{near}": y,
            f"hy_{far}": y, f"hand_{near}": 1.0, f"hand_{far}": 1.0, f"grip_{near}": 0.3, f"grip_{far}": 0.3,
        }  # fmt: skip
    y = b.leg + b.torso * 0.50 + 0.008 * b.height * math.sin(1.7 * t)
    return {
        f"hx_{near}": way * 0.20 * b.height,
        f"hy_{near}": y,
        f"hand_{near}": 1.0,
        f"grip_{near}": 0.8,
        f"wrist_{near}": 0.2,
    }


def give(acting: Acting, cue: Cue, t: float) -> Changes:
    """Hold something out to somebody, and let go at the beat."""
    b, over, way, near = acting.person.build, _beat(cue), acting.way(t), acting.side(cue)
    aim = acting.local(cue.aim, t) if cue.aim else (way * 0.32 * b.height, b.leg + b.torso * 0.7)
    u = min(max((t - over + 0.45) / 0.4, 0.0), 1.0)
    u = u * u * (3 - 2 * u)
    start = (way * 0.17 * b.height, b.leg + b.torso * 0.5)
    return {
        f"hx_{near}": start[0] + (aim[0] - start[0]) * u, f"hy_{near}": start[1] + (aim[1] - start[1]) * u, f"hand_{near}": 1.0,
        f"grip_{near}": 0.8 if t < over else 0.1, "lean": 0.12 * u, "smile": 0.8, "nod": 0.06 * u, "brow": 0.3,
    }  # fmt: skip


def push(acting: Acting, cue: Cue, t: float) -> Changes:
    """Lean into something with both hands."""
    b, way = acting.person.build, acting.way(t)
    high = acting.local(cue.aim, t)[1] if cue.aim else 0.62 * b.height
    high = min(max(high, 0.34 * b.height), 0.80 * b.height)
    strain = math.sin(7 * t) * 0.01
    low = max(0.62 - high / b.height, 0.0)
    found = {
        "lean": 0.36 + 0.7 * low,
        "nod": -0.22,
        "crouch": 0.09 + 0.35 * low,
        "frown": 0.8,
        "smile": -0.1,
        "curl": 0.05 + strain,
        "x": -0.06,
    }
    for side, up in (("r", 0.0), ("l", 0.02)):
        found |= {
            f"hx_{side}": way * (0.32 + up) * b.height,
            f"hy_{side}": high + up * b.height,
            f"hand_{side}": 1.0,
            f"grip_{side}": 0.05,
            f"wrist_{side}": 1.1,
        }
    return found


def eat(acting: Acting, cue: Cue, t: float) -> Changes:
    """Bring bites to the mouth and chew."""
    return _to_mouth(acting, cue, t, period=1.5, tip=0.02)


def drink(acting: Acting, cue: Cue, t: float) -> Changes:
    """Lift a cup to the mouth and tip the head."""
    return _to_mouth(acting, cue, t, period=2.4, tip=-0.28)


def _to_mouth(acting: Acting, cue: Cue, t: float, *, period: float, tip: float) -> Changes:
    b, way, near = acting.person.build, acting.way(t), acting.side(cue)
    u = ((t - cue.start) % period) / period
    up = math.sin(math.pi * min(max((u - 0.05) / 0.65, 0.0), 1.0)) ** 0.7
    mouth = (way * 0.16 * b.height, b.height - b.head * 0.86)
    low = (way * 0.20 * b.height, b.leg + b.torso * 0.45)
    chew = max(math.sin(15 * t), 0.0) * 0.22 * (1 - up) if tip > -0.1 else 0.0
    return {
        f"hx_{near}": low[0] + (mouth[0] - low[0]) * up, f"hy_{near}": low[1] + (mouth[1] - low[1]) * up, f"hand_{near}": 1.0,
        f"grip_{near}": 0.85,
        f"wrist_{near}": 0.5, "open": max(0.45 * max(up - 0.55, 0.0) / 0.45, chew), "nod": (0.10 if tip > -0.1 else tip) * up,
        "smile": 0.5, "lid": 0.3 * up if tip < -0.1 else 0.0,
    }  # fmt: skip


def read(acting: Acting, cue: Cue, t: float) -> Changes:
    """Hold a book before the chest; the eyes go along the lines."""
    b, way = acting.person.build, acting.way(t)
    u = (t - cue.start) * 0.55 % 1.0
    y = b.leg + b.torso * 0.58 + 0.004 * b.height * math.sin(1.5 * t)
    found = {"nod": 0.26, "ey": -0.55, "ex": (-0.5 + u if u < 0.9 else 0.4 - (u - 0.9) * 9.0) * 0.8, "brow": 0.1, "gaze": 0.06}
    for side, dx in (("r", 0.145), ("l", 0.205)):
        found |= {
            f"hx_{side}": way * dx * b.height,
            f"hy_{side}": y,
            f"hand_{side}": 1.0,
            f"grip_{side}": 0.7,
            f"wrist_{side}": 0.6,
        }
    return found


def write(acting: Acting, cue: Cue, t: float) -> Changes:
    """Write with small strokes at waist height."""
    return _strokes(acting, cue, t, at=(0.21, 0.40), wide=0.03, tall=0.008, rate=2.6)


def paint(acting: Acting, cue: Cue, t: float) -> Changes:
    """Paint with wide strokes at an easel's height."""
    return _strokes(acting, cue, t, at=(0.27, 0.85), wide=0.03, tall=0.10, rate=0.8)


def cook(acting: Acting, cue: Cue, t: float) -> Changes:
    """Stir a pan."""
    return _strokes(acting, cue, t, at=(0.22, 0.30), wide=0.045, tall=0.022, rate=1.3)


def _strokes(acting: Acting, cue: Cue, t: float, *, at: tuple[float, float], wide: float, tall: float, rate: float) -> Changes:
    b, way = acting.person.build, acting.way(t)
    near, far = _sides(acting, cue)
    phase = 2 * math.pi * rate * (t - cue.start)
    x = at[0] + wide * math.cos(phase) + 0.02 * math.sin(0.9 * t)
    y = (b.leg + b.torso * at[1]) / b.height + tall * math.sin(phase * (1.0 if tall > wide / 4 else 2.0))
    high = at[1] > 0.6
    return {
        f"hx_{near}": way * x * b.height, f"hy_{near}": y * b.height, f"hand_{near}": 1.0, f"grip_{near}": 0.9,
        f"wrist_{near}": 0.25 * math.sin(phase - 0.6),
        f"arm_{far}": 0.5, f"elbow_{far}": 1.5, f"grip_{far}": 0.6, "nod": -0.02 if high else 0.25,
        "ey": 0.1 if high else -0.5, "lean": 0.06, "gaze": -0.1, "ex": 0.4 * way,
    }  # fmt: skip


def play(acting: Acting, cue: Cue, t: float) -> Changes:
    """Play an instrument held before the belly: one hand on the neck, the other strums."""
    b, way = acting.person.build, acting.way(t)
    near, far = _sides(acting, cue)
    strum = math.sin(2 * math.pi * 2.0 * (t - cue.start))
    slow = math.sin(2 * math.pi * 0.5 * (t - cue.start))
    return {
        f"hx_{near}": way * (0.06 + 0.01 * strum) * b.height, f"hy_{near}": b.leg + b.torso * 0.28 + 0.03 * strum * b.height,
        f"hand_{near}": 1.0, f"grip_{near}": 0.6,
        f"hx_{far}": way * (0.24 + 0.015 * slow) * b.height, f"hy_{far}": b.leg + b.torso * 0.62, f"hand_{far}": 1.0,
        f"grip_{far}": 0.8,
        "nod": 0.14 + 0.07 * strum, "sway": 0.02 * slow, "smile": 0.85, "crouch": 0.02 + 0.012 * strum, "turn": 0.25,
        f"toe_{near}": 0.0, f"toe_{far}": 0.0, "lean": -0.02,
    }  # fmt: skip


def open_up(acting: Acting, cue: Cue, t: float) -> Changes:
    """Reach out, take hold and draw back."""
    b, way, near = acting.person.build, acting.way(t), acting.side(cue)
    u = min(max((t - cue.start) / max(cue.end - cue.start, 0.5), 0.0), 1.0)
    pull = min(max((u - 0.45) / 0.35, 0.0), 1.0)
    x = 0.32 - 0.16 * pull * pull * (3 - 2 * pull)
    return {
        f"hx_{near}": way * x * b.height,
        f"hy_{near}": b.leg + b.torso * 0.5,
        f"hand_{near}": 1.0,
        f"grip_{near}": 0.9,
        "lean": 0.12 - 0.2 * pull,
        "brow": 0.3 + 0.5 * pull,
    }


ACTS: dict[str, Act] = {
    "kick": kick, "throw": throw, "catch": catch, "hold": hold, "give": give, "push": push, "eat": eat, "drink": drink,
    "read": read,
    "write": write, "paint": paint, "cook": cook, "play": play, "open": open_up,
}  # fmt: skip
