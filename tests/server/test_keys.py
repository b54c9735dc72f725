from __future__ import annotations

import os
import stat

import pytest

from sora_nb.errors import CredentialsError
from sora_nb.server import keys


def test_made_once_and_kept_for_its_owner(home):
    made, new = keys.key(home)
    assert new
    assert keys.key(home) == (made, False)
    assert len(made) > 40
    assert keys.key_file(home).read_text().strip() == made
    if os.name != "nt":
        assert stat.S_IMODE(keys.key_file(home).stat().st_mode) == 0o600
    assert [path.name for path in home.iterdir()] == ["server.key"], "nothing half-written is left"


def test_a_new_key_takes_the_place_of_the_old(home):
    first, _ = keys.key(home)
    second, new = keys.key(home, new=True)
    assert new
    assert second != first
    assert keys.key(home) == (second, False)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_a_key_that_others_can_read_is_refused(home):
    keys.key(home)
    keys.key_file(home).chmod(0o644)
    with pytest.raises(CredentialsError, match="chmod 600"):
        keys.key(home)
    assert keys.key(home, new=True)[1]
    keys.key(home)


@pytest.mark.parametrize("text", ["", "\n", "sk-something-else", "sk-sora-nb-short"])
def test_a_file_that_holds_no_key_is_refused(home, text):
    keys.key(home)
    keys.key_file(home).write_text(text)
    with pytest.raises(CredentialsError, match="--new-key"):
        keys.key(home)


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CredentialsError, match="cannot be read or made"):
        keys.key(tmp_path / "file")


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("Bearer sk-sora-nb-abc", True),
        ("bearer  sk-sora-nb-abc ", True),
        ("Bearer sk-sora-nb-abd", False),
        ("Bearer sk-sora-nb-ab", False),
        ("Bearer ", False),
        ("", False),
        ("sk-sora-nb-abc", False),
        ("Basic sk-sora-nb-abc", False),
        ("Bearer ключ", False),
    ],
)
def test_only_the_whole_key_matches(said, right):
    assert keys.matches(said, "sk-sora-nb-abc") is right
