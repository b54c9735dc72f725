from __future__ import annotations

import pytest

from sora_nb.errors import ShelfError
from sora_nb.store.orders import Order, Orders


def order(number: int, **changes) -> Order:
    return Order(
        id=f"video_{number}", recipe="{}", model="sora-2", engine="stage", prompt=f"film {number}", seconds="4",
        size="128x96", created=100 + number, notes=("one", "zwei → drei"),
    ).but(**changes)  # fmt: skip


@pytest.fixture
def book(home):
    book = Orders(home)
    yield book
    book.close()


def test_an_order_comes_back_as_it_was_written(home):
    first = order(1, remix_of="video_0", parent="clip0", status="failed", error="no", error_code="x", completed=7, ours=True)
    book = Orders(home)
    book.add(first)
    assert book.get("video_1") == first
    assert book.get("video_2") is None
    book.close()
    again = Orders(home)
    assert again.get("video_1") == first
    again.close()


def test_pages_follow_each_other_both_ways(book):
    for number in range(5):
        book.add(order(number))
    for newest_first in (True, False):
        seen, after = [], None
        while True:
            found, more = book.page(after, 2, newest_first=newest_first)
            seen += [o.id for o in found]
            after = found[-1].id
            if not more:
                break
        wanted = [f"video_{n}" for n in range(5)]
        assert seen == (wanted[::-1] if newest_first else wanted)
    assert book.page("video_4", 2, newest_first=False) == ((), False)
    with pytest.raises(ShelfError, match="video_9"):
        book.page("video_9", 2, newest_first=True)


def test_what_waits_is_what_is_open_in_its_order(book):
    for number, status in enumerate(("completed", "in_progress", "failed", "queued", "queued")):
        book.add(order(number, status=status))
    assert [o.id for o in book.waiting()] == ["video_1", "video_3", "video_4"]


def test_changes_tell_whether_the_order_is_there(book):
    book.add(order(1))
    assert book.change("video_1", status="completed", clip="abc")
    assert book.get("video_1").clip == "abc"
    assert book.delete("video_1")
    assert not book.change("video_1", status="queued")
    assert not book.delete("video_1")
    assert book.get("video_1") is None


def test_a_clip_is_named_by_its_orders_and_by_what_is_still_to_be_made_of_it(book):
    book.add(order(1, status="completed", clip="abc", ours=True))
    book.add(order(2, parent="abc"))
    assert book.made("abc")
    book.delete("video_1")
    assert book.mentions("abc")
    assert not book.made("abc")
    book.change("video_2", status="completed", clip="def")
    assert not book.mentions("abc")
    assert book.mentions("def")


def test_one_server_at_a_time(book, home, tmp_path):
    with pytest.raises(ShelfError, match="Another server"):
        Orders(home)
    Orders(tmp_path / "other").close()
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ShelfError, match="cannot be written"):
        Orders(tmp_path / "file")
