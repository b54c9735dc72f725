"""Wings: the wings of insects, from a butterfly's painted sails to the blur of a bee."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast.outline import closed, ellipse, opened, turn
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.cast.creatures import Manner
    from sora_nb.stage.cast.insects import InsectRig
    from sora_nb.stage.cast.mirror import Mirror

_CLEAR = Colour(0.86, 0.94, 0.98, 0.55)
_UPPER = (0.02, 0.25 + 0.3j, 0.42 + 0.78j, 0.2 + 1.0j, -0.25 + 0.85j, -0.3 + 0.4j, -0.08)
_LOWER = (-0.04, -0.3 + 0.3j, -0.68 + 0.42j, -0.78 + 0.12j, -0.6 - 0.18j, -0.28 - 0.12j)
BEAT = {"butterfly": 4.2, "moth": 5.5, "clear": 11.0, "long": 9.0, "case": 11.0}
"""Wing beats a second as they are shown; what beats faster than a film's frames is drawn with its blur."""


def beat(rig: InsectRig, m: Manner, t: float) -> float:
    """Return how far the wings are raised: 1 up … -1 down; at rest they open and shut slowly."""
    form = rig.kind.wings
    flying = math.sin(math.tau * BEAT[form] * t + rig.own)
    slow = 0.62 + 0.38 * math.sin(1.7 * t + rig.own) if form in ("butterfly", "moth") else 1.0
    return slow + (flying - slow) * max(m.aloft, 0.6 * m.busy)


def draw_wings(frame: Mirror, rig: InsectRig, m: Manner, t: float, *, near: bool) -> None:
    """Draw the wings of one side, around the body's axis."""
    form = rig.kind.wings
    if not form:
        return
    raised = beat(rig, m, t)
    if form in ("butterfly", "moth"):
        _painted(frame, rig, raised, near=near)
    elif form == "case":
        _cased(frame, rig, m, raised, near=near)
    else:
        _clear(frame, rig, m, raised, near=near)


def _painted(frame: Mirror, rig: InsectRig, raised: float, *, near: bool) -> None:
    """Draw a butterfly's two wings of a side: they shorten as they beat, as seen from a little above."""
    high = 0.95 * (raised if raised > 0 else 0.62 * raised)
    high = math.copysign(max(abs(high), 0.10), high)
    lean = turn(-10 if near else 12)
    brush = frame.inner(complex(0.08, 0.06), lean, 0.95, high)
    shade, coat = rig.dark, rig.coat if near else rig.coat.lighter(-0.14)
    pick = random(rig.role.seed, "pattern")
    big, small = float(pick.uniform(0.09, 0.14)), float(pick.uniform(0.05, 0.08))
    for outline, spots in ((_LOWER, (-0.52 + 0.14j, -0.3 + 0.1j)), (_UPPER, (0.16 + 0.76j, -0.06 + 0.74j, 0.08 + 0.45j))):
        shape = closed([complex(p) for p in outline])
        brush.solid(shape, coat, far=0.0 if near else 0.35, volume=0.35, material="paper")
        with brush.inside(shape):
            centre = sum(complex(p) for p in outline) / len(outline)
            brush.line(shape, shade, 0.12)
            for k, spot in enumerate(spots):
                brush.flat(ellipse(spot, big if k == 0 else small, big if k == 0 else small), rig.light)
                if rig.kind.wings == "moth" and k == 0:
                    brush.flat(ellipse(spot, 0.5 * big, 0.5 * big), shade)
            for tip in outline[1:-1]:
                brush.line(
                    opened([complex(outline[0]), 0.5 * (centre + complex(tip)), complex(tip)]), shade._replace(a=0.55), 0.018
                )


def _clear(frame: Mirror, rig: InsectRig, m: Manner, raised: float, *, near: bool) -> None:
    """Draw clear wings: folded along the back, or beating in a blur."""
    long = rig.kind.wings == "long"
    roots = ((0.16, 70.0, 1.05), (0.0, 104.0, 0.95)) if long else ((0.1, 112.0, 0.72), (0.0, 140.0, 0.5))
    side = 1.0 if near else -1.0
    for x, base, size in roots:
        flutter = 34 * raised * m.aloft - 9 * side
        folded = 30.0 if not long else 12.0
        angle = base + (folded if not m.aloft else 0) * (0 if long else 1) + flutter
        way = turn(angle)
        root = complex(x, 0.16)
        width = 0.15 if long else 0.2
        shape = closed([root, root, root + way * complex(0.5 * size, width), root + way * complex(0.95 * size, 0.6 * width),
            root + way * size,
                        root + way * complex(0.9 * size, -0.7 * width),
                            root + way * complex(0.4 * size, -0.6 * width)])  # fmt: skip
        if m.aloft > 0.3:
            fan = [root, *(root + turn(base + a) * size * 0.96 for a in (-34, -12, 12, 34))]
            frame.flat(closed([fan[0], *fan]), _CLEAR._replace(a=0.2))
        frame.flat(shape, _CLEAR)
        ink = rig.dark._replace(a=0.75)
        frame.line(shape, ink, 0.018)
        frame.line(
            opened([root, root + way * complex(0.5 * size, 0.3 * width), root + way * complex(0.93 * size, 0.2 * width)]),
            ink._replace(a=0.45),
            0.012,
        )


def _cased(frame: Mirror, rig: InsectRig, m: Manner, raised: float, *, near: bool) -> None:
    """Draw a beetle's wings, which show only while it flies: a case that opens, and a clear wing under it."""
    if m.aloft < 0.05:
        return
    _clear(frame, rig, m, raised, near=near)
    if near:
        way = turn(150 - 42 * m.aloft)
        root = complex(0.12, 0.2)
        case = closed(
            [
                root,
                root + way * complex(0.3, 0.2),
                root + way * complex(0.7, 0.12),
                root + way * 0.78,
                root + way * complex(0.4, -0.1),
            ]
        )
        frame.solid(case, rig.coat, volume=0.6, material="horn")
