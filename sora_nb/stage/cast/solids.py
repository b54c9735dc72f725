"""What all bodies without limbs share: shapes, signs and props."""

from __future__ import annotations

import functools
import math
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import skia

from sora_nb.media import lettering
from sora_nb.stage.cast import fates
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.footage import Event
    from sora_nb.stage.performance import Placement, Role
    from sora_nb.stage.styles.pen import Pen

_GONE = 0.004
_ROPE = Colour.hex("#8a6d4b")


def polygon(sides: int, r: float) -> skia.Path:
    """Return a regular polygon with a corner at the top."""
    return skia.Path.Polygon(
        [(r * math.sin(i * math.tau / sides), r * math.cos(i * math.tau / sides)) for i in range(sides)], True
    )


def star(points: int, outer: float, inner: float) -> skia.Path:
    """Return a star with a point at the top."""
    corners = [(outer if i % 2 == 0 else inner, i * math.pi / points) for i in range(2 * points)]
    return skia.Path.Polygon([(r * math.sin(a), r * math.cos(a)) for r, a in corners], True)


def moved(path: skia.Path, matrix: skia.Matrix) -> skia.Path:
    """Return a transformed copy of a path."""
    copy = skia.Path()
    path.transform(matrix, copy)
    return copy


@functools.cache
def _face() -> skia.Typeface:
    """Return the typeface of titles; signs are the only lettering on the stage.

    Read without the machine's list of fonts: a sign looks alike everywhere, and skia's own fontconfig, older than the files it
    would find, writes no warnings about them.
    """
    return skia.FontMgr.New_Custom_Empty().makeFromFile(str(lettering.FACE))


_GRIPS = {
    "top hat": -0.36, "sun hat": -0.2, "billed cap": -0.3, "crown": -0.42, "helmet": -0.3, "graduation cap": -0.3,
    "balloon": -1.1, "umbrella": -0.40, "flag": -0.40, "broom": 0.1, "flower": -0.30, "rose": -0.30, "tulip": -0.30,
    "sunflower": -0.30, "lollipop": -0.36, "torch": -0.30, "microphone": -0.25, "magnifying glass": -0.30, "kite": -0.45,
    "ice cream": -0.25, "trophy": -0.20, "bouquet": -0.30, "bell": 0.35, "lantern": 0.40, "suitcase": 0.42, "bucket": 0.42,
    "basket": 0.42, "briefcase": 0.42, "handbag": 0.42, "purse": 0.42, "luggage": 0.46, "shopping bags": 0.44, "toolbox": 0.40,
}  # fmt: skip
"""Where a hand takes a thing, as shares of its height above its middle, where that is not the middle."""


class SolidRig(ABC):
    """A rigid body: root at its centre, no feet, no pose; its `held` point is its middle."""

    def __init__(self, role: Role) -> None:
        self.role = role

    def draw(self, pen: Pen, t: float) -> None:
        """Draw the body where its track says."""
        place = self.role.track.at(t)
        if place.alpha <= _GONE or place.scale <= _GONE:
            return
        self._rope(pen, place, t)
        canvas = pen.canvas
        canvas.save()
        canvas.translate(place.x, place.y)
        canvas.scale(place.scale, place.scale)
        if place.alpha < 1 - _GONE:
            reach = 2.2 * self.role.height
            canvas.saveLayerAlpha(skia.Rect.MakeLTRB(-reach, -reach, reach, reach), round(255 * place.alpha))
        fate = fates.of(self.role, t)
        if fate is None:
            self.paint(pen, place, t)
        elif fate.verb == "splat":
            fates.splat(pen, self.role, self.tint(), t - fate.start)
        else:
            fates.melted(pen, self.role, self.tint(), fates.progress(fate, t), functools.partial(self.paint, pen, place, t))
        if place.alpha < 1 - _GONE:
            canvas.restore()
        canvas.restore()

    def _rope(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw the rope a swinging body hangs on, from its pivot to its top."""
        cue = next((c for c in self.role.cues_at(t) if c.verb == "swing" and c.aim), None)
        if cue is None or cue.aim is None:
            return
        x, y = place.x, place.y
        long = math.dist(cue.aim, (x, y))
        top = min(0.42 * self.role.height * place.scale / max(long, 0.1), 1.0)
        if cue.manner == "frame":
            self._gallows(pen, cue.aim)
        rope = skia.Path()
        rope.moveTo(*cue.aim)
        rope.lineTo(x + (cue.aim[0] - x) * top, y + (cue.aim[1] - y) * top)
        pen.line(rope, _ROPE, 0.035)

    @staticmethod
    def _gallows(pen: Pen, pivot: tuple[float, float]) -> None:
        """Draw the post and the arm that hold the rope's upper end, on the side where there is room."""
        side = -1.0 if pivot[0] > 0 else 1.0
        x, y = pivot
        post = x + side * 2.9
        bars = ((post - 0.07, 0.0, post + 0.07, y + 0.1), (min(x, post) - 0.1, y, max(x, post) + 0.1, y + 0.13))
        for bar in bars:
            path = skia.Path.RRect(skia.Rect.MakeLTRB(*bar), 0.03, 0.03)
            pen.solid(path, _ROPE.lighter(-0.15), volume=0.4, material="wood")
        corners = ((post, y - 0.75), (post - side * 0.75, y), (post - side * 0.6, y), (post, y - 0.6))
        brace = skia.Path.Polygon([skia.Point(*corner) for corner in corners], True)
        pen.solid(brace, _ROPE.lighter(-0.2), volume=0.3, material="wood")

    @abstractmethod
    def tint(self) -> Colour:
        """Return the body's main colour."""

    @abstractmethod
    def paint(self, pen: Pen, place: Placement, t: float) -> None:
        """Draw the body around its centre at a time."""

    def turned(self, path: skia.Path, place: Placement) -> skia.Path:
        """Return a path turned by the body's angle, so that shading done afterwards keeps the sun's direction."""
        if place.angle == 0:
            return path
        return moved(path, skia.Matrix().setRotate(math.degrees(place.angle)))

    def lettering(self, pen: Pen, place: Placement, text: str, *, width: float, height: float, lift: float) -> None:
        """Write a word centred `lift` metres above the middle, as large as fits."""
        font = skia.Font(_face(), 64)
        bounds = skia.Rect()
        font.measureText(text, bounds=bounds)
        grow = min(width / max(bounds.width(), 1), height / max(bounds.height(), 1))
        canvas = pen.canvas
        canvas.save()
        canvas.rotate(math.degrees(place.angle))
        canvas.translate(0, lift)
        canvas.scale(grow, -grow)
        ink = skia.Paint(AntiAlias=True, Color4f=skia.Color4f(*Colour.hex("#2c2a33")))
        canvas.drawString(text, -bounds.centerX(), -bounds.centerY(), font, ink)
        canvas.restore()

    def steps(self) -> Sequence[Event]:
        """Return nothing: a rigid body sounds by its contacts, which physics reports."""
        return ()

    def planted(self, t: float) -> Sequence[tuple[str, float, float]]:
        """Return nothing: no feet."""
        del t
        return ()

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return its centre as its only joint."""
        place = self.role.track.at(t)
        return {"centre": (place.x, place.y)}

    def anchor(self, name: str, t: float) -> tuple[float, float, float]:
        """Return its centre, its top for "head" and "back", or for "grip" where a hand takes it."""
        place = self.role.track.at(t)
        share = 0.5 if name in ("head", "back") else _GRIPS.get(self.role.figure, 0.0) if name == "grip" else 0.0
        lift = share * self.role.height * place.scale
        return place.x, place.y + lift, place.angle
