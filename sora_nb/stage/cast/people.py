"""People: who a human figure is (age, build, skin, hair, face), drawn by seed, by the actor's attributes, or by a likeness."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sora_nb.stage.cast import bipeds, eyewear
from sora_nb.stage.cast.cameo_heads import CameoHead
from sora_nb.stage.cast.faces import Face
from sora_nb.stage.cast.hair import STYLES, Style
from sora_nb.stage.cast.human_body import Build, proportion
from sora_nb.stage.cast.wardrobe import COSTUMES, Costume, bathing, dress
from sora_nb.stage.performance import random
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import headgear

if TYPE_CHECKING:
    import numpy as np

    from sora_nb.stage.performance import Performance, Role

SKINS = ("#fbdcc4", "#f5cba7", "#eab68a", "#d9a066", "#c08450", "#a0673d", "#7d4e2d", "#5d3a24")
SKIN_WORDS = {"pale": 0, "fair": 0, "light": 1, "tan": 3, "tanned": 3, "olive": 3, "brown": 5, "dark": 6, "black": 7}
HAIRS = {
    "black": "#26201f", "brown": "#5a3825", "chestnut": "#7a4526", "blond": "#e0b65c", "blonde": "#e0b65c",
    "red": "#b5482a", "ginger": "#c8602c", "gray": "#a9abb0", "grey": "#a9abb0", "white": "#efede8", "pink": "#ef86b4",
    "blue": "#4a78d0", "green": "#4fa35a", "purple": "#8450b8", "orange": "#d9772c", "dark": "#2e2422", "silver": "#c3c7cd",
    "golden": "#e0b65c", "yellow": "#e6c458",
}  # fmt: skip
NATURAL = ("#26201f", "#3a2a22", "#5a3825", "#7a4526", "#a0672f", "#d9ad5c", "#b5502c")
IRISES = ("#4a2f1d", "#6a4526", "#3f5f7f", "#4f7a52", "#5a4a36")
HIS = ("short", "side", "quiff", "crop", "curly", "short", "spiky")
HERS = ("long", "bob", "ponytail", "bun", "wavy", "curly", "braids", "pigtails")

BABIES, SMALL = {"baby"}, {"boy", "girl", "child", "baby", "princess"}
OLD = {"old man", "old woman", "wizard", "santa"}
HE = {
    "man",
    "groom",
    "monk",
    "prince",
    "fisherman",
    "boy",
    "old man",
    "king",
    "wizard",
    "knight",
    "cowboy",
    "sailor",
    "pirate",
    "businessman",
    "santa",
    "ninja",
    "clown",
}
SHE = {"woman", "girl", "old woman", "queen", "princess", "businesswoman", "witch", "fairy", "dancer", "nurse", "bride"}

PALLOR = {"zombie": "#93b37c", "skeleton": "#f1ead6", "vampire": "#e3d9dc"}
"""The skin of those who are not alive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One human being, ready to be drawn."""

    age: str
    female: bool
    build: Build
    face: Face
    hair: Colour
    style: Style
    costume: Costume
    seed: int
    cameo: CameoHead | None = None
    beast: bipeds.Beast | None = None


def cast(role: Role, performance: Performance) -> Person:
    """Return the person who plays a role: the same seed and actor give the same face, a cameo is the same whatever the seed."""
    likeness = performance.likeness(role)
    if likeness is not None:
        return _cameo(_drawn(role, performance, random(0, likeness.digest, "person")), CameoHead(likeness))
    rng = random(performance.seed, role.seed, role.key, "person")
    person, animal = _drawn(role, performance, rng), bipeds.beast(role.figure, role.actor)
    return person if animal is None else _beast(person, role, animal, rng)


def _beast(person: Person, role: Role, animal: bipeds.Beast, rng: np.random.Generator) -> Person:
    """Return a person with an animal's head, tail and coat, in what the animal is said to wear."""
    clothes = eyewear.of(role.actor)
    costume = bipeds.furred(animal)
    if clothes:
        worn = dress("", role.actor, rng, female=False, small=False, base=costume)
        costume = bipeds.tailored(worn, animal, clothes)
    # A hat is a thing of its own on an animal's head.
    costume = replace(costume, hat="" if headgear(clothes) else costume.hat)
    age = "child" if role.height < 1.2 else "teen"
    build = replace(proportion(role.height, age, female=False, weight=0.35), bust=0.0)
    return replace(
        person, beast=animal, costume=costume, build=build, face=replace(person.face, skin=animal.limb), style=STYLES["bald"]
    )


def _cameo(person: Person, head: CameoHead) -> Person:
    """Return a person with somebody's own head, skin and hair."""
    behind = STYLES["long"] if head.likeness.long else STYLES["short"]
    face = replace(person.face, skin=head.skin, brows=head.hair)
    return replace(person, cameo=head, face=face, hair=head.hair, style=behind)


def _drawn(role: Role, performance: Performance, rng: np.random.Generator) -> Person:
    actor, figure = role.actor, role.figure
    female = figure in SHE or (figure not in HE and bool(rng.random() < 0.5))
    female = {"female": True, "male": False}.get(actor.trait("sex") or "", female)
    age = _age(role)
    stout = float(rng.normal(0.0, 0.32))
    told = actor.trait("build") or ""
    stout = {"fat": 0.9, "chubby": 0.8, "big": 0.6, "strong": 0.35, "thin": -0.8, "skinny": -0.9, "slim": -0.6}.get(told, stout)
    stout = min(max(stout, -0.9), 1.0)
    tone = SKIN_WORDS.get(actor.trait("skin") or "", int(rng.integers(len(SKINS))))
    skin = Colour.hex(PALLOR.get(figure, SKINS[tone]))
    hair, style = _hair(role, rng, age, female=female, tone=tone)
    small = age in {"child", "baby"}
    costume = dress(figure, actor, rng, female=female, small=small)
    wet = performance.shot.place in {"sea", "beach", "underwater"} and any(c.verb == "swim" for c in role.cues)
    if wet and figure not in COSTUMES and not actor.trait("clothes"):
        costume = bathing(costume)
    if figure == "clown":
        skin, hair, style = Colour.hex("#fbe9dc"), Colour.hex("#e0562c"), replace(STYLES["afro"], volume=1.36)
    face = Face(
        skin=skin,
        iris=Colour.hex(str(rng.choice(IRISES[:2] if tone > 3 else IRISES))),
        brows=hair.mix(Colour(0.15, 0.1, 0.08), 0.45) if age != "old" else hair.lighter(-0.12),
        lips=Colour.hex("#c0453f").mix(skin, 0.35) if female and not small else None,
        jaw=(0.50 if female or small else 0.60) + 0.03 * max(stout, 0) + float(rng.normal(0, 0.015)),
        cheek={"baby": 1.0, "child": 0.65}.get(age, 0.12 + 0.3 * max(stout, 0)),
        eyes={"baby": 1.3, "child": 1.22, "teen": 1.1}.get(age, 1.06 if female else 0.98),
        nose={"baby": 0.6, "child": 0.72}.get(age, 0.85 if female else 1.1),
        lashes=female,
        wrinkles=age == "old",
        freckles=small and tone < 3 and bool(rng.random() < 0.4),
        brow_weight=0.8 if female or small else 1.25,
    )
    return Person(
        age=age,
        female=female,
        build=proportion(role.height, age, female=female, weight=stout),
        face=face,
        hair=hair,
        style=style,
        costume=costume,
        seed=int(rng.integers(1 << 30)),
    )


def _age(role: Role) -> str:
    told = (role.actor.trait("age") or "").lower()
    words = {
        "old": "old", "elderly": "old", "aged": "old", "young": "teen", "teenage": "teen", "teen": "teen", "little": "child",
        "small": "child", "baby": "baby", "adult": "adult", "child": "child",
    }  # fmt: skip
    if role.figure in BABIES:
        return "baby"
    if role.figure in SMALL:
        return "child"
    if told in words:
        return words[told]
    if role.figure in OLD:
        return "old"
    return "teen" if role.figure in {"student", "skateboarder", "skater"} else "adult"


def _hair(role: Role, rng: np.random.Generator, age: str, *, female: bool, tone: int) -> tuple[Colour, Style]:
    """Return hair colour and style: the actor's words first, then age, then seed."""
    natural = NATURAL[:3] if tone > 4 else NATURAL
    colour = Colour.hex(str(rng.choice(natural)))
    name = str(rng.choice(HERS if female else HIS))
    if tone > 5 and rng.random() < 0.5:
        name = "afro" if rng.random() < 0.5 else "curly"
    if age == "old":
        colour = Colour.hex(str(rng.choice(["#d8d7d4", "#bfc0c2", "#efede8"])))
        name = str(rng.choice(["bun", "curly", "bob"] if female else ["receding", "receding", "bald", "side"]))
    if age == "baby":
        name = "wisp"
    if age == "child" and not female:
        name = str(rng.choice(["bowl", "short", "spiky", "curly", "side"]))
    if role.figure in {"king", "wizard", "santa"}:
        colour = Colour.hex("#efede8" if role.figure != "king" else "#7a4526")
        name = "wavy" if role.figure != "king" else "bob"
    told = (role.actor.trait("hair") or "").lower().replace("-", " ")
    for word in told.split():
        if word in HAIRS:
            colour = Colour.hex(HAIRS[word])
        if word in STYLES:
            name = word
    if "straight" in told:
        name = "long" if female else "bowl"
    return colour, STYLES[name]
