"""People without words: laughing, crying, sneezing, snoring, coughing, a crowd that murmurs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import band, curve, fade, peak, samples, string, turn, waver
from sora_nb.stage.sound.vocal import BURST, HELD, SWELL, Larynx, call, whisper

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Random = np.random.Generator

# Vowels as (F1, F2, F3, F4) in Hz: G. Peterson & H. Barney, 1952, women's means; a man's lie some 15 % lower.
AH, EH, EE, OH, OO, SCHWA = (
    (850, 1220, 2810, 3900), (610, 2330, 2990, 4000), (310, 2790, 3310, 4200), (590, 920, 2710, 3800), (370, 950, 2670, 3800),
    (560, 1480, 2700, 3800),
)  # fmt: skip


def scaled(vowel: tuple[float, ...], size: float) -> tuple[float, ...]:
    """Return a vowel in a throat of another size: above 1 for a child's, below for a man's."""
    return tuple(f * size for f in vowel)


def laughter(rng: Random) -> Mono:
    """Somebody laughing: six calls, five a second, sinking (J. Bachorowski et al., 2001), an h of breath before each."""
    root = float(rng.uniform(260, 340))
    notes, at = [], 0.0
    for k in range(7):
        f = root * (1.15 - 0.05 * k)
        h = whisper(rng, 0.07, ((0, 0), (0.6, 1), (1, 0)), ((0, AH), (1, AH)))
        ha = call(rng, 0.12, ((0, f), (0.3, f * 1.2), (1, f * 0.8)), BURST, AH, Larynx(soft=1400, breath=-20, jitter=0.012))
        gain = np.float32(1 - 0.09 * k)
        notes += [(h * gain * np.float32(0.25), at), (ha * gain, at + 0.05)]
        at += float(rng.uniform(0.17, 0.2))
    return string(*notes)


def giggle(rng: Random) -> Mono:
    """A child giggling, higher and quicker than a laugh."""
    notes, at = [], 0.0
    for k in range(8):
        f = float(rng.uniform(430, 520)) * (1.1 - 0.03 * k)
        notes.append(
            (
                call(rng, 0.08, ((0, f), (0.4, f * 1.3), (1, f * 0.9)), BURST, scaled(EE, 1.15), Larynx(soft=1500, breath=-18)),
                at,
            )
        )
        at += float(rng.uniform(0.11, 0.14))
    return string(*notes)


def crying(rng: Random) -> Mono:
    """Sobs: three that sink and shake, each after a caught breath."""
    root = float(rng.uniform(330, 400))
    notes = []
    for k in range(3):
        gasp = whisper(rng, 0.16, ((0, 0), (0.7, 1), (1, 0)), ((0, SCHWA), (1, EH)))
        sob = call(rng, 0.55, ((0, root * 1.1), (0.25, root * 1.25), (1, root * 0.8)), SWELL, OH,
                   Larynx(soft=900, breath=-20, jitter=0.015, shake=(0.04, 7), rattle=(0.4, 7)))  # fmt: skip
        notes += [(gasp * np.float32(0.25), 0.95 * k), (sob, 0.95 * k + 0.2)]
    return string(*notes)


def baby(rng: Random) -> Mono:
    """A newborn crying: 0.9 s at 400 to 550 Hz, rising then falling (O. Wasz-Höckert et al., 1968), a gasp between cries."""
    notes = []
    for k in range(3):
        root = float(rng.uniform(420, 470))
        mouth = ((0, (800, 1700, 3600)), (0.2, (1150, 2000, 3900)), (0.8, (1100, 1900, 3800)), (1, (850, 1700, 3600)))
        pitch = ((0, root * 0.85), (0.25, root * 1.2), (0.6, root * 1.12), (1, root * 0.8))
        wail = call(rng, 0.95, pitch, HELD, mouth, Larynx(soft=4000, breath=-19, jitter=0.015, halves=0.12, shake=(0.02, 9)))
        gasp = whisper(rng, 0.18, ((0, 0), (0.7, 1), (1, 0)), ((0, (900, 2200, 3600)), (1, (1100, 2500, 3900))))
        notes += [(wail, 1.25 * k), (gasp * np.float32(0.2), 1.25 * k + 1.0)]
    return string(*notes)


def sneeze(rng: Random) -> Mono:
    """Ah-ah-CHOO: two breaths drawn in, a burst of air, a rounded end."""
    ah = call(rng, 0.28, ((0, 210), (1, 265)), SWELL, AH, Larynx(soft=900, breath=-8, jitter=0.012))
    burst_ = band(rng, 0.32, (400, -24), (2200, -4), (4500, 0), (9000, -6), (16_000, -30))[: samples(0.32)] * curve(
        0.32, (0, 0), (0.03, 1), (0.3, 0.55), (1, 0)
    )
    choo = call(rng, 0.3, ((0, 300), (1, 190)), BURST, OO, Larynx(soft=1500, breath=-12))
    return string(
        (ah * np.float32(0.35), 0.0), (ah * np.float32(0.5), 0.42), (peak(burst_), 0.86), (choo * np.float32(0.6), 1.0)
    )


def cough(rng: Random) -> Mono:
    """Two coughs: a burst of air, then a rough voice."""
    notes = []
    for at in (0.0, 0.42):
        air = whisper(rng, 0.14, ((0, 0), (0.04, 1), (1, 0)), ((0, scaled(AH, 0.9)), (1, scaled(SCHWA, 0.9))))
        tone = call(
            rng, 0.2, ((0, 190), (1, 130)), BURST, scaled(AH, 0.9), Larynx(soft=1500, breath=-4, jitter=0.1, halves=0.4)
        )
        notes += [(air, at), (tone * np.float32(0.5), at + 0.05)]
    return string(*notes)


def snoring(rng: Random, seconds: float = 2.4) -> Mono:
    """Breath in with a palate that flutters 28 times a second, out with a sigh, again and again (R. Beck et al., 1995)."""
    breaths = []
    for at in np.arange(0.1, max(seconds - 0.6, 0.2), 2.2):
        mouth = ((0, (300, 900, 2000)), (0.5, (420, 1150, 2200)), (1, (330, 950, 2000)))
        flutter = call(rng, 1.0, ((0, 24), (0.5, 32), (1, 27)), ((0, 0), (0.4, 1), (0.8, 0.7), (1, 0)), mouth,
                       Larynx(soft=700, breath=-7, jitter=0.1, width=1.5))  # fmt: skip
        sigh = band(rng, 0.8, (200, -20), (700, 0), (2000, -14), (6000, -40))[: samples(0.8)]
        breaths.append((flutter, float(at)))
        breaths.append((peak(sigh * curve(0.8, (0, 0), (0.3, 1), (1, 0)), 0.3), float(at) + 1.15))
    return string(*breaths)


def yawn(rng: Random) -> Mono:
    """A yawn: breath in, then a long falling vowel that opens and closes."""
    breath = whisper(rng, 0.7, ((0, 0), (0.6, 1), (1, 0)), ((0, SCHWA), (1, AH)))
    fall = call(
        rng,
        1.2,
        ((0, 290), (0.25, 330), (1, 150)),
        SWELL,
        ((0, SCHWA), (0.3, AH), (0.7, OH), (1, OO)),
        Larynx(soft=900, breath=-18),
    )
    return string((breath * np.float32(0.2), 0.0), (fall, 0.65))


def scream(rng: Random) -> Mono:
    """A scream: 1.1 kHz with a fast, rough beating, which is what alarms us (L. Arnal et al., 2015: 30 to 150 Hz)."""
    pitch = ((0, 800), (0.1, 1250), (0.7, 1150), (1, 850))
    return call(
        rng,
        1.1,
        pitch,
        HELD,
        (1150, 1900, 3200, 4200),
        Larynx(soft=5000, breath=-20, jitter=0.02, halves=0.3, rattle=(0.4, 70)),
    )


def cheering(rng: Random, seconds: float = 2.0) -> Mono:
    """A few people calling "hey" and "yay" together."""
    voices = []
    for _ in range(7):
        root, length = float(rng.uniform(180, 420)), seconds * float(rng.uniform(0.5, 0.85))
        size = 0.86 if root < 250 else 1.0
        mouth = ((0, scaled(EH, size)), (0.3, scaled(AH, size)), (1, scaled(EE, size)))
        pitch = ((0, root), (0.2, root * 1.35), (0.7, root * 1.25), (1, root * 0.9))
        one = call(rng, length, pitch, SWELL, mouth, Larynx(soft=2200, breath=-22, jitter=0.01, shake=(0.012, 5.5)))
        voices.append((one, float(rng.uniform(0, 0.15 * seconds))))
    return string(*voices)


def murmur(rng: Random, seconds: float = 4.0) -> Mono:
    """A crowd talking: a dozen voices, four to five syllables a second each, no word to be caught; ends join."""
    out = np.zeros(samples(seconds), np.float32)
    for _ in range(12):
        size = float(rng.choice([0.86, 0.86, 1.0, 1.0, 1.12]))
        root = 118 * size**4.2 * float(rng.uniform(0.9, 1.15))
        shares = np.linspace(0, 1, int(seconds * 4.6))
        vowels = (AH, EH, EE, OH, OO, SCHWA)
        mouth = [(float(s), scaled(vowels[int(rng.integers(6))], size)) for s in shares]
        pitch = [(float(s), root * float(rng.uniform(0.82, 1.25))) for s in shares]
        loud = [(float(s), float(rng.uniform(0.05, 1)) ** 1.5) for s in np.linspace(0, 1, int(seconds * 9))]
        one = call(rng, seconds, pitch, loud, mouth, Larynx(soft=800, breath=-24, jitter=0.01))
        out += np.roll(one, int(rng.integers(len(one)))) * np.float32(rng.uniform(0.3, 1))
    return peak(out)


def humming(rng: Random, seconds: float = 2.5) -> Mono:
    """Somebody singing a small tune on "la", in one key."""
    root = float(rng.choice([220.0, 246.9, 293.7]))
    steps, notes, at, step = (0, 2, 4, 5, 7, 9, 12), [], 0.0, 2
    while at < max(seconds - 0.3, 0.3):
        length = float(rng.choice([0.3, 0.3, 0.6]))
        step = int(np.clip(step + rng.integers(-2, 3), 0, 6))
        f = root * 2 ** (steps[step] / 12)
        mouth = ((0, (380, 1300, 2700, 3800)), (0.15, AH), (1, AH))
        note = call(
            rng, length, ((0, f * 0.97), (0.15, f), (1, f)), HELD, mouth, Larynx(soft=1100, breath=-34, shake=(0.012, 5.5))
        )
        notes.append((note, at))
        at += length
    return string(*notes)


def whistle(rng: Random) -> Mono:
    """A whistle through the lips: up and down between 1.1 and 2 kHz."""
    hertz = curve(0.9, (0, 1100), (0.3, 1750), (0.45, 1700), (0.55, 1350), (1, 2050))
    air = band(rng, 0.9, (900, -20), (1700, 0), (3500, -30))[: samples(0.9)]
    tone = np.sin(turn(np.asarray(hertz * (1 + 0.006 * waver(rng, 0.9, 12)), np.float32))) + 0.06 * air
    return peak(fade(tone * curve(0.9, (0, 0), (0.06, 1), (0.45, 0.8), (0.5, 0.25), (0.56, 0.9), (1, 0)), 0.01, 0.05))


def heartbeat(rng: Random) -> Mono:
    """A heart: lub and dub, 0.3 s apart, 20 to 150 Hz."""
    notes = []
    for at, f, gain in ((0.0, 52.0, 1.0), (0.3, 68.0, 0.7), (0.9, 52.0, 1.0), (1.2, 68.0, 0.7)):
        n = np.arange(samples(0.16)) / 48_000
        beat = np.sin(2 * np.pi * f * n * (1 - n)) * np.exp(-n / 0.035) * np.minimum(1, n / 0.006)
        notes.append((np.asarray(beat, np.float32) * np.float32(gain * rng.uniform(0.95, 1)), at))
    return string(*notes)
