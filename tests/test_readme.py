"""Every block of the README does what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sora_nb as sora
from sora_nb.media.reader import open_film
from tests.server.conftest import started

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.S)
_RUN = ("sora-nb generate", "sora-nb plan", "sora-nb dataset")
SHELL = [line for block in re.findall(r"```bash\n(.*?)```", README, re.S) for line in block.splitlines()]


def test_there_are_blocks_to_run():
    assert len(PYTHON) >= 2
    assert any("sora-nb generate" in line for line in SHELL)


@pytest.mark.filterwarnings("ignore:The Sora API is scheduled:DeprecationWarning")
def test_python_blocks_run_in_order(tmp_path, monkeypatch, home):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notebooks").symlink_to(ROOT / "notebooks")
    names: dict[str, object] = {}
    with started(home) as server:
        # What `sora-nb serve` prints, and nothing else.
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        monkeypatch.setenv("OPENAI_API_KEY", server.key)
        for block in PYTHON:
            exec(compile(block, "README.md", "exec"), names)
            if "night = clip.remix(" in block:
                _remixed_as_said(names["night"])
    film = open_film(tmp_path / "night.mp4")
    assert (film.size, film.seconds) == ((1280, 720), 4.0)
    assert abs(film.sound()).max() > 0.01
    assert sora.open(tmp_path / "night.mp4").plan.shots[0].time == "night"


def _remixed_as_said(night):
    """Check the remix block against its own words: "at night in the rain, and a cat instead of the dog"."""
    shot = night.plan.shots[0]
    assert 'clip.remix("at night in the rain, and a cat instead of the dog")' in README
    assert (shot.time, shot.weather) == ("night", "rain")
    assert [a.figure for a in shot.actors] == ["penguin", "ball", "cat"]
    assert (night.plan.unplaced, night.plan.notes) == ((), ())
    told = " ".join(change.sentence for change in night.diff())
    assert all(word in told for word in ("night", "rain", "cat")), told
    orange = night.change("cat", colour="orange").plan.shots[0]
    assert [(a.figure, a.colour) for a in orange.actors] == [("penguin", None), ("ball", "red"), ("cat", "orange")]


@pytest.mark.parametrize(
    "line", [line for line in SHELL if line.startswith(("sora-nb generate", "sora-nb plan", "sora-nb dataset"))]
)
def test_commands_run(line, tmp_path):
    script = shutil.which("sora-nb", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert script, "sora-nb is not installed: pip install -e '.[dev]'"
    subprocess.run(line.replace("sora-nb", script, 1), shell=True, cwd=tmp_path, check=True)
    assert "-o" not in line or list(tmp_path.glob("*.mp4"))


def test_every_file_of_the_tree_exists_and_every_room_is_in_it():
    tree = re.search(r"```text\n(sora_nb/.*?)```", README, re.S).group(1)
    named = {word.rstrip("/") for word in re.findall(r"^\s+([\w/]+(?:\.py|/))\s", tree, re.M)}
    there = {p.name for p in (ROOT / "sora_nb").iterdir() if p.suffix == ".py" and p.name != "__init__.py"}
    there |= {p.name for p in (ROOT / "sora_nb").iterdir() if (p / "__init__.py").exists()}
    assert there <= named, f"the README's tree leaves out {sorted(there - named)}"
    assert named <= there | {"__init__.py", "py.typed"}, f"the README's tree names what is not there: {sorted(named - there)}"


def test_pictures_exist():
    for target in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (ROOT / target).is_file(), target
