"""Approaches: how somebody gets to what they do something to, and where several of them stand round it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.moves import gaits
from sora_nb.stage.moves.paths import gait_speed, reach

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene


def _rank(scene: Scene, body: Body, other: Body) -> int:
    """Return how many of a body's own kind come to the same thing and stand nearer to it."""
    group = [b for b in scene.named(body.actor.name) if b.alive]
    order = sorted(group, key=lambda b: (abs(b.path[0, 0] - other.at("x", 0)), b.index))
    return order.index(body) if body in order and not other.alive else 0


def approach(scene: Scene, body: Body, other: Body, beat: Beat, *, gap: float = 0.1) -> float:
    """Walk to beside something if it is far, to within a gap in metres; return when the body is there."""
    x, goal = body.at("x", beat.start), other.at("x", beat.start)
    side = -1.0 if x < goal else 1.0
    own = body.width if body.family == "quadruped" else 0.5 * body.width
    spot = goal + side * ((other.width + own) / 2 + gap)
    rank = _rank(scene, body, other)
    if rank % 2 and abs(2 * goal - spot) < reach(scene, body):
        # Of several who come to one thing every other goes round it.
        side, spot, rank = -side, 2 * goal - spot, rank // 2
    spot += side * rank * 0.4 * body.height
    if (spot - x) * (1.0 if x < goal else -1.0) <= 0.15:
        return beat.start
    arrive = min(beat.start + abs(spot - x) / gait_speed(body, "walk", beat.action) + 0.4, beat.start + 0.45 * beat.seconds)
    gaits.stride(scene, body, beat.part(beat.start, arrive), spot, "walk")
    return arrive
