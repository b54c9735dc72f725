"""Plumage: a bird's pose, its joints, and how it is drawn."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import skia

from sora_nb.stage.cast.beaks import draw_beak, draw_comb
from sora_nb.stage.cast.heads import INK, NARROWEST, ROUND, draw_eye
from sora_nb.stage.cast.limbs import bend
from sora_nb.stage.cast.outline import closed, ellipse, mix, opened, ribbon, turn, union
from sora_nb.stage.cast.trains import draw_train
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from sora_nb.plans import Actor
    from sora_nb.stage.cast.flocks import Bird
    from sora_nb.stage.cast.mirror import Mirror

FEET = ("far", "near")
_TURNED = 0.3
"""From which share of a bird's front on its other eye and wing are seen."""
_SHOULDER = 0.72
"""How far from the middle a wing is set in front view, in body depths."""
_EDGEWISE = 0.35
"""How wide a wing is in front view, as a share of its side view."""
GIVE = 1.08
"""How much longer than its bones a leg is ever drawn."""
HOMES = {"far": 0.07, "near": -0.05}
"""How far ahead of the root each foot stands at rest."""
_BODY = (
    (-0.56, 0.1), (-0.34, 0.62), (-0.02, 0.96), (0.28, 0.92), (0.5, 0.5), (0.55, -0.1), (0.42, -0.68), (0.1, -1.0),
    (-0.24, -0.82), (-0.48, -0.3),
)  # fmt: skip
_FOLDED = (
    (0.36, 0.1), (0.26, 0.5), (0.02, 0.58), (-0.26, 0.42), (-0.52, 0.18), (-0.74, 0.04), (-0.74, 0.04), (-0.5, -0.12),
    (-0.26, -0.3), (0.0, -0.42), (0.22, -0.3),
)  # fmt: skip

MARKS: dict[str, tuple[tuple[str, tuple[tuple[float, float], ...], Colour | str], ...]] = {
    "belly": (
        ("body", ((0.7, 0.5), (0.42, -0.1), (0.1, -0.42), (-0.3, -0.3), (-0.7, -0.2), (-0.5, -1.2), (0.2, -1.3),
            (0.7, -0.8)), "light"),
    ),
    "front": (
        ("body", ((0.62, -0.3), (0.45, 0.02), (0.1, -0.12), (-0.3, -0.1), (-0.52, -0.4), (-0.3, -1.3), (0.3, -1.4),
            (0.8, -0.9)), "light"),
        ("face", ((0.15, 0.62), (0.55, 0.75), (1.2, 0.4), (1.2, -0.9), (0.3, -1.1), (-0.15, -0.7), (-0.12, 0.1)), "light"),
    ),
    "breast": (
        ("body", ((0.8, 0.7), (0.3, 0.3), (0.16, -0.3), (0.3, -0.85), (0.8, -0.9)), "throat"),
        ("face", ((1.2, 0.3), (0.3, 0.1), (-0.1, -0.4), (-0.1, -1.4), (1.2, -1.4)), "throat"),
    ),
    "cheek": (
        ("face", ((0.1, -0.1), (0.5, -0.2), (0.7, -0.6), (0.3, -1.0), (-0.4, -0.9), (-0.55, -0.4)), "light"),
        ("face", ((-1.2, 0.4), (-0.5, 0.42), (0.4, 0.5), (1.2, 0.5), (0.8, 1.3), (-0.8, 1.3)), "dark"),
    ),
    "eyepatch": (("face", ((0.05, 0.3), (0.35, 0.62), (0.95, 0.5), (1.05, 0.0), (0.7, -0.35), (0.15, -0.2)), "throat"),),
    "disc": (
        (
            "face",
            ((-0.5, 0.1), (-0.2, 0.55), (0.3, 0.5), (0.45, 0.1), (0.6, 0.5), (1.1, 0.5), (1.2, -0.1), (0.9, -0.55),
                (0.45, -0.6), (-0.2, -0.55)),
            "light",
        ),
    ),
    "glare": (("face", ((-0.1, 0.62), (0.4, 0.62), (0.72, 0.42), (0.3, 0.5)), "light"),),
    "lore": (("face", ((0.45, 0.2), (1.0, 0.35), (1.2, -0.2), (0.7, -0.25)), INK),),
    "blush": (("face", ((-0.45, -0.2), (-0.15, -0.15), (0.0, -0.55), (-0.25, -1.0), (-0.5, -0.7)), Colour.hex("#f4b63f")),),
}  # fmt: skip
"""Markings by name: on the body (lengths, depths) or the face (head radii), and the colour or whose of the bird's it is."""


@dataclass(slots=True)
class Carriage:
    """How a bird holds itself: offsets in body lengths, turns in degrees; `spread` 0 folded … 1 open wings."""

    rise: complex = 0j
    tilt: float = 0.0
    neck: float = 0.0
    neck_out: complex = 0j
    head: float = 0.0
    tail: float = 0.0
    fan: float = 0.0
    spread: float = 0.0
    lift: float = 0.0
    lag: float = 0.0
    near_only: float = 0.0
    beak: float = 0.0
    lid: float = 0.0
    gaze: complex = 0j
    breath: float = 0.0
    feet: dict[str, complex] = field(default_factory=dict)
    toes: dict[str, float] = field(default_factory=dict)


class Yaw(NamedTuple):
    """How far a bird has turned towards the viewer: `side` is 1 from the side and 0 from the front, `front` the opposite.

    `girth` is what is left of its body's length on the picture: a bird is round, so that no turn makes it thin.
    """

    side: float
    front: float
    girth: float


class Frame(NamedTuple):
    """Where a carriage puts everything, in body lengths from the root."""

    centre: complex
    way: complex
    neck: tuple[complex, complex, complex]
    skull: complex
    heading: complex
    legs: dict[str, tuple[complex, complex, complex]]
    tail: complex
    yaw: Yaw

    def seen(self) -> Frame:
        """Return the joints as they look, narrowed by the turn."""
        points = [complex(p.real * self.yaw.side, p.imag) for p in (self.centre, *self.neck, self.skull)]
        return self._replace(centre=points[0], neck=(points[1], points[2], points[3]), skull=points[4])


class Plumes(NamedTuple):
    """All colours of one bird."""

    coat: Colour
    light: Colour
    dark: Colour
    head: Colour
    throat: Colour
    beak: Colour
    leg: Colour
    iris: Colour


def plumes(kind: Bird, actor: Actor) -> Plumes:
    """Return the colours: the species' own, or derived from the actor's colour."""
    beak, leg, iris = (Colour.hex(text) for text in (kind.beak_colour, kind.leg_colour, kind.iris))
    coat, light, dark = (Colour.hex(text) for text in (kind.coat, kind.light, kind.dark))
    head = Colour.hex(kind.head_colour) if kind.head_colour else coat
    throat = Colour.hex(kind.throat) if kind.throat else light
    if actor.colour in COLOURS:
        coat = Colour.hex(COLOURS[actor.colour])
        light, dark = coat.mix(Colour(1, 0.99, 0.96), 0.66), coat.lighter(-0.32)
        head, throat = (coat.lighter(-0.25) if kind.head_colour else coat), light
    return Plumes(coat, light, dark, head, throat, beak, leg, iris)


def centre_height(kind: Bird) -> float:
    """Return how high the body's middle stands."""
    a = math.radians(kind.tilt)
    return kind.legs + kind.depth * 0.62 * math.cos(a) + 0.44 * math.sin(a) ** 2 + 0.1 * math.sin(a)


def frame(kind: Bird, pose: Carriage, aside: float = 1.0) -> Frame:
    """Return the joints of a carriage; only its legs are given as they look while the bird turns, `aside` 1 … 0."""
    way = turn(kind.tilt + pose.tilt)
    centre = complex(0.0, centre_height(kind)) + pose.rise
    # the hip stays over the feet: the body turns about it
    a = math.radians(kind.tilt)
    up = math.sin(a) ** 2
    rest = complex(-0.06 - 0.34 * up, -kind.depth * (0.5 - 0.2 * up))
    hip_offset = rest * way - rest * turn(kind.tilt)
    centre -= hip_offset * 0.8
    base = centre + complex(0.36, kind.depth * 0.34 * (1 - 0.85 * up)) * way
    angle = kind.neck_angle + pose.neck
    first, last = turn(angle - kind.neck_bend), turn(angle + kind.neck_bend + 0.3 * pose.neck)
    middle = base + first * kind.neck * 0.5 + pose.neck_out * 0.5
    top = base + first * kind.neck * 0.5 + last * kind.neck * 0.5 + pose.neck_out
    heading = turn(kind.pitch + pose.head)
    skull = top + complex(0.1, 0.35) * kind.head * heading
    legs = {}
    for name in FEET:
        hip = centre + rest * way + complex(0.06 if name == "far" else -0.03, 0.0)
        hip = complex(hip.real * aside, hip.imag)
        foot = pose.feet.get(name, complex(HOMES[name] * aside, 0.0)) + 0.03j
        tall = centre_height(kind) + (rest * turn(kind.tilt)).imag
        upper = lower = 0.5 * tall * (1.05 + 0.3 * max(0.0, 1 - kind.legs))
        give = min(max(abs(hip - foot) / ((upper + lower) * 0.998), 1.0), GIVE)
        upper, lower = upper * give, lower * give
        joint, tip = bend((hip.real, hip.imag), (foot.real, foot.imag), upper, lower, -1.0)
        straight = hip + (complex(*tip) - hip) * 0.5
        legs[name] = (hip, mix(straight, complex(*joint), aside), complex(*tip))
    tail = centre + complex(-0.46, 0.1 * kind.depth) * way
    return Frame(centre, way, (base, middle, top), skull, heading, legs, tail, yaw(kind, aside))


def wing_points(kind: Bird, pose: Carriage, at: Frame, *, near: bool) -> list[complex]:
    """Return a wing's outline: folded along the body, spread at an elevation, or between."""
    d = kind.depth
    folded = [at.centre + complex(0.02 + x * kind.fold[0], y * d * 1.82 * kind.fold[1]) * at.way for x, y in _FOLDED]
    spread = pose.spread * (1.0 if near else 1.0 - pose.near_only)
    if spread < 0.001:
        return folded
    root = at.centre + complex(0.24, d * 0.38) * at.way
    flat = complex(-0.22, -0.34) if near else complex(0.12, 0.34)

    upright = 0.6 + 0.5 * math.sin(math.radians(kind.tilt)) ** 2

    def span(elevation: float) -> complex:
        a = math.radians(elevation)
        return (math.cos(a) * flat + math.sin(a) * complex(-0.06, 1.0)) * at.way * turn(-upright * kind.tilt)

    inner, outer = span(pose.lift) * kind.wing, span(pose.lift + pose.lag) * kind.wing
    chord = at.way * turn(-0.5 * kind.tilt) * -0.44 * (0.4 + 0.6 * kind.fold[1])
    wrist, tip = root + inner * 0.45 - chord * 0.16, root + inner * 0.45 + outer * 0.6 + chord * 0.55
    opened_ = [
        root - chord * 0.1, root + inner * 0.22 - chord * 0.2, wrist, mix(wrist, tip, 0.55) - chord * 0.1, tip - chord * 0.04,
        tip, tip + chord * 0.06, mix(wrist, tip, 0.66) + chord * 0.72, wrist + chord * 1.05,
            root + inner * 0.22 + chord * 1.12,
        root + chord * 0.95,
    ]  # fmt: skip
    return [mix(a, b, spread) for a, b in zip(folded, opened_, strict=True)]


def yaw(kind: Bird, aside: float) -> Yaw:
    """Return the turn at which `aside` of a bird's side is seen, 1 … 0."""
    a = math.radians(kind.tilt)
    length = math.cos(a) + 2 * kind.depth * math.sin(a)
    girth = min(1.7 * kind.depth / length, 1.0)
    return Yaw(aside, math.sqrt(max(1.0 - aside * aside, 0.0)), max(aside, girth))


def draw_bird(brush: Mirror, kind: Bird, ink: Plumes, pose: Carriage, at: Frame, *, thin: Mirror) -> None:
    """Draw a bird from its far side to its near side; `thin` is the brush that a turn narrows."""
    if at.yaw.front > _TURNED or pose.spread * (1.0 - pose.near_only) > 0.02:
        _wing(brush, kind, ink, pose, at, near=False)
    draw_train(thin, kind, ink, pose, at)
    seen = at.seen()
    _leg(brush, kind, ink, pose, at, name="far")
    _trunk(brush, kind, ink, pose, seen)
    _leg(brush, kind, ink, pose, at, name="near")
    _head(brush, kind, ink, pose, seen)
    _wing(brush, kind, ink, pose, at, near=True)


def _trunk(brush: Mirror, kind: Bird, ink: Plumes, pose: Carriage, at: Frame) -> None:
    d = kind.depth * (1 + 0.012 * pose.breath)
    round_ = [complex(x, y * d) * at.way for x, y in _BODY]
    body = closed([at.centre + complex(p.real * at.yaw.girth, p.imag) for p in round_])
    base, middle, top = at.neck
    wide, slim = kind.neck_width
    inner = base + (base - middle) * 0.25 - complex(0.08 * at.yaw.side, 0.0) * at.way
    neck = closed(ribbon([inner, base, middle, top, at.skull], [wide, wide, mix(wide, slim, 0.7).real, slim, slim]))
    head = ellipse(at.skull, kind.head, kind.head * 0.96)
    shape = union([body, neck, head])
    brush.solid(shape, ink.coat, volume=0.6, material="feather")
    with brush.inside(shape):
        _markings(brush, kind, ink, at)


def _patch(brush: Mirror, kind: Bird, at: Frame, mark: tuple[str, skia.Path, Colour]) -> None:
    """Paint a marking where a turn carries it: what is in front to the middle, what is on a cheek to its edge."""
    place, path, tone = mark
    middle = complex(path.getBounds().centerX(), path.getBounds().centerY())
    if place == "body":
        across = (complex(middle.real, middle.imag * kind.depth) * at.way).real
        spot = at.centre - across * (at.yaw.girth - at.yaw.side)
        brush.inner(spot, at.way, 1.0, kind.depth, aside=at.yaw.girth).flat(path, tone)
        return
    if middle.real > 0.3:
        brush.inner(at.skull - (middle * at.heading).real * kind.head * (1 - at.yaw.side), at.heading, kind.head).flat(
            path, tone
        )
        return
    narrow = max(at.yaw.side, 0.2)
    gone = middle.real * at.yaw.side - math.sqrt(max(1 - middle.real**2, 0.0)) * at.yaw.front
    brush.inner(at.skull + kind.head * (gone - middle.real * narrow), at.heading, kind.head, aside=narrow).flat(path, tone)


def _markings(brush: Mirror, kind: Bird, ink: Plumes, at: Frame) -> None:
    head = brush.inner(at.skull, at.heading, kind.head)
    middle, top = at.neck[1], at.neck[2]
    wide, slim = kind.neck_width
    for mark in kind.marks:
        for place, path, tone in _painted(mark):
            _patch(brush, kind, at, (place, path, tone if isinstance(tone, Colour) else getattr(ink, tone)))
    if kind.head_colour:
        head.inner(0j, 1 + 0j, 1.15).flat(ROUND, ink.head)
        hood = ribbon([mix(middle, top, 0.15), top, at.skull], [wide * 1.2, slim * 1.5, slim * 1.5], tip=0.2)
        brush.flat(closed(hood), ink.head)
    if "brow" in kind.marks:
        head.flat(_painted("glare")[0][1], ink.light.lighter(-0.3))
    if "ring" in kind.marks:
        low, high = mix(middle, top, -0.3), mix(middle, top, 0.05)
        brush.flat(closed(ribbon([low, high], [wide * 1.3] * 2, tip=0.1)), ink.throat)
    if "flecks" in kind.marks:
        flecks = skia.Path()
        for i in range(12):
            along = (0.34 - 0.7 * ((i * 0.618) % 1.0)) * at.yaw.girth
            spot = at.centre + complex(along, kind.depth * (-0.35 - 0.5 * i / 12)) * at.way
            ellipse(spot, 0.022, 0.03, 0.0, flecks)
        brush.flat(flecks, ink.dark)


@functools.cache
def _painted(mark: str) -> list[tuple[str, skia.Path, Colour | str]]:
    return [(place, closed([complex(x, y) for x, y in points]), tone) for place, points, tone in MARKS.get(mark, ())]


def _wing(brush: Mirror, kind: Bird, ink: Plumes, pose: Carriage, at: Frame, *, near: bool) -> None:
    points = wing_points(kind, pose, at, near=True)
    if near:
        points = [_swung(p, kind, at) for p in points]
    else:
        own = wing_points(kind, pose, at, near=False)
        mirrored = [-_swung(p, kind, at).conjugate() for p in points]
        points = [mix(complex(a.real * at.yaw.side, a.imag), b, at.yaw.front) for a, b in zip(own, mirrored, strict=True)]
    shape = closed(points)
    if not near:
        brush.solid(shape, ink.dark, far=0.6 * at.yaw.side, volume=0.4, material="feather")
        return
    colour = ink.dark
    brush.solid(shape, colour, volume=0.45, material="feather")
    shade = colour.lighter(-0.4)._replace(a=0.5)
    for a, b in ((8, 4), (9, 3)):
        start, end = mix(points[a], points[3], 0.25), mix(points[a], points[5], 0.62 if a == 8 else 0.5)
        brush.line(opened([start, mix(start, end, 0.5) - 0.02j, end]), shade, 0.014)
        del b
    if "bars" in kind.marks:
        with brush.inside(shape):
            bar = [mix(points[1], points[10], 0.15), mix(points[3], points[9], 0.35), mix(points[3], points[8], 0.8)]
            brush.line(opened(bar), ink.light._replace(a=0.85), 0.035)


def _swung(point: complex, kind: Bird, at: Frame) -> complex:
    """Return where a point of the near wing is: a turn brings the shoulder to the body's edge and shows the wing edge on."""
    root = at.centre.real + (complex(0.24, kind.depth * 0.38) * at.way).real
    shoulder = root * at.yaw.side - _SHOULDER * kind.depth * at.yaw.front
    return complex(shoulder + (point.real - root) * max(at.yaw.side, _EDGEWISE), point.imag)


def _leg(brush: Mirror, kind: Bird, ink: Plumes, pose: Carriage, at: Frame, *, name: str) -> None:
    hip, joint, foot = at.legs[name]
    far = 0.6 if name == "far" else 0.0
    shank = kind.shank
    thigh = closed(
        ribbon([hip, mix(hip, joint, 0.5), mix(hip, joint, 0.85)], [kind.depth * 0.4, kind.depth * 0.26, shank * 1.5])
    )
    coat = ink.light if {"belly", "front"} & set(kind.marks) else ink.coat
    tone = ink.leg.lighter(-0.3 if far else 0.0)
    bare = [mix(hip, joint, 0.6), joint, foot]
    brush.line(skia.Path.Polygon([skia.Point(p.real, p.imag) for p in bare], False), tone, shank * 2.1)
    way = turn(-pose.toes.get(name, 0.0))
    size = 0.05 + 3.0 * shank
    if kind.foot == "web":
        points = (
            (-0.25, 0.25),
            (0.3, 0.3),
            (1.05, -0.05),
            (1.15, -0.28),
            (1.15, -0.28),
            (0.4, -0.3),
            (-0.3, -0.3),
            (-0.3, -0.3),
        )
        brush.solid(
            closed([foot + complex(x, y) * size * 0.85 * way for x, y in points]), ink.leg, far=far, volume=0.3, material="horn"
        )
    else:
        for end in (1.0, 0.62, -0.55):
            toe = [foot, foot + complex(end * 0.55, -0.05) * size * way, foot + complex(end, -0.2) * size * way]
            brush.line(opened(toe), tone, shank * 1.8)
    if name == "near":
        brush.solid(thigh, coat, far=far, volume=0.35, material="feather", edge=False)
    else:
        brush.solid(thigh, coat, far=far, volume=0.35, material="feather")


def _head(brush: Mirror, kind: Bird, ink: Plumes, pose: Carriage, at: Frame) -> None:
    own = brush.inner(at.skull, at.heading, kind.head)
    beak = brush.inner(at.skull, at.heading, kind.head, aside=max(at.yaw.side, NARROWEST))
    draw_comb(beak, kind, ink)
    line = ink.head.lighter(-0.7) if sum(ink.head[:3]) > 0.9 else INK
    if "disc" in kind.marks:
        draw_beak(beak, kind, ink, pose)
        back = 0.44 * (1 - at.yaw.side)
        draw_eye(own.inner(0.78 - back + 0.12j, 1 + 0j, kind.eye * 0.8, kind.eye), ink.iris, line, pose.gaze, pose.lid)
        draw_eye(own.inner(0.1 - back + 0.12j, 1 + 0j, kind.eye, kind.eye), ink.iris, line, pose.gaze, pose.lid)
        return
    for edge, wide in ((1.0, at.yaw.front), (-1.0, 1.0)):
        if wide > _TURNED:
            spot = complex(0.3 * at.yaw.side + edge * 0.5 * at.yaw.front, 0.2)
            draw_eye(own.inner(spot, 1 + 0j, kind.eye * wide, kind.eye), ink.iris, line, pose.gaze * at.yaw.side, pose.lid)
    draw_beak(beak, kind, ink, pose)
