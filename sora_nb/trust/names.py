"""Names: finds the names of a list in a text, misspelt, spaced out, run together or in look-alike letters."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sora_nb.language.lexicon import PARTS, lexicon
from sora_nb.trust import spelling
from sora_nb.trust.spelling import Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LONGEST = 40
"""Letters of a name that are looked at; longer ones are found by their beginning."""
_SHORT, _LONG = 5, 8
"""Names of fewer letters are matched as written only; from `_LONG` on, two letters may be wrong."""
_COMMON = 9
"""Use in the dictionary from which a word is an everyday one."""
_MOST_WORDS = 6
_INSIDE = 8
"""Letters from which a name is found inside a word too."""
_REMEMBERED = 20_000
_SUFFIXES = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ies", "y")
_OWN_SCRIPT = 0x2E80
"""Scripts from here on are written without spaces."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name found in a text: which, as it is written there, and whether it may be just an everyday word or a first name."""

    name: str
    written: str
    everyday: bool


class Names:
    """A list of names, to be looked for in many texts."""

    def __init__(self, names: Iterable[str]) -> None:
        self._whole: dict[str, str] = {}
        self._starts: set[str] = set()
        self._near: dict[str, set[str]] = defaultdict(set)
        self._sounds: dict[str, str] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._unspaced: dict[str, str] = {}
        self._pieces: set[str] = set()
        self._seen: dict[str, bool] = {}
        self._most = 0
        for name in names:
            self._add(name)

    def __len__(self) -> int:
        return len(self._whole)

    def _add(self, name: str) -> None:
        parts = tuple(word.plain for word in spelling.words(name))
        joined = "".join(parts)[:_LONGEST]
        if len(joined) < 2:
            return
        if any(ord(sign) >= _OWN_SCRIPT for sign in joined):
            self._unspaced[joined] = name
            return
        self._parts[joined] = parts
        self._most = max(self._most, len(joined))
        for part in parts:
            self._pieces |= _without(part, 1 if len(part) < _LONG else 2) if len(part) >= _SHORT - 1 else {part}
        for form in (joined, *([joined + "s"] if len(joined) >= _SHORT else [])):
            self._whole.setdefault(form, name)
            self._starts.update(form[:length] for length in range(1, len(form) + 1))
        if len(joined) >= _SHORT:
            self._sounds.setdefault(spelling.sounded(joined), joined)
            for key in _without(joined, _slack(joined)):
                self._near[key].add(joined)

    def find(self, text: str) -> list[Found]:
        """Return the names in a text, each once, in order."""
        words = spelling.words(text)
        found: dict[str, Found] = {}
        for first in range(len(words)):
            for name, window in self._at(words, first):
                found.setdefault(name, _found(name, window, text))
        if self._unspaced:
            letters = "".join(sign for sign in spelling.fold(text) if sign.isalnum())
            for joined, name in self._unspaced.items():
                if joined in letters:
                    found.setdefault(name, Found(name, joined, everyday=False))
        return list(found.values())

    def _at(self, words: Sequence[Word], first: int) -> Iterator[tuple[str, Sequence[Word]]]:
        yield from self._exactly(words, first)
        length = 0
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            length += len(words[last].plain)
            if length > self._most + 2 or not self._promising(words[last]) or (last > first and words[last].apart):
                break
            name = self._nearly(words[first : last + 1])
            if name is not None:
                yield self._whole[name], words[first : last + 1]
        yield from self._inside(words[first])

    def _promising(self, word: Word) -> bool:
        """Tell whether a word can be a part of a name misspelt: one that no dictionary has, or that is near such a part."""
        if word.plain not in self._seen:
            near = not known(word.plain) or len(word.plain) < _SHORT - 1
            if len(self._seen) > _REMEMBERED:
                self._seen.clear()
            self._seen[word.plain] = near or not self._pieces.isdisjoint(_without(word.plain, 2))
        return self._seen[word.plain]

    def _exactly(self, words: Sequence[Word], first: int) -> Iterator[tuple[str, Sequence[Word]]]:
        """Yield names that some words spell out, whatever spaces are between their letters."""
        beginnings = {""}
        for last in range(first, len(words)):
            if last > first and words[last].apart and len(words[last].plain) > 1:
                return
            longer = {beginning + form for beginning in beginnings for form in words[last].forms}
            for whole in longer & self._whole.keys():
                if self._plausible(whole, words[first : last + 1]):
                    yield self._whole[whole], words[first : last + 1]
            beginnings = longer & self._starts
            if not beginnings:
                return

    def _plausible(self, whole: str, window: Sequence[Word]) -> bool:
        """Tell whether a name spelt over several words is one: a short name is not hidden in the seams of others."""
        parts = self._parts.get(whole, ())
        if len(window) == 1 or len(window) == len(parts):
            return True
        return len(whole) >= _SHORT or all(len(word.plain) == 1 for word in window)

    def _nearly(self, window: Sequence[Word]) -> str | None:
        """Return the name that some words nearly are, or sound like; None where they can be words of their own."""
        if all(known(word.plain) for word in window) and len(window) == 1:
            return None
        for joined in {"".join(word.forms[-1] for word in window), "".join(word.plain for word in window)}:
            if len(joined) < _SHORT - 1:
                continue
            near = {name for key in _without(joined, 2) for name in self._near.get(key, ())}
            heard = self._sounds.get(spelling.sounded(joined))
            near |= {heard} if heard is not None else set()
            for name in near:
                close = name == heard or _apart(joined, name) <= _slack(name)
                if close and self._fits(name, joined, window):
                    return name
        return None

    def _fits(self, name: str, joined: str, window: Sequence[Word]) -> bool:
        """Tell whether words that differ from a name by a few letters are it misspelt, and no other words."""
        parts = self._parts.get(name, (name,))
        if len(window) != len(parts):
            # Run together and misspelt: only where no word of them is one of its own.
            strange = not any(known(word.plain) and len(word.plain) > 2 for word in window)
            return strange and joined[0] == name[0] and len(name) >= _LONG - 1
        if len(parts) == 1:
            return joined[0] == name[0] or (len(name) >= _LONG and _apart(joined, name) <= 1)
        return all(_part_fits(word, part) for word, part in zip(window, parts, strict=True))

    def _inside(self, word: Word) -> Iterator[tuple[str, Sequence[Word]]]:
        """Yield a long name that stands inside a word: "xxmickeymousexx"."""
        if len(word.plain) <= _INSIDE or known(word.plain):
            return
        for form in word.forms:
            for start in range(len(form) - _INSIDE + 1):
                for end in range(start + _INSIDE, len(form) + 1):
                    if form[start:end] not in self._starts:
                        break
                    if form[start:end] in self._parts:
                        yield self._whole[form[start:end]], [word]


def plainly(name: str, text: str) -> re.Match[str] | None:
    """Return where a name stands in a text (in normal form C) just as it is written, but for capitals."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)


def _found(name: str, window: Sequence[Word], text: str) -> Found:
    """Return a name that was found; one that is disguised is meant, however everyday it is."""
    parts = [word.plain for word in spelling.words(name)]
    everyday = len(parts) == 1 and _everyday(parts[0]) and plainly(name, unicodedata.normalize("NFC", text)) is not None
    return Found(name, " ".join(word.plain for word in window), everyday)


@functools.cache
def given_names() -> frozenset[str]:
    """Return common first names, folded: somebody in a film may be called like a character and be nobody but themselves."""
    text = (Path(__file__).with_name("words") / "given_names.txt").read_text("utf-8")
    return frozenset(spelling.fold(text).split())


@functools.lru_cache(maxsize=4096)
def _everyday(word: str) -> bool:
    """Tell whether a word is a first name, a common word, or an animal, plant or food, however rare."""
    words = lexicon()
    stems = (word, word.removesuffix("s"))
    common = any(words.use(stem, part) >= _COMMON for stem in stems for part in PARTS)
    return common or word in given_names() or words.kind(word) in {"animal", "plant", "food", "drink"}


def _part_fits(word: Word, part: str) -> bool:
    written = word.plain
    if part in word.forms or written == part + "s":
        return True
    if len(part) < 4:
        return False
    if (known(written) or written in given_names()) and written[0] != part[0]:
        return False
    return any(
        _apart(form, part) <= (1 if len(part) < 6 else 2) or spelling.sounded(form) == spelling.sounded(part)
        for form in word.forms
    )


@functools.lru_cache(maxsize=20_000)
def known(word: str) -> bool:
    """Tell whether a word, or what it is a form of, is in the dictionary."""
    words = lexicon()
    if word in words:
        return True
    stems = (word.removesuffix(suffix) for suffix in _SUFFIXES if word.endswith(suffix))
    return any(stem in words or stem + "e" in words or stem + "y" in words for stem in stems if len(stem) > 2)


def _slack(name: str) -> int:
    return 0 if len(name) < _SHORT else 1 if len(name) < _LONG else 2


@functools.lru_cache(maxsize=4096)
def _without(word: str, most: int) -> frozenset[str]:
    """Return a word, and it with up to `most` letters left out; two words that share one are near each other."""
    found = {word}
    edge = {word}
    for _ in range(most):
        edge = {each[:n] + each[n + 1 :] for each in edge for n in range(len(each))}
        found |= edge
    return frozenset(found)


def _apart(a: str, b: str) -> int:
    """Return how many letters are to be changed, added, left out or swapped with their neighbour from one word to another."""
    if a == b:
        return 0
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, one in enumerate(a, 1):
        older, before, row = before, row, [i, *[0] * len(b)]
        for j, other in enumerate(b, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one != other))
            if i > 1 and j > 1 and one == b[j - 2] and a[i - 2] == other:
                row[j] = min(row[j], older[j - 2] + 1)
    return row[-1]
