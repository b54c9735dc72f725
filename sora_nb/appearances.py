"""Appearances: what a shelf's records say of the people in films, by handle or by the agreement that a film names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.errors import ConsentRequired
from sora_nb.trust import consent

if TYPE_CHECKING:
    from sora_nb.store.archive import Archive
    from sora_nb.trust.consent import Consent


def latest(shelf: Archive, handle: str) -> tuple[Consent, str] | None:
    """Return the last decision under a handle and its record, or None where nothing was decided.

    Raises:
        ConsentRequired: the record was altered, or one that was made after it is missing.
    """
    chain, newest = shelf.cameos.chain()
    numbers = [number for number, (name, _) in enumerate(chain) if name == handle]
    if not numbers:
        return None
    said = consent.read(chain[numbers[-1]][1], shelf.home)
    _insist_unbroken(shelf, [text for _, text in chain[numbers[-1] :]], newest)
    return said, chain[numbers[-1]][1]


def _insist_unbroken(shelf: Archive, records: list[str], newest: str) -> None:
    if not consent.unbroken(records, shelf.home, newest=newest, whole=False):
        raise ConsentRequired(
            "A record of what people agreed to is missing on the shelf or was altered, so nobody can tell what was decided. "
            "Ask the person again: sora.cameo(..., attested_by='your name') with their picture."
        )
