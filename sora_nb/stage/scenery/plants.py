"""Plants: trees, bushes, grass and flowers, each painted standing on a point of the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.scenery.brush import Brush

LEAF = Colour.hex("#5fa244")
DEEP = Colour.hex("#3f7d4a")
BARK = Colour.hex("#7a5a46")
PETALS = tuple(Colour.hex(h) for h in ("#fdf6e3", "#f7d66a", "#c9a5e8", "#f2c6de", "#9cc7f5"))


def tree(brush: Brush, x: float, y: float, height: float, *, colour: Colour = LEAF, depth: float = 0.4) -> None:
    """Paint a broad-leaved tree standing at (x, y), with a shadow at its foot."""
    dice = brush.dice
    w = height * dice.uniform(0.30, 0.38)
    shade(brush, x, y, w * 1.1, depth)
    t = height * 0.045
    trunk = forms.curve(
        [(x - t * 1.9, y), (x - t, y + height * 0.14), (x - t * 0.8, y + height * 0.5), (x + t * 0.8, y + height * 0.5),
         (x + t, y + height * 0.14), (x + t * 1.9, y), (x, y + height * 0.015)]
    )  # fmt: skip
    brush.shape(trunk, BARK, depth=depth, volume=0.6)
    for side in (-1, 1):
        limb = forms.polyline([(x, y + height * 0.3), (x + side * w * 0.5, y + height * 0.52)])
        brush.line(limb, BARK, t * 0.9, depth=depth, shade=0.4)
    brush.leaves(
        forms.crown(dice, x + w * 0.12, y + height * 0.60, w, height * 0.24, lobes=10), colour.lighter(-0.10), depth=depth
    )
    for dx, dy, r in ((-0.55, 0.66, 0.62), (0.55, 0.70, 0.58), (0.0, 0.82, 0.70)):
        jitter = dice.uniform(-0.05, 0.05)
        mass = forms.crown(dice, x + (dx + jitter) * w * 0.8, y + dy * height, w * r, height * 0.22 * r * 1.15, lobes=8)
        brush.leaves(mass, colour.lighter(dice.uniform(-0.02, 0.08)), depth=depth)


def fir(brush: Brush, x: float, y: float, height: float, *, colour: Colour = DEEP, depth: float = 0.4) -> None:
    """Paint a conifer standing at (x, y)."""
    dice = brush.dice
    w = height * dice.uniform(0.36, 0.46)
    shade(brush, x, y, w * 0.6, depth)
    t = height * 0.03
    brush.shape(forms.box(x - t, y, x + t, y + height * 0.2), BARK, depth=depth)
    tiers = 5 if height > 1.5 else 4
    for i in range(tiers):
        f = i / tiers
        low, high = y + height * (0.10 + 0.80 * f), y + height * min(1.0, 0.10 + 0.80 * f + 0.36)
        half = w / 2 * (1 - 0.80 * f)
        skirt = skia.Path()
        skirt.moveTo(x, high)
        skirt.quadTo(x - half * 0.35, low + (high - low) * 0.3, x - half, low)
        skirt.quadTo(x - half * 0.5, low - half * 0.10, x - half * 0.3, low + half * 0.03)
        skirt.quadTo(x, low - half * 0.16, x + half * 0.3, low + half * 0.03)
        skirt.quadTo(x + half * 0.5, low - half * 0.10, x + half, low)
        skirt.quadTo(x + half * 0.35, low + (high - low) * 0.3, x, high)
        skirt.close()
        brush.shape(skirt, colour.lighter(-0.12 + 0.16 * f), depth=depth, volume=0.5)


def bush(brush: Brush, x: float, y: float, width: float, *, colour: Colour = LEAF, depth: float = 0.4) -> None:
    """Paint a round bush standing at (x, y)."""
    dice = brush.dice
    shade(brush, x, y, width * 0.55, depth)
    h = width * dice.uniform(0.36, 0.46)
    for dx, r in ((-0.25, 0.34), (0.26, 0.32), (0.0, 0.42)):
        brush.leaves(
            forms.crown(
                dice, x + dx * width, y + h * (0.55 if r < 0.4 else 0.72), width * r, h * (0.62 if r < 0.4 else 0.78), lobes=8
            ),
            colour.lighter(dice.uniform(-0.10, 0.06)),
            depth=depth,
        )


def palm(brush: Brush, x: float, y: float, height: float, *, depth: float = 0.4, lean: float = 0.25) -> None:
    """Paint a palm standing at (x, y), leaning to one side."""
    top = (x + lean * height, y + height * 0.86)
    shade(brush, x, y, height * 0.22, depth)
    t = height * 0.028
    mid = (x + lean * height * 0.35, y + height * 0.5)
    trunk = skia.Path()
    trunk.moveTo(x - t * 1.7, y)
    trunk.quadTo(mid[0] - t * 1.2, mid[1], top[0] - t * 0.8, top[1])
    trunk.lineTo(top[0] + t * 0.8, top[1])
    trunk.quadTo(mid[0] + t * 1.2, mid[1], x + t * 1.9, y)
    trunk.close()
    brush.shape(trunk, Colour.hex("#a98763"), depth=depth, volume=0.7)
    for i in range(1, 10):
        f = i / 10
        bend = x + lean * height * (0.7 * f * (1 - f) + f * f)
        ring = forms.polyline([(bend - t, y + height * 0.86 * f), (bend + t, y + height * 0.86 * f + t * 0.5)])
        brush.line(ring, Colour.hex("#86684c"), t * 0.28, depth=depth)
    for k, (dx, dy) in enumerate(
        ((-0.40, -0.16), (0.40, -0.18), (-0.44, 0.06), (0.44, 0.04), (-0.26, 0.20), (0.28, 0.19), (0.02, 0.24))
    ):
        tip = (top[0] + dx * height, top[1] + dy * height)
        up = (top[0] + dx * height * 0.5, top[1] + dy * height * 0.5 + height * 0.15)
        frond = skia.Path()
        frond.moveTo(*top)
        frond.quadTo(up[0], up[1] + height * 0.045, *tip)
        frond.quadTo(up[0], up[1] - height * 0.055, *top)
        frond.close()
        brush.shape(frond, Colour.hex("#4f9a52").lighter(-0.12 + 0.035 * k), depth=depth, volume=0.5)
        rib = skia.Path()
        rib.moveTo(*top)
        rib.quadTo(*up, *tip)
        brush.line(rib, Colour.hex("#8cc56a"), height * 0.006, depth=depth)


def grass(brush: Brush, *, colour: Colour, near: float, far: float, count: int, size: float = 0.16, lean: float = 0.08) -> None:
    """Scatter tufts over the floor between two depths, smaller and paler towards the back."""
    dice, box = brush.dice, brush.box
    depths = sorted((float(dice.uniform(0, 1)) ** 0.8 for _ in range(count)), reverse=True)
    for f in depths:
        d = near + (far - near) * f
        scale, y = lane(d)
        x = float(dice.uniform(box.left, box.right))
        tone = colour.lighter(float(dice.uniform(-0.14, 0.10)))
        brush.plain(
            forms.tuft(dice, x, y, size * scale * dice.uniform(0.7, 1.3), blades=4, lean=lean), tone, depth=max(0.0, d) * 0.6
        )


def flowers(
    brush: Brush, *, near: float, far: float, count: int, colours: Sequence[Colour] = PETALS, size: float = 0.045
) -> None:
    """Scatter small flowers in drifts over the floor between two depths."""
    dice, box = brush.dice, brush.box
    drifts = [float(dice.uniform(box.left, box.right)) for _ in range(max(2, count // 9))]
    spots = sorted(
        (
            (float(dice.uniform(near, far)), drifts[i % len(drifts)] + float(dice.normal(0, 0.55)), i)
            for i in range(count)
        ),
        reverse=True,
    )  # fmt: skip
    for d, x, i in spots:
        scale, y = lane(d)
        s = size * scale * dice.uniform(0.8, 1.25)
        tone = colours[(i // 3) % len(colours)]
        brush.line(forms.polyline([(x, y), (x + s * 0.3, y + s * 2.6)]), DEEP, s * 0.3, depth=max(0.0, d) * 0.5)
        cx, cy = x + s * 0.3, y + s * 2.9
        blossom = forms.union([forms.oval(cx + s * 0.62 * px, cy + s * 0.5 * py, s * 0.55, s * 0.48) for px, py in _FIVE])
        brush.plain(blossom, tone, depth=max(0.0, d) * 0.4)
        brush.plain(forms.oval(cx, cy, s * 0.36, s * 0.3), Colour.hex("#e8b23c"), depth=max(0.0, d) * 0.4)


_FIVE = ((0.0, 1.0), (0.95, 0.31), (0.59, -0.81), (-0.59, -0.81), (-0.95, 0.31))


def shade(brush: Brush, x: float, y: float, half: float, depth: float) -> None:
    """Paint the soft shadow of something standing at (x, y), thrown away from the sun."""
    cast = brush.air.cast
    tone = brush.air.cast.colour
    alpha = 0.9 * cast.strength * (1 - 0.4 * min(1.0, depth))
    path = forms.oval(x + cast.slope * half * 0.55, y + cast.squash * half * 0.35, half * 1.05, half * 0.17)
    brush.soft(path, Colour(tone.r, tone.g, tone.b, alpha), half * 0.07)
