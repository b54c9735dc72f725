"""Idioms: runs of words that mean one thing, joined into one token before anything else is read."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sora_nb.stage.reading import stylings
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.deeds import DEEDS
from sora_nb.stage.reading.grammar import PREPOSITIONS, bag
from sora_nb.stage.reading.kin import KINDS
from sora_nb.stage.reading.people import COLOURS, MATERIALS, SIZES
from sora_nb.stage.reading.words import Token, noun_lemma
from sora_nb.stage.vocabulary import COLOURS as PALETTE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_PLAIN = {
    "PREP": {
        "in front of": "in front of", "next to": "next to", "on top of": "on", "to the left of": "left of",
        "to the right of": "right of", "on the left of": "left of", "on the right of": "right of", "left of": "left of",
        "right of": "right of", "on the left side of": "left of", "on the right side of": "right of",
        "close to": "next to", "near to": "next to", "away from": "from", "out of": "from", "along with": "with",
        "together with": "with", "such as": "like", "in the middle of": "in", "in the center of": "in",
        "in the centre of": "in", "at the top of": "on", "on the edge of": "on", "at the bottom of": "in",
        "at the foot of": "next to", "made of": "made of", "made out of": "made of", "made from": "made of",
        "in between": "between", "all over": "over", "at the edge of": "next to", "at the side of": "next to",
        "by the side of": "next to", "on the side of": "next to", "adjacent to": "next to", "to the side of": "next to",
        "in the corner of": "in", "on to": "onto", "directly above": "above", "high above": "above",
        "just above": "above", "right next to": "next to", "in the back of": "in", "off of": "off", "inside of": "inside",
        "outside of": "outside", "in the direction of": "toward", "back to": "to", "right behind": "behind",
        "directly behind": "behind", "down from": "from", "up to": "to", "over to": "to", "up onto": "onto",
        "down into": "into", "up into": "into", "down on": "on", "underneath": "under", "up against": "against",
        "on board": "inside", "from behind": "behind", "surrounded by": "surrounded by", "with the help of": "with",
        "by means of": "with", "at the end of": "in", "on the back of": "on", "in the hands of": "by",
        "at the base of": "next to", "over on": "on", "in the shade of": "under", "side by side with": "next to",
        "into the middle of": "into", "on either side of": "next to", "at the front of": "in front of",
        "on the surface of": "on", "in and out of": "through", "from under": "under", "straight at": "at",
        "full of": "full of", "filled with": "full of", "packed with": "full of", "loaded with": "full of",
        "covered with": "full of", "crowded with": "full of", "close by": "next to",
    },
    "WHERE": {
        "from the moon": "moon", "on the lunar surface": "moon",
    },
    "DIR": {
        "from left to right": "right", "from right to left": "left", "to the left": "left", "to the right": "right",
        "into the air": "up", "from the left": "right", "from the right": "left", "towards the camera": "toward",
        "toward the camera": "toward", "towards us": "toward", "toward us": "toward", "towards the viewer": "toward",
        "toward the viewer": "toward", "at the camera": "toward", "to the camera": "toward", "into the distance": "away",
        "away from the camera": "away", "into the sky": "up", "high into the air": "up", "up into the air": "up",
        "up into the sky": "up", "left to right": "right", "right to left": "left", "up and down": "up",
        "towards the sky": "up", "toward the sky": "up", "to the sky": "up", "off into the distance": "away",
        "into the camera": "toward", "from top to bottom": "down", "from bottom to top": "up", "towards the left": "left",
        "towards the right": "right", "toward the left": "left", "toward the right": "right", "from the sky": "down",
        "to the ground": "down", "off to the right": "right", "off to the left": "left",
        "from the left to the right": "right", "from the right to the left": "left", "from above": "down",
        "up in the air": "up", "high in the air": "up", "off into the sunset": "away", "into the sunset": "away",
        "towards the audience": "toward", "high up": "up", "up to the sky": "up", "across the screen": "right",
        "from left": "right", "away into the distance": "away", "face the camera": "toward",
    },
    "ADV": {
        "at the same time": "meanwhile", "back and forth": "back and forth", "side by side": "side by side",
        "one by one": "one by one", "upside down": "upside down", "in slow motion": "slowly", "at full speed": "fast",
        "at high speed": "fast", "very fast": "fast", "with joy": "happily", "with excitement": "excitedly",
        "in place": "in place", "in circles": "in circles", "in a circle": "in circles", "round and round": "in circles",
        "all of a sudden": "suddenly", "at top speed": "fast", "in a hurry": "fast", "hand in hand": "together",
        "over and over": "again", "on tiptoe": "quietly", "out loud": "loudly", "in a row": "in a row",
        "in a line": "in a row", "again and again": "again", "from side to side": "from side to side",
        "in unison": "together", "with care": "carefully", "in super slow motion": "slowly",
        "one after another": "one by one", "one after the other": "one by one", "in silence": "silently",
        "in sync": "together", "as fast as possible": "fast", "at last": "finally", "with ease": "easily",
        "in a loop": "again", "for joy": "happily", "as usual": "again", "each other": "each other",
        "one another": "each other", "in the air": "again", "through the air": "again", "mid air": "again",
        "in mid air": "again", "in mid-air": "again", "there is": "there", "there are": "there", "on screen": "again",
        "in the distance": "again", "in the background": "again", "in the foreground": "again", "on the left": "again",
        "on the right": "again", "in the middle": "again", "in the center": "again", "in the centre": "again",
        "on the left side": "again", "on the right side": "again", "on both sides": "again", "in the corner": "again",
        "on fire": "again", "at first": "first", "to begin with": "first", "in the end": "finally",
        "at the end": "finally", "in front": "again", "at home": "again", "so that": "again", "in the sky": "again",
        "at once": "suddenly",
    },
    "THEN": {
        "and then": "then", "after that": "then", "then": "then", "afterwards": "then", "next": "then", "finally": "then",
        "later": "then", "a moment later": "then", "followed by a": "then", "and finally": "then", "after this": "then",
        "before finally": "then", "suddenly": "then", "and after that": "then", "eventually": "then",
        "moments later": "then", "all of a sudden": "then", "a few seconds later": "then", "and suddenly": "then",
        "subsequently": "then", "and eventually": "then", "soon after": "then",
    },
    "SUB": {
        "even though": "while", "as soon as": "when", "just as": "while", "at the same time as": "while",
        "even as": "while",
    },
    "CONJ": {
        "as well as": "and", "and also": "and", "but also": "and", "and another": "and another",
    },
    "CUT": {
        "cut to": "cut", "cuts to": "cut", "cutting to": "cut", "scene changes to": "cut", "the scene changes to": "cut",
        "scene shifts to": "cut", "next scene": "cut", "new scene": "cut", "next shot": "cut", "switch to": "cut",
        "then cut to": "cut", "and then cut to": "cut", "the next shot shows": "cut", "scene 2": "cut", "shot 2": "cut",
        "scene 1": "start", "shot 1": "start", "first shot": "start", "second shot": "cut", "third shot": "cut",
        "shot 3": "cut", "scene 3": "cut", "the scene cuts to": "cut", "fade to": "cut", "we cut to": "cut",
        "scene two": "cut", "scene one": "start", "shot one": "start", "shot two": "cut", "scene three": "cut",
        "shot three": "cut", "second scene": "cut", "first scene": "start", "in the first shot": "start",
        "in the second shot": "cut", "in the first scene": "start", "in the second scene": "cut",
        "in the next shot": "cut", "in the next scene": "cut", "it cuts to": "cut", "then the scene changes to": "cut",
        "in shot one": "start", "in shot two": "cut",
    },
    "FILL": {
        "a video of": "", "video of": "", "a clip of": "", "a shot of": "", "a film of": "", "a movie of": "",
        "an animation of": "", "a scene of": "", "a picture of": "", "an image of": "", "footage of": "",
        "a short film about": "", "a short film of": "", "a short video of": "", "a short clip of": "", "a view of": "",
        "a sequence of": "", "a film about": "", "a movie about": "", "a story about": "", "in this video": "",
        "in this scene": "", "a scene with": "", "a video with": "", "shot of": "", "view of": "", "in which": "",
        "a video about": "", "a short animation of": "", "a video in which": "", "a video where": "", "a photo of": "",
        "a scene where": "", "a scene in which": "", "can you": "", "i want": "", "i would like": "", "please make": "",
        "show me": "", "let us see": "", "we see": "", "you can see": "", "we can see": "", "there's": "",
        "a clip showing": "", "a short clip showing": "", "once upon a time": "", "a video showing": "", "film of": "",
        "a gif of": "", "a still of": "", "a depiction of": "", "clip of": "", "in the scene": "", "a lot of": "many",
        "lots of": "many", "plenty of": "many", "a number of": "many", "a series of": "many", "the words": "",
        "the word": "", "the text": "", "the phrase": "", "the sound of": "sound", "sound of": "sound",
        "sounds of": "sound", "the sounds of": "sound", "a sound of": "sound", "the noise of": "sound",
        "sound effects of": "sound", "animation of": "",
    },
    "MUTE": {
        "in silence": "", "without music": "", "no music": "", "with no music": "", "without sound": "", "no sound": "",
        "no background music": "", "without any music": "", "silent": "", "without any sound": "",
        "without background music": "", "no soundtrack": "", "mute": "", "with no sound": "", "in complete silence": "",
        "in total silence": "",
    },
}  # fmt: skip
EXERCISES = (
    "push up", "pull up", "sit up", "chin up", "press up", "jumping jack", "tai chi", "hula hoop", "hip hop", "video game",
    "board game", "golf club", "belly dance", "phone call",
)  # fmt: skip
"""Nouns of several words that begin like a verb or are no compounds of a dictionary."""
VERBAL = {
    ("ice", "skate"), ("roller", "skate"), ("belly", "dance"), ("tap", "dance"), ("break", "dance"), ("arm", "wrestle"),
    ("high", "five"), ("weight", "lift"), ("moon", "walk"), ("pole", "vault"), ("hula", "hoop"),
}  # fmt: skip
"""Verbs of two words, as they are joined by a hyphen."""
ORDERS = bag(
    """
    make create generate draw show render animate imagine film design produce depict paint give shoot visualize me us
    """
)
_OVER = frozenset({"across", "over", "along", "to", "toward", "towards", "through", "around", "from"})
PHRASAL_FILL = {"many": ("NUM", "many"), "sound": ("SOUND", "sound")}


@functools.cache
def _table() -> dict[tuple[str, ...], tuple[str, str, tuple[str, str] | None]]:  # noqa: C901, PLR0912
    """Return words → (tag, lemma, fact) of every idiom."""
    table: dict[tuple[str, ...], tuple[str, str, tuple[str, str] | None]] = {}

    def add(phrase: str, tag: str, lemma: str, fact: tuple[str, str] | None = None) -> None:
        table.setdefault(tuple(phrase.replace("-", " ").split()), (tag, lemma, fact))
        table.setdefault(tuple(phrase.split()), (tag, lemma, fact))

    for tag, phrases in _PLAIN.items():
        for phrase, lemma in phrases.items():
            if tag == "WHERE":
                add(phrase, "FACT", phrase, ("place", lemma))
            elif tag == "FILL" and lemma in PHRASAL_FILL:
                add(phrase, *PHRASAL_FILL[lemma])
            else:
                add(phrase, tag, lemma)
    for field, words in (("time", around.TIMES), ("weather", around.WEATHERS)):
        for phrase, value in words.items():
            if " " in phrase or "-" in phrase:
                # "Under the stars" is no noun: a bench under the stars is a bench.
                add(phrase, "FACT" if phrase.split()[0] in PREPOSITIONS else "NOUN", phrase, (field, value))
    for phrase, value in around.PLACES.items():
        if phrase.split()[0] in {"on", "under", "beneath", "below", "across"}:
            add(phrase, "FACT", phrase, ("place", value))
        elif " " in phrase:
            add(phrase, "NOUN", phrase, ("place", value))
    for phrase, value in around.CAMERAS.items():
        if phrase in around.SURE_CAMERAS:
            add(phrase, "FACT", phrase, ("camera", value))
    for phrase in EXERCISES:
        add(phrase, "NOUN", phrase.replace(" ", "-"))
        add(phrase + "s", "NOUN", phrase.replace(" ", "-"))
    for phrase in sorted(around.FRAMINGS):
        add(phrase, "FRAME", phrase)
    for styles, field in ((stylings.STYLES, "style"), (stylings.OTHER_STYLES, "other style")):
        for phrase, value in styles.items():
            if " " in phrase or "-" in phrase or phrase in stylings.SURE_STYLES:
                add(phrase, "STYLE", phrase, (field, value))
    return table


def idiom(phrase: str, source: str) -> Token:
    """Return an idiom as the token that `join` makes of its words; `source` is what was written for it."""
    other = ("other style", stylings.OTHER_STYLES[phrase]) if phrase in stylings.OTHER_STYLES else None
    style = ("style", stylings.STYLES[phrase]) if phrase in stylings.STYLES else other
    known = _table().get(tuple(phrase.replace("-", " ").split()))
    tag, lemma, fact = ("STYLE", phrase, style) if style else known or ("FILL", phrase, None)
    return Token(phrase, phrase, tag=tag, lemma=lemma, fact=fact, used=tag != "FRAME", source=source)


def join(tokens: list[Token], compounds: Mapping[tuple[str, ...], str]) -> list[Token]:
    """Return the sentence with idioms, and the compound names that can be cast, joined into single tokens."""
    joined: list[Token] = []
    table = _table()
    at = 0
    while at < len(tokens):
        opening = not joined or joined[-1].tag == "FILL" or joined[-1].lower in ORDERS or joined[-1].lower in ",;:"
        token, length = _match(tokens, at, table, compounds, opening=opening)
        joined.append(token)
        at += length
    return _styles(joined)


def _match(
    tokens: list[Token],
    at: int,
    table: Mapping[tuple[str, ...], tuple[str, str, tuple[str, str] | None]],
    compounds: Mapping[tuple[str, ...], str],
    *,
    opening: bool,
) -> tuple[Token, int]:
    if (verbal := _verbal(tokens, at)) is not None:
        return verbal, 2
    for length in range(min(6, len(tokens) - at), 0, -1):
        run = tokens[at : at + length]
        words = tuple(token.lower for token in run)
        last, plural = noun_lemma(words[-1])
        if length > 1 and plural and at and tokens[at - 1].lower in {"a", "an"}:
            plural, last = False, words[-1]
        for key, form in ((words, ""), ((*words[:-1], last), "plural")):
            if words[-2:] == ("up", "to") and _purpose(tokens, at + length):
                break
            if (
                words == ("black", "and", "white")
                and at + length < len(tokens)
                and tokens[at + length].lower not in {*stylings.STYLE_NOUNS, ",", ";"}
            ):
                break
            if key in table and table[key][0] == "FILL" and length > 1 and not opening:
                continue
            if key in table and not (form and table[key][0] not in {"NOUN", "FACT"}):
                tag, lemma, fact = table[key]
                return _joined(run, tag, lemma, fact, form if plural else ""), length
            if length > 1 and key in compounds and not _described(key):
                return _joined(run, "NOUN", compounds[key], None, "plural" if plural else ""), length
    return tokens[at], 1


def _verbal(tokens: list[Token], at: int) -> Token | None:
    """Return a verb of two words as one: "ice skates", "high fives"; none after an article, where it is a noun."""
    if at + 1 >= len(tokens) or (at and tokens[at - 1].lower in {"a", "an", "the", "some"}):
        return None
    first, second = tokens[at].lower, tokens[at + 1].lower
    for ending in ("", "s", "d", "ed", "ing"):
        stem = second.removesuffix(ending)
        if second.endswith(ending) and {(first, stem), (first, stem + "e")} & VERBAL:
            return Token(f"{first}-{second}", f"{first}-{second}", parts=(first, second))
    return None


def _purpose(tokens: list[Token], at: int) -> bool:
    """Tell whether "to" leads on to a verb here: "tilts up to reveal"."""
    return at < len(tokens) and (tokens[at].lower in {"reveal", "show"} or tokens[at].lower in DEEDS)


def _described(words: Collection[str]) -> bool:
    """Tell whether a compound starts with a word that describes rather than names ("red book", "small boat")."""
    first = next(iter(words))
    return " ".join(words) not in KINDS and (
        first in PALETTE
        or first in COLOURS
        or first in SIZES
        or first in {"baby", "open", "closed", "old", "the", "a"}
        or (first in MATERIALS and first not in {"ice", "brick", "stuffed", "plush", "marble", "paper"})
    )


def _joined(run: list[Token], tag: str, lemma: str, fact: tuple[str, str] | None, form: str) -> Token:
    text = " ".join(token.text for token in run)
    used = tag not in {"FRAME", "NOUN"}
    source = " ".join(dict.fromkeys(t.source for t in run if t.source))
    parts = tuple(t.lower for t in run)
    lower = " ".join(parts) if source else text.lower()
    return Token(text, lower, tag=tag, lemma=lemma, form=form, fact=fact, used=used, parts=parts, source=source)


def _styles(tokens: list[Token]) -> list[Token]:
    """Mark style words that need their surroundings: "paper style", "in clay", ", cartoon"."""
    for at, token in enumerate(tokens):
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        before = [t.lower for t in tokens[max(0, at - 4) : at]]
        known = stylings.STYLES.get(token.lower) or stylings.OTHER_STYLES.get(token.lower)
        inside = token.lower in {"animated", "realistic"} and _inside(tokens, at)
        if token.tag == "STYLE" and (inside or (token.lower in stylings.THINGS and _thing(tokens, at))):
            token.tag, token.fact, token.used = "", None, False
        elif token.tag == "STYLE":
            _swallow(tokens, at)
        elif known and not token.tag and token.lower not in {"film", "movie"}:
            named = after is not None and after.lower in stylings.STYLE_NOUNS
            alone = (at == 0 or before[-1] in {",", ";", ":"}) and (after is None or after.lower in {",", ";", ":", "."})
            of_style = before[-2:] in (["style", "of"], ["look", "of"]) or (
                before[-1:] == ["in"] and (after is None or after.lower in ",;")
            )
            if (
                named
                or (alone and len(tokens) > 1)
                or of_style
                or (token.lower == "cartoon" and "watch" not in " ".join(before))
            ):
                field = "style" if token.lower in stylings.STYLES else "other style"
                token.tag, token.lemma, token.fact, token.used = "STYLE", token.lower, (field, known), True
                _swallow(tokens, at)
        elif token.lower in around.CAMERAS and not token.tag:
            ends = after is None or after.lower in {",", ";"}
            moves = token.lower in around.CAMERA_VERBS and after is not None and after.lower in _OVER
            alone = (at == 0 or before[-1] in {",", ";"}) and (ends or moves)
            if alone or (after is not None and after.lower in {"shot", "camera"}):
                token.tag, token.fact, token.used = "FACT", ("camera", around.CAMERAS[token.lower]), True
                if after is not None and after.lower in {"shot", "camera"}:
                    after.tag, after.used = "FILL", True
    return tokens


def _inside(tokens: list[Token], at: int) -> bool:
    """Tell whether a style word only describes a thing in the middle of a sentence: "and animated signs"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return at > 2 and after is not None and after.is_word and after.lower not in stylings.STYLE_NOUNS


def _thing(tokens: list[Token], at: int) -> bool:
    """Tell whether words that name a style name a thing here: "reads a comic book", not "as a comic book"."""
    before = [token.lower for token in tokens[max(0, at - 2) : at]]
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    owned = before[-1:] and before[-1] in {"a", "an", "the", "his", "her", "their", "some", "two", "old"}
    return bool(owned) and before[0] not in {"as", "like", "of", "in"} and after not in stylings.STYLE_NOUNS


def _swallow(tokens: list[Token], at: int) -> None:
    """Use up the noun after a style ("… style", "… look") and the small words before it."""
    for token in tokens[at + 1 : at + 3]:
        if token.lower not in stylings.STYLE_NOUNS or token.tag:
            break
        token.tag, token.used = "FILL", True
    for token in reversed(tokens[max(0, at - 4) : at]):
        if (
            token.lower not in {"in", "a", "an", "the", "of", "style", "as", "with", "look", "like", "beautiful", "and"}
            or token.tag
        ):
            break
        if token.lower == "and":
            break
        token.tag, token.used = "FILL", True
