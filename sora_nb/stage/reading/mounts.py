"""Mounts: what somebody rides who is only said to ride, cycle or gallop: a cyclist has a bicycle, a jockey a horse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.casting import BOATS
from sora_nb.stage.reading.drafts import Player

if TYPE_CHECKING:
    from sora_nb.stage.reading.drafts import Deed, Scene
    from sora_nb.stage.reading.retrieval import Catalogue

_RIDERS = {
    "cyclist": "bicycle", "bicyclist": "bicycle", "bike rider": "bicycle", "biker": "motorcycle", "motorcyclist": "motorcycle",
    "skateboarder": "skateboard", "horseman": "horse", "horsewoman": "horse", "jockey": "horse", "cowboy": "horse",
    "cowgirl": "horse", "knight": "horse", "equestrian": "horse",
}  # fmt: skip
"""What they ride who are called by it, or are never seen riding anything else."""
_BY_VERB = {
    "cycle": "bicycle", "bike": "bicycle", "bicycle": "bicycle", "skateboard": "skateboard", "scoot": "kick scooter",
    "surf": "surfboard", "sled": "sled", "sledge": "sled", "toboggan": "sled", "row": "canoe", "kayak": "canoe",
    "canoe": "canoe",
}  # fmt: skip
"""What a verb says is ridden."""
_ALWAYS = frozenset({"cyclist", "bicyclist", "bike rider", "biker", "motorcyclist", "skateboarder", "jockey"})
"""Those who ride wherever they go."""
_GOING = frozenset({"ride", "walk", "run", "drive", "slide"})
_AFOOT = frozenset({"walk", "run", "stroll", "push", "march", "jog", "sprint", "hike"})
"""Verbs, as written, that say that somebody is on foot."""


def mount(scene: Scene, catalogue: Catalogue) -> None:
    """Give everybody who goes riding on nothing what they ride."""
    for player in [p for p in scene.players if p.human]:
        for deed in player.deeds:
            ridden = _ridden(player, deed)
            if ridden is None or ridden not in catalogue.figures or not (deed.target is None or _is_way(deed)):
                continue
            animal = next((p for p in scene.players if p.word == ridden and not p.deeds), None)
            animal = animal or _aboard(scene, player, ridden)
            deed.verb = deed.verb if deed.verb == "drive" else "ride"
            scene.place = scene.place or ("sea" if ridden in ("canoe", "surfboard") else None)
            deed.target = animal or scene.add(Player(ridden, catalogue.cast(ridden), player.count))


def _aboard(scene: Scene, player: Player, ridden: str) -> Player | None:
    """Return the boat that somebody who rows is said to be in."""
    for link in scene.links if ridden == "canoe" else ():
        if link.a is player and link.relation in {"inside", "on"} and link.b[0].cast.figure in BOATS:
            scene.links.remove(link)
            return link.b[0]
    return None


def _is_way(deed: Deed) -> bool:
    """Tell whether a deed names the slope that somebody rides down, not what they ride."""
    return isinstance(deed.target, Player) and deed.target.cast.figure == "ramp"


def _ridden(player: Player, deed: Deed) -> str | None:
    """Return what somebody rides in a deed, or None where nobody rides."""
    if deed.verb == "ride" or deed.written in _BY_VERB:
        return _BY_VERB.get(deed.written) or _RIDERS.get(player.word)
    if player.word in _ALWAYS and deed.verb in _GOING and deed.written not in _AFOOT:
        return _RIDERS[player.word]
    return None
