"""The desk in JupyterLab: files that are chosen or dropped are judged, and what cannot be is told in plain words."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

MAKE = """
import os
os.environ["SORA_NB_HOME"] = os.path.abspath("library of the desk")
import sora_nb as sora
clip = sora.generate("A red ball bounces", seconds=1, size=(640, 360)).wait()
film = clip.save("good <b>film.mp4")
data = bytearray(film.read_bytes())
data[-3000] ^= 1
open("changed.mp4", "wb").write(data)
open("letter.txt", "w").write("hello")
desk = sora.verify()
desk
"""
DESK = "document.querySelector('.sora-desk')"
VERDICT = f"{DESK}.querySelector('.sora-finding strong')?.textContent"
DROP = """([name, bytes]) => { const given = new DataTransfer();
  given.items.add(new File([new Uint8Array(bytes)], name));
  const drop = new DragEvent('drop', {dataTransfer: given, bubbles: true, cancelable: true});
  document.querySelector('.sora-drop').dispatchEvent(drop); }"""
COUNT = f"{DESK}.querySelectorAll('.sora-finding').length"


@pytest.fixture(scope="module")
def page(open_page):
    """Return a notebook with a desk."""
    shown = open_page("desk.ipynb", MAKE).connect().run_all()
    shown.until(f"{DESK}?.checkVisibility()", timeout=120)
    return shown


def test_a_chosen_film_is_intact_and_told_by_its_own_name(page, lab):
    with page.page.expect_file_chooser() as chosen:
        page.page.get_by_role("button", name="Choose files").click()
    chosen.value.set_files(str(lab.root / "good <b>film.mp4"))
    page.until(f"{VERDICT} === 'Intact'", timeout=30)
    assert page.look(f"{DESK}.querySelector('.sora-about-file').textContent") == "good <b>film.mp4"
    assert "whom this studio trusts" in page.look(f"{DESK}.querySelector('.sora-finding').textContent")
    assert page.python("print(desk.proof.verdict)") == "intact"


def test_a_dropped_film_that_was_changed_is_not(page, lab):
    page.page.evaluate(DROP, ["changed.mp4", list((lab.root / "changed.mp4").read_bytes())])
    page.until(f"{VERDICT} === 'Altered but ours'", timeout=30)
    assert page.look(f"{DESK}.querySelector('.sora-finding').dataset.tone") == "bad"


def test_two_at_once_one_of_them_no_film_and_an_empty_one_is_refused(page, lab):
    before = page.look(COUNT)
    files = page.page.locator(".sora-desk input[type=file]")
    files.set_input_files([str(lab.root / "letter.txt"), str(lab.root / "good <b>film.mp4")])
    page.until(f"{COUNT} === {before + 2}", timeout=30)
    assert page.look(f"{DESK}.querySelectorAll('.sora-finding')[1].querySelector('strong').textContent") == "Unproven"
    (lab.root / "empty.mp4").write_bytes(b"")
    files.set_input_files(str(lab.root / "empty.mp4"))
    page.until(f"{DESK}.querySelector('.sora-note').textContent.includes('is not empty')")


def test_it_is_worked_by_keyboard_and_fits_a_narrow_column(page):
    page.page.get_by_role("button", name="Choose files").focus()
    with page.page.expect_file_chooser():
        page.page.keyboard.press("Enter")
    assert page.look(f"{DESK}.scrollWidth <= {DESK}.clientWidth")
