"""Figures: everything the stage can draw by name, with its family, real size and material."""

from __future__ import annotations

import functools
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing that can be cast.

    `family` says who draws it: "human", "quadruped", "bird", "fish", "insect", "snake", "mollusc", "monster", "vehicle",
    "plant", "shape", "prop" (a relit icon) or "sign" (a labelled board).
    `height` is metres on the stage, where small things are shown larger than life so that they can be seen.
    `words` are further names that mean exactly this figure; `breadth` is its width over its height, None for its family's.
    """

    name: str
    family: str
    height: float
    material: str = "flesh"
    words: tuple[str, ...] = ()
    breadth: float | None = None


@functools.cache
def figures() -> dict[str, Figure]:
    """Return every figure by name; rigs and shapes win over props of the same name."""
    from sora_nb.stage.cast import (
        birds,
        fishes,
        flora,
        humans,
        implements,
        insects,
        molluscs,
        monsters,
        props,
        quadrupeds,
        shapes,
        snakes,
        vehicles,
    )

    found: dict[str, Figure] = {}
    for room in (
        humans,
        quadrupeds,
        birds,
        fishes,
        insects,
        snakes,
        molluscs,
        monsters,
        vehicles,
        flora,
        shapes,
        implements,
        props,
    ):
        for figure in room.FIGURES() if callable(room.FIGURES) else room.FIGURES:
            found.setdefault(figure.name, figure)
    return found
