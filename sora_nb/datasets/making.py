"""Making: a data set from one call: asked for, checked, filmed by all cores, resumed where it was left."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sora_nb.datasets import crew
from sora_nb.datasets.loading import Dataset
from sora_nb.datasets.orders import BUFFERS, Order, sentences
from sora_nb.datasets.shards import Folder
from sora_nb.errors import Cancelled, InvalidRequest
from sora_nb.settings import Settings
from sora_nb.stage import director
from sora_nb.trust.judging import Judge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Watch = Callable[[int, int], None]

_ENOUGH = 4
"""Samples that make it worth while to start another process."""


def dataset(
    n: int | None = None,
    folder: str | Path = "dataset",
    *,
    seed: int = 0,
    size: tuple[int, int] = (128, 128),
    seconds: float = 2.0,
    fps: int = 24,
    buffers: Sequence[str] = BUFFERS,
    prompts: Any = None,
    style: str | None = None,
    per_shard: int = 50,
    workers: int | None = None,
    progress: bool | Watch = True,
) -> Dataset:
    """Film `n` clips with sound, captions, plans and ground truth into WebDataset shards, and return them for reading.

    The same arguments give the same bytes, whatever the number of workers. A call that was stopped, or killed, goes on where
    it was when it is made again; one that is complete returns at once. What each member of a sample holds, and how it is
    coded, is told in `sora_nb.datasets.samples`.

    Args:
        n: How many clips; by default as many as there are prompts.
        folder: Where shards go: shard-000000.tar and so on, and dataset.json, which names them with their SHA-256.
        seed: Decides the prompts that are drawn; clip i is filmed with seed + i.
        size: Width and height in pixels, both even, 64 to 1920.
        seconds: Length of each clip, above 0 and at most 60.
        fps: Frames a second, 1 to 60; 2 seconds at 24 are 48 frames.
        buffers: Of "depth", "masks", "flow", "pose", "edges", "tracks", "contacts", "stems".
        prompts: Sentences to film, a list or a table's column "prompt"; by default a grammar draws them, and only such as
            the director reads just as they are meant.
        style: Draws all clips in one style; by default as the prompts say.
        per_shard: Clips in one shard.
        workers: Processes at work; by default one for each core that this process may use.
        progress: Tell on standard error how far it is; or a function of (done, n).

    Raises:
        InvalidRequest: a value cannot be; or the folder holds another data set.
        Refused: a prompt does not fit the safety level, or a rights holder forbids that models learn from it.
        SoraError: a clip could not be made, or the disk is full; what was made is kept.
    """
    listed = sentences(prompts)
    if n is None and not listed:
        raise InvalidRequest("n is missing. Say how many clips, such as sora.dataset(100), or give prompts.")
    order = Order(
        n=len(listed) if n is None else n, seed=seed, size=size, seconds=seconds, fps=fps,
        buffers=buffers if isinstance(buffers, str) else tuple(buffers), prompts=listed, style=style, per_shard=per_shard,  # type: ignore[arg-type]
    )  # fmt: skip
    if workers is not None and (isinstance(workers, bool) or not isinstance(workers, int) or workers < 1):
        raise InvalidRequest(f"workers is {workers!r}; it can be 1 or more, or None for one each core.")
    judge = Judge(Settings.from_environment().home)
    for number, prompt in enumerate(dict.fromkeys(listed)):
        judge.judge(order.recipe(number, prompt), director.read(prompt, seconds=order.seconds), training=True)
    target = Path(folder).expanduser()
    shop = Folder(target, order)
    try:
        _fill(shop, workers, progress if callable(progress) else Meter() if progress else None)
    finally:
        shop.close()
    return Dataset(target)


def _fill(shop: Folder, workers: int | None, tell: Watch | None) -> None:
    """Make what is missing."""
    order = shop.order
    shop.assemble()
    left = list(shop.left())
    made = order.n - len(left)
    hands = min(workers or cores(), -(-len(left) // _ENOUGH))

    def done() -> None:
        nonlocal made
        made += 1
        shop.assemble()
        if tell is not None:
            tell(made, order.n)

    try:
        if left:
            if tell is not None:
                tell(made, order.n)
            crew.film(order, ((number, shop.sample(number)) for number in left), workers=hands, done=done)
    except KeyboardInterrupt:
        raise Cancelled(f"{made} of {order.n} clips are made and kept. Ask for the same again to go on.") from None
    shop.finish()


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Meter:
    """Tells on standard error how far a data set is: a line that changes on a terminal, one for each tenth elsewhere."""

    def __init__(self) -> None:
        self._first: tuple[float, int] | None = None
        self._told = -1

    def __call__(self, done: int, n: int) -> None:
        """Tell how many of `n` are done."""
        now = time.monotonic()
        self._first = self._first or (now, done)
        began, had = self._first
        live = sys.stderr is not None and sys.stderr.isatty()
        tenth = 10 * done // n
        if sys.stderr is None or (not live and tenth <= self._told):
            return
        self._told = tenth
        rate = (done - had) / max(now - began, 1e-9)
        pace = f", {60 * rate:.0f} a minute, {_clock((n - done) / rate)} left" if done > had and done < n else ""
        text = f"data set: {done} of {n} clips{pace}"
        sys.stderr.write(f"\r{text:<60}{chr(10) if done == n else ''}" if live else f"{text}\n")
        sys.stderr.flush()


def _clock(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
