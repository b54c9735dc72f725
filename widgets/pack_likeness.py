"""Packs the models that find and cut out faces: three small ones from MediaPipe's own npm packages, by Google, Apache-2.0.

Standard library only, for this runs while the wheel is built.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

_FILES = {
    "face.tflite": "face_detection/face_detection_full_range_sparse.tflite",
    "person.tflite": "selfie_segmentation/selfie_segmentation.tflite",
}
_BUNDLE = "face_mesh/face_mesh_solution_packed_assets"
_LANDMARKS = "face_landmark.tflite"
"""The plain landmark model; the one with attention needs operations that only MediaPipe itself has."""


def pack_models(modules: Path, target: Path) -> int:
    """Write the models from an npm modules folder to a zip; return how many there are."""
    home = modules / "@mediapipe"
    models = {name: (home / path).read_bytes() for name, path in _FILES.items()}
    models["landmarks.tflite"] = _bundled(home / f"{_BUNDLE}_loader.js", home / f"{_BUNDLE}.data")
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack_file:
        for name, data in sorted(models.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            pack_file.writestr(entry, data)
    return len(models)


def _bundled(loader: Path, data: Path) -> bytes:
    """Return the landmark model out of MediaPipe's bundle, whose loader lists where each file starts and ends."""
    listed = re.search(r'loadPackage\((\{"files".*?\})\);', loader.read_text("utf-8"))
    if listed is None:
        raise ValueError(f"{loader.name} lists no files; the package is not the one that package-lock.json pins.")
    for entry in json.loads(listed[1])["files"]:
        if entry["filename"].endswith(f"/{_LANDMARKS}"):
            return data.read_bytes()[entry["start"] : entry["end"]]
    raise ValueError(f"{loader.name} lists no {_LANDMARKS}.")
