"""Pelts: the colours of an animal's coat, from its species or from the colour that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from sora_nb.plans import Actor
    from sora_nb.stage.cast.species import Species

NATURAL = frozenset({
    ("fox", "red"), ("squirrel", "red"), ("deer", "red"), ("panda", "red"), ("red panda", "red"), ("wolf", "grey"),
    ("wolf", "gray"), ("squirrel", "grey"), ("elephant", "grey"), ("bear", "brown"),
    ("lion", "gold"), ("orangutan", "orange"), ("tiger", "orange"),
})  # fmt: skip
"""Colours that people call an animal by, though it has them in its own way: a red fox is the orange of any fox."""
_PALE = 0.62


@dataclass(frozen=True, slots=True, kw_only=True)
class Pelt:
    """All colours of one animal."""

    coat: Colour
    light: Colour
    dark: Colour
    mark: Colour
    limb: Colour
    head: Colour
    ear: Colour
    muzzle: Colour
    inner: Colour
    nose: Colour
    iris: Colour
    horn: Colour
    hoof: Colour


def pelt(kind: Species, actor: Actor) -> Pelt:
    """Return the colours: the species' own, or all derived from the actor's colour."""
    if actor.colour in COLOURS and (kind.name, actor.colour) not in NATURAL:
        coat = Colour.hex(COLOURS[actor.colour])
        light, dark = coat.mix(Colour(1, 0.99, 0.96), _PALE), coat.lighter(-0.42)
        if sum(coat[:3]) < 0.75:
            light, dark = coat.lighter(0.22), coat.lighter(-0.35)
        return Pelt(
            coat=coat, light=light, dark=dark, mark=dark if kind.mark_colour else light,
                limb=dark if kind.limb_colour else coat,
            head=light if kind.head_colour == kind.light and kind.light else coat, ear=dark if kind.ear_colour else coat,
            muzzle=light, inner=coat.mix(Colour.hex("#f0a8a0"), 0.55), nose=Colour.hex(kind.nose), iris=Colour.hex(kind.iris),
            horn=Colour.hex(kind.horn_colour), hoof=dark.lighter(-0.3),
        )  # fmt: skip
    coat = Colour.hex(kind.coat)
    light = Colour.hex(kind.light) if kind.light else coat.mix(Colour(1, 0.99, 0.96), 0.6)
    dark = Colour.hex(kind.dark) if kind.dark else coat.lighter(-0.4)

    def own(text: str, otherwise: Colour) -> Colour:
        return Colour.hex(text) if text else otherwise

    return Pelt(
        coat=coat, light=light, dark=dark, mark=own(kind.mark_colour, dark), limb=own(kind.limb_colour, coat),
        head=own(kind.head_colour, coat), ear=own(kind.ear_colour, own(kind.head_colour, coat)),
        muzzle=own(kind.muzzle_colour, light), inner=Colour.hex(kind.inner), nose=Colour.hex(kind.nose),
        iris=Colour.hex(kind.iris), horn=Colour.hex(kind.horn_colour), hoof=Colour.hex(kind.hoof_colour),
    )  # fmt: skip
