"""Measures the sound of a diffusers clip: a tone burst in place of the vocoder's output, found again in the mp4."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

try:
    import torch
except ImportError:
    sys.exit("torch is not installed: pip install -e '.[models]'")

import sora_nb as sora
from tests.engines.diffusers import little_ltx, tone

RATES = (16_000, 22_050, 24_000, 32_000, 44_100, 48_000)


class Unencoded:
    """The burst itself at 48 kHz, to see what the measure alone is off by."""

    rate = 48_000

    def sound(self):
        return tone.burst(50_000, self.rate)[:, None]


def line(name: str, film) -> None:
    seen = tone.found(film)
    frequency, start = seen["frequency"] - tone.SAID["frequency"], 1000 * (seen["start"] - tone.SAID["start"])
    print(f"  {name:24} frequency {frequency:+.3f} Hz, start {start:+.3f} ms")


def main() -> None:
    """Print how far the frequency and the start are off, for each rate a vocoder may have."""
    torch.set_num_threads(1)
    print(f"A burst of {tone.SAID['frequency']:g} Hz at {tone.SAID['start']:g} s, off by:")
    line("the measure alone", Unencoded())
    with tempfile.TemporaryDirectory() as name:
        folder = little_ltx.save(Path(name) / "ltx")
        studio = sora.Studio(Path(name) / "home")
        words = {"engine": f"diffusers:{folder}", "size": (64, 64), "seconds": 1.04, "options": {"steps": "1"}}
        clip = studio.generate("a bell", **words).wait()
        for rate in RATES:
            undo = tone.put_in(rate, clip.recipe.seconds)
            line(f"vocoder at {rate} Hz", studio.generate("a bell", fresh=True, **words).footage)
            undo()


if __name__ == "__main__":
    main()
