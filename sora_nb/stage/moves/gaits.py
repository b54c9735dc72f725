"""Gaits: creatures that walk, run, hop, jump, fly, swim and climb, eased at both ends and at rest before and after."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.casting.companions import PUDDLE
from sora_nb.stage.intents import aims, heading
from sora_nb.stage.moves import travels
from sora_nb.stage.moves.paths import (
    energy,
    gait_speed,
    go,
    pace,
    phase,
    pull,
    ramp,
    reach,
    say,
    smooth,
    turn,
    turning,
    way_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.plans import Action
    from sora_nb.stage.bodies import Beat, Body, Scene


_LEISURE = 1.7
"""How many times the time that it needs somebody takes for a way that ends within the frame."""


def goal_of(scene: Scene, body: Body, action: Action, t: float) -> tuple[float, bool]:
    """Return the x a walk aims at, and whether that is a place to stay at."""
    limit = reach(scene, body, body.at("depth", t))
    targets = scene.named(action.target)
    if targets and targets[0] is not body and action.direction not in ("left", "right"):
        other = targets[0]
        side = -1 if body.at("x", t) < other.at("x", t) else 1
        gap = (other.width + body.width) / 2 + 0.15
        return min(max(other.at("x", t) + side * gap, -limit), limit), True
    way = way_of(body, action, t)
    limit = max(limit - _room_ahead(scene, body, way, t), way * body.at("x", t), -limit)
    if action.manner in ("out", "off", "away"):
        return way * (scene.width * 0.6 + body.width), True
    group = [b for b in scene.named(body.actor.name) if way * (b.at("facing", t) or 1.0) > 0]
    if len(group) > 1:
        # A group keeps its order: all go as far as the first of them can.
        room = min(reach(scene, b, b.at("depth", t)) - way * b.at("x", t) for b in group)
        room = max(room, 0.6 * scene.width) if action.passing else room
        return body.at("x", t) + way * max(room, 0.0), action.direction in ("left", "right")
    return way * limit, action.direction in ("left", "right")


def formation(scene: Scene, body: Body) -> tuple[float, float]:
    """Return where a body is in the group of its kind, from their middle, and how far the group reaches to either side."""
    places = [b.at("x", 0) for b in scene.named(body.actor.name)]
    middle = (min(places) + max(places)) / 2
    return (body.at("x", 0) - middle, max(places) - middle) if len(places) > 1 else (0.0, 0.0)


def _room_ahead(scene: Scene, body: Body, way: int, t: float) -> float:
    """Return the room that those need who go the same way further ahead, in metres, so that nobody ends up in another."""
    before = [
        o for o in scene.others(body)
        if o.actor is not body.actor and o.beats and heading(scene, o) == way and not aims(scene, o)
        and way * (o.at("x", t) - body.at("x", t)) > 0
    ]  # fmt: skip
    return sum(o.width + 0.2 for o in before) if heading(scene, body) == way else 0.0


def walk(scene: Scene, body: Body, beat: Beat) -> None:
    """Walk, run or hop along the ground: to a target, across the frame, into the distance, or round and round."""
    action = beat.action
    verb = "run" if action.verb in ("run", "chase") else action.verb
    if travels.travelling(scene, body):
        if verb == "hop":
            way = way_of(body, action, beat.start)
            hop(scene, body, beat, body.at("x", beat.start) + way * gait_speed(body, verb, action) * beat.seconds, verb)
        else:
            travels.travel(scene, body, beat, verb)
        return
    if action.direction in ("toward", "away"):
        _in_depth(scene, body, beat, verb)
        return
    if action.manner == "in":
        side = -way_of(body, action, beat.start)
        body.keep("x", side * (scene.width * 0.55 + body.width), beat.start)
        if beat.start < 0.05:
            body.row("x")[:] = body.at("x", beat.start)
    goal, stays = goal_of(scene, body, action, beat.start)
    speed = gait_speed(body, verb, action)
    start, step = beat.start + min(0.12, 0.05 * beat.seconds), STEPS.get(verb, stride)
    distance = abs(goal - body.at("x", start))
    needed = distance / speed + 0.4
    room = beat.end - start
    if needed >= room:
        x = body.at("x", start)
        # Who is to come past somebody makes haste.
        haste = 1.9 if action.passing else 1.25
        most = min(distance, haste * speed * max(room - 0.3, 0.5 * room))
        step(scene, body, beat.part(start, beat.end), x + math.copysign(most, goal - x), verb)
    elif stays or room < 1.7 * needed:
        # Without haste, so that nobody stands at the frame's edge for half of the film.
        step(scene, body, beat.part(start, min(start + _LEISURE * needed, beat.end)), goal, verb)
    else:
        _round_and_round(scene, body, beat.part(start, beat.end), goal, verb)


def stride(scene: Scene, body: Body, leg: Beat, x: float, verb: str) -> None:
    """Cover one stretch on foot, as far as legs carry in that time."""
    start, end, action = leg.start, leg.end, leg.action
    here = body.at("x", start)
    way = 1.0 if x >= here else -1.0
    if abs(x - here) < 0.05:
        return
    # Slow down, step round, speed up: nobody walks backwards out of a turn.
    start = min(start + 0.8 * turn(scene, body, max(start - 0.1, 0), way), end - 0.3 * (end - start))
    x = here + way * min(abs(x - here), 1.6 * gait_speed(body, verb, action) * (end - start))
    go(scene, body, start, end, x, soft=min(0.7 if verb == "run" else 0.5, 0.3 * (end - start)))
    gait = "crawl" if action.manner == "crawl" and body.family == "human" else verb
    # Who crawls from the first moment on is on all fours already.
    body.cue(gait, 0.0 if gait == "crawl" and leg.start < 0.3 else start, end, manner=action.manner, energy=energy(action))


def _round_and_round(scene: Scene, body: Body, leg: Beat, goal: float, verb: str) -> None:
    """Fill the time with stretches to and fro, a breath at each turn."""
    start, end, speed = leg.start, leg.end, gait_speed(body, verb, leg.action)
    now, (place, spread) = start, formation(scene, body)
    far = max(reach(scene, body, body.at("depth", start)) - spread, 0.3)
    step = STEPS.get(verb, stride)
    draw = body.random("rounds", start)
    while end - now > 1.0 + turning(body) * (now > start):
        x = body.at("x", now)
        about = 0.8 * turning(body) if (goal - x) * body.at("facing", now) < 0 else 0.0
        length = min(abs(goal - x) / speed + 0.5 + about, end - now)
        most = min(abs(goal - x), speed * max(length - 0.4 - about, 0.3))
        step(scene, body, leg.part(now, now + length), x + math.copysign(most, goal - x), verb)
        now += length + float(draw.uniform(0.1, 0.3))
        goal = place - math.copysign(far * float(draw.uniform(0.8, 1.0)), goal - place)


def _in_depth(scene: Scene, body: Body, beat: Beat, verb: str) -> None:
    """Come nearer or go away: depth changes, with a little drift to the side."""
    toward = beat.action.direction == "toward"
    if toward and beat.start < 0.3:
        body.keep("depth", 0.72)
    near, far = 0.02, 0.75
    goal = near if toward else far
    x = body.at("x", beat.start)
    drift = -math.copysign(0.25 * min(abs(x) + 0.4, 1.2), x) if toward else math.copysign(0.3, -x)
    body.keep("facing", 1.0 if drift >= 0 else -1.0, beat.start)
    # Twelve metres deep is a long way: the pace says how much of it is covered.
    share = min(1.0, gait_speed(body, verb, beat.action) * beat.seconds / 5.0)
    goal = body.at("depth", beat.start) + (goal - body.at("depth", beat.start)) * max(share, 0.5)
    go(scene, body, beat.start, beat.end, x + drift, depth=goal)
    body.cue(verb, beat.start, beat.end, manner=beat.action.manner, energy=energy(beat.action))


def hop(scene: Scene, body: Body, leg: Beat, x: float, verb: str) -> None:
    """Cover one stretch in hops, each a true parabola with a crouch before it."""
    start, end, action = leg.start, leg.end, leg.action
    way = 1.0 if x >= body.at("x", start) else -1.0
    start = min(start + 0.8 * turn(scene, body, max(start - 0.1, 0), way), end - 0.3 * (end - start))
    skips = action.manner == "skip"
    lift = (0.13 if skips else 0.3 if verb == "hop" else 0.22) * min(body.height, 1.2) * (0.7 + 0.3 * energy(action))
    each = 2 * math.sqrt(2 * lift / max(scene.gravity, 1.2)) + 0.26
    count = max(1, int((end - start) / each))
    pitch = (x - body.at("x", start)) / count
    now = start
    for _ in range(count):
        if scene.seconds - now < 0.06:
            return
        leap(scene, body, leg.part(now, end), pitch, lift, verb=verb, crouch=0.1 if skips else 0.16)
        now += (end - start) / count


def leap(
    scene: Scene, body: Body, leg: Beat, dx: float, lift: float, *, verb: str = "jump", crouch: float = 0.3, drop: float = 0.0,
    wet: bool = False,
) -> float:  # fmt: skip
    """Jump once: crouch, fly a parabola `lift` metres high and `dx` far, land `drop` metres lower; return the landing time.

    It splashes on water, and where it is `wet`.
    """
    start, action = leg.start, leg.action
    g = max(scene.gravity, 1.2)
    off = start + crouch
    rise = math.sqrt(2 * max(lift, drop * -1 + 0.05, 0.05) * g)
    seconds = (rise + math.sqrt(max(rise * rise + 2 * g * drop, 0.0))) / g
    part, time = scene.clock(off, off + seconds)
    t = np.minimum(time - off, seconds)
    x, y = body.row("x"), body.row("y")
    if part.start < scene.ticks:
        x0, y0 = x[part.start], y[part.start]
        x[part], y[part] = x0 + dx * t / seconds, y0 + rise * t - 0.5 * g * t * t
        level = 0.0 if drop else scene.floor(x0 + dx) - scene.floor(x0)
        x[part.stop :], y[part.stop :] = x0 + dx, y0 - drop + level
    land = off + seconds
    body.cue(verb, start, min(land + 0.2, scene.seconds), beat=off, energy=energy(action), manner=action.manner)
    if off < scene.seconds:
        say(scene, "take-off", body, off, other="floor", impulse=body.mass * rise * 0.3)
    if land < scene.seconds:
        wet = wet or (scene.water is not None and drop >= 0)
        fall = math.sqrt(rise * rise + 2 * g * drop)
        say(scene, "splash" if wet else "land", body, land, other="water" if wet else "floor", impulse=body.mass * fall)
    return land


def jump(scene: Scene, body: Body, beat: Beat) -> None:
    """Jump: on the spot again and again, across with a direction, over or onto a target."""
    action = beat.action
    if body.figure == "skater" and action.target is None and action.written not in FLIPS:
        from sora_nb.stage.moves.acrobatics import axel

        axel(scene, body, beat)
        return
    lift = 0.42 * min(body.height, 1.6) * (0.6 + 0.4 * energy(action)) * (1.2 if action.verb == "bounce" else 1.0)
    room = scene.top - body.at("y", beat.start) - body.height - 0.1
    lift = max(min(lift, room), 0.15)
    targets = [b for b in scene.named(action.target) if b is not body]
    now = beat.start + min(0.15, 0.05 * beat.seconds)
    if targets:
        now = _jump_at(scene, body, targets[0], beat.part(now, beat.end), lift)
    elif action.direction in ("left", "right"):
        now = _jump_along(scene, body, now, beat, lift)
    pause = 0.12 if action.verb in ("bounce", "hop") else 0.45
    turns = FLIPS.get(action.written or "", 0.0)
    lift = max(lift, min(0.62 * body.height, room)) if turns else lift
    while beat.end - now > 0.75 and not (targets and targets[0].figure not in SPRINGY):
        land = leap(scene, body, beat.part(now, beat.end), 0.0, lift)
        if turns:
            _flip(scene, body, now + 0.3, land, turns)
        now = land + pause / pace(action)


FLIPS = {"backflip": 1.0, "flip": 1.0, "frontflip": -1.0, "somersault": -1.0}
"""Leaps in which the body turns over once: backwards, or forwards."""


def _flip(scene: Scene, body: Body, off: float, land: float, turns: float) -> None:
    """Turn a leaping body over about its middle, between take-off and landing."""
    part, time = scene.clock(off, land)
    way = math.copysign(1.0, body.at("facing", off)) * turns
    angle = way * math.tau * smooth(time, off + 0.04, land - 0.04)
    half = 0.5 * body.height
    body.row("x")[part] += half * np.sin(angle)
    body.row("y")[part] += half * (1 - np.cos(angle))
    body.row("angle")[part] += angle
    body.row("angle")[part.stop :] += way * math.tau


SPRINGY = ("trampoline", "bed", "couch", "pillow")


def _jump_at(scene: Scene, body: Body, other: Body, beat: Beat, lift: float) -> float:
    """Run up to something and jump over it if it is low, else onto it; return when that is done."""
    now = beat.start
    if beat.action.manner == "off":
        top, way = body.at("y", now) - body.rise - scene.floor(body.at("x", now)), way_of(body, beat.action, now)
        across = 0.5 * other.width + 0.8 * body.width + 0.3
        return leap(scene, body, beat.part(now + 0.5, beat.end), way * across, 0.6 * lift, drop=top)
    side = 1.0 if other.at("x", now) >= body.at("x", now) else -1.0
    near = other.at("x", now) - side * (other.width / 2 + body.width / 2 + 0.35)
    distance = abs(near - body.at("x", now))
    run_up = min(max(distance / gait_speed(body, "run", beat.action) + 0.4, 0.3), 0.5 * beat.seconds)
    if distance > 0.25:
        stride(scene, body, beat.part(now, now + run_up), near, "run")
        now += run_up
    if other.figure == PUDDLE and beat.action.manner != "over":
        land = leap(scene, body, beat.part(now, beat.end), other.at("x", now) - near, lift, wet=True)
        while beat.end - land > 0.9:
            # Once is never enough.
            land = leap(scene, body, beat.part(land + 0.25, beat.end), 0.0, 0.7 * lift, wet=True)
        return beat.end
    base = other.at("y", now) - other.rise - scene.floor(near)
    tall = other.height > 1.5 * body.height and other.height > 1.3
    if other.figure in SPRINGY or tall or beat.action.manner == "onto":
        top = base + other.height
        return leap(scene, body, beat.part(now, beat.end), other.at("x", now) - near, top + 0.25, drop=-top)
    limit = reach(scene, body)
    across = min(max(near + 2 * (other.at("x", now) - near), -limit), limit) - near
    return leap(scene, body, beat.part(now, beat.end), across, max(lift, base + other.height + 0.25)) + 0.2


def _jump_along(scene: Scene, body: Body, now: float, beat: Beat, lift: float) -> float:
    way, limit = way_of(body, beat.action, now), reach(scene, body)
    now += 0.8 * turn(scene, body, now, way)
    while beat.end - now > 0.8 and abs(way * limit - body.at("x", now)) > 0.5:
        dx = min(1.1 * max(body.height, 0.6), abs(way * limit - body.at("x", now)))
        now = leap(scene, body, beat.part(now, beat.end), way * dx, lift) + 0.3
    return beat.end if abs(way * limit - body.at("x", now)) <= 0.5 else now


def fly(scene: Scene, body: Body, beat: Beat) -> None:
    """Fly: take off if on the ground, cross in a gentle wave, turn at the edge, or go up, or come down and land."""
    action, start = beat.action, beat.start
    ground = scene.floor(body.at("x", start)) + body.rise
    room = scene.top - body.height - 0.25
    high = min(max(2.3 + float(body.random("height").uniform(-0.4, 0.6)), ground + 0.8), max(room, 0.5))
    grounded = body.at("y", start) < ground + 0.05
    if grounded:
        say(scene, "take-off", body, start + 0.2, other="floor", impulse=body.mass)
    targets = [b for b in scene.named(action.target) if b is not body]
    if targets and action.direction is None:
        high = min(targets[0].at("y", start) - targets[0].rise + targets[0].height + 0.5, max(room, 0.5))
    part, time = scene.clock(start, beat.end)
    level = {"up": room + (0.0 if body.alive else 2.5), "down": ground}.get(action.direction or "", high)
    seconds = max(min(1.6, beat.seconds), 0.1) if level == high else beat.seconds
    speed = gait_speed(body, "fly", action)
    limit = reach(scene, body)
    goal, stays = goal_of(scene, body, dataclasses.replace(action, target=None), start)[0], action.direction is not None
    if targets:
        goal, stays = min(max(targets[0].at("x", start), -limit), limit), False
    if action.direction in ("up", "down"):
        goal = body.at("x", start) + way_of(body, action, start) * 0.6
        go_x = beat.end
    else:
        go_x = min(start + max(abs(goal - body.at("x", start)) / speed + 0.6, 0.9), beat.end)
    here = body.at("y", start)
    level = here + min(max(level - here, -3.0 * beat.seconds), 3.0 * beat.seconds)
    pull(body.row("y"), part, level, smooth(time, start, start + seconds))
    _glide(scene, body, start, go_x, goal)
    if not stays and beat.end - go_x > 1.2:
        _back_and_forth(scene, body, beat.part(go_x, beat.end), speed)
    if action.direction != "down":
        calm = smooth(time, start + 0.5, start + 1.5)
        body.row("y")[part] += 0.1 * calm * np.sin(2 * np.pi * 0.55 * (time - start))
    elif beat.end < scene.seconds + 0.01:
        say(scene, "land", body, min(beat.end, scene.seconds), other="floor", impulse=body.mass)
    body.keep("y", body.at("y", beat.end), beat.end)
    body.cue("fly", start, beat.end, beat=start + 0.2 if grounded else None, manner=action.manner, energy=energy(action))


def _glide(scene: Scene, body: Body, start: float, end: float, x: float) -> None:
    here = body.at("x", start)
    x = here + math.copysign(min(abs(x - here), 4.0 * (end - start)), x - here)
    if abs(x - here) > 0.05:
        turn(scene, body, start, 1.0 if x >= here else -1.0, 0.4)
    part, time = scene.clock(start, end)
    pull(body.row("x"), part, x, ramp(time, start, end, min(0.7, 0.4 * (end - start))))


def _back_and_forth(scene: Scene, body: Body, leg: Beat, speed: float) -> None:
    now, end = leg.start, leg.end
    place, spread = formation(scene, body)
    limit = max(reach(scene, body) - spread, 0.0)
    while end - now > 0.8:
        goal = place - math.copysign(0.9 * limit, body.at("x", now) - place)
        length = min(abs(goal - body.at("x", now)) / speed + 0.8, end - now)
        here = body.at("x", now)
        _glide(scene, body, now, now + length, here + math.copysign(min(abs(goal - here), speed * length), goal - here))
        now += length


def swim(scene: Scene, body: Body, beat: Beat) -> None:
    """Swim: along the surface, or free under water, in slow waves and with wide turns."""
    action, start = beat.action, beat.start
    part, time = scene.clock(start, beat.end)
    if scene.water is not None:
        level = scene.water - (0.3 if body.alive else -0.1) * body.height + body.rise * 0.6
        if start < 0.05:
            body.row("y")[:] = level
        pull(body.row("y"), part, level, smooth(time, start, start + 0.6))
    speed = max(gait_speed(body, "swim", action) * (3.0 if action.passing else 1.6), 0.5)
    goal = goal_of(scene, body, dataclasses.replace(action, target=None), start)[0]
    targets = [b for b in scene.named(action.target) if b is not body]
    if targets:
        goal = targets[0].at("x", start) - math.copysign((targets[0].width + body.width) / 2 + 0.2, goal)
    length = min(max(abs(goal - body.at("x", start)) / speed + 0.6, 0.6), beat.seconds)
    here = body.at("x", start)
    _glide(scene, body, start, start + length, here + math.copysign(min(abs(goal - here), 1.4 * speed * length), goal - here))
    if not targets and action.direction is None:
        _back_and_forth(scene, body, beat.part(start + length, beat.end), speed)
    rise = {"up": 1.2, "down": -1.0}.get(action.direction or "", 0.0)
    calm = smooth(time, start, start + 1.0)
    wave = (0.05 if scene.water is not None else 0.14) * np.sin(2 * np.pi * 0.4 * time + phase(body))
    body.row("y")[part] += calm * wave + rise * smooth(time, start, beat.end)
    body.keep("y", body.at("y", beat.end), beat.end)
    body.cue("swim", start, beat.end, manner=action.manner, energy=energy(action))


STEPS: dict[str, Callable[[Scene, Body, Beat, float, str], None]] = {
    "walk": stride, "run": stride, "hop": hop, "follow": stride,
}  # fmt: skip
