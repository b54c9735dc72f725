"""Commands: a remix carried out clause by clause: replace, remove, stop, give, make, faster; the rest is read as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.plans import MOST
from sora_nb.stage.reading import orders, people
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.deeds import DEEDS, GENERIC
from sora_nb.stage.reading.meaning import colour_of, kind_of, sound_of
from sora_nb.stage.reading.phrases import Mark, Noun, Verb
from sora_nb.stage.reading.words import FOREIGN
from sora_nb.stage.rereading.dressing import Dressing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.reading.words import Token

_SOUNDING = {"sound", "sounds", "audio", "noise", "noises"}
_TALKING = {"speech", "dialogue", "dialog", "talking", "word", "words", "voice", "voices", "line", "lines"}
_NOT = {
    ("no", "longer"), ("does", "not"), ("do", "not"), ("is", "not"), ("are", "not"), ("does", "n't"), ("do", "n't"),
    ("stops", "to"), ("will", "not"), ("should", "not"), ("did", "not"),
}  # fmt: skip


class Commands(Dressing):
    """Carries out what the clauses of a remix ask for."""

    def sentence(self, words: list[Token]) -> None:
        """Read one sentence, order by order."""
        self.tokens += [token for token in words if token.tag == FOREIGN]
        scope, words = orders.scoped([token for token in words if token.tag != FOREIGN])
        self.revision.scope = self.revision.scope if scope is None else scope
        self.focus = []
        for clause in orders.clauses(orders.opened(orders.said(words))):
            if clause:
                self._order(orders.settled(clause))

    def _order(self, clause: list[Token]) -> None:
        """Carry out what a clause asks for; what is no order is read as any sentence is."""
        rules: tuple[Callable[[list[Token]], list[Token]], ...] = (
            self._only, self._swap, self._instead, self._remove, self._stop, self._pace, self._garment, self._give, self._make,
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
            # "Only two ducks" says how many, too.
            return clause[1:] if any(n.counted for n in found if isinstance(n, Noun)) else []
        if "except" in orders.lowered(clause) and orders.led(clause, orders.REMOVING):
            kept = {
                p.known_as for n in self._nouns(clause[orders.lowered(clause).index("except") + 1 :]) for p in self._hits(n)
            }
            self.revision.removed |= ({p.known_as for p in self.film if p.known_as} - kept) if kept else set()
            return [] if kept else clause
        if first in {"more", "fewer", "less"} and (length := self._after_actor(clause[1:])):
            state = self.state(self.revision.scene)
            for player in self._hits(self._nouns(clause[1 : 1 + length])[0])[:1]:
                again = state.recall(player)
                again.count = min(max(player.count + (2 if first == "more" else -1), 1), MOST)
            return clause[1 + length :]
        return clause

    def _swap(self, clause: list[Token]) -> list[Token]:
        """Read "replace A with B", "swap A and B", "turn A into B", "A becomes B"."""
        words = orders.lowered(clause)
        first = words[0]
        joints = {"with", "for", "by"} if first in orders.REPLACING else {"into", "to"} if first in orders.TURNING else set()
        at = next((i for i, w in enumerate(words) if i and w in joints), 0)
        if at:
            new = clause[at + 1 :]
            for i, token in enumerate(new):
                # "… and the ball with a cube": the order goes on for somebody else.
                length = self._after_actor(new[i + 1 :]) if token.text in {"and", ","} else 0
                if length and i + 1 + length < len(new) and new[i + 1 + length].lower in joints:
                    self._order([clause[0], *new[i + 1 :]])
                    new = new[:i]
                    break
            return self._replaced(clause[1:at], new, clause)
        if first in orders.REPLACING and "and" in words:
            at = words.index("and")
            one, two = (self._nouns(part)[:1] for part in (clause[1:at], clause[at + 1 :]))
            hits = [self._hits(n[0])[:1] for n in (one, two) if n]
            if len(hits) == 2 and all(hits):
                self.revision.exchange(hits[0][0], hits[1][0])
                return []
        if ">" in words[2:]:
            at = words.index(">")
            return self._replaced(clause[: at - 1], clause[at + 1 :], clause)
        for i, w in enumerate(words):
            if w in orders.BECOMING and i and i + 1 < len(words) and words[i + 1] in {"a", "an"}:
                return self._replaced(clause[:i], clause[i + 1 :], clause)
        return clause

    def _instead(self, clause: list[Token]) -> list[Token]:
        """Read "B instead of A": another figure, another deed, or another place or time; what else is said is read too."""
        words = orders.lowered(clause)
        at = next(
            (i for i in range(len(words) - 1) if tuple(words[i : i + 2]) in {("instead", "of"), ("rather", "than")}
             or tuple(words[i : i + 3]) == ("in", "place", "of")), None,
        )  # fmt: skip
        if at is None:
            return clause
        left, right = clause[:at], clause[at + (3 if words[at] == "in" else 2) :]
        length = self._extent(right)
        right, after = right[:length], right[length:]
        if not left:
            left, after = orders.unjoined(after), []
        before, left = self._set_apart(left, right)
        if before:
            self._order(before)
        if left and left[0].lower in {"use", "have", "take", "show", "with"}:
            left = left[1:]
        for rest in (self._in_place(left, right), self._afterwards(after, left)):
            if rest and after[:1] and after[0].text == "and" and self._after_actor(rest) == len(rest):
                # "… instead of the dog and the penguin": one comes for both.
                self._take_away(rest)
            elif rest:
                self._order(rest)
        return []

    def _in_place(self, left: list[Token], right: list[Token]) -> list[Token]:
        """Carry out that one thing takes another's place; return the words that are left to be read."""
        if right and (self._recoloured(left, right) or right[-1].lower in {"one", "ones"}):
            return left if right[-1].lower in {"one", "ones"} else []
        if right and (verb := orders.deed_of(right[0], DEEDS)) and right[0].lower.endswith("ing"):
            self.revision.instead_of.append(verb)
            return left
        first = self._nouns(left)[:1]
        if self._more(left) and not (first and first[0].determiner in {"a", "an"}):
            return left
        rest = self._replace(right, left)
        if rest is None and (lost := [n for n in self._nouns(right) if self._hits(n)]):
            self._lose(lost[0], f"Nothing was understood to take the place of the {lost[0].words}.")
        return left if rest is None else rest

    def _extent(self, right: list[Token]) -> int:
        """Return how many of the words after "instead of" say what goes: one phrase, or a deed up to the next clause."""
        if right and right[0].lower.endswith("ing") and orders.deed_of(right[0], DEEDS):
            return next((i for i, t in enumerate(right) if t.text in orders.JOINTS), len(right))
        start = 1 if right and right[0].lower in {"in", "at", "on", "by", "with", "under"} else 0
        return start + (self._phrase_length(right[start:]) or len(right) - start)

    def _set_apart(self, left: list[Token], right: list[Token]) -> tuple[list[Token], list[Token]]:
        """Return what is said before the newcomer, and the newcomer: "at night in the rain, and" | "a cat"."""
        if len(right) == 1 and colour_of(right[0].lower) and len(left) > 2 and left[-2].text in orders.JOINTS:
            return orders.unjoined(left[:-1]), left[-1:]
        if not any(self._hits(noun) for noun in self._nouns(right)):
            return [], left
        starts = [
            0,
            *(i for i in range(1, len(left)) if left[i].lower in orders.INDEFINITE or left[i - 1].text in orders.JOINTS),
        ]
        for at in starts:
            come, before = self._phrases(left[at:]), orders.unjoined(left[:at])
            if not come or not isinstance(come[0], Noun) or kind_of(come[0], self.catalogue, None) != "cast":
                continue
            joined = len(before) < at
            if (at == 0 and not (self._more(left) and come[0].determiner == "the")) or (
                at and (joined or self._sets_scene(before)) and not self._more(left[at:])
            ):
                return before, left[at:]
        return [], left

    def _afterwards(self, after: list[Token], come: list[Token]) -> list[Token]:
        """Return what follows "… instead of the dog" as a clause of its own: "next to the box" is said of the newcomer."""
        rest = orders.opened(orders.unjoined(after))
        direct = bool(after) and after[0].text not in orders.JOINTS
        if not rest or not direct or self._sets_scene(rest):
            return rest
        length = self._phrase_length(come)
        named = come[1:length] if length and come[0].lower in orders.INDEFINITE else come[:length]
        return [orders.word("the"), *named, *rest] if named else rest

    def _recoloured(self, left: list[Token], right: list[Token]) -> bool:
        """Carry out "blue instead of yellow" on those who are yellow."""
        if len(left) != 1 or len(right) != 1 or not (colour_of(left[0].lower) and (old := colour_of(right[0].lower))):
            return False
        for player in [p for p in self.film if p.colour == old]:
            self._read([orders.word("the"), orders.word(player.word), orders.word("is"), left[0]])
        return True

    def _remove(self, clause: list[Token]) -> list[Token]:
        """Read "without A", "no rain", "remove A and B"."""
        words = orders.lowered(clause)
        lead = orders.led(clause, orders.REMOVING)
        if lead:
            return clause[lead + self._take_away(clause[lead:]) :]
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
        tokens = tokens[: self._own_clause(tokens)]
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

    def _own_clause(self, tokens: list[Token]) -> int:
        """Return where somebody of the film starts to do something: "… the box, and the penguin jumps"."""
        for at, token in enumerate(tokens):
            if token.text in {"and", ",", "but", "while"} and (length := self._after_actor(tokens[at + 1 :])):
                after = tokens[at + 1 + length :]
                if after and (after[0].lower in {"is", "are"} or orders.deed_of(after[0], DEEDS)):
                    return at
        return len(tokens)

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
        """Read "the dog stops barking", "no longer runs", "does not jump", "nobody runs": that deed is taken away."""
        words = orders.lowered(clause)
        if words[0] == "nobody" and words[1:] and (verb := orders.deed_of(clause[1], DEEDS)):
            self.revision.stopped += [(player.known_as or "", verb) for player in self.film]
            return clause[2:]
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
        if verbs and not all(self._does(p, DEEDS[verbs[0].lemma]) for p in hits):
            return [*rest, orders.word(manner)]
        if nouns and not hits:
            self._lose(nouns[0], f"There is no {nouns[0].words} here.")
            return []
        self.revision.paces += [(p.known_as or "", manner) for p in hits or self.focus or self.film]
        return []

    def _make(self, clause: list[Token]) -> list[Token]:
        """Read "make the ball blue", "let the dog jump", "make it night", "make the fox a cat"."""
        words = orders.lowered(clause)
        if words[0] not in orders.MAKING or len(words) < 3:
            return clause
        split = self._after_actor(clause[1:])
        subject, rest = clause[1 : 1 + split], clause[1 + split :]
        if not split or not rest:
            return clause[2:] if words[1] in {"it", "everything"} and self._sets_scene(clause[2:]) else self._nobody(clause)
        while len(rest) > 1 and rest[0].lower in {"be", "look", "become", "get"}:
            rest = rest[1:]
        if words[1] in {"it", "everything"} and self._sets_scene(rest):
            return rest
        rest = self._others(rest)
        if rest[0].lower == "wear":
            return [*subject, orders.word("wears"), *rest[1:]]
        if rest[0].lower in {"a", "an"} and self._replace(subject, rest) is not None:
            return []
        acts = not orders.describes(rest[0]) and orders.deed_of(rest[0], DEEDS)
        return [*subject, orders.word("will" if acts else "is"), *rest]

    def _others(self, rest: list[Token]) -> list[Token]:
        """Carry out what is made of others in the same breath ("… blue and the fox green"); return what comes before."""
        for at, token in enumerate(rest):
            if at and token.text in {"and", ","} and (length := self._after_actor(rest[at + 1 :])):
                after = rest[at + 1 + length :]
                if after and (after[0].lower in {"a", "an"} or orders.describes(after[0]) or orders.deed_of(after[0], DEEDS)):
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


def _falls(asked: str | None, there: str) -> bool:
    return asked is not None and (asked == there or {asked, there} == {"rain", "storm"})
