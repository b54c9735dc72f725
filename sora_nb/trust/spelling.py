"""Spelling: text as its words are meant, whatever letters they are disguised in."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

_LOOKALIKES = {
    "a": "аɑαａᴀ", "b": "вьƅʙᏼ", "c": "сϲᴄ", "d": "ԁđᴅ", "e": "еєэεᴇ", "f": "ꜰƒ", "g": "ɡɢ", "h": "һнʜ", "i": "іıιɩɪі",
    "j": "јᴊ", "k": "кκᴋ", "l": "ӏʟłⅼ", "m": "мϻᴍ", "n": "пηɴ", "o": "оοσøᴏօ", "p": "рρᴘ", "q": "ԛ", "r": "гѓʀ", "s": "ѕꜱ",
    "t": "тτᴛ", "u": "υսцᴜ", "v": "νѵᴠ", "w": "ԝωшᴡ", "x": "хχ", "y": "уγʏ", "z": "ᴢʐ", "ae": "æ", "oe": "œ",
}  # fmt: skip
"""Letters of other scripts, and small capitals, by the Latin letter that they look like."""
_ROWS = {0x1F1E6: 26, 0x1F130: 26, 0x1F150: 26, 0x1F170: 26}
"""Rows of letters in boxes and circles that Unicode does not fold itself, each from A to Z."""
_FOLDED = {ord(sign): plain for plain, signs in _LOOKALIKES.items() for sign in signs} | {
    start + n: chr(ord("a") + n) for start, length in _ROWS.items() for n in range(length)
}
_VOICING = "゙゚"
_DIGITS = str.maketrans("013457890@$!€+|", "oleastbgoasiet" + "l")
_SIGNS = "@$!€+|*#"
_WORD = re.compile(rf"[^\W_]+(?:[{re.escape(_SIGNS)}]+[^\W_]+)*[$!]*|[@$][^\W_]+")
_BREAKS = frozenset(",;:?!()\n")
_REPEATED = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: `forms` are what it can be meant as, the plainest first.

    `apart` says that a comma or the like parts it from the word before.
    """

    forms: tuple[str, ...]
    apart: bool

    @property
    def plain(self) -> str:
        """Return the word as it is written, folded."""
        return self.forms[0]


def fold(text: str) -> str:
    """Return a text in lower case, without marks and invisible signs, look-alike letters as the Latin ones."""
    wide = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(sign for sign in wide if unicodedata.category(sign) not in {"Mn", "Cf", "Me"} or sign in _VOICING)
    return unicodedata.normalize("NFKC", bare.translate(_FOLDED))


@functools.lru_cache(maxsize=2048)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text, each with what it can be meant as."""
    folded = fold(text)
    found, last = [], 0
    for match in _WORD.finditer(folded):
        found.append(Word(_forms(match[0]), bool(set(folded[last : match.start()]) & _BREAKS)))
        last = match.end()
    return tuple(found)


def squeezed(word: str) -> str:
    """Return a word with every run of one letter as a single one: "mickkey" is "mickey"."""
    return _DOUBLED.sub(r"\1", word)


def sounded(word: str) -> str:
    """Return a word as it sounds, roughly: "pikachoo" is "pikachu", "mikki" is "mici"."""
    out = word
    for written, heard in _HEARD:
        out = out.replace(written, heard)
    return squeezed(out)


_HEARD = (
    ("sch", "s"), ("tch", "c"), ("ch", "c"), ("sh", "s"), ("ph", "f"), ("ck", "k"), ("qu", "kw"), ("oo", "u"), ("ou", "u"),
    ("ee", "i"), ("ea", "i"), ("ie", "i"), ("ey", "i"), ("y", "i"), ("c", "k"), ("q", "k"), ("z", "s"), ("x", "ks"), ("w", "v"),
    ("h", ""),
)  # fmt: skip


def _forms(written: str) -> tuple[str, ...]:
    """Return what a written word can be meant as: itself, digits and signs read as letters, repeated letters once or twice."""
    plain = "".join(sign for sign in written if sign.isalnum() or sign in "*#") if _hides(written) else written
    plain = plain.rstrip("!$")
    found = [plain] if plain else [written]
    if any(sign.isalpha() for sign in written) and not written.isalpha():
        read = written.translate(_DIGITS)
        found += [read, read.rstrip("i"), written.replace("1", "i").translate(_DIGITS)]
    for form in tuple(found):
        if _REPEATED.search(form):
            found += [_REPEATED.sub(r"\1", form), _REPEATED.sub(r"\1\1", form)]
        if "rn" in form or "vv" in form:
            found.append(form.replace("rn", "m").replace("vv", "w"))
    return tuple(dict.fromkeys(form for form in found if form))


def _hides(written: str) -> bool:
    """Tell whether signs stand in a word where letters would."""
    return any(sign in _SIGNS for sign in written)
