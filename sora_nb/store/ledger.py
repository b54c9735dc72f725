"""The ledger of sweeps: a row for each recipe that was ever swept, and how it fared, kept across crashes and runs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from sora_nb.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

DONE, ERROR, RUNNING = "done", "error", "running"
_TABLES = sa.MetaData()
_ROWS = sa.Table(
    "rows",
    _TABLES,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("engine", sa.Text, nullable=False),
    sa.Column("work", sa.Float, nullable=False),
    sa.Column("starts", sa.Integer, nullable=False),
    sa.Column("clip", sa.String(32), nullable=False),
    sa.Column("error", sa.Text, nullable=False),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("seconds", sa.Float, nullable=False),
    sa.Column("bytes", sa.BigInteger, nullable=False),
)
_MOST = 10_000
"""Keys asked for at once: SQLite takes at most 32,766 values in one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """How one row of a sweep fared.

    `key` names the resolved recipe; `status` is "running", "done" or "error"; `work` is its size in megapixels of film;
    `starts` counts how often it was begun; `clip` is the id on the shelf; `error` the message and `kind` its class;
    `seconds` what the last run took, `bytes` the film's size.
    """

    key: str
    status: str
    engine: str = ""
    work: float = 0.0
    starts: int = 0
    clip: str = ""
    error: str = ""
    kind: str = ""
    seconds: float = 0.0
    bytes: int = 0


class Ledger(Database):
    """All rows that were ever swept on one shelf, in a file beside it.

    Args:
        home: The shelf's folder, made if it is not there.

    Raises:
        ShelfError: the folder cannot be used.
    """

    def __init__(self, home: Path) -> None:
        super().__init__(f"sqlite:///{(home / 'sweeps.sqlite').as_posix()}")
        with self._writing() as rows:
            _TABLES.create_all(rows)

    def read(self, keys: Sequence[str]) -> dict[str, Entry]:
        """Return the entries there are of some keys."""
        found: dict[str, Entry] = {}
        with self._reading() as rows:
            for start in range(0, len(keys), _MOST):
                query = sa.select(_ROWS).where(_ROWS.c.key.in_(keys[start : start + _MOST]))
                found |= {row["key"]: Entry(**row) for row in rows.execute(query).mappings()}
        return found

    def start(self, key: str, *, engine: str, work: float) -> None:
        """Note that a row is begun, before it is; one that is done stays so."""
        with self._writing() as rows:
            there = rows.execute(sa.select(_ROWS.c.status).where(_ROWS.c.key == key)).scalar_one_or_none()
            if there is None:
                new = Entry(key=key, status=RUNNING, engine=engine, work=work, starts=1)
                rows.execute(sa.insert(_ROWS), dataclasses.asdict(new))
            elif there != DONE:
                change = sa.update(_ROWS).where(_ROWS.c.key == key)
                rows.execute(change.values(status=RUNNING, starts=_ROWS.c.starts + 1, error="", kind=""))

    def finish(self, key: str, *, clip: str, seconds: float, size: int) -> None:
        """Note that a row's film is on the shelf, once it is; `seconds` is what it took, `size` its bytes."""
        self._settle(key, status=DONE, clip=clip, seconds=seconds, bytes=size, error="", kind="")

    def fail(self, key: str, *, kind: str, error: str, seconds: float = 0.0, engine: str = "") -> None:
        """Note that a row cannot be made, and why."""
        with self._writing() as rows:
            if rows.execute(sa.select(_ROWS.c.key).where(_ROWS.c.key == key)).first() is None:
                rows.execute(sa.insert(_ROWS), dataclasses.asdict(Entry(key=key, status=ERROR, engine=engine)))
        self._settle(key, status=ERROR, kind=kind, error=error, seconds=seconds)

    def forget(self, keys: Iterable[str]) -> None:
        """Strike rows out, so that they are made again, such as those whose film is gone."""
        with self._writing() as rows:
            for key in keys:
                rows.execute(sa.delete(_ROWS).where(_ROWS.c.key == key))

    def pace(self, engine: str) -> tuple[float, float] | None:
        """Return what a megapixel of film took with an engine, in seconds and in bytes; None where none was made yet."""
        sums = (sa.func.sum(_ROWS.c.seconds), sa.func.sum(_ROWS.c.bytes), sa.func.sum(_ROWS.c.work))
        with self._reading() as rows:
            query = sa.select(*sums).where((_ROWS.c.engine == engine) & (_ROWS.c.status == DONE))
            seconds, size, work = rows.execute(query).one()
        return (seconds / work, size / work) if work else None

    def _settle(self, key: str, **changes: object) -> None:
        with self._writing() as rows:
            rows.execute(sa.update(_ROWS).where(_ROWS.c.key == key).values(**changes))
