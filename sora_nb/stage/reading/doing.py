"""Doing: verbs, who does them, and what the stage plays for them."""

from __future__ import annotations

from sora_nb.stage import repertoire
from sora_nb.stage.reading.deeds import (
    CALLS,
    CATENATIVE,
    DEEDS,
    GENERIC,
    INTRINSIC,
    LIGHT,
    LOSSY,
    MOODY,
    PEOPLES,
    PHRASAL,
    STATES,
    UNDERGOING,
    written_of,
)
from sora_nb.stage.reading.drafts import Deed, Player
from sora_nb.stage.reading.fitting import LIT, fitting, going, nearest_verb
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.phrases import Mark, Noun, Verb
from sora_nb.stage.reading.saying import NOBODY, Saying

_PUT = bag(
    """
    place put park mount set lay store position locate situate display stack suspend attach serve install perch settle curl
    leave stick rest lean drape prop string wrap
    """
)
"""Verbs whose participle says where something is."""
_GIVING_OFF = {
    "smoke": "smoke",
    "steam": "steam",
    "bubble": "steam",
    "spark": "sparks",
    "smoulder": "smoke",
    "smolder": "smoke",
}
"""What things do that are not alive, and what then rises from them."""
_SEPARABLE = frozenset({"hold", "push", "burn", "throw"})
_STALKING = frozenset({"sneak", "creep", "prowl", "tiptoe", "crawl"})
_BLOWN = frozenset({"blow", "carry", "sweep", "toss", "scatter", "lift", "whirl", "take", "move"})
"""What the wind does with light things."""
_WINDS = frozenset({"wind", "breeze", "gust", "storm"})
_LANDING = frozenset({"hit", "fall", "land", "touch", "reach", "crash", "break", "shatter"})
"""What does not come to pass when somebody does something before it does."""
_DIRECTING = frozenset({"teach", "help", "ask", "tell", "order", "invite", "allow", "force", "beg"})
_SENSING = frozenset({"watch", "see", "hear", "notice", "observe", "spot", "let"})


class Doing(Saying):
    """Reads verbs."""

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
            state.last = doers or state.last
            self.verb = verb
            return
        self.verb = verb
        state.mode = ""
        state.deeds = []
        if self.averted and verb.lemma in _LANDING:
            # "Catches it before it hits the ground": it never does.
            verb.token.used, self.averted = True, False
            return
        if verb.lemma in {"be", "have", "wear"} or verb.lemma in STATES:
            self._state(verb, doers)
        elif verb.passive or (verb.form in {"done", "past"} and (self._by_ahead() or self._left_there(verb))):
            self._passive(verb, doers)
        else:
            self._act(verb, doers)
        if verb.finite and (not self.sub or (self.after_relative and not state.candidates)):
            state.subjects = doers or ([] if state.void else state.subjects)
            state.candidates = []
        if doers:
            state.last = doers

    def _doers(self, verb: Verb) -> list[Player]:  # noqa: PLR0911
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
            if self.verb is not None and self.verb.lemma in _DIRECTING and state.last and state.last != state.subjects:
                return state.last
            return state.subjects or state.candidates
        if not verb.finite and verb.form in {"ing", "done", "to"}:
            self.sub = bool(state.candidates)
            if isinstance(before, Noun):
                return [] if state.void else state.last
            if self.joint in {"COMMA", "SUB", "CONJ", "THEN"}:
                return state.candidates or ([] if state.void else state.subjects)
            return state.candidates or state.last or state.subjects
        if state.candidates:
            return state.candidates
        seen = self.verb is not None and self.verb.lemma in _SENSING and isinstance(before, Noun)
        if seen and not state.void and verb.form not in {"s", "past"} and state.last != state.subjects:
            # "Watches children swim": the children do.
            self.sub = True
            return state.last
        if state.void:
            return []
        return state.subjects or state.last

    def _state(self, verb: Verb, doers: list[Player]) -> None:
        """Read verbs of being and having."""
        state = self.state
        verb.token.used = True
        state.subjects = doers or state.subjects
        made = verb.lemma == "make" and not isinstance(self._next(2), Verb)
        self.open = verb.lemma in {"have", "wear"} or made
        state.mode = verb.lemma if verb.lemma in {"have", "wear"} else ""
        if not self.open:
            following = self._next()
            while isinstance(following, Mark) and following.tag in {"ADV", "ADJ", "CONJ"}:
                self.at += 1
                self._mark(following.token)
                following = self._next()
        if verb.lemma == "dress":
            state.mode = ""

    def _left_there(self, verb: Verb) -> bool:
        """Tell whether a participle says where somebody put something: "a surfboard stored beneath a car"."""
        following = self._next()
        return verb.lemma in _PUT and isinstance(following, Mark) and following.tag == "PREP" and not verb.helped

    def _passive(self, verb: Verb, doers: list[Player]) -> None:
        lemma = verb.lemma
        if lemma in _PUT and doers and not self._by_ahead():
            # Where it lies is a relation, which the preposition tells; the living sit there.
            verb.token.used = True
            self.state.subjects = doers
            self._do_for([d for d in doers if d.alive], "sit", lemma) if lemma in {"perch", "settle", "curl"} else None
            return
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

    def _agent(self, noun: Noun) -> None:
        """Read the doer of a passive: "is chased by a bear"."""
        state = self.state
        if noun.head in _WINDS:
            noun.use()
            state.scene.weather = state.scene.weather or "wind"
            for patient, lemma in self.agentless:
                if lemma in _BLOWN and not patient.alive:
                    self._do_for([patient], "float", "blow")
            self.agentless = []
            return
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

    def _canonical(self, lemma: str, doers: list[Player]) -> str | None:
        """Return the stage's verb for a verb as written, or None where there is none near enough."""
        if doers and (fit := fitting(lemma, doers[0])) is not None:
            return fit
        if lemma in GENERIC and lemma not in DEEDS:
            if not doers:
                return None
            return going(doers[0])
        if lemma in {"pour", "sprinkle", "spill"} and doers and doers[0].alive:
            return "hold"
        if lemma in DEEDS:
            if lemma in LOSSY:
                self.state.note(f"'{lemma}' is played as '{DEEDS[lemma]}'.")
            return DEEDS[lemma]
        near = nearest_verb(lemma)
        if near is not None:
            self.state.note(f"'{lemma}' is played as '{near}'.")
        return near

    def _act(self, verb: Verb, doers: list[Player]) -> None:  # noqa: C901, PLR0911, PLR0912
        """Read a verb of doing: particle, light verbs, going, and the sound that it makes."""
        state, lemma = self.state, verb.lemma
        self.open = True
        direction = None
        canonical = None
        following = self._next()
        if isinstance(following, Mark) and (lemma, following.token.lower) in PHRASAL:
            canonical, direction = PHRASAL[lemma, following.token.lower]
            if following.tag == "ADV" or (canonical in _SEPARABLE and following.tag == "PREP"):
                following.token.used = True
                self.at += 1
        if canonical == "push" and doers and not doers[0].alive:
            canonical = "collide"
        if lemma == "miss" and (aimed := [d for p in doers for d in p.deeds if d.verb in {"throw", "kick"}]):
            aimed[-1].written, verb.token.used = "miss", True
            return
        if canonical is None and self._awaits_light(lemma, doers):
            verb.token.used = True
            state.subjects = doers or state.subjects
            return
        if self._without_deed(verb, doers, told=canonical is not None):
            return
        self._stalked(lemma)
        if canonical is None and lemma in LIT and doers:
            self._shine(verb, doers)
            return
        canonical = canonical or self._hung(lemma, doers) or self._canonical(lemma, doers)
        direction = direction or INTRINSIC.get(lemma)
        if canonical is None:
            state.mode = "unknown"
            return
        if (
            not doers
            and not (verb.form == "ing" and self.at <= self._first_verb() and not isinstance(self._next(-1), Noun))
            and not (canonical == "speak" and self.waiting)
        ):
            verb.token.used = state.void
            return
        verb.token.used = True
        if lemma in CALLS:
            state.scene.hear(CALLS[lemma])
        if lemma == "sail":
            state.scene.place = state.scene.place or "sea"
        if not doers:
            deed = self._deed(canonical, lemma)
            deed.direction = direction
            deed.speech, self.waiting = (self.waiting or None, "") if canonical == "speak" else (None, self.waiting)
            state.dangling.append(deed)
            state.deeds = [(NOBODY, deed)]
            return
        self._do_for(doers, canonical, lemma)
        for _, deed in state.deeds:
            deed.direction = direction or deed.direction
            if canonical == "speak" and self.waiting:
                deed.speech, self.waiting = self.waiting, ""

    def _without_deed(self, verb: Verb, doers: list[Player], *, told: bool) -> bool:
        """Read what is a mood, the wind's doing, or what rises from a thing; return whether it is one of these."""
        state, lemma = self.state, verb.lemma
        acted = lemma in repertoire.WORDS and any(doer.human for doer in doers)
        said = any(isinstance(p, Mark) and p.tag == "SPEECH" for p in self.phrases)
        if not told and lemma in MOODY and not acted and not (said and lemma in DEEDS):
            verb.token.used = True
            for doer in doers:
                doer.look["mood"] = MOODY[lemma]
            return True
        if not doers and lemma in _BLOWN and state.scene.weather in {"wind", "storm"}:
            # The wind does it: what it blows is named next.
            verb.token.used = True
            state.dangling.append(self._deed("float", "blow"))
            self.open = False
            return True
        if lemma in _GIVING_OFF and doers and not any(doer.alive for doer in doers):
            verb.token.used = True
            for doer in doers:
                doer.look["emits"] = _GIVING_OFF[lemma]
            return True
        return False

    def _shine(self, verb: Verb, doers: list[Player]) -> None:
        """Read a verb of light: no move, but a light that is seen about it."""
        verb.token.used = True
        self.state.subjects = doers
        for doer in doers:
            doer.look.setdefault("emits", "light")

    def _stalked(self, lemma: str) -> None:
        """Read "sneaks up on a mouse" as a way to it: nobody gets on anybody."""
        up, on = self._next(), self._next(2)
        if lemma not in _STALKING or not isinstance(up, Mark) or not isinstance(on, Mark):
            return
        if (up.token.lower, on.token.lower) == ("up", "on"):
            up.token.used, on.token.lemma = True, "toward"
            self.at += 1

    def _hung(self, lemma: str, doers: list[Player]) -> str | None:
        """Return the verb of what hangs in the sky by nothing: it floats there."""
        aloft = self._next(2)
        free = isinstance(aloft, Noun) and aloft.head in {"sky", "air", "space"}
        return "float" if lemma == "hang" and free and not any(doer.alive for doer in doers) else None

    @staticmethod
    def _light(lemma: str, noun: str, doers: list[Player]) -> str | None:
        """Return the verb that an object names; what people do with it, other things do to it."""
        people = not doers or any(doer.human for doer in doers) or (lemma, noun) not in PEOPLES
        return LIGHT.get((lemma, noun)) if people else None

    def _awaits_light(self, lemma: str, doers: list[Player]) -> bool:
        """Tell whether the object, not the verb, says what is done: "takes a nap"."""
        for step in (1, 2):
            phrase = self._next(step)
            if isinstance(phrase, Noun) and self._light(lemma, phrase.head, doers) is not None:
                if step == 2 and isinstance(self._next(1), Mark):
                    mark = self._next(1)
                    if isinstance(mark, Mark) and mark.tag != "PREP":
                        return False
                    if isinstance(mark, Mark):
                        mark.token.used = True
                    phrase.use()
                    self._do(LIGHT[lemma, phrase.head], written_of(lemma, phrase.head))
                    self.at += 2
                return True
        return False
