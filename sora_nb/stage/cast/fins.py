"""Fins: draws a swimming body: tail, fins, body, markings, eye and mouth."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.heads import INK, MOUTH, draw_eye
from sora_nb.stage.cast.outline import closed, ellipse, mix, opened, turn

if TYPE_CHECKING:
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.plumage import Plumes
    from sora_nb.stage.cast.shoals import Fish

_AT = (0.42, 0.22, -0.02, -0.26, -0.4)
_TAILS: dict[str, tuple[tuple[float, float], ...]] = {
    "fork": ((0.12, 0.24), (-0.35, 0.6), (-1.0, 1.0), (-1.0, 1.0), (-0.72, 0.3), (-0.62, 0.0), (-0.72, -0.3),
        (-1.0, -1.0), (-1.0, -1.0), (-0.35, -0.6), (0.12, -0.24)),
    "round": ((0.12, 0.4), (-0.35, 0.72), (-0.82, 0.8), (-1.0, 0.0), (-0.82, -0.8), (-0.35, -0.72), (0.12, -0.4)),
    "veil": ((0.1, 0.2), (-0.3, 0.6), (-0.8, 1.05), (-1.1, 0.9), (-0.86, 0.3), (-1.05, 0.0), (-0.86, -0.35),
        (-1.1, -1.0), (-0.8, -1.1), (-0.3, -0.6), (0.1, -0.2)),
    "shark": ((0.15, 0.12), (-0.4, 0.5), (-1.15, 1.15), (-1.15, 1.15), (-0.8, 0.4), (-0.62, 0.0), (-0.75, -0.4),
        (-0.95, -0.75), (-0.95, -0.75), (-0.4, -0.35), (0.15, -0.12)),
    "fluke": ((0.25, 0.25), (-0.3, 0.55), (-1.05, 0.9), (-1.05, 0.9), (-0.8, 0.25), (-0.62, -0.05), (-0.75, -0.5),
        (-0.95, -0.95), (-0.95, -0.95), (-0.3, -0.55), (0.25, -0.25)),
}  # fmt: skip
_FINS: dict[str, tuple[tuple[float, float], ...]] = {
    "sail": ((1.1, -0.3), (0.7, 0.5), (0.1, 0.9), (-0.6, 0.85), (-1.1, 0.55), (-0.9, 0.1), (-1.0, -0.4), (0.0, -0.5)),
    "blade": ((0.55, -0.25), (0.2, 0.4), (-0.45, 1.05), (-0.45, 1.05), (-0.38, 0.45), (-0.5, -0.2), (0.0, -0.4)),
    "hook": ((0.6, -0.3), (0.25, 0.45), (-0.55, 0.85), (-0.55, 0.85), (-0.4, 0.35), (-0.55, -0.3), (0.0, -0.5)),
    "fan": ((0.1, 0.25), (-0.4, 0.5), (-0.95, 0.42), (-1.05, 0.0), (-0.9, -0.42), (-0.4, -0.4), (0.1, -0.2)),
}  # fmt: skip


@dataclass(slots=True)
class Swim:
    """How a swimmer holds itself: `phase` of the tail's beat in radians, `sweep` of it, turns in degrees."""

    phase: float = 0.0
    sweep: float = 1.0
    pitch: float = 0.0
    fin: float = 0.0
    mouth: float = 0.0
    lid: float = 0.0
    gaze: complex = 0j
    rise: complex = 0j


class Body:
    """A swimmer's body in a pose; its units are body lengths about the middle, looking right."""

    def __init__(self, kind: Fish, pose: Swim) -> None:
        self.kind, self.pose = kind, pose

    def at(self, x: float, y: float) -> complex:
        """Return where a point of the straight body is while the body waves."""
        share = min(max((0.3 - x) / 0.9, 0.0), 1.4)
        swing = self.pose.sweep * self.kind.wave * share**1.6
        wave = swing * math.sin(self.pose.phase - 2.2 * share)
        # what beats sideways is seen as a shortening; what beats up and down is seen as it is
        squeeze = 1.0 if self.kind.level else 1.0 - 1.4 * abs(wave)
        lift = wave * (2.2 if self.kind.level else 0.55)
        point = complex(0.3 + (x - 0.3) * squeeze if x < 0.3 else x, y + lift)
        return self.pose.rise + point * turn(self.pose.pitch)

    def outline(self) -> list[complex]:
        """Return the body's outline, from the nose along the back to the tail and back along the belly."""
        kind = self.kind
        nose = [(0.5 + kind.snout, 0.0), (0.48 + kind.snout * 0.8, 0.05 if kind.snout < 0.08 else 0.03)]
        chin = [(0.48 + kind.snout * 0.8, -0.05 if kind.snout < 0.08 else -0.025)]
        if kind.snout > 0.08:
            nose += [(0.49, 0.034), (0.46, 0.055)]
            chin.insert(0, (0.45, -0.045))
        upper = list(zip(_AT, kind.top, strict=True))
        lower = [(x, -y) for x, y in zip(_AT, kind.bottom, strict=True)]
        return [self.at(x, y) for x, y in (*nose, *upper, *reversed(lower), *chin)]


def draw_fish(brush: Mirror, kind: Fish, ink: Plumes, pose: Swim) -> None:
    """Draw a swimmer."""
    body = Body(kind, pose)
    _tail(brush, kind, ink, body)
    form, size = kind.dorsal
    x = -0.02 if form == "sail" else -0.06
    root = kind.top[2] * 0.82
    brush.solid(closed([body.at(x + a * size, root + b * size) for a, b in _FINS[form]]), ink.dark, volume=0.4)
    if not kind.level:
        under = [body.at(-0.2 + a * size * 0.5, -kind.bottom[3] * 0.9 - b * size * 0.55) for a, b in _FINS[form]]
        brush.solid(closed(under), ink.dark, volume=0.4)
    _pectoral(brush, kind, ink, body, far=True)
    shape = closed(body.outline())
    brush.solid(shape, ink.coat, volume=0.6)
    with brush.inside(shape):
        _marks(brush, kind, ink, body)
    _face(brush, kind, ink, body)
    _pectoral(brush, kind, ink, body, far=False)


def _tail(brush: Mirror, kind: Fish, ink: Plumes, body: Body) -> None:
    form, length, width = kind.tail
    late = math.sin(body.pose.phase - 3.0) * body.pose.sweep
    root = body.at(-0.41, 0.0)
    way = (body.at(-0.36, 0.0) - body.at(-0.44, 0.0)) * turn(18 * late if kind.level else 5 * late)
    way /= abs(way) + 1e-9
    long, wide = (length, width * (1 - 0.5 * abs(late) * 0.4)) if kind.level else (length * (1 - 0.32 * abs(late)), width)
    colour = ink.coat if kind.level or form == "shark" else ink.dark
    shape = closed([root + way * complex(x * long, y * wide) for x, y in _TAILS[form]])
    brush.solid(shape, colour, volume=0.4)
    if form in {"fork", "veil", "round"}:
        shade = colour.lighter(-0.35)._replace(a=0.5)
        for y in (-0.5, 0.0, 0.5):
            brush.line(opened([root - way * long * 0.2, root + way * complex(-0.62 * long, y * wide)]), shade, 0.009)


def _pectoral(brush: Mirror, kind: Fish, ink: Plumes, body: Body, *, far: bool) -> None:
    form, size = kind.pectoral
    at = body.at(0.16 if far else 0.12, -kind.bottom[1] * 0.45)
    beat = 14 * math.sin(body.pose.phase * 0.8 + (0.8 if far else 0.0)) + body.pose.fin
    if form == "fan":
        way = turn(38 - beat + body.pose.pitch)
        points = [at + way * complex(x, y) * size for x, y in _FINS[form]]
    else:
        way = turn(200 - beat + body.pose.pitch) * 1.05
        points = [at + way * complex(x, y) * size for x, y in _FINS["blade"]]
    brush.solid(closed(points), ink.dark if form == "fan" else ink.coat.lighter(-0.1), far=0.5 if far else 0.0, volume=0.4)


def _marks(brush: Mirror, kind: Fish, ink: Plumes, body: Body) -> None:
    for mark in kind.marks:
        if mark in _MARKS:
            _MARKS[mark](brush, kind, ink, body)


def _belly(brush: Mirror, kind: Fish, ink: Plumes, body: Body) -> None:
    deep = kind.bottom[2]
    edge = [(0.7, -0.03), (0.4, -0.35 * deep - 0.01), (0.1, -0.42 * deep), (-0.2, -0.5 * deep)]
    edge += [(-0.5, -0.1 * deep), (-0.5, -0.5), (0.7, -0.5)]
    brush.flat(closed([body.at(x, y) for x, y in edge]), ink.light)


def _bands(brush: Mirror, kind: Fish, ink: Plumes, body: Body) -> None:
    del kind
    for x, wide in ((0.2, 0.05), (-0.08, 0.055), (-0.36, 0.04)):
        for grow, tone in ((0.02, ink.dark), (0.0, ink.light)):
            w = wide + grow
            edge = [(x + w, 0.4), (x + w + 0.03, 0.0), (x + w, -0.4), (x - w, -0.4), (x - w + 0.03, 0.0), (x - w, 0.4)]
            brush.flat(closed([body.at(a, b) for a, b in edge]), tone)


def _scales(brush: Mirror, kind: Fish, ink: Plumes, body: Body) -> None:
    shade = ink.dark._replace(a=0.55)
    path = skia.Path()
    for i in range(9):
        x, y = 0.1 - 0.11 * (i % 4) - 0.05 * (i // 4), (0.6 - 0.5 * (i // 4)) * kind.top[2] * 0.8
        opened([body.at(x, y + 0.03), body.at(x - 0.025, y), body.at(x, y - 0.03)], path)
    brush.line(path, shade, 0.01)


def _gills(brush: Mirror, kind: Fish, ink: Plumes, body: Body) -> None:
    del kind
    for i in range(4):
        x = 0.2 - 0.025 * i
        slit = [body.at(x, 0.035), body.at(x - 0.012, 0.0), body.at(x, -0.04)]
        brush.line(opened(slit), ink.dark.lighter(-0.3)._replace(a=0.7), 0.008)


def _grooves(brush: Mirror, kind: Fish, ink: Plumes, body: Body) -> None:
    del kind
    for i in range(5):
        y = -0.085 - 0.024 * i
        fold = [body.at(0.44 - 0.03 * i, y), body.at(0.2, y - 0.012), body.at(0.02, y)]
        brush.line(opened(fold), ink.dark._replace(a=0.35), 0.007)


def _patches(brush: Mirror, kind: Fish, ink: Plumes, body: Body) -> None:
    del kind
    brush.flat(ellipse(body.at(0.26, 0.06), 0.055, 0.026, body.pose.pitch + 12), ink.light)
    saddle = [body.at(x, y) for x, y in ((-0.08, 0.2), (-0.02, 0.1), (-0.2, 0.06), (-0.26, 0.1))]
    brush.flat(closed(saddle), ink.light._replace(a=0.5))


_MARKS = {"belly": _belly, "bands": _bands, "scales": _scales, "gills": _gills, "grooves": _grooves, "orca": _patches}


def _face(brush: Mirror, kind: Fish, ink: Plumes, body: Body) -> None:
    pose, at = body.pose, body.at
    way = turn(pose.pitch)
    line = ink.coat.lighter(-0.6)
    open_ = min(pose.mouth, 1.0)
    if "grin" in kind.marks or "smile" in kind.marks:
        y = -0.055 if kind.snout < 0.08 else -0.012
        reach = 0.46 + kind.snout * 0.8
        lips = [at(reach, y), at(reach - 0.1, y - 0.02), at(reach - 0.2, y + 0.012)]
        if open_ > 0.04:
            low = [at(reach - 0.01, y - 0.07 * open_), at(reach - 0.1, y - 0.02 - 0.05 * open_)]
            brush.flat(closed([*lips, *reversed(low)]), MOUTH)
        brush.line(opened(lips), line, 0.012)
        if "grin" in kind.marks:
            teeth = skia.Path()
            for i in range(4):
                a, b = mix(lips[0], lips[1], 0.1 + 0.24 * i), mix(lips[0], lips[1], 0.32 + 0.24 * i)
                point = (a + b) / 2 - 0.022j * way
                closed([a, a, point, point, b, b], teeth)
            brush.flat(teeth, ink.light.lighter(0.6))
    else:
        tip = at(0.49 + kind.snout, -0.03)
        size = 0.022 + 0.03 * open_
        brush.inner(tip, way, 0.024, size).flat(ellipse(0j, 1.0, 1.0), MOUTH if open_ > 0.05 else ink.dark)
        gill = [at(0.2, 0.12), at(0.16, 0.0), at(0.2, -0.12)]
        brush.line(opened(gill), ink.dark._replace(a=0.6), 0.012)
    x, y = kind.eye_at
    draw_eye(brush.inner(at(x, y), way, kind.eye), ink.iris, INK, pose.gaze, pose.lid)
