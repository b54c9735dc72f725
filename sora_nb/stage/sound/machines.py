"""Machines and signals: telephones, bells, whistles, tools, all that rings, clicks and hums for us."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import band, burst, clock, curve, fade, modes, peak, samples, string, throat, turn, waver

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Random = np.random.Generator


def telephone(rng: Random) -> Mono:
    """A telephone with a bell: two gongs a third apart, struck 20 times a second for a second and a half."""
    del rng
    gongs = [modes(0.22, [f, 2.76 * f, 5.4 * f], [0.07, 0.05, 0.02], [1, 0.6, 0.3]) for f in (1350.0, 1620.0)]
    return string(*((gongs[k % 2], 0.05 * k) for k in range(30)))


def mobile(rng: Random) -> Mono:
    """A mobile phone: a little rising tune of four beeps, twice."""
    del rng
    notes = []
    for at in (0.0, 0.9):
        for k, f in enumerate((1046.5, 1318.5, 1568.0, 2093.0)):
            n = clock(0.13)
            tone = (np.sin(2 * np.pi * f * n) + 0.3 * np.sin(2 * np.pi * 3 * f * n)) * curve(
                0.13, (0, 0), (0.05, 1), (0.8, 0.7), (1, 0)
            )
            notes.append((np.asarray(tone, np.float32), at + 0.15 * k))
    return string(*notes)


def alarm(rng: Random) -> Mono:
    """An electric alarm clock: four beeps at 2 kHz, then a rest, twice."""
    del rng
    n = clock(0.075)
    beep = np.tanh(3 * np.sin(2 * np.pi * 2048 * n)) * curve(0.075, (0, 0), (0.05, 1), (0.95, 1), (1, 0))
    one = np.asarray(beep, np.float32)
    return string(*((one, 0.8 * turn_ + 0.13 * k) for turn_ in (0, 1) for k in range(4)))


def bell(rng: Random) -> Mono:
    """A church bell: hum, prime, tierce (a minor third), quint, nominal and their kin, each fading at its own pace."""
    root = float(rng.uniform(320, 420))
    ratios = np.array([0.5, 1.0, 1.2, 1.5, 2.0, 2.5, 2.67, 3.0, 4.0, 5.3])
    return peak(modes(3.0, root * ratios, 1.1 / (0.55 + ratios * 0.55), [0.5, 0.8, 0.6, 0.4, 1, 0.3, 0.3, 0.3, 0.25, 0.12]))


def doorbell(rng: Random) -> Mono:
    """Ding-dong: two bars a major third apart."""
    del rng
    ding, dong = (modes(1.1, [f, 2.76 * f, 5.4 * f], [0.4, 0.12, 0.04], [1, 0.25, 0.1]) for f in (659.3, 523.3))
    return string((ding, 0.0), (dong, 0.55))


def bicycle(rng: Random) -> Mono:
    """A bicycle's bell: two flicks of bright strokes."""
    stroke = modes(0.5, [2350, 3900, 6100, 8800], [0.14, 0.10, 0.05, 0.03], [1, 0.7, 0.4, 0.2])
    times = [at + 0.034 * k for at in (0.0, 0.42) for k in range(5)]
    return string(*((stroke * np.float32(rng.uniform(0.6, 1)), at) for at in times))


def tick(rng: Random, *, odd: bool) -> Mono:
    """One tick of a clock's two."""
    f = 2100 if odd else 1750
    return modes(0.05, [f, 2.4 * f, 480], [0.005, 0.003, 0.008], [1, 0.5, 0.3]) * np.float32(rng.uniform(0.9, 1))


def ticking(rng: Random, seconds: float = 4.0) -> Mono:
    """A clock on the wall, two ticks a second; whole seconds can be repeated without a seam."""
    ticks = string(*((tick(rng, odd=k % 2 == 1), 0.5 * k + 0.1) for k in range(max(1, int(seconds * 2)))))
    return np.pad(ticks, (0, max(0, samples(seconds) - len(ticks))))


def typing(rng: Random) -> Mono:
    """A typewriter: uneven strokes on paper and platen, a bell, the carriage."""
    notes, at = [], 0.0
    for _ in range(11):
        ring = modes(0.08, [620, 1480, 2650, 4100], [0.012, 0.009, 0.006, 0.004], [0.8, 1, 0.6, 0.4])
        click = burst(rng, 0.0025, 1800, 8000)
        ring[: len(click)] += np.float32(0.8) * click[: len(ring)]
        notes.append((ring * np.float32(rng.uniform(0.6, 1)), at))
        at += float(rng.uniform(0.09, 0.17))
    ding = modes(0.7, [2950, 5800], [0.22, 0.1], [1, 0.4]) * np.float32(0.6)
    slide = band(rng, 0.35, (500, -20), (1800, 0), (5000, -10), (12_000, -36))[: samples(0.35)]
    ratchet = (
        slide * (0.3 + 0.7 * (np.sin(2 * np.pi * 46 * clock(0.35)) > 0.3)) * curve(0.35, (0, 0), (0.1, 1), (0.9, 1), (1, 0))
    )
    return string(*notes, (ding, at), (peak(np.asarray(ratchet, np.float32), 0.45), at + 0.3))


def keys(rng: Random) -> Mono:
    """A computer keyboard: light plastic taps in flurries."""
    notes, at = [], 0.0
    for _ in range(16):
        tap = modes(0.03, [float(rng.uniform(900, 1300)), 2600, 4200], [0.004, 0.003, 0.002], [1, 0.6, 0.3])
        notes.append((tap * np.float32(rng.uniform(0.4, 1)), at))
        at += float(rng.choice([0.07, 0.09, 0.12, 0.24]))
    return string(*notes)


def shutter(rng: Random) -> Mono:
    """A camera: the mirror's slap, the curtain, the mirror back, within an eighth of a second."""
    notes = []
    for at, low, gain in ((0.0, 900, 1.0), (0.022, 2600, 0.7), (0.085, 2400, 0.6), (0.11, 800, 0.9)):
        notes.append((burst(rng, 0.004, low, 4 * low) * np.float32(gain), at))
        notes.append((modes(0.06, [low * 0.4, low * 1.1], [0.012, 0.006], [0.6, 0.4]) * np.float32(gain), at))
    return string(*notes)


def drill(rng: Random) -> Mono:
    """A power drill: a whine that runs up, sinks under load with a rattle, and runs out."""
    seconds = 2.2
    hertz = curve(seconds, (0, 60), (0.12, 420), (0.3, 430), (0.4, 330), (0.75, 315), (0.82, 430), (0.9, 410), (1, 90))
    tone = throat(hertz, ((700, 400, 0), (1900, 700, 3), (3600, 1200, 0)), tilt=-2, top=9000)
    grit = band(rng, seconds, (400, -20), (2500, 0), (6000, -4), (14_000, -30))[: len(tone)]
    load = curve(seconds, (0, 0.1), (0.3, 0.1), (0.4, 1), (0.75, 1), (0.82, 0.1), (1, 0.1))
    beat = 0.6 + 0.4 * np.sin(turn(np.asarray(hertz / 6, np.float32)))
    return peak(fade(np.asarray(tone + 0.22 * grit * load * beat, np.float32), 0.03, 0.1))


def saw(rng: Random) -> Mono:
    """A hand saw: four strokes, there and back, teeth 90 to 160 a second."""
    notes = []
    for k in range(6):
        length = 0.34
        air = band(rng, length, (300, -24), (900, -4), (2600, 0), (6000, -10), (14_000, -40))[: samples(length)]
        teeth = np.maximum(0, np.sin(turn(curve(length, (0, 70), (0.5, 165 if k % 2 else 130), (1, 70))))) ** 2
        stroke = air * (0.25 + 0.75 * teeth) * curve(length, (0, 0), (0.3, 1), (0.8, 0.8), (1, 0))
        notes.append((peak(np.asarray(stroke, np.float32), 1.0 if k % 2 else 0.6), 0.37 * k))
    return string(*notes)


def hammer(rng: Random) -> Mono:
    """A hammer on a nail: four blows, higher as the nail goes in."""
    notes = []
    for k in range(4):
        f = 1 + 0.08 * k
        blow = modes(0.3, [210, 980 * f, 2350 * f, 4700 * f], [0.03, 0.05, 0.035, 0.02], [1, 0.6, 0.7, 0.4])
        hit = burst(rng, 0.002, 1500, 9000)
        blow[: len(hit)] += hit[: len(blow)]
        notes.append((blow, 0.45 * k))
    return string(*notes)


def vacuum(rng: Random) -> Mono:
    """A vacuum cleaner: a turbine's whine on rushing air; ends join."""
    seconds = 4.0
    air = band(rng, seconds, (60, -24), (250, -6), (900, 0), (3000, -5), (9000, -18), (16_000, -40))
    hum = throat(np.full(samples(seconds), 235.0, np.float32), ((470, 200, 0), (1410, 300, -4), (2350, 300, -2)), tilt=-4)
    return peak(np.asarray(air * 0.25 + hum[: len(air)] * 0.55, np.float32))


def train_whistle(rng: Random) -> Mono:
    """A steam locomotive: a chord of five pipes (311 to 622 Hz) and steam; long, then short."""
    notes = []
    for at, length in ((0.0, 1.3), (1.55, 0.5)):
        pitch = curve(length, (0, 0.93), (0.12, 1), (0.85, 1), (1, 0.9))
        chord = sum(
            throat(np.asarray(f * pitch, np.float32), ((f, 300, 0), (3 * f, 500, -14)), tilt=-5, top=5000)
            for f in (311.1, 370.0, 415.3, 493.9, 622.3)
        )
        steam = band(rng, length, (300, -30), (1500, -6), (4000, 0), (11_000, -20))[: samples(length)]
        blown = (peak(np.asarray(chord, np.float32)) + 0.10 * steam) * curve(length, (0, 0), (0.1, 1), (0.85, 0.9), (1, 0))
        notes.append((np.asarray(blown, np.float32), at))
    return string(*notes)


def ship_horn(rng: Random) -> Mono:
    """A ship's horn: two low reeds, 110 and 138 Hz, rich and long."""
    del rng
    length = 2.4
    mouth = ((300, 250, 0), (750, 400, -3), (1500, 700, -10))
    tone = sum(throat(curve(length, (0, f * 0.97), (0.08, f), (1, f)), mouth, tilt=-4)
               for f in (110.0, 138.6))  # fmt: skip
    return peak(fade(np.asarray(tone * curve(length, (0, 0), (0.1, 1), (0.9, 1), (1, 0)), np.float32), 0.02, 0.15))


def horn(rng: Random) -> Mono:
    """A car's horn: two notes at once, 415 and 523 Hz, twice."""
    del rng
    mouth = ((600, 500, 0), (1300, 700, -3), (2600, 1200, -10))
    shape = ((0, 0), (0.05, 1), (0.9, 1), (1, 0))
    tone = [
        sum(throat(curve(s, (0, f), (1, f)), mouth, tilt=-5) for f in (415.0, 523.0)) * curve(s, *shape) for s in (0.18, 0.45)
    ]
    return string((np.asarray(tone[0], np.float32), 0.0), (np.asarray(tone[1], np.float32), 0.28))


def siren(rng: Random, seconds: float = 4.0) -> Mono:
    """A siren, wailing between 430 and 1090 Hz."""
    del rng
    t = clock(seconds)
    hertz = (760 + 330 * np.sin(2 * np.pi * t / 2.2 - np.pi / 2)).astype(np.float32)
    return peak(fade(throat(hertz, ((900, 700, 0), (1900, 1200, -6)), tilt=-9), 0.15, 0.3))


def referee(rng: Random) -> Mono:
    """A pea whistle: 2.8 kHz, chopped 35 times a second by the pea."""
    n = clock(0.9)
    pea = 0.55 + 0.45 * np.sin(2 * np.pi * 35 * n)
    tone = np.sin(turn(np.asarray(2800 + 160 * np.sin(2 * np.pi * 35 * n), np.float32))) * pea
    air = band(rng, 0.9, (1500, -30), (2900, 0), (6000, -20))[: len(n)]
    return peak(
        fade(np.asarray((tone + 0.08 * air) * curve(0.9, (0, 0), (0.04, 1), (0.9, 1), (1, 0)), np.float32), 0.005, 0.03)
    )


def kettle(rng: Random) -> Mono:
    """A kettle that comes to the boil: rumble, then a whistle that climbs to 2.4 kHz."""
    seconds = 2.6
    boil = band(rng, seconds, (80, -16), (300, 0), (1200, -12), (6000, -30))[: samples(seconds)]
    hertz = curve(seconds, (0, 1300), (0.5, 2200), (1, 2450)) * (1 + 0.008 * waver(rng, seconds, 9))
    tone = np.sin(turn(np.asarray(hertz, np.float32))) * curve(seconds, (0, 0), (0.2, 0.2), (0.6, 1), (1, 1))
    return peak(fade(np.asarray(tone + 0.12 * boil, np.float32), 0.1, 0.15))


def beeps(rng: Random) -> Mono:
    """A robot that talks to itself: quick electronic notes, slides and warbles."""
    notes, at = [], 0.0
    for _ in range(9):
        length = float(rng.choice([0.06, 0.09, 0.14]))
        low, high = (float(f) for f in rng.choice([523, 784, 1047, 1397, 1760, 2349], 2))
        hertz = curve(length, (0, low), (1, high if rng.uniform() < 0.5 else low))
        wave = np.tanh(2.5 * np.sin(turn(hertz)))
        notes.append((np.asarray(wave * curve(length, (0, 0), (0.06, 1), (0.9, 1), (1, 0)), np.float32), at))
        at += length + float(rng.choice([0.01, 0.03, 0.08]))
    return string(*notes)


def laser(rng: Random) -> Mono:
    """A ray gun: two tones that fall from 4 kHz within a quarter of a second."""
    notes = []
    for at in (0.0, 0.32):
        n = clock(0.28)
        hertz = 260 + 3700 * np.exp(-n / 0.06)
        wave = np.tanh(2 * np.sin(turn(np.asarray(hertz * float(rng.uniform(0.95, 1.05)), np.float32)))) * np.exp(-n / 0.1)
        notes.append((np.asarray(wave, np.float32), at))
    return string(*notes)


def coin(rng: Random) -> Mono:
    """A coin that falls, rings, rolls and settles."""
    notes, at, gap = [], 0.0, 0.26
    for k in range(10):
        ring = modes(0.3, [3900, 6300, 9100, 12_400], [0.09, 0.07, 0.05, 0.03], rng.uniform(0.4, 1, 4))
        notes.append((ring * np.float32(0.9**k), at))
        at += gap
        gap *= 0.74
    return string(*notes)


def slam(rng: Random) -> Mono:
    """A door that falls shut: a boom of the leaf, the latch."""
    boom = modes(0.5, [68, 124, 210, 390], [0.09, 0.07, 0.04, 0.025], [1, 0.8, 0.5, 0.3])
    crack = burst(rng, 0.012, 200, 2500)
    boom[: len(crack)] += np.float32(0.8) * crack
    latch = burst(rng, 0.003, 1500, 6000) * np.float32(0.4)
    return string((peak(boom), 0.0), (latch, 0.035))
