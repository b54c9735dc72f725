"""Words on a film: titles, captions and title cards, set in a typeface that travels with the package."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from sora_nb.errors import MediaError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

FACE = Path(__file__).with_name("letters.ttf")
"""Roboto Medium, cut down to Latin, Greek and Cyrillic letters."""
SAFE = 0.05
"""Margin on each side that stays free of words, as a share of the frame (SMPTE ST 2046-1: title safe is 90 %)."""
_TITLE, _SUBTITLE, _CAPTION = 0.12, 0.055, 0.06
"""Height of the letters, as a share of the frame's shorter measure."""
_SMALLEST = 9
_LEADING = 1.22
_MOST_CAPTION_LINES = 3
_NOWHERE = "\U0010fffe"
_CARD_TOP, _CARD_BOTTOM = (26, 29, 41), (13, 14, 22)


@functools.cache
def digest() -> str:
    """Return the first 16 hex digits of the typeface's SHA-256: another face gives another film."""
    return hashlib.sha256(FACE.read_bytes()).hexdigest()[:16]


def unwritable(text: str, face: Path | None = None) -> str:
    """Return the letters of a text that the typeface does not have, each once.

    Raises:
        MediaError: the file holds no typeface.
    """
    font = _font(face, 24)
    nothing = _outline(font, _NOWHERE)
    return "".join(dict.fromkeys(c for c in text if not c.isspace() and _outline(font, c) == nothing))


def title(size: tuple[int, int], text: str, subtitle: str = "", *, face: Path | None = None) -> NDArray[np.float32]:
    """Return a title as a layer (height, width, rgb + cover) in [0, 1], in the middle of the frame.

    White letters on a soft shadow of their own: they read on a dark film and on a bright one.
    """
    return _layer(size, _blocks(size, text, subtitle, face), middle=True)


def caption(size: tuple[int, int], text: str, *, face: Path | None = None) -> NDArray[np.float32]:
    """Return a caption as a layer (height, width, rgb + cover) in [0, 1], at the foot of the frame, three lines at most.

    Raises:
        MediaError: the text is too long for three lines.
    """
    return _layer(size, [_caption(size, text, face)], middle=False)


def ground(size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return the dark ground of a title card (height, width, rgb)."""
    width, height = size
    ramp = np.linspace(0, 1, height)[:, None, None]
    colour = np.array(_CARD_TOP) * (1 - ramp) + np.array(_CARD_BOTTOM) * ramp
    # A grain of half a step hides the bands that so slow a gradient would show.
    grain = np.random.default_rng(0).uniform(-0.5, 0.5, (height, width, 1))
    return np.clip(np.rint(colour + grain), 0, 255).astype(np.uint8)


def laid_on(frame: NDArray[np.uint8], layer: NDArray[np.float32], strength: float = 1.0) -> NDArray[np.uint8]:
    """Return a frame with a layer over it; `strength` 0 hides the layer, 1 shows it whole."""
    rows = np.flatnonzero(layer[..., 3].any(axis=1))
    if not len(rows) or strength <= 0:
        return frame
    band = slice(int(rows[0]), int(rows[-1]) + 1)
    cover = layer[band, :, 3:] * np.float32(strength)
    out = frame.copy()
    out[band] = np.rint(frame[band] * (1 - cover) + layer[band, :, :3] * np.float32(255) * cover).astype(np.uint8)
    return out


class _Block:
    """Some lines in one size."""

    def __init__(self, font: ImageFont.FreeTypeFont, lines: Sequence[str], *, above: float = 0.0) -> None:
        self.font, self.lines = font, lines
        self.leading, self.above = round(font.size * _LEADING), round(font.size * above)
        self.height = self.leading * len(lines) + self.above


def _blocks(size: tuple[int, int], text: str, subtitle: str, face: Path | None) -> list[_Block]:
    """Return title and subtitle, made smaller until they stand inside the safe area."""
    room = (size[0] * (1 - 2 * SAFE), size[1] * (1 - 2 * SAFE))
    for shrink in (1.0, 0.85, 0.72, 0.6, 0.5, 0.42, 0.35, 0.28, 0.22):
        blocks = []
        for words, share, above in ((text, _TITLE, 0.0), (subtitle, _SUBTITLE, 0.3)):
            if words.strip():
                font = _font(face, _height(size, share * shrink))
                blocks.append(_Block(font, _wrapped(font, words, room[0]), above=above))
        wide = max(_width(block.font, line) for block in blocks for line in block.lines)
        if wide <= room[0] and sum(block.height for block in blocks) <= room[1]:
            return blocks
    raise MediaError(f"The title is {len(text)} letters long and does not fit on {size[0]}×{size[1]} pixels. Shorten it.")


def _caption(size: tuple[int, int], text: str, face: Path | None) -> _Block:
    font = _font(face, _height(size, _CAPTION))
    lines = _wrapped(font, text, size[0] * (1 - 2 * SAFE) - font.size)
    if len(lines) > _MOST_CAPTION_LINES:
        raise MediaError(
            f"The caption “{text[:40]}…” takes {len(lines)} lines at {size[0]}×{size[1]}; at most {_MOST_CAPTION_LINES} stay "
            "readable. Split it up."
        )
    return _Block(font, lines)


def _layer(size: tuple[int, int], blocks: Sequence[_Block], *, middle: bool) -> NDArray[np.float32]:
    width, height = size
    letters = Image.new("L", size, 0)
    pen = ImageDraw.Draw(letters)
    tall = sum(block.height for block in blocks)
    top = (height - tall) // 2 if middle else height - round(height * SAFE) - tall
    heavy = max(block.font.size for block in blocks)
    for block in blocks:
        top += block.above
        for line in block.lines:
            pen.text((width / 2, top + block.leading / 2), line, font=block.font, fill=255, anchor="mm")
            top += block.leading
    near = letters.filter(ImageFilter.MaxFilter(_odd(heavy * 0.07))).filter(ImageFilter.GaussianBlur(heavy * 0.035))
    far = letters.filter(ImageFilter.GaussianBlur(heavy * 0.28))
    ink = _share(letters)
    shade = np.clip(np.maximum(_share(near) * 0.78, _share(far) * 1.5 * 0.6), 0, 0.85)
    cover = ink + (1 - ink) * shade
    white = np.divide(ink, cover, out=np.zeros_like(ink), where=cover > 0)
    return np.dstack([white, white, white, cover])


def _share(mask: Image.Image) -> NDArray[np.float32]:
    return np.asarray(mask, np.float32) / np.float32(255)


def _odd(pixels: float) -> int:
    return max(3, round(pixels) // 2 * 2 + 1)


def _height(size: tuple[int, int], share: float) -> int:
    # A tall frame is measured by its width, so that a phone's film does not get letters that fill it.
    return max(_SMALLEST, round(min(size[1], size[0] * 0.8) * share))


def _wrapped(font: ImageFont.FreeTypeFont, text: str, room: float) -> list[str]:
    """Return a text in lines no wider than `room` pixels, about equally long; a word wider than that stands alone."""
    lines: list[str] = []
    for paragraph in text.strip().splitlines():
        words = paragraph.split()
        count = len(_filled(font, words, room))
        narrow = room
        # The narrowest column that needs no more lines is the one without a stray last word.
        while count > 1 and narrow > room * 0.4 and len(_filled(font, words, narrow - font.size / 2)) == count:
            narrow -= font.size / 2
        lines += _filled(font, words, narrow)
    return lines


def _filled(font: ImageFont.FreeTypeFont, words: Sequence[str], room: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(font, longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(font: ImageFont.FreeTypeFont, text: str) -> float:
    return float(font.getlength(text))


def _outline(font: ImageFont.FreeTypeFont, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)


@functools.lru_cache(maxsize=16)
def _font(face: Path | None, height: int) -> ImageFont.FreeTypeFont:
    # The basic layout is the same on every machine; Raqm is there on some only.
    try:
        return ImageFont.truetype(str(face or FACE), height, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise MediaError(
            f"{(face or FACE).name} is no typeface that can be read; it must be a TrueType or OpenType file."
        ) from error
