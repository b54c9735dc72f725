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

ANGELFISH = FISH.but(
    name="angelfish", height=0.75, words=("angel fish", "butterflyfish", "moorish idol"), top=(0.2, 0.36, 0.34, 0.18, 0.06),
    bottom=(0.18, 0.34, 0.33, 0.17, 0.055), tail=("fork", 0.24, 0.2), dorsal=("sail", 0.3), coat="#f2c93a", light="#fdf6df",
    dark="#2f3350", marks=("bands",), eye=0.07,
)  # fmt: skip
PUFFERFISH = FISH.but(
    name="pufferfish", height=0.7, words=("puffer fish", "blowfish", "balloonfish"), top=(0.26, 0.4, 0.38, 0.2, 0.07),
    bottom=(0.26, 0.42, 0.4, 0.2, 0.06), tail=("round", 0.16, 0.11), dorsal=("sail", 0.09), coat="#d9b24f", light="#fbf1d6",
    dark="#8f6d24", marks=("belly", "scales"), eye=0.085, eye_at=(0.3, 0.14), wave=0.03,
)  # fmt: skip
BLUE_TANG = FISH.but(
    name="blue tang", words=("dory", "surgeonfish"), top=(0.17, 0.27, 0.25, 0.14, 0.05), bottom=(0.16, 0.25, 0.24, 0.13, 0.045),
    coat="#2f66d8", light="#f6d64a", dark="#1c2c66", marks=("scales",), eye=0.072,
)  # fmt: skip
TUNA = FISH.but(
    name="tuna", height=0.8, weight=200,
    top=(0.1, 0.16, 0.15, 0.08, 0.025), bottom=(0.1, 0.15, 0.14, 0.075, 0.022), snout=0.03, tail=("fork", 0.22, 0.2),
    dorsal=("blade", 0.14), pectoral=("blade", 0.13), coat="#5f7f9c", light="#e6edf0", dark="#3a5068", eye=0.04,
    marks=("belly",),
)  # fmt: skip
SWORDFISH = TUNA.but(
    name="swordfish", height=1.0, words=("marlin", "sailfish"), snout=0.34, dorsal=("sail", 0.22), coat="#41618f",
    dark="#2b4166",
)  # fmt: skip
PIRANHA = FISH.but(
    name="piranha", height=0.5, words=(), top=(0.19, 0.28, 0.25, 0.13, 0.05), bottom=(0.2, 0.28, 0.25, 0.12, 0.045),
        coat="#6f7f86",
    light="#e8553f", dark="#47545a", marks=("belly", "scales", "grin"), eye=0.06,
)  # fmt: skip
BELUGA = WHALE.but(
    name="beluga", height=1.3, weight=1200, words=("beluga whale", "white whale"), coat="#eef1f2", light="#ffffff",
        dark="#c9d3d8",
    marks=("smile",), snout=0.01, beat=0.8,
)  # fmt: skip
TIGER_SHARK = SHARK.but(
    name="tiger shark", words=("bull shark", "reef shark"), coat="#8a8f7d", dark="#5f6455",
)  # fmt: skip

FISHES: tuple[Fish, ...] = (
    FISH, GOLDFISH, CLOWNFISH, SHARK, DOLPHIN, WHALE, ORCA, ANGELFISH, PUFFERFISH, BLUE_TANG, TUNA, SWORDFISH, PIRANHA, BELUGA,
    TIGER_SHARK,
)  # fmt: skip
"""Every swimmer that can be cast."""
