"""Knobs: numbers and words of a recipe that can be turned: what each may be, and the plan it then gives."""

from __future__ import annotations

import difflib
import math
import re
import string
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sora_nb.errors import InvalidRequest
from sora_nb.revising import edits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sora_nb.plans import Actor, Plan, Shot
    from sora_nb.recipes import Recipe

RECIPE = ("seed", "seconds", "fps", "style", "negative_prompt")
SHOT = ("gravity", *(name for name in edits.SCENE if name not in RECIPE))
ACTOR = tuple(name for name in edits.ACTOR if name != "instead_of")
ACTION = {"action": "verb", **{f: f for f in ("direction", "target", "manner", "start", "end", "speech")}}
LOOK = ("bounce", "material", "age", "hair", "clothes", "mood")
UNITS = {"gravity": "m/s²", "seconds": "s", "start": "s", "end": "s"}
_STEPS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Knob:
    """One thing to turn: a range of numbers from `low` to `high` in steps, or a list of `choices`.

    `name` is a word in braces of the prompt, a field of the recipe or of every shot, or a field of the first actor;
    "box__colour" is a field of the actor called "box".
    """

    name: str
    low: float = 0.0
    high: float = 0.0
    step: float = 0.0
    choices: tuple[Any, ...] = ()
    value: Any = None

    @property
    def unit(self) -> str:
        """Return the unit of its number, "" for none."""
        return UNITS.get(self.name.rpartition("__")[2], "")

    @property
    def label(self) -> str:
        """Return how it is called beside its slider."""
        actor, _, field = self.name.rpartition("__")
        return f"{actor} {field}".strip().replace("_", " ")

    def check(self, value: Any) -> Any:
        """Return the value, whole where the knob is.

        Raises:
            InvalidRequest: it is out of the knob's range.
        """
        if self.choices:
            if value not in self.choices:
                raise InvalidRequest(f"{self.name} is {value!r}; it can be {', '.join(map(repr, self.choices))}.")
            return value
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.low <= value <= self.high:
            raise InvalidRequest(f"{self.name} is {value!r}; it can be {self.low:g} to {self.high:g}.")
        whole = isinstance(self.low, int) and isinstance(self.high, int) and isinstance(self.step, int)
        return round(value) if whole else float(value)


def knob(name: str, spec: Any, *, start: Any = None) -> Knob:
    """Return the knob that a keyword stands for: (low, high), (low, high, step), or a list of choices.

    Whole numbers on both ends of a range that has no step of its own give whole numbers only for what is counted: count,
    seed and fps; anything else runs in 0.1, 0.01, 0.001 … so that there are some hundred steps. `start` is where it stands at
    first, if it fits.

    Raises:
        InvalidRequest: the spec is neither.
    """
    if isinstance(spec, list) and spec:
        return Knob(name=name, choices=tuple(spec), value=start if start in spec else spec[0])
    numbers = isinstance(spec, tuple) and all(
        isinstance(n, int | float) and not isinstance(n, bool) and math.isfinite(n) for n in spec
    )
    if not numbers or len(spec) not in (2, 3) or not spec[0] < spec[1] or (len(spec) == 3 and spec[2] <= 0):
        raise InvalidRequest(
            f"{name} is {spec!r}; write a range such as (1, 20), or a list of choices such as ['red', 'blue']."
        )
    low, high = spec[:2]
    if name == "gravity" and low < 0:
        raise InvalidRequest(f"gravity is {spec!r}; nothing falls upwards here: write a range from 0 on, such as (0, 20).")
    counted = name.rpartition("__")[2] in ("count", "seed", "fps")
    step = spec[2] if len(spec) == 3 else 1 if counted else 10.0 ** math.floor(math.log10((high - low) / _STEPS))
    fits = isinstance(start, int | float) and low <= start <= high
    value = start if fits else round(low + round((high - low) / 2 / step) * step, 9)
    made = Knob(name=name, low=low, high=high, step=step)
    return replace(made, value=made.check(value))


def words(prompt: str) -> tuple[str, ...]:
    """Return the names in braces of a prompt, each once: "a {colour} ball" has ("colour",).

    Raises:
        InvalidRequest: a brace has no partner.
    """
    try:
        found = [field for _, field, _, _ in string.Formatter().parse(prompt) if field is not None]
    except ValueError as error:
        raise InvalidRequest(f"The prompt {prompt!r} has a brace without its partner. Write 'a {{colour}} ball'.") from error
    return tuple(dict.fromkeys(found))


def turned(recipe: Recipe, values: Mapping[str, Any], read: Callable[[str, float], Plan]) -> Recipe:
    """Return the recipe with knobs set: words go into the prompt, the rest into the recipe and its plan.

    Args:
        recipe: What the knobs change; its prompt may have names in braces.
        values: The knobs' values by name.
        read: Reads a prompt of so many seconds.

    Raises:
        InvalidRequest: a name stands for nothing; the message lists what there is.
    """
    blanks = words(recipe.prompt)
    prompt = recipe.prompt.format_map(values) if blanks else recipe.prompt
    asked = {name: value for name, value in values.items() if name in RECIPE and name not in blanks}
    recipe = recipe.but(prompt=prompt, **asked)
    rest = {name: value for name, value in values.items() if name not in blanks and name not in RECIPE}
    if recipe.plan is None and not rest:
        return recipe
    plan = recipe.plan or read(prompt, recipe.seconds)
    for name, value in rest.items():
        plan = _turn(plan, name, value)
    return recipe.but(plan=plan)


def _turn(plan: Plan, name: str, value: Any) -> Plan:
    field = name.rpartition("__")[2]
    if name == "gravity":
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < math.inf:
            raise InvalidRequest(f"gravity is {value!r}; write a number in m/s² from 0 on, such as 9.81.")
        return plan.but(shots=tuple(replace(shot, gravity=float(value)) for shot in plan.shots))
    if name in SHOT:
        return edits.changed(plan, **{name: value})
    owner = next((actor for shot in plan.shots if (actor := _owner(shot, name))), None)
    if owner is None or field not in (*ACTOR, *LOOK):
        raise InvalidRequest(_unknown(plan, name))
    return _looking(plan, owner.name, field, value) if field in LOOK else edits.changed(plan, owner.name, **{field: value})


def _looking(plan: Plan, who: str, trait: str, value: Any) -> Plan:
    """Return the plan with a trait of an actor's looks set."""

    def look(actor: Actor) -> Actor:
        others = tuple((key, kept) for key, kept in actor.look if key != trait)
        return replace(actor, look=(*others, (trait, f"{value}"))) if actor.name == who else actor

    return plan.but(shots=tuple(replace(shot, actors=tuple(map(look, shot.actors))) for shot in plan.shots))


def current(plan: Plan, recipe: Recipe, name: str) -> Any:
    """Return what a knob's field is now, None where nothing is said of it."""
    if name in RECIPE:
        return getattr(recipe, name)
    shot = plan.shots[0]
    actor, field = _owner(shot, name), name.rpartition("__")[2]
    if name in SHOT:
        return getattr(shot, name)
    return None if actor is None else _state(actor, field)


def _state(actor: Actor, field: str) -> Any:
    if field in ACTION:
        return getattr(actor.actions[0], ACTION[field]) if actor.actions else None
    if field in ACTOR:
        return getattr(actor, field)
    trait = actor.trait(field)
    return float(trait) if trait and re.fullmatch(r"-?\d*\.?\d+", trait) else trait


def _owner(shot: Shot, name: str) -> Actor | None:
    """Return the actor a knob turns in a shot."""
    who, _, field = name.rpartition("__")
    if field not in (*ACTOR, *LOOK) or not shot.actors:
        return None
    return shot.actor(who.replace("_", " ")) if who else shot.actors[0]


def _unknown(plan: Plan, name: str) -> str:
    actors = [actor.name.replace(" ", "_") for shot in plan.shots for actor in shot.actors]
    fields = [*RECIPE, *SHOT, *ACTOR, *LOOK]
    known = [*fields, *(f"{actor}__{field}" for actor in actors for field in (*ACTOR, *LOOK))]
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]!r}? " if near else ""
    who = f"; or of one actor ({', '.join(actors)}): {actors[0]}__colour" if actors else ""
    return (
        f"There is nothing called {name!r} to turn. {hint}It can be a word in braces of the prompt, {', '.join(fields)}{who}."
    )


def said(values: Mapping[str, Any]) -> dict[str, str]:
    """Return values as a person writes them."""
    return {name: f"{value:.3g}" if isinstance(value, float) else str(value) for name, value in values.items()}
