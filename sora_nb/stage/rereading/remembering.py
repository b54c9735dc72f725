"""Remembering: a reading that has a film in mind, and tells whom of it some words name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sora_nb.stage.director import Reading
from sora_nb.stage.reading import airborne, orders, stylings
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.drafts import Scene
from sora_nb.stage.reading.idioms import join
from sora_nb.stage.reading.meaning import kind_of, sound_of
from sora_nb.stage.reading.merging import Revision
from sora_nb.stage.reading.phrases import Mark, Noun, Phrase, Verb, phrases
from sora_nb.stage.reading.recall import FRESH, Recall, troupe
from sora_nb.stage.reading.tags import Tagger
from sora_nb.stage.vocabulary import SIZES

if TYPE_CHECKING:
    from sora_nb.plans import Plan
    from sora_nb.stage.reading.drafts import Player
    from sora_nb.stage.reading.retrieval import Catalogue
    from sora_nb.stage.reading.words import Token

_LIGHTS = ("sun", "moon", "star")


class Remembering(Reading):
    """New words on their way into a plan that is there already."""

    def __init__(self, plan: Plan, known: Catalogue, seconds: float) -> None:
        super().__init__(known, seconds)
        self.before = plan
        self.film = troupe(plan, self.catalogue)
        self.revision = Revision(scene=self.scenes[0], film=self.film)
        self.lost: list[str] = []
        self.adding = False
        self.doubtful: list[Player] = []
        self.step = 0
        self.focus: list[Player] = []

    def state(self, scene: Scene) -> Recall:
        """Return where the reading of the next clauses starts from, with everybody of the film in mind."""
        return Recall(
            scene, self.catalogue, list(reversed(self.film)), self.notes, mentioned=self.mentioned, seconds=self.seconds,
            film=[p for p in self.film if p.known_as not in self.revision.removed], adding=self.adding, doubtful=self.doubtful,
        )  # fmt: skip

    def _cut(self) -> None:
        """Stay in the shots that there are."""

    def _elsewhere(self, found: list[Phrase]) -> bool:
        """Mark those who come with a deed of their own as new: "a dog barks" is one more dog."""
        for noun, following in pairwise(found):
            if isinstance(noun, Noun) and isinstance(following, Verb) and following.lemma != "be":
                noun.determiner = "another" if noun.determiner in {"a", "an"} else noun.determiner
        return False

    def _read(self, clause: list[Token]) -> None:
        """Read a clause that is no order, and tell what it adds from what it changes."""
        clause = self._placed(clause)
        spoken = list(self.mentioned)
        did = {id(p): len(p.deeds) for p in self.revision.scene.players}
        self.step = sum(orders.STEPS.get(t.lower, 0) for t in clause)
        sizes = {p.known_as: p.size for p in self.revision.scene.players}
        words = set(orders.lowered(clause))
        super().sentence([t for t in orders.fresh(clause) if t.lower not in {"instead", "rather", "also", "too"}])
        for player in self.revision.scene.players:
            if words & orders.ALSO and len(player.deeds) > did.get(id(player), 0) and player.known_as:
                self.revision.also.add(player.known_as)
        self.focus = [p for p in self.mentioned[-1:] if p.known_as] if self.mentioned != spoken else []
        self._step(sizes)

    def _placed(self, clause: list[Token]) -> list[Token]:
        """Return a clause ready to be read: a bare time or place gets a preposition, and what a remix cannot do is told."""
        words = orders.lowered(clause)
        if len(words) == 1 and any(words[0] in known for known in (around.TIMES, around.PLACES, around.WEATHERS)):
            return [orders.word("in"), *clause]
        if len(words) == 1 and (words[0] in stylings.STYLES or words[0] in stylings.OTHER_STYLES):
            return [orders.word("in"), *clause, orders.word("style")]
        if words[:2] == ["it", "is"] and words[2:3] and words[2] in around.TIMES:
            return [orders.word("at"), *clause[2:]]
        if ({"longer", "shorter"} & set(words) and len(words) < 4) or words[-2:] == ["seconds", "long"]:
            self.lost.append(" ".join(words))
            self.revision.note("A remix keeps the clip's length.")
            return []
        for at in range(len(words) - 2):
            if words[at : at + 2] == ["on", "the"] and words[at + 2] in {"left", "right"} and words[at + 3 : at + 4] != ["of"]:
                self.lost.append(" ".join(words[at : at + 3]))
                self.revision.note("Who stands on which side is told by others: 'left of the box'.")
                break
        return clause

    def _unknown(self, clause: list[Token]) -> bool:
        """Tell whether a clause describes somebody who is not there: "the elephant is pink"."""
        found = self._phrases(clause)
        if len(found) < 2 or not isinstance(found[0], Noun) or not isinstance(found[1], Verb) or found[1].lemma != "be":
            return False
        noun = found[0]
        known = (
            noun.pronoun
            or self._hits(noun)
            or kind_of(noun, self.catalogue, None) != "cast"
            or noun.head in {"sun", "moon", "star"}
        )
        if noun.determiner != "the" or known:
            return False
        self._lose(noun, f"There is no {noun.words} here.")
        return True

    def _step(self, before: dict[str | None, str | None]) -> None:
        """Make "bigger" one size more than it was."""
        for player in self.revision.scene.players if self.step else ():
            if player.known_as is None or player.size is None or before.get(player.known_as) == player.size:
                continue
            now = self._original(player).size
            scale: list[str | None] = [*tuple(SIZES)[:2], None, *tuple(SIZES)[2:]]
            at = min(max(scale.index(now) + (1 if self.step > 0 else -1), 0), len(scale) - 1)
            player.size = scale[at]
            if player.size is None:
                self.revision.plain.add(player.known_as)
            if scale[at] == now:
                self.revision.note(f"The {player.word} is as {now} as it gets.")

    def _original(self, player: Player) -> Player:
        return next(p for p in self.film if p.known_as == player.known_as)

    def close(self) -> None:
        """Settle what only the whole tells: sounds named by their bare word, and bare words that nothing could draw."""
        scene = self.revision.scene
        airborne.settle(self.tokens, scene, self.notes)
        framed = next((beat for beat in scene.beats if beat.framing), None)
        if framed is not None:
            # A remix cuts nothing: what a part of it frames, the shot does.
            scene.framing, scene.focus = framed.framing, framed.focus
        for token in self.tokens:
            token.used = token.used or token.lower in FRESH
            if not token.used and token.lower in around.SOUND_NOUNS and (sound := sound_of(token.lower)):
                scene.hear(sound)
                token.used = True
        for player in self.doubtful:
            self.lost.append(player.word)
            self.notes = [n for n in self.notes if f"'{player.word}'" not in n and f"no {player.word} " not in n]
            scene.players.remove(player)
            scene.links = [k for k in scene.links if player is not k.a and player not in k.b]
            for other in scene.players:
                other.deeds = [d for d in other.deeds if d.target is not player]

    def _phrases(self, tokens: list[Token]) -> list[Phrase]:
        copies = join(orders.fresh(tokens), self.catalogue.compounds)
        if not copies:
            return []
        Tagger(copies, self.catalogue.nouns).run()
        return phrases([t for t in copies if t.tag != "FILL"])

    def _nouns(self, tokens: list[Token]) -> list[Noun]:
        """Return the noun phrases that some words list: "the dog and the two cats"."""
        found: list[Noun] = []
        every = self._phrases(tokens)
        for phrase, following in zip(every, [*every, None][1:], strict=True):
            if isinstance(phrase, Noun):
                if found and isinstance(following, Verb) and following.finite:
                    # "… the box, and the penguin jumps": the penguin begins a clause of its own.
                    break
                found.append(phrase)
            elif not (isinstance(phrase, Mark) and phrase.tag in {"CONJ", "COMMA"}):
                break
        return found

    def _hits(self, noun: Noun) -> list[Player]:
        state = self.state(self.revision.scene)
        if noun.pronoun:
            return [self._original(p) for p in state.pronoun(noun) if p.known_as is not None]
        return state.hits(noun)

    def _lose(self, noun: Noun, why: str) -> None:
        self.lost.append(noun.words)
        self.revision.note(why)

    def _more(self, tokens: list[Token]) -> bool:
        return any(isinstance(p, Verb) for p in self._phrases(tokens))

    def _replace(self, old: list[Token], new: list[Token]) -> list[Token] | None:
        """Cast another figure for somebody; return the words that are left, None where it is no such order."""
        gone, come = self._nouns(old)[:1], self._nouns(new)[:1]
        if not gone or not come or kind_of(come[0], self.catalogue, None) != "cast":
            return None
        hits = self._hits(gone[0])
        if not hits:
            self._lose(gone[0], f"There is no {gone[0].words} to replace.")
            return []
        for player in hits:
            self._recast(player, come[0])
        if self._phrase_length(new) in {0, len(new)} and not self._more(new):
            return []
        rest = new[1:] if new[0].lower in {"a", "an", "the"} else new
        return [orders.word("the"), *rest]

    def _replaced(self, old: list[Token], new: list[Token], clause: list[Token]) -> list[Token]:
        rest = self._replace(old, new)
        return clause if rest is None else rest

    def _recast(self, player: Player, noun: Noun) -> None:
        scratch = Recall(Scene(), self.catalogue, [], self.notes, seconds=self.seconds)
        noun.determiner = "a"
        new = scratch.cast(noun)
        self.revision.recast(player, new, counted=noun.counted or noun.plural)

    def _after_actor(self, tokens: list[Token]) -> int:
        """Return how many words at the start name somebody of the film, the most that do."""
        best = 0
        for length in range(1, min(6, len(tokens)) + 1):
            found = self._phrases(tokens[:length])
            if len(found) == 1 and isinstance(found[0], Noun) and self._hits(found[0]):
                best = length
        return best

    def _phrase_length(self, tokens: list[Token]) -> int:
        """Return how many words at the start are one noun phrase, the most that are; 0 where there is none."""
        best = 0
        for length in range(1, min(6, len(tokens)) + 1):
            found = self._phrases(tokens[:length])
            if len(found) == 1 and isinstance(found[0], Noun) and tokens[length - 1].is_word:
                best = length
        return best

    def _does(self, player: Player, verb: str) -> bool:
        return any(a.verb == verb for s in self.before.shots for a in getattr(s.actor(player.known_as or ""), "actions", ()))
