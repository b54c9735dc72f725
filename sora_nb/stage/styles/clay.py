"""Clay: kneaded, rounded bodies under a soft lamp, with a moist shine and the prints of fingers; moved on twos."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.light import times
from sora_nb.stage.scenery.brush import Brush, paint_of
from sora_nb.stage.styles import surfaces
from sora_nb.stage.styles.base import Look, Press, Setting, Veil, laid, luminance, remapped, unreddened
from sora_nb.stage.styles.cartoon import CartoonPen, spot, towards
from sora_nb.stage.styles.pen import Colour, Palette

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.styles.pen import Light

_FEW = ((0.22, 0.30), (0.46, 0.55), (0.74, 0.78), (1.05, 1.0))
_MANY = ((0.08, 0.10), (0.18, 0.22), (0.30, 0.35), (0.43, 0.48), (0.57, 0.61), (0.72, 0.74), (0.89, 0.87), (1.10, 1.0))
"""(how far the next copy is moved towards the light, how light it is): small shapes need few steps to swell smoothly."""
_BOIL = ((0, 0), (1, -0.6), (-0.7, 0.8), (0.3, 1), (-1, -0.3))
"""Where the prints of one pose lie, beside those of the last."""
_MOIST = {"metal": 0.8, "glass": 0.8, "rubber": 0.65, "plastic": 0.6, "skin": 0.34, "fur": 0.2, "cloth": 0.2, "hair": 0.28}


_LAMP, _DUSK = Colour(1.0, 0.93, 0.78), Colour(0.07, 0.04, 0.10)
_CORNERS = int(skia.Path.SegmentMask.kLine_SegmentMask)


def rounded(path: skia.Path, radius: float) -> skia.Path:
    """Return a path of straight lines with its corners pressed round, any other as it is."""
    if path.getSegmentMasks() != _CORNERS:
        return path
    found = skia.Path()
    skia.Paint(PathEffect=skia.CornerPathEffect.Make(radius)).getFillPath(path, found)
    return found


class ClayPen(CartoonPen):
    """Models every part as a swelling of clay, without a line around it."""

    def __init__(self, light: Light) -> None:
        super().__init__(light)
        self._ramps: Palette[tuple[Colour, float, int, Colour | None], tuple[skia.Color4f, ...]] = Palette()

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
        """Swell a closed path towards the light."""
        canvas, bounds = self.canvas, path.getBounds()
        small = min(bounds.width(), bounds.height())
        if small > 4 * self.pixel:
            path = rounded(path, 0.22 * small)
        steps = _MANY if small > 40 * self.pixel else _FEW
        ramp = self.ramp(colour, far, steps)
        sun_x, sun_y = towards(canvas, self.light.sun)
        shift = small * (0.10 + 0.20 * volume)
        if edge and small > 3 * self.pixel:
            # Clay is thicker than a drawing: a dark seam, and a rounded rim outside the outline.
            self.trace(path, ramp[0], min(0.075, 0.45 * small))
            self.trace(path, ramp[len(ramp) // 2], min(0.055, 0.25 * small))
        canvas.save()
        canvas.clipPath(path, True)
        canvas.drawPaint(self.fill(ramp[1]))
        at = 0.0
        for (go, _), tone in zip(steps, ramp[2:], strict=True):
            canvas.translate(sun_x * shift * (go - at), sun_y * shift * (go - at))
            at = go
            canvas.drawPath(path, self.fill(tone))
        canvas.translate(-sun_x * shift * at, -sun_y * shift * at)
        shine = _MOIST.get(material, 0.22) * (0.5 + 0.5 * volume) * colour.a
        if small > 6 * self.pixel and volume > 0.15:
            self._shine(bounds, small, (sun_x, sun_y), shine)
        if edge and small > 20 * self.pixel:
            self._print(bounds, small, ramp)
        canvas.restore()

    def _print(self, bounds: skia.Rect, small: float, ramp: tuple[skia.Color4f, ...]) -> None:
        """Press a thumb into the shaded side; between two poses hands were at it, and the print has moved a little."""
        boil_x, boil_y = _BOIL[self.beat % len(_BOIL)]
        x = bounds.centerX() + (0.14 + 0.05 * boil_x) * bounds.width()
        y = bounds.centerY() - (0.16 + 0.05 * boil_y) * bounds.height()
        for colour, shift in ((ramp[1], 0.0), (ramp[-1], 0.45)):
            stroke = skia.Color4f(colour.fR, colour.fG, colour.fB, 0.30)
            for k in range(1, 5):
                r = (0.05 + 0.038 * k) * small
                arc = skia.Path()
                gap = shift * 0.038 * small
                arc.addArc(skia.Rect.MakeLTRB(x - r, y - 1.3 * r + gap, x + r, y + 1.3 * r + gap), 20, 150)
                self.trace(arc, stroke, 0.013 * small)

    def ramp(self, colour: Colour, far: float, steps: tuple[tuple[float, float], ...]) -> tuple[skia.Color4f, ...]:
        """Return the seam's colour, then the tones from shade to light, mixed once."""
        found = self._ramps.get((colour, far, len(steps), self._veil))
        if found is None:
            base = colour.lighter(-0.20 * far) if far else colour
            bright, dark = times(base, self.light.key).lighter(0.13), times(base, self.light.ambient).lighter(-0.30)
            # The soft dark seam where one lump is pressed on another.
            seam = dark.lighter(-0.3)
            tones = (Colour(seam.r, seam.g, seam.b, 0.5 * base.a), dark, *(dark.mix(bright, f) for _, f in steps))
            found = self._ramps[colour, far, len(steps), self._veil] = tuple(self.veiled(tone) for tone in tones)
        return found

    def _shine(self, bounds: skia.Rect, small: float, sun: tuple[float, float], shine: float) -> None:
        """Set a soft highlight on the shoulder that faces the light."""
        x = bounds.centerX() + sun[0] * bounds.width() * 0.24
        y = bounds.centerY() + sun[1] * bounds.height() * 0.26
        r = small * 0.30
        rect = skia.Rect.MakeLTRB(x - r, y - r, x + r, y + r)
        self.canvas.drawImageRect(spot(), rect, skia.SamplingOptions(skia.FilterMode.kLinear), skia.Paint(Alphaf=shine))


class ClayBrush(Brush):
    """Kneads scenery: soft steps of light, a pressed seam around every lump, thumb marks on wide surfaces."""

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Swell a shape towards the light."""
        volume = max(0.22, volume)
        path = rounded(path, min(0.14, 0.24 * min(path.getBounds().width(), path.getBounds().height())))
        lit, dark = self.air.lit(colour.lighter(0.06), depth), self.air.shaded(colour, depth).lighter(-0.10)
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        self.soft(path, Colour(0.05, 0.03, 0.10, 0.30 * (1 - 0.4 * min(1.0, depth))), min(0.05, 0.2 * small))
        shift = min(0.24, small * (0.08 + 0.18 * volume))
        sun_x, sun_y = self.air.light.sun
        self.canvas.save()
        self.canvas.clipPath(path, True)
        self.canvas.drawPaint(paint_of(dark))
        at = 0.0
        for go, f in ((0.10, 0.2), (0.22, 0.38), (0.38, 0.54), (0.56, 0.70), (0.78, 0.86), (1.05, 1.0)):
            self.canvas.translate(sun_x * shift * (go - at), sun_y * shift * (go - at))
            at = go
            self.canvas.drawPath(path, paint_of(dark.mix(lit, f)))
        self.canvas.restore()
        if small > 0.14 and depth < 1.6:
            x, y = bounds.centerX() + sun_x * bounds.width() * 0.22, bounds.centerY() + sun_y * bounds.height() * 0.28
            r = min(0.5, small * 0.30)
            self.canvas.drawImageRect(
                spot(),
                skia.Rect.MakeLTRB(x - r, y - r, x + r, y + r),
                skia.SamplingOptions(skia.FilterMode.kLinear),
                skia.Paint(Alphaf=0.28),
            )
        self.cap(path, depth)

    def leaves(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, grain: float = 0.12) -> None:
        """Knead a leafy mass, then press small pellets on its sunny side."""
        self.shape(path, colour, depth=depth, volume=0.7)
        bounds = path.getBounds()
        sun_x, sun_y = self.air.light.sun
        size = grain * 0.42 * min(bounds.width(), bounds.height())
        if size < 2.5 * self.pixel:
            return
        self.canvas.save()
        self.canvas.clipPath(path, True)
        for _ in range(14):
            x = bounds.centerX() + float(self.marks.normal(sun_x * 0.16, 0.24)) * bounds.width()
            y = bounds.centerY() + float(self.marks.normal(sun_y * 0.16, 0.24)) * bounds.height()
            dent = skia.Path()
            dent.addOval(skia.Rect.MakeLTRB(x - size, y - size * 0.8, x + size, y + size * 0.8))
            self.canvas.drawPath(dent, paint_of(Colour(*self.air.shaded(colour, depth)[:3], 0.45)))
            dent.offset(size * 0.18 * sun_x, size * 0.22 * sun_y)
            self.canvas.drawPath(dent, paint_of(self.air.lit(colour.lighter(0.10), depth)))
        self.canvas.restore()

    def wash(
        self, path: skia.Path, colours: Sequence[Colour], low: float, high: float, *, depths: tuple[float, float] = (0, 0)
    ) -> None:
        """Spread a slab of clay and press thumbs into it."""
        super().wash(path, colours, low, high, depths=depths)
        bounds = path.getBounds()
        if bounds.height() < 0.5:
            return
        self.canvas.save()
        self.canvas.clipPath(path, True)
        sun_x, sun_y = self.air.light.sun
        for _ in range(int(4.0 * self.box.width)):
            x = float(self.marks.uniform(self.box.left, self.box.right))
            y = float(self.marks.uniform(max(low, self.box.bottom), high))
            s = 0.10 + 0.16 * (1 - (y - low) / max(0.1, high - low))
            dent = skia.Path()
            dent.addOval(skia.Rect.MakeLTRB(x - s, y - s * 0.34, x + s, y + s * 0.34))
            self.soft(dent, Colour(0.05, 0.03, 0.10, 0.07), s * 0.2)
            dent.offset(-sun_x * s * 0.2, -sun_y * s * 0.16)
            self.soft(dent, Colour(1, 1, 1, 0.07), s * 0.2)
        self.canvas.restore()

    def sky(self, colours: Sequence[Colour], low: float, high: float) -> None:
        """Smear the sky on with a thumb: long dabs of clay, each with a lit upper edge and a shade beneath it."""
        super().sky(colours, low, high)
        box, last = self.box, len(colours) - 1
        for _ in range(int(16 * box.width)):
            x, y = float(self.marks.uniform(box.left, box.right)), float(self.marks.uniform(low, box.top))
            f = max(0.0, min(1.0, (y - low) / (high - low) + 0.10 * float(self.marks.normal())))
            wide, thick = float(self.marks.uniform(0.25, 0.7)), float(self.marks.uniform(0.07, 0.13))
            tone, dab = colours[round(f * last)], skia.Path()
            dab.addRRect(skia.RRect.MakeRectXY(skia.Rect.MakeLTRB(x - wide, y - thick, x + wide, y + thick), thick, thick))
            for go, part in ((-0.35, tone.lighter(-0.13)), (0.30, tone.lighter(0.16)), (0.0, tone)):
                moved = skia.Path()
                dab.offset(0, go * thick, moved)
                self.canvas.drawPath(moved, paint_of(Colour(*part[:3], 0.55)))

    def puff(self, path: skia.Path, lit: Colour, dark: Colour) -> None:
        """Roll a cloud of cotton-white clay."""
        bounds = path.getBounds()
        self.canvas.save()
        self.canvas.clipPath(path, True)
        self.canvas.drawPaint(paint_of(dark))
        for go, f in ((0.06, 0.25), (0.14, 0.5), (0.24, 0.75), (0.36, 1.0)):
            self.canvas.save()
            self.canvas.translate(self.air.light.sun[0] * bounds.height() * go * 0.7, bounds.height() * go)
            self.canvas.drawPath(path, paint_of(dark.mix(lit, f)))
            self.canvas.restore()
        self.canvas.restore()


def _grade(air: Atmosphere) -> Atmosphere:
    """Warm the light of a small studio lamp, and take the air out: the set stands on a table."""
    light = dataclasses.replace(air.light, ambient=times(air.light.ambient, Colour(0.96, 0.92, 0.90)))
    return dataclasses.replace(air, light=light, reach=air.reach * 0.55)


def _press(_: Setting, strength: float) -> Press:
    """Make everything of one stuff: clay is never black nor glaring, and dyed through and through."""
    return remapped(_dyed, strength)


def _dyed(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    light = luminance(pixels).astype(np.float32)[..., None]
    least = np.array((18, 19, 24, 0), np.float32)
    return unreddened(pixels, least + 0.93 * light + 1.22 * (pixels - light))


def _veil(setting: Setting, strength: float) -> Veil:
    """Return the lamp over the set: a warm pool of light from the upper left, the table's dusk around it."""
    w, h = setting.view.size
    across = math.hypot(w, h)
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(w, h))
    canvas = surface.getCanvas()
    canvas.clear(0)
    night = setting.air.time == "night"
    for colour, alphas, centre, radius in (
        (_DUSK, (0.0, 0.0, 0.16, 0.42), (0.46 * w, 0.44 * h), 0.61 * across),
        (_LAMP, (0.10 if night else 0.20, 0.06, 0.0, 0.0), (0.30 * w, 0.12 * h), 0.54 * across),
    ):
        stops = [skia.Color4f(*colour[:3], a).toColor() for a in alphas]
        shader = skia.GradientShader.MakeRadial(centre, radius, stops, [0.0, 0.45, 0.75, 1.0])
        canvas.drawPaint(skia.Paint(Shader=shader, Dither=True))
    return laid(surface.makeImageSnapshot(), strength)


LOOK = Look(
    name="clay", pen=ClayPen, brush=ClayBrush, grade=_grade, press=_press, veil=_veil, tile=surfaces.clay,
    scaled=True, poses=12, blur=1.3,
    about="Kneaded, rounded bodies on a small set under a lamp, with the prints of fingers; moved on twos.",
)  # fmt: skip
