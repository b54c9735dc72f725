"""Spelling: the line of Python that makes a clip again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sora_nb import cutting
from sora_nb.errors import InvalidRequest
from sora_nb.recipes import CUTS, GOES_ON, Recipe
from sora_nb.revising import edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sora_nb.plans import Action, Actor, Plan

_KEPT = ("seed", "style", "engine", "strength")
_NAMED = ("seconds", "seed", "style", "size", "fps", "engine", "negative_prompt", "sound", "cameos")
_DEEDS = ("direction", "target", "manner", "start", "end")


def code(recipe: Recipe, parent: tuple[Recipe, Plan] | None = None) -> str:
    """Return the one line of Python that makes a clip again; `parent` is what a remix was made from, if it is still there."""
    if recipe.action == "remix" and recipe.plan is not None and parent is not None:
        first = f"sora.open({recipe.parents[0]!r})"
        if recipe.plan.prompt == recipe.prompt:
            more = _arguments(
                (name, getattr(recipe, name)) for name in _KEPT if getattr(recipe, name) != getattr(parent[0], name)
            )
            return f"{first}.remix({recipe.prompt!r}{more})"
        calls = changes(parent[1], recipe.plan)
        if calls is not None:
            return first + "".join(calls)
    if recipe.action in (*CUTS, "import"):
        return cutting.code(recipe)
    if recipe.action in ("finish", "extend") and recipe.parents:
        spell = _finish if recipe.action == "finish" else _extend
        return spell(recipe, recipe if parent is None else parent[0])
    plain = Recipe(prompt=recipe.prompt or "-", plan=recipe.plan)
    more = _arguments((name, getattr(recipe, name)) for name in _NAMED if getattr(recipe, name) != getattr(plain, name))
    more += _arguments([("options", dict(recipe.options))] if recipe.options else [])
    if recipe.plan is not None:
        return f"sora.generate(plan=sora.Plan.from_json({recipe.plan.to_json()!r}){more})"
    return f"sora.generate({recipe.prompt!r}{more})"


def _finish(recipe: Recipe, draft: Recipe) -> str:
    """Return the call that finishes a draft; the engine's grid may have moved size and length, and does so again."""
    kept = {name: getattr(draft, name) for name in ("action", "engine", "options", "parents", "size", "seconds")}
    if recipe.but(**kept) != draft:
        return f"sora.make(sora.Recipe.from_json({recipe.to_json()!r}))"
    options = _arguments([("options", dict(recipe.options))] if recipe.options else [])
    return f"sora.open({recipe.parents[0]!r}).finish(engine={recipe.engine!r}{options})"


def _extend(recipe: Recipe, parent: Recipe) -> str:
    """Return the call that lets a clip go on; without the clip at hand, its recipe says it all."""
    by = round(recipe.seconds - parent.seconds, 4)
    if by <= 0:
        return f"sora.make(sora.Recipe.from_json({recipe.to_json()!r}))"
    words = "" if recipe.prompt.endswith(GOES_ON) else f"{recipe.prompt!r}, "
    return f"sora.open({recipe.parents[0]!r}).extend({words}seconds={by!r})"


def changes(before: Plan, after: Plan) -> list[str] | None:
    """Return the calls of `Clip.change` that lead from one plan to another, tried out before they are told; None if none do."""
    if len(before.shots) != len(after.shots):
        return None
    made: list[tuple[str | None, int | None, dict[str, Any]]] = []
    for number, (old, new) in enumerate(zip(before.shots, after.shots, strict=True)):
        shot = number if len(before.shots) > 1 else None
        told = {name: getattr(new, name) for name in edits.SCENE if getattr(new, name) != getattr(old, name)}
        made += [(None, shot, told)] if told else []
        for actor in old.actors:
            made += [(actor.name, shot, facts) for facts in _of_actor(actor, new.actor(actor.name))]
    if not made:
        return None
    try:
        found = before
        for who, shot, facts in made:
            found = edits.changed(found, who, shot=shot, **facts)
    except InvalidRequest:
        return None
    if edits.bare(found) != edits.bare(after):
        return None
    return [f".change({_call(who, shot, facts)})" for who, shot, facts in made]


def _of_actor(old: Actor, new: Actor | None) -> Iterator[dict[str, Any]]:
    if new is None:
        yield {"count": 0}
        return
    facts = {
        name: getattr(new, name) for name in ("figure", "colour", "size", "count") if getattr(new, name) != getattr(old, name)
    }
    if "figure" in facts:
        facts["figure"] = new.word
    said, says = (next((a.speech for a in actor.actions if a.verb == "speak"), None) for actor in (old, new))
    if said != says:
        facts["speech"] = says
    did, does = ([a for a in actor.actions if a.verb != "speak"] for actor in (old, new))
    if len(did) == len(does):
        pairs = [(a, b) for a, b in zip(did, does, strict=True) if a != b]
        extra = [_of_action(a, b, alone=len(did) == 1) for a, b in pairs]
    else:
        gone = [a for a in did if a not in does]
        extra = [{"instead_of": a.verb, "action": None} for a in gone] if len(does) < len(did) else []
        extra += [{"action": b.verb, **_how(b)} for b in does] if not did else []
    if facts:
        yield facts | (extra.pop(0) if extra else {})
    yield from extra


def _of_action(old: Action, new: Action, *, alone: bool) -> dict[str, Any]:
    facts: dict[str, Any] = {} if alone else {"instead_of": old.verb}
    if new.verb == old.verb:
        return facts | {name: getattr(new, name) for name in _DEEDS if getattr(new, name) != getattr(old, name)}
    return facts | {"action": new.verb, **{k: v for k, v in _how(new).items() if k not in ("start", "end")}}


def _how(action: Action) -> dict[str, Any]:
    return {name: value for name in _DEEDS if (value := getattr(action, name)) is not None}


def _call(who: str | None, shot: int | None, facts: dict[str, Any]) -> str:
    head = [] if who is None else [repr(who)]
    where = [] if shot is None else [f"shot={shot}"]
    return ", ".join([*head, *where, *(f"{name}={value!r}" for name, value in facts.items())])


def _arguments(pairs: Iterable[tuple[str, Any]]) -> str:
    return "".join(f", {name}={value!r}" for name, value in pairs)
