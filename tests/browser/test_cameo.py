"""The cameo's card in JupyterLab: nothing is made before a click, films are made after it, and none after it is taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sora_nb.likeness import models

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not models.PACK.exists(), reason="built without npm's registry: no models packed"),
]

# Each has a library of its own: in one, a face that was asked about under one handle is not asked about under another.
PICTURE = Path(__file__).parents[2] / "notebooks" / "pictures" / "ana.png"
ASK = """
import os
os.environ["SORA_NB_HOME"] = os.path.abspath("library of {name}")
import sora_nb as sora
ana = sora.cameo("ana.png", name="{name}")
ana
"""
MAKE = """
def attempt():
    try:
        return sora.generate("@{name} waves", cameos=[ana], seconds=0.25, size=(128, 72), sound=False).wait().state
    except sora.ConsentRequired as error:
        return "refused: " + str(error)
print(attempt())
"""
CARD = "document.querySelector('.sora-cameo')"
STATE = f"{CARD}.dataset.state"


@pytest.fixture
def ask(open_page, lab):
    """Return a function that opens a notebook in which somebody is asked."""
    pytest.importorskip("ai_edge_litert")
    shutil.copy(PICTURE, lab.root / "ana.png")

    def ask_them(name):
        cells = ASK.format(name=name), MAKE.format(name=name)
        page = open_page(f"cameo-{name}.ipynb", *cells).connect().run_all()
        page.until(f"{CARD}?.checkVisibility()", timeout=120)
        return page

    return ask_them


def test_agreed_on_the_card_films_are_made_and_taken_back_they_are_refused(ask):
    page = ask("ana")
    assert page.look(STATE) == "pending"
    assert page.look("document.querySelector('.sora-static').checkVisibility()") is False
    assert page.look(f"{CARD}.querySelector('.sora-drawn').naturalWidth") > 100
    assert "It can be taken back at any time" in page.look(f"{CARD}.textContent")
    assert page.python("print(attempt())").startswith("refused: @ana has not agreed yet")
    page.page.get_by_role("button", name="I am this person and I agree").click()
    page.until(f"{STATE} === 'agreed'")
    assert page.python("print(attempt(), ana.consent.level)") == "done self"
    back = page.page.get_by_role("button", name="Take it back")
    back.click()
    assert page.look(STATE) == "agreed", "asked once more, for the picture goes"
    page.page.get_by_role("button", name="Take it back and delete the picture").click()
    page.until(f"{STATE} === 'revoked'")
    assert page.look(f"{CARD}.querySelectorAll('button').length") == 0
    assert page.look(f"{CARD}.querySelector('.sora-cut').checkVisibility()") is False
    assert "took the agreement back" in page.python("print(attempt())")


@pytest.mark.parametrize(("name", "button", "state", "made"), [
    ("bea", "I have this person’s agreement", "agreed", "done"), ("cleo", "Decline", "declined", "refused: @cleo did not"),
])  # fmt: skip
def test_the_other_answers(ask, name, button, state, made):
    page = ask(name)
    page.page.get_by_role("button", name=button).click()
    page.until(f"{STATE} === '{state}'")
    assert page.python("print(attempt())").startswith(made)
