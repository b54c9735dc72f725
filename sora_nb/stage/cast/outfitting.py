"""Outfitting: how a tool, an instrument or a piece of furniture is written down, and the colours they share."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[object, ...]

WOOD, DARK, PALE, STEEL, BLACK, RED, BRASS, WHITE, BLUE, STRAW, SKIN, GREEN = (
    "#a5703c", "#5d3a22", "#d9b27c", "#9aa3ad", "#33323b", "#cf4436", "#e0b040", "#f4f1e8", "#4a7fc1", "#d8b45a", "#e8b58f",
    "#4f9d63",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Implement:
    """One thing: its rows of outlines, further names, its height in metres as a thing on its own, and its material.

    A row is (kind, shape …, colour): "limb" (points, radii), "oval" (x, y, rx, ry), "blob" (points), "line" (points, width).
    """

    rows: tuple[Row, ...]
    words: tuple[str, ...] = ()
    tall: float = 0.5
    material: str = "wood"
    upright: bool = False
