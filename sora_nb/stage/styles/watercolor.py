"""Watercolor: washes that bleed and dry darker at the edge, glazes for shade, paper that stays white around the picture."""

from __future__ import annotations

import colorsys
import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.light import tame, times
from sora_nb.stage.scenery.brush import Brush, gradient, paint_of
from sora_nb.stage.styles import surfaces
from sora_nb.stage.styles.base import Look, Setting, Veil, laid
from sora_nb.stage.styles.cartoon import GLOSS, CartoonPen, Tones, spot, towards
from sora_nb.stage.styles.pen import Colour, Light

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.light import Atmosphere

PAPER = Colour(0.985, 0.972, 0.940)
_COOL = Colour(0.30, 0.30, 0.58)


def _thin(colour: Colour, alpha: float) -> Colour:
    return Colour(colour.r, colour.g, colour.b, alpha * colour.a)


def _wet(colour: Colour, water: float = 0.18) -> Colour:
    """Return a colour as a thin, clear wash on white paper."""
    h, s, v = colorsys.rgb_to_hsv(*colour[:3])
    return Colour(*colorsys.hsv_to_rgb(h, min(1.0, 1.30 * s), min(1.0, 0.05 + v)), colour.a).mix(PAPER, water)


class WatercolorPen(CartoonPen):
    """Lays one wash a part, glazes its shaded side twice, and lets pigment gather where the wash ends."""

    def __init__(self, light: Light) -> None:
        super().__init__(light)
        shaky = skia.DiscretePathEffect.Make(0.13, 0.010, 3)
        self._wash = skia.Paint(AntiAlias=True, PathEffect=shaky)
        self._pool = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, PathEffect=shaky)

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
        """Wash a closed path."""
        tones, canvas, bounds = self.tones(colour, far), self.canvas, path.getBounds()
        small = min(bounds.width(), bounds.height())
        lit, shade = tones.lit, tones.shade
        large = small > 12 * self.pixel
        if edge and small > 4 * self.pixel:
            bleed = skia.Color4f(lit.fR, lit.fG, lit.fB, 0.22 * lit.fA)
            for wide in (0.16, 0.09):
                self.trace(path, bleed, min(wide, 0.5 * small))
        self._wash.setColor4f(lit)
        canvas.drawPath(path, self._wash if large else self.fill(lit))
        if not large:
            return
        sun_x, sun_y = towards(canvas, self.light.sun)
        canvas.save()
        canvas.clipPath(path, True)
        if volume > 0.05:
            glaze = self.fill(skia.Color4f(shade.fR, shade.fG, shade.fB, 0.36 * lit.fA))
            for share in (0.12, 0.30):
                moved, shift = skia.Path(), small * share * (0.3 + volume)
                path.offset(sun_x * shift, sun_y * shift, moved)
                canvas.save()
                canvas.clipPath(moved, skia.ClipOp.kDifference, True)
                canvas.drawPaint(glaze)
                canvas.restore()
            self._light(bounds, small, (sun_x, sun_y), (0.20 + 0.5 * GLOSS.get(material, 0.0)) * lit.fA)
        self._pool.setColor4f(tones.edge)
        self._pool.setStrokeWidth(max(0.045, 2.4 * self.pixel))
        canvas.drawPath(path, self._pool)
        canvas.restore()

    def _light(self, bounds: skia.Rect, small: float, sun: tuple[float, float], share: float) -> None:
        """Leave the paper bare where the light falls."""
        x, y = bounds.centerX() + sun[0] * bounds.width() * 0.25, bounds.centerY() + sun[1] * bounds.height() * 0.25
        r = 0.34 * small
        rect = skia.Rect.MakeLTRB(x - r, y - r, x + r, y + r)
        self.canvas.drawImageRect(spot(), rect, skia.SamplingOptions(skia.FilterMode.kLinear), skia.Paint(Alphaf=share))

    def mixed(self, base: Colour) -> Tones:
        """Mix a thin wash, a cool glaze, and the stronger pigment along the rim."""
        lit = _wet(times(base, self.light.key))
        glaze = times(base, self.light.ambient).mix(_COOL, 0.25)
        return Tones(self.veiled(lit), self.veiled(glaze), self.veiled(_thin(lit.mix(_COOL, 0.15).lighter(-0.50), 0.70)), lit)

    def line(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke an open path with the tip of the brush."""
        self.trace(path, self.veiled(_thin(times(colour, self.light.key), 0.8)), width)


class WatercolorBrush(Brush):
    """Washes scenery wet in wet: colours run into one another, and into the paper."""

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Wash a shape, thinner at its top, with a glaze on the side away from the sun."""
        lit, dark = tame(_wet(self.air.lit(colour, depth))), self.air.shaded(colour, depth).mix(_COOL, 0.12)
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        shaky = skia.DiscretePathEffect.Make(0.12, min(0.02, 0.03 * small), 5) if small > 0.25 else None
        options = {"PathEffect": shaky} if shaky else {}
        if small > 0.08:
            self.soft(path, _thin(lit, 0.35), min(0.09, 0.25 * small))
        shader = gradient([lit.mix(PAPER, 0.30), lit.lighter(-0.04)], bounds.bottom(), bounds.top())
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader, **options))
        sun_x, sun_y = self.air.light.sun
        self.canvas.save()
        self.canvas.clipPath(path, True)
        if volume and small > 0.05:
            for share in (0.10, 0.24):
                moved, shift = skia.Path(), min(0.5, small * share * (0.4 + volume))
                path.offset(sun_x * shift, sun_y * shift, moved)
                self.canvas.save()
                self.canvas.clipPath(moved, skia.ClipOp.kDifference, True)
                self.canvas.drawPaint(paint_of(_thin(dark, 0.40)))
                self.canvas.restore()
        rim = paint_of(_thin(dark.lighter(-0.25), 0.42 / (1 + depth)), Style=skia.Paint.kStroke_Style, **options)
        rim.setStrokeWidth(max(2.2 * self.pixel, min(0.05, 0.16 * small)))
        self.canvas.drawPath(path, rim)
        self.canvas.restore()
        self.cap(path, depth)

    def leaves(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, grain: float = 0.12) -> None:
        """Dab foliage on: a wet ground and many loose touches that overlap."""
        bounds = path.getBounds()
        tone = tame(_wet(self.air.lit(colour, depth), 0.1))
        self.soft(path, _thin(tone, 0.85), min(0.10, 0.12 * min(bounds.width(), bounds.height())))
        self.shape(path, colour, depth=depth, volume=0.5)
        size = max(2 * self.pixel, grain * 1.5 * min(bounds.width(), bounds.height()))
        dark = self.air.shaded(colour, depth).mix(_COOL, 0.12)
        for _ in range(16):
            x = bounds.centerX() + float(self.marks.normal(0, 0.30)) * bounds.width()
            y = bounds.centerY() + float(self.marks.normal(0, 0.30)) * bounds.height()
            s = size * float(self.marks.uniform(0.5, 1.1))
            dab = skia.Path()
            dab.addOval(skia.Rect.MakeLTRB(x - s, y - 0.7 * s, x + s, y + 0.7 * s))
            touch = tone.lighter(0.12) if x > bounds.centerX() and self.air.light.sun[0] > 0 else dark
            self.canvas.drawPath(dab, paint_of(_thin(touch, 0.24)))

    def wash(
        self, path: skia.Path, colours: Sequence[Colour], low: float, high: float, *, depths: tuple[float, float] = (0, 0)
    ) -> None:
        """Run one colour into the next and let water bloom in them."""
        super().wash(path, colours, low, high, depths=depths)
        self.canvas.save()
        self.canvas.clipPath(path, True)
        bottom = max(low, self.box.bottom)
        for n in range(int(2.2 * self.box.width)):
            x = float(self.marks.uniform(self.box.left, self.box.right))
            y = float(self.marks.uniform(bottom, max(bottom, high)))
            r = float(self.marks.uniform(0.25, 0.9))
            stain = skia.Path()
            stain.addOval(skia.Rect.MakeLTRB(x - r, y - 0.28 * r, x + r, y + 0.28 * r))
            tone = PAPER if n % 2 else self.air.shaded(colours[n % len(colours)], depths[0])
            self.soft(stain, _thin(tone, 0.22), 0.22 * r)
        rim = self.air.shaded(colours[-1], depths[1])
        self.canvas.drawPath(path, paint_of(_thin(rim, 0.40), Style=skia.Paint.kStroke_Style, StrokeWidth=0.05))
        self.canvas.restore()

    def sky(self, colours: Sequence[Colour], low: float, high: float) -> None:
        """Flood the sky, then lift some of it and drop stronger colour in while it is wet."""
        super().sky([tame(_wet(c, 0.16 + 0.3 * n / len(colours))) for n, c in enumerate(reversed(colours))][::-1], low, high)
        box = self.box
        for n in range(26):
            x, y = float(self.marks.uniform(box.left, box.right)), float(self.marks.uniform(max(low, 0), max(high, low + 1)))
            r = float(self.marks.uniform(0.5, 1.7))
            stain = skia.Path()
            stain.addOval(skia.Rect.MakeLTRB(x - r, y - 0.4 * r, x + r, y + 0.4 * r))
            self.soft(stain, _thin(PAPER if n % 3 else _wet(colours[-1], 0.0), 0.24), 0.26 * r)
            if n % 5 == 0:
                self.canvas.drawPath(
                    stain, paint_of(_thin(colours[-1], 0.06), Style=skia.Paint.kStroke_Style, StrokeWidth=0.04)
                )

    def puff(self, path: skia.Path, lit: Colour, dark: Colour) -> None:
        """Lift a cloud out of the wet sky."""
        height = path.getBounds().height()
        self.soft(path, _thin(dark.mix(lit, 0.4), 0.75), 0.10 * height)
        upper = skia.Path()
        path.offset(0.05 * height * self.air.light.sun[0], 0.16 * height, upper)
        self.soft(upper, _thin(lit.mix(PAPER, 0.5), 0.80), 0.14 * height)


def _grade(air: Atmosphere) -> Atmosphere:
    """Thin the colours: watercolour has no black, and its light is the paper's."""
    light = dataclasses.replace(air.light, ambient=air.light.ambient.mix(_COOL, 0.15))
    sky = (air.sky[0].mix(PAPER, 0.10), air.sky[1].mix(PAPER, 0.16), air.sky[2].mix(PAPER, 0.25))
    cast = dataclasses.replace(air.cast, colour=air.cast.colour.mix(_COOL, 0.5))
    tint = air.tint.mix(Colour(1.08, 1.06, 1.04), 0.30)
    return dataclasses.replace(
        air, light=light, sky=sky, haze=air.haze.mix(PAPER, 0.25), tint=tint, shadow=air.shadow.mix(tint, 0.25), cast=cast
    )


def _veil(setting: Setting, strength: float) -> Veil:
    """Return the sheet's white margin, ragged where the washes end, with a thread of pigment along it."""
    width, height = (max(16, n // 2) for n in setting.view.size)
    dice = np.random.default_rng(16 + setting.seed % 1000)
    noise = surfaces.field(dice, (height, width), 0.035 * height) * 0.008 + surfaces.field(dice, (height, width), 2.0) * 0.003
    y, x = np.mgrid[0:height, 0:width] + 0.5
    away = np.minimum(np.minimum(x, width - x), np.minimum(y, height - y)) / height + noise
    sheet = np.clip((0.034 - away) / 0.008, 0, 1)
    thread = 0.22 * np.exp(-(((away - 0.041) / 0.0055) ** 2)) * (1 - sheet)
    alpha = strength * (sheet + thread)
    tone = sheet / np.maximum(sheet + thread, 1e-6)
    pixels = np.zeros((height, width, 4), np.uint8)
    for channel, (bare, pigment) in enumerate(zip((PAPER.b, PAPER.g, PAPER.r), (0.42, 0.30, 0.28), strict=True)):
        pixels[..., channel] = 255 * alpha * (bare * tone + pigment * (1 - tone))
    pixels[..., 3] = 255 * alpha
    image = skia.Image.fromarray(pixels, colorType=skia.kBGRA_8888_ColorType)
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(*setting.view.size))
    surface.getCanvas().drawImageRect(
        image, skia.Rect.MakeWH(*setting.view.size), skia.SamplingOptions(skia.FilterMode.kLinear), None
    )
    return laid(surface.makeImageSnapshot())


LOOK = Look(
    name="watercolor", pen=WatercolorPen, brush=WatercolorBrush, grade=_grade, veil=_veil, tile=surfaces.tooth, poses=12,
    about="Washes that bleed and dry darker at the edge, no hard outline, the tooth of the paper, a ragged white margin.",
)  # fmt: skip
