"""Writing: a French prompt cut into sentences of words: quotations whole, elisions and contractions taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUOTES = re.compile(r"«\s*([^»]+?)\s*»|“\s*([^”]+?)\s*”|„\s*([^“”]+?)\s*[“”]|\"\s*([^\"]+?)\s*\"|‹\s*([^›]+?)\s*›")
_WORD = re.compile(r"\x00\d+\x00|@\w+(?:-\w+)*|\d+(?:[.,]\d+)?|[^\W\d_]+(?:[-'][^\W\d_]+)*'?|\.{3}|[^\w\s]")
_ELIDED = re.compile(r"(jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|[ldjnsmtc]|qu)'(?=\w)", re.IGNORECASE)
_MARKS = str.maketrans({"\x00": " ", "’": "'", "‘": "'", "—": " - ", "–": " - ", "…": "..."})
_WHOLE = frozenset({"aujourd'hui", "quelqu'un", "quelqu'une", "presqu'île"})
_FULL = {"l": "l'", "d": "de", "j": "je", "n": "ne", "s": "se", "m": "me", "t": "te", "c": "ce", "qu": "que"}
_FUSED = {"du": ("de", "le"), "des": ("de", "les"), "au": ("à", "le"), "aux": ("à", "les"), "auxquels": ("à", "lesquels")}
_INVERTED = re.compile(r"-(?:t-)?(il|elle|ils|elles|on|je|tu|nous|vous|moi|le|la|les|lui|leur|toi|ce)$")
_SECONDS = re.compile(r"\b(\d+(?:[.,]\d+)?) ?(?:s|sec|secs)\b", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Word:
    """One word of French: as written, in lower case; `fused` where it is one half of "du", "des", "au" or "aux"."""

    text: str
    lower: str
    fused: bool = False
    speech: bool = False
    inverted: bool = False


def sentences(prompt: str) -> list[list[Word]]:
    """Return a prompt's sentences as words; a quotation is one word with `speech` set."""
    said: list[str] = []

    def keep(match: re.Match[str]) -> str:
        said.append(next(group for group in match.groups() if group is not None).strip().rstrip(","))
        return f" \x00{len(said) - 1}\x00 "

    text = prompt.translate(_MARKS)
    masked = _QUOTES.sub(keep, _SECONDS.sub(r"\1 secondes", text))
    found: list[list[Word]] = [[]]
    for match in _WORD.finditer(masked):
        piece = match[0]
        if piece.startswith("\x00"):
            words = said[int(piece.strip("\x00"))]
            found[-1].append(Word(words, "", speech=True))
            if words[-1:] in ".!?" and re.match(r"\s*[A-ZÀ-Ý]", masked[match.end() :]) and len(found[-1]) > 1:
                found.append([])
        elif piece in {".", "!", "?", "..."}:
            found.append([])
        else:
            found[-1] += cut(piece)
    return [sentence for sentence in found if any(w.speech or w.lower[:1].isalnum() or w.lower[:1] == "@" for w in sentence)]


def cut(piece: str) -> list[Word]:
    """Return the words of one written word: elisions, contractions and inverted pronouns come apart."""
    lower = piece.lower()
    if lower in _WHOLE or piece.startswith("@"):
        return [Word(piece, lower)]
    elided = _ELIDED.match(piece)
    if elided:
        head = elided[1].lower()
        return [Word(piece[: elided.end()], _FULL.get(head, head + "e")), *cut(piece[elided.end() :])]
    if lower in _FUSED:
        return [Word(piece if at == 0 else "", part, fused=True) for at, part in enumerate(_FUSED[lower])]
    inverted = _INVERTED.search(lower)
    if inverted and lower not in {"celui-là"} and inverted.start() > 0:
        return [*cut(piece[: inverted.start()]), Word(inverted[1], inverted[1], inverted=True)]
    if lower.endswith(("-ci", "-là")):
        return cut(piece[:-3])
    return [Word(piece, lower.rstrip("'") or lower)]


def phrase(text: str) -> tuple[str, ...]:
    """Return the words of a phrase in one of our tables, cut as a prompt is."""
    return tuple(word.lower for piece in _WORD.findall(text) for word in cut(piece))
