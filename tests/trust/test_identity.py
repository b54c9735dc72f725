from __future__ import annotations

import datetime
import os
import subprocess
import sys

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from sora_nb.errors import CredentialsError
from sora_nb.trust.identity import CLAIM_SIGNING, identity


def test_a_new_identity_is_a_chain_that_lasts_ten_years(home):
    who = identity(home)
    leaf, issuing = x509.load_pem_x509_certificates(who.chain.encode())
    (root,) = x509.load_pem_x509_certificates(who.anchors.encode())
    leaf.verify_directly_issued_by(issuing)
    issuing.verify_directly_issued_by(root)
    assert leaf.subject != issuing.subject
    assert load_pem_private_key(who.key.encode(), None).public_key() == leaf.public_key()
    assert leaf.not_valid_after_utc - datetime.datetime.now(datetime.UTC) > datetime.timedelta(days=3653)
    assert issuing.not_valid_after_utc > leaf.not_valid_after_utc
    usages = set(leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value)
    assert usages == {CLAIM_SIGNING, x509.ExtendedKeyUsageOID.EMAIL_PROTECTION}
    assert not leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_only_the_owner_can_read_the_key(home):
    identity(home)
    assert (home / "identity").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (home / "identity").iterdir()} == {0o600}


def test_the_key_is_not_shown(home):
    assert "PRIVATE" not in repr(identity(home))


def test_the_same_identity_every_time_and_another_for_another_home(home, tmp_path):
    assert identity(home) == identity(home)
    assert identity(home).anchors != identity(tmp_path).anchors


def test_processes_that_start_together_agree(tmp_path):
    code = "import sys, pathlib; from sora_nb.trust.identity import identity; print(identity(pathlib.Path(sys.argv[1])).chain)"
    children = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    assert len({child.communicate()[0] for child in children}) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["identity"]


def test_further_roots_are_trusted(home, tmp_path):
    identity(home)
    (home / "identity" / "trusted").mkdir()
    (home / "identity" / "trusted" / "school.pem").write_text(identity(tmp_path).anchors)
    assert identity(tmp_path).anchors in identity(home).anchors


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "home").write_text("a file, not a folder")
    with pytest.raises(CredentialsError, match="SORA_NB_HOME"):
        identity(tmp_path / "home")
