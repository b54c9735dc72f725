"""What an engine is: a name, limits, and one generator that yields a film as it is made."""

from __future__ import annotations

import dataclasses
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from sora_nb.errors import Cancelled, LimitExceeded

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from sora_nb.footage import Footage, Yield
    from sora_nb.likeness.portraits import Likeness
    from sora_nb.plans import Plan
    from sora_nb.recipes import Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an engine can make. Snapping to a rule is reported in notes, never silent.

    `seconds` is the (shortest, longest) clip; `side` the (smallest, largest) side in pixels; `multiple` divides both sides;
    `source_type` is the IPTC digital source type of what it makes; `truth` names the ground-truth buffers it can yield.
    """

    actions: tuple[str, ...] = ("generate",)
    seconds: tuple[float, float] = (0.04, 60.0)
    side: tuple[int, int] = (64, 1920)
    multiple: int = 2
    image: bool = False
    sound: bool = True
    cameos: bool = False
    truth: tuple[str, ...] = ()
    source_type: str = "trainedAlgorithmicMedia"

    def check(self, recipe: Recipe, engine: str) -> None:
        """Refuse what this engine cannot make.

        Raises:
            LimitExceeded: with the value found, the value wanted, and the next step.
        """
        if recipe.action not in self.actions:
            raise LimitExceeded(f"{engine} cannot {recipe.action}; it can {', '.join(self.actions)}. Choose another engine.")
        low, high = self.seconds
        if not low <= recipe.seconds <= high:
            raise LimitExceeded(f"{engine} makes {low:g} to {high:g} seconds; {recipe.seconds:g} was asked for.")
        if any(not self.side[0] <= s <= self.side[1] for s in recipe.size):
            raise LimitExceeded(
                f"{engine} draws sides of {self.side[0]} to {self.side[1]} pixels; {recipe.size} was asked for."
            )
        if recipe.image and not self.image:
            raise LimitExceeded(f"{engine} takes no picture as a prompt. Leave image= out, or choose another engine.")
        if recipe.cameos and not self.cameos:
            raise LimitExceeded(f"{engine} takes no cameos. Leave cameos= out, or choose another engine.")

    def snap(self, recipe: Recipe) -> tuple[Recipe, tuple[str, ...]]:
        """Return the recipe on this engine's grid, and a note for each value moved."""
        size = tuple(max(self.multiple, round(s / self.multiple) * self.multiple) for s in recipe.size)
        if size == recipe.size:
            return recipe, ()
        asked, used = ("×".join(map(str, pair)) for pair in (recipe.size, size))
        return recipe.but(size=size), (f"size {asked} → {used}: sides are multiples of {self.multiple}",)


@dataclass(frozen=True, kw_only=True)
class Job:
    """What Studio resolved for an engine, which never looks things up itself.

    `image` is (height, width, rgb) uint8; `parents` are opened films; `truth` names the buffers wanted; `stop` is set when
    somebody presses cancel; `likenesses` are the heads of the cameos in it, by handle, all of them agreed to.
    """

    recipe: Recipe
    plan: Plan
    image: NDArray[np.uint8] | None = None
    parents: tuple[Footage, ...] = ()
    likenesses: tuple[tuple[str, Likeness], ...] = ()
    truth: tuple[str, ...] = ()
    resume: str | None = None
    stop: threading.Event = field(default_factory=threading.Event)

    def check(self) -> None:
        """Stop here if somebody pressed cancel; engines call this at least every 250 ms.

        Raises:
            Cancelled: the render was stopped.
        """
        if self.stop.is_set():
            raise Cancelled("The render was stopped; nothing was kept. Run the cell again to start over.")

    def but(self, **changes: object) -> Job:
        """Return a copy with some fields changed."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]


@runtime_checkable
class Engine(Protocol):
    """Anything that turns a job into a film.

    `version` changes whenever the same job would give other bytes. `assets` names what else decides the picture (weights,
    artwork packs), for the job key.
    """

    name: str
    version: str
    limits: Limits

    @property
    def assets(self) -> str:
        """Return a short digest of weights and artwork, "" for none."""
        ...

    def render(self, job: Job) -> Iterator[Yield]:
        """Yield progress, pictures in order, sound in order, and events, in any interleaving."""
        ...
