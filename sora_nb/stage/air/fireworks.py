"""Fireworks: what is let off when, how far away; for the picture that bursts and the bang that comes after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sora_nb.stage.performance import random

if TYPE_CHECKING:
    from sora_nb.stage.performance import Performance

SPEED_OF_SOUND = 343.0
"""Metres a second in air at 20 °C."""
CLIMB = 0.9
"""Seconds from a rocket's launch to its burst."""
COLOURS = ("#ff5a4e", "#ffd34d", "#6ee06a", "#63b8ff", "#d884ff", "#ffffff", "#ff9d3c")


class Burst(NamedTuple):
    """One rocket: seconds of launch and burst, its place in shares of the picture (x from the middle, y up), metres off."""

    launch: float
    burst: float
    x: float
    y: float
    distance: float
    size: float
    colour: str
    other: str
    kind: str

    @property
    def heard(self) -> float:
        """Return when the bang arrives, in seconds."""
        return self.burst + self.distance / SPEED_OF_SOUND


def shown(performance: Performance) -> bool:
    """Tell whether fireworks are let off in a shot."""
    return "fireworks" in performance.shot.effects or any(role.figure == "fireworks" for role in performance.roles)


def bursts(seed: int, seconds: float) -> tuple[Burst, ...]:
    """Return every rocket of a shot, in order; at most two a second burst (WCAG 2.3.1 allows 3 flashes a second)."""
    dice = random(seed, "fireworks")
    found: list[Burst] = []
    t = 0.55 - CLIMB
    while t + CLIMB < seconds:
        first, second = (COLOURS[int(k)] for k in dice.choice(len(COLOURS), 2, replace=False))
        distance = float(dice.uniform(70, 330))
        side = -1 if len(found) % 2 else 1
        found.append(
            Burst(
                launch=t,
                burst=t + CLIMB,
                x=side * float(dice.uniform(0.05, 0.42)),
                y=float(dice.uniform(0.66, 0.90)),
                distance=distance,
                size=float(dice.uniform(0.85, 1.2)) * (200 / (distance + 90)) ** 0.4,
                colour=first,
                other=second,
                kind=str(dice.choice(["peony", "peony", "willow", "ring"])),
            )
        )
        t += float(dice.uniform(0.5, 0.95))
    return tuple(found)
