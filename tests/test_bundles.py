"""Bundles: what goes out is whole, signed and the same each time; what comes in is proven first, and nothing else comes in."""

from __future__ import annotations

import hashlib
import json
import warnings
import zipfile

import pytest

import sora_nb as sora
from sora_nb.trust import provenance
from tests.conftest import ANA

SHORT = {"seconds": 0.5, "size": (128, 72)}


@pytest.fixture
def clips(studio):
    first = studio.generate("A red ball bounces", **SHORT)
    second = studio.generate("A penguin says “Hello!”", **SHORT)
    return [clip.wait() for clip in (first, second, first.remix("at night"))]


@pytest.fixture
def bundle(studio, clips, tmp_path):
    return studio.library().share(clips, tmp_path / "films.zip", title="Films of 5b")


@pytest.fixture
def other(tmp_path):
    """Return a studio with another identity and an empty shelf."""
    return sora.Studio(tmp_path / "other")


def members(path):
    """Return what a zip holds, the signature apart."""
    with zipfile.ZipFile(path) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist() if not name.startswith("META-INF/")}


def signed_again(studio, files, path):
    """Write a bundle of such files and sign it as a studio would: only what is in it is wrong."""
    with zipfile.ZipFile(path, "w") as bundle:
        for name, data in files.items():
            bundle.writestr(name, data)
    provenance.sign(path, path, home=studio.home, title="x", source_type="composite", generator_version="1")
    return path


def took(studio, path, **how):
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        return studio.receive(path, **how), [str(one.message) for one in heard]


def test_a_bundle_holds_films_recipes_captions_and_a_page_and_is_signed_as_a_whole(studio, clips, bundle):
    proof = studio.verify(bundle)
    assert (proof.verdict, proof.credentials.state, proof.credentials.source_type) == ("intact", "Trusted", "algorithmicMedia")
    held = members(bundle)
    about = json.loads(held["bundle.json"])
    assert [row["title"] for row in about["clips"]] == [clip.title for clip in clips]
    for clip, row in zip(clips, about["clips"], strict=True):
        assert held[row["files"]["film"][0]] == clip.path.read_bytes()
        assert held[row["files"]["captions"][0]].decode() == clip.captions()
        assert json.loads(held[row["files"]["recipe"][0]])["recipe"] == json.loads(clip.recipe.to_json())
        assert row["alt"] == clip.alt
    page = held["index.html"].decode()
    assert "Films of 5b" in page
    assert f'href="#{clips[0].id}"' in page
    assert "<script" not in page


def test_rebuilt_it_is_the_same_but_for_the_signature(studio, clips, bundle, tmp_path):
    again = studio.library().share(clips, tmp_path / "again.zip", title="Films of 5b")
    with zipfile.ZipFile(bundle) as one, zipfile.ZipFile(again) as two:
        kept = [(a, b) for a, b in zip(one.infolist(), two.infolist(), strict=True) if not a.filename.startswith("META-INF/")]
        assert [(a.filename, a.CRC, a.header_offset) for a, _ in kept] == [
            (b.filename, b.CRC, b.header_offset) for _, b in kept
        ]
    end = max(a.header_offset for a, _ in kept)
    assert bundle.read_bytes()[:end] == again.read_bytes()[:end]


def test_another_shelf_takes_it_in_with_its_lineage_and_says_that_the_signer_is_unknown(clips, bundle, other):
    got, heard = took(other, bundle)
    assert [clip.title for clip in got] == [clip.title for clip in clips]
    assert [clip.path.read_bytes() for clip in got] == [clip.path.read_bytes() for clip in clips]
    assert [parent.id for parent in got[2].parents] == [got[0].id]
    assert len(heard) == 1
    assert "does not know" in heard[0]
    assert [clip.id for clip in took(other, bundle)[0]] == [clip.id for clip in got]
    assert len(other.library()) == 3


def test_what_comes_home_is_there_already(studio, clips, bundle):
    got, heard = took(studio, bundle, trusted=True)
    assert [clip.id for clip in got] == [clip.id for clip in clips]
    assert not heard
    assert len(studio.library()) == 3


def test_a_received_film_never_takes_the_place_of_one_that_is_made_here(clips, bundle, other):
    got, _ = took(other, bundle)
    made = other.generate("A red ball bounces", **SHORT).wait()
    assert made.id not in {clip.id for clip in got}


def test_whoever_trusts_nobody_else_takes_nothing_in(bundle, other):
    with pytest.raises(sora.CredentialsError, match=r"signed by .* does not know"):
        other.receive(bundle, trusted=True)
    assert len(other.library()) == 0


def test_a_class_that_trusts_its_teacher_takes_it_in_without_a_word(studio, bundle, other, monkeypatch):
    monkeypatch.setenv("SORA_NB_TRUST", str(studio.home / "identity" / "root.pem"))
    got, heard = took(other, bundle, trusted=True)
    assert (len(got), heard) == (3, [])


@pytest.mark.parametrize("part", ["films/", "index.html", "bundle.json", "META-INF/"])
def test_a_changed_bundle_is_refused_whole(bundle, other, part):
    with zipfile.ZipFile(bundle) as held:
        member = next(m for m in held.infolist() if m.filename.startswith(part) and m.file_size)
    data = bytearray(bundle.read_bytes())
    data[member.header_offset + 30 + len(member.filename) + member.file_size // 2] ^= 4
    bundle.write_bytes(data)
    with pytest.raises((sora.CredentialsError, sora.MediaError)):
        other.receive(bundle)
    assert len(other.library()) == 0


def test_an_added_file_or_a_lost_signature_is_noticed(bundle, other, tmp_path):
    with zipfile.ZipFile(bundle, "a") as held:
        held.writestr("extra.txt", "x")
    with pytest.raises(sora.CredentialsError, match="Nothing was taken in"):
        other.receive(bundle)
    bare = tmp_path / "bare.zip"
    with zipfile.ZipFile(bare, "w") as held:
        held.writestr("bundle.json", "{}")
    with pytest.raises(sora.CredentialsError, match="no credentials"):
        other.receive(bare)


def _index(files, change):
    about = json.loads(files["bundle.json"])
    change(about)
    return files | {"bundle.json": json.dumps(about).encode()}


def _renamed(about):
    about["clips"][0]["files"]["film"][0] = "films/../../out.mp4"


def _typed(about):
    about["clips"][0]["files"]["film"] = [5, 5]


def _swapped(about):
    first, second = (row["files"] for row in about["clips"][:2])
    first["film"][1], second["film"][1] = second["film"][1], first["film"][1]


@pytest.mark.parametrize("change", [
    lambda files: files | {"films/extra.mp4": b"x"},
    lambda files: {name: data for name, data in files.items() if name != "index.html"},
    lambda files: _index(files, _renamed),
    lambda files: _index(files, _typed),
    lambda files: _index(files, _swapped),
    lambda files: _index(files, lambda about: about.update(format=99)),
    lambda files: files | {"bundle.json": b"[" * 20_000},
], ids=["extra", "missing", "renamed", "typed", "swapped", "format", "deep"])  # fmt: skip
def test_a_bundle_that_is_signed_and_wrong_is_refused(studio, bundle, other, tmp_path, change):
    path = signed_again(studio, change(members(bundle)), tmp_path / "wrong.zip")
    with pytest.raises(sora.MediaError, match="Nothing was taken in"):
        other.receive(path)
    assert len(other.library()) == 0
    assert not list(tmp_path.rglob("out.*"))


@pytest.mark.parametrize("name", ["films/b.mp4", "../../out.mp4", "/tmp/out.mp4"])
def test_bombs_and_names_that_lead_out_of_the_folder_are_refused(bundle, other, tmp_path, name):
    """No studio signs one; whoever adds one to a signed bundle breaks the signature."""
    with zipfile.ZipFile(bundle, "a", zipfile.ZIP_DEFLATED) as held:
        held.writestr(name, bytes(50 << 20))
    with pytest.raises(sora.CredentialsError, match="Nothing was taken in"):
        other.receive(bundle)
    assert not list(tmp_path.rglob("out.*"))


def test_a_film_that_its_own_credentials_do_not_vouch_for_stops_the_bundle(studio, clips, bundle, other, tmp_path):
    held = members(bundle)
    name = json.loads(held["bundle.json"])["clips"][0]["files"]["film"][0]
    broken = bytearray(held[name])
    broken[broken.index(b"mdat") + 400] ^= 1
    files = held | {name: bytes(broken)}

    def told(about):
        about["clips"][0]["files"]["film"][1] = hashlib.sha256(files[name]).hexdigest()

    path = signed_again(studio, _index(files, told), tmp_path / "broken.zip")
    with pytest.raises(sora.CredentialsError, match="not what its own credentials say"):
        other.receive(path)
    assert len(other.library()) == 0


def test_prompts_are_text_on_the_page(studio, tmp_path):
    clip = studio.generate('A ball <script>alert(1)</script> & " bounces', **SHORT).wait()
    page = members(studio.library().share([clip], tmp_path / "a.zip", title="<b>"))["index.html"].decode()
    assert "<script" not in page
    assert "<b>" not in page


def _policy(**rules):
    return {
        "uid": "urn:test:zorb", "profile": "urn:sora-nb:odrl:1", "assigner": {"name": "Zorb Ltd"},
        "target": {"sora:kind": "character", "name": "Captain Zorblax"}, **rules,
    }  # fmt: skip


def test_what_a_right_forbids_to_give_away_stays(studio, clips, tmp_path):
    allowed = {"action": "sora:generate", "duty": [{"action": "attribute"}]}
    studio.rights().add(_policy(permission=[allowed]))
    clip = studio.generate("Captain Zorblax waves", **SHORT).wait()
    assert any("Zorb Ltd" in note for note in clip.plan.notes)
    with pytest.warns(UserWarning, match=r"stays here.*Zorb"):
        path = studio.library().share([clip, clips[0]], tmp_path / "some.zip")
    assert [row["title"] for row in json.loads(members(path)["bundle.json"])["clips"]] == [clips[0].title]


def test_where_giving_away_is_allowed_the_credit_goes_along(studio, tmp_path):
    credit = {"duty": [{"action": "attribute"}]}
    studio.rights().add(_policy(permission=[{"action": action, **credit} for action in ("sora:generate", "distribute")]))
    clip = studio.generate("Captain Zorblax waves", **SHORT).wait()
    path = studio.library().share([clip], tmp_path / "all.zip")
    assert "Credit: Captain Zorblax © Zorb Ltd" in members(path)["index.html"].decode()


def test_nobody_goes_out_who_took_it_back_or_did_not_agree_to_be_shared(studio, clips, taken_once, tmp_path):
    terms = {"attested_by": "T. Teacher", "purposes": ["films for our class"]}
    ana = studio.cameo(ANA, name="ana", forbidden=["sharing online"], **terms)
    film = studio.generate("@ana waves", **SHORT).wait()
    with (
        pytest.warns(UserWarning, match=r"did not agree to “sharing online”"),
        pytest.raises(sora.InvalidRequest, match="None"),
    ):
        studio.library().share([film], tmp_path / "a.zip")
    ana.revoke()
    with pytest.warns(UserWarning, match="took the agreement back"):
        path = studio.library().share([film, clips[0]], tmp_path / "b.zip")
    assert len(json.loads(members(path)["bundle.json"])["clips"]) == 1


def test_a_studio_lets_in_only_what_it_would_make(bundle, other):
    other.rights().add(_policy(prohibition=[{"action": "sora:generate"}]) | {
        "target": {"sora:kind": "character", "name": "Penguin says Hello"}})  # fmt: skip
    other.rights().add(_policy(prohibition=[{"action": "sora:generate"}]) | {
        "uid": "urn:test:2", "target": {"sora:kind": "character", "name": "red ball bounces"}})  # fmt: skip
    got, heard = took(other, bundle)
    assert any("was not taken in" in line for line in heard)
    assert "A red ball bounces" not in [clip.title for clip in got]


def test_a_bundle_needs_clips_and_its_ending(studio, clips, tmp_path):
    with pytest.raises(sora.InvalidRequest, match="0 clips"):
        studio.library().share([], tmp_path / "a.zip")
    with pytest.raises(sora.InvalidRequest, match=r"does not end in \.zip"):
        studio.library().share(clips, tmp_path / "a.tar")
    with pytest.raises(sora.MediaError, match="cannot be written"):
        studio.library().share(clips, tmp_path / "nowhere" / "a.zip")
    with pytest.raises(sora.MediaError, match="cannot be read as a zip"):
        studio.receive(clips[0].path)
