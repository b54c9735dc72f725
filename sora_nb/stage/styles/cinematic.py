"""Cinematic: graded colour, soft modelling, light along every sunny edge, glow about the sun, a darkened rim and fine grain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.light import times
from sora_nb.stage.scenery.brush import Brush, paint_of
from sora_nb.stage.styles.cartoon import GLOSS, CartoonPen, Tones, spot, towards
from sora_nb.stage.styles.pen import Colour, Palette

if TYPE_CHECKING:
    from sora_nb.stage.camera import View
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.styles.pen import Light


class CinematicPen(CartoonPen):
    """Models with soft steps between light and shade and lets the sun run along the edge that faces it."""

    def __init__(self, light: Light) -> None:
        super().__init__(light)
        self._steps: Palette[tuple[Colour, float, bool, Colour | None], tuple[tuple[float, skia.Color4f], ...]] = Palette()

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
        """Fill a closed path as a softly rounded body."""
        tones, canvas, bounds = self.tones(colour, far), self.canvas, path.getBounds()
        small = min(bounds.width(), bounds.height())
        sun_x, sun_y = towards(canvas, self.light.sun)
        shift = small * (0.05 + 0.16 * volume)
        canvas.save()
        canvas.clipPath(path, True)
        if volume > 0.05:
            canvas.drawPaint(self.fill(tones.shade))
            at = 0.0
            for go, tone in self._between(colour, far, tones, small > 40 * self.pixel):
                canvas.translate(sun_x * shift * (go - at), sun_y * shift * (go - at))
                at = go
                canvas.drawPath(path, self.fill(tone))
            canvas.translate(-sun_x * shift * at, -sun_y * shift * at)
        else:
            canvas.drawPaint(self.fill(tones.lit))
        gloss = GLOSS.get(material, 0.0)
        if gloss > 0.2 and small > 5 * self.pixel:
            self._sheen(bounds, small, (sun_x, sun_y), gloss * colour.a)
        if edge and self.light.strength > 0.2 and small > 4 * self.pixel:
            self._rim(path, min(0.05, max(0.020, 1.3 * self.pixel), 0.18 * small), (sun_x, sun_y), tones.base)
        canvas.restore()
        if edge:
            self.trace(path, tones.edge, max(0.010, 0.8 * self.pixel))

    def mixed(self, base: Colour) -> Tones:
        """Mix light, a deep shade and a faint dark edge."""
        lit, dark = times(base, self.light.key), times(base, self.light.ambient).lighter(-0.08)
        edge = dark.lighter(-0.45)
        return Tones(self.veiled(lit), self.veiled(dark), self.veiled(Colour(edge.r, edge.g, edge.b, 0.55 * base.a)), lit)

    def _between(self, colour: Colour, far: float, tones: Tones, large: bool) -> tuple[tuple[float, skia.Color4f], ...]:  # noqa: FBT001
        """Return the steps from shade to light with how far each is moved towards the light, mixed once."""
        found = self._steps.get((colour, far, large, self._veil))
        if found is None:
            pairs = list(zip(_channels(tones.shade), _channels(tones.lit), strict=True))
            count = 7 if large else 3
            shares = [(k + 1) / count for k in range(count)]
            found = tuple((1.3 * f**1.2, skia.Color4f(*(a + (b - a) * f for a, b in pairs))) for f in shares)
            self._steps[colour, far, large, self._veil] = found
        return found

    def _rim(self, path: skia.Path, width: float, sun: tuple[float, float], lit: Colour) -> None:
        """Lay a thin bright edge on the side of the sun."""
        canvas, strength = self.canvas, min(1.0, self.light.strength)
        moved = skia.Path()
        path.offset(-sun[0] * width, -sun[1] * width, moved)
        canvas.save()
        canvas.clipPath(moved, skia.ClipOp.kDifference, True)
        glow = lit.mix(times(Colour(1.0, 0.97, 0.90), self.light.key), 0.62)
        canvas.drawPaint(self.fill(skia.Color4f(glow.r, glow.g, glow.b, 0.75 * strength * lit.a)))
        canvas.restore()

    def _sheen(self, bounds: skia.Rect, small: float, sun: tuple[float, float], gloss: float) -> None:
        x = bounds.centerX() + sun[0] * bounds.width() * 0.24
        y = bounds.centerY() + sun[1] * bounds.height() * 0.24
        r = small * 0.24
        rect = skia.Rect.MakeLTRB(x - r, y - r, x + r, y + r)
        self.canvas.drawImageRect(spot(), rect, skia.SamplingOptions(skia.FilterMode.kLinear), skia.Paint(Alphaf=0.75 * gloss))


def _channels(colour: skia.Color4f) -> tuple[float, float, float, float]:
    return colour.fR, colour.fG, colour.fB, colour.fA


class CinematicBrush(Brush):
    """Paints scenery with soft light, bright sunny edges close by, and distance out of focus."""

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Fill a shape with soft steps from shade to light."""
        lit, dark = self.air.lit(colour, depth), self.air.shaded(colour, depth).lighter(-0.08)
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        sun_x, sun_y = self.air.light.sun
        shift = min(0.30, small * (0.05 + 0.18 * volume)) if volume else 0.0
        self.canvas.save()
        self.canvas.clipPath(path, True)
        self.canvas.drawPaint(paint_of(dark.mix(lit, 0.0 if volume else 0.85)))
        if volume:
            for go, f in ((0.15, 0.2), (0.4, 0.42), (0.7, 0.66), (1.1, 0.85), (1.6, 1.0)):
                self.canvas.save()
                self.canvas.translate(sun_x * shift * go, sun_y * shift * go)
                self.canvas.drawPath(path, paint_of(dark.mix(lit, f)))
                self.canvas.restore()
        if volume > 0.15 and small > 0.06 and depth < 1.4 and self.air.glow > 0.3:
            moved = skia.Path()
            width = min(0.030, 0.10 * small)
            path.offset(-sun_x * width, -sun_y * width, moved)
            self.canvas.clipPath(moved, skia.ClipOp.kDifference, True)
            warm = lit.mix(self.air.disc_colour, 0.55)
            self.canvas.drawPaint(paint_of(Colour(warm.r, warm.g, warm.b, 0.65 * min(1.0, self.air.glow + 0.2))))
        self.canvas.restore()
        self.cap(path, depth)


def graded(view: View, air: Atmosphere, strength: float) -> skia.Image:
    """Return what lies over every frame: a darkened rim, a warm veil towards the sun, a cool one below."""
    w, h = view.size
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(w, h))
    canvas = surface.getCanvas()
    canvas.clear(0)
    if air.disc is not None:
        x, y = air.disc[0] * w, (1 - air.disc[1]) * h
        warm = air.disc_colour
        stops = [skia.Color4f(warm.r, warm.g, warm.b, a * strength * air.glow).toColor() for a in (0.26, 0.14, 0.05, 0.0)]
        shader = skia.GradientShader.MakeRadial((x, y), 0.62 * w, stops, [0.0, 0.22, 0.55, 1.0])
        canvas.drawPaint(skia.Paint(Shader=shader, Dither=True))
    cool = air.cast.colour
    floor = [skia.Color4f(cool.r, cool.g, cool.b, a * strength).toColor() for a in (0.26, 0.0)]
    canvas.drawPaint(skia.Paint(Shader=skia.GradientShader.MakeLinear([(0, h), (0, 0.72 * h)], floor), Dither=True))
    rim = [skia.Color4f(0.02, 0.01, 0.05, a * strength).toColor() for a in (0.0, 0.0, 0.22, 0.58)]
    canvas.save()
    canvas.scale(w, h)
    shader = skia.GradientShader.MakeRadial((0.5, 0.47), 0.78, rim, [0.0, 0.52, 0.78, 1.0])
    canvas.drawRect(skia.Rect.MakeWH(1, 1), skia.Paint(Shader=shader, Dither=True))
    canvas.restore()
    return surface.makeImageSnapshot()
