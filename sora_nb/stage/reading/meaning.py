"""Meaning: what a noun phrase stands for (place, time, weather, music, clothes, somebody …), and what describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.language.lexicon import CONCRETE, lexicon
from sora_nb.stage.reading import people
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.deeds import DEEDS
from sora_nb.stage.reading.drafts import Deed, Player, Scene
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from sora_nb.stage.reading.phrases import Noun
    from sora_nb.stage.reading.retrieval import Catalogue
    from sora_nb.stage.reading.words import Token

PLACING = bag(
    """
    aboard above across against along alongside amid among around at behind beside beyond by down from in inside into like
    near of off on onto outside over past through throughout to toward towards under up via with within
    """
) | {"in front of", "next to", "surrounded by"}
_INSIDE = frozenset({"in", "into", "inside", "within", "through", "throughout"})
_OUTSIDE = frozenset({"in front of", "outside", "outside of", "behind", "past", "over", "above", "opposite", "around"})
_SEASONS = frozenset({"spring", "summer", "fall", "autumn"})
_BESIDE = frozenset(
    {"past", "near", "next to", "behind", "in front of", "under", "beside", "by", "beneath", "below", "opposite"}
)
_SOLID = bag(
    """
    branch board table stairs wave lava treasure chart graph puddle waterfall drone web chair pool swing goal map
    tree cloud gift present key coin letter card machine instrument block brick seesaw trampoline cannon shell track train
    equation skeleton island plot histogram curve arrow formula node neuron bar dot atom molecule cell nail nut tray
    """
)
"""Nouns for things, though a dictionary puts another meaning first."""
_DOUBLE = frozenset({"spring", "light", "fan", "wave"})
_ABSTRACT = bag(
    """
    love game spirit soul mind life power number figure part kind
    """
)
_ENDINGS = ("ness", "ing", "ity", "ism", "tion", "ship", "hood", "age")
SHADES = bag(
    """
    light dark bright pale deep vivid soft neon pastel hot baby royal sky navy warm cool
    """
)


def colour_of(word: str) -> str | None:
    """Return the palette's name for a colour word, or None."""
    return word if word in COLOURS else people.COLOURS.get(word)


def plain(word: str) -> str:
    """Return an adjective without its ending of comparison: "bigger" → "big"."""
    for ending in ("er", "est"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            doubled = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
            for base in (stem, stem + "e", doubled, stem[:-1] + "y" if stem.endswith("i") else stem):
                if base in people.SIZES or base in people.AGES or base in people.MOODS or colour_of(base):
                    return base
    return word


def kind_of(noun: Noun, catalogue: Catalogue, preposition: str | None) -> str:  # noqa: C901, PLR0911, PLR0912
    """Return what a noun phrase stands for: "place", "time", "weather", "music", "sound", "body", "clothes", "cast"."""
    if noun.pronoun:
        return "pronoun"
    if noun.fact:
        return noun.fact[0]
    head = noun.head
    if head == "camera":
        return "camera"
    for kind, words in (("music", around.MUSIC_NOUNS), ("audible", around.AUDIBLE), ("mood", around.MOOD_NOUNS)):
        if head in words and not (head == "song" and preposition is None):
            return kind
    if _scored(noun):
        return "music"
    if head in _SEASONS and preposition in {"in", "during"} and not noun.determiner:
        return "idea"
    if head in {"second", "minute", "moment"} or head.endswith("-second"):
        return "duration"
    if noun.name and preposition in PLACING and lexicon().kind(head) == "place":
        return "place"
    if head in around.PLANETS and preposition in around.GROUNDING:
        return "place"
    shape = catalogue.known(noun.words)
    solid = shape is not None and catalogue.family(shape) in {"shape", "quadruped", "bird", "fish", "human"}
    compound = shape is not None and (" " in noun.words or solid) and not (head == "square" and preposition in _INSIDE)
    if not compound:
        for kind, table in (("weather", around.WEATHERS), ("time", around.TIMES)):
            if noun.words in table or head in table:
                return kind
        outside = preposition in _OUTSIDE or (head in around.ENTERED and preposition not in _INSIDE)
        beside = preposition in _BESIDE and shape is not None and head in around.EDIFICES
        if beside or (outside and head in around.HOUSES):
            # Before a school one stands in the open, not in a classroom.
            return "cast"
        several = noun.counted and noun.plural and preposition in {"between", None}
        if head in around.PLACES and not several and (preposition in PLACING or shape is None or head in around.ALWAYS_PLACES):
            return "place"
    if head == "wave" and noun.plural:
        return "scenery"
    if head in people.BODY and noun.determiner in {"its", "his", "her", "their"} and not noun.modifiers:
        return "body"
    if head in people.BODY | people.HAIR_NOUNS | people.BEARDS and not noun.modifiers and not (solid and preposition != "with"):
        named = shape is not None and noun.determiner in {"a", "an", "the", "one", "another"} and preposition != "with"
        return "cast" if named else "body"
    if (
        head.rsplit(maxsplit=1)[-1] in people.CLOTHES
        and preposition in {"in", "with", "wear"}
        and not (noun.counted and preposition == "with")
    ):
        return "clothes"
    if (
        head in around.SCENERY
        and not solid
        and not (head == "audience" and preposition is None)
        and not (head in _DOUBLE and noun.determiner in {"a", "an"})
    ):
        return "scenery"
    return "cast" if castable(noun, catalogue) else "idea"


def castable(noun: Noun, catalogue: Catalogue) -> bool:
    """Tell whether a noun names somebody or something that can stand on a stage."""
    head = noun.head
    if any(catalogue.known(" ".join(noun.words.split()[i:])) for i in range(len(noun.words.split()))):
        return True
    if noun.name or head in _DOUBLE or head in people.PEOPLE or head in people.ROLES or head in people.CLOTHES:
        return True
    words = lexicon()
    if words.kind(head) in CONCRETE or head in _SOLID:
        return True
    if words.solid(head) in {"person", "animal", "vehicle", "furniture"} and head not in _ABSTRACT:
        return True
    rare = words.use(head, "noun") < 20
    return (bool(words.solid(head)) and rare) or (
        (head not in words or (rare and not words.kind(head))) and not head.endswith(_ENDINGS)
    )


def sound_of(*words: str) -> str | None:
    """Return the first sound among some words that can be heard on the stage, or None."""
    from sora_nb.stage.sound.named import ALIASES, SOUNDS

    for word in words:
        sound = around.SOUND_NOUNS.get(word) or ALIASES.get(word, word)
        if sound in SOUNDS or sound in ALIASES:
            return sound
    return None


def mood_of(noun: Noun) -> str | None:
    """Return the mood that a music phrase's words name."""
    found: list[str] = []
    for token in (*noun.qualities, *noun.modifiers, *noun.participles):
        mood = around.MUSIC.get(token.lower) or around.MUSIC.get(token.lemma)
        if mood is not None:
            token.used = True
            found.append(mood)
    # "Soft, sad piano music" is sad: what is merely soft or played on a piano counts only where nothing stronger is said.
    return next((mood for mood in found if mood != "calm"), found[0] if found else None)


def score_of(noun: Noun) -> list[str]:
    """Return how a music phrase is to be played: an instrument that it names, and a pace."""
    from sora_nb.stage.sound.instruments import INSTRUMENTS, instrument_of

    found: list[str] = []
    head = () if noun.head in around.MUSIC_NOUNS else tuple(token for token in noun.tokens if token.lemma == noun.head)
    for token in (*noun.qualities, *noun.modifiers, *noun.participles, *head):
        word = around.PACES.get(token.lower) or (instrument_of(token.lemma) if "music" not in token.lemma else None)
        if word in {*INSTRUMENTS, *around.PACES.values()}:
            token.used = True
            found.append(str(word))
    return found


def _scored(noun: Noun) -> bool:
    """Tell whether a phrase names an instrument as music: "cheerful piano", "slow guitar", never "a piano"."""
    from sora_nb.stage.sound.instruments import instrument_of

    if noun.determiner or noun.counted or noun.plural or instrument_of(noun.head) is None:
        return False
    return any(token.lower in around.MUSIC or token.lower in around.PACES for token in (*noun.qualities, *noun.modifiers))


def set_scene(scene: Scene, tokens: list[Token]) -> None:
    """Read adjectives that tell of weather, time or place: "a snowy forest"."""
    for token in tokens:
        if token.lower in around.SCENE_ADJECTIVES:
            field, value = around.SCENE_ADJECTIVES[token.lower]
            token.used = True
            if getattr(scene, field) is None:
                setattr(scene, field, value)


def describe(player: Player, noun: Noun, scene: Scene) -> None:
    """Bind a phrase's adjectives, numbers and participles to the player it names."""
    if noun.pile and player.cast.family in {"shape", "prop"} and player.count > 1:
        player.look["arrangement"] = noun.pile
    drawn = player.cast.figure.split()
    tokens = [*noun.qualities, *(m for m in noun.modifiers if m.lower not in drawn), *noun.participles]
    for token in tokens:
        _quality(player, token, scene)
    for token in noun.modifiers:
        if token.lower in drawn or token.lower in player.cast.figure:
            token.used = True
    for token in noun.tokens:
        if token.says:
            player.look["text"] = token.says


def _quality(player: Player, token: Token, scene: Scene) -> None:  # noqa: C901, PLR0912
    word = plain(token.lower)
    token.used = True
    if word in people.MANY_COLOURED and _takes_colours(player):
        player.look["colours"] = "many"
    elif word in people.ELEGANT and player.human:
        player.look["dress"] = "elegant"
    elif colour_of(word):
        if player.colour is None:
            player.colour = colour_of(word)
        elif player.colour != colour_of(word):
            player.add_look("second colour", colour_of(word) or word)
    elif word in {"tall", "short"} and player.human:
        player.add_look("build", word)
    elif word in people.SIZES:
        player.size = player.size or people.SIZES[word]
    elif word in people.AGES or word.endswith("year-old"):
        player.look.setdefault("age", _age(word))
    elif word in people.MOODS and (player.alive or player.cast.family == "sign" or word not in {"lonely", "gloomy", "calm"}):
        player.look.setdefault("mood", people.MOODS[word])
    elif word in people.COATS:
        player.add_look("build" if people.COATS[word] in {"fat", "thin", "strong"} else "coat", people.COATS[word])
    elif word in people.MATERIALS:
        player.look.setdefault("material", people.MATERIALS[word])
    elif word in people.HAIR and player.human:
        player.add_look("hair", word.removesuffix("-haired"))
    elif word in {"bearded", "moustached", "mustached"}:
        player.add_look("wearing", "beard" if word == "bearded" else "moustache")
    elif word in {"male", "female"}:
        player.look["sex"] = word
    elif word in around.SCENE_ADJECTIVES:
        set_scene(scene, [token])
    elif token.tag == "PADJ" and token.form == "ing" and token.lemma in DEEDS:
        player.deeds.append(Deed(DEEDS[token.lemma], stage=0, written=token.lemma))
    elif word not in SHADES:
        token.used = False


def _takes_colours(player: Player) -> bool:
    """Tell whether several colours can be shown: on several of a kind, on plain shapes, on people's clothes."""
    return player.count > 1 or player.human or player.cast.family == "shape"


def _age(word: str) -> str:
    if word in people.AGES:
        return people.AGES[word]
    number = word.split("-", maxsplit=1)[0]
    years = int(number) if number.isdigit() else {"one": 1, "two": 2, "three": 3}.get(number, 8)
    return "baby" if years < 2 else "child" if years < 13 else "young" if years < 20 else "adult" if years < 60 else "old"


def worn(noun: Noun) -> str:
    """Return clothes as plain words, colour first: "red dress"."""
    words = []
    for token in (*noun.qualities, *noun.modifiers, *noun.participles):
        colour = colour_of(token.lower)
        if token.lower in people.MANY_COLOURED:
            words.append("colourful")
            token.used = True
        elif (
            colour or token.lower in people.MATERIALS or token in noun.modifiers or token.lower in {"long", "short", "striped"}
        ):
            words.append(colour or token.lower)
            token.used = True
    return " ".join([*words, noun.head])
