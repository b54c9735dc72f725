"""Consent: signed records of who agreed to the use of a likeness, for what, until when, and how that was attested.

Each record is a JWS in compact form (RFC 7515, ES256) over canonical JSON, signed by the library's own identity, whose
certificates it carries; each names the record before it, and the shelf notes the newest one's digest, so that a changed or
missing one shows. On one computer whoever runs it holds the key: a record proves what was clicked and when, not who sat there.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import contextvars
import datetime
import getpass
import hashlib
import itertools
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from sora_nb import values
from sora_nb.errors import ConsentRequired, CredentialsError, InvalidRequest
from sora_nb.trust import terms
from sora_nb.trust.identity import identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

LEVELS = {
    "camera": "attested at the camera, where a face turned as it was asked and a voice was heard, and by a click after that",
    "self": "attested by a click on “I am this person and I agree”",
    "on behalf": "attested by a click on “I have this person’s agreement”",
    "script": "attested by a line of code only, the weakest level",
}
"""How an agreement was attested, strongest first."""
KINDS = ("grant", "decline", "revoke")
_TYPE = "sora-consent+jws"
_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed a grant: `role` is "person" or "guardian", `key` their public key and `value` the signature (Ed25519)."""

    role: str
    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """One decision about one likeness.

    `cameo` is the handle, `likeness` the SHA-256 of what was agreed to be drawn; `kind` is "grant", "decline" or "revoke";
    `scope` is one of SCOPES, `holder` the user it was given to; `purposes` are in the person's own words; `level` is one of
    LEVELS, `attested_by` a name; `at` and `expires` are UTC in ISO 8601; `previous` is the SHA-256 of the record before.
    What else was agreed to is as in `Terms`; `shelf` names the shelf it was given to, `signatures` are the person's own and,
    for somebody under age, the guardian's.
    """

    id: str
    cameo: str
    likeness: str
    kind: str
    scope: str = "me"
    holder: str = ""
    purposes: tuple[str, ...] = ()
    level: str = "script"
    attested_by: str = ""
    at: str = ""
    expires: str = ""
    previous: str = ""
    named: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    commercial: bool = False
    quota: int | None = None
    minor: bool = False
    shelf: str = ""
    signatures: tuple[Signature, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind} of @{self.cameo} on {self.at[:10]}, {LEVELS[self.level]}"


_acting: contextvars.ContextVar[str] = contextvars.ContextVar("sora_nb user", default="")


@contextlib.contextmanager
def acting(name: str) -> Iterator[None]:
    """Act for somebody else than who is logged in, as a server does for whom it serves."""
    before = _acting.set(name)
    try:
        yield
    finally:
        _acting.reset(before)


def guest() -> str:
    """Return whom a server acts for, "" where it is nobody but who is logged in."""
    return _acting.get()


def user() -> str:
    """Return who acts: whom a server acts for, or who is logged in on this computer."""
    if guest():
        return guest()
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"


def now() -> datetime.datetime:
    """Return the time, UTC."""
    return datetime.datetime.now(datetime.UTC)


def sign(consent: Consent, home: Path) -> str:
    """Return a record as JWS, signed by the library's identity.

    Raises:
        CredentialsError: there is no usable signing key.
    """
    who = identity(home)
    key = serialization.load_pem_private_key(who.key.encode(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise CredentialsError(f"The key in {home / 'identity'} is no P-256 key, which consents are signed with. Replace it.")
    chain = [base64.b64encode(_der(c)).decode() for c in x509.load_pem_x509_certificates(who.chain.encode())]
    head = _packed(json.dumps({"alg": "ES256", "typ": _TYPE, "x5c": chain}, sort_keys=True, separators=(",", ":")).encode())
    body = _packed(values.to_json(consent).encode())
    r, s = decode_dss_signature(key.sign(f"{head}.{body}".encode(), ec.ECDSA(hashes.SHA256())))
    return f"{head}.{body}.{_packed(r.to_bytes(_BYTES, 'big') + s.to_bytes(_BYTES, 'big'))}"


def read(text: str, home: Path) -> Consent:
    """Return what a record says, if its signature is good and leads to a root that this library trusts.

    Raises:
        ConsentRequired: it is no record of ours, was altered, or was signed by a stranger.
    """
    try:
        head, body, signature = text.split(".")
        said = json.loads(_unpacked(head))
        if (said.get("alg"), said.get("typ")) != ("ES256", _TYPE):
            raise ConsentRequired(f"A consent is signed as {said.get('alg')!r} {said.get('typ')!r}; only ES256 {_TYPE} counts.")
        chain = [x509.load_der_x509_certificate(base64.b64decode(c, validate=True)) for c in said["x5c"]]
        _trusted(chain, x509.load_pem_x509_certificates(identity(home).anchors.encode()))
        key, raw = chain[0].public_key(), _unpacked(signature)
        if not isinstance(key, ec.EllipticCurvePublicKey) or len(raw) != 2 * _BYTES:
            raise InvalidSignature
        dss = encode_dss_signature(int.from_bytes(raw[:_BYTES], "big"), int.from_bytes(raw[_BYTES:], "big"))
        key.verify(dss, f"{head}.{body}".encode(), ec.ECDSA(hashes.SHA256()))
        return values.read(Consent, _unpacked(body))
    except ConsentRequired:
        raise
    except (InvalidSignature, InvalidRequest, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ConsentRequired(
            "A consent on the shelf was altered, or was signed by somebody whom this library does not trust. "
            "Ask the person again: sora.cameo(...) with their picture."
        ) from error


def digest(text: str) -> str:
    """Return the SHA-256 of a record, 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def check(consent: Consent | None, *, cameo: str, likeness: str) -> Consent:
    """Return the agreement if it holds now, for this likeness and this user.

    Raises:
        ConsentRequired: it does not; the message says why, and what to do.
    """
    ask = f"Show the card with a cell that ends in the cameo (sora.cameos()['{cameo}']) and answer it there"
    again = f"To ask again, call sora.cameo(...) with the picture and name={cameo!r}."
    if consent is None:
        raise ConsentRequired(f"@{cameo} has not agreed yet. {ask}, or in a script: sora.cameo(..., attested_by='your name').")
    if consent.kind == "decline":
        raise ConsentRequired(f"@{cameo} did not agree ({consent.at[:10]}). {again}", rule="declined")
    if consent.kind == "revoke":
        raise ConsentRequired(f"@{cameo} took the agreement back on {consent.at[:10]}. {again}", rule="revoked")
    if (consent.cameo, consent.likeness) != (cameo, likeness):
        raise ConsentRequired(
            f"The agreement on the shelf is for another picture than the one of @{cameo}. {again}", rule="face"
        )
    if now() >= _moment(consent.expires):
        raise ConsentRequired(f"The agreement of @{cameo} ended on {consent.expires[:10]}. {again}", rule="expiry")
    if now() < _moment(consent.at) - datetime.timedelta(days=1):
        raise ConsentRequired(f"The agreement of @{cameo} begins on {consent.at[:10]}, later than now. Set the clock right.")
    terms.insist_on_user(consent, user())
    return consent


def unsigned(text: str) -> Consent:
    """Return what a record says, its signature not looked at: for one that a later, signed record names by its digest.

    Raises:
        ConsentRequired: it is no record.
    """
    try:
        return values.read(Consent, _unpacked(text.split(".")[1]))
    except (InvalidRequest, ValueError, IndexError) as error:
        raise ConsentRequired("A consent on the shelf was altered. Ask the person again, with their picture.") from error


def unbroken(records: Sequence[str], home: Path, *, newest: str | None = None, whole: bool = True) -> bool:
    """Tell whether records, oldest first, follow one another without a gap.

    Each names the one before it by its digest, so the last one's signature holds for them all.

    Args:
        records: The records.
        home: Folder of the library whose identity signed them.
        newest: SHA-256 of the newest as it is noted beside them; without it, a missing last one does not show.
        whole: Demand that they begin with the shelf's first.
    """
    digests = [digest(text) for text in records]
    if newest is not None and newest != (digests[-1] if digests else ""):
        return False
    if not records:
        return True
    try:
        read(records[-1], home)
        named = [unsigned(text).previous for text in records]
    except ConsentRequired:
        return False
    return named == ["" if whole else named[0], *digests[:-1]]


def _trusted(chain: Sequence[x509.Certificate], roots: Sequence[x509.Certificate]) -> None:
    """Demand that each certificate was issued by the next, and the last by a root."""
    for lower, upper in itertools.pairwise(chain):
        lower.verify_directly_issued_by(upper)
    last = chain[-1]
    if not any(last == root or _issued(last, root) for root in roots):
        raise InvalidSignature


def _issued(certificate: x509.Certificate, root: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(root)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _moment(text: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return datetime.datetime.min.replace(tzinfo=datetime.UTC)


def _der(certificate: Any) -> bytes:
    return bytes(certificate.public_bytes(serialization.Encoding.DER))


def _packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _unpacked(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error
