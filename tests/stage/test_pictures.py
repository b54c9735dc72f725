"""Pictures as prompts: a backdrop that keeps its ground, an opening frame, a figure cut out and drawn by the pens."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

import sora_nb as sora
from sora_nb.media.image import picture_file, resized
from sora_nb.plans import Actor, Shot
from sora_nb.stage.pictures import CUT_SIDE, cut_out, ground_line, understood

SMALL = {"seconds": 1.0, "size": (192, 108), "fps": 12, "seed": 2}
SHOT = Shot(actors=(Actor(name="robot", figure="robot", word="robot"),))
RED, BLUE = (205, 40, 45), (45, 75, 190)


def landscape(horizon: float, *, size=(300, 200), seed=0) -> np.ndarray:
    """Return a blue sky over green ground, with grain, brighter on the right."""
    width, height = size
    picture = np.zeros((height, width, 3))
    picture[: round(horizon * height)] = (110, 165, 225)
    picture[round(horizon * height) :] = (105, 135, 70)
    picture *= np.linspace(0.75, 1.1, width)[None, :, None]
    return np.clip(picture + np.random.default_rng(seed).normal(0, 8, picture.shape), 0, 255).astype(np.uint8)


def toy(*, clear: bool) -> np.ndarray:
    """Return a red body with a blue head and a white eye, on white or on nothing."""
    picture = Image.new("RGBA", (240, 320), (255, 255, 255, 0 if clear else 255))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((60, 120, 180, 300), fill=RED)
    pen.ellipse((70, 20, 170, 130), fill=BLUE)
    pen.ellipse((105, 55, 135, 85), fill="white")
    return np.asarray(picture)


def near(frame: np.ndarray, colour, reach=70) -> np.ndarray:
    return np.abs(frame.astype(int) - colour).sum(axis=-1) < reach


@pytest.fixture
def studio(tmp_path):
    return sora.Studio(tmp_path / "shelf")


@pytest.mark.parametrize("horizon", [0.35, 0.5, 0.62, 0.8])
def test_the_ground_begins_where_most_of_the_breadth_changes_colour(horizon):
    assert ground_line(landscape(horizon)) == pytest.approx(horizon, abs=0.03)


def test_a_figure_is_cut_out_of_a_plain_or_a_clear_ground_and_of_no_other():
    for clear in (False, True):
        layers = toy(clear=clear)
        found = cut_out(layers[..., :3], layers[..., 3] if clear else None)
        assert found.shape == (CUT_SIDE, round(CUT_SIDE * 0.75))
        wanted = resized(toy(clear=True)[..., 3], found.shape[::-1]) / 255
        assert ((found > 0.5) == (wanted > 0.5)).mean() > 0.98, "the white eye belongs to it"
    assert cut_out(landscape(0.5), None) is None
    assert cut_out(np.full((90, 120, 3), 200, np.uint8), None) is None


def test_what_a_picture_is_for_is_seen_or_said():
    white = toy(clear=False)[..., :3]
    assert understood(white, None, SHOT).use == "figure"
    assert understood(white, None, SHOT).actor == "robot"
    assert understood(white, None, Shot()).use == "backdrop"
    assert understood(white, None, SHOT, use="opening").use == "opening"
    assert understood(landscape(0.5), None, SHOT).use == "backdrop"
    with pytest.raises(sora.InvalidRequest, match="not of one colour"):
        understood(landscape(0.5), None, SHOT, use="figure")
    with pytest.raises(sora.InvalidRequest, match="nobody acts"):
        understood(white, None, Shot(), use="figure")


@pytest.mark.parametrize("horizon", [0.5, 0.7])
def test_a_backdrop_lies_behind_the_cast_and_its_ground_meets_the_stages(studio, horizon):
    clip = studio.generate("a penguin waves", image=landscape(horizon), **SMALL)
    frame = clip.footage.frames(6, 7)[0]
    ground = near(frame, (105, 135, 70), 110)
    edge = int((ground[:, :40].mean(axis=1) > 0.5).argmax()) / 108
    assert edge == pytest.approx(0.647, abs=0.04)
    assert ground[-1].mean() > 0.9
    masks = clip.truth("masks")["masks"][6]
    feet = np.nonzero(masks == 1)[0].max() / 108
    assert feet > edge


def test_a_film_opens_with_its_picture_and_then_the_cast_appears(studio):
    picture = landscape(0.6)
    clip = studio.generate("a penguin waves", image=picture, options={"picture": "opening"}, **SMALL)
    first, last = clip.footage.frames(0, 1)[0], clip.footage.frames()[-1]
    # Filled out: 300 by 200 becomes 192 by 128, of which 108 rows are seen.
    whole = resized(picture, (192, 128)).astype(float)
    off = min(np.abs(first - whole[top : top + 108]).mean() for top in range(21))
    assert off < 6
    assert np.abs(last.astype(float) - first).max() > 100


def test_a_figure_from_a_picture_walks_in_its_own_colours(studio):
    clip = studio.generate("a robot walks to the right", image=toy(clear=True), **(SMALL | {"seconds": 2.0}))
    frames, masks = clip.footage.frames(), clip.truth("masks")["masks"]
    middle = []
    for frame, mask in zip(frames[[2, 21]], masks[[2, 21]], strict=True):
        inside = mask == 1
        assert near(frame, RED, 130)[inside].mean() > 0.3
        assert near(frame, BLUE, 130)[inside].mean() > 0.12
        box = np.argwhere(inside)
        high, wide = np.ptp(box, axis=0) + 1
        assert wide / high == pytest.approx(120 / 280, rel=0.3)
        middle.append(box[:, 1].mean())
    assert any(event.kind == "step" for event in clip.events)
    assert not np.array_equal(masks[2], masks[21])


def test_who_has_a_picture_is_not_said_to_have_no_drawing(studio):
    """A word that no figure has is a labelled sign by itself; with its picture there is nothing to say."""
    words = "A gizmo hops past a doodad."
    bare = studio.plan(words).notes
    assert any(note.startswith("'gizmo' has no drawing") for note in bare)
    clip = studio.generate(words, image=toy(clear=True), options={"picture": "figure"}, **SMALL)
    assert clip.plan.notes == tuple(note for note in bare if "'gizmo'" not in note)
    behind = studio.generate(words, image=landscape(0.6), options={"picture": "backdrop"}, **SMALL)
    assert behind.plan.notes == bare


def test_a_thing_from_a_picture_falls_as_broad_as_it_is(studio):
    clip = studio.generate("a box falls and bounces", image=toy(clear=True), **(SMALL | {"seconds": 3.0}))
    masks = clip.truth("masks")["masks"]
    heights = [np.argwhere(mask == 1)[:, 0].mean() for mask in masks]
    assert heights[-1] > heights[0] + 20
    box = np.ptp(np.argwhere(masks[0] == 1), axis=0) + 1
    assert box[1] / box[0] == pytest.approx(120 / 280, rel=0.25)


def test_styles_of_lines_trace_the_backdrop(studio):
    clip = studio.generate("a penguin waves", image=landscape(0.6), style="chalkboard", **SMALL)
    frame = clip.footage.frames(6, 7)[0].mean(axis=-1)
    rows = frame[:, :40].mean(axis=1)
    assert 0.55 < rows.argmax() / 108 < 0.75, "one line of chalk, where the ground begins"


def test_the_same_picture_gives_the_same_film_and_another_another(studio, tmp_path):
    one = studio.generate("a penguin waves", image=landscape(0.5), **SMALL).wait()
    Image.fromarray(landscape(0.5)).save(tmp_path / "same.png")
    again = studio.generate("a penguin waves", image=landscape(0.5), **SMALL)
    other = studio.generate("a penguin waves", image=landscape(0.5, seed=1), **SMALL)
    assert again.id == one.id
    assert other.id != one.id
    elsewhere = sora.Studio(tmp_path / "another").generate("a penguin waves", image=landscape(0.5), **SMALL)
    assert (elsewhere.footage.frames() == one.footage.frames()).all()


def test_pictures_come_as_paths_bytes_arrays_and_pillows_own(tmp_path):
    picture = Image.fromarray(landscape(0.5))
    data = io.BytesIO()
    picture.save(data, "JPEG")
    (tmp_path / "a.jpg").write_bytes(data.getvalue())
    assert picture_file(tmp_path / "a.jpg") == picture_file(str(tmp_path / "a.jpg")) == picture_file(data.getvalue())
    assert picture_file(np.asarray(picture)) == picture_file(np.asarray(picture).copy())
    assert picture_file(picture).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("nowhere.png", "no file"),
        (b"no picture", "no picture that we read"),
        (np.zeros((4, 4)), r"float64 \(4, 4\)"),
        (np.zeros((0, 4, 3), np.uint8), r"\(0, 4, 3\)"),
        (7, "image is 7"),
    ],
)
def test_what_is_no_picture_is_refused_before_anything_is_made(studio, given, said):
    with pytest.raises(sora.SoraError, match=said):
        studio.generate("a penguin waves", image=given, **SMALL)
    assert len(studio.library()) == 0
