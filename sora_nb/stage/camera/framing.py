"""Framing: a camera that comes near to somebody, so that a medium shot shows them whole and a close-up their face."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.performance import FLOOR, VIEW, CameraTrack, lane

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.bodies import Body, Scene

_MIDDLE = (0.5 - FLOOR) * VIEW
"""Metres above the floor of a resting picture's middle."""
_STEP = 0.25
_CREEP = 1.05
"""How much nearer a camera comes during a shot in which nobody goes anywhere, so that the picture lives."""
_FILLED = {"medium": 0.64, "close": 0.72}
"""Share of the frame's height that what is framed takes."""
_NEAREST = {"medium": 2.0, "close": 3.6}
_UPRIGHT = ("human", "bird")
_FACE = 0.42
"""Share of an upright body, from above, that a close-up shows."""
_FORE = 0.62
"""The same of a body on four legs."""
_BOWED = ("eat", "drink", "sleep", "lie")
"""What it does with its head low."""


def framed(scene: Scene, subject: Body) -> CameraTrack:
    """Return the camera of a medium shot or a close-up of somebody, with those beside whom they deal with in a medium shot."""
    framing, move = scene.shot.framing or "medium", scene.shot.camera
    times = np.linspace(0.0, scene.seconds, max(2, round(scene.seconds / _STEP) + 1))
    boxes = np.array([_box(scene, subject, framing, float(t)) for t in times])
    wide = float(np.median(boxes[:, 1] - boxes[:, 0]))
    high = float(np.median(boxes[:, 3] - boxes[:, 2]))
    zoom = min(_FILLED[framing] * VIEW / max(high, 0.05), 0.86 * scene.width / max(wide, 0.05), _NEAREST[framing])
    zoom = max(zoom, 1.0)
    x, y = _soft((boxes[:, 0] + boxes[:, 1]) / 2), _soft((boxes[:, 2] + boxes[:, 3]) / 2)
    still = np.ptp(x) < 0.35 and np.ptp(y) < 0.5
    if still:
        x, y = np.full_like(x, np.median(x)), np.full_like(y, np.median(y))
    nearer = {"zoom": 1.35, "dolly": 1.2}.get(move or "", _CREEP if still and move is None else 1.0)
    share = times / scene.seconds
    zooms = zoom * (1 + (nearer - 1) * (1 - share if scene.shot.camera_way == "out" else share))
    keys = tuple(
        (float(t), *_inside(scene, float(a), float(b) - _MIDDLE, float(z)), float(z))
        for t, a, b, z in zip(times, x, y, zooms, strict=True)
    )
    return CameraTrack(keys=keys, flows=True, shake=0.5 if move == "handheld" else 0.0)


def _box(scene: Scene, subject: Body, framing: str, t: float) -> tuple[float, float, float, float]:
    """Return what is to be seen at a time: left, right, bottom and top, in metres of the front lane."""
    left, right, bottom, top = _extent(subject, t)
    if framing == "close":
        if subject.family in _UPRIGHT:
            bottom = top - _FACE * (top - bottom)
            half = 0.3 * (top - bottom)
            middle = (left + right) / 2
            return middle - half, middle + half, bottom, top
        if subject.family == "quadruped":
            # The head is at the end that goes ahead.
            middle = (left + right) / 2
            left, right = (middle, right) if subject.at("facing", t) >= 0 else (left, middle)
            part = _FORE * (top - bottom)
            low = any(a.verb in _BOWED for a in subject.actor.actions)
            return (left, right, bottom, bottom + part) if low else (left, right, top - part, top)
        return left, right, bottom, top
    names = {a.target for a in subject.actor.actions if a.target}
    for body in scene.bodies:
        if body.actor.name not in names or body is subject:
            continue
        l2, r2, b2, t2 = _extent(body, t)
        if max(right, r2) - min(left, l2) < 0.75 * scene.width:
            left, right, bottom, top = min(left, l2), max(right, r2), min(bottom, b2), max(top, t2)
    return left, right, bottom, top


def _extent(body: Body, t: float) -> tuple[float, float, float, float]:
    scale, raised = lane(body.at("depth", t))
    grown = body.at("scale", t) * scale
    x, foot = body.at("x", t) * scale, (body.at("y", t) - body.rise) * scale + raised
    half = 0.5 * body.width * grown
    return x - half, x + half, foot, foot + body.height * grown


def _soft(values: NDArray[np.float64]) -> NDArray[np.float64]:
    span = max(1, min(5, len(values) // 2 * 2 - 1))
    return np.convolve(np.pad(values, span // 2, mode="edge"), np.ones(span) / span, mode="valid")[: len(values)]


def _inside(scene: Scene, x: float, y: float, zoom: float) -> tuple[float, float]:
    """Return where the camera may look so that the picture's floor goes on below, and the scenery at its sides."""
    side = 0.5 * scene.width * (1 - 1 / zoom) + 0.06 * scene.width
    low = VIEW / 2 * (1 / zoom - 1)
    free = scene.tracked or scene.shot.camera == "follow"
    return (x if free else min(max(x, -side), side)), min(max(y, low), 1.5 * VIEW)
