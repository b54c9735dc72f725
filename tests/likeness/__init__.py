"""Faces to test with, both drawn."""

from pathlib import Path

ANA = Path(__file__).parents[2] / "notebooks" / "pictures" / "ana.png"
BOB = Path(__file__).with_name("bob.png")
