"""Waters: which shots are played on the water, at sea or off a shore that has land too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.casting import BOATS

if TYPE_CHECKING:
    from sora_nb.plans import Actor, Shot

WATERSIDE = ("coast", "harbour", "river")
"""Places with ground to stand on and water to swim in."""


def afloat(shot: Shot) -> bool:
    """Tell whether a shot is set on the water: at sea, or off a shore where all that is seen swims, sails or flies.

    As soon as anybody stands, the shot is set on the shore.
    """
    if shot.place not in WATERSIDE:
        return shot.place == "sea"
    boats = {actor.name for actor in shot.actors if actor.figure in BOATS}
    borne = {r.a for r in shot.relations if r.relation in ("on", "inside") and r.b in boats}
    swims = any(action.verb == "swim" for actor in shot.actors for action in actor.actions)
    return bool(boats or swims) and all(_borne(actor, boats | borne) for actor in shot.actors)


def _borne(actor: Actor, boats: set[str]) -> bool:
    """Tell whether the water or the air carries somebody."""
    if actor.name in boats:
        return True
    return any(a.verb in ("swim", "fly", "float") or (a.verb in ("drive", "ride") and a.target in boats) for a in actor.actions)
