"""Differences: what changed from one clip to another, fact by fact, each told in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING

from sora_nb.narration import deed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from sora_nb.plans import Action, Actor, Plan, Relation, Shot
    from sora_nb.recipes import Recipe

_ASKED = ("seed", "size", "seconds", "fps", "style", "engine", "sound", "negative_prompt", "image", "cameos", "strength")
_SET = (
    "place", "setting", "time", "weather", "effects", "style", "camera", "camera_way", "framing", "focus", "music", "score",
    "gravity", "seconds", "sounds",
)  # fmt: skip
_OWN = ("figure", "word", "count", "colour", "size")
_COLUMNS = ("shot", "who", "what", "before", "after", "sentence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One fact that is not what it was.

    `shot` counts from 0, None for what concerns the whole clip; `who` is the actor, None for the scene; `before` and
    `after` are in words, None where there was or is nothing.
    """

    shot: int | None
    who: str | None
    what: str
    before: str | None
    after: str | None

    @property
    def sentence(self) -> str:
        """Return the change as a sentence."""
        where = f"In shot {self.shot + 1}, " if self.shot else ""
        told = _told(self)
        return f"{where}{told}" if where else f"{told[:1].upper()}{told[1:]}"

    @property
    def brief(self) -> str:
        """Return what is asked for, without what was before: "time night", "ball's colour green", "without box"."""
        if self.who is None:
            return f"{self.what} {self.after or 'none'}"
        if self.what == "actor":
            return f"with {self.after}" if self.after else f"without {self.who}"
        if self.what in ("action", "relation"):
            return f"{self.who} {self.after or f'no longer {self.before}'}"
        return f"{self.who}'s {self.what} {self.after or 'its own'}"


class Differences:
    """What changed between two clips; counts, iterates and draws itself as a list of sentences; false where nothing did."""

    def __init__(self, changes: Iterable[Change]) -> None:
        self.changes = tuple(changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    @property
    def brief(self) -> str:
        """Return what is asked for in one line; what only follows from it is left out."""
        gone = {c.who for c in self.changes if c.what == "actor" and c.after is None}
        moved = any(c.what == "place" for c in self.changes)
        told = [
            c.brief
            for c in self.changes
            if not (c.what == "gravity" and moved) and not (c.what == "relation" and (c.who in gone or c.after is None))
        ]
        return "; ".join(dict.fromkeys(told))

    def table(self) -> pd.DataFrame:
        """Return a DataFrame with a row for each change: shot, who, what, before, after, sentence."""
        import pandas as pd

        rows = [(c.shot, c.who, c.what, c.before, c.after, c.sentence) for c in self.changes]
        return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(object).where(lambda f: f.notna(), None)

    def __repr__(self) -> str:
        return "\n".join(c.sentence for c in self.changes) or "Nothing changed."

    def _repr_html_(self) -> str:
        """Return the sentences as a list."""
        if not self.changes:
            return "<p>Nothing changed.</p>"
        return f"<ul>{''.join(f'<li>{escape(c.sentence)}</li>' for c in self.changes)}</ul>"


def differences(before: tuple[Recipe, Plan], after: tuple[Recipe, Plan]) -> Differences:
    """Return what changed from one recipe and plan to another."""
    found = [
        Change(shot=None, who=None, what=name, before=_text(old), after=_text(new))
        for name in _ASKED
        if (old := getattr(before[0], name)) != (new := getattr(after[0], name))
    ]
    for number, (old, new) in enumerate(zip_longest(before[1].shots, after[1].shots)):
        if old is None or new is None:
            gone, come = (None if s is None else f"{s.place}, {s.time}" for s in (old, new))
            found.append(Change(shot=number, who=None, what="shot", before=gone, after=come))
        else:
            found += _between(number, old, new)
    return Differences(found)


def _between(number: int, old: Shot, new: Shot) -> Iterator[Change]:
    for name in _SET:
        one, two = getattr(old, name), getattr(new, name)
        if one != two:
            yield Change(shot=number, who=None, what=name, before=_text(one), after=_text(two))
    names = dict.fromkeys(a.name for a in (*old.actors, *new.actors))
    for name in names:
        yield from _of_actor(number, name, old.actor(name), new.actor(name))
    one, two = set(old.relations), set(new.relations)
    for relation in old.relations:
        if relation not in two:
            yield Change(shot=number, who=relation.a, what="relation", before=_stands(relation), after=None)
    for relation in new.relations:
        if relation not in one:
            yield Change(shot=number, who=relation.a, what="relation", before=None, after=_stands(relation))


def _of_actor(number: int, name: str, old: Actor | None, new: Actor | None) -> Iterator[Change]:
    if old is None or new is None:
        yield Change(shot=number, who=name, what="actor", before=_named(old), after=_named(new))
        return
    for fact in _OWN:
        one, two = getattr(old, fact), getattr(new, fact)
        if one != two and not (fact == "word" and old.figure != new.figure):
            yield Change(shot=number, who=name, what=fact, before=_text(one), after=_text(two))
    for key in dict.fromkeys(k for k, _ in (*old.look, *new.look)):
        if old.trait(key) != new.trait(key):
            yield Change(shot=number, who=name, what=key, before=old.trait(key), after=new.trait(key))
    if old.actions != new.actions:
        yield Change(shot=number, who=name, what="action", before=_deeds(old.actions), after=_deeds(new.actions))


def _named(actor: Actor | None) -> str | None:
    if actor is None:
        return None
    number = f"{actor.count} × " if actor.count > 1 else ""
    return number + " ".join(filter(None, (actor.size, actor.colour, actor.word)))


def _deeds(actions: tuple[Action, ...]) -> str | None:
    timed = [f"{deed(a)}{f' from {a.start:g} s' if a.start is not None else ''}" for a in actions]
    return ", then ".join(timed) or None


def _stands(relation: Relation) -> str:
    return f"{relation.relation} {relation.b}"


def _text(value: object) -> str | None:
    if value is None or value == ():
        return None
    if isinstance(value, tuple):
        return (" × " if all(isinstance(v, int) for v in value) else ", ").join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _told(change: Change) -> str:
    what, before, after = change.what, change.before, change.after
    if change.who is None:
        return f"{what.replace('_', ' ')} was {before or 'none'}, now {after or 'none'}."
    if what == "actor":
        return f"{change.who}: new, {after}." if before is None else f"{change.who}: gone."
    if what in ("action", "relation"):
        was = f" (before: {before})" if before and after else ""
        return f"{change.who} {after or f'no longer {before}'}{was}."
    return f"{change.who}'s {what} was {before or 'its own'}, now {after or 'its own'}."
