"""Blueprint: thin white lines on Prussian blue, hatched sections, centre lines through bodies, a grid and a drawing's frame."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.styles.base import Look, Press, Setting, Veil, faded, grey, laid, luminance, ramp, toned
from sora_nb.stage.styles.lines import LineBrush, LinePen
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.styles.pen import Light

BLUE, _WHITE = Colour.hex("#17479e"), Colour(0.96, 0.98, 1.0)
_GROUND = Colour(0.10, 0.10, 0.10)


def _line(colour: Colour) -> Colour:
    light = 0.86 + 0.14 * grey(colour)
    return Colour(light, light, light, colour.a)


class BlueprintPen(LinePen):
    """Draws with a technical pen, and sets dash-dotted centre lines through what is large."""

    GROUND, TINT, HATCHED, WIDTH = _GROUND, 0.05, 0.42, (0.026, 1.25)
    ink = staticmethod(_line)

    def __init__(self, light: Light) -> None:
        super().__init__(light)
        self._dashes = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style)

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
        """Outline a closed path and set its centre lines."""
        super().solid(path, colour, volume=volume, far=far, material=material, edge=edge)
        bounds = path.getBounds()
        small = min(bounds.width(), bounds.height())
        if not edge or volume < 0.5 or small < 26 * self.pixel:
            return
        long = small / 9
        self._dashes.setPathEffect(skia.DashPathEffect.Make([long, 0.3 * long, 0.25 * long, 0.3 * long], 0.0))
        self._dashes.setStrokeWidth(max(0.010, 0.7 * self.pixel))
        self._dashes.setColor4f(self.veiled(Colour(0.9, 0.9, 0.9, 0.45 * colour.a)))
        x, y, over = bounds.centerX(), bounds.centerY(), 0.14 * small
        self.canvas.drawLine(bounds.left() - over, y, bounds.right() + over, y, self._dashes)
        self.canvas.drawLine(x, bounds.top() - over, x, bounds.bottom() + over, self._dashes)


class BlueprintBrush(LineBrush):
    """Draws the set as an elevation, thinly."""

    GROUND, TINT, HATCHED, WIDTH = _GROUND, 0.025, 0.30, (0.016, 0.9)
    ink = staticmethod(_line)


def _grade(air: Atmosphere) -> Atmosphere:
    """Take the light away: a plan has none."""
    return dataclasses.replace(
        air, haze=_GROUND, reach=air.reach * 0.5, glow=0.0, cast=dataclasses.replace(air.cast, strength=0.0)
    )


_TABLE = ramp((0, BLUE.lighter(-0.18)), (0.10, BLUE), (0.5, BLUE.mix(_WHITE, 0.48)), (0.92, _WHITE), (1, _WHITE))


def _press(_: Setting, strength: float) -> Press:
    """Print by light: what is dark becomes blue, what is light stays white."""

    def print_blue(pixels: NDArray[np.uint8], index: int) -> None:
        del index
        toned(pixels, luminance(pixels), _TABLE)

    return faded(print_blue, strength)


def _veil(setting: Setting, strength: float) -> Veil:
    """Return the grid, the frame and the empty title block of a drawing."""
    w, h = setting.view.size
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(w, h))
    canvas = surface.getCanvas()
    canvas.clear(0)
    cell = h / 20

    def rule(alpha: float, width: float) -> skia.Paint:
        return skia.Paint(
            AntiAlias=True, Color4f=skia.Color4f(*_WHITE[:3], alpha), Style=skia.Paint.kStroke_Style, StrokeWidth=width
        )

    for n in range(int(max(w, h) / cell) + 1):
        paint = rule(0.26 if n % 5 == 0 else 0.11, max(0.6, h / 540))
        canvas.drawLine(n * cell, 0, n * cell, h, paint)
        if n * cell <= h:
            canvas.drawLine(0, n * cell, w, n * cell, paint)
    edge = 0.022 * h
    canvas.drawRect(skia.Rect.MakeLTRB(edge, edge, w - edge, h - edge), rule(0.85, max(1.0, h / 240)))
    block = skia.Rect.MakeLTRB(w - edge - 5 * cell, h - edge - 1.6 * cell, w - edge, h - edge)
    canvas.drawRect(block, rule(0.7, max(0.8, h / 360)))
    for share in (0.36, 0.70):
        canvas.drawLine(
            block.left(),
            block.top() + share * block.height(),
            block.right(),
            block.top() + share * block.height(),
            rule(0.5, 0.8),
        )
    canvas.drawLine(block.centerX(), block.top(), block.centerX(), block.bottom(), rule(0.5, 0.8))
    return laid(surface.makeImageSnapshot(), strength)


LOOK = Look(
    name="blueprint", pen=BlueprintPen, brush=BlueprintBrush, grade=_grade, press=_press, veil=_veil,
    about="Thin white lines on blue, hatched sections and centre lines, over the grid and frame of a drawing.",
)  # fmt: skip
