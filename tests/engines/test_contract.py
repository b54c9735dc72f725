"""Every engine of ours keeps the contract."""

from __future__ import annotations

import numpy as np
import pytest

from sora_nb.footage import Picture, Sound
from sora_nb.media.video import open_film
from tests.engines.contract import EngineContract
from tests.media import films


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


class TestCut(EngineContract):
    """The cut works on films that are there: a card looped to the length asked for."""

    engine = "cut"

    @pytest.fixture(autouse=True)
    def film(self, tmp_path):
        self.parent = films.write(tmp_path / "parent.mp4", frames=5, fps=self.fps, size=self.size)

    def job(self, **changes):
        looped = {"prompt": "", "action": "loop", "parents": ("parent",)}
        job = super().job(**(looped | changes))
        return job.but(parents=(open_film(self.parent),), origins=("algorithmicMedia",))

    def clip(self, studio):
        card = studio.generate(self.prompt, engine="testcard", size=self.size, seconds=0.25, fps=self.fps)
        return card.loop(seconds=self.seconds)

    def source_type(self):
        return "algorithmicMedia"


class TestImport(EngineContract):
    """The import works on a file of another kind than ours, which it has to convert."""

    engine = "import"

    @pytest.fixture(autouse=True)
    def film(self, tmp_path):
        self.file = films.write_webm(tmp_path / "stranger.webm", frames=6, fps=self.fps, size=self.size)

    def job(self, **changes):
        job = super().job(**({"prompt": "", "action": "import"} | changes))
        return job.but(files={"file_sha256": self.file})

    def clip(self, studio):
        return studio.open(self.file)

    def source_type(self):
        return None
