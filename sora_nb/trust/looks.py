"""What a film looks like, in 64 bits for each of eight moments, so that a mark copied onto another film is not believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.trust.waves import CYCLES, waves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

MOMENTS = 8
"""How many moments of a film are looked at."""
NEAR = 14
"""Most bits of 64 in which a picture seen again differs, as the median over the moments."""
_BITS = 64
# The slowest waves, the mean left out; of equally slow ones in the order of the spectrum.
_PLACES = np.argsort(np.hypot(CYCLES[:, None], CYCLES[None]).ravel(), kind="stable")[1 : _BITS + 1]


def moments(frames: int) -> list[int]:
    """Return the numbers of the frames that are looked at in a film of so many, in order; a short film repeats some."""
    return [int((k + 0.5) * frames / MOMENTS) for k in range(MOMENTS)]


def look(frame: NDArray[np.uint8]) -> str:
    """Return what a frame (height, width, rgb) uint8 looks like, as 16 hex digits: the signs of its 64 slowest waves."""
    slow = waves((frame.shape[1], frame.shape[0])).project(frame).ravel()[_PLACES]
    return np.packbits(slow > 0).tobytes().hex()


def distance(seen: Iterable[str], known: Iterable[str]) -> float:
    """Return in how many bits of 64 the moments of a film differ from the likest of a known one's, as their median."""
    there = [int(look, 16) for look in known]
    return float(np.median([min((int(look, 16) ^ other).bit_count() for other in there) for look in seen]))
