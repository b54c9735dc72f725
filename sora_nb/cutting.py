"""Cutting: the recipe of a stitch, trim, loop, title, caption or dub; what is out of range is refused here."""

from __future__ import annotations

import json
import math
import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from sora_nb.errors import InvalidRequest
from sora_nb.recipes import CUTS, LONGEST, Recipe
from sora_nb.timeline import segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.footage import Event
    from sora_nb.timeline import Piece

TRANSITIONS = ("cut", "crossfade", "wipe", "match")
PLACES = ("over", "before", "after")
_NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
_NUMBERS = {"start", "end", "seconds", "at", "keep"}
_WAY_OUT = "Let the clip write the recipe: clip.trim(0, 1), sora.stitch([a, b])."


def trim(piece: Piece, start: float, end: float | None) -> Recipe:
    """Return the recipe of a part of a film; negative times count from its end.

    Raises:
        InvalidRequest: the part lies outside the film, or is shorter than a frame.
    """
    fps, length = piece.whole_fps, piece.seconds
    low = start + length if start < 0 else start
    high = length if end is None else end + length if end < 0 else end
    half = 0.5 / fps
    if not -half <= low < high <= length + half:
        raise InvalidRequest(
            f"trim({start:g}, {'None' if end is None else f'{end:g}'}) of a film of {length:g} s; "
            f"0 ≤ start < end ≤ {length:g}, or times before the end as negative numbers."
        )
    first, last = round(max(0.0, low) * fps), min(piece.frames_at(fps), round(high * fps))
    if first >= last:
        raise InvalidRequest(f"trim({start:g}, {high:g}) is shorter than a frame, 1/{fps} s. Take a longer part.")
    options = (("end", repr(last / fps)), ("start", repr(first / fps)))
    return _recipe("trim", [piece], last - first, options=options)


def loop(piece: Piece, times: float | None, seconds: float | None) -> Recipe:
    """Return the recipe of a film played several times over, or until `seconds` are full.

    Raises:
        InvalidRequest: both or neither are given, or the result is no longer film, or too long.
    """
    if times is not None and seconds is not None:
        raise InvalidRequest("loop takes times or seconds, not both. Leave one out.")
    fps = piece.whole_fps
    length = piece.frames_at(fps)
    for name, value in (("times", times), ("seconds", seconds)):
        if value is not None and not math.isfinite(value):
            raise InvalidRequest(f"{name} is {value}; it must be a number above 0.")
    count = round(seconds * fps) if seconds is not None else round(length * (2 if times is None else times))
    if count < 1:
        raise InvalidRequest(f"loop to {count / fps:g} s is shorter than a frame. Ask for more.")
    return _recipe("loop", [piece], count)


def stitch(
    pieces: Sequence[Piece],
    *,
    transition: str,
    seconds: float,
    size: tuple[int, int] | None,
    fps: int | None,
    trims: Sequence[tuple[int, int]] = (),
) -> Recipe:
    """Return the recipe of films one after another; size and rate are the first film's unless others are given.

    Raises:
        InvalidRequest: there are no films, the transition is unknown or longer than a film, or the whole is too long.
    """
    if not pieces:
        raise InvalidRequest("There is nothing to stitch. Give at least one clip: sora.stitch([a, b]).")
    if transition not in TRANSITIONS:
        raise InvalidRequest(f"transition is {transition!r}; it can be {', '.join(TRANSITIONS)}.")
    if not 0 < seconds <= LONGEST:
        raise InvalidRequest(f"The transition lasts {seconds:g} seconds; it can be above 0. For none, transition='cut'.")
    rate = fps or pieces[0].whole_fps
    options: tuple[tuple[str, str], ...] = (("transition", transition),)
    if transition != "cut":
        options += (("seconds", repr(float(seconds))),)
    if trims:
        options += (("trims", json.dumps(trims, separators=(",", ":"))),)
    counts = [piece.frames_at(rate) for piece in pieces]
    draft = Recipe(action="stitch", engine="cut", seconds=1.0, fps=rate, options=tuple(sorted(options)))
    runs = segments(draft, counts)
    for number, (run, after) in enumerate(zip_longest(runs, runs[1:])):
        taken = run.overlap + (after.overlap if after else 0)
        if taken > run.count:
            raise InvalidRequest(
                f"Clip {number + 1} lasts {run.count / rate:g} s, less than its transitions ({taken / rate:g} s). "
                f"Shorten them: seconds={run.count / rate / 2:.2g}, or use transition='cut'."
            )
    return _recipe("stitch", pieces, runs[-1].end, size=size, fps=rate, options=draft.options)


def title(
    piece: Piece, text: str, subtitle: str, *, where: str, seconds: float, at: float, face: str | None, size: tuple[int, int]
) -> Recipe:
    """Return the recipe of a film with a title over it, or on a card before or after it.

    Raises:
        InvalidRequest: the text is empty, the place unknown, or the title lies outside the film.
    """
    if not text.strip():
        raise InvalidRequest("The title is empty. Write its text.")
    if where not in PLACES:
        raise InvalidRequest(f"where is {where!r}; a title can stand {', '.join(PLACES)} the film.")
    fps = piece.whole_fps
    if not 1 / fps <= seconds <= LONGEST:
        raise InvalidRequest(f"The title lasts {seconds:g} s; it can last from a frame, 1/{fps} s, to {LONGEST:g} s.")
    card = round(seconds * fps)
    if where == "over" and not 0 <= at < piece.seconds:
        raise InvalidRequest(f"The title begins at {at:g} s; the film goes from 0 to {piece.seconds:g} s.")
    if where != "over" and at:
        raise InvalidRequest(f"A title {where} the film begins where its card does; leave at= out, or write where='over'.")
    count = piece.frames_at(fps) + (0 if where == "over" else card)
    options = [("seconds", repr(float(seconds))), ("text", text), ("where", where)]
    options += [("subtitle", subtitle)] if subtitle.strip() else []
    options += [("at", repr(float(at)))] if where == "over" else []
    options += [("font_sha256", face)] if face else []
    return _recipe("title", [piece], count, size=size, options=tuple(sorted(options)))


def caption(piece: Piece, lines: Sequence[tuple[float, float, str]], face: str | None) -> Recipe:
    """Return the recipe of a film with lines of text burnt in, each (start, end, text) in seconds."""
    for start, end, text in lines:
        if not (0 <= start < end and start < piece.seconds) or not text.strip():
            raise InvalidRequest(
                f"The caption “{text[:40]}” stands from {start:g} to {end:g} s; the film goes from 0 to {piece.seconds:g} s."
            )
    options = [("lines", json.dumps([list(line) for line in lines], ensure_ascii=False, separators=(",", ":")))]
    options += [("font_sha256", face)] if face else []
    return _recipe("caption", [piece], piece.frames_at(piece.whole_fps), options=tuple(sorted(options)))


def spoken(events: Sequence[Event], seconds: float) -> list[tuple[float, float, str]]:
    """Return what is said in a film as caption lines, each on for long enough to be read."""
    said = sorted((e for e in events if e.kind == "speech" and e.text and e.time < seconds), key=lambda e: e.time)
    lines = []
    for event, after in zip_longest(said, said[1:]):
        text = event.text or ""
        # 17 letters a second are read with ease (BBC subtitle guidelines: 160 to 180 words a minute).
        until = max(event.end or 0.0, event.time + max(1.0, len(text) / 17))
        limit = seconds if after is None else max(after.time, event.time + 0.3)
        lines.append((round(event.time, 3), round(min(until, limit, seconds), 3), text))
    return lines


def dub(piece: Piece, sound: str | None, *, keep: float) -> Recipe:
    """Return the recipe of a film with another sound, or none; `keep` is how loud its own one stays, 0 to 1."""
    if not 0 <= keep <= 1:
        raise InvalidRequest(f"keep is {keep:g}; it goes from 0 (the film's own sound is gone) to 1 (as loud as before).")
    options = [("keep", repr(float(keep)))] if keep else []
    options += [("sound_sha256", sound)] if sound else []
    heard = sound is not None or (keep > 0 and piece.sounds)
    return _recipe("dub", [piece], piece.frames_at(piece.whole_fps), options=tuple(sorted(options)), sound=heard)


def insist_on_plan(recipe: Recipe, pieces: Sequence[Piece]) -> None:
    """Refuse to make a film anew that nobody has a plan of.

    Raises:
        InvalidRequest: a parent was made elsewhere.
    """
    stranger = next((piece for piece in pieces if piece.elsewhere and not piece.plan.shots), None)
    if recipe.action in ("remix", "extend", "finish") and stranger is not None:
        raise InvalidRequest(
            f"“{stranger.title}” was made elsewhere: it has no plan, so there is nothing to {recipe.action}. It can be cut, "
            "stitched, titled and dubbed; for a film of your own, describe it with sora.generate."
        )


def insist_on_settings(recipe: Recipe, pieces: Sequence[Piece]) -> None:
    """Refuse a cut that does not say what it cuts or how, such as a recipe written by hand or read from a stranger's film.

    Raises:
        InvalidRequest: it has too few or too many parents, lacks a setting, or its settings lead out of its films.
    """
    if recipe.action not in CUTS:
        return
    action, settings = recipe.action, dict(recipe.options)
    if not pieces or (len(pieces) > 1 and action != "stitch"):
        wanted = "one or more" if action == "stitch" else "one"
        raise InvalidRequest(f"This {action} names {len(pieces)} films as its parents; it takes {wanted}. {_WAY_OUT}")
    counts = [piece.frames_at(recipe.fps) for piece in pieces]
    try:
        _read(action, settings)
        runs = segments(recipe, counts)
    except KeyError as error:
        raise InvalidRequest(f"This {action} does not say its {error} in options. {_WAY_OUT}") from error
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise InvalidRequest(f"The options of this {action} cannot be read: {error}. {_WAY_OUT}") from error
    inside = action != "stitch" or len(runs) == len(pieces)
    for run, after in zip_longest(runs, runs[1:]) if inside else ():
        there = run.count if run.source is None else counts[run.source]
        over = run.overlap + (after.overlap if after else 0)
        inside = inside and 0 <= run.first < run.first + run.count <= there and run.overlap >= 0 and over <= run.count
    if not inside or runs[-1].end != recipe.frames:
        raise InvalidRequest(f"The options of this {action} lead out of its films, or out of {recipe.seconds:g} s. {_WAY_OUT}")


def _read(action: str, settings: dict[str, str]) -> None:
    """Read every setting of a cut once; raises KeyError, ValueError or TypeError where one is missing or wrong."""
    for name in sorted(_NUMBERS & settings.keys()):
        if not math.isfinite(float(settings[name])):
            raise ValueError(f"{name} is {settings[name]}")
    for name, known in (("transition", TRANSITIONS), ("where", PLACES)):
        if settings.get(name, known[0]) not in known:
            raise ValueError(f"{name} is {settings[name]!r}; it can be {', '.join(known)}")
    over = ("at",) if settings.get("where") == "over" else ()
    for name in {"title": ("text", "seconds", "where", *over), "caption": ("lines",)}.get(action, ()):
        settings[name]
    for start, end, text in json.loads(settings.get("lines", "[]")):
        if not (math.isfinite(start) and math.isfinite(end) and isinstance(text, str)):
            raise ValueError(f"a line of the caption is {[start, end, text]}")
    for first, last in json.loads(settings.get("trims", "[]")):
        if not (isinstance(first, int) and isinstance(last, int)):
            raise TypeError(f"trims holds {[first, last]}, no frames")


def code(recipe: Recipe) -> str:
    """Return the one line of Python that makes this cut again on the same shelf."""
    if recipe.engine == "moviepy":
        return "# edited in moviepy; bring it back with sora.from_moviepy(video)"
    settings = dict(recipe.options)
    films = [f"sora.open({parent!r})" for parent in recipe.parents]
    # A film from elsewhere may say anything in its options; only numbers and known words become code.
    numbers = {name: float(text) for name, text in settings.items() if _NUMBER.fullmatch(text)}
    if recipe.action == "trim" and {"start", "end"} <= numbers.keys():
        return f"{films[0]}.trim({numbers['start']!r}, {numbers['end']!r})"
    if recipe.action == "loop":
        return f"{films[0]}.loop(seconds={recipe.seconds:g})"
    if recipe.action == "stitch" and "trims" not in settings and "transition" in settings:
        seconds = f", seconds={numbers['seconds']!r}" if "seconds" in numbers else ""
        how = f"transition={settings['transition']!r}{seconds}, size={recipe.size}, fps={recipe.fps}"
        return f"sora.stitch([{', '.join(films)}], {how})"
    return f"sora.make(sora.Recipe.from_json({recipe.to_json()!r}))"


def _recipe(
    action: str,
    pieces: Sequence[Piece],
    frames: int,
    *,
    size: tuple[int, int] | None = None,
    fps: int | None = None,
    options: tuple[tuple[str, str], ...] = (),
    sound: bool | None = None,
) -> Recipe:
    rate = fps or pieces[0].whole_fps
    if frames > LONGEST * rate:
        raise InvalidRequest(f"The film would last {frames / rate:g} s; a clip lasts at most {LONGEST:g}. Take shorter parts.")
    return Recipe(
        action=action, engine="cut", size=size or pieces[0].size, fps=rate, seconds=frames / rate, options=options,
        parents=tuple(piece.id for piece in pieces), sound=any(p.sounds for p in pieces) if sound is None else sound,
        # It changes nothing in a cut, and everything where the cut is made anew.
        seed=pieces[0].seed,
    )  # fmt: skip
