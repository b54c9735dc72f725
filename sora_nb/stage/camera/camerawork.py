"""Camerawork: the camera's keyframes for static, pan, tilt, zoom, dolly, follow, crane, handheld and whip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.camera.framing import framed
from sora_nb.stage.performance import VIEW, CameraTrack, lane, random

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Body, Scene

KEY = 0.25
"""Seconds between two keyframes of a tracking camera."""
AHEAD = 0.05
"""How much further than a convoy's middle a tracking camera looks in the end, as a share of the frame's width."""

LEAST_PAN, WIDEST_PAN = 0.09, 0.26
"""How far a pan goes to either side, as a share of the frame's width."""


_REVERSED = {("tilt", "up"), ("zoom", "out"), ("dolly", "out"), ("crane", "up")}
"""Moves that are the usual one backwards."""


def camera(scene: Scene) -> CameraTrack:
    """Return how the camera moves in a shot; whatever stands on the stage at the start stays in the picture."""
    move, end, width = scene.shot.camera, scene.seconds, scene.width
    told = scene.shot.camera_way
    way = 1.0 if random(scene.seed, "camera").random() < 0.5 else -1.0
    way = {"left": -1.0, "right": 1.0}.get(told or "", way)
    x, y = _subject(scene)
    if scene.shot.framing in ("medium", "close") and (seen := _framed(scene)) is not None:
        return framed(scene, seen)
    if scene.tracked:
        return CameraTrack(keys=_tracking(scene), flows=True)
    if move == "follow":
        return CameraTrack(keys=_following(scene), flows=True)
    if move == "handheld":
        return CameraTrack(keys=((0.0, 0.0, 0.0, 1.04), (end, 0.04 * width * way, 0.05, 1.08)), shake=0.6)
    sweep = _sweep(scene) if move in ("pan", "dolly") else 0.0
    move = "pan" if move == "dolly" and told in ("left", "right") else move
    keys = {
        "pan": ((0.0, -sweep * width * way, 0.0, 1.0), (end, sweep * width * way, 0.0, 1.0)),
        "tilt": ((0.0, 0.0, 1.3, 1.0), (0.12 * end, 0.0, 1.3, 1.0), (0.75 * end, 0.0, 0.0, 1.0)),
        "zoom": ((0.0, 0.0, 0.0, 1.0), (0.1 * end, 0.0, 0.0, 1.0), (end, 0.55 * x, 0.55 * y, 1.45)),
        "dolly": ((0.0, -0.05 * width * way, 0.0, 1.0), (end, 0.3 * x + 0.03 * width * way, 0.25 * y, 1.22)),
        "crane": ((0.0, 0.0, 1.5, 1.06), (end, 0.25 * x, 0.0, 1.12)),
        "whip": (
            (0.0, -0.16 * width * way, 0.0, 1.12), (0.40 * end, -0.14 * width * way, 0.0, 1.12),
            (min(0.40 * end + 0.28, 0.7 * end), 0.14 * width * way, 0.0, 1.12), (end, 0.16 * width * way, 0.0, 1.12),
        ),
    }.get(move or "static", ((0.0, 0.0, 0.0, 1.0),))  # fmt: skip
    if (move, told) in _REVERSED:
        keys = tuple((end - t, x, y, zoom) for t, x, y, zoom in reversed(keys))
    return CameraTrack(keys=keys)


def _sweep(scene: Scene) -> float:
    """Return how far a pan goes to either side, as a share of the frame's width: as far as nobody is lost from the picture."""
    ends = [(abs(b.at("x", t)) * lane(b.at("depth", t))[0] + b.width / 2) for b in scene.bodies for t in (0.0, scene.seconds)]
    return min(max(0.5 - max(ends, default=0.0) / scene.width, LEAST_PAN), WIDEST_PAN)


def _lead(scene: Scene) -> Body | None:
    """Return the body the shot is about: the one that travels furthest, else the first that does anything."""
    if not scene.bodies:
        return None
    far = max(scene.bodies, key=lambda b: float(np.ptp(b.row("x"))))
    return far if np.ptp(far.row("x")) > 0.5 else next((b for b in scene.bodies if b.beats), scene.bodies[0])


def _framed(scene: Scene) -> Body | None:
    """Return whom a shot frames: the one it names, else the one it is about."""
    named = scene.named(scene.shot.focus)
    return named[0] if named else _lead(scene)


def _subject(scene: Scene) -> tuple[float, float]:
    """Return where a zoom ends, as an offset from rest, in metres."""
    lead = _lead(scene)
    if lead is None:
        return 0.0, 0.0
    t = scene.seconds * 0.8
    scale, raised = lane(lead.at("depth", t))
    middle = lead.at("y", t) - lead.rise + lead.height / 2
    return lead.at("x", t) * scale, middle * scale + raised - 0.33 * 6


def _following(scene: Scene) -> tuple[tuple[float, float, float, float], ...]:
    """Return keyframes that follow the lead softly, a little behind, so that it moves inside the frame too."""
    lead = _lead(scene)
    if lead is None:
        return ((0.0, 0.0, 0.0, 1.0),)
    times = np.linspace(0.0, scene.seconds, max(2, round(scene.seconds / 0.4) + 1))
    x = np.array([lead.at("x", float(t)) * lane(lead.at("depth", float(t)))[0] for t in times])
    span = max(1, min(5, len(x) // 2 * 2 - 1))
    soft = np.convolve(np.pad(x, span // 2, mode="edge"), np.ones(span) / span, mode="valid")[: len(x)]
    # What rises out of the picture is followed upward, what stays low is not.
    up = np.array([max(lead.at("y", float(t)) - lead.rise + lead.height - 0.62 * VIEW, 0.0) for t in times])
    return tuple((float(t), float(0.75 * v), float(u), 1.12) for t, v, u in zip(times, soft, up - up[0], strict=True))


def _tracking(scene: Scene) -> tuple[tuple[float, float, float, float], ...]:
    """Return keyframes that go along with a convoy: from where it stands in the first frame to a little behind the middle."""
    count = max(2, round(scene.seconds / KEY) + 1)
    times = np.linspace(0.0, scene.seconds, count)
    group = [b for b in scene.bodies if b.actor.name in scene.convoy]
    focus = np.array([_middle(group, float(t)) for t in times])
    way = 1.0 if focus[-1] >= focus[0] else -1.0
    span = max(1, min(5, count // 2 * 2 - 1))
    # Past its ends the path is taken to go on as it goes there, so that the camera neither lags nor stops.
    before = 2 * focus[0] - focus[1 : span // 2 + 1][::-1]
    after = 2 * focus[-1] - focus[-span // 2 : -1][::-1] if span > 1 else focus[:0]
    soft = np.convolve(np.concatenate((before, focus, after)), np.hanning(span + 2)[1:-1] / np.hanning(span + 2).sum(), "valid")
    u = times / scene.seconds
    ahead = AHEAD * scene.width * way
    x = soft + ahead * u * u * (3 - 2 * u) - soft[0] * (1 - u * u * (3 - 2 * u))
    zoom = 1.12 if scene.shot.camera == "follow" else 1.0
    return tuple((float(t), float(v), 0.0, zoom) for t, v in zip(times, x, strict=True))


def _middle(group: list[Body], t: float) -> float:
    """Return the middle of a group on the picture at a time, in metres of the front lane."""
    scales = [lane(b.at("depth", t))[0] for b in group]
    left = min((b.at("x", t) - b.width / 2) * s for b, s in zip(group, scales, strict=True))
    right = max((b.at("x", t) + b.width / 2) * s for b, s in zip(group, scales, strict=True))
    return (left + right) / 2
