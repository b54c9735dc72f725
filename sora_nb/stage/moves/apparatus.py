"""Apparatus: what machines and playground things do with whoever is on them: seesaws, swings, cradles, springs, guns."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage import gear
from sora_nb.stage.bodies import snap
from sora_nb.stage.moves.deeds import launch, send
from sora_nb.stage.moves.mechanics import pendulum
from sora_nb.stage.moves.paths import reach, rest, say, smooth
from sora_nb.stage.performance import TICK
from sora_nb.stage.physics import flight
from sora_nb.stage.relating import scene_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from sora_nb.stage.bodies import Body, Scene

GUNS = ("cannon", "catapult")
"""Machines that throw what they are loaded with."""
ROCKING = 2.3
"""Seconds in which two of one weight go up and down once on a seesaw."""
HANG = 0.62
"""How far a weight pulls its spring out of balance, in metres."""


def equip(scene: Scene) -> None:
    """Set every machine of the shot going, with whoever is on it: their beats are done here."""
    throws = any(a.verb in ("throw", "kick") for actor in scene.shot.actors for a in actor.actions)
    for body in list(scene.bodies):
        if throws and (body.figure in gear.VESSELS or body.figure == "basketball hoop"):
            body.row("depth")[:], body.lane = 0.0, 0
            body.lead(0.0)
        work = _WORKS.get(body.figure)
        if work is not None and body.index == 0:
            work(scene, body)


def users(scene: Scene, machine: Body) -> list[Body]:
    """Return who is on a machine: by a relation, or because what they do is done on it."""
    name = machine.actor.name
    on = {r.a for r in scene.shot.relations if r.b == name and r.relation in ("on", "inside", "below", "under", "next to")}
    on |= {a.name for a in scene.shot.actors for action in a.actions if action.target == name}
    return [b for b in scene.bodies if b.actor.name in on and b is not machine]


def _start(body: Body, default: float = 0.4) -> float:
    """Return when a body's first action begins."""
    return max(min((beat.start for beat in body.beats), default=default), 0.0)


def _seesaw(scene: Scene, plank: Body) -> None:
    """Rock two of about one weight up and down; let the far heavier of two go down and stay."""
    riders = users(scene, plank)[:4]
    plank.keep("depth", 0.0)
    plank.lane = 0
    plank.lead(0.0)
    lifeless = [r for r in riders if not r.alive]
    if riders and len(lifeless) == len(riders):
        _balance(scene, plank, riders)
        return
    for rider in riders:
        room = gear.PLANK * plank.height
        rider.resize(min(1.0, 0.85 * room / rider.width, 1.9 / rider.height))
        rider.resize(max(1.0, 0.45 / rider.height))
    _, time = scene.clock()
    weigh = [sum(_weight(r) for r in riders[side::2]) for side in (0, 1)]
    # Who plays pushes off with the legs: only far too heavy a partner stays down.
    even = len(riders) > 1 and min(weigh) > 0.12 * max(weigh)
    if even:
        angle = gear.TILT * np.cos(2 * np.pi * time / ROCKING)
        # At either end it stops on the ground for a moment, and the legs push off.
        angle = gear.TILT * np.tanh(2.2 * angle / gear.TILT) / math.tanh(2.2)
        knocks = [k * ROCKING / 2 for k in range(1, int(scene.seconds / (ROCKING / 2)) + 1)]
    else:
        down = 1.0 if weigh[0] >= weigh[1] else -1.0
        start = 0.5
        tip = smooth(time, start, start + 0.7) ** 2 if riders else np.zeros(len(time))
        angle = gear.TILT * down * tip
        knocks = [start + 0.7] if riders else []
    plank.row("angle")[:] = angle
    for t in knocks:
        if t < scene.seconds - 0.02:
            say(scene, "contact", plank, t, other="floor", materials=("wood", "stone"), impulse=6.0)
    for k, rider in enumerate(riders):
        _seat(rider, plank, -1.0 if k % 2 == 0 else 1.0, k // 2)


def _weight(body: Body) -> float:
    """Return about how heavy somebody of that size is, in kilograms, as they are in life."""
    return 22.0 * body.natural**2.4 if body.alive else body.mass


def _seat(rider: Body, plank: Body, side: float, back: int) -> None:
    """Put somebody on an end of a seesaw, -1 left or 1 right; those who come later sit further in."""
    half = gear.PLANK * plank.height
    along = side * (gear.SEAT * half - 0.55 * back * max(rider.width, 0.4))
    angle = plank.row("angle")
    up = 0.05 * plank.height + rider.rise
    rider.row("x")[:] = plank.row("x") + along * np.cos(angle) - up * np.sin(angle)
    rider.row("y")[:] = plank.row("y") + along * np.sin(angle) + up * np.cos(angle)
    rider.row("angle")[:] = angle
    rider.row("facing")[:] = -side
    rider.row("depth")[:] = max(plank.at("depth", 0) - 0.004, 0.0)
    rider.lead(0.0)
    rider.beats, rider.over, rider.solid = [b for b in rider.beats if b.action.verb == "speak"], True, False
    if rider.alive:
        rider.cue("sit", 0.0, scene_end(rider))


def _balance(scene: Scene, plank: Body, loads: list[Body]) -> None:
    """Leave a plank with lifeless loads to physics: it turns on its axle under their weight."""
    plank.pivoted = True
    half = gear.PLANK * plank.height
    plank.mass = 0.5 * min(load.mass for load in loads)
    plank.free(0.0)
    for k, load in enumerate(loads):
        side = -1.0 if k % 2 == 0 else 1.0
        falls = any(b.action.verb == "fall" for b in load.beats)
        load.keep("x", plank.at("x", 0) + side * 0.78 * half)
        load.keep("y", plank.at("y", 0) + 0.05 * plank.height + load.rise + (1.8 if falls else 0.01))
        load.keep("depth", 0.0)
        load.lane, load.solid, load.over = 0, True, False
        load.beats = []
        load.free(0.6 if falls else 0.0)
        load.friction = max(load.friction, 0.9)
    scene.dirty = True


def _swing(scene: Scene, swing: Body) -> None:
    """Swing whoever sits on a playground swing, as the pendulum goes that they are."""
    riders = [b for b in users(scene, swing) if not _pushes(b, swing.actor.name)][:1]
    long = 0.76 * swing.height
    wide = 0.5 if riders or swing.beats else 0.12
    pushers = [b for b in scene.bodies if b not in riders and any(_pushes(b, o.actor.name) for o in (swing, *riders))]
    # It starts on the side where somebody stands to push it.
    wide *= -1.0 if any(b.at("x", 0) < swing.at("x", 0) for b in pushers) else 1.0
    theta = pendulum(wide, max(scene.gravity, 0.6) / long, scene.ticks)
    pivot = (swing.at("x", 0), swing.at("y", 0) + gear.BEAM * swing.height)
    swing.row("angle")[:] = theta
    swing.lead(0.0)
    swing.beats, swing.solid = [], False
    for rider in riders:
        size = min(1.0, 0.55 * swing.height / rider.height)
        rider.resize(size)
        seat = long - rider.rise
        rider.row("x")[:] = pivot[0] + seat * np.sin(theta)
        rider.row("y")[:] = pivot[1] - seat * np.cos(theta)
        rider.row("angle")[:] = theta
        rider.row("depth")[:] = max(swing.at("depth", 0) - 0.004, 0.0)
        rider.lead(0.0)
        rider.beats, rider.over, rider.solid = [b for b in rider.beats if b.action.verb == "speak"], True, False
        if rider.alive:
            rider.cue("sit", 0.0, scene.seconds)
    for pusher in pushers:
        _push_swing(scene, pusher, [swing, *riders], theta, long)
    for i in np.flatnonzero(np.diff(np.sign(theta)) != 0):
        say(scene, "whoosh", swing, float(i) / TICK, impulse=2.0)


def _pushes(body: Body, name: str) -> bool:
    return body.alive and any(beat.action.verb == "push" and beat.action.target == name for beat in body.beats)


def _push_swing(scene: Scene, pusher: Body, pushed: list[Body], theta: NDArray[np.float64], long: float) -> None:
    """Stand somebody behind a swing, who gives it a push whenever it comes back."""
    swing, seat = pushed[0], pushed[-1]
    x, side = swing.at("x", 0), 1.0 if pusher.at("x", 0) >= swing.at("x", 0) else -1.0
    far = long * math.sin(float(np.abs(theta).max()))
    pusher.row("x")[:] = x + side * (far + 0.3 * seat.width + 0.3 * pusher.height)
    pusher.row("facing")[:], pusher.row("depth")[:] = -side, swing.at("depth", 0)
    for rider in pushed[1:]:
        rider.row("facing")[:] = -side
    pusher.lead(0.0)
    angle = side * theta
    back = [i for i in range(len(angle)) if angle[i] > 0 and angle[i] == angle[max(i - 120, 0) : i + 120].max()]
    for i in back:
        t = i / TICK
        aim = (x + side * far, seat.at("y", t) + 0.1 * seat.height)
        pusher.cue("push", max(t - 0.2, 0.0), min(t + 0.4, scene.seconds), beat=t, aim=aim, look=aim)
        say(scene, "contact", pusher, t, other=seat.key, materials=(pusher.material, seat.material), impulse=4.0)
    names = {b.actor.name for b in pushed}
    pusher.beats = [b for b in pusher.beats if b.action.verb != "push" or b.action.target not in names]


def _cradle(scene: Scene, first: Body) -> None:
    """Let a cradle's outer balls swing in turn: in the middle one hands its whole motion on, as equal elastic balls do."""
    balls = scene.named(first.actor.name)
    count, d = len(balls), first.height
    top = min(3.4, scene.top - 0.4)
    long = top - 0.35 - d
    raised = 1 if count < 5 or not any("two" in b.actor.word for b in balls) else 2
    theta = pendulum(-0.62, max(scene.gravity, 0.6) / long, scene.ticks)
    crossings = np.flatnonzero(np.diff(np.sign(theta)) != 0)
    theta *= 0.985 ** np.searchsorted(crossings, np.arange(len(theta)))
    x = min(max(first.at("x", 0), -0.1 * scene.width), 0.1 * scene.width)
    for i, ball in enumerate(balls):
        pivot = (x + (i - (count - 1) / 2) * d, top)
        mine = np.minimum(theta, 0.0) if i < raised else np.maximum(theta, 0.0) if i >= count - raised else 0.0 * theta
        ball.row("x")[:] = pivot[0] + long * np.sin(mine)
        ball.row("y")[:] = top - long * np.cos(mine)
        ball.row("depth")[:] = 0.0
        ball.lead(0.0)
        ball.beats, ball.solid = [], False
        ball.cue("swing", 0.0, scene.seconds + 0.1, aim=pivot, manner="frame" if i == 0 else None)
    for k, at in enumerate(crossings):
        # The ball that arrives knocks on its neighbour; the time is where the motion passes through the middle.
        t = (float(at) + float(theta[at] / (theta[at] - theta[at + 1]))) / TICK
        arrives, other = (balls[raised - 1], balls[raised]) if k % 2 == 0 else (balls[-raised], balls[-raised - 1])
        speed = abs(float(theta[at + 1] - theta[at])) * TICK * long
        say(scene, "contact", arrives, t, other=other.key, materials=("metal", "metal"), impulse=arrives.mass * speed)


def _wrecker(scene: Scene, ball: Body) -> None:
    """Swing a wrecking ball on its chain: drawn back, it comes down on its target and swings through."""
    targets = [b for b in scene.bodies for beat in ball.beats if b.actor.name == beat.action.target] or [
        b for b in scene.others(ball) if not b.alive
    ][:1]
    start = _start(ball)
    way = 1.0 if ball.at("x", 0) <= 0 else -1.0
    middle = targets[0] if targets else None
    if middle is not None:
        way = math.copysign(1.0, middle.at("x", 0) - ball.at("x", 0))
    top = scene.top + 0.9
    low = 1.15 if middle is None else min(max(0.55 * middle.height, 0.9), 2.0)
    long = top - low
    hit = ball.at("x", 0) if middle is None else middle.at("x", 0) - way * (middle.width / 2 + ball.radius)
    theta0 = min(0.75, math.asin(min(0.9, 2 * reach(scene, ball) / long)))
    # It meets what it is to hit a little before its lowest point, where it is fastest.
    at = 0.08
    pivot = (hit + way * long * math.sin(at), top)
    theta = pendulum(theta0, max(scene.gravity, 0.6) / long, scene.ticks)
    part, time = scene.clock(start)
    angle = np.full(scene.ticks, theta0)
    angle[part] = theta[: len(time)]
    ball.row("x")[:] = pivot[0] - way * long * np.sin(angle)
    ball.row("y")[:] = top - long * np.cos(angle)
    ball.row("angle")[:] = -way * angle
    ball.lead(0.0)
    ball.beats, ball.mass = [], 40 * ball.mass
    ball.lane = middle.lane if middle is not None else 0
    ball.row("depth")[:] = middle.at("depth", 0) if middle is not None else 0.0
    ball.cue("swing", 0.0, scene.seconds + 0.1, aim=pivot)
    speed = long * np.abs(np.gradient(angle)) * TICK
    say(scene, "whoosh", ball, start + float(np.argmax(speed[part])) / TICK - 0.2, impulse=8.0)
    if middle is not None and not middle.alive:
        past = np.flatnonzero(angle[part] <= at)
        if len(past):
            moment = start + float(past[0]) / TICK
            middle.breaks = (moment, (way * float(speed[part][past[0]]), 0.6), (hit + way * ball.radius, low))


def _spring(scene: Scene, spring: Body) -> None:
    """Hang a spring on its stand; what is on it bobs harmonically about where spring and weight balance."""
    loads = [b for b in users(scene, spring) if not b.alive] or [
        b for b in scene.others(spring) if not b.alive and b.height < 1.0 and any(x.action.verb == "bounce" for x in b.beats)
    ]
    lively = spring.beats or any(load.beats for load in loads)
    start = min((_start(b, 0.3) for b in (spring, *loads)), default=0.3) if lively else 0.0
    top = min(3.7, scene.top - 0.5)
    x, middle = spring.at("x", 0), 1.75
    # From the stretch that balances the weight: k d = m g, so the period is that of a pendulum as long as the stretch.
    omega = math.sqrt(max(scene.gravity, 0.6) / HANG)
    _, time = scene.clock()
    t = np.maximum(time - start, 0.0)
    wide = HANG if lively else 0.0
    y = middle + wide * np.cos(omega * t) * np.exp(-0.04 * t)
    spring.row("x")[:], spring.row("y")[:], spring.row("depth")[:] = x, y, 0.0
    spring.lead(0.0)
    spring.beats, spring.solid = [], False
    spring.cue("hang", 0.0, scene.seconds + 0.1, aim=(x, top))
    for load in loads[:1]:
        load.row("x")[:], load.row("y")[:] = x, y - 0.48 * load.height
        load.row("depth")[:] = 0.0
        load.lead(0.0)
        load.beats, load.solid, load.over = [], False, True
    for k in range(int(scene.seconds * omega / math.pi)):
        turn = start + (k + 1) * math.pi / omega
        if lively and turn < scene.seconds:
            say(scene, "creak", spring, turn - 0.1, turn + 0.15)


def _gun(scene: Scene, gun: Body) -> None:
    """Load a gun with what it shoots, and let it off at the beat."""
    beat = next((b for b in gun.beats if b.action.verb in ("throw", "kick", "burn")), None)
    small = [b for b in scene.others(gun) if not b.alive and b.height < 0.9 * gun.height]
    named = [b for b in small if beat is not None and b.actor.name == beat.action.target]
    if beat is None or not (named or small):
        gun.beats = [] if beat is not None else gun.beats
        if beat is not None:
            _bang(scene, gun, snap(beat.start + 0.7))
        return
    shot = (named or small)[0]
    others = [b for b in scene.others(gun) if b is not shot and b.actor.name not in (gun.actor.name,)]
    way = math.copysign(1.0, others[0].at("x", 0) - gun.at("x", 0)) if others else (1.0 if gun.at("x", 0) <= 0 else -1.0)
    if not others:
        # Room to fly: the gun stands at the side.
        gun.keep("x", -way * (reach(scene, gun) - 0.1))
    gun.row("facing")[:] = way
    gun.row("depth")[:] = 0.0
    shot.row("depth")[:] = 0.0
    off = snap(beat.start + 0.8)
    _load(scene, gun, shot, off, way)
    start = np.array((shot.at("x", off), shot.at("y", off)))
    far = max(reach(scene, shot) - way * float(start[0]), 1.0)
    goal = np.array((float(start[0]) + way * 0.82 * far, shot.rise))
    if others:
        aim = others[0]
        aim.brittle = aim.brittle or (gun.figure == "cannon" and aim.family == "shape" and not aim.alive)
        aim.lead(0.0)
        goal = np.array((aim.at("x", off) - way * 0.3 * aim.width, aim.at("y", off) - aim.rise + 0.55 * aim.height))
    rise = math.tan(gear.BARREL if gun.figure == "cannon" else math.radians(48))
    fall_ = max(rise * abs(float(goal[0] - start[0])) - float(goal[1] - start[1]), 0.4)
    seconds = math.sqrt(2 * fall_ / max(scene.gravity, 1.0))
    launch(scene, shot, off, flight(start, goal, seconds, scene.gravity), -way * 4.0)
    if others:
        # It flies to where its target stands, in depth too.
        _, time = scene.clock()
        shot.row("depth")[:] = others[0].at("depth", 0) * smooth(time, off, off + seconds)
        shot.lane = others[0].lane
    shot.slowing = 0.7
    send(gun, shot, off)
    gun.cue("fire", 0.0, scene.seconds + 0.1, beat=off)
    if gun.figure == "cannon":
        _bang(scene, gun, off)
    else:
        say(scene, "contact", gun, off, other=gun.key, materials=("wood", "wood"), impulse=12.0)
        say(scene, "whoosh", shot, off)
    gun.lead(0.0)
    gun.beats, gun.solid = [], False


def _load(scene: Scene, gun: Body, shot: Body, off: float, way: float) -> None:
    """Put what is shot into the barrel or the cup until the gun lets go of it."""
    shot.beats = []
    shot.lead(0.0)
    part, time = scene.clock(0.0, off)
    x, y = gun.at("x", 0), gun.at("y", 0)
    if gun.figure == "cannon":
        shot.resize(min(1.0, 0.34 * gun.height / shot.height))
        spot = gear.muzzle(gun.height, way)
        shot.row("x")[:], shot.row("y")[:] = x + spot[0], y + spot[1]
        shot.row("alpha")[: part.stop - 1] = 0.0
        return
    shot.resize(min(1.0, 0.22 * gun.height / shot.height))
    cups = np.array([gear.cup(float(t) - off, gun.height, way) for t in time])
    shot.row("x")[part] = x + cups[:, 0]
    shot.row("y")[part] = y + cups[:, 1] + 0.06 * gun.height
    shot.over = True
    rest(shot, part)


def _bang(scene: Scene, gun: Body, t: float) -> None:
    say(scene, "explode", gun, t, impulse=3.0)


def _billiards(scene: Scene, table: Body) -> None:
    """Put every ball of the shot on the table, in a row along it."""
    balls = [b for b in scene.bodies if not b.alive and b.form == "round" and not b.held]
    table.lead(0.0)
    table.row("x")[:], table.row("depth")[:], table.lane = 0.0, 0.0, 0
    table.bounce, table.friction = 0.9, 0.4
    half = 0.36 * table.width
    for i, ball in enumerate(sorted(balls, key=lambda b: not any(x.action.verb in ("collide", "roll") for x in b.beats))):
        ball.resize(min(1.0, 0.34 * table.height / ball.height))
        place = -half if i == 0 else 0.1 * half + (i - 1) * ball.width * 1.02
        ball.row("x")[:] = place
        ball.row("y")[:] = table.at("y", 0) + 0.40 * table.height + ball.rise
        ball.row("depth")[:], ball.lane, ball.over = 0.0, 0, True
        ball.bounce = 0.96
        if not ball.beats:
            ball.free(0.0)
            scene.dirty = True


def _rope(scene: Scene, rope: Body) -> None:
    """Give a rope away to what swings on it: the swing draws it."""
    for body in users(scene, rope) or [b for b in scene.others(rope) if any(x.action.verb == "swing" for x in b.beats)]:
        rope.row("alpha")[:] = 0.0
        body.row("depth")[:] = 0.0
        body.over = False
    rope.solid = False


_WORKS: dict[str, Callable[[Scene, Body], None]] = {
    "seesaw": _seesaw, "swing": _swing, "newton's cradle": _cradle, "wrecking ball": _wrecker, "spring": _spring,
    "cannon": _gun, "catapult": _gun, "rope": _rope, "billiard table": _billiards,
}  # fmt: skip
"""What each machine does with those who use it."""
