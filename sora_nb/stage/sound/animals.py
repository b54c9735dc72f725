"""Animals' calls, sung by synthesis: a pitch that bends, a throat that opens, breath and roughness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import band, clock, curve, fade, peak, samples, string, throat, turn, waver

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Random = np.random.Generator
    Points = Sequence[tuple[float, float]]
    Throat = Sequence[tuple[float, float, float]]

# Resonances of a mouth: (Hz, bandwidth in Hz, dB).
SHUT: Throat = ((280, 120, 0), (900, 300, -22), (2300, 500, -34))
ROUND: Throat = ((380, 120, 0), (820, 200, -6), (2400, 500, -26))
WIDE: Throat = ((820, 220, 0), (1400, 300, -3), (2600, 450, -12), (3600, 700, -20))


def cry(
    rng: Random,
    seconds: float,
    pitch: Points,
    loud: Points,
    *,
    mouth: Throat = WIDE,
    opening: Points = (),
    tilt: float = -9.0,
    breath: float = 0.1,
    rough: tuple[float, float] = (0.0, 30.0),
    shake: tuple[float, float] = (0.0, 8.0),
) -> Mono:
    """Return one cry, peak 1.

    `pitch` (Hz) and `loud` (0…1) are curves through (share of the length, value); `opening` runs from a shut mouth (0) to
    `mouth` (1); `breath` is the share of hoarse air; `rough` and `shake` are (depth, Hz) of a rattle in the loudness and of
    a vibrato in the pitch.
    """
    t = clock(seconds)
    drift = 1 + 0.012 * waver(rng, seconds, 14) + np.float32(shake[0]) * np.sin(2 * np.pi * shake[1] * t)
    hertz = curve(seconds, *pitch) * drift.astype(np.float32)
    top = 9_000.0 if hertz.min() > 250 else 4_000.0
    voice: Mono = throat(hertz, mouth, tilt=tilt, top=top)
    points = [(30.0, -50.0), *((f, db) for f, _, db in mouth), (12_000.0, -45.0)]
    voice = voice + np.float32(breath) * band(rng, seconds, *points)[: len(t)]
    if opening:
        wide = curve(seconds, *opening)
        voice = wide * voice + (1 - wide) * throat(hertz, SHUT, tilt=tilt - 4, top=top) * np.float32(0.7)
    if rough[0]:
        rattle = turn(np.asarray(rough[1] * (1 + 0.25 * waver(rng, seconds, 9)), np.float32))
        voice = np.asarray(voice * (1 - np.float32(rough[0]) * (0.5 + 0.5 * np.sin(rattle))), np.float32)
    return peak(fade(voice * curve(seconds, *loud), 0.004, 0.02))


SWELL: Points = ((0, 0), (0.12, 0.8), (0.4, 1), (0.75, 0.7), (1, 0))
BURST: Points = ((0, 0), (0.06, 1), (0.35, 0.7), (1, 0))


def bark(rng: Random) -> Mono:
    """Two barks of a dog."""
    root = float(rng.uniform(250, 420))
    ruff = [
        cry(rng, 0.17, ((0, root * 0.75), (0.25, root * 1.35), (1, root * 0.7)), BURST, breath=0.22, rough=(0.5, 55), tilt=-7)
        for _ in range(2)
    ]
    return string((ruff[0], 0.0), (ruff[1] * np.float32(0.85), 0.32))


def whimper(rng: Random) -> Mono:
    """A small dog's two whines."""
    whine = cry(rng, 0.38, ((0, 780), (0.4, 1050), (1, 700)), SWELL, tilt=-16, breath=0.04, shake=(0.02, 9))
    return string((whine, 0.0), (whine * np.float32(0.7), 0.5))


def meow(rng: Random) -> Mono:
    """A cat: m-ia-ow."""
    root = float(rng.uniform(430, 560))
    pitch = ((0, root), (0.3, root * 1.45), (0.6, root * 1.35), (1, root * 0.8))
    mouth = ((1000, 260, 0), (1950, 350, -4), (3200, 600, -12))
    return cry(rng, 0.78, pitch, SWELL, mouth=mouth, opening=((0, 0), (0.3, 1), (0.6, 0.9), (1, 0.1)), tilt=-8, breath=0.05)


def purr(rng: Random) -> Mono:
    """A cat's purr: a low rattle, in and out."""
    seconds = 2.0
    air = band(rng, seconds, (40, -10), (120, 0), (400, -8), (2500, -34))[: samples(seconds)]
    pulse = np.maximum(0, np.sin(2 * np.pi * 25 * clock(seconds))) ** 2
    return peak(fade(air * pulse * curve(seconds, (0, 0.2), (0.22, 1), (0.45, 0.25), (0.7, 0.9), (1, 0.1)), 0.1, 0.2))


def moo(rng: Random) -> Mono:
    """A cow."""
    root = float(rng.uniform(115, 145))
    pitch = ((0, root), (0.25, root * 1.3), (0.7, root * 1.25), (1, root * 0.85))
    mouth = ((420, 120, 0), (950, 200, -5), (2500, 400, -20))
    return cry(rng, 1.5, pitch, SWELL, mouth=mouth, opening=((0, 0), (0.25, 0.8), (0.8, 1), (1, 0.6)), breath=0.05,
               rough=(0.12, 26))  # fmt: skip


def neigh(rng: Random) -> Mono:
    """A horse's whinny, shaking as it falls."""
    pitch = ((0, 620), (0.12, 1150), (0.5, 900), (1, 360))
    whinny = cry(rng, 1.35, pitch, SWELL, tilt=-6, breath=0.12, rough=(0.75, 12.5), shake=(0.07, 12.5))
    snort = (
        band(rng, 0.3, (60, -20), (300, 0), (2500, -10), (9000, -40)) * curve(0.3, (0, 0), (0.2, 0.3), (1, 0))[: samples(0.3)]
    )
    return string((whinny, 0.0), (snort * np.float32(0.2), 1.35))


def bray(rng: Random) -> Mono:
    """A donkey: hee-haw."""
    hee = cry(rng, 0.4, ((0, 520), (0.4, 760), (1, 620)), SWELL, tilt=-5, breath=0.25, rough=(0.4, 45))
    haw = cry(rng, 0.65, ((0, 260), (0.5, 230), (1, 180)), SWELL, tilt=-5, breath=0.15, rough=(0.6, 38))
    return string((hee * np.float32(0.8), 0.0), (haw, 0.42), (hee * np.float32(0.7), 1.12), (haw * np.float32(0.8), 1.5))


def bleat(rng: Random) -> Mono:
    """A sheep or a goat."""
    root = float(rng.uniform(300, 420))
    pitch = ((0, root), (0.3, root * 1.1), (1, root * 0.85))
    return cry(rng, 0.85, pitch, SWELL, opening=((0, 0.1), (0.15, 1), (1, 0.8)), tilt=-6, rough=(0.55, 8.5), shake=(0.035, 8.5))


def oink(rng: Random) -> Mono:
    """A pig: three grunts."""
    mouth = ((480, 200, 0), (1250, 300, -4), (2300, 500, -14))
    grunts = []
    for k in range(3):
        low = float(rng.uniform(85, 120))
        grunt = cry(rng, 0.17, ((0, low), (0.4, low * 1.7), (1, low)), BURST, mouth=mouth, tilt=-5, breath=0.3, rough=(0.7, 42))
        grunts.append((grunt, 0.27 * k))
    return string(*grunts)


def roar(rng: Random) -> Mono:
    """A lion, a bear or a dragon."""
    root = float(rng.uniform(78, 98))
    mouth = ((430, 180, 0), (900, 260, -3), (1700, 500, -10), (2900, 800, -20))
    pitch = ((0, root), (0.25, root * 1.6), (0.6, root * 1.3), (1, root * 0.7))
    return cry(rng, 1.7, pitch, SWELL, mouth=mouth, opening=((0, 0.2), (0.25, 1), (0.7, 1), (1, 0.2)), tilt=-5, breath=0.32,
               rough=(0.65, 34))  # fmt: skip


def growl(rng: Random) -> Mono:
    """A low warning."""
    mouth = ((360, 150, 0), (850, 260, -8), (1900, 500, -18))
    return cry(rng, 1.3, ((0, 72), (0.5, 88), (1, 70)), SWELL, mouth=mouth, tilt=-7, breath=0.2, rough=(0.8, 27))


def trumpet(rng: Random) -> Mono:
    """An elephant."""
    mouth = ((750, 300, 0), (1500, 400, -2), (2700, 700, -6), (4200, 900, -14))
    pitch = ((0, 300), (0.12, 520), (0.5, 660), (0.8, 580), (1, 380))
    return cry(rng, 1.3, pitch, ((0, 0), (0.08, 1), (0.6, 0.9), (1, 0)), mouth=mouth, tilt=-4, breath=0.18, rough=(0.35, 60))


def hoot(rng: Random) -> Mono:
    """An owl."""
    root = float(rng.uniform(310, 380))
    notes = []
    for at, length in ((0.0, 0.36), (0.75, 0.14), (0.95, 0.14), (1.15, 0.5)):
        pitch = ((0, root), (0.5, root * 1.04), (1, root * 0.94))
        notes.append((cry(rng, length, pitch, SWELL, mouth=ROUND, tilt=-22, breath=0.02, shake=(0.008, 6)), at))
    return string(*notes)


def howl(rng: Random) -> Mono:
    """A wolf."""
    root = float(rng.uniform(300, 370))
    pitch = ((0, root * 0.8), (0.18, root * 1.5), (0.6, root * 1.42), (1, root * 0.9))
    return cry(rng, 2.3, pitch, ((0, 0), (0.2, 0.9), (0.6, 1), (1, 0)), mouth=ROUND, tilt=-13, breath=0.03, shake=(0.008, 5))


def quack(rng: Random) -> Mono:
    """A duck or a goose."""
    mouth = ((1050, 250, 0), (1900, 350, -2), (2900, 500, -6))
    notes = []
    for k in range(3):
        root = float(rng.uniform(205, 235)) * (1 - 0.04 * k)
        notes.append((cry(rng, 0.17, ((0, root), (0.2, root * 1.15), (1, root * 0.8)), BURST, mouth=mouth, tilt=-3), 0.26 * k))
    return string(*notes)


def crow(rng: Random) -> Mono:
    """A rooster: cock-a-doodle-doo."""
    root = float(rng.uniform(560, 640))
    notes = []
    for at, length, low, high in ((0, 0.16, 0.85, 1.1), (0.2, 0.13, 1.0, 1.2), (0.36, 0.28, 1.1, 1.45), (0.68, 0.75, 1.4, 0.8)):
        pitch = ((0, root * low), (0.3, root * max(low, high)), (1, root * high))
        notes.append((cry(rng, length, pitch, SWELL, tilt=-6, breath=0.1, rough=(0.25, 48)), at))
    return string(*notes)


def caw(rng: Random) -> Mono:
    """A crow or a raven."""
    mouth = ((1150, 300, 0), (1750, 400, -2), (3000, 700, -10))
    one = cry(rng, 0.3, ((0, 430), (0.3, 520), (1, 400)), BURST, mouth=mouth, tilt=-4, breath=0.25, rough=(0.7, 62))
    return string((one, 0.0), (one * np.float32(0.85), 0.46))


def squawk(rng: Random) -> Mono:
    """A parrot, a peacock, a penguin or an eagle out of temper."""
    root = float(rng.uniform(520, 760))
    pitch = ((0, root * 0.8), (0.25, root * 1.3), (1, root * 0.75))
    return cry(rng, 0.42, pitch, BURST, tilt=-4, breath=0.2, rough=(0.6, 52))


def honk(rng: Random) -> Mono:
    """A penguin, a seal or a flamingo: a nasal, pumping call."""
    mouth = ((850, 220, 0), (1500, 300, -4), (2500, 500, -12))
    notes = []
    for k, length in enumerate((0.18, 0.2, 0.42)):
        root = 250 + 22 * k + float(rng.uniform(-10, 10))
        pitch = ((0, root), (0.4, root * 1.2), (1, root * 0.9))
        notes.append((cry(rng, length, pitch, SWELL, mouth=mouth, tilt=-5, breath=0.12, rough=(0.6, 24)), 0.26 * k))
    return string(*notes)


def gull(rng: Random) -> Mono:
    """A seagull: falling mews."""
    notes = []
    for k in range(int(rng.integers(2, 5))):
        root = float(rng.uniform(900, 1150)) * (1 - 0.04 * k)
        pitch = ((0, root * 0.8), (0.25, root * 1.35), (1, root * 0.8))
        notes.append((cry(rng, 0.34, pitch, SWELL, tilt=-10, breath=0.05, rough=(0.2, 40)), 0.42 * k))
    return string(*notes)


def cluck(rng: Random) -> Mono:
    """A hen."""
    notes = []
    for k, at in enumerate((0.0, 0.2, 0.4, 0.62)):
        root, length = float(rng.uniform(380, 470)) * (1.5 if k == 3 else 1), 0.26 if k == 3 else 0.075
        notes.append((cry(rng, length, ((0, root), (0.3, root * 1.3), (1, root)), BURST, tilt=-6, breath=0.1), at))
    return string(*notes)


def gobble(rng: Random) -> Mono:
    """A turkey."""
    root = float(rng.uniform(520, 620))
    return cry(rng, 0.85, ((0, root), (0.3, root * 1.4), (1, root * 0.8)), SWELL, tilt=-6, rough=(0.9, 13), shake=(0.16, 13))


def croak(rng: Random) -> Mono:
    """A frog: ribbit."""
    mouth = ((620, 180, 0), (1500, 260, -3), (2700, 500, -14))
    first = cry(rng, 0.16, ((0, 95), (1, 110)), SWELL, mouth=mouth, tilt=-4, rough=(0.9, 48))
    second = cry(rng, 0.2, ((0, 120), (1, 190)), SWELL, mouth=mouth, tilt=-4, rough=(0.9, 55))
    return string((first, 0.0), (second, 0.19))


def hiss(rng: Random) -> Mono:
    """A snake or a cross cat."""
    air = band(rng, 0.9, (800, -40), (3500, -3), (6500, 0), (11_000, -10), (18_000, -40))[: samples(0.9)]
    return peak(fade(air * curve(0.9, (0, 0), (0.1, 1), (0.6, 0.7), (1, 0)), 0.02, 0.1))


def squeak(rng: Random) -> Mono:
    """A mouse, a bat or a rubber duck's friend."""
    root = float(rng.uniform(1900, 2500))
    one = cry(rng, 0.09, ((0, root), (0.4, root * 1.35), (1, root * 1.1)), SWELL, tilt=-14, breath=0.02)
    return string((one, 0.0), (one * np.float32(0.8), 0.15), (one * np.float32(0.6), 0.27))


def chatter(rng: Random) -> Mono:
    """A monkey: oo-oo-ah-ah."""
    notes = []
    for k in range(4):
        root, mouth = (330 + 30 * k, ROUND) if k < 2 else (520 + 60 * k, WIDE)
        pitch = ((0, root * 0.8), (0.5, root * 1.25), (1, root * 0.9))
        notes.append((cry(rng, 0.17, pitch, SWELL, mouth=mouth, tilt=-9, breath=0.12), 0.24 * k))
    return string(*notes)


def buzz(rng: Random) -> Mono:
    """A bee, a fly or a mosquito passing."""
    seconds = 1.6
    root = float(rng.uniform(190, 240))
    pitch = ((0, root), (0.3, root * 1.08), (0.6, root * 0.95), (1, root * 1.04))
    mouth = ((400, 500, 0), (1300, 900, -4), (3000, 1500, -10))
    return cry(
        rng, seconds, pitch, ((0, 0), (0.35, 1), (0.7, 0.7), (1, 0)), mouth=mouth, tilt=-6, breath=0.05, rough=(0.25, 23)
    )


def whale(rng: Random) -> Mono:
    """A whale's slow song."""
    pitch = ((0, 140), (0.3, 320), (0.55, 260), (0.8, 420), (1, 300))
    return cry(rng, 3.0, pitch, SWELL, mouth=ROUND, tilt=-12, breath=0.02, shake=(0.02, 4))


def click(rng: Random) -> Mono:
    """A dolphin: a creaking run of clicks and a whistle."""
    del rng
    seconds = 1.0
    t = clock(seconds)
    ticks = np.maximum(0, np.sin(turn(curve(seconds, (0, 22), (0.5, 70), (1, 110))))) ** 24 * np.sin(2 * np.pi * 3100 * t)
    ticks *= curve(seconds, (0, 0.6), (0.5, 0.5), (0.55, 0), (1, 0))
    whistle = np.sin(turn(curve(seconds, (0, 1800), (0.5, 2000), (0.75, 4200), (1, 2600))))
    whistle *= curve(seconds, (0, 0), (0.5, 0), (0.65, 0.5), (0.9, 0.4), (1, 0))
    return peak(np.asarray(ticks + whistle, np.float32))


def chirp(rng: Random) -> Mono:
    """A small bird's phrase: a few whistled syllables of one species' making."""
    root, syllables = float(rng.uniform(2300, 4300)), int(rng.integers(3, 8))
    bend, length = float(rng.uniform(-0.35, 0.45)), float(rng.uniform(0.045, 0.12))
    step, trill = float(rng.uniform(0.09, 0.19)), float(rng.choice([0.0, 0.0, 28.0]))
    notes = []
    for k in range(syllables):
        t = clock(length)
        top = root * (1 + 0.10 * float(rng.standard_normal()) + (0.12 if k % 2 else 0))
        hertz = curve(length, (0, top), (0.45, top * (1 + bend)), (1, top * (1 - 0.2 * bend)))
        wave = np.sin(turn(hertz * (1 + 0.06 * np.sin(2 * np.pi * trill * t) * bool(trill)).astype(np.float32)))
        loud = np.float32(rng.uniform(0.55, 1.0)) * np.sin(np.pi * np.clip(t / length, 0, 1)) ** 0.8
        notes.append((np.asarray(wave * loud, np.float32), k * max(step, length * 0.9)))
    return string(*notes)


CALLS: dict[str, Callable[[Random], Mono]] = {
    call.__name__: call
    for call in (
        bark, whimper, meow, purr, moo, neigh, bray, bleat, oink, roar, growl, trumpet, hoot, howl, quack, crow, caw, squawk,
        honk, gull, cluck, gobble, croak, hiss, squeak, chatter, buzz, whale, click, chirp,
    )
}  # fmt: skip
"""Every call by the word a plan's `sounds` uses; each maker takes a random stream and returns samples of peak 1."""

_CALLERS = {
    "bark": "dog puppy poodle hound corgi", "meow": "cat kitten lynx", "moo": "cow bull ox calf buffalo bison yak",
    "neigh": "horse pony foal unicorn zebra", "bray": "donkey mule llama camel alpaca", "bleat": "sheep lamb ewe ram goat",
    "oink": "pig piglet boar", "roar": "lion lioness tiger bear dragon dinosaur rex yeti brontosaurus "
    "triceratops stegosaurus leopard panther polar panda gorilla",
    "growl": "badger rhinoceros hippopotamus crocodile monster ogre", "trumpet": "elephant mammoth", "hoot": "owl",
    "howl": "wolf coyote", "quack": "duck duckling goose swan mallard", "crow": "rooster", "caw": "crow raven blackbird",
    "squawk": "parrot peacock eagle hawk falcon vulture toucan dodo", "honk": "penguin seal flamingo walrus",
    "gull": "seagull gull", "cluck": "chicken hen", "gobble": "turkey", "croak": "frog toad", "hiss": "snake cobra python eel",
    "squeak": "mouse rat hamster squirrel chipmunk bat chick rabbit bunny", "chatter": "monkey chimpanzee orangutan ape",
    "buzz": "bee wasp fly mosquito bumblebee dragonfly", "whale": "whale", "click": "dolphin",
    "chirp": "bird sparrow robin canary pigeon dove finch cricket hummingbird bluebird",
}  # fmt: skip


def call_of(figure: str) -> str | None:
    """Return what an animal calls ("dog" → "bark"), or None for what has no voice."""
    for word in reversed(figure.lower().replace("-", " ").split()):
        for call, animals in _CALLERS.items():
            if word in animals.split():
                return call
    return None
