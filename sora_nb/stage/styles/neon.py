"""Neon: the dark, and in it everything as glowing tubes whose light spreads into the air."""

from __future__ import annotations

import colorsys
import dataclasses
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.light import tame
from sora_nb.stage.scenery.brush import paint_of
from sora_nb.stage.styles.base import Look, Press, Setting, bloomed
from sora_nb.stage.styles.lines import LineBrush, LinePen, thin
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.styles.cartoon import Tones

NIGHT = Colour.hex("#0a0618")
_ICE = Colour(0.62, 0.92, 1.0)


def vivid(colour: Colour) -> Colour:
    """Return the gas that burns in a colour: full and bright; what is grey burns icy white."""
    h, s, v = colorsys.rgb_to_hsv(*colour[:3])
    if s < 0.16 or v < 0.14:
        return Colour(*_ICE[:3], colour.a)
    return Colour(*colorsys.hsv_to_rgb(h, min(0.86, 0.45 + 0.9 * s), 1.0), colour.a)


class NeonPen(LinePen):
    """Bends a tube along every outline: a wide faint light, a narrow strong one, a white-hot core."""

    GROUND, TINT, WIDTH = NIGHT, 0.10, (0.040, 1.5)
    ink = staticmethod(vivid)

    def halo(self, path: skia.Path, tones: Tones, width: float) -> None:
        """Spread light around a body."""
        line = tones.edge
        for wide, alpha in ((5.0, 0.13), (2.6, 0.26)):
            self.trace(path, skia.Color4f(line.fR, line.fG, line.fB, alpha * line.fA), wide * width)

    def outline(self, path: skia.Path, tones: Tones, width: float) -> None:
        """Draw the tube and its core."""
        line = tones.edge
        self.trace(path, line, width)
        core = skia.Color4f(0.55 + 0.45 * line.fR, 0.55 + 0.45 * line.fG, 0.55 + 0.45 * line.fB, 0.9 * line.fA)
        self.trace(path, core, 0.38 * width)


class NeonBrush(LineBrush):
    """Bends thinner tubes along the set, in violet, blue and magenta with what colour a thing has."""

    GROUND, TINT, WIDTH = NIGHT, 0.05, (0.026, 1.0)

    @staticmethod
    def ink(colour: Colour) -> Colour:
        """Return a colour of the set's own range, so that the actors' stand out."""
        tone = vivid(colour)
        return tame(tone.mix(Colour(0.46, 0.24, 1.0), 0.50))

    def stroke(self, path: skia.Path, colour: Colour, width: float, alpha: float) -> None:
        """Draw a tube with its light."""
        tone = self.ink(colour)
        for wide, share in ((3.6, 0.16), (1.0, 0.95)):
            paint = paint_of(thin(tone, share * alpha), Style=skia.Paint.kStroke_Style, StrokeWidth=wide * width)
            paint.setStrokeJoin(skia.Paint.kRound_Join)
            self.bare.drawPath(path, paint)

    def raw(self, path: skia.Path, colour: Colour) -> None:
        """Fill what shines by itself with its light."""
        tone = tame(vivid(colour))
        self.bare.drawPath(path, paint_of(thin(tone, 0.55)))

    def glow(self, x: float, y: float, radius: float, colour: Colour, *, squash: float = 1.0) -> None:
        """Add light around a point, in full colour."""
        self.lamp(x, y, radius, Colour(*self.ink(colour)[:3], min(1.0, 1.5 * colour.a)), squash)


def _grade(air: Atmosphere) -> Atmosphere:
    """Turn the sun off and every lamp on."""
    light = dataclasses.replace(air.light, key=Colour(1, 1, 1), ambient=Colour(0.3, 0.25, 0.5))
    return dataclasses.replace(
        air,
        light=light,
        haze=NIGHT.mix(Colour(0.32, 0.16, 0.62), 0.5),
        reach=air.reach * 0.6,
        disc_colour=Colour(0.95, 0.36, 0.96),
        cast=dataclasses.replace(air.cast, colour=NIGHT, strength=0.2 * air.cast.strength),
    )


def _press(setting: Setting, strength: float) -> Press:
    return bloomed(setting.view.size, 0.75 * strength)


LOOK = Look(
    name="neon", pen=NeonPen, brush=NeonBrush, grade=_grade, press=_press,
    about="The dark, and in it everything as glowing tubes of coloured light.",
)  # fmt: skip
