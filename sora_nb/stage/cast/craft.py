"""Craft: the fire that drives a rocket."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.performance import Placement
    from sora_nb.stage.styles.pen import Pen

_LAYERS = ((1.0, 0.17, "#f0562a"), (0.74, 0.12, "#f9a02e"), (0.45, 0.07, "#fdf0b0"))
"""Length and half width of each tongue as shares of the whole, and its colour, outermost first."""


def fire(pen: Pen, place: Placement, height: float, t: float) -> None:
    """Draw a flickering flame below a craft's tail, along its own axis; the canvas' origin is the craft's middle."""
    flicker = 0.62 + 0.12 * math.sin(23.0 * t) + 0.08 * math.sin(41.0 * t + 1.0)
    canvas = pen.canvas
    canvas.save()
    canvas.rotate(math.degrees(place.angle))
    for share, half, colour in _LAYERS:
        long, wide = share * flicker * height, half * height
        sway = 0.03 * height * math.sin(17.0 * t + 5 * share)
        top = -0.34 * height
        tongue = skia.PathBuilder()
        tongue.moveTo(-wide * 0.62, top)
        tongue.cubicTo(-wide * 1.25, top - 0.35 * long, -wide * 0.5 + sway, top - 0.7 * long, sway, top - long)
        tongue.cubicTo(wide * 0.5 + sway, top - 0.7 * long, wide * 1.25, top - 0.35 * long, wide * 0.62, top)
        tongue.close()
        pen.flat(tongue.detach(), Colour.hex(colour))
    canvas.restore()
