"""Chalkboard: rough strokes of white and coloured chalk on a wiped green-black board, shade by hatching."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.styles import surfaces
from sora_nb.stage.styles.base import Look, Press, Setting, Veil, grey, laid, luminance, ramp, remapped, toned
from sora_nb.stage.styles.lines import LineBrush, LinePen
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.styles.cartoon import Tones
    from sora_nb.stage.styles.pen import Light

BOARD = Colour.hex("#1d3a31")
_CHALK = Colour(0.95, 0.95, 0.90)


def chalk(colour: Colour) -> Colour:
    """Return the stick of chalk for a colour: pastel where it is colourful, white where it is not."""
    spread = max(colour[:3]) - min(colour[:3])
    if spread < 0.16:
        return Colour(*_CHALK[:3], colour.a)
    top = max(colour[:3])
    full = Colour(colour.r / top, colour.g / top, colour.b / top, colour.a)
    return full.mix(_CHALK, 0.30 + 0.35 * max(0.0, 0.5 - spread))


class ChalkPen(LinePen):
    """Draws with the broad side of a stick: strokes waver, and the second does not quite follow the first."""

    GROUND, TINT, HATCHED, WIDTH = BOARD, 0.07, 0.62, (0.048, 1.9)
    ink = staticmethod(chalk)

    def __init__(self, light: Light) -> None:
        super().__init__(light)
        self._rough = [
            skia.Paint(
                AntiAlias=True, Style=skia.Paint.kStroke_Style, PathEffect=skia.DiscretePathEffect.Make(0.09, amount, seed)
            )
            for amount, seed in ((0.012, 3), (0.030, 8))
        ]

    def outline(self, path: skia.Path, tones: Tones, width: float) -> None:
        """Stroke twice, the second time loosely."""
        small = min(path.getBounds().width(), path.getBounds().height())
        if small < 0.16:
            self.trace(path, tones.edge, min(width, 0.4 * small))
            return
        line = tones.edge
        for paint, share, alpha in zip(self._rough, (1.0, 0.55), (0.95, 0.45), strict=True):
            paint.setColor4f(skia.Color4f(line.fR, line.fG, line.fB, alpha * line.fA))
            paint.setStrokeWidth(share * width)
            self.canvas.drawPath(path, paint)


class ChalkBrush(LineBrush):
    """Draws the set in white and pale chalk."""

    GROUND, TINT, HATCHED, WIDTH = BOARD, 0.05, 0.45, (0.030, 1.3)

    @staticmethod
    def ink(colour: Colour) -> Colour:
        """Return paler chalk than the actors': the set stays behind them."""
        return chalk(colour).mix(_CHALK, 0.55)

    def stroke(self, path: skia.Path, colour: Colour, width: float, alpha: float) -> None:
        """Draw a wavering line."""
        small = min(path.getBounds().width(), path.getBounds().height())
        paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width)
        tone = self.ink(colour)
        paint.setColor4f(skia.Color4f(tone.r, tone.g, tone.b, alpha * tone.a))
        paint.setStrokeJoin(skia.Paint.kRound_Join)
        if small > 0.3:
            paint.setPathEffect(skia.DiscretePathEffect.Make(0.10, 0.014, 4))
        self.bare.drawPath(path, paint)


def _tone(light: float) -> Colour:
    """Return the board's own green for a lightness below chalk's, and chalk above."""
    share = max(0.0, min(1.0, (light - 0.2) / 0.6))
    level = light / grey(BOARD)
    return Colour(BOARD.r * level, BOARD.g * level, BOARD.b * level).mix(Colour(light, light, 0.96 * light), share)


def _grade(air: Atmosphere) -> Atmosphere:
    """Put the sun out: a board has no light but the room's, and no shadows."""
    return dataclasses.replace(
        air, haze=BOARD.mix(_CHALK, 0.25), reach=air.reach * 0.4, glow=0.0, cast=dataclasses.replace(air.cast, strength=0.0)
    )


_DARK = grey(BOARD)
_KEPT = 5 / 8
"""How much of its colour a pixel keeps when its lightness becomes chalk."""
_WIPED = Colour(*(c + _KEPT * (c - _DARK) for c in BOARD[:3]))
"""The board as it is seen."""
_TABLE = ramp((0, _tone(0.6 * _DARK)), (_DARK, _tone(_DARK)), (0.85, _tone(0.93)), (1, _tone(0.96)))


def _press(_: Setting, strength: float) -> Press:
    """Turn lightness into chalk on the board and keep most of the colour on top of it."""
    return remapped(_boarded, strength)


def _boarded(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    light = luminance(pixels)
    colour = (pixels - light.astype(np.float32)[..., None]) * _KEPT
    toned(pixels, light, _TABLE)
    return np.clip(pixels + colour, 0, 255).astype(np.uint8)


def _veil(setting: Setting, strength: float) -> Veil:
    """Return the smears of a wiped board, and the board showing through the chalk."""
    width, height = setting.view.size
    dice = np.random.default_rng(18)
    smear = surfaces.stretched(dice, (height, width), 0.16 * height, 0.03 * height)
    pores = surfaces.field(dice, (height, width), max(0.7, height / 480))
    hidden = 0.55 * np.clip(pores - 0.7, 0, 1)
    dust = 0.055 * np.clip(smear, 0, 2)
    alpha = strength * np.clip(hidden + dust, 0, 1)
    share = dust / np.maximum(hidden + dust, 1e-6)
    pixels = np.zeros((height, width, 4), np.uint8)
    for channel, (back, white) in enumerate(zip((_WIPED.b, _WIPED.g, _WIPED.r), (_CHALK.b, _CHALK.g, _CHALK.r), strict=True)):
        pixels[..., channel] = 255 * alpha * (back * (1 - share) + white * share)
    pixels[..., 3] = 255 * alpha
    return laid(skia.Image.fromarray(pixels, colorType=skia.kBGRA_8888_ColorType))


LOOK = Look(
    name="chalkboard", pen=ChalkPen, brush=ChalkBrush, grade=_grade, press=_press, veil=_veil, poses=12,
    about="Rough strokes of white and coloured chalk on a green-black board, outlines with hatching; moved on twos.",
)  # fmt: skip
