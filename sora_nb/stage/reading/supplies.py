"""Supplies: how many things a deed really takes: one bowl of noodles, one set of drums, a sword for each who fights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.casting import bipeds
from sora_nb.stage.reading.drafts import Deed, Player
from sora_nb.stage.reading.people import SPORTS
from sora_nb.stage.repertoire import BEASTS, NEW

if TYPE_CHECKING:
    from sora_nb.stage.reading.drafts import Scene
    from sora_nb.stage.reading.retrieval import Catalogue

_ROWED = ("boat", "ship", "ferry", "cruise ship")
"""Boats with sails or engines, which nobody rows."""
_ONE = {("eat", "ramen"), ("eat", "spaghetti"), ("eat", "fries"), ("play", "gamepad"), ("play", "drum"), ("play", "drums")}
"""What is one thing, though one says several: (verb, figure)."""
_EACH = {("collide", "sword"), ("collide", "dagger")}
"""What each of several has one of."""
_SET = {"drum": "drums"}
"""What is meant by several of a thing that is played."""


_DONE_IN = {
    "bathroom": ("brush teeth", "shave", "make up"), "office": ("type",), "laundry room": ("iron",),
    "bedroom": ("wake", "snore"),
}  # fmt: skip
"""The furnished room in which something is usually done, where a prompt names no place."""
_ROOMS = {deed: room for room, deeds in _DONE_IN.items() for deed in deeds}
_TABLEWARE = frozenset({"cake", "plate", "pie", "pizza", "tray", "shortcake", "cupcake", "bowl", "pot", "frying pan"})
"""What nobody stands on, but things lie on."""
_OF_PEOPLE = frozenset({"hold", "read", "eat", "drink", "write", "paint", "cook"})
"""What no bench and no staircase does."""
_ROLLING = frozenset({"wheelchair", "stroller", "shopping cart", "wheelbarrow"})
_SERVED = frozenset(
    {
        "coffee",
        "plate",
        "cake",
        "meal",
        "pizza",
        "ramen",
        "spaghetti",
        "bowl",
        "wine glass",
        "beer mug",
        "milk",
        "soda",
        "hamburger",
        "pie",
        "bread",
        "steak",
        "soup",
        "sushi",
        "tumbler glass",
        "green salad",
        "sandwich",
    }
)
"""What is served at a table, not over a net."""
_BOARDS = frozenset({"get", "board", "enter", "climb", "step", "hop", "jump"})
"""Verbs of getting on."""


def supply(scene: Scene, catalogue: Catalogue, notes: list[str]) -> None:
    """Count and cast again what deeds are done with, and tell what only people can do."""
    for player in scene.players:
        _aimed(scene, player, catalogue)
        _on_what(scene, player)
        _wheeled(scene, player)
        _borne(scene, player)
        for deed in player.deeds:
            if player.human and scene.place is None and deed.written in _ROOMS:
                scene.place, scene.setting = "room", _ROOMS[deed.written]
            if player.human and deed.written in _BOARDS:
                _boards(scene, player, deed)
            if deed.written in {"row", "paddle"} or (deed.verb == "swim" and player.cast.family in {"human", "quadruped"}):
                scene.place = scene.place or "sea"
            _escaping(deed)
            if deed.verb == "paint" and isinstance(deed.target, Player) and deed.target.cast.figure == "painting":
                deed.target.cast = type(deed.target.cast)("easel", catalogue.family("easel"))
            if deed.written == "serve" and isinstance(deed.target, Player) and deed.target.cast.figure in _SERVED:
                deed.verb, deed.written = "give", "serve"
            if isinstance(deed.target, Player) and (player.human or _with_hands(player, deed)):
                _counted(player, deed, deed.target, catalogue)
            elif not player.human and deed.verb in NEW and BEASTS.get(deed.verb) != deed.verb and not _with_hands(player, deed):
                told = f"Only people are seen to '{deed.written}'; the {player.word} plays '{BEASTS.get(deed.verb, 'look')}'."
                notes += [told] if told not in notes else []
        _keeps_riding(player)
    _rowed(scene, catalogue)


def _with_hands(player: Player, deed: Deed) -> bool:
    """Tell whether an animal stands up for what it does, or is dressed to."""
    thing = deed.target
    nouns = (thing.word, thing.cast.figure, thing.word.split()[-1]) if isinstance(thing, Player) else (thing or "",)
    if not bipeds.stands(player.cast.figure, player.cast.family):
        return False
    clothes = (player.look.get("clothes"), player.look.get("wearing"))
    return bipeds.dressed_up(clothes) or bipeds.takes_hands(deed.verb, deed.written, nouns)


def _rowed(scene: Scene, catalogue: Catalogue) -> None:
    """Give people who sit in a boat of which no more is said one that they fit in."""
    for link in scene.links:
        for boat in link.b:
            sits = (
                link.relation == "inside" and link.a.human and not any(d.verb == "drive" for d in (*link.a.deeds, *boat.deeds))
            )
            if sits and boat.cast.figure == "boat" and boat.word in {"boat", "fishing boat"} and "canoe" in catalogue.figures:
                boat.cast = type(boat.cast)("canoe", catalogue.family("canoe"))


def _boards(scene: Scene, player: Player, deed: Deed) -> None:
    """Read "gets on a bus" as getting in: nobody walks about on its roof."""
    on = [k for k in scene.links if k.a is player and k.relation in {"on", "inside"} and k.b[0].cast.family == "vehicle"]
    named = deed.target if isinstance(deed.target, Player) and deed.target.cast.family == "vehicle" else None
    vehicle = named or (on[0].b[0] if on else None)
    if vehicle is None or (named is not None and deed.verb not in {"walk", "ride"}):
        return
    scene.links = [k for k in scene.links if k not in on]
    deed.verb, deed.written, deed.target, deed.direction = "ride", "board", vehicle, None


def _on_what(scene: Scene, player: Player) -> None:
    """Put what somebody deals with on the cake or the plate, not who deals with it: "blows out the candles on a cake"."""
    for link in [k for k in scene.links if k.a is player and k.relation in {"on", "inside"} and player.human]:
        things = [
            d.target for d in player.deeds if isinstance(d.target, Player) and d.target not in link.b and not d.target.alive
        ]
        if not things or link.b[0].cast.figure not in _TABLEWARE:
            continue
        scene.links.remove(link)
        if things[0].cast.figure == "candle" and link.b[0].cast.figure == "cake":
            # A cake is drawn with its candles.
            scene.players.remove(things[0])
            for deed in player.deeds:
                deed.target = link.b[0] if deed.target is things[0] else deed.target
        else:
            scene.link(things[0], link.relation, *link.b)


def _borne(scene: Scene, player: Player) -> None:
    """Give what stairs or a bench are said to do to who is there: "walks up the stairs carrying a box"."""
    bearer = next((p for p in scene.players if p.human and p.deeds and p is not player), None)
    if player.alive or bearer is None or player.cast.family == "vehicle":
        return
    for deed in [d for d in player.deeds if d.verb in _OF_PEOPLE and isinstance(d.target, Player)]:
        player.deeds.remove(deed)
        bearer.deeds.append(deed)


def _escaping(deed: Deed) -> None:
    """Let who runs from somebody run off, not up to them."""
    if deed.source and deed.verb in {"run", "walk"} and isinstance(deed.target, Player) and deed.target.alive:
        deed.target, deed.direction, deed.source = None, deed.direction or "away", False


def _wheeled(scene: Scene, player: Player) -> None:
    """Let who is pushed in a wheelchair sit in it, and the wheelchair be what is pushed."""
    for deed in player.deeds:
        pushed = deed.target
        if deed.verb != "push" or not isinstance(pushed, Player):
            continue
        for link in [k for k in scene.links if k.a is pushed and k.b[0].cast.figure in _ROLLING]:
            link.relation, deed.target = "on", link.b[0]
            if not pushed.deeds and link.b[0].cast.figure == "wheelchair":
                pushed.deeds.append(Deed("sit", target=link.b[0]))


def _keeps_riding(player: Player) -> None:
    """Let somebody who got on something and rides on, on nothing named, ride what they got on."""
    got = None
    for deed in player.deeds:
        vehicle = deed.target if isinstance(deed.target, Player) else None
        if deed.written in _BOARDS and vehicle is not None and vehicle.cast.family == "vehicle":
            got = vehicle
        elif got is not None and deed.verb in {"ride", "drive"} and vehicle is None:
            deed.target = got


def _aimed(scene: Scene, player: Player, catalogue: Catalogue) -> None:
    """Give somebody who plays a game its own ball, and hang up the hoop that a ball is thrown into."""
    thrown = [d for d in player.deeds if d.verb in {"throw", "kick"} and isinstance(d.target, Player)]
    game = SPORTS.get(player.word.split()[0])
    for deed in thrown:
        ball = deed.target
        if not isinstance(ball, Player):
            continue
        if ball.cast.figure == "ball" and ball.colour is None and game in catalogue.figures and game is not None:
            ball.cast = type(ball.cast)(game, catalogue.family(game))
        for hoop in scene.players if ball.cast.figure in {"ball", "basketball"} and deed.verb == "throw" else ():
            if hoop.cast.figure in {"hoop", "ring"} and "hula" not in hoop.word:
                hoop.cast = type(hoop.cast)("basketball hoop", catalogue.family("basketball hoop"))


def _counted(player: Player, deed: Deed, thing: Player, catalogue: Catalogue) -> None:
    key = (deed.verb, thing.cast.figure)
    if deed.written in {"row", "paddle"} and thing.cast.figure in _ROWED and "canoe" in catalogue.figures:
        thing.cast = type(thing.cast)("canoe", catalogue.family("canoe"))
    if key in _EACH:
        thing.count = player.count
    if key in _ONE:
        several, thing.count = thing.count > 1, 1
        whole = _SET.get(thing.cast.figure)
        if several and whole is not None and whole in catalogue.figures:
            thing.cast = type(thing.cast)(whole, catalogue.family(whole))
