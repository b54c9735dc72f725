"""Every way round a person's agreement that we know: refused before compute, with a next step, and put on record."""

from __future__ import annotations

import dataclasses
import datetime
import json
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

import sora_nb as sora
from sora_nb import shooting
from sora_nb.errors import ConsentRequired, InvalidRequest
from sora_nb.likeness import models
from sora_nb.media import image
from sora_nb.trust import consent, grants, holders
from sora_nb.trust.consent import Signature
from tests.likeness import ANA, BOB

QUICK = {"seconds": 0.25, "size": (128, 72), "sound": False}
NEXT = r"[Aa]sk|[Cc]hoose|[Nn]ame|[Mm]ake|[Ss]ay|[Uu]se|[Ss]et|[Gg]ive|[Ll]et"

pytestmark = [
    pytest.mark.skipif(not models.PACK.exists(), reason="built without npm's registry: no models packed"),
    pytest.mark.usefixtures("taken_once"),
]


def blob(size=96):
    """Return a green figure before white, which nobody takes for a face."""
    y, x = np.mgrid[:size, :size] - size / 2
    picture = np.full((size, size, 3), 255, np.uint8)
    picture[x**2 + (1.3 * y) ** 2 < (0.36 * size) ** 2] = (40, 170, 90)
    return picture


@pytest.fixture
def no_compute(monkeypatch):
    """Fail whatever is computed."""

    def computed(*_, **__):
        raise AssertionError("something was computed")

    monkeypatch.setattr(shooting, "shoot", computed)


def refused(studio, rule, work, kind=ConsentRequired):
    """Demand that some work is refused by a rule, says what to do, is logged, and leaves no film."""
    before = len(studio.decisions())
    films = set(studio.home.rglob("*.mp4"))
    with pytest.raises(kind, match=NEXT) as caught:
        work()
    if kind is ConsentRequired:
        assert caught.value.rule == rule, caught.value
    last = list(studio.decisions())[before:]
    assert [(one.what, one.rule) for one in last] == [("refused", rule)], last
    assert studio.decisions().check() == ()
    assert set(studio.home.rglob("*.mp4")) == films
    return str(caught.value)


# Grants that come from elsewhere.


def test_a_forged_grant(studio, ana, no_compute):
    text = ana.grant
    studio.cameo(ANA, name="ana", scope="everyone")
    forged = dataclasses.replace(grants.parsed(text), scope="everyone", id="f0f0")
    own = grants.signed(forged, {"person": holders.new_key()})
    told = refused(studio, "signature", lambda: studio.cameos()["ana"].accept(grants.written(own)))
    assert "signed by another key" in told
    bare = dataclasses.replace(forged, signatures=())
    refused(studio, "signature", lambda: studio.cameos()["ana"].accept(grants.written(bare)))
    claimed = dataclasses.replace(forged, signatures=(Signature(role="person", key="rubbish", value="rubbish"),))
    refused(studio, "signature", lambda: studio.cameos()["ana"].accept(grants.written(claimed)))
    refused(studio, "signature", lambda: studio.cameos()["ana"].accept("{}"))
    refused(studio, "agreement", lambda: studio.generate("@ana waves", **QUICK))


@pytest.mark.parametrize("change", [
    {"scope": "everyone"}, {"commercial": True}, {"quota": None}, {"expires": "2999-01-01T00:00:00+00:00"}, {"forbidden": ()},
    {"minor": False}, {"territories": ()}, {"styles": ()},
])  # fmt: skip
def test_an_altered_grant(studio, change, no_compute):
    facts = {
        "quota": 3, "forbidden": ["politics"], "minor": True, "guardian": "Maria", "territories": ["DEU"], "styles": ["noir"],
    }  # fmt: skip
    ana = studio.cameo(ANA, name="ana", attested_by="a test", **facts)
    altered = dataclasses.replace(grants.parsed(ana.grant), id="f0f0", **change)
    assert "was altered" in refused(studio, "signature", lambda: ana.accept(grants.written(altered)))


def test_a_grant_for_another_face_or_another_shelf_or_taken_back(studio, ana, tmp_path, no_compute):
    text = ana.grant
    bob = studio.cameo(BOB, name="bob")
    assert "another face" in refused(studio, "face", lambda: bob.accept(text))
    renamed = dataclasses.replace(grants.parsed(text), cameo="bob", likeness=bob._row.likeness)
    refused(studio, "signature", lambda: bob.accept(grants.written(renamed)))
    key = tmp_path / "ana.pem"
    key.write_text(holders.new_key())
    one, two = sora.Studio(tmp_path / "one"), sora.Studio(tmp_path / "two")
    mine = [shelf.cameo(ANA, name="ana", key=key) for shelf in (one, two)]
    mine[0].agree(attested_by="Ana", key=key)
    assert "another shelf" in refused(two, "shelf", lambda: mine[1].accept(mine[0].grant))
    ana.revoke()
    again = studio.cameo(ANA, name="ana")
    assert "taken in before" in refused(studio, "once", lambda: again.accept(text))


def test_a_grant_signed_from_afar_counts(studio, tmp_path):
    key = tmp_path / "ana.pem"
    key.write_text(holders.new_key())
    ana = studio.cameo(ANA, name="ana", key=key, quota=2)
    assert ana.state == "pending"
    row = ana._row
    plain = dataclasses.replace(
        grants.parsed(studio.cameo(BOB, name="bob", attested_by="a test", quota=2).grant), id="a1", cameo="ana",
        likeness=row.likeness,
    )  # fmt: skip
    ana.accept(grants.written(grants.signed(plain, {"person": key.read_text()})))
    assert studio.generate("@ana waves", **QUICK).wait().credentials.consents == ("@ana a1 (script)",)


def test_a_minor_needs_a_guardian(studio, no_compute):
    leo = studio.cameo(BOB, name="leo", minor=True)
    assert "guardian" in refused(studio, "guardian", lambda: leo.agree(attested_by="Leo"))
    key = holders.new_key()
    same = studio.cameo(ANA, name="mia", minor=True, key=key)
    refused(studio, "guardian", lambda: same.agree(attested_by="Mia", guardian="Maria", key=key, guardian_key=key))
    assert leo.agree(attested_by="Leo", guardian="Maria").state == "agreed"
    assert "Maria, guardian" in leo.consent.attested_by


# Who may, and what for.


def test_who_may_use_it(studio, ana, monkeypatch, no_compute):
    with consent.acting("eve"):
        assert "you are eve" in refused(studio, "who", lambda: studio.generate("@ana waves", **QUICK))
        refused(studio, "handle", lambda: studio.cameo(ANA, name="ana", scope="everyone", attested_by="eve"))
        refused(studio, "owner", studio.cameos()["ana"].revoke)
        refused(studio, "owner", lambda: studio.cameos()["ana"].agree(attested_by="eve"))
        refused(studio, "owner", studio.cameos()["ana"].erase)
    monkeypatch.setenv("SORA_NB_MEMBERS", "carl, dora")
    bob = studio.cameo(BOB, name="bob", scope="shelf", attested_by="a test")
    with consent.acting("eve"):
        refused(studio, "who", lambda: studio.generate("@bob waves", **QUICK))
    studio.cameo(BOB, name="bob", scope=["eve"], attested_by="a test")
    with consent.acting("carl"):
        refused(studio, "who", lambda: studio.generate("@bob waves", **QUICK))
        assert bob.state == "for somebody else" or studio.cameos()["bob"].state == "for somebody else"


def test_members_named_people_and_everyone_may_where_it_was_said(studio, monkeypatch):
    monkeypatch.setenv("SORA_NB_MEMBERS", "carl, dora")
    for scope, who in (("shelf", "carl"), (["eve"], "eve"), ("everyone", "anybody")):
        studio.cameo(BOB, name="bob", scope=scope, attested_by="a test")
        with consent.acting(who):
            assert studio.generate("@bob waves", **QUICK, seed=len(who)).wait().done


@pytest.mark.parametrize(("terms", "settings", "words", "asked", "rule"), [
    ({}, {"SORA_NB_PURPOSE": "commercial"}, "@ana waves", {}, "commercial"),
    ({"purposes": ["films for our class"]}, {"SORA_NB_PURPOSE": "parody"}, "@ana waves", {}, "purpose"),
    ({"territories": ["DEU", "AUT"]}, {"SORA_NB_TERRITORY": "USA"}, "@ana waves", {}, "territory"),
    ({"territories": ["DEU"]}, {}, "@ana waves", {}, "territory"),
    ({"styles": ["noir", "paper"]}, {}, "@ana waves", {}, "style"),
    ({"styles": ["noir"]}, {}, "@ana waves", {"style": "noir:0.5+felt:0.5"}, "style"),
    ({"forbidden": ["no political messages"]}, {}, "@ana says 'Vote for the green party!'", {}, "forbidden"),
    ({"forbidden": ["political messages"]}, {}, "@ana gives a campaign speech", {}, "forbidden"),
    ({"forbidden": ["political messages"]}, {}, "@ana says 'V0te for me'", {}, "forbidden"),
    ({"forbidden": ["dancing"]}, {}, "@ana dances on a beach", {}, "forbidden"),
    ({"forbidden": ["never with alcohol"]}, {}, "@ana drinks beer", {}, "forbidden"),
    ({"allowed": ["dancing"]}, {}, "@ana waves", {}, "allowed"),
])  # fmt: skip
def test_what_was_not_agreed_to(studio, monkeypatch, terms, settings, words, asked, rule, no_compute):
    monkeypatch.setenv("SORA_NB_SAFETY", "adults")
    studio.cameo(ANA, name="ana", attested_by="a test", **terms)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    refused(studio, rule, lambda: studio.generate(words, **QUICK, **asked))


def test_what_was_agreed_to_is_made(studio, monkeypatch):
    monkeypatch.setenv("SORA_NB_TERRITORY", "DEU")
    studio.cameo(
        ANA, name="ana", attested_by="a test", territories=["DEU"], styles=["noir"], allowed=["dancing"],
        forbidden=["political messages", "alcohol"], purposes=["films for our class"],
    )  # fmt: skip
    clip = studio.generate("@ana dances", style="noir", **QUICK).wait()
    assert clip.credentials.state == "Trusted"


def test_an_ended_agreement(studio, monkeypatch, no_compute):
    studio.cameo(ANA, name="ana", attested_by="a test", days=1)
    later = consent.now() + datetime.timedelta(days=1, seconds=1)
    monkeypatch.setattr(consent, "now", lambda: later)
    assert "ended on" in refused(studio, "expiry", lambda: studio.generate("@ana waves", **QUICK))


# Handles.


def test_a_handle_in_look_alike_letters(studio, ana, no_compute):
    # The first letter is Cyrillic.
    told = refused(studio, "handle", lambda: studio.generate("@аna waves", **QUICK), InvalidRequest)
    assert "look alike" in told
    assert "Did you mean @ana?" in told


@pytest.mark.parametrize("name", ["an-a", "a_na", "4na", "an4"])
def test_a_handle_that_reads_like_another(studio, ana, name, no_compute):
    if name[0].isdigit():
        with pytest.raises(InvalidRequest, match="starting with a letter"):
            studio.cameo(BOB, name=name)
        return
    assert "reads like @ana" in refused(studio, "handle", lambda: studio.cameo(BOB, name=name), InvalidRequest)


def test_a_handle_is_not_taken_from_its_owner(studio, ana, no_compute):
    with consent.acting("eve"):
        for given in ({"replace": True}, {"replace": True, "attested_by": "eve"}, {}):
            told = refused(studio, "handle", lambda given=given: studio.cameo(BOB, name="ana", **given))
            assert "and you are eve" in told
        refused(studio, "handle", lambda: studio.character("Ana", image=blob(), replace=True))
    ana.revoke()
    with consent.acting("eve"):
        refused(studio, "handle", lambda: studio.cameo(BOB, name="ana", attested_by="eve"))
    refused(studio, "handle", lambda: studio.cameo(ANA, name="ana", key=holders.new_key()))


def test_a_face_under_another_name(studio, ana, no_compute):
    with consent.acting("eve"):
        assert "face of @ana" in refused(studio, "face", lambda: studio.cameo(ANA, name="eva", attested_by="eve"))
    ana.revoke()
    assert "not agreed" in refused(studio, "face", lambda: studio.cameo(ANA, name="eva", attested_by="me"))
    refused(studio, "face", lambda: studio.character("Doll", image=ANA, attested_by="me"))


# Side doors.


def test_through_a_picture(studio, ana, tmp_path, no_compute):
    told = refused(studio, "face", lambda: studio.generate("a girl waves", image=ANA, **QUICK))
    assert "@ana" in told
    picture = image.read_picture(ANA)
    height, width = picture.shape[:2]
    for smuggled in (picture[:, ::-1], picture[::2, ::2], picture[: int(0.97 * height), int(0.03 * width) :]):
        assert "@ana" in refused(studio, "face", lambda p=smuggled: studio.generate("a girl waves", image=p, **QUICK))
    stranger = refused(studio, "face", lambda: studio.generate("a man waves", image=BOB, **QUICK))
    assert "nobody agreed" in stranger
    assert studio.generate("a ball bounces", image=blob(), **QUICK)._take is not None


@pytest.mark.parametrize("side", [99, 160, 400])
def test_a_plain_disc_is_no_face(studio, side):
    y, x = np.mgrid[-1 : 1 : side * 1j, -1 : 1 : side * 1j]
    disc = np.where((x**2 + y**2 < 0.6)[..., None], (90, 190, 120), 255).astype(np.uint8)
    assert studio.character("Disc", image=disc).state == "agreed"


def test_through_a_remix_of_somebody_elses_clip(studio, ana):
    clip = studio.generate("@ana waves", cameos=[ana], **QUICK).wait()
    with consent.acting("eve"):
        for work in (
            lambda: clip.remix("at night"), lambda: clip.trim(0, 0.1), lambda: clip.with_title("Hello", seconds=0.1),
            lambda: clip.extend("@ana jumps", seconds=0.5), lambda: studio.stitch([clip, clip]),
            lambda: clip.change("@ana", colour="red"),
        ):  # fmt: skip
            refused(studio, "who", work)
    assert len(studio.library()) == 1


@pytest.mark.parametrize("options", [{"cameo": "ana"}, {"cameos": "ana"}, {"face": "ana.png"}, {"likeness": "ab"}])
def test_through_options(studio, ana, options, no_compute):
    refused(studio, "options", lambda: studio.generate("a girl waves", options=options, **QUICK))
    refused(studio, "options", lambda: studio.generate("a girl waves", engine="testcard", options=options, **QUICK))


def test_through_a_storyboard_file_a_plan_and_a_table(studio, tmp_path, no_compute):
    studio.cameo(ANA, name="ana")
    board = tmp_path / "board.md"
    board.write_text("# Story\n\n1. A dog runs (0.2 s)\n2. @ana waves (0.2 s)\n")
    told = {"size": (128, 72), "sound": False}
    refused(studio, "agreement", lambda: studio.storyboard(board.read_text(), **told))
    plan = studio.plan("@ana waves")
    refused(studio, "agreement", lambda: studio.generate(plan=plan, **QUICK))
    refused(studio, "agreement", lambda: studio.generate(plan=plan.table(), **QUICK))
    refused(studio, "agreement", lambda: studio.make(sora.Recipe(plan=plan, **QUICK)))
    planner = json.loads(plan.to_json())
    refused(studio, "agreement", lambda: studio.generate("a girl", planner=lambda *_: planner, **QUICK))


# Taken back.


def test_taken_back_between_start_and_end_of_a_render_it_is_not_drawn_to_its_end(studio, ana):
    clip = studio.generate("@ana walks", cameos=[ana], seconds=20, size=(320, 180), sound=False)
    while clip.progress.done < 3:
        time.sleep(0.02)
    assert [one.state for one in ana.uses()] == ["running"]
    ana.revoke()
    with pytest.raises(ConsentRequired, match="took the agreement back"):
        clip.wait()
    assert clip.progress.fraction < 0.9
    assert list(studio.home.rglob("*.mp4")) == []
    assert studio.decisions()[-1].rule == "revoked"


def test_taken_back_during_a_batch_the_rest_is_not_made(studio, ana):
    clips = [studio.generate("@ana waves", cameos=[ana], seed=seed, **QUICK) for seed in range(20)]
    clips[4].wait()
    assert len(ana.uses()) == 20
    ana.revoke()
    made, told = [], []
    for clip in clips:
        try:
            made.append(clip.wait())
        except ConsentRequired as error:
            told.append(error.rule)
    assert told == ["revoked"] * (20 - len(made))
    assert 5 <= len(made) < 20
    assert {clip.id for clip in ana.uses()} == {clip.id for clip in made} == {clip.id for clip in studio.library()}
    assert len(list(studio.home.rglob("*.mp4"))) == len(made)
    assert studio.shelf.check() == ()
    assert all("TAKEN BACK" in repr(clip) for clip in studio.library())
    said = [one.what for one in studio.decisions().of("ana")]
    assert (said.count("allowed"), said.count("revoked"), said.count("refused")) == (20, 1, 20 - len(made))
    assert ana.erase(made[0]) == 1
    assert ana.erase() == len(made) - 1
    assert list(studio.home.rglob("*.mp4")) == []
    assert ana.uses() == []


def test_only_films_that_show_somebody_are_deleted_for_them(studio, ana):
    other = studio.generate("a dog runs", **QUICK).wait()
    with pytest.raises(InvalidRequest, match="does not show @ana"):
        ana.erase(other)
    assert len(studio.library()) == 1


# How often.


def test_a_quota_counts_films_and_gives_back_what_came_to_nothing(studio):
    ana = studio.cameo(ANA, name="ana", attested_by="a test", quota=2)
    studio.generate("@ana waves", **QUICK).wait()
    stopped = studio.generate("@ana walks", seconds=20, size=(320, 180), sound=False)
    assert ana.used == 2
    refused(studio, "quota", lambda: studio.generate("@ana jumps", **QUICK))
    stopped.cancel()
    with pytest.raises(sora.Cancelled):
        stopped.wait()
    assert ana.used == 1
    studio.generate("@ana jumps", **QUICK).wait()
    assert studio.generate("@ana waves", **QUICK).done, "what is on the shelf is handed out again"
    assert studio.generate("@ana waves", fresh=True, **QUICK).wait().done, "made afresh, it is the same film"
    assert ana.used == 2


def test_fifty_at_once_on_a_quota_of_ten(studio):
    studio.cameo(ANA, name="ana", attested_by="a test", quota=10)
    full, made = [], []

    def one(seed):
        # A studio each, as fifty notebooks on one shelf have.
        try:
            made.append(
                sora.Studio(studio.home).generate("@ana waves", seed=seed, seconds=0.1, size=(64, 64), sound=False).wait()
            )
        except ConsentRequired as error:
            full.append(error.rule)

    runs = [threading.Thread(target=one, args=(seed,)) for seed in range(50)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert (len(made), len(studio.library()), len(list(studio.home.rglob("*.mp4")))) == (10, 10, 10)
    assert full == ["quota"] * 40
    assert studio.decisions().check() == ()


def test_a_quota_holds_among_processes_and_after_one_was_killed(studio):
    studio.cameo(ANA, name="ana", attested_by="a test", quota=3)
    code = (
        "import os, sys, sora_nb as s\n"
        "try: s.generate('@ana waves', seed=int(sys.argv[1]), seconds=0.1, size=(64, 64), sound=False).wait()\n"
        "except s.ConsentRequired: print('full')\n"
    )
    killed = "import os, sora_nb as s; s.generate('@ana walks', seconds=20, sound=False); os._exit(1)"
    subprocess.run([sys.executable, "-c", killed], check=False)
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(seed)], stdout=subprocess.PIPE, text=True) for seed in range(5)
    ]  # fmt: skip
    told = [run.communicate()[0] for run in runs]
    assert "".join(told).count("full") == 2
    assert len(studio.library()) == 3


# The log.


def test_the_log_shows_what_was_taken_out_or_altered_and_films_name_its_entries(studio, ana):
    clip = studio.generate("@ana waves", **QUICK).wait()
    log = studio.decisions()
    assert [one.what for one in log] == ["agreed", "allowed"]
    assert set(clip.credentials.decisions) <= log.digests()
    assert clip.credentials.decisions
    with pytest.raises(sora.ShelfError, match="only added"), studio.shelf._catalog._writing() as rows:
        rows.exec_driver_sql("delete from decisions")
    with studio.shelf._catalog._writing() as rows:
        rows.exec_driver_sql("drop trigger decisions_no_delete")
        rows.exec_driver_sql("drop trigger decisions_no_update")
        rows.exec_driver_sql("update decisions set entry = replace(entry, 'allowed', 'refused') where number = 2")
    assert "Decision 2 was altered" in log.check()[0]
    with studio.shelf._catalog._writing() as rows:
        rows.exec_driver_sql("delete from decisions where number = 2")
    assert "taken away" in log.check()[0]


def test_the_log_says_nothing_of_what_was_written(studio):
    studio.cameo(ANA, name="ana", attested_by="a test", forbidden=["alcohol"])
    with pytest.raises(sora.Refused):
        studio.generate("@ana sips a cocktail with my secret friend", **QUICK)
    assert "secret" not in repr(list(studio.decisions()))


# Characters.


def test_a_character_looks_the_same_in_every_film_and_has_terms_too(studio):
    thing = studio.character("Blob", image=blob(), quota=3)
    assert (thing.handle, thing.state, thing.kind) == ("blob", "agreed", "character")
    green = []
    for words in ("@blob hops", "@blob waves on a beach"):
        clip = studio.generate(words, cameos=[thing], seconds=0.5, size=(320, 180), sound=False).wait()
        frame = clip.footage.frames(0, 1)[0].astype(int)
        green.append(int(((frame[..., 1] - frame[..., 0] > 60) & (frame[..., 1] - frame[..., 2] > 30)).sum()))
        assert clip.credentials.consents[0].startswith("@blob ")
    assert min(green) > 100
    assert len(thing.uses()) == 2
    assert set(np.unique(clip.truth("masks")["masks"])) == {0, 1}
    with consent.acting("eve"):
        refused(studio, "who", lambda: studio.generate("@blob runs", **QUICK))
    night = clip.remix("at night").wait()
    assert night.recipe.cameos == ("blob",)
    refused(studio, "quota", lambda: studio.generate("@blob jumps", **QUICK))
    thing.revoke()
    refused(studio, "revoked", lambda: studio.generate("@blob jumps", **QUICK))


def test_a_characters_picture_must_stand_out_and_show_nobody(studio):
    noise = np.random.default_rng(3).integers(0, 255, (64, 64, 3), np.uint8)
    with pytest.raises(InvalidRequest, match="Nothing stands out"):
        studio.character("Fog", image=noise)
    refused(studio, "face", lambda: studio.character("Doll", image=BOB))
    with pytest.raises(InvalidRequest, match=r"moves is 'dogg'.*dog"):
        studio.character("Rex", image=blob(), moves="dogg")
    studio.character("Blob", image=blob())
    studio.character("Disc", image=blob(80))
    with pytest.raises(InvalidRequest, match="one picture so far"):
        studio.generate("@blob waves at @disc", **QUICK)
