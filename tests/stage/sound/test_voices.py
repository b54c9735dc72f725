"""Voices: a larynx and a throat that do what they are told; instruments in tune; music that comes home by small steps."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from sora_nb.footage import SAMPLE_RATE, Event
from sora_nb.plans import Actor
from sora_nb.stage.director import read
from sora_nb.stage.sound import fowl, instruments, mammals, music, named
from sora_nb.stage.sound.animals import CALLS
from sora_nb.stage.sound.timbres import mannered, timbre
from sora_nb.stage.sound.vocal import HELD, Larynx, call, tube
from sora_nb.stage.vocabulary import MOODS
from tests.stage.sound.test_soundtrack import apart, brightness, level, mix, role


def fundamental(x):
    """Return the pitch in Hz of a sound's middle, by its autocorrelation."""
    part = x[len(x) // 3 : len(x) // 3 + 8192]
    lag = np.fft.irfft(np.abs(np.fft.rfft(part - part.mean(), 2 * len(part))) ** 2)[: len(part)]
    first = int(np.argmax(lag < 0.3 * lag[0]))
    best = lag[first : SAMPLE_RATE // 40].max()
    peaks = [k for k in range(first, SAMPLE_RATE // 40) if lag[k] > 0.85 * best and lag[k - 1] <= lag[k] >= lag[k + 1]]
    k = peaks[0]
    bend = 0.5 * (lag[k - 1] - lag[k + 1]) / (lag[k - 1] - 2 * lag[k] + lag[k + 1])
    return SAMPLE_RATE / (k + bend)


@pytest.mark.parametrize("hertz", [110, 300, 900])
def test_a_call_has_the_pitch_and_the_resonances_it_was_told(hertz):
    sound = call(np.random.default_rng(0), 0.6, ((0, hertz), (1, hertz)), HELD, (700, 1800, 2900), Larynx(breath=-60, jitter=0))
    assert fundamental(sound) == pytest.approx(hertz, rel=0.06)
    bright = call(
        np.random.default_rng(0), 0.6, ((0, hertz), (1, hertz)), HELD, (1400, 3000, 4200), Larynx(breath=-60, jitter=0)
    )
    assert brightness(bright) > 1.1 * brightness(sound)


def test_a_longer_throat_rings_lower():
    assert tube(17.5)[0] == pytest.approx(500)
    assert tube(35)[2] == pytest.approx(tube(17.5)[2] / 2)


def test_a_dog_barks_and_does_not_hiss():
    """A bark is mostly voice: more than half of its energy lies near the multiples of a pitch that glides within octaves."""
    bark = mammals.bark(np.random.default_rng(0))
    power = np.abs(np.fft.rfft(bark)) ** 2
    hertz = np.fft.rfftfreq(len(bark), 1 / SAMPLE_RATE)
    assert power[(hertz > 200) & (hertz < 2500)].sum() > 0.85 * power.sum()
    assert power[hertz > 5000].sum() < 0.02 * power.sum()


def test_all_calls_are_unlike_each_other():
    heard = {name: make(np.random.default_rng(2)) for name, make in CALLS.items()}
    for (one, a), (other, b) in itertools.combinations(heard.items(), 2):
        assert apart(a, b) > 0.2 or abs(len(a) - len(b)) > 0.2 * len(a), (one, other)


def test_the_owl_is_pure_and_the_crow_is_rough():
    def purity(x):
        power = np.abs(np.fft.rfft(x)) ** 2
        return power[np.argsort(power)[-200:]].sum() / power.sum()

    assert purity(fowl.hoot(np.random.default_rng(0))) > 2 * purity(fowl.caw(np.random.default_rng(0)))


@pytest.mark.parametrize("name", sorted(set(instruments.INSTRUMENTS) - {"drums", "bell"}))
def test_instruments_are_in_tune(name):
    f = instruments.INSTRUMENTS[name].root
    note = instruments.struck(name, f, 1.0, chord=False)
    expected = f / 2 if name == "organ" else f
    cents = 1200 * np.log2(fundamental(note) / expected)
    assert abs(cents) < 35
    assert np.abs(note).max() == pytest.approx(1, abs=1e-3)


def test_notes_that_are_played_are_heard_when_the_hands_play_them():
    times = (0.3, 0.7, 1.2)
    events = [Event(kind="note", time=t, actor="man", materials=("violin", "wood")) for t in times]
    sound = mix(
        [*events, Event(kind="play", time=0.0, end=1.9, actor="man", other="violin")], roles=(role("man", family="human"),)
    )
    for t in times:
        before, after = (sound[round(a * SAMPLE_RATE) : round((a + 0.05) * SAMPLE_RATE)] for a in (t - 0.06, t + 0.08))
        assert level(after) > level(before) + 3 or t > times[0]
    assert level(sound[: round(0.25 * SAMPLE_RATE)]) < level(sound[round(0.35 * SAMPLE_RATE) : round(0.6 * SAMPLE_RATE)]) - 12


def test_each_instrument_sounds_like_itself():
    names = sorted(set(instruments.INSTRUMENTS))
    notes = [instruments.struck(name, 262.0, 0.8, chord=False) for name in names]
    for (a, one), (b, other) in itertools.combinations(zip(names, notes, strict=True), 2):
        assert apart(one, other) > 0.2, (a, b)


@pytest.mark.parametrize("mood", MOODS)
def test_chords_move_by_small_steps_and_close_on_the_home_chord(mood):
    score = music._Score(music.manner_of(mood), 220.0, 1.0, 12.0)
    chords = score.voiced()
    assert len(chords) == score.bars + 1
    assert {tone % 7 for tone in chords[-1]} == {0, 2, 4}
    assert score.chord(score.bars - 1) == score.manner.close
    for before, after in itertools.pairwise(chords):
        assert max(abs(a - b) for a, b in zip(before, after, strict=True)) <= 3


@pytest.mark.parametrize(
    ("prompt", "music_", "score"),
    [
        ("a dog runs with tense music", "tense", ()),
        ("a cat sits on a sofa, cheerful piano", "happy", ("piano",)),
        ("a knight rides a horse with slow romantic music", "romantic", ("slow",)),
        ("a clown falls, fast comic music", "comic", ("fast",)),
        ("a ghost floats to scary organ music", "scary", ("organ",)),
        ("a runner wins to triumphant music", "triumphant", ()),
        ("a piano stands in a room", None, ()),
    ],
)
def test_words_choose_the_music(prompt, music_, score):
    shot = read(prompt).shots[0]
    assert (shot.music, shot.score) == (music_, score)


def test_a_pace_and_an_instrument_change_the_score():
    assert music.bar_of("calm", 20.0, ("fast",))[0] < music.bar_of("calm", 20.0)[0] < music.bar_of("calm", 20.0, ("slow",))[0]
    heard = [mix(roles=(), place="space", music="calm", score=s) for s in ((), ("guitar",))]
    assert apart(heard[0][:, 0], heard[1][:, 0]) > 0.1


def test_manners_change_how_somebody_speaks():
    plain = timbre(Actor(name="man", figure="man", word="man"), seed=0)
    assert mannered(plain, "slowly").pace < plain.pace < mannered(plain, "quickly").pace
    assert mannered(plain, "sadly").melody < plain.melody < mannered(plain, "excitedly").melody
    assert mannered(plain, None) == plain


def test_there_are_voices_enough():
    assert len(CALLS) >= 45
    assert len(named.SOUNDS) >= 100
