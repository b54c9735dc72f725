"""Policies: what a rights holder allows and forbids, as ODRL 2.2 with a small profile, and what holds on an occasion.

The profile (urn:sora-nb:odrl:1) names kinds of asset, uses and purposes; a policy that says anything it does not know is
refused when it is read, so that nothing a holder wrote is passed over. Source: W3C ODRL Information Model 2.2 (2018).
"""

from __future__ import annotations

import dataclasses
import datetime
import json
from dataclasses import dataclass
from typing import Any

from sora_nb.errors import InvalidRequest

PROFILE = "urn:sora-nb:odrl:1"
KINDS = ("character", "work", "style", "person", "brand", "voice")
USES = ("generate", "edit", "speak", "train", "share")
"""What can be done with an asset: shown in a film, a film changed, its voice or style lent, learnt from, given to others."""
PURPOSES = ("education", "personal", "parody", "commercial")
DUTIES = ("attribute",)
_ACTIONS = {f"sora:{use}": (use,) for use in USES} | {"use": USES, "derive": ("edit",), "modify": ("edit",)}
_ACTIONS |= {"distribute": ("share",)}
_PURPOSES = {f"sora:{purpose}": purpose for purpose in PURPOSES} | {"commercialize": "commercial"}
_AMONG = {"isAnyOf": True, "eq": True, "isA": True, "isNoneOf": False, "neq": False}
_ORDER = ("lt", "lteq", "gt", "gteq")
_OPERANDS = ("purpose", "spatial", "dateTime", "sora:style")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What a film is made for: a purpose of PURPOSES, a territory as ISO 3166 ("DEU"; "" is unknown), a day, a style."""

    purpose: str = "education"
    territory: str = ""
    day: datetime.date
    style: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """One condition of a rule: what is looked at, how, and with what it is compared."""

    left: str
    operator: str
    right: tuple[str, ...]

    def holds(self, on: Occasion) -> bool:
        """Tell whether it holds on an occasion; what is not known of one holds for nobody's permission."""
        if self.left == "dateTime":
            limit = datetime.date.fromisoformat(self.right[0][:10])
            return {"lt": on.day < limit, "lteq": on.day <= limit, "gt": on.day > limit, "gteq": on.day >= limit}[self.operator]
        value = {"purpose": on.purpose, "spatial": on.territory, "sora:style": on.style or ""}[self.left]
        return bool(value) and (value in self.right) == _AMONG[self.operator]

    def __str__(self) -> str:
        what = {"purpose": "for", "spatial": "in", "dateTime": "on a day", "sora:style": "in the style"}[self.left]
        how = {
            "isNoneOf": "other than ",
            "neq": "other than ",
            "lt": "before ",
            "lteq": "up to ",
            "gt": "after ",
            "gteq": "from ",
        }
        return f"{what} {how.get(self.operator, '')}{' or '.join(self.right)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A permission or a prohibition: of which uses, under which conditions, with which duties."""

    uses: tuple[str, ...]
    constraints: tuple[Constraint, ...] = ()
    duties: tuple[str, ...] = ()

    def holds(self, use: str, on: Occasion) -> bool:
        """Tell whether the rule speaks about a use on an occasion."""
        return use in self.uses and all(constraint.holds(on) for constraint in self.constraints)

    def __str__(self) -> str:
        told = ", ".join([f"to {' or '.join(self.uses)}", *map(str, self.constraints)])
        return f"{told}, with credit" if "attribute" in self.duties else told


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What a holder says about one asset, under all the names that it goes by."""

    uid: str
    name: str
    kind: str
    owner: str
    contact: str = ""
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()
    credit: str = ""
    permissions: tuple[Rule, ...] = ()
    prohibitions: tuple[Rule, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the name and all others."""
        return (self.name, *self.aliases)

    def decide(self, use: str, on: Occasion, *, opt_in: bool) -> Rule | None:
        """Return the rule that allows a use, None where it is not allowed; a prohibition wins over a permission.

        Args:
            use: One of USES.
            on: What for, where and when.
            opt_in: Whether what no rule speaks about is forbidden; otherwise it is allowed.
        """
        if any(self._forbids(rule, use, on) for rule in self.prohibitions):
            return None
        allowed = next((rule for rule in self.permissions if rule.holds(use, on)), None)
        return allowed or (None if opt_in or self.permissions else Rule(uses=(use,)))

    @staticmethod
    def _forbids(rule: Rule, use: str, on: Occasion) -> bool:
        """Tell whether a prohibition applies; where the territory is not known, one of some territory does."""
        open_ended = [c for c in rule.constraints if not (c.left == "spatial" and not on.territory)]
        return use in rule.uses and all(constraint.holds(on) for constraint in open_ended)

    @property
    def allowed(self) -> str:
        """Return in a sentence what is allowed."""
        told = "; ".join(map(str, self.permissions)) or "nothing"
        return f"Allowed is: {told}."


def read(text: str | bytes | dict[str, Any], where: str = "The policy") -> Policy:
    """Return a policy from ODRL JSON.

    Raises:
        InvalidRequest: it is none, or says something that the profile does not know; the message says where.
    """
    try:
        data = text if isinstance(text, dict) else json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidRequest(f"{where} is no JSON: {error}. Write it as ODRL 2.2.") from error
    if not isinstance(data, dict) or data.get("profile") != PROFILE:
        raise InvalidRequest(f'{where} is no policy of the profile {PROFILE}. Add "profile": "{PROFILE}".')
    target, assigner = (_object(data, field, where) for field in ("target", "assigner"))
    kind = _text(target, "sora:kind", where)
    if kind not in KINDS:
        raise InvalidRequest(f"{where} has the sora:kind {kind!r}; it can be {', '.join(KINDS)}.")
    return Policy(
        uid=_text(data, "uid", where), name=_text(target, "name", where), kind=kind,
        owner=_text(assigner, "name", where), contact=str(assigner.get("contact", ""))[:200],
        aliases=_texts(target, "sora:aliases", where), descriptions=_texts(target, "sora:descriptions", where),
        fingerprints=_marks(target, where), credit=str(target.get("sora:credit", ""))[:200],
        permissions=_rules(data, "permission", where), prohibitions=_rules(data, "prohibition", where),
    )  # fmt: skip


def _object(data: dict[str, Any], field: str, where: str) -> dict[str, Any]:
    value = data.get(field)
    if not isinstance(value, dict):
        raise InvalidRequest(f"{where} has the {field} {value!r:.60}; it must be an object with a name.")
    return value


def _text(data: dict[str, Any], key: str, where: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip() or len(value) > 200:
        raise InvalidRequest(f"{where} has {key} {value!r:.60}; write text of at most 200 characters.")
    return value.strip()


def _texts(data: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    found = data.get(key, [])
    if not isinstance(found, list) or len(found) > 500 or not all(isinstance(each, str) and len(each) <= 400 for each in found):
        raise InvalidRequest(f"{where} has {key} {found!r:.60}; write a list of at most 500 texts.")
    return tuple(found)


def _marks(target: dict[str, Any], where: str) -> tuple[str, ...]:
    found = _texts(target, "sora:fingerprints", where)
    for mark in found:
        if len(mark) != 16 or set(mark) - set("0123456789abcdef"):
            raise InvalidRequest(f"{where} has the fingerprint {mark!r:.40}; it is 16 hexadecimal digits.")
    return found


def _rules(data: dict[str, Any], field: str, where: str) -> tuple[Rule, ...]:
    found = data.get(field, [])
    if not isinstance(found, list) or not all(isinstance(rule, dict) for rule in found):
        raise InvalidRequest(f"{where} has the {field} {found!r:.60}; it is a list of rules.")
    return tuple(_rule(rule, f"{where}, {field} {number}") for number, rule in enumerate(found, 1))


def _rule(rule: dict[str, Any], where: str) -> Rule:
    strange = sorted(set(rule) - {"action", "constraint", "duty", "uid", "target", "assigner", "assignee"})
    if strange:
        raise InvalidRequest(f"{where} has {strange[0]!r}, which we cannot honour. Leave it out, or say it by a constraint.")
    actions = rule.get("action")
    actions = actions if isinstance(actions, list) else [actions]
    if not actions or any(action not in _ACTIONS for action in actions):
        raise InvalidRequest(f"{where} has the action {rule.get('action')!r:.60}; it can be {', '.join(_ACTIONS)}.")
    duties = tuple(str(d.get("action")) if isinstance(d, dict) else repr(d) for d in _listed(rule.get("duty")))
    if set(duties) - set(DUTIES):
        raise InvalidRequest(f"{where} has the duty {duties[0]!r:.60}; those we can carry out are {', '.join(DUTIES)}.")
    constraints = tuple(_constraint(c, where) for c in _listed(rule.get("constraint")))
    return Rule(uses=tuple(u for a in actions for u in _ACTIONS[a]), constraints=constraints, duties=duties)


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _constraint(data: Any, where: str) -> Constraint:
    if not isinstance(data, dict) or data.get("leftOperand") not in _OPERANDS:
        raise InvalidRequest(f"{where} has the constraint {data!r:.80}; its leftOperand can be {', '.join(_OPERANDS)}.")
    left, operator = data["leftOperand"], data.get("operator")
    known = _ORDER if left == "dateTime" else tuple(_AMONG)
    right = tuple(_value(left, value, where) for value in _listed(data.get("rightOperand")))
    if operator not in known or not right:
        raise InvalidRequest(f"{where} compares {left} by {operator!r} with {right!r:.60}; it can by {', '.join(known)}.")
    return Constraint(left=left, operator=operator, right=right)


def _value(left: str, value: Any, where: str) -> str:
    """Return what an operand is compared with, in our own words."""
    text = str(value.get("@value")) if isinstance(value, dict) else str(value)
    if left == "purpose":
        if text not in _PURPOSES:
            raise InvalidRequest(f"{where} has the purpose {text!r:.60}; it can be {', '.join(_PURPOSES)}.")
        return _PURPOSES[text]
    if left == "dateTime":
        try:
            datetime.date.fromisoformat(text[:10])
        except ValueError as error:
            raise InvalidRequest(f"{where} has the day {text!r:.40}; write it as 2027-01-31.") from error
        return text
    return text.removeprefix("urn:iso:3166:").removeprefix("sora:")


def forbidding(policy: Policy) -> Policy:
    """Return a policy without what it allows, for one that nobody vouches for; what it forbids still holds."""
    return dataclasses.replace(policy, permissions=())
