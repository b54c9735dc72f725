"""Pieces: what the words of a French sentence become, and the runs of words that are one."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from sora_nb.stage.reading.french import lexicon as words
from sora_nb.stage.reading.french.writing import phrase


@dataclass(slots=True, eq=False)
class Piece:
    """One word or idiom with its part of speech; `english` is what it means, `form` a verb's form or "plural"."""

    tag: str
    text: str
    lower: str
    english: str = ""
    form: str = ""
    infinitive: str = ""
    feminine: bool | None = None
    fused: bool = False
    inverted: bool = False


@functools.cache
def idioms() -> dict[tuple[str, ...], tuple[str, str]]:
    """Return words → (tag, English) of what is more than one word, or is read before anything else."""
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for french, english in words.table("idioms").items():
        tag, _, meaning = english.partition(" ")
        if tag != "VERB":
            found.setdefault(plain(phrase(french)), (tag, meaning))
    for tag, table in (("ADJ", words.adjectives()), ("NOUN", words.nouns())):
        for french, english in table.items():
            key = phrase(french)
            if len(key) > 1:
                found.setdefault(plain(key), (tag, english))
    return found


@functools.cache
def deeds() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Return infinitive → (the words after it, English, whether reflexive) of verbs that mean something with their object."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for french, english in words.table("idioms").items():
        tag, _, meaning = english.partition(" ")
        if tag == "VERB":
            key = phrase(french)
            reflexive = key[0] == "se"
            verb, *rest = key[1:] if reflexive else key
            found.setdefault(verb, []).append((plain(tuple(rest)), meaning, reflexive))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@functools.cache
def longest() -> int:
    """Return how many words the longest idiom has."""
    return max(len(key) for key in idioms())


def plain(key: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without the endings of the plural, so that "gros plans" is "gros plan"."""
    return tuple(word[:-1] if len(word) > 3 and word[-1] in "sx" else word for word in key)
