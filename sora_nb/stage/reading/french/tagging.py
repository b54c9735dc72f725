"""Tagging: what every word of a French sentence is, by its neighbours: "porte" the door, or "porte" carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading.french import lexicon as words
from sora_nb.stage.reading.french import small
from sora_nb.stage.reading.french.pieces import Piece, deeds, idioms, longest, plain
from sora_nb.stage.reading.words import FOREIGN, foreign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sora_nb.stage.reading.french.writing import Word

_OPENERS = frozenset({"FILL", "CUT", "MUTE"})
_AFTER_ARTICLE = frozenset({"DET", "NUM", "BEFORE"})
_SOUNDING = frozenset({"retentit", "hurle", "sonne", "résonne"})
_COLOURING = frozenset({"orange", "rose", "marron", "violet", "vide", "calme", "immense", "sale"})
"""What describes a noun, though it is the form of a verb as well."""
_ENTERED = frozenset({"in", "at", "outside", "in front of"})
_LOOKS = frozenset({"STYLE", "CAMERA", "FRAME", "MUTE"})


class Tagger:
    """One sentence from left to right."""

    def __init__(self, sentence: Sequence[Word]) -> None:
        self.words = sentence
        self.found: list[Piece] = []
        self.at = 0

    def run(self) -> list[Piece]:
        """Return the sentence's pieces."""
        while self.at < len(self.words):
            word = self.words[self.at]
            if word.speech:
                self._add("SPEECH", word.text)
            elif not (self._deed() or self._idiom() or self._closed(word)):
                self._open(word)
        return self.found

    def _add(self, tag: str, english: str = "", form: str = "", *, length: int = 1, infinitive: str = "") -> bool:
        run = self.words[self.at : self.at + length]
        text = _joined(run)
        first = run[0]
        feminine = True if first.lower in small.FEMININE else False if first.lower in small.MASCULINE else None
        self.found.append(
            Piece(tag, text, " ".join(w.lower for w in run), english, form, infinitive, feminine, first.fused, first.inverted)
        )
        self.at += length
        return True

    def _before(self) -> Piece | None:
        """Return the piece before that is not an adverb."""
        return next((piece for piece in reversed(self.found) if piece.tag not in {"ADV", "NEG"}), None)

    def _tag(self) -> str:
        before = self._before()
        return before.tag if before else "START"

    def _next(self, step: int = 1) -> str:
        at = self.at + step
        return self.words[at].lower if at < len(self.words) else ""

    def _clause(self) -> Iterator[Piece]:
        """Yield the pieces back to the start of the clause."""
        for piece in reversed(self.found):
            if piece.tag in {"SUB", "THEN", "REL", "COMMA", "SPEECH"}:
                return
            yield piece

    def _told(self) -> bool:
        """Tell whether the clause has its verb already."""
        return any(p.tag == "VERB" and p.form in {"pres", "past", "will"} for p in self._clause())

    def _idiom(self) -> bool:
        for length in range(min(longest(), len(self.words) - self.at), 0, -1):
            run = self.words[self.at : self.at + length]
            if any(word.speech for word in run):
                continue
            known = idioms().get(plain(tuple(word.lower for word in run)))
            if known is None or not self._fits(known[0], length, run):
                continue
            tag, english = known
            many = tag == "NOUN" and run[0].lower[-1:] in "sx" and plain((run[0].lower,))[0] != run[0].lower
            singular = many and (run[0].lower in words.nouns() or self._counts_one())
            return self._add(tag, english, "plural" if many and not singular else "", length=length)
        return False

    def _counts_one(self) -> bool:
        before = self._before()
        return before is not None and before.tag == "DET" and before.english in {"a", "this"}

    def _fits(self, tag: str, length: int, run: Sequence[Word]) -> bool:  # noqa: C901, PLR0911
        """Tell whether an idiom's words mean what the table says here."""
        kind, word = self._tag(), run[0].lower
        if tag == "FILL":
            return kind in {"START", "FILL", "CUT", "COMMA"}
        if length > 1:
            return not (tag in {"CAMERA", "PLACE"} and kind == "REL")
        if tag in _LOOKS:
            return kind not in {"DET", "DE", "A", "NUM", "BEFORE", "PREP"} or word in {"travelling", "panoramique", "zoom"}
        if word == "entre" and kind in {"NOUN", "PRON", "REL"} and self._next() in {"dans", "en", "par", "à", ""}:
            return False
        if word in {"fort", "haut"}:
            return kind in {"VERB", "ADV"}
        if word == "tout":
            return self._next() in {"en", "à"} or kind == "VERB"
        if word in {"si", "où", "comme"}:
            return True
        if word in {"super", "juste", "assez"}:
            return kind != "DET"
        if word in {"sous", "pour"}:
            return True
        if word == "devant":
            return kind != "DET"
        if word == "y":
            return True
        return not (tag == "ADV" and word in {"ensemble", "dehors", "dedans", "autour"} and kind == "DET")

    def _deed(self) -> bool:
        """Read a verb together with what belongs to it: "faire du vélo"."""
        word = self.words[self.at]
        if self._tag() in _AFTER_ARTICLE and word.lower not in {"fait", "fais"}:
            return False
        reflexive = bool(self.found) and self.found[-1].tag == "REFL"
        for form in words.verb_forms(word.lower):
            for rest, english, own in deeds().get(form.infinitive, ()):
                if own and not reflexive:
                    continue
                start = self.at + 1
                while start < len(self.words) and self.words[start].lower in small.AFTER_NE | {"encore", "toujours", "alors"}:
                    start += 1
                ahead = [w.lower for w in self.words[start : start + len(rest)]]
                if rest and plain(tuple(ahead)) == rest:
                    return self._add("VERB", english, form.kind, length=start - self.at + len(rest))
        return False

    def _closed(self, word: Word) -> bool:  # noqa: C901, PLR0911, PLR0912
        lower, kind = word.lower, self._tag()
        if word.text and foreign(word.text):
            return self._add(FOREIGN, lower)
        if not lower[:1].isalnum() and lower[:1] != "@":
            return self._add("COMMA" if lower in ",;:-()" else "CONJ" if lower == "&" else "PUNCT", lower)
        if lower[0] == "@":
            return self._add("NAME", lower)
        if lower[0].isdigit():
            return self._add("NUM", lower.replace(",", "."))
        if word.inverted:
            return self._add("PRON", small.SUBJECTS.get(lower, small.CLITICS.get(lower, "it")))
        if lower == "ne":
            return self._add("NEG", "not")
        if lower in small.AFTER_NE and any(p.tag == "NEG" for p in self._clause()):
            return self._add("DROP")
        if lower in {"plus", "moins", "aussi"} and self.at + 1 < len(self.words) and words.adjective(self._next()):
            return self._add("MORE", lower)
        if lower in {"plus", "moins"}:
            return self._add("ADV", "more" if lower == "plus" else "less")
        if lower == "que":
            return self._that(kind)
        if lower in {"se", "me", "te"}:
            return self._add("REFL")
        if lower == "de":
            return self._add("DE")
        if lower == "à":
            return self._add("A")
        if lower == "en":
            gerund = any(f.kind == "ing" for f in words.verb_forms(self._next()))
            finite = any(f.kind == "pres" for f in words.verb_forms(self._next())) and not words.noun(self._next())
            return self._add("GERUND" if gerund else "DROP" if finite and kind in {"NOUN", "PRON", "REL"} else "PREP", "in")
        if lower in small.NUMBERS:
            neuf = lower == "neuf" and kind == "NOUN"
            return not neuf and self._add("NUM", small.NUMBERS[lower])
        if lower in small.CLITICS and self._clitic(kind):
            return self._add("CLITIC", small.CLITICS[lower])
        if lower == "ce" and self._next() in {"est", "sont", "était", "étaient"}:
            return self._add("PRON", "it")
        if lower in small.ARTICLES and not (lower in {"tout", "toute"} and kind in {"DET"}):
            return self._add("DET", small.ARTICLES[lower])
        if lower in small.SUBJECTS:
            return self._add("PRON", small.SUBJECTS[lower])
        return False

    def _that(self, kind: str) -> bool:
        if any(p.tag == "MORE" for p in self._clause()):
            return self._add("PREP", "than")
        return self._add("REL", "that") if kind in {"NOUN", "NAME", "ADJ"} else self._add("DROP")

    def _clitic(self, kind: str) -> bool:
        """Tell whether "la" is an object before its verb rather than an article before its noun."""
        at = self.at + 1
        while at < len(self.words) and self.words[at].lower in {"y", "en", "lui", "leur"}:
            at += 1
        if at >= len(self.words):
            return False
        following = words.verb_forms(self.words[at].lower)
        named = words.noun(self.words[at].lower) is not None
        if kind in {"DE", "A", "PREP"} or (kind == "VERB" and self._before_is_helper()):
            return any(f.kind == "inf" for f in following) and not named
        finite = any(f.kind in {"pres", "past", "will"} for f in following)
        if kind == "GERUND":
            return True
        if kind in {"PRON", "REL", "CLITIC", "REFL"} or (self.found and self.found[-1].tag == "NEG"):
            return finite
        if kind in {"NOUN", "NAME", "ADJ", "CONJ", "SPEECH"}:
            return finite and (not named or (kind in {"NOUN", "NAME"} and not self._told()))
        return finite and not named and kind != "VERB"

    def _before_is_helper(self) -> bool:
        before = self._before()
        return before is not None and before.infinitive in small.MEANING_NEXT | {
            "aller",
            "pouvoir",
            "devoir",
            "faire",
            "laisser",
        }

    def _open(self, word: Word) -> None:
        kind = self._tag()
        lower = word.lower
        adverb = words.adverb(lower) if kind not in {"DET"} else None
        if adverb and not words.noun(lower):
            self._add("ADV", adverb)
        elif self.found and self.found[-1].tag == "GERUND":
            self._verb("ing") or self._thing(kind)
        elif kind in _AFTER_ARTICLE:
            self._named(kind)
        elif kind in {"PRON", "REL", "CLITIC", "REFL"} or (self.found and self.found[-1].tag == "NEG"):
            if not (self._verb("pres", "past", "will", "done", "inf", "ing") or self._quality() or self._noun()):
                self._thing(kind) if word.text[:1].isupper() else self._add("VERB", lower, "pres", infinitive=lower)
        elif kind in {"DE", "A", "PREP", "DROP"}:
            self._after_preposition(lower)
        elif kind == "VERB":
            self._after_verb(lower)
        elif kind in {"NOUN", "NAME", "ADJ"}:
            self._after_noun(lower, kind)
        else:
            self._at_boundary(kind)

    def _named(self, kind: str) -> None:
        """Tag a word after an article: an adjective before its noun, or the noun."""
        lower = self.words[self.at].lower
        following = self._next()
        more = bool(words.noun(following) or words.adjective(following)) or (
            following.isalpha() and following not in small.ARTICLES and not words.verb_forms(following) and following not in
            {"et", "ou", "de", "à", "en", "qui", "que", "dans", "sur", "avec", "sous", "ne", "se"}
        )  # fmt: skip
        english = words.adjective(lower)
        joined = following in {"et", "ou", ","} and lower in small.BEFORE_NOUNS and self._next(2) in small.BEFORE_NOUNS
        if english and lower in small.BEFORE_NOUNS and (more or joined):
            self._add("BEFORE", english)
        elif lower in {"petit", "petits"} and self.found[-1].english == "his":
            self._add("NOUN", "cub", "plural" if lower == "petits" else "")
        elif not (self._noun() or (english and self._add("ADJ", english))):
            self._thing(kind)

    def _after_preposition(self, lower: str) -> None:
        if any(f.kind == "inf" for f in words.verb_forms(lower)) and not (words.noun(lower) and self._tag() != "DE"):
            self._verb("inf")
        elif lower in small.BEFORE_NOUNS and words.adjective(lower):
            self._add("BEFORE", words.adjective(lower) or lower)
        elif self._before_purpose() and lower.endswith(("er", "ir", "re")):
            self._add("VERB", lower, "inf", infinitive=lower)
        elif not (self._noun() or self._quality() or self._verb("done", "inf", "ing", "pres")):
            self._thing("PREP")

    def _before_purpose(self) -> bool:
        before = self._before()
        return before is not None and before.english in {"for", "without"} and not words.noun(self.words[self.at].lower)

    def _after_verb(self, lower: str) -> None:
        before = self._before()
        helper = before is not None and before.infinitive in {"être", "avoir", "sembler", "rester", "devenir"}
        if lower in small.RESTING or (lower.rstrip("es") in small.RESTING and helper):
            self._rest() or self._verb("done") or self._quality()
        elif helper and words.adjective(lower) and not (before and before.infinitive == "avoir"):
            self._quality()
        elif (helper and self._verb("done")) or self._verb("inf") or (lower in small.BEFORE_NOUNS and self._prenominal(lower)):
            return
        elif not (self._noun() or self._quality() or self._rest() or self._verb("done", "ing", "pres", "past")):
            self._thing("VERB")

    def _prenominal(self, lower: str) -> bool:
        english = words.adjective(lower)
        return english is not None and self._add("BEFORE", english)

    def _after_noun(self, lower: str, kind: str) -> None:
        english = words.adjective(lower)
        forms = words.verb_forms(lower)
        finite = any(f.kind in {"pres", "past", "will"} for f in forms)
        colour = english is not None and not finite
        if self._rest():
            return
        if finite and not self._told() and lower not in _COLOURING:
            self._verb("pres", "past", "will")
        elif colour or (english and self._told()) or (english and finite):
            self._quality()
        elif any(f.kind == "done" for f in forms):
            self._verb("done")
        elif any(f.kind == "ing" for f in forms):
            self._verb("ing")
        elif finite and not words.noun(lower):
            self._verb("pres", "past", "will")
        elif not (self._noun() or self._unknown_verb()):
            self._thing(kind)

    def _unknown_verb(self) -> bool:
        """Read a word that no table knows as a verb or an adjective, where it follows a noun."""
        lower, following = self.words[self.at].lower, self._next()
        if self.words[self.at].text[:1].isupper() or words.cognate(lower):
            return False
        acts = not self._told() and following in {*small.ARTICLES, "de", "à", "sur", "dans", "avec", ""}
        if acts and lower.endswith(("e", "ent", "it", "nd")) and not lower.endswith("ée"):
            return self._add("VERB", lower, "pres", infinitive=lower)
        return self._add("ADJ", lower)

    def _at_boundary(self, kind: str) -> None:
        """Tag a word at the start, or after a comma or a conjunction."""
        lower = self.words[self.at].lower
        told = any(p.tag == "VERB" for p in self.found)
        waiting = kind == "COMMA" and any(p.tag in {"NOUN", "NAME"} for p in self.found)
        if kind in {"CONJ", "COMMA", "THEN", "SPEECH"} and (told or waiting) and self._verb("pres", "past", "will"):
            return
        if kind == "SPEECH" and self._verb("pres", "past"):
            return
        if kind == "CONJ" and self._list_of_qualities() and self._quality():
            return
        if lower in small.BEFORE_NOUNS and self._prenominal(lower):
            return
        if self._rest() or self._noun() or self._quality():
            return
        if not self._verb("done", "ing", "pres", "past", "will", "inf"):
            self._thing(kind)

    def _list_of_qualities(self) -> bool:
        earlier = [p for p in self.found if p.tag not in {"ADV"}]
        return len(earlier) > 1 and earlier[-2].tag in {"ADJ", "BEFORE"}

    def _verb(self, *kinds: str) -> bool:
        reflexive = any(piece.tag == "REFL" for piece in self.found[-3:])
        for kind in kinds:
            for form in words.verb_forms(self.words[self.at].lower):
                if form.kind == kind:
                    english = words.english_verb(form.infinitive, reflexive=reflexive)
                    return self._add("VERB", english, kind, infinitive=form.infinitive)
        return False

    def _rest(self) -> bool:
        """Read "assise" as "sitting"."""
        lower = self.words[self.at].lower
        for stem in (lower, lower.removesuffix("s"), lower.removesuffix("e"), lower.removesuffix("es")):
            if stem in small.RESTING:
                return self._add("VERB", small.RESTING[stem], "ing", infinitive=stem)
        return False

    def _quality(self) -> bool:
        english = words.adjective(self.words[self.at].lower)
        return english is not None and self._add("ADJ", english)

    def _noun(self) -> bool:
        known = words.noun(self.words[self.at].lower)
        inside = next((p for p in reversed(self.found) if p.tag not in {"DET", "BEFORE", "NUM"}), None)
        if known and known[0] == "coffee" and inside is not None and (inside.tag == "A" or inside.english in _ENTERED):
            known = ("cafe", known[1])
        if known and known[0] == "mermaid" and (any(p.tag == "SOUND" for p in self.found) or self._next() in _SOUNDING):
            known = ("siren", False)
        return known is not None and self._add("NOUN", known[0], "plural" if known[1] else "")

    def _thing(self, kind: str) -> bool:
        """Tag a word that no table knows: a name, a verb in its place, or a thing called as it is in English or not at all."""
        word = self.words[self.at]
        if word.text[:1].isupper() and (self.at > 0 or kind != "START" or len(self.words) > 1):
            return self._add("NAME", word.lower)
        known = words.cognate(word.lower)
        if known:
            return self._add("NOUN", known[0], "plural" if known[1] else "")
        if kind == "VERB" and word.lower.rstrip("es").endswith("é"):
            return self._add("ADJ", word.lower)
        many = word.lower.endswith("s") and any(p.form == "plural" or p.tag == "NUM" or p.lower in {"les", "ses"}
                                                for p in self.found[-1:])  # fmt: skip
        return self._add("NOUN", word.lower.removesuffix("s") if many else word.lower, "plural" if many else "")


def _joined(run: Sequence[Word]) -> str:
    """Return words as they were written."""
    text = ""
    for word in run:
        text += word.text if text.endswith("'") or not text or not word.text else f" {word.text}"
    return text
