"""Bursts: what an instant leaves in the air for a while: spray, smoke, sparks, a shock; drawn from the events by the pens."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.limbs import oval
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.camera import Frame, View
    from sora_nb.stage.performance import Performance, Role
    from sora_nb.stage.styles.cartoon import CartoonPen
    from sora_nb.stage.styles.pen import Pen

LASTING = {"explode": 2.6, "splash": 1.1, "shatter": 0.6, "pop": 0.3}
"""Kinds of event that leave something to be seen, and for how many seconds."""
_FIRE = (Colour.hex("#fff3b0"), Colour.hex("#ffb02e"), Colour.hex("#f2622e"))
_SMOKE = Colour.hex("#6e6a70")
_WATER = Colour.hex("#d9f1fb")


@dataclass(frozen=True, slots=True)
class _Burst:
    """One of them: where it is in the world, how large, and its own dice."""

    kind: str
    start: float
    x: float
    y: float
    depth: float
    size: float
    tint: Colour
    seed: int


class Bursts:
    """What the events of a shot leave in the air."""

    def __init__(self, performance: Performance, tints: dict[str, Colour]) -> None:
        roles = {role.key: role for role in performance.roles}
        self._all = [
            _burst(event.kind, event.time, roles[event.actor], number, tints.get(event.actor, _SMOKE))
            for number, event in enumerate(performance.events)
            # A ripe tomato splashes too, and leaves no water.
            if event.kind in LASTING and event.actor in roles and (event.kind != "splash" or event.other == "water")
        ]
        self._gravity = performance.shot.gravity if performance.shot.gravity is not None else 9.81

    def draw(self, canvas: skia.Canvas, view: View, frame: Frame, pen: CartoonPen, t: float) -> None:
        """Draw what is in the air at a time."""
        for burst in self._all:
            since = t - burst.start
            if not 0 <= since < LASTING[burst.kind]:
                continue
            world = view.body(frame, burst.depth)
            canvas.save()
            canvas.concat(world)
            canvas.translate(burst.x, burst.y)
            pen.begin(canvas, 1 / world.getScaleX(), None)
            getattr(self, f"_{burst.kind}")(pen, burst, since)
            canvas.restore()

    def _explode(self, pen: Pen, burst: _Burst, since: float) -> None:
        """Draw a flash, a ball of fire that turns to smoke and rises, and the shock that runs ahead of it."""
        dice, size = random(burst.seed, "explode"), burst.size
        if since < 0.32:
            shock = 0.4 * size + 9.0 * size * since
            ring = skia.Path.Circle(0, 0, shock)
            pen.line(ring, Colour(1, 1, 1, 0.55 * (1 - since / 0.32)), 0.10 * size * (1 - since / 0.32) + 0.01)
        for k in range(11):
            angle, far, rise = dice.uniform(0, math.tau), dice.uniform(0.2, 0.9) * size, dice.uniform(0.5, 1.1)
            grow = 1 - math.exp(-7 * since)
            x, y = math.cos(angle) * far * grow, math.sin(angle) * far * grow + rise * since * 0.8
            r = size * (0.28 + 0.34 * grow + 0.18 * since) * float(dice.uniform(0.7, 1.2))
            age = since / LASTING["explode"]
            fire = max(0.0, 1 - since / 0.55)
            tone = _SMOKE.lighter(0.25 * float(dice.random())).mix(_FIRE[k % 3], min(1.0, 1.6 * fire))
            pen.flat(skia.Path.Circle(x, y, r), tone._replace(a=(0.85 - 0.25 * age) * max(0.0, 1 - age) ** 1.2))
        if since < 0.12:
            pen.flat(skia.Path.Circle(0, 0, size * (0.7 + 5 * since)), Colour(1, 1, 0.92, 1 - since / 0.12))
        for _ in range(12):
            angle, speed = dice.uniform(0, math.tau), dice.uniform(3, 7)
            x, y = math.cos(angle) * speed * since, math.sin(angle) * speed * since - self._gravity / 2 * since * since
            if since < 0.7:
                back = 0.05
                line = skia.Path.Line((x, y), (x - math.cos(angle) * speed * back, y - math.sin(angle) * speed * back))
                pen.line(line, _FIRE[1]._replace(a=1 - since / 0.7), 0.03)

    def _splash(self, pen: Pen, burst: _Burst, since: float) -> None:
        """Draw drops that fly up and fall back, and rings that run outward on the water."""
        dice, size = random(burst.seed, "splash"), burst.size
        for k in range(3):
            age = since - 0.16 * k
            if age > 0:
                wide = size * (0.35 + 1.5 * age)
                path = skia.Path.Oval(skia.Rect.MakeLTRB(-wide, -0.16 * wide, wide, 0.16 * wide))
                pen.line(path, _WATER._replace(a=max(0.0, 0.8 - 0.9 * age)), 0.03)
        g = max(self._gravity, 0.8)
        for _ in range(22):
            angle, speed = dice.uniform(0.5, math.pi - 0.5), dice.uniform(1.2, 3.6) * math.sqrt(size)
            x = math.cos(angle) * (0.3 * size + speed * since)
            y = math.sin(angle) * speed * since - g / 2 * since * since
            r = float(dice.uniform(0.02, 0.07)) * math.sqrt(size)
            if y > -0.05:
                pen.flat(oval((x, y), r, r * 1.25), _WATER._replace(a=0.95))
        if since < 0.35:
            high = size * 0.9 * math.sin(math.pi * since / 0.35)
            wide = size * (0.4 + 0.5 * since)
            crown = [(-wide, 0.0)]
            for k in range(9):
                u = k / 8
                crown.append(
                    ((2 * u - 1) * 1.15 * wide, high * (0.55 + 0.45 * (k % 2)) * (0.75 + 0.25 * math.cos(math.pi * (u - 0.5))))
                )
            pen.flat(skia.Path.Polygon([skia.Point(*p) for p in (*crown, (wide, 0.0))], True), _WATER._replace(a=0.75))

    def _shatter(self, pen: Pen, burst: _Burst, since: float) -> None:
        """Draw splinters too small to be bodies, that glint and are gone."""
        dice = random(burst.seed, "shatter")
        tone = burst.tint.lighter(0.45)
        for _ in range(18):
            angle, speed, r = dice.uniform(0, math.tau), dice.uniform(0.8, 3.8), float(dice.uniform(0.012, 0.035))
            x, y = math.cos(angle) * speed * since, math.sin(angle) * speed * since + 0.8 * since - self._gravity / 2 * since**2
            y = max(y, -0.45 * burst.size)
            spin = 20 * since + angle
            corners = [(x + r * math.cos(spin + a), y + 1.6 * r * math.sin(spin + a)) for a in (0.0, 2.2, 4.1)]
            pen.flat(skia.Path.Polygon([skia.Point(*c) for c in corners], True), tone._replace(a=max(0.0, 1 - since / 0.6)))

    def _pop(self, pen: Pen, burst: _Burst, since: float) -> None:
        """Draw short strokes that fly outward."""
        u = since / LASTING["pop"]
        for k in range(12):
            angle = k * math.tau / 12 + 0.2
            near, far = burst.size * (0.45 + 0.5 * u), burst.size * (0.6 + 0.7 * u)
            line = skia.Path.Line(
                (math.cos(angle) * near, math.sin(angle) * near), (math.cos(angle) * far, math.sin(angle) * far)
            )
            pen.line(line, burst.tint.lighter(0.3)._replace(a=1 - u), 0.035)


def _burst(kind: str, time: float, role: Role, number: int, tint: Colour) -> _Burst:
    place = role.track.at(time)
    size = max(0.5 * role.height, 0.25)
    x, y = place.x, place.y
    if kind == "splash":
        y, size = 0.0, max(0.7 * role.height, 0.3)
    if kind == "explode":
        size = max(0.75 * role.height, 0.45)
        if role.figure == "cannon":
            from sora_nb.stage import gear

            dx, dy = gear.muzzle(role.height, -1.0 if place.facing < 0 else 1.0)
            x, y, size = x + dx, y + dy, 0.3 * role.height
    return _Burst(kind, time, x, y, place.depth, size, tint, role.seed + number)
