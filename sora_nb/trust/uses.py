"""Uses: whether what is written in a film is a use that a person named in their own words, such as "no political messages".

A use is known by its topic, a list of words in `words/topics.txt`, or by its own words. It is a net with holes, in English:
what is said in other words passes. `tests/bench/consent.py` measures what it catches.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sora_nb.trust import descriptions, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = Path(__file__).with_name("words")
_FRAME = frozenset(
    (
        "no",
        "not",
        "never",
        "nothing",
        "anything",
        "none",
        "without",
        "only",
        "message",
        "film",
        "video",
        "clip",
        "scene",
        "use",
        "content",
        "topic",
        "about",
        "show",
        "make",
        "made",
        "any",
        "all",
        "kind",
        "like",
        "me",
        "my",
        "i",
        "do",
        "say",
        "thing",
        "please",
        "other",
        "put",
        "be",
        "shown",
        "against",
        "support",
        "supporting",
    )
)
"""Words of a use that say nothing about its topic."""
_STEM = 4
"""Letters that two forms of a word share at least, such as "dance" and "dancing"."""
_ENDING = re.compile(r"(ings?|ers?|ed|es|s|e)$")


def found(use: str, texts: Iterable[str]) -> str | None:
    """Return the words in some texts that a use means, or None."""
    phrases = _phrases(use)
    for text in texts:
        written = [(word.forms, word.plain) for word in spelling.words(text)]
        for phrase in phrases:
            for at in range(len(written) - len(phrase) + 1):
                part = written[at : at + len(phrase)]
                if all(_same(forms, wanted) for (forms, _), wanted in zip(part, phrase, strict=True)):
                    return " ".join(plain for _, plain in part)
    return None


def _same(forms: tuple[str, ...], wanted: str) -> bool:
    if wanted.endswith("*"):
        return any(form.startswith(wanted[:-1]) for form in forms)
    return any(form == wanted or descriptions.dictionary_form(form) == wanted for form in forms)


@functools.lru_cache(maxsize=512)
def _phrases(use: str) -> tuple[tuple[str, ...], ...]:
    """Return what to look for: the topics that a use names, and its own words."""
    own = [word for word in descriptions.content(use) if word not in _FRAME]
    written = spelling.fold(use)
    topics = [phrases for names, phrases in _topics() if any(_names(name, written, own) for name in names)]
    stems = [(_stem(word),) for word in own]
    return tuple(dict.fromkeys((*(phrase for phrases in topics for phrase in phrases), *stems)))


def _stem(word: str) -> str:
    """Return what the forms of a word begin with, or a short word itself: "dancing" and "dance" are "danc*"."""
    bare = _ENDING.sub("", word)
    bare = bare[:-1] if bare != word and len(bare) > _STEM and bare[-1] == bare[-2] and bare[-1] not in "ls" else bare
    return f"{bare}*" if len(bare) >= _STEM else word


def _names(name: str, written: str, own: list[str]) -> bool:
    if name.endswith("*"):
        return any(word.startswith(name[:-1]) for word in (*written.split(), *own))
    return f" {name} " in f" {written} " or name in own


@functools.cache
def _topics() -> tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]:
    """Return each topic: by which words a use names it, and the phrases that belong to it."""
    rows = []
    for line in (_FOLDER / "topics.txt").read_text("utf-8").splitlines():
        names, _, listed = line.partition(":")
        if listed and not line.startswith("//"):
            phrases = [tuple(phrase.split()) for phrase in listed.split(",") if phrase.strip()]
            rows.append((tuple(name.strip() for name in names.split(",")), tuple(phrases)))
    return tuple(rows)
