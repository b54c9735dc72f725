"""Judging: one door through which every request goes before anything is computed: safety, rights, and what people agreed to."""

from __future__ import annotations

import datetime
import hashlib
import logging
from typing import TYPE_CHECKING

from sora_nb.plans import Plan
from sora_nb.recipes import Recipe
from sora_nb.settings import Settings
from sora_nb.trust import fingerprints, rights, safety, terms
from sora_nb.trust.policies import Occasion
from sora_nb.trust.registers import Register
from sora_nb.trust.rights import Judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from sora_nb.plans import Actor
    from sora_nb.trust.consent import Consent

EDITING = ("remix", "edit", "stitch", "trim", "loop", "title", "caption", "dub", "extend")
"""What changes a film that is there, which a holder can forbid on its own."""
_log = logging.getLogger("sora_nb.trust")


class Judge:
    """Judges the requests of one shelf by its register and by the settings that hold at the time.

    Args:
        home: Folder of the shelf.
    """

    def __init__(self, home: Path) -> None:
        self.register = Register(home)
        """The policies of the shelf."""

    def judge(
        self, recipe: Recipe, plan: Plan, *, parents: Sequence[tuple[Recipe, Plan]] = (),
        pictures: Sequence[NDArray[np.uint8]] = (), training: bool = False, sharing: bool = False,
    ) -> Judged:  # fmt: skip
        """Judge a film that is asked for.

        Args:
            recipe: What was asked for.
            plan: How it was understood.
            parents: The films that it is made from, and those they were made from.
            pictures: Its pictures (height, width, rgb) uint8.
            training: Whether it is made for models to learn from.
            sharing: Whether it is to be given to others.

        Raises:
            Unsafe: it does not fit the level of the studio.
            RightsRefused: a rights holder does not allow it.
            InvalidRequest: a setting is none.
        """
        chosen = Settings.from_environment()
        texts = tuple(dict.fromkeys((*_asked(recipe), *_planned(plan))))
        before = tuple(dict.fromkeys(text for told, seen in parents for text in (*_asked(told), *_planned(seen))))
        name = hashlib.sha256("\n".join(texts).encode("utf-8", "replace")).hexdigest()[:12]
        # What was filmed elsewhere is there already, under whatever name its file has.
        if recipe.action != "import":
            invited = {actor.trait("cameo") or "" for shot in plan.shots for actor in shot.actors}
            shown = {safety.joined(handle) for handle in (*recipe.cameos, *invited)}
            safety.judge((*texts, *before), safety.check_level(chosen.safety), shown=shown)
        on = _occasion(recipe, plan)
        uses = ["generate", *(["edit"] if recipe.action in EDITING else []), *(["train"] if training else [])]
        uses += ["share"] if sharing else []
        found = self.register.rules().judge(
            texts, on=on, uses=uses, marks=marks(pictures), postures=rights.postures(chosen.rights), earlier=before
        )
        _log.debug("request %s passed; rules %s, %d asks", name, ", ".join(found.rules) or "none", len(found.asks))
        return found

    def likenesses(self, agreed: Iterable[Consent], recipe: Recipe, plan: Plan) -> None:
        """Judge a film by the terms to which everybody in it agreed; that they did agree is known already.

        Raises:
            ConsentRequired: one of them did not agree to this; `rule` and the message say which term says no.
        """
        on, texts = _occasion(recipe, plan), tuple(dict.fromkeys((*_asked(recipe), *_planned(plan))))
        for consent in agreed:
            terms.judge(consent, on, texts)

    def picture(self, picture: NDArray[np.uint8], name: str) -> Judged:
        """Judge a picture (height, width, rgb) uint8 that somebody brings under a name, as of a cameo.

        Raises:
            Unsafe: the name does not fit.
            RightsRefused: the picture is a copy of a registered one, or the name is registered, and it is not allowed.
        """
        return self.judge(Recipe(prompt=f"@{name}", cameos=(name,)), Plan(), pictures=[picture])


class Judging:
    """What whoever makes films offers to rights holders, and to whoever wants to know beforehand what will be refused."""

    judge: Judge
    """Whoever judges each request before anything is computed: the safety level, and the policies of the shelf."""

    def rights(self) -> Register:
        """Return the register of the shelf: what rights holders allow and forbid; `add` takes a policy in."""
        return self.judge.register

    def admit(self, prompt: object, planner: object) -> None:
        """Judge a prompt before a planner sees it, which may be a model far away; without one, nothing is to be done yet.

        Raises:
            Refused: it is not to be made.
        """
        if planner is not None and isinstance(prompt, str) and prompt.strip():
            self.judge.judge(Recipe(prompt=prompt), Plan())


def _occasion(recipe: Recipe, plan: Plan) -> Occasion:
    chosen = Settings.from_environment()
    return Occasion(
        purpose=rights.check_purpose(chosen.purpose), territory=chosen.territory,
        day=datetime.datetime.now(datetime.UTC).date(),
        style=recipe.style or next((shot.style for shot in plan.shots if shot.style), None),
    )  # fmt: skip


def noted(plan: Plan, found: Judged) -> Plan:
    """Return a plan that says what was asked and whom the film owes credit, as the clip's card and the film's tags show it."""
    owed = tuple(f"Credit: {credit}" for credit in found.credits)
    fresh = tuple(note for note in (*owed, *found.asks) if note not in plan.notes)
    return plan.but(notes=(*plan.notes, *fresh)) if fresh else plan


def marks(pictures: Iterable[NDArray[np.uint8]]) -> tuple[int, ...]:
    """Return the fingerprints of pictures that show something."""
    found = (fingerprints.fingerprint(picture) for picture in pictures)
    return tuple(mark for mark in found if mark is not None)


def _asked(recipe: Recipe) -> Iterator[str]:
    """Yield what somebody wrote in a recipe: the prompt, words to be shown, and handles."""
    if recipe.action != "import":
        yield recipe.prompt
    yield from (value for name, value in recipe.options if not name.endswith("_sha256"))
    yield from (handle.replace("_", " ").replace("-", " ") for handle in recipe.cameos)


def _planned(plan: Plan) -> Iterator[str]:
    """Yield what is written in a plan: who is in it, as a phrase each, what they say, and what is heard."""
    yield plan.prompt
    for shot in plan.shots:
        yield from (text for text in (shot.setting, *shot.sounds, shot.style) if text)
        for actor in shot.actors:
            yield from _cast(actor)


def _cast(actor: Actor) -> Iterator[str]:
    called = dict.fromkeys((actor.name, actor.word, actor.figure))
    yield from called
    look = " ".join(value for key, value in actor.look if key not in ("cameo", "given"))
    yield " ".join(filter(None, (actor.size, actor.colour, actor.word, look)))
    for action in actor.actions:
        yield " ".join(filter(None, (actor.word, action.written or action.verb, action.target, action.manner)))
        if action.speech:
            yield action.speech
