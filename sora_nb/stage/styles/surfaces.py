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
    """Return paper: fine fibres lying mostly across, and soft clouds in the pulp."""
    dice = np.random.default_rng(11)
    field = sum(
        share * _smooth(dice.standard_normal((TILE, TILE)), across, down)
        for share, across, down in ((0.8, 1.6, 0.6), (0.5, 0.6, 1.5), (0.35, 9.0, 9.0))
    )
    return _image(np.asarray(field), 0.034)


@functools.cache
def clay() -> skia.Image:
    """Return clay: shallow dents of fingers, with the fine ridges of their prints."""
    dice = np.random.default_rng(12)
    field = 0.9 * _smooth(dice.standard_normal((TILE, TILE)), 5.0, 5.0) + 0.35 * _smooth(
        dice.standard_normal((TILE, TILE)), 0.9, 0.9
    )
    y, x = np.mgrid[0:TILE, 0:TILE]
    for _ in range(7):
        cx, cy, r = dice.uniform(0, TILE), dice.uniform(0, TILE), dice.uniform(14, 24)
        dx = (x - cx + TILE / 2) % TILE - TILE / 2
        dy = (y - cy + TILE / 2) % TILE - TILE / 2
        ridge = np.sin(np.hypot(dx, dy * 0.7 + 9) * 1.7)
        field += 1.1 * ridge * np.exp(-(((dx / r) ** 2 + (dy / (r * 1.3)) ** 2) ** 2))
    return _image(field, 0.024)


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
    parts = ((0.7, 2.6, 0.7), (0.7, 0.7, 2.6), (0.5, 6.0, 6.0))
    rough = sum(share * _smooth(dice.standard_normal((TILE, TILE)), across, down) for share, across, down in parts)
    return _image(np.asarray(rough), 0.030)


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


def tiled(tile: skia.Image, size: tuple[int, int]) -> skia.Image:
    """Return an image of a size, covered with a tile."""
    surface = skia.Surface.MakeRaster(skia.ImageInfo.MakeN32Premul(*size))
    surface.getCanvas().drawPaint(skia.Paint(Shader=shader(tile)))
    return surface.makeImageSnapshot()


def shader(tile: skia.Image) -> skia.Shader:
    """Return a tile as a repeating shader."""
    return tile.makeShader(skia.TileMode.kRepeat, skia.TileMode.kRepeat, skia.SamplingOptions())
