"""Things that are no contact: hands that clap, mouths that eat, fire, water, thunder, hinges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import band, burst, clock, curve, fade, modes, peak, samples, string, throat, turn, waver

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


def drum(rng: Random) -> Mono:
    """A drum roll and a stroke."""

    def stroke() -> Mono:
        skin = modes(0.3, [148, 236, 310], [0.05, 0.035, 0.03], [1, 0.5, 0.3])
        wires = burst(rng, 0.03, 1500, 7000)
        skin[: len(wires)] += np.float32(0.35) * wires[: len(skin)]
        return skin

    roll = [(stroke() * np.float32(0.12 + 0.4 * k / 22), 0.055 * k) for k in range(22)]
    return string(*roll, (stroke(), 1.32))


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


def shatter(rng: Random) -> Mono:
    """A pane that breaks: a crack, then splinters that ring and patter."""
    crack = burst(rng, 0.01, 1500, 11_000)
    pieces = [(crack, 0.0)]
    for at in np.sort(rng.uniform(0.01, 0.9, 26) ** 1.6):
        f = float(rng.uniform(2400, 7500))
        ring = modes(0.2, [f, 1.51 * f, 2.3 * f], [0.045, 0.03, 0.02], [1, 0.6, 0.4]) * np.float32(
            rng.uniform(0.1, 0.6) * (1 - 0.6 * at)
        )
        pieces.append((ring, float(at)))
    return string(*pieces)


def rise(rng: Random, seconds: float = 0.9) -> Mono:
    """A rocket that climbs: a hiss with a thin whistle that sinks in pitch as it slows."""
    t = clock(seconds)
    air = band(rng, seconds, (300, -24), (1200, -4), (4000, 0), (12_000, -14))[: len(t)]
    tone = np.sin(turn(curve(seconds, (0, 1900), (1, 1150))))
    return peak(fade(np.asarray(0.6 * air + 0.5 * tone, np.float32) * curve(seconds, (0, 0.9), (1, 0.15)), 0.02, 0.08))


def bang(rng: Random) -> Mono:
    """A firework's burst: a hard report, its echo from afar, then crackles."""
    seconds = 1.7
    t = clock(seconds)
    report = band(rng, seconds, (25, -4), (80, 0), (400, -8), (3000, -20), (9000, -40))[: len(t)] * np.exp(-t / 0.09)
    echo = band(rng, seconds, (30, -4), (100, 0), (700, -16), (3000, -44))[: len(t)] * (
        np.exp(-t / 0.5) * np.minimum(1, t / 0.15)
    )
    out = np.asarray(2.2 * report + 0.5 * echo, np.float32)
    snap = burst(rng, 0.02, 200, 5000)
    out[: len(snap)] += np.float32(1.2) * snap
    for at in rng.uniform(0.25, 1.2, 30):
        grain = burst(rng, float(rng.uniform(0.001, 0.003)), 2500, 9000) * np.float32(rng.uniform(0.03, 0.16))
        first = samples(float(at))
        out[first : first + len(grain)] += grain[: len(out) - first]
    return fade(peak(out), 0.0005, 0.3)


def firework(rng: Random) -> Mono:
    """A rocket and its burst."""
    return string((rise(rng) * np.float32(0.25), 0.0), (bang(rng), 1.1))
