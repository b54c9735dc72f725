"""Fitting: which of the stage's verbs plays a verb as written, by who does it and by what it is like."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.language.lexicon import lexicon
from sora_nb.stage import repertoire
from sora_nb.stage.reading.deeds import DEEDS, GOING, SIMPLE, WHEELED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.reading.drafts import Player

_LIT = frozenset({"glow", "shine", "sparkle", "shimmer", "glitter", "twinkle", "gleam", "glisten"})
"""Verbs of light, which no move stands for."""
_UNPLAYED = frozenset({"close", "shut", "crackle", "wrap"})
"""Verbs that are far from everything the stage plays, whatever their vectors say."""
_BREAKING = frozenset({"break", "shatter", "crack", "smash", "splinter"})
_STRIKING = frozenset({"knock", "strike", "topple"})


def fitting(lemma: str, player: Player) -> str | None:  # noqa: PLR0911
    """Return the verb that one like this does where others do another: balls that kick collide, fish that dive swim."""
    if lemma == "perform" and "singer" in player.word:
        return "sing"
    if lemma == "blow" and not player.alive:
        return "float"
    if lemma in _BREAKING and player.alive:
        return "push"
    if lemma in {"fire", "launch", "hurl", "fling", "shoot"} and player.cast.figure in {"cannon", "catapult"}:
        return "throw"
    if not player.alive and DEEDS.get(lemma) in {"kick", "push"} and lemma in _STRIKING:
        return "collide"
    if not player.alive and DEEDS.get(lemma) == "kick":
        return "collide"
    if player.human and lemma == "stretch":
        return "stretch"
    if lemma == "rise" and not player.alive and going(player) in {"slide", "roll", "walk"}:
        return "float"
    if lemma == "dive" and going(player) == "swim":
        return "swim"
    return None


def going(player: Player) -> str:
    """Return the verb by which one like this gets about."""
    head = player.word.split()[-1]
    kind = lexicon().solid(head)
    if player.cast.family in GOING and player.cast.family not in {"prop", "shape", "sign", "vehicle", "plant"}:
        return GOING[player.cast.family]
    if head in {"ball", "wheel", "marble", "tire"}:
        return "roll"
    if head in {"fish", "whale", "shark", "dolphin", "octopus", "turtle", "jellyfish", "submarine"}:
        return "swim"
    if head in {
        "plane",
        "airplane",
        "rocket",
        "balloon",
        "butterfly",
        "bee",
        "helicopter",
        "spaceship",
        "kite",
        "drone",
        "cloud",
    }:
        return "fly"
    if kind == "vehicle" or head in WHEELED:
        return "drive"
    return "walk" if kind in {"person", "animal"} else "slide"


@functools.cache
def _verbs() -> tuple[list[str], NDArray[np.float32]]:
    """Return the stage's verbs that have a word vector, and the vectors (verb, axis), gathered once."""
    words = ((word, verb) for word, verb in DEEDS.items() if "-" not in word and word in SIMPLE | repertoire.NEW)
    known = [(verb, v) for word, verb in words if (v := lexicon().vector(word)) is not None]
    return [verb for verb, _ in known], np.stack([v for _, v in known])


def nearest_verb(lemma: str) -> str | None:
    """Return the verb of the stage that is like one it has no word for, or None where none is near enough."""
    vector = lexicon().vector(lemma)
    if lemma in _LIT | _UNPLAYED or vector is None or not lexicon().use(lemma, "verb"):
        return None
    verbs, vectors = _verbs()
    close = vectors @ vector
    best = int(np.argmax(close))
    return verbs[best] if close[best] >= 0.62 else None
