"""Birds' calls: whistles of a syrinx, and the hoarse ones that a bill and a throat colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import burst, clock, curve, fade, peak, string, turn
from sora_nb.stage.sound.vocal import BURST, HELD, SWELL, Larynx, call

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Random = np.random.Generator


def hoot(rng: Random) -> Mono:
    """A great horned owl: hoo, h-hoo, hoo, hoo at 300 to 380 Hz, nearly without overtones."""
    root = float(rng.uniform(310, 370))
    notes = []
    for at, length in ((0.0, 0.4), (0.72, 0.12), (0.88, 0.3), (1.45, 0.36), (2.05, 0.4)):
        pitch = ((0, root * 0.95), (0.4, root * 1.03), (1, root * 0.93))
        notes.append((call(rng, length, pitch, SWELL, (360, 900, 2600), Larynx(soft=220, breath=-36)), at))
    return string(*notes)


def quack(rng: Random) -> Mono:
    """A mallard hen: four quacks of 0.16 s that sink, overtones of 220 Hz strongest about 1 to 3 kHz."""
    notes = []
    for k in range(4):
        root = float(rng.uniform(215, 240)) * (1 - 0.03 * k)
        mouth = ((0, (800, 1500, 2700)), (0.2, (1300, 2200, 3100)), (1, (850, 1500, 2700)))
        one = call(
            rng,
            0.17,
            ((0, root), (0.2, root * 1.15), (1, root * 0.85)),
            BURST,
            mouth,
            Larynx(soft=6000, breath=-19, jitter=0.02),
        )
        notes.append((one * np.float32(1 - 0.12 * k), 0.25 * k))
    return string(*notes)


def goose(rng: Random) -> Mono:
    """A goose: ah-HONK, the pitch breaking from 350 to 600 Hz."""
    notes = []
    for k in range(3):
        root = float(rng.uniform(330, 370))
        pitch = ((0, root), (0.35, root * 1.05), (0.42, root * 1.7), (0.8, root * 1.65), (1, root * 1.1))
        mouth = ((0, (650, 1200, 2400)), (0.42, (1150, 1800, 2900)), (1, (750, 1300, 2500)))
        notes.append((call(rng, 0.34, pitch, HELD, mouth, Larynx(soft=4500, breath=-22, jitter=0.012)), 0.52 * k))
    return string(*notes)


def crow(rng: Random) -> Mono:
    """A rooster: cock-a-doodle-doo, four notes in 2 s, 450 to 900 Hz, the last long and falling."""
    root = float(rng.uniform(520, 590))
    notes = []
    steps = ((0, 0.2, 0.85, 1.1), (0.26, 0.14, 1.1, 1.2), (0.44, 0.32, 1.15, 1.5), (0.8, 1.0, 1.6, 0.85))
    for at, length, low, high in steps:
        pitch = ((0, root * low), (0.25, root * max(low, high)), (0.6, root * (low + high) / 2), (1, root * high))
        mouth = ((0, (800, 1600, 3100)), (0.3, (1250, 2300, 3500)), (1, (900, 1700, 3100)))
        notes.append((call(rng, length, pitch, HELD, mouth, Larynx(soft=4500, breath=-17, jitter=0.02, halves=0.12)), at))
    return string(*notes)


def cluck(rng: Random) -> Mono:
    """A hen: buk, buk, buk, ba-GAWK."""
    notes = []
    for at, length, low, high, gain in (
        (0.0, 0.07, 1, 1.25, 0.6), (0.2, 0.07, 1, 1.2, 0.6), (0.38, 0.07, 1, 1.25, 0.65), (0.56, 0.08, 1.1, 1.3, 0.7),
        (0.68, 0.42, 1.5, 2.2, 1.0),
    ):  # fmt: skip
        root = float(rng.uniform(340, 390))
        pitch = ((0, root * low), (0.35, root * high), (1, root * low * 0.85))
        mouth = ((0, (700, 1500, 2700)), (0.35, (1150, 2000, 3100)), (1, (750, 1500, 2700)))
        notes.append(
            (
                call(rng, length, pitch, BURST if length < 0.1 else SWELL, mouth, Larynx(soft=3000, breath=-20, jitter=0.02))
                * np.float32(gain),
                at,
            )
        )
    return string(*notes)


def peep(rng: Random) -> Mono:
    """Chicks: peeps of 0.1 s that fall from 4.5 to 3 kHz."""
    notes = []
    for k in range(5):
        t = curve(0.1, (0, 3100), (0.2, 4600), (1, float(rng.uniform(2900, 3300))))
        tone = np.sin(turn(t)) * curve(0.1, (0, 0), (0.25, 1), (0.7, 0.7), (1, 0))
        notes.append((np.asarray(tone, np.float32), 0.21 * k + float(rng.uniform(0, 0.05))))
    return string(*notes)


def caw(rng: Random) -> Mono:
    """A crow: three caws of 0.3 s, more rattle than tone, loudest between 1 and 2 kHz."""
    notes = []
    for k in range(3):
        mouth = ((0, (950, 1500, 2700)), (0.3, (1300, 1750, 2900)), (1, (1000, 1450, 2600)))
        larynx = Larynx(soft=6000, breath=-9, jitter=0.14, halves=0.5, rattle=(0.5, 70))
        one = call(rng, 0.33, ((0, 330), (0.25, 420), (1, 300)), ((0, 0), (0.1, 1), (0.6, 0.9), (1, 0)), mouth, larynx)
        notes.append((one * np.float32(1 - 0.08 * k), 0.56 * k))
    return string(*notes)


def squawk(rng: Random) -> Mono:
    """A parrot: two harsh screeches, 1.2 to 2.5 kHz, torn in pieces."""
    notes = []
    for at, length in ((0.0, 0.34), (0.45, 0.5)):
        root = float(rng.uniform(1150, 1350))
        pitch = ((0, root * 0.8), (0.3, root * 1.6), (0.6, root * 1.25), (1, root * 0.8))
        larynx = Larynx(soft=9000, breath=-11, jitter=0.09, halves=0.6, rattle=(0.75, 44))
        notes.append((call(rng, length, pitch, HELD, (1500, 2600, 3900), larynx), at))
    return string(*notes)


def peacock(rng: Random) -> Mono:
    """A peacock: may-AWE, up to 1 kHz and long down again."""
    mouth = ((0, (500, 2100, 3000)), (0.35, (1100, 1900, 3100)), (1, (700, 1100, 2700)))
    one = call(
        rng, 0.85, ((0, 480), (0.35, 1000), (0.6, 900), (1, 460)), HELD, mouth, Larynx(soft=4500, breath=-24, jitter=0.012)
    )
    return string((one, 0.0), (one * np.float32(0.85), 1.1))


def honk(rng: Random) -> Mono:
    """A penguin: a pumping bray whose two halves of the syrinx beat against each other (T. Aubin et al., 2000)."""
    notes = []
    for k, length in enumerate((0.16, 0.16, 0.16, 0.75)):
        root = 255 + 16 * k + float(rng.uniform(-8, 8))
        pitch = ((0, root), (0.4, root * 1.18), (1, root * 0.9))
        mouth = (820, 1450, 2500, 3500)
        larynx = Larynx(soft=4000, breath=-17, jitter=0.02)
        one = call(rng, length, pitch, SWELL, mouth, larynx)
        two = call(rng, length, tuple((t, f * 1.11) for t, f in pitch), SWELL, mouth, larynx)
        notes += [(one, 0.25 * k), (two * np.float32(0.8), 0.25 * k)]
    return string(*notes)


def gull(rng: Random) -> Mono:
    """A herring gull's long call: mews that break upwards and fall, 0.8 to 1.5 kHz, quicker and quicker."""
    notes, at = [], 0.0
    for k in range(int(rng.integers(4, 7))):
        root = float(rng.uniform(900, 1000)) * (1 - 0.03 * k)
        length = 0.46 - 0.05 * k
        pitch = ((0, root * 0.8), (0.15, root * 1.5), (0.5, root * 1.35), (1, root * 0.75))
        notes.append(
            (call(rng, length, pitch, HELD, (1300, 2500, 3900), Larynx(soft=3500, breath=-23, jitter=0.015, halves=0.15)), at)
        )
        at += length + 0.05
    return string(*notes)


def screech(rng: Random) -> Mono:
    """An eagle or a hawk, as films have it: one hoarse scream of 1.6 s that falls from 3.3 to 1.8 kHz."""
    pitch = ((0, 2500), (0.1, 3350), (0.4, 2900), (1, 1750))
    return call(
        rng,
        1.6,
        pitch,
        ((0, 0), (0.08, 1), (0.5, 0.75), (1, 0)),
        (2900, 4800, 7000),
        Larynx(soft=9000, breath=-10, jitter=0.05, width=2),
    )


def gobble(rng: Random) -> Mono:
    """A turkey: a dozen yelps a second apart by a fifteenth, falling from 1100 to 500 Hz."""
    notes = []
    for k in range(13):
        root = 980 - 32 * k + float(rng.uniform(-15, 15))
        pitch = ((0, root), (0.3, root * 1.25), (1, root * 0.6))
        one = call(rng, 0.07, pitch, BURST, (1050, 1900, 2900), Larynx(soft=3500, breath=-22, jitter=0.02))
        notes.append((one * np.float32(1 - 0.03 * k), 0.068 * k))
    return string(*notes)


def coo(rng: Random) -> Mono:
    """A pigeon: a rolling croo-croo about 350 Hz, softly interrupted 20 times a second."""
    notes = []
    for at, length in ((0.0, 0.35), (0.5, 0.6), (1.25, 0.45)):
        larynx = Larynx(soft=300, breath=-34, shake=(0.06, 21), rattle=(0.5, 21))
        notes.append((call(rng, length, ((0, 320), (0.5, 400), (1, 330)), SWELL, (380, 950, 2500), larynx), at))
    return string(*notes)


def cuckoo(rng: Random) -> Mono:
    """A cuckoo: two notes a falling third apart, about 670 and 550 Hz, twice."""
    root = float(rng.uniform(650, 690))
    notes = []
    for at, f, length in ((0.0, 1.0, 0.2), (0.36, 0.82, 0.3), (1.25, 1.0, 0.2), (1.61, 0.82, 0.3)):
        notes.append(
            (
                call(
                    rng,
                    length,
                    ((0, root * f * 1.02), (1, root * f * 0.98)),
                    HELD,
                    (650, 1500, 2900),
                    Larynx(soft=350, breath=-38),
                ),
                at,
            )
        )
    return string(*notes)


def peck(rng: Random) -> Mono:
    """A woodpecker: 20 blows a second on dry wood, fading."""
    knocks = []
    for k in range(18):
        f = float(rng.uniform(0.98, 1.02))
        t = clock(0.05)
        ring = sum(
            a * np.sin(2 * np.pi * h * f * t) * np.exp(-t / d)
            for h, a, d in ((820, 1, 0.008), (1650, 0.6, 0.005), (2900, 0.3, 0.003))
        )
        blow = np.asarray(ring, np.float32)
        tap = burst(rng, 0.001, 2000, 7000)
        blow[: len(tap)] += np.float32(0.4) * tap[: len(blow)]
        knocks.append((blow * np.float32(1 - 0.035 * k), 0.05 * k))
    return string(*knocks)


def chirp(rng: Random) -> Mono:
    """A small bird's phrase: a few whistled syllables of one species' making, 2.3 to 6 kHz."""
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


def nightingale(rng: Random) -> Mono:
    """A songbird that is asked for by name: a whistled crescendo, then a fast bubbling trill, 1.8 to 6 kHz."""
    notes, at = [], 0.0
    for k in range(4):
        t = curve(0.26, (0, 2000), (1, 2300))
        notes.append(
            (np.asarray(np.sin(turn(t)) * curve(0.26, (0, 0), (0.5, 1), (1, 0)), np.float32) * np.float32(0.3 + 0.2 * k), at)
        )
        at += 0.31
    for k in range(12):
        t = curve(0.05, (0, 5600), (1, 3000 + 60 * (k % 3)))
        notes.append((np.asarray(np.sin(turn(t)) * curve(0.05, (0, 0), (0.2, 1), (1, 0)), np.float32), at + 0.068 * k))
    del rng
    return peak(fade(string(*notes), 0.002, 0.02))
