"""Seen to: what would be laughed at on a projector does not happen: heaps of birds, ships beside their cup, silent roars."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from sora_nb.stage.director import read
from sora_nb.stage.performance import Line
from sora_nb.stage.staging import perform


def played(prompt, seconds=4.0, seed=0):
    return perform(read(prompt).shots[0], seconds=seconds, aspect=16 / 9, seed=seed)


def the(performance, figure):
    return next(role for role in performance.roles if role.figure == figure)


@pytest.mark.parametrize("prompt", ["A flock of birds flies over the lake", "Five penguins walk in the classroom"])
def test_a_group_never_ends_in_a_heap(prompt):
    performance = played(prompt, seconds=8.0)
    for t in (0.0, 3.0, 5.5, 8.0):
        xs = sorted(role.track.at(t).x for role in performance.roles)
        assert min(b - a for a, b in itertools.pairwise(xs)) > 0.05, t
        assert xs[-1] - xs[0] > 0.5 * (max(r.track.at(0).x for r in performance.roles) - xs[0]), t


def test_ships_stay_in_their_cup():
    performance = played("Two pirate ships battle each other as they sail inside a cup of coffee")
    cup = the(performance, "coffee")
    for role in performance.roles[:2]:
        assert np.abs(role.track.x - cup.track.at(0).x).max() < 0.6 * cup.height
        assert (role.track.y > cup.track.at(0).y).all()
    assert any(e.kind == "contact" for e in performance.events)


def test_a_butterfly_comes_down_on_the_flower_it_lands_on():
    performance = played("A butterfly lands on a flower")
    butterfly, flower = the(performance, "butterfly").track.at(4.0), the(performance, "flower")
    assert butterfly.x == pytest.approx(flower.track.at(0).x, abs=0.05)
    assert butterfly.y > flower.track.at(0).y
    assert any(e.kind == "land" for e in performance.events)


def test_a_bee_rests_on_each_flower_in_turn():
    performance = played("A bee flies from flower to flower", seconds=5.0)
    bee, places = the(performance, "bee"), [r.track.at(0).x for r in performance.roles if r.figure == "flower"]
    assert len(places) == 2
    assert all(any(abs(bee.track.at(t).x - x) < 0.05 for t in (2.4, 4.9)) for x in places)


def test_a_frog_leaps_off_its_log_into_the_water():
    performance = played("A frog jumps from a log into the pond")
    frog, log = the(performance, "frog"), the(performance, "log")
    assert frog.track.at(0).y >= log.track.at(0).y
    assert abs(frog.track.at(4).x - log.track.at(4).x) > 0.3
    assert any(e.kind == "splash" for e in performance.events)


def test_who_races_goes_the_same_way_as_who_is_raced():
    performance = played("A snail races a turtle")
    snail, turtle = (the(performance, name).track for name in ("snail", "turtle"))
    assert (snail.at(4).x - snail.at(0).x) * (turtle.at(4).x - turtle.at(0).x) > 0


def test_the_hunted_runs_round_the_table_too():
    performance = played("A cat chases a mouse around the table")
    for name in ("cat", "mouse"):
        assert np.ptp(the(performance, name).track.x) > 1.0
        assert np.ptp(the(performance, name).track.depth) > 0.1


def test_a_helicopter_rises_level():
    performance = played("A helicopter takes off")
    helicopter = the(performance, "helicopter").track
    assert np.abs(helicopter.angle).max() < 0.15
    assert helicopter.at(4).y > helicopter.at(0).y + 1.0


def test_a_dolphin_leaps_more_than_once_and_a_ship_goes_down_from_the_surface():
    dolphin = the(played("A dolphin leaps out of the sea"), "dolphin").track
    assert sum(np.diff(np.sign(dolphin.y - 0.3)) > 0) >= 2
    ship = the(played("A ship sinks in the ocean"), "ship")
    assert ship.track.at(0).y < 0.6 * ship.height
    assert (np.diff(ship.track.y) <= 1e-4).all()


def test_an_animal_climbs_upright_along_the_trunk():
    performance = played("A cat climbs a tree")
    cat, tree = the(performance, "cat").track.at(4.0), the(performance, "tree")
    assert abs(cat.angle) > 1.0
    assert abs(cat.x - tree.track.at(0).x) < 0.3 * tree.height
    assert cat.y > 0.3 * tree.height


def test_what_an_animal_builds_grows():
    performance = played("A spider builds a web")
    web = the(performance, "spider web").track
    assert web.at(0).scale < 0.3 < 0.9 < web.at(4).scale


@pytest.mark.parametrize(
    ("prompt", "figure"), [("A lion roars", "lion"), ("A T-rex roars", "dinosaur"), ("A dog barks", "dog")]
)
def test_a_mouth_opens_when_the_call_is_heard(prompt, figure):
    role = the(played(prompt), figure)
    assert role.calls
    assert all(role.openness(at - 0.02) == 0.0 and role.openness(at + 0.15) > 0.4 for at in role.calls)


def test_what_is_fought_over_lies_on_the_ground_between():
    performance = played("Two squirrels fight over a nut")
    nut, (one, other) = the(performance, "chestnut").track.at(0), [r.track.at(0) for r in performance.roles[:2]]
    assert min(one.x, other.x) < nut.x < max(one.x, other.x)
    assert max(one.y, other.y) < 0.1


def test_a_rocket_has_no_campfire_and_a_vase_holds_its_flowers():
    assert [r.figure for r in played("A rocket launches with fire and smoke").roles] == ["rocket"]
    performance = played("A vase with flowers next to a window")
    vase = the(performance, "vase")
    assert all(abs(r.track.at(0).x - vase.track.at(0).x) < vase.height for r in performance.roles if r.figure == "flower")
    # The room has a window of its own.
    assert not any(r.figure == "window" for r in performance.roles)


def test_small_things_alone_are_shown_closer_than_beside_somebody():
    alone, beside = played("A teapot on a table"), played("A cat sits next to a teapot")
    assert the(alone, "teapot").height > 1.2 * the(beside, "teapot").height


@pytest.mark.parametrize(
    ("prompt", "time"),
    [("Fireworks over the city", "night"), ("A candle flickers in a dark room", "night"), ("A neon sign glows", "night"),
     ("Fireworks at dawn", "dawn"), ("A candle burns in a room", "day")],
)  # fmt: skip
def test_what_is_seen_in_the_dark_is_seen_by_night(prompt, time):
    assert read(prompt).shots[0].time == time


def test_a_mouth_is_shut_until_its_voice_sets_in():
    line = Line(role="man", text="Oh", start=0.5, samples=np.ones(4800, np.float32), mouth=np.ones(10, np.float32))
    assert [line.openness(t) for t in (0.493, 0.5, 0.595, 0.605)] == [0.0, 1.0, 1.0, 0.0]
