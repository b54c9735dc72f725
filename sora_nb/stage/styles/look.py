"""Look: a style as a value (pen, brush, finish, timing), found by name or by a mix such as "clay:0.6+paper:0.4"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.errors import InvalidRequest
from sora_nb.stage.scenery.brush import Brush
from sora_nb.stage.styles.cartoon import CartoonPen
from sora_nb.stage.vocabulary import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable

    import skia

    from sora_nb.stage.styles.pen import Light, Pen


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way of drawing: who draws bodies, who paints scenery, and whether characters move on twos (12 poses a second)."""

    name: str
    pen: Callable[[skia.Canvas, Light, float], Pen]
    brush: type[Brush]
    twos: bool = False


LOOKS: dict[str, Look] = {
    "cartoon": Look(name="cartoon", pen=CartoonPen, brush=Brush),
}


def parse(style: str) -> list[tuple[str, float]]:
    """Read a style or a mix of styles into (name, strength) pairs, strongest first.

    Raises:
        InvalidRequest: a name is not one of ours, or a strength is not above 0 and at most 1.
    """
    found: list[tuple[str, float]] = []
    for part in (style or STYLES[0]).split("+"):
        name, _, share = part.strip().partition(":")
        if name not in LOOKS:
            raise InvalidRequest(f"style is {name!r}; it can be {', '.join(STYLES)}, or a mix such as 'clay:0.6+paper:0.4'.")
        strength = float(share) if share else 1.0
        if not 0 < strength <= 1:
            raise InvalidRequest(f"the strength of {name!r} is {strength:g}; it can be above 0 and at most 1.")
        found.append((name, strength))
    return sorted(found, key=lambda pair: -pair[1])


def find(style: str) -> Look:
    """Return the look of a style; of a mix, the strongest."""
    return LOOKS[parse(style)[0][0]]
