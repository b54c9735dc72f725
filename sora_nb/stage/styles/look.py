"""Look: the styles there are, found by name or by a mix such as "clay:0.6+paper:0.4", and how they finish a frame.

Of a mix, the strongest draws: its pen, brush and timing hold. Its light is graded by its strength, and every part finishes
the frame by its own strength (colour, veil, surface), the strongest first. So "noir:0.5" is drawn as noir is, half grey, and
"clay:0.7+noir:0.4" is clay with a touch of black and white.
"""

from __future__ import annotations

import dataclasses
import difflib
from typing import TYPE_CHECKING

import skia

from sora_nb.errors import InvalidRequest
from sora_nb.stage.light import times
from sora_nb.stage.scenery.brush import Brush
from sora_nb.stage.styles import (
    anime,
    blueprint,
    chalkboard,
    clay,
    comic,
    felt,
    neon,
    noir,
    paper,
    pixel,
    surfaces,
    vintage,
    watercolor,
)
from sora_nb.stage.styles.base import Look, Setting, Veil, laid
from sora_nb.stage.styles.cartoon import CartoonPen
from sora_nb.stage.styles.cinematic import CinematicBrush, CinematicPen, graded
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import STYLES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sora_nb.stage.light import Atmosphere


def _filmic(air: Atmosphere) -> Atmosphere:
    """Deepen the shade, cool it, and let distance glow."""
    cool, warm = Colour(0.72, 0.84, 1.02), Colour(1.0, 0.95, 0.86)
    light = dataclasses.replace(
        air.light, ambient=times(air.light.ambient, Colour(0.80, 0.86, 1.0)), key=times(air.light.key, Colour(1.0, 0.97, 0.91))
    )
    sky = (times(air.sky[0], Colour(0.72, 0.84, 0.92)), times(air.sky[1], Colour(0.90, 0.93, 0.94)), times(air.sky[2], warm))
    return dataclasses.replace(
        air, shadow=times(air.shadow, cool), tint=times(air.tint, warm), glow=min(1.0, air.glow * 1.35), light=light, sky=sky
    )


def _glass(setting: Setting, strength: float) -> Veil:
    """Lay the lens' glow and dark rim over every frame."""
    return laid(graded(setting.view, setting.air, strength))


LOOKS: dict[str, Look] = {
    look.name: look
    for look in (
        Look(
            name="cartoon", pen=CartoonPen, brush=Brush,
            about="The house look: clean shapes, a crisp light and shade, a thin darker outline.",
        ),
        clay.LOOK, paper.LOOK,
        Look(
            name="cinematic", pen=CinematicPen, brush=CinematicBrush, grade=_filmic, tile=surfaces.film, alive=True, blur=3.2,
            bars=2.2, veil=_glass,
            about="Graded colour, soft modelling, a glow about the sun, the distance out of focus, wide bars.",
        ),
        noir.LOOK, watercolor.LOOK, pixel.LOOK, comic.LOOK, chalkboard.LOOK, blueprint.LOOK, neon.LOOK, vintage.LOOK,
        anime.LOOK, felt.LOOK,
    )
}  # fmt: skip


def parse(style: str) -> list[tuple[str, float]]:
    """Read a style or a mix of styles into (name, strength) pairs, strongest first.

    Raises:
        InvalidRequest: a name is not one of ours, or a strength is not above 0 and at most 1.
    """
    found: list[tuple[str, float]] = []
    for part in (style or STYLES[0]).split("+"):
        name, _, share = (piece.strip() for piece in part.partition(":"))
        if name not in LOOKS:
            near = difflib.get_close_matches(name.lower(), LOOKS, 1, 0.6)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise InvalidRequest(
                f"style is {name!r}; it can be {', '.join(LOOKS)}, or a mix such as 'clay:0.6+paper:0.4'.{hint}"
            )
        try:
            strength = float(share) if share else 1.0
        except ValueError:
            raise InvalidRequest(f"the strength of {name!r} is {share!r}; write a number such as {name}:0.6.") from None
        if not 0 < strength <= 1:
            raise InvalidRequest(f"the strength of {name!r} is {strength:g}; it can be above 0 and at most 1.")
        found.append((name, strength))
    return sorted(found, key=lambda pair: -pair[1])


class Finish:
    """What a style, or a mix of them, does to every finished frame: each presses and veils it in turn, the strongest first."""

    def __init__(self, parts: list[tuple[str, float]], setting: Setting) -> None:
        view, margin = setting.view, surfaces.TILE
        self._bars = 0
        ratio = LOOKS[parts[0][0]].bars
        if ratio and view.size[0] > 1.6 * view.size[1]:
            self._bars = max(0, round((view.size[1] - view.size[0] / ratio) / 2))
        self._size = view.size
        looks = [(LOOKS[name], strength) for name, strength in parts]
        self._layers = [
            (
                look.press(setting, strength) if look.press else None,
                look.veil(setting, strength) if look.veil else None,
            )
            for look, strength in looks
        ]
        self._tiles: list[tuple[skia.Image, float, bool]] = []
        for look, strength in looks:
            if look.tile:
                size = (view.size[0] + margin, view.size[1] + margin) if look.alive else view.size
                scale = max(0.5, view.size[1] / surfaces.HEIGHT) if look.scaled else 1.0
                self._tiles.append((surfaces.tiled(look.tile(), size, scale), strength, look.alive))

    def draw(self, canvas: skia.Canvas, pixels: NDArray[np.uint8], index: int) -> None:
        """Finish a frame: the canvas draws into these pixels (height, width, bgra)."""
        for press, veil in self._layers:
            if press:
                press(pixels, index)
            if veil:
                veil(canvas, index)
        for image, strength, alive in self._tiles:
            # Two odd strides through the tile: the grain never repeats within its 256 frames and needs no dice.
            x, y = ((index * 97) % surfaces.TILE, (index * 61) % surfaces.TILE) if alive else (0, 0)
            paint = None if strength == 1.0 else skia.Paint(Alphaf=strength)
            canvas.drawImage(image, -x, -y, skia.SamplingOptions(), paint)
        if self._bars:
            (width, height), black = self._size, skia.Paint(Color=0xFF000000)
            canvas.drawRect(skia.Rect.MakeWH(width, self._bars), black)
            canvas.drawRect(skia.Rect.MakeLTRB(0, height - self._bars, width, height), black)


def find(style: str) -> Look:
    """Return the look of a style; of a mix, the strongest."""
    return LOOKS[parse(style)[0][0]]
