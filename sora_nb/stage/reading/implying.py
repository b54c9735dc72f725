"""Implying: where things and people say that one is, when nothing else does: a sofa stands in a room, a buoy floats at sea."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.casting import BOATS
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.sites import SITES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.reading.drafts import Link, Player

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
        "couch", "armchair", "bed", "television", "bathtub", "toilet", "washing machine", "wardrobe", "bookshelf", "fireplace",
        "chandelier", "crib", "sewing machine", "sink", "curtain", "piano",
    }),
    "street": frozenset({"traffic light", "parking meter", "fire hydrant", "bus stop", "stop sign", "traffic cone", "bus"}),
    "classroom": frozenset({"blackboard", "chalkboard", "whiteboard"}),
    "coast": frozenset({"lighthouse"}),
    "sea": frozenset({"iceberg", "buoy", "ship", "cruise ship", "ferry", "boat", "speedboat", "motor boat", "canoe", "raft"}),
    "space": frozenset({"planet", "satellite", "comet", "globe", "moon", "ufo"}),
}  # fmt: skip
"""Where things usually are, the likeliest first."""
_STILL_LIFE = frozenset(
    {"table", "vase", "bowl", "fruit bowl", "window", "candle", "lamp", "teapot", "picture frame", "chair", "desk"}
)
"""Things that, with nothing but things about them, make an indoor picture."""
_ROAD = frozenset({"truck", "taxi", "police car", "ambulance", "fire truck", "motorcycle", "delivery truck", "bus", "minibus"})
"""Vehicles that, among themselves, are on a road."""
_NIGHTLY = frozenset({"neon", "firefly", "fireflies"})
"""Words for what is seen in the dark."""
_AT_WORK = {
    "barista": "cafe", "waiter": "restaurant", "waitress": "restaurant", "bartender": "bar", "barkeeper": "bar",
    "surgeon": "hospital room", "dentist": "clinic", "nurse": "hospital room", "pharmacist": "pharmacy", "baker": "bakery",
    "blacksmith": "workshop", "carpenter": "workshop", "librarian": "library", "cashier": "shop", "shopkeeper": "shop",
    "hairdresser": "hair salon", "barber": "barbershop", "chemist": "laboratory",
}  # fmt: skip
"""Where people are at work, who are called by it, while nothing says that they are elsewhere."""
_LEAVING = frozenset({"walk", "run", "ride", "drive", "swim", "fly", "climb", "chase", "follow", "hop", "slide"})
"""What nobody does at their place of work."""
_WHALES = frozenset({"dolphin", "whale", "spouting whale", "orca", "killer whale", "narwhal", "humpback whale"})
"""Those who play at the surface of the sea, unless something else says where."""
_BASINS = frozenset({"bathtub", "aquarium", "fishbowl", "bucket", "cup", "coffee", "glass"})
_AFLOAT = frozenset({"fish", "bird"})
_BELOW = bag("octopus squid jellyfish starfish submarine seahorse")
"""Figures, beside the fish, that are under water."""
_UNDER = bag("crab lobster turtle diver coral anchor seal")
"""What else may be under water where fish are."""
_LIGHT = bag("airplane balloon kite helicopter cloud sun moon star rocket astronaut alien")
"""What may be over the sea and among the planets."""


def implied(players: Sequence[Player], links: Sequence[Link] = ()) -> str | None:
    """Return the place that a shot's players imply, and who is in what, or None where they say nothing of it."""
    named = (word for p in players for word in (p.cast.figure, p.name))
    sure = next((_SURE[word] for word in named if word in _SURE), None)
    found = sure or _of_fish(players) or _sailing(players, links) or _usual(players) or _of_things(players)
    site = at_work(players) if found is None else None
    return found if site is None else SITES.get(site, site)


def at_work(players: Sequence[Player]) -> str | None:
    """Return the site where somebody is at work whose calling a shot names, if all who are there may be there with them."""
    site = next((_AT_WORK[word] for p in players if p.human and (word := p.word.split()[-1]) in _AT_WORK), None)
    indoors = all(p.human or p.cast.family in {"prop", "sign", "shape"} for p in players)
    gone = any(deed.verb in _LEAVING for p in players for deed in p.deeds)
    return site if indoors and not gone else None


def _of_fish(players: Sequence[Player]) -> str | None:
    """Return where swimmers are: under water, at the surface where they leap, in a river where others come for them."""
    if any(p.cast.figure in _DEEP for p in players) and all(p.cast.figure in _DEEP or p.cast.family == "fish" for p in players):
        return "underwater"
    crew = ("human", "bird", "fish", "mollusc")
    if any(p.cast.figure in _SHIPS for p in players) and all(
        p.cast.figure in _SHIPS | _LIGHT or p.cast.family in crew for p in players
    ):
        return "sea"
    if not any(_dives(p) for p in players):
        return None
    ashore = any(p.cast.family in {"human", "quadruped"} or p.cast.figure in _BASINS for p in players)
    if not ashore and any(p.cast.figure in _WHALES for p in players):
        return "sea"
    if all(_dives(p) or p.cast.figure in _UNDER for p in players):
        leaves = any(deed.verb in {"jump", "fly"} for p in players for deed in p.deeds)
        return "sea" if leaves else "underwater"
    caught = any(p.cast.family == "fish" for p in players) and all(p.alive and not p.human for p in players)
    return "river" if caught else None


def _sailing(players: Sequence[Player], links: Sequence[Link]) -> str | None:
    """Return the sea where all who are there are in boats, or are things that those in them have."""
    boats = [p for p in players if p.cast.figure in BOATS]
    aboard = [link.a for link in links if link.relation in {"inside", "on"} and any(b in boats for b in link.b)]
    aboard += [p for p in players if any(deed.verb in {"drive", "ride"} and deed.target in boats for deed in p.deeds)]
    borne = all(p in boats or p in aboard or p.cast.family in {"prop", *_AFLOAT} for p in players)
    return "sea" if aboard and borne else None


def _usual(players: Sequence[Player]) -> str | None:
    """Return where things usually are that are there, if nobody is there who would not be."""
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
    return None


def _of_things(players: Sequence[Player]) -> str | None:
    """Return where things are that are among themselves: what bakes in a kitchen, trucks on a road, a table in a room."""
    if not players or any(p.alive for p in players):
        return None
    if any(deed.verb == "cook" for p in players for deed in p.deeds):
        return "kitchen"
    if all(p.cast.figure in _ROAD for p in players):
        return "street"
    things = all(p.cast.family in {"prop", "shape", "plant"} for p in players)
    return "room" if things and any(p.cast.figure in _STILL_LIFE for p in players) else None


def implied_time(players: Sequence[Player], effects: Sequence[str]) -> str | None:
    """Return the time of day that a shot's players imply: what is only seen in the dark shines by night."""
    nightly = any(p.cast.figure == "fireworks" or _NIGHTLY & set(p.word.split()) for p in players)
    return "night" if nightly or "fireworks" in effects else None


def _dives(player: Player) -> bool:
    """Tell whether somebody lives or works under water."""
    return player.cast.family == "fish" or player.cast.figure in _BELOW
