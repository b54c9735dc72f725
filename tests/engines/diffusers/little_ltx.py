"""A small LTX-2 pipeline of the real classes with random weights: every rule of the big one, a few megabytes of it."""

from __future__ import annotations

import string
from pathlib import Path

LETTERS = string.ascii_letters + string.digits + string.punctuation + "▁\n"
RATE = 24_000
"""Samples a second of the vocoder, as in LTX-2."""


def save(folder: Path, *, seed: int = 0, vocoder: str = "LTX2Vocoder") -> Path:
    """Write the pipeline to a folder, as `save_pretrained` does; the same seed gives the same weights.

    The picture's autoencoder shrinks 32 times in space and 8 in time. The vocoder of LTX-2 makes 24 kHz, that of LTX-2.3
    ("LTX2VocoderWithBWE") 48 kHz, as the real ones do.
    """
    import torch
    from diffusers import LTX2Pipeline

    with torch.random.fork_rng():
        torch.manual_seed(seed)
        LTX2Pipeline(**components(vocoder)).save_pretrained(folder)
    return folder


def components(vocoder: str) -> dict[str, object]:
    from diffusers import FlowMatchEulerDiscreteScheduler

    text = _text_encoder()
    # The vocoder last: whichever it is, the others get the same weights.
    return {
        "text_encoder": text, "tokenizer": _tokenizer(), "scheduler": FlowMatchEulerDiscreteScheduler(),
        "vae": _video(), "audio_vae": _audio(), "transformer": _transformer(text.config.text_config.hidden_size),
        "connectors": _connectors(text.config.text_config), "vocoder": _VOCODERS[vocoder](),
    }  # fmt: skip


def _tokenizer():
    from transformers import GemmaTokenizer

    special = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>"]
    return GemmaTokenizer(
        vocab={word: number for number, word in enumerate([*special, *LETTERS])}, merges=[], model_max_length=64
    )


def _text_encoder():
    from transformers import Gemma3Config, Gemma3ForConditionalGeneration, Gemma3TextConfig, SiglipVisionConfig

    size = {"hidden_size": 32, "intermediate_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2}
    words = Gemma3TextConfig(vocab_size=128, num_key_value_heads=1, head_dim=16, sliding_window=32, **size)
    eyes = SiglipVisionConfig(image_size=28, patch_size=14, **size)
    return Gemma3ForConditionalGeneration(Gemma3Config(text_config=words, vision_config=eyes, mm_tokens_per_image=4)).eval()


def _transformer(width: int):
    from diffusers import LTX2VideoTransformer3DModel

    return LTX2VideoTransformer3DModel(
        in_channels=4, out_channels=4, num_attention_heads=2, attention_head_dim=8, cross_attention_dim=16,
        audio_in_channels=8, audio_out_channels=8, audio_num_attention_heads=2, audio_attention_head_dim=4,
        audio_cross_attention_dim=8, num_layers=2, caption_channels=width, rope_double_precision=False, rope_type="split",
    )  # fmt: skip


def _connectors(text):
    from diffusers.pipelines.ltx2 import LTX2TextConnectors

    return LTX2TextConnectors(
        caption_channels=text.hidden_size, text_proj_in_factor=text.num_hidden_layers + 1,
        video_connector_num_attention_heads=4, video_connector_attention_head_dim=8, video_connector_num_layers=1,
        video_connector_num_learnable_registers=None, audio_connector_num_attention_heads=4,
        audio_connector_attention_head_dim=8, audio_connector_num_layers=1, audio_connector_num_learnable_registers=None,
        connector_rope_base_seq_len=32, rope_theta=10000.0, rope_double_precision=False, causal_temporal_positioning=False,
        rope_type="split",
    )  # fmt: skip


def _video():
    from diffusers import AutoencoderKLLTX2Video

    return AutoencoderKLLTX2Video(
        latent_channels=4, block_out_channels=(4, 4, 4, 4), decoder_block_out_channels=(8, 16, 32),
        layers_per_block=(1, 1, 1, 1, 1), decoder_layers_per_block=(1, 1, 1, 1), spatial_compression_ratio=32,
        temporal_compression_ratio=8,
    )  # fmt: skip


def _audio():
    from diffusers import AutoencoderKLLTX2Audio

    return AutoencoderKLLTX2Audio(base_channels=8, ch_mult=(1, 1, 1), num_res_blocks=1, latent_channels=2, mel_bins=16)


def _vocoder():
    from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder

    return LTX2Vocoder(
        in_channels=32, hidden_channels=64, resnet_kernel_sizes=[3], resnet_dilations=[[1, 3]], output_sampling_rate=RATE
    )


def _wide_vocoder():
    from diffusers.pipelines.ltx2.vocoder import LTX2VocoderWithBWE

    return LTX2VocoderWithBWE(
        in_channels=32, hidden_channels=64, resnet_kernel_sizes=[3], resnet_dilations=[[1, 3]], bwe_hidden_channels=32,
        bwe_resnet_kernel_sizes=[3], bwe_resnet_dilations=[[1, 3]],
    )  # fmt: skip


_VOCODERS = {"LTX2Vocoder": _vocoder, "LTX2VocoderWithBWE": _wide_vocoder}
