"""The one way out for every film: mark and encode what an engine yields, put the recipe in, sign, move into place."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np

from sora_nb import __version__, values
from sora_nb.errors import CredentialsError, InvalidRequest, MediaError, RenderFailed, SoraError
from sora_nb.footage import GENERATED, SAMPLE_RATE, Cast, Event, Film, Picture, Progress, Sound
from sora_nb.media.conversions import convert
from sora_nb.media.copies import copy_film
from sora_nb.media.image import poster
from sora_nb.media.unfinished import unfinished
from sora_nb.media.video import VideoWriter, open_film
from sora_nb.plans import Plan
from sora_nb.recipes import CUTS, Recipe
from sora_nb.store.files import digest_of
from sora_nb.trust import looks, provenance
from sora_nb.trust.marking import Marking
from sora_nb.trust.rights import Judged

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from sora_nb.footage import Yield

BLOCK = 1024
"""How many samples an engine's sound may be off the picture's length; the writer makes up for them."""
_MARKED = (".mp4", ".gif", ".webp", ".webm")
"""Kinds of copy in whose pictures a mark can still be read; a strip of stills and a sound carry none."""
_UNTOLD = ("kind", "credits")
"""Facts that a film's own record leaves to its comment."""
_FREE = Judged()
"""What comes of judging a film in which nothing is anybody's."""
_POSTER_AT = 0.4
"""Where in the film the poster is taken, as a share of its length: by then the subject is usually on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A finished, signed film: its file, what it was made from, and what was learnt on the way.

    `poster` is a JPEG picture, `events` are in order of time, `original` is a server's own file, where there was one. `id` is
    the number in its tags, `mark` as much of it as its pictures carry ("" for none), `looks` its fingerprints.
    """

    path: Path
    sha256: str
    poster: bytes = field(repr=False)
    recipe: Recipe
    plan: Plan
    engine_name: str
    engine_version: str
    source_type: str
    events: tuple[Event, ...]
    frames: int
    size: tuple[int, int]
    fps: Fraction
    seconds: float
    original: Path | None = None
    id: str = ""
    mark: str = ""
    looks: tuple[str, ...] = ()


def clip_id(job_key: str) -> str:
    """Return the id a film carries in its tags: the first 64 bits of the SHA-256 of its job key, 16 hex digits."""
    return hashlib.sha256(job_key.encode()).hexdigest()[:16]


def export(
    stream: Iterator[Yield],
    *,
    recipe: Recipe,
    plan: Plan,
    job_key: str,
    engine_name: str,
    engine_version: str,
    source_type: str,
    target: Path,
    home: Path,
    parents: Sequence[Path] = (),
    opened: Path | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    title: str | None = None,
    sound: bool | None = None,
    grants: Sequence[Mapping[str, str]] = (),
    marked: bool = True,
    allowed: Judged = _FREE,
) -> Exported:
    """Consume an engine's stream and leave one signed mp4 at `target`, or nothing.

    Args:
        stream: What the engine's `render` returned; it is closed in any case.
        recipe: What was asked for, as snapped to the engine's grid.
        plan: How it was understood.
        job_key: Names the job; its digest is the id in the film's tags.
        engine_name: Name of the engine.
        engine_version: Version of the engine.
        source_type: IPTC digital source type of what the engine makes; "" claims nothing, for a film that was opened.
        target: Where the film goes.
        home: Folder of the library whose identity signs.
        parents: Films it was made from; they become ingredients of its credentials.
        opened: The one film it is a cut or a copy of, if it is; then nothing was created.
        on_progress: Called with every tick, on this thread.
        title: Name in the credentials, which everybody can read; by default the id, not the prompt.
        sound: Whether the engine was to yield sound; by default what the recipe says.
        grants: The agreements of the people shown, for the credentials: handle, id, SHA-256 and level of each.
        marked: False leaves the mark out of the pictures, for tests that compare pixels; the shelf calls such a clip unmarked.
        allowed: The rights holders' policies that allow it, for the credentials, and the lines that they are owed, which stay
            in the comment of every copy that is saved.

    Raises:
        RenderFailed: the engine broke its promise on frames, size, sound or types, or raised something of its own.
        CredentialsError: the film could not be signed.
    """
    expected = _Promise(engine=engine_name, recipe=recipe, sound=recipe.sound if sound is None else sound)
    draft = unfinished(target, "mp4")
    facts = {
        "recipe": recipe, "plan": plan, "engine": engine_name, "version": engine_version, "id": clip_id(job_key),
        "kind": source_type, "credits": list(allowed.credits),
    }  # fmt: skip
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with contextlib.closing(_guarded(stream, engine_name)) as parts:
            made = _encode(parts, draft, expected, facts, on_progress, marked=marked)
        provenance.sign(
            draft, target, home=home, title=title or f"sora_nb clip {facts['id']}", source_type=source_type,
            generator_version=__version__, engine=f"{engine_name} {engine_version}", recipe_digest=recipe.digest,
            plan_digest=values.digest(plan), parents=parents, opened=made.original or opened,
            action="c2pa.edited" if recipe.action in CUTS else "c2pa.transcoded", grants=grants, rules=allowed.rules,
            owed=allowed.credits, mark=made.marking.mark,
        )  # fmt: skip
    finally:
        draft.unlink(missing_ok=True)
    return _exported(target, made, facts, source_type)


def _exported(path: Path, made: _Made, facts: dict[str, Any], source_type: str) -> Exported:
    """Return what is known of a film that lies signed in its place."""
    return Exported(
        path=path,
        sha256=digest_of(path),
        poster=poster(made.poster),
        recipe=facts["recipe"],
        plan=facts["plan"],
        engine_name=facts["engine"],
        engine_version=facts["version"],
        source_type=source_type,
        events=tuple(sorted(made.events, key=lambda event: event.time)),
        frames=made.frames,
        size=made.size,
        fps=made.fps,
        seconds=float(made.frames / made.fps),
        original=made.original,
        id=facts["id"],
        mark=made.marking.mark,
        looks=tuple(made.marking.looks),
    )


def resave(source: Path, target: Path, *, home: Path, share_recipe: bool = False) -> Path:
    """Write a copy of a signed film to `target`; without `share_recipe` its recipe is taken out and the copy signed anew.

    The copy's credentials name the original as what it was opened from, and the id stays in its comment. Kinds other than
    mp4 carry no recipe; they are signed too. WebM holds no credentials: those lie beside it, as NAME.webm.c2pa.

    Raises:
        MediaError: the source is no film we read.
        CredentialsError: the source has no credentials, or the copy could not be signed.
    """
    kind = target.suffix.lower()
    draft = unfinished(target, kind[1:])
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MediaError(f"{target} cannot be written: {error.strerror or error}. Choose another place.") from error
    try:
        if share_recipe and kind == ".mp4":
            shutil.copyfile(source, draft)
            draft.replace(target)
            return target
        said = provenance.read(source, home=home)
        if said.source_type is None and said.state == "missing":
            raise CredentialsError(f"{source.name} has no credentials that say how it was made. Save the clip it came from.")
        comment = open_film(source).metadata.get("comment", "")
        if kind == ".mp4":
            copy_film(source, draft, {"comment": comment} if comment else {})
        else:
            convert(source, draft, tag=comment)
        provenance.sign(
            draft,
            target,
            home=home,
            title=said.title or target.name,
            source_type=said.source_type or "",
            generator_version=__version__,
            engine=said.engine or "",
            recipe_digest=said.recipe_digest,
            plan_digest=said.plan_digest,
            opened=source,
            rules=said.rules,
            owed=said.credits,
            action="c2pa.edited.metadata" if kind == ".mp4" else "c2pa.transcoded",
            mark=said.mark or "" if kind in _MARKED else "",
        )
    except OSError as error:
        raise MediaError(f"{target} cannot be written: {error.strerror or error}. Choose another place.") from error
    finally:
        draft.unlink(missing_ok=True)
    return target


def read_recipe(path: Path) -> tuple[Recipe, Plan, tuple[Event, ...]]:
    """Return the recipe, the plan and the events that travel in a film's tags.

    Raises:
        MediaError: the file is no film we read, or carries no recipe of ours.
    """
    film = open_film(path)
    text = film.metadata.get("sora_nb")
    if text is None:
        raise MediaError(f"{path.name} carries no recipe: it was made elsewhere, saved without one, or converted since.")
    try:
        facts = json.loads(text)
        return values.read(Recipe, facts["recipe"]), values.read(Plan, facts["plan"]), film.events
    except (InvalidRequest, ValueError, KeyError, TypeError, RecursionError) as error:
        raise MediaError(f"The recipe in {path.name} is not one this sora_nb reads: {error}") from error


@dataclass(slots=True, kw_only=True)
class _Made:
    """What has come off the stream so far."""

    size: tuple[int, int]
    fps: Fraction
    frames: int = 0
    sound: float = 0.0
    events: list[Event] = field(default_factory=list)
    poster: NDArray[np.uint8]
    original: Path | None = None
    marking: Marking


@dataclass(frozen=True, slots=True, kw_only=True)
class _Promise:
    """What an engine owes for a recipe; each check raises RenderFailed, naming the engine and the difference."""

    engine: str
    recipe: Recipe
    sound: bool

    def check_picture(self, part: Picture, made: _Made) -> None:
        width, height = self.recipe.size
        frames = part.frames
        if frames.dtype != np.uint8 or frames.ndim != 4 or frames.shape[1:] != (height, width, 3):
            self.broken(f"pictures of {frames.dtype} {frames.shape}, not uint8 (time, {height}, {width}, 3)")
        if made.frames + len(frames) > self.recipe.frames:
            self.broken(f"more than the {self.recipe.frames} frames asked for")

    def check_sound(self, part: Sound) -> None:
        samples = part.samples
        if not self.sound:
            self.broken("sound for a clip that was to be silent")
        if samples.dtype != np.float32 or samples.ndim != 2 or samples.shape[1] not in {1, 2}:
            self.broken(f"sound of {samples.dtype} {samples.shape}, not float32 (time, 1 or 2)")
        loudest = float(np.abs(samples).max(initial=0.0))
        if not loudest <= 1.001:
            self.broken(f"samples as large as {loudest:g}; they go from -1 to 1")

    def check_whole(self, made: _Made) -> None:
        if made.frames != self.recipe.frames:
            self.broken(f"{made.frames} frames, not the {self.recipe.frames} asked for")
        wanted = self.recipe.frames / self.recipe.fps
        if self.sound and abs(made.sound - wanted) * SAMPLE_RATE > BLOCK:
            self.broken(f"{made.sound:.3f} seconds of sound for {wanted:.3f} seconds of picture")

    def broken(self, what: str) -> NoReturn:
        raise RenderFailed(f"The engine {self.engine} yielded {what}. Nothing was kept; tell the engine's makers.")


def _guarded(stream: Iterator[Yield], engine: str) -> Generator[Yield, None, None]:
    """Pass a stream on, turning whatever an engine raises into RenderFailed, and close it at the end."""
    try:
        yield from stream
    except SoraError:
        raise
    except Exception as error:
        raise RenderFailed(f"The engine {engine} broke while making the clip: {type(error).__name__}: {error}") from error
    finally:
        close = getattr(stream, "close", None)
        if close is not None:
            close()


def _encode(
    parts: Iterator[Yield],
    draft: Path,
    promise: _Promise,
    facts: dict[str, Any],
    on_progress: Callable[[Progress], None] | None,
    *,
    marked: bool,
) -> _Made:
    recipe = promise.recipe
    width, height = recipe.size
    marking = Marking(facts["id"], recipe.size, recipe.frames, marked=marked)
    blank = np.zeros((height, width, 3), np.uint8)
    made = _Made(size=recipe.size, fps=Fraction(recipe.fps), poster=blank, marking=marking)
    with VideoWriter(draft, size=recipe.size, fps=recipe.fps, rate=SAMPLE_RATE if promise.sound else 0) as writer:
        for part in parts:
            if isinstance(part, Progress):
                if on_progress is not None:
                    on_progress(part)
            elif isinstance(part, Event):
                made.events.append(part)
            elif isinstance(part, Film):
                made.original = part.path
            elif not isinstance(part, Cast):
                _take(part, writer, promise, made)
        if made.original is None:
            promise.check_whole(made)
            for key, text in _tags(facts, made.events).items():
                writer.tag(key, text)
        else:
            writer.abort()
    if made.original is not None:
        _take_film(made.original, draft, promise, facts, made)
    return made


def _take(part: Picture | Sound, writer: VideoWriter, promise: _Promise, made: _Made) -> None:
    if made.original is not None:
        promise.broken("a finished film and pictures or sound besides")
    if isinstance(part, Sound):
        promise.check_sound(part)
        made.sound += len(part.samples) / part.rate
    else:
        promise.check_picture(part, made)
        part = Picture(frames=made.marking.put(part.frames))
        wanted = int(_POSTER_AT * promise.recipe.frames) - made.frames
        if 0 <= wanted < len(part.frames):
            made.poster = part.frames[wanted].copy()
        made.frames += len(part.frames)
    writer.write(part)


def _take_film(original: Path, draft: Path, promise: _Promise, facts: dict[str, Any], made: _Made) -> None:
    """Make our tagged copy of a server's own film; the original stays as it came."""
    if made.frames or made.sound:
        promise.broken("a finished film and pictures or sound besides")
    try:
        copy_film(original, draft, _tags(facts, made.events))
    except MediaError as error:
        raise RenderFailed(f"The engine {promise.engine} delivered a film that cannot be used. {error}") from error
    film = open_film(draft)
    made.frames, made.size, made.fps = len(film), film.size, film.fps
    # Its pictures are not encoded anew, so they take no mark; what they look like is noted all the same.
    made.marking = Marking(facts["id"], film.size, len(film), marked=False)
    made.marking.looks = [looks.look(film.frames(at, at + 1)[0]) for at in looks.moments(len(film))]
    at = int(_POSTER_AT * len(film))
    made.poster = film.frames(at, at + 1)[0]


def _tags(facts: dict[str, Any], events: Sequence[Event]) -> dict[str, str]:
    """Return the mp4's tags: all that is needed to make the film again, and one line that survives most converters."""
    whole = {
        key: value if isinstance(value, str) else values.plain(value) for key, value in facts.items() if key not in _UNTOLD
    }
    owed = f"; credit: {'; '.join(facts['credits'])}" if facts["credits"] else ""
    whole["events"] = [values.plain(event) for event in sorted(events, key=lambda event: event.time)]
    return {
        "sora_nb": json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
        "comment": f"{'AI-generated' if facts['kind'] in GENERATED else 'Kept'} by sora_nb; id {facts['id']}{owed}",
    }
