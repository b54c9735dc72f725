"""Any valid recipe renders or refuses with a SoraError; nothing else ever comes out."""

from __future__ import annotations

import random

import pytest

import sora_nb as sora
from sora_nb.stage.vocabulary import STYLES

WHO = (
    "a red ball", "two dogs", "an old man with a beard", "a blue bird", "three penguins", "a chef", "a huge elephant", "a car",
    "a zeppelin", "a boy and a girl", "a glass marble", "nobody", "eight tiny mice", "an apple", "a ghost",
)  # fmt: skip
WHAT = (
    "bounces", "runs to the left", "flies away", "says 'Hello there!'", "dances", "kicks a ball", "sleeps", "swims", "is",
    "rolls down the stairs", "explodes", "chases a cat", "grows and then vanishes", "falls from the sky", "thinks of home",
)  # fmt: skip
WHERE = ("", "on the beach at sunset", "in space", "under the sea", "in the rain at night", "in a kitchen", "on Mars", "in fog")


def recipe(number):
    chance = random.Random(number)
    return {
        "prompt": f"{chance.choice(WHO)} {chance.choice(WHAT)} {chance.choice(WHERE)}".strip(),
        "size": (2 * chance.randint(32, 160), 2 * chance.randint(32, 90)),
        "seconds": chance.choice([0.04, 0.3, 1.0, 1.7]),
        "fps": chance.choice([1, 8, 12, 24, 25, 60]),
        "seed": chance.choice([0, 1, 2**40, chance.randint(0, 2**62)]),
        "style": chance.choice([None, *STYLES, "paper:0.5", "noir:0.6+felt:0.4", "oil on canvas"]),
        "sound": chance.random() < 0.8,
    }


@pytest.mark.parametrize("number", range(100))
def test_renders_or_refuses(studio, number):
    asked = recipe(number)
    try:
        clip = studio.generate(**asked).wait()
    except sora.SoraError as error:
        if isinstance(error, sora.RenderFailed):
            raise
        return
    assert clip.footage.size == asked["size"]
    assert len(clip.footage) == max(1, round(asked["seconds"] * asked["fps"]))
