"""The reading, editable: a chip is clicked, changed, and the clip is remade in the same place."""

from __future__ import annotations

import re

import pytest

pytestmark = pytest.mark.browser

GENERATE = """
import sora_nb as sora
clip = sora.generate("A red ball bounces on the floor while a penguin says 'Oh no!'", seconds=1, size=(320, 180), seed=3)
clip
"""
BUSY = "clip.wait(); import time; time.sleep(14); print('rested')"
KERNELS = "@jupyterlab/apputils-extension/kernels-settings"
VIDEO = "document.querySelector('.sora-player video')"
# Red and blue pixels of the first frame; the fixture's floor and sky are neither.
PIXELS = f"""(() => {{ const video = {VIDEO}; const canvas = document.createElement('canvas');
  canvas.width = 320; canvas.height = 180; const pen = canvas.getContext('2d'); pen.drawImage(video, 0, 0, 320, 180);
  const d = pen.getImageData(0, 0, 320, 180).data; let red = 0, green = 0;
  for (let i = 0; i < d.length; i += 4) {{ if (d[i] > 140 && d[i+1] < 90 && d[i+2] < 90) red++;
    if (d[i+1] > 100 && d[i] < 110 && d[i+2] < 110 && d[i+1] - d[i+2] > 50) green++; }} return [red, green]; }})()"""
BALL = ".sora-chip[data-kind=actor]"


@pytest.fixture(scope="module")
def page(open_page):
    page = open_page("editing.ipynb", GENERATE).connect().start_all()
    return ready(page)


def ready(page):
    page.until(f"{VIDEO}?.readyState >= 3 && !document.querySelector('.sora-progress')", timeout=90)
    return page


def chip(page, kind, text):
    return page.page.locator(f"button.sora-chip[data-kind={kind}]", has_text=text)


def clip_id(page):
    return page.python("print(sora.library().newest(1)[0].id)")


def test_a_chip_changed_with_the_keyboard_changes_the_film(page):
    assert page.look(PIXELS)[0] > 40
    button = chip(page, "actor", "red ball")
    button.focus()
    page.page.keyboard.press("Enter")
    dialog = page.page.get_by_role("dialog", name="Change red ball")
    dialog.wait_for()
    assert page.page.get_by_role("combobox", name="Figure").evaluate("e => e === document.activeElement")
    dialog.get_by_role("radio", name="green", exact=True).check()
    dialog.get_by_role("button", name="Copy as code").click()
    # The clipboard answers when it likes: the line is said only then.
    page.until("document.querySelector('.sora-edit-status')?.textContent.includes('sora.open(')")
    line = dialog.locator(".sora-edit-status").inner_text()
    dialog.get_by_role("button", name="Remake the clip").focus()
    page.page.keyboard.press("Enter")
    page.until("document.querySelector('.sora-player .sora-chip')?.textContent.includes('green ball')", timeout=60)
    ready(page)
    page.until(f"{PIXELS}[1] > 40 && {PIXELS}[0] < 20")
    code = re.search(r"sora\.open\(.*\)$", line)[0]
    assert 'change("ball", colour="green")' in code
    assert page.python(f"print({code}.wait().id)") == clip_id(page)


def test_the_film_before_comes_back(page):
    page.page.get_by_role("button", name="Back to the film before").click()
    page.until("document.querySelector('.sora-player .sora-chip')?.textContent.includes('red ball')")
    ready(page)
    page.until(f"{PIXELS}[0] > 40")
    assert page.page.get_by_role("button", name="Back to the film before").count() == 0


def test_escape_closes_gives_the_focus_back_and_keeps_the_edit(page):
    button = chip(page, "action", "Oh no!")
    button.click()
    page.page.get_by_role("textbox", name="Says").fill("Hello there!")
    page.page.keyboard.press("Escape")
    assert page.page.get_by_role("dialog").count() == 0
    assert button.evaluate("e => e === document.activeElement")
    assert button.locator(".sora-unsent").is_visible()
    button.click()
    assert page.page.get_by_role("textbox", name="Says").input_value() == "Hello there!"
    page.page.get_by_role("button", name="Undo edits").click()
    assert page.page.get_by_role("textbox", name="Says").input_value() == "Oh no!"
    page.page.keyboard.press("Escape")


def test_a_figure_is_found_by_search_and_a_wrong_one_refused_in_words(page):
    chip(page, "actor", "red ball").click()
    search = page.page.get_by_role("combobox", name="Figure")
    search.fill("qwertzu")
    page.page.get_by_role("button", name="Remake the clip").click()
    alert = page.page.locator(".sora-edit-error")
    alert.wait_for()
    assert "no drawing" in alert.inner_text()
    assert search.input_value() == "qwertzu"
    search.fill("soccer")
    page.page.keyboard.press("ArrowDown")
    assert page.page.get_by_role("option", name="soccer ball").get_attribute("aria-selected") == "true"
    page.page.keyboard.press("Enter")
    assert search.input_value() == "soccer ball"
    page.page.get_by_role("button", name="Remake the clip").click()
    page.until("document.querySelector('.sora-player .sora-chip')?.textContent.includes('soccer ball')", timeout=60)
    ready(page)


@pytest.fixture
def subshells(lab, request):
    """Set whether pages opened from now on talk to widgets beside the running cell."""
    lab.settings(KERNELS, commsOverSubshells=request.param)
    yield request.param
    lab.settings(KERNELS)


@pytest.mark.parametrize("subshells", ["perCommTarget", "disabled"], indirect=True)
def test_a_busy_kernel_remakes_the_clip_all_the_same(open_page, subshells):
    page = open_page(f"busy-{subshells}.ipynb", GENERATE, BUSY).connect().start_all()
    ready(page)
    chip(page, "time", "day").click()
    page.page.get_by_role("radio", name="night").check()
    page.page.get_by_role("button", name="Remake the clip").click()
    if subshells == "disabled":
        # Without subshells the message waits for the cell: the view says so, and keeps what was picked.
        page.until("document.querySelector('.sora-edit-status')?.textContent.includes('kernel is busy')")
        assert page.page.get_by_role("radio", name="night").is_checked()
    page.until("document.querySelector('.sora-player .sora-chip[data-kind=time]')?.textContent.includes('night')", timeout=60)
    ready(page)
