"""Tracker: where the one thing that moves is in each frame of a film, from the pixels alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from sora_nb.footage import Footage

    Floats = NDArray[np.float64]
    Picture = NDArray[np.uint8]

_STILLS = 36
_CELL = 3
_FAINT = 20.0
"""Levels of 255 below which a difference from the background is noise, a reflection or a haze."""
_DARK = 110.0
_LARGEST = 8
"""How many of the patches that differ are looked at in a frame."""


def spots(footage: Footage, plate: Picture | None = None) -> Floats:
    """Return the middle of the moving thing in each frame, (frame, x and y) in pixels from the top left; NaN where unseen.

    `plate` is the same picture (height, width, rgb) without the thing. Without one, the median of the film's livelier
    frames has to do, in which a thing that hardly leaves its place is lost.

    Raises:
        MediaError: the whole picture moves, as it does when the camera does.
    """
    return np.array(list(_spots(footage, background(footage) if plate is None else plate))).reshape(-1, 2)


def background(footage: Footage) -> Picture:
    """Return the picture behind what moves: the median of frames from the livelier part of the film.

    A thing that has come to rest would become background itself; frames in which little moves are left out.
    """
    energy, before = [], None
    for frame in footage.each_frame():
        small = frame[::_CELL, ::_CELL].astype(np.int16)
        energy.append(0.0 if before is None else float(np.square(small - before).mean()))
        before = small
    lively = np.flatnonzero(np.array(energy) >= 0.25 * max(energy))
    chosen = set(lively[np.linspace(0, len(lively) - 1, min(_STILLS, len(lively))).round().astype(int)])
    stills = [frame for index, frame in enumerate(footage.each_frame()) if index in chosen]
    return np.asarray(np.median(np.stack(stills), axis=0), np.uint8)


def _spots(footage: Footage, background: Picture) -> Iterator[tuple[float, float]]:
    """Yield the middle of the moving thing in each frame, in pixels from the top left; NaN where it is not seen."""
    behind = _halved(background)
    thing: _Thing | None = None
    for frame in footage.each_frame():
        found = _find(_halved(frame), behind, thing)
        if found is None:
            thing = None if thing is None else replace(thing, trail=())
            yield (float("nan"), float("nan"))
            continue
        thing = found
        x, y = thing.trail[-1]
        yield (2 * x, 2 * y)


@dataclass(frozen=True, slots=True)
class _Thing:
    """What is known of the thing so far: rows and columns of its own picture, its colours, and its last two middles."""

    box: tuple[int, int]
    palette: Floats
    trail: tuple[tuple[float, float], ...]

    def near(self, middle: tuple[float, float], scale: float) -> float:
        """Return how near a place is to where the thing should be by now, 0 to 1."""
        if not self.trail:
            return 1.0
        (x0, y0), (x1, y1) = self.trail[0], self.trail[-1]
        return float(1 / (1 + np.hypot(middle[0] - 2 * x1 + x0, middle[1] - 2 * y1 + y0) / (0.08 * scale)))

    def covers(self, frame: Floats, apart: Floats) -> Floats:
        """Return how far the thing covers each pixel, 0 to 1: mixed of a colour of its own and of what is behind.

        A shadow, a leaf or a cloud is far from what was behind it too, but as far from the thing's own colours.
        """
        share = np.zeros_like(apart)
        rows, columns = np.nonzero(apart)
        own = np.abs(frame[rows, columns][:, None] - self.palette).max(axis=2).min(axis=1)
        behind = apart[rows, columns]
        share[rows, columns] = np.where(own < 0.5 * behind + _FAINT, behind / (behind + own), 0.0)
        return share


def _palette(pixels: Floats) -> Floats:
    """Return up to 24 colours that stand for a patch, (colour, rgb); dark outlines, which look like shadows, are left out."""
    bright = pixels[pixels.max(axis=1) > _DARK]
    chosen = bright if len(bright) > 0.5 * len(pixels) else pixels
    bins, which, counts = np.unique((chosen // 24).astype(int), axis=0, return_inverse=True, return_counts=True)
    most = np.argsort(-counts)[:24]
    return np.array([chosen[which.ravel() == n].mean(axis=0) for n in most]).reshape(-1, bins.shape[1])


def _halved(frame: Picture) -> Floats:
    """Return a picture at half its size: films keep their colours only for every other pixel."""
    height, width = (side // 2 * 2 for side in frame.shape[:2])
    part = frame[:height, :width].astype(np.uint16)
    return (part[::2, ::2] + part[1::2, ::2] + part[::2, 1::2] + part[1::2, 1::2]) / 4.0


def _find(frame: Floats, behind: Floats, thing: _Thing | None) -> _Thing | None:
    """Return the thing where it is now: the patch that is large, solid, near to where it should be, and alike in colour."""
    apart = np.abs(frame - behind).max(axis=2)
    apart[apart < _FAINT] = 0.0
    if (apart > 0).mean() > 0.4:
        raise MediaError("The whole picture moves, as it does when the camera does. Measure a film with a static camera.")
    share = _share(apart) if thing is None else thing.covers(frame, apart)
    best, found = 0.0, None
    for window in _patches(share):
        rows, columns = _cropped(share, *window, thing)
        part = share[rows, columns]
        middle = (columns.start + 0.5 + _mean(part.sum(axis=0)), rows.start + 0.5 + _mean(part.sum(axis=1)))
        solid = float(part.sum() * part.mean())
        score = solid * (float(apart[rows, columns].max()) if thing is None else thing.near(middle, len(frame)))
        if score > best:
            best = score
            palette = _palette(frame[rows, columns][part > 0.9]) if thing is None else thing.palette
            box = (rows.stop - rows.start, columns.stop - columns.start) if thing is None else thing.box
            found = _Thing(box, palette, (*(thing.trail[-1:] if thing else ()), middle))
    return found


def _cropped(share: Floats, rows: slice, columns: slice, thing: _Thing | None) -> tuple[slice, slice]:
    """Return a patch's window cut to what the thing covers there, and to the thing's own size once that is known.

    The cut is where most of it is, and as high as that allows: what hangs on below is the thing's image in a polished floor,
    and what sticks out above a leaf that moves behind it.
    """
    part = share[rows, columns]
    high, wide = np.nonzero(part.max(axis=1) > 0.3)[0], np.nonzero(part.max(axis=0) > 0.3)[0]
    top, bottom, left, right = int(high[0]), int(high[-1]) + 1, int(wide[0]), int(wide[-1]) + 1
    if thing is not None:
        top = _fullest(part[top:bottom].sum(axis=1), thing.box[0] + 1) + top
        bottom = min(bottom, top + thing.box[0] + 1)
        if right - left > thing.box[1] + 1:
            upper = _mean(part[top : top + max(1, thing.box[0] // 2)].sum(axis=0)) + 0.5
            left = int(np.clip(round(upper - thing.box[1] / 2), left, right - thing.box[1]))
            right = left + thing.box[1]
    return slice(rows.start + top, rows.start + bottom), slice(columns.start + left, columns.start + right)


def _fullest(profile: Floats, length: int) -> int:
    """Return where the first stretch of so many rows begins that holds nearly as much as any does."""
    if len(profile) <= length:
        return 0
    held = np.convolve(profile, np.ones(length), "valid")
    return int(np.flatnonzero(held >= 0.97 * held.max())[0])


def _share(apart: Floats) -> Floats:
    """Return how far pixels are covered while nothing is known of the thing: in part at an edge, inside all alike."""
    return np.minimum(1.0, apart / 60.0)


def _mean(profile: Floats) -> float:
    return float(np.average(np.arange(len(profile)), weights=profile))


def _patches(share: Floats) -> Iterator[tuple[slice, slice]]:
    """Yield windows around the largest connected patches."""
    height, width = (side // _CELL * _CELL for side in share.shape)
    blocks = share[:height, :width].reshape(height // _CELL, _CELL, width // _CELL, _CELL)
    strength = np.where((blocks > 0.3).sum(axis=(1, 3)) >= 2, blocks.sum(axis=(1, 3)), 0.0)
    for _ in range(_LARGEST):
        if not strength.any():
            return
        rows, columns = _grow(strength)
        yield (
            slice(max(0, (rows[0] - 1) * _CELL), min(len(share), (rows[1] + 2) * _CELL)),
            slice(max(0, (columns[0] - 1) * _CELL), min(share.shape[1], (columns[1] + 2) * _CELL)),
        )


def _grow(strength: NDArray[np.floating]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Take the connected patch around the strongest block off the grid; return its first and last row and column."""
    patch = np.zeros(strength.shape, bool)
    patch[np.unravel_index(int(np.argmax(strength)), strength.shape)] = True
    size = 0
    while size != patch.sum():
        size = patch.sum()
        wide = np.pad(patch, 1)
        patch = (wide[:-2, 1:-1] | wide[2:, 1:-1] | wide[1:-1, :-2] | wide[1:-1, 2:] | patch) & (strength > 0)
    strength[patch] = 0.0
    rows, columns = np.nonzero(patch)
    return (int(rows.min()), int(rows.max())), (int(columns.min()), int(columns.max()))
