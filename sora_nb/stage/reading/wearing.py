"""Wearing: clothes, hair, beards and faces, read onto those who have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading import people
from sora_nb.stage.reading.drafts import Scene
from sora_nb.stage.reading.meaning import colour_of, describe, worn

if TYPE_CHECKING:
    from sora_nb.stage.reading.drafts import Player
    from sora_nb.stage.reading.phrases import Noun


def wear(noun: Noun, players: list[Player]) -> None:
    """Read clothes, hair, beards and faces onto those who have them."""
    noun.use()
    head = noun.head
    for player in players:
        if head in people.HAIR_NOUNS:
            words = [colour_of(t.lower) or t.lower for t in (*noun.qualities, *noun.modifiers)]
            player.add_look("hair", " ".join([*words, *([head] if head != "hair" else [])]))
            use_all(noun)
        elif head in people.BEARDS:
            words = [colour_of(t.lower) or t.lower for t in noun.qualities]
            player.add_look("wearing", " ".join([*words, head]))
            use_all(noun)
        elif head in people.BODY:
            _body(player, noun)
        else:
            player.add_look("clothes", worn(noun))


def use_all(noun: Noun) -> None:
    """Mark all that describes a noun as having found its place."""
    for token in (*noun.qualities, *noun.modifiers):
        token.used = True


def _body(player: Player, noun: Noun) -> None:
    """Read a body part: its colour and mood become the player's, where the player has none."""
    if noun.head in {"fur", "coat", "feathers", "feather", "skin", "body", "wool", "mane", "hide"}:
        describe(player, noun, Scene())
    elif noun.head in {"face", "smile", "expression", "eyes", "eye"}:
        for token in noun.qualities:
            if token.lower in people.MOODS:
                player.look.setdefault("mood", people.MOODS[token.lower])
                token.used = True
        if noun.head == "smile":
            player.look.setdefault("mood", "happy")
    elif noun.head in {"stripe", "stripes", "spot", "spots"}:
        player.add_look("coat", "striped" if noun.head.startswith("stripe") else "spotted")
