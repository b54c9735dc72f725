"""A nano of random weights that make a picture, for tests."""

from __future__ import annotations

import torch

from sora_nb.model.pipeline import untrained

MEASURES = {"side": 16, "frames": 8, "fps": 8, "patch": (2, 4, 4), "width": 32, "depth": 2, "heads": 2, "neck": 16}


def made():
    """Return the pipeline; unlike one that is to be trained, it does not begin with grey silence."""
    torch.manual_seed(0)
    pipeline = untrained(**MEASURES)
    for layer in (pipeline.transformer.show, pipeline.transformer.play, pipeline.transformer.tune):
        torch.nn.init.normal_(layer.weight, std=0.3)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline
