"""Vehicles: what drives, sails or blasts off, and what must waddle for want of wheels and legs."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.casting import sort_of
from sora_nb.stage.moves import travels
from sora_nb.stage.moves.paths import energy, follow_ground, pace, pull, ramp, reach, rest, say, turn, way_of

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene

TOP = {"run": 4.5, "drive": 3.6, "walk": 1.6, "swim": 1.2}


def drive(scene: Scene, body: Body, beat: Beat) -> None:
    """Drive or sail along the ground: pull away, cruise, brake inside the frame; turn round while there is time."""
    action, now, limit = beat.action, beat.start, reach(scene, body)
    if travels.travelling(scene, body):
        travels.travel(scene, body, beat, "drive")
        _jolt(scene, body, beat)
        return
    top = TOP.get(action.verb, 2.6) * pace(action)
    goal = limit * way_of(body, action, now)
    others = [b for b in scene.named(action.target) if b is not body]
    if others:
        side = math.copysign(1.0, others[0].at("x", now) - body.at("x", now))
        goal = others[0].at("x", now) - side * ((others[0].width + body.width) / 2 + 0.15)
    body.lead(now)
    while beat.end - now > 0.15:
        x = body.at("x", now)
        # Unhurried: one crossing takes most of the time there is, if that is not too slow for a car.
        length = min(
            max(abs(goal - x) / top + 0.9, 0.8, min(0.8 * (beat.end - now), abs(goal - x) / (0.5 * top))), beat.end - now
        )
        if 0 < beat.end - now - length < 1.5:
            # Too little is left to turn round in: take all of it for this way.
            length = beat.end - now
        here = x + math.copysign(min(abs(goal - x), top * length), goal - x)
        turn(scene, body, now, 1.0 if goal >= x else -1.0, 0.35)
        part, time = scene.clock(now, now + length)
        pull(body.row("x"), part, here, ramp(time, now, now + length, min(1.0, 0.4 * length)))
        if scene.ground:
            follow_ground(scene, body, part)
        if sort_of(body) == "wheeled":
            say(scene, "engine", body, now, min(now + length, scene.seconds))
        now += length + 0.5
        goal = -goal
        if action.direction or others or beat.end - now < 1.5:
            break
    _jolt(scene, body, beat)
    body.cue("drive", beat.start, beat.end, energy=energy(action))


def _jolt(scene: Scene, body: Body, beat: Beat) -> None:
    """Let a moving vehicle rock a little: nose up as it pulls away, nose down as it brakes."""
    part, _ = scene.clock(beat.start, beat.end)
    x = body.row("x")[part]
    if len(x) < 60:
        return
    push = np.convolve(np.gradient(np.gradient(x)) * 240 * 240, np.hanning(25) / 12, mode="same")
    body.row("angle")[part] += np.clip(0.012 * push, -0.05, 0.05) * np.hanning(len(x)) ** 0.25


def blast(scene: Scene, body: Body, beat: Beat) -> None:
    """Take a rocket off: a rumble, then ever faster upward and out of the frame."""
    hold = beat.start + min(0.5, 0.15 * beat.seconds)
    part, time = scene.clock(hold, beat.end)
    t = time - hold
    body.lead(beat.start)
    far = scene.top + body.height - body.at("y", beat.start)
    body.row("y")[part] += far * np.clip(t / max(beat.end - hold, 0.2), 0, 1) ** 2
    shaking, quiver = scene.clock(beat.start, hold)
    body.row("x")[shaking] += 0.02 * np.sin(2 * np.pi * 14 * quiver)
    rest(body, part)
    say(scene, "engine", body, beat.start, beat.end)
    say(scene, "take-off", body, hold, other="floor", impulse=body.mass)
    body.cue("fly", beat.start, beat.end, beat=hold, energy=1.6)


def scuttle(scene: Scene, body: Body, beat: Beat) -> None:
    """Go on many short legs: in bursts with a pause between, and back again while there is time."""
    action, limit, now = beat.action, reach(scene, body), beat.start
    top = {"run": 1.9, "chase": 1.9}.get(action.verb, 1.0) * pace(action) * max(body.height, 0.3) ** 0.5
    goal = way_of(body, action, now) * limit
    others = [b for b in scene.named(action.target) if b is not body]
    if others:
        side = math.copysign(1.0, others[0].at("x", now) - body.at("x", now))
        goal = others[0].at("x", now) - side * ((others[0].width + body.width) / 2 + 0.1)
    body.lead(now)
    draw = body.random("bursts")
    while beat.end - now > 0.3:
        x = body.at("x", now)
        if abs(goal - x) < 0.15:
            if action.direction or others:
                break
            goal = -goal
        step = min(abs(goal - x), top * float(draw.uniform(0.9, 1.6)))
        length = min(step / top + 0.15, beat.end - now)
        part, time = scene.clock(now, now + length)
        pull(body.row("x"), part, x + math.copysign(min(step, top * length), goal - x), ramp(time, now, now + length, 0.2))
        if scene.ground:
            follow_ground(scene, body, part)
        now += length + float(draw.uniform(0.15, 0.45))
    body.cue(action.verb, beat.start, beat.end, energy=energy(action))


def waddle(scene: Scene, body: Body, beat: Beat) -> None:
    """Move something that has no legs as a paper puppet goes: small hops from side to side, rocking."""
    action, limit = beat.action, reach(scene, body)
    speed = {"run": 1.7, "hop": 1.1, "chase": 1.7}.get(action.verb, 0.9) * pace(action) * max(body.height, 0.4) ** 0.5
    x = body.at("x", beat.start)
    goal = way_of(body, action, beat.start) * limit
    others = [b for b in scene.named(action.target) if b is not body]
    if others:
        side = math.copysign(1.0, others[0].at("x", beat.start) - x)
        goal = others[0].at("x", beat.start) - side * ((others[0].width + body.width) / 2 + 0.1)
    body.lead(beat.start)
    distance = min(abs(goal - x), speed * beat.seconds * 0.9)
    end = min(beat.start + max(distance / speed * 1.15, 0.5), beat.end)
    turn(scene, body, beat.start, 1.0 if goal >= x else -1.0)
    part, time = scene.clock(beat.start, end)
    gone = ramp(time, beat.start, end, 0.4)
    pull(body.row("x"), part, x + math.copysign(distance, goal - x), gone)
    count = max(1, round(distance / (0.55 * body.height)))
    rock = gone * count * np.pi
    body.row("y")[part] += abs(np.sin(rock)) * 0.12 * body.height * (1.8 if action.verb == "hop" else 1.0)
    body.row("angle")[part] += 0.13 * np.sin(rock) * (-1 if goal < x else 1)
    for k in range(1, count + 1):
        i = int(np.searchsorted(gone, k / count - 1e-9))
        if i < len(time):
            say(scene, "contact", body, float(time[i]), other="floor", impulse=body.mass * 0.4)
    body.cue(action.verb, beat.start, end, energy=energy(action))
