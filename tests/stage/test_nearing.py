"""Those who have to do with each other meet within a short shot; things fall where they are told to."""

import numpy as np
import pytest

import sora_nb as sora
from sora_nb.stage import staging
from sora_nb.stage.performance import Performance, Role


def staged(prompt: str, seconds: float = 2.0) -> Performance:
    return staging.perform(sora.plan(prompt, seconds=seconds).shots[0], seconds=seconds, aspect=16 / 9, seed=5)


def role(made: Performance, name: str) -> Role:
    return next(r for r in made.roles if r.actor.name == name)


def spots(body: Role, times: np.ndarray) -> np.ndarray:
    return np.array([(body.track.at(float(t)).x, body.track.at(float(t)).y) for t in times])


TIMES = np.linspace(0.0, 1.98, 60)


@pytest.mark.parametrize(
    ("prompt", "one", "other", "within"),
    [
        ("A toy car bumps into a wall.", "toy car", "wall", 1.2),
        ("A knight fights a dragon near a castle.", "knight", "dragon", 3.2),
        ("A rabbit eats a carrot.", "rabbit", "carrot", 1.6),
    ],
)
def test_they_meet_while_the_shot_lasts(prompt: str, one: str, other: str, within: float) -> None:
    made = staged(prompt)
    apart = np.abs(spots(role(made, one), TIMES)[:, 0] - spots(role(made, other), TIMES)[:, 0])
    assert apart.min() < within


def test_what_is_eaten_up_in_a_tree_is_up_there() -> None:
    made = staged("A monkey eats a banana in a tree.")
    monkey, banana = spots(role(made, "monkey"), TIMES), spots(role(made, "banana"), TIMES)
    assert np.ptp(monkey[:, 0]) < 0.1
    assert banana[:, 1].min() > 2.0


def test_a_swing_is_pushed_from_behind_and_the_child_stays_on_it() -> None:
    made = staged("A mother pushes her son on a swing.", 5.0)
    mother, son, swing = (role(made, name) for name in ("mother", "son", "swing"))
    times = np.linspace(0.0, 4.9, 120)
    path, pivot = spots(son, times), swing.track.at(0.0).x
    assert np.ptp(spots(mother, times)[:, 0]) < 0.01
    side = np.sign(mother.track.at(0.0).x - pivot)
    assert (side * (mother.track.at(0.0).x - path[:, 0]) > 0).all()
    assert np.ptp(path[:, 0]) > 1.0
    pushes = [c for c in mother.cues if c.verb == "push"]
    assert len(pushes) >= 2
    for cue in pushes:
        at = son.track.at(cue.beat or 0.0)
        assert side * (at.x - pivot) > 0.9 * np.abs(path[:, 0] - pivot).max() - 0.05


def test_several_on_a_table_roll_over_its_edge_one_after_another() -> None:
    made = staged("Five oranges roll across a table.", 5.0)
    oranges = [r for r in made.roles if r.actor.name == "orange"]
    first = sorted(r.track.at(0.0).x for r in oranges)
    assert min(np.diff(first)) > 0.8 * oranges[0].height
    low = [next((t for t in np.linspace(0, 4.9, 300) if r.track.at(t).y < 0.9), 9.0) for r in oranges]
    assert len({round(t, 2) for t in low if t < 9}) >= 3


def test_a_stone_falls_into_a_bucket_and_sinks() -> None:
    made = staged("A stone sinks in a bucket of water.")
    path = spots(role(made, "stone"), TIMES)
    bucket = role(made, "bucket").track.at(0.0)
    assert np.ptp(path[:, 0]) < 0.01
    assert path[0, 1] - path[-1, 1] > 1.0
    assert abs(path[0, 0] - bucket.x) < 0.3


def test_what_falls_later_comes_from_above_onto_what_is_named() -> None:
    made = staged("First a red ball rolls in, then a blue cube falls on it.", 5.0)
    cube = spots(role(made, "cube"), np.linspace(0, 4.9, 200))
    assert cube[0, 1] > 4.0
    assert cube[-1, 1] < 2.0


def test_two_balls_race_down_a_ramp_side_by_side() -> None:
    made = staged("A big ball and a tiny ball roll down a ramp", 3.0)
    for name in ("ball", "ball 2"):
        path = spots(role(made, name), np.linspace(0, 2.9, 60))
        assert path[0, 1] - path[:, 1].min() > 0.6
        assert path[0, 0] > -made.size[0] / 2


def test_a_camera_that_follows_a_car_has_it_drive() -> None:
    made = staged("A tracking shot follows a red car through the city.")
    car = role(made, "car")
    assert car.track.at(1.9).x - car.track.at(0.0).x != pytest.approx(0.0, abs=2.0)
    still = staged("A red car in the city.")
    assert role(still, "car").track.at(1.9).x == pytest.approx(role(still, "car").track.at(0.0).x, abs=0.2)


def test_a_pan_over_an_empty_landscape_sweeps_far_and_keeps_whoever_is_there_in_the_frame() -> None:
    empty = staged("pan across a mountain landscape at dawn").camera.keys
    peopled = staged("The camera pans across a meadow with a cow.")
    assert abs(empty[-1][1] - empty[0][1]) > 0.4 * 10.6
    cow = role(peopled, "cow").track.at(0.0).x
    assert all(abs(cow - key[1]) < peopled.size[0] / 2 for key in peopled.camera.keys)
