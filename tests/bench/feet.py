"""Prints how still planted feet stand: python tests/bench/feet.py, px a frame at 960×540 and 24 fps, at most 2 wanted."""

from __future__ import annotations

import math

from sora_nb.plans import Action, Actor, Shot
from sora_nb.stage.cast.rigs import build
from sora_nb.stage.performance import lane
from sora_nb.stage.staging import perform

FIGURES = (
    "man", "woman", "old man", "girl", "boy", "baby", "dog", "cat", "horse", "elephant", "rabbit", "mouse", "fox",
    "duck", "penguin", "chicken", "ostrich",
)  # fmt: skip
GAITS = ("walk", "run", "hop")
SIDES = {"r": "right", "l": "left"}
SCALE, FPS = 540 / 6.0, 24
BOUND = 2.0


def soles(joints, leg):
    """Return the points of a foot that can touch the ground: ball and heel, or the one sole of an animal."""
    return [joints[f"{leg} {part}"] for part in ("toe", "heel") if f"{leg} {part}" in joints] or [joints[f"{leg} foot"]]


def measure(figure, verb, seed):
    """Return (largest movement of a planted foot between frames, how far a drawn sole floats or sinks), in pixels."""
    actor = Actor(name=figure, figure=figure, word=figure, actions=(Action(verb=verb),))
    performance = perform(Shot(actors=(actor,), place="meadow"), seconds=5.0, aspect=16 / 9, seed=seed)
    slip = gap = 0.0
    for role in performance.roles:
        rig = build(role, performance)
        before, drawn_before = {}, {}
        for frame in range(5 * FPS):
            t = frame / FPS
            pixels = SCALE * lane(role.track.at(t).depth)[0]
            planted = {name: (x, y) for name, x, y in rig.planted(t)}
            joints = {name: soles(rig.joints(t), SIDES.get(name, name)) for name in planted}
            for name, spot in planted.items():
                gap = max(gap, pixels * abs(min(y for _, y in joints[name]) - spot[1]))
                # The same foothold as a frame ago, not the next one; a foot rolls over its heel or over its ball.
                if name in before and math.dist(before[name], spot) < 0.05:
                    moved = (math.dist(a, b) for a, b in zip(joints[name], drawn_before[name], strict=True))
                    slip = max(slip, pixels * min(moved))
            before, drawn_before = planted, joints
    return slip, gap


def main():
    worst = 0.0
    print(f"{'figure':12}{'gait':6}{'px a frame':>12}{'off the ground, px':>24}")
    for figure in FIGURES:
        for verb in GAITS:
            slip, gap = (max(pair) for pair in zip(*(measure(figure, verb, seed) for seed in (0, 1)), strict=True))
            worst = max(worst, slip)
            print(f"{figure:12}{verb:6}{slip:12.2f}{gap:24.2f}{'  SLIPS' if slip > BOUND else ''}", flush=True)
    print(f"largest {worst:.2f} px a frame; {BOUND:.0f} wanted")


main()
