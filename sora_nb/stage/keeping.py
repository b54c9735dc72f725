"""Keeping: in a film made from another, everybody who was there starts from where they did."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sora_nb.plans import Spot
from sora_nb.stage.continuity import Continuity
from sora_nb.stage.intents import AIMED, CROSSING, heading
from sora_nb.stage.moves.mechanics import freer
from sora_nb.stage.moves.travels import travelling
from sora_nb.stage.spots import share_of
from sora_nb.stage.staging import assembled, compose
from sora_nb.stage.terrain import is_terrain

if TYPE_CHECKING:
    from sora_nb.plans import Action, Actor, Plan, Shot
    from sora_nb.stage.bodies import Body, Scene

_ROOM_AHEAD = 0.3
"""Share of the frame's width that somebody who sets out anew must have before them to start from where they stood."""


def kept(before: Plan, after: Plan, *, seconds: float, aspect: float, seed: int) -> Plan:
    """Return a plan with the places of everybody who was there before written down.

    Shots are compared by their number; a shot that is new is left alone. `seconds` is the film's length, `aspect` its width
    over its height, `seed` that of both films.
    """
    shots, continuity = list(after.shots), Continuity(aspect, seed)
    for number, (old, new) in enumerate(zip(before.shots, after.shots, strict=False)):
        length = new.seconds or seconds / len(after.shots)
        played = continuity.entered(old, length)
        shots[number] = _kept(played, new, length, aspect, seed)
        if number + 1 < len(before.shots):
            continuity.acted(played, length)
    return after.but(shots=tuple(shots))


def loose(plan: Plan) -> Plan:
    """Return a plan in which nobody has a place written down, so that the stage composes anew."""
    shots = (replace(s, actors=tuple(replace(a, spots=()) for a in s.actors)) for s in plan.shots)
    return plan.but(shots=tuple(shots))


def _kept(old: Shot, new: Shot, seconds: float, aspect: float, seed: int) -> Shot:
    was, now = assembled(old, seconds, aspect, seed), assembled(new, seconds, aspect, seed)
    if was.ground != now.ground or was.medium != now.medium:
        # On other ground everybody has to find a new place.
        return replace(new, actors=tuple(replace(actor, spots=()) for actor in new.actors))
    compose(was)
    actors = []
    for actor in new.actors:
        there, bodies = old.actor(actor.name), was.named(actor.name)
        stays = there is not None and bodies and not is_terrain(actor) and not _moves_off(there, actor, was, now)
        actors.append(replace(actor, spots=tuple(_spot(was, body) for body in bodies[: actor.count]) if stays else ()))
    return replace(new, actors=tuple(actors))


def _spot(scene: Scene, body: Body) -> Spot:
    way = 0 if body.alive else int(freer(scene, body, body.at("x", 0)))
    return Spot(
        x=round(share_of(scene, body), 6),
        depth=round(body.at("depth", 0), 6),
        scale=round(body.height / body.natural, 6),
        way=way,
        along=1 if travelling(scene, body) else -1,
    )


def _moves_off(there: Actor, actor: Actor, was: Scene, now: Scene) -> bool:
    """Tell whether what somebody newly does needs another place to start from."""
    done = {_kind(a) for a in there.actions}
    fresh = [a for a in actor.actions if _kind(a) not in done]
    if any(a.verb in AIMED and a.target and now.named(a.target) for a in fresh):
        return True
    if not fresh or fresh[0].verb not in CROSSING:
        return False
    way, share = heading(now, now.named(actor.name)[0]), share_of(was, was.named(actor.name)[0])
    return (1.0 - share if way > 0 else share) < _ROOM_AHEAD


def _kind(action: Action) -> tuple[str, str | None, str | None]:
    return action.verb, action.direction, action.target
