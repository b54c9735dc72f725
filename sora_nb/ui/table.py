"""Tables of clips with their posters, as HTML that a notebook keeps."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_ROWS = 100
"""Rows drawn at most: each poster is kept in the notebook."""


def poster_img(poster: bytes, alt: str, *, width: int = 160) -> str:
    """Return an <img> of a JPEG or WebP poster, `width` CSS pixels wide; an empty poster gives its alt text alone."""
    if not poster:
        return f"<em>{escape(alt)}</em>"
    data = base64.b64encode(poster).decode("ascii")
    kind = "webp" if poster[8:12] == b"WEBP" else "jpeg"
    return (
        f'<img src="data:image/{kind};base64,{data}" alt="{escape(alt)}" width="{int(width)}" '
        'style="display:block;max-width:none;border-radius:6px">'
    )


def posters_html(rows: Sequence[Mapping[str, object]], *, posters: Sequence[bytes], alts: Sequence[str]) -> str:
    """Return a table with a poster before each row; cells are escaped, and None is an empty cell."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    head = "".join(f'<th scope="col" style="text-align:left">{escape(str(name))}</th>' for name in ("", *columns))
    body = "".join(
        f"<tr><td>{poster_img(poster, alt)}</td>{''.join(_cell(row.get(name)) for name in columns)}</tr>"
        for row, poster, alt in zip(rows[:MOST_ROWS], posters, alts, strict=False)
    )
    rest = f"<p>{len(rows) - MOST_ROWS} more rows</p>" if len(rows) > MOST_ROWS else ""
    return f'<table class="sora-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}'


def _cell(value: object) -> str:
    shown = "" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)
    return f'<td style="text-align:left;vertical-align:top">{escape(shown)}</td>'
