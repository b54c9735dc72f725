"""The pool: a sweep's workers, given a row each, replaced when they die, ended when the sweep is."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sora_nb.batch.budgets import Purse
    from sora_nb.recipes import Recipe
    from sora_nb.store.ledger import Ledger

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from sora_nb.batch.worker import serve; serve()"
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class _Hand:
    """One worker: its process, and the thread that hears it."""

    def __init__(self, home: Path, news: queue.SimpleQueue[tuple[_Hand, dict[str, Any] | None]]) -> None:
        self.row: tuple[str, Recipe] | None = None
        self.began: float | None = None
        self.share = 0.0
        self.process = subprocess.Popen(  # noqa: S603 -- our own interpreter
            [sys.executable, "-c", _START, json.dumps([path for path in sys.path if path])],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, **_ONE_THREAD},
        )  # fmt: skip
        self.say(str(home))
        threading.Thread(target=self._listen, args=(news,), daemon=True).start()

    def _listen(self, news: queue.SimpleQueue[tuple[_Hand, dict[str, Any] | None]]) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in self.process.stdout or ():
                news.put((self, json.loads(line)))
        news.put((self, None))

    def say(self, order: object) -> None:
        """Tell the worker something; one that is dead is noticed by whoever listens."""
        with contextlib.suppress(OSError):
            if self.process.stdin is not None:
                self.process.stdin.write(json.dumps(order) + "\n")
                self.process.stdin.flush()

    @property
    def taken(self) -> float:
        """Return the seconds since the worker began its row."""
        return 0.0 if self.began is None else time.monotonic() - self.began

    def end(self) -> None:
        """End the process, at once."""
        self.process.kill()
        self.process.wait()


class Pool:
    """Makes rows by so many workers.

    Args:
        home: The shelf's folder.
        ledger: Where workers write how it went, and where a row is written off that ended its worker too often.
        workers: Processes at work.
        retries: How often a row is tried again that failed in its engine, or ended its worker.
        timeout: Seconds after which a row is given up; None is never.
        strict: Whether loose ends of a prompt are errors.
    """

    def __init__(self, home: Path, ledger: Ledger, *, workers: int, retries: int, timeout: float | None, strict: bool) -> None:
        self._home, self._ledger, self._workers = home, ledger, workers
        self._retries, self._timeout, self._strict = retries, timeout, strict
        self._news: queue.SimpleQueue[tuple[_Hand, dict[str, Any] | None]] = queue.SimpleQueue()
        self._hands: list[_Hand] = []
        self._deaths: dict[str, int] = {}

    def run(
        self, rows: list[tuple[str, Recipe]], purse: Purse, until: float | None, tell: Callable[[int, dict[str, float]], None]
    ) -> None:
        """Make rows until none is left, or the budget or the time (monotonic) is used up; what is under way then is dropped."""
        waiting, over = list(reversed(rows)), 0
        try:
            while until is None or time.monotonic() < until:
                self._hand_out(waiting, purse)
                if not any(hand.row for hand in self._hands):
                    return
                with contextlib.suppress(queue.Empty):
                    over += self._hear(*self._news.get(timeout=0.1), waiting, purse)
                self._give_up_slow()
                tell(over, {hand.row[0]: hand.share for hand in self._hands if hand.row})
        finally:
            for hand in self._hands:
                hand.end()

    def _hand_out(self, waiting: list[tuple[str, Recipe]], purse: Purse) -> None:
        for place in range(self._workers):
            if not waiting or not purse.allows(waiting[-1][1]):
                return
            if place == len(self._hands):
                self._hands.append(_Hand(self._home, self._news))
            hand = self._hands[place]
            if hand.row is None:
                hand.row, hand.share, hand.began = waiting.pop(), 0.0, None
                key, recipe = hand.row
                purse.begin(recipe)
                hand.say({"key": key, "recipe": recipe.to_json(), "strict": self._strict, "retries": self._retries})

    def _hear(self, hand: _Hand, said: dict[str, Any] | None, waiting: list[tuple[str, Recipe]], purse: Purse) -> int:
        """Take in what a worker said, None if it is dead; return how many rows are over by that."""
        if said is not None and "done" not in said:
            # The row's clock starts with its first word: a worker's own start is not its fault.
            hand.began, hand.share = hand.began or time.monotonic(), said["share"]
            return 0
        row, hand.row = hand.row, None
        if row is not None:
            purse.end(row[1], said["size"] if said else 0)
        if said is not None:
            return 1
        if hand in self._hands:
            self._hands.remove(hand)
        hand.end()
        return self._bury(row, hand, waiting) if row is not None else 0

    def _bury(self, row: tuple[str, Recipe], hand: _Hand, waiting: list[tuple[str, Recipe]]) -> int:
        """Decide about a row whose worker died: tried again, or written off."""
        key, recipe = row
        took = hand.taken
        self._deaths[key] = self._deaths.get(key, 0) + 1
        late = self._timeout is not None and took > self._timeout
        if not late and self._deaths[key] <= self._retries:
            waiting.append(row)
            return 0
        told = f"It was not done after {self._timeout:g} s" if late else (
            f"Its process ended {self._deaths[key]} times, the last time with {hand.process.returncode}"
        )  # fmt: skip
        error = f"{told}. Make it smaller or shorter, and sweep again with errors_again=True."
        self._ledger.fail(key, kind="RenderFailed", error=error, seconds=took, engine=recipe.engine)
        return 1

    def _give_up_slow(self) -> None:
        for hand in self._hands:
            if self._timeout is not None and hand.row and hand.taken > self._timeout:
                hand.process.kill()
