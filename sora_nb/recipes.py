"""Recipe: everything asked for, one frozen, hashable, JSON-able value."""

from __future__ import annotations

import dataclasses
import math
import numbers
import operator
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sora_nb import values
from sora_nb.errors import InvalidRequest
from sora_nb.plans import Plan

CUTS = ("stitch", "trim", "loop", "title", "caption", "dub")
ACTIONS = ("generate", "remix", "edit", "extend", *CUTS, "finish", "import")
WORDLESS = ("extend", *CUTS, "finish", "import")
"""What is done to a film that is there already, so that it needs no prompt."""
GOES_ON = ", going on"
"""How the title ends of a film that goes on without further words."""
SMALLEST, LARGEST = 64, 1920
LONGEST = 60.0
FASTEST = 60
_STYLE = re.compile(r"^[a-z][a-z -]*(:\d*\.?\d+)?(\+[a-z][a-z -]*(:\d*\.?\d+)?)*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything asked for: same recipe, same engine version, same clip.

    `size` is (width, height) in pixels, both even, 64 to 1920; `seconds` above 0 and at most 60; `fps` 1 to 60; `seed` any
    whole number from 0 to 2**63 - 1. A `plan`, when set, wins over the prompt. `image` is the SHA-256 of a picture on the
    shelf, `parents` are clip ids, `cameos` handles, `options` pairs for one engine.

    Raises:
        InvalidRequest: a value is out of range; the message says which, and what would do.
    """

    prompt: str = ""
    plan: Plan | None = None
    negative_prompt: str = ""
    action: str = "generate"
    engine: str = "stage"
    size: tuple[int, int] = (960, 540)
    seconds: float = 5.0
    fps: int = 24
    seed: int = 0
    style: str | None = None
    image: str | None = None
    cameos: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    strength: float = 0.5
    sound: bool = True
    options: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        self._check_kinds()
        object.__setattr__(self, "seconds", float(self.seconds))
        for name in ("fps", "seed"):
            object.__setattr__(self, name, _whole(name, getattr(self, name)))
        object.__setattr__(self, "size", tuple(_whole("size", side) for side in self.size))
        _check_text(self)
        if self.plan is not None and not self.plan.shots:
            raise InvalidRequest("The plan has no shots. Give it at least one Shot.")
        if self.action not in ACTIONS:
            raise InvalidRequest(f"action is {self.action!r}; it can be {', '.join(ACTIONS)}.")
        if self.plan is None and not self.prompt.strip() and self.action not in WORDLESS:
            raise InvalidRequest("The prompt is empty. Write a sentence, such as 'a red ball bounces'.")
        self._check_numbers()
        if self.style is not None and not _STYLE.match(self.style):
            raise InvalidRequest(f"style is {self.style!r}; write a name such as 'noir', or a mix: 'noir:0.6+felt:0.4'.")

    def _check_kinds(self) -> None:
        """Refuse a value of a kind that its field cannot have; whole numbers are looked at when they are taken over."""
        for name, (there, wanted) in _KINDS.items():
            value = getattr(self, name)
            if not there(value):
                raise InvalidRequest(f"{name} is {_short(value)}; {wanted}.")

    def _check_numbers(self) -> None:
        if any(not SMALLEST <= s <= LARGEST or s % 2 for s in self.size):
            raise InvalidRequest(
                f"size is {self.size}; width and height are even numbers from {SMALLEST} to {LARGEST}, such as (960, 540)."
            )
        if not (math.isfinite(self.seconds) and 0 < self.seconds <= LONGEST):
            raise InvalidRequest(f"seconds is {self.seconds:g}; it can be above 0 and at most {LONGEST:g}.")
        if not 1 <= self.fps <= FASTEST:
            raise InvalidRequest(f"fps is {self.fps}; it can be 1 to {FASTEST}.")
        if not 0 <= self.seed < 2**63:
            raise InvalidRequest(f"seed is {self.seed}; it can be 0 to 2**63 - 1.")
        if not 0 <= self.strength <= 1:
            raise InvalidRequest(f"strength is {self.strength:g}; it can be 0 (a touch-up) to 1 (made anew).")

    @property
    def frames(self) -> int:
        """Return the number of frames, at least one."""
        return max(1, round(self.seconds * self.fps))

    @property
    def digest(self) -> str:
        """Return the SHA-256 that names this recipe; a plan, when set, stands in for the words."""
        return values.digest(self if self.plan is None else self.but(prompt=""))

    def but(self, **changes: Any) -> Recipe:
        """Return a copy with some fields changed.

        Raises:
            InvalidRequest: a field is unknown, or its new value is out of range.
        """
        unknown = sorted(set(changes) - {field.name for field in dataclasses.fields(self)})
        if unknown:
            raise InvalidRequest(f"A recipe has no {unknown[0]!r}; see help(sora_nb.Recipe) for its fields.")
        return dataclasses.replace(self, **changes)

    def to_json(self) -> str:
        """Write the recipe as canonical JSON."""
        return values.to_json(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Recipe:
        """Read a recipe written by `to_json`.

        Raises:
            InvalidRequest: the text is no recipe; the message names the field.
        """
        return values.read(cls, text)


def settings(options: Mapping[str, str | float] | None) -> tuple[tuple[str, str], ...]:
    """Return an engine's options as a recipe holds them: pairs of text, sorted; numbers become text.

    Raises:
        InvalidRequest: they are no dict, or a value is neither text nor a number.
    """
    if options is None:
        return ()
    if not isinstance(options, Mapping):
        raise InvalidRequest(f"options is {_short(options)}; write a dict, such as {{'steps': 30}}.")
    for name, value in options.items():
        if not isinstance(name, str) or isinstance(value, bool) or not isinstance(value, str | numbers.Real):
            raise InvalidRequest(f"The option {name!r} is {_short(value)}; write text or a number, such as {{'steps': 30}}.")
    return tuple(sorted((name, f"{value}") for name, value in options.items()))


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _number(value: Any) -> bool:
    return isinstance(value, numbers.Real) and not isinstance(value, bool)


def _texts(value: Any) -> bool:
    return isinstance(value, tuple) and all(map(_text, value))


def _pairs(value: Any) -> bool:
    return isinstance(value, tuple) and all(_texts(pair) and len(pair) == 2 for pair in value)


_KINDS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "prompt": (_text, "write a sentence, such as 'a red ball bounces'"),
    "plan": (lambda v: v is None or isinstance(v, Plan), "give a Plan, such as that of sora.plan('a red ball bounces')"),
    "negative_prompt": (_text, "write words, or leave it out"),
    "action": (_text, f"it can be {', '.join(ACTIONS)}"),
    "engine": (_text, "write an engine's name, such as 'stage'"),
    "size": (
        lambda v: isinstance(v, tuple | list) and len(v) == 2, "write width and height in pixels, such as (960, 540)",
    ),
    "seconds": (_number, "write a number, such as 5"),
    "style": (lambda v: v is None or _text(v), "write a name such as 'paper', or leave it out"),
    "image": (lambda v: v is None or _text(v), "write the SHA-256 of a picture on the shelf, or leave it out"),
    "cameos": (_texts, "give a tuple of names, such as ('ana',)"),
    "parents": (_texts, "give a tuple of clips' ids"),
    "strength": (_number, "write a number from 0 (a touch-up) to 1 (made anew)"),
    "sound": (lambda v: isinstance(v, bool), "write True or False"),
    "options": (_pairs, "give pairs of text, such as (('steps', '30'),)"),
}  # fmt: skip
"""For each field what it may be, and what to write."""


def _short(value: Any) -> str:
    """Return how a value is written, on one line of moderate length."""
    text = " ".join(repr(value).split())
    return text if len(text) <= 80 else f"{text[:60]}… (a {type(value).__name__})"


def seed_of(seed: int | str) -> int:
    """Return a seed as it was asked for, or one that is drawn.

    Raises:
        InvalidRequest: it is neither a whole number nor "random".
    """
    if seed == "random":
        return secrets.randbelow(2**31)
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise InvalidRequest(f"seed is {seed!r}; write a whole number, or 'random'.")
    return seed


def _whole(name: str, value: Any) -> int:
    """Return a whole number of any kind as Python's own; 29.97 would not come back out of a film's tags."""
    try:
        if isinstance(value, bool):
            raise TypeError
        return operator.index(value)
    except TypeError:
        raise InvalidRequest(f"{name} is {value!r}; write a whole number.") from None


def _check_text(recipe: Recipe) -> None:
    """Refuse text that no file, database or web page can hold: half of a pair of UTF-16 units, without the other half."""
    options = [text for pair in recipe.options for text in pair]
    flat = (recipe.prompt, recipe.negative_prompt, recipe.engine, recipe.image, *recipe.cameos, *recipe.parents, *options)
    written = "" if recipe.plan is None else recipe.plan.to_json()
    for text in (*flat, written):
        try:
            str(text).encode()
        except UnicodeEncodeError as error:
            raise InvalidRequest(
                f"{error.object[error.start]!a} in {error.object[max(0, error.start - 20) : error.end]!a} is half a character, "
                "which cannot be written down. Take it out, or write the whole character."
            ) from error
