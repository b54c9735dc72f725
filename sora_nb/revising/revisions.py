"""Revisions: the recipe of a clip that is made from another, by new words or by an edited plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sora_nb.errors import InvalidRequest, Unplaced
from sora_nb.plans import Plan
from sora_nb.recipes import CUTS, GOES_ON, LONGEST, seed_of
from sora_nb.revising import edits, sheets
from sora_nb.revising.differences import differences
from sora_nb.revising.edits import PLANLESS
from sora_nb.stage import director, rereading
from sora_nb.stage.keeping import USUAL, another, kept, loose
from sora_nb.stage.lengthening import lengthened, meant
from sora_nb.stage.styles.look import parse

if TYPE_CHECKING:
    import pandas as pd

    from sora_nb.recipes import Recipe


_LAID_OVER = {"title": "The title", "caption": "The caption", "dub": "The other sound"}
_JOINED = {"crossfade": "The crossfade", "wipe": "The wipe"}
"""What a cut adds that no plan holds."""


def remixed(
    recipe: Recipe,
    plan: Plan,
    parent: str,
    words: str,
    *,
    seed: int | None,
    style: str | None,
    engine: str | None,
    strict: bool,
    strength: float = USUAL,
) -> Recipe:
    """Return the recipe of a remix: the parent's plan read again with new words, all else as it was.

    Args:
        recipe: What the parent was made from.
        plan: How the parent was understood.
        parent: The parent's id on the shelf.
        words: What is to be different.
        seed: Another seed; None keeps the parent's.
        style: A drawing style for all shots, which wins over one named in the words; None leaves it to them.
        engine: Another engine; None keeps the parent's.
        strict: Refuse words that find no place or change nothing.
        strength: From 0, where nobody changes place, to 1, where the plan is all that stays.

    Raises:
        InvalidRequest: there are no words, no such style or strength, or the parent has no plan to read again.
        Unplaced: `strict` found something.
    """
    if not plan.shots:
        raise InvalidRequest(PLANLESS)
    if style is not None:
        parse(style)
    recipe, lost = drawable(recipe)
    silent = rereading.silence(words)
    new = rereading.reread(plan, words, seconds=recipe.seconds)
    more = (
        silent
        or style is not None
        or seed not in (None, recipe.seed)
        or engine not in (None, recipe.engine)
        or strength > USUAL
    )
    if more and new.shots == plan.shots:
        new = new.but(notes=tuple(n for n in new.notes if "changes nothing" not in n))
    if strict and (new.unplaced or new.notes):
        found = [*(f"no place for “{word}”" for word in new.unplaced), *new.notes]
        raise Unplaced(f"Read strictly, the remix has loose ends: {'; '.join(found)}. Say it otherwise, or drop strict.")
    if style is not None:
        new = new.but(shots=tuple(replace(shot, style=style) for shot in new.shots))
    new = new.but(notes=(*_still_true(plan, new), *new.notes, *lost))
    made = replanned(recipe, plan, parent, new, words, seed=seed, engine=engine, strength=strength)
    return made.but(sound=recipe.sound and not silent, style=style or made.style)


def replanned(
    recipe: Recipe,
    plan: Plan,
    parent: str,
    new: Plan,
    words: str = "",
    *,
    seed: int | None = None,
    engine: str | None = None,
    strength: float = USUAL,
) -> Recipe:
    """Return the recipe of a remix whose plan is there already; who was there before starts from where they did.

    Args:
        recipe: What the parent was made from.
        plan: How the parent was understood.
        parent: The parent's id on the shelf.
        new: The plan of the remix.
        words: What it is to be called; "" tells what changed.
        seed: Another seed, with which everybody may stand elsewhere; None keeps the parent's.
        engine: Another engine; None keeps the parent's.
        strength: From 0, where nobody changes place, to 1, where the plan is all that stays and another seed is drawn.

    Raises:
        InvalidRequest: the strength is none.
    """
    recipe, lost = drawable(recipe)
    new = new.but(notes=(*new.notes, *lost))
    asked = recipe.but(strength=strength)
    drawn = seed if seed is not None else another(recipe.seed) if asked.strength == 1 else recipe.seed
    if drawn == recipe.seed:
        width, height = recipe.size
        new = kept(plan, new, seconds=recipe.seconds, aspect=width / height, seed=drawn, strength=asked.strength)
    else:
        new = loose(new)
    brief = differences((recipe, plan), (recipe, new)).brief
    told = words or (f"The same, but {brief}" if brief else "The same again")
    restyled = [s.style for s in new.shots] != [s.style for s in plan.shots]
    return asked.but(
        prompt=told, plan=new, action="remix", parents=(parent,), seed=drawn, engine=engine or recipe.engine,
        style=None if restyled else recipe.style,
    )  # fmt: skip


def remade(
    recipe: Recipe,
    plan: Plan,
    parent: str,
    words: str | Plan | pd.DataFrame,
    *,
    seed: int | str | None = None,
    style: str | None = None,
    strict: bool = False,
    **how: Any,
) -> Recipe:
    """Return the recipe of a remix by words, by a plan or by its edited table; see `Clip.remix`."""
    drawn = None if seed is None else seed_of(seed)
    recipe.but(strength=how["strength"])
    if isinstance(words, str):
        return remixed(recipe, plan, parent, words, seed=drawn, style=style, strict=strict, **how)
    edited = words if isinstance(words, Plan) else sheets.planned(words, plan)
    made = replanned(recipe, plan, parent, edits.in_time(edited, recipe.seconds, known=plan), seed=drawn, **how)
    return made if style is None else made.but(style=style)


def extended(recipe: Recipe, plan: Plan, parent: str, words: str, *, by: float, strict: bool) -> Recipe:
    """Return the recipe of a film that goes on after its end for `by` seconds, with what the words add.

    Raises:
        InvalidRequest: the parent has no plan, or the film would be shorter or longer than one can be.
        Unplaced: `strict` found something.
    """
    if not plan.shots:
        raise InvalidRequest(PLANLESS)
    if not 0.1 <= by <= LONGEST - recipe.seconds:
        raise InvalidRequest(
            f"The clip lasts {recipe.seconds:g} s and is to go on for {by:g} s; it can go on for 0.1 to "
            f"{max(LONGEST - recipe.seconds, 0):g} s. Make another clip and join them: sora.stitch([a, b])."
        )
    recipe, lost = drawable(recipe)
    plan = plan.but(notes=(*plan.notes, *lost))
    more = director.read(meant(words, plan.shots[-1]), seconds=by) if words.strip() else None
    if strict and more is not None and (more.unplaced or more.notes):
        found = [*(f"no place for “{word}”" for word in more.unplaced), *more.notes]
        raise Unplaced(f"Read strictly, the extension has loose ends: {'; '.join(found)}. Say it otherwise, or drop strict.")
    width, height = recipe.size
    new = lengthened(plan, more, seconds=recipe.seconds, by=by, aspect=width / height, seed=recipe.seed)
    return recipe.but(
        prompt=words.strip() or f"{recipe.prompt or plan.prompt}{GOES_ON}", plan=new, action="extend", parents=(parent,),
        seconds=recipe.seconds + by,
    )  # fmt: skip


def drawable(recipe: Recipe) -> tuple[Recipe, tuple[str, ...]]:
    """Return a recipe that draws a film by its plan, and notes on what is lost: for one that was cut together, the stage's."""
    if recipe.action not in CUTS:
        return recipe, ()
    laid = _LAID_OVER.get(recipe.action) or _JOINED.get(dict(recipe.options).get("transition", ""))
    notes = (f"{laid} of the film it is made from is no part of it: its shots are drawn anew.",) if laid else ()
    return recipe.but(action="generate", prompt=recipe.prompt or "a cut", engine="stage", options=()), notes


def _still_true(before: Plan, after: Plan) -> tuple[str, ...]:
    """Return the notes about substitutes that hold for those who are still there."""
    there = {actor.word for shot in after.shots for actor in shot.actors}
    gone = {actor.word for shot in before.shots for actor in shot.actors} - there
    quoted = [note for note in before.notes if any(f"'{word}'" in note for word in there)]
    return tuple(note for note in quoted if not any(f"'{word}'" in note for word in gone) and note not in after.notes)
