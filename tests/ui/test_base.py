"""Views carry one module and one style sheet each, take known keywords only, and keep their colours readable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sora_nb.errors import InvalidRequest
from sora_nb.ui import base
from sora_nb.ui.player import Player
from sora_nb.ui.progress import ClipView, ProgressView

WIDGETS = Path(__file__).parents[2] / "widgets"
VIEWS = [Player, ProgressView, ClipView]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_one_module_without_imports_and_with_one_default_export(view):
    text = base.asset(f"{view.SOURCE}.js")
    assert not re.findall(r"^import ", text, re.MULTILINE)
    assert len(re.findall(r"^export default ", text, re.MULTILINE)) == 1
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", text, re.MULTILINE)
    assert sorted(set(names)) == sorted(names), "two modules use one name: joined, they would not load"


def test_styles_begin_with_the_tokens_and_only_use_colours_that_exist():
    text = base.asset("clip.css")
    assert text.startswith((WIDGETS / "tokens.css").read_text("utf-8"))
    used = set(re.findall(r"var\((--sora-[\w-]+)", text))
    assert used <= set(re.findall(r"(--sora-[\w-]+):", text))
    assert ".sora-bar" in text
    assert ".sora-bar" not in base.asset("player.css")


def test_an_unknown_keyword_is_refused_with_the_name_that_was_meant():
    with pytest.raises(InvalidRequest, match="nothing called 'tittle'; did you mean 'title'"):
        ClipView(tittle="A red ball")
    with pytest.raises(InvalidRequest, match="nothing called 'zzz'"):
        Player().change(zzz=1)


def test_the_text_is_the_same_each_time():
    made = [Player(title="A red ball", seconds=5.0)._repr_mimebundle_()[0]["text/plain"] for _ in range(2)]
    assert made == ["Player(A red ball (5.0 s, 960×540))"] * 2


def tokens(dark: bool) -> dict[str, str]:
    """Return the colours of a theme."""
    light_part, dark_part = (WIDGETS / "tokens.css").read_text("utf-8").split('[data-theme="dark"]')
    return dict(re.findall(r"--sora-([\w-]+): (#[0-9a-f]{6});", dark_part if dark else light_part))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_text_and_marks_stand_out(dark):
    colour = tokens(dark)
    assert len(colour) == 17
    page = "#111111" if dark else "#ffffff"
    grounds = [colour["surface"], colour["raised"], colour["hover"], page]
    for ink in ("ink", "quiet", "accent"):
        assert min(contrast(colour[ink], ground) for ground in grounds[: 4 if ink != "accent" else 2]) >= 4.5, ink
    assert contrast(colour["warn-ink"], colour["warn-ground"]) >= 4.5
    for mark in ("contact", "step", "speech", "other", "focus", "good"):
        assert min(contrast(colour[mark], ground) for ground in (colour["surface"], page)) >= 3, mark
