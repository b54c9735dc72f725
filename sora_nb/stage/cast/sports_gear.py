"""Sports gear: rackets, balls, weights and blades as outlines, in their user's body heights."""

from __future__ import annotations

from sora_nb.stage.cast.outfitting import BLACK, BLUE, BRASS, DARK, PALE, RED, STEEL, WHITE, WOOD, Implement

SPORTS_GEAR: dict[str, Implement] = {
    "fishing pole": Implement(
        rows=(("limb", ((-0.08, 0.0), (0.3, 0.0), (0.85, -0.03)), (0.011, 0.008, 0.003), DARK),
        ("oval", 0.02, -0.025, 0.022, 0.022, STEEL)), words=("fishing rod",), tall=1.5,
    ),
    "sword": Implement(
        rows=(("limb", ((0.05, 0.0), (0.46, 0.0)), (0.017, 0.006), "#c7ced6"),
        ("limb", ((0.04, -0.045), (0.04, 0.045)), (0.011, 0.011), BRASS),
        ("limb", ((-0.045, 0.0), (0.03, 0.0)), (0.011, 0.011), DARK)), words=("foil", "rapier", "katana", "saber"),
        tall=1.0, material="metal",
    ),
    "barbell": Implement(
        rows=(("limb", ((-0.4, 0.0), (0.4, 0.0)), (0.011, 0.011), STEEL),
        ("limb", ((-0.33, -0.11), (-0.33, 0.11)), (0.028, 0.028), BLACK),
        ("limb", ((0.33, -0.11), (0.33, 0.11)), (0.028, 0.028), BLACK),
        ("limb", ((-0.375, -0.075), (-0.375, 0.075)), (0.02, 0.02), RED),
        ("limb", ((0.375, -0.075), (0.375, 0.075)), (0.02, 0.02), RED)), words=("weights", "weight", "dumbbells"),
        material="metal",
    ),
    "dumbbell": Implement(
        rows=(("limb", ((-0.06, 0.0), (0.06, 0.0)), (0.011, 0.011), STEEL),
        ("limb", ((-0.06, -0.02), (-0.06, 0.02)), (0.03, 0.03), BLACK),
        ("limb", ((0.06, -0.02), (0.06, 0.02)), (0.03, 0.03), BLACK)), words=("hand weight", "kettlebell"), tall=0.35,
        material="metal",
    ),
    "hoop": Implement(
        rows=(("hoop", 0.0, 0.0, 0.27, 0.07, 0.02, "#d2567a"),), words=("hula hoop", "hula-hoop"), tall=0.9,
        material="plastic",
    ),
    "longbow": Implement(
        rows=(("line", ((-0.03, 0.36), (0.05, 0.18), (0.065, 0.0), (0.05, -0.18), (-0.03, -0.36)), 0.018, DARK),),
        words=("archery bow",), tall=1.2,
    ),
    "arrow": Implement(
        rows=(("line", ((0.0, 0.0), (0.4, 0.0)), 0.013, DARK), ("blob", ((0.4, 0.016), (0.44, 0.0), (0.4, -0.016)), STEEL),
        ("blob", ((0.0, 0.022), (0.05, 0.0), (0.0, -0.022)), RED)), words=("archery arrow",), tall=0.4,
    ),
    "club": Implement(
        rows=(("limb", ((-0.05, 0.0), (0.46, 0.0)), (0.01, 0.006), STEEL),
        ("limb", ((0.46, 0.0), (0.485, 0.045)), (0.015, 0.02), BLACK)), words=("golf club", "golf clubs"), tall=0.9,
        material="metal",
    ),
    "bat": Implement(
        rows=(("limb", ((-0.05, 0.0), (0.14, 0.0), (0.42, 0.0)), (0.012, 0.014, 0.03), PALE),),
        words=("baseball bat", "cricket bat"), tall=0.8,
    ),
    "racket": Implement(
        rows=(("limb", ((-0.04, 0.0), (0.15, 0.0)), (0.012, 0.012), BLACK), ("ring", 0.26, 0.0, 0.1, 0.016, RED),
        ("line", ((0.2, -0.075), (0.2, 0.075)), 0.004, WHITE), ("line", ((0.23, -0.075), (0.23, 0.075)), 0.004, WHITE),
        ("line", ((0.26, -0.075), (0.26, 0.075)), 0.004, WHITE), ("line", ((0.29, -0.075), (0.29, 0.075)), 0.004, WHITE),
        ("line", ((0.32, -0.075), (0.32, 0.075)), 0.004, WHITE), ("line", ((0.175, -0.05), (0.345, -0.05)), 0.004, WHITE),
        ("line", ((0.175, -0.025), (0.345, -0.025)), 0.004, WHITE), ("line", ((0.175, 0.0), (0.345, 0.0)), 0.004, WHITE),
        ("line", ((0.175, 0.025), (0.345, 0.025)), 0.004, WHITE), ("line", ((0.175, 0.05), (0.345, 0.05)), 0.004, WHITE)),
        words=("tennis racket", "racquet", "badminton racket", "paddle bat"), tall=0.7, material="plastic",
    ),
    "bowling ball": Implement(
        rows=(("oval", 0.0, 0.0, 0.062, 0.062, "#3d4c8f"), ("oval", 0.012, 0.02, 0.01, 0.01, BLACK),
        ("oval", -0.014, 0.026, 0.01, 0.01, BLACK)), material="stone",
    ),
    "basketball": Implement(
        rows=(("oval", 0.0, 0.0, 0.085, 0.085, "#e07b2e"), ("line", ((-0.085, 0.0), (0.085, 0.0)), 0.005, BLACK),
        ("line", ((-0.06, 0.06), (-0.025, 0.0), (-0.06, -0.06)), 0.005, BLACK),
        ("line", ((0.06, 0.06), (0.025, 0.0), (0.06, -0.06)), 0.005, BLACK)), material="rubber",
    ),
    "volleyball": Implement(
        rows=(("oval", 0.0, 0.0, 0.08, 0.08, WHITE), ("line", ((-0.075, 0.02), (0.0, 0.035), (0.075, 0.02)), 0.006, BLUE),
        ("line", ((-0.04, -0.07), (0.01, 0.0), (0.0, 0.08)), 0.006, BLUE)), material="soft",
    ),
    "cane": Implement(
        rows=(("limb", ((0.0, 0.0), (0.46, 0.0)), (0.011, 0.011), DARK),
        ("line", ((0.0, 0.0), (-0.045, 0.02), (-0.05, 0.06), (-0.02, 0.07)), 0.02, DARK)),
        words=("walking stick", "walking cane"), tall=0.9,
    ),
    "skis": Implement(
        rows=(("line", ((-0.26, 0.012), (0.3, 0.012), (0.38, 0.045)), 0.018, RED),),
    ),
    "pole": Implement(
        rows=(("line", ((0.03, 0.0), (-0.46, 0.0)), 0.01, STEEL), ("line", ((-0.42, -0.025), (-0.42, 0.025)), 0.008, BLACK),
        ), material="metal",
    ),
    "oar": Implement(
        rows=(("limb", ((-0.06, 0.0), (0.52, 0.0)), (0.01, 0.01), WOOD),
        ("blob", ((0.5, 0.03), (0.72, 0.05), (0.74, -0.04), (0.5, -0.03)), RED)), words=("paddle",), tall=1.2,
    ),
}  # fmt: skip
