"""Cartoon, the house look: clean shapes, a crisp light and shade, a thin darker outline."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

import skia

from sora_nb.stage.light import times
from sora_nb.stage.styles.pen import Colour, Palette

if TYPE_CHECKING:
    from sora_nb.stage.styles.pen import Light

GLOSS = {"metal": 0.9, "glass": 0.9, "rubber": 0.45, "plastic": 0.6, "horn": 0.3, "leather": 0.3, "skin": 0.12}
"""How much a material shines, 0…1; what is not named is dull."""


def towards(canvas: skia.Canvas, sun: tuple[float, float]) -> tuple[float, float]:
    """Return the unit vector to the sun in the canvas' own axes, whatever turn or flip it carries."""
    matrix = canvas.getTotalMatrix()
    a, b, c, d = matrix.getScaleX(), matrix.getSkewX(), matrix.getSkewY(), matrix.getScaleY()
    # The picture's y runs down; only directions matter, so the inverse of the linear part up to its length will do.
    turn = 1.0 if a * d - b * c > 0 else -1.0
    x, y = turn * (d * sun[0] + b * sun[1]), turn * (-c * sun[0] - a * sun[1])
    length = (x * x + y * y) ** 0.5 or 1.0
    return x / length, y / length


@functools.cache
def spot() -> skia.Image:
    """Return a soft white highlight, 48 pixels wide."""
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(48, 48))
    stops = [skia.Color4f(1, 1, 1, a).toColor() for a in (1.0, 0.78, 0.30, 0.06, 0.0)]
    shader = skia.GradientShader.MakeRadial((24, 24), 24, stops, [0.0, 0.25, 0.55, 0.8, 1.0])
    surface.getCanvas().drawPaint(skia.Paint(Shader=shader))
    return surface.makeImageSnapshot()


class Tones(NamedTuple):
    """A colour under the scene's light: on the sunny side, on the far side, along the edge, and a gleam."""

    lit: skia.Color4f
    shade: skia.Color4f
    edge: skia.Color4f
    base: Colour


class CartoonPen:
    """Draws with two crisp tones, a highlight on what shines, and a thin line in a darker tone of the same colour.

    A pen serves one body for a whole shot: `begin` hands it the canvas of the next frame, and it remembers what it mixed.
    """

    def __init__(self, light: Light) -> None:
        self.light = light
        self.canvas: skia.Canvas = None
        self.pixel = 0.01
        self.beat = 0
        self._veil: Colour | None = None
        self._tones: Palette[tuple[Colour, float], Tones] = Palette()
        self._plain: Palette[Colour, skia.Color4f] = Palette()
        self._fill = skia.Paint(AntiAlias=True)
        self._stroke = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style)
        self._stroke.setStrokeCap(skia.Paint.kRound_Cap)
        self._stroke.setStrokeJoin(skia.Paint.kRound_Join)

    def begin(self, canvas: skia.Canvas, pixel: float, veil: Colour | None = None, *, beat: int = 0) -> None:
        """Take up a canvas for the pose of a number; the veil's colour, by its alpha, is the air before a distant body."""
        self.canvas, self.pixel, self.beat = canvas, pixel, beat
        if veil != self._veil:
            self._veil = veil
            self._tones.clear()
            self._plain.clear()

    def veiled(self, colour: Colour) -> skia.Color4f:
        """Return a colour behind the air that lies before a distant body."""
        veil = self._veil
        return skia.Color4f(*(colour if veil is None else colour.mix(veil, veil.a)))

    def tones(self, colour: Colour, far: float) -> Tones:
        """Return a colour's tones under the scene's light, mixed once."""
        found = self._tones.get((colour, far))
        if found is None:
            found = self._tones[colour, far] = self.mixed(colour.lighter(-0.20 * far) if far else colour)
        return found

    def mixed(self, base: Colour) -> Tones:
        """Mix a colour's tones; each style has its own."""
        lit, shade = times(base, self.light.key), times(base, self.light.ambient)
        return Tones(self.veiled(lit), self.veiled(shade.mix(lit, 0.12)), self.veiled(shade.lighter(-0.52)), lit)

    def fill(self, colour: skia.Color4f) -> skia.Paint:
        """Return the filling paint, dipped in a colour."""
        self._fill.setColor4f(colour)
        return self._fill

    def solid(
        self,
        path: skia.Path,
        colour: Colour,
        *,
        volume: float = 0.6,
        far: float = 0.0,
        material: str = "skin",
        edge: bool = True,
    ) -> None:
        """Fill a closed path as a rounded body."""
        tones, canvas = self.tones(colour, far), self.canvas
        if volume <= 0.02:
            canvas.drawPath(path, self.fill(tones.lit))
        else:
            bounds = path.getBounds()
            small = min(bounds.width(), bounds.height())
            sun_x, sun_y = towards(canvas, self.light.sun)
            shift = small * (0.05 + 0.15 * volume)
            canvas.save()
            canvas.clipPath(path, True)
            canvas.drawPaint(self.fill(tones.shade))
            canvas.translate(sun_x * shift, sun_y * shift)
            canvas.drawPath(path, self.fill(tones.lit))
            gloss = GLOSS.get(material, 0.0)
            if gloss and small > 5 * self.pixel:
                self._gleam(bounds, (sun_x, sun_y), shift, gloss, tones.base)
            canvas.restore()
        if edge:
            self.trace(path, tones.edge, max(0.018, 1.25 * self.pixel))

    def _gleam(self, bounds: skia.Rect, sun: tuple[float, float], shift: float, gloss: float, lit: Colour) -> None:
        """Set a small highlight where the form faces the sun."""
        x = bounds.centerX() + sun[0] * (bounds.width() * 0.27 - shift)
        y = bounds.centerY() + sun[1] * (bounds.height() * 0.27 - shift)
        r = min(bounds.width(), bounds.height()) * 0.11 * (0.7 + 0.6 * gloss)
        tone = lit.lighter(0.55 + 0.35 * gloss)
        paint = self.fill(self.veiled(Colour(tone.r, tone.g, tone.b, (0.25 + 0.5 * gloss) * lit.a)))
        self.canvas.drawOval(skia.Rect.MakeLTRB(x - r, y - r, x + r, y + r), paint)

    def trace(self, path: skia.Path, colour: skia.Color4f, width: float) -> None:
        """Stroke a path with a colour as it is."""
        self._stroke.setColor4f(colour)
        self._stroke.setStrokeWidth(width)
        self.canvas.drawPath(path, self._stroke)

    def _lit(self, colour: Colour) -> skia.Color4f:
        found = self._plain.get(colour)
        if found is None:
            found = self._plain[colour] = self.veiled(times(colour, self.light.key))
        return found

    def line(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke an open path."""
        self.trace(path, self._lit(colour), width)

    def flat(self, path: skia.Path, colour: Colour) -> None:
        """Fill a path with no modelling and no edge."""
        self.canvas.drawPath(path, self.fill(self._lit(colour)))
