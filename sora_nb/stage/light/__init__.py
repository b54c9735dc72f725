"""Light: what time of day, weather and place do to the sky, to colours, to shadows and to distance."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass

from sora_nb.stage.styles.pen import Colour, Light
from sora_nb.stage.vocabulary import INDOORS


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """How bodies throw shadows on the floor.

    A point `h` metres above the floor is thrown `slope * h` metres to the right and `squash * h` metres up the picture
    (negative: towards the viewer, when the sun stands behind the scene).
    """

    colour: Colour
    slope: float
    squash: float
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Atmosphere:
    """All that light and air do in one shot.

    `sky` runs from zenith to horizon; `haze` is what distance fades to, `reach` how much of it the horizon takes;
    `tint` and `shadow` multiply scenery in light and in shade; `disc` is where sun or moon stands, as shares of the frame
    (right, up), None when hidden; `lamps` 0…1 says how much artificial light is on.
    """

    time: str
    weather: str
    light: Light
    sky: tuple[Colour, Colour, Colour]
    haze: Colour
    reach: float
    tint: Colour
    shadow: Colour
    disc: tuple[float, float] | None
    disc_colour: Colour
    glow: float
    cloud: Colour
    cloud_shadow: Colour
    cover: float
    stars: float
    lamps: float
    cast: Shade

    def lit(self, colour: Colour, depth: float = 0.0) -> Colour:
        """Return how a colour looks in the sun, `depth` 0 (near) … 1 (horizon) … 2 (far beyond)."""
        return self._air(times(colour, self.tint), depth)

    def shaded(self, colour: Colour, depth: float = 0.0) -> Colour:
        """Return how a colour looks on the side away from the sun."""
        return self._air(times(colour, self.shadow), depth)

    def _air(self, colour: Colour, depth: float) -> Colour:
        """Mix in the air between: exponential extinction, as in Koschmieder's law."""
        return tame(colour.mix(self.haze, self.reach * (1.0 - math.exp(-1.1 * max(0.0, depth)))))


def times(colour: Colour, light: Colour) -> Colour:
    """Return a colour under a coloured light, channel by channel."""
    return Colour(min(1.0, colour.r * light.r), min(1.0, colour.g * light.g), min(1.0, colour.b * light.b), colour.a)


def tame(colour: Colour) -> Colour:
    """Return the colour with red held back, so that no scenery competes with a red actor for the eye."""
    limit = 58 / 255
    excess = min(colour.r - colour.g, colour.r - colour.b) - limit
    if excess <= 0 or colour.r < 0.4:
        return colour
    return Colour(colour.r - 0.3 * excess, colour.g + 0.7 * excess, colour.b + 0.7 * excess, colour.a)


def _hex(*texts: str) -> tuple[Colour, ...]:
    return tuple(Colour.hex(text) for text in texts)


_WHITE = Colour(1.0, 1.0, 1.0)

_TIMES: dict[str, Atmosphere] = {
    "day": Atmosphere(
        time="day",
        weather="clear",
        light=Light(sun=(-0.55, 0.835), key=Colour(1.0, 0.99, 0.94), ambient=Colour(0.68, 0.72, 0.88), strength=1.0),
        sky=(Colour.hex("#3d8fe0"), Colour.hex("#86c3f3"), Colour.hex("#dff1fb")),
        haze=Colour.hex("#c6e2f4"),
        reach=0.74,
        tint=Colour(1.0, 1.0, 0.96),
        shadow=Colour(0.66, 0.72, 0.84),
        disc=(0.17, 0.86),
        disc_colour=Colour.hex("#fff7d6"),
        glow=0.55,
        cloud=Colour.hex("#ffffff"),
        cloud_shadow=Colour.hex("#c3dbef"),
        cover=0.5,
        stars=0.0,
        lamps=0.0,
        cast=Shade(colour=Colour.hex("#1c2c50"), slope=0.62, squash=0.20, strength=0.36),
    ),
    "dawn": Atmosphere(
        time="dawn",
        weather="clear",
        light=Light(sun=(-0.86, 0.51), key=Colour(1.0, 0.93, 0.86), ambient=Colour(0.66, 0.64, 0.82), strength=0.9),
        sky=(Colour.hex("#6f93cf"), Colour.hex("#c6b8dc"), Colour.hex("#ffe0c2")),
        haze=Colour.hex("#f1d6d0"),
        reach=0.92,
        tint=Colour(0.98, 0.90, 0.88),
        shadow=Colour(0.60, 0.60, 0.76),
        disc=(0.20, 0.47),
        disc_colour=Colour.hex("#fff2d0"),
        glow=0.8,
        cloud=Colour.hex("#fff0ea"),
        cloud_shadow=Colour.hex("#cfb6d2"),
        cover=0.5,
        stars=0.0,
        lamps=0.2,
        cast=Shade(colour=Colour.hex("#3a2f5c"), slope=1.15, squash=-0.10, strength=0.30),
    ),
    "sunset": Atmosphere(
        time="sunset",
        weather="clear",
        light=Light(sun=(0.86, 0.51), key=Colour(1.0, 0.87, 0.72), ambient=Colour(0.62, 0.52, 0.74), strength=1.0),
        sky=(Colour.hex("#4b4a95"), Colour.hex("#c583ae"), Colour.hex("#ffd294")),
        haze=Colour.hex("#f2b99a"),
        reach=0.80,
        tint=Colour(0.96, 0.76, 0.66),
        shadow=Colour(0.50, 0.43, 0.62),
        disc=(0.74, 0.46),
        disc_colour=Colour.hex("#fff0bd"),
        glow=1.0,
        cloud=Colour.hex("#ffcfa6"),
        cloud_shadow=Colour.hex("#a274ab"),
        cover=0.55,
        stars=0.08,
        lamps=0.7,
        cast=Shade(colour=Colour.hex("#2c1a48"), slope=-1.05, squash=-0.16, strength=0.42),
    ),
    "night": Atmosphere(
        time="night",
        weather="clear",
        light=Light(sun=(0.6, 0.8), key=Colour(0.80, 0.84, 1.0), ambient=Colour(0.60, 0.60, 0.84), strength=0.7),
        sky=(Colour.hex("#0a1233"), Colour.hex("#1d3066"), Colour.hex("#47639f")),
        haze=Colour.hex("#385490"),
        reach=0.88,
        tint=Colour(0.40, 0.50, 0.74),
        shadow=Colour(0.21, 0.28, 0.50),
        disc=(0.80, 0.84),
        disc_colour=Colour.hex("#f6f3df"),
        glow=0.42,
        cloud=Colour.hex("#5d78b4"),
        cloud_shadow=Colour.hex("#2d437e"),
        cover=0.35,
        stars=1.0,
        lamps=1.0,
        cast=Shade(colour=Colour.hex("#05081e"), slope=-0.62, squash=0.18, strength=0.42),
    ),
}

_GREYS = {"dawn": "#a9a9bb", "day": "#a9b6c3", "sunset": "#9c8fa6", "night": "#2b3655"}


def _overcast(air: Atmosphere, weather: str) -> Atmosphere:
    """Draw clouds over the sun: grey sky, soft light, faint shadows."""
    much = {"rain": 0.72, "storm": 0.86, "snow": 0.62, "fog": 0.70}[weather]
    gain = {"rain": 0.86, "storm": 0.62, "snow": 1.04, "fog": 1.0}[weather]
    grey = Colour.hex(_GREYS[air.time])
    grey = times(grey, Colour(gain, gain, gain)) if weather != "snow" else grey.lighter(0.35 if air.time != "night" else 0.12)
    dim = 0.5 * much * (0.8 if weather != "storm" else 1.0)
    key = air.light.key.mix(Colour(0.88, 0.90, 0.96) if air.time != "night" else Colour(0.76, 0.78, 0.92), much)
    tint = times(air.tint.mix(Colour(0.80, 0.85, 0.90) if air.time != "night" else air.tint, much), Colour(gain, gain, gain))
    return dataclasses.replace(
        air,
        weather=weather,
        light=dataclasses.replace(air.light, key=key, strength=air.light.strength * (1 - dim)),
        sky=(air.sky[0].mix(grey.lighter(-0.22), much), air.sky[1].mix(grey, much), air.sky[2].mix(grey.lighter(0.18), much)),
        haze=air.haze.mix(grey.lighter(0.08), much),
        reach=1.0 if weather == "fog" else min(0.97, air.reach + 0.06),
        tint=tint,
        shadow=times(air.shadow, Colour(gain, gain, gain)).mix(tint, 0.25),
        disc=None if weather in ("rain", "storm", "snow") else air.disc,
        glow=air.glow * 0.35,
        cloud=air.cloud.mix(grey.lighter(0.16), much),
        cloud_shadow=air.cloud_shadow.mix(grey.lighter(-0.20), much),
        cover=1.0,
        stars=0.0,
        lamps=max(air.lamps, 0.55 if weather == "storm" else 0.35),
        cast=dataclasses.replace(air.cast, strength=air.cast.strength * 0.35, slope=air.cast.slope * 0.3, squash=0.10),
    )


_ROOMS = {
    "day": Colour(1.0, 0.98, 0.93),
    "dawn": Colour(0.97, 0.90, 0.87),
    "sunset": Colour(0.96, 0.82, 0.70),
    "night": Colour(0.64, 0.56, 0.50),
}
"""What falls on walls and furniture indoors: daylight, or lamps."""


def _indoors(air: Atmosphere) -> Atmosphere:
    """Light a room: the window's colour mixed with lamps, shadows short and soft."""
    warm = Colour(1.0, 0.94, 0.82)
    tint = _ROOMS[air.time]
    return dataclasses.replace(
        air,
        light=dataclasses.replace(
            air.light,
            sun=(-0.62, 0.785),
            key=air.light.key.mix(warm, 0.4 * (0.4 + air.lamps)),
            ambient=air.light.ambient.mix(Colour(0.74, 0.68, 0.70), 0.4),
        ),
        haze=Colour.hex("#d8cdbb") if air.time != "night" else Colour.hex("#4d4a63"),
        reach=0.0,
        tint=tint,
        shadow=times(tint, Colour(0.70, 0.68, 0.80)),
        cast=dataclasses.replace(air.cast, slope=0.42, squash=0.16, strength=0.26),
    )


def _airless(air: Atmosphere, place: str) -> Atmosphere:
    """Light the moon or open space: one hard sun, a black sky, stars by day too."""
    key = Colour(1.0, 0.98, 0.94)
    bright = {"day": 1.0, "dawn": 0.92, "sunset": 0.90, "night": 0.62}[air.time]
    return dataclasses.replace(
        air,
        light=Light(sun=air.light.sun, key=times(key, air.light.key), ambient=Colour(0.60, 0.60, 0.74), strength=1.0),
        sky=(Colour.hex("#04050f"), Colour.hex("#090c1f"), Colour.hex("#131a38")),
        haze=Colour.hex("#141a34"),
        reach=0.35 if place == "moon" else 0.0,
        tint=times(air.tint.mix(_WHITE, 0.55), Colour(bright, bright, bright)),
        shadow=Colour(0.40, 0.40, 0.52),
        disc=None,
        cover=0.0,
        stars=1.0,
        lamps=0.0,
        cast=dataclasses.replace(air.cast, colour=Colour.hex("#05060f"), strength=0.62 if place == "moon" else 0.0),
    )


def _sunken(air: Atmosphere) -> Atmosphere:
    """Light under water: red is swallowed first, everything fades to blue."""
    deep = {"day": 1.0, "dawn": 0.85, "sunset": 0.75, "night": 0.42}[air.time]
    tone = Colour(0.70 * deep, 0.95 * deep, 1.0 * deep)
    return dataclasses.replace(
        air,
        light=Light(sun=(-0.2, 0.98), key=Colour(0.86, 0.98, 1.0), ambient=Colour(0.60, 0.72, 0.88), strength=0.8),
        sky=(times(_hex("#7fe0ea")[0], tone), times(_hex("#2f9fc9")[0], tone), times(_hex("#1a6ea6")[0], tone)),
        haze=times(Colour.hex("#3fa6cf"), tone),
        reach=0.9,
        tint=times(air.tint.mix(_WHITE, 0.5), tone),
        shadow=times(Colour(0.52, 0.66, 0.80), tone),
        disc=None,
        cover=0.0,
        stars=0.0,
        cast=dataclasses.replace(air.cast, colour=Colour.hex("#062c4a"), slope=0.1, squash=0.16, strength=0.24),
    )


def atmosphere(place: str, time: str, weather: str) -> Atmosphere:
    """Return the light of a place at a time of day in a weather."""
    air = _TIMES[time]
    if place in ("moon", "space"):
        return _airless(air, place)
    if place == "underwater":
        return _sunken(air)
    if weather in ("rain", "storm", "snow", "fog"):
        air = _overcast(air, weather)
    elif weather == "wind":
        air = dataclasses.replace(air, weather="wind", cover=max(0.75, air.cover))
    if place in ("forest", "jungle"):
        # Under the leaves the air itself is green and gold.
        leafy = Colour.hex("#d4e4a6")
        dim = {"day": 1.0, "dawn": 0.94, "sunset": 0.86, "night": 0.30}[time]
        air = dataclasses.replace(
            air, haze=air.haze.mix(times(leafy, Colour(dim, dim, min(1.0, dim + 0.12))), 0.62), reach=0.78
        )
    return _indoors(air) if place in INDOORS else air
