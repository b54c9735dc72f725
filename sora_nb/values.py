"""Frozen values to JSON and back, checked on the way in."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sora_nb.errors import InvalidRequest

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")


_LATER = frozenset({"seams", "camera_way", "voice"})
"""Fields that plans and likenesses did not have from the start."""

_adapters: dict[object, TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def plain(value: object) -> Any:
    """Return the value as JSON types: dicts, lists, strings, numbers, None."""
    return _adapter(type(value)).dump_python(value, mode="json")


def to_json(value: object) -> str:
    """Write a value as canonical JSON: keys sorted, no spaces, so that equal values give equal text."""
    return json.dumps(_settled(plain(value)), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _settled(found: Any) -> Any:
    """Return JSON without later fields that say nothing, so that the digests of what was written before them still hold."""
    if isinstance(found, dict):
        return {key: _settled(value) for key, value in found.items() if value or key not in _LATER}
    return [_settled(value) for value in found] if isinstance(found, list) else found


def read(kind: type[T], data: str | bytes | dict[str, Any] | list[Any]) -> T:
    """Read a value of `kind` from JSON text or from plain data.

    Raises:
        InvalidRequest: a field is unknown, missing or of the wrong type; the message names it.
    """
    try:
        adapter = _adapter(kind)
        found = adapter.validate_json(data) if isinstance(data, str | bytes) else adapter.validate_python(data)
    except ValueError as error:
        raise InvalidRequest(f"This is no {kind.__name__}: {_first_complaint(error)}") from error
    return cast("T", found)


def digest(value: object) -> str:
    """Return the SHA-256 of the canonical JSON, 64 hex digits."""
    return hashlib.sha256(to_json(value).encode()).hexdigest()


def _first_complaint(error: ValueError) -> str:
    complaints = getattr(error, "errors", None)
    if complaints is None:
        return str(error)
    first = complaints()[0]
    where = ".".join(str(part) for part in first["loc"]) or "the whole"
    return f"{where}: {first['msg']} (found {first.get('input')!r})."
