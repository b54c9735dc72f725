"""Invitations: handles in a plan become the people they name, if those agreed, to this and to no more films than these."""

from __future__ import annotations

import contextlib
import dataclasses
import difflib
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb import agreements, appearances, lookalikes
from sora_nb.errors import ConsentRequired, InvalidRequest
from sora_nb.guests import Cameo, Guests, Host, nearest
from sora_nb.likeness.portraits import Likeness
from sora_nb.stage import director
from sora_nb.stage.cast.figures import figures
from sora_nb.trust import consent, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from sora_nb.appearances import Grant
    from sora_nb.plans import Actor, Plan
    from sora_nb.recipes import Recipe

_ASIDE = ("cameo", "cameos", "likeness", "face", "faces", "person", "people", "image", "picture_sha256", "image_sha256")
"""Options by whose names somebody could be brought in beside `cameos=`; no engine of ours has one of them."""
_HANDLE = re.compile(r"[a-z][a-z0-9_-]{0,30}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """A recipe and a plan with who is in them: likenesses and characters' pictures by handle, and the agreements that allow it.

    `user` is who asked; `decisions` are the entries of the log that allowed it, by handle, once it is to be made.
    """

    recipe: Recipe
    plan: Plan
    likenesses: tuple[tuple[str, Likeness], ...] = ()
    grants: tuple[Grant, ...] = ()
    pictures: tuple[tuple[str, bytes], ...] = ()
    user: str = ""
    decisions: tuple[tuple[str, str], ...] = ()

    @property
    def faces(self) -> dict[str, str]:
        """Return the SHA-256 of what each of them is drawn from, by handle."""
        drawn = {handle: hashlib.sha256(data).hexdigest() for handle, data in self.pictures}
        return {handle: likeness.digest for handle, likeness in self.likenesses} | drawn

    def told(self) -> list[dict[str, str]]:
        """Return the agreements as they go into a film's credentials, each with the decision that allowed this film."""
        made = dict(self.decisions)
        return [grant.plain() | ({"decision": made[grant.cameo]} if grant.cameo in made else {}) for grant in self.grants]


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


def check_figure(figure: str) -> None:
    """Refuse a figure of the stage that is no person: a cameo's face needs a head like a person's.

    Raises:
        InvalidRequest: it is none, with the ones of nearly that name.
    """
    people = [name for name, body in figures().items() if body.family == "human"]
    if figure not in people:
        near = difflib.get_close_matches(str(figure), people, n=3)
        raise InvalidRequest(
            f"figure is {figure!r}; it must be a person such as {', '.join(near or ['woman', 'man', 'chef'])}."
        )


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
    held: dict[str, Grant] = {}
    for one in seen:
        with _logged(host, one.handle, recipe):
            grant = appearances.standing(host.shelf, one)
            host.judge.likenesses([grant.agreed], recipe, plan)
            held[grant.id] = grant
    here = guests(host)
    found: dict[str, Likeness | bytes] = {}
    for handle in wanted:
        with _logged(host, handle, recipe):
            if handle not in here:
                raise InvalidRequest(f"There is no cameo @{handle} on the shelf. {_meant(handle, here)}")
            found[handle], grant = here[handle].granted()
            host.judge.likenesses([grant.agreed], recipe, plan)
            held[grant.id] = grant
    unseen = [f"@{handle} is in cameos=, but the words do not name @{handle}." for handle in wanted if handle not in named]
    bodies = {handle: here[handle].figure for handle in wanted}
    shots = tuple(
        dataclasses.replace(shot, actors=tuple(_bodied(actor, bodies) for actor in shot.actors)) for shot in plan.shots
    )
    drawn = tuple((handle, one) for handle, one in found.items() if isinstance(one, bytes))
    if len(drawn) + (recipe.image is not None) > 1 and drawn:
        raise InvalidRequest(
            f"@{drawn[0][0]} comes with its picture, and there is {'@' + drawn[1][0] if len(drawn) > 1 else 'image='} besides; "
            "a film takes one picture so far. Make two films, and stitch them: sora.stitch([a, b])."
        )
    return Seated(
        recipe=recipe.but(cameos=tuple(sorted({*wanted, *shown}))),
        plan=plan.but(shots=shots, notes=(*_true(plan, found), *unseen)), grants=tuple(held.values()), pictures=drawn,
        likenesses=tuple((handle, one) for handle, one in found.items() if isinstance(one, Likeness)), user=consent.user(),
    )  # fmt: skip


def _true(plan: Plan, found: Mapping[str, Likeness | bytes]) -> list[str]:
    """Return a plan's notes without those on lines that the voice cannot speak and somebody recorded."""
    voices = {handle: one.voice for handle, one in found.items() if isinstance(one, Likeness) and one.voice is not None}
    spoken = (
        action.speech
        for shot in plan.shots for actor in shot.actors for action in actor.actions
        if action.speech and (voice := voices.get(actor.trait("cameo") or "")) and voice.recorded(action.speech) is not None
    )  # fmt: skip
    untrue = director.murmured(spoken)
    return [note for note in plan.notes if note not in untrue]


@contextlib.contextmanager
def _logged(host: Host, handle: str, recipe: Recipe) -> Iterator[None]:
    """Put whatever is refused on record; what was written is named by a digest only."""
    try:
        yield
    except (ConsentRequired, InvalidRequest) as error:
        agreements.refused(host.shelf, handle, error, recipe.digest[:12])
        raise


def _meant(handle: str, here: Guests) -> str:
    """Return what to do about a handle that is not there; one in other letters is said to be."""
    plain = spelling.fold(handle)
    if plain != handle and plain in here:
        return f"It is written with other letters than @{plain}, which look alike. Did you mean @{plain}? Then type it."
    return nearest(handle, here)


def admit(host: Host, seated: Seated, job_key: str) -> Seated:
    """Count a film that is to be computed against everybody's quota, and put on record that it was allowed.

    Raises:
        ConsentRequired: somebody agreed to so many films and no more.
    """
    if not seated.grants:
        return seated
    cameos, subject = host.shelf.cameos, seated.recipe.digest[:12]
    asked = [(grant.cameo, grant.id, grant.agreed.quota) for grant in seated.grants]
    full, made = cameos.admit(job_key, asked, who=consent.user(), subject=subject)
    for grant in seated.grants:
        if grant.id == full:
            error = ConsentRequired(
                f"@{grant.cameo} agreed to {grant.agreed.quota} films, and so many are made or under way. Ask them to agree to "
                "more: sora.cameo(..., quota=…).",
                rule="quota",
            )
            agreements.refused(host.shelf, grant.cameo, error, subject)
            raise error
    return dataclasses.replace(seated, decisions=made)


def release(host: Host, seated: Seated, job_key: str) -> None:
    """Give the place in everybody's quota back of a film that came to nothing."""
    if seated.grants:
        host.shelf.cameos.quotas.settle(job_key, made=False)


def insist_on_the_front_door(host: Host, recipe: Recipe) -> None:
    """Refuse options that would bring somebody in beside `cameos=`, where nobody is asked.

    Raises:
        ConsentRequired: the rule is "options".
    """
    for name, _ in recipe.options:
        if name in _ASIDE:
            error = ConsentRequired(
                f"options holds {name!r}; nobody comes into a film that way. Name them in the words, and give cameos=[their "
                "name], so that they are asked.",
                rule="options",
            )
            agreements.refused(host.shelf, "", error, recipe.digest[:12])
            raise error


def looked_at(host: Host, recipe: Recipe, picture: NDArray[np.uint8]) -> tuple[str, ...]:
    """Refuse a picture with the prompt that shows a face; return a note where nobody can tell.

    Raises:
        ConsentRequired: it shows one.
    """
    try:
        note = lookalikes.insist_on_nobody(host.shelf, picture)
    except ConsentRequired as error:
        agreements.refused(host.shelf, "", error, recipe.digest[:12])
        raise
    return (note,) if note else ()


def _bodied(actor: Actor, bodies: dict[str, str]) -> Actor:
    """Return an actor with the body that its cameo asks for, unless the words gave another."""
    body = bodies.get(actor.trait("cameo") or "")
    return dataclasses.replace(actor, figure=body) if body is not None and actor.figure == "person" else actor
