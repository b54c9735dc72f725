"""Skulls: the bones of a skeleton: a head that looks, blinks with its brow, and clacks its jaw as it speaks."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.limbs import between, blob, curve, loop, oval
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.cast.easel import Easel
    from sora_nb.stage.cast.human_body import Pose
    from sora_nb.stage.cast.limbs import Point
    from sora_nb.stage.styles.pen import Pen

BONE = Colour.hex("#f1ead6")
_HOLLOW = Colour.hex("#2a2530")


def head(easel: Easel, *, yaw: float, pose: Pose) -> None:
    """Draw a skull over a head's own outline, in a head's own units."""
    s, c = math.sin(yaw), math.cos(yaw)
    x = 0.30 * s
    drop = 0.10 + 0.26 * pose.open
    jaw = loop(
        [(x - 0.46, -0.52), (x - 0.40, -0.86 - drop), (x, -0.98 - drop), (x + 0.40, -0.86 - drop), (x + 0.46, -0.52)], 0.45
    )
    easel.solid(jaw, BONE.lighter(-0.08), volume=0.4, material="horn")
    crown = [(-0.05 * s, 1.02), (0.62, 0.9), (0.93, 0.4), (0.80, -0.12), (0.52 + 0.2 * s, -0.36), (0.46 + x, -0.66),
        (x, -0.72), (-0.46 + x, -0.66),
        (-0.52 + 0.2 * s, -0.36), (-0.80, -0.12), (-0.93, 0.4), (-0.62, 0.9)]  # fmt: skip
    easel.solid(loop(crown, 0.5), BONE, volume=0.6, material="horn")
    if c < 0.05:
        return
    shut = 1 - 0.8 * min(max(pose.lid, 0.0), 1.0)
    for side in (-1.0, 1.0):
        at = (x + side * 0.36 * c, 0.10)
        easel.flat(oval(at, 0.25 * c, 0.27 * shut), _HOLLOW)
        easel.flat(oval((at[0] + 0.10 * pose.ex * c, at[1] + 0.08 * pose.ey), 0.07 * c, 0.08 * shut), Colour.hex("#f6d76b"))
    easel.flat(blob([(x + 0.04 * s, -0.12), (x - 0.10 * c, -0.36), (x + 0.02, -0.30), (x + 0.12 * c, -0.36)]), _HOLLOW)
    mouth = skia.Path.RRect(skia.Rect.MakeLTRB(x - 0.36 * c, -0.66 - drop, x + 0.36 * c, -0.56), 0.06, 0.06)
    easel.flat(mouth, _HOLLOW)
    for k in range(5):
        tooth = (k - 2) * 0.145 * c + x
        for low in (-0.645, -0.665 - drop):
            easel.flat(
                skia.Path.Rect(skia.Rect.MakeLTRB(tooth - 0.055 * c, low, tooth + 0.055 * c, low + 0.11)), BONE.lighter(0.2)
            )


def bones(pen: Pen, joints: tuple[Point, Point, Point], height: float) -> None:
    """Draw the two bones of a limb over the dark of its flesh, with their knobs; `height` is the body's, in metres."""
    for root, tip in pairwise(joints):
        pen.line(curve([between(root, tip, 0.08), between(root, tip, 0.92)]), BONE, 0.020 * height)
        for share in (0.08, 0.92):
            pen.flat(oval(between(root, tip, share), 0.017 * height, 0.017 * height), BONE)
