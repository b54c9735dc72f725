"""Faces: heads in three-quarter view with eyes that look and blink, brows, nose, and a mouth that speaks and smiles.

A head's own units: its middle at (0, 0), crown at y = 1, chin at y = -1, +x to the right of the picture. `yaw` is the way
the face looks: 0 towards the viewer, positive to the right.
"""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.stage.cast.limbs import Point, blob, curve, limb, loop, oval
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    import skia

    from sora_nb.stage.cast.easel import Easel
    from sora_nb.stage.cast.human_body import Pose

WHITE = Colour(0.99, 0.985, 0.97)
INK = Colour(0.13, 0.09, 0.11)
MOUTH = Colour(0.42, 0.10, 0.13)
TONGUE = Colour(0.86, 0.42, 0.42)


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What makes one face its own."""

    skin: Colour
    iris: Colour
    brows: Colour
    lips: Colour | None = None
    jaw: float = 0.56  # half the jaw's width
    cheek: float = 0.0  # roundness, 0 adult … 1 baby
    eyes: float = 1.0  # size
    nose: float = 1.0
    lashes: bool = False
    wrinkles: bool = False
    freckles: bool = False
    brow_weight: float = 1.0


def across(yaw: float, azimuth: float, radius: float = 0.84) -> tuple[float, float]:
    """Return (x, how squarely it is seen) of a point on the head's side at an azimuth from the face's middle."""
    return radius * math.sin(yaw + azimuth), math.cos(yaw + azimuth)


@functools.lru_cache(maxsize=512)
def head(face: Face, yaw: float) -> skia.Path:
    """Return the outline of skull, cheeks and jaw."""
    s, j, c = math.sin(yaw), face.jaw, face.cheek
    front = abs(s)

    def side(way: float) -> list[Point]:
        lead = max(way * s, 0.0)  # this side is the profile that the face turns to
        back = max(-way * s, 0.0)
        return [
            (way * (0.44 + 0.05 * back), 0.93),
            (way * (0.75 + 0.07 * back - 0.02 * lead), 0.68),
            (way * (0.88 + 0.07 * back - 0.05 * lead), 0.30),
            (way * (0.85 + 0.02 * back - 0.07 * lead), 0.06),
            (way * (0.80 + 0.06 * c - 0.06 * back + 0.02 * lead), -0.26 - 0.06 * c),
            (way * (j + 0.09 * c - 0.04 * back) + 0.20 * s, -0.68),
            (way * (0.23 + 0.06 * c) * (1 - 0.12 * front) + 0.33 * s, -0.985 + 0.04 * c),
        ]

    right, left = side(1.0), side(-1.0)
    return loop([(-0.05 * s, 1.0), *right, *reversed(left)], 0.52)


def ear(easel: Easel, face: Face, yaw: float, side: float) -> None:
    """Draw one ear where the head's turn shows it; side +1 is on the right of the picture."""
    x, seen = across(yaw, side * 1.52, 0.86)
    if seen < -0.25 or math.cos(yaw) < -0.9:
        return
    wide = 0.10 + 0.06 * max(seen, 0.0)
    easel.solid(oval((x, -0.06), wide, 0.19, side * -0.12), face.skin.lighter(-0.04), volume=0.4)
    easel.line(curve([(x - 0.03, 0.04), (x + 0.03 * side, -0.02), (x - 0.01, -0.13)]), face.skin.lighter(-0.32), 0.035)


def features(easel: Easel, face: Face, pose: Pose, yaw: float) -> None:
    """Draw everything the face says, over the head's outline."""
    way = 1.0 if yaw >= 0 else -1.0
    cheek(easel, face, pose, yaw)
    nose(easel, face, yaw)
    order = (way, -way)  # the far eye first
    for side in order:
        eye(easel, face, pose, yaw, side)
    mouth(easel, face, pose, yaw)


def cheek(easel: Easel, face: Face, pose: Pose, yaw: float) -> None:
    """Draw the blush of both cheeks, freckles, and lines of age."""
    warm = face.skin.mix(Colour(0.88, 0.25, 0.22), 0.55)
    for side in (1.0, -1.0):
        x, seen = across(yaw, side * 0.72, 0.80)
        if seen < 0.15:
            continue
        y = -0.30 + 0.04 * pose.smile
        easel.flat(oval((x, y), 0.17 * seen, 0.11), warm._replace(a=0.30 + 0.12 * face.cheek))
        if face.freckles:
            for dx, dy in ((-0.08, 0.05), (0.02, 0.08), (0.08, 0.02)):
                easel.flat(oval((x + dx * seen, y + dy), 0.022, 0.02), face.skin.lighter(-0.35)._replace(a=0.8))
        if face.wrinkles:
            fold, _ = across(yaw, side * 0.34, 0.84)
            easel.line(
                curve([(fold, -0.27), (fold + side * 0.06 * seen, -0.40), (fold + side * 0.05 * seen, -0.5)]),
                face.skin.lighter(-0.24),
                0.022,
            )


def nose(easel: Easel, face: Face, yaw: float) -> None:
    """Draw the nose as a soft bump with a shadow under it."""
    s, n = math.sin(yaw), face.nose
    x = 0.86 * s
    tip = (x + 0.10 * s * n, -0.24)
    bump = blob([
        (x - 0.04, 0.04), (x + 0.05 * s, 0.02), (tip[0] + 0.09 * n, -0.16), (tip[0] + 0.10 * n, -0.30),
        (tip[0] - 0.02 * s, -0.36), (tip[0] - 0.13 * n - 0.03 * s, -0.32), (tip[0] - 0.11 * n, -0.18),
    ])  # fmt: skip
    easel.flat(bump, face.skin.mix(Colour(0.86, 0.34, 0.26), 0.08))
    easel.line(
        curve([(tip[0] - 0.10 * n - 0.02 * s, -0.30), (tip[0] - 0.01, -0.355), (tip[0] + 0.09 * n, -0.29)]),
        face.skin.lighter(-0.38),
        0.035,
    )


def eye(easel: Easel, face: Face, pose: Pose, yaw: float, side: float) -> None:
    """Draw one eye and its brow; side +1 is on the right of the picture."""
    x, seen = across(yaw, side * 0.43, 0.82)
    if seen < 0.12:
        return
    squeeze = 0.35 + 0.65 * seen
    y = -0.02 - 0.07 * face.cheek
    rx, ry = 0.155 * face.eyes * squeeze, 0.185 * face.eyes
    shut = min(max(pose.lid, 0.0), 1.0)
    merry = max(pose.smile - 0.5, 0.0) * 0.5
    if shut < 0.9:
        ball = oval((x, y), rx, ry * (1 - 0.15 * merry))
        easel.flat(ball, WHITE)
        easel.pen.canvas.save()
        easel.clip(ball)
        px = x + pose.ex * rx * 0.5 + 0.14 * rx * math.sin(yaw)
        py = y + pose.ey * ry * 0.4 - 0.01
        size = 0.128 * face.eyes
        easel.flat(oval((px, py), size * (0.5 + 0.5 * squeeze), size * 1.12), face.iris)
        easel.flat(oval((px, py), size * 0.62 * squeeze, size * 0.66), INK)
        easel.flat(oval((px - 0.045, py + 0.06), 0.042 * face.eyes, 0.046 * face.eyes), WHITE)
        lid = y + ry * (1.15 - 2.3 * shut)
        easel.flat(blob([(x - 1, lid), (x, lid + 0.05), (x + 1, lid), (x + 1, y + 1), (x - 1, y + 1)]), face.skin.lighter(-0.1))
        if merry:
            easel.flat(oval((x, y - ry * (1.75 - merry)), rx * 1.6, ry * 0.8), face.skin)
        easel.pen.canvas.restore()
    top = y + ry * (1.0 - 2.0 * shut)
    edge = y + ry * (0.25 - 0.5 * shut)
    lash = curve([(x - rx * 1.08, edge), (x - rx * 0.45, top - 0.02), (x + rx * 0.45, top - 0.02), (x + rx * 1.08, edge)])
    easel.line(lash, INK if face.lashes else face.brows.mix(INK, 0.6), 0.06 if face.lashes else 0.045)
    if face.lashes:
        tip = x + side * rx * 1.1
        easel.line(curve([(tip, edge + 0.01), (tip + side * 0.06, edge + 0.07)]), INK, 0.05)
    _brow(easel, face, pose, (x, y + ry), side=side, squeeze=squeeze)


def _brow(easel: Easel, face: Face, pose: Pose, eye_top: Point, *, side: float, squeeze: float) -> None:
    x, y = eye_top[0], eye_top[1] + 0.10 + 0.10 * pose.brow
    wide = 0.20 * squeeze
    inner, outer = (
        (x - side * wide, y - 0.10 * pose.frown + 0.05 * max(-pose.frown, 0)),
        (x + side * wide, y - 0.02 + 0.04 * pose.frown),
    )
    middle = (x + side * 0.2 * wide, y + 0.055 - 0.02 * pose.frown)
    weight = 0.036 * face.brow_weight
    easel.flat(limb([inner, middle, outer], [weight * 1.1, weight, weight * 0.45]), face.brows)


def mouth(easel: Easel, face: Face, pose: Pose, yaw: float) -> None:
    """Draw the mouth: a line that smiles or droops, or an opening with teeth and tongue."""
    s = math.sin(yaw)
    x, seen = 0.80 * s, max(math.cos(yaw), 0.35)
    y = -0.54 + 0.02 * face.cheek
    wide = (0.24 + 0.07 * max(pose.smile, 0.0) - 0.05 * pose.open) * seen
    lift = 0.13 * pose.smile
    left, right = (x - wide, y + lift), (x + wide, y + lift)
    lips = face.lips or face.skin.mix(Colour(0.50, 0.14, 0.14), 0.62)
    if pose.open < 0.06:
        line = curve([left, (x - wide * 0.5, y - lift * 0.35), (x + wide * 0.5, y - lift * 0.35), right])
        easel.line(line, lips, 0.065 if face.lips else 0.05)
        return
    drop = 0.06 + 0.30 * pose.open
    upper = y + lift * 0.2 + 0.03
    shape = blob([
        (left[0] - 0.02, left[1] + 0.02), (x - wide * 0.5, upper), (x + wide * 0.5, upper), (right[0] + 0.02, right[1] + 0.02),
        (x + wide * 0.80, y - drop * 0.85), (x, y - drop * 1.15), (x - wide * 0.80, y - drop * 0.85),
    ])  # fmt: skip
    easel.flat(shape, MOUTH)
    easel.pen.canvas.save()
    easel.clip(shape)
    if pose.open > 0.2:
        easel.flat(oval((x, y - drop * 1.05), wide * 0.7, drop * 0.42), TONGUE)
    easel.flat(oval((x, upper + 0.06), wide * 0.9, 0.10), WHITE)
    easel.pen.canvas.restore()
    if face.lips:
        easel.line(shape, face.lips, 0.05)
