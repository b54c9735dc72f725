"""Lasting: what goes on from one shot of a scene into the next, and what is over by then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sora_nb.stage.reading.drafts import Player
from sora_nb.stage.reading.grammar import bag

if TYPE_CHECKING:
    from sora_nb.stage.reading.drafts import Deed, Link, Scene

LASTING = bag(
    """
    sit stand sleep lie hold read write eat drink play dance ride look swim float sing cook paint burn speak drive walk run
    fly
    """
)
"""What goes on until something else is done."""
ON_THE_SPOT = bag(
    """
    sit stand sleep lie hold read write eat drink play look sing cook paint wave speak clap cheer point shake open turn give
    appear disappear
    """
)
"""What one does without leaving the place, so that the camera can come near."""
CARRYING = bag("carry hold with wear bear have grip clutch")
_GOING = bag("walk run chase follow fly swim drive jump hop ride slide climb")
_DONE = bag("bring fetch deliver arrive enter come reach return approach take")
"""Deeds as written that are over once they are done."""
_STANDING = bag("on under inside behind above below") | {"next to", "in front of"}
_HUNTING = bag("chase follow catch")


def deeds(player: Player, scene: Scene, first: int, last: int) -> list[Deed]:
    """Return what somebody does in a shot: what its sentences say, and what still goes on from before."""
    mine = [d for d in player.deeds if first <= d.stage <= last]
    earlier = [d for d in player.deeds if d.stage < first]
    kept = [d for d in earlier if d.verb == "hold" and d.written in CARRYING and not _put_away(d, player)]
    others = [d for p in scene.players for d in p.deeds if first <= d.stage <= last]
    waiting = any(d.receiver is player for d in others)
    going = [
        d
        for d in earlier[-1:]
        if d.verb in LASTING - ({"stand"} if waiting else set())
        and d.speech is None
        and d not in kept
        and (not mine or waiting)
        and not _over(d, player, others)
    ]
    seated = [d for d in earlier if d.verb in {"sit", "ride", "lie"}][-1:]
    if mine and seated and all(d.verb in ON_THE_SPOT - {"stand"} for d in mine) and not any(d.verb == "stand" for d in earlier):
        going = [d for d in seated if d not in kept]
    start = first if waiting else min((m.stage for m in mine), default=first)
    fresh = [replace(d, stage=start, start=None, end=None) for d in (*kept, *going)]
    return [*fresh, *(replace(d) for d in mine)]


def _over(deed: Deed, player: Player, others: list[Deed]) -> bool:
    """Tell whether a deed ends by what it is, by what is dropped, or because whoever does it is hunted now."""
    dropped = isinstance(deed.target, Player) and any(d in deed.target.deeds and d.written == "drop" for d in others)
    hunted = deed.verb in _GOING and any(d.verb in _HUNTING and d.target is player for d in others)
    return deed.written in _DONE or dropped or hunted


def _put_away(deed: Deed, player: Player) -> bool:
    """Tell whether what was held is thrown or given away later."""
    return any(d.verb in {"throw", "give", "eat"} and d.target is deed.target for d in player.deeds)


def holds(link: Link, scene: Scene, last: int) -> bool:
    """Tell whether two stand so to each other in a shot: from when that is told until the first of them goes elsewhere."""
    gone = any(link.stage < d.stage <= last and d.verb in _GOING for d in link.a.deeds)
    driven = any(
        link.stage < d.stage <= last and d.verb == "chase" and d.target is link.a for p in scene.players for d in p.deeds
    )
    moved = any(
        k.a is link.a and link.stage < k.stage <= last and {k.relation, link.relation} <= _STANDING for k in scene.links
    )
    return link.stage <= last and not (gone or driven or moved)


def leaves(deed: Deed) -> bool:
    """Tell whether somebody is gone after a deed."""
    return deed.verb == "disappear" or (deed.direction == "away" and deed.verb in {"run", "walk", "fly", "drive", "swim"})
