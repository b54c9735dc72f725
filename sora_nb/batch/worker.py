"""A sweep's worker: a process of its own that makes one film after another, and ends when whoever hired it does.

It is started with the interpreter's own command line and told by its standard input what to do, a row a line, so that a
notebook or a script needs no guard against being run again. When its input ends, as it does when its parent is killed, it is
gone at once, whatever it was drawing; the shelf clears away what was half-written.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sora_nb.batch.budgets import work
from sora_nb.errors import RenderFailed, SoraError
from sora_nb.recipes import Recipe
from sora_nb.store.ledger import Ledger
from sora_nb.studio import Studio

if TYPE_CHECKING:
    from typing import TextIO

    from sora_nb.footage import Progress

_GLANCE = 0.5
"""Seconds between two looks at whether the parent is still there, and between two ticks."""


def serve() -> None:
    """Make what the input asks for until it ends: first the shelf's folder, then a row in each line."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Whatever an engine prints goes to standard error: our answers have the pipe for themselves.
    outlet = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    lines: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(lines,), daemon=True).start()
    threading.Thread(target=_guard, args=(os.getppid(),), daemon=True).start()
    home = Path(json.loads(lines.get()))
    worker = _Worker(Studio(home), Ledger(home), outlet)
    while True:
        worker.make(**json.loads(lines.get()))


def _listen(lines: queue.SimpleQueue[str]) -> None:
    """Take orders until the parent is gone, or has had enough; then end this process, in the midst of whatever it does."""
    for line in sys.stdin:
        lines.put(line)
    os._exit(0)


def _guard(parent: int) -> None:
    """End this process when its parent is gone though another process holds the pipe open."""
    while os.getppid() == parent:
        time.sleep(_GLANCE)
    os._exit(0)


class _Worker:
    """Makes films and writes down in the ledger how it went: begun before it is, done once the film is on the shelf."""

    def __init__(self, studio: Studio, ledger: Ledger, outlet: TextIO) -> None:
        self._studio, self._ledger, self._outlet = studio, ledger, outlet
        self._told = 0.0

    def make(self, key: str, recipe: str, *, strict: bool, retries: int) -> None:
        """Make one row, again after a pause where an engine or the disk failed, and say how it went."""
        asked = Recipe.from_json(recipe)
        began = time.monotonic()
        self._say(share=0.0)
        for attempt in range(retries + 1):
            self._ledger.start(key, engine=asked.engine, work=work(asked))
            try:
                clip = self._studio.make(asked, strict=strict)
                if clip.take is not None:
                    clip.take.watch(self)
                took = clip.wait().path.stat().st_size
            except SoraError as error:
                if attempt < retries and isinstance(error, RenderFailed):
                    time.sleep(0.2 * 2**attempt)
                    continue
                self._fail(key, error, time.monotonic() - began)
            except Exception as error:  # noqa: BLE001 -- one row's trouble is no other's
                self._fail(key, error, time.monotonic() - began)
            else:
                self._ledger.finish(key, clip=clip.id, seconds=time.monotonic() - began, size=took)
                self._say(done=key, size=took)
            return

    def _fail(self, key: str, error: Exception, seconds: float) -> None:
        self._ledger.fail(key, kind=type(error).__name__, error=str(error), seconds=seconds)
        self._say(done=key, size=0)

    def tick(self, progress: Progress, eta: float | None) -> None:
        """Pass on how far the film is."""
        del eta
        if time.monotonic() - self._told > _GLANCE:
            self._told = time.monotonic()
            self._say(share=progress.fraction)

    def ended(self) -> None:
        """Know that the film is over; `make` tells how."""

    def blocking(self) -> Any:
        """Return a block in which nothing else is done: nobody else waits here."""
        return contextlib.nullcontext()

    def _say(self, **news: object) -> None:
        self._outlet.write(json.dumps(news) + "\n")
        self._outlet.flush()
