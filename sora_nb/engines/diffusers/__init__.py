"""The engine for models of diffusers: a folder or a hub's id behind the same call, a row of data for each family."""

from __future__ import annotations

import re
from importlib import metadata, util
from pathlib import Path
from typing import TYPE_CHECKING

from sora_nb import narration
from sora_nb.engines.diffusers import families
from sora_nb.engines.diffusers.hub import Repository
from sora_nb.engines.diffusers.weights import Folder, Weights, amount
from sora_nb.errors import InvalidRequest, MissingExtra
from sora_nb.footage import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sora_nb.engines.base import Job, Limits
    from sora_nb.engines.diffusers.families import Family
    from sora_nb.engines.diffusers.runner import Made, Run
    from sora_nb.footage import Yield

_NEEDS = ("torch", "diffusers", "transformers", "accelerate")
_VERSION = "1"
_HUB_ID = re.compile(r"[\w-][\w.-]*/[\w-][\w.-]*(@[\w./-]+)?")


class DiffusersEngine:
    """Runs a joint model of picture and sound from its weights; torch is imported by the first render, not before.

    Args:
        source: A folder that `save_pretrained` wrote, or "owner/name" or "owner/name@revision" on the hub.
    """

    name = "diffusers"

    def __init__(self, source: str = "") -> None:
        self.source = source

    @property
    def version(self) -> str:
        """Return ours and those of the libraries underneath, each of which decides the bytes."""
        _insist()
        return " ".join([_VERSION, *(f"{package}-{metadata.version(package)}" for package in _NEEDS[:3])])

    @property
    def limits(self) -> Limits:
        """Return what the model can make.

        Raises:
            InvalidRequest: the source is no pipeline, or of no family that we know.
            MissingExtra: torch or its company is not installed.
        """
        found = _locate(self.source)
        if isinstance(found, Folder):
            # What is wrong with a folder is told without torch; the hub is only asked with its client there.
            self._family(found)
            found.insist()
        _insist()
        family = self._family(found)
        terms = family.licence
        return family.limits(notice=found.notice(f"{terms.name}, {terms.summary}: {terms.url}"))

    @property
    def assets(self) -> str:
        """Return what names the weights."""
        return _locate(self.source).digest()

    def render(self, job: Job) -> Iterator[Yield]:
        """Yield a tick for each step, then the sound, then the frames.

        Raises:
            InvalidRequest: the recipe is off the model's grid, or an option is none of its.
            RenderFailed: the model does not fit, cannot be loaded or broke.
        """
        from sora_nb.engines.diffusers import runner

        _insist()
        found = _locate(self.source)
        family = self._family(found)
        limits = family.limits()
        options = limits.settings(job.recipe, self.name)
        _, moved = limits.snap(job.recipe)
        if moved:
            raise InvalidRequest(f"The recipe is off the model's grid ({'; '.join(moved)}). Snap it with limits.snap first.")
        total = int(options.get("steps", family.steps)) + 1
        run = runner.Run(job, lambda run: _work(run, job, family=family, found=found, options=options, total=total))
        yield Progress(done=0, total=total, note=f"loading {family.name}")
        yield from run.ticks()
        yield from runner.heard(run.made, job)
        yield from runner.pictures(run.made, job)
        yield Progress(done=total, total=total, note="made")

    def _family(self, found: Weights) -> Family:
        return families.find(found.index(), found.name)


def _work(run: Run, job: Job, *, family: Family, found: Weights, options: dict[str, float | str], total: int) -> Made:
    """Fetch, load and call the pipeline, in the run's thread."""
    from sora_nb.engines.diffusers import loading, runner

    def fetched(here: int, whole: int) -> None:
        run.tell(0, total, f"fetching {amount(here)} of {amount(whole)}" if whole else "fetching")

    folder = found.fetch(fetched)
    arguments = family.call(job.recipe, options, words=words(job))
    with loading.lent(family, folder, found.digest(), options, run.check) as pipeline:
        run.tell(0, total, "reading the prompt")
        return runner.call(run, family, pipeline, arguments, seed=job.recipe.seed, sound=job.recipe.sound)


def words(job: Job) -> str:
    """Return what the model is told: the prompt as written, or an edited plan in plain sentences; then the style."""
    recipe = job.recipe
    said = recipe.prompt if recipe.plan is None and recipe.prompt.strip() else narration.alt(job.plan)
    styles = ", ".join(part.partition(":")[0] for part in (recipe.style or "").split("+"))
    return f"{said.rstrip('. ')}. Style: {styles}." if styles else said


def _locate(source: str) -> Weights:
    """Return the weights that an engine's name speaks of: a folder, or else an id of the hub."""
    if not source.strip():
        raise InvalidRequest(
            "The engine diffusers wants to know which model: 'diffusers:FOLDER', as save_pretrained wrote it, "
            "or 'diffusers:OWNER/NAME' on the hub, such as 'diffusers:Lightricks/LTX-2'."
        )
    path = Path(source).expanduser()
    if path.is_dir():
        return Folder(path.resolve())
    if _HUB_ID.fullmatch(source):
        repository, _, revision = source.partition("@")
        return Repository(repository, revision or "main")
    raise InvalidRequest(f"There is no folder {source!r}, and it is no hub id. Write diffusers:FOLDER or diffusers:OWNER/NAME.")


def _insist() -> None:
    for package in _NEEDS:
        if util.find_spec(package) is None:
            raise MissingExtra(package, "models")
