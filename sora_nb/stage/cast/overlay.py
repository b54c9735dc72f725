"""Overlay: what of a body lies over the thing that it handles, drawn after that thing, under the body's own number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sora_nb.footage import Event
    from sora_nb.stage.cast.humans import Human
    from sora_nb.stage.styles.pen import Pen


class Over:
    """A person's near arm as a rig of its own: it treads on nothing, and sounds nothing."""

    def __init__(self, rig: Human) -> None:
        self.rig, self.role = rig, rig.role

    def draw(self, pen: Pen, t: float) -> None:
        """Draw the near arm at a time."""
        self.rig.draw_over(pen, t)

    def steps(self) -> tuple[Event, ...]:
        """Return nothing: the body itself tells of its steps."""
        return ()

    def planted(self, t: float) -> tuple[tuple[str, float, float], ...]:
        """Return nothing."""
        del t
        return ()

    def joints(self, t: float) -> dict[str, tuple[float, float]]:
        """Return the body's joints."""
        return self.rig.joints(t)

    def anchor(self, name: str, t: float) -> tuple[float, float, float]:
        """Return the body's anchor of that name."""
        return self.rig.anchor(name, t)
