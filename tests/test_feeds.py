"""The feed: the shelf in an order that was asked for, steered by words, by their meaning and by what is not wanted."""

from __future__ import annotations

import pytest

import sora_nb as sora
from sora_nb.feeds import Steer
from sora_nb.ui.wall import MOST_AT_ONCE, StaticWall, Wall

SMALL = {"seconds": 0.25, "size": (128, 72), "fps": 8}
PROMPTS = (
    "A cat sleeps on a sofa", "A dog runs in the rain", "A penguin waddles on the ice", "A car drives through a snowy forest",
    "A girl plays the violin", "A boat sails at sunset", "An owl sits in a tree at night",
)  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Return a studio with seven small films; tests leave them as they are."""
    studio = sora.Studio(tmp_path_factory.mktemp("feed"))
    for prompt in PROMPTS:
        studio.generate(prompt, **SMALL).wait()
    return studio


def titles(studio, words="", **how):
    return [clip.title for clip in studio.library().feed(words, **how).clips]


@pytest.mark.parametrize(("sentence", "wanted", "unwanted"), [
    ("calm animals, no rain", ("calm", "animal"), ("rain",)),
    ("dogs but not cats", ("dog",), ("cat",)),
    ("a forest without snow and without cars", ("forest",), ("snow", "car")),
    ("boats and no dogs and cats", ("boat",), ("dog", "cat")),
    ("", (), ()),
])  # fmt: skip
def test_a_sentence_is_taken_as_what_is_wanted_and_what_is_not(sentence, wanted, unwanted):
    assert Steer.read(sentence) == Steer(wanted=wanted, unwanted=unwanted)


def test_without_words_it_is_the_shelf_newest_first(filled):
    assert titles(filled) == list(reversed(PROMPTS))


@pytest.mark.parametrize(("words", "first"), [
    ("peng", "A penguin waddles on the ice"), ("violin", "A girl plays the violin"), ("music", "A girl plays the violin"),
    ("ship", "A boat sails at sunset"), ("winter", "A car drives through a snowy forest"), ("SOFA", "A cat sleeps on a sofa"),
])  # fmt: skip
def test_words_are_found_as_they_begin_and_by_what_they_mean(filled, words, first):
    assert titles(filled, words)[0] == first


def test_a_kind_finds_all_of_it_and_what_is_not_wanted_is_left_out(filled):
    found = titles(filled, "animals, no rain")
    assert {"A cat sleeps on a sofa", "A penguin waddles on the ice", "An owl sits in a tree at night"} <= set(found)
    assert not {"A dog runs in the rain", "A boat sails at sunset", "A girl plays the violin"} & set(found)
    assert "A dog runs in the rain" in titles(filled, "animals")


def test_what_nobody_filmed_is_not_found(filled):
    assert titles(filled, "xylophone zebra") == []


def test_likes_and_hidden_films_are_kept_and_can_be_taken_back(studio):
    one, two = (studio.generate(prompt, **SMALL).wait() for prompt in PROMPTS[:2])
    feed = studio.library().feed()
    feed.like(one)
    assert studio.library().feed(order="most liked").clips[0].id == one.id
    assert [card["liked"] for card in feed.cards(0, 2)[0]] == [False, True]
    feed.hide(two)
    assert [clip.id for clip in studio.library().feed().clips] == [one.id]
    feed.hide(two, so=False)
    feed.like(one, so=False)
    assert (len(studio.library().feed()), feed.cards(0, 2)[0][1]["likes"]) == (2, 0)
    one.remix("at night").wait()
    assert studio.library().feed(order="most remixed").clips[0].id == one.id
    studio.library().remove(two)
    with pytest.raises(sora.ShelfError):
        feed.like(two)


def test_the_order_is_one_of_three(studio):
    with pytest.raises(sora.InvalidRequest, match="most liked"):
        studio.library().feed(order="best")


def test_the_wall_gives_a_screenful_and_no_more_and_passes_over_what_a_page_makes_up(filled):
    feed = filled.library().feed()
    wall = feed.widget()
    sent = []
    wall.send = lambda content, buffers=None: sent.append((content, buffers))
    wall._hear(None, {"ask": [0, 10_000]}, [])
    content, buffers = sent.pop()
    assert [card["title"] for card in content["cards"]] == list(reversed(PROMPTS))
    assert all(poster[8:12] == b"WEBP" for poster in buffers)
    assert len(content["cards"]) <= MOST_AT_ONCE
    wall._hear(None, {"film": content["cards"][0]["id"]}, [])
    assert sent.pop()[1][0][4:8] == b"ftyp"
    wall._hear(None, {"film": "../../etc/passwd"}, [])
    assert sent.pop()[0] == {"film": "../../etc/passwd", "there": False}
    for wrong in ({"ask": "x"}, {"ask": [1]}, {"ask": [None, 2]}, "ask", {"like": "nobody"}):
        wall._hear(None, wrong, [])
    assert "nobody" in wall.problem
    wall._hear(None, {"steer": "cat", "order": "worst"}, [])
    assert (wall.count, wall.order, wall.problem) == (len(feed), "newest", "")


def test_a_film_whose_people_took_it_back_is_not_played_and_says_so(studio, ana):
    clip = studio.generate("@ana waves", **SMALL).wait()
    ana.revoke()
    feed = studio.library().feed()
    assert "took the agreement back" in feed.cards(0, 1)[0][0]["note"]
    assert feed.film(clip.id) == b""


def test_where_no_widget_runs_there_are_posters_with_titles(filled):
    feed = filled.library().feed("cat")
    assert repr(feed) == f"<Feed: {len(feed)} of 7 films that fit “cat”, newest first>"
    still = StaticWall(summary="a & b", cards=(("<i>", feed.cards(0, 1)[1][0]), ("none", b"")))
    assert "<i>" not in still.html
    assert "data:image/webp" in still.bundle()["text/html"]
    assert still.bundle()["text/plain"] == "a & b"
    assert isinstance(feed.widget(), Wall)
