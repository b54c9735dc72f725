"""Crew: processes of their own that film samples, one each at a time, and end when whoever hired them does.

They are started with the interpreter's own command line, and told by their standard input what to do, a number a line. So a
script needs no guard against being run again, and a killed parent leaves nobody behind: their input ends.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sora_nb import errors, values
from sora_nb.datasets import samples
from sora_nb.datasets.orders import Order
from sora_nb.datasets.shards import put
from sora_nb.errors import RenderFailed, SoraError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from sora_nb.datasets.crew import serve; serve()"
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def serve(inlet: TextIO | None = None, outlet: TextIO | None = None) -> None:
    """Film what the input asks for until it ends: first the order, then a number and a file's name in each line."""
    inlet, outlet = inlet or sys.stdin, outlet or sys.stdout
    order = values.read(Order, inlet.readline())
    for line in inlet:
        number, target = json.loads(line)
        try:
            put(Path(target), samples.make(order, number))
            said: dict[str, Any] = {"done": number}
        except SoraError as error:
            said = {"error": type(error).__name__, "message": str(error)}
        except OSError as error:
            said = {"error": "ShelfError", "message": f"{target} cannot be written: {error.strerror or error}. Make room."}
        try:
            outlet.write(json.dumps(said) + "\n")
            outlet.flush()
        except BrokenPipeError:
            # Whoever asked was killed; the sample is kept, and so is the peace at the interpreter's end.
            os._exit(0)


class _Hand:
    """One process and the thread that talks to it."""

    def __init__(self, order: Order) -> None:
        command = [sys.executable, "-c", _START, json.dumps([path for path in sys.path if path])]
        self.process = subprocess.Popen(  # noqa: S603 -- our own interpreter
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            env={**os.environ, **_ONE_THREAD, "PYTHONHASHSEED": "0"},
        )  # fmt: skip
        self._say(values.to_json(order))

    def _say(self, line: str) -> None:
        if self.process.stdin is not None:
            self.process.stdin.write(f"{line}\n")
            self.process.stdin.flush()

    def film(self, number: int, target: Path) -> None:
        """Have one sample made.

        Raises:
            SoraError: it could not be made, or the process is gone.
        """
        try:
            self._say(json.dumps([number, str(target)]))
            answer = self.process.stdout.readline() if self.process.stdout is not None else ""
        except OSError:
            answer = ""
        if not answer:
            raise RenderFailed(
                f"The process that films sample {number} ended ({self.process.wait()}). All that was made is kept; "
                "ask again to go on."
            )
        said = json.loads(answer)
        if "error" in said:
            kind = getattr(errors, said["error"], RenderFailed)
            raise kind(f"Sample {number}: {said['message']}")

    def end(self) -> None:
        """End the process, at once."""
        self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        self.process.wait()


def film(order: Order, work: Iterator[tuple[int, Path]], *, workers: int, done: Callable[[], None]) -> None:
    """Have all samples of an iterator made, by so many processes, or by this one if it is one; `done` is called after each.

    Raises:
        SoraError: a sample could not be made; those under way are dropped, those finished are kept.
    """
    if workers == 1:
        for number, target in work:
            put(target, samples.make(order, number))
            done()
        return
    news: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()
    lock, stop = threading.Lock(), threading.Event()
    hands = [_Hand(order) for _ in range(workers)]
    threads = [threading.Thread(target=_keep_busy, args=(hand, work, lock, stop, news), daemon=True) for hand in hands]
    try:
        for thread in threads:
            thread.start()
        idle = 0
        while idle < workers:
            item = news.get()
            if isinstance(item, _Idle):
                idle += 1
            elif item is not None:
                raise item
            else:
                done()
    finally:
        stop.set()
        for hand in hands:
            hand.end()
        for thread in threads:
            thread.join()


class _Idle(Exception):
    """Nothing is left for a hand to do."""


def _keep_busy(
    hand: _Hand,
    work: Iterator[tuple[int, Path]],
    lock: threading.Lock,
    stop: threading.Event,
    news: queue.SimpleQueue[BaseException | None],
) -> None:
    try:
        while not stop.is_set():
            with lock:
                job = next(work, None)
            if job is None:
                break
            hand.film(*job)
            news.put(None)
    except BaseException as error:  # noqa: BLE001 -- raised again by whoever reads the news
        news.put(error)
    else:
        news.put(_Idle())
