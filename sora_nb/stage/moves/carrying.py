"""Carrying: how something is held by its size and kind, and whether whoever holds it goes somewhere with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Body, Scene

BAGS = frozenset(("purse", "handbag", "briefcase", "luggage", "shopping bags", "bucket", "basket", "lantern", "toolbox"))
"""What hangs from a hand by its handle."""
SHADES = frozenset(("umbrella", "closed umbrella", "umbrella with rain drops"))
"""What is held over the head."""
HANDY = frozenset(
    ("flag", "broom", "flower", "rose", "tulip", "sunflower", "torch", "kite", "bouquet", "balloon", "sword", "bat")
)
"""What is held by an end, however long it is."""
_LARGE = 0.26
"""Share of their own height from which somebody takes both arms to a thing."""


def manner(body: Body, thing: Body | None) -> str | None:
    """Return how something is held: "low" or "high" by its handle, "wide" in both arms, None before the chest."""
    if thing is None or thing.alive:
        return None
    if thing.figure in BAGS:
        return "low"
    if thing.figure in SHADES:
        return "high"
    return "wide" if thing.height > _LARGE * body.height and thing.figure not in HANDY else None


def on_foot(scene: Scene, body: Body) -> bool:
    """Tell whether somebody who carries something goes somewhere with it: nothing says where they are or what else they do."""
    placed = any(r.a == body.actor.name and r.relation in ("on", "inside") for r in scene.shot.relations)
    return (
        not placed and len(body.beats) == body.actor.count == 1 and body.key not in {h[2] for b in scene.bodies for h in b.held}
    )
