"""Every engine of ours keeps the contract."""

from __future__ import annotations

from tests.engines.contract import EngineContract


class TestTestCard(EngineContract):
    engine = "testcard"


class TestStage(EngineContract):
    engine = "stage"
