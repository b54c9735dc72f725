"""Guests: people who lend a film their face. A Cameo is a likeness with its terms; it is drawn only once they agreed."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Protocol

from sora_nb import agreements, appearances
from sora_nb.appearances import Grant
from sora_nb.errors import ConsentRequired, InvalidRequest, ShelfError
from sora_nb.likeness.portraits import Likeness
from sora_nb.media import image
from sora_nb.settings import Settings
from sora_nb.store.cameos import CUTOUT, LIKENESS, PICTURE, CameoRow
from sora_nb.trust import consent, grants
from sora_nb.trust.consent import Consent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from sora_nb.clips import Clip
    from sora_nb.store.archive import Archive
    from sora_nb.trust.judging import Judge
    from sora_nb.ui.cameo_card import CameoCard, StaticCard

_LEVELS = {"agree": "self", "vouch": "on behalf"}
_STATES = {"decline": "declined", "revoke": "revoked"}


class Host(Protocol):
    """Whoever keeps the cameos, as far as a cameo needs to know."""

    @property
    def shelf(self) -> Archive:
        """Return the archive that the cameo stands in."""
        ...

    judge: Judge
    """Whoever judges pictures and names that come in."""

    def clips_with(self, handle: str) -> list[Clip]:
        """Return the clips made with a cameo, newest first."""
        ...

    def erase(self, handle: str, clips: Sequence[Clip]) -> int:
        """Delete clips made with a cameo, all where none is named; return how many."""
        ...

    def drafts(self) -> list[Clip]:
        """Return the clips under way."""
        ...

    def library(self) -> Iterable[Clip]:
        """Return all clips of the shelf, newest first."""
        ...

    @property
    def reinvite(self) -> Callable[[str, str], Cameo]:
        """Return a function of a module that finds a cameo by library and handle, for unpickling."""
        ...


class Cameo:
    """A person's likeness and its terms; draws itself as a card on which the person answers."""

    def __init__(self, host: Host, row: CameoRow) -> None:
        self._host, self._row = host, row
        self.handle = row.handle
        """The name in prompts, without the @."""
        self.witnessed = False
        """Whether they sat before the camera a moment ago and did what they were asked there."""

    def __repr__(self) -> str:
        return f"<Cameo @{self.handle}, {self.state}>"

    def __str__(self) -> str:
        return f"@{self.handle}"

    @property
    def figure(self) -> str:
        """Return the body that the cameo plays with, such as "woman"; words in a prompt win over it."""
        return self._row.figure

    @property
    def home(self) -> Path:
        """Return the folder of the library the cameo belongs to."""
        return self._host.shelf.cameos.home

    @property
    def consent(self) -> Consent | None:
        """Return the last decision, checked for its signature, or None where nothing was decided yet."""
        return self._last()[0]

    def _last(self) -> tuple[Consent | None, str]:
        """Return the last decision on this picture and these terms, and its record."""
        found = appearances.latest(self._host.shelf, self.handle)
        return found if found is not None and agreements.concerns(found[0], self._row) else (None, "")

    @property
    def kind(self) -> str:
        """Return "person", or "character" for a pet, a toy or a drawn figure."""
        belongs = self._host.shelf.cameos.belongings().get(self.handle)
        return belongs.kind if belongs else "person"

    @property
    def owner(self) -> str:
        """Return who brought the cameo in: they alone may change its picture and its terms."""
        belongs = self._host.shelf.cameos.belongings().get(self.handle)
        return belongs.owner if belongs else ""

    @property
    def state(self) -> str:
        """Return "pending", "agreed", "declined", "revoked", "expired", "for somebody else" or "unreadable"."""
        try:
            last = self.consent
            if last is None:
                return "pending"
            if last.kind != "grant":
                return _STATES[last.kind]
            self._check(last)
        except ConsentRequired as error:
            return {"expiry": "expired", "who": "for somebody else"}.get(error.rule, "unreadable")
        return "agreed"

    def _check(self, said: Consent | None) -> Consent:
        """Return the agreement if it holds for this face and for whoever asks, and was signed by the person."""
        held = consent.check(said, cameo=self.handle, likeness=self._row.likeness)
        appearances.insist_on_signatures(self._host.shelf, held)
        return held

    @property
    def likeness(self) -> Likeness:
        """Return the likeness as it is drawn.

        Raises:
            ConsentRequired: the person has not agreed, or no longer.
        """
        found = self.granted()[0]
        if isinstance(found, bytes):
            raise InvalidRequest(f"@{self.handle} is a character, which is drawn from its picture and has no likeness.")
        return found

    @property
    def terms(self) -> tuple[str, ...]:
        """Return what the person is asked to agree to, in plain sentences."""
        what = {
            "person": "A drawing of this face acts in short films, in any style, saying and doing what somebody writes.",
            "character": "This figure acts in short films, doing what somebody writes.",
        }[self.kind]
        data = self._host.shelf.cameos.file(self.handle, LIKENESS)
        voice = Likeness.from_json(data).voice if data else None
        return (
            what,
            *(voice.told() if voice is not None else ()),
            *agreements.terms_of(self._row).told(),
            "It can be taken back at any time: then no new film is made, the picture is deleted here, and films made before "
            "are marked. Copies that were given away cannot be called back.",
            "Of the picture stay 64 bits by which a copy of it is known again; every decision is in a log.",
            "For somebody under 18, a parent or guardian has to agree.",
            "On one computer this is a signed note and no lock: whoever runs the computer holds its keys.",
        )

    def agree(
        self, *, level: str = "script", attested_by: str, guardian: str = "", key: str | Path | None = None,
        guardian_key: str | Path | None = None,
    ) -> Cameo:  # fmt: skip
        """Record the agreement; the card's buttons and `attested_by=` end here. Returns the cameo itself.

        Args:
            level: How it was attested, one of `consent.LEVELS`.
            attested_by: Who attests that the person agrees.
            guardian: Who agrees for somebody under age.
            key: The person's own key, a PEM file; None signs with the one that the shelf made for them.
            guardian_key: The guardian's.

        Raises:
            InvalidRequest: nobody is named, or the level is unknown.
            ConsentRequired: a guardian's signature is missing, or the cameo is somebody else's.
        """
        levels = [one for one in consent.LEVELS if one != "camera" or self.witnessed]
        if level not in levels:
            raise InvalidRequest(f"level is {level!r}; it can be {', '.join(levels)}. Only sora.booth attests “camera”.")
        if not attested_by.strip():
            raise InvalidRequest("attested_by is empty; write the name of whoever says that the person agrees.")
        self._insist_on_owner("agree for")
        if not self._host.shelf.cameos.kept(self.handle):
            raise ConsentRequired(f"The picture of @{self.handle} was deleted. Ask again: sora.cameo(...) with the picture.")
        agreements.decide(
            self._host.shelf, self._row, "grant", level=level, attested_by=attested_by.strip(), guardian=guardian.strip(),
            key=grants.loaded(key), guardian_key=grants.loaded(guardian_key),
        )  # fmt: skip
        return self

    @property
    def grant(self) -> str:
        """Return the agreement as signed text, to send to whoever runs the shelf that it is for; "" where there is none."""
        last = self.consent
        return grants.written(last) if last is not None and last.kind == "grant" else ""

    def accept(self, grant: str) -> Cameo:
        """Take in a grant that the person signed elsewhere, as `grant` returns it. Returns the cameo itself.

        Raises:
            ConsentRequired: it is forged or altered, or for another face, other terms or another shelf, or was used before.
        """
        agreements.accept(self._host.shelf, self._row, grant)
        return self

    def decline(self) -> Cameo:
        """Record that the person does not agree, and delete the picture. Returns the cameo itself."""
        return self._end("decline")

    def revoke(self) -> Cameo:
        """Take the agreement back: from the next call on nothing new is made, and the picture is deleted. Returns the cameo."""
        return self._end("revoke")

    def uses(self) -> list[Clip]:
        """Return the clips that show this cameo, newest first: those under way, whose state is no "done", and those there."""
        return self._host.clips_with(self.handle)

    def erase(self, *clips: Clip) -> int:
        """Delete clips that show this cameo from the shelf, whoever made them; without any, all of `uses`. Returns how many.

        Drafts under way are stopped. Whatever was saved elsewhere cannot be called back.

        Raises:
            ConsentRequired: the cameo is somebody else's.
            InvalidRequest: a clip does not show it.
        """
        self._insist_on_owner("delete films of")
        return self._host.erase(self.handle, clips)

    @property
    def used(self) -> int:
        """Return how many films the agreement was used for, those under way among them; its quota counts these."""
        last = self.consent
        return self._host.shelf.cameos.quotas.used(last.id) if last is not None else 0

    def card(self) -> CameoCard:
        """Return the card as a widget, to combine with others."""
        from sora_nb.ui.cameo_card import CameoCard

        return CameoCard(**self._shown(), on_answer=self._answered)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as (library, handle)."""
        return self._host.reinvite, (str(self.home), self.handle)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        """Return the card as a still, for front ends that ask a value how it looks."""
        return self._static().bundle()

    def _ipython_display_(self) -> None:
        """Draw the card, and a still beneath for where no widget runs."""
        from sora_nb.ui import display

        alone = Settings.from_environment().static or display.headless() or not display.in_notebook()
        display.show(self.card, self._static(), static_only=alone)

    def granted(self) -> tuple[Likeness | bytes, Grant]:
        """Return the likeness, of a character the picture, with the agreement that allows it.

        Raises:
            ConsentRequired: there is none that holds.
        """
        # The likeness first: if it is taken back meanwhile, the records, read after it, say so.
        person = self.kind == "person"
        data = self._host.shelf.cameos.file(self.handle, LIKENESS if person else PICTURE)
        said, record = self._last()
        last = self._check(said)
        found, digest = agreements.drawn_from(data or b"", person=person)
        if found is None or digest != self._row.likeness:
            raise ConsentRequired(
                f"The likeness of @{self.handle} on the shelf is not the one that was agreed to. Ask again with the picture.",
                rule="face",
            )
        return found, Grant(cameo=self.handle, id=last.id, sha256=consent.digest(record), level=last.level, agreed=last)

    def _end(self, kind: str) -> Cameo:
        self._insist_on_owner("answer for")
        agreements.decide(self._host.shelf, self._row, kind)
        self._host.shelf.cameos.forget(self.handle)
        return self

    def _insist_on_owner(self, what: str) -> None:
        if self.owner not in ("", consent.user()):
            error = ConsentRequired(
                f"@{self.handle} was brought in by {self.owner}, and you are {consent.user()}: you cannot {what} them. Ask "
                f"{self.owner}.",
                rule="owner",
            )
            agreements.refused(self._host.shelf, self.handle, error)
            raise error

    def _answered(self, answer: str, view: CameoCard) -> None:
        try:
            if answer in _LEVELS:
                level = "camera" if self.witnessed and answer == "agree" else _LEVELS[answer]
                self.agree(level=level, attested_by=consent.user())
            elif answer in {"decline", "revoke"}:
                self._end(answer)
        finally:
            # An answer counts although its picture could not be deleted: the card shows where it stands in any case.
            view.change(**self._shown())

    def _shown(self) -> dict[str, Any]:
        state = self.state
        return {
            "handle": self.handle, "state": state, "terms": list(self.terms), "message": self._message(state),
            "portrait": self._host.shelf.cameos.file(self.handle, CUTOUT) or b"", "drawn": self._drawn(),
            "problem": "",
        }  # fmt: skip

    def _message(self, state: str) -> str:
        if state == "agreed" and (last := self.consent) is not None:
            return f"Agreed on {last.at[:10]}, until {last.expires[:10]}; {consent.LEVELS[last.level]} ({last.attested_by})."
        if state == "pending":
            return "Nothing is made with this face until the person agrees."
        picture = (
            "could not be deleted and is still on this computer" if self._host.shelf.cameos.kept(self.handle) else "was deleted"
        )
        uses = sum(clip.done for clip in self.uses())
        after = f" {uses} film{'s' * (uses != 1)} made before {'are' if uses != 1 else 'is'} marked." if uses else ""
        return {
            "declined": f"Not agreed. The picture {picture}; nothing can be made with it.",
            "revoked": f"Taken back. The picture {picture}; nothing new can be made with it.{after}",
            "expired": "The agreement has ended. Ask again with sora.cameo(...) and the picture.",
            "for somebody else": "The agreement is for another user of this computer.",
            "unreadable": "The record of the agreement was altered. Ask again with sora.cameo(...) and the picture.",
        }[state]

    def _drawn(self) -> bytes:
        """Return the head as films draw it, as PNG, empty where the picture was deleted."""
        from sora_nb.stage.cast.cameo_stills import still

        if self.kind == "character":
            return self._host.shelf.cameos.file(self.handle, PICTURE) or b""
        text = self._host.shelf.cameos.file(self.handle, LIKENESS)
        return image.png(still(Likeness.from_json(text), self._row.figure)) if text else b""

    def _static(self) -> StaticCard:
        from sora_nb.ui.cameo_card import StaticCard

        state = self.state
        steps = {
            "pending": f"In a script say who attests it: sora.cameo(..., name={self.handle!r}, attested_by='your name').",
            "agreed": f"Use it: sora.generate('@{self.handle} waves', cameos=[{self.handle}]).",
        }
        # A notebook is a file that people share: no face stays in it that nobody agreed to show.
        portrait = self._drawn() if state == "agreed" else b""
        return StaticCard(
            handle=self.handle, state=state, message=self._message(state), terms=self.terms, portrait=portrait,
            next_step=steps.get(state, ""),
        )  # fmt: skip


class Guests(Mapping[str, Cameo]):
    """The cameos of a shelf, by handle."""

    def __init__(self, cameos: Sequence[Cameo]) -> None:
        self._by_handle = {cameo.handle: cameo for cameo in cameos}

    def __getitem__(self, handle: str) -> Cameo:
        """Return the cameo of a handle, with or without the @.

        Raises:
            ShelfError: there is none.
        """
        try:
            return self._by_handle[handle.removeprefix("@").lower()]
        except KeyError:
            raise ShelfError(f"There is no cameo @{handle.removeprefix('@')} on the shelf. {nearest(handle, self)}") from None

    def __contains__(self, handle: object) -> bool:
        """Tell whether there is a cameo of that handle."""
        return isinstance(handle, str) and handle.removeprefix("@").lower() in self._by_handle

    def __iter__(self) -> Iterator[str]:
        """Go through the handles, sorted."""
        return iter(self._by_handle)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._by_handle)

    def __repr__(self) -> str:
        return "\n".join(f"@{handle}: {cameo.state}" for handle, cameo in self.items()) or "no cameos yet"


def nearest(handle: str, known: Iterable[str]) -> str:
    """Return a sentence that offers the handles most like a wrong one, or says how to make one."""
    names = sorted(known)
    near = difflib.get_close_matches(handle.removeprefix("@").lower(), names, n=2, cutoff=0.5)
    if near:
        return f"Did you mean {' or '.join('@' + name for name in near)}?"
    there = f"There are {', '.join('@' + name for name in names)}. " if names else ""
    return f"{there}Make one with sora.cameo('photo.png', name={handle.removeprefix('@').lower()!r})."
