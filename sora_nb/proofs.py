"""Proof: what a film's signature, its history and the mark in its pictures prove, and what is only said; in plain words."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from sora_nb.errors import MediaError
from sora_nb.media.reader import open_film
from sora_nb.trust import looks, provenance, watermark
from sora_nb.trust.provenance import Credentials

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from sora_nb.media.reader import FilmFile
    from sora_nb.store.archive import Archive

INTACT, ALTERED, PARENT, CUT, UNPROVEN = (
    "intact", "altered but ours", "a parent was altered", "history was cut", "unproven",
)  # fmt: skip
_LOOKED_AT = 28
_MEANING = {
    INTACT: "Nothing was changed since somebody whom this studio trusts signed it, nor in what it was made from.",
    ALTERED: "It comes from this shelf, and was changed since it left it.",
    PARENT: "The film itself is as it was signed; one that went into it was changed after it had been signed.",
    CUT: "It is signed, but its pictures come from a film of this shelf that its credentials keep quiet about.",
    UNPROVEN: "Nothing that this studio can check proves where it comes from.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The number read from the pictures, hex digits, and the clip of this shelf that it belongs to.

    `clip` is None where no clip here has that number, or where the film does not look like it: then the number proves
    nothing, since anybody can put one in. `distance` is how many bits of 64 the two looks differ in, as a median. `read` is
    False where the number comes from broken credentials alone.
    """

    id: str
    clip: str | None = None
    title: str = ""
    distance: float | None = None
    read: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What is known of a film's origin; it draws itself, prints as text, and turns into JSON.

    `verdict` is "intact", "altered but ours", "a parent was altered", "history was cut" or "unproven"; `meaning` says it in
    a sentence. `proven`, `claimed`, `missing` and `tampered` hold sentences; `credentials` is what the signature says,
    `mark` what was read from the pictures.
    """

    file: str
    verdict: str
    credentials: Credentials = field(repr=False)
    mark: Mark | None = None
    proven: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    tampered: tuple[str, ...] = ()

    @property
    def meaning(self) -> str:
        """Return the verdict in a sentence."""
        return _MEANING[self.verdict]

    def to_json(self) -> str:
        """Return everything as JSON, for scripts."""
        return json.dumps(dataclasses.asdict(self) | {"meaning": self.meaning}, ensure_ascii=False, indent=2)

    def __str__(self) -> str:
        lines = [f"{self.file}: {self.verdict}", f"  {self.meaning}"]
        for name, sentences in self.parts:
            lines += [f"{name}:", *(f"  - {sentence}" for sentence in sentences)]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        parts = [f"<p><strong>{escape(self.verdict.capitalize())}</strong> – {escape(self.file)}<br>{escape(self.meaning)}</p>"]
        for name, sentences in self.parts:
            items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
            parts.append(f"<p style='margin-bottom:0'>{name}</p><ul style='margin-top:0'>{items}</ul>")
        return f"<section class='sora-proof' style='max-width:720px'>{''.join(parts)}</section>"

    @property
    def parts(self) -> list[tuple[str, tuple[str, ...]]]:
        """Return what is proven, claimed, missing and tampered with, each with its name, as far as there is any."""
        names = ("Proven", "Only claimed", "Missing", "Tampered with")
        parts = (self.proven, self.claimed, self.missing, self.tampered)
        return [(name, sentences) for name, sentences in zip(names, parts, strict=True) if sentences]


def prove(path: Path, shelf: Archive, *, home: Path | None = None, called: str = "") -> Proof:
    """Return what is known of a file's origin, with the clips of one shelf and its roots, or those of `home`; all offline.

    `called` is the name to tell it by, where the file has another.

    Raises:
        CredentialsError: the file cannot be opened at all.
    """
    said = provenance.read(path, home=home or shelf.home)
    try:
        film = open_film(path)
    except MediaError:
        # A picture, a sound or something else: it may be signed all the same.
        film = None
    mark = _mark(film, said, shelf) if film is not None else None
    verdict = _verdict(said, mark, shelf)
    return Proof(file=called or path.name, verdict=verdict, credentials=said, mark=mark, **_words(said, mark, film, verdict))


def _verdict(said: Credentials, mark: Mark | None, shelf: Archive) -> str:
    ours = mark if mark is not None and mark.clip is not None else None
    if said.state not in ("Trusted", "Valid"):
        return ALTERED if ours else UNPROVEN
    if ours and _is_cut(said, ours, shelf):
        return CUT
    if said.history == "altered":
        return PARENT
    return INTACT if said.state == "Trusted" else UNPROVEN


def _is_cut(said: Credentials, ours: Mark, shelf: Archive) -> bool:
    """Tell whether credentials keep quiet about the film that the pictures come from, or about what that was made from."""
    named = {said.mark, *(link.mark for link in said.chain)} - {None}
    if ours.id not in named:
        return True
    record = shelf.get(str(ours.clip))
    return bool(record.parents) and not said.chain


def _mark(film: FilmFile, said: Credentials, shelf: Archive) -> Mark | None:
    """Return the mark of a film: the one that leads to a clip it looks like, else the surest, else None.

    Credentials that broke still say what the pictures carried: too small a film, say, to read it from. That is believed on
    the same terms.
    """
    due = looks.moments(len(film))
    seen: list[str] = []
    found = watermark.find(_seen(film, due, seen))
    if not seen:
        return None
    numbers = dict.fromkeys([*(each.id for each in found), *([said.mark] if said.mark else [])])
    read = {each.id for each in found}
    known = [dataclasses.replace(mark, read=mark.id in read) for number in numbers for mark in _known(number, seen, shelf)]
    near = [mark for mark in known if mark.clip is not None]
    return next(iter([*near, *known, *(Mark(id=each.id) for each in found)]), None)


def _known(number: str, seen: list[str], shelf: Archive) -> list[Mark]:
    marks = []
    for row in shelf.marks.find(number):
        if row.clip not in shelf or not row.looks:
            continue
        away = looks.distance(seen, row.looks)
        alike = away <= looks.NEAR
        title = shelf.get(row.clip).title if alike else ""
        marks.append(Mark(id=number, clip=row.clip if alike else None, title=title, distance=away))
    return sorted(marks, key=lambda mark: mark.distance or 0.0)


def _seen(film: FilmFile, due: list[int], seen: list[str]) -> Iterator[NDArray[np.uint8]]:
    """Yield frames from all over a film, as far as it can be read, and note in `seen` what it looks like when they are due."""
    # Key frames keep the mark best, and the first frame is one.
    numbers = {*range(min(4, len(film))), *range(0, len(film), max(1, len(film) // _LOOKED_AT)), *due}
    with contextlib.suppress(MediaError):
        for number, frame in film.pick(numbers):
            seen += [looks.look(frame)] * due.count(number)
            yield frame


def _words(said: Credentials, mark: Mark | None, film: FilmFile | None, verdict: str) -> dict[str, tuple[str, ...]]:
    proven, claimed, missing, tampered = _signed(said)
    if mark is None:
        missing += ["Its pictures carry no mark of ours."] if film is not None else []
    elif mark.clip is not None:
        how = f"Its pictures carry the mark {mark.id} and" if mark.read else f"Its credentials name the mark {mark.id}, and it"
        proven.append(
            f"{how} look{'' if mark.read else 's'} like clip {mark.clip} of this shelf (“{mark.title or 'untitled'}”)."
        )
    elif mark.read and mark.id == said.mark:
        proven.append(f"Its pictures carry the mark {mark.id}, as its credentials say.")
    elif mark.read:
        other = "no clip of this shelf" if mark.distance is None else "a clip of this shelf that it does not look like"
        claimed.append(f"Its pictures carry the mark {mark.id}, which belongs to {other}; a mark can be copied.")
    if verdict == CUT and mark is not None:
        tampered.append(f"Its credentials do not tell that it was made from clip {mark.clip}, or what that was made from.")
    comment = film.metadata.get("comment", "") if film is not None else ""
    if comment:
        claimed.append(f"Its tags say: {comment}")
    return {
        "proven": tuple(proven), "claimed": tuple(claimed), "missing": tuple(missing), "tampered": tuple(tampered),
    }  # fmt: skip


def _signed(said: Credentials) -> tuple[list[str], list[str], list[str], list[str]]:
    """Return what credentials prove, only claim, lack, and where they were broken."""
    who = said.signer or "somebody unnamed"
    says = [f"{name}: {what}" for name, what in _facts(said)]
    if said.state == "missing":
        return [], [], ["It carries no credentials: they were never there, or a program took them out."], []
    if said.state == "Invalid":
        return [], [f"Its broken credentials name {who}.", *says], [], list(said.problems)
    chain = [f"It was made from {link.title}, signed by {link.signer}." for link in said.chain if link.state == "whole"]
    broken = [link.told() for link in said.chain if link.state == "altered"]
    lost = [link.told() for link in said.chain if link.state == "unsigned"]
    if said.state == "Valid":
        unknown = f"Who {who} is: their certificate leads to no root that this studio trusts."
        return [f"It is as it was when {who} signed it.", *chain], says, [unknown, *lost], broken
    return [f"It is as it was when {who}, whom this studio trusts, signed it.", *says, *chain], [], lost, broken


def _facts(said: Credentials) -> list[tuple[str, str]]:
    facts = (
        ("How it was made", said.source_type), ("Made with", said.generator), ("Engine", said.engine),
        ("Signed on", said.signed), ("What was done", ", ".join(said.actions)), ("Title", said.title),
        ("People in it agreed", ", ".join(said.consents)), ("Rights holders allow it by", ", ".join(said.rules)),
        ("Credit", "; ".join(said.credits)),
    )  # fmt: skip
    return [(name, what) for name, what in facts if what]
