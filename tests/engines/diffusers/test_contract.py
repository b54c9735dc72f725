"""The diffusers engine keeps the contract with a small LTX-2 of the real classes."""

from __future__ import annotations

import pytest

from tests.engines.contract import EngineContract


class TestDiffusers(EngineContract):
    seconds = 0.5
    """Off the model's grid: 6 frames at 12 a second, of which it makes 8·k + 1."""
    size = (130, 90)

    @pytest.fixture(autouse=True)
    def _model(self, little):
        self.engine = f"diffusers:{little}"

    def job(self, **changes):
        return super().job(**({"options": (("steps", "3"),)} | changes))
