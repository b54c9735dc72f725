"""Phrases: tagged words gathered into noun phrases with what describes them, and verbs with their helpers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sora_nb.stage.reading import grammar as g
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.people import BODY
from sora_nb.stage.reading.words import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_OF_HEADS = bag(
    """
    group herd flock pack swarm school pair couple dozen dozens hundreds thousands crowd bunch handful trio duo team gang
    stack pile row line army troop litter set quartet number lot few some many one two three four five six seven eight all
    both each most several collection family cluster colony caravan convoy fleet pride procession bouquet parade heap tower
    series variety kind type sort piece slice bit class string circle
    """
)
_ENDS = frozenset({"end", "edge", "corner", "tip", "rim", "brink"})
"""Parts of things that nobody has to tell from the whole."""
_PILES = {"stack": "stack", "tower": "stack", "pile": "stack", "row": "row", "line": "row"}
VESSELS = bag(
    """
    cup glass mug bowl plate slice piece bottle can jug spoonful bite carton sheet loaf
    """
)
"""Nouns before "of" that only hold what is meant."""
_HOLDING = bag("bowl bottle jug bucket tub pot jar vase glass tray")
POURED = bag("water sand snow air oil paint ink dirt soil dust")
"""Stuff that has no shape of its own."""
MEASURES = _OF_HEADS | VESSELS
"""Nouns before "of" that are not what is meant."""


@dataclass(slots=True, eq=False)
class Noun:
    """A noun phrase: `words` is the compound as written in the singular, `head` its last word's lemma.

    `rest` is how many more there are in "three of the five sheep"; `title` is what a cameo is said to be: "@ana, a chef,";
    `pile` is "stack" or "row" for things built so.
    """

    tokens: list[Token]
    words: str
    head: str
    determiner: str = ""
    count: int | None = None
    rest: int = 0
    counted: bool = False
    plural: bool = False
    name: bool = False
    negated: bool = False
    pronoun: str = ""
    modifiers: list[Token] = field(default_factory=list)
    qualities: list[Token] = field(default_factory=list)
    participles: list[Token] = field(default_factory=list)
    owner: Noun | None = None
    fact: tuple[str, str] | None = None
    title: Noun | None = None
    pile: str = ""

    @property
    def handle(self) -> str:
        """Return the cameo's handle that this is, without the @, or ""."""
        return self.head[1:] if self.head.startswith("@") else ""

    def use(self) -> None:
        """Mark the noun itself as having found its place."""
        for token in self.tokens:
            if token.tag in {"NOUN", "NAME", "PRON", "DET", "NUM", "POSS"}:
                token.used = True


@dataclass(slots=True, eq=False)
class Verb:
    """A verb with its helpers: `form` is "s", "base", "past", "done", "ing" or "to"."""

    token: Token
    lemma: str
    form: str
    helped: bool = False
    passive: bool = False
    negated: bool = False

    @property
    def finite(self) -> bool:
        """Tell whether this verb can be a sentence's main verb."""
        return self.helped or self.form in {"s", "base", "past"}


@dataclass(slots=True, eq=False)
class Mark:
    """Any other token: a preposition, conjunction, comma, adverb, speech or fact."""

    token: Token

    @property
    def tag(self) -> str:
        """Return the token's part of speech."""
        return self.token.tag


Phrase = Noun | Verb | Mark


def phrases(tokens: Sequence[Token]) -> list[Phrase]:
    """Return a sentence's phrases in order."""
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        noun, after = _noun(tokens, at)
        if noun is None:
            verb, after = _verb(tokens, at)
            phrase: Phrase = verb or Mark(tokens[at])
            after = after if verb else at + 1
        else:
            phrase = noun
        found.append(phrase)
        at = after
    return found


def titled(found: list[Phrase]) -> list[Phrase]:
    """Return phrases with "@ana, a chef," and "@ana the chef" drawn together into one noun with a title."""
    left: list[Phrase] = []
    at = 0
    while at < len(found):
        phrase = found[at]
        comma = at + 1 < len(found) and isinstance(mark := found[at + 1], Mark) and mark.tag == "COMMA"
        place = at + 2 if comma else at + 1
        title = found[place] if place < len(found) else None
        if (
            isinstance(phrase, Noun)
            and phrase.handle
            and isinstance(title, Noun)
            and title.determiner in ({"a", "an", "the"} if comma else {"the"})
            and not title.handle
            and (not comma or _ends(found, place + 1))
        ):
            phrase.title = title
            closing = place + 1 < len(found) and isinstance(mark := found[place + 1], Mark) and mark.tag == "COMMA"
            at = place + (2 if comma and closing else 1)
        else:
            at += 1
        left.append(phrase)
    return left


def _ends(found: list[Phrase], at: int) -> bool:
    """Tell whether an apposition is over here: at a comma, a verb or the end, and not in the midst of a list."""
    if at >= len(found) or isinstance(found[at], Verb):
        return True
    mark = found[at]
    if isinstance(mark, Mark) and mark.tag == "PREP" and mark.token.lemma in {"with", "in"}:
        return True
    following = found[at + 1] if at + 1 < len(found) else None
    return isinstance(mark, Mark) and mark.tag == "COMMA" and not isinstance(following, Noun)


def _verb(tokens: Sequence[Token], at: int) -> tuple[Verb | None, int]:
    """Return the verb group that starts here, with the place after it."""
    start, helped, negated, be = at, False, False, False
    while at < len(tokens) and tokens[at].tag in {"AUX", "NEG", "ADV"}:
        if tokens[at].tag == "ADV" and (not helped or not _leads_to_verb(tokens, at)):
            break
        helped = helped or tokens[at].tag == "AUX"
        negated = negated or tokens[at].tag == "NEG"
        be = be or tokens[at].lemma == "be"
        tokens[at].used = tokens[at].used or tokens[at].tag in {"AUX", "NEG"}
        at += 1
    if at < len(tokens) and tokens[at].tag == "VERB":
        token = tokens[at]
        passive = token.form in {"done", "past"} and be
        return Verb(token, token.lemma, token.form, helped, passive, negated), at + 1
    if helped:
        form = "s" if be else "base"
        return Verb(tokens[start], "be" if be else tokens[start].lemma, form, True, False, negated), max(start + 1, at)
    if negated:
        return None, start
    return None, start


def _leads_to_verb(tokens: Sequence[Token], at: int) -> bool:
    while at < len(tokens) and tokens[at].tag in {"ADV", "NEG", "AUX"}:
        at += 1
    return at < len(tokens) and tokens[at].tag == "VERB"


def _noun(tokens: Sequence[Token], start: int) -> tuple[Noun | None, int]:  # noqa: C901
    """Return the noun phrase that starts here, with the place after it."""
    if tokens[start].tag == "PRON":
        token = tokens[start]
        return Noun([token], token.lower, token.lower, pronoun=token.lower), start + 1
    at = start
    parts: list[Token] = []
    while at < len(tokens):
        token = tokens[at]
        if token.tag in {"DET", "NUM", "ADJ", "PADJ"} or (token.tag == "ADV" and _describes(tokens, at, parts)):
            if token.tag in {"DET", "NUM"} and any(t.tag in {"NOUN", "NAME"} for t in parts):
                break
            if token.tag in {"ADJ", "PADJ"} and any(t.tag in {"NOUN", "NAME"} for t in parts) and not _noun_ahead(tokens, at):
                break
            if token.tag == "DET" and any(t.tag in {"ADJ", "PADJ", "NUM"} for t in parts):
                break
        elif token.tag in {"CONJ", "COMMA"}:
            if not _joins_qualities(tokens, at, parts):
                break
        elif token.tag not in {"NOUN", "NAME", "POSS"}:
            break
        parts.append(token)
        at += 1
    if not any(t.tag in {"NOUN", "NAME"} for t in parts):
        return _share(tokens, *_headless(parts, at)) if parts else (None, start)
    return _of(tokens, _build(parts), at)


def _describes(tokens: Sequence[Token], at: int, parts: Sequence[Token]) -> bool:
    return bool(
        at + 1 < len(tokens) and tokens[at + 1].tag in {"ADJ", "PADJ"} and (parts or tokens[at].lower in g.DEGREES)
    ) and not any(t.tag == "NOUN" for t in parts)


def _noun_ahead(tokens: Sequence[Token], at: int) -> bool:
    while at < len(tokens) and tokens[at].tag in {"ADJ", "PADJ"}:
        at += 1
    return at < len(tokens) and tokens[at].tag in {"NOUN", "NAME"} and tokens[at - 1].lower not in {"full"}


def _joins_qualities(tokens: Sequence[Token], at: int, parts: Sequence[Token]) -> bool:
    """Tell whether "and" or a comma stands between two adjectives of one noun: "a black and white cat"."""
    if not parts or parts[-1].tag not in {"ADJ", "PADJ"} or any(t.tag in {"NOUN", "NAME"} for t in parts):
        return False
    at += 1
    if at < len(tokens) and tokens[at].tag == "CONJ":
        at += 1
    return at < len(tokens) and tokens[at].tag in {"ADJ", "PADJ", "ADV"} and _noun_ahead(tokens, at + (tokens[at].tag == "ADV"))


def _headless(parts: list[Token], at: int) -> tuple[Noun | None, int]:
    """Return a phrase without a noun: "the other", "two", or an adjective that stands by itself."""
    if parts[0].tag in {"DET", "NUM"}:
        word = parts[-1].lower
        noun = Noun(parts, word, word, pronoun="other" if word in {"other", "another", "second"} else word)
        noun.qualities = [t for t in parts if t.tag in {"ADJ", "PADJ"}]
        noun.count = _number(parts)
        if parts[0].tag == "NUM" and parts[0].lower[:1].isdigit():
            noun.pronoun = ""
        return noun, at
    return None, at


def _share(tokens: Sequence[Token], noun: Noun | None, at: int) -> tuple[Noun | None, int]:
    """Resolve "three of the five sheep": three sheep, and two more."""
    if noun is None or not noun.count or not (at + 1 < len(tokens) and tokens[at].lower == "of"):
        return noun, at
    inner, after = _noun(tokens, at + 1)
    if inner is None or not inner.count or inner.count <= noun.count:
        return noun, at
    for token in (*noun.tokens, tokens[at]):
        token.used = True
    inner.count, inner.rest = noun.count, inner.count - noun.count
    return inner, after


def _number(parts: Sequence[Token]) -> int | None:
    for token in parts:
        if token.tag == "NUM":
            return (
                round(float(token.lower))
                if token.lower.replace(".", "", 1).isdigit()
                else g.NUMBERS.get(token.lemma or token.lower, 1)
            )
    return None


def _build(parts: list[Token]) -> Noun:
    owner = None
    for place, token in enumerate(parts):
        if token.tag == "POSS" and place and any(t.tag in {"NOUN", "NAME"} for t in parts[:place]):
            owner = _build(parts[:place])
            parts = parts[place + 1 :]
            token.used = True
            break
    if not any(t.tag in {"NOUN", "NAME"} for t in parts):
        return owner or Noun(parts, parts[-1].lower if parts else "", parts[-1].lower if parts else "")
    nouns = [t for t in parts if t.tag in {"NOUN", "NAME"}]
    head = nouns[-1]
    if head.lower == "glasses" and any(t.tag == "NUM" for t in parts):
        head.lemma, head.form = "glass", "plural"
    if head.lower == "steps":
        head.lemma, head.form = "steps", ""
    determiner = next((t.lower for t in parts if t.tag == "DET"), "")
    number = _number(parts)
    noun = Noun(
        parts,
        " ".join([*(t.lower for t in nouns[:-1]), head.lemma or head.lower]),
        head.lemma or head.lower,
        determiner=determiner,
        count=number,
        counted=number is not None,
        plural=head.form == "plural",
        name=head.tag == "NAME",
        negated=determiner in {"no", "neither"},
        modifiers=nouns[:-1],
        qualities=[t for t in parts if t.tag == "ADJ"],
        participles=[t for t in parts if t.tag == "PADJ"],
        owner=owner,
        fact=head.fact,
    )
    for token in parts:
        if token.tag in {"DET", "NUM", "CONJ", "COMMA"} or (token.tag == "ADV" and token.lower in g.DEGREES):
            token.used = True
    return noun


def _of(tokens: Sequence[Token], noun: Noun, at: int) -> tuple[Noun, int]:  # noqa: C901, PLR0911
    """Resolve "a group of dogs", "a cup of coffee", "the streets of Tokyo" into the phrase that is meant."""
    if not (at < len(tokens) and tokens[at].lower == "of" and tokens[at].tag == "PREP" and at + 1 < len(tokens)):
        return noun, at
    inner, after = _noun(tokens, at + 1)
    if inner is None or inner.pronoun in {"them", "it", "him", "her", "us", "me"}:
        return noun, at
    if noun.head in _HOLDING and inner.head in POURED:
        # What is poured takes the shape of what holds it: a bucket of water is a bucket.
        for token in (tokens[at], *inner.tokens):
            token.used = True
        return noun, after
    if noun.head in BODY and noun.determiner == "the" and not inner.pronoun:
        tokens[at].used = True
        noun.owner = inner
        return noun, after
    if noun.head in _ENDS:
        for token in (tokens[at], *noun.tokens):
            token.used = True
        return inner, after
    if noun.head in _OF_HEADS or noun.head in VESSELS:
        tokens[at].used = True
        for token in noun.tokens:
            token.used = token.used or token.tag in {"NOUN", "DET"}
        many = g.NUMBERS.get(noun.head) if noun.head not in VESSELS | {"kind", "type", "sort", "bit"} else noun.count
        if noun.count and noun.head in {"pair", "couple"}:
            many = 2 * noun.count
        inner.qualities = [*noun.qualities, *inner.qualities] if noun.head in VESSELS else [*inner.qualities, *noun.qualities]
        inner.pile = _PILES.get(noun.head, "")
        if inner.count is None:
            # A row of dominoes is long enough to run along it, a tower of blocks high enough to fall.
            many = 9 if inner.head == "domino" else 5 if noun.head == "tower" else many
            inner.count = many
            inner.counted = many is not None
        inner.determiner = noun.determiner or inner.determiner
        inner.negated = noun.negated
        inner.tokens = [*noun.tokens, *inner.tokens]
        return inner, after
    return noun, at
