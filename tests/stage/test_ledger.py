"""Ledger: words that a plan has no trace of are told, and those that it has are not."""

from __future__ import annotations

import pytest

from sora_nb.stage.director import read


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("A dog wags its tail", "tail"),
        ("A woman holds a cup with her teeth", "teeth"),
        ("A panda eats in Paris in spring", "spring"),
        ("A red ball rolls in autumn", "autumn"),
    ],
)
def test_what_left_no_trace_is_told(prompt: str, told: str) -> None:
    assert told in read(prompt).unplaced


@pytest.mark.parametrize(
    "prompt",
    [
        "A boy strolls along the shore at dusk",
        "A group of children plays football in the park",
        "A stylish woman in a crimson dress twirls in a downpour",
        "A classroom full of students",
        "A lion roars, with the sound of birds singing",
        "A man takes a nap on a bench under the stars",
    ],
)
def test_what_is_in_the_plan_is_not_called_lost(prompt: str) -> None:
    assert read(prompt).unplaced == ()


def test_what_is_said_of_where_things_are_put_is_a_relation() -> None:
    shot = read("A backpack placed on a table").shots[0]
    assert [(r.a, r.relation, r.b) for r in shot.relations] == [("backpack", "on", "table")]
    assert shot.actors[0].actions == ()


def test_they_suddenly_start_something_new() -> None:
    person = read("A person is reading a book, then they suddenly get up and start dancing.").shots[0].actors[0]
    assert [action.verb for action in person.actions] == ["read", "stand", "dance"]
