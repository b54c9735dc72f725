"""Every tutorial runs under papermill; most give their stored values again; a run that was killed is finished by the next."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import papermill
import pytest

import sora_nb as sora
from sora_nb.stage.cast.figures import figures
from sora_nb.stage.cast.rigs import ROOMS
from sora_nb.stage.vocabulary import PLACES

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("[0-9]*.ipynb"))
SMALL = {"seconds": 3.5, "width": 320, "height": 180}
MEASURED = {"seconds": 3.5, "width": 480, "height": 270}
"""What the tutorial on measuring needs: in smaller pictures the film's mark is as large as what is measured."""
TRAINED = ("08", "09")
"""Tutorials on models: they want torch."""
LESSON = {"count": 64, "steps": 120}
GALLERY = {"seconds": 0.5, "width": 160, "height": 90, "most": 2}


def run(notebook, folder, **parameters):
    """Run a notebook in an empty folder; return the executed notebook."""
    out = folder / notebook.name
    papermill.execute_notebook(str(notebook), str(out), parameters, cwd=str(folder), progress_bar=False, kernel_name="python3")
    return nbformat.read(out, 4)


def outputs(notebook):
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_runs_under_papermill_and_leaves_posters(path, tmp_path):
    if path.stem[:2] in TRAINED and os.environ.get("SORA_NB_NO_SKIP") != "1":
        pytest.importorskip("torch")
    done = run(path, tmp_path, seed=11, **{"03": MEASURED, "04": GALLERY, "09": LESSON}.get(path.stem[:2], SMALL))
    posters = [o for o in outputs(done) if "image/jpeg" in o.get("data", {})]
    assert posters, "nothing to see on GitHub"
    assert not [o for o in outputs(done) if "application/vnd.jupyter.widget-view+json" in o.get("data", {})]


@pytest.mark.parametrize("path", [*NOTEBOOKS[:3], *NOTEBOOKS[4:7]], ids=lambda p: p.stem)
def test_gives_the_stored_values_again(path, tmp_path):
    here = shutil.copy(path, tmp_path)
    done = nbval(here)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize(
    ("path", "prompt"), [(NOTEBOOKS[0], "A girl kicks a yellow ball on the playground"), (NOTEBOOKS[2], "a cat sleeps")]
)
def test_another_prompt_is_answered_with_what_the_experiment_needs(path, prompt, tmp_path):
    with pytest.raises(papermill.PapermillExecutionError, match=r"This measurement needs .*Change the parameter `prompt`"):
        run(path, tmp_path, prompt=prompt, **SMALL)


def test_the_gallery_shows_every_place_and_every_family():
    told = {}
    for cell in nbformat.read(NOTEBOOKS[3], 4).cells:
        for line in ast.parse(cell.source).body if cell.cell_type == "code" else ():
            if isinstance(line, ast.Assign) and line.targets[0].id in ("prompts", "families"):
                told[line.targets[0].id] = ast.literal_eval(line.value)
    assert sorted(sora.plan(prompt).shots[0].place for prompt in told["prompts"]) == sorted(PLACES)
    actors = [sora.plan(prompt).shots[0].actors[0] for _, *row in told["families"].values() for prompt in row]
    assert {figures()[actor.figure].family for actor in actors} == set(ROOMS)


def test_a_wrong_stored_value_is_found(tmp_path):
    notebook = nbformat.read(NOTEBOOKS[0], 4)
    cell = next(
        c for c in notebook.cells if c.cell_type == "code" and any("not understood" in o.get("text", "") for o in c.outputs)
    )
    cell.outputs[0]["text"] = cell.outputs[0]["text"].replace("not understood: ()", "not understood: ('ball',)")
    assert "('ball',)" in cell.outputs[0]["text"]
    nbformat.write(notebook, tmp_path / "wrong.ipynb")
    assert nbval(tmp_path / "wrong.ipynb").returncode == 1


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_is_committed_as_a_reader_should_find_it(path):
    notebook = nbformat.read(path, 4)
    nbformat.validate(notebook)
    assert any("parameters" in cell.metadata.get("tags", []) for cell in notebook.cells)
    assert "Aim" in notebook.cells[0].source
    assert all(o.output_type != "error" for o in outputs(notebook))
    assert any("image/jpeg" in o.get("data", {}) for o in outputs(notebook))
    assert "widgets" not in notebook.metadata
    assert path.stat().st_size < 400_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_run_is_finished_from_the_shelf(tmp_path, home):
    command = [
        sys.executable,
        "-m",
        "papermill",
        "--no-progress-bar",
        str(NOTEBOOKS[0]),
        str(tmp_path / "out.ipynb"),
        "--cwd",
        str(tmp_path),
    ]
    command += [word for key, value in SMALL.items() for word in ("-p", key, str(value))]
    child = subprocess.Popen(
        command, stderr=subprocess.DEVNULL, env=os.environ | {"SORA_NB_HOME": str(home)}, start_new_session=True
    )
    studio = sora.Studio(home)
    deadline = time.monotonic() + 120
    while len(studio.library()) == 0 and time.monotonic() < deadline and child.poll() is None:
        time.sleep(0.1)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    before = {record.id: record.created for record in studio.shelf.newest()}
    assert before, "the run was killed before its first clip"
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    after = {record.id: record.created for record in studio.shelf.newest()}
    kept = [clip for clip, made in before.items() if after.get(clip) == made]
    assert kept
    assert len(after) > len(before)
    assert studio.shelf.check() == ()


def nbval(path):
    """Compare a notebook with a new run of itself."""
    flags = [
        "--nbval",
        "--nbval-current-env",
        "--nbval-sanitize-with",
        str(ROOT / "tests" / "nbval.cfg"),
        "-p",
        "no:cacheprovider",
    ]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *flags, "-c", os.devnull, "--rootdir", str(Path(path).parent), str(path)],
        capture_output=True, text=True, cwd=Path(path).parent, check=False,
    )  # fmt: skip
