"""Feet that bear weight stand still, come down in their gait's order, and stand naturally before and after."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from sora_nb.plans import Actor, Shot
from sora_nb.stage.cast.gait import Footfalls, Leg, Stride
from sora_nb.stage.performance import TICK, Performance, Role, Track

LEGS = (Leg(name="near", hip=0.06), Leg(name="far", hip=-0.06))
STRIDES = (
    Stride(speed=1.3, length=1.4, phases=(0.0, 0.5), duty=0.62, lift=0.1),
    Stride(speed=3.5, length=2.4, phases=(0.0, 0.5), duty=0.34, lift=0.25),
)


def smooth(a, b, t):
    u = np.clip((t - a) / (b - a), 0, 1)
    return u * u * (3 - 2 * u)


def planned(seconds=5.0, *, legs=LEGS, strides=STRIDES, ground=(), free=(), **moves):
    t = np.arange(round(seconds * TICK) + 1) / TICK
    rest = {"x": 0, "y": 0, "angle": 0, "facing": 1, "scale": 1, "alpha": 1, "depth": 0}
    values = {k: moves.get(k, v) for k, v in rest.items()}
    track = Track(**{k: np.broadcast_to(v(t) if callable(v) else v, t.shape).astype(np.float32) for k, v in values.items()})
    actor = Actor(name="ana", figure="person", word="ana")
    role = Role(key="ana", number=1, actor=actor, figure="person", family="human", height=1.75, material="flesh", track=track)
    performance = Performance(shot=Shot(), seconds=seconds, size=(10.67, 6.0), seed=1, roles=(role,), events=(), ground=ground)
    return Footfalls(role, performance, legs, strides, free=free)


MOVES = {
    "walk and stop": {"x": lambda t: -2 + 4 * smooth(1, 4, t)},
    "through the shot": {"x": lambda t: -3 + 1.3 * t},
    "run": {"x": lambda t: -6 + 3.5 * t},
    "speed up": {"x": lambda t: -4 + 0.45 * t * t},
    "turn": {"facing": lambda t: 1 - 2 * smooth(2, 2.5, t)},
    "there and back": {
        "x": lambda t: 2 * smooth(0.2, 2.2, t) - 2 * smooth(2.8, 4.8, t),
        "facing": lambda t: 1 - 2 * smooth(2.2, 2.7, t),
    },
    "jump": {
        "x": lambda t: 1.5 * np.clip((t - 2) / 0.6, 0, 1),
        "y": lambda t: np.where((t > 2) & (t < 2.6), 4.905 * (t - 2) * (2.6 - t), 0),
    },
}


@pytest.mark.parametrize("move", MOVES)
def test_feet_never_slip_and_never_teleport(move):
    feet = planned(**MOVES[move])
    times = np.arange(0, 5, 1 / 120)
    for leg in LEGS:
        places = [feet.at(leg.name, t) for t in times]
        for a, b in itertools.pairwise(places):
            step = np.hypot(a.x - b.x, a.y - b.y)
            assert step < 0.1, "a foot flew faster than 12 m/s"
            if a.planted and b.planted:
                assert step == 0


@pytest.mark.parametrize("move", MOVES)
def test_planted_feet_stay_within_reach_of_the_body(move):
    feet = planned(**MOVES[move])
    for t in np.arange(0, 5, 1 / 24):
        for _, x, _ in feet.planted(t):
            assert abs(x - feet.role.track.at(t).x) < 0.66


def test_a_walker_always_has_a_foot_down_and_a_runner_flies():
    walk = planned(x=lambda t: -3 + 1.3 * t)
    run = planned(x=lambda t: -6 + 3.5 * t)
    times = np.arange(0, 5, 1 / 60)
    assert min(len(walk.planted(t)) for t in times) == 1
    assert min(len(run.planted(t)) for t in times) == 0


def test_before_and_after_a_walk_it_stands_on_both_feet_under_the_body():
    feet = planned(x=lambda t: -2 + 4 * smooth(1.5, 3.5, t))
    for t in (0.0, 1.0, 4.9):
        down = feet.planted(t)
        assert len(down) == 2
        middle = sum(x for _, x, _ in down) / 2
        assert middle == pytest.approx(feet.role.track.at(t).x, abs=0.1)


def test_standing_makes_no_steps_and_walking_makes_one_per_half_cycle():
    assert planned().events("shoe", 70) == []
    steps = planned(x=lambda t: -3 + 1.3 * t).events("shoe", 70)
    gaps = np.diff([s.time for s in steps])
    assert gaps == pytest.approx(np.full(len(gaps), 1.4 / 1.3 / 2), abs=0.02)
    assert all(s.materials == ("shoe", "grass") and s.impulse > 0 and s.actor == "ana" for s in steps)


def test_the_clock_of_four_legs_keeps_their_order():
    legs = tuple(Leg(name=n, hip=h) for n, h in (("lh", -0.4), ("lf", 0.4), ("rh", -0.4), ("rf", 0.4)))
    walk = Stride(speed=1.0, length=1.0, phases=(0.0, 0.75, 0.5, 0.25), duty=0.65, lift=0.1)
    feet = planned(legs=legs, strides=(walk,), x=lambda t: -3 + t)
    touches = sorted((p.start, n) for n, ps in feet.plants.items() for p in ps if 1 < p.start < 3)
    names = "".join(n + " " for _, n in touches)
    assert "lh lf rh rf " in (names * 2)


def test_a_jump_lifts_all_feet_at_once_and_lands_on_all():
    feet = planned(**MOVES["jump"])
    assert feet.planted(2.3) == []
    assert len(feet.planted(2.65)) == 2
    assert {round(e.time, 1) for e in feet.events("shoe", 70)} >= {2.6}


def test_feet_stand_on_uneven_ground():
    feet = planned(x=lambda t: -2 + t, ground=((-10, 0), (0, 0), (1, 0.5), (10, 0.5)), y=lambda t: np.clip((t - 2) / 2, 0, 0.5))
    for leg in LEGS:
        for plant in feet.plants[leg.name]:
            assert plant.y == pytest.approx(feet.performance.floor(plant.x), abs=1e-6)


def test_a_rider_takes_no_steps():
    feet = planned(x=lambda t: -2 + t, free=((0.0, 5.0),))
    assert feet.events("shoe", 70) == []
    assert feet.planted(2.0) == []
    assert feet.at("near", 2.0).x == pytest.approx(0.06, abs=0.01)
