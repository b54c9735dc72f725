"""Bipeds: which animals stand up, what they are drawn with, and what they keep on four legs."""

from __future__ import annotations

import numpy as np
import pytest
from troupe import actor, does, shot, staged

from sora_nb.stage.cast.bipeds import hexed
from sora_nb.stage.cast.rigs import build
from sora_nb.stage.casting.bipeds import dressed_up, takes_hands
from sora_nb.stage.director import read
from sora_nb.stage.renderer import Renderer
from sora_nb.stage.staging import perform


def role_of(prompt):
    plan = read(prompt)
    performance = perform(plan.shots[0], seconds=2.0, aspect=16 / 9, seed=0)
    return plan, performance, performance.role(plan.shots[0].actors[0].name)


@pytest.mark.parametrize("prompt", [
    "A raccoon in a suit walks", "A bear plays the guitar", "A panda drinks coffee", "A dog knits",
    "A rabbit reads a newspaper",
    "A squirrel in a knight costume sits", "A teddy bear washes the dishes",
])  # fmt: skip
def test_who_is_dressed_or_uses_hands_stands_up_and_no_note_denies_it(prompt):
    plan, performance, role = role_of(prompt)
    assert role.family == "human"
    assert role.figure in {"raccoon", "bear", "panda", "dog", "rabbit", "squirrel", "teddy bear"}
    assert build(role, performance).person.beast is not None
    assert not [note for note in plan.notes if "not drawn" in note or "Only people" in note]


@pytest.mark.parametrize("prompt", [
    "A dog runs", "A cat wearing sunglasses walks", "A corgi in a red scarf walks", "A cat wearing a top hat sits",
    "A dog dances",
    "A horse drinks water", "A cat washes itself", "A dog catches a ball", "A monkey eats a banana", "A dog digs",
])  # fmt: skip
def test_all_others_keep_to_four_legs(prompt):
    assert role_of(prompt)[2].family == "quadruped"


def test_what_is_worn_and_done_decides():
    assert dressed_up(["blue suit", None])
    assert not dressed_up(["top hat", "red scarf and sunglasses"])
    assert takes_hands("hold", "pour", ("milk",))
    assert not takes_hands("drink", None, ("water",))
    assert takes_hands("wash", None, ("plate",))
    assert not takes_hands("wash", None, ("",))


def test_its_clothes_cover_its_coat_and_leave_its_paws():
    _, performance, role = role_of("A bear in a blue suit plays the guitar")
    person = build(role, performance).person
    assert person.costume.trousers == 1.0
    assert person.costume.sleeve == 1.0
    assert person.costume.top == person.costume.bottom == "#2f6fdd"
    assert hexed(person.face.skin) == hexed(person.beast.limb)
    _, performance, role = role_of("A bear plays the guitar")
    assert build(role, performance).person.costume.top == hexed(person.beast.coat)


def frame(*actors):
    performance = perform(shot(*actors), seconds=1.0, aspect=16 / 9, seed=0)
    rigs = {role.key: build(role, performance) for role in performance.roles}
    picture = Renderer(performance, rigs, size=(640, 360), fps=12.0, style="cartoon").frame(0)
    return picture.astype(int), performance, rigs


@pytest.mark.parametrize("worn", ["sunglasses", "blue scarf"])
def test_glasses_and_scarves_change_a_head_and_neck_alone(worn):
    bare, performance, rigs = frame(actor("cat", "stand"))
    clad, _, _ = frame(actor("cat", "stand", look=(("clothes", worn),)))
    ys, xs = np.nonzero(np.abs(clad - bare).sum(axis=2) > 60)
    assert len(xs) > 12
    head, hip = (rigs["cat"].joints(0.0)[name] for name in ("head", "hip"))
    way = np.sign(head[0] - hip[0])
    middle = 320 + performance.roles[0].track.at(0.0).x * 60
    assert (way * (xs - middle) > -4).mean() > 0.9
    changed = clad[ys, xs].mean(axis=0)
    assert changed[2] > changed[0] + 40 if "blue" in worn else changed.sum() < 240


def test_poured_milk_is_white_and_coffee_brown():
    from sora_nb.stage.cast import streams

    for word, light in (("milk", True), ("coffee", False)):
        performance = staged(actor("man", does("hold", word, written="pour")))
        colour = streams.liquid(performance.role("man"), performance)
        assert (sum(colour[:3]) > 2.0) is light
