"""Alt text, captions, chips and marks: a film told to those who do not see or hear it."""

from __future__ import annotations

import itertools
import re

import pytest

import sora_nb as sora
from sora_nb import narration
from sora_nb.footage import Event

PLAN = sora.Plan(
    shots=(
        sora.Shot(
            place="beach", time="sunset", weather="wind",
            actors=(
                sora.Actor(name="otter", figure="beaver", word="otter", count=2, colour="red",
                           actions=(sora.Action(verb="walk", direction="left"),)),
                sora.Actor(name="ana", figure="woman", word="woman", actions=(sora.Action(verb="speak", speech="Oh no!"),)),
            ),
        ),
    )
)  # fmt: skip


def test_alt_says_who_does_what_where():
    assert narration.alt(PLAN) == "Two red otters walk to the left; a woman says “Oh no!”, on a beach at sunset in the wind."


def test_chips_tell_a_substitute():
    chip = narration.chips(PLAN)[0]
    assert chip["label"] == "2 × red beaver"
    assert chip["note"] == "you wrote “otter”"


def test_captions_are_webvtt_in_order_inside_the_film_and_escaped():
    events = (
        Event(kind="contact", time=1.0, actor="ball", other="floor"),
        Event(kind="speech", time=0.2, end=0.9, actor="ana", text="<b>Oh & no"),
        Event(kind="contact", time=9.0, actor="ball", other="floor"),
    )
    text = narration.captions(events, 2.0)
    assert text.startswith("WEBVTT\n")
    assert re.findall(r"(\S+) --> (\S+)", text) == [("00:00:00.200", "00:00:00.900"), ("00:00:01.000", "00:00:01.700")]
    assert "&lt;b&gt;Oh &amp; no" in text
    assert "[ball hits the floor]" in text


def test_captions_never_overlap_and_speech_comes_first():
    events = [Event(kind="contact", time=0.5 * i, actor="ball", other="floor") for i in range(8)]
    events.append(Event(kind="speech", time=1.0, end=2.2, actor="ana", text="Hello"))
    stamps = re.findall(r"00:00:(\S+) --> 00:00:(\S+)", narration.captions(events, 5.0))
    times = [(float(a), float(b)) for a, b in stamps]
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(times))
    assert (1.0, 2.2) in times


def test_third_person():
    assert [narration.third_person(v) for v in ("run", "catch", "fly", "play", "go")] == [
        "runs",
        "catches",
        "flies",
        "plays",
        "goes",
    ]


def test_marks_keep_the_exact_time():
    assert narration.marks((Event(kind="contact", time=1.23456),))[0]["time"] == 1.23456


def test_a_film_in_which_nothing_is_heard_has_no_captions():
    assert narration.captions((), 2.0) == "WEBVTT\n"


def test_chips_say_what_can_be_changed_and_how():
    chips = narration.chips(PLAN)
    walk = next(chip for chip in chips if chip["label"].startswith("walk"))
    assert (walk["who"], walk["fixed"], walk["gone"]) == (
        "otter",
        {"instead_of": "walk"},
        {"instead_of": "walk", "action": None},
    )
    assert {field["name"]: field["value"] for field in walk["fields"]} == {
        "action": "walk", "direction": "left", "target": None, "manner": None,
    }  # fmt: skip
    assert [o["label"] for o in walk["fields"][2]["options"]] == ["nobody", "woman"]
    said = next(chip for chip in chips if chip["label"].startswith("says"))
    assert (said["fields"][0]["name"], said["fields"][0]["value"]) == ("speech", "Oh no!")
    assert {"place", "time", "weather", "style", "camera", "music"} <= {chip["kind"] for chip in chips}


def test_somebody_recast_is_told_by_the_new_word():
    cat = sora.Actor(name="fox", figure="cat", word="cat", actions=(sora.Action(verb="wave", target="ana"),))
    ana = sora.Actor(name="ana", figure="woman", word="ana", actions=(sora.Action(verb="chase", target="fox"),))
    plan = sora.Plan(shots=(sora.Shot(actors=(cat, ana), relations=(sora.Relation(a="fox", relation="next to", b="ana"),)),))
    assert narration.alt(plan) == "A cat waves at the ana; an ana chases the cat, in a meadow by day (cat next to ana)."
    event = Event(kind="contact", time=1.0, actor="fox", other="floor")
    assert narration.label(event, narration.names(plan)) == "cat hits the floor"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("fox", "foxes"), ("red fox", "red foxes"), ("bus", "buses"), ("puppy", "puppies"), ("monkey", "monkeys"),
        ("snowman", "snowmen"), ("human", "humans"), ("polar bear", "polar bears"), ("mouse", "mice"), ("sheep", "sheep"),
        ("wolf", "wolves"), ("child", "children"), ("goldfish", "goldfish"), ("taxi", "taxis"), ("witch", "witches"),
    ],
)  # fmt: skip
def test_several_are_told_in_the_plural(one, many):
    plan = sora.Plan(shots=(sora.Shot(actors=(sora.Actor(name=one, figure="dog", word=one, count=2),)),))
    assert narration.alt(plan).startswith(f"Two {many},")


def test_a_camera_of_the_stages_choice_is_told_and_can_be_set():
    chips = {c["kind"]: c for c in narration.chips(PLAN)}
    assert chips["camera"]["label"] == "as the stage likes"
    assert chips["camera"]["fields"][0]["value"] is None
