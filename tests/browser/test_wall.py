"""The feed in JupyterLab: only what is seen is drawn, it is searched as one types, films play, likes and hiding are kept."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

MAKE = """
import os
os.environ["SORA_NB_HOME"] = os.path.abspath("library of the wall")
import sora_nb as sora
small = {"engine": "testcard", "seconds": 0.5, "size": (128, 72), "fps": 8}
clips = [sora.generate(f"A dog runs, take {number}", seed=number, **small).wait() for number in range(40)]
cat = sora.generate("A cat <b>sleeps</b> 🐈 in the snow", **small).wait()
feed = sora.library().feed()
feed
"""
WALL = "document.querySelector('.sora-wall')"
TILES = f"{WALL}.querySelectorAll('.sora-tile')"


@pytest.fixture(scope="module")
def page(open_page):
    """Return a notebook that shows a feed of 41 films."""
    shown = open_page("wall.ipynb", MAKE).connect().run_all()
    shown.until(f"{WALL}?.querySelector('img')?.naturalWidth > 0", timeout=120)
    return shown


def search(page, words, count):
    page.page.get_by_role("searchbox").fill(words)
    page.until(f"{WALL}.querySelector('.sora-told').textContent.startsWith('{count} film')")


def test_the_newest_stands_first_and_what_is_not_seen_is_not_drawn(page):
    assert page.look(f"{WALL}.querySelector('.sora-told').textContent") == "41 films"
    assert page.look(f"{TILES}[0].querySelector('.sora-name').textContent") == "A cat <b>sleeps</b> 🐈 in the snow"
    assert page.look(f"{TILES}.length") < 30
    assert page.look(f"{WALL}.querySelector('.sora-port').scrollHeight > 2 * {WALL}.querySelector('.sora-port').clientHeight")
    page.look(f"{WALL}.querySelector('.sora-port').scrollTo(0, 1e6)")
    page.until(f"[...{TILES}].some(tile => tile.querySelector('.sora-name')?.textContent === 'A dog runs, take 0')")
    page.look(f"{WALL}.querySelector('.sora-port').scrollTo(0, 0)")


def test_it_is_searched_as_one_types_by_words_and_by_a_sentence(page):
    search(page, "no dogs", 1)
    page.until(f"{TILES}[0]?.querySelector('.sora-name')?.textContent.includes('cat')")
    search(page, "winter", 1)
    search(page, "take 7", 1)
    search(page, "", 41)


def test_a_film_plays_where_one_points_and_aloud_when_it_is_pressed(page):
    look = page.page.locator(".sora-look").first
    look.hover()
    page.until(f"{WALL}.querySelector('video')?.readyState >= 2")
    assert page.look(f"{WALL}.querySelector('video').muted") is True
    page.page.mouse.move(0, 0)
    page.until(f"{WALL}.querySelector('video') === null")
    look.focus()
    page.page.keyboard.press("Enter")
    page.until(f"{WALL}.querySelector('video')?.muted === false")
    page.page.keyboard.press("Enter")
    page.until(f"{WALL}.querySelector('video') === null")


def test_arrows_lead_from_film_to_film(page):
    page.page.locator(".sora-look").first.focus()
    page.page.keyboard.press("ArrowRight")
    assert page.look("document.activeElement.closest('.sora-tile').dataset.place") == "1"
    page.page.keyboard.press("ArrowLeft")
    assert page.look("document.activeElement.closest('.sora-tile').dataset.place") == "0"


def test_likes_and_what_is_hidden_are_kept_on_the_shelf(page):
    page.page.locator(".sora-like").first.click()
    page.until(f"{WALL}.querySelector('.sora-like').getAttribute('aria-pressed') === 'true'")
    page.page.get_by_role("button", name="Hide A dog runs, take 39", exact=True).click()
    page.until(f"{WALL}.querySelector('.sora-told').textContent === '40 films'")
    assert (
        page.python("print(sora.library().feed(order='most liked').clips[0].id == cat.id, len(sora.library().feed()))")
        == "True 40"
    )
    assert page.python("feed.hide(clips[39], so=False); print(len(feed))") == "41"
