"""A small catalogue and short ways to write shots, for tests of staging and physics."""

from __future__ import annotations

from sora_nb.plans import Action, Actor, Relation, Shot
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.staging import perform

_KINDS = (
    ("man", "human", 1.75, "flesh"), ("woman", "human", 1.68, "flesh"), ("girl", "human", 1.25, "flesh"),
    ("dog", "quadruped", 0.8, "flesh"), ("cat", "quadruped", 0.55, "flesh"), ("horse", "quadruped", 1.9, "flesh"),
    ("elephant", "quadruped", 3.2, "flesh"), ("bird", "bird", 0.5, "flesh"), ("penguin", "bird", 0.9, "flesh"),
    ("ball", "shape", 0.62, "rubber"), ("marble", "shape", 0.36, "glass"), ("box", "shape", 0.95, "wood"),
    ("cube", "shape", 0.8, "wood"), ("stone", "shape", 0.5, "stone"), ("domino", "shape", 0.8, "wood"),
    ("pendulum", "shape", 0.5, "metal"), ("balloon", "shape", 0.85, "rubber"), ("tree", "prop", 3.2, "wood"),
    ("car", "prop", 1.5, "metal"), ("leaf", "prop", 0.42, "paper"), ("rocket", "prop", 2.1, "metal"),
    ("globe", "prop", 1.0, "stone"), ("moon", "prop", 1.8, "stone"), ("bicycle", "prop", 0.95, "metal"),
    ("boat", "prop", 1.5, "wood"), ("sign", "sign", 1.5, "wood"),
)  # fmt: skip
CATALOGUE = {name: Figure(name=name, family=family, height=h, material=m) for name, family, h, m in _KINDS}


def does(verb, target=None, **more):
    return Action(verb=verb, target=target, **more)


def actor(name, *actions, **more):
    acts = tuple(does(a) if isinstance(a, str) else a for a in actions)
    return Actor(name=name, figure=more.pop("figure", name), word=name, actions=acts, **more)


def shot(*actors, relations=(), **more):
    return Shot(actors=actors, relations=tuple(Relation(a=a, relation=r, b=b) for a, r, b in relations), **more)


def staged(*actors, seconds=5.0, aspect=16 / 9, seed=0, lines=(), **more):
    return perform(shot(*actors, **more), seconds=seconds, aspect=aspect, seed=seed, lines=lines, catalogue=CATALOGUE)
