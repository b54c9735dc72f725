"""Scenery: every place as sheets from the sky to the lens, painted once and moved by the camera."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from sora_nb.errors import InvalidRequest
from sora_nb.stage.furnishing import BUILT
from sora_nb.stage.scenery import (
    beyond,
    breeze,
    bridge,
    castle,
    coast,
    country,
    cover,
    furniture,
    harbour,
    indoors,
    interiors,
    jungle,
    lakes,
    library,
    market,
    mars,
    railway,
    reef,
    rink,
    river,
    savanna,
    schools,
    squares,
    theatre,
    town,
    water,
    wild,
    woods,
)
from sora_nb.stage.scenery.layers import Layer
from sora_nb.stage.vocabulary import INDOORS, WIND

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sora_nb.stage.light import Atmosphere

BUILDERS: dict[str, Callable[[Atmosphere], list[Layer]]] = {
    "meadow": country.meadow,
    "forest": woods.forest,
    "beach": water.beach,
    "sea": water.sea,
    "underwater": reef.underwater,
    "street": town.street,
    "room": indoors.room,
    "kitchen": schools.kitchen,
    "classroom": schools.classroom,
    "desert": wild.desert,
    "mountains": wild.mountains,
    "moon": beyond.moon,
    "space": beyond.space,
    "playground": squares.playground,
    "farm": woods.farm,
    "city": squares.city,
    "stage": indoors.stage,
    "coast": coast.coast,
    "harbour": harbour.harbour,
    "river": river.river,
    "rink": rink.rink,
    "jungle": jungle.jungle,
    "library": library.library,
    "castle": castle.castle,
    "market": market.market,
}


SHELTERED = (*INDOORS, "underwater", "space", "moon")
"""Places that no weather reaches."""


SETS: dict[tuple[str, str], Callable[[Atmosphere], list[Layer]]] = {
    ("stage", "theatre"): theatre.theatre,
    ("city", "traffic"): squares.avenue,
    ("coast", "afloat"): lambda air: water.afloat(coast.coast(air), air),
    ("harbour", "afloat"): lambda air: water.afloat(harbour.harbour(air), air),
    ("river", "afloat"): lambda air: water.afloat(river.river(air), air),
}
"""Other sets of a place, for what is played there: a show, traffic, boats."""

SITES: dict[str, Callable[[Atmosphere], list[Layer]]] = {
    "lake": lakes.lake, "pool": lakes.pool, "savanna": savanna.savanna, "station": railway.station, "bridge": bridge.bridge,
    "mars": mars.mars, **{kind: functools.partial(interiors.interior, kind=kind) for kind in interiors.ROOMS},
}  # fmt: skip
"""Sets of the sites that furniture alone does not make."""


def build(
    place: str,
    air: Atmosphere,
    profile: Sequence[tuple[float, float]] = (),
    *,
    played: str | None = None,
    setting: str | None = None,
    rails: bool = False,
) -> list[Layer]:
    """Return a place's sheets from back to front, with what weather lays on them and the solid ground of a floor profile.

    `played` is "theatre" where creatures perform and "traffic" where something drives, "afloat" on the
    water off a shore: a place may have its own set for it. `setting` is a particular site, built or furnished as such.
    `rails` lays a track where trains run.

    Raises:
        InvalidRequest: there is no such place; the message names those there are.
    """
    if place not in BUILDERS:
        raise InvalidRequest(f"place is {place!r}; it can be {', '.join(BUILDERS)}.")
    layers = _set(place, air, played, setting)
    if place not in SHELTERED:
        layers = cover.covered(layers, air, place)
    if setting == "neon street" and place == "street":
        after = next(n for n, layer in enumerate(layers) if layer.name == "floor") + 1
        layers.insert(after, Layer(name="signs", parallax=0.55, paint=town.neon_signs, depth=0.9))
    elif setting:
        layers = furniture.furnished(layers, place, setting)
    if rails:
        layers.insert(_behind(layers), railway.track())
    if profile:
        layers.insert(_behind(layers), cover.terrain(profile, place))
    return layers if place in SHELTERED else breeze.swayed(layers, WIND.get(air.weather, 0.0))


def _set(place: str, air: Atmosphere, played: str | None, setting: str | None) -> list[Layer]:
    """Return the sheets of a place as it is used, or of a site that has a set of its own."""
    built = BUILT.get(setting or "")
    if built is None:
        return SETS.get((place, played or ""), BUILDERS[place])(air)
    layers = lakes.poolside(air) if built == "pool" and place != "sea" else SITES[built](air)
    return water.afloat(layers, air) if built == "lake" and played == "afloat" else layers


def _behind(layers: list[Layer]) -> int:
    """Return where a sheet goes that lies behind the bodies and before all else."""
    return max(n for n, layer in enumerate(layers) if not layer.front) + 1
