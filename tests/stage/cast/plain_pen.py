"""A pen without a style, to draw one figure on an empty page."""

from __future__ import annotations

import skia

from sora_nb.stage.styles.pen import Colour, Light


class PlainPen:
    """The simplest pen: a soft gradient towards the sun and a thin darker edge."""

    def __init__(self, canvas: skia.Canvas, light: Light, pixel: float) -> None:
        self.canvas, self.light, self.pixel = canvas, light, pixel

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
        del material
        base = colour.lighter(-0.28 * far)
        box = path.getBounds()
        sun_x, sun_y = self.light.sun
        cx, cy, r = box.centerX(), box.centerY(), max(box.width(), box.height()) / 2
        stops = [base.lighter(0.28 * volume), base, base.lighter(-0.30 * volume)]
        shader = skia.GradientShader.MakeLinear(
            points=[(cx + sun_x * r, cy + sun_y * r), (cx - sun_x * r, cy - sun_y * r)],
            colors=[skia.Color4f(*c).toColor() for c in stops],
            positions=[0.0, 0.5, 1.0],
        )
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))
        if edge:
            self.line(path, base.lighter(-0.5), max(0.012, 1.2 * self.pixel))

    def line(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke an open path."""
        paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width, Color4f=skia.Color4f(*colour))
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        self.canvas.drawPath(path, paint)

    def flat(self, path: skia.Path, colour: Colour) -> None:
        """Fill a path with no modelling and no edge."""
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Color4f=skia.Color4f(*colour)))
