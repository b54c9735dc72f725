"""Wardrobe: what every human figure wears, and how an actor's attributes change it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    import numpy as np

    from sora_nb.plans import Actor

NICE = (
    "#e4573d", "#f2a541", "#2f8f83", "#3c6e9f", "#7a4f8a", "#d9668a", "#5b8c4a", "#c94f4f", "#4a7fc1", "#e8b93c", "#3f7f6b",
    "#b5651d", "#6a6fb0",
)  # fmt: skip
DENIM = ("#3b5578", "#2f3e58", "#4b5563", "#6b5b4b", "#3a4a43", "#55617a")
SHOES = ("#f0ece2", "#3a2f2a", "#c9483c", "#35506e", "#2a2a30", "#8a5a34")


@dataclass(frozen=True, slots=True, kw_only=True)
class Costume:
    """One set of clothes. Colours are hex, "" = chosen by seed; lengths are shares of an arm or a leg.

    `sleeve` 0 bare … 1 to the wrist; `trousers` 0 bare … 1 to the ankle; `drape` is how far a skirt, coat or robe hangs
    from the hips (0 none, 0.5 the knee, 1 the ankle) and `flare` how wide it opens.
    """

    top: str = ""
    sleeve: float = 0.42
    sleeves: str = ""
    bottom: str = ""
    trousers: float = 1.0
    drape: float = 0.0
    flare: float = 0.25
    skirt: str = ""
    shoes: str = ""
    boots: bool = False
    hat: str = ""
    hat_colour: str = ""
    extras: tuple[str, ...] = ()
    accent: str = "#f4f2ec"
    material: str = "cloth"
    gloves: str = ""


TEE = Costume()
SHIRT = Costume(sleeve=1.0, extras=("collar",))
SWEATER = Costume(sleeve=1.0, extras=("ribs",))
DRESS = Costume(sleeve=0.3, trousers=0.0, drape=0.5, flare=0.5)
SUIT = Costume(
    top="#3a4763",
    sleeve=1.0,
    bottom="#36425c",
    drape=0.12,
    flare=0.1,
    shoes="#2b2523",
    extras=("lapels", "tie"),
    accent="#b8433c",
)

GOWN = Costume(
    sleeve=0.0, trousers=0.0, drape=0.86, flare=0.28, shoes="#26222b",
    extras=("belt", "sunglasses"), accent="#26222b",
)  # fmt: skip
TAILORED = replace(SUIT, top="#2a2d3d", bottom="#272a38", hat="fedora", hat_colour="#2a2d3d", accent="#d9b23a")
"""What people wear who are said to be elegant."""

COSTUMES: dict[str, Costume] = {
    "baby": Costume(sleeve=1.0, trousers=1.0, top="#f4d58d", bottom="#f4d58d", shoes="#f4d58d", extras=("romper",)),
    "teacher": Costume(top="#3f7f6b", sleeve=1.0, bottom="#4a4a58", shoes="#4a3226", extras=("cardigan", "glasses"),
    accent="#f4efe2"),
    "student": Costume(top="#d9663c", sleeve=1.0, bottom="#3b5578", extras=("hoodie", "backpack"), accent="#35506e"),
    "doctor": Costume(
        top="#f6f7f8", sleeve=1.0, bottom="#46607a", drape=0.42, flare=0.14, shoes="#e9e9e6",
        extras=("lapels", "stethoscope"), accent="#6fb3c9",
    ),
    "nurse": Costume(top="#5fa8b8", sleeve=0.45, bottom="#4f97a8", shoes="#f4f2ec", hat="nurse", extras=("vneck",
    "stethoscope")),
    "scientist": Costume(
        top="#f6f7f8", sleeve=1.0, bottom="#5a5466", drape=0.45, flare=0.16, shoes="#3a2f2a", extras=("lapels", "goggles"),
        accent="#8fbf5a",
    ),
    "chef": Costume(top="#f7f5f0", sleeve=1.0, bottom="#4b4f5a", shoes="#2a2a30", hat="chef", extras=("buttons", "apron",
    "scarf"), accent="#c9483c"),
    "astronaut": Costume(
        top="#eef0f2", sleeve=1.0, bottom="#e6e9ec", shoes="#c9ced6", boots=True, hat="astronaut",
        extras=("pack", "panel"), accent="#e4773d", gloves="#d5d9df",
    ),
    "detective": Costume(
        top="#b08d57", sleeve=1.0, bottom="#4a4038", drape=0.55, flare=0.22, shoes="#3a2a20", hat="fedora",
        hat_colour="#8a6a3e",
        extras=("lapels", "belt"), accent="#f4efe2",
    ),
    "firefighter": Costume(
        top="#d8a13a", sleeve=1.0, bottom="#c8922f", drape=0.2, flare=0.1, shoes="#2a2a30", boots=True, hat="fireman",
        hat_colour="#c8352e", extras=("bands",), accent="#e9ef9a", gloves="#3a3a40",
    ),
    "police officer": Costume(
        top="#2f4a7c", sleeve=0.45, bottom="#253555", shoes="#1f1f24", hat="police", hat_colour="#253555",
        extras=("collar", "tie", "badge", "belt"), accent="#1f2a44",
    ),
    "farmer": Costume(top="#b8463c", sleeve=1.0, bottom="#44628c", shoes="#5a3f2a", boots=True, hat="straw",
    extras=("overalls", "checks"), accent="#44628c"),
    "artist": Costume(top="#f0ece2", sleeve=1.0, bottom="#3a3a46", hat="beret", hat_colour="#b8352e", extras=("stripes",
    "scarf"), accent="#3c5a8a"),
    "dancer": Costume(top="#d9668a", sleeve=0.0, trousers=1.0, bottom="#f3c3c9", drape=0.26, flare=1.0, skirt="#f0a0b8",
    shoes="#f0a0b8"),
    "athlete": Costume(top="#e4573d", sleeve=0.0, bottom="#27365f", trousers=0.3, shoes="#f0ece2", extras=("number",
    "headband"), accent="#fdf8ec"),
    "soccer player": Costume(
        sleeve=0.42, trousers=0.42, bottom="#f4f2ec", shoes="#26262c", extras=("number", "socks"), accent="#fdf8ec"
    ),
    "knight": Costume(
        top="#a9b4c2", sleeve=1.0, bottom="#98a4b4", drape=0.25, flare=0.2, skirt="#b3382f", shoes="#8c98a8", boots=True,
        hat="knight", extras=("plates",), material="metal", gloves="#98a4b4", accent="#b3382f",
    ),
    "king": Costume(top="#8e2436", sleeve=1.0, bottom="#5a2030", drape=0.8, flare=0.3, shoes="#4a2a20", hat="crown",
    extras=("ermine", "cape", "beard"), accent="#d9a520"),
    "queen": Costume(top="#6b2f7a", sleeve=1.0, trousers=0.0, drape=0.97, flare=0.7, hat="crown", extras=("ermine", "belt"),
    accent="#d9a520"),
    "princess": Costume(top="#ef8fb4", sleeve=0.22, trousers=0.0, drape=0.95, flare=0.8, shoes="#e06f9c", hat="tiara",
    extras=("belt",), accent="#fbe3ec"),
    "wizard": Costume(top="#40479c", sleeve=1.0, trousers=0.0, drape=0.95, flare=0.4, shoes="#3a2a20", hat="wizard",
    hat_colour="#353c8a", extras=("belt", "stars", "beard", "long beard"), accent="#e8c54a"),
    "clown": Costume(top="#f2c230", sleeve=1.0, bottom="#3f8fd0", sleeves="#e4573d", shoes="#d8352e", hat="bowler",
    hat_colour="#5a4fb0", extras=("ruff", "pompoms", "clown"), accent="#fdf8ec", gloves="#fbfaf5"),
    "pirate": Costume(
        top="#f0ece2", sleeve=1.0, bottom="#4a3a30", trousers=0.75, shoes="#2f2420", boots=True, drape=0.45, flare=0.3,
        skirt="#7d2230", hat="pirate", hat_colour="#2a2630", extras=("vest", "belt", "eyepatch", "stubble"), accent="#7d2230",
    ),
    "superhero": Costume(top="#2f6fdd", sleeve=1.0, bottom="#2a62c6", shoes="#d8352e", boots=True, extras=("cape", "emblem",
    "belt", "mask"), accent="#e02b2b", gloves="#d8352e"),
    "businessman": SUIT,
    "businesswoman": replace(SUIT, trousers=0.0, drape=0.42, flare=0.06, skirt="#36425c", extras=("lapels",), accent="#f4efe2"),
    "musician": Costume(top="#2f2f3a", sleeve=1.0, bottom="#3b4258", shoes="#8a2f2a", extras=("jacket", "guitar strap"),
    accent="#e8b93c"),
    "skateboarder": Costume(sleeve=0.5, bottom="#6a5a48", trousers=0.55, shoes="#c9483c", hat="cap", extras=("print",)),
    "surfer": Costume(top="#22475f", sleeve=1.0, bottom="#1d3d54", trousers=0.55, shoes="bare", extras=("wetsuit",),
    accent="#f2a541"),
    "skater": Costume(sleeve=1.0, bottom="#2f3e58", shoes="#f4f2ec", hat="beanie", extras=("scarf", "blades"),
    accent="#f4f2ec"),
    "swimmer": Costume(top="#2f6fdd", sleeve=0.0, bottom="#2f6fdd", trousers=0.2, shoes="bare", hat="swimcap",
    hat_colour="#e4573d", extras=("goggles",)),
    "construction worker": Costume(top="#f0862a", sleeve=0.45, bottom="#4b5a70", shoes="#8a6234", boots=True, hat="hardhat",
    hat_colour="#f5c21d", extras=("bands", "collar"), accent="#eef08a"),
    "mail carrier": Costume(top="#7fa3c7", sleeve=0.45, bottom="#33415c", shoes="#2a2a30", hat="cap", hat_colour="#33415c",
    extras=("collar", "satchel"), accent="#8a5a34"),
    "pilot": Costume(top="#27304a", sleeve=1.0, bottom="#232b42", shoes="#1f1f24", hat="police", hat_colour="#27304a",
    drape=0.1, flare=0.1, extras=("lapels", "tie", "wings"), accent="#d9b23a"),
    "sailor": Costume(top="#f6f6f2", sleeve=1.0, bottom="#f1f1ec", shoes="#2a2a30", hat="sailor", extras=("sailor collar",),
    accent="#2b4a86"),
    "fisherman": Costume(top="#e0b23c", sleeve=1.0, bottom="#5b6a58", shoes="#4a5a50", boots=True, hat="straw",
    extras=("vest", "pockets"), accent="#7d8a5a"),
    "bride": Costume(top="#fbf9f4", sleeve=0.0, trousers=0.0, drape=0.98, flare=0.85, shoes="#f4f0e8", hat="tiara",
    extras=("veil", "belt"), accent="#f3dfe6"),
    "groom": Costume(top="#23252e", sleeve=1.0, bottom="#23252e", drape=0.14, flare=0.1, shoes="#17181d",
    extras=("lapels", "bow tie"), accent="#f7f5f0"),
    "waiter": Costume(top="#f6f3ec", sleeve=1.0, bottom="#2c2b33", shoes="#1f1e24", extras=("vest", "apron", "bow tie"),
    accent="#6b3f2c"),
    "lifeguard": Costume(top="#f2c230", sleeve=0.42, bottom="#d8352e", trousers=0.4, shoes="bare", hat="cap",
    hat_colour="#d8352e", extras=("print",), accent="#d8352e"),
    "hiker": Costume(top="#5b8c4a", sleeve=0.45, bottom="#8a7350", trousers=0.6, shoes="#6a4a2e", boots=True, hat="straw",
    extras=("backpack", "socks"), accent="#c9483c"),
    "monk": Costume(top="#8a5a34", sleeve=1.0, trousers=0.0, drape=0.95, flare=0.35, bottom="#8a5a34", shoes="#5a3f2a",
    extras=("belt",), accent="#d9c49a"),
    "prince": Costume(top="#2f5aa8", sleeve=1.0, bottom="#f0ece2", drape=0.2, flare=0.2, shoes="#5a3a22", boots=True,
    hat="crown", extras=("cape", "belt"), accent="#b3382f"),
    "cowboy": Costume(top="#a8552f", sleeve=1.0, bottom="#3f5a82", shoes="#6a4226", boots=True, hat="cowboy",
    hat_colour="#7a5230", extras=("vest", "bandana", "belt"), accent="#5a3a22"),
    "ninja": Costume(top="#2b2d3c", sleeve=1.0, bottom="#262836", shoes="#1d1e28", boots=True, hat="ninja",
    hat_colour="#2b2d3c", extras=("belt", "wrap"), accent="#b3382f", gloves="#262836"),
    "robot": Costume(top="#b4bfcb", sleeve=1.0, bottom="#8f9bab", shoes="#66717f", boots=True, hat="robot",
    extras=("panel", "belt"), accent="#4fc3e8", material="metal", gloves="#7d8997"),
    "soldier": Costume(top="#5f6b45", sleeve=1.0, bottom="#56613f", shoes="#3a3428", boots=True, hat="helmet",
    hat_colour="#525d3c", extras=("belt", "pockets"), accent="#454e34"),
    "mechanic": Costume(top="#4a6a94", sleeve=1.0, bottom="#446288", shoes="#2f2a26", boots=True, hat="cap",
    hat_colour="#35506e", extras=("belt", "pockets"), accent="#35506e"),
    "graduate": Costume(top="#2b2d3a", sleeve=1.0, bottom="#2b2d3a", drape=0.72, flare=0.3, hat="graduation",
    hat_colour="#2b2d3a", extras=("sash",), accent="#d9a520"),
    "santa": Costume(top="#c8302c", sleeve=1.0, bottom="#b82a28", drape=0.14, flare=0.2, shoes="#26221f", boots=True,
    hat="santa", hat_colour="#c8302c", extras=("belt", "fur", "beard", "long beard"), accent="#2a2420"),
    "witch": Costume(top="#4a3560", sleeve=1.0, trousers=0.0, drape=0.9, flare=0.45, shoes="#2a2430", hat="wizard",
    hat_colour="#33263f", extras=("belt",), accent="#8fbf3a"),
    "zombie": Costume(top="#6d7566", sleeve=0.8, bottom="#4c4a55", trousers=0.8, shoes="bare", extras=("pockets",)),
    "skeleton": Costume(top="#292731", sleeve=1.0, bottom="#292731", shoes="#e9e2cf", hat="skull", extras=("bones",),
    gloves="#e9e2cf"),
    "vampire": Costume(top="#f0ece2", sleeve=1.0, bottom="#23212b", shoes="#1d1b22", extras=("vest", "cape", "bow tie"),
    accent="#7d1f2b"),
    "fairy": Costume(top="#8fd0a0", sleeve=0.0, trousers=0.0, drape=0.36, flare=0.8, shoes="#6fb884", hat="tiara",
    extras=("wings back", "belt"), accent="#f4f7c9"),
}  # fmt: skip


_CALLED = {
    "police": "police officer", "spaceman": "astronaut", "cook": "chef", "fireman": "firefighter", "graduation": "graduate",
}  # fmt: skip
"""Callings by another name → the costume."""


def dress(
    figure: str, actor: Actor, rng: np.random.Generator, *, female: bool, small: bool, base: Costume | None = None
) -> Costume:
    """Return what an actor wears: the figure's costume, or everyday clothes by seed, changed by the actor's attributes.

    `base` is what is worn below in their place, which keeps its own colours.
    """
    clothes = actor.trait("clothes")
    known = base or COSTUMES.get(figure) or uniform(clothes or "")
    costume = known or _everyday(rng, female=female, small=small)
    if not costume.top:
        costume = replace(costume, top=str(rng.choice(NICE)))
    if not costume.bottom:
        costume = replace(costume, bottom=str(rng.choice(DENIM)))
    if not costume.shoes:
        costume = replace(costume, shoes=str(rng.choice(SHOES)))
    if actor.colour in COLOURS and base is None:
        costume = _coloured(costume, COLOURS[actor.colour])
    if actor.trait("dress") == "elegant" and known is None:
        costume = replace(GOWN if female else TAILORED, top=costume.top if female else TAILORED.top)
    for wish in (clothes, actor.trait("wearing"), actor.trait("wears")):
        # What is worn over another garment is put on last.
        for part in sorted((wish or "").split(" and "), key=_over):
            costume = _with(costume, part)
    if actor.trait("colours") or "colourful" in (clothes or "").split():
        costume = _motley(costume, rng)
    return costume


def uniform(words: str) -> Costume | None:
    """Return the costume of a calling that somebody is dressed as: "knight", "chef uniform"."""
    whole = words.removesuffix(" costume").removesuffix(" outfit").removesuffix(" uniform")
    return COSTUMES.get(whole) or COSTUMES.get(_CALLED.get(whole, ""))


def _motley(costume: Costume, rng: np.random.Generator) -> Costume:
    """Return the costume with every piece in a colour of its own."""
    body, sleeves, legs, accent = (str(c) for c in rng.choice(NICE, 4, replace=False))
    extras = costume.extras if "stripes" in costume.extras else (*costume.extras, "stripes")
    return replace(costume, top=body, sleeves=sleeves, bottom=legs, accent=accent, extras=extras)


def bathing(costume: Costume) -> Costume:
    """Return everyday clothes changed for a swim."""
    return replace(costume, sleeve=0.0, trousers=0.24, drape=0.0, bottom=costume.top, shoes="bare", extras=())


def _everyday(rng: np.random.Generator, *, female: bool, small: bool) -> Costume:
    """Return plain clothes by seed."""
    choices = [TEE, SHIRT, SWEATER]
    if female:
        choices += [DRESS, replace(DRESS, sleeve=1.0, drape=0.42)]
    costume = choices[int(rng.integers(len(choices)))]
    if small and costume.trousers and rng.random() < 0.4:
        costume = replace(costume, trousers=0.45)
    if costume.sleeve < 0.5 and costume.trousers and rng.random() < 0.4:
        costume = replace(costume, extras=(*costume.extras, "stripes"))
    return costume


def _coloured(costume: Costume, colour: str) -> Costume:
    """Return the costume with its main garment in a colour; whole uniforms change their trousers too."""
    same = Colour.hex(costume.top) == Colour.hex(costume.bottom)
    changed = replace(costume, top=colour, bottom=colour if same else costume.bottom)
    return replace(changed, skirt="" if costume.skirt in {"", costume.top} else costume.skirt)


HATS = (
    ("top hat", "tophat"), ("hard hat", "hardhat"), ("cowboy hat", "cowboy"), ("straw hat", "straw"), ("chef", "chef"),
    ("crown", "crown"), ("tiara", "tiara"), ("beanie", "beanie"), ("beret", "beret"), ("cap", "cap"), ("helmet", "helmet"),
    ("wizard hat", "wizard"), ("hat", "fedora"),
)  # fmt: skip
GARMENTS: tuple[tuple[str, dict[str, object]], ...] = (
    ("coat", {"sleeve": 1.0, "drape": 0.5, "flare": 0.2, "extras": ("lapels",)}),
    ("robe", {"sleeve": 1.0, "drape": 0.92, "flare": 0.35}),
    ("long dress", {"trousers": 0.0, "drape": 0.9, "flare": 0.3}),
    ("dress", {"trousers": 0.0, "drape": 0.5, "flare": 0.5}),
    ("gown", {"trousers": 0.0, "drape": 0.95, "flare": 0.7}),
    ("skirt", {"trousers": 0.0, "drape": 0.42, "flare": 0.45}),
    ("suit", {"sleeve": 1.0, "drape": 0.12, "flare": 0.1, "extras": ("lapels", "tie")}),
    ("spacesuit", {"sleeve": 1.0}),
    ("jacket", {"sleeve": 1.0, "extras": ("jacket",)}),
    ("hoodie", {"sleeve": 1.0, "extras": ("hoodie",)}),
    ("sweater", {"sleeve": 1.0, "extras": ("ribs",)}),
    ("shirt", {}),
    ("overalls", {"extras": ("overalls",)}),
    ("shorts", {"trousers": 0.45}),
    ("swimsuit", {"sleeve": 0.0, "trousers": 0.0, "shoes": "bare"}),
)
ALIKE = {
    "raincoat": "coat", "labcoat": "coat", "overcoat": "coat", "trenchcoat": "coat", "parka": "coat", "blouse": "shirt",
    "t-shirt": "shirt", "tshirt": "shirt", "top": "shirt", "jersey": "shirt", "turtleneck": "sweater", "jumper": "sweater",
    "pullover": "sweater", "cardigan": "jacket", "blazer": "jacket", "vest": "jacket", "uniform": "jacket", "kimono": "robe",
    "cloak": "robe", "tuxedo": "suit", "nightgown": "gown", "onesie": "overalls", "jumpsuit": "overalls", "bikini": "swimsuit",
    "snowsuit": "spacesuit", "wetsuit": "spacesuit",
    "sweatshirt": "hoodie", "pyjamas": "sweater", "pajamas": "sweater", "shawl": "scarf", "robes": "robe",
}  # fmt: skip
"""Garments by the nearest that there is a cut for."""
WORN = (
    "scarf",
    "glasses",
    "sunglasses",
    "cape",
    "backpack",
    "headphones",
    "mask",
    "tie",
    "apron",
    "beard",
    "moustache",
    "goggles",
)


def _over(wish: str) -> bool:
    """Tell whether a garment is worn over others."""
    return any(ALIKE.get(word, word) in {"jacket", "coat"} for word in wish.lower().split())


def _jacket(costume: Costume, colour: str) -> Costume:
    """Return a dress with a jacket over it: the skirt keeps the dress's colour, which shows at the neck as well."""
    below = costume.skirt or costume.top
    extras = tuple(name for name in costume.extras if name not in {"belt", "ribs", "collar"})
    return replace(costume, top=colour or "#4b4f5a", sleeve=1.0, skirt=below, accent=below, extras=(*extras, "jacket"))


def _with(costume: Costume, wish: str) -> Costume:
    """Return the costume with one thing more: "hat", "red scarf", "long blue coat"; unknown words change nothing."""
    words = " ".join(ALIKE.get(word, word) for word in wish.lower().replace("space suit", "spacesuit").split()).split()
    colour = next((COLOURS[c] for c in COLOURS if c in words), "")
    phrase = f" {' '.join(word for word in words if word not in COLOURS)} "
    for name, hat in HATS:
        if f" {name} " in phrase:
            return replace(costume, hat=hat, hat_colour=colour or costume.hat_colour)
    for name in WORN:
        if f" {name} " in phrase:
            return replace(costume, extras=(*costume.extras, name), accent=colour or costume.accent)
    for name, changes in GARMENTS:
        if f" {name} " in phrase:
            return _garment(costume, name, changes, colour)
    return _below(costume, words[-1] if words else "", colour)


def _garment(costume: Costume, name: str, changes: dict[str, object], colour: str) -> Costume:
    """Return the costume with a garment of a colour, "" for the one that it has."""
    if name == "jacket" and not costume.trousers and costume.drape > 0:
        return _jacket(costume, colour)
    tint = {("bottom" if name in {"shorts", "skirt"} else "top"): colour} if colour else {}
    if name == "skirt" and colour:
        tint["skirt"] = colour
    if name in {"suit", "spacesuit"} and colour:
        tint["bottom"] = colour
    return replace(costume, **{**changes, **tint})  # type: ignore[arg-type]


def _below(costume: Costume, what: str, colour: str) -> Costume:
    """Return the costume with other trousers, shoes or boots."""
    if what in {"boot", "boots"}:
        return replace(costume, boots=True, shoes=colour or costume.shoes)
    if colour and what in {"shoe", "shoes"}:
        return replace(costume, shoes=colour)
    return replace(costume, bottom=colour) if colour and what in {"trousers", "pants", "jeans"} else costume
