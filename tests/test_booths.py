"""A booth: who does at the camera what is asked comes in, and their answer on the card is of the strongest level."""

from __future__ import annotations

import io
import wave

import numpy as np
import pytest

import sora_nb as sora
from sora_nb import booths
from sora_nb.likeness import models
from sora_nb.media.image import read_picture
from sora_nb.stage.sound import voice as speech
from sora_nb.stage.sound.timbres import Timbre
from tests.conftest import ANA
from tests.heads import jpeg, turned
from tests.likeness.test_poses import HEADS

pytestmark = pytest.mark.skipif(not models.PACK.exists(), reason="built without npm's registry: no models packed")
DEGREES = {"straight": 0, "left": 33, "right": -33}


@pytest.fixture(scope="module")
def frames():
    """Return frames that fit each step, of a camera that mirrors nothing."""
    pytest.importorskip("ai_edge_litert")
    picture = read_picture(ANA)
    return {step: jpeg(turned(picture, degrees)) for step, degrees in DEGREES.items()}


@pytest.fixture(scope="module")
def spoken():
    """Return a recording of somebody who says numbers, as a wav file's bytes."""
    return wav(speech.speak("four, seven, one, nine", Timbre(pitch=0.8), np.random.default_rng(0)))


def wav(samples):
    """Return samples at 48 kHz as a wav file's bytes."""
    out = io.BytesIO()
    with wave.open(out, "w") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((np.clip(samples, -1, 1) * 32_767).astype("<i2").tobytes())
    return out.getvalue()


@pytest.fixture
def booth(studio):
    return studio.booth("ana", figure="woman", forbidden=["political messages"])


@pytest.fixture
def view(booth):
    """Return the booth's view, as a page has it."""
    return booth.widget().children[0]


def turns(booth, view, frames):
    """Do what is asked until numbers are to be said."""
    view.said("start")
    for _ in range(3):
        view.said("frame", frames[booth._challenge.step])
    assert view.state == "say"


def test_who_does_what_is_asked_comes_in_and_answers_at_the_strongest_level(studio, booth, view, frames, spoken):
    with pytest.raises(sora.ConsentRequired, match="Nobody came into the booth"):
        _ = booth.cameo
    turns(booth, view, frames)
    assert view.step == f"Say these numbers: {booth._challenge.numbers}"
    view.said("voice", spoken)
    assert (view.state, view.problem) == ("done", "")
    card = booth._views[0][1].children[0]
    assert (card.handle, card.state) == ("ana", "pending"), "coming in is no agreement"
    assert "at the camera, turned as they were asked" in card.message
    with pytest.raises(sora.ConsentRequired):
        studio.generate("@ana waves", seconds=0.25)
    card.answer("agree")
    assert booth.cameo.consent.level == "camera"
    assert "at the camera" in card.message
    assert booth.cameo.likeness.voice is None, "the voice was heard, and is not lent unless they say so"
    assert studio.generate("@ana waves", seconds=0.25, size=(128, 72), sound=False).wait().done


def test_a_voice_is_lent_only_if_they_say_so(booth, view, frames, spoken):
    turns(booth, view, frames)
    view.said("voice", spoken, {"keep": True})
    booth.cameo.agree(attested_by="a test")
    assert booth.cameo.likeness.voice.pitch == pytest.approx(160, rel=0.1)


@pytest.mark.parametrize("how", ["picture", "silent"])
def test_without_the_challenge_the_answer_is_of_the_usual_level(booth, view, frames, how):
    if how == "picture":
        view.said("picture", ANA.read_bytes())
    else:
        turns(booth, view, frames)
        view.said("silent")
    card = booth._views[0][1].children[0]
    assert "Nobody was seen at the camera" in card.message
    card.answer("agree")
    assert booth.cameo.consent.level == "self"


def test_no_line_of_code_says_that_somebody_was_at_the_camera(studio):
    pytest.importorskip("ai_edge_litert")
    with pytest.raises(sora.InvalidRequest, match=r"Only sora\.booth attests"):
        studio.cameo(ANA, name="ana").agree(level="camera", attested_by="a script")


def test_a_picture_that_takes_the_witnessed_ones_place_was_not_at_the_camera(studio, booth, view, frames, spoken):
    turns(booth, view, frames)
    view.said("voice", spoken)
    other = studio.cameo(HEADS[1], name="ana", replace=True)
    booth._views[0][1].children[0].answer("agree")
    assert other.state == "pending", "the answer is about the face that was at the camera"
    with pytest.raises(sora.ConsentRequired):
        studio.generate("@ana waves", seconds=0.25)


def test_who_vouches_for_somebody_is_no_witness_of_the_camera(booth, view, frames, spoken):
    turns(booth, view, frames)
    view.said("voice", spoken)
    booth._views[0][1].children[0].answer("vouch")
    assert booth.cameo.consent.level == "on behalf"


def test_what_was_not_asked_is_no_answer(booth, view, frames, spoken):
    view.said("frame", frames["straight"])
    assert view.state == "idle", "nothing was started"
    view.said("start")
    view.said("voice", spoken)
    view.said("silent")
    assert (view.state, booth._challenge.step) == ("look", "straight")
    view.said("frame", frames["left"])
    assert (booth._challenge.step, view.hint) == ("straight", "Not yet.")
    view.said("frame", frames["straight"])
    asked = booth._challenge.step
    other = {"left": "right", "right": "left"}[asked]
    for step in (other, "straight"):
        view.said("frame", frames[step])
        assert (booth._challenge.step, view.hint) == (asked, "A little further.")


def test_the_order_and_the_numbers_are_drawn_by_lot():
    drawn = [booths.Challenge() for _ in range(40)]
    assert {one.steps for one in drawn} == {("straight", "left", "right"), ("straight", "right", "left")}
    assert len({one.numbers for one in drawn}) > 30


def test_two_faces_none_and_a_small_one_are_told(booth, view, frames):
    view.said("start")
    ana = read_picture(ANA)
    bob = read_picture(HEADS[1])
    high = min(len(ana), len(bob))
    for picture, hint in (
        (np.hstack([ana[:high], bob[:high]]), "2 faces"), (np.full((240, 320, 3), 200, np.uint8), "No face"),
        (ana[::6, ::6], "Come nearer"),
    ):  # fmt: skip
        view.said("frame", jpeg(picture))
        assert hint in view.hint
    assert booth._challenge.step == "straight"


def test_a_step_that_takes_too_long_ends_it(booth, view, frames):
    view.said("start")
    booth._challenge.clock = lambda: booth._challenge.began + booths.PATIENCE + 1
    view.said("frame", frames["straight"])
    assert view.state == "ended"
    assert "Start again" in view.problem
    view.said("frame", frames["straight"])
    assert booth._challenge is None, "what comes late begins nothing"
    view.said("start")
    assert (view.state, view.problem) == ("look", "")


def test_numbers_said_too_late_end_it_as_well(booth, view, frames, spoken):
    turns(booth, view, frames)
    booth._challenge.clock = lambda: booth._challenge.began + booths.PATIENCE + 1
    view.said("voice", spoken)
    assert (view.state, booth._challenge) == ("ended", None)
    assert "Start again" in view.problem


def test_silence_and_noise_are_no_voice_and_may_be_tried_again(booth, view, frames, spoken):
    turns(booth, view, frames)
    hum = 0.2 * np.sign(np.sin(2 * np.pi * 140 * np.arange(144_000) / 48_000))
    tries = (wav(np.zeros(96_000)), "No syllables"), (wav(hum), "1 syllable of"), (b"no sound", "cannot be read as sound")
    for data, why in tries:
        view.said("voice", data)
        assert why in view.problem
        assert view.state == "say"
    view.said("voice", spoken)
    assert view.state == "done"


@pytest.mark.parametrize(("what", "data"), [
    ("picture", b"no picture"), ("picture", b""), ("picture", b"x" * (13 << 20)), ("frame", b"\xff\xd8 broken"),
    ("frame", b"x" * 500_000),
])  # fmt: skip
def test_junk_is_told_where_it_was_sent_and_leaves_nothing(studio, booth, view, what, data):
    view.said("start")
    before = view.answered
    view.said(what, data)
    assert view.problem
    assert view.answered == before + 1, "the page may send the next"
    assert "ana" not in studio.cameos()


@pytest.mark.parametrize("content", [None, {}, {"said": 3}, {"said": "format c:"}, "frame"])
def test_messages_of_another_shape_are_passed_over(booth, view, content):
    view._hear(view, content, [])
    assert (view.state, view.problem, booth._challenge) == ("idle", "", None)


def test_a_face_that_said_no_does_not_come_in_by_the_booth(studio, frames):
    pytest.importorskip("ai_edge_litert")
    studio.cameo(ANA, name="ana").decline()
    other = studio.booth("bea")
    view = other.widget().children[0]
    view.said("picture", ANA.read_bytes())
    assert "shows the face of @ana" in view.problem
    assert "bea" not in studio.cameos()


def test_what_a_booth_cannot_take_is_refused(studio):
    with pytest.raises(sora.InvalidRequest, match="booth takes no attested_by"):
        studio.booth("ana", attested_by="me")
    with pytest.raises(sora.InvalidRequest, match="name is"):
        studio.booth("Ana B")


@pytest.mark.parametrize(("given", "why"), [
    ({"scoope": "me"}, "did you mean 'scope'"), ({"replace": True}, "takes no replace"), ({"quota": -1}, "quota is -1"),
    ({"figure": "dog"}, "figure is 'dog'"), ({"days": 9999}, "days is 9999"), ({"scope": "all"}, "scope is 'all'"),
])  # fmt: skip
def test_terms_that_cannot_be_are_refused_before_anybody_sits_down(studio, given, why):
    with pytest.raises(sora.InvalidRequest, match=why):
        studio.booth("ana", **given)


def test_a_mistake_of_ours_is_told_on_the_page_too(booth, view, monkeypatch):
    monkeypatch.setattr(booth, "_enrol", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        view.said("picture", ANA.read_bytes())
    assert "could not be done" in view.problem


def test_without_a_notebook_it_says_what_to_do(booth, capsys):
    booth._ipython_display_()
    assert "sora.cameo('ana.png', name='ana')" in capsys.readouterr().out
    assert repr(booth) == "<Booth for @ana, nobody came in yet>"
