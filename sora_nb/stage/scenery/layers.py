"""Layer: one sheet of scenery, how it moves with the camera and by itself, and who paints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.stage.scenery.brush import Brush

SKY, FAR, MIDDLE, NEAR = 0.03, 0.14, 0.26, 0.42
"""Shares of the camera's move that sky, far hills, middle hills and near hills take."""
BACK = 0.62
"""The share that things standing at the back of the floor take."""
PERIOD = 11.8
"""Metres after which a repeating layer begins again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One sheet of scenery, from back to front.

    `parallax` is the share of the camera's move it takes; `plane` marks the floor, which is sheared instead; `front` is
    drawn over the bodies. `repeats` paints the layer anew every `PERIOD` metres: for a few large things that a travelling
    camera would leave behind. `motion` returns (right, up, lean), in metres and metres per metre, at a time: for what drifts,
    bobs or sways about the floor line. `depth` is what its pixels have in the depth buffer.
    """

    name: str
    parallax: float
    paint: Callable[[Brush], None]
    plane: bool = False
    repeats: bool = False
    front: bool = False
    motion: Callable[[float], tuple[float, float, float]] | None = None
    depth: float = 1.0
