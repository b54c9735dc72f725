"""The plain words that director, staging, renderer and sound share: verbs, places, styles, colours, sizes."""

from __future__ import annotations

from sora_nb.stage import repertoire

_PLAIN = (
    "bounce", "roll", "fall", "jump", "hop", "walk", "run", "fly", "swim", "spin", "swing", "float", "slide", "throw",
    "catch", "kick", "chase", "follow", "collide", "orbit", "grow", "shrink", "appear", "disappear", "wave", "dance", "sit",
    "speak", "stand", "sleep", "eat", "push", "look", "climb", "ride", "hold", "clap", "cheer", "drive", "shake", "turn",
    "lie", "play", "point", "give", "burn", "sing", "read", "write", "drink", "cook", "paint", "open",
)  # fmt: skip
VERBS = tuple(dict.fromkeys((*_PLAIN, *repertoire.VERBS)))
"""What the director may write in an Action. Staging performs every one, at least as a plain gesture."""

GAITS = ("walk", "run", "hop", "fly", "swim", "climb", "chase", "follow")

PLACES = (
    "meadow", "forest", "beach", "sea", "underwater", "street", "room", "kitchen", "classroom", "desert", "mountains",
    "moon", "space", "playground", "farm", "city", "stage", "coast", "harbour", "river", "rink", "jungle", "library",
    "castle", "market",
)  # fmt: skip
"""Where a shot can be set; "stage" is a plain studio with a floor. "moon" and "space" have their own gravity."""

GRAVITY = {"moon": 1.62, "space": 0.0}
"""The gravity of places in m/s², where it is not the Earth's 9.81: NASA planetary fact sheet."""

WIND = {"wind": 1.6, "storm": 2.4, "rain": 0.4, "snow": 0.3}
"""Wind to the right in m/s, by weather."""

INDOORS = ("room", "kitchen", "classroom", "stage", "library", "castle")

STYLES = (
    "cartoon", "clay", "paper", "cinematic", "noir", "watercolor", "pixel", "comic", "chalkboard", "blueprint", "neon",
    "vintage", "anime", "felt",
)  # fmt: skip
"""How a shot can be drawn; a module of `styles` each."""

MOODS = (
    "happy", "sad", "calm", "tense", "playful", "epic", "mysterious", "romantic", "comic", "scary", "triumphant",
)  # fmt: skip
"""What `Shot.music` can be."""

MANNERS = frozenset({
    "angrily", "calmly", "carefully", "cheerfully", "excitedly", "fast", "gently", "happily", "happy", "hard", "high",
    "hurriedly", "joyfully", "lazily", "limp", "limping", "loudly", "nervously", "playfully", "proudly", "quickly", "quietly",
    "rapidly", "sad", "sadly", "sleepily", "slowly", "sneak", "sneakily", "softly", "stealthily", "suddenly", "surprised",
    "tiredly", "wildly", "tiptoe", "march", "strut", "stagger", "stroll", "waddle", "sprint",
})  # fmt: skip
"""Manners that show: in a pace, an energy, a face or a gait. Any other is kept in the plan and told as a loose end."""

PLAYED = {
    "gracefully": "gently", "elegantly": "gently", "delicately": "gently", "tenderly": "gently", "confidently": "proudly",
    "boldly": "proudly", "majestically": "proudly", "frantically": "hurriedly", "hastily": "hurriedly", "swiftly": "quickly",
    "eagerly": "excitedly", "enthusiastically": "excitedly", "furiously": "angrily", "cautiously": "carefully",
    "gingerly": "carefully", "timidly": "nervously", "anxiously": "nervously", "fearfully": "nervously", "wearily": "tiredly",
    "leisurely": "calmly", "casually": "calmly", "peacefully": "calmly", "gloomily": "sadly", "merrily": "happily",
    "energetically": "wildly", "silently": "quietly", "speedily": "quickly", "briskly": "quickly", "lovingly": "gently",
}  # fmt: skip
"""Manners that are played as another one is."""

COLOURS = {
    "red": "#e02b2b", "orange": "#f5871f", "yellow": "#f7cf2e", "green": "#3fa34d", "blue": "#2f6fdd", "purple": "#8447c9",
    "pink": "#f287b7", "brown": "#8a5a34", "black": "#2a2a30", "white": "#f4f2ec", "gray": "#8d939c", "gold": "#d9a520",
    "silver": "#b9c0c9", "cyan": "#2bbfd0", "teal": "#1d8f8a", "beige": "#dcc9a3", "maroon": "#7d2230", "navy": "#27356f",
    "turquoise": "#38c7b4", "violet": "#7a52c7", "magenta": "#d13a97", "lime": "#9ad13a",
}  # fmt: skip

RAINBOW = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "cyan")
"""Colours that what is colourful takes in turn."""

SIZES = {"tiny": 0.4, "small": 0.65, "big": 1.5, "huge": 2.2}
"""What a size word multiplies a figure's height by."""

MATERIALS = {
    "rubber": (0.78, 1.1), "wood": (0.45, 0.7), "metal": (0.55, 7.8), "glass": (0.60, 2.5), "stone": (0.35, 2.6),
    "soft": (0.25, 0.3), "flesh": (0.15, 1.0), "plastic": (0.60, 0.9), "paper": (0.10, 0.7), "ice": (0.30, 0.9),
    "water": (0.05, 1.0),
}  # fmt: skip
"""Restitution against a hard floor, 0…1, and density in kg per litre."""

HATS = {
    "top hat": "top hat", "sun hat": "sun hat", "straw hat": "sun hat", "party hat": "top hat", "hat": "top hat",
    "crown": "crown", "tiara": "crown", "helmet": "helmet", "hard hat": "helmet",
}  # fmt: skip
"""Headgear as it is written → the thing that is put on an animal's head."""


def headgear(clothes: str) -> str | None:
    """Return the thing that stands for a hat in a plan's words for clothes, or None where they name none."""
    phrase = f" {clothes} "
    return next((thing for word, thing in HATS.items() if f" {word} " in phrase), None)
