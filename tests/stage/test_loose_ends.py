"""What a prompt says that finds no place, or only half a one, is never lost in silence."""

from __future__ import annotations

import pytest

from sora_nb import narration
from sora_nb.stage.cast.human_acting import MANNERS as GAITS
from sora_nb.stage.cast.human_acts import MOODS
from sora_nb.stage.director import read
from sora_nb.stage.moves import paths
from sora_nb.stage.vocabulary import MANNERS


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("一只狗在跑", {"一只狗在跑"}),
        ("собака бежит", {"собака", "бежит"}),
        ("🐶🐶", {"🐶🐶"}),
        ("!!!", {"!!!"}),
        ("asdf qwer", {"asdf", "qwer"}),
    ],
)
def test_a_prompt_of_which_no_word_was_understood_says_so(prompt, words):
    plan = read(prompt)
    assert set(plan.unplaced) == words
    assert "No word was understood; the stage reads English and French." in plan.notes


def test_a_word_of_another_language_beside_one_that_is_understood_is_listed():
    assert read("Un chien court 犬 dans la forêt 🐶").unplaced == ("犬", "🐶")
    plan = read("A dog runs 犬 in the forest 🐶")
    assert plan.unplaced == ("犬", "🐶")
    assert (plan.shots[0].place, [a.verb for a in plan.shots[0].actors[0].actions]) == ("forest", ["run"])
    assert not plan.notes


@pytest.mark.parametrize(
    "prompt", ["night", "meadow", "day", "fog", "beach", "in the rain", "a stop sign", "calm music", "zoom in"]
)
def test_one_word_that_sets_the_scene_is_understood(prompt):
    assert not read(prompt).notes


@pytest.mark.parametrize(
    ("prompt", "place", "gravity"),
    [
        ("A ball falls on Mars", "desert", 3.71),
        ("A ball bounces on Jupiter", "desert", 24.79),
        ("An astronaut jumps on the planet Venus", "desert", 8.87),
        ("A ball rolls across Mercury at night", "moon", 3.7),
    ],
)
def test_another_planet_has_its_own_gravity_and_a_note_how_it_is_drawn(prompt, place, gravity):
    plan = read(prompt)
    assert [(s.place, s.gravity, len(s.actors)) for s in plan.shots] == [(place, gravity, 1)]
    assert any(f"drawn as {place}" in note and f"{gravity:g} m/s²" in note for note in plan.notes)


def test_a_planet_in_the_sky_is_no_ground():
    for prompt in ("The moon orbits Saturn", "A planet spins", "A rocket flies past Saturn"):
        plan = read(prompt)
        assert (plan.shots[0].place, plan.shots[0].gravity, plan.notes) == ("space", 0.0, ())
        assert any(a.figure == "planet" for a in plan.shots[0].actors)
    shots = read("A rover drives across Mars. A ball bounces on Jupiter.").shots
    assert [s.gravity for s in shots] == [3.71, 24.79]


def test_neon_signs_are_things_and_who_is_asleep_sleeps():
    cat, sign = read("A cat sits under neon signs").shots[0].actors
    assert ([a.verb for a in cat.actions], sign.word) == (["sit"], "neon sign")
    for prompt in ("The dog is asleep", "A dog is fast asleep"):
        plan = read(prompt)
        assert [(a.verb, a.manner) for a in plan.shots[0].actors[0].actions] == [("sleep", None)]
        assert not plan.unplaced


def test_a_manner_that_does_not_show_is_listed():
    assert read("a gleeful ball bounces ontologically").unplaced == ("gleeful", "ontologically")
    assert read("A child walks philosophically, then jumps joyfully").unplaced == ("philosophically",)


def test_the_manners_that_count_as_understood_are_those_that_show():
    assert {*paths._PACE, *paths._ENERGY, *MOODS, *GAITS} == MANNERS
    for manner in ("slowly", "in slow motion", "happily", "in a hurry"):
        assert read(f"A girl walks {manner}").unplaced == ()


@pytest.mark.parametrize(
    ("prompt", "told"),
    [("Two red childs", "Two red children"), ("Three foxs run", "Three foxes run"), ("Two wolves run", "Two wolves run")],
)
def test_several_are_told_in_the_plural(prompt, told):
    assert narration.alt(read(prompt)).startswith(told)
