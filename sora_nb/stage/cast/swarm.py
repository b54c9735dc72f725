"""Swarm: the rows of the insect table, from ant to snail, each in its own heights."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Insect:
    """One kind of small creature.

    `belly` is how high the body's axis is; `segments` are (x, y from the axis, half length, half height, tone); `head` is
    (x, y from the axis, radius); `legs` are (foot's rest, hip, part of the round), the near side first; `leg` their reach.
    """

    name: str
    height: float
    words: tuple[str, ...] = ()
    form: str = "walker"
    breadth: float = 1.9
    belly: float = 0.42
    segments: tuple[tuple[float, float, float, float, str], ...] = ()
    head: tuple[float, float, float] = (0.5, 0.08, 0.24)
    legs: tuple[tuple[float, float, float], ...] = ()
    leg: float = 0.62
    thick: float = 0.038
    pace: float = 1.0
    wings: str = ""
    feelers: float = 0.34
    coat: str = "#8a5a34"
    dark: str = "#33291f"
    light: str = "#f2dfbd"
    eyes: str = "#2a1a14"
    marks: tuple[str, ...] = ()

    def but(self, **changes: Any) -> Insect:
        """Return a relative with some fields changed."""
        return dataclasses.replace(self, **changes)


# Fore and hind leg of one side go with the middle leg of the other: three feet always stand.
_SIX = ((0.36, 0.2, 0.0), (0.02, 0.02, 0.5), (-0.4, -0.18, 0.0), (0.44, 0.22, 0.5), (0.1, 0.04, 0.0), (-0.3, -0.16, 0.5))
_EIGHT = (
    (0.86, 0.24, 0.0), (0.36, 0.1, 0.5), (-0.3, -0.06, 0.0), (-0.84, -0.2, 0.5), (0.74, 0.26, 0.5), (0.22, 0.12, 0.0),
    (-0.42, -0.04, 0.5), (-0.72, -0.18, 0.0),
)  # fmt: skip

_ANT = Insect(
    name="ant", height=0.42, words=("pismire",), coat="#8c3b26", dark="#571f16", light="#c86a45", breadth=2.0,
    segments=((-0.55, 0.02, 0.38, 0.25, "coat"), (-0.08, 0.0, 0.2, 0.13, "coat"), (0.2, 0.03, 0.14, 0.12, "coat")),
    head=(0.56, 0.12, 0.27), legs=_SIX, marks=("sameface", "rings"), feelers=0.42,
)  # fmt: skip
_BEETLE = Insect(
    name="beetle", height=0.42, words=("scarab", "bug", "stag beetle"), coat="#3f6b58", dark="#1f2f2c", light="#7fae8a",
        breadth=1.9, belly=0.4,
    segments=((0.22, 0.0, 0.28, 0.26, "dark"), (-0.24, 0.05, 0.56, 0.36, "coat")), head=(0.58, 0.0, 0.22), legs=_SIX,
        marks=("wingcase",),
)  # fmt: skip
_LADYBUG = _BEETLE.but(
    name="ladybug", height=0.42, words=("ladybird", "lady bug", "lady beetle"), coat="#d8342b", dark="#2a2226",
        light="#fbf3e6", wings="case",
    segments=((0.2, 0.0, 0.28, 0.28, "dark"), (-0.15, 0.1, 0.54, 0.42, "coat")), head=(0.52, 0.02, 0.24),
        marks=("dots", "wingcase"), feelers=0.22, breadth=1.5,
)  # fmt: skip
_FIREFLY = _BEETLE.but(
    name="firefly", words=("glowworm", "lightning bug"), coat="#4d4038", wings="case", marks=("glow", "wingcase")
)
_BEE = Insect(
    name="bee", height=0.42, words=("honeybee", "bumblebee", "bumble bee", "honey bee"), coat="#f0b429", dark="#3a2c22",
        light="#f6e2b3", wings="clear", breadth=1.7, belly=0.5,
    segments=((-0.22, 0.02, 0.5, 0.34, "coat"), (0.22, 0.06, 0.28, 0.28, "light")), head=(0.52, 0.08, 0.27), legs=_SIX,
        leg=0.6, thick=0.038,
    marks=("bands", "fuzzy", "club"), feelers=0.3,
)  # fmt: skip
_WASP = _BEE.but(
    name="wasp",
    words=("hornet",),
    coat="#f2c81f",
    segments=((-0.4, 0.0, 0.46, 0.22, "coat"), (0.15, 0.06, 0.24, 0.2, "dark")),
    marks=("bands",),
)
_FLY = _BEE.but(
    name="fly", words=("housefly", "house fly"), coat="#5b6270", dark="#2d2f38", light="#8a93a3", eyes="#b8352f", breadth=1.5,
    segments=((-0.2, 0.0, 0.4, 0.27, "coat"), (0.18, 0.05, 0.26, 0.25, "dark")), head=(0.48, 0.06, 0.25),
        marks=("bigeyes",), feelers=0.12,
)  # fmt: skip
_MOSQUITO = _BEE.but(
    name="mosquito", words=("gnat", "midge"), coat="#7d7468", dark="#3c362f", light="#b8ad9c", breadth=1.9, belly=0.6,
        leg=0.95, thick=0.024,
    segments=((-0.35, -0.02, 0.46, 0.12, "coat"), (0.12, 0.03, 0.2, 0.17, "dark")), head=(0.38, 0.05, 0.17),
        marks=("beak", "rings"), feelers=0.3,
)  # fmt: skip
_DRAGONFLY = Insect(
    name="dragonfly", height=0.5, words=("damselfly",), coat="#2f8fb8", dark="#1d4d66", light="#7fd0d8", wings="long",
        breadth=2.6, belly=0.42,
    segments=((-0.75, 0.02, 0.72, 0.08, "coat"), (0.1, 0.04, 0.3, 0.19, "coat")), head=(0.48, 0.08, 0.22), legs=_SIX,
        leg=0.5, thick=0.03,
    eyes="#2c9c6a", marks=("bigeyes", "rings"), feelers=0.1,
)  # fmt: skip
_BUTTERFLY = Insect(
    name="butterfly", height=0.55, words=("monarch", "swallowtail", "monarch butterfly"), coat="#ee7d2b", dark="#33241f",
        light="#fbe3b5", wings="butterfly", breadth=1.5, belly=0.32,
    segments=((-0.2, 0.0, 0.36, 0.085, "dark"), (0.12, 0.02, 0.17, 0.11, "dark")), head=(0.36, 0.06, 0.14), legs=_SIX,
        leg=0.42, thick=0.022,
    marks=("club", "paleface"), feelers=0.3, pace=0.6,
)  # fmt: skip
_MOTH = _BUTTERFLY.but(
    name="moth",
    words=(),
    coat="#b79b78",
    dark="#5d4a36",
    light="#e6d6b8",
    wings="moth",
    marks=("fuzzy",),
    segments=((-0.2, 0.0, 0.36, 0.13, "coat"), (0.12, 0.02, 0.2, 0.16, "light")),
)
_GRASSHOPPER = Insect(
    name="grasshopper", height=0.45, words=("locust", "cricket"), form="hopper", coat="#6fae3d", dark="#3c6b22",
        light="#c3dc8a", breadth=2.1, belly=0.42,
    segments=((-0.3, 0.02, 0.62, 0.17, "coat"), (0.22, 0.04, 0.24, 0.2, "coat")), head=(0.54, 0.1, 0.22), legs=_SIX,
        leg=0.55, marks=("sameface", "rings"), feelers=0.5,
)  # fmt: skip
_MANTIS = _GRASSHOPPER.but(
    name="praying mantis",
    words=("mantis",),
    belly=0.55,
    head=(0.52, 0.34, 0.2),
    segments=((-0.35, 0.0, 0.55, 0.15, "coat"), (0.25, 0.16, 0.26, 0.1, "coat")),
    form="walker",
    leg=0.75,
)
_SPIDER = Insect(
    name="spider", height=0.5, words=("tarantula", "black widow"), form="spider", coat="#6b5068", dark="#35283a",
        light="#a98aa0", breadth=2.1, belly=0.4,
    segments=((-0.34, 0.1, 0.42, 0.36, "coat"),), head=(0.22, 0.04, 0.29), legs=_EIGHT, leg=1.1, thick=0.045, pace=0.9,
        feelers=0.0, marks=("sameface", "fangs", "fuzzy"),
)  # fmt: skip
_CATERPILLAR = Insect(
    name="caterpillar",
    height=0.42,
    words=("inchworm",),
    form="crawler",
    coat="#7fbf3f",
    dark="#3c5a22",
    light="#f2e05a",
    breadth=2.5,
    wings="",
)
_SNAIL = Insect(
    name="snail",
    height=0.5,
    words=("slug", "garden snail"),
    form="snail",
    coat="#c98a4b",
    dark="#7a4a22",
    light="#dcc79b",
    breadth=2.0,
)
_COCKROACH = _BEETLE.but(
    name="cockroach",
    words=("roach",),
    coat="#7d4a2a",
    dark="#3c2114",
    feelers=0.7,
    segments=((0.24, 0.0, 0.26, 0.2, "dark"), (-0.24, 0.02, 0.6, 0.24, "coat")),
)

INSECTS: tuple[Insect, ...] = (
    _BUTTERFLY, _MOTH, _BEE, _WASP, _LADYBUG, _ANT, _BEETLE, _DRAGONFLY, _SPIDER, _FLY, _MOSQUITO, _GRASSHOPPER, _MANTIS,
    _CATERPILLAR, _FIREFLY, _SNAIL, _COCKROACH,
)  # fmt: skip
"""Every insect, spider, caterpillar and snail that can be cast."""
