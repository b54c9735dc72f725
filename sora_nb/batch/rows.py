"""Rows of a sweep: tables, files and lists of values become dicts of what `generate` takes."""

from __future__ import annotations

import difflib
import itertools
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sora_nb.errors import InvalidRequest, MissingExtra

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = dict[str, Any]
FIELDS = (
    "prompt", "negative_prompt", "plan", "engine", "size", "width", "height", "seconds", "fps", "seed", "style", "image",
    "cameos", "sound", "options",
)  # fmt: skip
HOW = ("grid", "zip", "random", "latin")
RESULTS = ("clip", "status", "error", "took", "starts", "key")
_FILES = (".csv", ".jsonl", ".yaml", ".yml")


def rows(given: Any, fields: Mapping[str, Any], *, how: str, n: int | None, draw: int) -> list[Row]:
    """Return a dict for each row: each of the table's, with each choice of the fields.

    Raises:
        InvalidRequest: the table cannot be read, a field is unknown, or lists do not fit together.
    """
    if how not in HOW:
        raise InvalidRequest(f"how is {how!r}; it can be {', '.join(HOW)}.")
    table = _read(given)
    lists = {name: list(value) for name, value in fields.items() if _many(value)}
    drawn = {} if how in ("grid", "zip") else lists | {k: v for k, v in fields.items() if _range(k, v)}
    fixed = {name: value for name, value in fields.items() if name not in lists and name not in drawn}
    if how == "zip":
        made = _zipped(table, lists)
    elif drawn:
        made = [row | more for row in table for more in _drawn(drawn, n, random.Random(draw), latin=how == "latin")]
    else:
        made = [row | dict(zip(lists, some, strict=True)) for row in table for some in itertools.product(*lists.values())]
    found = [{name: _plain(value) for name, value in (row | fixed).items()} for row in made]
    for name in dict.fromkeys(name for row in found for name in row):
        _known(name, asked=name in fields)
    return [{name: value for name, value in row.items() if not _empty(value)} for row in found]


def _many(value: Any) -> bool:
    return isinstance(value, list | range) or (hasattr(value, "tolist") and getattr(value, "ndim", 0) == 1)


def _range(name: str, value: Any) -> bool:
    return name != "size" and isinstance(value, tuple) and len(value) == 2 and all(isinstance(v, int | float) for v in value)


def _zipped(table: list[Row], lists: dict[str, list[Any]]) -> list[Row]:
    lengths = {name: len(values) for name, values in lists.items()} | ({"the table": len(table)} if len(table) > 1 else {})
    if len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {length}" for name, length in lengths.items())
        raise InvalidRequest(f"Zipped lists are of one length, but {told}. Make them equal, or say how='grid'.")
    length = next(iter(lengths.values()), len(table))
    base = table if len(table) == length else table * length
    return [row | {name: values[at] for name, values in lists.items()} for at, row in enumerate(base)]


def _drawn(fields: dict[str, Any], n: int | None, chance: random.Random, *, latin: bool) -> list[Row]:
    """Return `n` draws; of a Latin hypercube each field's values are spread evenly (McKay, Beckman and Conover, 1979)."""
    if n is None or n < 1:
        raise InvalidRequest(f"n is {n!r}; say how many rows to draw, such as n=20.")
    made: list[Row] = [{} for _ in range(n)]
    for name, choices in fields.items():
        shares = [(at + chance.random()) / n for at in range(n)] if latin else [chance.random() for _ in range(n)]
        chance.shuffle(shares)
        for row, share in zip(made, shares, strict=True):
            row[name] = _at(choices, share)
    return made


def _at(choices: Any, share: float) -> Any:
    """Return the value at a share (0 to 1) of a list, or of a range (low, high), whole if both ends are."""
    if isinstance(choices, list):
        return choices[int(share * len(choices))]
    low, high = choices
    whole = isinstance(low, int) and isinstance(high, int)
    return low + int(share * (high - low + 1)) if whole else low + share * (high - low)


def _read(given: Any) -> list[Row]:
    if given is None:
        return [{}]
    if isinstance(given, Path) or (isinstance(given, str) and given.lower().endswith(_FILES)):
        return _file(Path(given).expanduser())
    if hasattr(given, "to_dict") and hasattr(given, "columns"):
        return [{str(k): v for k, v in row.items() if k not in RESULTS} for row in given.to_dict("records")]
    listed = [given] if isinstance(given, str) else list(given)
    return [{"prompt": one} if isinstance(one, str) else dict(one) for one in listed]


def _file(path: Path) -> list[Row]:
    try:
        text = path.read_text("utf-8")
        if path.suffix.lower() == ".jsonl":
            return [dict(json.loads(line)) for line in text.splitlines() if line.strip()]
        if path.suffix.lower() == ".csv":
            import pandas as pd

            return _read(pd.read_csv(path))
        import yaml
    except ImportError:
        raise MissingExtra("PyYAML", "batch") from None
    except (OSError, ValueError, TypeError) as error:
        raise InvalidRequest(f"{path} cannot be read: {error}. Write a row in each line.") from error
    return _yaml(path, yaml, text)


def _yaml(path: Path, yaml: Any, text: str) -> list[Row]:
    try:
        found = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise InvalidRequest(f"{path} is no YAML: {error}.") from error
    if isinstance(found, dict):
        return rows(None, found, how="grid", n=None, draw=0)
    if isinstance(found, list):
        return _read(found)
    raise InvalidRequest(f"{path} holds a {type(found).__name__}; write a list of rows, or a list of values for each field.")


def _known(name: str, *, asked: bool) -> None:
    """Refuse a field that is none; a table may have columns of its own, unless they look like a slip of the pen."""
    near = difflib.get_close_matches(name, FIELDS, 1, 0.6 if asked else 0.8)
    if name not in FIELDS and not name.startswith("options.") and (asked or near):
        hint = f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(FIELDS)}."
        raise InvalidRequest(f"A row has no field {name!r}. {hint}")


def _plain(value: Any) -> Any:
    """Return a value of numpy as Python's own; whole numbers that a column with gaps made fractions are whole again."""
    value = value.item() if hasattr(value, "item") and getattr(value, "ndim", 0) == 0 else value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, float) and value != value)  # noqa: PLR0124 -- NaN
