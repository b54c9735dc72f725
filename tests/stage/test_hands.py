"""Hands: what is dropped was held, what is carried goes along, what is hugged, fed and washed is reached."""

from __future__ import annotations

import math

import pytest

from sora_nb.stage.director import read
from sora_nb.stage.staging import perform


def played(prompt, seconds=4.0, seed=0):
    return perform(read(prompt).shots[0], seconds=seconds, aspect=16 / 9, seed=seed)


def the(performance, figure):
    return next(role for role in performance.roles if role.figure == figure)


@pytest.mark.parametrize(("prompt", "thing"), [
    ("A boy drops a red ball", "ball"), ("A woman drops a book", "book"), ("A waiter drops a plate", "plate"),
    ("A boy walks in. He drops a ball.", "ball"),
])  # fmt: skip
def test_what_somebody_drops_was_in_their_hand_and_falls_freely(prompt, thing):
    performance = played(prompt, seconds=5.0)
    body = the(performance, thing)
    holder = next(role for role in performance.roles if role.family == "human")
    (start, end, key, _), *_ = body.held
    assert (start, key) == (0.0, holder.key)
    drop = body.track.at(end).y - body.track.at(end + 0.2).y
    assert drop == pytest.approx(0.5 * 9.81 * 0.2**2, rel=0.15)
    low = min(body.track.at(t / 20).y for t in range(round(20 * end), 100))
    assert low < body.track.at(end).y - 0.8, "it reaches the floor"


def test_two_who_drop_something_hold_one_each():
    performance = played("A boy drops a ball and a girl drops a book")
    assert {the(performance, thing).held[0][2] for thing in ("ball", "book")} == {"boy", "girl"}


@pytest.mark.parametrize(("place", "apart"), [("on the moon", 0.1), ("in the park", 0.8)])
def test_a_hammer_and_a_feather_both_fall_as_the_air_lets_them(place, apart):
    performance = played(f"An astronaut drops a hammer and a feather {place}", seconds=5.0)
    hammer, feather = the(performance, "hammer"), the(performance, "feather")
    assert hammer.held == feather.held == ()
    assert hammer.track.at(0).y > 1
    gaps = [
        abs((hammer.track.at(t).y - hammer.track.at(0).y) - (feather.track.at(t).y - feather.track.at(0).y)) for t in (0.5, 0.7)
    ]
    assert max(gaps) < apart if apart < 0.5 else max(gaps) > apart


@pytest.mark.parametrize(("prompt", "goes"), [
    ("A man carries a cake", True), ("A woman carries a box through the park", True), ("A man holds a cake", False),
    ("A man sits on a bench and carries a cake", False), ("Two men carry a sofa", False),
])  # fmt: skip
def test_who_carries_something_goes_with_it(prompt, goes):
    performance = played(prompt)
    holder = next(role for role in performance.roles if role.family == "human")
    assert (abs(holder.track.at(4).x - holder.track.at(0).x) > 1) is goes


@pytest.mark.parametrize(("prompt", "large", "near"), [
    ("A little girl hugs a huge penguin", "penguin", 0.4), ("A girl hugs a bear", "bear", 0.6),
    ("A man hugs a tree", "tree", 0.4), ("A man is washing a red car", "car", 1.2),
])  # fmt: skip
def test_who_hugs_or_washes_something_large_is_at_it_and_before_it(prompt, large, near):
    performance = played(prompt)
    who, thing = next(role for role in performance.roles if role.family == "human"), the(performance, large)
    there, it = who.track.at(4), thing.track.at(4)
    assert abs(there.x - it.x) < near * thing.height
    assert there.depth < it.depth, "not hidden behind it"
    assert math.copysign(1, there.facing) == math.copysign(1, it.x - there.x)


@pytest.mark.parametrize("prompt", ["A woman feeds a horse an apple", "A girl feeds an apple to a horse"])
def test_who_feeds_somebody_has_the_food_in_hand_and_goes_to_them(prompt):
    performance = played(prompt)
    horse, apple = the(performance, "horse"), the(performance, "apple")
    who = next(role for role in performance.roles if role.family == "human")
    assert apple.held[0][2] == who.key
    assert abs(who.track.at(4).x - horse.track.at(4).x) < 0.9 * horse.height
    for one, other in ((who, horse), (horse, who)):
        assert math.copysign(1, one.track.at(4).facing) == math.copysign(1, other.track.at(4).x - one.track.at(4).x)


@pytest.mark.parametrize("thing", ["shopping cart", "stroller", "wheelbarrow"])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_what_is_wheeled_along_is_held_at_its_handle(thing, seed):
    performance = played(f"A woman pushes a {thing}", seed=seed)
    who = next(role for role in performance.roles if role.family == "human")
    it = the(performance, thing)
    # Artwork has its handle at the right where it faces left.
    assert math.copysign(1, it.track.at(2).facing) == math.copysign(1, it.track.at(2).x - who.track.at(2).x)


@pytest.mark.parametrize("prompt", ["A boy jumps into a puddle", "A girl in a raincoat jumps in a puddle"])
def test_who_jumps_into_a_puddle_lands_in_it_and_it_splashes(prompt):
    performance = played(prompt)
    who, puddle = next(role for role in performance.roles if role.family == "human"), the(performance, "puddle")
    splash = next(e for e in performance.events if e.kind == "splash")
    assert splash.other == "water"
    assert who.track.at(splash.time).x == pytest.approx(puddle.track.at(0).x, abs=0.2)
    assert puddle.height < 0.3 * who.height


def test_who_jumps_over_a_puddle_stays_dry():
    performance = played("A boy jumps over a puddle")
    who, puddle = next(role for role in performance.roles if role.family == "human"), the(performance, "puddle")
    assert (who.track.at(0).x - puddle.track.at(0).x) * (who.track.at(4).x - puddle.track.at(0).x) < 0
    assert not any(e.kind == "splash" for e in performance.events)


def test_what_is_jumped_onto_is_stood_on():
    performance = played("A cat jumps onto a table")
    cat, table = the(performance, "cat"), the(performance, "table")
    assert cat.track.at(4).y == pytest.approx(table.height, abs=0.1)


@pytest.mark.parametrize(
    "prompt", ["A girl holding a red balloon walks through the park", "A boy with a red balloon runs on the beach"]
)
def test_a_balloon_floats_over_whoever_holds_it_wherever_they_go(prompt):
    performance = played(prompt)
    who, balloon = next(role for role in performance.roles if role.family == "human"), the(performance, "balloon")
    for t in (0.5, 1.5, 2.5, 3.5):
        there, it = who.track.at(t), balloon.track.at(t)
        assert abs(it.x - there.x) < 0.5 * who.height
        assert it.y - 0.5 * balloon.height > there.y + 0.9 * who.height
    assert any(cue.led == balloon.key for cue in who.cues)


def test_of_two_who_play_one_has_the_trumpet_and_turns_it_with_her():
    performance = played("Two girls play the trumpet")
    trumpet = the(performance, "trumpet")
    (*_, key, _), *others = trumpet.held
    assert not others
    holder = next(role for role in performance.roles if role.key == key)
    for t in (0.5, 2.0, 3.5):
        assert math.copysign(1, trumpet.track.at(t).facing) == math.copysign(1, holder.track.at(t).facing)


def test_who_eats_up_on_something_has_it_up_there():
    performance = played("A monkey sits on a box and eats a cake")
    monkey, cake, box = (the(performance, figure) for figure in ("monkey", "cake", "box"))
    assert abs(monkey.track.at(4).x - box.track.at(4).x) < 0.3
    assert cake.track.at(4).y > box.track.at(4).y + 0.4 * box.height


def test_an_umbrella_is_held_over_the_head_and_a_bucket_hangs_from_the_hand():
    for prompt, thing, most in (("A man holds an umbrella", "umbrella", 0.5), ("A girl carries a bucket", "bucket", 0.32)):
        performance = played(prompt)
        who = next(role for role in performance.roles if role.family == "human")
        cue = next(c for c in who.cues if c.verb == "hold")
        assert cue.manner == {"umbrella": "high", "bucket": "low"}[thing]
        assert the(performance, thing).height < most * who.height
