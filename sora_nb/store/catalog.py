"""The catalogue: a row for each clip and one for each parent, in SQLite or, by URL, in PostgreSQL."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from sora_nb.errors import ShelfError
from sora_nb.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable

VERSION = 1
_TABLES = sa.MetaData()
_ABOUT = sa.Table(
    "about", _TABLES, sa.Column("name", sa.String(40), primary_key=True), sa.Column("value", sa.Text, nullable=False)
)
_CLIPS = sa.Table(
    "clips",
    _TABLES,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("id", sa.String(32), nullable=False, unique=True),
    sa.Column("job_key", sa.String(128), nullable=False, unique=True),
    *(
        sa.Column(name, sa.Text, nullable=False)
        for name in ("recipe", "plan", "prompt", "title", "notes", "engine", "engine_version", "source_type", "created")
    ),
    sa.Column("recipe_digest", sa.String(64), nullable=False, index=True),
    sa.Column("seconds", sa.Float, nullable=False),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("fps", sa.String(24), nullable=False),
    sa.Column("path", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("poster", sa.Text, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
)
_LINEAGE = sa.Table(
    "lineage",
    _TABLES,
    sa.Column("child", sa.String(32), sa.ForeignKey("clips.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("parent", sa.String(32), nullable=False, index=True),
)
MIGRATIONS: dict[int, Callable[[sa.Connection], None]] = {}
"""For each version, what turns a catalogue of that version into one of the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A clip's row on the shelf.

    `job_key` names the job (recipe, engine, version, assets) and is on the shelf at most once; `recipe` and `plan` are
    canonical JSON; `created` is UTC in ISO 8601; `path` and `poster` lie under the shelf's media folder, with forward
    slashes; `parents` are ids of clips that need not be there any more.
    """

    id: str
    job_key: str
    recipe: str
    plan: str
    recipe_digest: str
    engine: str
    engine_version: str
    source_type: str
    seconds: float
    size: tuple[int, int]
    fps: Fraction
    prompt: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    created: str = ""
    path: str = ""
    sha256: str = ""
    poster: str = ""
    status: str = "done"

    def but(self, **changes: Any) -> Record:
        """Return a copy with some fields changed."""
        return dataclasses.replace(self, **changes)


class Catalog(Database):
    """Rows of clips and their lineage; every change is one transaction, on disk before the call returns."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        with self._writing() as rows:
            self._found(rows)

    def insert(self, record: Record, *, replace: bool = False) -> Record:
        """Add a record and its lineage; of two with one job key the first stays, unless `replace` is set.

        Returns:
            The record that is on the shelf now.
        """
        with self._writing() as rows:
            there = self._one(rows, _CLIPS.c.job_key == record.job_key)
            if there is not None and not replace:
                return there
            if there is None:
                rows.execute(sa.insert(_CLIPS), _to_row(record))
            else:
                record = record.but(id=there.id)
                rows.execute(sa.delete(_LINEAGE).where(_LINEAGE.c.child == record.id))
                rows.execute(sa.update(_CLIPS).where(_CLIPS.c.id == record.id), _to_row(record))
            for place, parent in enumerate(record.parents):
                rows.execute(sa.insert(_LINEAGE), {"child": record.id, "place": place, "parent": parent})
            return record

    def get(self, id_: str) -> Record | None:
        """Return the record of that id, or None."""
        with self._reading() as rows:
            return self._one(rows, _CLIPS.c.id == id_)

    def find(self, job_key: str) -> Record | None:
        """Return the record of that job, or None."""
        with self._reading() as rows:
            return self._one(rows, _CLIPS.c.job_key == job_key)

    def delete(self, id_: str) -> bool:
        """Remove a record; tell whether it was there."""
        with self._writing() as rows:
            rows.execute(sa.delete(_LINEAGE).where(_LINEAGE.c.child == id_))
            return bool(rows.execute(sa.delete(_CLIPS).where(_CLIPS.c.id == id_)).rowcount)

    def count(self) -> int:
        """Return the number of records."""
        with self._reading() as rows:
            return int(rows.execute(sa.select(sa.func.count()).select_from(_CLIPS)).scalar_one())

    def newest(self, count: int | None = None) -> tuple[Record, ...]:
        """Return the records last added, newest first."""
        with self._reading() as rows:
            return self._many(rows, sa.select(_CLIPS).order_by(_CLIPS.c.number.desc()).limit(count))

    def search(self, words: str, count: int | None = None) -> tuple[Record, ...]:
        """Return records whose title, prompt, notes or engine hold every word, newest first."""
        query = sa.select(_CLIPS).order_by(_CLIPS.c.number.desc()).limit(count)
        for word in words.split():
            text = [_CLIPS.c[name].icontains(word, autoescape=True) for name in ("title", "prompt", "notes", "engine", "id")]
            query = query.where(sa.or_(*text))
        with self._reading() as rows:
            return self._many(rows, query)

    def children(self, id_: str) -> tuple[Record, ...]:
        """Return the records made from this one, oldest first."""
        with self._reading() as rows:
            made = sa.select(_LINEAGE.c.child).where(_LINEAGE.c.parent == id_)
            return self._many(rows, sa.select(_CLIPS).where(_CLIPS.c.id.in_(made)).order_by(_CLIPS.c.number))

    def remixed(self) -> dict[str, int]:
        """Return how many records were made from each id that is anybody's parent."""
        query = sa.select(_LINEAGE.c.parent, sa.func.count()).group_by(_LINEAGE.c.parent)
        with self._reading() as rows:
            return {parent: int(count) for parent, count in rows.execute(query)}

    def mentions(self, name: str) -> bool:
        """Tell whether any record points to this file."""
        with self._reading() as rows:
            query = sa.select(_CLIPS.c.id).where(sa.or_(_CLIPS.c.path == name, _CLIPS.c.poster == name))
            return rows.execute(query.limit(1)).first() is not None

    def quotes(self, text: str) -> bool:
        """Tell whether any recipe holds this text, such as a kept file's SHA-256."""
        with self._reading() as rows:
            query = sa.select(_CLIPS.c.id).where(_CLIPS.c.recipe.contains(text, autoescape=True))
            return rows.execute(query.limit(1)).first() is not None

    def _one(self, rows: sa.Connection, where: sa.ColumnElement[bool]) -> Record | None:
        return next(iter(self._many(rows, sa.select(_CLIPS).where(where))), None)

    def _many(self, rows: sa.Connection, query: sa.Select[Any]) -> tuple[Record, ...]:
        found = rows.execute(query).mappings().all()
        ids = [row["id"] for row in found]
        parents: dict[str, list[str]] = {}
        # SQLite takes at most 32,766 values in one statement.
        for start in range(0, len(ids), 10_000):
            some = _LINEAGE.c.child.in_(ids[start : start + 10_000])
            for child, parent in rows.execute(
                sa.select(_LINEAGE.c.child, _LINEAGE.c.parent).where(some).order_by(_LINEAGE.c.child, _LINEAGE.c.place)
            ):
                parents.setdefault(child, []).append(parent)
        return tuple(_from_row(row, tuple(parents.get(row["id"], ()))) for row in found)

    def _found(self, rows: sa.Connection) -> None:
        """Create the tables of a new catalogue, or bring an older one up to date."""
        _TABLES.create_all(rows)
        version = rows.execute(sa.select(_ABOUT.c.value).where(_ABOUT.c.name == "version")).scalar_one_or_none()
        if version is None:
            rows.execute(sa.insert(_ABOUT), {"name": "version", "value": str(VERSION)})
            return
        if int(version) > VERSION:
            raise ShelfError(
                f"The shelf was written by a newer sora_nb (format {version}, this one reads {VERSION}). Upgrade sora_nb."
            )
        for step in range(int(version), VERSION):
            MIGRATIONS[step](rows)
        rows.execute(sa.update(_ABOUT).where(_ABOUT.c.name == "version"), {"value": str(VERSION)})


def _to_row(record: Record) -> dict[str, Any]:
    row = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    del row["parents"]
    row["width"], row["height"] = row.pop("size")
    return row | {"fps": str(record.fps), "notes": json.dumps(record.notes, ensure_ascii=False)}


def _from_row(row: Any, parents: tuple[str, ...]) -> Record:
    fields = {name: row[name] for name in row if name not in {"number", "width", "height", "fps", "notes"}}
    size = (row["width"], row["height"])
    return Record(**fields, size=size, fps=Fraction(row["fps"]), notes=tuple(json.loads(row["notes"])), parents=parents)
