"""State: whom and what a sentence is talking about at the moment of reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sora_nb.plans import MOST
from sora_nb.stage.furnishing import BUILT, FURNITURE
from sora_nb.stage.reading import people
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.drafts import Deed, Player, Scene
from sora_nb.stage.reading.meaning import castable, describe, kind_of
from sora_nb.stage.reading.sites import PLAINLY, SITES

if TYPE_CHECKING:
    from sora_nb.stage.reading.phrases import Noun
    from sora_nb.stage.reading.retrieval import Catalogue

_KIN = {"mother", "father", "mom", "dad", "parent", "brother", "sister", "friend", "baby", "child", "family"}
_COUNTLESS = {"dozens", "hundreds", "thousands", "countless"}
_OWNERS = {"his", "her", "their"}
_UPON = {"on", "onto", "at", "to", "into"}
_ANY = {"animal", "creature", "figure", "thing", "object", "character", "friend", "pet"}

_TRAVELS = frozenset({"roll", "fall", "slide", "bounce", "float", "fly", "drive", "swing"})
_NEARER = frozenset({("mountains", "coast"), ("coast", "beach")})
"""Places that are what is meant where a first word named another: cliffs along a coast, waves that break on a beach."""
_MANY = {"domino": 8, "bowling pin": 10}
"""Small things that stand close together, and how many of them are meant where no number is said."""


@dataclass(slots=True)
class State:
    """Where the reading stands: the shot, the players of earlier shots, and the grammar of the sentence so far."""

    scene: Scene
    catalogue: Catalogue
    earlier: list[Player]
    notes: list[str]
    candidates: list[Player] = field(default_factory=list)
    subjects: list[Player] = field(default_factory=list)
    last: list[Player] = field(default_factory=list)
    mentioned: list[Player] = field(default_factory=list)
    spoken: list[Player] = field(default_factory=list)
    deeds: list[tuple[Player, Deed]] = field(default_factory=list)
    dangling: list[Deed] = field(default_factory=list)
    stage: int = 0
    mode: str = ""
    void: bool = False
    start: float | None = None
    manner: str | None = None
    seconds: float = 5.0

    def note(self, text: str | None) -> None:
        """Keep a sentence for the plan's notes, once."""
        if text and text not in self.notes:
            self.notes.append(text)

    def subjects_of_verb(self) -> list[Player]:
        """Return the doers of the verb just read, else the subjects."""
        doers = [player for player, _ in self.deeds]
        return doers or self.subjects or self.candidates or self.last

    def players(self, noun: Noun, preposition: str | None = None) -> list[Player]:
        """Return whom a phrase names: somebody already there, or a new player; none where it names no body."""
        if noun.head in people.CLOTHES and noun.determiner in _OWNERS and preposition in _UPON:
            # What happens to her boot happens to her.
            owner = [p for p in reversed(self.mentioned) if p.human and p in self.scene.players][:1]
            if owner:
                noun.use()
                return owner
        kind = kind_of(noun, self.catalogue, preposition)
        if kind == "pronoun":
            return self.pronoun(noun)
        if kind == "body" and noun.owner is not None:
            return [self.cast(noun)] if castable(noun.owner, self.catalogue) else []
        if kind in {"body", "clothes", "scenery", "cast"} and castable(noun, self.catalogue):
            return [self.cast(noun)]
        return []

    def cast(self, noun: Noun) -> Player:
        """Return the player of a phrase, an old one for "the dog", else a new one; a body part stands for its owner."""
        if noun.owner is not None and noun.head in people.BODY | people.HAIR_NOUNS and castable(noun.owner, self.catalogue):
            noun.use()
            return self.cast(noun.owner)
        noun.use()
        known = self._known(noun)
        if known is None:
            known = self._new(noun)
        if noun.owner is not None:
            self._owner(noun.owner)
        describe(known, noun, self.scene)
        self.remember([known])
        return known

    def _of_kind(self, noun: Noun) -> bool:
        """Tell whether a group is of what stands before it: "a wolf family"; those of a rock band are no rocks."""
        figure = self.catalogue.known(noun.modifiers[-1].lower)
        playing = noun.head in {"band", "orchestra", "choir"}
        return figure is not None and not (playing and self.catalogue.family(figure) in {"prop", "shape"})

    def _owner(self, owner: Noun) -> None:
        if castable(owner, self.catalogue):
            self.cast(owner)

    def remember(self, players: list[Player]) -> None:
        """Make these the last ones spoken of."""
        self.spoken += [player for player in players if player not in self.spoken]
        for player in players:
            if player in self.mentioned:
                self.mentioned.remove(player)
            self.mentioned.append(player)

    def _known(self, noun: Noun) -> Player | None:  # noqa: PLR0911
        if noun.counted and noun.count == 1 and noun.tokens[0].lower == "one":
            group = [p for p in self.scene.players if p.word == noun.words and p.count > 1 and p not in self.spoken][-1:]
            if split := self._one(group):
                return split[0]
        definite = noun.determiner in {"the", "this", "that", "these", "those", "its", "his", "her", "their"} or noun.name
        if not definite or (noun.counted and not noun.plural and noun.count != 1):
            return None
        if any(t.lower in {"second", "other", "third"} for t in noun.tokens):
            twins = [p for p in self.scene.players if p.word == noun.words]
            latest = next((p for p in reversed(self.mentioned) if p in twins), None)
            if any(t.lower == "other" for t in noun.tokens) and len(twins) > 1 and latest is not None:
                return next(p for p in twins if p is not latest)
            return twins[1] if len(twins) > 1 else None
        here = list(reversed(self.scene.players))
        for group in (here, list(reversed(self.earlier))):
            for player in group:
                if self._same(player, noun):
                    told = any(_colour(t.lower) or t.lower in people.SIZES for t in noun.qualities)
                    if told and group is here and player.count > 1 and not (noun.plural or noun.counted or player.colour):
                        # "The black knight", of two, is one of them.
                        return self._one([player])[0]
                    return player if group is here else self.scene.add(player.again())
        return None

    def _same(self, player: Player, noun: Noun) -> bool:
        # "The ball" is the ball of yarn.
        words = {player.word, player.word.split()[-1], player.word.partition(" of ")[0]}
        hit = noun.words in words or noun.head in words
        if noun.handle or "cameo" in player.look:
            return noun.handle == player.look.get("cameo") or (noun.determiner == "the" and self._titled(player, noun))
        if not hit and noun.head in _ANY:
            hit = player.alive
        if not hit and noun.head in {"bird", "man", "woman", "boy", "girl", "person", "child"} and noun.determiner == "the":
            hit = self.catalogue.known(noun.head) == player.cast.figure or (
                noun.head == "bird" and player.cast.family == "bird"
            )
            hit = hit or (
                player.human
                and player.look.get("sex")
                == ("female" if noun.head in people.WOMEN else "male" if noun.head in people.MEN else "?")
            )
        colours = {c for t in noun.qualities if (c := _colour(t.lower))}
        sizes = {people.SIZES[t.lower] for t in noun.qualities if t.lower in people.SIZES}
        clash = (colours and player.colour and player.colour not in colours) or (
            sizes and player.size and player.size not in sizes
        )
        return bool(hit and not clash)

    def _titled(self, player: Player, noun: Noun) -> bool:
        """Tell whether "the chef" means a cameo who was said to be a chef."""
        return "cameo" in player.look and not noun.handle and noun.head in player.cast.figure.split()

    def _new(self, noun: Noun) -> Player:
        if noun.handle:
            return self._cameo(noun)
        look = _looks(noun)
        if noun.head in people.COLLECTIVES and noun.modifiers and self._of_kind(noun):
            noun.count = noun.count or people.COLLECTIVES[noun.head]
            noun.words = noun.head = noun.modifiers[-1].lower
        cast = self.catalogue.cast(noun.words, look)
        if any(d.verb == "play" for _, d in self.deeds) and people.SPORTS.get(noun.words) in self.catalogue.figures:
            ball = people.SPORTS[noun.words]
            cast = type(cast)(ball, self.catalogue.family(ball))
        called = noun.name or (noun.tokens[-1].text[:1].isupper() and not noun.determiner and noun.count is None)
        if called and cast.figure == "sign":
            names = [n for n in ("person", "woman", "man") if n in self.catalogue.figures]
            cast = type(cast)(names[0], "human", f"'{noun.tokens[-1].text}' is played by a person.") if names else cast
        if (
            noun.determiner == "its"
            and noun.head in _KIN
            and (beasts := [p for p in reversed(self.mentioned) if p.alive and not p.human])
        ):
            cast = beasts[0].cast
        self.note(cast.note)
        several = _MANY.get(cast.figure, 3)
        count = noun.count if noun.count is not None else (several if noun.plural else people.COLLECTIVES.get(noun.head, 1))
        vague = next((t.lower for t in noun.tokens if t.lower in _COUNTLESS), None)
        most = MOST if cast.figure not in _MANY else max(MOST, 12)
        if count > most or vague:
            self.note(
                f"{vague.capitalize() if vague else count} of '{noun.words}' are shown as {most}, the most there is room for."
            )
        word = noun.words.replace(" 's", "'s")
        player = self.scene.add(Player(word, cast, max(1, min(count, most)), look=dict(cast.look)))
        if noun.rest:
            self.scene.add(Player(word, cast, min(noun.rest, most - player.count), look=dict(cast.look)))
        return player

    def _cameo(self, noun: Noun) -> Player:
        """Return the player of a cameo's handle: a person, or what its title says; who that is, the shelf knows."""
        title = noun.title
        cast = self.catalogue.cast(title.words, _looks(title)) if title is not None else self.catalogue.cast("person")
        if cast.family != "human":
            cast = self.catalogue.cast("person")
        elif title is not None:
            title.use()
        if title is not None:
            self.note(cast.note)
        look = {**dict(cast.look), "cameo": noun.handle}
        player = self.scene.add(Player(noun.words, cast, 1, look=look))
        if title is not None:
            describe(player, title, self.scene)
        return player

    def pronoun(self, noun: Noun) -> list[Player]:  # noqa: C901, PLR0911
        """Return the players that a pronoun or "the other" means."""
        noun.use()
        word = noun.pronoun
        recent = list(reversed(self.mentioned)) or list(reversed(self.earlier))
        doing = [player for player, _ in self.deeds]
        if doing and word in {"him", "her", "them"}:
            recent = [p for p in recent if p not in doing] or recent
        if word in {"he", "him", "himself", "she", "her", "herself", "who", "someone", "somebody"}:
            female = word in {"she", "her", "herself"}
            sex = "female" if female else "male"
            fits = [p for p in recent if p.human and p.look.get("sex", _sex(p)) == sex]
            fits = fits or [p for p in recent if p.human and p.look.get("sex", _sex(p)) is None]
            found = fits[:1] or [p for p in recent if p.human][:1] or [p for p in recent if p.alive][:1]
            return self._here(found) or ([self._stranger(noun)] if word in {"he", "she", "someone", "somebody"} else [])
        if doing:
            recent = [p for p in recent if p not in doing] or recent
        if word == "one" and (split := self._one(recent)):
            return split
        if word == "one" and self.last and (rest := [p for p in recent if p.word == self.last[0].word and p not in self.last]):
            return self._here(rest[:1])
        if word in {"it", "this", "that"} and doing:
            # What the doers took up in this sentence, before what others deal with.
            mine = [d.target for p in doing for d in reversed(p.deeds) if d.stage == self.stage]
            # What rolls off a table is what is caught, not the table.
            theirs = [
                p if d.verb in _TRAVELS and p.count == 1 and not p.alive else d.target
                for p in recent
                for d in reversed(p.deeds)
            ]
            handled = [p for p in (*mine, *theirs) if isinstance(p, Player)]
            fits = [p for p in handled if not p.person and p not in doing and p in self.scene.players]
            if fits:
                return self._here(fits[:1])
        if word in {"it", "itself", "this", "that", "one"}:
            single = [p for p in recent if p.count == 1] or recent
            subjects = [p for p in self.subjects if not p.person and p not in doing]
            return self._here([p for p in subjects if p in single][:1] or [p for p in single if not p.person][:1])
        if word in {"they", "them", "both", "all", "themselves", "these", "those"}:
            many = [p for p in recent if p.count > 1][:1]
            group = [p for p in self.subjects if p in recent]
            return self._here(group if len(group) > 1 else many or [p for p in reversed(recent) if p.alive] or recent[:2])
        if word in {"other", "others", "another", "second"} and recent:
            kind = self.subjects[0].word if self.subjects else recent[0].word
            others = [p for p in recent if p not in self.subjects and p.word == kind]
            if not others and self.subjects and not doing:
                others = [self.scene.add(Player(kind, recent[0].cast))]
            return self._here(others[:1])
        if word in {"everyone", "everybody"}:
            return self._here([p for p in recent if p.human]) or [self._stranger(noun)]
        return []

    def _one(self, recent: list[Player]) -> list[Player]:
        """Take "one" out of the last group spoken of, so that "one is black, the other is white" binds right."""
        group = next((p for p in recent if p.count > 1 and p in self.scene.players), None)
        if group is None:
            return []
        group.count -= 1
        single = group.again()
        single.count, single.origin = 1, group
        self.subjects = []
        self.remember([group, single])
        return [self.scene.add(single)]

    def _here(self, players: list[Player]) -> list[Player]:
        found = [p if p in self.scene.players else self.scene.add(p.again()) for p in players]
        self.remember(found)
        return found

    def _stranger(self, noun: Noun) -> Player:
        word = {"he": "man", "she": "woman"}.get(noun.pronoun, "person")
        player = Player(word, self.catalogue.cast(word), count=3 if noun.pronoun in {"everyone", "everybody"} else 1)
        self.remember([player])
        return self.scene.add(player)


def _colour(word: str) -> str | None:
    from sora_nb.stage.reading.meaning import colour_of

    return colour_of(word)


def _sex(player: Player) -> str | None:
    head = player.word.split()[-1]
    return "female" if head in people.WOMEN else "male" if head in people.MEN else None


def _looks(noun: Noun) -> dict[str, str]:
    look = {}
    for token in (*noun.qualities, *noun.modifiers):
        if token.lower in people.AGES:
            look["age"] = people.AGES[token.lower]
        if token.lower in {"male", "female"}:
            look["sex"] = token.lower
    return look


_BESIDE = frozenset(
    {"next to", "beside", "by", "near", "along", "at", "to", "from", "around", "alongside", "towards", "toward", "behind"}
)


def _site(state: State, noun: Noun) -> None:
    """Keep a place that is more particular than the stage's own as it was written, and say where it has nothing of its own."""
    site = next((words for words in (noun.words, noun.head) if words in SITES), None)
    if site is None:
        return
    if site in FURNITURE or site in BUILT:
        state.scene.setting = site
    elif site not in PLAINLY:
        state.note(f"'{site}' is drawn as a plain {state.scene.place}.")


_DARK = frozenset({"dark", "darkened", "unlit", "dim", "shadowy"})


def _darkened(scene: Scene, noun: Noun) -> None:
    """Read "a dark room" as the room at night."""
    for token in noun.qualities:
        if token.lower in _DARK:
            scene.time, token.used = scene.time or "night", True


def set_place(state: State, noun: Noun, preposition: str | None = None) -> None:
    """Set the shot's place from a phrase, with what its adjectives tell of the weather."""
    from sora_nb.stage.reading.meaning import set_scene

    noun.use()
    scene = state.scene
    world = around.PLANETS.get(noun.head)
    place = (
        noun.fact[1] if noun.fact and noun.fact[0] == "place" else around.PLACES.get(noun.words) or around.PLACES.get(noun.head)
    ) or (world and world[0])
    if place is None and noun.name:
        place = "city"
    if place == "sea" and noun.head not in {"sea", "ocean"} and preposition in _BESIDE:
        place = {"lake": "river", "pool": "playground"}.get(BUILT.get(noun.head, ""), "beach")
    if place == "mountains" and noun.words.split()[0] in {"frozen", "ice", "pack"}:
        scene.weather = scene.weather or "snow"
    if preposition == "from" and noun.head in around.HOUSES and state.deeds:
        # Who comes out of a house is in front of it.
        place = "street"
    if scene.place is None or (scene.place, place) in _NEARER:
        scene.place = place
        _site(state, noun)
    set_scene(scene, [*noun.qualities, *noun.participles, *noun.modifiers])
    _darkened(scene, noun)
    for token in noun.modifiers:
        token.used = token.used or token.lower in around.PLACES or token.tag == "NAME"
        if token.lower in around.TIMES and scene.time is None:
            scene.time, token.used = around.TIMES[token.lower], True
    if world:
        scene.gravity = world[1]
        scene.setting = noun.head if noun.head in BUILT else scene.setting
        state.note(f"'{noun.head.capitalize()}' drawn as {scene.place}, with its own gravity of {world[1]:g} m/s².")
