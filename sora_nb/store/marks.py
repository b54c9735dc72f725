"""The shelf's marks: which number each film carries in its pictures and what it looks like, to know it again without tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.store.catalog import Catalog

_TABLES = sa.MetaData()
_MARKS = sa.Table(
    "marks",
    _TABLES,
    sa.Column("clip", sa.String(32), primary_key=True),
    sa.Column("mark", sa.String(16), nullable=False, index=True),
    sa.Column("looks", sa.Text, nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRow:
    """A film that can be known again: its clip, the id of its job in hex digits, and its looks at eight moments."""

    clip: str
    mark: str
    looks: tuple[str, ...]


class Marks:
    """Marks of one shelf, in its catalogue."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        with catalog._writing() as rows:
            _TABLES.create_all(rows)

    def keep(self, clip: str, mark: str, looks: Sequence[str]) -> None:
        """Note what a clip's film carries and looks like, in the place of what was noted before."""
        with self._catalog._writing() as rows:
            rows.execute(sa.delete(_MARKS).where(_MARKS.c.clip == clip))
            rows.execute(sa.insert(_MARKS), {"clip": clip, "mark": mark, "looks": " ".join(looks)})

    def find(self, mark: str) -> tuple[MarkRow, ...]:
        """Return the films whose id begins with these hex digits; none for none."""
        if not mark:
            return ()
        query = sa.select(_MARKS).where(_MARKS.c.mark.startswith(mark, autoescape=True))
        with self._catalog._reading() as rows:
            return tuple(MarkRow(clip=row.clip, mark=row.mark, looks=tuple(row.looks.split())) for row in rows.execute(query))

    def remove(self, clip: str) -> None:
        """Forget a clip."""
        with self._catalog._writing() as rows:
            rows.execute(sa.delete(_MARKS).where(_MARKS.c.clip == clip))
