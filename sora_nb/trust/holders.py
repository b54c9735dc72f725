"""Holders: the signature of a rights holder under a policy (JWS in compact form, Ed25519; RFC 7515, 8037), or of a person."""

from __future__ import annotations

import base64
import json
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from sora_nb.errors import CredentialsError

TYPE = "sora-rights+jws"


def new_key() -> str:
    """Return a fresh private key as PEM text, for a holder to sign with and to keep."""
    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def public(key: str) -> str:
    """Return the public half of a private key, as it stands in signatures: 43 letters and digits.

    Raises:
        CredentialsError: it is no Ed25519 key.
    """
    return _packed(_private(key).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def sign(policy: dict[str, Any], key: str) -> str:
    """Return a policy as its holder signs it.

    Raises:
        CredentialsError: it is no Ed25519 key.
    """
    head = {"alg": "EdDSA", "typ": TYPE, "jwk": {"kty": "OKP", "crv": "Ed25519", "x": public(key)}}
    signed = ".".join(_packed(json.dumps(part, sort_keys=True, separators=(",", ":")).encode()) for part in (head, policy))
    return f"{signed}.{_packed(_private(key).sign(signed.encode()))}"


def mark(data: bytes, key: str) -> str:
    """Return the signature of some bytes by a private key, to be kept beside them.

    Raises:
        CredentialsError: it is no Ed25519 key.
    """
    return _packed(_private(key).sign(data))


def marked(data: bytes, public_key: str, signature: str) -> bool:
    """Tell whether a signature of some bytes was made by the private half of a public key."""
    try:
        Ed25519PublicKey.from_public_bytes(_unpacked(public_key)).verify(_unpacked(signature), data)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def read(text: str) -> tuple[dict[str, Any], str]:
    """Return a signed policy and the public key that signed it.

    Raises:
        CredentialsError: it is not signed so, or was altered.
    """
    try:
        head, body, signature = text.strip().split(".")
        said = json.loads(_unpacked(head))
        if (said["alg"], said["typ"], said["jwk"]["crv"]) != ("EdDSA", TYPE, "Ed25519"):
            raise CredentialsError(f"A policy is signed as {said['alg']!r} {said['typ']!r:.40}; only EdDSA {TYPE} counts.")
        signer = str(said["jwk"]["x"])
        Ed25519PublicKey.from_public_bytes(_unpacked(signer)).verify(_unpacked(signature), f"{head}.{body}".encode())
        policy = json.loads(_unpacked(body))
    except CredentialsError:
        raise
    except (InvalidSignature, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise CredentialsError("A signed policy was altered, or is none. Ask its holder for it again.") from error
    if not isinstance(policy, dict):
        raise CredentialsError("A signed policy holds no policy. Ask its holder for it again.")
    return policy, signer


def _private(key: str) -> Ed25519PrivateKey:
    try:
        found = load_pem_private_key(key.encode(), None)
    except (ValueError, TypeError) as error:
        raise CredentialsError(
            "The key is no private key as PEM text. Make one with sora_nb.trust.holders.new_key()."
        ) from error
    if not isinstance(found, Ed25519PrivateKey):
        raise CredentialsError("The key is no Ed25519 key. Make one with sora_nb.trust.holders.new_key().")
    return found


def _packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _unpacked(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
