"""Blazes: flames, smoke, steam and sparks that rise from things, as functions of the time alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.limbs import oval
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.performance import Placement, Role
    from sora_nb.stage.styles.pen import Pen

FIERY = ("fire", "torch", "candle")
"""Figures that are a flame, or carry one."""
_TONGUES = ((1.0, "#ee4f23"), (0.74, "#fb9a2b"), (0.46, "#fff0a6"))
_LOG, _WAX, _STICK, _LAVA = Colour.hex("#6d4528"), Colour.hex("#f3ead2"), Colour.hex("#7a5433"), Colour.hex("#ff6a1f")
_DARK, _PALE = Colour.hex("#5c5a61"), Colour.hex("#f2f4f7")


def glowing(pen: Pen, colour: Colour) -> Colour:
    """Return the colour that comes out as this one under the pen's light: what glows is not dimmed by the night."""
    red, green, blue = (c / max(k, 0.05) for c, k in zip(colour[:3], pen.light.key[:3], strict=True))
    return Colour(red, green, blue, colour.a)


def flames(  # noqa: PLR0917  a place, a breadth, a height, a moment
    pen: Pen, x: float, y: float, wide: float, high: float, t: float, *, tongues: int = 5, phase: float = 0.0
) -> None:
    """Draw a fire whose foot is at (x, y): tongues that lick and flicker, red without, yellow within."""
    for share, tone in _TONGUES:
        path = skia.PathBuilder()
        for k in range(tongues):
            part = (k + 0.5) / tongues * 2 - 1
            turn = phase + 1.9 * k
            lick = 0.70 + 0.20 * math.sin(7.1 * t + turn) + 0.13 * math.sin(13.3 * t + 2.3 * turn)
            long = high * share * lick * (1 - 0.55 * part * part)
            half = wide * share * (0.66 / tongues + 0.06)
            foot = x + part * wide * 0.5 * (0.55 + 0.45 * share)
            tip = foot + wide * (0.13 * math.sin(5.3 * t + turn) - 0.16 * part)
            path.moveTo(foot - half, y)
            path.cubicTo(foot - 1.35 * half, y + 0.42 * long, tip - 0.35 * half, y + 0.55 * long, tip, y + long)
            path.cubicTo(tip + 0.35 * half, y + 0.55 * long, foot + 1.35 * half, y + 0.42 * long, foot + half, y)
            path.quadTo(foot, y - 0.9 * half, foot - half, y)
            path.close()
        pen.flat(path.detach(), glowing(pen, Colour.hex(tone)))


def flame(pen: Pen, x: float, y: float, high: float, t: float, *, phase: float = 0.0) -> None:
    """Draw a single small flame, of a candle or a match."""
    sway = 0.10 * high * (math.sin(4.7 * t + phase) + 0.5 * math.sin(11.9 * t + phase))
    lick = 1 + 0.10 * math.sin(13.1 * t + phase)
    for share, tone in _TONGUES:
        long, half = high * share * lick, 0.27 * high * share
        path = skia.PathBuilder()
        path.moveTo(x, y)
        path.cubicTo(x - 1.5 * half, y + 0.25 * long, x - half + sway * share, y + 0.62 * long, x + sway * share, y + long)
        path.cubicTo(x + half + sway * share, y + 0.62 * long, x + 1.5 * half, y + 0.25 * long, x, y)
        path.close()
        pen.flat(path.detach(), glowing(pen, Colour.hex(tone)))


def plume(
    pen: Pen, x: float, y: float, size: float, t: float, *, tone: Colour = _DARK, rise: float = 1.0, strong: float = 0.5
) -> None:
    """Draw smoke or steam that rises from (x, y), drifts, swells and thins: every puff a function of its age."""
    count = 11
    for k in range(count):
        turn, age = divmod(0.30 * rise * t / max(size, 0.2) ** 0.5 + k / count, 1.0)
        own = math.sin(12.9898 * (k + 1) + 7.13 * turn)
        up = size * (0.15 + 2.7 * age)
        across = size * (0.95 * age * age + 0.20 * own * (0.3 + age) + 0.08 * math.sin(2.1 * t + 5 * own))
        r = size * (0.13 + 0.40 * age) * (0.85 + 0.3 * abs(own))
        alpha = strong * min(age / 0.12, 1.0) * (1 - age) ** 1.2
        if alpha > 0.015:
            shade = tone.lighter(0.30 * age + 0.06 * own)
            pen.flat(oval((x + across, y + up), r, 0.88 * r), Colour(*shade[:3], alpha))


def sparks(pen: Pen, x: float, y: float, size: float, t: float, *, seed: int, every: float = 0.45) -> None:
    """Draw showers of sparks that fly off and fall: a new one every so many seconds."""
    number, since = divmod(t, every)
    for back in (0, 1):
        age = since + back * every
        if age > 0.8 or number < back:
            continue
        dice = random(seed, "sparks", int(number) - back)
        path = skia.Path()
        for angle, speed, life in zip(
            dice.uniform(0.2, 2.94, 12), dice.uniform(0.8, 2.6, 12), dice.uniform(0.3, 0.8, 12), strict=True
        ):
            if age > life:
                continue
            vx, vy = math.cos(angle) * speed * size, math.sin(angle) * speed * size
            at, before = age, max(age - 0.06, 0.0)
            path.moveTo(x + vx * before, y + vy * before - 2.2 * size * before * before)
            path.lineTo(x + vx * at, y + vy * at - 2.2 * size * at * at)
        pen.line(path, glowing(pen, Colour.hex("#fff0b0" if age < 0.25 else "#ffb03d")), 0.045 * max(size, 0.6))


def campfire(pen: Pen, height: float, t: float, seed: int) -> None:
    """Draw logs laid crosswise and the fire on them; the origin is the middle, as of any thing."""
    ground = -height / 2
    flames(pen, 0.0, ground + 0.10 * height, 0.62 * height, 0.92 * height, t, phase=float(seed % 7))
    for turn, shade in ((-14, -0.12), (13, 0.02)):
        pen.canvas.save()
        pen.canvas.translate(0, ground + 0.10 * height)
        pen.canvas.rotate(turn)
        half = 0.46 * height
        box = skia.Rect.MakeLTRB(-half, -0.075 * height, half, 0.075 * height)
        pen.solid(skia.Path.RRect(box, 0.07 * height, 0.07 * height), _LOG.lighter(shade), volume=0.6, material="wood")
        for end in (-half, half):
            pen.flat(oval((end * 0.96, 0), 0.035 * height, 0.062 * height), _LOG.lighter(0.35))
        pen.canvas.restore()
    flames(pen, 0.0, ground + 0.12 * height, 0.40 * height, 0.34 * height, 1.15 * t, tongues=4, phase=2.0)


def candle(pen: Pen, height: float, t: float, seed: int) -> None:
    """Draw a candle in its dish, with a flame that flickers."""
    ground, half = -height / 2, 0.13 * height
    pen.solid(
        oval((0, ground + 0.04 * height), 0.30 * height, 0.05 * height), Colour.hex("#c79a3e"), volume=0.5, material="metal"
    )
    box = skia.Rect.MakeLTRB(-half, ground + 0.05 * height, half, ground + 0.66 * height)
    pen.solid(skia.Path.RRect(box, 0.3 * half, 0.3 * half), _WAX, volume=0.6, material="soft")
    pen.line(skia.Path.Line((0, ground + 0.66 * height), (0, ground + 0.72 * height)), Colour.hex("#3b3230"), 0.02 * height)
    flame(pen, 0.0, ground + 0.69 * height, 0.30 * height, t, phase=float(seed % 5))


def torch(pen: Pen, height: float, t: float, seed: int) -> None:
    """Draw a burning torch, held or stuck in the ground."""
    ground, thin, broad, neck = -height / 2, 0.035 * height, 0.065 * height, 0.20 * height
    stick = skia.Path.Polygon([(-thin, ground), (thin, ground), (broad, neck), (-broad, neck)], True)
    pen.solid(stick, _STICK, volume=0.6, material="wood")
    cup = skia.Path.RRect(
        skia.Rect.MakeLTRB(-0.09 * height, 0.13 * height, 0.09 * height, 0.24 * height), 0.02 * height, 0.02 * height
    )
    pen.solid(cup, Colour.hex("#4b4650"), volume=0.5, material="metal")
    flames(pen, 0.0, 0.20 * height, 0.22 * height, 0.36 * height, t, tongues=3, phase=float(seed % 7))


def eruption(pen: Pen, x: float, y: float, size: float, t: float, *, seed: int) -> None:
    """Draw what a volcano throws: ash that towers, lava in bombs that fly and fall."""
    plume(pen, x, y, 0.75 * size, t, tone=_DARK, rise=1.6, strong=0.75)
    for wave in range(3):
        turn, age = divmod(t / 1.1 + wave / 3, 1.0)
        dice = random(seed, "lava", wave, int(turn))
        seconds = 1.1 * age
        for angle, speed, r in zip(
            dice.uniform(1.0, 2.14, 6), dice.uniform(0.9, 1.9, 6), dice.uniform(0.025, 0.06, 6), strict=True
        ):
            up = math.sin(angle) * speed * size * seconds - 1.5 * size * seconds * seconds
            if up > -0.4 * size:
                tone = _LAVA.mix(Colour.hex("#ffe08a"), max(0.0, 0.7 - age))
                pen.flat(oval((x + math.cos(angle) * speed * size * seconds, y + up), r * size, r * size), glowing(pen, tone))
    flames(pen, x, y - 0.04 * size, 0.30 * size, 0.26 * size, t, tongues=4)


def emitted(role: Role, t: float) -> str | None:
    """Return what rises from a body at a time: "fire", "smoke", "steam", "sparks", "breath", "lava", or None."""
    said = role.actor.trait("emits")
    if said:
        return said
    if role.figure == "volcano":
        return "lava"
    burns = any(a.verb == "burn" and (a.start or 0.0) <= t < (a.end or math.inf) for a in role.actor.actions)
    return "fire" if burns and role.figure not in FIERY else None


def over(pen: Pen, role: Role, place: Placement, t: float, *, width: float) -> None:
    """Draw what rises from a body over it, in the world's metres; `width` is the body's own."""
    what = emitted(role, t)
    if what is None or place.alpha < 0.5:
        return
    high = role.height * place.scale
    middle = place.y if role.family in ("shape", "prop", "sign") else place.y + high / 2
    top, size = middle + high / 2, max(high, 0.35)
    if what == "fire":
        wide = min(max(width, 0.4 * high), 1.6 * high)
        plume(pen, place.x, top - 0.1 * high, 0.55 * size, t, strong=0.6)
        flames(pen, place.x, middle + 0.08 * high, 0.85 * wide, 0.75 * high, t, tongues=8, phase=float(role.seed % 7))
        flames(pen, place.x - 0.2 * wide, middle - 0.30 * high, 0.24 * wide, 0.34 * high, 1.1 * t, tongues=3, phase=3.0)
    elif what == "smoke":
        chimney = 0.22 * width if role.figure in ("house", "factory", "cottage") else 0.0
        plume(pen, place.x + chimney, top - 0.06 * high, 0.42 * size, t, tone=_DARK.lighter(0.25), strong=0.55)
    elif what == "steam":
        plume(pen, place.x, top - 0.15 * high, max(0.55 * size, 0.3), t, tone=_PALE, rise=0.8, strong=0.75)
    elif what == "sparks":
        sparks(pen, place.x, middle + 0.15 * high, 0.55 * size, t, seed=role.seed)
    elif what == "lava":
        eruption(pen, place.x, top - 0.08 * high, 0.5 * size, t, seed=role.seed)
    elif what == "breath":
        _breath(pen, role, place, t, width=width)


def _breath(pen: Pen, role: Role, place: Placement, t: float, *, width: float) -> None:
    """Draw fire blown forward from the head, in puffs of a second and a half."""
    age = math.fmod(t, 2.0)
    strong = min(age / 0.2, 1.0) * min(max((1.5 - age) / 0.3, 0.0), 1.0)
    if strong <= 0.02:
        return
    way = 1.0 if place.facing >= 0 else -1.0
    solid = role.family in ("shape", "prop", "sign")
    y = place.y + role.height * place.scale * (0.18 if solid else 0.78)
    pen.canvas.save()
    pen.canvas.translate(place.x + way * 0.42 * width, y)
    pen.canvas.rotate(-90 * way)
    flames(pen, 0.0, 0.0, 0.5 * role.height * strong, 1.5 * role.height * strong, 1.6 * t, tongues=3)
    pen.canvas.restore()
