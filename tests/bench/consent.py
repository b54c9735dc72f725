"""Consent: what asking costs, how surely faces are found and copies of them known again, and which uses in words are caught."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

import numpy as np

import sora_nb as sora
from sora_nb import agreements, invitations, lookalikes
from sora_nb.media import image
from sora_nb.trust import uses

ROOT = Path(__file__).parents[2]
PICTURES = {"ana": ROOT / "notebooks/pictures/ana.png", "bob": ROOT / "tests/likeness/bob.png"}
WANTED_MS = 50
USES = [
    ("political messages", "@ana says 'Vote for the blue party'", True),
    ("politics", "@ana gives a speech at a rally", True),
    ("no political content", "@ana is the president of the moon", True),
    ("politics", "@ana throws a party with balloons", False),
    ("politics", "@ana runs along the left wing of a plane", False), ("political messages", "@ana elects a mayor", True),
    ("alcohol", "@ana drinks a beer in a pub", True), ("alcohol", "@ana drinks lemonade", False),
    ("alcohol", "@ana opens a bottle of wine", True), ("alcohol", "@ana toasts her friends with bubbly", True),
    ("smoking", "@ana lights a cigarette", True), ("smoking", "smoke rises from a chimney", False),
    ("advertising", "@ana says 'Buy it now'", True), ("advertising", "@ana buys an apple at the market", False),
    ("advertising", "@ana holds up a new phone and smiles", True), ("violence", "@ana fights a knight", True),
    ("violence", "@ana shoots a ball at the goal", False), ("violence", "@ana slaps a man", True),
    ("religion", "@ana prays in a church", True), ("religion", "@ana kneels before the altar", True),
    ("dancing", "@ana dances on a beach", True), ("dancing", "@ana walks on a beach", False),
    ("swimwear", "@ana wears a bikini", True), ("being made fun of", "@ana is a stupid clown", True),
    ("romance", "@ana kisses a prince", True), ("romance", "@ana hugs a dog", False),
    ("news", "@ana reads the breaking news", True),
    ("news", "@ana reads a book", False), ("medical advice", "@ana sells a cure", True), ("gambling", "@ana plays poker", True),
]  # fmt: skip
"""A use that somebody forbids, what is asked for, and whether it is that; written by whoever wrote the topics."""


def milliseconds(work, runs=40):
    """Return the median and the worst of 20 time that some work takes, in ms."""
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        found.append(1000 * (time.perf_counter() - began))
    return statistics.median(found), sorted(found)[int(0.95 * runs)]


def variants(picture):
    """Yield pictures of the face in a picture as others may bring them: small, mirrored, lit otherwise, cropped, compressed."""
    height, width = picture.shape[:2]
    face = lookalikes.faces.find(picture)[0]
    for wide in (40, 48, 64, 96, 160):
        share = wide / face.box[2]
        small = image.resized(picture, (max(8, round(width * share)), max(8, round(height * share))))
        ground = np.full((540, 960, 3), picture[0, 0], np.uint8)
        ground[: min(540, len(small)), 200 : 200 + min(760, small.shape[1])] = small[:540, :760]
        yield f"{wide} px", ground
        yield f"{wide} px mirrored", np.ascontiguousarray(ground[:, ::-1])
    yield "dark", (picture * 0.5).astype(np.uint8)
    yield "bright", np.clip(picture * 1.3, 0, 255).astype(np.uint8)
    grey = (picture @ np.array([0.299, 0.587, 0.114])).astype(np.uint8)
    yield "grey", np.repeat(grey[..., None], 3, axis=2)
    yield "noisy", np.clip(picture + np.random.default_rng(1).normal(0, 12, picture.shape), 0, 255).astype(np.uint8)
    yield "JPEG", image.read_picture(image.poster(picture, side=480, limit=15_000))
    yield "cropped", np.ascontiguousarray(picture[round(0.04 * height) : round(0.97 * height), round(0.05 * width) :])


def faces_found() -> None:
    """Print how many faces are found, and how many copies of one are known again."""
    marks = {name: lookalikes.faces_in(image.read_picture(path))[0] for name, path in PICTURES.items()}
    found = known = count = 0
    for name, path in PICTURES.items():
        for _, picture in variants(image.read_picture(path)):
            seen = lookalikes.faces_in(picture) or ()
            count, found = count + 1, found + bool(seen)
            known += any(lookalikes.apart(face, marks[name]) <= lookalikes.ALIKE for face in seen)
    print(f"faces of 40 to 160 pixels and more found: {found} of {count}; known again as a copy: {known} of {count}")
    print(f"ana and bob: {lookalikes.apart(marks['ana'], marks['bob'])} of 64 bits apart, {lookalikes.ALIKE} are taken for one")
    wrong = 0
    for words in ("a ball bounces on the floor", "a dog runs", "a red car", "a tree in the wind", "a penguin waves", "a house"):
        still = sora.generate(words, seconds=0.1, size=(640, 360), sound=False).footage.frames(0, 1)[0]
        wrong += bool(lookalikes.faces_in(still))
    print(f"pictures without a person in which a face is seen: {wrong} of 6")


def costs(home) -> None:
    """Print what the checks before a render cost."""
    studio = sora.Studio(home)
    terms = {"forbidden": ["political messages", "alcohol"], "quota": 100_000, "scope": "shelf"}
    ana = studio.cameo(PICTURES["ana"], name="ana", attested_by="a bench", **terms)
    recipe = sora.Recipe(prompt="@ana waves", cameos=("ana",))
    plan = studio.plan("@ana waves")
    judge = milliseconds(lambda: invitations.seat(studio, recipe, plan))
    seated = invitations.seat(studio, recipe, plan)
    keys = iter(range(10_000))
    admit = milliseconds(lambda: invitations.admit(studio, seated, f"job {next(keys)}"))
    for _ in range(1000):
        studio.decisions().add("allowed", "ana", who="a bench")
    for _ in range(50):
        agreements.decide(studio.shelf, ana._row, "grant", attested_by="a bench")
    many = milliseconds(lambda: invitations.seat(studio, recipe, plan))
    check = milliseconds(studio.decisions().check, 5)
    print(f"asking everybody in a film: {judge[0]:.1f} ms (p95 {judge[1]:.1f}); wanted: {WANTED_MS}")
    print(f"counting it and putting it on record: {admit[0]:.1f} ms (p95 {admit[1]:.1f})")
    print(f"asking on a shelf with 51 grants and 1000 more decisions: {many[0]:.1f} ms (p95 {many[1]:.1f})")
    print(f"verifying a log of {len(studio.decisions())} decisions: {check[0]:.1f} ms")
    picture = image.read_picture(PICTURES["bob"])
    look = milliseconds(lambda: (lookalikes._seen.cache_clear(), lookalikes.faces_in(picture)), 10)
    print(f"looking for faces in a picture of {picture.shape[1]}x{picture.shape[0]}: {look[0]:.0f} ms (p95 {look[1]:.0f})")


def caught() -> None:
    """Print which uses in words are known."""
    right = [(use, words, wanted) for use, words, wanted in USES if (uses.found(use, [words]) is not None) == wanted]
    meant = sum(wanted for _, _, wanted in USES)
    hits = sum(wanted for _, _, wanted in right)
    print(f"forbidden uses caught: {hits} of {meant}; let alone what is none: {len(right) - hits} of {len(USES) - meant}")
    for use, words, wanted in USES:
        if (use, words, wanted) not in right:
            print(f"  {'missed' if wanted else 'refused in error'}: “{words}” as “{use}”")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as home:
        costs(home)
    faces_found()
    caught()


if __name__ == "__main__":
    main()
