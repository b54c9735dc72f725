"""Pen: what rigs, props and scenery are drawn with, so that one light and one style hold for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

import skia

Key = TypeVar("Key")
Value = TypeVar("Value")


class Colour(NamedTuple):
    """A colour in sRGB, each channel 0…1."""

    r: float
    g: float
    b: float
    a: float = 1.0

    @classmethod
    def hex(cls, text: str) -> Colour:
        """Read "#rrggbb"."""
        red, green, blue = (int(text[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return cls(red, green, blue)

    def mix(self, other: Colour, share: float) -> Colour:
        """Return a blend with `share` of the other colour, keeping this one's alpha."""
        red, green, blue = (a + (b - a) * share for a, b in zip(self[:3], other[:3], strict=True))
        return Colour(red, green, blue, self.a)

    def lighter(self, share: float) -> Colour:
        """Return the colour moved towards white (share > 0) or black (share < 0)."""
        return self.mix(Colour(1, 1, 1) if share > 0 else Colour(0.05, 0.03, 0.10), abs(share))


class Palette(dict[Key, Value]):
    """Colours mixed once. Limbs that turn ask for ever new shades: when there are many, all are forgotten."""

    def __setitem__(self, key: Key, value: Value) -> None:
        if len(self) >= 1000:
            self.clear()
        super().__setitem__(key, value)


@dataclass(frozen=True, kw_only=True)
class Light:
    """The scene's light: `sun` is the unit vector towards it (x right, y up), colours multiply what they fall on."""

    sun: tuple[float, float] = (-0.5, 0.87)
    key: Colour = Colour(1.0, 0.98, 0.92)
    ambient: Colour = Colour(0.72, 0.76, 0.88)
    strength: float = 1.0


class Pen(Protocol):
    """What draws one thing in world metres (y up); the canvas already carries the placement.

    Every figure is made of `solid` calls, far limbs first. A pen never decides geometry, a figure never decides light.
    """

    canvas: skia.Canvas
    light: Light
    pixel: float
    """World metres in one pixel at the current transform."""

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
        """Fill a closed path as a rounded body.

        `volume` 0…1: how strongly it is modelled as a swelling form; `far` 0…1: how much it recedes (a limb on the far
        side); `edge`: outlined where the style outlines.
        """
        ...

    def line(self, path: skia.Path, colour: Colour, width: float) -> None:
        """Stroke an open path, `width` in metres: whiskers, mouths, strings."""
        ...

    def flat(self, path: skia.Path, colour: Colour) -> None:
        """Fill a path with no modelling and no edge: eyes, pupils, markings."""
        ...
