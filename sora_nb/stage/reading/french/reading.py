"""Reading French: from a prompt to sentences of tagged tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.language.lexicon import lexicon
from sora_nb.stage.reading.french import lexicon as words
from sora_nb.stage.reading.french.syntax import Mention, Order
from sora_nb.stage.reading.french.tagging import Tagger
from sora_nb.stage.reading.french.writing import sentences as written

if TYPE_CHECKING:
    from sora_nb.stage.reading.words import Token


def sentences(prompt: str) -> list[list[Token]]:
    """Return a French prompt's sentences as tokens that have their part of speech, lemma, form and `source`."""
    mentions: list[Mention] = []
    return [Order(Tagger(sentence).run(), mentions).run() for sentence in written(prompt)]


def likely(prompt: str) -> bool:
    """Tell whether a prompt without small words is French: more of its words are known here than in English."""
    plain = [word.lower for sentence in written(prompt) for word in sentence if word.lower.isalpha() and len(word.lower) > 2]
    ours = [w for w in plain if words.noun(w) or words.adjective(w) or words.verb_forms(w)]
    return len(ours) > sum(w in lexicon() for w in plain)
