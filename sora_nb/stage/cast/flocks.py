"""Flocks: the rows of the bird table, from sparrow to ostrich."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Bird:
    """One kind of bird; lengths in body lengths (breast to rump), angles in degrees, colours as "#rrggbb".

    `depth` is half the body's depth; `tilt` how far the breast is raised while it stands; `legs` the height of the hip;
    `beak` is (kind, length, depth) in head radii; `height` the stage height in metres, `weight` in kilograms; `beat` is
    wing beats a second.
    """

    name: str
    height: float
    weight: float
    words: tuple[str, ...] = ()
    depth: float = 0.32
    tilt: float = 24.0
    neck: float = 0.16
    neck_angle: float = 62.0
    neck_bend: float = 0.0
    neck_width: tuple[float, float] = (0.22, 0.17)
    head: float = 0.22
    pitch: float = 0.0
    eye: float = 0.32
    beak: tuple[str, float, float] = ("cone", 0.75, 0.34)
    legs: float = 0.34
    shank: float = 0.024
    foot: str = "claw"
    tail: tuple[str, float, float] = ("fan", 0.42, 0.11)
    tail_angle: float = 186.0
    wing: float = 0.95
    beat: float = 4.5
    coat: str = "#9a6b45"
    light: str = "#f3e6d2"
    dark: str = "#6b4629"
    head_colour: str = ""
    throat: str = ""
    beak_colour: str = "#e9a13b"
    leg_colour: str = "#c98242"
    iris: str = "#2a1a14"
    comb: str = ""
    marks: tuple[str, ...] = ("belly",)
    gait: str = "walk"
    flies: bool = True

    def but(self, **changes: Any) -> Bird:
        """Return a relative with some fields changed."""
        return dataclasses.replace(self, **changes)


SPARROW = Bird(
    name="bird", height=0.4, weight=0.1, words=("sparrow", "songbird", "finch", "birdie"), marks=("belly", "cheek", "bars"),
    head=0.255, neck=0.1, gait="hop", beat=5.2,
)  # fmt: skip
CHICKEN = Bird(
    name="chicken", height=0.6, weight=2.5, words=("hen",), depth=0.36, tilt=14, neck=0.34, neck_angle=72, neck_width=(0.24, 0.12),
    head=0.155, beak=("cone", 0.8, 0.36), legs=0.42, shank=0.03, tail=("cock", 0.4, 0.17), tail_angle=140, wing=0.62, beat=5,
    coat="#f4efe6", light="#ffffff", dark="#d8cdbd", comb="comb", beak_colour="#f0b03c", leg_colour="#e8a13a", marks=(), flies=False,
)  # fmt: skip
DUCK = Bird(
    name="duck", height=0.5, weight=1.2, words=("mallard", "drake"), depth=0.31, tilt=6, neck=0.3, neck_angle=76, neck_width=(0.2, 0.12),
    head=0.185, beak=("bill", 1.25, 0.4), legs=0.24, shank=0.034, foot="web", tail=("point", 0.24, 0.1), tail_angle=158,
    coat="#a9a297", light="#efe9de", dark="#6e5a4a", head_colour="#2d7d55", throat="#f7f4ec", beak_colour="#f2b233",
    leg_colour="#ef8d2f", marks=("belly", "ring"), beat=4.5,
)  # fmt: skip
PENGUIN = Bird(
    name="penguin", height=1.0, weight=25, depth=0.34, tilt=82, neck=0.1, neck_angle=88, neck_width=(0.26, 0.22), head=0.24,
    beak=("cone", 0.85, 0.26), legs=0.13, shank=0.05, foot="web", tail=("point", 0.16, 0.08), tail_angle=250, wing=0.62, beat=3,
    coat="#2b3140", light="#fbf8f0", dark="#20242f", beak_colour="#ef9a2f", leg_colour="#ef8d2f", marks=("front", "blush"),
    flies=False,
)  # fmt: skip

BIRDS: tuple[Bird, ...] = (SPARROW, CHICKEN, DUCK, PENGUIN)
"""Every bird that can be cast."""
