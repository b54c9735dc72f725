"""Comic: ink outlines that swell on the shaded side, flat printing colours, halftone dots for shade, a panel's frame."""

from __future__ import annotations

import colorsys
import dataclasses
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.light import tame, times
from sora_nb.stage.scenery import forms
from sora_nb.stage.scenery.brush import Brush, paint_of
from sora_nb.stage.styles.base import Look, Setting, Veil, grey, laid
from sora_nb.stage.styles.cartoon import GLOSS, CartoonPen, Tones, towards
from sora_nb.stage.styles.patterns import dots, filling
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.light import Atmosphere

INK = Colour(0.055, 0.045, 0.075)
_CREAM = Colour(1.0, 0.965, 0.875)


def _printed(colour: Colour) -> Colour:
    """Return a colour as four inks print it: fuller, on warm paper."""
    h, s, v = colorsys.rgb_to_hsv(*colour[:3])
    return Colour(*colorsys.hsv_to_rgb(h, min(1.0, s * 1.30), min(1.0, 0.04 + v * 1.04)), colour.a)


class ComicPen(CartoonPen):
    """Inks every part, heavier away from the light, and screens its shade with dots."""

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
        """Fill a closed path flat, with dots on its shaded side and ink around it."""
        tones, canvas, bounds = self.tones(colour, far), self.canvas, path.getBounds()
        small = min(bounds.width(), bounds.height())
        sun_x, sun_y = towards(canvas, self.light.sun)
        heavy = min(max(0.050, 1.9 * self.pixel), 0.30 * small)
        if edge:
            self.trace(path, tones.edge, 1.15 * heavy)
            canvas.save()
            canvas.translate(-sun_x * heavy * 0.75, -sun_y * heavy * 0.75)
            canvas.drawPath(path, self.fill(tones.edge))
            canvas.restore()
        canvas.drawPath(path, self.fill(tones.lit))
        if volume > 0.05 and small > 7 * self.pixel:
            shift = small * (0.12 + 0.20 * volume)
            moved = skia.Path()
            path.offset(sun_x * shift, sun_y * shift, moved)
            canvas.save()
            canvas.clipPath(path, True)
            canvas.save()
            canvas.clipPath(moved, skia.ClipOp.kDifference, True)
            canvas.drawPaint(filling(dots(0.46), tones.shade, max(0.0068, 0.30 * self.pixel)))
            canvas.restore()
            gloss = GLOSS.get(material, 0.0)
            if gloss > 0.2:
                self._gleam(bounds, (sun_x, sun_y), 0.5 * shift, 0.9, tones.base)
            canvas.restore()

    def mixed(self, base: Colour) -> Tones:
        """Mix a flat colour, the darker one of its dots, and ink."""
        lit = _printed(times(base, self.light.key))
        dark = _printed(times(base, self.light.ambient)).lighter(-0.30)
        if grey(base) < 0.2:
            dark = lit.lighter(0.30)
        # Dots on a face must not look like stubble.
        dark = dark.mix(lit, 0.45 if grey(base) > 0.5 else 0.15)
        return Tones(self.veiled(lit), self.veiled(dark), self.veiled(Colour(*INK[:3], base.a)), lit)


def _set(colour: Colour) -> Colour:
    """Return a colour of the set as it is printed, its red held back before the actors'."""
    return tame(_printed(colour))


class ComicBrush(Brush):
    """Inks scenery, thinner with distance, in flat colours with screened shade."""

    def _ink(self, path: skia.Path, depth: float, width: float = 0.05) -> None:
        """Stroke a path with ink; before it is filled, since masses are made of lobes that overlap."""
        tone = INK.mix(self.air.haze, min(0.70, 0.42 * depth * self.air.reach))
        pen = paint_of(tone, Style=skia.Paint.kStroke_Style, StrokeWidth=max(0.9 * self.pixel, width / (1 + 0.8 * depth)))
        pen.setStrokeJoin(skia.Paint.kRound_Join)
        self.canvas.drawPath(path, pen)

    def _screen(self, path: skia.Path, colour: Colour, share: float) -> None:
        paint = filling(dots(round(share, 2)), skia.Color4f(*colour), max(0.0068, 0.34 * self.pixel))
        self.canvas.drawPath(path, paint)

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Ink a shape, heavier below, fill it flat and screen its shade."""
        lit, dark = _set(self.air.lit(colour, depth)), _set(self.air.shaded(colour, depth))
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        sun_x, sun_y = self.air.light.sun
        if small > 0.12:
            heavy = skia.Path()
            path.offset(-sun_x * 0.035 / (1 + depth), -sun_y * 0.035 / (1 + depth), heavy)
            self.canvas.drawPath(heavy, paint_of(INK.mix(self.air.haze, min(0.75, 0.5 * depth * self.air.reach))))
        if small > 0.05:
            self._ink(path, depth, min(0.09, 0.44 * small))
        self.canvas.drawPath(path, paint_of(lit))
        if volume and small > 0.10:
            moved, shift = skia.Path(), min(0.45, small * (0.10 + 0.2 * volume))
            path.offset(sun_x * shift, sun_y * shift, moved)
            self.canvas.save()
            self.canvas.clipPath(moved, skia.ClipOp.kDifference, True)
            self._screen(path, dark.lighter(-0.12), 0.46)
            self.canvas.restore()
        self.cap(path, depth)

    def leaves(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, grain: float = 0.12) -> None:
        """Ink a leafy mass and a few of its leaves."""
        self.shape(path, colour, depth=depth, volume=0.7)
        bounds = path.getBounds()
        size = max(3 * self.pixel, grain * min(bounds.width(), bounds.height()))
        for _ in range(7):
            x = bounds.centerX() + float(self.marks.normal(0, 0.22)) * bounds.width()
            y = bounds.centerY() + float(self.marks.normal(0, 0.22)) * bounds.height()
            mark = skia.Path()
            mark.addArc(skia.Rect.MakeLTRB(x - size, y - size, x + size, y + size), 20, 140)
            self._ink(mark, depth, 0.035)

    def wash(
        self, path: skia.Path, colours: Sequence[Colour], low: float, high: float, *, depths: tuple[float, float] = (0, 0)
    ) -> None:
        """Fill with the middle colour and screen the far part with the last one."""
        near, far = depths
        first, last = _set(self.air.lit(colours[0], near)), _set(self.air.lit(colours[-1], far))
        self.canvas.drawPath(path, paint_of(first))
        box = self.box
        self.canvas.save()
        self.canvas.clipPath(path, True)
        steps = 5
        for n in range(steps):
            y0, y1 = (low + (high - low) * (k / steps) for k in (n, n + 1))
            band = forms.box(box.left - 1, y0, box.right + 1, y1)
            self._screen(band, last, 0.12 + 0.80 * n / (steps - 1))
        self.canvas.restore()
        self._ink(path, max(0.6, near), 0.04)

    def sky(self, colours: Sequence[Colour], low: float, high: float) -> None:
        """Screen the zenith's colour over the horizon's, dots shrinking downwards."""
        count, box = 9, self.box
        self.canvas.drawPaint(paint_of(_set(colours[0])))
        deep = _set(colours[-1])
        for n in range(count):
            y0, y1 = (low + (high - low) * k / count for k in (n, n + 1))
            band = forms.box(box.left - 9, y0, box.right + 9, y1 if n < count - 1 else box.top + 9)
            self._screen(band, deep, 0.06 + 0.86 * n / (count - 1))

    def puff(self, path: skia.Path, lit: Colour, dark: Colour) -> None:
        """Ink a cloud with a screened belly."""
        self._ink(path, 0.4, 0.09)
        self.canvas.drawPath(path, paint_of(lit))
        moved = skia.Path()
        path.offset(0, 0.20 * path.getBounds().height(), moved)
        self.canvas.save()
        self.canvas.clipPath(moved, skia.ClipOp.kDifference, True)
        self._screen(path, dark, 0.5)
        self.canvas.restore()


def _grade(air: Atmosphere) -> Atmosphere:
    """Clear the air: printing inks know little haze."""
    return dataclasses.replace(air, reach=air.reach * 0.62, glow=air.glow * 0.6)


def _veil(setting: Setting, strength: float) -> Veil:
    """Return the panel's frame: a ruled line in a pale gutter."""
    w, h = setting.view.size
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(w, h))
    canvas = surface.getCanvas()
    canvas.clear(0)
    gutter, line = max(2.0, 0.022 * h), max(1.5, 0.011 * h)
    for colour, width in ((_CREAM, gutter), (INK, line)):
        edge = gutter / 2 if colour is _CREAM else gutter + line / 2
        rect = skia.Rect.MakeLTRB(edge, edge, w - edge, h - edge)
        canvas.drawRect(rect, skia.Paint(Color4f=skia.Color4f(*colour), Style=skia.Paint.kStroke_Style, StrokeWidth=width))
    return laid(surface.makeImageSnapshot(), strength)


LOOK = Look(
    name="comic", pen=ComicPen, brush=ComicBrush, grade=_grade, veil=_veil, poses=12,
    about="Ink outlines that swell on the shaded side, flat colours, halftone dots, the frame of a panel.",
)  # fmt: skip
