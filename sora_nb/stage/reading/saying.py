"""Saying: speech, sounds, times, camera and the small words, read where they stand in a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.attach import facts
from sora_nb.stage.reading.deeds import (
    CALLS,
    DEEDS,
)
from sora_nb.stage.reading.drafts import Deed, Player
from sora_nb.stage.reading.filming import Filming
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.manners import TIMES_OVER, is_manner, shows
from sora_nb.stage.reading.meaning import kind_of, set_scene, sound_of
from sora_nb.stage.reading.phrases import Mark, Noun, Verb
from sora_nb.stage.reading.standing import STANDING

if TYPE_CHECKING:
    from sora_nb.stage.reading.state import State
    from sora_nb.stage.reading.words import Token


DIRECTIONS = {
    "left": "left", "right": "right", "up": "up", "down": "down", "away": "away", "upward": "up", "upwards": "up",
    "downward": "down", "downwards": "down", "leftward": "left", "leftwards": "left", "rightward": "right",
    "rightwards": "right", "skyward": "up", "upstairs": "up", "downstairs": "down", "off": "away", "aloft": "up",
    "skywards": "up",
}  # fmt: skip

_LIGHTS = {
    ("sun", "set"): ("time", "sunset"), ("sun", "go"): ("time", "sunset"), ("sun", "rise"): ("time", "dawn"),
    ("sun", "come"): ("weather", "clear"), ("sun", "shine"): ("weather", "clear"), ("moon", "shine"): ("time", "night"),
    ("moon", "rise"): ("time", "night"), ("moon", "glow"): ("time", "night"), ("star", "twinkle"): ("time", "night"),
    ("star", "shine"): ("time", "night"), ("lightning", "flash"): ("weather", "storm"),
    ("lightning", "strike"): ("weather", "storm"), ("wave", "crash"): ("place", "coast"), ("wave", "break"): ("place", "coast"),
    ("wave", "pound"): ("place", "coast"), ("wave", "batter"): ("place", "coast"),
}  # fmt: skip
_WEATHER_VERBS = {
    "rain": "rain", "snow": "snow", "drizzle": "rain", "thunder": "storm", "storm": "storm", "hail": "snow",
    "pour": "rain",
}  # fmt: skip

_PLACE_ADVERBS = {"indoors": "room", "underwater": "underwater", "downtown": "city"}

BECOMING = frozenset({"be", "look", "turn", "become", "seem", "feel", "stay", "get", "appear", "go", "grow", "remain"})

_FIRST = frozenset({"after", "when", "once", "as soon as"})
"""Conjunctions before what happens first."""

_GREETINGS = bag(
    """
    hello hi hey goodbye bye welcome yes no thanks sorry please good-bye hooray
    """
)

NOBODY = Player("nobody", __import__("sora_nb.stage.reading.retrieval", fromlist=["Cast"]).Cast("sign", "sign"))


class Saying(Filming):
    """Reads what is not a doer, a deed or a thing."""

    def _mark(self, token: Token) -> None:  # noqa: C901, PLR0912
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
                # "Drives away to the right": the side says more.
                deed.direction = token.lemma if deed.direction in {None, "away"} else deed.direction
        elif token.lemma == "each other" and self.preposition is not None:
            self._mutual(self.preposition)
        elif tag in {"ADV", "ADJ", "VERB"}:
            self._describe(token)
        elif token.fact is not None:
            self._fact(token)
        elif tag == "MUTE":
            self.state.scene.muted = True
        elif tag == "SOUND":
            self._sounds()

    def _mutual(self, preposition: Token) -> None:
        """Read "sit next to each other": the first stands so to the second."""
        players, relation = self.state.subjects_of_verb(), STANDING.get(preposition.lemma)
        preposition.used, self.preposition = True, None
        if relation and len(players) > 1:
            self.state.scene.link(players[0], relation, players[1])

    def _boundary(self, token: Token) -> None:
        state = self.state
        token.used = True
        if self.preposition is not None and token.tag in {"COMMA", "SUB"}:
            self.preposition = None
        opening = token.tag == "SUB" and self.at == 0
        if opening and token.lower in _FIRST | {"before"}:
            # "After the dog barks, the cat runs": what comes first is told first; "before …" turns it round.
            self.leading = -1 if token.lower == "before" else 1
            state.stage += token.lower == "before"
        elif token.tag == "SUB" and token.lower in _FIRST and state.deeds:
            for _, deed in state.deeds:
                deed.stage += 1
        elif token.tag == "COMMA" and self.leading and state.deeds:
            state.stage, self.leading = state.stage + self.leading, 0
        self.averted = token.tag == "SUB" and token.lower == "before" and not opening
        later = token.tag == "THEN" or (token.lower in {"before", "until"} and not opening)
        if later and any(p.deeds for p in state.scene.players) and not (token.lower == "suddenly" and not state.deeds):
            state.stage += 1
        if token.tag == "THEN" and self.joint in {"CONJ", "COMMA"}:
            return
        if (token.tag == "SUB" and token.lower not in {"as"}) or token.lower == ";":
            self.role = ""
        self.joint = "CONJ" if token.tag == "THEN" else token.tag
        if token.tag in {"SUB", "THEN"}:
            self.open = False

    def _sounds(self) -> None:
        """Read what "the sound of …" names, up to the clause's end."""
        named: list[Token] = []
        while (phrase := self._next()) is not None and not (
            isinstance(phrase, Mark) and phrase.tag in {"COMMA", "SUB", "PUNCT"}
        ):
            if isinstance(phrase, Mark) and phrase.tag == "CONJ":
                phrase.token.used = True
                self._hear(named)
                named = []
            else:
                named += phrase.tokens if isinstance(phrase, Noun) else [phrase.token]
            self.at += 1
        self._hear(named)

    def _hear(self, tokens: list[Token]) -> None:
        """Add the sound that some words name; words for one that is not to be heard here stay unplaced."""
        words = [t.lower for t in tokens if t.tag not in {"DET", "NUM"}]
        lemmas = [CALLS.get(t.lemma, t.lemma) for t in reversed(tokens)]
        name = sound_of(" ".join(words), *reversed(words), *lemmas)
        if name is not None:
            self.state.scene.hear(name)
        for token in tokens:
            token.used = token.used or name is not None

    def _speech(self, token: Token) -> None:
        """Give words in quotation marks to whoever speaks."""
        state = self.state
        before = self._next(-1)
        if isinstance(before, Verb) and before.lemma in {"name", "call", "title"}:
            token.used = before.token.used = True
            return
        speaking = [deed for _, deed in state.deeds if deed.verb in {"speak", "sing"}]
        if not speaking:
            doers = [p for p in state.subjects_of_verb() if p is not NOBODY] or [p for p in state.scene.players if p.alive][:1]
            following = self._next()
            if isinstance(following, Mark) and following.tag == "COMMA":
                following = self._next(2)
            if isinstance(following, Verb) and DEEDS.get(following.lemma) == "speak" and not self._named_before():
                self.waiting, token.used = token.text, True
                state.subjects, state.candidates, state.last, state.deeds = [], [], [], []
                return
            after = self._next(2)
            said_so = isinstance(after, Verb) and DEEDS.get(after.lemma) == "speak" and not self._named_before()
            if isinstance(following, Noun) and (
                said_so
                or (
                    any(isinstance(p, Verb) and DEEDS.get(p.lemma) == "speak" for p in self.phrases[self.at + 1 :])
                    and not doers
                )
            ):
                self.waiting, token.used = token.text, True
                return
            if not doers:
                return
            self._do_for(doers[:1], "speak", "say")
            speaking = [deed for _, deed in state.deeds]
        for deed in speaking:
            deed.speech = token.text if deed.speech is None else f"{deed.speech} {token.text}"
        token.used = True

    def _says(self, noun: Noun) -> bool:
        if noun.head in _GREETINGS and self.state.deeds:
            noun.use()
            for token in noun.tokens:
                token.used = True
            for _, deed in self.state.deeds:
                deed.speech = " ".join(t.text for t in noun.tokens)
            return True
        return False

    def _describe(self, token: Token) -> None:
        """Read an adverb, or an adjective after "is": direction, manner, colour, size, mood."""
        state, word = self.state, token.lower
        if token.tag == "ADJ":
            doers = state.subjects_of_verb()
            if word in around.SCENE_ADJECTIVES:
                set_scene(state.scene, [token])
            elif self.verb is None or self.verb.lemma in BECOMING or self.joint == "":
                _qualify(state, doers, token)
        elif word in DIRECTIONS and token.lower not in {"off"}:
            token.used = True
            for _, deed in state.deeds:
                deed.direction = deed.direction or DIRECTIONS[word]
        elif word in _PLACE_ADVERBS:
            token.used = True
            state.scene.place = state.scene.place or _PLACE_ADVERBS[word]
        elif word in TIMES_OVER:
            token.used = True
            self._again(TIMES_OVER[word])
        elif word in {"first", "back"}:
            token.used = True
            self._return() if word == "back" else None
        elif is_manner(token):
            self._manner(token)
        else:
            token.used = True

    def _again(self, times: int) -> None:
        """Do what was done just now several times over: "jumps twice"."""
        for player, deed in list(self.state.deeds):
            if deed in player.deeds:
                at = player.deeds.index(deed) + 1
                player.deeds[at:at] = [replace(deed) for _ in range(min(times, 4) - 1)]

    def _return(self) -> None:
        """Read "walks back": the other way than before."""
        for player, deed in self.state.deeds:
            deed.direction = deed.direction or _returning(player, deed)

    def _manner(self, token: Token) -> None:
        state = self.state
        word = token.lemma if " " in token.lower else token.lower
        token.used = shows(word)
        following = self._next()
        awaited = isinstance(following, Verb) and following.lemma != "be"
        if state.deeds and not (awaited and self.joint != ""):
            for _, deed in state.deeds:
                deed.manner = deed.manner or word
        else:
            state.manner = word

    def _lights(self, noun: Noun) -> bool:
        """Read "the sun sets", "the moon shines", "stars twinkle" as time and weather."""
        following = self._next()
        lemma = following.lemma if isinstance(following, Verb) else ""
        scene = self.state.scene
        told = _LIGHTS.get((noun.head, lemma))
        if told is None or not isinstance(following, Verb):
            return False
        setattr(scene, told[0], getattr(scene, told[0]) or told[1])
        following.token.used = True
        return True

    def _impersonal(self, noun: Noun) -> bool:
        """Read "it is raining", "it is night", "there is …"."""
        following, after = self._next(), self._next(2)
        if noun.pronoun == "it" and isinstance(following, Verb):
            if following.lemma in {"start", "begin"}:
                ahead = next((p for p in self.phrases[self.at + 2 : self.at + 4] if isinstance(p, Verb)), None)
                if ahead is not None and ahead.lemma in _WEATHER_VERBS:
                    following.token.used, self.at, following = True, self.phrases.index(ahead) - 1, ahead
            word = _WEATHER_VERBS.get(following.lemma)
            if word:
                self.state.scene.weather = self.state.scene.weather or word
            elif following.lemma == "be" and isinstance(after, Mark) and after.token.lower in around.SCENE_ADJECTIVES:
                set_scene(self.state.scene, [after.token])
            elif (
                following.lemma == "be"
                and isinstance(after, Noun)
                and kind_of(after, self.state.catalogue, None) in {"time", "weather"}
            ):
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

    def _timing(self, noun: Noun) -> bool:  # noqa: C901
        """Read "for 3 seconds", "after two seconds", "two seconds later"."""
        if noun.head == "time" and noun.counted and noun.count and self.state.deeds and self.preposition is None:
            noun.use()
            self._again(noun.count)
            return True
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


def _qualify(state: State, doers: list[Player], token: Token) -> None:
    from sora_nb.stage.reading.meaning import describe
    from sora_nb.stage.reading.phrases import Noun as Phrased

    for player in doers:
        describe(player, Phrased([token], player.word, player.word, qualities=[token]), state.scene)


def _returning(player: Player, deed: Deed) -> str | None:
    """Return the way back, from the last deed before that had a way."""
    opposite = {"left": "right", "right": "left", "up": "down", "down": "up", "toward": "away", "away": "toward"}
    earlier = [d.direction for d in player.deeds if d is not deed and d.direction]
    return opposite.get(earlier[-1]) if earlier else None
