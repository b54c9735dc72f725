"""Paths: eased ways from here to there, written into a body's track, with its cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import Event
from sora_nb.stage import repertoire
from sora_nb.stage.bodies import LEG
from sora_nb.stage.performance import lane, on_frame

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.plans import Action
    from sora_nb.stage.bodies import Body, Scene

FROUDE = {"walk": 0.2, "climb": 0.03, "run": 1.0, "chase": 1.0, "follow": 0.2, "hop": 0.35, "swim": 0.09, "fly": 0.9}
"""Froude number v²/(g·leg) of each gait: animals of any size walk near 0.2 and run near 1 (Alexander 1989)."""
_PACE = {
    "slowly": 0.6, "sadly": 0.65, "lazily": 0.6, "gently": 0.7, "carefully": 0.6, "quietly": 0.7, "calmly": 0.75,
    "quickly": 1.4, "fast": 1.4, "rapidly": 1.4, "wildly": 1.5, "suddenly": 1.3, "hurriedly": 1.4, "high": 1.15,
}  # fmt: skip
_ENERGY = {
    "slowly": 0.6, "sadly": 0.3, "lazily": 0.4, "gently": 0.6, "carefully": 0.6, "quietly": 0.5, "calmly": 0.6, "softly": 0.5,
    "quickly": 1.4, "fast": 1.5, "rapidly": 1.5, "happily": 1.5, "excitedly": 1.8, "wildly": 2.0, "angrily": 1.7,
    "loudly": 1.6, "proudly": 1.2, "high": 1.6, "hard": 1.7, "joyfully": 1.6, "playfully": 1.4, "suddenly": 1.4,
}  # fmt: skip


_GAITS = dict(repertoire.GAITS.values())


def pace(action: Action) -> float:
    """Return what a manner multiplies speeds by."""
    return _PACE.get(action.manner or "", _GAITS.get(action.manner or "", 1.0))


def energy(action: Action) -> float:
    """Return the energy of a manner: 0 sad and slow, 1 plain, 2 wild."""
    return _ENERGY.get(action.manner or "", 1.0)


SHORT_LEGGED = {"baby": 0.4}
"""Those who run slower than their height says: their legs would not reach the next foothold."""


def gait_speed(body: Body, verb: str, action: Action) -> float:
    """Return the natural speed of a body in a gait, in metres a second."""
    leg = body.height * LEG.get(body.family, 0.5) * SHORT_LEGGED.get(body.figure, 1.0)
    if verb == "fly":
        leg = max(leg, 0.35)
    return float(np.sqrt(FROUDE.get(verb, 0.2) * 9.81 * leg)) * pace(action)


def reach(scene: Scene, body: Body, depth: float | None = None) -> float:
    """Return how far from the middle a body may stand and still be whole in the frame, in metres."""
    scale, _ = lane(body.at("depth", 0) if depth is None else depth)
    return max(0.47 * scene.width / scale - body.width / 2, 0.1)


def ramp(t: NDArray[np.float64], start: float, end: float, soft: float = 0.5) -> NDArray[np.float64]:
    """Return progress 0…1 that speeds up for `soft` seconds, holds its speed, and slows down for as long."""
    length = max(end - start, 1e-6)
    soft = min(soft, 0.5 * length)
    u = np.clip(t - start, 0.0, length)
    # The velocity's flanks are half cosines; their integral is closed, so no sample depends on the ticks.
    peak = 1.0 / (length - soft)

    def flank(s: NDArray[np.float64]) -> NDArray[np.float64]:
        return 0.5 * (s - soft / np.pi * np.sin(np.pi * s / soft))

    rising = flank(np.minimum(u, soft))
    level = np.clip(u - soft, 0.0, length - 2 * soft)
    left = np.minimum(length - u, soft)
    falling = flank(np.full_like(u, soft)) - flank(left)
    return np.asarray(peak * (rising + level + falling))


def way_of(body: Body, action: Action, t: float) -> int:
    """Return the way an action goes: as it says, else where the body faces."""
    if action.direction in ("left", "right"):
        return 1 if action.direction == "right" else -1
    return 1 if body.at("facing", t) >= 0 else -1


def rest(body: Body, part: slice) -> None:
    """Keep every coordinate after a stretch as it ended."""
    if part.stop > part.start:
        body.path[:, part.stop :] = body.path[:, part.stop - 1 : part.stop]


def smooth(t: NDArray[np.float64], start: float, end: float) -> NDArray[np.float64]:
    """Return 0 before, 1 after, and a smooth step between."""
    u = np.clip((t - start) / max(end - start, 1e-6), 0.0, 1.0)
    return np.asarray(u * u * (3 - 2 * u))


def pull(row: NDArray[np.float64], part: slice, goal: float, progress: NDArray[np.float64]) -> None:
    """Lead one coordinate from where it is to a goal, and keep it there."""
    if part.start >= len(row):
        return
    here = row[part.start]
    row[part] = here + (goal - here) * progress[: len(row[part])]
    row[part.stop :] = row[part.stop - 1] if part.stop > part.start else here


ROUND = {"quadruped": 0.95, "human": 0.5, "bird": 0.55}
"""Seconds in which a body one metre tall steps round, by family; the time of steps grows with the root of the height."""


def turning(body: Body) -> float:
    """Return how long a body takes to come about on its feet, in seconds."""
    return ROUND[body.family] * min(max(body.height, 0.15), 4.0) ** 0.5 if body.family in ROUND else 0.28


def turn(scene: Scene, body: Body, t: float, way: float, seconds: float | None = None) -> float:
    """Turn a body to face left (-1) or right (1), through 0; return how many seconds that takes, 0 if it faces that way."""
    if abs(body.at("facing", t) - way) < 1e-6:
        return 0.0
    seconds = turning(body) if seconds is None else seconds
    part, time = scene.clock(t, t + seconds)
    pull(body.row("facing"), part, way, smooth(time, t, t + seconds))
    return seconds


def go(scene: Scene, body: Body, start: float, end: float, x: float, *, depth: float | None = None, soft: float = 0.4) -> None:
    """Lead a body along the ground to x (and a depth) between two times."""
    part, time = scene.clock(start, end)
    progress = ramp(time, start, end, soft)
    pull(body.row("x"), part, x, progress)
    if depth is not None:
        pull(body.row("depth"), part, depth, progress)
    if scene.ground:
        follow_ground(scene, body, part)


def follow_ground(scene: Scene, body: Body, part: slice) -> None:
    """Keep a led body on the ground's profile, with steps rounded to a slope as a walker takes them."""
    points = np.array(scene.ground)
    grid = np.linspace(points[0, 0] - 2, points[-1, 0] + 2, 1200)
    level = np.interp(grid, points[:, 0], points[:, 1])
    step = grid[1] - grid[0]
    window = np.hanning(max(5, round(0.5 / step)) | 1)
    eased = np.convolve(np.pad(level, len(window) // 2, mode="edge"), window / window.sum(), mode="valid")
    row = body.row("y")
    row[part] = np.interp(body.row("x")[part], grid, eased) + body.rise
    if part.stop > part.start:
        row[part.stop :] = row[part.stop - 1]


def say(scene: Scene, kind: str, body: Body, t: float, end: float | None = None, **more: object) -> None:
    """Add an event at a body's place."""
    at = min(max(t, 0.0), scene.seconds)
    x, y = on_frame(
        body.at("x", at), body.at("y", at) + (body.height / 2 if body.alive else 0), body.at("depth", at), scene.size
    )
    given: dict[str, object] = {"materials": (body.material, "stone"), **more}
    scene.events.append(Event(kind=kind, time=t, end=end, actor=body.key, x=x, y=y, **given))  # type: ignore[arg-type]


def phase(body: Body) -> float:
    """Return where in its bobbing a body starts, in radians: its own, whoever else is there."""
    return float(body.random("bob").uniform(0, 2 * np.pi))


def point_of(body: Body, t: float) -> tuple[float, float]:
    """Return where to look at a body: its head or its middle."""
    return body.at("x", t), body.at("y", t) + (0.85 * body.height if body.alive else 0.0)
