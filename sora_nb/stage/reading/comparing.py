"""Comparing: "bigger than the house", "as big as an elephant": whom somebody is measured by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading.meaning import castable

if TYPE_CHECKING:
    from sora_nb.stage.reading.drafts import Player
    from sora_nb.stage.reading.phrases import Noun
    from sora_nb.stage.reading.state import State


def compared(state: State, preposition: str, noun: Noun, anchors: list[Player]) -> list[Player]:
    """Read "bigger than the house": whoever it is about has to come out so beside it."""
    if not castable(noun, state.catalogue):
        return []
    players = [state.cast(noun)] if not noun.pronoun else state.players(noun)
    for anchor in anchors if players else ():
        if preposition == "than" and anchor.size is None:
            continue
        how = "as big as" if preposition != "than" else "bigger than" if anchor.size in {"big", "huge"} else "smaller than"
        anchor.look[how] = players[0].name
    return players
