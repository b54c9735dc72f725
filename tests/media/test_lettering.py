"""Letters that read on any ground, stay inside the safe area, and are not boxes."""

from __future__ import annotations

import numpy as np
import pytest

from sora_nb.errors import MediaError
from sora_nb.media import lettering

SIZES = [(960, 540), (540, 960), (640, 640), (320, 180), (1920, 400), (64, 64)]


def test_the_typeface_writes_europe_and_knows_what_it_cannot():
    assert lettering.unwritable("Été, straße, Łódź, ñ, “so” … – Ελλάδα, Привіт! 25 °C ± ½ €") == ""
    assert lettering.unwritable("日本 is far") == "日本"


@pytest.mark.parametrize("size", SIZES)
def test_titles_and_captions_stay_inside_the_safe_area(size):
    for layer in (lettering.title(size, "The day it rained", "a film"), lettering.caption(size, "Oh no!")):
        ink = layer[..., :3].max(axis=-1) * layer[..., 3] > 0.5
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        assert len(rows)
        assert min(columns[0], size[0] - 1 - columns[-1]) >= size[0] * lettering.SAFE - 1.5
        assert min(rows[0], size[1] - 1 - rows[-1]) >= size[1] * lettering.SAFE - 1.5


@pytest.mark.parametrize("ground", [0, 90, 128, 200, 255])
def test_letters_stand_out_on_any_ground(ground):
    frame = np.full((360, 640, 3), ground, np.uint8)
    layer = lettering.title((640, 360), "Chapter one")
    shown = lettering.laid_on(frame, layer)
    white = layer[..., 3] * layer[..., 0] > 0.95
    around = (layer[..., 3] > 0.5) & (layer[..., 0] < 0.05)
    bright, dark = shown[white].mean(), shown[around].mean()
    # WCAG 2.1 asks for 3:1 in large letters; shares are linear light.
    light = [((level / 255 + 0.055) / 1.055) ** 2.4 + 0.05 for level in (bright, dark)]
    assert light[0] / light[1] > 3


def test_a_hidden_layer_changes_nothing_and_half_is_half():
    frame, layer = np.zeros((96, 128, 3), np.uint8), lettering.caption((128, 96), "Hi")
    assert lettering.laid_on(frame, layer, 0.0) is frame
    whole, half = (lettering.laid_on(frame, layer, s).astype(int) for s in (1.0, 0.5))
    assert np.abs(half * 2 - whole).max() <= 2


def test_lines_are_broken_evenly_and_long_titles_shrink():
    layer = lettering.title((320, 180), "Once upon a time there was a very small penguin who wanted to see the Moon")
    assert np.flatnonzero(layer[..., 3].any(axis=1)).size > 60
    with pytest.raises(MediaError, match="does not fit"):
        lettering.title((128, 96), "word " * 400)
    with pytest.raises(MediaError, match="at most 3"):
        lettering.caption((320, 180), "word " * 60)


def test_a_file_that_is_no_typeface(tmp_path):
    (tmp_path / "x.ttf").write_bytes(b"nothing")
    with pytest.raises(MediaError, match="no typeface"):
        lettering.unwritable("a", tmp_path / "x.ttf")
