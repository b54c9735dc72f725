"""What can be downloaded of a clip besides the film: a still and a sheet of frames, signed as what was made of it."""

from __future__ import annotations

import functools
import tempfile
from pathlib import Path

from sora_nb import __version__
from sora_nb.media import image, reader
from sora_nb.trust import provenance

VARIANTS = {"video": "video/mp4", "thumbnail": "image/webp", "spritesheet": "image/jpeg"}
"""Each variant and its content type, as in OpenAI's API."""
_STILL_AT = 0.4
"""Where the still is taken, as a share of the film's length."""
_COLUMNS, _MOST_FRAMES = 5, 25
_STILL_SIDE, _STILL_BYTES = 1024, 250_000


@functools.lru_cache(maxsize=32)
def thumbnail(film: Path, home: Path) -> bytes:
    """Return a still of a film as WebP, signed by the library in `home`.

    Films on the shelf are named by their content, so that a path may be a key.

    Raises:
        CredentialsError: it could not be signed.
    """
    footage = reader.open_film(film)
    at = int(_STILL_AT * len(footage))
    still = image.poster(footage.frames(at, at + 1)[0], side=_STILL_SIDE, limit=_STILL_BYTES, kind="WEBP")
    return _signed(still, ".webp", film, home)


@functools.lru_cache(maxsize=32)
def spritesheet(film: Path, home: Path) -> bytes:
    """Return up to 25 frames at even distances in one JPEG, five in a row, for scrubbing; signed as the still is.

    Raises:
        CredentialsError: it could not be signed.
    """
    footage = reader.open_film(film)
    count = min(_MOST_FRAMES, len(footage))
    wanted = {int((place + 0.5) * len(footage) / count) for place in range(count)}
    frames = (frame for number, frame in enumerate(footage.each_frame()) if number in wanted)
    return _signed(image.sheet(frames, columns=_COLUMNS), ".jpg", film, home)


def _signed(data: bytes, kind: str, film: Path, home: Path) -> bytes:
    """Return a picture with credentials that name the film it was taken from."""
    said = provenance.read(film, home=home)
    with tempfile.TemporaryDirectory(prefix="sora_nb-") as folder:
        picture = Path(folder) / f"picture{kind}"
        picture.write_bytes(data)
        provenance.sign(
            picture, picture, home=home, title=said.title or picture.name, source_type=said.source_type or "",
            generator_version=__version__, engine=said.engine or "", recipe_digest=said.recipe_digest,
            plan_digest=said.plan_digest, opened=film, action="c2pa.converted", rules=said.rules, owed=said.credits,
        )  # fmt: skip
        return picture.read_bytes()
