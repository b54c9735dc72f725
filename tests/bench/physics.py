"""How exact and how fast the stage's physics is: run as `python tests/bench/physics.py`."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "stage"))
import itertools

from test_physics import flights
from troupe import actor, does, staged

SHOTS = {
    "a ball bounces next to a box": (actor("ball", "bounce"), actor("box")),
    "eight balls fall": (actor("ball", "fall", count=8),),
    "a stack of five cubes falls": (actor("cube", "fall", count=5, look=(("arrangement", "stack"),)),),
    "eight dominoes": (actor("domino", "fall", count=8),),
    "kick": (actor("man", does("kick", "ball")), actor("ball")),
    "throw and catch": (actor("girl", does("throw", "ball")), actor("ball"), actor("dog", does("catch", "ball"))),
    "down the stairs": (actor("ball", does("bounce", "stairs", direction="down")),),
    "walk, run, dance": (actor("man", "walk"), actor("dog", "run"), actor("cat", "dance")),
}


def exactness():
    """Print gravity, parabola residual and restitution over seeds."""
    gravity, residual, rest = [], [], []
    for seed in range(20):
        performance = staged(*SHOTS["a ball bounces next to a box"], relations=[("ball", "next to", "box")], seed=seed)
        tall = [f for f in flights(performance) if f[2] > 0.6]
        gravity += [f[0] for f in tall]
        residual += [f[1] for f in tall]
        rest += [np.sqrt(b[2] / a[2]) for a, b in itertools.pairwise(tall)]
    print(f"gravity {np.min(gravity):.4f} to {np.max(gravity):.4f} m/s2, 9.81 wanted, {len(gravity)} flights")
    print(f"worst parabola residual {np.max(residual):.1e} of the flight's height")
    print(f"restitution {np.min(rest):.4f} to {np.max(rest):.4f}, 0.78 wanted")


def speed():
    """Print the wall time of staging each shot, 5 s and 60 s long."""
    for name, cast in SHOTS.items():
        times = []
        for seconds in (5, 60):
            start = time.perf_counter()
            staged(*cast, seconds=seconds)
            times.append(time.perf_counter() - start)
        print(f"{name:32s} {times[0] * 1000:6.0f} ms for 5 s {times[1] * 1000:7.0f} ms for 60 s")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    exactness()
    speed()
