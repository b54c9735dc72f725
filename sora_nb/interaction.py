"""Interaction: a clip under knobs; each turn shows a still with the path to come, then the film and what its pixels say."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from sora_nb import engines, motion
from sora_nb.errors import Cancelled, InvalidRequest, LimitExceeded, MediaError, RenderFailed, SoraError
from sora_nb.media import image
from sora_nb.recipes import CUTS, SMALLEST, Recipe, seed_of
from sora_nb.revising import knobs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from sora_nb.clips import Clip
    from sora_nb.engines.base import Rehearsal
    from sora_nb.motion import Motion
    from sora_nb.plans import Plan
    from sora_nb.revising.knobs import Knob
    from sora_nb.ui.display import Shown
    from sora_nb.ui.panel import KnobPanel

FIXED = ("seed", "seconds", "fps", "style", "engine", "negative_prompt")
"""What may be a single value, which then stays, as well as a knob."""
SECONDS = 4.0
PREVIEW = (480, 270)
"""Width and height of the previews, in pixels."""
_GLANCE = 0.05
_STILL_BYTES = 60_000


class Workshop(Protocol):
    """Whoever reads, rehearses and makes previews; Studio does."""

    def make(self, recipe: Recipe, *, strict: bool = False, fresh: bool = False) -> Clip:
        """Make a clip."""
        ...

    def plan(self, prompt: str, *, seconds: float = 5.0, style: str | None = None) -> Plan:
        """Read a prompt."""
        ...

    def rehearse(self, recipe: Recipe, plan: Plan) -> Rehearsal:
        """Act a recipe's first shot out."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One setting of the knobs: its recipe, its clip, and what was measured, with the seconds each took since the turn.

    `motion` is None where nothing could be measured; `why` then says why.
    """

    values: Mapping[str, Any]
    recipe: Recipe
    clip: Clip
    motion: Motion | None
    why: str
    still_after: float
    clip_after: float


class Interaction:
    """A clip under knobs, to be turned by hand in a notebook or by `set` in a script; see `sora_nb.interact`.

    Args:
        workshop: Makes the previews.
        final: Makes the clip that is kept.
        recipe: What the knobs change.
        dials: The knobs.
        base: The clip under the knobs, None where it was a sentence or a plan.
    """

    def __init__(
        self, workshop: Workshop, final: Workshop, recipe: Recipe, dials: tuple[Knob, ...], base: Clip | None = None
    ) -> None:
        self._workshop, self._final, self._recipe, self._base = workshop, final, recipe, base
        self.knobs = dials
        self._values: dict[str, Any] = {dial.name: dial.value for dial in dials}
        self._turned = time.monotonic()
        self._changed = threading.Condition()
        self._wanted = True
        self._worker: threading.Thread | None = None
        self._outcome: Outcome | None = None
        self._error: SoraError | None = None
        self._panel: KnobPanel | None = None
        self._shown: Shown | None = None

    def __repr__(self) -> str:
        return f"<Interaction {', '.join(f'{name}={value}' for name, value in knobs.said(self._values).items())}>"

    @property
    def values(self) -> dict[str, Any]:
        """Return where the knobs stand."""
        return dict(self._values)

    def set(self, **values: Any) -> Interaction:
        """Turn knobs; the work starts at once, and `outcome` waits for it.

        Raises:
            InvalidRequest: there is no such knob, or its value is out of range.
        """
        dials = {dial.name: dial for dial in self.knobs}
        for name in values:
            if name not in dials:
                raise InvalidRequest(f"There is no knob {name!r}; there are {', '.join(dials)}.")
        checked = {name: dials[name].check(value) for name, value in values.items()}
        with self._changed:
            self._values |= checked
            self._wanted, self._outcome, self._error = True, None, None
            self._turned = time.monotonic()
            self._changed.notify_all()
        self._hire()
        return self

    @property
    def recipe(self) -> Recipe:
        """Return the recipe of the preview as the knobs stand."""
        return self._turn(self.values)

    @property
    def outcome(self) -> Outcome:
        """Return the clip and what was measured for where the knobs stand; waits for them.

        Raises:
            SoraError: the clip could not be made.
        """
        self._hire()
        with self._changed:
            while self._outcome is None and self._error is None:
                self._changed.wait(_GLANCE)
            if self._error is not None:
                raise self._error
            if self._outcome is None:
                raise RenderFailed("The preview ended with neither film nor reason. Please report it.")
            return self._outcome

    @property
    def motion(self) -> Motion | None:
        """Return what the pixels of the preview say, None where nothing fell or flew; waits for it."""
        return self.outcome.motion

    def clip(self, **changes: Any) -> Clip:
        """Make the clip as the knobs stand, on your shelf and at full size; `changes` are fields of the recipe.

        Of a clip under knobs it is a remix: of the clip's size, with the clip as its parent.
        """
        if self._base is None:
            return self._final.make(self.recipe.but(**{"size": (960, 540)} | changes))
        stands = ", ".join(f"{name.replace('_', ' ').strip()} {value}" for name, value in knobs.said(self._values).items())
        remix = {"action": "remix", "parents": (self._base.id,), "prompt": f"The same, but {stands}"}
        return self._final.make(self.recipe.but(**{"size": self._base.recipe.size} | remix | changes))

    def table(self) -> list[tuple[str, str, str]]:
        """Return rows of (quantity, as set, as measured from the pixels); waits for the preview."""
        return _rows(self.outcome)

    def _turn(self, values: Mapping[str, Any]) -> Recipe:
        return knobs.turned(self._recipe, values, lambda prompt, seconds: self._workshop.plan(prompt, seconds=seconds))

    def _hire(self) -> None:
        with self._changed:
            if self._wanted and (self._worker is None or not self._worker.is_alive()):
                self._worker = threading.Thread(target=self._work, name="sora_nb knobs", daemon=True)
                self._worker.start()

    def _work(self) -> None:
        """Serve the newest setting until nobody has turned a knob; an older one is dropped as soon as a newer comes."""
        while True:
            with self._changed:
                if not self._wanted:
                    self._worker = None
                    return
                self._wanted = False
                values, since = dict(self._values), self._turned
            try:
                outcome: Outcome | None = self._serve(values, since)
                error: SoraError | None = None
            except SoraError as caught:
                outcome, error = None, caught
            except Exception as caught:  # noqa: BLE001  whoever waits for the outcome must hear of it, whatever it is
                outcome, error = None, RenderFailed(f"The preview broke: {type(caught).__name__}: {caught}. Please report it.")
            with self._changed:
                if self._wanted:
                    continue
                self._outcome, self._error = outcome, error
                self._changed.notify_all()
            self._tell(outcome, error)

    def _serve(self, values: Mapping[str, Any], since: float) -> Outcome | None:
        """Show the still, make the film and measure it; None if a knob was turned meanwhile."""
        recipe = self._turn(values)
        plan = recipe.plan or self._workshop.plan(recipe.prompt, seconds=recipe.seconds, style=recipe.style)
        rehearsal = _rehearsed(self._workshop, recipe, plan)
        actor = plan.shots[0].actors[0].name if plan.shots and plan.shots[0].actors else ""
        still = None if rehearsal is None else _marked(rehearsal, actor)
        if self._panel is not None:
            self._panel.preview(still, recipe.size)
        still_after = time.monotonic() - since
        clip = self._workshop.make(recipe)
        while not clip.done and clip.state in ("queued", "running"):
            if self._wanted:
                clip.cancel()
                return None
            time.sleep(_GLANCE / 5)
        found, why = _followed(clip.wait(), rehearsal, actor)
        return Outcome(
            values=values, recipe=recipe, clip=clip, motion=found, why=why, still_after=still_after,
            clip_after=time.monotonic() - since,
        )  # fmt: skip

    def _tell(self, outcome: Outcome | None, error: SoraError | None) -> None:
        """Put the result into the panel, from the worker's thread."""
        if self._panel is None:
            return
        if outcome is None:
            if error is not None and not isinstance(error, Cancelled):
                self._panel.fail(str(error))
            return
        self._panel.finish(outcome.clip.shown(), _rows(outcome), outcome.why)
        if self._shown is not None:
            self._shown.update(outcome.clip.still())

    def _ipython_display_(self) -> None:
        """Draw the knobs beside the film; where no widget runs, the film and the table as they stand."""
        from IPython.display import display

        from sora_nb.settings import Settings
        from sora_nb.ui import panel
        from sora_nb.ui.display import headless, in_notebook, show

        static = Settings.from_environment().static or headless() or not in_notebook()
        if static:
            outcome = self.outcome
            display(outcome.clip)
            display(panel.table_bundle(_rows(outcome), outcome.why), raw=True)
            return
        self._panel = panel.KnobPanel(self._plain(), on_turn=lambda values: self.set(**values), title=self._recipe.prompt)
        view = self._panel
        self._shown = show(
            lambda: view, panel.waiting(self._recipe.prompt, self._recipe.seconds, self._recipe.size), static_only=False
        )
        self.set()

    def _plain(self) -> list[dict[str, Any]]:
        """Return the knobs as plain values, as the panel draws them."""
        return [
            {
                "name": dial.name, "label": dial.label, "unit": dial.unit, "low": dial.low, "high": dial.high,
                "step": dial.step, "choices": list(dial.choices), "value": self._values[dial.name],
            }
            for dial in self.knobs
        ]  # fmt: skip


def _rows(outcome: Outcome) -> list[tuple[str, str, str]]:
    plan = outcome.clip.plan
    found = outcome.motion
    gravity = plan.shots[0].gravity if plan.shots else None
    bounce = next((v for k, v in outcome.values.items() if k.rpartition("__")[2] == "bounce"), None)
    return [
        ("gravity, m/s²", _number(gravity), _measured(None if found is None else found.gravity, gravity)),
        ("restitution", _number(bounce), _measured(None if found is None else found.restitution, bounce)),
    ]


def _rehearsed(workshop: Workshop, recipe: Recipe, plan: Plan) -> Rehearsal | None:
    """Return the rehearsal, None for an engine that has none."""
    try:
        return workshop.rehearse(recipe, plan)
    except LimitExceeded:
        return None


def _marked(rehearsal: Rehearsal, actor: str) -> bytes:
    """Return the first frame with the path of an actor to come, as JPEG."""
    frame: NDArray[np.uint8] = rehearsal.still()
    paths = [path for key, path in rehearsal.paths().items() if key.partition("#")[0] == actor]
    return image.poster(image.trace(frame, paths), limit=_STILL_BYTES)


def _followed(clip: Clip, rehearsal: Rehearsal | None, actor: str) -> tuple[Motion | None, str]:
    """Return what the film's pixels say of its first actor, and why not where they say nothing."""
    plate = None if rehearsal is None or not actor else rehearsal.still(without=(actor,))
    try:
        found = motion.follow(clip.footage, plate=plate)
    except MediaError as error:
        return None, str(error)
    return found, "" if found.flights else "Nothing flew far enough for gravity to be measured."


def _number(value: Any) -> str:
    return f"{value:.2f}" if isinstance(value, int | float) else "—"


def _measured(value: float | None, wanted: Any) -> str:
    if value is None:
        return "—"
    off = f" ({100 * (value / wanted - 1):+.1f} %)" if isinstance(wanted, int | float) and wanted else ""
    return f"{value:.2f}{off}"


def _of(clip: Clip, size: tuple[int, int] | None) -> dict[str, Any]:
    """Return the fields of a preview's recipe for a clip: all that it was made from, smaller.

    Raises:
        InvalidRequest: the clip was cut or taken in, or somebody lent it their face.
    """
    recipe = clip.recipe
    if not clip.plan.shots or recipe.action in (*CUTS, "import"):
        raise InvalidRequest(
            f"“{clip.title}” was not made from words, so it has no knobs. Take a clip of sora.generate or remix."
        )
    if recipe.cameos:
        raise InvalidRequest(
            f"@{recipe.cameos[0]} is in this clip; previews are made without anybody's face. Change it with clip.change(…)."
        )
    width, height = recipe.size
    share = min(1.0, PREVIEW[0] / max(width, height))
    small = (2 * max(SMALLEST // 2, round(width * share / 2)), 2 * max(SMALLEST // 2, round(height * share / 2)))
    kept = ("engine", "negative_prompt", "seconds", "fps", "seed", "style", "sound", "options")
    title = clip.title.replace("{", "").replace("}", "")
    return {name: getattr(recipe, name) for name in kept} | {"prompt": title, "plan": clip.plan, "size": size or small}


def interact(
    workshop: Callable[[], Workshop], final: Workshop, what: str | Clip, asked: Mapping[str, Any], words: Mapping[str, Any]
) -> Interaction:
    """Return the interaction for a sentence or a clip, a recipe's fields and keywords such as gravity=(1, 20) or seed=3.

    See `sora_nb.interact`.

    Raises:
        InvalidRequest: a keyword is no knob, or its range is none, or the prompt has a name in braces without a knob.
    """
    base = None if isinstance(what, str) or not hasattr(what, "plan") or not hasattr(what, "recipe") else what
    if base is not None and asked["plan"] is not None:
        raise InvalidRequest("A clip has a plan already. Give interact a clip, or a plan, not both.")
    asked = {**asked, "prompt": what, "size": asked["size"] or PREVIEW} if base is None else _of(base, asked["size"])
    fixed = {name: value for name, value in words.items() if name in FIXED and not isinstance(value, tuple | list)}
    specs = {name: spec for name, spec in words.items() if name not in fixed}
    first = {name: spec[0] for name, spec in specs.items() if name in FIXED and spec}
    fixed |= {"seed": seed_of(fixed["seed"])} if "seed" in fixed else {}
    recipe = Recipe(**{"seconds": SECONDS, **asked} | first | fixed)
    engines.get(recipe.engine).limits.check(recipe, recipe.engine)
    if not specs:
        raise InvalidRequest("There is no knob to turn. Write one, such as gravity=(1, 20) or colour=['red', 'blue'].")
    blanks = knobs.words(recipe.prompt)
    missing = [name for name in blanks if name not in specs]
    if missing:
        raise InvalidRequest(f"The prompt has {{{missing[0]}}}, but there is no knob {missing[0]}=[…].")
    settings = {name: knobs.knob(name, spec).value for name, spec in specs.items()}
    prompt = recipe.prompt.format_map(settings) if blanks else recipe.prompt
    plan = recipe.plan or final.plan(prompt, seconds=recipe.seconds)
    stands = {name: None if name in blanks else knobs.current(plan, recipe, name) for name in specs}
    dials = tuple(knobs.knob(name, spec, start=stands[name]) for name, spec in specs.items())
    knobs.turned(recipe, {dial.name: dial.value for dial in dials}, lambda text, seconds: final.plan(text, seconds=seconds))
    return Interaction(workshop(), final, recipe, dials, base)
