"""Moves: what each verb does, for creatures and for things; gestures and postures live here, the rest is looked up."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage import repertoire
from sora_nb.stage.casting import sort_of
from sora_nb.stage.intents import handed
from sora_nb.stage.moves import (
    acrobatics,
    alighting,
    breaking,
    changes,
    climbing,
    dances,
    deeds,
    gaits,
    mechanics,
    nearing,
    pursuits,
    rounds,
    vehicles,
    vessels,
    winds,
    workings,
)
from sora_nb.stage.moves.approaches import approach
from sora_nb.stage.moves.natures import NATURES
from sora_nb.stage.moves.paths import energy, point_of, pull, say, smooth, turn, way_of
from sora_nb.stage.relating import SEATS
from sora_nb.stage.vocabulary import GAITS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.bodies import Beat, Body, Scene

    Move = Callable[[Scene, Body, Beat], None]

SOUNDS = {
    "clap": "clap", "cheer": "cheer", "eat": "eat", "drink": "drink", "sing": "sing", "sleep": "snore", "shake": "shake",
    "burn": "burn", "cook": "cook", "read": "rustle", "write": "rustle", "paint": "rustle", "open": "open", "play": "play",
    "grow": "stretch", "shrink": "stretch",
}  # fmt: skip
"""The event a verb is heard by."""
MELTING = ("melt", "thaw")
"""Ways of shrinking that leave a puddle."""
NEAR = ("eat", "drink", "read", "write", "cook", "paint", "open", "play", "sit", "sleep", "lie", "point", "give")
"""Verbs done close to their target."""


def act(scene: Scene, body: Body, beat: Beat) -> None:
    """Let a body do one thing in its time."""
    beat = _gaited(body, beat) if body.alive else beat
    verb = beat.action.verb
    moves = CREATURE if body.alive else THING
    if beat.action.passing:
        beat = _by(scene, body, beat)
    if _elsewhere(scene, body, beat):
        return
    centre = _centre(scene, body)
    if centre and verb in (*GAITS, "drive", "roll"):
        action = dataclasses.replace(beat.action, target=centre)
        rounds.orbit(scene, body, dataclasses.replace(beat, action=action))
    elif beat.action.manner == "in circles" and body.alive and verb in GAITS and not scene.named(beat.action.target):
        rounds.orbit(scene, body, beat)
    elif (turns := _turning(body, beat)) is not None:
        turns(scene, body, beat)
    elif (motion := workings.works(scene, body, beat)) is not None:
        workings.work(scene, body, beat, motion)
        return
    elif not body.alive and (end := _ending(beat)) is not None:
        end(scene, body, beat)
        return
    elif not body.alive and (airborne := _aloft(body, beat)) is not None:
        airborne(scene, body, beat)
    else:
        move = NATURES.get((body.family, verb)) or moves.get(verb, gesture)
        move(scene, body, beat)
    if verb in SOUNDS:
        say(scene, SOUNDS[verb], body, beat.start, min(beat.end, scene.seconds), other=beat.action.target)


def _centre(scene: Scene, body: Body) -> str | None:
    """Return the name of what somebody goes round, or None."""
    centres = [r.b for r in scene.shot.relations if (r.a, r.relation) == (body.actor.name, "around")]
    return next((name for name in centres if scene.named(name)), None)


def _elsewhere(scene: Scene, body: Body, beat: Beat) -> bool:
    """Act out what is done without weight, in a cup, as animals build, or coming down on wings; tell whether it was."""
    if scene.gravity == 0 and not body.alive and beat.action.verb in ("bounce", "fall", "roll", "slide"):
        _drift(scene, body, beat)
        return True
    if (vessel := vessels.afloat_in(scene, body, beat)) is not None:
        vessels.sail(scene, body, beat, vessel)
        return True
    if beat.action.verb == "build" and body.alive and body.family != "human":
        _build(scene, body, beat)
        return True
    if alighting.lands(body, beat):
        alighting.land(scene, body, beat)
        return True
    return False


def _build(scene: Scene, body: Body, beat: Beat) -> None:
    """Let an animal build: it works at what it builds with its mouth, and that grows to its full size."""
    others = [b for b in scene.named(beat.action.target) if b is not body and not b.alive]
    start = approach(scene, body, others[0], beat) if others else beat.start
    look = point_of(others[0], start) if others else None
    body.cue("eat", start, beat.end, aim=look, look=look, energy=energy(beat.action))
    for thing in others:
        _, time = scene.clock()
        scale = 0.2 + 0.8 * smooth(time, start, start + max(0.9 * (beat.end - start), 0.5))
        thing.lead(0.0)
        thing.row("scale")[:] *= scale
        thing.row("y")[:] -= (1 - scale) * thing.rise


def _ending(beat: Beat) -> Move | None:
    """Return how a thing ends that melts or breaks."""
    if beat.action.written in MELTING:
        return changes.melt
    return breaking.end if beat.action.written in breaking.ENDS and beat.action.verb == "disappear" else None


def _aloft(body: Body, beat: Beat) -> Move | None:
    """Return how the air carries a thing that is blown along or glides."""
    if beat.action.written == "blow":
        return winds.blown
    return _gliding if body.figure == "paper plane" and beat.action.verb == "fly" else None


def _gliding(scene: Scene, body: Body, beat: Beat) -> None:
    way = float(way_of(body, beat.action, beat.start))
    body.keep("x", -way * (0.47 * scene.width - body.width))
    body.keep("y", min(3.6, scene.top - 0.6))
    winds.glide(scene, body, beat, way, 2.4)


def _turning(body: Body, beat: Beat) -> Move | None:
    """Return the feat that somebody does who turns a cartwheel, spins on the head, or jumps as figure skaters do."""
    action = beat.action
    if body.family != "human":
        return None
    return {"cartwheel": acrobatics.cartwheel, "headspin": acrobatics.headspin}.get(action.written or "")


def _gaited(body: Body, beat: Beat) -> Beat:
    """Return a beat as one like this does it: beasts have what they can of people's deeds; "sneaks" and "limps" are manners."""
    if body.family != "human" and beat.action.verb in repertoire.NEW:
        able = repertoire.BEASTS.get(beat.action.verb, "look")
        beat = dataclasses.replace(beat, action=dataclasses.replace(beat.action, verb=able))
    gait = repertoire.GAITS.get(beat.action.written or "")
    if gait is None or beat.action.manner is not None or beat.action.verb not in GAITS:
        return beat
    return dataclasses.replace(beat, action=dataclasses.replace(beat.action, manner=gait[0]))


def _by(scene: Scene, body: Body, beat: Beat) -> Beat:
    """Return a beat that leads past its target: the same, on to where the target lies and beyond it."""
    others = [b for b in scene.named(beat.action.target) if b is not body]
    action = dataclasses.replace(beat.action, target=None)
    if others and action.direction is None:
        right = others[0].at("x", beat.start) >= body.at("x", beat.start)
        action = dataclasses.replace(action, direction="right" if right else "left")
    return dataclasses.replace(beat, action=action)


def _drift(scene: Scene, body: Body, beat: Beat) -> None:
    """Without gravity: set off and go on for ever, from wall to wall of the frame."""
    down = beat.action.verb in ("bounce", "fall")
    way = way_of(body, beat.action, beat.start)
    body.free(beat.start, (0.35 * way, -1.8) if down else (1.3 * way, 0.1), 0.8)
    body.bounce, scene.dirty = max(body.bounce, 0.9), True


def gesture(scene: Scene, body: Body, beat: Beat) -> None:
    """Act something out on the spot, beside the target if there is one."""
    action, start = beat.action, beat.start
    others = [b for b in scene.named(action.target) if b is not body]
    mine = others and handed(scene).get(others[0].actor.name) == body.actor.name
    if others and action.verb in ("eat", "drink") and not mine and nearing.perched(scene, body):
        # Up there nobody gets down for it.
        nearing.serve(body, others[0])
    elif others and action.verb in NEAR and body.alive and action.verb != "point" and not mine:
        start = approach(scene, body, others[0], beat)
    if mine:
        deeds.carry(scene, others[0], body, 0.0, scene.seconds)
    if mine and action.verb == "read":
        others[0].row("facing")[:] = body.row("facing")
        others[0].cue("read", start, beat.end)
    look = point_of(others[0], start) if others else None
    if others and body.alive and not mine:
        turn(scene, body, start, 1.0 if others[0].at("x", start) >= body.at("x", start) else -1.0)
    if body.alive and action.verb == "dance":
        dances.dance(scene, body, beat, look)
    elif body.alive or action.verb in ("speak", "sing"):
        manner = "howl" if action.verb == "speak" and not action.speech and "howl" in scene.shot.sounds else action.manner
        body.cue(action.verb, start, beat.end, aim=look, look=look, manner=manner, energy=energy(action))
    if not body.alive:
        _puppet(scene, body, beat)


def _puppet(scene: Scene, body: Body, beat: Beat) -> None:
    """Let a thing without limbs act: it sways and hops a little in its own rhythm, so that it is seen to do something."""
    verb = beat.action.verb
    body.lead(beat.start)
    part, time = scene.clock(beat.start, beat.end)
    t = time - beat.start
    fade = smooth(time, beat.start, beat.start + 0.25) * (1 - smooth(time, beat.end - 0.25, beat.end))
    strong = energy(beat.action)
    if verb in ("sleep", "lie", "sit", "stand", "look", "hold", "read", "write", "paint", "point"):
        body.row("scale")[part] *= 1 + 0.02 * fade * np.sin(2 * np.pi * 0.45 * t)
    elif verb == "burn":
        body.row("scale")[part] *= 1 + fade * (0.05 * np.sin(2 * np.pi * 3.1 * t) + 0.03 * np.sin(2 * np.pi * 7.3 * t))
    else:
        rate = 1.9 if verb in ("dance", "cheer", "clap", "play") else 2.6
        body.row("angle")[part] += 0.12 * strong * fade * np.sin(np.pi * rate * t)
        body.row("y")[part] += 0.09 * strong * body.height * fade * abs(np.sin(np.pi * rate * t))


def posture(scene: Scene, body: Body, beat: Beat) -> None:
    """Sit, lie or sleep, on the target if it is there, until something else is done."""
    start = beat.start
    seats = [b for b in scene.named(beat.action.target) if b is not body]
    seats = seats or [
        b for r in scene.shot.relations if r.a == body.actor.name and r.relation == "on" for b in scene.named(r.b)
    ]
    raised = body.at("y", start) > scene.floor(body.at("x", start)) + 0.15
    if seats and not raised:
        other = seats[0]
        start = approach(scene, body, other, beat)
        lift = other.height * SEATS.get(other.figure, 1.0 if other.family == "shape" else 0.9)
        step = start + min(0.5, 0.3 * beat.seconds)
        part, time = scene.clock(start, step)
        pull(body.row("x"), part, other.at("x", start), smooth(time, start, step))
        pull(body.row("y"), part, other.at("y", start) - other.rise + lift, smooth(time, start, step))
        body.row("depth")[part.start :] = max(other.at("depth", start) - 0.004, 0.0)
        body.over = True
    body.cue(beat.action.verb, start, beat.end, manner=beat.action.manner, energy=energy(beat.action))


def tumble(scene: Scene, body: Body, beat: Beat) -> None:
    """Let a creature fall or roll: down to the ground and a little bounce, or along it."""
    ground = scene.floor(body.at("x", beat.start))
    if beat.action.verb == "fall":
        high = body.at("y", beat.start)
        if high < ground + 0.3 and beat.start < 0.3:
            high = min(2.6, scene.top - body.height - 0.1)
            body.row("y")[:] = high
        part, time = scene.clock(beat.start, beat.end)
        seconds = math.sqrt(2 * max(high - ground, 0.05) / max(scene.gravity, 1.0))
        t = np.minimum(time - beat.start, seconds)
        body.row("y")[part] = high - 0.5 * max(scene.gravity, 1.0) * t * t
        body.keep("y", ground, beat.start + seconds)
        land = beat.start + seconds
        body.cue(
            "fall", beat.start, min(max(land + 0.8, beat.start + 0.5), scene.seconds), beat=land, energy=energy(beat.action)
        )
        if land < scene.seconds:
            say(scene, "land", body, land, other="floor", impulse=body.mass * seconds * scene.gravity)
        return
    gaits.walk(scene, body, beat)


def drive_on(scene: Scene, body: Body, beat: Beat) -> None:
    """Drive or row what is named, sitting in it; a creature that drives nothing goes on foot."""
    things = [b for b in scene.named(beat.action.target) if b is not body and not b.alive]
    (pursuits.ride if things else gaits.walk)(scene, body, beat)


def glide(scene: Scene, body: Body, beat: Beat) -> None:
    """Move a thing by itself, the way its nature has it: wheels drive, wings fly, boats sail, balls roll, the rest waddles."""
    sort, verb = sort_of(body), beat.action.verb
    if verb in ("chase", "follow") and scene.named(beat.action.target):
        pursuits.follow_on(scene, body, beat, "run" if verb == "chase" else "walk")
    elif sort == "crawler" and verb != "swim":
        vehicles.scuttle(scene, body, beat)
    elif sort == "wheeled" or (sort == "boat" and scene.medium != "water"):
        vehicles.drive(scene, body, beat)
    elif sort in ("winged", "light") and verb in ("walk", "run", "chase", "follow"):
        gaits.fly(scene, body, beat)
    elif sort == "swimmer" or verb == "swim":
        gaits.swim(scene, body, beat)
    elif body.form == "round" and verb in ("walk", "run", "drive", "chase", "follow", "climb"):
        mechanics.roll(scene, body, beat)
    else:
        vehicles.waddle(scene, body, beat)


def soar(scene: Scene, body: Body, beat: Beat) -> None:
    """Fly a thing: rockets blast off, balloons drift, wings and everything else sail through the air."""
    body.lead(beat.start)
    if body.figure == "rocket" and beat.action.direction in (None, "up"):
        vehicles.blast(scene, body, beat)
    elif sort_of(body) == "light" and beat.action.direction is None:
        mechanics.drift(scene, body, beat)
    else:
        gaits.fly(scene, body, beat)


def leap_thing(scene: Scene, body: Body, beat: Beat) -> None:
    """Make a thing jump by physics: a kick from below, again when it has come to rest."""
    lift = min(1.1, scene.top - body.height - 0.2) * energy(beat.action)
    body.free(beat.start + 0.1, (0.0, math.sqrt(2 * max(scene.gravity, 1.0) * lift)), 0.0)
    scene.dirty = True


CREATURE: dict[str, Move] = {
    "walk": gaits.walk, "run": gaits.walk, "hop": gaits.walk, "jump": gaits.jump, "bounce": gaits.jump, "fly": gaits.fly,
    "swim": gaits.swim, "climb": climbing.climb, "slide": mechanics.slide, "drive": drive_on, "roll": tumble, "fall": tumble,
    "float": mechanics.drift, "swing": mechanics.swing, "orbit": rounds.orbit,
    "spin": changes.spin, "turn": changes.about, "shake": changes.shake,
    "grow": changes.resize, "shrink": changes.resize, "appear": changes.appear,
    "disappear": changes.appear, "sit": posture, "lie": posture,
    "sleep": posture, "kick": deeds.kick, "throw": deeds.throw, "catch": deeds.catch, "push": deeds.push,
    "chase": pursuits.chase, "follow": pursuits.follow, "collide": pursuits.collide, "ride": pursuits.ride, "hold": deeds.hold,
    "give": deeds.give,
}  # fmt: skip
"""What creatures do for each verb; every other verb is a gesture."""

THING: dict[str, Move] = {
    "walk": glide, "run": glide, "hop": glide, "climb": glide, "chase": glide, "follow": glide, "drive": glide,
    "swim": glide, "jump": leap_thing, "bounce": mechanics.bounce, "roll": mechanics.roll, "fall": mechanics.fall,
    "slide": mechanics.slide, "float": mechanics.drift, "swing": mechanics.swing, "orbit": rounds.orbit, "fly": soar,
    "spin": changes.spin, "turn": changes.about, "shake": changes.shake,
    "grow": changes.resize, "shrink": changes.resize, "appear": changes.appear,
    "disappear": changes.appear,
    "collide": pursuits.collide, "kick": deeds.kick, "push": deeds.push, "ride": pursuits.ride, "throw": deeds.throw,
    "catch": deeds.catch, "hold": deeds.hold, "give": deeds.give,
}  # fmt: skip
"""What lifeless things do for each verb; every other verb is acted like a puppet."""
