"""A voice is measured from a recording, and lines that were recorded are heard as they are."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

import sora_nb as sora
from sora_nb.footage import SAMPLE_RATE
from sora_nb.likeness import models, voices
from sora_nb.stage.sound import voice as speech
from sora_nb.stage.sound.timbres import WOMAN_HZ, Timbre

ANA = Path(__file__).parents[2] / "notebooks" / "pictures" / "ana.png"
TEXT = "Hello everybody, welcome to the show, we are going to see a lot of animals today."


def said(text=TEXT, **timbre):
    """Return a text spoken in a timbre."""
    return speech.speak(text, Timbre(**timbre), np.random.default_rng(5))


def taken(sound, lines=None):
    """Return the voice in samples at 48 kHz."""
    return voices.take(sound, SAMPLE_RATE, lines or {}, speech.sample())


def written(path, sound):
    """Write samples at 48 kHz as a wav file."""
    with wave.open(str(path), "w") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32_767).astype("<i2").tobytes())
    return path


def test_the_stages_own_voice_is_what_others_are_measured_by():
    own = taken(speech.sample())
    assert own.pitch == pytest.approx(WOMAN_HZ, rel=0.03)
    assert (own.formant, own.melody) == (pytest.approx(1, abs=0.01), pytest.approx(1, abs=0.1))


@pytest.mark.parametrize(("pitch", "formant"), [(0.8, 0.92), (1.0, 0.86), (1.2, 1.1), (1.34, 1.06)])
def test_pitch_and_throat_are_found_again_whatever_is_said_and_however_dull_the_microphone(pitch, formant):
    sound = said(pitch=pitch, formant=formant)
    for heard in (sound, np.convolve(sound, (1, 0.6), "same").astype(np.float32)):
        found = taken(heard)
        assert found.pitch == pytest.approx(pitch * WOMAN_HZ, rel=0.05)
        assert found.formant == pytest.approx(formant, abs=0.04)


@pytest.mark.parametrize(("sound", "why"), [
    (np.zeros(SAMPLE_RATE * 3, np.float32), "Nobody is heard to speak"),
    (np.random.default_rng(1).normal(0, 0.1, SAMPLE_RATE * 3).astype(np.float32), "Nobody is heard to speak"),
    (np.zeros(SAMPLE_RATE // 2, np.float32), "0.5 s long; a voice is measured from 1 to 60 s"),
    (np.zeros(SAMPLE_RATE * 61, np.float32), "61.0 s long"),
])  # fmt: skip
def test_what_is_no_voice_is_refused(sound, why):
    with pytest.raises(sora.InvalidRequest, match=why):
        taken(sound)


@pytest.mark.parametrize(("lines", "why"), [
    ({"…": said("Hello.")}, "holds no word"),
    ({"Hello": np.zeros(16 * SAMPLE_RATE, np.float32)}, "16.0 s long; a line can be up to 15 s"),
    ({f"line {n}": said("Hello.") for n in range(13)}, "holds 13 lines; it can hold 12"),
])  # fmt: skip
def test_lines_that_cannot_be_are_refused(lines, why):
    with pytest.raises(sora.InvalidRequest, match=why):
        taken(said(), lines)


def test_a_recorded_line_is_found_by_its_words_alone():
    found = taken(said(), {"Good morning, class!": said("Good morning.")})
    assert found.recorded("good morning class") is not None
    assert found.recorded("good morning") is None
    heard = speech.played(found, "Good morning, class?")
    assert heard is not None
    assert np.sqrt(np.mean(heard[np.abs(heard) > 0.05 * np.abs(heard).max()] ** 2)) == pytest.approx(speech.LEVEL, rel=0.1)


@pytest.fixture
def studio(tmp_path):
    """Return a studio with a library of its own."""
    pytest.importorskip("ai_edge_litert")
    if not models.PACK.exists():
        pytest.skip("built without npm's registry: no models packed")
    return sora.Studio(tmp_path / "library")


def test_a_cameo_speaks_with_her_own_voice_once_she_agreed_to_it(studio, tmp_path):
    low = written(tmp_path / "low.wav", said(pitch=0.75, formant=0.9))
    ana = studio.cameo(ANA, name="ana", attested_by="the one who drew her")
    before = ana.likeness.digest
    ana = studio.cameo(ANA, name="ana", voice=low)
    assert ana.state == "pending", "a voice is agreed to like a face"
    assert any("voice made like the recorded one" in term for term in ana.terms)
    with pytest.raises(sora.ConsentRequired):
        studio.generate("@ana says 'Hello'", cameos=[ana], seconds=1)
    ana = studio.cameo(ANA, name="ana", voice=low, attested_by="the one who drew her")
    assert ana.likeness.digest != before
    clip = studio.generate(
        "@ana says 'We will all go to the harbour and look at the ships'", cameos=[ana], seconds=4, size=(128, 72)
    )
    heard = taken(clip.wait().footage.sound().mean(axis=1))
    assert heard.pitch == pytest.approx(0.75 * WOMAN_HZ, rel=0.12)
    assert studio.cameo(ANA, name="ana").likeness.voice == ana.likeness.voice, "called again without it, the voice stays"


def test_a_recorded_line_is_heard_in_the_film_and_not_said_to_be_murmured(studio, tmp_path):
    t = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    hum = 0.3 * np.sin(2 * np.pi * 440 * t) * np.hanning(SAMPLE_RATE)
    files = {"Bonjour tout le monde !": written(tmp_path / "bonjour.wav", hum.astype(np.float32))}
    low = written(tmp_path / "low.wav", said(pitch=0.75, formant=0.9))
    ana = studio.cameo(ANA, name="ana", voice=low, lines=files, attested_by="the one who drew her")
    clip = studio.generate("@ana says 'Bonjour tout le monde!'", cameos=[ana], seconds=2, size=(128, 72), sound=True).wait()
    sound = clip.footage.sound(0, 2).mean(axis=1)
    assert abs(np.argmax(np.abs(np.fft.rfft(sound))) / 2 - 440) <= 1
    assert not any("murmured" in note for note in clip.plan.notes)
    other = studio.generate("@ana says 'Bonsoir tout le monde!'", cameos=[ana], seconds=2, size=(128, 72)).wait()
    assert any("murmured" in note for note in other.plan.notes)


def test_files_that_are_no_sound_are_refused_before_anything_is_kept(studio, tmp_path):
    bad = tmp_path / "bad.wav"
    bad.write_bytes(b"no sound at all")
    with pytest.raises(sora.MediaError, match=r"bad\.wav"):
        studio.cameo(ANA, name="ana", voice=bad)
    with pytest.raises(sora.InvalidRequest, match="lines is"):
        studio.cameo(ANA, name="ana", lines=["bad.wav"])
    assert "ana" not in studio.cameos()


def test_syllables_are_counted_about_and_a_hum_is_one():
    for text, least, most in (("four, seven, one, nine", 3, 6), ("two, two, two, two", 3, 5), ("hello", 1, 2)):
        assert least <= voices.syllables(said(text), SAMPLE_RATE) <= most
    hum = (0.3 * np.sign(np.sin(2 * np.pi * 150 * np.arange(SAMPLE_RATE * 3) / SAMPLE_RATE))).astype(np.float32)
    assert voices.syllables(hum, SAMPLE_RATE) == 1
    noise = np.random.default_rng(1).normal(0, 0.1, SAMPLE_RATE).astype(np.float32)
    assert voices.syllables(noise, SAMPLE_RATE) == voices.syllables(noise[:100], SAMPLE_RATE) == 0
