"""Bridge: a roadway high above a valley with a river, between the iron ribs of its arches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import country, forms, plants, sky
from sora_nb.stage.scenery.layers import FAR, MIDDLE, NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

IRON = Colour.hex("#6f8c86")
DECK = Colour.hex("#a9a49b")


def _valley(brush: Brush) -> None:
    """Paint the valley far below: wooded slopes to both sides of a river that winds towards the lens."""
    country.hills(brush, Colour.hex("#7dab6b"), 1.3, base=1.30, height=0.22, wave=4.0)
    box, air, dice = brush.box, brush.air, brush.dice
    tone = air.sky[1].mix(air.lit(Colour.hex("#4f9ab0")), 0.55)
    bends = [(-0.12, 1.22), (0.5, 1.12), (-0.6, 0.98), (-1.3, 0.80), (-1.6, 0.5), (1.7, 0.5), (0.7, 0.82), (0.35, 0.98),
             (0.9, 1.12), (0.05, 1.22)]  # fmt: skip
    brush.raw(forms.curve(bends), tone)
    for _ in range(int(10 * box.width)):
        x, y = float(dice.uniform(box.left, box.right)), float(dice.uniform(0.75, 1.28))
        if abs(x) > 2.2 - 1.2 * y:
            plants.tree(brush, x, y, float(dice.uniform(0.16, 0.34)), depth=1.1, colour=plants.DEEP.lighter(0.05))


def _arches(brush: Brush) -> None:
    """Paint the ribs on the far side: a great arch over each span, with hangers down to the deck."""
    box = brush.box
    foot, rise, half = lane(0.52)[1] + 0.02, 3.4, 4.4
    x = -2 * half * (int(-box.left / (2 * half)) + 1)
    while x < box.right + 2 * half:
        rib = skia.Path()
        rib.moveTo(x - half, foot)
        rib.quadTo(x, foot + 2 * rise, x + half, foot)
        brush.line(rib, IRON, 0.22, depth=0.35)
        brush.line(rib, IRON.lighter(0.2), 0.06, depth=0.35)
        for k in range(1, 12):
            u = k / 6 - 1
            at, top = x + half * u, foot + rise * (1 - u * u)
            brush.line(forms.polyline([(at, foot), (at, top)]), IRON.lighter(-0.08), 0.045, depth=0.35)
        brush.shape(forms.box(x - half - 0.2, foot - 0.1, x - half + 0.2, foot + 0.75), DECK, depth=0.3, volume=0.3)
        x += 2 * half


def _railing(brush: Brush) -> None:
    """Paint the railing along the far edge of the deck."""
    box = brush.box
    scale, foot = lane(0.48)
    x = box.left
    while x < box.right:
        brush.line(forms.polyline([(x, foot), (x, foot + 0.72 * scale)]), IRON, 0.028, depth=0.2)
        x += 0.17
    for high, thick in ((0.74, 0.07), (0.10, 0.04)):
        brush.line(forms.polyline([(box.left, foot + high * scale), (box.right, foot + high * scale)]), IRON, thick, depth=0.2)


def _deck(brush: Brush) -> None:
    """Paint the roadway: a kerb, plates with joints, and the bridge's edge."""
    box = brush.box
    far = lane(0.52)[1]
    brush.wash(
        forms.box(box.left, box.bottom - 0.5, box.right, far), (DECK.lighter(-0.2), DECK, DECK.lighter(0.08)), box.bottom, far
    )
    x = -2.0 * box.width
    while x < 2.0 * box.width:
        brush.line(forms.polyline([forms.ground(x, -1.0), forms.ground(x, 0.40)]), DECK.lighter(-0.22), 0.02)
        x += 2.2
    brush.shape(forms.box(box.left, lane(0.40)[1], box.right, lane(0.40)[1] + 0.07), DECK.lighter(0.18), volume=0.0)
    brush.plain(forms.box(box.left, lane(0.40)[1] - 0.03, box.right, lane(0.40)[1]), DECK, shade=0.8)
    brush.plain(forms.box(box.left, far - 0.05, box.right, far + 0.03), IRON, shade=0.5)


def bridge(air: Atmosphere) -> list[Layer]:
    """A bridge's deck with the valley behind its railing."""
    return [
        *sky.layers(air),
        Layer(name="ranges", parallax=FAR * 0.6, paint=country.ranges),
        Layer(name="far hills", parallax=FAR, paint=country.far_hills),
        Layer(name="valley", parallax=MIDDLE, paint=_valley),
        Layer(name="arches", parallax=NEAR + 0.2, paint=_arches, depth=0.8),
        Layer(name="floor", parallax=1.42, paint=_deck, plane=True, depth=0.0),
        Layer(name="railing", parallax=lane(0.48)[0], paint=_railing, depth=0.6),
    ]
