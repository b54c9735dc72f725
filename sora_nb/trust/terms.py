"""Terms: what a person agrees to when they lend their likeness, and whether what is asked for is within it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sora_nb.errors import ConsentRequired, InvalidRequest
from sora_nb.settings import Settings
from sora_nb.trust import uses
from sora_nb.trust.policies import PURPOSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.trust.consent import Consent
    from sora_nb.trust.policies import Occasion

SCOPES = {
    "me": "{holder} only", "named": "{holder} and {named} only", "shelf": "the members of this shelf", "everyone": "everyone",
}  # fmt: skip
"""Who may use a likeness. The members are those of SORA_NB_MEMBERS, or, where it is not set, whoever uses the shelf."""
LONGEST = 366
"""Days that an agreement can last."""
MOST = 100_000
_PURPOSES = {
    "education": ("education", "learn", "class", "school", "teach", "lesson", "study", "course", "science"),
    "personal": ("personal", "play", "fun", "family", "friend", "private", "birthday", "home", "test"),
    "parody": ("parody", "satire", "joke", "comedy", "caricature"),
    "commercial": ("commercial", "advert", "advertising", "business", "sell", "sale", "shop", "brand"),
}
"""By which words a purpose of the studio is known in the purposes that a person wrote down."""

_SHARING = (
    "shar",
    "publish",
    "publication",
    "post",
    "upload",
    "distribut",
    "broadcast",
    "spread",
    "online",
    "internet",
    "social",
)
"""How words begin by which a person says that a film is not to be given on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What is asked of a person.

    `scope` is one of SCOPES, `holder` who asked, `named` who else may; `purposes`, `allowed` and `forbidden` are in words;
    `styles` and `territories` limit it to those, where there are any; `quota` is the most films; `minor` asks for a guardian.
    """

    scope: str = "me"
    holder: str = ""
    purposes: tuple[str, ...] = ()
    days: float = 90
    named: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    commercial: bool = False
    quota: int | None = None
    minor: bool = False

    def told(self) -> tuple[str, ...]:
        """Return the terms that can be broken, in plain sentences."""
        who = SCOPES[self.scope].format(holder=self.holder, named=", ".join(self.named))
        lines = [
            f"Who may make them: {who}.", f"What for: {', '.join(self.purposes)}"
            f"{'; also to earn money' if self.commercial else ', and not to earn money'}.",
        ]  # fmt: skip
        lines += [f"Only: {', '.join(self.allowed)}."] if self.allowed else []
        lines += [f"Never: {', '.join(self.forbidden)}."] if self.forbidden else []
        lines += [f"Only drawn as: {', '.join(self.styles)}."] if self.styles else []
        lines += [f"Only shown in: {', '.join(self.territories)}."] if self.territories else []
        lines += [f"At most {self.quota} film{'s' * (self.quota != 1)}."] if self.quota is not None else []
        return (*lines, f"For how long: {self.days:g} days from the agreement.")

    def within(self, consent: Consent) -> bool:
        """Tell whether an agreement is to these terms; how long they last does not matter once it was given."""
        names = [field.name for field in dataclasses.fields(self) if field.name != "days"]
        return all(getattr(self, name) == getattr(consent, name) for name in names)


def made(*, holder: str, scope: str | Sequence[str], **told: object) -> Terms:
    """Return terms from what a caller wrote.

    Raises:
        InvalidRequest: with the value found and the value wanted.
    """
    named = () if isinstance(scope, str) else tuple(sorted(set(map(str, scope))))
    lists = {name: _texts(name, told.pop(name)) for name in ("purposes", "allowed", "forbidden", "styles", "territories")}
    terms = Terms(holder=holder, scope="named" if named else str(scope or ""), named=named, **lists, **told)  # type: ignore[arg-type]
    if terms.scope not in SCOPES or (terms.scope == "named") != bool(named):
        raise InvalidRequest(
            f"scope is {scope!r}; it can be 'me' (only you), a list of names, 'shelf' (its members) or 'everyone'."
        )
    if not terms.purposes:
        raise InvalidRequest("purposes is empty; write what it is for, in words: purposes=['films for our class'].")
    if not 0 < terms.days <= LONGEST:
        raise InvalidRequest(
            f"days is {terms.days:g}; an agreement lasts above 0 and at most {LONGEST} days. Ask again after that."
        )
    whole = isinstance(terms.quota, int) and not isinstance(terms.quota, bool)
    if terms.quota is not None and not (whole and 1 <= terms.quota <= MOST):
        raise InvalidRequest(f"quota is {terms.quota!r}; it is a number of films from 1 to {MOST}, or None for any number.")
    if terms.minor and terms.scope == "everyone":
        raise InvalidRequest("scope is 'everyone' for somebody under age; it can be 'me', a list of names or 'shelf'.")
    return terms


def _texts(name: str, given: object) -> tuple[str, ...]:
    texts = tuple(given) if isinstance(given, list | tuple) else None
    if texts is None or not all(isinstance(text, str) and text.strip() for text in texts):
        raise InvalidRequest(
            f"{name} is {given!r}; write a list of words or sentences, such as {name}=['films for our class']."
        )
    return texts


def insist_on_user(consent: Consent, user: str) -> None:
    """Refuse somebody to whom a likeness was not lent.

    Raises:
        ConsentRequired: the rule is "who".
    """
    members = Settings.from_environment().members
    among = {
        "me": user == consent.holder, "named": user in (consent.holder, *consent.named), "everyone": True,
        "shelf": not members or user in (consent.holder, *members),
    }[consent.scope]  # fmt: skip
    if not among:
        who = SCOPES[consent.scope].format(holder=consent.holder, named=", ".join(consent.named))
        raise ConsentRequired(
            f"@{consent.cameo} agreed for {who}, and you are {user}. Ask the person yourself: they can agree to "
            "sora.cameo(..., scope=[names]).",
            rule="who",
            user=user,
        )


def judge(consent: Consent, on: Occasion, texts: Sequence[str]) -> None:
    """Refuse what an agreement that holds does not cover.

    Args:
        consent: The agreement.
        on: What the film is for, where it is shown, and in which style.
        texts: Everything that is written in it.

    Raises:
        ConsentRequired: `rule` and the message name what says no, and what can be done.
    """
    who = f"@{consent.cameo}"
    if on.purpose == "commercial" and not consent.commercial:
        raise _refusal("commercial", f"{who} did not agree to films that earn money", "Set SORA_NB_PURPOSE to another purpose")
    known = _purposes(consent)
    if on.purpose != "commercial" and known and on.purpose not in known:
        told = f"{who} agreed to {', '.join(consent.purposes)}, and this film is for {on.purpose} (SORA_NB_PURPOSE)"
        raise _refusal("purpose", told, "Make it for one of those")
    if consent.territories and on.territory not in consent.territories:
        there = f"this film is for {on.territory}" if on.territory else "nothing says where this film is shown"
        told = f"{who} agreed to films shown in {', '.join(consent.territories)}, and {there} (SORA_NB_TERRITORY)"
        raise _refusal("territory", told, "Set it to one of them if that is so")
    drawn = [part.partition(":")[0] for part in (on.style or "cartoon").split("+")]
    if consent.styles and (wrong := [style for style in drawn if style not in consent.styles]):
        told = f"{who} agreed to be drawn as {', '.join(consent.styles)}, and this film is drawn as {', '.join(wrong)}"
        raise _refusal("style", told, f"Give it style={consent.styles[0]!r}")
    for use in consent.forbidden:
        if (said := uses.found(use, texts)) is not None:
            raise _refusal("forbidden", f"{who} did not agree to “{use}”, which “{said}” is taken for", "Say it otherwise")
    if consent.allowed and not any(uses.found(use, texts) is not None for use in consent.allowed):
        told = f"{who} agreed to nothing but “{'”, “'.join(consent.allowed)}”, and these words are taken for none of it"
        raise _refusal("allowed", told, "Say in the words which of it this is")


def judge_sharing(consent: Consent) -> None:
    """Refuse to give a film of somebody to others where their agreement says no, or is that of a child.

    Raises:
        ConsentRequired: the rule is "minor" or "forbidden".
    """
    who = f"@{consent.cameo}"
    if consent.minor:
        raise ConsentRequired(f"{who} is under age, and the agreement is for this shelf. Show the film here.", rule="minor")
    for use in consent.forbidden:
        if any(word.startswith(_SHARING) for word in use.lower().replace("-", " ").split()):
            raise _refusal("forbidden", f"{who} did not agree to “{use}”", "Show the film here")


def _purposes(consent: Consent) -> set[str]:
    """Return the purposes of the studio that a person's words mean; none where they mean nothing that we know."""
    words = [word for text in consent.purposes for word in text.lower().replace("-", " ").split()]
    return {
        purpose for purpose in PURPOSES
        if any(word.startswith(stem) for word in words for stem in _PURPOSES[purpose])
    }  # fmt: skip


def _refusal(rule: str, why: str, instead: str) -> ConsentRequired:
    return ConsentRequired(f"{why}. {instead}, or ask them to agree to it: sora.cameo(...) with other terms.", rule=rule)
