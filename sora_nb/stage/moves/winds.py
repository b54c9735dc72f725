"""Winds: what moving air does with light things: leaves whirl along, hats fly off heads, paper planes glide."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.moves.deeds import carry
from sora_nb.stage.moves.paths import ramp, reach, rest, say
from sora_nb.stage.performance import TICK
from sora_nb.stage.relating import HEADGEAR

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene

BREEZE = 1.6
"""Metres a second of a wind that something blows in though the weather says none."""
GLIDE = 5.5
"""Metres that a paper plane flies for each metre it sinks."""


def blown(scene: Scene, body: Body, beat: Beat) -> None:
    """Let the wind take a thing: whirled up and along, sinking in the lulls, a hat first from its head."""
    wind = max(scene.wind, BREEZE)
    start = beat.start
    wearer = next((b for b in scene.bodies if b.family == "human"), None) if body.figure in HEADGEAR else None
    if wearer is not None and not body.held:
        start = max(beat.start, min(0.9, 0.3 * beat.seconds))
        body.resize(min(1.0, 0.16 * wearer.height / body.height))
        carry(scene, body, wearer, 0.0, start)
        body.held[-1] = (0.0, start, wearer.key, "head")
        body.row("x")[:], body.row("depth")[:] = wearer.at("x", start), wearer.at("depth", start)
        body.row("y")[:] = wearer.at("y", start) + 0.97 * wearer.height
        wearer.cue("look", start + 0.2, scene.seconds, look=(3.0, 2.0))
    limit, way = reach(scene, body), -1.0 if beat.action.direction == "left" else 1.0
    if wearer is None and start < 0.05:
        # It comes from the windward side, one after the other.
        body.keep("x", way * min(-0.75 * limit + 0.9 * body.index * body.width + 0.25 * limit * (body.index % 3), limit))
    x, y = body.at("x", start), body.at("y", start)
    low = scene.floor(x) + body.rise
    part, time = scene.clock(start)
    t = time - start
    draw = body.random("gusts")
    first, second = draw.uniform(0, 6.28, 2)
    pace = wind * (0.62 + 0.12 * float(draw.uniform(-1, 1)))
    # Gusts: faster and slower by a third; from rest it gathers speed.
    gone = pace * (t - 0.5 * (1 - np.exp(-2 * t))) + 0.25 * (np.sin(1.7 * t + first) - math.sin(first))
    lift = 0.55 * (np.sin(1.9 * t + second) - math.sin(second)) + 0.22 * (np.sin(4.1 * t + first) - math.sin(first))
    height = np.maximum(y + (0.9 if y < low + 0.5 else -0.1) * np.minimum(t, 1.4) + lift * np.minimum(t, 1.0), low)
    body.lead(0.0)
    body.row("x")[part] = x + way * gone
    body.row("y")[part] = np.minimum(height, scene.top - 0.5 * body.height)
    body.row("angle")[part] = way * -1.1 * t * (1 + 0.4 * math.sin(first)) + 0.5 * np.sin(3.3 * t + second)
    rest(body, part)
    body.solid = False
    body.cue("float", start, scene.seconds)
    say(scene, "whoosh", body, start, impulse=2.0)


def glide(scene: Scene, body: Body, beat: Beat, way: float, speed: float) -> None:
    """Fly as a paper plane does: sinking slowly, a little slower when its nose is up and faster when it is down (phugoid)."""
    start = beat.start
    x, y = body.at("x", start), body.at("y", start)
    floor = scene.floor(x) + body.rise
    limit = reach(scene, body)
    part, time = scene.clock(start)
    t = time - start
    # Lanchester's phugoid: its period is π √2 v / g.
    omega = math.sqrt(2) * max(scene.gravity, 1.0) / speed
    sink = speed / GLIDE
    wave = 0.07 * np.sin(omega * t) * np.exp(-0.25 * t)
    height = y - sink * t + wave
    landed = np.flatnonzero(height <= floor)
    gone = speed * t - 0.10 * np.sin(omega * t)
    if len(landed):
        # Down, it slides on its belly to a stop.
        i = int(landed[0])
        after = t[i:] - t[i]
        slowing = 2.2
        slid = np.minimum(after, speed / slowing)
        height[i:], gone[i:] = floor, gone[i] + speed * slid - slowing * slid * slid / 2
        say(scene, "slide", body, float(time[i]), min(float(time[i]) + speed / slowing, scene.seconds), other="floor")
    body.lead(start)
    body.row("x")[part] = np.clip(x + way * gone, -limit - 2, limit + 2)
    body.row("y")[part] = height
    body.row("facing")[part] = way
    climb = np.gradient(height) * TICK / speed
    body.row("angle")[part] = way * np.clip(climb, -0.6, 0.6) * ramp(time, start, start + 0.2)
    rest(body, part)
    body.solid = False
    say(scene, "whoosh", body, start, impulse=1.5)
