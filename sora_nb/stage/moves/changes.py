"""Changes: growing, shrinking, melting, appearing and vanishing, turning, spinning and shaking, each where one stands."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.moves import vehicles
from sora_nb.stage.moves.paths import energy, pace, ramp, say, smooth, turn, way_of

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene


def melt(scene: Scene, body: Body, beat: Beat) -> None:
    """Sink into a puddle where it stands: the thing's own rig shows how much of it is left."""
    end = beat.start + max(0.9 * beat.seconds, 0.5)
    body.cue("melt", beat.start, max(scene.seconds, end) + 0.1, beat=end, energy=energy(beat.action))
    say(scene, "bubble", body, beat.start, min(beat.end, scene.seconds))


def resize(scene: Scene, body: Body, beat: Beat) -> None:
    """Grow or shrink around the place it stands on, and quiver at the end."""
    room = (scene.top - 0.2 - body.at("y", beat.start) + body.rise) / body.height
    goal = min(2.0, max(room, 1.15)) if beat.action.verb == "grow" else 0.35
    part, time = scene.clock(beat.start, beat.end)
    whole = min(max(0.75 * beat.seconds, 0.6), 4.0)
    after = np.maximum(time - beat.start - whole, 0)
    # Arrived, it quivers for a moment.
    settle = 0.04 * np.sin(2 * np.pi * 2.6 * after) * np.exp(-5 * after)
    here = body.at("scale", beat.start)
    scale = (here + (goal - here) * smooth(time, beat.start, beat.start + whole)) * (1 + settle)
    body.row("scale")[part] = scale
    body.keep("scale", float(scale[-1]) if len(scale) else here, beat.end)
    if not body.alive and body.at("y", beat.start) <= scene.floor(body.at("x", beat.start)) + body.rise + 0.05:
        body.lead(beat.start)
        body.row("y")[part] += (scale - here) * body.rise
        body.keep("y", body.at("y", beat.end), beat.end)
    if body.alive:
        body.cue(beat.action.verb, beat.start, beat.end, energy=energy(beat.action))


def appear(scene: Scene, body: Body, beat: Beat) -> None:
    """Pop into being with an overshoot, or shrink away to nothing."""
    gone = beat.action.verb == "disappear"
    late = 0.0 if gone else min(0.5, 0.15 * scene.seconds)
    start = (
        max(beat.start, min(late + 0.15 * body.index, 0.5 * scene.seconds)) if not gone else beat.start + 0.45 * beat.seconds
    )
    seconds = min(0.45, max(beat.end - start, 0.05))
    part, time = scene.clock(start, start + seconds)
    u = np.clip((time - start) / seconds, 0, 1)
    if gone:
        body.row("alpha")[part] = 1 - smooth(time, start + 0.3 * seconds, start + seconds)
        body.row("scale")[part] *= 1 + 0.15 * np.sin(np.pi * np.minimum(2 * u, 1)) - 0.85 * u**2
        body.keep("alpha", 0.0, start + seconds)
    else:
        body.row("alpha")[: part.start] = 0.0
        body.row("alpha")[part] = smooth(time, start, start + 0.5 * seconds)
        body.row("scale")[part] *= 0.2 + 0.8 * (1 + 2.7 * (u - 1) ** 3 + 1.7 * (u - 1) ** 2)
    if body.alive:
        body.cue(beat.action.verb, start, start + seconds)
    say(scene, beat.action.verb, body, start)


def spin(scene: Scene, body: Body, beat: Beat) -> None:
    """Turn round and round: a creature as a dancer does, a thing about its centre, a whole number of times."""
    part, time = scene.clock(beat.start, beat.end)
    length = max(beat.seconds, 0.1)
    turns = max(1, round(length / (1.25 if body.alive else 1.5) * pace(beat.action)))
    angle = 2 * np.pi * turns * _eased(time, beat)
    way = -1.0 if beat.action.direction == "left" else 1.0
    if body.figure == "spinning top":
        # Upright by its spin, it leans and circles more and more as it slows (precession).
        whirl = 2 * np.pi * (5.0 * (time - beat.start) - 0.35 * (time - beat.start) ** 2)
        lean = 0.06 + 0.10 * np.clip((time - beat.start) / length, 0, 1) ** 2
        body.lead(0.0)
        body.row("facing")[part] = np.cos(whirl)
        body.row("angle")[part] = lean * np.sin(2 * np.pi * 1.1 * (time - beat.start))
    elif body.alive:
        body.row("facing")[part] = body.at("facing", beat.start) * np.cos(angle)
        body.cue("spin", beat.start, beat.end, energy=energy(beat.action))
    else:
        body.lead(beat.start)
        body.row("angle")[part] = body.at("angle", beat.start) - way * angle
        body.keep("angle", body.at("angle", beat.end), beat.end)
        body.cue("spin", beat.start, beat.end)
    say(scene, "whoosh", body, beat.start, min(beat.end, scene.seconds))


def _eased(time: np.ndarray, beat: Beat) -> np.ndarray:
    return ramp(time, beat.start, beat.end, min(0.7, 0.3 * beat.seconds))


def about(scene: Scene, body: Body, beat: Beat) -> None:
    """Turn to the other side, or the way that is said; a vehicle drives off that way."""
    if body.family == "vehicle" and beat.action.direction in ("left", "right"):
        vehicles.drive(scene, body, beat)
        return
    way = (
        float(way_of(body, beat.action, beat.start))
        if beat.action.direction
        else -math.copysign(1.0, body.at("facing", beat.start))
    )
    turn(scene, body, beat.start + 0.2, way, None if body.alive else 0.5)
    if body.alive:
        body.cue("turn", beat.start, beat.end, energy=energy(beat.action))


def shake(scene: Scene, body: Body, beat: Beat) -> None:
    """Shake all over."""
    if body.alive:
        body.cue("shake", beat.start, beat.end, energy=energy(beat.action))
        return
    body.lead(beat.start)
    part, time = scene.clock(beat.start, beat.end)
    fade = smooth(time, beat.start, beat.start + 0.2) * (1 - smooth(time, beat.end - 0.3, beat.end))
    body.row("angle")[part] += 0.10 * fade * np.sin(2 * np.pi * 6.5 * (time - beat.start))
    body.row("x")[part] += 0.025 * fade * np.sin(2 * np.pi * 7.9 * (time - beat.start))
