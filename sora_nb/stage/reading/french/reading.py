"""Reading French: from a prompt to sentences of tagged tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading.french.syntax import Mention, Order
from sora_nb.stage.reading.french.tagging import Tagger
from sora_nb.stage.reading.french.writing import sentences as written

if TYPE_CHECKING:
    from sora_nb.stage.reading.words import Token


def sentences(prompt: str) -> list[list[Token]]:
    """Return a French prompt's sentences as tokens that have their part of speech, lemma, form and `source`."""
    mentions: list[Mention] = []
    return [Order(Tagger(sentence).run(), mentions).run() for sentence in written(prompt)]
