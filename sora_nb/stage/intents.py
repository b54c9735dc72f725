"""Intents: which way everybody will go and at whom, read from the plan before anyone has a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.casting import sort_of
from sora_nb.stage.performance import random
from sora_nb.stage.vocabulary import GAITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sora_nb.plans import Action, Actor
    from sora_nb.stage.bodies import Body, Scene

AIMED = ("kick", "throw", "push", "collide", "chase", "follow", "give", "catch", "climb", "ride", "eat", "hold", "play")
"""Verbs that bring an actor and its target together in one lane."""
CROSSING = (*GAITS, "roll", "slide", "drive", "push", "ride", "kick", "throw", "collide", "give")
"""Verbs that need room to one side."""
LED = ("chase", "follow", "ride")
"""Verbs whose target goes the same way."""
HANDED = ("throw", "hold", "give", "catch", "drink", "read", "eat", "play", "write", "paint")
"""Verbs whose lifeless target starts in somebody's hands."""
TOOLS = ("drink", "read", "eat", "play", "write", "paint")
"""Those of them that only people do with their hands, and only with what is small."""
_ALONG = ("below", "under", "above", "behind", "next to")
"""Relations in which two who go keep company."""
SENT = ("kick", "throw", "push")
"""Verbs that send a thing to whoever catches it."""


def heading(scene: Scene, body: Body) -> int:
    """Return which way a body's first crossing goes: 1 right, -1 left, 0 when it stays."""
    return _heading(scene, body.actor, 0)


def _heading(scene: Scene, actor: Actor, depth: int) -> int:
    if not depth and actor.name in scene.convoy:
        # Who travels together goes one way.
        first = next(other for other in scene.shot.actors if other.name in scene.convoy)
        return _heading(scene, first, 1) or 1
    follower = _follower(scene, actor) if depth < 4 else None
    if follower is not None:
        return _heading(scene, follower, depth + 1) or 1
    for action in actor.actions:
        led = scene.shot.actor(action.target) if action.verb in LED and action.target else None
        if led is not None and led is not actor and depth < 4 and _afterwards(scene, action, led):
            return _heading(scene, led, depth + 1)
        if (way := _way_of(scene, actor, action)) is not None:
            return way
    return 0


def _follower(scene: Scene, actor: Actor) -> Actor | None:
    """Return who chases, follows or rides somebody, and so has them go their way."""
    for other in scene.shot.actors:
        for action in other.actions:
            leads = action.verb in LED and action.target == actor.name and other is not actor
            if leads and not _afterwards(scene, action, actor):
                return other
    return None


def _way_of(scene: Scene, actor: Actor, action: Action) -> int | None:
    """Return the way that an action leads, None where it leads nowhere."""
    if action.direction in ("left", "right"):
        return 1 if action.direction == "right" else -1
    if (action.verb in CROSSING or action.passing) and action.direction not in ("up", "down"):
        return _way(scene, actor, action)
    if action.verb == "jump" and action.target and scene.named(action.target):
        return _way(scene, actor, action)
    return None


def _afterwards(scene: Scene, action: Action, actor: Actor) -> bool:
    """Tell whether somebody is followed only in what a film was made longer by, having gone their own way before."""
    gone = [a for a in actor.actions if a.verb in CROSSING or a.direction is not None]
    seams = [seam for seam in scene.shot.seams if action.start is not None and action.start > seam - 1e-3]
    return bool(seams and gone) and (gone[0].start or 0.0) < max(seams) - 1e-3


def _way(scene: Scene, actor: Actor, action: Action) -> int:
    """Return the way an action without a direction goes: as the relations have it, else by the seed, mostly to the right."""
    name, target = actor.name, action.target
    for r in scene.shot.relations:
        if {r.a, r.b} == {name, target} and r.relation in ("left of", "right of"):
            return 1 if (r.relation == "left of") == (r.a == name) else -1
    leader = _accompanied(scene, actor) if target is None and action.verb in GAITS else None
    if leader is not None:
        name, action = leader.name, next(a for a in leader.actions if a.verb in GAITS)
    if target is None and action.verb in GAITS:
        # Who do the same go together, the way of the first of them.
        name = next((a.name for a in scene.shot.actors if any(_alike(action, other) for other in a.actions)), name)
    pair = sorted(n for n in (name, target) if n and scene.named(n))
    way = 1 if random(scene.seed, *pair, "way").random() < 0.7 else -1
    first = next((a.name for a in scene.shot.actors if a.name in pair), name)
    return -way if action.verb == "collide" and len(pair) == 2 and first != name else way


def _accompanied(scene: Scene, actor: Actor) -> Actor | None:
    """Return whom somebody goes below, above or beside, where both go by themselves: both then go the same way."""
    for r in scene.shot.relations:
        other = scene.shot.actor(r.b)
        if r.a != actor.name or r.relation not in _ALONG or other is None or other is actor:
            continue
        goes = next((a for a in other.actions if a.verb in GAITS), None)
        if goes is not None and goes.target is None and goes.direction is None:
            return other
    return None


def _alike(one: Action, other: Action) -> bool:
    return (one.verb, one.target, one.direction, one.start) == (other.verb, other.target, other.direction, other.start)


EMBRACING = frozenset(("hug", "embrace", "cuddle"))
"""Ways of holding that do not take a thing up: a tree stays where it is."""


def handed(scene: Scene) -> dict[str, str]:
    """Return the things that start in somebody's hands or come flying: thing's name → holder's name."""
    found: dict[str, str] = {}
    for actor in scene.shot.actors:
        for action in actor.actions:
            things = [b for b in scene.named(action.target) if not b.alive and b.actor is not actor]
            if action.verb not in HANDED or (things and things[0].actor.actions):
                continue
            if action.verb == "catch" and things and _sent(scene, things[0].actor.name):
                continue
            holder = scene.named(actor.name)[0]
            # What is shot at is no arrow, and what is too big to be lifted is hugged where it stands.
            large = action.written in EMBRACING and things and things[0].natural > holder.natural
            if action.written == "archery" or large:
                continue
            if not things and action.verb in ("throw", "give"):
                things = [b for b in scene.others(holder) if handy(holder, b) and not b.actor.actions]
            if action.verb in TOOLS and not (holder.family == "human" and things and handy(holder, things[0])):
                continue
            if things and holder.alive and things[0].actor.name not in found:
                found[things[0].actor.name] = actor.name
    return dict(_dropped(scene)) | found


def _dropped(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield the single things that people let fall, with whoever does: somebody who at most goes somewhere besides.

    One who lets several fall compares how they do: those start side by side from one height.
    """
    things = [
        scene.named(actor.name)[0] for actor in scene.shot.actors
        if actor.count == len(actor.actions) == 1 and (actor.actions[0].verb, actor.actions[0].written) == ("fall", "drop")
    ]  # fmt: skip
    people = [b for b in scene.bodies if b.family == "human" and b.actor.count == 1]
    free = [b for b in people if not b.actor.actions or (len(people) == 1 and all(a.verb in GAITS for a in b.actor.actions))]
    if len(things) <= len(free):
        for thing, holder in zip(things, free, strict=False):
            if not thing.alive and thing.height < 0.7 * holder.height:
                yield thing.actor.name, holder.actor.name


def _sent(scene: Scene, name: str) -> bool:
    """Tell whether somebody kicks or throws a thing, so that it comes from there."""
    return any(a.target == name and a.verb in SENT for actor in scene.shot.actors for a in actor.actions)


def handy(holder: Body, thing: Body) -> bool:
    """Tell whether a thing is small enough to be thrown or handed over."""
    # People shown closer than life hold what is shown closer too.
    most = max(1.0, 0.6 * holder.height) if holder.family == "human" else 1.0
    return not thing.alive and thing.height < min(0.9 * holder.height, most) and sort_of(thing) != "heavenly"


def aims(scene: Scene, body: Body) -> list[str]:
    """Return the names of the actors a body acts on, those it throws or gives to instead of what it holds."""
    held, names = handed(scene), list[str]()
    for action in body.actor.actions:
        target = None if action.passing else action.target
        if action.verb == "catch" and target and _sent(scene, target):
            # It comes from whoever sends it; to go for it would lead the wrong way.
            senders = [a.name for a in scene.shot.actors if any(d.verb in SENT and d.target == target for d in a.actions)]
            target = next((n for n in senders if n != body.actor.name), None)
        if target in held or (target is None and action.verb in ("throw", "give")):
            catchers = [a.name for a in scene.shot.actors if a is not body.actor and any(d.verb == "catch" for d in a.actions)]
            alive = [b.actor.name for b in scene.others(body) if b.alive and b.actor is not body.actor]
            target = next(iter(catchers or alive), None) if action.verb in ("throw", "give") else None
        if target and target != body.actor.name and scene.named(target):
            names.append(target)
    return names


def passed(scene: Scene, name: str) -> bool:
    """Tell whether somebody's way leads past this one."""
    return any(a.passing and a.target == name for actor in scene.shot.actors for a in actor.actions)


def leapt(scene: Scene, body: Body) -> bool:
    """Tell whether this belongs in the sky and somebody jumps over it, so that it must hang low enough."""
    jumped = any(a.verb == "jump" and a.target == body.actor.name for actor in scene.shot.actors for a in actor.actions)
    return jumped and sort_of(body) == "heavenly"


def joined(scene: Scene) -> set[str]:
    """Return the names of actors that touch another one, who share a lane."""
    names: set[str] = set()
    for body in scene.bodies:
        if any(a.verb in AIMED for a in body.actor.actions):
            targets = aims(scene, body)
            names |= {body.actor.name, *targets} if targets else set()
    return names


def struck(scene: Scene, name: str) -> int:
    """Return the way something will be kicked or pushed off: 1 right, -1 left, 0 if it will not."""
    for actor in scene.shot.actors:
        for action in actor.actions:
            if action.target == name and action.verb in ("kick", "push"):
                return _heading(scene, actor, 0) or 1
    return 0


def mount_of(scene: Scene, body: Body) -> Body | None:
    """Return what a body sits on from the start of the shot, each of several riders on one of its own, or None."""
    first = body.actor.actions[0] if body.actor.actions else None
    mounts = scene.named(first.target) if first is not None and first.verb in ("ride", "drive") and body.alive else []
    return mounts[body.index % len(mounts)] if mounts and mounts[0].actor is not body.actor else None
