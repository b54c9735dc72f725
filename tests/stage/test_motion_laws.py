"""Films keep the laws of motion, as read from their decoded pixels: a short version of `tests/bench/motion_laws.py`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sora_nb.studio import Studio

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
import motion_laws


@pytest.mark.parametrize("family", ["free fall", "pendulum", "ball down a ramp", "elastic collision"])
def test_the_first_frames_say_how_the_motion_goes_on(family, tmp_path):
    motions = motion_laws.FAMILIES[family](Studio(tmp_path))
    # A motion that cannot be judged is its reason, a text.
    assert next(row for row in motions if not isinstance(row, str)) < motion_laws.WANTED
