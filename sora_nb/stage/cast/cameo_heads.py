"""Cameo heads: a likeness that turns, speaks, blinks and smiles, drawn by the same pens as every other head.

Everything is in a head's own units (see faces). A photograph knows one side of a head only, so a turn is a bend: points move
as if they lay on a round head, and the nose more than the rest.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.likeness.contours import area as inside
from sora_nb.stage.cast.easel import Easel
from sora_nb.stage.cast.faces import MOUTH, TONGUE, WHITE
from sora_nb.stage.cast.limbs import curve, oval
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sora_nb.likeness.portraits import Likeness
    from sora_nb.stage.cast.human_body import Pose

LARGER = 1.14
"""How much larger than another head: a likeness has more to show than a drawn face."""
_TURN = 0.62
"""Share of the head's turn that the likeness makes; more would show sides that no photograph has."""
_FURTHEST = 0.56
_DEEP = 0.8
"""How far a face stands out, as a share of what a round head's would."""
_RIM = 0.028
_UNDER = {"on": (0.94, 0.1), "over": (0.74, -0.75)}
"""Under a hat: how far from the head's middle hair may reach, and down to which height."""
_SMALLEST = 1.3
"""Square pixels of a patch below which it is left out."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a head does at a moment, rounded so that equal looks are bent once."""

    yaw: float
    open: float
    smile: float
    brow: float
    hat: str


class CameoHead:
    """One likeness, ready to be bent and drawn."""

    def __init__(self, likeness: Likeness) -> None:
        self.likeness = likeness
        self.skin = Colour.hex(likeness.skin)
        self.hair = Colour.hex(likeness.hair) if likeness.hair else self.skin
        self.lids = Colour.hex(likeness.lids)
        self.lips = Colour.hex(likeness.lips)
        face = likeness.features
        self.outline = _array(likeness.outline)
        self.colours = [Colour.hex(patch.colour) for patch in likeness.patches]
        rings = [[_array(ring) for ring in patch.rings] for patch in likeness.patches]
        self._rings = [len(r) for r in rings]
        self._lengths = [len(ring) for patch in rings for ring in patch]
        self._points = np.concatenate([ring for patch in rings for ring in patch]) if self._lengths else np.zeros((0, 2))
        self._areas = [sum(inside(ring) for ring in patch) for patch in rings]
        self._line = _array(face.line[0]), _array(face.line[1])
        self._corners = float(self._line[0][0, 0]), float(self._line[0][-1, 0])
        self._mouth = float(self._line[0][:, 0].mean()), float((self._line[0][:, 1].mean() + self._line[1][:, 1].mean()) / 2)
        self.face = _lower_face(_array(face.oval), likeness.jaw)
        self._bend = functools.lru_cache(maxsize=12)(self._bent)

    def draw(self, easel: Easel, pose: Pose, yaw: float, *, hat: str = "") -> None:
        """Draw head, hair and face; a hat "on" it, or one "over" the whole head, presses the hair."""
        easel = larger(easel)
        seen, turn = math.cos(yaw), turn_of(yaw)
        look = Look(round(turn, 2) if seen >= 0 else 0.0, round(pose.open, 2), round(pose.smile, 1), round(pose.brow, 1), hat)
        outline, patches = self._bend(look)
        self._head(easel, outline, look, back=seen < 0)
        if seen < 0:
            return
        canvas = easel.pen.canvas
        canvas.save()
        easel.clip(_inset(outline))
        pixel = easel.pen.pixel / easel.unit
        for path, colour, area in zip(patches, self.colours, self._areas, strict=True):
            if area > _SMALLEST * pixel * pixel:
                easel.flat(path, colour)
        self._eyes(easel, pose, look)
        if look.open > 0.05:
            self._speak(easel, look)
        self._shade(easel, outline)
        canvas.restore()

    def _head(self, easel: Easel, outline: skia.Path, look: Look, *, back: bool) -> None:
        """Lay down the head's body with its edge: the colour of hair above, of skin about the jaw."""
        if self.likeness.hair is None or back:
            easel.solid(outline, self.hair, volume=0.5, material="hair" if self.likeness.hair else "skin")
            return
        canvas = easel.pen.canvas
        lower = easel.placed(_closed(self._moved(self.face, look)))
        for rule, colour, material in (
            (skia.ClipOp.kDifference, self.hair, "hair"),
            (skia.ClipOp.kIntersect, self.skin, "skin"),
        ):
            canvas.save()
            canvas.clipPath(lower, rule, True)
            easel.solid(outline, colour, volume=0.5, material=material)
            canvas.restore()

    def _shade(self, easel: Easel, outline: skia.Path) -> None:
        """Let the side away from the sun fall into shade, in two steps, as the pens model any round body."""
        pen = easel.pen
        sun = _local_sun(easel)
        dark = Colour(0.16, 0.10, 0.22)
        for reach, alpha in ((0.13, 0.13), (0.26, 0.13)):
            lit = skia.Path(outline)
            lit.offset(sun[0] * reach, sun[1] * reach)
            pen.canvas.save()
            pen.canvas.clipPath(easel.placed(lit), skia.ClipOp.kDifference, True)
            easel.flat(outline, dark._replace(a=alpha))
            pen.canvas.restore()

    def _eyes(self, easel: Easel, pose: Pose, look: Look) -> None:
        """Close the lids as far as the pose has them."""
        shut = min(max(pose.lid, 0.0), 1.0)
        if shut < 0.25:
            return
        for upper, lower in self.likeness.features.lids:
            top, low = self._moved(_array(upper), look), self._moved(_array(lower), look)
            middle = (top + low) / 2
            # The lid starts above the eye's own rim, so that lashes and rim go down with it.
            high = top + np.array([0.0, 0.055]) + (top - middle) * np.array([0.10, 0.15])
            edge = top + (low - top) * shut + (low - middle) * np.array([0.10, 0.12]) * shut
            easel.flat(_closed(np.concatenate([high, edge[::-1]])), self.lids)
            easel.line(curve([(float(x), float(y)) for x, y in edge]), self.lids.lighter(-0.6), 0.04)

    def _speak(self, easel: Easel, look: Look) -> None:
        """Open the mouth between the line's upper and lower halves, with teeth and tongue in it."""
        upper, lower = self._moved(self._line[0], look), self._moved(self._line[1], look, below=True)
        middle = (float(upper[:, 0].mean()), float(upper[:, 1].mean()))
        low = float(lower[:, 1].min())
        wide = float(upper[-1, 0] - upper[0, 0])
        hole = _closed(np.concatenate([upper, lower[::-1]]))
        rim = _closed(np.concatenate([upper + np.array([0, 0.05]), (lower - np.array([0, 0.055]))[::-1]]))
        easel.flat(rim, self.lips)
        easel.flat(hole, MOUTH)
        canvas = easel.pen.canvas
        canvas.save()
        easel.clip(hole)
        if look.open > 0.2:
            easel.flat(oval((middle[0], low), wide * 0.34, 0.5 * (middle[1] - low)), TONGUE)
        teeth = upper[2:-2] if len(upper) > 6 else upper
        easel.flat(_closed(np.concatenate([teeth, (teeth - [0, min(0.07, 0.35 * (middle[1] - low))])[::-1]])), WHITE)
        canvas.restore()

    def _bent(self, look: Look) -> tuple[skia.Path, list[skia.Path]]:
        """Return the outline and the patches' paths for a look."""
        points = self._moved(self._points, look)
        found: list[skia.Path] = []
        at = ring = 0
        for count in self._rings:
            path = skia.Path()
            path.setFillType(skia.PathFillType.kEvenOdd)
            for _ in range(count):
                length = self._lengths[ring]
                path.addPoly([skia.Point(x, y) for x, y in points[at : at + length].tolist()], True)
                at, ring = at + length, ring + 1
            found.append(path)
        return _closed(self._moved(self.outline, look)), found

    def _moved(self, points: NDArray[np.float64], look: Look, *, below: bool = False) -> NDArray[np.float64]:
        """Return points as the jaw, the smile, the brows and the turn move them."""
        x, y = points[:, 0].copy(), points[:, 1].copy()
        mx, my = self._mouth
        under = np.ones(len(x)) if below else np.clip((my - y) / 0.06 + 0.5, 0, 1)
        if look.open:
            # At the mouth's line the jaw's movement fades out towards the corners; at the chin it is one piece.
            half = max((self._corners[1] - self._corners[0]) / 2, 0.12)
            near = np.sqrt(np.clip(1 - ((x - mx) / (1.05 * half)) ** 2, 0, 1))
            wide = np.exp(-(((x - mx) / 0.75) ** 4))
            deep = np.clip((my - y) / 0.30, 0, 1)
            y = y - 0.24 * look.open * under * (near * (1 - deep) + wide * deep)
        if look.smile > 0:
            for corner in self._corners:
                y = y + 0.045 * look.smile * np.exp(-(((x - corner) / 0.14) ** 2) - ((points[:, 1] - my) / 0.14) ** 2)
        if look.brow:
            y = y + 0.06 * look.brow * np.exp(-(((points[:, 1] - 0.26) / 0.16) ** 2))
        if look.hat:
            room, low = _UNDER[look.hat]
            far = np.hypot(x, y - 0.1)
            squeeze = np.where((y > low) & (far > room), room / np.maximum(far, 1e-6), 1.0)
            x, y = x * squeeze, 0.1 + (y - 0.1) * squeeze
        return np.stack([self._turned(x, points[:, 1], look.yaw), y], axis=1)

    def _turned(self, x: NDArray[np.float64], y: NDArray[np.float64], yaw: float) -> NDArray[np.float64]:
        """Return x as it lies when the head has turned: the face is round, hair beside it lies behind."""
        if not yaw:
            return x
        # A parabola for the face's roundness: unlike a circle it has no brink at which features would fold.
        depth = 0.95 * (1 - np.clip(x, -1, 1) ** 2) * (1 - 0.6 * np.clip((y - 0.35) / 0.7, 0, 1))
        nose_x, nose_y = self.likeness.features.nose
        depth = depth + 0.2 * np.exp(-(((x - nose_x) / 0.22) ** 2) - ((y - nose_y - 0.08) / 0.24) ** 2)
        return np.asarray(x * math.cos(yaw) + _DEEP * depth * math.sin(yaw))


def larger(easel: Easel) -> Easel:
    """Return the head's easel as large as a likeness is drawn, its chin where it was."""
    return Easel(easel.pen, easel.point(0.0, LARGER - 1), easel.angle, easel.unit * LARGER, easel.far)


def turn_of(yaw: float) -> float:
    """Return how far a likeness turns for a head's turn, in radians."""
    wrapped = math.atan2(math.sin(yaw), math.cos(yaw))
    return float(np.clip(_TURN * wrapped, -_FURTHEST, _FURTHEST))


def _array(points: Sequence[tuple[float, float]]) -> NDArray[np.float64]:
    return np.array(points, np.float64).reshape(-1, 2)


def _closed(points: NDArray[np.float64]) -> skia.Path:
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in points.tolist()], True)
    return path


def _inset(outline: skia.Path) -> skia.Path:
    """Return the outline a rim's width smaller, so that the edge which the pen drew stays to be seen."""
    bounds = outline.getBounds()
    cx, cy = bounds.centerX(), bounds.centerY()
    sx, sy = 1 - 2 * _RIM / max(bounds.width(), 0.1), 1 - 2 * _RIM / max(bounds.height(), 0.1)
    inner = skia.Path()
    outline.transform(skia.Matrix.MakeAll(sx, 0, cx - sx * cx, 0, sy, cy - sy * cy, 0, 0, 1), inner)
    return inner


def _lower_face(oval_: NDArray[np.float64], jaw: float) -> NDArray[np.float64]:
    """Return a ring round the lower face, whose edge is skin and not hair."""
    stretched = oval_ * np.where(oval_[:, 1:] < 0, jaw, 1.0)
    lower = stretched[stretched[:, 1] < -0.12]
    lower = lower[np.argsort(lower[:, 0])] * [1.10, 1.15]
    return np.concatenate([[[lower[0, 0], -0.1]], lower, [[lower[-1, 0], -0.1]]])


def _local_sun(easel: Easel) -> tuple[float, float]:
    """Return the direction to the sun in the head's own axes, whatever turn or flip the canvas carries."""
    matrix = easel.pen.canvas.getTotalMatrix()
    a, b, c, d = matrix.getScaleX(), matrix.getSkewX(), matrix.getSkewY(), matrix.getScaleY()
    sun = easel.pen.light.sun
    turn = 1.0 if a * d - b * c > 0 else -1.0
    x, y = turn * (d * sun[0] + b * sun[1]), turn * (-c * sun[0] - a * sun[1])
    cos, sin = math.cos(-easel.angle), math.sin(-easel.angle)
    x, y = x * cos - y * sin, x * sin + y * cos
    length = math.hypot(x, y) or 1.0
    return x / length, y / length
