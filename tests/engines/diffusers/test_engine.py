"""The diffusers engine: what it refuses, tells, keeps and stops, with a small LTX-2 of the real classes."""

from __future__ import annotations

import gc
import importlib.util
import operator
import os
import shutil
import subprocess
import sys
import threading
import time
import weakref

import numpy as np
import pytest

import sora_nb as sora
from sora_nb import engines
from sora_nb.engines.base import Job
from sora_nb.engines.diffusers import families, loading
from sora_nb.footage import Picture, Progress, Sound

SMALL = {"size": (64, 64), "seconds": 0.75, "fps": 12}


@pytest.fixture
def name(little):
    return f"diffusers:{little}"


@pytest.fixture
def copy(little, tmp_path):
    """Return a copy of the model that a test may spoil."""
    return shutil.copytree(little, tmp_path / "copy")


def job(name, *, steps=2, plan=None, **changes):
    options = (("steps", str(steps)), *changes.pop("options", ()))
    recipe = sora.Recipe(**({"prompt": "a red ball bounces", "engine": name, **SMALL, "options": options} | changes))
    return Job(recipe=recipe, plan=plan or sora.plan(recipe.prompt))


def frames(job):
    items = engines.get(job.recipe.engine).render(job)
    return np.concatenate([item.frames for item in items if isinstance(item, Picture)])


def pipeline(name):
    """Return the pipeline in memory, loaded if need be."""
    list(engines.get(name).render(job(name, steps=1)))
    (kept,) = loading._kept.values()
    return kept


class TestBeforeARender:
    def test_it_is_listed(self):
        assert "diffusers" in engines.available()

    def test_nothing_heavy_is_imported_before_a_render(self, name):
        code = (
            "import sys; from sora_nb import Recipe, engines\n"
            f"engine = engines.get({name!r}); engine.limits.check(Recipe(prompt='x', engine='x'), 'x')\n"
            "assert engine.version and engine.assets\n"
            "assert not {'torch', 'diffusers', 'transformers', 'huggingface_hub'} & set(sys.modules)"
        )
        subprocess.run([sys.executable, "-c", code], check=True)

    def test_without_torch_it_says_what_to_install(self, monkeypatch):
        find = importlib.util.find_spec
        monkeypatch.setattr(importlib.util, "find_spec", lambda package: None if package == "torch" else find(package))
        with pytest.raises(sora.MissingExtra, match=r"pip install 'sora-nb\[models\]'"):
            sora.generate("a ball", engine="diffusers:small/ltx")

    def test_the_grid_is_told_before_the_render(self, studio, name):
        clip = studio.generate("a ball", engine=name, size=(100, 64), seconds=0.8, fps=12, options={"steps": "1"})
        assert clip.recipe.size == (96, 64)
        assert clip.recipe.frames == 9
        assert clip.recipe.seconds == 0.75
        assert "size 100×64 → 96×64: sides are multiples of 32" in clip.plan.notes
        assert any(note.startswith("0.8 s → 0.75 s: 9 frames") for note in clip.plan.notes)
        clip.cancel()

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            ({"stepz": "3"}, "no option 'stepz'.*guidance.*steps"),
            ({"steps": "many"}, "write a whole number from 1 to 200"),
            ({"guidance": "nan"}, "write a number from 1 to 30"),
            ({"device": "tpu"}, "auto, cpu, cuda, mps"),
        ],
    )
    def test_options_it_has_not_are_refused(self, name, options, said, monkeypatch):
        monkeypatch.setattr(loading, "lent", None)
        with pytest.raises(sora.InvalidRequest, match=said):
            sora.generate("a ball", engine=name, options=options)

    def test_twenty_seconds_are_the_most(self, name):
        limits = engines.get(name).limits
        with pytest.raises(sora.LimitExceeded, match="seconds"):
            limits.check(sora.Recipe(prompt="x", seconds=21), name)
        assert limits.snap(sora.Recipe(prompt="x", seconds=20, size=(64, 64)))[0].frames == 473

    def test_a_recipe_off_the_grid_is_refused(self, name):
        with pytest.raises(sora.InvalidRequest, match="grid"):
            list(engines.get(name).render(job(name, seconds=1.0)))

    def test_it_takes_no_picture(self, name):
        with pytest.raises(sora.LimitExceeded, match="picture"):
            engines.get(name).limits.check(sora.Recipe(prompt="x", image="0" * 64), name)


class TestWeights:
    @pytest.mark.parametrize(
        ("source", "said"),
        [("", "which model"), (":nowhere at all", "no folder"), (":{empty}", "no model_index.json")],
    )
    def test_what_is_no_model_is_refused(self, source, said, little, tmp_path):
        with pytest.raises(sora.InvalidRequest, match=said):
            sora.generate("a ball", engine="diffusers" + source.format(empty=tmp_path))

    def test_another_family_is_refused_with_the_list(self, copy):
        index = copy / "model_index.json"
        index.write_text(index.read_text().replace("LTX2Pipeline", "WanPipeline"))
        with pytest.raises(sora.InvalidRequest, match=r"WanPipeline.*LTX-2 \(LTX2Pipeline\)"):
            sora.generate("a ball", engine=f"diffusers:{copy}")

    def test_a_component_of_another_class_is_named(self, copy):
        index = copy / "model_index.json"
        index.write_text(index.read_text().replace("LTX2Vocoder", "OtherVocoder"))
        with pytest.raises(
            sora.InvalidRequest, match="names OtherVocoder as its vocoder; it should be LTX2Vocoder for LTX-2 or"
        ):
            sora.generate("a ball", engine=f"diffusers:{copy}")

    @pytest.mark.parametrize("part", ["transformer", "tokenizer"])
    def test_a_component_that_is_missing_is_named_before_any_work(self, copy, part):
        for path in (copy / part).iterdir():
            path.unlink()
        with pytest.raises(sora.InvalidRequest, match=f"lacks {part}, which its model_index.json names"):
            sora.generate("a ball", engine=f"diffusers:{copy}")

    def test_pickles_are_refused(self, copy):
        weights = copy / "transformer" / "diffusion_pytorch_model.safetensors"
        weights.rename(weights.with_suffix(".bin"))
        with pytest.raises(sora.InvalidRequest, match=r"transformer/diffusion_pytorch_model.bin is a pickle"):
            frames(job(f"diffusers:{copy}"))

    def test_damaged_weights_are_an_error_of_ours(self, copy):
        weights = copy / "transformer" / "diffusion_pytorch_model.safetensors"
        weights.write_bytes(weights.read_bytes()[:5000])
        with pytest.raises(sora.InvalidRequest, match=r"transformer/.* is no whole file of safetensors"):
            frames(job(f"diffusers:{copy}"))

    def test_weights_that_do_not_fit_their_config_are_an_error_of_ours(self, copy):
        config = copy / "transformer" / "config.json"
        config.write_text(config.read_text().replace('"num_layers": 2', '"num_layers": 3'))
        with pytest.raises(sora.RenderFailed, match="cannot be loaded") as caught:
            frames(job(f"diffusers:{copy}"))
        assert ".." not in str(caught.value).replace("...", "")

    def test_other_weights_are_another_clip(self, copy, monkeypatch):
        from safetensors import numpy as tensors

        engine = engines.get(f"diffusers:{copy}")
        path = copy / "vae" / "diffusion_pytorch_model.safetensors"
        before = engine.assets
        path.touch()
        assert engine.assets == before, "the same bytes at another time are the same weights"
        for whole in (2**20, 0):
            # Second round: as for a file too large to be hashed whole.
            monkeypatch.setattr("sora_nb.engines.diffusers.weights._WHOLE", whole)
            path.touch()
            before = engine.assets
            held = tensors.load_file(path)
            key = "decoder.conv_in.conv.weight"
            held[key] = held[key] * np.float32(1.01)
            tensors.save_file(held, path)
            # Written within one tick of the file system's clock, the time would be the same.
            os.utime(path, (1, whole))
            assert engine.assets != before

    def test_a_model_larger_than_the_memory_is_refused(self, copy, monkeypatch):
        import psutil

        class Full:
            available = 1000

        monkeypatch.setattr(psutil, "virtual_memory", lambda: Full)
        with pytest.raises(sora.RenderFailed, match=r"takes \d\.\d MB as float32, and 0.0 MB of memory are free"):
            frames(job(f"diffusers:{copy}"))

    @pytest.mark.parametrize(
        ("sizes", "free", "waits"), [([40, 20], 80, "none"), ([40, 20], 60, "model"), ([40, 20], 45, "sequential")]
    )
    def test_what_does_not_fit_a_gpu_waits_outside(self, little, sizes, free, waits, monkeypatch):
        import torch

        monkeypatch.setattr(torch.cuda, "mem_get_info", lambda: (free, 80))
        assert loading._offload("cuda", sizes) == waits
        assert loading._offload("cpu", sizes) == "none"

    def test_the_pipeline_in_a_gpu_does_not_crowd_itself_out(self, little, monkeypatch):
        import torch

        whole, loaded = 79e9, []
        free = [whole]

        def load(family, folder, setup):
            loaded.append(setup.offload)
            free[0] = whole - 62e9 if setup.offload == "none" else whole
            return object()

        def lend(**options):
            with loading.lent(families.FAMILIES[0], little, "digest", options, lambda: None) as pipeline:
                return pipeline

        monkeypatch.setattr(loading, "_kept", {})
        monkeypatch.setattr(loading, "_device", lambda asked: "cuda")
        monkeypatch.setattr(loading, "parameters", lambda _: {"transformer": 19e9, "text_encoder": 12e9})
        monkeypatch.setattr(loading, "_insist_on_room", lambda *_: None)
        monkeypatch.setattr(loading, "_load", load)
        monkeypatch.setattr(torch.cuda, "mem_get_info", lambda: (free[0], 80e9))
        emptied = loading.release
        monkeypatch.setattr(loading, "release", lambda: (emptied(), free.__setitem__(0, whole)))
        assert len({id(lend()) for _ in range(4)}) == 1
        assert loaded == ["none"]
        # Another way to run it is settled by the memory as it is once the first is gone.
        lend(dtype="float16")
        assert loaded == ["none", "none"]
        lend(offload="model")
        assert loaded == ["none", "none", "model"]

    def test_a_device_that_is_not_there_costs_nobody_the_pipeline(self, name):
        import torch

        if torch.cuda.is_available():
            pytest.skip("there is a GPU")
        held = pipeline(name)
        with pytest.raises(sora.LimitExceeded, match="device"):
            frames(job(name, options=(("device", "cuda"),)))
        assert pipeline(name) is held


class TestARender:
    def test_one_tick_a_step(self, name):
        ticks = [item for item in engines.get(name).render(job(name, steps=4)) if isinstance(item, Progress)]
        assert [tick.done for tick in ticks if tick.note.startswith("step")] == [1, 2, 3, 4]
        assert [tick.note for tick in ticks if not tick.note.startswith("step")] == [
            "loading LTX-2", "reading the prompt", "decoding picture and sound", "made",
        ]  # fmt: skip

    def test_frames_a_second_reach_model_and_file(self, studio, name):
        fast = studio.generate("a ball", engine=name, size=(64, 64), seconds=9 / 30, fps=30, options={"steps": "1"})
        assert fast.footage.fps == 30
        assert len(fast.footage) == 9
        assert not np.array_equal(frames(job(name, fps=30, seconds=9 / 30)), frames(job(name)))

    def test_sound_comes_at_its_true_rate(self, name):
        (sound,) = [item for item in engines.get(name).render(job(name)) if isinstance(item, Sound)]
        assert sound.rate == 24_000
        assert sound.samples.shape == (18_000, 2)

    @pytest.mark.parametrize(
        "change",
        [
            {"seed": 1}, {"prompt": "a blue whale sings"}, {"negative_prompt": "red"}, {"style": "noir"},
            {"options": (("guidance", "9"),)}, {"options": (("stg", "2"), ("modality", "3"), ("rescale", "0.7"))},
        ],
    )  # fmt: skip
    def test_what_is_asked_changes_the_film(self, name, change):
        assert not np.array_equal(frames(job(name)), frames(job(name, **change)))

    def test_an_edited_plan_wins_over_the_prompt(self, name):
        from sora_nb.engines.diffusers import words

        plan = sora.plan("two dogs run in the snow")
        said = words(job(name, plan=plan).but(recipe=job(name).recipe.but(plan=plan)))
        assert "dogs" in said
        assert "ball" not in said

    def test_the_model_stays_between_clips_and_goes_for_another(self, name, copy):
        first = weakref.ref(pipeline(name))
        assert pipeline(name) is first()
        list(engines.get(f"diffusers:{copy}").render(job(f"diffusers:{copy}", steps=1)))
        gc.collect()
        assert first() is None
        assert len(loading._kept) == 1

    def test_two_studios_share_it_in_turn(self, name, tmp_path):
        alone = {seed: frames(job(name, seed=seed)) for seed in (1, 2)}
        made = {}
        threads = [
            threading.Thread(target=lambda seed=seed: made.update({seed: frames(job(name, seed=seed))})) for seed in (1, 2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for seed in (1, 2):
            np.testing.assert_array_equal(made[seed], alone[seed])

    def test_no_numbers_are_no_film(self, name):
        import torch

        held = pipeline(name)
        with torch.no_grad():
            held.vae.decoder.conv_out.conv.bias.fill_(float("nan"))
        try:
            with pytest.raises(sora.RenderFailed, match="no numbers for frame 0"):
                frames(job(name))
        finally:
            loading.release()

    def test_a_broken_pipeline_is_an_error_of_ours(self, name, monkeypatch):
        held = pipeline(name)
        monkeypatch.setattr(held.connectors, "forward", lambda *_, **__: 1 / 0)
        with pytest.raises(sora.RenderFailed, match="ZeroDivisionError"):
            frames(job(name))
        assert "progress_bar" not in vars(held)


class TestFamilies:
    def test_every_row_names_what_its_class_has(self, little):
        import inspect

        import diffusers

        for family in families.FAMILIES:
            takes = inspect.signature(getattr(diffusers, family.pipeline).__call__).parameters
            passed = family.call(job(f"diffusers:{little}").recipe, {}, words="a ball")
            assert not set(passed) - set(takes)
            assert family.seed_argument in takes
            assert not {a for setting in family.settings for a in setting.arguments} - set(takes)
            assert family.licence.url.startswith("https://")

    def test_ltx_2_3_is_told_from_ltx_2_by_its_vocoder(self, name, tmp_path):
        from tests.engines.diffusers import little_ltx

        wide = f"diffusers:{little_ltx.save(tmp_path / 'wide', vocoder='LTX2VocoderWithBWE')}"
        items = list(engines.get(wide).render(job(wide)))
        assert items[0].note == "loading LTX-2.3"
        (sound,) = [item for item in items if isinstance(item, Sound)]
        assert (sound.rate, sound.samples.shape) == (48_000, (36_000, 2))
        assert not np.array_equal(frames(job(wide)), frames(job(name))), "its own guidance, with the same weights"


class TestStopping:
    @pytest.mark.parametrize("part", ["text_encoder.model.language_model", "transformer", "vae.decoder"])
    def test_a_stop_is_heeded_within_a_layer(self, name, part):
        """Stopped as its first layer begins, a part does not come to the end of its work."""
        whole = operator.attrgetter(part)(pipeline(name))
        leaf = next(module for module in whole.modules() if not list(module.children()))
        wanted = job(name, steps=20 if part == "transformer" else 1)
        begun, ended, calls = [], [], []

        def first(*_):
            calls.append(1)
            # The transformer in its second step.
            if part != "transformer" or len(calls) == 2:
                begun.append(1)
                wanted.stop.set()

        handles = [leaf.register_forward_hook(first), whole.register_forward_hook(lambda *_: ended.append(1))]
        try:
            with pytest.raises(sora.Cancelled):
                list(engines.get(name).render(wanted))
        finally:
            for handle in handles:
                handle.remove()
        assert begun == [1]
        assert len(ended) == (1 if part == "transformer" else 0)

    def test_after_a_stop_the_next_film_is_the_same(self, name):
        before = frames(job(name))
        stopped = job(name, steps=50)
        stream = engines.get(name).render(stopped)
        while not next(stream).note.startswith("step 3"):
            pass
        stopped.stop.set()
        with pytest.raises(sora.Cancelled):
            list(stream)
        np.testing.assert_array_equal(frames(job(name)), before)

    def test_a_stopped_clip_is_cancelled(self, studio, name):
        clip = studio.generate("a ball", engine=name, **SMALL, options={"steps": "200"})
        while clip.progress.done < 2:
            time.sleep(0.01)
        clip.cancel()
        with pytest.raises(sora.Cancelled):
            clip.wait(30)
        assert not any("diffusers" in thread.name for thread in threading.enumerate())

    def test_nobody_waits_for_files_that_are_being_read(self, copy, monkeypatch):
        reading = threading.Event()
        monkeypatch.setattr(loading, "_load", lambda *_: reading.wait(20))
        stopped = job(f"diffusers:{copy}")
        stream = engines.get(f"diffusers:{copy}").render(stopped)
        next(stream)
        timer = threading.Timer(0.2, stopped.stop.set)
        timer.start()
        began = time.monotonic()
        with pytest.raises(sora.Cancelled):
            list(stream)
        assert time.monotonic() - began < 10
        reading.set()
        for thread in threading.enumerate():
            if thread.name == "sora_nb diffusers":
                thread.join()
        loading.release()


class TestFinish:
    def test_a_draft_is_finished_by_the_model(self, studio, name):
        draft = studio.generate("a red ball bounces", size=(64, 64), seconds=0.75, fps=12, seed=7, style="paper")
        final = draft.finish(engine=name, options={"steps": "1"})
        assert final.recipe.action == "finish"
        assert final.recipe.parents == (draft.id,)
        assert (final.recipe.prompt, final.recipe.seed, final.recipe.style) == ("a red ball bounces", 7, "paper")
        assert final.credentials.source_type == "trainedAlgorithmicMedia"
        assert len(final.credentials.parents) == 1
        assert final.credentials.history == "whole"
        assert studio.shelf.get(final.id).parents == (draft.id,)
        assert final.id != studio.make(final.recipe.but(action="generate", parents=())).id
