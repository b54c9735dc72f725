"""Robots: a head of sheet metal with lamps for eyes, a mouth of bars that light up with the voice, and an aerial."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.limbs import limb, loop, oval
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.cast.easel import Easel
    from sora_nb.stage.cast.human_body import Pose

_DARK = Colour.hex("#2b3442")
_BARS = 5


def head(easel: Easel, metal: Colour, lamp: Colour, *, yaw: float, pose: Pose) -> None:
    """Draw a robot's head over a head's own outline, in a head's own units."""
    s, c = math.sin(yaw), math.cos(yaw)
    x = 0.30 * s
    easel.solid(limb([(-0.05 * s, 1.0), (-0.08 * s, 1.42)], [0.06, 0.05]), metal.lighter(-0.3), volume=0.4, material="metal")
    easel.solid(oval((-0.08 * s, 1.50), 0.13, 0.13), lamp, volume=0.6, material="glass")
    for side in (-1.0, 1.0):
        at = (side * 0.98 * max(abs(c), 0.35) - 0.1 * s, -0.02)
        easel.solid(oval(at, 0.18, 0.30), metal.lighter(-0.22), volume=0.5, material="metal")
    box = loop(
        [(-0.95, 0.72), (-0.72, 1.02), (0.72, 1.02), (0.95, 0.72), (0.95, -0.66), (0.70, -1.0), (-0.70, -1.0), (-0.95, -0.66)],
        0.35,
    )
    easel.solid(box, metal, volume=0.6, material="metal")
    if c < 0.05:
        return
    wide = 0.66 * c
    screen = skia.Path.RRect(skia.Rect.MakeLTRB(x - wide, -0.02, x + wide, 0.66), 0.2, 0.2)
    easel.solid(screen, _DARK, volume=0.2, material="glass")
    shut = 1 - 0.92 * min(max(pose.lid, 0.0), 1.0)
    for side in (-1.0, 1.0):
        at = (x + side * 0.36 * c + 0.10 * pose.ex, 0.33 + 0.08 * pose.ey + 0.03 * pose.brow)
        easel.flat(oval(at, 0.19 * c, 0.19 * shut), lamp)
        easel.flat(oval((at[0] - 0.05, at[1] + 0.05 * shut), 0.06 * c, 0.06 * shut), Colour(1, 1, 1, 0.85))
    _mouth(easel, lamp, x, c, pose)


def _mouth(easel: Easel, lamp: Colour, x: float, c: float, pose: Pose) -> None:
    """Draw the mouth: bars as high as it is open, a line that smiles while it is shut."""
    grille = skia.Path.RRect(skia.Rect.MakeLTRB(x - 0.46 * c, -0.70, x + 0.46 * c, -0.30), 0.1, 0.1)
    easel.solid(grille, _DARK, volume=0.1, edge=False, material="metal")
    for k in range(_BARS):
        at = (k - (_BARS - 1) / 2) / _BARS
        loud = 0.03 + 0.15 * pose.open * (1 - 1.2 * abs(at))
        y = -0.50 + 0.22 * pose.smile * at * at
        bar = skia.Path.Rect(skia.Rect.MakeLTRB(x + (at * 0.84 - 0.055) * c, y - loud, x + (at * 0.84 + 0.055) * c, y + loud))
        easel.flat(bar, lamp)
