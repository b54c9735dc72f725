"""Who sounds like what: how one recorded voice is bent for each speaker on the stage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sora_nb.stage.performance import random

if TYPE_CHECKING:
    from sora_nb.likeness.voices import Voice
    from sora_nb.plans import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Timbre:
    """A way of speaking: factors on the recorded voice (a woman at about 200 Hz).

    `pitch` and `formant` multiply the pitch and the throat's resonances; `melody` stretches the intonation around its
    median (0 = flat); `pace` is the speed; `tremor` and `growl` are shares of the pitch and of the loudness that waver;
    `metal` is 1 for a voice heard through a machine.
    """

    pitch: float = 1.0
    formant: float = 1.0
    melody: float = 1.0
    pace: float = 1.0
    tremor: float = 0.0
    growl: float = 0.0
    metal: float = 0.0


# Pitch makes the character; a throat shortened by more than some 10 % makes words hard to tell apart.
WOMAN = Timbre()
WOMAN_HZ = 200.0
"""Median pitch of the recorded voice; a test measures it."""
MAN = Timbre(pitch=0.58, formant=0.86, melody=0.9)
GIRL = Timbre(pitch=1.34, formant=1.06, melody=1.1, pace=0.97)
BOY = Timbre(pitch=1.2, formant=1.05, melody=1.05, pace=0.97)
TINY = Timbre(pitch=1.65, formant=1.04, melody=1.15, pace=0.97)
SMALL = Timbre(pitch=1.42, formant=1.03, melody=1.2, pace=0.97)
MIDDLE = Timbre(pitch=0.78, formant=0.94, melody=1.1, growl=0.12)
LARGE = Timbre(pitch=0.5, formant=0.78, melody=0.9, pace=0.93, growl=0.25)
MACHINE = Timbre(pitch=0.72, formant=0.95, melody=0.0, pace=0.97, metal=1.0)
EERIE = Timbre(pitch=0.9, formant=0.9, melody=1.3, pace=0.85, tremor=0.035)
THING = Timbre(pitch=1.12, formant=1.03, melody=1.2)

_SPEAKERS: tuple[tuple[Timbre, str], ...] = (
    (replace(TINY, pitch=1.75, formant=1.06), "baby infant toddler fairy elf"),
    (GIRL, "girl daughter princess schoolgirl kid child student pupil children kids"),
    (BOY, "boy son prince schoolboy"),
    (MACHINE, "robot machine computer android laptop phone drone"),
    (EERIE, "ghost alien ufo skeleton zombie vampire witch spirit jellyfish octopus"),
    (
        MAN,
        "man guy father dad king wizard mage grandfather grandpa uncle sailor farmer pirate knight santa policeman fireman "
        "cowboy astronaut detective chef monk gentleman husband brother ninja builder",
    ),
    (
        WOMAN,
        "woman lady mother mom queen teacher nurse doctor grandmother grandma aunt dancer singer person scientist artist "
        "pilot girlfriend wife sister human mermaid",
    ),
    (TINY, "mouse bee ant chick chicken bird sparrow parrot hamster squirrel butterfly ladybug snail canary fish bug"),
    (SMALL, "penguin cat kitten rabbit bunny duck duckling frog lamb monkey fox puppy owl hedgehog turtle otter raccoon"),
    (MIDDLE, "dog wolf pig sheep goat donkey deer horse zebra eagle crow seal dolphin turkey goose"),
    (LARGE, "bear lion tiger elephant cow bull ox hippo rhino gorilla whale dragon dinosaur monster giant troll shark camel"),
)  # fmt: skip

_OF_SEX: dict[tuple[Timbre, str | None], Timbre] = {
    (WOMAN, "male"): MAN, (MAN, "female"): WOMAN, (GIRL, "male"): BOY, (BOY, "female"): GIRL,
}  # fmt: skip
_FAMILIES = {"human": WOMAN, "quadruped": MIDDLE, "bird": SMALL}


def timbre(actor: Actor, *, seed: int, family: str = "") -> Timbre:
    """Return how an actor speaks: by figure, word, age and size, with a little of its own drawn from seed and name."""
    found = _by_name(actor) or _FAMILIES.get(family, THING)
    age = actor.trait("age") or ""
    if age in ("old", "elderly"):
        found = replace(found, pace=found.pace * 0.9, tremor=max(found.tremor, 0.012), pitch=found.pitch * 0.95)
    elif age in ("baby", "young", "child", "little") and found in (WOMAN, MAN):
        found = GIRL if found is WOMAN else BOY
    bigger = {"tiny": 1.3, "small": 1.12, "big": 0.9, "huge": 0.78}.get(actor.size or "", 1.0)
    own = random(seed, actor.name, "timbre").uniform(-1, 1, 3)
    return replace(
        found,
        pitch=found.pitch * bigger * (1 + 0.04 * own[0]),
        formant=found.formant * bigger**0.25 * (1 + 0.02 * own[1]),
        pace=found.pace * (1 + 0.03 * own[2]),
    )


def sounding(usual: Timbre, voice: Voice | None) -> Timbre:
    """Return how somebody speaks whose voice was measured; what no recording tells, such as the pace, stays."""
    if voice is None:
        return usual
    return replace(
        usual, pitch=voice.pitch / WOMAN_HZ, formant=voice.formant, melody=voice.melody, tremor=0.0, growl=0.0, metal=0.0
    )


_MANNERS: dict[str, dict[str, float]] = {
    "slowly": {"pace": 0.82}, "sleepily": {"pace": 0.78, "pitch": 0.94, "melody": 0.7},
    "tiredly": {"pace": 0.85, "melody": 0.7},
    "quickly": {"pace": 1.18}, "fast": {"pace": 1.18}, "rapidly": {"pace": 1.2}, "hurriedly": {"pace": 1.22},
    "excitedly": {"pace": 1.1, "pitch": 1.1, "melody": 1.35}, "happily": {"pitch": 1.05, "melody": 1.25},
    "cheerfully": {"pitch": 1.06, "melody": 1.3}, "joyfully": {"pitch": 1.07, "melody": 1.3},
    "sadly": {"pace": 0.86, "pitch": 0.95, "melody": 0.75},
    "sad": {"pace": 0.86, "pitch": 0.95, "melody": 0.75}, "calmly": {"pace": 0.93, "melody": 0.85},
    "angrily": {"pace": 1.06, "pitch": 1.08, "melody": 1.2, "growl": 0.15},
    "nervously": {"pace": 1.1, "pitch": 1.06, "tremor": 0.012},
    "loudly": {"pitch": 1.06, "melody": 1.2}, "softly": {"pitch": 0.98, "melody": 0.85},
    "quietly": {"pitch": 0.98, "melody": 0.85},
}  # fmt: skip
"""What a manner of speaking multiplies pace, pitch and melody by; growl and tremor are at least so much."""


def mannered(voice: Timbre, manner: str | None) -> Timbre:
    """Return a way of speaking as it is when somebody speaks in a manner: slowly, sadly, excitedly; any other leaves it."""
    how = _MANNERS.get(manner or "", {})
    return replace(
        voice,
        pace=voice.pace * how.get("pace", 1.0),
        pitch=voice.pitch * how.get("pitch", 1.0),
        melody=voice.melody * how.get("melody", 1.0),
        growl=max(voice.growl, how.get("growl", 0.0)),
        tremor=max(voice.tremor, how.get("tremor", 0.0)),
    )


def _by_name(actor: Actor) -> Timbre | None:
    words = f"{actor.word} {actor.figure} {actor.trait('clothes') or ''}".lower().replace("-", " ").split()
    for word in words:
        for voice, names in _SPEAKERS:
            listed = names.split()
            if word in listed or (word.endswith("s") and word[:-1] in listed):
                return _OF_SEX.get((voice, actor.trait("sex")), voice)
    return None
