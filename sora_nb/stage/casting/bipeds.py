"""Bipeds: animals that are dressed, or do what takes hands, stand on two legs as in picture books; the others keep to four."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from sora_nb.stage.repertoire import DANCED, motion_for
from sora_nb.stage.repertoire.music import MUSIC
from sora_nb.stage.vocabulary import headgear

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sora_nb.plans import Actor, Shot
    from sora_nb.stage.cast.figures import Figure

TRINKETS = frozenset({
    "glasses", "sunglasses", "goggles", "spectacles", "scarf", "bandana", "collar", "shades", "neckerchief",
})  # fmt: skip
"""What an animal wears on four legs as well."""
_HANDS = DANCED | {motion.name for motion in MUSIC} | {
    "make", "sweep", "wipe", "wash", "wash down", "brush teeth", "shave", "make up", "iron", "fold", "knit", "sew", "cut",
    "cut hair", "stir", "grill", "knead", "pour", "water", "hammer", "saw", "split", "drill", "plant", "milk", "fish", "smoke",
    "count", "tie tie", "photograph", "selfie", "phone", "type", "play a game", "draw", "noodles", "salute", "thumbs up",
    "conduct", "shake hands", "high five", "juggle", "lift", "curl", "yoga", "tai chi", "hula hoop", "jump rope", "archery",
    "golf", "baseball", "tennis", "volleyball", "chess", "mow", "cane", "push-up", "squat", "pull-up", "look through",
    "look into", "blow out",
}  # fmt: skip
"""Ways of moving that nobody does without hands."""
_ALONE = frozenset({"wash"})
"""Those of them that animals do to themselves without."""
_ALWAYS = frozenset({"read", "write", "paint", "cook", "type"})
_CUPS = frozenset({
    "coffee", "tea", "teacup", "beer mug", "wine glass", "tumbler glass", "cocktail", "soda", "cup", "mug", "teapot", "juice",
    "bottle", "hot beverage", "tropical drink", "bubble tea",
})  # fmt: skip
"""What is drunk out of a hand."""
_SPECIES = {"teddy bear": "bear"}
"""Toys that come to life as what they look like."""


def dressed_up(words: Iterable[str | None]) -> bool:
    """Tell whether words for clothes name one that a body on four legs has no place for."""
    parts = [part.strip() for phrase in words if phrase for part in phrase.split(" and ")]
    return any(part and headgear(part) is None and part.split()[-1] not in TRINKETS for part in parts)


def takes_hands(verb: str, written: str | None, nouns: Iterable[str]) -> bool:
    """Tell whether a deed cannot be done with paws on the ground."""
    nouns = tuple(nouns)
    if verb in _ALWAYS or (verb == "drink" and bool(_CUPS.intersection(nouns))):
        return True
    motion = motion_for(verb, written, nouns)
    return motion is not None and motion.name in _HANDS and not (motion.name in _ALONE and not any(nouns))


def raised(figure: Figure, actor: Actor, shot: Shot) -> Figure:
    """Return the figure that an actor is cast as: an animal among people where it is dressed or does as they do."""
    if not stands(figure.name, figure.family):
        return figure
    dressed = dressed_up((actor.trait("clothes"), actor.trait("wearing")))
    if not dressed and not any(takes_hands(a.verb, a.written, _nouns(a.target, shot)) for a in actor.actions):
        return figure
    return dataclasses.replace(figure, family="human", height=_stature(figure.height), breadth=None)


def stands(figure: str, family: str) -> bool:
    """Tell whether a figure is an animal that can stand on two legs, or a toy that looks like one."""
    return family == "quadruped" or figure in _SPECIES


def species(figure: str) -> str:
    """Return the animal that a figure is drawn as."""
    return _SPECIES.get(figure, figure)


def _stature(height: float) -> float:
    """Return how tall an animal stands on two legs: small ones are children beside people, large ones giants."""
    return min(max(0.85 + 0.6 * height, 1.05), 2.3)


def _nouns(target: str | None, shot: Shot) -> tuple[str, ...]:
    other = shot.actor(target) if target else None
    return (other.word, other.figure, other.word.split()[-1]) if other is not None else (target or "",)
