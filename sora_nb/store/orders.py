"""The book of orders: what clients of the server asked for and how it fares, kept across restarts."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from sora_nb.errors import ShelfError
from sora_nb.store.database import Database
from sora_nb.store.locks import held

if TYPE_CHECKING:
    from pathlib import Path

OPEN = ("queued", "in_progress")
"""States of an order that is still to be made."""
_TABLES = sa.MetaData()
_ORDERS = sa.Table(
    "orders",
    _TABLES,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(64), nullable=False, unique=True),
    *(
        sa.Column(name, sa.Text, nullable=False)
        for name in ("recipe", "model", "engine", "prompt", "seconds", "size", "notes", "error_code", "error")
    ),
    sa.Column("status", sa.String(16), nullable=False, index=True),
    sa.Column("created", sa.Integer, nullable=False),
    sa.Column("completed", sa.Integer),
    sa.Column("remix_of", sa.String(64), nullable=False),
    sa.Column("parent", sa.String(32), nullable=False, index=True),
    sa.Column("clip", sa.String(32), nullable=False, index=True),
    sa.Column("ours", sa.Boolean, nullable=False),
    sa.Column("starts", sa.Integer, nullable=False),
    sa.Column("person", sa.String(40), nullable=False, index=True, server_default=""),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One clip that a client asked for.

    `recipe` is canonical JSON; `model`, `seconds` and `size` stand as the protocol shows them; `status` is queued,
    in_progress, completed or failed; `created` and `completed` are Unix seconds; `remix_of` is another order's id and
    `parent` its clip; `clip` is the id on the shelf once it is there, `ours` whether the server made it (and not a notebook
    on the same shelf); `starts` counts how often the work began; `person` is who asked for it, "" for the owner of the server.
    """

    id: str
    recipe: str
    model: str
    engine: str
    prompt: str
    seconds: str
    size: str
    created: int
    notes: tuple[str, ...] = ()
    status: str = "queued"
    completed: int | None = None
    remix_of: str = ""
    parent: str = ""
    clip: str = ""
    ours: bool = False
    starts: int = 0
    error_code: str = ""
    error: str = ""
    person: str = ""

    def but(self, **changes: Any) -> Order:
        """Return a copy with some fields changed."""
        return dataclasses.replace(self, **changes)


class Orders(Database):
    """All orders of one shelf, in a file beside it; held by one server at a time.

    Args:
        home: The shelf's folder.

    Raises:
        ShelfError: the folder cannot be used, or another server holds it.
    """

    def __init__(self, home: Path) -> None:
        super().__init__(f"sqlite:///{(home / 'orders.sqlite').as_posix()}")
        self._lock = held(
            home / "orders.lock",
            f"Another server works on the shelf in {home}. End that one, or set SORA_NB_HOME to another folder.",
        )
        with self._writing() as rows:
            _TABLES.create_all(rows)
            if "person" not in {column["name"] for column in sa.inspect(rows).get_columns(_ORDERS.name)}:
                # A book from before anybody could be invited: all in it is the owner's.
                rows.execute(sa.text("ALTER TABLE orders ADD COLUMN person VARCHAR(40) NOT NULL DEFAULT ''"))
                rows.execute(sa.text("CREATE INDEX ix_orders_person ON orders (person)"))

    def close(self) -> None:
        """Let another server have the book."""
        os.close(self._lock)

    def add(self, order: Order) -> None:
        """Write an order down."""
        with self._writing() as rows:
            rows.execute(sa.insert(_ORDERS), _to_row(order))

    def get(self, id_: str) -> Order | None:
        """Return the order of that id, or None."""
        with self._reading() as rows:
            return next(iter(_many(rows, sa.select(_ORDERS).where(_ORDERS.c.id == id_))), None)

    def page(self, after: str | None, count: int, *, newest_first: bool, person: str = "") -> tuple[tuple[Order, ...], bool]:
        """Return up to `count` orders that follow the order `after`, of one `person` or of all, and whether there are more.

        Raises:
            ShelfError: there is no order `after`.
        """
        query = sa.select(_ORDERS).order_by(_ORDERS.c.number.desc() if newest_first else _ORDERS.c.number)
        own = _ORDERS.c.person == person if person else sa.true()
        query = query.where(own)
        with self._reading() as rows:
            if after is not None:
                place = rows.execute(sa.select(_ORDERS.c.number).where((_ORDERS.c.id == after) & own)).scalar_one_or_none()
                if place is None:
                    raise ShelfError(f"There is no video {after!r} to go on after. Leave it out to start at the beginning.")
                query = query.where(_ORDERS.c.number < place if newest_first else _ORDERS.c.number > place)
            found = _many(rows, query.limit(count + 1))
        return found[:count], len(found) > count

    def waiting(self) -> tuple[Order, ...]:
        """Return the orders still to be made, in the order they came in."""
        with self._reading() as rows:
            return _many(rows, sa.select(_ORDERS).where(_ORDERS.c.status.in_(OPEN)).order_by(_ORDERS.c.number))

    def change(self, id_: str, **changes: Any) -> bool:
        """Change fields of an order; tell whether it is still there."""
        with self._writing() as rows:
            return bool(rows.execute(sa.update(_ORDERS).where(_ORDERS.c.id == id_).values(**changes)).rowcount)

    def delete(self, id_: str) -> bool:
        """Strike an order out; tell whether it was there."""
        with self._writing() as rows:
            return bool(rows.execute(sa.delete(_ORDERS).where(_ORDERS.c.id == id_)).rowcount)

    def mentions(self, clip: str) -> bool:
        """Tell whether an order names this clip: as its own, or as the parent of one still to be made."""
        waits = _ORDERS.c.status.in_(OPEN) & (_ORDERS.c.parent == clip)
        with self._reading() as rows:
            return rows.execute(sa.select(_ORDERS.c.id).where((_ORDERS.c.clip == clip) | waits).limit(1)).first() is not None

    def made(self, clip: str) -> bool:
        """Tell whether this clip was made for one of the orders that name it."""
        with self._reading() as rows:
            query = sa.select(_ORDERS.c.id).where((_ORDERS.c.clip == clip) & _ORDERS.c.ours)
            return rows.execute(query.limit(1)).first() is not None


def _many(rows: sa.Connection, query: sa.Select[Any]) -> tuple[Order, ...]:
    names = [field.name for field in dataclasses.fields(Order)]
    found = [{name: row[name] for name in names} for row in rows.execute(query).mappings()]
    return tuple(Order(**(row | {"notes": tuple(json.loads(row["notes"]))})) for row in found)


def _to_row(order: Order) -> dict[str, Any]:
    row = {field.name: getattr(order, field.name) for field in dataclasses.fields(order)}
    return row | {"notes": json.dumps(order.notes, ensure_ascii=False)}
