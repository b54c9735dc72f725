"""Airborne: words for what fills the air or rises from things: confetti, leaves in the wind, smoke from a chimney, steam."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading.grammar import bag

if TYPE_CHECKING:
    from sora_nb.stage.reading.drafts import Player, Scene
    from sora_nb.stage.reading.words import Token

_FILLS = {
    "confetti": "confetti", "streamers": "confetti", "glitter": "confetti", "fireworks": "fireworks", "firework": "fireworks",
    "bubbles": "bubbles", "petals": "petals", "blossoms": "petals", "leaves": "leaves", "dust": "dust", "sandstorm": "dust",
    "sparks": "sparks", "embers": "embers", "ashes": "embers", "smoke": "smoke",
}  # fmt: skip
"""Words for what fills the air, and the effect of a plan that they name."""
_RISES = {
    "smoke": "smoke", "steam": "steam", "vapor": "steam", "vapour": "steam",
    "sparks": "sparks", "flames": "fire", "lava": "lava",
}  # fmt: skip
"""What can rise from a thing, and what it is called in a look."""
_GIVING = {
    "steaming": "steam", "smoking": "smoke", "smouldering": "smoke", "smoldering": "smoke", "sparking": "sparks",
    "flaming": "fire", "blazing": "fire",
}  # fmt: skip
"""Participles that say what rises from what they describe."""
_MOVING = bag(
    """
    rise rises rising billow billows billowing curl curls curling pour pours pouring drift drifts drifting swirl swirls swirling
    whirl whirls whirling blow blows blowing fly flies flying shoot shoots shooting erupt erupts erupting come comes coming
    explode explodes exploding burst bursts bursting flicker flickers flickering glow glows glowing crackle crackles crackling
    rain rains raining flutter flutters fluttering tumble tumbles tumbling shower showers showering fall falls falling float
    floats floating fill fills filling up out
    """
)
_STIRRED = bag(
    """
    fall falls falling blow blows blowing swirl swirls swirling whirl whirls whirling drift drifts drifting flutter flutters
    fluttering tumble tumbles tumbling fly flies flying rustle rustles rustling
    """
)
"""What leaves do when they fill the air; others lie or hang."""
_GENTLY = bag("gently slowly softly quickly lazily quietly peacefully through the in around across air wind breeze")
"""How, and through what, whatever fills the air moves."""
_NATURAL = {
    "petals": bag("pink white cherry rose soft delicate"),
    "leaves": bag("orange red yellow golden brown autumn autumnal fallen dead dry colorful colourful"),
    "smoke": bag("gray grey thick"), "bubbles": bag("small tiny"), "confetti": bag("colorful colourful"),
}  # fmt: skip
"""What such things look like of themselves."""
MOUTHS = ("chimney", "chimneys", "top", "roof", "crater", "barrel")
"""Where smoke leaves a thing."""
_FUMES = frozenset({"smoke", "cloud", "steam", "sign"})
_LIGHTS = ("candle", "fire", "torch")


def settle(tokens: list[Token], scene: Scene, notes: list[str]) -> None:
    """Take the words of one sentence that name an effect of the air, or what rises from somebody in the scene."""
    for place, token in enumerate(tokens):
        word = _last(token)
        if word in _RISES and _rising(tokens, place, scene):
            continue
        if word in _GIVING:
            _giving(tokens, place, scene)
        elif word in _FILLS and _fills(tokens, place):
            effect = _FILLS[word]
            if effect not in scene.effects:
                scene.effects.append(effect)
            _told(token, effect)
            _moved(tokens, place, effect)
            _absorbed(word, scene, notes)
        elif word in {"flurry", "flurries"}:
            token.used = True
        elif word in {"breathes", "breathing", "breathe", "spits", "spitting"}:
            _breathing(tokens, place, scene)
        elif token.lemma == "erupt":
            _erupting(scene)
        elif token.lemma == "flicker" and any(p.cast.figure in _LIGHTS for p in scene.players):
            token.used = True


def _erupting(scene: Scene) -> None:
    """Let a volcano that erupts be there: it appears at no moment."""
    for player in scene.players:
        if player.cast.figure == "volcano":
            player.deeds = [deed for deed in player.deeds if deed.verb != "appear"]


def _fills(tokens: list[Token], place: int) -> bool:
    """Tell whether a word means the air full of it: leaves must be stirred, dust and bubbles must not be one that is held."""
    word = _last(tokens[place])
    if tokens[place].tag == "VERB":
        # "The potion bubbles": something does it.
        return False
    near = {t.lower for t in tokens[max(0, place - 4) : place + 4]}
    if word == "leaves":
        # "She leaves": a verb.
        return tokens[place].tag in {"NOUN", ""} and bool(
            near & _STIRRED or {"wind", "gust", "breeze"} & {t.lower for t in tokens}
        )
    if word in {"dust", "blossoms", "ashes"}:
        return bool(near & _MOVING)
    return not _counted(tokens, place)


def _counted(tokens: list[Token], place: int) -> bool:
    """Tell whether a number says how many there are: three bubbles are three, not an air full of them."""
    return any(token.tag == "NUM" for token in tokens[max(0, place - 3) : place])


def _last(token: Token) -> str:
    """Return the last word of a compound: "autumn leaves" are leaves."""
    return token.lower.split()[-1] if token.lower.strip() else ""


def _absorbed(word: str, scene: Scene, notes: list[str]) -> None:
    """Take out the leaf or bubble that stood for many, or the sign that stood for sparks: now the air is full of them."""
    single = {"leaves": "leaf", "ashes": "ash"}.get(word, word.removesuffix("s"))
    aims = {id(deed.target) for player in scene.players for deed in player.deeds}
    for player in [p for p in scene.players if p.word.split()[-1] in {single, word} and p.colour is None and p.size is None]:
        if player.cast.figure in {"fireworks", "fire"} or id(player) in aims:
            continue
        scene.players.remove(player)
        scene.links = [link for link in scene.links if player is not link.a and player not in link.b]
        notes[:] = [note for note in notes if f"'{player.word}'" not in note]


def _told(token: Token, effect: str) -> None:
    """Mark a word as told by an effect of the plan."""
    token.used, token.fact = True, ("effect", effect)


def _moved(tokens: list[Token], place: int, effect: str) -> None:
    """Mark the verb of motion that says what an effect does, and how."""
    for token in tokens[max(0, place - 2) : place + 4]:
        if token.lower in _MOVING or token.lower in _GENTLY or token.lower in _NATURAL.get(effect, ()):
            _told(token, effect)


def _source(tokens: list[Token], scene: Scene) -> tuple[int, Player] | None:
    """Return where the first word for somebody of the scene stands, and whom it names."""
    for place, token in enumerate(tokens):
        for player in scene.players:
            if {token.lower, token.lemma} & {player.word, player.word.split()[-1], player.cast.figure}:
                return place, player
    return None


def _mouth(tokens: list[Token], scene: Scene) -> Player | None:
    """Return whose chimney "its chimney" is: the last thing named that can have one."""
    if len(tokens) < 2 or tokens[0].lower not in {"its", "their", "the"} or tokens[1].lower not in MOUTHS:
        return None
    return next(
        (p for p in reversed(scene.players) if not p.alive and p.cast.figure not in _FUMES and p.cast.family != "sign"), None
    )


def _rising(tokens: list[Token], place: int, scene: Scene) -> bool:
    """Read "smoke rises from the chimney of a house": who gives it off."""
    after = tokens[place + 1 : place + 10]
    start = next((k for k, t in enumerate(after) if {t.lower, t.lemma} & {"from", "off", "above", "over", "out of"}), None)
    found = _source(after[start + 1 :], scene) if start is not None else None
    if start is not None and found is None and (owner := _mouth(after[start + 1 : start + 4], scene)) is not None:
        found = 2, owner
    if start is None or found is None:
        return False
    found[1].look["emits"] = _RISES[_last(tokens[place])]
    fumes = [p for p in scene.players if p.word == _last(tokens[place]) and p.cast.figure in _FUMES]
    scene.players = [p for p in scene.players if p not in fumes]
    scene.links = [link for link in scene.links if not {id(link.a), *map(id, link.b)} & set(map(id, fumes))]
    for token in (tokens[place], *after[: start + 2 + found[0]]):
        if token.lower in _MOVING or token.lower in {*MOUTHS, tokens[place].lower}:
            _told(token, _RISES[_last(tokens[place])])
    return True


def _giving(tokens: list[Token], place: int, scene: Scene) -> None:
    found = _source(tokens[place + 1 : place + 4], scene)
    if found is not None:
        found[1].look["emits"] = _GIVING[tokens[place].lower]
        tokens[place].used = True


def _breathing(tokens: list[Token], place: int, scene: Scene) -> None:
    """Read "a dragon breathes fire": the fire belongs to the breath and is nobody's figure."""
    found = _source(tokens[:place][::-1], scene)
    if found is None or not any(t.lower in {"fire", "flames"} for t in tokens[place + 1 : place + 3]):
        return
    found[1].look["emits"] = "breath"
    for player in [p for p in scene.players if p.word in {"fire", "flame"} and not p.deeds]:
        scene.players.remove(player)
        scene.links = [link for link in scene.links if player is not link.a and player not in link.b]
    for token in tokens[place : place + 3]:
        token.used = True
