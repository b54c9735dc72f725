"""Descent: what a clip was made from, what was made from it, and how the next one is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Protocol, cast

from sora_nb.errors import InvalidRequest
from sora_nb.revising import edits
from sora_nb.revising.differences import Differences, differences

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from sora_nb.clips import Clip
    from sora_nb.plans import Plan
    from sora_nb.recipes import Recipe
    from sora_nb.store.archive import Archive


class Reviser(Protocol):
    """Whoever makes one clip from another."""

    @property
    def shelf(self) -> Archive:
        """Return the archive that the clips stand in."""
        ...

    @property
    def clip(self) -> Callable[[str], Clip]:
        """Return what finds a clip of the shelf by its id."""
        ...

    @property
    def remix(self) -> Callable[..., Clip]:
        """Return what makes a clip anew with some words changed."""
        ...

    @property
    def extend(self) -> Callable[..., Clip]:
        """Return what makes a clip that goes on."""
        ...

    @property
    def change(self) -> Callable[..., Clip]:
        """Return what makes a clip anew with some facts changed."""
        ...


class Descent(ABC):
    """The part of a clip that knows its kin: remix, change, diff, parents, children, lineage."""

    _maker: Reviser
    recipe: Recipe
    plan: Plan

    @property
    @abstractmethod
    def id(self) -> str:
        """Return the clip's id on the shelf."""

    def remix(
        self,
        words: str | Plan | pd.DataFrame,
        *,
        seed: int | str | None = None,
        style: str | None = None,
        strength: float = 0.5,
        engine: str | None = None,
        strict: bool = False,
        fresh: bool = False,
    ) -> Clip:
        """Make the clip anew with what the words change: "at night, in the rain", "without the dog", "make the ball blue".

        Everything that is not named stays: seed, size, length, rate, and everybody's place and path. Waits for this clip
        and returns at once after; `diff` tells what changed.

        Args:
            words: What is to be different, in English; or the plan as it is to be, or its edited table.
            seed: Another seed, or "random"; None keeps this clip's.
            style: A drawing style for all shots; None leaves it to the words.
            strength: How far it may go beyond what is named. 0 is a touch-up: nobody changes place, even for what they newly
                do. At 0.5 all that nobody names stays, but who newly has to do with somebody, or sets out, may start from
                elsewhere. Above, everybody's place leads over into another draw of the stage's; 1 is a reinterpretation, with
                another seed: what the plan says stays, and all else is chosen anew.
            engine: Another engine; None keeps this clip's.
            strict: Refuse words that find no place or change nothing.
            fresh: Render even if the clip is on the shelf.

        Raises:
            InvalidRequest: there are no words, or a value is out of range.
            Unplaced: `strict` found something.
        """
        how: dict[str, Any] = {"seed": seed, "style": style, "strength": strength, "engine": engine, "strict": strict}
        return self._maker.remix(cast("Clip", self), words, **how, fresh=fresh)

    def extend(self, words: str = "", *, seconds: float = 3.0, strict: bool = False, fresh: bool = False) -> Clip:
        """Make a clip that is this one and goes on from its last moment: "the penguin catches the ball".

        What has been happens again as it did; then everybody acts on from where they are, as fast as they are. Who is new
        appears; who is given nothing to do goes on with what they were at. Words that lead elsewhere begin a shot of their own.

        Args:
            words: What happens next; "" lets everything go on.
            seconds: How much longer, 0.1 s up to what makes 60 s in all.
            strict: Refuse words that find no place.
            fresh: Render even if the clip is on the shelf.

        Raises:
            InvalidRequest: the clip was made elsewhere and has no plan, or would be too long.
            LimitExceeded: its engine cannot extend.
            Unplaced: `strict` found something.
        """
        return self._maker.extend(cast("Clip", self), words, seconds=seconds, strict=strict, fresh=fresh)

    def change(self, who: str | None = None, /, *unnamed: object, shot: int | None = None, **facts: Any) -> Clip:
        """Make the clip anew with some facts of its plan changed: `change("ball", colour="blue")`, `change(time="night")`.

        Args:
            who: The actor's name, word or figure; None changes the scene.
            *unnamed: Refused: a fact has a name, as in `change("cat", figure="fox")`.
            shot: The number of the shot, from 0; None changes every shot that it applies to.
            **facts: For the scene place, time, weather, style, camera, music. For an actor figure, colour, size, count (0
                takes it away), speech, action with direction, target, manner, start and end; `instead_of` names the action
                that is replaced, by default all but what is said. None stands for the stage's own choice.

        Raises:
            InvalidRequest: nobody has that name, or a value is unknown; the message says what would do.
        """
        if unnamed:
            raise InvalidRequest(
                f"{unnamed[0]!r} is given without the name of a fact. Write change({who!r}, figure={unnamed[0]!r}) to have "
                f"another figure, or another fact by its name: {', '.join(edits.ACTOR)}."
            )
        return self._maker.change(cast("Clip", self), who, shot=shot, facts=facts)

    @property
    def parents(self) -> list[Clip]:
        """Return the clips that this one was made from, as far as they are still on the shelf."""
        return [self._maker.clip(record.id) for record in self._maker.shelf.parents(self.id)]

    @property
    def children(self) -> list[Clip]:
        """Return the clips made from this one, oldest first."""
        return [self._maker.clip(record.id) for record in self._maker.shelf.children(self.id)]

    def lineage(self) -> list[Clip]:
        """Return everything that this clip goes back to, oldest first, and the clip itself at the end.

        There are no circles: an id is made from the recipe, which holds the parents' ids.
        """
        line: dict[str, Clip] = {}
        seen: set[str] = set()
        # Each clip is met twice: first its parents go before it, then it takes its place. Ancestors are often shared.
        ahead = [cast("Clip", self)]
        while ahead:
            clip = ahead.pop()
            if clip.id in seen:
                line.setdefault(clip.id, clip)
                continue
            seen.add(clip.id)
            ahead += [clip, *(parent for parent in reversed(clip.parents) if parent.id not in seen)]
        return list(line.values())

    def diff(self, parent: Clip | None = None) -> Differences:
        """Return what is different from another clip, by default the first that this one was made from.

        Raises:
            InvalidRequest: this clip was made from no other, and none was given.
        """
        if parent is None and not self.recipe.parents:
            raise InvalidRequest("This clip was made from no other. Say what to compare it with: clip.diff(other).")
        other = parent or self._maker.clip(self.recipe.parents[0])
        return differences((other.recipe, other.plan), (self.recipe, self.plan))
