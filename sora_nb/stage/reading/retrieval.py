"""Retrieval: which figure draws a noun: by name, by keyword, by kind and nearness of meaning, or as a labelled sign."""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.language.lexicon import CONCRETE, lexicon
from sora_nb.stage.reading import people
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.kin import NEAR
from sora_nb.stage.reading.words import noun_lemma

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from sora_nb.stage.cast.figures import Figure

FLOOR = 0.52
"""Cosine below which two words are too far apart for one to stand for the other."""
STRICT = 0.66
"""The same for things, which differ more in shape than their names do in meaning."""
UNSEEN = bag(
    """
    toy pet baby family house home garden park city street school office kitchen summer winter spring autumn morning evening
    night party birthday sports country
    """
)
"""Nouns before a noun that make no other drawing of it: a garden bench is a bench."""
_FAUNA = frozenset({"quadruped", "bird", "fish", "insect", "snake", "mollusc", "monster"})


@dataclass(frozen=True, slots=True)
class Cast:
    """What draws a noun: the figure and its family; `note` says what was replaced; `look` what the word adds."""

    figure: str
    family: str
    note: str | None = None
    look: tuple[tuple[str, str], ...] = ()


_MADE = frozenset({"robot", "alien", "skeleton", "zombie"})
"""People that are none, whose work another word says: a robot bartender."""


class Catalogue:
    """The figures that can be drawn, ready to be searched."""

    def __init__(self, figures: Mapping[str, Figure]) -> None:
        self.figures = figures
        self._names: dict[str, str] = {}
        for figure in figures.values():
            self._names.setdefault(figure.name.lower(), figure.name)
        for figure in figures.values():
            for word in figure.words:
                self._names.setdefault(word.lower(), figure.name)
        self.compounds: dict[tuple[str, ...], str] = {
            tuple(n.replace("-", " ").split()): n for n in (*self._names, *NEAR) if " " in n or "-" in n
        }
        self.nouns = frozenset(n for n in self._names if " " not in n) | NEAR.keys()

    def family(self, figure: str) -> str:
        """Return the family that draws a figure."""
        return self.figures[figure].family if figure in self.figures else "sign"

    def known(self, word: str) -> str | None:
        """Return the figure that a word names exactly or by keyword."""
        return self._names.get(word) or self._names.get(NEAR.get(word, "")) or self._names.get(word + "s")

    def cast(self, words: str, look: Mapping[str, str] | None = None) -> Cast:
        """Return what draws a noun, most exact first; never silently a wrong subject."""
        parts = words.split()
        if len(parts) > 1 and (beast := self._beast(parts)) is not None:
            return Cast(beast, self.family(beast), f"'{words}' drawn as '{beast}'.", (("clothes", parts[-1]),))
        for start in range(len(parts)):
            phrase = " ".join(parts[start:])
            if self.known(phrase) and not (phrase in people.PEOPLE and self._is_job(parts)):
                return self._found(phrase) if start == 0 else self._headed(phrase, words)
        head = parts[-1] if parts else words
        if self._is_person(words, head):
            return self._person(words, head, look or {})
        near, score = self._nearest(words, head)
        if (
            near is None
            or score < (FLOOR if lexicon().solid(head) in {"animal", "plant", "instrument"} else STRICT)
            or _lookalike(head, near)
        ):
            return Cast("sign", "sign", f"'{words}' has no drawing: shown as a labelled sign.")
        return Cast(near, self.family(near), f"'{words}' drawn as '{near}'.")

    def _beast(self, parts: list[str]) -> str | None:
        """Return the animal that has somebody's work: an "owl teacher" is an owl."""
        figure, head = self.known(parts[-2]), parts[-1]
        works = self._is_person(head, head) and head not in people.COLLECTIVES and self.known(" ".join(parts[-2:])) is None
        return figure if figure is not None and works and (self.family(figure) in _FAUNA or figure in _MADE) else None

    def _headed(self, phrase: str, words: str) -> Cast:
        """Return what draws the last words of a compound, and say that the first ones do not show: "hockey stick"."""
        cast = self._found(phrase)
        dropped = words.removesuffix(phrase).split()
        if all(word in UNSEEN or word in cast.figure.split() for word in dropped):
            return cast
        return dataclasses.replace(cast, note=f"'{words}' drawn as '{cast.figure}'.")

    def _is_job(self, parts: list[str]) -> bool:
        return (
            len(parts) > 1
            and self.known(" ".join(parts)) is None
            and parts[-1] in {"man", "woman"}
            and parts[0] in {"business", "police", "fire"}
        )

    def _found(self, phrase: str) -> Cast:
        name = self.known(phrase) or "sign"
        family = self.family(name)
        if family == "human":
            other = phrase in people.COLLEAGUES and name != phrase
            return Cast(name, family, f"'{phrase}' drawn as '{name}'." if other else None, self._traits(phrase, name))
        kin = phrase in NEAR and phrase not in self._names
        return Cast(name, family, f"'{phrase}' drawn as '{name}'." if kin else None, _young(phrase))

    def _traits(self, word: str, figure: str) -> tuple[tuple[str, str], ...]:
        del self
        head = word.rsplit(maxsplit=1)[-1]
        if head in figure.split():
            return ()
        traits = []
        if head in people.OLD:
            traits.append(("age", "old"))
        elif head in people.CHILDREN:
            traits.append(("age", "child"))
        if head in people.WOMEN | people.MEN:
            traits.append(("sex", "female" if head in people.WOMEN else "male"))
        return tuple(traits)

    def _is_person(self, words: str, head: str) -> bool:
        if head in people.PEOPLE or head in people.ROLES or words in people.ROLES:
            return True
        if head in people.NOBODIES:
            return False
        return lexicon().kind(head) == "person" or (not lexicon().kind(head) and lexicon().solid(head) == "person")

    def _person(self, words: str, head: str, look: Mapping[str, str]) -> Cast:
        """Return the human figure nearest to a word for a person: a role if one is close, else by age and sex."""
        names = [name for name, figure in self.figures.items() if figure.family == "human"]
        if not names:
            return Cast("sign", "sign", f"'{words}' has no drawing: shown as a labelled sign.")
        traits = self._traits(head, "")
        plain = dict(traits) | dict(look)
        if head not in people.PEOPLE:
            near, score = _best(words, tuple(names))
            if near is not None and score >= 0.68:
                return Cast(near, "human", f"'{words}' drawn as '{near}'.", traits)
        order = (
            ["woman", "man", "person"]
            if plain.get("sex") == "female"
            else ["man", "woman", "person"]
            if plain.get("sex") == "male"
            else ["person", "woman", "man"]
        )
        if plain.get("age") == "child":
            order = (
                ["girl", "boy", "child"]
                if plain.get("sex") == "female"
                else ["boy", "girl", "child"]
                if plain.get("sex") == "male"
                else ["child", "girl", "boy"]
            )
        elif plain.get("age") == "old":
            order = [f"old {order[0]}", *order]
        name = next((name for name in order if name in self.figures), names[0])
        plainly = head in people.PEOPLE
        return Cast(name, "human", None if plainly else f"'{words}' drawn as '{name}'.", traits)

    def _nearest(self, words: str, head: str) -> tuple[str | None, float]:
        kind = lexicon().kind(head)
        kind = kind if kind in CONCRETE else lexicon().solid(head)
        if not kind:
            return None, 0.0
        return _best(words, tuple(name for name in self.figures if self._of_kind(name, kind)))

    def _of_kind(self, name: str, kind: str) -> bool:
        family = self.family(name)
        if family in {"human", "sign"}:
            return False
        if family in _FAUNA:
            return kind in {"animal", "being"}
        other = (
            lexicon().kind(name.rsplit(maxsplit=1)[-1].lower())
            if " " not in name
            else lexicon().solid(name.rsplit(maxsplit=1)[-1].lower())
        )
        if kind in {"animal", "plant", "food", "drink", "clothing", "vehicle", "instrument"}:
            return other == kind or (kind == "drink" and other == "food")
        return other not in {"animal", "person", "food", "being", "body", "plant", ""}


def _lookalike(word: str, figure: str) -> bool:
    """Tell whether two words are near only by their spelling ("trampoline" and "tram")."""
    last = figure.rsplit(maxsplit=1)[-1].lower()
    return last != word and (word.startswith(last) or last.startswith(word))


def _young(word: str) -> tuple[tuple[str, str], ...]:
    young = [
        "puppy",
        "kitten",
        "kitty",
        "bunny",
        "pup",
        "foal",
        "calf",
        "chick",
        "cub",
        "lamb",
        "piglet",
        "gosling",
        "duckling",
        "fawn",
    ]
    return (("age", "baby"),) if word in young else ()


@functools.lru_cache(maxsize=16)
def _matrix(names: tuple[str, ...]) -> tuple[list[str], NDArray[np.float32]]:
    known = [(name, lexicon().vector(name.lower())) for name in names]
    rows = [(name, vector) for name, vector in known if vector is not None]
    return [name for name, _ in rows], np.array([vector for _, vector in rows], np.float32)


def _best(words: str, names: tuple[str, ...]) -> tuple[str | None, float]:
    vector = lexicon().vector(noun_lemma(words)[0] if " " not in words else words)
    if vector is None or not names:
        return None, 0.0
    found, matrix = _matrix(names)
    if not found:
        return None, 0.0
    scores = matrix @ vector
    best = int(np.argmax(scores))
    return found[best], float(scores[best])


@functools.lru_cache(maxsize=4)
def _kept(identity: int, size: int) -> list[Catalogue]:
    del identity, size
    return []


def catalogue(figures: Mapping[str, Figure]) -> Catalogue:
    """Return the searchable catalogue of a mapping of figures, built once for each mapping."""
    kept = _kept(id(figures), len(figures))
    if not kept or kept[0].figures is not figures:
        kept[:] = [Catalogue(figures)]
    return kept[0]
