"""Decisions: every answer about a likeness on a shelf, in rows that are only added, each naming the one before."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sora_nb.store.catalog import Catalog

_TABLES = sa.MetaData()
_ROWS = sa.Table(
    "decisions",
    _TABLES,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("handle", sa.String(64), nullable=False, index=True),
    sa.Column("entry", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
)
_HEAD = sa.Table(
    "newest_decision",
    _TABLES,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
)
_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One answer about one likeness.

    `what` is "agreed", "declined", "revoked", "allowed", "refused" or "deleted"; `who` asked; `rule` says no, where it was
    refused; `consent` is the id of the agreement, `subject` the first digits of the digest of what was asked for, or a clip.
    What was written in a prompt is in none of them.
    """

    what: str
    handle: str
    who: str = ""
    rule: str = ""
    consent: str = ""
    subject: str = ""
    at: str = ""
    before: str = ""

    def __str__(self) -> str:
        rule = f" by the rule “{self.rule}”" if self.rule else ""
        return f"{self.at[:19].replace('T', ' ')}  @{self.handle}: {self.what}{rule} (asked by {self.who})"


class Decisions:
    """The log of a shelf, oldest first; `check` tells whether any of it was changed or taken away."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        with catalog._writing() as rows:
            _TABLES.create_all(rows)
            if rows.dialect.name == "sqlite":
                # No lock, but a stop to what is done by mistake; what is done on purpose `check` finds.
                for verb in ("UPDATE", "DELETE"):
                    rows.exec_driver_sql(
                        f"CREATE TRIGGER IF NOT EXISTS decisions_no_{verb.lower()} BEFORE {verb} ON decisions "
                        "BEGIN SELECT RAISE(ABORT, 'decisions are only added'); END"
                    )

    def add(self, what: str, handle: str, **facts: str) -> str:
        """Add a decision; return its SHA-256, by which a film's credentials name it.

        Args:
            what: What was decided.
            handle: Whom it is about.
            **facts: `who`, `rule`, `consent` and `subject` of the decision.
        """
        with self._catalog._writing() as rows:
            return self.enter(rows, what, handle, **facts)

    def enter(self, rows: sa.Connection, what: str, handle: str, **facts: str) -> str:
        """Add a decision in a transaction that is under way; see `add`."""
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
        head = rows.execute(sa.select(_HEAD.c.count, _HEAD.c.sha256)).first()
        count, before = (head[0], head[1]) if head else (0, "")
        made = Decision(what=what, handle=handle[:64], at=now, before=before, **facts)
        entry = json.dumps(asdict(made), sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(entry.encode("utf-8", "replace")).hexdigest()
        rows.execute(sa.insert(_ROWS), {"handle": made.handle, "entry": entry, "sha256": digest})
        rows.execute(sa.delete(_HEAD))
        rows.execute(sa.insert(_HEAD), {"number": 1, "count": count + 1, "sha256": digest})
        return digest

    def of(self, handle: str) -> tuple[Decision, ...]:
        """Return the decisions about one handle, oldest first."""
        return tuple(one for one in self if one.handle == handle.removeprefix("@"))

    def digests(self) -> frozenset[str]:
        """Return the SHA-256 of every decision."""
        return frozenset(digest for _, digest in self._all()[0])

    def check(self) -> tuple[str, ...]:
        """Return a sentence for each place where the log was changed; none is good news.

        Each row is compared with its digest and with the row before; the last one and their number with what was noted. Whoever
        can write to the file can write all of it anew; then the films' credentials name decisions that are not in it.
        """
        found, (count, newest) = self._all()
        wrong, before = [], ""
        for number, (entry, digest) in enumerate(found, 1):
            if hashlib.sha256(entry.encode("utf-8", "replace")).hexdigest() != digest:
                wrong.append(f"Decision {number} was altered after it was written.")
            if json.loads(entry)["before"] != before:
                wrong.append(f"Something is missing before decision {number}, or it was moved.")
            before = digest
        if (count, newest) != (len(found), before):
            wrong.append(f"The log has {len(found)} decisions, and {count} were noted: the last ones were taken away.")
        return tuple(wrong)

    def _all(self) -> tuple[list[tuple[str, str]], tuple[int, str]]:
        with self._catalog._reading() as rows:
            found = [
                (row[0], row[1]) for row in rows.execute(sa.select(_ROWS.c.entry, _ROWS.c.sha256).order_by(_ROWS.c.number))
            ]
            head = rows.execute(sa.select(_HEAD.c.count, _HEAD.c.sha256)).first()
        return found, (head[0], head[1]) if head else (0, "")

    def __iter__(self) -> Iterator[Decision]:
        """Go through all decisions, oldest first."""
        return (Decision(**json.loads(entry)) for entry, _ in self._all()[0])

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all()[0])

    def __getitem__(self, place: int) -> Decision:
        """Return a decision by its place; -1 is the last."""
        return list(self)[place]

    def __repr__(self) -> str:
        last = list(self)[-_SHOWN:]
        return "\n".join(map(str, last)) or "nothing was decided yet"
