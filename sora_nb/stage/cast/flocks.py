"""Flocks: the rows of the bird table, from sparrow to ostrich."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Bird:
    """One kind of bird; lengths in body lengths (breast to rump), angles in degrees, colours as "#rrggbb".

    `depth` is half the body's depth; `tilt` how far the breast is raised while it stands; `legs` the height of the hip;
    `beak` is (kind, length, depth) in head radii; `fold` the size of the
    folded wing (long, deep); `height` the stage height in metres, `weight` in kilograms; `beat` is
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
    fold: tuple[float, float] = (1.0, 1.0)
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
    name="bird", height=0.4, weight=0.1, words=("sparrow", "songbird", "birdie"), marks=("belly", "cheek", "bars"),
    head=0.255, neck=0.1, gait="hop", beat=5.2,
)  # fmt: skip
CHICKEN = Bird(
    name="chicken", height=0.6, weight=2.5, words=("hen",), depth=0.36, tilt=14, neck=0.34, neck_angle=72,
    neck_width=(0.24, 0.12), head=0.155, beak=("cone", 0.8, 0.36), legs=0.42, shank=0.03, tail=("cock", 0.4, 0.17),
    tail_angle=140, wing=0.62, fold=(0.74, 0.9), beat=5, coat="#f4efe6", light="#ffffff", dark="#d8cdbd", comb="comb",
    beak_colour="#f0b03c", leg_colour="#e8a13a", marks=(), flies=False,
)  # fmt: skip
DUCK = Bird(
    name="duck", height=0.5, weight=1.2, words=("mallard", "drake"), depth=0.31, tilt=6, neck=0.3, neck_angle=76,
    neck_width=(0.2, 0.12), head=0.185, beak=("bill", 1.25, 0.4), legs=0.24, shank=0.034, foot="web",
    tail=("point", 0.24, 0.1), tail_angle=158, coat="#a9a297", light="#efe9de", dark="#6e5a4a", head_colour="#2d7d55",
    throat="#f7f4ec", beak_colour="#f2b233", leg_colour="#ef8d2f", marks=("belly", "ring"), beat=4.5,
)  # fmt: skip
PENGUIN = Bird(
    name="penguin", height=1.0, weight=25, depth=0.34, tilt=82, neck=0.1, neck_angle=88, neck_width=(0.26, 0.22), head=0.24,
    beak=("cone", 0.85, 0.26), legs=0.13, shank=0.05, foot="web", tail=("point", 0.16, 0.08), tail_angle=250, wing=0.62,
    fold=(0.84, 0.5), beat=3, coat="#2b3140", light="#fbf8f0", dark="#20242f", beak_colour="#ef9a2f", leg_colour="#ef8d2f",
    marks=("front", "blush"), flies=False,
)  # fmt: skip

PIGEON = SPARROW.but(
    name="pigeon", height=0.45, weight=0.4, words=(), tilt=18, neck=0.2, neck_angle=68, neck_width=(0.22, 0.13),
    head=0.185, beak=("cone", 0.7, 0.24), coat="#8e97a8", light="#b9c0cc", dark="#6f7888", head_colour="#5d7a80",
    beak_colour="#4a4a52", leg_colour="#d9685f", iris="#d9692b", marks=("bars",), gait="walk", beat=4.2,
)  # fmt: skip
ROBIN = SPARROW.but(
    name="robin", words=("red robin",), depth=0.35, head=0.26, coat="#8a6a48", light="#f5ead8", dark="#6e5236",
    throat="#e8642c", beak_colour="#4a3a34", marks=("belly", "breast"), tilt=30,
)  # fmt: skip
BLUEBIRD = SPARROW.but(
    name="bluebird", words=(), coat="#3f7fd1", light="#f3eee2",
    dark="#2b5ea6", throat="#e39152", beak_colour="#3a3a44", marks=("belly", "breast"),
)  # fmt: skip
CROW = PIGEON.but(
    name="crow", height=0.55, weight=0.6, words=(), head=0.2,
    beak=("cone", 1.15, 0.36), coat="#34323d", light="#4a4856", dark="#26252e", head_colour="", beak_colour="#3d3b45",
    leg_colour="#3d3b45", iris="#1c1a20", marks=(), beat=3.4, eye=0.3,
)  # fmt: skip
PARROT = SPARROW.but(
    name="parrot", height=0.6, weight=0.9, words=(), tilt=52, neck=0.08, neck_width=(0.24, 0.19),
    head=0.25, beak=("hook", 0.85, 0.62), tail=("long", 0.8, 0.1), tail_angle=196, coat="#df3b33", light="#f7d94a",
    dark="#2f6fc9", throat="#f7efe2", beak_colour="#f1e6d2", leg_colour="#7a7480", marks=("eyepatch",), gait="walk",
    beat=3.4,
)  # fmt: skip
OWL = SPARROW.but(
    name="owl", height=0.65, weight=1.5, words=("barn owl",), depth=0.38, tilt=68, neck=0.06, neck_width=(0.34, 0.3),
    head=0.34, eye=0.36, beak=("hook", 0.3, 0.3), legs=0.2, shank=0.034, tail=("fan", 0.3, 0.12), tail_angle=222, wing=1.05,
    coat="#96704a", light="#f1e0c2", dark="#6d4d30", beak_colour="#e3a83c", leg_colour="#d9a24a", iris="#f2b025",
    comb="tufts", marks=("belly", "disc", "flecks"), gait="walk", beat=2.6,
)  # fmt: skip
EAGLE = SPARROW.but(
    name="eagle", height=0.85, weight=5, words=("bald eagle",), depth=0.32, tilt=48,
    neck=0.14, neck_width=(0.25, 0.18), head=0.2, beak=("hook", 0.95, 0.5), legs=0.32, shank=0.04, tail=("fan", 0.42, 0.14),
    tail_angle=200, wing=1.35, coat="#5d402b", light="#fbf8f0", dark="#46301f", head_colour="#fbf8f0", beak_colour="#f2b52e",
    leg_colour="#f0b22e", iris="#c98f1e", marks=("whitetail", "brow"), gait="walk", beat=2.0,
)  # fmt: skip
GOOSE = DUCK.but(
    name="goose", height=0.85, weight=4, words=("geese", "gander"), neck=0.56, neck_angle=78, head=0.155,
    beak=("bill", 1.15, 0.46), legs=0.3, coat="#f6f3eb", light="#ffffff", dark="#dcd6ca", head_colour="", marks=(),
    beak_colour="#f0902f", beat=3.0, wing=1.2,
)  # fmt: skip
SWAN = GOOSE.but(
    name="swan", height=1.1, weight=10, words=("cygnet",), neck=0.92, neck_angle=88, neck_bend=26, neck_width=(0.19, 0.085),
    head=0.135, legs=0.2, coat="#faf8f3", dark="#ebe6dc", beak_colour="#f0842a", leg_colour="#3a3840", wing=1.35, beat=2.2,
    marks=("lore",),
)  # fmt: skip
DUCKLING = DUCK.but(
    name="duckling", height=0.32, weight=0.1, words=("baby duck",), neck=0.14, head=0.3, depth=0.34, legs=0.22,
    beak=("bill", 0.75, 0.36), tail=("point", 0.14, 0.08), wing=0.45, fold=(0.6, 0.6), coat="#f8d858", light="#fdeea6",
    dark="#eec23f", head_colour="", marks=("belly",), flies=False,
)  # fmt: skip
CHICK = DUCKLING.but(
    name="chick", words=("baby chick", "baby bird"), beak=("cone", 0.5, 0.26), foot="claw", tilt=16, depth=0.38, head=0.33,
    neck=0.08, leg_colour="#e8a13a", shank=0.026,
)  # fmt: skip
ROOSTER = CHICKEN.but(
    name="rooster", height=0.78, weight=3.2, words=("cock", "cockerel"), tilt=26, neck=0.4, tail=("plume", 0.62, 0.1),
    tail_angle=128, coat="#b9502a", light="#e8a24a", dark="#2f5a4a", head_colour="#e08a35", marks=(), legs=0.5,
)  # fmt: skip
FLAMINGO = SWAN.but(
    name="flamingo", height=1.5, weight=3, words=(), depth=0.29, tilt=12, neck=1.05,
    neck_angle=82, neck_bend=30, neck_width=(0.17, 0.07), head=0.125, beak=("bent", 1.35, 0.62), legs=1.25, shank=0.022,
    foot="web", tail=("point", 0.22, 0.08), tail_angle=206, coat="#f58fa6", light="#fbc4cf", dark="#ec6f8c",
    beak_colour="#f6d9cf", leg_colour="#ee7f95", wing=1.1, beat=2.6, marks=("beaktip",),
)  # fmt: skip
OSTRICH = CHICKEN.but(
    name="ostrich", height=2.2, weight=110, words=(), depth=0.42, tilt=4, neck=0.95, neck_angle=82, neck_bend=8,
    neck_width=(0.1, 0.065), head=0.13, beak=("bill", 0.95, 0.5), legs=1.0, shank=0.036, tail=("fan", 0.3, 0.17),
    tail_angle=168, wing=0.62, coat="#3a3740", light="#f5f1e8", dark="#2b2930", head_colour="#e3b79b", comb="",
    beak_colour="#d9b08a", leg_colour="#d3a58a", marks=("whitetail", "bareneck"), eye=0.42, beat=3,
)  # fmt: skip
SEAGULL = DUCK.but(
    name="seagull", height=0.5, weight=0.8, words=("gull",), depth=0.28, tilt=14, neck=0.16,
    neck_angle=66, neck_width=(0.22, 0.16), head=0.195, beak=("cone", 0.95, 0.34), legs=0.3, shank=0.026,
    tail=("fan", 0.34, 0.09), tail_angle=182, wing=1.4, coat="#fbf9f4", light="#ffffff", dark="#aeb6c2", head_colour="",
    marks=("wings",), beak_colour="#f3b52c", leg_colour="#efa23a", beat=2.6,
)  # fmt: skip
PEACOCK = ROOSTER.but(
    name="peacock", height=1.0, weight=5, words=("peafowl", "peahen"), tilt=18, neck=0.5, neck_angle=82, neck_bend=10,
    neck_width=(0.2, 0.09), head=0.14, comb="crown", legs=0.5, beak=("cone", 0.8, 0.3), tail=("train", 1.05, 0.1),
    tail_angle=150, coat="#1f63b5", light="#46c2c9", dark="#2f7f58", head_colour="", beak_colour="#d9cbb0",
    leg_colour="#9a8a78",
)  # fmt: skip
TURKEY = CHICKEN.but(
    name="turkey", height=0.95, weight=8, words=("gobbler",), depth=0.42, tilt=22, neck=0.36, head=0.13,
    tail=("wheel", 0.62, 0.1), tail_angle=130, coat="#6b4630", light="#c98f5a", dark="#4a2f20", head_colour="#c9525a",
    comb="wattle", beak_colour="#e8c07a", leg_colour="#d99a6a", legs=0.46,
)  # fmt: skip
TOUCAN = PARROT.but(
    name="toucan", height=0.6, words=(), beak=("toucan", 2.0, 0.62), coat="#2b2a33", light="#fbf6ea",
    dark="#222129", throat="#f8e36a", beak_colour="#f58a2a", tail=("long", 0.45, 0.09), marks=("breast", "eyepatch"),
)  # fmt: skip
HUMMINGBIRD = SPARROW.but(
    name="hummingbird", height=0.3, weight=0.02, words=("colibri",), depth=0.24, head=0.23,
    beak=("cone", 1.8, 0.14), legs=0.16, shank=0.016, wing=0.9, beat=9, tail=("fan", 0.34, 0.1), coat="#2fa36b",
    light="#f1efe4", dark="#1f7a58", throat="#d1316e", beak_colour="#3a3a40", leg_colour="#4a4a4f",
    marks=("belly", "breast"),
)  # fmt: skip

BIRDS: tuple[Bird, ...] = (
    SPARROW, PIGEON, ROBIN, BLUEBIRD, CROW, PARROT, OWL, EAGLE, DUCK, DUCKLING, GOOSE, SWAN, CHICKEN, ROOSTER, CHICK,
    PENGUIN, FLAMINGO, OSTRICH, SEAGULL, PEACOCK, TURKEY, TOUCAN, HUMMINGBIRD,
)  # fmt: skip
"""Every bird that can be cast."""
