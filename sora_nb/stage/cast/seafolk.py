"""Seafolk: a seahorse that bobs upright, and a ray whose wings beat like a slow bird's."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast.creatures import eyes, mouth
from sora_nb.stage.cast.outline import closed, ellipse, opened, ribbon, turn
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.cast.creatures import Manner
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.molluscs import MolluscRig


def seahorse(rig: MolluscRig, brush: Mirror, m: Manner, t: float) -> None:
    """Draw a seahorse: a curled tail, a ringed belly, a fin that trembles, a snout like a pipe."""
    sway = 0.025 * math.sin(1.6 * t + rig.own)
    base = complex(sway, 0.05 + 0.03 * math.sin(2.1 * t + rig.own) + m.bob)
    curl = [base + complex(0.02, 0.13) + 0.105 * (1 - k / 9) * turn(-170 - 48 * k) for k in range(9)]
    trunk = [
        base + complex(x, y) for x, y in ((-0.10, 0.16), (-0.07, 0.3), (0.0, 0.46), (0.03, 0.62), (0.0, 0.74), (0.03, 0.83))
    ]
    spine = [*reversed(curl), *trunk]
    wide = [0.012 + 0.034 * k / 9 for k in range(9)] + [0.055, 0.085, 0.12, 0.12, 0.085, 0.075]
    flutter = 0.02 * math.sin(26 * t)
    fin = [
        trunk[1] - 0.06,
        trunk[2] + complex(-0.27, -0.03 + flutter),
        trunk[3] + complex(-0.26, 0.0 - flutter),
        trunk[3] - 0.08,
    ]
    brush.solid(closed(fin), rig.light, volume=0.3)
    shape = closed(ribbon(spine, wide))
    brush.solid(shape, rig.coat, volume=0.6)
    with brush.inside(shape):
        for k in range(5, len(spine) - 2):
            way = (spine[k + 1] - spine[k - 1]) / (abs(spine[k + 1] - spine[k - 1]) + 1e-9) * 1j * wide[k]
            brush.line(opened([spine[k] - way, spine[k] + 0.03j, spine[k] + way]), rig.dark._replace(a=0.5), 0.012)
    head = trunk[-1] + complex(0.03, 0.03)
    for k, lean in enumerate((150, 115, 80)):
        foot = head + 0.08 * turn(lean)
        spike = [foot - 0.025, foot - 0.025, foot + 0.07 * turn(lean - 6 * k), foot + 0.025, foot + 0.025]
        brush.solid(closed(spike), rig.dark, volume=0.3)
    snout = ribbon([head, head + complex(0.14, -0.04), head + complex(0.25, -0.06)], [0.06, 0.032, 0.04])
    brush.solid(closed(snout), rig.coat, volume=0.5)
    brush.solid(ellipse(head, 0.105, 0.095), rig.coat, volume=0.6)
    eyes(brush, [head + complex(0.03, 0.02)], 0.046, m, Colour.hex("#4a3018"))
    mouth(brush, head + complex(0.245, -0.07), 0.022, m, rig.dark)


def ray(rig: MolluscRig, brush: Mirror, m: Manner, t: float) -> None:
    """Draw a ray seen a little from above: its wings roll from front to back, its tail trails."""
    base = complex(0, 0.42 + m.bob)
    beat = 1.9 * t * (0.7 + 0.5 * min(abs(m.going), 1.5)) + rig.own
    tail = rig.arm(base - 0.62, 180, 1.1, t, m, own=1.0, wave=9)
    brush.solid(
        closed(ribbon(tail, [0.05 * (1 - 0.9 * k / (len(tail) - 1)) + 0.006 for k in range(len(tail))])), rig.dark, volume=0.3
    )
    far, near = 0.15 * math.sin(beat), 0.15 * math.sin(beat)
    back = [base + complex(x, y) for x, y in ((0.78, 0.02), (0.45, 0.14))]
    upper = [
        base + complex(0.0, 0.42 + far),
        base + complex(-0.18, 0.44 + far),
        base + complex(-0.4, 0.2 + 0.4 * far),
        base - 0.66,
    ]
    lower = [
        base + complex(-0.42, -0.2 - 0.4 * near),
        base + complex(-0.2, -0.44 - near),
        base + complex(0.02, -0.42 - near),
        base + complex(0.45, -0.13),
    ]
    brush.solid(closed([*back, *upper[:2], upper[1], *upper[2:], lower[0], lower[1], *lower[1:]]), rig.coat, volume=0.5)
    for x, y, r in ((-0.1, 0.14, 0.05), (0.08, -0.12, 0.04), (-0.25, -0.06, 0.045), (0.2, 0.12, 0.035), (-0.3, 0.13, 0.03)):
        brush.flat(ellipse(base + complex(x, y * (1 + 0.4 * far)), r, 0.8 * r), rig.light._replace(a=0.8))
    brush.line(opened([base + 0.4, base, base - 0.55]), rig.dark._replace(a=0.5), 0.02)
    eyes(brush, [base + complex(0.52, 0.13), base + complex(0.56, -0.05)], 0.062, m, Colour.hex("#2f2a1a"))
    mouth(brush, base + complex(0.7, -0.01), 0.05, m, rig.dark)
