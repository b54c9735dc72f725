"""The whole path in JupyterLab: a sentence is typed, watched while it is made, played, cancelled."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

GENERATE = """
import sora_nb as sora
clip = sora.generate("A red ball bounces on the floor", seconds=2, size=(320, 180))
clip
"""
# Long enough to be stopped on any machine.
LONG = """
import sora_nb as sora
long = sora.generate("A red ball bounces on the floor", seconds=60, size=(1280, 720))
long
"""
WAIT = """
try:
    long.wait()
    print("it went on to the end")
except sora.Cancelled as error:
    print("stopped:", error)
"""
VIDEO = "document.querySelector('.sora-player video')"
TEXT = "[...document.querySelectorAll('.jp-OutputArea-output')].map(o => o.textContent).join(' ')"


def test_a_sentence_becomes_a_film_that_plays_with_sound(open_page):
    page = open_page("clip.ipynb", GENERATE).connect().start_all()
    page.until(f"{VIDEO}?.readyState >= 3", timeout=90)
    assert page.look("document.querySelector('.sora-static').checkVisibility()") is False
    assert page.look(f"{VIDEO}.getAttribute('aria-label')")
    assert "red ball" in page.look("document.querySelector('.sora-chip').textContent")
    assert page.look("document.querySelector('.sora-badge').dataset.state") == "signed"
    page.page.locator(".sora-big").click()
    page.until(f"{VIDEO}.currentTime > 0.5 && {VIDEO}.videoWidth === 320 && {VIDEO}.webkitAudioDecodedByteCount > 0")
    page.save()
    page.until("document.querySelector('.sora-static img').naturalWidth > 0")


@pytest.mark.parametrize("button", ["Cancel", "stop"])
def test_a_render_is_stopped_from_its_view_and_from_the_toolbar(open_page, button):
    page = open_page(f"long-{button}.ipynb", LONG, WAIT).connect().start_all()
    page.until("document.querySelector('.sora-progress')?.dataset.state === 'running'", timeout=60)
    if button == "Cancel":
        page.page.get_by_role("button", name="Cancel").click()
    else:
        page.page.evaluate("() => { window.jupyterapp.commands.execute('notebook:interrupt-kernel') }")
    page.until("document.querySelector('.sora-progress').dataset.state === 'cancelled'")
    page.until(f"{TEXT}.includes('stopped:')")
