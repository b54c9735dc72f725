"""Rewordings: turns of phrase brought into a plainer order before a sentence is read: what is heard, what a sign says."""

from __future__ import annotations

from itertools import pairwise

from sora_nb.stage.reading.deeds import DEEDS
from sora_nb.stage.reading.grammar import NUMBERS, bag
from sora_nb.stage.reading.words import Token, verb_lemmas

_HEARERS = bag("we you one i")
_HEAR = bag("hear hears")
_BOARDS = bag("sign signs banner poster board billboard placard signboard blackboard chalkboard screen label flag")
_SAYS = bag("says reads reading saying say read stating shows")
_MEASURES = bag("big large tall small high tiny long huge little wide short")


def reworded(tokens: list[Token]) -> list[Token]:
    """Return a sentence's tokens with such turns of phrase put plainly."""
    return _asleep(_denied(_as_large(_lettered(_heard(_together(tokens))))))


def _asleep(tokens: list[Token]) -> list[Token]:
    """Read "goes back to sleep" as "sleeps"."""
    words = [t.lower for t in tokens]
    for at, word in enumerate(words):
        if word in {"go", "goes", "went"}:
            for length in (4, 3):
                if words[at + 1 : at + length] in (["back", "to", "sleep"], ["to", "sleep"]):
                    form = "sleeps" if word == "goes" else "sleep"
                    return [*tokens[:at], Token(form, form), *tokens[at + length :]]
    return tokens


def _together(tokens: list[Token]) -> list[Token]:
    """Read "they both laugh" as "they laugh", "the other two" as "the others", "one kicks" as one of those who are there."""
    found: list[Token] = []
    for token in tokens:
        before = found[-1].lower if found else ""
        if token.lower in {"both", "all"} and before == "they":
            continue
        if token.lower in NUMBERS and before == "other" and len(found) > 1 and found[-2].lower == "the":
            found[-2:] = [Token("others", "others", tag="PRON", lemma="others")]
            continue
        found.append(token)
    if (
        len(found) > 1
        and found[0].lower == "one"
        and any(f == "s" and verb in DEEDS for verb, f in verb_lemmas(found[1].lower))
    ):
        found[0].tag, found[0].lemma = "PRON", "one"
    return found


def _heard(tokens: list[Token]) -> list[Token]:
    """Read "we hear thunder" and "thunder can be heard" as "the sound of thunder"."""
    words = [t.lower for t in tokens]
    if words and words[0] in _HEARERS:
        at = next((i for i in range(1, min(4, len(words))) if words[i] in _HEAR), None)
        if at is not None and set(words[1:at]) <= {"can", "also", "could"}:
            return [_sound(), *tokens[at + 1 :]]
    for at in range(1, len(words)):
        passive = words[at] in {"heard", "audible"} and words[at - 1] in {"be", "is", "are"}
        if not passive:
            continue
        start = at - 2 if words[at - 1] == "be" and words[at - 2] in {"can", "could", "may"} else at - 1
        # What follows says from where; a place there is read as any other.
        return [_sound(), *tokens[:start], *([Token(",", ","), *tokens[at + 1 :]] if tokens[at + 1 :] else [])]
    return tokens


def _sound() -> Token:
    return Token("the sound of", "the sound of", tag="SOUND", lemma="sound", used=True)


def _lettered(tokens: list[Token]) -> list[Token]:
    """Give a sign the words written on it: "a sign that says OPEN", "a banner with the words 'Happy Birthday'"."""
    for at, token in enumerate(tokens):
        if token.lower not in _BOARDS:
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].lower in {"that", "which", "with", "the", "word", "words", "text", ","} | _SAYS:
            end += 1
        verbs = {t.lower for t in tokens[at + 1 : end]} & (_SAYS | {"word", "words", "text"})
        if not verbs or end >= len(tokens):
            continue
        after = end
        if tokens[end].tag == "SPEECH":
            after = end + 1
        else:
            while after < len(tokens) and tokens[after].text[:1].isupper() and tokens[after].is_word:
                after += 1
        if after > end:
            token.says = " ".join(t.text for t in tokens[end:after]).strip(" .,!?") if after - end > 1 else tokens[end].text
            return [*tokens[: at + 1], *_lettered(tokens[after:])]
    return tokens


def _as_large(tokens: list[Token]) -> list[Token]:
    """Join "as big as" into one preposition."""
    for at in range(len(tokens) - 3):
        first, middle, last = tokens[at : at + 3]
        if first.lower == last.lower == "as" and middle.lower in _MEASURES:
            text = f"as {middle.lower} as"
            joined = Token(text, text, tag="PREP", lemma="as big as", parts=("as", middle.lower, "as"))
            return [*tokens[:at], joined, *_as_large(tokens[at + 3 :])]
    return tokens


def _denied(tokens: list[Token]) -> list[Token]:
    """Mark the "does" of "does not move" as the helper that it is."""
    for token, following in pairwise(tokens):
        if token.lower in {"does", "do", "did"} and following.lower == "not":
            token.tag, token.lemma, token.form = "AUX", "do", "s"
    return tokens
