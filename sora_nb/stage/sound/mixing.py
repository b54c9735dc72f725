"""Mixing: sounds in order of time and endless beds become one stereo stream, block by block, the same whatever the block."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.footage import SAMPLE_RATE
from sora_nb.stage.sound.acoustics import sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import ArrayLike, NDArray

    Mono = NDArray[np.float32]
    Stereo = NDArray[np.float32]
    Notes = Iterator["Note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One sound at its time in seconds; before the clip's beginning it is cut, as it is at the end.

    `x` is where it is on the frame, 0 (left) to 1, for the whole sound or for each of its samples.
    """

    at: float
    sound: Mono
    gain: float = 1.0
    x: float | Mono = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bed:
    """A sound that repeats throughout in one channel; `gain` are values spread evenly over the clip, or a single one."""

    sound: Mono
    gain: NDArray[np.float64]
    channel: int
    offset: int

    def add(self, onto: Stereo, start: int, length: int) -> None:
        at, knots = np.arange(start, start + len(onto)), self.gain
        level = np.interp(at, np.linspace(0, length, len(knots)), knots) if len(knots) > 1 else knots[0]
        onto[:, self.channel] += self.sound.take(at + self.offset, mode="wrap") * np.asarray(level, np.float32)


class Desk:
    """A mix of one length that is told what will sound, then plays it from beginning to end, once.

    Sounds are computed shortly before they are heard and forgotten when they are over, so that a long mix needs no more
    memory than a short one. They are added up in order of time, so that the sums do not depend on the blocks.
    """

    def __init__(self, length: int) -> None:
        self.length = length
        self.seconds = length / SAMPLE_RATE
        self._beds: list[_Bed] = []
        self._runs: list[tuple[float, Notes]] = []

    def bed(self, sound: Mono, gain: ArrayLike = 1.0, *, channel: int, offset: int = 0) -> None:
        """Repeat a sound without a seam over a whole channel; `gain` is a number, or values spread evenly over the mix."""
        knots = np.atleast_1d(np.asarray(gain, np.float64))
        self._beds.append(_Bed(sound=sound, gain=knots, channel=channel, offset=offset))

    def run(self, start: float, notes: Notes) -> None:
        """Add notes in order of time, none before `start` (seconds); they are asked for only when that time has come."""
        self._runs.append((start, notes))

    def blocks(self, size: int) -> Iterator[Stereo]:
        """Yield the mix, (time, 2) float32 in [-inf, inf], `size` samples at a time; the last block may be shorter."""
        notes = self._in_order()
        note = next(notes, None)
        ahead = np.zeros((0, 2), np.float32)
        for start in range(0, self.length, size):
            out = np.zeros((min(size, self.length - start), 2), np.float32)
            for bed in self._beds:
                bed.add(out, start, self.length)
            while note is not None and round(note.at * SAMPLE_RATE) < start + len(out):
                ahead = _laid(ahead, note, start, self.length)
                note = next(notes, None)
            ready = min(len(out), len(ahead))
            out[:ready] += ahead[:ready]
            ahead = ahead[ready:].copy()
            yield out

    def _in_order(self) -> Notes:
        """Yield the notes of all runs by their times; equal ones in the order of the runs."""
        order = [(start, number) for number, (start, _) in enumerate(self._runs)]
        heapq.heapify(order)
        runs = dict(enumerate(notes for _, notes in self._runs))
        self._runs.clear()
        waiting: dict[int, Note] = {}
        while order:
            _, number = order[0]
            if number in waiting:
                yield waiting.pop(number)
            note = next(runs[number], None)
            if note is None:
                # What an ended run held (loops of noise, an engine's turn) goes with it.
                del runs[number]
                heapq.heappop(order)
            else:
                waiting[number] = note
                heapq.heapreplace(order, (note.at, number))


def _laid(ahead: Stereo, note: Note, start: int, length: int) -> Stereo:
    """Add a note to what lies ahead of a moment, and return that, grown where it has to be."""
    at = round(note.at * SAMPLE_RATE) - start
    first, last = max(0, -at), min(len(note.sound), length - start - at)
    if last <= first:
        return ahead
    if at + last > len(ahead):
        spare = min(SAMPLE_RATE, length - start - at - last)
        ahead = np.concatenate([ahead, np.zeros((at + last + spare - len(ahead), 2), np.float32)])
    left, right = sides(note.x if isinstance(note.x, float | int) else note.x[first:last])
    view, sound = ahead[at + first : at + last], note.sound[first:last] * np.float32(note.gain)
    view[:, 0] += sound * left
    view[:, 1] += sound * right
    return ahead


def regrouped(pieces: Iterator[Stereo], size: int) -> Iterator[Stereo]:
    """Yield a stream of samples in pieces of another size; the last may be shorter."""
    waiting = np.zeros((0, 2), np.float32)
    for piece in pieces:
        waiting = np.concatenate([waiting, piece]) if len(waiting) else piece
        while len(waiting) >= size:
            yield waiting[:size]
            waiting = waiting[size:]
    if len(waiting):
        yield waiting
