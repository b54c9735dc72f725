"""Implements: tools, instruments and furniture that people use, as outlines in the user's own body heights.

Each is drawn around where it is taken, its working end along +x (what stands on the floor: up along +y).
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import skia

from sora_nb.stage.cast.figures import Figure
from sora_nb.stage.cast.limbs import blob, curve, limb, oval
from sora_nb.stage.styles.pen import Colour

if TYPE_CHECKING:
    from sora_nb.stage.styles.pen import Pen

Row = tuple[object, ...]

WOOD, DARK, PALE, STEEL, BLACK, RED, BRASS, WHITE, BLUE, STRAW, SKIN, GREEN = (
    "#a5703c", "#5d3a22", "#d9b27c", "#9aa3ad", "#33323b", "#cf4436", "#e0b040", "#f4f1e8", "#4a7fc1", "#d8b45a", "#e8b58f",
    "#4f9d63",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Implement:
    """One thing: its rows of outlines, further names, its height in metres as a thing on its own, and its material.

    A row is (kind, shape …, colour): "limb" (points, radii), "oval" (x, y, rx, ry), "blob" (points), "line" (points, width).
    """

    rows: tuple[Row, ...]
    words: tuple[str, ...] = ()
    tall: float = 0.5
    material: str = "wood"
    upright: bool = False


def _limb(points: tuple[tuple[float, float], ...], radii: tuple[float, ...], colour: str) -> Row:
    return ("limb", points, radii, colour)


def _rod(length: float, radius: float, colour: str, start: float = 0.0) -> Row:
    return _limb(((start, 0.0), (length, 0.0)), (radius, radius), colour)


def _box(left: float, low: float, right: float, high: float, colour: str) -> Row:
    return ("box", (left, low, right, high), colour)


IMPLEMENTS: dict[str, Implement] = {
    "broom": Implement(rows=(
        _rod(0.74, 0.010, WOOD, -0.06), ("blob", ((0.72, 0.03), (0.72, -0.03), (0.86, -0.085), (0.87, 0.085)), STRAW),
        ("line", ((0.74, -0.034), (0.74, 0.034)), 0.012, RED),
    ), words=("mop", "rake"), tall=1.3),
    "cloth": Implement(rows=(("blob", ((-0.02, 0.03), (0.03, 0.045), (0.06, 0.0), (0.035, -0.05), (-0.03, -0.035)), "#f0d27a"),), material="soft", tall=0.3),
    "sponge": Implement(rows=(_limb(((-0.01, 0.0), (0.05, 0.0)), (0.026, 0.026), "#f2cf4e"),), material="soft", tall=0.2),
    "toothbrush": Implement(rows=(_rod(0.085, 0.007, BLUE, -0.03), _limb(((0.075, 0.006), (0.105, 0.006)), (0.011, 0.011), WHITE)), material="plastic", tall=0.4),
    "comb": Implement(rows=(_limb(((-0.02, 0.0), (0.10, 0.0)), (0.014, 0.014), "#d2567a"), _limb(((0.02, -0.016), (0.10, -0.016)), (0.009, 0.009), BLACK)), words=("hairbrush",), material="plastic", tall=0.4),
    "razor": Implement(rows=(_rod(0.07, 0.008, BLUE, -0.03), _limb(((0.07, -0.025), (0.07, 0.025)), (0.011, 0.011), STEEL)), material="plastic", tall=0.4),
    "lipstick": Implement(rows=(_rod(0.03, 0.010, BLACK, -0.02), _rod(0.055, 0.008, RED, 0.03)), material="plastic", tall=0.42),
    "iron": Implement(rows=(("blob", ((-0.07, -0.05), (0.12, -0.05), (0.06, 0.005), (-0.07, 0.0)), "#5aa2c9"), _limb(((-0.05, 0.03), (0.04, 0.03)), (0.012, 0.012), BLACK), ("line", ((-0.075, -0.055), (0.125, -0.055)), 0.012, STEEL)), words=("flat iron", "clothes iron"), material="metal", tall=0.4),
    "needles": Implement(rows=(("line", ((-0.02, -0.01), (0.13, 0.07)), 0.008, STEEL), ("line", ((0.0, 0.05), (0.12, -0.03)), 0.008, STEEL), ("blob", ((0.0, 0.0), (0.09, 0.0), (0.10, -0.13), (0.0, -0.13)), "#b6568f")), words=("knitting needles",), material="metal", tall=0.4),
    "needle": Implement(rows=(("line", ((0.0, 0.0), (0.05, 0.0)), 0.006, STEEL),), material="metal", tall=0.3),
    "knife": Implement(rows=(_rod(0.03, 0.011, DARK, -0.03), ("blob", ((0.03, 0.014), (0.14, 0.006), (0.15, -0.004), (0.03, -0.022)), STEEL)), material="metal", tall=0.4),
    "scissors": Implement(rows=(("line", ((0.0, 0.0), (0.10, 0.02)), 0.012, STEEL), ("line", ((0.0, 0.0), (0.10, -0.02)), 0.012, STEEL)), material="metal", tall=0.4),
    "spoon": Implement(rows=(_rod(0.15, 0.008, WOOD, -0.04), ("oval", 0.17, 0.0, 0.03, 0.02, WOOD)), words=("ladle", "wooden spoon"), tall=0.45),
    "spatula": Implement(rows=(_rod(0.13, 0.008, BLACK, -0.03), _limb(((0.13, 0.0), (0.20, -0.005)), (0.022, 0.024), STEEL)), material="metal", tall=0.45),
    "teapot": Implement(rows=(("oval", 0.075, 0.0, 0.062, 0.052, "#c7dbe8"), _limb(((0.12, 0.0), (0.16, 0.03), (0.175, 0.045)), (0.018, 0.012, 0.010), "#c7dbe8"), ("oval", 0.075, 0.055, 0.014, 0.012, BLUE), ("line", ((0.02, 0.03), (-0.01, 0.0), (0.02, -0.03)), 0.014, BLUE)), words=("kettle", "jug", "pitcher"), material="glass", tall=0.5),
    "watering can": Implement(rows=(_limb(((0.02, -0.09), (0.10, -0.09)), (0.055, 0.055), GREEN), ("line", ((0.0, -0.03), (0.04, 0.005), (0.10, -0.03)), 0.016, GREEN), _limb(((0.14, -0.10), (0.24, -0.02)), (0.016, 0.010), GREEN), ("oval", 0.25, -0.012, 0.012, 0.024, STEEL)), material="metal", tall=0.55),
    "shovel": Implement(rows=(_rod(0.50, 0.011, WOOD, -0.05), _limb(((-0.05, -0.025), (-0.05, 0.025)), (0.010, 0.010), DARK), ("blob", ((0.48, 0.055), (0.60, 0.06), (0.70, 0.0), (0.60, -0.06), (0.48, -0.055)), STEEL)), words=("spade",), material="metal", tall=1.2),
    "hammer": Implement(rows=(_rod(0.15, 0.011, WOOD, -0.04), _limb(((0.15, -0.045), (0.15, 0.045)), (0.020, 0.020), STEEL)), words=("mallet",), material="metal", tall=0.45),
    "saw": Implement(rows=(_limb(((-0.02, -0.02), (0.0, 0.02)), (0.020, 0.018), RED), ("blob", ((0.02, 0.03), (0.30, 0.012), (0.30, -0.012), (0.02, -0.035)), STEEL)), material="metal", tall=0.6),
    "axe": Implement(rows=(_rod(0.42, 0.011, WOOD, -0.06), ("blob", ((0.35, -0.01), (0.43, -0.01), (0.45, -0.095), (0.32, -0.10)), STEEL)), words=("hatchet",), material="metal", tall=0.8),
    "drill": Implement(rows=(_limb(((-0.02, 0.02), (0.10, 0.02)), (0.028, 0.026), "#e8a13a"), _limb(((0.0, 0.0), (-0.01, -0.07)), (0.018, 0.020), BLACK), ("line", ((0.12, 0.02), (0.18, 0.02)), 0.010, STEEL)), words=("power drill",), material="metal", tall=0.45),
    "fishing pole": Implement(rows=(_limb(((-0.08, 0.0), (0.30, 0.0), (0.85, -0.03)), (0.011, 0.008, 0.003), DARK), ("oval", 0.02, -0.025, 0.022, 0.022, STEEL)), words=("fishing rod",), tall=1.5),
    "cigarette": Implement(rows=(_rod(0.045, 0.005, WHITE), _rod(0.052, 0.005, RED, 0.045)), material="paper", tall=0.2),
    "cards": Implement(rows=(_box(-0.02, -0.035, 0.05, 0.045, WHITE), _box(-0.01, -0.03, 0.06, 0.05, RED)), words=("playing cards", "deck of cards", "banknotes"), material="paper", tall=0.4),
    "wand": Implement(rows=(_rod(0.06, 0.006, "#d2567a", -0.02), ("ring", 0.085, 0.0, 0.024, 0.007, "#d2567a")), words=("bubble wand",), material="plastic", tall=0.3),
    "camera": Implement(rows=(_limb(((-0.03, 0.0), (0.05, 0.0)), (0.042, 0.042), BLACK), _limb(((0.06, 0.0), (0.115, 0.0)), (0.032, 0.034), "#4b4a55"), ("oval", 0.12, 0.0, 0.010, 0.026, "#7fa9c4"), _limb(((0.0, 0.045), (0.03, 0.045)), (0.014, 0.014), BLACK)), material="metal", tall=0.45),
    "phone": Implement(rows=(_limb(((-0.035, 0.0), (0.055, 0.0)), (0.022, 0.022), BLACK), _limb(((-0.03, 0.004), (0.05, 0.004)), (0.014, 0.014), "#88bbd8")), words=("smartphone", "cell phone", "mobile phone", "cellphone", "mobile"), material="glass", tall=0.42),
    "gamepad": Implement(rows=(_limb(((-0.04, -0.01), (0.05, -0.01)), (0.032, 0.032), "#4a4a58"), ("oval", 0.04, 0.0, 0.010, 0.010, RED), ("oval", -0.03, 0.0, 0.010, 0.010, BLUE)), words=("video game", "game controller", "controller"), material="plastic", tall=0.4),
    "paintbrush": Implement(rows=(_rod(0.10, 0.007, WOOD, -0.04), _limb(((0.10, 0.0), (0.15, 0.0)), (0.013, 0.006), "#3f77c9")), tall=0.5),
    "chopsticks": Implement(rows=(("line", ((-0.05, 0.005), (0.13, 0.0)), 0.009, DARK), ("line", ((-0.05, 0.025), (0.13, 0.004)), 0.009, DARK)), tall=0.4),
    "baton": Implement(rows=(_limb(((0.0, 0.0), (0.18, 0.0)), (0.007, 0.003), WHITE), ("oval", -0.005, 0.0, 0.013, 0.011, WOOD)), tall=0.4),
    "ring": Implement(rows=(_limb(((0.0, 0.0), (0.04, 0.0)), (0.022, 0.022), "#7d2230"), ("oval", 0.02, 0.024, 0.010, 0.010, "#bfe6f5")), words=("ring box",), material="metal", tall=0.3),
    "sword": Implement(rows=(_limb(((0.05, 0.0), (0.46, 0.0)), (0.017, 0.006), "#c7ced6"), _limb(((0.04, -0.045), (0.04, 0.045)), (0.011, 0.011), BRASS), _rod(0.03, 0.011, DARK, -0.045)), words=("foil", "rapier", "katana", "saber"), material="metal", tall=1.0),
    "violin": Implement(rows=(
        _limb(((0.0, 0.0), (0.06, 0.0), (0.115, 0.0), (0.17, 0.0)), (0.055, 0.058, 0.038, 0.048), "#a8562a"), _limb(((0.16, 0.0), (0.34, 0.0)), (0.013, 0.011), BLACK), ("oval", 0.355, 0.005, 0.018, 0.016, "#a8562a"),
        ("line", ((0.03, 0.0), (0.34, 0.0)), 0.008, PALE), ("line", ((0.09, -0.02), (0.09, 0.02)), 0.010, PALE),
    ), words=("fiddle", "viola"), tall=0.62),
    "bow": Implement(rows=(("line", ((0.0, 0.0), (0.2, 0.012), (0.42, 0.0)), 0.010, DARK), ("line", ((0.0, -0.012), (0.42, -0.006)), 0.006, WHITE)), words=("violin bow",), tall=0.5),
    "cello": Implement(rows=(
        _limb(((0.10, 0.0), (0.18, 0.0), (0.28, 0.0), (0.38, 0.0)), (0.115, 0.120, 0.076, 0.098), "#9c4f26"), _limb(((0.36, 0.0), (0.68, 0.0)), (0.020, 0.016), BLACK), ("oval", 0.70, 0.0, 0.028, 0.024, "#9c4f26"), ("line", ((0.0, 0.0), (0.06, 0.0)), 0.012, STEEL),
        ("line", ((0.12, 0.0), (0.66, 0.0)), 0.012, PALE), ("line", ((0.22, -0.035), (0.22, 0.035)), 0.014, PALE),
    ), words=("double bass", "contrabass"), tall=1.3, upright=True),
    "guitar": Implement(rows=(
        _limb(((-0.09, 0.0), (-0.02, 0.0), (0.05, 0.0), (0.11, 0.0)), (0.100, 0.104, 0.072, 0.080), "#c98a3e"), ("oval", 0.06, 0.0, 0.034, 0.034, DARK), _limb(((0.12, 0.0), (0.36, 0.0)), (0.017, 0.014), DARK), _limb(((0.36, 0.0), (0.42, 0.004)), (0.020, 0.022), DARK),
        ("line", ((-0.05, 0.0), (0.36, 0.0)), 0.008, PALE), ("line", ((-0.05, -0.025), (-0.05, 0.025)), 0.014, DARK),
    ), words=("acoustic guitar", "electric guitar", "bass guitar", "ukulele", "lute", "mandolin", "sitar"), tall=1.0),
    "banjo": Implement(rows=(("oval", 0.0, 0.0, 0.095, 0.095, PALE), ("oval", 0.0, 0.0, 0.078, 0.078, WHITE), _limb(((0.09, 0.0), (0.38, 0.0)), (0.014, 0.012), DARK), _limb(((0.38, 0.0), (0.43, 0.004)), (0.018, 0.020), DARK), ("line", ((-0.05, 0.0), (0.38, 0.0)), 0.007, STEEL)), tall=0.9),
    "harp": Implement(rows=(
        ("line", ((0.0, 0.10), (0.75, 0.20)), 0.030, BRASS), ("line", ((0.0, 0.10), (0.30, -0.06), (0.62, -0.16)), 0.042, "#b8863a"), ("line", ((0.62, -0.16), (0.70, -0.02), (0.75, 0.20)), 0.028, BRASS),
        *(("line", ((0.06 + 0.08 * i, 0.075 - 0.035 * i), (0.64 + 0.012 * i, -0.10 + 0.035 * i)), 0.005, WHITE) for i in range(7)), _limb(((0.0, 0.02), (0.0, 0.16)), (0.03, 0.03), "#b8863a"),
    ), words=("lyre",), tall=1.5, upright=True),
    "flute": Implement(rows=(_limb(((-0.04, 0.0), (0.30, 0.0)), (0.011, 0.011), "#c9d0d8"), *(("oval", 0.08 + 0.035 * i, 0.006, 0.007, 0.007, STEEL) for i in range(5))), words=("piccolo", "pan pipes"), material="metal", tall=0.5),
    "recorder": Implement(rows=(_limb(((0.0, 0.0), (0.24, 0.0), (0.28, 0.0)), (0.010, 0.014, 0.024), DARK), *(("oval", 0.07 + 0.03 * i, 0.004, 0.006, 0.006, PALE) for i in range(5))), words=("clarinet", "oboe", "whistle pipe"), tall=0.5),
    "trumpet": Implement(rows=(
        ("line", ((0.0, 0.0), (0.28, 0.0)), 0.016, BRASS), ("line", ((0.08, -0.045), (0.22, -0.045)), 0.016, BRASS), ("line", ((0.22, -0.045), (0.25, -0.02), (0.22, 0.0)), 0.016, BRASS), ("line", ((0.08, -0.045), (0.055, -0.02), (0.08, 0.0)), 0.016, BRASS),
        ("blob", ((0.24, 0.010), (0.30, 0.018), (0.35, 0.062), (0.36, 0.0), (0.35, -0.062), (0.30, -0.018), (0.24, -0.010)), BRASS), *(_limb(((0.13 + 0.028 * i, -0.05), (0.13 + 0.028 * i, 0.025)), (0.009, 0.009), "#c9972c") for i in range(3)),
    ), words=("horn", "cornet", "bugle", "trombone", "tuba"), material="metal", tall=0.6),
    "saxophone": Implement(rows=(
        ("line", ((0.0, 0.0), (0.03, 0.045), (0.09, 0.05)), 0.014, BRASS), _limb(((0.08, 0.05), (0.22, 0.045), (0.34, 0.04), (0.40, 0.07), (0.36, 0.13)), (0.014, 0.022, 0.030, 0.036, 0.044), BRASS),
        ("blob", ((0.38, 0.10), (0.32, 0.10), (0.24, 0.20), (0.33, 0.24), (0.40, 0.17)), BRASS), *(("oval", 0.15 + 0.045 * i, 0.05, 0.014, 0.014, "#f3d789") for i in range(5)),
    ), words=("sax",), material="metal", tall=0.8),
    "accordion": Implement(rows=(
        _box(-0.05, -0.13, 0.05, 0.13, RED), *(_box(0.05 + 0.03 * i, -0.12 + 0.008 * (i % 2), 0.075 + 0.03 * i, 0.12 - 0.008 * (i % 2), WHITE if i % 2 else BLACK) for i in range(5)), _box(0.20, -0.13, 0.27, 0.13, RED), _box(0.24, -0.10, 0.27, 0.10, WHITE),
    ), words=("concertina",), tall=0.7),
    "tambourine": Implement(rows=(("ring", 0.09, 0.0, 0.085, 0.022, PALE), *(("oval", 0.09 + 0.085 * x, 0.085 * y, 0.016, 0.016, BRASS) for x, y in ((1, 0), (0.3, 0.95), (-0.8, 0.58), (-0.8, -0.58), (0.3, -0.95)))), words=("maraca", "maracas", "triangle instrument"), tall=0.5),
    "stick": Implement(rows=(_limb(((-0.05, 0.0), (0.21, 0.0)), (0.008, 0.006), PALE), ("oval", 0.215, 0.0, 0.012, 0.009, PALE)), words=("drumstick stick",), tall=0.4),
    "barbell": Implement(rows=(
        _rod(0.40, 0.011, STEEL, -0.40), *(_limb(((x, -0.11), (x, 0.11)), (0.028, 0.028), BLACK) for x in (-0.33, 0.33)), *(_limb(((x, -0.075), (x, 0.075)), (0.020, 0.020), RED) for x in (-0.375, 0.375)),
    ), words=("weights", "weight", "dumbbells"), material="metal", tall=0.5),
    "dumbbell": Implement(rows=(_rod(0.06, 0.011, STEEL, -0.06), *(_limb(((x, -0.02), (x, 0.02)), (0.030, 0.030), BLACK) for x in (-0.06, 0.06))), words=("hand weight", "kettlebell"), material="metal", tall=0.35),
    "hoop": Implement(rows=(("hoop", 0.0, 0.0, 0.27, 0.07, 0.020, "#d2567a"),), words=("hula hoop", "hula-hoop"), material="plastic", tall=0.9),
    "longbow": Implement(rows=(("line", ((-0.03, 0.36), (0.05, 0.18), (0.065, 0.0), (0.05, -0.18), (-0.03, -0.36)), 0.018, DARK),), words=("archery bow",), tall=1.2),
    "arrow": Implement(rows=(("line", ((0.0, 0.0), (0.40, 0.0)), 0.009, PALE), ("blob", ((0.40, 0.016), (0.44, 0.0), (0.40, -0.016)), STEEL), ("blob", ((0.0, 0.022), (0.05, 0.0), (0.0, -0.022)), RED)), words=("archery arrow",), tall=0.4),
    "club": Implement(rows=(_limb(((-0.05, 0.0), (0.46, 0.0)), (0.010, 0.006), STEEL), _limb(((0.46, 0.0), (0.485, 0.045)), (0.015, 0.020), BLACK)), words=("golf club", "golf clubs"), material="metal", tall=0.9),
    "bat": Implement(rows=(_limb(((-0.05, 0.0), (0.14, 0.0), (0.42, 0.0)), (0.012, 0.014, 0.030), PALE),), words=("baseball bat", "cricket bat"), tall=0.8),
    "racket": Implement(rows=(_rod(0.15, 0.012, BLACK, -0.04), ("ring", 0.26, 0.0, 0.10, 0.016, RED), *(("line", ((0.20 + 0.03 * i, -0.075), (0.20 + 0.03 * i, 0.075)), 0.004, WHITE) for i in range(5)), *(("line", ((0.175, -0.05 + 0.025 * i), (0.345, -0.05 + 0.025 * i)), 0.004, WHITE) for i in range(5))), words=("tennis racket", "racquet", "badminton racket", "paddle bat"), material="plastic", tall=0.7),
    "bowling ball": Implement(rows=(("oval", 0.0, 0.0, 0.062, 0.062, "#3d4c8f"), ("oval", 0.012, 0.02, 0.010, 0.010, BLACK), ("oval", -0.014, 0.026, 0.010, 0.010, BLACK)), material="stone"),
    "basketball": Implement(rows=(("oval", 0.0, 0.0, 0.085, 0.085, "#e07b2e"), ("line", ((-0.085, 0.0), (0.085, 0.0)), 0.005, BLACK), ("line", ((-0.06, 0.06), (-0.025, 0.0), (-0.06, -0.06)), 0.005, BLACK), ("line", ((0.06, 0.06), (0.025, 0.0), (0.06, -0.06)), 0.005, BLACK)), material="rubber"),
    "volleyball": Implement(rows=(("oval", 0.0, 0.0, 0.08, 0.08, WHITE), ("line", ((-0.075, 0.02), (0.0, 0.035), (0.075, 0.02)), 0.006, BLUE), ("line", ((-0.04, -0.07), (0.01, 0.0), (0.0, 0.08)), 0.006, BLUE)), material="soft"),
    "cane": Implement(rows=(_rod(0.46, 0.011, DARK, 0.0), ("line", ((0.0, 0.0), (-0.045, 0.02), (-0.05, 0.06), (-0.02, 0.07)), 0.020, DARK)), words=("walking stick", "walking cane"), tall=0.9),
    "punching bag": Implement(rows=(("line", ((0.40, 1.5), (0.40, 1.08)), 0.010, STEEL), _limb(((0.40, 1.0), (0.40, 0.62)), (0.082, 0.086), RED), ("line", ((0.322, 0.80), (0.478, 0.80)), 0.014, BLACK)), words=("punch bag", "boxing bag", "sandbag"), material="soft", tall=1.5, upright=True),
    "skis": Implement(rows=(("line", ((-0.26, 0.012), (0.30, 0.012), (0.38, 0.045)), 0.018, RED),), material="wood"),
    "pole": Implement(rows=(("line", ((0.03, 0.0), (-0.46, 0.0)), 0.010, STEEL), ("line", ((-0.42, -0.025), (-0.42, 0.025)), 0.008, BLACK)), material="metal"),
    "oar": Implement(rows=(_rod(0.52, 0.010, WOOD, -0.06), ("blob", ((0.50, 0.03), (0.72, 0.05), (0.74, -0.04), (0.50, -0.03)), RED)), words=("paddle",), tall=1.2),
    "stroller": Implement(rows=(
        ("blob", ((-0.02, 0.34), (0.30, 0.34), (0.27, 0.20), (0.04, 0.17)), BLUE), ("blob", ((0.12, 0.35), (0.30, 0.34), (0.29, 0.48), (0.16, 0.50)), "#2f5c94"), ("line", ((0.02, 0.30), (-0.12, 0.50), (-0.17, 0.50)), 0.016, STEEL), ("line", ((0.06, 0.19), (0.24, 0.06)), 0.014, STEEL), ("line", ((0.24, 0.19), (0.04, 0.06)), 0.014, STEEL),
        ("ring", 0.04, 0.055, 0.05, 0.018, BLACK), ("ring", 0.25, 0.055, 0.05, 0.018, BLACK),
    ), words=("pram", "baby carriage", "buggy", "pushchair"), material="metal", tall=1.0, upright=True),
    "mower": Implement(rows=(("line", ((0.0, 0.0), (0.30, -0.42)), 0.016, BLACK), _limb(((0.26, -0.47), (0.48, -0.47)), (0.055, 0.06), RED), ("oval", 0.27, -0.515, 0.045, 0.045, BLACK), ("oval", 0.47, -0.515, 0.045, 0.045, BLACK)), words=("lawn mower", "lawnmower"), material="metal", tall=1.0),
    "stool": Implement(rows=(
        _limb(((-0.09, 0.235), (0.09, 0.235)), (0.020, 0.020), WOOD), *(("line", ((0.07 * s, 0.225), (0.085 * s, 0.005)), 0.018, DARK) for s in (-1, 1)), ("line", ((-0.075, 0.09), (0.075, 0.09)), 0.012, DARK),
    ), words=("bar stool", "piano stool"), tall=0.6, upright=True),
    "table": Implement(rows=(*(("line", ((x, 0.40), (x, 0.005)), 0.026, DARK) for x in (0.20, 0.56)), _limb(((0.155, 0.412), (0.605, 0.412)), (0.020, 0.020), WOOD)), tall=1.0, upright=True),
    "desk": Implement(rows=(*(("line", ((x, 0.33), (x, 0.005)), 0.026, DARK) for x in (0.24, 0.62)), _limb(((0.205, 0.34), (0.66, 0.34)), (0.018, 0.018), WOOD)), tall=0.9, upright=True),
    "bench": Implement(rows=(*(("line", ((x, 0.38), (x, 0.005)), 0.034, DARK) for x in (0.22, 0.52)), _limb(((0.17, 0.40), (0.62, 0.40)), (0.026, 0.026), PALE), _limb(((0.26, 0.445), (0.58, 0.445)), (0.024, 0.024), WOOD)), tall=0.9, upright=True),
    "stove": Implement(rows=(_box(0.16, 0.005, 0.50, 0.42, "#dfe3e8"), _box(0.20, 0.07, 0.46, 0.28, "#4b4f5a"), ("line", ((0.21, 0.31), (0.45, 0.31)), 0.014, STEEL), _limb(((0.165, 0.425), (0.495, 0.425)), (0.013, 0.013), BLACK), ("oval", 0.23, 0.36, 0.012, 0.012, RED), ("oval", 0.29, 0.36, 0.012, 0.012, BLACK)), words=("cooker", "grill", "oven"), material="metal", tall=1.0, upright=True),
    "basin": Implement(rows=(("line", ((0.34, 0.38), (0.34, 0.005)), 0.060, WHITE), ("blob", ((0.18, 0.485), (0.52, 0.485), (0.46, 0.38), (0.24, 0.38)), WHITE), ("line", ((0.50, 0.48), (0.50, 0.62), (0.42, 0.64), (0.36, 0.61)), 0.018, STEEL), ("line", ((0.36, 0.60), (0.36, 0.47)), 0.010, "#9fd3ee")), words=("sink", "washbasin"), material="glass", tall=1.0, upright=True),
    "board": Implement(rows=(("line", ((0.16, 0.36), (0.48, 0.005)), 0.016, STEEL), ("line", ((0.48, 0.36), (0.16, 0.005)), 0.016, STEEL), _limb(((0.07, 0.385), (0.58, 0.385)), (0.024, 0.016), "#8fb6cf")), words=("ironing board",), material="metal", tall=0.9, upright=True),
    "anvil": Implement(rows=(_box(0.20, 0.005, 0.44, 0.28, DARK), ("blob", ((0.17, 0.42), (0.56, 0.42), (0.42, 0.35), (0.40, 0.28), (0.24, 0.28), (0.24, 0.35)), "#5a5f69")), material="metal", tall=0.7, upright=True),
    "stump": Implement(rows=(_box(0.24, 0.005, 0.50, 0.17, "#7a5230"), ("oval", 0.37, 0.175, 0.13, 0.026, PALE), _limb(((0.37, 0.18), (0.37, 0.30)), (0.045, 0.045), WOOD)), words=("chopping block",), tall=0.5, upright=True),
    "piano": Implement(rows=(
        _box(0.34, 0.005, 0.64, 0.66, "#3b2a26"), _box(0.19, 0.29, 0.36, 0.335, "#3b2a26"), _box(0.19, 0.335, 0.345, 0.352, WHITE), *(_box(0.205 + 0.022 * i, 0.343, 0.213 + 0.022 * i, 0.360, BLACK) for i in range(6)), ("line", ((0.21, 0.29), (0.21, 0.005)), 0.026, "#3b2a26"),
        _box(0.33, 0.64, 0.66, 0.675, "#52392f"), ("blob", ((0.345, 0.42), (0.365, 0.42), (0.395, 0.56), (0.375, 0.56)), WHITE),
    ), words=("upright piano", "grand piano", "pianoforte", "organ"), tall=1.5, upright=True),
    "drums": Implement(rows=(
        ("line", ((0.15, 0.74), (0.18, 0.005)), 0.012, STEEL), ("line", ((0.53, 0.70), (0.50, 0.005)), 0.012, STEEL), _limb(((0.40, 0.13), (0.46, 0.13)), (0.125, 0.125), RED), ("oval", 0.40, 0.13, 0.115, 0.122, WHITE), ("oval", 0.40, 0.13, 0.04, 0.042, RED),
        _box(0.18, 0.25, 0.33, 0.335, RED), ("oval", 0.255, 0.335, 0.078, 0.016, WHITE), ("line", ((0.255, 0.25), (0.21, 0.005)), 0.010, STEEL), ("line", ((0.255, 0.25), (0.30, 0.005)), 0.010, STEEL), _box(0.36, 0.33, 0.49, 0.40, RED), ("oval", 0.425, 0.40, 0.068, 0.015, WHITE),
        ("oval", 0.15, 0.745, 0.10, 0.012, BRASS), ("oval", 0.53, 0.71, 0.11, 0.013, BRASS),
    ), words=("drum kit", "drum set", "drumkit", "drums"), tall=1.4, upright=True),
    "bar": Implement(rows=(("line", ((0.30, 1.22), (0.30, 0.005)), 0.022, STEEL), ("line", ((-0.26, 1.22), (-0.26, 0.005)), 0.022, STEEL), ("line", ((-0.30, 1.215), (0.34, 1.215)), 0.026, STEEL)), words=("pull-up bar", "horizontal bar"), material="metal", tall=2.3, upright=True),
}  # fmt: skip
"""Name → the thing."""

UNSAID = frozenset({"skis", "pole", "ball", "ring", "bow", "bar", "bench", "board", "club", "wand", "needle", "stick", "basketball", "volleyball", "phone", "camera", "table", "desk", "hammer", "axe", "knife", "spoon", "scissors", "saw", "cards", "toothbrush", "paintbrush", "chopsticks", "lipstick", "razor", "drill", "iron", "gamepad", "needles", "cigarette"})
"""Things that have artwork, or whose name means something else when it stands alone."""
LEANING = frozenset({"cello", "harp"})
"""What stands on the floor and is drawn along its length."""
BEHIND = frozenset({"bar", "hoop", "stool", "board"})
"""Things drawn before who uses them, so that the body covers them."""


@functools.cache
def FIGURES() -> tuple[Figure, ...]:  # noqa: N802  the name under which every room of the cast lists its figures
    """Return every implement as a figure."""
    return tuple(
        Figure(name=name, family="prop", height=thing.tall, material=thing.material, words=thing.words)
        for name, thing in IMPLEMENTS.items() if own(name)
    )  # fmt: skip


def own(name: str) -> bool:
    """Tell whether a thing stands on the stage as it is drawn here, rather than as artwork."""
    return name in IMPLEMENTS and name not in UNSAID


def breadth(name: str) -> float:
    """Return how wide a thing is over its height, as it stands or leans on its own."""
    left, low, right, high = bounds(name)
    wide, tall = right - left, high - low
    return wide / tall if stands(name) else tall / wide


@functools.cache
def parts(name: str) -> tuple[tuple[skia.Path, Colour, float], ...]:
    """Return a thing's parts: path, colour, and the width of a line (0 = a filled body)."""
    return tuple(_part(row) for row in IMPLEMENTS[name].rows)


def _part(row: Row) -> tuple[skia.Path, Colour, float]:
    kind, colour = row[0], Colour.hex(str(row[-1]))
    if kind == "limb":
        return limb(row[1], row[2]), colour, 0.0  # type: ignore[arg-type]
    if kind == "blob":
        return _sharp(row[1]), colour, 0.0  # type: ignore[arg-type]
    if kind == "box":
        left, low, right, high = row[1]  # type: ignore[misc]
        return skia.Path.RRect(skia.Rect.MakeLTRB(left, low, right, high), 0.006, 0.006), colour, 0.0
    if kind == "oval":
        return oval((row[1], row[2]), row[3], row[4]), colour, 0.0  # type: ignore[arg-type]
    if kind == "ring":
        return oval((row[1], row[2]), row[3], row[3] * 0.86), colour, float(row[4])  # type: ignore[arg-type, operator]
    if kind == "hoop":
        return oval((row[1], row[2]), row[3], row[4]), colour, float(row[5])  # type: ignore[arg-type]
    return curve(row[1]), colour, float(row[2])  # type: ignore[arg-type]


def _sharp(points: tuple[tuple[float, float], ...]) -> skia.Path:
    """Return a body with firm corners: doubled points hold the curve near them."""
    return blob([p for point in points for p in (point, point)])


@functools.cache
def bounds(name: str) -> tuple[float, float, float, float]:
    """Return (left, low, right, high) of a thing in body heights."""
    box = skia.Rect()
    for path, _, width in parts(name):
        box.join(path.computeTightBounds().makeOutset(width / 2, width / 2))
    return box.left(), box.top(), box.right(), box.bottom()


def stands(name: str) -> bool:
    """Tell whether a thing is drawn as it stands on the floor, rather than along its handle."""
    return IMPLEMENTS[name].upright and name not in LEANING


@functools.cache
def main(name: str) -> Colour:
    """Return the colour of a thing's largest part."""
    return max(parts(name), key=lambda part: part[0].computeTightBounds().width() * part[0].computeTightBounds().height())[1]


def draw(
    pen: Pen, name: str, at: tuple[float, float], angle: float, unit: float, way: float, *, colour: Colour | None = None
) -> None:
    """Draw a thing taken at a point, turned by an angle (radians), `unit` metres to the body height, mirrored for way -1.

    `colour` replaces the colour of its largest part.
    """
    own = main(name)
    matrix = skia.Matrix.Translate(*at).preRotate(angle * 57.29577951308232).preScale(unit * way, unit)
    material = IMPLEMENTS[name].material
    for path, usual, width in parts(name):
        placed = skia.Path()
        path.transform(matrix, placed)
        tint = colour if colour is not None and usual == own else usual
        if width:
            pen.line(placed, tint, max(width * unit, 0.9 * pen.pixel))
        else:
            pen.solid(placed, tint, volume=0.45, material=material)
