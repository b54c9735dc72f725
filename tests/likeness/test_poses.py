"""A head that looks at the camera is told from one that is turned, and to which side."""

from __future__ import annotations

from pathlib import Path

import pytest

from sora_nb.likeness import faces, models, poses
from sora_nb.media.image import read_picture
from tests.heads import flat, turned

pytestmark = pytest.mark.skipif(not models.PACK.exists(), reason="built without npm's registry: no models packed")
HEADS = (Path(__file__).parents[2] / "notebooks" / "pictures" / "ana.png", Path(__file__).with_name("bob.png"))


@pytest.mark.parametrize("path", HEADS, ids=lambda path: path.stem)
def test_turns_are_told_apart(path):
    pytest.importorskip("ai_edge_litert")
    picture = read_picture(path)
    found = {}
    for degrees in (-35, -30, 0, 30, 35):
        seen = turned(picture, degrees)
        found[degrees] = poses.turn(seen, faces.choose(seen))
        mirrored = seen[:, ::-1]
        assert poses.turn(mirrored, faces.choose(mirrored)) == pytest.approx(-found[degrees], abs=0.15)
    assert abs(found[0]) < poses.STRAIGHT
    assert max(found[-35], found[-30]) < -poses.TURNED
    assert min(found[35], found[30]) > poses.TURNED


def test_what_has_no_features_has_no_turn():
    pytest.importorskip("ai_edge_litert")
    picture = read_picture(HEADS[0])
    assert poses.turn(picture, faces.Face(box=(0.0, 0.0, 40.0, 40.0))) is None


@pytest.mark.parametrize("path", HEADS, ids=lambda path: path.stem)
@pytest.mark.parametrize("degrees", [-50, -35, -20, 20, 35, 50])
def test_a_flat_picture_that_is_turned_is_no_head(path, degrees):
    pytest.importorskip("ai_edge_litert")
    seen = flat(read_picture(path), degrees)
    found = [poses.turn(seen, face) for face in faces.find(seen)]
    assert all(turn is None or abs(turn) < poses.TURNED for turn in found)
