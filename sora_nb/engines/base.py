"""What an engine is: a name, limits, and one generator that yields a film as it is made."""

from __future__ import annotations

import dataclasses
import math
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from sora_nb.errors import Cancelled, InvalidRequest, LimitExceeded
from sora_nb.footage import GENERATED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from sora_nb.footage import Footage, Yield
    from sora_nb.likeness.portraits import Likeness
    from sora_nb.plans import Plan
    from sora_nb.recipes import Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A further setting that one engine listens to: a number from `low` to `high`, or one of `words`."""

    name: str
    about: str
    low: float = 0.0
    high: float = 0.0
    whole: bool = False
    words: tuple[str, ...] = ()

    def read(self, text: str) -> float | str:
        """Return what the text says: a word, or a number (an int where `whole`).

        Raises:
            LimitExceeded: it is no such word, or no number in the range.
        """
        if self.words:
            if text in self.words:
                return text
            raise LimitExceeded(f"The option {self.name} is {text!r}; it can be {', '.join(self.words)} ({self.about}).")
        try:
            number = int(text) if self.whole else float(text)
        except ValueError:
            number = math.nan
        if not self.low <= number <= self.high:
            kind = "a whole number" if self.whole else "a number"
            raise LimitExceeded(
                f"The option {self.name} is {text!r}; write {kind} from {self.low:g} to {self.high:g} ({self.about})."
            )
        return number


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an engine can make. Snapping to a rule is reported in notes, never silent.

    `seconds` is the (shortest, longest) clip; `side` the (smallest, largest) side in pixels; `multiple` divides both sides;
    `frames` is (step, rest): a clip has k·step + rest frames, k at least 1; `options` are the settings it listens to, None
    where it takes any; `notice` is to be read before a render; `source_type` is the IPTC digital source type of what it
    makes; `truth` names the ground-truth buffers it can yield.
    """

    actions: tuple[str, ...] = ("generate",)
    seconds: tuple[float, float] = (0.04, 60.0)
    side: tuple[int, int] = (64, 1920)
    multiple: int = 2
    frames: tuple[int, int] = (1, 0)
    options: tuple[Option, ...] | None = None
    notice: str = ""
    image: bool = False
    sound: bool = True
    cameos: bool = False
    truth: tuple[str, ...] = ()
    source_type: str = "trainedAlgorithmicMedia"

    def check(self, recipe: Recipe, engine: str) -> None:
        """Refuse what this engine cannot make.

        Raises:
            LimitExceeded: with the value found, the value wanted, and the next step.
            InvalidRequest: an option is none of this engine's.
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
        self.settings(recipe, engine)

    def settings(self, recipe: Recipe, engine: str) -> dict[str, float | str]:
        """Return the recipe's options as this engine reads them, by name.

        Raises:
            InvalidRequest: an option is none of this engine's, or its value is out of range.
        """
        if self.options is None:
            return {}
        known = {option.name: option for option in self.options}
        for name, _ in recipe.options:
            if name not in known:
                raise InvalidRequest(
                    f"{engine} has no option {name!r}; it listens to {', '.join(sorted(known)) or 'none'}. Leave {name!r} out."
                )
        return {name: known[name].read(text) for name, text in recipe.options}

    def snap(self, recipe: Recipe) -> tuple[Recipe, tuple[str, ...]]:
        """Return the recipe on this engine's grid, and a note for each value moved, after its notice."""
        notes = [self.notice] if self.notice else []
        size = tuple(max(self.multiple, round(s / self.multiple) * self.multiple) for s in recipe.size)
        if size != recipe.size:
            asked, used = ("×".join(map(str, pair)) for pair in (recipe.size, size))
            notes.append(f"size {asked} → {used}: sides are multiples of {self.multiple}")
        count = self._on_grid(recipe)
        seconds = recipe.seconds if count == recipe.frames else count / recipe.fps
        if count != recipe.frames:
            step, rest = self.frames
            notes.append(
                f"{recipe.seconds:g} s → {seconds:.4g} s: {count} frames at {recipe.fps} a second, "
                f"since it makes {step}·k + {rest} of them"
            )
        return recipe.but(size=size, seconds=seconds) if notes else recipe, tuple(notes)

    def _on_grid(self, recipe: Recipe) -> int:
        """Return the nearest number of frames that follows the rule and is not too long."""
        step, rest = self.frames
        most = int(self.seconds[1] * recipe.fps + 1e-6)
        most -= (most - rest) % step
        nearest = max(1, round((recipe.frames - rest) / step)) * step + rest
        return max(min(nearest, most), step + rest)


@dataclass(frozen=True, kw_only=True)
class Job:
    """What Studio resolved for an engine, which never looks things up itself.

    `image` is (height, width, rgb) uint8, and `alpha` (height, width) uint8 how opaque it is, None where it is all over;
    `shown_as` is the name of the actor whom it shows, where that is settled; `parents` are opened films, and `origins` their
    IPTC source types, "" where nobody knows; `files` are the recipe's options that name a kept file by its SHA-256
    ("sound_sha256"), as paths; `likenesses` are the heads of the cameos in it, by handle, all of them agreed to; `truth` names
    the buffers wanted, and where `shown` is False they are all that is: frames may be empty; `stop` is set when somebody
    presses cancel.
    """

    recipe: Recipe
    plan: Plan
    image: NDArray[np.uint8] | None = None
    alpha: NDArray[np.uint8] | None = None
    shown_as: str | None = None
    parents: tuple[Footage, ...] = ()
    origins: tuple[str, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    likenesses: tuple[tuple[str, Likeness], ...] = ()
    truth: tuple[str, ...] = ()
    shown: bool = True
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


class Rehearsal(Protocol):
    """A film's first shot acted out but not drawn: quick stills, and where everybody will be."""

    def still(self, time: float = 0.0, *, without: Collection[str] = ()) -> NDArray[np.uint8]:
        """Return the picture (height, width, rgb) at a time in seconds, `without` the actors of these names."""
        ...

    def paths(self) -> Mapping[str, NDArray[np.float32]]:
        """Return (frame, x and y) of each body, as shares of the frame from the top left."""
        ...


@runtime_checkable
class Rehearses(Protocol):
    """An engine that knows what a film will show before it draws it."""

    def rehearse(self, job: Job) -> Rehearsal:
        """Act the first shot out."""
        ...


@runtime_checkable
class Engine(Protocol):
    """Anything that turns a job into a film.

    `version` changes whenever the same job would give other bytes. `assets` names what else decides the picture (weights,
    artwork packs), for the job key. One whose films are of the kind of its parents has a method `source_type_of(job)`
    besides, which wins over `limits.source_type`.
    """

    name: str

    @property
    def version(self) -> str:
        """Return the version of the engine and of what it stands on."""
        ...

    @property
    def limits(self) -> Limits:
        """Return what it can make."""
        ...

    @property
    def assets(self) -> str:
        """Return a short digest of weights and artwork, "" for none."""
        ...

    def render(self, job: Job) -> Iterator[Yield]:
        """Yield progress, pictures in order, sound in order, and events, in any interleaving."""
        ...


def mixed(origins: Sequence[str]) -> str:
    """Return the IPTC source type of a film cut from films of these types, "" standing for an unknown one.

    One film, or one kind, stays what it is; a mix with something a model made is "compositeWithTrainedAlgorithmicMedia",
    with something an algorithm drew "compositeSynthetic", and "composite" where nobody knows what went in.
    """
    kinds = set(origins)
    if len(origins) == 1 or (len(kinds) == 1 and kinds <= set(GENERATED)):
        return origins[0]
    if kinds & {"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia"}:
        return "compositeWithTrainedAlgorithmicMedia"
    return "compositeSynthetic" if kinds & set(GENERATED) else "composite"
