"""Furniture: paints what stands in a place more particular than a set: the tub of a bathroom, the tents of a camp."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.furnishing import FURNITURE
from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms, standing
from sora_nb.stage.scenery.layers import Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.scenery.brush import Brush

_BACK = 0.56
"""The depth at which furniture stands: behind everybody, before a room's wall."""
_OUTSIDE, _INSIDE = 1.25, 1.75
"""How much larger than its height as a prop a thing is shown: as large as the rest of a meadow, or of a room."""
OWN = frozenset({"bookcase", "things"})
"""The sheets of a room that are its own furniture: a bathroom has none of it."""
_FILLED = 0.05

_GROUND = frozenset({"ramp", "stairs"})
"""Figures that are no bodies but part of the floor when they act."""
_STANDS = {"table": 0.95, "desk": 0.95, "pole": 2.0}


def furnished(layers: list[Layer], place: str, setting: str) -> list[Layer]:
    """Return a place's sheets with a site's furniture instead of their own, as they are where it has none."""
    things = FURNITURE.get(setting)
    if things is None:
        return layers
    grown = _OUTSIDE
    if place == "room":
        grown = _INSIDE
        hung = {"fittings"} if any(thing.endswith(" on wall") for thing in things) else set()
        layers = [layer for layer in layers if layer.name not in OWN | hung]
    after = max(n for n, layer in enumerate(layers) if not layer.front) + 1
    stands = Layer(
        name=f"furniture of a {setting}",
        parallax=lane(_BACK)[0],
        depth=_BACK,
        paint=lambda brush: _furnish(brush, things, grown),
    )
    return [*layers[:after], stands, *layers[after:]]


def _furnish(brush: Brush, things: list[str], grown: float) -> None:
    """Stand things along the back, evenly, the larger ones where they are named."""
    scale, foot = lane(_BACK)
    half = min(4.4, brush.box.width / 2) * 0.86
    step = 2 * half / len(things)
    for n, thing in enumerate(things):
        name, _, where = thing.partition(" on ")
        x = -half + (n + 0.5) * step + float(brush.dice.uniform(-0.12, 0.12)) * step
        lift = {"wall": 1.9, "high": 2.5}.get(where, 0.0)
        if where in _STANDS:
            lift = _STANDS[where]
            _stand(brush, x, foot, lift * scale)
        rests = where not in {"wall", "high"}
        _thing(brush, name, x, foot + lift * scale, scale * grown, rests=rests, turn=things[:n].count(thing))


def _stand(brush: Brush, x: float, foot: float, tall: float) -> None:
    """Paint a small table for what stands on one."""
    wood = Colour.hex("#8a6242")
    brush.soft(forms.box(x - 0.5, foot - 0.05, x + 0.5, foot + 0.04), Colour(0.05, 0.04, 0.08, 0.28), 0.05)
    for side in (-0.36, 0.36):
        brush.shape(forms.box(x + side - 0.035, foot, x + side + 0.035, foot + tall), wood.lighter(-0.15), volume=0.3)
    brush.shape(forms.box(x - 0.46, foot + tall - 0.07, x + 0.46, foot + tall, 0.02), wood, volume=0.3)


def _thing(brush: Brush, name: str, x: float, y: float, scale: float, *, rests: bool, turn: int) -> None:
    """Paint one thing with its foot at a point; what no artwork has is left out."""
    from sora_nb.stage.cast import props
    from sora_nb.stage.cast.figures import figures

    figure = figures().get(name)
    if figure is None:
        return
    tall = min(figure.height * scale, 3.4)
    if rests:
        wide = 0.45 * tall
        brush.soft(forms.box(x - wide, y - 0.05, x + wide, y + 0.05), Colour(0.05, 0.04, 0.08, 0.30), 0.06)
    if figure.family == "shape" and name in _GROUND:
        _ground(brush, name, x, y, tall)
        return
    if figure.family != "prop":
        standing.stand(brush, name, x, y, tall, turn=turn)
        return
    drawing = props.drawing(name)
    pose = skia.Matrix().setScale(tall, tall).postTranslate(x, y + tall / 2)
    for part in drawing.parts:
        path = skia.Path()
        part.path.transform(pose, path)
        if part.share > _FILLED and part.colour.a == 1:
            brush.shape(path, part.colour, volume=0.3)
        else:
            brush.plain(path, part.colour)


def _ground(brush: Brush, name: str, x: float, y: float, tall: float) -> None:
    """Paint a piece of ground that stands there."""
    from sora_nb.stage.cast import shapes
    from sora_nb.stage.vocabulary import COLOURS

    outline = skia.Path()
    shapes.outline(name, tall).transform(skia.Matrix().setTranslate(x, y + tall / 2), outline)
    brush.shape(outline, Colour.hex(COLOURS[shapes.USUAL.get(name, "gray")]), volume=0.4)
