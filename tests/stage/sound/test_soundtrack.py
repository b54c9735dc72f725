"""The soundtrack: exact in time, different in matter, placed, ducked, at a level, and the same every time."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
import subprocess
import sys
import tempfile
import tracemalloc
from pathlib import Path

import numpy as np
import pytest

import sora_nb as sora
from sora_nb.footage import SAMPLE_RATE, Event
from sora_nb.plans import TIMES, WEATHERS, Actor, Shot
from sora_nb.stage.performance import TICK, Line, Performance, Role, Track
from sora_nb.stage.sound import acoustics, ambience, effects, foley, loudness, motors, music, named
from sora_nb.stage.sound.animals import CALLS, call_of
from sora_nb.stage.sound.mixing import Desk, Note
from sora_nb.stage.sound.soundtrack import Soundtrack
from sora_nb.stage.vocabulary import MATERIALS, MOODS, PLACES


def track(seconds, start=0.0, stop=0.0):
    n = round(seconds * TICK) + 1
    flat = {"y": 0.0, "angle": 0.0, "facing": 1.0, "scale": 1.0, "alpha": 1.0, "depth": 0.0}
    return Track(
        x=np.linspace(start, stop, n, dtype=np.float32), **{name: np.full(n, value, np.float32) for name, value in flat.items()}
    )


def role(key, *, figure=None, family="shape", material="rubber", seconds=2.0, path=(0.0, 0.0), lines=()):
    actor = Actor(name=key, figure=figure or key, word=key)
    return Role(
        key=key, number=1, actor=actor, figure=figure or key, family=family, height=0.6, material=material,
        track=track(seconds, *path), lines=lines,
    )  # fmt: skip


def performance(events=(), *, roles=None, seconds=2.0, seed=0, **shot):
    roles = (role("ball", seconds=seconds),) if roles is None else roles
    shot = {"place": "stage", **shot}
    return Performance(
        shot=Shot(actors=tuple(r.actor for r in roles), **shot), seconds=seconds, size=(10.67, 6.0), seed=seed,
        roles=tuple(roles), events=tuple(events),
    )  # fmt: skip


def hit(time, *, impulse=20.0, material="rubber", **more):
    return Event(kind="contact", time=time, actor="ball", other="floor", materials=(material, "stone"), impulse=impulse, **more)


def mixed(played, steps=(), **more):
    with Soundtrack(played, steps, **more) as track:
        return track.read(track.length)


def mix(*args, steps=(), **more):
    return mixed(performance(*args, **more), steps)


def told(length, tell):
    """Return what a desk of a length sounds like that was told something."""
    desk = Desk(length)
    tell(desk)
    return np.concatenate(list(desk.blocks(SAMPLE_RATE)))


def level(x):
    return 10 * np.log10(float(np.mean(np.square(x, dtype=np.float64))) + 1e-20)


def brightness(x):
    power = np.abs(np.fft.rfft(x)) ** 2
    return float((np.fft.rfftfreq(len(x), 1 / SAMPLE_RATE) * power).sum() / power.sum())


def ringing(x):
    """Return how long a sound stays within 30 dB of its peak, in seconds."""
    return float(np.flatnonzero(np.abs(x) > np.abs(x).max() * 10 ** (-30 / 20))[-1]) / SAMPLE_RATE


def apart(a, b):
    """Return how far two sounds' spectra lie apart between 20 Hz and 8 kHz, in nepers."""
    one, other = (np.log(np.abs(np.fft.rfft(x, 96_000))[40:16_000].reshape(-1, 40).mean(1) + 1e-3) for x in (a, b))
    return float(np.abs(one - other).mean())


def begins(sound, near):
    """Return when the sound around a time first passes 15 % of its peak there, in seconds."""
    start = round((near - 0.02) * SAMPLE_RATE)
    piece = np.abs(sound[start : start + round(0.05 * SAMPLE_RATE)]).max(axis=1)
    return (start + int(np.argmax(piece > 0.15 * piece.max()))) / SAMPLE_RATE


@pytest.mark.parametrize("seconds", [0.02, 0.5, 1.0, 1.23457, 2.0000104])
def test_length_is_exact(seconds):
    sound = mix(seconds=seconds, place="meadow", music="happy")
    assert sound.shape == (round(seconds * SAMPLE_RATE), 2)
    assert sound.dtype == np.float32
    assert np.isfinite(sound).all()


@pytest.mark.parametrize("material", sorted(MATERIALS))
@pytest.mark.parametrize("place", ["meadow", "room"])
def test_every_contact_sounds_on_its_sample(material, place):
    times = [0.30003, 0.9, 1.31, 1.55, 1.72]
    sound = mix([hit(t, impulse=20 * 0.6**k, material=material) for k, t in enumerate(times)], place=place, weather="rain")
    for t in times:
        before = sound[round((t - 0.02) * SAMPLE_RATE) : round(t * SAMPLE_RATE)]
        after = sound[round(t * SAMPLE_RATE) : round((t + 0.005) * SAMPLE_RATE)]
        assert level(after) - level(before) > 9
        assert abs(begins(sound, t) - t) < 0.001


def test_materials_differ():
    heard = {m: foley.touch(m, "boards", np.random.default_rng(0)) for m in MATERIALS}
    assert ringing(heard["metal"]) > 2 * ringing(heard["wood"])
    assert ringing(heard["rubber"]) < 0.15
    order = [brightness(heard[m]) for m in ("soft", "rubber", "wood", "glass")]
    assert order == sorted(order)
    for a, b in itertools.combinations(heard.values(), 2):
        assert apart(a, b) > 0.25


def test_the_ground_differs_too():
    heard = [foley.touch("wood", ground, np.random.default_rng(0)) for ground in sorted(set(foley.GROUNDS.values()))]
    for a, b in itertools.combinations(heard, 2):
        assert apart(a, b) > 0.1
    assert foley.ground("meadow", "snow") == "snow"
    assert foley.ground("room", "snow") == "boards"
    assert set(foley.GROUNDS) == set(PLACES)


def test_a_harder_blow_is_louder_and_the_last_is_still_heard():
    loud = [foley.force(i, 100.0) for i in (100, 30, 10, 1, 0.01)]
    assert loud == sorted(loud, reverse=True)
    assert loud[0] == 1
    assert loud[-1] >= 0.2


def test_nothing_ever_clips():
    crowd = [hit(0.1 + 0.01 * k, impulse=500, material="metal") for k in range(150)]
    for events in (crowd, [hit(0.5), hit(0.5), hit(0.5)], [Event(kind="splash", time=0.3, actor="ball", impulse=900)]):
        sound = mix(events, sounds=("explosion", "applause", "siren"), weather="storm", place="beach", music="epic")
        assert loudness.true_peak(sound) <= 10 ** (-0.95 / 20)
        assert np.abs(sound[-1]).max() < 0.001


def test_loudness_follows_the_standard():
    t = np.arange(3 * SAMPLE_RATE) / SAMPLE_RATE
    tone = np.repeat(np.sin(2 * np.pi * 997 * t)[:, None] * 10 ** (-23 / 20), 2, axis=1).astype(np.float32)
    assert loudness.integrated(tone) == pytest.approx(-23.0, abs=0.1)
    tone[:, 1] = 0
    assert loudness.integrated(tone) == pytest.approx(-26.0, abs=0.1)
    # Gating: silence around a tone does not count, but for the blocks at its edges.
    assert loudness.integrated(np.pad(tone, ((SAMPLE_RATE, SAMPLE_RATE), (0, 0)))) == pytest.approx(-26.0, abs=0.5)
    assert loudness.integrated(np.zeros((100, 2), np.float32)) == -70


def test_true_peak_sees_between_the_samples():
    wave = np.sin(np.pi / 2 * np.arange(4000) + np.pi / 4)[:, None].repeat(2, axis=1).astype(np.float32)
    assert np.abs(wave).max() == pytest.approx(0.707, abs=0.01)
    assert loudness.true_peak(wave) == pytest.approx(1.0, abs=0.03)


def test_a_full_scene_reaches_the_target_and_a_quiet_one_stays_soft():
    assert loudness.integrated(mix(sounds=("cheering", "siren"), seconds=4.0)) == pytest.approx(-16, abs=0.6)
    for place in ("meadow", "room", "beach", "space"):
        assert -60 < loudness.integrated(mix(roles=(), place=place, seconds=3.0)) < -24


def test_beds_lie_far_below_a_knock():
    knock = effects.KNOCK * foley.touch("rubber", "grass", np.random.default_rng(0))
    for weather in WEATHERS:
        for time in TIMES:
            bed = told(3 * SAMPLE_RATE, lambda desk, w=weather, t=time: ambience.lay(desk, Shot(weather=w, time=t), seed=1))
            if weather != "storm":
                assert level(bed) < level(knock[: SAMPLE_RATE // 200]) - 25, (weather, time)


def test_sides():
    for x, sign in ((0.0, 1), (0.5, 0), (1.0, -1)):
        ball = role("ball", path=((x - 0.5) * 10,) * 2)
        sound = mix([hit(0.3, x=x)], roles=(ball,), seconds=1.0)
        part = sound[round(0.3 * SAMPLE_RATE) : round(0.304 * SAMPLE_RATE)]
        assert np.sign(round(level(part[:, 0]) - level(part[:, 1]))) == sign
        assert level(part[:, 0]) - level(part[:, 1]) == pytest.approx(0, abs=14)


def test_a_step_comes_from_where_its_actor_is():
    steps = [Event(kind="step", time=0.3, actor="dog", materials=("paw", "grass"), impulse=8.0)]
    sound = mix(roles=(role("dog", family="quadruped", path=(4, 4)),), steps=steps)
    part = sound[round(0.3 * SAMPLE_RATE) : round(0.33 * SAMPLE_RATE)]
    assert level(part[:, 1]) > level(part[:, 0]) + 3


def test_everything_else_is_turned_down_under_speech():
    silent = Line(role="man", text="…", start=1.0, samples=np.zeros(SAMPLE_RATE, np.float32), mouth=np.zeros(100, np.float32))
    man = role("man", family="human", seconds=3.0, lines=(silent,))
    sound = mix(roles=(man,), seconds=3.0, place="meadow", weather="rain")
    during = level(sound[round(1.2 * SAMPLE_RATE) : round(1.8 * SAMPLE_RATE)])
    assert level(sound[: round(0.7 * SAMPLE_RATE)]) - during == pytest.approx(9, abs=1.5)
    assert level(sound[round(2.4 * SAMPLE_RATE) :]) - during == pytest.approx(9, abs=1.5)


def test_a_line_begins_on_its_sample():
    voice = (0.3 * np.sin(2 * np.pi * 200 * np.arange(9600) / SAMPLE_RATE)).astype(np.float32)
    man = role(
        "man", family="human", lines=(Line(role="man", text="a", start=0.7, samples=voice, mouth=np.ones(20, np.float32)),)
    )
    assert abs(begins(mix(roles=(man,)), 0.7) - 0.7) < 0.001


@pytest.mark.parametrize("word", named.SOUNDS)
def test_every_named_sound_is_heard(word):
    plain, named = (mixed(performance(seconds=1.5, roles=(), sounds=s)) for s in ((), (word,)))
    assert level(named) > level(plain) + 3


def test_other_words_for_sounds_lead_to_sounds():
    assert set(named.ALIASES.values()) <= set(named.SOUNDS)
    assert np.array_equal(mix(sounds=("nonsense",)), mix())


@pytest.mark.parametrize(
    ("figure", "call"), [("dog", "bark"), ("black cat", "meow"), ("baby chick", "peep"), ("lion", "roar"), ("ball", None)]
)
def test_animals_have_voices(figure, call):
    assert call_of(figure) == call


def test_an_animal_calls_unasked_but_not_over_speech():
    line = Line(role="cat", text="…", start=0.2, samples=np.zeros(1000, np.float32), mouth=np.zeros(3, np.float32))
    quiet = mix(roles=(role("cat", family="quadruped", lines=(line,)),))
    assert level(mix(roles=(role("cat", family="quadruped"),))) > level(quiet) + 6


@pytest.mark.parametrize("name", sorted(CALLS))
def test_calls_are_sane(name):
    call = CALLS[name](np.random.default_rng(3))
    assert np.isfinite(call).all()
    assert np.abs(call).max() == pytest.approx(1, abs=1e-3)
    assert abs(float(call.mean())) < 0.05
    assert np.abs(call[-5:]).max() < 0.1


def test_an_engine_rises_with_speed():
    engine = motors.engine_of("car")
    slow, fast = (
        np.concatenate(list(motors.run(engine, iter([np.full(SAMPLE_RATE, v, np.float32)]), np.random.default_rng(0))))
        for v in (0.5, 6.0)
    )
    assert level(fast) > level(slow) + 2
    assert motors.engine_of("racing car") is not engine
    assert motors.engine_of("bicycle") is None
    assert motors.engine_of("fire") is None
    assert all(motors.engine_of(name) is None for name in ("boat", "pirate ship", "kick scooter", "canoe"))
    assert motors.engine_of("motor boat") is motors.engine_of("submarine") is not None


def test_a_moving_car_is_heard_and_a_parked_one_is_not():
    parked = mix(roles=(role("car", family="prop"),))
    moving = mix(roles=(role("car", family="prop", path=(-4, 4)),))
    assert level(moving) > level(parked) + 6


def test_a_rocket_that_rises_is_heard():
    still = role("rocket", family="prop")
    up = dataclasses.replace(still.track, y=np.linspace(0, 5, len(still.track.x), dtype=np.float32))
    assert level(mix(roles=(dataclasses.replace(still, track=up),))) > level(mix(roles=(still,))) + 6


def test_thuds_do_not_push_the_wave_aside():
    for ground in sorted(set(foley.GROUNDS.values())):
        thud = foley.touch("foot", ground, np.random.default_rng(1), height=0.35)
        assert abs(float(thud.sum(dtype=np.float64))) < 0.02 * float(np.abs(thud).sum(dtype=np.float64)), ground


def test_rolling_follows_speed():
    event = Event(kind="roll", time=0.2, end=1.8, actor="ball", other="floor", materials=("wood", "stone"))
    heard = [level(mix([event], roles=(role("ball", path=(0, far)),))) for far in (0.0, 0.5, 6.0)]
    assert heard[0] < heard[1] < heard[2]


@pytest.mark.parametrize("kind", sorted(effects.SOUNDED))
def test_every_kind_is_heard(kind):
    ball = role("ball", figure="guitar", path=(-2, 2))
    event = Event(kind=kind, time=0.5, end=1.5, actor="ball", other="floor", impulse=5.0)
    assert level(mix([event], roles=(ball,))) > level(mix(roles=(ball,))) + 3


def test_unknown_kinds_are_silent():
    assert np.array_equal(mix([Event(kind="blink", time=0.5, actor="ball")]), mix())


@pytest.mark.parametrize("mood", MOODS)
def test_music_is_a_mood_and_comes_to_rest(mood):
    score = told(6 * SAMPLE_RATE, lambda desk: music.play(desk, mood, seed=4, decibels=-30))
    assert level(score) == pytest.approx(-30, abs=4)
    assert level(score[-SAMPLE_RATE // 10 :]) < level(score) - 12
    assert np.abs(score[-48:]).max() < 0.002
    others = [m for m in MOODS if m != mood]
    assert set(music.MANNERS) == {mood, *others}


def test_music_is_left_out_where_silence_is_asked():
    assert level(mix(roles=(), music="calm")) > level(mix(roles=(), music=None)) + 6


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_a_sound_of_its_own(place):
    sound = mix(roles=(), seconds=1.0, place=place)
    assert np.isfinite(sound).all()
    assert -80 < level(sound) < -20


def test_same_seed_same_bytes_in_another_process():
    here = hashlib.sha256(mix([hit(0.3), hit(0.8)], place="forest", music="happy", seed=5).tobytes()).hexdigest()
    code = (
        "import hashlib; from test_soundtrack import hit, mix;"
        "print(hashlib.sha256(mix([hit(0.3), hit(0.8)], place='forest', music='happy', seed=5).tobytes()).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert there == here
    assert not np.array_equal(mix(place="forest", seed=5), mix(place="forest", seed=6))


def test_a_minute_stays_small():
    tracemalloc.start()
    try:
        events = [hit(0.5 + k) for k in range(58)] + [Event(kind="roll", time=1.0, end=59.0, actor="ball", other="floor")]
        roles = (role("ball", seconds=60.0, path=(-4, 4)), role("car", family="prop", seconds=60.0, path=(-5, 5)))
        sound = mix(events, roles=roles, seconds=60.0, place="beach", weather="wind", music="calm")
        assert len(sound) == 60 * SAMPLE_RATE
        assert tracemalloc.get_traced_memory()[1] < 120e6
    finally:
        tracemalloc.stop()


def test_the_mix_needs_no_more_memory_for_a_minute_than_for_ten_seconds():
    def peak(seconds):
        events = [hit(0.5 + k) for k in range(int(seconds) - 2)]
        events.append(Event(kind="roll", time=1.0, end=seconds - 1, actor="ball", other="floor"))
        roles = (role("ball", seconds=seconds, path=(-4, 4)), role("car", family="prop", seconds=seconds, path=(-5, 5)))
        scene = performance(events, roles=roles, seconds=seconds, place="beach", weather="wind", sounds=("bark", "fire"))
        tracemalloc.start()
        try:
            with Soundtrack(scene) as played:
                heard = sum(len(played.read(SAMPLE_RATE)) for _ in range(int(seconds)))
            assert heard == seconds * SAMPLE_RATE
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1.0)
    assert peak(60.0) < peak(10.0) + 2e6


@pytest.mark.parametrize(
    ("place", "weather", "time", "music", "sounds"),
    [
        ("room", "clear", "day", "happy", ("clock", "bell")),
        ("meadow", "storm", "night", "epic", ("fire", "thunder")),
        ("beach", "wind", "day", None, ("applause", "bark")),
        ("classroom", "rain", "dawn", "calm", ()),
        ("space", "clear", "day", "mysterious", ("siren", "waves")),
    ],
)
def test_blocks_do_not_change_the_sound(place, weather, time, music, sounds):
    voice = (0.1 * np.sin(0.03 * np.arange(40_000))).astype(np.float32)
    line = Line(role="man", text="a", start=1.7, samples=voice, mouth=np.ones(83, np.float32))
    seconds = 4.1
    roles = [role(key, family=family, seconds=seconds, path=(-3, 4)) for key, family in (("ball", "shape"), ("car", "prop"))]
    roles.append(role("man", family="human", seconds=seconds, lines=(line,)))
    kinds = sorted(effects.SOUNDED)
    events = [
        Event(kind=k, time=0.1 * i, end=0.1 * i + 1.5, actor="ball", other="guitar", impulse=3) for i, k in enumerate(kinds)
    ]
    scene = performance(
        events, roles=roles, seconds=seconds, place=place, weather=weather, time=time, music=music, sounds=sounds
    )
    whole = mixed(scene)
    for block in (1000, 31_001, 10_000_000):
        assert np.array_equal(mixed(scene, block=block), whole)
    with Soundtrack(scene) as played:
        read = [played.read(count) for count in (1, 100_000, 777, 200_000)]
    assert np.array_equal(np.concatenate(read)[: len(whole)], whole)
    assert not np.concatenate(read)[len(whole) :].any()


def test_notes_are_cut_at_both_ends_and_added_where_they_meet():
    one = np.ones(10, np.float32)
    desk = Desk(100)
    desk.run(-1.0, iter([Note(at=-4 / SAMPLE_RATE, sound=one), Note(at=50 / SAMPLE_RATE, sound=one)]))
    desk.run(0.0, iter([Note(at=55 / SAMPLE_RATE, sound=one), Note(at=96 / SAMPLE_RATE, sound=one)]))
    sound = np.concatenate(list(desk.blocks(7)))[:, 0]
    wanted = np.zeros(100)
    wanted[:6], wanted[96:] = 1, 1
    wanted[50:60] += 1
    wanted[55:65] += 1
    assert np.allclose(sound, wanted, atol=1e-6)


def test_no_room_for_the_mix_is_said(monkeypatch):
    def full(*args, **more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(sora.RenderFailed, match=r"needs 1 MB.*No space left.*TMPDIR"):
        mix()


def test_a_mix_stops_when_told():
    def stop():
        raise sora.Cancelled("enough")

    with pytest.raises(sora.Cancelled):
        mixed(performance(seconds=2.0), check=stop)


def test_modes_are_damped_sines():
    t = acoustics.clock(0.1)
    exact = 0.5 * np.exp(-t / 0.03) * np.sin(2 * np.pi * 440 * t)
    assert np.abs(acoustics.modes(0.1, 440.0, 0.03, 0.5) - exact).max() < 1e-3
