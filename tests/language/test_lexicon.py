"""The word list: what it knows of single words, and that the file is read as it was written."""

import numpy as np
import pytest

from sora_nb.language.lexicon import FILE, KINDS, lexicon
from sora_nb.language.tensors import read_tensors


@pytest.mark.parametrize(("word", "kind"), [("dog", "animal"), ("teacher", "person"), ("guitar", "instrument")])
def test_nouns_have_the_kind_a_child_would_say(word: str, kind: str) -> None:
    assert lexicon().kind(word) == kind


def test_parts_of_speech_tell_verbs_from_nouns() -> None:
    assert lexicon().use("run", "verb") > lexicon().use("run", "noun") > 0
    assert lexicon().use("penguin", "verb") == 0


def test_near_words_have_near_vectors() -> None:
    words = lexicon()

    def near(a: str, b: str) -> float:
        return float(words.vector(a) @ words.vector(b))

    assert near("starfish", "jellyfish") > near("starfish", "guitar") + 0.2
    assert near("sports car", "car") > 0.7
    assert words.vector("zzyzx") is None


def test_the_file_is_small_whole_and_plain() -> None:
    arrays = read_tensors(FILE)
    rows = len(arrays["words"].tobytes().decode().split("\n"))
    assert FILE.stat().st_size <= 3_000_000
    assert arrays["vectors"].shape[0] == arrays["use"].shape[0] == rows > 20_000
    assert arrays["kinds"].max() < len(KINDS)
    assert arrays["vectors"].dtype == np.int8
