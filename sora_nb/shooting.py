"""Shooting: a job named, rehearsed, run and brought to the shelf; between a studio's words and an engine's stream."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import shutil
import tempfile
import time
import weakref
from typing import TYPE_CHECKING, Any, TypeVar

from sora_nb import cuts, cutting, engines, export, invitations, motion, timeline, values
from sora_nb.engines.base import Job, Rehearsal, Rehearses
from sora_nb.errors import ConsentRequired, InvalidRequest, LimitExceeded, SoraError, Unplaced
from sora_nb.media import image
from sora_nb.plans import Plan
from sora_nb.recipes import CUTS, Recipe
from sora_nb.stage import director
from sora_nb.store.archive import record_id
from sora_nb.store.catalog import Record
from sora_nb.takes import Take
from sora_nb.trust import consent, judging, provenance
from sora_nb.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sora_nb.clips import Clip
    from sora_nb.footage import Progress, Yield
    from sora_nb.guests import Host
    from sora_nb.invitations import Seated
    from sora_nb.media.video import FilmFile
    from sora_nb.motion import Motion
    from sora_nb.plans import Actor
    from sora_nb.studio import Studio
    from sora_nb.trust.provenance import Credentials
    from sora_nb.trust.rights import Judged

_GLANCE = 0.25
"""Seconds between two looks, while a film is drawn, at what was decided."""
S = TypeVar("S", bound="Studio")
_MOST_FOREBEARS = 200
"""How many of the films that one goes back to are judged with it, nearest first."""


def insist(plan: Plan) -> None:
    """Refuse a plan that was not read without loose ends.

    Raises:
        Unplaced: a word found no place, or something was replaced.
    """
    found = [*(f"no place for “{word}”" for word in plan.unplaced), *plan.notes]
    if found:
        raise Unplaced(f"Read strictly, the prompt has loose ends: {'; '.join(found)}. Say it otherwise, or drop strict.")


def key_of(
    recipe: Recipe, plan: Plan, engine: engines.Engine, seated: Seated | None = None, *, owed: Sequence[str] = ()
) -> str:
    """Return what names a job: the recipe, how it was read, who is in it, who is owed credit, the engine with its artwork."""
    read = plan.but(prompt="", notes=(), unplaced=()).to_json()
    people = [f"{handle} {digest}" for handle, digest in seated.faces.items()] if seated is not None else []
    credited = [f"credit {credit}" for credit in owed]
    parts = (recipe.digest, read, engine.name, engine.version, engine.assets, *people, *credited)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def judged(host: Studio, recipe: Recipe, plan: Plan, parents: Sequence[Clip], *, sharing: bool = False) -> tuple[Plan, Judged]:
    """Judge a request by safety and rights, with all the films that it goes back to; `sharing` to give its film to others.

    Returns its plan with what is to be said of that, and which policies allow it and what they are owed.

    Raises:
        Unsafe: it does not fit whom the studio is set to.
        RightsRefused: a rights holder does not allow it.
        ConsentRequired: its picture shows a face.
    """
    before: dict[str, tuple[Recipe, Plan]] = {}
    waiting = list(parents)
    while waiting and len(before) < _MOST_FOREBEARS:
        clip = waiting.pop()
        if clip.id not in before:
            before[clip.id] = (clip.recipe, clip.plan)
            waiting += clip.parents
    given = _picture(host, recipe)
    pictures = [given["image"]] if given else []
    found = host.judge.judge(recipe, plan, parents=tuple(before.values()), pictures=pictures, sharing=sharing)
    seen = [note for picture in pictures for note in invitations.looked_at(host, recipe, picture) if note not in plan.notes]
    return judging.noted(plan.but(notes=(*plan.notes, *seen)) if seen else plan, found), found


def read(recipe: Recipe, parents: Sequence[Clip]) -> Plan:
    """Return the plan of a recipe: its own, that of a cut from its parents, or what the director reads.

    Raises:
        InvalidRequest: it needs a plan, and its parents have none.
    """
    pieces = [cuts.piece_of(parent) for parent in parents]
    cutting.insist_on_plan(recipe, pieces)
    cutting.insist_on_settings(recipe, pieces)
    if recipe.plan is not None:
        return recipe.plan
    if recipe.action in CUTS and pieces:
        return timeline.plan_of(recipe, pieces)
    if not recipe.prompt.strip():
        return parents[0].plan if parents else Plan()
    return director.read(recipe.prompt, seconds=recipe.seconds, style=recipe.style)


def taken(
    host: Host, seated: Seated, engine: engines.Engine, key: str, parents: Sequence[Clip], *, allowed: Judged, fresh: bool
) -> Take:  # fmt: skip
    """Return a take of a film, counted against everybody's quota; where it comes to nothing, their place is given back.

    Raises:
        ConsentRequired: somebody agreed to so many films and no more.
    """
    asked = invitations.admit(host, seated, key)
    work = functools.partial(shoot, engine=engine, key=key, parents=parents, asked=asked, allowed=allowed, fresh=fresh)
    return Take(
        seated.recipe, seated.plan, lambda take: work(host, take), undo=lambda: invitations.release(host, seated, key)
    )  # fmt: skip


def shoot(
    host: Host, take: Take, engine: engines.Engine, key: str, parents: Sequence[Clip], *, asked: Seated, fresh: bool,
    allowed: Judged,
) -> Record:  # fmt: skip
    """Run one take to the shelf, in the worker's thread; `asked` are the people as they were when it was asked for.

    Raises:
        SoraError: the render failed or was stopped, or somebody in it took an agreement back meanwhile; nothing is kept.
    """
    # Agreements are asked for anew: a film may have waited its turn for long.
    seated = _seated_again(host, take, asked)
    recipe = take.recipe
    watch = _Watch(host, take, seated)
    files = {name: host.shelf.asset(digest) for name, digest in recipe.options if name.endswith("_sha256")}
    job = Job(
        **_staged(host, recipe, take.plan, seated), stop=take.stop,
        parents=tuple(parent.footage for parent in parents),
        origins=tuple(parent.record.source_type for parent in parents), files=files,
    )  # fmt: skip
    kind = getattr(engine, "source_type_of", lambda _: engine.limits.source_type)(job)
    # A cut of one film is that film, edited; of several, a new one made from them.
    whole = [parent.path for parent in parents] if recipe.action in CUTS and len(parents) == 1 else []
    opened = next(iter(whole), files.get("file_sha256"))
    draft = host.shelf.draft()
    exported = export.export(
        engine.render(job), recipe=recipe, plan=take.plan, engine_name=engine.name, engine_version=engine.version,
        source_type=kind, target=draft, home=host.shelf.home, job_key=key, on_progress=watch.tick,
        parents=[parent.path for parent in parents] if opened is None else (), opened=opened,
        grants=dataclasses.replace(seated, decisions=asked.decisions).told(), allowed=allowed,
    )  # fmt: skip
    try:
        _seated_again(host, take, seated)
        title = recipe.prompt or take.plan.prompt
        kept = host.shelf.keep(exported, job_key=key, title=title, notes=take.plan.notes, replace=fresh)
        if seated.grants:
            host.shelf.cameos.quotas.settle(key, made=True)
    except SoraError:
        draft.unlink(missing_ok=True)
        raise
    return kept


def _seated_again(host: Host, take: Take, before: Seated) -> Seated:
    """Ask everybody in a film once more, for whoever asked for it, and insist that each still has the face they had."""
    with consent.acting(before.user):
        seated = invitations.seat(host, take.recipe, take.plan)
    changed = [handle for handle, digest in before.faces.items() if seated.faces.get(handle) != digest]
    if changed:
        raise ConsentRequired(f"@{changed[0]} got another picture while the film was being made. Make it again.", rule="face")
    return seated


class _Watch:
    """Looks, while a film is drawn, whether anything was decided since, so that one taken back is not drawn to its end."""

    def __init__(self, host: Host, take: Take, seated: Seated) -> None:
        self._host, self._take, self._seated = host, take, seated
        self._newest = host.shelf.cameos.newest() if seated.grants else ""
        self._looked = time.monotonic()

    def tick(self, progress: Progress) -> None:
        """Pass a tick on; every quarter of a second ask whether there is a new decision, and if so everybody.

        Raises:
            ConsentRequired: somebody in the film took the agreement back.
        """
        self._take.tick(progress)
        # A render that was stopped is nobody's any more: its people are not asked again, and nothing is written down of it.
        if self._take.stop.is_set() or not self._seated.grants or time.monotonic() - self._looked < _GLANCE:
            return
        self._looked = time.monotonic()
        newest = self._host.shelf.cameos.newest()
        if newest != self._newest:
            self._newest = newest
            _seated_again(self._host, self._take, self._seated)


def _staged(host: Host, recipe: Recipe, plan: Plan, seated: Seated) -> dict[str, Any]:
    """Return what an engine is told of a recipe, with the people in it; a character is played by its picture."""
    told: dict[str, Any] = {"recipe": recipe, "plan": plan, "likenesses": seated.likenesses, **_picture(host, recipe)}
    for handle, data in seated.pictures:
        layers = image.read_layers(data)
        clear = layers[..., 3]
        names = [actor.name for shot in plan.shots for actor in shot.actors if actor.trait("cameo") == handle]
        shots = tuple(
            dataclasses.replace(shot, actors=tuple(_played(actor, handle) for actor in shot.actors)) for shot in plan.shots
        )
        told |= {
            "image": image.on_white(layers), "alpha": clear if clear.min() < 255 else None, "plan": plan.but(shots=shots),
            "shown_as": next(iter(names), None),
        }  # fmt: skip
    return told


def _played(actor: Actor, handle: str) -> Actor:
    """Return an actor whom a picture shows as one that has no likeness."""
    if actor.trait("cameo") != handle:
        return actor
    return dataclasses.replace(actor, look=tuple(pair for pair in actor.look if pair[0] != "cameo"))


def vouched(host: Host, film: FilmFile) -> tuple[Recipe, Plan, Credentials] | None:
    """Return the recipe and the plan that a film carries, None where it carries none that its credentials vouch for.

    Raises:
        MediaError: its recipe is none.
    """
    if "sora_nb" not in film.metadata:
        return None
    recipe, plan, _ = export.read_recipe(film.path)
    said = provenance.read(film.path, home=host.shelf.home)
    signed = (said.recipe_digest, said.plan_digest) == (recipe.digest, values.digest(plan))
    return (recipe, plan, said) if signed and said.state in ("Trusted", "Valid") else None


def adopt(host: Host, film: FilmFile, *, title: str = "", parents: Sequence[str] | None = None) -> Record | None:
    """Put a film that carries its recipe on the shelf, as it is; the same film is there once.

    `title` names it, else its file does; `parents` are the ids of its parents on this shelf, else those that the recipe names.
    None where it carries no recipe, or one that its credentials do not vouch for: then it is a stranger's film.

    Raises:
        MediaError: its recipe is none.
    """
    found = vouched(host, film)
    if found is None:
        return None
    recipe, plan, said = found
    key = f"file {hashlib.sha256(film.path.read_bytes()).hexdigest()}"
    known = host.shelf.find(key)
    if known is not None:
        return known
    still = film.frames(len(film) // 2, len(film) // 2 + 1)[0]
    record = Record(
        id=record_id(key), job_key=key, recipe=recipe.to_json(), plan=plan.to_json(), recipe_digest=recipe.digest,
        engine=recipe.engine, engine_version=said.engine or "", source_type=said.source_type or "", seconds=film.seconds,
        size=film.size, fps=film.fps, prompt=recipe.prompt, title=title or film.path.stem, notes=plan.notes,
        parents=recipe.parents if parents is None else tuple(parents),
    )  # fmt: skip
    return host.shelf.add(record, film.path, image.poster(still))


def truth(host: Host, clip: Clip) -> Truth:
    """Return what is known of a clip beyond its pixels; see `Clip.truth`."""
    recipe, plan = clip.recipe, clip.plan
    engine = engines.get(recipe.engine)

    def stream(names: tuple[str, ...]) -> Iterator[Yield]:
        seated = invitations.seat(host, recipe.but(sound=recipe.sound and "stems" in names), plan)
        return engine.render(Job(**_staged(host, seated.recipe, seated.plan, seated), truth=names, shown=False))

    return Truth(stream, recipe=recipe, plan=plan, offer=engine.limits.truth, engine=recipe.engine)


def rehearse(host: Studio, recipe: Recipe, plan: Plan) -> Rehearsal:
    """Act a recipe's first shot out without drawing it: stills at any moment, and where everybody will be.

    Raises:
        LimitExceeded: the engine knows no film before it has made it.
    """
    engine = engines.get(recipe.engine)
    if not isinstance(engine, Rehearses):
        raise LimitExceeded(f"{recipe.engine} cannot show a film before it is made. Use the stage, or make the clip.")
    judged(host, recipe, plan, ())
    seated = invitations.seat(host, recipe, plan)
    return engine.rehearse(Job(**_staged(host, seated.recipe, seated.plan, seated)))


def measure(host: Studio, clip: Clip, actor: str | None, metres: float) -> Motion:
    """Measure what falls and rebounds in a clip; see `Studio.measure`."""
    shots = clip.plan.shots
    if len(shots) > 1:
        raise InvalidRequest(f"The clip has {len(shots)} shots; one can be measured. Make one of a single sentence.")
    names = [known.name for shot in shots for known in shot.actors]
    if actor is not None and actor not in names:
        raise InvalidRequest(f"No actor is called {actor!r}; there are {', '.join(names) or 'none'}.")
    plate = None
    if names and isinstance(engines.get(clip.recipe.engine), Rehearses):
        plate = rehearse(host, clip.recipe, clip.plan).still(without=(actor or names[0],))
    return motion.follow(clip.footage, metres=metres, plate=plate)


def preview(host: S) -> S:
    """Return a studio whose shelf is gone when nobody uses it any more, for clips that nobody keeps, with a shelf's cameos."""
    studio = type(host)(tempfile.mkdtemp(prefix="sora_nb-"))
    studio.shelf.cameos = host.shelf.cameos
    studio.judge = host.judge
    weakref.finalize(studio, shutil.rmtree, studio.home, ignore_errors=True)
    return studio


def pictured(host: Host, given: Any) -> str | None:
    """Keep a picture that goes with a prompt on the shelf, and return its SHA-256.

    Raises:
        MediaError: it is no picture that we read.
        InvalidRequest: it is neither a path, the bytes of a file, nor an array.
    """
    return None if given is None else host.shelf.keep_asset(image.picture_file(given), ".picture")


def pictured_plan(host: Host, recipe: Recipe, plan: Plan) -> Plan:
    """Return a plan without what its notes say of the drawing of somebody whom the picture with the prompt shows.

    Raises:
        InvalidRequest: the picture is to be a figure, and cannot be one.
    """
    if recipe.image is None or not plan.notes or not plan.shots:
        return plan
    from sora_nb.stage import pictures

    given = _picture(host, recipe)
    return pictures.settled(plan, given["image"], given["alpha"], use=dict(recipe.options).get("picture"))


def _picture(host: Host, recipe: Recipe) -> dict[str, Any]:
    """Return the picture that a recipe names, (height, width, rgb) as "image", and how opaque it is as "alpha"."""
    if recipe.image is None:
        return {}
    layers = image.read_layers(host.shelf.asset(recipe.image))
    clear = layers[..., 3].min() < 255
    return {"image": image.on_white(layers), "alpha": layers[..., 3] if clear else None}
