"""Tails and manes: what trails behind and lags."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast.outline import closed, ellipse, ribbon, turn

if TYPE_CHECKING:
    from sora_nb.stage.cast.anatomy import Pose, Skeleton
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.pelts import Pelt
    from sora_nb.stage.cast.species import Species
    from sora_nb.stage.styles.pen import Colour

_FORMS: dict[str, tuple[float, ...]] = {
    "cat": (1.1, 1.05, 1.0, 0.95, 0.92, 0.9, 0.85),
    "taper": (1.3, 1.1, 0.95, 0.8, 0.65, 0.5, 0.3),
    "bushy": (0.35, 0.5, 0.78, 1.0, 1.02, 0.8, 0.3),
    "horse": (0.42, 0.7, 0.95, 1.0, 0.92, 0.7, 0.2),
    "tuft": (1.3, 1.0, 0.8, 0.75, 0.7, 0.7, 0.6),
    "stub": (1.0, 1.0, 0.95, 0.9, 0.85, 0.75, 0.6),
    "pompom": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    "curl": (1.1, 1.0, 0.95, 0.9, 0.8, 0.7, 0.5),
    "squirrel": (0.4, 0.75, 0.95, 1.05, 1.1, 1.0, 0.55),
    "thick": (1.6, 1.35, 1.1, 0.85, 0.6, 0.4, 0.15),
    "flat": (0.4, 0.55, 0.85, 1.0, 1.0, 0.9, 0.6),
}


def tail_spine(kind: Species, bones: Skeleton, pose: Pose) -> list[complex]:
    """Return the stations along the tail."""
    way = bones.tail_way
    point = bones.tail
    step = kind.tail_length / 6
    points = [point]
    for i in range(6):
        share = i / 5
        bend = (kind.tail_curl + pose.tail_curl) * share**1.2
        if kind.tail == "squirrel" and i > 2:
            # up over the back, then out again at the tip
            bend -= 1.5 * kind.tail_curl * (share - 0.4)
        way = bones.tail_way * turn(bend)
        point = point + way * step
        # a tail lies on the ground rather than in it
        point = complex(point.real, max(point.imag, 0.03))
        points.append(point)
    return [bones.seen(point, bones.tail) for point in points]


def draw_tail(brush: Mirror, kind: Species, colours: Pelt, bones: Skeleton, pose: Pose) -> None:
    """Draw the tail."""
    if not kind.tail_length:
        return
    if kind.tail == "pompom":
        at = bones.seen(bones.tail + bones.tail_way * kind.tail_length * 0.4, bones.tail)
        brush.solid(ellipse(at, kind.tail_width, kind.tail_width), colours.light, volume=0.5)
        return
    spine = tail_spine(kind, bones, pose)
    edge = kind.tail_width * brush.size > 0.02
    form = _FORMS[kind.tail]
    shape = closed(ribbon(spine, [f * kind.tail_width for f in form]))
    coat = colours.dark if kind.tail == "horse" else colours.coat
    if kind.tail == "tuft":
        along = spine[-1] - spine[-2]
        along /= abs(along) + 1e-9
        tuft = [spine[-2], spine[-1], spine[-1] + along * 0.07, spine[-1] + along * 0.15]
        brush.solid(shape, coat, volume=0.4, edge=edge)
        brush.solid(closed(ribbon(tuft, [0.02, 0.045, 0.05, 0.008])), colours.dark, volume=0.4, material="hair")
        return
    brush.solid(shape, coat, volume=0.55, material="hair" if kind.tail == "horse" else "fur", edge=edge)
    marks = {"tailtip", "rings", "darktip"} & set(kind.marks)
    if marks:
        with brush.inside(shape):
            if "tailtip" in kind.marks:
                _tip(brush, spine, kind, colours.light)
            if "darktip" in kind.marks:
                _tip(brush, spine, kind, colours.dark)
            if "rings" in kind.marks:
                _rings(brush, spine, kind, colours)


def _tip(brush: Mirror, spine: list[complex], kind: Species, colour: Colour) -> None:
    width = kind.tail_width * 1.6
    brush.flat(closed(ribbon([spine[-2], spine[-1], spine[-1] + (spine[-1] - spine[-2])], [width] * 3)), colour)


def _rings(brush: Mirror, spine: list[complex], kind: Species, colours: Pelt) -> None:
    for i in (2, 3, 4, 5):
        at = (spine[i] + spine[i + 1]) / 2
        along = (spine[i + 1] - spine[i]) * 0.24
        across = along / (abs(along) + 1e-9) * 1j * kind.tail_width * 1.6
        brush.flat(
            closed(
                [
                    p
                    for q in (at - along - across, at - along + across, at + along + across, at + along - across)
                    for p in (q, q)
                ]
            ),
            colours.dark,
        )


def draw_mane(brush: Mirror, kind: Species, colours: Pelt, bones: Skeleton) -> None:
    """Draw a mane along the neck."""
    if kind.mane not in ("horse", "short"):
        return
    base, middle, top = bones.neck[1:]
    wide, slim = kind.neck_width
    poll = bones.skull + complex(-0.28, 0.5) * bones.heading * kind.head
    out = (top - base) * 1j / (abs(top - base) + 1e-9)
    ridge = [
        base + out * wide * 0.86,
        middle + out * (wide * 0.42 + slim * 0.55 + kind.crest),
        top + out * slim,
        poll + out * 0.03,
    ]
    deep = 0.15 if kind.mane == "horse" else 0.0
    rise = 0.03 if kind.mane == "horse" else 0.075
    lower: list[complex] = []
    for i in range(7):
        share = 1 - i / 6
        j = min(int(share * 3), 2)
        at = ridge[j] + (ridge[j + 1] - ridge[j]) * (share * 3 - j)
        drop = deep * (0.75 + 0.25 * math.cos(i * 2.6)) if i % 2 else deep * 0.62
        lower.append(at - out * drop * (0.6 + 0.5 * (1 - share)) - 0.03)
    upper = [ridge[0] - out * 0.02, ridge[1] + out * rise, ridge[2] + out * rise, ridge[3] + out * rise]
    forelock = bones.skull + complex(0.22, 0.5) * bones.heading * kind.head
    brush.solid(closed([*upper, forelock, *lower]), colours.dark, volume=0.4, material="hair")
