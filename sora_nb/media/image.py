"""Still pictures: posters, thumbnails and strips as bytes, and strangers' pictures read within limits."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps

from sora_nb.errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

MOST_PIXELS = 40_000_000
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")
_QUALITIES = (88, 80, 70, 60, 45, 30)


def poster(frame: NDArray[np.uint8], *, side: int = 960, limit: int = 60_000, kind: str = "JPEG") -> bytes:
    """Return a frame as a picture file of at most `limit` bytes, its longer side at most `side` pixels.

    Args:
        frame: Picture (height, width, rgb) uint8.
        side: Longest side in pixels; smaller frames keep their size.
        limit: Most bytes; quality goes down first, then size.
        kind: "JPEG" or "WEBP".
    """
    picture = Image.fromarray(np.ascontiguousarray(frame))
    while True:
        picture.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            data = _encode(picture, kind, quality)
            if len(data) <= limit or side <= 32:
                return data
        side = max(32, side * 3 // 4)


def thumbnail(frame: NDArray[np.uint8], *, side: int = 160) -> bytes:
    """Return a frame (height, width, rgb) as a small WebP picture for tables and lists."""
    return poster(frame, side=side, limit=12_000, kind="WEBP")


def strip(frames: Sequence[NDArray[np.uint8]], *, height: int = 72, kind: str = "JPEG") -> bytes:
    """Return frames side by side in one picture, each `height` pixels high, for scrubbing over a film."""
    small = [ImageOps.contain(Image.fromarray(np.ascontiguousarray(frame)), (16 * height, height)) for frame in frames]
    sheet = Image.new("RGB", (max(1, sum(picture.width for picture in small)), height))
    left = 0
    for picture in small:
        sheet.paste(picture, (left, 0))
        left += picture.width
    return _encode(sheet, kind, 75)


def png(picture: NDArray[np.uint8]) -> bytes:
    """Return a picture (height, width, rgb or rgba) as PNG, with nothing lost and nothing told of where it came from."""
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture)).save(out, "PNG", optimize=True)
    return out.getvalue()


def read_picture(source: Path | bytes) -> NDArray[np.uint8]:
    """Return a picture file as (height, width, rgb) uint8, turned upright, transparency laid on white.

    Raises:
        MediaError: it is no PNG, JPEG, WebP, GIF or BMP, is damaged, or has more than 40 million pixels.
    """
    name = "The picture" if isinstance(source, bytes) else source.name
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            data = io.BytesIO(source if isinstance(source, bytes) else source.read_bytes())
            with Image.open(data, formats=_FORMATS) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    raise MediaError(
                        f"{name} is {width}×{height} pixels; we read at most {MOST_PIXELS // 10**6} million. Make it smaller."
                    )
                upright = ImageOps.exif_transpose(picture).convert("RGBA")
        white = Image.new("RGBA", upright.size, "white")
        return np.asarray(Image.alpha_composite(white, upright).convert("RGB"))
    except MediaError:
        raise
    except FileNotFoundError as error:
        raise MediaError(f"There is no file {source!s}. Check the name and the folder.") from error
    # Decoders raise whatever they like on a damaged file.
    except Exception as error:
        raise MediaError(
            f"{name} cannot be read as a picture ({error}). It must be a whole PNG, JPEG, WebP, GIF or BMP file."
        ) from error


def _encode(picture: Image.Image, kind: str, quality: int) -> bytes:
    out = io.BytesIO()
    if kind == "WEBP":
        picture.save(out, "WEBP", quality=quality, method=2)
    else:
        picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()
