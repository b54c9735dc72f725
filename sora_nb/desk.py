"""The desk: files are laid on it in a notebook, and it says what proves where each of them comes from."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, overload

from sora_nb import proofs
from sora_nb.clips import Clip
from sora_nb.errors import InvalidRequest, SoraError

if TYPE_CHECKING:
    from sora_nb.proofs import Proof
    from sora_nb.store.archive import Archive
    from sora_nb.ui.desk import DeskView

LARGEST = 256 << 20
"""Bytes that a file can have which is laid on the desk; a larger one is verified by its path."""
MOST_AT_ONCE = 4 << 20
"""Bytes that one piece can have."""
_PLAIN = re.compile(r"\w[\w .&()-]{0,100}")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")


class Shelved(Protocol):
    """Whoever has a shelf, as far as verifying needs to know."""

    @property
    def shelf(self) -> Archive:
        """Return the archive."""
        ...


class Desk:
    """Verifies files that somebody drops or chooses in a notebook; `proofs` are the findings so far, the last one first.

    A file goes to the kernel in pieces, is judged there as `sora.verify(path)` judges it, and is deleted.
    """

    def __init__(self, shelf: Archive) -> None:
        self._shelf = shelf
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._path = Path()
        self._name, self._size, self._at = "", 0, 0
        self.proofs: list[Proof] = []

    def __repr__(self) -> str:
        return f"<Desk: {len(self.proofs)} file{'s' * (len(self.proofs) != 1)} verified>"

    @property
    def proof(self) -> Proof:
        """Return the last finding.

        Raises:
            InvalidRequest: no file was laid here yet.
        """
        if not self.proofs:
            raise InvalidRequest("No file was laid on the desk yet. Drop one on it, or verify a path: sora.verify('film.mp4').")
        return self.proofs[0]

    def begin(self, name: str, size: int) -> None:
        """Get ready for a file of so many bytes; what was not finished before is dropped.

        Raises:
            InvalidRequest: it is empty or too large.
        """
        self.drop()
        if not 0 < size <= LARGEST:
            raise InvalidRequest(
                f"{name[:80]} has {size / 1e6:.1f} MB; what is laid here has up to {LARGEST >> 20} MB and is not empty. "
                "Verify it by its path: sora.verify('…')."
            )
        self._name, self._size = Path(name.replace("\\", "/")).name[:200] or "a file", size
        self._folder = tempfile.TemporaryDirectory(prefix="sora_nb-")
        # Under a name of ours where theirs is not plain: whatever the page says, it leads nowhere else.
        ending = _ENDING.search(self._name)
        plain = self._name if _PLAIN.fullmatch(self._name) else f"file{ending[0].lower() if ending else ''}"
        self._path = Path(self._folder.name) / plain
        self._path.write_bytes(b"")

    def add(self, at: int, data: bytes) -> int:
        """Take the next piece of the file, which begins at byte `at`; return how many bytes there are now.

        Raises:
            InvalidRequest: it is not the next piece, has more than 4 MB, or is more than was announced.
        """
        if self._folder is None or at != self._at or not 0 < len(data) <= min(MOST_AT_ONCE, self._size - at):
            self.drop()
            raise InvalidRequest("The file did not arrive whole. Drop it once more.")
        with self._path.open("ab") as file:
            file.write(data)
        self._at += len(data)
        return self._at

    def finish(self) -> Proof:
        """Judge the file, delete it, and return what was found.

        Raises:
            InvalidRequest: it is not all there.
            CredentialsError: it cannot be read at all.
        """
        try:
            if self._folder is None or self._at != self._size:
                raise InvalidRequest(f"{self._at} of {self._size} bytes of the file arrived. Drop it once more.")
            found = proofs.prove(self._path, self._shelf, called=self._name)
        finally:
            self.drop()
        self.proofs.insert(0, found)
        return found

    def drop(self) -> None:
        """Delete what lies here."""
        if self._folder is not None:
            self._folder.cleanup()
        self._folder, self._at = None, 0

    def widget(self) -> DeskView:
        """Return the desk as a widget."""
        from sora_nb.ui.desk import DeskView

        return DeskView(on_begin=self.begin, on_piece=self.add, on_end=self._told, most=LARGEST)

    def _told(self) -> dict[str, Any]:
        try:
            found = self.finish()
        except SoraError as error:
            return {"file": self._name, "verdict": "", "meaning": str(error), "parts": [], "chain": []}
        chain = [f"{link.title}: {link.state}" for link in found.credentials.chain]
        return {
            "file": found.file, "verdict": found.verdict, "meaning": found.meaning, "chain": chain,
            "parts": [[name, list(sentences)] for name, sentences in found.parts],
        }  # fmt: skip

    def _ipython_display_(self) -> None:
        from sora_nb.ui import display
        from sora_nb.ui.desk import StaticDesk

        display.show(self.widget, StaticDesk(), static_only=display.headless())


class Verifying:
    """What whoever has a shelf offers to those who doubt a film."""

    @overload
    def verify(self: Shelved) -> Desk: ...

    @overload
    def verify(self: Shelved, source: str | Path | Clip) -> Proof: ...

    def verify(self: Shelved, source: str | Path | Clip | None = None) -> Proof | Desk:
        """Tell what proves where a film, a picture, a sound or a bundle comes from.

        Without a file it returns a desk: in a notebook files are dropped on it, or chosen, and judged one after another.

        Args:
            source: A path or a clip.

        Raises:
            CredentialsError: the file cannot be opened.
        """
        if source is None:
            return Desk(self.shelf)
        return proofs.prove(source.path if isinstance(source, Clip) else Path(source).expanduser(), self.shelf)
