"""Syntax: the pieces of a French sentence as tokens in the order in which clauses are read, adjectives before their noun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.language.lexicon import lexicon
from sora_nb.stage.reading import grammar as g
from sora_nb.stage.reading import people
from sora_nb.stage.reading.french import small
from sora_nb.stage.reading.french.lexicon import many
from sora_nb.stage.reading.french.predicates import Predicates
from sora_nb.stage.reading.idioms import idiom
from sora_nb.stage.reading.phrases import VESSELS
from sora_nb.stage.reading.surroundings import PLACES
from sora_nb.stage.reading.words import Token

if TYPE_CHECKING:
    from sora_nb.stage.reading.french.pieces import Piece

_STARTS = frozenset({"DET", "NUM", "BEFORE", "NOUN", "NAME", "ADJ"})
_WORN = people.CLOTHES | people.BODY | people.HAIR_NOUNS | people.BEARDS
_QUANTITIES = frozenset(g.NUMBERS) | VESSELS
_FULL_OF = frozenset({"cover", "fill", "surround", "decorate", "dress", "load", "disguise"})
_BARE = frozenset({"approach", "play", "resemble", "enter", "face"})
_STYLED = frozenset({"in", "a", "the", "style", "of", "like", "as", "way", "drawing", "all"})
_TRANSPARENT = frozenset({"ADV", "DIR", "FRAME", "MUTE", "STYLE", "CAMERA", "TIME", "WEATHER"})
_IDIOMATIC = frozenset({"STYLE", "FRAME", "SOUND", "MUTE", "FILL", "CUT"})
_FIELDS = {"CAMERA": "camera", "WEATHER": "weather"}
_OF_SOMEBODY = frozenset({"chase", "follow", "hug", "kiss", "greet", "thank", "fight", "tickle", "scare", "rescue", "pet"})
"""What is done to somebody, or to an animal."""
_ORDERED = {("replace", "by"): "with", ("change", "in"): "to", ("turn", "in"): "into"}
"""What English says in place of "par" and "en" after some verbs."""
_OUT = frozenset({"come out", "take", "pull", "drop", "steal", "push", "catch"})
_IMPERSONAL = frozenset({"rain", "snow", "hail", "must"})
_RIDDEN = frozenset({"bicycle", "horse", "motorcycle", "scooter", "pony", "donkey", "camel", "moped"})
_FEMININE_ENDINGS = ("e", "té", "ion", "eur")


@dataclass(slots=True)
class Mention:
    """Somebody or something named before, for "il" and "elle" to mean."""

    english: str
    feminine: bool
    many: bool = False

    @property
    def alive(self) -> bool:
        """Tell whether this is somebody, or an animal."""
        head = self.english.rsplit(maxsplit=1)[-1]
        return head in people.PEOPLE or head in people.ROLES or lexicon().solid(head) in {"person", "animal"}


class Order(Predicates):
    """One sentence on its way; `mentions` lives on from sentence to sentence."""

    def __init__(self, pieces: list[Piece], mentions: list[Mention]) -> None:
        super().__init__(pieces)
        self.mentions = mentions

    def run(self) -> list[Token]:
        """Return the sentence's tokens."""
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if piece.tag in _STARTS:
                self._noun_phrase()
            elif piece.tag in {"VERB", "NEG", "CLITIC", "REFL"}:
                self._verb_group()
            elif piece.tag == "MORE":
                self._compared()
            else:
                self.at += 1
                self._small(piece)
        return self.tokens

    def _small(self, piece: Piece) -> None:
        tag, text = piece.tag, piece.text
        if tag == "DE":
            self._de(piece)
        elif tag == "A":
            self._a()
        elif tag == "PREP":
            self._preposition(piece)
        elif tag == "SPEECH":
            self.tokens.append(Token(text, "", tag="SPEECH", source=text))
        elif tag == "PRON":
            self._pronoun(piece)
        elif tag == "GERUND":
            self._emit("SUB", "while", text)
        elif tag == "PROG":
            self.infinitive = "ing"
        elif not self._scene(piece) and tag != "DROP":
            self._emit(tag, piece.english, text)
        if tag not in _TRANSPARENT | {"DROP", "DE", "A"}:
            self.last = "NOUN" if tag in {"PRON", "PLACE"} else tag

    def _scene(self, piece: Piece) -> bool:
        """Read an idiom that states a fact of the scene, or that English has an idiom for as well."""
        tag, text, english = piece.tag, piece.text, piece.english
        if tag in {"TIME", "PLACE"}:
            self._emit("PREP", "in" if tag == "PLACE" else "at", text)
            self._emit("NOUN", english, text, fact=(tag.lower(), english))
        elif tag in _FIELDS:
            self._emit("FACT", english, text, fact=(_FIELDS[tag], english)).used = True
        elif tag == "HEARD":
            self.tokens.append(idiom("the sound of", text))
            self._emit("NOUN", english, text)
        elif tag in _IDIOMATIC or (tag == "ADV" and " " in english):
            self._swallow() if tag == "STYLE" else None
            self.tokens.append(idiom(english, text))
        else:
            return False
        return True

    def _swallow(self) -> None:
        """Take back "dans le style d'une" before the style that it leads to."""
        while self.tokens and self.tokens[-1].tag in {"PREP", "DET", "NOUN"} and self.tokens[-1].lower in _STYLED:
            self.tokens.pop()

    def _pronoun(self, piece: Piece) -> None:
        word = piece.english
        if piece.lower in {"il", "elle"} and self._verb_ahead() not in _IMPERSONAL:
            named = self._named(feminine=piece.lower == "elle")
            word = "she" if piece.lower == "elle" else "he"
        else:
            named = None
        said = self._again(named, piece.text) if named else [Token(piece.text, word, tag="PRON", lemma=word, source=piece.text)]
        at = len(self.tokens)
        if piece.inverted and self.tokens and self.tokens[-1].tag == "VERB":
            # "Dit-elle" is "she says".
            at -= 1
        self.tokens[at:at] = said

    def _lifeless(self) -> bool:
        told = self.verb is not None and self.last == "NOUN" and not (self.tokens and self.tokens[-1].lemma == "be")
        return told and bool(self.mentions) and not self.mentions[-1].alive and self.tokens[-1].tag == "NOUN"

    def _verb_ahead(self) -> str:
        return next((p.english for p in self.pieces[self.at :] if p.tag == "VERB"), "")

    def _named(self, *, feminine: bool | None, but: Mention | None = None, alive: bool = False) -> Mention | None:
        """Return who or what was named last in a gender: French says so where English only says "it"."""
        found = [m for m in self.mentions if m is not but and feminine in {None, m.feminine} and not m.many]
        found = [m for m in found if m.alive] or found if alive else found
        return next((m for m in reversed(found) if m.english not in PLACES), found[-1] if found else None)

    def _again(self, mention: Mention, source: str) -> list[Token]:
        """Return "the ball" for a pronoun that means it."""
        return [Token(source, "the", tag="DET", lemma="the", source=source), *self._worded("NOUN", mention.english, source)]

    def _object(self, clitic: Piece) -> list[Token]:
        """Return what a pronoun before the verb means: never its own subject."""
        subject = self.mentions[-1] if self.mentions and self.last == "NOUN" else None
        if clitic.lower in {"le", "la", "l'", "lui"}:
            gender = clitic.feminine if clitic.lower in {"le", "la"} else None
            somebody = self.verb is not None and self.verb.english in _OF_SOMEBODY
            named = self._named(feminine=gender, but=subject, alive=somebody)
            if named is not None:
                return self._again(named, clitic.text)
        return super()._object(clitic)

    def _noun_phrase(self) -> None:
        """Set one noun with its article, number and adjectives in English order."""
        articles, numbers, qualities = self._lead()
        head = self._peek()
        if head is None or head.tag not in {"NOUN", "NAME"}:
            self.tokens += [*articles, *numbers, *qualities]
            if not (articles or numbers or qualities):
                self.at += 1
            self.last = "NOUN"
            return
        self.at += 1
        modifiers: list[Token] = []
        while (apposed := self._peek()) is not None and apposed.tag == "NOUN" and head.tag == "NOUN":
            self.at += 1
            if head.english in {"baby", "mother", "father"}:
                tag = "ADJ" if head.english == "baby" else "NOUN"
                (qualities if tag == "ADJ" else modifiers).extend(self._worded(tag, head.english, head.text))
                apposed.form, head = head.form or apposed.form, apposed
            elif head.english == head.lower:
                # Two words of no French at all, "golden retriever", keep their order.
                modifiers += self._worded("NOUN", head.english, head.text)
                head = apposed
            else:
                modifiers += self._worded("NOUN", apposed.english, apposed.text)
        qualities += self._after()
        quantity = head.english.split()[0] in _QUANTITIES
        after = self._peek(1)
        bare = (piece := self._peek()) is not None and piece.tag == "DE" and not piece.fused and after is not None
        if bare and after is not None and after.tag == "NOUN" and not quantity and not self._described(2):
            modifiers = [*self._worded("NOUN", after.english, after.text), *modifiers]
            self.at += 2
            qualities += self._after()
        self._set(head, articles, numbers, qualities, modifiers)
        if quantity and (piece := self._peek()) is not None and piece.tag == "DE" and not piece.fused:
            self._emit("PREP", "of", piece.text)
            self.at += 1

    def _described(self, step: int) -> bool:
        """Tell whether the noun of a complement has an adjective of its own."""
        piece = self._peek(step)
        return piece is not None and (piece.tag in {"ADJ", "NOUN"})

    def _set(
        self, head: Piece, articles: list[Token], numbers: list[Token], qualities: list[Token], modifiers: list[Token]
    ) -> None:
        """Add a noun phrase to the sentence."""
        plural = head.form == "plural" or any(n.lower not in {"1", "one"} for n in numbers)
        if head.tag == "NAME":
            self.tokens += [*articles, *numbers, *qualities]
            self._emit("NAME", head.english, head.text)
        else:
            self.tokens += [*articles, *numbers, *qualities, *modifiers]
            self.tokens += self._worded("NOUN", head.english, head.text, plural=plural)
            feminine = next(
                (p.feminine for p in self.pieces[: self.at] if p.feminine is not None and self._leads(p, head)), None
            )
            ending = head.lower.split()[0].endswith(_FEMININE_ENDINGS)
            self.mentions.append(Mention(head.english, ending if feminine is None else feminine, plural))
            for quality in qualities if head.english.split()[-1] in people.PEOPLE | people.ROLES else ():
                quality.lower = "brown-haired" if quality.source.lower() in {"brun", "brune"} else quality.lower
            for quality in qualities if lexicon().solid(head.english.split()[-1]) == "animal" else ():
                # "Roux" is a colour of hair, and of foxes and cats.
                quality.lower = "orange" if quality.lower == "ginger" else quality.lower
        self.last = "NOUN"

    def _leads(self, article: Piece, head: Piece) -> bool:
        """Tell whether an article belongs to this noun."""
        start, end = self.pieces.index(article), self.pieces.index(head)
        return start < end and all(p.tag in {"NUM", "BEFORE", "ADV", "CONJ"} for p in self.pieces[start + 1 : end])

    def _lead(self) -> tuple[list[Token], list[Token], list[Token]]:
        """Read the articles, numbers and adjectives before a noun."""
        articles: list[Token] = []
        numbers: list[Token] = []
        qualities: list[Token] = []
        while (piece := self._peek()) is not None:
            following = self._peek(1)
            token = Token(piece.text, piece.english, tag=piece.tag, lemma=piece.english, source=piece.text)
            if piece.tag == "DET":
                articles.append(token)
            elif piece.tag == "NUM":
                numbers.append(token)
            elif piece.tag in {"BEFORE", "ADJ"}:
                token.tag = "ADJ"
                qualities.append(token)
            elif piece.tag in {"ADV", "CONJ", "COMMA"} and following is not None and following.tag == "BEFORE" and qualities:
                qualities.append(token)
            else:
                break
            self.at += 1
        return [a for a in articles if not (a.lower == "the" and len(articles) > 1)], numbers, qualities

    def _after(self) -> list[Token]:
        """Read the adjectives after a noun, joined by "et" and commas."""
        found: list[Token] = []
        while (piece := self._peek()) is not None:
            following = self._peek(1)
            if piece.tag == "ADJ":
                found += self._worded("ADJ", piece.english, piece.text)
            elif piece.tag == "VERB" and piece.form == "done" and self._alone(piece):
                lower = _done(piece.english.split()[0])
                found.append(
                    Token(piece.text, lower, tag="PADJ", lemma=piece.english.split()[0], form="done", source=piece.text)
                )
            elif piece.tag == "ADV" and following is not None and following.tag == "ADJ":
                found.append(Token(piece.text, piece.english, tag="ADV", lemma=piece.english, source=piece.text))
            elif (
                piece.tag in {"CONJ", "COMMA"}
                and found
                and following is not None
                and following.tag == "ADJ"
                and self._goes_on()
            ):
                found.append(Token(piece.text, piece.english, tag=piece.tag, lemma=piece.english, source=piece.text))
            else:
                break
            self.at += 1
        return found

    def _alone(self, piece: Piece) -> bool:
        """Tell whether a participle after a noun only describes it: nobody and nothing is said to have done it."""
        following = self._peek(1)
        return not piece.english.startswith("be") and (
            following is None
            or following.tag in {"VERB", "REL", "COMMA", "CONJ", "SUB", "THEN", "NEG", "CLITIC", "REFL", "PUNCT"}
        )

    def _goes_on(self) -> bool:
        """Tell whether the adjective after "et" or a comma ends the list of one noun's."""
        after = self._peek(2)
        comma = (piece := self._peek()) is not None and piece.tag == "COMMA"
        return not comma or (after is not None and after.tag in {"CONJ", "COMMA"})

    def _compared(self) -> None:
        """Read "plus gros" as "bigger"."""
        more, quality = self.pieces[self.at], self._peek(1)
        self.at += 1
        if quality is None or quality.tag not in {"ADJ", "BEFORE"}:
            return
        self.at += 1
        word = quality.english
        stem = (
            word[:-1] + "i" if word.endswith("y") else word + word[-1] if word in {"big", "thin", "fat", "sad", "hot"} else word
        )
        if more.lower == "plus":
            word = f"{stem.removesuffix('e')}er"
        self._emit("ADJ", word, f"{more.text} {quality.text}")

    def _preposition(self, piece: Piece) -> None:
        """Read a preposition; before an infinitive it opens a clause."""
        following, after = self._peek(), self._peek(1)
        verb = following is not None and following.tag in {"VERB", "CLITIC", "REFL", "NEG"}
        if piece.english == "for" and verb:
            self._emit("TO", "to", piece.text)
            self.infinitive = "to"
        elif piece.english == "before" and following is not None and following.tag == "DE":
            self.at += 1
            self._emit("SUB", "before", piece.text)
            self.infinitive = "ing"
        elif piece.english == "after" and following is not None and following.infinitive in {"avoir", "être"} and after:
            self.at += 1
            self._emit("SUB", "after", piece.text)
            after.form = "ing"
        else:
            self.infinitive = "ing" if piece.english == "without" and verb else self.infinitive
            ordered = self.verb.english if self.verb else ""
            self._emit("PREP", _ORDERED.get((ordered, piece.english), piece.english), piece.text)

    def _de(self, piece: Piece) -> None:
        following = self._peek()
        if following is not None and self._infinitive_ahead():
            if self.last in {"VERB", "NOUN"}:
                self._emit("TO", "to", piece.text)
            self.infinitive = "to"
            return
        out = self.verb is not None and self.verb.english in _OUT and following is not None and following.tag == "DET"
        if self.last == "NOUN":
            self._emit("PREP", "from" if out else "of", piece.text)
        elif self.last == "VERB" and self.verb is not None and self.verb.english.split()[0] in _FULL_OF:
            self._emit("PREP", "with", piece.text)
        elif self.last == "VERB" and self.verb is not None and (self.verb.english, self.verb.form) == ("follow", "done"):
            self._emit("PREP", "by", piece.text)
        elif self.last == "VERB" and self.verb is not None and self.verb.infinitive in small.AWAY_FROM:
            self._emit("PREP", "from", piece.text)
        elif piece.fused:
            self.at += 1
        elif following is not None and following.tag == "DET" and self.last == "VERB" and not self._takes_bare():
            self._emit("PREP", "of", piece.text)
        elif self.last == "VERB" and self.denied:
            self._emit("DET", "no", piece.text)

    def _takes_bare(self) -> bool:
        return self.verb is not None and self.verb.english.split()[0] in _BARE

    def _infinitive_ahead(self) -> bool:
        verb = next((p for p in self.pieces[self.at :] if p.tag not in {"CLITIC", "REFL", "NEG", "DROP", "ADV"}), None)
        return verb is not None and verb.tag == "VERB" and verb.form == "inf"

    def _a(self) -> None:
        following = self._peek()
        source = self.pieces[self.at - 1].text
        if self._infinitive_ahead():
            self._emit("TO", "to", source)
            self.infinitive = "to"
            return
        noun = next((p.english for p in self.pieces[self.at : self.at + 4] if p.tag == "NOUN"), "")
        named = many(noun) if many(noun) in _WORN else noun
        if self.last in {"NOUN", "CONJ"} and named.split()[-1:] and named.split()[-1] in _WORN:
            self._emit("PREP", "with", source)
            self.at += following is not None and following.lower in {"le", "la", "les", "l'"}
        elif noun in _RIDDEN and following is not None and following.tag == "NOUN":
            self._emit("PREP", "on", source)
        elif self.last == "VERB" and self.verb is not None:
            self._goal(noun, source)
        else:
            self._emit("PREP", "at", source)

    def _goal(self, noun: str, source: str) -> None:
        verb = self.verb
        if verb is None or verb.english.split()[0] in _BARE:
            self.at += bool((piece := self._peek()) and piece.tag == "DET" and noun in people.SPORTS)
            return
        toward = verb.infinitive in small.TOWARD
        self._emit("PREP", "to" if toward else "on" if verb.english == "hang" else "at", source)


def _done(verb: str) -> str:
    """Return an English verb's participle."""
    odd = next((done for done, base in g.PARTICIPLE.items() if base == verb), None)
    return odd or (verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if verb.endswith("y") else verb + "ed")
