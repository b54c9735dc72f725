"""Pursuits: bodies whose path hangs on another's: chase, follow, collide, ride."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.bodies import snap
from sora_nb.stage.cast import vehicles
from sora_nb.stage.casting import BOATS
from sora_nb.stage.casting.crews import seated
from sora_nb.stage.moves import travels
from sora_nb.stage.moves.deeds import launch
from sora_nb.stage.moves.gaits import stride, walk
from sora_nb.stage.moves.mechanics import downhill
from sora_nb.stage.moves.paths import energy, follow_ground, gait_speed, pull, ramp, reach, rest, say, smooth, turn, way_of
from sora_nb.stage.moves.shots import strike
from sora_nb.stage.moves.vehicles import drive
from sora_nb.stage.relating import STOOD_ON, top_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.bodies import Beat, Body, Scene

ROLLING = 0.5
"""Rolling resistance of what has been hit, in m/s²."""
COACHES = frozenset(("bus", "school bus", "tram", "bullet train", "trolleybus"))
"""Vehicles whose passengers sit at windows behind their driver's."""
STRIKERS = frozenset(("cue ball", "bowling ball", "cannonball", "wrecking ball"))
"""Balls that are meant to hit what stands still."""


def chase(scene: Scene, body: Body, beat: Beat) -> None:
    """Run after a target that flees, the same way, never reaching it; round in an oval when the frame is too short."""
    follow_on(scene, body, beat, "run")


def follow(scene: Scene, body: Body, beat: Beat) -> None:
    """Walk behind a target at a steady distance."""
    follow_on(scene, body, beat, "walk")


def follow_on(scene: Scene, body: Body, beat: Beat, verb: str) -> None:
    """Lead the target along a path, unless it moves by itself, and the pursuer along the same path a little later."""
    others = [b for b in scene.named(beat.action.target) if b is not body]
    if not others:
        stride(scene, body, beat, way_of(body, beat.action, beat.start) * reach(scene, body), verb)
        return
    prey = others[body.index % len(others)]
    if travels.travelling(scene, body):
        travels.hunt(scene, body, beat, verb)
        return
    gap = (body.width + prey.width) / 2 + (0.55 if verb == "run" else 0.4) + body.index * (body.width + 0.3)
    part, time = scene.clock(beat.start, beat.end)
    if np.ptp(prey.row("x")[part]) < 0.5:
        _lead_on(scene, body, prey, beat, gap)
        return
    way = 1.0 if prey.row("x")[part][-1] >= prey.row("x")[part][0] else -1.0
    limit = reach(scene, body)
    goal = np.clip(prey.row("x")[part] - way * gap, -limit - 9, limit)
    late = round(0.25 * 240)
    goal = np.concatenate([np.full(min(late, len(goal)), goal[0]), goal[:-late]]) if len(goal) > late else goal
    blend = smooth(time, beat.start, beat.start + min(1.2, max(0.4 * beat.seconds, 0.7)))
    here = body.at("x", beat.start)
    body.row("x")[part] = here + (goal - here) * blend
    body.row("x")[part.stop :] = body.row("x")[part.stop - 1]
    flies = body.airy and (_airborne(prey) or body.family != "bird")
    if flies:
        level = prey.row("y")[part] if _airborne(prey) else prey.row("y")[part] - prey.rise + 0.7 * prey.height
        body.row("y")[part] = body.at("y", beat.start) + (level - body.at("y", beat.start)) * blend
    turn(scene, body, beat.start, way)
    body.cue(
        "fly" if flies else verb,
        beat.start,
        beat.end,
        look=(prey.at("x", beat.end), prey.at("y", beat.end)),
        energy=energy(beat.action),
    )


def _airborne(body: Body) -> bool:
    return any(c.verb == "fly" for c in body.cues)


def _lead_on(scene: Scene, body: Body, prey: Body, beat: Beat, gap: float) -> None:
    """Send both along one path: straight across when that takes long enough, else round and round, turning out of sight."""
    told, verb = beat.action.direction in ("left", "right"), "walk" if beat.action.verb == "follow" else "run"
    ahead = prey.at("x", beat.start) - body.at("x", beat.start)
    way = float(way_of(body, beat.action, beat.start)) if told else math.copysign(1.0, ahead)
    speed = min(gait_speed(body, verb, beat.action), gait_speed(prey, verb, beat.action) * 1.3)
    first = prey.at("x", beat.start)
    straight = max(reach(scene, prey) - way * first, 0.3)
    part, time = scene.clock(beat.start, beat.end)
    wanted = speed * max(beat.seconds - 0.6, 0.5 * beat.seconds)
    loop = wanted > 2.4 * straight and beat.seconds > 3
    total = wanted if loop else min(straight, wanted)
    s_prey = total * ramp(time, beat.start, beat.end, min(0.7, 0.25 * beat.seconds))
    closing = abs(ahead) + (gap - abs(ahead)) * smooth(time, beat.start, beat.start + max(0.6 * beat.seconds, 1.0))
    for who, s in ((prey, s_prey), (body, s_prey - np.maximum(closing, min(gap, abs(ahead))))):
        if loop:
            x, depth, facing = _lane_path(s, first, way, 0.55 * scene.width + max(body.width, prey.width))
        else:
            x, depth, facing = first + way * s, np.zeros(len(s)), np.full(len(s), way)
        who.lead(beat.start)
        who.row("x")[part], who.row("depth")[part] = x, who.at("depth", beat.start) + depth
        who.row("facing")[part] = facing
        rest(who, part)
        if who.form == "round" and not who.alive:
            who.row("angle")[part] = -(x - x[0]) / who.radius
        hurry = 1.2 if verb == "run" else 1.0
        who.cue(verb if who.alive else "roll", beat.start, beat.end, energy=energy(beat.action) * hurry)


def _lane_path(s: NDArray[np.float64], first: float, way: float, out: float) -> tuple[NDArray[np.float64], ...]:
    """Return x, added depth and facing at each arc length of a loop: off at the side, back in further off, and round again.

    `first` is where arc length 0 lies; `out` is where, beyond the frame's edge, nobody sees the turn.
    """
    lap = np.mod(s + way * first + out, 4 * out)
    near = lap < 2 * out
    x = np.where(near, way * (lap - out), way * (3 * out - lap))
    return x, np.where(near, 0.0, 0.28), np.where(near, way, -way)


def collide(scene: Scene, body: Body, beat: Beat) -> None:
    """Run into each other: meet at the beat, bounce back, stand and shake it off; lifeless things leave it to physics."""
    others = [b for b in scene.named(beat.action.target) if b is not body] or scene.others(body)[:1]
    if not others:
        _bump(scene, body, beat)
        return
    other = others[0] if body.alive else min(others, key=lambda b: abs(b.at("x", beat.start) - body.at("x", beat.start)))
    if _is_met(body, other, beat):
        return
    if other.pile == "stack" and not body.alive:
        strike(scene, body, other, beat)
        return
    way = math.copysign(1.0, other.at("x", beat.start) - body.at("x", beat.start))
    apart = (body.width + other.width) / 2
    gap = max(abs(other.at("x", beat.start) - body.at("x", beat.start)) - apart, 0.1)
    hit = _blow(body, beat, gap)
    # Whatever is struck by a cue ball or in a row waits for the blow.
    waits = body.figure in STRIKERS or other.pile is not None
    moves = (not other.beats and not waits and (other.alive or other.form == "round")) or any(
        b.action.verb in ("collide", "walk", "run", "drive", "roll") for b in other.beats
    )
    share = 0.5 if moves else 1.0
    for who, sign, part_of in ((body, way, share), (other, -way, 1 - share))[: 2 if moves else 1]:
        # Where nothing weighs, nothing can push off either: things drift evenly and do not roll.
        drifts = scene.gravity == 0 and not who.alive
        leg = beat.part(0.0 if drifts and beat.start < 0.6 else beat.start, hit)
        speed = (1.0 if drifts else 2.0) * gap * part_of / (hit - leg.start)
        _charge(scene, who, leg, sign * gap * part_of, drifts=drifts)
        if not who.alive:
            spin = -sign * speed / who.radius if who.form == "round" and not drifts else 0.0
            who.free(hit, (sign * speed, 0.0), spin)
            who.slowing = ROLLING
            scene.dirty = True
    both = [w for w in (body, other) if w.alive]
    if both:
        say(
            scene,
            "contact",
            body,
            hit,
            other=other.key,
            materials=(body.material, other.material),
            impulse=min(body.mass, other.mass) * 2,
        )
    for who, sign in ((body, way), (other, -way)):
        if who.alive:
            _recoil(scene, who, hit, sign)
        elif both and who.mass < 2 * max(w.mass for w in both):
            launch(scene, who, hit, (-sign * 1.1, 0.8), sign * 2.0)


def _blow(body: Body, beat: Beat, gap: float) -> float:
    """Return when somebody who charges over a gap hits."""
    if body.figure in STRIKERS:
        # Sent off hard: it is there in less than a second, and gives its speed away.
        return max(snap(beat.start + min(0.8, 0.4 * beat.seconds)), snap(beat.start + 0.26 * gap))
    # Nobody charges faster than about 4 m/s; in a shot too short for that they only start towards each other.
    return max(snap(beat.start + min(0.55 * beat.seconds, 1.8)), snap(beat.start + 0.5 * gap))


def _is_met(body: Body, other: Body, beat: Beat) -> bool:
    """Tell whether a collision comes about without a charge: the other one charges, or a roll leads there."""
    charges = any(b.action.verb == "collide" and body.actor.name == b.action.target for b in other.beats)
    rolls = not body.alive and any(b.action.verb == "roll" and b.start <= beat.start for b in body.beats)
    return rolls or (charges and other.number < body.number)


def _bump(scene: Scene, body: Body, beat: Beat) -> None:
    """Run into nothing that is seen: a charge, a stop, a recoil."""
    hit = snap(beat.start + min(0.4 * beat.seconds, 1.2))
    way = float(way_of(body, beat.action, beat.start))
    room = max(reach(scene, body) - way * body.at("x", beat.start), 0.0)
    _charge(scene, body, beat.part(beat.start, hit), way * min(1.5, room, 2.5 * (hit - beat.start)))
    _recoil(scene, body, hit, way)
    say(scene, "contact", body, hit, impulse=body.mass)


def _charge(scene: Scene, who: Body, leg: Beat, distance: float, *, drifts: bool = False) -> None:
    start, hit, sign = leg.start, leg.end, math.copysign(1.0, distance)
    part, time = scene.clock(start, hit)
    way = (time - start) / max(hit - start, 1e-3)
    way = way if drifts else way * way
    turn(scene, who, start, sign)
    who.lead(start)
    pull(who.row("x"), part, who.at("x", start) + distance, way)
    if who.form == "round" and not who.alive and not drifts:
        pull(who.row("angle"), part, who.at("angle", start) - distance / who.radius, way)
    who.cue("run" if who.alive else "drive", start, hit, energy=1.3)


def _recoil(scene: Scene, who: Body, hit: float, sign: float) -> None:
    part, time = scene.clock(hit, hit + 0.5)
    u = np.clip((time - hit) / 0.5, 0, 1)
    pull(who.row("x"), part, who.at("x", hit) - sign * 0.35 * min(who.height, 1.2), 1 - (1 - u) ** 2)
    who.cue("collide", max(hit - 0.1, 0), min(hit + 0.9, scene.seconds), beat=hit, energy=1.4)


def ride(scene: Scene, body: Body, beat: Beat) -> None:
    """Sit on a target and go where it goes."""
    others = [b for b in scene.named(beat.action.target) if b is not body]
    if not others:
        stride(scene, body, beat, way_of(body, beat.action, beat.start) * reach(scene, body), "walk")
        return
    # Several riders have a mount each, where there are enough of them.
    mount = others[body.index % len(others)]
    part, _ = scene.clock(beat.start, scene.seconds)
    if np.ptp(mount.row("x")[part]) < 0.1 and beat.action.written != "board":
        _set_going(scene, mount, body, beat)
    aboard_with = _company(scene, body, beat, len(others))
    cabin = vehicles.closed(mount.figure)
    if cabin is not None:
        if mount.figure in COACHES:
            cabin = (0.0, *cabin[1:])
        cabin = (cabin[0] - aboard_with * 0.55 * mount.width / mount.height, *cabin[1:]) if aboard_with > 0 else cabin
        _sit_in(body, mount, beat, cabin)
        if beat.action.written == "board":
            _board(scene, body, mount, beat)
        return
    aft = vehicles.helm(mount.figure) * mount.height * np.sign(mount.row("facing")[part])
    aft = aft - aboard_with * mount.width * np.sign(mount.row("facing")[part])
    body.row("x")[part] = mount.row("x")[part] + aft
    lift = top_of(mount) - (mount.at("y", 0) - mount.rise)
    sunk = 0.0 if mount.figure in STOOD_ON else 0.32 * body.height
    body.row("y")[part] = mount.row("y")[part] - mount.rise + lift + body.rise - (sunk if body.family == "human" else 0.0)
    # In a boat one sits behind its side, on everything else before it.
    aboard = mount.figure in BOATS and mount.figure != "surfboard"
    body.row("depth")[part] = mount.row("depth")[part] + (0.002 if aboard else -0.002)
    body.row("facing")[part] = mount.row("facing")[part]
    body.row("angle")[part] += mount.row("angle")[part]
    if mount.alive:
        body.held.append((beat.start, scene.seconds, mount.key, "back"))
    if beat.start < 0.6:
        first = max(part.start, 0)
        body.path[:, :first] = body.path[:, first : first + 1]
    body.lead(0.0)
    body.over, body.solid = not aboard, False
    body.cue("drive" if aboard and sunk else "ride", beat.start, scene.seconds, energy=energy(beat.action))


def _company(scene: Scene, body: Body, beat: Beat, mounts: int) -> float:
    """Return how far behind the middle of those who share one mount somebody sits, as a share of the mount's width."""
    riders = [
        b for b in scene.bodies
        if b.alive and any((d.action.verb, d.action.target) == (beat.action.verb, beat.action.target) for d in b.beats)
    ]  # fmt: skip
    if mounts > 1 or len(riders) < 2 or body not in riders:
        return 0.0
    return (riders.index(body) - (len(riders) - 1) / 2) * 0.52 / len(riders)


def _board(scene: Scene, body: Body, mount: Body, beat: Beat) -> None:
    """Walk up to a vehicle that waits, step in, and be seen behind a pane from then on."""
    door = 0.28 * mount.width * mount.at("facing", beat.start) if mount.figure in COACHES else 0.0
    goal = mount.at("x", beat.start) + door
    side = -1.0 if goal >= 0 else 1.0
    side = math.copysign(1.0, door) if door else side
    beyond = mount.at("x", beat.start) + side * (0.5 * mount.width + 0.9)
    start = (max(-reach(scene, body), min(beyond, reach(scene, body))), 0.0)
    start = (start[0], scene.floor(start[0]))
    away = abs(goal - start[0]) / gait_speed(body, "walk", beat.action) + 0.4
    there = snap(beat.start + min(away, 0.55 * beat.seconds))
    within = min(there + 0.5, scene.seconds)
    seat = body.path[:, :].copy()
    whole = float(body.row("scale")[0])
    part, time = scene.clock(0.0, within)
    # Until they are in, they are before the vehicle, on the ground and in full size.
    body.row("x")[part], body.row("y")[part] = start
    body.row("scale")[part], body.row("angle")[part] = 1.0, 0.0
    body.row("depth")[part] = mount.row("depth")[part] - 0.004
    body.row("facing")[part] = math.copysign(1.0, goal - start[0])
    body.cues[:] = [c for c in body.cues if c.verb != "drive"]
    stride(scene, body, beat.part(beat.start, there), goal, "walk")
    body.path[:, part.stop :] = seat[:, part.stop :]
    body.row("alpha")[part] *= 1 - smooth(time, there + 0.1, within)
    after, later = scene.clock(within, scene.seconds)
    body.row("alpha")[after] = smooth(later, within, within + 0.25)
    body.row("scale")[after] = whole
    body.cue("drive", within, scene.seconds, energy=energy(beat.action))
    say(scene, "contact", body, within, other=mount.key, materials=("metal", "metal"), impulse=1.5)


def _sit_in(body: Body, mount: Body, beat: Beat, cabin: tuple[float, float, float]) -> None:
    """Put a rider behind a vehicle's panes for the whole shot, facing where it faces."""
    ahead, up, scale = seated(body, mount, cabin)
    way = np.where(mount.row("facing") >= 0, 1.0, -1.0)
    body.row("x")[:] = mount.row("x") + way * ahead
    body.row("y")[:] = mount.row("y") - mount.rise + up
    body.row("scale")[:] = scale
    body.row("depth")[:] = mount.row("depth") + 0.002
    for name in ("facing", "angle"):
        body.row(name)[:] = mount.row(name)
    body.lead(0.0)
    body.over, body.solid = False, False
    body.cue("drive", 0.0, len(way) / 240, energy=energy(beat.action))


def _set_going(scene: Scene, mount: Body, rider: Body, beat: Beat) -> None:
    """Let a mount that does nothing by itself carry its rider along."""
    if scene.ground and beat.action.direction == "down" and not mount.alive:
        _downhill(scene, mount, rider, beat)
        return
    verb = "run" if mount.family == "quadruped" and beat.action.manner in ("fast", "quickly") else "walk"
    action = dataclasses.replace(beat.action, verb=verb if mount.alive else "drive", target=None)
    mount.keep("facing", rider.at("facing", beat.start), beat.start)
    (walk if mount.alive else drive)(scene, mount, dataclasses.replace(beat, action=action))


def _downhill(scene: Scene, mount: Body, rider: Body, beat: Beat) -> None:
    """Let a mount roll down the slope from its brink, faster and faster, and out on the flat."""
    way = downhill(scene)
    high = max(y for _, y in scene.ground)
    tops = [x for x, y in scene.ground if y == high and abs(x) < 0.5 * scene.width]
    brink = (max(tops) if way > 0 else min(tops)) if tops else -way * 0.3 * scene.width
    start = brink - way * 0.6 * mount.width
    mount.lead(0.0)
    mount.row("x")[:], mount.row("facing")[:] = start, way
    rider.row("facing")[:] = way
    part, time = scene.clock(beat.start + 0.3, beat.end)
    far = max(reach(scene, mount) - way * start, 1.0)
    u = np.clip((time - beat.start - 0.3) / max(beat.seconds - 0.6, 0.5), 0, 1)
    mount.row("x")[part] = start + way * far * (0.35 * u**2 + 0.65 * (u**2 * (3 - 2 * u)))
    rest(mount, part)
    whole, _ = scene.clock()
    follow_ground(scene, mount, whole)
    slope = np.gradient(mount.row("y")) / np.where(
        np.abs(np.gradient(mount.row("x"))) > 1e-6, np.gradient(mount.row("x")), np.inf
    )
    window = np.hanning(61)
    mount.row("angle")[:] = np.convolve(np.pad(np.arctan(slope), 30, mode="edge"), window / window.sum(), mode="valid")
    mount.cue("drive", beat.start, beat.end)
    say(scene, "roll", mount, beat.start + 0.3, min(beat.end, scene.seconds), other="floor")
