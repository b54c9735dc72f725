"""The shelf's cameos: a row for each likeness, its private files, and the records of what was agreed, which only grow."""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from sora_nb.errors import ShelfError
from sora_nb.media.unfinished import abandoned, unfinished
from sora_nb.store.decisions import Decisions
from sora_nb.store.quotas import Quotas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from sora_nb.store.catalog import Catalog

_TABLES = sa.MetaData()
_CAMEOS = sa.Table(
    "cameos",
    _TABLES,
    sa.Column("handle", sa.String(32), primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("likeness", "photo", "figure", "terms", "created")),
)
_CONSENTS = sa.Table(
    "consents",
    _TABLES,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("handle", sa.String(32), nullable=False, index=True),
    sa.Column("record", sa.Text, nullable=False),
)
_NEWEST = sa.Table(
    "newest_consent",
    _TABLES,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False),
)
_BELONGS = sa.Table(
    "cameo_belongs",
    _TABLES,
    sa.Column("handle", sa.String(32), primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("owner", "key", "kind", "marks")),
)
LIKENESS, CUTOUT, PICTURE = "likeness.json", "cutout.png", "picture.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoRow:
    """A cameo on the shelf.

    `likeness` and `photo` are the SHA-256 of what is drawn and of the picture it came from; `figure` is the body it plays
    with; `terms` is JSON of what the person is asked to agree to; `created` is UTC in ISO 8601.
    """

    handle: str
    likeness: str
    photo: str
    figure: str
    terms: str
    created: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """To whom a handle belongs, also after its picture was deleted: who brought it in, and the public key of the person.

    `kind` is "person" or "character"; `marks` are fingerprints (64 bits) of the face, by which its picture is known again.
    """

    handle: str
    owner: str
    key: str
    kind: str = "person"
    marks: tuple[str, ...] = ()


class Cameos:
    """Cameos of one shelf; files lie in a folder that only its owner may read."""

    def __init__(self, home: Path, catalog: Catalog) -> None:
        self.home = home
        """Folder of the library whose identity signs what is agreed to."""
        self._folder = home / "cameos"
        self._catalog = catalog
        with catalog._writing() as rows:
            noted = sa.inspect(rows).has_table(_NEWEST.name)
            _TABLES.create_all(rows)
            last = rows.execute(sa.select(_CONSENTS.c.record).order_by(_CONSENTS.c.number.desc()).limit(1)).scalar()
            if not noted and last is not None:
                _note(rows, last)
        self.decisions = Decisions(catalog)
        """Every decision about a likeness."""
        self.quotas = Quotas(home, catalog)
        """How many films each agreement was used for."""
        for path in self._folder.glob(".*.cameo"):
            # What a killed process left holds somebody's picture.
            if abandoned(path):
                shutil.rmtree(path, ignore_errors=True)

    def keep(self, row: CameoRow, files: Mapping[str, bytes]) -> CameoRow:
        """Put a cameo on the shelf with its files, in the place of one with the same handle.

        Raises:
            ShelfError: the disk or the catalogue refused.
        """
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        new = CameoRow(
            handle=row.handle, likeness=row.likeness, photo=row.photo, figure=row.figure, terms=row.terms, created=now
        )
        self._write(row.handle, files)
        with self._catalog._writing() as rows:
            rows.execute(sa.delete(_CAMEOS).where(_CAMEOS.c.handle == row.handle))
            rows.execute(sa.insert(_CAMEOS), {column.name: getattr(new, column.name) for column in _CAMEOS.c})
        return new

    def change(self, handle: str, *, figure: str, terms: str) -> CameoRow:
        """Give a cameo another body or other terms; the likeness and its date stay.

        Raises:
            ShelfError: there is no such cameo.
        """
        with self._catalog._writing() as rows:
            rows.execute(sa.update(_CAMEOS).where(_CAMEOS.c.handle == handle), {"figure": figure, "terms": terms})
        found = self.get(handle)
        if found is None:
            raise ShelfError(f"There is no cameo @{handle} on the shelf. Make it with sora.cameo(...) and a picture.")
        return found

    def get(self, handle: str) -> CameoRow | None:
        """Return the cameo of that handle, or None."""
        return next((row for row in self.all() if row.handle == handle), None)

    def all(self) -> tuple[CameoRow, ...]:
        """Return every cameo, by handle."""
        with self._catalog._reading() as rows:
            found = rows.execute(sa.select(_CAMEOS).order_by(_CAMEOS.c.handle)).mappings().all()
        return tuple(CameoRow(**row) for row in found)

    def belong(self, one: Belonging) -> None:
        """Note to whom a handle belongs; it stays with its first owner and key, and takes the newest marks."""
        row = {"handle": one.handle, "owner": one.owner, "key": one.key, "kind": one.kind, "marks": " ".join(one.marks)}
        with self._catalog._writing() as rows:
            mine = _BELONGS.c.handle == one.handle
            if rows.execute(sa.select(_BELONGS.c.handle).where(mine)).first() is None:
                rows.execute(sa.insert(_BELONGS), row)
            else:
                rows.execute(sa.update(_BELONGS).where(mine), {"kind": one.kind, "marks": row["marks"]})

    def belongings(self) -> dict[str, Belonging]:
        """Return to whom each handle belongs."""
        with self._catalog._reading() as rows:
            found = rows.execute(sa.select(_BELONGS)).mappings().all()
        return {row["handle"]: Belonging(**{**row, "marks": tuple(row["marks"].split())}) for row in found}

    def admit(
        self, job_key: str, asked: Sequence[tuple[str, str, int | None]], *, who: str, subject: str
    ) -> tuple[str | None, tuple[tuple[str, str], ...]]:
        """Claim a film of each agreement and put it on record, in one step among all processes.

        Args:
            job_key: The job.
            asked: Handle, id and quota of each agreement.
            who: Who asks for the film.
            subject: What is asked for, as the log names it.

        Returns:
            The id of an agreement that has no film left, or None; and each handle's entry in the log.
        """
        with self._catalog._writing() as rows:
            full = self.quotas.claim(rows, job_key, {consent: quota for _, consent, quota in asked})
            if full is not None:
                return full, ()
            return None, tuple(
                (handle, self.decisions.enter(rows, "allowed", handle, who=who, consent=consent, subject=subject))
                for handle, consent, _ in asked
            )

    def newest(self) -> str:
        """Return the SHA-256 of the newest record, which changes with every decision; "" where there is none."""
        with self._catalog._reading() as rows:
            return str(rows.execute(sa.select(_NEWEST.c.sha256)).scalar() or "")

    def file(self, handle: str, name: str) -> bytes | None:
        """Return one of a cameo's files, or None where it was removed."""
        path = self._folder / handle / name
        try:
            return path.read_bytes() if path.is_file() else None
        except OSError as error:
            raise ShelfError(f"{path} cannot be read: {error.strerror or error}. It must belong to you.") from error

    def forget(self, handle: str) -> None:
        """Remove a cameo's files; its row and its records stay, so that nobody else takes its name unseen.

        Raises:
            ShelfError: they are still there.
        """
        folder = self._folder / handle
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            raise ShelfError(f"The picture of @{handle} could not be deleted. Delete the folder {folder} by hand.")

    def kept(self, handle: str) -> bool:
        """Tell whether anything of a cameo's picture is still there."""
        return (self._folder / handle).exists()

    def record(self, handle: str, signed: Callable[[str], str]) -> str:
        """Add a record; `signed` makes it from the SHA-256 of the shelf's newest, "" for none, so that they form one chain."""
        with self._catalog._writing() as rows:
            # As it was noted, not as the last row has it: where that row was taken away, the gap stays to be seen.
            text = signed(str(rows.execute(sa.select(_NEWEST.c.sha256)).scalar() or ""))
            rows.execute(sa.insert(_CONSENTS), {"handle": handle, "record": text})
            _note(rows, text)
        return text

    def chain(self) -> tuple[tuple[tuple[str, str], ...], str]:
        """Return the handle and the record of every decision, oldest first, and the SHA-256 of the newest as it was noted."""
        noted = sa.select(_NEWEST.c.sha256).scalar_subquery()
        with self._catalog._reading() as rows:
            found = rows.execute(sa.select(_CONSENTS.c.handle, _CONSENTS.c.record, noted).order_by(_CONSENTS.c.number)).all()
        return tuple((row[0], row[1]) for row in found), str(found[0][2] or "") if found else ""

    def records(self, handle: str | None = None) -> tuple[str, ...]:
        """Return the records of one cameo, or of all, oldest first."""
        query = sa.select(_CONSENTS.c.record).order_by(_CONSENTS.c.number)
        if handle is not None:
            query = query.where(_CONSENTS.c.handle == handle)
        with self._catalog._reading() as rows:
            return tuple(rows.execute(query).scalars())

    def _write(self, handle: str, files: Mapping[str, bytes]) -> None:
        folder = self._folder / handle
        fresh = unfinished(folder, "cameo")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.mkdir(mode=0o700)
            for name, data in files.items():
                with os.fdopen(os.open(fresh / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
            shutil.rmtree(folder, ignore_errors=True)
            fresh.rename(folder)
        except OSError as error:
            raise ShelfError(
                f"The cameo could not be kept in {folder}: {error.strerror or error}. Make room, or set SORA_NB_HOME."
            ) from error
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _note(rows: sa.Connection, record: str) -> None:
    """Note a record as the newest one."""
    rows.execute(sa.delete(_NEWEST))
    rows.execute(sa.insert(_NEWEST), {"number": 1, "sha256": hashlib.sha256(record.encode()).hexdigest()})
