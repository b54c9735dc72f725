"""The engine nano keeps the contract, goes on beyond one piece, begins with a picture, and says where weights come from."""

from __future__ import annotations

import importlib.util
import os

import numpy as np
import pytest

import sora_nb as sora
from sora_nb import engines
from sora_nb.footage import Picture, Progress
from tests.engines.contract import EngineContract

if importlib.util.find_spec("torch") is None and os.environ.get("SORA_NB_NO_SKIP") != "1":
    pytest.skip("torch is not installed: pip install -e '.[models]'", allow_module_level=True)


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    from tests.model import little_nano

    folder = tmp_path_factory.mktemp("nano") / "pipeline"
    little_nano.made().save_pretrained(folder, safe_serialization=True)
    return folder


class TestNano(EngineContract):
    @pytest.fixture(autouse=True)
    def _model(self, weights):
        self.engine = f"nano:{weights}"

    def job(self, **changes):
        return super().job(**({"options": (("steps", "3"),)} | changes))

    def test_goes_on_where_one_piece_ends(self):
        job = self.job(seconds=2.5)
        items = list(engines.get(self.engine).render(job))
        frames = np.concatenate([item.frames for item in items if isinstance(item, Picture)])
        assert len(frames) == job.recipe.frames == 30
        # Three pieces of eight frames, of which two are the end of the one before.
        assert max(item.done for item in items if isinstance(item, Progress)) == 10

    def test_shows_each_step_as_it_is_made(self):
        previews = [item.preview for item in self.made() if isinstance(item, Progress) and item.preview is not None]
        assert len(previews) == 3
        assert previews[0].shape == (96, 128, 3)

    def test_begins_with_a_picture(self):
        picture = np.zeros((96, 128, 3), np.uint8)
        picture[:, :, 0] = 255
        items = engines.get(self.engine).render(self.job().but(image=picture))
        first = next(item.frames[0] for item in items if isinstance(item, Picture))
        assert np.abs(first.astype(int) - picture).mean() < 3

    def test_an_option_out_of_range_is_refused(self):
        with pytest.raises(sora.LimitExceeded, match="steps"):
            engines.get(self.engine).limits.check(self.job(options=(("steps", "0"),)).recipe, self.engine)


def test_without_weights_it_says_how_to_come_by_some(studio, tmp_path):
    with pytest.raises(sora.InvalidRequest, match=r"python -m sora_nb\.training"):
        studio.generate("a cat", engine=f"nano:{tmp_path}", seconds=1)


def test_weights_that_the_package_carries_show_what_is_asked(studio):
    """The place is told from the picture alone: sand and sky against grass, the colour where the figure stands."""
    options = {"steps": 6, "guidance": 1.5}
    films = {
        place: studio.generate(f"A red ball jumps {where}.", engine="nano", seconds=4, size=(128, 128), seed=1, options=options)
        for place, where in (("meadow", "in a meadow"), ("desert", "in the desert"))
    }
    floors = {place: clip.footage.frames()[:, -20:].mean(axis=(0, 1, 2)) for place, clip in films.items()}
    assert floors["meadow"][1] > floors["meadow"][0] > floors["meadow"][2]
    assert floors["desert"][0] > floors["desert"][1] > floors["desert"][2]
    for clip in films.values():
        red = clip.footage.frames().astype(int)
        assert ((red[..., 0] > 150) & (red[..., 1] < 90) & (red[..., 2] < 90)).mean() > 0.003
        assert clip.recipe.engine == "nano"


def test_no_torch_until_it_renders(weights):
    import subprocess
    import sys

    code = f"import sys; from sora_nb import engines; engines.get('nano:{weights}').limits; print('torch' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert said.stdout.strip() == "False"
