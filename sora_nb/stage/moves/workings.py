"""Workings: plays a motion of the repertoire: goes to what it needs, takes it up or lays it down, strikes on time."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.bodies import snap
from sora_nb.stage.cast.implements import IMPLEMENTS, bounds
from sora_nb.stage.moves import acrobatics, dances, deeds, gaits, games, leading, pursuits
from sora_nb.stage.moves.approaches import approach
from sora_nb.stage.moves.paths import energy, gait_speed, point_of, rest, say, smooth, turn
from sora_nb.stage.repertoire import BAND, DANCED, MOTIONS, motion_of

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene
    from sora_nb.stage.repertoire import Motion

BANDS = ("band", "orchestra")
"""Who plays many instruments at once."""
GAMES = frozenset(("tennis", "badminton", "ping pong", "baseball", "golf", "golf flag"))
"""Games whose artwork shows once more what is held to play them."""
THROWN = ("juggle", "toss", "land on one leg")
"""Motions that belong to a move of their own."""
VESSELS = frozenset(("wine glass", "coffee", "cup", "mug", "glass", "teacup", "bowl", "vase", "beer mug", "bucket", "jar"))
"""What is poured into."""
FACED = ("feed", "hug high", "hug low", "pet")
"""Motions whose partner looks at who does them from the start."""
_TABLE = (0.37, 0.43)
"""Where a thing stands on the table that is poured at, in body heights."""
_BEFORE = 0.012
"""Depth by which somebody stands before what they have their arms round or wash."""
STRIDE_END = 0.35
"""Seconds in which somebody settles where they have walked to."""


def works(scene: Scene, body: Body, beat: Beat) -> Motion | None:
    """Return the motion in which a body does a deed, or None where the stage's own verb does."""
    if body.family != "human":
        return None
    played = scene.named(beat.action.target)
    if beat.action.verb == "play" and not played and body.actor.word.split()[-1] in BANDS:
        return MOTIONS[BAND[body.index % len(BAND)]]
    found = motion_of(beat.action, body.actor, scene.shot)
    if found is not None and (found.name in THROWN or (found.name == "topple" and not _grounded(scene, body, beat))):
        return None
    return found


def _grounded(scene: Scene, body: Body, beat: Beat) -> bool:
    """Tell whether somebody who falls only falls over: they stand on the ground, and nothing says from where or where to."""
    x = body.at("x", beat.start)
    high = body.at("y", beat.start) > scene.floor(x) + 0.3
    return scene.gravity > 0 and not high and beat.action.direction is None and not scene.ground


def work(scene: Scene, body: Body, beat: Beat, motion: Motion) -> None:
    """Do one thing in the way that the repertoire has it."""
    start = beat.start
    if motion.grip == "line" and _led(scene, body, beat, motion):
        return
    if motion.pair and (partner := partner_of(scene, body, beat)) is not None:
        _pair(scene, body, partner, beat, motion)
        return
    if motion.name == "keep up" and (thing := _ball(scene, body, beat)) is not None:
        _kept_up(scene, body, thing, beat, motion)
        return
    others = [b for b in scene.named(beat.action.target) if b is not body and motion.going != "ride"]
    thing = others[0] if others else None
    if motion.name == "feed" and thing is not None and not thing.alive:
        thing = _fed(scene, body, beat, thing)
    elif motion.name == "hug" and thing is not None:
        motion = _embrace(body, thing, motion)
    if motion.name == "pour" and (vessel := _vessel(scene, thing)) is not None:
        _poured(scene, body, vessel, thing)
    elif thing is not None:
        start = _supplied(scene, body, thing, beat, motion)
    if thing is not None and motion.name == "slip" and not thing.alive:
        way = math.copysign(1.0, body.at("facing", start))
        deeds.launch(scene, thing, snap(start + 0.12), (way * 2.2, 1.6), way * 9.0)
    _play(scene, body, beat.part(start, beat.end), motion, look=None if thing is None or thing.held else point_of(thing, start))


def _kept_up(scene: Scene, body: Body, thing: Body, beat: Beat, motion: Motion) -> None:
    """Keep a ball in the air alone, or pass it among all who play with it."""
    mates = [p for p in _players(scene, beat) if p.family == "human"]
    if len(mates) > 1:
        if body is mates[0]:
            games.passes(scene, mates, thing, beat)
        return
    body.cue(motion.name, beat.start, beat.end, energy=energy(beat.action))
    games.kept_up(scene, body, thing, beat, motion.strikes(beat.start, beat.end))


def _fed(scene: Scene, body: Body, beat: Beat, food: Body) -> Body:
    """Take what is fed in the hand, and return whom it is fed to, who is gone to; the food itself where there is nobody."""
    eater = deeds.partner_of(scene, body, beat)
    if eater is None:
        return food
    deeds.carry(scene, food, body, 0.0, scene.seconds)
    return eater


def _embrace(body: Body, thing: Body, motion: Motion) -> Motion:
    """Return how something is hugged: a dog on one knee, at its neck; a bear or a tree as high as the arms reach."""
    if thing.alive and thing.height < 0.75 * body.height:
        return MOTIONS["hug low"]
    return MOTIONS["hug high"] if thing.height > 1.2 * body.height else motion


def _vessel(scene: Scene, poured: Body | None) -> Body | None:
    """Return what is poured into: something else to drink from, with which nobody does anything."""
    idle = (b for b in scene.bodies if b is not poured and not b.alive and not b.beats and not b.held and b.figure in VESSELS)
    return next(idle, None)


def _poured(scene: Scene, body: Body, vessel: Body, thing: Body | None) -> None:
    """Lay on the table what is poured into, and what it comes from beside it."""
    body.row("facing")[:] = math.copysign(1.0, body.at("facing", 0.0))
    _lay(scene, vessel, body, _TABLE)
    if thing is not None and not thing.alive:
        _lay(scene, thing, body, (_TABLE[0] + 0.17, _TABLE[1]))


def _supplied(scene: Scene, body: Body, thing: Body, beat: Beat, motion: Motion) -> float:
    """Bring somebody and the thing together: it is taken in hand, laid before them, or gone to; return when that is done."""
    if motion.tool and thing.figure in GAMES:
        # The motion draws what it is played with.
        thing.row("alpha")[:] = 0.0
        thing.solid = False
        return beat.start
    made = thing.figure in (motion.tool, motion.before, motion.seat)
    if made or (thing.figure in IMPLEMENTS and not IMPLEMENTS[thing.figure].upright and motion.tool):
        _fit(thing, body)
    if made and motion.tool == thing.figure:
        _hold(scene, thing, body, "tool", beat)
    elif made:
        _stand_before(thing, body, beat.start)
    elif motion.laid is not None and not thing.alive and thing.height < body.height:
        for base in _bases(scene, thing):
            if base.figure == motion.before:
                # What is told to lie on a table lies on that one, and the deed is done at it.
                _fit(base, body)
                _stand_before(base, body, 0.0)
        _lay(scene, thing, body, motion.laid)
    elif (motion.holds or motion.grip == "n") and deeds_handy(body, thing) and not motion.near and not motion.before:
        _hold(scene, thing, body, "tool" if motion.holds and motion.holding == "n" else "far hand", beat)
    elif motion.near or motion.before or motion.pair:
        return _gone_to(scene, body, thing, beat, motion)
    else:
        turn(scene, body, beat.start, math.copysign(1.0, thing.at("x", beat.start) - body.at("x", beat.start)))
    return beat.start


def _gone_to(scene: Scene, body: Body, thing: Body, beat: Beat, motion: Motion) -> float:
    """Let somebody go to what they do something to; return when they are there."""
    if thing.alive and not thing.beats and motion.name in FACED:
        thing.row("facing")[:] = math.copysign(1.0, body.at("x", beat.start) - thing.at("x", beat.start))
    gap = _gap(body, thing, motion)
    start = approach(scene, body, thing, beat, gap=gap)
    turn(scene, body, start, math.copysign(1.0, thing.at("x", start) - body.at("x", start)))
    if gap < -0.1 or motion.name == "spar":
        thing.row("depth")[:] = np.maximum(thing.row("depth"), _BEFORE)
        body.row("depth")[:] = thing.at("depth", start) - _BEFORE
    return start


def _gap(body: Body, thing: Body, motion: Motion) -> float:
    """Return how far from a thing's edge in metres somebody works at it: before the side of a car, in a large one's arms."""
    if motion.name == "hug high":
        return -0.2 * thing.width
    if motion.name == "wash down" and thing.width > 1.2 * body.height:
        return -0.4 * body.height
    return -0.05 if motion.verb == "hold" else 0.1


def _bases(scene: Scene, thing: Body) -> list[Body]:
    """Return what a thing is told to lie on."""
    on = [r.b for r in scene.shot.relations if (r.a, r.relation) == (thing.actor.name, "on")]
    return [base for name in on for base in scene.named(name)]


def deeds_handy(body: Body, thing: Body) -> bool:
    """Tell whether a thing can be taken in hand."""
    return not thing.alive and thing.height < 0.62 * body.height


def _fit(thing: Body, body: Body) -> None:
    """Give an implement the size that it has in this body's hands."""
    _, low, _, high = bounds(thing.figure)
    left, _, right, _ = bounds(thing.figure)
    long = (high - low) if IMPLEMENTS[thing.figure].upright and thing.figure not in ("cello", "harp") else right - left
    thing.resize(long * body.height / thing.height)


def _hold(scene: Scene, thing: Body, body: Body, anchor: str, beat: Beat) -> None:
    """Put a thing at one of the body's anchors for as long as the shot lasts, unless one of their fellows has it."""
    if any(key != body.key and key in {b.key for b in scene.named(body.actor.name)} for *_, key, _ in thing.held):
        return
    start = 0.0 if beat.start < 0.6 else beat.start
    deeds.carry(scene, thing, body, start, scene.seconds)
    thing.held[-1] = (start, scene.seconds, body.key, anchor)
    thing.row("facing")[:] = body.row("facing")
    thing.solid = False


def _stand_before(thing: Body, body: Body, t: float) -> None:
    """Move what stands on the floor to where the body stands, as the repertoire draws it."""
    way = math.copysign(1.0, body.at("facing", t))
    left, low, right, high = bounds(thing.figure)
    thing.lead(0.0)
    thing.row("x")[:] = body.at("x", t) + way * (left + right) / 2 * body.height
    thing.row("y")[:] = body.at("y", t) + (low + high) / 2 * body.height
    thing.row("facing")[:] = way
    thing.row("depth")[:] = max(body.at("depth", t) - 0.003, 0.0)
    thing.solid, thing.over = False, True


def _lay(scene: Scene, thing: Body, body: Body, spot: tuple[float, float]) -> None:
    """Lay a thing on what stands before the body."""
    group = scene.named(thing.actor.name)
    most = (0.36 if len(group) == 1 else 0.17) * body.height
    if thing.height > most:
        for one in group:
            one.resize(most / one.height)
    way = math.copysign(1.0, body.at("facing", 0.0))
    for i, one in enumerate(group):
        one.lead(0.0)
        one.row("x")[:] = body.at("x", 0.0) + way * (spot[0] * body.height + (i - (len(group) - 1) / 2) * 0.6 * one.width)
        one.row("y")[:] = body.at("y", 0.0) + spot[1] * body.height + one.rise
        one.row("depth")[:] = max(body.at("depth", 0.0) - 0.002, 0.0)
        one.solid, one.over = False, True


def _play(scene: Scene, body: Body, beat: Beat, motion: Motion, *, look: tuple[float, float] | None = None) -> None:
    """Play the motion until its time is up, or once where it is done once, and say what it sounds."""
    action, end = beat.action, beat.end
    if motion.going:
        _carried(scene, body, beat, motion.going)
    if motion.period <= 0:
        end = min(end, beat.start + 2.6)
    if motion.lasting and all(b.start < beat.end for b in body.beats):
        end = max(end, scene.seconds)
    period = dances.pulse(scene) if motion.name in DANCED else None
    body.cue(motion.name, beat.start, end, beat=period, look=look, manner=action.manner, energy=energy(action))
    if not motion.sound:
        return
    if not motion.hits:
        say(scene, motion.sound, body, beat.start, min(end, scene.seconds), other=action.target)
        return
    if motion.name in DANCED:
        motion = dataclasses.replace(motion, period=motion.period * (period or 0.5))
        first = beat.start - beat.start % motion.period
    else:
        first = beat.start
    times = [t for t in motion.strikes(first, min(end, scene.seconds)) if t >= beat.start]
    for i, t in enumerate(times):
        until = times[i + 1] if i + 1 < len(times) else min(end, scene.seconds)
        weight = 0.05 if motion.sound == "contact" else body.mass
        say(
            scene, motion.sound, body, snap(t), until if motion.sound == "note" else None, materials=motion.matter,
            impulse=weight * body.height, text=str(i) if motion.sound == "note" else None,
        )  # fmt: skip


def _led(scene: Scene, body: Body, beat: Beat, motion: Motion) -> bool:
    """Lead what is named on a line: drag it along, walk it, or let it fly; tell whether there is anything."""
    things = [b for b in scene.named(beat.action.target) if b is not body]
    if not things:
        return False
    ways = {"pull": leading.drag, "fly a kite": leading.kite, leading.STRING: leading.balloon}
    ways.get(motion.name, leading.leash)(scene, body, things[0], beat)
    body.cue(motion.name, beat.start, beat.end, led=things[0].key, energy=energy(beat.action))
    return True


def _ball(scene: Scene, body: Body, beat: Beat) -> Body | None:
    """Return the ball that is played with."""
    return next((b for b in scene.named(beat.action.target) if b is not body and not b.alive), None)


def _players(scene: Scene, beat: Beat) -> list[Body]:
    """Return all who play with the same thing, from left to right."""
    mates = [b for b in scene.bodies if any(d.action.verb == "play" and d.action.target == beat.action.target for d in b.beats)]
    return sorted(mates, key=lambda b: b.at("x", beat.start))


def _carried(scene: Scene, body: Body, beat: Beat, going: str) -> None:
    """Let somebody be on their way meanwhile: on foot, sliding, or on what they ride."""
    if going == "ride":
        if scene.named(beat.action.target):
            pursuits.ride(scene, body, beat)
    elif going == "slide":
        acrobatics.glides(scene, body, beat)
    else:
        gaits.walk(scene, body, dataclasses.replace(beat, action=dataclasses.replace(beat.action, verb="walk", target=None)))


def partner_of(scene: Scene, body: Body, beat: Beat) -> Body | None:
    """Return with whom somebody does what takes two: the target, or their fellow of the same actor."""
    named = [b for b in scene.named(beat.action.target) if b is not body and b.family == "human"]
    if named:
        return named[0]
    group = scene.named(body.actor.name)
    mate = body.index ^ 1
    if len(group) > 1:
        return group[mate] if mate < len(group) else None
    deed = (beat.action.verb, beat.action.written)
    people = (b for b in scene.others(body) if b.family == "human")
    return next((b for b in people if any((d.action.verb, d.action.written) == deed for d in b.beats)), None)


def _pair(scene: Scene, body: Body, partner: Body, beat: Beat, motion: Motion) -> None:
    """Bring two face to face, so far apart as the motion wants it, and let both do it."""
    x, other = body.at("x", beat.start), partner.at("x", beat.start)
    way = math.copysign(1.0, other - x)
    tall = (body.height + partner.height) / 2
    middle = (x + other) / 2
    spot = middle - way * motion.gap * tall / 2
    arrive = snap(beat.start + min(abs(spot - x) / gait_speed(body, "walk", beat.action) + STRIDE_END, 0.55 * beat.seconds))
    if motion.name in DANCED and beat.start < 0.6:
        # Who dances from the first moment on has their partner before them already.
        arrive = snap(min(beat.start, 0.05))
        for who, sign in ((body, -1.0), (partner, 1.0)):
            if not any(b.start < beat.start for b in who.beats):
                who.keep("x", middle + sign * way * motion.gap * tall / 2)
    leads = (body.number < partner.number) == (body.index % 2 == 0 or body.actor is not partner.actor)
    both = partner.actor is body.actor or any(b.action.verb == beat.action.verb for b in partner.beats)
    for who, sign in ((body, -1.0),) if both else ((body, -1.0), (partner, 1.0)):
        goal = middle + sign * way * motion.gap * tall / 2
        if abs(goal - who.at("x", beat.start)) > 0.1:
            gaits.stride(scene, who, beat.part(beat.start, arrive), goal, "walk")
            _at(scene, who, arrive, goal)
        turn(scene, who, arrive, -sign * way)
        for thing in scene.named(beat.action.target)[who.index : who.index + 1]:
            if thing.figure == motion.tool:
                _fit(thing, who)
                _hold(scene, thing, who, "tool", beat.part(0.0, beat.end))
        _play(
            scene,
            who,
            beat.part(arrive, beat.end),
            motion if leads or not motion.hits else dataclasses.replace(motion, hits=()),
        )
    if abs(partner.at("depth", 0) - body.at("depth", 0)) > 0.01 and body.number < partner.number:
        partner.row("depth")[:] = body.at("depth", 0) + 0.004


def _at(scene: Scene, who: Body, t: float, x: float) -> None:
    """Let somebody stand exactly where both meet, whatever was left of the way."""
    part, time = scene.clock(t - 0.3, t)
    if part.stop > part.start:
        row = who.row("x")
        row[part] += (x - row[part.stop - 1]) * smooth(time, t - 0.3, t)
        rest(who, part)
