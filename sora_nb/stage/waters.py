"""Waters: which shots are played on the water, at sea or off a shore that has land too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.casting import BOATS

if TYPE_CHECKING:
    from sora_nb.plans import Actor, Shot
    from sora_nb.stage.bodies import Scene

_WADING = {"human": 0.42, "quadruped": 0.42, "bird": 0.28, "mollusc": 0.34, "monster": 0.30}
"""How deep whoever stands in water is in it, as a share of their height."""
_OVER = frozenset(("swim", "fly", "float", "ride", "drive", "orbit", "swing"))
"""What keeps one on the water, under it or above it."""
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


def wade(scene: Scene) -> None:
    """Let whoever stands or goes where there is only water stand in it, up to their middle."""
    if scene.water is None:
        return
    resting = {r.a for r in scene.shot.relations if r.relation in ("on", "inside", "above", "under")}
    for body in scene.bodies:
        deep = _WADING.get(body.family)
        borne = body.held or body.over or body.actor.name in resting or any(b.action.verb in _OVER for b in body.beats)
        if deep is None or borne or any(phase.free for phase in body.phases):
            continue
        surface = scene.water + body.rise
        if abs(body.at("y", 0) - surface) < 0.02 and body.row("y").min() > surface - 0.02:
            body.row("y")[:] -= deep * body.height
