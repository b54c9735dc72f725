"""Foley: what bodies sound like when they meet, tread, roll, slide, splash and rush through the air.

A touch is three things at once: both bodies ring in their own modes, and the surfaces scrape for an instant (modal synthesis
after van den Doel, Kry & Pai, "FoleyAutomatic", SIGGRAPH 2001). The softer of the two decides how long they touch, and so
how bright the sound is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.sound.acoustics import band, burst, clock, curve, fade, modes, peak, samples, settled, turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from sora_nb.stage.performance import Role

    Mono = NDArray[np.float32]


REPEAT = 4.0
"""Seconds of friction noise before it comes again."""


@dataclass(frozen=True, slots=True)
class Surface:
    """How a material sounds: modes of a body half a metre high, and its scrape.

    `hertz`, `decays` (seconds) and `gains` are the modes; `bright` is the frequency in Hz that a touch of it still excites;
    `scrape` is (gain, low Hz, high Hz, decay in seconds) of the noise; `lively` is how much of it rings at all.
    """

    hertz: tuple[float, ...]
    decays: tuple[float, ...]
    gains: tuple[float, ...]
    bright: float
    scrape: tuple[float, float, float, float]
    lively: float = 1.0


SURFACES: dict[str, Surface] = {
    "rubber": Surface((118, 205, 410, 690), (0.020, 0.017, 0.016, 0.012), (1, 0.7, 0.45, 0.2), 900, (0.20, 300, 2200, 0.005)),
    "wood": Surface((310, 640, 1130, 1900, 2900), (0.026, 0.022, 0.014, 0.009, 0.006), (1, 0.75, 0.5, 0.3, 0.15), 3500,
                    (0.25, 800, 5000, 0.003)),
    "metal": Surface((410, 655, 1130, 1690, 2450, 3720, 5200), (0.26, 0.30, 0.22, 0.18, 0.12, 0.08, 0.05),
                     (0.55, 0.8, 0.9, 0.7, 0.5, 0.35, 0.2), 9000, (0.30, 2500, 12000, 0.003)),
    "glass": Surface((1480, 2210, 3890, 5720, 8300), (0.14, 0.12, 0.08, 0.05, 0.03), (0.8, 1, 0.6, 0.4, 0.2), 12000,
                     (0.25, 4000, 15000, 0.002)),
    "stone": Surface((170, 420, 960, 1750), (0.016, 0.012, 0.008, 0.005), (1, 0.7, 0.5, 0.3), 4500, (0.55, 400, 5000, 0.009)),
    "soft": Surface((82, 160), (0.022, 0.014), (1, 0.4), 260, (0.30, 120, 900, 0.016)),
    "flesh": Surface((95, 190, 330), (0.018, 0.013, 0.009), (1, 0.5, 0.25), 420, (0.35, 200, 1500, 0.010)),
    "plastic": Surface((265, 540, 980, 1650), (0.024, 0.020, 0.013, 0.008), (0.9, 0.8, 0.6, 0.3), 3200,
                       (0.25, 1000, 6000, 0.004)),
    "paper": Surface((150, 420), (0.008, 0.006), (0.4, 0.3), 900, (0.90, 900, 7000, 0.014)),
    "ice": Surface((620, 1320, 2480, 4100), (0.045, 0.035, 0.022, 0.012), (0.9, 0.8, 0.5, 0.3), 8000,
                   (0.40, 2500, 11000, 0.006)),
    "water": Surface((210, 380), (0.05, 0.03), (0.7, 0.5), 900, (0.70, 300, 4000, 0.045)),
    "grass": Surface((62, 105), (0.020, 0.014), (1, 0.5), 350, (0.45, 500, 4200, 0.022), 0.8),
    "soil": Surface((66, 118), (0.020, 0.013), (1, 0.5), 380, (0.40, 200, 1800, 0.014), 0.8),
    "sand": Surface((58, 92), (0.018, 0.012), (0.9, 0.4), 320, (0.60, 700, 6500, 0.026), 0.7),
    "snow": Surface((60, 96), (0.016, 0.011), (0.8, 0.4), 300, (0.65, 500, 3800, 0.034), 0.6),
    "tile": Surface((240, 730, 1560, 2900, 4300), (0.016, 0.013, 0.009, 0.006, 0.004), (0.7, 0.6, 0.5, 0.4, 0.2), 6000,
                    (0.35, 1200, 8000, 0.004)),
    "boards": Surface((92, 176, 310, 560, 900), (0.040, 0.030, 0.022, 0.014, 0.009), (1, 0.8, 0.5, 0.3, 0.15), 2600,
                      (0.22, 500, 3500, 0.005)),
    "shoe": Surface((105, 240, 620, 1150), (0.018, 0.014, 0.007, 0.004), (1, 0.6, 0.4, 0.25), 2200, (0.30, 600, 4000, 0.004)),
    "foot": Surface((88, 170, 300), (0.018, 0.013, 0.008), (1, 0.5, 0.2), 450, (0.30, 200, 1600, 0.009)),
    "paw": Surface((125, 260), (0.012, 0.008), (0.8, 0.4), 420, (0.40, 300, 2400, 0.007)),
    "hoof": Surface((330, 610, 1120, 1850), (0.022, 0.017, 0.010, 0.006), (1, 0.8, 0.5, 0.25), 3600, (0.30, 800, 5000, 0.003)),
    "hull": Surface((74, 131, 262, 515), (0.09, 0.07, 0.05, 0.03), (1, 0.7, 0.5, 0.3), 1500, (0.15, 300, 2000, 0.006)),
}  # fmt: skip
"""Every material, the soles of what walks (shoe, foot, paw, hoof), and what is only ground (grass … hull)."""

GROUNDS = {
    "meadow": "grass", "forest": "soil", "beach": "sand", "sea": "water", "underwater": "sand", "street": "stone",
    "room": "boards", "kitchen": "tile", "classroom": "boards", "desert": "sand", "mountains": "stone", "moon": "soil",
    "space": "hull", "playground": "soil", "farm": "soil", "city": "stone", "stage": "boards",
    "coast": "stone", "harbour": "stone",
    "river": "grass",
    "rink": "ice",
    "jungle": "soil",
    "library": "boards",
    "castle": "stone",
    "market": "stone",
}  # fmt: skip
"""What one stands on in each place."""


def ground(place: str, weather: str) -> str:
    """Return what lies underfoot outdoors or in: the place's ground, or snow upon it."""
    found = GROUNDS.get(place, "soil")
    return "snow" if weather == "snow" and found in ("grass", "soil", "sand", "stone") else found


def force(impulse: float, hardest: float) -> float:
    """Return how loud an impulse is beside the hardest one of the shot: compressed, so that the last bounce is still heard."""
    if impulse <= 0:
        return 0.45
    return float(np.clip((impulse / max(hardest, 0.5)) ** 0.35, 0.2, 1.0))


def touch(a: str, b: str, rng: np.random.Generator, *, strength: float = 1.0, height: float = 0.5, rest: float = 9.0) -> Mono:
    """Return two materials meeting, peak 1, beginning at its first sample; a larger body rings lower and longer.

    `rest` is how many seconds pass until the same body is touched again, which chokes its ring.
    """
    first, second = SURFACES.get(a, SURFACES["soft"]), SURFACES.get(b, SURFACES["soil"])
    bright = min(first.bright, second.bright) ** 0.7 * max(first.bright, second.bright) ** 0.3 * (0.6 + 0.5 * strength)
    size = float(np.clip((0.5 / max(height, 0.05)) ** 0.45, 0.55, 1.9)) * float(rng.uniform(0.97, 1.03))
    longest = max(*first.decays, *second.decays)
    out = np.zeros(samples(max(0.09, 6 * longest)), np.float32)
    for surface, factor, share in ((first, size, 1.0), (second, float(rng.uniform(0.98, 1.02)), 0.6)):
        hertz = np.array(surface.hertz) * factor * rng.uniform(0.985, 1.015, len(surface.hertz))
        decays = np.array(surface.decays) / factor**0.5
        gains = share * surface.lively * np.array(surface.gains) / (1 + (hertz / bright) ** 2)
        # Where the blow falls decides which modes it wakes.
        out += modes(len(out) / 48_000, hertz, decays, gains * rng.uniform(0.75, 1.0, len(gains)))
        gain, low, high, decay = surface.scrape
        noise = burst(rng, decay * (0.7 + 0.5 * strength), low, min(high, 2.5 * bright + 800))[: len(out)]
        out[: len(noise)] += np.float32(0.55 * gain * share) * noise
    if "rubber" in (a, b):
        out = _boing(out, size, strength)
    # A hard blow is not linear: what bends at its top also makes a deep thud heard on small speakers.
    out = np.tanh(np.float32(1.6) * peak(out))
    out *= np.exp(clock(len(out) / 48_000) * np.float32(-3.2 / max(rest, 0.02)))
    return fade(peak(settled(out)), 0.0001, 0.012)


def _boing(out: Mono, size: float, strength: float) -> Mono:
    """Add the air inside a ball: a short note that sinks as the skin lets go."""
    t = clock(0.11)
    note = np.sin(turn(330 * size * (1 + 0.5 * np.exp(-t / 0.012)))) * np.exp(-t / 0.021)
    out = out.copy()
    out[: len(note)] += np.float32(0.30 + 0.15 * strength) * note[: len(out)]
    return out


def tread(sole: str, floor: str, rng: np.random.Generator, *, strength: float, left: bool) -> Mono:
    """Return a footstep, peak 1: the heel's thud and, 45 ms on, the toe's brush."""
    heel = touch(sole, floor, rng, strength=0.4 + 0.3 * strength, height=0.35)
    surface = SURFACES.get(floor, SURFACES["soil"])
    _, low, high, decay = surface.scrape
    brush = burst(rng, 0.6 * decay + 0.008, low, high, 0.006)
    out = np.zeros(max(len(heel), samples(0.045) + len(brush)), np.float32)
    out[: len(heel)] += heel * np.float32(1.0 if left else 0.9)
    out[samples(0.045) : samples(0.045) + len(brush)] += np.float32(0.10) * brush
    return peak(out)


def rumble(material: str, floor: str, speeds: Iterable[Mono], rng: np.random.Generator, *, height: float) -> Iterator[Mono]:
    """Yield a body rolling, for each piece of its speed (m/s at every sample): faster is louder and brighter."""
    surface, below = SURFACES.get(material, SURFACES["soft"]), SURFACES.get(floor, SURFACES["soil"])
    centre = float(np.clip(surface.hertz[0] * 1.3, 70, 500))
    low = band(rng, REPEAT, (30, -30), (centre * 0.6, 0), (centre * 1.8, -4), (2500, -40))
    high = band(rng, REPEAT, (150, -40), (below.scrape[1], -4), (min(below.scrape[2], 4000), -6), (12_000, -40))
    turned, start = 0.0, 0
    for speed in speeds:
        pace = np.clip(np.abs(speed) / 3, 0, 1.3)
        # What is not quite round is heard once a turn.
        turns = turned + np.cumsum(np.abs(speed)) / 48_000 / max(np.pi * height, 0.1)
        turned = float(turns[-1] % 1.0) if len(turns) else turned
        read = (start + np.arange(len(speed))) % len(low)
        start += len(speed)
        out = (low[read] * pace**0.7 + 0.35 * high[read] * pace**1.3) * (0.75 + 0.25 * np.sin(2 * np.pi * turns))
        yield np.asarray(out, np.float32)


def rub(material: str, floor: str, speeds: Iterable[Mono], rng: np.random.Generator) -> Iterator[Mono]:
    """Yield a body sliding, for each piece of its speed (m/s at every sample): a band of friction noise."""
    a, b = SURFACES.get(material, SURFACES["soft"]), SURFACES.get(floor, SURFACES["soil"])
    low, high = (a.scrape[1] * b.scrape[1]) ** 0.5, (a.scrape[2] * b.scrape[2]) ** 0.5
    noise = band(rng, REPEAT, (low / 4, -40), (low, 0), (high * 0.6, -6), (min(3 * high, 20_000), -45))
    start = 0
    for speed in speeds:
        read = (start + np.arange(len(speed))) % len(noise)
        start += len(speed)
        yield np.asarray(noise[read] * np.clip(np.abs(speed) / 3, 0, 1.2) ** 0.8, np.float32)


def splash(rng: np.random.Generator, strength: float) -> Mono:
    """Return a body entering water, peak 1: the slap, the spray, and bubbles that sing as they close (Minnaert, 1933)."""
    seconds = 0.5 + 0.7 * strength
    t = clock(seconds)
    slap = burst(rng, 0.03, 250, 1800)
    spray = band(rng, seconds, (200, -25), (900, -4), (4000, 0), (14_000, -30))[: len(t)]
    spray *= (np.minimum(1, t / 0.04) * np.exp(-t / (0.12 + 0.16 * strength))).astype(np.float32)
    out = 0.5 * spray
    out[: len(slap)] += 0.8 * slap[: len(out)]
    for _ in range(6 + round(10 * strength)):
        at, low = float(rng.uniform(0.03, 0.75 * seconds)), float(rng.uniform(320, 1300))
        u = clock(0.06)
        bubble = np.sin(turn(low * (1 + 6 * u))) * np.exp(-u / 0.014) * np.float32(rng.uniform(0.15, 0.5))
        first = samples(at)
        out[first : first + len(bubble)] += bubble[: max(0, len(out) - first)]
    return fade(peak(out), 0.0002, 0.1)


def whoosh(rng: np.random.Generator, seconds: float = 0.32, pitch: float = 700.0) -> Mono:
    """Return something rushing by, peak 1: a band of air that swells and sinks."""
    pieces = [band(rng, seconds, (f / 4, -40), (f, 0), (f * 1.6, -3), (f * 6, -45)) for f in (pitch, pitch * 1.8)]
    swell = curve(seconds, (0, 0), (0.3, 0.6), (0.45, 1), (0.65, 0.5), (1, 0)) ** 1.5
    sharp = curve(seconds, (0, 0), (0.35, 0.2), (0.5, 1), (0.7, 0.1), (1, 0))
    return peak(pieces[0] * swell + pieces[1] * sharp * 0.7)


def wingbeat(rng: np.random.Generator, strength: float) -> Mono:
    """Return one stroke of a wing, peak 1."""
    seconds = 0.12 + 0.06 * strength
    air = band(rng, seconds, (60, -20), (240, 0), (900, -6), (5000, -40))
    return peak(fade(air * curve(seconds, (0, 0), (0.12, 1), (0.4, 0.35), (1, 0)), 0.004, 0.03))


def chime(rng: np.random.Generator, *, falling: bool = False) -> Mono:
    """Return three soft glassy notes, peak 1: something appears, or (falling) is gone."""
    root = float(rng.choice([523.25, 587.33, 659.26]))
    notes = [root, root * 1.25, root * 1.5]
    out = np.zeros(samples(0.9), np.float32)
    for k, f in enumerate(reversed(notes) if falling else notes):
        note = modes(0.6, [f, 2 * f, 3.01 * f], [0.16, 0.09, 0.04], [1, 0.25, 0.08])
        first = samples(0.07 * k)
        out[first : first + len(note)] += note
    return fade(peak(out), 0.002, 0.1)


def stature(role: Role | None) -> float:
    """Return the height in metres of the body that sounds, half a metre where it is unknown."""
    return role.height if role else 0.5
