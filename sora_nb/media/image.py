"""Still pictures: posters, thumbnails and strips as bytes, and strangers' pictures read within limits."""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageOps, UnidentifiedImageError

from sora_nb.errors import InvalidRequest, MediaError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


def trace(frame: NDArray[np.uint8], paths: Sequence[NDArray[np.float32]], *, every: int = 4) -> NDArray[np.uint8]:
    """Return a frame with paths drawn over it, a dot for every fourth step, so that wide gaps mean speed.

    Args:
        frame: Picture (height, width, rgb) uint8.
        paths: Each (time, x and y) as shares of the frame from the top left.
        every: Steps from dot to dot.
    """
    height, width = frame.shape[:2]
    fine = 3
    layer = Image.new("L", (width * fine, height * fine))
    pen = ImageDraw.Draw(layer)
    radius = max(1.4, height / 150) * fine
    for path in paths:
        points = [(float(x) * width * fine, float(y) * height * fine) for x, y in path]
        pen.line(points, fill=100, width=round(0.6 * radius), joint="curve")
        # Later dots are fainter, so that what comes first is read first, where a path crosses itself.
        for n, (x, y) in reversed(list(enumerate(points))[::every]):
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=round(245 - 130 * n / len(points)))
    mask = layer.resize((width, height), Image.Resampling.LANCZOS)
    picture = Image.fromarray(np.ascontiguousarray(frame))
    # White dots with a dark edge are seen on any ground.
    edge = mask.filter(ImageFilter.MaxFilter(3)).point(lambda level: level // 2)
    picture.paste((20, 20, 30), mask=edge)
    picture.paste((255, 250, 235), mask=mask)
    return np.asarray(picture)


def fitted(frame: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return a frame (height, width, rgb) at another size (width, height), whole and undistorted, with black bars."""
    if (frame.shape[1], frame.shape[0]) == size:
        return frame
    picture = Image.fromarray(np.ascontiguousarray(frame))
    whole = ImageOps.pad(picture, size, Image.Resampling.BICUBIC, color="black")
    return np.asarray(whole)


def resized(picture: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return a picture (height, width[, channels]) at another size (width, height), stretched, every pixel a mean."""
    return np.asarray(Image.fromarray(np.ascontiguousarray(picture)).resize(size, Image.Resampling.BOX))


def thumbnail(frame: NDArray[np.uint8], *, side: int = 160) -> bytes:
    """Return a frame (height, width, rgb) as a small WebP picture for tables and lists."""
    return poster(frame, side=side, limit=12_000, kind="WEBP")


def strip(frames: Sequence[NDArray[np.uint8]], *, height: int = 72, kind: str = "JPEG") -> bytes:
    """Return frames side by side in one picture, each `height` pixels high: a "JPEG", "WEBP" or "PNG"."""
    small = [ImageOps.contain(Image.fromarray(np.ascontiguousarray(frame)), (16 * height, height)) for frame in frames]
    sheet = Image.new("RGB", (max(1, sum(picture.width for picture in small)), height))
    left = 0
    for picture in small:
        sheet.paste(picture, (left, 0))
        left += picture.width
    return _encode(sheet, kind, 75)


def sheet(frames: Iterable[NDArray[np.uint8]], *, columns: int = 5, side: int = 256, kind: str = "JPEG") -> bytes:
    """Return frames of one size in rows, in one picture, the longer side of each `side` pixels long."""
    small = [ImageOps.contain(Image.fromarray(np.ascontiguousarray(frame)), (side, side)) for frame in frames]
    width, height = small[0].size
    out = Image.new("RGB", (width * min(columns, len(small)), height * -(-len(small) // columns)))
    for place, picture in enumerate(small):
        out.paste(picture, (place % columns * width, place // columns * height))
    return _encode(out, kind, 80)


def png(picture: NDArray[np.uint8]) -> bytes:
    """Return a picture (height, width, rgb or rgba) as PNG, with nothing lost and nothing told of where it came from."""
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture)).save(out, "PNG", optimize=True)
    return out.getvalue()


def picture_file(given: Any) -> bytes:
    """Return a picture that somebody gives (path, bytes of a file, array, or pillow's own) as the bytes of a picture file.

    Args:
        given: An array is (height, width, rgb or rgba) uint8.

    Raises:
        MediaError: it is no picture that we read.
        InvalidRequest: it is something else.
    """
    if isinstance(given, str | Path):
        path = Path(given).expanduser()
        read_picture(path)
        return path.read_bytes()
    if isinstance(given, bytes | bytearray):
        read_picture(bytes(given))
        return bytes(given)
    array = np.asarray(given.convert("RGBA")) if isinstance(given, Image.Image) else given
    if not isinstance(array, np.ndarray):
        raise InvalidRequest(f"image is {given!r:.80}; give a path, or an array (height, width, 3 or 4) uint8.")
    if array.dtype != np.uint8 or array.ndim != 3 or array.shape[2] not in {3, 4} or not array.size:
        raise InvalidRequest(f"image is {array.dtype} {array.shape}; an array must be (height, width, 3 or 4) uint8.")
    if array.shape[0] * array.shape[1] > MOST_PIXELS:
        size = f"{array.shape[1]}×{array.shape[0]}"
        raise MediaError(f"The picture is {size} pixels; we read at most {MOST_PIXELS // 10**6} million. Make it smaller.")
    return png(array)


def read_picture(source: Path | bytes) -> NDArray[np.uint8]:
    """Return a picture file as (height, width, rgb) uint8, turned upright, transparency laid on white.

    Raises:
        MediaError: it is no PNG, JPEG, WebP, GIF or BMP, is damaged, or has more than 40 million pixels.
    """
    return on_white(read_layers(source))


def on_white(layers: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a picture (height, width, rgba) laid on white, (height, width, rgb)."""
    picture = Image.fromarray(layers)
    return np.asarray(Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB"))


def read_layers(source: Path | bytes) -> NDArray[np.uint8]:
    """Return a picture file as (height, width, rgba) uint8, turned upright.

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
                return np.asarray(ImageOps.exif_transpose(picture).convert("RGBA"))
    except MediaError:
        raise
    except FileNotFoundError as error:
        raise MediaError(f"There is no file {source!s}. Check the name and the folder.") from error
    except UnidentifiedImageError as error:
        raise MediaError(f"{name} is no picture that we read: it must be a whole PNG, JPEG, WebP, GIF or BMP file.") from error
    # Decoders raise whatever they like on a damaged file.
    except Exception as error:
        raise MediaError(
            f"{name} cannot be read as a picture ({error}). It must be a whole PNG, JPEG, WebP, GIF or BMP file."
        ) from error


def _encode(picture: Image.Image, kind: str, quality: int) -> bytes:
    out = io.BytesIO()
    if kind == "WEBP":
        picture.save(out, "WEBP", quality=quality, method=2)
    elif kind == "PNG":
        picture.save(out, "PNG", optimize=True)
    else:
        picture.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()
