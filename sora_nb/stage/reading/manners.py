"""Manners: adverbs that say how something is done, and how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.vocabulary import MANNERS, PLAYED

if TYPE_CHECKING:
    from sora_nb.stage.reading.words import Token

_MANNERS = bag(
    """
    fast hard high low slow quietly upside-down sideways backward backwards forward forwards clockwise loudly silently
    sadly
    """
)

_SENTENCE = bag(
    """
    suddenly finally eventually really only nearly almost simultaneously constantly usually early family fully partly
    slightly
    """
)

_STAGED = bag("together")
"""What is said like a manner and happens anyway: those named in one breath do a thing at one time."""
TIMES_OVER = {
    "twice": 2, "thrice": 3, "again and again": 3, "over and over": 3, "repeatedly": 3, "over and over again": 3,
}  # fmt: skip
"""Words for doing the same several times."""


def shows(word: str) -> bool:
    """Tell whether a manner can be seen on the stage."""
    return word in MANNERS or word in PLAYED or word in _STAGED


def is_manner(token: Token) -> bool:
    """Tell whether an adverb says how something is done."""
    word = token.lower
    if " " in word:
        return token.lemma not in {"again", "there", "meanwhile", "slightly", "first", "finally", "each other"}
    return word in _MANNERS or (word.endswith("ly") and word not in _SENTENCE)
