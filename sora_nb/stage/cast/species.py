"""Species: what makes a four-legged animal a dog, a horse or an elephant, as rows of data."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Legs:
    """Rest positions of a pair of legs' joints: (x, y) from below the root, in withers heights, and their half widths.

    The chain runs root, middle, low, ball; `widths` are root, upper muscle, middle, shin, low, cannon, ball.
    """

    chain: tuple[Pair, Pair, Pair, Pair]
    widths: tuple[float, float, float, float, float, float, float]
    foot: str
    size: float


PAW_HIND = Legs(
    chain=((0.0, 0.72), (0.13, 0.46), (-0.16, 0.25), (-0.05, 0.05)), widths=(0.17, 0.17, 0.105, 0.075, 0.052, 0.046, 0.05),
    foot="paw", size=0.085,
)  # fmt: skip
PAW_FORE = Legs(
    chain=((0.0, 0.66), (-0.08, 0.44), (-0.01, 0.17), (0.01, 0.05)), widths=(0.11, 0.12, 0.082, 0.062, 0.052, 0.05, 0.052),
    foot="paw", size=0.085,
)  # fmt: skip
HOOF_HIND = Legs(
    chain=((0.0, 0.76), (0.12, 0.56), (-0.12, 0.35), (-0.04, 0.085)), widths=(0.15, 0.16, 0.1, 0.062, 0.042, 0.031, 0.036),
    foot="hoof", size=0.055,
)  # fmt: skip
HOOF_FORE = Legs(
    chain=((0.0, 0.68), (-0.06, 0.52), (0.0, 0.29), (0.0, 0.085)), widths=(0.1, 0.1, 0.07, 0.05, 0.042, 0.03, 0.036),
    foot="hoof", size=0.055,
)  # fmt: skip
PILLAR_HIND = Legs(
    chain=((0.0, 0.7), (0.07, 0.42), (-0.05, 0.2), (-0.02, 0.06)), widths=(0.18, 0.19, 0.13, 0.105, 0.09, 0.09, 0.095),
    foot="pad", size=0.1,
)  # fmt: skip
PILLAR_FORE = Legs(
    chain=((0.0, 0.66), (-0.05, 0.44), (0.01, 0.21), (0.01, 0.06)), widths=(0.13, 0.14, 0.115, 0.1, 0.09, 0.09, 0.095),
    foot="pad", size=0.1,
)  # fmt: skip
BEAR_HIND = Legs(
    chain=((0.0, 0.66), (0.1, 0.37), (-0.06, 0.14), (0.0, 0.065)), widths=(0.22, 0.22, 0.15, 0.115, 0.095, 0.085, 0.08),
    foot="paw", size=0.125,
)  # fmt: skip
BEAR_FORE = Legs(
    chain=((0.0, 0.64), (-0.08, 0.42), (0.0, 0.15), (0.02, 0.065)), widths=(0.15, 0.16, 0.125, 0.1, 0.09, 0.085, 0.08),
    foot="paw", size=0.12,
)  # fmt: skip
HOP_HIND = Legs(
    chain=((-0.02, 0.52), (0.3, 0.4), (-0.2, 0.13), (0.08, 0.055)), widths=(0.26, 0.29, 0.22, 0.12, 0.065, 0.065, 0.06),
    foot="paw", size=0.11,
)  # fmt: skip
HOP_FORE = Legs(
    chain=((0.0, 0.5), (-0.1, 0.34), (0.0, 0.13), (0.02, 0.05)), widths=(0.11, 0.12, 0.09, 0.065, 0.055, 0.05, 0.05),
    foot="paw", size=0.085,
)  # fmt: skip
CRAWL_HIND = Legs(
    chain=((0.0, 0.62), (0.22, 0.5), (-0.1, 0.22), (0.0, 0.06)), widths=(0.2, 0.2, 0.14, 0.11, 0.09, 0.08, 0.08), foot="paw",
    size=0.13,
)  # fmt: skip
CRAWL_FORE = Legs(
    chain=((0.0, 0.6), (-0.16, 0.42), (0.02, 0.2), (0.04, 0.06)), widths=(0.15, 0.16, 0.12, 0.1, 0.085, 0.08, 0.08),
    foot="paw", size=0.12,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Species:
    """One kind of animal; lengths in withers heights, angles in degrees, colours as "#rrggbb".

    `back` and `belly` are the heights of the back and belly lines at rump, loin, ribs and withers (groin … brisket).
    `height` is the stage height in metres from the ground to the highest point; `weight` is in kilograms.
    """

    name: str
    height: float
    weight: float
    words: tuple[str, ...] = ()
    length: float = 0.86
    back: tuple[float, float, float, float] = (0.95, 0.96, 0.96, 1.0)
    belly: tuple[float, float, float, float] = (0.62, 0.58, 0.5, 0.44)
    rump: float = 0.17
    breast: float = 0.17
    neck: float = 0.3
    neck_angle: float = 52.0
    neck_width: Pair = (0.25, 0.16)
    crest: float = 0.0
    head: float = 0.21
    profile: str = "canine"
    muzzle: Pair = (1.0, 1.0)
    pitch: float = -6.0
    eye: float = 1.0
    ears: str = "pointed"
    ear: float = 1.0
    ear_angle: float = 0.0
    hind: Legs = PAW_HIND
    fore: Legs = PAW_FORE
    bulk: float = 1.0
    tail: str = "cat"
    tail_length: float = 0.6
    tail_angle: float = 150.0
    tail_curl: float = -50.0
    tail_width: float = 0.05
    horns: str = ""
    horn: float = 1.0
    mane: str = ""
    coat: str = "#b9834f"
    light: str = ""
    dark: str = ""
    nose: str = "#2b2326"
    iris: str = "#5b3a1e"
    inner: str = "#e8a79a"
    horn_colour: str = "#e9dcc0"
    hoof_colour: str = "#4a4038"
    marks: tuple[str, ...] = ()
    mark_colour: str = ""
    limb_colour: str = ""
    head_colour: str = ""
    ear_colour: str = ""
    muzzle_colour: str = ""
    gait: str = "walk"
    hump: tuple[float, float, float] | None = None
    extras: tuple[str, ...] = ()

    def but(self, **changes: Any) -> Species:
        """Return a relative with some fields changed."""
        return dataclasses.replace(self, **changes)


def young(parent: Species, name: str, share: float, *, words: tuple[str, ...] = (), **changes: Any) -> Species:
    """Return the child of a species: a bigger head, shorter neck and body, thicker legs; `share` of its height."""
    fields: dict[str, Any] = {
        "name": name, "words": words, "height": round(parent.height * share, 2), "weight": parent.weight * share**3,
        "head": parent.head * 1.32, "length": parent.length * 0.86, "neck": parent.neck * 0.85, "eye": parent.eye * 1.12,
        "muzzle": (parent.muzzle[0] * 0.86, parent.muzzle[1]), "bulk": parent.bulk * 1.06, "horns": "", "mane": "",
        "tail_length": parent.tail_length * 0.75,
    }  # fmt: skip
    return parent.but(**(fields | changes))
