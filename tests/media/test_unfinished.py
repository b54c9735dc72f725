from __future__ import annotations

import os
import subprocess
import sys

from sora_nb.media.unfinished import abandoned, unfinished


def test_ours_is_in_work_and_a_dead_process_left_its_own(tmp_path):
    ours = unfinished(tmp_path / "film.mp4", "part")
    ours.touch()
    assert ours.name.startswith(".")
    assert not abandoned(ours)
    code = (
        "import pathlib; from sora_nb.media.unfinished import unfinished; print(unfinished(pathlib.Path('x.mp4'), 'part').name)"
    )
    name = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    theirs = tmp_path / name
    theirs.touch()
    assert abandoned(theirs)


def test_another_machines_file_is_left_for_a_day(tmp_path):
    path = tmp_path / ".00000000-1-0123456789ab.part"
    path.touch()
    assert not abandoned(path)
    os.utime(path, (0, 0))
    assert abandoned(path)


def test_other_names_are_never_ours(tmp_path):
    for name in ("film.mp4", ".hidden", f".{os.getpid()}.part"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
        assert not abandoned(tmp_path / name)
