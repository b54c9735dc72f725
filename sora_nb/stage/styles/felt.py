"""Felt: thick fuzzy pieces, fibres lying through them, sewn on with stitches along the edge; moved on twos."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.light import times
from sora_nb.stage.scenery.brush import Brush, paint_of
from sora_nb.stage.styles import surfaces
from sora_nb.stage.styles.base import Look, Setting, Veil, grey, laid
from sora_nb.stage.styles.cartoon import CartoonPen, Tones, towards
from sora_nb.stage.styles.patterns import fibres, filling
from sora_nb.stage.styles.pen import Colour, Light

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.light import Atmosphere

_THREAD = Colour(0.97, 0.93, 0.84)
_SHADOW = Colour(0.06, 0.04, 0.10)


def _thread(colour: Colour) -> Colour:
    """Return the thread that shows on a piece: pale on dark felt, dark on pale."""
    return colour.mix(_THREAD, 0.52) if grey(colour) < 0.62 else colour.lighter(-0.42)


class FeltPen(CartoonPen):
    """Sews every part on: a soft shadow, a fringe of fibres, the piece with its fibres, blanket stitches around."""

    def __init__(self, light: Light) -> None:
        super().__init__(light)
        self._fringe = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style)
        self._stitch = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style)

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
        """Sew a piece on."""
        tones, canvas, bounds = self.tones(colour, far), self.canvas, path.getBounds()
        small = min(bounds.width(), bounds.height())
        large = small > 12 * self.pixel
        sun_x, sun_y = towards(canvas, self.light.sun)
        if edge and small > 4 * self.pixel:
            lift = min(0.06, 0.22 * small)
            canvas.save()
            for share, alpha in ((0.6, 0.20), (0.6, 0.14)):
                canvas.translate(-sun_x * lift * share, -sun_y * lift * share)
                canvas.drawPath(path, self.fill(skia.Color4f(*_SHADOW[:3], alpha * tones.lit.fA)))
            canvas.restore()
            self._fuzz(path, tones.lit, small)
        canvas.drawPath(path, self.fill(tones.lit))
        if not large:
            return
        canvas.save()
        canvas.clipPath(path, True)
        if volume > 0.05:
            # Felt is thick: it turns away from the light all along its far edge.
            for share in (0.10, 0.22):
                moved, shift = skia.Path(), small * share * (0.4 + volume)
                path.offset(sun_x * shift, sun_y * shift, moved)
                canvas.save()
                canvas.clipPath(moved, skia.ClipOp.kDifference, True)
                canvas.drawPaint(self.fill(skia.Color4f(tones.shade.fR, tones.shade.fG, tones.shade.fB, 0.42 * tones.lit.fA)))
                canvas.restore()
        canvas.drawPaint(filling(fibres(), self.veiled(_hair(tones.base)), max(0.010, 0.8 * self.pixel)))
        if edge and small > 24 * self.pixel and material not in ("hair", "fur"):
            self._sew(path, tones.edge, small)
        canvas.restore()

    def _fuzz(self, path: skia.Path, colour: skia.Color4f, small: float) -> None:
        """Let fibres stand out of the edge."""
        reach = min(0.040, 0.12 * small)
        step, thick = max(0.016, 1.3 * self.pixel), max(0.009, 0.9 * self.pixel)
        for far, seed, alpha in ((1.0, 2, 0.75), (0.55, 9, 0.9)):
            self._fringe.setPathEffect(skia.DiscretePathEffect.Make(step, far * reach, seed))
            self._fringe.setColor4f(skia.Color4f(colour.fR, colour.fG, colour.fB, alpha * colour.fA))
            self._fringe.setStrokeWidth(thick + 0.35 * (1 - far) * reach)
            self.canvas.drawPath(path, self._fringe)

    def _sew(self, path: skia.Path, thread: skia.Color4f, small: float) -> None:
        """Stitch along the edge: short ticks that reach inwards, as a blanket's."""
        gap = max(0.105, 6.5 * self.pixel)
        self._stitch.setPathEffect(skia.DashPathEffect.Make([max(0.020, 1.1 * self.pixel), gap], 0.5 * gap))
        self._stitch.setColor4f(thread)
        self._stitch.setStrokeWidth(min(0.24, max(0.10, 7 * self.pixel), 0.45 * small))
        self.canvas.drawPath(path, self._stitch)

    def mixed(self, base: Colour) -> Tones:
        """Mix dull dyed wool, its darker side, and thread."""
        lit = times(base, self.light.key).mix(Colour(0.55, 0.52, 0.50), 0.08)
        shade = times(base, self.light.ambient).lighter(-0.22)
        return Tones(self.veiled(lit), self.veiled(shade), self.veiled(_thread(lit)), lit)


def _hair(colour: Colour) -> Colour:
    tone = colour.lighter(0.45) if grey(colour) < 0.6 else colour.lighter(-0.25)
    return Colour(tone.r, tone.g, tone.b, 0.42 * colour.a)


class FeltBrush(Brush):
    """Sews scenery together: thick pieces with soft shadows, fuzzy edges and running stitches."""

    def _piece(self, path: skia.Path, tone: Colour, lift: float, *, sewn: bool = True) -> None:
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        if small < 0.05:
            self.canvas.drawPath(path, paint_of(tone))
            return
        sun_x, sun_y = self.air.light.sun
        self.canvas.save()
        self.canvas.translate(-sun_x * lift, -sun_y * lift - 0.01)
        self.soft(path, Colour(*_SHADOW[:3], 0.36), 0.8 * lift)
        self.canvas.restore()
        reach = min(0.05, 0.12 * small)
        for far, seed, alpha in ((1.0, 6, 0.7), (0.5, 3, 0.9)):
            wide = max(0.012, 0.9 * self.pixel) + 0.3 * (1 - far) * reach
            fuzz = paint_of(Colour(*tone[:3], alpha), Style=skia.Paint.kStroke_Style, StrokeWidth=wide)
            fuzz.setPathEffect(skia.DiscretePathEffect.Make(max(0.02, 1.4 * self.pixel), far * reach, seed))
            self.canvas.drawPath(path, fuzz)
        if sewn and small > 0.28:
            # Before the filling, since masses are made of lobes that overlap: only what reaches outwards is seen.
            self._stitches(path, tone)
        self.canvas.drawPath(path, paint_of(tone))
        self.canvas.drawPath(path, filling(fibres(), skia.Color4f(*_hair(tone)), max(0.010, 0.8 * self.pixel)))

    def _stitches(self, path: skia.Path, tone: Colour) -> None:
        paint = paint_of(_thread(tone), Style=skia.Paint.kStroke_Style, StrokeWidth=max(0.11, 6 * self.pixel))
        paint.setPathEffect(skia.DashPathEffect.Make([max(0.018, self.pixel), max(0.10, 6 * self.pixel)], 0.0))
        self.canvas.drawPath(path, paint)

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Sew a piece on."""
        tone = self.air.lit(colour, depth).mix(self.air.shaded(colour, depth), 0.12)
        self._piece(path, tone, 0.045 if depth < 0.6 else 0.03)
        if volume and min(path.getBounds().width(), path.getBounds().height()) > 0.12:
            sun_x, sun_y = self.air.light.sun
            moved, shift = skia.Path(), min(0.16, 0.14 * min(path.getBounds().width(), path.getBounds().height()))
            path.offset(sun_x * shift, sun_y * shift, moved)
            self.canvas.save()
            self.canvas.clipPath(path, True)
            self.canvas.clipPath(moved, skia.ClipOp.kDifference, True)
            self.canvas.drawPaint(paint_of(Colour(*self.air.shaded(colour, depth).lighter(-0.15)[:3], 0.40)))
            self.canvas.restore()
        self.cap(path, depth)

    def leaves(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, grain: float = 0.12) -> None:
        """Sew a leafy mass on, with a few stitched veins."""
        del grain
        self.shape(path, colour, depth=depth, volume=0.6)
        bounds = path.getBounds()
        thread = paint_of(_thread(self.air.lit(colour, depth)), Style=skia.Paint.kStroke_Style)
        thread.setStrokeWidth(max(1.0 * self.pixel, 0.022))
        thread.setPathEffect(skia.DashPathEffect.Make([0.07, 0.05], 0.0))
        for _ in range(4):
            x = bounds.centerX() + float(self.marks.normal(0, 0.2)) * bounds.width()
            y = bounds.centerY() + float(self.marks.normal(0, 0.2)) * bounds.height()
            s = 0.14 * min(bounds.width(), bounds.height())
            mark = skia.Path()
            mark.addArc(skia.Rect.MakeLTRB(x - s, y - s, x + s, y + s), 20, 140)
            self.canvas.drawPath(mark, thread)

    def wash(
        self, path: skia.Path, colours: Sequence[Colour], low: float, high: float, *, depths: tuple[float, float] = (0, 0)
    ) -> None:
        """Lay a blanket down, with a seam along its upper edge."""
        near, far = depths
        self._piece(path, self.air.lit(colours[len(colours) // 2], (near + far) / 2), 0.05)
        del low, high

    def sky(self, colours: Sequence[Colour], low: float, high: float) -> None:
        """Hang a cloth behind everything: the sky's colours in three broad strips, sewn together."""
        box, strips = self.box, 4
        for n in range(strips - 1, -1, -1):
            f = n / (strips - 1) * (len(colours) - 1)
            k = min(int(f), len(colours) - 2)
            top = low + (high - low) * (n + 1) / strips if n < strips - 1 else box.top + 9
            strip = skia.Path()
            strip.addRect(skia.Rect.MakeLTRB(box.left - 9, box.bottom - 9, box.right + 9, top))
            self._piece(strip, colours[k].mix(colours[k + 1], f - k), 0.03)

    def puff(self, path: skia.Path, lit: Colour, dark: Colour) -> None:
        """Sew a cloud of white wool on."""
        self._piece(path, lit.mix(dark, 0.25), 0.06)
        upper, bounds = skia.Path(), path.getBounds()
        path.transform(
            skia.Matrix.MakeAll(0.78, 0, 0.22 * bounds.centerX(), 0, 0.70, 0.30 * bounds.centerY() + 0.03, 0, 0, 1), upper
        )
        self._piece(upper, lit, 0.03, sewn=False)


def _grade(air: Atmosphere) -> Atmosphere:
    """Take the air out: wool lies on wool under one lamp, and dyed wool is dull."""
    light = dataclasses.replace(air.light, ambient=air.light.ambient.mix(Colour(0.7, 0.66, 0.66), 0.2))
    first, second, third = (c.mix(Colour(grey(c), grey(c), 0.94 * grey(c)), 0.30) for c in air.sky)
    shadow = air.shadow.mix(air.tint, 0.25)
    return dataclasses.replace(air, light=light, reach=air.reach * 0.6, shadow=shadow, sky=(first, second, third))


def _veil(setting: Setting, strength: float) -> Veil:
    """Return the wool's bloom, since no wool is black, and a hem around the picture, sewn with a running stitch."""
    w, h = setting.view.size
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(w, h))
    canvas, hem = surface.getCanvas(), max(3.0, 0.034 * min(w, h))
    canvas.clear(skia.Color4f(*_THREAD.mix(Colour(0.5, 0.42, 0.4), 0.5)[:3], 0.08).toColor())
    cloth = times(Colour(0.52, 0.30, 0.27), setting.air.light.key)
    band, inner = skia.Path(), skia.Rect.MakeWH(w, h).makeInset(hem, hem)
    band.addRect(skia.Rect.MakeLTRB(-9, -9, w + 9, h + 9))
    band.addRect(inner)
    band.setFillType(skia.PathFillType.kEvenOdd)
    dark = paint_of(Colour(*_SHADOW[:3], 0.5))
    dark.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.25 * hem))
    canvas.drawPath(band, dark)
    fuzz = paint_of(cloth, Style=skia.Paint.kStroke_Style, StrokeWidth=0.2 * hem)
    fuzz.setPathEffect(skia.DiscretePathEffect.Make(0.22 * hem, 0.16 * hem, 4))
    canvas.drawRect(inner, fuzz)
    canvas.drawPath(band, paint_of(cloth))
    canvas.drawPath(band, filling(fibres(), skia.Color4f(*_hair(cloth)), max(0.5, h / surfaces.HEIGHT)))
    thread = paint_of(_THREAD, Style=skia.Paint.kStroke_Style, StrokeWidth=max(1.0, 0.13 * hem))
    thread.setStrokeCap(skia.Paint.kRound_Cap)
    thread.setPathEffect(skia.DashPathEffect.Make([0.8 * hem, 0.6 * hem], 0.0))
    canvas.drawRect(skia.Rect.MakeWH(w, h).makeInset(0.52 * hem, 0.52 * hem), thread)
    return laid(surface.makeImageSnapshot(), strength)


LOOK = Look(
    name="felt", pen=FeltPen, brush=FeltBrush, grade=_grade, veil=_veil, tile=surfaces.wool, scaled=True, poses=12,
    about="Thick fuzzy wool in pieces sewn on with stitches along their edges, hemmed all around; moved on twos.",
)  # fmt: skip
