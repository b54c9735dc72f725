"""Grants: an agreement signed with the person's own key, and a guardian's for somebody under age.

The shelf signs what was decided and when (`consent`); the person signs what was agreed to, for which face and which shelf, so
that a grant can be given from afar and nobody else can widen it. A key that the shelf makes for somebody lies beside its own:
on one computer whoever runs it holds both. A person who signs with a key of their own keeps it where they like.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
from pathlib import Path

from sora_nb import values
from sora_nb.errors import ConsentRequired, CredentialsError, InvalidRequest
from sora_nb.media.unfinished import unfinished
from sora_nb.trust import holders
from sora_nb.trust.consent import Consent, Signature
from sora_nb.trust.identity import identity

PERSON, GUARDIAN = "person", "guardian"
_HEAD = b"sora-grant 1\n"


def shelf_of(home: Path) -> str:
    """Return what names a shelf in a grant: the SHA-256 of its signing certificate, 32 hex digits."""
    return hashlib.sha256(identity(home).chain.encode()).hexdigest()[:32]


def key_of(home: Path, handle: str, role: str = PERSON) -> str:
    """Return the private key (PEM) that the shelf keeps for somebody, making one on first use.

    Raises:
        CredentialsError: it cannot be read or written.
    """
    path = home / "identity" / "people" / f"{handle}.{role}.pem"
    try:
        if not path.exists():
            identity(home)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            draft = unfinished(path, "key")
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(holders.new_key())
            # Of two processes one wins; a key that was there already is never lost.
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return path.read_text()
    except OSError as error:
        raise CredentialsError(f"The key of @{handle} in {path} cannot be read or made: {error.strerror or error}.") from error


def loaded(key: str | Path | None) -> str | None:
    """Return a key from the file that holds it, or as it is where it is the PEM text itself.

    Raises:
        CredentialsError: the file cannot be read.
    """
    if key is None or (isinstance(key, str) and key.startswith("-----BEGIN")):
        return None if key is None else str(key)
    try:
        return Path(key).expanduser().read_text()
    except OSError as error:
        raise CredentialsError(f"The key in {key} cannot be read: {error.strerror or error}. Name its PEM file.") from error


def signed(grant: Consent, keys: dict[str, str]) -> Consent:
    """Return a grant with a signature by each key, PEM text by role."""
    body = _body(grant)
    made = tuple(Signature(role=role, key=holders.public(key), value=holders.mark(body, key)) for role, key in keys.items())
    return dataclasses.replace(grant, signatures=made)


def insist_on_signatures(grant: Consent, *, key: str, home: Path) -> None:
    """Refuse a grant that was not signed by whom it is about, or is for another shelf.

    Args:
        grant: A grant.
        key: The public key that the handle belongs to.
        home: Folder of the shelf.

    Raises:
        ConsentRequired: the message says which signature is missing or wrong.
    """
    who, again = f"@{grant.cameo}", "Ask them for a new one: sora.cameo(...), with their picture and their key"
    found = {signature.role: signature for signature in grant.signatures}
    person, guardian = found.get(PERSON), found.get(GUARDIAN)
    if person is None:
        raise ConsentRequired(f"The grant of {who} bears no signature of theirs. {again}.", rule="signature")
    body = _body(grant)
    for one in found.values():
        if not holders.marked(body, one.key, one.value):
            told = f"The grant of {who} was altered after the {one.role} signed it, or they never did. {again}."
            raise ConsentRequired(told, rule="signature")
    if person.key != key:
        told = f"The grant was signed by another key ({person.key[:8]}…) than that of {who} ({key[:8]}…). {again}."
        raise ConsentRequired(told, rule="signature")
    if grant.shelf != shelf_of(home):
        raise ConsentRequired(
            f"The grant of {who} is for another shelf ({grant.shelf[:8]}… and not {shelf_of(home)[:8]}…). Ask them to agree "
            "for this one.",
            rule="shelf",
        )
    if grant.minor and (guardian is None or guardian.key == person.key):
        raise ConsentRequired(
            f"{who} is under age, and no guardian has signed. Let one: cameo.agree(attested_by=…, guardian='their name').",
            rule="guardian",
        )


def written(grant: Consent) -> str:
    """Return a grant as text that can be sent to the shelf it is for; see `Cameo.accept`."""
    return values.to_json(dataclasses.replace(grant, previous=""))


def parsed(text: str) -> Consent:
    """Return the grant that somebody sent.

    Raises:
        ConsentRequired: it is none.
    """
    try:
        grant = values.read(Consent, text)
    except (InvalidRequest, ValueError) as error:
        raise ConsentRequired(f"This is no grant: {error}. Ask for the text of cameo.grant.", rule="signature") from error
    if grant.kind != "grant":
        raise ConsentRequired(f"This is no grant but a {grant.kind}. Ask for the text of cameo.grant.", rule="signature")
    return grant


def _body(grant: Consent) -> bytes:
    """Return what is signed: everything but the signatures and the place in the shelf's chain."""
    return _HEAD + values.to_json(dataclasses.replace(grant, signatures=(), previous="")).encode()
