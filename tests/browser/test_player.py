"""The player in JupyterLab: it plays with sound, follows keys and the kernel, and behaves as any other widget."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

CELL = """
import ipywidgets
from pathlib import Path
from little_film import values
from sora_nb.ui.display import StaticFigure, show
from sora_nb.ui.player import Player
made = values(Path("film.mp4"))
view = Player(**made)
still = StaticFigure(clip_id="film1", caption="A red ball", alt="alt", seconds=4, width=480, height=270, poster=made["poster"])
shown = show(lambda: view, still, static_only=False)
"""
LINKED = """
slider = ipywidgets.FloatSlider(max=4.0, step=0.01)
second = Player(**{**made, "clip_id": "film2"})
link = ipywidgets.jslink((slider, "value"), (second, "time"))
heard = []
second.observe(lambda change: heard.append(change.new), "playing")
ipywidgets.Tab([ipywidgets.HBox([second, slider])])
"""
VIDEO = "document.querySelectorAll('.sora-player video')[{}]"
FIRST, SECOND = VIDEO.format(0), VIDEO.format(1)


@pytest.fixture(scope="module")
def page(open_page):
    """Return a page with one player alone and one in a Tab, linked to a slider."""
    found = open_page("player.ipynb", CELL, LINKED).connect()
    found.outside = []
    found.page.on("request", lambda request: found.outside.append(request.url))
    found.run_all().until(f"{FIRST}?.readyState >= 3 && {SECOND}?.readyState >= 3")
    return found


@pytest.fixture(autouse=True)
def rewind(page):
    """Begin each test with both films stopped at the start."""
    page.look("document.querySelectorAll('.sora-player video').forEach(v => { v.pause(); v.currentTime = 0 })")
    page.until(f"{FIRST}.currentTime === 0 && !{FIRST}.seeking")


def test_a_press_on_play_plays_picture_and_sound_and_python_sees_it(page):
    assert page.look(f"{FIRST}.paused"), "a film must not play by itself"
    page.page.locator(".sora-big").first.click()
    page.until(f"{FIRST}.currentTime > 0.5 && {FIRST}.videoWidth === 480 && {FIRST}.webkitAudioDecodedByteCount > 0")
    playing, time = page.python("print(view.playing, view.time)").split()
    assert playing == "True"
    assert 0 < float(time) <= 4.1
    page.page.locator(".sora-player [aria-label=Pause]").first.click()
    page.until(f"{FIRST}.paused")
    assert page.python("import time; time.sleep(0.4); print(view.playing)") == "False"


def test_python_seeks_and_plays(page):
    page.python("view.time = 2.5")
    page.until(f"Math.abs({FIRST}.currentTime - 2.5) < 0.01")
    page.python("view.playing = True")
    page.until(f"!{FIRST}.paused && {FIRST}.currentTime > 2.7")
    page.python("view.playing = False")
    page.until(f"{FIRST}.paused")


def test_keys_steer_the_film_and_stay_away_from_the_notebook(page):
    cells = "window.jupyterapp.shell.currentWidget.content.model.cells.length"
    before = page.look(cells)
    page.page.locator(".sora-player .sora-scrubber").first.focus()
    press = page.page.keyboard.press
    press("ArrowRight")
    page.until(f"Math.abs({FIRST}.currentTime - 1) < 0.01")
    press(".")
    page.until(f"Math.abs({FIRST}.currentTime - 25 / 24) < 0.01")
    press(",")
    page.until(f"Math.abs({FIRST}.currentTime - 1) < 0.01")
    press("m")
    page.until(f"{FIRST}.muted")
    press("m")
    assert page.look(f"{FIRST}.textTracks[0].mode") == "showing"
    press("c")
    assert page.look(f"{FIRST}.textTracks[0].mode") == "hidden"
    press("c")
    press(" ")
    page.until(f"!{FIRST}.paused")
    press("k")
    page.until(f"{FIRST}.paused")
    # In JupyterLab's command mode these insert, paste, delete and hide cells.
    for key in ("a", "b", "v", "d", "d", "x", "o", "Shift+M"):
        press(key)
    assert page.look(cells) == before


def test_the_scrubber_is_dragged_and_names_the_sounds(page):
    wave = page.page.locator(".sora-wave").first
    box = wave.bounding_box()
    wave.click(position={"x": box["width"] * 0.75, "y": 20})
    page.until(f"Math.abs({FIRST}.currentTime - 3) < 0.05")
    wave.hover(position={"x": box["width"] * 1.5 / 4, "y": 20})
    assert page.page.locator(".sora-tip").first.inner_text() == "0:01.5  rubber on wood"
    slider = page.page.locator(".sora-scrubber").first
    assert slider.get_attribute("aria-valuetext") == "0:03.0 of 0:04.0"


def test_the_live_view_hides_the_still_also_when_the_still_is_drawn_again(page):
    hidden = "!document.querySelector('.sora-static[data-clip=film1]').checkVisibility()"
    page.until(hidden)
    page.python("import dataclasses; shown.update(dataclasses.replace(still, caption='Another caption'))")
    page.until("document.querySelector('.sora-static[data-clip=film1]').textContent.includes('Another caption')")
    assert page.look(hidden)


def test_it_stands_in_boxes_and_tabs_and_links_to_other_widgets(page):
    page.python("slider.value = 1.25")
    page.until(f"Math.abs({SECOND}.currentTime - 1.25) < 0.01")
    assert page.look(f"{SECOND}.clientWidth") > 200
    page.page.locator(".sora-player .sora-big").nth(1).click()
    page.until(f"{SECOND}.currentTime > 1.6")
    assert page.look(f"{FIRST}.paused")
    assert float(page.python("print(slider.value)")) > 1.25
    assert page.python("print(heard[-1])") == "True"


def test_what_is_written_below_the_film(page):
    section = page.page.locator(".sora-player").first
    chips = section.locator(".sora-chip").all_inner_texts()
    assert [" ".join(chip.split()) for chip in chips[:3]] == [
        "actor red ball",
        "ball bounces",
        "actor beaver you wrote “otter”",
    ]
    assert "'otter' is drawn as 'beaver'" in section.locator(".sora-note").first.inner_text()
    section.get_by_role("button", name="Recipe").click()
    assert section.locator(".sora-code").first.inner_text().startswith("sora.generate(")
    section.get_by_role("button", name="Copy as code").click()
    section.get_by_role("button", name="Sounds (5)").click()
    section.get_by_role("button", name="0:02.5 rubber on wood").click()
    page.until(f"Math.abs({FIRST}.currentTime - 2.5) < 0.01")
    section.get_by_role("button", name="Signed on this computer").click()
    assert "Ana's laptop" in section.locator(".sora-panel:visible").inner_text()
    link = section.get_by_role("link", name="Download the film")
    assert link.get_attribute("download") == "red-ball.mp4"
    assert link.get_attribute("href").startswith("blob:")


def test_every_control_has_a_name_and_nothing_is_fetched_from_elsewhere(page):
    nameless = page.look(
        "[...document.querySelectorAll('.sora :is(button, a, select, input, [role])')]"
        ".filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.getAttribute('role') === 'status'))"
        ".map(e => e.outerHTML)"
    )
    assert nameless == []
    own = (page.lab.url, "blob:", "data:")
    assert [url for url in page.outside if not url.startswith(own)] == []


def test_a_second_look_at_the_same_player_stays_silent(page):
    page.page.evaluate(
        """async () => { const { content } = window.jupyterapp.shell.currentWidget; content.activeCellIndex = 1;
        await window.jupyterapp.commands.execute('notebook:insert-cell-below');
        content.activeCell.model.sharedModel.setSource('view');
        await window.jupyterapp.commands.execute('notebook:run-cell') }"""
    )
    third = VIDEO.format(2)
    page.until(f"{third}?.readyState >= 3")
    page.page.locator(".sora-player .sora-big").nth(2).click()
    page.until(f"{third}.currentTime > 0.5")
    assert page.look(f"{FIRST}.paused")
    page.until(f"Math.abs({FIRST}.currentTime - {third}.currentTime) < 0.5")
