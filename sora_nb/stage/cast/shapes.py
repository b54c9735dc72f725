"""Shapes and signs: balls, boxes and other plain solids, and the labelled board that stands for what has no drawing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast import blazes, machines, playthings
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.solids import SolidRig, polygon, star
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS, RAINBOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.performance import Performance, Placement, Role
    from sora_nb.stage.styles.pen import Pen


def _shape(name: str, height: float, material: str, *words: str) -> Figure:
    return Figure(name=name, family="shape", height=height, material=material, words=words)


FIGURES: tuple[Figure, ...] = (
    _shape("ball", 0.62, "rubber", "bouncy ball", "rubber ball", "sphere", "orb"),
    _shape("beach ball", 0.8, "rubber"),
    _shape("box", 0.95, "wood", "crate", "carton"),
    _shape("cube", 0.8, "wood", "block", "dice", "toy block"),
    _shape("brick", 0.4, "stone"),
    _shape("domino", 0.8, "wood"),
    _shape("square", 0.85, "plastic"),
    _shape("rectangle", 0.7, "plastic"),
    _shape("circle", 0.8, "plastic", "disc", "disk", "dot"),
    _shape("triangle", 0.9, "plastic", "pyramid"),
    _shape("star", 0.9, "plastic"),
    _shape("heart", 0.8, "soft"),
    _shape("diamond", 0.8, "glass", "rhombus"),
    _shape("hexagon", 0.85, "plastic"),
    _shape("pentagon", 0.85, "plastic"),
    _shape("cylinder", 0.9, "metal", "can"),
    _shape("cone", 0.9, "plastic"),
    _shape("ring", 0.8, "metal", "hoop"),
    _shape("marble", 0.36, "glass", "glass ball"),
    _shape("stone", 0.5, "stone", "rock", "pebble", "boulder"),
    _shape("wall", 2.2, "stone"),
    _shape("pendulum", 0.5, "metal", "bob"),
    _shape("balloon", 0.85, "rubber"),
    _shape("bubble", 0.6, "glass", "soap bubble"),
    _shape("snowball", 0.4, "soft"),
    _shape("pillow", 0.5, "soft", "cushion"),
    _shape("table", 0.95, "wood", "dining table", "coffee table"),
    _shape("desk", 0.95, "wood", "school desk", "workbench"),
    _shape("bench", 0.6, "wood", "park bench"),
    _shape("throne", 1.6, "wood"),
    _shape("rug", 0.08, "soft", "carpet", "mat"),
    _shape("cage", 1.0, "metal", "birdcage"),
    _shape("frisbee", 0.16, "plastic", "flying disc"),
    _shape("surfboard", 0.14, "plastic", "paddleboard", "paddle board", "bodyboard"),
    _shape("blackboard", 1.7, "wood", "chalkboard"),
    _shape("lighthouse", 3.6, "stone"),
    _shape("stairs", 1.6, "stone", "staircase", "stairway", "steps"),
    _shape("ramp", 1.2, "wood", "slope", "incline"),
    _shape("torch", 1.1, "wood", "burning torch", "flaming torch", "tiki torch"),
    Figure(name="sign", family="sign", height=1.5, material="wood"),
    *playthings.FIGURES,
    *machines.FIGURES,
)

USUAL = {
    "ball": "red", "beach ball": "orange", "box": "brown", "cube": "blue", "brick": "maroon", "domino": "navy",
    "square": "blue", "rectangle": "teal", "circle": "orange", "triangle": "green", "star": "gold", "heart": "pink",
    "diamond": "cyan", "hexagon": "purple", "pentagon": "teal", "cylinder": "silver", "cone": "orange", "ring": "gold",
    "marble": "teal", "stone": "gray", "wall": "beige", "pendulum": "gold", "balloon": "red", "bubble": "cyan",
    "snowball": "white", "pillow": "pink", "sign": "beige", "table": "brown", "desk": "brown", "bench": "brown",
    "throne": "gold", "rug": "purple", "cage": "gold", "frisbee": "cyan", "lighthouse": "white", "stairs": "gray",
    "ramp": "brown", "torch": "brown", "surfboard": "yellow", "blackboard": "teal",
}  # fmt: skip
_CLEAR = 185
"""How opaque glass is, of 255."""
_ROUND = ("ball", "beach ball", "circle", "marble", "pendulum", "balloon", "bubble", "snowball")


def colour_of(role: Role) -> Colour:
    """Return the colour asked for, else the shape's usual one."""
    return Colour.hex(COLOURS[role.actor.colour or USUAL.get(role.figure, "gray")])


def outline(figure: str, size: float) -> skia.Path:
    """Return a shape's outline around its centre, `size` metres high, y up."""
    r = size / 2
    if figure in _ROUND:
        return skia.Path.Circle(0, 0, r)
    if figure in _OUTLINES:
        return _OUTLINES[figure](r)
    wide = {
        "rectangle": 1.6,
        "brick": 2.1,
        "domino": 0.28,
        "cylinder": 0.7,
        "wall": 0.35,
        "sign": 1.2,
        "pillow": 1.5,
        "rug": 20.0,
        "frisbee": 3.2,
        "surfboard": 16.0,
        "blackboard": 1.4,
    }
    half = r * wide.get(figure, 1.0)
    soft = r * {"pillow": 0.5, "surfboard": 0.95, "frisbee": 0.9}.get(figure, 0.08)
    return skia.Path.RRect(skia.Rect.MakeLTRB(-half, -r, half, r), soft, soft)


def _triangle(r: float) -> skia.Path:
    return skia.Path.Polygon([(-r, -r), (r, -r), (0, r)], True)


def _diamond(r: float) -> skia.Path:
    return skia.Path.Polygon([(0, r), (0.72 * r, 0), (0, -r), (-0.72 * r, 0)], True)


def _hoop(r: float) -> skia.Path:
    path = skia.Path.Circle(0, 0, r)
    path.addCircle(0, 0, 0.62 * r)
    path.setFillType(skia.PathFillType.kEvenOdd)
    return path


def _heart(r: float) -> skia.Path:
    path = skia.PathBuilder()
    path.moveTo(0, -r).cubicTo(-1.5 * r, -0.1 * r, -1.1 * r, 1.2 * r, 0, 0.5 * r)
    path.cubicTo(1.1 * r, 1.2 * r, 1.5 * r, -0.1 * r, 0, -r).close()
    return path.detach()


def _boulder(r: float) -> skia.Path:
    points = [(math.cos(a) * r * (1 + 0.1 * math.cos(3 * a + 1)), math.sin(a) * r * (0.92 + 0.08 * math.sin(2 * a))) for a in
              (i * math.tau / 9 for i in range(9))]  # fmt: skip
    return skia.Path.Polygon(points, True)


def _boarded(half: float, board: float, leg: float) -> Callable[[float], skia.Path]:
    """Return what draws a board on two legs: `half` its half width, `board` and `leg` their thickness, in half heights."""

    def draw(r: float) -> skia.Path:
        path = skia.Path()
        path.addRoundRect(skia.Rect.MakeLTRB(-half * r, (1 - board) * r, half * r, r), 0.05 * r, 0.05 * r)
        for side in (-1, 1):
            x = side * (half - 0.3) * r
            path.addRect(skia.Rect.MakeLTRB(x - leg * r / 2, -r, x + leg * r / 2, (1 - board) * r))
        return path

    return draw


def _throne(r: float) -> skia.Path:
    points = (
        (-0.55, -1), (-0.55, 0.8), (-0.35, 1), (-0.15, 0.8), (-0.15, -0.1), (0.6, -0.1), (0.6, -1), (0.4, -1), (0.4, -0.45),
        (-0.35, -0.45), (-0.35, -1),
    )  # fmt: skip
    return skia.Path.Polygon([(x * r, y * r) for x, y in points], True)


def _cage(r: float) -> skia.Path:
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeLTRB(-0.75 * r, -r, 0.75 * r, r), 0.7 * r, 0.7 * r)
    for i in range(-2, 3):
        x = 0.27 * i * r
        path.addRect(skia.Rect.MakeLTRB(x - 0.1 * r, -0.85 * r, x + 0.1 * r, 0.72 * r))
    path.setFillType(skia.PathFillType.kEvenOdd)
    return path


def _lighthouse(r: float) -> skia.Path:
    path = skia.Path.Polygon([(-0.3 * r, -r), (0.3 * r, -r), (0.17 * r, 0.62 * r), (-0.17 * r, 0.62 * r)], True)
    path.addRect(skia.Rect.MakeLTRB(-0.26 * r, 0.58 * r, 0.26 * r, 0.66 * r))
    path.addRect(skia.Rect.MakeLTRB(-0.13 * r, 0.66 * r, 0.13 * r, 0.86 * r))
    path.addPoly([(-0.2 * r, 0.86 * r), (0.2 * r, 0.86 * r), (0, r)], True)
    return path


def _stairs(r: float) -> skia.Path:
    steps = 5
    points = [(-r, -r)]
    for i in range(steps):
        y = -r + 2 * r * (steps - i) / steps
        points += [(-r + 2 * r * i / steps, y), (-r + 2 * r * (i + 1) / steps, y)]
    return skia.Path.Polygon([*points, (r, -r)], True)


_OUTLINES = {
    "table": _boarded(1.5, 0.16, 0.16), "desk": _boarded(1.3, 0.2, 0.24), "bench": _boarded(2.2, 0.25, 0.25), "throne": _throne,
    "cage": _cage, "lighthouse": _lighthouse, "stairs": _stairs,
    "ramp": lambda r: skia.Path.Polygon([(-2 * r, -r), (2 * r, -r), (-2 * r, r)], True),
    "triangle": _triangle, "cone": _triangle, "star": lambda r: star(5, r, 0.45 * r), "diamond": _diamond, "ring": _hoop,
    "hexagon": lambda r: polygon(6, r), "pentagon": lambda r: polygon(5, r), "heart": _heart, "stone": _boulder,
}  # fmt: skip


class ShapeRig(SolidRig):
    """A plain solid: its outline, a little life on it (a stripe, a knot, a string), and nothing else."""

    def __init__(self, role: Role) -> None:
        super().__init__(role)
        self.colour = colour_of(role)
        rolls = role.figure == "cylinder" and any(action.verb == "roll" for action in role.actor.actions)
        self.outline = skia.Path.Circle(0, 0, role.height / 2) if rolls else outline(role.figure, role.height)

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw the body around its centre; the light stays where the sun is while the body turns."""
        if self.role.figure == "torch":
            pen.canvas.save()
            pen.canvas.rotate(math.degrees(place.angle))
            blazes.torch(pen, self.role.height, t, self.role.seed)
            pen.canvas.restore()
            return
        turned = self.turned(self.outline, place)
        volume = 0.95 if self.role.figure in _ROUND else 0.5
        if self.role.material == "glass" and self.role.figure in _ROUND:
            self._glass(pen, turned, place, volume)
        else:
            pen.solid(turned, self.colour, volume=volume, material=self.role.material)
        if self.role.actor.trait("colours") and self.role.actor.count == 1:
            self._stripes(pen, place)
        detail = getattr(self, f"_{self.role.figure.replace(' ', '_')}", None)
        if detail is not None:
            detail(pen, place)

    def _glass(self, pen: Pen, path: skia.Path, place: Placement, volume: float) -> None:
        """Draw a ball of glass: what is behind shines through, a ribbon turns inside, light gathers at the far rim."""
        r, bounds = self.role.height / 2, path.getBounds()
        pen.canvas.saveLayerAlpha(bounds.makeOutset(0.3 * r, 0.3 * r), _CLEAR)
        pen.solid(path, self.colour.lighter(0.18), volume=volume, material="glass")
        pen.canvas.restore()
        pen.canvas.save()
        pen.canvas.clipPath(path, skia.ClipOp.kIntersect, True)
        if self.role.figure != "bubble":
            for tone, width in ((self.colour.lighter(-0.3), 0.34), (self.colour.lighter(0.55), 0.12)):
                ribbon = skia.PathBuilder()
                ribbon.moveTo(-0.72 * r, 0.1 * r).cubicTo(-0.3 * r, 0.8 * r, 0.3 * r, -0.8 * r, 0.72 * r, -0.1 * r)
                pen.line(self.turned(ribbon.detach(), place), tone._replace(a=0.75), width * r)
        pen.canvas.restore()
        gathered = skia.Path.Oval(skia.Rect.MakeLTRB(0.1 * r, -0.78 * r, 0.66 * r, -0.36 * r))
        pen.flat(gathered, self.colour.lighter(0.8)._replace(a=0.45))

    def tint(self) -> Colour:
        """Return the shape's colour."""
        return self.colour

    def _stripes(self, pen: Pen, place: Placement) -> None:
        """Lay bands of every colour over a thing that is colourful all by itself."""
        h = self.role.height
        box = self.outline.getBounds()
        pen.canvas.save()
        pen.canvas.clipPath(self.turned(self.outline, place), skia.ClipOp.kIntersect, True)
        for i, name in enumerate(RAINBOW):
            wide = box.width() / len(RAINBOW)
            band = skia.Path.Rect(skia.Rect.MakeXYWH(box.left() + i * wide, -h, wide * 1.02, 2 * h))
            pen.flat(self.turned(band, place), Colour.hex(COLOURS[name])._replace(a=0.82))
        pen.canvas.restore()

    def _ball(self, pen: Pen, place: Placement) -> None:
        # A seam that turns with the ball: without it a rolling ball seems to slide.
        r = self.role.height / 2
        seam = skia.PathBuilder()
        seam.moveTo(-0.93 * r, 0.3 * r).quadTo(0, -0.25 * r, 0.93 * r, 0.3 * r)
        pen.line(self.turned(seam.detach(), place), self.colour.lighter(-0.16), 0.045 * self.role.height)

    def _beach_ball(self, pen: Pen, place: Placement) -> None:
        r = self.role.height / 2
        for i, tint in enumerate(("white", "cyan", "white")):
            a = i * math.tau / 3
            wedge = skia.PathBuilder()
            wedge.moveTo(0, 0).lineTo(r * math.cos(a), r * math.sin(a))
            wedge.arcTo(skia.Rect.MakeLTRB(-r, -r, r, r), math.degrees(a), 60, False)
            wedge.close()
            pen.flat(self.turned(wedge.detach(), place), Colour.hex(COLOURS[tint])._replace(a=0.85))

    def _surfboard(self, pen: Pen, place: Placement) -> None:
        r = self.role.height / 2
        stripe = skia.Path.RRect(skia.Rect.MakeLTRB(-13 * r, -0.15 * r, 13 * r, 0.3 * r), 0.2 * r, 0.2 * r)
        pen.flat(self.turned(stripe, place), self.colour.lighter(0.5))

    def _blackboard(self, pen: Pen, place: Placement) -> None:
        r = self.role.height / 2
        slate = skia.Path.Rect(skia.Rect.MakeLTRB(-1.3 * r, -0.55 * r, 1.3 * r, 0.92 * r))
        pen.solid(self.turned(slate, place), Colour.hex("#2f5d4a"), volume=0.1, edge=False)
        chalk = Colour.hex("#f1efe4")
        for line in (
            skia.Path.Polygon([(-1.05 * r, 0.05 * r), (-0.75 * r, 0.68 * r), (-0.4 * r, 0.05 * r)], True),
            skia.Path.Circle(0.05 * r, 0.4 * r, 0.26 * r),
            skia.Path.Polygon([(0.55 * r, 0.1 * r), (0.72 * r, 0.45 * r), (0.9 * r, 0.25 * r), (1.1 * r, 0.7 * r)], False),
            skia.Path.Line((-1.05 * r, -0.3 * r), (0.6 * r, -0.3 * r)),
        ):
            pen.line(self.turned(line, place), chalk, 0.035 * r)

    def _box(self, pen: Pen, place: Placement) -> None:
        r, dark = self.role.height / 2, self.colour.lighter(-0.3)
        frame = skia.Path.Rect(skia.Rect.MakeLTRB(-0.8 * r, -0.8 * r, 0.8 * r, 0.8 * r))
        pen.line(self.turned(frame, place), dark, 0.05 * r)
        pen.line(self.turned(skia.Path.Line((-0.8 * r, -0.8 * r), (0.8 * r, 0.8 * r)), place), dark, 0.05 * r)

    def _cylinder(self, pen: Pen, place: Placement) -> None:
        r = self.role.height / 2
        if self.role.actor.actions and self.role.actor.actions[0].verb == "roll":
            # Seen from its end: a rim and a spoke that show the turn.
            pen.line(skia.Path.Circle(0, 0, 0.78 * r), self.colour.lighter(-0.25), 0.08 * r)
            pen.line(self.turned(skia.Path.Line((-0.7 * r, 0), (0.7 * r, 0)), place), self.colour.lighter(-0.3), 0.09 * r)
            return
        for y in (-0.6, 0.6):
            pen.line(
                self.turned(skia.Path.Line((-0.7 * r, y * r), (0.7 * r, y * r)), place), self.colour.lighter(-0.25), 0.07 * r
            )

    def _wall(self, pen: Pen, place: Placement) -> None:
        r = self.role.height / 2
        for i in range(-4, 5):
            line = skia.Path.Line((-0.33 * r, i * 0.21 * r), (0.33 * r, i * 0.21 * r))
            pen.line(self.turned(line, place), self.colour.lighter(-0.2), 0.02 * r)

    def _balloon(self, pen: Pen, place: Placement) -> None:
        r = self.role.height / 2
        string = skia.PathBuilder()
        string.moveTo(0, -r).cubicTo(0.15 * r, -1.6 * r, -0.15 * r, -2.0 * r, 0.05 * r, -2.7 * r)
        pen.line(self.turned(string.detach(), place), Colour(0.35, 0.35, 0.4), 0.02)
        pen.flat(self.turned(skia.Path.Polygon([(0, -0.97 * r), (-0.09 * r, -1.1 * r), (0.09 * r, -1.1 * r)], True), place),
                 self.colour.lighter(-0.2))  # fmt: skip

    def _bubble(self, pen: Pen, place: Placement) -> None:
        r = self.role.height / 2
        pen.flat(self.turned(skia.Path.Circle(-0.35 * r, 0.4 * r, 0.16 * r), place), Colour(1, 1, 1, 0.8))


class SignRig(SolidRig):
    """A board on a post that names what the stage cannot draw: shown as a substitute, never in silence."""

    def tint(self) -> Colour:
        """Return the board's colour."""
        return colour_of(self.role)

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw post, board and the word as written."""
        del t
        h = self.role.height
        wood = colour_of(self.role)
        post = skia.Path.RRect(skia.Rect.MakeLTRB(-0.05 * h, -0.5 * h, 0.05 * h, 0.1 * h), 0.02, 0.02)
        pen.solid(self.turned(post, place), Colour.hex("#7d5a3a"), material="wood")
        board = skia.Path.RRect(skia.Rect.MakeLTRB(-0.72 * h, -0.08 * h, 0.72 * h, 0.5 * h), 0.06 * h, 0.06 * h)
        pen.solid(self.turned(board, place), wood, volume=0.3, material="wood")
        actor = self.role.actor
        text = actor.trait("text") or actor.trait("written") or actor.word
        self.lettering(pen, place, text, width=1.3 * h, height=0.34 * h, lift=0.21 * h)


def build(role: Role, performance: Performance) -> SolidRig:
    """Build the rig of a shape, a plaything, a machine or a sign."""
    del performance
    if role.family == "sign":
        return SignRig(role)
    for room, rig in ((playthings, playthings.PlaythingRig), (machines, machines.MachineRig)):
        if role.figure in room.USUAL:
            return rig(role)
    return ShapeRig(role)
