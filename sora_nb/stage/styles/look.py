"""Look: a style as a value (pen, brush, grade, finish, timing), found by name or by a mix such as "clay:0.6+paper:0.4"."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

import skia

from sora_nb.errors import InvalidRequest
from sora_nb.stage.light import times
from sora_nb.stage.scenery.brush import Brush
from sora_nb.stage.styles import surfaces
from sora_nb.stage.styles.cartoon import CartoonPen
from sora_nb.stage.styles.cinematic import CinematicBrush, CinematicPen, graded
from sora_nb.stage.styles.clay import ClayBrush, ClayPen
from sora_nb.stage.styles.paper import PaperBrush, PaperPen
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.camera import View
    from sora_nb.stage.light import Atmosphere


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way of drawing: who draws bodies, who paints scenery, how light is graded, what lies over the finished frame.

    `twos` tells whether characters move on twos (12 poses a second); `tile` is a surface laid over every frame, `alive` when
    it changes from frame to frame.
    """

    name: str
    pen: type[CartoonPen]
    brush: type[Brush]
    grade: Callable[[Atmosphere], Atmosphere] | None = None
    tile: Callable[[], skia.Image] | None = None
    alive: bool = False
    twos: bool = False

    def graded(self, air: Atmosphere) -> Atmosphere:
        """Return a shot's light as this style has it."""
        return self.grade(air) if self.grade else air


def _filmic(air: Atmosphere) -> Atmosphere:
    """Deepen the shade, cool it, and let distance glow."""
    cool = Colour(0.84, 0.90, 1.04)
    light = dataclasses.replace(air.light, ambient=times(air.light.ambient, Colour(0.93, 0.93, 1.0)))
    return dataclasses.replace(air, shadow=times(air.shadow, cool), glow=min(1.0, air.glow * 1.25), light=light)


def _kneaded(air: Atmosphere) -> Atmosphere:
    """Warm the light of a small studio lamp."""
    light = dataclasses.replace(air.light, ambient=times(air.light.ambient, Colour(0.96, 0.94, 0.94)))
    return dataclasses.replace(air, light=light, reach=air.reach * 0.85)


def _layered(air: Atmosphere) -> Atmosphere:
    """Flatten the light: colours of paper, less air between."""
    return dataclasses.replace(air, reach=air.reach * 0.8, shadow=air.shadow.mix(air.tint, 0.35))


LOOKS: dict[str, Look] = {
    "cartoon": Look(name="cartoon", pen=CartoonPen, brush=Brush),
    "clay": Look(name="clay", pen=ClayPen, brush=ClayBrush, grade=_kneaded, tile=surfaces.clay, twos=True),
    "paper": Look(name="paper", pen=PaperPen, brush=PaperBrush, grade=_layered, tile=surfaces.paper),
    "cinematic": Look(
        name="cinematic", pen=CinematicPen, brush=CinematicBrush, grade=_filmic, tile=surfaces.film, alive=True
    ),
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
            raise InvalidRequest(f"style is {name!r}; it can be {', '.join(LOOKS)}, or a mix such as 'clay:0.6+paper:0.4'.")
        try:
            strength = float(share) if share else 1.0
        except ValueError:
            raise InvalidRequest(f"the strength of {name!r} is {share!r}; write a number such as {name}:0.6.") from None
        if not 0 < strength <= 1:
            raise InvalidRequest(f"the strength of {name!r} is {strength:g}; it can be above 0 and at most 1.")
        found.append((name, strength))
    return sorted(found, key=lambda pair: -pair[1])


class Finish:
    """What a style, or a mix of them, lays over every frame."""

    def __init__(self, parts: list[tuple[str, float]], view: View, air: Atmosphere) -> None:
        margin = surfaces.TILE
        self._veils = [graded(view, air, strength) for name, strength in parts if name == "cinematic"]
        self._tiles: list[tuple[skia.Image, float, bool]] = []
        for name, strength in parts:
            look = LOOKS[name]
            if look.tile:
                size = (view.size[0] + margin, view.size[1] + margin) if look.alive else view.size
                self._tiles.append((surfaces.tiled(look.tile(), size), strength, look.alive))

    def draw(self, canvas: skia.Canvas, index: int) -> None:
        """Lay veil and grain over a finished frame."""
        for veil in self._veils:
            canvas.drawImage(veil, 0, 0)
        for image, strength, alive in self._tiles:
            # Two odd strides through the tile: the grain never repeats within its 256 frames and needs no dice.
            x, y = ((index * 97) % surfaces.TILE, (index * 61) % surfaces.TILE) if alive else (0, 0)
            paint = None if strength == 1.0 else skia.Paint(Alphaf=strength)
            canvas.drawImage(image, -x, -y, skia.SamplingOptions(), paint)


def find(style: str) -> Look:
    """Return the look of a style; of a mix, the strongest."""
    return LOOKS[parse(style)[0][0]]
