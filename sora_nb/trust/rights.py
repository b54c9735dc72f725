"""Rights: judges what is asked for by the policies of those who own what is named, described or shown in it."""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.errors import InvalidRequest, RightsRefused
from sora_nb.language.lexicon import lexicon
from sora_nb.trust import descriptions, fingerprints, names, spelling
from sora_nb.trust.descriptions import Descriptions
from sora_nb.trust.names import Names
from sora_nb.trust.policies import KINDS, PURPOSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sora_nb.trust.names import Found
    from sora_nb.trust.policies import Occasion, Policy

POSTURES = {kind: kind != "style" for kind in KINDS}
"""For each class of right, whether what its holder says nothing about is forbidden: all but styles, which nobody owns."""
_NAMED = re.compile(r"\b(named|called|nommee?s?|appelee?s?)\s*$")
_LINES = re.compile(r"[.!?;\n]+")
_log = logging.getLogger("sora_nb.trust")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What came of it where nothing is forbidden.

    `asks` are sentences for whoever asked for the film, `credits` lines that go with it, `rules` the uids of the policies that
    allowed it.
    """

    asks: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class Rules:
    """Policies ready to be applied to many requests."""

    def __init__(self, policies: Iterable[Policy]) -> None:
        self.policies = tuple(policies)
        self._by_name: dict[str, list[Policy]] = {}
        for policy in self.policies:
            for name in policy.names:
                self._by_name.setdefault(name, []).append(policy)
        self._names = Names(self._by_name)
        described = [(policy, text) for policy in self.policies for text in policy.descriptions]
        self._owners = [policy for policy, _ in described]
        self._descriptions = Descriptions([text for _, text in described])
        self._words = {
            policy.uid: frozenset(w for text in (*policy.descriptions, *policy.names) for w in descriptions.content(text))
            for policy in self.policies
        }

    def judge(
        self, texts: Sequence[str], *, on: Occasion, uses: Sequence[str] = ("generate",), marks: Sequence[int] = (),
        postures: dict[str, bool] | None = None, earlier: Sequence[str] = (),
    ) -> Judged:  # fmt: skip
        """Judge a request.

        Args:
            texts: Everything that is written in it.
            on: What the film is for, where and when.
            uses: What is done with whatever is in it.
            marks: Fingerprints of its pictures.
            postures: For each kind of asset whether silence forbids; None takes POSTURES.
            earlier: What was written in the films that it is made from.

        Raises:
            RightsRefused: a holder does not allow it; it names the rule, the holder, and what would be allowed.
        """
        named, unsure = self._named(texts)
        before, _ = self._named(earlier)
        pictured = [p for p in self.policies if any(fingerprints.alike(mark, p.fingerprints) for mark in marks)]
        chosen = POSTURES if postures is None else postures
        found = {policy.uid: policy for policy in (*named, *before, *pictured)}
        owed, allowed = [], []
        for policy in found.values():
            for use in dict.fromkeys("speak" if policy.kind == "voice" and use == "generate" else use for use in uses):
                rule = policy.decide(use, on, opt_in=chosen[policy.kind])
                if rule is None:
                    raise _refusal(policy, use, "shown in a picture" if policy in pictured else "named")
                if "attribute" in rule.duties:
                    owed.append(policy.credit or f"{policy.name} © {policy.owner}")
            allowed.append(policy.uid)
        asks = [_asked(policy) for policy in self._hinted(texts, unsure) if policy.uid not in found]
        return Judged(asks=tuple(dict.fromkeys(asks)), credits=tuple(dict.fromkeys(owed)), rules=tuple(allowed))

    def _named(self, texts: Sequence[str]) -> tuple[list[Policy], list[Policy]]:
        """Return the policies whose assets are surely named, and those whose names may be somebody's own."""
        sure: list[Policy] = []
        unsure: list[Policy] = []
        for text in texts:
            for hit in self._names.find(text):
                for policy in self._by_name[hit.name]:
                    known = not hit.everyday or self._supported(policy, hit, text)
                    if known:
                        sure.append(policy)
                    elif _pointed(hit, text):
                        unsure.append(policy)
        return sure, unsure

    def _supported(self, policy: Policy, hit: Found, text: str) -> bool:
        """Tell whether the words around an everyday name are those of its policy."""
        own = {word.plain for word in spelling.words(hit.name)}
        return len((set(descriptions.content(text)) & self._words[policy.uid]) - own) >= 2

    def _hinted(self, texts: Sequence[str], unsure: Sequence[Policy]) -> list[Policy]:
        """Return the policies that are to be asked about: those whose name may be meant, or that are described."""
        lines = dict.fromkeys(line for text in texts for line in (text, *_LINES.split(text)))
        return [*unsure, *(self._owners[number] for line in lines for number in self._descriptions.asked(line))]


def postures(text: str) -> dict[str, bool]:
    """Return for each kind of asset whether silence forbids its use, as a setting says it: "opt-in,style=opt-out".

    Raises:
        InvalidRequest: it says something else.
    """
    found = dict(POSTURES)
    for part in filter(None, (part.strip() for part in text.split(","))):
        kind, _, posture = part.rpartition("=")
        if posture not in ("opt-in", "opt-out") or (kind and kind not in KINDS):
            raise InvalidRequest(
                f"SORA_NB_RIGHTS has {part!r}; write opt-in or opt-out, or for one of {', '.join(KINDS)}: style=opt-out."
            )
        found |= dict.fromkeys([kind] if kind else KINDS, posture == "opt-in")
    return found


def check_purpose(purpose: str) -> str:
    """Return a purpose that policies know.

    Raises:
        InvalidRequest: it is another word.
    """
    if purpose not in PURPOSES:
        raise InvalidRequest(f"SORA_NB_PURPOSE is {purpose!r}; it can be {', '.join(PURPOSES)}.")
    return purpose


def _refusal(policy: Policy, use: str, how: str) -> RightsRefused:
    what = {
        "generate": "films with it", "edit": "changed films of it", "speak": "its use", "train": "learning from it",
        "share": "giving films with it to others",
    }[use]  # fmt: skip
    appeal = f" Ask {policy.contact}." if policy.contact else ""
    _log.info("refused by %s", policy.uid)
    return RightsRefused(
        f"{policy.name} ({policy.kind}) is {how}, and {policy.owner} does not allow {what} here, by {policy.uid}. "
        f"{policy.allowed}{appeal} Or write of a {policy.kind} of your own.",
        rule=policy.uid, owner=policy.owner, instead=policy.allowed,
    )  # fmt: skip


def _asked(policy: Policy) -> str:
    return (
        f"This may be {policy.name}, a {policy.kind} of {policy.owner} ({policy.uid}). If it is meant, ask them; "
        "if it is your own, describe it otherwise."
    )


def _pointed(hit: Found, text: str) -> bool:
    """Tell whether an everyday name seems to be meant as a name, and not as somebody else's.

    "Elsa sings" may be; "Elsa the cow", "a cow called Elsa", "Mario Rossi" and "an apple" are not.
    """
    text = unicodedata.normalize("NFC", text)
    place = names.plainly(hit.name, text)
    if place is None or _NAMED.search(spelling.fold(text[: place.start()])):
        return False
    before, after = text[: place.start()], text[place.end() :].lstrip(" ")
    if not place[0][:1].isupper() or re.match(r"(,\s*)?(the|an?|la|le|une?)\b|[A-Z]", after):
        return False
    starts = not before.strip(" \"'“«(") or before.rstrip()[-1:] in ".!?:"
    return not starts or hit.written not in lexicon()
