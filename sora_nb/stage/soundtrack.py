"""Soundtrack: mixes everything a performance sounds like, sample-exact, into one stereo track."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage import ambience, effects, loudness, music, sounds
from sora_nb.stage.acoustics import put, samples
from sora_nb.stage.camera import seen
from sora_nb.stage.performance import random
from sora_nb.stage.vocabulary import INDOORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sora_nb.footage import Event
    from sora_nb.stage.performance import Line, Performance

    Stereo = NDArray[np.float32]

UNDER_SPEECH = 10 ** (-9 / 20)
"""What everything else is turned down to while somebody speaks."""
MUSIC = -41.0
"""The score's level in dBFS where something else matters more; 9 dB louder where it is alone."""
_DUCK = 480
"""Samples between two values of the ducking curve: 10 ms."""


def mix(performance: Performance, steps: Sequence[Event]) -> Stereo:
    """Return a performance's sound, (time, 2) float32 at 48 kHz, exactly round(seconds · 48000) samples.

    `steps` are what the rigs themselves sound (footfalls, wing beats), with `actor` = role key. The mix aims at −16 LUFS,
    stays below −1 dBTP, and is softer where a clip is quiet by nature or where single peaks reach the ceiling first.
    """
    sound = np.zeros((round(performance.seconds * SAMPLE_RATE), 2), np.float32)
    effects.play(sound, performance, steps)
    sounds.play(sound, performance)
    room = _room(performance) if performance.shot.place in INDOORS else None
    if room is not None:
        _reverberate(sound, room)
    ambience.lay(sound, performance.shot, seed=performance.seed)
    if performance.shot.music:
        busy = any(event.kind in ("contact", "speech", "land") for event in performance.events)
        music.play(sound, performance.shot.music, seed=performance.seed, decibels=MUSIC if busy else MUSIC + 9)
    lines = [line for role in performance.roles for line in role.lines]
    _duck(sound, lines)
    for role in performance.roles:
        for line in role.lines:
            middle = (line.start + line.end) / 2
            spot = role.track.at(middle)
            side = seen(performance.camera, (spot.x, spot.y, spot.depth), middle, performance.size)[0]
            voice = line.samples if room is None else _in_room(line.samples, room)
            put(sound, voice, line.start, 1.0, side)
    loudness.level(sound)
    tail = min(samples(0.010), len(sound))
    if tail:
        sound[-tail:] *= np.linspace(1, 0, tail, dtype=np.float32)[:, None]
    return sound


def _room(performance: Performance) -> Stereo:
    """Return a small room's echo, without the direct sound: two unlike ears, a quarter of a second, darker as it fades."""
    rng = random(performance.seed, "room")
    n = samples(0.28)
    t = np.arange(n) / SAMPLE_RATE
    echo = rng.standard_normal((n, 2)) * (np.exp(-t / 0.045) * (t > 0.004))[:, None]
    spectrum = np.fft.rfft(echo, axis=0)
    spectrum /= np.sqrt(1 + (np.fft.rfftfreq(n, 1 / SAMPLE_RATE) / 2500) ** 2)[:, None]
    echo = np.fft.irfft(spectrum, n, axis=0)
    # −17 dB of the direct sound's energy.
    return np.asarray(echo * 0.14 / np.sqrt((echo**2).sum(axis=0)), np.float32)


def _reverberate(sound: Stereo, room: Stereo) -> None:
    """Add the room's echo to a buffer in place, a second at a time (overlap-add)."""
    hop, size = SAMPLE_RATE, 64_000
    spectrum = np.fft.rfft(room, size, axis=0)
    carry = np.zeros((len(room), 2), np.float32)
    for start in range(0, len(sound), hop):
        view = sound[start : start + hop]
        if not (view.any() or carry.any()):
            continue
        wet = np.fft.irfft(np.fft.rfft(view, size, axis=0) * spectrum, size, axis=0)
        wet[: len(room)] += carry
        carry = wet[len(view) : len(view) + len(room)].astype(np.float32)
        view += wet[: len(view)].astype(np.float32)


def _in_room(voice: NDArray[np.float32], room: Stereo) -> NDArray[np.float32]:
    size = len(voice) + len(room)
    echo = np.fft.irfft(np.fft.rfft(voice, size) * np.fft.rfft(room.mean(axis=1), size), size)
    out: NDArray[np.float32] = (np.pad(voice, (0, len(room))) + echo).astype(np.float32)
    return out


def _duck(sound: Stereo, lines: Sequence[Line]) -> None:
    """Turn a buffer down in place while somebody speaks; smooth over 120 ms, through short pauses."""
    if not lines or not len(sound):
        return
    count = len(sound) // _DUCK + 2
    gain = np.ones(count)
    for line in lines:
        first, last = int(line.start * SAMPLE_RATE / _DUCK) - 6, int(line.end * SAMPLE_RATE / _DUCK) + 7
        gain[max(first, 0) : max(last, 0)] = UNDER_SPEECH
    bell = np.hanning(15)[1:-1]
    gain = np.convolve(np.pad(gain, 6, mode="edge"), bell / bell.sum(), "valid")
    for start in range(0, len(sound), SAMPLE_RATE):
        at = np.arange(start, min(len(sound), start + SAMPLE_RATE))
        sound[start : start + SAMPLE_RATE] *= np.interp(at / _DUCK, np.arange(count), gain).astype(np.float32)[:, None]
