"""Prints, for pairs of a prompt and a remix, what changed in the plan unnamed, and how far the others' paths moved."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Pair:
    """A prompt, new words, and what they may change: "time", "dog.colour", "dog" (anything of the dog), "+cat", "-box".

    `moved` names actors whose path may be another, beside those that are new, gone or changed in what they do.
    """

    prompt: str
    words: str
    may: tuple[str, ...]
    moved: tuple[str, ...] = ()


PARK = "A red ball bounces on the floor next to a blue box while a penguin waves"
FOX = "A fox runs through the forest past a house. A girl in a red dress waves."
DUO = "A dog and a cat sit on the beach at sunset"
STREET = "A yellow car drives along the street while a boy walks to the left"
BIRDS = "Two birds fly over a lake and a frog hops on the grass"
TALK = "A chef says 'Hello!' next to a table and a robot dances in the kitchen"
SPACE = "An astronaut floats on the moon next to a rocket"
SEA = "A fish swims under water next to a turtle"
RAIN = "A cow stands in the rain next to a tree and a sheep eats grass, paper cut-out"
CHASE = "A dog chases a cat while an owl sits on a box"
RIDE = "A horse gallops across the desert at sunset"
PAIRS = (
    Pair(PARK, "the same, at night", ("time",)),
    Pair(PARK, "make the ball blue", ("ball.colour",)),
    Pair(PARK, "with a bigger penguin", ("penguin.size",)),
    Pair(PARK, "without the box", ("-box", "relations")),
    Pair(PARK, "add a second penguin", ("+penguin 2",)),
    Pair(PARK, "the penguin jumps instead of waving", ("penguin.actions",)),
    Pair(FOX, "a cat instead of the fox", ("fox.figure", "fox.word")),
    Pair(FOX, "in the snow", ("weather",)),
    Pair(FOX, "the girl dances", ("girl.actions",)),
    Pair(FOX, "add a dog next to the girl", ("+dog", "relations")),
    Pair(DUO, "at dawn, in fog", ("time", "weather")),
    Pair(DUO, "with a rabbit", ("+rabbit",)),
    Pair(DUO, "without the cat", ("-cat",)),
    Pair(DUO, "make the dog huge", ("dog.size",)),
    Pair(STREET, "as claymation", ("style",)),
    Pair(STREET, "make the car green and slower", ("car.colour", "car.actions"), moved=("car",)),
    Pair(STREET, "the boy wears a red hat", ("boy.look",)),
    Pair(STREET, "replace the boy with a girl", ("boy.figure", "boy.word", "boy.look")),
    Pair(BIRDS, "three birds", ("bird.count",)),
    Pair(BIRDS, "zoom in", ("camera",), moved=("bird", "frog")),
    Pair(BIRDS, "no frog", ("-frog",)),
    Pair(TALK, "the chef says 'Goodbye!' instead", ("chef.actions",)),
    Pair(TALK, "the robot waves", ("robot.actions",)),
    Pair(TALK, "with tense music", ("music",)),
    Pair(SPACE, "the rocket is purple", ("rocket.colour",)),
    Pair(SPACE, "add an alien", ("+alien",)),
    Pair(SEA, "with an octopus", ("+octopus",)),
    Pair(SEA, "without the turtle", ("-turtle", "relations")),
    Pair(RAIN, "no rain", ("weather",)),
    Pair(RAIN, "the sheep jumps and the cow is tiny", ("sheep.actions", "cow.size")),
    Pair(CHASE, "a rabbit instead of the cat", ("cat.figure", "cat.word"), moved=("dog", "cat")),
    Pair(CHASE, "remove the owl and the box", ("-owl", "-box", "relations")),
    Pair(CHASE, "add a tree", ("+tree",)),
    Pair(RIDE, "at night", ("time",)),
    Pair(RIDE, "with a dog", ("+dog",)),
    Pair(RIDE, "add a tree", ("+tree",)),
)
FACTS = ("place", "time", "weather", "style", "camera", "sounds", "music", "seconds", "gravity")
OWN = ("figure", "word", "count", "colour", "size", "look", "actions")


def strayed(pair: Pair, before, after) -> list[str]:
    """Return the facts of the plan that changed although nobody named them."""
    found = []
    for old, new in zip(before.shots, after.shots, strict=True):
        found += [f for f in FACTS if getattr(old, f) != getattr(new, f) and f not in pair.may]
        if old.relations != new.relations and "relations" not in pair.may:
            found.append("relations")
        names = {a.name for a in old.actors} | {a.name for a in new.actors}
        for name in sorted(names):
            a, b = old.actor(name), new.actor(name)
            if a is None or b is None:
                mark = f"{'+' if a is None else '-'}{name}"
                found += [] if mark in pair.may else [mark]
                continue
            found += [f"{name}.{f}" for f in OWN if getattr(a, f) != getattr(b, f) and f"{name}.{f}" not in pair.may]
    missing = [m for m in pair.may if m[0] in "+-" and not _happened(m, before, after)]
    return found + [f"not done: {m}" for m in missing]


def _happened(mark: str, before, after) -> bool:
    old, new = ({a.name for s in p.shots for a in s.actors} for p in (before, after))
    return mark[1:] in (new - old if mark[0] == "+" else old - new)


def bodies(plan) -> list[tuple[str, int]]:
    """Return whose path each track is, by name and place in the count."""
    from sora_nb.stage.terrain import is_terrain

    return [(a.name, i) for s in plan.shots[:1] for a in s.actors if not is_terrain(a) for i in range(max(1, min(a.count, 12)))]


def named_in(pair: Pair) -> set[str]:
    """Return the actors whose path may be another, since they are recast, more, or given other things to do."""
    return {m.partition(".")[0] for m in pair.may if m.partition(".")[2] in {"actions", "figure", "count"}} | set(pair.moved)


def drift(pair: Pair, before, after) -> dict[str, float]:
    """Return how far the path of each actor that was not named moved at most, as a share of the frame's width."""
    old, new = before.truth("tracks")["tracks"], after.truth("tracks")["tracks"]
    at = {key: i for i, key in enumerate(bodies(after.plan))}
    named = named_in(pair)
    width, height = before.recipe.size
    found: dict[str, float] = {}
    for i, (name, index) in enumerate(bodies(before.plan)):
        if name in named or (name, index) not in at:
            continue
        gap = (new[:, at[name, index]] - old[:, i]) * (1.0, height / width)
        found[name] = max(found.get(name, 0.0), float(np.hypot(*gap.T).max()))
    return found


def measure(pairs=PAIRS, *, seconds: float = 3.0, size=(160, 90), seed: int = 7):
    """Yield each pair with what strayed in the plan and how far others moved."""
    import sora_nb as sora

    for pair in pairs:
        parent = sora.generate(pair.prompt, seconds=seconds, size=size, fps=12, seed=seed)
        child = parent.remix(pair.words)
        yield pair, strayed(pair, parent.plan, child.plan), drift(pair, parent, child), child.plan


def main() -> None:
    """Print a line for each pair, then the sums."""
    os.environ.setdefault("SORA_NB_HOME", tempfile.mkdtemp(prefix="remix-bench-"))
    clean = still = total = 0
    for pair, facts, moved, plan in measure(PAIRS if len(sys.argv) < 2 else [p for p in PAIRS if sys.argv[1] in p.words]):
        far = max(moved.values(), default=0.0)
        clean, still, total = clean + (not facts), still + (far <= 0.01), total + 1
        ok = "ok " if not facts and far <= 0.01 else "BAD"
        told = ", ".join(f"{name} {share:.1%}" for name, share in moved.items()) or "nobody else there"
        loose = "; ".join([*plan.notes, *plan.unplaced])
        print(f"{ok} {pair.words!r:44} strayed: {', '.join(facts) or 'nothing':16} paths: {told} {loose}")
    print(f"plan: {clean} of {total} pairs with every unnamed fact unchanged; paths: {still} of {total} within 1 %")


if __name__ == "__main__":
    main()
