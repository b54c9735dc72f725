"""French words: what a noun, an adjective, an adverb or the form of a verb means on the stage, from the tables beside this."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from sora_nb.language.lexicon import CONCRETE, lexicon
from sora_nb.stage.reading.french.conjugation import forms
from sora_nb.stage.reading.grammar import PLURALS
from sora_nb.stage.vocabulary import COLOURS

_HOME = Path(__file__).parent
_MANY = {one: many for many, one in PLURALS.items()}
_REFLEXIVE = ("se ", "s'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way of reading a word as a verb: its infinitive and "inf", "pres", "past", "done", "ing" or "will"."""

    infinitive: str
    kind: str


def table(name: str) -> dict[str, str]:
    """Return French → English of one of the tables beside this module; the first entry of a word counts."""
    found: dict[str, str] = {}
    for line in (_HOME / f"{name}.txt").read_text("utf-8").splitlines():
        for entry in line.split(";") if not line.startswith("#") else ():
            french, _, english = entry.partition(" = ")
            for word in french.split(","):
                found.setdefault(word.strip(), english.strip())
    found.pop("", None)
    return found


@functools.cache
def nouns() -> dict[str, str]:
    """Return French noun → English noun: our own, then the names of the props."""
    from sora_nb.stage.cast.props import french

    # "Pomme verte" is an apple that is green.
    plain = {label: name for label, name in french().items() if label[:1].isalpha() and not any(map(_coloured, label.split()))}
    return {**plain, **table("nouns")}


def _coloured(word: str) -> bool:
    return adjective(word) in COLOURS


@functools.cache
def adjectives() -> dict[str, str]:
    """Return French adjective, masculine or as listed → English adjective."""
    return table("adjectives")


@functools.cache
def verbs() -> dict[str, str]:
    """Return infinitive, with "se " where reflexive → English verb."""
    return {"se " + v.removeprefix("se ").removeprefix("s'") if v.startswith(_REFLEXIVE) else v: e
            for v, e in table("verbs").items() if " " not in v.removeprefix("se ")}  # fmt: skip


@functools.cache
def _verb_forms() -> dict[str, list[Form]]:
    found: dict[str, list[Form]] = {}
    for infinitive in dict.fromkeys(verb.removeprefix("se ") for verb in verbs()):
        for form, kind in forms(infinitive).items():
            found.setdefault(form, []).append(Form(infinitive=infinitive, kind=kind))
    return found


def verb_forms(word: str) -> list[Form]:
    """Return what a word can be as a verb, in the order of the table."""
    known = _verb_forms()
    again = word[2:] if word.startswith(("re", "ré")) else word[1:] if word.startswith("r") and word[1:2] in "aeiouéè" else ""
    # What is thrown back, "renvoyé", is thrown again.
    return known.get(word) or (known.get(again, []) if len(again) > 3 else [])


def english_verb(infinitive: str, *, reflexive: bool) -> str:
    """Return the English verb of an infinitive."""
    known = verbs()
    first, second = ("se " + infinitive, infinitive) if reflexive else (infinitive, "se " + infinitive)
    return known.get(first) or known.get(second) or infinitive


def noun(word: str) -> tuple[str, bool] | None:
    """Return the English singular of a French noun and whether the word is a plural, or None."""
    known = nouns()
    plural = word in {"gens", "yeux", "cheveux", "spectateurs", "escaliers", "toilettes"}
    if word in known:
        return known[word], plural
    for ending, singular in (("s", ""), ("x", ""), ("aux", "al"), ("aux", "ail")):
        stem = word.removesuffix(ending) + singular
        if word.endswith(ending) and stem in known and len(stem) > 1:
            return known[stem], True
    return None


def cognate(word: str) -> tuple[str, bool] | None:
    """Return the English noun that a long French word is spelt like, where it names something that can be seen."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    words = lexicon()
    for stem, plural in ((plain, False), (plain.removesuffix("s"), True)):
        for spelling in (stem, stem.removesuffix("e"), stem.removesuffix("que") + "c", stem.removesuffix("eur") + "or"):
            seen = words.kind(spelling) in CONCRETE or words.solid(spelling) in {"person", "animal", "instrument", "plant"}
            if len(spelling) >= 5 and spelling in words and words.use(spelling, "noun") and seen:
                return spelling, plural and word.endswith("s")
    return None


def adjective(word: str) -> str | None:
    """Return the English adjective of a French one in any gender and number, or None."""
    known = adjectives()
    singular = word.removesuffix("s").removesuffix("x") if len(word) > 3 else word
    for form in dict.fromkeys((word, singular, *_masculine(singular), word[:-2] + "l" if word.endswith("aux") else word)):
        if form in known:
            return known[form]
    return None


def _masculine(word: str) -> list[str]:
    """Return what a feminine adjective can be in the masculine."""
    found = [word.removesuffix("e")] if word.endswith("e") else []
    endings = (("euse", "eux"), ("euse", "eur"), ("ive", "if"), ("ère", "er"), ("rice", "eur"), ("ète", "et"), ("gue", "g"))
    found += [word.removesuffix(old) + new for old, new in endings if word.endswith(old)]
    if len(word) > 4 and word.endswith("e") and word[-2] == word[-3]:
        found.append(word[:-2])
    return found


def adverb(word: str) -> str | None:
    """Return the English adverb of a French one in -ment, or None."""
    if not word.endswith("ment") or len(word) < 7:
        return None
    stem = word.removesuffix("ment")
    for base in (
        stem,
        stem + "e",
        stem.removesuffix("em") + "ent",
        stem.removesuffix("am") + "ant",
        stem.removesuffix("é") + "e",
    ):
        english = adjective(base)
        if english is not None:
            return english[:-1] + "ily" if english.endswith("y") else english + "ly"
    return None


def many(noun_in_english: str) -> str:
    """Return the plural of an English noun."""
    *before, last = noun_in_english.split(" ")
    if last in _MANY:
        last = _MANY[last]
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last = last if last.endswith("s") and not last.endswith("ss") else last + "es"
    else:
        last += "s"
    return " ".join([*before, last])
