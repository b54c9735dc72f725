"""Knobs in JupyterLab: turn one, see the still at once and the film soon after, and what its pixels say follows."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.browser

KNOBS = """
import sora_nb as sora
dial = sora.interact("a ball falls on the moon", gravity=(1, 20), bounce=(0.2, 0.95))
dial
"""
STATE = """
import json
outcome = dial.outcome
print(json.dumps([dial.values["gravity"], outcome.motion.gravity, outcome.still_after, outcome.clip_after]))
"""
VIDEO = "document.querySelector('.sora-player video')"
CELLS = "[...document.querySelectorAll('.sora-readout td')].map(cell => cell.textContent)"


def test_the_fitted_gravity_follows_the_knob(open_page):
    page = open_page("knobs.ipynb", KNOBS).connect().start_all()
    page.until(f"{VIDEO}?.readyState >= 2 && {CELLS}.length === 4", timeout=90)
    assert page.look("document.querySelector('.sora-static').checkVisibility()") is False
    assert page.look(f"{CELLS}[0]") == "1.62"
    readout = page.page.locator(".widget-readout").first
    for asked in ("3.71", "9.81", "16.5"):
        readout.click()
        page.page.keyboard.press("Control+A")
        page.page.keyboard.type(asked)
        page.page.keyboard.press("Enter")
        page.until(f"parseFloat({CELLS}[0]) === {float(asked)} && {VIDEO}?.readyState >= 2", timeout=60)
        wanted, found, still, clip = json.loads(page.python(STATE))
        print(
            f"gravity {wanted:5.2f} m/s² set, {found:5.2f} measured; still after {still * 1000:.0f} ms, clip after {clip:.2f} s"
        )
        assert found == pytest.approx(wanted, rel=0.03)
        assert float(page.look(f"{CELLS}[1]").split()[0]) == pytest.approx(wanted, rel=0.03)


def test_a_knob_in_words_makes_another_film(open_page):
    words = 'import sora_nb as sora\nsora.interact("a {colour} ball bounces", colour=["red", "blue"], seconds=2)'
    page = open_page("words.ipynb", words).connect().start_all()
    page.until(f"{VIDEO}?.readyState >= 2", timeout=90)
    first = page.look(f"{VIDEO}.src")
    page.page.locator(".widget-dropdown select").select_option("blue")
    page.until(f"{VIDEO} && {VIDEO}.readyState >= 2 && {VIDEO}.src !== {json.dumps(first)}", timeout=60)
    assert "blue" in page.look("document.querySelector('.sora-chips').textContent")
