"""The table of a sweep: a row for each film, with small posters in a notebook, and a contact sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sora_nb.media import image
from sora_nb.ui.table import posters_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.clips import Clip

_HIDDEN = ("clip", "key", "starts")


class SweepTable(pd.DataFrame):
    """A DataFrame with a `clip` column, None where there is no film; drawn with a small poster before each row."""

    @property
    def _constructor(self) -> Callable[..., SweepTable]:
        return SweepTable

    def _repr_html_(self) -> str:
        """Return the table with posters; without a `clip` column, as pandas draws it."""
        if "clip" not in self.columns:
            return str(pd.DataFrame(self)._repr_html_())  # type: ignore[operator]
        clips: list[Clip | None] = list(self["clip"])
        shown: list[dict[str, Any]] = [
            {str(name): value for name, value in row.items() if name not in _HIDDEN} for row in self.to_dict("records")
        ]
        posters = [image.thumbnail(image.read_picture(clip.poster)) if clip is not None else b"" for clip in clips[:100]]
        return posters_html(shown, posters=posters, alts=[clip.alt if clip is not None else "no film" for clip in clips])

    def sheet(self, *, columns: int = 5, side: int = 256) -> bytes:
        """Return all posters on one picture, as JPEG, `side` pixels wide each, in the table's order."""
        pictures = [image.read_picture(clip.poster) for clip in self["clip"] if clip is not None]
        return image.sheet(pictures or [np.zeros((64, 64, 3), np.uint8)], columns=columns, side=side)
