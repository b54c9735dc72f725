"""Mars: rust-coloured dunes and boulders under a butterscotch sky, with table mountains in the dust."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import country, forms, plants, sky
from sora_nb.stage.scenery.brush import gradient
from sora_nb.stage.scenery.layers import BACK, FAR, MIDDLE, NEAR, SKY, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

RUST = Colour.hex("#b68a66")
DUST = Colour.hex("#d8b48c")


def _sky(brush: Brush) -> None:
    """Paint the sky that the rovers saw: tan from fine dust, bluish about a small sun; stars by night."""
    air, box = brush.air, brush.box
    dark = {"day": 0.0, "dawn": 0.25, "sunset": 0.3, "night": 0.85}[air.time]
    night = Colour.hex("#1b1720")
    tones = [Colour.hex(tone).mix(night, dark) for tone in ("#e3c49c", "#d3ac81", "#b08a6c")]
    brush.canvas.drawPaint(skia.Paint(Shader=gradient(tones, sky.HORIZON, box.top), Dither=True))
    if air.time == "night":
        sky.stars(brush, 1.0, sky.HORIZON)
        return
    x, y = sky.disc_at(brush)
    brush.glow(x, y, 1.5, Colour(0.80, 0.88, 0.95, 0.55))
    brush.raw(forms.oval(x, y, 0.16), Colour.hex("#f6f4ee"))


def _mesas(brush: Brush) -> None:
    """Paint table mountains, pale in the dust."""
    half, dice = brush.box.width / 2, brush.dice
    for share, wide, high in ((-0.78, 1.5, 0.75), (-0.2, 0.8, 0.42), (0.42, 1.2, 0.6), (0.95, 1.7, 0.9)):
        x, base = share * half, 1.15
        top = base + high * float(dice.uniform(0.9, 1.1))
        outline = [(x - wide, base), (x - 0.62 * wide, base + 0.5 * high), (x - 0.55 * wide, top), (x + 0.5 * wide, top - 0.03),
                   (x + 0.6 * wide, base + 0.45 * high), (x + wide, base)]  # fmt: skip
        brush.shape(forms.polygon(outline), RUST.mix(DUST, 0.5), depth=0.6, volume=0.3)


def _dunes(brush: Brush) -> None:
    country.hills(brush, RUST.lighter(0.10), 0.5, base=1.24, height=0.10, wave=5.2)
    country.hills(brush, RUST, 0.3, base=1.12, height=0.06, wave=3.4)


def _floor(brush: Brush) -> None:
    """Paint the ground: rippled dust, strewn with stones and a few craters."""
    box, dice = brush.box, brush.dice
    tones = (RUST.lighter(-0.22), RUST.lighter(-0.05), RUST.lighter(0.10))
    brush.wash(
        forms.box(box.left, box.bottom - 0.5, box.right, country.H + 0.02), tones, box.bottom, country.H, depths=(0, 0.4)
    )
    for _ in range(int(0.7 * box.width)):
        d = float(dice.choice([dice.uniform(-0.85, -0.3), dice.uniform(0.25, 0.8)]))
        x, y = forms.ground(float(dice.uniform(box.left, box.right)), d)
        wide = float(dice.uniform(0.3, 0.7)) * lane(d)[0]
        brush.plain(forms.oval(x, y, wide, 0.2 * wide), RUST.lighter(0.18))
        brush.plain(forms.oval(x, y - 0.02 * wide, 0.86 * wide, 0.15 * wide), RUST.lighter(-0.24))
    for _ in range(int(9 * box.width)):
        d = float(dice.uniform(-0.95, 0.95))
        x, y = forms.ground(float(dice.uniform(box.left, box.right)), d)
        size = float(dice.uniform(0.03, 0.11)) * lane(d)[0]
        brush.shape(forms.rock(dice, x, y, size, 0.6 * size), RUST.lighter(float(dice.uniform(-0.3, -0.1))), volume=0.5)


def _boulders(brush: Brush) -> None:
    half, dice = min(5.3, brush.box.width / 2), brush.dice
    for share, d, wide in ((-0.92, 0.55, 1.4), (-0.66, 0.72, 0.7), (0.74, 0.62, 1.0), (0.97, 0.48, 1.6)):
        scale, y = lane(d)
        plants.shade(brush, share * half, y, 0.6 * wide * scale, d)
        rock = forms.rock(dice, share * half, y, wide * scale, 0.6 * wide * scale)
        brush.shape(rock, RUST.lighter(-0.16), depth=0.3 * d, volume=0.6)


def mars(air: Atmosphere) -> list[Layer]:  # noqa: ARG001  no weather of ours is there
    """The ground of Mars."""
    return [
        Layer(name="dome", parallax=SKY, paint=_sky),
        Layer(name="mesas", parallax=FAR, paint=_mesas),
        Layer(name="dunes", parallax=(MIDDLE + NEAR) / 2, paint=_dunes),
        Layer(name="floor", parallax=1.42, paint=_floor, plane=True, depth=0.0),
        Layer(name="boulders", parallax=BACK, paint=_boulders, repeats=True, depth=0.6),
    ]
