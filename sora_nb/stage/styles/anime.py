"""Anime: clean thin lines and two flat tones on bodies, before painted skies and brushed, light-filled scenery."""

from __future__ import annotations

import colorsys
import dataclasses
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.light import tame, times
from sora_nb.stage.scenery.brush import Brush, gradient, paint_of
from sora_nb.stage.styles.base import Look, Press, Setting, Veil, bloomed, laid
from sora_nb.stage.styles.cartoon import GLOSS, CartoonPen, Tones, towards
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.light import Atmosphere

_VIOLET = Colour(0.42, 0.30, 0.62)


def _clear(colour: Colour, gain: float = 1.22) -> Colour:
    h, s, v = colorsys.rgb_to_hsv(*colour[:3])
    return Colour(*colorsys.hsv_to_rgb(h, min(1.0, s * gain), min(1.0, v * 1.04 + 0.02)), colour.a)


class AnimePen(CartoonPen):
    """Cels: one flat light, one flat violet shade with a hard border, a hairline around, a sharp glint on what shines."""

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
        """Fill a closed path in two tones."""
        tones, canvas, bounds = self.tones(colour, far), self.canvas, path.getBounds()
        small = min(bounds.width(), bounds.height())
        canvas.drawPath(path, self.fill(tones.lit))
        if volume > 0.02 and small > 4 * self.pixel:
            sun_x, sun_y = towards(canvas, self.light.sun)
            shift = small * (0.14 + 0.24 * volume)
            moved = skia.Path()
            path.offset(sun_x * shift, sun_y * shift, moved)
            canvas.save()
            canvas.clipPath(path, True)
            canvas.save()
            canvas.clipPath(moved, skia.ClipOp.kDifference, True)
            canvas.drawPaint(self.fill(tones.shade))
            canvas.restore()
            gloss = GLOSS.get(material, 0.5 if material == "hair" else 0.0)
            if gloss > 0.2 and small > 6 * self.pixel:
                self._glint(bounds, small, (sun_x, sun_y), tones.base)
            canvas.restore()
        if edge:
            self.trace(path, tones.edge, max(0.013, 0.95 * self.pixel))

    def _glint(self, bounds: skia.Rect, small: float, sun: tuple[float, float], lit: Colour) -> None:
        """Cut a sharp crescent of light out of the shoulder."""
        x, y, r = bounds.centerX() + 0.06 * sun[0] * small, bounds.centerY() + 0.06 * sun[1] * small, 0.34 * small
        ring, bite = skia.Path(), skia.Path()
        ring.addCircle(x, y, r)
        bite.addCircle(x - 0.20 * sun[0] * r, y - 0.20 * sun[1] * r, r)
        self.canvas.save()
        self.canvas.clipPath(bite, skia.ClipOp.kDifference, True)
        tone = lit.lighter(0.75)
        self.canvas.drawPath(ring, self.fill(self.veiled(Colour(tone.r, tone.g, tone.b, 0.85 * lit.a))))
        self.canvas.restore()

    def mixed(self, base: Colour) -> Tones:
        """Mix a clear light, a violet shade and a line of dark sepia."""
        lit = _clear(times(base, self.light.key))
        shade = times(lit, Colour(0.80, 0.72, 0.88)).mix(_VIOLET, 0.09)
        return Tones(self.veiled(lit), self.veiled(shade), self.veiled(shade.mix(Colour(0.13, 0.07, 0.12), 0.82)), lit)


class AnimeBrush(Brush):
    """Paints backgrounds in gouache: soft gradients, brush marks, towering clouds, leaves dabbed in three tones."""

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Fill a shape without a line: lighter at the top, violet below, strokes of the brush across."""
        lit, dark = tame(_clear(self.air.lit(colour, depth))), self.air.shaded(colour, depth).mix(_VIOLET, 0.10)
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        shader = gradient([lit.mix(dark, 0.30), lit, lit.lighter(0.10)], bounds.top(), bounds.bottom())
        self.canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader, Dither=True))
        sun_x, sun_y = self.air.light.sun
        self.canvas.save()
        self.canvas.clipPath(path, True)
        if volume and small > 0.05:
            moved, shift = skia.Path(), min(0.5, small * (0.10 + 0.22 * volume))
            path.offset(sun_x * shift, sun_y * shift, moved)
            self.canvas.save()
            self.canvas.clipPath(moved, skia.ClipOp.kDifference, True)
            self.canvas.drawPaint(paint_of(Colour(*dark[:3], 0.62)))
            self.canvas.restore()
        if small > 0.5 and volume:
            for n in range(7):
                y = float(self.marks.uniform(bounds.top(), bounds.bottom()))
                x, wide = float(self.marks.uniform(bounds.left(), bounds.right())), 0.3 * small
                mark = skia.Path()
                mark.addOval(skia.Rect.MakeLTRB(x - wide, y - 0.07 * wide, x + wide, y + 0.07 * wide))
                tone = lit.lighter(0.18) if n % 2 else dark
                self.canvas.drawPath(mark, paint_of(Colour(*tone[:3], 0.16)))
        self.canvas.restore()
        self.cap(path, depth)

    def leaves(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, grain: float = 0.12) -> None:
        """Dab leaves on in three tones, from the shade to the light."""
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        dark = self.air.shaded(colour, depth).mix(_VIOLET, 0.10)
        self.canvas.drawPath(path, paint_of(dark))
        sun_x, sun_y = self.air.light.sun
        size = max(1.2 * self.pixel, 0.42 * grain * small)
        middle, bright = self.air.lit(colour, depth), self.air.lit(colour.lighter(0.22), depth)
        for step, (tone, count) in enumerate(((dark.mix(middle, 0.55), 46), (middle, 40), (bright, 26))):
            dabs = skia.Path()
            for _ in range(count if small > 0.3 else count // 3):
                x = bounds.centerX() + (float(self.marks.normal(0, 0.27 - 0.05 * step)) + 0.09 * step * sun_x) * bounds.width()
                y = bounds.centerY() + (float(self.marks.normal(0, 0.27 - 0.05 * step)) + 0.11 * step * sun_y) * bounds.height()
                s = size * float(self.marks.uniform(0.7, 1.5))
                dabs.addOval(skia.Rect.MakeLTRB(x - s, y - 0.6 * s, x + s, y + 0.6 * s))
            self.canvas.drawPath(dabs, paint_of(tame(_clear(tone))))
        self.cap(path, depth)

    def sky(self, colours: Sequence[Colour], low: float, high: float) -> None:
        """Paint a deep, clear sky with long brushed streaks and towers of cloud at its foot."""
        super().sky([tame(_clear(c, 1.45)) for c in colours], low, high)
        box, air = self.box, self.air
        for _ in range(16):
            x, y = float(self.marks.uniform(box.left, box.right)), low + (high - low) * float(self.marks.uniform(0.35, 1.0))
            wide = float(self.marks.uniform(0.8, 2.6))
            streak = skia.Path()
            streak.addOval(skia.Rect.MakeLTRB(x - wide, y - 0.05, x + wide, y + 0.05))
            self.soft(streak, Colour(*air.cloud[:3], 0.22), 0.05)
        if air.cover <= 0 or air.weather in ("fog", "rain", "storm"):
            return
        for side in (-0.36, 0.10, 0.40):
            x = box.left + box.width * (0.5 + side + 0.08 * float(self.marks.normal()))
            self._tower(x, low, 0.26 * (high - low) * float(self.marks.uniform(0.8, 1.5)))

    def _tower(self, x: float, foot: float, height: float) -> None:
        """Pile a cumulus up on the horizon."""
        lobes = []
        for k in range(34):
            up = k / 34
            away, r = float(self.marks.uniform(-0.95, 0.95)) * (1.05 - up) ** 0.8, float(self.marks.uniform(0.09, 0.20))
            lobes.append((x + height * away, foot + height * (1.15 * up + 0.08 * float(self.marks.normal())), height * r))
        sun_x, _ = self.air.light.sun
        for go, share, scale in ((0.0, 0.0, 1.0), (0.30, 0.55, 0.86), (0.52, 1.0, 0.68)):
            mass = skia.Path()
            for lx, ly, r in lobes:
                mass.addCircle(lx + go * r * sun_x, ly + go * r, r * scale)
            tone = self.air.cloud_shadow.mix(self.air.cloud.lighter(0.25), share)
            self.canvas.drawPath(mass, paint_of(Colour(*tone[:3], 0.92)))

    def puff(self, path: skia.Path, lit: Colour, dark: Colour) -> None:
        """Paint a cloud with a violet belly and a blazing crest."""
        height = path.getBounds().height()
        self.canvas.drawPath(path, paint_of(dark.mix(_VIOLET, 0.10)))
        self.canvas.save()
        self.canvas.clipPath(path, True)
        for go, share in ((0.14, 0.6), (0.30, 1.0)):
            moved = skia.Path()
            path.offset(0.5 * go * height * self.air.light.sun[0], go * height, moved)
            self.canvas.drawPath(moved, paint_of(dark.mix(lit.lighter(0.3), share)))
        self.canvas.restore()


def _grade(air: Atmosphere) -> Atmosphere:
    """Clear the air and fill it with light."""
    first, second, third = (tame(_clear(c, 1.35)) for c in air.sky)
    return dataclasses.replace(
        air,
        sky=(first, second, third),
        reach=air.reach * 0.72,
        glow=min(1.0, 1.4 * air.glow),
        shadow=air.shadow.mix(_VIOLET, 0.16),
    )


def _press(setting: Setting, strength: float) -> Press:
    return bloomed(setting.view.size, 0.38 * strength, above=150, white=True)


def _veil(setting: Setting, strength: float) -> Veil:
    """Return shafts of light that fall from the sun's side, and cooler corners."""
    w, h = setting.view.size
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(w, h))
    canvas = surface.getCanvas()
    canvas.clear(0)
    if setting.air.disc is not None and setting.air.time != "night":
        warm = setting.air.disc_colour
        x, y = setting.air.disc[0] * w, (1 - setting.air.disc[1]) * h
        for angle, wide in ((0.75, 0.10), (1.05, 0.06), (1.35, 0.13), (1.95, 0.08), (2.30, 0.11)):
            shaft = skia.Path()
            shaft.addArc(skia.Rect.MakeLTRB(x - 1.2 * w, y - 1.2 * w, x + 1.2 * w, y + 1.2 * w), 57.3 * angle, 57.3 * wide)
            shaft.lineTo(x, y)
            stops = [skia.Color4f(warm.r, warm.g, warm.b, a * strength).toColor() for a in (0.26, 0.08, 0.0)]
            canvas.drawPath(shaft, skia.Paint(AntiAlias=True, Shader=skia.GradientShader.MakeRadial((x, y), 0.9 * w, stops)))
    return laid(surface.makeImageSnapshot())


LOOK = Look(
    name="anime", pen=AnimePen, brush=AnimeBrush, grade=_grade, press=_press, veil=_veil, poses=12,
    about="Clean thin lines and two flat tones on bodies, before painted skies with towering clouds; moved on twos.",
)  # fmt: skip
