"""The small world that nano learns: who does what where, in which colour, the captions that say so, and pairs held out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.engines.base import Job
from sora_nb.recipes import Recipe
from sora_nb.stage import director

if TYPE_CHECKING:
    from sora_nb.training.configs import Grid

FIGURES = ("ball", "box", "star", "heart", "dog", "cat", "rabbit", "penguin", "car", "robot", "duck", "teddy bear")
COLOURS = ("red", "orange", "yellow", "green", "blue", "purple")
ACTIONS = ("jump", "spin", "fall", "grow", "go right", "go left")
PLACES = ("meadow", "beach", "room", "desert")
FACTS = {"figure": FIGURES, "colour": COLOURS, "action": ACTIONS, "place": PLACES}
"""What a caption states, and what it can be; a clip's facts are a row of indices in this order."""
SPLITS = ("train", "seen", "unseen")
"""Training clips; other clips of pairs that training shows; clips of pairs that it never shows."""

# At 64 pixels these would be a handful of dots.
_ENLARGED = frozenset({"ball", "star", "heart", "cat", "rabbit", "duck", "teddy bear"})
_NOUNS = {
    "ball": ("ball",), "box": ("box", "crate"), "star": ("star",), "heart": ("heart",), "dog": ("dog", "puppy"),
    "cat": ("cat", "kitten"), "rabbit": ("rabbit", "bunny"), "penguin": ("penguin",), "car": ("car", "automobile"),
    "robot": ("robot",), "duck": ("duck",), "teddy bear": ("teddy bear", "plush bear"),
}  # fmt: skip
_DEEDS = {
    "jump": ("jumps", "leaps", "hops up", "jumps up"), "spin": ("spins", "twirls", "turns around", "spins around"),
    "fall": ("falls", "drops", "falls down", "falls from the sky"), "grow": ("grows", "gets bigger", "swells", "grows larger"),
    "go right": ("moves to the right", "goes right", "travels to the right", "moves right"),
    "go left": ("moves to the left", "goes left", "travels to the left", "moves left"),
}  # fmt: skip
_WHERE = {
    "meadow": ("in a meadow", "on the grass", "in a green field"), "beach": ("on the beach", "at the seaside", "by the sea"),
    "room": ("in the living room", "in a room", "indoors"), "desert": ("in the desert", "among the dunes", "in a dry desert"),
}  # fmt: skip
_FORMS = (
    "A {c} {f} {d} {w}",
    "A {f}, {c}, {d} {w}",
    "{w} a {c} {f} {d}",
    "{c} {f} {d} {w}",
    "A film of a {c} {f} that {d} {w}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is true of one clip."""

    figure: str
    colour: str
    action: str
    place: str

    @property
    def row(self) -> tuple[int, ...]:
        """Return the indices of the facts, in the order of `FACTS`."""
        return tuple(words.index(getattr(self, name)) for name, words in FACTS.items())


def held_out(figure: str, action: str) -> bool:
    """Tell whether training never shows this pair: 12 of 72, one for each figure and two for each action."""
    return (FIGURES.index(figure) - ACTIONS.index(action)) % len(ACTIONS) == 0


def drawn(split: str, seed: int, number: int) -> Facts:
    """Return the facts of clip `number` of a split, the same whatever else is drawn."""
    dice = _dice(split, seed, number)
    pairs = [(f, a) for f in FIGURES for a in ACTIONS if held_out(f, a) == (split == "unseen")]
    figure, action = pairs[int(dice.integers(len(pairs)))]
    return Facts(
        figure=figure, action=action, colour=COLOURS[int(dice.integers(len(COLOURS)))],
        place=PLACES[int(dice.integers(len(PLACES)))],
    )  # fmt: skip


def captions(facts: Facts, dice: np.random.Generator, count: int = 4) -> list[str]:
    """Return so many ways to say the facts, none of them preferred."""
    found = []
    for _ in range(count):
        pick = {
            "f": _NOUNS[facts.figure], "c": (facts.colour,), "d": _DEEDS[facts.action], "w": _WHERE[facts.place],
        }  # fmt: skip
        said = {key: words[int(dice.integers(len(words)))] for key, words in pick.items()}
        text = _FORMS[int(dice.integers(len(_FORMS)))].format(**said)
        found.append(f"{text[0].upper()}{text[1:]}.")
    return found


def captioned(split: str, seed: int, number: int) -> list[str]:
    """Return the captions of clip `number` of a split."""
    return captions(drawn(split, seed, number), _dice(split, seed, number, 1))


def job(split: str, seed: int, number: int, grid: Grid) -> Job:
    """Return what the stage is to render for clip `number` of a split: a resting camera, one figure, no music."""
    facts = drawn(split, seed, number)
    article = "an" if facts.colour == "orange" else "a"
    sentence = f"{article} {facts.colour} {facts.figure} {_DEEDS[facts.action][0]} {_WHERE[facts.place][0]}"
    recipe = Recipe(
        prompt=sentence, engine="stage", size=(grid.side, grid.side), seconds=grid.frames / grid.fps, fps=grid.fps,
        seed=int(_dice(split, seed, number, 2).integers(2**31)),
    )  # fmt: skip
    plan = director.read(sentence, seconds=recipe.seconds)
    shot = plan.shots[0]
    size = "big" if facts.figure in _ENLARGED else None
    actors = tuple(replace(actor, size=size) for actor in shot.actors)
    return Job(recipe=recipe, plan=plan.but(shots=(replace(shot, camera="static", music=None, actors=actors),)))


def _dice(split: str, seed: int, number: int, *purpose: int) -> np.random.Generator:
    return np.random.default_rng(np.random.SeedSequence([seed, SPLITS.index(split), number, *purpose]))
