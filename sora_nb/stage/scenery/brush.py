"""Brush: what scenery is painted with; a style changes how it fills, the atmosphere what the colours become."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

import skia

from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from sora_nb.stage.camera import Box
    from sora_nb.stage.light import Atmosphere


def paint_of(colour: Colour, **options: object) -> skia.Paint:
    """Return an antialiased paint of a colour."""
    return skia.Paint(AntiAlias=True, Color4f=skia.Color4f(*colour), **options)


class Brush:
    """Paints one layer of scenery in picture metres (y up); this plain one fills with a crisp two-tone light.

    `box` is the part of the layer that will ever be seen, `pixel` metres in a pixel, `dice` the layer's own random stream.
    Colours given are those of noon, close by; the brush turns them into the hour's, at a depth. `LINES` tells whether it
    draws outlines on a bare ground, so that a picture has to be traced for it.
    """

    LINES: ClassVar[bool] = False

    def __init__(self, canvas: skia.Canvas, air: Atmosphere, box: Box, pixel: float, dice: np.random.Generator) -> None:
        self.canvas, self.air, self.box, self.pixel, self.dice = canvas, air, box, pixel, dice
        # A stream of its own for a style's marks, so that another style leaves everything standing where it was.
        (self.marks,) = dice.spawn(1)

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Fill a closed path as a body with a side in the light and a side in the shade."""
        lit, shade = self.air.lit(colour, depth), self.air.shaded(colour, depth)
        self.canvas.drawPath(path, paint_of(lit.mix(shade, min(1.0, volume * 1.3)) if volume else lit))
        if not volume:
            return
        bounds = path.getBounds()
        shift = (0.05 + 0.16 * volume) * min(bounds.width(), bounds.height())
        self._shifted(path, lit, shift)
        self._shifted(path, lit.lighter(0.16 * volume), shift * 2.4)
        self.cap(path, depth)

    def _shifted(self, path: skia.Path, colour: Colour, shift: float) -> None:
        """Fill the part of a path that a copy of itself, moved towards the sun, still covers."""
        sun_x, sun_y = self.air.light.sun
        self.canvas.save()
        self.canvas.clipPath(path, True)
        self.canvas.translate(sun_x * shift, sun_y * shift)
        self.canvas.drawPath(path, paint_of(colour))
        self.canvas.restore()

    def cap(self, path: skia.Path, depth: float) -> None:
        """Lay snow on the upper rim of a shape, where it snows."""
        bounds = path.getBounds()
        if self.air.weather != "snow" or not self.air.reach or bounds.height() < 0.12:
            return
        white = self.air.lit(Colour(0.97, 0.98, 1.0), depth)
        thick = min(0.16, 0.16 * bounds.height() + 0.02)
        moved = skia.Path()
        path.offset(0, -thick, moved)
        self.canvas.save()
        self.canvas.clipPath(path, True)
        self.canvas.clipPath(moved, skia.ClipOp.kDifference, True)
        self.canvas.drawPaint(paint_of(white))
        self.canvas.restore()

    def plain(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, shade: float = 0.0) -> None:
        """Fill a path with one colour, `shade` 0 in the light … 1 in the shadow."""
        lit = self.air.lit(colour, depth).mix(self.air.shaded(colour, depth), shade)
        self.canvas.drawPath(path, paint_of(Colour(lit.r, lit.g, lit.b, colour.a)))

    def raw(self, path: skia.Path, colour: Colour) -> None:
        """Fill a path with a colour that no light changes: lamps, screens, the sky."""
        self.canvas.drawPath(path, paint_of(colour))

    def wash(
        self, path: skia.Path, colours: Sequence[Colour], low: float, high: float, *, depths: tuple[float, float] = (0, 0)
    ) -> None:
        """Fill a path with a vertical gradient, from `low` to `high`, receding from one depth to the other."""
        n = len(colours) - 1
        near, far = depths
        stops = [self.air.lit(c, near + (far - near) * i / n) for i, c in enumerate(colours)]
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Dither=True, Shader=gradient(stops, low, high)))

    def sky(self, colours: Sequence[Colour], low: float, high: float) -> None:
        """Fill everything with the sky's gradient from `low` to `high`."""
        self.canvas.drawPaint(skia.Paint(Shader=gradient(colours, low, high), Dither=True))

    def line(self, path: skia.Path, colour: Colour, width: float, *, depth: float = 0.0, shade: float = 0.0) -> None:
        """Stroke a path, `width` in metres."""
        lit = self.air.lit(colour, depth).mix(self.air.shaded(colour, depth), shade)
        paint = paint_of(Colour(lit.r, lit.g, lit.b, colour.a), Style=skia.Paint.kStroke_Style, StrokeWidth=width)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        self.canvas.drawPath(path, paint)

    def line_raw(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke a path with a colour that no light changes."""
        self.canvas.drawPath(path, paint_of(colour, Style=skia.Paint.kStroke_Style, StrokeWidth=width))

    def soft(self, path: skia.Path, colour: Colour, blur: float) -> None:
        """Fill a path with a blurred edge, `blur` in metres: cast shadows, pools of light."""
        paint = paint_of(colour)
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, max(0.3 * self.pixel, blur)))
        self.canvas.drawPath(path, paint)

    def glow(self, x: float, y: float, radius: float, colour: Colour, *, squash: float = 1.0) -> None:
        """Add light around a point, fading smoothly to nothing at `radius`."""
        stops = [skia.Color4f(colour.r, colour.g, colour.b, colour.a * f).toColor() for f in (1.0, 0.55, 0.22, 0.06, 0.0)]
        shader = skia.GradientShader.MakeRadial((0, 0), radius, stops, [0.0, 0.18, 0.42, 0.7, 1.0])
        self.canvas.save()
        self.canvas.translate(x, y)
        self.canvas.scale(1, squash)
        self.canvas.drawCircle(0, 0, radius, skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kScreen, Dither=True))
        self.canvas.restore()

    def leaves(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, grain: float = 0.12) -> None:
        """Fill a leafy mass: the shape, then clusters of leaves that catch the light on the sun's side."""
        self.shape(path, colour, depth=depth, volume=0.55)
        bounds = path.getBounds()
        sun_x, sun_y = self.air.light.sun
        size = grain * min(bounds.width(), bounds.height())
        bright, dark = self.air.lit(colour.lighter(0.16), depth), self.air.shaded(colour, depth)
        self.canvas.save()
        self.canvas.clipPath(path, True)
        for _ in range(max(4, int(10 * bounds.width() / max(bounds.height(), 0.01)))):
            a, r = self.marks.uniform(0, 2 * math.pi), math.sqrt(self.marks.uniform(0.0, 0.8))
            dx, dy = math.cos(a) * r, math.sin(a) * r
            facing = dx * sun_x + dy * sun_y
            tone = bright if facing > -0.1 else dark
            mark = skia.Path()
            s = size * self.marks.uniform(0.6, 1.2)
            x, y = bounds.centerX() + dx * bounds.width() / 2, bounds.centerY() + dy * bounds.height() / 2
            mark.addArc(skia.Rect.MakeLTRB(x - s, y - s, x + s, y + s), 20, 140)
            self.canvas.drawPath(mark, paint_of(Colour(tone.r, tone.g, tone.b, 0.55)))
        self.canvas.restore()

    def puff(self, path: skia.Path, lit: Colour, dark: Colour) -> None:
        """Fill a cloud: dark belly, bright shoulders towards the sun."""
        bounds = path.getBounds()
        shift = 0.16 * bounds.height()
        sun_x = self.air.light.sun[0]
        self.canvas.drawPath(path, paint_of(dark))
        self.canvas.save()
        self.canvas.clipPath(path, True)
        for f, tone in ((0.7, dark.mix(lit, 0.55)), (1.5, lit)):
            self.canvas.save()
            self.canvas.translate(sun_x * shift * f * 0.8, shift * f)
            self.canvas.drawPath(path, paint_of(tone))
            self.canvas.restore()
        self.canvas.restore()


def gradient(colours: Sequence[Colour], low: float, high: float) -> skia.Shader:
    """Return a vertical gradient from `low` to `high`."""
    return skia.GradientShader.MakeLinear([(0, low), (0, high)], [skia.Color4f(*c).toColor() for c in colours])
