"""Every engine of ours keeps the contract."""

from __future__ import annotations

import pytest

from sora_nb.media.video import open_film
from tests.engines.contract import EngineContract
from tests.media import films


class TestTestCard(EngineContract):
    engine = "testcard"


class TestStage(EngineContract):
    engine = "stage"


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
