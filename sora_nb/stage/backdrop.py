"""Backdrop: the sheets of a place, painted once into images and laid into every frame where the camera has them."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, cast

import numpy as np
import skia

from sora_nb.stage.camera import NARROWING, Box, Frame, frame_at
from sora_nb.stage.performance import lane, random
from sora_nb.stage.scenery.layers import PERIOD
from sora_nb.stage.strips import EDGES, FAR, TALL, Sorter, depth_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.camera import View
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.performance import Performance
    from sora_nb.stage.scenery.brush import Brush
    from sora_nb.stage.scenery.layers import Layer

SHARPEST = 1.6
"""Sheets are painted at most this much finer than the frame, however far the camera zooms in."""
_LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear)
_ROWS = 2
_PLAIN = skia.SamplingOptions()


class Sheet:
    """One painted image with its place in the picture: `matrix` maps its pixels to picture metres.

    `whole` moves it by whole pixels only, which a travelling camera hides and which takes a third of the time.
    """

    def __init__(
        self, layers: Sequence[Layer], image: skia.Image, matrix: skia.Matrix | None, *, opaque: bool, whole: bool = False
    ) -> None:
        self.layer, self.image, self.matrix, self.whole = layers[0], image, matrix, whole
        self._paint = skia.Paint(BlendMode=skia.BlendMode.kSrc) if opaque else skia.Paint()

    def draw(self, canvas: skia.Canvas, view: View, frame: Frame, t: float) -> None:
        """Draw the sheet as the camera sees it at a time."""
        if self.matrix is None:
            canvas.drawImage(self.image, 0, 0, _PLAIN, self._paint)
            return
        whole = self.whole_at(view, frame, t)
        if abs(whole.getSkewX()) > 1e-6:
            self._sheared(canvas, whole, view.size)
            return
        if self.whole and abs(whole.getScaleX() - 1) < 1e-5 and abs(whole.getScaleY() - 1) < 1e-5:
            canvas.drawImage(self.image, round(whole.getTranslateX()), round(whole.getTranslateY()), _PLAIN, self._paint)
            return
        canvas.save()
        canvas.concat(whole)
        canvas.drawImage(self.image, 0, 0, _LINEAR)
        canvas.restore()

    def whole_at(self, view: View, frame: Frame, t: float) -> skia.Matrix:
        """Return the image's pixels → the frame's pixels at a time."""
        if self.matrix is None:
            return skia.Matrix()
        layer = self.layer
        whole = view.plane(frame) if layer.plane else view.layer(frame, layer.parallax)
        if layer.motion:
            right, up, lean = layer.motion(t)
            whole.preConcat(skia.Matrix.MakeAll(1, lean, right, 0, 1, up, 0, 0, 1))
        whole.preConcat(self.matrix)
        return whole

    def _sheared(self, canvas: skia.Canvas, whole: skia.Matrix, size: tuple[int, int]) -> None:
        """Draw row by row, each moved as its height asks: skia's general transform takes five times as long."""
        a, b, right = whole.getScaleX(), whole.getSkewX(), whole.getTranslateX()
        e, down = whole.getScaleY(), whole.getTranslateY()
        first, last = max(0, math.floor(down)), min(size[1], math.ceil(down + e * self.image.height()))
        for row in range(first, last, _ROWS):
            v = (row + 0.5 * _ROWS - down) / e
            canvas.save()
            canvas.clipRect(skia.Rect.MakeLTRB(0, row, size[0], row + _ROWS))
            if self.whole and abs(a - 1) < 1e-5 and abs(e - 1) < 1e-5:
                canvas.drawImage(self.image, round(right + b * v), round(down), _PLAIN)
            else:
                canvas.translate(right + b * v, down)
                canvas.scale(a, e)
                canvas.drawImage(self.image, 0, 0, _LINEAR)
            canvas.restore()


class Backdrop:
    """All sheets of one shot. A resting camera gets one image for every run of sheets that do not move by themselves."""

    def __init__(
        self,
        performance: Performance,
        view: View,
        layers: Sequence[Layer],
        air: Atmosphere,
        brush: type[Brush],
        *,
        blur: float = 0.0,
    ) -> None:
        self._blur = blur / 100
        self._view, self._air, self._brush = view, air, brush
        self._performance = performance
        self._still = not performance.camera.moves
        self._frame = frame_at(performance.camera, 0.0)
        self._travels = performance.camera.flows and max(abs(key[1]) for key in performance.camera.keys) > FAR
        self.back = self._bake([layer for layer in layers if not layer.front])
        self.front = self._bake([layer for layer in layers if layer.front])

    def _bake(self, layers: Sequence[Layer]) -> list[Sheet]:
        """Paint layers into as few sheets as their movement allows."""
        sheets: list[Sheet] = []
        run: list[Layer] = []
        for layer in layers:
            if self._still and layer.motion is None:
                run.append(layer)
                continue
            if run:
                sheets.append(self._together(run, opaque=not sheets and not run[0].front))
                run = []
            sheets += self._apart(layer) if layer.plane and self._travels else [self._alone(layer)]
        if run:
            sheets.append(self._together(run, opaque=not sheets and not run[0].front))
        return sheets

    def _paint(self, canvas: skia.Canvas, layer: Layer, box: Box, pixel: float) -> None:
        """Paint one layer; what lies before or behind the actors is out of focus where the style has a lens."""
        far = 1.5 if layer.front else 0.0 if layer.plane else layer.depth
        if not self._blur or not far:
            self._painted(canvas, layer, box, pixel)
            return
        sigma = self._blur * far
        canvas.saveLayer(None, skia.Paint(ImageFilter=skia.ImageFilters.Blur(sigma, sigma)))
        self._painted(canvas, layer, box, pixel)
        canvas.restore()

    def _painted(self, canvas: skia.Canvas, layer: Layer, box: Box, pixel: float) -> None:
        performance = self._performance
        scene = (performance.seed, "scenery", performance.shot.place, layer.name)
        if not layer.repeats:
            layer.paint(self._brush(canvas, self._air, box, pixel, random(*scene)))
            return
        half = PERIOD / 2
        rest = self._view.box
        for turn in range(math.ceil((box.left - half) / PERIOD), math.floor((box.right + half) / PERIOD) + 1):
            canvas.save()
            canvas.translate(turn * PERIOD, 0)
            dice = random(*scene, *((turn,) if turn else ()))
            layer.paint(self._brush(canvas, self._air, rest._replace(top=box.top, bottom=box.bottom), pixel, dice))
            canvas.restore()

    def _together(self, layers: Sequence[Layer], *, opaque: bool) -> Sheet:
        """Paint several layers into one image of the frame's size, as a resting camera sees them."""
        view = self._view
        surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(*view.size))
        canvas = surface.getCanvas()
        canvas.clear(0)
        for layer in layers:
            box, _ = view.reach(self._performance.camera, 0.0, layer.parallax)
            canvas.save()
            canvas.concat(view.plane(self._frame) if layer.plane else view.layer(self._frame, layer.parallax))
            self._paint(canvas, layer, box, 1 / (view.scale * self._frame.zoom))
            canvas.restore()
        return Sheet(layers, surface.makeImageSnapshot(), None, opaque=opaque)

    def _reach(self, layer: Layer) -> tuple[Box, float]:
        """Return all of a layer that is ever seen, in picture metres, and pixels per metre to paint it at."""
        view, performance = self._view, self._performance
        box, zoom = view.reach(performance.camera, performance.seconds, layer.parallax)
        if layer.plane:
            # Its far rows slide less than its near ones, so that they are seen further on the side that is left behind.
            far = [key[1] * NARROWING for key in performance.camera.keys]
            # A camera that looks from below sees the floor flatter, and so further on below.
            flat = max(0.2, 1 + min(0.0, *(key[2] for key in performance.camera.keys)) * NARROWING / 1.1)
            left, right = box.left - max(0.0, *far, 0.0), box.right - min(0.0, *far, 0.0)
            box = box._replace(left=left, right=right, bottom=box.bottom / flat if box.bottom < 0 else box.bottom)
        if layer.motion:
            moves = [layer.motion(performance.seconds * i / 60) for i in range(61)]
            lean = max(abs(m[2]) for m in moves) * max(abs(box.bottom), abs(box.top))
            box = Box(
                box.left - max(0.0, *(m[0] for m in moves)) - lean - 0.05,
                box.bottom - max(0.0, *(m[1] for m in moves)) - 0.05,
                box.right - min(0.0, *(m[0] for m in moves)) + lean + 0.05,
                box.top - min(0.0, *(m[1] for m in moves)) + 0.05,
            )
        return box, view.scale * min(zoom, SHARPEST)

    def _alone(self, layer: Layer) -> Sheet:
        """Paint one layer into an image large enough for wherever the camera and its own motion take it."""
        box, scale = self._reach(layer)
        surface = _surface(box, scale)
        self._paint(surface.getCanvas(), layer, box, 1 / scale)
        return self._sheet(layer, surface, box, scale)

    def _apart(self, layer: Layer) -> list[Sheet]:
        """Paint a floor for a camera that travels: the plane, and over it the strips of what stands on it."""
        box, scale = self._reach(layer)
        strips = [
            dataclasses.replace(layer, plane=False, parallax=lane(depth_of(n))[0], name=f"{layer.name} {n}")
            for n in range(len(EDGES) - 1)
        ]
        boxes = []
        for n, strip in enumerate(strips):
            seen, _ = self._reach(strip)
            boxes.append(seen._replace(bottom=EDGES[n] - 0.1, top=EDGES[n + 1] + TALL))
        surfaces = [_surface(one, scale) for one in (box, *boxes)]
        performance = self._performance
        scene = (performance.seed, "scenery", performance.shot.place, layer.name)
        plane, *brushes = (
            self._brush(surface.getCanvas(), self._air, box, 1 / scale, random(*scene, *name))
            for surface, name in zip(surfaces, ((), *((n,) for n in range(len(strips)))), strict=True)
        )
        layer.paint(cast("Brush", Sorter(plane, brushes)))
        # The farthest first, as they overlap upwards.
        upright = list(zip(strips, surfaces[1:], boxes, strict=True))[::-1]
        return [
            self._sheet(layer, surfaces[0], box, scale),
            *(self._sheet(strip, surface, one, scale) for strip, surface, one in upright if not _empty(surface)),
        ]

    def _sheet(self, layer: Layer, surface: skia.Surface, box: Box, scale: float) -> Sheet:
        """Return what was painted as a sheet, without its empty margins."""
        image, left, top = _cropped(surface)
        matrix = skia.Matrix.MakeAll(1 / scale, 0, box.left + left / scale, 0, -1 / scale, box.top - top / scale, 0, 0, 1)
        # The dome, which covers everything behind it, is the first.
        return Sheet([layer], image, matrix, opaque=layer.name == "dome", whole=self._travels)


def _surface(box: Box, scale: float) -> skia.Surface:
    """Return an empty image of a box, its canvas in picture metres."""
    width, height = (max(1, round(s * scale)) for s in (box.right - box.left, box.top - box.bottom))
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(width, height))
    canvas = surface.getCanvas()
    canvas.clear(0)
    canvas.concat(skia.Matrix.MakeAll(scale, 0, -box.left * scale, 0, -scale, box.top * scale, 0, 0, 1))
    return surface


def _empty(surface: skia.Surface) -> bool:
    """Tell whether nothing was painted on a surface."""
    return not surface.makeImageSnapshot().toarray(colorType=skia.kN32_ColorType)[..., 3].any()


def _cropped(surface: skia.Surface) -> tuple[skia.Image, int, int]:
    """Return what was painted without its empty margins, and the margins' width at the left and above."""
    image = surface.makeImageSnapshot()
    alpha = image.toarray(colorType=skia.kN32_ColorType)[..., 3] > 0
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    if not len(rows):
        return image, 0, 0
    left, top = max(0, int(columns[0]) - 1), max(0, int(rows[0]) - 1)
    right, bottom = min(image.width(), int(columns[-1]) + 2), min(image.height(), int(rows[-1]) + 2)
    return image.makeSubset(skia.IRect.MakeLTRB(left, top, right, bottom)), left, top
