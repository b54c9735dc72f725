"""Sheets: a plan's table, edited in pandas, read back into a plan; errors name the row, the column and what would do."""

from __future__ import annotations

import difflib
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sora_nb.errors import InvalidRequest
from sora_nb.plans import COLUMNS, Action, Actor, Plan, Shot
from sora_nb.revising import edits

if TYPE_CHECKING:
    import pandas as pd

_HEAD = ("figure", "word", "count", "colour", "size")
_LOST = (
    "This table carries no scene: it is set in a meadow by day, without the looks and relations that a plan has. To keep "
    "those of a clip, edit a copy of its plan.table(), or call clip.remix(table)."
)
_DEED = ("direction", "target", "manner", "start", "end", "speech")


def planned(table: pd.DataFrame, base: Plan | None = None) -> Plan:
    """Return the plan that a table tells: a row for each actor and action, columns as in `Plan.table()`.

    Rows can be added and dropped, cells changed; a column that is missing stays as it was. What a table does not show
    (place, time, looks, relations, what an action goes past) comes from the plan that the table was made of; where the table
    has lost it, as in a file, a note of the plan says so.

    Args:
        table: The table; only `figure` is needed for a new actor.
        base: The plan behind it; None takes the one that `Plan.table()` left in the table, else an empty meadow by day.

    Raises:
        InvalidRequest: a cell cannot be; the message names row and column, and what would do.
    """
    if not hasattr(table, "columns"):
        raise InvalidRequest(
            f"{table!r:.80} is neither words, a Plan nor a table. Write a sentence, or edit clip.plan.table()."
        )
    unknown = [str(c) for c in table.columns if c not in COLUMNS]
    if unknown:
        near = difflib.get_close_matches(unknown[0], COLUMNS, n=1)
        hint = f"Did you mean {near[0]!r}? " if near else ""
        raise InvalidRequest(f"There is no column {unknown[0]!r}. {hint}A plan's columns are {', '.join(COLUMNS)}.")
    before = base or _left_in(table) or Plan(shots=(Shot(),))
    rows = [
        _Row(index, {str(k): _cell(v) for k, v in row.items()})
        for index, row in zip(table.index, table.to_dict("records"), strict=True)
    ]
    count = max([len(before.shots), *(row.shot() + 1 for row in rows)])
    shots = [before.shots[n] if n < len(before.shots) else Shot() for n in range(count)]
    made = tuple(_shot(shot, [row for row in rows if row.shot() == n]) for n, shot in enumerate(shots))
    lost = base is None and "plan" not in table.attrs
    return before.but(shots=made, unplaced=(), notes=(_LOST,) if lost else ())


def _left_in(table: pd.DataFrame) -> Plan | None:
    text = table.attrs.get("plan")
    return Plan.from_json(text) if isinstance(text, str) else None


def _cell(value: Any) -> Any:
    """Return a cell's value, None where it is empty in any of pandas' ways."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, float) and math.isnan(value)):
        return None
    return value.item() if hasattr(value, "item") else value


class _Row:
    """One row, that knows where it stands."""

    def __init__(self, index: object, cells: dict[str, Any]) -> None:
        self.index, self.cells = index, cells

    def fail(self, column: str, error: InvalidRequest) -> InvalidRequest:
        return InvalidRequest(f"Row {self.index}, column {column!r}: {error}")

    def shot(self) -> int:
        number = self.cells.get("shot")
        try:
            found = 0 if number is None else edits.whole("shot", number)
            if not 0 <= found < 100:
                raise InvalidRequest(f"shot is {found}; it counts from 0.")
        except InvalidRequest as error:
            raise self.fail("shot", error) from error
        return found

    def head(self, name: str, before: Actor | None) -> Any:
        """Return a fact of the actor, checked unless it is as it was."""
        value = self.cells[name]
        if before is not None and value == getattr(before, name):
            return (before.figure, before.word) if name == "figure" else value
        try:
            if name == "word":
                return None if value is None else str(value)
            if name == "figure":
                if value is None:
                    raise InvalidRequest("figure is empty; write what is to be drawn, such as 'dog'.")
                return edits.figure(value)
            if name == "count":
                return 1 if value is None else edits.actor_fact("count", value)
            return edits.actor_fact(name, value)
        except InvalidRequest as error:
            raise self.fail(name, error) from error

    def deed(self, cast: list[str], before: Action | None) -> Action | None:
        """Return the action of this row, or None where there is none; `before` knows what no column says."""
        told: dict[str, Any] = {}
        name = "action"
        try:
            wanted = self.cells.get("action") or ("speak" if self.cells.get("speech") else None)
            if wanted is None:
                return None
            told["verb"] = edits.verb(wanted)
            for name in _DEED:
                there = name in self.cells or before is None
                told[name] = edits.deed_fact(name, self.cells.get(name), cast) if there else getattr(before, name)
        except InvalidRequest as error:
            raise self.fail(name, error) from error
        if before is not None:
            same = told["verb"] == before.verb
            told["passing"] = before.passing and told["target"] is not None and (same or told["target"] == before.target)
            told["written"] = before.written if same else None
        return Action(**told)


def _shot(shot: Shot, rows: list[_Row]) -> Shot:
    groups: dict[str, list[_Row]] = {}
    for row in rows:
        groups.setdefault(_name(row, groups), []).append(row)
    names = list(groups)
    actors = [_actor(name, group, shot.actor(name), names) for name, group in groups.items()]
    gone = {a.name for a in shot.actors} - set(groups)
    relations = tuple(r for r in shot.relations if not {r.a, *r.b.split(" and ")} & gone)
    return replace(shot, actors=tuple(a for a in actors if a.count), relations=relations)


def _name(row: _Row, taken: dict[str, list[_Row]]) -> str:
    """Return the actor's name; a row without one is somebody new, called by the figure."""
    given = row.cells.get("actor")
    if given is not None:
        return str(given)
    word = row.cells.get("word") or row.cells.get("figure")
    if word is None:
        raise InvalidRequest(f"Row {row.index} names neither 'actor' nor 'figure'. Write at least a figure, such as 'dog'.")
    number, name = 2, str(word)
    while name in taken:
        name, number = f"{word} {number}", number + 1
    return name


def _actor(name: str, rows: list[_Row], before: Actor | None, names: list[str]) -> Actor:
    facts: dict[str, Any] = {}
    for column in _HEAD:
        told = [row for row in rows if column in row.cells]
        if told:
            facts[column] = _agreed(name, column, told, before)
    drawn = facts.pop("figure", None)
    if drawn is None and before is None:
        raise InvalidRequest(
            f"Row {rows[0].index}, column 'figure': {name!r} is new. Write what is to be drawn, such as 'dog'."
        )
    figure, word = drawn or (before.figure, before.word) if before else drawn or ("", "")
    if before is not None and figure == before.figure:
        word = before.word
    written = facts.pop("word", None)
    recast = before is not None and written == before.word and figure != before.figure
    has_deeds = any("action" in row.cells or "speech" in row.cells for row in rows)
    others = [n for n in names if n != name]
    pairs = zip(rows, _earlier(rows, before.actions if before else ()), strict=True)
    deeds = tuple(a for row, was in pairs if (a := row.deed(others, was)) is not None)
    base = before or Actor(name=name, figure=figure, word=word)
    return replace(
        base, figure=figure, word=word if recast or written is None else written, **facts,
        actions=deeds if has_deeds else base.actions,
    )  # fmt: skip


def _earlier(rows: list[_Row], actions: tuple[Action, ...]) -> list[Action | None]:
    """Return the action that each row was made of: the next of the same verb, else, in as many rows as before, by order."""
    found: list[Action | None] = []
    used: set[int] = set()
    for row in rows:
        verb = row.cells.get("action", "")
        at = next((i for i, a in enumerate(actions) if i not in used and a.verb == verb), None)
        used |= set() if at is None else {at}
        found.append(None if at is None else actions[at])
    if len(rows) == len(actions):
        found = [was or (None if i in used else actions[i]) for i, was in enumerate(found)]
    return found


def _agreed(name: str, column: str, rows: list[_Row], before: Actor | None) -> Any:
    """Return what an actor's rows say of one fact: of several, the one that was edited.

    Raises:
        InvalidRequest: two rows were edited to different values.
    """
    values = {row.index: row.head(column, before) for row in rows}
    old = None if before is None else (before.figure, before.word) if column == "figure" else getattr(before, column)
    new = [(row.index, values[row.index]) for row in rows if values[row.index] != old]
    if len({value for _, value in new}) > 1:
        a, b = new[0][0], next(index for index, value in new if value != new[0][1])
        raise InvalidRequest(
            f"Rows {a} and {b}, column {column!r}: {name!r} is one actor and cannot be both. Write the same in both."
        )
    return new[0][1] if new else old
