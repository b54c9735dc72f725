"""Opinions: what somebody likes on the shelf, and what they do not want to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from sora_nb.store.catalog import Catalog

KINDS = ("like", "hide")
_TABLES = sa.MetaData()
_OPINIONS = sa.Table(
    "opinions",
    _TABLES,
    sa.Column("clip", sa.String(32), primary_key=True),
    sa.Column("who", sa.String(120), primary_key=True),
    sa.Column("kind", sa.String(8), primary_key=True),
)


class Opinions:
    """Opinions of one shelf, in its catalogue; a kind is one of KINDS."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        with catalog._writing() as rows:
            _TABLES.create_all(rows)

    def say(self, clip: str, who: str, kind: str, *, so: bool) -> None:
        """Note that somebody likes or hides a clip, or no longer does."""
        row = {"clip": clip, "who": who[:120], "kind": kind}
        with self._catalog._writing() as rows:
            mine = (_OPINIONS.c.clip == clip) & (_OPINIONS.c.who == row["who"]) & (_OPINIONS.c.kind == kind)
            rows.execute(sa.delete(_OPINIONS).where(mine))
            if so:
                rows.execute(sa.insert(_OPINIONS), row)

    def of(self, who: str, kind: str) -> frozenset[str]:
        """Return the clips that somebody likes or hides."""
        query = sa.select(_OPINIONS.c.clip).where((_OPINIONS.c.who == who[:120]) & (_OPINIONS.c.kind == kind))
        with self._catalog._reading() as rows:
            return frozenset(rows.execute(query).scalars())

    def counts(self, kind: str) -> dict[str, int]:
        """Return by how many people each clip is liked or hidden."""
        query = sa.select(_OPINIONS.c.clip, sa.func.count()).where(_OPINIONS.c.kind == kind).group_by(_OPINIONS.c.clip)
        with self._catalog._reading() as rows:
            return {clip: int(count) for clip, count in rows.execute(query)}

    def forget(self, clip: str) -> None:
        """Drop all opinions of a clip."""
        with self._catalog._writing() as rows:
            rows.execute(sa.delete(_OPINIONS).where(_OPINIONS.c.clip == clip))
