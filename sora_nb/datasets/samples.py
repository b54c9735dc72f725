"""Samples: one clip of a data set filmed, and written as files in memory: what its members are and how they are coded.

A sample `00000012` has these members, each named after the key as WebDataset wants it:

- `.mp4` the film, H.264 and AAC: small, and what a viewer would get;
- `.flac` its sound without loss, 16 bits, 48 kHz, stereo;
- `.txt` its caption, the prompt;
- `.json` everything in words: prompt, captions, plan, notes, contacts, names of bodies and joints, how it was made;
- `.npz` the buffers, deflated (level 1: flat areas fold away, and a slower level saves a tenth more at four times the time):
  "masks" uint8, "edges" uint8, "valid" bool, "pose" and "tracks" float32, all as in `clip.truth`; "depth" uint16, a share of
  65535 (steps of 0.000015); "flow" float16 (a thousandth of a pixel for motions up to two pixels);
- `.stems.flac` the stems at the film's level, eight channels: dialogue, effects, ambience, music, two each. Their integers
  add up to those of `.flac`, exactly.

Members are not signed, unlike films that leave by `clip.save`; the mp4's comment and the json's `digital_source_type` say that
they are synthetic.
"""

from __future__ import annotations

import io
import json
import tarfile
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb import narration, values
from sora_nb.datasets import grammar
from sora_nb.engines.base import Job
from sora_nb.engines.stage import StageEngine
from sora_nb.footage import SAMPLE_RATE, Picture, Sound
from sora_nb.media import flac
from sora_nb.media.video import VideoWriter
from sora_nb.stage import director
from sora_nb.truth import Gathered, captions, contacts, gather

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from sora_nb.datasets.orders import Order
    from sora_nb.plans import Plan
    from sora_nb.recipes import Recipe

FULL = 32767
DEEPEST = 65535
DEFLATE = 1
_ARRAYS = ("depth", "masks", "flow", "valid", "edges", "pose", "tracks")
_FIRST = (1980, 1, 1, 0, 0, 0)


def key_of(number: int) -> str:
    """Return a sample's name."""
    return f"{number:08d}"


def make(order: Order, number: int) -> bytes:
    """Film one sample and return its members as they lie in a tar file; the same order and number give the same bytes."""
    drawn = None if order.prompts else grammar.draw(order.seed, number, styled=order.style is None)[0]
    prompt = order.prompts[number % len(order.prompts)] if drawn is None else drawn.prompt
    plan = director.read(prompt, seconds=order.seconds, style=order.style)
    recipe = order.recipe(number, prompt)
    engine = StageEngine()
    wanted = [name for name in order.buffers if name in engine.limits.truth]
    names = tuple([*wanted, "valid"] if "flow" in wanted else wanted)
    # Without any, bodies still have their names.
    asked = names or ("contacts",)
    found = gather(engine.render(Job(recipe=recipe, plan=plan, truth=asked)), _gathered(names), film=True)
    told = _told(order, number, recipe, plan, found)
    if drawn is not None:
        told["facts"] = values.plain(drawn)
    members = _members(recipe, found, told)
    return tarred(key_of(number), members)


def _gathered(names: tuple[str, ...]) -> list[str]:
    arrays = [name for name in names if name in _ARRAYS]
    return [*arrays, "stems", "mastering"] if "stems" in names else arrays


def _members(recipe: Recipe, found: Gathered, told: dict[str, Any]) -> dict[str, bytes]:
    if found.frames is None or found.sound is None:
        raise AssertionError("the stage yields frames and sound")
    members: dict[str, bytes] = {}
    if "stems" in found.arrays:
        stems, mixed, scale = whole_numbers(found.arrays["stems"], found.arrays["mastering"])
        members["stems.flac"] = flac.write(stems.reshape(len(stems), -1), SAMPLE_RATE)
        told["stems_scale"] = scale
    else:
        mixed = np.rint(found.sound * FULL).clip(-FULL, FULL).astype(np.int16)
    members["flac"] = flac.write(mixed, SAMPLE_RATE)
    arrays = {name: _coded(name, found.arrays[name]) for name in _ARRAYS if name in found.arrays}
    if arrays:
        members["npz"] = packed(arrays)
    members["json"] = json.dumps(told, sort_keys=True, ensure_ascii=False, indent=1).encode()
    members["mp4"] = _filmed(recipe, found.frames, found.sound, told)
    members["txt"] = told["caption"].encode()
    return members


def _coded(name: str, array: NDArray[Any]) -> NDArray[Any]:
    if name == "depth":
        return np.asarray(np.rint(array * DEEPEST), np.uint16)
    return np.asarray(array, np.float16) if name == "flow" else array


def decoded(name: str, array: NDArray[Any]) -> NDArray[Any]:
    """Return a buffer as it is in `clip.truth`, from how it is written."""
    if name == "depth":
        return np.asarray(array, np.float32) / np.float32(DEEPEST)
    return np.asarray(array, np.float32) if name == "flow" else array


def whole_numbers(stems: NDArray[Any], mastering: NDArray[Any]) -> tuple[NDArray[np.int16], NDArray[np.int16], float]:
    """Return stems (time, stem, 2) and their sum (time, 2) as 16-bit integers, and what both were multiplied by to fit."""
    level = stems * mastering[:, None, None] * FULL
    scale = 1.0
    # A stem may be louder than the mix, where another takes back from it.
    peak = max(float(np.abs(level).max(initial=0)), float(np.abs(level.sum(axis=1)).max(initial=0)))
    room = FULL - stems.shape[1]
    if peak > room:
        scale = room / peak
        level = level * np.float32(scale)
    parts = np.rint(level).astype(np.int16)
    return parts, parts.sum(axis=1, dtype=np.int32).astype(np.int16), scale


def _told(order: Order, number: int, recipe: Recipe, plan: Plan, found: Gathered) -> dict[str, Any]:
    """Return what a sample's json says."""
    engine = StageEngine()
    starts = [cut / recipe.fps for cut in found.cuts]
    told: dict[str, Any] = {
        "key": key_of(number), "prompt": recipe.prompt, "caption": recipe.prompt, "described": narration.alt(plan),
        "shots": [values.plain(caption) for caption in captions(plan, starts, recipe.seconds)],
        "plan": values.plain(plan), "notes": list(plan.notes), "unplaced": list(plan.unplaced),
        "bodies": list(found.bodies), "joints": [list(pair) for pair in found.joints],
        "size": list(recipe.size), "seconds": recipe.seconds, "frames": found.count, "fps": recipe.fps, "seed": recipe.seed,
        "sample_rate": SAMPLE_RATE, "recipe": recipe.digest, "engine": f"{engine.name} {engine.version}",
        "digital_source_type": engine.limits.source_type, "buffers": list(order.buffers),
        "speech": [values.plain(event) for event in found.events if event.kind == "speech"],
    }  # fmt: skip
    if "contacts" in order.buffers:
        told["contacts"] = [values.plain(event) for event in contacts(found.events)]
    if "stems" in order.buffers:
        told["stems"] = list(found.stems)
    return told


def _filmed(recipe: Recipe, frames: NDArray[np.uint8], sound: NDArray[np.float32], told: Mapping[str, Any]) -> bytes:
    """Return the film's mp4."""
    with tempfile.TemporaryDirectory(prefix="sora_nb-") as folder:
        path = Path(folder) / "film.mp4"
        comment = f"AI-generated by sora_nb; {told['engine']}; data set sample {told['key']}"
        with VideoWriter(path, size=recipe.size, fps=recipe.fps, metadata={"comment": comment}) as writer:
            writer.write(Picture(frames=frames))
            writer.write(Sound(samples=sound))
        return path.read_bytes()


def packed(arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Return arrays as an npz file that says nothing of when it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=DEFLATE) as archive:
        for name, array in arrays.items():
            entry = zipfile.ZipInfo(f"{name}.npy", _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as file:
                np.lib.format.write_array(file, np.ascontiguousarray(array), allow_pickle=False)
    return out.getvalue()


def tarred(key: str, members: Mapping[str, bytes]) -> bytes:
    """Return members as a tar file holds them, without its end: by name, of nobody, from the beginning of time."""
    out = io.BytesIO()
    for ending in sorted(members):
        entry = tarfile.TarInfo(f"{key}.{ending}")
        entry.size, entry.mtime, entry.mode = len(members[ending]), 0, 0o644
        out.write(entry.tobuf(tarfile.USTAR_FORMAT))
        out.write(members[ending])
        out.write(b"\0" * (-len(members[ending]) % tarfile.BLOCKSIZE))
    return out.getvalue()
