"""Vehicles: everything that drives, rolls on rails, sails or flies by an engine, on one rig with wheels that never slip."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast import bodywork, workings
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.fleet import AIRCRAFT, BOATS
from sora_nb.stage.cast.garage import ROAD
from sora_nb.stage.cast.mirror import EDGE_ON, Mirror
from sora_nb.stage.cast.prop_sizes import EVERYDAY, SYNONYMS
from sora_nb.stage.cast.solids import SolidRig
from sora_nb.stage.light import atmosphere
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS, WIND

if TYPE_CHECKING:
    from sora_nb.stage.cast.bodywork import Craft
    from sora_nb.stage.performance import Performance, Placement, Role
    from sora_nb.stage.styles.pen import Pen

CRAFTS: dict[str, Craft] = {craft.name: craft for craft in (*ROAD, *AIRCRAFT, *BOATS)}
_AFLOAT = frozenset(craft.name for craft in BOATS)
_AIRBORNE = frozenset(craft.name for craft in AIRCRAFT)
GOING = ("drive", "fly", "swim", "float", "ride", "walk", "run", "chase", "follow")
"""What a vehicle does with its engine on."""
_MOVING = 0.15
"""Metres a second from which a vehicle is seen to go."""


def FIGURES() -> tuple[Figure, ...]:  # noqa: N802  the name under which every room of the cast lists its figures
    """Return every vehicle as a figure, with the words that the artwork of the same name answers to."""
    found = []
    for craft in CRAFTS.values():
        spoken = (*craft.words, *SYNONYMS.get(craft.name, "").split(", "))
        words = (*spoken, *(pack for pack, plain in EVERYDAY.items() if plain == craft.name))
        words = tuple(dict.fromkeys(w for w in words if w and w not in CRAFTS))
        found.append(
            Figure(
                name=craft.name,
                family="vehicle",
                height=craft.height,
                material=craft.material,
                words=words,
                breadth=craft.width,
            )
        )
    return tuple(found)


class VehicleRig(SolidRig):
    """A vehicle; its root is its middle, its wheels stand on the ground below."""

    def __init__(self, role: Role, performance: Performance) -> None:
        super().__init__(role)
        self.craft = CRAFTS[role.figure]
        self.performance = performance
        dice = random(role.seed, "vehicle")
        self.own = float(dice.uniform(0, math.tau))
        shades = (0.0, 0.07, -0.07, 0.12)
        usual = Colour.hex(self.craft.paint).lighter(shades[int(dice.integers(len(shades)))])
        self.paint_ = Colour.hex(COLOURS[role.actor.colour]) if role.actor.colour else usual
        shot = performance.shot
        self.wind = WIND.get(shot.weather, 0.0)
        self.dark = atmosphere(shot.place, shot.time, shot.weather).lamps > 0.6
        self.ridden = any(
            a.verb in ("ride", "drive", "fly") and a.target == role.actor.name for other in shot.actors for a in other.actions
        ) or any(r.relation in ("inside", "on") and r.b == role.actor.name for r in shot.relations)

    def tint(self) -> Colour:
        """Return the colour of its paint."""
        return self.paint_

    def rolled(self, t: float) -> float:
        """Return the metres that its wheels have rolled forward at a time; the ground passes under them as fast."""
        place = self.role.track.at(t)
        return place.x * (1.0 if place.facing >= 0 else -1.0)

    def wheels(self, t: float) -> list[tuple[float, float, float, float]]:
        """Return every wheel's hub and radius in world metres, and its turn in radians, counter-clockwise."""
        place, h = self.role.track.at(t), self.role.height
        way = 1.0 if place.facing >= 0 else -1.0
        found = []
        for wheel in self.craft.wheels:
            r = wheel.radius * h * place.scale
            at = self._matrix(place).mapXY(wheel.x, wheel.radius)
            found.append((place.x + at.x() * place.scale, place.y + at.y() * place.scale, r, -way * self.rolled(t) / r))
        return found

    def _matrix(self, place: Placement) -> skia.Matrix:
        """Return what takes a craft's own units, ground at 0, to metres around its middle."""
        h = self.role.height
        facing = math.copysign(max(abs(place.facing), EDGE_ON), place.facing or 1.0)
        matrix = skia.Matrix()
        if place.angle:
            matrix.preRotate(math.degrees(place.angle))
        matrix.preScale(h * facing, h)
        matrix.preTranslate(0, -0.5)
        return matrix

    def run(self, t: float) -> workings.Run:
        """Return how it is going at a time."""
        h, scale = self.role.height, max(self.role.track.at(t).scale, 0.05)
        place = self.role.track.at(t)
        speed = self.role.track.speed(t) * (1.0 if place.facing >= 0 else -1.0)
        rise = (self.role.track.at(t + 1 / 60).y - self.role.track.at(t - 1 / 60).y) * 30
        told = any(c.verb in GOING for c in self.role.cues_at(t))
        # What hangs in the air has its engine on.
        aloft = self.role.figure in _AIRBORNE and place.y - 0.5 * h > self.performance.floor(place.x) + 0.1
        on = told or aloft or math.hypot(speed, rise) > _MOVING
        paint = self.paint_
        return workings.Run(
            t=t, speed=speed / (h * scale), gone=self.rolled(t) / (h * scale), wind=self.wind, on=on, own=self.own,
                dark=self.dark,
            paint=paint, light=paint.lighter(0.55), dark_paint=paint.lighter(-0.32),
        )  # fmt: skip

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw far wheels, who sits inside, panels, panes, near wheels and what moves by itself."""
        craft, run, h = self.craft, self.run(t), self.role.height
        matrix = self._matrix(place)
        ground = Mirror(pen, matrix, h)
        body = Mirror(pen, skia.Matrix.Concat(matrix, self._sprung(run, t)), h)
        for part in craft.parts:
            workings.draw(body, part, run, behind=True)
        for wheel in craft.wheels:
            if wheel.make in ("car", "cart", "rail"):
                bodywork.turn_wheel(ground, wheel, run.gone, far=True)
            if wheel.make == "car":
                bodywork.arch(body, wheel)
        if not self.ridden:
            nod = 0.006 * math.sin(9.0 * t + self.own) * min(abs(run.speed), 2.0)
            for x, y, size in craft.drivers:
                bodywork.occupant(body, (x, y), size, nod)
        panels = bodywork.cut(craft)
        self._panels(body, [entry for entry in panels if not entry[0].front])
        bodywork.glaze(body, craft, 1.0 if self.dark else 0.0, manned=self.ridden)
        for wheel in craft.wheels:
            bodywork.turn_wheel(ground, wheel, run.gone)
        self._panels(body, [entry for entry in panels if entry[0].front])
        for part in craft.parts:
            workings.draw(ground if part.kind in ("track", "rod") else body, part, run, behind=False)

    def _panels(self, brush: Mirror, panels: list[tuple[bodywork.Panel, skia.Path]]) -> None:
        for panel, path in panels:
            brush.solid(
                path, self.tone(panel.tone), volume=panel.volume, material=self.craft.material, edge=panel.volume > 0.05
            )

    def tone(self, name: str) -> Colour:
        """Return the colour that a panel's tone stands for."""
        if name.startswith("#"):
            return Colour.hex(name)
        trim = Colour.hex(self.craft.trim)
        return {
            "paint": self.paint_, "dark": self.paint_.lighter(-0.3), "light": self.paint_.lighter(0.5), "trim": trim,
            "steel": Colour.hex("#aab1bb"), "white": Colour.hex("#f5f3ee"), "black": bodywork.SHADE,
        }[name]  # fmt: skip

    def _sprung(self, run: workings.Run, t: float) -> skia.Matrix:
        """Return how the body sits on its springs, or rides on the water, against its wheels or its float line."""
        shake = skia.Matrix()
        if self.role.figure in _AFLOAT:
            swell = 1.0 + 0.5 * abs(self.wind)
            shake.preTranslate(0, 0.012 * swell * math.sin(1.5 * t + self.own))
            shake.preRotate(2.0 * swell * math.sin(1.1 * t + 1.7 * self.own))
        elif self.role.figure in _AIRBORNE:
            shake.preTranslate(0, 0.008 * math.sin(2.3 * t + self.own) * run.on)
        elif self.craft.wheels and self.craft.width > 1.2:
            # Springs answer the road: two bumps a length and a hum of the engine.
            bump = 0.010 * math.sin(2.6 * run.gone + self.own) + 0.006 * math.sin(5.9 * run.gone)
            hum = 0.003 * math.sin(38 * t) * run.on
            shake.preTranslate(0, bump * min(abs(run.speed), 1.0) + hum)
            shake.preRotate(0.5 * math.sin(1.9 * run.gone + self.own) * min(abs(run.speed), 1.0))
        return shake

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return its centre and the hubs of its wheels."""
        place = self.role.track.at(t)
        return {"centre": (place.x, place.y)} | {f"wheel {i + 1}": (x, y) for i, (x, y, *_) in enumerate(self.wheels(t))}


@functools.cache
def closed(figure: str) -> tuple[float, float, float] | None:
    """Return where the driver of a vehicle sits behind its panes (x and y of the shoulders, size of the head), or None."""
    craft = CRAFTS.get(figure)
    return craft.drivers[0] if craft and craft.windows and craft.drivers else None


def helm(figure: str) -> float:
    """Return how far ahead of its middle one sits in an open boat, in its heights; 0 where that is the middle."""
    craft = CRAFTS.get(figure)
    return craft.drivers[0][0] if craft and figure in _AFLOAT and craft.drivers else 0.0


def build(role: Role, performance: Performance) -> VehicleRig:
    """Build the rig of a vehicle."""
    return VehicleRig(role, performance)
