"""Lightning: when it strikes in a storm, for the picture that flashes and the thunder that follows."""

from __future__ import annotations

from sora_nb.stage.performance import random


def flashes(seed: int, seconds: float) -> tuple[float, ...]:
    """Return when lightning strikes in a storm, in seconds, at least 2.4 s apart (WCAG 2.3.1 allows 3 flashes a second)."""
    dice = random(seed, "weather", "lightning")
    found: list[float] = []
    t = float(dice.uniform(0.7, 1.6))
    while t < seconds:
        found.append(t)
        t += float(dice.uniform(2.4, 4.6))
    return tuple(found)
