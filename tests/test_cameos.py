"""Cameos from a picture to a film: asked for, agreed to, drawn, taken back; and every way round the question refused."""

from __future__ import annotations

import dataclasses
import errno
import json
import pickle
import sqlite3
import stat
import threading
import time

import numpy as np
import pytest

import sora_nb as sora
from sora_nb import engines, invitations, shooting
from sora_nb.errors import ConsentRequired, InvalidRequest, LimitExceeded, MediaError
from sora_nb.likeness import models
from sora_nb.shooting import key_of
from sora_nb.store import cameos
from sora_nb.store.cameos import CUTOUT, LIKENESS
from sora_nb.trust import consent
from tests.likeness import ANA, BOB

QUICK = {"seconds": 0.25, "size": (128, 72), "sound": False}

pytestmark = [
    pytest.mark.skipif(not models.PACK.exists(), reason="built without npm's registry: no models packed"),
    pytest.mark.usefixtures("taken_once"),
]


def films(studio):
    """Return how many films the shelf holds."""
    return len(studio.library())


def test_nobody_is_drawn_who_was_not_asked(studio):
    ana = studio.cameo(ANA, name="ana")
    assert ana.state == "pending"
    assert ana.consent is None
    for words in ("@ana waves", "a dog chases @ANA", "@ana's dog runs and @ana laughs"):
        with pytest.raises(ConsentRequired, match="@ana has not agreed yet"):
            studio.generate(words, cameos=[ana], **QUICK)
    assert films(studio) == 0
    assert list(studio.home.rglob("*.mp4")) == []


def test_who_agreed_is_in_the_film_and_in_its_credentials(studio, ana):
    clip = studio.generate("@ana rides a skateboard past the penguin", cameos=[ana], **QUICK).wait()
    assert clip.recipe.cameos == ("ana",)
    actor = clip.plan.shots[0].actor("@ana")
    assert actor.trait("cameo") == "ana"
    (said,) = clip.credentials.consents
    assert said == f"@ana {ana.consent.id} (script)"
    assert clip.credentials.state == "Trusted"
    assert [c.id for c in ana.uses()] == [clip.id]
    again = studio.generate("@ana rides a skateboard past the penguin", **QUICK)
    assert again.id == clip.id, "the shelf is asked for @ana"


def test_the_face_decides_the_picture_and_the_job(studio, ana):
    bob = studio.cameo(BOB, name="bob", attested_by="a test")
    plan = studio.plan("@ana waves")
    seats = [((handle, cameo.likeness),) for handle, cameo in (("ana", ana), ("ana", bob))]
    recipe = sora.Recipe(prompt="@ana waves", cameos=("ana",))
    engine = engines.get("stage")
    keys = {key_of(recipe, plan, engine, invitations.Seated(recipe=recipe, plan=plan, likenesses=seat)) for seat in seats}
    assert len(keys) == 2
    one = studio.generate("@ana waves", size=(256, 144), seconds=0.1, sound=False).footage.frames(0, 1)[0]
    two = studio.generate("@bob waves", size=(256, 144), seconds=0.1, sound=False).footage.frames(0, 1)[0]
    assert (np.abs(one.astype(int) - two) > 24).any(axis=-1).sum() > 40


def test_nothing_of_the_face_leaves_with_the_film(studio, ana, tmp_path):
    path = studio.generate("@ana waves", **QUICK).save(tmp_path / "wave.mp4")
    data = path.read_bytes()
    likeness = ana.likeness
    assert likeness.digest.encode() not in data
    assert likeness.patches[0].colour.encode() not in data
    assert b"outline" not in data
    assert ANA.read_bytes()[100:200] not in data


def test_of_the_picture_only_the_face_is_kept_and_for_its_owner_only(studio, ana):
    del ana
    folder = studio.home / "cameos" / "ana"
    assert {path.name for path in folder.iterdir()} == {LIKENESS, CUTOUT}
    assert all(path.read_bytes() != ANA.read_bytes() for path in studio.home.rglob("*") if path.is_file())
    for path in (folder, *folder.iterdir()):
        assert not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO), path


def test_taken_back_nothing_new_is_made_old_films_are_marked_and_the_picture_is_gone(studio, ana):
    clip = studio.generate("@ana waves", cameos=[ana], **QUICK).wait()
    assert "TAKEN BACK" not in repr(clip)
    assert studio.table().notes[0] == ""
    ana.revoke()
    assert ana.state == "revoked"
    for words in ("@ana waves", "@ana jumps"):
        with pytest.raises(ConsentRequired, match="took the agreement back"):
            studio.generate(words, cameos=[ana], **QUICK)
    assert any("took the agreement back" in note for note in studio.clip(clip.id)._notes())
    assert "AGREEMENT TAKEN BACK" in repr(clip)
    assert "@ana took the agreement back" in studio.table().notes[0]
    assert "@ana took the agreement back" in studio.table()._repr_html_()
    with pytest.warns(UserWarning, match="@ana took the agreement back"):
        clip.save(studio.home / "copy.mp4")
    with pytest.raises(ConsentRequired):
        clip.truth("masks")
    assert not (studio.home / "cameos" / "ana").exists()
    assert [c.id for c in ana.uses()] == [clip.id]
    assert studio.cameo(ANA, name="ana").state == "pending", "handed in anew, the question is open again"


def test_a_picture_that_cannot_be_deleted_is_not_said_to_be(studio, ana, monkeypatch):
    monkeypatch.setattr(cameos.shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(sora.ShelfError, match="could not be deleted"):
        ana.revoke()
    assert ana.state == "revoked", "the answer counts all the same"
    assert "is still on this computer" in ana._repr_mimebundle_()["text/plain"]
    monkeypatch.undo()
    studio.shelf.cameos.forget("ana")
    assert "The picture was deleted" in ana._repr_mimebundle_()["text/plain"]


def test_the_card_shows_where_it_stands_and_forgets_a_problem_that_is_over(studio, ana, monkeypatch):
    view = ana.card()
    monkeypatch.setattr(cameos.shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(sora.ShelfError):
        view.answer("revoke")
    assert (view.state, "could not be deleted" in view.problem) == ("revoked", True)
    monkeypatch.undo()
    studio.shelf.cameos.forget("ana")
    view.change(**studio.cameo(ANA, name="ana")._shown())
    view.answer("agree")
    assert (view.state, view.problem) == ("agreed", "")


def test_a_picture_that_could_not_be_kept_leaves_nothing_behind(studio, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(cameos.os, "fsync", full)
    with pytest.raises(sora.ShelfError, match="No space left"):
        studio.cameo(ANA, name="ana")
    assert list((studio.home / "cameos").iterdir()) == []


def test_taken_back_while_the_film_is_made_it_is_not_kept(studio, ana):
    clip = studio.generate("@ana walks", cameos=[ana], seconds=3, size=(320, 180), sound=False)
    ana.revoke()
    with pytest.raises(ConsentRequired, match="took the agreement back"):
        clip.wait()
    assert films(studio) == 0
    assert list(studio.home.rglob("*.mp4")) == []


def test_a_picture_replaced_while_a_film_waits_is_not_drawn_in_its_place(studio, ana, monkeypatch):
    make, held = shooting.shoot, threading.Event()

    def slow(*arguments, **facts):
        held.wait(20)
        return make(*arguments, **facts)

    monkeypatch.setattr(shooting, "shoot", slow)
    clip = studio.generate("@ana waves", cameos=[ana], **QUICK)
    studio.cameo(BOB, name="ana", attested_by="a test", replace=True)
    held.set()
    with pytest.raises(ConsentRequired, match="@ana got another picture while"):
        clip.wait()
    assert films(studio) == 0
    assert list(studio.home.rglob("*.mp4")) == []


def test_whatever_keeps_a_film_off_the_shelf_leaves_no_draft(studio, ana, monkeypatch):
    seat, asked = invitations.seat, []

    def full(*arguments):
        asked.append(arguments)
        if len(asked) == 3:
            raise sora.ShelfError("The disk is full.")
        return seat(*arguments)

    monkeypatch.setattr(invitations, "seat", full)
    with pytest.raises(sora.ShelfError, match="disk is full"):
        studio.generate("@ana waves", cameos=[ana], **QUICK).wait()
    assert list(studio.home.rglob("*.mp4")) == []


def test_declined_is_final_for_this_picture(studio):
    ana = studio.cameo(ANA, name="ana").decline()
    with pytest.raises(ConsentRequired, match="did not agree"):
        studio.generate("@ana waves", **QUICK)
    with pytest.raises(ConsentRequired, match="was deleted"):
        ana.agree(attested_by="me")


def test_an_unknown_handle_is_never_drawn_as_a_stranger(studio, ana):
    del ana
    with pytest.raises(InvalidRequest, match=r"no cameo @anna .*Did you mean @ana\?"):
        studio.generate("@anna waves", **QUICK)
    # The first letter is Cyrillic.
    with pytest.raises(InvalidRequest, match="no cameo @аna"):
        studio.generate("@аna waves", **QUICK)
    with pytest.raises(sora.ShelfError, match="Did you mean @ana"):
        studio.cameos()["anna"]


def test_a_plan_is_no_way_round(studio):
    studio.cameo(ANA, name="ana")
    actor = sora.Actor(name="somebody", figure="person", word="somebody", look=(("cameo", "ana"),))
    plan = sora.Plan(shots=(sora.Shot(actors=(actor,)),))
    with pytest.raises(ConsentRequired):
        studio.generate(plan=plan, **QUICK)
    with pytest.raises(ConsentRequired):
        studio.make(sora.Recipe(plan=plan, **QUICK))


def test_records_from_another_shelf_or_for_another_face_do_not_count(studio, ana, tmp_path):
    other = sora.Studio(tmp_path / "other")
    eve = other.cameo(ANA, name="ana")
    (mine,) = studio.shelf.cameos.records("ana")
    other.shelf.cameos.record("ana", lambda _: mine)
    assert eve.state == "unreadable"
    with pytest.raises(ConsentRequired, match="does not trust"):
        other.generate("@ana waves", **QUICK)
    bob = studio.cameo(BOB, name="bob")
    studio.shelf.cameos.record("bob", lambda _: mine)
    with pytest.raises(ConsentRequired):
        studio.generate("@bob waves", **QUICK)
    assert bob.state == "pending"
    del ana


def test_a_likeness_exchanged_on_disk_is_noticed(studio, ana):
    bob = studio.cameo(BOB, name="bob", attested_by="a test")
    folder = studio.home / "cameos"
    (folder / "ana" / LIKENESS).write_bytes((folder / "bob" / LIKENESS).read_bytes())
    with pytest.raises(ConsentRequired, match="not the one that was agreed to"):
        studio.generate("@ana waves", **QUICK)
    del ana, bob


def test_an_agreement_ends(studio):
    ana = studio.cameo(ANA, name="ana", attested_by="a test", days=1e-6)
    over = time.monotonic() + 5
    while ana.state != "expired" and time.monotonic() < over:
        time.sleep(0.05)
    assert ana.state == "expired"
    with pytest.raises(ConsentRequired, match="ended on"):
        studio.generate("@ana waves", **QUICK)


def test_other_terms_and_another_picture_have_to_be_agreed_to(studio, ana):
    assert studio.cameo(ANA, name="ana").state == "agreed"
    assert studio.cameo(ANA, name="ana", scope="shelf").state == "pending"
    with pytest.raises(InvalidRequest, match=r"There is a @ana already.*replace=True"):
        studio.cameo(BOB, name="ana")
    assert studio.cameo(BOB, name="ana", replace=True, scope="shelf").state == "pending"
    del ana


def test_every_decision_is_in_one_chain(studio, ana):
    ana.revoke()
    studio.cameo(ANA, name="ana", attested_by="a test")
    studio.cameo(BOB, name="bob").decline()
    records = studio.shelf.cameos.records()
    assert [consent.read(text, studio.home).kind for text in records] == ["grant", "revoke", "grant", "decline"]
    assert consent.unbroken(records, studio.home)
    assert not consent.unbroken([records[0], *records[2:]], studio.home)


def take_out(studio, kind):
    """Take the last record of a kind out of the shelf's table, as whoever runs the computer can."""
    with sqlite3.connect(studio.home / "shelf.sqlite") as rows:
        found = rows.execute("select number, record from consents").fetchall()
        number = [n for n, text in found if consent.unsigned(text).kind == kind][-1]
        rows.execute("delete from consents where number = ?", (number,))


def test_a_refusal_taken_out_of_the_records_brings_no_agreement_back(studio, ana):
    ana.revoke()
    take_out(studio, "revoke")
    again = studio.cameo(ANA, name="ana")
    assert again.state == "unreadable"
    with pytest.raises(ConsentRequired, match="missing"):
        studio.generate("@ana waves", **QUICK)
    # A later decision about somebody else does not close the gap.
    studio.cameo(BOB, name="bob", attested_by="a test")
    assert again.state == "unreadable"
    assert studio.cameos()["bob"].state == "agreed"
    assert studio.cameo(ANA, name="ana", attested_by="a test").state == "agreed", "asked anew, it counts anew"


def test_a_shelf_from_before_the_note_of_its_newest_record_keeps_its_agreements(studio, ana):
    with sqlite3.connect(studio.home / "shelf.sqlite") as rows:
        rows.execute("drop table newest_consent")
    assert sora.Studio(studio.home).cameos()["ana"].state == "agreed"
    del ana


def test_other_engines_say_that_they_take_no_cameos(studio, ana):
    with pytest.raises(LimitExceeded, match="testcard takes no cameos"):
        studio.generate("@ana waves", engine="testcard", cameos=[ana], **QUICK)
    with pytest.raises(LimitExceeded, match="testcard takes no cameos"):
        studio.generate("@ana waves", engine="testcard", **QUICK)


def test_who_is_brought_but_not_named_is_told(studio, ana):
    clip = studio.generate("a dog runs", cameos=[ana], **QUICK)
    assert any("do not name @ana" in note for note in clip.plan.notes)


def test_words_give_the_body_and_the_cameo_gives_it_otherwise(studio):
    studio.cameo(ANA, name="ana", figure="woman", attested_by="a test")
    plain = studio.generate("@ana waves", **QUICK).plan.shots[0].actors[0]
    chef = studio.generate("@ana, a chef, waves", **QUICK).plan.shots[0].actors[0]
    assert (plain.figure, chef.figure) == ("woman", "chef")


@pytest.mark.parametrize(("arguments", "why"), [
    ({"name": "Ana Lee"}, "1 to 31 of the letters"), ({"name": ""}, "1 to 31"), ({"name": "ána"}, "1 to 31"),
    ({"name": "ana", "figure": "penguin"}, "must be a person"), ({"name": "ana", "scope": "all"}, "scope is 'all'"),
    ({"name": "ana", "attested_by": "  "}, "attested_by is empty"),
])  # fmt: skip
def test_bad_arguments_are_refused(studio, arguments, why):
    with pytest.raises(InvalidRequest, match=why):
        studio.cameo(ANA, **arguments)


def test_files_that_are_no_pictures_are_refused(studio, tmp_path):
    with pytest.raises(MediaError, match="Check the name"):
        studio.cameo(tmp_path / "nobody.png", name="ana")
    (tmp_path / "words.png").write_text("no picture")
    with pytest.raises(MediaError, match=r"words\.png is no picture that we read"):
        studio.cameo(tmp_path / "words.png", name="ana")
    assert len(studio.cameos()) == 0


def test_a_cameo_pickles_lists_and_draws_itself_without_a_notebook(studio, ana):
    assert pickle.loads(pickle.dumps(ana)).state == "agreed"
    assert list(studio.cameos()) == ["ana"]
    assert repr(studio.cameos()) == "@ana: agreed"
    bundle = ana._repr_mimebundle_()
    assert "@ana" in bundle["text/html"]
    assert "attested by a line of code only" in bundle["text/plain"]
    waiting = studio.cameo(BOB, name="bob")._repr_mimebundle_()
    assert "attested_by=" in waiting["text/plain"]
    assert "<img" not in waiting["text/html"], "no face in the file before somebody agreed"


def test_a_cameo_of_another_shelf_is_refused(studio, ana, tmp_path):
    other = sora.Studio(tmp_path / "other")
    with pytest.raises(InvalidRequest, match="belongs to the shelf in"):
        other.generate("@ana waves", cameos=[ana], **QUICK)
    with pytest.raises(InvalidRequest, match="takes cameos or their names"):
        studio.generate("@ana waves", cameos=[7], **QUICK)


def test_the_plan_on_the_shelf_keeps_the_handle_and_no_face(studio, ana):
    clip = studio.generate("@ana waves", cameos=[ana], **QUICK).wait()
    told = json.loads(clip.plan.to_json())
    assert told["shots"][0]["actors"][0]["look"] == [["cameo", "ana"]]
    assert dataclasses.asdict(clip.recipe)["cameos"] == ("ana",)


def test_the_same_words_give_the_same_film_and_truth_knows_her(studio, ana):
    first = studio.generate("@ana waves", cameos=[ana], **QUICK).footage.frames(0, 6)
    clip = studio.generate("@ana waves", cameos=[ana], **QUICK, fresh=True)
    assert (clip.footage.frames(0, 6) == first).all()
    masks = clip.truth("masks")["masks"]
    assert set(np.unique(masks)) == {0, 1}


def test_a_cameo_can_be_put_under_knobs_once_they_agreed(studio):
    waiting = studio.cameo(ANA, name="ana")
    with pytest.raises(ConsentRequired, match="@ana has not agreed yet"):
        studio.interact("@ana {does}", does=["jumps", "waves"], seconds=0.5, size=(128, 72))
    waiting.agree(attested_by="a test")
    dial = studio.interact("@ana {does}", does=["jumps", "waves"], seconds=0.5, size=(128, 72))
    assert dial.outcome.clip.credentials.consents == (f"@ana {waiting.consent.id} (script)",)
    waiting.revoke()
    with pytest.raises(ConsentRequired, match="took the agreement back"):
        dial.set(does="waves").outcome  # noqa: B018
