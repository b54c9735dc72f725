"""Vehicles: wheels roll as the ground passes, parts move by themselves, panes are looked through, and names lead to them."""

from __future__ import annotations

import numpy as np
import pytest
from menagerie import act, extent, hue, picture, rig

from sora_nb import plan
from sora_nb.plans import Action, Actor, Shot
from sora_nb.stage.cast import rigs, vehicles
from sora_nb.stage.cast.figures import figures
from sora_nb.stage.staging import perform

NAMES = [f.name for f in vehicles.FIGURES()]
ROLLING = [name for name, craft in vehicles.CRAFTS.items() if craft.wheels]


def machine(figure, **more):
    height = vehicles.CRAFTS[figure].height
    return rig(vehicles, figure, **({"y": height / 2} | more))


@pytest.mark.parametrize("figure", NAMES)
def test_is_drawn_on_the_ground_in_its_size(figure):
    body = machine(figure)
    left, right, low, high = extent(picture(body, 0.3, zoom=0.5), 0.5)
    assert high - low == pytest.approx(body.role.height, rel=0.2, abs=0.25)
    assert right - left == pytest.approx(figures()[figure].breadth * body.role.height, rel=0.25)


@pytest.mark.parametrize("way", [1, -1])
@pytest.mark.parametrize("figure", ROLLING)
def test_wheels_never_slip(figure, way):
    body = machine(figure, x=lambda t: way * (0.4 * t + 0.5 * t * t), facing=way)
    for t in np.arange(0.1, 2.8, 0.3):
        before, after = body.wheels(t), body.wheels(t + 0.01)
        for (x, y, r, turned), (x2, _, _, turned2) in zip(before, after, strict=True):
            # The point that touches the ground stands still: the hub goes as far as the rim turns back.
            assert (x2 - x) + (turned2 - turned) * r == pytest.approx(0, abs=1e-5)
            assert y == pytest.approx(r, abs=1e-3)


def test_a_bicycles_wheels_are_seen_to_turn_with_the_way_and_stand_with_it():
    body = machine("bicycle", x=lambda t: np.minimum(t, 1.0))
    rolled = [picture(body, t) for t in (0.0, 0.5)]
    assert (abs(rolled[0].astype(int) - np.roll(rolled[1], -30, axis=1).astype(int)).sum(-1) > 30).sum() > 60
    assert np.array_equal(picture(body, 1.5), picture(body, 2.5))


@pytest.mark.parametrize(("figure", "verb"), [("helicopter", "fly"), ("small airplane", "fly"), ("rocket", "fly"),
    ("boat", "drive"), ("pirate ship", "drive"), ("ufo", "fly"), ("tank", "drive"), ("canoe", "drive")])  # fmt: skip
def test_what_moves_by_itself_moves(figure, verb):
    body = machine(figure, cues=[act(verb, 0.0, 3.0)], x=lambda t: 0.5 * t)
    one, two = picture(body, 1.0), np.roll(picture(body, 1.2), -6, axis=1)
    assert (abs(one.astype(int) - two.astype(int)).sum(-1) > 60).sum() > 20


def test_a_rocket_burns_only_while_it_flies():
    flying, still = (machine("rocket", y=3.0, cues=cues) for cues in ([act("fly", 0.0, 3.0)], ()))
    still.performance = flying.performance
    grounded = machine("rocket")
    assert extent(picture(flying, 1.0))[2] < 1.45
    assert extent(picture(grounded, 1.0))[2] > -0.1


def test_the_colour_asked_for_is_the_colour_painted():
    for figure in ("car", "bus", "bicycle", "boat"):
        red, _, blue = hue(picture(machine(figure, colour="red"), 0.2))
        blueish = hue(picture(machine(figure, colour="blue"), 0.2))
        assert red - blue > 25
        assert blueish[2] - blueish[0] > 25


def test_one_sees_through_the_panes_who_sits_inside():
    shot = Shot(actors=(
        Actor(name="man", figure="man", word="man", actions=(Action(verb="drive", target="car"),)),
        Actor(name="car", figure="car", word="car"),
    ))  # fmt: skip
    performance = perform(shot, seconds=3.0, aspect=16 / 9, seed=2)
    man, car = performance.role("man"), performance.role("car")
    seated = rigs.build(man, performance)
    for t in (0.0, 1.0, 2.5):
        rider, mount = man.track.at(t), car.track.at(t)
        assert rider.depth > mount.depth
        assert rider.y > 0.15 * car.height
        assert 0.6 * car.height < seated.joints(t)["head"][1] < 0.95 * car.height
        assert abs(rider.x - mount.x) < 0.5 * car.height
    assert np.ptp(car.track.x) > 1.0


def test_night_lights_the_lamps():
    day, night = machine("car"), machine("car")
    night.dark = True
    assert (abs(picture(day, 0.2).astype(int) - picture(night, 0.2).astype(int)).sum(-1) > 30).sum() > 20


def test_the_same_seed_draws_the_same_and_another_varies():
    same = [picture(machine("car", seed=3), 0.4) for _ in range(2)]
    assert np.array_equal(*same)
    others = {picture(machine("car", seed=s), 0.4).tobytes() for s in range(6)}
    assert len(others) > 1


@pytest.mark.parametrize(("words", "figure"), [
    ("a hot air balloon floats over the meadow", "hot air balloon"), ("a pirate ship sails on the sea", "pirate ship"),
    ("a van drives down the street", "minibus"), ("a lorry drives past", "truck"), ("a motorbike races", "motorcycle"),
    ("a tank rolls through the desert", "tank"), ("a submarine dives underwater", "submarine"),
        ("a fire engine drives", "fire truck"),
    ("a plane flies", "airplane"), ("a sailing boat on the sea", "boat"), ("a rowing boat on a river", "canoe"),
])  # fmt: skip
def test_words_lead_to_vehicles(words, figure):
    actors = plan(words).shots[0].actors
    assert actors[0].figure == figure
    assert figures()[figure].family == "vehicle"


def test_ships_that_battle_in_a_cup_can_be_seen():
    shot = plan("two pirate ships battle each other in a coffee cup").shots[0]
    performance = perform(shot, seconds=4.0, aspect=16 / 9, seed=1)
    ships = [r for r in performance.roles if r.figure == "pirate ship"]
    cup = next(r for r in performance.roles if r.figure == "coffee")
    assert len(ships) == 2
    assert all(ship.height > 0.15 * performance.size[1] for ship in ships)
    assert all(abs(ship.track.at(0).x - cup.track.at(0).x) < cup.height * 1.1 for ship in ships)
    assert ships[0].track.at(0).facing * ships[1].track.at(0).facing < 0
