"""Deeds: what two bodies do together: kick, throw, catch, push, chase, follow, collide, ride, hold, give."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.bodies import snap
from sora_nb.stage.intents import handy
from sora_nb.stage.moves import carrying, gaits, games, leading, shots
from sora_nb.stage.moves.climbing import climb
from sora_nb.stage.moves.gaits import stride
from sora_nb.stage.moves.nearing import climbed
from sora_nb.stage.moves.paths import energy, gait_speed, go, pace, pull, ramp, reach, rest, say, smooth, turn, way_of
from sora_nb.stage.physics import flight

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene

HANDLED = frozenset(("shopping cart", "stroller", "wheelbarrow", "wheelchair", "mower", "luggage"))
"""What is wheeled along by its handle."""
ARM = {"human": (0.30, 0.80), "quadruped": (0.75, 0.75), "bird": (0.40, 0.75)}
"""Where a body gives and takes, ahead and up, as shares of its height: a hand, a mouth."""


def grip(body: Body) -> str:
    """Return the anchor something is held at."""
    return "hand" if body.family == "human" else "mouth"


def hand(body: Body, t: float, way: float | None = None) -> tuple[float, float]:
    """Return about where a body's hand or mouth reaches to, in metres."""
    ahead, up = ARM.get(body.family, (0.5, 0.5))
    side = body.at("facing", t) if way is None else way
    return body.at("x", t) + math.copysign(ahead, side) * body.height, body.at("y", t) - body.rise + up * body.height


def object_of(scene: Scene, body: Body, beat: Beat) -> Body | None:
    """Return the thing an action handles: its target if that is lifeless, else the nearest small thing of the shot."""
    named = [b for b in scene.named(beat.action.target) if b is not body]
    if named and not named[0].alive:
        return min(named, key=lambda b: abs(b.at("x", beat.start) - body.at("x", beat.start)))
    small = [b for b in scene.others(body) if handy(body, b)]
    return min(small, key=lambda b: abs(b.at("x", beat.start) - body.at("x", beat.start)), default=None)


def partner_of(scene: Scene, body: Body, beat: Beat) -> Body | None:
    """Return whom something is thrown or given to: a living target, or whoever catches it."""
    named = [b for b in scene.named(beat.action.target) if b is not body and b.alive]
    if named:
        return named[0]
    for other in scene.others(body):
        if other.alive and any(b.action.verb == "catch" for b in other.beats):
            return other
    idle = [b for b in scene.others(body) if b.alive and _idle(b, beat) and b.actor is not body.actor]
    return idle[0] if idle and beat.action.direction is None else None


def _idle(body: Body, beat: Beat) -> bool:
    """Tell whether somebody has nothing to do while something is thrown."""
    return all(other.end <= beat.start or other.start >= beat.end for other in body.beats)


def kick(scene: Scene, body: Body, beat: Beat) -> None:
    """Run up to a thing and kick it: it flies off at the beat, the way the kicker came."""
    thing = object_of(scene, body, beat)
    named = [b for b in scene.named(beat.action.target) if b is not body]
    if thing is None and not named:
        body.cue("kick", beat.start, beat.end, beat=snap(beat.start + 0.5 * min(beat.seconds, 1.2)), energy=energy(beat.action))
        return
    ball = thing or named[0]
    x = ball.at("x", beat.start)
    way = (
        float(way_of(body, beat.action, beat.start))
        if beat.action.direction in ("left", "right")
        else math.copysign(1.0, x - body.at("x", beat.start))
    )
    foot = (0.24 if body.family == "human" else 0.55) * body.height
    spot = x - way * (foot + ball.width / 2)
    distance = abs(spot - body.at("x", beat.start))
    run = min(max(distance / (0.8 * gait_speed(body, "run", beat.action)) + 0.45, 0.2), 0.55 * beat.seconds)
    stride(scene, body, beat.part(beat.start, beat.start + run), spot, "run" if distance > 1.2 * body.height else "walk")
    turn(scene, body, beat.start + run * 0.8, way)
    hit = snap(beat.start + run + min(0.42, 0.15 * beat.seconds))
    low = ball.at("y", hit) - (0.0 if ball.form == "round" else 0.2 * ball.height)
    aim = (ball.at("x", hit) - way * ball.width / 2 * 0.98, low)
    body.cue("kick", beat.start + run, min(hit + 0.5, beat.end), beat=hit, aim=aim, look=aim, energy=energy(beat.action))
    materials = (body.material, ball.material)
    say(scene, "contact", body, hit, other=ball.key, materials=materials, impulse=4.0 * ball.mass)
    if ball.alive:
        return
    send(body, ball, hit)
    say(scene, "whoosh", ball, hit)
    partner = next((b for b in scene.others(body) if any(d.action.verb == "catch" for d in b.beats)), None)
    if partner is not None:
        goal = np.array(hand(partner, hit, -way))
        start = np.array((ball.at("x", hit), ball.at("y", hit)))
        seconds = snap(min(0.5 + 0.1 * abs(goal[0] - start[0]), max(scene.seconds - hit - 0.3, 0.3)))
        launch(scene, ball, hit, flight(start, goal, seconds, scene.gravity), -way * 6.0)
        _caught(scene, partner, ball, snap(hit + seconds), (float(goal[0]), float(goal[1])))
        return
    room = max(reach(scene, ball) - way * ball.at("x", hit), 0.3)
    for other in scene.others(body):
        # A ball is kicked to somebody, not through them.
        gap = way * (other.at("x", hit) - ball.at("x", hit)) - (other.width + ball.width) / 2
        room = min(room, gap) if other.alive and gap > 0.3 else room
    up = (3.6 if beat.action.direction == "up" else 2.1) * min(1.0, scene.gravity / 9.81 + 0.1)
    speed = min(max(0.75 * room / (2 * up / max(scene.gravity, 1) / max(1 - ball.bounce, 0.25) + 0.4), 0.4), 5.0) * pace(
        beat.action
    )
    launch(scene, ball, hit, (way * speed, up), -way * speed / ball.radius * 0.5)
    ball.slowing = max(0.35, speed * speed / (2 * max(0.35 * room, 0.3)) * 0.3)


def launch(scene: Scene, thing: Body, t: float, velocity: tuple[float, float], spin: float) -> None:
    """Send a thing off at a moment with a velocity and a spin."""
    thing.free(t, velocity, spin)
    thing.solid = True
    scene.dirty = True


def send(body: Body, thing: Body, t: float) -> None:
    """Note that a body sends a thing off, for what comes of it."""
    thing.sent = t
    body.sends.append((thing, t))


def _kept_up(scene: Scene, body: Body, beat: Beat, ball: Body, *, alone: bool) -> bool:
    """Toss or juggle what is thrown to nobody; return whether that is what is meant."""
    if beat.action.written in ("toss", "flip") and ball.figure in games.TOSSED and body.family == "human":
        games.tossed(scene, body, ball, beat)
        return True
    if alone and beat.action.direction is None and (ball.actor.count > 1 or beat.action.written == "juggle"):
        juggle(scene, body, beat, scene.named(ball.actor.name))
        return True
    return False


def throw(scene: Scene, body: Body, beat: Beat) -> None:
    """Throw what is held: it leaves the hand at the beat, flies a parabola, and is caught or rebounds."""
    ball = object_of(scene, body, beat)
    partner = partner_of(scene, body, beat)
    if ball is not None and _kept_up(scene, body, beat, ball, alone=partner is None):
        return
    way = float(way_of(body, beat.action, beat.start))
    if partner is not None and beat.action.direction is None:
        way = math.copysign(1.0, partner.at("x", beat.start) - body.at("x", beat.start))
    goal = shots.goal_of(scene, body, ball) if ball is not None and partner is None else None
    if goal is not None and ball is not None:
        way = shots.face(body, ball, goal)
    turn(scene, body, beat.start, way)
    off = snap(beat.start + min(0.8, 0.35 * beat.seconds))
    aim = hand(body, off, way)
    body.cue(
        "throw",
        beat.start,
        min(off + 0.6, beat.end),
        beat=off,
        aim=aim,
        look=partner and (partner.at("x", off), partner.at("y", off) + 0.8 * partner.height),
        energy=energy(beat.action),
    )
    if ball is None:
        return
    carry(scene, ball, body, 0.0 if not ball.held and not any(b.action.verb for b in ball.beats) else beat.start, off)
    start = np.array(aim)
    reach_out(scene, ball, off, aim)
    g = max(scene.gravity, 0.0)
    if ball.figure == "paper plane" and partner is None:
        from sora_nb.stage.moves import winds

        winds.glide(scene, ball, dataclasses.replace(beat, start=off), way, 3.4)
    elif goal is not None:
        velocity, _ = shots.aimed(scene, beat, ball, goal, start)
        launch(scene, ball, off, velocity, -way * 5.0)
    elif partner is not None:
        palm = np.array(hand(partner, min(off + 0.9, scene.seconds), -way))
        seconds = snap(min(max(0.55 + 0.09 * abs(palm[0] - start[0]), 0.4), max(scene.seconds - off - 0.3, 0.3)))
        launch(scene, ball, off, flight(start, palm, seconds, g), -way * 5.0)
        catches = next((b for b in partner.beats if b.action.verb == "catch"), None)
        if catches is not None or _idle(partner, beat):
            _caught(scene, partner, ball, snap(off + seconds), (float(palm[0]), float(palm[1])))
    elif beat.action.direction == "up":
        launch(
            scene, ball, off, (way * 0.5, min(6.0, math.sqrt(2 * max(g, 1) * max(scene.top - aim[1] - 0.5, 0.5)))), -way * 3.0
        )
    else:
        room = max(reach(scene, ball) - way * aim[0], 0.6)
        up = 2.8 * math.sqrt(max(g, 1.0) / 9.81)
        seconds = (up + math.sqrt(up * up + 2 * max(g, 1) * aim[1])) / max(g, 1)
        speed = min(0.55 * room / seconds, 6.0) * pace(beat.action)
        launch(scene, ball, off, (way * speed, up), -way * 5.0)
    ball.slowing = 0.6
    send(body, ball, off)
    say(scene, "whoosh", ball, off)


def juggle(scene: Scene, body: Body, beat: Beat, balls: list[Body]) -> None:
    """Keep several things in the air: each goes from hand to hand in a parabola, a while behind the one before."""
    part, time = scene.clock(beat.start, beat.end)
    _, up = ARM.get(body.family, (0.5, 0.5))
    high = max(min(0.7 * body.height, scene.top - body.at("y", beat.start) - up * body.height - 0.4), 0.3)
    air = 2 * math.sqrt(2 * high / max(scene.gravity, 1.5))
    cycle = air + 0.3
    for i, ball in enumerate(balls):
        u = (time - beat.start) / cycle + i / len(balls) + 8.0
        flown = np.clip((u % 1.0) * cycle / air, 0, 1)
        back = np.floor(u) % 2
        side = np.where(back > 0, 0.5 - flown, flown - 0.5)
        ball.lead(0.0)
        ball.row("x")[part] = body.row("x")[part] + body.row("facing")[part] * 0.12 * body.height + side * 0.55 * body.height
        ball.row("y")[part] = body.row("y")[part] + 0.66 * up * body.height + 4 * high * flown * (1 - flown)
        ball.row("angle")[part] = -4.0 * (time - beat.start)
        ball.over, ball.solid = True, False
        if part.start < scene.ticks:
            ball.path[:, : part.start] = ball.path[:, part.start : part.start + 1]
        rest(ball, part)
        for t in time[np.flatnonzero(np.diff(np.floor(u)) > 0)]:
            materials = (ball.material, body.material)
            say(scene, "contact", ball, float(t), other=body.key, materials=materials, impulse=ball.mass)
    body.cue("juggle" if body.family == "human" else "hold", beat.start, beat.end, energy=energy(beat.action))


def carry(scene: Scene, thing: Body, holder: Body, start: float, end: float) -> None:
    """Let a body hold a thing for a while: the renderer puts it at the anchor, the track stays near it."""
    thing.held.append((start, end, holder.key, grip(holder)))
    thing.lead(start)
    thing.over = True
    part, time = scene.clock(start, end)
    ahead, up = ARM.get(holder.family, (0.5, 0.5))
    came = thing.path[:2, part.start : part.start + 1].copy() if start > 0 else None
    spot = np.array((
        holder.row("x")[part] + holder.row("facing")[part] * ahead * holder.height * 0.8,
        holder.row("y")[part] - holder.rise + 0.62 * up * holder.height,
    ))  # fmt: skip
    if came is not None and came.size:
        spot = came + (spot - came) * smooth(time, start, start + 0.25)
    thing.path[:2, part] = spot
    thing.row("depth")[part] = holder.row("depth")[part]
    thing.row("angle")[part] = thing.row("angle")[part][:1]
    rest(thing, part)


def reach_out(scene: Scene, thing: Body, t: float, aim: tuple[float, float]) -> None:
    """Bring a carried thing to where the hand lets go of it, over the last quarter of a second."""
    part, time = scene.clock(max(t - 0.25, 0.0), t)
    share = smooth(time, max(t - 0.25, 0.0), t)
    for row, goal in zip(("x", "y"), aim, strict=True):
        thing.row(row)[part] += (goal - thing.row(row)[part]) * share
    rest(thing, part)


def _caught(scene: Scene, body: Body, ball: Body, t: float, aim: tuple[float, float]) -> None:
    """Let a body catch a thing at a moment and hold it on."""
    way = math.copysign(1.0, aim[0] - body.at("x", t))
    turn(scene, body, max(t - 0.9, 0.0), way)
    body.cue("catch", max(t - 0.6, 0.0), min(t + 0.5, scene.seconds), beat=t, aim=aim, look=aim)
    if t < scene.seconds:
        settle(scene)
        carry(scene, ball, body, t, scene.seconds)
        say(scene, "contact", ball, t, other=body.key, materials=(ball.material, body.material), impulse=ball.mass * 3)
        body.beats = [b for b in body.beats if b.action.verb != "catch"]
        if all(b.end <= t + 0.6 for b in body.beats):
            body.cue("hold", min(t + 0.3, scene.seconds), scene.seconds)


def catch(scene: Scene, body: Body, beat: Beat) -> None:
    """Catch a thing: one that moves is met on its way; one that does not is tossed in from the side."""
    ball = object_of(scene, body, beat)
    if ball is None:
        body.cue("catch", beat.start, beat.end, beat=snap(beat.start + 0.5 * beat.seconds), energy=energy(beat.action))
        return
    if ball.held and ball.held[-1][2] == body.key:
        return
    t = snap(beat.start + min(max(0.55 * beat.seconds, 0.3), 1.6))
    if ball.ever_free and any(b.action.verb for b in ball.beats):
        settle(scene)
        x, y = ball.at("x", t), ball.at("y", t)
        way = math.copysign(1.0, x - body.at("x", beat.start))
        spot = x - way * ARM.get(body.family, (0.3, 0.8))[0] * body.height
        stride(scene, body, beat.part(beat.start, max(t - 0.25, beat.start + 0.2)), spot, "run")
        _caught(scene, body, ball, t, (x, y))
        return
    way = (
        math.copysign(1.0, -body.at("x", beat.start))
        if abs(body.at("x", beat.start)) > 0.5
        else body.at("facing", beat.start) or 1.0
    )
    aim = hand(body, t, way)
    start = np.array((way * (scene.width / 2 + ball.width), 1.6))
    seconds = min(1.1, t)
    off = snap(t - seconds)
    ball.row("x")[:], ball.row("y")[:] = start
    ball.lead(0.0)
    launch(scene, ball, off, flight(start, np.array(aim), t - off, scene.gravity), way * 4.0)
    _caught(scene, body, ball, t, aim)


def push(scene: Scene, body: Body, beat: Beat) -> None:
    """Walk up to a thing and push it along; let go, it slides or rolls on and comes to rest."""
    others = [b for b in scene.named(beat.action.target) if b is not body] or [o for o in [object_of(scene, body, beat)] if o]
    if not others:
        body.cue("push", beat.start, beat.end, energy=energy(beat.action))
        return
    thing = others[0]
    if body.family == "human" and thing.figure in HANDLED:
        leading.wheel(scene, body, thing, beat)
        return
    x = thing.at("x", beat.start)
    way = math.copysign(1.0, x - body.at("x", beat.start))
    spot = x - way * (thing.width / 2 + (0.30 if body.family == "human" else 0.62) * body.height)
    arrive = min(
        beat.start + abs(spot - body.at("x", beat.start)) / gait_speed(body, "walk", beat.action) + 0.4,
        beat.start + 0.4 * beat.seconds,
    )
    stride(scene, body, beat.part(beat.start, arrive), spot, "walk")
    begin, stop = snap(arrive + 0.15), snap(max(beat.end - min(0.8, 0.2 * beat.seconds), arrive + 0.3))
    room = max(reach(scene, thing) - way * x, 0.3)
    distance = min(0.9 * room, 0.9 * max(stop - begin, 0.2) * pace(beat.action))
    go(scene, body, begin, stop, spot + way * distance)
    aim = (x - way * thing.width / 2, thing.at("y", begin) - thing.rise + min(0.6 * thing.height, 0.7 * body.height))
    body.cue("push", begin, stop, beat=begin, aim=aim, energy=energy(beat.action))
    part, time = scene.clock(begin, stop)
    thing.lead(begin)
    progress = ramp(time, begin, stop, 0.4)
    pull(thing.row("x"), part, thing.at("x", begin) + way * distance, progress)
    if thing.form == "round":
        thing.row("angle")[part] += -way * distance / thing.radius * progress
        thing.row("angle")[part.stop :] = thing.row("angle")[part.stop - 1]
    say(scene, "contact", body, begin, other=thing.key, materials=(body.material, thing.material), impulse=thing.mass * 0.2)
    say(scene, "roll" if thing.form == "round" else "slide", thing, begin, min(stop, scene.seconds), other="floor")


def hold(scene: Scene, body: Body, beat: Beat) -> None:
    """Hold a thing from now on."""
    thing = object_of(scene, body, beat)
    if body.family == "human":
        thing = next((b for b in scene.named(beat.action.target) if b.alive and b.height < 0.6 * body.height), thing)
    if thing is not None and body.family == "human" and not thing.alive and thing.actor.size is None:
        # Nobody carries what hides them.
        most = 0.28 if thing.figure in carrying.BAGS else 0.42
        thing.resize(min(1.0, most * body.height / thing.height) if thing.height > (most + 0.03) * body.height else 1.0)
    if (high := climbed(scene, body, beat)) is not None:
        up = dataclasses.replace(beat.action, verb="climb", target=high.actor.name)
        climb(scene, body, dataclasses.replace(beat, action=up))
    else:
        if beat.action.written == "carry" and body.family == "human" and carrying.on_foot(scene, body):
            gaits.walk(
                scene, body, dataclasses.replace(beat, action=dataclasses.replace(beat.action, verb="walk", target=None))
            )
        body.cue("hold", beat.start, beat.end, manner=carrying.manner(body, thing), energy=energy(beat.action))
    if thing is not None:
        carry(scene, thing, body, 0.0 if beat.start < 0.5 else beat.start, max(beat.end, scene.seconds))


def give(scene: Scene, body: Body, beat: Beat) -> None:
    """Walk to somebody and hand a thing over at the beat."""
    thing, partner = object_of(scene, body, beat), partner_of(scene, body, beat)
    if partner is None:
        partner = min(
            (b for b in scene.others(body) if b.alive), key=lambda b: abs(b.at("x", 0) - body.at("x", 0)), default=None
        )
    over = snap(beat.start + 0.6 * beat.seconds)
    if partner is not None:
        way = math.copysign(1.0, partner.at("x", beat.start) - body.at("x", beat.start))
        spot = partner.at("x", beat.start) - way * 0.62 * max(body.height, partner.width)
        stride(scene, body, beat.part(beat.start, beat.start + 0.45 * beat.seconds), spot, "walk")
        turn(scene, partner, beat.start + 0.2, -way)
    aim = hand(body, over)
    body.cue("give", max(over - 0.6, beat.start), min(over + 0.4, beat.end), beat=over, aim=aim, energy=energy(beat.action))
    if thing is not None:
        carry(scene, thing, body, 0.0, over)
        if partner is not None:
            carry(scene, thing, partner, over, scene.seconds)
            partner.cue("hold", over, scene.seconds)


def settle(scene: Scene) -> None:
    """Let physics run for the free bodies, if anything was decided since it last ran."""
    from sora_nb.stage.physics import World

    if scene.dirty:
        scene.contacts = World(scene).run() if any(b.ever_free for b in scene.bodies) else []
        scene.dirty = False
