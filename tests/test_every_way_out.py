"""Every way out: whatever leaves the studio reads back intact and Trusted, by our own reader and by somebody else's."""

from __future__ import annotations

import zipfile
from pathlib import Path

import encypher_c2pa
import pytest

import sora_nb as sora
from sora_nb import cli
from sora_nb.trust.identity import identity
from tests.server.conftest import served

SHORT = {"seconds": 0.5, "size": (128, 72)}


def elsewhere(path, home):
    """Return what a verifier that is no relation of ours says of a file, given our root and nothing else."""
    trusted = identity(home).anchors
    return encypher_c2pa.verify(str(path), telemetry=False, online=False, no_default_trust=True, trust_pem=trusted)


def insist(studio, path):
    """Demand that a file is intact and Trusted in both."""
    proof = studio.verify(path)
    assert (proof.verdict, proof.credentials.state) == ("intact", "Trusted"), proof
    report = elsewhere(path, studio.home)
    assert (report["validation_state"], report["hard_binding"], report["signature"]) == ("Trusted", "match", "valid")


@pytest.fixture
def clip(studio):
    return studio.generate("A red ball bounces", **SHORT).wait()


@pytest.mark.parametrize("kind", ["mp4", "gif", "webp", "png", "wav"])
@pytest.mark.parametrize("share", [True, False])
def test_saved(studio, clip, tmp_path, kind, share):
    insist(studio, clip.save(tmp_path / f"a.{kind}", share_recipe=share))


def test_a_bundle_and_every_film_in_it(studio, clip, tmp_path):
    """As a whole it is read by ours alone: the other takes the list of files for malformed, where ours wrote a map."""
    bundle = studio.library().share([clip], tmp_path / "a.zip")
    proof = studio.verify(bundle)
    assert (proof.verdict, proof.credentials.state) == ("intact", "Trusted")
    report = elsewhere(bundle, studio.home)
    assert report["signature"] == "valid"
    with zipfile.ZipFile(bundle) as held:
        for film in (name for name in held.namelist() if name.endswith(".mp4")):
            insist(studio, Path(held.extract(film, tmp_path)))


def test_webm_has_its_credentials_beside_it(studio, clip, tmp_path):
    """Read by ours alone: the other knows no WebM."""
    film = clip.save(tmp_path / "a.webm")
    assert (studio.verify(film).verdict, (tmp_path / "a.webm.c2pa").is_file()) == ("intact", True)
    (tmp_path / "a.webm.c2pa").unlink()
    assert studio.verify(film).verdict != "intact"


@pytest.mark.parametrize("change", [
    lambda studio, clip: clip.remix("at night"),
    lambda studio, clip: clip.trim(0, 0.25),
    lambda studio, clip: clip.loop(2),
    lambda studio, clip: clip.with_title("Hello", seconds=0.25),
    lambda studio, clip: clip.caption("A ball"),
    lambda studio, clip: clip.with_sound(None),
    lambda studio, clip: clip.extend("it stops", seconds=0.5),
    lambda studio, clip: studio.stitch([clip, clip.trim(0, 0.25)]),
    lambda studio, clip: studio.storyboard(["A dog runs", "It sleeps"], **SHORT),
], ids=["remix", "trim", "loop", "title", "caption", "dub", "extend", "stitch", "storyboard"])  # fmt: skip
def test_made_of_another(studio, clip, tmp_path, change):
    made = change(studio, clip).wait()
    insist(studio, made.path)
    insist(studio, made.save(tmp_path / "a.mp4", share_recipe=False))


@pytest.mark.parametrize("engine", ["stage", "testcard"])
def test_by_the_command_line(home, tmp_path, engine):
    words = ["generate", "A red ball bounces", "--engine", engine, "--size", "128x72", "--seconds", "0.5", "-q"]
    for kind in ("mp4", "gif"):
        film = tmp_path / f"{engine}.{kind}"
        assert cli.main([*words, "-o", str(film)]) == cli.DONE
        insist(sora.Studio(home), film)


def test_by_the_server_in_every_variant(studio, tmp_path):
    with served(studio) as server:
        video = server.until(server.create("A red ball bounces", model="stage", size="128x72")["id"])
        for variant, kind in (("video", "mp4"), ("thumbnail", "webp"), ("spritesheet", "jpg")):
            file = tmp_path / f"a.{kind}"
            file.write_bytes(server.ask("GET", f"/videos/{video['id']}/content?variant={variant}").body)
            insist(studio, file)
            if variant != "video":
                proof = studio.verify(file)
                assert [link.state for link in proof.credentials.chain] == ["whole"], "it names the film it was taken from"


def test_by_a_sweep(home):
    table = sora.sweep(["A red ball bounces"], seed=[0, 1], seconds=0.5, size=(128, 72), workers=1)
    studio = sora.Studio(home)
    for clip in table["clip"]:
        insist(studio, clip.path)


def test_by_the_player(studio, clip, tmp_path):
    """What its button saves is what the widget was given."""
    film = tmp_path / "a.mp4"
    film.write_bytes(clip.player().video)
    insist(studio, film)
