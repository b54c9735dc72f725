"""Lengthening: what was happens again as it did, what is new begins at the old end, and nobody leaps there."""

from __future__ import annotations

import numpy as np
import pytest

from sora_nb.stage.continuity import Continuity
from sora_nb.stage.director import read
from sora_nb.stage.lengthening import lengthened, meant
from sora_nb.stage.performance import TICK

SECONDS, MORE = 3.0, 2.0


def both(prompt, words):
    """Return the roles of a film and of what goes on from it, by their keys."""
    plan = read(prompt, seconds=SECONDS)
    more = read(meant(words, plan.shots[-1]), seconds=MORE) if words else None
    longer = lengthened(plan, more, seconds=SECONDS, by=MORE, aspect=16 / 9, seed=3)
    first = Continuity(16 / 9, 3).acted(plan.shots[0], SECONDS)
    second = Continuity(16 / 9, 3).acted(longer.shots[0], SECONDS + MORE)
    return longer, *({role.key: role for role in performance.roles} for performance in (first, second))


@pytest.mark.parametrize(("prompt", "words"), [("A ball bounces", "a cat catches the ball"), ("A man walks right", "he waves"),
                                               ("A pendulum swings", ""), ("A car drives along the street", "")])  # fmt: skip
def test_what_was_happens_again_and_goes_on_without_a_leap(prompt, words):
    _, before, after = both(prompt, words)
    n = round(SECONDS * TICK)
    for key, role in before.items():
        way = np.column_stack([after[key].track.x, after[key].track.y])
        kept = np.column_stack([role.track.x, role.track.y])
        assert np.abs(way[: n - 6] - kept[: n - 6]).max() < 0.02
        steps = np.hypot(*np.diff(way, axis=0).T)
        assert steps[n - 3 : n + 3].max() <= 1.1 * steps.max()
        assert steps.max() < 0.1


def test_who_has_nothing_new_to_do_goes_on_and_who_has_does_it_then():
    longer, _, after = both("A penguin dances next to a man who stands", "the man claps")
    penguin, man = (longer.shots[0].actor(name) for name in ("penguin", "man"))
    assert penguin.actions[-1].verb == "dance"
    assert penguin.actions[-1].end == pytest.approx(SECONDS + MORE)
    assert (man.actions[-1].verb, man.actions[-1].start) == ("clap", SECONDS)
    clap = next(cue for cue in next(r for k, r in after.items() if k.startswith("man")).cues if cue.verb == "clap")
    assert clap.start == pytest.approx(SECONDS, abs=0.1)


def test_who_is_new_is_not_there_before():
    _, before, after = both("A ball bounces", "a cat catches the ball")
    cat = next(role for key, role in after.items() if key not in before)
    assert cat.track.at(SECONDS - 0.2).alpha < 0.05
    assert cat.track.at(SECONDS + MORE - 0.2).alpha > 0.95


def test_words_that_lead_elsewhere_begin_a_shot_of_their_own():
    plan = read("A dog runs on a meadow", seconds=SECONDS)
    more = read("The dog swims in the sea at night", seconds=MORE)
    longer = lengthened(plan, more, seconds=SECONDS, by=MORE, aspect=16 / 9, seed=1)
    assert [(shot.place, shot.seconds) for shot in longer.shots] == [("meadow", SECONDS), ("sea", MORE)]


def test_it_means_the_one_thing_there_is():
    shot = read("A girl throws a ball to a boy").shots[0]
    assert meant("the boy throws it back", shot) == "the boy throws the ball back"
    assert meant("a cat takes the ball and hides it", shot) == "a cat takes the ball and hides it"
    assert meant("it rains", read("A ball rolls next to a box").shots[0]) == "it rains"
