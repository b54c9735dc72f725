"""Judges one remix from its plan and from its film: what nobody named and is as it was, what was named and is to be seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from tests.bench.remix import Pair, facts, named_in

SCENE = ("time", "weather", "place", "style", "camera", "framing", "effects", "setting", "focus")
"""What changes every pixel."""
STILL = 0.01
"""How far a path may be from where it was, in shares of the frame's width."""
ALIKE = 8.0
"""By how many of 255 levels the same body may look different."""


@dataclass
class Verdict:
    """What became of a remix: facts that nobody named, changes that were, and how far each path is from where it was."""

    kept: dict[str, bool] = field(default_factory=dict)
    made: dict[str, bool] = field(default_factory=dict)
    paths: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


class Filmed:
    """A clip with what is known of its pixels."""

    def __init__(self, clip) -> None:
        self.clip, self.plan = clip, clip.plan
        self.truth = clip.truth("tracks", "masks")
        self.bodies, self.footage = clip.truth.bodies, clip.footage
        self.frames = self.footage.frames().astype(np.int16)
        self.sound = self.footage.sound() if self.footage.rate else None

    def keys(self, name: str) -> list[str]:
        """Return the bodies of an actor."""
        return [key for key in self.bodies if key.partition("#")[0].partition("/")[0] == name]

    def mask(self, name: str):
        """Return where an actor is seen."""
        numbers = [self.bodies.index(key) + 1 for key in self.keys(name)]
        return np.isin(self.truth["masks"], numbers)

    def path(self, key: str):
        """Return where a body is, (time, 2) in shares of the frame's width."""
        width, height = self.footage.size
        return self.truth["tracks"][:, self.bodies.index(key)] * (1.0, height / width)


def judged(pair: Pair, *, seconds: float = 3.0, size=(160, 90), fps: int = 12, seed: int = 7) -> Verdict:
    """Make a clip and its remix, and judge them."""
    import sora_nb as sora

    parent = sora.generate(pair.prompt, seconds=seconds, size=size, fps=fps, seed=seed)
    child = parent.remix(pair.words)
    old, new = Filmed(parent), Filmed(child)
    found = Verdict(kept=facts(pair, old.plan, new.plan), notes=[*child.plan.notes, *child.plan.unplaced])
    for name in ("seed", "size", "seconds", "fps", "engine"):
        found.kept[name] = getattr(parent.recipe, name) == getattr(child.recipe, name)
    if "silent" not in pair.made:
        found.kept["sound"] = child.recipe.sound == parent.recipe.sound and new.footage.rate == old.footage.rate
    _paths(pair, old, new, found)
    _looks(pair, old, new, found)
    found.made = {wish: _made(wish, old, new) for wish in pair.made}
    return found


def _touching(pair: Pair, plan) -> set[str]:
    """Return who has to do with somebody who is recast, resized, gone or new: their contacts are new ones."""
    changed = {m.partition(".")[0] for m in pair.may if m.partition(".")[2] in {"figure", "size", "count", "look"}} | named_in(
        pair
    )
    changed |= {m[1:] for m in pair.may if m[0] in "+-"}
    pairs = [(a.name, d.target) for s in plan.shots for a in s.actors for d in a.actions if d.target]
    pairs += [(r.a, r.b) for s in plan.shots for r in s.relations if r.relation in ("on", "inside", "under")]
    near = {b for a, b in pairs if a in changed} | {a for a, b in pairs if b in changed}
    sized = {m.partition(".")[0] for m in pair.may if m.partition(".")[2] in {"size", "figure"}}
    return near | {name for p in pairs for name in p if name in sized}


def _paths(pair: Pair, old: Filmed, new: Filmed, found: Verdict) -> None:
    """Compare everybody's path on the frame, where the camera has nothing to do with what was named."""
    named = named_in(pair) | {name for name in pair.may if "." not in name} | _touching(pair, old.plan)
    if {"camera", "framing"} & set(pair.may):
        return
    for key in old.bodies:
        name = key.partition("#")[0].partition("/")[0]
        if name in named or f"-{name}" in pair.may:
            continue
        if key not in new.bodies:
            found.kept[f"{key} is there"] = False
            continue
        found.paths[key] = float(np.nanmean(np.hypot(*(new.path(key) - old.path(key)).T)))
        found.kept[f"{key}'s path ({found.paths[key]:.1%})"] = found.paths[key] <= STILL


def _looks(pair: Pair, old: Filmed, new: Filmed, found: Verdict) -> None:
    """Compare what everybody looks like, where nothing was named that every pixel shows."""
    touched = {m.partition(".")[0] for m in pair.may} | named_in(pair) | _touching(pair, old.plan)
    if set(SCENE) & set(pair.may):
        return
    for actor in old.plan.shots[0].actors:
        both = old.mask(actor.name) & new.mask(actor.name)
        if actor.name in touched or both.sum() < 40:
            continue
        gap = float(np.abs(new.frames - old.frames)[both].mean())
        found.kept[f"{actor.name}'s look ({gap:.0f} levels)"] = gap <= ALIKE


def _made(wish: str, old: Filmed, new: Filmed) -> bool:
    """Tell whether a change that was asked for is in the plan, and to be seen or heard in the film."""
    shot, gap = new.plan.shots[0], np.abs(new.frames - old.frames).mean(axis=-1)
    if wish == "silent":
        return not new.footage.rate
    if wish[0] in "+-":
        seen = new.mask(wish[1:]).any(axis=(1, 2)).mean() if new.keys(wish[1:]) else 0.0
        return seen >= 0.5 if wish[0] == "+" else not new.keys(wish[1:]) and shot.actor(wish[1:]) is None
    if match := re.fullmatch(r"(\w+)([=~])(.+)", wish):
        return _scene_made(match[1], match[3], old, new, float(gap.mean()))
    if match := re.fullmatch(r"([^.]+)\.([\w|]+)([=~])(.+)", wish):
        return _fact_made(match[1], match[2].split("|"), match[4], old, new)
    if match := re.fullmatch(r"(.+) next to (.+)", wish):
        a, b = (new.path(new.keys(n)[0])[0, 0] if new.keys(n) else np.inf for n in match.groups())
        return abs(a - b) < 0.35
    name, verb, what = [*wish.split(" ", 2), ""][:3]
    return _deed_made(name, verb, what, old, new, gap)


def _scene_made(fact: str, value: str, old: Filmed, new: Filmed, gap: float) -> bool:
    now, was = (getattr(f.plan.shots[0], fact) for f in (new, old))
    there = any(v in now if isinstance(now, tuple) else str(now) == v for v in value.split("|"))
    if fact in ("music", "sounds"):
        length = 0 if old.sound is None or new.sound is None else min(len(old.sound), len(new.sound))
        heard = length and float(np.abs(new.sound[:length] - old.sound[:length]).mean()) > 1e-3
        return there and (was == now or bool(heard))
    return there and (was == now or gap >= 2.0)


def _fact_made(name: str, fields: list[str], value: str, old: Filmed, new: Filmed) -> bool:
    from sora_nb.stage.vocabulary import COLOURS

    now, was = new.plan.shots[0].actor(name), old.plan.shots[0].actor(name)
    if now is None or not new.keys(name):
        return False
    texts = [" ".join(" ".join(pair) for pair in now.look) if f == "look" else str(getattr(now, f)) for f in fields]
    words = value.split("|")
    if not any(word == text or all(part in text for part in word.split()) for word in words for text in texts):
        return False
    if fields == ["count"]:
        return len(new.keys(name)) == int(value)
    mine, theirs = new.mask(name), old.mask(name) if was else None
    if fields == ["size"] and was:
        share = mine.any(axis=2).sum() / max(theirs.any(axis=2).sum(), 1)
        return share > 1.08 if value.startswith(("big", "huge")) else share < 0.93
    if "colour" in fields and value in COLOURS and was:
        goal = np.array([int(COLOURS[value][i : i + 2], 16) for i in (1, 3, 5)], float)
        far = [np.linalg.norm(_tint(f.frames[m].mean(axis=0)) - _tint(goal)) for f, m in ((new, mine), (old, theirs))]
        return bool(far[0] < far[1] - 0.02)
    union = mine | theirs if was else mine
    gap = np.abs(new.frames - old.frames).max(axis=-1)[union]
    # Glasses are small: a few pixels that are wholly different tell as much as many that are a little.
    return float(gap.mean()) >= 2.0 or float((gap > 24).mean()) >= 0.01


def _tint(colour):
    """Return a colour as shares of red and green, and its brightness, so that light counts less than hue."""
    total = max(float(colour.sum()), 1.0)
    return np.array([colour[0] / total, colour[1] / total, 0.25 * total / 765])


def _deed_made(name: str, verb: str, what: str, old: Filmed, new: Filmed, gap) -> bool:
    actor = new.plan.shots[0].actor(name)
    if actor is None or not new.keys(name):
        return False
    verbs = {a.verb for a in actor.actions} | {a.written for a in actor.actions}
    if verb == "says":
        said = [e.text or "" for e in new.footage.events if e.kind == "speech"]
        return any(what.lower() in text.lower() for text in said)
    if verb == "not":
        return what not in verbs
    if verb == "goes":
        x = new.path(new.keys(name)[0])[:, 0]
        return bool((x[-1] < x[0]) == (what == "left"))
    union = new.mask(name) | old.mask(name) if old.keys(name) else new.mask(name)
    seen = float(gap[union].mean()) >= 2.0
    if verb in ("slower", "faster"):
        manners = {a.manner for a in actor.actions}
        wanted = {"slower": {"slowly", "slow"}, "faster": {"fast", "quickly"}}[verb]
        return bool(manners & wanted) and seen
    # Who raised a hand in the first film waves in both.
    did = {a.verb for a in (old.plan.shots[0].actor(name).actions if old.keys(name) else ())}
    return what in verbs and (seen or what in did)
