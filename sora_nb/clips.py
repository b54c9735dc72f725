"""Clip: what a cell holds; a film on the shelf, or one on its way there."""

from __future__ import annotations

import asyncio
import os
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from sora_nb import appearances, export, narration, values
from sora_nb.cells import Cell
from sora_nb.cuts import Cuts
from sora_nb.descent import Descent, Reviser
from sora_nb.errors import InvalidRequest, MediaError
from sora_nb.footage import Progress
from sora_nb.media import copies, reader, sound
from sora_nb.media.conversions import KINDS
from sora_nb.plans import Plan
from sora_nb.recipes import WORDLESS, Recipe, settings
from sora_nb.revising import edits
from sora_nb.revising.spelling import code
from sora_nb.settings import Settings
from sora_nb.trust import provenance

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from sora_nb.engines.base import Engine
    from sora_nb.footage import Event, Footage
    from sora_nb.store.archive import Archive
    from sora_nb.store.catalog import Record
    from sora_nb.takes import Take
    from sora_nb.trust.provenance import Credentials
    from sora_nb.truth import Truth
    from sora_nb.ui.display import StaticFigure
    from sora_nb.ui.player import Player
    from sora_nb.ui.progress import ClipView

_PEAKS = 600


class Maker(Reviser, Protocol):
    """Whoever made a clip, as far as the clip needs to know."""

    @property
    def shelf(self) -> Archive:
        """Return the archive that the clip stands in."""
        ...

    @property
    def reopen(self) -> Callable[[str, str], Clip]:
        """Return a function of a module that finds a clip by library and id, for unpickling."""
        ...

    def make(self, recipe: Recipe, *, engine: Engine | None = None, read: Plan | None = None, fresh: bool = False) -> Clip:
        """Make a clip from a recipe."""
        ...

    def truth(self, clip: Clip) -> Truth:
        """Return what is known of a clip beyond its pixels."""
        ...


class Clip(Descent, Cuts):
    """A film with its recipe, plan and credentials; draws itself as a player. Whatever touches the film waits for it."""

    _maker: Maker

    def __init__(
        self, maker: Maker, *, recipe: Recipe, plan: Plan, take: Take | None = None, record: Record | None = None
    ) -> None:
        self._maker, self._take, self._record = maker, take, record
        self._truth: Truth | None = None
        self.recipe = recipe
        """What was asked for."""
        self.plan = plan
        """How the words were understood."""

    @classmethod
    def shelved(cls, maker: Maker, record: Record) -> Clip:
        """Return the clip of a row on the shelf."""
        return cls(maker, recipe=Recipe.from_json(record.recipe), plan=Plan.from_json(record.plan), record=record)

    def __repr__(self) -> str:
        width, height = self.recipe.size
        mark = ", AGREEMENT TAKEN BACK" if self.taken_back else ""
        return f"<Clip “{self.title}”, {self.recipe.seconds:g} s, {width}×{height}, {self.state}{mark}>"

    @property
    def title(self) -> str:
        """Return the prompt, or what the plan tells where there is none."""
        named = self.plan.prompt if self.recipe.action in WORDLESS else ""
        return self.recipe.prompt or named or narration.alt(self.plan)

    @property
    def slug(self) -> str:
        """Return the title as it stands in the names of files: eight words of it, in small letters."""
        return "-".join(re.findall(r"[a-z0-9]+", self.title.lower())[:8])[:60].strip("-") or "film"

    @property
    def taken_back(self) -> tuple[str, ...]:
        """Return a sentence for everybody in the film who took the agreement to it back."""
        shelf = self._maker.shelf
        return tuple(appearances.withdrawn(shelf, appearances.of_clip(shelf, self.id, self.recipe))) if self.done else ()

    @property
    def code(self) -> str:
        """Return the line of Python that makes the clip again."""
        there = self.parents[:1] if self.recipe.parents else []
        return code(self.recipe, (there[0].recipe, there[0].plan) if there else None)

    @property
    def state(self) -> str:
        """Return "queued", "running", "done", "failed" or "cancelled"."""
        return "done" if self._record is not None or self._take is None else self._take.state

    @property
    def done(self) -> bool:
        """Tell whether the film is on the shelf."""
        return self.state == "done"

    @property
    def alt(self) -> str:
        """Return the film in plain sentences, for people who do not see it."""
        return narration.alt(self.plan) or self.plan.prompt

    @property
    def progress(self) -> Progress:
        """Return how far the render is."""
        return Progress(done=1, total=1, note="done") if self._take is None or self.done else self._take.progress

    def wait(self, seconds: float | None = None) -> Clip:
        """Wait until the film is on the shelf; return the clip itself.

        Raises:
            SoraError: the render failed or was cancelled, or `seconds` have passed.
        """
        if self._record is None and self._take is not None:
            self._record = self._take.wait(seconds)
        return self

    def __await__(self) -> Generator[Any, None, Clip]:
        """Let a cell say `await clip`; the notebook stays responsive meanwhile."""
        return asyncio.to_thread(self.wait).__await__()

    def cancel(self) -> None:
        """Stop the render if it is under way; nothing is kept."""
        if self._take is not None:
            self._take.cancel()

    @property
    def record(self) -> Record:
        """Return the row on the shelf."""
        self.wait()
        if self._record is None:
            raise InvalidRequest("This clip stands on no shelf.")
        return self._record

    @property
    def id(self) -> str:
        """Return the clip's id on the shelf."""
        return self.record.id

    @property
    def path(self) -> Path:
        """Return the film's own file on the shelf; take a copy with `save`."""
        # Asked anew each time: rendered afresh, the same clip may have got another file.
        return self._maker.shelf.film(self._maker.shelf.get(self.id))

    @property
    def footage(self) -> Footage:
        """Open the film again: frames and sound by slice, events."""
        return reader.open_film(self.path)

    @property
    def events(self) -> tuple[Event, ...]:
        """Return contacts, steps and phrases with their times in seconds."""
        return self.footage.events

    @property
    def poster(self) -> bytes:
        """Return a still as JPEG."""
        return self._maker.shelf.poster(self._maker.shelf.get(self.id))

    @property
    def credentials(self) -> Credentials:
        """Read the film's signature back from the file."""
        return provenance.read(self.path, home=self._maker.shelf.home)

    @property
    def truth(self) -> Truth:
        """Return what is known of the clip because it was drawn: masks, depth, flow, poses, edges, tracks, contacts, stems.

        Each is made when it is asked for, by acting and drawing the clip once more, and kept: `clip.truth.masks`, or several
        at once: `clip.truth("masks", "flow")`.
        """
        if self._truth is None:
            self._truth = self._maker.truth(self)
        return self._truth

    def save(self, path: str | Path, *, share_recipe: bool = True) -> Path:
        """Write the signed film to `path`; without `share_recipe` the words and the plan stay at home.

        The ending says what is written: the film itself as .mp4, or, for slides, mails and papers, a .gif (at most 640 pixels
        wide, silent), an animated .webp (silent), a .webm, a .png of eight stills side by side, or the sound as .wav. These
        carry no recipe; all are signed, a .webm by a file beside it (NAME.webm.c2pa). A warning says if somebody in it took
        the agreement back.

        Raises:
            MediaError: the place cannot be written, the ending is another one, or a silent film was to become a .wav.
        """
        target = Path(path).expanduser()
        if target.suffix.lower() not in (".mp4", *KINDS):
            kinds = ", ".join(KINDS)
            raise MediaError(f"{target.name} does not end in .mp4, {kinds}, the kinds we write. Save it as {target.stem}.mp4.")
        for sentence in self.taken_back:
            warnings.warn(sentence, UserWarning, stacklevel=2)
        return export.resave(self.path, target, home=self._maker.shelf.home, share_recipe=share_recipe)

    def finish(self, *, engine: str, options: dict[str, str | float] | None = None, fresh: bool = False) -> Clip:
        """Make the film again with another engine, such as a big model: the same words, seed, length and size.

        This clip is its draft: the parent in its lineage and its credentials. The model hears the words only; that it also
        follows how the draft moves is later work.

        Args:
            engine: The other engine, such as "diffusers:Lightricks/LTX-2".
            options: Settings of that engine; those of the draft's engine are dropped.
            fresh: Render even if the clip is on the shelf.

        Raises:
            LimitExceeded: that engine finishes no drafts, or not of this size or length.
        """
        chosen = settings(options)
        recipe = self.recipe.but(action="finish", engine=engine, options=chosen, parents=(self.id,))
        return self._maker.make(recipe, fresh=fresh)

    def captions(self) -> str:
        """Return WebVTT: what is said and what is heard."""
        return narration.captions(self.events, self.recipe.seconds, narration.names(self.plan))

    def player(self, *, before: Clip | None = None) -> Player:
        """Return a player widget with the traits `time`, `playing` and `plan`, to combine with others.

        With `before`, another clip lies over this one, up to a line that is moved by hand; what is different is told beneath.
        """
        from sora_nb.ui.player import Player

        if before is None:
            return Player(**self.shown() | {"before_title": ""})
        told = [change.sentence for change in self.diff(before)]
        return Player(**self.shown() | {"before": before.film_shown(), "before_title": before.title, "changes": told})

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as (library, id); an unfinished clip waits first."""
        return self._maker.reopen, (str(self._maker.shelf.home), self.id)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        """Return the still, for front ends that ask a value how it looks."""
        return self.still().bundle()

    def _ipython_display_(self) -> None:
        """Draw the clip: live progress that turns into the player, and a still beneath for where no widget runs."""
        from sora_nb.ui import display

        if Settings.from_environment().static or display.headless() or not display.in_notebook():
            self.wait()
            display.show(self.player, self.still(), static_only=True)
            return
        cell = Cell(self, self._view())
        cell.view.listen(on_cancel=cell.cancel, on_change=cell.change, on_back=cell.back, on_compare=cell.compare)
        cell.shown = display.show(lambda: cell.view, self.still(), static_only=False)
        if not self.done:
            cell.watch()

    @property
    def take(self) -> Take | None:
        """Return the render that the clip comes from, None for one from the shelf."""
        return self._take

    def _view(self) -> ClipView:
        from sora_nb.ui.progress import ClipView

        return ClipView(**(self.shown() if self.done else self.described()), choices=edits.choices(), editable=True)

    def described(self) -> dict[str, Any]:
        """Return what can be shown before there is a film, as plain values."""
        width, height = self.recipe.size
        return {
            "title": self.title, "width": width, "height": height, "seconds": self.recipe.seconds, "alt": self.alt,
            "chips": narration.chips(self.plan), "notes": self._notes(), "plan": values.plain(self.plan),
        }  # fmt: skip

    def _notes(self) -> list[str]:
        left = ", ".join(f"“{word}”" for word in self.plan.unplaced)
        return [*self.taken_back, *self.plan.notes, *([f"Not understood: {left}."] if left else [])]

    def still(self) -> StaticFigure:
        """Return what stands in the place of the clip where no widget runs."""
        from sora_nb.ui.display import StaticFigure

        width, height = self.recipe.size
        error = self._take.error if self._take is not None and not self.done else None
        return StaticFigure(
            clip_id=self.record.id if self.done else f"take-{id(self._take):x}", caption=self.title, alt=self.alt,
            seconds=self.recipe.seconds, width=width, height=height, notes=tuple(self._notes()),
            poster=self.poster if self.done else b"",
            state=self.state if self.state in ("done", "failed", "cancelled") else "running", message=str(error or ""),
        )  # fmt: skip

    def film_shown(self) -> bytes:
        """Return the film as this notebook's front end can play it."""
        return copies.proxy(self.path) if _plays_no_aac() else self.path.read_bytes()

    def shown_before(self) -> bytes:
        """Return the film that this one was made from, as the player shows it; empty where it is no longer there."""
        return next((parent.film_shown() for parent in self.parents[:1]), b"")

    def shown(self) -> dict[str, Any]:
        """Return everything the player draws, as plain values."""
        film = self.footage
        width, height = film.size
        parent = next(iter(self.parents), None) if self.recipe.parents else None
        told = [] if parent is None else [change.sentence for change in self.diff(parent)]
        return {
            **self.described(), "video": self.film_shown(), "before": b"", "before_title": parent.title if parent else "",
            "changes": told, "poster": self.poster, "width": width, "height": height,
            "seconds": film.seconds, "fps": float(film.fps),
            "peaks": bytes(sound.peaks(film.sound(), _PEAKS)) if film.rate else b"",
            "marks": narration.marks(film.events, narration.names(self.plan)),
            "captions": self.captions(), "recipe_code": self.code, "recipe_json": self.recipe.to_json(),
            "credentials": _badge(self.credentials), "clip_id": self.id,
            "filename": f"{self.slug}.mp4",
        }  # fmt: skip


def _plays_no_aac() -> bool:
    """Tell whether this notebook is drawn by VS Code, whose player knows no AAC."""
    return "VSCODE_PID" in os.environ or "VSCODE_CWD" in os.environ


def _badge(credentials: Credentials) -> dict[str, str]:
    """Return what the player's badge says of a signature."""
    good = credentials.state in ("Trusted", "Valid")
    state = "signed" if good else "unsigned" if credentials.state == "missing" else "broken"
    origin = {
        "": "nothing proves how it was made", "algorithmicMedia": "made by an algorithm, no camera",
        "trainedAlgorithmicMedia": "made by a trained AI model", "compositeSynthetic": "made in part by an algorithm",
        "compositeWithTrainedAlgorithmicMedia": "made in part by a trained AI model", "composite": "of unknown origin",
    }  # fmt: skip
    text = {
        "signed": f"Signed on this computer · {origin.get(credentials.source_type or '', 'made by software')}",
        "unsigned": "No credentials in this file",
        "broken": "The file was changed after it was signed",
    }[state]
    return {"state": state, "signer": credentials.signer or "", "text": text}
