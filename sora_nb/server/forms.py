"""Reads what a client asks for, JSON or multipart, into a recipe; whatever cannot be made is refused here."""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import json
import reprlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.datastructures import UploadFile

from sora_nb import engines
from sora_nb.errors import InvalidRequest, MediaError, SoraError
from sora_nb.media import image
from sora_nb.recipes import Recipe
from sora_nb.server.answers import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.requests import Request

    from sora_nb.engines import Limits

ALIASES = ("sora-2", "sora-2-pro", "sora-2-2025-10-06", "sora-2-pro-2025-10-06", "sora-2-2025-12-08")
"""Names that old code uses; each stands for the server's own engine."""
FIELDS = ("prompt", "model", "seconds", "size", "input_reference", "seed")
LONGEST_PROMPT = 4000
_SECONDS, _SIZE = "4", "720x1280"
"""What OpenAI's API takes when nothing is said."""
_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A clip that can be made: its recipe, the model's name as asked, and a picture that the recipe names by its SHA-256."""

    recipe: Recipe
    model: str
    picture: bytes | None = field(default=None, repr=False)


async def fields(request: Request, known: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields of a JSON or multipart body; files as bytes.

    Raises:
        Problem: the body is of another kind or damaged, or has a field that is not known.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        async with request.form(max_files=1, max_fields=2 * len(FIELDS)) as form:
            found: dict[str, Any] = {}
            for name, value in form.multi_items():
                if name in found:
                    raise Problem(f"{name} is given twice. Give it once.", param=name)
                found[name] = await value.read() if isinstance(value, UploadFile) else value
        found = _unfolded(found)
    elif kind == "application/json":
        found = _json(await request.body())
    else:
        raise Problem(
            f"The body is {kind or 'of no stated type'}; send application/json or multipart/form-data.",
            status=415, code="unsupported_media_type",
        )  # fmt: skip
    for name in found:
        if name not in known:
            # Half a character could not be sent back.
            shown = name if name.isprintable() else None
            raise Problem(
                f"This server knows no {name!r} here; it knows {', '.join(known)}.", param=shown, code="unknown_parameter"
            )
    return {name: value for name, value in found.items() if value is not None}


def wish(said: Mapping[str, Any], default: str) -> Wish:
    """Return what the fields of a create request ask for; `default` is the engine behind Sora's names.

    Raises:
        Problem: a field cannot be made as written; it names the field.
    """
    model = said.get("model", ALIASES[0])
    name, engine = engine_of(model, default)
    words = prompt(said)
    with _blaming("prompt"):
        recipe = Recipe(prompt=words, engine=name)
    with _blaming("seconds"):
        recipe = recipe.but(seconds=_number(said.get("seconds", _SECONDS)))
    with _blaming("size"):
        recipe = recipe.but(size=_size(said.get("size", _SIZE)))
    with _blaming("seed"):
        recipe = recipe.but(seed=_whole(said.get("seed", 0)))
    picture = _picture(said.get("input_reference"))
    if picture is not None:
        if not engine.limits.image:
            takers = ", ".join(other for other in makers() if engines.get(other).limits.image) or "none here does"
            raise Problem(
                f"{name} takes no picture yet. Leave input_reference out, or take a model that does: {takers}.",
                param="input_reference", code="unsupported",
            )  # fmt: skip
        # What OpenAI's API calls a reference is the frame that the film begins with.
        first = [("picture", "opening")] if any(o.name == "picture" for o in engine.limits.options or ()) else []
        recipe = recipe.but(image=hashlib.sha256(picture).hexdigest(), options=(*recipe.options, *first))
    with _blaming(_culprit(recipe, engine.limits)):
        engine.limits.check(recipe, name)
    return Wish(recipe=recipe, model=model, picture=picture)


def prompt(said: Mapping[str, Any]) -> str:
    """Return the prompt of a request.

    Raises:
        Problem: it is missing, empty, too long or no text.
    """
    words = said.get("prompt", "")
    if not isinstance(words, str) or not words.strip():
        raise Problem("prompt is missing or empty. Write a sentence, such as 'a red ball bounces'.", param="prompt")
    if len(words) > LONGEST_PROMPT:
        raise Problem(f"prompt has {len(words)} characters; it can have {LONGEST_PROMPT}. Say it shorter.", param="prompt")
    return words


def engine_of(model: object, default: str) -> tuple[str, engines.Engine]:
    """Return the engine behind a model's name, with its own name.

    A client names no weights: what follows a colon is fetched from the network or opened on this disk, under a licence that
    whoever runs the server has to agree to. So only `default` may have such an argument.

    Raises:
        Problem: this server offers nothing of that name; it lists what it offers.
    """
    name = default if model in ALIASES else model
    if not isinstance(name, str) or name not in offered(default):
        raise Problem(f"There is no model {reprlib.repr(model)}; {_offer(default)}.", param="model", code="model_not_found")
    try:
        return name, engines.get(name)
    except SoraError as error:
        raise Problem(f"{error} As a model {_offer(default)}.", param="model", code="model_not_found") from error


def offered(default: str) -> tuple[str, ...]:
    """Return the names of the engines that a client can choose: those that need nothing but their name, and `default`."""
    named = makers()
    return named if default in named else (*named, default)


def makers() -> tuple[str, ...]:
    """Return the names of the engines that make a clip from words alone, as far as they are installed here."""
    found = []
    for name in engines.available():
        # An engine that needs more than its name ("family:folder"), or a package that is missing, is left out.
        with contextlib.suppress(SoraError):
            if "generate" in engines.get(name).limits.actions:
                found.append(name)
    return tuple(found)


def _offer(default: str) -> str:
    return f"this server takes {', '.join((*ALIASES[:2], *offered(default)))}"


@contextlib.contextmanager
def _blaming(param: str) -> Iterator[None]:
    """Say which field an error of the block is about."""
    try:
        yield
    except SoraError as error:
        raise Problem.of(error, param) from error


def _culprit(recipe: Recipe, limits: Limits) -> str:
    """Return the field that `limits.check` complains of first."""
    low, high = limits.seconds
    if "generate" not in limits.actions:
        return "model"
    return "size" if low <= recipe.seconds <= high else "seconds"


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    # A body nested a thousand deep is no request either.
    except (ValueError, RecursionError) as error:
        raise Problem(f"The body is no JSON: {error}.", code="invalid_json") from error
    if not isinstance(found, dict):
        raise Problem(f"The body is a JSON {type(found).__name__}; send an object.", code="invalid_json")
    return found


def _unfolded(found: dict[str, Any]) -> dict[str, Any]:
    """Put fields like input_reference[file_id] back into the object that they are parts of."""
    out: dict[str, Any] = {}
    for name, value in found.items():
        outer, bracket, inner = name.partition("[")
        if bracket and inner.endswith("]") and isinstance(out.setdefault(outer, {}), dict):
            out[outer][inner[:-1]] = value
        else:
            out[name] = value
    return out


def _number(value: object) -> float:
    try:
        if not isinstance(value, bool) and isinstance(value, str | int | float):
            return float(value)
    except (ValueError, OverflowError):
        pass
    raise InvalidRequest(f"seconds is {reprlib.repr(value)}; write a number, such as '4'.")


def _whole(value: object) -> int:
    try:
        if not isinstance(value, bool) and isinstance(value, str | int):
            return int(value)
    except ValueError:
        pass
    raise InvalidRequest(f"seed is {reprlib.repr(value)}; write a whole number.")


def _size(value: object) -> tuple[int, int]:
    width, _, height = str(value).lower().partition("x")
    if all(side.isdecimal() and len(side) <= _DIGITS for side in (width, height)):
        return int(width), int(height)
    raise InvalidRequest(f"size is {reprlib.repr(value)}; write WIDTHxHEIGHT, such as '1280x720'.")


def _picture(value: object) -> bytes | None:
    """Return the bytes of an input picture: uploaded, or inside a data: URL."""
    if value is None:
        return None
    data = value if isinstance(value, bytes) else _inline(value)
    try:
        image.read_picture(data)
    except MediaError as error:
        raise Problem(f"input_reference: {error}", param="input_reference", code="invalid_image") from error
    return data


def _inline(value: object) -> bytes:
    url = value.get("image_url") if isinstance(value, dict) else value
    if isinstance(url, str) and url.startswith("data:image/") and ";base64," in url:
        try:
            return base64.b64decode(url.partition(";base64,")[2], validate=True)
        except binascii.Error as error:
            raise Problem(f"input_reference is no whole data: URL: {error}.", param="input_reference") from error
    raise Problem(
        "input_reference must be the picture itself: a file in the form, or image_url with a data: URL. This server keeps no "
        "uploaded files and fetches nothing from the network.", param="input_reference",
    )  # fmt: skip
