"""Engines by name: built in, or from another package by the entry point group `sora_nb.engines`."""

from __future__ import annotations

import functools
from collections.abc import Callable
from importlib import import_module, metadata
from typing import cast

from sora_nb.engines.base import Engine, Job, Limits
from sora_nb.errors import InvalidRequest

GROUP = "sora_nb.engines"
BUILT_IN = {
    "stage": "sora_nb.engines.stage:StageEngine",
    "testcard": "sora_nb.engines.testcard:TestCard",
    "cut": "sora_nb.engines.cut:CutEngine",
    "import": "sora_nb.engines.arrival:Arrival",
}

__all__ = ["BUILT_IN", "GROUP", "Engine", "Job", "Limits", "available", "get"]


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
    engine = maker(argument) if argument else maker()
    if not isinstance(engine, Engine):
        raise InvalidRequest(f"{kind!r} is no engine: it needs name, version, limits, assets and render().")
    return engine


def _load(kind: str) -> Callable[..., object]:
    if kind in BUILT_IN:
        module, _, name = BUILT_IN[kind].partition(":")
        return cast("Callable[..., object]", getattr(import_module(module), name))
    for point in metadata.entry_points(group=GROUP, name=kind):
        return cast("Callable[..., object]", point.load())
    raise InvalidRequest(f"There is no engine {kind!r}; there are {', '.join(available())}.")
