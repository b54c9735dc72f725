"""Sampling: pictures moved, turned and scaled; blurred; smoothed without losing their edges; colours as the eye sees them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) / np.array(
    [[0.95047], [1.0], [1.08883]]
)


def sample(
    picture: NDArray[np.float32], corner: tuple[float, float], right: tuple[float, float], size: tuple[int, int]
) -> NDArray[np.float32]:
    """Return a turned rectangle of a picture (height, width, channels), bilinear, means where it shrinks; outside is edge.

    Args:
        picture: What is read from, any range of values.
        corner: Where the rectangle's top left pixel lies, (x, y) in the picture's pixels.
        right: The step in the picture from one pixel of the rectangle to the next on its right.
        size: (width, height) of the rectangle in its own pixels.
    """
    width, height = size
    fine = min(6, max(1, math.ceil(math.hypot(*right))))
    inside = (np.arange(fine) + 0.5) / fine - 0.5
    u = (np.arange(width)[:, None] + inside).ravel()
    v = (np.arange(height)[:, None] + inside).ravel()
    x = corner[0] + right[0] * u[None, :] - right[1] * v[:, None]
    y = corner[1] + right[1] * u[None, :] + right[0] * v[:, None]
    x, y = np.clip(x, 0, picture.shape[1] - 1.001), np.clip(y, 0, picture.shape[0] - 1.001)
    x0, y0 = x.astype(int), y.astype(int)
    fx, fy = (x - x0)[..., None], (y - y0)[..., None]
    top = picture[y0, x0] * (1 - fx) + picture[y0, x0 + 1] * fx
    low = picture[y0 + 1, x0] * (1 - fx) + picture[y0 + 1, x0 + 1] * fx
    found = top * (1 - fy) + low * fy
    return np.asarray(found.reshape(height, fine, width, fine, -1).mean(axis=(1, 3)), np.float32)


def blur(field: NDArray[np.float32], sigma: float) -> NDArray[np.float32]:
    """Return a field (height, width[, channels]) blurred by a Gaussian of `sigma` pixels, edges repeated."""
    reach = max(1, math.ceil(2.5 * sigma))
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    weights /= weights.sum()
    for axis in (0, 1):
        padded = np.pad(field, [(reach, reach) if k == axis else (0, 0) for k in range(field.ndim)], mode="edge")
        length = field.shape[axis]
        out = np.zeros_like(field, np.float32)
        for k, weight in enumerate(weights):
            out += np.float32(weight) * (padded[k : k + length] if axis == 0 else padded[:, k : k + length])
        field = out
    return field


def _mean(field: NDArray[np.float32], radius: int) -> NDArray[np.float32]:
    """Return the mean over a square of 2 * radius + 1 pixels, by running sums."""
    side = 2 * radius + 1
    for axis in (0, 1):
        pad = [(radius + 1, radius) if k == axis else (0, 0) for k in range(field.ndim)]
        total = np.cumsum(np.pad(field, pad, mode="edge"), axis=axis, dtype=np.float64)
        length = field.shape[axis]
        low, high = (total[:length], total[side : side + length]) if axis == 0 else (total[:, :length], total[:, side:])
        field = np.asarray((high - low) / side, np.float32)
    return field


def guided(field: NDArray[np.float32], guide: NDArray[np.float32], radius: int, eps: float) -> NDArray[np.float32]:
    """Return a field smoothed along the edges of a grey guide (He, Sun and Tang, "Guided Image Filtering", 2010)."""
    several = field if field.ndim == 3 else field[..., None]
    grey = guide[..., None]
    mean_g, mean_f = _mean(grey, radius), _mean(several, radius)
    slope = (_mean(grey * several, radius) - mean_g * mean_f) / (_mean(grey * grey, radius) - mean_g**2 + eps)
    offset = mean_f - slope * mean_g
    found = _mean(slope, radius) * grey + _mean(offset, radius)
    return found if field.ndim == 3 else np.asarray(found[..., 0])


def grey(picture: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the luma of a picture (height, width, rgb)."""
    return np.asarray(picture @ np.array([0.299, 0.587, 0.114], np.float32))


def lab(rgb: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return sRGB colours 0…1 as CIE L*a*b* (D65), in which distances are as the eye sees them."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((np.maximum(rgb, 0) + 0.055) / 1.055) ** 2.4)
    xyz = linear @ _XYZ.T
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack([116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1).astype(np.float32)
