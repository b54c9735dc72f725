"""Planning: a plan written by somebody else, such as a language model of the user's own, asked for, checked and taken over."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from sora_nb import values
from sora_nb.errors import InvalidRequest, SoraError
from sora_nb.plans import (
    CAMERA_WAYS,
    CAMERAS,
    DIRECTIONS,
    EFFECTS,
    FRAMINGS,
    MOST,
    RELATIONS,
    SIZES,
    TIMES,
    WEATHERS,
    Action,
    Actor,
    Plan,
    Shot,
    Spot,
)
from sora_nb.recipes import LONGEST, Recipe
from sora_nb.revising import edits, sheets
from sora_nb.stage import director
from sora_nb.stage.reading.retrieval import catalogue
from sora_nb.stage.vocabulary import COLOURS, MOODS, PLACES, STYLES, VERBS

if TYPE_CHECKING:
    import pandas as pd

Planner = Callable[[str, dict[str, Any]], "Plan | Mapping[str, Any] | str | bytes"]
"""A function of the prompt and the schema that returns a plan, as JSON text or as a dict."""

SHOTS, CAST, DEEDS = 20, 24, 24
"""How many shots a plan, actors a shot and actions an actor can have when somebody else writes them."""
_KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "object": (dict, "an object"), "array": (list, "a list"), "string": (str, "text"), "integer": (int, "a whole number"),
    "number": ((int, float), "a number"), "boolean": (bool, "true or false"), "null": (type(None), "null"),
}  # fmt: skip


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a plan: what each field holds, in which words; hand it to a language model."""
    seconds = _number(0, LONGEST, "seconds in the shot; null where the stage may choose")
    action = _object(
        Action, ("verb",),
        verb=_word(VERBS, "what is done"),
        direction=_or_null(_word(DIRECTIONS)),
        target=_or_null(_text("the name of another actor of the shot, or a plain noun of the place: floor, wall, water")),
        manner=_or_null(_text("an adverb: slowly, angrily")),
        start=_or_null(seconds), end=_or_null(seconds),
        speech=_or_null(_text("the words said; only with the verb speak or sing")),
        passing={"type": "boolean", "description": "true where the way leads past the target"},
        written=_or_null(_text("a finer verb, such as melt for shrink")),
    )  # fmt: skip
    spot = _object(
        Spot, ("x",),
        x=_number(-1, 2, "share of the frame's width from its left edge"), depth=_number(0, 1, "0 in front, 1 at the horizon"),
        scale=_number(0.05, 20, "times its own size"), way=_side("to which it drifts"), along=_side("1: the camera goes along"),
    )  # fmt: skip
    actor = _object(
        Actor, ("name", "figure"),
        name=_text("unique in the shot; the same name in another shot is the same one"),
        figure=_text("what is drawn, a plain noun: woman, dog, red panda, sports car"),
        word=_text("what it is called; the figure where left out"),
        count={"type": "integer", "minimum": 1, "maximum": MOST},
        colour=_or_null(_word(tuple(COLOURS))), size=_or_null(_word(SIZES)),
        look=_list(
            _list(_text(""), "a pair", low=2, high=2),
            "pairs such as [\"clothes\", \"red dress\"]; keys: clothes, wearing, hair, age, mood, coat, material", high=24,
        ),
        actions=_list(action, "in order; each follows the one before unless start says otherwise", high=DEEDS),
        spots=_list(spot, "where each of them starts; leave it to the stage", high=MOST),
    )  # fmt: skip
    relation = {
        "type": "object", "additionalProperties": False, "required": ["a", "relation", "b"],
        "properties": {"a": _text("an actor's name"), "relation": _word(RELATIONS), "b": _text("an actor's name")},
    }  # fmt: skip
    shot = _object(
        Shot, (),
        place=_word(PLACES), setting=_or_null(_text("a site more particular than the place: bathroom, gas station, bakery")),
        time=_word(TIMES), weather=_word(WEATHERS), style=_or_null(_word(STYLES)),
        camera=_or_null(_word(CAMERAS)), camera_way=_or_null(_word(CAMERA_WAYS)), framing=_or_null(_word(FRAMINGS)),
        focus=_or_null(_text("the name of the actor whom the camera frames")),
        sounds=_list(_text(""), "sounds that are heard: thunder, birdsong", high=12), music=_or_null(_word(MOODS)),
        score=_list(_text(""), "how the music is played: an instrument such as piano, slow, fast", high=4),
        effects=_list(_word(EFFECTS), "what fills the air besides the weather", high=len(EFFECTS)),
        actors=_list(actor, "everybody and everything that can be seen, but the place itself", high=CAST),
        relations=_list(relation, "how they stand to each other", high=CAST),
        seconds=_or_null(_number(0.1, LONGEST, "length; null shares the film's length evenly")),
        gravity=_or_null(_number(0, 50, "m/s²; null is the place's own")),
        seams=_list(seconds, "leave it out: where a film was made longer", high=SHOTS),
    )  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Plan",
        **_object(
            Plan, ("shots",),
            shots=_list(shot, "stretches of film without a cut, in order", low=1, high=SHOTS),
            prompt=_text(""), unplaced=_list(_text(""), "words that found no place", high=200),
            notes=_list(_text(""), "what was replaced or assumed", high=200),
        ),
    }  # fmt: skip


def given(plan: Plan | pd.DataFrame | None, planner: Planner | None, prompt: str, *, seconds: float) -> Plan | None:
    """Return the plan that a request comes with: its own, that of a table, or what its planner writes; None is the director's.

    Raises:
        InvalidRequest: the table or the planner's plan is none, or both a plan and a planner are given.
    """
    if plan is not None and planner is not None:
        raise InvalidRequest("Both plan= and planner= are given, and only one can say what happens. Leave one of them out.")
    if planner is not None:
        return planned(planner, prompt, seconds=seconds)
    return plan if plan is None or isinstance(plan, Plan) else edits.in_time(sheets.planned(plan), seconds)


def read(prompt: str | pd.DataFrame, planner: Planner | None, *, seconds: float, style: str | None) -> Plan:
    """Return how a prompt, or the edited table of a plan, is understood; see `Studio.plan`."""
    if not isinstance(prompt, str):
        return sheets.planned(prompt)
    if planner is None:
        return director.read(Recipe(prompt=prompt, style=style, seconds=seconds).prompt, seconds=seconds, style=style)
    plan = planned(planner, prompt, seconds=seconds)
    return plan if style is None else plan.but(shots=tuple(replace(shot, style=style) for shot in plan.shots))


def planned(planner: Planner, prompt: str, *, seconds: float = 5.0) -> Plan:
    """Return the plan that a planner writes for a prompt, once it is sure that it can be played.

    A figure that has no drawing is cast as the director casts such a word, and a note says so.

    Args:
        planner: The function asked, once, with the prompt and `schema()`.
        prompt: What is to be seen and heard.
        seconds: The film's length.

    Raises:
        InvalidRequest: there is no prompt, the planner broke, or its plan is none; the message says where, what was found there
            and what is wanted.
    """
    if not callable(planner):
        raise InvalidRequest(f"planner is {planner!r:.80}; give a function of (prompt, schema) that returns a plan.")
    if not prompt.strip():
        raise InvalidRequest("The prompt is empty, so there is nothing to plan. Write a sentence.")
    form = schema()
    try:
        answer = planner(prompt, form)
    except SoraError:
        raise
    except Exception as error:
        raise InvalidRequest(f"The planner failed: {type(error).__name__}: {error}. Mend it, or leave planner= out.") from error
    data = _data(answer)
    _check(data, schema(), "plan")  # A schema of our own again: the planner may have changed the one that it was given.
    for shot in data["shots"]:
        for actor in shot.get("actors", ()):
            actor.setdefault("word", actor["figure"])
    plan = values.read(Plan, data)
    for number, shot in enumerate(plan.shots):
        _check_names(shot, f"plan.shots[{number}]", shot.seconds or seconds)
    return _drawn(plan).but(prompt=prompt)


def _data(answer: object) -> Any:
    """Return what a planner answered as plain data of its own; a model's text may wrap the JSON in a fence."""
    if isinstance(answer, Plan):
        return values.plain(answer)
    if isinstance(answer, bytes):
        answer = answer.decode(errors="replace")
    if isinstance(answer, Mapping):
        try:
            return json.loads(json.dumps(dict(answer)))
        except (TypeError, ValueError, RecursionError) as error:
            raise InvalidRequest(f"The planner's plan holds what JSON cannot: {error}. Return plain values.") from error
    if not isinstance(answer, str):
        raise InvalidRequest(f"The planner returned {_short(answer)}; a dict or JSON text is wanted.")
    try:
        return json.loads(answer.strip().removeprefix("```json").removeprefix("```").removesuffix("```"))
    except (ValueError, RecursionError) as error:
        raise InvalidRequest(f"The planner returned {_short(answer)}, which is no JSON: {error}.") from error


def _check(value: Any, wanted: Mapping[str, Any], path: str) -> None:
    """Refuse a value that does not follow a schema (of the parts of JSON Schema that ours uses)."""
    if "anyOf" in wanted:
        if value is None:
            return
        wanted = wanted["anyOf"][0]
    kind, called = _KINDS[wanted["type"]]
    if not isinstance(value, kind) or (isinstance(value, bool) and wanted["type"] != "boolean"):
        raise _refusal(path, _short(value), called)
    if "enum" in wanted and value not in wanted["enum"]:
        raise _refusal(path, _short(value), "one of " + ", ".join(wanted["enum"]))
    low, high = wanted.get("minimum", value), wanted.get("maximum", value)
    if isinstance(value, int | float) and not low <= value <= high:
        raise _refusal(path, _short(value), f"{called} from {low:g} to {high:g}")
    if isinstance(value, list | dict):
        _check_inside(value, wanted, path)


def _check_inside(value: list[Any] | dict[str, Any], wanted: Mapping[str, Any], path: str) -> None:
    if isinstance(value, list):
        low, high = wanted.get("minItems", 0), wanted.get("maxItems", len(value))
        if not low <= len(value) <= high:
            raise _refusal(path, f"{len(value)} entries", f"{low} to {high}")
        for number, entry in enumerate(value if "items" in wanted else ()):
            _check(entry, wanted["items"], f"{path}[{number}]")
    else:
        for name in wanted["required"]:
            if name not in value:
                raise _refusal(f"{path}.{name}", "nothing", wanted["properties"][name].get("description") or "a value")
        for name, entry in value.items():
            if name not in wanted["properties"]:
                raise _refusal(f"{path}.{name}", _short(entry), "no such field, but " + ", ".join(wanted["properties"]))
            _check(entry, wanted["properties"][name], f"{path}.{name}")


def _check_names(shot: Shot, path: str, seconds: float) -> None:
    """Refuse a relation or a camera that means nobody, and times that cannot be."""
    names = [actor.name for actor in shot.actors]
    if shot.focus is not None and shot.focus not in names:
        raise _refusal(f"{path}.focus", _short(shot.focus), f"an actor's name: {', '.join(names) or 'there are none'}")
    for number, relation in enumerate(shot.relations):
        for field, called in (("a", (relation.a,)), ("b", tuple(relation.b.split(" and ")))):
            for name in called:
                if name not in names:
                    raise _refusal(f"{path}.relations[{number}].{field}", _short(name), f"an actor's name: {', '.join(names)}")
    for i, actor in enumerate(shot.actors):
        for j, action in enumerate(actor.actions):
            where = f"{path}.actors[{i}].actions[{j}]"
            if action.start is not None and action.start >= seconds:
                raise _refusal(f"{where}.start", f"{action.start:g}", f"less than the shot's {seconds:g} s")
            if action.start is not None and action.end is not None and action.end <= action.start:
                raise _refusal(f"{where}.end", f"{action.end:g}", f"more than its start, {action.start:g} s")


def _drawn(plan: Plan) -> Plan:
    """Return the plan with every figure one that the stage draws, and a note for each that is played by another."""
    from sora_nb.stage.cast.figures import figures

    known, shots, notes = catalogue(figures()), [], list(plan.notes)
    for shot in plan.shots:
        actors = []
        for actor in shot.actors:
            cast = known.cast(actor.figure)
            notes += [cast.note] if cast.note and cast.note not in notes else []
            more = tuple(pair for pair in cast.look if actor.trait(pair[0]) is None)
            actors.append(replace(actor, figure=cast.figure, look=(*actor.look, *more)))
        shots.append(replace(shot, actors=tuple(actors)))
    return plan.but(shots=tuple(shots), notes=tuple(notes))


def _refusal(path: str, found: str, wanted: str) -> InvalidRequest:
    return InvalidRequest(
        f"The planner's plan cannot be played. {path}: found {found}, wanted {wanted}. "
        "Mend the plan, or hand this message back to your model."
    )


def _short(value: Any) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= 80 else f"{text[:60]}… (a {type(value).__name__})"


def _object(kind: type, required: tuple[str, ...], **properties: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one of a plan's values; every field of it has to be told."""
    assert {f.name for f in fields(kind)} == set(properties), kind
    return {"type": "object", "additionalProperties": False, "required": list(required), "properties": properties}


def _word(words: tuple[str, ...], about: str = "") -> dict[str, Any]:
    return {"type": "string", "enum": list(words), **({"description": about} if about else {})}


def _text(about: str) -> dict[str, Any]:
    return {"type": "string", **({"description": about} if about else {})}


def _number(low: float, high: float, about: str) -> dict[str, Any]:
    return {"type": "number", "minimum": low, "maximum": high, "description": about}


def _side(about: str) -> dict[str, Any]:
    return {"type": "integer", "minimum": -1, "maximum": 1, "description": about}


def _list(items: dict[str, Any], about: str, *, low: int = 0, high: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": low, "maxItems": high, "description": about}


def _or_null(what: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [what, {"type": "null"}]}
