"""Leading: what somebody draws along on a line: a sled, a dog, a kite."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.bodies import snap
from sora_nb.stage.moves import gaits
from sora_nb.stage.moves.paths import gait_speed, go, pull, ramp, reach, rest, say, smooth, turn

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene

LINE = 0.55
"""How long a rope is between who pulls and what is pulled, in body heights."""

STRING = "hold on a string"
"""The motion of who holds balloons."""


def drag(scene: Scene, body: Body, thing: Body, beat: Beat) -> None:
    """Walk to the far side of a thing, turn, and draw it along; it slides behind at a rope's length."""
    x = thing.at("x", beat.start)
    way = -1.0 if x > 0 else 1.0
    spot = x + way * ((thing.width + body.width) / 2 + LINE * body.height)
    away = abs(spot - body.at("x", beat.start)) / gait_speed(body, "walk", beat.action) + 0.4
    arrive = snap(beat.start + min(away, 0.4 * beat.seconds))
    if beat.start < 0.05:
        # Who pulls from the first moment on stands there already.
        body.row("x")[:] = spot
        arrive = snap(beat.start + 0.15)
    else:
        gaits.stride(scene, body, beat.part(beat.start, arrive), spot, "walk")
    turn(scene, body, max(arrive - 0.1, 0.0), way, 0.0 if beat.start < 0.05 else None)
    if beat.start < 0.05:
        body.row("facing")[:] = way
    room = max(reach(scene, body) - way * body.at("x", arrive), 0.3)
    far = min(room, 0.75 * gait_speed(body, "walk", beat.action) * max(beat.end - arrive - 0.3, 0.3))
    go(scene, body, arrive, beat.end, body.at("x", arrive) + way * far, soft=0.5)
    body.cue("walk", arrive, beat.end, manner=beat.action.manner, energy=1.0)
    part, time = scene.clock(arrive, beat.end)
    thing.lead(0.0)
    pull(thing.row("x"), part, thing.at("x", arrive) + way * far, ramp(time, arrive, beat.end, 0.5))
    thing.row("facing")[:] = way
    if thing.form == "round":
        thing.row("angle")[part] -= (thing.row("x")[part] - thing.at("x", arrive)) / thing.radius
        rest(thing, part)
    say(scene, "roll" if thing.form == "round" else "slide", thing, arrive, min(beat.end, scene.seconds), other="floor")


def wheel(scene: Scene, body: Body, thing: Body, beat: Beat) -> None:
    """Walk behind what has wheels and a handle, from the first moment on where nothing comes before."""
    x = thing.at("x", beat.start)
    way = math.copysign(1.0, x - body.at("x", beat.start))
    spot = x - way * (thing.width / 2 + 0.12 * body.height)
    here = body.at("x", beat.start)
    arrive = snap(beat.start + min(abs(spot - here) / gait_speed(body, "walk", beat.action) + 0.4, 0.4 * beat.seconds))
    if beat.start < 0.3:
        arrive = 0.0
        body.row("x")[:], body.row("facing")[:] = spot, way
    else:
        gaits.stride(scene, body, beat.part(beat.start, arrive), spot, "walk")
        turn(scene, body, arrive, way)
    room = max(reach(scene, thing) - way * x, 0.3)
    far = min(room, 0.8 * gait_speed(body, "walk", beat.action) * max(beat.end - arrive - 0.3, 0.3))
    go(scene, body, arrive, beat.end, spot + way * far, soft=0.5)
    body.cue("walk", arrive, beat.end, manner=beat.action.manner, energy=1.0)
    body.cue("wheel along", arrive, scene.seconds)
    part, time = scene.clock(arrive, beat.end)
    thing.lead(0.0)
    pull(thing.row("x"), part, x + way * far, ramp(time, arrive, beat.end, 0.5))
    thing.row("depth")[:], thing.row("facing")[:] = body.row("depth") + 0.002, way
    thing.solid = False
    say(scene, "roll", thing, arrive, min(beat.end, scene.seconds), other="floor")


def leash(scene: Scene, body: Body, thing: Body, beat: Beat) -> None:
    """Walk with an animal a little ahead on its leash."""
    gaits.walk(scene, body, dataclasses.replace(beat, action=dataclasses.replace(beat.action, target=None, written=None)))
    ahead = (thing.width + body.width) / 2 + 0.35
    row, first = body.row("x"), body.at("x", 0.0)
    far = float(row[int(np.argmax(np.abs(row - first)))]) - first
    if abs(far) > 0.1:
        # The whole way is shortened so that who goes ahead stays in the frame.
        room = math.copysign(max(reach(scene, thing) - ahead, 0.2), far) - first
        row[:] = first + (row - first) * min(max(room / far, 0.2), 1.0)
    # It runs round its holder's feet as both turn about, and stops a moment later.
    late = np.clip(np.arange(scene.ticks) - 24, 0, None)
    edge = reach(scene, thing)
    thing.row("x")[:] = np.clip(body.row("x")[late] + body.row("facing") * ahead, -edge, edge)
    thing.row("facing")[:] = body.row("facing")
    thing.row("depth")[:] = np.maximum(body.row("depth") - 0.004, 0.0)
    for cue in list(body.cues):
        if cue.verb in ("walk", "run"):
            thing.cue(cue.verb, cue.start, min(cue.end + 0.1, scene.seconds), manner=cue.manner, energy=cue.energy)


def balloon(scene: Scene, body: Body, thing: Body, beat: Beat) -> None:
    """Take balloons by their strings; where they float is known once everybody's way is (`float_along`)."""
    del beat
    for one in scene.named(thing.actor.name):
        one.resize(min(1.0, 0.34 * body.height / one.height))
        one.lead(0.0)
        one.solid, one.over = False, True


def float_along(scene: Scene) -> None:
    """Let balloons float over the hand on their strings, swaying, a little behind whoever walks."""
    _, time = scene.clock()
    late = np.clip(np.arange(scene.ticks) - 8, 0, None)
    for body in scene.bodies:
        led = next((c.led for c in body.cues if c.verb == STRING), None)
        first = next((b for b in scene.bodies if b.key == led), None)
        group = scene.named(first.actor.name) if first is not None else []
        for i, one in enumerate(group):
            phase = float(one.random("balloon").uniform(0, math.tau))
            aside = (i - (len(group) - 1) / 2) * 0.8 * one.width + 0.05 * body.height * np.sin(1.1 * time + phase)
            one.row("x")[:] = body.row("x")[late] + body.row("facing") * 0.17 * body.height + aside
            high = body.row("y") - body.rise + 1.12 * body.height + (0.5 + 0.6 * (i % 2)) * one.height
            one.row("y")[:] = np.minimum(high, scene.top - 0.55 * one.height) + 0.02 * body.height * np.sin(1.7 * time + phase)
            one.row("angle")[:] = 0.08 * np.sin(1.1 * time + phase + 0.7)
            one.row("depth")[:] = body.row("depth")


def kite(scene: Scene, body: Body, thing: Body, beat: Beat) -> None:
    """Let a thing dance in the sky at the end of a string that leads up from the hand."""
    del beat
    way = math.copysign(1.0, body.at("facing", 0.0))
    _, time = scene.clock()
    x = min(max(body.at("x", 0.0) + way * 2.1, -reach(scene, thing)), reach(scene, thing))
    y = scene.top - 0.9 * thing.height
    thing.lead(0.0)
    phase = float(thing.random("kite").uniform(0, math.tau))
    thing.row("x")[:] = x + 0.38 * np.sin(0.9 * time + phase) + 0.10 * np.sin(2.3 * time)
    thing.row("y")[:] = y - 0.30 * (1 - np.cos(1.3 * time + phase)) * 0.5 - 0.4 * (1 - smooth(time, 0.0, 1.5))
    thing.row("angle")[:] = way * (0.35 + 0.22 * np.sin(1.1 * time + phase + 0.8))
    thing.row("depth")[:] = body.at("depth", 0.0)
    thing.solid, thing.over = False, True
    say(scene, "whoosh", thing, 0.4)
