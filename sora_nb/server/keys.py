"""The server's bearer key: made on first use, kept for its owner's eyes, compared without a hint."""

from __future__ import annotations

import hmac
import os
import secrets
import stat
from typing import TYPE_CHECKING

from sora_nb.errors import CredentialsError
from sora_nb.media.unfinished import unfinished

if TYPE_CHECKING:
    from pathlib import Path

_START = "sk-sora-nb-"
_BYTES = 32


def key_file(home: Path) -> Path:
    """Return where a shelf's key lies."""
    return home / "server.key"


def key(home: Path, *, new: bool = False) -> tuple[str, bool]:
    """Return the key in `home`, made if there is none or a `new` one is wanted, and whether it was made just now.

    Raises:
        CredentialsError: the file cannot be read or written, other people can read it, or it holds no key.
    """
    path = key_file(home)
    try:
        if new or not path.exists():
            return _make(path), True
        # Windows keeps rights elsewhere.
        if os.name != "nt" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise CredentialsError(
                f"Other people on this computer can read {path}. Make a new key with sora-nb serve --new-key, "
                f"or, if nobody has looked: chmod 600 '{path}'"
            )
        kept = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise CredentialsError(f"The key in {path} cannot be read or made: {error}. It must be a file you own.") from error
    if not kept.startswith(_START) or len(kept) < len(_START) + _BYTES:
        raise CredentialsError(f"{path} holds no key of ours. Make a new one with sora-nb serve --new-key.")
    return kept, False


def matches(authorization: str, kept: str) -> bool:
    """Tell whether an Authorization header bears this key; takes as long for a near miss as for a wild guess."""
    kind, _, given = authorization.partition(" ")
    same = hmac.compare_digest(given.strip().encode(), kept.encode())
    return same and kind.lower() == "bearer"


def new() -> str:
    """Return a key that nobody has."""
    return _START + secrets.token_urlsafe(_BYTES)


def _make(path: Path) -> str:
    """Write a new key beside its place and move it there in one step, readable by its owner only from the start."""
    made = new()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = unfinished(path, "key")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(f"{made}\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return made
