"""The three small models that find faces: from MediaPipe's own npm packages, pinned by hash, run by LiteRT on the CPU."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
import threading
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb.errors import MissingExtra, SoraError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

PACK = Path(__file__).with_name("models.zip")
HASHES = {
    "face": "671dd2f9ed11a78436fc21cc42357a803dfc6f73e9fb86541be942d5716c2dce",
    "landmarks": "c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1",
    "person": "8d13b7fae74af625c641226813616a2117bd6bca19eb3b75574621fc08557f27",
}
"""SHA-256 of each model: face detection (full range, sparse), face mesh (468 points), selfie segmentation."""
_one_at_a_time = threading.Lock()


def run(name: str, picture: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """Return what a model says of a picture (height, width, rgb) of the size it takes, without the leading axis.

    Raises:
        MissingExtra: LiteRT is not installed.
        SoraError: this install carries no models, or other ones.
    """
    interpreter = _interpreter(name)
    with _one_at_a_time:
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], picture[None].astype(np.float32))
        interpreter.invoke()
        return [np.array(interpreter.get_tensor(out["index"])[0]) for out in interpreter.get_output_details()]


@functools.cache
def _interpreter(name: str) -> Any:
    try:
        from ai_edge_litert.interpreter import Interpreter
    except ImportError as error:
        raise MissingExtra("ai-edge-litert, which runs the models that find faces,", "cameo") from error
    data = _model(name)
    with _hushed():
        found = Interpreter(model_content=data, num_threads=1)
        found.allocate_tensors()
    return found


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    """Keep the line that LiteRT writes about its delegate, for which it has no switch, out of the cell."""
    kept = os.dup(2)
    try:
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _model(name: str) -> bytes:
    if not PACK.exists():
        raise SoraError(
            "This install carries no models that find faces: they are packed when sora-nb is built with npm's registry in "
            "reach. Install the wheel from PyPI, or build again online: pip install --force-reinstall --no-deps sora-nb."
        )
    with zipfile.ZipFile(PACK) as pack:
        data = pack.read(f"{name}.tflite")
    if hashlib.sha256(data).hexdigest() != HASHES[name]:
        raise SoraError(
            f"The model {name}.tflite in {PACK} is not the one this sora_nb was made with. "
            "Install again: pip install --force-reinstall --no-deps sora-nb."
        )
    return data
