"""The director: what a sentence must become, one habit of English a test."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sora_nb.errors import InvalidRequest
from sora_nb.plans import Action, Actor, Plan
from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.director import read
from sora_nb.stage.vocabulary import PLACES, STYLES, VERBS

NAMES = {
    "human": "man woman boy girl child person teacher chef astronaut doctor",
    "quadruped": "dog cat horse beaver mouse fox",
    "bird": "bird duck penguin",
    "shape": "ball box cube wall star ring",
    "prop": "jellyfish guitar umbrella couch car balloon tree pizza house moon",
    "sign": "sign",
}
CAST = {
    name: Figure(name=name, family=family, height=1.0, words=("crate",) if name == "box" else ())
    for family, names in NAMES.items()
    for name in names.split()
}


def plan_of(prompt: str, **options: object) -> Plan:
    return read(prompt, figures=CAST, **options)


def actor(prompt: str, name: str, shot: int = 0) -> Actor:
    found = plan_of(prompt).shots[shot].actor(name)
    assert found is not None, plan_of(prompt)
    return found


def deeds(prompt: str, name: str) -> list[tuple[str, str | None]]:
    return [(a.verb, a.target) for a in actor(prompt, name).actions]


def test_the_first_example_of_the_manual() -> None:
    shot = plan_of("A red ball bounces on the floor next to a blue box").shots[0]
    assert [(a.name, a.colour) for a in shot.actors] == [("ball", "red"), ("box", "blue")]
    assert shot.actors[0].actions == (Action(verb="bounce", target="floor"),)
    assert [(r.a, r.relation, r.b) for r in shot.relations] == [("ball", "next to", "box")]


@pytest.mark.parametrize(
    ("prompt", "name", "expected"),
    [
        ("two dogs chase a cat", "dog", [("chase", "cat")]),
        ("The cat is chased by a dog.", "dog", [("chase", "cat")]),
        ("a duck ducks", "duck", [("jump", None)]),
        ("A man who is wearing a hat walks and waves", "man", [("walk", None), ("wave", None)]),
        ("A boy holding a balloon runs", "boy", [("hold", "balloon"), ("run", None)]),
        ("a boy kicks a ball and a girl catches it", "girl", [("catch", "ball")]),
        ("The man is not walking; he is running.", "man", [("run", None)]),
        ("A dog runs after a mouse", "dog", [("chase", "mouse")]),
        ("the chef takes a nap", "chef", [("sleep", None)]),
        ("A woman in a red coat and a man in a black hat dance", "woman", [("dance", None)]),
        ("Running through a forest, a fox jumps", "fox", [("run", None), ("jump", None)]),
        ("a flying car", "car", [("fly", None)]),
        ("The dog starts to run", "dog", [("run", None)]),
        ("A mouse walks up a tree", "mouse", [("climb", "tree")]),
        ("A boy who throws a ball, his dog that runs after it, and a girl who claps", "dog", [("chase", "ball")]),
        ('"Good night," whispers the woman, and the child falls asleep.', "child", [("sleep", None)]),
        ("The cube rises", "cube", [("float", None)]),
        ("A ball strikes a box", "ball", [("collide", "box")]),
        ("a penguin strolls, leaps and twirls", "penguin", [("walk", None), ("jump", None), ("spin", None)]),
    ],
)
def test_who_does_what_to_whom(prompt: str, name: str, expected: list[tuple[str, str | None]]) -> None:
    assert deeds(prompt, name) == expected


@pytest.mark.parametrize(
    ("prompt", "name", "fields"),
    [
        ("five tiny yellow ducks swim", "duck", {"count": 5, "size": "tiny", "colour": "yellow"}),
        ("a pair of huge dogs", "dog", {"count": 2, "size": "huge"}),
        ("a group of three dogs", "dog", {"count": 3}),
        ("a black and white cat sleeps", "cat", {"colour": "black"}),
        ("The ball is green.", "ball", {"colour": "green"}),
    ],
)
def test_attributes_bind_to_their_noun(prompt: str, name: str, fields: dict[str, object]) -> None:
    found = actor(prompt, name)
    assert {key: getattr(found, key) for key in fields} == fields


def test_more_than_twelve_are_shown_as_twelve_and_said() -> None:
    assert plan_of("a dozen dogs run").shots[0].actors[0].count == 12
    plan = plan_of("twenty dogs run")
    assert plan.shots[0].actors[0].count == 12
    assert any("20" in note for note in plan.notes)


def test_looks_of_people() -> None:
    man = actor('an old man with a white beard and a blue hat says "Hello"', "man")
    assert (man.trait("age"), man.trait("wearing"), man.trait("clothes")) == ("old", "white beard", "blue hat")
    assert man.actions == (Action(verb="speak", speech="Hello"),)


@pytest.mark.parametrize(
    "prompt", ["'Oh no!' says a penguin", "A penguin says 'Oh no!'", "A penguin says: “Oh no!”", '"Oh no!" said the penguin.']
)
def test_speech_in_any_quotes_and_order(prompt: str) -> None:
    assert [a.speech for a in actor(prompt, "penguin").actions] == ["Oh no!"]


def test_facts_of_the_scene() -> None:
    shot = plan_of("A dog walks through a snowy forest at dusk, claymation, slow zoom in, cheerful music").shots[0]
    assert (shot.place, shot.time, shot.weather, shot.style) == ("forest", "sunset", "snow", "clay")
    assert (shot.camera, shot.music) == ("zoom", "happy")


def test_music_is_silent_unless_asked_for() -> None:
    assert plan_of("A dog runs").shots[0].music is None
    assert plan_of("A dog runs, no music").shots[0].music is None
    assert plan_of("A dog runs to sad piano music").shots[0].music == "sad"


def test_what_is_denied_is_not_drawn() -> None:
    plan = plan_of("A dog runs without a ball, no cats")
    assert [a.name for a in plan.shots[0].actors] == ["dog"]


def test_the_style_asked_for_in_the_call_wins() -> None:
    assert plan_of("a cartoon dog runs", style="paper").shots[0].style == "paper"


def test_a_style_asked_for_and_unknown_is_refused_with_those_there_are() -> None:
    with pytest.raises(InvalidRequest, match=r"oil on canvas.*cartoon"):
        plan_of("a dog runs", style="oil on canvas")
    assert plan_of("a dog runs", style="clay:0.6+paper:0.4").shots[0].style == "clay:0.6+paper:0.4"


@pytest.mark.parametrize(
    ("prompt", "sounds", "unplaced"),
    [
        ("A dog runs, the sound of a vuvuzela and rain", ("rain",), ("vuvuzela",)),
        ("A dog sleeps to the sound of birds singing", ("birdsong",), ()),
        ("A dog sits, kazoo noises and purring sounds", ("purr",), ("kazoo",)),
    ],
)
def test_sounds_that_cannot_be_heard_are_reported(prompt: str, sounds: tuple[str, ...], unplaced: tuple[str, ...]) -> None:
    plan = plan_of(prompt)
    assert (plan.shots[0].sounds, plan.unplaced) == (sounds, unplaced)


def test_stairs_are_ground_to_roll_on() -> None:
    plan = read("A glass marble rolls down the stairs")
    marble = plan.shots[0].actors[0]
    assert (marble.figure, marble.trait("material")) == ("marble", "glass")
    assert marble.actions == (Action(verb="roll", direction="down", target="stairs"),)
    assert (plan.unplaced, plan.notes) == ((), ())


def test_a_style_that_is_missing_is_said() -> None:
    plan = plan_of("a dog runs, oil painting")
    assert plan.shots[0].style in STYLES
    assert any("oil painting" in note for note in plan.notes)


def test_a_cut_opens_a_shot_and_the_same_dog_walks_into_it() -> None:
    plan = plan_of("A brown dog runs on the beach. Cut to a city at night. The dog sleeps.")
    assert [(s.place, s.time) for s in plan.shots] == [("beach", "day"), ("city", "night")]
    assert plan.shots[1].actors[0].colour == "brown"


def test_the_same_words_name_the_same_actor() -> None:
    shot = plan_of("A dog and another dog sit. The dog barks.").shots[0]
    assert [a.name for a in shot.actors] == ["dog", "dog 2"]


def test_then_shares_out_the_time() -> None:
    first, second = actor("A dog runs, then it jumps", "dog").actions
    assert (first.start, first.end, second.start, second.end) == (0.0, 2.5, 2.5, 5.0)
    assert actor("After two seconds the dog jumps", "dog").actions[0].start == 2.0
    assert actor("The dog runs for 3 seconds", "dog").actions[0].end == 3.0


def test_a_substitute_is_said() -> None:
    plan = plan_of("a starfish swims")
    assert plan.shots[0].actors[0].figure == "jellyfish"
    assert plan.notes == ("'starfish' drawn as 'jellyfish'.",)


def test_never_silently_a_wrong_subject() -> None:
    plan = plan_of("A radiator floats over a stapler")
    assert [a.figure for a in plan.shots[0].actors] == ["sign", "sign"]
    assert len(plan.notes) == 2


@pytest.mark.parametrize(
    ("word", "figure"),
    [("heron", "flamingo"), ("capybara", "beaver"), ("guinea pig", "hamster"), ("salmon", "tuna"), ("skier", "skater")],
)
def test_a_relative_never_stands_in_in_silence(word: str, figure: str) -> None:
    plan = read(f"a {word} waves")
    assert plan.shots[0].actors[0].figure == figure
    assert plan.notes == (f"'{word}' drawn as '{figure}'.",)


@pytest.mark.parametrize("word", ["hound", "vixen", "killer whale", "puppy", "gander", "bald eagle", "alien"])
def test_another_word_for_the_same_needs_no_note(word: str) -> None:
    assert read(f"a {word} waves").notes == ()


def test_fish_are_alive_and_swim() -> None:
    found = read("An orca comes to a whale; the animal jumps").shots[0]
    assert [[(a.verb, a.target) for a in who.actions] for who in found.actors] == [[("swim", "whale")], [("jump", None)]]


def test_an_animal_of_two_words_is_not_a_coloured_one() -> None:
    plan = read("two red pandas dance")
    assert (plan.shots[0].actors[0].word, plan.shots[0].actors[0].colour) == ("red panda", None)
    assert plan.notes == ("'red panda' drawn as 'raccoon'.",)


def test_down_a_hill_goes_down() -> None:
    assert actor("A ball rolls down a hill", "ball").actions == (Action(verb="roll", direction="down", target="hill"),)


def test_next_to_each_other() -> None:
    shot = plan_of("A dog and a cat sit next to each other").shots[0]
    assert [(r.a, r.relation, r.b) for r in shot.relations] == [("dog", "next to", "cat")]


def test_people_are_played_by_people() -> None:
    assert actor("a beekeeper waves", "beekeeper").figure in NAMES["human"].split()
    assert actor("a grandmother waves", "grandmother").figure == "woman"


def test_words_without_a_place_are_reported() -> None:
    plan = plan_of("a mysterious man embezzles")
    assert plan.unplaced == ("mysterious", "embezzles")


def test_plans_speak_the_stage_s_words() -> None:
    prompt = "A dog gallops to the park. A man strums a guitar and guffaws on a pier in drizzle; a fox levitates"
    for shot in plan_of(prompt).shots:
        assert shot.place in PLACES
        assert all(action.verb in VERBS for a in shot.actors for action in a.actions)


SMALL = (
    "a the two dog dogs ball who is and , . then while in on of with by 'hi' it they not 3 red kicks run to".split()  # noqa: SIM905
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "the",
                "two",
                "dog",
                "dogs",
                "ball",
                "who",
                "is",
                "and",
                ",",
                ".",
                "then",
                "while",
                "in",
                "on",
                "of",
                "with",
                "by",
                "'hi'",
                "it",
                "they",
                "not",
                "3",
                "red",
                "kicks",
                "run",
                "to",
            ]
        )
        | st.text(max_size=6),
        max_size=20,
    )
)
def test_any_text_becomes_a_plan(words: list[str]) -> None:
    plan = plan_of(" ".join(words))
    assert Plan.from_json(plan.to_json()) == plan


def test_reading_is_the_same_in_every_process() -> None:
    prompt = "Two dogs and three cats play with a ball near an otter in the fog"
    code = f"from sora_nb.stage.director import read; print(read({prompt!r}).to_json())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("prompt", "name", "verb", "target"),
    [
        ("A dog runs past a car", "dog", "run", "car"),
        ("A girl walks by a horse", "girl", "walk", "horse"),
        ("A cat runs along a wall", "cat", "run", "wall"),
        ("A fox hops past a man who is sleeping", "fox", "hop", "man"),
        ("A duck flies past the tree and quacks", "duck", "fly", "tree"),
        ("Two boys walk past a house at night", "boy", "walk", "house"),
    ],
)
def test_going_past_is_not_going_to(prompt: str, name: str, verb: str, target: str) -> None:
    action = actor(prompt, name).actions[0]
    assert (action.verb, action.target, action.passing) == (verb, target, True)


@pytest.mark.parametrize(
    "prompt", ["A dog runs to a car", "A dog runs at a car", "A dog sits by a car", "A man is chased by a dog"]
)
def test_what_is_not_passed_is_not(prompt: str) -> None:
    assert not any(a.passing for person in plan_of(prompt).shots[0].actors for a in person.actions)


@pytest.mark.parametrize("word", ["colourful", "colorful", "multicoloured", "rainbow"])
def test_many_colours_find_a_place(word: str) -> None:
    plan = plan_of(f"Three {word} balloons float up")
    balloon = next(a for a in plan.shots[0].actors if a.figure == "balloon")
    assert balloon.trait("colours") == "many"
    assert not plan.unplaced


def test_best_clothes_are_for_people() -> None:
    assert actor("A stylish woman walks", "woman").trait("dress") == "elegant"
    assert plan_of("A stylish couch").unplaced == ("stylish",)


@pytest.mark.parametrize("preposition", ["in front of", "outside", "past"])
def test_a_house_that_one_is_before_stands_in_the_open(preposition: str) -> None:
    figures = {**CAST, "school": Figure(name="school", family="prop", height=3.2)}
    plan = read(f"A teacher walks {preposition} a school", figures=figures)
    assert plan.shots[0].place == "meadow"
    assert plan.shots[0].actor("school") is not None
    assert read("A teacher walks in a school", figures=figures).shots[0].place == "classroom"


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("Waves break on a rocky coast", "coast"),
        ("A sailor stands on the pier", "harbour"),
        ("A bear sits by the river", "river"),
        ("A girl skates over the ice", "rink"),
        ("A figure skater spins", "rink"),
        ("A polar bear walks on the ice in the arctic", "mountains"),
        ("A monkey swings through the rainforest", "jungle"),
        ("A cat sleeps in the library", "library"),
        ("A princess dances in a castle", "castle"),
        ("A dragon flies over a castle", "meadow"),
        ("A woman waves at the farmers market", "market"),
        ("A man drinks juice on ice", "meadow"),
    ],
)
def test_words_for_places(prompt: str, place: str) -> None:
    assert read(prompt).shots[0].place == place


def test_how_it_was_written_is_kept_where_it_says_more() -> None:
    assert actor("A ball melts", "ball").actions == (Action(verb="shrink", written="melt"),)
    assert actor("A ball shrinks", "ball").actions == (Action(verb="shrink"),)


@pytest.mark.parametrize(
    "words",
    [
        "static camera", "fixed camera", "the camera stays still", "the camera does not move", "the camera stands still",
        "without camera movement", "locked-off shot",
    ],
)  # fmt: skip
def test_a_camera_that_is_to_rest_is_told_from_one_of_which_nothing_is_said(words: str) -> None:
    assert plan_of(f"A horse runs, {words}").shots[0].camera == "static"
    assert plan_of("A horse runs").shots[0].camera is None


def test_who_turns_round_walks_back() -> None:
    walker = actor("A man walks to the left, then turns around and walks back", "man")
    assert [(a.verb, a.direction) for a in walker.actions] == [("walk", "left"), ("turn", None), ("walk", "right")]
    runner = actor("A dog runs to the right, turns around and runs back", "dog")
    assert [(a.verb, a.direction) for a in runner.actions] == [("run", "right"), ("turn", None), ("run", "left")]


def test_the_same_deed_told_twice_stays_one() -> None:
    assert deeds("A dog runs through the park. It runs fast.", "dog") == [("run", None)]


@pytest.mark.parametrize("verb", ["sneaks", "creeps", "tiptoes"])
def test_who_sneaks_up_on_somebody_goes_to_them(verb: str) -> None:
    shot = plan_of(f"A cat {verb} up on a mouse").shots[0]
    assert deeds(f"A cat {verb} up on a mouse", "cat") == [("walk", "mouse")]
    assert not shot.relations
    assert shot.actors[0].actions[0].direction is None


def test_who_comes_from_school_is_not_in_it() -> None:
    assert plan_of("A girl walks home from school").shots[0].place == "street"
    assert plan_of("A girl reads a book in school").shots[0].place == "classroom"


def test_riders_have_what_they_ride() -> None:
    from sora_nb.stage.cast.figures import figures

    everything = figures()
    for prompt, rider, mount in (
        ("A cyclist rides down the road", "cyclist", "bicycle"), ("A boy cycles down the street", "boy", "bicycle"),
        ("A cowboy rides through the desert", "cowboy", "horse"), ("A cyclist races down the road", "cyclist", "bicycle"),
    ):  # fmt: skip
        if mount not in everything:
            continue
        shot = read(prompt).shots[0]
        assert [(a.verb, a.target) for a in shot.actor(rider).actions] == [("ride", mount)]
        assert shot.actor(mount).count == 1
    assert not read("A cyclist walks down the road").shots[0].actor("bicycle")


def test_ice_is_frozen_ground() -> None:
    from sora_nb.stage.terrain import frozen

    assert frozen(plan_of("A penguin slides over the ice").shots[0])
    assert not frozen(plan_of("A penguin slides over the floor").shots[0])
    lake = plan_of("Two dogs run on a frozen lake").shots[0]
    assert (lake.place, lake.weather) == ("mountains", "snow")


@pytest.mark.parametrize(
    ("prompt", "style"),
    [
        ("A dog runs in black and white", "noir"),
        ("A knight walks, 16-bit", "pixel"),
        ("A cat sleeps, as a watercolour painting", "watercolor"),
        ("A rocket flies, blueprint drawing", "blueprint"),
        ("A dog chases a cat as a chalk drawing", "chalkboard"),
        ("In the style of a silent film, a man runs", "vintage"),
        ("A boy jumps, comic book style", "comic"),
        ("A penguin dances in neon style", "neon"),
        ("An anime girl runs", "anime"),
        ("A dog sits, needle felt", "felt"),
        ("A boy reads a comic book", None),
        ("A vintage car drives through the city", None),
        ("A woman walks down a neon street", None),
        ("A black and white cat sleeps", None),
    ],
)
def test_styles_are_known_by_name_and_by_synonym(prompt: str, style: str | None) -> None:
    assert plan_of(prompt).shots[0].style == style
