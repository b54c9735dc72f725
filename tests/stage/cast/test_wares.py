"""Wares: every outline can be read, every ware is cast by its words and takes the colour that is asked for."""

from __future__ import annotations

import pytest

from sora_nb.stage.cast import props, wares
from sora_nb.stage.cast.figures import figures
from sora_nb.stage.reading.retrieval import catalogue


@pytest.mark.parametrize("name", sorted(wares.wares()))
def test_a_ware_is_drawn_upright_and_one_metre_high(name: str) -> None:
    drawing = props.drawing(name)
    box = drawing.silhouette.computeTightBounds()
    assert box.height() == pytest.approx(1.0, abs=0.01)
    assert drawing.width > 0.1
    assert all(part.path.countPoints() > 2 for part in drawing.parts)


def test_words_for_wares_cast_them_without_a_note() -> None:
    known = catalogue(figures())
    for words, figure in (
        ("fridge", "refrigerator"),
        ("hair drier", "hair dryer"),
        ("picket fence", "fence"),
        ("pram", "stroller"),
    ):
        assert (known.cast(words).figure, known.cast(words).note) == (figure, None)


def test_no_two_wares_share_a_word() -> None:
    words = [word for figure in wares.figures() for word in (figure.name, *figure.words)]
    assert len(words) == len(set(words))


def test_what_a_compound_drops_is_told() -> None:
    known = catalogue(figures())
    assert known.cast("snow chair").note == "'snow chair' drawn as 'chair'."
    assert known.cast("garden chair").note is None
    assert known.cast("owl teacher").figure == "owl"
