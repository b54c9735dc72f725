"""The mark in the picture: a number hidden in a film's low frequencies, which outlives its metadata, and how it is found.

Spread-transform dither modulation (Chen & Wornell, IEEE Trans. Inf. Theory 47, 2001) on luma: each coded bit owns a few
two-dimensional frequencies of 3 to 16 cycles a picture, and their weighted sum is moved to the nearest point of one of two
lattices. A rate-1/2 convolutional code that bites its own tail protects the number and a CRC. Nothing is secret: whoever
has this file can read a mark, take it out, or put it into another film; so a mark alone proves nothing (see `proof`).
"""

from __future__ import annotations

import binascii
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.media.wear import worn
from sora_nb.trust.waves import CYCLES, HIGH, SIDE, waves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

METHOD = "org.sora-nb.stdm.1"
"""Name of the method, as a C2PA soft binding gives it."""
FULL_SIDE, LEAST_SIDE = 512, 128
"""Shorter side in pixels from which a film carries 64 bits, and from which it carries 32; a smaller one carries none."""
LADDER = (50.5, 49.0, 47.5, 46.0, 44.5, 43.0)
"""How strong a mark can be, as the PSNR in dB that it leaves by design, faintest first."""
_LOW = 3
_CRC_BITS = 16
_MEMORY = 6
_TAPS = (0o133, 0o171)
_HYSTERESIS = 0.6
_PLAIN = 0.7


def bits_for(size: tuple[int, int]) -> int:
    """Return how many bits a film of this width and height carries: 64, 32 or 0."""
    side = min(size)
    return 64 if side >= FULL_SIDE else 32 if side >= LEAST_SIDE else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A mark that was read: `id` in hex digits (16, or 8 in a small film), the rung of the ladder it stood on, how surely.

    `agreement` is the mean cosine of the lattice phases over all coded bits: 1 is a perfect mark, about 0 is none.
    """

    id: str
    level: float
    agreement: float


class Marker:
    """Marks the frames of one film, one after another.

    Args:
        id_: The number, 16 hex digits; a film with a shorter side below 512 pixels carries the first 8 of them.
        size: Width and height in pixels; the shorter side is at least 128.
        level: PSNR that the mark leaves, one of `LADDER`.

    Raises:
        ValueError: the film is too small to be marked.
    """

    def __init__(self, id_: str, size: tuple[int, int], *, level: float) -> None:
        bits = bits_for(size)
        if not bits:
            raise ValueError(f"a film of {size[0]}×{size[1]} pixels is too small for a mark; the least side is {LEAST_SIDE}")
        self._layout = _layout(bits)
        self._waves = waves(size)
        self._step = _step(level, bits)
        self._goal = (self._layout.dither + 0.5 * _coded(id_[: bits // 4])) * self._step
        self.level = level
        self._last: NDArray[np.float64] | None = None

    def survives(self, frame: NDArray[np.uint8]) -> bool:
        """Tell whether the mark is plain in a poor copy of one frame: at three quarters of its size, H.264, crf 28."""
        copy = worn(self.mark(frame), share=0.75)
        back = self._layout.gather(waves((copy.shape[1], copy.shape[0])).project(copy))
        return float(np.cos(2 * np.pi * (back - self._goal) / self._step).mean()) >= _PLAIN

    def mark(self, frame: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return a frame (height, width, rgb) uint8 with the mark in it; about 5 ms at 960×540."""
        now = self._layout.gather(self._waves.project(frame))
        point = np.rint((now - self._goal) / self._step) * self._step + self._goal
        if self._last is not None:
            # A flat picture would flicker between two points, and H.264 would take the mark for noise.
            near = np.abs(now - self._last) < _HYSTERESIS * self._step
            point[near] = self._last[near]
        self._last = point
        return _added(frame, self._waves.draw(self._layout.scatter(point - now)))


def marker(id_: str, first: NDArray[np.uint8]) -> Marker:
    """Return a marker for the film that begins with this frame: as faint as still survives a poor copy of the frame.

    Raises:
        ValueError: the film is too small to be marked.
    """
    height, width = first.shape[:2]
    for level in LADDER:
        tried = Marker(id_, (width, height), level=level)
        if tried.survives(first) or level == LADDER[-1]:
            break
    return Marker(id_, (width, height), level=level)


def find(frames: Iterable[NDArray[np.uint8]]) -> tuple[Found, ...]:
    """Return the marks whose code and CRC are right in some frames of one film, the surest first; mostly one or none.

    By chance one unmarked film in about 5,000 seems to carry one: believe none that leads to no known film.

    Args:
        frames: Up to some dozens of frames (height, width, rgb) uint8 of one size, taken from all over the film.
    """
    seen = [waves((frame.shape[1], frame.shape[0])).project(frame) for frame in frames]
    if not seen:
        return ()
    found = sorted((mark for bits in (64, 32) for mark in _find(np.stack(seen), bits)), key=lambda mark: mark.agreement)
    # Rungs lie so near that a strong mark is read on several.
    best = {mark.id: mark for mark in found}
    return tuple(sorted(best.values(), key=lambda mark: -mark.agreement))


def _find(seen: NDArray[np.float64], bits: int) -> list[Found]:
    layout = _layout(bits)
    sums = np.stack([layout.gather(one) for one in seen])
    soft = np.stack([_weighed(2 * np.pi * (sums / _step(level, bits) - layout.dither)) for level in LADDER])
    found = []
    for level, each, word in zip(LADDER, soft, _decoded(soft), strict=True):
        id_ = _checked(word)
        if id_ is not None:
            found.append(Found(id=id_, level=level, agreement=float((each * (1 - 2 * _coded(id_))).mean())))
    return found


def _weighed(phase: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return one soft value for each coded bit from the lattice phases (frame, bit).

    Codecs leave the mark whole in their key frames and drop most of its changes in between: a frame counts by how well its
    sums stand on either lattice, which is seen at twice the phase, whatever the bits are.
    """
    weight = np.maximum(np.cos(2 * phase).mean(1), 0.02) ** 2
    mean: NDArray[np.float64] = np.average(np.cos(phase), axis=0, weights=weight)
    return mean


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which frequencies carry which coded bit: `place` (bits, share) into the flat spectrum, `sign` ±1, `dither` in [0, 1)."""

    place: NDArray[np.intp]
    sign: NDArray[np.float64]
    dither: NDArray[np.float64]

    def gather(self, spectrum: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the weighted sum that stands for each coded bit."""
        summed: NDArray[np.float64] = (spectrum.ravel()[self.place] * self.sign).sum(1) / np.sqrt(self.place.shape[1])
        return summed

    def scatter(self, change: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the spectrum that changes each sum by so much."""
        spectrum = np.zeros(SIDE * SIDE)
        spectrum[self.place] = change[:, None] * self.sign / np.sqrt(self.place.shape[1])
        return spectrum.reshape(SIDE, SIDE)


@lru_cache
def _layout(bits: int) -> _Layout:
    """Shuffle the frequencies by hash, so that every machine and every version of numpy does it alike."""
    radius = np.hypot(CYCLES[:, None], CYCLES[None])
    usable = np.flatnonzero((radius >= _LOW) & (radius <= HIGH))
    drawn = {int(k): hashlib.sha256(f"{METHOD}:{bits}:{k}".encode()).digest() for k in usable}
    order = sorted(drawn, key=drawn.__getitem__)
    coded = 2 * (bits + _CRC_BITS)
    share = len(order) // coded
    place = np.array(order[: coded * share]).reshape(coded, share)
    sign = np.array([[1.0 if drawn[int(k)][8] & 1 else -1.0 for k in row] for row in place])
    dither = np.array([int.from_bytes(drawn[int(row[0])][9:13], "big") / 2**32 for row in place])
    return _Layout(place, sign, dither)


def _added(frame: NDArray[np.uint8], change: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Add a picture (height, width) to all three colours, held to 0 and 255."""
    whole = np.rint(change).astype(np.int16)
    spread = np.empty(frame.shape, np.int16)
    # Three strided writes; spread over the last axis in one, numpy takes six times as long.
    for colour in range(3):
        spread[..., colour] = whole
    spread += frame
    return np.clip(spread, 0, 255, out=spread).astype(np.uint8)


def _step(level: float, bits: int) -> float:
    """Return the width of the lattice that leaves a PSNR of `level` dB: a uniform error in each coded bit's sum."""
    return float(np.sqrt(12 * 255**2 / 10 ** (level / 10) / (2 * (bits + _CRC_BITS))))


def _coded(id_: str) -> NDArray[np.float64]:
    """Return the coded bits of an id (hex digits) and its CRC, twice as many."""
    data = bytes.fromhex(id_)
    data += binascii.crc_hqx(data, 0xFFFF).to_bytes(2, "big")
    bits = np.unpackbits(np.frombuffer(data, np.uint8))
    # The register starts with the last bits, so that the code has neither start nor end.
    history = np.stack([np.roll(bits, k) for k in range(_MEMORY + 1)])
    pairs = [history[[k for k in range(_MEMORY + 1) if taps >> (_MEMORY - k) & 1]].sum(0) % 2 for taps in _TAPS]
    return np.stack(pairs, 1).ravel().astype(np.float64)


def _checked(word: NDArray[np.uint8]) -> str | None:
    data = np.packbits(word).tobytes()
    good = binascii.crc_hqx(data[:-2], 0xFFFF) == int.from_bytes(data[-2:], "big")
    return data[:-2].hex() if good else None


@lru_cache
def _trellis() -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Return, for each state and each of its two forebears, the forebear and the pair of ±1 sent on the way.

    A state is the last six bits, the newest in the highest place.
    """
    states = 1 << _MEMORY
    before = np.zeros((states, 2), np.intp)
    sent = np.zeros((states, 2, 2))
    for state in range(states):
        for oldest in range(2):
            register = state << 1 | oldest
            before[state, oldest] = register & (states - 1)
            sent[state, oldest] = [1 - 2 * (bin(register & taps).count("1") % 2) for taps in _TAPS]
    return before, sent


def _decoded(soft: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return the likeliest words (n, bits) for soft values (n, 2 × bits), by Viterbi's walk, three times around the ring."""
    before, sent = _trellis()
    rounds = soft.reshape(len(soft), -1, 2)
    length = rounds.shape[1]
    score = np.zeros((len(soft), len(before)))
    choices = []
    for step in range(3 * length):
        gain = np.tensordot(rounds[:, step % length], sent, axes=(1, 2))
        paths = score[:, before] + gain
        choice = paths[:, :, 1] > paths[:, :, 0]
        choices.append(choice)
        score = np.where(choice, paths[:, :, 1], paths[:, :, 0])
    every, state = np.arange(len(soft)), score.argmax(1)
    word = np.zeros((len(soft), 3 * length), np.uint8)
    for step in range(3 * length - 1, -1, -1):
        word[:, step] = state >> (_MEMORY - 1)
        state = before[state, choices[step][every, state].astype(np.intp)]
    # The ends of the walk are unsure; the middle round has context on both sides.
    return word[:, length : 2 * length]
