"""Every way to a film goes through one door, before anything is computed, and what is owed goes with the film."""

from __future__ import annotations

import logging

import numpy as np
import pytest

import sora_nb as sora
from sora_nb.errors import RightsRefused, Unsafe
from sora_nb.media import image
from sora_nb.media.reader import open_film
from sora_nb.trust import fingerprints
from tests.hostile import POLICY

SMALL = {"seconds": 0.5, "size": (64, 64), "fps": 8}
CREDITED = POLICY | {
    "permission": [{"action": "sora:generate", "duty": [{"action": "attribute"}]}], "prohibition": [{"action": "derive"}],
}  # fmt: skip
SWEARING = {"shots": [{"actors": [{"name": "man", "figure": "man", "actions": [{"verb": "speak", "speech": "shit"}]}]}]}


def nothing_made(studio):
    return len(studio.library()) == 0


@pytest.mark.parametrize("engine", ["stage", "testcard"])
def test_what_does_not_fit_is_refused_by_every_engine_before_compute(studio, engine):
    with pytest.raises(Unsafe):
        studio.generate("a naked man", engine=engine, **SMALL)
    assert nothing_made(studio)


def test_a_planner_is_not_asked_what_is_not_to_be_made_and_its_plan_is_judged(studio):
    asked = []
    with pytest.raises(Unsafe):
        studio.generate("a naked man", planner=lambda *given: asked.append(given), **SMALL)
    assert asked == []
    with pytest.raises(Unsafe):
        studio.generate("a man speaks", planner=lambda *_: SWEARING, **SMALL)
    assert nothing_made(studio)


def test_remixes_changes_captions_and_knobs_are_judged(studio):
    clip = studio.generate("a man waves", **SMALL).wait()
    for again in (
        lambda: clip.remix("the man says 'shit'"),
        lambda: clip.with_title("fuck", seconds=0.2), lambda: clip.remix("a naked man"),
        lambda: studio.interact("a {kind} man waves", kind=["naked", "tall"]),
    ):  # fmt: skip
        with pytest.raises(Unsafe):
            again()
    assert len(studio.library()) == 1


def test_a_data_set_is_judged_also_as_training(home, tmp_path):
    sora.Studio(home).rights().add(CREDITED)
    with pytest.raises(RightsRefused, match="learning"):
        sora.dataset(prompts=["Captain Zorblax waves"], folder=tmp_path / "set", size=(64, 64), seconds=0.5, fps=8)
    assert not (tmp_path / "set").exists()


def test_a_credit_goes_with_the_film_and_all_its_copies_and_an_edit_is_refused(studio, tmp_path):
    studio.rights().add(CREDITED)
    clip = studio.generate("Captain Zorblax waves", **SMALL).wait()
    credit = "Captain Zorblax © Zorb Ltd"
    assert f"Credit: {credit}" in clip.plan.notes
    assert credit in clip.still().html
    bare = clip.save(tmp_path / "bare.mp4", share_recipe=False)
    for film in (clip.footage, open_film(bare)):
        assert credit in film.metadata["comment"]
    for proof in (studio.verify(clip), studio.verify(bare), studio.verify(clip.save(tmp_path / "bare.gif"))):
        assert (proof.credentials.rules, proof.credentials.credits) == ((POLICY["uid"],), (credit,))
        assert any(POLICY["uid"] in line for line in proof.proven)
        assert f"Credit: {credit}" in proof.proven
    with pytest.raises(RightsRefused, match="changed films"):
        clip.remix("at night")
    with pytest.raises(RightsRefused, match="changed films"):
        clip.trim(0, 0.25)


def _when(*conditions):
    """Return a policy that allows films under conditions (left, operator, right)."""
    told = [{"leftOperand": left, "operator": how, "rightOperand": right} for left, how, right in conditions]
    return POLICY | {"permission": [{"action": "sora:generate", "constraint": told}], "prohibition": []}


@pytest.mark.parametrize(("policy", "fits", "not_so"), [
    (_when(("purpose", "isNoneOf", ["commercialize"])), {}, {"SORA_NB_PURPOSE": "commercial"}),
    (_when(("purpose", "isAnyOf", ["sora:parody"])), {"SORA_NB_PURPOSE": "parody"}, {"SORA_NB_PURPOSE": "education"}),
    (_when(("spatial", "isAnyOf", ["urn:iso:3166:DEU"]), ("dateTime", "lteq", "2199-12-31")),
     {"SORA_NB_TERRITORY": "DEU"}, {"SORA_NB_TERRITORY": "FRA"}),
    (_when(("dateTime", "gteq", "2020-01-01")), {}, None),
], ids=["not to earn money", "parody only", "in one country until a day", "from a day on"])  # fmt: skip
def test_a_condition_is_carried_out_from_the_request_to_the_credentials(studio, monkeypatch, policy, fits, not_so):
    studio.rights().add(policy)
    for name, value in fits.items():
        monkeypatch.setenv(name, value)
    clip = studio.generate("Captain Zorblax waves", **SMALL).wait()
    proof = studio.verify(clip)
    assert (proof.verdict, proof.credentials.rules) == ("intact", (POLICY["uid"],))
    for name, value in (not_so or {}).items():
        monkeypatch.setenv(name, value)
        with pytest.raises(RightsRefused, match="Allowed is") as refusal:
            studio.generate("Captain Zorblax waves", **SMALL)
        assert refusal.value.rule == POLICY["uid"]
        with pytest.warns(UserWarning, match="stays here"), pytest.raises(sora.InvalidRequest):
            studio.library().share([clip], studio.home / "out.zip")


def test_a_stitched_film_tells_the_rules_and_credits_of_what_it_shows(studio):
    edits = CREDITED["permission"] + [{"action": "derive", "duty": [{"action": "attribute"}]}]
    studio.rights().add(CREDITED | {"permission": edits, "prohibition": []})
    plain = studio.generate("a ball rolls", **SMALL).wait()
    clip = sora.Studio.stitch(studio, [studio.generate("Captain Zorblax waves", **SMALL).wait(), plain]).wait()
    assert studio.verify(clip).credentials.credits == ("Captain Zorblax © Zorb Ltd",)
    assert studio.verify(plain).credentials.rules == ()


def test_a_film_that_was_allowed_is_not_handed_out_once_it_is_forbidden(studio):
    studio.generate("Captain Zorblax waves", **SMALL).wait()
    studio.rights().add(POLICY)
    with pytest.raises(RightsRefused):
        studio.generate("Captain Zorblax waves", **SMALL)


def test_a_copy_of_a_registered_picture_is_refused_with_a_prompt(studio):
    picture = np.kron(np.random.default_rng(5).integers(0, 255, (9, 12, 3), np.uint8), np.ones((20, 20, 1), np.uint8))
    target = POLICY["target"] | {"sora:fingerprints": list(fingerprints.reference(picture))}
    studio.rights().add(POLICY | {"target": target})
    with pytest.raises(RightsRefused, match="shown in a picture"):
        studio.generate("a ball rolls", image=image.png(picture[:, ::-1]), **SMALL)


def test_a_description_becomes_a_note_and_no_refusal(studio):
    told = "a purple octopus pirate with a golden eye patch who sails a flying ship"
    studio.rights().add(POLICY | {"target": POLICY["target"] | {"sora:descriptions": [told]}})
    clip = studio.generate("a purple octopus pirate with a golden eye patch sails a ship", engine="testcard", **SMALL)
    assert any("This may be Captain Zorblax" in note for note in clip.plan.notes)


def test_the_teachers_level_and_the_purpose_are_settings(studio, monkeypatch):
    monkeypatch.setenv("SORA_NB_SAFETY", "early")
    with pytest.raises(Unsafe):
        studio.generate("the knight kills the dragon", **SMALL)
    monkeypatch.setenv("SORA_NB_SAFETY", "nonsense")
    with pytest.raises(sora.InvalidRequest, match="SORA_NB_SAFETY"):
        studio.generate("a ball", **SMALL)


def test_the_log_says_which_rule_and_not_what_was_written(studio, caplog):
    studio.rights().add(POLICY)
    with caplog.at_level(logging.DEBUG, "sora_nb.trust"):
        with pytest.raises(RightsRefused):
            studio.generate("Captain Zorblax and my secret friend", **SMALL)
        with pytest.raises(Unsafe):
            studio.generate("my secret friend is naked", **SMALL)
    assert "urn:test:1" in caplog.text
    assert "secret" not in caplog.text
