"""The families of models that the engine knows, a row of data each: what they are called, take, give and allow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sora_nb.engines.base import Limits, Option
from sora_nb.errors import InvalidRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.recipes import Recipe

INDEX = "model_index.json"
"""The file that says which classes a pipeline is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An option of ours, and the pipeline's arguments that its value goes to."""

    option: Option
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """The terms that a family's weights come under."""

    name: str
    url: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One family of models.

    `pipeline` is the class in diffusers, and `marks` pairs a component with its class where that alone tells two families
    apart. The `*_argument` fields are what the pipeline calls our values, None where it has no such argument. `frames` is
    (step, rest) as in `Limits`. `arguments` are passed always, after which `settings` may change them. `picture` and `sound`
    name fields of the output; `rate` is the path from the pipeline to the sound's samples a second. `progress` is the method
    of the pipeline that hands out a progress bar, our one hook for ticks. `tiled` components decode a large picture in tiles.
    """

    name: str
    pipeline: str
    marks: tuple[tuple[str, str], ...] = ()
    licence: Licence
    seconds: tuple[float, float]
    side: tuple[int, int] = (64, 1920)
    multiple: int
    frames: tuple[int, int]
    prompt_argument: str = "prompt"
    negative_argument: str | None = "negative_prompt"
    width_argument: str = "width"
    height_argument: str = "height"
    frames_argument: str = "num_frames"
    fps_argument: str | None = "frame_rate"
    steps_argument: str = "num_inference_steps"
    seed_argument: str = "generator"
    arguments: tuple[tuple[str, object], ...]
    settings: tuple[Setting, ...]
    picture: str = "frames"
    sound: str | None = "audio"
    rate: str = ""
    progress: str = "progress_bar"
    tiled: tuple[str, ...] = ("vae",)

    @property
    def steps(self) -> int:
        """Return how many steps are taken where nobody says."""
        return int(str(dict(self.arguments)[self.steps_argument]))

    def limits(self, *, notice: str = "") -> Limits:
        """Return what a model of this family can make."""
        options = (*(setting.option for setting in self.settings), *MACHINE)
        return Limits(
            actions=("generate", "finish"), seconds=self.seconds, side=self.side, multiple=self.multiple, frames=self.frames,
            options=options, notice=notice, sound=self.sound is not None,
        )  # fmt: skip

    def call(self, recipe: Recipe, options: Mapping[str, float | str], *, words: str) -> dict[str, object]:
        """Return the arguments of the pipeline for a recipe on the grid, but for the seed's generator."""
        named: dict[str | None, object] = {
            self.prompt_argument: words, self.negative_argument: recipe.negative_prompt,
            self.width_argument: recipe.size[0], self.height_argument: recipe.size[1],
            self.frames_argument: recipe.frames, self.fps_argument: float(recipe.fps),
        }  # fmt: skip
        chosen = {
            argument: options[setting.option.name]
            for setting in self.settings
            if setting.option.name in options
            for argument in setting.arguments
        }
        passed = dict(self.arguments) | chosen
        return passed | {name: value for name, value in named.items() if name is not None}


MACHINE = (
    Option(name="device", words=("auto", "cpu", "cuda", "mps"), about="where it runs"),
    Option(name="dtype", words=("auto", "float32", "bfloat16", "float16"), about="how numbers are kept"),
    Option(name="offload", words=("auto", "none", "model", "sequential"), about="what waits in the computer's memory"),
)
"""Options of every family: the machine it runs on."""

_STEPS = Option(name="steps", low=1, high=200, whole=True, about="more are slower and often better")
_GUIDANCE = Option(name="guidance", low=1, high=30, about="how closely the picture keeps to the prompt; 1 is off")
_AUDIO_GUIDANCE = Option(name="audio_guidance", low=1, high=30, about="how closely the sound keeps to the prompt; 1 is off")
_STG = Option(name="stg", low=0, high=10, about="spatio-temporal guidance; 0 is off")
_MODALITY = Option(name="modality", low=1, high=30, about="how much picture and sound listen to each other; 1 is off")
_RESCALE = Option(name="rescale", low=0, high=1, about="guidance rescaled against overexposure; 0 is off")

_LTX_2 = Family(
    name="LTX-2",
    pipeline="LTX2Pipeline",
    marks=(("vocoder", "LTX2Vocoder"),),
    licence=Licence(
        name="LTX-2 Community License Agreement",
        url="https://huggingface.co/Lightricks/LTX-2/blob/main/LICENSE",
        summary="free below a yearly revenue that it names, with limits on use",
    ),
    seconds=(0.15, 20.0),
    multiple=32,
    frames=(8, 1),
    # LTX-2.0 as its authors and the documentation of diffusers run it. All are said, since the defaults of diffusers moved on
    # to LTX-2.3 with release 0.40.
    arguments=(
        ("num_inference_steps", 40), ("guidance_scale", 4.0), ("audio_guidance_scale", 4.0), ("stg_scale", 0.0),
        ("audio_stg_scale", 0.0), ("modality_scale", 1.0), ("audio_modality_scale", 1.0), ("guidance_rescale", 0.0),
        ("audio_guidance_rescale", 0.0), ("spatio_temporal_guidance_blocks", [29]), ("use_cross_timestep", False),
        ("output_type", "np"),
    ),
    settings=(
        Setting(option=_STEPS, arguments=("num_inference_steps",)),
        Setting(option=_GUIDANCE, arguments=("guidance_scale",)),
        Setting(option=_AUDIO_GUIDANCE, arguments=("audio_guidance_scale",)),
        Setting(option=_STG, arguments=("stg_scale", "audio_stg_scale")),
        Setting(option=_MODALITY, arguments=("modality_scale", "audio_modality_scale")),
        Setting(option=_RESCALE, arguments=("guidance_rescale", "audio_guidance_rescale")),
    ),
    rate="vocoder.config.output_sampling_rate",
)  # fmt: skip

_LTX_2_3 = replace(
    _LTX_2,
    name="LTX-2.3",
    marks=(("vocoder", "LTX2VocoderWithBWE"),),
    licence=Licence(
        name="LTX-2.x Community License",
        url="https://huggingface.co/Lightricks/LTX-2.3/blob/main/LICENSE",
        summary="free below a yearly revenue that it names, with limits on use; handing on fine-tunes may be charged",
    ),
    # As in the documentation of LTX2Pipeline for LTX-2.3 and 2.5.
    arguments=(
        ("num_inference_steps", 30), ("guidance_scale", 3.0), ("audio_guidance_scale", 7.0), ("stg_scale", 1.0),
        ("audio_stg_scale", 1.0), ("modality_scale", 3.0), ("audio_modality_scale", 3.0), ("guidance_rescale", 0.7),
        ("audio_guidance_rescale", 0.7), ("spatio_temporal_guidance_blocks", [28]), ("use_cross_timestep", True),
        ("output_type", "np"),
    ),
)  # fmt: skip

FAMILIES = (_LTX_2, _LTX_2_3)


def find(index: Mapping[str, object], where: str) -> Family:
    """Return the family of a pipeline by its `model_index.json`, read as `index` from `where`.

    Raises:
        InvalidRequest: it is of no family that we know; the message lists them.
    """
    kind = str(index.get("_class_name"))
    for family in FAMILIES:
        if family.pipeline == kind and all(_kind(index.get(part)) == name for part, name in family.marks):
            return family
    ours = [family for family in FAMILIES if family.pipeline == kind]
    if ours:
        part = ours[0].marks[0][0]
        named = _kind(index.get(part))
        told = f"names {named} as its {part}" if named else f"names no {part}"
        wanted = " or ".join(f"{dict(family.marks)[part]} for {family.name}" for family in ours)
        raise InvalidRequest(f"The {INDEX} of {where} {told}; it should be {wanted}. Fetch or save the pipeline again.")
    known = ", ".join(f"{family.name} ({family.pipeline})" for family in FAMILIES)
    raise InvalidRequest(f"{where} holds a {kind}, which this engine cannot run yet; it runs {known}. Choose one of those.")


def parts(index: Mapping[str, object]) -> tuple[str, ...]:
    """Return the names of the components that a pipeline keeps files of, sorted."""
    return tuple(sorted(name for name, value in index.items() if not name.startswith("_") and _kind(value)))


def _kind(part: object) -> str | None:
    """Return the class of a component, which the index gives as [library, class], None for one left out."""
    return str(part[1]) if isinstance(part, list) and len(part) == 2 and part[1] else None
