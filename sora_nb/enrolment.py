"""Enrolment: a picture becomes a cameo or a character, under a handle that is nobody else's, on terms it can agree to."""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb import agreements, invitations, lookalikes, values
from sora_nb.errors import ConsentRequired, InvalidRequest, MediaError, ShelfError, SoraError
from sora_nb.footage import SAMPLE_RATE
from sora_nb.guests import Cameo, Guests, Host
from sora_nb.likeness import faces, portraits, voices
from sora_nb.likeness.portraits import Likeness
from sora_nb.media import image, sound_files
from sora_nb.stage.cast.figures import figures
from sora_nb.store.cameos import CUTOUT, LIKENESS, PICTURE, Belonging, CameoRow
from sora_nb.trust import consent, grants, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sora_nb.clips import Clip
    from sora_nb.likeness.voices import Voice
    from sora_nb.store.decisions import Decisions
    from sora_nb.trust.terms import Terms

DAYS = 90
PURPOSES = ("learning and play",)
MOVES = "penguin"
"""Whose size and ways a character has unless it is said."""


class Inviting:
    """What whoever keeps cameos offers: to bring somebody into films, and to look up who is there and what was decided."""

    def cameo(
        self: Host,
        photo: str | Path | bytes,
        *,
        name: str,
        figure: str = "person",
        attested_by: str | None = None,
        scope: str | Sequence[str] = "me",
        purposes: Sequence[str] = PURPOSES,
        allowed: Sequence[str] = (),
        forbidden: Sequence[str] = (),
        styles: Sequence[str] = (),
        territories: Sequence[str] = (),
        commercial: bool = False,
        quota: int | None = None,
        days: float = DAYS,
        minor: bool = False,
        guardian: str = "",
        voice: str | Path | tuple[NDArray[np.float32], int] | None = None,
        lines: Mapping[str, str | Path] | None = None,
        key: str | Path | None = None,
        face: int | None = None,
        box: Sequence[float] | None = None,
        replace: bool = False,
    ) -> Cameo:
        """Bring somebody into films by a picture: their face is found and cut out, and they are asked on a card.

        The same picture under the same name gives the same cameo, with what was agreed.

        Args:
            photo: A PNG, JPEG, WebP, GIF or BMP of the face from the front, as a path or the file's bytes; photographs and
                drawings both work.
            name: What prompts call them: "ana" is @ana.
            figure: The body they play with, such as "woman", "boy" or "chef", unless the words say otherwise.
            attested_by: In a script, the name of whoever says that the person agrees; recorded as the weakest level.
            scope: Who may: "me", a list of user names, "shelf" for its members, or "everyone".
            purposes: What it is for, in words.
            allowed: Uses in words; where there are any, nothing else is made: ["dancing", "birthday greetings"].
            forbidden: Uses in words that are never made: ["political messages", "alcohol"].
            styles: The drawing styles that are allowed; none means any.
            territories: Where films may be shown, as ISO 3166 ("DEU"); none means anywhere.
            commercial: Whether films may earn money.
            quota: The most films; None means any number.
            days: How long the agreement lasts, at most 366.
            minor: The person is under age, so that a guardian has to sign too.
            guardian: In a script, who agrees for somebody under age.
            voice: A recording of them speaking, 1 to 60 s, as a file or (samples, rate): they speak with its pitch, melody and
                throat. None leaves the voice as it is, at first that of their figure.
            lines: Lines that they recorded, {"Good morning, class!": "morning.wav"}, up to 12 of 15 s: whenever they say one
                of these, in any language, the recording is heard. Without `voice`, the voice is measured from them.
            key: The person's own key, a PEM file; None signs with one that the shelf makes for them.
            face: Which face, from 1, from left to right, where there are several.
            box: (left, top, width, height) in pixels of a face that is not found.
            replace: Take this picture in place of the one that the name has now.

        Raises:
            MediaError: a file is no picture, or no sound, that we read.
            InvalidRequest: there is no face, there are several, it is too small, nobody speaks in the recording, or a value is
                out of range.
            ConsentRequired: the name or the face is somebody else's, or a guardian's signature is missing.
            MissingExtra: the package that finds faces is not installed.
            RightsRefused: the name, or the picture, belongs to somebody who does not allow it.
        """
        asked = terms.made(
            holder=consent.user(), scope=scope, purposes=purposes, allowed=allowed, forbidden=forbidden, styles=styles,
            territories=territories, commercial=commercial, quota=quota, days=days, minor=minor,
        )  # fmt: skip
        own, handle = grants.loaded(key), invitations.check_handle(name)
        heard = _heard(voice, lines or {})
        there = _enrolled(self, photo, handle, figure, asked, key=own, face=face, box=box, replace=replace, voice=heard)
        cameo = Cameo(self, there)
        if attested_by is not None and cameo.state != "agreed":
            cameo.agree(level="script", attested_by=attested_by, guardian=guardian, key=own)
        return cameo

    def character(
        self: Host, name: str, *, image: Any, moves: str = MOVES, attested_by: str | None = None,
        scope: str | Sequence[str] = "me", purposes: Sequence[str] = PURPOSES, forbidden: Sequence[str] = (),
        allowed: Sequence[str] = (), styles: Sequence[str] = (), territories: Sequence[str] = (), commercial: bool = False,
        quota: int | None = None, days: float = terms.LONGEST, replace: bool = False,
    ) -> Cameo:  # fmt: skip
        """Bring a pet, a toy or a drawn figure into films, who looks the same in each: @blob in the words.

        Handle, ownership and terms are as with `cameo`; no face is measured. Whoever calls this says that it is theirs.

        Args:
            name: What prompts call it: "Blob" is @blob.
            image: A path, the bytes of a file, or an array: the figure before a plain or transparent background.
            moves: A figure whose size and ways it has, such as "dog" or "robot".
            attested_by: Who says that the picture shows nobody real; needed where a face is found in it.
            scope: Who may; see `cameo`.
            purposes: What it is for, in words.
            forbidden: Uses in words that are never made.
            allowed: Uses in words; where there are any, nothing else is made.
            styles: The drawing styles that are allowed.
            territories: Where films may be shown.
            commercial: Whether films may earn money.
            quota: The most films.
            days: How long the permission lasts.
            replace: Take this picture in place of the one that the name has now.

        Raises:
            InvalidRequest: nothing stands out from the background, or a value is out of range.
            ConsentRequired: the name is somebody else's, or the picture shows a face.
        """
        asked = terms.made(
            holder=consent.user(), scope=scope, purposes=purposes, allowed=allowed, forbidden=forbidden, styles=styles,
            territories=territories, commercial=commercial, quota=quota, days=days,
        )  # fmt: skip
        handle = invitations.check_handle(name)
        there = _drawn(self, image, handle, moves, asked, attested_by=attested_by, replace=replace)
        cameo = Cameo(self, there)
        if cameo.state == "pending" or (attested_by is not None and cameo.state != "agreed"):
            cameo.agree(level="script", attested_by=attested_by or consent.user())
        return cameo

    def cameos(self: Host) -> Guests:
        """Return the cameos and characters of the shelf, by handle."""
        return invitations.guests(self)

    def decisions(self: Host) -> Decisions:
        """Return the log of every decision about a likeness: who asked, what was answered, by which rule; see `check`."""
        return self.shelf.cameos.decisions

    def clips_with(self: Host, handle: str) -> list[Clip]:
        """Return the clips made with a cameo, newest first, those under way before those that are done."""
        shelved = [clip for clip in self.library() if handle in clip.recipe.cameos]
        return [*(clip for clip in self.drafts() if handle in clip.recipe.cameos and not clip.done), *shelved]

    def erase(self: Host, handle: str, clips: Sequence[Clip]) -> int:
        """Delete clips made with a cameo, all where none is named; return how many."""
        there = clips or self.clips_with(handle)
        for clip in there:
            if handle not in clip.recipe.cameos:
                raise InvalidRequest(f"{clip!r} does not show @{handle}. See which do: sora.cameos()[{handle!r}].uses().")
        for clip in there:
            if not clip.done:
                clip.cancel()
            else:
                self.shelf.remove(clip.id)
            subject = clip.id if clip.done else "a draft"
            self.shelf.cameos.decisions.add("deleted", handle, who=consent.user(), subject=subject)
        return len(there)


def _enrolled(
    host: Host, photo: str | Path | bytes, handle: str, figure: str, asked: Terms, *, key: str | None, face: int | None,
    box: Sequence[float] | None, replace: bool, voice: Voice | None,
) -> CameoRow:  # fmt: skip
    """Return the row of a person's cameo, made from the picture where it is not there yet."""
    invitations.check_figure(figure)
    data, called = (photo, "the picture") if isinstance(photo, bytes) else _file(Path(photo).expanduser())
    photo_sum, shelf = hashlib.sha256(data).hexdigest(), host.shelf.cameos
    there = shelf.get(handle)
    known = _claimed(host, there, handle, photo_sum, LIKENESS, replace=replace, key=key)
    if there is None or not known or face is not None or box is not None:
        picture = image.read_picture(photo if isinstance(photo, bytes) else Path(photo).expanduser())
        host.judge.picture(picture, handle)
        likeness, cut = portraits.take(picture, face=face, box=box, name=called)
        marks = lookalikes.marks(picture, faces.choose(picture, face=face, box=box, name=called))
        _insist_on_own_face(host, handle, marks)
        likeness = dataclasses.replace(likeness, voice=voice or _voice_of(host, handle))
        if there is None or not known or there.likeness != likeness.digest:
            files = {LIKENESS: likeness.to_json().encode(), CUTOUT: image.png(cut)}
            row = CameoRow(handle=handle, likeness=likeness.digest, photo=photo_sum, figure=figure, terms=values.to_json(asked))
            there = _kept(host, row, files, key=key, marks=marks)
    elif voice is not None and voice != _voice_of(host, handle):
        there = _revoiced(host, there, voice)
    if (there.figure, there.terms) != (figure, values.to_json(asked)):
        there = shelf.change(handle, figure=figure, terms=values.to_json(asked))
    return there


def _file(path: Path) -> tuple[bytes, str]:
    """Return a file's bytes and its name."""
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise MediaError(f"{path} cannot be read: {error.strerror or error}. Check the name and the folder.") from error


def _heard(voice: str | Path | tuple[NDArray[np.float32], int] | None, lines: Mapping[str, str | Path]) -> Voice | None:
    """Return the voice in what was recorded; files are read no further than just beyond what is taken."""
    if voice is None and not lines:
        return None
    if not isinstance(lines, Mapping):
        raise InvalidRequest(f"lines is {lines!r}; it is words and files: lines={{'Good morning!': 'morning.wav'}}.")
    from sora_nb.stage.sound.voice import sample

    def read(file: str | Path, longest: float) -> NDArray[np.float32]:
        return np.asarray(sound_files.read_sound(Path(file).expanduser(), longest + 1).mean(axis=1), np.float32)

    kept = {words: read(file, voices.LONGEST_LINE) for words, file in lines.items()}
    name = Path(voice).name if isinstance(voice, str | Path) else "The recording"
    if isinstance(voice, tuple):
        samples = sound_files.as_sound(*voice, voices.LONGEST + 1).mean(axis=1)
    else:
        samples = None if voice is None else read(voice, voices.LONGEST)
    return voices.take(samples, SAMPLE_RATE, kept, sample(), name=name)


def _voice_of(host: Host, handle: str) -> Voice | None:
    data = host.shelf.cameos.file(handle, LIKENESS)
    return Likeness.from_json(data).voice if data else None


def _revoiced(host: Host, there: CameoRow, voice: Voice) -> CameoRow:
    """Give a cameo a voice; the likeness is another by it, so that it has to be agreed to."""
    shelf = host.shelf.cameos
    data, cut = (shelf.file(there.handle, name) for name in (LIKENESS, CUTOUT))
    if data is None or cut is None:
        raise ShelfError(f"The picture of @{there.handle} was deleted while its voice was measured. Make the cameo again.")
    likeness = dataclasses.replace(Likeness.from_json(data), voice=voice)
    return shelf.keep(
        dataclasses.replace(there, likeness=likeness.digest), {LIKENESS: likeness.to_json().encode(), CUTOUT: cut}
    )


def _drawn(
    host: Host, given: Any, handle: str, moves: str, asked: Terms, *, attested_by: str | None, replace: bool
) -> CameoRow:
    """Return the row of a character, made from the picture where it is not there yet."""
    if moves not in figures():
        near = difflib.get_close_matches(moves, list(figures()), n=3)
        raise InvalidRequest(f"moves is {moves!r}; it is a figure of the stage such as {', '.join(near or ['dog', 'robot'])}.")
    layers = image.read_layers(image.picture_file(given))
    data, flat = image.png(layers), image.on_white(layers)
    picture_sum, shelf = hashlib.sha256(data).hexdigest(), host.shelf.cameos
    there = shelf.get(handle)
    if not _claimed(host, there, handle, picture_sum, PICTURE, replace=replace, key=None):
        from sora_nb.stage import pictures

        host.judge.picture(flat, handle)
        _insist_on_nobody_real(host, handle, flat, attested_by)
        clear = layers[..., 3]
        if pictures.cut_out(flat, clear if clear.min() < 255 else None) is None:
            raise InvalidRequest(
                "Nothing stands out from the background of the picture. Give a PNG that is transparent around the figure, or a "
                "picture of it before one plain colour."
            )
        row = CameoRow(handle=handle, likeness=picture_sum, photo=picture_sum, figure=moves, terms=values.to_json(asked))
        there = _kept(host, row, {PICTURE: data}, key=None, kind="character")
    if there is not None and (there.figure, there.terms) != (moves, values.to_json(asked)):
        there = shelf.change(handle, figure=moves, terms=values.to_json(asked))
    if there is None:
        raise ShelfError(f"@{handle} was removed while it was looked at. Make it again.")
    return there


def _kept(
    host: Host, row: CameoRow, files: dict[str, bytes], *, key: str | None, kind: str = "person", marks: tuple[str, ...] = ()
) -> CameoRow:
    """Keep a cameo, and note to whom its handle belongs."""
    shelf = host.shelf.cameos
    kept = shelf.keep(row, files)
    public = agreements.public_key(shelf.home, row.handle, key)
    shelf.belong(Belonging(handle=row.handle, owner=consent.user(), key=public, kind=kind, marks=marks))
    return kept


def _claimed(host: Host, there: CameoRow | None, handle: str, photo: str, file: str, *, replace: bool, key: str | None) -> bool:
    """Tell whether a handle is there with this very picture; refuse one that is somebody else's, or reads like one that is.

    Raises:
        InvalidRequest: it has another picture, or is spelled like another handle.
        ConsentRequired: it belongs to somebody else.
    """
    shelf = host.shelf.cameos
    try:
        if there is None:
            lookalikes.insist_on_own_name(host.shelf, handle)
            return False
        belongs = shelf.belongings().get(handle)
        if belongs is not None and belongs.owner != consent.user():
            raise ConsentRequired(
                f"@{handle} belongs to {belongs.owner}, and you are {consent.user()}. Choose another name, or let "
                f"{belongs.owner} call this.",
                rule="handle",
            )
        if belongs is not None and key is not None and belongs.key != agreements.public_key(shelf.home, handle, key):
            raise ConsentRequired(
                f"@{handle} belongs to another key than the one given. Sign with the one it was made with, or choose another "
                "name.",
                rule="handle",
            )
        here = shelf.file(handle, file) is not None
        if there.photo != photo and shelf.kept(handle) and not replace:
            raise InvalidRequest(
                f"There is a @{handle} already, with another picture. Choose another name, or say replace=True; "
                "the new picture then has to be agreed to."
            )
    except SoraError as error:
        agreements.refused(host.shelf, handle, error)
        raise
    return here and there.photo == photo


def _insist_on_own_face(host: Host, handle: str, marks: tuple[str, ...]) -> None:
    """Refuse the face of somebody who is on the shelf under another handle and said no, or whom another user brought in."""
    other = lookalikes.known_as(host.shelf, marks, but=handle)
    if other is None:
        return
    cameo = invitations.guests(host)[other]
    said_no = cameo.state in ("declined", "revoked", "unreadable")
    if not said_no and cameo.owner == consent.user():
        return
    why = "who has not agreed" if said_no else f"whom {cameo.owner} brought in"
    error = ConsentRequired(
        f"This picture shows the face of @{other}, {why}; it does not come in as @{handle}. Ask @{other}, and use that name.",
        rule="face",
    )
    agreements.refused(host.shelf, handle, error)
    raise error


def _insist_on_nobody_real(host: Host, handle: str, picture: NDArray[np.uint8], attested_by: str | None) -> None:
    """Refuse a character's picture that shows somebody of the shelf, or a face of which nobody says that it is made up."""
    found = lookalikes.faces_in(picture) or ()
    known = next((name for face in found if (name := lookalikes.known_as(host.shelf, face)) is not None), None)
    if known is None and (not found or attested_by):
        return
    told = f"and it is that of @{known}" if known else "and nobody says whose it is"
    step = (
        f"Use @{known}" if known else "If it is made up, say so with attested_by='your name'; if it is a person, use sora.cameo"
    )
    error = ConsentRequired(f"The picture of @{handle} shows a face, {told}. {step}.", rule="face")
    agreements.refused(host.shelf, handle, error)
    raise error
