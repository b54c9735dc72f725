"""What can be downloaded of a clip besides the film: a still and a sheet of frames."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sora_nb.media import image, reader

if TYPE_CHECKING:
    from pathlib import Path

VARIANTS = {"video": "video/mp4", "thumbnail": "image/webp", "spritesheet": "image/jpeg"}
"""Each variant and its content type, as in OpenAI's API."""
_STILL_AT = 0.4
"""Where the still is taken, as a share of the film's length."""
_COLUMNS, _MOST_FRAMES = 5, 25
_STILL_SIDE, _STILL_BYTES = 1024, 250_000


@functools.lru_cache(maxsize=32)
def thumbnail(film: Path) -> bytes:
    """Return a still of a film as WebP. Films on the shelf are named by their content, so that a path may be a key."""
    footage = reader.open_film(film)
    at = int(_STILL_AT * len(footage))
    return image.poster(footage.frames(at, at + 1)[0], side=_STILL_SIDE, limit=_STILL_BYTES, kind="WEBP")


@functools.lru_cache(maxsize=32)
def spritesheet(film: Path) -> bytes:
    """Return up to 25 frames at even distances in one JPEG, five in a row, for scrubbing."""
    footage = reader.open_film(film)
    count = min(_MOST_FRAMES, len(footage))
    wanted = {int((place + 0.5) * len(footage) / count) for place in range(count)}
    return image.sheet((frame for number, frame in enumerate(footage.each_frame()) if number in wanted), columns=_COLUMNS)
