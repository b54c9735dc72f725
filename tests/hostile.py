"""Hostile files: good ones of every kind that a user can hand over, damaged in ways that a reader meets."""

from __future__ import annotations

import contextlib
import json
import random
import resource
import shutil
import time
import warnings
import zipfile
from pathlib import Path

import numpy as np

import sora_nb as sora
from sora_nb.datasets.loading import Dataset
from sora_nb.errors import SoraError
from sora_nb.media import image, sound_files
from sora_nb.plans import Plan
from sora_nb.recipes import Recipe
from sora_nb.trust import consent, holders, policies
from sora_nb.trust.registers import Register

SLOW = 5.0
"""Seconds of a processor that no reader may take; a clock on the wall would measure the other tests."""
MOST_MEMORY = 1 << 30
"""Bytes by which the process may grow while it reads."""


def seeds(folder: Path) -> dict[str, bytes]:
    """Return a good file of every kind, by its ending; they are made in `folder`."""
    studio = sora.Studio(folder / "home")
    clip = studio.generate("a ball bounces", seconds=0.5, size=(64, 64), fps=8).wait()
    picture = np.random.default_rng(0).integers(0, 255, (48, 64, 3), np.uint8)
    named = {kind: clip.save(folder / f"seed.{kind}").read_bytes() for kind in ("mp4", "gif", "webm", "wav")}
    with zipfile.ZipFile(folder / "seed.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("../../escaped.txt", "out")
        bundle.writestr("bomb.bin", bytes(1 << 20))
    named["bundle"] = studio.library().share([clip], folder / "seed-bundle.zip").read_bytes()
    named |= {"png": image.png(picture), "jpg": image.poster(picture), "zip": (folder / "seed.zip").read_bytes()}
    named |= {"plan": clip.plan.to_json().encode(), "recipe": clip.recipe.to_json().encode()}
    sora.dataset(1, folder / "made", size=(64, 64), seconds=0.5, fps=8, buffers=(), workers=1, progress=False)
    named |= {"index": (folder / "made" / "dataset.json").read_bytes()}
    named |= {"shard": next((folder / "made").glob("*.tar")).read_bytes()}
    named["policy"] = json.dumps(POLICY).encode()
    named["jws"] = holders.sign(POLICY, holders.new_key()).encode()
    return named


POLICY = {
    "uid": "urn:test:1", "profile": policies.PROFILE, "assigner": {"name": "Zorb Ltd", "contact": "rights@example.org"},
    "target": {"sora:kind": "character", "name": "Captain Zorblax", "sora:aliases": ["Zorblax the Great"]},
    "prohibition": [{"action": "sora:generate"}],
}  # fmt: skip
TOLD = ("mp4", "gif", "webm", "wav", "png", "jpg", "zip")


def mutated(data: bytes, rng: random.Random) -> bytes:
    """Return a file damaged: bits flipped, a length made huge, cut short, a piece doubled, taken out or put elsewhere."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8))):
        if not out:
            break
        at = rng.randrange(len(out))
        how = rng.randrange(6)
        if how == 0:
            out[at] ^= 1 << rng.randrange(8)
        elif how == 1:
            out[at : at + 4] = rng.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0", b"\x80\0\0\0"))
        elif how == 2:
            del out[at:]
        elif how == 3:
            out[at:at] = out[at : at + rng.randrange(1, 200)]
        elif how == 4:
            del out[at : at + rng.randrange(1, 200)]
        else:
            out[at:at] = rng.choice((b"{" * 50, b"[" * 5000, b"\xed\xa0\x80", b"1e999", b'"../../x"', b"\0" * 64, b"<script>"))
    return bytes(out)


def read(kind: str, data: bytes, folder: Path) -> str:
    """Hand a file to every reader of its kind; return what broke ("" if nothing): anything but a SoraError is a fault."""
    began, grown = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, reader in readers(kind, data, folder):
        try:
            reader()
        except SoraError:
            pass
        except Exception as error:  # noqa: BLE001  whatever else it is, is the finding
            return f"{name}: {type(error).__name__}: {str(error)[:200]}"
    took = time.process_time() - began
    if took > SLOW:
        return f"took {took:.1f} s"
    more = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - grown)
    return f"took {more >> 20} MB" if more > MOST_MEMORY else ""


def readers(kind, data, folder):
    studio = sora.Studio(folder / "home")
    path = folder / f"given.{kind if kind in TOLD else 'zip' if kind == 'bundle' else 'json'}"
    path.write_bytes(data)
    if kind in ("mp4", "gif", "webm", "zip"):
        yield "open", lambda: studio.open(path).wait()
    if kind in ("png", "jpg", "gif", "zip"):
        yield "image", lambda: image.picture_file(data)
        yield "cameo", lambda: image.read_picture(path)
    if kind in ("wav", "mp4", "zip"):
        yield "voice", lambda: sound_files.read_sound(path, 1.0)
    if kind in ("zip", "bundle"):
        yield "receive", lambda: quietly(studio.receive, path)
        yield "verify", lambda: studio.verify(path)
    if kind == "plan":
        yield "plan", lambda: Plan.from_json(data)
        yield "planner", lambda: studio.plan("a ball", planner=lambda *_: data)
    if kind == "recipe":
        yield "recipe", lambda: Recipe.from_json(data)
    if kind in ("policy", "jws"):
        yield "policy", lambda: Register(folder / "other").add(path)
        yield "consent", lambda: consent.read(data.decode("utf-8", "replace"), folder / "home")
    if kind in ("index", "shard"):
        shards = folder / "shards"
        shutil.rmtree(shards, ignore_errors=True)
        shutil.copytree(folder / "made", shards)
        (shards / ("dataset.json" if kind == "index" else next(shards.glob("*.tar")).name)).write_bytes(data)
        yield "data set", lambda: [(sample.caption, sample.plan, sample.frames) for sample in Dataset(shards)]


def quietly(call, *given):
    """Call without the warnings that a good file brings: it may be a seed that was hardly changed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return call(*given)


def outside(folder: Path) -> set[Path]:
    """Return the files beside a folder, which nothing handed over may add to."""
    with contextlib.suppress(OSError):
        return {path for path in folder.parent.iterdir() if path != folder}
    return set()
