"""Aftermath: what follows once all paths are known: eyes go after what was thrown, soft things splat, craft point ahead."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.moves.paths import point_of, say
from sora_nb.stage.performance import TICK

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Body, Scene

SPLATTING = frozenset((
    "tomato", "egg", "pie", "cake", "birthday cake", "cupcake", "ice cream", "ice cream cone", "shaved ice", "custard",
    "snowball", "jellyfish", "shortcake", "melon", "watermelon", "peach", "mango", "spaghetti", "ramen", "droplet",
    "strawberry",
))  # fmt: skip
"""Things that burst where they land."""
NOSED = {"rocket": math.pi / 2, "airplane": 0.0, "small airplane": 0.0, "helicopter": 0.0}
"""Craft that point along their way, by the angle their nose has at rest: up, or ahead."""
LEVEL = {"helicopter": 0.1}
"""Craft that keep nearly level however they go, and how far they tilt, in radians."""
_GLANCE = 0.3
"""Seconds between two places that eyes rest on while they follow something."""


def follow_up(scene: Scene) -> None:
    """Act out what comes of throws, kicks and flights, once physics has said where everything goes."""
    for body in scene.bodies:
        if body.sent is not None:
            _splat(scene, body, body.sent)
        if body.figure in NOSED:
            _point_ahead(scene, body)
    for body in scene.bodies:
        for thing, start in body.sends:
            _look_after(scene, body, thing, start)


def _look_after(scene: Scene, body: Body, thing: Body, start: float) -> None:
    """Let a body's eyes follow what it has sent off, until it does something else or the thing is gone."""
    later = [b.start for b in body.beats if b.start > start]
    end = min([*later, scene.seconds])
    still = _rests(thing, start)
    now = start + 0.1
    while now < end:
        until = min(now + _GLANCE, end) if now < still else end
        body.cue("look", now, until, look=point_of(thing, (now + until) / 2 if now < still else still))
        now = until


def _rests(thing: Body, start: float) -> float:
    """Return when a thing has come to rest, in seconds."""
    moves = np.flatnonzero(np.any(np.abs(np.diff(thing.path[:2])) > 2e-4, axis=0))
    return max(start, float(moves[-1] + 1) / TICK if len(moves) else start)


def _splat(scene: Scene, body: Body, sent: float) -> None:
    """Burst a soft thing at its first touch after it was sent off: from then on it sticks where it is."""
    if body.figure not in SPLATTING:
        return
    touch = next((e for e in scene.contacts if body.key in (e.actor, e.other) and e.time > sent + 0.02), None)
    if touch is None or any(start > sent for start, *_ in body.held):
        return
    first, _ = scene.clock(touch.time, touch.time)
    body.path[:3, first.start :] = body.path[:3, first.start : first.start + 1]
    floor = scene.floor(body.at("x", touch.time))
    if body.at("y", touch.time) < floor + 0.7 * body.height:
        body.keep("y", floor + body.rise, touch.time)
    body.keep("angle", 0.0, touch.time)
    body.cue("splat", touch.time, scene.seconds + 1.0, beat=touch.time)
    # What sticks neither rolls on nor knocks again.
    scene.contacts = [e for e in scene.contacts if e.time <= touch.time + 1e-6 or body.key not in (e.actor, e.other)]
    say(scene, "splash", body, touch.time, other=touch.other, materials=(body.material, "water"), impulse=touch.impulse)


def _point_ahead(scene: Scene, body: Body) -> None:
    """Turn a craft along its way, softly, and only as far as it really moves."""
    if not body.beats or body.held:
        return
    rest = NOSED[body.figure]
    span = round(0.35 * TICK)
    window = np.hanning(span | 1)
    window /= window.sum()
    ways = [np.convolve(np.pad(body.row(n), span // 2, mode="edge"), window, mode="valid")[: scene.ticks] for n in ("x", "y")]
    vx, vy = (np.gradient(way) * TICK for way in ways)
    share = np.clip(np.hypot(vx, vy) / 0.8, 0.0, 1.0)
    if rest:
        # A rocket stands on its tail.
        turned = np.arctan2(-vx, np.maximum(vy, 0.0) + 1e-6)
        body.row("angle")[:] += share * np.clip(turned, -1.4, 1.4)
    else:
        steep = LEVEL.get(body.figure, 0.7)
        climb = np.arctan2(vy, np.abs(vx) + 0.35)
        body.row("angle")[:] += share * np.clip(climb, -steep, steep) * np.sign(body.row("facing"))
