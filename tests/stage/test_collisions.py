"""Two things that run into each other: one motion, no jump, and momentum that stays."""

from __future__ import annotations

import numpy as np
import pytest

from sora_nb.stage import director
from sora_nb.stage.staging import perform


def tracks(prompt, seed, seconds=5.0):
    plan = director.read(prompt, seconds=seconds)
    performance = perform(plan.shots[0], seconds=seconds, aspect=16 / 9, seed=seed)
    hit = next(e.time for e in performance.events if e.kind == "contact" and e.other and e.other != "floor")
    return [role.track for role in performance.roles], hit


def speed(track, start, end):
    return (track.at(end).x - track.at(start).x) / (end - start)


@pytest.mark.parametrize("seed", range(3))
def test_what_rolls_and_hits_does_so_in_one_go(seed):
    (ball, other), hit = tracks("A red ball rolls to the right and hits a blue ball", seed)
    step = np.abs(np.diff(ball.x)) * 240
    assert step.max() < 12, "no body jumps"
    assert (np.diff(ball.x)[: int(hit * 240)] >= -1e-6).all(), "straight at it"
    assert speed(other, hit + 0.05, hit + 0.2) > 0.5, "the other one is set going"


@pytest.mark.parametrize("prompt", ["a red ball collides with a blue ball", "a big red ball collides with a small blue ball"])
@pytest.mark.parametrize("seed", range(3))
def test_in_space_what_one_loses_the_other_gains(prompt, seed):
    (one, other), hit = tracks(f"In space, {prompt}", seed)
    lost = speed(one, hit - 0.2, hit - 0.02) - speed(one, hit + 0.05, hit + 0.4)
    gained = speed(other, hit + 0.05, hit + 0.4) - speed(other, hit - 0.2, hit - 0.02)
    ratio = gained / lost
    assert ratio > 0
    assert ratio == pytest.approx(1.0, rel=0.03) if "big" not in prompt else ratio > 1.5


@pytest.mark.parametrize(("place", "gravity"), [("on the moon", 1.62), ("on the meadow", None)])
def test_a_feather_falls_like_a_stone_where_there_is_no_air(place, gravity):
    plan = director.read(f"a feather falls {place}", seconds=4.0)
    performance = perform(plan.shots[0], seconds=4.0, aspect=16 / 9, seed=0)
    track = performance.roles[0].track
    time = np.linspace(0.1, 0.8, 20)
    fitted = -2 * np.polyfit(time, [track.at(t).y for t in time], 2)[0]
    assert fitted == pytest.approx(gravity, rel=0.03) if gravity else abs(fitted) < 5
