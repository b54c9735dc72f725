"""Bipeds: an animal's own head, tail and coat on a person's frame, for those that stand on two legs."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast import anatomy, eyewear
from sora_nb.stage.cast.beasts import BEASTS
from sora_nb.stage.cast.heads import Head
from sora_nb.stage.cast.mirror import Mirror
from sora_nb.stage.cast.outline import turn
from sora_nb.stage.cast.pelts import pelt
from sora_nb.stage.cast.tails import draw_tail
from sora_nb.stage.cast.wardrobe import SUIT, Costume, uniform
from sora_nb.stage.casting.bipeds import species

if TYPE_CHECKING:
    from sora_nb.plans import Actor
    from sora_nb.stage.cast.easel import Easel
    from sora_nb.stage.cast.human_body import Build
    from sora_nb.stage.cast.human_body import Pose as Held
    from sora_nb.stage.cast.human_body import Skeleton as Bones
    from sora_nb.stage.styles.pen import Colour, Pen

_KINDS = {kind.name: kind for kind in BEASTS}
_LARGER = 1.3
"""How much larger than a person's an animal's skull is, which has no hair about it."""
_FRONT = 0.78
"""The share of its width that an animal's head has when it looks at the viewer, being drawn from the side."""
_TAIL = 0.62
"""An animal's withers on two legs, in body heights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beast:
    """What of an animal shows above and behind its clothes."""

    head: Head
    coat: Colour
    limb: Colour

    def face(self, easel: Easel, pose: Held, yaw: float) -> None:
        """Draw the head in a person's head's own units, turned the way that the person looks."""
        way = 1.0 if math.sin(yaw) >= 0 else -1.0
        kind = self.head.kind
        unit = easel.unit * _LARGER
        bones = _still(turn(0.4 * kind.pitch), aside=_FRONT + (1 - _FRONT) * min(1.4 * abs(math.sin(yaw)), 1.0))
        own = anatomy.Pose(
            lid=pose.lid, mouth=min(max(pose.open, 0.0), 1.0), smile=pose.smile, gaze=complex(way * pose.ex, pose.ey)
        )
        matrix = skia.Matrix.Translate(*easel.at)
        matrix.preRotate(math.degrees(easel.angle))
        matrix.preScale(way * unit / kind.head, unit / kind.head)
        brush = Mirror(easel.pen, matrix, unit / kind.head)
        self.head.back(brush, bones, own)
        self.head.front(brush, bones, own)

    def tail(self, pen: Pen, build: Build, bones: Bones, drag: float) -> None:
        """Draw the tail, from the hips backwards."""
        unit = _TAIL * build.height
        way = 1.0 if bones.fx >= 0 else -1.0
        matrix = skia.Matrix.Translate(bones.pelvis[0], bones.pelvis[1] - build.leg)
        matrix.preScale(way * unit, unit)
        root = complex(-build.hips * (0.3 + 0.5 * abs(bones.fx)), build.leg + 0.02 * build.height) / unit
        kind = self.head.kind
        trailing = _still(turn(0.0), tail=root, way=turn(kind.tail_angle))
        draw_tail(Mirror(pen, matrix, unit), kind, self.head.colours, trailing, anatomy.Pose(tail_curl=120.0 * drag))


def _still(heading: complex, *, aside: float = 1.0, tail: complex = 0j, way: complex = 1 + 0j) -> anatomy.Skeleton:
    """Return the bones of a head or a tail alone."""
    return anatomy.Skeleton(
        limbs={}, neck=(0j, 0j, 0j, 0j), skull=0j, heading=heading, tail=tail, tail_way=way, hip=(0j, 1 + 0j),
        shoulder=(0j, 1 + 0j), aside=aside,
    )  # fmt: skip


def beast(figure: str, actor: Actor) -> Beast | None:
    """Return the animal that a figure on a person's frame is, or None where it is a person."""
    kind = _KINDS.get(species(figure))
    if kind is None:
        return None
    colours = pelt(kind, actor)
    return Beast(head=Head(kind, colours, worn=eyewear.of(actor)), coat=colours.coat, limb=colours.limb)


def furred(animal: Beast) -> Costume:
    """Return what an animal wears that nothing is said of: its coat."""
    coat = hexed(animal.coat)
    return Costume(top=coat, bottom=coat, sleeve=0.0, trousers=0.0, shoes="bare", material="fur")


def tailored(costume: Costume, animal: Beast, clothes: str) -> Costume:
    """Return clothes that were put on over a coat, with the sleeves and legs that such clothes have."""
    bare = hexed(animal.coat)
    whole = next(filter(None, map(uniform, clothes.split(" and "))), None)
    if whole is not None:
        return replace(whole, top=whole.top or "#c9483c", bottom=whole.bottom or "#3b5578")
    words = set(clothes.replace(" and ", " ").split())
    if {"suit", "tuxedo"} & words and costume.top == bare:
        costume = replace(costume, top=SUIT.top, bottom=SUIT.bottom, trousers=1.0)
    if {"suit", "tuxedo", "overalls", "jumpsuit", "spacesuit", "onesie", "pyjamas", "pajamas"} & words:
        costume = replace(costume, trousers=1.0, bottom=costume.bottom if costume.bottom != bare else costume.top)
    if {"trousers", "pants", "jeans", "shorts"} & words:
        costume = replace(costume, trousers=0.45 if "shorts" in words else 1.0)
        costume = replace(costume, bottom="#3b5578") if costume.bottom == bare else costume
    covered = costume.sleeve > 0 or costume.drape > 0
    if costume.top == bare and covered:
        costume = replace(costume, top="#4a6a94")
    if costume.top != bare:
        costume = replace(costume, sleeve=costume.sleeve or 0.42, material="cloth")
    return costume


def hexed(colour: Colour) -> str:
    """Return a colour as "#rrggbb"."""
    return "#" + "".join(f"{round(255 * min(max(part, 0.0), 1.0)):02x}" for part in colour[:3])
