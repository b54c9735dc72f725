"""A database by its URL: every change is one transaction, on disk before the call returns, and safe among processes."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from sora_nb.errors import ShelfError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 30
"""Seconds a writer waits for another to finish."""


class Database:
    """Rows in SQLite or, by URL, in PostgreSQL; base of what keeps them."""

    def __init__(self, url: str) -> None:
        self.url = url
        lite = url.startswith("sqlite")
        # No pool: a forked child must never share a connection, and opening SQLite takes less than a millisecond.
        self._engine = sa.create_engine(url, poolclass=NullPool, connect_args={"timeout": _PATIENCE} if lite else {})
        if lite:
            sa.event.listen(self._engine, "connect", _prepare_sqlite)
            sa.event.listen(self._engine, "begin", _begin_sqlite)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        with self._plainly(), self._engine.connect().execution_options(writes=True) as rows, rows.begin():
            yield rows

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with self._plainly(), self._engine.connect() as rows:
            yield rows

    @contextlib.contextmanager
    def _plainly(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.SQLAlchemyError as error:
            place = sa.make_url(self.url).render_as_string(hide_password=True)
            raise ShelfError(
                f"The shelf's catalogue {place} cannot be used: {getattr(error, 'orig', None) or error}. "
                "Check the disk and the rights of its folder."
            ) from error


def _prepare_sqlite(connection: Any, _: object) -> None:
    # The driver's own transactions are switched off; _begin_sqlite starts them.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", f"busy_timeout={_PATIENCE * 1000}", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: sa.Connection) -> None:
    # A writer that starts as a reader can meet another one and fail at once instead of waiting its turn.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")
