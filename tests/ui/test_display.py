"""The still that survives everywhere, and where it is shown alone."""

from __future__ import annotations

import dataclasses
from html.parser import HTMLParser

import pytest

from sora_nb.ui import display
from sora_nb.ui.display import StaticFigure
from sora_nb.ui.table import poster_img, posters_html

EVIL = "\"><script>alert(1)</script>'&<img src=x onerror=1>"
FIGURE = StaticFigure(
    clip_id="abc",
    caption="A red ball",
    alt="A ball",
    seconds=5,
    width=960,
    height=540,
    poster=b"\xff\xd8jpeg",
    notes=("a note",),
)


class Tags(HTMLParser):
    """Collects elements and their attributes, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found, self.words, self.open = [], [], []
        self.feed(html)
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in {"img", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def test_the_bundle_has_a_picture_html_and_a_line_of_text():
    bundle = FIGURE.bundle()
    assert sorted(bundle) == ["image/jpeg", "text/html", "text/plain"]
    assert bundle["text/plain"] == "Clip: A red ball (5.0 s, 960×540)\na note"
    figure, image = Tags(bundle["text/html"]).found[:2]
    assert (figure[1]["class"], figure[1]["data-clip"]) == ("sora-static", "abc")
    assert image[1]["src"].startswith("data:image/jpeg;base64,")
    assert image[1]["alt"] == "A ball"
    assert FIGURE.bundle() == bundle


@pytest.mark.parametrize("field", ["clip_id", "caption", "alt", "message", "notes"])
def test_no_text_becomes_markup(field):
    html = dataclasses.replace(FIGURE, **{field: (EVIL,) if field == "notes" else EVIL}).html
    page = Tags(html)
    assert {tag for tag, _ in page.found} <= {"figure", "img", "figcaption", "small", "br", "style"}
    assert not any(name.startswith("on") for _, attributes in page.found for name in attributes)
    values = [value for _, attributes in page.found for value in attributes.values()]
    assert any(EVIL in text for text in [*page.words, *values])


def test_a_render_under_way_and_a_failed_one_say_so():
    running = dataclasses.replace(FIGURE, poster=b"", state="running")
    assert sorted(running.bundle()) == ["text/html", "text/plain"]
    assert "still rendering" in running.html
    failed = dataclasses.replace(running, state="failed", message="The voice is missing.")
    assert failed.text == "Clip: A red ball (5.0 s, 960×540, failed)\nThe voice is missing.\na note"
    assert "The voice is missing." in failed.html


class Kernel:
    def __init__(self, content):
        self.content = content

    def get_parent(self):
        return self.content


class Shell:
    def __init__(self, content):
        self.kernel = Kernel(content)


@pytest.mark.parametrize(
    ("content", "expected"),
    [({"content": {"allow_stdin": False}}, True), ({"content": {"allow_stdin": True}}, False), ({}, False), (None, False)],
)
def test_headless_is_what_the_request_says(monkeypatch, content, expected):
    monkeypatch.delenv("SORA_NB_STATIC", raising=False)
    monkeypatch.setattr(display, "_shell", lambda: Shell(content))
    assert display.headless() is expected
    assert display.in_notebook()
    monkeypatch.setenv("SORA_NB_STATIC", "1")
    assert display.headless()


def test_outside_a_notebook_a_line_of_text_is_all(monkeypatch, capsys):
    monkeypatch.setattr(display, "_shell", lambda: None)
    shown = display.show(lambda: pytest.fail("no view is made"), FIGURE, static_only=False)
    assert "Clip: A red ball" in capsys.readouterr().out
    shown.update(FIGURE)
    assert capsys.readouterr().out == ""
    assert not display.in_notebook()
    assert not display.headless()


def test_a_table_has_posters_with_alt_text_and_escaped_cells():
    page = Tags(posters_html([{"prompt": EVIL, "seconds": 5.0, "style": None}], posters=[b"jpeg"], alts=[EVIL]))
    assert {tag for tag, _ in page.found} == {"table", "thead", "tbody", "tr", "th", "td", "img"}
    assert [attributes["alt"] for tag, attributes in page.found if tag == "img"] == [EVIL]
    assert EVIL in page.words
    assert "5" in page.words
    assert "None" not in page.words


def test_a_long_table_is_cut_and_says_so():
    rows = [{"prompt": str(number)} for number in range(130)]
    html = posters_html(rows, posters=[b"x"] * 130, alts=[""] * 130)
    assert html.count("<img") == 100
    assert "30 more rows" in html


def test_a_missing_poster_leaves_its_words():
    assert poster_img(b"", "a <ball>") == "<em>a &lt;ball&gt;</em>"
