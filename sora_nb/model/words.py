"""What the model hears of a caption: a vector for each word, from the list that the director reads prompts with.

Those vectors are MiniLM's, reduced to 64 numbers and shipped with the package: nothing is fetched, no second network runs, and
a word that training never said still lies near those that it did.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.language.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

DIMS = 64
_WORD = re.compile(r"[a-z]+")


def read(captions: Sequence[str], length: int) -> NDArray[np.float32]:
    """Return the words of captions, (caption, length, DIMS): unknown ones left out, the rest of a row zero.

    An empty caption is all zeros, which is what the model takes for "anything".
    """
    rows = np.zeros((len(captions), length, DIMS), np.float32)
    for row, caption in zip(rows, captions, strict=True):
        vectors = [lexicon().vector(word) for word in _WORD.findall(caption.lower())]
        known = [vector for vector in vectors if vector is not None][:length]
        # Unit vectors of 64 numbers; multiplied by 8 each number is about 1, as a layer likes it.
        row[: len(known)] = np.array(known, np.float32).reshape(-1, DIMS) * DIMS**0.5
    return rows
