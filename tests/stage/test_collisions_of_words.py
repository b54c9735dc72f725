"""Words that two rules lay claim to, and what goes on from shot to shot."""

from __future__ import annotations

import pytest

from sora_nb.plans import Actor, Plan
from sora_nb.stage.director import read


def actor(plan: Plan, name: str, shot: int = 0) -> Actor:
    """Return an actor of a shot by name."""
    return next(a for a in plan.shots[shot].actors if a.name == name)


def deeds(plan: Plan, name: str, shot: int = 0) -> list[tuple[str, str | None]]:
    """Return what somebody does in a shot, and to whom."""
    return [(a.verb, a.target) for a in actor(plan, name, shot).actions]


@pytest.mark.parametrize(
    ("prompt", "name", "told"),
    [
        ("A cowboy stops at a well and drinks water.", "cowboy", ("drink", "water")),
        ("A woman buys apples.", "woman", ("hold", "apple")),
        ("A girl picks up a puppy. The puppy licks her face.", "puppy", ("kiss", "girl")),
        ("A green apple rolls off a table and a dog catches it before it hits the ground.", "dog", ("catch", "apple")),
        ("A zebra next to a giraffe, both eating leaves from a tree.", "zebra", ("eat", "leaf")),
        ("The camera pushes in on an astronaut sitting on the moon.", "astronaut", ("sit", None)),
        ("A chef flips a pancake.", "chef", ("throw", "pancake")),
        ("A robot moves a rook.", "robot", ("push", "rook")),
        ("A puppy and its sisters play, their heads pop out of the snow.", "puppy", ("play", None)),
    ],
)
def test_what_a_verb_means_by_its_neighbours(prompt: str, name: str, told: tuple[str, str | None]) -> None:
    assert told in deeds(read(prompt), name)


def test_what_never_comes_to_pass_is_not_played():
    plan = read("A green apple rolls off a table and a dog catches it before it hits the ground.")
    assert [verb for verb, _ in deeds(plan, "dog")] == ["catch"]


def test_smoke_belongs_to_the_chimney_that_it_comes_from():
    plan = read("A steam train crosses a bridge, smoke billowing from its chimney.")
    assert actor(plan, "steam train").trait("emits") == "smoke"
    assert plan.shots[0].effects == ()
    assert "smoke" not in plan.unplaced


def test_a_glass_that_smokes_has_no_cigarette():
    plan = read("The glass bubbles and smokes.")
    assert actor(plan, "glass").trait("emits") == "smoke"
    assert plan.shots[0].effects == ()
    assert deeds(plan, "glass") == []


def test_what_fills_the_air_is_told():
    assert read("Bubbles rise slowly in the coral reef.").unplaced == ()


@pytest.mark.parametrize("prompt", ["A dragon sleeps on a pile of gold.", "A man sits on a heap of gold."])
def test_gold_that_is_sat_on_colours_nobody(prompt: str) -> None:
    assert read(prompt).shots[0].actors[0].colour is None


def test_turning_into_somebody_is_no_turning_round():
    plan = read("A man turns into a wolf under a full moon.")
    assert deeds(plan, "man") == [("stand", None), ("disappear", None)]
    assert deeds(plan, "wolf") == [("appear", None)]
    assert any("vanishing" in note for note in plan.notes)


def test_the_sky_is_no_other_place_and_a_last_word_on_style_is_about_the_film():
    plan = read(
        "An astronaut hops across the moon. In the next shot, a rocket takes off. The earth hangs in the black sky. Cinematic.",
        seconds=10.0,
    )
    assert {shot.place for shot in plan.shots} == {"moon"}
    assert {shot.style for shot in plan.shots} == {"cinematic"}
    assert deeds(plan, "earth", len(plan.shots) - 1) == [("float", None)]


def test_who_is_given_something_answers_in_the_same_shot():
    plan = read(
        "A chef cooks in a kitchen. Meanwhile, a dog waits outside. Then the chef gives the dog a bone. The dog runs away.",
        seconds=10.0,
    )
    last = plan.shots[-1]
    assert {"chef", "dog", "bone"} <= {a.name for a in last.actors}
    assert ("run", None) in deeds(plan, "dog", len(plan.shots) - 1)


def test_what_is_dropped_is_looked_at_no_more():
    plan = read(
        "A detective walks down an alley. He looks at a photograph. A black cat jumps off a wall. He drops the photograph.",
        seconds=10.0,
    )
    assert all(verb != "look" for verb, _ in deeds(plan, "detective", len(plan.shots) - 1))
