"""Calls: when an animal is heard, so that its mouth opens as its voice sounds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

EVERY = 2.4
"""About how many seconds pass until an animal calls again."""
_LONG = {
    "roar": 1.2, "howl": 1.6, "neigh": 1.2, "moo": 1.1, "trumpet": 1.1, "bray": 1.2, "bleat": 0.8, "hiss": 0.8, "meow": 0.7,
    "crow": 1.2, "growl": 1.0, "screech": 0.8, "purr": 0.0,
}  # fmt: skip
"""Seconds that a mouth is open for a call, where it is not a short one's; a purr is made with the mouth shut."""
_SHORT = 0.4


def moments(rng: np.random.Generator, name: str, seconds: float) -> tuple[float, ...]:
    """Return when a call is heard in a shot, in seconds: soon after it begins, and again while it can be heard out."""
    at = min(0.6, 0.12 * seconds) * float(rng.uniform(0.7, 1.3))
    found: list[float] = []
    while at < seconds - 0.1 and (not found or at + _LONG.get(name, _SHORT) < seconds):
        found.append(at)
        at += EVERY * float(rng.uniform(0.9, 1.15))
    return tuple(found)


def openness(name: str, times: Sequence[float], t: float) -> float:
    """Return how far a mouth is open for its calls at a time, 0…1."""
    long = _LONG.get(name, _SHORT)
    since = next((t - at for at in times if 0 <= t - at < long), None)
    return 0.0 if since is None else math.sin(math.pi * since / long) ** 0.5
