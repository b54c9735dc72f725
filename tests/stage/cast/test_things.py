"""Things that change before one's eyes: crabs' feet, open books and puddles."""

from __future__ import annotations

import numpy as np
import pytest
from menagerie import act, picture

from sora_nb.plans import Actor, Shot
from sora_nb.stage.cast import props, rigs
from sora_nb.stage.performance import TICK, Performance, Role, Track

pytestmark = pytest.mark.skipif(not props.PACK.exists(), reason="the artwork pack is not built")


def thing(figure, *, seconds=4.0, height=1.0, cues=(), material="soft", colour=None, **moves):
    t = np.arange(round(seconds * TICK) + 1) / TICK
    rest = {"x": 0, "y": height / 2, "angle": 0, "facing": 1, "scale": 1, "alpha": 1, "depth": 0} | moves
    track = Track(**{k: np.broadcast_to(v(t) if callable(v) else v, t.shape).astype(np.float32) for k, v in rest.items()})
    actor = Actor(name="it", figure=figure, word=figure, colour=colour)
    role = Role(key="it", number=1, actor=actor, figure=figure, family="prop", height=height, material=material, track=track,
                cues=tuple(cues), seed=5)  # fmt: skip
    performance = Performance(shot=Shot(actors=(actor,)), seconds=seconds, size=(10.67, 6.0), seed=5, roles=(role,), events=())
    return rigs.build(role, performance)


def box(image):
    """Return (left, top, right, bottom) of what is drawn."""
    seen = image[..., :3].astype(int)
    rows, columns = np.nonzero(np.abs(seen - seen[0, 0]).sum(axis=-1) > 40)
    return columns.min(), rows.min(), columns.max(), rows.max()


def test_a_crabs_feet_stay_where_they_stand_while_it_goes_sideways():
    body = thing("crab", height=0.5, x=lambda t: 0.8 * t)
    for t in np.arange(0.2, 3.5, 0.05):
        now, then = ({n: (x, y) for n, x, y in body.planted(at)} for at in (t, t + 0.02))
        assert 3 <= len(now) <= 8
        for name in now.keys() & then.keys():
            assert abs(now[name][0] - then[name][0]) < 2e-3
            assert abs(now[name][1]) < 1e-6


@pytest.mark.parametrize("figure", ["snowman", "candle", "ice cream"])
def test_a_melting_thing_sinks_and_spreads(figure):
    body = thing(figure, cues=[act("melt", 0.0, 4.1, beat=3.6)], material="ice")
    left, top, right, bottom = box(picture(body, 0.0))
    flat_left, flat_top, flat_right, flat_bottom = box(picture(body, 3.9))
    assert flat_bottom - flat_top < 0.45 * (bottom - top)
    assert flat_right - flat_left > 1.2 * (right - left)


def test_a_book_that_is_read_lies_open_and_turns_its_pages():
    shut, read = thing("book"), thing("book", cues=[act("read", 0.0, 4.0)])
    closed, opened = box(picture(shut, 0.2)), box(picture(read, 0.2))
    assert opened[2] - opened[0] > 1.2 * (closed[2] - closed[0])
    turning = [picture(read, t) for t in (0.2, 1.4)]
    assert np.abs(turning[0].astype(int) - turning[1].astype(int)).max() > 60


def test_a_book_that_will_be_read_lies_open_from_the_first_frame():
    body = thing("book", cues=[act("read", 1.0, 3.0)])
    before, after = picture(body, 0.9), picture(body, 1.02)
    assert (abs(before.astype(int) - after.astype(int)).sum(-1) > 30).sum() < 0.02 * (before[..., 3] > 0).sum()
