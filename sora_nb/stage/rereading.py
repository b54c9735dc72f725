"""Rereading: a plan read again with new words; what they do not name stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.errors import InvalidRequest
from sora_nb.stage.director import Reading
from sora_nb.stage.reading import orders, people
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.deeds import DEEDS, GENERIC
from sora_nb.stage.reading.drafts import Player, Scene
from sora_nb.stage.reading.idioms import join
from sora_nb.stage.reading.meaning import kind_of, sound_of
from sora_nb.stage.reading.merging import Revision, revised
from sora_nb.stage.reading.phrases import Mark, Noun, Phrase, Verb, phrases
from sora_nb.stage.reading.recall import Recall, troupe
from sora_nb.stage.reading.retrieval import catalogue
from sora_nb.stage.reading.tags import Tagger
from sora_nb.stage.reading.words import sentences
from sora_nb.stage.vocabulary import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sora_nb.plans import Plan
    from sora_nb.stage.cast.figures import Figure
    from sora_nb.stage.reading.words import Token

_SOUNDING = {"sound", "sounds", "audio", "noise", "noises"}
_TALKING = {"speech", "dialogue", "dialog", "talking", "word", "words", "voice", "voices", "line", "lines"}
_STEPS = (*SIZES,)


def reread(plan: Plan, words: str, *, seconds: float = 5.0, figures: Mapping[str, Figure] | None = None) -> Plan:
    """Return a plan changed as some words ask; everybody keeps their name, and what is not named stays as it was.

    `seconds` is the film's length. `unplaced` and `notes` of the result are about the new words alone: a word that found
    no place, somebody who is not there, an order that changes nothing.

    Raises:
        InvalidRequest: there are no words.
    """
    if not words.strip():
        raise InvalidRequest("The remix says nothing. Write what is to be different, such as 'the same, at night'.")
    if figures is None:
        from sora_nb.stage.cast.figures import figures as everything

        figures = everything()
    reading = _Rereading(plan, catalogue(figures), seconds)
    for sentence in sentences(words):
        reading.sentence(sentence)
    reading.close()
    shots = revised(plan, reading.revision, seconds)
    notes = list(dict.fromkeys([*reading.notes, *reading.revision.notes]))
    unplaced = tuple(dict.fromkeys((*reading.lost, *reading.unplaced())))
    if shots == plan.shots and not notes:
        why = "no word of it found a place" if unplaced else "it is so already"
        notes.append(f"“{words}” changes nothing: {why}.")
    return plan.but(shots=shots, prompt=words, unplaced=unplaced, notes=tuple(notes))


def silence(words: str) -> bool:
    """Tell whether some words ask for a film without any sound."""
    text = " ".join(words.lower().split()).strip(" .!")
    return any(
        text.endswith(end)
        for end in ("no sound", "without sound", "without any sound", "no audio", "mute", "silent", "in silence")
    )


class _Rereading(Reading):
    """New words on their way into a plan that is there already."""

    def __init__(self, plan: Plan, known: object, seconds: float) -> None:
        super().__init__(known, seconds)  # type: ignore[arg-type]
        self.before = plan
        self.film = troupe(plan, self.catalogue)
        self.revision = Revision(scene=self.scenes[0], film=self.film)
        self.lost: list[str] = []
        self.adding = False
        self.doubtful: list[Player] = []
        self.step = 0

    def sentence(self, words: list[Token]) -> None:
        """Read one sentence, order by order."""
        scope, words = orders.scoped(words)
        self.revision.scope = self.revision.scope if scope is None else scope
        for clause in orders.clauses(orders.opened(words)):
            self._order(clause)

    def _order(self, clause: list[Token]) -> None:
        """Carry out what a clause asks for; what is no order is read as any sentence is."""
        rules: tuple[Callable[[list[Token]], list[Token]], ...] = (
            self._only, self._swap, self._instead, self._remove, self._stop, self._pace, self._give, self._make,
        )  # fmt: skip
        for rule in rules:
            clause = [t for i, t in enumerate(rule(clause)) if i or t.text not in {",", "and", "but"}]
            if not clause:
                return
        if self._unknown(clause):
            return
        lead = orders.led(clause, orders.ADDING)
        self.adding = bool(lead)
        self._read(clause[lead:])
        self.adding = False

    def _read(self, clause: list[Token]) -> None:
        """Read a clause that is no order, and tell what it adds from what it changes."""
        did = {id(p): len(p.deeds) for p in self.revision.scene.players}
        self.step = sum(orders.STEPS.get(t.lower, 0) for t in clause)
        sizes = {p.known_as: p.size for p in self.revision.scene.players}
        words = set(orders.lowered(clause))
        super().sentence([t for t in orders.fresh(clause) if t.lower not in {"instead", "rather", "also", "too"}])
        for player in self.revision.scene.players:
            if words & orders.ALSO and len(player.deeds) > did.get(id(player), 0) and player.known_as:
                self.revision.also.add(player.known_as)
        self._step(sizes)

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
            scale: list[str | None] = [*_STEPS[:2], None, *_STEPS[2:]]
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
        for token in self.tokens:
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
        for noun, following in zip(found, found[1:], strict=False):
            if isinstance(noun, Noun) and isinstance(following, Verb) and following.lemma != "be":
                noun.determiner = "another" if noun.determiner in {"a", "an"} else noun.determiner
        return False

    def _phrases(self, tokens: list[Token]) -> list[Phrase]:
        copies = join(orders.fresh(tokens), self.catalogue.compounds)
        if not copies:
            return []
        Tagger(copies, self.catalogue.nouns).run()
        return phrases([t for t in copies if t.tag != "FILL"])

    def _nouns(self, tokens: list[Token]) -> list[Noun]:
        """Return the noun phrases that some words list: "the dog and the two cats"."""
        found: list[Noun] = []
        for phrase in self._phrases(tokens):
            if isinstance(phrase, Noun):
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

    def _only(self, clause: list[Token]) -> list[Token]:
        """Read "only the dog": everybody else goes; and "more dogs", "fewer dogs"."""
        first = clause[0].lower
        if first in {"only", "just"}:
            found = self._phrases(clause[1:])
            kept = {p.known_as for n in found if isinstance(n, Noun) for p in self._hits(n)}
            alone = all(isinstance(p, Noun) or (isinstance(p, Mark) and p.tag in {"CONJ", "COMMA"}) for p in found)
            if not kept or not alone:
                return clause[1:]
            self.revision.removed |= {p.known_as for p in self.film if p.known_as} - kept
            return []
        if first in {"more", "fewer", "less"} and (length := self._after_actor(clause[1:])):
            state = self.state(self.revision.scene)
            for player in self._hits(self._nouns(clause[1 : 1 + length])[0])[:1]:
                again = state.recall(player)
                again.count = min(max(player.count + (2 if first == "more" else -1), 1), 8)
            return clause[1 + length :]
        return clause

    def _swap(self, clause: list[Token]) -> list[Token]:
        """Read "replace A with B", "swap A and B", "turn A into B", "A becomes B"."""
        words = orders.lowered(clause)
        first = words[0]
        joints = {"with", "for", "by"} if first in orders.REPLACING else {"into", "to"} if first in orders.TURNING else set()
        at = next((i for i, w in enumerate(words) if i and w in joints), 0)
        if at:
            return self._replaced(clause[1:at], clause[at + 1 :], clause)
        if first in orders.REPLACING and "and" in words:
            at = words.index("and")
            one, two = (self._nouns(part)[:1] for part in (clause[1:at], clause[at + 1 :]))
            hits = [self._hits(n[0])[:1] for n in (one, two) if n]
            if len(hits) == 2 and all(hits):
                self.revision.exchange(hits[0][0], hits[1][0])
                return []
        for i, w in enumerate(words):
            if w in orders.BECOMING and i and i + 1 < len(words) and words[i + 1] in {"a", "an"}:
                return self._replaced(clause[:i], clause[i + 1 :], clause)
        return clause

    def _replaced(self, old: list[Token], new: list[Token], clause: list[Token]) -> list[Token]:
        rest = self._replace(old, new)
        return clause if rest is None else rest

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
        return [word for word in new if word.text not in {t.text for t in come[0].tokens}] if self._more(new) else []

    def _more(self, tokens: list[Token]) -> bool:
        return any(isinstance(p, Verb) for p in self._phrases(tokens))

    def _recast(self, player: Player, noun: Noun) -> None:
        scratch = Recall(Scene(), self.catalogue, [], self.notes, seconds=self.seconds)
        noun.determiner = "a"
        new = scratch.cast(noun)
        self.revision.recast(player, new, counted=noun.counted or noun.plural)

    def _instead(self, clause: list[Token]) -> list[Token]:
        """Read "B instead of A": another figure, another deed, or another place or time."""
        words = orders.lowered(clause)
        at = next(
            (i for i in range(len(words) - 1) if tuple(words[i : i + 2]) in {("instead", "of"), ("rather", "than")}
             or tuple(words[i : i + 3]) == ("in", "place", "of")), None,
        )  # fmt: skip
        if at is None:
            return clause
        left, right = clause[:at], clause[at + (3 if words[at] == "in" else 2) :]
        comma = next((i for i, t in enumerate(right) if t.text == ","), len(right))
        right, left = right[:comma], left or right[comma + 1 :]
        if left and left[0].lower in {"use", "have", "take", "show"}:
            left = left[1:]
        if right and (verb := orders.deed_of(right[0], DEEDS)) and right[0].lower.endswith("ing"):
            self.revision.instead_of.append(verb)
            return left
        if self._more(left):
            return left
        return left if (rest := self._replace(right, left)) is None else rest

    def _remove(self, clause: list[Token]) -> list[Token]:
        """Read "without A", "no rain", "remove A and B"."""
        words = orders.lowered(clause)
        lead = orders.led(clause, orders.REMOVING)
        if lead:
            self._take_away(clause[lead:])
            return []
        for at, this in enumerate(words):
            no = (
                this == "no"
                and words[at + 1 : at + 2] != ["longer"]
                and (not at or words[at - 1] in {"with", "and", ",", "but", "there", "is", "are"})
            )
            if this in {"without", "minus"} or no:
                start = at - 1 if no and at and words[at - 1] == "with" else at
                taken = self._take_away(clause[at + 1 :])
                return [*clause[:start], *clause[at + 1 + taken :]]
        return clause

    def _take_away(self, tokens: list[Token]) -> int:
        """Take away what some words list; return how many of them were the list."""
        nouns = self._nouns(tokens)
        for noun in nouns:
            self._take(noun)
        verb = orders.deed_of(tokens[0], DEEDS) if tokens and not nouns else None
        if verb is not None:
            self.revision.stopped += [(p.known_as or "", verb) for p in self.film]
            return len(tokens)
        if not nouns:
            self.lost += [t.lower for t in tokens if t.is_word]
            return len(tokens)
        last = nouns[-1].tokens[-1].text
        return 1 + max(i for i, t in enumerate(tokens) if t.text == last or last.endswith(t.text))

    def _take(self, noun: Noun) -> None:
        head, revision = noun.head, self.revision
        kind = kind_of(noun, self.catalogue, "without")
        hits = self._hits(noun)
        if hits:
            revision.removed |= {p.known_as for p in (hits if noun.plural else hits[:1]) if p.known_as}
        elif head in around.MUSIC_NOUNS:
            revision.scene.muted = True
        elif head in _SOUNDING:
            revision.scene.muted = revision.quiet = True
        elif head in _TALKING:
            revision.wordless = True
        elif kind == "weather" and any(
            _falls(around.WEATHERS.get(noun.words) or around.WEATHERS.get(head), s.weather) for s in self.before.shots
        ):
            revision.scene.weather = "clear"
        elif head in around.CAMERA_VERBS or head in {"camera", "movement"}:
            revision.scene.camera = "static"
        elif (sound := sound_of(noun.words, head)) and any(sound in s.sounds for s in self.before.shots):
            revision.hushed.append(sound)
        elif head in people.CLOTHES and any(head in (p.look.get("clothes") or "") for p in self.film):
            revision.undressed.append(head)
        else:
            self._lose(noun, f"There is no {noun.words} here to take away.")

    def _stop(self, clause: list[Token]) -> list[Token]:
        """Read "the dog stops barking", "no longer runs", "does not jump": that deed is taken away."""
        words = orders.lowered(clause)
        for at in range(len(words)):
            two = tuple(words[at : at + 2])
            length = 1 if words[at] in {"stops", "stop", "never"} else 2 if two in _NOT else 0
            if not length or at + length >= len(words):
                continue
            verb = orders.deed_of(clause[at + length], DEEDS)
            if verb is None:
                continue
            nouns = self._nouns(clause[:at])
            hits = [p for n in nouns for p in self._hits(n)]
            if nouns and not hits:
                self._lose(nouns[0], f"There is no {nouns[0].words} here.")
            for player in hits or ([] if nouns else self.film):
                self.revision.stopped.append((player.known_as or "", verb))
            return clause[at + length + 1 :]
        return clause

    def _pace(self, clause: list[Token]) -> list[Token]:
        """Read "slower", "everything faster", "the dog runs more slowly"."""
        told = orders.pace(clause)
        if told is None:
            return clause
        manner, rest = told
        found = self._phrases(rest)
        verbs = [p for p in found if isinstance(p, Verb) and p.lemma in DEEDS and p.lemma not in GENERIC]
        nouns = [p for p in found if isinstance(p, Noun)]
        hits = [p for n in nouns for p in self._hits(n)]
        if verbs and not all(self._does(p, DEEDS[verbs[0].lemma]) for p in hits or self.film[:0] or hits):
            return [*rest, orders.word(manner)]
        if nouns and not hits:
            self._lose(nouns[0], f"There is no {nouns[0].words} here.")
            return []
        self.revision.paces += [(p.known_as or "", manner) for p in hits or self.film]
        return []

    def _does(self, player: Player, verb: str) -> bool:
        return any(a.verb == verb for s in self.before.shots for a in getattr(s.actor(player.known_as or ""), "actions", ()))

    def _give(self, clause: list[Token]) -> list[Token]:
        """Read "give the dog a hat" as wearing or holding it."""
        if clause[0].lower != "give":
            return clause
        split = self._after_actor(clause[1:])
        if not split:
            return clause
        worn = any(t.lower in people.CLOTHES or t.lower.removesuffix("s") in people.CLOTHES for t in clause[1 + split :])
        return [*clause[1 : 1 + split], orders.word("wears" if worn else "holds"), *clause[1 + split :]]

    def _make(self, clause: list[Token]) -> list[Token]:
        """Read "make the ball blue", "let the dog jump", "make it night", "make the fox a cat"."""
        words = orders.lowered(clause)
        if words[0] not in orders.MAKING or len(words) < 3:
            return clause
        split = self._after_actor(clause[1:])
        subject, rest = clause[1 : 1 + split], clause[1 + split :]
        if not split or not rest:
            return clause[2:] if words[1] in {"it", "everything"} and self._sets_scene(clause[2:]) else self._nobody(clause)
        while rest[:1] and rest[0].lower in {"be", "look", "become", "go", "turn", "get"} and len(rest) > 1:
            rest = rest[1:]
        if words[1] in {"it", "everything"} and self._sets_scene(rest):
            return rest
        rest = self._others(rest)
        if rest[0].lower in {"a", "an"} and self._replace(subject, rest) is not None:
            return []
        if orders.describes(rest[0]) or rest[0].lower in {"more", "much", "very", "a"}:
            return [*subject, orders.word("is"), *rest]
        if orders.deed_of(rest[0], DEEDS):
            return [*subject, orders.word("will"), *rest]
        return [*subject, orders.word("is"), *rest]

    def _others(self, rest: list[Token]) -> list[Token]:
        """Carry out what is made of others in the same breath ("… blue and the fox green"); return what comes before."""
        for at, token in enumerate(rest):
            if at and token.text in {"and", ","} and (length := self._after_actor(rest[at + 1 :])):
                after = rest[at + 1 + length :]
                if after and orders.describes(after[0]):
                    self._order([orders.word("make"), *rest[at + 1 :]])
                    return rest[:at]
        return rest

    def _nobody(self, clause: list[Token]) -> list[Token]:
        nouns = self._nouns(clause[1:])
        if nouns and nouns[0].determiner in {"the", "his", "her", "its"} and not self._hits(nouns[0]):
            self._lose(nouns[0], f"There is no {nouns[0].head} here.")
            return []
        return clause

    def _sets_scene(self, tokens: list[Token]) -> bool:
        """Tell whether some words name a time, a weather, a place or a style rather than a quality of somebody."""
        for phrase in self._phrases(tokens):
            if isinstance(phrase, Mark) and phrase.token.fact:
                return True
            if isinstance(phrase, Mark) and phrase.token.lower in around.SCENE_ADJECTIVES:
                return True
            if isinstance(phrase, Noun):
                return kind_of(phrase, self.catalogue, "in") in {"time", "weather", "place", "style", "other style"}
            if isinstance(phrase, Verb) and phrase.lemma in {"snow", "rain", "drizzle", "storm", "hail"}:
                return True
        return False

    def _after_actor(self, tokens: list[Token]) -> int:
        """Return how many words at the start name somebody of the film, the most that do."""
        best = 0
        for length in range(1, min(6, len(tokens)) + 1):
            found = self._phrases(tokens[:length])
            if len(found) == 1 and isinstance(found[0], Noun) and self._hits(found[0]):
                best = length
        return best


_NOT = {
    ("no", "longer"), ("does", "not"), ("do", "not"), ("is", "not"), ("are", "not"), ("does", "n't"), ("do", "n't"),
    ("stops", "to"), ("will", "not"), ("should", "not"), ("did", "not"),
}  # fmt: skip


def _falls(asked: str | None, there: str) -> bool:
    return asked is not None and (asked == there or {asked, there} == {"rain", "storm"})
