"""Companions: who is only said to be with somebody who goes somewhere goes along: a girl walks with her dog."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sora_nb.stage.bodies import CREATURES
from sora_nb.stage.tracking import ALONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.plans import Action, Actor, Shot
    from sora_nb.stage.cast.figures import Figure


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
