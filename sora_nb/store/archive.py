"""The archive: films and rows with their recipes and lineage, safe against crashes and against two writers at once."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import re
import shutil
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sora_nb.errors import ShelfError
from sora_nb.media.unfinished import abandoned
from sora_nb.store.cameos import Cameos
from sora_nb.store.catalog import Catalog, Record
from sora_nb.store.files import CLAIM, Files
from sora_nb.store.marks import Marks
from sora_nb.store.opinions import Opinions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sora_nb.export import Exported

__all__ = ["Archive", "Record", "record_id"]


def record_id(job_key: str) -> str:
    """Return the id under which a job's clip stands on the shelf, 12 hex digits; the same on every machine."""
    return hashlib.sha256(f"record {job_key}".encode()).hexdigest()[:12]


class Archive:
    """A shelf of clips in one folder.

    A film is written first, under its own digest, then its row: a crash in between never leaves a row without a film.
    Opening an archive clears away what killed processes left half-done.

    Args:
        home: The shelf's folder, made if it is not there.
        url: Database of the catalogue, if it is not the SQLite file in `home`: "postgresql+psycopg://…".

    Raises:
        ShelfError: the folder or the catalogue cannot be used.
    """

    def __init__(self, home: Path, *, url: str | None = None) -> None:
        self.home = home
        self._files = Files(home / "media")
        self._claim: Path | None = None
        self._catalog = Catalog(url or f"sqlite:///{(home / 'shelf.sqlite').as_posix()}")
        self.cameos = Cameos(home, self._catalog)
        """People who lend their likeness, and what they agreed to."""
        self.marks = Marks(self._catalog)
        """By what each film is known again when its tags and its signature are gone."""
        self.opinions = Opinions(self._catalog)
        """What people like here, and what they do not want to see."""
        self._tidy()

    def draft(self) -> Path:
        """Return a path for a film that `add` will move onto the shelf; nobody else sees it until then."""
        return self._files.draft(".mp4")

    def find(self, job_key: str) -> Record | None:
        """Return the clip already made by this job, or None; one whose film was lost does not count."""
        record = self._catalog.find(job_key)
        return record if record is not None and self._files.has(record.path) else None

    def keep(
        self, exported: Exported, *, job_key: str, title: str = "", notes: tuple[str, ...] = (), replace: bool = False
    ) -> Record:
        """Put a film that `export` made on the shelf; `replace` puts it in the place of the one this job made before.

        Raises:
            ShelfError: the disk or the catalogue refused.
        """
        recipe, plan = exported.recipe, exported.plan
        record = Record(
            id=record_id(job_key),
            job_key=job_key,
            recipe=recipe.to_json(),
            plan=plan.to_json(),
            recipe_digest=recipe.digest,
            engine=exported.engine_name,
            engine_version=exported.engine_version,
            source_type=exported.source_type,
            seconds=exported.seconds,
            size=exported.size,
            fps=exported.fps,
            prompt=recipe.prompt or plan.prompt,
            title=title,
            notes=notes,
            parents=recipe.parents,
            status="done" if exported.mark else "unmarked",
        )
        kept = self.add(record, exported.path, exported.poster, replace=replace)
        self.marks.keep(kept.id, exported.id, exported.looks)
        return kept

    def add(self, record: Record, film: Path, poster: bytes = b"", *, replace: bool = False) -> Record:
        """Put a film on the shelf; of two clips made by one job the first stays, unless `replace` is set.

        A film at a path from `draft` is moved, any other copied; `poster` is a JPEG or WebP picture.

        Returns:
            The record as it stands on the shelf: with path, digest and date, or the one that was there before.

        Raises:
            ShelfError: the film cannot be read, or the disk or the catalogue refused.
        """
        claim = self._files.draft(CLAIM)
        names: set[str] = set()
        kept: Record | None = None
        try:
            path, digest = self._files.keep(film, ".mp4", claim=claim)
            names.add(path)
            suffix = ".webp" if poster[8:12] == b"WEBP" else ".jpg"
            picture = self._files.keep(poster, suffix, claim=claim)[0] if poster else ""
            names.add(picture)
            now = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
            new = record.but(path=path, sha256=digest, poster=picture, created=record.created or now)
            there = self._catalog.find(record.job_key)
            names |= {there.path, there.poster} if there else set()
            lost = there is not None and not self._files.has(there.path)
            kept = self._catalog.insert(new, replace=replace or lost)
            return kept
        finally:
            for name in sorted(names - {kept.path, kept.poster, ""} if kept else names - {""}):
                self._drop(name)
            claim.unlink(missing_ok=True)

    def get(self, id_: str) -> Record:
        """Return the record of that id.

        Raises:
            ShelfError: there is none.
        """
        record = self._catalog.get(id_)
        if record is None:
            raise ShelfError(f"There is no clip {id_!r} on the shelf in {self.home}. See what is: sora_nb.library().")
        return record

    def film(self, record: Record) -> Path:
        """Return where a record's film lies.

        Raises:
            ShelfError: the film is gone.
        """
        if not self._files.has(record.path):
            raise ShelfError(f"The film of clip {record.id} is gone from {self._files.root}. Run its recipe again.")
        return self._files.path(record.path)

    def poster(self, record: Record) -> bytes:
        """Return a record's poster, b"" where there is none."""
        return self._files.path(record.poster).read_bytes() if record.poster and self._files.has(record.poster) else b""

    def search(self, text: str, count: int | None = None) -> tuple[Record, ...]:
        """Return clips whose title, prompt, notes or engine hold every word, newest first."""
        return self._catalog.search(text, count)

    def newest(self, count: int | None = None) -> tuple[Record, ...]:
        """Return the clips last added, newest first."""
        return self._catalog.newest(count)

    def parents(self, id_: str) -> tuple[Record, ...]:
        """Return the clips this one was made from, as far as they are still there."""
        found = (self._catalog.get(parent) for parent in self.get(id_).parents)
        return tuple(record for record in found if record is not None)

    def children(self, id_: str) -> tuple[Record, ...]:
        """Return the clips made from this one, oldest first."""
        return self._catalog.children(id_)

    def remixed(self) -> dict[str, int]:
        """Return how many clips were made from each that something was made from."""
        return self._catalog.remixed()

    def remove(self, id_: str, *, spare: Iterable[str] = ()) -> None:
        """Take a clip off the shelf and its files off the disk; clips made from it keep its id.

        `spare` are recipes still to be made, whose files stay.

        Raises:
            ShelfError: there is none.
        """
        record = self.get(id_)
        self._catalog.delete(id_)
        self.marks.remove(id_)
        self.opinions.forget(id_)
        for name in (record.path, record.poster):
            if name:
                self._drop(name)
        self.release(record.recipe, spare=spare)

    def keep_asset(self, source: Path | bytes, suffix: str, *, claim: bool = True) -> str:
        """Keep a file that a recipe will name (a picture, a stranger's film, a sound, a typeface), and return its SHA-256.

        If no clip names it when this process has ended, the next opening removes it; without `claim`, whoever keeps it has
        to `release` it.

        Raises:
            ShelfError: it cannot be read, or the disk is full.
        """
        if claim and self._claim is None:
            self._claim = self._files.draft(CLAIM)
        return self._files.keep(source, suffix, claim=self._claim if claim else None)[1]

    def asset(self, digest: str) -> Path:
        """Return where a kept file lies.

        Raises:
            ShelfError: there is none.
        """
        found = sorted(self._files.path(digest[:2]).glob(f"{digest}.*")) if digest.isalnum() else []
        if not found:
            raise ShelfError(f"There is no file {digest[:12]}… on the shelf in {self.home}. Give it again: make the clip anew.")
        return found[0]

    def release(self, recipe: str, *, spare: Iterable[str] = ()) -> None:
        """Remove the kept files that a recipe names, unless a clip's recipe or one of those in `spare` names them too."""
        for digest in _named(recipe).difference(*map(_named, spare)):
            for path in self._files.path(digest[:2]).glob(f"{digest}.*"):
                self._drop(path.relative_to(self._files.root).as_posix())

    def check(self) -> tuple[str, ...]:
        """Return a sentence for each clip whose film is gone or altered; none is good news."""
        return tuple(
            f"The film of clip {record.id} ({record.title or record.prompt or record.engine}) is "
            f"{'altered' if self._files.has(record.path) else 'gone'}: {record.path}"
            for record in self
            if not self._files.intact(record.path)
        )

    def __len__(self) -> int:
        """Return the number of clips."""
        return self._catalog.count()

    def __iter__(self) -> Iterator[Record]:
        """Go through all clips, newest first."""
        return iter(self.newest())

    def __contains__(self, id_: object) -> bool:
        """Tell whether a clip of that id is on the shelf."""
        return isinstance(id_, str) and self._catalog.get(id_) is not None

    def __repr__(self) -> str:
        return f"<Archive {str(self.home)!r}: {len(self)} clips>"

    def _drop(self, name: str) -> None:
        """Remove a file, unless a record points to it or a recipe names it."""
        if not self._catalog.mentions(name) and not self._catalog.quotes(PurePosixPath(name).stem):
            self._files.remove(name)

    def _tidy(self) -> None:
        for name in self._files.tidy():
            self._drop(name)
        for path in self.home.glob(".*.identity"):
            if abandoned(path):
                with contextlib.suppress(OSError):
                    shutil.rmtree(path)


def _named(recipe: str) -> set[str]:
    """Return the SHA-256 of each kept file that a recipe names, from its canonical JSON."""
    return set(re.findall(r'(?:_sha256",|"image":)"([0-9a-f]{64})"', recipe))
