"""Files kept by their content: the name is the SHA-256, so a half-written or altered file is never taken for another."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from typing import TYPE_CHECKING

from sora_nb.errors import ShelfError
from sora_nb.media.unfinished import abandoned, unfinished

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = ".claim"


class Files:
    """A folder of files under their own digests: ab/ab34….mp4; what is being written waits in .drafts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.drafts = root / ".drafts"
        try:
            self.drafts.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ShelfError(
                f"The shelf's folder {root} cannot be made: {error.strerror or error}. Set SORA_NB_HOME to a folder you own."
            ) from error

    def draft(self, suffix: str) -> Path:
        """Return a path on the same disk to write a new file to, such as one ending in ".mp4"."""
        return unfinished(self.drafts / "film", suffix.removeprefix("."))

    def keep(self, source: Path | bytes, suffix: str, *, claim: Path | None = None) -> tuple[str, str]:
        """Keep a file's or a buffer's content for good; a draft of ours is moved, any other file copied.

        `claim` is a draft that notes the name before the file appears: if this process dies before it has told the
        catalogue, `tidy` finds the note.

        Returns:
            Its path under the root, with forward slashes, and its SHA-256.

        Raises:
            ShelfError: the file cannot be read, or the disk is full.
        """
        draft = self.draft(suffix)
        try:
            if isinstance(source, bytes):
                draft.write_bytes(source)
            elif source.parent == self.drafts:
                source.replace(draft)
            else:
                shutil.copyfile(source, draft)
            digest = digest_of(draft)
            name = f"{digest[:2]}/{digest}{suffix}"
            target = self.root / name
            target.parent.mkdir(exist_ok=True)
            if claim is not None:
                with claim.open("a") as note:
                    note.write(f"{name}\n")
            _flush(draft)
            draft.replace(target)
            _flush(target.parent)
        except OSError as error:
            raise ShelfError(
                f"The shelf could not keep {source if not isinstance(source, bytes) else 'a picture'}: "
                f"{error.strerror or error}. Make room on the disk, or set SORA_NB_HOME to another one."
            ) from error
        finally:
            draft.unlink(missing_ok=True)
        return name, digest

    def path(self, name: str) -> Path:
        """Return where a kept file lies.

        Raises:
            ShelfError: the name leads out of the shelf.
        """
        path = self.root / name
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise ShelfError(f"{name!r} is no name of a file on the shelf; the catalogue may be damaged.")
        return path

    def has(self, name: str) -> bool:
        """Tell whether a kept file is still there."""
        return self.path(name).is_file()

    def intact(self, name: str) -> bool:
        """Tell whether a kept file is there and holds what its name says."""
        return self.has(name) and self.path(name).name.startswith(digest_of(self.path(name)))

    def remove(self, name: str) -> None:
        """Remove a kept file, if it is there."""
        self.path(name).unlink(missing_ok=True)

    def tidy(self) -> tuple[str, ...]:
        """Remove what killed processes left unfinished; return the names of files that they had claimed and no other has."""
        dead: set[str] = set()
        living: set[str] = set()
        for path in sorted(self.drafts.iterdir()):
            gone = abandoned(path)
            if path.suffix == CLAIM:
                # Its owner may lift it while we look.
                with contextlib.suppress(FileNotFoundError):
                    (dead if gone else living).update(path.read_text().split())
            if gone:
                path.unlink(missing_ok=True)
        return tuple(sorted(dead - living))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    """Make sure a file, or the names in a folder, have reached the disk."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
