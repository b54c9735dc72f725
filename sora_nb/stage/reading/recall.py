"""Recall: reading with a film in mind, so that "the dog" and "a bigger dog" mean the dog that is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sora_nb.plans import MOST
from sora_nb.stage.reading import people
from sora_nb.stage.reading.drafts import Player
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.meaning import colour_of, plain
from sora_nb.stage.reading.retrieval import Cast
from sora_nb.stage.reading.state import State

if TYPE_CHECKING:
    from sora_nb.plans import Actor, Plan
    from sora_nb.stage.reading.phrases import Noun
    from sora_nb.stage.reading.retrieval import Catalogue

FRESH = bag("another new more extra additional")
"""Words that ask for somebody who is not there yet."""
_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "other": 1, "last": -1}
_EVERYONE = bag("everyone everybody all they them themselves both everything")
_DEFINITE = bag("the this that these those its his her their")


def troupe(plan: Plan, catalogue: Catalogue) -> list[Player]:
    """Return everybody in a film, each name once."""
    found: dict[str, Player] = {}
    for shot in plan.shots:
        for actor in shot.actors:
            found.setdefault(actor.name, _player(actor, catalogue))
    return list(found.values())


def _player(actor: Actor, catalogue: Catalogue) -> Player:
    cast = Cast(actor.figure, catalogue.family(actor.figure))
    return Player(actor.word, cast, actor.count, actor.colour, actor.size, dict(actor.look), known_as=actor.name)


@dataclass(slots=True)
class Recall(State):
    """A state that knows who is in the film; `film` is everybody, `adding` means that "a dog" is one more.

    `doubtful` collects bare words that nothing can draw: more likely not understood than wanted as a sign.
    """

    film: list[Player] = field(default_factory=list)
    adding: bool = False
    doubtful: list[Player] = field(default_factory=list)

    def players(self, noun: Noun, preposition: str | None = None) -> list[Player]:
        """Return whom a phrase names; "the dogs" may be several."""
        hits = self.hits(noun)
        if len(hits) > 1 and noun.plural and not noun.counted and noun.determiner in _DEFINITE:
            noun.use()
            found = [self.recall(player) for player in hits]
            self.remember(found)
            return found
        # Slotted dataclasses are made anew, so that super() without arguments would miss.
        return State.players(self, noun, preposition)

    def hits(self, noun: Noun) -> list[Player]:
        """Return those of the film that a phrase may mean; of several, those whose colour and size agree."""
        if noun.pronoun:
            return []
        named = [p for p in self.film if self._called(p, noun)]
        ordinals = [_ORDINALS[t.lower] for t in noun.tokens if t.lower in _ORDINALS]
        if ordinals and noun.determiner in _DEFINITE and len(named) > 1:
            return [named[min(ordinals[0], len(named) - 1)]]
        agreeing = [p for p in named if _agrees(p, noun)]
        return agreeing or named

    def _called(self, player: Player, noun: Noun) -> bool:
        names = {player.known_as, player.word, player.word.split()[-1], player.cast.figure}
        if noun.words in names:
            return True
        if noun.head in names and not noun.modifiers:
            return True
        return self.catalogue.known(noun.words) == player.cast.figure or self._same(player, noun)

    def recall(self, player: Player) -> Player:
        """Return somebody of the film as part of what is being read, with nothing said of them yet."""
        for known in self.scene.players:
            if known.known_as == player.known_as:
                return known
        look = {key: value for key, value in player.look.items() if key == "sex"}
        again = Player(player.word, player.cast, player.count, None, None, look, known_as=player.known_as)
        return self.scene.add(again)

    def _known(self, noun: Noun) -> Player | None:
        words = {t.lower for t in noun.tokens}
        definite = noun.determiner in _DEFINITE or noun.name
        if words & FRESH or (self.adding and not definite):
            return None
        if not definite and words & _ORDINALS.keys():
            return None
        here = [p for p in reversed(self.scene.players) if p.known_as is None and self._same(p, noun)]
        hits = self.hits(noun)
        if definite and here and not hits:
            return here[0]
        if not hits:
            return None
        if len(hits) > 1:
            self.note(f"Of several called '{noun.head}', the first is meant; say 'the second {noun.head}' for another.")
        player = self.recall(hits[0])
        if noun.counted and noun.count:
            player.count = max(1, min(noun.count, MOST))
        return player

    def _new(self, noun: Noun) -> Player:
        player = State._new(self, noun)
        if noun.determiner == "the":
            self.note(f"There was no {noun.words} in the film: one is added.")
        guessed = player.cast.figure == "sign" or (player.cast.note is not None and noun.determiner == "")
        if guessed and noun.determiner in {"", "the"} and not noun.counted and not noun.plural and not self.adding:
            self.doubtful.append(player)
        return player

    def pronoun(self, noun: Noun) -> list[Player]:
        """Return whom a pronoun means; before anybody is named, "it" is the first of the film."""
        if noun.pronoun in _EVERYONE and not self.mentioned:
            noun.use()
            alive = [p for p in self.film if p.alive] or self.film
            return [self.recall(player) for player in alive]
        return State.pronoun(self, noun)

    def _here(self, players: list[Player]) -> list[Player]:
        found = [p if p in self.scene.players else self.recall(p) for p in players]
        self.remember(found)
        return found


def _agrees(player: Player, noun: Noun) -> bool:
    colours = {c for t in noun.qualities if (c := colour_of(t.lower))}
    sizes = {people.SIZES[word] for t in noun.qualities if (word := plain(t.lower)) in people.SIZES}
    return not ((colours and player.colour not in colours) or (sizes and player.size not in sizes))
