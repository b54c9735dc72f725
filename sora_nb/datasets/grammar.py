"""Grammar: draws prompts over what the stage can perform, each with the facts that it states, so that captions are true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sora_nb.errors import InvalidRequest
from sora_nb.narration import NUMBERS, plural
from sora_nb.stage import director

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sora_nb.plans import Actor, Plan

_TRIES = 64
"""Draws after which a number gives up finding a sentence that is read as it is meant."""

PEOPLE = (
    "man", "woman", "boy", "girl", "old man", "old woman", "chef", "astronaut", "detective", "firefighter", "farmer",
    "doctor", "knight", "king", "queen", "wizard", "witch", "clown", "pirate", "superhero", "robot", "cowboy", "ninja",
)  # fmt: skip
BEASTS = (
    "dog", "cat", "fox", "wolf", "horse", "zebra", "cow", "goat", "sheep", "pig", "rabbit", "squirrel", "bear", "panda",
    "lion", "tiger", "cheetah", "deer", "giraffe", "camel", "elephant", "rhino", "gorilla", "puppy", "kitten",
)  # fmt: skip
BIRDS = ("parrot", "owl", "eagle", "duck", "goose", "flamingo", "seagull", "crow", "pigeon", "toucan")
WALKERS = ("penguin", "ostrich", "chicken", "rooster")
FISH = ("fish", "goldfish", "clownfish", "shark", "dolphin", "whale", "orca")
ROUND = ("ball", "marble", "beach ball")
SHAPES = ("box", "cube", "star", "heart", "triangle", "cone", "ring", "hexagon")
THINGS = ("apple", "gift", "teddy bear", "trophy", "bell", "lemon", "cupcake", "crown", "bucket")
CARS = ("car", "bus", "taxi", "truck", "tractor")
COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "black", "white", "brown")
SIZES = ("tiny", "small", "big", "huge")
DEEDS = {
    "people": ("walk", "run", "dance", "jump", "wave", "clap", "cheer", "spin", "sit", "sing", "sleep"),
    "beasts": ("walk", "run", "jump", "sit", "sleep", "spin"),
    "birds": ("fly", "walk", "hop", "sleep"),
    "walkers": ("walk", "run", "hop", "dance"),
    "fish": ("swim",),
    "round": ("bounce", "roll", "fall", "spin"),
    "shapes": ("fall", "spin", "slide"),
    "things": ("fall", "spin", "slide"),
    "cars": ("drive",),
}
"""What each sort of figure does in drawn prompts, as plans name it."""
_SAYINGS = {
    "walk": ("walks", "strolls"), "run": ("runs", "sprints"), "jump": ("jumps", "leaps"), "fall": ("falls", "drops"),
    "spin": ("spins", "twirls"), "fly": ("flies",), "sleep": ("sleeps", "naps"), "dance": ("dances",), "slide": ("slides",),
    "chase": ("chases", "runs after"), "follow": ("follows",), "bounce": ("bounces",), "wave": ("waves",),
}  # fmt: skip
_BASE = {"flies": "fly"}
"""Verbs in the third person whose plain form is not the same without its s."""
_TRAVEL = ("walk", "run", "roll", "slide", "drive", "swim", "fly")
_MANNERS = {
    "walk": ("slowly", "quickly", "happily", "sadly", "proudly"), "run": ("quickly", "happily"), "dance": ("happily", "wildly"),
    "jump": ("happily", "high"), "wave": ("happily", "excitedly"), "roll": ("slowly", "quickly"), "swim": ("slowly", "quickly"),
    "drive": ("slowly", "quickly"), "spin": ("slowly", "quickly"), "sleep": ("calmly",), "sing": ("happily", "loudly"),
}  # fmt: skip
_SAID = ("Hello!", "Good morning!", "Look at that!", "Wait for me!", "Oh no!", "What a lovely day!", "Follow me!", "Here I am!")
_PLACES = {
    "meadow": ("in a meadow", "on the grass"), "forest": ("in the forest",),
    "beach": ("on the beach", "at the seaside"), "street": ("in the street", "on the street"), "room": ("in the living room",),
    "kitchen": ("in the kitchen",), "classroom": ("in the classroom",), "desert": ("in the desert",),
    "mountains": ("in the mountains",), "moon": ("on the moon",), "playground": ("on the playground", "in the park"),
    "farm": ("on a farm", "on the farm"), "city": ("in the city",), "coast": ("on a rocky coast",),
    "harbour": ("at the harbour",), "river": ("by the river",), "jungle": ("in the jungle",),
    "library": ("in the library",), "castle": ("in the castle",),
    "market": ("at the market",),
}  # fmt: skip
_INDOORS = ("room", "kitchen", "classroom", "library", "castle", "moon")
_TIMES = {"dawn": ("at dawn", "at sunrise"), "sunset": ("at sunset",), "night": ("at night",), "day": ("", "", "at noon")}
_WEATHERS = {
    "clear": ("",), "rain": ("in the rain",), "snow": ("in the snow", "while it snows"), "fog": ("in the fog",),
    "wind": ("in the wind",), "storm": ("during a thunderstorm",),
}  # fmt: skip
_STYLES = {
    "clay": "claymation", "paper": "paper cut-out", "noir": "film noir", "watercolor": "watercolor", "pixel": "pixel art",
    "comic": "comic book style", "chalkboard": "chalk drawing", "blueprint": "blueprint style", "neon": "neon style",
    "vintage": "vintage film", "anime": "anime style", "felt": "felt style", "cinematic": "cinematic",
    "cartoon": "cartoon style",
}  # fmt: skip
_CAMERAS = {
    "pan": "the camera pans", "zoom": "the camera zooms in", "handheld": "handheld camera", "static": "static camera",
    "crane": "crane shot", "dolly": "dolly shot",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Somebody in a drawn prompt, as it was meant: what is said of it, "" where nothing is."""

    figure: str
    verb: str = ""
    colour: str = ""
    size: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A prompt and what it states; `place` and `camera` are "" where it leaves them open."""

    prompt: str
    cast: tuple[Fact, ...]
    place: str = ""
    time: str = "day"
    weather: str = "clear"
    style: str = ""
    camera: str = ""


class Dice:
    """The choices of one drawing."""

    def __init__(self, *key: int) -> None:
        self._random = np.random.default_rng(np.random.SeedSequence(key))

    def of(self, choices: Sequence[str]) -> str:
        """Return one of several."""
        return choices[int(self._random.integers(len(choices)))]

    def happens(self, chance: float) -> bool:
        """Tell whether something of that chance comes to pass."""
        return bool(self._random.random() < chance)


def draw(seed: int, number: int, *, styled: bool = True) -> tuple[Drawn, Plan]:
    """Return prompt number `number` of a seed, and how the director reads it: with no loose end, and as it was meant.

    The same seed and number give the same prompt, whatever else is drawn. Without `styled` it names no style.

    Raises:
        InvalidRequest: the director misreads all that the grammar finds, which does not happen while both fit together.
    """
    for attempt in range(_TRIES):
        drawn = _sentence(Dice(seed, number, attempt), styled=styled)
        plan = director.read(drawn.prompt, seconds=2.0)
        if not misread(drawn, plan):
            return drawn, plan
    raise InvalidRequest(f"No sentence was found for prompt {number} of seed {seed}. Take another seed.")


def misread(drawn: Drawn, plan: Plan) -> str:
    """Return what a plan has otherwise than a drawn prompt means it, "" where nothing."""
    if plan.unplaced or plan.notes or len(plan.shots) != 1:
        return "loose ends"
    shot = plan.shots[0]
    for field in ("time", "weather", "place", "style", "camera"):
        wanted = getattr(drawn, field)
        if wanted and getattr(shot, field) != wanted:
            return field
    if (shot.camera or "") != drawn.camera or (shot.style or "") != drawn.style:
        return "camera or style"
    # Each as often as it is said, and nobody else.
    left = list(shot.actors)
    for fact in drawn.cast:
        match = next((actor for actor in left if _plays(actor, fact)), None)
        if match is None:
            return f"cast: {fact.figure}"
        left.remove(match)
    return f"cast: {left[0].figure}" if left else ""


def _plays(actor: Actor, fact: Fact) -> bool:
    figure = f"old {actor.figure}" if actor.trait("age") == "old" and actor.figure in ("man", "woman") else actor.figure
    same = (figure, actor.colour or "", actor.size or "", actor.count) == (fact.figure, fact.colour, fact.size, fact.count)
    return same and (not fact.verb or any(action.verb == fact.verb for action in actor.actions))


def _sentence(dice: Dice, *, styled: bool = True) -> Drawn:
    """Return a sentence, perhaps one that is not read as it is meant."""
    watery = dice.happens(0.08)
    place = "underwater" if watery else dice.of(tuple(_PLACES)) if dice.happens(0.8) else ""
    inside = place in _INDOORS or watery
    time = dice.of(("day", "day", "sunset", "night", "dawn")) if not watery else "day"
    weather = "clear" if inside or dice.happens(0.65) else dice.of(tuple(_WEATHERS))
    style = dice.of(tuple(_STYLES)) if dice.happens(0.4) and styled else ""
    camera = dice.of(tuple(_CAMERAS)) if dice.happens(0.15) else ""
    text, cast = _event(dice, watery=watery)
    where = " ".join(
        filter(None, (
            "underwater" if watery else dice.of(_PLACES[place]) if place else "", dice.of(_TIMES[time]),
            dice.of(_WEATHERS[weather]),
        ))
    )  # fmt: skip
    if where and dice.happens(0.3) and not where.startswith("while"):
        text = f"{where[:1].upper()}{where[1:]}, {text}"
    else:
        text = f"{text[:1].upper()}{text[1:]} {where}".rstrip()
    text = ", ".join(filter(None, (text, _CAMERAS.get(camera, ""), _STYLES.get(style, ""))))
    return Drawn(prompt=text, cast=cast, place=place, time=time, weather=weather, style=style, camera=camera)


def _event(dice: Dice, *, watery: bool) -> tuple[str, tuple[Fact, ...]]:
    """Return what happens in words, and who takes part."""
    if watery:
        return _does(dice, _who(dice, FISH), "fish")
    shape = dice.of(("alone", "alone", "beside", "beside", "while", "while", "pursuit", "speech", "strike"))
    if shape in _MEETINGS:
        return _MEETINGS[shape](dice)
    sort, figures = _sort(dice)
    text, cast = _does(dice, _who(dice, figures), sort)
    if shape == "beside":
        other = _who(dice, (*SHAPES, *THINGS, *BEASTS), counted=False)
        return f"{text} next to {_named(other)}", (*cast, other)
    if shape == "while":
        sort, figures = _sort(dice)
        again, more = _does(dice, _who(dice, figures), sort)
        return f"{text} while {again}", (*cast, *more)
    return text, cast


def _pursuit(dice: Dice) -> tuple[str, tuple[Fact, ...]]:
    """Return somebody going after another."""
    one = _who(dice, (*BEASTS, *PEOPLE), sized=False)
    two = _who(dice, ("rabbit", "cat", "dog", "chicken", "ball", "butterfly"))
    verb = dice.of(("chase", "follow"))
    return f"{_named(one)} {_agreed(dice, verb, one)} {_named(two)}", (_with(one, verb), two)


def _speech(dice: Dice) -> tuple[str, tuple[Fact, ...]]:
    """Return somebody who says something, perhaps to another."""
    one, other = (_who(dice, (*PEOPLE, *BEASTS), counted=False) for _ in range(2))
    to = f" to {_named(other)}" if dice.happens(0.5) else ""
    return f"{_named(one)} says '{dice.of(_SAID)}'{to}", (_with(one, "speak"), *((other,) if to else ()))


def _strike(dice: Dice) -> tuple[str, tuple[Fact, ...]]:
    """Return somebody who sends a ball on its way."""
    one, ball = _who(dice, PEOPLE, counted=False), _who(dice, ("ball", "soccer ball", "beach ball"), counted=False)
    verb = dice.of(("kick", "throw"))
    return f"{_named(one)} {verb}s {_named(ball)}", (_with(one, verb), ball)


_MEETINGS: dict[str, Callable[[Dice], tuple[str, tuple[Fact, ...]]]] = {
    "pursuit": _pursuit, "speech": _speech, "strike": _strike,
}  # fmt: skip


_SORTS = {
    "people": PEOPLE, "beasts": BEASTS, "birds": BIRDS, "walkers": WALKERS, "round": ROUND, "shapes": SHAPES, "things": THINGS,
    "cars": CARS,
}  # fmt: skip
_OFTEN = ("people", "people", "beasts", "round", *_SORTS)


def _sort(dice: Dice) -> tuple[str, tuple[str, ...]]:
    """Return a sort of figures: people, beasts and balls more often than others."""
    name = dice.of(_OFTEN)
    return name, _SORTS[name]


def _who(dice: Dice, figures: Sequence[str], *, counted: bool = True, sized: bool = True) -> Fact:
    """Return somebody or something of these figures, perhaps of a colour or a size, or several."""
    figure = dice.of(figures)
    plain = figure in PEOPLE and figure != "robot"
    coloured = not plain and dice.happens(0.75 if figure in (*ROUND, *SHAPES, *CARS) else 0.3)
    return Fact(
        figure=figure, colour=dice.of(COLOURS) if coloured else "",
        size=dice.of(SIZES) if sized and not plain and dice.happens(0.15) else "",
        count=int(dice.of(("2", "2", "3", "4"))) if counted and dice.happens(0.15) else 1,
    )  # fmt: skip


def _with(fact: Fact, verb: str) -> Fact:
    return Fact(figure=fact.figure, verb=verb, colour=fact.colour, size=fact.size, count=fact.count)


def _does(dice: Dice, who: Fact, sort: str) -> tuple[str, tuple[Fact, ...]]:
    """Return somebody doing something of their sort, in words."""
    verb = dice.of(DEEDS[sort])
    words = [_named(who), _agreed(dice, verb, who)]
    if verb in _TRAVEL and dice.happens(0.3):
        words.append(dice.of(("to the left", "to the right")))
    elif verb in _MANNERS and sort in ("people", "beasts", "walkers", "round", "fish", "cars") and dice.happens(0.3):
        words.append(dice.of(_MANNERS[verb]))
    return " ".join(words), (_with(who, verb),)


def _agreed(dice: Dice, verb: str, who: Fact) -> str:
    """Return a verb, or another word for it, as it stands after one or several."""
    first, *rest = dice.of(_SAYINGS.get(verb, (f"{verb}s",))).split(" ")
    return " ".join([first if who.count == 1 else _BASE.get(first, first.removesuffix("s")), *rest])


def _named(fact: Fact) -> str:
    name = " ".join(filter(None, (fact.size, fact.colour, fact.figure)))
    if fact.count > 1:
        return f"{NUMBERS[fact.count]} {plural(name)}"
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
