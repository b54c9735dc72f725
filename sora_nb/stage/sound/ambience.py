"""Ambience: what a place sounds like before anybody moves, by place, time of day and weather."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sora_nb.stage.air.lightning import flashes
from sora_nb.stage.performance import random
from sora_nb.stage.sound import fowl, machines, scenes, things
from sora_nb.stage.sound.acoustics import band, burst, curve, fade, loudness, peak, samples, throat, waver
from sora_nb.stage.sound.mixing import Note
from sora_nb.stage.vocabulary import INDOORS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from sora_nb.plans import Shot
    from sora_nb.stage.sound.mixing import Desk, Notes

    Mono = NDArray[np.float32]
    Random = np.random.Generator

LOOP = 4.0
"""Seconds of noise that a bed repeats without a seam."""
WIND = ((25, -16), (90, 0), (350, -9), (1200, -24), (6000, -48))
GUST = ((60, -30), (280, -4), (520, 0), (900, -10), (3000, -36))
SURF = ((40, -14), (160, -3), (700, 0), (2500, -7), (7000, -18), (16_000, -40))
RAIN = ((150, -34), (700, -10), (2500, -2), (6000, 0), (12_000, -8), (20_000, -30))
STREET = ((25, -12), (70, 0), (220, -5), (800, -16), (3000, -34))
TONE = ((30, -12), (110, 0), (400, -12), (2000, -34))
DEEP = ((20, -8), (60, 0), (180, -4), (500, -20), (2000, -46))
CROWD = ((80, -34), (200, -8), (450, 0), (1200, -8), (2800, -20), (8000, -44))
BROOK = ((80, -26), (300, -9), (800, 0), (1800, -4), (4500, -14), (12_000, -34))
FALLS = ((40, -10), (150, 0), (600, -3), (2200, -9), (7000, -24))
HUSH = ((100, -24), (400, -6), (1000, 0), (3000, -12), (9000, -36))


class _Air:
    """The desk that a place's sounds are told to."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.seed = seed
        self.seconds = desk.seconds

    def bed(
        self, name: str, points: Sequence[tuple[float, float]], decibels: float, swell: float = 0.2, pace: float = 0.3
    ) -> None:
        """Lay endless noise of a spectrum at a level in dBFS; it swells by a share, `pace` times a second."""
        step = samples(0.05)
        shared = waver(random(self.seed, name), max(self.seconds, 0.1), pace, step=step)
        for channel in (0, 1):
            rng = random(self.seed, name, channel)
            own = waver(rng, max(self.seconds, 0.1), pace, step=step)
            gain = np.exp(swell * (0.8 * shared + 0.4 * own) - 0.4 * swell**2)
            self.desk.bed(loudness(band(rng, LOOP, *points), decibels), gain, channel=channel)

    def calls(self, name: str, maker: Callable[[Random], Mono], gain: float, every: float, first: float = 0.3) -> None:
        """Scatter sounds about `every` so many seconds, here and there on the frame, nearer and farther."""
        self.desk.run(0.0, self._calls(random(self.seed, name, "calls"), maker, gain, every, first))

    def _calls(self, rng: Random, maker: Callable[[Random], Mono], gain: float, every: float, first: float) -> Notes:
        at = float(rng.uniform(0.2, 1.0)) * first * every
        while at < self.seconds - 0.3:
            near, x, sound = float(rng.uniform(0.35, 1.0)), float(rng.uniform(0.0, 1.0)), maker(rng)
            yield Note(at=at, sound=self.fading(sound, at), gain=gain * near, x=x)
            at += every * float(rng.uniform(0.5, 1.6))

    def fading(self, sound: Mono, at: float) -> Mono:
        """Return a sound that fades with the clip where it cannot be heard out."""
        return fade(sound[: max(0, self.desk.length - samples(at))], 0.0, 0.2)


def lay(desk: Desk, shot: Shot, *, seed: int) -> None:
    """Tell a desk the sound of a shot's place, time of day and weather; quiet: some 25 dB below a knock."""
    air = _Air(desk, seed)
    for part in (_PLACES.get(shot.place, _outdoors), _weather):
        part(air, shot)


def _life(air: _Air, shot: Shot, birds: float = 2.2) -> None:
    """Lay birds by day and at dawn, crickets at sunset and night; both keep still in bad weather."""
    if shot.weather in ("rain", "storm", "snow"):
        return
    if shot.time == "night":
        air.calls("owl", fowl.hoot, 0.010, 14, 0.5)
    if shot.time in ("night", "sunset"):
        crickets(air.desk, air.seed, 0.0035 if shot.time == "night" else 0.002)
    if shot.time != "night":
        air.calls("birds", fowl.chirp, 0.016, birds * {"dawn": 0.6, "day": 1.0, "sunset": 1.6}[shot.time])


def _outdoors(air: _Air, shot: Shot) -> None:
    air.bed("breeze", WIND, -50)
    _life(air, shot)


def _forest(air: _Air, shot: Shot) -> None:
    air.bed("leaves", HUSH, -54, 0.6, 0.5)
    air.bed("breeze", WIND, -52)
    _life(air, shot, 1.3)


def _farm(air: _Air, shot: Shot) -> None:
    _outdoors(air, shot)
    if shot.time == "dawn":
        air.calls("rooster", fowl.crow, 0.018, 8, 0.4)
    elif shot.time == "day" and shot.weather == "clear":
        air.calls("hens", fowl.cluck, 0.010, 5)


def _beach(air: _Air, shot: Shot) -> None:
    air.bed("far surf", SURF, -50, 0.2)
    waves(air.desk, air.seed, 0.011)
    if shot.time in ("dawn", "day") and shot.weather in ("clear", "wind"):
        air.calls("gulls", fowl.gull, 0.012, 6, 0.5)


def _coast(air: _Air, shot: Shot) -> None:
    """Lay surf that never rests, and in it waves that break on rock: a thud, then spray that patters back."""
    air.bed("far surf", SURF, -47, 0.35, 0.4)
    air.bed("undertow", DEEP, -48, 0.5, 0.3)
    air.bed("height", WIND, -54, 0.4)
    waves(air.desk, air.seed, 0.018)
    air.calls("spray", scenes.spray, 0.020, 3.4, 0.4)
    if shot.time in ("dawn", "day") and shot.weather in ("clear", "wind"):
        air.calls("gulls", fowl.gull, 0.011, 5, 0.5)


def _harbour(air: _Air, shot: Shot) -> None:
    """Lay water that laps at the quay, rigging that taps, gulls, and far off the town."""
    air.bed("town", STREET, -58, 0.2)
    air.bed("breeze", WIND, -54)
    air.calls("lapping", scenes.lap, 0.016, 0.9)
    air.calls("rigging", scenes.rigging, 0.006 if shot.weather == "clear" else 0.010, 1.6)
    if shot.time in ("dawn", "day") and shot.weather in ("clear", "wind"):
        air.calls("gulls", fowl.gull, 0.014, 4, 0.5)


def _river(air: _Air, shot: Shot) -> None:
    """Lay a river that runs over stones and laps at its bank, birds above it."""
    air.bed("run", BROOK, -47, 0.25, 0.9)
    air.bed("flow", DEEP, -54, 0.3)
    air.calls("lapping", scenes.lap, 0.012, 1.1)
    air.calls("gurgle", lambda rng: things.bubbling(rng, 0.5), 0.006, 1.6)
    _life(air, shot, 2.6)


def _rink(air: _Air, shot: Shot) -> None:
    """Lay cold still air over a frozen lake, whose ice booms now and then."""
    air.bed("breeze", WIND, -53, 0.3)
    air.bed("cold", GUST, -62, 0.6, 0.3)
    air.calls("ice", scenes.boom, 0.016, 6.5, 0.5)
    if shot.time == "night" and shot.weather == "clear":
        air.calls("owl", fowl.hoot, 0.007, 16, 0.5)


def _jungle(air: _Air, shot: Shot) -> None:
    """Lay a rainforest: a waterfall far off, insects without end, birds by day, drops from the leaves."""
    air.bed("waterfall", FALLS, -51, 0.1, 0.4)
    air.bed("leaves", HUSH, -57, 0.5, 0.4)
    crickets(air.desk, air.seed, 0.0035 if shot.time in ("night", "sunset") else 0.0016)
    air.calls("dripping", _drop, 0.006, 0.8)
    if shot.time == "night":
        air.calls("owl", fowl.hoot, 0.010, 9, 0.5)
    elif shot.weather not in ("rain", "storm"):
        air.calls("birds", fowl.chirp, 0.015, 1.0)
        air.calls("parrots", fowl.squawk, 0.005, 7, 0.6)


def _sea(air: _Air, shot: Shot) -> None:
    _beach(air, shot)
    air.bed("swell", DEEP, -46, 0.4)


def _underwater(air: _Air, shot: Shot) -> None:
    del shot
    air.bed("deep", DEEP, -42, 0.3)
    air.calls("bubbles", lambda rng: things.bubbling(rng, 0.9), 0.018, 2.2)


def _city(air: _Air, shot: Shot) -> None:
    air.bed("traffic", STREET, -46 if shot.time != "night" else -52, 0.3)
    air.calls("passing", passing, 0.020, 4.5 if shot.time != "night" else 9)
    if shot.time == "day" and shot.weather == "clear":
        air.calls("sparrows", fowl.chirp, 0.007, 5)


def _room(air: _Air, shot: Shot) -> None:
    air.bed("room", TONE, -62)
    if shot.place == "kitchen":
        air.bed("fridge", ((45, -30), (98, 0), (103, 0), (210, -12), (600, -40)), -60, 0.02)
    if shot.place == "classroom":
        air.desk.run(0.0, _clock(air))
    if shot.place == "room" and shot.time in ("dawn", "day") and shot.weather == "clear":
        air.calls("window", fowl.chirp, 0.004, 4)


def _library(air: _Air, shot: Shot) -> None:
    """Lay the hush of a reading room: a clock, pages that turn."""
    del shot
    air.bed("room", TONE, -62)
    air.desk.run(0.0, _clock(air))
    air.calls("pages", scenes.page, 0.007, 3.2, 0.4)


def _hall(air: _Air, shot: Shot) -> None:
    """Lay a great stone hall: the draught in it, torches that crackle."""
    del shot
    air.bed("room", TONE, -58)
    air.bed("draught", WIND, -58, 0.5, 0.25)
    air.calls("torches", lambda rng: things.fire(rng, 2.5), 0.008, 2.0, 0.1)


def _market(air: _Air, shot: Shot) -> None:
    """Lay a crowd that talks and haggles, a church bell, sparrows; after dark but a few who clear away."""
    late = shot.time == "night"
    air.bed("crowd", CROWD, -50 if not late else -58, 0.5, 1.4)
    air.calls("voices", scenes.murmur, 0.016 if not late else 0.006, 0.45 if not late else 2.0)
    air.calls("crates", scenes.thump, 0.010, 4.0)
    if shot.time in ("dawn", "day"):
        air.calls("bell", machines.bell, 0.006, 9, 0.6)
        air.calls("sparrows", fowl.chirp, 0.006, 4)


def _heights(air: _Air, shot: Shot) -> None:
    air.bed("height", WIND, -46, 0.4)
    air.bed("whistling", GUST, -56, 0.8, 0.35)
    if shot.place == "desert" and shot.time == "night":
        crickets(air.desk, air.seed, 0.0015)


def _void(air: _Air, shot: Shot) -> None:
    """Lay a soft low chord: nothing carries sound here, so it is the sound of one's own helmet."""
    air.bed("hull", DEEP, -50, 0.2)
    root = 55.0 if shot.place == "space" else 61.7
    for k, ratio in enumerate((1.0, 1.5, 2.0, 3.0)):
        hertz = np.full(samples(4.0), round(root * ratio * 4) / 4, np.float32)
        tone = throat(hertz, ((120, 200, 0), (400, 300, -18)), tilt=-18, top=1200)
        breath = 0.6 + 0.4 * np.sin(np.linspace(0, air.seconds / 3 * 2 * np.pi, max(2, int(air.seconds * 10))) + 1.7 * k)
        for channel in (0, 1):
            air.desk.bed(loudness(tone, -56 - 3 * k), breath, channel=channel, offset=3700 * channel)


def _weather(air: _Air, shot: Shot) -> None:
    inside = shot.place in (*INDOORS, "underwater", "moon", "space")
    if shot.place in ("underwater", "moon", "space"):
        return
    if shot.weather in ("rain", "storm"):
        soft = -12 if inside else 0
        air.bed("rain", RAIN if not inside else HUSH, (-43 if shot.weather == "rain" else -41) + soft, 0.1, 1.5)
        air.calls("drops", _drop, 0.010 * 10 ** (soft / 20), 0.09)
    if shot.weather in ("wind", "storm"):
        air.bed("gale", WIND, -42 if not inside else -52, 0.5, 0.5)
        air.bed("gusts", GUST, -50 if not inside else -58, 0.9, 0.5)
    if shot.weather == "storm":
        _thunder(air)
    if shot.weather == "snow" and not inside:
        air.bed("flurry", HUSH, -56, 0.5, 0.4)


def _thunder(air: _Air) -> None:
    """Let every flash be heard 0.5 to 2 s later: sound takes 2.9 s a kilometre, and the farther, the fainter."""
    for number, flash in enumerate(flashes(air.seed, air.seconds)):
        rng = random(air.seed, "thunder", number)
        late = float(rng.uniform(0.5, 2.0))
        air.desk.run(flash + late, _clap(air, flash + late, 0.14 / (0.6 + 0.5 * late), rng))


def _clap(air: _Air, at: float, gain: float, rng: Random) -> Notes:
    x = float(rng.uniform(0.2, 0.8))
    yield Note(at=at, sound=air.fading(things.thunder(rng), at), gain=gain, x=x)


def _clock(air: _Air) -> Notes:
    rng = random(air.seed, "clock")
    for k in range(int(air.seconds * 2)):
        yield Note(at=0.5 * k + 0.1, sound=machines.tick(rng, odd=k % 2 == 1), gain=0.004, x=0.8)


def _drop(rng: Random) -> Mono:
    low = float(rng.uniform(1800, 5000))
    return peak(burst(rng, float(rng.uniform(0.001, 0.004)), low, 2 * low))


def passing(rng: Random) -> Mono:
    """Return a car passing in the distance, peak 1."""
    seconds = float(rng.uniform(2.4, 3.6))
    tyres = band(rng, seconds, (60, -6), (300, -3), (900, 0), (2500, -12), (8000, -40))[: samples(seconds)]
    motor = band(rng, seconds, (40, -10), (85, 0), (170, -4), (500, -26))[: samples(seconds)]
    swell = curve(seconds, (0, 0), (0.35, 0.4), (0.5, 1), (0.65, 0.4), (1, 0)) ** 1.5
    return peak((0.6 * tyres + motor) * swell)


def crickets(desk: Desk, seed: int, gain: float) -> None:
    """Tell a desk of crickets: each chirps in triplets at a rate and pitch of its own."""
    for number in range(3):
        rng = random(seed, "cricket", number)
        pitch, period = float(rng.uniform(3900, 4800)), float(rng.uniform(0.55, 0.9))
        t = np.arange(samples(period), dtype=np.float32) / 48_000
        pulses = sum(np.exp(-(((t - 0.05 - 0.038 * k) / 0.009) ** 2)) for k in range(3))
        chirp = np.asarray(pulses * np.sin(2 * np.pi * pitch * t), np.float32)
        offset = int(rng.integers(len(chirp)))
        left = float(rng.uniform(0.4, 1.0))
        for channel, share in ((0, left), (1, 1.4 - left)):
            desk.bed(chirp, gain * share, channel=channel, offset=offset)


def waves(desk: Desk, seed: int, gain: float) -> None:
    """Tell a desk of waves that come in every few seconds, break and draw back over the shingle."""
    desk.run(-2.0, _waves(desk.seconds, random(seed, "waves"), gain))


def _waves(seconds: float, rng: Random, gain: float) -> Notes:
    at = float(rng.uniform(-2.0, -0.5))
    for wave in _breakers(rng):
        if at >= seconds:
            return
        yield Note(at=at, sound=wave, gain=gain * float(rng.uniform(0.7, 1.0)), x=float(rng.uniform(0.25, 0.75)))
        at += float(rng.uniform(2.6, 4.2))


def _breakers(rng: Random) -> Iterator[Mono]:
    while True:
        length = float(rng.uniform(4.5, 6.0))
        n = samples(length)
        body = band(rng, length, *SURF)[:n] * curve(length, (0, 0), (0.22, 0.25), (0.36, 1), (0.5, 0.6), (1, 0)) ** 1.3
        foam = band(rng, length, (600, -34), (2500, -6), (6000, 0), (14_000, -16))[:n]
        yield fade(body + 0.35 * foam * curve(length, (0, 0), (0.36, 0.2), (0.5, 1), (1, 0)) ** 1.5, 0.2, 0.3)


_PLACES: dict[str, Callable[[_Air, Shot], None]] = {
    "meadow": _outdoors, "playground": _outdoors, "forest": _forest, "farm": _farm, "beach": _beach, "sea": _sea,
    "underwater": _underwater, "street": _city, "city": _city, "room": _room, "kitchen": _room, "classroom": _room,
    "stage": _room, "desert": _heights, "mountains": _heights, "moon": _void, "space": _void,
    "coast": _coast, "harbour": _harbour, "river": _river, "rink": _rink,
    "jungle": _jungle, "library": _library, "castle": _hall, "market": _market,
}  # fmt: skip
