"""Parts: the four stems of a soundtrack, each mixed by itself: who speaks, the score, what happens, and the air around."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage.camera import seen
from sora_nb.stage.sound import ambience, effects, music, named, rooms
from sora_nb.stage.sound.mixing import Desk, Note, regrouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from sora_nb.footage import Event
    from sora_nb.stage.performance import Line, Performance, Role
    from sora_nb.stage.sound.mixing import Notes

    Stereo = NDArray[np.float32]
    Stems = NDArray[np.float32]

UNDER_SPEECH = 10 ** (-9 / 20)
"""What everything else is turned down to while somebody speaks."""
MUSIC = -41.0
"""The score's level in dBFS where something else matters more; 9 dB louder where it is alone."""
_DUCK = 480
"""Samples between two values of the ducking curve: 10 ms."""


STEMS = ("dialogue", "effects", "ambience", "music")
"""What a mix is the sum of, from left to right: all turned down under speech already but speech itself."""


def summed(stems: Stems) -> Stereo:
    """Return a mix: its stems added up from left to right."""
    total: Stereo = stems[:, 0].copy()
    for n in range(1, len(STEMS)):
        total += stems[:, n]
    return total


def mixed(performance: Performance, steps: Sequence[Event], block: int) -> Iterator[Stems]:
    """Yield a performance's stems (time, stem, 2), in the room and turned down under speech, in blocks."""
    length = round(performance.seconds * SAMPLE_RATE)
    near, around, scored, spoken = (Desk(length) for _ in range(4))
    effects.play(near, performance, steps)
    named.play(near, around, performance)
    ambience.lay(around, performance.shot, seed=performance.seed)
    if performance.shot.music:
        busy = any(event.kind in ("contact", "speech", "land") for event in performance.events)
        level, score = MUSIC if busy else MUSIC + 9, performance.shot.score
        music.play(scored, performance.shot.music, seed=performance.seed, decibels=level, score=score)
    lines = [(role, line) for role in performance.roles for line in role.lines]
    for role, line in lines:
        spoken.run(line.start, _said(performance, role, line))
    duck = _ducking(length, [line for _, line in lines])
    place = performance.shot.place
    streams = (_inside(spoken, place, block), _inside(near, place, block), around.blocks(block), scored.blocks(block))
    start = 0
    for pieces in zip(*streams, strict=True):
        stems = np.stack(pieces, axis=1)
        if duck is not None:
            at = np.arange(start, start + len(stems)) / _DUCK
            turned = np.interp(at, np.arange(len(duck)), duck).astype(np.float32)
            stems[:, 1:] *= turned[:, None, None]
        yield stems
        start += len(stems)


def _inside(desk: Desk, place: str, block: int) -> Iterator[Stereo]:
    """Yield a desk's mix as it is heard in a place."""
    if rooms.response(place) is None:
        return desk.blocks(block)
    return regrouped(rooms.heard_in(place, desk.blocks(SAMPLE_RATE)), block)


def _said(performance: Performance, role: Role, line: Line) -> Notes:
    middle = (line.start + line.end) / 2
    spot = role.track.at(middle)
    x = seen(performance.camera, (spot.x, spot.y, spot.depth), middle, performance.size)[0]
    yield Note(at=line.start, sound=line.samples, x=x)


def _ducking(length: int, lines: Sequence[Line]) -> NDArray[np.float64] | None:
    """Return how far all but speech is turned down, a value every 10 ms: smooth over 120 ms, through short pauses."""
    if not lines or not length:
        return None
    gain = np.ones(length // _DUCK + 2)
    for line in lines:
        first, last = int(line.start * SAMPLE_RATE / _DUCK) - 6, int(line.end * SAMPLE_RATE / _DUCK) + 7
        gain[max(first, 0) : max(last, 0)] = UNDER_SPEECH
    bell = np.hanning(15)[1:-1]
    return np.convolve(np.pad(gain, 6, mode="edge"), bell / bell.sum(), "valid")
