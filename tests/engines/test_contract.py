"""Every engine of ours keeps the contract."""

from __future__ import annotations

import numpy as np

from sora_nb.footage import Picture, Sound
from tests.engines.contract import EngineContract


class TestTestCard(EngineContract):
    engine = "testcard"


class TestStage(EngineContract):
    engine = "stage"

    def test_sound_keeps_pace_with_the_picture(self):
        heard = seen = 0.0
        for item in self.made(seconds=3.5):
            if isinstance(item, Sound):
                heard += len(item.samples) / item.rate
            elif isinstance(item, Picture):
                seen += len(item.frames) / self.fps
                assert seen - 1e-6 <= heard <= seen + 1.0
        assert round(heard, 6) == round(seen, 6) == 3.5

    def test_shots_meet_on_the_sample(self):
        items = self.made(prompt="A ball bounces. Then a dog barks.", seconds=2.0, fps=7)
        edges = np.cumsum([len(item.samples) for item in items if isinstance(item, Sound)])
        assert edges[-1] == 2 * 48_000
        frames = edges * 7 / 48_000
        assert np.abs(frames - np.round(frames)).max() < 1e-3
