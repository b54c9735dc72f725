"""Beasts: the rows of the species table, from dog to tortoise."""

from __future__ import annotations

from sora_nb.stage.cast.species import (
    BEAR_FORE,
    BEAR_HIND,
    CRAWL_FORE,
    CRAWL_HIND,
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
    name="dog", height=0.85, weight=25, words=("hound", "doggy", "pooch", "mutt"), length=0.84,
    head=0.25, neck=0.27, neck_angle=58, ears="flop", ear=0.82, ear_angle=14, tail="taper", tail_length=0.55, tail_angle=128,
    tail_curl=-60, tail_width=0.055, coat="#d39a55", light="#f5e3c3", dark="#a86c35", ear_colour="#a86c35",
    marks=("belly", "socks"),
)  # fmt: skip
CAT = Species(
    name="cat", height=0.55, weight=5, words=("tabby", "feline", "tomcat"), length=0.92, back=(0.93, 0.93, 0.92, 0.95),
    belly=(0.6, 0.56, 0.52, 0.48), head=0.29, profile="feline", neck=0.24, neck_angle=46, neck_width=(0.24, 0.19),
    ears="pointed", ear=0.7, tail="cat", tail_length=1.0, tail_angle=140, tail_curl=-95, tail_width=0.055, coat="#e08f3c",
    light="#fbeedb", dark="#b5611f", marks=("belly", "tabby", "socks", "tabbyface"), iris="#5d9a3b", nose="#d9737a", pitch=0,
)  # fmt: skip
FOX = DOG.but(
    name="fox", height=0.75, weight=8, words=("vixen",), length=0.88, head=0.24, muzzle=(1.02, 0.74), ears="pointed",
    ear=0.8, ear_angle=0, ear_colour="", tail="bushy", tail_length=0.95, tail_angle=168, tail_curl=-22, tail_width=0.145,
    coat="#e2702a", light="#fdf3e4", dark="#3b2a2a", inner="#4a3230", iris="#a8741c",
    marks=("belly", "stockings", "tailtip", "cheek"), bulk=0.86, belly=(0.63, 0.6, 0.53, 0.48),
)  # fmt: skip
HORSE = Species(
    name="horse", height=2.1, weight=450, words=("stallion", "mare", "steed", "mustang"), length=0.8,
    back=(0.99, 0.95, 0.93, 1.0), belly=(0.62, 0.57, 0.52, 0.52), rump=0.21, breast=0.17, neck=0.56, neck_angle=54,
    neck_width=(0.24, 0.125), crest=0.04, head=0.19, profile="equine", pitch=-42, ears="leaf", ear=0.9, ear_angle=-8,
    hind=HOOF_HIND, fore=HOOF_FORE, tail="horse", tail_length=0.72, tail_angle=200, tail_curl=62, tail_width=0.085,
    mane="horse", coat="#9a5a30", light="#c98f62", dark="#33211b", marks=("points", "blaze"), nose="#3a2723", iris="#2f1d14",
    gait="hoof",
)  # fmt: skip
COW = HORSE.but(
    name="cow", height=1.7, weight=600, words=("cattle", "heifer"), length=1.0, back=(0.99, 0.98, 0.98, 1.0),
    belly=(0.5, 0.46, 0.42, 0.42), rump=0.2, breast=0.17, neck=0.36, neck_angle=28, neck_width=(0.26, 0.18), crest=0.0,
    head=0.215, profile="bovine", pitch=-26, ears="leaf", ear=0.85, ear_angle=78, bulk=1.08, tail="tuft", tail_length=0.66,
    tail_angle=215, tail_curl=45, tail_width=0.028, mane="", horns="cow", horn=0.75, coat="#f3efe6", light="#ffffff",
    dark="#2e2a2c", marks=("patches", "cowface"), mark_colour="#2e2a2c", muzzle_colour="#eeb3a4", nose="#8a4f4a",
    extras=("udder",),
)  # fmt: skip
RABBIT = Species(
    name="rabbit", height=0.5, weight=2, words=("bunny",), length=0.62, back=(0.8, 0.97, 1.0, 0.92),
    belly=(0.16, 0.15, 0.2, 0.28), rump=0.3, breast=0.16, neck=0.22, neck_angle=55, neck_width=(0.3, 0.22), head=0.32,
    profile="lagomorph", pitch=-4, ears="long", ear=0.62, ear_angle=10, hind=HOP_HIND, fore=HOP_FORE, tail="pompom",
    tail_length=0.14, tail_angle=150, tail_width=0.14, coat="#b9a189", light="#f6efe4", dark="#7d6752", marks=("belly",),
    nose="#d98a8c", iris="#4a2f22", gait="hop",
)  # fmt: skip
BEAR = Species(
    name="bear", height=1.9, weight=300, words=("grizzly",), length=0.92, back=(0.92, 0.97, 1.0, 1.04),
    belly=(0.4, 0.36, 0.36, 0.38), rump=0.25, breast=0.22, neck=0.32, neck_angle=22, neck_width=(0.31, 0.26), head=0.29,
    profile="ursine", pitch=-4, ears="round", ear=0.44, hind=BEAR_HIND, fore=BEAR_FORE, tail="stub", tail_length=0.12,
    tail_angle=170, tail_width=0.07, coat="#7d4f2e", light="#c09264", dark="#4e2f1d", marks=(), muzzle_colour="#c9a077",
    inner="#a8744c", iris="#2e1b12",
)  # fmt: skip
ELEPHANT = Species(
    name="elephant", height=3.2, weight=3500, words=("jumbo",), length=0.82, back=(0.93, 1.03, 1.06, 1.0),
    belly=(0.44, 0.4, 0.38, 0.42), rump=0.25, breast=0.2, neck=0.26, neck_angle=22, neck_width=(0.32, 0.28), head=0.265,
    profile="elephant", pitch=-6, eye=0.85, ears="flap", ear=1.15, hind=PILLAR_HIND, fore=PILLAR_FORE, tail="tuft",
    tail_length=0.5, tail_angle=235, tail_curl=25, tail_width=0.028, horns="tusks", coat="#8f97a6", light="#aab1bd",
    dark="#5d6472", inner="#c99a9c", extras=("trunk", "nails"), iris="#3a2a1c", gait="pad",
)  # fmt: skip

MAMMOTH = ELEPHANT.but(
    name="mammoth", height=3.4, words=("woolly mammoth",), back=(0.84, 0.96, 1.06, 1.14), ear=0.62, tail_length=0.34,
    neck_width=(0.38, 0.32), coat="#84563a", light="#9a6b4a", dark="#573522", inner="#a9745a",
)  # fmt: skip

WOLF = DOG.but(
    name="wolf", height=1.0, weight=45, words=("timber wolf", "grey wolf"), length=0.88, head=0.235, muzzle=(1.08, 0.9),
    ears="pointed", ear=0.66, ear_angle=0, ear_colour="", tail="bushy", tail_length=0.62, tail_angle=222, tail_curl=18,
    tail_width=0.1, neck_width=(0.3, 0.2), neck_angle=42, coat="#8b9099", light="#e9e7e1", dark="#555b66", inner="#6a5a5a",
    iris="#d9a628", marks=("saddle", "belly", "wolfbrow", "darktip"),
)  # fmt: skip
LION = CAT.but(
    name="lion", height=1.6, weight=190, words=(), length=0.96, back=(0.95, 0.92, 0.93, 1.0),
    belly=(0.58, 0.55, 0.46, 0.4), head=0.265, muzzle=(1.25, 1.15), neck=0.26, neck_angle=38, neck_width=(0.28, 0.22),
    ears="round", ear=0.42, bulk=1.1, eye=0.82, tail="tuft", tail_length=0.8, tail_angle=160, tail_curl=-75,
    tail_width=0.032, mane="lion", coat="#dca657", light="#f7e6c4", dark="#8f4f20", iris="#9a6a1e", nose="#6b3a35",
    marks=("belly",),
)  # fmt: skip
TIGER = LION.but(
    name="tiger", height=1.45, words=("tigress",), mane="", tail="cat", tail_length=0.95, tail_width=0.045, coat="#ee8b2e",
    light="#fff5e6", dark="#2c2224", iris="#b98a1c", nose="#d98a86", marks=("belly", "stripes", "tigerface", "rings"),
)  # fmt: skip
LEOPARD = TIGER.but(
    name="leopard", height=1.3, weight=70, words=(), head=0.245, bulk=0.98, coat="#e5b056", dark="#4a3322",
    mark_colour="#c98a3c", marks=("belly", "rosettes", "centres", "rings"),
)  # fmt: skip
CHEETAH = LEOPARD.but(
    name="cheetah", height=1.25, weight=50, words=(), head=0.215, bulk=0.84, belly=(0.66, 0.63, 0.52, 0.44), coat="#ebbf6b",
    dark="#3a2a20", marks=("belly", "spots", "tears", "rings"),
)  # fmt: skip
PANTHER = LEOPARD.but(
    name="panther", words=("black panther",), coat="#33313b", light="#4a4753", dark="#201e26", iris="#c9b32a",
    nose="#1c1a20", marks=(),
)  # fmt: skip
PONY = HORSE.but(
    name="pony", height=1.5, weight=200, words=("shetland",), length=0.9, belly=(0.54, 0.48, 0.44, 0.44), neck=0.46,
    head=0.22, bulk=1.2, coat="#c98b4c", light="#f4e6cb", dark="#f1dfba", marks=("blaze",), hoof_colour="#5a4a3c",
)  # fmt: skip
UNICORN = HORSE.but(
    name="unicorn", weight=350, words=("magic horse",), coat="#fbf7f4", light="#ffffff", dark="#c79ae0", marks=(),
    horns="unicorn",
    horn=1.0, nose="#e8a7b8", iris="#6f56b0", mane="horse",
)  # fmt: skip
ZEBRA = HORSE.but(
    name="zebra", height=1.8, weight=320, words=(), length=0.9, belly=(0.56, 0.51, 0.46, 0.46), neck=0.5, neck_angle=50,
    head=0.195, mane="short", tail="tuft", tail_length=0.6, tail_angle=222, tail_curl=40, tail_width=0.03, coat="#f7f5ef",
    light="#ffffff", dark="#26242b", muzzle_colour="#4a4449", marks=("zebra", "zebraface"), ear=0.95,
)  # fmt: skip
DONKEY = HORSE.but(
    name="donkey", height=1.6, weight=180, words=("burro", "ass"), length=0.9, belly=(0.55, 0.5, 0.46, 0.46),
    neck=0.44, neck_angle=48, head=0.225, ears="leaf", ear=1.35, ear_angle=2, mane="short", tail="tuft", tail_length=0.55,
    tail_angle=225, tail_curl=30, tail_width=0.03, coat="#8f8a93", light="#e6e0da", dark="#4a454c", muzzle_colour="#e9e2da",
    marks=("belly", "eyering"),
)  # fmt: skip
BULL = COW.but(
    name="bull", height=1.75, weight=900, words=("ox", "steer"), neck_width=(0.36, 0.26), bulk=1.2,
    back=(0.94, 0.95, 0.98, 1.08), head=0.235, horns="bull", horn=0.85, coat="#5d3a29", dark="#33201a", marks=(), extras=(),
    muzzle_colour="#c9a48c",
)  # fmt: skip
BUFFALO = BULL.but(
    name="buffalo", height=1.9, words=("bison",), back=(0.86, 0.88, 1.0, 1.2), neck_angle=2, neck=0.3, coat="#7a5236",
    dark="#46301f", extras=("ruff", "beard"), horns="cow", horn=0.9, light="#46301f", muzzle_colour="#5a4436",
    head_colour="#573a26",
)  # fmt: skip
GOAT = COW.but(
    name="goat", height=1.15, weight=50, words=("billy goat", "nanny goat"), length=0.82, belly=(0.54, 0.46, 0.4, 0.44),
    neck=0.36, neck_angle=56, neck_width=(0.22, 0.13), head=0.2, profile="ovine", muzzle=(1.08, 0.95), pitch=-18,
    ears="leaf", ear=0.85, ear_angle=98, bulk=0.95, tail="stub", tail_length=0.14, tail_angle=110, tail_width=0.05,
    horns="goat", horn=0.95, coat="#ece5d8", light="#fffaf0", dark="#6d5a49", marks=("points",), extras=("beard",),
    muzzle_colour="", horn_colour="#a08c70", nose="#6d5048",
)  # fmt: skip
SHEEP = COW.but(
    name="sheep", height=1.1, weight=70, words=("ewe", "ram"), length=0.76, back=(0.95, 0.97, 0.97, 0.98),
    belly=(0.42, 0.4, 0.38, 0.42), neck=0.3, neck_angle=44, neck_width=(0.24, 0.16), head=0.205, profile="ovine", pitch=-16,
    ears="leaf", ear=0.8, ear_angle=100, bulk=1.0, tail="pompom", tail_length=0.1, tail_width=0.1, tail_angle=200, horns="",
    coat="#f6f1e6", light="#fffaf0", dark="#4b4145", head_colour="#54494d", ear_colour="#54494d", limb_colour="#54494d",
    marks=(), extras=("wool",), nose="#2b2326", muzzle_colour="", inner="#c98d8a", hoof_colour="#2f282b",
)  # fmt: skip
PIG = Species(
    name="pig", height=0.95, weight=120, words=("hog", "sow", "piggy"), length=0.98, back=(0.92, 1.0, 1.02, 0.98),
    belly=(0.38, 0.3, 0.28, 0.34), rump=0.22, breast=0.2, neck=0.2, neck_angle=18, neck_width=(0.34, 0.29), head=0.31,
    profile="swine", pitch=-6, ears="fold", ear=0.55, ear_angle=-8, hind=HOOF_HIND, fore=HOOF_FORE, bulk=1.5, tail="curl",
    tail_length=0.34, tail_angle=150, tail_curl=-430, tail_width=0.026, coat="#f2a9ad", light="#f9cdcb", dark="#d07d86",
    inner="#e08d95", muzzle_colour="#ee959c", nose="#a8525e", iris="#4a2f2a", hoof_colour="#8a5a58", gait="hoof", marks=(),
)  # fmt: skip
HARE = RABBIT.but(
    name="hare", height=0.62, weight=4, words=("jackrabbit",), length=0.72, belly=(0.26, 0.26, 0.28, 0.34), head=0.28,
    ear=0.78, coat="#a8825a", light="#f3e6d0", dark="#5f4630",
)  # fmt: skip
MOUSE = RABBIT.but(
    name="mouse", height=0.35, weight=0.03, words=("mice", "field mouse"), length=0.66, back=(0.72, 0.9, 0.95, 0.88),
    belly=(0.14, 0.13, 0.17, 0.24), rump=0.26, head=0.37, profile="rodent", neck=0.2, neck_angle=30, pitch=-8, ears="round",
    ear=0.8, ear_angle=8, eye=0.9, bulk=0.8, tail="taper", tail_length=1.25, tail_angle=182, tail_curl=-75, tail_width=0.032,
    coat="#a7a5b0", light="#f0eaea", dark="#6e6b78", inner="#f0b1b2", nose="#e5838c", marks=("belly",), gait="walk",
)  # fmt: skip
RAT = MOUSE.but(
    name="rat", height=0.4, weight=0.3, words=(), length=0.85, head=0.32, ear=0.6, muzzle=(1.15, 0.95), coat="#8a7763",
    light="#e8dccb", dark="#5a4a3c", back=(0.76, 0.9, 0.88, 0.76),
)  # fmt: skip
HAMSTER = MOUSE.but(
    name="hamster", height=0.38, words=(), length=0.6, head=0.42, ear=0.42, muzzle=(0.8, 1.1),
    tail="pompom", tail_length=0.08, tail_width=0.05, tail_angle=180, coat="#dba05c", light="#fdf1e0", dark="#a56b34",
    rump=0.32, back=(0.8, 0.98, 0.98, 0.85),
)  # fmt: skip
SQUIRREL = MOUSE.but(
    name="squirrel", height=0.45, weight=0.4, words=(), length=0.6, back=(0.62, 0.86, 0.96, 0.98),
    belly=(0.14, 0.14, 0.2, 0.3), neck=0.22, neck_angle=55, head=0.33, profile="rodent", muzzle=(0.82, 1.0), ears="pointed",
    ear=0.58, ear_angle=4, eye=1.0, bulk=0.9, tail="squirrel", tail_length=1.3, tail_angle=128, tail_curl=-46,
    tail_width=0.22, coat="#bb6632", light="#faebd5", dark="#8a4420", inner="#d99a78", nose="#5b3a30", gait="hop",
)  # fmt: skip
HEDGEHOG = MOUSE.but(
    name="hedgehog", height=0.4, weight=1, words=(), length=0.7, back=(0.82, 1.04, 1.04, 0.8), head=0.34,
    muzzle=(1.12, 0.85), ears="round", ear=0.4, tail="", tail_length=0.0, coat="#d9b48a", light="#f1dfc3", dark="#6b4e3a",
    marks=(), extras=("spines",), nose="#3a2a26", neck_angle=16,
)  # fmt: skip
BEAVER = MOUSE.but(
    name="beaver", height=0.6, weight=20, words=(), length=0.74,
    back=(0.84, 1.02, 1.0, 0.86), head=0.36, muzzle=(0.8, 1.15), ears="round", ear=0.34, tail="flat", tail_length=0.62,
    tail_angle=192, tail_curl=-12, tail_width=0.1, coat="#7f5233", light="#b98a5e", dark="#45302a", extras=("teeth",),
    nose="#33231f",
)  # fmt: skip
OTTER = MOUSE.but(
    name="otter", height=0.55, weight=9, words=(), length=1.15,
    back=(0.78, 0.9, 0.9, 0.9), head=0.31, muzzle=(0.8, 1.1), ears="round", ear=0.3, tail="thick", tail_length=0.95,
    tail_angle=186, tail_curl=-14, tail_width=0.085, coat="#7d5a41", light="#dcc4a4", dark="#523a2a", neck=0.3,
    neck_angle=40, nose="#2b2024", marks=("belly",),
)  # fmt: skip
RACCOON = FOX.but(
    name="raccoon", height=0.65, weight=8, words=("racoon",), length=0.86, back=(0.92, 1.0, 0.98, 0.92),
    belly=(0.5, 0.44, 0.42, 0.42), head=0.27, muzzle=(0.84, 0.8), ears="round", ear=0.5, tail_length=0.75, tail_width=0.12,
    tail_angle=190, coat="#8b8a90", light="#eeeae2", dark="#3a373e", inner="#c9b8b0", iris="#2a2024",
    marks=("mask", "stockings", "rings", "cheek"), bulk=0.95,
)  # fmt: skip
SKUNK = RACCOON.but(
    name="skunk", height=0.6, words=(), tail="squirrel", tail_length=1.0, tail_angle=150, tail_curl=-70, tail_width=0.17,
    coat="#2e2b33", light="#fbf8f0", dark="#1c1a20", marks=("dorsal", "stripe", "tailtip"), head=0.24, ear=0.36,
    inner="#5a4a50",
)  # fmt: skip
POLAR_BEAR = BEAR.but(
    name="polar bear", words=("ice bear",), neck=0.42, neck_angle=26, head=0.255, muzzle=(1.12, 0.95), coat="#f5f2ea",
    light="#ffffff", dark="#cfc9bd", muzzle_colour="#fbf8f2", inner="#cfc4bb", nose="#26242a",
)  # fmt: skip
PANDA = BEAR.but(
    name="panda", height=1.6, weight=110, words=("giant panda",), length=0.84, head=0.34, coat="#f7f4ed", light="#ffffff",
    dark="#26242b", limb_colour="#2a282f", ear_colour="#2a282f", muzzle_colour="#fbf8f2", inner="#3a3840",
    marks=("yoke", "panda"), ear=0.42,
)  # fmt: skip
KOALA = BEAR.but(
    name="koala", height=0.8, weight=10, words=("koala bear",), length=0.66, head=0.42, muzzle=(0.7, 0.8), ears="round",
    ear=0.72,
    coat="#9a9ea8", light="#eceae6", dark="#6d717c", muzzle_colour="#b9bcc4", inner="#f0e6e2", marks=("belly",),
    nose="#33313a",
)  # fmt: skip
DEER = HORSE.but(
    name="deer", height=1.6, weight=90, words=("stag", "buck"), length=0.82,
    back=(0.96, 0.95, 0.95, 1.0), belly=(0.66, 0.62, 0.55, 0.54), rump=0.18, neck=0.46, neck_angle=60,
    neck_width=(0.2, 0.115), crest=0.0, head=0.19, profile="cervine", pitch=-14, ear=1.0, ear_angle=52, bulk=0.84,
    tail="stub", tail_length=0.15, tail_angle=215, tail_curl=20, tail_width=0.05, mane="", horns="antlers", horn=0.95,
    coat="#b97645", light="#f6e3c6", dark="#5f3a22", nose="#2b2024", horn_colour="#c9a878",
    marks=("belly", "fawn", "tailtip"), inner="#e9bfa4",
)  # fmt: skip
DOE = DEER.but(name="doe", height=1.25, words=(), horns="")
REINDEER = DEER.but(
    name="reindeer", height=1.75, weight=150, words=("caribou", "rudolph"), neck_width=(0.28, 0.15), neck_angle=44, bulk=1.0,
    horn=1.1, head=0.2, coat="#8b7058", light="#e9e1d3", dark="#4f3d2f", marks=("belly", "points"),
    belly=(0.6, 0.56, 0.5, 0.48),
)  # fmt: skip
MOOSE = REINDEER.but(
    name="moose", height=2.4, weight=450, words=(), back=(0.9, 0.92, 0.96, 1.06), profile="bovine", muzzle=(1.2, 1.2),
    pitch=-30, horns="moose", horn=1.0, coat="#6a4a35", light="#8a6a50", dark="#3f2b20", marks=("points",), head=0.2,
    neck_angle=34, neck=0.38, extras=("beard",), ear=0.85, ear_angle=70,
)  # fmt: skip
GIRAFFE = DEER.but(
    name="giraffe", height=4.2, weight=1100, words=(), length=0.62, back=(0.84, 0.87, 0.93, 1.0),
    belly=(0.62, 0.59, 0.55, 0.54), rump=0.16, neck=1.02, neck_angle=66, neck_width=(0.2, 0.085), head=0.155,
    muzzle=(1.12, 1.05), pitch=-20, ear=0.95, ear_angle=62, bulk=0.8, tail="tuft", tail_length=0.5, tail_angle=235,
    tail_curl=25, tail_width=0.022, mane="short", horns="ossicones", horn=1.1, coat="#f4d38c", light="#fbeecb",
    dark="#8a4f24", mark_colour="#b8702e", nose="#6d4a3a", marks=("giraffe",), inner="#f0c9a0",
)  # fmt: skip
CAMEL = HORSE.but(
    name="camel", height=2.2, weight=500, words=("dromedary",), length=0.86, back=(0.92, 0.98, 1.0, 0.98),
    belly=(0.62, 0.58, 0.52, 0.52), neck=0.62, neck_angle=44, neck_width=(0.22, 0.12), head=0.18, profile="cervine",
    muzzle=(1.1, 1.25), pitch=-6, ear=0.55, ear_angle=30, bulk=0.95, tail="tuft", tail_length=0.42, tail_angle=232,
    tail_curl=20, tail_width=0.024, mane="", coat="#d3a466", light="#ead0a4", dark="#8d6436", hump=(0.52, 0.3, 0.62),
    marks=(), nose="#6d4a34", hoof_colour="#7a5f42",
)  # fmt: skip
LLAMA = CAMEL.but(
    name="llama", height=1.8, weight=130, words=(), length=0.74, back=(0.96, 0.97, 0.97, 1.0),
    belly=(0.5, 0.47, 0.45, 0.47), neck=0.62, neck_angle=76, neck_width=(0.24, 0.15), head=0.18, profile="ovine",
    muzzle=(1.1, 1.0), ears="leaf", ear=1.0, ear_angle=4, hump=None, coat="#f1e4cd", light="#fffaf0", dark="#b08d64",
    extras=("wool",), bulk=1.0, tail="pompom", tail_length=0.12, tail_width=0.1, tail_angle=150,
)  # fmt: skip
HIPPO = ELEPHANT.but(
    name="hippo", height=1.7, weight=1500, words=("hippopotamus",), length=1.1, back=(0.94, 1.0, 1.0, 1.0),
    belly=(0.32, 0.26, 0.26, 0.32), neck=0.28, neck_angle=6, neck_width=(0.36, 0.3), head=0.3, profile="heavy", pitch=-10,
    eye=1.0, ears="round", ear=0.3, tail_length=0.28, horns="", coat="#8d7f92", light="#c9a9b4", dark="#62566b",
    inner="#d99aa5", marks=("belly",), muzzle_colour="#a8919f", extras=("nails",), nose="#4d4253", gait="pad",
)  # fmt: skip
RHINO = HIPPO.but(
    name="rhino", height=1.9, weight=1800, words=("rhinoceros",), length=1.0, back=(0.96, 0.98, 1.0, 1.08),
    belly=(0.42, 0.38, 0.36, 0.4), head=0.27, muzzle=(1.0, 0.8), pitch=-20, ears="leaf", ear=0.7, ear_angle=6,
    coat="#8b8d92", light="#a9abb0", dark="#5d5f66", muzzle_colour="#999ba1", inner="#b98f90", marks=(),
    extras=("nails", "noses"), horn_colour="#d9d0bd", nose="#4a4b50",
)  # fmt: skip
MONKEY = BEAR.but(
    name="monkey", height=0.9, weight=10, words=(), length=0.7,
    back=(0.8, 0.9, 0.94, 1.0), belly=(0.52, 0.5, 0.48, 0.46), rump=0.16, neck=0.2, neck_angle=55, neck_width=(0.24, 0.2),
    head=0.32, profile="primate", ears="round", ear=0.42, ear_angle=86, bulk=0.72, tail="cat", tail_length=1.1,
    tail_angle=160, tail_curl=-190, tail_width=0.038, coat="#84552f", light="#e9c49a", dark="#5a381f",
    muzzle_colour="#ecc79d", inner="#ecc79d", nose="#6a4028", marks=("face", "belly"),
)  # fmt: skip
GORILLA = MONKEY.but(
    name="gorilla", height=1.8, weight=160, words=("king kong",), back=(0.86, 0.92, 1.02, 1.12),
    belly=(0.44, 0.42, 0.44, 0.46), head=0.28, bulk=0.9, tail="", tail_length=0.0, neck_width=(0.3, 0.26), neck=0.22,
    neck_angle=40, ear=0.26, coat="#3a3840", light="#55525c", dark="#26242b", muzzle_colour="#5d5862", inner="#5d5862",
    nose="#26242b", marks=("face",), rump=0.2, breast=0.22,
)  # fmt: skip
CROCODILE = Species(
    name="crocodile", height=0.8, weight=300, words=("croc",), length=1.5,
    back=(0.88, 0.95, 0.97, 0.92), belly=(0.36, 0.3, 0.3, 0.36), rump=0.34, breast=0.24, neck=0.34, neck_angle=4,
    neck_width=(0.3, 0.24), head=0.33, profile="reptile", muzzle=(1.65, 1.05), pitch=2, ears="round", ear=0.0,
    hind=CRAWL_HIND, fore=CRAWL_FORE, tail="thick", tail_length=1.7, tail_angle=190, tail_curl=-18, tail_width=0.17,
    coat="#5d8a46", light="#d3dba0", dark="#3d6030", muzzle_colour="#d3dba0", nose="#2f4a26", iris="#c9a51c",
    marks=("belly",), extras=("ridge", "fangs"), gait="walk",
)  # fmt: skip
LIZARD = CROCODILE.but(
    name="lizard", height=0.35, weight=0.2, words=(), length=1.2,
    head=0.32, muzzle=(0.8, 1.0), tail_length=1.9, tail_width=0.12, tail_curl=-40, coat="#6db24a", light="#e3eda8",
    dark="#47823a", extras=("ridge",), marks=("belly", "fawn"),
)  # fmt: skip
TURTLE = CROCODILE.but(
    name="turtle", height=0.5, weight=5, words=(), length=0.9, back=(0.82, 0.9, 0.9, 0.82),
    belly=(0.34, 0.3, 0.3, 0.34), neck=0.5, neck_angle=32, neck_width=(0.16, 0.13), head=0.27, muzzle=(0.72, 1.15), eye=1.1,
    tail="taper", tail_length=0.3, tail_angle=200, tail_curl=10, tail_width=0.06, coat="#7fb356", light="#d9e3a6",
    dark="#8a6a3c", mark_colour="#b08d50", marks=(), extras=("shell",), muzzle_colour="",
)  # fmt: skip
FROG = RABBIT.but(
    name="frog", height=0.4, weight=0.3, words=("froggy", "bullfrog"), length=0.62, back=(0.5, 0.72, 0.86, 0.86),
    belly=(0.14, 0.14, 0.2, 0.3), rump=0.24, neck=0.14, neck_angle=30, neck_width=(0.3, 0.28), head=0.42, profile="frog",
    ears="round", ear=0.0, tail="", tail_length=0.0, coat="#62b846", light="#e6f0b4", dark="#3f8a34",
    muzzle_colour="#d6e8a0", nose="#2f5a26", iris="#d9a521", marks=("belly", "fawn"),
)  # fmt: skip

CHILDREN: tuple[Species, ...] = (
    young(DOG, "puppy", 0.62, words=("pup", "doggie")),
    young(CAT, "kitten", 0.7, words=("kitty",)),
    young(HORSE, "foal", 0.6, words=("colt", "filly"), mane="short", bulk=0.95, length=0.72),
    young(COW, "calf", 0.6, extras=()),
    young(SHEEP, "lamb", 0.6),
    young(PIG, "piglet", 0.55),
    young(BEAR, "bear cub", 0.5, words=("baby bear",)),
    young(LION, "lion cub", 0.5, words=("cub", "lioness cub")),
    young(DEER, "fawn", 0.55, words=("bambi",), tail_length=0.15),
    young(ELEPHANT, "baby elephant", 0.5, words=("elephant calf",)),
    young(GOAT, "kid goat", 0.6, extras=()),
    LION.but(name="lioness", words=(), height=1.35, mane="", head=0.24),
)
"""Young animals, and females where they look different."""

BEASTS: tuple[Species, ...] = (
    DOG, CAT, FOX, WOLF, HORSE, PONY, ZEBRA, DONKEY, COW, BULL, BUFFALO, GOAT, SHEEP, PIG, RABBIT, HARE, MOUSE, RAT, HAMSTER,
    SQUIRREL, HEDGEHOG, BEAVER, OTTER, RACCOON, SKUNK, BEAR, POLAR_BEAR, PANDA, KOALA, LION, TIGER, LEOPARD, CHEETAH,
    PANTHER, DEER, DOE, REINDEER, MOOSE, GIRAFFE, CAMEL, LLAMA, ELEPHANT, MAMMOTH, HIPPO, RHINO, MONKEY, GORILLA, CROCODILE,
    LIZARD, TURTLE, FROG, UNICORN, *CHILDREN,
)  # fmt: skip
"""Every quadruped that can be cast."""
