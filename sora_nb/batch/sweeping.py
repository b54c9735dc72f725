"""sweep: many films from one call, each made once, whatever interrupts it."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sora_nb import __version__, engines, invitations, shooting, values
from sora_nb.batch.budgets import Budget, Estimate, Purse, estimate
from sora_nb.batch.pool import Pool
from sora_nb.batch.rows import FIELDS, Row, rows
from sora_nb.clips import Clip
from sora_nb.errors import Cancelled, InvalidRequest, SoraError
from sora_nb.recipes import Recipe, settings
from sora_nb.settings import Settings
from sora_nb.store.ledger import DONE, ERROR, Entry, Ledger
from sora_nb.store.locks import held
from sora_nb.studio import Studio

if TYPE_CHECKING:
    from collections.abc import Callable

    from sora_nb.batch.tables import SweepTable

    Ordered = tuple[Row, "Recipe | None", Entry]


def sweep(
    table: Any = None,
    *,
    how: str = "grid",
    n: int | None = None,
    draw: int = 0,
    workers: int | None = None,
    retries: int = 1,
    timeout: float | None = None,
    budget: Budget | None = None,
    strict: bool = False,
    errors_again: bool = False,
    dry: bool = False,
    progress: bool = True,
    home: str | Path | None = None,
    **fields: Any,
) -> SweepTable | Estimate:
    """Make many films, by processes of their own, and return a DataFrame with a row each, in the order asked for.

    Interrupted or killed at any moment, the same call does exactly the rest; one that is finished does nothing and says so.

    Args:
        table: Prompts, dicts, a DataFrame, or a .csv, .jsonl or .yaml file of rows; columns are fields, others are kept as
            they are, and "options.steps" is an engine's option.
        how: How lists among the fields are joined: "grid" (each with each), "zip", "random" or "latin" (a Latin hypercube),
            where (low, high) is a range.
        n: How many rows to draw for each of the table's.
        draw: Decides what is drawn.
        workers: Processes at work; by default one for each core.
        retries: How often a row is tried again whose engine failed or whose process ended.
        timeout: Seconds after which a row is given up; None is never.
        budget: What this call may spend.
        strict: Make a row with loose ends an error; see `generate`.
        errors_again: Try rows again that could not be made.
        dry: Return what it would take, and make nothing.
        progress: Tell on standard error how far it is.
        home: Folder of the shelf; None takes SORA_NB_HOME.
        **fields: What `generate` takes, a value or a list of values each.

    Returns:
        Every row's fields, `clip` (None without a film), `status` ("done", "error", or "left" where the budget ended),
        `error`, `took` (seconds), `starts` (how often it was begun) and `key` (names the resolved recipe); or an Estimate.

    Raises:
        InvalidRequest: a field is unknown, or the table cannot be read. What is wrong with one row only is that row's error.
        ShelfError: another sweep works on this shelf.
        Cancelled: it was interrupted; what was made is kept.
    """
    until = time.monotonic() + budget.seconds if budget and budget.seconds else None
    for name, value in (("workers", workers), ("retries", retries)):
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < (name == "workers")):
            raise InvalidRequest(f"{name} is {value!r}; write a whole number, such as 2.")
    studio, ledger = Studio(home), None
    asked = rows(table, fields, how=how, n=n, draw=draw)
    lock = held(
        studio.home / "sweeps.lock",
        f"Another sweep works on the shelf in {studio.home}. Wait for it, or set SORA_NB_HOME to another folder.",
    )
    try:
        ledger = Ledger(studio.home)
        ordered = [_ordered(studio, row, strict=strict) for row in asked]
        left, made = _left(studio, ledger, ordered, errors_again=errors_again)
        hands = workers or max(1, min(_cores(), len(left)))
        spend = budget or Budget()
        if dry:
            return estimate(
                ledger, [recipe for _, recipe in left], spend, rows=len(ordered), done=len(ordered) - len(left) - made,
                errors=made, workers=hands,
            )  # fmt: skip
        _make(studio, ledger, left, (hands, retries, timeout, strict), purse=Purse(spend), until=until, progress=progress)
        return _table(studio, ordered, ledger)
    finally:
        os.close(lock)


def _make(
    studio: Studio, ledger: Ledger, left: list[tuple[str, Recipe]], how: tuple[int, int, float | None, bool], *, purse: Purse,
    until: float | None, progress: bool,
) -> None:  # fmt: skip
    if not left:
        if progress:
            _say("nothing to do: every row was made before")
        return
    hands, retries, timeout, strict = how
    studio.shelf  # noqa: B018 -- opened here once, so that workers need not each bring it up to date
    pool = Pool(studio.home, ledger, workers=hands, retries=retries, timeout=timeout, strict=strict)
    try:
        pool.run(left, purse, until, _meter(len(left)) if progress else lambda *_: None)
    except KeyboardInterrupt:
        raise Cancelled("The sweep was interrupted; what was made is kept. Call it again to do the rest.") from None


def _ordered(studio: Studio, row: Row, *, strict: bool) -> Ordered:
    """Return a row with its recipe and key; one that cannot be asked for is an error already."""
    try:
        recipe = _recipe(studio, row)
        engine = engines.get(recipe.engine)
        engine.limits.check(recipe, recipe.engine)
    except (SoraError, TypeError, ValueError) as error:
        return row, None, Entry(key="", status=ERROR, kind=type(error).__name__, error=str(error))
    now = Settings.from_environment()
    allowed = (now.safety, now.rights, now.purpose, now.territory, ",".join(now.members))
    named = [recipe.to_json(), engine.name, engine.version, engine.assets, __version__, str(strict), *allowed]
    return row, recipe, Entry(key=values.digest(named), status="left")


def _recipe(studio: Studio, row: Row) -> Recipe:
    told = {name: value for name, value in row.items() if name in FIELDS}
    if told.get("seed") == "random":
        raise InvalidRequest("seed is 'random'; a sweep that can be resumed needs numbers, such as seed=range(4).")
    if "width" in told or "height" in told:
        told["size"] = (told.pop("width", 960), told.pop("height", 540))
    if "size" in told:
        told["size"] = tuple(told["size"])
    chosen = {name.removeprefix("options."): value for name, value in row.items() if name.startswith("options.")}
    told["options"] = settings({**(told.get("options") or {}), **chosen})
    people = told.pop("cameos", ())
    cameos = invitations.handles([people] if isinstance(people, str) else people, studio.home)
    image = shooting.pictured(studio, told.pop("image", None))
    told.setdefault("engine", studio.engine)
    return Recipe(**told, image=image, cameos=cameos)


def _left(
    studio: Studio, ledger: Ledger, ordered: list[Ordered], *, errors_again: bool
) -> tuple[list[tuple[str, Recipe]], int]:
    """Return the rows that are still to be made, each once, those begun least often first; and how many are errors."""
    known = ledger.read([entry.key for _, recipe, entry in ordered if recipe is not None])
    there = {record.id for record in studio.shelf.newest()} if known else set()
    left: dict[str, Recipe] = {}
    errors = 0
    for _, recipe, entry in ordered:
        then = known.get(entry.key)
        # Whoever is in a film is asked each time: the agreement may have been taken back since.
        asked = recipe is not None and bool(recipe.cameos or "@" in recipe.prompt)
        kept = then is not None and not asked and (then.status == DONE and then.clip in there)
        failed = recipe is None or (then is not None and then.status == ERROR and not errors_again and not asked)
        errors += failed
        if recipe is not None and not kept and not failed:
            left[entry.key] = recipe
    ledger.forget(key for key in left if key in known and known[key].status != "running")
    return sorted(left.items(), key=lambda item: known[item[0]].starts if item[0] in known else 0), errors


def _table(studio: Studio, ordered: list[Ordered], ledger: Ledger) -> SweepTable:
    from sora_nb.batch.tables import SweepTable

    known = ledger.read([entry.key for _, recipe, entry in ordered if recipe is not None])
    records = {record.id: record for record in studio.shelf.newest()} if known else {}
    found = []
    for row, recipe, entry in ordered:
        then = known.get(entry.key, entry)
        record = records.get(then.clip) if then.status == DONE else None
        status = then.status if then.status == ERROR or record is not None else "left"
        error = f"{then.kind}: {then.error}" if status == ERROR else ""
        asked = row if recipe is None else row | _columns(recipe)
        clip = Clip.shelved(studio, record) if record is not None else None
        results = {"status": status, "error": error, "took": then.seconds, "starts": then.starts, "key": entry.key}
        found.append({**asked, "clip": clip, **results})
    return SweepTable(found)


def _columns(recipe: Recipe) -> Row:
    """Return every field of a recipe that can be asked for again."""
    width, height = recipe.size
    told = {name: getattr(recipe, name) for name in ("prompt", "negative_prompt", "style", "seconds", "fps", "seed", "engine")}
    return {**told, "width": width, "height": height, "sound": recipe.sound, "cameos": recipe.cameos}


def _meter(n: int) -> Callable[[int, dict[str, float]], None]:
    """Return what tells how far a sweep is: a line that changes on a terminal, one for each tenth elsewhere."""
    told = -1

    def tell(done: int, shares: dict[str, float]) -> None:
        nonlocal told
        if sys.stderr is None:
            return
        if sys.stderr.isatty():
            rest = "".join(f"  {share:4.0%}" for share in shares.values())
            sys.stderr.write(f"\rsora_nb: sweep {done} of {n} films{rest:<30}{chr(10) if done == n else ''}")
            sys.stderr.flush()
        elif 10 * done // n > told:
            told = 10 * done // n
            _say(f"sweep {done} of {n} films")

    return tell


def _say(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"sora_nb: {text}\n")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
