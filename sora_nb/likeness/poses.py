"""Poses: which way a head is turned, from where its nose stands between the edges of the face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.likeness import landmarks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from sora_nb.likeness.faces import Face

STRAIGHT, TURNED = 0.2, 0.35
"""Up to which turn a head looks at the camera, and from which it is turned: about 10 to 15 and 20 to 30 degrees, measured on
faces that were turned by bending their picture round an upright cylinder. A flat print of the same faces, turned before the
camera by any angle at which a face is still found, comes to 0.27 at most."""


def turn(picture: NDArray[np.uint8], face: Face) -> float | None:
    """Return how far a head is turned: 0 looks at the camera, 1 and -1 have the nose at the right or left edge of the face.

    Right and left are those of the picture: who turns to their own left turns to its right, unless it is mirrored. None where
    the features were not seen.

    Raises:
        MissingExtra: the package that runs the models is not installed.
    """
    _, features, seen = landmarks.locate(picture, face)
    if not seen:
        return None
    across = [x for x, _ in features.oval]
    return 2 * (features.nose[0] - min(across)) / max(max(across) - min(across), 1e-6) - 1
