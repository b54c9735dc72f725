"""Who is in a film that is there: no cut, no edit elsewhere and no second picture makes anybody forget who has to be asked."""

from __future__ import annotations

import dataclasses
import json
import sqlite3

import pytest

import sora_nb as sora
from sora_nb import appearances
from sora_nb.appearances import Appearance
from sora_nb.errors import ConsentRequired
from sora_nb.likeness import models
from sora_nb.media.copies import copy_film
from sora_nb.trust import provenance
from tests.likeness import ANA, BOB

QUICK = {"seconds": 0.25, "size": (128, 72), "sound": False}
pytestmark = [
    pytest.mark.skipif(not models.PACK.exists(), reason="built without npm's registry: no models packed"),
    pytest.mark.usefixtures("taken_once"),
]


@pytest.fixture
def wave(studio, ana):
    """Return a film that ana is in."""
    return studio.generate("@ana waves", cameos=[ana], **QUICK).wait()


def ids(clip):
    """Return the agreements that a film's credentials name."""
    return [said.split()[1] for said in clip.credentials.consents]


def test_moviepy_washes_no_face_clean(studio, ana, wave):
    pytest.importorskip("moviepy")
    video = wave.to_moviepy()
    copy = studio.from_moviepy(video)
    assert copy.recipe.cameos == ("ana",)
    assert ids(copy) == [ana.consent.id]
    ana.revoke()
    with pytest.raises(ConsentRequired, match="took the agreement back"):
        studio.from_moviepy(video.subclipped(0, 0.2))
    assert any("took the agreement back" in note for note in studio.clip(copy.id)._notes())


def test_moviepy_brings_no_face_from_beside_the_shelf_unseen(studio, ana, wave, tmp_path):
    moviepy = pytest.importorskip("moviepy")
    other = sora.Studio(tmp_path / "other")
    with pytest.raises(ConsentRequired, match=r"@ana is seen in .* not come from this shelf"):
        other.from_moviepy(wave.to_moviepy())
    shared = wave.save(tmp_path / "shared.mp4", share_recipe=False)
    with moviepy.VideoFileClip(str(shared)) as video, pytest.raises(ConsentRequired, match=r"@ana is seen in shared\.mp4"):
        studio.from_moviepy(video.with_effects([moviepy.vfx.MirrorX()]))
    assert ids(studio.from_moviepy(studio.open(shared).to_moviepy())) == [ana.consent.id]


@pytest.mark.parametrize("transition", ["crossfade", "wipe"])
def test_who_is_only_seen_in_a_transition_is_seen(studio, ana, transition):
    parts = [studio.plan(words, seconds=1.0).shots[0] for words in ("a dog runs", "@ana waves")]
    shots = tuple(dataclasses.replace(shot, seconds=seconds) for shot, seconds in zip(parts, (0.8, 0.2), strict=True))
    two = studio.generate(plan=sora.Plan(shots=shots), **(QUICK | {"seconds": 1.0})).wait()
    dog = studio.generate("a cat sits", **(QUICK | {"seconds": 1.0})).wait()
    both = studio.stitch([two, dog], transition=transition, seconds=0.5).wait()
    assert all(actor.trait("cameo") is None for shot in both.plan.shots for actor in shot.actors)
    assert both.recipe.cameos == ("ana",)
    assert ids(both) == [ana.consent.id]
    ana.revoke()
    with pytest.raises(ConsentRequired, match="took the agreement back"):
        studio.stitch([dog, two], transition=transition, seconds=0.5)


def test_another_face_under_the_handle_agrees_for_itself_only(studio, ana, wave):
    ana.revoke()
    bob = studio.cameo(BOB, name="ana", attested_by="somebody")
    assert bob.state == "agreed"
    assert any("took the agreement back" in note for note in studio.clip(wave.id)._notes())
    with pytest.raises(ConsentRequired, match="took the agreement back"):
        wave.trim(0, 0.2)
    assert studio.generate("@ana jumps", **QUICK).wait().trim(0, 0.2).recipe.cameos == ("ana",)


def test_a_replaced_picture_leaves_the_first_agreement_in_force(studio, ana, wave):
    first = ana.consent.id
    studio.cameo(BOB, name="ana", attested_by="somebody", replace=True)
    assert ids(wave.trim(0, 0.2).wait()) == [first]


def test_agreed_to_once_more_the_same_face_may_be_cut_again(studio, ana, wave):
    first = ana.consent.id
    ana.revoke()
    second = studio.cameo(ANA, name="ana", attested_by="a test").consent.id
    part = wave.trim(0, 0.2).wait()
    assert ids(part) == [second, first]
    assert studio.clip(part.id)._notes() == []
    assert ids(part.loop().wait())[0] == second


def test_the_same_handle_on_another_shelf_is_somebody_else(wave, tmp_path):
    other = sora.Studio(tmp_path / "other")
    other.cameo(BOB, name="ana", attested_by="somebody")
    there = other.open(wave.path)
    assert any("another shelf" in note for note in there._notes())
    with pytest.raises(ConsentRequired, match="another shelf"):
        there.trim(0, 0.2)


def test_a_copy_without_its_recipe_knows_who_is_in_it(studio, ana, wave, tmp_path):
    shared = wave.save(tmp_path / "shared.mp4", share_recipe=False)
    assert provenance.read(shared, home=studio.home).consents == wave.credentials.consents
    copy = studio.open(shared).wait()
    assert ids(copy.trim(0, 0.2).wait()) == [ana.consent.id]
    ana.revoke()
    assert any("took the agreement back" in note for note in studio.clip(copy.id)._notes())
    for cut in (lambda: copy.trim(0, 0.1), lambda: studio.open(shared).loop(), lambda: studio.stitch([copy, wave])):
        with pytest.raises(ConsentRequired, match="took the agreement back"):
            cut()


def test_a_film_whose_recipe_was_rewritten_still_shows_whom_it_shows(studio, ana, wave, tmp_path):
    ana.revoke()
    data = wave.path.read_bytes()
    bare = data.replace(b'"cameo","ana"', b'"xameo","ana"').replace(b'"cameos":["ana"]', b'"cameos":[     ]')
    assert bare != data
    (tmp_path / "bare.mp4").write_bytes(bare)
    copy = studio.open(tmp_path / "bare.mp4").wait()
    assert (copy.recipe.action, copy.plan.shots, copy.record.source_type) == ("import", (), "")
    assert any("do not vouch for" in note for note in copy.plan.notes)
    assert any("took the agreement back" in note for note in copy._notes())
    with pytest.raises(ConsentRequired, match="took the agreement back"):
        copy.trim(0, 0.2)


def test_a_recipe_that_is_not_the_one_that_was_signed_counts_for_nothing(studio, wave, tmp_path):
    facts = json.loads(wave.footage.metadata["sora_nb"]) | {
        "recipe": json.loads(sora.Recipe(prompt="a dog", **QUICK).to_json())
    }
    path = tmp_path / "other.mp4"
    copy_film(wave.path, path, {"sora_nb": json.dumps(facts)})
    assert studio.open(path).recipe.action == "import", "it is not signed at all"
    said = wave.credentials
    provenance.sign(
        path, path, home=studio.home, title="x", source_type="algorithmicMedia", generator_version="1",
        recipe_digest=said.recipe_digest, plan_digest=said.plan_digest,
    )  # fmt: skip
    assert provenance.read(path, home=studio.home).state == "Trusted"
    assert studio.open(path).recipe.action == "import"


def test_a_remix_without_her_does_not_show_her(studio, ana, wave):
    dog = studio.make(sora.Recipe(prompt="a dog runs", action="remix", parents=(wave.id,), **QUICK)).wait()
    ana.revoke()
    assert dog.credentials.consents == ()
    assert studio.clip(dog.id)._notes() == []
    assert dog.trim(0, 0.2).wait().recipe.cameos == ()


def test_what_cannot_be_read_is_marked(studio, wave):
    with sqlite3.connect(studio.home / "shelf.sqlite") as rows:
        rows.execute("update consents set record = 'a.b.c'")
    assert any("nobody can tell" in note for note in studio.clip(wave.id)._notes())
    with pytest.raises(ConsentRequired):
        wave.trim(0, 0.2)


def test_an_agreement_that_no_film_names_holds_for_none(studio, ana):
    with pytest.raises(ConsentRequired, match="is not named in the film"):
        appearances.standing(studio.shelf, Appearance(handle="ana"))
    assert appearances.standing(studio.shelf, Appearance(handle="ana", consent=ana.consent.id)).id == ana.consent.id


def test_a_film_made_before_an_agreement_ended_is_not_marked_but_not_cut_either(studio, wave, monkeypatch):
    later = appearances.consent.now().replace(year=appearances.consent.now().year + 2)
    monkeypatch.setattr(appearances.consent, "now", lambda: later)
    assert studio.clip(wave.id)._notes() == []
    with pytest.raises(ConsentRequired, match="ended on"):
        wave.trim(0, 0.2)
