"""Names files that are being written, so that one left by a killed process can be told from one still in work."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DAY = 86_400.0
_NAME = re.compile(r"^\.(?P<host>[0-9a-f]{8})-(?P<pid>\d+)-[0-9a-f]{12}\.")


def unfinished(target: Path, ending: str) -> Path:
    """Return a new hidden name beside `target`, such as ".9f86d081-4711-1a2b3c4d5e6f.part" for the ending "part"."""
    return target.with_name(f".{_host()}-{os.getpid()}-{secrets.token_hex(6)}.{ending}")


def abandoned(path: Path) -> bool:
    """Tell whether a file has such a name and its writer is gone; for another machine's writer, after a day."""
    match = _NAME.match(path.name)
    if match is None:
        return False
    # Process ids mean nothing across machines, and asking for one on Windows would end it.
    if match["host"] != _host() or os.name == "nt":
        try:
            return time.time() - path.stat().st_mtime > _DAY
        except FileNotFoundError:
            return False
    return not _alive(int(match["pid"]))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _host() -> str:
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]
