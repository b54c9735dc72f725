"""Director: reads a prompt in English or French into a Plan."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sora_nb.language import tongues
from sora_nb.language.lexicon import lexicon
from sora_nb.plans import Action, Actor, Plan, Relation, Shot
from sora_nb.stage.reading import airborne, beats
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.clauses import Clauses
from sora_nb.stage.reading.deeds import DEEDS, WRITTEN
from sora_nb.stage.reading.drafts import Deed, Player, Scene
from sora_nb.stage.reading.filming import parted
from sora_nb.stage.reading.idioms import join
from sora_nb.stage.reading.implying import at_work, implied, implied_time
from sora_nb.stage.reading.ledger import Ledger
from sora_nb.stage.reading.meaning import kind_of
from sora_nb.stage.reading.mounts import mount
from sora_nb.stage.reading.phrases import Mark, Noun, Phrase, Verb, phrases, titled
from sora_nb.stage.reading.retrieval import Catalogue, catalogue
from sora_nb.stage.reading.rewordings import reworded
from sora_nb.stage.reading.signs import neon
from sora_nb.stage.reading.sites import SITES
from sora_nb.stage.reading.state import State
from sora_nb.stage.reading.stylings import STYLES
from sora_nb.stage.reading.supplies import supply
from sora_nb.stage.reading.tags import Tagger
from sora_nb.stage.reading.words import FOREIGN, Token, sentences
from sora_nb.stage.vocabulary import GRAVITY, headgear

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sora_nb.stage.cast.figures import Figure

_DEFAULTS = frozenset({*around.PLACES, *around.TIMES, *around.WEATHERS, *around.CAMERAS})
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "NAME", "PADJ", "FRAME", "SPEECH", "NUM", FOREIGN})
_NOTHING = "No word was understood; the stage reads English and French."


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
    for sentence in understood(prompt, reading.notes):
        reading.sentence(sentence)
    return reading.plan(prompt, style)


def understood(prompt: str, notes: list[str], *, order: bool = False) -> list[list[Token]]:
    """Return the sentences of a prompt in English or French as tokens; none of another language, which `notes` then names.

    `order` reads them as what is asked of a remix.
    """
    tongue = tongues.tongue(prompt)
    strange = tongue is None and any(w not in lexicon() for w in re.findall(r"[^\W\d_]{3,}", tongues.unquoted(prompt).lower()))
    if tongue == "fr" or strange:
        from sora_nb.stage.reading.french import reading as french

        if tongue == "fr" or french.likely(prompt):
            return french.orders(prompt) if order else french.sentences(prompt)
    if tongue in {None, "en"}:
        return sentences(prompt)
    notes.append(f"This seems to be {tongues.NAMES[tongue]}; the stage reads English and French.")
    return []


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
        self.cutting = False

    def sentence(self, words: list[Token]) -> None:
        """Read one sentence into the current shot, or into a new one."""
        self.tokens += [token for token in words if token.tag == FOREIGN]
        tokens = join(reworded([token for token in words if token.tag != FOREIGN]), self.catalogue.compounds)
        Tagger(tokens, self.catalogue.nouns).run()
        self.tokens += tokens
        part: list[Token] = []
        for token in tokens:
            if token.tag == "CUT":
                self._clauses(part)
                part = []
                self.cutting = self.cutting or token.lemma == "cut"
            elif token.tag != "FILL":
                part.append(token)
        self._clauses(part)
        airborne.settle(tokens, self.scenes[-1], self.notes)

    def _clauses(self, tokens: list[Token]) -> None:
        if not tokens:
            return
        opened = beats.opening(tokens)
        found = titled(phrases(opened.tokens))
        cutting, self.cutting = self.cutting, False
        if self._elsewhere(found) or (cutting and self._set_anew(found)):
            self._cut()
        scene = self.scenes[-1]
        state = self.state(scene)
        sentence = beats.Sentence(scene, opened, [t.lower for t in tokens], cut=cutting)
        state.subjects = [p for p in self.subjects if p in scene.players]
        state.stage = scene.stages - 1
        if any(player.deeds for player in scene.players) and not self.fresh:
            state.stage += 1
        first, drawn, there = state.stage, scene.style, len(scene.players)
        Clauses(state, found).run()
        if scene.style != drawn and len(scene.players) == there and not any(isinstance(p, Verb) for p in found):
            # "…. Watercolor style." is about the whole film.
            for other in self.scenes:
                other.style = other.style or scene.style
        sentence.close(state.spoken, (first, state.stage), self.mentioned, told=any(isinstance(p, Verb) for p in found))
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
        self.scenes.append(Scene(style=last.style, muted=last.muted, music=last.music))
        self.fresh = True

    def _set_anew(self, found: list[Phrase]) -> bool:
        """Tell whether what comes after a cut says where or when it is; else the film stays where it was."""
        for before, phrase in zip([None, *found], found, strict=False):
            if isinstance(phrase, Noun) and not isinstance(before, Noun):
                preposition = before.token.lemma if isinstance(before, Mark) and before.tag == "PREP" else None
                opening = preposition in {None, "in", "at", "on", "inside", "to", "of", "into"}
                if opening and kind_of(phrase, self.catalogue, preposition or "in") in {"place", "time"}:
                    return True
        return False

    def _elsewhere(self, found: list[Phrase]) -> bool:
        """Tell whether a sentence is set at another place or time than the shot so far."""
        scene = self.scenes[-1]
        for before, phrase in zip([None, *found], found, strict=False):
            if isinstance(phrase, Mark) and phrase.token.fact and phrase.token.fact[0] in {"time", "place"} and scene.beats:
                fact, value = phrase.token.fact
                if getattr(scene, fact) not in {None, value}:
                    return True
            if not isinstance(phrase, Noun):
                continue
            preposition = before.token.lemma if isinstance(before, Mark) and before.tag == "PREP" else None
            kind = kind_of(phrase, self.catalogue, preposition) if preposition else ""
            overhead = phrase.head == "sky" and scene.players
            if kind == "place" and not overhead and preposition in {"in", "at", "on", "inside", "into", "under", "through"}:
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
            supply(scene, self.catalogue, self.notes)
        neon(scenes, self.tokens)
        beats.stay(scenes)
        self._undressed(scenes)
        self._written(scenes)
        said = murmured(d.speech for s in scenes for p in s.players for d in p.deeds)
        parts = beats.cut(scenes, self.seconds)
        lengths = beats.lengths(parts, self.seconds)
        shots = tuple(
            self._shot(part, style, length or self.seconds / len(parts), length)
            for part, length in zip(parts, lengths, strict=True)
        )
        unplaced, notes = self.unplaced(Ledger(shots, self.notes)), tuple(self.quoted(note) for note in (*self.notes, *said))
        if not self._understood():
            pieces = [piece.strip(".,;:!?").lower() or piece for piece in prompt.split()]
            unplaced, notes = tuple(dict.fromkeys(pieces)), notes if notes and not self.tokens else (*notes, _NOTHING)
        return Plan(shots=shots, prompt=prompt, unplaced=unplaced, notes=notes)

    def _understood(self) -> bool:
        """Tell whether a word changes what is shown or heard; a sign with the words themselves on it shows none of them."""
        cast = [p for scene in self.scenes for p in scene.players if p.deeds or p.cast.figure != "sign" or "sign" in p.word]
        facts = ("place", "time", "weather", "style", "camera", "music", "muted", "sounds", "effects", "floor")
        return bool(cast) or any(getattr(scene, fact) for scene in self.scenes for fact in facts)

    def _shot(self, scene: Scene, style: str | None, seconds: float, length: float | None) -> Shot:
        wet = any(deed.target == "water" and deed.verb in ("fall", "jump", "float") for p in scene.players for deed in p.deeds)
        usual = "rink" if scene.ice else "sea" if wet else "meadow"
        meant = None if scene.floor else implied(scene.players, scene.links)
        place = scene.place or ("stage" if scene.floor else meant or usual)
        work = at_work(scene.players) if meant is not None and scene.place is None else None
        camera, way = parted(scene.camera)
        return Shot(
            place=place,
            time=scene.time or implied_time(scene.players, scene.effects) or "day",
            weather=scene.weather or "clear",
            style=style or scene.style,
            camera=camera,
            camera_way=way,
            sounds=tuple(scene.sounds),
            music=None if scene.muted else scene.music,
            score=() if scene.muted or scene.music is None else tuple(scene.score),
            effects=tuple(scene.effects),
            actors=tuple(_actor(player, scene, seconds) for player in scene.players),
            relations=tuple(
                Relation(a=link.a.name, relation=link.relation, b=" and ".join(p.name for p in link.b)) for link in scene.links
            ),
            gravity=GRAVITY.get(place, 9.81) if scene.gravity is None else scene.gravity,
            setting=scene.setting if scene.place else work if work is not None and SITES.get(work) == place else None,
            seconds=length,
            framing=scene.framing,
            focus=scene.focus.name if scene.focus is not None else None,
        )

    def _undressed(self, scenes: list[Scene]) -> None:
        """Say what animals are to wear that the stage cannot draw on them."""
        for player in (p for scene in scenes for p in scene.players if p.alive and p.cast.family not in ("human", "quadruped")):
            for worn in filter(None, (player.look.get("clothes"), player.look.get("wearing"))):
                note = f"'{worn}' is not drawn on a {player.cast.figure}."
                if headgear(worn) is None and note not in self.notes:
                    self.notes.append(note)

    def unplaced(self, ledger: Ledger | None = None) -> tuple[str, ...]:
        """Return the words that found no place, each once; with a ledger, also those that left no trace in the plan."""
        found: list[str] = []
        called = {word for scene in self.scenes for player in scene.players for word in player.word.split()}
        beside = zip(self.tokens, [None, *self.tokens], [*self.tokens[1:], None], strict=False)
        placed = {id(t) for t, *others in beside if t.source and any(o and o.used and o.source == t.source for o in others)}
        for token in self.tokens:
            word = token.source or token.lower or token.text
            unknown = token.tag == "NOUN" and not self._known(token) and not {word, token.lemma} & called
            if (
                (token.used and not unknown and not (ledger and not token.source and ledger.lost(token)))
                or id(token) in placed
                or token.tag not in _CONTENT
                or word in around.FILLERS
                or token.lemma in around.FILLERS
            ):
                continue
            if word not in found:
                found.append(word)
        return tuple(found)

    def _source(self, words: str, *, things: bool = False) -> str | None:
        """Return what was written, in another language, for some words of English; `things` looks among nouns alone."""
        said: dict[str, str] = {}
        for token in self.tokens if not things else [t for t in self.tokens if t.tag in {"NOUN", "NAME"}]:
            for name in (token.lower, token.lemma) if token.source else ():
                said.setdefault(name, token.source.lower())
        parts = [said.get(word, "") for word in words.split(" ")]
        return said.get(words) or (" ".join(dict.fromkeys(parts)) if all(parts) else None)

    def _written(self, scenes: list[Scene]) -> None:
        """Keep with everybody the words that the prompt has for them, where it is not in English."""
        for player in (p for scene in scenes for p in scene.players):
            source = self._source(player.word, things=True)
            if source is not None and source != player.word and player.known_as is None:
                player.look.setdefault("written", source)

    def quoted(self, note: str) -> str:
        """Return a note with what was written in place of the English words that stand for it."""
        head = re.search(r"'([^']+)'", note)
        source = self._source(head[1]) if head else None
        return f"{note[: head.start()]}'{source.removeprefix('style ')}'{note[head.end() :]}" if head and source else note

    def _known(self, token: Token) -> bool:
        """Tell whether a noun is a word of English, or one that the stage has something for."""
        names = {token.lower, token.lemma}
        known = any(name in lexicon() or name in table for name in names for table in (_DEFAULTS, DEEDS, STYLES))
        return known or not token.lower.isalpha() or any(self.catalogue.known(name) for name in names)


def murmured(speech: Iterable[str | None]) -> list[str]:
    """Say what is spoken in a language that the voice does not have."""
    told = ((line, tongues.foreign(line)) for line in dict.fromkeys(filter(None, speech)))
    return [
        f"“{line}” is {name}; the voice has only English: it is murmured, and shown as written." for line, name in told if name
    ]


def _actor(player: Player, scene: Scene, seconds: float) -> Actor:
    return Actor(
        name=player.name,
        figure=player.cast.figure,
        word=player.word,
        count=player.count,
        colour=player.colour,
        size=player.size,
        look=tuple(player.look.items()),
        actions=_in_turn([action_of(deed, player, scene, seconds) for deed in player.deeds]),
    )


def _in_turn(actions: list[Action]) -> tuple[Action, ...]:
    """Return actions of which those that are done several times over share their time."""
    found: list[Action] = []
    while actions:
        first = actions[0]
        times = next((i for i, action in enumerate(actions) if action != first), len(actions))
        if times > 1 and first.start is not None and first.end is not None:
            step = (first.end - first.start) / times
            starts = [round(first.start + i * step, 3) for i in range(times)]
            found += [replace(first, start=start, end=round(start + step, 3)) for start in starts]
        else:
            found += actions[:times]
        actions = actions[times:]
    return tuple(found)


def _stage_times(scene: Scene, seconds: float) -> dict[int, float]:
    """Return when each stage of a shot begins: those that last for seconds of their own do so, the others share the rest."""
    stages = sorted({d.stage for p in scene.players for d in p.deeds})
    lasting = {
        stage: max(d.end for p in scene.players for d in p.deeds if d.stage == stage and d.end and d.start is None)
        for stage in stages[:-1]
        if any(d.stage == stage and d.end and d.start is None for p in scene.players for d in p.deeds)
    }
    room, free = seconds - sum(lasting.values()), len(stages) - len(lasting)
    if room < 0.15 * seconds:
        lasting, room, free = {}, seconds, len(stages)
    found, now = {}, 0.0
    for stage in stages:
        found[stage] = round(now, 3)
        now += lasting.get(stage, room / max(free, 1))
    return found


def action_of(deed: Deed, player: Player, scene: Scene, seconds: float) -> Action:
    """Return an action; deeds that follow one another share the shot's time, each as long as it is said to last."""
    start, end = deed.start, deed.end
    times = _stage_times(scene, seconds)
    moments = {d.stage for d in player.deeds} | ({0} if deed.stage else set())
    if len(moments) > 1 and start is None and len(times) > 1:
        last = deed.stage == max(d.stage for d in player.deeds)
        following = min((d.stage for d in player.deeds if d.stage > deed.stage), default=None)
        start = times[deed.stage]
        until = seconds if last or following is None else times[following]
        end = until if end is None else min(round(start + end, 3), seconds)
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
        written=deed.written if deed.written in WRITTEN and deed.written != deed.verb else None,
    )
