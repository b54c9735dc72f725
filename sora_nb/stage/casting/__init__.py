"""Casting: actors of a shot become bodies with a size, a form, a material, and a nature that says how they move."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage import gear
from sora_nb.stage.bodies import BREADTH, CREATURES, Body
from sora_nb.stage.cast import implements
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.props import drawing
from sora_nb.stage.casting.bipeds import raised
from sora_nb.stage.performance import random
from sora_nb.stage.vocabulary import MATERIALS, SIZES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.plans import Actor, Shot

_ROUND = frozenset((
    "ball", "beach ball", "circle", "marble", "pendulum", "balloon", "bubble", "snowball", "ring", "stone", "wheel", "apple",
    "green apple", "tangerine", "peach", "tomato", "watermelon", "melon", "coconut", "egg", "coin", "globe", "planet", "moon",
    "sun", "soccer ball", "basketball", "volleyball", "baseball", "softball", "tennis", "bowling", "eight ball",
    "crystal ball", "mirror ball", "yarn", "doughnut", "cookie", "pizza", "pancakes", "orange", "lemon", "lime", "onion",
    "potato", "jack o lantern", "blowfish", "ping pong", "gear", "plate", "dvd", "optical disk", "ring buoy", "kiwi fruit",
    "globe showing americas", "globe with meridians", "cherries", "blueberries", "pumpkin", "curling stone", "trackball",
    "roll of paper", "hedgehog", "bagel", "falafel", "bullseye", "yo yo", "full moon", "new moon",
))  # fmt: skip
WINGED = frozenset((
    "airplane", "small airplane", "helicopter", "rocket", "ufo", "butterfly", "bee", "fly", "mosquito", "bat", "dragon",
    "kite", "satellite", "ladybug", "hot air balloon", "parachute", "comet", "shooting star", "alien monster", "ghost",
        "magic wand", "bird",
    "eagle", "dove", "owl", "parrot", "moth", "dragonfly",
))  # fmt: skip
"""Things that fly by themselves."""
LIGHT = frozenset((
    "balloon", "bubble", "leaf", "maple leaf", "feather", "snowflake", "cloud", "leaf fluttering in wind", "ghost", "herb",
    "petal", "parachute", "kite", "jellyfish", "musical note", "musical notes", "sparkles", "paper", "heart",
))  # fmt: skip
"""Things that air carries."""
LYING = frozenset(("leaf", "maple leaf", "feather", "paper", "herb", "petal", "kite", "parachute"))
"""Those of them that lie on the ground while nothing moves them."""
HEAVENLY = frozenset((
    "sun", "moon", "cloud", "rainbow", "crescent moon", "full moon", "new moon", "planet", "glowing star", "shooting star",
    "comet", "first quarter moon", "last quarter moon", "tornado", "satellite", "fireworks",
))  # fmt: skip
"""Things whose place is the sky."""
SWIMMERS = frozenset((
    "fish", "goldfish", "blowfish", "shark", "whale", "blue whale", "dolphin", "octopus", "squid", "jellyfish", "seal",
    "turtle", "lobster", "shrimp", "otter",
))  # fmt: skip
WHEELED = frozenset((
    "car", "taxi", "suv", "racing car", "police car", "tractor", "pickup truck", "auto rickshaw", "minibus", "truck", "bus",
    "ambulance", "fire truck", "train", "bullet train", "tram", "trolleybus", "locomotive", "delivery truck", "railway car",
    "light rail", "monorail", "bicycle", "motorcycle", "motor scooter", "kick scooter", "skateboard", "wheelchair",
    "motorized wheelchair", "shopping cart", "roller skate", "sled", "tram car", "mountain railway", "tank",
))  # fmt: skip
RAILED = frozenset(("train", "bullet train", "tram", "tram car", "locomotive", "railway car", "light rail", "mountain railway"))
"""Those of them that run on rails."""
"""Things that drive."""
CRAWLERS = frozenset(("crab",))
"""Things that go on legs of their own along the ground."""
BOATS = frozenset((
    "boat", "canoe", "speedboat", "motor boat", "ship", "cruise ship", "ferry", "surfboard", "pirate ship", "submarine",
    "raft",
))  # fmt: skip
BUILDINGS = frozenset((
    "house", "castle", "school", "hospital", "church", "hotel", "factory", "bank", "mosque", "classical building",
    "convenience store", "department store", "office building", "post office", "house with garden", "derelict house",
    "japanese castle", "hindu temple",
))  # fmt: skip
"""Props that people live and work in."""
ROOMY = frozenset((
    "tree", "pine tree", "palm tree", "umbrella", "umbrella on ground", "umbrella with rain drops", "table", "bed", "tent",
    "circus tent", "tower", "house", "hut", "castle", "bus stop", "christmas tree", "bridge", "tanabata tree", "parachute",
))  # fmt: skip
"""Things under which others find room while they stand on the ground."""
_WIDTHS = {
    "rectangle": 1.6, "brick": 2.1, "domino": 0.28, "cylinder": 0.7, "wall": 0.35, "sign": 1.45, "pillow": 1.5,
    "diamond": 0.72, "table": 1.5, "desk": 1.3, "bench": 2.2, "rug": 20.0, "frisbee": 3.2, "cage": 0.75,
    "lighthouse": 0.3, "ramp": 2.0, "elephant": 2.05, "mammoth": 2.05, "baby elephant": 2.05, "crab": 1.7, "surfboard": 16.0,
    "blackboard": 1.4,
} | gear.WIDTHS  # fmt: skip

_FRICTION = {"ice": 0.04, "metal": 0.4, "rubber": 0.9}
"""Friction against a rough floor, where it is not that of wood or stone."""


def cast(shot: Shot, seed: int, ticks: int, catalogue: Mapping[str, Figure]) -> list[Body]:
    """Return a body for each actor of a shot, `count` times; an unknown figure becomes a labelled board."""
    bodies: list[Body] = []
    for actor in shot.actors:
        figure = catalogue.get(actor.figure) or Figure(name="sign", family="sign", height=1.5, material="wood")
        figure = raised(figure, actor, shot)
        for index in range(max(1, min(actor.count, 12))):
            bodies.append(_body(actor, figure, number=len(bodies) + 1, index=index, seed=seed, ticks=ticks))
    return bodies


def counted(actor: Actor) -> Actor:
    """Return an actor with as many bodies as what it is consists of: a cradle has five balls."""
    return dataclasses.replace(actor, count=5) if actor.figure in gear.FIVE and actor.count < 3 else actor


def _body(actor: Actor, figure: Figure, *, number: int, index: int, seed: int, ticks: int) -> Body:
    key = actor.name if index == 0 else f"{actor.name}#{index + 1}"
    material = actor.trait("material") if actor.trait("material") in MATERIALS else figure.material
    material = material if material in MATERIALS else "plastic"
    bounce, density = MATERIALS[material]
    wanted = _number(actor.trait("bounce"))
    # Alike, but no two of a crowd are copies.
    alike = 1.0 if index == 0 or figure.family == "shape" else float(random(seed, key, "height").uniform(0.92, 1.08))
    height = figure.height * SIZES.get(actor.size or "", 1.0) * alike * _age(actor)
    width = height * _breadth(figure)
    rolls = figure.name in gear.ROLLERS and any(action.verb == "roll" for action in actor.actions)
    round_ = figure.name in _ROUND or figure.name in gear.ROUND or rolls
    form = "round" if round_ and figure.family not in CREATURES else "box"
    # What rolls on its side shows its round end.
    width = height if rolls else width
    body = Body(
        key=key, number=number, actor=actor, figure=figure.name, family=figure.family, height=height, width=width,
        material=material, form=form, seed=seed, index=index,
        natural=height,
        solid=figure.family not in CREATURES, bounce=bounce if wanted is None else wanted,
        friction=0.1 if figure.name in (*WHEELED, "bowling ball") else _FRICTION.get(material, 0.6),
        mass=max(0.05, 160 * density * (width * height) ** 1.5 * (0.05 if form == "round" else 0.15)),
        path=np.zeros((7, ticks)),
    )  # fmt: skip
    for name in ("facing", "scale", "alpha"):
        body.row(name)[:] = 1.0
    return body


def _breadth(figure: Figure) -> float:
    """Return a figure's width over its height: of its artwork where it is a prop, else as its family has it."""
    if implements.own(figure.name) and figure.family == "prop":
        return implements.breadth(figure.name)
    if figure.breadth is not None:
        return figure.breadth
    if figure.family == "prop" and figure.name not in CRAWLERS:
        try:
            return drawing(figure.name).width
        except KeyError:
            # Not in the pack, as in an install without npm's registry: as wide as it is high.
            return 1.0
    return _WIDTHS.get(figure.name, BREADTH.get(figure.family, 1.0))


def _age(actor: Actor) -> float:
    """Return how tall somebody is for their age; a figure that is a child by name is small already."""
    return {"baby": 0.5, "child": 0.72, "young": 0.85}.get(actor.trait("age") or "", 1.0) if actor.word == actor.figure else 1.0


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else min(max(float(text), 0.0), 0.98)
    except ValueError:
        return None


def sort_of(body: Body) -> str:
    """Return how a body moves: "creature", "crawler", "light", "winged", "wheeled", "boat", "swimmer", "heavenly", "thing"."""
    if body.alive:
        return "creature"
    if body.family == "fish":
        return "swimmer"
    for sort, names in (
        ("crawler", CRAWLERS), ("light", LIGHT), ("winged", WINGED), ("wheeled", WHEELED), ("boat", BOATS),
        ("swimmer", SWIMMERS), ("heavenly", HEAVENLY),
    ):  # fmt: skip
        if body.figure in names:
            return sort
    return "thing"
