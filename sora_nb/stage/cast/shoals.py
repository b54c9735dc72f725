"""Shoals: the rows of the fish table, from goldfish to whale."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

Five = tuple[float, float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fish:
    """One kind of swimmer; lengths in body lengths, colours as "#rrggbb".

    `top` and `bottom` are the body's half depths at five stations from the brow to the root of the tail; `tail` is
    (form, length, half width); `dorsal` and `pectoral` are (form, size); `wave` is how far the tail beats and `beat` how
    often a second at an easy pace; `level` tells that the tail beats up and down, as a whale's does; `height` is the
    stage height in metres from the lowest to the highest point.
    """

    name: str
    height: float
    weight: float
    words: tuple[str, ...] = ()
    top: Five = (0.13, 0.22, 0.22, 0.13, 0.055)
    bottom: Five = (0.12, 0.2, 0.2, 0.12, 0.05)
    snout: float = 0.02
    tail: tuple[str, float, float] = ("fork", 0.26, 0.2)
    dorsal: tuple[str, float] = ("sail", 0.16)
    pectoral: tuple[str, float] = ("fan", 0.17)
    eye: float = 0.062
    eye_at: tuple[float, float] = (0.34, 0.07)
    wave: float = 0.05
    beat: float = 1.6
    level: bool = False
    coat: str = "#f08a2c"
    light: str = "#fde3b4"
    dark: str = "#c95f16"
    iris: str = "#2a1a14"
    marks: tuple[str, ...] = ("belly", "scales")

    def but(self, **changes: Any) -> Fish:
        """Return a relative with some fields changed."""
        return dataclasses.replace(self, **changes)


FISH = Fish(
    name="fish", height=0.55, weight=1, words=("tropical fish",),
    coat="#3f9fd8", light="#e6f4f0", dark="#2670a8",
)  # fmt: skip
GOLDFISH = FISH.but(
    name="goldfish", height=0.5, weight=0.2, words=(), top=(0.16, 0.27, 0.25, 0.14, 0.06),
    bottom=(0.14, 0.26, 0.25, 0.13, 0.055), tail=("veil", 0.4, 0.26), coat="#f3912b", light="#fde1a6", dark="#d9631a",
    eye=0.075,
)  # fmt: skip
CLOWNFISH = FISH.but(
    name="clownfish", height=0.5, words=("clown fish", "nemo"), top=(0.15, 0.24, 0.23, 0.14, 0.07),
    bottom=(0.14, 0.22, 0.22, 0.13, 0.065), tail=("round", 0.22, 0.17), coat="#f47a1f", light="#fffaf0", dark="#2b2730",
    marks=("bands",), eye=0.07,
)  # fmt: skip
SHARK = Fish(
    name="shark", height=1.1, weight=400, words=("great white",), top=(0.085, 0.13, 0.13, 0.075, 0.03),
    bottom=(0.07, 0.11, 0.11, 0.06, 0.026), snout=0.03, tail=("shark", 0.2, 0.24), dorsal=("blade", 0.17),
    pectoral=("blade", 0.2), eye=0.026, eye_at=(0.34, 0.035), wave=0.045, beat=1.1, coat="#6f8296", light="#eef1f0",
    dark="#51616f", marks=("belly", "gills", "grin"),
)  # fmt: skip
DOLPHIN = Fish(
    name="dolphin", height=0.9, weight=150, words=(), top=(0.082, 0.128, 0.13, 0.075, 0.032),
    bottom=(0.065, 0.1, 0.1, 0.055, 0.026), snout=0.11, tail=("fluke", 0.16, 0.1), dorsal=("hook", 0.14),
    pectoral=("blade", 0.17), eye=0.03, eye_at=(0.3, 0.02), wave=0.05, beat=1.4, level=True, coat="#6a93b8", light="#e7eff2",
    dark="#4b708f", marks=("belly", "smile"),
)  # fmt: skip
WHALE = Fish(
    name="whale", height=1.9, weight=8000, words=("blue whale",),
    top=(0.17, 0.23, 0.2, 0.1, 0.035), bottom=(0.15, 0.2, 0.17, 0.08, 0.03), snout=0.0, tail=("fluke", 0.2, 0.15),
    dorsal=("hook", 0.05), pectoral=("blade", 0.22), eye=0.028, eye_at=(0.27, -0.03), wave=0.045, beat=0.55, level=True,
    coat="#4d78a8", light="#dfe9ec", dark="#385a80", marks=("belly", "grooves", "smile"),
)  # fmt: skip
ORCA = DOLPHIN.but(
    name="orca", height=1.3, weight=3000, words=("killer whale",), top=(0.12, 0.16, 0.15, 0.08, 0.032),
    bottom=(0.09, 0.13, 0.12, 0.06, 0.026), snout=0.03, dorsal=("blade", 0.2), coat="#2a2b36", light="#fbf9f4",
    dark="#20212a", marks=("belly", "smile", "orca"), beat=0.9,
)  # fmt: skip

FISHES: tuple[Fish, ...] = (FISH, GOLDFISH, CLOWNFISH, SHARK, DOLPHIN, WHALE, ORCA)
"""Every swimmer that can be cast."""
