"""A body that turns steps round: planted feet are named, stand where they are drawn, and no leg is drawn longer than it is."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from sora_nb.plans import Action, Actor, Relation, Shot
from sora_nb.stage.cast.gait import Footfalls, Leg, Stride
from sora_nb.stage.cast.rigs import build
from sora_nb.stage.performance import TICK, Performance, Role, Track, lane
from sora_nb.stage.staging import perform

CREATURES = ("man", "girl", "baby", "dog", "cat", "horse", "elephant", "mouse", "penguin", "ostrich")


def smooth(a, b, t):
    u = np.clip((t - a) / (b - a), 0, 1)
    return u * u * (3 - 2 * u)


def turned(figure, family, height, seconds=1.2):
    """Return a rig that turns on the spot from right to left."""
    t = np.arange(round(3 * TICK) + 1) / TICK
    rest = {"x": 0, "y": 0, "angle": 0, "scale": 1, "alpha": 1, "depth": 0, "facing": 1 - 2 * smooth(0.8, 0.8 + seconds, t)}
    track = Track(**{k: np.broadcast_to(v, t.shape).astype(np.float32) for k, v in rest.items()})
    actor = Actor(name=figure, figure=figure, word=figure)
    role = Role(key=figure, number=1, actor=actor, figure=figure, family=family, height=height, material="flesh", track=track)
    performance = Performance(shot=Shot(), seconds=3.0, size=(10.67, 6.0), seed=1, roles=(role,), events=())
    return build(role, performance)


FAMILIES = (
    ("man", "human", 1.8, 0.7),
    ("dog", "quadruped", 0.9, 0.9),
    ("horse", "quadruped", 2.2, 1.4),
    ("duck", "bird", 0.5, 0.5),
)


def soles(joints, leg):
    name = {"r": "right", "l": "left"}.get(leg, leg)
    return [joints[f"{name} {part}"] for part in ("toe", "heel") if f"{name} {part}" in joints] or [joints[f"{name} foot"]]


@pytest.mark.parametrize(("figure", "family", "height", "seconds"), FAMILIES)
def test_feet_stand_still_while_the_body_turns_over_them(figure, family, height, seconds):
    rig = turned(figure, family, height, seconds)
    named, before, drawn = 0, {}, {}
    for t in np.arange(0, 3, 1 / 24):
        joints = rig.joints(float(t))
        planted = {name: (x, y) for name, x, y in rig.planted(float(t))}
        feet = {name: soles(joints, name) for name in planted}
        if abs(rig.role.track.at(t).facing) < 0.97:
            named += len(planted)
        for name, spot in planted.items():
            if before.get(name) == spot:
                assert min(math.dist(a, b) for a, b in zip(feet[name], drawn[name], strict=True)) * 90 < 2
        before, drawn = planted, feet
    assert named > 8, "feet bear weight in a turn too"


@pytest.mark.parametrize(("figure", "family", "height", "seconds"), FAMILIES)
def test_a_turn_takes_steps_and_ends_with_feet_under_the_body(figure, family, height, seconds):
    rig = turned(figure, family, height, seconds)
    steps = rig.steps()
    assert len({e.time for e in steps}) >= 2
    assert all(0.7 < e.time < 2.9 for e in steps)
    assert len(rig.planted(2.95)) == len({n for n, _, _ in rig.planted(0.1)})


@pytest.mark.parametrize(("figure", "family", "height", "seconds"), FAMILIES)
def test_nothing_jumps_as_a_body_passes_its_front_view(figure, family, height, seconds):
    rig = turned(figure, family, height, seconds)
    rows = [rig.joints(0.8 + seconds / 2 + k / TICK) for k in range(-6, 7)]
    # A bird's own body is folded like paper; its head may change sides by that fold's breadth.
    limit = 0.12 if family == "bird" else 0.05
    for a, b in itertools.pairwise(rows):
        for name in a:
            assert math.dist(a[name], b[name]) < limit * height, name


@pytest.mark.parametrize("figure", CREATURES)
@pytest.mark.parametrize("verb", ["walk", "run", "round"])
def test_legs_keep_their_length_and_feet_their_place_in_turns_and_out_of_them(figure, verb):
    actors, relations = (
        [Actor(name=figure, figure=figure, word=figure, actions=(Action(verb=verb.replace("round", "run")),))],
        (),
    )
    if verb == "round":
        actors.append(Actor(name="tree", figure="tree", word="tree"))
        relations = (Relation(a=figure, relation="around", b="tree"),)
    shot = Shot(actors=tuple(actors), relations=relations, place="room" if verb == "run" else "meadow")
    performance = perform(shot, seconds=4.0, aspect=16 / 9, seed=0)
    rig = build(performance.roles[0], performance)
    before, drawn = {}, {}
    for t in np.arange(0, 4, 1 / 24):
        joints = rig.joints(float(t))
        pixels = 90 * lane(rig.role.track.at(float(t)).depth)[0]
        planted = {name: (x, y) for name, x, y in rig.planted(float(t))}
        feet = {name: soles(joints, name) for name in planted}
        for name, spot in planted.items():
            if before.get(name) == spot:
                assert min(math.dist(a, b) for a, b in zip(feet[name], drawn[name], strict=True)) * pixels < 2
        before, drawn = planted, feet
        kind = getattr(rig, "kind", None)
        for leg, chain in (
            (("hind near", "hip knee hock"), ("fore near", "shoulder elbow wrist")) if hasattr(kind, "fore") else ()
        ):
            parts = [joints[f"{leg} {part}"] for part in chain.split()]
            bones = (kind.hind if leg.startswith("hind") else kind.fore).chain
            whole = (math.dist(bones[0], bones[1]) + math.dist(bones[1], bones[2])) * rig.unit
            assert math.dist(parts[0], parts[1]) + math.dist(parts[1], parts[2]) < 1.1 * whole


def test_a_foot_keeps_its_way_until_it_is_lifted_and_leaves_before_its_leg_is_overstretched():
    t = np.arange(round(4 * TICK) + 1) / TICK
    rest = {"y": 0, "angle": 0, "scale": 1, "alpha": 1, "depth": 0, "x": -4 + 2.2 * t, "facing": 1 - 2 * smooth(1.5, 2.3, t)}
    track = Track(**{k: np.broadcast_to(v, t.shape).astype(np.float32) for k, v in rest.items()})
    role = Role(
        key="a", number=1, actor=Actor(name="a", figure="person", word="a"), figure="person", family="human", height=1.7,
        material="flesh", track=track,
    )  # fmt: skip
    performance = Performance(shot=Shot(), seconds=4.0, size=(10.67, 6.0), seed=1, roles=(role,), events=())
    legs = (Leg(name="r", hip=0.0, reach=0.4), Leg(name="l", hip=0.0, reach=0.4))
    stride = Stride(speed=1.3, length=1.4, phases=(0.0, 0.5), duty=0.62, lift=0.1)
    feet = Footfalls(role, performance, legs, (stride,), turning=0.5)
    ways = set()
    for name in ("r", "l"):
        for plant in feet.plants[name]:
            middle = (plant.start + plant.end) / 2
            assert feet.at(name, middle).facing == plant.facing
            ways.add(round(plant.facing, 1))
            for moment in np.arange(max(plant.start, 0), min(plant.end, 4), 0.01):
                assert abs(plant.x - track.at(moment).x) < 0.42
    assert {1.0, -1.0} <= ways
