"""Storyboards: one plan from a list of scenes, a table or Markdown, with the same cast and place throughout."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sora_nb.errors import InvalidRequest
from sora_nb.recipes import LONGEST
from sora_nb.stage import director

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from sora_nb.plans import Plan

USUAL = 3.0
"""Seconds of a scene for which none are given."""
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(.*)$")
_HEADING = re.compile(r"^\s*#{1,6}\s")
_SECONDS = re.compile(r"\s*\((\d+(?:\.\d+)?)\s*s(?:ec(?:onds?)?)?\.?\)\s*")
_MARKS = re.compile(r"(\*\*|__|`)")
_HOW = "Write a list of prompts, a table with a column 'prompt', or Markdown with a list item or a paragraph for each scene."


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One scene: its words and how long it lasts, in seconds."""

    prompt: str
    seconds: float = USUAL


def scenes(given: str | Sequence[str | tuple[str, float]] | pd.DataFrame, seconds: float | None = None) -> tuple[Scene, ...]:
    """Return the scenes of a storyboard.

    Args:
        given: Prompts, or pairs of a prompt and its seconds; a table with a column "prompt" and, if it likes, "seconds"; or
            Markdown: a list item or a paragraph is a scene, "(4 s)" in it its length, headings are left out.
        seconds: The length of scenes for which none is given; None takes 3 s.

    Raises:
        InvalidRequest: there are no scenes, one has no words or no time, or together they are too long.
    """
    usual = USUAL if seconds is None else seconds
    rows = _written(given) if isinstance(given, str) else _rows(given)
    found = tuple(Scene(prompt=words.strip(), seconds=usual if length is None else length) for words, length in rows)
    if not found:
        raise InvalidRequest(f"The storyboard has no scenes. {_HOW}")
    for number, scene in enumerate(found, 1):
        if not scene.prompt:
            raise InvalidRequest(f"Scene {number} has no words. {_HOW}")
        if not 0.1 <= scene.seconds <= LONGEST:
            raise InvalidRequest(f"Scene {number} lasts {scene.seconds:g} s; a scene lasts 0.1 to {LONGEST:g} s.")
    total = sum(scene.seconds for scene in found)
    if total > LONGEST:
        raise InvalidRequest(
            f"The storyboard lasts {total:g} s; a clip lasts at most {LONGEST:g} s. Make it of fewer or shorter scenes, or "
            "stitch two: sora.stitch([a, b])."
        )
    return found


def planned(board: Sequence[Scene], style: str | None = None) -> Plan:
    """Return the plan of a storyboard: its scenes are read together, so that "she" and "there" mean who and where they were."""
    total = sum(scene.seconds for scene in board)
    ends = [len(director.read(_joined(board[: k + 1]), seconds=total, style=style).shots) for k in range(len(board))]
    plan = director.read(_joined(board), seconds=total, style=style)
    lengths: list[float] = []
    for scene, start, end in zip(board, [0, *ends], ends, strict=False):
        lengths += [scene.seconds / (end - start)] * (end - start)
    if len(lengths) != len(plan.shots):
        raise InvalidRequest(
            f"{len(board)} scenes were read as {len(plan.shots)} shots, of which some have no scene. Begin every scene with a "
            "sentence of its own."
        )
    return plan.but(shots=tuple(replace(shot, seconds=long) for shot, long in zip(plan.shots, lengths, strict=True)))


def _joined(board: Sequence[Scene]) -> str:
    closed = (s.prompt if s.prompt[-1] in ".!?…'\"”»" else f"{s.prompt}." for s in board)
    return " Cut to: ".join(closed)


def _rows(given: Any) -> list[tuple[str, float | None]]:
    """Return (words, seconds) of a list or a table."""
    columns = getattr(given, "columns", None)
    if columns is None:
        return [_row(number, scene) for number, scene in enumerate(given, 1)]
    if "prompt" not in columns:
        raise InvalidRequest(f"The table has the columns {', '.join(map(str, columns)) or 'of nothing'}; it wants 'prompt'.")
    lengths = given["seconds"] if "seconds" in columns else [None] * len(given)
    return [
        (str(words), None if length is None or length != length else float(length))  # noqa: PLR0124  NaN alone differs
        for words, length in zip(given["prompt"], lengths, strict=True)
    ]


def _row(number: int, scene: Any) -> tuple[str, float | None]:
    if isinstance(scene, str):
        return scene, None
    match scene:
        case (str(words), int(length) | float(length)):
            return words, float(length)
    raise InvalidRequest(f"Scene {number} is {scene!r}; write a prompt, or a prompt and its seconds: ('A cat naps', 2.5).")


def _written(text: str) -> list[tuple[str, float | None]]:
    """Return (words, seconds) of Markdown."""
    lines = [line for line in text.splitlines() if not _HEADING.match(line)]
    items = [match.group(1) for line in lines if (match := _ITEM.match(line))]
    blocks = items or [" ".join(part.split()) for part in re.split(r"\n\s*\n", "\n".join(lines)) if part.strip()]
    found = []
    for block in blocks:
        plain = _MARKS.sub("", block)
        told = _SECONDS.search(plain)
        found.append((_SECONDS.sub(" ", plain).strip(), float(told.group(1)) if told else None))
    return found
