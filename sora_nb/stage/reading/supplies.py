"""Supplies: how many things a deed really takes: one bowl of noodles, one set of drums, a sword for each who fights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading.drafts import Player
from sora_nb.stage.repertoire import BEASTS, NEW

if TYPE_CHECKING:
    from sora_nb.stage.reading.drafts import Deed, Scene
    from sora_nb.stage.reading.retrieval import Catalogue

_ROWED = ("boat", "ship", "ferry", "cruise ship")
"""Boats with sails or engines, which nobody rows."""
_ONE = {("eat", "ramen"), ("eat", "spaghetti"), ("eat", "fries"), ("play", "gamepad"), ("play", "drum"), ("play", "drums")}
"""What is one thing, though one says several: (verb, figure)."""
_EACH = {("collide", "sword"), ("collide", "dagger")}
"""What each of several has one of."""
_SET = {"drum": "drums"}
"""What is meant by several of a thing that is played."""


def supply(scene: Scene, catalogue: Catalogue, notes: list[str]) -> None:
    """Count and cast again what deeds are done with, and tell what only people can do."""
    for player in scene.players:
        for deed in player.deeds:
            if deed.written in {"row", "paddle"} or (deed.verb == "swim" and player.cast.family in {"human", "quadruped"}):
                scene.place = scene.place or "sea"
            if player.human and isinstance(deed.target, Player):
                _counted(player, deed, deed.target, catalogue)
            elif not player.human and deed.verb in NEW and BEASTS.get(deed.verb) != deed.verb:
                told = f"Only people are seen to '{deed.written}'; the {player.word} plays '{BEASTS.get(deed.verb, 'look')}'."
                notes += [told] if told not in notes else []


def _counted(player: Player, deed: Deed, thing: Player, catalogue: Catalogue) -> None:
    key = (deed.verb, thing.cast.figure)
    if deed.written in {"row", "paddle"} and thing.cast.figure in _ROWED and "canoe" in catalogue.figures:
        thing.cast = type(thing.cast)("canoe", catalogue.family("canoe"))
    if key in _EACH:
        thing.count = player.count
    if key in _ONE:
        several, thing.count = thing.count > 1, 1
        whole = _SET.get(thing.cast.figure)
        if several and whole is not None and whole in catalogue.figures:
            thing.cast = type(thing.cast)(whole, catalogue.family(whole))
