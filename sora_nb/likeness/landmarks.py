"""Landmarks: where a face's eyes, brows, mouth and jaw are, in the units of the stage's heads.

A head's own units: the middle between the eyes at (0, 0), chin at y = -1, x to the right of the picture, y up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.likeness import models
from sora_nb.likeness.sampling import sample

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.likeness.faces import Face

_SIDE = 192
_AROUND = 1.5
_PRESENT = 0.5
# Numbers of the points in MediaPipe's canonical face model; "left" is left in the picture.
_OVAL = (10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
         172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109)  # fmt: skip
_UPPER_LIP, _LOWER_LIP = (61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291), (61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291)
_UPPER_LINE = (78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308)
_LOWER_LINE = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308)
_UPPER_LIDS = ((33, 246, 161, 160, 159, 158, 157, 173, 133), (362, 398, 384, 385, 386, 387, 388, 466, 263))
_LOWER_LIDS = ((33, 7, 163, 144, 145, 153, 154, 155, 133), (362, 382, 381, 380, 374, 373, 390, 249, 263))
_BROWS = ((70, 63, 105, 66, 107), (336, 296, 334, 293, 300))
_NOSE, _CHIN = 4, 152

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """Where the parts of a face are, each a line from left to right in the picture, in head units.

    `lips` and `line` are (upper, lower): the lips' outer rims and the line where they meet; `lids` holds (upper, lower) for
    each eye; `oval` goes round the face from the brow's middle by the right of the picture.
    """

    oval: Points
    lips: tuple[Points, Points]
    line: tuple[Points, Points]
    lids: tuple[tuple[Points, Points], tuple[Points, Points]]
    brows: tuple[Points, Points]
    nose: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a head lies in its picture: `at` is the middle between the eyes, `right` a head unit along them, in pixels."""

    at: tuple[float, float]
    right: tuple[float, float]

    def rectangle(
        self, picture: NDArray[np.float32], left: float, top: float, size: tuple[int, int], fine: float
    ) -> NDArray[np.float32]:
        """Return the upright picture of a part: its top left corner in head units, its size in pixels, `fine` a unit."""
        c, s = self.right
        x, y = left + 0.5 / fine, -(top - 0.5 / fine)
        corner = (self.at[0] + c * x - s * y, self.at[1] + s * x + c * y)
        return sample(picture, corner, (c / fine, s / fine), size)

    def local(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return points of the picture in head units."""
        c, s = self.right
        dx, dy = points[:, 0] - self.at[0], points[:, 1] - self.at[1]
        long = c * c + s * s
        return np.stack([(dx * c + dy * s) / long, (dx * s - dy * c) / long], axis=1)


def locate(picture: NDArray[np.uint8], face: Face) -> tuple[Frame, Features, bool]:
    """Return a face's frame and features, and whether the model saw them; else they are a plain face's, laid into the box.

    Raises:
        MissingExtra: the package that runs the models is not installed.
    """
    left, top, wide, high = face.box
    turn = 0.0
    if face.eyes is not None:
        (ax, ay), (bx, by) = face.eyes
        turn = math.atan2(by - ay, bx - ax)
    step = _AROUND * max(wide, high) / _SIDE
    right = (step * math.cos(turn), step * math.sin(turn))
    half = (_SIDE - 1) / 2
    middle = (left + wide / 2, top + high / 2)
    corner = (middle[0] - half * (right[0] - right[1]), middle[1] - half * (right[1] + right[0]))
    crop = sample(picture.astype(np.float32), corner, right, (_SIDE, _SIDE))
    raw, presence = models.run("landmarks", np.asarray(crop / 255, np.float32))
    if 1 / (1 + math.exp(-float(np.clip(presence.ravel()[0], -60, 60)))) < _PRESENT:
        return Frame(at=(middle[0], top + 0.36 * high), right=(0.62 * high, 0.0)), plain(), False
    mesh = raw.reshape(-1, 3)[:, :2].astype(float)
    x = corner[0] + right[0] * mesh[:, 0] - right[1] * mesh[:, 1]
    y = corner[1] + right[1] * mesh[:, 0] + right[0] * mesh[:, 1]
    points = np.stack([x, y], axis=1)
    frame = _framed(points)
    return frame, _features(frame.local(points)), True


def _framed(points: NDArray[np.float64]) -> Frame:
    eyes = [points[list({*upper, *lower})].mean(axis=0) for upper, lower in zip(_UPPER_LIDS, _LOWER_LIDS, strict=True)]
    across = eyes[1] - eyes[0]
    across /= max(float(np.hypot(*across)), 1e-6)
    at = (eyes[0] + eyes[1]) / 2
    down = points[_CHIN] - at
    unit = max(float(-down[0] * across[1] + down[1] * across[0]), 1.0)
    return Frame(at=(float(at[0]), float(at[1])), right=(float(across[0] * unit), float(across[1] * unit)))


def _features(mesh: NDArray[np.float64]) -> Features:
    def row(numbers: tuple[int, ...]) -> Points:
        return tuple((round(float(x), 4), round(float(y), 4)) for x, y in mesh[list(numbers)])

    lids = tuple((row(upper), row(lower)) for upper, lower in zip(_UPPER_LIDS, _LOWER_LIDS, strict=True))
    return Features(
        oval=row(_OVAL),
        lips=(row(_UPPER_LIP), row(_LOWER_LIP)),
        line=(row(_UPPER_LINE), row(_LOWER_LINE)),
        lids=(lids[0], lids[1]),
        brows=(row(_BROWS[0]), row(_BROWS[1])),
        nose=row((_NOSE,))[0],
    )


def plain() -> Features:
    """Return the features of a plain face, for a box that somebody gave by hand."""

    def arc(x: float, y: float, wide: float, high: float, count: int) -> Points:
        turns = [math.pi * k / (count - 1) for k in range(count)]
        return tuple((round(x - wide * math.cos(a), 4), round(y + high * math.sin(a), 4)) for a in turns)

    def lids(x: float) -> tuple[Points, Points]:
        return arc(x, 0.0, 0.17, 0.10, 9), arc(x, 0.0, 0.17, -0.09, 9)

    oval = tuple(
        (round(0.72 * math.sin(a), 4), round(-0.12 + 0.88 * math.cos(a), 4)) for a in np.linspace(0, 2 * math.pi, 37)[:-1]
    )
    return Features(
        oval=oval,
        lips=(arc(0.0, -0.52, 0.28, 0.07, 11), arc(0.0, -0.52, 0.28, -0.09, 11)),
        line=(arc(0.0, -0.52, 0.25, 0.01, 11), arc(0.0, -0.52, 0.25, -0.01, 11)),
        lids=(lids(-0.38), lids(0.38)),
        brows=(arc(-0.38, 0.26, 0.22, 0.04, 5), arc(0.38, 0.26, 0.22, 0.04, 5)),
        nose=(0.0, -0.26),
    )
