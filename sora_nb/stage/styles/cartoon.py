"""Cartoon, the house look: clean shapes, a crisp light and shade, a thin darker outline."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.light import times
from sora_nb.stage.styles.pen import Colour

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


class CartoonPen:
    """Draws with two crisp tones, a highlight on what shines, and a thin line in a darker tone of the same colour."""

    outline = 1.0
    contrast = 1.0

    def __init__(self, canvas: skia.Canvas, light: Light, pixel: float, veil: Colour | None = None) -> None:
        self.canvas, self.light, self.pixel = canvas, light, pixel
        self._veil = veil
        self._fill = skia.Paint(AntiAlias=True)
        self._stroke = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style)
        self._stroke.setStrokeCap(skia.Paint.kRound_Cap)
        self._stroke.setStrokeJoin(skia.Paint.kRound_Join)

    def veiled(self, colour: Colour) -> Colour:
        """Return a colour behind the air that lies before a distant body; the veil's alpha says how much."""
        veil = self._veil
        return colour if veil is None else colour.mix(veil, veil.a)

    def _paint(self, colour: Colour) -> skia.Paint:
        self._fill.setColor4f(skia.Color4f(*colour))
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
        base = colour.lighter(-0.20 * far) if far else colour
        lit = self.veiled(times(base, self.light.key))
        canvas = self.canvas
        if volume <= 0.02:
            canvas.drawPath(path, self._paint(lit))
        else:
            shade = self.veiled(times(base, self.light.ambient)).mix(lit, max(0.0, 1 - 1.25 * volume) * 0.6)
            bounds = path.getBounds()
            small = min(bounds.width(), bounds.height())
            sun_x, sun_y = towards(canvas, self.light.sun)
            shift = small * (0.08 + 0.12 * volume)
            canvas.save()
            canvas.clipPath(path, True)
            canvas.drawPaint(self._paint(shade))
            canvas.translate(sun_x * shift, sun_y * shift)
            canvas.drawPath(path, self._paint(lit))
            gloss = GLOSS.get(material, 0.0)
            if gloss:
                self._gleam(bounds, small, (sun_x, sun_y), shift, gloss, lit)
            canvas.restore()
        if edge and self.outline:
            tone = self.veiled(times(base, self.light.ambient).lighter(-0.52))
            self.line(path, tone, self.outline * max(0.018, 1.25 * self.pixel), lit=True)

    def _gleam(
        self, bounds: skia.Rect, small: float, sun: tuple[float, float], shift: float, gloss: float, lit: Colour
    ) -> None:
        """Set a small highlight where the form faces the sun."""
        x = bounds.centerX() + sun[0] * (bounds.width() * 0.27 - shift)
        y = bounds.centerY() + sun[1] * (bounds.height() * 0.27 - shift)
        r = small * 0.11 * (0.7 + 0.6 * gloss)
        tone = lit.lighter(0.55 + 0.35 * gloss)
        self.canvas.drawOval(
            skia.Rect.MakeLTRB(x - r, y - r, x + r, y + r), self._paint(Colour(tone.r, tone.g, tone.b, 0.35 + 0.5 * gloss))
        )

    def line(self, path: skia.Path, colour: Colour, width: float, *, lit: bool = False) -> None:
        """Stroke an open path."""
        tone = colour if lit else self.veiled(times(colour, self.light.key))
        self._stroke.setColor4f(skia.Color4f(*tone))
        self._stroke.setStrokeWidth(width)
        self.canvas.drawPath(path, self._stroke)

    def flat(self, path: skia.Path, colour: Colour) -> None:
        """Fill a path with no modelling and no edge."""
        self.canvas.drawPath(path, self._paint(self.veiled(times(colour, self.light.key))))
