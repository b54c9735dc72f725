"""Orders: the words of a remix that ask for a change ("remove …", "… instead of …", "slower"), clause by clause."""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

from sora_nb.stage.reading import stylings
from sora_nb.stage.reading.contexts import QUALITIES
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.meaning import plain
from sora_nb.stage.reading.words import Token, verb_lemmas

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPENERS = (
    "keep everything else the same but", "keep everything the same but", "everything else the same but",
    "keep everything as it is but", "keep everything but", "everything the same but", "the same film but",
    "the same scene but", "the same clip but", "the same thing but", "the same as before but", "same as before but",
    "the same but", "same but", "the same only", "same only", "the same again but", "exactly the same but", "the same film",
    "the same scene", "the same clip", "the same again", "the same thing", "the same as before", "same as before",
    "same scene", "exactly the same", "the same", "same", "can you", "could you", "i want", "i 'd like", "what if",
    "how about", "i would like", "this time", "now", "please", "but", "and", "let us", "try", "rather",
)  # fmt: skip
_LEADS = tuple(tuple(words.split()) for words in _OPENERS)
_STARTERS = bag(
    """
    add remove delete erase omit replace swap exchange substitute change turn transform make without no minus give let
    slower faster paint colour color dye include insert instead stop lose mute have
    """
)
"""Words that open an order of their own after a comma or "and"."""
REMOVING = (
    ("get", "rid", "of"), ("take", "away"), ("take", "out"), ("leave", "out"), ("cut", "out"), ("remove",), ("delete",),
    ("erase",), ("omit",), ("drop",), ("lose",), ("hide",),
)  # fmt: skip
REPLACING = bag("replace swap exchange substitute switch")
TURNING = bag("change turn transform")
BECOMING = bag("becomes become is are")
MAKING = bag("make let have paint colour color dye turn get keep")
ADDING = (("also", "add"), ("add",), ("plus",), ("include",), ("insert",), ("put", "in"))
_PLACES = {
    "first": 0, "1": 0, "one": 0, "second": 1, "2": 1, "two": 1, "third": 2, "3": 2, "three": 2, "fourth": 3, "4": 3, "four": 3,
    "fifth": 4, "5": 4, "five": 4, "last": -1, "final": -1,
}  # fmt: skip
_FASTER = bag("faster quicker quickly fast")
_SLOWER = bag("slower slowly slow")
_ASIDES = bag(
    """
    make it everything everyone all go goes going move moves moving much a an bit little far even more less speed up slow
    down things play run it's in motion be is are should them they at half double act acts the film clip video whole too
    super very
    """
)
JOINTS = frozenset({",", "and", "but", "plus", ";", "with"})
"""What stands between two clauses of one order."""
INDEFINITE = bag("a an another some two three four five six seven eight")
ALSO = bag("also too well then afterwards additionally")
"""Words that put a deed beside what is done already."""
STEPS = {"bigger": 1, "larger": 1, "higher": 1, "greater": 1, "smaller": -1, "littler": -1, "tinier": -1, "lower": -1}
"""Comparatives by how many sizes they go."""


_WITHOUT_FORCE = bag("please")
_SETTINGS = bag("place setting location scene time weather style camera music season background look")
_LOOKS = bag("color colour size")
_SHOOTING = bag("pan tilt zoom dolly crane")
_MOVED = bag("it them everything everyone everybody all")


def said(tokens: Sequence[Token]) -> list[Token]:
    """Return a sentence in the words that the rules know: "one more dog" is "another dog", "in style paper" is "in paper"."""
    left = [token for token in tokens if token.lower not in _WITHOUT_FORCE]
    words = lowered(left)
    for at, this in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if this == "one" and following == "more":
            return [*left[:at], word("another"), *said(left[at + 2 :])]
        if this == "style" and (following in stylings.STYLES or following in stylings.OTHER_STYLES):
            return [*left[:at], *said(left[at + 1 :])]
    return left


def settled(clause: list[Token]) -> list[Token]:
    """Return what is left of "change the weather to fog", "put them on the beach", "the dog's colour to blue", plainly said."""
    words = lowered(clause)
    if words[0] in {"put", "move", "set", "place"} and words[1:2] and words[1] in _MOVED:
        return clause[2:]
    bare = [w for w in words if w not in {"a", "the", "of"}]
    if len(bare) == 2 and bare[0] in _SHOOTING and bare[1] == "camera":
        # "A tilt of the camera", "tilt the camera".
        return [word("camera"), word(bare[0])]
    if words[0] not in TURNING or "to" not in words[2:]:
        return clause
    at = words.index("to", 2)
    if set(words[1:at]) & _SETTINGS:
        return [word("in"), *clause[at + 1 :]]
    if not set(words[1:at]) & _LOOKS:
        return clause
    owner = clause[words.index("of") + 1 : at] if "of" in words[:at] else clause[1 : words.index("'s")] if "'s" in words else []
    return [*owner, word("is"), *clause[at + 1 :]] if owner else clause


def fresh(tokens: Sequence[Token]) -> list[Token]:
    """Return copies of words that no reading has tagged yet."""
    copies = [copy(token) for token in tokens]
    for token in copies:
        token.tag = token.tag if token.tag == "SPEECH" else ""
        token.used = False
    return copies


def lowered(tokens: Sequence[Token]) -> list[str]:
    """Return the words in lower case."""
    return [token.lower for token in tokens]


def word(text: str) -> Token:
    """Return a word that nobody wrote."""
    return Token(text, text)


def opened(tokens: Sequence[Token]) -> list[Token]:
    """Return a sentence without what only says that the rest stays."""
    left = list(tokens)
    while left:
        words = lowered(left)
        lead = next((lead for lead in _LEADS if tuple(words[: len(lead)]) == lead), None)
        if lead is None:
            return left
        left = left[len(lead) :]
        while left and left[0].lower in {"", ","} and left[0].text in {",", ":", ";", "-"}:
            left = left[1:]
    return left


def clauses(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return a sentence cut where an order of its own begins."""
    found: list[list[Token]] = [[]]
    for at, token in enumerate(tokens):
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if token.text == ";" or (token.text in {",", "and", "but", "plus"} and following in _STARTERS):
            found.append([])
        else:
            found[-1].append(token)
    return [opened(clause) for clause in found if clause]


def unjoined(tokens: Sequence[Token]) -> list[Token]:
    """Return some words without what joins them to their neighbours at either end."""
    left = list(tokens)
    while left and left[0].text in JOINTS - {"with"}:
        left = left[1:]
    while left and left[-1].text in JOINTS:
        left = left[:-1]
    return left


def scoped(tokens: list[Token]) -> tuple[int | None, list[Token]]:
    """Return which shot a sentence is about ("in the second shot", "in shot 2"), and the sentence without it."""
    words = lowered(tokens)
    for at, this in enumerate(words):
        if this not in {"shot", "scene"}:
            continue
        before = words[max(0, at - 3) : at]
        if at + 1 < len(words) and words[at + 1] in _PLACES and before[-1:] == ["in"]:
            return _PLACES[words[at + 1]], [*tokens[: at - 1], *_comma_off(tokens[at + 2 :])]
        if len(before) == 3 and before[:2] == ["in", "the"] and before[2] in _PLACES:
            return _PLACES[before[2]], [*tokens[: at - 3], *_comma_off(tokens[at + 1 :])]
    return None, tokens


def _comma_off(tokens: list[Token]) -> list[Token]:
    return tokens[1:] if tokens and tokens[0].text == "," else tokens


def led(tokens: Sequence[Token], leads: Sequence[tuple[str, ...]]) -> int:
    """Return how many words of one of some openings a clause starts with, 0 for none."""
    words = tuple(lowered(tokens))
    return next((len(lead) for lead in leads if words[: len(lead)] == lead), 0)


def pace(tokens: Sequence[Token]) -> tuple[str, list[Token]] | None:
    """Return the manner that a clause asks for ("slowly", "quickly") with what else it says; None where it asks for none."""
    words = lowered(tokens)
    text = " ".join(words)
    if re.search(r"\bslow motion\b|\bslow \w+ down\b|\bslow down\b", text):
        manner = "slowly"
    elif re.search(r"\bspeed \w+ up\b|\bspeed up\b", text):
        manner = "quickly"
    else:
        hits = [w for w in words if w in _FASTER | _SLOWER]
        alone = all(w in _ASIDES | _FASTER | _SLOWER for w in words)
        compared = any(w in {"faster", "quicker", "slower"} for w in hits) or ("more" in words and hits)
        if not hits or not (alone or compared):
            return None
        less = "less" in words
        manner = "quickly" if (hits[0] in _FASTER) != less else "slowly"
    rest = [t for t in tokens if t.lower not in _ASIDES | _FASTER | _SLOWER or t.lower in {"the", "a"}]
    rest = rest if any(t.lower not in {"the", "a", ",", ""} for t in rest) else []
    return manner, rest


def describes(token: Token) -> bool:
    """Tell whether a word after a noun says what it is to be like: "make the ball blue"."""
    return token.lower in QUALITIES or plain(token.lower) != token.lower


def deed_of(token: Token, deeds: dict[str, str]) -> str | None:
    """Return the stage's verb for a word in any form, or None."""
    return next((deeds[lemma] for lemma, _ in verb_lemmas(token.lower) if lemma in deeds), None)
