"""Speech: one line per phrase, at its first sound, in a voice of its own, with a mouth that moves, the same every time."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sora_nb.footage import SAMPLE_RATE
from sora_nb.plans import Action, Actor, Shot
from sora_nb.stage.sound import voice
from sora_nb.stage.sound.timbres import timbre

TEXT = "Good morning, everyone."


def speaker(figure, *texts, name=None, **more):
    actions = tuple(Action(verb="speak", speech=text) for text in texts)
    return Actor(name=name or figure, figure=figure, word=figure, actions=actions, **more)


def say(figure, text=TEXT, *, seed=0, **more):
    (line,) = voice.record(Shot(actors=(speaker(figure, text, **more),)), seed=seed)
    return line


def pitches(sound):
    """Return the pitch in Hz of every voiced 40 ms, by autocorrelation."""
    n, found = SAMPLE_RATE // 25, []
    for start in range(0, len(sound) - 2 * n, n // 2):
        piece = sound[start : start + 2 * n] * np.hanning(2 * n)
        if np.sqrt(np.mean(piece**2)) < 0.03:
            continue
        like = np.fft.irfft(np.abs(np.fft.rfft(piece, 8 * n)) ** 2)[: SAMPLE_RATE // 55]
        lag = SAMPLE_RATE // 600 + int(np.argmax(like[SAMPLE_RATE // 600 :]))
        if like[lag] > 0.45 * like[0]:
            found.append(SAMPLE_RATE / lag)
    return np.array(found)


def test_one_line_for_each_phrase_in_order():
    shot = Shot(
        actors=(
            Actor(name="ball", figure="ball", word="ball", actions=(Action(verb="bounce"),)),
            speaker("man", "One.", "Two."),
            Actor(name="dog", figure="dog", word="dog", actions=(Action(verb="speak"), Action(verb="run", speech="never"))),
            speaker("cat", "Three."),
        )
    )
    lines = voice.record(shot, seed=0)
    assert [(line.role, line.text, line.start) for line in lines] == [
        ("man", "One.", 0),
        ("man", "Two.", 0),
        ("cat", "Three.", 0),
    ]


@pytest.mark.parametrize("figure", ["man", "robot", "penguin", "elephant"])
def test_a_line_is_sound_from_its_first_sample(figure):
    line = say(figure)
    assert line.samples.dtype == np.float32
    assert line.samples.ndim == 1
    assert 0.6 < line.end < 4
    top = float(np.abs(line.samples).max())
    assert 0.1 < top < 1.0
    assert np.argmax(np.abs(line.samples) > 0.015 * top) < 0.003 * SAMPLE_RATE
    assert np.abs(line.samples[-SAMPLE_RATE // 8 :]).max() > 0.01 * top
    assert abs(float(line.samples[-1])) < 1e-4


def test_the_mouth_follows_the_voice():
    line = say("woman", "Hello there. Goodbye.")
    assert line.mouth.dtype == np.float32
    assert len(line.mouth) == -(-len(line.samples) // 480)
    assert line.mouth.min() == 0
    assert 0.7 < line.mouth.max() <= 1
    loud = np.sqrt([np.mean(line.samples[k * 480 : (k + 1) * 480] ** 2) for k in range(len(line.mouth))])
    assert np.corrcoef(loud, line.mouth)[0, 1] > 0.6
    # Between the two sentences it is shut.
    silent = loud < 1e-5
    assert silent.sum() > 10
    assert not line.mouth[silent].any()
    assert np.array_equal(voice.mouth(np.zeros(4800, np.float32)), np.zeros(10, np.float32))


def test_who_speaks_is_heard():
    middle = {figure: float(np.median(pitches(say(figure).samples))) for figure in ("bear", "man", "woman", "girl", "mouse")}
    assert list(middle) == sorted(middle, key=lambda figure: middle[figure])
    assert middle["man"] < 0.75 * middle["woman"] < 0.75 * 0.9 * middle["girl"]
    robot, woman = (np.quantile(pitches(say(figure).samples), (0.25, 0.75)) for figure in ("robot", "woman"))
    assert robot[1] - robot[0] < 0.2 * (woman[1] - woman[0])


def test_size_and_age_are_heard():
    assert timbre(speaker("dog", size="huge"), seed=0).pitch < timbre(speaker("dog"), seed=0).pitch
    assert timbre(speaker("man", look=(("age", "old"),)), seed=0).pace < timbre(speaker("man"), seed=0).pace
    assert timbre(speaker("woman", look=(("age", "young"),)), seed=0).pitch > 1.2


def test_two_of_a_kind_differ_a_little():
    one, other = (timbre(speaker("dog", name=name), seed=0) for name in ("dog", "dog 2"))
    assert one != other
    assert one.pitch == pytest.approx(other.pitch, rel=0.1)


def test_an_unknown_speaker_has_a_voice():
    assert 0.5 < say("teapot", "I am a teapot.").end < 4


@pytest.mark.parametrize("text", ["¡Hola, señor! ¿Qué tal?", "日本語", "…!", "3.14", "a" * 300])
def test_any_text_is_tried(text):
    line = say("man", text)
    assert np.isfinite(line.samples).all()
    assert line.mouth.max() > 0.3


def test_another_language_is_murmured_by_its_syllables_and_english_is_not():
    morning, evening = say("girl", "Bonjour tout le monde"), say("girl", "Bonsoir tous les mondes")
    assert np.array_equal(morning.samples, evening.samples)
    assert len(say("girl", "Merci beaucoup").samples) < len(morning.samples)
    assert morning.mouth.max() > 0.3
    assert not np.array_equal(say("girl", "Good morning").samples, say("girl", "Good evening").samples)


def test_same_bytes_in_another_process():
    here = hashlib.sha256(say("penguin", seed=4).samples.tobytes()).hexdigest()
    code = (
        "import hashlib; from test_voice import say;"
        "say('woman', 'Something else first.'); print(hashlib.sha256(say('penguin', seed=4).samples.tobytes()).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert there == here


def test_nothing_heavy_is_loaded_before_somebody_speaks():
    code = (
        "import sys; from sora_nb.plans import Shot; from sora_nb.stage.sound import voice;"
        "assert voice.record(Shot(), seed=0) == (); assert not {'onnxruntime', 'hibari'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
