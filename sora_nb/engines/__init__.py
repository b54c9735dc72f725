"""Engines by name: built in, or from another package by the entry point group `sora_nb.engines`."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from importlib import import_module, metadata
from typing import cast

from sora_nb.engines.base import Engine, Job, Limits, Option
from sora_nb.errors import InvalidRequest

GROUP = "sora_nb.engines"
BUILT_IN = {
    "stage": "sora_nb.engines.stage:StageEngine",
    "testcard": "sora_nb.engines.testcard:TestCard",
    "diffusers": "sora_nb.engines.diffusers:DiffusersEngine",
    "nano": "sora_nb.engines.nano:NanoEngine",
    "cut": "sora_nb.engines.cut:CutEngine",
    "import": "sora_nb.engines.arrival:Arrival",
}

_MEMBERS = ("name", "version", "limits", "assets", "render")

__all__ = ["BUILT_IN", "GROUP", "Engine", "Job", "Limits", "Option", "available", "get"]


def available() -> tuple[str, ...]:
    """Return the names of all engines that can be asked for, built-in ones first."""
    others = sorted({point.name for point in metadata.entry_points(group=GROUP)} - set(BUILT_IN))
    return (*BUILT_IN, *others)


@functools.cache
def get(name: str) -> Engine:
    """Return the engine of that name; what follows a colon ("diffusers:folder") is handed to it.

    Raises:
        InvalidRequest: no engine has that name.
    """
    kind, _, argument = name.partition(":")
    maker = _load(kind)
    arguments = (argument,) if argument else ()
    try:
        inspect.signature(maker).bind(*arguments)
    except TypeError:
        said = f"takes nothing after a colon; write {kind!r}" if argument else f"needs more; write {kind + ':…'!r}"
        raise InvalidRequest(f"The engine {kind!r} {said}.") from None
    engine = maker(*arguments)
    # Not isinstance(): before Python 3.12 it would ask for limits and assets, which may mean reading weights.
    if any(inspect.getattr_static(engine, member, None) is None for member in _MEMBERS):
        raise InvalidRequest(f"{kind!r} is no engine: it needs name, version, limits, assets and render().")
    return cast("Engine", engine)


def _load(kind: str) -> Callable[..., object]:
    if kind in BUILT_IN:
        module, _, name = BUILT_IN[kind].partition(":")
        return cast("Callable[..., object]", getattr(import_module(module), name))
    for point in metadata.entry_points(group=GROUP, name=kind):
        return cast("Callable[..., object]", point.load())
    raise InvalidRequest(f"There is no engine {kind!r}; there are {', '.join(available())}.")
