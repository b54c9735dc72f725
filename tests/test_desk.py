"""The desk: files come in pieces, are judged as by their path, and are gone afterwards, whatever the page says."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

import sora_nb as sora
from sora_nb.desk import LARGEST
from sora_nb.ui.desk import MOST_FOUND, StaticDesk

SHORT = {"seconds": 0.5, "size": (320, 180)}


@pytest.fixture
def clip(studio):
    return studio.generate("A red ball bounces", **SHORT).wait()


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Return the folder in which temporary files lie."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def lay(desk, name, data, piece=10_000):
    desk.begin(name, len(data))
    for at in range(0, len(data), piece):
        desk.add(at, data[at : at + piece])
    return desk.finish()


def test_it_says_what_verify_says_of_the_path_and_nothing_is_left(studio, clip, tmp_path, place):
    desk = studio.verify()
    good = clip.save(tmp_path / "good.mp4")
    changed = bytearray(good.read_bytes())
    changed[-2000] ^= 1
    for name, data in (("good.mp4", good.read_bytes()), ("changed.mp4", bytes(changed)), ("no film.txt", b"hello")):
        path = tmp_path / name
        path.write_bytes(data)
        assert str(lay(desk, name, data)) == str(studio.verify(path))
        assert list(place.iterdir()) == []
    assert [proof.verdict for proof in desk.proofs] == ["unproven", "altered but ours", "intact"]
    assert desk.proof is desk.proofs[0]
    assert repr(desk) == "<Desk: 3 files verified>"


def test_a_bundle_is_judged_too(studio, clip, tmp_path):
    bundle = studio.library().share([clip], tmp_path / "films.zip")
    assert lay(studio.verify(), "films.zip", bundle.read_bytes()).verdict == "intact"


@pytest.mark.parametrize(
    "name", ["../../out.mp4", "/etc/out.mp4", "..\\..\\out.mp4", "a\0b.mp4", "x" * 5000 + ".mp4", ".mp4", ""]
)
def test_a_name_leads_nowhere(studio, clip, place, tmp_path, name):
    proof = lay(studio.verify(), name, clip.path.read_bytes())
    assert proof.verdict == "intact"
    assert "/" not in proof.file
    assert len(proof.file) <= 200
    assert list(place.iterdir()) == []
    assert not list(tmp_path.rglob("out.*"))


@pytest.mark.parametrize("pieces", [
    [(0, b"ab"), (0, b"ab")], [(1, b"ab")], [(0, b"abcdef")], [(0, b"")], [(-1, b"a")],
])  # fmt: skip
def test_pieces_out_of_order_or_too_many_are_refused_and_dropped(studio, place, pieces):
    desk = studio.verify()
    desk.begin("a.mp4", 4)
    *good, (at, data) = pieces
    for place_, piece in good:
        desk.add(place_, piece)
    with pytest.raises(sora.InvalidRequest, match="did not arrive whole"):
        desk.add(at, data)
    assert list(place.iterdir()) == []
    with pytest.raises(sora.InvalidRequest, match="arrive"):
        desk.finish()


@pytest.mark.parametrize("size", [0, -5, LARGEST + 1])
def test_what_is_empty_or_too_large_is_refused_before_it_is_sent(studio, place, size):
    with pytest.raises(sora.InvalidRequest, match="256 MB"):
        studio.verify().begin("a.mp4", size)
    assert list(place.iterdir()) == []


def test_before_anything_was_laid_there_is_no_proof(studio):
    with pytest.raises(sora.InvalidRequest, match="No file"):
        _ = studio.verify().proof


def test_the_widget_takes_what_a_page_sends_and_tells_what_is_wrong(studio, clip, place):
    desk = studio.verify()
    view = desk.widget()
    data = clip.path.read_bytes()
    view._hear(None, {"begin": "film.mp4", "size": len(data)}, [])
    view._hear(None, {"at": 0}, [memoryview(data)])
    assert (view.got, view.turn) == (len(data), 2)
    view._hear(None, {"end": True}, [])
    found = view.found[0]
    assert (found["file"], found["verdict"], view.problem) == ("film.mp4", "intact", "")
    assert found["parts"][0][0] == "Proven"
    for wrong in ({"begin": "a"}, {"begin": "a", "size": "x"}, {"at": None}, {"end": True}, "end", {}):
        view._hear(None, wrong, [])
    assert [one["verdict"] for one in view.found] == ["", "intact"]
    assert list(place.iterdir()) == []
    for _ in range(MOST_FOUND + 5):
        view._hear(None, {"end": True}, [])
    assert len(view.found) == MOST_FOUND


def test_a_piece_is_small_and_two_pages_do_not_mix_their_files(studio, clip):
    desk = studio.verify()
    desk.begin("a.mp4", LARGEST)
    with pytest.raises(sora.InvalidRequest, match="did not arrive whole"):
        desk.add(0, bytes(5 << 20))
    view, data = desk.widget(), clip.path.read_bytes()
    view._hear(None, {"begin": "one.mp4", "size": len(data), "page": "a"}, [])
    view._hear(None, {"begin": "two.mp4", "size": len(data), "page": "b"}, [])
    view._hear(None, {"at": 0, "page": "a"}, [memoryview(data)])
    assert "Another page" in view.problem
    view._hear(None, {"at": 0, "page": "b"}, [memoryview(data)])
    view._hear(None, {"end": True, "page": "b"}, [])
    assert [one["file"] for one in view.found] == ["two.mp4"]


def test_what_is_no_film_is_not_called_tampered(studio):
    proof = lay(studio.verify(), "letter.txt", b"hello")
    assert (proof.verdict, proof.tampered) == ("unproven", ())


def test_where_no_widget_runs_it_says_what_to_do():
    assert "sora.verify('film.mp4')" in StaticDesk().text
    assert "sora-static" in StaticDesk().bundle()["text/html"]


def test_a_path_or_a_clip_is_verified_as_before(studio, clip):
    assert studio.verify(clip).verdict == studio.verify(Path(clip.path)).verdict == "intact"
