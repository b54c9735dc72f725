"""Machines: what moves by levers, ropes and springs: seesaw, swing, cradle, spring, cannon, catapult, hoop, wrecking ball."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage import gear
from sora_nb.stage.cast.playthings import thing
from sora_nb.stage.cast.solids import SolidRig, moved
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from sora_nb.stage.cast.figures import Figure
    from sora_nb.stage.performance import Cue, Placement, Role
    from sora_nb.stage.styles.pen import Pen

    Point = tuple[float, float]

FIGURES: tuple[Figure, ...] = (
    thing("seesaw", 1.0, "wood", "see-saw", "see saw", "teeter-totter", "teeter totter"),
    thing("swing", 2.6, "wood", "swing set", "playground swing"),
    thing("newton's cradle", 0.5, "metal", "newtons cradle", "newton cradle", "newton 's cradle"),
    thing("wrecking ball", 1.1, "metal", "demolition ball"),
    thing("spring", 0.5, "metal", "coil spring", "metal spring"),
    thing("cannon", 1.25, "metal"),
    thing("catapult", 1.9, "wood", "trebuchet", "onager"),
    thing("basketball hoop", 3.4, "metal", "basketball basket", "basketball net", "basketball ring"),
    thing("billiard table", 0.9, "wood", "pool table", "snooker table"),
)
USUAL = {
    "seesaw": "red", "swing": "blue", "newton's cradle": "silver", "wrecking ball": "gray", "spring": "silver",
    "cannon": "black", "catapult": "brown", "basketball hoop": "orange", "billiard table": "green",
}  # fmt: skip
_WOOD = Colour.hex("#9a6b3f")
_STEEL = Colour.hex("#8d939c")
_ROPE = Colour.hex("#8a6d4b")


def colour_of(role: Role) -> Colour:
    """Return the colour asked for, else the machine's usual one."""
    return Colour.hex(COLOURS[role.actor.colour or USUAL[role.figure]])


def coil(x: float, top: float, low: float, wide: float, turns: int = 11) -> skia.Path:
    """Return a spring seen from the side, from its upper to its lower end, whatever its length just is."""
    path = skia.PathBuilder()
    lead = 0.06 * (top - low)
    path.moveTo(x, top).lineTo(x, top - lead)
    step = (top - low - 2 * lead) / (2 * turns)
    for k in range(2 * turns):
        path.lineTo(x + (wide if k % 2 else -wide), top - lead - (k + 0.5) * step)
    path.lineTo(x, low + lead).lineTo(x, low)
    return path.detach()


class MachineRig(SolidRig):
    """A machine: its moving part follows the track, its frame stands still."""

    def __init__(self, role: Role) -> None:
        super().__init__(role)
        self.colour = colour_of(role)

    def tint(self) -> Colour:
        """Return the machine's colour."""
        return self.colour

    def _rope(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw no rope: machines hang on their own frames."""
        del pen, place, t

    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw the machine around its middle."""
        name = self.role.figure.replace(" ", "_").replace("'", "")
        getattr(self, f"_{name}")(pen, place, t)

    def _cue(self, *verbs: str) -> Cue | None:
        return next((cue for cue in self.role.cues if cue.verb in verbs), None)

    def _way(self, place: Placement) -> float:
        return -1.0 if place.facing < 0 else 1.0

    def _wood(self, pen: Pen, points: list[tuple[float, float]], tone: Colour = _WOOD, volume: float = 0.4) -> None:
        pen.solid(skia.Path.Polygon([skia.Point(*p) for p in points], True), tone, volume=volume, material="wood")

    def _bar(self, pen: Pen, ends: tuple[Point, Point], wide: float, tone: Colour, material: str) -> None:
        """Draw a beam between two points."""
        a, b = ends
        long = math.dist(a, b)
        bar = skia.Path.RRect(skia.Rect.MakeLTRB(-wide / 2, -wide / 2, long + wide / 2, wide / 2), wide / 2, wide / 2)
        turn = skia.Matrix().setRotate(math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))).postTranslate(*a)
        pen.solid(moved(bar, turn), tone, volume=0.5, material=material)

    def _seesaw(self, pen: Pen, place: Placement, t: float) -> None:
        del t
        h = self.role.height
        self._wood(pen, [(-0.34 * h, -0.5 * h), (0.34 * h, -0.5 * h), (0.08 * h, 0.02 * h), (-0.08 * h, 0.02 * h)], _STEEL)
        half = gear.PLANK * h
        board = skia.Path.RRect(skia.Rect.MakeLTRB(-half, -0.05 * h, half, 0.05 * h), 0.04 * h, 0.04 * h)
        pen.solid(self.turned(board, place), self.colour, volume=0.4, material="wood")
        for side in (-1, 1):
            x = side * (gear.SEAT - 0.16) * half
            grip = skia.Path.Line((x, 0.05 * h), (x, 0.34 * h))
            pen.line(self.turned(grip, place), self.colour.lighter(-0.35), 0.05 * h)
            bar = skia.Path.Line((x - 0.07 * h, 0.34 * h), (x + 0.07 * h, 0.34 * h))
            pen.line(self.turned(bar, place), self.colour.lighter(-0.35), 0.05 * h)
        pen.solid(skia.Path.Circle(0, 0, 0.07 * h), _STEEL.lighter(-0.2), volume=0.6, material="metal")

    def _frame(self, pen: Pen, half: float, top: float, floor: float) -> None:
        """Draw two pairs of legs and a bar: what a swing hangs from."""
        for side in (-1, 1):
            for lean in (-0.16, 0.16):
                foot = (side * half + lean * (top - floor), floor)
                self._bar(pen, (foot, (side * half, top)), 0.09, self.colour, "metal")
        self._bar(pen, ((-half, top), (half, top)), 0.1, self.colour.lighter(-0.15), "metal")

    def _swing(self, pen: Pen, place: Placement, t: float) -> None:
        h = self.role.height
        self._frame(pen, 0.34 * h, gear.BEAM * h, -0.5 * h)
        angle = self._swung(t)
        long = 0.76 * h
        x, y = long * math.sin(angle), gear.BEAM * h - long * math.cos(angle)
        for side in (-0.09, 0.09):
            pen.line(skia.Path.Line((side * h, gear.BEAM * h), (x + side * h * math.cos(angle), y)), _ROPE, 0.03)
        seat = skia.Path.RRect(skia.Rect.MakeLTRB(-0.12 * h, -0.02 * h, 0.12 * h, 0.02 * h), 0.01 * h, 0.01 * h)
        turn = skia.Matrix().setRotate(math.degrees(angle)).postTranslate(x, y)
        pen.solid(moved(seat, turn), _WOOD, volume=0.4, material="wood")
        del place

    def _swung(self, t: float) -> float:
        """Return how far the seat has swung: a swing's own track keeps that as its angle."""
        return self.role.track.at(t).angle

    def _newtons_cradle(self, pen: Pen, place: Placement, t: float) -> None:
        cue = self._cue("swing")
        h = self.role.height
        if cue is not None and cue.aim is not None:
            x, y = cue.aim[0] - place.x, cue.aim[1] - place.y
            if cue.manner == "frame":
                half = (self.role.actor.count / 2 + 1.2) * h
                left = x + (self.role.actor.count - 1) / 2 * h
                floor = 0.06
                for side in (-1, 1):
                    self._bar(pen, ((left + side * half, floor - place.y), (left + side * half, y)), 0.09, _STEEL, "metal")
                self._bar(pen, ((left - half, y), (left + half, y)), 0.1, _STEEL.lighter(-0.15), "metal")
                self._bar(
                    pen, ((left - half - 0.1, floor - place.y), (left + half + 0.1, floor - place.y)), 0.12, _WOOD, "wood"
                )
            for string in (-0.08, 0.08):
                pen.line(skia.Path.Line((x + string, y), (0, 0.4 * h)), _STEEL.lighter(-0.4), 0.018)
        pen.solid(skia.Path.Circle(0, 0, h / 2), self.colour, volume=0.95, material="metal")
        del t

    def _wrecking_ball(self, pen: Pen, place: Placement, t: float) -> None:
        del t
        h = self.role.height
        cue = self._cue("swing")
        if cue is not None and cue.aim is not None:
            x, y = cue.aim[0] - place.x, cue.aim[1] - place.y
            long = math.hypot(x, y)
            links = max(int(long / 0.16), 2)
            for k in range(links):
                a, b = 0.45 * h / long + k * (1 - 0.45 * h / long) / links, (k + 0.7) / links
                pen.line(skia.Path.Line((x * a, y * a), (x * max(b, a), y * max(b, a))), _STEEL.lighter(-0.4), 0.07)
        pen.solid(skia.Path.Circle(0, 0, h / 2), self.colour.lighter(-0.2), volume=0.95, material="metal")
        cap = skia.Path.RRect(skia.Rect.MakeLTRB(-0.14 * h, 0.4 * h, 0.14 * h, 0.56 * h), 0.04 * h, 0.04 * h)
        pen.solid(self.turned(cap, place), self.colour.lighter(-0.35), volume=0.5, material="metal")

    def _spring(self, pen: Pen, place: Placement, t: float) -> None:
        del t
        h = self.role.height
        cue = self._cue("hang")
        if cue is None or cue.aim is None:
            pen.line(coil(0, 0.5 * h, -0.5 * h, 0.18 * h, 6), self.colour.lighter(-0.1), 0.06 * h)
            return
        # The track is the spring's lower end, the aim its upper one.
        x, y = cue.aim[0] - place.x, cue.aim[1] - place.y
        for side in (-1, 1):
            self._bar(pen, ((x + side * 1.05, 0.05 - place.y), (x + side * 1.05, y + 0.05)), 0.1, _WOOD, "wood")
        self._bar(pen, ((x - 1.15, y + 0.05), (x + 1.15, y + 0.05)), 0.14, _WOOD, "wood")
        pen.line(coil(x, y, 0, 0.17), self.colour.lighter(-0.1), 0.045)

    def _cannon(self, pen: Pen, place: Placement, t: float) -> None:
        h, way = self.role.height, self._way(place)
        cue = self._cue("fire")
        since = t - cue.beat if cue is not None and cue.beat is not None else -1.0
        back = 0.16 * h * math.exp(-4 * since) * min(since / 0.05, 1.0) if since > 0 else 0.0
        tail = [(-0.75, -0.5), (-0.62, -0.5), (0.18, -0.08), (0.18, 0.1), (-0.05, 0.1)]
        self._wood(pen, [(way * x * h, y * h) for x, y in tail], _WOOD)
        long, fat = gear.MUZZLE * h, 0.2 * h
        tube = skia.PathBuilder()
        tube.moveTo(-0.34 * h, -fat).lineTo(long, -0.7 * fat).lineTo(long, 0.7 * fat).lineTo(-0.34 * h, fat)
        tube.quadTo(-0.52 * h, 0, -0.34 * h, -fat).close()
        pose = skia.Matrix().setTranslate(-back, 0).postRotate(math.degrees(gear.BARREL))
        pose = pose.postScale(way, 1).postTranslate(way * gear.BORE[0] * h, gear.BORE[1] * h)
        pen.solid(moved(tube.detach(), pose), self.colour.lighter(0.08), volume=0.85, material="metal")
        for x in (0.0, 0.5, 0.88):
            ring = skia.Path.Rect(skia.Rect.MakeLTRB(x * h - 0.035 * h, -0.95 * fat, x * h + 0.035 * h, 0.95 * fat))
            pen.solid(moved(ring, pose), self.colour.lighter(0.2), volume=0.5, material="metal")
        self._wheel(pen, 0.0, -0.16 * h, 0.34 * h, -place.x)

    def _wheel(self, pen: Pen, x: float, y: float, r: float, turned: float) -> None:
        rim = skia.Path.Circle(x, y, r)
        rim.addCircle(x, y, 0.78 * r)
        rim.setFillType(skia.PathFillType.kEvenOdd)
        for k in range(4):
            a = turned / r + k * math.pi / 4
            dx, dy = 0.85 * r * math.cos(a), 0.85 * r * math.sin(a)
            pen.line(skia.Path.Line((x - dx, y - dy), (x + dx, y + dy)), _WOOD.lighter(-0.2), 0.09 * r)
        pen.solid(rim, _WOOD, volume=0.5, material="wood")
        pen.solid(skia.Path.Circle(x, y, 0.2 * r), _STEEL, volume=0.6, material="metal")

    def _catapult(self, pen: Pen, place: Placement, t: float) -> None:
        h, way = self.role.height, self._way(place)
        cue = self._cue("fire")
        angle = gear.arm(t - cue.beat) if cue is not None and cue.beat is not None else gear.COCKED
        ax, ay = way * gear.AXLE[0] * h, gear.AXLE[1] * h
        x, y = way * math.cos(angle) * gear.ARM * h, math.sin(angle) * gear.ARM * h
        for side in (-0.42, 0.42):
            self._wheel(pen, side * h, -0.37 * h, 0.13 * h, -place.x)
        self._bar(pen, ((ax, ay), (ax + x, ay + y)), 0.06 * h, self.colour.lighter(0.15), "wood")
        bowl = skia.Path.Circle(ax + x, ay + y, 0.1 * h)
        pen.solid(bowl, self.colour.lighter(-0.15), volume=0.7, material="wood")
        base = skia.Path.RRect(skia.Rect.MakeLTRB(-0.62 * h, -0.36 * h, 0.62 * h, -0.24 * h), 0.03 * h, 0.03 * h)
        pen.solid(base, self.colour, volume=0.4, material="wood")
        for foot in (-0.2, 0.28):
            self._bar(
                pen, ((way * foot * h, -0.3 * h), (way * 0.06 * h, 0.34 * h)), 0.06 * h, self.colour.lighter(-0.1), "wood"
            )
        pen.solid(skia.Path.Circle(ax, ay, 0.05 * h), _STEEL, volume=0.6, material="metal")

    def _basketball_hoop(self, pen: Pen, place: Placement, t: float) -> None:
        del t
        h, flip = self.role.height, (-1.0 if place.facing > 0 else 1.0)

        def at(x: float, y: float) -> tuple[float, float]:
            return flip * x * h, y * h

        self._bar(pen, (at(0.16, -0.5), at(0.16, 0.28)), 0.05 * h, _STEEL, "metal")
        self._bar(pen, (at(0.16, 0.28), at(0.0, 0.36)), 0.03 * h, _STEEL, "metal")
        front, back, high = gear.RIM
        net = skia.PathBuilder()
        for k in range(5):
            u = k / 4
            top, low = front + (back - front) * u, front + 0.035 + (back - front - 0.07) * u
            net.moveTo(*at(top, high)).lineTo(*at(low, high - 0.13))
        for share in (0.33, 0.66, 1.0):
            net.moveTo(*at(front + 0.035 * share, high - 0.13 * share)).lineTo(*at(back - 0.035 * share, high - 0.13 * share))
        pen.line(net.detach(), Colour.hex("#f2efe6"), 0.008 * h)
        self._bar(pen, (at(front, high), at(0.0, high)), 0.022 * h, self.colour, "metal")
        left, right = sorted((at(-0.03, 0)[0], 0.0))
        board = skia.Path.Rect(skia.Rect.MakeLTRB(left, 0.22 * h, right, 0.5 * h))
        pen.solid(board, Colour.hex("#f4f2ec"), volume=0.3, material="plastic")

    def _billiard_table(self, pen: Pen, place: Placement, t: float) -> None:
        del t, place
        h = self.role.height
        for x in (-2.5, 2.5):
            self._wood(
                pen,
                [((x - 0.14) * h, 0.2 * h), ((x + 0.14) * h, 0.2 * h), ((x + 0.09) * h, -0.5 * h), ((x - 0.09) * h, -0.5 * h)],
            )
        body = skia.Path.RRect(skia.Rect.MakeLTRB(-3.0 * h, 0.1 * h, 3.0 * h, 0.38 * h), 0.05 * h, 0.05 * h)
        pen.solid(body, _WOOD.lighter(-0.15), volume=0.4, material="wood")
        cloth = skia.Path.Rect(skia.Rect.MakeLTRB(-2.92 * h, 0.34 * h, 2.92 * h, 0.40 * h))
        pen.solid(cloth, self.colour, volume=0.1, material="soft")
        for side in (-2.95, 2.95):
            rail = skia.Path.RRect(
                skia.Rect.MakeLTRB((side - 0.06) * h, 0.34 * h, (side + 0.06) * h, 0.5 * h), 0.03 * h, 0.03 * h
            )
            pen.solid(rail, _WOOD, volume=0.5, material="wood")
