"""A clip in its cell: changed, taken back, refused, stopped; without a page."""

from __future__ import annotations

import threading
import time

import pytest

import sora_nb as sora
from sora_nb import shooting
from sora_nb.cells import Cell


@pytest.fixture
def cell(tmp_path):
    clip = sora.Studio(tmp_path).generate("A red ball bounces", seconds=0.3, size=(64, 64), fps=10).wait()
    cell = Cell(clip, clip._view())
    cell.view.listen(on_cancel=cell.cancel, on_change=cell.change, on_back=cell.back, on_compare=cell.compare)
    return cell


def until(condition, seconds=30.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def ask(cell, number=1, **facts):
    cell.view.hear({"intent": "change", "ask": number, "who": "ball", "shot": 0, "facts": facts})


def test_a_change_makes_the_next_film_in_the_same_place_and_back_brings_the_first(cell):
    first, view = cell.clip, cell.view
    ask(cell, colour="blue")
    until(lambda: view.clip_id not in ("", first.id) and view.phase == "player")
    assert view.answer == {"ask": 1, "error": ""}
    assert (view.chips[0]["label"], view.back, view.state) == ("blue ball", 1, "done")
    assert view.recipe_code == f"sora.open({first.id!r}).change('ball', colour='blue')"
    ask(cell, number=1, colour="green")
    view.hear({"intent": "back"})
    until(lambda: view.clip_id == first.id)
    assert (view.chips[0]["label"], view.back) == ("red ball", 0)
    view.hear({"intent": "back"})
    ask(cell, number=2, colour="blue")
    until(lambda: view.clip_id != first.id)
    assert view.chips[0]["label"] == "blue ball"


def test_what_cannot_be_is_answered_in_words_and_the_film_stays(cell):
    ask(cell, number=7, figure="qwertzu")
    until(lambda: cell.view.answer)
    assert cell.view.answer["ask"] == 7
    assert "no drawing" in cell.view.answer["error"]
    assert (cell.view.phase, cell.view.back) == ("player", 0)


def test_a_page_that_sends_nonsense_changes_nothing(cell):
    good = {"intent": "change", "ask": 1, "who": "ball", "shot": 0, "facts": {"colour": "blue"}}
    for bad in (
        {"ask": "one"},
        {"who": 3},
        {"shot": "first"},
        {"facts": {}},
        {"facts": {"colour": ["red"]}},
        {"facts": "blue"},
    ):
        cell.view.hear({**good, **bad})
    time.sleep(0.2)
    assert not cell.view.answer


def test_a_change_that_is_stopped_leaves_the_film_before_and_says_so(cell, monkeypatch):
    first, held = cell.clip, threading.Event()
    make = shooting.shoot

    def slow(studio, take, *more, **facts):
        held.wait(20)
        return make(studio, take, *more, **facts)

    monkeypatch.setattr(shooting, "shoot", slow)
    ask(cell, colour="blue")
    until(lambda: cell.view.phase == "progress")
    cell.view.hear({"intent": "cancel"})
    held.set()
    until(lambda: cell.view.notice)
    assert "not made" in cell.view.notice
    until(lambda: cell.view.phase == "player")
    assert (cell.view.clip_id, cell.view.back, cell.clip) == (first.id, 0, first)


def test_the_film_before_is_handed_over_when_the_page_asks_and_forgotten_with_the_next(cell):
    first, view = cell.clip, cell.view
    assert (view.before_title, view.before) == ("", b"")
    ask(cell, colour="blue")
    until(lambda: view.clip_id not in ("", first.id) and view.phase == "player")
    assert (view.before_title, view.before) == (first.title, b"")
    assert any("blue" in sentence for sentence in view.changes)
    view.hear({"intent": "compare"})
    until(lambda: view.before)
    assert view.before == first.path.read_bytes()
    view.hear({"intent": "back"})
    until(lambda: view.clip_id == first.id)
    assert (view.before_title, view.before, view.changes) == ("", b"", [])
