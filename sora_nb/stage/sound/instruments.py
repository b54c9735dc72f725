"""Instruments: one note of what is played on the stage, at the very moment that hand, breath or stick makes it.

A tune is a walk over a pentatonic scale, so that several who play at once agree; strings, pipes and skins are modelled as
their partials with the attack that each is known by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import burst, clock, fade, modes, peak

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Voice = Callable[[float, float, np.random.Generator], Mono]

SCALE = (0, 2, 4, 7, 9, 12, 14, 16)
"""Semitones above the root: two octaves of a major pentatonic."""
ROOT = 261.63
"""Middle C in Hz, from which every instrument takes its own octave."""
TUNE = (0, 2, 4, 3, 2, 4, 5, 4, 3, 1, 2, 0, 4, 5, 7, 5)
"""Steps of the scale, note by note; a seed begins somewhere in it."""


def _plucked(f: float, seconds: float, rng: np.random.Generator) -> Mono:
    """Pluck a string: even partials fall faster, a click of the nail before."""
    h = np.arange(1, 9)
    place = float(rng.uniform(0.16, 0.24))
    tone = modes(min(seconds + 0.5, 1.6), f * h, 0.55 / h**0.75, np.abs(np.sin(np.pi * place * h)) / h**0.9)
    return fade(peak(tone), 0.001, 0.08)


def _bowed(f: float, seconds: float, rng: np.random.Generator) -> Mono:
    """Bow a string: a sawtooth's partials with vibrato that comes late, and the bow's own breath."""
    t = clock(min(seconds, 2.5))
    late = np.clip((t - 0.18) / 0.25, 0, 1)
    sway = 2 * np.pi * f * (t - 0.0035 * late * np.cos(2 * np.pi * 5.6 * t) / (2 * np.pi * 5.6))
    tone = sum(
        (np.sin(h * sway) / h**1.15 * (1.3 if 900 < h * f < 2600 else 1.0) for h in range(1, 13) if h * f < 7000),
        np.zeros(len(t)),
    )
    air = burst(rng, max(0.4 * seconds, 0.05), 2500, 9000)[: len(t)]
    out = np.asarray(tone, np.float32)
    out[: len(air)] += np.float32(0.05) * air
    return fade(peak(out), 0.06, 0.10)


def _blown(
    f: float, seconds: float, rng: np.random.Generator, *, partials: tuple[float, ...], breath: float, attack: float
) -> Mono:
    """Blow a pipe: its partials, and the air that is heard before the tone speaks."""
    t = clock(min(0.96 * seconds, 2.5))
    sway = 2 * np.pi * f * (t - 0.002 * np.cos(2 * np.pi * 5.0 * t) / (2 * np.pi * 5.0))
    tone = sum((g * np.sin((k + 1) * sway) for k, g in enumerate(partials) if (k + 1) * f < 8000), np.zeros(len(t)))
    air = burst(rng, max(0.3 * seconds, 0.05), 1500, 7000)[: len(t)]
    out = np.asarray(tone, np.float32)
    out[: len(air)] += np.float32(breath) * air
    return fade(peak(out), attack, 0.07)


def _flute(f: float, seconds: float, rng: np.random.Generator) -> Mono:
    return _blown(2 * f, seconds, rng, partials=(1.0, 0.28, 0.10, 0.03), breath=0.16, attack=0.05)


def _brass(f: float, seconds: float, rng: np.random.Generator) -> Mono:
    return _blown(f, seconds, rng, partials=(0.6, 0.9, 1.0, 0.8, 0.6, 0.45, 0.3, 0.2, 0.12), breath=0.03, attack=0.035)


def _reed(f: float, seconds: float, rng: np.random.Generator) -> Mono:
    return _blown(f, seconds, rng, partials=(1.0, 0.75, 0.6, 0.5, 0.3, 0.3, 0.16, 0.1), breath=0.08, attack=0.04)


def _free_reed(f: float, seconds: float, rng: np.random.Generator) -> Mono:
    one = _blown(f, seconds, rng, partials=(1.0, 0.6, 0.7, 0.35, 0.4, 0.2, 0.2), breath=0.02, attack=0.05)
    return peak(one + _blown(1.006 * f, seconds, rng, partials=(0.8, 0.5, 0.5, 0.3), breath=0.0, attack=0.05)[: len(one)])


def _piano(f: float, seconds: float, rng: np.random.Generator) -> Mono:
    del rng
    h = np.arange(1, 9)
    tone = modes(min(seconds + 0.6, 2.0), f * h * np.sqrt(1 + 0.0005 * h**2), 0.85 * (220 / f) ** 0.3 / h**0.6, 1 / h**1.35)
    return fade(peak(tone), 0.002, 0.10)


def _bell(f: float, seconds: float, rng: np.random.Generator) -> Mono:
    """Shake jingles: many small plates at once."""
    del f, seconds
    rings = rng.uniform(3800, 9500, 14)
    return fade(peak(modes(0.28, rings, rng.uniform(0.03, 0.08, 14), rng.uniform(0.3, 1, 14))), 0.001, 0.05)


def _kit(f: float, seconds: float, rng: np.random.Generator) -> Mono:
    """Strike the part of a drum kit that falls on this beat: bass drum, snare, tom or cymbal, by the pitch."""
    del seconds
    part = round(f) % 4
    if part == 0:
        t = clock(0.24)
        return fade(
            peak(np.asarray(np.sin(2 * np.pi * (52 * t + 3.2 * (1 - np.exp(-t / 0.03)))) * np.exp(-t / 0.09), np.float32)),
            0.001,
            0.04,
        )
    if part == 1:
        skin = modes(0.22, [182, 276, 331], [0.055, 0.04, 0.03], [1, 0.5, 0.3])
        wires = burst(rng, 0.055, 1600, 9000)[: len(skin)]
        skin[: len(wires)] += np.float32(0.7) * wires
        return fade(peak(skin), 0.0005, 0.03)
    if part == 2:
        return fade(peak(modes(0.3, [120, 190, 268], [0.11, 0.07, 0.04], [1, 0.4, 0.2])), 0.001, 0.04)
    return fade(peak(burst(rng, 0.11, 5000, 14_000)), 0.0005, 0.06)


VOICES: dict[str, tuple[Voice, float]] = {
    "guitar": (_plucked, 0.5), "harp": (_plucked, 1.0), "violin": (_bowed, 2.0), "cello": (_bowed, 0.5), "piano": (_piano, 1.0),
    "flute": (_flute, 1.0), "trumpet": (_brass, 1.0), "saxophone": (_reed, 0.75), "accordion": (_free_reed, 1.0),
    "bell": (_bell, 1.0), "drums": (_kit, 1.0),
}  # fmt: skip
"""Instrument → who sounds it, and its place beside middle C."""
PATTERN = (0, 3, 1, 3, 0, 0, 1, 2)
"""Which part of a drum kit is struck, stroke by stroke."""


def note(instrument: str, number: int, first: int, seconds: float, rng: np.random.Generator) -> Mono:
    """Return the note of that number, peak 1, held about so many seconds; `first` is where in the tune it begins."""
    voice, octave = VOICES.get(instrument, VOICES["guitar"])
    if voice is _kit:
        return voice(400.0 + PATTERN[number % len(PATTERN)], seconds, rng)
    step = SCALE[TUNE[(first + number) % len(TUNE)]]
    return voice(ROOT * octave * 2 ** (step / 12), min(max(seconds, 0.15), 3.0), rng)


def sneeze(rng: np.random.Generator) -> Mono:
    """Return a sneeze, peak 1: a burst of breath through a throat that shuts at once."""
    t = clock(0.34)
    voice = np.sin(2 * np.pi * (260 - 120 * t / 0.34) * t) * np.exp(-t / 0.07)
    air = burst(rng, 0.09, 1200, 8000)[: len(t)]
    out = np.asarray(0.5 * voice, np.float32)
    out[: len(air)] += air
    return fade(peak(out), 0.002, 0.08)
