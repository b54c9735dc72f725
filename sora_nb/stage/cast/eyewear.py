"""Eyewear: glasses on an animal's nose, and a scarf or a collar round its neck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.cast.outline import closed, ellipse, mix, opened, ribbon
from sora_nb.stage.styles.pen import Colour
from sora_nb.stage.vocabulary import COLOURS

if TYPE_CHECKING:
    from sora_nb.plans import Actor
    from sora_nb.stage.cast.anatomy import Skeleton
    from sora_nb.stage.cast.mirror import Mirror
    from sora_nb.stage.cast.profiles import Profile
    from sora_nb.stage.cast.species import Species

_RIM = Colour.hex("#26252e")
_DARK, _CLEAR = Colour(0.10, 0.11, 0.15, 0.94), Colour(0.86, 0.95, 1.0, 0.25)
_GLINT = Colour(1.0, 1.0, 1.0, 0.35)
_LENSES = {"sunglasses": _DARK, "shades": _DARK, "glasses": _CLEAR, "spectacles": _CLEAR, "goggles": _CLEAR}
_NECK = {"scarf": 0.42, "bandana": 0.3, "neckerchief": 0.3, "collar": 0.16}
"""What is worn round the neck, by how much of the neck it covers."""


def of(actor: Actor) -> str:
    """Return the words for what an actor wears."""
    return " ".join(filter(None, (actor.trait("clothes"), actor.trait("wearing"))))


def draw_glasses(own: Mirror, profile: Profile, worn: str) -> None:
    """Draw glasses before the eyes of a head, in head radii, where some are worn."""
    tint = next((_LENSES[word] for word in worn.split() if word in _LENSES), None)
    if tint is None:
        return
    x, y, size = profile.eye
    near = 1.65 * max(size, 0.17)
    own.line(opened([complex(x - near, y + 0.04), complex(-0.55, y + 0.12), complex(-0.92, y + 0.16)]), _RIM, 0.08)
    spots = [(complex(x, y), near * 0.95, near)]
    if profile.far_eye:
        fx, fy, far = profile.far_eye
        wide = 1.5 * max(far, 0.15)
        spots.insert(0, (complex(fx, fy), wide * 0.8, wide))
        own.line(opened([complex(x, y + 0.06), complex((x + fx) / 2, y + 0.1), complex(fx, fy + 0.06)]), _RIM, 0.09)
    for at, across, high in spots:
        lens = ellipse(at, across, high)
        own.flat(lens, tint)
        own.line(lens, _RIM, 0.07)
        own.flat(ellipse(at + complex(-0.35 * across, 0.4 * high), 0.22 * across, 0.16 * high), _GLINT)


def draw_neckwear(brush: Mirror, kind: Species, bones: Skeleton, worn: str) -> None:
    """Draw a scarf, a bandana or a collar round the neck, where one is worn."""
    what = next((word for word in worn.split() if word in _NECK), None)
    if what is None:
        return
    words = worn[: worn.index(what)].split()
    colour = Colour.hex(next((COLOURS[word] for word in reversed(words) if word in COLOURS), COLOURS["red"]))
    _, base, middle, top = bones.neck
    wide, slim = kind.neck_width
    share = _NECK[what]
    low, high = mix(middle, base, 0.45 * share), mix(middle, top, 0.9 * share)
    along = (high - low) / (abs(high - low) + 1e-9)
    radius = 0.5 * (wide + slim) * 1.12
    if what != "collar":
        front = (low + high) / 2 - 1j * along * radius * 0.72
        end = [front, front + complex(0.0, -0.16), front + complex(-0.03, -0.34)]
        brush.solid(closed(ribbon(end, [0.05, 0.065, 0.07])), colour.lighter(-0.12), volume=0.3, material="cloth")
    band = ribbon([low, (low + high) / 2, high], [radius, radius * 1.06, radius])
    brush.solid(closed(band), colour, volume=0.4, material="cloth")
