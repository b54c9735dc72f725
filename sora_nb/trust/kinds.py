"""Kinds: what a file is by how it begins and ends, for whoever looks for credentials in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MEDIA_TYPES = {
    ".mov": "video/quicktime", ".gif": "image/gif", ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
    ".wav": "audio/wav", ".webm": "video/webm", ".zip": "zip",
}  # fmt: skip
"""Names by which C2PA knows kinds of file, by their ending."""
_HEADS = (
    b"RIFF", b"GIF8", b"\x89PNG", b"\xff\xd8", b"PK", b"II*", b"MM\0*", b"ID3", b"fLaC", b"<?xml", b"<svg", b"%PDF", b"\0\0\0",
)  # fmt: skip


def media_type(path: Path) -> str:
    """Return the name by which C2PA knows a file's kind; what it is not told by goes for an mp4."""
    with path.open("rb") as file:
        if file.read(4) == b"GIF8":
            return "image/gif"
    return MEDIA_TYPES.get(path.suffix.lower(), "video/mp4")


def is_known(path: Path) -> bool:
    """Tell whether a file begins like one of a kind that can carry credentials."""
    with path.open("rb") as file:
        head = file.read(12)
    return head[4:8] == b"ftyp" or head.startswith(_HEADS)


def has_no_place(path: Path) -> bool:
    """Tell whether a file is of a kind that C2PA puts no manifest in: webm, mkv, and mov from before 2001."""
    with path.open("rb") as file:
        head = file.read(8)
    return head[:4] == b"\x1aE\xdf\xa3" or head[4:] in {b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
