"""Makes the README's two pictures again, as the stage draws now: `python tests/pictures.py`, two minutes on two cores."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

import sora_nb as sora

PICTURES = Path(__file__).parents[1] / "notebooks" / "pictures"
LETTERS = Path(sora.__file__).parent / "media" / "letters.ttf"
WIDTH, HEIGHT, LINE, ACROSS = 480, 270, 30, 3

BALL = "A red ball bounces on the floor next to a blue box"
SHEET = [
    ("A woman with a red umbrella walks through the city in the rain at night", 0.55),
    ("A T-rex chases a jeep through the jungle", 0.5),
    ("An old robot dances in the snow, chalk drawing", 0.5),
    ("Two astronauts play chess on the moon", 0.5),
    ("A dragon breathes fire in front of a castle at sunset, cinematic", 0.6),
    ("A wrecking ball swings into a stack of crates", 0.75),
    ("Un chef dit « À table ! » à trois enfants dans la cuisine", 0.5),
    ("Waves break on a rocky coast at sunset, watercolor", 0.5),
    ("A girl rides a skateboard past a dog, claymation", 0.5),
    ("A detective walks down the street at night, film noir", 0.5),
    ("An octopus dances with a crab under the sea, felt", 0.5),
    ("Fireworks over the harbour at night while a couple dances, anime", 0.7),
]  # fmt: skip


def ball(studio: sora.Studio) -> None:
    """Write the film that opens the README: five seconds, twelve frames each."""
    clip = studio.generate(BALL, seconds=5, seed=7, fps=24, size=(960, 540))
    frames = [Image.fromarray(frame).resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS) for frame in clip.footage.frames(step=2)]
    frames[0].save(PICTURES / "ball.webp", save_all=True, append_images=frames[1:], duration=83, loop=0, quality=45, method=6)


def sheet(studio: sora.Studio) -> None:
    """Write one frame of each film of the sheet, with its sentence beneath."""
    rows = -(-len(SHEET) // ACROSS)
    page = Image.new("RGB", (WIDTH * ACROSS, (HEIGHT + LINE) * rows), (21, 23, 28))
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(LETTERS), 15)
    for number, (prompt, share) in enumerate(SHEET):
        clip = studio.generate(prompt, seconds=3, seed=7, size=(960, 540))
        at = int(share * (len(clip.footage) - 1))
        still = Image.fromarray(clip.footage.frames(at, at + 1)[0]).resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        left, top = number % ACROSS * WIDTH, number // ACROSS * (HEIGHT + LINE)
        page.paste(still, (left, top))
        pen.text((left + 8, top + HEIGHT + 6), prompt, font=font, fill=(232, 234, 238))
        print(prompt, clip.plan.notes, clip.plan.unplaced, flush=True)
    page.save(PICTURES / "sheet.jpg", quality=80, optimize=True, progressive=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        studio = sora.Studio(home)
        ball(studio)
        sheet(studio)
