"""Appearances: who is seen in a film that is there, by which agreement, and whether that agreement still holds.

A film's credentials name the agreements by which people are in it. What holds is asked by those, not by handles: a handle may
have gone to another face since, or mean somebody else on another shelf.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.errors import ConsentRequired, ShelfError
from sora_nb.recipes import CUTS, Recipe
from sora_nb.trust import consent, grants, provenance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sora_nb.store.archive import Archive
    from sora_nb.trust.consent import Consent

SHOWING = (*CUTS, "extend", "import")
"""Actions whose film shows its parents' pictures, and so the people in them."""
_SAID = re.compile(r"@(\S+) (\S+) \((.*)\)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What a film's credentials say of an agreement: its id and the SHA-256 of its record, and no more of the person.

    `agreed` is the agreement itself, which stays on the shelf.
    """

    cameo: str
    id: str
    sha256: str
    level: str
    agreed: Consent

    def plain(self) -> dict[str, str]:
        """Return it as it goes into a film's credentials."""
        return {"cameo": self.cameo, "consent": self.id, "sha256": self.sha256, "level": self.level}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Appearance:
    """Somebody seen in a film: their handle there, and the id of the agreement it was made by, "" where it names none."""

    handle: str
    consent: str = ""


def latest(shelf: Archive, handle: str) -> tuple[Consent, str] | None:
    """Return the last decision under a handle and its record, or None where nothing was decided.

    Raises:
        ConsentRequired: the record was altered, or one that was made after it is missing.
    """
    chain, newest = shelf.cameos.chain()
    numbers = [number for number, (name, _) in enumerate(chain) if name == handle]
    if not numbers:
        return None
    said = consent.read(chain[numbers[-1]][1], shelf.cameos.home)
    _insist_unbroken(shelf, [text for _, text in chain[numbers[-1] :]], newest)
    return said, chain[numbers[-1]][1]


def in_film(path: Path | None, recipe: Recipe, home: Path) -> tuple[Appearance, ...]:
    """Return who is seen in a film, as its credentials and its recipe say; None stands for a film that is gone."""
    said = provenance.read(path, home=home).consents if path is not None else ()
    matches = [(text, _SAID.fullmatch(text)) for text in said]
    found = {Appearance(handle=m[1], consent=m[2]) if m else Appearance(handle=text) for text, m in matches}
    named = {one.handle for one in found}
    return tuple(sorted(found | {Appearance(handle=handle) for handle in recipe.cameos if handle not in named}))


def of_clip(shelf: Archive, clip_id: str, recipe: Recipe) -> tuple[Appearance, ...]:
    """Return who is seen in a clip of the shelf."""
    # Only these can show anybody; no other film has to be read.
    if not recipe.cameos and recipe.action not in SHOWING:
        return ()
    try:
        # Asked anew each time: rendered afresh, the same clip may have got another file.
        path: Path | None = shelf.film(shelf.get(clip_id))
    except ShelfError:
        path = None
    return in_film(path, recipe, shelf.home)


def inherited(shelf: Archive, recipe: Recipe) -> tuple[Appearance, ...]:
    """Return who is seen in a film to be made, because they are seen in the films that it shows."""
    parents = recipe.parents if recipe.action in SHOWING else ()
    recipes = {parent: Recipe.from_json(shelf.get(parent).recipe) for parent in parents}
    return tuple(sorted({one for parent, made in recipes.items() for one in of_clip(shelf, parent, made)}))


def insist_on_nobody(films: Iterable[Path], home: Path) -> None:
    """Refuse films from beside the shelf in which somebody is seen: opened on it first, they have their people asked.

    Raises:
        ConsentRequired: somebody is seen in one.
    """
    for path in films:
        for text in provenance.read(path, home=home).consents:
            raise ConsentRequired(
                f"{text.split()[0]} is seen in {path.name}, which does not come from this shelf. Open it here, so that their "
                "agreement is asked for: sora.open(the film).to_moviepy()."
            )


def standing(shelf: Archive, seen: Appearance) -> Grant:
    """Return the agreement by which somebody seen in a film may be shown in another one made from it.

    It is the one the film names or a later one for the same face, under whatever handle.

    Raises:
        ConsentRequired: there is none that holds, or this shelf knows nothing of it.
    """
    said, text = _now(shelf, seen)
    consent.check(said, cameo=said.cameo, likeness=said.likeness)
    insist_on_signatures(shelf, said)
    return Grant(cameo=seen.handle, id=said.id, sha256=consent.digest(text), level=said.level, agreed=said)


def insist_on_signatures(shelf: Archive, grant: Consent) -> None:
    """Refuse a grant that the person whose handle it is did not sign.

    Raises:
        ConsentRequired: the message says which signature is missing or wrong.
    """
    belongs = shelf.cameos.belongings().get(grant.cameo)
    grants.insist_on_signatures(grant, key=belongs.key if belongs else "", home=shelf.cameos.home)


def withdrawn(shelf: Archive, people: Iterable[Appearance]) -> list[str]:
    """Return a sentence for each person in a film whose agreement was taken back, or cannot be read."""
    found = []
    for one in people:
        try:
            said = _now(shelf, one)[0]
        except ConsentRequired as error:
            found.append(f"@{one.handle} is in it, and nobody can tell whether that is still agreed to: {error}")
            continue
        if said.kind != "grant":
            found.append(f"@{one.handle} took the agreement back on {said.at[:10]}: do not show or share this film.")
    return list(dict.fromkeys(found))


def _now(shelf: Archive, seen: Appearance) -> tuple[Consent, str]:
    """Return what holds now of the agreement that a film names: a grant for that face, or what ended it, with its record."""
    chain, newest = shelf.cameos.chain()
    first = _place(seen, chain)
    records = [text for _, text in chain[first:]]
    granted = consent.read(records[0], shelf.cameos.home)
    # From here on the newest record's signature holds for all of them.
    _insist_unbroken(shelf, records, newest)
    held: dict[str, tuple[Consent, str]] = {}
    last = (granted, records[0])
    for said, text in ((consent.unsigned(text), text) for text in records):
        same = said.likeness == granted.likeness
        if said.kind == "grant" and same:
            held[said.cameo] = (said, text)
        elif said.kind == "revoke" or same:
            # Taken back under the handle, it is taken back for every face that the handle had until then.
            held.pop(said.cameo, None)
            last = (said, text) if said.cameo == granted.cameo else last
    return held.get(granted.cameo) or next(iter(held.values()), last)


def _place(seen: Appearance, chain: Sequence[tuple[str, str]]) -> int:
    """Return where in the chain the agreement stands that a film names."""
    for number, (_, text) in enumerate(chain):
        try:
            said = consent.unsigned(text)
        except ConsentRequired:
            continue
        if seen.consent and (said.id, said.kind) == (seen.consent, "grant"):
            return number
    why = "was given on another shelf, which alone knows whether it holds" if seen.consent else "is not named in the film"
    raise ConsentRequired(f"The agreement of @{seen.handle} {why}. Ask the person here, and make the film anew.")


def _insist_unbroken(shelf: Archive, records: list[str], newest: str) -> None:
    if not consent.unbroken(records, shelf.cameos.home, newest=newest, whole=False):
        raise ConsentRequired(
            "A record of what people agreed to is missing on the shelf or was altered, so nobody can tell what was decided. "
            "Ask the person again: sora.cameo(..., attested_by='your name') with their picture."
        )
