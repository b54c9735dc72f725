"""Noir: black and white under one hard lamp, deep shadows, the bars of a blind or a pool of street light, grain."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.scenery.brush import Brush, paint_of
from sora_nb.stage.styles import surfaces
from sora_nb.stage.styles.base import Look, Press, Setting, Veil, faded, grey, laid, luminance, ramp, toned
from sora_nb.stage.styles.cartoon import GLOSS, CartoonPen, Tones, towards
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.light import Atmosphere

_BLACK = Colour(0.012, 0.012, 0.012)


def _tone(light: float, alpha: float = 1.0) -> Colour:
    light = max(0.0, min(1.0, light))
    return Colour(light, light, light, alpha)


class NoirPen(CartoonPen):
    """Lights one side hard, lets the rest sink into black, and saves the outline by a thread of light on the far side."""

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
        """Fill a closed path: black, the lit side cut into it, a thread of light along the dark rim."""
        tones, canvas, bounds = self.tones(colour, far), self.canvas, path.getBounds()
        small = min(bounds.width(), bounds.height())
        sun_x, sun_y = towards(canvas, self.light.sun)
        shift = small * (0.10 + 0.26 * volume)
        if volume <= 0.02:
            canvas.drawPath(path, self.fill(tones.lit))
        else:
            canvas.save()
            canvas.clipPath(path, True)
            canvas.drawPaint(self.fill(tones.shade))
            canvas.translate(sun_x * shift, sun_y * shift)
            canvas.drawPath(path, self.fill(tones.lit))
            gloss = GLOSS.get(material, 0.0)
            if gloss > 0.2 and small > 5 * self.pixel:
                self._gleam(bounds, (sun_x, sun_y), shift, gloss, tones.base)
            canvas.restore()
        if edge:
            self.trace(path, tones.edge, max(0.014, 1.1 * self.pixel))
            if small > 6 * self.pixel:
                self._thread(path, (sun_x, sun_y), min(0.035, max(0.014, 0.9 * self.pixel)), tones.base)

    def _thread(self, path: skia.Path, sun: tuple[float, float], width: float, base: Colour) -> None:
        """Draw the thin light of a second lamp behind the body, on the side that the first one leaves black."""
        moved, canvas = skia.Path(), self.canvas
        path.offset(sun[0] * width, sun[1] * width, moved)
        canvas.save()
        canvas.clipPath(path, True)
        canvas.clipPath(moved, skia.ClipOp.kDifference, True)
        canvas.drawPaint(self.fill(self.veiled(_tone(0.42 + 0.3 * grey(base), 0.75 * base.a))))
        canvas.restore()

    def mixed(self, base: Colour) -> Tones:
        """Mix silver and black: what is light burns out, what is dark has no drawing left."""
        light = grey(base)
        lit = _tone(0.16 + 0.86 * light**0.9, base.a)
        return Tones(self.veiled(lit), self.veiled(_tone(0.03 + 0.11 * light, base.a)), self.veiled(_BLACK), lit)


class NoirBrush(Brush):
    """Paints scenery as blocks of light and of black."""

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Fill a shape: black from the far side, the lit face cut hard."""
        lit, dark = self.air.lit(colour, depth), self.air.shaded(colour, depth).lighter(-0.45 / (1 + depth))
        self.canvas.drawPath(path, paint_of(dark if volume else lit.mix(dark, 0.35)))
        if volume:
            bounds = path.getBounds()
            self._shifted(path, lit, (0.10 + 0.30 * volume) * min(bounds.width(), bounds.height(), 1.6))
        self.cap(path, depth)

    def leaves(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, grain: float = 0.12) -> None:
        """Fill a leafy mass as a silhouette with sparks of light."""
        super().leaves(path, colour.lighter(-0.35), depth=depth, grain=grain * 0.7)


def _grade(air: Atmosphere) -> Atmosphere:
    """Turn the light into one hard lamp in the dark: a black zenith, a pale horizon, fog between."""

    def dim(colour: Colour, gain: float, floor: float = 0.0) -> Colour:
        return _tone(floor + gain * grey(colour), colour.a)

    indoors = air.reach == 0
    light = dataclasses.replace(air.light, key=_tone(1.0), ambient=_tone(0.22), strength=1.0)
    return dataclasses.replace(
        air,
        light=light,
        sky=(dim(air.sky[0], 0.20), dim(air.sky[1], 0.48), dim(air.sky[2], 0.80)),
        haze=dim(air.haze, 0.72, 0.06),
        tint=dim(air.tint, 0.72 if indoors else 0.66, 0.06),
        shadow=dim(air.shadow, 0.30),
        disc_colour=_tone(1.0),
        cloud=dim(air.cloud, 0.62),
        cloud_shadow=dim(air.cloud_shadow, 0.34),
        lamps=max(air.lamps, 0.6) if not indoors else air.lamps,
        cast=dataclasses.replace(air.cast, colour=_BLACK, strength=min(0.85, air.cast.strength * 2.0)),
    )


_SILVER = ramp(
    (0, _tone(0.0)), (0.12, _tone(0.075)), (0.35, _tone(0.30)), (0.6, _tone(0.64)), (0.85, _tone(0.93)), (1, _tone(1.0))
)


def _press(_: Setting, strength: float) -> Press:
    def silver(pixels: NDArray[np.uint8], index: int) -> None:
        del index
        toned(pixels, luminance(pixels), _SILVER)

    return faded(silver, strength)


def _veil(setting: Setting, strength: float) -> Veil:
    """Return the light's shape: through a blind where there is a window, else a pool with black all about."""
    w, h = setting.view.size
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(w, h))
    canvas = surface.getCanvas()
    canvas.clear(0)
    if setting.air.reach == 0:
        paint = paint_of(Colour(0, 0, 0, 0.44 * strength))
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, max(0.6, h / 240)))
        canvas.save()
        canvas.rotate(-11)
        step = h / 9
        for n in range(-3, 15):
            canvas.drawRect(skia.Rect.MakeXYWH(-0.5 * w, n * step, 2.2 * w, 0.46 * step), paint)
        canvas.restore()
    stops = [skia.Color4f(0, 0, 0, a * strength).toColor() for a in (0.0, 0.0, 0.45, 0.90)]
    canvas.scale(w, h)
    shader = skia.GradientShader.MakeRadial((0.47, 0.50), 0.80, stops, [0.0, 0.40, 0.72, 1.0])
    canvas.drawRect(skia.Rect.MakeWH(1, 1), skia.Paint(Shader=shader, Dither=True))
    return laid(surface.makeImageSnapshot())


LOOK = Look(
    name="noir", pen=NoirPen, brush=NoirBrush, grade=_grade, press=_press, veil=_veil, tile=surfaces.grain, alive=True,
    blur=1.2,
    about="Black and white under one hard lamp: deep shadows, blinds across a room, a pool of street light, grain.",
)  # fmt: skip
