"""Shadows: what ties bodies to the floor: a soft contact patch below each, and its silhouette thrown away from the sun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.styles.pen import Colour, Light

if TYPE_CHECKING:
    from sora_nb.stage.camera import View
    from sora_nb.stage.cast.rig import Rig
    from sora_nb.stage.light import Shade

COARSE = 4
"""Thrown silhouettes are drawn this many times smaller than the frame; enlarging them makes their soft edge."""


class Silhouette:
    """A pen that fills everything with one opaque colour and no antialiasing, for masks and measurements."""

    def __init__(self, canvas: skia.Canvas, light: Light, pixel: float) -> None:
        self.canvas, self.light, self.pixel = canvas, light, pixel
        self._paint = skia.Paint(AntiAlias=False, Color=0xFF000000)
        self._stroke = skia.Paint(AntiAlias=False, Color=0xFF000000, Style=skia.Paint.kStroke_Style)

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
        """Fill a closed path."""
        del colour, volume, far, material, edge
        self.canvas.drawPath(path, self._paint)

    def line(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke an open path."""
        del colour
        self._stroke.setStrokeWidth(width)
        self.canvas.drawPath(path, self._stroke)

    def flat(self, path: skia.Path, colour: Colour) -> None:
        """Fill a marking, unless it is see-through."""
        if colour.a > 0.5:
            self.canvas.drawPath(path, self._paint)


def contact(colour: Colour) -> skia.Image:
    """Bake a soft round patch, darkest in the middle, 64 pixels wide."""
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(64, 64))
    stops = [skia.Color4f(colour.r, colour.g, colour.b, a).toColor() for a in (1.0, 0.82, 0.42, 0.10, 0.0)]
    shader = skia.GradientShader.MakeRadial((32, 32), 32, stops, [0.0, 0.3, 0.6, 0.85, 1.0])
    surface.getCanvas().drawPaint(skia.Paint(Shader=shader))
    return surface.makeImageSnapshot()


def play(canvas: skia.Canvas, body: skia.Picture, world: skia.Matrix, change: skia.Matrix) -> None:
    """Play a recorded body (drawn with `world`, metres → pixels) after a change of its metres: thrown, mirrored."""
    inverse = skia.Matrix()
    if not world.invert(inverse):
        return
    canvas.save()
    canvas.concat(world)
    canvas.concat(change)
    canvas.concat(inverse)
    canvas.drawPicture(body)
    canvas.restore()


def mirror(floor: float) -> skia.Matrix:
    """Return the change that mirrors a body in a floor or a water line, a little shortened, as from above."""
    return skia.Matrix.MakeAll(1, 0, 0, 0, -0.85, 1.85 * floor, 0, 0, 1)


class Breadths:
    """How wide each body stands, measured four times a second from its silhouette."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int], tuple[float, float]] = {}
        self._pixels = np.zeros((96, 192), np.uint8)
        self._surface = skia.Surface.MakeRasterDirect(skia.ImageInfo.MakeA8(192, 96), self._pixels)

    def of(self, rig: Rig, t: float) -> tuple[float, float]:
        """Return (offset of the middle, half width) in metres of the body's lower third about its placement."""
        key = (rig.role.key, int(t * 4))
        if key not in self._found:
            self._found[key] = self._measure(rig, (key[1] + 0.5) / 4)
        return self._found[key]

    def _measure(self, rig: Rig, t: float) -> tuple[float, float]:
        placement = rig.role.track.at(t)
        reach = max(0.2, rig.role.height * placement.scale) * 1.6
        scale = 96 / reach
        canvas = self._surface.getCanvas()
        canvas.clear(0)
        canvas.save()
        canvas.translate(96, 48)
        canvas.scale(scale / 2, -scale / 2)
        canvas.translate(-placement.x, -placement.y)
        rig.draw(Silhouette(canvas, Light(), 2 / scale), t)
        canvas.restore()
        rows = np.flatnonzero(self._pixels.any(axis=1))
        if not len(rows):
            return 0.0, rig.role.height * 0.3
        low = rows[-1] - (rows[-1] - rows[0]) // 2
        columns = np.flatnonzero(self._pixels[low:].any(axis=0))
        left, right = (columns[0] - 96) * 2 / scale, (columns[-1] + 1 - 96) * 2 / scale
        return float(left + right) / 2, float(right - left) / 2


class Thrown:
    """The silhouettes of all bodies, thrown on the floor by the sun, merged so that no shadow darkens another."""

    def __init__(self, view: View, cast: Shade) -> None:
        w, h = (-(-s // COARSE) for s in view.size)
        self._surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(w, h))
        self._cast = cast
        self._empty = True

    def clear(self) -> None:
        """Begin a frame."""
        if not self._empty:
            self._surface.getCanvas().clear(0)
        self._empty = True

    def add(self, body: skia.Picture, world: skia.Matrix, floor: float) -> None:
        """Throw a recorded body (drawn with `world`, metres → pixels) on a floor of a height."""
        # (x, y) → (x + slope·(y − floor), floor + squash·(y − floor)).
        slope, squash = self._cast.slope, self._cast.squash
        throw = skia.Matrix.MakeAll(1, slope, -slope * floor, 0, squash, floor - squash * floor, 0, 0, 1)
        canvas = self._surface.getCanvas()
        canvas.save()
        canvas.scale(1 / COARSE, 1 / COARSE)
        play(canvas, body, world, throw)
        canvas.restore()
        self._empty = False

    def draw(self, canvas: skia.Canvas, size: tuple[int, int], top: float) -> None:
        """Lay the shadows on the picture, below the row `top`."""
        if self._empty:
            return
        c, (r, g, b, _) = self._cast, self._cast.colour
        tint = skia.Paint(Color4f=skia.Color4f(r, g, b, c.strength), BlendMode=skia.BlendMode.kSrcIn)
        self._surface.getCanvas().drawPaint(tint)
        image = self._surface.makeImageSnapshot()
        top = max(0.0, min(float(size[1] - COARSE), top))
        source = skia.Rect.MakeLTRB(0, top / COARSE, image.width(), image.height())
        target = skia.Rect.MakeLTRB(0, top, image.width() * COARSE, image.height() * COARSE)
        canvas.drawImageRect(image, source, target, skia.SamplingOptions(skia.FilterMode.kLinear), skia.Paint())
