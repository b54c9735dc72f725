"""Trains: the tails of birds, from a duck's point to a peacock's eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.cast.outline import closed, ellipse, mix, ribbon, turn
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.cast.flocks import Bird
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.plumage import Carriage, Frame, Plumes

_POINT = ((0.0, 0.9), (0.6, 0.6), (1.25, 0.1), (1.25, 0.1), (0.6, -0.7), (0.0, -0.9))
_FAN = ((0.0, 0.6), (0.6, 0.75), (1.15, 1.0), (1.25, 0.5), (1.28, 0.0), (1.25, -0.5), (1.12, -0.95), (0.6, -0.7), (0.0, -0.6))
_LONG = ((0.0, 0.8), (0.5, 0.7), (1.1, 0.3), (1.3, 0.0), (1.3, 0.0), (1.0, -0.35), (0.5, -0.6), (0.0, -0.7))


def draw_train(brush: Mirror, kind: Bird, ink: Plumes, pose: Carriage, at: Frame) -> None:
    """Draw the tail."""
    form, length, width = kind.tail
    way = turn(kind.tail_angle + pose.tail - kind.tilt) * at.way
    start = at.tail - way * 0.12
    wide = width * (1 + 0.6 * pose.fan)
    if form in {"point", "fan", "long"}:
        points = {"point": _POINT, "fan": _FAN, "long": _LONG}[form]
        colour = ink.light if "whitetail" in kind.marks else ink.coat if form == "point" else ink.dark
        shape = closed([start + way * complex(x * length, y * wide) for x, y in points])
        brush.solid(shape, colour, volume=0.4, material="feather")
    elif form == "cock":
        for spread in (-38.0, -12.0, 14.0):
            lean = way * turn(spread)
            spine = [start, start + lean * length * 0.5, start + lean * turn(16) * length]
            brush.solid(closed(ribbon(spine, [wide * 0.6, wide * 0.7, wide * 0.3])), ink.dark, volume=0.4, material="feather")
    elif form == "plume":
        _plumes(brush, ink, start, way, length=length, wide=wide)
    elif form == "wheel":
        _wheel(brush, ink, start, way, length)
    else:
        _eyes(brush, ink, start, way, length=length, flutter=pose.tail)


def _plumes(brush: Mirror, ink: Plumes, start: complex, way: complex, *, length: float, wide: float) -> None:
    """Draw a cock's sickle feathers, arching up and back down."""
    for i, spread in enumerate((34.0, 12.0, -12.0, -34.0)):
        lean = way * turn(-spread)
        long = length * (0.8, 1.0, 1.05, 0.9)[i]
        spine = [start, start + lean * long * 0.45]
        spine.append(spine[-1] + lean * turn(38) * long * 0.4)
        spine.append(spine[-1] + lean * turn(88) * long * 0.36)
        tone = (ink.dark, ink.dark.lighter(0.16), ink.dark, ink.coat.lighter(-0.3))[i]
        brush.solid(
            closed(ribbon(spine, [wide * 0.8, wide * 0.95, wide * 0.8, wide * 0.12])), tone, volume=0.4, material="feather"
        )


def _wheel(brush: Mirror, ink: Plumes, start: complex, way: complex, length: float) -> None:
    """Draw a turkey's raised fan."""
    points: list[complex] = [start]
    for i in range(9):
        a, b = -70 + 140 * i / 8, -70 + 140 * (i + 0.5) / 8
        points.append(start + way * turn(a) * length)
        if i < 8:
            points.append(start + way * turn(b) * length * 0.93)
    shape = closed(points)
    brush.solid(shape, ink.dark, volume=0.4, material="feather")
    with brush.inside(shape):
        brush.flat(ellipse(start, length * 0.82, length * 0.82), ink.light)
        brush.flat(ellipse(start, length * 0.7, length * 0.7), ink.coat)


def _eyes(brush: Mirror, ink: Plumes, start: complex, way: complex, *, length: float, flutter: float) -> None:
    """Draw a peacock's fan of eyed feathers, raised behind the body."""
    for ring, (count, reach) in enumerate(((9, 1.0), (7, 0.74))):
        for i in range(count):
            lean = way * turn((-66 + 132 * i / (count - 1)) + 3 * flutter)
            tip = start + lean * length * reach
            green = ink.dark.lighter(0.12 if (i + ring) % 2 else 0.0)
            spine = [start, mix(start, tip, 0.6), tip]
            brush.solid(closed(ribbon(spine, [0.02, 0.075, 0.105])), green, volume=0.35, material="feather")
            eye = tip - lean * 0.02
            brush.flat(ellipse(eye, 0.07, 0.07), Colour.hex("#d9a03a"))
            brush.flat(ellipse(eye, 0.052, 0.052), ink.light)
            brush.flat(ellipse(eye - lean * 0.012, 0.032, 0.032), ink.coat.lighter(-0.25))
