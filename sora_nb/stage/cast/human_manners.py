"""Human manners: how a walk or a run shows a mood or a gait of its own: sad, merry, sneaking, limping, marching."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.cast.human_body import Pose

    Manner = Callable[[Pose, float, float], None]


def sad(pose: Pose, phase: float, w: float) -> None:
    """Hang the head and drag the feet."""
    pose.add(
        {"lean": 0.10, "curl": 0.30, "nod": 0.35, "crouch": 0.03, "frown": -0.8, "ey": -0.5, "arm_r": 0.05, "arm_l": 0.05}, w
    )
    pose.blend({"smile": -0.6, "elbow_r": 0.1, "elbow_l": 0.1}, w)
    pose.add({"y": 0.006 * math.cos(2 * phase)}, w)


def merry(pose: Pose, phase: float, w: float) -> None:
    """Bounce along, chest out, smiling."""
    pose.add(
        {"y": 0.022 * math.cos(2 * phase + 2.2), "lean": -0.05, "nod": -0.10, "tilt": 0.06 * math.sin(phase), "brow": 0.5}, w
    )
    pose.blend({"smile": 1.0}, w)


def _sneak(pose: Pose, phase: float, w: float) -> None:
    pose.add({"crouch": 0.16, "lean": 0.30, "curl": 0.15, "nod": -0.25, "y": 0.012 * math.cos(2 * phase), "frown": 0.4}, w)
    pose.blend(
        {
            "arm_r": 0.7,
            "arm_l": 0.9,
            "elbow_r": 1.7,
            "elbow_l": 1.6,
            "wrist_r": 0.9,
            "wrist_l": 0.9,
            "grip_r": 0.2,
            "grip_l": 0.2,
        },
        w * 0.85,
    )


def _limp(pose: Pose, phase: float, w: float) -> None:
    dip = max(math.sin(phase), 0.0)
    pose.add({"lean": 0.14 * dip, "crouch": 0.06 * dip, "tilt": 0.16 * dip, "frown": 0.6}, w)
    pose.blend({"smile": -0.3}, w)


def _tiptoe(pose: Pose, phase: float, w: float) -> None:
    pose.add(
        {"toe_r": 0.55, "toe_l": 0.55, "lean": 0.10, "y": 0.01 * math.cos(2 * phase), "crouch": -0.0, "brow": 0.5, "ex": 0.3}, w
    )
    pose.blend(
        {
            "arm_r": 0.5,
            "arm_l": 0.5,
            "elbow_r": 1.5,
            "elbow_l": 1.5,
            "out_r": 0.35,
            "out_l": 0.35,
            "wrist_r": 0.8,
            "wrist_l": 0.8,
        },
        0.8 * w,
    )


def _march(pose: Pose, phase: float, w: float) -> None:
    reach = math.cos(phase)
    high = {"r": max(math.sin(phase + 1.2), 0.0), "l": max(-math.sin(phase + 1.2), 0.0)}
    pose.add(
        {
            "lean": -0.05,
            "nod": -0.1,
            "fy_r": 0.10 * high["r"],
            "fy_l": 0.10 * high["l"],
            "arm_r": -0.55 * reach,
            "arm_l": 0.55 * reach,
        },
        w,
    )
    pose.blend({"grip_r": 0.9, "grip_l": 0.9, "elbow_r": 0.15, "elbow_l": 0.15, "smile": 0.2}, w)


def _strut(pose: Pose, phase: float, w: float) -> None:
    side = math.sin(phase)
    pose.add(
        {
            "lean": -0.10,
            "nod": -0.12,
            "sway": 0.03 * side,
            "tilt": 0.07 * side,
            "twist": 0.22 * math.cos(phase),
            "y": 0.012 * math.cos(2 * phase),
        },
        w,
    )
    pose.blend({"smile": 0.9, "lid": 0.25, "out_r": 0.32, "out_l": 0.32}, w)


def _stagger(pose: Pose, phase: float, w: float) -> None:
    slow, quick = math.sin(0.5 * phase), math.sin(1.3 * phase + 0.7)
    pose.add(
        {
            "lean": 0.22 * quick,
            "tilt": 0.2 * slow,
            "sway": 0.06 * slow,
            "crouch": 0.05 + 0.04 * quick,
            "twist": 0.25 * slow,
            "arm_r": 0.6 * quick,
            "arm_l": -0.6 * quick,
            "lid": 0.45,
        },
        w,
    )
    pose.blend({"out_r": 0.75 + 0.3 * slow, "out_l": 0.75 - 0.3 * slow, "smile": 0.1}, w)


def _stroll(pose: Pose, phase: float, w: float) -> None:
    pose.add({"lean": -0.04, "sway": 0.012 * math.sin(phase), "nod": -0.05, "gaze": 0.15 * math.sin(0.25 * phase)}, w)
    pose.blend({"smile": 0.7}, w)


def _waddle(pose: Pose, phase: float, w: float) -> None:
    side = math.sin(phase)
    pose.add({"tilt": 0.16 * side, "sway": 0.045 * side, "lean": -0.06}, w)
    pose.blend({"out_r": 0.6, "out_l": 0.6, "elbow_r": 0.3, "elbow_l": 0.3, "wrist_r": 0.6, "wrist_l": 0.6}, 0.8 * w)


def _sprint(pose: Pose, phase: float, w: float) -> None:
    reach = math.cos(phase - 0.1)
    pose.add({"lean": 0.16, "arm_r": -0.35 * reach, "arm_l": 0.35 * reach, "frown": 0.5, "nod": -0.1, "open": 0.2}, w)


MANNERS: dict[str, Manner] = {
    "tiptoe": _tiptoe, "march": _march, "strut": _strut, "stagger": _stagger, "stroll": _stroll, "waddle": _waddle,
    "sprint": _sprint,
    "sadly": sad, "slowly": lambda pose, phase, w: sad(pose, phase, 0.25 * w), "tiredly": sad, "happily": merry,
    "proudly": merry,
    "cheerfully": merry, "sneakily": _sneak, "quietly": _sneak, "carefully": _sneak, "limping": _limp, "sneak": _sneak,
    "limp": _limp, "sad": sad, "happy": merry, "stealthily": _sneak, "joyfully": merry, "excitedly": merry,
}  # fmt: skip
