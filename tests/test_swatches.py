"""Swatches: `sora.styles()` lists every style, draws itself once and keeps what it drew."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

import sora_nb as sora
from sora_nb.stage.vocabulary import STYLES
from sora_nb.swatches import Style


def test_every_style_is_listed_with_a_sentence(studio):
    styles = studio.styles()
    assert styles.names == STYLES
    assert len(styles) == len(STYLES) >= 14
    assert all(style.about.endswith(".") and len(style.about) < 120 for style in styles)
    assert len({style.about for style in styles}) == len(styles)
    assert styles["noir"] in styles
    assert "noir" in styles
    assert "oil" not in styles
    assert isinstance(styles[0], Style)
    assert str(styles[0]) == "cartoon"
    assert repr(styles).count("\n") == len(styles) - 1


def test_an_unknown_style_is_refused_with_the_nearest(studio):
    with pytest.raises(sora.InvalidRequest, match=r"oils.*cartoon, clay"):
        studio.styles()["oils"]
    with pytest.raises(sora.InvalidRequest, match="Did you mean 'chalkboard'"):
        studio.generate("a ball bounces", style="chalkbord")


def test_thumbnails_differ_and_are_drawn_once(studio, monkeypatch):
    styles = studio.styles()
    assert not list(studio.home.glob("styles/*"))
    first = {name: styles.thumbnail(name) for name in ("noir", "blueprint")}
    pictures = [np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).astype(int) for data in first.values()]
    assert pictures[0].shape == (144, 256, 3)
    assert np.abs(pictures[0] - pictures[1]).mean() > 30
    monkeypatch.setattr(type(studio), "rehearse", None)
    again = studio.styles()
    assert {name: again.thumbnail(name) for name in first} == first
    assert len(list(studio.home.glob("styles/*"))) == 2


def test_the_table_shows_a_picture_and_a_sentence_for_each(studio):
    page = studio.styles()._repr_html_()
    assert page.count("<img") == len(STYLES)
    assert "Kneaded" in page
    assert 'alt="a scene drawn in felt"' in page
