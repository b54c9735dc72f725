"""Beasts: the rows of the species table, from dog to tortoise."""

from __future__ import annotations

from sora_nb.stage.cast.species import (
    BEAR_FORE,
    BEAR_HIND,
    HOOF_FORE,
    HOOF_HIND,
    HOP_FORE,
    HOP_HIND,
    PILLAR_FORE,
    PILLAR_HIND,
    Species,
    young,
)

DOG = Species(
    name="dog", height=0.85, weight=25, words=("hound", "doggy", "pooch", "labrador", "retriever", "mutt"),
    length=0.84, head=0.25, neck=0.27, neck_angle=58, ears="flop", ear=0.82, ear_angle=14, tail="taper", tail_length=0.55,
    tail_angle=128, tail_curl=-60, tail_width=0.055, coat="#d39a55", light="#f5e3c3", dark="#a86c35", ear_colour="#a86c35",
    marks=("belly", "socks"),
)  # fmt: skip
CAT = Species(
    name="cat", height=0.55, weight=5, words=("tabby", "feline", "tomcat"),
    length=0.92, back=(0.93, 0.93, 0.92, 0.95), belly=(0.6, 0.56, 0.52, 0.48), head=0.29, profile="feline", neck=0.24,
    neck_angle=46, neck_width=(0.24, 0.19), ears="pointed", ear=0.7, tail="cat", tail_length=1.0, tail_angle=140,
    tail_curl=-95, tail_width=0.055, coat="#e08f3c", light="#fbeedb", dark="#b5611f", marks=("belly", "socks", "tabby"),
    iris="#5d9a3b", nose="#d9737a", pitch=0,
)  # fmt: skip
FOX = DOG.but(
    name="fox", height=0.75, weight=8, words=("vixen",), length=0.88, head=0.24, muzzle=(1.02, 0.74), ears="pointed", ear=0.8,
    ear_angle=0, ear_colour="", tail="bushy", tail_length=0.95, tail_angle=168, tail_curl=-22, tail_width=0.145,
    coat="#e2702a", light="#fdf3e4", dark="#3b2a2a", inner="#4a3230", iris="#a8741c", marks=("belly", "stockings", "tailtip", "cheek"),
    bulk=0.86, belly=(0.63, 0.6, 0.53, 0.48),
)  # fmt: skip
HORSE = Species(
    name="horse", height=2.1, weight=450, words=("stallion", "mare", "steed", "mustang"),
    length=0.86, back=(0.99, 0.95, 0.93, 1.0), belly=(0.6, 0.55, 0.5, 0.5), rump=0.21, breast=0.17, neck=0.56, neck_angle=54,
    neck_width=(0.24, 0.125), crest=0.04, head=0.19, profile="equine", pitch=-42, ears="leaf", ear=0.9, ear_angle=-8,
    hind=HOOF_HIND, fore=HOOF_FORE, tail="horse", tail_length=0.72, tail_angle=200, tail_curl=62, tail_width=0.085,
    mane="horse", coat="#9a5a30", light="#c98f62", dark="#33211b", marks=("points",), nose="#3a2723", iris="#2f1d14",
    gait="hoof",
)  # fmt: skip
COW = HORSE.but(
    name="cow", height=1.7, weight=600, words=("cattle", "heifer"), length=1.0, back=(0.99, 0.98, 0.98, 1.0),
    belly=(0.5, 0.46, 0.42, 0.42), rump=0.2, breast=0.17, neck=0.36, neck_angle=28, neck_width=(0.26, 0.18), crest=0.0, head=0.215,
    profile="bovine", pitch=-26, ears="leaf", ear=0.85, ear_angle=78, bulk=1.08, tail="tuft", tail_length=0.66, tail_angle=215,
    tail_curl=45, tail_width=0.028, mane="", horns="cow", horn=0.75, coat="#f3efe6", light="#ffffff", dark="#2e2a2c",
    marks=("patches",), mark_colour="#2e2a2c", muzzle_colour="#eeb3a4", nose="#8a4f4a", extras=("udder",),
)  # fmt: skip
RABBIT = Species(
    name="rabbit", height=0.5, weight=2, words=("bunny",), length=0.62, back=(0.84, 1.0, 0.98, 0.8), belly=(0.16, 0.15, 0.2, 0.28),
    rump=0.3, breast=0.16, neck=0.22, neck_angle=55, neck_width=(0.3, 0.22), head=0.32, profile="lagomorph", pitch=-4, ears="long",
    ear=0.62, ear_angle=10, hind=HOP_HIND, fore=HOP_FORE, tail="pompom", tail_length=0.14, tail_angle=150, tail_width=0.14,
    coat="#b9a189", light="#f6efe4", dark="#7d6752", marks=("belly",), nose="#d98a8c", iris="#4a2f22", gait="hop",
)  # fmt: skip
BEAR = Species(
    name="bear", height=1.9, weight=300, words=("grizzly",), length=0.92, back=(0.92, 0.96, 0.98, 1.08), belly=(0.4, 0.36, 0.36, 0.38),
    rump=0.25, breast=0.22, neck=0.32, neck_angle=22, neck_width=(0.36, 0.27), head=0.29, profile="ursine", pitch=-4, ears="round",
    ear=0.44, hind=BEAR_HIND, fore=BEAR_FORE, tail="stub", tail_length=0.12, tail_angle=170, tail_width=0.07, coat="#7d4f2e",
    light="#c09264", dark="#4e2f1d", marks=(), muzzle_colour="#c9a077", inner="#a8744c", iris="#2e1b12",
)  # fmt: skip
ELEPHANT = Species(
    name="elephant", height=3.2, weight=3500, words=("jumbo",), length=0.82, back=(0.93, 1.03, 1.06, 1.0),
    belly=(0.44, 0.4, 0.38, 0.42), rump=0.25, breast=0.2, neck=0.26, neck_angle=22, neck_width=(0.32, 0.28), head=0.265,
    profile="elephant", pitch=-6, eye=0.85, ears="flap", ear=1.15, hind=PILLAR_HIND, fore=PILLAR_FORE, tail="tuft",
    tail_length=0.5, tail_angle=235, tail_curl=25, tail_width=0.028, horns="tusks", coat="#8f97a6", light="#aab1bd",
    dark="#5d6472", inner="#c99a9c", extras=("trunk", "nails"), iris="#3a2a1c", gait="pad",
)  # fmt: skip

BEASTS: tuple[Species, ...] = (DOG, CAT, FOX, HORSE, COW, RABBIT, BEAR, ELEPHANT, young(DOG, "puppy", 0.62, words=("pup",)))
"""Every quadruped that can be cast."""
