"""Patterns: halftone dots, hatching and fibres as small stencils that repeat and take their paint's colour."""

from __future__ import annotations

import functools

import numpy as np
import skia

from sora_nb.stage.styles.surfaces import TILE


def _stencil(alpha: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> skia.Image:
    pixels = np.ascontiguousarray(255 * np.clip(alpha, 0, 1), np.float64).astype(np.uint8)
    return skia.Image.fromarray(pixels, colorType=skia.kAlpha_8_ColorType)


@functools.cache
def dots(share: float) -> skia.Image:
    """Return a halftone screen at 45 degrees whose dots cover a share of the area, 16 pixels from row to row."""
    side, radius = 16, 16 * (share / (2 * np.pi)) ** 0.5
    y, x = np.mgrid[0:side, 0:side] + 0.5
    nearest = np.full((side, side), 1e9)
    for cx, cy in ((8, 8), (0, 0), (16, 0), (0, 16), (16, 16)):
        nearest = np.minimum(nearest, np.hypot(x - cx, y - cy))
    return _stencil(radius - nearest + 0.5)


@functools.cache
def hatch(weight: float) -> skia.Image:
    """Return slanting lines 8 pixels apart, `weight` of which they are broad."""
    y, x = np.mgrid[0:16, 0:16]
    away = np.abs(((x + y) % 8) - 4.0)
    return _stencil(weight * 4 - away + 0.5)


@functools.cache
def fibres() -> skia.Image:
    """Return loose fibres lying in all directions, 128 pixels a side."""
    side, dice = TILE // 2, np.random.default_rng(15)
    field = np.zeros((side, side))
    for x, y, turn, bend in zip(
        dice.uniform(0, side, 900),
        dice.uniform(0, side, 900),
        dice.uniform(0, 6.3, 900),
        dice.normal(0, 0.12, 900),
        strict=True,
    ):
        angles = turn + bend * np.arange(12)
        px, py = x + np.cumsum(np.cos(angles)), y + np.cumsum(np.sin(angles))
        np.add.at(field, (py.astype(int) % side, px.astype(int) % side), 0.4)
    return _stencil(field)


def filling(stencil: skia.Image, colour: skia.Color4f, scale: float) -> skia.Paint:
    """Return a paint that fills with a stencil, `scale` units of the canvas to one of its pixels."""
    smooth, repeat = skia.SamplingOptions(skia.FilterMode.kLinear), skia.TileMode.kRepeat
    shader = stencil.makeShader(repeat, repeat, smooth, skia.Matrix.Scale(scale, scale))
    return skia.Paint(AntiAlias=True, Shader=shader, Color4f=colour)
