"""Physics: a pymunk world that turns free bodies into exact tracks, and every touch into an event.

Roots: for the families shape, prop and sign a track follows the body's centre; for human, quadruped and bird the point
between the feet. Steps are 1/1920 s, so that free flight is a parabola to a few parts in ten thousand; the time of a contact
is interpolated inside the step.

Kinds of event that leave the stage (`Event.kind`), for whoever gives them a sound:

contact    a body meets another (`other` = its key) or the ground ("floor"); `materials` are theirs in that order, `impulse` N s
land       a creature comes down on its feet after a jump, hop or flight; `impulse` N s
take-off   a creature, or a thing that flies, leaves the ground
step-like sounds of gaits come from the rigs, not from here
roll       a round body rolls along the ground from `time` to `end`
slide      a body rubs along the ground from `time` to `end`
splash     something enters or leaves water; `impulse` N s
whoosh     something fast passes through the air: a throw, a kick, a swing, a spin
appear     something pops into being          disappear   something is gone
shatter    something goes to pieces; explode with fire and smoke, pop a skin of air; creak: a spring at its end
speech     a phrase (`text`) from `time` to `end`
gesture sounds, with `time` and often `end`: clap, cheer, eat, drink, sing, snore, shake, engine, burn, flap, stretch (grow and
shrink), bubble, rustle, cook, open, play
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pymunk
from pymunk import Vec2d

from sora_nb.footage import Event
from sora_nb.stage.performance import TICK, on_frame
from sora_nb.stage.physics import fluids
from sora_nb.stage.physics.solidity import BOX, ROUND, moment, shapes_of, still

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.bodies import Body, Phase, Scene

SUBSTEPS = 8
"""Steps of the solver in one tick: 1920 a second."""
QUIET = 0.10
"""Slower touches than this, in m/s, make no event."""
GROUND = 0
FRICTION = {"rink": 0.08}
"""What share of the usual friction a place's floor has, where it is slippery: steel or wood on ice has some 0.03 to 0.06."""


@dataclass(slots=True)
class _Actor:
    """A body, its pymunk body, and the phases still to come."""

    body: Body
    point: pymunk.Body
    phases: list[Phase]
    lift: float
    still: bool
    touching: int = 0
    rubbed: list[tuple[float, float]] = field(default_factory=list)
    wet: bool = False


class World:
    """One simulation of a scene's bodies; `run` writes free bodies' paths and returns the contacts in order of time."""

    def __init__(self, scene: Scene, ground_material: str = "stone") -> None:
        self.scene = scene
        self.ground_material = ground_material
        self.events: list[Event] = []
        self.now = 0.0
        self.space = pymunk.Space()
        self.space.gravity = (0.0, -scene.gravity)
        self.space.iterations = 15
        self.space.collision_slop = 0.0005
        self.space.collision_bias = (1 - 0.25) ** 60
        self.space.sleep_time_threshold = 0.4
        self.space.idle_speed_threshold = 0.03
        self._by_shape: dict[pymunk.Shape, _Actor] = {}
        self._timed: list[tuple[int, bool, pymunk.Shape]] = []
        self._add_ground()
        self.actors = [self._add(body) for body in scene.bodies if body.solid]
        self._begun: list[tuple[tuple[pymunk.Shape, ...], tuple[float, float]]] = []
        self.space.on_collision(ROUND, None, begin=self._met)
        self.space.on_collision(BOX, None, begin=self._touched)

    def _add_ground(self) -> None:
        scene = self.scene
        w = scene.width
        if scene.medium == "vacuum" and scene.gravity == 0:
            lo, hi = -0.17 * 6, scene.top
            corners = [(-w / 2, lo), (w / 2, lo), (w / 2, hi), (-w / 2, hi)]
            points = [*corners, corners[0]]
        elif scene.water is not None and scene.medium == "air":
            points = [(-60.0, scene.water - 4.0), (60.0, scene.water - 4.0)]
        else:
            points = list(scene.ground) or [(-60.0, 0.0), (60.0, 0.0)]
            points = [(points[0][0] - 60.0, points[0][1]), *points, (points[-1][0] + 60.0, points[-1][1])]
        stepped = any(x1 - x0 < 0.01 and y1 != y0 for (x0, y0), (x1, y1) in itertools.pairwise(points))
        for (x0, y0), (x1, y1) in itertools.pairwise(points):
            length = math.hypot(x1 - x0, y1 - y0)
            if length == 0 or (stepped and x1 - x0 < 0.01):
                continue
            shape: pymunk.Shape
            if stepped:
                # Steps are blocks: a thick line would bulge over their edges.
                shape = pymunk.Poly(self.space.static_body, [(x0, -9.0), (x1, -9.0), (x1, y1), (x0, y0)])
            else:
                thick = 0.05 if scene.ground else 0.5
                nx, ny = (y0 - y1) / length * thick, (x1 - x0) / length * thick
                shape = pymunk.Segment(self.space.static_body, (x0 - nx, y0 - ny), (x1 - nx, y1 - ny), thick)
            shape.elasticity, shape.friction, shape.collision_type = 1.0, FRICTION.get(scene.shot.place, 1.0), GROUND
            self.space.add(shape)

    def _add(self, body: Body) -> _Actor:
        lift = body.height / 2 if body.alive else 0.0
        inertia = moment(body)
        free = bool(body.phases) and body.phases[0].free and body.phases[0].start <= 0
        kind = pymunk.Body.DYNAMIC if free else pymunk.Body.KINEMATIC
        point = pymunk.Body(body.mass, inertia, body_type=kind)
        point.position = (float(body.row("x")[0]), float(body.row("y")[0]) + lift)
        point.angle = float(body.row("angle")[0])
        self.space.add(point)
        actor = _Actor(body, point, list(body.phases), lift, still(body))
        lane = 1 << (1 + body.lane % 24)
        for shape in shapes_of(body, point):
            shape.elasticity, shape.friction = body.bounce, body.friction
            shape.filter = pymunk.ShapeFilter(group=body.abreast, categories=lane, mask=lane | 1)
            self._by_shape[shape] = actor
            if body.born > 0:
                self._timed.append((round(body.born * TICK), True, shape))
            else:
                self.space.add(shape)
            if body.gone is not None:
                self._timed.append((round(body.gone * TICK), False, shape))
        if body.pivoted:
            self.space.add(pymunk.PivotJoint(self.space.static_body, point, tuple(point.position)))
        return actor

    def run(self) -> list[Event]:
        """Simulate the whole shot, write the paths of free bodies, and return contacts, rolls, slides and splashes."""
        busy = max((self._busy_until(actor) for actor in self.actors), default=0)
        for actor in self.actors:
            self._turn(actor, 0)
        for i in range(self.scene.ticks - 1):
            if i > busy and not any(self._awake(actor) for actor in self.actors):
                self._leave_as_is(i)
                break
            self._tick(i)
        self._rubbing()
        return sorted(self.events, key=lambda e: (e.time, e.actor or "", e.kind))

    def _tick(self, i: int) -> None:
        """Go from one sample of the tracks to the next, in small steps."""
        for _, comes, shape in [entry for entry in self._timed if entry[0] == i]:
            (self.space.add if comes else self.space.remove)(shape)
        for actor in self.actors:
            if actor.phases and round(actor.phases[0].start * TICK) <= i and i:
                self._turn(actor, i)
            if not actor.still:
                self._steer(actor, i)
        edged = [(a, (a.point.position, a.point.velocity)) for a in self.actors if self._awake(a) and a.body.form == "box"]
        self._begun.clear()
        dt = 1 / (TICK * SUBSTEPS)
        for step in range(SUBSTEPS):
            self.now = (i * SUBSTEPS + step + 1) * dt
            self.space.step(dt)
        for actor, before in edged:
            self._knocks(actor, i, before)
        for actor in self.actors:
            if not actor.still and actor.point.body_type == pymunk.Body.DYNAMIC:
                self._record(actor, i + 1)

    @staticmethod
    def _busy_until(actor: _Actor) -> int:
        """Return the last tick at which something is done to a body, or a led one moves."""
        last = max((round(phase.start * TICK) for phase in actor.phases), default=0)
        free = actor.body.phases[-1].free if actor.body.phases else False
        moves = np.flatnonzero(np.any(np.diff(actor.body.path[:3]), axis=0))
        last = max(last, round((actor.body.gone or 0.0) * TICK), round(actor.body.born * TICK))
        return last if free or not len(moves) else max(last, int(moves[-1]) + 1)

    def _leave_as_is(self, i: int) -> None:
        """Everything is at rest for good: keep free bodies where they lie."""
        for actor in self.actors:
            if not actor.still and actor.point.body_type == pymunk.Body.DYNAMIC:
                actor.body.path[:3, i:] = actor.body.path[:3, i - 1 : i]

    @staticmethod
    def _awake(actor: _Actor) -> bool:
        return not actor.still and actor.point.body_type == pymunk.Body.DYNAMIC and not actor.point.is_sleeping

    def _turn(self, actor: _Actor, i: int) -> None:
        """Hand a body from its controller to physics, or back."""
        body, point = actor.body, actor.point
        while actor.phases and round(actor.phases[0].start * TICK) <= i:
            phase = actor.phases.pop(0)
            if not phase.free:
                point.body_type = pymunk.Body.KINEMATIC
                continue
            was_led = point.body_type == pymunk.Body.KINEMATIC
            if was_led:
                point.body_type = pymunk.Body.DYNAMIC
                point.mass = body.mass
                point.moment = moment(body)
                point.position = (float(body.row("x")[i]), float(body.row("y")[i]) + actor.lift)
                point.angle = float(body.row("angle")[i])
                back = max(i - 1, 0)
                point.velocity = tuple(float(body.row(r)[i] - body.row(r)[back]) * TICK for r in ("x", "y"))
                point.angular_velocity = float(body.row("angle")[i] - body.row("angle")[back]) * TICK
            if phase.velocity is not None:
                point.velocity = phase.velocity
            if phase.spin is not None:
                point.angular_velocity = phase.spin

    def _steer(self, actor: _Actor, i: int) -> None:
        """Move a led body along its path, or let air and water work on a free one."""
        body, point = actor.body, actor.point
        if point.body_type == pymunk.Body.KINEMATIC:
            x, y, angle = body.row("x"), body.row("y"), body.row("angle")
            point.position = (float(x[i]), float(y[i]) + actor.lift)
            point.angle = float(angle[i])
            point.velocity = (float(x[i + 1] - x[i]) * TICK, float(y[i + 1] - y[i]) * TICK)
            point.angular_velocity = float(angle[i + 1] - angle[i]) * TICK
            return
        if point.is_sleeping:
            return
        if body.slowing and actor.touching == i and self._level(point.position.x):
            self._roll_out(body, point)
        if self.scene.water is not None or self.scene.medium == "water":
            self._soak(actor, i)
        if body.falling and self.scene.medium == "air":
            fluids.blow(self.scene, body, point)

    def _level(self, x: float) -> bool:
        """Tell whether the ground is flat here, and its lowest: what waits at the brink of a slope is not held back."""
        return not self.scene.ground or self.scene.floor(x) < 0.03

    @staticmethod
    def _roll_out(body: Body, point: pymunk.Body) -> None:
        """Apply rolling resistance: a constant deceleration that never turns the motion round."""
        vx, vy = point.velocity
        if abs(vx) < 1e-6:
            # To set a velocity wakes a body up; what lies still is left alone.
            return
        less = min(abs(vx), body.slowing / TICK)
        share = 1 - less / abs(vx)
        point.velocity = (vx * share, vy)
        point.angular_velocity *= share

    def _soak(self, actor: _Actor, i: int) -> None:
        """Let water carry and slow a free body, and tell when it enters or leaves it."""
        body, point = actor.body, actor.point
        share = fluids.wet(self.scene, body, point.position.y)
        vy = point.velocity.y
        if (share > 0.02) != actor.wet:
            actor.wet = share > 0.02
            if abs(vy) > 0.6:
                materials = (body.material, "water")
                splash = Event(kind="splash", time=i / TICK, other="water", materials=materials, impulse=body.mass * abs(vy))
                self._say(splash, actor, (point.position.x, self.scene.water or 0.0))
        if share > 0:
            fluids.carry(self.scene, body, point, share)

    def _record(self, actor: _Actor, i: int) -> None:
        body, point = actor.body, actor.point
        body.path[:3, i] = (point.position.x, point.position.y - actor.lift, point.angle)
        if self._grounded(actor):
            actor.touching = i
            if abs(point.velocity.x) > 0.12:
                actor.rubbed.append((i / TICK, point.position.x))

    def _grounded(self, actor: _Actor) -> bool:
        """Tell whether a body rolls or lies on the ground, rather than flying just above it."""
        body, point = actor.body, actor.point
        low = point.position.y - (body.radius if body.form == "round" else body.height / 2)
        return bool(low - self.scene.floor(point.position.x) < 0.01) and abs(point.velocity.y) < 0.12 + abs(point.velocity.x)

    def _met(self, arbiter: pymunk.Arbiter, _space: pymunk.Space, _data: object) -> None:
        """Note the first touch of a round body: the exact time is the step's end less depth / approach speed."""
        a, b = (self._by_shape.get(s) for s in arbiter.shapes)
        points = arbiter.contact_point_set.points
        if a is None or not points:
            return
        normal = arbiter.contact_point_set.normal
        vb = b.point.velocity if b else pymunk.Vec2d(0, 0)
        speed = (a.point.velocity - vb).dot(normal)
        if speed < QUIET:
            return
        inverse = 1 / a.body.mass + (1 / b.body.mass if b and b.point.body_type == pymunk.Body.DYNAMIC else 0.0)
        bounce = a.body.bounce * (b.body.bounce if b else 1.0)
        time = self.now - min(max(-points[0].distance, 0.0) / speed, 1 / TICK)
        self._contact(time, a, b, (1 + bounce) * speed / inverse, points[0].point_a)

    def _touched(self, arbiter: pymunk.Arbiter, _space: pymunk.Space, _data: object) -> None:
        """Note that two bodies begin to touch, one of them with edges."""
        points = arbiter.contact_point_set.points
        if points:
            self._begun.append((tuple(arbiter.shapes), points[0].point_a))

    def _knocks(self, actor: _Actor, i: int, before: tuple[Vec2d, Vec2d]) -> None:
        """Note a knock of an edged body: a jump of its velocity within one tick, timed where old and new motion meet."""
        body, point = actor.body, actor.point
        place, velocity = before
        jump = point.velocity - velocity + Vec2d(0.0, self.scene.gravity / TICK)
        if jump.length < 1.5 * QUIET:
            return
        met: list[tuple[float, _Actor | None, Vec2d, bool]] = []

        def look(arbiter: pymunk.Arbiter, *_: object) -> None:
            pair = [self._by_shape.get(shape) for shape in arbiter.shapes]
            other = pair[1] if pair[0] is actor else pair[0]
            points = arbiter.contact_point_set.points
            where = points[0].point_a if points else point.position
            met.append((arbiter.total_impulse.length, other, where, any(s.collision_type == ROUND for s in arbiter.shapes)))

        point.each_arbiter(look)
        if not met:
            # It has touched and left again within this tick.
            for shapes, where in self._begun:
                pair = [self._by_shape.get(shape) for shape in shapes]
                if actor in pair:
                    other = pair[1] if pair[0] is actor else pair[0]
                    met.append((0.0, other, Vec2d(*where), any(s.collision_type == ROUND for s in shapes)))
        if not met:
            return
        _, other, where, counted = max(met, key=lambda m: m[0])
        if counted:
            return
        axis = jump.normalized()
        gone, left = (point.position - place).dot(axis), (point.velocity - velocity).dot(axis)
        late = (point.velocity.dot(axis) / TICK - gone) / left if left else 0.0
        self._contact(i / TICK + min(max(late, 0.0), 1 / TICK), actor, other, body.mass * jump.length, where)

    def _contact(self, time: float, a: _Actor, b: _Actor | None, impulse: float, where: tuple[float, float]) -> None:
        other = b.body.key if b else "floor"
        for old in reversed(self.events):
            if time - old.time > 0.04:
                break
            if old.kind == "contact" and {old.actor, old.other} == {a.body.key, other}:
                return
        material = b.body.material if b else self.ground_material
        event = Event(kind="contact", time=time, other=other, materials=(a.body.material, material), impulse=float(impulse))
        self._say(event, a, where)

    def _say(self, event: Event, actor: _Actor, where: tuple[float, float]) -> None:
        """Add an event, seen where it happens."""
        x, y = on_frame(where[0], where[1], float(actor.body.row("depth")[0]), self.scene.size)
        self.events.append(dataclasses.replace(event, actor=actor.body.key, x=float(x), y=float(y)))

    def _rubbing(self) -> None:
        """Join the moments on the ground into stretches of rolling and sliding."""
        for actor in self.actors:
            for first, last, x in stretches(actor.rubbed):
                kind = "roll" if actor.body.form == "round" else "slide"
                materials = (actor.body.material, self.ground_material)
                event = Event(kind=kind, time=first, end=last, other="floor", materials=materials)
                self._say(event, actor, (x, self.scene.floor(x)))


def stretches(moments: list[tuple[float, float]]) -> list[tuple[float, float, float]]:
    """Return (start, end, x at the start) of each run of moments with gaps below 0.15 s, lasting at least 0.1 s."""
    found: list[tuple[float, float, float]] = []
    for t, x in moments:
        if found and t - found[-1][1] < 0.15:
            found[-1] = (found[-1][0], t, found[-1][2])
        else:
            found.append((t, t, x))
    return [s for s in found if s[1] - s[0] >= 0.1]


def flight(start: NDArray[np.float64], goal: NDArray[np.float64], seconds: float, gravity: float) -> tuple[float, float]:
    """Return the velocity that carries a point from start to goal in a time under gravity, in m/s."""
    vx, vy = (goal - start) / seconds
    return float(vx), float(vy + gravity * seconds / 2)
