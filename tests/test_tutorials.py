"""The tutorials and their pictures are found wherever somebody works."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

import sora_nb as sora
from sora_nb import cli, tutorials


def test_a_picture_is_found_from_any_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert tutorials.picture("ana.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(sora.InvalidRequest, match=r"'bob\.png'.*ana\.png"):
        tutorials.picture("bob.png")


def test_the_tutorials_come_in_their_order():
    numbers = [int(path.name[:2]) for path in tutorials.notebooks()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_lab_copies_tutorials_and_pictures_and_keeps_what_was_changed(tmp_path, monkeypatch):
    started = []
    labapp = ModuleType("jupyterlab.labapp")
    labapp.main = started.append
    monkeypatch.setitem(sys.modules, "jupyterlab.labapp", labapp)
    changed = tmp_path / "copy" / tutorials.notebooks()[0].name
    changed.parent.mkdir()
    changed.write_text("mine")
    assert cli.main(["lab", str(tmp_path / "copy"), "--no-browser"]) == cli.DONE
    assert changed.read_text() == "mine"
    for source in (*tutorials.notebooks()[1:], *tutorials.drawings()):
        copied = tmp_path / "copy" / source.relative_to(tutorials.folder())
        assert copied.read_bytes() == source.read_bytes()
    assert started == [[f"--ServerApp.root_dir={(tmp_path / 'copy').resolve()}", "--no-browser"]]
