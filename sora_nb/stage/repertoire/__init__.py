"""Repertoire: every way of moving that is written down as key poses, found by verb, by light verb, or by what it is done to."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sora_nb.stage.repertoire.chores import CHORES
from sora_nb.stage.repertoire.dances import DANCES
from sora_nb.stage.repertoire.motion import Motion
from sora_nb.stage.repertoire.music import BAND, CALLED, MUSIC
from sora_nb.stage.repertoire.social import SOCIAL
from sora_nb.stage.repertoire.sport import SPORT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sora_nb.plans import Action, Actor, Shot

__all__ = [
    "BAND",
    "BEASTS",
    "CALLED",
    "DANCED",
    "GAITS",
    "LIGHT",
    "MOTIONS",
    "NEW",
    "OBJECTS",
    "VERBS",
    "WORDS",
    "Motion",
    "motion_for",
    "motion_of",
]

MOTIONS: dict[str, Motion] = {m.name: m for m in (*CHORES, *SOCIAL, *MUSIC, *SPORT, *DANCES)}
"""Every motion by its name."""
WORDS: dict[str, Motion] = {word: m for m in MOTIONS.values() for word in m.words.split()}
"""Verbs as written."""
VERBS: tuple[str, ...] = tuple(dict.fromkeys(m.called for m in MOTIONS.values()))
"""The verbs that a plan says for them."""
DANCED = frozenset(m.name for m in DANCES)
"""Motions whose rounds count beats of the music."""


def _pairs(rows: str) -> list[tuple[str, str]]:
    """Return the pairs of verb and noun of a list of them."""
    return [(verb, noun) for row in rows.split(",") if row.strip() for verb, _, noun in [row.strip().partition(" ")]]


LIGHT: dict[tuple[str, str], Motion] = {pair: m for m in MOTIONS.values() for pair in _pairs(m.light)}
"""Verbs that leave the meaning to their object: "does yoga"."""
OBJECTS: dict[tuple[str, str], Motion] = {pair: m for m in MOTIONS.values() for pair in _pairs(m.objects)}
"""Verbs of the stage that are done in a way of their own to some things: "plays the violin"."""


def motion_of(action: Action, actor: Actor, shot: Shot) -> Motion | None:
    """Return the way somebody does an action, or None where the stage's own verb says all."""
    target = shot.actor(action.target) if action.target else None
    nouns = (target.word, target.figure, target.word.split()[-1]) if target is not None else (action.target or "",)
    return motion_for(action.verb, action.written, nouns, called=_called(actor) if action.target is None else None)


def motion_for(verb: str, written: str | None, nouns: Iterable[str], called: str | None = None) -> Motion | None:
    """Return the way a verb is done to what has these nouns, by somebody who may be `called` by what they play."""
    for noun in nouns:
        if (found := OBJECTS.get((verb, noun))) is not None:
            return found
    found = WORDS.get(written or verb) or (MOTIONS.get(written) if written is not None else None)
    if found is not None and found.called == verb:
        return found
    if verb == "play" and called is not None:
        return MOTIONS[called]
    own = MOTIONS.get(verb) or _first().get(verb)
    return own if own is not None and own.called == verb and verb in NEW else None


def _called(actor: Actor) -> str | None:
    """Return what somebody plays who is called by it."""
    return next((CALLED[word] for word in actor.word.split() if word in CALLED), None)


@functools.cache
def _first() -> dict[str, Motion]:
    """Return the first motion of every verb of a plan."""
    found: dict[str, Motion] = {}
    for motion in MOTIONS.values():
        found.setdefault(motion.called, motion)
    return found


NEW = frozenset(m.name for m in MOTIONS.values() if m.called == m.name)
"""Verbs that the stage knows from here alone."""
BEASTS = {
    "dig": "eat", "wash": "shake", "brush": "shake", "scratch": "shake", "yawn": "cheer", "sneeze": "shake", "bow": "sit",
    "kiss": "eat", "stretch": "lie", "exercise": "jump", "lift": "push", "conduct": "wave", "balance": "sit", "fish": "look",
    "build": "build",
}  # fmt: skip
"""What animals do for them; they look on where nothing is alike."""

GAITS: dict[str, tuple[str, float]] = {
    "sneak": ("sneak", 0.55), "creep": ("sneak", 0.5), "prowl": ("sneak", 0.6), "tiptoe": ("tiptoe", 0.55),
    "limp": ("limp", 0.6), "hobble": ("limp", 0.5), "march": ("march", 1.0), "strut": ("strut", 0.85),
    "swagger": ("strut", 0.85), "sashay": ("strut", 0.85), "parade": ("march", 0.9), "stomp": ("march", 0.9),
    "stagger": ("stagger", 0.6), "stumble": ("stagger", 0.6), "reel": ("stagger", 0.6), "trudge": ("sadly", 0.6),
    "plod": ("sadly", 0.6), "shuffle": ("sadly", 0.5), "stroll": ("stroll", 0.8), "saunter": ("stroll", 0.75),
    "amble": ("stroll", 0.75), "waddle": ("waddle", 0.7), "toddle": ("waddle", 0.6), "jog": ("jog", 0.72),
    "trot": ("jog", 0.72), "gallop": ("gallop", 1.35), "canter": ("gallop", 1.1), "sprint": ("sprint", 1.3),
    "dash": ("sprint", 1.3), "skip": ("skip", 1.0), "crawl": ("crawl", 0.55), "stride": ("march", 1.1),
}  # fmt: skip
"""Verbs of going as written → (the manner that shows, how fast beside the gait's usual pace)."""
