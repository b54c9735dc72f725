"""Before and after in JupyterLab: the film that a clip was made from lies over it, up to a line that keys and pointer move."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

pytestmark = pytest.mark.browser

REMIX = """
import sora_nb as sora
first = sora.generate("A big red ball bounces on the floor", seconds=1, size=(320, 180), seed=3).wait()
clip = first.remix("make the ball green").wait()
clip
"""
FIRST = "first"
ALONE = "clip.player(before=first)"
AFTER = "document.querySelector('.sora-stage > video')"
BEFORE = "document.querySelector('.sora-before')"
PRESSED = "Compare with the film before"


@pytest.fixture(scope="module")
def page(open_page):
    found = open_page("wipe.ipynb", REMIX).connect().start_all()
    found.until(f"{AFTER}?.readyState >= 3", timeout=90)
    return found


@pytest.fixture
def compared(page):
    """Open the comparison, with the line in the middle."""
    switch = page.page.get_by_role("button", name=PRESSED)
    if switch.get_attribute("aria-pressed") == "false":
        switch.click()
    page.until(f"{BEFORE}.readyState >= 2")
    page.page.get_by_role("slider", name="Before and after").focus()
    return page


def balls(page):
    """Return how many red and green pixels the stage shows, as the eye sees it."""
    shot = Image.open(io.BytesIO(page.page.locator(".sora-stage").first.screenshot())).convert("RGB")
    red, green, blue = np.asarray(shot).astype(int).transpose(2, 0, 1)
    return int(((red > 140) & (green < 90) & (blue < 90)).sum()), int(
        ((green > 100) & (red < 110) & (blue < 110) & (green - blue > 40)).sum()
    )


def test_the_film_before_is_fetched_when_it_is_asked_for(page):
    assert page.look(BEFORE) is None
    page.page.get_by_role("button", name=PRESSED).click()
    page.until(f"{BEFORE}.readyState >= 2 && {BEFORE}.checkVisibility()")
    assert page.look(f"{BEFORE}.muted")
    told = page.page.locator(".sora-changes").inner_text()
    assert "A big red ball bounces on the floor" in told
    assert "green" in told
    page.page.get_by_role("button", name=PRESSED).click()
    assert page.look(f"{BEFORE}.checkVisibility()") is False


def test_keys_move_the_line_and_the_picture_follows(compared):
    line, press = compared.page.get_by_role("slider", name="Before and after"), compared.page.keyboard.press
    time = compared.look(f"{AFTER}.currentTime")
    press("End")
    assert line.get_attribute("aria-valuetext") == "100 % before, 0 % after"
    before = balls(compared)
    press("Home")
    assert line.get_attribute("aria-valuenow") == "0"
    after = balls(compared)
    assert before[0] > 300
    assert after[1] > 300
    assert before[0] > 10 * after[0] + 50
    press("ArrowRight")
    press("ArrowRight")
    assert line.get_attribute("aria-valuenow") == "10"
    # The arrows move the line and leave the film where it is.
    assert compared.look(f"{AFTER}.currentTime") == time
    assert float(compared.python("import ipywidgets; print(1)")) == 1
    press("Escape")
    assert compared.look("document.activeElement.getAttribute('aria-label')") == PRESSED
    press("b")
    assert compared.look(f"{BEFORE}.checkVisibility()")


def test_the_line_is_dragged(compared):
    box = compared.page.locator(".sora-stage").first.bounding_box()
    mouse, line = compared.page.mouse, compared.page.locator(".sora-line").first.bounding_box()
    mouse.move(line["x"] + line["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(box["x"] + 0.75 * box["width"], box["y"] + box["height"] / 2, steps=4)
    mouse.up()
    compared.until("document.querySelector('.sora-line').getAttribute('aria-valuenow') === '75'")


def test_both_films_run_side_by_side(compared):
    compared.page.locator(".sora-stage > video").first.evaluate("v => { v.loop = true; v.muted = true; v.play() }")
    compared.until(f"{AFTER}.currentTime > 0.3 && !{BEFORE}.paused")
    compared.until(f"Math.abs({AFTER}.currentTime - {BEFORE}.currentTime) < 0.08")
    compared.look(f"{AFTER}.pause()")
    compared.look(f"{AFTER}.currentTime = 0.5")
    compared.until(f"{BEFORE}.paused && Math.abs({BEFORE}.currentTime - 0.5) < 0.01")


def test_a_clip_that_was_made_from_no_other_has_nothing_to_compare(open_page):
    page = open_page("alone.ipynb", REMIX.replace("clip\n", "first\n"), ALONE).connect().start_all()
    page.until("document.querySelectorAll('.sora-stage > video').length === 2", timeout=90)
    page.until("[...document.querySelectorAll('.sora-stage > video')].every(v => v.readyState >= 3)")
    switches = page.page.get_by_role("button", name=PRESSED)
    # The second is a player that was given a film to compare with, and needs no kernel for it.
    assert switches.count() == 1
    switches.click()
    page.until("[...document.querySelectorAll('.sora-before')].some(v => v.readyState >= 2 && v.checkVisibility())")
