"""Heads that are turned: a picture of a face bent round an upright cylinder and seen from a side."""

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


def jpeg(picture):
    """Return a picture as a JPEG file, as a page sends it."""
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=85)
    return out.getvalue()
