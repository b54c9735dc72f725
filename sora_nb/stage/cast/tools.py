"""Tools: what is held for house, kitchen, garden and workshop, as outlines in their user's body heights."""

from __future__ import annotations

from sora_nb.stage.cast.outfitting import BLACK, BLUE, DARK, GREEN, RED, STEEL, STRAW, WHITE, WOOD, Implement

TOOLS: dict[str, Implement] = {
    "broom": Implement(
        rows=(("limb", ((-0.06, 0.0), (0.74, 0.0)), (0.01, 0.01), WOOD),
        ("blob", ((0.72, 0.03), (0.72, -0.03), (0.86, -0.085), (0.87, 0.085)), STRAW),
        ("line", ((0.74, -0.034), (0.74, 0.034)), 0.012, RED)), words=("mop", "rake"), tall=1.3,
    ),
    "cloth": Implement(
        rows=(("blob", ((-0.02, 0.03), (0.03, 0.045), (0.06, 0.0), (0.035, -0.05), (-0.03, -0.035)), "#f0d27a"),), tall=0.3,
        material="soft",
    ),
    "sponge": Implement(
        rows=(("limb", ((-0.01, 0.0), (0.05, 0.0)), (0.026, 0.026), "#f2cf4e"),), tall=0.2, material="soft",
    ),
    "toothbrush": Implement(
        rows=(("limb", ((-0.03, 0.0), (0.085, 0.0)), (0.007, 0.007), BLUE),
        ("limb", ((0.075, 0.006), (0.105, 0.006)), (0.011, 0.011), WHITE)), tall=0.4, material="plastic",
    ),
    "comb": Implement(
        rows=(("limb", ((-0.02, 0.0), (0.1, 0.0)), (0.014, 0.014), "#d2567a"),
        ("limb", ((0.02, -0.016), (0.1, -0.016)), (0.009, 0.009), BLACK)), words=("hairbrush",), tall=0.4,
        material="plastic",
    ),
    "razor": Implement(
        rows=(("limb", ((-0.03, 0.0), (0.07, 0.0)), (0.008, 0.008), BLUE),
        ("limb", ((0.07, -0.025), (0.07, 0.025)), (0.011, 0.011), STEEL)), tall=0.4, material="plastic",
    ),
    "lipstick": Implement(
        rows=(("limb", ((-0.02, 0.0), (0.03, 0.0)), (0.01, 0.01), BLACK),
        ("limb", ((0.03, 0.0), (0.055, 0.0)), (0.008, 0.008), RED)), tall=0.42, material="plastic",
    ),
    "iron": Implement(
        rows=(("blob", ((-0.07, -0.05), (0.12, -0.05), (0.06, 0.005), (-0.07, 0.0)), "#5aa2c9"),
        ("limb", ((-0.05, 0.03), (0.04, 0.03)), (0.012, 0.012), BLACK),
        ("line", ((-0.075, -0.055), (0.125, -0.055)), 0.012, STEEL)), words=("flat iron", "clothes iron"), tall=0.4,
        material="metal",
    ),
    "needles": Implement(
        rows=(("line", ((-0.02, -0.01), (0.13, 0.07)), 0.008, STEEL), ("line", ((0.0, 0.05), (0.12, -0.03)), 0.008, STEEL),
        ("blob", ((0.0, 0.0), (0.09, 0.0), (0.1, -0.13), (0.0, -0.13)), "#b6568f")), words=("knitting needles",), tall=0.4,
        material="metal",
    ),
    "needle": Implement(
        rows=(("line", ((0.0, 0.0), (0.05, 0.0)), 0.006, STEEL),), tall=0.3, material="metal",
    ),
    "knife": Implement(
        rows=(("limb", ((-0.03, 0.0), (0.03, 0.0)), (0.011, 0.011), DARK),
        ("blob", ((0.03, 0.014), (0.14, 0.006), (0.15, -0.004), (0.03, -0.022)), STEEL)), tall=0.4, material="metal",
    ),
    "scissors": Implement(
        rows=(("line", ((0.0, 0.0), (0.1, 0.02)), 0.012, STEEL), ("line", ((0.0, 0.0), (0.1, -0.02)), 0.012, STEEL)),
        tall=0.4, material="metal",
    ),
    "spoon": Implement(
        rows=(("limb", ((-0.04, 0.0), (0.15, 0.0)), (0.008, 0.008), WOOD), ("oval", 0.17, 0.0, 0.03, 0.02, WOOD)),
        words=("ladle", "wooden spoon"), tall=0.45,
    ),
    "spatula": Implement(
        rows=(("limb", ((-0.03, 0.0), (0.13, 0.0)), (0.008, 0.008), BLACK),
        ("limb", ((0.13, 0.0), (0.2, -0.005)), (0.022, 0.024), STEEL)), tall=0.45, material="metal",
    ),
    "teapot": Implement(
        rows=(("oval", 0.075, 0.0, 0.062, 0.052, "#c7dbe8"),
        ("limb", ((0.12, 0.0), (0.16, 0.03), (0.175, 0.045)), (0.018, 0.012, 0.01), "#c7dbe8"),
        ("oval", 0.075, 0.055, 0.014, 0.012, BLUE), ("line", ((0.02, 0.03), (-0.01, 0.0), (0.02, -0.03)), 0.014, BLUE)),
        words=("kettle", "jug", "pitcher"), material="glass",
    ),
    "watering can": Implement(
        rows=(("limb", ((0.02, -0.09), (0.1, -0.09)), (0.055, 0.055), GREEN),
        ("line", ((0.0, -0.03), (0.04, 0.005), (0.1, -0.03)), 0.016, GREEN),
        ("limb", ((0.14, -0.1), (0.24, -0.02)), (0.016, 0.01), GREEN), ("oval", 0.25, -0.012, 0.012, 0.024, STEEL)),
        tall=0.55, material="metal",
    ),
    "shovel": Implement(
        rows=(("limb", ((-0.05, 0.0), (0.5, 0.0)), (0.011, 0.011), WOOD),
        ("limb", ((-0.05, -0.025), (-0.05, 0.025)), (0.01, 0.01), DARK),
        ("blob", ((0.48, 0.055), (0.6, 0.06), (0.7, 0.0), (0.6, -0.06), (0.48, -0.055)), STEEL)), words=("spade",),
        tall=1.2, material="metal",
    ),
    "hammer": Implement(
        rows=(("limb", ((-0.04, 0.0), (0.15, 0.0)), (0.011, 0.011), WOOD),
        ("limb", ((0.15, -0.045), (0.15, 0.045)), (0.02, 0.02), STEEL)), words=("mallet",), tall=0.45, material="metal",
    ),
    "saw": Implement(
        rows=(("limb", ((-0.02, -0.02), (0.0, 0.02)), (0.02, 0.018), RED),
        ("blob", ((0.02, 0.03), (0.3, 0.012), (0.3, -0.012), (0.02, -0.035)), STEEL)), tall=0.6, material="metal",
    ),
    "axe": Implement(
        rows=(("limb", ((-0.06, 0.0), (0.42, 0.0)), (0.011, 0.011), WOOD),
        ("blob", ((0.35, -0.01), (0.43, -0.01), (0.45, -0.095), (0.32, -0.1)), STEEL)), words=("hatchet",), tall=0.8,
        material="metal",
    ),
    "drill": Implement(
        rows=(("limb", ((-0.02, 0.02), (0.1, 0.02)), (0.028, 0.026), "#e8a13a"),
        ("limb", ((0.0, 0.0), (-0.01, -0.07)), (0.018, 0.02), BLACK), ("line", ((0.12, 0.02), (0.18, 0.02)), 0.01, STEEL)),
        words=("power drill",), tall=0.45, material="metal",
    ),
    "cigarette": Implement(
        rows=(("limb", ((0.0, 0.0), (0.045, 0.0)), (0.005, 0.005), WHITE),
        ("limb", ((0.045, 0.0), (0.052, 0.0)), (0.005, 0.005), RED)), tall=0.2, material="paper",
    ),
    "cards": Implement(
        rows=(("box", (-0.02, -0.035, 0.05, 0.045), WHITE), ("box", (-0.01, -0.03, 0.06, 0.05), RED)),
        words=("playing cards", "deck of cards", "banknotes"), tall=0.4, material="paper",
    ),
    "wand": Implement(
        rows=(("limb", ((-0.02, 0.0), (0.06, 0.0)), (0.006, 0.006), "#d2567a"),
        ("ring", 0.085, 0.0, 0.024, 0.007, "#d2567a")), words=("bubble wand",), tall=0.3, material="plastic",
    ),
    "camera": Implement(
        rows=(("limb", ((-0.03, 0.0), (0.05, 0.0)), (0.042, 0.042), BLACK),
        ("limb", ((0.06, 0.0), (0.115, 0.0)), (0.032, 0.034), "#4b4a55"), ("oval", 0.12, 0.0, 0.01, 0.026, "#7fa9c4"),
        ("limb", ((0.0, 0.045), (0.03, 0.045)), (0.014, 0.014), BLACK)), tall=0.45, material="metal",
    ),
    "phone": Implement(
        rows=(("limb", ((-0.035, 0.0), (0.055, 0.0)), (0.022, 0.022), BLACK),
        ("limb", ((-0.03, 0.004), (0.05, 0.004)), (0.014, 0.014), "#88bbd8")),
        words=("smartphone", "cell phone", "mobile phone", "cellphone", "mobile"), tall=0.42, material="glass",
    ),
    "gamepad": Implement(
        rows=(("limb", ((-0.04, -0.01), (0.05, -0.01)), (0.032, 0.032), "#4a4a58"), ("oval", 0.04, 0.0, 0.01, 0.01, RED),
        ("oval", -0.03, 0.0, 0.01, 0.01, BLUE)), words=("video game", "game controller", "controller"), tall=0.4,
        material="plastic",
    ),
    "paintbrush": Implement(
        rows=(("limb", ((-0.04, 0.0), (0.1, 0.0)), (0.007, 0.007), WOOD),
        ("limb", ((0.1, 0.0), (0.15, 0.0)), (0.013, 0.006), "#3f77c9")),
    ),
    "chopsticks": Implement(
        rows=(("line", ((-0.05, 0.005), (0.13, 0.0)), 0.009, DARK), ("line", ((-0.05, 0.025), (0.13, 0.004)), 0.009, DARK),
        ), tall=0.4,
    ),
    "ring": Implement(
        rows=(("limb", ((0.0, 0.0), (0.04, 0.0)), (0.022, 0.022), "#7d2230"), ("oval", 0.02, 0.024, 0.01, 0.01, "#bfe6f5"),
        ), words=("ring box",), tall=0.3, material="metal",
    ),
}  # fmt: skip
