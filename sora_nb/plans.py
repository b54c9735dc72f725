"""Plan: how the words were understood; shots, actors, actions, relations, sounds."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sora_nb import values
from sora_nb.errors import InvalidRequest

if TYPE_CHECKING:
    import pandas as pd

TIMES = ("dawn", "day", "sunset", "night")
WEATHERS = ("clear", "rain", "snow", "wind", "fog", "storm")
EFFECTS = ("fireworks", "confetti", "bubbles", "leaves", "petals", "dust", "sparks", "embers", "smoke")
DIRECTIONS = ("left", "right", "up", "down", "toward", "away")
SIZES = ("tiny", "small", "big", "huge")
RELATIONS = (
    "left of", "right of", "on", "under", "above", "below", "behind", "in front of", "between", "inside", "around",
    "next to",
)  # fmt: skip
FRAMINGS = ("wide", "medium", "close")
MOST = 12
"""How many of a kind one actor can stand for."""
CAMERAS = ("static", "pan", "tilt", "zoom", "dolly", "follow", "crane", "handheld", "whip")
CAMERA_WAYS = ("left", "right", "up", "down", "in", "out")
COLUMNS = (
    "shot", "actor", "figure", "word", "count", "colour", "size", "action", "direction", "target", "manner",
    "start", "end", "speech",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing an actor does.

    `verb` is a plain infinitive ("bounce"); `target` names another actor of the shot, or is a plain noun of the place
    ("floor"); `manner` is an adverb in its plain form ("slowly"); `start` and `end` are seconds in the shot, None where
    the stage may choose; `speech` holds the words said, for the verb "speak"; `passing` is True where the way leads past
    the target, not to it; `written` is the verb as the prompt has it ("melt"), where the stage's own verb says less
    ("shrink").
    """

    verb: str
    direction: str | None = None
    target: str | None = None
    manner: str | None = None
    start: float | None = None
    end: float | None = None
    speech: str | None = None
    passing: bool = False
    written: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where one of an actor's bodies starts, written down in a film made from another so that it starts there again.

    `x` is a share of the frame's width from its left edge, `depth` 0 (front) to 1 (horizon), `scale` how many times its own
    size it is shown; `way` is the side to which a thing drifts: -1 left, 1 right, 0 where the stage may choose; `along` is 1
    where the camera goes along with it, -1 where it stays, 0 where the stage may choose.
    """

    x: float
    depth: float = 0.0
    scale: float = 1.0
    way: int = 0
    along: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something on the stage.

    `name` is unique in the shot ("dog", "dog 2"); `figure` is what is drawn; `word` is what was written; `look` holds
    further attributes as pairs: ("age", "old"), ("hair", "red"), ("clothes", "chef"), ("material", "wood"),
    ("bounce", "0.8"). `spots` are places to start from, one for each of `count`; the stage chooses for those that have none.
    """

    name: str
    figure: str
    word: str
    count: int = 1
    colour: str | None = None
    size: str | None = None
    look: tuple[tuple[str, str], ...] = ()
    actions: tuple[Action, ...] = ()
    spots: tuple[Spot, ...] = ()

    def trait(self, key: str) -> str | None:
        """Return an attribute from `look`, or None."""
        return dict(self.look).get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two actors, or an actor and a thing of the place, stand to each other: `a` is `relation` `b`.

    For "between", `b` joins the two names with " and ".
    """

    a: str
    relation: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One stretch of film without a cut.

    `camera` is None where the stage may choose: then it goes along with whoever travels through open country, and rests
    otherwise; "static" rests whatever happens; `camera_way` is which way it goes, None where the stage may choose. `framing`
    is how much is seen, None for all of the stage, and `focus` the name of the actor whom it frames, None for the one whom
    the shot is about. `seconds` is None where the clip's length is shared out evenly; `gravity` is in m/s², None for the
    place's own; `music` is None when silence is asked for, else a mood; `score` says how it is played: an instrument
    ("piano"), "slow" or "fast"; `effects` are what fills the air besides the weather, out of `EFFECTS`; `setting` is the
    place as it was written where that is more particular ("bathroom" of a "room"): it is furnished accordingly. `seams` are
    the seconds at which the shot was made longer: what happens before one is settled before anything after it is looked at.
    """

    place: str = "meadow"
    time: str = "day"
    weather: str = "clear"
    style: str | None = None
    camera: str | None = None
    camera_way: str | None = None
    sounds: tuple[str, ...] = ()
    music: str | None = None
    score: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    relations: tuple[Relation, ...] = ()
    seconds: float | None = None
    gravity: float | None = None
    setting: str | None = None
    framing: str | None = None
    focus: str | None = None
    seams: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        optional = (("camera", CAMERAS), ("camera_way", CAMERA_WAYS), ("framing", FRAMINGS))
        for field, known in (("time", TIMES), ("weather", WEATHERS), *optional):
            value = getattr(self, field)
            if value not in known and (field in ("time", "weather") or value is not None):
                raise InvalidRequest(f"{field} is {value!r}; it can be {', '.join(known)}.")
        for effect in self.effects:
            if effect not in EFFECTS:
                raise InvalidRequest(f"effects holds {effect!r}; it can hold {', '.join(EFFECTS)}.")
        names = [actor.name for actor in self.actors]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise InvalidRequest(f"Two actors are called {twice[0]!r}; give each a name of its own.")

    def actor(self, name: str) -> Actor | None:
        """Return the actor of that name, or None."""
        return next((actor for actor in self.actors if actor.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a prompt was understood: public, editable, renderable.

    `unplaced` lists words that found no place; `notes` says, in sentences, what was replaced or assumed.
    """

    shots: tuple[Shot, ...] = ()
    prompt: str = ""
    unplaced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def but(self, **changes: Any) -> Plan:
        """Return a copy with some fields changed."""
        return dataclasses.replace(self, **changes)

    def table(self) -> pd.DataFrame:
        """Return a DataFrame with a row for each actor and action, columns as in `sora_nb.plans.COLUMNS`.

        Edited, it is rendered with `sora.generate(plan=table)` or `clip.remix(table)`, and read back with `sora.plan(table)`.
        """
        import pandas as pd

        table = pd.DataFrame(list(self._rows()), columns=list(COLUMNS)).astype(object).where(lambda f: f.notna(), None)
        # What the columns do not show goes along, so that the edited table becomes a whole plan again.
        table.attrs["plan"] = self.to_json()
        return table

    def _rows(self) -> list[tuple[object, ...]]:
        rows: list[tuple[object, ...]] = []
        for number, shot in enumerate(self.shots):
            for actor in shot.actors:
                head = (number, actor.name, actor.figure, actor.word, actor.count, actor.colour, actor.size)
                rows += [
                    (*head, a.verb, a.direction, a.target, a.manner, a.start, a.end, a.speech)
                    for a in actor.actions or (None,)
                    if a is not None
                ] or [(*head, *[None] * 7)]
        return rows

    def to_json(self) -> str:
        """Write the plan as canonical JSON."""
        return values.to_json(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Plan:
        """Read a plan written by `to_json`.

        Raises:
            InvalidRequest: the text is no plan; the message names the field.
        """
        return values.read(cls, text)
