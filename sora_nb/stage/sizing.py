"""Sizing: how large everybody is shown: closer than life where there is room, smaller where there is not, true in the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.cast.cups import BREADTHS
from sora_nb.stage.cast.prop_sizes import in_hand
from sora_nb.stage.casting import BUILDINGS, HEAVENLY, sort_of
from sora_nb.stage.intents import aims, handed, heading, leapt, mount_of
from sora_nb.stage.performance import VIEW
from sora_nb.stage.relating import LAIN_ON, attached
from sora_nb.stage.vocabulary import SIZES

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Body, Scene

MARGIN = 0.05
"""Share of the frame's width kept free at each side."""
TALLEST = 0.66 * VIEW
CLOSE = 0.5 * VIEW
"""How tall the tallest of the cast is shown where there is room."""
HOUSE = 0.74 * VIEW
"""How tall a building stands behind people."""
SMALLEST = 0.05 * VIEW
"""How tall the smallest creature is shown, so that it can be seen from the last row."""
CLOSEST = {
    "human": 2.4,
    "quadruped": 1.8,
    "bird": 2.2,
    "fish": 1.8,
    "insect": 3.0,
    "snake": 2.2,
    "mollusc": 2.0,
    "monster": 1.6,
    "plant": 1.5,
    "vehicle": 1.5,
}
"""How many times life size at most, by family; long bodies need room to run."""
STILL = 2.0
"""How many times life size things are shown at most where nobody is beside them."""
SMALL = ("insect", "snake")
"""Families shown close up when they are among themselves."""
GENEROUS = 1.5
"""How many times its true size a thing in somebody's hands is shown at most."""
LOOSE = 1.8
"""How many times its true size a small thing beside an animal is shown at most."""
SEEN = 0.022 * VIEW
"""Metres that anything in a hand is high at least, so that it can be seen from the last row."""


MANY = 6
"""From how many of a kind on they stand in rows, whatever they do."""


def rows_of(count: int) -> int:
    """Return in how many rows, one behind another, so many bodies stand."""
    return 1 if count < 5 else 2 if count <= 10 else 3


def fit_hand(thing: Body, holder: Body) -> None:
    """Bring what is held to scale with whom it is held by."""
    closer = holder.height / holder.natural
    life = in_hand(thing.figure, thing.natural / SIZES.get(thing.actor.size or "", 1.0)) * SIZES.get(
        thing.actor.size or "", 1.0
    )
    most = (0.12 if thing.actor.count > 1 else 0.6) * max(holder.height, 0.8)
    thing.resize(min(max(GENEROUS * life * closer, SEEN), most) / thing.height)


def fit_heights(scene: Scene) -> None:
    """Bring a small cast closer, shrink what is too tall for the frame, and all alike where they would not fit side by side."""
    closer = _closer(scene)
    for body in scene.bodies:
        body.resize(closer * _beside(scene, body))
        tallest = HOUSE if body.figure in BUILDINGS and len(scene.bodies) > 1 else TALLEST
        body.resize(min(1.0, tallest / body.height, 0.8 * scene.width / body.width))
        if body.figure in BUILDINGS and len(scene.bodies) > 1 and body.actor.count == 1 and body.actor.size is None:
            body.resize(min(tallest / body.height, 0.5 * scene.width / body.width))
        kicker = next(
            (b for b in scene.bodies for a in b.actor.actions if a.verb == "kick" and a.target == body.actor.name), None
        )
        if kicker and body.form == "round" and body.actor.size is None:
            body.resize(min(1.0, 0.34 * max(kicker.height, 0.9) / body.height))
        if body.actor.actions and body.actor.actions[0].verb == "orbit":
            centre = scene.named(body.actor.actions[0].target)
            body.resize(min(1.0, 0.45 * centre[0].height / body.height) if centre else 1.0)
        if leapt(scene, body):
            body.resize(min(1.0, 1.3 / body.height))
        _fit_climb(scene, body)
        leaper = next(
            (b for b in scene.bodies for a in b.actor.actions if a.verb == "jump" and a.target == body.actor.name), None
        )
        if leaper and not body.alive and body.actor.size is None and body.natural < 1.3:
            body.resize(min(1.0, 0.5 * leaper.height / body.height))
    _compare(scene)
    _fit_side_by_side(scene)
    _fit_inside(scene)


def _beside(scene: Scene, body: Body) -> float:
    """Return how much smaller than alone a small thing is shown beside animals, so that no teapot is as tall as a cat."""
    beasts = [b for b in scene.bodies if b.alive and b.family != "human"]
    if not beasts or body.family != "prop" or body.actor.size is not None or body.natural > 0.8 or sort_of(body) == "heavenly":
        return 1.0
    life = in_hand(body.figure, body.natural)
    return min(1.0, max(LOOSE * life / body.natural, 0.55))


def _fit_climb(scene: Scene, body: Body) -> None:
    """Make what somebody climbs tall enough to go up it, and who climbs it small enough for the way to fit the frame."""
    if body.alive or body.figure in BUILDINGS or body.actor.size is not None:
        return
    climbers = [b for b in scene.bodies for a in b.actor.actions if a.verb == "climb" and a.target == body.actor.name]
    for climber in climbers:
        climber.resize(min(1.0, 0.40 * VIEW / climber.height))
        body.resize(
            max(1.0, min(1.9 * climber.height, 0.74 * VIEW, 0.5 * scene.width * body.height / body.width) / body.height)
        )


COMPARED = {"bigger than": 1.3, "smaller than": 0.7, "as big as": 1.0}
"""How many times as high as another somebody is shown of whom it is said."""


def _compare(scene: Scene) -> None:
    """Make those bigger or smaller than others who are said to be, by growing them where there is room, else by the others."""
    for body in scene.bodies:
        for how, times in COMPARED.items():
            for other in scene.named(body.actor.trait(how)):
                wanted = times * other.height
                if (how == "bigger than" and body.height >= wanted) or (how == "smaller than" and body.height <= wanted):
                    continue
                body.resize(min(wanted, TALLEST, 0.45 * scene.width * body.height / body.width) / body.height)
                other.resize(min(1.0, body.height / (times * other.height)) if times >= 1 else 1.0)


def _fit_side_by_side(scene: Scene) -> None:
    """Shrink all alike where they would not stand side by side in the frame, with room for whoever goes somewhere in it."""
    held, width = handed(scene), scene.width
    standing = [
        b for b in scene.bodies
        if not attached(scene, b) and b.figure not in HEAVENLY and b.pile is None and b.actor.name not in held
        and mount_of(scene, b) is None
    ]  # fmt: skip
    ways = 0.0
    for body in standing:
        if body.actor.name in scene.convoy:
            # The camera goes along.
            ways += 0.03 * width
        elif heading(scene, body) and not aims(scene, body):
            # Who goes somewhere has about half of their own length to go.
            ways += max(1.2, 0.45 * body.width)
    need = sum(b.width for b in standing) * 1.25 + 0.05 * width + ways
    room = width * (1 - 2 * MARGIN)
    rows = {1: 1.0, 2: 1.45, 3: 1.9}[rows_of(len(standing))]
    for body in scene.bodies:
        body.resize(min(1.0, max(rows * room / need, 0.3)) if need else 1.0)
        if body.alive and body.pile is None:
            body.resize(max(1.0, SMALLEST / body.height))


def _fit_inside(scene: Scene) -> None:
    """Show what holds something larger than itself as large as the frame allows, and what is in it so that it fits."""
    for relation in scene.shot.relations:
        bases, riders = scene.named(relation.b), scene.named(relation.a)
        planted = bool(riders) and riders[0].family == "plant"
        if relation.relation != "inside" or not bases or not riders or bases[0].alive or planted:
            continue
        base = bases[0]
        if base.figure in LAIN_ON or (sort_of(base) == "boat" and all(body.alive for body in riders)):
            continue
        if base.height > 1.2 * max(b.height for b in riders):
            continue
        if base.figure in BREADTHS:
            base.width = BREADTHS[base.figure] * base.height
        base.resize(min(TALLEST * 0.82 / base.height, 0.62 * scene.width / base.width))
        room = (0.5 if base.figure in BREADTHS else 0.8) * base.width / len(riders) ** 0.5
        for body in riders:
            body.resize(min(0.6 * base.height / body.height, room / body.width))


def _tried(scene: Scene) -> bool:
    """Tell whether a shot shows physics, whose lengths are those of the class: what falls, rolls, swings or collides."""
    deeds = {a.verb for actor in scene.shot.actors for a in actor.actions}
    return bool(deeds & {"bounce", "roll", "fall", "slide", "swing", "collide", "throw", "kick", "push", "float"}) or any(
        b.pile or b.form == "round" for b in scene.bodies
    )


def _closer(scene: Scene) -> float:
    """Return how much larger than life the cast is shown: the first actor fills half of the frame where there is room.

    The first alone decides, so that somebody who joins later leaves everything as it was.
    """
    first = next((b for b in scene.bodies if b.figure not in HEAVENLY), None)
    if first is None or first.pile:
        return 1.0
    if any(b.figure in BUILDINGS for b in scene.bodies if b is not first):
        # Beside a house people stay near life size, so that they fit its door.
        return 1.2
    most = CLOSEST.get(first.family, 1.3 if any(b.alive for b in scene.bodies) or _tried(scene) else STILL)
    large = [b for b in scene.bodies if b.height > 2 * first.height and b.family != "plant"]
    if first.family in SMALL and large:
        # Beside somebody large the small stay small.
        return min(max(CLOSE / large[0].height, 1.0), CLOSEST.get(large[0].family, 1.3))
    if first.family in SMALL and any(b.family == "plant" for b in scene.bodies):
        # No bee is wider than its flower.
        most = min(most, 1.7)
    return min(max(CLOSE / first.height, 1.0), most)
