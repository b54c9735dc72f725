"""The signing identity of one library: made on first use, kept private, replaceable by an organisation's own."""

from __future__ import annotations

import datetime
import importlib
import os
import secrets
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from sora_nb.errors import CredentialsError
from sora_nb.media.unfinished import unfinished
from sora_nb.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CLAIM_SIGNING = x509.ObjectIdentifier("1.3.6.1.4.1.62558.2.1")
"""Extended key usage for C2PA claims (C2PA 2.4, section 14.5.1)."""
_YEAR = datetime.timedelta(days=366)
_YEARS = {"root": 25, "issuing": 20, "leaf": 15}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a library signs with, and whom it trusts; all PEM text.

    `chain` is the signer's certificate and the one that issued it, `key` its private key (P-256), `anchors` the roots
    that a signature must lead to. `remote` is a function that signs where the key is kept elsewhere: bytes in, the raw
    ECDSA signature of their SHA-256 out, r and s in 32 bytes each.
    """

    chain: str
    key: str = field(repr=False)
    anchors: str
    remote: Callable[[bytes], bytes] | None = field(default=None, repr=False)


def identity(home: Path) -> Identity:
    """Return the identity in `home`/identity, making one on first use.

    An organisation puts its own chain.pem and key.pem there, its root as root.pem, and further roots it trusts (the one
    replaced, say) as trusted/*.pem; a class names a list of them in SORA_NB_TRUST. With SORA_NB_SIGNER no key.pem is needed.

    Raises:
        CredentialsError: the folder cannot be made or read, or a setting leads nowhere.
    """
    settings = Settings.from_environment()
    remote = _remote(settings.signer) if settings.signer else None
    folder = home / "identity"
    try:
        if not (folder / ("key.pem" if remote is None else "chain.pem")).exists():
            _make(folder)
        trusted = [*sorted((folder / "trusted").glob("*.pem")), *_trusted(settings.trust)]
        return Identity(
            chain=(folder / "chain.pem").read_text(),
            key=(folder / "key.pem").read_text() if remote is None else "",
            remote=remote,
            anchors="".join(path.read_text() for path in [folder / "root.pem", *trusted]),
        )
    except OSError as error:
        raise CredentialsError(
            f"The signing identity in {folder} cannot be read or made: {error.strerror or error}. "
            "It must be a folder you own; set SORA_NB_HOME to a place you can write to."
        ) from error


def _trusted(place: Path | None) -> list[Path]:
    if place is None:
        return []
    found = sorted(place.glob("*.pem")) if place.is_dir() else [place] if place.is_file() else []
    if not found:
        raise CredentialsError(f"SORA_NB_TRUST is {place}, where no certificates lie. Name a .pem file, or a folder of them.")
    return found


def _remote(name: str) -> Callable[[bytes], bytes]:
    module, _, function = name.partition(":")
    try:
        found = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError, ValueError) as error:
        raise CredentialsError(
            f"SORA_NB_SIGNER is {name!r}: {error}. Write module:function, of one that can be imported."
        ) from error
    if not callable(found):
        raise CredentialsError(f"SORA_NB_SIGNER is {name!r}, which cannot be called. Name a function of bytes.")
    signer: Callable[[bytes], bytes] = found
    return signer


def _make(folder: Path) -> None:
    """Write a new identity beside its place and move it there in one step: of two processes, one wins, both go on."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = unfinished(folder, "identity")
    fresh.mkdir(mode=0o700)
    try:
        for name, text in _certificates().items():
            with os.fdopen(os.open(fresh / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        try:
            fresh.rename(folder)
        except OSError:
            if not (folder / "key.pem").exists():
                raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _certificates() -> dict[str, str]:
    """Return root, chain and key: root -> issuing -> leaf. The two upper keys are dropped, so nobody can sign with them."""
    mark = secrets.token_hex(4)
    keys = {level: ec.generate_private_key(ec.SECP256R1()) for level in _YEARS}
    root = _certificate("root", mark, keys["root"], keys["root"], None)
    issuing = _certificate("issuing", mark, keys["issuing"], keys["root"], root)
    leaf = _certificate("leaf", mark, keys["leaf"], keys["issuing"], issuing)
    return {
        "root.pem": _pem(root),
        "chain.pem": _pem(leaf) + _pem(issuing),
        "key.pem": keys["leaf"].private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
    }


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(Encoding.PEM).decode()


def _certificate(
    level: str,
    mark: str,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    issuer: x509.Certificate | None,
) -> x509.Certificate:
    names = {"root": f"sora_nb local root {mark}", "issuing": f"sora_nb local CA {mark}", "leaf": f"sora_nb studio {mark}"}
    subject = x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, "sora_nb"), x509.NameAttribute(NameOID.COMMON_NAME, names[level])]
    )
    above = key.public_key() if issuer is None else signer.public_key()
    # A clock that is a little behind on another machine must not refuse a fresh signature.
    start = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    authority = level != "leaf"
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if issuer is None else issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + _YEARS[level] * _YEAR)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(_usage(authority=authority), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(above), critical=False)
    )
    if not authority:
        # Validators differ in which of the two they ask for.
        usages = x509.ExtendedKeyUsage([CLAIM_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION])
        builder = builder.add_extension(usages, critical=False)
    return builder.sign(signer, hashes.SHA256())


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        key_cert_sign=authority,
        crl_sign=authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
