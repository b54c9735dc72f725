"""Mechanics: how lifeless things bounce, roll, fall, slide, float and swing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.casting import sort_of
from sora_nb.stage.intents import handed
from sora_nb.stage.moves import drops
from sora_nb.stage.moves.paths import energy, pace, ramp, reach, rest, say, smooth, way_of
from sora_nb.stage.physics import World
from sora_nb.stage.relating import origin_of
from sora_nb.stage.spots import spot_of
from sora_nb.stage.vocabulary import GRAVITY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.bodies import Beat, Body, Scene

DROP = 3.2
"""Metres a ball falls before its first bounce: four flights of it exceed a tenth of the frame."""
LONGEST_FALL = 1.3
"""Seconds that a drop from rest takes at most."""


def bounce(scene: Scene, body: Body, beat: Beat) -> None:
    """Drop a thing and leave the rest to physics; sideways when a direction is given."""
    if beat.start > 0.05 and body.at("y", beat.start) < scene.floor(body.at("x", beat.start)) + body.rise + 0.3:
        # It lies on the ground by now: it is tossed up instead of being lifted by nothing.
        lift = min(DROP, scene.top - body.height - 0.3)
        body.free(beat.start, (_sideways(scene, body, beat), math.sqrt(2 * scene.gravity * lift)))
        scene.dirty = True
        return
    body.keep("y", _drop_height(scene, body) + scene.floor(body.at("x", 0)) + body.rise)
    across = _sideways(scene, body, beat) if not scene.ground else _down_steps(scene, body, beat)
    tilt = 0.25 * float(body.random("tilt").uniform(-1, 1))
    body.lead(0.0)
    body.free(beat.start, (across, 0.0), -across / body.radius if body.form == "round" else tilt)
    body.slowing = 0.8 if scene.ground else 0.12
    scene.dirty = True


def _drop_height(scene: Scene, body: Body) -> float:
    """Return how high a thing is dropped from: as high as the frame allows, a little different by the seed."""
    draw = float(body.random("drop").uniform(-0.12, 0.12))
    room = scene.top - body.height - 0.1 - scene.floor(body.at("x", 0))
    # On the Moon a fall from the top would take two of the usual five seconds. The place decides, not a gravity that somebody
    # tries out there: films that are to be compared drop from one height.
    quick = 0.5 * GRAVITY.get(scene.shot.place, 9.81) * LONGEST_FALL**2 or DROP
    return max(min((DROP if not scene.ground else 0.9) + draw, room, quick), 0.6)


def _sideways(scene: Scene, body: Body, beat: Beat) -> float:
    """Return a horizontal speed: across the frame when told, else a drift to the freer side."""
    limit, x = reach(scene, body), body.at("x", beat.start)
    if beat.action.direction in ("left", "right"):
        way = way_of(body, beat.action, beat.start)
        return way * max(min(1.6 * pace(beat.action), abs(way * limit - x) / max(beat.seconds, 0.5)), 0.25)
    spot = spot_of(body)
    away = float(spot.way) if spot and spot.way else freer(scene, body, x)
    room = limit - away * x
    return away * min(0.05 + 0.06 * float(body.random("drift").random()), max(room, 0.0) / max(beat.seconds, 0.5))


def freer(scene: Scene, body: Body, x: float) -> float:
    """Return the side on which a thing at x has more room: -1 left, 1 right."""
    near = [b.at("x", 0) for b in scene.others(body) if b.solid and b.lane == body.lane]
    return -1.0 if near and min(near, key=lambda o: abs(o - x)) > x else 1.0


def _down_steps(scene: Scene, body: Body, beat: Beat) -> float:
    """Try a few speeds down the stairs and return the one with which a thing ends furthest inside the frame.

    A step's edge can throw a ball far; of what might happen, the stage shows what can be seen.
    """
    speeds = [float(v) * downhill(scene) for v in body.random("steps").permutation([0.75, 0.9, 1.05, 1.25])]
    limit, far = reach(scene, body), dict[float, float]()
    body.slowing = 0.8
    for speed in speeds:
        body.lead(0.0)
        body.free(beat.start, (speed, 0.0), -speed / body.radius)
        World(scene).run()
        far[speed] = abs(body.at("x", scene.seconds))
        if far[speed] < limit:
            return speed
    return min(far, key=lambda v: far[v])


def downhill(scene: Scene) -> int:
    """Return the way the ground falls: 1 to the right, -1 to the left."""
    return 1 if not scene.ground or scene.ground[0][1] >= scene.ground[-1][1] else -1


def fall(scene: Scene, body: Body, beat: Beat) -> None:
    """Fall: a light thing sways down, a stack or a tall thing topples, everything else drops from above."""
    if any(other.action.verb == "bounce" and abs(other.start - beat.start) < 0.01 for other in body.beats):
        return
    if beat.action.written == "drop" and (holder := handed(scene).get(body.actor.name)) is not None:
        if sort_of(body) == "light" and scene.medium != "vacuum":
            _flutter(scene, body, beat.part(drops.hand_over(scene, body, scene.named(holder)[0], beat), beat.end))
        else:
            drops.let_go(scene, body, scene.named(holder)[0], beat)
        return
    if (vessel := drops.vessel_of(scene, body)) is not None:
        drops.into(scene, body, vessel, beat)
        return
    base = origin_of(scene, body)
    if base is not None and base.figure in drops.EDGED and body.pile is None:
        drops.off_edge(scene, body, base, beat)
        return
    if body.pile == "stack" and any(
        a.target == body.actor.name for o in scene.shot.actors for a in o.actions if o is not body.actor
    ):
        # Whoever hits it makes it fall.
        return
    # Without air a feather falls like a stone.
    if sort_of(body) == "light" and scene.medium != "vacuum":
        _flutter(scene, body, beat)
    elif _topples(scene, body):
        _topple(scene, body, beat)
    elif beat.start < 0.6:
        _drop(scene, body, beat)
    else:
        drops.late(scene, body, beat)


def _topples(scene: Scene, body: Body) -> bool:
    """Tell whether falling means falling over: one of a pile or row, or something that stands tall on the ground."""
    tall = body.height > 1.6 * body.width or body.figure in ("tree", "pine tree", "palm tree", "tower", "ladder")
    lies = body.at("y", 0) <= scene.floor(body.at("x", 0)) + body.rise + 0.1
    return body.pile is not None or (tall and lies)


def _topple(scene: Scene, body: Body, beat: Beat) -> None:
    """Give the first of a row, the upper half of a stack, or a tall thing alone, a push at its top."""
    way, count = way_of(body, beat.action, beat.start), body.actor.count
    when = beat.start + min(0.3, 0.1 * beat.seconds)
    if body.pile == "stack":
        body.free(when, (way * 0.55 * body.index, 0.0), -way * 0.25 * body.index)
    elif body.pile is None or body.index == (0 if way > 0 else count - 1):
        body.free(when, (way * 1.3 * body.height, 0.0), -way * 2.6)
    scene.dirty = True


def _drop(scene: Scene, body: Body, beat: Beat) -> None:
    level = drops.level(scene, body, _drop_height)
    raised = level is None and body.at("y", 0) > scene.floor(body.at("x", 0)) + body.rise + 0.3
    if not raised:
        level = _drop_height(scene, body) if level is None else level
        body.keep("y", level + scene.floor(body.at("x", 0)) + body.rise)
    draw = body.random("tilt")
    # A box that lands on its left corner tumbles to the left: those near the edge are tilted inwards.
    x = body.at("x", 0)
    side = -math.copysign(1.0, x) if abs(x) > 0.12 * scene.width else math.copysign(1.0, draw.random() - 0.5)
    tilt = 0.0 if body.form == "round" else side * float(draw.uniform(0.04, 0.12))
    shove = 0.5 * (1 if draw.random() < 0.5 else -1) if raised else 0.0
    body.lead(0.0)
    body.free(beat.start, (shove, 0.0), tilt)
    body.slowing = 0.3
    scene.dirty = True


def _flutter(scene: Scene, body: Body, beat: Beat) -> None:
    """Let a leaf or a feather sway down at a steady speed, and lie still."""
    ground = scene.floor(body.at("x", 0)) + body.rise * 0.6
    part, time = scene.clock(beat.start, beat.end)
    t = time - beat.start
    high, x = body.at("y", beat.start), body.at("x", beat.start)
    natural = max((high - ground) / 0.75, 0.3)
    seconds = min(max(beat.seconds, 0.5 * natural), natural)
    left = np.clip(1 - t / seconds, 0, 1)
    phase = 2 * np.pi * 0.45 * t + float(body.random("phase").uniform(0, 6))
    limit = reach(scene, body)
    shift = 0.45 * np.sin(phase) * np.minimum(left * 3, 1) - 0.45 * np.sin(phase[:1])
    body.lead(beat.start)
    body.row("x")[part] = np.clip(x + shift + 0.35 * scene.wind * np.minimum(t, seconds), -limit, limit)
    body.row("y")[part] = ground + (high - ground) * left + 0.12 * np.cos(2 * phase) * np.minimum(left * 4, 1)
    body.row("angle")[part] = 0.7 * np.cos(phase) * np.minimum(left * 3, 1)
    rest(body, part)


def roll(scene: Scene, body: Body, beat: Beat) -> None:
    """Roll without slipping: pushed off gently, slowed by the ground, at rest inside the frame; down a slope by itself."""
    x = body.at("x", beat.start)
    scene.dirty = True
    base = drops.base_of(scene, body, beat)
    if base is not None:
        drops.off_edge(scene, body, base, beat)
        return
    if scene.ground:
        way = downhill(scene)
        speed = 0.9 * pace(beat.action)
        body.free(beat.start, (speed * way, 0.0), -speed * way / body.radius)
        body.slowing = _braking(scene, way)
        return
    told = beat.action.direction in ("left", "right") or abs(x) < 0.3
    way = way_of(body, beat.action, beat.start) if told else (1 if x < 0 else -1)
    # "Rolls and hits the box" is one motion: what comes after the roll says where to.
    hits = next((b.action.target for b in body.beats if b.action.verb == "collide" and b.start >= beat.start), None)
    target = [b for b in scene.named(beat.action.target or hits) if b is not body]
    if target:
        way = 1 if target[0].at("x", beat.start) > x else -1
    distance = clear(scene, body, way, beat)
    if target and (target[0].alive or target[0].figure == "magnet"):
        # It comes to rest beside them; a magnet keeps what it draws.
        distance = max(abs(target[0].at("x", beat.start) - x) - (target[0].width + body.width) / 2, 0.1)
        target = []
    # At rest again a little before the end: v = 2 d / T, a = v² / 2 d.
    speed = min(2 * distance / max(0.85 * beat.seconds, 0.2), 5.0) * (1.6 if target else 1.0)
    off = min(0.35, 0.2 * beat.seconds)
    _push_off(scene, body, beat.start, beat.start + off, way * speed)
    left = max(distance - speed * off / 2, 0.05)
    body.slowing = 0.1 if target else speed * speed / (2 * left)
    spin = -way * speed / body.radius if body.form == "round" else -way * 5.0
    body.free(beat.start + off, (way * speed, 0.0) if body.form == "round" else (way * 2.6, 1.2), spin)


def _braking(scene: Scene, way: int) -> float:
    """Return the deceleration on the level that stops a ball inside the frame after it has rolled down the ground's height."""
    ground = scene.ground
    foot = (
        max((x for x, y in ground if y > 0.01), default=0.0)
        if way > 0
        else min((x for x, y in ground if y > 0.01), default=0.0)
    )
    high = max(y for _, y in ground)
    return (4 / 3 * scene.gravity * high + 0.8) / (2 * max(0.42 * scene.width - way * foot, 0.5))


def clear(scene: Scene, body: Body, way: int, beat: Beat) -> float:
    """Return how far a thing can go before it meets another or the frame's edge; a target is there to be met."""
    x = body.at("x", beat.start)
    far = max(reach(scene, body) - way * x, 0.2)
    for other in scene.others(body):
        gap = way * (other.at("x", beat.start) - x) - (other.width + body.width) / 2
        near = other.solid and not other.alive and other.lane == body.lane and other.actor.name != beat.action.target
        if near and gap > 0 and other.at("y", beat.start) - other.rise < body.height:
            far = min(far, max(gap - 0.1, 0.1))
    return far


def _push_off(scene: Scene, body: Body, start: float, end: float, speed: float) -> None:
    """Lead a thing from rest to a speed at constant acceleration, rolling if it is round."""
    body.lead(start)
    part, time = scene.clock(start, end)
    if part.start >= scene.ticks:
        return
    gone = (time - start) ** 2 * speed / (2 * max(end - start, 1e-3))
    x0, angle0 = body.row("x")[part.start], body.row("angle")[part.start]
    body.row("x")[part] = x0 + gone
    body.row("angle")[part] = angle0 - gone / body.radius if body.form == "round" else angle0
    rest(body, part)


def slide(scene: Scene, body: Body, beat: Beat) -> None:
    """Slide along the ground, slowed by friction to a stop inside the frame; down a slope by its own weight."""
    x = body.at("x", beat.start)
    if scene.ground and not body.alive:
        drops.down_slope(scene, body, beat, downhill(scene))
        return
    told = beat.action.direction in ("left", "right") or abs(x) < 0.3
    way = way_of(body, beat.action, beat.start) if told else (1 if x < 0 else -1)
    seconds = min(max(0.9 * beat.seconds, 0.3), 4.0)
    off = min(0.35, 0.2 * seconds)
    speed = min(2 * clear(scene, body, way, beat) / seconds, 3.5)
    part, time = scene.clock(beat.start, beat.start + seconds)
    body.lead(beat.start)
    t = np.minimum(time - beat.start, seconds)
    brake = speed / max(seconds - off, 1e-3)
    after = t - off
    gone = np.where(t < off, speed * t * t / (2 * off), speed * off / 2 + speed * after - brake * after**2 / 2)
    if part.start < scene.ticks:
        body.row("x")[part] = x + way * gone
        rest(body, part)
    if body.alive:
        body.cue("slide", beat.start, beat.start + seconds, energy=energy(beat.action))
    say(scene, "slide", body, beat.start, min(beat.start + seconds, scene.seconds), other="floor")


def drift(scene: Scene, body: Body, beat: Beat) -> None:
    """Float: bob on water, drift and sway in the air, hang weightless in space."""
    part, time = scene.clock(beat.start, beat.end)
    body.lead(beat.start)
    t, phase = time - beat.start, float(body.random("float").uniform(0, 6.28))
    calm = smooth(time, beat.start, beat.start + 0.8)
    if scene.water is not None and body.ever_free:
        # It has fallen in: the water carries it from there.
        body.cue("float", beat.start, beat.end)
        return
    if scene.water is not None and sort_of(body) != "light":
        if beat.start < 0.05:
            body.row("y")[:] = scene.water + (-0.25 if body.alive else 0.25) * body.height
        body.row("y")[part] += calm * 0.07 * np.sin(2 * np.pi * 0.5 * t + phase)
        body.row("angle")[part] += calm * 0.06 * np.sin(2 * np.pi * 0.38 * t + phase + 1)
    else:
        low = scene.floor(body.at("x", beat.start)) + body.rise
        lift = min(1.8, scene.top - body.height - 0.4 - low) if body.at("y", beat.start) < low + 0.5 else 0.0
        up = {"up": 1.4, "down": -1.2}.get(beat.action.direction or "", 0.0)
        lift, up = lift * min(1.0, beat.seconds / 1.5), up * min(1.0, beat.seconds / 1.5)
        body.row("y")[part] += lift * smooth(time, beat.start, beat.start + min(2.0, beat.seconds))
        body.row("y")[part] += calm * 0.14 * np.sin(2 * np.pi * 0.3 * t + phase) + up * smooth(time, beat.start, beat.end)
        body.row("angle")[part] += calm * 0.09 * np.sin(2 * np.pi * 0.22 * t + phase)
    limit, x = reach(scene, body), body.at("x", beat.start)
    told = {"left": -0.45, "right": 0.45}.get(beat.action.direction or "")
    carried = 0.45 if sort_of(body) == "winged" else 0.12 + 0.12 * scene.wind
    speed = told if told is not None else carried * (1 if x < 0 or scene.wind else -1)
    way = min(max(speed * beat.seconds, -limit - x), limit - x)
    body.row("x")[part] += way * ramp(time, beat.start, beat.end, 1.0)
    rest(body, part)
    body.cue("float", beat.start, beat.end, energy=energy(beat.action))


def swing(scene: Scene, body: Body, beat: Beat) -> None:
    """Swing on a rope from above: the pendulum's own equation; the cue's aim is the pivot, to draw the rope to."""
    # A thing hangs on a frame that is seen, a creature on something above.
    top = scene.top + 0.3 if body.alive or scene.medium == "vacuum" else scene.top - 0.35
    hang = 0.85 * body.height if body.alive else 0.0
    low = scene.floor(body.at("x", 0)) + (0.5 if not body.alive else 0.35) + body.rise
    rope = max(top - low - hang, 0.8)
    draw = body.random("swing")
    widest = math.asin(min(0.7, reach(scene, body) / rope * 0.8))
    theta0 = min(0.62 + 0.12 * float(draw.uniform(-1, 1)), widest) * (1 if draw.random() < 0.5 else -1)
    inside = max(reach(scene, body) - (rope + hang) * abs(math.sin(theta0)), 0.0)
    pivot = (min(max(body.at("x", beat.start), -inside), inside), top)
    part, time = scene.clock(beat.start, beat.end)
    theta = pendulum(theta0, max(scene.gravity, 0.6) / rope, len(time))
    body.lead(0.0)
    # The hands hold the rope; a body hangs below them along the same line.
    body.row("x")[part] = pivot[0] + (rope + hang) * np.sin(theta)
    body.row("y")[part] = top - (rope + hang) * np.cos(theta)
    body.row("angle")[part] = theta
    if part.start < scene.ticks:
        body.path[:, : part.start] = body.path[:, part.start : part.start + 1]
    rest(body, part)
    body.cue("swing", 0.0 if beat.start < 0.3 else beat.start, scene.seconds, aim=pivot, energy=energy(beat.action),
             manner=None if top > scene.top else "frame")  # fmt: skip
    for i in np.flatnonzero(np.diff(np.sign(theta)) != 0):
        say(scene, "whoosh", body, float(time[i]), impulse=float(abs(theta[i + 1] - theta[i]) * 240 * rope))


def pendulum(theta0: float, g_over_l: float, ticks: int) -> NDArray[np.float64]:
    """Return the angle of an ideal pendulum let go at theta0, a sample a tick (fourth-order Runge-Kutta)."""
    dt, theta, omega = 1 / 240, theta0, 0.0
    out = np.empty(ticks)
    for i in range(ticks):
        out[i] = theta
        k1, l1 = omega, -g_over_l * math.sin(theta)
        k2, l2 = omega + dt / 2 * l1, -g_over_l * math.sin(theta + dt / 2 * k1)
        k3, l3 = omega + dt / 2 * l2, -g_over_l * math.sin(theta + dt / 2 * k2)
        k4, l4 = omega + dt * l3, -g_over_l * math.sin(theta + dt * k3)
        theta += dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        omega += dt / 6 * (l1 + 2 * l2 + 2 * l3 + l4)
    return out
