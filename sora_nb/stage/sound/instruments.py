"""Instruments: one note of each, by pitch and length; for the score, and for who plays one on the stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage.performance import random
from sora_nb.stage.sound.acoustics import band, burst, clock, curve, fade, loudness, modes, peak, samples, throat
from sora_nb.stage.sound.vocal import Larynx, call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Voice = Callable[[float, float], Mono]


def marimba(f: float, seconds: float) -> Mono:
    """Return a struck bar: fundamental, double octave and more."""
    return modes(min(seconds, 0.9), [f, 3.93 * f, 9.2 * f], [0.16, 0.05, 0.02], [1, 0.22, 0.08])


def piano(f: float, seconds: float) -> Mono:
    """Return a felted piano string, its partials a little sharp (H. Fletcher, 1964)."""
    h = np.arange(1, 9)
    tone = modes(seconds, f * h * np.sqrt(1 + 0.0004 * h**2), 0.75 * (220 / f) ** 0.35 / h**0.7, 1 / h**1.6)
    return fade(tone, 0.004, 0.05)


def pizzicato(f: float, seconds: float) -> Mono:
    """Return a plucked string of a violin, soon over."""
    h = np.arange(1, 7)
    return modes(min(seconds, 0.7), f * h, 0.14 / h**0.6, np.abs(np.sin(0.7 * h)) / h)


def celesta(f: float, seconds: float) -> Mono:
    """Return a small bell of steel."""
    return fade(modes(seconds, [f, 2.0 * f, 4.02 * f, 6.1 * f], [0.7, 0.4, 0.15, 0.06], [1, 0.35, 0.2, 0.08]), 0.003, 0.05)


def strings(f: float, seconds: float) -> Mono:
    """Return a soft chord's voice: a few bows, slightly apart, that swell."""
    t = clock(seconds)
    out = np.zeros(len(t), np.float32)
    for detune in (-0.0022, 0.0, 0.0025):
        for h in range(1, 6):
            if h * f < 4000:
                out += np.sin(2 * np.pi * f * h * (1 + detune) * t + 9 * detune * 1000 * h) / np.float32(h**1.6)
    return fade(peak(out), 0.35 * seconds, 0.5 * seconds)


def _plucked(f: float, seconds: float, *, soft: float, body: float) -> Mono:
    """Return a string whose noise goes round and round and softens (K. Karplus & A. Strong, 1983)."""
    period = int(SAMPLE_RATE / f - 0.5)
    rng = random(0, "pluck", round(f, 1))
    loop = rng.uniform(-1, 1, period + 1)
    for _ in range(round(soft)):
        loop = 0.5 * (loop + np.roll(loop, 1))
    loop -= loop.mean()
    keep = 0.001 ** (1 / (f * body))
    rounds = []
    for _ in range(int(seconds * f) + 2):
        rounds.append(loop)
        loop = keep * (0.5 * loop + 0.5 * np.roll(loop, 1))
    ring = np.concatenate(rounds)
    # The loop's own pitch is a whole number of samples; it is read a little faster or slower to be in tune.
    true = SAMPLE_RATE / (period + 1 + 0.5)
    read = np.arange(samples(seconds)) * (f / true)
    return fade(peak(np.interp(read, np.arange(len(ring)), ring).astype(np.float32)), 0.001, min(0.15, 0.4 * seconds))


def guitar(f: float, seconds: float) -> Mono:
    """Return a nylon string, and the thump of the body."""
    return _plucked(f, seconds, soft=3, body=3.2)


def harp(f: float, seconds: float) -> Mono:
    """Return a harp's string: softer at the start, and long."""
    return _plucked(f, seconds, soft=9, body=4.5)


def violin(f: float, seconds: float) -> Mono:
    """Return a bowed string: a sawtooth through the body's resonances (280, 460 Hz, bridge hill 2.5 kHz), with vibrato."""
    length = max(seconds, 0.12)
    loud = ((0, 0), (min(0.4, 0.07 / length), 1), (0.8, 0.9), (1, 0))
    larynx = Larynx(drift=0.001, soft=2600, breath=-36, jitter=0.002, shake=(0.006, 5.6), width=5)
    return call(random(0, "bow", round(f)), length, ((0, f * 0.985), (0.1, f), (1, f)), loud, (480, 1100, 2500, 3600), larynx)


def cello(f: float, seconds: float) -> Mono:
    """Return a bowed string of the low family."""
    length = max(seconds, 0.15)
    loud = ((0, 0), (min(0.4, 0.1 / length), 1), (0.8, 0.9), (1, 0))
    larynx = Larynx(drift=0.001, soft=1300, breath=-36, jitter=0.002, shake=(0.005, 5.0), width=5)
    return call(random(0, "bow", round(f)), length, ((0, f * 0.985), (0.1, f), (1, f)), loud, (230, 600, 1500, 2300), larynx)


def flute(f: float, seconds: float) -> Mono:
    """Return a flute: few overtones, a breath about the tone, a tremble of 5 Hz in the loudness."""
    t = clock(seconds)
    sway = 1 + 0.08 * np.sin(2 * np.pi * 5 * t) * np.minimum(1, t / 0.4)
    tone = sum(a * np.sin(2 * np.pi * h * f * t) for h, a in ((1, 1.0), (2, 0.32), (3, 0.14), (4, 0.04)) if h * f < 20_000)
    air = band(random(0, "flute", round(f)), max(seconds, 0.05), (f / 3, -30), (f, 0), (4 * f, -8), (20_000, -34))[: len(t)]
    chiff = 1 + 3 * np.exp(-t / 0.03)
    return peak(
        fade(np.asarray(sway * tone + 0.05 * air * chiff, np.float32), min(0.05, 0.3 * seconds), min(0.08, 0.4 * seconds))
    )


def trumpet(f: float, seconds: float) -> Mono:
    """Return brass: overtones that come in as it is blown harder, with the bell's hill near 1.5 kHz (J.-C. Risset, 1966)."""
    length = max(seconds, 0.1)
    swell = curve(length, (0, 0), (min(0.3, 0.05 / length), 1), (0.85, 0.8), (1, 0))
    pitch = np.full(len(swell), f, np.float32)
    bright = throat(pitch, ((1500, 1600, 0), (2600, 1500, -5)), tilt=-2, top=9000)
    dark = throat(pitch, ((700, 1500, 0),), tilt=-9, top=5000)
    return peak(fade(np.asarray(bright * swell**2.2 + 0.6 * dark * swell, np.float32), 0.004, 0.04))


def saxophone(f: float, seconds: float) -> Mono:
    """Return a reed in a cone, with a lazy vibrato."""
    length = max(seconds, 0.12)
    larynx = Larynx(drift=0.001, soft=2200, breath=-26, jitter=0.003, shake=(0.007, 5.0), width=3.5)
    loud = ((0, 0), (min(0.4, 0.05 / length), 1), (0.85, 0.85), (1, 0))
    return call(random(0, "reed", round(f)), length, ((0, f * 0.97), (0.12, f), (1, f)), loud, (560, 1350, 2500, 3700), larynx)


def accordion(f: float, seconds: float) -> Mono:
    """Return two reeds a few cents apart, which beat."""
    mouth = ((700, 900, 0), (1800, 1200, -4), (3200, 1500, -9))
    n = samples(seconds)
    reeds = sum(throat(np.full(n, f * detune, np.float32), mouth, tilt=-5, top=8000) for detune in (0.9985, 1.0025))
    return peak(fade(np.asarray(reeds, np.float32), min(0.03, 0.3 * seconds), min(0.05, 0.4 * seconds)))


def organ(f: float, seconds: float) -> Mono:
    """Return pipes of 16, 8, 4 and 2 feet."""
    t = clock(seconds)
    pipes = sum(a * np.sin(2 * np.pi * h * f * t) for h, a in ((0.5, 0.5), (1, 1.0), (2, 0.6), (3, 0.25), (4, 0.35), (6, 0.12)))
    return peak(fade(np.asarray(pipes, np.float32), min(0.03, 0.3 * seconds), min(0.1, 0.4 * seconds)))


def handbell(f: float, seconds: float) -> Mono:
    """Return a small bell or a tambourine's jingle."""
    return modes(min(seconds + 0.3, 1.5), [4 * f, 8.3 * f, 12.6 * f, 17.2 * f], [0.25, 0.14, 0.07, 0.04], [1, 0.6, 0.4, 0.2])


def drums(f: float, seconds: float) -> Mono:
    """Return a stroke of a drum kit: below 140 Hz the bass drum, below 300 the snare, above it a cymbal."""
    rng = random(0, "drum", round(f))
    if f < 140:
        t = clock(0.28)
        skin = np.sin(2 * np.pi * np.cumsum((48 + 90 * np.exp(-t / 0.02)).astype(np.float64)) / SAMPLE_RATE) * np.exp(-t / 0.09)
        return peak(fade(np.asarray(skin, np.float32), 0.0005, 0.05))
    if f < 300:
        skin = modes(0.3, [185, 330, 410], [0.06, 0.04, 0.03], [1, 0.5, 0.3])
        wires = burst(rng, 0.05, 1500, 8000)
        skin[: len(wires)] += np.float32(0.4) * wires[: len(skin)]
        return peak(skin)
    return peak(burst(rng, 0.06 if seconds < 0.5 else 0.3, 5500, 14_000))


def timpani(f: float, seconds: float) -> Mono:
    """Return a soft low drum."""
    skin = modes(seconds, [f, 1.5 * f, 1.99 * f, 2.44 * f], [0.16, 0.11, 0.08, 0.05], [1, 0.6, 0.35, 0.2])
    felt = loudness(band(random(0, "felt"), 0.04, (60, -6), (200, 0), (900, -24)), -22)
    skin[: len(felt)] += fade(felt, 0.002, 0.03)[: len(skin)]
    return skin[: samples(seconds)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """Who plays a note: `voice`, the `root` in Hz of its scale, whether `chords` can be played, and the words for it."""

    voice: Voice
    root: float
    words: str
    chords: bool = False
    ring: float = 0.0


INSTRUMENTS: dict[str, Instrument] = {
    "guitar": Instrument(voice=guitar, root=196.0, chords=True, ring=1.0, words="guitar banjo ukulele lute mandolin sitar"),
    "harp": Instrument(voice=harp, root=261.6, chords=True, ring=1.2, words="harp lyre"),
    "piano": Instrument(voice=piano, root=261.6, chords=True, ring=0.6, words="piano keyboard keys synthesizer"),
    "violin": Instrument(voice=violin, root=392.0, words="violin fiddle viola"),
    "cello": Instrument(voice=cello, root=130.8, words="cello bass"),
    "flute": Instrument(voice=flute, root=587.3, words="flute recorder piccolo pipe clarinet oboe whistle ocarina"),
    "trumpet": Instrument(voice=trumpet, root=349.2, words="trumpet bugle cornet trombone tuba horn"),
    "saxophone": Instrument(voice=saxophone, root=233.1, words="saxophone sax"),
    "accordion": Instrument(voice=accordion, root=261.6, chords=True, words="accordion concertina harmonica bagpipe"),
    "organ": Instrument(voice=organ, root=261.6, chords=True, words="organ"),
    "drums": Instrument(voice=drums, root=100.0, words="drums drum drummer percussion bongo snare tambour"),
    "xylophone": Instrument(voice=marimba, root=523.3, ring=0.4, words="xylophone marimba vibraphone"),
    "bell": Instrument(voice=handbell, root=523.3, ring=0.5, words="bell tambourine triangle maraca chime"),
}  # fmt: skip
"""Every instrument that can be heard, by its plain word."""

_MAJOR = (0, 2, 4, 5, 7, 9, 11)
_BEAT = (100.0, 400.0, 200.0, 400.0)
"""What a kit's strokes are, in turn: bass drum, cymbal, snare, cymbal."""


def instrument_of(text: str) -> str | None:
    """Return the plain word of the instrument that some words name, or None."""
    words = text.lower().replace("-", " ").replace("_", " ").split()
    for word in words:
        for name, instrument in INSTRUMENTS.items():
            if word in instrument.words.split():
                return name
    return "piano" if "music" in words or "musical" in words else None


def tune(name: str, rng: np.random.Generator) -> Iterator[float]:
    """Yield the pitches of a simple tune without end: four phrases of eight notes in one key, the last one coming home."""
    if name == "drums":
        while True:
            yield from _BEAT
    root = INSTRUMENTS[name].root
    motif = np.cumsum(rng.choice([-1, -1, 1, 1, 2, -2], 8))
    while True:
        for shift in (0, 2, -1, 0):
            steps = [int(np.clip(step + shift, -3, 9)) for step in motif]
            steps[-1] = {0: 2, 2: 4, -1: 1}[shift] if shift else 0
            for step in steps:
                yield root * 2 ** (step // 7 + _MAJOR[step % 7] / 12)


def struck(name: str, f: float, seconds: float, *, chord: bool) -> Mono:
    """Return one note of an instrument, peak 1; with its third and fifth below where a chord is wanted and can be played."""
    instrument = INSTRUMENTS[name]
    length = float(np.clip(seconds + instrument.ring, 0.15, 3.0))
    note = instrument.voice(f, length)
    if not (chord and instrument.chords):
        return peak(note)
    out = note.copy()
    for number, ratio in enumerate((0.5, 0.75)):
        below = instrument.voice(f * ratio, length)
        first = samples(0.018 * (2 - number)) if name in ("guitar", "harp") else 0
        out[first : first + len(below)] += np.float32(0.6) * below[: len(out) - first]
    return peak(out)
