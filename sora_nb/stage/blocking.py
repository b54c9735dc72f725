"""Blocking: where everyone stands at the start, composed over the width of the frame, with room for what is to happen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sora_nb.stage.casting import HEAVENLY, sort_of
from sora_nb.stage.intents import LED, aims, handed, heading, joined, leapt, mount_of, passed, struck
from sora_nb.stage.performance import lane, random
from sora_nb.stage.relating import ATTACHED, attached, relate, turn_aboard
from sora_nb.stage.sizing import MANY, MARGIN, TALLEST, fit_hand, fit_heights, rows_of
from sora_nb.stage.spots import deepened, sized, stood

if TYPE_CHECKING:
    from sora_nb.stage.bodies import Body, Scene


@dataclass(frozen=True, slots=True)
class _Item:
    """One body, or a pile of them, in the row from left to right, with the free room it wants on either side."""

    bodies: tuple[Body, ...]
    left: float
    right: float

    @property
    def breadth(self) -> float:
        """Return how wide it looks in the front lane, in metres."""
        widest = max(b.width * lane(b.at("depth", 0))[0] for b in self.bodies)
        return widest + (len(self.bodies) - 1) * _pitch(self.bodies) if self.bodies[0].pile == "row" else widest


def block(scene: Scene) -> None:
    """Place every body at its start: sizes, depth, order from left to right, relations, piles."""
    for body in scene.bodies:
        body.pile = _pile_of(body)
    fit_heights(scene)
    sized(scene, TALLEST)
    _choose_depths(scene)
    deepened(scene, joined(scene))
    held = handed(scene)
    for name, holder in held.items():
        for thing in scene.named(name):
            fit_hand(thing, scene.named(holder)[0])
    free = [b for b in scene.bodies if not attached(scene, b) and b.actor.name not in held and mount_of(scene, b) is None]
    items = _items(scene, free)
    edges = _edges(scene, items)
    items = _order(scene, items, edges)
    _spread(scene, items)
    if scene.ground:
        _to_slope(scene, free)
    beside = [(_base(scene, r.a), _base(scene, r.b)) for r in scene.shot.relations if r.relation == "next to"]
    stood(scene, [(item.bodies, item.breadth) for item in items], edges, beside)
    for body in free:
        body.keep("y", _height(scene, body))
    _build_piles(scene)
    for name, holder in held.items():
        for thing in scene.named(name):
            thing.keep("x", scene.named(holder)[0].at("x", 0))
            thing.keep("y", scene.floor(thing.at("x", 0)) + thing.rise)
    relate(scene)
    _mount(scene)
    _face(scene)
    turn_aboard(scene)


def _mount(scene: Scene) -> None:
    """Put riders where their mounts stand."""
    for body in scene.bodies:
        if (mount := mount_of(scene, body)) is not None:
            for name in ("x", "y", "depth"):
                body.keep(name, mount.at(name, 0))


def _pile_of(body: Body) -> str | None:
    actor, wish = body.actor, body.actor.trait("arrangement") or ""
    if actor.count < 2:
        return None
    if wish in ("stack", "tower", "pile", "pyramid") or any(w in actor.word for w in ("stack", "tower")):
        return "stack"
    return "row" if wish in ("row", "line") or actor.figure in ("domino", "bowling pin") else None


def _choose_depths(scene: Scene) -> None:
    standing = [b for b in scene.bodies if not attached(scene, b)]
    rows, together = rows_of(len(standing)), joined(scene)
    for i, body in enumerate(scene.bodies):
        name = body.actor.name
        draw = float(body.random("depth").uniform(0.0, 0.05))
        if body.figure in HEAVENLY and not body.actor.actions and not leapt(scene, body):
            depth = 0.8
        elif not body.alive and body.height > 2.0 and name not in together and not body.actor.actions:
            depth = 0.3 + draw
        elif scene.ground and not _on_slope(scene, body) and name not in together:
            depth = 0.22 + draw
        elif body.actor.count >= MANY and not body.alive and not body.pile and name not in together:
            depth = 0.2 * (body.index % 2)
        elif name in together or body.form == "round" or body.pile or _measured(body):
            # Where a metre is a sixth of the frame's height, so that what is measured in class comes out right.
            depth = 0.0
        elif rows > 1 and i % rows:
            depth = 0.08 + 0.18 * (i % rows) + draw
        elif heading(scene, body) and not passed(scene, name):
            depth = _way_of_its_own(scene, body)
        elif passed(scene, name):
            depth = 0.22 + draw
        else:
            depth = 0.08 + draw
        body.keep("depth", depth)
        body.lane = 0 if depth < 0.2 else 1 + i % 20


def _way_of_its_own(scene: Scene, body: Body) -> float:
    """Return the depth of a traveller's way: one for each kind, so that nobody walks through another, the small in front."""
    ways = {b.actor.name: b.height for b in reversed(scene.bodies) if heading(scene, b) and not aims(scene, b)}
    ways = {name: h for name, h in ways.items() if not passed(scene, name)}
    before = sum((h, n) < (ways.get(body.actor.name, body.height), body.actor.name) for n, h in ways.items())
    # Boats and cars of one kind, which do not keep an order, have a lane each.
    return min(0.15 * before + (0.0 if body.alive else 0.14 * body.index), 0.45)


def _measured(body: Body) -> bool:
    """Tell whether physics moves a thing."""
    return not body.alive and any(a.verb in ("bounce", "roll", "fall", "slide", "swing", "spin") for a in body.actor.actions)


def _items(scene: Scene, free: list[Body]) -> list[_Item]:
    """Return what stands side by side, with the room each thing's action needs."""
    items, seen = list[_Item](), set[str]()
    for body in free:
        name = body.actor.name
        if body.pile:
            if name not in seen:
                seen.add(name)
                way = heading(scene, body) or 1
                items.append(_Item(tuple(scene.named(name)), 0.6 if way > 0 else 1.6, 1.6 if way > 0 else 0.6))
            continue
        way = heading(scene, body)
        led = any(a.target == name and a.verb in LED for other in scene.shot.actors for a in other.actions)
        leader = body.index == (body.actor.count - 1 if way > 0 else 0)
        ahead = (3.2 if leader else 0.3) if way and (led or not aims(scene, body)) else 0.9
        if any(a.verb in ("throw", "give", "collide") for a in body.actor.actions):
            ahead = 2.2
        if any(a.passing for a in body.actor.actions):
            ahead = 0.4
        blow = struck(scene, name)
        if blow:
            way, ahead = blow, 3.5
        # Whom others pass has room behind and before.
        wide = 1.2 if passed(scene, name) else 0.7
        left, right = (0.25, ahead) if way > 0 else (ahead, 0.25) if way < 0 else (wide, wide)
        if leapt(scene, body):
            # Room to come down in, beyond it.
            first = next(b for b in scene.bodies for a in b.actor.actions if a.verb == "jump" and a.target == name)
            left, right = (0.3, 3.0) if (heading(scene, first) or 1) > 0 else (3.0, 0.3)
        items.append(_Item((body,), left, right))
    return items


def _edges(scene: Scene, items: list[_Item]) -> list[tuple[str, str]]:
    """Return who stands left of whom: by relations first, then by who moves at whom."""
    edges: list[tuple[str, str]] = []
    for r in scene.shot.relations:
        if r.relation in ("left of", "right of"):
            edges.append((r.a, r.b) if r.relation == "left of" else (r.b, r.a))
        if r.relation == "between":
            edges += [(r.b.split(" and ")[0], r.a), (r.a, r.b.split(" and ")[-1])]
    names = [a.name for a in scene.shot.actors]
    aimed, passing = list[tuple[str, str]](), list[tuple[str, str]]()
    for item in items:
        body = item.bodies[0]
        way, targets, me = heading(scene, body), aims(scene, body), body.actor.name
        catches = any(a.verb == "catch" for a in body.actor.actions)
        if catches and targets:
            # Whoever catches stands beyond what comes, seen from whoever sends it.
            way = -(heading(scene, scene.named(targets[0])[0]) or 1)
            things = [a.target for a in body.actor.actions if a.verb == "catch" and a.target]
            aimed += [(o, me) if way < 0 else (me, o) for o in (*targets, *things)]
            continue
        aimed += [(me, o) if way >= 0 else (o, me) for o in targets]
        if targets and body.actor.actions[0].verb in ("write", "paint", "point") and not scene.named(targets[0])[0].alive:
            # Who looks on leaves the way free.
            passing += [(o, me) if way >= 0 else (me, o) for o in names if o != me and _looks_on(scene, o)]
        # Who crosses starts at the side, and who flees ahead of a hunter passes everybody else.
        if way:
            over = [o for o in names if o != me and not _goes(scene, o)]
            # Of those who go the same way the faster goes ahead.
            over += [o for o in names if o != me and _pace(scene, me) < _pace(scene, o) and _way(scene, o) == way]
            passing += [(me, o) if way > 0 else (o, me) for o in over]
    return [*edges, *aimed, *passing]


def _order(scene: Scene, items: list[_Item], edges: list[tuple[str, str]]) -> list[_Item]:
    """Sort items from left to right, as the edges have it, else by the seed."""
    names = [a.name for a in scene.shot.actors]
    rank = {n: float(random(scene.seed, n, "order").random()) for n in names}
    for r in scene.shot.relations:
        if r.relation == "next to" and r.a in rank and r.b in rank:
            one, two = _base(scene, r.a), _base(scene, r.b)
            rank[one] = rank[two] + (0.001 if rank[one] > rank[two] else -0.001)
    order = _sorted_by(names, edges, rank)
    return sorted(items, key=lambda item: (order.index(item.bodies[0].actor.name), item.bodies[0].index))


def _way(scene: Scene, name: str) -> int:
    return heading(scene, scene.named(name)[0])


def _looks_on(scene: Scene, name: str) -> bool:
    """Tell whether somebody living does no more than look on."""
    body = scene.named(name)[0]
    return body.alive and all(a.verb in ("look", "sit", "stand") and a.target is None for a in body.actor.actions)


def _goes(scene: Scene, name: str) -> bool:
    return bool(_way(scene, name))


def _pace(scene: Scene, name: str) -> float:
    """Return how fast somebody of that size goes, up to a factor: by Froude's number."""
    body = scene.named(name)[0]
    gait = {"walk": 0.2, "hop": 0.35, "swim": 0.1}.get(body.actor.actions[0].verb, 1.0) if body.actor.actions else 0.0
    return gait * body.height


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
    draw = random(scene.seed, "spread")
    shares = [items[0].left, *(max(a.right, b.left) for a, b in pairwise(items)), items[-1].right]
    shares = [s * float(draw.uniform(0.8, 1.2)) for s in shares]
    # Next to each other is a matter of half a metre, however wide the frame.
    close = [False, *(_neighbours(scene, a, b) for a, b in pairwise(items)), False]
    steps = [float(draw.uniform(0.35, 0.6)) if near else 0.0 for near in close]
    unit = (room - sum(i.breadth for i in items) - sum(steps)) / sum(
        s for s, near in zip(shares, close, strict=True) if not near
    )
    # A crowd overlaps a little in its two rows; two or three never do.
    x = -room / 2
    for share, step, item in zip(shares, steps, items, strict=False):
        x += step or share * unit
        for body in item.bodies:
            body.keep("x", (x + item.breadth / 2) / lane(body.at("depth", 0))[0])
        x += item.breadth


def _neighbours(scene: Scene, a: _Item, b: _Item) -> bool:
    pair = {a.bodies[0].actor.name, b.bodies[0].actor.name}
    return any(r.relation == "next to" and {_base(scene, r.a), _base(scene, r.b)} == pair for r in scene.shot.relations)


def _base(scene: Scene, name: str, depth: int = 0) -> str:
    """Return whom somebody's place hangs on: the box for a cat on it, else the actor itself."""
    bases = [r.b for r in scene.shot.relations if r.a == name and r.relation in ATTACHED and scene.named(r.b)]
    return _base(scene, bases[0], depth + 1) if bases and depth < 4 else name


def _on_slope(scene: Scene, body: Body) -> bool:
    """Tell whether a body's action takes place on the stairs or the ramp."""
    moved = any(a.verb in ("bounce", "roll", "fall", "slide") for a in body.actor.actions) and not body.alive
    return moved or any(a.target and not scene.named(a.target) for a in body.actor.actions if a.verb != "speak")


def _to_slope(scene: Scene, free: list[Body]) -> None:
    """Put who goes down at the top, who goes up at the foot, and everyone else beyond the foot."""
    high = max(y for _, y in scene.ground)
    tops = [x for x, y in scene.ground if y == high and abs(x) < 0.5 * scene.width]
    feet = [x for x, y in scene.ground if y == 0.0 and abs(x) < 0.5 * scene.width]
    if not tops or not feet:
        return
    down = 1.0 if scene.ground[0][1] > 0 else -1.0
    brink, foot, edge = (max(tops), min(feet), 0.5 * scene.width) if down > 0 else (min(tops), max(feet), -0.5 * scene.width)
    others = [b for b in free if not _on_slope(scene, b)]
    racing = {b.actor.name for b in free if b not in others and b.form == "round" and not b.alive and b.actor.count == 1}
    # The smallest stands foremost.
    for i, body in enumerate(sorted((b for b in free if b not in others), key=lambda b: b.height if racing else 0.0)):
        if len(racing) > 1 and body.actor.name in racing:
            # Side by side, each in a lane of its own, so that none pushes another.
            body.lane = i
            body.keep("depth", 0.04 * i)
            body.keep("x", brink - down * 0.3)
            continue
        upward = any(a.direction == "up" or a.verb == "climb" for a in body.actor.actions)
        away = (0.75 if body.form == "round" else 0.4) * body.width + 0.1 + i * body.width * 1.15
        body.keep("x", foot + down * (0.3 + body.width / 2) if upward else brink - down * away)
    for i, body in enumerate(others):
        share = (i + 0.55) / len(others) * 0.9
        body.keep("x", (foot + (edge - foot) * share) / lane(body.at("depth", 0))[0] - 0.3 * down * body.width)


def _height(scene: Scene, body: Body) -> float:
    """Return where the root of a body starts: on the floor, in the air, in the sky or in the water."""
    draw = float(body.random("height").uniform(-1, 1))
    first = body.actor.actions[0] if body.actor.actions else None
    verb, sort = first.verb if first and first.written != "fly-kite" else None, sort_of(body)
    scale, raised = lane(body.at("depth", 0))
    ground = scene.floor(body.at("x", 0)) + body.rise
    air = _in_air(scene, body, verb, draw)
    if leapt(scene, body):
        return ground + 0.35
    if body.figure in HEAVENLY and verb in (None, "look", "spin", "float", "burn", "speak"):
        return (scene.top - raised) / scale - body.height * 0.75
    if air is not None:
        return air
    if verb == "fly" and body.figure != "rocket" and not (first and first.direction == "up"):
        return min(2.6 + 0.5 * draw, scene.top - body.height - 0.4)
    carries = any((r.b, r.relation) == (body.actor.name, "on") for r in scene.shot.relations)
    if sort == "light" and verb in (None, "float", "fly", "fall", "disappear") and not carries:
        return min((2.4 if verb != "fall" else 3.6) + 0.4 * draw, scene.top - body.height)
    return ground


def _in_air(scene: Scene, body: Body, verb: str | None, draw: float) -> float | None:
    """Return the height at which a body hangs in water or in space, None on solid ground."""
    sinks = not body.alive and sort_of(body) not in ("swimmer", "light") and verb not in ("swim", "float", "fly")
    if scene.medium == "water" and not sinks:
        return 1.9 + 0.8 * draw - body.height / 2 + body.rise
    if scene.medium == "vacuum" and scene.gravity == 0:
        return 1.9 + 0.5 * draw - (body.height / 2 if body.alive else 0.0)
    return None


def _pitch(bodies: tuple[Body, ...]) -> float:
    """Return the distance from one to the next in a row: dominoes reach the next one's upper half."""
    reach = {"domino": 0.6, "bowling pin": 0.5}.get(bodies[0].figure)
    return max(reach * bodies[0].height, 1.15 * bodies[0].width) if reach else 1.25 * bodies[0].width


def _build_piles(scene: Scene) -> None:
    """Build stacks upward and rows sideways around where their place is."""
    for actor in scene.shot.actors:
        bodies = tuple(scene.named(actor.name))
        x, kind = bodies[0].at("x", 0), bodies[0].pile
        if kind == "stack":
            height = min(bodies[0].height, (scene.top - 0.6) / len(bodies))
            for i, body in enumerate(bodies):
                body.resize(height / body.height)
                body.keep("x", x + float(body.random("stack").uniform(-0.02, 0.02)) * body.width)
                body.keep("y", scene.floor(x) + body.rise + i * height)
        elif kind == "row":
            step = min(_pitch(bodies), 0.86 * scene.width / len(bodies))
            for i, body in enumerate(bodies):
                body.keep("x", x + (i - (len(bodies) - 1) / 2) * step)
                if body.figure == "bowling pin":
                    # Set up in a triangle, seen from its side.
                    body.abreast = bodies[0].number
                    body.keep("depth", 0.03 * ((2 * i) % 3))


def _face(scene: Scene) -> None:
    """Turn everybody: the way they will go, to whom they act on or talk with, else to the middle."""
    for body in scene.bodies:
        x, way, targets = body.at("x", 0), heading(scene, body), aims(scene, body)
        if not (way or body.alive or sort_of(body) in ("wheeled", "winged", "boat", "swimmer")):
            continue
        if body.actor.count > 1 and any(a.verb == "collide" and a.target is None for a in body.actor.actions):
            # Several of a kind who fight face each other.
            way = 1 if 2 * body.index < body.actor.count else -1
        if targets and mount_of(scene, body) is None and not any(a.direction in ("left", "right") for a in body.actor.actions):
            way = 1 if scene.named(targets[0])[0].at("x", 0) > x else -1
        alive = [b for b in scene.others(body) if b.alive]
        if not way and alive and any(a.verb == "speak" for a in body.actor.actions):
            way = 1 if min(alive, key=lambda b: abs(b.at("x", 0) - x)).at("x", 0) > x else -1
        if not way and abs(x) > 0.05 * scene.width:
            way = 1 if x < 0 else -1
        body.keep("facing", float(way or (1 if body.random("face").random() < 0.5 else -1)))
