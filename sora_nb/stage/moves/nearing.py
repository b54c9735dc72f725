"""Nearing: those who have to do with each other start near enough that they meet while the shot lasts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.intents import handed
from sora_nb.stage.moves.paths import gait_speed

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Beat, Body, Scene

MEETING = ("collide", "eat", "drink", "play", "push", "kick", "give", "climb", "hold")
"""Verbs that are done at their target."""
FIGHTS = ("fight", "battle", "duel", "wrestle", "box", "spar")
"""Ways of colliding that go on, face to face."""
_CONTACT = 0.15


def draw_near(scene: Scene) -> None:
    """Move whoever could not come to their target in time towards it, as far as nobody else stands between."""
    held = handed(scene)
    for body in scene.bodies:
        beat = next((b for b in body.beats if b.start < 0.6 and b.action.verb in MEETING), None)
        others = [b for b in scene.named(beat.action.target) if b is not body] if beat is not None else []
        if beat is None or not others or body.actor.count > 1 or body.actor.spots or scene.ground or scene.tracked:
            continue
        other = climbed(scene, body, beat) or others[0]
        if other.actor.name in held or other.pile is not None:
            continue
        if perched(scene, body):
            serve(body, other)
            continue
        _towards(scene, body, other, beat)
        if beat.action.written in FIGHTS and other.alive and not other.beats:
            # Who is fought faces it.
            other.row("facing")[:] = math.copysign(1.0, body.at("x", 0) - other.at("x", 0))


def climbed(scene: Scene, body: Body, beat: Beat) -> Body | None:
    """Return the tree or the like that somebody takes something up, or None."""
    if beat.action.verb != "hold" or beat.action.direction != "up":
        return None
    tall = (b for b in scene.others(body) if not b.alive and b.height > 1.8 * body.height)
    return next((b for b in tall if b.actor.name != beat.action.target), None)


def _towards(scene: Scene, body: Body, other: Body, beat: Beat) -> None:
    x, goal = body.at("x", 0), other.at("x", 0)
    gap = abs(goal - x) - (body.width + other.width) / 2
    step = gap - _crossed(body, beat)
    way = math.copysign(1.0, goal - x)
    ends = sorted((x + way * body.width / 2, x + way * (body.width / 2 + step)))
    between = [
        b for b in scene.others(body)
        if b is not other and b.at("x", 0) + b.width / 2 > ends[0] and b.at("x", 0) - b.width / 2 < ends[1]
    ]  # fmt: skip
    if step > 0.05 and not between:
        body.row("x")[:] += way * step


def _crossed(body: Body, beat: Beat) -> float:
    """Return how many metres somebody gets over before it is time for the deed itself."""
    verb = beat.action.verb
    if verb == "collide":
        return _CONTACT if beat.action.written in FIGHTS else 1.0 * min(beat.seconds, 3.3)
    if not body.alive:
        return _CONTACT
    return max(gait_speed(body, "walk", beat.action) * (0.4 * beat.seconds - 0.4), _CONTACT)


def perched(scene: Scene, body: Body) -> bool:
    """Tell whether somebody sits up on something, with the ground out of reach."""
    return body.alive and body.at("y", 0) > scene.floor(body.at("x", 0)) + 0.5 * body.height


def serve(body: Body, thing: Body) -> None:
    """Put what is eaten up there before whoever eats it."""
    if thing.alive or thing.height > body.height:
        return
    facing = math.copysign(1.0, body.at("facing", 0))
    thing.row("x")[:] = body.at("x", 0) + facing * 0.5 * (body.width + thing.width)
    thing.row("y")[:] = body.at("y", 0) + 0.4 * body.height
    thing.row("depth")[:] = max(body.at("depth", 0) - 0.002, 0.0)
    thing.over, thing.solid = True, False
