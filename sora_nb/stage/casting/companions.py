"""Companions: whoever is with somebody who goes along goes too, and so does whom the camera follows: a girl and her dog."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sora_nb.plans import Action
from sora_nb.stage.bodies import CREATURES
from sora_nb.stage.tracking import ALONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.plans import Actor, Shot
    from sora_nb.stage.cast.figures import Figure

PUDDLE = "puddle"
_GOING = {
    "vehicle": "drive", "boat": "float", "human": "walk", "quadruped": "walk", "bird": "fly", "fish": "swim", "insect": "walk",
    "monster": "walk",
}  # fmt: skip
"""How each family goes along when nothing is said of it."""


def accompanied(shot: Shot, known: Mapping[str, Figure]) -> Shot:
    """Return a shot in which creatures that stand next to a walker, and do nothing themselves, walk along."""
    ways = {actor.name: way for actor in shot.actors if (way := _way(shot, actor, known))}
    joins = {
        r.b: ways[r.a]
        for r in shot.relations
        if r.relation == "next to" and r.a in ways and (other := shot.actor(r.b)) and _idle(shot, other, known)
    }
    actors = tuple(dataclasses.replace(a, actions=joins.get(a.name, a.actions)) for a in shot.actors)
    return dataclasses.replace(shot, actors=actors)


def followed(shot: Shot, known: Mapping[str, Figure]) -> Shot:
    """Return a shot in which the first that can go does go, where the camera follows people who do nothing."""
    if shot.camera != "follow" or any(actor.actions for actor in shot.actors):
        return shot
    for actor in shot.actors:
        verb = _GOING.get(known[actor.figure].family) if actor.figure in known else None
        if verb is not None:
            going = dataclasses.replace(actor, actions=(Action(verb=verb),))
            return dataclasses.replace(shot, actors=tuple(going if a is actor else a for a in shot.actors))
    return shot


def wading(shot: Shot) -> Shot:
    """Return a shot in which who is told to be in a puddle jumps into it, or stands on it where they do something else."""
    puddles = {actor.name for actor in shot.actors if actor.figure == PUDDLE}
    there = {r.a: r.b for r in shot.relations if r.relation == "inside" and r.b in puddles}
    if not there:
        return shot
    jumping = {name: _into(shot.actor(name), puddle) for name, puddle in there.items()}
    actors = tuple(dataclasses.replace(a, actions=jumping.get(a.name) or a.actions) for a in shot.actors)
    relations = tuple(
        dataclasses.replace(r, relation="on") if r.a in there and r.b == there[r.a] else r
        for r in shot.relations
        if not (r.a in there and r.b == there[r.a] and jumping[r.a])
    )
    return dataclasses.replace(shot, actors=actors, relations=relations)


def _into(actor: Actor | None, puddle: str) -> tuple[Action, ...]:
    """Return what somebody in a puddle does, with it as the target of their jumps; nothing where they do not jump."""
    if actor is None:
        return ()
    actions = actor.actions or (Action(verb="jump"),)
    if not any(action.verb in ("jump", "hop") and action.target is None for action in actions):
        return ()
    return tuple(
        dataclasses.replace(a, verb="jump", target=puddle) if a.verb in ("jump", "hop") and a.target is None else a
        for a in actions
    )


def _way(shot: Shot, actor: Actor, known: Mapping[str, Figure]) -> tuple[Action, ...]:
    """Return how a creature goes by itself, to nobody, or nothing."""
    going = tuple(a for a in actor.actions if a.verb in ALONE)
    return going if _alive(actor, known) and all(not a.passing and not shot.actor(a.target or "") for a in going) else ()


def _idle(shot: Shot, actor: Actor, known: Mapping[str, Figure]) -> bool:
    """Tell whether a creature on its feet does nothing and nobody does anything to it."""
    dealt = any(a.target == actor.name for other in shot.actors for a in other.actions)
    placed = any(r.a == actor.name for r in shot.relations)
    return _alive(actor, known) and not actor.actions and not dealt and not placed


def _alive(actor: Actor, known: Mapping[str, Figure]) -> bool:
    return actor.figure in known and known[actor.figure].family in CREATURES
