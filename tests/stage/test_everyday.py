"""What people do every day is staged as it is done: they get into a bus, wheel a cart, go up a ladder, keep out of the way."""

from __future__ import annotations

import numpy as np
import pytest

from sora_nb.stage import director
from sora_nb.stage.cast.wardrobe import dress
from sora_nb.stage.staging import perform
from sora_nb.stage.vocabulary import COLOURS


def played(prompt, seconds=4.0):
    plan = director.read(prompt, seconds=seconds)
    return plan, perform(plan.shots[0], seconds=seconds, aspect=16 / 9, seed=0)


def role(performance, name):
    return next(r for r in performance.roles if r.actor.name == name)


def test_who_gets_on_a_bus_comes_on_foot_and_is_inside_at_the_end():
    plan, performance = played("a woman gets on a bus")
    woman, bus = role(performance, "woman").track, role(performance, "bus")
    assert plan.shots[0].actor("woman").actions[0].written == "board"
    assert woman.at(0).y == pytest.approx(0, abs=0.01)
    assert abs(woman.at(0).x - bus.track.at(0).x) > abs(woman.at(3.9).x - bus.track.at(3.9).x)
    assert woman.at(3.9).depth > bus.track.at(3.9).depth
    assert woman.at(3.9).scale < 1


def test_two_who_share_a_boat_sit_one_behind_the_other():
    _, performance = played("two men row a boat on a lake")
    first, second = (r.track.at(2.0).x for r in performance.roles if r.family == "human")
    assert abs(first - second) > 0.3


def test_a_cart_is_wheeled_along_from_the_first_moment():
    _, performance = played("a man pushes a shopping cart")
    man, cart = role(performance, "man").track, role(performance, "shopping cart").track
    gaps = [abs(man.at(t).x - cart.at(t).x) for t in np.linspace(0.2, 3.6, 12)]
    assert max(gaps) - min(gaps) < 0.25
    assert abs(cart.at(3.9).x - cart.at(0).x) > 1


def test_a_ladder_is_tall_enough_to_go_up():
    _, performance = played("a firefighter climbs a ladder")
    climber, ladder = role(performance, "firefighter"), role(performance, "ladder")
    assert ladder.height > 1.5 * climber.height
    assert climber.track.at(3.9).y > 0.5 * climber.height


def test_onlookers_do_not_stand_between_a_teacher_and_the_board():
    plan, performance = played("a teacher writes on the blackboard while three children listen")
    teacher, board = role(performance, "teacher").track.at(0).x, role(performance, "blackboard").track.at(0).x
    low, high = sorted((teacher, board))
    assert plan.shots[0].place == "classroom"
    assert not any(low < r.track.at(0).x < high for r in performance.roles if r.actor.name == "child")


@pytest.mark.parametrize(
    ("prompt", "name", "figure"),
    [
        ("a basketball player throws a ball into the hoop", "hoop", "basketball hoop"),
        ("a basketball player throws a ball into the hoop", "ball", "basketball"),
        ("a man slips on a banana peel", "banana peel", "banana peel"),
        ("a rock band plays", "rock band", "musician"),
        ("a painter paints a portrait", "portrait", "easel"),
        ('"It was the dog," says Ben.', "ben", "person"),
    ],
)
def test_things_are_what_the_deed_says_they_are(prompt, name, figure):
    assert director.read(prompt).shots[0].actor(name).figure == figure


@pytest.mark.parametrize(
    ("prompt", "deed"),
    [
        ("a waiter serves coffee to a woman", ("give", "coffee")),
        ("a nurse pushes an old man in a wheelchair", ("push", "wheelchair")),
        ("a boy blows out the candles on a cake", ("blow", "candle")),
        ("a thief runs from a policeman", ("run", None)),
        ("a man walks up the stairs carrying a box", ("hold", "box")),
        ("a figure skater performs a triple axel", ("jump", None)),
    ],
)
def test_deeds_are_done_to_what_is_meant(prompt, deed):
    plan = director.read(prompt)
    assert deed in {(a.verb, a.target) for a in plan.shots[0].actors[0].actions}


def test_a_street_of_neon_has_its_signs_and_is_seen_by_night():
    shot = director.read("a woman walks down a street filled with glowing neon").shots[0]
    assert (shot.place, shot.setting, shot.time) == ("street", "neon street", "night")
    assert director.read("a neon green frog jumps on a street").shots[0].setting is None
    assert director.read("a cat walks down a street, neon style").shots[0].setting is None


def test_a_jacket_goes_over_a_dress():
    woman = (
        director.read("A woman walks. She wears a black leather jacket, a long red dress and black boots.").shots[0].actors[0]
    )
    worn = dress("woman", woman, np.random.default_rng(0), female=True, small=False)
    assert (worn.top, worn.skirt, worn.shoes, worn.boots) == (COLOURS["black"], COLOURS["red"], COLOURS["black"], True)
    assert worn.drape > 0.7


@pytest.mark.parametrize(("prompt", "figure", "near"), [("a girl hugs her dog", "dog", 1.9), ("a man hugs a tree", "tree", 1.6),
                                                        ("a woman hugs a horse", "horse", 1.9)])  # fmt: skip
def test_whoever_is_hugged_is_gone_to(prompt, figure, near):
    _, performance = played(prompt)
    hugger = next(r for r in performance.roles if r.family == "human").track
    other = next(r for r in performance.roles if r.figure == figure)
    assert abs(hugger.at(3.0).x - other.track.at(3.0).x) < near * max(other.height / 2, 1.0)
    assert other.height > 0.6
    assert hugger.at(3.0).facing * (other.track.at(3.0).x - hugger.at(3.0).x) > 0


def test_who_lies_in_a_bed_lies_on_it_and_fits():
    _, performance = played("a boy sleeps in a bed")
    boy, bed = role(performance, "boy"), role(performance, "bed")
    low, high = bed.track.at(1).y - bed.height / 2, bed.track.at(1).y + bed.height / 2
    assert low < boy.track.at(1).y < high
    assert 0.6 < boy.height / bed.height < 2.2


def test_a_target_stands_off_from_whoever_shoots_at_it():
    _, performance = played("an archer shoots an arrow at a target")
    archer, target = (next(r for r in performance.roles if r.family == kind) for kind in ("human", "prop"))
    for t in (0.0, 2.0, 3.9):
        assert abs(archer.track.at(t).x - target.track.at(t).x) > archer.height
    assert not target.held


def test_what_is_poured_into_stands_on_the_table_ahead():
    _, performance = played("a woman pours milk into a glass")
    woman = role(performance, "woman")
    glass = next(r for r in performance.roles if r.figure == "wine glass").track.at(2)
    ahead = (glass.x - woman.track.at(2).x) * woman.track.at(2).facing
    assert 0.2 * woman.height < ahead < 0.6 * woman.height
    assert 0.35 * woman.height < glass.y < 0.7 * woman.height


def test_a_raft_lies_in_the_river_and_carries_who_stands_on_it():
    plan, performance = played("a man stands on a raft on a river")
    man, raft = role(performance, "man"), role(performance, "raft")
    assert plan.shots[0].place == "river"
    for t in (0.0, 3.9):
        assert abs(raft.track.at(t).y) < 0.3
        assert man.track.at(t).y > raft.track.at(t).y - raft.height
