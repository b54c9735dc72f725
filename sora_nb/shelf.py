"""Library: the clips on the shelf, newest first, to search and to walk along their lineage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sora_nb.clips import Clip
    from sora_nb.feeds import Feed
    from sora_nb.store.archive import Archive
    from sora_nb.store.catalog import Record

_DRAWN = 24


class Library:
    """All clips of one shelf; iterates newest first and draws itself as a table with posters."""

    def __init__(
        self, archive: Archive, clip: Callable[[Record], Clip], share: Callable[[Iterable[Clip], Path, str], Path]
    ) -> None:
        self._archive, self._clip, self._share = archive, clip, share

    def newest(self, count: int | None = None) -> list[Clip]:
        """Return the clips last added, newest first; None returns all."""
        return [self._clip(record) for record in self._archive.newest(count)]

    def search(self, text: str, count: int | None = None) -> list[Clip]:
        """Return the clips whose title, prompt, notes or engine hold every word, newest first."""
        return [self._clip(record) for record in self._archive.search(text, count)]

    def parents(self, clip: Clip) -> list[Clip]:
        """Return the clips that this one was made from, as far as they are still there."""
        return [self._clip(record) for record in self._archive.parents(clip.id)]

    def children(self, clip: Clip) -> list[Clip]:
        """Return the clips made from this one, oldest first."""
        return [self._clip(record) for record in self._archive.children(clip.id)]

    def remove(self, clip: Clip) -> None:
        """Take a clip off the shelf and its film off the disk.

        Raises:
            ShelfError: it is not there.
        """
        self._archive.remove(clip.id)

    def feed(self, steer: str = "", *, order: str = "newest") -> Feed:
        """Return the shelf as a wall of films: newest first, searched as one types, steered by a sentence.

        Nothing is personal unless it is asked for. In a notebook it is a widget that plays where one points; films can be
        liked and hidden there. `feed.clips` are the films that fit.

        Args:
            steer: What is wanted and what is not: "calm animals, no rain"; "" shows everything.
            order: "newest", "most liked" or "most remixed".

        Raises:
            InvalidRequest: the order is none of these.
        """
        from sora_nb.feeds import Feed

        return Feed(self._archive, self._clip, steer=steer, order=order)

    def share(self, clips: Iterable[Clip], path: str | Path, *, title: str = "Films") -> Path:
        """Write clips to a zip that others can open anywhere: films, recipes, captions and a page that plays them offline.

        The zip is signed as a whole (C2PA), and each film in it is as well; the same clips make the same files, the signature
        apart. `sora.receive` takes it in on another shelf. Clips that rights holders or people in them do not let go out stay
        here: a warning says which and why.

        Args:
            clips: Clips of this shelf; they are waited for.
            path: Where it is written, ending in .zip.
            title: What the page is called.

        Raises:
            InvalidRequest: there are no clips, none of them may be shared, or the path has another ending.
            MediaError: the place cannot be written.
        """
        return self._share(clips, Path(path).expanduser(), title)

    def check(self) -> tuple[str, ...]:
        """Return a sentence for each clip whose film is gone or altered; none is good news."""
        return self._archive.check()

    def __getitem__(self, clip_id: str) -> Clip:
        """Return the clip of an id.

        Raises:
            ShelfError: there is none.
        """
        return self._clip(self._archive.get(clip_id))

    def __len__(self) -> int:
        """Return the number of clips."""
        return len(self._archive)

    def __iter__(self) -> Iterator[Clip]:
        """Go through all clips, newest first."""
        return (self._clip(record) for record in self._archive.newest())

    def __contains__(self, clip_id: object) -> bool:
        """Tell whether a clip of that id is on the shelf."""
        return clip_id in self._archive

    def __repr__(self) -> str:
        return f"<Library {str(self._archive.home)!r}: {len(self)} clips>"

    def _repr_html_(self) -> str:
        """Return the newest clips with their posters."""
        from sora_nb.tables import clip_table

        return clip_table(self.newest(_DRAWN))._repr_html_()
