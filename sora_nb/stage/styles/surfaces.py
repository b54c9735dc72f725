"""Surfaces: paper fibre, clay prints and film grain, made once as tiles and laid over pictures by ordinary blending."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np
import skia

if TYPE_CHECKING:
    from numpy.typing import NDArray

TILE = 256
"""Pixels a side of every tile; tiles repeat without a seam."""
HEIGHT = 360
"""The picture's height at which a pixel of a tile is a pixel of the picture."""


def _smooth(field: NDArray[np.float64], across: float, down: float) -> NDArray[np.float64]:
    """Blur a periodic field by Gaussians of two widths in pixels, in the frequency domain."""
    fy, fx = np.fft.fftfreq(field.shape[0])[:, None], np.fft.fftfreq(field.shape[1])[None, :]
    kernel = np.exp(-2 * np.pi**2 * ((fx * across) ** 2 + (fy * down) ** 2))
    out = np.fft.ifft2(np.fft.fft2(field) * kernel).real
    return np.asarray((out - out.mean()) / (out.std() + 1e-9))


def _image(field: NDArray[np.float64], strength: float) -> skia.Image:
    """Return a tile that darkens where the field is negative and lightens where it is positive."""
    alpha = np.clip(np.abs(field) * strength, 0, 0.6)
    pixels = np.zeros((*field.shape, 4), np.uint8)
    pixels[..., :3] = (np.where(field > 0, alpha, 0.0) * 255)[..., None]
    pixels[..., 3] = alpha * 255
    return skia.Image.fromarray(pixels, colorType=skia.kN32_ColorType)


@functools.cache
def paper() -> skia.Image:
    """Return construction paper: its tooth, fibres lying mostly across, and a few long pale flecks of pulp."""
    dice = np.random.default_rng(11)
    field = sum(
        share * _smooth(dice.standard_normal((TILE, TILE)), across, down)
        for share, across, down in ((0.9, 2.2, 0.6), (0.6, 0.7, 0.7), (0.35, 9.0, 9.0))
    )
    flecks = _smooth((dice.random((TILE, TILE)) > 0.997).astype(float), 2.4, 0.5)
    return _image(np.asarray(field) + 0.55 * np.clip(flecks, 0, 6), 0.050)


@functools.cache
def clay() -> skia.Image:
    """Return clay: dents of fingers with the ridges of their prints, as a lamp from the upper left shows them."""
    dice = np.random.default_rng(12)
    height = 1.6 * _smooth(dice.standard_normal((TILE, TILE)), 7.0, 7.0)
    height += 0.10 * _smooth(dice.standard_normal((TILE, TILE)), 1.2, 1.2)
    y, x = np.mgrid[0:TILE, 0:TILE]
    for _ in range(26):
        cx, cy, r, lean = dice.uniform(0, TILE), dice.uniform(0, TILE), dice.uniform(9, 17), dice.uniform(-1.2, 1.2)
        dx = (x - cx + TILE / 2) % TILE - TILE / 2
        dy = (y - cy + TILE / 2) % TILE - TILE / 2
        along, across = dx * np.cos(lean) + dy * np.sin(lean), dy * np.cos(lean) - dx * np.sin(lean)
        within = np.exp(-(((along / (1.35 * r)) ** 2 + (across / r) ** 2) ** 2))
        ridge = np.sin(np.hypot(along + 0.8 * r, across) * 1.55)
        height += within * (0.28 * ridge - 1.5)
    return _image(_relief(height), 0.058)


def _relief(height: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much lighter or darker a periodic surface is where it turns to a lamp from the upper left, or away."""
    right = np.roll(height, -1, axis=1) - np.roll(height, 1, axis=1)
    down = np.roll(height, -1, axis=0) - np.roll(height, 1, axis=0)
    slope = 0.5 * right + 0.87 * down
    return np.asarray(slope / (slope.std() + 1e-9))


@functools.cache
def film() -> skia.Image:
    """Return film grain."""
    dice = np.random.default_rng(13)
    return _image(_smooth(dice.standard_normal((TILE, TILE)), 0.55, 0.55), 0.022)


@functools.cache
def tooth() -> skia.Image:
    """Return the tooth of rough paper, into whose hollows pigment settles."""
    dice = np.random.default_rng(17)
    rough = 0.9 * _smooth(dice.standard_normal((TILE, TILE)), 1.3, 1.3)
    return _image(rough + 0.25 * _smooth(dice.standard_normal((TILE, TILE)), 12.0, 12.0), 0.026)


@functools.cache
def wool() -> skia.Image:
    """Return felted wool: short fibres pressed into one another."""
    dice = np.random.default_rng(19)
    parts = ((0.9, 4.2, 0.8), (0.9, 0.8, 4.2), (0.8, 7.0, 7.0))
    rough = sum(share * _smooth(dice.standard_normal((TILE, TILE)), across, down) for share, across, down in parts)
    return _image(_relief(np.asarray(rough)) + 0.5 * np.asarray(rough), 0.046)


def stretched(dice: np.random.Generator, size: tuple[int, int], across: float, down: float) -> NDArray[np.float64]:
    """Return smooth noise (height, width) of deviation 1, its spots `across` pixels wide and `down` pixels high."""
    return _smooth(dice.standard_normal(size), across, down)


def field(dice: np.random.Generator, size: tuple[int, int], softness: float) -> NDArray[np.float64]:
    """Return smooth noise (height, width) of deviation 1, its spots `softness` pixels wide."""
    return _smooth(dice.standard_normal(size), softness, softness)


@functools.cache
def grain() -> skia.Image:
    """Return the coarse grain of fast black-and-white film."""
    dice = np.random.default_rng(14)
    return _image(_smooth(dice.standard_normal((TILE, TILE)), 0.9, 0.9), 0.05)


def tiled(tile: skia.Image, size: tuple[int, int], scale: float = 1.0) -> skia.Image:
    """Return an image of a size, covered with a tile, `scale` pixels to each of the tile's."""
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(*size))
    surface.getCanvas().drawPaint(skia.Paint(Shader=shader(tile, scale)))
    return surface.makeImageSnapshot()


def shader(tile: skia.Image, scale: float = 1.0) -> skia.Shader:
    """Return a tile as a repeating shader, `scale` units of the canvas to one of its pixels."""
    repeat = skia.TileMode.kRepeat
    if scale == 1.0:
        return tile.makeShader(repeat, repeat, skia.SamplingOptions())
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    return tile.makeShader(repeat, repeat, smooth, skia.Matrix.Scale(scale, scale))
