"""Blocking: where everyone stands at the start, composed over the width of the frame, with room for what is to happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.stage.casting import HEAVENLY, sort_of
from sora_nb.stage.performance import VIEW, lane, random
from sora_nb.stage.relating import ATTACHED, relate
from sora_nb.stage.vocabulary import GAITS

if TYPE_CHECKING:
    from sora_nb.plans import Action
    from sora_nb.stage.bodies import Body, Scene

MARGIN = 0.06
"""Share of the frame's width kept free at each side."""
TALLEST = 0.66 * VIEW
CLOSE = 0.5 * VIEW
"""How tall the tallest of the cast is shown where there is room."""
CLOSEST_CREATURES, CLOSEST_THINGS = 2.4, 1.35
AIMED = ("kick", "throw", "push", "collide", "chase", "follow", "give", "catch", "climb", "ride", "eat", "hold", "play")
"""Verbs that bring an actor and its target together in one lane."""
CROSSING = (*GAITS, "roll", "slide", "drive", "push", "ride")


@dataclass(frozen=True, slots=True)
class _Item:
    """One body, or a pile of them, in the row from left to right, with the free room it wants on either side."""

    bodies: tuple[Body, ...]
    left: float
    right: float

    @property
    def breadth(self) -> float:
        return max(b.width * lane(b.at("depth", 0))[0] for b in self.bodies)


def heading(scene: Scene, body: Body) -> int:
    """Return which way a body's first crossing goes: 1 right, -1 left, 0 when it stays."""
    for action in body.actor.actions:
        if action.direction in ("left", "right"):
            return 1 if action.direction == "right" else -1
        if action.verb in (*CROSSING, "kick", "throw", "collide", "jump") and action.direction not in ("up", "down"):
            return _way(scene, body, action)
    return 0


def _way(scene: Scene, body: Body, action: Action) -> int:
    """Return the way an action without a direction goes: as the relations have it, else by the seed, mostly to the right."""
    name, target = body.actor.name, action.target
    for r in scene.shot.relations:
        pair = {r.a, r.b} == {name, target}
        if pair and r.relation in ("left of", "right of"):
            return 1 if (r.relation == "left of") == (r.a == name) else -1
    for other in scene.shot.actors:
        for deed in other.actions:
            if deed.verb in ("chase", "follow") and deed.target == name and deed.direction in ("left", "right"):
                return 1 if deed.direction == "right" else -1
    if action.verb == "jump" and target is None:
        return 0
    chased = next(
        (a for a in scene.shot.actors if any(d.verb in ("chase", "follow") and d.target == name for d in a.actions)), None
    )
    leader = target if action.verb in ("chase", "follow", "collide", "push") and target else (name if chased else name)
    way = 1 if random(scene.seed, leader, "way").random() < 0.7 else -1
    first = next((a.name for a in scene.shot.actors if a.name in (name, target)), name)
    if action.verb == "collide" and target is not None and first != name:
        return -way
    return way


def block(scene: Scene) -> None:
    """Place every body at its start: sizes, depth, order from left to right, relations, piles."""
    _fit_heights(scene)
    _choose_depths(scene)
    free = [b for b in scene.bodies if not _attached(scene, b)]
    items = _order(scene, _items(scene, free))
    _spread(scene, items)
    for body in free:
        body.keep("y", _height(scene, body))
    _pile(scene)
    relate(scene)
    _face(scene)


def _attached(scene: Scene, body: Body) -> bool:
    name = body.actor.name
    return any(r.a == name and r.relation in ATTACHED and scene.named(r.b.split(" and ")[0]) for r in scene.shot.relations)


def _closer(scene: Scene) -> float:
    """Return how much larger than life the whole cast is shown, alike for all, so that the tallest fills a good half of the frame."""
    standing = [b for b in scene.bodies if b.figure not in HEAVENLY]
    tallest = max((b.height for b in standing), default=CLOSE)
    most = CLOSEST_CREATURES if any(b.alive for b in standing) else CLOSEST_THINGS
    return min(max(CLOSE / tallest, 1.0), most)


def _fit_heights(scene: Scene) -> None:
    """Bring a small cast closer, shrink what is too tall for the frame, and everyone alike when they would not fit side by side."""
    closer = _closer(scene)
    for body in scene.bodies:
        _resize(body, closer)
    for body in scene.bodies:
        _resize(body, min(1.0, TALLEST / body.height, 0.8 * scene.width / body.width))
    standing = [
        b for b in scene.bodies if not _attached(scene, b) and b.figure not in HEAVENLY and b.actor.name not in _piles(scene)
    ]
    need = sum(b.width for b in standing) * 1.25 + 0.5
    room = scene.width * (1 - 2 * MARGIN)
    rows = 1.45 if len(standing) >= 5 else 1.0
    share = min(1.0, rows * room / need) if need else 1.0
    if share < 1:
        for body in scene.bodies:
            _resize(body, max(share, 0.3))


def _resize(body: Body, share: float) -> None:
    body.height *= share
    body.width *= share
    body.mass *= max(share, 0.2) ** 3


def _choose_depths(scene: Scene) -> None:
    standing = [b for b in scene.bodies if not _attached(scene, b)]
    crowded = len(standing) >= 5
    joined = _joined(scene)
    for i, body in enumerate(scene.bodies):
        draw = float(body.random("depth").uniform(0.0, 0.05))
        if body.figure in HEAVENLY and not body.actor.actions:
            depth = 0.8
        elif not body.alive and body.height > 2.0 and body.actor.name not in joined:
            depth = 0.3 + draw
        elif body.actor.name in joined or body.form == "round" or body.actor.name in _piles(scene):
            depth = 0.04
        elif crowded and i % 2:
            depth = 0.26 + draw
        elif heading(scene, body):
            depth = 0.0 + 0.02 * (i % 3)
        else:
            depth = 0.08 + draw
        body.keep("depth", depth)
        body.lane = 0 if depth < 0.2 else 1 + i % 20


def _joined(scene: Scene) -> set[str]:
    """Return the names of actors that touch another one."""
    names: set[str] = set()
    for actor in scene.shot.actors:
        for action in actor.actions:
            if action.verb in AIMED and action.target and scene.named(action.target):
                names |= {actor.name, action.target}
    return names


def _piles(scene: Scene) -> dict[str, str]:
    """Return the actors that stand as a stack or a row: name → "stack" or "row"."""
    found = {}
    for actor in scene.shot.actors:
        wish = actor.trait("arrangement") or ""
        if actor.count > 1 and (
            wish in ("stack", "tower", "pile", "pyramid") or any(w in actor.word for w in ("stack", "tower"))
        ):
            found[actor.name] = "stack"
        elif actor.count > 1 and (wish in ("row", "line") or actor.figure == "domino"):
            found[actor.name] = "row"
    return found


def _items(scene: Scene, free: list[Body]) -> list[_Item]:
    """Return what stands side by side, with the room each thing's action needs."""
    piles, items, seen = _piles(scene), list[_Item](), set[str]()
    for body in free:
        name = body.actor.name
        if name in piles:
            if name not in seen:
                seen.add(name)
                items.append(_Item(tuple(scene.named(name)), 0.6, 1.5))
            continue
        way = heading(scene, body)
        struck = any(
            a.target == name and d.verb in ("kick", "throw", "push")
            for d in scene.bodies
            for a in d.actor.actions
            for d in (a,)
        )
        ahead = 3.0 if way and _first_target(scene, body) is None else 0.8
        if struck:
            way, ahead = _striker_way(scene, name), 3.5
        left, right = (0.5, ahead) if way > 0 else (ahead, 0.5) if way < 0 else (0.7, 0.7)
        items.append(_Item((body,), left, right))
    return items


def _first_target(scene: Scene, body: Body) -> str | None:
    return next((a.target for a in body.actor.actions if a.target and scene.named(a.target)), None)


def _striker_way(scene: Scene, name: str) -> int:
    for body in scene.bodies:
        if any(a.target == name for a in body.actor.actions):
            return heading(scene, body) or 1
    return 1


def _order(scene: Scene, items: list[_Item]) -> list[_Item]:
    """Sort items from left to right: relations first, then who moves at whom, then the seed."""
    edges: list[tuple[str, str]] = []
    for r in scene.shot.relations:
        if r.relation in ("left of", "right of"):
            edges.append((r.a, r.b) if r.relation == "left of" else (r.b, r.a))
        if r.relation == "between":
            edges += [(r.b.split(" and ")[0], r.a), (r.a, r.b.split(" and ")[-1])]
    names = [a.name for a in scene.shot.actors]
    for item in items:
        body = item.bodies[0]
        way = heading(scene, body)
        target = _first_target(scene, body)
        others = [target] if target else [n for n in names if n != body.actor.name] if way else []
        edges += [(body.actor.name, o) if way >= 0 else (o, body.actor.name) for o in others if o]
    rank = {n: float(random(scene.seed, n, "order").random()) for n in names}
    near = {r.a: r.b for r in scene.shot.relations if r.relation == "next to"}
    for a, b in near.items():
        if a in rank and b in rank:
            rank[a] = rank[b] + (0.001 if rank[a] > rank[b] else -0.001)
    order = _sorted_by(names, edges, rank)
    return sorted(items, key=lambda item: (order.index(item.bodies[0].actor.name), item.bodies[0].index))


def _sorted_by(names: list[str], edges: list[tuple[str, str]], rank: dict[str, float]) -> list[str]:
    """Sort names so that edges (left, right) hold, earlier edges first; an edge that would close a circle is left out."""
    after: dict[str, set[str]] = {n: set() for n in names}

    def reaches(a: str, b: str) -> bool:
        return a == b or any(reaches(c, b) for c in sorted(after[a]))

    for a, b in edges:
        if a in after and b in after and not reaches(b, a):
            after[a].add(b)
    order: list[str] = []
    while len(order) < len(names):
        left = [n for n in names if n not in order]
        ready = [n for n in left if not any(n in after[m] for m in left)]
        order.append(min(ready, key=lambda n: rank[n]))
    return order


def _spread(scene: Scene, items: list[_Item]) -> None:
    """Share the width: every item its breadth, the rest among gaps by how much room each wants, seeded a little."""
    if not items:
        return
    room = scene.width * (1 - 2 * MARGIN)
    gaps = [items[0].left]
    for a, b in zip(items, items[1:], strict=False):
        gaps.append(0.35 if _neighbours(scene, a, b) else (a.right + b.left) / 2)
    gaps.append(items[-1].right)
    draw = random(scene.seed, "spread")
    gaps = [g * float(draw.uniform(0.8, 1.2)) for g in gaps]
    spare = room - sum(i.breadth for i in items)
    # A crowd overlaps a little in its two rows; two or three never do.
    unit = spare / sum(gaps)
    x = -room / 2
    for gap, item in zip(gaps, items, strict=False):
        x += gap * unit
        for body in item.bodies:
            body.keep("x", (x + item.breadth / 2) / lane(body.at("depth", 0))[0])
        x += item.breadth


def _neighbours(scene: Scene, a: _Item, b: _Item) -> bool:
    pair = {a.bodies[0].actor.name, b.bodies[0].actor.name}
    return any(r.relation == "next to" and {r.a, r.b} == pair for r in scene.shot.relations)


def _height(scene: Scene, body: Body) -> float:
    """Return where the root of a body starts: on the floor, in the air, in the sky or in the water."""
    draw = float(body.random("height").uniform(-1, 1))
    first = body.actor.actions[0].verb if body.actor.actions else None
    sort = sort_of(body)
    scale, raised = lane(body.at("depth", 0))
    if body.figure in HEAVENLY and first in (None, "look", "spin", "float", "burn"):
        return (scene.top - raised) / scale - body.height * 0.75
    if scene.medium == "water" and (sort in ("swimmer", "light") or body.alive or first == "swim"):
        return 1.9 + 0.8 * draw - body.height / 2
    if scene.medium == "vacuum" and scene.gravity == 0:
        return 1.9 + 0.5 * draw - (body.height / 2 if body.alive else 0.0)
    if first == "fly" and not (sort == "thing" and body.actor.actions[0].direction == "up") and body.figure != "rocket":
        return min(2.6 + 0.5 * draw, scene.top - body.height - 0.4)
    if sort == "light" and first in (None, "float", "fly", "fall"):
        return min((2.4 if first != "fall" else 3.4) + 0.4 * draw, scene.top - body.height)
    return scene.floor(body.at("x", 0)) + body.rise


def _pile(scene: Scene) -> None:
    """Build stacks upward and rows sideways from where the first one stands."""
    for name, kind in _piles(scene).items():
        bodies = scene.named(name)
        for i, body in enumerate(bodies):
            if kind == "stack":
                body.height, body.width, body.mass = bodies[0].height, bodies[0].width, bodies[0].mass
                share = min(1.0, (scene.top - 0.6) / (body.height * len(bodies)))
                body.height, body.width = body.height * share, body.width * share
                body.keep("x", bodies[0].at("x", 0) + float(body.random("stack").uniform(-0.02, 0.02)) * body.width)
                body.keep("y", scene.floor(body.at("x", 0)) + body.rise + i * body.height)
            else:
                step = min(0.62 * body.height, 0.8 * scene.width / len(bodies))
                body.keep("x", bodies[0].at("x", 0) + (i - (len(bodies) - 1) / 2) * step)
        if kind == "stack":
            base = bodies[0]
            for body in bodies[1:]:
                body.height, body.width = bodies[-1].height, bodies[-1].width
            base.height, base.width = bodies[-1].height, bodies[-1].width
            for i, body in enumerate(bodies):
                body.keep("y", scene.floor(base.at("x", 0)) + body.rise + i * body.height)


def _face(scene: Scene) -> None:
    """Turn everybody: the way they will go, to whom they act on or talk with, else to the middle."""
    for body in scene.bodies:
        way = heading(scene, body)
        target = _first_target(scene, body)
        if target:
            gap = scene.named(target)[0].at("x", 0) - body.at("x", 0)
            way = way or (1 if gap > 0 else -1)
        speaks = any(a.verb == "speak" for a in body.actor.actions)
        if not way and speaks and len(scene.bodies) > 1:
            alive = [b for b in scene.others(body) if b.alive] or scene.others(body)
            near = min(alive, key=lambda b: abs(b.at("x", 0) - body.at("x", 0)))
            way = 1 if near.at("x", 0) > body.at("x", 0) else -1
        if not way:
            x = body.at("x", 0)
            way = (1 if x < 0 else -1) if abs(x) > 0.05 * scene.width else (1 if body.random("face").random() < 0.5 else -1)
        if body.alive or sort_of(body) in ("wheeled", "winged", "boat", "swimmer"):
            body.keep("facing", float(way))
