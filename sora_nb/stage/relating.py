"""Relating: on, under, above, behind, inside and their kin as geometry."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sora_nb.stage.bodies import AIRY
from sora_nb.stage.cast import vehicles
from sora_nb.stage.casting import ROOMY, sort_of
from sora_nb.stage.performance import TICK

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.plans import Relation
    from sora_nb.stage.bodies import Body, Scene

ATTACHED = ("on", "under", "above", "below", "behind", "in front of", "inside", "around")
"""Relations that give `a` its place from where `b` is, not from the row."""
SEATS = {
    "couch": 0.48, "armchair": 0.48, "chair": 0.5, "bed": 0.5, "boat": 0.18, "canoe": 0.5, "pirate ship": 0.3,
    "submarine": 0.82, "tank": 0.98, "bathtub": 0.35, "skateboard": 0.95, "sled": 0.6,
    "bicycle": 0.88, "motorcycle": 0.62, "motor scooter": 0.65, "kick scooter": 0.19, "speedboat": 0.5, "motor boat": 0.5,
    "car": 0.95, "table": 0.92, "wheelchair": 0.5, "playground slide": 0.9, "carousel horse": 0.7,
}  # fmt: skip
"""How high the place to sit lies, as a share of the thing's height; everything else is stood upon."""


LAIN_ON = frozenset(("bed", "couch", "armchair", "chair", "wheelchair", "hammock"))
"""Furniture that one is "in" by sitting or lying on it."""
BRIMS = {"coffee": 0.70}
"""Vessels seen from a little above, and how high what they hold stands in them, as a share of their height."""
STOOD_ON = frozenset({
    "skateboard", "sled", "kick scooter", "surfboard", "snowboard", "hoverboard", "scooter", "ski", "skis",
})  # fmt: skip
"""What is ridden on one's feet."""
HEADGEAR = ("top hat", "sun hat", "billed cap", "crown", "helmet", "graduation cap")
"""Things that are worn on heads."""
_CROWN = {"quadruped": 0.24, "bird": 0.2, "human": 0.16}
"""How tall a hat is on each family, as a share of who wears it."""


def attached(scene: Scene, body: Body) -> bool:
    """Tell whether a body has its place from where another is."""
    name = body.actor.name
    if origin_of(scene, body) is not None:
        return True
    return any(r.a == name and r.relation in ATTACHED and scene.named(r.b.split(" and ")[0]) for r in scene.shot.relations)


def relate(scene: Scene) -> None:
    """Place what stands on, under, behind … something else, bases before what leans on them."""
    waiting = [r for r in scene.shot.relations if r.relation in ATTACHED and scene.named(r.a)]
    done: set[str] = set()
    while waiting:
        pending = {r.a for r in waiting}
        ready = [r for r in waiting if r.b not in pending] or waiting[:1]
        for relation in ready:
            bases = scene.named(relation.b)
            if bases and relation.a != relation.b:
                group = scene.named(relation.a)
                row = _beside(scene, relation, bases[0]) if len(bases) == 1 else []
                for i, body in enumerate(group):
                    base = bases[i % len(bases)]
                    place = row.index(body) - (len(row) - 1) / 2 if row else 0.0
                    _PLACE[relation.relation](scene, body, base, place)
                done.add(relation.a)
        waiting = [r for r in waiting if r not in ready]
    _between(scene)
    for body in scene.bodies:
        origin = origin_of(scene, body)
        if origin is not None:
            side = 1.0 if body.random("side").random() < 0.5 else -1.0
            leafy = origin.figure in ROOMY and origin.height > 1.6
            side *= 0.0 if body.alive and not leafy else 1.0
            body.keep("x", origin.at("x", 0) + side * (0.3 if leafy else 0.2) * origin.width)
            body.keep("y", top_of(origin) * (0.72 if leafy else 1.0) + body.rise)
            body.keep("depth", max(origin.at("depth", 0) - 0.01, 0.0))
            body.lane = origin.lane + 1 if leafy else origin.lane


def _beside(scene: Scene, relation: Relation, base: Body) -> list[Body]:
    """Return all who share a place with those of a relation, in a row: two under one umbrella are both seen."""
    if base.alive:
        return scene.named(relation.a)
    alike = [r.a for r in scene.shot.relations if (r.relation, r.b) == (relation.relation, relation.b) and r.a != r.b]
    return [body for name in dict.fromkeys(alike) for body in scene.named(name)]


def origin_of(scene: Scene, body: Body) -> Body | None:
    """Return what somebody falls or jumps from: the tall or raised thing that a fall names, whatever a jump leads off."""
    first = next(iter(body.actor.actions), None)
    if first is None or first.verb not in ("fall", "jump"):
        return None
    bases = [b for b in scene.named(first.target) if b is not body and first.written != "land"]
    if first.verb == "jump":
        return next((b for b in bases if first.manner == "off" and not b.alive), None)
    tall = [b for b in bases if not b.alive and (b.height > 1.8 * body.height or b.figure in (*ROOMY, *SEATS))]
    return tall[0] if tall else None


def top_of(base: Body) -> float:
    """Return the height above the floor where something stands on a body."""
    low: float = base.at("y", 0) - base.rise
    return float(low + base.height * SEATS.get(base.figure, 0.82 if base.family == "quadruped" else 1.0))


def _on(scene: Scene, body: Body, base: Body, place: float) -> None:
    room = scene.top - 0.15 - top_of(base)
    if not base.alive and body.height > room:
        body.resize(max(room / body.height, 0.4))
    step = min(body.width * 1.05, base.width / max(1.0, 2 * abs(place) + 1))
    body.keep("x", base.at("x", 0) + place * step)
    body.keep("y", top_of(base) + body.rise)
    body.keep("depth", max(base.at("depth", 0) - 0.004, 0.0))
    body.lane, body.over = base.lane, True
    if base.alive:
        worn = body.figure in HEADGEAR and base.family in _CROWN
        if worn:
            body.resize(_CROWN[base.family] * base.height / body.height)
        wear = "head" if worn or (body.height < 0.5 * base.height and base.family != "quadruped") else "back"
        body.held.append((0.0, scene_end(body), base.key, wear))
        body.solid = False
    elif body.alive or base.family != "shape":
        body.solid = body.alive


def scene_end(body: Body) -> float:
    """Return the end of the shot, from the length of a body's path."""
    return float(body.path.shape[1] - 1) / TICK


def _under(scene: Scene, body: Body, base: Body, place: float) -> None:
    if (seat := _seat(scene, body, base)) is not None:
        # Who sits on a bench under a tree stays on it: the tree stands behind the bench.
        if base.height < 2.3 * body.height:
            base.resize(2.3 * body.height / base.height)
            base.keep("y", scene.floor(base.at("x", 0)) + base.rise)
        base.keep("x", seat.at("x", 0) + 0.35 * seat.width)
        base.keep("depth", min(seat.at("depth", 0) + 0.12, 0.95))
        base.lane = seat.lane + 1
        return
    body.keep("x", base.at("x", 0) + place * body.width * 1.1)
    body.keep("y", scene.floor(body.at("x", 0)) + body.rise)
    body.keep("depth", max(base.at("depth", 0) - 0.02, 0.0))
    body.lane, body.over = base.lane + 1, True
    if base.figure in ROOMY and base.height > 1.2 * body.height:
        return
    if base.figure in ROOMY and not base.alive and base.height > 0.6 * body.height:
        base.resize(1.7 * body.height / base.height)
        base.keep("y", scene.floor(base.at("x", 0)) + base.rise)
        return
    _hang(scene, base, body)


def _seat(scene: Scene, body: Body, over: Body) -> Body | None:
    """Return the thing that a body rests on, beside what it is under, where that has room for both."""
    resting = [r.b for r in scene.shot.relations if r.a == body.actor.name and r.relation in ("on", "inside")]
    seats = [seat for name in resting for seat in scene.named(name) if not seat.alive and seat is not over]
    return seats[0] if seats and over.figure in ROOMY and over.height > 1.2 * body.height else None


def _hang(scene: Scene, upper: Body, lower: Body) -> None:
    """Hang one body above another with air between."""
    low = lower.at("y", 0) - lower.rise + lower.height + 0.25
    room = scene.top - 0.15
    upper.keep("y", min(low + 0.35, max(low, room - upper.height)) + upper.rise)
    upper.keep("x", lower.at("x", 0))
    upper.keep("depth", lower.at("depth", 0))


def _above(scene: Scene, body: Body, base: Body, place: float) -> None:
    _hang(scene, body, base)
    body.keep("x", base.at("x", 0) + place * body.width * 1.15)


def _behind(scene: Scene, body: Body, base: Body, place: float) -> None:
    depth = min(base.at("depth", 0) + 0.24, 0.95)
    side = 1 if body.random("side").random() < 0.5 else -1
    # A small one peeps out at the side, a tall one over the top.
    hidden = body.height * 0.89 < base.height * 0.9
    shift = side * (base.width / 2 + 0.12 * body.width) if hidden else side * 0.3 * base.width
    edge = scene.width * 0.44 - body.width / 2
    body.keep("x", min(max(base.at("x", 0) + shift + place * body.width * 1.1, -edge), edge))
    body.keep("y", scene.floor(body.at("x", 0)) + body.rise)
    body.keep("depth", depth)
    body.lane = 1 + body.number % 20


def _in_front(scene: Scene, body: Body, base: Body, place: float) -> None:
    depth = max(base.at("depth", 0), 0.26)
    base.keep("depth", depth)
    base.lane = 1 + base.number % 20
    side = 1 if body.random("side").random() < 0.5 else -1
    body.keep("x", base.at("x", 0) + side * 0.18 * base.width + place * body.width * 1.1)
    body.keep("y", scene.floor(body.at("x", 0)) + body.rise)
    body.keep("depth", max(depth - 0.24, 0.0))


def _aboard(body: Body, base: Body, place: float) -> None:
    """Seat somebody at the helm of an open boat, behind its side."""
    body.resize(min(1.0, (0.5 if base.height > base.width / 2 else 1.9) * base.height / body.height))
    ahead = vehicles.helm(base.figure) * base.height
    half = 0.42 * base.width
    body.keep("x", base.at("x", 0) + min(max(ahead + place * body.width, -half), half))
    body.keep("y", top_of(base) + body.rise)
    body.keep("depth", min(base.at("depth", 0) + 0.002, 1.0))
    body.lane, body.solid = base.lane + 1, False


def _open_boat(base: Body) -> bool:
    return sort_of(base) == "boat" and base.figure in SEATS and vehicles.closed(base.figure) is None


def turn_aboard(scene: Scene) -> None:
    """Move who is in an open boat to its other end where it has been turned to the left."""
    for relation in scene.shot.relations:
        bases = scene.named(relation.b) if relation.relation == "inside" else []
        for i, body in enumerate(scene.named(relation.a) if bases else ()):
            base = bases[i % len(bases)]
            if _open_boat(base) and base.at("facing", 0) < 0:
                body.keep("x", 2 * base.at("x", 0) - body.at("x", 0))


def _inside(scene: Scene, body: Body, base: Body, place: float) -> None:
    if base.figure in LAIN_ON:
        _on(scene, body, base, place)
        return
    if _open_boat(base):
        _aboard(body, base, place)
        return
    if base.figure in BRIMS and base.height > body.height:
        # Afloat on what the vessel holds, before its far rim.
        body.keep("x", base.at("x", 0) + place * body.width * 1.02)
        body.keep("y", base.at("y", 0) - base.rise + BRIMS[base.figure] * base.height + body.rise)
        body.keep("depth", max(base.at("depth", 0) - 0.003, 0.0))
        body.lane, body.over, body.solid = base.lane, True, False
        return
    if body.height > 0.8 * base.height:
        body.resize(0.8 * base.height / body.height)
    body.keep("x", base.at("x", 0) + place * body.width)
    # Behind the front wall, looking out over it.
    body.keep("y", base.at("y", 0) - base.rise + (base.height - 0.55 * body.height) + body.rise)
    body.keep("depth", min(base.at("depth", 0) + 0.01, 1.0))
    body.lane, body.solid = base.lane + 1, False


def _around(scene: Scene, body: Body, base: Body, place: float) -> None:
    group = [b for b in scene.bodies if b.actor is body.actor]
    turn = math.tau * (group.index(body) + 0.125) / len(group)
    wide = (base.width + body.width) * 0.5 + 0.5
    del place
    body.keep("x", base.at("x", 0) + wide * math.cos(turn))
    if body.figure in AIRY or sort_of(body) in ("winged", "light", "heavenly"):
        body.keep("y", base.at("y", 0) - base.rise + base.height / 2 + (base.height / 2 + 0.4) * math.sin(turn))
    else:
        body.keep("y", scene.floor(body.at("x", 0)) + body.rise)
        base.keep("depth", max(base.at("depth", 0), 0.2))
        body.keep("depth", min(max(base.at("depth", 0) + 0.2 * math.sin(turn), 0.0), 1.0))
    body.lane = 1 + body.number % 20


def _below(scene: Scene, body: Body, base: Body, place: float) -> None:
    body.keep("x", base.at("x", 0) + place * body.width * 1.1)
    body.keep("y", scene.floor(body.at("x", 0)) + body.rise)
    _hang(scene, base, body)


_PLACE: dict[str, Callable[[Scene, Body, Body, float], None]] = {
    "on": _on, "under": _under, "above": _above, "below": _below, "behind": _behind, "in front of": _in_front,
    "inside": _inside, "around": _around,
}  # fmt: skip


def _between(scene: Scene) -> None:
    """Put what stands between two others in their middle."""
    for relation in scene.shot.relations:
        left, _, right = relation.b.partition(" and ")
        pair = [scene.named(n) for n in (left, right)]
        if relation.relation == "between" and not right and len(pair[0]) > 1:
            _amid(scene.named(relation.a), pair[0])
        if relation.relation == "between" and all(pair):
            group = scene.named(relation.a)
            for i, body in enumerate(group):
                share = (i + 1) / (len(group) + 1)
                x0, x1 = (bodies[0].at("x", 0) for bodies in pair)
                body.keep("x", x0 + (x1 - x0) * share)


def _amid(group: list[Body], several: list[Body]) -> None:
    """Put what stands between two or more of a kind in their midst: all keep the places that they have, in another order."""
    places = sorted(body.at("x", 0) for body in (*group, *several))
    half = len(several) // 2
    for body, x in zip((*several[:half], *group, *several[half:]), places, strict=True):
        body.keep("x", x)
