"""Fingerprints: 64 bits of a picture by which a copy of it is known again, larger, smaller, flipped, cropped or compressed.

The signs of the lowest 8×8 cosines of the picture at 32×32 against their median (pHash; Zauner 2010). It finds copies of a
picture, not other drawings of what it shows.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.media import image

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

ALIKE = 10
"""Bits of 64 in which two fingerprints of one picture can differ."""
_SIDE, _LOW = 32, 8
_FLAT = 4.0
"""Levels of deviation below which a picture shows nothing that could be known again."""
_CROPS = (
    (0.0, 0.0, 1.0), (0.025, 0.025, 0.95), (0.05, 0.05, 0.9), (0.1, 0.1, 0.8), (0.0, 0.0, 0.85), (0.15, 0.0, 0.85),
    (0.0, 0.15, 0.85), (0.15, 0.15, 0.85),
)  # fmt: skip
"""Left, top and side, as shares of the picture, of what is also known again."""


def fingerprint(picture: NDArray[np.uint8]) -> int | None:
    """Return the 64 bits of a picture (height, width, rgb) uint8; None where it shows nothing."""
    if min(picture.shape[:2]) < _LOW:
        return None
    small = image.resized(np.ascontiguousarray(picture[..., :3]), (_SIDE, _SIDE)).astype(np.float32)
    grey = small @ np.asarray((0.299, 0.587, 0.114), np.float32)
    if grey.std() < _FLAT:
        return None
    low = (_cosines() @ grey @ _cosines().T).ravel()
    # The first is the mean, which says how light the picture is and nothing else.
    bits = low > np.median(low[1:])
    return int("".join("1" if bit else "0" for bit in bits), 2)


def reference(picture: NDArray[np.uint8]) -> tuple[str, ...]:
    """Return what is registered for a picture (height, width, rgb): its fingerprint, its mirror's, and those of its crops."""
    height, width = picture.shape[:2]
    found: list[str] = []
    for left, top, side in _CROPS:
        x, y = round(left * width), round(top * height)
        part = picture[y : y + round(side * height), x : x + round(side * width)]
        for each in (part, part[:, ::-1]):
            mark = fingerprint(each)
            if mark is not None:
                found.append(f"{mark:016x}")
    return tuple(dict.fromkeys(found))


def alike(mark: int, registered: Iterable[str]) -> bool:
    """Tell whether a fingerprint is one of those registered, but for a few bits."""
    return any((mark ^ int(other, 16)).bit_count() <= ALIKE for other in registered)


@functools.cache
def _cosines() -> NDArray[np.float32]:
    """Return the lowest rows of the cosine transform, (8, 32)."""
    k, n = np.arange(_LOW)[:, None], np.arange(_SIDE)[None, :]
    return np.asarray(np.cos(np.pi * k * (2 * n + 1) / (2 * _SIDE)), np.float32)
