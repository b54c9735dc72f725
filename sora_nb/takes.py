"""Take: a render under way, in its own thread, which can be watched, waited for and stopped."""

from __future__ import annotations

import logging
import sys
import threading
import time
import weakref
from contextlib import ExitStack
from typing import TYPE_CHECKING, Protocol

from sora_nb.errors import Cancelled, RenderFailed, SoraError
from sora_nb.footage import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from sora_nb.plans import Plan
    from sora_nb.recipes import Recipe
    from sora_nb.store.catalog import Record

_LOG = logging.getLogger(__name__)
_GLANCE = 0.1
_GRACE = 10.0
_open: weakref.WeakSet[Take] = weakref.WeakSet()
"""Takes that are not over yet."""


class Watcher(Protocol):
    """Somebody who looks on: told of every tick and of the end, from the render's own thread."""

    def tick(self, progress: Progress, eta: float | None) -> None:
        """Hear how far it is, and the seconds left where they can be told."""
        ...

    def ended(self) -> None:
        """Hear that it is over, well or not."""
        ...

    def blocking(self) -> AbstractContextManager[None]:
        """Know that a cell waits, as long as the block lasts."""
        ...


class Take:
    """One render: queued, running, then done, failed or cancelled. `work` is called once, with the take itself.

    `undo` is called where it came to nothing, also where it never began.
    """

    def __init__(
        self, recipe: Recipe, plan: Plan, work: Callable[[Take], Record], *, undo: Callable[[], None] = lambda: None
    ) -> None:
        self.recipe, self.plan = recipe, plan
        self.stop = threading.Event()
        self.progress = Progress(done=0, total=1, note="waiting its turn")
        self.record: Record | None = None
        self.error: SoraError | None = None
        self._work, self._undo = work, undo
        self._over = threading.Event()
        self._watchers: list[Watcher] = []
        self._lock = threading.Lock()
        self._began = 0.0
        _open.add(self)

    def run(self) -> None:
        """Do the work; called once, by the thread that owns the engine's generator."""
        self._began = time.monotonic()
        try:
            if self.stop.is_set():
                raise Cancelled("The render was stopped before it began. Run the cell again to start over.")
            self.record = self._work(self)
        except SoraError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001  an engine may raise anything; the caller gets one kind
            self.error = RenderFailed(f"{self.recipe.engine} broke: {type(error).__name__}: {error}. Please report it.")
            self.error.__cause__ = error
        finally:
            if self.record is None:
                _tell(self._undo)
            with self._lock:
                self._over.set()
                _open.discard(self)
                watchers = list(self._watchers)
            for watcher in watchers:
                _tell(watcher.ended)

    def tick(self, progress: Progress) -> None:
        """Tell everybody who watches how far the render is."""
        self.progress = progress
        elapsed = time.monotonic() - self._began
        eta = elapsed * (1 - progress.fraction) / progress.fraction if progress.fraction > 0.02 else None
        for watcher in list(self._watchers):
            _tell(watcher.tick, progress, eta)

    def watch(self, watcher: Watcher) -> None:
        """Have somebody told of every tick and of the end; at once if it is over already."""
        with self._lock:
            self._watchers.append(watcher)
            over = self._over.is_set()
        if over:
            _tell(watcher.ended)

    @property
    def state(self) -> str:
        """Return "queued", "running", "done", "failed" or "cancelled"."""
        if not self._over.is_set():
            return "running" if self._began else "queued"
        if self.error is None:
            return "done"
        return "cancelled" if isinstance(self.error, Cancelled) else "failed"

    def cancel(self) -> None:
        """Ask for the render to stop; engines notice within a quarter of a second."""
        self.stop.set()

    def wait(self, seconds: float | None = None) -> Record:
        """Wait for the end; an interrupt (■ or Ctrl-C) stops the render cleanly.

        Raises:
            SoraError: the render failed or was cancelled; or `seconds` have passed and it goes on.
        """
        deadline = None if seconds is None else time.monotonic() + seconds
        with ExitStack() as stack:
            for watcher in list(self._watchers):
                stack.enter_context(watcher.blocking())
            try:
                # Short waits: a lock held in C would keep an interrupt from getting through on some systems.
                while not self._over.wait(_GLANCE):
                    if deadline is not None and time.monotonic() > deadline:
                        raise RenderFailed(
                            f"The clip is not done after {seconds:g} s; it goes on. Wait again, or clip.cancel()."
                        )
            except KeyboardInterrupt:
                self.cancel()
                self._over.wait(_GRACE)
                raise Cancelled("The render was interrupted; nothing was kept. Run the cell again to start over.") from None
        if self.error is not None:
            raise self.error
        if self.record is None:
            raise RenderFailed("The render ended with neither film nor reason. Please report it.")
        return self.record


def _see_out() -> None:
    """Wait, at the end of a script, for the clips that are still to be made; say so, and let Ctrl-C drop them."""
    left = [take for take in list(_open) if not take.stop.is_set()]
    # A notebook's kernel is told to end by somebody who does not read this, and is killed if it takes too long.
    if not left or "ipykernel" in sys.modules:
        return
    try:
        # Within, since whoever reads it may press at once.
        _say(f"finishing {_clips(left)}; Ctrl-C drops {'it' if len(left) == 1 else 'them'}")
        for take in left:
            while not take._over.wait(_GLANCE):
                pass
    except KeyboardInterrupt:
        dropped = [take for take in left if not take._over.is_set()]
        for take in dropped:
            take.cancel()
        for take in dropped:
            take._over.wait(_GRACE)
        _say(f"dropped {_clips(dropped)}")


def _say(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"sora_nb: {text}\n")
        sys.stderr.flush()


def _clips(takes: list[Take]) -> str:
    return f"{len(takes)} clip{'s' * (len(takes) != 1)}"


# The interpreter joins its threads before it calls what `atexit` knows, so this has to come earlier; concurrent.futures uses
# the same hook. Without it the clips are finished as well, only without a word.
if hasattr(threading, "_register_atexit"):
    threading._register_atexit(_see_out)


def _tell(hear: Callable[..., None], *news: object) -> None:
    """Tell a watcher something; one that breaks, such as a view whose page is gone, stops neither the render nor the others."""
    try:
        hear(*news)
    except Exception:  # noqa: BLE001  whatever it is, it is the watcher's own trouble
        _LOG.exception("Somebody who watches a render broke; the render goes on.")
