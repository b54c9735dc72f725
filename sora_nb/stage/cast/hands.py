"""Hands: relaxed, spread, closed and pointing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.easel import Easel
from sora_nb.stage.cast.limbs import blob, curve, limb
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.cast.human_body import Limb
    from sora_nb.stage.cast.people import Person
    from sora_nb.stage.styles.pen import Pen


def hand(pen: Pen, person: Person, bones: Limb, grip: float, far: float) -> None:
    """Draw a hand: spread where `grip` is 0, at rest about 0.35, a fist at 1, a pointing finger at 2."""
    b = person.build
    gloves = person.costume.gloves
    colour = Colour.hex(gloves) if gloves else person.face.skin
    easel = Easel(pen, bones.tip, bones.angle, b.hand, far)
    thumb = bones.way
    if grip > 0.75:
        if grip > 1.4:
            easel.solid(limb([(0.5, 0.22 * thumb), (0.9, 0.24 * thumb), (1.32, 0.22 * thumb)], [0.14, 0.13, 0.10]), colour)
        easel.solid(blob([(-0.1, 0.3), (0.35, 0.42), (0.78, 0.30), (0.82, -0.22), (0.4, -0.40), (-0.1, -0.28)]), colour)
        easel.solid(
            limb([(0.15, 0.28 * thumb), (0.45, 0.34 * thumb), (0.66, 0.12 * thumb)], [0.13, 0.13, 0.11]), colour, volume=0.3
        )
        return
    spread = max(0.0, 1.0 - grip / 0.3)
    curl = min(grip / 0.75, 1.0) * 0.5
    easel.solid(
        limb(
            [(0.08, 0.12 * thumb), (0.34, (0.38 + 0.16 * spread) * thumb), (0.56, (0.44 + 0.3 * spread) * thumb)],
            [0.15, 0.14, 0.10],
        ),
        colour,
    )
    if spread > 0.2:
        hull = skia.Path()
        for i in range(4):
            angle = (0.42 - 0.28 * i) * spread * thumb
            long = (0.60, 0.68, 0.64, 0.52)[i]
            root = (0.42, (0.24 - 0.16 * i) * thumb)
            hull.addPath(limb([root, (root[0] + long * math.cos(angle), root[1] + long * math.sin(angle))], [0.125, 0.10]))
        easel.solid(hull, colour, volume=0.3)
        easel.solid(
            blob([(-0.12, 0.26), (0.25, 0.38), (0.58, 0.34), (0.62, -0.32), (0.25, -0.36), (-0.12, -0.24)]),
            colour,
            edge=False,
            volume=0.4,
        )
        return
    tip = 1.15 - 0.45 * curl
    easel.solid(
        blob([
            (-0.12, 0.25), (0.3, 0.36), (0.75, 0.32), (tip, 0.10 + 0.25 * curl * thumb), (tip, -0.14 + 0.25 * curl * thumb),
            (0.78, -0.30),
            (0.3, -0.36), (-0.12, -0.24),
        ]),
        colour,
    )  # fmt: skip
    easel.line(curve([(0.72, 0.02), (tip - 0.1, 0.03 + 0.2 * curl * thumb)]), colour.lighter(-0.28), 0.04)
