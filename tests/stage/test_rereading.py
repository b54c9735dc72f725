"""A plan read again with new words: what is named changes, everything else stays."""

from __future__ import annotations

import pytest

from sora_nb.errors import InvalidRequest
from sora_nb.stage import director
from sora_nb.stage.rereading import reread, silence

PARK = "A red ball bounces on the floor next to a blue box while a penguin says 'Oh no!', at sunset"
WALK = "A fox runs through the rain next to a house. A girl in a red dress walks a dog."


@pytest.fixture(scope="module")
def plans():
    return {text: director.read(text) for text in (PARK, WALK)}


def only(before, after, *facts):
    """Assert that nothing but these facts of the first shot differs: "time", "ball.colour", "+cat", "-box"."""
    old, new = before.shots[0], after.shots[0]
    changed = {
        f for f in ("place", "time", "weather", "style", "camera", "music", "sounds") if getattr(old, f) != getattr(new, f)
    }
    changed |= {"relations"} if old.relations != new.relations else set()
    names = {a.name for a in (*old.actors, *new.actors)}
    for name in names:
        a, b = old.actor(name), new.actor(name)
        if a is None or b is None:
            changed.add(("+" if a is None else "-") + name)
            continue
        for fact in ("figure", "count", "colour", "size", "look", "actions"):
            if getattr(a, fact) != getattr(b, fact):
                changed.add(f"{name}.{fact}")
    assert changed == set(facts), (changed, after.notes, after.unplaced)
    return new


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("the same, at night", {"time": "night"}),
        ("in the snow", {"weather": "snow"}),
        ("make it rain", {"weather": "rain"}),
        ("in a forest", {"place": "forest"}),
        ("keep everything the same but as claymation", {"style": "clay"}),
        ("zoom in", {"camera": "zoom"}),
        ("with calm music", {"music": "calm"}),
        ("at dawn with birdsong", {"time": "dawn", "sounds": ("birdsong",)}),
        ("put them on the beach", {"place": "beach"}),
        ("change the weather to fog", {"weather": "fog"}),
        ("night", {"time": "night"}),
        ("in style paper", {"style": "paper"}),
        ("make it night, in the fog", {"time": "night", "weather": "fog"}),
    ],
)
def test_the_setting_changes_alone(plans, words, facts):
    shot = only(plans[PARK], reread(plans[PARK], words), *facts)
    assert {name: getattr(shot, name) for name in facts} == facts


@pytest.mark.parametrize(
    ("words", "who", "fact", "value"),
    [
        ("make the ball blue", "ball", "colour", "blue"),
        ("the ball is huge", "ball", "size", "huge"),
        ("with a bigger penguin", "penguin", "size", "big"),
        ("make the box smaller", "box", "size", "small"),
        ("with two penguins", "penguin", "count", 2),
        ("more penguins please", "penguin", "count", 3),
        ("green instead of red", "ball", "colour", "green"),
        ("change the ball's colour to green", "ball", "colour", "green"),
        ("change the colour of the ball to green", "ball", "colour", "green"),
        ("I'd like a bigger ball", "ball", "size", "big"),
        ("the same but with a cat instead of the penguin", "penguin", "figure", "cat"),
        ("a cat instead of the penguin", "penguin", "figure", "cat"),
        ("replace the penguin with a cat", "penguin", "figure", "cat"),
        ("turn the ball into a cube", "ball", "figure", "cube"),
        ("make the penguin a robot", "penguin", "figure", "robot"),
    ],
)
def test_one_actor_changes_alone_and_keeps_the_name(plans, words, who, fact, value):
    shot = only(plans[PARK], reread(plans[PARK], words), f"{who}.{fact}")
    assert getattr(shot.actor(who), fact) == value


def test_a_recast_actor_keeps_colour_and_deeds(plans):
    ball = reread(plans[PARK], "a cube instead of the ball").shots[0].actor("ball")
    assert (ball.figure, ball.word, ball.colour, ball.actions[0].verb) == ("cube", "cube", "red", "bounce")


@pytest.mark.parametrize(
    ("words", "facts"),
    [
        ("add a second penguin", ["+penguin 2"]),
        ("with a cat", ["+cat"]),
        ("add a tree next to the box", ["+tree", "relations"]),
        ("a dog barks", ["+dog", "sounds"]),
        ("without the penguin", ["-penguin"]),
        ("remove the box", ["-box", "relations"]),
        ("remove the box and the penguin", ["-box", "-penguin", "relations"]),
        ("without the box, and the penguin jumps", ["-box", "relations", "penguin.actions"]),
        ("one more penguin", ["+penguin 2"]),
        ("delete everything except the ball", ["-box", "-penguin", "relations"]),
        ("only the ball", ["-box", "-penguin", "relations"]),
        ("at night, without the penguin, and make the ball green", ["time", "-penguin", "ball.colour"]),
    ],
)
def test_somebody_comes_or_goes(plans, words, facts):
    after = reread(plans[PARK], words)
    only(plans[PARK], after, *facts)
    assert not after.unplaced


def deeds(plan, who):
    return [(a.verb, a.target, a.manner, a.speech) for s in plan.shots for a in s.actor(who).actions]


@pytest.mark.parametrize(
    ("words", "who", "wanted"),
    [
        ("the fox jumps instead of running", "fox", [("jump", None, None, None)]),
        ("the girl waves", "girl", [("wave", None, None, None)]),
        ("make the dog jump", "dog", [("jump", None, None, None)]),
        ("the girl also waves", "girl", [("walk", "dog", None, None), ("wave", None, None, None)]),
        ("the fox chases the dog", "fox", [("chase", "dog", None, None)]),
        ("the fox stops running", "fox", []),
        ("the fox doesn't run", "fox", []),
        ("nobody runs", "fox", []),
        ("slower", "fox", [("run", None, "slowly", None)]),
        ("the fox runs faster", "fox", [("run", None, "quickly", None)]),
        ("the girl says 'Come!'", "girl", [("walk", "dog", None, None), ("speak", None, None, "Come!")]),
        ("without the dog", "girl", [("walk", None, None, None)]),
    ],
)
def test_deeds_change(plans, words, who, wanted):
    assert deeds(reread(plans[WALK], words), who) == wanted


def test_words_are_replaced_by_words_and_moves_by_moves(plans):
    assert deeds(reread(plans[PARK], "the penguin says 'Hi!' instead"), "penguin") == [("speak", None, None, "Hi!")]
    both = [("speak", None, None, "Oh no!"), ("catch", "ball", None, None)]
    assert deeds(reread(plans[PARK], "the penguin catches the ball"), "penguin") == both


def test_clothes_are_put_on_and_taken_off(plans):
    girl = reread(plans[WALK], "the girl wears a blue hat").shots[0].actor("girl")
    assert girl.trait("clothes") == "red dress and blue hat"
    assert reread(plans[WALK], "the girl wears a blue dress").shots[0].actor("girl").trait("clothes") == "blue dress"
    assert reread(plans[WALK], "without the dress").shots[0].actor("girl").trait("clothes") is None


def test_a_deed_that_lost_its_target_is_told():
    plan = director.read("A dog chases a cat")
    after = reread(plan, "without the cat")
    assert [a.verb for a in after.shots[0].actor("dog").actions] == ["run"]
    assert any("cat" in note for note in after.notes)


@pytest.mark.parametrize(
    "words",
    [
        "frobnicate the quux",
        "一只狗在跑",
        "🐶",
        "!!!",
        "remove the boat",
        "the elephant is pink",
        "in the third shot, it snows",
    ],
)
def test_what_finds_no_place_is_never_silent(plans, words):
    after = reread(plans[PARK], words)
    assert after.shots == plans[PARK].shots
    assert after.notes


def test_saying_what_is_so_already_is_noted(plans):
    assert "changes nothing" in reread(plans[PARK], "at sunset").notes[0]


def test_a_shot_can_be_named():
    plan = director.read("A dog runs on the beach. A cat sleeps in the kitchen.")
    after = reread(plan, "in the second shot, make it night")
    assert [s.time for s in after.shots] == ["day", "night"]


def test_no_words_and_silence():
    with pytest.raises(InvalidRequest, match="says nothing"):
        reread(director.read("A dog runs"), "  ")
    assert silence("the same, without sound")
    assert not silence("with the sound of waves")


OH_NO = "A penguin says 'Oh no!' while a red ball bounces past a dog, at sunset"


@pytest.mark.parametrize(
    ("words", "facts", "scene"),
    [
        ("at night in the rain, and a cat instead of the dog", ["time", "weather"], ("night", "rain")),
        ("in the rain and a cat instead of the dog", ["weather"], ("sunset", "rain")),
        ("at night, a cat instead of the dog", ["time"], ("night", "clear")),
        ("at night, with a cat instead of the dog", ["time"], ("night", "clear")),
        ("at night a cat instead of the dog", ["time"], ("night", "clear")),
        ("a cat instead of the dog, at night in the rain", ["time", "weather"], ("night", "rain")),
        ("a cat instead of the dog in the rain", ["weather"], ("sunset", "rain")),
        ("instead of the dog, a cat at night", ["time"], ("night", "clear")),
        ("at night instead of at sunset, and a cat instead of the dog", ["time"], ("night", "clear")),
        ("make the ball blue and a cat instead of the dog", ["ball.colour"], ("sunset", "clear")),
        ("the ball is blue and a cat instead of the dog", ["ball.colour"], ("sunset", "clear")),
        ("make the ball blue and the dog a cat", ["ball.colour"], ("sunset", "clear")),
        ("make the ball blue, the dog a cat and the penguin pink", ["ball.colour", "penguin.colour"], ("sunset", "clear")),
    ],
)
def test_who_takes_a_place_does_not_swallow_the_rest_of_the_sentence(words, facts, scene):
    before = director.read(OH_NO)
    after = reread(before, words)
    shot = only(before, after, "dog.figure", *facts)
    assert (shot.actor("dog").figure, shot.time, shot.weather) == ("cat", *scene)
    assert (after.unplaced, after.notes) == ((), ())


def test_several_take_places_at_once_and_what_follows_is_read():
    before = director.read(OH_NO)
    shot = only(
        before,
        reread(before, "a cat instead of the dog and a bear instead of the penguin, at night"),
        "time",
        "dog.figure",
        "penguin.figure",
    )
    assert (shot.actor("dog").figure, shot.actor("penguin").figure) == ("cat", "bear")
    shot = only(before, reread(before, "the ball rolls instead of bouncing, at night"), "time", "ball.actions")
    assert [a.verb for a in shot.actor("ball").actions] == ["roll"]
    cat = reread(before, "a cat instead of the dog")
    shot = only(cat, reread(cat, "and a fox instead of the cat, at night"), "time", "dog.figure")
    assert shot.actor("dog").figure == "fox"
    shot = only(before, reread(before, "replace the dog with a cat and the ball with a cube"), "dog.figure", "ball.figure")
    assert (shot.actor("dog").figure, shot.actor("ball").figure) == ("cat", "cube")
    only(before, reread(before, "a cat instead of the dog and the penguin"), "dog.figure", "-penguin")


def test_a_remix_goes_to_another_planet_and_back():
    before = director.read("A ball bounces next to a cat")
    mars = reread(before, "on Mars")
    assert (mars.shots[0].gravity, mars.shots[0].place) == (3.71, "desert")
    assert any("Mars" in note for note in mars.notes)
    assert reread(mars, "in a forest").shots[0].gravity == 9.81


def test_who_is_said_to_be_asleep_sleeps():
    after = reread(director.read("A ball bounces next to a cat"), "now the cat is asleep")
    assert [a.verb for a in after.shots[0].actor("cat").actions] == ["sleep"]
    assert not after.unplaced


DRESSED = "A woman in a green coat walks past a bench while three ducks swim and a boy in a red hat sits"


@pytest.mark.parametrize(
    ("words", "fact", "value"),
    [
        ("change her coat to yellow", "woman", "yellow coat"),
        ("make the woman's coat yellow", "woman", "yellow coat"),
        ("the hat is blue", "boy", "blue hat"),
        ("make the boy wear glasses", "boy", "red hat and glasses"),
    ],
)
def test_clothes_change_their_colour_where_they_are_worn(words, fact, value):
    after = reread(director.read(DRESSED), words)
    assert only(director.read(DRESSED), after, f"{fact}.look").actor(fact).trait("clothes") == value


@pytest.mark.parametrize(
    ("words", "fact", "value"),
    [
        ("now it is evening", "time", "sunset"), ("felt", "style", "felt"), ("anime", "style", "anime"),
        ("a tilt of the camera", "camera", "tilt"), ("wide shot", "framing", "wide"),
    ],
)  # fmt: skip
def test_a_few_words_set_the_scene(words, fact, value):
    after = reread(director.read(DRESSED), words)
    assert getattr(after.shots[0], fact) == value
    assert (after.unplaced, after.notes) == ((), ())


def test_a_close_up_frames_whom_it_names():
    shot = reread(director.read(DRESSED), "a close-up of the boy").shots[0]
    assert (shot.framing, shot.focus) == ("close", "boy")


def test_only_two_says_how_many():
    shot = reread(director.read(DRESSED), "only two ducks").shots[0]
    assert [(actor.name, actor.count) for actor in shot.actors] == [("duck", 2)]
