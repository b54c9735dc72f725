"""Implying: where things and people say that one is, when nothing else does: a sofa stands in a room, a buoy floats at sea."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading.grammar import bag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.reading.drafts import Player

_SURE = {
    "surfboard": "sea", "wave": "sea", "lily pad": "river", "ice skate": "rink", "figure skater": "rink", "ice skater": "rink",
    "hockey player": "rink",
}  # fmt: skip
"""Figures and words that settle it alone."""
_DEEP = frozenset({"squid", "octopus", "jellyfish", "shark", "stingray", "seahorse", "submarine", "coral"})
"""What is under water, together with its like."""
_SHIPS = frozenset({"ship", "pirate ship", "cruise ship", "ferry", "submarine"})
_USUAL = {
    "kitchen": frozenset({"refrigerator", "oven", "microwave", "toaster", "blender", "kettle"}),
    "room": frozenset({
        "couch", "bed", "television", "bathtub", "toilet", "washing machine", "wardrobe", "bookshelf", "fireplace",
        "chandelier", "crib", "sewing machine", "sink", "curtain",
    }),
    "street": frozenset({"traffic light", "parking meter", "fire hydrant", "bus stop", "stop sign", "traffic cone", "bus"}),
    "classroom": frozenset({"blackboard", "chalkboard", "whiteboard"}),
    "coast": frozenset({"lighthouse"}),
    "sea": frozenset({"iceberg", "buoy", "ship", "cruise ship", "ferry", "boat", "speedboat", "motor boat", "canoe", "raft"}),
    "space": frozenset({"planet", "satellite", "comet", "globe", "moon", "ufo"}),
}  # fmt: skip
"""Where things usually are, the likeliest first."""
_WHALES = frozenset({"dolphin", "whale", "spouting whale", "orca", "killer whale", "narwhal", "humpback whale"})
"""Those who play at the surface of the sea, unless something else says where."""
_BASINS = frozenset({"bathtub", "aquarium", "fishbowl", "bucket", "cup", "coffee", "glass"})
_AFLOAT = frozenset({"fish", "bird"})
_LIGHT = bag("airplane balloon kite helicopter cloud sun moon star rocket astronaut alien")
"""What may be over the sea and among the planets."""


def implied(players: Sequence[Player]) -> str | None:
    """Return the place that a shot's players imply, or None where they say nothing of it."""
    named = (word for p in players for word in (p.cast.figure, p.name))
    sure = next((_SURE[word] for word in named if word in _SURE), None)
    if sure is not None:
        return sure
    if any(p.cast.figure in _DEEP for p in players) and all(p.cast.figure in _DEEP or p.cast.family == "fish" for p in players):
        return "underwater"
    crew = ("human", "bird", "fish", "mollusc")
    if any(p.cast.figure in _SHIPS for p in players) and all(
        p.cast.figure in _SHIPS | _LIGHT or p.cast.family in crew for p in players
    ):
        return "sea"
    for place, things in _USUAL.items():
        belonging = [p for p in players if p.cast.figure in things]
        others = [p for p in players if p not in belonging]
        if not belonging:
            continue
        if place in {"sea", "space"}:
            fits = all(p.cast.family in _AFLOAT if place == "sea" else False for p in others if p.cast.figure not in _LIGHT)
            # One globe on a desk is no planet.
            return place if fits and (place == "sea" or len(players) > 1 or belonging[0].cast.figure == "planet") else None
        return place
    ashore = any(p.cast.family in {"human", "quadruped"} or p.cast.figure in _BASINS for p in players)
    return "sea" if not ashore and any(p.cast.figure in _WHALES for p in players) else None
