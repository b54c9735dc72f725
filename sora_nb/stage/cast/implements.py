"""Implements: tools, instruments and furniture that people use, as outlines in the user's own body heights.

Each is drawn around where it is taken, its working end along +x (what stands on the floor: up along +y).
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, NamedTuple

import skia

from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.furnishings import FURNISHINGS
from sora_nb.stage.cast.instruments import INSTRUMENTS
from sora_nb.stage.cast.limbs import blob, curve, limb, oval
from sora_nb.stage.cast.outfitting import Implement, Row
from sora_nb.stage.cast.sports_gear import SPORTS_GEAR
from sora_nb.stage.cast.tools import TOOLS
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.styles.pen import Pen

IMPLEMENTS: dict[str, Implement] = {**TOOLS, **INSTRUMENTS, **SPORTS_GEAR, **FURNISHINGS}
"""Name → the thing."""

UNSAID = frozenset(
    {
        "skis",
        "bat",
        "punching bag",
        "pole",
        "ball",
        "ring",
        "bow",
        "bar",
        "bench",
        "board",
        "club",
        "wand",
        "needle",
        "stick",
        "basketball",
        "volleyball",
        "phone",
        "camera",
        "table",
        "desk",
        "hammer",
        "axe",
        "knife",
        "spoon",
        "scissors",
        "saw",
        "cards",
        "toothbrush",
        "paintbrush",
        "chopsticks",
        "lipstick",
        "razor",
        "drill",
        "iron",
        "gamepad",
        "needles",
        "cigarette",
    }
)
"""Things that have artwork, or whose name means something else when it stands alone."""
LEANING = frozenset({"cello", "harp"})
"""What stands on the floor and is drawn along its length."""
BEHIND = frozenset({"bar", "hoop", "stool", "board"})
"""Things drawn before who uses them, so that the body covers them."""


class Hold(NamedTuple):
    """Where a thing is taken: its point in metres, its angle (radians), and 1, or -1 where it is mirrored."""

    at: tuple[float, float]
    angle: float
    way: float


@functools.cache
def FIGURES() -> tuple[Figure, ...]:  # noqa: N802  the name under which every room of the cast lists its figures
    """Return every implement as a figure."""
    return tuple(
        Figure(name=name, family="prop", height=thing.tall, material=thing.material, words=thing.words)
        for name, thing in IMPLEMENTS.items() if own(name)
    )  # fmt: skip


def own(name: str) -> bool:
    """Tell whether a thing stands on the stage as it is drawn here, rather than as artwork."""
    return name in IMPLEMENTS and name not in UNSAID


def breadth(name: str) -> float:
    """Return how wide a thing is over its height, as it stands or leans on its own."""
    left, low, right, high = bounds(name)
    wide, tall = right - left, high - low
    return wide / tall if stands(name) else tall / wide


@functools.cache
def parts(name: str) -> tuple[tuple[skia.Path, Colour, float], ...]:
    """Return a thing's parts: path, colour, and the width of a line (0 = a filled body)."""
    return tuple(_part(row) for row in IMPLEMENTS[name].rows)


def _part(row: Row) -> tuple[skia.Path, Colour, float]:
    kind, colour = row[0], Colour.hex(str(row[-1]))
    if kind == "limb":
        return limb(row[1], row[2]), colour, 0.0  # type: ignore[arg-type]
    if kind == "blob":
        return _sharp(row[1]), colour, 0.0  # type: ignore[arg-type]
    if kind == "box":
        return skia.Path.RRect(skia.Rect.MakeLTRB(*row[1]), 0.006, 0.006), colour, 0.0  # type: ignore[misc]
    if kind == "oval":
        return oval((row[1], row[2]), row[3], row[4]), colour, 0.0  # type: ignore[arg-type]
    if kind in ("ring", "hoop"):
        flat = row[4] if kind == "hoop" else 0.86 * row[3]  # type: ignore[operator]
        return oval((row[1], row[2]), row[3], flat), colour, float(row[-2])  # type: ignore[arg-type]
    return curve(row[1]), colour, float(row[2])  # type: ignore[arg-type]


def _sharp(points: tuple[tuple[float, float], ...]) -> skia.Path:
    """Return a body with firm corners: doubled points hold the curve near them."""
    return blob([p for point in points for p in (point, point)])


@functools.cache
def bounds(name: str) -> tuple[float, float, float, float]:
    """Return (left, low, right, high) of a thing in body heights."""
    box = skia.Rect()
    for path, _, width in parts(name):
        box.join(path.computeTightBounds().makeOutset(width / 2, width / 2))
    return box.left(), box.top(), box.right(), box.bottom()


def stands(name: str) -> bool:
    """Tell whether a thing is drawn as it stands on the floor, rather than along its handle."""
    return IMPLEMENTS[name].upright and name not in LEANING


@functools.cache
def main(name: str) -> Colour:
    """Return the colour of a thing's largest part."""
    return max(parts(name), key=lambda part: part[0].computeTightBounds().width() * part[0].computeTightBounds().height())[1]


def draw(pen: Pen, name: str, hold: Hold, unit: float, *, colour: Colour | None = None) -> None:
    """Draw a thing as it is held, `unit` metres to the body height; `colour` replaces the colour of its largest part."""
    own = main(name)
    matrix = skia.Matrix.Translate(*hold.at).preRotate(math.degrees(hold.angle)).preScale(unit * hold.way, unit)
    material = IMPLEMENTS[name].material
    for path, usual, width in parts(name):
        placed = skia.Path()
        path.transform(matrix, placed)
        tint = colour if colour is not None and usual == own else usual
        if width:
            pen.line(placed, tint, max(width * unit, 0.9 * pen.pixel))
        else:
            pen.solid(placed, tint, volume=0.45, material=material)
