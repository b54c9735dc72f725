"""What is left of a clip without its kernel: in a saved notebook, in nbconvert's HTML and after a papermill run."""

from __future__ import annotations

import json
import subprocess
import sys
from uuid import uuid4

import pytest

pytestmark = pytest.mark.browser

CELL = """
from pathlib import Path
from little_film import values
from sora_nb.ui.display import StaticFigure, headless, show
from sora_nb.ui.progress import ClipView
made = values(Path("film.mp4"))
still = StaticFigure(clip_id="film1", caption="A red ball <bounces>", alt="A ball & a floor", seconds=4, width=480, height=270,
                     poster=made["poster"], notes=("'otter' is drawn as 'beaver'.",))
shown = show(lambda: ClipView(**made), still, static_only=headless())
"""
STILL = "document.querySelector('.sora-static img')"
STILL_IS_SEEN = f"{STILL}?.naturalWidth === 480 && {STILL}.checkVisibility() && {STILL}.alt === 'A ball & a floor'"
MANAGER = "@jupyter-widgets/jupyterlab-manager/plugin"


@pytest.fixture(scope="module")
def saved(open_page):
    """Return a notebook that was run and saved in JupyterLab, and the page it was run in."""
    page = open_page("saved.ipynb", CELL).connect().run_all()
    page.until("document.querySelector('.sora-player video')?.readyState >= 3")
    page.save()
    return page.lab.root / "saved.ipynb", page


def outputs(path):
    """Return the MIME bundles in a notebook."""
    return [out["data"] for cell in json.loads(path.read_text())["cells"] for out in cell["outputs"]]


def without_trust(path):
    """Copy a notebook so that it is as if it came from another machine: JupyterLab has no signature for it."""
    found = json.loads(path.read_text())
    found["metadata"]["from"] = uuid4().hex
    copy = path.with_name(f"stranger-{path.name}")
    copy.write_text(json.dumps(found))
    return copy.name


def test_a_notebook_from_another_machine_shows_the_poster(saved, open_page):
    path, _ = saved
    page = open_page(without_trust(path))
    page.until(STILL_IS_SEEN)
    assert page.look("document.querySelector('.sora-player')") is None
    assert "A red ball <bounces>" in page.look("document.querySelector('.sora-static').textContent")


def test_reopened_on_the_same_machine_the_poster_and_what_to_do_stand_where_the_player_cannot(saved, open_page):
    path, first = saved
    first.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page = open_page(path.name)
    page.until(STILL_IS_SEEN)
    below = "document.querySelectorAll('.jp-OutputArea-child .jp-OutputArea-output')[1]"
    page.until(f"{below} && getComputedStyle({below}, '::after').opacity === '0.75'")
    assert page.look(f"getComputedStyle({below}, '::after').content") == '"Run this cell to bring the player back."'
    assert page.look(f"getComputedStyle({below}).fontSize") == "0px"


def test_with_the_widgets_saved_the_player_works_without_a_kernel(lab, open_page):
    lab.settings(MANAGER, saveState=True)
    page = open_page("state.ipynb", CELL).connect().run_all()
    page.until("document.querySelector('.sora-player video')?.readyState >= 3")
    page.save()
    page.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    again = open_page("state.ipynb")
    again.until("document.querySelector('.sora-player video')?.readyState >= 3")
    again.page.locator(".sora-big").click()
    again.until("document.querySelector('.sora-player video').currentTime > 0.3")
    again.page.locator(".sora-scrubber").press("m")
    again.until("document.querySelector('.sora-player video').muted")
    lab.settings(MANAGER)


def test_nbconvert_html_shows_the_poster(saved, environment, chromium, tmp_path):
    path, _ = saved
    run = [sys.executable, "-m", "nbconvert", "--to", "html", "--output-dir", str(tmp_path), str(path)]
    subprocess.run(run, env=environment, check=True, capture_output=True)
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.goto((tmp_path / "saved.html").as_uri())
    page.wait_for_function(f"() => {STILL_IS_SEEN}", timeout=20_000)
    context.close()


def test_papermill_leaves_the_poster_and_no_widget(lab, film, environment):
    lab.write("plain.ipynb", CELL)
    run = [sys.executable, "-m", "papermill", "plain.ipynb", "run.ipynb", "--no-progress-bar"]
    subprocess.run(run, env=environment, cwd=lab.root, check=True, capture_output=True)
    (only,) = outputs(lab.root / "run.ipynb")
    assert sorted(only) == ["image/jpeg", "text/html", "text/plain"]
    assert "".join(only["text/plain"]) == "Clip: A red ball <bounces> (4.0 s, 480×270)\n'otter' is drawn as 'beaver'."
    subprocess.run(run, env=environment, cwd=lab.root, check=True, capture_output=True)
    assert outputs(lab.root / "run.ipynb") == [only], "the same run must leave the same bytes"
