"""A lock that one process at a time holds, and that ends with the process, however it ends."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from sora_nb.errors import ShelfError

if TYPE_CHECKING:
    from pathlib import Path


def held(path: Path, taken: str) -> int:
    """Lock a file until its handle, which is returned, is closed.

    Raises:
        ShelfError: it cannot be written; or another process holds it, which is said with the words of `taken`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise ShelfError(
            f"{path} cannot be written: {error.strerror or error}. Set SORA_NB_HOME to a folder you own."
        ) from error
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise ShelfError(taken) from error
    return handle
