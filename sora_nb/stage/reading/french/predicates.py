"""Predicates: French verb groups with their helpers, pronouns and negation as the reading of clauses knows them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from sora_nb.stage.reading import people
from sora_nb.stage.reading.french import small
from sora_nb.stage.reading.words import Token

if TYPE_CHECKING:
    from sora_nb.stage.reading.french.pieces import Piece

_FORMS = {"pres": "s", "past": "past", "will": "s", "inf": "to", "done": "done", "ing": "ing"}
_PREPOSITIONS = frozenset({"at", "with", "into", "for", "as"})
_MODALS = {"pouvoir": "can", "devoir": "must", "falloir": "must"}
_QUALITIES = frozenset({"old", "young", "baby", "dead", "wild", "red-haired", "blond", "brown-haired", "bearded"})
_SAYING = frozenset({"say", "speak", "wave", "shout", "whisper"})
_MOUNTS = frozenset({"horse", "pony", "donkey", "camel", "elephant", "bicycle", "motorcycle", "unicorn", "dragon"})
_ARTICLES = frozenset({"a", "an", "the"})


class Predicates(ABC):
    """The pieces of a sentence, where the reading stands, and the tokens made so far."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.at = 0
        self.tokens: list[Token] = []
        self.last = "START"
        self.verb: Piece | None = None
        self.denied = False
        self.infinitive = "to"

    def _peek(self, step: int = 0) -> Piece | None:
        at = self.at + step
        return self.pieces[at] if at < len(self.pieces) else None

    def _emit(
        self, tag: str, word: str, source: str, *, lemma: str = "", form: str = "", fact: tuple[str, str] | None = None
    ) -> Token:
        token = Token(source, word, tag=tag, lemma=lemma or word, form=form, fact=fact, source=source)
        self.tokens.append(token)
        return token

    def _worded(self, tag: str, english: str, source: str, *, plural: bool = False) -> list[Token]:
        """Return an English noun or adjective, of one word or more, as tokens."""
        from sora_nb.stage.reading.french.lexicon import many

        *before, last = english.split(" ")
        kinds = ["ADJ" if word in _QUALITIES else tag for word in before]
        found = [Token(source, word, tag=kind, lemma=word, source=source) for word, kind in zip(before, kinds, strict=True)]
        shown = many(last) if plural else last
        return [*found, Token(source, shown, tag=tag, lemma=last, form="plural" if plural else "", source=source)]

    def _verb_group(self) -> None:
        """Read what stands before a verb, the verb with its helpers, and set the pronouns after it."""
        clitics: list[Piece] = []
        denied = reflexive = False
        while (piece := self._peek()) is not None and piece.tag in {"NEG", "CLITIC", "REFL", "DROP", "ADV"}:
            if piece.tag == "CLITIC":
                clitics.append(piece)
            elif piece.tag == "ADV":
                self._emit("ADV", piece.english, piece.text)
            denied = denied or (piece.tag == "NEG" and self._really())
            reflexive = reflexive or piece.tag == "REFL"
            self.at += 1
        if piece is None or piece.tag != "VERB":
            if denied:
                self._emit("NEG", "not", "ne")
            return
        self.at += 1
        self.verb = piece if clitics else self.verb
        meant = {clitic.lower: self._object(clitic) for clitic in clitics}
        if piece.form == "ing" and not piece.infinitive.endswith(("er", "ir", "re")) and self._lifeless():
            self._emit("SUB", "while", piece.text)
        self.denied = denied
        self._helped(piece, denied=denied, reflexive=reflexive)
        for clitic in clitics:
            to = clitic.lower in {"lui", "leur"} and self.verb is not None and self.verb.english in _SAYING
            if to:
                self._emit("PREP", "to", clitic.text)
            self.tokens += meant[clitic.lower]
        self.last = "VERB"
        self.infinitive = "to"

    def _really(self) -> bool:
        """Tell whether "ne" denies: alone, as in "avant qu'il ne parte", it does not."""
        ahead = self.pieces[self.at : self.at + 6]
        return any(p.tag == "DROP" or p.english in {"no", "nor"} for p in ahead)

    def _object(self, clitic: Piece) -> list[Token]:
        """Return a pronoun that stands before its verb in French."""
        return [Token(clitic.text, clitic.english, tag="PRON", lemma=clitic.english, source=clitic.text)]

    def _lifeless(self) -> bool:
        """Tell whether a participle like "assis" cannot be said of the noun just before it, the verb's object."""
        return False

    def _skip(self) -> None:
        """Go past what stands between a helper and its verb."""
        while (piece := self._peek()) is not None and piece.tag in {"ADV", "DROP", "NEG"}:
            if piece.tag == "ADV":
                self._emit("ADV", piece.english, piece.text)
            self.at += 1

    def _helped(self, verb: Piece, *, denied: bool, reflexive: bool) -> None:
        helper = verb.infinitive
        if verb.form == "inf":
            self._say(verb, self.infinitive, denied=denied)
            return
        start, kept = self.at, len(self.tokens)
        self._skip()
        following = self._peek()
        acts = following is not None and following.tag == "VERB"
        if helper == "être":
            self._being(verb, following if acts else None, denied=denied, reflexive=reflexive)
        elif helper == "avoir" and acts and following is not None and following.form == "done":
            self.at += 1
            if following.infinitive == "être" and (after := self._peek()) is not None and after.form == "done":
                self._being(verb, after, denied=denied, reflexive=False)
            else:
                self._say(following, "past", denied=denied)
        elif helper in {"aller", *_MODALS} and acts and following is not None and following.form == "inf":
            self.at += 1
            self._emit("AUX", _MODALS.get(helper, "will"), verb.text)
            self._say(following, "base", denied=denied)
        elif helper in {"faire", "laisser"} and acts and following is not None and following.form == "inf":
            self.at += 1
            self._let(verb, following)
        elif helper == "venir" and following is not None and following.tag == "DE" and self._done_just_now():
            self.at += 1
            after = self.pieces[self.at]
            self.at += 1
            self._say(after, "past", denied=denied)
        else:
            # What was skipped belongs behind the verb.
            self.at = start
            del self.tokens[kept:]
            self._say(verb, _FORMS[verb.form], denied=denied)

    def _done_just_now(self) -> bool:
        after = self._peek(1)
        return after is not None and after.tag == "VERB" and after.form == "inf"

    def _being(self, verb: Piece, following: Piece | None, *, denied: bool, reflexive: bool) -> None:
        """Read "être" with a participle: what is done to somebody, how somebody is, or what somebody did."""
        piece = self._peek()
        if piece is not None and piece.tag == "PROG":
            self.at += 1
            clitics: list[Piece] = []
            while (piece := self._peek()) is not None and piece.tag in {"CLITIC", "REFL"}:
                clitics += [piece] if piece.tag == "CLITIC" else []
                self.at += 1
            self._be(verb, denied=denied)
            if piece is not None and piece.tag == "VERB":
                self.at += 1
                self._say(piece, "ing")
            for clitic in clitics:
                self._emit("PRON", clitic.english, clitic.text)
        elif following is not None and following.form in {"done", "ing"}:
            self.at += 1
            if following.form == "done" and (reflexive or following.infinitive in small.GOING):
                self._say(following, "past", denied=denied)
            else:
                self._be(verb, denied=denied)
                self._say(following, following.form)
        else:
            self._be(verb, denied=denied)
            self.verb = verb

    def _be(self, verb: Piece, *, denied: bool) -> None:
        self._emit("AUX", "is", verb.text, lemma="be", form="s")
        if denied:
            self._emit("NEG", "not", verb.text)

    def _let(self, verb: Piece, following: Piece) -> None:
        """Read "fait rouler une balle" as rolling it, and "fait rire un enfant" as making somebody do a thing."""
        if following.english.split()[0] in small.DRIVEN:
            self._say(following, _FORMS[verb.form])
            return
        self._say(verb, _FORMS[verb.form])
        held, at = self.tokens, self.at
        self.tokens = []
        self._noun_phrase()
        phrase, self.tokens = self.tokens, held
        if self.at == at:
            self._say(following, "to")
            return
        self.tokens += phrase
        self._say(following, "to")

    @abstractmethod
    def _noun_phrase(self) -> None:
        """Read a noun with what belongs to it."""

    def _sense(self, verb: Piece) -> str:
        """Return what a verb of many senses means with what follows it."""
        ahead = self.pieces[self.at : self.at + 5]
        noun = next((p for p in ahead if p.tag == "NOUN"), None)
        if verb.infinitive == "porter" and noun is not None and not any(p.tag in {"PREP", "A", "VERB"} for p in ahead[:2]):
            from sora_nb.stage.reading.french.lexicon import many

            worn = noun.english.rsplit(maxsplit=1)[-1]
            return "wear" if {worn, many(worn)} & people.CLOTHES | {worn} & people.BEARDS else verb.english
        if verb.english == "turn" and verb.infinitive == "tourner":
            following = ahead[0] if ahead else None
            around = following is not None and following.english == "around"
            still = following is None or following.tag in {"ADV", "PLACE", "COMMA", "CONJ", "THEN", "SUB", "TIME"}
            placed = following is not None and following.tag == "PREP" and following.english in {"in", "on", "with"}
            return "circle" if around else "spin" if still or placed else "turn"
        direct = bool(ahead) and ahead[0].tag in {"DET", "NUM", "NOUN", "BEFORE"}
        if verb.english == "come out" and direct:
            return "pull"
        if verb.english == "pass" and verb.infinitive == "passer" and not direct:
            return "go"
        if verb.english == "climb" and direct and noun is not None and noun.english in _MOUNTS:
            return "ride"
        return verb.english

    def _say(self, verb: Piece, form: str, *, denied: bool = False) -> None:
        """Add a verb with the particle, preposition or object that its English has."""
        self.verb = verb
        first, *rest = self._sense(verb).split(" ")
        form = {"pres": "s", "inf": "to"}.get(form, form)
        if denied:
            self._emit("AUX", "does", verb.text, lemma="do")
            self._emit("NEG", "not", verb.text)
            form = "base"
        self._emit("VERB", first, verb.text, form=form)
        for word in rest:
            object_ahead = word in _PREPOSITIONS or (word == "over" and first in {"jump", "fly"})
            tag = "PREP" if object_ahead else "DET" if word in _ARTICLES else "NOUN"
            if tag == "NOUN" and word in {"up", "down", "out", "away", "around", "off", "over", "on"}:
                self._emit("ADV", word, verb.text, form="particle")
            else:
                self._emit(tag, word, verb.text)
        self.last = "VERB"
