"""Tests of nano need torch and diffusers; where no skip is allowed, they fail without them."""

from __future__ import annotations

import importlib.util
import os

collect_ignore_glob = (
    ["test_*.py"] if importlib.util.find_spec("torch") is None and os.environ.get("SORA_NB_NO_SKIP") != "1" else []
)
