"""Idling: what a living face and tail do by themselves: blinks, glances, breath, flicks of the ears."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.cast.outline import ease, mix
from sora_nb.stage.performance import random

if TYPE_CHECKING:
    from sora_nb.stage.performance import Role

_BLINK = 0.16


class Idling:
    """The small movements of one body over a shot, the same for the same seed."""

    def __init__(self, role: Role, seconds: float) -> None:
        draw = random(role.seed, role.key, "idling")
        self.phase = float(draw.uniform(0.0, math.tau))
        self.pace = float(draw.uniform(0.9, 1.1))
        self._blinks: list[float] = []
        self._glances: list[tuple[float, complex]] = [(-1.0, 0j)]
        self._flicks: list[float] = []
        t = float(draw.uniform(0.4, 2.0))
        while t < seconds:
            self._blinks.append(t)
            t += float(draw.uniform(1.6, 3.8))
        t = float(draw.uniform(0.8, 1.8))
        while t < seconds:
            self._glances.append((t, complex(float(draw.uniform(-0.7, 0.7)), float(draw.uniform(-0.5, 0.5)))))
            t += float(draw.uniform(0.9, 2.2))
        t = float(draw.uniform(0.5, 2.5))
        while t < seconds:
            self._flicks.append(t)
            t += float(draw.uniform(1.4, 3.5))

    def lid(self, t: float) -> float:
        """Return how far the lids are shut, 0…1."""
        return max((1.0 - abs(2 * (t - b) / _BLINK - 1) ** 2 for b in self._blinks if b < t < b + _BLINK), default=0.0)

    def gaze(self, t: float) -> complex:
        """Return where the eyes look: right and up, -1…1."""
        i = max(k for k, (start, _) in enumerate(self._glances) if start <= t or k == 0)
        before = self._glances[max(i - 1, 0)][1]
        start, to = self._glances[i]
        return mix(before, to, ease((t - start) / 0.12))

    def flick(self, t: float) -> float:
        """Return the flick of an ear, -1…1."""
        for start in self._flicks:
            if start < t < start + 0.5:
                s = (t - start) / 0.5
                return math.sin(s * math.tau * 2) * (1 - s) * min(s * 8, 1.0)
        return 0.0

    def breath(self, t: float) -> float:
        """Return the breath, -1…1, at about 0.4 Hz."""
        return math.sin(t * 2.5 * self.pace + self.phase)

    def sway(self, t: float, rate: float) -> float:
        """Return a slow wandering between -1 and 1, about `rate` times a second."""
        a = t * math.tau * rate * self.pace + self.phase
        return 0.7 * math.sin(a) + 0.3 * math.sin(2.3 * a + 1.0)
