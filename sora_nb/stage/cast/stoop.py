"""Stoop: how far hips and shoulders sink so that every leg reaches the ground its foot stands on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.cast.anatomy import LEGS, root_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sora_nb.stage.cast.acting import Acting

RATE = 40
"""Times a second at which a pose is looked at."""
DEEPEST = 0.3
"""Withers heights by which a trunk sinks at most."""


class Stoop:
    """The sinking of one body over a shot, in withers heights, found once and smoothed over a tenth of a second."""

    def __init__(self, acting: Acting, seconds: float) -> None:
        self._times = np.arange(math.ceil(seconds * RATE) + 2) / RATE
        needs = np.array([_needed(acting, float(t)) for t in self._times])
        self._hind, self._fore = _eased(needs[:, 0]), _eased(needs[:, 1])

    def at(self, t: float) -> tuple[float, float]:
        """Return how far (hips, shoulders) sink at a time."""
        return float(np.interp(t, self._times, self._hind)), float(np.interp(t, self._times, self._fore))


def _eased(needs: NDArray[np.float64]) -> NDArray[np.float64]:
    wide = np.lib.stride_tricks.sliding_window_view(np.pad(needs, 2, mode="edge"), 5).max(axis=1)
    return np.asarray(np.convolve(np.pad(wide, 2, mode="edge"), np.ones(5) / 5, mode="valid"))


def _needed(acting: Acting, t: float) -> tuple[float, float]:
    """Return how much lower hips and shoulders must be for the feet that stand at a time."""
    standing = [name for name in LEGS if acting.falls.at(name, t).planted]
    moved = acting.displaced(t) if standing else frozenset()
    low = {"hind": 0.0, "fore": 0.0}
    if not standing:
        return 0.0, 0.0
    pose, aside = acting.upright(t), abs(acting.role.track.at(t).facing)
    for name in standing:
        if name in moved:
            continue
        legs = acting.kind.hind if name.startswith("hind") else acting.kind.fore
        root, foot = root_of(acting.kind, pose, name, aside), pose.feet[name]
        upper, lower, last = (math.dist(a, b) for a, b in zip(legs.chain, legs.chain[1:], strict=False))
        longest = upper + lower + 0.9 * last
        across = root.real - foot.real
        highest = foot.imag + legs.chain[3][1] + math.sqrt(max(longest**2 - across**2, 0.09 * longest**2))
        low[name[:4]] = max(low[name[:4]], min(root.imag - highest, DEEPEST))
    return low["hind"], low["fore"]
