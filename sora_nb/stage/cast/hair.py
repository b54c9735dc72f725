"""Hair: shaped volumes that grow from a hairline round the skull, so that every style turns with the head.

In a head's own units (see faces). A hairline gives the height at which hair begins for each azimuth from the face's middle.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.cast.limbs import Point, blob, curve, limb, loop, oval
from sora_nb.stage.performance import random

if TYPE_CHECKING:
    from collections.abc import Sequence

    import skia

    from sora_nb.stage.cast.easel import Easel
    from sora_nb.stage.styles.pen import Colour

AZIMUTHS = (0.0, 0.45, 0.85, 1.15, 1.35, 1.6, 2.0, math.pi)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One way to wear hair: `line` holds the hairline's heights at AZIMUTHS, `volume` the cap's radius over the skull.

    `length` is where hair at the back ends (0 = none, 1 = chin, 2 = shoulders, 3 = half-way down the back); `rough` how
    far the outline is broken into curls (> 0) or spikes (< 0); `part` moves the fringe to one side.
    """

    line: tuple[float, ...]
    volume: float = 1.10
    top: float = 0.0
    length: float = 0.0
    rough: float = 0.0
    part: float = 0.0
    extra: str = ""
    ears: bool = True


SHORT = (0.50, 0.47, 0.36, -0.02, -0.10, 0.16, -0.52, -0.58)
FRINGE = (0.30, 0.27, 0.20, -0.10, -0.25, -0.30, -0.55, -0.60)
LONG = (0.52, 0.46, 0.26, -0.30, -0.62, -0.75, -0.80, -0.80)
RECEDING = (0.78, 0.66, 0.50, 0.02, -0.05, 0.18, -0.50, -0.55)

STYLES: dict[str, Style] = {
    "short": Style(line=SHORT, volume=1.12, top=0.05, part=0.16),
    "crop": Style(line=SHORT, volume=1.05),
    "side": Style(line=(0.46, 0.50, 0.38, -0.02, -0.10, 0.16, -0.52, -0.58), volume=1.14, top=0.13, part=-0.24),
    "quiff": Style(line=(0.56, 0.52, 0.38, -0.02, -0.10, 0.16, -0.50, -0.56), volume=1.10, top=0.26, part=0.1),
    "spiky": Style(line=SHORT, volume=1.16, top=0.10, rough=-0.16),
    "curly": Style(line=SHORT, volume=1.22, top=0.08, rough=0.09),
    "afro": Style(line=SHORT, volume=1.48, top=0.06, rough=0.05),
    "bowl": Style(line=FRINGE, volume=1.14, top=0.02, ears=False),
    "bob": Style(line=FRINGE, volume=1.17, length=0.95, ears=False),
    "wavy": Style(line=LONG, volume=1.18, length=1.75, rough=0.05, part=0.2, ears=False),
    "long": Style(line=LONG, volume=1.13, length=2.6, part=0.18, ears=False),
    "ponytail": Style(line=SHORT, volume=1.08, extra="ponytail"),
    "pigtails": Style(line=FRINGE, volume=1.08, extra="pigtails"),
    "braids": Style(line=SHORT, volume=1.08, extra="braids"),
    "bun": Style(line=SHORT, volume=1.08, extra="bun"),
    "topknot": Style(line=SHORT, volume=1.05, extra="topknot"),
    "receding": Style(line=RECEDING, volume=1.05),
    "wisp": Style(line=(0.97, 0.97, 0.96, 0.9, 0.9, 0.9, 0.9, 0.9), volume=1.0, extra="curl"),
    "bald": Style(line=(2.0,) * 8, volume=1.0),
}


def behind(easel: Easel, style: Style, colour: Colour, yaw: float, drag: float) -> None:
    """Draw what hangs behind head and shoulders; `drag` sways it (head units, + to the right)."""
    s = math.sin(yaw)
    dark = colour.lighter(-0.16)
    if style.length:
        end = -0.2 - 0.78 * style.length
        wide = style.volume * (0.86 + 0.05 * style.length)
        left, right = -wide - 0.20 * s, wide - 0.44 * s
        if s < 0:
            left, right = -wide - 0.44 * s, wide - 0.20 * s
        mid = (left + right) / 2
        low = drag * style.length * 0.4
        easel.solid(
            blob([
                (left * 0.9, 0.75), (left, 0.1), (left - 0.02 + low * 0.4, end * 0.55), (left + 0.08 + low, end),
                (mid + low, end - 0.10), (right - 0.08 + low, end), (right + low * 0.4, end * 0.55), (right, 0.1),
                (right * 0.9, 0.75), (mid, 0.95),
            ]),
            dark, volume=0.5, material="hair",
        )  # fmt: skip
    if style.extra == "ponytail":
        k = min(max(1.6 * s, -1.0), 1.0)
        _tail(easel, (-0.72 * k, 0.66), (-1.12 * k + drag, -0.78), -0.42 * k, colour=dark, wide=0.23)
    if style.extra in {"braids", "pigtails"}:
        for side in (1.0, -1.0):
            x, y = 0.84 * math.sin(yaw + side * 1.75), -0.20
            if style.extra == "pigtails":
                _tail(easel, (x, 0.22), (x + side * 0.32 + drag, -0.62), side * 0.40, colour=dark, wide=0.24)
            else:
                points = [(x + drag * k * 0.25 + side * 0.05 * k, y - 0.26 * k) for k in range(5)]
                for i, (px, py) in enumerate(points):
                    easel.solid(oval((px, py), 0.15 - 0.012 * i, 0.17), dark, volume=0.6, material="hair")
    if style.extra == "bun":
        easel.solid(oval((-1.2 * s, 0.70), 0.36, 0.35), dark, volume=0.7, material="hair")


def front(easel: Easel, style: Style, colour: Colour, yaw: float, seed: int) -> None:
    """Draw the cap of hair over the head, from hairline to outline, with a few strands."""
    if style.line[0] >= 1.9:
        return
    if style.extra == "topknot":
        easel.solid(oval((-0.12 * math.sin(yaw), 1.18), 0.27, 0.25), colour, volume=0.7, material="hair")
    if style.extra == "curl":
        easel.line(curve([(-0.1, 0.96), (0.02, 1.14), (0.16, 1.06), (0.08, 0.98)]), colour, 0.07)
        easel.line(curve([(0.0, 0.98), (0.20, 1.10), (0.24, 0.98)]), colour, 0.06)
        return
    easel.solid(cap(style, round(yaw, 2), seed), colour, volume=0.65, material="hair")
    _strands(easel, style, colour, yaw)


def hairline(style: Style, yaw: float, count: int = 17) -> list[Point]:
    """Return the visible hairline from the left of the picture to the right."""
    found: list[Point] = []
    for world in np.linspace(-math.pi / 2, math.pi / 2, count):
        own = float(world) - yaw
        own = (own + math.pi) % (2 * math.pi) - math.pi
        y = float(np.interp(abs(own), AZIMUTHS, style.line))
        y += style.part * math.sin(own * 1.6) * max(0.0, 1 - abs(own) / 1.1)
        wide = 0.90 * math.sqrt(max(1 - ((y - 0.12) / 0.92) ** 2, 0.05))
        found.append((wide * math.sin(float(world)), y))
    return found


@functools.lru_cache(maxsize=512)
def cap(style: Style, yaw: float, seed: int) -> skia.Path:
    """Return the outline of the hair on the head: along the hairline, back over the crown."""
    s, rng = math.sin(yaw), random(seed, "hair")
    inner = hairline(style, yaw)
    centre = (-0.05 * s, 0.14)

    def around(point: Point) -> float:
        return math.atan2(point[1] - centre[1], point[0] - centre[0])

    first, last = around(inner[-1]), around(inner[0])
    if last < first:
        last += 2 * math.pi
    steps = 13 if not style.rough else 23
    outer: list[Point] = []
    for i, angle in enumerate(np.linspace(first, last, steps)):
        share = math.sin(math.pi * i / (steps - 1))
        radius = 0.88 * (1 + (style.volume - 1) * min(1.0, 0.25 + 1.5 * share))
        if style.rough:
            wave = (1.0 if i % 2 else -0.6) * abs(style.rough) * (0.7 + 0.6 * float(rng.random()))
            radius *= 1 + wave * min(share * 2, 1)
        lift = style.top * max(math.sin(float(angle)), 0.0) ** 2 * (1 + 0.8 * s * math.cos(float(angle)))
        outer.append((centre[0] + radius * math.cos(float(angle)) * 1.0, centre[1] + (radius + lift) * math.sin(float(angle))))
    if style.rough < 0:
        return _pointed([*inner, *outer])
    return loop([*inner, *outer], 0.5)


def _pointed(points: Sequence[Point]) -> skia.Path:
    """Return a closed path with sharp tips."""
    path = curve([points[0], points[0]])
    for x, y in points[1:]:
        path.lineTo(x, y)
    path.close()
    return path


def _strands(easel: Easel, style: Style, colour: Colour, yaw: float) -> None:
    """Draw two locks that follow the volume, a little darker and a little lighter than it."""
    if style.rough or style.volume < 1.06:
        return
    s = math.sin(yaw)
    crown = (-0.30 * s, 0.92 * style.volume)
    for azimuth, share in ((-0.9, -0.22), (0.5, 0.18), (1.15, -0.22)):
        own = azimuth * (1 if s >= 0 else -1)
        x = 0.86 * math.sin(own - 0.35 * s)
        y = float(np.interp(abs(own - yaw), AZIMUTHS, style.line))
        y = max(y, -0.1) + 0.14
        path = curve(
            [(crown[0] * 0.8 + x * 0.2, crown[1]), (crown[0] * 0.3 + x * 0.75, (crown[1] + y) / 2 + 0.12), (x * 0.98, y)]
        )
        easel.line(path, colour.lighter(share), 0.035)


def _tail(easel: Easel, start: Point, end: Point, swing: float, *, colour: Colour, wide: float) -> None:
    middle = ((start[0] + end[0]) / 2 + swing, (start[1] + end[1]) / 2 + 0.22)
    easel.solid(limb([start, middle, end], [wide * 0.6, wide, wide * 0.25]), colour, volume=0.6, material="hair")


def beard(easel: Easel, colour: Colour, yaw: float, long: float) -> None:
    """Draw a beard from ear to ear round the chin; `long` is how far it hangs below it, in head units."""
    s = math.sin(yaw)
    way = 1.0 if s >= 0 else -1.0
    near, far = 0.80 * math.sin(yaw - way * 1.35), 0.80 * math.sin(min(max(yaw + way * 0.9, -1.5), 1.5))
    m = 0.80 * s
    points = [
        (near, -0.02), (near + way * 0.10, -0.30), (m - way * 0.30, -0.42), (m - way * 0.16, -0.37), (m, -0.40),
        (m + way * 0.14, -0.37), (far * 0.98, -0.34), (far * 1.02, -0.5), (far * 0.86, -0.84),
        (0.40 * s + way * 0.16, -1.05 - long), (0.30 * s - way * 0.16, -1.07 - long), (near * 0.72, -0.82),
    ]  # fmt: skip
    easel.solid(loop(points, 0.45), colour, volume=0.5, material="hair")


def moustache(easel: Easel, colour: Colour, yaw: float) -> None:
    """Draw a moustache over the upper lip."""
    x, seen = 0.84 * math.sin(yaw), max(math.cos(yaw), 0.4)
    for side in (1.0, -1.0):
        path = limb([(x, -0.40), (x + side * 0.15 * seen, -0.43), (x + side * 0.32 * seen, -0.50)], [0.075, 0.085, 0.02])
        easel.flat(path, colour)
