"""Invitations: pictures become cameos, and handles in a plan become the people they name, if those agreed."""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sora_nb import appearances
from sora_nb.errors import InvalidRequest, MediaError
from sora_nb.guests import Cameo, Guests, Host, nearest
from sora_nb.likeness import portraits
from sora_nb.media import image
from sora_nb.stage.cast.figures import figures
from sora_nb.store.cameos import CUTOUT, LIKENESS, CameoRow
from sora_nb.trust import consent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sora_nb.appearances import Grant
    from sora_nb.likeness.portraits import Likeness
    from sora_nb.plans import Actor, Plan
    from sora_nb.recipes import Recipe

DAYS = 90
PURPOSES = ("learning and play",)
_HANDLE = re.compile(r"[a-z][a-z0-9_-]{0,30}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """A recipe and a plan with the people in them: their likenesses by handle, and the agreements that allow it."""

    recipe: Recipe
    plan: Plan
    likenesses: tuple[tuple[str, Likeness], ...] = ()
    grants: tuple[Grant, ...] = ()


def check_handle(name: str) -> str:
    """Return a name as a handle: lower case, without the @.

    Raises:
        InvalidRequest: it has other signs than a-z, 0-9, _ and -, or is too long.
    """
    handle = name.strip().removeprefix("@").lower() if isinstance(name, str) else ""
    if not _HANDLE.fullmatch(handle):
        raise InvalidRequest(
            f"name is {name!r}; a cameo's name is 1 to 31 of the letters a to z, digits, - and _, starting with a letter."
        )
    return handle


def guests(host: Host) -> Guests:
    """Return all cameos of a shelf."""
    return Guests([Cameo(host, row) for row in host.shelf.cameos.all()])


def handles(cameos: Iterable[Cameo | str], home: Path) -> tuple[str, ...]:
    """Return the handles of the cameos that a call was given.

    Raises:
        InvalidRequest: one of them is no cameo, or belongs to another shelf.
    """
    found = []
    for one in cameos:
        if isinstance(one, Cameo) and one.home != home:
            raise InvalidRequest(f"@{one.handle} belongs to the shelf in {one.home}, not to {home}. Make the cameo there too.")
        if not isinstance(one, Cameo | str):
            raise InvalidRequest(f"cameos= holds {one!r}; it takes cameos or their names: cameos=[ana].")
        found.append(one.handle if isinstance(one, Cameo) else check_handle(one))
    return tuple(sorted(set(found)))


def seat(host: Host, recipe: Recipe, plan: Plan) -> Seated:
    """Return recipe and plan with everybody who is in the film: drawn from a likeness, or seen in a film that it shows.

    Nothing is looked up where nobody is named.

    Raises:
        InvalidRequest: a handle is not on the shelf.
        ConsentRequired: somebody has not agreed, or no longer.
    """
    seen = appearances.inherited(host.shelf, recipe)
    shown = {one.handle for one in seen}
    named = {name for shot in plan.shots for actor in shot.actors if (name := actor.trait("cameo"))}
    # Whom the films show that this one is made from is asked by the agreement they name; the handle may be another's now.
    wanted = tuple(sorted(({*recipe.cameos} | named) - shown))
    if not wanted and not seen:
        return Seated(recipe=recipe, plan=plan)
    grants = {grant.id: grant for grant in (appearances.standing(host.shelf, one) for one in seen)}
    here = guests(host)
    strangers = [handle for handle in wanted if handle not in here]
    if strangers:
        raise InvalidRequest(f"There is no cameo @{strangers[0]} on the shelf. {nearest(strangers[0], here)}")
    granted = {handle: here[handle].granted() for handle in wanted}
    grants |= {grant.id: grant for _, grant in granted.values()}
    unseen = [f"@{handle} is in cameos=, but the words do not name @{handle}." for handle in wanted if handle not in named]
    bodies = {handle: here[handle].figure for handle in wanted}
    shots = tuple(
        dataclasses.replace(shot, actors=tuple(_bodied(actor, bodies) for actor in shot.actors)) for shot in plan.shots
    )
    return Seated(
        recipe=recipe.but(cameos=tuple(sorted({*wanted, *shown}))),
        plan=plan.but(shots=shots, notes=(*plan.notes, *unseen)),
        likenesses=tuple((handle, likeness) for handle, (likeness, _) in granted.items()), grants=tuple(grants.values()),
    )  # fmt: skip


def _bodied(actor: Actor, bodies: dict[str, str]) -> Actor:
    """Return an actor with the body that its cameo asks for, unless the words gave another."""
    body = bodies.get(actor.trait("cameo") or "")
    return dataclasses.replace(actor, figure=body) if body is not None and actor.figure == "person" else actor


class Inviting:
    """What whoever keeps cameos offers: to bring somebody into films, and to look up who is there."""

    def cameo(
        self: Host,
        photo: str | Path,
        *,
        name: str,
        figure: str = "person",
        attested_by: str | None = None,
        scope: str = "me",
        purposes: Sequence[str] = PURPOSES,
        days: float = DAYS,
        face: int | None = None,
        box: Sequence[float] | None = None,
        replace: bool = False,
    ) -> Cameo:
        """Bring somebody into films by a picture: their face is found and cut out, and they are asked on a card.

        The same picture under the same name gives the same cameo, with what was agreed.

        Args:
            photo: A PNG, JPEG, WebP, GIF or BMP of the face from the front; photographs and drawings both work.
            name: What prompts call them: "ana" is @ana.
            figure: The body they play with, such as "woman", "boy" or "chef", unless the words say otherwise.
            attested_by: In a script, the name of whoever says that the person agrees; recorded as the weakest level.
            scope: "me", or "shelf" for anyone who uses this shelf.
            purposes: What it is for, in words; recorded and shown.
            days: How long the agreement lasts, at most 366.
            face: Which face, from 1, from left to right, where there are several.
            box: (left, top, width, height) in pixels of a face that is not found.
            replace: Take this picture in place of the one that the name has now.

        Raises:
            MediaError: the file is no picture that we read.
            InvalidRequest: there is no face, there are several, it is too small, or a value is out of range.
            MissingExtra: the package that finds faces is not installed.
            RightsRefused: the name, or the picture, belongs to somebody who does not allow it.
        """
        handle = check_handle(name)
        consent.check_terms(scope, purposes, days)
        if (body := figures().get(figure)) is None or body.family != "human":
            near = difflib.get_close_matches(figure, [n for n, f in figures().items() if f.family == "human"], n=3)
            raise InvalidRequest(
                f"figure is {figure!r}; it must be a person such as {', '.join(near or ['woman', 'man', 'chef'])}."
            )
        path = Path(photo).expanduser()
        try:
            data = path.read_bytes()
        except OSError as error:
            raise MediaError(f"{path} cannot be read: {error.strerror or error}. Check the name and the folder.") from error
        told = {"scope": scope, "holder": consent.user(), "purposes": list(purposes), "days": days}
        terms = json.dumps(told, sort_keys=True, ensure_ascii=False)
        photo_sum = hashlib.sha256(data).hexdigest()
        shelf = self.shelf.cameos
        there = shelf.get(handle)
        if there is not None and there.photo != photo_sum and shelf.file(handle, LIKENESS) is not None and not replace:
            raise InvalidRequest(
                f"There is a @{handle} already, with another picture. Choose another name, or say replace=True; "
                "the new picture then has to be agreed to."
            )
        known = there is not None and shelf.file(handle, LIKENESS) is not None and there.photo == photo_sum
        if there is None or not known or face is not None or box is not None:
            picture = image.read_picture(path)
            self.judge.picture(picture, handle)
            likeness, cut = portraits.take(picture, face=face, box=box, name=path.name)
            if there is None or not known or there.likeness != likeness.digest:
                files = {LIKENESS: likeness.to_json().encode(), CUTOUT: image.png(cut)}
                row = CameoRow(handle=handle, likeness=likeness.digest, photo=photo_sum, figure=figure, terms=terms)
                there = shelf.keep(row, files)
        if (there.figure, there.terms) != (figure, terms):
            there = shelf.change(handle, figure=figure, terms=terms)
        cameo = Cameo(self, there)
        if attested_by is not None and cameo.state != "agreed":
            cameo.agree(level="script", attested_by=attested_by)
        return cameo

    def cameos(self: Host) -> Guests:
        """Return the cameos of the shelf, by handle."""
        return guests(self)
