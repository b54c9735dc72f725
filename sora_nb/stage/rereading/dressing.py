"""Dressing: the orders of a remix that are about what somebody wears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading import orders, people
from sora_nb.stage.reading.meaning import colour_of
from sora_nb.stage.rereading.remembering import Remembering

if TYPE_CHECKING:
    from sora_nb.stage.reading.drafts import Player
    from sora_nb.stage.reading.words import Token

_OWN = frozenset(("the", "a", "an", "his", "her", "their", "its", "my", "'s"))
_INTO = frozenset(("to", "into", "is", "are", "be", "look", "in"))


class Dressing(Remembering):
    """Carries out what the clauses of a remix ask for in clothes."""

    def _garment(self, clause: list[Token]) -> list[Token]:
        """Read "make her coat yellow", "change the girl's hat to red", "the coat is blue" as wearing it so."""
        words = orders.lowered(clause)
        led = words[0] in orders.MAKING | orders.TURNING
        colour = colour_of(words[-1])
        rest = [t for t in clause[led:-1] if t.lower not in _INTO]
        if not colour or not rest or (not led and len(rest) == len(clause) - 1) or rest[-1].lower not in people.CLOTHES:
            return clause
        worn = rest[-1]
        owner = [t for t in rest[:-1] if t.lower not in _OWN and colour_of(t.lower) is None]
        wearers = self._wearers(owner, worn.lower)
        if not wearers:
            return clause
        for player in wearers:
            plural = worn.lower.endswith("s") and not worn.lower.endswith("dress")
            article = [] if plural else [orders.word("a")]
            self._read([orders.word("the"), orders.word(player.word), orders.word("wears"), *article, clause[-1], worn])
        return []

    def _wearers(self, owner: list[Token], garment: str) -> list[Player]:
        """Return whose a piece of clothing is: of those who are named, else of whoever wears one in the film."""
        if owner:
            return [p for noun in self._nouns([orders.word("the"), *owner])[:1] for p in self._hits(noun)]
        return [p for p in self.film if garment in f"{p.look.get('clothes', '')} {p.look.get('wearing', '')}".split()]

    def _give(self, clause: list[Token]) -> list[Token]:
        """Read "give the dog a hat", "put a hat on the dog" as wearing or holding it."""
        words = orders.lowered(clause)
        if words[0] == "put" and "on" in words[2:]:
            at = words.index("on", 2)
            what, whom = self._nouns(clause[1:at])[:1], clause[at + 1 :]
            dressed = what and what[0].head in people.CLOTHES and self._after_actor(whom)
            return [*whom, orders.word("wears"), *clause[1:at]] if dressed else clause[1:]
        if clause[0].lower != "give":
            return clause
        split = self._after_actor(clause[1:])
        if not split:
            return clause
        worn = any(t.lower in people.CLOTHES or t.lower.removesuffix("s") in people.CLOTHES for t in clause[1 + split :])
        return [*clause[1 : 1 + split], orders.word("wears" if worn else "holds"), *clause[1 + split :]]
