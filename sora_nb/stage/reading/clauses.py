"""Clauses: who does what, read phrase by phrase through one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.language.lexicon import lexicon
from sora_nb.stage.reading import people
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.attach import GOALS, after_preposition, aim, as_object, facts
from sora_nb.stage.reading.deeds import CALLS, CATENATIVE, DEEDS, GENERIC, GOING, LIGHT, LOSSY, MOODY, PHRASAL, STATES, UNDERGOING, WHEELED
from sora_nb.stage.reading.drafts import Deed, Player
from sora_nb.stage.reading.meaning import colour_of, kind_of, set_scene
from sora_nb.stage.reading.phrases import Mark, Noun, Phrase, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.reading.state import State
    from sora_nb.stage.reading.words import Token

DIRECTIONS = {
    "left": "left", "right": "right", "up": "up", "down": "down", "away": "away", "upward": "up", "upwards": "up", "downward": "down",
    "downwards": "down", "leftward": "left", "leftwards": "left", "rightward": "right", "rightwards": "right", "skyward": "up",
    "upstairs": "up", "downstairs": "down", "off": "away", "aloft": "up", "skywards": "up",
}  # fmt: skip
_MANNERS = frozenset(
    "fast hard high low slow quietly upside-down sideways backward backwards forward forwards clockwise loudly silently sadly".split()
)
_WEATHER_VERBS = {"rain": "rain", "snow": "snow", "drizzle": "rain", "thunder": "storm", "storm": "storm", "hail": "snow", "pour": "rain"}
_PLACE_ADVERBS = {"indoors": "room", "underwater": "underwater", "downtown": "city"}
_BECOMING = frozenset({"be", "look", "turn", "become", "seem", "feel", "stay", "get", "appear", "go", "grow", "remain"})


class Clauses:
    """Walks through the phrases of one sentence and tells the state what they say."""

    def __init__(self, state: State, phrases: Sequence[Phrase]) -> None:
        self.state = state
        self.phrases = phrases
        self.at = 0
        self.joint = "START"
        self.role = ""
        self.preposition: Token | None = None
        self.role_preposition: Token | None = None
        self.relative = False
        self.after_relative = False
        self.sub = False
        self.open = False
        self.waiting = ""
        self.to = False
        self.verb: Verb | None = None
        self.agentless: list[tuple[Player, str]] = []
        self.of_verb = False

    def run(self) -> None:
        """Read the whole sentence."""
        while self.at < len(self.phrases):
            phrase = self.phrases[self.at]
            if isinstance(phrase, Noun):
                self._noun(phrase)
            elif isinstance(phrase, Verb):
                self._verb(phrase)
            else:
                self._mark(phrase.token)
            self.at += 1

    def _next(self, step: int = 1) -> Phrase | None:
        at = self.at + step
        return self.phrases[at] if 0 <= at < len(self.phrases) else None

    def _finite_ahead(self) -> bool:
        """Tell whether the phrase here is followed by a finite verb of its own, before the clause ends."""
        relative = False
        for phrase in self.phrases[self.at + 1 :]:
            if isinstance(phrase, Verb):
                if phrase.finite and not relative:
                    return True
                relative = False if phrase.finite else relative
            elif isinstance(phrase, Mark):
                if phrase.tag == "REL":
                    relative = True
                elif phrase.tag in {"CONJ", "SUB", "THEN", "PUNCT", "COMMA"}:
                    return False
        return False

    # Nouns -----------------------------------------------------------------------------------------------------------

    def _noun(self, noun: Noun) -> None:
        if self._timing(noun) or self._impersonal(noun):
            return
        if self.preposition is not None:
            self._prepositional(noun, self.preposition)
            return
        if self.joint in {"CONJ", "COMMA"} and self._also_worn(noun):
            return
        if self.joint in {"CONJ", "COMMA"} and self.role and not (self.role == "subject" and self.verb is None):
            listed = not self._finite_ahead() and not self._participle_ahead() and not self._placed_ahead()
            if listed and not (self.joint == "COMMA" and self.role == "prep"):
                self._listed(noun)
                return
            waiting = self.joint == "CONJ" and not self._placed_ahead() and self.role == "prep" and bool(self.state.candidates) and self.verb is None
            self._subject(noun, joined=waiting)
            self.state.last = self.state.last[-1:] if waiting else self.state.last
            return
        inverted = any(deed.verb == "speak" and deed.speech for deed in self.state.dangling)
        if self.open and self.joint == "" and not inverted:
            self._object(noun)
            return
        self._subject(noun, joined=self.role == "subject" and self.joint in {"CONJ", "COMMA"})

    def _also_worn(self, noun: Noun) -> bool:
        """Read one more thing worn: "a hat and a red dress", "with gray hair and round glasses"."""
        state = self.state
        if state.mode == "wear" and self.role == "object" and kind_of(noun, state.catalogue, "wear") == "clothes":
            self.joint = ""
            as_object(state, noun)
            return True
        with_ = self.role_preposition is not None and self.role_preposition.lower in {"with", "in"}
        if self.role == "prep" and with_ and self.role_preposition and kind_of(noun, state.catalogue, "with") in {"clothes", "body"} and state.last:
            self.joint = ""
            self._prepositional(noun, self.role_preposition)
            return True
        return False

    def _participle_ahead(self) -> bool:
        """Tell whether "and a girl eating …" follows a participle: then it is a doer of its own."""
        following = self._next()
        return isinstance(following, Verb) and following.form == "ing" and self.verb is not None and self.role != "subject"

    def _placed_ahead(self) -> bool:
        """Tell whether "and a house to the left of …" gives the noun here a place of its own."""
        following = self._next()
        still = self.verb is None or self.verb.lemma == "be"
        return still and self.role == "prep" and isinstance(following, Mark) and following.token.lemma in _SPOTS

    def _listed(self, noun: Noun) -> None:
        """Read one more of the same: a second object, or a second object of the preposition."""
        self.joint = ""
        if self.role == "prep" and self.role_preposition is not None:
            self._prepositional(noun, self.role_preposition)
        elif self.role == "object":
            mode, self.state.mode = self.state.mode, self.state.mode or "list"
            self.state.last = as_object(self.state, noun) or self.state.last
            self.state.mode = mode
        else:
            self._subject(noun)

    def _object(self, noun: Noun) -> None:
        state = self.state
        self.role, self.open = "object", state.deeds != [] and any(d.verb in {"give", "throw"} and d.target is None for _, d in state.deeds)
        light = LIGHT.get((self.verb.lemma, noun.head)) if self.verb else None
        if light is not None:
            noun.use()
            self._undo()
            self._do(light, noun.head) if light else None
            self._light_qualities(noun)
            return
        if self.verb is not None and DEEDS.get(self.verb.lemma) == "speak" and self._says(noun):
            return
        found = as_object(state, noun)
        if found:
            state.last = found

    def _light_qualities(self, noun: Noun) -> None:
        for token in noun.qualities:
            token.used = token.lower in {"long", "quick", "short", "big", "little", "deep"}

    def _says(self, noun: Noun) -> bool:
        if noun.head in _GREETINGS and self.state.deeds:
            noun.use()
            for token in noun.tokens:
                token.used = True
            for _, deed in self.state.deeds:
                deed.speech = " ".join(t.text for t in noun.tokens)
            return True
        return False

    def _subject(self, noun: Noun, *, joined: bool = False) -> None:
        state = self.state
        self.role, self.joint, self.open = "subject", "", False
        kind = kind_of(noun, state.catalogue, None)
        if kind == "camera":
            noun.use()
            self._camera()
            return
        if noun.negated:
            noun.use()
            state.void = not state.candidates
            return
        if self._lights(noun) or facts(state, noun, kind) or kind in {"scenery", "body"}:
            noun.use()
            set_scene(state.scene, [*noun.qualities, *noun.participles])
            state.void = True
            if not joined:
                state.candidates, state.last = [], []
            self.verb = None if not joined else self.verb
            return
        if noun.pronoun:
            state.deeds = []
        players = self._thing(noun) or state.players(noun)
        if not players:
            state.void = kind == "idea"
            state.candidates = state.candidates if joined else []
            return
        state.void = False
        state.candidates = [*state.candidates, *players] if joined else players
        state.last = state.candidates if joined else players
        if not joined:
            self.verb, state.deeds = None, []
        for deed in state.dangling:
            self._give(deed, players)
        if state.dangling:
            state.subjects = players
        state.dangling = []

    def _thing(self, noun: Noun) -> list[Player]:
        """Return the lifeless thing that "it" means before a verb that only things do: "it bounces"."""
        following = self._next()
        if noun.pronoun != "it" or not isinstance(following, Verb) or following.lemma not in _LIFELESS:
            return []
        things = [p for p in reversed(self.state.mentioned) if not p.alive and p in self.state.scene.players]
        if things:
            noun.use()
            self.state.remember(things[:1])
        return things[:1]

    def _lights(self, noun: Noun) -> bool:
        """Read "the sun sets", "the moon shines", "stars twinkle" as time and weather."""
        following = self._next()
        lemma = following.lemma if isinstance(following, Verb) else ""
        scene = self.state.scene
        told = {("sun", "set"): ("time", "sunset"), ("sun", "rise"): ("time", "dawn"), ("sun", "shine"): ("weather", "clear"),
                ("moon", "shine"): ("time", "night"), ("moon", "rise"): ("time", "night"), ("star", "twinkle"): ("time", "night"),
                ("star", "shine"): ("time", "night"), ("moon", "glow"): ("time", "night"), ("sun", "go"): ("time", "sunset"),
                ("sun", "come"): ("time", "dawn")}.get((noun.head, lemma))  # fmt: skip
        if told is None or not isinstance(following, Verb):
            return False
        setattr(scene, told[0], getattr(scene, told[0]) or told[1])
        following.token.used = True
        return True

    def _impersonal(self, noun: Noun) -> bool:
        """Read "it is raining", "it is night", "there is …"."""
        following, after = self._next(), self._next(2)
        if noun.pronoun == "it" and isinstance(following, Verb):
            word = _WEATHER_VERBS.get(following.lemma)
            if word:
                self.state.scene.weather = self.state.scene.weather or word
            elif following.lemma == "be" and isinstance(after, Mark) and after.token.lower in around.SCENE_ADJECTIVES:
                set_scene(self.state.scene, [after.token])
            elif following.lemma == "be" and isinstance(after, Noun) and kind_of(after, self.state.catalogue, None) in {"time", "weather"}:
                facts(self.state, after, kind_of(after, self.state.catalogue, None))
                self.at += 1
            else:
                return False
            following.token.used = True
            noun.use()
            self.at += 1
            self.state.void = True
            return True
        return False

    def _timing(self, noun: Noun) -> bool:
        """Read "for 3 seconds", "after two seconds", "two seconds later"."""
        if noun.head not in {"second", "minute"} and not (noun.head in {"s", "sec"} and noun.count and not noun.determiner):
            return False
        state = self.state
        count = float(next((t.lower for t in noun.tokens if t.lower.replace(".", "", 1).isdigit()), 0) or noun.count or 1)
        count *= 60.0 if noun.head == "minute" else 1.0
        word = self.preposition.lower if self.preposition else ""
        noun.use()
        for token in noun.tokens:
            token.used = True
        if word in {"for"}:
            for _, deed in state.deeds:
                deed.end = (deed.start or 0.0) + count
                deed.start = deed.start if deed.start is not None else None
        else:
            following = self._next()
            later = isinstance(following, Mark) and following.token.lower == "later"
            if later and isinstance(following, Mark):
                following.token.used = True
                self.at += 1
            if word in {"after", "at", "in"} or later:
                trailing = state.deeds and self.joint == "" and not self._verb_follows()
                if trailing:
                    for _, deed in state.deeds:
                        deed.start = count
                else:
                    state.start = count
        if self.preposition is not None:
            self.preposition.used = True
            self.preposition = None
        return True

    def _verb_follows(self) -> bool:
        return any(isinstance(p, Verb) for p in self.phrases[self.at + 1 :])

    # Prepositions ----------------------------------------------------------------------------------------------------

    def _prepositional(self, noun: Noun, preposition: Token) -> None:
        state = self.state
        self.preposition = None
        self.role, self.role_preposition, self.joint = "prep", preposition, ""
        word = preposition.lemma or preposition.lower
        if noun.head == "camera":
            preposition.used = True
            noun.use()
            return
        if self.agentless and word == "by":
            preposition.used = True
            self._agent(noun)
            return
        if word == "of" and self.verb is not None and state.deeds and state.deeds[0][1].written in {"picture", "photo", "selfie"}:
            preposition.used = True
            state.mode = "list"
            for player in state.players(noun):
                aim(state, player)
            self.role = "object"
            return
        if word in {"at", "to", "with", "after", "into", "on", "for"} and self._phrasal_aim(noun, preposition, word):
            return
        preposition.used = True
        before = self._next(-2)
        if word == "of" and not state.last and not (isinstance(before, Noun) and kind_of(before, state.catalogue, "in") == "place"):
            self._subject(noun)
            return
        found = after_preposition(state, word, noun, of_verb=self._of_verb(word))
        if state.mode == "between":
            self.role_preposition = preposition
        if found:
            self._between(word, found)
            state.last = found

    def _between(self, word: str, found: list[Player]) -> None:
        """Join "between A and B" into one relation."""
        state = self.state
        if word != "between":
            return
        links = [k for k in state.scene.links if k.relation == "between"]
        following, after = self._next(), self._next(2)
        if links and isinstance(following, Mark) and following.tag == "CONJ" and isinstance(after, Noun):
            following.token.used = True
            links[-1].b = (*found, *state.players(after, "between"))
            self.at += 2

    def _of_verb(self, word: str) -> bool:
        """Tell whether a preposition here belongs to the verb rather than to the noun just before it."""
        state = self.state
        if not state.deeds:
            return bool(self.verb is not None and self.verb.lemma in _BECOMING and not state.candidates)
        before = self._next(-2)
        if state.deeds[0][1].verb == "look" and state.deeds[0][1].target in state.last and word in {"inside", "in"}:
            return False
        nested = isinstance(before, Noun) and self.role_was_prep and state.last and word in {"with", "in", "of", "next to", "near", "behind"}
        return not (nested and word in {"with", "of"})

    @property
    def role_was_prep(self) -> bool:
        """Tell whether the phrase before the preposition was itself the object of one."""
        before = self._next(-3)
        return isinstance(before, Mark) and before.tag == "PREP"

    def _phrasal_aim(self, noun: Noun, preposition: Token, word: str) -> bool:
        """Read "looks at a bird", "runs after a cat", "plays with a ball", "walks to a tree" as a deed with a target."""
        state = self.state
        if not state.deeds or word not in GOALS | {"with"}:
            return False
        verb = state.deeds[0][1]
        kind = kind_of(noun, state.catalogue, word)
        if kind not in {"cast", "pronoun", "scenery"} or (kind == "scenery" and noun.head not in around.TARGETS):
            return False
        if word in {"on", "for"} and verb.verb not in {"play", "point"}:
            return False
        if word == "with" and not (verb.verb in {"play", "speak", "cook", "dance", "collide", "wave"} and verb.target is None and kind != "scenery"):
            return False
        if word == "after" and verb.verb in {"run", "walk", "fly"}:
            for _, deed in state.deeds:
                deed.verb = "chase"
        preposition.used = True
        found = state.players(noun) if kind != "scenery" else []
        if kind == "scenery":
            noun.use()
        for _, deed in state.deeds:
            deed.target = deed.target or (found[0] if found else noun.head if kind == "scenery" else None)
        state.last = found or state.last
        return True

    def _agent(self, noun: Noun) -> None:
        """Read the doer of a passive: "is chased by a bear"."""
        state = self.state
        doers = state.players(noun)
        for patient, lemma in self.agentless:
            verb = self._canonical(lemma, doers)
            if not doers or verb is None:
                continue
            state.deeds = []
            for doer in doers:
                deed = Deed(verb, target=patient, stage=state.stage, written=lemma)
                self._give(deed, [doer])
        self.agentless = []
        state.last = doers or state.last

    # Verbs -----------------------------------------------------------------------------------------------------------

    def _verb(self, verb: Verb) -> None:
        state = self.state
        verb.token.used = verb.lemma == "be"
        doers = self._doers(verb)
        follows = self._next()
        self.after_relative = self.relative
        self.joint, self.relative = "", False
        if verb.negated:
            verb.token.used = True
            self.verb, self.open, state.deeds, state.mode = verb, True, [], "not"
            return
        if verb.lemma in CATENATIVE | {"go", "come"} and self._leads_on(follows):
            verb.token.used = True
            state.subjects = doers or state.subjects
            state.candidates = [] if verb.finite else state.candidates
            self.verb = verb
            return
        self.verb = verb
        state.mode = ""
        state.deeds = []
        if verb.lemma in {"be", "have", "wear"} or verb.lemma in STATES:
            self._state(verb, doers)
        elif verb.passive or (verb.form in {"done", "past"} and self._by_ahead()):
            self._passive(verb, doers)
        else:
            self._act(verb, doers)
        if verb.finite and (not self.sub or (self.after_relative and not state.candidates)):
            state.subjects = doers or ([] if state.void else state.subjects)
            state.candidates = []
        if doers:
            state.last = doers

    def _leads_on(self, follows: Phrase | None) -> bool:
        if isinstance(follows, Verb):
            return follows.form in {"ing", "to", "base"}
        return isinstance(follows, Mark) and follows.tag == "TO"

    def _by_ahead(self) -> bool:
        following = self._next()
        return isinstance(following, Mark) and following.token.lower == "by"

    def _doers(self, verb: Verb) -> list[Player]:
        """Return who does a verb, by its form and what stands before it."""
        state = self.state
        self.sub = False
        before = self._next(-1)
        if self.relative:
            self.sub = True
            return state.last
        if self.to:
            self.to = False
            self.sub = True
            return state.subjects or state.candidates
        if not verb.finite and verb.form in {"ing", "done", "to"}:
            self.sub = bool(state.candidates)
            if isinstance(before, Noun):
                return [] if state.void and not state.last else state.last
            if self.joint in {"COMMA", "SUB", "CONJ", "THEN"}:
                return state.candidates or ([] if state.void else state.subjects)
            return state.candidates or state.last or state.subjects
        if state.candidates:
            return state.candidates
        if state.void:
            return []
        return state.subjects or state.last

    def _state(self, verb: Verb, doers: list[Player]) -> None:
        """Read verbs of being and having."""
        state = self.state
        verb.token.used = True
        state.subjects = doers or state.subjects
        self.open = verb.lemma in {"have", "wear"}
        state.mode = verb.lemma if self.open else ""
        if not self.open:
            following = self._next()
            while isinstance(following, Mark) and following.tag in {"ADV", "ADJ", "CONJ"}:
                self.at += 1
                self._mark(following.token)
                following = self._next()
        if verb.lemma == "dress":
            state.mode = ""

    def _passive(self, verb: Verb, doers: list[Player]) -> None:
        lemma = verb.lemma
        if lemma == "seat":
            verb.token.used = True
            self._do_for(doers, "sit", lemma)
            return
        self.agentless = [(player, lemma) for player in doers]
        following = self._next()
        agent = isinstance(following, Mark) and following.token.lower == "by"
        if agent or any(isinstance(p, Mark) and p.token.lower == "by" for p in self.phrases[self.at + 1 : self.at + 5]):
            verb.token.used = self._canonical(lemma, doers) is not None
        else:
            self.agentless = []
            happens = UNDERGOING.get(lemma)
            if happens and doers:
                verb.token.used = True
                self._do_for(doers, happens, lemma)
        self.open = False

    def _canonical(self, lemma: str, doers: list[Player]) -> str | None:
        """Return the stage's verb for a verb as written, or None where there is none near enough."""
        if lemma in GENERIC and lemma not in DEEDS:
            if not doers:
                return None
            return _going(doers[0])
        if lemma in DEEDS:
            if lemma in LOSSY:
                self.state.note(f"'{lemma}' is played as '{DEEDS[lemma]}'.")
            return DEEDS[lemma]
        near = _nearest_verb(lemma)
        if near is not None:
            self.state.note(f"'{lemma}' is played as '{near}'.")
        return near

    def _act(self, verb: Verb, doers: list[Player]) -> None:
        """Read a verb of doing: particle, light verbs, going, and the sound that it makes."""
        state, lemma = self.state, verb.lemma
        self.open = True
        direction = None
        canonical = None
        following = self._next()
        if isinstance(following, Mark) and (lemma, following.token.lower) in PHRASAL:
            canonical, direction = PHRASAL[lemma, following.token.lower]
            if following.tag == "ADV":
                following.token.used = True
                self.at += 1
        if canonical is None and self._awaits_light(lemma):
            verb.token.used = True
            state.subjects = doers or state.subjects
            return
        if canonical is None and lemma in MOODY and not any(isinstance(p, Mark) and p.tag == "SPEECH" for p in self.phrases):
            verb.token.used = True
            for doer in doers:
                doer.look["mood"] = MOODY[lemma]
            return
        canonical = canonical or self._canonical(lemma, doers)
        if canonical is None:
            state.mode = "unknown"
            return
        if not doers and not (verb.form == "ing" and self.at <= self._first_verb()) and not (canonical == "speak" and self.waiting):
            verb.token.used = state.void
            return
        verb.token.used = True
        if lemma in CALLS:
            state.scene.hear(CALLS[lemma])
        if not doers:
            deed = self._deed(canonical, lemma)
            deed.direction = direction
            deed.speech, self.waiting = (self.waiting or None, "") if canonical == "speak" else (None, self.waiting)
            state.dangling.append(deed)
            state.deeds = [(_NOBODY, deed)]
            return
        self._do_for(doers, canonical, lemma)
        for _, deed in state.deeds:
            deed.direction = direction
            if canonical == "speak" and self.waiting:
                deed.speech, self.waiting = self.waiting, ""

    def _first_verb(self) -> int:
        return next((i for i, p in enumerate(self.phrases) if isinstance(p, Verb)), 0)

    def _awaits_light(self, lemma: str) -> bool:
        """Tell whether the object, not the verb, says what is done: "takes a nap"."""
        for step in (1, 2):
            phrase = self._next(step)
            if isinstance(phrase, Noun) and (lemma, phrase.head) in LIGHT:
                if step == 2 and isinstance(self._next(1), Mark):
                    mark = self._next(1)
                    if isinstance(mark, Mark) and mark.tag != "PREP":
                        return False
                    if isinstance(mark, Mark):
                        mark.token.used = True
                    phrase.use()
                    self._do(LIGHT[lemma, phrase.head], phrase.head)
                    self.at += 2
                return True
        return False

    def _deed(self, verb: str, written: str) -> Deed:
        state = self.state
        deed = Deed(verb, manner=state.manner, start=state.start, stage=state.stage, written=written)
        state.manner = state.start = None
        return deed

    def _undo(self) -> None:
        """Take back the deed that a light verb seemed to be."""
        for player, deed in self.state.deeds:
            if deed in player.deeds:
                player.deeds.remove(deed)
                self.state.subjects = [*[p for p in self.state.subjects if p is not player], player]
        self.state.deeds = []

    def _do(self, verb: str, written: str) -> None:
        self._do_for(self.state.subjects_of_verb(), verb, written)

    def _do_for(self, doers: list[Player], verb: str, written: str) -> None:
        pattern = self._deed(verb, written)
        self.state.deeds = []
        for doer in doers:
            deed = Deed(verb, manner=pattern.manner, start=pattern.start, stage=pattern.stage, written=written)
            self._give(deed, [doer])

    def _give(self, deed: Deed, doers: list[Player]) -> None:
        for doer in doers:
            if deed.verb in {"run", "walk"} and (doer.word.split()[-1] in WHEELED or lexicon().kind(doer.word.split()[-1]) == "vehicle"):
                deed.verb = "drive"
            mine = deed if len(doers) == 1 else Deed(deed.verb, deed.direction, deed.target, deed.manner, deed.start, deed.end, deed.speech, deed.stage, deed.written)
            known = next((d for d in doer.deeds if d.verb == mine.verb and (d.target is None or mine.verb in _GAITS) and d.speech is None), None)
            if known is not None and (mine.target is None or known.target is None) and mine.start is None:
                mine, known.manner, known.target = known, known.manner or mine.manner, known.target or mine.target
            else:
                doer.deeds.append(mine)
            self.state.deeds.append((doer, mine))

    # Marks -----------------------------------------------------------------------------------------------------------

    def _mark(self, token: Token) -> None:
        tag = token.tag
        if tag == "PREP":
            self.preposition = token
        elif tag in {"CONJ", "COMMA", "SUB", "THEN"}:
            self._boundary(token)
        elif tag == "REL":
            token.used = True
            self.relative = token.lower not in {"whose"}
            if token.lower == "whose":
                self.state.mode = ""
        elif tag == "NEG":
            following = self._next()
            if isinstance(following, Noun):
                following.negated = True
        elif tag == "TO":
            token.used = self.to = True
        elif tag == "SPEECH":
            self._speech(token)
        elif tag == "DIR":
            for _, deed in self.state.deeds:
                deed.direction = deed.direction or token.lemma
        elif tag in {"ADV", "ADJ", "VERB"}:
            self._describe(token)
        elif token.fact is not None:
            self._fact(token)
        elif tag == "MUTE":
            self.state.scene.muted = True
        elif tag == "SOUND":
            self._sounds()

    def _boundary(self, token: Token) -> None:
        state = self.state
        token.used = True
        if self.preposition is not None and token.tag in {"COMMA", "SUB"}:
            self.preposition = None
        if token.tag == "THEN" or token.lower in {"before", "until"}:
            if any(p.deeds for p in state.scene.players) and not (token.lower == "suddenly" and not state.deeds):
                state.stage += 1
        if token.tag == "THEN" and self.joint in {"CONJ", "COMMA"}:
            return
        if token.tag == "SUB" and token.lower not in {"as"}:
            self.role = ""
        self.joint = "CONJ" if token.tag == "THEN" else token.tag
        if token.tag in {"SUB", "THEN"}:
            self.open = False

    def _fact(self, token: Token) -> None:
        field, value = token.fact or ("", "")
        scene = self.state.scene
        if field == "other style":
            self.state.note(f"There is no '{token.lemma}' style here: the nearest is '{value}'.")
            field = "style"
        if field == "camera":
            scene.camera = scene.camera or value
        elif getattr(scene, field) is None:
            setattr(scene, field, value)

    def _sounds(self) -> None:
        """Read what "the sound of …" names, up to the clause's end."""
        while (phrase := self._next()) is not None and not (isinstance(phrase, Mark) and phrase.tag in {"COMMA", "SUB", "PUNCT"}):
            tokens = phrase.tokens if isinstance(phrase, Noun) else [phrase.token]
            words = [t.lower for t in tokens if t.tag not in {"DET", "NUM"}]
            name = next((around.SOUND_NOUNS[w] for w in (" ".join(words), *reversed(words)) if w in around.SOUND_NOUNS), None)
            if isinstance(phrase, Noun) and (name or words):
                self.state.scene.hear(name or phrase.head)
            elif isinstance(phrase, Verb):
                self.state.scene.hear(CALLS.get(phrase.lemma, phrase.lemma))
            for token in tokens:
                token.used = True
            self.at += 1

    def _speech(self, token: Token) -> None:
        """Give words in quotation marks to whoever speaks."""
        state = self.state
        before = self._next(-1)
        if isinstance(before, Verb) and before.lemma in {"name", "call", "title"}:
            token.used = before.token.used = True
            return
        speaking = [deed for _, deed in state.deeds if deed.verb in {"speak", "sing"}]
        if not speaking:
            doers = [p for p in state.subjects_of_verb() if p is not _NOBODY] or [p for p in state.scene.players if p.alive][:1]
            following = self._next() if not (isinstance(self._next(), Mark) and self._next().tag == "COMMA") else self._next(2)
            if isinstance(following, Verb) and DEEDS.get(following.lemma) == "speak" and not self._named_before():
                self.waiting, token.used = token.text, True
                state.subjects, state.candidates, state.last, state.deeds = [], [], [], []
                return
            if isinstance(following, Noun) and any(isinstance(p, Verb) and DEEDS.get(p.lemma) == "speak" for p in self.phrases[self.at + 1 :]) and not doers:
                self.waiting, token.used = token.text, True
                return
            if not doers:
                return
            self._do_for(doers[:1], "speak", "say")
            speaking = [deed for _, deed in state.deeds]
        for deed in speaking:
            deed.speech = token.text if deed.speech is None else f"{deed.speech} {token.text}"
        token.used = True

    def _named_before(self) -> bool:
        return any(isinstance(p, Noun) for p in self.phrases[: self.at])

    def _describe(self, token: Token) -> None:
        """Read an adverb, or an adjective after "is": direction, manner, colour, size, mood."""
        state, word = self.state, token.lower
        if token.tag == "ADJ":
            doers = state.subjects_of_verb()
            if word in around.SCENE_ADJECTIVES:
                set_scene(state.scene, [token])
            elif self.verb is None or self.verb.lemma in _BECOMING or self.joint == "":
                _qualify(state, doers, token)
        elif word in DIRECTIONS and token.lower not in {"off"}:
            token.used = True
            for _, deed in state.deeds:
                deed.direction = deed.direction or DIRECTIONS[word]
        elif word in _PLACE_ADVERBS:
            token.used = True
            state.scene.place = state.scene.place or _PLACE_ADVERBS[word]
        elif word in {"first"}:
            token.used = True
        elif _is_manner(token):
            self._manner(token)
        else:
            token.used = True

    def _manner(self, token: Token) -> None:
        state = self.state
        token.used = True
        word = token.lemma if " " in token.lower else token.lower
        following = self._next()
        awaited = isinstance(following, Verb) and following.lemma != "be"
        if state.deeds and not (awaited and self.joint != ""):
            for _, deed in state.deeds:
                deed.manner = deed.manner or word
        else:
            state.manner = word

    def _camera(self) -> None:
        """Read "the camera pans left", "the camera follows the dog" up to the end of the clause."""
        state = self.state
        while (phrase := self._next()) is not None:
            tag = phrase.tag if isinstance(phrase, Mark) else ""
            if tag in {"COMMA", "SUB", "THEN"} or (tag == "CONJ" and isinstance(self._next(2), Noun)):
                break
            if isinstance(phrase, Verb) and (phrase.lemma != "be" or not isinstance(self._next(2), Verb)):
                move = around.CAMERA_VERBS.get(phrase.lemma)
                phrase.token.used = True
                if move and (phrase.lemma != "be" or state.scene.camera is None):
                    state.scene.camera = state.scene.camera or move
            elif isinstance(phrase, Noun):
                kind = kind_of(phrase, state.catalogue, "of")
                if kind == "cast" and phrase.determiner not in {"the", "its", "his", "her", "their"} and not phrase.name:
                    state.last = state.players(phrase)
                phrase.use()
                facts(state, phrase, kind) if kind in {"place", "time"} else None
            elif isinstance(phrase, Mark):
                phrase.token.used = True
                if phrase.token.fact:
                    self._fact(phrase.token)
            self.at += 1
        state.void = True
        state.candidates = []


_LIFELESS = frozenset("roll bounce explode break burst pop melt shatter deflate inflate land float drop".split())
_SPOTS = frozenset({"left of", "right of", "next to", "above", "under", "below", "behind", "in front of", "beside", "on"})
_GAITS = frozenset({"walk", "run", "swim", "fly", "float", "drive"})
_GREETINGS = frozenset("hello hi hey goodbye bye welcome yes no thanks sorry please good-bye hooray".split())


def _qualify(state: State, doers: list[Player], token: Token) -> None:
    from sora_nb.stage.reading.meaning import describe
    from sora_nb.stage.reading.phrases import Noun as Phrased

    for player in doers:
        describe(player, Phrased([token], player.word, player.word, qualities=[token]), state.scene)


def _is_manner(token: Token) -> bool:
    word = token.lower
    if " " in word:
        return token.lemma not in {"again", "there", "meanwhile", "slightly", "first", "finally", "each other"}
    if word in _MANNERS or (word.endswith("ly") and word not in _SENTENCE):
        return True
    return False


_SENTENCE = frozenset("suddenly finally eventually really only nearly almost simultaneously constantly usually early family fully partly slightly".split())
_NOBODY = Player("nobody", __import__("sora_nb.stage.reading.retrieval", fromlist=["Cast"]).Cast("sign", "sign"))


def _going(player: Player) -> str:
    head = player.word.split()[-1]
    kind = lexicon().solid(head)
    if player.cast.family in GOING and player.cast.family not in {"prop", "shape"}:
        return GOING[player.cast.family]
    if head in {"ball", "wheel", "marble", "tire"}:
        return "roll"
    if head in {"fish", "whale", "shark", "dolphin", "octopus", "turtle", "jellyfish", "submarine"}:
        return "swim"
    if head in {"plane", "airplane", "rocket", "balloon", "butterfly", "bee", "helicopter", "spaceship", "kite", "drone", "cloud"}:
        return "fly"
    if kind == "vehicle" or head in WHEELED:
        return "drive"
    return "walk" if kind in {"person", "animal"} else "slide"


def _nearest_verb(lemma: str) -> str | None:
    vector = lexicon().vector(lemma)
    if vector is None or not lexicon().use(lemma, "verb"):
        return None
    best, score = None, 0.0
    for word, verb in DEEDS.items():
        other = lexicon().vector(word) if "-" not in word else None
        if other is not None and (close := float(vector @ other)) > score:
            best, score = verb, close
    return best if score >= 0.62 else None
