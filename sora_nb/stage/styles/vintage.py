"""Vintage: sepia film blind to red, soft and flickering, scratched and dusty, unsteady in the gate, 16 poses a second."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import skia

from sora_nb.stage.performance import random
from sora_nb.stage.scenery.brush import paint_of
from sora_nb.stage.styles import surfaces
from sora_nb.stage.styles.base import Look, Press, Setting, Veil, faded, grey, luminance, ramp, toned
from sora_nb.stage.styles.cartoon import Tones
from sora_nb.stage.styles.cinematic import CinematicBrush, CinematicPen
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE = 16
"""Pictures a second of silent film, for its dust, its flicker and its poses."""
_ORTHO = (92, 128, 36)
"""How orthochromatic stock sees blue, green and red, of 256: lips and red balls turn dark, skies pale."""
_BLACK, _BROWN, _SAND, _CREAM = (Colour.hex(c) for c in ("#160d06", "#5b3c20", "#c7a271", "#fbecc9"))


class VintagePen(CinematicPen):
    """Models softly with little light between, as old lenses did, and draws a blurred dark edge."""

    def mixed(self, base: Colour) -> Tones:
        """Mix chalky lights and brown shades: make-up for a camera that sees no red."""
        tones = super().mixed(base)
        light = grey(base)
        lit = tones.base.mix(Colour(0.98, 0.94, 0.86), 0.10 + 0.25 * light)
        dark = tones.base.lighter(-0.58)
        return Tones(self.veiled(lit), self.veiled(dark), self.veiled(Colour(*dark.lighter(-0.7)[:3], 0.6 * base.a)), lit)


class VintageBrush(CinematicBrush):
    """Paints flats as an early studio did: broad tones, soft outlines."""

    def shape(self, path: skia.Path, colour: Colour, *, depth: float = 0.0, volume: float = 0.5) -> None:
        """Fill a shape softly, with the brown edge of a painted flat."""
        edge = self.air.shaded(colour, depth).lighter(-0.5)
        bounds = path.getBounds()
        if min(bounds.width(), bounds.height()) > 0.15:
            self.soft(path, Colour(*edge[:3], 0.55 / (1 + depth)), 0.03)
        super().shape(path, colour, depth=depth, volume=volume)


_STOPS = ((0.05, _BLACK), (0.24, _BROWN), (0.52, _SAND), (0.80, _CREAM))


def _press(setting: Setting, strength: float) -> Press:
    """Print on sepia stock whose light wavers a little from picture to picture."""
    tables = [
        ramp(*((min(1.0, at * gain), tone) for at, tone in _STOPS))
        for gain in (1.0 + 0.022 * math.sin(2.4 * n) + 0.018 * math.sin(5.1 * n + 1) for n in range(32))
    ]

    def sepia(pixels: NDArray[np.uint8], index: int) -> None:
        toned(pixels, luminance(pixels, _ORTHO), tables[int(index * RATE / setting.fps + 1e-6) % 32])

    return faded(sepia, strength)


def _gate(size: tuple[int, int], strength: float) -> skia.Image:
    """Return the dark rounded window of the projector with some margin to move in, and the lamp's fall-off."""
    w, h = size
    margin = max(4, h // 40)
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(w + 2 * margin, h + 2 * margin))
    canvas = surface.getCanvas()
    canvas.clear(0)
    inner = skia.RRect.MakeRectXY(
        skia.Rect.MakeXYWH(1.9 * margin, 1.9 * margin, w - 1.8 * margin, h - 1.8 * margin), 0.07 * h, 0.07 * h
    )
    canvas.save()
    canvas.clipRRect(inner, skia.ClipOp.kDifference, True)
    canvas.drawPaint(paint_of(Colour(0.03, 0.02, 0.01, strength)))
    canvas.restore()
    canvas.scale(w + 2 * margin, h + 2 * margin)
    stops = [skia.Color4f(0.08, 0.04, 0.01, a * strength).toColor() for a in (0.0, 0.0, 0.30, 0.72)]
    shader = skia.GradientShader.MakeRadial((0.5, 0.5), 0.74, stops, [0.0, 0.45, 0.76, 1.0])
    canvas.drawRect(skia.Rect.MakeWH(1, 1), skia.Paint(Shader=shader, Dither=True))
    return surface.makeImageSnapshot()


def _veil(setting: Setting, strength: float) -> Veil:
    """Lay dust, hairs, scratches and the gate over the frame. The gate weaves, the picture stays where physics puts it."""
    w, h = setting.view.size
    gate, margin = _gate(setting.view.size, strength), max(4, h // 40)
    dice = random(setting.seed, "style", "scratches")
    scratches = [(float(dice.uniform(0.1, 0.9)), float(dice.uniform(0, 6)), float(dice.uniform(0.4, 2.5))) for _ in range(3)]
    fine = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=max(0.7, h / 480))

    def lay(canvas: skia.Canvas, index: int) -> None:
        step = int(index * RATE / setting.fps + 1e-6)
        marks = random(setting.seed, "style", "dust", step)
        for x, phase, pace in scratches:
            shown = max(0.0, math.sin(phase + pace * step / RATE))
            at = w * (x + 0.004 * math.sin(0.9 * step + phase))
            fine.setColor4f(skia.Color4f(1.0, 0.95, 0.82, 0.30 * shown * strength))
            canvas.drawLine(at, 0, at + 0.004 * w, h, fine)
        for _ in range(int(marks.integers(2, 7))):
            x, y, r = float(marks.uniform(0, w)), float(marks.uniform(0, h)), h * float(marks.exponential(0.0035))
            pale = float(marks.uniform(0, 1)) < 0.4
            tone = Colour(*(_CREAM if pale else _BLACK)[:3], 0.7 * strength)
            canvas.drawOval(skia.Rect.MakeLTRB(x - r, y - 0.7 * r, x + r, y + 0.7 * r), paint_of(tone))
        if float(marks.uniform(0, 1)) < 0.22:
            x, y, s = float(marks.uniform(0, w)), float(marks.uniform(0, h)), 0.06 * h
            hair = skia.Path()
            hair.moveTo(x, y)
            hair.cubicTo(x + s, y - s, x + 0.3 * s, y + 1.2 * s, x + 1.6 * s, y + 0.6 * s)
            fine.setColor4f(skia.Color4f(0.06, 0.03, 0.01, 0.65 * strength))
            canvas.drawPath(hair, fine)
        sway = 0.45 * margin * math.sin(0.8 * step), 0.55 * margin * math.sin(1.7 * step + 1)
        canvas.drawImage(gate, round(sway[0]) - margin, round(sway[1]) - margin)

    return lay


LOOK = Look(
    name="vintage", pen=VintagePen, brush=VintageBrush, press=_press, veil=_veil, tile=surfaces.grain, alive=True, poses=RATE,
    blur=2.0,
    about="Old sepia film: soft, flickering, scratched and dusty, unsteady in the gate; 16 poses a second.",
)  # fmt: skip
