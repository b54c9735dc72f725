"""The contract that any engine must keep: subclass EngineContract, name your engine, run pytest.

    class TestMine(EngineContract):
        engine = "mine"
        prompt = "a red ball bounces"

Third parties use it the same way: the suite asks only for what `sora_nb.engines.base.Engine` promises. An engine that works
on films overrides `job` (give it parents or files) and `clip` (how a user comes by one), and `source_type` if they decide it.
"""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

import sora_nb as sora
from sora_nb import engines
from sora_nb.engines.base import Job
from sora_nb.footage import Event, Film, Picture, Progress, Sound


class EngineContract:
    engine = ""
    prompt = "a red ball bounces on the floor next to a blue box"
    size = (128, 96)
    seconds = 0.5
    fps = 12
    exact = True
    """Whether the same recipe gives the same frames and samples."""

    def job(self, **changes):
        words = {"prompt": self.prompt, "engine": self.engine, "size": self.size, "seconds": self.seconds, "fps": self.fps}
        # As the studio does: an engine meets recipes on its own grid.
        recipe, _ = engines.get(self.engine).limits.snap(sora.Recipe(**(words | changes)))
        return Job(recipe=recipe, plan=sora.Studio().plan(self.prompt, seconds=recipe.seconds))

    def clip(self, studio):
        """Return a clip of this engine, asked for as a user would, with the size, length and rate above."""
        return studio.generate(self.prompt, engine=self.engine, size=self.size, seconds=self.seconds, fps=self.fps)

    def source_type(self):
        """Return the IPTC source type that `clip` is to be signed with."""
        return engines.get(self.engine).limits.source_type

    def made(self, **changes):
        items = list(engines.get(self.engine).render(self.job(**changes)))
        assert all(isinstance(item, Progress | Picture | Sound | Event | Film) for item in items)
        return items

    @staticmethod
    def frames(items):
        return np.concatenate([item.frames for item in items if isinstance(item, Picture)])

    @staticmethod
    def samples(items):
        parts = [item.samples for item in items if isinstance(item, Sound)]
        return np.concatenate(parts) if parts else np.zeros((0, 2), np.float32)

    def test_is_an_engine(self):
        engine = engines.get(self.engine)
        assert isinstance(engine, engines.Engine)
        assert engine.name == self.engine.partition(":")[0]
        assert engine.version
        assert isinstance(engine.assets, str)
        assert engine.limits.source_type in {
            "algorithmicMedia", "trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "composite",
        }  # fmt: skip

    def test_yields_the_frames_asked_for(self):
        frames = self.frames(self.made())
        recipe = self.job().recipe
        width, height = recipe.size
        assert frames.shape == (recipe.frames, height, width, 3)
        assert frames.dtype == np.uint8
        assert frames.std() > 1, "a picture of one colour is no picture"

    def test_sound_lasts_as_long_as_the_picture(self):
        items = self.made()
        samples = self.samples(items)
        assert samples.dtype == np.float32
        assert np.isfinite(samples).all()
        assert np.abs(samples).max() <= 1.0
        heard = sum(len(item.samples) / item.rate for item in items if isinstance(item, Sound))
        assert abs(heard - self.job().recipe.seconds) * 48_000 <= 1024

    def test_makes_no_sound_when_none_is_asked_for(self):
        assert len(self.samples(self.made(sound=False))) == 0

    def test_events_lie_inside_the_clip(self):
        for event in self.made():
            if isinstance(event, Event):
                assert 0 <= event.time <= self.job().recipe.seconds + 1e-6
                assert event.end is None or event.end >= event.time

    def test_progress_grows_to_the_end(self):
        shares = [item.fraction for item in self.made() if isinstance(item, Progress)]
        assert shares == sorted(shares)
        assert shares[-1] == pytest.approx(1.0)

    def test_same_recipe_same_film(self):
        if not self.exact:
            pytest.skip("this engine does not promise the same frames")
        first, second = self.made(seed=5), self.made(seed=5)
        np.testing.assert_array_equal(self.frames(first), self.frames(second))
        np.testing.assert_array_equal(self.samples(first), self.samples(second))

    def test_stops_when_told(self):
        job = self.job(seconds=20.0)
        stream = engines.get(self.engine).render(job)
        next(stream)
        stopped = time.monotonic()
        job.stop.set()
        with pytest.raises(sora.Cancelled):
            list(stream)
        # The promise is a quarter of a second or one step; a loaded machine gets ten times that before we call it deaf.
        assert time.monotonic() - stopped < 2.5

    def test_closing_the_stream_ends_it(self):
        before = threading.active_count()
        stream = engines.get(self.engine).render(self.job())
        next(stream)
        stream.close()
        assert threading.active_count() <= before

    def test_reaches_the_shelf_signed(self, studio):
        clip = self.clip(studio)
        assert clip.wait().done
        assert clip.recipe.engine == self.engine
        assert clip.footage.size == clip.recipe.size == self.job().recipe.size
        assert len(clip.footage) == clip.recipe.frames
        assert clip.credentials.state in ("Trusted", "Valid")
        assert clip.credentials.source_type == self.source_type()
        assert studio.open(clip.path).recipe == clip.recipe

    def test_refuses_what_is_beyond_its_limits(self):
        limits = engines.get(self.engine).limits
        recipe = self.job().recipe.but(image="0" * 64)
        if limits.image:
            limits.check(recipe, self.engine)
        else:
            with pytest.raises(sora.LimitExceeded, match="picture"):
                limits.check(recipe, self.engine)
