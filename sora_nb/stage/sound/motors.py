"""Engines: what drives, flies and sails, heard as fast as it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import band, curve, loudness, samples, throat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Mono = NDArray[np.float32]
    Random = np.random.Generator


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """One kind of engine: `idle` and `rise` give its firing in Hz, at rest and per m/s; `mouth` its pipe's resonances.

    `tone`, `air` and `still` are levels: of the engine, of the rush of air at full speed, and of everything at rest beside
    full speed; `chop` is (depth, Hz) of a rotor or a steam cylinder, faster with speed where `wheels` is True.
    """

    idle: float
    rise: float
    mouth: tuple[tuple[float, float, float], ...]
    tone: float = 1.0
    air: float = 0.4
    still: float = 0.45
    tilt: float = -8.0
    hiss: tuple[tuple[float, float], ...] = ((40, -10), (140, 0), (700, -8), (3500, -30))
    chop: tuple[float, float] = (0.0, 1.0)
    wheels: bool = False


PETROL = ((120, 90, 0), (340, 200, -2), (900, 500, -9))
DIESEL = ((90, 70, 0), (230, 150, -1), (650, 400, -7))
ENGINES: dict[str, tuple[Engine, str]] = {
    "car": (Engine(idle=42, rise=9, mouth=PETROL), "car taxi suv ambulance minibus van rickshaw jeep automobile"),
    "racer": (Engine(idle=70, rise=22, mouth=((220, 200, 0), (700, 400, -2), (1600, 800, -8)), tilt=-5), "racing racecar"),
    "truck": (Engine(idle=28, rise=6, mouth=DIESEL), "truck bus trolleybus tractor lorry digger bulldozer fire tank"),
    "bike": (Engine(idle=36, rise=12, mouth=((150, 120, 0), (480, 250, -3), (1100, 500, -9)), tilt=-6),
             "motorcycle scooter motorbike"),
    "train": (Engine(idle=24, rise=2, mouth=DIESEL, tone=0.35, air=1.0, chop=(0.85, 1.6), wheels=True,
                     hiss=((60, -12), (300, 0), (1500, -4), (6000, -22))), "train locomotive steam railway"),
    "tram": (Engine(idle=60, rise=14, mouth=((240, 200, 0), (800, 500, -10)), tone=0.4, air=0.6, tilt=-14),
             "tram bullet monorail rail metro subway"),
    "propeller": (Engine(idle=75, rise=5, mouth=((180, 150, 0), (420, 250, -3), (1200, 600, -10)), still=0.7),
                  "small biplane propeller"),
    "jet": (Engine(idle=180, rise=12, mouth=((900, 500, 0), (2400, 900, -6)), tone=0.18, air=1.0, tilt=-6,
                   hiss=((30, -8), (120, 0), (900, -4), (5000, -16), (14_000, -40))), "airplane plane jet aeroplane"),
    "rotor": (Engine(idle=52, rise=2, mouth=DIESEL, air=0.8, still=0.85, chop=(0.8, 11.0)), "helicopter"),
    "rocket": (Engine(idle=30, rise=0, mouth=DIESEL, tone=0.1, air=1.0, still=0.2,
                      hiss=((20, -4), (60, 0), (300, -3), (2000, -14), (9000, -34))), "rocket spaceship spacecraft shuttle"),
    "boat": (Engine(idle=22, rise=5, mouth=DIESEL, air=0.7, hiss=((80, -14), (400, 0), (2000, -6), (8000, -26))),
             "boat speedboat ferry ship motorboat submarine"),
    "saucer": (Engine(idle=150, rise=26, mouth=((400, 300, 0), (1200, 500, -14)), air=0.05, still=0.8, tilt=-14,
                      chop=(0.5, 7.0)), "ufo saucer drone"),
}  # fmt: skip
"""Engines by kind, each with the words of figures that have it."""
_BASE = 60.0
_LOOP = 2.0


def engine_of(figure: str) -> Engine | None:
    """Return the engine of a figure ("racing car" → a racer's), or None for what has none."""
    words = figure.lower().replace("-", " ").split()
    if (
        set(words) & {"sail", "canoe", "pirate", "kick"}
        or words == ["boat"]
        or ("police" in words and "light" in words)
        or words == ["fire"]
    ):
        return None
    for word in words:
        for engine, names in ENGINES.values():
            if word in names.split():
                return engine
    return ENGINES["car"][0] if words and words[-1] == "car" else None


def run(engine: Engine, speed: Iterator[Mono], rng: Random) -> Iterator[Mono]:
    """Yield an engine's sound, RMS about 1 at 6 m/s, for each piece of its speed (m/s at every sample).

    One steady turn of the engine is computed and read faster or slower, as a tape is.
    """
    n = samples(_LOOP)
    uneven = curve(_LOOP, (0, _BASE), (0.3, _BASE), (0.5, _BASE), (1, _BASE))
    tone = loudness(throat(uneven, engine.mouth, tilt=engine.tilt, top=5000), 0.0)
    tone = np.append(tone, tone[0])
    hiss = band(rng, _LOOP, *engine.hiss)
    at, beat, start = 0.0, 0.0, 0
    for piece in speed:
        pace = np.clip(np.abs(piece) / 6, 0, 1.5)
        steps = (engine.idle + engine.rise * np.abs(piece)) / _BASE
        read = (at + np.cumsum(steps)) % n
        at = float(read[-1])
        whole = read.astype(int)
        sung = tone[whole] + (tone[whole + 1] - tone[whole]) * (read - whole)
        rush = hiss[(start + np.arange(len(piece))) % len(hiss)]
        loud = engine.still + (1 - engine.still) * pace
        out = engine.tone * sung * loud + engine.air * rush * np.maximum(pace, engine.still * 0.5)
        depth, rate = engine.chop
        if depth:
            turns = beat + np.cumsum(
                rate * (np.maximum(np.abs(piece), 0.05) if engine.wheels else 1.0) / 48_000 * np.ones(len(piece))
            )
            beat = float(turns[-1] % 1.0)
            out = out * (1 - depth + depth * np.maximum(0, np.sin(2 * np.pi * turns)) ** 2 * 2)
        start += len(piece)
        yield np.asarray(out, np.float32)
