"""Reading French: from a prompt to sentences of tagged tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.language.lexicon import lexicon
from sora_nb.narration import third_person
from sora_nb.stage.reading.french import lexicon as words
from sora_nb.stage.reading.french.syntax import Mention, Order
from sora_nb.stage.reading.french.tagging import Tagger
from sora_nb.stage.reading.french.writing import sentences as written

if TYPE_CHECKING:
    from sora_nb.stage.reading.words import Token

_TOLD = frozenset({"STYLE", "FACT", "CUT", "SPEECH", "MUTE", "FRAME"})


def sentences(prompt: str) -> list[list[Token]]:
    """Return a French prompt's sentences as tokens that have their part of speech, lemma, form and `source`."""
    mentions: list[Mention] = []
    return [Order(Tagger(sentence).run(), mentions).run() for sentence in written(prompt)]


def orders(words: str) -> list[list[Token]]:
    """Return what a remix in French asks for as the words of an order in English; what states a fact keeps its tag."""
    found = []
    for sentence in sentences(words):
        left = [token for token in sentence if token.tag != "FILL"]
        while left and left[0].tag == "COMMA":
            left.pop(0)
        for at, token in enumerate(left):
            if token.tag == "VERB" and token.form == "s" and at:
                token.lower = third_person(token.lower)
            if token.tag not in _TOLD and token.fact is None:
                token.tag = token.lemma = token.form = ""
        found.append(left)
    return found


def likely(prompt: str) -> bool:
    """Tell whether a prompt without small words is French: more of its words are known here than in English."""
    plain = [word.lower for sentence in written(prompt) for word in sentence if word.lower.isalpha() and len(word.lower) > 2]
    ours = [w for w in plain if words.noun(w) or words.adjective(w) or words.verb_forms(w)]
    return len(ours) > sum(w in lexicon() for w in plain)
