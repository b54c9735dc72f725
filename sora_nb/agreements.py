"""Agreements: a person's answer put on record, signed with their key, or a grant that they signed elsewhere taken in."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import hashlib
import secrets
from typing import TYPE_CHECKING

from sora_nb import values
from sora_nb.errors import ConsentRequired
from sora_nb.likeness.portraits import Likeness
from sora_nb.trust import consent, grants, holders
from sora_nb.trust.consent import Consent
from sora_nb.trust.terms import Terms

if TYPE_CHECKING:
    from pathlib import Path

    from sora_nb.store.archive import Archive
    from sora_nb.store.cameos import CameoRow

_LOGGED = {"grant": "agreed", "decline": "declined", "revoke": "revoked"}


def terms_of(row: CameoRow) -> Terms:
    """Return what the person of a cameo is asked to agree to."""
    return values.read(Terms, row.terms)


@functools.lru_cache(maxsize=64)
def drawn_from(data: bytes, *, person: bool) -> tuple[Likeness | bytes | None, str]:
    """Return what somebody is drawn from, a likeness or a character's picture, and its SHA-256."""
    found = (Likeness.from_json(data) if person else data) if data else None
    return found, found.digest if isinstance(found, Likeness) else hashlib.sha256(data).hexdigest()


def concerns(record: Consent, row: CameoRow) -> bool:
    """Tell whether a decision is about this picture and these terms; a refusal counts until a picture comes again."""
    if record.kind != "grant":
        return record.at >= row.created
    return record.likeness == row.likeness and terms_of(row).within(record)


def decide(
    shelf: Archive, row: CameoRow, kind: str, *, level: str = "script", attested_by: str = "", guardian: str = "",
    key: str | None = None, guardian_key: str | None = None,
) -> Consent:  # fmt: skip
    """Put an answer on record; a grant is signed by the person first, and by a guardian where one is named.

    Args:
        shelf: Where the cameo stands.
        row: The cameo.
        kind: "grant", "decline" or "revoke".
        level: How it was attested.
        attested_by: Who attests it.
        guardian: Who agrees for somebody under age.
        key: The person's private key (PEM); None takes the one that the shelf keeps for them.
        guardian_key: The guardian's.

    Raises:
        ConsentRequired: a signature is missing, or the key is not theirs.
    """
    home, terms, at = shelf.cameos.home, terms_of(row), consent.now()
    told = {field.name: getattr(terms, field.name) for field in dataclasses.fields(terms) if field.name != "days"}
    by = f"{attested_by or consent.user()}{f', with {guardian}, guardian' if guardian else ''}"
    answer = Consent(
        id=secrets.token_hex(8), cameo=row.handle, likeness=row.likeness, kind=kind, level=level, attested_by=by,
        at=at.isoformat(timespec="milliseconds"), shelf=grants.shelf_of(home),
        expires=(at + datetime.timedelta(days=terms.days)).isoformat(timespec="seconds"), **told,
    )  # fmt: skip
    if kind == "grant":
        keys = {grants.PERSON: key or grants.key_of(home, row.handle)}
        if guardian:
            keys[grants.GUARDIAN] = guardian_key or grants.key_of(home, row.handle, grants.GUARDIAN)
        answer = grants.signed(answer, keys)
        _insist(shelf, answer)
    return _record(shelf, answer)


def accept(shelf: Archive, row: CameoRow, text: str) -> Consent:
    """Put a grant on record that the person signed elsewhere: for this face, this shelf, these terms, and once only.

    Raises:
        ConsentRequired: it is no grant, not signed by them, or for something else; that is logged as well.
    """
    who = f"@{row.handle}"
    try:
        grant = grants.parsed(text)
        if (grant.cameo, grant.likeness) != (row.handle, row.likeness):
            raise ConsentRequired(
                f"The grant is for another face than that of {who} (it is @{grant.cameo}'s). Ask {who} for one of their own, "
                "with this picture.",
                rule="face",
            )
        grants.insist_on_signatures(grant, key=_key(shelf, row.handle), home=shelf.cameos.home)
        if not terms_of(row).within(grant):
            raise ConsentRequired(
                f"The grant is to other terms than {who} is asked for. Call sora.cameo(..., name={row.handle!r}) with the "
                "terms of the grant, then accept it.",
                rule="terms",
            )
        consent.check(grant, cameo=row.handle, likeness=row.likeness)
        if any(consent.unsigned(one).id == grant.id for one in shelf.cameos.records()):
            raise ConsentRequired(
                f"This grant of {who} was taken in before, and what was decided since counts. Ask {who} for a new one.",
                rule="once",
            )
    except ConsentRequired as error:
        refused(shelf, row.handle, error)
        raise
    return _record(shelf, grant)


def refused(shelf: Archive, handle: str, error: Exception, subject: str = "") -> None:
    """Log that something was refused."""
    rule = getattr(error, "rule", "") or "handle"
    shelf.cameos.decisions.add("refused", handle, who=consent.user(), rule=rule, subject=subject)


def public_key(home: Path, handle: str, key: str | None) -> str:
    """Return the public half of a person's key, or of the one that the shelf keeps for them."""
    return holders.public(key or grants.key_of(home, handle))


def _key(shelf: Archive, handle: str) -> str:
    belongs = shelf.cameos.belongings().get(handle)
    return belongs.key if belongs else ""


def _insist(shelf: Archive, grant: Consent) -> None:
    try:
        grants.insist_on_signatures(grant, key=_key(shelf, grant.cameo), home=shelf.cameos.home)
    except ConsentRequired as error:
        refused(shelf, grant.cameo, error)
        raise


def _record(shelf: Archive, answer: Consent) -> Consent:
    home = shelf.cameos.home
    shelf.cameos.record(answer.cameo, lambda before: consent.sign(dataclasses.replace(answer, previous=before), home))
    shelf.cameos.decisions.add(_LOGGED[answer.kind], answer.cameo, who=consent.user(), consent=answer.id)
    return answer
