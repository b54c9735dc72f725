"""Prints how still planted feet stand, in turns and out of them, and how far legs are drawn beyond their length.

Run: python tests/bench/feet.py [FIGURE …], px a frame at 960×540 and 24 fps, at most 2 wanted; stretch at most 1.1.
"""

from __future__ import annotations

import itertools
import math
import statistics
import sys

from sora_nb.plans import Action, Actor, Relation, Shot
from sora_nb.stage.cast.rigs import build
from sora_nb.stage.performance import lane
from sora_nb.stage.repertoire import GAITS
from sora_nb.stage.staging import perform

FIGURES = (
    "man", "woman", "old man", "girl", "boy", "baby", "dog", "cat", "horse", "elephant", "rabbit", "mouse", "fox",
    "duck", "penguin", "chicken", "ostrich",
)  # fmt: skip
SIDES = {"r": "right", "l": "left"}
LEGS = {
    "right": ("right hip", "right knee", "right foot"), "left": ("left hip", "left knee", "left foot"),
    **{f"fore {s}": tuple(f"fore {s} {part}" for part in ("shoulder", "elbow", "wrist")) for s in ("near", "far")},
    **{f"hind {s}": tuple(f"hind {s} {part}" for part in ("hip", "knee", "hock")) for s in ("near", "far")},
    **{s: tuple(f"{s} {part}" for part in ("hip", "ankle", "foot")) for s in ("near", "far")},
}  # fmt: skip
SCALE, FPS, SECONDS = 540 / 6.0, 24, 5.0
BOUND, STRETCH = 2.0, 1.1
TURNING = 0.97
"""How far to one side a body faces when it does not turn."""


def shot(figure, verb):
    """Return a shot in which a figure goes one way, goes to and fro in a room, or runs round a tree."""
    name, place = verb.split()[0], "meadow"
    actors, relations = (Actor(name=figure, figure=figure, word=figure, actions=(Action(verb=name),)),), ()
    if "room" in verb:
        place = "room"
    if "round" in verb:
        actors = (*actors, Actor(name="tree", figure="tree", word="tree"))
        relations = (Relation(a=figure, relation="around", b="tree"),)
    gait = next((word for word in verb.split() if word in GAITS), None)
    if gait is not None:
        actors = (Actor(name=figure, figure=figure, word=figure, actions=(Action(verb=name, written=gait),)),)
    return Shot(actors=actors, relations=relations, place=place)


SHOTS = ("walk", "run", "hop", "walk room", "run room", "run round")
PEOPLE = ("walk sneak", "walk limp", "walk march", "walk tiptoe", "walk strut", "walk stagger", "walk waddle", "run sprint")
"""Gaits that show on people alone."""


def soles(joints, leg):
    """Return the points of a foot that can touch the ground: ball and heel, or the one sole of an animal."""
    return [joints[f"{leg} {part}"] for part in ("toe", "heel") if f"{leg} {part}" in joints] or [joints[f"{leg} foot"]]


def longest(rig, lengths):
    """Return how much longer than its bones a leg is drawn at the most; a bird's and a person's bones are as long as usual."""
    kind = getattr(rig, "kind", None)
    most = 1.0
    for leg, row in lengths.items():
        usual = statistics.median(row)
        if hasattr(kind, "fore"):
            chain = (kind.hind if leg.startswith("hind") else kind.fore).chain
            usual = sum(math.dist(chain[i], chain[i + 1]) for i in (0, 1)) * rig.unit
        most = max(most, max(row) / usual)
    return most


def measure(figure, verb, seed):
    """Return the largest movement of a planted foot between frames, facing one way and turning, its gap, and the stretch."""
    performance = perform(shot(figure, verb), seconds=SECONDS, aspect=16 / 9, seed=seed)
    slip, turning, gap = 0.0, 0.0, 0.0
    role = performance.roles[0]
    rig = build(role, performance)
    before, drawn_before, lengths, counted, turned = {}, {}, {}, 0, 0
    for frame in range(int(SECONDS * FPS)):
        t = frame / FPS
        place = role.track.at(t)
        pixels, aside = SCALE * lane(place.depth)[0], abs(place.facing) < TURNING
        planted = {name: (x, y) for name, x, y in rig.planted(t)}
        counted, turned = counted + len(planted) * aside, turned + aside
        every = rig.joints(t)
        joints = {name: soles(every, SIDES.get(name, name)) for name in planted}
        for leg, chain in LEGS.items():
            if all(part in every for part in chain):
                bones = sum(math.dist(every[a], every[b]) for a, b in itertools.pairwise(chain))
                lengths.setdefault(leg, []).append(bones / max(place.scale, 0.01))
        for name, spot in planted.items():
            gap = max(gap, pixels * abs(min(y for _, y in joints[name]) - spot[1]))
            # The same foothold as a frame ago, not the next one; a foot rolls over its heel or over its ball.
            if name in before and math.dist(before[name], spot) < 0.05:
                moved = pixels * min(math.dist(a, b) for a, b in zip(joints[name], drawn_before[name], strict=True))
                if aside:
                    turning = max(turning, moved)
                else:
                    slip = max(slip, moved)
        before, drawn_before = planted, joints
    return slip, turning, gap, longest(rig, lengths), counted / turned if turned else -1.0


def main():
    figures = sys.argv[1:] or FIGURES
    worst = [0.0, 0.0, 0.0, 0.0]
    print(f"{'figure':12}{'way':11}{'slip':>7}{'turning':>9}{'off ground':>12}{'stretch':>9}{'feet down in turns':>20}")
    for figure in figures:
        for verb in (*SHOTS, *(PEOPLE if figure in FIGURES[:6] else ())):
            runs = [measure(figure, verb, seed) for seed in (0, 1)]
            slip, turning, gap, stretch = (max(run[i] for run in runs) for i in range(4))
            down = [run[4] for run in runs if run[4] >= 0]
            worst = [max(a, b) for a, b in zip(worst, (slip, turning, gap, stretch), strict=True)]
            mark = "  SLIPS" if max(slip, turning) > BOUND else ""
            mark += "  STRETCHES" if stretch > STRETCH else ""
            feet = f"{min(down):20.1f}" if down else f"{'no turn':>20}"
            print(f"{figure:12}{verb:11}{slip:7.2f}{turning:9.2f}{gap:12.2f}{stretch:9.2f}{feet}{mark}", flush=True)
    slip, turning, gap, stretch = worst
    print(f"largest {slip:.2f} px a frame, {turning:.2f} in turns, {BOUND:.0f} wanted; stretch {stretch:.2f}, {STRETCH} wanted")


if __name__ == "__main__":
    main()
