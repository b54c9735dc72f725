"""Director: reads an English prompt into a Plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.language.lexicon import lexicon
from sora_nb.plans import Action, Actor, Plan, Relation, Shot
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.clauses import Clauses
from sora_nb.stage.reading.deeds import DEEDS, FINER
from sora_nb.stage.reading.drafts import Deed, Player, Scene
from sora_nb.stage.reading.idioms import join
from sora_nb.stage.reading.meaning import kind_of
from sora_nb.stage.reading.mounts import mount
from sora_nb.stage.reading.phrases import Mark, Noun, Phrase, phrases, titled
from sora_nb.stage.reading.retrieval import Catalogue, catalogue
from sora_nb.stage.reading.state import State
from sora_nb.stage.reading.stylings import STYLES
from sora_nb.stage.reading.tags import Tagger
from sora_nb.stage.reading.words import FOREIGN, Token, sentences
from sora_nb.stage.vocabulary import GRAVITY, headgear

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.stage.cast.figures import Figure

IMPLIED = {"surfboard": "sea", "ice skate": "rink", "figure skater": "rink", "ice skater": "rink", "hockey player": "rink"}
"""Things and people that say where one is, where nothing else does."""
_DEFAULTS = frozenset({*around.PLACES, *around.TIMES, *around.WEATHERS, *around.CAMERAS})
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "NAME", "PADJ", "FRAME", "SPEECH", "NUM", FOREIGN})
_NOTHING = "No word was understood; the stage reads English."


def read(prompt: str, *, seconds: float = 5.0, style: str | None = None, figures: Mapping[str, Figure] | None = None) -> Plan:
    """Return how a prompt is understood.

    `style`, when given, wins over a style named in the prompt; `figures` is what can be drawn, by default everything that
    the stage has. A word that found no place is in `unplaced`; what was replaced or assumed is in `notes`.

    Raises:
        InvalidRequest: there is no such style.
    """
    if style is not None:
        from sora_nb.stage.styles.look import parse

        parse(style)
    if figures is None:
        from sora_nb.stage.cast.figures import figures as everything

        figures = everything()
    reading = Reading(catalogue(figures), seconds)
    for sentence in sentences(prompt):
        reading.sentence(sentence)
    return reading.plan(prompt, style)


class Reading:
    """One prompt on its way to a plan."""

    def __init__(self, known: Catalogue, seconds: float) -> None:
        self.catalogue = known
        self.seconds = seconds
        self.scenes = [Scene()]
        self.notes: list[str] = []
        self.tokens: list[Token] = []
        self.mentioned: list[Player] = []
        self.subjects: list[Player] = []
        self.fresh = True

    def sentence(self, words: list[Token]) -> None:
        """Read one sentence into the current shot, or into a new one."""
        self.tokens += [token for token in words if token.tag == FOREIGN]
        tokens = join([token for token in words if token.tag != FOREIGN], self.catalogue.compounds)
        Tagger(tokens, self.catalogue.nouns).run()
        self.tokens += tokens
        part: list[Token] = []
        for token in tokens:
            if token.tag == "CUT":
                self._clauses(part)
                part = []
                if token.lemma == "cut":
                    self._cut()
            elif token.tag != "FILL":
                part.append(token)
        self._clauses(part)

    def _clauses(self, tokens: list[Token]) -> None:
        if not tokens:
            return
        found = titled(phrases(tokens))
        if self._elsewhere(found):
            self._cut()
        scene = self.scenes[-1]
        state = self.state(scene)
        state.subjects = [p for p in self.subjects if p in scene.players]
        state.stage = scene.stages - 1
        if any(player.deeds for player in scene.players) and not self.fresh:
            state.stage += 1
        Clauses(state, found).run()
        scene.stages = max(scene.stages, state.stage + 1)
        self.subjects = state.subjects or state.candidates
        self.fresh = False

    def state(self, scene: Scene) -> State:
        """Return where the reading of the next clauses starts from."""
        earlier = [player for other in self.scenes[:-1] for player in other.players]
        return State(scene, self.catalogue, earlier, self.notes, mentioned=self.mentioned, seconds=self.seconds)

    def _cut(self) -> None:
        last = self.scenes[-1]
        if not last.players and last.place is None and last.time is None:
            return
        self.scenes.append(Scene(style=last.style, time=last.time, weather=last.weather, muted=last.muted, music=last.music))
        self.fresh = True

    def _elsewhere(self, found: list[Phrase]) -> bool:
        """Tell whether a sentence is set at another place or time than the shot so far."""
        scene = self.scenes[-1]
        for before, phrase in zip([None, *found], found, strict=False):
            if not isinstance(phrase, Noun):
                continue
            preposition = before.token.lemma if isinstance(before, Mark) and before.tag == "PREP" else None
            kind = kind_of(phrase, self.catalogue, preposition) if preposition else ""
            if kind == "place" and preposition in {"in", "at", "on", "inside", "into", "under", "through"}:
                place = phrase.fact[1] if phrase.fact else around.PLACES.get(phrase.words) or around.PLACES.get(phrase.head)
                world = around.PLANETS.get(phrase.head, (place, scene.gravity))
                if scene.place not in {None, place or world[0]} or scene.gravity not in {None, world[1]}:
                    return True
            if kind == "time" and phrase.head != "day":
                time = phrase.fact[1] if phrase.fact else around.TIMES.get(phrase.words) or around.TIMES.get(phrase.head)
                if scene.time not in {None, time}:
                    return True
        return False

    def plan(self, prompt: str, style: str | None) -> Plan:
        """Return the finished plan."""
        scenes = [s for s in self.scenes if s.players or s.place or s.time or s.weather] or self.scenes[:1]
        for scene in scenes:
            mount(scene, self.catalogue)
        self._undressed(scenes)
        seconds = self.seconds / len(scenes)
        shots = tuple(self._shot(scene, style, seconds) for scene in scenes)
        unplaced, notes = self.unplaced(), tuple(self.notes)
        if not self._understood():
            pieces = [piece.strip(".,;:!?").lower() or piece for piece in prompt.split()]
            unplaced, notes = tuple(dict.fromkeys(pieces)), (*notes, _NOTHING)
        return Plan(shots=shots, prompt=prompt, unplaced=unplaced, notes=notes)

    def _understood(self) -> bool:
        """Tell whether a word changes what is shown or heard; a sign with the words themselves on it shows none of them."""
        cast = [p for scene in self.scenes for p in scene.players if p.deeds or p.cast.figure != "sign" or "sign" in p.word]
        facts = ("place", "time", "weather", "style", "camera", "music", "muted", "sounds", "floor")
        return bool(cast) or any(getattr(scene, fact) for scene in self.scenes for fact in facts)

    def _shot(self, scene: Scene, style: str | None, seconds: float) -> Shot:
        named = (word for p in scene.players for word in (p.cast.figure, p.name))
        wet = any(deed.target == "water" and deed.verb in ("fall", "jump", "float") for p in scene.players for deed in p.deeds)
        usual = "rink" if scene.ice else "sea" if wet else "meadow"
        implied = next((IMPLIED[word] for word in named if word in IMPLIED), usual)
        place = scene.place or ("stage" if scene.floor else implied)
        return Shot(
            place=place,
            time=scene.time or "day",
            weather=scene.weather or "clear",
            style=style or scene.style,
            camera=scene.camera,
            sounds=tuple(scene.sounds),
            music=None if scene.muted else scene.music,
            actors=tuple(_actor(player, scene, seconds) for player in scene.players),
            relations=tuple(
                Relation(a=link.a.name, relation=link.relation, b=" and ".join(p.name for p in link.b)) for link in scene.links
            ),
            gravity=GRAVITY.get(place, 9.81) if scene.gravity is None else scene.gravity,
        )

    def _undressed(self, scenes: list[Scene]) -> None:
        """Say what animals are to wear that the stage cannot draw on them."""
        for player in (p for scene in scenes for p in scene.players if p.alive and not p.human):
            for worn in filter(None, (player.look.get("clothes"), player.look.get("wearing"))):
                note = f"'{worn}' is not drawn on a {player.cast.figure}."
                if headgear(worn) is None and note not in self.notes:
                    self.notes.append(note)

    def unplaced(self) -> tuple[str, ...]:
        """Return the words that found no place, each once."""
        found: list[str] = []
        called = {word for scene in self.scenes for player in scene.players for word in player.word.split()}
        for token in self.tokens:
            word = token.lower or token.text
            unknown = token.tag == "NOUN" and not self._known(token) and not {word, token.lemma} & called
            if (
                (token.used and not unknown)
                or token.tag not in _CONTENT
                or word in around.FILLERS
                or token.lemma in around.FILLERS
            ):
                continue
            if word not in found:
                found.append(word)
        return tuple(found)

    def _known(self, token: Token) -> bool:
        """Tell whether a noun is a word of English, or one that the stage has something for."""
        names = {token.lower, token.lemma}
        known = any(name in lexicon() or name in table for name in names for table in (_DEFAULTS, DEEDS, STYLES))
        return known or not token.lower.isalpha() or any(self.catalogue.known(name) for name in names)


def _actor(player: Player, scene: Scene, seconds: float) -> Actor:
    return Actor(
        name=player.name,
        figure=player.cast.figure,
        word=player.word,
        count=player.count,
        colour=player.colour,
        size=player.size,
        look=tuple(player.look.items()),
        actions=tuple(action_of(deed, player, scene, seconds) for deed in player.deeds),
    )


def action_of(deed: Deed, player: Player, scene: Scene, seconds: float) -> Action:
    """Return an action; deeds that follow one another share the shot's time evenly."""
    start, end = deed.start, deed.end
    stages = {d.stage for p in scene.players for d in p.deeds}
    moments = {d.stage for d in player.deeds} | ({0} if deed.stage else set())
    if len(moments) > 1 and start is None and end is None and len(stages) > 1:
        order = sorted(stages)
        place = order.index(deed.stage)
        last = deed.stage == max(d.stage for d in player.deeds)
        following = min((d.stage for d in player.deeds if d.stage > deed.stage), default=None)
        start = round(seconds * place / len(order), 3)
        end = seconds if last or following is None else round(seconds * order.index(following) / len(order), 3)
    target = deed.target if isinstance(deed.target, str | None) else deed.target.name
    return Action(
        verb=deed.verb,
        direction=deed.direction,
        target=target,
        manner=deed.manner,
        start=start,
        end=end,
        speech=deed.speech,
        passing=deed.passing and deed.target is not None,
        written=deed.written if deed.written in FINER else None,
    )
