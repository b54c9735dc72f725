"""Lookalikes: faces in pictures that come in beside a cameo's own card, and handles that are spelled to be taken for another.

What the guard sees: faces from about 40 pixels, from the front or nearly, where the face finder is installed; and copies of a
picture that somebody is known by, cropped, scaled, mirrored or compressed. It can't tell that another photograph shows the same
person, and it takes drawn faces for faces: whoever draws somebody made up says so with `sora.character`.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.errors import ConsentRequired, InvalidRequest, MissingExtra
from sora_nb.likeness import faces, landmarks, models
from sora_nb.trust import fingerprints, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from sora_nb.store.archive import Archive

NARROW = 40
"""Pixels from which a face counts."""
ALIKE = 10
"""Bits of 64 in which two pictures of one face, laid over each other by its features, can differ."""
_SURE = 0.8
"""The finder's score from which a face is one even where no eyes and mouth are seen; a plain disc gets up to 0.6."""
_FINE, _SIDE = 32, 64
_CONFUSED = str.maketrans({"1": "l", "0": "o", "5": "s", "3": "e", "4": "a", "7": "t", "8": "b", "i": "l", "j": "l"})


def faces_in(picture: NDArray[np.uint8]) -> tuple[tuple[str, ...], ...] | None:
    """Return the marks of each face in a picture (height, width, rgb); None where faces cannot be looked for."""
    return _seen(picture.shape, np.ascontiguousarray(picture).tobytes())


@functools.lru_cache(maxsize=32)
def _seen(shape: tuple[int, ...], data: bytes) -> tuple[tuple[str, ...], ...] | None:
    picture = np.frombuffer(data, np.uint8).reshape(shape)
    if not models.PACK.exists():
        return None
    try:
        found = [face for face in faces.find(picture) if face.box[2] >= NARROW]
        return tuple(marks(picture, face) for face in found if face.score >= _SURE or landmarks.locate(picture, face)[2])
    except MissingExtra:
        return None


def marks(picture: NDArray[np.uint8], face: faces.Face) -> tuple[str, ...]:
    """Return what a face in a picture is known again by: the fingerprint of it upright and of one size, and of its mirror."""
    frame, _, _ = landmarks.locate(picture, face)
    upright = frame.rectangle(np.asarray(picture, np.float32), -1.0, 0.8, (_SIDE, _SIDE), _FINE)
    level = np.clip(upright, 0, 255).astype(np.uint8)
    found = [mark for one in (level, level[:, ::-1]) if (mark := fingerprints.fingerprint(one)) is not None]
    return tuple(dict.fromkeys(f"{mark:016x}" for mark in found))


def apart(one: Iterable[str], other: Iterable[str]) -> int:
    """Return in how many bits the marks of two faces differ at least; 64 where there are none."""
    others = list(other)
    return min(((int(a, 16) ^ int(b, 16)).bit_count() for a in one for b in others), default=64)


def known_as(shelf: Archive, seen: Iterable[str], *, but: str = "") -> str | None:
    """Return the handle of whom a face's marks are known as on a shelf, `but` for one, or None."""
    near = [(apart(seen, one.marks), handle) for handle, one in shelf.cameos.belongings().items() if handle != but]
    best = min(near, default=(64, ""))
    return best[1] if best[0] <= ALIKE else None


def insist_on_nobody(shelf: Archive, picture: NDArray[np.uint8], what: str = "the picture with the prompt") -> str:
    """Refuse a picture that shows a face: people come into films by cameos only. Returns a note where none can be looked for.

    Raises:
        ConsentRequired: the rule is "face".
    """
    found = faces_in(picture)
    if found is None:
        return "Nobody looked for faces in the picture: pip install 'sora-nb[cameo]'. Only show people who agreed."
    if not found:
        return ""
    who = next((handle for face in found if (handle := known_as(shelf, face)) is not None), None)
    told = f"{what} shows {len(found)} face{'s' * (len(found) != 1)}"
    if who is not None:
        raise ConsentRequired(
            f"{told}, and one is that of @{who}. Name @{who} in the words, with cameos=[{who!r}], so that their agreement is "
            "asked for.",
            rule="face",
        )
    raise ConsentRequired(
        f"{told}, and nobody agreed to it. A person comes into a film by sora.cameo(...), which asks them; somebody made up, "
        "drawn or a toy, by sora.character(name, image=..., attested_by='your name').",
        rule="face",
    )


def insist_on_own_name(shelf: Archive, handle: str) -> None:
    """Refuse a new handle that would be read as one that is there: @bi11 for @bill, @an_a for @ana.

    Raises:
        InvalidRequest: it would.
    """
    there = {_read(one.handle): one.handle for one in shelf.cameos.all()}
    other = there.get(_read(handle))
    if other is not None and other != handle:
        raise InvalidRequest(f"@{handle} reads like @{other}, who is on the shelf already. Choose another name.")


def _read(handle: str) -> str:
    folded = spelling.fold(handle).replace("_", "").replace("-", "").replace("rn", "m").replace("vv", "w")
    return folded.translate(_CONFUSED)
