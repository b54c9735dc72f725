"""Implying: things tell where a shot is set, where nothing else does."""

from __future__ import annotations

import pytest

from sora_nb.stage.director import read


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("A chair and a couch", "room"),
        ("A toaster and a refrigerator", "kitchen"),
        ("A cat sits on a bed on a beach", "beach"),
        ("Two ships", "sea"),
        ("A boat and a horse", "meadow"),
        ("A planet and a comet", "space"),
        ("A globe on a desk", "meadow"),
        ("A frog between two lily pads", "river"),
        ("A dog runs past a tree", "meadow"),
    ],
)
def test_things_say_where_they_are(prompt: str, place: str) -> None:
    assert read(prompt).shots[0].place == place
