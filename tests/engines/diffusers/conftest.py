"""A small LTX-2 on disk, made once; without torch these tests are skipped, or fail where no skip is allowed."""

from __future__ import annotations

import importlib.util
import os

import pytest


@pytest.fixture(scope="session")
def little(tmp_path_factory):
    """Return the folder of a small LTX-2 pipeline."""
    if importlib.util.find_spec("torch") is None and os.environ.get("SORA_NB_NO_SKIP") != "1":
        pytest.skip("torch is not installed: pip install -e '.[models]'")
    import torch

    from tests.engines.diffusers import little_ltx

    # The layers are so small that two threads wait for each other longer than they work.
    torch.set_num_threads(1)
    return little_ltx.save(tmp_path_factory.mktemp("little") / "ltx")
