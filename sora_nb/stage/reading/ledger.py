"""Ledger: whether what a word says is found in a finished plan, so that none is lost in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading import people
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.deeds import CALLS, CATENATIVE, DEEDS, GENERIC, LIGHT, MOODY, PHRASAL, STATES
from sora_nb.stage.reading.grammar import DEGREES, bag
from sora_nb.stage.reading.meaning import SHADES, plain
from sora_nb.stage.reading.phrases import MEASURES
from sora_nb.stage.reading.signs import NEON, SIGNS
from sora_nb.stage.reading.stylings import OTHER_STYLES, STYLE_NOUNS, STYLES
from sora_nb.stage.reading.words import noun_lemma

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sora_nb.plans import Actor, Shot
    from sora_nb.stage.reading.words import Token

_JUDGED = frozenset({"NOUN", "NAME", "VERB", "PADJ", "ADJ", "ADV"})
_SHOWN = bag(
    """
    sky ground floor air surface sun sunlight light side top bottom edge middle center centre distance horizon water foreground
    background front place scene world outside inside outdoors indoors ceiling wall lighting turn way corner second minute
    moment time day step sight midair mid-air sound noise music song tune melody soundtrack mood atmosphere voice word camera
    tracks shot view head name other first last hurry circle line row direction left right spot area space one two part
    """
)
"""What every picture has, and words that only lead on to others."""
_SLIGHT = (
    bag(
        """
    then now first again together very too so also just there here back down up out off away around over along inside outside
    on in still even only really finally suddenly eventually soon later ago already always often once twice almost nearly quite
    rather more most less same other
    own new full next whole entire such each high low close far nearby forward across by
    through
    past about above below behind near left right everywhere somewhere somehow instead however meanwhile while ahead apart
    """
    )
    | SHADES
    | DEGREES
)
"""Adverbs and adjectives that say how much, when and whither, or that no film could lack."""
_CANDLES = frozenset({"candle", "candles"})
"""What a cake is drawn with."""
_WET = frozenset({"sea", "beach", "coast", "harbour", "river", "underwater"})
_TABLES: tuple[dict[str, str], ...] = (
    *(around.TIMES, around.WEATHERS, around.CAMERAS, around.CAMERA_VERBS, around.MUSIC, around.SOUND_NOUNS),
    *(STYLES, OTHER_STYLES, DEEDS, CALLS, MOODY, people.SPORTS, people.COLOURS, people.SIZES, people.AGES, people.MOODS),
    *(people.COATS, people.MATERIALS, {word: value for word, (_, value) in around.SCENE_ADJECTIVES.items()}),
)
_LEADING = (
    STATES
    | CATENATIVE
    | GENERIC
    | frozenset({verb for verb, _ in (*LIGHT, *PHRASAL)})
    | frozenset({"let", "see", "cross", "use", "transform", "morph", "flip", "flash"})
)


_SHINING = {
    "flicker": frozenset({"candle", "fire", "torch", "campfire", "flame"}), "erupt": frozenset({"volcano"}),
    **dict.fromkeys(("glow", "shine", "sparkle", "shimmer", "glitter", "twinkle", "gleam", "glisten"), frozenset({"light"})),
    **dict.fromkeys(("dark", "dim", "darkened", "unlit", "shadowy"), frozenset({"night"})),
    "flame": frozenset({"smoke", "fire"}), "fire": frozenset({"smoke", "fire", "breath", "lava"}),
}  # fmt: skip
"""Words for what shines or burns, and what of a plan shows it."""


class Ledger:
    """What a plan states, ready to be asked about single words."""

    def __init__(self, shots: Sequence[Shot], notes: Sequence[str]) -> None:
        self._said = " ".join(notes).lower()
        self._places = {shot.place for shot in shots}
        self._stated = {word for shot in shots for text in _texts(shot) for word in text.lower().split()}
        heard = {sound for shot in shots for sound in shot.sounds}
        self._stated |= {word for phrase, sound in around.SOUND_NOUNS.items() if sound in heard for word in phrase.split()}

    def lost(self, token: Token) -> bool:
        """Tell whether a word that was taken for understood has left no trace."""
        if token.tag not in _JUDGED or token.fact is not None or token.lower in MEASURES or token.lemma in MEASURES:
            return False
        forms = {
            token.lower,
            plain(token.lower),
            token.lemma,
            noun_lemma(token.lower)[0],
            *token.lower.split(),
            *token.lemma.split(),
        }
        if forms & (_SHOWN | STYLE_NOUNS | around.FILLERS | self._stated) or any(f"'{form}'" in self._said for form in forms):
            return False
        if any(form in self._said.replace("'", " ").split() for form in forms):
            return False
        if (token.tag in {"VERB", "PADJ"} and token.lemma in _LEADING) or (token.tag in {"ADJ", "ADV"} and forms & _SLIGHT):
            return False
        return not any(self._stated & _SHINING.get(form, frozenset()) or self._means(form) for form in forms)

    def _implied(self, word: str) -> bool:
        """Tell whether a place or a figure of the plan brings along what a word stands for."""
        return (
            (word in SIGNS and NEON.split()[0] in self._stated)
            or (word in _CANDLES and "cake" in self._stated)
            or (word == "head" and "headspin" in self._stated)
            or (word in {"leash", "lead"} and "walk-dog" in self._stated)
            or (word in {"cliff", "cliffs"} and "coast" in self._places)
            or (word in {"wave", "waves", "foam"} and bool(self._places & _WET))
        )

    def _means(self, word: str) -> bool:
        """Tell whether the plan states what a word stands for."""
        place = around.PLACES.get(word)
        place = "sea" if word in {"wave", "waves"} else place
        if place is not None and (place in self._places or (place in _WET and self._places & _WET)):
            return True
        if self._implied(word):
            return True
        if (word in people.MANY_COLOURED and "many" in self._stated) or (word in people.ELEGANT and "elegant" in self._stated):
            return True
        if word in around.PLANETS or word in people.COLLECTIVES or word in people.PEOPLE or word in people.CLOTHES:
            return True
        return any(table[word] is not None and set(table[word].split()) <= self._stated for table in _TABLES if word in table)


def _texts(shot: Shot) -> Iterator[str]:
    """Return every word of a shot, field by field."""
    yield from filter(
        None,
        (
            shot.place,
            shot.setting,
            shot.time,
            shot.weather,
            shot.style,
            shot.camera,
            shot.camera_way,
            shot.music,
            *shot.sounds,
            *shot.effects,
        ),
    )
    for actor in shot.actors:
        yield from _actor(actor)
    for relation in shot.relations:
        yield relation.relation


def _actor(actor: Actor) -> Iterator[str]:
    yield from filter(None, (actor.name, actor.word, actor.figure, actor.colour, actor.size))
    for key, value in actor.look:
        yield key
        yield value
    for action in actor.actions:
        said = (action.verb, action.direction, action.target, action.manner, action.speech, action.written)
        yield from filter(None, said)
