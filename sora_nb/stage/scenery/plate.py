"""Plate: a picture in place of scenery, laid so that its ground begins where the stage's does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.likeness.sampling import blur
from sora_nb.media import image
from sora_nb.stage import tracing
from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import cover
from sora_nb.stage.scenery.layers import Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.camera import Box, View
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.pictures import Picture
    from sora_nb.stage.scenery.brush import Brush

_PARALLAX = 0.35
"""The share of the camera's move that it takes: a picture has no depth, so it moves as a whole, as what is far."""
_ENLARGED = 1.45
"""How much larger than needed to fill the frame it may be, so that the grounds meet."""
_TRACED_SIDE, _TRACED_TONES, _TRACED_SPECK, _TRACED_DEPTH, _TRACED_WIDTH = 200, 7, 60.0, 0.6, 0.03
"""For styles of lines: the longer side, tones and the smallest patch in pixels; how far off its lines look, how wide."""
_DAYLIGHT = (1.0, 1.0, 0.96)


def layers(picture: Picture, view: View, air: Atmosphere, profile: Sequence[tuple[float, float]], place: str) -> list[Layer]:
    """Return a picture as the sheet behind the bodies, with the solid ground of a floor profile.

    At another time than by day it takes that time's light.
    """
    high, wide = picture.pixels.shape[:2]
    fit = _fit(view.box, (wide, high), picture.ground, exact=picture.use == "opening")
    four = np.dstack([picture.pixels, np.full((high, wide), 255, np.uint8)])
    whole = skia.Image.fromarray(four, colorType=skia.kRGBA_8888_ColorType)
    # Beyond its edges, where a camera may look, it goes on as its own reflection.
    tile, smooth = skia.TileMode.kMirror, skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    paint = skia.Paint(Shader=whole.makeShader(tile, tile, smooth, fit))
    if air.time != "day" and picture.use == "backdrop":
        tone = [float(a / b) for a, b in zip(air.tint[:3], _DAYLIGHT, strict=True)]
        paint.setColorFilter(skia.ColorFilters.Matrix([
            tone[0], 0, 0, 0, 0, 0, tone[1], 0, 0, 0, 0, 0, tone[2], 0, 0, 0, 0, 0, 1, 0,
        ]))  # fmt: skip

    def laid(brush: Brush) -> None:
        if brush.LINES:
            _traced(brush, picture, fit)
        else:
            brush.canvas.drawPaint(paint)

    ground = [cover.terrain(profile, place)] if profile else []
    return [Layer(name="dome", parallax=_PARALLAX, paint=laid), *ground]


def _traced(brush: Brush, picture: Picture, fit: skia.Matrix) -> None:
    """Outline what a picture shows, for styles that draw lines on a bare ground."""
    high, wide = picture.pixels.shape[:2]
    share = _TRACED_SIDE / max(high, wide)
    small = image.resized(picture.pixels, (max(1, round(wide * share)), max(1, round(high * share))))
    rgb = blur(np.asarray(small / 255, np.float32), 1.0)
    brush.sky((Colour(0, 0, 0), Colour(0, 0, 0)), 0.0, 1.0)
    found = tracing.patches(rgb, np.ones(rgb.shape[:2], np.float32), tones=_TRACED_TONES, speck=_TRACED_SPECK)
    rows, columns = rgb.shape[:2]
    for turn in (-1, 0, 1):
        # Its reflections on both sides, none with the lines along its edge.
        tile = skia.Matrix.Scale(wide / columns, high / rows).postConcat(
            skia.Matrix.MakeAll(1 if turn == 0 else -1, 0, wide * (0 if turn == 0 else 1 + turn), 0, 1, 0, 0, 0, 1)
        )
        brush.canvas.save()
        brush.canvas.clipRect(skia.Matrix.Concat(fit, tile).mapRect(skia.Rect.MakeLTRB(0.4, 0.4, columns - 1.4, rows - 1.4)))
        for path, colour, _ in found:
            lines = skia.Path()
            path.transform(skia.Matrix.Concat(fit, tile), lines)
            brush.line(lines, colour, _TRACED_WIDTH, depth=_TRACED_DEPTH)
        brush.canvas.restore()


def _fit(box: Box, size: tuple[int, int], ground: float, *, exact: bool) -> skia.Matrix:
    """Return a picture's pixels → picture metres: it fills the box, its ground line as near the stage's as may be."""
    wide, high = size
    tall = box.top - box.bottom
    least = max(box.width / wide, tall / high)
    wanted = lane(1.0)[1]
    above, below = box.top - wanted, wanted - box.bottom
    needed = max(above / (high * max(ground, 0.05)), below / (high * max(1 - ground, 0.05)))
    scale = least if exact else min(max(least, needed), _ENLARGED * least)
    top = wanted + scale * high * ground
    top = min(max(top, box.top), box.bottom + scale * high)
    return skia.Matrix.MakeAll(scale, 0, -scale * wide / 2, 0, -scale, top, 0, 0, 1)
