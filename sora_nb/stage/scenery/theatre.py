"""Theatre: a stage with boards, velvet curtains, a painted cloth at the back, footlights and spotlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms
from sora_nb.stage.scenery.brush import gradient
from sora_nb.stage.scenery.indoors import boards
from sora_nb.stage.scenery.layers import Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

_VELVET = Colour.hex("#5c1727")
_GOLD = Colour.hex("#c9a24b")
_BEAM = Colour(1.0, 0.95, 0.82)
FOOT = 0.72
"""The depth at which the back cloth hangs."""


def _cloth(brush: Brush) -> None:
    """Paint the back cloth: a dusk sky with a few painted stars, brightest where the spotlights cross."""
    box = brush.box
    deep, warm = Colour.hex("#2b2f55"), Colour.hex("#7a6f9c")
    stops = [Colour.hex("#a98f9e"), warm, deep.mix(warm, 0.4), deep, deep.lighter(-0.25)]
    brush.canvas.drawPaint(skia.Paint(Shader=gradient(stops, lane(FOOT)[1], box.top), Dither=True))
    brush.glow(0.0, 1.9, 4.4, Colour(1.0, 0.93, 0.80, 0.42), squash=0.75)
    for _ in range(int(5 * box.width)):
        x, y = float(brush.dice.uniform(box.left, box.right)), float(brush.dice.uniform(2.6, box.top))
        r = float(brush.dice.uniform(0.012, 0.03))
        brush.raw(forms.oval(x, y, r, r), Colour(1.0, 0.95, 0.8, 0.55))


def _floor(brush: Brush) -> None:
    """Paint the boards, darker towards the wings, with a pool of light in the middle."""
    box = brush.box
    boards(brush, Colour.hex("#9a6b45"))
    brush.glow(0.0, 0.15, 4.4, Colour(_BEAM.r, _BEAM.g, _BEAM.b, 0.42), squash=0.16)
    apron = forms.box(box.left, box.bottom - 0.5, box.right, -0.72)
    brush.plain(apron, Colour.hex("#4a2f22"), shade=0.35)
    brush.plain(forms.box(box.left, -0.74, box.right, -0.69), _GOLD, shade=0.2)


def _folds(brush: Brush, side: int, wide: float) -> None:
    """Hang one curtain, gathered towards its own side, each fold with its light and its depth."""
    box, foot = brush.box, lane(0.55)[1]
    half = box.width / 2
    count = 8
    for k in range(count):
        near = side * (half + 0.15 - k * wide / count)
        step = wide / count * 1.15
        drawn = 0.10 * k
        fold = skia.Path()
        fold.moveTo(near + step * 0.5, box.top + 0.4)
        fold.lineTo(near - step * 0.5, box.top + 0.4)
        fold.cubicTo(
            near - step * 0.5 - side * drawn,
            3.2,
            near - step * 0.5 + side * drawn,
            2.0,
            near - step * 0.56 + side * drawn,
            foot,
        )
        fold.quadTo(near + side * drawn, foot - 0.07, near + step * 0.56 + side * drawn, foot)
        fold.cubicTo(
            near + step * 0.5 + side * drawn, 2.0, near + step * 0.5 - side * drawn, 3.2, near + step * 0.5, box.top + 0.4
        )
        fold.close()
        brush.shape(fold, _VELVET.lighter(-0.16 + 0.05 * (k % 3)), volume=0.55)


def _curtains(brush: Brush) -> None:
    box, foot = brush.box, lane(0.55)[1]
    for side in (-1, 1):
        edge = side * (box.width / 2 - 0.6)
        brush.soft(forms.oval(edge, foot, 1.3, 0.08), Colour(0.03, 0.01, 0.04, 0.45), 0.07)
        _folds(brush, side, 1.75)
    count = max(4, round(box.width / 1.35))
    wide = box.width / count
    for i in range(count):
        x = box.left + (i + 0.5) * wide
        swag = skia.Path()
        swag.moveTo(x - wide * 0.54, box.top + 0.3)
        swag.lineTo(x - wide * 0.54, box.top - 0.22)
        swag.quadTo(x, box.top - 0.95, x + wide * 0.54, box.top - 0.22)
        swag.lineTo(x + wide * 0.54, box.top + 0.3)
        swag.close()
        brush.shape(swag, _VELVET.lighter(-0.06), volume=0.4)
        hem = forms.curve(
            [(x - wide * 0.5, box.top - 0.26), (x, box.top - 0.60), (x + wide * 0.5, box.top - 0.26)], closed=False
        )
        brush.line(hem, _GOLD, 0.055)


def _beams(brush: Brush) -> None:
    """Let three beams fall from above, and their pools lie on the boards."""
    box = brush.box
    for share, to in ((-0.36, -1.2), (0.0, 0.0), (0.36, 1.2)):
        x = share * box.width
        beam = forms.polygon([(x - 0.12, box.top + 0.3), (x + 0.12, box.top + 0.3), (to + 1.35, 0.1), (to - 1.35, 0.1)])
        brush.soft(beam, Colour(_BEAM.r, _BEAM.g, _BEAM.b, 0.10), 0.10)
        brush.soft(forms.oval(to, 0.12, 1.4, 0.2), Colour(_BEAM.r, _BEAM.g, _BEAM.b, 0.13), 0.08)


def _footlights(brush: Brush) -> None:
    """Set a row of small lamps along the edge of the stage."""
    box = brush.box
    count = max(6, round(box.width / 0.9))
    for i in range(count):
        x = box.left + (i + 0.5) * box.width / count
        brush.glow(x, -0.66, 0.34, Colour(1.0, 0.88, 0.6, 0.40), squash=0.8)
        brush.raw(forms.oval(x, -0.70, 0.085, 0.05), Colour.hex("#fff0c2"))
        brush.plain(forms.box(x - 0.11, -0.82, x + 0.11, -0.70, 0.03), Colour.hex("#3a2c2a"), shade=0.2)


def theatre(air: Atmosphere) -> list[Layer]:
    """A theatre's stage, seen from the stalls."""
    del air
    return [
        Layer(name="cloth", parallax=0.5, paint=_cloth),
        Layer(name="boards", parallax=1.42, paint=_floor, plane=True, depth=0.0),
        Layer(name="beams", parallax=0.8, paint=_beams, depth=0.8),
        Layer(name="curtains", parallax=0.66, paint=_curtains, depth=0.7),
        Layer(name="footlights", parallax=1.3, paint=_footlights, front=True, depth=0.0),
    ]
