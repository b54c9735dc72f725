"""Read the safetensors files that ship with the package, without a dependency.

The format is eight bytes with the header's length, a JSON header, then the arrays (huggingface/safetensors, "Format").
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_TYPES = {"I64": np.int64, "I8": np.int8, "U8": np.uint8, "F16": np.float16, "F32": np.float32}


def read_tensors(path: Path) -> dict[str, NDArray[Any]]:
    """Return every array of a safetensors file by name."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header: dict[str, dict[str, Any]] = json.loads(data[8:start])
    header.pop("__metadata__", None)
    arrays: dict[str, NDArray[Any]] = {}
    for name, entry in header.items():
        first, last = entry["data_offsets"]
        flat: NDArray[Any] = np.frombuffer(data[start + first : start + last], dtype=_TYPES[entry["dtype"]])
        arrays[name] = flat.reshape(entry["shape"])
    return arrays
