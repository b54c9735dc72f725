"""Heads that are turned: a picture of a face bent round an upright cylinder and seen from a side; and one that stays flat."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from sora_nb.likeness import faces, landmarks


def turned(picture, degrees):
    """Return a picture (height, width, rgb) whose one face is turned, to the picture's right where `degrees` are positive."""
    frame, features, _ = landmarks.locate(picture, faces.choose(picture))
    radius = 1.15 * float(np.hypot(*frame.right)) * max(abs(x) for x, _ in features.oval)
    x = np.arange(picture.shape[1]) - frame.at[0]
    angle = np.arcsin(np.clip(x / radius, -1, 1)) - np.radians(degrees)
    source = np.where(np.abs(x) < radius, radius * np.sin(np.clip(angle, -np.pi / 2, np.pi / 2)), x) + frame.at[0]
    return picture[:, np.clip(source.round().astype(int), 0, picture.shape[1] - 1)]


def flat(picture, degrees, distance=3.0):
    """Return a picture as a print that is turned before the camera, `distance` half widths away, on a light ground."""
    high, wide = picture.shape[:2]
    turn = np.radians(degrees)
    across = (np.arange(wide) - wide / 2) / (wide / 2)
    on = across * distance / (distance * np.cos(turn) - across * np.sin(turn))
    down = (np.arange(high) - high / 2)[:, None] * (1 + on * np.sin(turn) / distance) + high / 2
    column = np.clip((on + 1) * wide / 2, 0, wide - 1).astype(int)
    out = picture[np.clip(down, 0, high - 1).astype(int), column]
    out[:, np.abs(on) > 1] = 235
    return out


def jpeg(picture):
    """Return a picture as a JPEG file, as a page sends it."""
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=85)
    return out.getvalue()
