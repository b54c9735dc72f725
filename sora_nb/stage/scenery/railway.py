"""Railway: the track that trains run on, and a station's platform."""

from __future__ import annotations

from typing import TYPE_CHECKING

import skia

from sora_nb.stage.performance import lane
from sora_nb.stage.scenery import forms, sky
from sora_nb.stage.scenery.layers import NEAR, Layer
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush

GAUGE = (-0.07, 0.13)
"""Depths of the near rail and the far one: a train's wheels stand between them."""
BALLAST = Colour.hex("#9a9188")
SLEEPER = Colour.hex("#6e5440")
STEEL = Colour.hex("#8d949d")
BRICK = Colour.hex("#c2a283")
IRON = Colour.hex("#37544f")
PAVING = Colour.hex("#c9c2b4")


def track() -> Layer:
    """Return the track under a train: ballast, sleepers and two rails, as far as the camera goes."""
    return Layer(name="track", parallax=1.0, paint=_track, depth=0.1)


def _track(brush: Brush) -> None:
    box, dice = brush.box, brush.dice
    near, far = (lane(d)[1] for d in GAUGE)
    bed = forms.box(box.left, near - 0.10, box.right, far + 0.07)
    brush.plain(bed, BALLAST, depth=0.1)
    for _ in range(int(60 * box.width)):
        x, y = float(dice.uniform(box.left, box.right)), float(dice.uniform(near - 0.09, far + 0.05))
        brush.plain(forms.oval(x, y, 0.022, 0.012), BALLAST.lighter(float(dice.uniform(-0.25, 0.25))), depth=0.1)
    x = box.left - box.left % 0.34
    while x < box.right:
        plank = forms.polygon([(x, near - 0.06), (x + 0.15, near - 0.06), (x + 0.135, far + 0.035), (x + 0.015, far + 0.035)])
        brush.plain(plank, SLEEPER, depth=0.1, shade=0.2)
        x += 0.34
    for y, thick in ((far, 0.030), (near, 0.040)):
        brush.plain(forms.box(box.left, y - 0.035, box.right, y), STEEL, depth=0.1, shade=0.9)
        brush.plain(forms.box(box.left, y - 0.01, box.right, y - 0.01 + thick), STEEL.lighter(0.25), depth=0.1)


def _hall(brush: Brush) -> None:
    """Paint the station behind the tracks: a brick wall with tall arched windows and doors."""
    box, air = brush.box, brush.air
    foot, top = 1.02, box.top + 0.5
    brush.wash(forms.box(box.left, foot, box.right, top), (BRICK.lighter(-0.08), BRICK, BRICK.lighter(0.08)), foot, 3.6)
    for k in range(int((top - foot) / 0.16)):
        y = foot + 0.16 * k
        brush.line(forms.polyline([(box.left, y), (box.right, y)]), Colour(*BRICK.lighter(-0.22)[:3], 0.35), 0.01, depth=0.3)
    brush.shape(forms.box(box.left, foot, box.right, foot + 0.24), PAVING.lighter(-0.14), depth=0.3, volume=0.0)
    glass = air.sky[1].mix(air.lit(Colour.hex("#f7dfa0")), 0.75 * air.lamps)
    step, n = 1.9, 0
    x = -step * int(-box.left / step + 1)
    while x < box.right + step:
        door = n % 3 == 1
        _opening(brush, x, foot + (0.0 if door else 0.62), glass, door=door)
        x, n = x + step, n + 1


def _opening(brush: Brush, x: float, y: float, glass: Colour, *, door: bool) -> None:
    """Paint an arched window or a door standing on y."""
    half, tall = 0.46, 1.25 if not door else 1.75
    for grow, tone in ((0.10, PAVING), (0.0, IRON)):
        brush.plain(_arched(x, y, half + grow, tall + grow), tone, depth=0.3)
    brush.raw(_arched(x, y + 0.05, half - 0.06, tall - 0.06), glass)
    for bar in (-0.15, 0.15):
        brush.line(forms.polyline([(x + bar, y), (x + bar, y + tall * 0.97)]), IRON, 0.035, depth=0.3)
    brush.line(forms.polyline([(x - half, y + tall * 0.55), (x + half, y + tall * 0.55)]), IRON, 0.045, depth=0.3)
    if door:
        brush.plain(forms.box(x - half + 0.04, y, x + half - 0.04, y + tall * 0.30), IRON.lighter(0.06), depth=0.3)


def _arched(x: float, y: float, half: float, tall: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(x - half, y)
    path.lineTo(x - half, y + tall - half)
    path.arcTo(skia.Rect.MakeLTRB(x - half, y + tall - 2 * half, x + half, y + tall), 180, -180, False)
    path.lineTo(x + half, y)
    path.close()
    return path


def _platform(brush: Brush) -> None:
    """Paint the platform that one stands on: paving stones, with a yellow line before its far edge."""
    box = brush.box
    edge = lane(0.86)[1]
    brush.wash(forms.box(box.left, box.bottom - 0.5, box.right, edge), (PAVING.lighter(-0.16), PAVING), box.bottom, edge)
    joint = PAVING.lighter(-0.2)
    d = -0.95
    while d < 0.8:
        y = lane(d)[1]
        brush.line(forms.polyline([(box.left, y), (box.right, y)]), joint, 0.012)
        d += 0.22
    x = -2.5 * box.width
    while x < 2.5 * box.width:
        brush.line(forms.polyline([forms.ground(x, -1.0), forms.ground(x, 0.80)]), joint, 0.012)
        x += 0.9
    stripe = forms.box(box.left, lane(0.70)[1], box.right, lane(0.75)[1])
    brush.plain(stripe, Colour.hex("#efc23c"))
    brush.shape(forms.box(box.left, edge - 0.035, box.right, edge + 0.03), PAVING.lighter(0.16), volume=0.0)
    brush.plain(forms.box(box.left, edge + 0.03, box.right, edge + 0.11), BALLAST, shade=0.8)


def _canopy(brush: Brush) -> None:
    """Paint the roof over the platform on its iron columns, a clock and lamps hanging from it."""
    box, air = brush.box, brush.air
    scale, foot = lane(0.66)
    high = foot + 3.05
    step = 2.9
    x = -step * (int(-box.left / step) + 0.5)
    n = 0
    while x < box.right + step:
        brush.shape(forms.box(x - 0.07, foot, x + 0.07, high), IRON, depth=0.2, volume=0.6)
        brush.shape(forms.box(x - 0.15, foot, x + 0.15, foot + 0.2), IRON.lighter(-0.08), depth=0.2, volume=0.4)
        for side in (-1, 1):
            brace = skia.Path()
            brace.moveTo(x, high - 0.75)
            brace.quadTo(x + side * 0.08, high - 0.1, x + side * 0.85, high - 0.03)
            brush.line(brace, IRON, 0.05, depth=0.2)
        at = x + step / 2
        if n % 2 == 0:
            _clock(brush, at, high - 0.52, 0.30)
        else:
            brush.line(forms.polyline([(at, high), (at, high - 0.3)]), IRON, 0.03, depth=0.2)
            brush.raw(forms.oval(at, high - 0.40, 0.13), air.lit(Colour.hex("#fff3d0")).mix(Colour(1, 0.93, 0.7), air.lamps))
            if air.lamps > 0.3:
                brush.glow(at, high - 0.4, 1.3 * scale, Colour(1.0, 0.85, 0.55, 0.5 * air.lamps))
        x, n = x + step, n + 1
    brush.shape(forms.box(box.left, high - 0.05, box.right, high + 0.22), IRON.lighter(0.05), depth=0.2, volume=0.2)
    brush.wash(
        forms.box(box.left, high + 0.22, box.right, box.top + 0.6),
        (Colour.hex("#8f9a97"), Colour.hex("#6d7a78")), high + 0.2, high + 1.4,
    )  # fmt: skip


def _clock(brush: Brush, x: float, y: float, radius: float) -> None:
    """Paint a station clock that hangs from the roof: ten past ten."""
    brush.line(forms.polyline([(x, y + radius), (x, y + 0.55)]), IRON, 0.04, depth=0.2)
    brush.shape(forms.oval(x, y, radius + 0.04), IRON, depth=0.2, volume=0.3)
    brush.raw(forms.oval(x, y, radius), brush.air.lit(Colour.hex("#fbf7ea")).mix(Colour(1, 0.97, 0.85), brush.air.lamps))
    for dx, dy, thick in ((-0.42, 0.26, 0.05), (0.52, 0.34, 0.035)):
        brush.line_raw(forms.polyline([(x, y), (x + dx * radius, y + dy * radius)]), Colour.hex("#26312f"), thick)


def station(air: Atmosphere) -> list[Layer]:
    """A platform under its roof, the rails beyond its edge and the station across them."""
    return [
        *sky.layers(air),
        Layer(name="hall", parallax=NEAR, paint=_hall),
        Layer(name="floor", parallax=1.42, paint=_platform, plane=True, depth=0.0),
        Layer(name="canopy", parallax=lane(0.66)[0], paint=_canopy, depth=0.6),
    ]
