"""Playthings: small things of games and experiments that no icon shows: pins and cue balls, tops, paper planes, barrels."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.limbs import blob
from sora_nb.stage.cast.solids import SolidRig
from sora_nb.stage.gear import WIDTHS
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from sora_nb.stage.performance import Placement, Role
    from sora_nb.stage.styles.pen import Pen


def thing(name: str, height: float, material: str, *words: str) -> Figure:
    """Return a figure that is drawn by code and moves as shapes do."""
    return Figure(name=name, family="shape", height=height, material=material, words=words)


FIGURES: tuple[Figure, ...] = (
    thing("weight", 0.55, "metal", "mass", "iron weight", "brass weight"),
    thing("bowling pin", 0.62, "wood", "skittle", "pin"),
    thing("bowling ball", 0.6, "stone"),
    thing("cue ball", 0.42, "plastic", "white billiard ball"),
    thing("billiard ball", 0.42, "plastic", "pool ball", "snooker ball"),
    thing("cannonball", 0.42, "metal", "cannon ball"),
    thing("spinning top", 0.7, "wood", "humming top", "toy top"),
    thing("paper plane", 0.42, "paper", "paper airplane", "paper aeroplane"),
    thing("bomb", 0.7, "metal", "grenade"),
    thing("barrel", 1.05, "wood", "cask", "keg"),
    thing("vase", 0.85, "glass", "flower vase"),
    thing("log", 0.5, "wood", "tree trunk"),
    thing("plank", 0.12, "wood", "wooden plank"),
    thing("nail", 0.6, "metal", "iron nail"),
    thing("rope", 3.2, "soft", "chain", "cord"),
)
USUAL = {
    "weight": "gray", "bowling pin": "white", "bowling ball": "navy", "cue ball": "white", "billiard ball": "red",
    "cannonball": "black", "spinning top": "red", "paper plane": "white", "bomb": "black", "barrel": "brown", "vase": "teal",
    "log": "brown", "plank": "brown", "nail": "silver", "rope": "beige",
}  # fmt: skip
_ROUND = frozenset(("bowling ball", "cue ball", "billiard ball", "cannonball"))


def colour_of(role: Role) -> Colour:
    """Return the colour asked for, else the thing's usual one."""
    return Colour.hex(COLOURS[role.actor.colour or USUAL[role.figure]])


class PlaythingRig(SolidRig):
    """A plaything, drawn from its name."""

    def __init__(self, role: Role) -> None:
        super().__init__(role)
        self.colour = colour_of(role)
        self.rolls = any(action.verb == "roll" for action in role.actor.actions)

    def tint(self) -> Colour:
        """Return the thing's colour."""
        return self.colour

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw the thing around its middle."""
        del t
        h = self.role.height
        if self.role.figure in _ROUND:
            pen.solid(skia.Path.Circle(0, 0, h / 2), self.colour, volume=0.95, material=self.role.material)
        # A rope of its own is a cord: `_rope` is what swinging things hang on.
        name = "cord" if self.role.figure == "rope" else self.role.figure.replace(" ", "_")
        getattr(self, f"_{name}")(pen, place, h)

    def _spot(self, pen: Pen, place: Placement, at: tuple[float, float], r: float, tone: Colour) -> None:
        pen.flat(self.turned(skia.Path.Circle(*at, r), place), tone)

    def _bowling_ball(self, pen: Pen, place: Placement, h: float) -> None:
        for x, y in ((-0.10, 0.24), (0.04, 0.27), (-0.01, 0.13)):
            self._spot(pen, place, (x * h, y * h), 0.045 * h, self.colour.lighter(-0.5))

    def _cue_ball(self, pen: Pen, place: Placement, h: float) -> None:
        self._spot(pen, place, (0.0, 0.28 * h), 0.05 * h, Colour.hex("#d34a3f"))

    def _billiard_ball(self, pen: Pen, place: Placement, h: float) -> None:
        self._spot(pen, place, (0.0, 0.2 * h), 0.17 * h, Colour.hex("#f7f3e8"))
        self._spot(pen, place, (0.0, 0.2 * h), 0.05 * h, Colour.hex("#2a2a30"))

    def _cannonball(self, pen: Pen, place: Placement, h: float) -> None:
        self._spot(pen, place, (-0.16 * h, 0.18 * h), 0.06 * h, Colour(1, 1, 1, 0.35))

    def _bomb(self, pen: Pen, place: Placement, h: float) -> None:
        pen.solid(self.turned(skia.Path.Rect(skia.Rect.MakeLTRB(-0.13 * h, 0.33 * h, 0.13 * h, 0.48 * h)), place),
                  self.colour.lighter(0.15), material="metal")  # fmt: skip
        pen.solid(skia.Path.Circle(0, -0.06 * h, 0.44 * h), self.colour, volume=0.95, material="metal")
        fuse = skia.PathBuilder()
        fuse.moveTo(0, 0.47 * h).quadTo(0.06 * h, 0.68 * h, 0.26 * h, 0.66 * h)
        pen.line(self.turned(fuse.detach(), place), Colour.hex("#b48a5a"), 0.05 * h)
        self._spot(pen, place, (0.28 * h, 0.66 * h), 0.09 * h, Colour.hex("#ff9b2f"))
        self._spot(pen, place, (0.28 * h, 0.66 * h), 0.05 * h, Colour.hex("#fff0a8"))

    def _weight(self, pen: Pen, place: Placement, h: float) -> None:
        body = skia.Path.Polygon(
            [(-0.45 * h, -0.5 * h), (0.45 * h, -0.5 * h), (0.30 * h, 0.32 * h), (-0.30 * h, 0.32 * h)], True
        )
        pen.line(self.turned(skia.Path.Circle(0, 0.36 * h, 0.11 * h), place), self.colour.lighter(-0.3), 0.06 * h)
        pen.solid(self.turned(body, place), self.colour, volume=0.7, material="metal")

    def _bowling_pin(self, pen: Pen, place: Placement, h: float) -> None:
        side = ((0.10, -0.5), (0.17, -0.28), (0.15, -0.08), (0.075, 0.16), (0.075, 0.26), (0.10, 0.36), (0.07, 0.47))
        points = [(x * h, y * h) for x, y in side] + [(0.0, 0.5 * h)] + [(-x * h, y * h) for x, y in reversed(side)]
        outline = blob(points)
        pen.solid(self.turned(outline, place), self.colour, volume=0.8, material="wood")
        for y in (0.17, 0.23):
            band = skia.Path.Rect(skia.Rect.MakeLTRB(-0.082 * h, y * h, 0.082 * h, (y + 0.03) * h))
            pen.flat(self.turned(band, place), Colour.hex("#d8372f"))

    def _spinning_top(self, pen: Pen, place: Placement, h: float) -> None:
        cone = skia.PathBuilder()
        cone.moveTo(0, -0.5 * h).quadTo(0.12 * h, -0.1 * h, 0.45 * h, 0.08 * h).quadTo(0.40 * h, 0.24 * h, 0, 0.26 * h)
        cone.quadTo(-0.40 * h, 0.24 * h, -0.45 * h, 0.08 * h).quadTo(-0.12 * h, -0.1 * h, 0, -0.5 * h).close()
        body = cone.detach()
        stem = skia.Path.RRect(skia.Rect.MakeLTRB(-0.05 * h, 0.2 * h, 0.05 * h, 0.5 * h), 0.04 * h, 0.04 * h)
        pen.solid(self.turned(stem, place), Colour.hex("#c99a5b"), material="wood")
        pen.solid(self.turned(body, place), self.colour, volume=0.9, material="wood")
        pen.canvas.save()
        pen.canvas.clipPath(self.turned(body, place), skia.ClipOp.kIntersect, True)
        # The turn itself is told by the facing: bands of colour pass over the front.
        for k in range(4):
            x = 0.45 * h * math.sin(math.acos(max(-1.0, min(1.0, place.facing))) + k * math.tau / 4)
            band = skia.Path.Oval(skia.Rect.MakeLTRB(x - 0.06 * h, -0.12 * h, x + 0.06 * h, 0.26 * h))
            pen.flat(self.turned(band, place), Colour.hex(("#ffd23f", "#3f88c5")[k % 2]))
        pen.canvas.restore()

    def _paper_plane(self, pen: Pen, place: Placement, h: float) -> None:
        way = -1.0 if place.facing < 0 else 1.0

        def fold(*points: tuple[float, float]) -> skia.Path:
            return self.turned(skia.Path.Polygon([(way * x * h, y * h) for x, y in points], True), place)

        pen.solid(fold((1.1, 0.02), (-1.0, 0.5), (-0.62, 0.06)), self.colour.lighter(-0.08), volume=0.15, material="paper")
        pen.solid(fold((1.1, 0.02), (-0.62, 0.06), (-0.5, -0.42)), self.colour.lighter(-0.25), volume=0.1, material="paper")
        pen.solid(fold((1.1, 0.02), (-1.1, 0.16), (-0.62, 0.02)), self.colour, volume=0.15, material="paper")

    def _barrel(self, pen: Pen, place: Placement, h: float) -> None:
        if self.rolls:
            self._end(pen, place, h / 2)
            return
        w = 0.5 * WIDTHS["barrel"] * h
        side = skia.PathBuilder()
        side.moveTo(-0.8 * w, -0.5 * h).quadTo(-1.18 * w, 0, -0.8 * w, 0.5 * h).lineTo(0.8 * w, 0.5 * h)
        side.quadTo(1.18 * w, 0, 0.8 * w, -0.5 * h).close()
        pen.solid(self.turned(side.detach(), place), self.colour, volume=0.8, material="wood")
        for x in (-0.45, 0.0, 0.45):
            stave = skia.PathBuilder()
            stave.moveTo(0.85 * x * w, -0.49 * h).quadTo(1.2 * x * w, 0, 0.85 * x * w, 0.49 * h)
            pen.line(self.turned(stave.detach(), place), self.colour.lighter(-0.3), 0.012 * h)
        for y in (-0.33, 0.33):
            hoop = skia.Path.Rect(skia.Rect.MakeLTRB(-0.95 * w, (y - 0.035) * h, 0.95 * w, (y + 0.035) * h))
            pen.solid(self.turned(hoop, place), Colour.hex("#7d838c"), volume=0.5, material="metal")

    def _end(self, pen: Pen, place: Placement, r: float) -> None:
        """Draw the round end of what rolls on its side."""
        pen.solid(skia.Path.Circle(0, 0, r), self.colour, volume=0.5, material=self.role.material)
        for k in (0.72, 0.44):
            pen.line(self.turned(skia.Path.Circle(0, 0, k * r), place), self.colour.lighter(-0.25), 0.05 * r)
        pen.line(self.turned(skia.Path.Line((0, 0), (0.9 * r, 0)), place), self.colour.lighter(-0.3), 0.06 * r)

    def _log(self, pen: Pen, place: Placement, h: float) -> None:
        if self.rolls:
            self._end(pen, place, h / 2)
            return
        w = 0.5 * WIDTHS["log"] * h
        trunk = skia.Path.RRect(skia.Rect.MakeLTRB(-w, -0.5 * h, w, 0.5 * h), 0.3 * h, 0.45 * h)
        pen.solid(self.turned(trunk, place), self.colour, volume=0.8, material="wood")
        end = skia.Path.Oval(skia.Rect.MakeLTRB(w - 0.5 * h, -0.46 * h, w, 0.46 * h))
        pen.solid(self.turned(end, place), self.colour.lighter(0.45), volume=0.2, material="wood")
        ring = skia.Path.Oval(skia.Rect.MakeLTRB(w - 0.38 * h, -0.22 * h, w - 0.12 * h, 0.22 * h))
        pen.line(self.turned(ring, place), self.colour, 0.03 * h)

    def _plank(self, pen: Pen, place: Placement, h: float) -> None:
        w = 0.5 * WIDTHS["plank"] * h
        pen.solid(self.turned(skia.Path.Rect(skia.Rect.MakeLTRB(-w, -0.5 * h, w, 0.5 * h)), place), self.colour.lighter(0.2),
                  volume=0.3, material="wood")  # fmt: skip

    def _vase(self, pen: Pen, place: Placement, h: float) -> None:
        side = ((0.17, -0.5), (0.30, -0.18), (0.27, 0.08), (0.13, 0.27), (0.12, 0.36), (0.20, 0.5))
        points = [(x * h, y * h) for x, y in side] + [(-x * h, y * h) for x, y in reversed(side)]
        pen.solid(self.turned(blob(points), place), self.colour, volume=0.85, material="glass")
        band = skia.Path.RRect(skia.Rect.MakeLTRB(-0.28 * h, -0.16 * h, 0.28 * h, -0.06 * h), 0.04 * h, 0.04 * h)
        pen.flat(self.turned(band, place), self.colour.lighter(0.55))

    def _nail(self, pen: Pen, place: Placement, h: float) -> None:
        shaft = skia.Path.Polygon([(-0.035 * h, 0.44 * h), (0.035 * h, 0.44 * h), (0.02 * h, -0.4 * h), (0, -0.5 * h),
                                   (-0.02 * h, -0.4 * h)], True)  # fmt: skip
        pen.solid(self.turned(shaft, place), self.colour, volume=0.7, material="metal")
        head = skia.Path.RRect(skia.Rect.MakeLTRB(-0.09 * h, 0.43 * h, 0.09 * h, 0.5 * h), 0.02 * h, 0.02 * h)
        pen.solid(self.turned(head, place), self.colour.lighter(0.15), volume=0.5, material="metal")

    def _cord(self, pen: Pen, place: Placement, h: float) -> None:
        line = skia.PathBuilder()
        line.moveTo(0, 0.5 * h).cubicTo(0.05, 0.15 * h, -0.05, -0.15 * h, 0, -0.5 * h)
        pen.line(self.turned(line.detach(), place), self.colour, 0.06)
