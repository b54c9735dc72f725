"""Drafts: what is being understood, sentence by sentence, before it becomes a plan."""

from __future__ import annotations

from dataclasses import dataclass, field

from sora_nb.stage.reading.retrieval import Cast


@dataclass(slots=True, eq=False)
class Deed:
    """Something a player does; `stage` counts what comes one after the other.

    `source` marks a target that it comes from, `passing` one that it goes by; `receiver` is who gets what is given.
    """

    verb: str
    direction: str | None = None
    target: Player | str | None = None
    manner: str | None = None
    start: float | None = None
    end: float | None = None
    speech: str | None = None
    stage: int = 0
    written: str = ""
    source: bool = False
    passing: bool = False
    receiver: Player | None = None


@dataclass(slots=True, eq=False)
class Player:
    """Somebody or something in the draft; `known_as` is the name in an earlier plan of somebody who is there already.

    `origin` is the group that it was one of before it was told apart; `mood_from` the stage from which on its mood shows.
    """

    word: str
    cast: Cast
    count: int = 1
    colour: str | None = None
    size: str | None = None
    look: dict[str, str] = field(default_factory=dict)
    deeds: list[Deed] = field(default_factory=list)
    ordinal: int = 1
    known_as: str | None = None
    origin: Player | None = None
    mood_from: int = 0

    @property
    def name(self) -> str:
        """Return the name in the plan: the word, numbered from the second of its kind."""
        if self.known_as is not None:
            return self.known_as
        return self.word if self.ordinal == 1 else f"{self.word} {self.ordinal}"

    @property
    def human(self) -> bool:
        """Tell whether a person plays this."""
        return self.cast.family == "human"

    @property
    def person(self) -> bool:
        """Tell whether this is somebody rather than something: "it" may be a robot, never a man."""
        return self.human and self.cast.figure != "robot"

    @property
    def alive(self) -> bool:
        """Tell whether this moves by its own will."""
        return self.cast.family in {"human", "quadruped", "bird", "fish", "insect", "snake", "mollusc", "monster"}

    def add_look(self, key: str, value: str) -> None:
        """Add an attribute; a second value of the same kind is joined on."""
        known = self.look.get(key)
        self.look[key] = value if known in {None, value} else f"{known} and {value}"

    def again(self) -> Player:
        """Return the same player for another shot, with nothing done yet."""
        return Player(self.word, self.cast, self.count, self.colour, self.size, dict(self.look))


@dataclass(slots=True, eq=False)
class Link:
    """How two players stand to each other, from a stage on."""

    a: Player
    relation: str
    b: tuple[Player, ...]
    stage: int = 0


@dataclass(slots=True, eq=False)
class Beat:
    """What one sentence begins: the stages of its deeds, who is spoken of, and how the camera is to see it."""

    stages: tuple[int, int]
    spoken: list[Player]
    deeds: list[tuple[Player, Deed]] = field(default_factory=list)
    cut: bool = False
    framing: str | None = None
    focus: Player | None = None
    camera: str | None = None
    sounds: list[str] = field(default_factory=list)
    words: int = 0

    def takes(self, other: Beat) -> None:
        """Take a later beat into this one, so that both are one shot."""
        self.stages = (self.stages[0], max(self.stages[1], other.stages[1]))
        self.spoken += [p for p in other.spoken if p not in self.spoken]
        self.deeds += other.deeds
        self.framing, self.focus = self.framing or other.framing, self.focus or other.focus
        self.camera = self.camera or other.camera
        self.sounds += other.sounds
        self.words += other.words


@dataclass(slots=True, eq=False)
class Scene:
    """One shot in the draft, or several in one place; None where nothing was said, `general` a camera for all of them."""

    place: str | None = None
    setting: str | None = None
    time: str | None = None
    weather: str | None = None
    style: str | None = None
    camera: str | None = None
    framing: str | None = None
    focus: Player | None = None
    music: str | None = None
    muted: bool = False
    gravity: float | None = None
    floor: bool = False
    ice: bool = False
    sounds: list[str] = field(default_factory=list)
    score: list[str] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    players: list[Player] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    stages: int = 1
    beats: list[Beat] = field(default_factory=list)
    general: str | None = None

    def add(self, player: Player) -> Player:
        """Add a player, numbered among those of the same word."""
        same = [p.ordinal for p in self.players if p.word == player.word]
        player.ordinal = max(same, default=0) + 1
        self.players.append(player)
        return player

    def link(self, a: Player, relation: str, *b: Player) -> None:
        """Add a relation once."""
        if a not in b and not any(known.a is a and known.relation == relation and known.b == b for known in self.links):
            self.links.append(Link(a, relation, b))

    def hear(self, sound: str) -> None:
        """Add a sound once."""
        if sound not in self.sounds:
            self.sounds.append(sound)
