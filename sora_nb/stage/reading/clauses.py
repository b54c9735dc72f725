"""Clauses: who does what, read phrase by phrase through one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.language.lexicon import lexicon
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.aiming import TURNING, aim
from sora_nb.stage.reading.airborne import MOUTHS
from sora_nb.stage.reading.attach import GOALS, after_preposition, as_object, facts
from sora_nb.stage.reading.deeds import (
    DEEDS,
    written_of,
)
from sora_nb.stage.reading.drafts import Player
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.meaning import kind_of, set_scene
from sora_nb.stage.reading.phrases import Mark, Noun, Verb

if TYPE_CHECKING:
    from sora_nb.stage.reading.words import Token

from sora_nb.stage.reading.doing import Doing
from sora_nb.stage.reading.saying import BECOMING

_FEEDING = frozenset({"munch", "chew", "feast", "graze", "nibble", "dine", "snack", "gnaw", "feed"})
"""Verbs of eating that say on what."""
_STANDING = bag("house church hotel cabin factory")
"""Buildings that one thinks of from outside."""
_WHOLE = frozenset({"sky", "landscape"})
"""What is in every picture, and all of one where nothing else is named."""
_LIFELESS = bag(
    """
    roll bounce explode break burst pop melt shatter deflate inflate land float drop
    """
)


class Clauses(Doing):
    """Walks through the phrases of one sentence and tells the state what they say."""

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

    def _noun(self, noun: Noun) -> None:  # noqa: PLR0911
        if self._timing(noun) or self._impersonal(noun):
            return
        if self.preposition is not None:
            self._prepositional(noun, self.preposition)
            return
        if self.joint in {"CONJ", "COMMA"} and self._also_worn(noun):
            return
        if self.joint in {"CONJ", "COMMA"} and noun.pronoun == "one" and self.verb is None:
            self._subject(noun, joined=True)
            return
        if self.joint in {"CONJ", "COMMA"} and self.role and not (self.role == "subject" and self.verb is None):
            own = self._finite_ahead() or self._participle_ahead() or self._relative_ahead()
            listed = not own and not self._placed_ahead()
            if listed and not (self.joint == "COMMA" and self.role == "prep"):
                self._listed(noun)
                return
            waiting = (
                self.joint == "CONJ"
                and not self._placed_ahead()
                and self.role == "prep"
                and bool(self.state.candidates)
                and self.verb is None
            )
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
        if (
            self.role == "prep"
            and with_
            and self.role_preposition
            and kind_of(noun, state.catalogue, "with") in {"clothes", "body"}
            and state.last
        ):
            self.joint = ""
            self._prepositional(noun, self.role_preposition)
            return True
        return False

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
        self.role, self.open = (
            "object",
            state.deeds != [] and any(d.verb in {"give", "throw"} and d.target is None for _, d in state.deeds),
        )
        doers = [player for player, _ in state.deeds] or state.subjects
        light = self._light(self.verb.lemma, noun.head, doers) if self.verb else None
        if light is not None:
            noun.use()
            self._undo()
            self._do(light, written_of(self.verb.lemma, noun.head)) if light and self.verb else None
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

    def _subject(self, noun: Noun, *, joined: bool = False) -> None:  # noqa: C901
        state = self.state
        self.role, self.joint, self.open = "subject", "", False
        kind = self._bare(noun) or kind_of(noun, state.catalogue, None)
        if kind == "camera":
            noun.use()
            self._camera()
            return
        if noun.negated:
            noun.use()
            state.void = not state.candidates
            return
        if self._lights(noun) or facts(state, noun, kind) or kind in {"scenery", "body"}:
            if kind != "audible":
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
        state.last = state.candidates if joined and not noun.pronoun else players
        if not joined:
            self.verb, state.deeds = None, []
        for deed in state.dangling:
            self._give(deed, players)
        if state.dangling:
            state.subjects = players
            self.role = "speaker"
        state.dangling = []

    def _bare(self, noun: Noun) -> str | None:
        """Tell whether a phrase without any verb names where a shot is set: "a library", "Tokyo, at night", "sky"."""
        state = self.state
        if any(isinstance(p, Verb) for p in self.phrases) or state.scene.players or noun.plural or noun.counted:
            return None
        inside = noun.head in around.HOUSES - around.ENTERED - _STANDING and noun.words in {noun.head, f"indoor {noun.head}"}
        if inside or (noun.head in _WHOLE and state.scene.place is None):
            return "place"
        known = noun.name and lexicon().kind(noun.head) == "place" and state.catalogue.known(noun.words) is None
        return "place" if known and not any(isinstance(p, Noun) and p.pronoun for p in self.phrases) else None

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

    def _prepositional(self, noun: Noun, preposition: Token) -> None:  # noqa: C901
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
        if (
            word == "of"
            and self.verb is not None
            and state.deeds
            and state.deeds[0][1].written in {"picture", "photo", "photograph", "selfie"}
        ):
            preposition.used = True
            state.mode = "list"
            for player in state.players(noun):
                aim(state, player)
            self.role = "object"
            return
        if word in {"at", "to", "with", "after", "into", "on", "for"} and self._phrasal_aim(noun, preposition, word):
            return
        preposition.used = True
        if preposition.lower in {"up into", "down into", "up onto"}:
            for _, deed in state.deeds:
                deed.direction = deed.direction or preposition.lower.split()[0]
        before = self._next(-2)
        if (
            word == "of"
            and (not state.last or (isinstance(before, Noun) and before.head in MOUTHS))
            and not (isinstance(before, Noun) and kind_of(before, state.catalogue, "in") == "place")
        ):
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
            return bool(self.verb is not None and self.verb.lemma in BECOMING and not state.candidates)
        before = self._next(-2)
        if state.deeds[0][1].verb == "look" and state.deeds[0][1].target in state.last and word in {"inside", "in"}:
            return False
        nested = (
            isinstance(before, Noun)
            and self.role_was_prep
            and state.last
            and word in {"with", "in", "of", "next to", "near", "behind"}
        )
        return not (nested and word in {"with", "of"})

    @property
    def role_was_prep(self) -> bool:
        """Tell whether the phrase before the preposition was itself the object of one."""
        before = self._next(-3)
        return isinstance(before, Mark) and before.tag == "PREP"

    def _phrasal_aim(self, noun: Noun, preposition: Token, word: str) -> bool:  # noqa: C901, PLR0911
        """Read "looks at a bird", "runs after a cat", "plays with a ball", "walks to a tree" as a deed with a target."""
        state = self.state
        if not state.deeds or word not in GOALS | {"with"}:
            return False
        verb = state.deeds[0][1]
        kind = kind_of(noun, state.catalogue, word)
        if word == "into" and verb.written in TURNING:
            return False
        if kind not in {"cast", "pronoun", "scenery"} or (kind == "scenery" and noun.head not in around.TARGETS):
            return False
        if word == "at" and verb.verb in {"sit", "stand", "sleep", "lie", "eat", "read", "write", "drink"} and kind == "cast":
            return False
        eaten = word == "on" and verb.written in _FEEDING and verb.target is None and kind == "cast"
        if word in {"on", "for"} and verb.verb not in {"play", "point"} and not eaten:
            return False
        if word == "with" and not (
            verb.verb in {"play", "speak", "cook", "dance", "collide", "wave"} and verb.target is None and kind != "scenery"
        ):
            return False
        if word == "after" and verb.verb in {"run", "walk", "fly"}:
            for _, deed in state.deeds:
                deed.verb = "chase"
        preposition.used = True
        found = state.players(noun) if kind != "scenery" else []
        if kind == "scenery":
            noun.use()
        for _, deed in state.deeds:
            told = deed.target if not (found and isinstance(deed.target, str)) else None
            deed.target = told or (found[0] if found else noun.head if kind == "scenery" else None)
        state.last = found or state.last
        return True
