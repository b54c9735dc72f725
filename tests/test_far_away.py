"""A film that is shared as one mp4 can be remixed on a machine that has nothing but the file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import sora_nb as sora

QUICK = {"seconds": 0.6, "size": (128, 72), "fps": 10, "seed": 3}


def _generated(studio):
    return studio.generate("A red ball bounces next to a box and a penguin waves", **QUICK)


def _remixed(studio):
    return _generated(studio).remix("in the rain, make the ball blue", strength=0.75)


def _changed(studio):
    return _generated(studio).change("ball", colour="green")


def _extended(studio):
    return _generated(studio).extend("the penguin jumps", seconds=0.6)


def _styled(studio):
    return studio.generate("A fox runs", style="noir:0.6+felt:0.4", **QUICK)


def _storyboard(studio):
    board = [("A dog runs in the park", 0.5), ("The dog sleeps", 0.5)]
    return studio.storyboard(board, size=(128, 72), fps=10, seed=3)


def _stitched(studio):
    return studio.stitch([_generated(studio), studio.generate("A cat sits", **QUICK)], transition="cut")


def _crossfaded(studio):
    return studio.stitch([_generated(studio), studio.generate("A cat sits", **QUICK)], transition="crossfade", seconds=0.2)


def _trimmed(studio):
    return _generated(studio).trim(0.1, 0.5)


def _looped(studio):
    return _generated(studio).loop()


def _titled(studio):
    return _generated(studio).with_title("Play", seconds=0.4)


KINDS = (
    _generated, _remixed, _changed, _extended, _styled, _storyboard, _stitched, _crossfaded, _trimmed, _looped, _titled,
)  # fmt: skip


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    return sora.Studio(tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="module")
def clips(studio):
    """Return a clip of each kind, by its name."""
    return {kind.__name__.strip("_"): kind(studio) for kind in KINDS}


@pytest.fixture(scope="module")
def elsewhere(clips, tmp_path_factory):
    """Return what another process, with a library of its own, makes of the saved films."""
    folder = tmp_path_factory.mktemp("shared")
    for name, clip in clips.items():
        clip.save(folder / f"{name}.mp4")
    home = str(tmp_path_factory.mktemp("elsewhere"))
    env = {**os.environ, "SORA_NB_HOME": home, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, str(Path(__file__).with_name("far_away.py")), str(folder), "at night"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-1500:]
    return json.loads(done.stdout)


@pytest.mark.parametrize("kind", [kind.__name__.strip("_") for kind in KINDS])
def test_a_shared_film_is_remixed_where_its_library_is_not(clips, elsewhere, kind):
    clip, told = clips[kind], elsewhere[kind]
    assert (told["plan"], told["seed"]) == (clip.plan.to_json(), clip.recipe.seed)
    assert set(told["time"]) == {"night"}
    assert told["state"] in ("Valid", "Trusted")
    assert told["parents"] == [told["own"]]
    here = clip.remix("at night")
    assert told["frames"] == len(here.footage)
    # The same remix made at home: everybody is where they are there.
    assert told["bodies"] == list(here.truth.bodies)
    assert np.nanmax(np.abs(np.array(told["tracks"], float) - here.truth("tracks")["tracks"])) < 1e-5


@pytest.mark.parametrize("kind", ["trimmed", "crossfaded", "titled", "styled"])
def test_a_cut_is_made_anew_by_the_stage_and_says_what_is_lost(clips, kind):
    clip = clips[kind]
    child = clip.remix("at night")
    assert child.recipe.engine == "stage"
    assert {shot.style or child.recipe.style for shot in child.plan.shots} == {
        "noir:0.6+felt:0.4" if kind == "styled" else None
    }
    lost = [note for note in child.plan.notes if "drawn anew" in note]
    assert bool(lost) == (kind in ("crossfaded", "titled"))


def test_a_cut_goes_on_and_changes_as_its_shots_do(clips):
    trimmed = clips["trimmed"]
    assert len(trimmed.extend("", seconds=0.2).footage) == len(trimmed.footage) + 2
    assert trimmed.change("ball", colour="green").plan.shots[0].actor("ball").colour == "green"


def test_without_its_recipe_a_shared_film_says_that_it_cannot_be_remixed(studio, tmp_path):
    film = _generated(studio).save(tmp_path / "bare.mp4", share_recipe=False)
    with pytest.raises(sora.InvalidRequest, match="plan"):
        sora.Studio(tmp_path / "elsewhere").open(film).remix("at night")
