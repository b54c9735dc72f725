"""What the player and the progress take, keep and say, without a page."""

from __future__ import annotations

import threading

import pytest

from sora_nb.ui.player import Player
from sora_nb.ui.progress import ClipView, ProgressView


class Sent(ClipView):
    """A view that keeps what it would tell the page."""

    def __init__(self, **values):
        self.told = []
        super().__init__(**values)

    def _send(self, msg, buffers=None):
        self.told.append(msg)
        super()._send(msg, buffers)


@pytest.fixture
def clock(monkeypatch):
    """Return a clock that stands still until it is set."""
    now = [100.0]
    monkeypatch.setattr("sora_nb.ui.progress.time.monotonic", lambda: now[0])
    return now


def test_peaks_are_kept_as_a_byte_each():
    assert Player(peaks=[0.0, 0.5, 1.0, 7.0]).peaks == bytes([0, 128, 255, 255])
    assert Player(peaks=b"\x01\x02").peaks == b"\x01\x02"
    view = ClipView()
    view.finish(peaks=[1.0], video=b"film")
    assert view.peaks == b"\xff"


def test_time_and_playing_are_observed_and_set():
    view, heard = Player(seconds=4.0), []
    view.observe(lambda change: heard.append((change.name, change.new)), ["time", "playing"])
    view.time = 1.5
    view.playing = True
    assert heard == [("time", 1.5), ("playing", True)]


def test_ticks_that_come_too_fast_are_dropped_and_cost_no_preview(clock):
    view, drawn = ProgressView(), []

    def preview() -> bytes:
        drawn.append(1)
        return b"jpeg"

    for step in range(50):
        clock[0] += 0.01
        view.tick(step / 50, f"step {step}", 3.0, preview)
    assert len(drawn) == 5
    assert (view.state, view.eta, view.preview) == ("running", 3.0, b"jpeg")


def test_a_tick_is_one_message(clock):
    view = Sent(title="A red ball")
    view.told.clear()
    view.tick(0.5, "Drawing", 2.0, b"jpeg")
    updates = [(sorted(msg["state"]), msg["buffer_paths"]) for msg in view.told if msg["method"] == "update"]
    assert updates == [(["eta", "fraction", "note", "state"], [["preview"]])]
    assert view.fraction == 0.5


def test_cancel_from_the_page_raises_the_flag_once_and_answers():
    calls, view = [], None
    view = ProgressView(on_cancel=lambda: calls.append(threading.current_thread().name))
    for _ in range(3):
        view._handle_custom_msg({"intent": "cancel"}, [])
    assert len(calls) == 1
    assert (view.cancelled, view.state) == (True, "cancelling")
    view.tick(0.9, "one more step")
    assert view.state == "cancelling", "a late tick must not hide that it stops"
    view.fail("Nothing was kept.", "cancelled")
    assert (view.state, view.message) == ("cancelled", "Nothing was kept.")


def test_other_messages_and_a_cancel_that_comes_too_late_do_nothing():
    calls = []
    view = ClipView(on_cancel=lambda: calls.append(1))
    view._handle_custom_msg({"intent": "dance"}, [])
    view.finish(video=b"film", seconds=4.0)
    view._handle_custom_msg({"intent": "cancel"}, [])
    view.tick(0.2, "late")
    assert calls == []
    assert (view.phase, view.state, view.fraction) == ("player", "done", 1.0)


def test_the_page_is_told_while_a_cell_waits():
    view = ProgressView()
    seen = []

    def wait() -> None:
        with view.blocking():
            seen.append(view.waiting)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        wait()
    assert seen == [True]
    assert not view.waiting


def test_a_clip_that_has_its_film_begins_as_player():
    assert ClipView(video=b"film").phase == "player"
    assert ClipView(title="soon").phase == "progress"


def test_a_kernel_that_knows_no_cell_in_our_threads_is_told_the_cell(monkeypatch):
    import contextvars

    from sora_nb.ui.base import View

    cell = contextvars.ContextVar("cell")
    cell.set("cell 3")
    sent = []
    monkeypatch.setattr(View.__mro__[1], "_send", lambda self, msg, buffers=None: sent.append(cell.get()), raising=False)
    view = ClipView()
    sent.clear()
    thread = threading.Thread(target=view.tick, args=(0.5,))
    thread.start()
    thread.join()
    assert sent == ["cell 3"]


def test_many_threads_may_tick_and_cancel():
    view = ClipView()

    def work() -> None:
        for step in range(200):
            view._last = 0.0
            view.tick(step / 200, "x")

    threads = [threading.Thread(target=work) for _ in range(4)] + [threading.Thread(target=view.cancel)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert view.state == "cancelling"
