"""Clips as a DataFrame, a row each, that shows their posters in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from sora_nb.ui.table import posters_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sora_nb.clips import Clip

_COLUMNS = (
    "id",
    "prompt",
    "figures",
    "style",
    "seconds",
    "width",
    "height",
    "fps",
    "seed",
    "engine",
    "parents",
    "notes",
    "made",
    "clip",
)
_HIDDEN = ("clip", "made")


class ClipTable(pd.DataFrame):
    """A DataFrame with a `clip` column, drawn with a poster before each row."""

    @property
    def _constructor(self) -> Callable[..., ClipTable]:
        return ClipTable

    def _repr_html_(self) -> str:
        """Return the table with posters; without a `clip` column, as pandas draws it."""
        if "clip" not in self.columns:
            return str(pd.DataFrame(self)._repr_html_())  # type: ignore[operator]
        clips: list[Clip] = list(self["clip"])
        shown: list[dict[str, Any]] = [
            {str(key): value for key, value in row.items() if key not in _HIDDEN} for row in self.to_dict("records")
        ]
        return posters_html(shown, posters=[clip.poster for clip in clips], alts=[clip.alt for clip in clips])


def clip_table(clips: Iterable[Clip]) -> ClipTable:
    """Return a row for each clip; unfinished ones are waited for. `notes` says who took the agreement to a film back."""
    return ClipTable([_row(clip.wait()) for clip in clips], columns=list(_COLUMNS))


def _row(clip: Clip) -> tuple[Any, ...]:
    recipe = clip.recipe
    figures = ", ".join(dict.fromkeys(actor.figure for shot in clip.plan.shots for actor in shot.actors))
    style = recipe.style or (clip.plan.shots[0].style if clip.plan.shots else None)
    return (
        clip.id, clip.title, figures, style, recipe.seconds, *recipe.size, recipe.fps, recipe.seed, recipe.engine,
        ", ".join(recipe.parents), " ".join(clip.taken_back), clip.record.created, clip,
    )  # fmt: skip
