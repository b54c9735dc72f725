"""Safety: whether what is asked for is fit for whom the studio is set to, children first, in English and in French.

The rules are lists of phrases in `words/safety_*.txt`, whose head says how they are written. They are a net with known holes,
not a judgement of meaning: `tests/bench/safety.py` measures what they catch, and what they catch that they should not.
"""

from __future__ import annotations

import functools
import logging
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sora_nb.errors import InvalidRequest, Unsafe
from sora_nb.trust import spelling
from sora_nb.trust.names import Names, known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sora_nb.trust.names import Found

LEVELS = ("early", "children", "teens", "adults")
"""For whom films must be fit, the strictest first."""
CATEGORIES = {
    "sexual": "sexual content", "gore": "gore and cruelty", "hate": "hatred of a group of people",
    "harassment": "threats and humiliation", "self-harm": "self-harm", "profanity": "swearing", "drugs": "drugs and drink",
    "weapons": "weapons and killing", "real person": "a living person",
}  # fmt: skip
_FOLDER = Path(__file__).with_name("words")
_GAP = 4
"""Most words that ".." in a phrase stands for."""
_NEAR = 3
"""Words between a phrase and an exception that still counts."""
_PARTICLE = 3
"""Letters of the small words in a name, such as "le" and "von"."""
_MASK = "*#"
_log = logging.getLogger("sora_nb.trust")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a row; each is a set of alternatives, where "*" at the end stands for any ending; () is a gap."""

    parts: tuple[tuple[str, ...], ...]

    def ends(self, words: Sequence[frozenset[str]], at: int, part: int = 0) -> int:
        """Return where the phrase ends that begins at a word, -1 where it does not."""
        if part == len(self.parts):
            return at
        if not self.parts[part]:
            tries = (self.ends(words, at + skipped, part + 1) for skipped in range(_GAP + 1) if at + skipped < len(words))
            return next((end for end in tries if end >= 0), -1)
        if at < len(words) and any(_is(word, wanted) for word in words[at] for wanted in self.parts[part]):
            return self.ends(words, at + 1, part + 1)
        return -1


@dataclass(frozen=True, slots=True)
class SafetyRule:
    """A phrase that does not fit up to some level, the exceptions in which it means something else."""

    category: str
    level: int
    phrase: Phrase
    exceptions: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Objection:
    """What does not fit: the category, the most lenient level that still refuses it, and the words as they are meant."""

    category: str
    level: str
    words: str


def check_level(level: str) -> str:
    """Return a level.

    Raises:
        InvalidRequest: there is no such level.
    """
    if level not in LEVELS:
        raise InvalidRequest(f"SORA_NB_SAFETY is {level!r}; it can be {', '.join(LEVELS)}.")
    return level


def judge(texts: Iterable[str], level: str, *, shown: Collection[str] = ()) -> None:
    """Refuse what does not fit a level.

    Args:
        texts: Everything that is written: prompt, signs, speech.
        level: One of LEVELS.
        shown: Names of the people who agreed to be in the film, as `joined` returns them.

    Raises:
        Unsafe: the message says what, why, and what to do.
    """
    for text in texts:
        for found in objections(text):
            if LEVELS.index(level) <= LEVELS.index(found.level) and joined(found.words) not in shown:
                _log.info("refused at level %s: %s", level, found.category)
                raise Unsafe(_told(found, level), category=found.category)


def objections(text: str) -> Iterator[Objection]:
    """Yield what a text holds that does not fit some level."""
    words = _meant(text)
    by_first, by_stem = _rules()
    for at, forms in enumerate(words):
        tried = {id(rule): rule for form in forms for rule in by_first.get(form, ())}
        tried |= {id(rule): rule for form in forms for n in range(2, len(form) + 1) for rule in by_stem.get(form[:n], ())}
        if any(sign in form for form in forms for sign in _MASK):
            tried |= {id(rule): rule for rules in by_first.values() for rule in rules if rule.category == "profanity"}
        for rule in tried.values():
            end = rule.phrase.ends(words, at)
            if end >= 0 and not _excused(rule, words, at, end):
                said = " ".join(min(forms, key=len) for forms in words[at:end])
                yield Objection(rule.category, LEVELS[rule.level], said)
    yield from (Objection("real person", "teens", hit.name) for hit in _people().find(text) if _somebody(hit, text))


def joined(name: str) -> str:
    """Return a name folded, without what stands between its words."""
    return "".join(word.plain for word in spelling.words(name))


def _told(found: Objection, level: str) -> str:
    laxer = LEVELS.index(found.level) + 1
    change = f" A teacher can set SORA_NB_SAFETY={LEVELS[laxer]}." if laxer < len(LEVELS) else ""
    if found.category == "real person":
        return (
            f"{found.words} is a living person who has not agreed to be in films here. Make up somebody, or ask them and use "
            f"sora.cameo(...).{change}"
        )
    return (
        f"“{found.words}” is {CATEGORIES[found.category]}, which does not fit the level {level!r} of this studio. "
        f"Say it otherwise, or leave it out.{change}"
    )


def _meant(text: str) -> list[frozenset[str]]:
    """Return for each word of a text what it can be meant as; single letters in a row are one word."""
    found: list[frozenset[str]] = []
    letters: list[str] = []
    for word in [*spelling.words(text), None]:
        if word is not None and len(word.plain) == 1 and word.plain.isalpha():
            letters.append(word.forms[-1])
            continue
        if len(letters) >= 3:
            spelt = "".join(letters)
            # An article before spaced letters is one letter more.
            found.append(frozenset({spelt, spelt.removeprefix("a"), spelt.removeprefix("i")}))
        else:
            found += [frozenset({letter}) for letter in letters]
        letters = []
        if word is not None:
            found.append(frozenset(word.forms))
    return found


def _is(word: str, wanted: str) -> bool:
    if wanted.endswith("*"):
        return word.startswith(wanted[:-1])
    if word == wanted:
        return True
    if len(word) == len(wanted) and any(sign in word for sign in _MASK) and word[0] == wanted[0]:
        pairs = list(zip(word, wanted, strict=True))
        return all(one == other or one in _MASK for one, other in pairs) and sum(a == b for a, b in pairs) >= 2
    return False


def _excused(rule: SafetyRule, words: Sequence[frozenset[str]], start: int, end: int) -> bool:
    for exception in rule.exceptions:
        for at in range(max(0, start - _NEAR - len(exception.parts)), min(len(words), end + _NEAR)):
            last = exception.ends(words, at)
            if last >= 0 and at <= end + _NEAR and last >= start - _NEAR:
                return True
    return False


@functools.cache
def _rules() -> tuple[dict[str, list[SafetyRule]], dict[str, list[SafetyRule]]]:
    """Return the rules by the whole word they begin with, and by the stem of one."""
    whole: dict[str, list[SafetyRule]] = defaultdict(list)
    stems: dict[str, list[SafetyRule]] = defaultdict(list)
    for path in sorted(_FOLDER.glob("safety_*.txt")):
        for rule in _parsed(path.read_text("utf-8")):
            for word in rule.phrase.parts[0]:
                (stems if word.endswith("*") else whole)[word.removesuffix("*")].append(rule)
    return dict(whole), dict(stems)


def _parsed(text: str) -> Iterator[SafetyRule]:
    category, level = "", 0
    for line in text.splitlines():
        bare = line.split("//")[0].strip()
        if bare.startswith("=="):
            category, _, named = bare[2:].strip().rpartition(" ")
            level = LEVELS.index(named)
        elif bare:
            written, _, exceptions = bare.partition("!")
            excused = tuple(map(_phrase, filter(str.strip, exceptions.split(";"))))
            yield from (SafetyRule(category, level, _phrase(each), excused) for each in written.split(" , "))


def _phrase(text: str) -> Phrase:
    parts = (() if word == ".." else tuple(re.split(r"\|", spelling.fold(word))) for word in text.split())
    return Phrase(tuple(parts))


def _somebody(hit: Found, text: str) -> bool:
    """Tell whether a person is meant: by "Harry Styles" and "harry styles", but not by "Harry styles" nor "tailor swift"."""
    place = re.search(r"\W+".join(map(re.escape, hit.written.split())), text, re.IGNORECASE)
    if place is None or hit.everyday:
        return not hit.everyday
    said = place[0].split()
    if len(said) > 1 and said[0][0].isupper() and any(word[0].islower() for word in said[1:] if len(word) > _PARTICLE):
        return False
    return joined(hit.written) == joined(hit.name) or not all(known(word) for word in hit.written.split())


@functools.cache
def _people() -> Names:
    """Return the names of living people whom everybody knows."""
    lines = (_FOLDER / "people.txt").read_text("utf-8").splitlines()
    return Names(name for line in lines if not line.startswith("//") for name in map(str.strip, line.split(",")) if name)
