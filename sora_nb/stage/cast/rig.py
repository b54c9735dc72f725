"""Rig: what staging, renderer and foley may ask of anything that stands on the stage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.footage import Event
    from sora_nb.stage.performance import Role
    from sora_nb.stage.styles.pen import Pen


class Rig(Protocol):
    """A role with a body: built once for a shot from its Role (look, track, cues), then asked frame by frame."""

    role: Role

    def draw(self, pen: Pen, t: float) -> None:
        """Draw the body at a time. World metres; the canvas is at the world's origin, so the rig places itself by its track."""
        ...

    def steps(self) -> Sequence[Event]:
        """Return what its own movement sounds: footfalls, wing beats, strokes; exact times, x and y left at 0.5."""
        ...

    def planted(self, t: float) -> Sequence[tuple[str, float, float]]:
        """Return the feet that bear weight at a time: (name, x, y) in metres. They do not move until lift-off."""
        ...

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return the pose: joint name → (x, y) in world metres."""
        ...

    def anchor(self, name: str, t: float) -> tuple[float, float, float]:
        """Return where a held thing sits: (x, y, angle) of "hand", "mouth", "head", "back" in world metres and radians."""
        ...
