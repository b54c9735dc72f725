"""A shelf of its own for every test, and no network."""

from __future__ import annotations

import functools
import socket

import hypothesis
import numpy as np
import pytest

import sora_nb as sora
from sora_nb.likeness import portraits
from tests.likeness import ANA

# The first call imports; a deadline would measure the disk.
hypothesis.settings.register_profile("plain", deadline=None)
hypothesis.settings.load_profile("plain")


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    """Point SORA_NB_HOME at an empty folder, so that no test sees the user's shelf or another test's."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("SORA_NB_HOME", str(folder))
    # The default studio remembers the shelf it opened first.
    for name in ("_default", *sora._BOUND):
        monkeypatch.delitem(vars(sora), name, raising=False)
    return folder


@pytest.fixture
def studio(home):
    """Return a studio with an empty shelf."""
    return sora.Studio(home)


_TAKE = portraits.take


@functools.cache
def _remembered(shape, data):
    return _TAKE(np.frombuffer(data, np.uint8).reshape(shape))


@pytest.fixture
def taken_once(monkeypatch):
    """Take each picture's likeness once for all tests; it is the real one."""
    pytest.importorskip("ai_edge_litert")
    monkeypatch.setattr(portraits, "take", lambda picture, **_: _remembered(picture.shape, picture.tobytes()))


@pytest.fixture
def ana(studio, taken_once):
    """Return a cameo who agreed."""
    del taken_once
    return studio.cameo(ANA, name="ana", attested_by="a test")


@pytest.fixture(autouse=True)
def offline(request, monkeypatch):
    """Refuse connections beyond this machine: everything is promised to work without a network."""
    connect = socket.socket.connect

    def refuse(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"a test reached for the network: {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", refuse)
