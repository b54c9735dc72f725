"""Keeping: in a film made from another, everybody who was there starts from where they did."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sora_nb.plans import Spot
from sora_nb.stage.continuity import Continuity
from sora_nb.stage.intents import AIMED, CROSSING, heading
from sora_nb.stage.moves.mechanics import freer
from sora_nb.stage.moves.travels import travelling
from sora_nb.stage.performance import random
from sora_nb.stage.spots import share_of
from sora_nb.stage.staging import assembled, compose
from sora_nb.stage.terrain import is_terrain

if TYPE_CHECKING:
    from sora_nb.plans import Action, Actor, Plan, Shot
    from sora_nb.stage.bodies import Body, Scene

_ROOM_AHEAD = 0.3
"""Share of the frame's width that somebody who sets out anew must have before them to start from where they stood."""
_FREE = 0.5
"""The freedom from which on somebody may stand elsewhere to act on somebody else."""
USUAL = 0.5
"""The strength at which what nobody names stays, and who newly does something may do it elsewhere."""


def kept(before: Plan, after: Plan, *, seconds: float, aspect: float, seed: int, strength: float = USUAL) -> Plan:
    """Return a plan with the places of everybody who was there before written down.

    Shots are compared by their number; a shot that is new is left alone. `seconds` is the film's length, `aspect` its width
    over its height, `seed` that of both films. Below the usual `strength` fewer find another place for what they newly do, at
    0 nobody; above it everybody's place leads over into one that is drawn anew, and at 1 is that.
    """
    shots, continuity = list(after.shots), Continuity(aspect, seed)
    for number, (old, new) in enumerate(zip(before.shots, after.shots, strict=False)):
        length = new.seconds or seconds / len(after.shots)
        played = continuity.entered(old, length)
        shots[number] = _kept(played, new, length, aspect, seed=seed, freedom=min(strength, USUAL) / USUAL)
        if strength > USUAL:
            share = (strength - USUAL) / (1 - USUAL)
            shots[number] = _moved(shots[number], new, length, aspect, seed=seed, share=share)
        if number + 1 < len(before.shots):
            continuity.acted(played, length)
    return after.but(shots=tuple(shots))


def loose(plan: Plan) -> Plan:
    """Return a plan in which nobody has a place written down, so that the stage composes anew."""
    shots = (replace(s, actors=tuple(replace(a, spots=()) for a in s.actors)) for s in plan.shots)
    return plan.but(shots=tuple(shots))


def another(seed: int) -> int:
    """Return the seed by which a film of a given seed is drawn anew."""
    return int(random(seed, "another").integers(2**31))


def _moved(firm: Shot, new: Shot, seconds: float, aspect: float, *, seed: int, share: float) -> Shot:
    """Return a shot in which everybody's place has gone a share of its way to where another draw would have it."""
    scene = assembled(replace(new, actors=tuple(replace(a, spots=()) for a in new.actors)), seconds, aspect, another(seed))
    compose(scene)
    actors = []
    for actor in firm.actors:
        goals = [_spot(scene, body) for body in scene.named(actor.name)]
        spots = tuple(_between(spot, goal, share) for spot, goal in zip(actor.spots, goals, strict=False))
        actors.append(replace(actor, spots=spots if len(spots) == len(actor.spots) else actor.spots))
    return replace(firm, actors=tuple(actors))


def _between(spot: Spot, goal: Spot, share: float) -> Spot:
    x, depth = (round(a + (b - a) * share, 6) for a, b in ((spot.x, goal.x), (spot.depth, goal.depth)))
    return replace(spot, x=x, depth=depth, way=goal.way if share > 0.5 else spot.way)


def _kept(old: Shot, new: Shot, seconds: float, aspect: float, *, seed: int, freedom: float) -> Shot:
    was, now = assembled(old, seconds, aspect, seed), assembled(new, seconds, aspect, seed)
    if was.ground != now.ground or was.medium != now.medium:
        # On other ground everybody has to find a new place.
        return replace(new, actors=tuple(replace(actor, spots=()) for actor in new.actors))
    compose(was)
    actors = []
    for actor in new.actors:
        there, bodies = old.actor(actor.name), was.named(actor.name)
        stays = there is not None and bodies and not is_terrain(actor) and not _moves_off(there, actor, was, now, freedom)
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


def _moves_off(there: Actor, actor: Actor, was: Scene, now: Scene, freedom: float) -> bool:
    """Tell whether what somebody newly does needs another place to start from; with no `freedom`, never."""
    done = {_kind(a) for a in there.actions}
    fresh = [a for a in actor.actions if _kind(a) not in done]
    if freedom >= _FREE and any(a.verb in AIMED and a.target and now.named(a.target) for a in fresh):
        return True
    if not fresh or fresh[0].verb not in CROSSING:
        return False
    way, share = heading(now, now.named(actor.name)[0]), share_of(was, was.named(actor.name)[0])
    return (1.0 - share if way > 0 else share) < _ROOM_AHEAD * freedom


def _kind(action: Action) -> tuple[str, str | None, str | None]:
    return action.verb, action.direction, action.target
