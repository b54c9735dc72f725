"""Edits: facts of a plan changed one by one, each checked against what the stage knows; errors name what would do."""

from __future__ import annotations

import difflib
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sora_nb.errors import InvalidRequest
from sora_nb.plans import CAMERAS, DIRECTIONS, MOST, TIMES, WEATHERS, Action, Actor, Plan, Shot
from sora_nb.stage.reading import stylings
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.deeds import DEEDS
from sora_nb.stage.reading.meaning import colour_of
from sora_nb.stage.reading.people import SIZES as SIZE_WORDS
from sora_nb.stage.reading.retrieval import catalogue
from sora_nb.stage.styles.look import parse
from sora_nb.stage.vocabulary import COLOURS, GRAVITY, MOODS, PLACES, SIZES, STYLES, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCENE = ("place", "time", "weather", "style", "camera", "music")
ACTOR = ("figure", "colour", "size", "count", "action", "instead_of", "direction", "target", "manner", "start", "end", "speech")
PLANLESS = "This clip has no plan that could be read again. Remix a clip that was generated from words."
_MOVED = ("direction", "target", "manner", "start", "end")


def changed(plan: Plan, who: str | None = None, *, shot: int | None = None, **facts: Any) -> Plan:
    """Return a plan with some facts changed; all else stays.

    Args:
        plan: The plan.
        who: The actor's name, word or figure; None changes the scene.
        shot: The number of the shot, from 0; None changes every shot that it applies to.
        **facts: For the scene place, time, weather, style, camera, music. For an actor figure, colour, size, count (0 takes
            it away), speech, action with direction, target, manner, start and end; `instead_of` names the action that is
            replaced, by default all but what is said; action None takes it away. None stands for the stage's own choice.

    Raises:
        InvalidRequest: nobody has that name, or a value is unknown; the message says what would do.
    """
    if not plan.shots:
        raise InvalidRequest(PLANLESS)
    if who is not None and not isinstance(who, str):
        raise InvalidRequest(f"{who!r} is nobody's name; write who is changed, such as 'ball', then the fact: colour='blue'.")
    if shot is not None and not isinstance(shot, int):
        raise InvalidRequest(f"shot is {shot!r}; write a shot's number, from 0, or None for all.")
    known = ACTOR if who is not None else SCENE
    for name in facts:
        if name not in known:
            about = f"of {who!r}" if who is not None else "of the scene"
            raise InvalidRequest(f"There is no fact {name!r} {about}. {_near(name, known)}There are {', '.join(known)}.")
    if not facts:
        raise InvalidRequest(f"Nothing is to be changed. Name a fact: {', '.join(known)}.")
    if shot is not None and not 0 <= shot < len(plan.shots):
        raise InvalidRequest(f"There is no shot {shot}; the plan's shots are 0 to {len(plan.shots) - 1}.")
    wanted = list(range(len(plan.shots))) if shot is None else [shot]
    if who is None:
        told = {name: scene_fact(name, value) for name, value in facts.items()}
        shots = [replace(s, **told, **_pull(s, told)) for s in plan.shots]
    else:
        name = _named([plan.shots[n] for n in wanted], who)
        old = facts.get("instead_of")
        does = [n for n in wanted if (a := plan.shots[n].actor(name)) and any(d.verb == old for d in a.actions)]
        wanted = does or wanted
        shots = [_with_actor(s, name, facts) if n in wanted else s for n, s in enumerate(plan.shots)]
    pairs = enumerate(zip(plan.shots, shots, strict=True))
    return plan.but(shots=tuple(new if n in wanted else was for n, (was, new) in pairs))


def in_time(plan: Plan, seconds: float, *, known: Plan | None = None) -> Plan:
    """Return the plan if everything that was written into it begins before a film of so many seconds ends.

    Args:
        plan: The plan.
        seconds: The film's length.
        known: What it was made from; a time that stands there already was not written now.

    Raises:
        InvalidRequest: an action would begin after the end.
    """
    before = {(a.name, d.start) for shot in (known.shots if known else ()) for a in shot.actors for d in a.actions}
    for shot in plan.shots:
        for actor in shot.actors:
            for deed in actor.actions:
                if deed.start is not None and deed.start >= seconds and (actor.name, deed.start) not in before:
                    raise InvalidRequest(
                        f"start of {actor.name!r} is {deed.start:g} s, but the film ends at {seconds:g} s. "
                        "Write an earlier start, or make a longer film."
                    )
    return plan


def bare(plan: Plan) -> tuple[Shot, ...]:
    """Return a plan's shots without the places written down in them, to compare what they tell."""
    return tuple(replace(s, actors=tuple(replace(a, spots=()) for a in s.actors)) for s in plan.shots)


def choices() -> dict[str, list[Any]]:
    """Return what each fact can be: a plain value, or {"value", "label", "hex" of a colour}; None is the stage's own choice."""
    from sora_nb.stage.cast.figures import figures

    own = {"value": None, "label": "its own"}
    free = {"value": None, "label": "as it likes"}
    words: dict[str, Iterable[Any]] = {
        "figure": sorted(figures()), "action": sorted(VERBS), "place": sorted(PLACES), "time": TIMES, "weather": WEATHERS,
        "count": range(1, MOST + 1),
    }  # fmt: skip
    return {name: list(many) for name, many in words.items()} | {
        "colour": [own, *({"value": name, "label": name, "hex": shade} for name, shade in COLOURS.items())],
        "size": [own, *SIZES],
        "direction": [free, *DIRECTIONS],
        "manner": [
            free,
            *({"value": how, "label": how} for how in ("slowly", "quickly", "happily", "sadly", "wildly", "gently")),
        ],
        "style": list(STYLES),
        "camera": [{"value": None, "label": "as the stage likes"}, *CAMERAS],
        "music": [{"value": None, "label": "none"}, *MOODS],
    }


def scene_fact(name: str, value: Any) -> Any:
    """Return a fact of a scene in the plan's own word.

    Raises:
        InvalidRequest: there is no such place, time, weather, style, camera move or mood.
    """
    if value is None and name in ("style", "music", "camera"):
        return None
    text = _text(name, value)
    if name == "style":
        parse(stylings.STYLES.get(text, text))
        return stylings.STYLES.get(text, text)
    words: Mapping[str, str] = {
        "place": around.PLACES, "time": around.TIMES, "weather": around.WEATHERS, "camera": around.CAMERAS,
        "music": around.MUSIC,
    }[name]  # fmt: skip
    plain = {"place": PLACES, "time": TIMES, "weather": WEATHERS, "camera": CAMERAS, "music": MOODS}[name]
    return _one_of(name, text, plain, words)


def figure(value: Any) -> tuple[str, str]:
    """Return the figure that a word names, and the word.

    Raises:
        InvalidRequest: nothing can draw it; the message names what is near.
    """
    from sora_nb.stage.cast.figures import figures

    text = _text("figure", value)
    cast = catalogue(figures()).cast(text)
    if cast.figure == "sign" and text not in ("sign", "board"):
        near = difflib.get_close_matches(text, figures(), n=3, cutoff=0.62)
        hint = f" Near are {', '.join(near)}." if near else " Try a plainer word, such as 'dog', 'tree' or 'ball'."
        raise InvalidRequest(f"figure is {text!r}, which has no drawing.{hint}")
    return cast.figure, text


def actor_fact(name: str, value: Any) -> Any:
    """Return a plain fact of an actor in the plan's own word: colour, size, count.

    Raises:
        InvalidRequest: the value is unknown or out of range.
    """
    if name == "count":
        number = whole("count", value)
        if not 0 <= number <= MOST:
            raise InvalidRequest(f"count is {number}; it can be 1 to {MOST}, or 0 to take the actor away.")
        return number
    if value is None:
        return None
    text = _text(name, value)
    if name == "colour":
        found = colour_of(text)
        if found is None:
            raise InvalidRequest(f"colour is {text!r}. {_near(text, COLOURS)}There are {', '.join(COLOURS)}.")
        return found
    return _one_of("size", text, tuple(SIZES), SIZE_WORDS)


def verb(value: Any) -> str:
    """Return the stage's verb for a word.

    Raises:
        InvalidRequest: it is no deed that the stage can play; the message names what is near.
    """
    text = _text("action", value)
    found = (
        text if text in VERBS else DEEDS.get(text) or DEEDS.get(text.removesuffix("s")) or DEEDS.get(text.removesuffix("es"))
    )
    if found is None:
        raise InvalidRequest(f"action is {text!r}. {_near(text, [*VERBS, *DEEDS])}There are {', '.join(VERBS)}.")
    return found


def deed_fact(name: str, value: Any, cast: Iterable[str]) -> Any:
    """Return direction, target, manner, start, end or speech in the plan's own form; `cast` are the actors' names.

    Raises:
        InvalidRequest: the value is unknown or out of range.
    """
    if value is None:
        return None
    if name in ("start", "end"):
        return seconds(name, value)
    text = str(value).strip()
    if not text:
        return None
    if name == "direction":
        return _one_of(name, text.lower(), DIRECTIONS, {})
    if name == "target":
        ground = {*around.TARGETS, "stairs", "steps", "ramp", "slope", "hill"}
        if text not in cast and text not in ground:
            there = f"There are {', '.join(cast)}." if cast else "Nobody else is there; leave the target out."
            raise InvalidRequest(f"target is {text!r}, who is not in the shot. {_near(text, cast)}{there}")
    return text


def whole(name: str, value: Any) -> int:
    """Return a whole number.

    Raises:
        InvalidRequest: it is none.
    """
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if not math.isfinite(number) or number != int(number) or isinstance(value, bool):
        raise InvalidRequest(f"{name} is {value!r}; write a whole number.")
    return int(number)


def seconds(name: str, value: Any) -> float:
    """Return a time in the shot.

    Raises:
        InvalidRequest: it is no number of seconds from 0 on.
    """
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if not 0 <= number < float("inf"):
        raise InvalidRequest(f"{name} is {value!r}; write seconds from the shot's beginning, such as 1.5.")
    return number


def _with_actor(shot: Shot, name: str, facts: Mapping[str, Any]) -> Shot:
    actor = shot.actor(name)
    if actor is None:
        return shot
    told = dict(facts)
    if "count" in told and actor_fact("count", told["count"]) == 0:
        return without(shot, {name})
    if "figure" in told:
        drawn, word = figure(told["figure"])
        actor = replace(actor, figure=drawn, word=word)
    actor = replace(actor, **{fact: actor_fact(fact, told[fact]) for fact in ("colour", "size", "count") if fact in told})
    actor = _deeds(actor, told, [a.name for a in shot.actors if a.name != name])
    return replace(shot, actors=tuple(actor if a.name == name else a for a in shot.actors))


def _deeds(actor: Actor, told: Mapping[str, Any], cast: list[str]) -> Actor:
    """Return an actor with what is said, what is done or how it is done changed."""
    actions = list(actor.actions)
    if "speech" in told:
        said = deed_fact("speech", told["speech"], cast)
        at = [i for i, a in enumerate(actions) if a.verb == "speak"]
        new = [Action(verb="speak", speech=said)] if said and not at else []
        actions = [replace(a, speech=said) if i in at[:1] else a for i, a in enumerate(actions) if said or i not in at] + new
    how = {fact: deed_fact(fact, told[fact], cast) for fact in _MOVED if fact in told}
    old = told.get("instead_of")
    if old is not None and not any(a.verb == old for a in actions):
        there = ", ".join(a.verb for a in actions) or "nothing"
        raise InvalidRequest(f"instead_of is {old!r}, which {actor.name} does not do; there is {there}.")
    at = [i for i, a in enumerate(actions) if (a.verb == old if old is not None else a.verb != "speak")]
    if "action" in told:
        here = at[0] if at else len(actions)
        kept = [a for i, a in enumerate(actions) if i not in at]
        before = sum(i not in at for i in range(here))
        timing = {"start": actions[here].start, "end": actions[here].end} if len(at) == 1 else {}
        new = [] if told["action"] is None else [Action(verb=verb(told["action"]), **{**timing, **how})]
        actions = [*kept[:before], *new, *kept[before:]]
    elif how:
        if not at:
            raise InvalidRequest(f"{actor.name} does nothing that could have a {next(iter(how))}. Give an action too.")
        actions = [replace(a, **how) if i in at else a for i, a in enumerate(actions)]
    return replace(actor, actions=tuple(actions))


def without(shot: Shot, gone: set[str]) -> Shot:
    """Return a shot without some actors, and without what only they were the aim of."""
    actors = []
    for actor in shot.actors:
        if actor.name not in gone:
            aimed = (replace(a, target=None) if a.target in gone else a for a in actor.actions)
            actors.append(replace(actor, actions=tuple(aimed)))
    relations = tuple(r for r in shot.relations if not {r.a, *r.b.split(" and ")} & gone)
    return replace(shot, actors=tuple(actors), relations=relations)


def _pull(shot: Shot, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the gravity of a new place, which has nothing of the old one's furniture."""
    elsewhere = told.get("place", shot.place) != shot.place
    return {"gravity": GRAVITY.get(told["place"], 9.81), "setting": None} if elsewhere else {}


def _named(shots: list[Shot], who: str) -> str:
    for shot in shots:
        for match in ("name", "word", "figure"):
            found = [a.name for a in shot.actors if getattr(a, match) == who]
            if found:
                return found[0]
    names = list(dict.fromkeys(a.name for shot in shots for a in shot.actors))
    there = f"There are {', '.join(names)}." if names else "There are no actors."
    raise InvalidRequest(f"Nobody is called {who!r}. {_near(who, names)}{there}")


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InvalidRequest(f"{name} is {value!r}; write a word.")
    return value.strip().lower()


def _one_of(name: str, text: str, plain: tuple[str, ...], words: Mapping[str, str]) -> str:
    found = text if text in plain else words.get(text)
    if found is None:
        raise InvalidRequest(f"{name} is {text!r}. {_near(text, [*plain, *words])}There are {', '.join(plain)}.")
    return found


def _near(text: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(text, list(known), n=1, cutoff=0.6)
    return f"Did you mean {near[0]!r}? " if near else ""
