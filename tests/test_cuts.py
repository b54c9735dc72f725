"""Clips that are there, cut: other clips come back, exact, signed, with their lineage, and the old ones stay."""

from __future__ import annotations

import json
import wave

import numpy as np
import pytest

import sora_nb as sora
from sora_nb import cutting, engines
from sora_nb.engines.base import Job, Limits, mixed
from sora_nb.footage import Event, Picture, Sound
from sora_nb.media import sound_files
from sora_nb.media.video import open_film
from tests.media import films

CARD = {"engine": "testcard", "size": (128, 96), "seconds": 1.0, "fps": 12}


class Talker:
    """An engine that says two phrases over a grey picture, as a trained model would."""

    name, version, assets = "talker", "1", ""
    limits = Limits(source_type="trainedAlgorithmicMedia")

    def render(self, job):
        yield Event(kind="speech", time=0.25, end=0.5, actor="fox", text="Oh no!")
        yield Event(kind="contact", time=0.9, actor="fox")
        yield Sound(samples=np.full((round(job.recipe.seconds * 48_000), 2), 0.1, np.float32))
        width, height = job.recipe.size
        for index in range(job.recipe.frames):
            yield Picture(frames=np.full((1, height, width, 3), 40 + 10 * index, np.uint8))


@pytest.fixture
def card(studio):
    return studio.generate("a card", **CARD)


@pytest.fixture
def talker(studio, monkeypatch):
    known = engines.get
    monkeypatch.setattr(engines, "get", lambda name: Talker() if name == "talker" else known(name))
    return studio.generate("a fox says 'Oh no!'", **CARD | {"engine": "talker"})


def near(frames, wanted):
    return np.abs(frames.astype(int) - wanted).mean()


def test_trim_is_a_clip_with_lineage_and_credentials(studio, card):
    part = card.trim(0.25, 0.75)
    assert part.footage.frames().shape[0] == 6
    assert near(part.footage.frames(), card.footage.frames(3, 9)) < 3
    assert near(part.footage.frames(), card.footage.frames(2, 8)) > near(part.footage.frames(), card.footage.frames(3, 9)) * 1.5
    assert (part.recipe.action, part.recipe.engine, part.recipe.parents) == ("trim", "cut", (card.id,))
    assert [parent.id for parent in studio.library().parents(part)] == [card.id]
    assert part.credentials.actions == ("c2pa.opened", "c2pa.edited")
    assert part.credentials.history == "whole"
    assert part.credentials.source_type == "algorithmicMedia"
    assert part.title == card.title


def test_a_single_frame_is_a_film_too(studio, tmp_path):
    quick = studio.generate("a card", **CARD | {"fps": 60, "seconds": 0.5})
    still = quick.trim(0, 1 / 60)
    assert len(still.footage) == 1
    one = studio.open(films.write(tmp_path / "one.mp4", frames=1, fps=30))
    assert len(one.footage) == 1


def test_the_same_cut_is_the_same_clip_and_the_same_film(studio, card):
    first = card.trim(0.25, 0.75)
    assert card.trim(0.25, 0.75).id == first.id
    before = first.footage.frames(), first.footage.sound()
    again = studio.make(first.recipe, fresh=True)
    np.testing.assert_array_equal(again.footage.frames(), before[0])
    np.testing.assert_array_equal(again.footage.sound(), before[1])


def test_the_code_makes_the_same_clip(studio, card, monkeypatch):
    from sora_nb.clips import code

    other = studio.generate("another", **CARD | {"seed": 3})
    for clip in (
        card.trim(0.25, 0.75), card.loop(seconds=2), studio.stitch([card, other], transition="wipe", seconds=0.25),
        studio.stitch([card, other], transition="match"), card.with_title("Hello", where="before"), card.with_sound(None),
    ):  # fmt: skip
        assert eval(code(clip.recipe), {"sora": sora}).id == clip.id


def test_stitched_films_meet_at_the_frame_and_the_sample(studio, tmp_path):
    one, other = (studio.open(films.write(tmp_path / f"{n}.mp4", frames=n)) for n in (24, 36))
    both = studio.stitch([one, other])
    sound, frames = both.footage.sound(), both.footage.frames()
    assert len(frames) == 60
    assert np.flatnonzero(frames.mean(axis=(1, 2, 3)) > 200).tolist() == [12, 24 + 18]
    clicks = [int(np.argmax(np.abs(sound[a:b, 0]))) + a for a, b in ((0, 48_000), (48_000, 120_000))]
    assert clicks == [24_000, 48_000 + 36_000]


@pytest.mark.parametrize("transition", ["crossfade", "wipe"])
def test_transitions_go_from_one_film_to_the_other(studio, talker, transition):
    dark, bright = talker.trim(0, 0.5), talker.trim(0.5, 1.0)
    both = studio.stitch([dark, bright], transition=transition, seconds=0.25).footage.frames().astype(int)
    assert len(both) == 9
    assert near(both[:3], dark.footage.frames(0, 3)) < 2
    assert near(both[6:], bright.footage.frames(3, 6)) < 2
    middle = both[4].mean(axis=(0, 2))
    if transition == "wipe":
        assert middle[5] > middle[-5] + 25, "the new film comes in from the left"
    else:
        assert middle.std() < 3
        assert dark.footage.frames(4, 5).mean() + 10 < middle.mean() < bright.footage.frames(1, 2).mean() - 10


def test_match_cuts_where_the_films_are_alike(studio, tmp_path):
    def moving(name, places):
        frames = np.zeros((len(places), 96, 128, 3), np.uint8)
        for frame, x in zip(frames, places, strict=True):
            frame[40:60, x : x + 20] = 255
        path = tmp_path / name
        from sora_nb.media.video import VideoWriter

        with VideoWriter(path, size=(128, 96), fps=12, rate=0) as writer:
            writer.write(Picture(frames=frames))
        return studio.open(path)

    one, other = moving("one.mp4", range(0, 96, 8)), moving("other.mp4", range(104, 8, -8))
    cut = studio.stitch([one, other], transition="match", seconds=0.5)
    trims = json.loads(dict(cut.recipe.options)["trims"])
    (_, last), (first, _) = trims
    assert abs(8 * (last - 1) - (104 - 8 * first)) <= 8, "the square stands where it stood"
    assert len(cut.footage) == last + 12 - first


def test_films_of_other_sizes_and_rates_are_fitted_and_said(studio, card, tmp_path):
    tall = studio.open(films.write(tmp_path / "tall.mp4", frames=30, fps=30, size=(64, 128), sound=False))
    both = studio.stitch([card, tall]).wait()
    assert both.footage.size == (128, 96)
    assert len(both.footage) == 24
    assert both.footage.frames(20, 21)[0, :, :30].max() < 20, "bars"
    assert any("bars" in note for note in both.plan.notes)
    assert any("silent" in note for note in both.plan.notes)
    assert not np.abs(both.footage.sound(1.1)).max() > 0.01


def test_kinds_add_up_honestly(studio, card, talker, tmp_path):
    stranger = studio.open(films.write(tmp_path / "stranger.mp4"))
    assert studio.stitch([card, card.trim(0, 0.5)]).credentials.source_type == "algorithmicMedia"
    assert studio.stitch([card, talker]).credentials.source_type == "compositeWithTrainedAlgorithmicMedia"
    assert studio.stitch([card, stranger]).credentials.source_type == "compositeSynthetic"
    assert studio.stitch([stranger, stranger.trim(0.5)]).credentials.source_type == "composite"
    assert stranger.trim(0.5).credentials.source_type is None
    assert talker.loop().credentials.source_type == "trainedAlgorithmicMedia"
    assert mixed(["", "compositeWithTrainedAlgorithmicMedia"]) == "compositeWithTrainedAlgorithmicMedia"


def test_captions_and_marks_stay_right(talker):
    part = talker.trim(0.25)
    assert [(e.kind, e.time, e.end) for e in part.events] == [("speech", 0.0, 0.25), ("contact", 0.65, None)]
    assert "Oh no!" in part.captions()
    twice = talker.loop()
    assert [round(e.time, 3) for e in twice.events if e.kind == "speech"] == [0.25, 1.25]


def test_what_is_said_is_written_at_the_foot(talker):
    written = talker.caption()
    before, after = talker.footage.frames().astype(int), written.footage.frames().astype(int)
    foot = slice(70, 96)
    change = np.abs(after - before)[:, foot].mean(axis=(1, 2, 3))
    assert change[4] > 3
    assert change[1] < 1
    assert np.abs(after - before)[:, :60].mean() < 2
    assert dict(written.recipe.options)["lines"] == '[[0.25,1.0,"Oh no!"]]'


def test_captions_of_your_own_and_none_to_take(card):
    assert card.caption("Look!", start=0.5).wait().done
    with pytest.raises(sora.InvalidRequest, match="Nothing is said"):
        card.caption()
    with pytest.raises(sora.InvalidRequest, match="goes from 0 to 1 s"):
        card.caption("Look!", start=2)
    with pytest.raises(sora.InvalidRequest, match="typeface has no 日 本"):
        card.caption("日本")


def test_titles_stand_over_before_and_after(card):
    over = card.with_title("Hello", seconds=0.5)
    change = np.abs(over.footage.frames().astype(int) - card.footage.frames()).mean(axis=(1, 2, 3))
    assert change[3] > 2 * change[10]
    assert change[10] < 1.5
    before, after = card.with_title("Hello", "world", where="before", seconds=0.5), card.with_title("Bye", where="after")
    assert near(before.footage.frames(6, 18), card.footage.frames()) < 3
    assert not np.abs(before.footage.sound(0, 0.45)).max() > 0.01
    assert after.recipe.seconds == 3.0
    assert before.footage.frames(0, 1).mean() < 40
    assert "Hello" in before.title
    with pytest.raises(sora.InvalidRequest, match="over, before, after"):
        card.with_title("Hello", where="under")


def test_another_typeface_travels_with_the_shelf(studio, card, tmp_path):
    from sora_nb.media.lettering import FACE

    font = tmp_path / "mine.ttf"
    font.write_bytes(FACE.read_bytes())
    clip = card.with_title("Hello", font=font).wait()
    font.unlink()
    assert studio.make(clip.recipe, fresh=True).wait().done


def test_another_sound_from_an_array_or_a_file(studio, card, tmp_path):
    path = tmp_path / "tone.wav"
    tone = np.sin(2 * np.pi * 880 * np.arange(22_050) / 44_100)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes((tone * 20_000).astype("<i2").tobytes())
    for sound, rate in ((path, 48_000), (str(path), 48_000), (tone * 0.6, 44_100), ((tone * 20_000).astype(np.int16), 44_100)):
        heard = card.with_sound(sound, rate=rate).footage.sound()[:, 0]
        spectrum = np.abs(np.fft.rfft(heard[:24_000]))
        assert abs(np.argmax(spectrum) * 2 - 880) <= 2
        assert np.abs(heard[25_000:]).max() < 0.01
    assert card.with_sound(None).footage.rate == 0
    assert card.with_sound(path).credentials.source_type == "compositeSynthetic", "nobody knows what the sound is"


def test_sounds_that_are_none_are_refused(card, tmp_path):
    (tmp_path / "x.wav").write_bytes(b"RIFFnothing")
    for sound in (tmp_path / "x.wav", tmp_path / "none.wav"):
        with pytest.raises(sora.MediaError):
            card.with_sound(sound)
    for array in (np.zeros((10, 3)), np.array([]), np.full(100, np.nan), np.full(100, 7.0), [[1.0], [1.0, 2.0]], "x", b"x"):
        with pytest.raises((sora.InvalidRequest, sora.MediaError)):
            card.with_sound(array)
    with pytest.raises(sora.InvalidRequest, match="rate"):
        card.with_sound(np.zeros(100), rate="48k")


@pytest.mark.parametrize("kind", ["int8", "int16", "int32"])
def test_whole_numbers_may_be_as_loud_as_they_go(kind):
    samples = sound_files.as_sound(np.full(4800, np.iinfo(kind).min, kind), 48_000, 0.1)
    assert samples.min() == samples.max() == -1


def test_a_removed_clip_takes_its_files_along(studio, card):
    one, other = card.with_sound(np.zeros(1000)), card.with_sound(np.zeros(1000), keep=0.5)
    (kept,) = studio.home.rglob("*.f32") if one.wait() and other.wait() else ()
    studio.library().remove(one)
    assert kept.exists(), "the other clip still names it"
    studio.library().remove(other)
    assert not kept.exists()


def test_long_results_and_empty_requests_are_refused_before_any_work(studio, card):
    with pytest.raises(sora.InvalidRequest, match="at most 60"):
        card.loop(100)
    with pytest.raises(sora.InvalidRequest, match="not both"):
        card.loop(2, seconds=3)
    with pytest.raises(sora.InvalidRequest, match="nothing to stitch"):
        studio.stitch([])
    with pytest.raises(sora.InvalidRequest, match=r"'film\.mp4' is no clip"):
        studio.stitch(["film.mp4", card])
    for wrong in (float("nan"), float("inf"), -1.0):
        with pytest.raises(sora.InvalidRequest):
            card.loop(wrong)
        with pytest.raises(sora.InvalidRequest):
            card.with_title("Hello", seconds=wrong)
        with pytest.raises(sora.InvalidRequest):
            studio.stitch([card, card], transition="wipe", seconds=wrong)
    with pytest.raises(sora.InvalidRequest):
        card.trim(float("nan"))
    with pytest.raises(sora.LimitExceeded, match="cut cannot generate"):
        studio.generate("hello", engine="cut")


@pytest.mark.parametrize(
    ("action", "count", "options", "said"),
    [
        ("trim", 1, {}, "does not say its 'start'"),
        ("trim", 1, {"start": "0"}, "does not say its 'end'"),
        ("trim", 0, {"start": "0", "end": "1"}, "takes one"),
        ("trim", 2, {"start": "0", "end": "1"}, "takes one"),
        ("trim", 1, {"start": "__import__('os')", "end": "1"}, "cannot be read"),
        ("trim", 1, {"start": "nan", "end": "1"}, "start is nan"),
        ("trim", 1, {"start": "1e308", "end": "1"}, "cannot be read"),
        ("trim", 1, {"start": "0.5", "end": "1.5"}, "lead out"),
        ("trim", 1, {"start": "-0.5", "end": "0.5"}, "lead out"),
        ("trim", 1, {"start": "0", "end": "0.5"}, "out of 1 s"),
        ("loop", 0, {}, "takes one"),
        ("stitch", 0, {"transition": "cut"}, "takes one or more"),
        ("stitch", 1, {}, "does not say its 'transition'"),
        ("stitch", 1, {"transition": "melt"}, "crossfade"),
        ("stitch", 2, {"transition": "wipe"}, "does not say its 'seconds'"),
        ("stitch", 2, {"transition": "wipe", "seconds": "3"}, "lead out"),
        ("stitch", 2, {"transition": "wipe", "seconds": "-1"}, "lead out"),
        ("stitch", 2, {"transition": "match", "trims": "[[0,12]]"}, "lead out"),
        ("stitch", 1, {"transition": "match", "trims": "[[0,12],[0,12]]"}, "lead out"),
        ("stitch", 1, {"transition": "match", "trims": "[[0.5,12.5]]"}, "no frames"),
        ("stitch", 1, {"transition": "match", "trims": "[["}, "cannot be read"),
        ("title", 1, {"text": "Hi", "where": "over", "seconds": "1"}, "does not say its 'at'"),
        ("title", 1, {"where": "before", "seconds": "1"}, "does not say its 'text'"),
        ("title", 1, {"text": "Hi", "where": "under", "seconds": "1"}, "before"),
        ("caption", 1, {}, "does not say its 'lines'"),
        ("caption", 1, {"lines": "[[0,1,null]]"}, "cannot be read"),
        ("dub", 1, {"keep": "loud"}, "cannot be read"),
    ],
)
def test_a_recipe_that_does_not_say_how_to_cut_is_refused(studio, card, action, count, options, said):
    recipe = sora.Recipe(
        action=action, engine="cut", size=(128, 96), seconds=1, fps=12, parents=(card.id,) * count,
        options=tuple(sorted(options.items())),
    )  # fmt: skip
    with pytest.raises(sora.InvalidRequest, match=said):
        studio.make(recipe)


def test_cutting_reads_frame_by_frame(tmp_path):
    path = films.write(tmp_path / "long.mp4", frames=240, size=(320, 240))

    class Counting:
        def __init__(self, film):
            self._film, self.out = film, 0

        def __getattr__(self, name):
            return getattr(self._film, name)

        def __len__(self):
            return len(self._film)

        def frames(self, *_):
            raise AssertionError("a run of frames was read into memory")

    parent = Counting(open_film(path))
    recipe = sora.Recipe(action="loop", engine="cut", seconds=12, size=(320, 240))
    parts = engines.get("cut").render(Job(recipe=recipe, plan=sora.Plan(), parents=(parent,), origins=("algorithmicMedia",)))
    sizes = [(p.frames if isinstance(p, Picture) else p.samples).nbytes for p in parts if isinstance(p, Picture | Sound)]
    assert max(sizes) <= 48_000 * 8


def test_nothing_but_numbers_of_a_films_options_becomes_code(card):
    trick = "__import__('os').system('id')"
    recipe = card.trim(0.0, 0.5).recipe
    shown = cutting.code(recipe.but(options=(("start", trick), ("end", "1"))))
    assert shown.startswith("sora.make(sora.Recipe.from_json(")
    assert f".trim({trick}" not in shown
    stitched = recipe.but(action="stitch", options=(("seconds", trick), ("transition", "wipe")))
    assert f"seconds={trick}" not in cutting.code(stitched)
