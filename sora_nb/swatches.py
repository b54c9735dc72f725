"""Swatches: the drawing styles there are, with a sentence and a small picture each."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from sora_nb.errors import InvalidRequest
from sora_nb.recipes import Recipe
from sora_nb.ui.table import posters_html

if TYPE_CHECKING:
    from pathlib import Path

    from sora_nb.interaction import Workshop

_SCENE = "A girl in a red coat walks a brown dog through the park"
_SIZE = (256, 144)
_MOMENT = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A drawing style: its name, as `style=` takes it, and what it looks like, in a sentence."""

    name: str
    about: str

    def __str__(self) -> str:
        return self.name


class Styles(Sequence[Style]):
    """All styles, in the order in which they are told; draws itself as a table with a thumbnail each.

    Thumbnails are drawn when they are first shown, and kept in a folder.
    """

    def __init__(self, workshop: Workshop, folder: Path) -> None:
        from sora_nb.stage.styles.look import LOOKS

        self._workshop, self._folder = workshop, folder
        self._styles = tuple(Style(name=look.name, about=look.about) for look in LOOKS.values())

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names alone."""
        return tuple(style.name for style in self._styles)

    @overload
    def __getitem__(self, at: int | str) -> Style: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Style]: ...
    def __getitem__(self, at: int | str | slice) -> Style | Sequence[Style]:
        """Return a style by its place or its name.

        Raises:
            InvalidRequest: there is no style of that name.
        """
        if not isinstance(at, str):
            return self._styles[at]
        found = next((style for style in self._styles if style.name == at), None)
        if found is None:
            raise InvalidRequest(f"style is {at!r}; it can be {', '.join(self.names)}.")
        return found

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._styles)

    def __contains__(self, style: object) -> bool:
        """Tell whether there is a style, or one of that name."""
        return style in self._styles or style in self.names

    def __repr__(self) -> str:
        wide = max(map(len, self.names))
        return "\n".join(f"{style.name:{wide}}  {style.about}" for style in self._styles)

    def thumbnail(self, name: str) -> bytes:
        """Return a small picture of a style, a JPEG of 256 by 144 pixels.

        Raises:
            InvalidRequest: there is no style of that name.
        """
        from sora_nb.engines.stage import StageEngine
        from sora_nb.media.image import poster

        style = self[name].name
        version = hashlib.sha256(f"{_SCENE}|{_MOMENT}|{StageEngine.version}|{style}".encode()).hexdigest()[:12]
        path = self._folder / f"{style}-{version}.jpg"
        if path.exists():
            return path.read_bytes()
        recipe = Recipe(prompt=_SCENE, style=style, size=_SIZE, seconds=2.0, seed=7, engine=StageEngine.name, sound=False)
        rehearsal = self._workshop.rehearse(recipe, self._workshop.plan(_SCENE, seconds=recipe.seconds, style=style))
        data = poster(rehearsal.still(_MOMENT))
        self._folder.mkdir(parents=True, exist_ok=True)
        whole = path.with_suffix(".part")
        whole.write_bytes(data)
        whole.replace(path)
        return data

    def _repr_html_(self) -> str:
        rows = [{"style": style.name, "": style.about} for style in self._styles]
        posters = [self.thumbnail(name) for name in self.names]
        return posters_html(rows, posters=posters, alts=[f"a scene drawn in {name}" for name in self.names])
