"""Mammals' calls: each a larynx, a throat of its length, and a tune, after what is known of the real ones.

Fundamentals, lengths and resonances follow the papers named; `tests/bench/voices.py` measures them back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import band, clock, curve, fade, peak, samples, string
from sora_nb.stage.sound.vocal import BURST, HELD, SWELL, Larynx, call, tube, whisper

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Random = np.random.Generator


def bark(rng: Random) -> Mono:
    """Two barks of a dog: 0.15 s each, pitch 300 to 700 Hz (S. Yin & B. McCowan, 2004), jaws that snap open and shut."""
    root = float(rng.uniform(330, 470))
    larynx = Larynx(soft=1700, breath=-17, jitter=0.03, halves=0.25)
    mouth = ((0, tube(15, flare=0.75)), (0.25, tube(14, flare=1.65)), (0.6, tube(15, flare=1.2)), (1, tube(17, flare=0.6)))
    barks = []
    for at, size, gain in ((0.0, 1.0, 1.0), (0.36, 0.94, 0.9)):
        pitch = ((0, root * 0.72 * size), (0.22, root * 1.5 * size), (0.5, root * 1.25 * size), (1, root * 0.55 * size))
        barks.append(
            (call(rng, 0.19, pitch, ((0, 0), (0.07, 1), (0.45, 0.8), (0.7, 0.3), (1, 0)), mouth, larynx) * np.float32(gain), at)
        )
    return string(*barks)


def yap(rng: Random) -> Mono:
    """A small dog or a fox: three high, quick barks of 0.09 s, 800 to 1500 Hz."""
    root = float(rng.uniform(850, 1050))
    mouth = ((0, tube(8, flare=0.8)), (0.3, tube(8, flare=1.5)), (1, tube(9, flare=0.8)))
    one = call(
        rng,
        0.10,
        ((0, root * 0.8), (0.3, root * 1.5), (1, root * 0.75)),
        BURST,
        mouth,
        Larynx(soft=2500, breath=-20, jitter=0.02),
    )
    return string((one, 0.0), (one * np.float32(0.9), 0.2), (one * np.float32(0.95), 0.41))


def whimper(rng: Random) -> Mono:
    """A dog's two whines through the nose."""
    larynx = Larynx(soft=500, breath=-38, shake=(0.02, 9))
    whine = call(rng, 0.38, ((0, 780), (0.4, 1050), (1, 700)), SWELL, (900, 2100, 3400), larynx)
    return string((whine, 0.0), (whine * np.float32(0.7), 0.5))


def meow(rng: Random) -> Mono:
    """A cat's m-i-a-ow: 0.8 s about 600 Hz (N. Nicastro & M. Owren, 2003), lips that open and round again."""
    root = float(rng.uniform(480, 560))
    pitch = ((0, root * 0.95), (0.3, root * 1.4), (0.55, root * 1.35), (1, root * 0.72))
    mouth = (
        (0, (380, 1500, 2900, 4600)), (0.18, (600, 2500, 3500, 5000)), (0.45, (1150, 2100, 3600, 5000)),
        (0.75, (900, 1500, 3300, 4800)), (1, (480, 950, 3000, 4600)),
    )  # fmt: skip
    loud = ((0, 0), (0.08, 0.35), (0.2, 0.75), (0.45, 1), (0.75, 0.7), (1, 0))
    return call(rng, float(rng.uniform(0.75, 0.95)), pitch, loud, mouth, Larynx(soft=1500, breath=-33, shake=(0.008, 7)))


def mew(rng: Random) -> Mono:
    """A kitten: short, thin, about 1 kHz."""
    root = float(rng.uniform(950, 1150))
    mouth = ((0, (700, 2600, 4500)), (0.4, (1500, 3000, 4900)), (1, (800, 2200, 4500)))
    return call(rng, 0.4, ((0, root), (0.3, root * 1.3), (1, root * 0.85)), SWELL, mouth, Larynx(soft=1800, breath=-34))


def purr(rng: Random) -> Mono:
    """A cat's purr: 25 pulses a second, in and out (D. A. Rice, 1992)."""
    seconds = 2.4
    mouth = ((0, (250, 700, 1700, 3000)), (0.5, (320, 900, 1900, 3200)), (1, (250, 700, 1700, 3000)))
    loud = ((0, 0.1), (0.1, 0.9), (0.42, 1), (0.48, 0.15), (0.55, 0.6), (0.9, 0.7), (1, 0))
    pitch = ((0, 26), (0.46, 27), (0.5, 23), (1, 23))
    return call(rng, seconds, pitch, loud, mouth, Larynx(soft=250, breath=-9, jitter=0.05, width=2.5))


def moo(rng: Random) -> Mono:
    """A cow: 1.7 s, from a closed mouth near 100 Hz to an open one near 155 Hz (M. Padilla de la Torre et al., 2015)."""
    root = float(rng.uniform(98, 112))
    pitch = ((0, root), (0.2, root * 1.12), (0.5, root * 1.5), (0.8, root * 1.42), (1, root * 0.95))
    mouth = (
        (0, (230, 620, 1100, 1700, 2400)), (0.25, (260, 640, 1150, 1750, 2450)), (0.55, (480, 880, 1450, 2100, 2900)),
        (0.85, (430, 800, 1400, 2000, 2800)), (1, (300, 700, 1250, 1800, 2500)),
    )  # fmt: skip
    loud = ((0, 0), (0.08, 0.5), (0.3, 0.6), (0.5, 1), (0.85, 0.85), (1, 0))
    return call(rng, 1.75, pitch, loud, mouth, Larynx(soft=900, breath=-30, jitter=0.012))


def neigh(rng: Random) -> Mono:
    """A horse's whinny: 1.5 s, two pitches at once, 9 to 12 shakes a second (E. Briefer et al., 2015); then a snort."""
    loud = ((0, 0), (0.06, 0.8), (0.3, 1), (0.7, 0.7), (1, 0))
    mouth = ((0, tube(48, flare=1.2)), (0.2, tube(42, flare=2.2)), (1, tube(48, flare=1.3)))
    shaken = Larynx(soft=3200, breath=-18, jitter=0.012, shake=(0.06, 11.0), rattle=(0.7, 11.0))
    low = call(rng, 1.5, ((0, 460), (0.1, 820), (0.45, 640), (1, 240)), loud, mouth, shaken)
    high = call(rng, 1.5, ((0, 900), (0.1, 1540), (0.45, 1330), (1, 950)), loud, mouth, shaken)
    blow = (band(rng, 0.45, (60, -20), (250, 0), (1800, -8), (8000, -36))[: samples(0.45)]
            * (0.55 + 0.45 * np.sin(2 * np.pi * 24 * clock(0.45))) * curve(0.45, (0, 0), (0.15, 0.35), (1, 0)))  # fmt: skip
    return string((low, 0.0), (high * np.float32(0.5), 0.0), (np.asarray(blow, np.float32) * np.float32(0.5), 1.5))


def bray(rng: Random) -> Mono:
    """A donkey: hee drawn in, thin and hoarse, haw pushed out, low and rough; twice."""
    hee_mouth, haw_mouth = (700, 1700, 2900, 4200), (620, 1250, 2300, 3300)
    out = []
    for at in (0.0, 1.28):
        hee = call(rng, 0.48, ((0, 480), (0.4, 720), (1, 640)), SWELL, hee_mouth, Larynx(soft=3500, breath=-7, jitter=0.02))
        haw = call(rng, 0.68, ((0, 250), (0.3, 285), (1, 195)), HELD, haw_mouth,
                   Larynx(soft=3500, breath=-18, jitter=0.05, halves=0.5))  # fmt: skip
        out += [(hee * np.float32(0.7), at), (haw, at + 0.52)]
    return string(*out)


def bleat(rng: Random) -> Mono:
    """A sheep: baa, 0.9 s about 200 Hz, its loudness trembling nine times a second."""
    root = float(rng.uniform(175, 215))
    mouth = ((0, (330, 1100, 2300, 3300)), (0.12, (720, 1450, 2500, 3500)), (1, (640, 1400, 2450, 3400)))
    larynx = Larynx(soft=2600, breath=-24, jitter=0.012, halves=0.2, shake=(0.02, 9.0), rattle=(0.6, 9.0))
    return call(rng, 0.95, ((0, root), (0.2, root * 1.12), (1, root * 0.86)), HELD, mouth, larynx)


def maa(rng: Random) -> Mono:
    """A goat: higher than a sheep, 350 to 450 Hz, through the nose, its pitch shaking (E. Briefer & A. McElligott, 2011)."""
    root = float(rng.uniform(360, 430))
    mouth = ((0, (380, 1900, 2900, 4000)), (0.15, (950, 2050, 3000, 4100)), (1, (820, 1950, 2950, 4000)))
    larynx = Larynx(soft=4200, breath=-22, jitter=0.02, shake=(0.07, 12.5), rattle=(0.45, 12.5))
    return call(rng, 0.75, ((0, root * 0.9), (0.25, root * 1.1), (1, root * 0.9)), HELD, mouth, larynx)


def oink(rng: Random) -> Mono:
    """A pig: grunts of a fifth of a second in a snoring nose (C. Tallet et al., 2013), the third runs up into a squeal."""
    mouth = ((0, (340, 1050, 2100, 3000)), (0.5, (560, 1350, 2250, 3200)), (1, (360, 1000, 2100, 3000)))
    grunts = []
    for k in range(2):
        low = float(rng.uniform(62, 80))
        larynx = Larynx(soft=2500, breath=-6, jitter=0.12, halves=0.4, rattle=(0.8, 33))
        grunts.append((call(rng, 0.2, ((0, low), (0.4, low * 1.7), (1, low)), BURST, mouth, larynx), 0.3 * k))
    squeal = call(rng, 0.32, ((0, 220), (0.25, 520), (0.7, 640), (1, 380)), SWELL, (900, 1900, 3100, 4300),
                  Larynx(soft=4500, breath=-12, jitter=0.06, halves=0.3))  # fmt: skip
    return string(*grunts, (squeal * np.float32(0.75), 0.62))


def roar(rng: Random) -> Mono:
    """A lion: 1.9 s about 190 Hz falling to 90, flat pulses that stay loud and rough (I. Titze et al., 2010), throat 38 cm."""
    root = float(rng.uniform(165, 195))
    pitch = ((0, root * 0.55), (0.18, root), (0.45, root * 1.05), (0.8, root * 0.7), (1, root * 0.45))
    mouth = ((0, tube(40, flare=1.0)), (0.2, tube(38, flare=2.1)), (0.6, tube(38, flare=1.9)), (1, tube(41, flare=0.9)))
    larynx = Larynx(soft=2400, breath=-11, jitter=0.09, halves=0.55, rattle=(0.35, 24), width=1.4)
    return call(rng, 1.9, pitch, ((0, 0), (0.12, 0.7), (0.3, 1), (0.65, 0.85), (1, 0)), mouth, larynx)


def growl(rng: Random) -> Mono:
    """A low warning through closed teeth: 50 to 70 pulses a second, barely a pitch."""
    mouth = ((0, (330, 950, 1700, 2500)), (0.5, (400, 1050, 1850, 2600)), (1, (330, 950, 1700, 2500)))
    larynx = Larynx(soft=900, breath=-10, jitter=0.10, halves=0.6, rattle=(0.55, 21), width=1.6)
    return call(rng, 1.5, ((0, 56), (0.5, 74), (1, 52)), SWELL, mouth, larynx)


def bear(rng: Random) -> Mono:
    """A bear: a huff, then a hoarse roar lower and shorter than a lion's, more breath than tone."""
    huff = whisper(rng, 0.3, ((0, 0), (0.15, 1), (1, 0)), ((0, tube(33, flare=0.9)), (1, tube(33, flare=0.7))))
    mouth = ((0, tube(30, flare=0.8)), (0.3, tube(30, flare=1.6)), (1, tube(33, flare=0.8)))
    pitch = ((0, 62), (0.3, 104), (0.6, 92), (1, 54))
    larynx = Larynx(soft=1500, breath=-2, jitter=0.14, halves=0.7, rattle=(0.6, 17), width=1.5)
    return string((huff * np.float32(0.5), 0.0), (call(rng, 1.15, pitch, SWELL, mouth, larynx), 0.34))


def trumpet(rng: Random) -> Mono:
    """An elephant: 1.2 s of brass, 320 to 620 Hz with overtones to 6 kHz (J. Soltis, 2010), the trunk a tube of 2 m."""
    pitch = ((0, 320), (0.10, 500), (0.4, 590), (0.7, 620), (1, 400))
    larynx = Larynx(soft=7000, breath=-21, jitter=0.02, halves=0.12, shake=(0.012, 17), width=3.2)
    mouth = (900, 1900, 3000, 4300)
    return call(rng, 1.25, pitch, ((0, 0), (0.05, 1), (0.6, 0.95), (0.9, 0.6), (1, 0)), mouth, larynx)


def howl(rng: Random) -> Mono:
    """A wolf: up in a slide, held near 550 Hz, sinking, 2.8 s and longer (J. Theberge & B. Falls, 1967), all one tone."""
    root = float(rng.uniform(350, 400))
    pitch = ((0, root * 0.75), (0.14, root * 1.5), (0.24, root * 1.42), (0.65, root * 1.38), (1, root * 0.85))
    mouth = ((0, (380, 800, 2300)), (0.3, (560, 950, 2400)), (1, (420, 780, 2300)))
    loud = ((0, 0), (0.12, 0.8), (0.3, 1), (0.7, 0.85), (1, 0))
    return call(rng, 2.8, pitch, loud, mouth, Larynx(soft=420, breath=-40, shake=(0.006, 5)))


def squeak(rng: Random) -> Mono:
    """A mouse: squeaks of 0.05 s at 3.5 to 5 kHz, the part of its voice that we hear."""
    root = float(rng.uniform(3600, 4300))
    notes = []
    for k, at in enumerate((0.0, 0.11, 0.2, 0.36)):
        t = curve(0.06, (0, root), (0.5, root * 1.22), (1, root * 1.05))
        tone = np.sin(2 * np.pi * np.cumsum(t.astype(np.float64)) / 48_000) * curve(0.06, (0, 0), (0.2, 1), (1, 0))
        notes.append((np.asarray(tone * (1 - 0.12 * k), np.float32), at))
    return string(*notes)


def chatter(rng: Random) -> Mono:
    """A chimpanzee's pant-hoot: hoo, hoo, louder and faster, then screams: 300 Hz to over 1 kHz (J. Mitani et al., 1992)."""
    notes, at = [], 0.0
    for k in range(5):
        low = 300 + 28 * k
        hoo = call(
            rng,
            0.16,
            ((0, low * 0.85), (0.5, low * 1.15), (1, low * 0.9)),
            SWELL,
            (390, 820, 2500),
            Larynx(soft=700, breath=-24),
        )
        notes.append((hoo * np.float32(0.45 + 0.08 * k), at))
        at += 0.26 - 0.02 * k
    for k in range(3):
        high = 900 + 130 * k
        mouth = ((0, (900, 1500, 3000)), (0.3, (1350, 2300, 3600)), (1, (1100, 1800, 3300)))
        aah = call(
            rng,
            0.2,
            ((0, high * 0.7), (0.4, high * 1.2), (1, high * 0.8)),
            SWELL,
            mouth,
            Larynx(soft=4000, breath=-18, jitter=0.03),
        )
        notes.append((aah, at))
        at += 0.24
    return string(*notes)


def seal(rng: Random) -> Mono:
    """A sea lion: hoarse barks, three a second, 250 Hz through an open throat."""
    notes = []
    for k in range(4):
        root = float(rng.uniform(225, 255))
        mouth = ((0, (420, 1000, 2200)), (0.3, (780, 1250, 2500)), (1, (500, 1000, 2300)))
        one = call(rng, 0.22, ((0, root * 0.8), (0.3, root * 1.2), (1, root * 0.85)), BURST, mouth,
                   Larynx(soft=2200, breath=-15, jitter=0.05, halves=0.5))  # fmt: skip
        notes.append((one, 0.33 * k))
    return string(*notes)


def whale(rng: Random) -> Mono:
    """A humpback: slow moans and cries, 120 to 900 Hz (R. Payne & S. McVay, 1971), sung into a great space."""
    low = call(
        rng,
        2.2,
        ((0, 130), (0.35, 310), (0.6, 250), (1, 165)),
        SWELL,
        (260, 620, 1300),
        Larynx(soft=400, breath=-36, shake=(0.02, 4)),
    )
    high = call(
        rng,
        1.4,
        ((0, 420), (0.5, 830), (0.8, 900), (1, 560)),
        SWELL,
        (700, 1300, 2000),
        Larynx(soft=500, breath=-40, shake=(0.015, 5)),
    )
    dry = string((low, 0.0), (high * np.float32(0.6), 2.0))
    late = np.pad(dry, (samples(0.37), 0))[: len(dry) + samples(0.3)]
    return peak(fade(np.pad(dry, (0, len(late) - len(dry))) + np.float32(0.4) * late, 0.05, 0.3))


def click(rng: Random) -> Mono:
    """A dolphin: a creak of clicks that hurries, then a whistle that swings between 6 and 13 kHz (D. Caldwell, 1965)."""
    seconds = 1.1
    t = clock(seconds)
    count = np.cumsum(curve(seconds, (0, 25), (0.45, 130), (1, 200)).astype(np.float64)) / 48_000
    part = (count % 1.0) * 48_000 / curve(seconds, (0, 25), (0.45, 130), (1, 200))
    ticks = np.exp(-part / 18) * np.sin(part * 0.95) * curve(seconds, (0, 0.7), (0.4, 0.8), (0.47, 0), (1, 0))
    sweep = curve(seconds, (0, 6500), (0.5, 6500), (0.68, 12_500), (0.82, 7000), (1, 11_500)) * (
        1 + 0.004 * rng.standard_normal()
    )
    whistle = np.sin(2 * np.pi * np.cumsum(sweep.astype(np.float64)) / 48_000) * curve(
        seconds, (0, 0), (0.5, 0), (0.6, 0.5), (0.92, 0.45), (1, 0)
    )
    return peak(np.asarray(ticks + whistle + 0 * t, np.float32))


def dinosaur(rng: Random) -> Mono:
    """A tyrant lizard as the cinema has taught us: a scream like an elephant's, under it a roar that shakes the ground."""
    seconds = 2.3
    loud = ((0, 0), (0.08, 0.8), (0.35, 1), (0.7, 0.8), (1, 0))
    jaws = ((0, tube(60, flare=1)), (0.3, tube(56, flare=2.3)), (1, tube(64, flare=0.9)))
    low = call(rng, seconds, ((0, 42), (0.3, 74), (0.7, 58), (1, 34)), loud, jaws,
               Larynx(soft=1600, breath=-6, jitter=0.12, halves=0.7, rattle=(0.3, 15), width=1.6))  # fmt: skip
    high = call(rng, seconds * 0.8, ((0, 260), (0.2, 720), (0.5, 640), (1, 210)), SWELL, (850, 1700, 2900, 4200),
                Larynx(soft=5000, breath=-9, jitter=0.06, halves=0.5, width=2.4))  # fmt: skip
    deep = np.sin(2 * np.pi * np.cumsum(curve(seconds, (0, 30), (0.3, 46), (1, 28)).astype(np.float64)) / 48_000)
    return string(
        (low, 0.0),
        (high * np.float32(0.5), 0.12),
        (np.asarray(deep * curve(seconds, *loud), np.float32) * np.float32(0.4), 0.0),
    )


def monster(rng: Random) -> Mono:
    """A monster: graaah in a giant's throat of 30 cm, two voices an uneven third apart, gurgling."""
    mouth = ((0, tube(34, flare=0.7)), (0.3, tube(29, flare=1.9)), (0.75, tube(29, flare=1.7)), (1, tube(33, flare=0.7)))
    larynx = Larynx(soft=1900, breath=-14, jitter=0.05, halves=0.8, rattle=(0.5, 11), shake=(0.03, 7))
    loud = ((0, 0), (0.15, 0.9), (0.7, 1), (1, 0))
    one = call(rng, 1.6, ((0, 60), (0.3, 92), (0.8, 80), (1, 50)), loud, mouth, larynx)
    other = call(rng, 1.6, ((0, 76), (0.3, 113), (0.8, 99), (1, 64)), loud, mouth, larynx)
    return string((one, 0.0), (other * np.float32(0.7), 0.02))
