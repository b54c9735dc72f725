"""Breeze: trees and grass of a place lean with the wind and its gusts, about the floor they stand on."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING

from sora_nb.stage.scenery.layers import SKY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sora_nb.stage.scenery.layers import Layer

_FELT = 1.0
"""Metres a second of wind from which a landscape is seen to move; below, it stands as painted, which costs nothing."""
SUPPLE = {
    "copse": 0.045, "park": 0.035, "firs": 0.03, "great trees": 0.02, "far trees": 0.02, "thicket": 0.03, "brake": 0.04,
    "giants": 0.012, "glade": 0.02, "verge": 0.10, "dry grass": 0.12, "near leaves": 0.05, "low leaves": 0.05,
    "high leaves": 0.03,
}  # fmt: skip
"""How far each kind of growth leans in a wind of one metre a second, in metres for each metre of height."""


def leaning(supple: float, wind: float, late: float) -> Callable[[float], tuple[float, float, float]]:
    """Return a layer's motion: a steady lean, gusts that come later the farther off it stands, and a tremble."""

    def motion(t: float) -> tuple[float, float, float]:
        s = t - late
        gust = 0.35 + 0.45 * math.sin(0.9 * s) + 0.25 * math.sin(2.1 * s + 1.3) + 0.10 * math.sin(5.3 * s)
        return 0.0, 0.0, supple * wind * gust

    return motion


def swayed(layers: Sequence[Layer], wind: float) -> list[Layer]:
    """Return a place's sheets with what grows there swaying in a wind of so many metres a second."""
    if wind < _FELT:
        return list(layers)
    found = []
    for layer in layers:
        supple = SUPPLE.get(layer.name)
        if supple is not None and layer.motion is None and not layer.plane and layer.parallax > SKY:
            layer = dataclasses.replace(layer, motion=leaning(supple, wind, 1.2 * (1 - layer.parallax)))  # noqa: PLW2901
        found.append(layer)
    return found
