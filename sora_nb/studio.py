"""Studio: the words a person says, from a sentence to a clip on the shelf."""

from __future__ import annotations

import threading
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from sora_nb import bundles, cuts, engines, enrolment, invitations, motion, planning, shooting, storyboards, swatches
from sora_nb.booths import Booths
from sora_nb.clips import Clip
from sora_nb.desk import Verifying
from sora_nb.guests import Cameo
from sora_nb.interaction import Interaction, interact
from sora_nb.media import reader
from sora_nb.plans import Plan
from sora_nb.recipes import Recipe, seed_of, settings
from sora_nb.revising import edits, revisions
from sora_nb.settings import Settings
from sora_nb.shelf import Library
from sora_nb.store.archive import Archive
from sora_nb.takes import Take
from sora_nb.trust.judging import Judge, Judging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from sora_nb.engines.base import Rehearsal
    from sora_nb.motion import Motion
    from sora_nb.planning import Planner
    from sora_nb.truth import Truth


class Studio(enrolment.Inviting, Booths, Judging, bundles.Sharing, Verifying):
    """Everything needed to make clips and keep them. One render at a time, first in, first out.

    Args:
        home: Folder of the shelf; None takes SORA_NB_HOME or the user's data folder. Nothing is opened before it is needed.
        engine: Engine for recipes that name none.
    """

    def __init__(self, home: str | Path | None = None, *, engine: str | None = None) -> None:
        settings = Settings.from_environment()
        self.home = Path(home).expanduser().resolve() if home else settings.home
        self.engine = engine or settings.engine
        self._archive: Archive | None = None
        self.judge = Judge(self.home)
        self._queue: SimpleQueue[Take] = SimpleQueue()
        self._under_way: dict[str, Take] = {}
        self._worker: threading.Thread | None = None
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"Studio({str(self.home)!r}, engine={self.engine!r})"

    def generate(
        self,
        prompt: str = "",
        *,
        plan: Plan | pd.DataFrame | None = None,
        planner: Planner | None = None,
        seconds: float = 5.0,
        size: tuple[int, int] = (960, 540),
        fps: int = 24,
        seed: int | str = 0,
        style: str | None = None,
        image: str | Path | bytes | NDArray[np.uint8] | None = None,
        engine: str | None = None,
        negative_prompt: str = "",
        sound: bool = True,
        cameos: Sequence[Cameo | str] = (),
        options: dict[str, str | float] | None = None,
        strict: bool = False,
        fresh: bool = False,
    ) -> Clip:
        """Make a clip from a sentence or a plan; returns at once, and whatever touches the clip waits for it.

        The same request gives the same clip, from the shelf if it is there.

        Args:
            prompt: What is to be seen and heard, in English or French.
            plan: How it is to be read; wins over the prompt. A table from `Plan.table()`, edited, will do.
            planner: A function of the prompt and `plan_schema()` that writes the plan in the director's stead, as JSON text
                or a dict; called once, its plan is checked field by field and kept in the recipe.
            seconds: Length, above 0 and at most 60; several shots share it.
            size: Width and height in pixels, even numbers from 64 to 1920.
            fps: Frames a second, 1 to 60.
            seed: A whole number, or "random" to draw one; it is recorded.
            style: A drawing style such as "paper"; None leaves it to the prompt.
            image: A picture that goes with the words: a path, the bytes of a file, or an array (height, width, 3 or 4) uint8.
                The first figure of the prompt is cut out of it where its background is plain or transparent; else it is
                laid behind the cast. options={"picture": "backdrop"}, "opening" (the film opens on it) or "figure" decide.
            engine: "stage", "testcard", "diffusers:FOLDER", "diffusers:OWNER/NAME", or another that is installed.
            negative_prompt: What is not wanted, for engines that listen.
            sound: Whether the clip sounds.
            cameos: People in it, named @like_this in the words; left out, the shelf is asked for the names.
            options: Further settings of one engine.
            strict: Refuse a prompt with a word that finds no place, or a figure drawn by another.
            fresh: Render even if the clip is on the shelf.

        Raises:
            InvalidRequest: a value is out of range, the planner's plan is none, or `strict` found something.
            LimitExceeded: the engine cannot make it.
            ConsentRequired: somebody in it has not agreed, or no longer.
            Refused: it does not fit whom the studio is set to, children at first, or a rights holder does not allow it.
        """
        self.admit(prompt, planner)
        read = planning.given(plan, planner, prompt, seconds=seconds)
        recipe = Recipe(
            prompt=prompt, plan=read, seconds=seconds, size=size, fps=fps, seed=seed_of(seed), style=style,
            engine=engine or self.engine, negative_prompt=negative_prompt, sound=sound, image=shooting.pictured(self, image),
            cameos=invitations.handles(cameos, self.home), options=settings(options),
        )  # fmt: skip
        return self.make(recipe, strict=strict, fresh=fresh)

    def make(
        self,
        recipe: Recipe,
        *,
        strict: bool = False,
        fresh: bool = False,
        engine: engines.Engine | None = None,
        read: Plan | None = None,
    ) -> Clip:
        """Make a clip from a recipe; see `generate`. `engine` is one in hand, `read` a plan known already."""
        engine = engine or engines.get(recipe.engine)
        invitations.insist_on_the_front_door(self, recipe)
        engine.limits.check(recipe, recipe.engine)
        recipe, snapped = engine.limits.snap(recipe)
        parents = tuple(self.clip(parent) for parent in recipe.parents)
        plan = shooting.pictured_plan(self, recipe, read or shooting.read(recipe, parents))
        plan, allowed = shooting.judged(self, recipe, plan, parents)
        if strict:
            shooting.insist(plan)
        # Asked before the shelf is: a film of somebody who took the agreement back is not handed out again either.
        seated = invitations.seat(self, recipe, plan.but(notes=(*plan.notes, *snapped)))
        recipe, plan = seated.recipe, seated.plan
        engine.limits.check(recipe, recipe.engine)
        key = shooting.key_of(recipe, plan, engine, seated, owed=allowed.credits)
        with self._lock:
            record = None if fresh else self.shelf.find(key)
            if record is not None:
                return Clip(self, recipe=recipe, plan=plan, record=record)
            take = self._under_way.get(key)
            # One that was stopped but has not ended yet is nobody's any more.
            if take is None or take.stop.is_set():
                take = shooting.taken(self, seated, engine, key, parents, allowed=allowed, fresh=fresh)
                self._under_way[key] = take
                self._queue.put(take)
                self._hire()
        return Clip(self, recipe=recipe, plan=plan, take=take)

    def remix(
        self, clip: Clip, words: str | Plan | pd.DataFrame, *, strength: float = 0.5, fresh: bool = False, **how: Any
    ) -> Clip:
        """Make a clip anew with some words changed; see `Clip.remix`."""
        return self.make(revisions.remade(clip.recipe, clip.plan, clip.id, words, strength=strength, **how), fresh=fresh)

    def extend(self, clip: Clip, words: str, *, seconds: float, strict: bool = False, fresh: bool = False) -> Clip:
        """Make a clip that goes on; see `Clip.extend`."""
        recipe = revisions.extended(clip.recipe, clip.plan, clip.id, words, by=seconds, strict=strict)
        return self.make(recipe, fresh=fresh)

    def storyboard(
        self, scenes: str | Sequence[str | tuple[str, float]] | pd.DataFrame, *, seconds: float | None = None,
        style: str | None = None, **settings: Any,
    ) -> Clip:  # fmt: skip
        """Make one clip of several scenes with the same cast: who and where is not said anew stays.

        Args:
            scenes: Prompts, or pairs of a prompt and its seconds; a table with a column "prompt" and, if it likes,
                "seconds"; or Markdown, in which a list item or a paragraph is a scene and "(4 s)" in it its length.
            seconds: The length of scenes for which none is given; None takes 3 s.
            style: A drawing style for all scenes; None leaves it to the words.
            **settings: What else `generate` takes: seed, size, fps, engine, cameos, sound, fresh.

        Raises:
            InvalidRequest: there are no scenes, one has no words or no time, or together they last more than 60 s.
        """
        board = storyboards.scenes(scenes, seconds)
        plan = storyboards.planned(board, style)
        return self.generate(plan=plan, seconds=sum(scene.seconds for scene in board), style=style, **settings)

    def change(self, clip: Clip, who: str | None, *, shot: int | None, facts: dict[str, Any], fresh: bool = False) -> Clip:
        """Make a clip anew with some facts of its plan changed; see `Clip.change`."""
        plan = edits.in_time(edits.changed(clip.plan, who, shot=shot, **facts), clip.recipe.seconds, known=clip.plan)
        return self.make(revisions.replanned(clip.recipe, clip.plan, clip.id, plan), fresh=fresh)

    def plan(
        self, prompt: str | pd.DataFrame, *, seconds: float = 5.0, style: str | None = None, planner: Planner | None = None
    ) -> Plan:
        """Read a prompt, or the edited table of a plan, without rendering: who is where, doing what, when.

        A `planner` reads it in the director's stead; see `generate`.
        """
        self.admit(prompt, planner)
        return planning.read(prompt, planner, seconds=seconds, style=style)

    def plan_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a plan, for whoever writes plans: what each field holds, and in which words."""
        return planning.schema()

    def drafts(self) -> list[Clip]:
        """Return the clips under way."""
        return [Clip(self, recipe=take.recipe, plan=take.plan, take=take) for take in list(self._under_way.values())]

    @property
    def reinvite(self) -> Callable[[str, str], Cameo]:
        """Return the function that finds a cameo by library and handle."""
        return reinvited

    def rehearse(self, recipe: Recipe, plan: Plan) -> Rehearsal:
        """Act a first shot out without drawing it; LimitExceeded where an engine knows no film before it has made it."""
        return shooting.rehearse(self, recipe, plan)

    def measure(self, clip: Clip, *, actor: str | None = None, metres: float = motion.METRES) -> Motion:
        """Measure what falls and rebounds in a clip from its pixels: path, contacts, gravity, restitution.

        Where the clip's engine can draw its first shot once more without the actor, that picture is the background.

        Args:
            clip: One shot under a camera that rests.
            actor: Whom to follow, by its name in the plan; None takes the first.
            metres: What the picture's height stands for; the stage's is 6 m.

        Raises:
            InvalidRequest: the plan has several shots, or no actor of that name.
            MediaError: nothing moves, or the camera does.
        """
        return shooting.measure(self, clip, actor, metres)

    def interact(
        self, prompt: str | Clip = "", *, plan: Plan | None = None, size: tuple[int, int] | None = None, **knobs: Any
    ) -> Interaction:
        """Put a film under knobs: each turn shows a still with the path to come, the film, and what its pixels say.

            sora.interact("a ball falls on the moon", gravity=(1, 20), bounce=(0.2, 0.95))
            sora.interact("a {colour} ball {action}", colour=["red", "blue"], action=["bounces", "rolls"])

        Args:
            prompt: What is to be seen, where names in braces are knobs; or a clip, whose recipe and plan are turned.
            plan: How it is to be read; wins over the prompt.
            size: Width and height of the previews in pixels; None takes (480, 270), or a clip's own shape.
            knobs: A range (low, high) or (low, high, step), or a list of choices, for a name in braces, a field of the recipe
                (seed, seconds, fps, style), of the shots (gravity, place, time, weather, camera, music), or of the first
                actor (figure, count, colour, size, action, direction, start, bounce, …); "box__colour" turns the actor
                called "box". seed, seconds, fps, style and engine may be single values, which then stay.

        Raises:
            InvalidRequest: a knob stands for nothing, or its range is none.
            ConsentRequired: somebody in it has not agreed, or no longer.
        """
        made = interact(
            lambda: shooting.preview(self), self, prompt, {"plan": plan, "size": size, "engine": self.engine}, knobs
        )
        plan = shooting.read(made.recipe, ())
        shooting.judged(self, made.recipe, plan, ())
        invitations.seat(self, made.recipe, plan)
        return made

    def open(self, source: str | Path) -> Clip:
        """Open a clip: a film's path, or an id of the shelf.

        A film that carries its recipe, and credentials that vouch for it, is shelved with it. One that was made elsewhere (mp4,
        mov, webm, mkv or gif) becomes a clip with an empty plan; its file is kept as it came, and its own credentials with it.

        Raises:
            MediaError: the file is no film that we read, or is longer, larger or smaller than a clip can be.
            ShelfError: no clip has that id.
        """
        path = Path(source).expanduser()
        if not path.exists() and path.suffix == "":
            return self.clip(str(source))
        film = reader.open_film(path)
        record = shooting.adopt(self, film)
        return cuts.take_in(self, film) if record is None else Clip.shelved(self, record)

    def stitch(
        self,
        clips: Iterable[Clip],
        *,
        transition: str = "cut",
        seconds: float = 0.5,
        size: tuple[int, int] | None = None,
        fps: int | None = None,
    ) -> Clip:
        """Return clips one after another as one; they are waited for.

        Args:
            clips: One or more clips, of any size, rate and origin.
            transition: "cut"; "crossfade" or "wipe", in which two films overlap; "match" cuts where they look most alike.
            seconds: Length of a transition; for "match", how much of each film's edge is searched.
            size: Width and height; None takes the first clip's. Others are fitted in, with bars.
            fps: Frames a second; None takes the first clip's.

        Raises:
            InvalidRequest: there is no clip, one is shorter than its transitions, or the whole is longer than a clip can be.
        """
        return cuts.stitch(self, clips, transition=transition, seconds=seconds, size=size, fps=fps)

    def from_moviepy(self, video: Any, *, title: str = "", fps: int | None = None, parents: Iterable[Clip] = ()) -> Clip:
        """Bring a moviepy film home: filmed, signed and shelved before this returns, so that it may be closed after.

        Args:
            video: A moviepy VideoClip with a duration.
            title: Its name on the shelf.
            fps: Frames a second; None takes the film's own.
            parents: Clips it was made from, besides those found in it.

        Raises:
            InvalidRequest: it has no end, or is longer, larger or smaller than a clip can be.
            RenderFailed: moviepy broke.
        """
        return cuts.from_moviepy(self, video, title=title, fps=fps, parents=parents)

    def clip(self, clip_id: str) -> Clip:
        """Return a clip of the shelf by its id."""
        return Clip.shelved(self, self.shelf.get(clip_id))

    def library(self) -> Library:
        """Return the library: all clips, newest first, to search and to walk."""
        return Library(
            self.shelf,
            lambda record: Clip.shelved(self, record),
            lambda clips, path, title: bundles.share(self, clips, path, title=title),
        )

    def table(self, clips: Iterable[Clip] | None = None) -> pd.DataFrame:
        """Return a DataFrame of clips, a row each, shown with posters; None takes the whole library."""
        from sora_nb.tables import clip_table

        return clip_table(self.library() if clips is None else clips)

    def styles(self) -> swatches.Styles:
        """Return the drawing styles, a name and a sentence each; a notebook shows them with thumbnails."""
        return swatches.Styles(self, self.home / "styles")

    @property
    def shelf(self) -> Archive:
        """Return the archive, opened at the first use."""
        if self._archive is None:
            self._archive = Archive(self.home)
        return self._archive

    @property
    def reopen(self) -> Callable[[str, str], Clip]:
        """Return the function that finds a clip by library and id."""
        return reopened

    def truth(self, clip: Clip) -> Truth:
        """Return what is known of a clip beyond its pixels; see `Clip.truth`."""
        return shooting.truth(self, clip)

    def _hire(self) -> None:
        """Start the worker if there is none; it is no daemon, so that a script's last clip is finished before it ends."""
        if self._worker is None or not self._worker.is_alive():
            self._worker = threading.Thread(target=self._work, name="sora_nb studio")
            self._worker.start()

    def _work(self) -> None:
        while True:
            with self._lock:
                if self._queue.empty():
                    self._worker = None
                    return
                take = self._queue.get()
            try:
                take.run()
            finally:
                with self._lock:
                    self._under_way = {key: other for key, other in self._under_way.items() if other is not take}


def reopened(home: str, clip_id: str) -> Clip:
    """Return the clip of an id in the library of a folder."""
    return Studio(home).clip(clip_id)


def reinvited(home: str, handle: str) -> Cameo:
    """Return the cameo of a handle in the library of a folder."""
    return Studio(home).cameos()[handle]
