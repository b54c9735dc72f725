"""Music: a short score by mood, in one key, that comes to rest as the clip ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.performance import random
from sora_nb.stage.sound.acoustics import band, clock, fade, loudness, modes, peak, samples
from sora_nb.stage.sound.mixing import Note

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from sora_nb.stage.sound.mixing import Desk, Notes

    Mono = NDArray[np.float32]
    Voice = Callable[[float, float], Mono]

MAJOR, MINOR, LYDIAN = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 4, 6, 7, 9, 11)


def marimba(f: float, seconds: float) -> Mono:
    """Return a struck bar: fundamental, double octave and more."""
    return modes(min(seconds, 0.9), [f, 3.93 * f, 9.2 * f], [0.16, 0.05, 0.02], [1, 0.22, 0.08])


def piano(f: float, seconds: float) -> Mono:
    """Return a felted piano string."""
    h = np.arange(1, 8)
    tone = modes(seconds, f * h * np.sqrt(1 + 0.0004 * h**2), 0.75 * (220 / f) ** 0.35 / h**0.7, 1 / h**1.7)
    return fade(tone, 0.006, 0.05)


def pizzicato(f: float, seconds: float) -> Mono:
    """Return a plucked string, soon over."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a mood plays: `beat` per minute, scale, root in Hz, chords as scale steps, and who plays what.

    `figure` are the chord tones (0, 1, 2; 3 = the octave; None = a rest) on the eighths of one bar of four beats; `bed` is
    the strings' share; `pulse` the low drum's; `ring` is how long a note may last, `level` what brings the mood to the same dB.
    """

    beat: float
    scale: tuple[int, ...]
    root: float
    chords: tuple[int, ...]
    figure: tuple[int | None, ...]
    lead: Callable[[float, float], Mono]
    bass: Callable[[float, float], Mono]
    bed: float = 0.0
    pulse: float = 0.0
    ring: float = 1.6
    level: float = 0.0


MANNERS = {
    "happy": Manner(beat=116, scale=MAJOR, root=261.6, chords=(0, 4, 5, 3), figure=(0, 2, 3, 2, 1, 2, 3, None),
                    lead=marimba, bass=pizzicato, bed=0.12, level=5),
    "sad": Manner(beat=66, scale=MINOR, root=220.0, chords=(0, 5, 2, 6), figure=(0, None, 2, 1, None, 2, 1, None),
                  lead=piano, bass=piano, bed=0.3, ring=2.6),
    "calm": Manner(beat=72, scale=MAJOR, root=196.0, chords=(0, 3, 0, 4), figure=(0, 1, 2, 3, None, 2, 1, None),
                   lead=piano, bass=piano, bed=0.3, ring=2.6),
    "tense": Manner(beat=96, scale=MINOR, root=146.8, chords=(0, 0, 5, 1), figure=(0, 0, None, 0, 0, None, 0, 1),
                    lead=pizzicato, bass=pizzicato, bed=0.35, pulse=0.45, level=4),
    "playful": Manner(beat=126, scale=MAJOR, root=293.7, chords=(0, 3, 4, 0), figure=(0, None, 2, 1, None, 2, 3, None),
                      lead=pizzicato, bass=marimba, level=7),
    "epic": Manner(beat=100, scale=MINOR, root=146.8, chords=(0, 5, 2, 6), figure=(0, 2, 3, 2, 0, 2, 3, 2),
                   lead=pizzicato, bass=piano, bed=0.7, pulse=0.9, ring=2.0, level=-1.5),
    "mysterious": Manner(beat=70, scale=LYDIAN, root=220.0, chords=(0, 1, 0, 5), figure=(0, None, 3, None, 2, None, 1, None),
                         lead=celesta, bass=piano, bed=0.35, ring=2.6),
}  # fmt: skip
"""Every mood that a plan's `music` can name."""


class _Score:
    """Plays a mood; each note is computed once, and the last ones ring out before the clip ends."""

    def __init__(self, mood: str, root: float, gain: float, seconds: float) -> None:
        self.manner = MANNERS.get(mood, MANNERS["calm"])
        self.root = root
        self.gain = gain
        self.seconds = seconds
        self.bar, self.bars, _ = bar_of(mood, seconds)
        self._notes: dict[tuple[object, ...], Mono] = {}

    def pitch(self, degree: int) -> float:
        octave, step = divmod(degree, len(self.manner.scale))
        return float(self.root * 2 ** (octave + self.manner.scale[step] / 12))

    def note(self, voice: Voice, f: float, *, at: float, seconds: float, gain: float, x: float = 0.5) -> Notes:
        length = round(min(seconds, self.seconds - at), 2)
        if length < 0.15:
            return
        key = (voice.__name__, round(f, 2), length)
        if key not in self._notes:
            self._notes[key] = fade(voice(f, length), 0.0, min(0.25, 0.5 * length))
        yield Note(at=at, sound=self._notes[key], gain=self.gain * gain, x=x)

    def chord(self, number: int) -> int:
        """Return the scale step that a bar's chord stands on."""
        return self.manner.chords[number % len(self.manner.chords)]

    def bowed(self) -> Notes:
        """Yield the strings' chords, one a bar and the home chord, each a little before its time."""
        chords = [(self.chord(n), (n - 0.15) * self.bar, 1.3 * self.bar) for n in range(self.bars)]
        for chord, at, seconds in [*chords, (0, self.bars * self.bar, self.seconds - self.bars * self.bar)]:
            for tone in (0, 2, 4) if self.manner.bed else ():
                f = self.pitch(chord + tone) / 2
                yield from self.note(strings, f, at=at, seconds=seconds, gain=self.manner.bed, x=0.3 + 0.1 * tone)

    def played(self, rng: np.random.Generator) -> Notes:
        """Yield the notes of every bar, and home at last."""
        for number in range(self.bars):
            at = number * self.bar
            notes = [*self.led(self.chord(number), at, rng, sparse=number % 4 == 3), *self.carried(self.chord(number), at)]
            yield from sorted(notes, key=lambda note: note.at)
        at, seconds = self.bars * self.bar, self.seconds - self.bars * self.bar
        yield from self.note(self.manner.bass, self.root / 2, at=at, seconds=seconds, gain=0.9)
        for k, tone in enumerate((0, 2, 4, 7)):
            home = self.pitch(tone)
            yield from self.note(self.manner.lead, home, at=at + 0.03 * k, seconds=seconds, gain=0.8, x=0.35 + 0.1 * k)

    def led(self, chord: int, at: float, rng: np.random.Generator, *, sparse: bool) -> Notes:
        """Yield the leading figure of a bar."""
        manner, eighth = self.manner, self.bar / len(self.manner.figure)
        for k, tone in enumerate(manner.figure):
            if tone is None or (sparse and k % 2):
                continue
            # An upper neighbour now and then, so that no two bars are the same.
            degree = chord + (0, 2, 4, 7)[tone] + (1 if k == 5 and rng.uniform() < 0.3 else 0)
            f = self.pitch(degree - 7 if degree > 9 else degree)
            touch = (1.0 if k == 0 else 0.75) * float(rng.uniform(0.85, 1.0))
            # Nobody plays on the millisecond.
            late = 0.006 * float(rng.uniform(0, 1))
            x = float(rng.uniform(0.3, 0.7))
            yield from self.note(manner.lead, f, at=at + k * eighth + late, seconds=manner.ring, gain=touch, x=x)

    def carried(self, chord: int, at: float) -> Notes:
        """Yield the bass and the drum of a bar."""
        manner, eighth = self.manner, self.bar / len(self.manner.figure)
        low = self.pitch(chord if chord < 4 else chord - 7) / 2
        for beat in (0, 4) if manner.bass is not piano else (0,):
            yield from self.note(manner.bass, low, at=at + beat * eighth, seconds=manner.ring, gain=0.9)
        for beat in (0, 3, 4) if manner.pulse else ():
            strength = manner.pulse * (1 if beat == 0 else 0.6)
            yield from self.note(timpani, 61.7, at=at + beat * eighth, seconds=0.6, gain=strength)


def bar_of(mood: str, seconds: float) -> tuple[float, int, float]:
    """Return how a score fills a clip: seconds in a bar of four beats, bars, and seconds of the home chord at the end."""
    manner = MANNERS.get(mood, MANNERS["calm"])
    ending = min(1.9, 0.4 * seconds)
    bars = max(1, round((seconds - ending) * manner.beat / 240))
    return (seconds - ending) / bars, bars, ending


def play(desk: Desk, mood: str, *, seed: int, decibels: float) -> None:
    """Tell a desk a score of a mood at about a level in dBFS; an unknown mood plays calm.

    The beat is stretched a little so that whole bars fill the clip, and the home chord sounds last.
    """
    manner = MANNERS.get(mood, MANNERS["calm"])
    rng = random(seed, "music", mood)
    root = manner.root * 2 ** (int(rng.integers(-2, 3)) / 12)
    score = _Score(mood, root, 1.9 * 10 ** ((decibels + manner.level) / 20), desk.seconds)
    desk.run(-score.bar, score.bowed())
    desk.run(0.0, score.played(rng))


def timpani(f: float, seconds: float) -> Mono:
    """Return a soft low drum."""
    skin = modes(seconds, [f, 1.5 * f, 1.99 * f, 2.44 * f], [0.16, 0.11, 0.08, 0.05], [1, 0.6, 0.35, 0.2])
    felt = loudness(band(random(0, "felt"), 0.04, (60, -6), (200, 0), (900, -24)), -22)
    skin[: len(felt)] += fade(felt, 0.002, 0.03)[: len(skin)]
    return skin[: samples(seconds)]
