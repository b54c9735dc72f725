"""Contexts: what a word can be by itself, and what its neighbours allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.language.lexicon import CONCRETE, lexicon
from sora_nb.stage.reading import grammar as g
from sora_nb.stage.reading import people
from sora_nb.stage.reading.deeds import CATENATIVE, DEEDS
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.meaning import colour_of, plain
from sora_nb.stage.reading.surroundings import PLACES, SCENE_ADJECTIVES, TIMES, WEATHERS
from sora_nb.stage.reading.words import noun_lemma, verb_lemmas
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from collections.abc import Container

    from sora_nb.stage.reading.words import Token


QUALITIES = (
    set(COLOURS) | set(people.COLOURS) | set(people.SIZES) | set(people.AGES) | set(people.MOODS) | set(people.COATS)
    | set(people.HAIR) | set(people.MATERIALS) | set(SCENE_ADJECTIVES) | (people.MANY_COLOURED - {"rainbow"}) | people.ELEGANT
)  # fmt: skip
_SUFFIXES = (
    "ous",
    "ful",
    "less",
    "ish",
    "able",
    "ible",
    "ive",
    "ical",
    "esque",
    "haired",
    "eyed",
    "legged",
    "covered",
    "shaped",
    "sized",
    "year-old",
)

_FILMING = bag(
    """
    follows following shows showing reveals revealing captures capturing moves moving
    """
)
TAKING = frozenset({"dodge", "cross", "explore", "patrol", "overtake", "outrun", "charge", "vault"})
"""Verbs of moving whose participle before a noun has it as its object: "dodging rocks"."""
_OPPOSED = frozenset({"end", "ends", "side", "sides", "direction", "directions"})
_METALS = frozenset({"gold", "silver"})
MOVING = bag(
    """
    fly fall run walk float spin burn grow jump bounce roll shake swim dance sleep slide hop
    """
)


@dataclass(slots=True)
class Uses:
    """What one token can be: noun (lemma, plural, use), verbs (lemma, form), and use as adjective or adverb."""

    noun: str
    plural: bool
    n: int
    verbs: list[tuple[str, str]]
    v: int
    a: int
    r: int

    def verb(self, *forms: str) -> str | None:
        """Return the verb in one of these forms, or None."""
        return next((lemma for lemma, form in self.verbs if form in forms), None)


def uses(token: Token, castable: Container[str]) -> Uses:
    """Return what a word can be by itself."""
    words = lexicon()
    lower = token.lower
    noun, plural = noun_lemma(lower)
    n = words.use(noun, "noun")
    if noun in castable or noun in people.PEOPLE or noun in people.ROLES or lower in people.CLOTHES or lower in people.BODY:
        n = max(n, 30)
    if noun in people.PEOPLE or noun in people.ROLES:
        n = max(n, 45)
    if lower in PLACES or lower in TIMES or lower in WEATHERS:
        n = max(n, 20)
    verbs = verb_lemmas(lower)
    if noun == "noise":
        verbs = []
    v = max((words.use(lemma, "verb") + 20 * (lemma in DEEDS) for lemma, _ in verbs), default=0)
    a = words.use(lower, "adjective")
    if lower in QUALITIES:
        a = max(a, 40)
    elif not (a or n or verbs) and lower.endswith(_SUFFIXES):
        a = 10
    if lower.endswith(("er", "est")) and not n and plain(lower) != lower:
        a = 50
    r = 60 if lower in g.ADVERBS else words.use(lower, "adverb") if lower.endswith("ly") else 0
    if lower.endswith("ly") and not (n or a or r):
        r = 10
    return Uses(noun, plural, n, verbs, v, a, r)


_WITNESSED = frozenset({"hear", "see", "watch", "let", "make"})
_FRUITS = frozenset({"orange", "lime", "gold", "silver", "violet"})
"""Colours that are things as well."""


class Context:
    """The words of one sentence with their possible uses; `castable` are the words that a figure is called by."""

    def __init__(self, tokens: list[Token], castable: Container[str]) -> None:
        self.tokens = tokens
        self.castable = castable
        self.uses = [uses(token, castable) for token in tokens]

    def _set(self, at: int, tag: str, lemma: str = "", form: str = "") -> bool:
        token = self.tokens[at]
        token.tag, token.lemma, token.form = tag, lemma or token.lower, form
        return True

    def _before(self, at: int) -> Token | None:
        """Return the last token before that is not an adverb, filler or fact."""
        for token in reversed(self.tokens[:at]):
            if token.tag not in {"ADV", "FILL", "FACT", "STYLE", "FRAME", "DIR"} or token.lower in ",;":
                return token
        return None

    def _after(self, at: int) -> Token | None:
        return self.tokens[at + 1] if at + 1 < len(self.tokens) else None

    def _nominal(self, at: int) -> bool:
        """Tell whether a noun phrase can go on at this place."""
        if at >= len(self.tokens):
            return False
        token, use = self.tokens[at], self.uses[at]
        if token.tag:
            return token.tag in {"NOUN", "ADJ"}
        if self._opposed(at):
            return True
        if (
            not token.is_word
            or token.lower in g.PREPOSITIONS | g.CONJUNCTIONS | g.AUXILIARIES | g.SUBORDINATORS | g.PRONOUNS | g.DETERMINERS
        ):
            return False
        if use.r and not use.n and not use.a:
            return at + 1 < len(self.tokens) and self._nominal(at + 1) and use.r < 60
        return bool(use.n or use.a or use.verb("ing", "done", "past")) or not use.verbs

    def _opposed(self, at: int) -> bool:
        """Tell whether "opposite" describes the word after it: "at opposite ends"."""
        after = self._after(at)
        return self.tokens[at].lower == "opposite" and after is not None and after.lower in _OPPOSED

    def _starts(self, at: int) -> bool:
        """Tell whether a noun phrase can start at this place."""
        token = self.tokens[at]
        return (
            token.tag in {"NOUN", "NUM"}
            or token.lower in g.DETERMINERS
            or token.lower in g.PLAIN_NUMBERS
            or token.lower[:1].isdigit()
            or (self._nominal(at) and not (self.uses[at].r >= 60 and not self.uses[at].n))
        )

    def _verbal(self, at: int) -> bool:
        """Tell whether the word after "'s" is a participle of "is" rather than a thing owned."""
        use = self.uses[at]
        return use.verb("ing") is not None and not self._nominal(at + 1)

    def _infinitive(self, at: int) -> bool:
        use = self.uses[at]
        if self.tokens[at].tag or use.verb("base") is None or self.tokens[at].lower in g.DETERMINERS:
            return self.tokens[at].lower == "be"
        follows = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        return use.v >= use.n or follows in g.DETERMINERS | g.PRONOUNS

    def _clause(self, at: int) -> bool:
        """Tell whether a clause with a finite verb starts here."""
        for i in range(at, min(at + 9, len(self.tokens))):
            token, use = self.tokens[i], self.uses[i]
            if token.lower in ",;" or (token.tag and token.tag not in {"NOUN", "ADV"}) or token.lower in g.CONJUNCTIONS:
                return False
            if token.lower in g.AUXILIARIES or (i > at and use.verb("s") and (not use.n or use.verb("s") in DEEDS)):
                return True
            if i > at and use.verb("base") and use.v > use.n and self.uses[i - 1].plural:
                return True
            if i > at and use.verb("past") and self.tokens[i - 1].lower not in g.DETERMINERS and not self._nominal(i + 1):
                return True
            if i == at and token.lower in {"he", "she", "it", "they", "we"}:
                following = self._after(i)
                return following is not None and following.is_word and following.lower not in g.CONJUNCTIONS
        return False

    def _ends_phrase(self, at: int) -> bool:
        """Tell whether the next word is this phrase's verb: a singular head before a verb in -s."""
        after = self.uses[at + 1]
        use = self.uses[at]
        if self.tokens[at + 1].tag:
            return False
        if after.verb("s") and after.plural and use.n and not use.plural:
            following = self.tokens[at + 2] if at + 2 < len(self.tokens) else None
            if (
                following is None
                or not following.is_word
                or following.lower in g.DETERMINERS | g.PREPOSITIONS | g.CONJUNCTIONS | {"back", "away"}
                or following.tag
            ):
                return self._singular(at)
            return self._singular(at) and not self.uses[at + 2].verb("base", "s")
        if after.verb("base") in DEEDS and use.n and self._coordinated(at) and self._acts(at + 1):
            return True
        return bool(use.plural and after.verb("base") and after.v > after.n and use.n)

    def _pairs(self, at: int) -> bool:
        """Tell whether an adjective is joined to another before one noun: "black and white cat"."""
        if at + 3 >= len(self.tokens) or self.tokens[at + 1].lower not in {"and", ","}:
            return False
        other = self.tokens[at + 2].lower
        return (
            self.tokens[at].lower in QUALITIES
            and (other in QUALITIES or (self.uses[at + 2].a > 0 and not self.uses[at + 2].n))
            and self._nominal(at + 3)
        )

    def _singular(self, at: int) -> bool:
        for token in reversed(self.tokens[:at]):
            if token.tag == "DET":
                return token.lower in {
                    "a",
                    "an",
                    "the",
                    "this",
                    "that",
                    "each",
                    "every",
                    "another",
                    "one",
                    "his",
                    "her",
                    "its",
                    "their",
                    "my",
                }
            if token.tag not in {"ADJ", "PADJ", "NOUN", "ADV"}:
                return token.lower == "one"
        return True

    def _many(self, at: int, before: Token) -> bool:
        """Tell whether the noun before, one and many alike in form, means many: "five sheep", "tiny fish"."""
        if before.lemma not in g.UNCOUNTED:
            return False
        tags = [t for t in self.tokens[:at] if t.tag in {"DET", "NUM"}]
        return not tags or tags[-1].lower not in {"a", "an", "one", "the", "this", "that", "each", "every", "another", "1"}

    def _coordinated(self, at: int) -> bool:
        """Tell whether this phrase is the last of several subjects: "an apple and an orange lie …"."""
        tags = [token.tag for token in self.tokens[:at]]
        joints = [i for i, tag in enumerate(tags) if tag == "CONJ" and tags[i - 1] in {"NOUN", "NAME", "PRON"}] if tags else []
        return bool(joints) and not {"VERB", "AUX", "PREP"} & set(tags)

    def _takes_object(self, at: int, verb: str) -> bool:
        deed = DEEDS.get(verb)
        follows = self.tokens[at + 1].lower if at + 1 < len(self.tokens) else ""
        return follows in g.DETERMINERS or (deed is not None and deed not in MOVING)

    def _counted(self, at: int) -> bool:
        """Tell whether a number above one stands before a singular: then the word in -s is the noun."""
        for token in reversed(self.tokens[:at]):
            if token.tag == "NUM" or token.lower in {"these", "those"}:
                return token.lower not in {"one", "1"}
            if token.tag not in {"ADJ", "PADJ", "NOUN"}:
                return False
        return False

    def _inner(self, at: int) -> bool:
        """Tell whether the noun before stands in a prepositional phrase ahead of the first verb: "a cat with green eyes …"."""
        tags = [token.tag for token in self.tokens[:at]]
        if "PREP" not in tags:
            return False
        last = len(tags) - 1 - tags[::-1].index("PREP")
        return last > 0 and tags[last - 1] in {"NOUN", "NAME"} and not {"VERB", "AUX", "COMMA"} & set(tags[last:])

    def _crewed(self, at: int, base: str | None) -> bool:
        """Tell whether several do a deed who are told of with a phrase after them: "two people in a boat …"."""
        first = next((token for token in self.tokens[:at] if token.tag in {"NOUN", "NAME"}), None)
        return base in DEEDS and first is not None and first.form == "plural" and self._inner(at)

    def _perceived(self, at: int, base: str) -> bool:
        """Tell whether a word is the deed of who is heard, seen or made to do it: "hears a dog …"."""
        tags = [token.tag for token in self.tokens[:at]]
        last = max((i for i, tag in enumerate(tags) if tag == "VERB"), default=-1)
        witness = last >= 0 and self.tokens[last].lemma in _WITNESSED
        return witness and base in DEEDS and set(tags[last + 1 :]) <= {"DET", "ADJ", "NOUN", "POSS"} and self._acts(at)

    def _tints(self, at: int, kind: str) -> bool:
        """Tell whether a colour stands before the noun that it colours, though that may be a verb: "a brown bear"."""
        word, after = self.tokens[at].lower, at + 1
        if word not in COLOURS or word in _FRUITS or kind not in {"DET", "NUM", "ADJ", "PADJ", "VERB"}:
            return False
        return after < len(self.tokens) and self.uses[after].n > 0 and self.uses[after].verb("base") is not None

    def _joined_subject(self, at: int) -> bool:
        tags = [token.tag for token in self.tokens[:at]]
        words = [token.lower for token in self.tokens[:at]]
        return (
            "and" in words
            and bool({"NOUN", "NAME", "PRON"} & set(tags[: words.index("and")]))
            and not {"VERB", "AUX"} & set(tags)
        )

    def _acts(self, at: int) -> bool:
        """Tell whether what follows a noun-or-verb fits a verb."""
        if at + 1 >= len(self.tokens):
            return True
        after, use = self.tokens[at + 1], self.uses[at + 1]
        if not after.is_word or after.tag in {"PREP", "DIR", "THEN", "FACT", "ADV", "NUM"}:
            return True
        words = g.DETERMINERS | g.PREPOSITIONS | g.PRONOUNS | g.CONJUNCTIONS | g.SUBORDINATORS | g.ADVERBS
        return after.lower in words or use.r > 0 or (use.n > 0 and (not use.verbs or use.n > use.v)) or after.tag == "NOUN"

    def _acts_strongly(self, at: int) -> bool:
        if at + 1 >= len(self.tokens):
            return self.uses[at].v > self.uses[at].n
        return self.tokens[at + 1].lower.split(" ")[0] in g.DETERMINERS | g.PRONOUNS | {"away", "up", "down", "off"}

    def _followed_by_finite(self, at: int) -> bool:
        if at + 1 >= len(self.tokens):
            return False
        after, use = self.tokens[at + 1], self.uses[at + 1]
        if after.tag:
            return False
        if after.lower in g.BE | {"can", "will", "has", "have"}:
            return True
        if use.verb("base") in DEEDS and use.r < 60 and self.uses[at].n and self._bare(at):
            return True
        return bool(use.verb("base", "s") and not use.n and not use.a and not use.r)

    def _bare(self, at: int) -> bool:
        """Tell whether the phrase that ends here has no determiner: "domino blocks", "dog toys"."""
        for token in reversed(self.tokens[:at]):
            if token.tag not in {"NOUN", "ADJ", "PADJ"}:
                return token.tag not in {"DET", "NUM", "POSS"}
        return True

    def _named(self, at: int) -> bool:
        """Tell whether a capital letter makes this a name."""
        use, token = self.uses[at], self.tokens[at]
        if (
            use.noun in self.castable
            or use.noun in people.PEOPLE | people.ROLES
            or token.lower in PLACES
            or token.lower in TIMES
            or use.plural
        ):
            return False
        if at > 0:
            return not use.n or lexicon().kind(use.noun) not in CONCRETE
        if at + 1 >= len(self.tokens) or lexicon().kind(use.noun) in CONCRETE:
            return False
        after = self.uses[at + 1]
        return (use.n < 25 and (after.verb("s") is not None or self.tokens[at + 1].lower in g.BE)) or not use.n

    def _called(self, at: int, kind: str) -> bool:
        """Tell whether a word for a colour or a stuff ends a phrase as the thing itself: "a red rose", "munch on bamboo"."""
        if kind == "PREP" and self.tokens[at].lower in _METALS and self.tokens[at - 1].lower == "of":
            return True
        if self.tokens[at].lower not in self.castable:
            return False
        if kind == "PREP":
            return self.tokens[at - 1].lower in {"on", "with", "at", "into", "near", "behind", "beside", "under"} and (
                colour_of(self.tokens[at].lower) is None
            )
        phrase = [t.tag for t in self.tokens[:at]]
        while phrase and phrase[-1] in {"ADJ", "PADJ"}:
            phrase.pop()
        return kind == "ADJ" and phrase[-1:] in (["DET"], ["NUM"])

    def _leads_on(self, at: int) -> tuple[str, str] | None:
        """Return (verb, form) of a word that leads on to the next one: ", then starts dancing", "and begin to run"."""
        if at == 0 or at + 1 >= len(self.tokens):
            return None
        use, after = self.uses[at], self.uses[at + 1]
        for form in ("s", "base", "past"):
            lemma = use.verb(form)
            if lemma in CATENATIVE and (after.verb("ing") or self.tokens[at + 1].lower == "to"):
                return lemma, form
        return None

    def _after_camera(self, at: int) -> bool:
        """Tell whether this is what a way of filming does: "a tracking shot follows", "a drone view shows"."""
        before = self.tokens[at - 1] if at else None
        filmed = before is not None and before.fact is not None and before.fact[0] == "camera"
        return filmed and self.tokens[at].lower in _FILMING
