"""Fates: things that do not stay whole: what melts sinks into its puddle, what splats sticks where it hit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.limbs import blob, oval
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.performance import Cue, Role
    from sora_nb.stage.styles.pen import Pen

_WATERY = Colour.hex("#b9d9ea")


def of(role: Role, t: float) -> Cue | None:
    """Return the cue of what has befallen a thing at a time, or None while it is whole."""
    return next((c for c in role.cues_at(t) if c.verb in ("melt", "splat")), None)


def progress(cue: Cue, t: float) -> float:
    """Return how far a thing has melted, 0 whole … 1 a puddle."""
    end = cue.beat if cue.beat is not None else cue.end
    u = min(max((t - cue.start) / max(end - cue.start, 1e-3), 0.0), 1.0)
    return u * u * (3 - 2 * u) * 0.35 + u * 0.65


def melted(pen: Pen, role: Role, tint: Colour, share: float, whole: Callable[[], None]) -> None:
    """Draw a thing that has melted by a share: sagging, sinking, its puddle spreading; the origin is its middle when whole."""
    h = role.height
    ground = -h / 2
    water = tint.mix(_WATERY, 0.85) if role.material == "ice" else tint.mix(Colour(1, 1, 1), 0.1)
    wide = h * (0.25 + 0.75 * share**0.6)
    dice = random(role.seed, "puddle").uniform(0.8, 1.2, 14)
    if share > 0.02:
        # Water lies flat: it has no edge of its own.
        pen.solid(_pool(ground, wide, 0.15, dice), water.lighter(-0.06), volume=0.12, material="glass", edge=False)
    canvas = pen.canvas
    canvas.save()
    # What is below the puddle's face has run away.
    canvas.clipRect(skia.Rect.MakeLTRB(-4 * h, ground - 0.02 * h, 4 * h, 4 * h))
    low, broad = 1 - 0.52 * share, 1 + 0.34 * share
    canvas.translate(0, ground - 0.34 * share * h)
    # It leans a little as it softens.
    canvas.concat(skia.Matrix.MakeAll(broad, 0.10 * share, 0, 0, low, 0, 0, 0, 1))
    canvas.translate(0, h / 2)
    whole()
    canvas.restore()
    if share > 0.05:
        front = _pool(ground - 0.03 * wide, wide * 0.82, 0.10, dice[::-1])
        pen.flat(front, Colour(*water.lighter(0.1)[:3], 0.85))
        pen.flat(oval((-0.3 * wide, ground - 0.01 * wide), 0.16 * wide, 0.018 * wide), Colour(1, 1, 1, 0.7))


def _pool(ground: float, wide: float, flat: float, dice: object) -> skia.Path:
    """Return a puddle's outline seen at a slant."""
    lobes = list(dice)  # type: ignore[call-overload]
    n = len(lobes)
    points = [
        (wide * k * math.cos(i * math.tau / n), ground + wide * flat * k * math.sin(i * math.tau / n))
        for i, k in enumerate(lobes)
    ]
    return blob(points)


def splat(pen: Pen, role: Role, tint: Colour, since: float) -> None:
    """Draw what is left of a thing that burst: a flat blot with pips, and drops that fly off in the first moment."""
    h = role.height
    dice = random(role.seed, "splat")
    grow = min(since / 0.12, 1.0)
    wide = h * (0.55 + 0.85 * grow)
    ground = -h / 2
    lobes = dice.uniform(0.65, 1.35, 16)
    pen.solid(_pool(ground + 0.05 * h, wide, 0.24, lobes), tint.lighter(-0.05), volume=0.3, material="glass")
    pen.flat(_pool(ground + 0.09 * h, wide * 0.55, 0.2, lobes[::-1]), tint.lighter(0.16))
    heap = blob(
        [
            (-0.34 * h, ground),
            (-0.26 * h, ground + 0.26 * h),
            (0.05 * h, ground + 0.36 * h),
            (0.30 * h, ground + 0.2 * h),
            (0.36 * h, ground),
        ]
    )
    pen.solid(heap, tint, volume=0.6, material="glass")
    for angle, speed, size in zip(
        dice.uniform(0.35, math.pi - 0.35, 9), dice.uniform(1.6, 3.4, 9), dice.uniform(0.06, 0.14, 9), strict=True
    ):
        x = math.cos(angle) * speed * since
        y = ground + 0.2 * h + math.sin(angle) * speed * since - 4.9 * since * since
        if y <= ground:
            # Landed: the drop stays where its parabola met the ground.
            up = math.sin(angle) * speed
            x = math.cos(angle) * speed * (up + math.sqrt(up * up + 2 * 9.81 * 0.2 * h)) / 9.81
            pen.flat(oval((x, ground + 0.02 * h), size * h * 1.5, size * h * 0.5), tint.lighter(-0.05))
        else:
            pen.flat(oval((x, y), size * h, size * h), tint)
