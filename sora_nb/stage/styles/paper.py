"""Paper cut-out: flat pieces with a pale cut edge, lying one on another with small shadows, on fibrous sheets."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.light import tame, times
from sora_nb.stage.scenery import forms
from sora_nb.stage.scenery.brush import Brush, paint_of
from sora_nb.stage.styles import surfaces
from sora_nb.stage.styles.base import Look, Setting, Veil, laid
from sora_nb.stage.styles.cartoon import CartoonPen, Tones, towards
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.styles.pen import Light

_SHADE = Colour(0.06, 0.05, 0.14, 0.42)
CREAM = Colour(0.985, 0.965, 0.92)
_NEAR_SHADOW, _FAR_SHADOW = skia.Color4f(0.07, 0.04, 0.13, 0.24), skia.Color4f(0.07, 0.04, 0.13, 0.16)
LIFT = 0.065
"""Metres by which a sheet's shadow falls beside it."""
RAISED = 0.10
"""The same for a figure's pieces, which lie on top of everything."""
MARGIN = 0.062
"""How wide the pale edge is that scissors leave around a piece, in metres."""


class PaperPen(CartoonPen):
    """Lays every part down as its own piece of paper, cut by hand."""

    def __init__(self, light: Light) -> None:
        super().__init__(light)
        # Scissors go in short straight cuts.
        cut = skia.DiscretePathEffect.Make(0.15, 0.011, 5)
        self._cut = skia.Paint(AntiAlias=True, PathEffect=cut)
        self._rim = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, PathEffect=cut)
        self._rim.setStrokeJoin(skia.Paint.kMiter_Join)

    def _sheet(self, path: skia.Path, colour: skia.Color4f, *, large: bool) -> None:
        """Fill a piece; large ones show how the scissors went."""
        if large:
            self._cut.setColor4f(colour)
            self.canvas.drawPath(path, self._cut)
        else:
            self.canvas.drawPath(path, self.fill(colour))

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
        """Lay down a piece: its shadow, its cut edge, its face with a thin bevel towards the light."""
        del material
        tones, canvas = self.tones(colour, far), self.canvas
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        sun_x, sun_y = towards(canvas, self.light.sun)
        large = small > 14 * self.pixel
        if edge and small > 4 * self.pixel:
            lift = min(RAISED, 0.3 * small)
            canvas.save()
            for share, shadow in ((0.45, _NEAR_SHADOW), (0.55, _FAR_SHADOW)):
                canvas.translate(-sun_x * lift * share, -sun_y * lift * share)
                canvas.drawPath(path, self.fill(shadow))
            canvas.restore()
            wide = min(max(MARGIN, 2.6 * self.pixel), 0.42 * small)
            if large:
                self._rim.setColor4f(tones.edge)
                self._rim.setStrokeWidth(wide)
                canvas.drawPath(path, self._rim)
            else:
                self.trace(path, tones.edge, wide)
        if volume > 0.1 and small > 8 * self.pixel:
            shift = max(0.012, 1.2 * self.pixel)
            canvas.save()
            canvas.clipPath(path, True)
            canvas.drawPaint(self.fill(tones.shade))
            canvas.translate(-sun_x * shift, -sun_y * shift)
            self._sheet(path, tones.lit, large=large)
            canvas.restore()
        else:
            self._sheet(path, tones.lit, large=large)

    def mixed(self, base: Colour) -> Tones:
        """Mix the face, the lit bevel along its rim, and the pale cut edge."""
        face = times(base, self.light.key)
        return Tones(self.veiled(face), self.veiled(face.lighter(0.20)), self.veiled(times(CREAM, self.light.key)), face)


class PaperBrush(Brush):
    """Builds scenery from coloured sheets with slightly uneven scissor cuts."""

    def _piece(self, path: skia.Path, colour: Colour, lift: float) -> None:
        """Lay one sheet down with its shadow and its cut edge."""
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        cut = (
            skia.DiscretePathEffect.Make(min(0.12, max(0.035, 0.07 * small)), min(0.009, 0.02 * small), 7)
            if small > 0.25
            else None
        )
        if small > 0.06:
            sun_x, sun_y = self.air.light.sun
            dark = paint_of(_SHADE, PathEffect=cut) if cut else paint_of(_SHADE)
            dark.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, max(0.4 * self.pixel, lift * 0.7)))
            self.canvas.save()
            self.canvas.translate(-sun_x * lift, -sun_y * lift - 0.01)
            self.canvas.drawPath(path, dark)
            self.canvas.restore()
            rim = paint_of(colour.mix(CREAM, 0.75 if self.air.time != "night" else 0.28), Style=skia.Paint.kStroke_Style)
            rim.setStrokeWidth(min(max(0.05, 2 * self.pixel), 0.16 * small))
            if cut:
                rim.setPathEffect(cut)
            self.canvas.drawPath(path, rim)
        face = paint_of(colour)
        if cut:
            face.setPathEffect(cut)
        self.canvas.drawPath(path, face)

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Lay a piece down, a little lighter or darker than the next one."""
        del volume
        tone = self.air.lit(colour, depth).mix(self.air.shaded(colour, depth), 0.12)
        self._piece(path, tone, LIFT * (1.0 if depth < 0.6 else 0.6))
        self.cap(path, depth)

    def leaves(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, grain: float = 0.12) -> None:
        """Lay a leafy mass down as two pieces, the smaller and lighter on top."""
        del grain
        self.shape(path, colour, depth=depth)
        bounds = path.getBounds()
        sun_x, sun_y = self.air.light.sun
        inner = skia.Path()
        cx, cy = bounds.centerX() + sun_x * bounds.width() * 0.08, bounds.centerY() + sun_y * bounds.height() * 0.10
        path.transform(
            skia.Matrix.MakeAll(0.62, 0, cx - 0.62 * bounds.centerX(), 0, 0.62, cy - 0.62 * bounds.centerY(), 0, 0, 1), inner
        )
        self._piece(inner, self.air.lit(colour.lighter(0.14), depth), LIFT * 0.5)

    def wash(
        self, path: skia.Path, colours: Sequence[Colour], low: float, high: float, *, depths: tuple[float, float] = (0, 0)
    ) -> None:
        """Lay a gradient down as a stack of torn sheets."""
        near, far = depths
        steps = 1 if near > 0.8 else 4 if high - low > 0.8 else 2
        self.canvas.save()
        self._piece(path, self._at(colours, 1.0, near, far), LIFT)
        self.canvas.clipPath(path, True)
        box = self.box
        for k in range(steps - 1, 0, -1):
            f = (k - 0.35) / steps
            roll = forms.rolling(self.marks, 0.035, 3.5, low + (high - low) * f)
            sheet = forms.above(roll, box.left - 0.3, box.right + 0.3, low - 1.5)
            self._piece(sheet, self._at(colours, f * 0.9, near, far), LIFT * 0.7)
        self.canvas.restore()

    def _at(self, colours: Sequence[Colour], f: float, near: float, far: float) -> Colour:
        n = len(colours) - 1
        k = min(int(f * n), n - 1)
        return self.air.lit(colours[k].mix(colours[k + 1], f * n - k), near + (far - near) * f)

    def sky(self, colours: Sequence[Colour], low: float, high: float) -> None:
        """Fill everything with broad bands of paper, lightest at the horizon."""
        count, box = 6, self.box
        self.canvas.drawPaint(paint_of(colours[-1]))
        for k in range(count - 1, -1, -1):
            f = (k + 0.5) / count
            tone = tame(colours[min(len(colours) - 1, int(f * len(colours)))])
            roll = forms.rolling(self.marks, 0.10, 5.0, low + (high - low) * ((k + 1) / count) ** 1.15)
            self._piece(forms.above(roll, box.left - 0.5, box.right + 0.5, box.bottom - 1), tone, LIFT)

    def puff(self, path: skia.Path, lit: Colour, dark: Colour) -> None:
        """Lay a cloud down as two sheets."""
        self._piece(path, dark.mix(lit, 0.45), LIFT)
        upper = skia.Path()
        bounds = path.getBounds()
        path.transform(
            skia.Matrix.MakeAll(0.86, 0, 0.14 * bounds.centerX(), 0, 0.80, 0.20 * bounds.bottom() + 0.0, 0, 0, 1), upper
        )
        self._piece(upper, lit, LIFT * 0.6)

    def glow(self, x: float, y: float, radius: float, colour: Colour, *, squash: float = 1.0) -> None:
        """Stand in for light with a few rings of thin tissue."""
        for f in (0.62, 0.40, 0.24):
            self.canvas.drawPath(
                forms.oval(x, y, radius * f, radius * f * squash), paint_of(Colour(*colour[:3], min(0.22, 0.30 * colour.a)))
            )


def _grade(air: Atmosphere) -> Atmosphere:
    """Flatten the light: colours of paper, less air between."""
    return dataclasses.replace(air, reach=air.reach * 0.8, shadow=air.shadow.mix(air.tint, 0.35))


def _veil(setting: Setting, strength: float) -> Veil:
    """Return the box that the sheets stand in: a mat of card with a window cut by hand, which throws a shadow inwards."""
    w, h = setting.view.size
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(w, h))
    canvas, edge = surface.getCanvas(), max(2.0, 0.024 * min(w, h))
    canvas.clear(0)
    mat = skia.Path()
    mat.addRect(skia.Rect.MakeLTRB(-9, -9, w + 9, h + 9))
    window = skia.Path()
    window.addRRect(skia.RRect.MakeRectXY(skia.Rect.MakeWH(w, h).makeInset(edge, edge), 1.6 * edge, 1.6 * edge))
    cut = skia.Path()
    skia.Paint(PathEffect=skia.DiscretePathEffect.Make(1.5 * edge, 0.14 * edge, 3)).getFillPath(window, cut)
    mat.addPath(cut)
    mat.setFillType(skia.PathFillType.kEvenOdd)
    sun_x, sun_y = setting.air.light.sun
    canvas.save()
    canvas.translate(-0.7 * edge * sun_x, 0.7 * edge * sun_y)
    dark = paint_of(Colour(*_SHADE[:3], 0.55))
    dark.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.5 * edge))
    canvas.drawPath(mat, dark)
    canvas.restore()
    card = times(CREAM, setting.air.light.key)
    canvas.drawPath(mat, paint_of(card))
    canvas.drawPath(cut, paint_of(card.lighter(0.6), Style=skia.Paint.kStroke_Style, StrokeWidth=max(1.0, 0.12 * edge)))
    return laid(surface.makeImageSnapshot(), strength)


LOOK = Look(
    name="paper", pen=PaperPen, brush=PaperBrush, grade=_grade, veil=_veil, tile=surfaces.paper, scaled=True, poses=12,
    about="Cut-out sheets with a pale edge, lying one on another with their shadows in a box of card; moved on twos.",
)  # fmt: skip
