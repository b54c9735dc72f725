"""Furnishings: what people sit on, work at and push, as outlines in their user's body heights, standing on the floor."""

from __future__ import annotations

from sora_nb.stage.cast.outfitting import BLACK, BLUE, DARK, PALE, RED, STEEL, WHITE, WOOD, Implement

FURNISHINGS: dict[str, Implement] = {
    "punching bag": Implement(
        rows=(("line", ((0.4, 1.5), (0.4, 1.08)), 0.01, STEEL), ("limb", ((0.4, 1.0), (0.4, 0.62)), (0.082, 0.086), RED),
        ("line", ((0.322, 0.8), (0.478, 0.8)), 0.014, BLACK)), words=("punch bag", "boxing bag", "sandbag"), tall=1.5,
        material="soft", upright=True,
    ),
    "stroller": Implement(
        rows=(("blob", ((-0.02, 0.34), (0.3, 0.34), (0.27, 0.2), (0.04, 0.17)), BLUE),
        ("blob", ((0.12, 0.35), (0.3, 0.34), (0.29, 0.48), (0.16, 0.5)), "#2f5c94"),
        ("line", ((0.02, 0.3), (-0.12, 0.5), (-0.17, 0.5)), 0.016, STEEL),
        ("line", ((0.06, 0.19), (0.24, 0.06)), 0.014, STEEL), ("line", ((0.24, 0.19), (0.04, 0.06)), 0.014, STEEL),
        ("ring", 0.04, 0.055, 0.05, 0.018, BLACK), ("ring", 0.25, 0.055, 0.05, 0.018, BLACK)),
        words=("pram", "baby carriage", "buggy", "pushchair"), tall=1.0, material="metal", upright=True,
    ),
    "mower": Implement(
        rows=(("line", ((0.0, 0.0), (0.3, -0.42)), 0.016, BLACK),
        ("limb", ((0.26, -0.47), (0.48, -0.47)), (0.055, 0.06), RED), ("oval", 0.27, -0.515, 0.045, 0.045, BLACK),
        ("oval", 0.47, -0.515, 0.045, 0.045, BLACK)), words=("lawn mower", "lawnmower"), tall=1.0, material="metal",
    ),
    "stool": Implement(
        rows=(("limb", ((-0.09, 0.235), (0.09, 0.235)), (0.02, 0.02), WOOD),
        ("line", ((-0.07, 0.225), (-0.085, 0.005)), 0.018, DARK), ("line", ((0.07, 0.225), (0.085, 0.005)), 0.018, DARK),
        ("line", ((-0.075, 0.09), (0.075, 0.09)), 0.012, DARK)), words=("bar stool", "piano stool"), tall=0.6, upright=True,
    ),
    "table": Implement(
        rows=(("line", ((0.2, 0.4), (0.2, 0.005)), 0.026, DARK), ("line", ((0.56, 0.4), (0.56, 0.005)), 0.026, DARK),
        ("limb", ((0.155, 0.412), (0.605, 0.412)), (0.02, 0.02), WOOD)), tall=1.0, upright=True,
    ),
    "desk": Implement(
        rows=(("line", ((0.24, 0.33), (0.24, 0.005)), 0.026, DARK), ("line", ((0.62, 0.33), (0.62, 0.005)), 0.026, DARK),
        ("limb", ((0.205, 0.34), (0.66, 0.34)), (0.018, 0.018), WOOD)), tall=0.9, upright=True,
    ),
    "bench": Implement(
        rows=(("line", ((0.22, 0.38), (0.22, 0.005)), 0.034, DARK), ("line", ((0.52, 0.38), (0.52, 0.005)), 0.034, DARK),
        ("limb", ((0.17, 0.4), (0.62, 0.4)), (0.026, 0.026), PALE),
        ("limb", ((0.26, 0.445), (0.58, 0.445)), (0.024, 0.024), WOOD)), tall=0.9, upright=True,
    ),
    "stove": Implement(
        rows=(("box", (0.16, 0.005, 0.5, 0.42), "#dfe3e8"), ("box", (0.2, 0.07, 0.46, 0.28), "#4b4f5a"),
        ("line", ((0.21, 0.31), (0.45, 0.31)), 0.014, STEEL),
        ("limb", ((0.165, 0.425), (0.495, 0.425)), (0.013, 0.013), BLACK), ("oval", 0.23, 0.36, 0.012, 0.012, RED),
        ("oval", 0.29, 0.36, 0.012, 0.012, BLACK)), words=("cooker", "grill", "oven"), tall=1.0, material="metal",
        upright=True,
    ),
    "basin": Implement(
        rows=(("line", ((0.34, 0.38), (0.34, 0.005)), 0.06, WHITE),
        ("blob", ((0.18, 0.485), (0.52, 0.485), (0.46, 0.38), (0.24, 0.38)), WHITE),
        ("line", ((0.5, 0.48), (0.5, 0.62), (0.42, 0.64), (0.36, 0.61)), 0.018, STEEL),
        ("line", ((0.36, 0.6), (0.36, 0.47)), 0.01, "#9fd3ee")), words=("sink", "washbasin"), tall=1.0, material="glass",
        upright=True,
    ),
    "board": Implement(
        rows=(("line", ((0.16, 0.36), (0.48, 0.005)), 0.016, STEEL), ("line", ((0.48, 0.36), (0.16, 0.005)), 0.016, STEEL),
        ("limb", ((0.07, 0.385), (0.58, 0.385)), (0.024, 0.016), "#8fb6cf")), words=("ironing board",), tall=0.9,
        material="metal", upright=True,
    ),
    "anvil": Implement(
        rows=(("box", (0.2, 0.005, 0.44, 0.28), DARK), ("blob", ((0.17, 0.42), (0.56, 0.42), (0.42, 0.35), (0.4, 0.28),
        (0.24, 0.28), (0.24, 0.35)), "#5a5f69")), tall=0.7, material="metal", upright=True,
    ),
    "stump": Implement(
        rows=(("box", (0.24, 0.005, 0.5, 0.17), "#7a5230"), ("oval", 0.37, 0.175, 0.13, 0.026, PALE),
        ("limb", ((0.37, 0.18), (0.37, 0.3)), (0.045, 0.045), WOOD)), words=("chopping block",), upright=True,
    ),
    "bar": Implement(
        rows=(("line", ((0.3, 1.22), (0.3, 0.005)), 0.022, STEEL), ("line", ((-0.26, 1.22), (-0.26, 0.005)), 0.022, STEEL),
        ("line", ((-0.3, 1.215), (0.34, 1.215)), 0.026, STEEL)), words=("pull-up bar", "horizontal bar"), tall=2.3,
        material="metal", upright=True,
    ),
}  # fmt: skip
