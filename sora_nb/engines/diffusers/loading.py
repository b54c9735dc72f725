"""From a folder to a pipeline in memory: on which device, how exact, what waits outside; one is kept between clips."""

from __future__ import annotations

import gc
import inspect
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sora_nb.engines.diffusers.families import MACHINE
from sora_nb.engines.diffusers.weights import amount, parameters
from sora_nb.errors import LimitExceeded, RenderFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sora_nb.engines.diffusers.families import Family

_GLANCE = 0.1
_ROOM = 1.25
"""Memory a model needs while it works, as a multiple of its weights."""
_BYTES = {"float32": 4, "bfloat16": 2, "float16": 2}

_lock = threading.Lock()
_kept: dict[tuple[object, ...], Any] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """Where and how a pipeline runs: the device, the type of its numbers, and what waits in the computer's memory."""

    device: str
    dtype: str
    offload: str


@contextmanager
def lent(
    family: Family, folder: Path, digest: str, options: Mapping[str, float | str], check: Callable[[], None]
) -> Iterator[Any]:
    """Lend the pipeline of a folder to one caller at a time; it stays in memory until another is asked for.

    `check` is called while somebody else has it, and may raise to end the wait.

    Raises:
        RenderFailed: it does not fit into memory, or its files cannot be loaded.
        LimitExceeded: the machine has no such device.
    """
    while not _lock.acquire(timeout=_GLANCE):
        check()
    try:
        # By what was asked: what "auto" comes to hangs on the memory that is free, which the kept pipeline itself fills.
        asked = tuple(str(options.get(option.name, "auto")) for option in MACHINE)
        key = (family.name, str(folder), digest, asked)
        if key not in _kept:
            # Asked twice: a device that is not there costs nobody the kept pipeline, and without that there is more room.
            settle(folder, options)
            release()
            setup = settle(folder, options)
            _insist_on_room(folder, setup)
            _kept[key] = _load(family, folder, setup)
        yield _kept[key]
    finally:
        _lock.release()


def release() -> None:
    """Let go of the pipeline that is kept, and of its memory."""
    _kept.clear()
    gc.collect()
    import torch

    if torch.cuda.is_available():
        torch.cuda.empty_cache()


def settle(folder: Path, options: Mapping[str, float | str]) -> Setup:
    """Return how a pipeline runs here, after what was asked for and what the machine has.

    Raises:
        LimitExceeded: the machine has no such device.
    """
    device = _device(str(options.get("device", "auto")))
    dtype = str(options.get("dtype", "auto"))
    if dtype == "auto":
        dtype = "float32" if device == "cpu" else "bfloat16"
    offload = str(options.get("offload", "auto"))
    if offload == "auto":
        offload = _offload(device, [numbers * _BYTES[dtype] for numbers in parameters(folder).values()])
    if device == "cpu" and offload != "none":
        raise LimitExceeded(f"The option offload is {offload!r}, which needs a GPU; on the CPU leave it out.")
    return Setup(device=device, dtype=dtype, offload=offload)


def _insist_on_room(folder: Path, setup: Setup) -> None:
    """Refuse a pipeline that the computer's memory cannot hold: the system would kill the notebook's kernel."""
    import psutil

    need, free = sum(parameters(folder).values()) * _BYTES[setup.dtype], psutil.virtual_memory().available
    if need > free:
        raise RenderFailed(
            f"The model takes {amount(need)} as {setup.dtype}, and {amount(free)} of memory are free. Run it on a "
            "machine with more memory, or take a smaller model."
        )


def _device(asked: str) -> str:
    import torch

    have = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if asked == "auto":
        return next(name for name in ("cuda", "mps", "cpu") if have[name])
    if not have[asked]:
        there = ", ".join(name for name, here in have.items() if here)
        raise LimitExceeded(f"The option device is {asked!r}, and torch finds none here; it finds {there}.")
    return asked


def _offload(device: str, sizes: Sequence[float]) -> str:
    """Return what is to wait in the computer's memory, so that a GPU holds the rest; `sizes` are the components' in bytes."""
    import torch

    if device != "cuda":
        return "none"
    free = torch.cuda.mem_get_info()[0]
    if sum(sizes) * _ROOM < free:
        return "none"
    return "model" if max(sizes) * _ROOM < free else "sequential"


def _load(family: Family, folder: Path, setup: Setup) -> Any:
    import diffusers
    import torch

    kind: Any = getattr(diffusers, family.pipeline, None)
    takes = inspect.signature(kind.__call__).parameters if kind is not None else {}
    lacks = [argument for argument, _ in family.arguments if argument not in takes]
    if lacks:
        raise RenderFailed(
            f"diffusers {diffusers.__version__} runs {family.pipeline} without {lacks[0]!r}, which {family.name} wants. "
            "Bring it up to date: pip install -U 'sora-nb[models]'"
        )
    try:
        with _quiet():
            pipeline = kind.from_pretrained(
                folder, dtype=getattr(torch, setup.dtype), use_safetensors=True, local_files_only=True
            )
        _place(pipeline, setup)
    except Exception as error:
        raise RenderFailed(
            f"{family.name} in {folder} cannot be loaded: {type(error).__name__}: "
            f"{str(error).rstrip('. ')}. Fetch or save the pipeline again."
        ) from error
    for part in family.tiled:
        getattr(pipeline, part).enable_tiling()
    return pipeline


def _place(pipeline: Any, setup: Setup) -> None:
    if setup.offload == "model":
        pipeline.enable_model_cpu_offload(device=setup.device)
    elif setup.offload == "sequential":
        pipeline.enable_sequential_cpu_offload(device=setup.device)
    else:
        pipeline.to(setup.device)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries' own progress bars out of the cell while a pipeline is loaded."""
    from diffusers.utils import logging as ours
    from transformers.utils import logging as theirs

    loud = [library for library in (ours, theirs) if library.is_progress_bar_enabled()]
    for library in loud:
        library.disable_progress_bar()
    try:
        yield
    finally:
        for library in loud:
            library.enable_progress_bar()
