"""Damaged and hostile input through every door: an error of the house or nothing, inside the folder, and shown as text."""

from __future__ import annotations

import random
import zipfile
from html.parser import HTMLParser

import pytest

from sora_nb.errors import SoraError
from sora_nb.trust.identity import identity
from sora_nb.ui.display import StaticFigure
from tests import hostile

EACH = 6
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"
SMALL = {"seconds": 0.5, "size": (64, 64), "fps": 8}


@pytest.fixture(scope="module")
def seeded(tmp_path_factory):
    """Return a folder with a good file of every kind, and those files."""
    folder = tmp_path_factory.mktemp("hostile") / "inner"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SORA_NB_HOME", str(folder / "home"))
        return folder, hostile.seeds(folder)


def test_damaged_files_of_every_kind_are_refused_or_read_and_nothing_else_happens(seeded):
    folder, good = seeded
    before = hostile.outside(folder)
    faults = {}
    for kind, data in good.items():
        for number in range(EACH):
            found = hostile.read(kind, hostile.mutated(data, random.Random(number)), folder)
            if found:
                faults[kind, number] = found
    assert faults == {}
    assert hostile.outside(folder) == before


def test_the_good_files_themselves_are_read(seeded):
    folder, good = seeded
    refused = []
    for kind in set(good) - {"zip", "jws"}:
        for name, reader in hostile.readers(kind, good[kind], folder):
            try:
                reader()
            except SoraError:
                refused.append(name)
    # A policy is no consent; an mp4 without sound gives no voice.
    assert set(refused) <= {"consent", "voice"}


def test_bombs_and_deep_nesting_are_refused(studio, tmp_path):
    deep = "[" * 100_000
    with pytest.raises(SoraError):
        studio.plan("a ball", planner=lambda *_: deep)
    with pytest.raises(SoraError):
        studio.rights().add(_written(tmp_path / "deep.json", deep))
    with pytest.raises(SoraError, match="MB"):
        studio.rights().add(_written(tmp_path / "long.json", " " * (9 << 20)))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("../../escaped.txt", bytes(1 << 22))
    with pytest.raises(SoraError):
        studio.open(tmp_path / "bomb.zip")
    assert not list(tmp_path.parent.glob("escaped*"))


@pytest.mark.parametrize("name", ["../x", "..", "a/b", "/etc/passwd", "a\0b", "<b>", "ana\n"])
def test_no_name_leads_out_of_the_shelf(studio, name):
    with pytest.raises(SoraError):
        studio.cameo(__file__, name=name)
    with pytest.raises(SoraError):
        studio.clip(name)


def test_markup_in_prompts_names_and_policies_is_shown_as_text(studio):
    studio.rights().add(
        hostile.POLICY
        | {"target": {"sora:kind": "character", "name": "Captain Zorblax", "sora:credit": SCRIPT}}
        | {"permission": [{"action": "sora:generate", "duty": [{"action": "attribute"}]}], "prohibition": []}
    )
    clip = studio.generate(f"Captain Zorblax says '{SCRIPT}'", **SMALL).wait()
    figure = StaticFigure(
        clip_id=SCRIPT,
        caption=SCRIPT,
        alt=SCRIPT,
        seconds=1,
        width=4,
        height=4,
        notes=(SCRIPT,),
        state="failed",
        message=SCRIPT,
    )
    shown = [clip.still().html, figure.html, *_html(studio.table([clip])), *_html(studio.styles())]
    for html in shown:
        assert _active(html) == []


def test_keys_never_reach_what_is_shown_saved_or_written_down(studio, tmp_path):
    clip = studio.generate("a ball bounces", **SMALL).wait()
    film = clip.save(tmp_path / "film.mp4").read_bytes()
    key = (studio.home / "identity" / "key.pem").read_text().splitlines()[1]
    texts = [
        repr(studio),
        repr(clip),
        clip.recipe.to_json(),
        clip.plan.to_json(),
        clip.code,
        clip.still().html,
        repr(studio.rights()),
    ]
    assert key.encode() not in film
    assert not any(key in text or "PRIVATE KEY" in text for text in texts)
    assert "PRIVATE" not in repr(identity(studio.home))


def _active(html):
    """Return the parts of some markup that would run."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.extend([tag] if tag in ("script", "iframe", "object", "embed") else [])
            found.extend(name for name, value in attrs if name.startswith("on") or "javascript:" in (value or ""))

    Reader().feed(html)
    return found


def _written(path, text):
    path.write_text(text)
    return path


def _html(shown):
    bundle = shown._repr_mimebundle_() if hasattr(shown, "_repr_mimebundle_") else {"text/html": shown._repr_html_()}
    return [bundle["text/html"]] if bundle and "text/html" in bundle else []
