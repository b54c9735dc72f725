"""Anime light: the clear, blooming light of a painted sky, motes that drift in it, and lines behind what moves fast."""

from __future__ import annotations

import colorsys
import dataclasses
import math
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.light import tame
from sora_nb.stage.scenery.brush import paint_of
from sora_nb.stage.styles.base import Press, Setting, Veil, bloomed, luminance, remapped, unreddened
from sora_nb.stage.styles.cartoon import spot
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.styles.base import Mover

VIOLET = Colour(0.42, 0.30, 0.62)
FAST, FASTEST = 0.55, 1.3
"""Picture heights a second at which the first lines of speed show, and at which all do."""
_BEATS = 12
"""Times a second that motes move and lines of speed are drawn anew."""
_SHAFTS = ((0.75, 0.10), (1.05, 0.06), (1.35, 0.13), (1.95, 0.08), (2.30, 0.11))
"""(direction, breadth) in radians of the shafts of light that fall from the sun."""
_PANES = ((-0.16, 0.13), (0.02, 0.13), (0.46, 0.05))
"""(left edge, breadth) in picture widths of the light that falls into a room through a window out of sight."""
_DAY = (Colour(0.10, 0.52, 1.0), Colour(1.0, 0.62, 0.66))
_NIGHT = (Colour(0.16, 0.20, 0.62), Colour(0.92, 0.42, 0.78))
"""The light from above and along the horizon."""
_MOTES = 22


def clear(colour: Colour, gain: float = 1.22) -> Colour:
    """Return a colour fuller by a gain, and a little lighter."""
    h, s, v = colorsys.rgb_to_hsv(*colour[:3])
    return Colour(*colorsys.hsv_to_rgb(h, min(1.0, s * gain), min(1.0, v * 1.04 + 0.02)), colour.a)


def grade(air: Atmosphere) -> Atmosphere:
    """Clear the air and fill it with light."""
    first, second, third = (tame(clear(c, 1.35)) for c in air.sky)
    return dataclasses.replace(
        air,
        sky=(first, second, third),
        reach=air.reach * 0.72,
        glow=min(1.0, 1.4 * air.glow),
        shadow=air.shadow.mix(VIOLET, 0.22),
    )


def press(setting: Setting, strength: float) -> Press:
    """Make colours vivid, their shade violet and their light warm, and let what is bright bloom."""
    vivid, bloom = remapped(_vivid, strength), bloomed(setting.view.size, 0.42 * strength, above=150, white=True)

    def develop(pixels: NDArray[np.uint8], index: int) -> None:
        vivid(pixels, index)
        bloom(pixels, index)

    return develop


def _vivid(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    light = luminance(pixels).astype(np.float32)[..., None]
    curved = light + 26 * np.sin(np.pi * (light / 255 - 0.5)) * np.sin(np.pi * light / 255)
    warm, violet = np.array((-7, 1, 7, 0), np.float32), np.array((17, -5, 7, 0), np.float32)
    found = curved + 1.26 * (pixels - light) + (light / 255) * warm + (1 - light / 255) * violet
    return unreddened(pixels, found)


def _light(setting: Setting, strength: float) -> skia.Image:
    """Return the light that lies over a picture: azure from above, rose along the horizon, shafts from sun or window."""
    w, h = setting.view.size
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(w, h))
    canvas, air = surface.getCanvas(), setting.air
    canvas.clear(0)
    night = air.time == "night"
    high, low = _NIGHT if night else _DAY
    washes = ((high, 0.13), (high, 0.06), (low, 0.27 if night else 0.20), (low, 0.05), (VIOLET, 0.30))
    stops = [skia.Color4f(*tone[:3], alpha * strength).toColor() for tone, alpha in washes]
    across = skia.GradientShader.MakeLinear([(0.35 * w, 0), (0.65 * w, h)], stops, [0.0, 0.32, 0.58, 0.78, 1.0])
    canvas.drawPaint(skia.Paint(Shader=across, Dither=True))
    if night or air.disc is None:
        return surface.makeImageSnapshot()
    if air.reach:
        warm, x, y = air.disc_colour, air.disc[0] * w, (1 - air.disc[1]) * h
        for angle, wide in _SHAFTS:
            shaft = skia.Path()
            shaft.addArc(skia.Rect.MakeLTRB(x - 1.2 * w, y - 1.2 * w, x + 1.2 * w, y + 1.2 * w), 57.3 * angle, 57.3 * wide)
            shaft.lineTo(x, y)
            stops = [skia.Color4f(warm.r, warm.g, warm.b, a * strength).toColor() for a in (0.22, 0.09, 0.0)]
            canvas.drawPath(shaft, skia.Paint(AntiAlias=True, Shader=skia.GradientShader.MakeRadial((x, y), 0.9 * w, stops)))
        return surface.makeImageSnapshot()
    for left, wide in _PANES:
        pane = skia.Path()
        corners = ((left, -0.05), (left + wide, -0.05), (left + wide + 0.42, 1.05), (left + 0.34, 1.05))
        pane.addPoly([skia.Point(x * w, y * h) for x, y in corners], True)
        stops = [skia.Color4f(1.0, 0.95, 0.80, a * strength).toColor() for a in (0.42, 0.24, 0.04)]
        paint = skia.Paint(AntiAlias=True, Shader=skia.GradientShader.MakeLinear([(0, 0), (0, h)], stops))
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.008 * h))
        canvas.drawPath(pane, paint)
    return surface.makeImageSnapshot()


def veil(setting: Setting, strength: float) -> Veil:
    """Return the light over every frame, motes that drift in it, and lines of speed."""
    light, mote, linear = _light(setting, strength), spot(), skia.SamplingOptions(skia.FilterMode.kLinear)
    w, h = setting.view.size
    dice = np.random.default_rng((setting.seed, 23))
    motes = np.stack(
        [dice.random(_MOTES), dice.random(_MOTES), dice.uniform(0.008, 0.030, _MOTES), dice.uniform(0, 6, _MOTES)], 1
    )

    def shine(canvas: skia.Canvas, index: int) -> None:
        canvas.drawImage(light, 0, 0)
        beat = math.floor(index / setting.fps * _BEATS + 1e-6)
        t = beat / _BEATS
        for n, mover in enumerate(setting.movers(index)):
            _streak(canvas, mover, h, np.random.default_rng((setting.seed, beat, n)), strength)
        for x, y, size, phase in motes.tolist():
            at_x, at_y = (x + 0.012 * t + 0.008 * math.sin(t + phase)) % 1.0 * w, (y - 0.02 * t) % 1.0 * h
            r, alpha = size * h, strength * (0.38 + 0.26 * math.sin(1.7 * t + phase))
            where = skia.Rect.MakeLTRB(at_x - r, at_y - r, at_x + r, at_y + r)
            canvas.drawImageRect(mote, where, linear, skia.Paint(Alphaf=alpha))

    return shine


def _streak(canvas: skia.Canvas, mover: Mover, h: int, dice: np.random.Generator, strength: float) -> None:
    """Draw the lines that a fast body leaves in the air: tapered, along its way, above and below it and behind."""
    speed = math.hypot(mover.right, mover.down)
    share = min(1.0, (speed / h - FAST) / (FASTEST - FAST))
    if share <= 0:
        return
    ux, uy = mover.right / speed, mover.down / speed
    lines = skia.Path()
    for _ in range(4 + round(8 * share)):
        side = float(dice.uniform(-0.62, 0.62)) * mover.height
        back = float(dice.uniform(0.45, 1.0)) * mover.height
        length = float(dice.uniform(0.10, 0.30)) * speed
        half = float(dice.uniform(0.0012, 0.0042)) * h
        x, y = mover.x - ux * back - uy * side, mover.y - uy * back + ux * side
        lines.moveTo(x - uy * half, y + ux * half)
        lines.lineTo(x + uy * half, y - ux * half)
        lines.lineTo(x - ux * length, y - uy * length)
        lines.close()
    canvas.drawPath(lines, paint_of(Colour(1, 1, 1, strength * (0.35 + 0.5 * share))))
