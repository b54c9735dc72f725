"""People: whom the owner of a server invited, each with a key of their own, of which only a digest is kept."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import re
import stat
import threading
from typing import TYPE_CHECKING

from sora_nb.errors import CredentialsError, InvalidRequest
from sora_nb.media.unfinished import unfinished
from sora_nb.server import keys
from sora_nb.store.locks import held
from sora_nb.trust import consent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME = re.compile(r"[\w][\w .@-]{0,39}")


class People:
    """Invited people of one shelf, in a file beside its key; a running server sees each change at the next request.

    Args:
        home: The shelf's folder.
    """

    def __init__(self, home: Path) -> None:
        self.path = home / "server-people.json"
        self._known: dict[str, str] = {}
        self._seen: tuple[int, int, int] | None = None
        self._lock = threading.Lock()

    @property
    def names(self) -> tuple[str, ...]:
        """Return who is invited, by name.

        Raises:
            CredentialsError: the file cannot be read, or other people can write it.
        """
        return tuple(sorted(self._read()))

    def invite(self, name: str) -> str:
        """Return a key for somebody; one that they had before holds no more.

        Raises:
            InvalidRequest: the name cannot be one, or is that of who invites.
            CredentialsError: the file cannot be read or written.
            ShelfError: somebody else is changing it.
        """
        name, made = check_name(name), keys.new()
        # Agreements know people by name: a guest of this one would be lent what was lent to the owner.
        if name.casefold() == consent.user().casefold():
            raise InvalidRequest(
                f"{name!r} is you, and your key is in {keys.key_file(self.path.parent)}. Invite others by names of their own."
            )
        with self._changing() as known:
            known[name] = _digest(made)
        return made

    def revoke(self, name: str) -> None:
        """Take somebody's key back; it holds no more from the next request on.

        Raises:
            InvalidRequest: nobody of that name is invited.
            CredentialsError: the file cannot be read or written.
            ShelfError: somebody else is changing it.
        """
        with self._changing() as known:
            if name not in known:
                raise InvalidRequest(f"Nobody called {name!r} is invited; there are {', '.join(sorted(known)) or 'none'}.")
            del known[name]

    def who(self, authorization: str) -> str | None:
        """Return whose key an Authorization header bears, None where it is nobody's; all are compared, whichever fits."""
        kind, _, given = authorization.partition(" ")
        digest, found = _digest(given.strip()), None
        for name, kept in self._read().items():
            if hmac.compare_digest(digest, kept):
                found = name
        return found if kind.lower() == "bearer" else None

    def _read(self) -> dict[str, str]:
        with self._lock:
            try:
                state = self.path.stat()
            except FileNotFoundError:
                self._seen, self._known = None, {}
                return {}
            # Each change is a file of its own; two within a tick of the clock are as old and as long.
            now = (state.st_ino, state.st_mtime_ns, state.st_size)
            if now == self._seen:
                return dict(self._known)
            if os.name != "nt" and stat.S_IMODE(state.st_mode) & 0o022:
                raise CredentialsError(f"Other people on this computer can write {self.path}. If nobody did: chmod 600 it.")
            try:
                found = json.loads(self.path.read_text("utf-8"))
                self._known = {str(name): str(kept) for name, kept in dict(found).items()}
            except (OSError, ValueError, TypeError) as error:
                raise CredentialsError(
                    f"{self.path} cannot be read: {error}. Remove it, and invite everybody again."
                ) from error
            self._seen = now
            return dict(self._known)

    @contextlib.contextmanager
    def _changing(self) -> Iterator[dict[str, str]]:
        """Give who is invited, to be changed, and write it down after; one at a time, or a key taken back could come back."""
        lock = held(self.path.with_suffix(".lock"), "Somebody else is inviting people to this shelf. Try again in a moment.")
        try:
            known = self._read()
            yield known
            self._write(known)
        finally:
            os.close(lock)

    def _write(self, known: dict[str, str]) -> None:
        draft = unfinished(self.path, "people")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(f"{json.dumps(known, sort_keys=True, ensure_ascii=False, indent=1)}\n")
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.path)
        except OSError as error:
            raise CredentialsError(f"{self.path} cannot be written: {error}. It must be in a folder you own.") from error
        finally:
            draft.unlink(missing_ok=True)


def check_name(name: str) -> str:
    """Return a person's name as it is kept.

    Raises:
        InvalidRequest: it is empty, too long, or has signs that a log or a terminal could trip over.
    """
    tidy = name.strip() if isinstance(name, str) else ""
    if not _NAME.fullmatch(tidy):
        raise InvalidRequest(f"The name is {name!r:.60}; it can be 1 to 40 letters, digits, spaces and . _ - @, such as bea.")
    return tidy


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
