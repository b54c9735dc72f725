"""Handles: @ana is a person in every place where a noun can stand, and always the same one."""

from __future__ import annotations

import pytest

from sora_nb import narration
from sora_nb.stage.director import read
from sora_nb.stage.reading.words import sentences


def cast(prompt):
    """Return (name, figure, cameo, verbs) of each actor."""
    return [(a.name, a.figure, a.trait("cameo"), [x.verb for x in a.actions]) for a in read(prompt).shots[0].actors]


@pytest.mark.parametrize(("prompt", "expected"), [
    ("@ana rides a skateboard past the penguin",
     [("@ana", "person", "ana", ["ride"]), ("skateboard", "skateboard", None, []), ("penguin", "penguin", None, [])]),
    ("a dog chases @ana", [("dog", "dog", None, ["chase"]), ("@ana", "person", "ana", [])]),
    ("@ana and @bob dance", [("@ana", "person", "ana", ["dance"]), ("@bob", "person", "bob", ["dance"])]),
    ("@Ana waves. She jumps. @ANA runs", [("@ana", "person", "ana", ["wave", "jump", "run"])]),
    ("@bob-2 and @bob_3 run", [("@bob-2", "person", "bob-2", ["run"]), ("@bob_3", "person", "bob_3", ["run"])]),
    ("@ana, a chef, waves", [("@ana", "chef", "ana", ["wave"])]),
    ("@ana the astronaut walks", [("@ana", "astronaut", "ana", ["walk"])]),
    ("a penguin follows @ana, a pirate", [("penguin", "penguin", None, ["follow"]), ("@ana", "pirate", "ana", [])]),
    ("@ana, a chef, waves. The chef jumps", [("@ana", "chef", "ana", ["wave", "jump"])]),
    ("@ana, @bob and a cat run",
     [("@ana", "person", "ana", ["run"]), ("@bob", "person", "bob", ["run"]), ("cat", "cat", None, ["run"])]),
    ("@ana, a penguin and a dog run",
     [("@ana", "person", "ana", ["run"]), ("penguin", "penguin", None, ["run"]), ("dog", "dog", None, ["run"])]),
])  # fmt: skip
def test_who_is_read_from_a_handle(prompt, expected):
    assert cast(prompt) == expected
    assert read(prompt).unplaced == ()


def test_what_is_done_to_a_handle_and_said_by_one():
    shot = read("@ana throws a ball to @bob and says 'Catch!'").shots[0]
    speech = [a.speech for a in shot.actor("@ana").actions if a.speech]
    assert speech == ["Catch!"]
    shot = read("@bob waves at @ana. A cat sits next to @ana").shots[0]
    assert [a.target for a in shot.actor("@bob").actions] == ["@ana"]
    assert [(r.a, r.relation, r.b) for r in shot.relations] == [("cat", "next to", "@ana")]


def test_what_belongs_to_a_handle():
    names = [name for name, *_ in cast("@ana's dog runs")]
    assert names == ["dog", "@ana"]
    assert [t.text for t in sentences("@ana's and @bob' x")[0]][:2] == ["@ana", "'s"]


def test_a_handle_is_told_without_an_article():
    plan = read("a dog runs towards @ana. @ana waves")
    told = narration.alt(plan)
    assert "@ana waves" in told
    assert "an @ana" not in told
    assert "the @ana" not in told
    chips = {chip["label"]: chip["note"] for chip in narration.chips(plan) if chip["kind"] == "actor"}
    assert chips["@ana"] == "cameo, as person"


def test_a_man_of_another_name_is_no_cameo():
    assert all(cameo is None for _, _, cameo, _ in cast("Ana waves at 3 balls @ noon"))
