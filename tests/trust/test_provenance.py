from __future__ import annotations

import json
import random
import socket

import pytest

from sora_nb.errors import CredentialsError
from sora_nb.media.video import open_film
from sora_nb.trust import provenance
from tests.media import films

FACTS = {"source_type": "algorithmicMedia", "generator_version": "0.1.0", "engine": "stage 1"}


@pytest.fixture
def plain(tmp_path):
    return films.write(tmp_path / "plain.mp4", frames=6)


@pytest.fixture
def signed(tmp_path, home, plain):
    provenance.sign(
        plain, tmp_path / "signed.mp4", home=home, title="A film", recipe_digest="a" * 64, plan_digest="b" * 64, **FACTS
    )
    return tmp_path / "signed.mp4"


def test_what_was_signed_is_read_back_and_trusted(home, signed):
    said = provenance.read(signed, home=home)
    assert said.state == "Trusted"
    assert (said.history, said.problems, said.parents) == ("none", (), ())
    assert (said.source_type, said.engine, said.generator) == ("algorithmicMedia", "stage 1", "sora_nb 0.1.0")
    assert (said.recipe_digest, said.plan_digest, said.title) == ("a" * 64, "b" * 64, "A film")
    assert said.actions == ("c2pa.created",)
    assert "sora_nb" in said.signer


def test_the_film_itself_is_unchanged_and_plays_from_the_start(plain, signed):
    before, after = open_film(plain), open_film(signed)
    assert (before.frames() == after.frames()).all()
    assert (before.sound() == after.sound()).all()
    data = signed.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    assert len(data) - plain.stat().st_size < 8_000


def test_no_prompt_is_in_the_manifest_and_training_is_refused(home, signed):
    import c2pa

    with signed.open("rb") as file, c2pa.Reader("video/mp4", file) as reader:
        manifest = reader.json()
    labels = [assertion["label"] for assertion in json.loads(manifest)["manifests"].popitem()[1]["assertions"]]
    assert "cawg.training-mining" in labels
    assert not any("thumbnail" in label for label in labels)


def test_another_library_finds_it_valid_but_does_not_know_the_signer(tmp_path, signed):
    said = provenance.read(signed, home=tmp_path / "elsewhere")
    assert said.state == "Valid"
    assert any("untrusted" in problem for problem in said.problems)


def test_an_unsigned_film_says_so(home, plain):
    said = provenance.read(plain, home=home)
    assert (said.state, said.signer) == ("missing", None)
    assert said.problems


def test_a_flipped_bit_in_the_film_is_never_trusted(tmp_path, home, signed):
    data = bytearray(signed.read_bytes())
    start, chance = data.index(b"moov"), random.Random(0)
    for _ in range(40):
        at, bit = chance.randrange(start, len(data)), chance.randrange(8)
        data[at] ^= 1 << bit
        (tmp_path / "flipped.mp4").write_bytes(data)
        assert provenance.read(tmp_path / "flipped.mp4", home=home).state == "Invalid"
        data[at] ^= 1 << bit


def test_signing_in_place_keeps_the_film(home, plain):
    before = open_film(plain).frames()
    provenance.sign(plain, plain, home=home, title="in place", **FACTS)
    assert provenance.read(plain, home=home).state == "Trusted"
    assert (open_film(plain).frames() == before).all()


def test_parents_are_named_and_a_whole_history_is_said(tmp_path, home, plain, signed):
    provenance.sign(plain, tmp_path / "child.mp4", home=home, title="child", parents=[signed], **FACTS)
    provenance.sign(
        plain, tmp_path / "grandchild.mp4", home=home, title="grandchild", parents=[tmp_path / "child.mp4"], **FACTS
    )
    said = provenance.read(tmp_path / "grandchild.mp4", home=home)
    assert (said.state, said.history, said.parents) == ("Trusted", "whole", ("child.mp4",))


def test_a_tampered_parent_is_found_generations_later(tmp_path, home, plain, signed):
    data = bytearray(signed.read_bytes())
    data[-200] ^= 1
    (tmp_path / "forged.mp4").write_bytes(data)
    source = tmp_path / "forged.mp4"
    for generation in range(3):
        provenance.sign(plain, tmp_path / f"{generation}.mp4", home=home, title="x", parents=[source], **FACTS)
        source = tmp_path / f"{generation}.mp4"
    said = provenance.read(source, home=home)
    assert said.history == "altered"
    assert any("forged.mp4" in problem for problem in said.problems)


def test_an_unsigned_parent_is_said(tmp_path, home, plain):
    provenance.sign(plain, tmp_path / "child.mp4", home=home, title="child", parents=[plain], **FACTS)
    said = provenance.read(tmp_path / "child.mp4", home=home)
    assert (said.state, said.history) == ("Trusted", "unsigned")


def test_an_opened_film_is_edited_not_created(tmp_path, home, signed):
    provenance.sign(signed, tmp_path / "cut.mp4", home=home, title="cut", opened=signed, action="c2pa.trimmed", **FACTS)
    said = provenance.read(tmp_path / "cut.mp4", home=home)
    assert (said.state, said.history, said.actions) == ("Trusted", "whole", ("c2pa.opened", "c2pa.trimmed"))


def test_a_broken_identity_leaves_no_file(tmp_path, home, plain, signed):
    (home / "identity" / "key.pem").write_text("no key at all")
    with pytest.raises(CredentialsError, match="identity"):
        provenance.sign(plain, tmp_path / "new.mp4", home=home, title="x", **FACTS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plain.mp4", "signed.mp4"]


def test_files_of_no_kind_are_invalid_or_missing_never_a_crash(tmp_path, home):
    for name, data in {"text.mp4": b"hello", "empty.mp4": b"", "head.mp4": b"\0\0\0\x18ftypisom" + bytes(12)}.items():
        (tmp_path / name).write_bytes(data)
        assert provenance.read(tmp_path / name, home=home).state in {"Invalid", "missing"}
    with pytest.raises(CredentialsError, match="cannot be opened"):
        provenance.read(tmp_path / "none.mp4", home=home)


def test_signing_needs_no_network(tmp_path, home, plain, monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    provenance.sign(plain, tmp_path / "signed.mp4", home=home, title="x", **FACTS)
    assert provenance.read(tmp_path / "signed.mp4", home=home).state == "Trusted"


@pytest.mark.parametrize("data", [[1], "x", 7, None, {"grants": ["x"]}, {"grants": 7}, {"grants": [["a"]]}])
def test_a_hostile_consent_makes_the_credentials_invalid(tmp_path, home, plain, monkeypatch, data):
    whole = provenance._manifest

    def hostile(*arguments):
        manifest = whole(*arguments)
        manifest["assertions"].append({"label": provenance.CONSENT, "data": data})
        return manifest

    monkeypatch.setattr(provenance, "_manifest", hostile)
    path = tmp_path / "hostile.mp4"
    provenance.sign(plain, path, home=home, title="A film", **FACTS)
    said = provenance.read(path, home=home)
    assert (said.state, said.consents) == ("Invalid", ())
    assert "shape" in said.problems[0]
