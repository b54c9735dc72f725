"""Outfits: what animals are said to wear on their heads joins the shot as a thing that sits there."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sora_nb.plans import Actor, Relation
from sora_nb.stage.vocabulary import COLOURS, headgear

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.plans import Shot
    from sora_nb.stage.cast.figures import Figure

_ANIMALS = ("quadruped", "bird")


def dressed(shot: Shot, catalogue: Mapping[str, Figure]) -> Shot:
    """Return a shot with a hat for every animal that wears one; people's own rigs draw theirs."""
    hats: list[Actor] = []
    links: list[Relation] = []
    for actor in shot.actors:
        figure = catalogue.get(actor.figure)
        clothes = " ".join(filter(None, (actor.trait("clothes"), actor.trait("wearing"))))
        thing = headgear(clothes) if figure is not None and figure.family in _ANIMALS else None
        if thing is None or thing not in catalogue:
            continue
        colour = next((word for word in clothes.split() if word in COLOURS), None)
        name = f"{actor.name}'s hat"
        hats.append(Actor(name=name, figure=thing, word="hat", count=actor.count, colour=colour))
        links.append(Relation(a=name, relation="on", b=actor.name))
    if not hats:
        return shot
    return dataclasses.replace(shot, actors=(*shot.actors, *hats), relations=(*shot.relations, *links))
