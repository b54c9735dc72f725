"""A render under way in JupyterLab: live progress, the hand-over to the player, and Cancel that gets through."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

SETUP = """
import dataclasses, threading, time
from pathlib import Path
from little_film import poster, values
from sora_nb.ui.display import StaticFigure, show
from sora_nb.ui.progress import ClipView
stop = threading.Event()
view = ClipView(title="A red ball", width=480, height=270, clip_id="film3", on_cancel=stop.set)
still = StaticFigure(clip_id="film3", caption="A red ball", alt="alt", seconds=4, width=480, height=270, state="running")
made = values(Path("film.mp4"), clip_id="film3")
"""
RENDER = """
shown = show(lambda: view, still, static_only=False)
go = threading.Event()
def work():
    for step in range(40):
        view.tick(step / 60, f"Drawing picture {step}", 6 - step / 10, lambda: poster(step / 40))
        time.sleep(0.05)
    go.wait(20)
    view.finish(**made)
    shown.update(dataclasses.replace(still, caption="The finished film", state="done"))
threading.Thread(target=work, daemon=True).start()
"""
# The loop ends by itself after many seconds, as a cell does whose Cancel is lost.
BLOCKING = """
shown = show(lambda: view, still, static_only=False)
def wait():
    began = time.monotonic()
    for step in range(250):
        view.tick(step / 250, "Drawing the pictures", 25 - step / 10)
        if stop.wait(0.1):
            view.fail("Nothing was kept.", "cancelled")
            return time.monotonic() - began
try:
    with view.blocking():
        took = wait()
except KeyboardInterrupt:
    stop.set()
    view.fail("Nothing was kept.", "cancelled")
    took = 0
print("lost" if took is None else "stopped")
"""
OTHER_CELL = """
shown = show(lambda: view, still, static_only=False)
view.tick(0.5, "Drawing the pictures")
try:
    for _ in range(100):
        time.sleep(0.1)
    print("the other cell was left alone")
except KeyboardInterrupt:
    print("the other cell was interrupted")
"""
KERNELS = "@jupyterlab/apputils-extension/kernels-settings"
LAST_TEXT = "[...document.querySelectorAll('.jp-OutputArea-output')].map(o => o.textContent).join(' ')"


@pytest.fixture
def subshells(lab, request):
    """Set whether pages opened from now on talk to widgets beside the running cell."""
    lab.settings(KERNELS, commsOverSubshells=request.param)
    yield request.param
    lab.settings(KERNELS)


def test_progress_is_live_and_hands_over_to_the_player_in_the_same_place(open_page):
    page = open_page("progress.ipynb", SETUP + RENDER).connect().run_all()
    now = "Number(document.querySelector('.sora-progress [role=progressbar]').getAttribute('aria-valuenow'))"
    page.until(f"document.querySelector('.sora-progress') && {now} > 5")
    page.until(f"{now} > 40 && document.querySelector('.sora-preview').naturalWidth === 480")
    assert "Drawing picture" in page.look("document.querySelector('.sora-doing').textContent")
    assert "s left" in page.look("document.querySelector('.sora-left').textContent")
    page.python("go.set()")
    page.until("document.querySelector('.sora-player video')?.readyState >= 3")
    assert page.look("document.querySelector('.sora-progress')") is None
    page.until("document.querySelector('.sora-static').textContent.includes('The finished film')")
    assert not page.look("document.querySelector('.sora-static').checkVisibility()")
    page.page.locator(".sora-big").click()
    page.until("document.querySelector('.sora-player video').currentTime > 0.3")


@pytest.mark.parametrize("subshells", ["perCommTarget", "disabled"], indirect=True)
def test_cancel_gets_through_to_a_cell_that_blocks(open_page, subshells):
    page = open_page(f"blocking-{subshells}.ipynb", SETUP + BLOCKING).connect().start_all()
    page.until("document.querySelector('.sora-progress')?.dataset.state === 'running'")
    page.page.get_by_role("button", name="Cancel").click()
    page.until("document.querySelector('.sora-progress').dataset.state === 'cancelled'")
    page.until(f"{LAST_TEXT}.includes('stopped')")
    assert "Nothing was kept." in page.look("document.querySelector('.sora-progress').textContent")


@pytest.mark.parametrize("subshells", ["disabled"], indirect=True)
def test_cancel_does_not_interrupt_another_cell_unless_told_to(open_page, subshells):
    page = open_page("other.ipynb", SETUP + OTHER_CELL).connect().start_all()
    page.until("document.querySelector('.sora-progress')?.dataset.state === 'running'")
    page.page.get_by_role("button", name="Cancel").click()
    page.page.get_by_role("button", name="Interrupt the kernel").click()
    page.until(f"{LAST_TEXT}.includes('the other cell was interrupted')")


def test_cancel_says_so_when_the_kernel_is_gone(open_page):
    page = open_page("gone.ipynb", SETUP + "shown = show(lambda: view, still, static_only=False)").connect().run_all()
    page.until("document.querySelector('.sora-progress')")
    page.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.page.get_by_role("button", name="Cancel").click()
    page.until("document.querySelector('.sora-progress').textContent.includes('kernel is not connected')")
