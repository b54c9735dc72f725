"""Travels: one way across open country, the camera going along: alone, abreast, or one after another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.cast.beasts import BEASTS
from sora_nb.stage.intents import mount_of
from sora_nb.stage.moves.paths import energy, gait_speed, pace, reach, rest, say, smooth
from sora_nb.stage.tracking import ALONE, outruns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.plans import Action
    from sora_nb.stage.bodies import Beat, Body, Scene

GALLOP = 3.2
"""Froude number of a gallop: four legs change from trot to gallop between 2 and 3 (Alexander 1989)."""
_HEAVY = frozenset(kind.name for kind in BEASTS if kind.gait == "pad")
WHEELS = {"bicycle": 4.4, "kick scooter": 3.6, "skateboard": 3.8, "motorcycle": 7.0, "motor scooter": 6.0, "tractor": 4.0}
"""Metres a second of what drives, where it is not a car's."""
CAR = 6.5
LONG = 1.2
"""How much longer a body is in full stride than it stands."""
NECK = 0.75
"""Body lengths between one and the next of those who go abreast."""
CLOSING = 5
"""How many of a kind close up with one another at most."""
LONGEST, PATIENT = 70.0, 0.75
"""Metres of country that are painted at most, and the share of their own speed below which travellers rather turn round."""
SOFT = 0.8
"""Seconds in which a traveller gathers speed, or comes to rest, within a shot."""


def travelling(scene: Scene, body: Body) -> bool:
    """Tell whether a body belongs to those whom the camera goes along with."""
    return scene.tracked and body.actor.name in scene.convoy


def decide(scene: Scene) -> None:
    """Let the camera go along where those who travel together would leave the frame."""
    if not scene.convoy:
        return
    if any(spot.along > 0 for body in _leaders(scene) for spot in body.actor.spots):
        scene.tracked = True
        return
    speed = _common(scene)
    if speed < PATIENT * _natural(scene):
        return
    for body in _leaders(scene):
        way = 1.0 if body.at("facing", 0) >= 0 else -1.0
        seconds = sum(beat.seconds for beat in body.beats if _across(beat.action))
        # Who rides needs the room that the mount takes, from where the mount stands.
        goer = mount_of(scene, body) or body
        if outruns(scene, speed * seconds, reach(scene, goer) - way * goer.at("x", 0)):
            scene.tracked = True
            return


def _across(action: Action) -> bool:
    return action.verb in ALONE or action.verb in ("chase", "follow", "ride")


def _leaders(scene: Scene) -> list[Body]:
    return [b for b in scene.bodies if b.actor.name in scene.convoy and any(_across(beat.action) for beat in b.beats)]


def speed_of(scene: Scene, body: Body, action: Action) -> float:
    """Return how fast a body goes when nothing is in its way, in metres a second: as its legs or its wheels have it."""
    verb = {"chase": "run", "follow": "walk", "ride": "drive"}.get(action.verb, action.verb)
    mounts = scene.named(action.target) if action.verb == "ride" else []
    if mounts:
        body = mounts[0]
        verb = "drive" if not body.alive else "run" if action.manner in ("fast", "quickly") else "walk"
    if not body.alive:
        return WHEELS.get(body.figure, CAR) * pace(action) * (0.5 if verb == "walk" else 1.0)
    quick = verb == "run" and body.family == "quadruped" and body.figure not in _HEAVY
    return gait_speed(body, verb, action) * (GALLOP**0.5 if quick else 1.0)


def _common(scene: Scene) -> float:
    """Return the speed at which a convoy goes together: that of its slowest, or what the country is long enough for."""
    return min(_natural(scene), LONGEST / scene.seconds)


def _natural(scene: Scene) -> float:
    speeds = []
    for body in _leaders(scene):
        for beat in body.beats:
            if _across(beat.action):
                speeds.append(speed_of(scene, body, beat.action))
                hunted = beat.action.target if beat.action.verb in ("chase", "follow") else None
                speeds += [speed_of(scene, prey, beat.action) for prey in scene.named(hunted)]
    return min(speeds)


def distance(scene: Scene, beat: Beat, speed: float) -> NDArray[np.float64]:
    """Return metres gone since a stretch began, at each of its ticks: in full stride wherever the shot is cut."""
    _, time = scene.clock(beat.start, beat.end)
    soft = min(SOFT, 0.4 * beat.seconds)
    rate = np.full(len(time), speed)
    if beat.start > 0.3:
        rate *= smooth(time, beat.start, beat.start + soft)
    if beat.end < scene.seconds - 0.3:
        rate *= 1 - smooth(time, beat.end - soft, beat.end)
    return np.asarray((np.cumsum(rate) - rate[:1].sum()) / 240)


def travel(scene: Scene, body: Body, beat: Beat, verb: str) -> None:
    """Go one way for a whole stretch, at the pace of all who go together; several of a kind go abreast."""
    part, time = scene.clock(beat.start, beat.end)
    if not len(time):
        return
    way = 1.0 if body.at("facing", beat.start) >= 0 else -1.0
    gone = distance(scene, beat, _common(scene))
    here = body.at("x", beat.start)
    body.lead(beat.start)
    body.row("x")[part] = here + way * gone + _abreast(scene, body, beat)
    rest(body, part)
    body.cue(verb, beat.start, beat.end, manner=beat.action.manner, energy=energy(beat.action))
    if not body.alive and verb == "drive":
        say(scene, "engine", body, beat.start, min(beat.end, scene.seconds))


def _abreast(scene: Scene, body: Body, beat: Beat) -> NDArray[np.float64]:
    """Return how each of several of a kind closes up with the others and now gains, now falls back, in metres."""
    _, time = scene.clock(beat.start, beat.end)
    group = scene.named(body.actor.name)
    if len(group) < 2:
        return np.zeros(len(time))
    order = sorted(group, key=lambda b: b.at("x", 0))
    middle = float(np.mean([b.at("x", 0) for b in group]))
    if len(group) > CLOSING:
        # A crowd keeps the places that it has.
        return np.zeros(len(time))
    place = middle + NECK * body.width * (order.index(body) - (len(group) - 1) / 2)
    if beat.start < 0.3:
        # Each in a lane of its own, so that nobody runs through anybody.
        body.row("depth")[:] += min(0.13, 0.4 / len(group)) * body.index
    draw = body.random("abreast")
    swing = 0.1 * body.width * np.sin(2 * np.pi * (time - beat.start) / float(draw.uniform(3.0, 4.5)) + draw.uniform(0, 6.28))
    closing = smooth(time, beat.start, beat.start + 2.5) if beat.start < 0.3 else np.zeros(len(time))
    return np.asarray((swing - swing[0]) + (place - body.at("x", 0)) * closing)


def hunt(scene: Scene, body: Body, beat: Beat, verb: str) -> None:
    """Send the hunted ahead and all their hunters after them, one behind another, each at a distance that breathes."""
    if body.index:
        return
    here = body.at("x", beat.start)
    hunted = sorted(scene.named(beat.action.target), key=lambda b: abs(b.at("x", beat.start) - here))
    prey = hunted[0]
    first = prey.at("x", beat.start)
    hunters = sorted(scene.named(body.actor.name), key=lambda b: abs(b.at("x", beat.start) - first))
    way = math.copysign(1.0, first - hunters[0].at("x", beat.start))
    _, time = scene.clock(beat.start, beat.end)
    gone = distance(scene, beat, _common(scene))
    for one in hunted:
        _lead(scene, one, beat, one.at("x", beat.start) + way * gone, verb=verb)
    # At full stretch a runner is longer than it stands.
    room = 0.94 * scene.width - LONG * sum(b.width for b in (*hunted, *hunters))
    clear = min(max(room / (len(hunters) + 1), 0.1), 0.75 if verb == "run" else 0.5)
    behind = LONG * prey.width / 2
    for hunter in hunters:
        behind += LONG * hunter.width / 2 + clear
        start = abs(hunter.at("x", beat.start) - first)
        draw = hunter.random("hunt")
        sway = np.sin(2 * np.pi * (time - beat.start) / float(draw.uniform(2.6, 4.2)) + float(draw.uniform(0, 6.28)))
        gap = start + (behind - start) * smooth(time, beat.start, beat.start + 0.6 * beat.seconds)
        gap += 0.25 * clear * (sway - sway[:1].sum()) * smooth(time, beat.start, beat.start + 1.5)
        _lead(scene, hunter, beat, first + way * (gone - gap), verb=verb)
        behind += LONG * hunter.width / 2


def _lead(scene: Scene, who: Body, beat: Beat, x: NDArray[np.float64], *, verb: str) -> None:
    part, _ = scene.clock(beat.start, beat.end)
    who.lead(beat.start)
    who.row("x")[part], who.row("facing")[part] = x, 1.0 if x[-1] >= x[0] else -1.0
    if who.form == "round" and not who.alive:
        who.row("angle")[part] = who.at("angle", beat.start) - (x - x[0]) / who.radius
    rest(who, part)
    cue = verb if who.alive else "roll" if who.form == "round" else "drive"
    who.cue(cue, beat.start, beat.end, energy=energy(beat.action) * (1.2 if verb == "run" else 1.0))
