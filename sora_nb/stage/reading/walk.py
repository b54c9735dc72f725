"""Walk: steps through one sentence's phrases, looks ahead, and gives deeds to those who do them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.language.lexicon import lexicon
from sora_nb.stage.reading.deeds import CALLS, WHEELED
from sora_nb.stage.reading.drafts import Deed, Player
from sora_nb.stage.reading.phrases import Mark, Noun, Phrase, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.reading.state import State
    from sora_nb.stage.reading.words import Token


_GAITS = frozenset({"walk", "run", "swim", "fly", "float", "drive"})

_ARRIVING = frozenset({"arrive", "approach", "come", "enter", "appear"})

_SPOTS = frozenset({"left of", "right of", "next to", "above", "under", "below", "behind", "in front of", "beside", "on"})


class Walk:
    """Where the reading of a sentence stands among its phrases."""

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
        self.leading = 0
        self.averted = False
        self.verb: Verb | None = None
        self.agentless: list[tuple[Player, str]] = []
        self.of_verb = False

    def _next(self, step: int = 1) -> Phrase | None:
        at = self.at + step
        return self.phrases[at] if 0 <= at < len(self.phrases) else None

    def _finite_ahead(self) -> bool:
        """Tell whether the phrase here is followed by a finite verb of its own, before the clause ends."""
        relative = aside = False
        ahead = self.phrases[self.at + 1 :]
        for phrase, following in zip(ahead, [*ahead, None][1:], strict=True):
            if isinstance(phrase, Verb):
                if phrase.finite and not relative:
                    return True
                relative = False if phrase.finite else relative
            elif isinstance(phrase, Mark):
                if phrase.tag == "REL":
                    relative = True
                elif phrase.tag == "COMMA" and (aside or (isinstance(following, Mark) and following.tag == "REL")):
                    aside = not aside
                elif phrase.tag == "THEN" and isinstance(following, Verb) and phrase is ahead[0]:
                    # "They suddenly get up": what comes between is no new clause.
                    return True
                elif phrase.tag in {"CONJ", "SUB", "THEN", "PUNCT", "COMMA"}:
                    return False
        return False

    def _relative_ahead(self) -> bool:
        """Tell whether the noun here has a relative clause of its own, as the one before it had: "…, a girl who claps"."""
        for phrase in self.phrases[self.at + 1 :]:
            if isinstance(phrase, Mark) and phrase.tag != "PREP":
                told = any(isinstance(p, Mark) and p.tag == "REL" for p in self.phrases[: self.at])
                return told and phrase.tag == "REL"
            if isinstance(phrase, Verb):
                return False
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

    def _verb_follows(self) -> bool:
        return any(isinstance(p, Verb) for p in self.phrases[self.at + 1 :])

    def _first_verb(self) -> int:
        return next((i for i, p in enumerate(self.phrases) if isinstance(p, Verb)), 0)

    def _leads_on(self, follows: Phrase | None) -> bool:
        if isinstance(follows, Verb):
            return follows.form in {"ing", "to", "base"}
        return isinstance(follows, Mark) and follows.tag == "TO"

    def _by_ahead(self) -> bool:
        following = self._next()
        return isinstance(following, Mark) and following.token.lower == "by"

    def _named_before(self) -> bool:
        return any(isinstance(p, Noun) for p in self.phrases[: self.at])

    def _deed(self, verb: str, written: str) -> Deed:
        state = self.state
        deed = Deed(verb, manner=state.manner, start=state.start, stage=state.stage, written=written)
        state.manner = state.start = None
        return deed

    def _do(self, verb: str, written: str) -> None:
        self._do_for(self.state.subjects_of_verb(), verb, written)

    def _do_for(self, doers: list[Player], verb: str, written: str) -> None:
        pattern = self._deed(verb, written)
        self.state.deeds = []
        for doer in doers:
            deed = Deed(verb, manner=pattern.manner, start=pattern.start, stage=pattern.stage, written=written)
            self._give(deed, [doer])

    def _undo(self) -> None:
        """Take back the deed that a light verb seemed to be."""
        for player, deed in self.state.deeds:
            if deed in player.deeds:
                player.deeds.remove(deed)
                self.state.subjects = [*[p for p in self.state.subjects if p is not player], player]
        self.state.deeds = []

    def _give(self, deed: Deed, doers: list[Player]) -> None:
        for doer in doers:
            if deed.verb in {"run", "walk"} and (
                doer.word.split()[-1] in WHEELED or lexicon().kind(doer.word.split()[-1]) == "vehicle"
            ):
                deed.verb = "drive"
            mine = (
                deed
                if len(doers) == 1
                else Deed(
                    deed.verb,
                    deed.direction,
                    deed.target,
                    deed.manner,
                    deed.start,
                    deed.end,
                    deed.speech,
                    deed.stage,
                    deed.written,
                )
            )
            known = next(
                (
                    d
                    for d in doer.deeds
                    if d.verb == mine.verb and (d.target is None or mine.verb in _GAITS) and d.speech is None
                ),
                None,
            )
            if known is not None and _moved_on(doer, known, mine):
                known = None
            if known is not None and (mine.target is None or known.target is None) and mine.start is None:
                mine, known.manner, known.target = known, known.manner or mine.manner, known.target or mine.target
            else:
                doer.deeds.append(mine)
            self.state.deeds.append((doer, mine))


def _moved_on(doer: Player, before: Deed, again: Deed) -> bool:
    """Tell whether the same verb is a second deed: after turning round, or later with a way of its own to go."""
    between = doer.deeds[doer.deeds.index(before) + 1 :]
    arrived = before.written in _ARRIVING and again.written not in _ARRIVING
    called = before.written in CALLS and again.written not in CALLS
    later = again.stage > before.stage and (before.direction is not None or arrived or called)
    return later or any(d.verb == "turn" for d in between)
