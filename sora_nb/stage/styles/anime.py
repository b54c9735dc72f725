"""Anime: thin coloured lines and two flat tones on bodies, before painted skies and brushed, light-filled scenery."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.light import tame, times
from sora_nb.stage.scenery.brush import Brush, gradient, paint_of
from sora_nb.stage.styles.anime_light import VIOLET, clear, grade, press, veil
from sora_nb.stage.styles.base import Look
from sora_nb.stage.styles.cartoon import GLOSS, CartoonPen, Tones, towards
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence


class AnimePen(CartoonPen):
    """Cels: one flat light, one violet shade with a hard border, a rim of light, a thin coloured line, sharp glints."""

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
            # A shade as deep on a face would be a beard.
            shift = small * (0.14 + 0.24 * volume) * (0.5 if material == "skin" else 1.0)
            moved = skia.Path()
            path.offset(sun_x * shift, sun_y * shift, moved)
            canvas.save()
            canvas.clipPath(path, True)
            canvas.save()
            canvas.clipPath(moved, skia.ClipOp.kDifference, True)
            canvas.drawPaint(self.fill(tones.shade))
            canvas.restore()
            if edge and small > 12 * self.pixel:
                self._rim(path, (sun_x, sun_y), tones.base)
            gloss = GLOSS.get(material, 0.5 if material == "hair" else 0.0)
            if gloss > 0.1 and small > 6 * self.pixel:
                self._glint(bounds, small, (sun_x, sun_y), tones.base)
            canvas.restore()
        if edge:
            self.trace(path, tones.edge, max(0.013, 0.95 * self.pixel))

    def _rim(self, path: skia.Path, sun: tuple[float, float], lit: Colour) -> None:
        """Let the light catch the edge that faces it."""
        wide, inner = max(0.022, 1.5 * self.pixel), skia.Path()
        path.offset(-sun[0] * wide, -sun[1] * wide, inner)
        self.canvas.save()
        self.canvas.clipPath(inner, skia.ClipOp.kDifference, True)
        tone = lit.lighter(0.45)
        self.canvas.drawPaint(self.fill(self.veiled(Colour(tone.r, tone.g, tone.b, 0.9 * lit.a))))
        self.canvas.restore()

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
        """Mix a clear light, a deep violet shade, and a line in the thing's own colour, darkened."""
        lit = clear(times(base, self.light.key), 1.34).lighter(0.05)
        shade = times(lit, Colour(0.76, 0.63, 0.84)).mix(VIOLET, 0.12)
        line = clear(shade, 1.3).mix(Colour(0.20, 0.05, 0.16), 0.66)
        return Tones(self.veiled(lit), self.veiled(shade), self.veiled(line), lit)


class AnimeBrush(Brush):
    """Paints backgrounds in gouache: soft gradients, brush marks, towering clouds, leaves dabbed in three tones."""

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Fill a shape without a line: lighter at the top, violet below, strokes of the brush across."""
        lit, dark = tame(clear(self.air.lit(colour, depth))), self.air.shaded(colour, depth).mix(VIOLET, 0.10)
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
        dark = self.air.shaded(colour, depth).mix(VIOLET, 0.10)
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
            self.canvas.drawPath(dabs, paint_of(tame(clear(tone))))
        self.cap(path, depth)

    def sky(self, colours: Sequence[Colour], low: float, high: float) -> None:
        """Paint a deep, clear sky with long brushed streaks and towers of cloud at its foot."""
        super().sky([tame(clear(c, 1.45)) for c in colours], low, high)
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
        self.canvas.drawPath(path, paint_of(dark.mix(VIOLET, 0.10)))
        self.canvas.save()
        self.canvas.clipPath(path, True)
        for go, share in ((0.14, 0.6), (0.30, 1.0)):
            moved = skia.Path()
            path.offset(0.5 * go * height * self.air.light.sun[0], go * height, moved)
            self.canvas.drawPath(moved, paint_of(dark.mix(lit.lighter(0.3), share)))
        self.canvas.restore()


LOOK = Look(
    name="anime", pen=AnimePen, brush=AnimeBrush, grade=grade, press=press, veil=veil, poses=12,
    about="Thin coloured lines and two flat tones, painted skies full of light, lines behind what is fast; moved on twos.",
)  # fmt: skip
