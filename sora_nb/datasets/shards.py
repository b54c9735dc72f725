"""Shards: a data set's folder: finished tar files, an index of them, and samples that wait for the rest of their shard.

Whatever stops the work, even a kill, leaves it so that it can go on: each sample is written under another name and moved into
place, and so is each shard; a shard is in the index only when it is whole, and its samples go only when it is in the index.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
import tarfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sora_nb import values
from sora_nb.datasets.orders import Order
from sora_nb.datasets.samples import key_of
from sora_nb.engines.stage import StageEngine
from sora_nb.errors import InvalidRequest, MediaError, ShelfError
from sora_nb.media.unfinished import unfinished

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORMAT = 1
"""Raised whenever the same order would be written otherwise."""
INDEX = "dataset.json"
_WAITING = ".unfinished"
_LOCK = ".lock"
_END = b"\0" * (2 * tarfile.BLOCKSIZE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One finished tar file: its name, how many samples it holds, its bytes and their SHA-256."""

    name: str
    samples: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What a folder holds: the order, what fills it, and the shards that are whole, in order."""

    order: Order
    engine: str
    format: int = FORMAT
    shards: tuple[Shard, ...] = field(default=())

    @property
    def whole(self) -> bool:
        """Tell whether nothing is left to do."""
        return len(self.shards) == self.order.shards


def name_of(shard: int) -> str:
    """Return a shard's file name."""
    return f"shard-{shard:06d}.tar"


def maker() -> str:
    """Return what makes samples here: the engine, its version and its artwork."""
    engine = StageEngine()
    return f"{engine.name} {engine.version} {engine.assets}"


def read_index(folder: Path) -> Index | None:
    """Return a folder's index, or None where there is none.

    Raises:
        MediaError: the file cannot be read as one.
    """
    try:
        text = (folder / INDEX).read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise MediaError(f"{folder / INDEX} cannot be read: {error}.") from error
    try:
        return values.read(Index, text)
    except InvalidRequest as error:
        raise MediaError(f"{folder / INDEX} is no index of a data set: {error}") from error


class Folder:
    """A data set's folder while it is being filled, by one process at a time.

    Raises:
        InvalidRequest: another order, or another version of the engine, fills it; or another process is at it.
        ShelfError: it cannot be written.
    """

    def __init__(self, path: Path, order: Order) -> None:
        self.path, self.order = path, order
        self._spool = path / _WAITING
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._lock: int | None = _locked(path / _LOCK)
            try:
                self.index = self._opened()
            except BaseException:
                self.close()
                raise
        except OSError as error:
            raise _unwritable(path, error) from error

    def _opened(self) -> Index:
        fresh = Index(order=self.order, engine=maker())
        found = read_index(self.path)
        if found is None:
            if stray := sorted(self.path.glob("shard-*.tar")):
                raise InvalidRequest(f"{self.path} has {stray[0].name} and no {INDEX}. Choose an empty folder.")
            self._write(fresh)
            found = fresh
        if (found.order, found.format) != (self.order, FORMAT):
            raise InvalidRequest(
                f"{self.path} holds another data set: {_difference(found.order, self.order)}. Choose another folder, or ask "
                "for the same again to go on with it."
            )
        if found.engine != fresh.engine and not found.whole:
            raise InvalidRequest(
                f"{self.path} was begun with {found.engine}, and here is {fresh.engine}: its halves would not fit together. "
                "Choose another folder."
            )
        self._spool.mkdir(exist_ok=True)
        kept = {self.sample(n).name for n in range(len(found.shards) * self.order.per_shard, self.order.n)}
        for path in self._spool.iterdir():
            if path.name not in kept:
                path.unlink()
        for path in self.path.glob(".*.part"):
            path.unlink()
        return found

    def sample(self, number: int) -> Path:
        """Return where a sample waits for its shard."""
        return self._spool / f"{key_of(number)}.tar"

    def left(self) -> Iterator[int]:
        """Yield the numbers of the samples that are still to be made, in order."""
        for shard in range(len(self.index.shards), self.order.shards):
            for number in self.order.numbers(shard):
                if not self.sample(number).exists():
                    yield number

    @property
    def made(self) -> int:
        """Return how many samples there are, in shards or waiting."""
        finished = sum(shard.samples for shard in self.index.shards)
        return finished + sum(path.suffix == ".tar" and not path.name.startswith(".") for path in self._spool.iterdir())

    def assemble(self) -> None:
        """Put together every shard whose samples are all there and whose predecessors are whole."""
        try:
            while not self.index.whole and all(self.sample(n).exists() for n in self._next()):
                self._shard(len(self.index.shards))
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def _next(self) -> range:
        return self.order.numbers(len(self.index.shards))

    def _shard(self, shard: int) -> None:
        target, numbers = self.path / name_of(shard), self.order.numbers(shard)
        draft = unfinished(target, "part")
        digest, size = hashlib.sha256(), 0
        with draft.open("wb") as file:
            for piece in (*(self.sample(n).read_bytes() for n in numbers), _END):
                file.write(piece)
                digest.update(piece)
                size += len(piece)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
        done = Shard(name=target.name, samples=len(numbers), bytes=size, sha256=digest.hexdigest())
        shards = (*self.index.shards, done)
        self._write(Index(order=self.order, engine=self.index.engine, shards=shards))
        for n in numbers:
            self.sample(n).unlink()

    def _write(self, index: Index) -> None:
        text = json.dumps(values.plain(index), sort_keys=True, ensure_ascii=False, indent=1)
        put(self.path / INDEX, f"{text}\n".encode())
        self.index = index

    def finish(self) -> None:
        """Take away what only the work needed."""
        shutil.rmtree(self._spool, ignore_errors=True)
        (self.path / _LOCK).unlink(missing_ok=True)

    def close(self) -> None:
        """Let another process at the folder."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def put(target: Path, data: bytes) -> None:
    """Write a file in one step: whoever looks sees the old one or the new one, whole."""
    draft = unfinished(target, "part")
    try:
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _locked(path: Path) -> int:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        with contextlib.suppress(OSError):
            os.close(handle)
        raise InvalidRequest(f"Another process fills {path.parent}. Wait for it, or choose another folder.") from None
    return handle


def _difference(there: Order, wanted: Order) -> str:
    """Return the first setting in which two orders differ, in words."""
    one, two = values.plain(there), values.plain(wanted)
    name: Any = next((name for name in one if one[name] != two[name]), "format")
    return f"{name} is {_short(one.get(name))} there and {_short(two.get(name))} here"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) < 80 else f"{text[:76]} …"


def _unwritable(path: Path, error: OSError) -> ShelfError:
    return ShelfError(f"{path} cannot be written: {error.strerror or error}. Make room, or choose another folder.")
