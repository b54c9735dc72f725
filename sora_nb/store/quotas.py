"""Quotas: for how many films an agreement was used, counted before any is computed, also by many processes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from sora_nb.media.unfinished import abandoned, unfinished

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sora_nb.store.catalog import Catalog

_TABLES = sa.MetaData()
_USED = sa.Table(
    "grants_used",
    _TABLES,
    sa.Column("consent", sa.String(64), primary_key=True),
    sa.Column("job_key", sa.String(128), primary_key=True),
    sa.Column("claim", sa.Text, nullable=False),
)


class Quotas:
    """The films each agreement was used for; one under way is claimed by a name that tells whether its maker still lives."""

    def __init__(self, home: Path, catalog: Catalog) -> None:
        self._folder, self._catalog = home / "cameos", catalog
        with catalog._writing() as rows:
            _TABLES.create_all(rows)

    def claim(self, rows: sa.Connection, job_key: str, most: Mapping[str, int | None]) -> str | None:
        """Claim one film of each agreement; return the id of one that has none left, or None.

        Args:
            rows: The transaction that it happens in.
            job_key: The job; one that is counted already is not counted again.
            most: How many films each agreement allows, by its id.
        """
        # Only the name matters: it says which process on which machine.
        claim = unfinished(self._folder / job_key[:12], "claim").name
        counted = set(rows.execute(sa.select(_USED.c.consent).where(_USED.c.job_key == job_key)).scalars())
        fresh = [consent for consent in most if consent not in counted]
        for consent in fresh:
            limit = most[consent]
            if limit is not None and self._count(rows, consent) >= limit:
                return consent
        for consent in fresh:
            rows.execute(sa.insert(_USED), {"consent": consent, "job_key": job_key, "claim": claim})
        return None

    def settle(self, job_key: str, *, made: bool) -> None:
        """Count a film for good once it is on the shelf; give its place back where it came to nothing."""
        with self._catalog._writing() as rows:
            mine = _USED.c.job_key == job_key
            if made:
                rows.execute(sa.update(_USED).where(mine), {"claim": ""})
            else:
                # One that was made earlier and is rendered afresh stays counted.
                rows.execute(sa.delete(_USED).where(mine, _USED.c.claim != ""))

    def used(self, consent: str) -> int:
        """Return for how many films an agreement was used, those under way among them."""
        with self._catalog._writing() as rows:
            return self._count(rows, consent)

    def _count(self, rows: sa.Connection, consent: str) -> int:
        """Count the films of an agreement, after dropping those whose maker was killed."""
        found = rows.execute(sa.select(_USED.c.job_key, _USED.c.claim).where(_USED.c.consent == consent)).all()
        dead = [key for key, claim in found if claim and abandoned(self._folder / claim)]
        for key in dead:
            rows.execute(sa.delete(_USED).where(_USED.c.consent == consent, _USED.c.job_key == key))
        return len(found) - len(dead)
