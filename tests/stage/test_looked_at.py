"""What was seen to be wrong on sheets of films: bears read as verbs, two in one place, cooks in pans, balls past magnets."""

from __future__ import annotations

import pytest

from sora_nb.stage.director import read
from sora_nb.stage.staging import perform


def cast(prompt):
    return {a.figure: a for a in read(prompt).shots[0].actors}


def test_a_coloured_noun_is_no_verb():
    players = cast("A blue bird and a brown bear")
    assert players["bear"].colour == "brown"
    assert players["bird"].colour == "blue"
    assert not players["bird"].actions
    assert cast("A man sees a brown bear")["bear"].colour == "brown"


def test_who_is_heard_does_it():
    players = cast("A girl hears a dog bark")
    assert players["dog"].actions[0].verb == "speak"
    assert cast("A boy watches a dog run")["dog"].actions[0].verb == "run"


def test_several_told_of_with_a_phrase_do_the_deed():
    shot = read("Two people in a small boat row across a lake").shots[0]
    people, boat = shot.actors
    assert (people.count, boat.figure) == (2, "canoe")
    assert people.actions[0].target == boat.name


def test_a_leash_is_in_the_hand_and_a_pancake_in_the_pan():
    plan = read("A man walks a dog on a leash")
    assert not plan.shots[0].relations
    assert not plan.unplaced
    shot = read("A chef flips a pancake in a pan").shots[0]
    assert [(r.a, r.relation) for r in shot.relations] == [("pancake", "inside")]


@pytest.mark.parametrize(("prompt", "place", "setting"), [
    ("A barista pours milk", "room", "cafe"), ("A surgeon waves", "room", "hospital room"),
    ("A blacksmith hammers a sword", "room", "workshop"), ("A librarian reads a book", "library", None),
])  # fmt: skip
def test_a_calling_implies_where_one_is_at_work(prompt, place, setting):
    shot = read(prompt).shots[0]
    assert (shot.place, shot.setting) == (place, setting)


@pytest.mark.parametrize("prompt", ["A barista walks a dog", "A surgeon rides a horse", "A barista on the beach waves"])
def test_and_none_where_they_are_elsewhere(prompt):
    assert read(prompt).shots[0].place != "room"


@pytest.mark.parametrize("prompt", [
    "A man and a woman stand under an umbrella", "A cat and a dog sit on a couch",
    "A man and a woman sit on a bench under a tree",
])  # fmt: skip
def test_two_in_one_place_stand_side_by_side(prompt):
    performance = perform(read(prompt).shots[0], seconds=3.0, aspect=16 / 9, seed=0)
    one, two = (performance.roles[i].track.at(2.5) for i in (0, 1))
    assert abs(one.x - two.x) > 0.25


def test_who_sits_under_a_tree_sits_and_has_it_over_them():
    performance = perform(read("A woman sits on a bench under a tree").shots[0], seconds=3.0, aspect=16 / 9, seed=0)
    woman, bench, tree = (performance.role(name) for name in ("woman", "bench", "tree"))
    assert abs(woman.track.at(2.0).x - bench.track.at(2.0).x) < 0.8
    assert tree.height > 2 * woman.height
    assert tree.track.at(2.0).depth > bench.track.at(2.0).depth


def test_a_ball_comes_to_rest_at_a_magnet():
    performance = perform(read("A metal ball rolls towards a magnet").shots[0], seconds=4.0, aspect=16 / 9, seed=0)
    ball, magnet = performance.role("ball"), performance.role("magnet")
    before = abs(ball.track.at(0.0).x - magnet.track.at(0.0).x)
    after = abs(ball.track.at(3.9).x - magnet.track.at(3.9).x)
    assert after < 0.6 * before
    assert abs(magnet.track.at(3.9).x) < 5.0
