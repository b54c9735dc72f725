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
        ("A globe on a desk", "room"),
        ("A school of fish swims past a shark", "underwater"),
        ("A submarine dives", "underwater"),
        ("A dolphin leaps", "sea"),
        ("A bear catches a salmon", "river"),
        ("A bowl of fruit on a table", "room"),
        ("A cake baking", "kitchen"),
        ("A motorcycle drives past a truck", "street"),
        ("A frog between two lily pads", "river"),
        ("A dog runs past a tree", "meadow"),
    ],
)
def test_things_say_where_they_are(prompt: str, place: str) -> None:
    assert read(prompt).shots[0].place == place
