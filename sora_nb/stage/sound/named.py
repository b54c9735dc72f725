"""Named sounds: what a plan may ask for by a word ("thunder", "applause"), and where it then sounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage import calls
from sora_nb.stage.camera import seen
from sora_nb.stage.performance import random
from sora_nb.stage.sound import ambience, foley, machines, people, things
from sora_nb.stage.sound.acoustics import band, loudness, samples, string
from sora_nb.stage.sound.animals import CALLS
from sora_nb.stage.sound.mixing import Note
from sora_nb.stage.sound.motors import ENGINES, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from sora_nb.stage.performance import Performance, Role
    from sora_nb.stage.sound.mixing import Desk, Notes

    Mono = NDArray[np.float32]
    Random = np.random.Generator


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A sound that comes and goes: its maker, its level, and about how many seconds pass until it comes again (0 = once)."""

    make: Callable[[Random], Mono]
    gain: float
    every: float = 0.0


def _knocks(rng: Random) -> Mono:
    return string(*((foley.touch("wood", "wood", rng, strength=0.6), at) for at in (0.0, 0.22, 0.44)))


def _steps(rng: Random) -> Mono:
    return foley.tread("rubber", "boards", rng, strength=0.6, left=bool(rng.integers(2)))


def _hooves(rng: Random) -> Mono:
    """A walking horse: four beats."""
    beats = ((foley.tread("hoof", "stone", rng, strength=0.6, left=k % 2 == 0), 0.15 * k) for k in range(4))
    return string(*beats)


def _idling(rng: Random) -> Mono:
    def pieces() -> Iterator[Mono]:
        for _ in range(4):
            yield np.full(samples(1.0), 2.0, np.float32)

    return np.concatenate(list(run(ENGINES["car"][0], pieces(), rng)))


_ONCE: dict[str, Call] = {
    "applause": Call(make=lambda rng: things.applause(rng, 3.5), gain=0.20, every=5),
    "cheering": Call(make=people.cheering, gain=0.16, every=4), "laughter": Call(make=people.laughter, gain=0.14, every=3.5),
    "giggle": Call(make=people.giggle, gain=0.12, every=3), "crying": Call(make=people.crying, gain=0.12, every=4.5),
    "baby": Call(make=people.baby, gain=0.12, every=5), "sneeze": Call(make=people.sneeze, gain=0.16, every=4),
    "cough": Call(make=people.cough, gain=0.14, every=4), "snore": Call(make=people.snoring, gain=0.10, every=2.6),
    "yawn": Call(make=people.yawn, gain=0.10, every=5), "scream": Call(make=people.scream, gain=0.14, every=5),
    "whistle": Call(make=people.whistle, gain=0.10, every=3), "heartbeat": Call(make=people.heartbeat, gain=0.30, every=1.8),
    "thunder": Call(make=things.thunder, gain=0.30, every=5), "explosion": Call(make=things.explosion, gain=0.45),
    "bell": Call(make=machines.bell, gain=0.16, every=1.9), "alarm": Call(make=machines.alarm, gain=0.08, every=1.9),
    "telephone": Call(make=machines.telephone, gain=0.09, every=3.5),
    "mobile": Call(make=machines.mobile, gain=0.08, every=3.5),
    "doorbell": Call(make=machines.doorbell, gain=0.13, every=4),
    "bicycle bell": Call(make=machines.bicycle, gain=0.10, every=3),
    "typing": Call(make=machines.typing, gain=0.10, every=3), "keyboard": Call(make=machines.keys, gain=0.07, every=2.4),
    "camera": Call(make=machines.shutter, gain=0.16, every=2.2), "drill": Call(make=machines.drill, gain=0.08, every=3),
    "saw": Call(make=machines.saw, gain=0.09, every=3), "hammer": Call(make=machines.hammer, gain=0.16, every=2.6),
    "train whistle": Call(make=machines.train_whistle, gain=0.09, every=4.5),
    "ship horn": Call(make=machines.ship_horn, gain=0.12, every=5), "referee": Call(make=machines.referee, gain=0.07, every=4),
    "kettle": Call(make=machines.kettle, gain=0.07, every=3.5), "robot": Call(make=machines.beeps, gain=0.08, every=2.5),
    "laser": Call(make=machines.laser, gain=0.09, every=2), "coin": Call(make=machines.coin, gain=0.12, every=3),
    "slam": Call(make=machines.slam, gain=0.30, every=5), "drum": Call(make=things.drum, gain=0.22, every=4),
    "horn": Call(make=machines.horn, gain=0.12, every=3.5),
    "siren": Call(make=lambda rng: machines.siren(rng, 4.4), gain=0.09, every=4.4),
    "whoosh": Call(make=lambda rng: foley.whoosh(rng, 0.4), gain=0.14, every=2.5),
    "splash": Call(make=lambda rng: foley.splash(rng, 0.7), gain=0.22, every=3),
    "footsteps": Call(make=_steps, gain=0.10, every=0.55), "hooves": Call(make=_hooves, gain=0.12, every=0.62),
    "chime": Call(make=foley.chime, gain=0.10, every=3), "knock": Call(make=_knocks, gain=0.25, every=4),
    "creak": Call(make=things.creak, gain=0.12, every=4), "glass": Call(make=things.shatter, gain=0.22),
    "firework": Call(make=things.firework, gain=0.25, every=1.7),
}  # fmt: skip


def _steady(*points: tuple[float, float]) -> Callable[[Random], Mono]:
    return lambda rng: band(rng, 4.0, *points)


_BEDS: dict[str, tuple[Callable[[Random], Mono], float]] = {
    "rain": (_steady(*ambience.RAIN), -37), "wind": (_steady(*ambience.WIND), -40), "traffic": (_steady(*ambience.STREET), -40),
    "fire": (things.fire, -38), "water": (things.water, -38), "clock": (machines.ticking, -46), "engine": (_idling, -34),
    "bubbles": (lambda rng: things.bubbling(rng, 4.0), -38), "cooking": (things.sizzling, -40),
    "crowd": (people.murmur, -38), "vacuum": (machines.vacuum, -36), "river": (_steady(*ambience.BROOK), -38),
    "waterfall": (_steady(*ambience.FALLS), -36),
}  # fmt: skip

ALIASES = {
    "birdsong": "nightingale", "bird song": "nightingale", "birds": "chirp", "tweet": "chirp", "tweeting": "chirp",
    "barking": "bark", "woof": "bark", "meowing": "meow", "purring": "purr", "mooing": "moo", "neighing": "neigh",
    "whinny": "neigh", "baa": "bleat", "oinking": "oink", "quacking": "quack", "clucking": "cluck", "croaking": "croak",
    "ribbit": "croak", "hissing": "hiss", "squeaking": "squeak", "hooting": "hoot", "cawing": "caw", "growling": "growl",
    "snarl": "growl", "trumpeting": "trumpet", "cock-a-doodle-doo": "crow", "crowing": "crow", "cooing": "coo",
    "clapping": "applause", "laugh": "laughter", "laughing": "laughter", "giggling": "giggle", "cheers": "cheering",
    "cry": "crying", "sobbing": "crying", "weeping": "crying", "baby crying": "baby", "snoring": "snore", "sneezing": "sneeze",
    "coughing": "cough", "screaming": "scream", "screams": "scream", "heart beat": "heartbeat", "heartbeats": "heartbeat",
    "steps": "footsteps", "hoofbeats": "hooves", "hoof": "hooves", "surf": "waves", "ocean": "waves", "bells": "bell",
    "church bell": "bell", "church bells": "bell", "sirens": "siren", "honking": "horn", "car horn": "horn", "motor": "engine",
    "ticking": "clock", "drums": "drum", "drum roll": "drum", "boom": "explosion", "bang": "explosion", "blast": "explosion",
    "crackling": "fire", "buzzing": "buzz", "bees": "buzz", "mosquito": "whine", "seagulls": "gull", "seagull": "gull",
    "knocking": "knock", "roaring": "roar", "howling": "howl", "door": "creak", "creaking": "creak", "slamming": "slam",
    "phone": "telephone", "phone ringing": "telephone", "ringing": "telephone", "ringtone": "mobile", "alarm clock": "alarm",
    "typewriter": "typing", "camera shutter": "camera", "shutter": "camera", "shutters": "camera", "drilling": "drill",
    "sawing": "saw", "hammering": "hammer", "steam whistle": "train whistle", "locomotive whistle": "train whistle",
    "foghorn": "ship horn", "fog horn": "ship horn", "ship's horn": "ship horn", "beeps": "robot", "beeping": "robot",
    "robot beeps": "robot", "crowd murmur": "crowd", "murmur": "crowd", "chatting": "crowd",
    "whale song": "whale", "dolphin": "click", "dolphins": "click", "stream": "river", "brook": "river", "wood fire": "fire",
    "vacuum cleaner": "vacuum", "breaking glass": "glass", "shattering": "glass", "fireworks": "firework", "cicadas": "cicada",
    "crickets chirping": "crickets", "zap": "laser", "coins": "coin", "boiling": "kettle", "referee whistle": "referee",
    "monkey": "chatter",
}  # fmt: skip
"""Other words for a named sound."""
SOUNDS: tuple[str, ...] = tuple(sorted({*CALLS, *_ONCE, *_BEDS, "waves", "crickets"}))
"""Every word that `Shot.sounds` may hold and that is then heard; music is asked for by `Shot.music`."""


def play(desk: Desk, around: Desk, performance: Performance) -> None:
    """Tell the sounds that a shot names: steady ones to the desk `around`, others to `desk` at times drawn from the seed.

    An animal's call comes from that animal where it is on the stage. A word outside `SOUNDS` and `ALIASES` is left out:
    the director has reported it.
    """
    for word in dict.fromkeys(performance.shot.sounds):
        name = ALIASES.get(word, word)
        rng = random(performance.seed, "sound", name)
        if name in _BEDS:
            make, decibels = _BEDS[name]
            bed = loudness(make(rng), decibels)
            for channel in (0, 1):
                around.bed(bed, channel=channel, offset=channel * len(bed) // 2)
        elif name == "waves":
            ambience.waves(around, performance.seed, 0.022)
        elif name == "crickets":
            ambience.crickets(around, performance.seed, 0.020)
        elif name in _ONCE:
            desk.run(0.0, _repeat(performance, _ONCE[name], rng))
        elif name in CALLS:
            caller = next((r for r in performance.roles if r.call == name), None)
            call = Call(make=CALLS[name], gain=0.16, every=calls.EVERY)
            drawn = calls.moments(random(performance.seed, "call", name), name, performance.seconds)
            desk.run(0.0, _called(performance, call, rng, drawn if caller is None else caller.calls, caller))


def _called(performance: Performance, call: Call, rng: Random, times: Sequence[float], role: Role | None) -> Notes:
    """Yield an animal's calls at their moments, each from where the animal is."""
    for count, at in enumerate(times):
        x, sound = float(rng.uniform(0.3, 0.7)), call.make(rng)
        if role:
            spot = role.track.at(at)
            x = seen(performance.camera, (spot.x, spot.y, spot.depth), at, performance.size)[0]
        # The first is always heard; a later one only if it can be heard out.
        if count and at + len(sound) / SAMPLE_RATE > performance.seconds:
            return
        yield Note(at=at, sound=sound, gain=call.gain, x=x)


def _repeat(performance: Performance, call: Call, rng: Random) -> Notes:
    at = min(0.6, 0.12 * performance.seconds) * float(rng.uniform(0.7, 1.3))
    count = 0
    while at < performance.seconds - 0.1:
        x = float(rng.uniform(0.3, 0.7))
        sound = call.make(rng)
        # The first is always heard; a later one only if it can be heard out.
        if count and at + len(sound) / SAMPLE_RATE > performance.seconds:
            return
        yield Note(at=at, sound=sound, gain=call.gain, x=x)
        count += 1
        if not call.every:
            return
        at += call.every * float(rng.uniform(0.9, 1.15))
