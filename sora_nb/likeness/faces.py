"""Faces: finds every face in a picture, and picks the one that is meant, or says why it cannot."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.errors import InvalidRequest
from sora_nb.likeness import models
from sora_nb.likeness.sampling import sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SMALLEST = 40
"""Pixels that a face must be wide, from ear to ear."""
_SIDE, _CELLS = 192, 48
_SURE = 0.5
_OVERLAP = 0.3
_TILES = ((0.0, 0.0), (0.4, 0.0), (0.0, 0.4), (0.4, 0.4))


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A face in a picture: `box` is (left, top, width, height) in pixels, `eyes` the centres of both eyes, the left first.

    `eyes` is None where somebody gave the box by hand; `score` is the detector's, 0 to 1.
    """

    box: tuple[float, float, float, float]
    eyes: tuple[tuple[float, float], tuple[float, float]] | None = None
    score: float = 1.0


def find(picture: NDArray[np.uint8]) -> tuple[Face, ...]:
    """Return the faces in a picture (height, width, rgb), from left to right.

    Faces narrower than about a fourteenth of the picture's longer side may be missed.

    Raises:
        MissingExtra: the package that runs the models is not installed.
    """
    height, width = picture.shape[:2]
    longer = max(height, width)
    found = _look(picture, (width - longer) / 2, (height - longer) / 2, longer)
    if not found:
        side = 0.6 * longer
        tiles = [((width - longer) / 2 + x * longer, (height - longer) / 2 + y * longer) for x, y in _TILES]
        found = [face for x, y in tiles for face in _look(picture, x, y, side)]
    best: list[Face] = []
    for face in sorted(found, key=lambda f: -f.score):
        if all(_shared(face.box, other.box) < _OVERLAP for other in best):
            best.append(face)
    return tuple(sorted(best, key=lambda f: f.box[0]))


def _look(picture: NDArray[np.uint8], left: float, top: float, side: float) -> list[Face]:
    """Return what the detector sees in a square of the picture."""
    step = side / _SIDE
    square = sample(picture.astype(np.float32), (left + step / 2, top + step / 2), (step, 0.0), (_SIDE, _SIDE))
    inside = _inside(picture, left, top, step)
    places, scores = models.run("face", np.where(inside[..., None], square, 0.0).astype(np.float32) / 127.5 - 1)
    sure = 1 / (1 + np.exp(-np.clip(scores[:, 0], -60, 60)))
    found = []
    for k in np.nonzero(sure > _SURE)[0]:
        cell = np.array([(k % _CELLS + 0.5) / _CELLS, (k // _CELLS + 0.5) / _CELLS])
        points = (places[k].reshape(-1, 2) / _SIDE + np.where(np.arange(8)[:, None] == 1, 0.0, cell)) * side + (left, top)
        wide, high = places[k][2:4] / _SIDE * side
        box = (float(points[0][0] - wide / 2), float(points[0][1] - high / 2), float(wide), float(high))
        pair = sorted((float(x), float(y)) for x, y in points[2:4])
        found.append(Face(box=box, eyes=(pair[0], pair[1]), score=float(sure[k])))
    return found


def _inside(picture: NDArray[np.uint8], left: float, top: float, step: float) -> NDArray[np.bool_]:
    x = left + (np.arange(_SIDE) + 0.5) * step
    y = top + (np.arange(_SIDE) + 0.5) * step
    return np.asarray(((y >= 0) & (y < picture.shape[0]))[:, None] & ((x >= 0) & (x < picture.shape[1]))[None, :])


def _shared(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    """Return how much of two boxes is common, 0 to 1."""
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    high = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    both = max(wide, 0.0) * max(high, 0.0)
    return both / (a[2] * a[3] + b[2] * b[3] - both)


def choose(
    picture: NDArray[np.uint8], *, face: int | None = None, box: Sequence[float] | None = None, name: str = "The picture"
) -> Face:
    """Return the one face that is meant.

    Args:
        picture: (height, width, rgb) uint8.
        face: Which one, from 1, counted from left to right, where there are several.
        box: (left, top, width, height) in pixels of a face that was not found, from brow to chin and ear to ear.
        name: What messages call the picture.

    Raises:
        InvalidRequest: there is no face, there are several, the one meant is too small, or the box lies outside.
        MissingExtra: the package that runs the models is not installed.
    """
    chosen = _boxed(picture, box, name) if box is not None else _counted(find(picture), face, name)
    if chosen.box[2] < SMALLEST:
        raise InvalidRequest(
            f"The face in {name} is {chosen.box[2]:.0f} pixels wide; it takes {SMALLEST} or more. Use a larger picture of it."
        )
    return chosen


def _counted(found: Sequence[Face], face: int | None, name: str) -> Face:
    if not found:
        raise InvalidRequest(
            f"No face was found in {name}. Use a picture with the face from the front, or say where it is: "
            "box=(left, top, width, height) in pixels."
        )
    if face is None and len(found) > 1:
        listed = "; ".join(f"face={k} at {_placed(one)}" for k, one in enumerate(found, 1))
        raise InvalidRequest(f"{len(found)} faces were found in {name}, and one is wanted. Choose it: {listed}.")
    if face is not None and (isinstance(face, bool) or not isinstance(face, int) or not 1 <= face <= len(found)):
        raise InvalidRequest(f"face is {face!r}; {name} has {len(found)}, so it can be 1 to {len(found)}, from left to right.")
    return found[(face or 1) - 1]


def _placed(face: Face) -> str:
    left, top, wide, high = face.box
    return f"({left:.0f}, {top:.0f}), {wide:.0f}×{high:.0f} pixels"


def _boxed(picture: NDArray[np.uint8], box: Sequence[float], name: str) -> Face:
    height, width = picture.shape[:2]
    numbers = tuple(float(v) for v in box) if len(box) == 4 else ()
    fits = bool(numbers) and all(map(math.isfinite, numbers)) and min(numbers[:2]) >= 0 and min(numbers[2:]) > 0
    if not fits or numbers[0] + numbers[2] > width or numbers[1] + numbers[3] > height:
        raise InvalidRequest(
            f"box is {tuple(box)}; it is (left, top, width, height) in pixels, inside {name}, which is {width}×{height}."
        )
    return Face(box=(numbers[0], numbers[1], numbers[2], numbers[3]))
