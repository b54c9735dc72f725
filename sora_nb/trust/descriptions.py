"""Descriptions: how much a text tells of somebody who was described, without their name being in it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.language.lexicon import PARTS, lexicon
from sora_nb.trust import spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

ASKED = 0.58
"""Share of a description that a text tells, from which it is asked about; set on the development half of the benchmark."""
FEWEST = 3
"""Words of a description that must be told, however short it is."""
_SAME, _STRANGE = 0.62, 0.40
"""Cosine from which two words count as told, and below which they have nothing to do with each other."""
_COLOURS = frozenset(
    (
        "red", "blue", "green", "yellow", "black", "white", "brown", "grey", "gray", "pink", "purple", "orange", "golden",
        "gold", "silver", "violet", "beige", "turquoise",
    )
)  # fmt: skip
_SMALL = frozenset(
    (
        "a", "an", "the", "and", "or", "of", "in", "on", "with", "at", "to", "for", "from", "by", "his", "her", "its",
        "their", "he", "she", "it", "they", "who", "which", "that", "is", "are", "was", "were", "has", "have", "had", "be",
        "been", "being", "very", "some", "any", "no", "not", "as", "into", "onto", "over", "under", "up", "down", "out",
        "off", "there", "this", "these", "those", "one", "two", "wears", "wearing", "wear", "called", "named", "like",
        "looks", "looking", "film", "scene", "someone", "somebody", "something",
    )
)  # fmt: skip


class Descriptions:
    """Descriptions, ready to be looked for in many texts.

    Args:
        texts: A description each, in English.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        listed = [content(text) for text in texts]
        self._kept = [number for number, words in enumerate(listed) if words]
        rows = [listed[number] for number in self._kept]
        self._words = [word for words in rows for word in words]
        self._starts = np.cumsum([0, *map(len, rows)])[:-1]
        self._weights = np.asarray([_weight(word) for word in self._words], np.float32)
        self._vectors = vectors(self._words)
        self._rows: dict[str, list[int]] = {}
        for row, word in enumerate(self._words):
            self._rows.setdefault(word, []).append(row)
        self._coloured = np.asarray([word in _COLOURS for word in self._words], bool)

    def told(self, text: str) -> dict[int, float]:
        """Return how much of each description a text tells, 0 to 1, for those that are told by enough of their words."""
        written = content(text)
        if not self._words or len(written) < FEWEST:
            return {}
        near = (self._vectors @ vectors(written).T).max(axis=1)
        # Colours are all alike to the dictionary, and nothing tells characters apart better.
        near[self._coloured] = 0.0
        near[[row for word in written for row in self._rows.get(word, ())]] = 1.0
        worth = np.clip((near - _STRANGE) / (_SAME - _STRANGE), 0, 1) * self._weights
        shares = np.add.reduceat(worth, self._starts) / np.add.reduceat(self._weights, self._starts)
        counts = np.add.reduceat((near >= _SAME).astype(np.int64), self._starts)
        return {
            number: float(share)
            for number, share, count in zip(self._kept, shares, counts, strict=True) if count >= FEWEST
        }  # fmt: skip

    def asked(self, text: str) -> list[int]:
        """Return the descriptions of which a text tells so much that somebody should be asked."""
        return [number for number, share in self.told(text).items() if share >= ASKED]


@functools.lru_cache(maxsize=2048)
def content(text: str) -> tuple[str, ...]:
    """Return the words of a text that carry its meaning, as the dictionary has them, each once."""
    found = (dictionary_form(word.forms[-1] if word.plain not in lexicon() else word.plain) for word in spelling.words(text))
    return tuple(dict.fromkeys(word for word in found if word not in _SMALL and len(word) > 1))


def vectors(words: Iterable[str]) -> NDArray[np.float32]:
    """Return the unit vectors of words (words, dims), zeros for those that the dictionary does not have."""
    return np.stack([_vector(word) for word in words] or [np.zeros_like(_vector("thing"))])


@functools.lru_cache(maxsize=20_000)
def dictionary_form(word: str) -> str:
    """Return the form of a word that the dictionary has, or the word itself."""
    words = lexicon()
    if word in words:
        return word
    for suffix, instead in (("ies", "y"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e")):
        stem = word.removesuffix(suffix) + instead
        if word.endswith(suffix) and len(stem) > 2 and stem in words:
            return stem
        if word.endswith(suffix) and len(stem) > 4 and stem[-1] == stem[-2] and stem[:-1] in words:
            return stem[:-1]
    return word


@functools.lru_cache(maxsize=20_000)
def _vector(word: str) -> NDArray[np.float32]:
    found = lexicon().vector(word)
    return np.zeros(len(lexicon().vector("thing")), np.float32) if found is None else found  # type: ignore[arg-type]


def _weight(word: str) -> float:
    """Return how much a word tells: the rarer, the more."""
    common = max(lexicon().use(word, part) for part in PARTS)
    return 1.5 - common / 255
