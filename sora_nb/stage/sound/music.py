"""Music: a short score by mood, in one key, whose voices move by small steps and come home with the clip on a cadence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.performance import random
from sora_nb.stage.sound.acoustics import fade
from sora_nb.stage.sound.instruments import (
    INSTRUMENTS,
    accordion,
    celesta,
    cello,
    marimba,
    piano,
    pizzicato,
    strings,
    timpani,
    trumpet,
    violin,
)
from sora_nb.stage.sound.mixing import Note

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from sora_nb.stage.sound.mixing import Desk, Notes

    Mono = NDArray[np.float32]
    Voice = Callable[[float, float], Mono]

MAJOR, MINOR, LYDIAN = (0, 2, 4, 5, 7, 9, 11), (0, 2, 3, 5, 7, 8, 10), (0, 2, 4, 6, 7, 9, 11)
PHRYGIAN = (0, 1, 3, 5, 7, 8, 10)
PACES = {"slow": 0.72, "fast": 1.32}
"""What a word for the tempo multiplies a mood's beat by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a mood plays: `beat` per minute, scale, root in Hz, chords as scale steps, and who plays what.

    `figure` are the chord tones (0, 1, 2; 3 = the octave; None = a rest) on the eighths of one bar of four beats; `tune` is
    who sings a melody above, None for nobody; `close` is the chord before the last (4 = dominant, 3 = subdominant); `bed` is
    the strings' share; `pulse` the low drum's; `ring` is how long a note may last, `level` what brings the mood to the same dB.
    """

    beat: float
    scale: tuple[int, ...]
    root: float
    chords: tuple[int, ...]
    figure: tuple[int | None, ...]
    lead: Callable[[float, float], Mono]
    bass: Callable[[float, float], Mono]
    tune: Callable[[float, float], Mono] | None = None
    close: int = 4
    bed: float = 0.0
    pulse: float = 0.0
    ring: float = 1.6
    level: float = 0.0


MANNERS = {
    "happy": Manner(beat=116, scale=MAJOR, root=261.6, chords=(0, 4, 5, 3), figure=(0, 2, 3, 2, 1, 2, 3, None),
                    lead=marimba, bass=pizzicato, bed=0.12, level=5),
    "sad": Manner(beat=66, scale=MINOR, root=220.0, chords=(0, 5, 2, 6), figure=(0, None, 2, 1, None, 2, 1, None),
                  lead=piano, bass=piano, tune=cello, bed=0.3, ring=2.6),
    "calm": Manner(beat=72, scale=MAJOR, root=196.0, chords=(0, 3, 0, 4), figure=(0, 1, 2, 3, None, 2, 1, None),
                   lead=piano, bass=piano, close=3, bed=0.3, ring=2.6),
    "tense": Manner(beat=96, scale=MINOR, root=146.8, chords=(0, 0, 5, 1), figure=(0, 0, None, 0, 0, None, 0, 1),
                    lead=pizzicato, bass=pizzicato, bed=0.35, pulse=0.45, level=4),
    "playful": Manner(beat=126, scale=MAJOR, root=293.7, chords=(0, 3, 4, 0), figure=(0, None, 2, 1, None, 2, 3, None),
                      lead=pizzicato, bass=marimba, level=7),
    "epic": Manner(beat=100, scale=MINOR, root=146.8, chords=(0, 5, 2, 6), figure=(0, 2, 3, 2, 0, 2, 3, 2),
                   lead=pizzicato, bass=piano, close=6, bed=0.7, pulse=0.9, ring=2.0, level=-1.5),
    "mysterious": Manner(beat=70, scale=LYDIAN, root=220.0, chords=(0, 1, 0, 5), figure=(0, None, 3, None, 2, None, 1, None),
                         lead=celesta, bass=piano, close=1, bed=0.35, ring=2.6),
    "romantic": Manner(beat=63, scale=MAJOR, root=174.6, chords=(0, 5, 3, 4), figure=(0, 1, 2, 3, 2, 1, 2, 1),
                       lead=piano, bass=piano, tune=violin, bed=0.25, ring=2.6, level=-1),
    "comic": Manner(beat=138, scale=MAJOR, root=233.1, chords=(0, 4, 0, 1), figure=(0, None, 2, None, 0, None, 2, 1),
                    lead=accordion, bass=pizzicato, tune=marimba, ring=0.22, level=1),
    "scary": Manner(beat=58, scale=PHRYGIAN, root=110.0, chords=(0, 1, 0, 5), figure=(0, None, None, 1, None, None, 3, None),
                    lead=celesta, bass=cello, close=1, bed=0.55, pulse=0.6, ring=3.0, level=1),
    "triumphant": Manner(beat=108, scale=MAJOR, root=233.1, chords=(0, 3, 4, 5), figure=(0, None, 2, 2, 3, None, 2, None),
                         lead=pizzicato, bass=piano, tune=trumpet, bed=0.5, pulse=0.9, ring=1.8, level=-2),
}  # fmt: skip
"""Every mood that a plan's `music` can name."""
_PLUCKED = ("guitar", "harp", "piano", "xylophone", "bell", "accordion", "organ")
"""Instruments that take the leading figure when they are asked for; others take the melody."""


def manner_of(mood: str, score: Sequence[str] = ()) -> Manner:
    """Return how a mood is played with an instrument or at a pace that were asked for; an unknown mood plays calm."""
    manner = MANNERS.get(mood, MANNERS["calm"])
    for word in score:
        if word in PACES:
            manner = replace(manner, beat=manner.beat * PACES[word])
        elif word in _PLUCKED:
            voice = INSTRUMENTS[word].voice
            manner = replace(
                manner, lead=voice, bass=voice if word in ("piano", "guitar", "organ") else manner.bass, bed=0.0, tune=None
            )
        elif word == "drums":
            manner = replace(manner, pulse=1.0)
        elif word in INSTRUMENTS:
            manner = replace(manner, tune=INSTRUMENTS[word].voice)
    return manner


class _Score:
    """Plays a mood; each note is computed once, and the last ones ring out before the clip ends."""

    def __init__(self, manner: Manner, root: float, gain: float, seconds: float) -> None:
        self.manner = manner
        self.root = root
        self.gain = gain
        self.seconds = seconds
        self.bar, self.bars, _ = _filled(manner, seconds)
        self._notes: dict[tuple[object, ...], Mono] = {}

    def pitch(self, degree: int, *, closing: bool = False) -> float:
        octave, step = divmod(degree, len(self.manner.scale))
        # In minor the last chord but one leads home by a half step (harmonic minor).
        raised = closing and step == 6 and self.manner.scale == MINOR and self.manner.close == 4
        return float(self.root * 2 ** (octave + (self.manner.scale[step] + raised) / 12))

    def note(self, voice: Voice, f: float, *, at: float, seconds: float, gain: float, x: float = 0.5) -> Notes:
        length = round(min(seconds, self.seconds - at), 2)
        if length < 0.15:
            return
        home = at >= self.bars * self.bar - 0.01
        key = (voice.__name__, round(f, 2), length, home)
        if key not in self._notes:
            self._notes[key] = fade(voice(f, length), 0.0, 0.7 * length if home else min(0.25, 0.5 * length))
        yield Note(at=at, sound=self._notes[key], gain=self.gain * gain, x=x)

    def chord(self, number: int) -> int:
        """Return the scale step that a bar's chord stands on; the last bar's leads home."""
        if self.bars > 1 and number == self.bars - 1:
            return self.manner.close
        return self.manner.chords[number % len(self.manner.chords)]

    def voiced(self) -> list[tuple[int, ...]]:
        """Return the three tones of every bar's chord and of the home chord, each voice moving as little as it can."""
        found: list[tuple[int, ...]] = []
        for chord in [*(self.chord(n) for n in range(self.bars)), 0]:
            before = found[-1] if found else (0, 2, 4)
            places = [tuple(sorted((chord + tone + 7 * k) for tone, k in zip((0, 2, 4), shift, strict=True)))
                      for shift in ((0, 0, 0), (0, 0, -1), (0, -1, -1), (-1, -1, -1), (1, 0, 0), (1, 1, 0))]  # fmt: skip
            found.append(min(places, key=lambda tones: sum(abs(a - b) for a, b in zip(tones, before, strict=True))))
        return found

    def bowed(self) -> Notes:
        """Yield the strings' chords, one a bar and the home chord, each a little before its time."""
        if not self.manner.bed:
            return
        chords = self.voiced()
        times = [((n - 0.15) * self.bar, 1.3 * self.bar) for n in range(self.bars)]
        times.append((self.bars * self.bar, self.seconds - self.bars * self.bar))
        for number, (tones, (at, seconds)) in enumerate(zip(chords, times, strict=True)):
            for k, tone in enumerate(tones):
                f = self.pitch(tone, closing=number == self.bars - 1) / 2
                yield from self.note(strings, f, at=at, seconds=seconds, gain=self.manner.bed, x=0.3 + 0.2 * k)

    def sung(self, rng: np.random.Generator) -> Notes:
        """Yield a melody above: chord tones on the strong beats, steps between, and home at last."""
        if self.manner.tune is None:
            return
        beat, degree = self.bar / 4, 4
        for number in range(self.bars):
            chord = self.chord(number)
            for at, length in ((0, 1.5), (1.5, 0.5), (2, 1), (3, 1)) if rng.uniform() < 0.5 else ((0, 1), (1, 1), (2, 2)):
                tones = [chord + tone + 7 * k for tone in (0, 2, 4) for k in (-1, 0, 1)]
                nearest = sorted(tones, key=lambda tone: (abs(tone - degree), tone))
                degree = nearest[int(rng.integers(2))] if at in (0, 2) else degree + int(rng.choice([-1, 1]))
                degree = int(np.clip(degree, 0, 10))
                f = self.pitch(degree, closing=number == self.bars - 1) * (2 if self.manner.root < 200 else 1)
                start = number * self.bar + at * beat
                yield from self.note(self.manner.tune, f, at=start, seconds=length * beat * 0.98, gain=0.42, x=0.42)
        f = self.root * (4 if self.manner.root < 140 else 2 if self.manner.root < 240 else 1)
        at = self.bars * self.bar
        yield from self.note(self.manner.tune, f, at=at, seconds=self.seconds - at, gain=0.42, x=0.42)

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
            f = self.pitch(degree - 7 if degree > 9 else degree, closing=at > (self.bars - 1.5) * self.bar)
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


def _filled(manner: Manner, seconds: float) -> tuple[float, int, float]:
    ending = min(1.9, 0.4 * seconds)
    bars = max(1, round((seconds - ending) * manner.beat / 240))
    return (seconds - ending) / bars, bars, ending


def bar_of(mood: str, seconds: float, score: Sequence[str] = ()) -> tuple[float, int, float]:
    """Return how a score fills a clip: seconds in a bar of four beats, bars, and seconds of the home chord at the end."""
    return _filled(manner_of(mood, score), seconds)


def play(desk: Desk, mood: str, *, seed: int, decibels: float, score: Sequence[str] = ()) -> None:
    """Tell a desk a score of a mood at about a level in dBFS; an unknown mood plays calm.

    The beat is stretched a little so that whole bars fill the clip, and the home chord sounds last. `score` holds what was
    asked for besides: an instrument, "slow" or "fast".
    """
    manner = manner_of(mood, score)
    rng = random(seed, "music", mood)
    root = manner.root * 2 ** (int(rng.integers(-2, 3)) / 12)
    played = _Score(manner, root, 1.9 * 10 ** ((decibels + manner.level) / 20), desk.seconds)
    desk.run(-played.bar, played.bowed())
    desk.run(0.0, played.played(rng))
    desk.run(0.0, played.sung(random(seed, "music", mood, "tune")))
