"""Rooms: what a place does to what sounds in it: a wall's echo, a hall's long tail, the dull ear under water."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage.performance import random
from sora_nb.stage.sound.acoustics import fast_length, samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Stereo = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How a place answers a sound.

    `fade` is the reverberation time in seconds (−60 dB), `level` the echo's energy in dB beside the direct sound, `first`
    the seconds until the first wall is heard; `dark` is the frequency in Hz above which the echo loses 6 dB an octave;
    `echoes` are single ones, (seconds, gain); `muffled` is the frequency in Hz above which the direct sound is dulled as
    well, 0 for a clear one.
    """

    fade: float = 0.0
    level: float = -60.0
    first: float = 0.004
    dark: float = 2500.0
    echoes: tuple[tuple[float, float], ...] = ()
    muffled: float = 0.0


# Reverberation times after H. Kuttruff, "Room Acoustics" (furnished rooms 0.4 s, theatres 1 s, stone halls 2 s and more),
# and ANSI S12.60 (classrooms at most 0.6 s). Out of doors only what stands upright answers: façades, trunks, cliffs.
_SMALL = Room(fade=0.31, level=-17)
_FACADES = Room(fade=0.9, level=-23, first=0.030, dark=1800, echoes=((0.062, 0.06), (0.105, 0.04)))
ROOMS: dict[str, Room] = {
    "room": _SMALL,
    "kitchen": Room(fade=0.42, level=-15, first=0.003, dark=5000),
    "classroom": Room(fade=0.6, level=-15.5, first=0.006, dark=2800),
    "library": Room(fade=0.95, level=-16, first=0.011, dark=1800),
    "stage": Room(fade=1.1, level=-16.5, first=0.016, dark=2600),
    "castle": Room(fade=2.6, level=-12.5, first=0.019, dark=2200, echoes=((0.047, 0.10), (0.071, 0.08))),
    "forest": Room(fade=1.2, level=-25, first=0.045, dark=1400),
    "jungle": Room(fade=0.9, level=-26, first=0.030, dark=1100),
    "street": _FACADES,
    "city": _FACADES,
    "market": Room(fade=0.6, level=-24, first=0.025, dark=2000),
    "mountains": Room(fade=1.6, level=-31, first=0.5, dark=900, echoes=((0.84, 0.05), (1.37, 0.03))),
    "harbour": Room(fade=0.5, level=-30, first=0.09, dark=1500, echoes=((0.13, 0.03),)),
    "underwater": Room(fade=1.4, level=-13, first=0.006, dark=420, muffled=650),
}
"""How each place sounds; where nothing is listed, nothing answers: open country, and the void."""


@functools.cache
def response(place: str) -> Stereo | None:
    """Return what a place makes of a click, (time, 2) with the direct sound at its first sample; None where it adds nothing."""
    room = ROOMS.get(place)
    if room is None:
        return None
    last = max([room.fade + room.first, *(at + 0.05 for at, _ in room.echoes)])
    n = samples(last)
    t = np.arange(n) / SAMPLE_RATE - room.first
    # 60 dB are 6.9 time constants; the tail's beginning is soft, as more and more walls answer.
    swell = np.clip(t / 0.006, 0, 1) * np.exp(-6.9 * np.maximum(t, 0) / room.fade)
    echo = _shaded(random(0, "room", place).standard_normal((n, 2)) * swell[:, None], room.dark)
    echo *= 10 ** (room.level / 20) / np.sqrt((echo**2).sum(axis=0))
    for number, (at, gain) in enumerate(room.echoes):
        echo[samples(at), :] += gain * np.array([1.0, 0.6] if number % 2 else [0.6, 1.0])
    # The last tenth fades to nothing, so that no tail ends with a step.
    echo[-n // 10 :] *= np.linspace(1, 0, len(echo[-n // 10 :]))[:, None]
    direct = np.zeros((n, 2))
    direct[0] = 1.0
    if room.muffled:
        dull = _shaded(_shaded(direct, room.muffled), room.muffled)
        # A little of the bright stays, so that words are understood.
        direct = 0.94 * dull + 0.06 * direct
    return np.asarray(direct + echo, np.float32)


def _shaded(sound: NDArray[np.float64], dark: float) -> NDArray[np.float64]:
    """Return a sound behind one low-pass of 6 dB an octave, which delays it by no whole sample."""
    n = 2 * len(sound)
    pole = 1 / (1 + 1j * np.fft.rfftfreq(n, 1 / SAMPLE_RATE) / dark)
    return np.asarray(np.fft.irfft(np.fft.rfft(sound, n, axis=0) * pole[:, None], n, axis=0)[: len(sound)])


def heard_in(place: str, seconds: Iterator[Stereo]) -> Iterator[Stereo]:
    """Yield a stream, which comes a second at a time, as it is heard in a place (overlap-add)."""
    answer = response(place)
    if answer is None:
        yield from seconds
        return
    size = fast_length(SAMPLE_RATE + len(answer))
    spectrum = np.fft.rfft(answer, size, axis=0)
    carry = np.zeros((len(answer), 2), np.float32)
    for dry in seconds:
        # A tail that has died away is dropped, so that silence costs nothing.
        if not dry.any() and float(np.abs(carry).max()) < 1e-7:
            yield dry
            continue
        wet = np.fft.irfft(np.fft.rfft(dry, size, axis=0) * spectrum, size, axis=0)
        wet[: len(carry)] += carry
        carry = wet[len(dry) : len(dry) + len(answer)].astype(np.float32)
        yield wet[: len(dry)].astype(np.float32)
