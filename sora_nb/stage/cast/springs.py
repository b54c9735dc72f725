"""Springs: a fountain whose water rises, falls from bowl to basin and sprays, as a function of the time alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.limbs import blob, oval
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.styles.pen import Pen

_STONE, _WATER, _FOAM = Colour.hex("#b9b3a8"), Colour.hex("#6fbfe0"), Colour.hex("#f2fbff")
_RIM, _BOWL, _BASIN = 0.30, 0.02, -0.34
"""How high the jet springs, and the rims of the bowl and the basin stand, in heights from the middle."""
_SPOUTS = 7


def fountain(pen: Pen, height: float, t: float, seed: int) -> None:
    """Draw a stone fountain of two tiers at work; the origin is its middle, as of any thing."""
    h = height
    _stone(pen, h)
    for side in (-1.0, 1.0):
        for k in range(_SPOUTS):
            reach = side * (0.05 + 0.20 * (k + 0.5) / _SPOUTS) * h
            _fall(pen, (0.02 * side * h, _RIM * h), (reach, _BOWL * h), 0.16 * h, t + 0.13 * k, h)
            wide = side * (0.24 + 0.25 * (k + 0.5) / _SPOUTS) * h
            _fall(pen, (0.8 * wide, (_BOWL + 0.01) * h), (wide, _BASIN * h), 0.02 * h, t + 0.17 * k, h)
    _spray(pen, h, t, seed)


def _stone(pen: Pen, h: float) -> None:
    """Draw foot, shaft, bowl and basin, with the water that stands in them."""
    base = blob([(-0.60 * h, _BASIN * h), (0.60 * h, _BASIN * h), (0.54 * h, -0.49 * h), (-0.54 * h, -0.49 * h)])
    shaft = skia.Path.Polygon(
        [(-0.09 * h, _BASIN * h), (0.09 * h, _BASIN * h), (0.05 * h, _BOWL * h), (-0.05 * h, _BOWL * h)], True
    )
    bowl = blob([(-0.30 * h, _BOWL * h), (0.30 * h, _BOWL * h), (0.12 * h, -0.11 * h), (-0.12 * h, -0.11 * h)])
    neck = skia.Path.Polygon([(-0.04 * h, _BOWL * h), (0.04 * h, _BOWL * h), (0.02 * h, _RIM * h), (-0.02 * h, _RIM * h)], True)
    for path in (base, shaft, bowl, neck):
        pen.solid(path, _STONE, volume=0.6, material="stone")
    for y, half, tone in ((_BASIN, 0.57, _WATER), (_BOWL, 0.28, _WATER.lighter(0.15))):
        pen.solid(oval((0, y * h), (half + 0.04) * h, 0.055 * h), _STONE.lighter(0.14), volume=0.4, material="stone")
        pen.flat(oval((0, (y + 0.005) * h), half * h, 0.038 * h), tone)


def _fall(pen: Pen, start: tuple[float, float], end: tuple[float, float], rise: float, t: float, h: float) -> None:  # noqa: PLR0917  a stream from here to there, at a moment
    """Draw one stream: a parabola up by `rise` and down to its end, with drops that run along it."""
    (x0, y0), (x1, y1) = start, end
    up, down = math.sqrt(2 * rise), math.sqrt(2 * (rise + y0 - y1))

    def at(share: float) -> tuple[float, float]:
        since = share * (up + down)
        return x0 + (x1 - x0) * share, y0 + up * since - since * since / 2

    path = skia.Path()
    path.addPoly([skia.Point(*at(k / 14)) for k in range(15)], False)
    pen.line(path, Colour(*_WATER.lighter(0.25)[:3], 0.55), 0.016 * h)
    for drop in range(3):
        x, y = at(math.fmod(0.9 * t + drop / 3, 1.0))
        pen.flat(oval((x, y), 0.011 * h, 0.019 * h), Colour(*_FOAM[:3], 0.9))
    wave = math.fmod(1.3 * t, 1.0)
    pen.flat(oval((x1, y1), (0.012 + 0.035 * wave) * h, (0.005 + 0.008 * wave) * h), Colour(*_FOAM[:3], 0.75 * (1 - wave)))


def _spray(pen: Pen, h: float, t: float, seed: int) -> None:
    """Draw the jet on top: drops thrown up that fall back, each a function of its age."""
    for k in range(26):
        turn, age = divmod(t / 0.75 + k / 26, 1.0)
        dice = random(seed, "jet", k, int(turn))
        since, across, thrown = 0.75 * age, float(dice.normal(0, 0.10)) * h, float(dice.uniform(0.42, 0.62)) * h
        x, y = across * age, _RIM * h + thrown * since * 1.6 - 0.98 * h * since * since
        if y > _BOWL * h:
            r = 0.018 * h * (1 - 0.5 * age)
            pen.flat(oval((x, y), r, 1.3 * r), Colour(*_FOAM.mix(_WATER, 0.4 * age)[:3], 0.9))
