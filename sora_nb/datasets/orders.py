"""Order: everything that decides the bytes of a data set, checked before anything is made."""

from __future__ import annotations

import numbers
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sora_nb.errors import InvalidRequest
from sora_nb.recipes import Recipe

if TYPE_CHECKING:
    from collections.abc import Iterable

BUFFERS = ("depth", "masks", "flow", "pose", "edges", "tracks", "contacts", "stems")
"""What a sample can hold beside picture, sound, caption and plan; "flow" brings its "valid" along."""
MOST = 100_000_000
_HANDLE = re.compile(r"(?<!\w)@\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a data set is to hold: `n` clips of a size in pixels, a length in seconds and a frame rate, and which buffers.

    Without `prompts` the grammar draws one for each clip; with them, clip i shows prompt i, and they are gone through again,
    with other seeds, where `n` is larger. Clip i has the seed `seed` + i.

    Raises:
        InvalidRequest: a value is out of range; the message says which, and what would do.
    """

    n: int
    seed: int = 0
    size: tuple[int, int] = (128, 128)
    seconds: float = 2.0
    fps: int = 24
    buffers: tuple[str, ...] = BUFFERS
    prompts: tuple[str, ...] = ()
    style: str | None = None
    per_shard: int = 50

    def __post_init__(self) -> None:
        for name, least in (("n", 1), ("per_shard", 1)):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, numbers.Integral) or not least <= int(value) <= MOST:
                raise InvalidRequest(f"{name} is {value!r}; it can be a whole number from {least} to {MOST}.")
            object.__setattr__(self, name, int(value))
        # Buffers in an order of their own: how they were listed must not change the bytes.
        unknown = sorted({str(name) for name in self.buffers} - set(BUFFERS))
        if isinstance(self.buffers, str) or unknown:
            found = repr(self.buffers) if isinstance(self.buffers, str) else ", ".join(unknown)
            raise InvalidRequest(f"buffers names {found}; it is a tuple of {', '.join(BUFFERS)}.")
        object.__setattr__(self, "buffers", tuple(name for name in BUFFERS if name in self.buffers))
        for prompt in dict.fromkeys(self.prompts) or ("",):
            _check(prompt, self)
        object.__setattr__(self, "seed", int(self.seed))
        object.__setattr__(self, "seconds", float(self.seconds))
        if self.seed + self.n >= 2**63:
            raise InvalidRequest(f"seed is {self.seed}; seed + n must stay below 2**63.")

    @property
    def shards(self) -> int:
        """Return the number of shards."""
        return -(-self.n // self.per_shard)

    def numbers(self, shard: int) -> range:
        """Return the numbers of the samples in a shard."""
        return range(shard * self.per_shard, min(self.n, (shard + 1) * self.per_shard))

    def recipe(self, number: int, prompt: str) -> Recipe:
        """Return the recipe of one sample."""
        return Recipe(
            prompt=prompt, size=self.size, seconds=self.seconds, fps=self.fps, seed=self.seed + number, style=self.style
        )


def _check(prompt: str, order: Order) -> None:
    """Refuse what could not be filmed, by the recipe's own rules."""
    if not isinstance(prompt, str):
        raise InvalidRequest(f"A prompt is {prompt!r}; prompts are sentences.")
    if _HANDLE.search(prompt):
        raise InvalidRequest(f"The prompt {prompt!r} names a cameo; nobody's likeness goes into a data set. Leave the @ out.")
    Recipe(
        prompt=prompt if order.prompts else "a red ball bounces", size=order.size, seconds=order.seconds, fps=order.fps,
        seed=order.seed, style=order.style,
    )  # fmt: skip


def sentences(prompts: Any) -> tuple[str, ...]:
    """Return prompts as a tuple, from a list, a Series, or the column "prompt" of a table.

    Raises:
        InvalidRequest: there are none, or the table has no such column.
    """
    if prompts is None:
        return ()
    if isinstance(prompts, str):
        raise InvalidRequest(f"prompts is {prompts!r}; write a list of sentences, such as [{prompts!r}].")
    if hasattr(prompts, "columns"):
        if "prompt" not in prompts.columns:
            raise InvalidRequest(
                f"The table has the columns {', '.join(map(str, prompts.columns))}; it needs one named 'prompt'."
            )
        prompts = prompts["prompt"]
    found: Iterable[Any] = prompts
    try:
        listed = tuple(found)
    except TypeError:
        raise InvalidRequest(f"prompts is {prompts!r}; write a list of sentences.") from None
    if not listed:
        raise InvalidRequest("prompts is empty. Leave it out, and the grammar draws prompts.")
    return listed
