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

    `blur` is how far out of focus the distance is, in hundredths of a metre; `bars` is the picture's breadth over its height
    between dark bars, None where there are none. `twos` tells whether characters move on twos (12 poses a second); `tile` is a
    surface laid over every frame, `alive` when it changes from frame to frame.
    """

    name: str
    pen: type[CartoonPen]
    brush: type[Brush]
    grade: Callable[[Atmosphere], Atmosphere] | None = None
    tile: Callable[[], skia.Image] | None = None
    alive: bool = False
    twos: bool = False
    blur: float = 0.0
    bars: float | None = None

    def graded(self, air: Atmosphere) -> Atmosphere:
        """Return a shot's light as this style has it."""
        return self.grade(air) if self.grade else air


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
    "paper": Look(name="paper", pen=PaperPen, brush=PaperBrush, grade=_layered, tile=surfaces.paper, twos=True),
    "cinematic": Look(
        name="cinematic", pen=CinematicPen, brush=CinematicBrush, grade=_filmic, tile=surfaces.film, alive=True, blur=3.2,
        bars=2.2,
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
        self._bars = 0
        ratio = LOOKS[parts[0][0]].bars
        if ratio and view.size[0] > 1.6 * view.size[1]:
            self._bars = max(0, round((view.size[1] - view.size[0] / ratio) / 2))
        self._size = view.size
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
        if self._bars:
            (width, height), black = self._size, skia.Paint(Color=0xFF000000)
            canvas.drawRect(skia.Rect.MakeWH(width, self._bars), black)
            canvas.drawRect(skia.Rect.MakeLTRB(0, height - self._bars, width, height), black)


def find(style: str) -> Look:
    """Return the look of a style; of a mix, the strongest."""
    return LOOKS[parse(style)[0][0]]
