"""Pixel: squares on a real grid, a fixed palette with ordered dithering, no smoothing, 12 poses a second."""

from __future__ import annotations

import colorsys
import functools
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.light import times
from sora_nb.stage.scenery.brush import Brush, paint_of
from sora_nb.stage.styles.base import Look, Press, Setting
from sora_nb.stage.styles.cartoon import CartoonPen, Tones, towards
from sora_nb.stage.styles.pen import Colour, Light

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

ROWS = 100
"""About as many rows of squares as a picture has at full strength."""
_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - 15 / 32
_DITHER = 7.0
_KINDS = (
    (0.86, 0.95), (0.88, 0.70), (0.80, 0.42), (0.45, 0.96), (0.46, 0.68), (0.48, 0.46), (0.50, 0.28), (0.60, 0.15),
    (0.20, 0.97), (0.22, 0.80),
)  # fmt: skip
"""Saturation and value of what each hue has."""
_EARTHS = (
    "#3b2417 #543320 #6e4529 #8a5a34 #a8703f #c58d5a #dcae7e #eecba4 #f7e2c8 #8a6a4a #b09a78 #d8c8a0 #5c6b3a #7f9a4a #a7bf6a "
    "#3d8fe0 #62abec #8cc6f4 #b8def8 #dff1fb"
)
"""Browns, skins, grass and sky, of which films are full."""


class PixelPen(CartoonPen):
    """Draws with three flat tones and an outline one square wide, all without smoothing."""

    def __init__(self, light: Light) -> None:
        super().__init__(light)
        for paint in (self._fill, self._stroke):
            paint.setAntiAlias(False)

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
        """Fill a closed path: shade, light, and a few bright squares on the shoulder."""
        del material
        tones, canvas, bounds = self.tones(colour, far), self.canvas, path.getBounds()
        small = min(bounds.width(), bounds.height())
        if edge:
            self.trace(path, tones.edge, max(0.065, 2.6 * self.pixel))
        if volume <= 0.05 or small < 6 * self.pixel:
            canvas.drawPath(path, self.fill(tones.lit))
            return
        sun_x, sun_y = towards(canvas, self.light.sun)
        shift = small * (0.10 + 0.16 * volume)
        canvas.save()
        canvas.clipPath(path, False)
        canvas.drawPaint(self.fill(tones.shade))
        canvas.translate(sun_x * shift, sun_y * shift)
        canvas.drawPath(path, self.fill(tones.lit))
        canvas.translate(sun_x * shift * 1.6, sun_y * shift * 1.6)
        canvas.drawPath(path, self.fill(self.veiled(tones.base.lighter(0.22 * volume))))
        canvas.restore()

    def mixed(self, base: Colour) -> Tones:
        """Mix a few strong tones, the shade turned towards blue."""
        lit = times(base, self.light.key)
        shade = times(base, self.light.ambient).mix(Colour(0.20, 0.16, 0.45), 0.28)
        return Tones(self.veiled(lit), self.veiled(shade), self.veiled(shade.lighter(-0.72)), lit)


class PixelBrush(Brush):
    """Fills scenery with flat tones in steps, and skies with bands."""

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Fill a shape in three flat steps, outlined where it is near."""
        lit, dark = self.air.lit(colour, depth), self.air.shaded(colour, depth)
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        if depth < 0.9 and small > 0.2 and self.air.reach:
            rim = paint_of(dark.lighter(-0.35), Style=skia.Paint.kStroke_Style, StrokeWidth=max(0.07, 2.5 * self.pixel))
            self.canvas.drawPath(path, rim)
        self.canvas.drawPath(path, paint_of(dark if volume else lit))
        if volume:
            shift = min(0.3, (0.06 + 0.16 * volume) * small)
            self._shifted(path, lit, shift)
            self._shifted(path, lit.lighter(0.14), shift * 2.6)
        self.cap(path, depth)

    def sky(self, colours: Sequence[Colour], low: float, high: float) -> None:
        """Fill the sky with seven bands."""
        stops, bands = [], 7
        for n in range(bands):
            f = n / (bands - 1) * (len(colours) - 1)
            k = min(int(f), len(colours) - 2)
            stops.append(colours[k].mix(colours[k + 1], f - k))
        self.canvas.drawPaint(paint_of(stops[-1]))
        box = self.box
        for n in range(bands - 2, -1, -1):
            top = low + (high - low) * (n + 1) / bands
            self.canvas.drawRect(skia.Rect.MakeLTRB(box.left - 9, box.bottom - 9, box.right + 9, top), paint_of(stops[n]))


@functools.cache
def _palette() -> NDArray[np.float32]:
    """Return the 148 colours (colour, rgb) 0…255 there are: greys, twelve hues full, middle and pale, earths and skies."""
    found = [(v, v, min(1.0, v * 1.04)) for v in (0.04, 0.16, 0.30, 0.46, 0.62, 0.78, 0.90, 0.97)]
    for hue in (0.0, 0.05, 0.09, 0.14, 0.24, 0.34, 0.45, 0.54, 0.61, 0.70, 0.80, 0.92):
        found += [colorsys.hsv_to_rgb(hue, full, value) for full, value in _KINDS]
    found += [Colour.hex(text)[:3] for text in _EARTHS.split()]
    return np.asarray(found, np.float32) * 255


def _red(rgb: NDArray[np.float32]) -> NDArray[np.bool_]:
    r, g, b = rgb.T
    found: NDArray[np.bool_] = (r > 128) & (r - np.maximum(g, b) > 68)
    return found


@functools.cache
def _nearest() -> NDArray[np.uint32]:
    """Return packed bgra colours of the palette for colours in 32 steps a channel (red, green, blue)."""
    axis = np.arange(32, dtype=np.float32) * 8 + 4
    cube = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1).reshape(-1, 3)
    weight = np.array([0.9, 1.25, 0.75], np.float32)
    seen, known = cube * weight, _palette() * weight
    away = (seen**2).sum(1)[:, None] - 2 * seen @ known.T + (known**2).sum(1)
    # What is not red never becomes so: no scenery competes with a red actor for the eye.
    away[np.ix_(~_red(cube), _red(_palette()))] = np.inf
    rgb = _palette()[away.argmin(axis=1)].clip(0, 255).astype(np.uint32)
    packed: NDArray[np.uint32] = rgb[:, 2] | rgb[:, 1] << np.uint32(8) | rgb[:, 0] << np.uint32(16) | np.uint32(0xFF000000)
    return packed


def grid(height: int, strength: float = 1.0) -> int:
    """Return how many pixels of the frame a square is wide: at full strength about a hundredth of the height."""
    return max(1, round(max(2, round(height / ROWS)) * strength))


def _press(setting: Setting, strength: float) -> Press:
    """Take one sample a square, the palette's nearest colour for it, and fill the square; strength sets the squares' size."""
    width, height = setting.view.size
    side = grid(height, strength)
    rows, columns = np.arange(side // 2, height, side), np.arange(side // 2, width, side)
    if (rows[-1] // side + 1) * side < height:
        rows = np.append(rows, height - 1)
    if (columns[-1] // side + 1) * side < width:
        columns = np.append(columns, width - 1)
    tiles = (-(-len(rows) // 4), -(-len(columns) // 4))
    bias = np.tile(_BAYER, tiles)[: len(rows), : len(columns), None] * _DITHER
    table = _nearest()

    def square(pixels: NDArray[np.uint8], index: int) -> None:
        del index
        seen = pixels[rows][:, columns, :3]
        level = np.clip(seen + bias, 0, 255).astype(np.uint32) >> np.uint32(3)
        packed = table[level[..., 2] << np.uint32(10) | level[..., 1] << np.uint32(5) | level[..., 0]]
        whole = packed if side == 1 else packed.repeat(side, axis=0)[:height].repeat(side, axis=1)[:, :width]
        pixels.view(np.uint32)[..., 0] = whole

    return square


LOOK = Look(
    name="pixel", pen=PixelPen, brush=PixelBrush, press=_press, poses=12,
    about="Squares on a real grid, a fixed palette with dithering, no smoothing; characters step 12 times a second.",
)  # fmt: skip
