"""Fossils: the rows of the dinosaur table, dragons among them, each in its own heights."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dinosaur:
    """One kind, in its own heights.

    `spine` is (x, y, half width) from the tail's tip to the neck; `legs` are (hip, foot's rest, part of the round), the near
    ones first.
    """

    name: str
    height: float
    breadth: float
    spine: tuple[tuple[float, float, float], ...]
    head: float
    legs: tuple[tuple[float, float, float], ...]
    hip: float
    thick: float
    words: tuple[str, ...] = ()
    stride: float = 0.8
    coat: str = "#6f9a45"
    belly: str = "#e4d9a0"
    dark: str = "#3f5a2a"
    mass: float = 900.0
    marks: tuple[str, ...] = ()


_TWO = ((-0.02, 0.02, 0.0), (-0.08, -0.02, 0.5))
_FOUR = ((-0.26, -0.26, 0.0), (0.26, 0.28, 0.25), (-0.33, -0.33, 0.5), (0.2, 0.22, 0.75))

DINOSAURS: tuple[Dinosaur, ...] = (
    Dinosaur(
        name="dinosaur", height=2.6, breadth=1.75, words=("t rex", "t-rex", "tyrannosaurus", "tyrannosaur",
            "tyrannosaurus rex", "raptor", "velociraptor", "allosaurus", "godzilla"),
        spine=((-1.02, 0.40, 0.015), (-0.74, 0.42, 0.055), (-0.42, 0.46, 0.115), (-0.08, 0.50, 0.185), (0.17, 0.57, 0.16),
            (0.27, 0.70, 0.105), (0.31, 0.80, 0.1)),
        head=0.165, legs=_TWO, hip=0.46, thick=0.1, marks=("arms", "teeth", "stripes"), stride=0.9,
    ),
    Dinosaur(
        name="brontosaurus", height=3.0, breadth=1.7, words=("diplodocus", "long necked dinosaur", "long-necked dinosaur",
            "brachiosaurus", "sauropod", "long neck"),
        spine=((-0.98, 0.16, 0.012), (-0.76, 0.24, 0.04), (-0.52, 0.32, 0.09), (-0.22, 0.37, 0.155), (0.16, 0.38, 0.15),
            (0.38, 0.48, 0.085), (0.48, 0.68, 0.055), (0.53, 0.88, 0.05)),
        head=0.085, legs=_FOUR, hip=0.32, thick=0.065, coat="#6a8fa8", belly="#d3dfd6", dark="#435f74",
            marks=("gentle", "spots"), stride=0.5, mass=6000,
    ),
    Dinosaur(
        name="triceratops", height=1.9, breadth=2.0, words=("horned dinosaur",),
        spine=((-1.0, 0.30, 0.02), (-0.72, 0.42, 0.09), (-0.36, 0.54, 0.25), (0.1, 0.56, 0.27), (0.38, 0.54, 0.2),
            (0.5, 0.53, 0.15)),
        head=0.24, legs=_FOUR, hip=0.42, thick=0.1, coat="#a8845a", belly="#e6d3ac", dark="#6b4f33",
            marks=("gentle", "frill", "spots"), stride=0.6, mass=3000,
    ),
    Dinosaur(
        name="stegosaurus", height=1.9, breadth=2.1, words=("spiky dinosaur", "ankylosaurus"),
        spine=((-1.05, 0.30, 0.02), (-0.75, 0.38, 0.07), (-0.4, 0.5, 0.2), (0.0, 0.55, 0.25), (0.35, 0.46, 0.16),
            (0.55, 0.40, 0.09)),
        head=0.13, legs=_FOUR, hip=0.4, thick=0.09, coat="#5f9a86", belly="#d9e3bd", dark="#c8743a",
            marks=("gentle", "plates"), stride=0.55, mass=3000,
    ),
    Dinosaur(
        name="dragon", height=2.4, breadth=1.7, words=("wyvern", "drake", "fire breathing dragon", "sea serpent"),
        spine=((-1.0, 0.20, 0.012), (-0.8, 0.16, 0.045), (-0.5, 0.26, 0.1), (-0.15, 0.38, 0.175), (0.13, 0.46, 0.16),
            (0.24, 0.62, 0.1), (0.31, 0.78, 0.09)),
        head=0.135, legs=((-0.2, -0.16, 0.0), (0.12, 0.2, 0.25), (-0.27, -0.24, 0.5), (0.06, 0.13, 0.75)), hip=0.34,
            thick=0.075, coat="#3f9a5f", belly="#f0d98a", dark="#1f5f45",
        marks=("teeth", "wings", "horns", "spikes"), stride=0.6, mass=700,
    ),
)  # fmt: skip
"""Every dinosaur and dragon that can be cast."""
