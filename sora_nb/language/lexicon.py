"""What the director knows of single English words: parts of speech, kinds of thing, and vectors of meaning."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.language.tensors import read_tensors

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = Path(__file__).with_name("words.safetensors")
PARTS = ("noun", "verb", "adjective", "adverb")
KINDS = (
    "", "person", "animal", "plant", "food", "drink", "clothing", "vehicle", "building", "furniture", "instrument", "toy",
    "body", "land", "water", "place", "time", "feeling", "phenomenon", "event", "act", "group", "substance", "shape",
    "being", "quality", "message", "measure", "sky", "structure", "thing",
)  # fmt: skip
"""Kinds of thing a noun can mean, by its nearest ancestor in WordNet; "" where none of them is above it."""
CONCRETE = frozenset(
    (
        "person", "animal", "plant", "food", "drink", "clothing", "vehicle", "building", "furniture", "instrument", "toy",
        "being", "shape", "sky", "structure", "thing", "land",
    )
)  # fmt: skip


class Lexicon:
    """About 30,000 words, each with use as part of speech, kind and a unit vector.

    Made by `python -m sora_nb.training director` from WordNet (counts, kinds) and MiniLM (vectors, reduced by PCA).
    """

    def __init__(self, path: Path = FILE) -> None:
        arrays = read_tensors(path)
        words = arrays["words"].tobytes().decode().split("\n")
        self._rows = {word: row for row, word in enumerate(words)}
        self._use = arrays["use"]
        self._kinds = arrays["kinds"]
        self._vectors = arrays["vectors"]

    def __contains__(self, word: object) -> bool:
        return word in self._rows

    def use(self, word: str, part: str) -> int:
        """Return how much a word is used as a part of speech: 0 never, 1 rarely … 255 (8 × log2 of a corpus count)."""
        row = self._rows.get(word)
        return 0 if row is None else int(self._use[row, PARTS.index(part)])

    def kind(self, word: str) -> str:
        """Return the kind of thing a noun means in its first sense."""
        row = self._rows.get(word)
        return "" if row is None else KINDS[self._kinds[row, 0]]

    def solid(self, word: str) -> str:
        """Return the kind of the first sense that one can touch or see, or ""."""
        row = self._rows.get(word)
        return "" if row is None else KINDS[self._kinds[row, 1]]

    def vector(self, phrase: str) -> NDArray[np.float32] | None:
        """Return the unit vector (dims,) of a word, or the mean of a phrase's with its last word doubled, or None."""
        words = phrase.replace("-", " ").split()
        rows = [self._rows[word] for word in words if word in self._rows]
        if not rows or words[-1] not in self._rows:
            return None
        found = self._vectors[[*rows, rows[-1]]].astype(np.float32)
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        mean = found.mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), dtype=np.float32)


@functools.cache
def lexicon() -> Lexicon:
    """Return the lexicon that ships with the package, read once."""
    return Lexicon()
