"""Sounds of people and things that are no contact: hands, crowds, bells, engines, fire, water, clocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import band, burst, clock, curve, fade, modes, peak, samples, string, throat, turn, waver
from sora_nb.stage.sound.animals import BURST, SWELL, cry

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Random = np.random.Generator


def clap(rng: Random) -> Mono:
    """One pair of hands."""
    pitch = float(rng.uniform(0.85, 1.2))
    return string((burst(rng, 0.008, 800 * pitch, 3200 * pitch), 0.0), (burst(rng, 0.012, 350, 1100) * np.float32(0.5), 0.0))


def clapping(rng: Random, seconds: float = 1.5) -> Mono:
    """One person clapping, not quite evenly."""
    beats = np.cumsum(rng.uniform(0.21, 0.27, max(1, int(seconds / 0.24))))
    return string(*((clap(rng) * np.float32(rng.uniform(0.7, 1)), float(at) - 0.2) for at in beats))


def applause(rng: Random, seconds: float = 3.0) -> Mono:
    """A hall full of hands, that swells and thins out."""
    hands = [clap(rng) for _ in range(14)]
    out = np.zeros(samples(seconds), np.float32)
    loud = curve(seconds, (0, 0.1), (0.2, 1), (0.7, 0.8), (1, 0.05))
    for at in np.sort(rng.uniform(0, seconds, int(110 * seconds))):
        hand, first = hands[int(rng.integers(14))], samples(float(at))
        piece = hand[: len(out) - first] * np.float32(rng.uniform(0.15, 0.8)) * loud[min(first, len(loud) - 1)]
        out[first : first + len(piece)] += piece
    return peak(fade(out, 0.02, 0.3))


def cheering(rng: Random, seconds: float = 2.0) -> Mono:
    """A few people calling "hey" and "yay" together."""
    voices = []
    for _ in range(7):
        root, length = float(rng.uniform(180, 460)), seconds * float(rng.uniform(0.5, 0.85))
        pitch = ((0, root), (0.2, root * 1.35), (0.7, root * 1.25), (1, root * 0.9))
        voices.append((cry(rng, length, pitch, SWELL, breath=0.12, shake=(0.012, 5.5)), float(rng.uniform(0, 0.15 * seconds))))
    return string(*voices)


def laughter(rng: Random) -> Mono:
    """Somebody laughing: ha-ha-ha, sinking."""
    root, notes, at = float(rng.uniform(210, 340)), [], 0.0
    for k in range(int(rng.integers(5, 8))):
        f = root * (1.15 - 0.05 * k)
        ha = cry(rng, 0.13, ((0, f), (0.3, f * 1.15), (1, f * 0.85)), BURST, breath=0.3, tilt=-11)
        notes.append((ha * np.float32(1 - 0.09 * k), at))
        at += float(rng.uniform(0.16, 0.21))
    return string(*notes)


def crying(rng: Random) -> Mono:
    """Sobs."""
    root = float(rng.uniform(330, 420))
    sobs = []
    for k in range(3):
        pitch = ((0, root * 1.15), (0.3, root * 1.2), (1, root * 0.85))
        sobs.append((cry(rng, 0.48, pitch, SWELL, breath=0.15, tilt=-12, rough=(0.4, 7), shake=(0.03, 7)), 0.68 * k))
    return string(*sobs)


def humming(rng: Random, seconds: float = 2.5) -> Mono:
    """Somebody singing a small tune on "la"."""
    root = float(rng.choice([220.0, 246.9, 293.7]))
    notes, at = [], 0.0
    while at < max(seconds - 0.3, 0.3):
        length = float(rng.choice([0.28, 0.28, 0.56]))
        f = root * 2 ** (float(rng.choice([0, 2, 4, 5, 7, 9, 12])) / 12)
        note = cry(rng, length, ((0, f * 0.97), (0.15, f), (1, f)), ((0, 0), (0.12, 1), (0.8, 0.8), (1, 0)), tilt=-13,
                   breath=0.03, shake=(0.012, 5.5))  # fmt: skip
        notes.append((note, at))
        at += length
    return string(*notes)


def whistle(rng: Random) -> Mono:
    """A whistle through the lips: up and down."""
    t = clock(0.9)
    hertz = curve(0.9, (0, 1100), (0.3, 1750), (0.45, 1700), (0.55, 1350), (1, 2050))
    tone = (
        np.sin(turn(hertz * (1 + np.float32(0.006) * waver(rng, 0.9, 12))))
        + 0.06 * band(rng, 0.9, (900, -20), (1700, 0), (3500, -30))[: len(t)]
    )
    return peak(fade(tone * curve(0.9, (0, 0), (0.06, 1), (0.45, 0.8), (0.5, 0.25), (0.56, 0.9), (1, 0)), 0.01, 0.05))


def munching(rng: Random, seconds: float = 1.2) -> Mono:
    """Bites and chewing."""
    bites = []
    for at in np.arange(0.05, max(seconds, 0.3), 0.30):
        grains = [
            (burst(rng, 0.006, 500, 3500) * np.float32(rng.uniform(0.3, 1)), float(at + g)) for g in rng.uniform(0, 0.09, 6)
        ]
        bites += grains
    return string(*bites)


def gulping(rng: Random, seconds: float = 1.2) -> Mono:
    """Gulps."""
    gulps = []
    for at in np.arange(0.05, max(seconds, 0.3), 0.42):
        t = clock(0.12)
        gulp = np.sin(turn(curve(0.12, (0, 190), (0.4, 420), (1, 260)))) * np.sin(np.pi * t / 0.12) ** 1.5
        gulps.append((np.asarray(gulp, np.float32) * np.float32(rng.uniform(0.7, 1)), float(at)))
    return string(*gulps)


def snoring(rng: Random, seconds: float = 2.4) -> Mono:
    """Breath in with a rattle, out with a sigh, again and again."""
    breaths = []
    for at in np.arange(0.1, max(seconds - 0.6, 0.2), 2.2):
        air = band(rng, 0.9, (80, -10), (250, 0), (900, -10), (3000, -34))[: samples(0.9)]
        rattle = 0.35 + 0.65 * np.maximum(0, np.sin(turn(curve(0.9, (0, 26), (1, 34))))) ** 3
        sigh = band(rng, 0.8, (200, -20), (700, 0), (2000, -14), (6000, -40))[: samples(0.8)]
        breaths.append((peak(air * rattle.astype(np.float32) * curve(0.9, (0, 0), (0.4, 1), (1, 0))), float(at)))
        breaths.append((peak(sigh * curve(0.8, (0, 0), (0.3, 1), (1, 0)), 0.35), float(at) + 1.1))
    return string(*breaths)


def rattling(rng: Random, seconds: float = 0.8) -> Mono:
    """Something shaken, or leaves stirred."""
    grains = [
        (burst(rng, 0.012, 1200, 6500, 0.004) * np.float32(rng.uniform(0.2, 1)), float(at))
        for at in np.sort(rng.uniform(0, max(seconds, 0.2), int(34 * max(seconds, 0.2))))
    ]
    return string(*grains)


def rustling(rng: Random, seconds: float = 1.5) -> Mono:
    """Pages turned, a pencil or a brush drawn over paper, now and then."""
    strokes = []
    for at in np.arange(0.1, max(seconds - 0.2, 0.2), 0.9):
        length = float(rng.uniform(0.22, 0.4))
        paper = band(rng, length, (300, -34), (1500, -5), (4500, 0), (12_000, -24))[: samples(length)]
        grain = np.clip(1 + 0.5 * waver(rng, length, 45), 0.1, 2).astype(np.float32)
        strokes.append((peak(paper * grain * curve(length, (0, 0), (0.3, 1), (1, 0))), float(at + rng.uniform(0, 0.3))))
    return string(*strokes)


def stretching(rng: Random, seconds: float = 0.9) -> Mono:
    """A rubbery slide, for what grows or shrinks."""
    root = float(rng.uniform(180, 240))
    hertz = curve(seconds, (0, root), (0.8, root * 2.6), (1, root * 2.5)) * (1 + np.float32(0.02) * np.sin(44 * clock(seconds)))
    tone = throat(hertz.astype(np.float32), ((500, 400, 0), (1500, 800, -12)), tilt=-15)
    return peak(fade(tone * curve(seconds, (0, 0.2), (0.5, 1), (1, 0)), 0.03, 0.12))


def bubbling(rng: Random, seconds: float = 1.5) -> Mono:
    """Bubbles rising: each sings a little upward as it comes (Minnaert, 1933)."""
    found = []
    for at in rng.uniform(0, max(seconds, 0.2), max(3, int(9 * seconds))):
        u, low = clock(0.07), float(rng.uniform(260, 950))
        bubble = np.sin(turn(low * (1 + 5 * u))) * np.exp(-u / 0.018) * np.minimum(1, u / 0.003)
        found.append((np.asarray(bubble, np.float32) * np.float32(rng.uniform(0.2, 1)), float(at)))
    return string(*found)


def fire(rng: Random, seconds: float = 4.0) -> Mono:
    """A fire: a low breath and crackles."""
    out = 0.09 * band(rng, seconds, (40, -20), (140, 0), (500, -12), (3000, -30))[: samples(seconds)]
    out = out * (1 + 0.3 * waver(rng, seconds, 6))
    for at in rng.uniform(0, max(seconds - 0.05, 0.05), int(16 * seconds)):
        low = float(rng.uniform(900, 3500))
        snap = burst(rng, float(rng.uniform(0.001, 0.006)), low, 2.5 * low) * np.float32(rng.uniform(0.05, 1) ** 2.5)
        first = samples(float(at))
        out[first : first + len(snap)] += snap[: len(out) - first]
    return peak(np.asarray(out, np.float32))


def sizzling(rng: Random, seconds: float = 3.0) -> Mono:
    """Something frying."""
    hiss = band(rng, seconds, (700, -40), (3000, -4), (7000, 0), (15_000, -20))[: samples(seconds)]
    return peak(fade(hiss * (1 + 0.45 * waver(rng, seconds, 60)) * (1 + 0.2 * waver(rng, seconds, 3)), 0.1, 0.3))


def water(rng: Random, seconds: float = 4.0) -> Mono:
    """A brook or a tap."""
    flow = band(rng, seconds, (150, -30), (500, -4), (1400, 0), (5000, -14), (14_000, -40))[: samples(seconds)]
    flow = peak(flow * (1 + 0.35 * waver(rng, seconds, 9)), 0.35)
    song = bubbling(rng, seconds)[: len(flow)]
    return peak(flow + 0.6 * np.pad(song, (0, len(flow) - len(song))))


def bell(rng: Random) -> Mono:
    """A church bell: hum, prime, tierce, quint, nominal and their kin."""
    root = float(rng.uniform(320, 420))
    ratios = np.array([0.5, 1.0, 1.2, 1.5, 2.0, 2.5, 2.67, 3.0, 4.0, 5.3])
    return peak(modes(3.0, root * ratios, 1.1 / (0.55 + ratios * 0.55), [0.5, 0.8, 0.6, 0.4, 1, 0.3, 0.3, 0.3, 0.25, 0.12]))


def alarm(rng: Random) -> Mono:
    """An alarm clock: quick strokes on a small bell."""
    del rng
    strokes = [(modes(0.25, [1850, 2790, 4630], [0.05, 0.05, 0.03], [1, 0.7, 0.4]), 0.062 * k) for k in range(18)]
    return string(*strokes)


def tick(rng: Random, *, odd: bool) -> Mono:
    """One tick of a clock's two."""
    f = 2100 if odd else 1750
    return modes(0.05, [f, 2.4 * f, 480], [0.005, 0.003, 0.008], [1, 0.5, 0.3]) * np.float32(rng.uniform(0.9, 1))


def ticking(rng: Random, seconds: float = 4.0) -> Mono:
    """A clock on the wall, two ticks a second; whole seconds can be repeated without a seam."""
    ticks = string(*((tick(rng, odd=k % 2 == 1), 0.5 * k + 0.1) for k in range(max(1, int(seconds * 2)))))
    return np.pad(ticks, (0, max(0, samples(seconds) - len(ticks))))


def drum(rng: Random) -> Mono:
    """A drum roll and a stroke."""

    def stroke() -> Mono:
        skin = modes(0.3, [148, 236, 310], [0.05, 0.035, 0.03], [1, 0.5, 0.3])
        wires = burst(rng, 0.03, 1500, 7000)
        skin[: len(wires)] += np.float32(0.35) * wires[: len(skin)]
        return skin

    roll = [(stroke() * np.float32(0.12 + 0.4 * k / 22), 0.055 * k) for k in range(22)]
    return string(*roll, (stroke(), 1.32))


def horn(rng: Random) -> Mono:
    """A car's horn: two notes at once, twice."""
    del rng
    mouth = ((600, 500, 0), (1300, 700, -3), (2600, 1200, -10))
    shape = ((0, 0), (0.05, 1), (0.9, 1), (1, 0))
    tone = [
        sum(throat(curve(s, (0, f), (1, f)), mouth, tilt=-5) for f in (415.0, 523.0)) * curve(s, *shape) for s in (0.18, 0.45)
    ]
    return string((np.asarray(tone[0], np.float32), 0.0), (np.asarray(tone[1], np.float32), 0.28))


def siren(rng: Random, seconds: float = 4.0) -> Mono:
    """A siren, wailing up and down."""
    del rng
    t = clock(seconds)
    hertz = (760 + 330 * np.sin(2 * np.pi * t / 2.2 - np.pi / 2)).astype(np.float32)
    return peak(fade(throat(hertz, ((900, 700, 0), (1900, 1200, -6)), tilt=-9), 0.15, 0.3))


def explosion(rng: Random) -> Mono:
    """A boom that rolls away."""
    seconds = 1.8
    t = clock(seconds)
    deep = band(rng, seconds, (20, -6), (55, 0), (180, -6), (900, -26), (5000, -50))[: len(t)] * np.exp(-t / 0.42)
    crack = burst(rng, 0.05, 120, 3500)
    thump = np.sin(turn(48 + 70 * np.exp(-t / 0.05))) * np.exp(-t / 0.25)
    out = np.asarray(deep + 1.2 * thump, np.float32)
    out[: len(crack)] += np.float32(0.9) * crack
    return fade(peak(out), 0.0005, 0.3)


def thunder(rng: Random) -> Mono:
    """Thunder: a crack far off and its long rolling echoes."""
    seconds = 3.6
    t = clock(seconds)
    rolls = np.zeros(len(t), np.float32)
    for at in np.sort(rng.uniform(0, 1.5, 7)):
        rolls += (
            np.float32(rng.uniform(0.4, 1))
            * np.exp(-np.maximum(t - np.float32(at), 0) / 0.5)
            * (1 / (1 + np.exp(-(t - at) / 0.03))).astype(np.float32)
        )
    deep = band(rng, seconds, (22, -8), (60, 0), (160, -5), (600, -20), (3000, -44))[: len(t)]
    crackle = band(rng, seconds, (150, -30), (700, 0), (2500, -10), (8000, -40))[: len(t)] * np.exp(-t / 0.22)
    return peak(fade(deep * rolls + 0.35 * crackle.astype(np.float32) * np.minimum(1, t / 0.02), 0.01, 0.8))


def creak(rng: Random) -> Mono:
    """A door's hinge."""
    rate = curve(0.8, (0, 26), (0.5, 60), (1, 38)) * (1 + np.float32(0.12) * waver(rng, 0.8, 9))
    sticks = np.maximum(0, np.sin(turn(rate.astype(np.float32)))) ** 10
    wood = np.sin(turn(curve(0.8, (0, 420), (0.6, 690), (1, 560)))) + 0.5 * np.sin(turn(curve(0.8, (0, 1190), (1, 1530))))
    return peak(fade(np.asarray(sticks * wood, np.float32) * curve(0.8, (0, 0.3), (0.4, 1), (1, 0)), 0.02, 0.08))


def strum(rng: Random, seconds: float = 1.5) -> Mono:
    """Somebody playing an instrument: broken chords on strings."""
    notes, at = [], 0.0
    for chord in ((0, 4, 7, 12), (5, 9, 12, 17), (7, 11, 14, 19), (0, 7, 12, 16)):
        for step in chord:
            f = 196 * 2 ** (step / 12)
            harmonics = np.arange(1, 8)
            note = modes(1.0, f * harmonics, 0.5 / harmonics**0.8, 0.9 / harmonics**1.2)
            notes.append((note * np.float32(rng.uniform(0.8, 1)), at))
            at += 0.15
            if at > seconds:
                return string(*notes)
    return string(*notes)
