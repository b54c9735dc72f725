"""Lengthening: a film goes on from its last moment, in the same shot, with what new words add."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sora_nb.plans import Action
from sora_nb.stage.cast.figures import figures
from sora_nb.stage.continuity import Continuity
from sora_nb.stage.keeping import kept
from sora_nb.stage.staging import assembled, compose
from sora_nb.stage.vocabulary import GAITS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sora_nb.plans import Actor, Plan, Shot

GOING_ON = frozenset(
    (*GAITS, "dance", "spin", "swing", "float", "wave", "clap", "cheer", "play", "eat", "drink", "sleep", "sit", "lie", "sing",
     "read", "write", "paint", "cook", "drive", "ride", "hold", "shake", "look", "orbit", "burn", "push")
)  # fmt: skip
"""What somebody goes on doing who is given nothing else to do."""
TRAVELS = frozenset((*GAITS, "drive", "ride"))
"""What leads across the stage."""
_BRAKING = 0.8
"""Seconds in which somebody who goes on and on comes to a halt."""
_THINGS = ("prop", "shape", "vehicle")
_IT = re.compile(r"\bit\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"^\s*(he|she)\b", re.IGNORECASE)
_COMING = 0.5
"""Seconds in which somebody new comes into being."""


def lengthened(before: Plan, more: Plan | None, *, seconds: float, by: float, aspect: float, seed: int) -> Plan:
    """Return a plan that goes on for `by` seconds after its `seconds`.

    All that was has its times and places written down, so that it happens again as it did. What is new in `more` begins at
    the old end: who is in the last shot already acts on from where they are, others appear. Where `more` is set elsewhere, it
    becomes a shot of its own.
    """
    lengths = _lengths(before, seconds)
    placed = kept(before, before, seconds=seconds, aspect=aspect, seed=seed)
    continuity = Continuity(aspect, seed)
    shots: list[Shot] = []
    for number, (shot, length) in enumerate(zip(placed.shots, lengths, strict=True)):
        shots.append(replace(_timed(shot, length, aspect, seed), seconds=length))
        if number + 1 < len(placed.shots):
            continuity.acted(shot, length)
    new = more.shots[0] if more is not None and more.shots else None
    if new is not None and _elsewhere(new, shots[-1]):
        shots.append(replace(new, seconds=by, style=new.style or shots[-1].style))
    else:
        last, end = shots[-1], lengths[-1]
        going = _going_on(last, end, by) if new is None else _joined(last, new, end, by)
        shots[-1] = replace(going, seconds=end + by, seams=(*last.seams, round(end, 4)))
    added = () if more is None else more.notes
    left = () if more is None else more.unplaced
    return before.but(shots=tuple(shots), notes=(*before.notes, *added), unplaced=(*before.unplaced, *left))


def meant(words: str, last: Shot) -> str:
    """Return words in which "it", "he" and "she" are said as whom they mean, where the last shot leaves but one.

    "It" is its one thing or animal, where the words name none before; "he" or "she" at their beginning its one person.
    """
    known = figures()
    people = [a for a in last.actors if a.figure in known and known[a.figure].family == "human"]
    if len(people) == 1 and people[0].count == 1:
        words = _SOMEBODY.sub(f"the {people[0].word}", words, count=1)
    single = [a for a in last.actors if a.figure in known and known[a.figure].family != "human" and a.count == 1]
    things = [a for a in single if known[a.figure].family in _THINGS] or single
    first = _IT.search(words)
    if len(things) != 1 or first is None or things[0].word in words[: first.start()]:
        return words
    return _IT.sub(f"the {things[0].word}", words, count=1)


def _lengths(plan: Plan, seconds: float) -> list[float]:
    """Return how long each shot of a plan lasts in a film of so many seconds."""
    told = sum(shot.seconds or 0.0 for shot in plan.shots)
    free = sum(shot.seconds is None for shot in plan.shots)
    even = max(seconds - told, 0.0) / free if free else 0.0
    every = [even if shot.seconds is None else shot.seconds for shot in plan.shots]
    return [seconds * one / sum(every) for one in every]


def _timed(shot: Shot, seconds: float, aspect: float, seed: int) -> Shot:
    """Return a shot in which every action has the times that it has by itself in so many seconds."""
    from sora_nb.stage.sound import voice

    scene = assembled(shot, seconds, aspect, seed)
    compose(scene, voice.record(shot, seed=seed))
    actors = []
    for actor in shot.actors:
        bodies = scene.named(actor.name)
        beats = bodies[0].beats if bodies else []
        times = [next((b for b in beats if b.action == action), None) for action in actor.actions]
        written = tuple(
            action if beat is None else replace(action, start=round(beat.start, 4), end=round(beat.end, 4))
            for action, beat in zip(actor.actions, times, strict=True)
        )
        actors.append(replace(actor, actions=written))
    return replace(shot, actors=tuple(actors))


def _elsewhere(new: Shot, last: Shot) -> bool:
    """Tell whether new words lead to another place: a meadow is what the stage takes where nothing is said."""
    return new.place not in (last.place, "meadow") or new.setting not in (None, last.setting)


def _going_on(shot: Shot, end: float, by: float) -> Shot:
    """Return a shot in which everybody goes on with what they were at when it ended."""
    return replace(shot, actors=tuple(_busy(actor, end, by) for actor in shot.actors))


def _busy(actor: Actor, end: float, by: float) -> Actor:
    """Return an actor who goes on with their last deed, where it is one that has no end of its own."""
    last = actor.actions[-1] if actor.actions else None
    if last is None or last.verb not in GOING_ON or (last.end is not None and last.end < end - 0.05):
        return actor
    if last.verb in TRAVELS and not _accompanied(actor):
        # Whoever is to be at the edge of the frame by the end has been there: they go on from it.
        return replace(actor, actions=(*actor.actions, replace(last, start=end, end=end + by)))
    return replace(actor, actions=(*actor.actions[:-1], replace(last, end=end + by)))


def _accompanied(actor: Actor) -> bool:
    """Tell whether the camera goes along with somebody, so that no edge of the frame ends their way."""
    return any(spot.along > 0 for spot in actor.spots)


def _braked(actor: Actor, end: float, by: float) -> tuple[Actor, float]:
    """Return somebody whom the camera goes along with, still going on for a moment, and when they have come to a halt."""
    last = actor.actions[-1] if actor.actions else None
    if last is None or last.verb not in TRAVELS or not _accompanied(actor) or (last.end or 0.0) < end - 0.05:
        return actor, end
    halt = end + min(_BRAKING, by / 3)
    return replace(actor, actions=(*actor.actions[:-1], replace(last, end=halt))), halt


def _joined(last: Shot, new: Shot, end: float, by: float) -> Shot:
    """Return the last shot with what the new words add at its end."""
    names = _names(last, new)
    known = {actor.name: actor for actor in last.actors}
    acting = set[str]()
    for actor in new.actors:
        name = names[actor.name]
        if name in known:
            there, since = _braked(known[name], end, by) if actor.actions else (known[name], end)
            deeds = _shifted(actor.actions, names, since)
            acting |= {name} if deeds else set()
            known[name] = replace(there, actions=(*there.actions, *deeds))
        else:
            comes = Action(verb="appear", start=end, end=end + min(_COMING, by / 3))
            deeds = _shifted(actor.actions, names, end)
            known[name] = replace(actor, name=name, actions=(comes, *deeds), spots=())
            acting.add(name)
    actors = tuple(actor if name in acting else _busy(actor, end, by) for name, actor in known.items())
    links = tuple(replace(r, a=names.get(r.a, r.a), b=names.get(r.b, r.b)) for r in new.relations if r.a in names)
    fresh = tuple(link for link in links if link.a not in {a.name for a in last.actors})
    sounds = (*last.sounds, *(sound for sound in new.sounds if sound not in last.sounds))
    return replace(last, actors=actors, relations=(*last.relations, *fresh), sounds=sounds)


def _names(last: Shot, new: Shot) -> Mapping[str, str]:
    """Return by which name each actor of the new words is known in the last shot: their own, or that of one of their kind."""
    found: dict[str, str] = {}
    for actor in new.actors:
        same = [a for a in last.actors if actor.name == a.name] or [a for a in last.actors if actor.figure == a.figure]
        free = [a for a in same if a.name not in found.values()]
        found[actor.name] = free[0].name if free else _unused(actor.name, last, found)
    return found


def _unused(name: str, last: Shot, found: Mapping[str, str]) -> str:
    taken = {actor.name for actor in last.actors} | set(found.values())
    number = 2
    while name in taken:
        name, number = f"{name.rstrip('0123456789 ')} {number}", number + 1
    return name


def _shifted(actions: Sequence[Action], names: Mapping[str, str], end: float) -> tuple[Action, ...]:
    """Return actions that begin at the old end, aimed at whom they mean there."""
    moved = []
    for number, action in enumerate(actions):
        start = end + action.start if action.start is not None else end if number == 0 else None
        stop = None if action.end is None else end + action.end
        target = names.get(action.target, action.target) if action.target else None
        moved.append(replace(action, start=start, end=stop, target=target))
    return tuple(moved)
