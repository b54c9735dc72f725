"""Signs: a street that is said to be full of neon has its signs, and is seen by night where nothing else is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.reading.drafts import Scene
    from sora_nb.stage.reading.words import Token

NEON = "neon street"
_SAID = frozenset({"neon", "neon-lit"})
_LOOKS = bag("style look outlines outline art drawing")
SIGNS = bag(
    "warm bright colourful colorful glowing flashing animated lit city neon sign signs signage light lights lighting glow"
)
"""What is said along with it of the same signs."""


def neon(scenes: Sequence[Scene], tokens: Sequence[Token]) -> None:
    """Hang neon signs along the streets of a prompt that speaks of neon and of no style or colour of that name."""
    spoken = [
        n for n, token in enumerate(tokens)
        if token.lower in _SAID and (n + 1 == len(tokens) or tokens[n + 1].lower not in {*COLOURS, *_LOOKS})
    ]  # fmt: skip
    streets = [s for s in scenes if s.place in {"street", "city"} and s.setting is None and s.style != "neon"]
    if not spoken or not streets:
        return
    for scene in streets:
        scene.place, scene.setting, scene.time = "street", NEON, scene.time or "night"
    for n in spoken:
        for near in tokens[max(0, n - 3) : n + 5]:
            near.used = near.used or near.lower in SIGNS | _SAID
