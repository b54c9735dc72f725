"""Words: a prompt cut into sentences of tokens, speech kept whole, each word with its plain forms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from sora_nb.language.lexicon import lexicon
from sora_nb.stage.reading.deeds import DEEDS
from sora_nb.stage.reading.grammar import ALWAYS_ONE, ODD_FORMS, PARTICIPLE, PAST, PLURALS, UNCOUNTED

_MARKS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "`": "'", "—": " - ", "–": " - ", "…": "..."}
)
_SAID = re.compile(r'"([^"]+)"|(?<![\w\'])\'(.+?)\'(?!\w)')
_TOKEN = re.compile(
    r"\x00\d+\x00|@\w+(?:-\w+)*(?:'s?)?|\d+-(?:year-old|bit)|\d+(?:\.\d+)?[A-Za-z]*|[^\W\d_]+(?:[-'][^\W\d_]+)*'?|\.{3}|[^\w\s]"
)
_KEPT = re.compile(
    r".*-(?:haired|eyed|legged|covered|capped|shaped|sized|aged|year-old|soaked|old|colored|coloured|lit)$"
    r"|t-shirt|x-ray|merry-go-round|stop-motion|mid-air|jack-o-lantern|teddy-bear|[0-9]+-.*|ferris-wheel|yo-yo|tutti.*|tic-tac-toe|bow-tie"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_CLITICS = {"'s", "'re", "'m", "'ll", "'ve", "'d"}
_SECONDS = re.compile(
    r"(?<!his )(?<!her )(?<!the )(?<!heir )(?<!late )(?<!arly )(?<!mid )\b(\d+(?:\.\d+)?) ?(?:s|secs?)\b", re.IGNORECASE
)
_AGED = re.compile(r"\b(\d+|[a-z]+)[ -]years?[ -]olds?\b", re.IGNORECASE)
_ABBREVIATIONS = re.compile(r"\b(Mr|Mrs|Ms|Dr|St|Prof)\.")


FOREIGN = "FOREIGN"
"""The tag of what no English word can be, such as 犬 or an emoji."""


@dataclass(slots=True, eq=False)
class Token:
    """One word, mark or piece of speech, and what the reading makes of it.

    `tag` is its part of speech here; `form` is "s", "past", "done", "ing" or "base" of a verb and "plural" of a noun;
    `fact` holds (field, value) where the token states a fact of the scene; `used` tells whether it ended up in the plan;
    `says` is what is written on a sign; `source` is what was written where that is not English.
    """

    text: str
    lower: str
    tag: str = ""
    lemma: str = ""
    form: str = ""
    fact: tuple[str, str] | None = None
    used: bool = False
    parts: tuple[str, ...] = field(default=())
    source: str = ""
    says: str = ""

    @property
    def is_word(self) -> bool:
        """Tell whether this is a word rather than a mark or speech."""
        return self.lower[:1].isalnum() or self.lower.startswith("@")


def sentences(prompt: str) -> list[list[Token]]:
    """Return the prompt's sentences as tokens; a quotation is one token with the tag "SPEECH"."""
    prompt = _SECONDS.sub(r"\1 seconds", prompt.replace("\x00", " "))
    text = _AGED.sub(r"\1-year-old", _ABBREVIATIONS.sub(r"\1", prompt.translate(_MARKS)))
    said: list[str] = []

    def keep(match: re.Match[str]) -> str:
        said.append((match[1] or match[2]).strip().rstrip(","))
        return f" \x00{len(said) - 1}\x00 "

    found: list[list[Token]] = [[]]
    masked = _SAID.sub(keep, text)
    for match in _TOKEN.finditer(masked):
        piece = match[0]
        if piece.startswith("\x00"):
            words = said[int(piece.strip("\x00"))]
            found[-1].append(Token(words, "", tag="SPEECH"))
            if words.rstrip()[-1:] in ".!?" and re.match(r"\s*[A-Z]", masked[match.end() :]) and len(found[-1]) > 1:
                found.append([])
        elif piece in {".", "!", "?", "..."}:
            found.append([])
        else:
            found[-1] += [Token(piece, piece, tag=FOREIGN)] if foreign(piece) else _split(piece)
    return [sentence for sentence in found if any(token.is_word or token.tag in {"SPEECH", FOREIGN} for token in sentence)]


def foreign(piece: str) -> bool:
    """Tell whether a piece is a word in another script than English has, or a picture that stands for a word."""
    return (piece[0].isalnum() and not piece[0].isdecimal() and not _LATIN.match(piece)) or unicodedata.category(
        piece[0]
    ) == "So"


def _split(piece: str) -> list[Token]:
    """Return the tokens of one written word: clitics come off, hyphens part unless the word is kept whole."""
    lower = piece.lower()
    if lower.startswith("@"):
        return _handle(piece)
    if lower.endswith("n't") and len(lower) > 3:
        stem = {"wo": "will", "ca": "can"}.get(lower[:-3], lower[:-3])
        return [Token(piece[:-3], stem), Token("not", "not")]
    for clitic in _CLITICS:
        if lower.endswith(clitic) and len(lower) > len(clitic):
            return [*_split(piece[: -len(clitic)]), Token(piece[-len(clitic) :], clitic)]
    if lower.endswith("'"):
        return [*_split(piece[:-1]), Token("'s", "'s")]
    if "-" in lower and not _KEPT.fullmatch(lower) and lower not in lexicon():
        return [Token(part, part.lower()) for part in piece.split("-")]
    return [Token(piece, lower)]


def _handle(piece: str) -> list[Token]:
    """Return a cameo's handle as one token, and a possessive's ending as another."""
    name, quote, ending = piece.partition("'")
    return [Token(name, name.lower()), *([Token(quote + ending, "'s")] if quote else [])]


def noun_lemma(word: str) -> tuple[str, bool]:  # noqa: PLR0911
    """Return a noun's singular and whether the word is a plural."""
    if word in PLURALS:
        return PLURALS[word], True
    for many, one in (("children", "child"), ("women", "woman"), ("men", "man")):
        if word.endswith(many) and word not in {"women", "omen", "specimen", "abdomen", "semen"}:
            return word.removesuffix(many) + one, True
    if word in UNCOUNTED or word in ALWAYS_ONE or not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return word, False
    words = lexicon()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y", True
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")) and (
        words.use(word[:-2], "noun") or not words.use(word[:-1], "noun")
    ):
        return word[:-2], True
    if words.use(word, "noun") and not words.use(word[:-1], "noun"):
        return word, False
    return word[:-1], True


def verb_lemmas(word: str) -> list[tuple[str, str]]:  # noqa: C901
    """Return the (verb, form) pairs that a word can be, likeliest first."""
    found: list[tuple[str, str]] = []
    if word in ODD_FORMS:
        return [(ODD_FORMS[word], "ing" if word.endswith("ing") else "past" if word.endswith("ed") else "s")]
    if word in PAST:
        found.append((PAST[word], "past"))
    if word in PARTICIPLE:
        found.append((PARTICIPLE[word], "done"))
    if _is_verb(word):
        found.append((word, "base"))
    if word.endswith("ing") and len(word) > 4:
        found += [(verb, "ing") for verb in _stems(word[:-3])[:1]]
    elif word.endswith("ied"):
        found += [(word[:-3] + "y", "past")] if _is_verb(word[:-3] + "y") else []
    elif word.endswith("ed") and len(word) > 3:
        found += [(verb, "past") for verb in _stems(word[:-2])[:1]]
    elif word.endswith("ies") and _is_verb(word[:-3] + "y"):
        found.append((word[:-3] + "y", "s"))
    elif word.endswith("es") and word[-3] in "sxzho" and _is_verb(word[:-2]):
        found.append((word[:-2], "s"))
    elif word.endswith("s") and not word.endswith("ss") and _is_verb(word[:-1]):
        found.append((word[:-1], "s"))
    return found


def _is_verb(word: str) -> bool:
    return word in DEEDS or lexicon().use(word, "verb") > 0


def _stems(stem: str) -> list[str]:
    """Return the verbs that a stem without -ing or -ed can come from, likeliest first."""
    options = [stem, stem + "e"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "sz":
        options = [stem[:-1], stem] if not _is_verb(stem) else [stem, stem[:-1]]
    elif re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", stem):
        options = [stem + "e", stem]
    known = [verb for verb in options if _is_verb(verb)]
    words = lexicon()
    if len(known) == 2 and not re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", stem):
        known.sort(key=lambda verb: -(1000 * (verb in DEEDS) + words.use(verb, "verb")))
    return known
