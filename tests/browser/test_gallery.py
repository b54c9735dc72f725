"""A shared bundle's page in a real browser: opened from the disk, it plays, has captions, and is read by keyboard."""

from __future__ import annotations

import zipfile

import pytest

PLAYED = """async () => { const film = document.querySelectorAll('video')[1]; film.muted = true; await film.play();
  await new Promise(done => setTimeout(done, 500)); const track = film.textTracks[0];
  return [film.currentTime > 0.1, film.error === null, track.mode, track.cues.length]; }"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def page(chromium, studio, tmp_path):
    """Open the page of a bundle that was unpacked into a folder."""
    prompts = ("A red ball bounces", "A penguin says “Hello!” on the ice")
    clips = [studio.generate(prompt, seconds=2, size=(320, 180)).wait() for prompt in prompts]
    bundle = studio.library().share(clips, tmp_path / "films.zip", title="Films of 5b")
    with zipfile.ZipFile(bundle) as held:
        held.extractall(tmp_path / "open")
    context = chromium.new_context(viewport={"width": 1200, "height": 800})
    shown = context.new_page()
    asked = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto((tmp_path / "open" / "index.html").as_uri())
    yield shown
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
    context.close()


def test_films_play_with_captions_and_nothing_is_fetched(page):
    page.wait_for_function("() => document.querySelectorAll('video')[1].readyState >= 1")
    assert page.evaluate(PLAYED) == [True, True, "showing", 1]


def test_every_film_has_a_name_a_description_and_a_poster_and_a_narrow_page_does_not_scroll_sideways(page):
    assert page.get_by_role("article", name="A red ball bounces").count() == 1
    alt = page.locator("video").first.get_attribute("aria-describedby")
    assert "ball" in page.locator(f"#{alt}").text_content()
    assert page.locator("video").first.evaluate("film => film.poster.endsWith('.jpg')")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate(WIDE) <= 0
