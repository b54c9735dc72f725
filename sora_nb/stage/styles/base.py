"""Base: a style as a value (pen, brush, grade, what is done to finished frames, timing); each style's module makes one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
import skia
from numpy.typing import NDArray

from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.camera import View
    from sora_nb.stage.light import Atmosphere
    from sora_nb.stage.scenery.brush import Brush
    from sora_nb.stage.styles.cartoon import CartoonPen

Press: TypeAlias = Callable[[NDArray[np.uint8], int], None]
"""Changes the pixels (height, width, bgra) of the frame of an index, in place."""
Veil: TypeAlias = Callable[[skia.Canvas, int], None]
"""Draws over the frame of an index."""


class Mover(NamedTuple):
    """A body under way in a frame: the middle of it in pixels, its pixels a second, its height in pixels."""

    x: float
    y: float
    right: float
    down: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a style knows of the shot that it finishes; `movers` tells who moves in the frame of an index."""

    view: View
    air: Atmosphere
    seed: int
    fps: float
    movers: Callable[[int], Sequence[Mover]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way of drawing: who draws bodies, who paints scenery, how light is graded, what is done to the finished frame.

    `about` says it in a sentence. `blur` is how far out of focus the distance is, in hundredths of a metre; `bars` is the
    picture's breadth over its height between dark bars, None where there are none. `poses` is how many poses a second
    characters take, None for one in every frame; `tile` is a surface laid over every frame, as fine at every size where it
    is `scaled`, `alive` when it changes from frame to frame. `press` and `veil` are made anew for every shot, from its
    setting and the style's strength.
    """

    name: str
    about: str
    pen: type[CartoonPen]
    brush: type[Brush]
    grade: Callable[[Atmosphere], Atmosphere] | None = None
    press: Callable[[Setting, float], Press] | None = None
    veil: Callable[[Setting, float], Veil] | None = None
    tile: Callable[[], skia.Image] | None = None
    alive: bool = False
    scaled: bool = False
    poses: float | None = None
    blur: float = 0.0
    bars: float | None = None

    def graded(self, air: Atmosphere, strength: float = 1.0) -> Atmosphere:
        """Return a shot's light as this style has it, the whole way or a share of it."""
        if not self.grade:
            return air
        new = self.grade(air)
        return new if strength >= 1 else _between(air, new, strength)


def _between(old: Atmosphere, new: Atmosphere, share: float) -> Atmosphere:
    """Return a light between two."""
    light = dataclasses.replace(
        new.light, key=old.light.key.mix(new.light.key, share), ambient=old.light.ambient.mix(new.light.ambient, share)
    )
    tones = {
        name: getattr(old, name).mix(getattr(new, name), share)
        for name in ("haze", "tint", "shadow", "disc_colour", "cloud", "cloud_shadow")
    }
    amounts = {
        name: getattr(old, name) * (1 - share) + getattr(new, name) * share for name in ("reach", "glow", "cover", "stars")
    }
    first, second, third = (a.mix(b, share) for a, b in zip(old.sky, new.sky, strict=True))
    return dataclasses.replace(new, light=light, sky=(first, second, third), **tones, **amounts)


def faded(press: Press, strength: float) -> Press:
    """Return a press whose work shows by its strength, 0…1."""
    if strength >= 1:
        return press
    share = round(256 * strength)

    def half(pixels: NDArray[np.uint8], index: int) -> None:
        before = pixels.astype(np.uint16) * (256 - share)
        press(pixels, index)
        pixels[...] = (before + pixels.astype(np.uint16) * share) >> 8

    return half


def remapped(change: Callable[[NDArray[np.uint8]], NDArray[np.uint8]], strength: float = 1.0) -> Press:
    """Return a press that gives every colour another, by its strength: `change` is asked once, for 64 levels a channel."""
    level, side = np.arange(64) * 255 // 63, 512
    colours = np.full((64, 64, 64, 4), 255, np.uint8)
    colours[..., 0], colours[..., 1] = level[None, None, :], level[None, :, None]
    colours[..., 2] = level[:, None, None]
    flat = colours.reshape(side, side, 4)
    mixed = flat + (change(flat.copy()).astype(np.float32) - flat) * strength
    mixed[..., 3] = 255
    table = np.ascontiguousarray(mixed.round().astype(np.uint8)).view(np.uint32).ravel()

    blue, green, red, six = np.uint32(2), np.uint32(4), np.uint32(6), np.uint32(63)
    room = np.empty((2, 0, 0), np.uint32)

    def press(pixels: NDArray[np.uint8], index: int) -> None:
        nonlocal room
        del index
        packed = pixels.view(np.uint32)[..., 0]
        if room.shape[1:] != packed.shape:
            room = np.empty((2, *packed.shape), np.uint32)
        at, part = room
        np.right_shift(packed, blue, out=at)
        at &= six
        for shift, mask in ((green, six << np.uint32(6)), (red, six << np.uint32(12))):
            np.right_shift(packed, shift, out=part)
            part &= mask
            at |= part
        np.take(table, at, out=packed, mode="clip")

    return press


def bloomed(size: tuple[int, int], gain: float, *, above: int = 0, white: bool = False) -> Press:
    """Return a press that lets what is lighter than `above` (0…255) shine into its surroundings, `gain` 0…1.

    `white` lets only white light out, which turns no colour into another.
    """
    (width, height), coarse = size, 4
    small = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(max(1, width // coarse), max(1, height // coarse)))
    sigma = height / 90 / coarse * 2
    blur = skia.Paint(ImageFilter=skia.ImageFilters.Blur(sigma, sigma), BlendMode=skia.BlendMode.kSrc)
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    light = np.zeros((height, width, 4), np.uint8)
    info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    canvas = skia.Surface.MakeRasterDirect(info, light).getCanvas()
    table = np.clip((np.arange(256) - above) * gain, 0, 255).astype(np.uint8)

    def bloom(pixels: NDArray[np.uint8], index: int) -> None:
        del index
        seen = table[pixels[::coarse, ::coarse]]
        if white:
            seen[...] = seen[..., :3].min(axis=-1, keepdims=True)
        seen[..., 3] = 255
        image = skia.Image.fromarray(seen, colorType=skia.kBGRA_8888_ColorType)
        small.getCanvas().clear(0xFF000000)
        small.getCanvas().drawImage(image, 0, 0, linear, blur)
        canvas.clear(0xFF000000)
        # Over, rather than added by skia, which has no fast way for that with an image that is enlarged.
        canvas.drawImageRect(small.makeImageSnapshot(), skia.Rect.MakeWH(width, height), linear)
        np.add(pixels, light, out=pixels)
        np.bitwise_or(pixels, np.negative((pixels < light).view(np.uint8)), out=pixels)
        pixels[..., 3] = 255

    return bloom


def laid(image: skia.Image, strength: float = 1.0) -> Veil:
    """Return a veil that lays one image over every frame."""
    paint = None if strength >= 1 else skia.Paint(Alphaf=strength)

    def lay(canvas: skia.Canvas, _: int) -> None:
        canvas.drawImage(image, 0, 0, skia.SamplingOptions(), paint)

    return lay


def luminance(pixels: NDArray[np.uint8], weights: tuple[int, int, int] = (29, 150, 77)) -> NDArray[np.uint16]:
    """Return how light pixels (height, width, bgra) are, 0…255; the weights of blue, green and red sum to 256 (Rec. 601)."""
    total = pixels[..., 0] * np.uint16(weights[0])
    total += pixels[..., 1] * np.uint16(weights[1])
    total += pixels[..., 2] * np.uint16(weights[2])
    total >>= np.uint16(8)
    return total


_RED = 54.0
"""By how much red may exceed the other channels, of 255, in what was not red before."""


def unreddened(was: NDArray[np.uint8], now: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return pixels (height, width, bgra) that a press made out of others, with nothing red that was not: wood, brick, dusk."""
    before = was[..., 2].astype(np.float32) - np.maximum(was[..., 0], was[..., 1])
    much = now[..., 2] - np.maximum(now[..., 0], now[..., 1])
    now[..., 2] -= np.where(before <= _RED + 12, np.maximum(much - _RED, 0), 0)
    return np.asarray(np.clip(now, 0, 255), np.uint8)


def ramp(*stops: tuple[float, Colour]) -> NDArray[np.uint32]:
    """Return 256 packed bgra colours that run through stops (lightness 0…1, colour)."""
    at = np.linspace(0, 1, 256)
    table = np.full((256, 4), 255, np.uint8)
    for channel, name in ((0, "b"), (1, "g"), (2, "r")):
        table[:, channel] = 255 * np.clip(np.interp(at, [x for x, _ in stops], [getattr(c, name) for _, c in stops]), 0, 1)
    return np.ascontiguousarray(table).view(np.uint32)[:, 0]


def toned(pixels: NDArray[np.uint8], light: NDArray[np.uint16], table: NDArray[np.uint32]) -> None:
    """Give every pixel the table's colour for its lightness."""
    pixels.view(np.uint32)[..., 0] = table[light]


def grey(colour: Colour) -> float:
    """Return a colour's lightness, 0…1."""
    return 0.30 * colour.r + 0.59 * colour.g + 0.11 * colour.b
