"""What people are said to do is what they are seen and heard to do: in hand, at the right moment, with what they need."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sora_nb.stage import director, repertoire
from sora_nb.stage.cast import implements
from sora_nb.stage.cast.human_body import NUMBERS
from sora_nb.stage.cast.rigs import build
from sora_nb.stage.reading.deeds import DEEDS
from sora_nb.stage.staging import perform


def played(prompt, seconds=5.0, seed=0):
    plan = director.read(prompt, seconds=seconds)
    performance = perform(plan.shots[0], seconds=seconds, aspect=16 / 9, seed=seed)
    return plan, performance


def rig(performance, number=0):
    return build(performance.roles[number], performance)


def verbs(role):
    return {cue.verb for cue in role.cues}


@pytest.mark.parametrize("motion", repertoire.MOTIONS.values(), ids=lambda m: m.name)
def test_every_motion_moves_numbers_that_a_pose_has_with_things_that_can_be_drawn(motion):
    for name in motion.names():
        known = f"{name[:-2]}_r" if name[-2:] in ("_n", "_f") else name
        assert known in NUMBERS or name == "tool"
        values = [motion.at(name, s, 3.0) for s in np.linspace(0, 6, 61)]
        assert all(map(math.isfinite, values))
    for thing in (motion.tool, motion.before, motion.seat):
        assert not thing or thing in implements.IMPLEMENTS
    for word in motion.words.split():
        assert DEEDS[word] == motion.called or word in {"pour", "stretch"}


@pytest.mark.parametrize("name", implements.IMPLEMENTS)
def test_every_implement_has_outlines_of_a_size_that_fits_a_body(name):
    left, low, right, high = implements.bounds(name)
    assert 0.02 < max(right - left, high - low) < 1.7
    assert all(path.isFinite() for path, *_ in implements.parts(name))


@pytest.mark.parametrize(
    ("prompt", "verb"),
    [
        ("A woman plays the violin", "violin"), ("A man plays the drums", "drums"), ("A girl brushes her teeth", "brush teeth"),
        ("A man washes his hands", "wash hands"), ("A woman sweeps the floor", "sweep"), ("A man does push-ups", "push-up"),
        ("A man shaves", "shave"), ("A couple dances the tango", "tango"), ("A man dances hip hop", "hip-hop"),
        ("A gymnast does a cartwheel", "cartwheel"), ("A man takes a photo", "photograph"), ("A woman does yoga", "yoga"),
        ("A woman belly dances", "belly dance"), ("A man ice skates", "skate"), ("A knight kneels", "kneel"),
        ("A man plays chess", "chess"), ("A man slips on a banana", "slip"), ("A man falls down", "topple"),
        ("A breakdancer spins on his head", "headspin"), ("A woman talks on the phone", "phone"), ("A baby crawls", "crawl"),
        ("A chef tosses a pizza", "toss"), ("A girl juggles three balls", "juggle"), ("A man mows the lawn", "mow"),
    ],
)  # fmt: skip
def test_a_verb_is_played_in_its_own_way_and_nothing_is_left_over(prompt, verb):
    plan, performance = played(prompt)
    assert verb in verbs(performance.roles[0])
    assert plan.unplaced == ()


def test_a_band_plays_different_instruments_and_every_stroke_is_a_note():
    _, performance = played("A band plays")
    assert {verb for role in performance.roles for verb in verbs(role)} >= {"guitar", "violin", "drums", "trumpet"}
    notes = [e for e in performance.events if e.kind == "note"]
    assert {e.materials[0] for e in notes} == {"guitar", "violin", "drums", "trumpet"}
    beats = sorted(e.time for e in notes if e.materials[0] == "drums")
    assert np.allclose(np.diff(beats), 0.25, atol=0.006)


def test_a_cat_on_a_head_sits_there_and_stays_there_through_a_jump():
    _, performance = played("A figure skater jumps with a cat on her head")
    skater, cat = rig(performance), performance.roles[1]
    assert cat.held == ((0.0, 5.0, skater.role.key, "head"),)
    assert "sit" in verbs(cat)
    heights = []
    for t in np.linspace(0, 5, 41):
        x, y, _ = skater.anchor("head", float(t))
        head = skater.joints(float(t))["head"]
        assert 0 < math.dist((x, y), head) < 0.25 * skater.role.height
        heights.append(y)
    assert max(heights) - min(heights) > 0.4 * skater.role.height


def test_two_who_play_football_kick_it_to_each_other_and_it_is_at_the_foot_when_kicked():
    _, performance = played("Two boys play football in the park")
    ball = next(r for r in performance.roles if r.family != "human")
    kicks = [(role, cue) for role in performance.roles for cue in role.cues if cue.verb == "kick"]
    assert {role.key for role, _ in kicks} == {"boy", "boy#2"}
    for role, cue in kicks:
        place = ball.track.at(cue.beat)
        assert math.dist((place.x, place.y), cue.aim) < ball.height
        toe = min(build(role, performance).joints(cue.beat)[f"{s} toe"] for s in ("left", "right"))
        assert abs(toe[0] - place.x) < 0.9 * role.height
    assert np.ptp(ball.track.x) > 1.0


def test_what_is_tossed_comes_back_by_gravity():
    _, performance = played("A chef tosses a pizza")
    pizza = next(r for r in performance.roles if r.key == "pizza")
    height = np.array(pizza.track.y, dtype=float)
    flying = height > height.min() + 0.35 * np.ptp(height)
    acceleration = np.gradient(np.gradient(height)) * 240**2
    assert abs(np.median(acceleration[flying][5:-5]) + 9.81) < 0.4


@pytest.mark.parametrize(
    ("prompt", "gap"), [("Two men shake hands", 0.56), ("A couple hugs", 0.20), ("A couple waltzes", 0.25)]
)
def test_two_come_face_to_face_as_near_as_it_takes(prompt, gap):
    _, performance = played(prompt)
    one, two = (r.track.at(4.0) for r in performance.roles)
    tall = np.mean([r.height for r in performance.roles])
    assert abs(abs(one.x - two.x) - gap * tall) < 0.06 * tall
    assert one.facing * two.facing < 0
    assert (two.x - one.x) * one.facing > 0


def test_the_bow_is_where_the_hand_is_and_the_violin_under_the_chin():
    _, performance = played("A woman plays the violin")
    woman = rig(performance)
    violin = performance.roles[1]
    assert violin.held[0][2:] == (woman.role.key, "tool")
    hands = []
    for t in np.linspace(0.2, 4.8, 24):
        joints = woman.joints(float(t))
        x, y, _ = woman.anchor("tool", float(t))
        assert math.dist((x, y), joints["neck"]) < 0.06 * woman.role.height
        hands.append(joints["right hand"] if woman.acting.near(0) == "r" else joints["left hand"])
    assert np.ptp([x for x, _ in hands]) > 0.08 * woman.role.height


def test_a_crawling_hand_stays_where_it_was_set_down():
    _, performance = played("A baby crawls")
    baby = rig(performance)
    still = 0
    for t in np.arange(1.0, 4.0, 1 / 24):
        now, then = baby.joints(float(t)), baby.joints(float(t) + 1 / 24)
        body = then["pelvis"][0] - now["pelvis"][0]
        slip = min(abs(then[f"{s} hand"][0] - now[f"{s} hand"][0]) for s in ("left", "right"))
        still += slip < 0.25 * abs(body) + 0.004
    assert still > 60


def test_a_cartwheel_turns_over_the_hands_and_ends_upright():
    _, performance = played("A gymnast does a cartwheel")
    gymnast = rig(performance)
    cue = next(c for c in gymnast.role.cues if c.verb == "cartwheel")
    middle, after = gymnast.joints((cue.start + cue.end) / 2), gymnast.joints(cue.end + 0.2)
    assert middle["head"][1] < middle["pelvis"][1] < middle["right foot"][1]
    assert min(middle["right hand"][1], middle["left hand"][1]) < 0.12 * gymnast.role.height
    assert after["head"][1] > after["pelvis"][1] > after["right foot"][1]


def test_who_rides_down_a_ramp_goes_down_it_and_who_pulls_goes_ahead():
    _, performance = played("A kid rides a skateboard down a ramp")
    board = next(r for r in performance.roles if r.key == "skateboard")
    assert board.track.at(0.2).y > board.track.at(4.8).y + 0.3
    _, performance = played("A boy pulls a sled")
    boy, sled = performance.roles
    way = np.sign(boy.track.at(4.5).x - boy.track.at(0.5).x)
    assert way * (boy.track.at(2.5).x - sled.track.at(2.5).x) > 0
    assert way * (sled.track.at(4.5).x - sled.track.at(0.5).x) > 0.4


def test_a_rower_sits_in_the_boat_and_a_dog_walks_on_a_leash():
    _, performance = played("A man rows a boat")
    man, boat = performance.roles
    for t in (1.0, 2.5, 4.0):
        assert abs(man.track.at(t).x - boat.track.at(t).x) < 0.3
    _, performance = played("A man walks his dog")
    man, dog = performance.roles
    assert "walk a dog" in verbs(man)
    assert all(0.2 < abs(man.track.at(t).x - dog.track.at(t).x) < 3.0 for t in (0.5, 2.0, 3.5))


def test_what_only_people_do_is_told_when_an_animal_is_to_do_it():
    plan, performance = played("A penguin knits")
    assert any("knit" in note for note in plan.notes)
    assert verbs(performance.roles[0])


def test_gaits_have_their_own_pace():
    ways = {}
    for verb in ("sneaks", "marches", "sprints", "crawls"):
        _, performance = played(f"A man {verb} in a room")
        ways[verb] = np.abs(np.gradient(performance.roles[0].track.x)).max() * 240
    assert ways["crawls"] < ways["sneaks"] < ways["marches"] < ways["sprints"]


def test_the_same_seed_plays_the_same():
    _, one = played("Two knights fight with swords")
    _, two = played("Two knights fight with swords")
    assert all(np.array_equal(a.track.x, b.track.x) and a.cues == b.cues for a, b in zip(one.roles, two.roles, strict=True))
    assert one.events == two.events
