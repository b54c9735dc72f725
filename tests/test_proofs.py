from __future__ import annotations

import json
import random
import shutil
import socket

import numpy as np
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import load_pem_private_key

import sora_nb as sora
from sora_nb import canary, cli
from sora_nb.errors import CredentialsError
from sora_nb.footage import Picture
from sora_nb.media.conversions import KINDS
from sora_nb.media.video import VideoWriter, open_film
from sora_nb.trust import provenance, watermark
from tests.media import films

FACTS = {"source_type": "algorithmicMedia", "generator_version": "0.1.0", "engine": "other 1"}
SMALL = {"engine": "testcard", "seconds": 0.5, "size": (576, 512)}


@pytest.fixture
def clip(studio):
    """Return a clip that carries 64 bits in its pictures."""
    return studio.generate("a cat sits next to a red ball", **SMALL).wait()


def encoded(frames, path):
    """Write frames anew, as any other program would: what was in the file besides is gone."""
    with VideoWriter(path, size=frames[0].shape[1::-1], fps=24, rate=0) as writer:
        for frame in frames:
            writer.write(Picture(frames=frame[None]))
    return path


@pytest.mark.parametrize("kind", [".mp4", *KINDS])
def test_every_copy_that_is_saved_is_intact(kind, clip, studio, tmp_path):
    for share in (True, False):
        saved = clip.save(tmp_path / f"copy-{share}{kind}", share_recipe=share)
        proof = studio.verify(saved)
        assert (proof.verdict, proof.credentials.state) == ("intact", "Trusted"), str(proof)
        assert not proof.tampered
        if kind in (".mp4", ".gif", ".webm"):
            assert (proof.mark.clip, proof.mark.read) == (clip.id, True)
        assert proof.credentials.mark == (None if kind in (".png", ".wav") else clip.credentials.mark)


def test_a_clip_is_proven_and_its_row_knows_its_mark(clip, studio):
    proof = studio.verify(clip)
    assert (proof.verdict, proof.mark.clip, proof.mark.id) == ("intact", clip.id, clip.credentials.mark)
    assert clip.record.status == "done"
    assert [row.clip for row in studio.shelf.marks.find(proof.mark.id)] == [clip.id]
    studio.library().remove(clip)
    assert studio.shelf.marks.find(proof.mark.id) == ()
    assert studio.shelf.marks.find("") == ()


def test_a_film_too_small_for_a_mark_is_said_to_be_unmarked(studio):
    small = studio.generate("a cat", engine="testcard", seconds=0.5, size=(64, 64)).wait()
    assert small.record.status == "unmarked"
    assert studio.verify(small).verdict == "intact"
    assert small.credentials.mark is None


def test_every_flipped_bit_is_noticed(clip, studio, tmp_path):
    path = clip.save(tmp_path / "film.mp4")
    data, chance = bytearray(path.read_bytes()), random.Random(0)
    for number in range(60):
        at, bit = chance.randrange(data.index(b"moov"), len(data)), chance.randrange(8)
        data[at] ^= 1 << bit
        path.write_bytes(data)
        assert provenance.read(path, home=studio.home).state == "Invalid"
        if number % 10 == 0:
            proof = studio.verify(path)
            assert proof.verdict in ("altered but ours", "unproven")
            assert proof.tampered
        data[at] ^= 1 << bit


def test_a_stripped_and_scaled_film_is_known_by_its_mark(clip, studio, tmp_path):
    film = open_film(clip.path)
    frames = [frame[::2, ::2] // 2 + frame[1::2, 1::2] // 2 for frame in film.each_frame()]
    proof = studio.verify(encoded(frames, tmp_path / "stripped.mp4"))
    assert (proof.verdict, proof.mark.clip, proof.credentials.state) == ("altered but ours", clip.id, "missing")
    assert any(clip.id in sentence for sentence in proof.proven)


@pytest.mark.parametrize("whose", ["ours", "theirs"])
def test_a_film_signed_anew_without_its_history_is_found_out(whose, clip, studio, tmp_path):
    home = studio.home if whose == "ours" else tmp_path / "elsewhere"
    provenance.sign(clip.path, tmp_path / "anew.mp4", home=home, title="mine", **FACTS)
    proof = studio.verify(tmp_path / "anew.mp4")
    assert proof.credentials.state == ("Trusted" if whose == "ours" else "Valid")
    assert proof.verdict == "history was cut"
    assert any(clip.id in sentence for sentence in proof.tampered)


def test_a_signature_that_keeps_quiet_about_the_parents_is_found_out(clip, studio, tmp_path):
    child = clip.trim(0, 0.4).wait()
    assert studio.verify(child).verdict == "intact"
    plain = encoded(list(open_film(child.path).each_frame()), tmp_path / "plain.mp4")
    facts = {"home": studio.home, "title": "x", "mark": child.credentials.mark, **FACTS}
    provenance.sign(plain, tmp_path / "orphan.mp4", **facts)
    assert studio.verify(tmp_path / "orphan.mp4").verdict == "history was cut"
    provenance.sign(plain, tmp_path / "whole.mp4", **facts, opened=clip.path)
    assert studio.verify(tmp_path / "whole.mp4").verdict == "intact"


def test_a_tampered_parent_has_a_verdict_of_its_own(clip, studio, tmp_path):
    data = bytearray(clip.path.read_bytes())
    data[-200] ^= 1
    (tmp_path / "forged.mp4").write_bytes(data)
    other = films.write(tmp_path / "plain.mp4", size=(576, 512))
    provenance.sign(other, tmp_path / "child.mp4", home=studio.home, title="x", parents=[tmp_path / "forged.mp4"], **FACTS)
    proof = studio.verify(tmp_path / "child.mp4")
    assert (proof.verdict, proof.credentials.state) == ("a parent was altered", "Trusted")
    assert [(link.title, link.state, link.depth) for link in proof.credentials.chain] == [("forged.mp4", "altered", 1)]


def test_a_mark_copied_onto_another_film_proves_nothing(clip, studio, tmp_path):
    frames = np.random.default_rng(5).integers(0, 256, (8, 9, 3), np.uint8)
    marker = watermark.Marker(clip.credentials.mark, (576, 512), level=43.0)
    frame = marker.mark(np.kron(frames, np.ones((64, 64, 1), np.uint8)))
    proof = studio.verify(encoded([frame] * 12, tmp_path / "framed.mp4"))
    assert (proof.verdict, proof.mark.id, proof.mark.clip) == ("unproven", clip.credentials.mark, None)
    assert any("a mark can be copied" in sentence for sentence in proof.claimed)


def test_a_strangers_signed_film_is_read_and_can_be_trusted(studio, tmp_path, monkeypatch):
    plain = films.write(tmp_path / "plain.mp4")
    provenance.sign(plain, tmp_path / "theirs.mp4", home=tmp_path / "them", title="x", **FACTS)
    proof = studio.verify(tmp_path / "theirs.mp4")
    assert (proof.verdict, proof.credentials.state) == ("unproven", "Valid")
    assert any("leads to no root" in sentence for sentence in proof.missing)
    monkeypatch.setenv("SORA_NB_TRUST", str(tmp_path / "them" / "identity" / "root.pem"))
    assert studio.verify(tmp_path / "theirs.mp4").verdict == "intact"
    (tmp_path / "list").mkdir()
    shutil.copy(tmp_path / "them" / "identity" / "root.pem", tmp_path / "list" / "class.pem")
    monkeypatch.setenv("SORA_NB_TRUST", str(tmp_path / "list"))
    assert studio.verify(tmp_path / "theirs.mp4").verdict == "intact"
    monkeypatch.setenv("SORA_NB_TRUST", str(tmp_path / "nowhere"))
    with pytest.raises(CredentialsError, match="no certificates lie"):
        studio.verify(plain)


def test_what_nobody_signed_is_unproven(studio, tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    for path in (films.write(tmp_path / "plain.mp4"), films.write_webm(tmp_path / "a.webm"), tmp_path / "notes.txt"):
        assert studio.verify(path).verdict == "unproven"
    with pytest.raises(CredentialsError, match="cannot be opened"):
        studio.verify(tmp_path / "none.mp4")


def test_a_webm_without_its_neighbour_or_with_anothers_is_not_intact(clip, studio, tmp_path):
    path = clip.save(tmp_path / "film.webm")
    beside = tmp_path / "film.webm.c2pa"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert provenance.read(path, home=studio.home).state == "Invalid"
    beside.unlink()
    assert studio.verify(path).credentials.state == "missing"


def test_what_is_shown_is_words_and_runs_nothing(clip, studio, tmp_path):
    evil = clip.save(tmp_path / "film.mp4").rename(tmp_path / "<script>alert(1)<!--.mp4")
    proof = studio.verify(evil)
    assert "<script>" not in proof._repr_html_()
    assert "Proven" in proof._repr_html_()
    assert str(proof).startswith("<script>alert(1)<!--.mp4: intact")
    said = json.loads(proof.to_json())
    assert (said["verdict"], said["mark"]["clip"], said["credentials"]["state"]) == ("intact", clip.id, "Trusted")


def raw_signature(data):
    """Sign as a key store would: r and s, 32 bytes each."""
    r, s = utils.decode_dss_signature(KEY[0].sign(data, ec.ECDSA(hashes.SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


KEY: list = []


def test_a_remote_signer_needs_no_key_here(studio, tmp_path, monkeypatch):
    provenance.sign(films.write(tmp_path / "a.mp4"), tmp_path / "b.mp4", home=studio.home, title="x", **FACTS)
    key = studio.home / "identity" / "key.pem"
    KEY[:] = [load_pem_private_key(key.read_bytes(), None)]
    key.unlink()
    monkeypatch.setenv("SORA_NB_SIGNER", "tests.test_proofs:raw_signature")
    clip = studio.generate("a cat", engine="testcard", seconds=0.5, size=(64, 64)).wait()
    assert clip.credentials.state == "Trusted"
    for name, said in {"nowhere:sign": "nowhere", "tests.test_proofs:KEY": "cannot be called", "x": "module"}.items():
        monkeypatch.setenv("SORA_NB_SIGNER", name)
        with pytest.raises(CredentialsError, match=said):
            provenance.read(clip.path, home=studio.home)


def test_the_command_tells_scripts_by_its_exit_code(clip, tmp_path, capsys):
    path = clip.save(tmp_path / "film.mp4")
    assert cli.main(["verify", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "intact"
    data = bytearray(path.read_bytes())
    data[-200] ^= 1
    path.write_bytes(data)
    assert cli.main(["verify", str(path)]) == 4
    assert "altered but ours" in capsys.readouterr().out
    assert cli.main(["verify", str(films.write(tmp_path / "plain.mp4"))]) == 7
    assert cli.main(["verify", str(tmp_path / "none.mp4")]) == 1


def test_the_doctor_demands_trust_and_needs_no_network(home, capsys, monkeypatch):
    monkeypatch.setattr(socket, "socket", None)
    assert cli.main(["doctor"]) == 0
    assert "Trusted" in capsys.readouterr().out
    assert not (home / "shelf.sqlite").exists()
    # A root that has nothing to do with the chain: what is signed then is nobody's.
    canary.sing(home / "other")
    shutil.copy(home / "other" / "identity" / "root.pem", home / "identity" / "root.pem")
    assert cli.main(["doctor"]) == 1
    assert "reads back Valid" in capsys.readouterr().out


def test_verify_is_a_function_of_the_package(clip):
    assert sora.verify(clip).verdict == "intact"
