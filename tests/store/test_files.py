from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from sora_nb.errors import ShelfError
from sora_nb.store.files import Files


def test_content_is_kept_under_its_digest(tmp_path):
    files = Files(tmp_path / "media")
    (tmp_path / "film.mp4").write_bytes(b"a film")
    name, digest = files.keep(tmp_path / "film.mp4", ".mp4")
    assert digest == hashlib.sha256(b"a film").hexdigest()
    assert name == f"{digest[:2]}/{digest}.mp4"
    assert files.path(name).read_bytes() == b"a film"
    assert (tmp_path / "film.mp4").exists()
    assert files.keep(b"a film", ".mp4") == (name, digest)
    assert list(files.drafts.iterdir()) == []


def test_a_draft_is_moved_not_copied(tmp_path):
    files = Files(tmp_path)
    draft = files.draft(".mp4")
    draft.write_bytes(b"fresh")
    name, _ = files.keep(draft, ".mp4")
    assert files.has(name)
    assert not draft.exists()


def test_altered_content_is_noticed(tmp_path):
    files = Files(tmp_path)
    name, _ = files.keep(b"original", ".mp4")
    assert files.intact(name)
    files.path(name).write_bytes(b"altered!")
    assert files.has(name)
    assert not files.intact(name)
    files.remove(name)
    assert not files.has(name)


def test_names_never_lead_out(tmp_path):
    files = Files(tmp_path / "media")
    (tmp_path / "secret").write_text("x")
    (tmp_path / "media" / "link").symlink_to(tmp_path)
    for name in ("../secret", "/etc/passwd", "link/secret"):
        with pytest.raises(ShelfError):
            files.has(name)


def test_only_dead_processes_leftovers_are_tidied(tmp_path):
    files = Files(tmp_path)
    ours = files.draft(".mp4")
    ours.touch()
    code = (
        f"import pathlib; from sora_nb.store.files import Files; Files(pathlib.Path({str(tmp_path)!r})).draft('.mp4').touch()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert len(list(files.drafts.iterdir())) == 2
    assert files.tidy() == ()
    assert list(files.drafts.iterdir()) == [ours]


def test_a_lost_source_and_a_bad_folder_are_said(tmp_path):
    with pytest.raises(ShelfError, match="could not keep"):
        Files(tmp_path).keep(tmp_path / "none.mp4", ".mp4")
    (tmp_path / "file").touch()
    with pytest.raises(ShelfError, match="SORA_NB_HOME"):
        Files(tmp_path / "file" / "media")
