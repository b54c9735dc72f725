"""Merging: what a remix asks for, put into the shots of the plan it is about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sora_nb.plans import Action, Actor, Relation, Shot
from sora_nb.stage.reading.filming import parted
from sora_nb.stage.relating import ATTACHED
from sora_nb.stage.vocabulary import GRAVITY

if TYPE_CHECKING:
    from sora_nb.plans import Plan
    from sora_nb.stage.reading.drafts import Link, Player, Scene

_POINTLESS = {"chase": "run", "follow": "walk", "collide": "run", "ride": "run"}
"""What is left of a deed whose target is gone."""
_NEEDING = ("catch", "kick", "throw", "push", "give", "hold", "play", "eat", "drink", "read", "climb", "orbit")
"""Deeds that make no sense without their target."""
_LIFELIKE = ("speak",)


@dataclass(slots=True)
class Revision:
    """What some words change: `scene` is what they were read into, the rest are the orders found in them.

    `scope` is the number of the shot that the words are about, None for all.
    """

    scene: Scene
    film: list[Player]
    scope: int | None = None
    removed: set[str] = field(default_factory=set)
    recasts: dict[str, tuple[Player, bool]] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)
    stopped: list[tuple[str, str]] = field(default_factory=list)
    also: set[str] = field(default_factory=set)
    instead_of: list[str] = field(default_factory=list)
    paces: list[tuple[str, str]] = field(default_factory=list)
    hushed: list[str] = field(default_factory=list)
    undressed: list[str] = field(default_factory=list)
    quiet: bool = False
    wordless: bool = False
    notes: list[str] = field(default_factory=list)

    def note(self, text: str) -> None:
        """Keep a sentence for the plan's notes, once."""
        if text not in self.notes:
            self.notes.append(text)

    def recast(self, player: Player, new: Player, *, counted: bool) -> None:
        """Have somebody played by another figure; from here on they go by both words."""
        same = new.cast.family == player.cast.family
        new.colour, new.size = new.colour or player.colour, new.size or player.size
        new.look = {**player.look, **new.look} if same else {**new.look}
        self.recasts[player.known_as or ""] = (new, counted)
        player.word, player.cast = new.word, new.cast
        player.colour, player.size, player.look = new.colour, new.size, dict(new.look)

    def exchange(self, a: Player, b: Player) -> None:
        """Have two play each other's part."""
        again, other = a.again(), b.again()
        for player, new in ((a, other), (b, again)):
            self.recasts[player.known_as or ""] = (new, True)
            player.word, player.cast, player.look = new.word, new.cast, dict(new.look)
            player.colour, player.size = new.colour, new.size


def revised(plan: Plan, revision: Revision, seconds: float) -> tuple[Shot, ...]:
    """Return the shots with the revision put into them."""
    count = len(plan.shots)
    scope = range(count)
    if revision.scope is not None:
        wanted = revision.scope + count if revision.scope < 0 else revision.scope
        scope = range(wanted, wanted + 1)
        if wanted not in range(count):
            revision.note(f"There is no shot {wanted + 1}; the film has {count}.")
    doing = _stages(plan, revision, scope)
    return tuple(
        _Shot(plan, number, revision, seconds, doing).done() if number in scope else shot
        for number, shot in enumerate(plan.shots)
    )


def _stages(plan: Plan, revision: Revision, scope: range) -> dict[str, int]:
    """Return in which shot each actor does what is new: where the deed to be replaced is, else the first they are in."""
    found: dict[str, int] = {}
    for player in revision.scene.players:
        if player.known_as is None or not player.deeds:
            continue
        homes = [n for n in scope if n < len(plan.shots) and plan.shots[n].actor(player.known_as)]
        replaced = [n for n in homes for a in plan.shots[n].actor(player.known_as).actions if a.verb in revision.instead_of]  # type: ignore[union-attr]
        if homes:
            found[player.known_as] = (replaced or homes)[0]
        if len(homes) > 1 and not replaced:
            revision.note(
                f"What the {player.word} does is new in shot {homes[0] + 1}; begin with 'in the second shot' for another."
            )
    return found


class _Shot:
    """One shot being revised."""

    def __init__(self, plan: Plan, number: int, revision: Revision, seconds: float, doing: dict[str, int]) -> None:
        self.shot, self.number, self.revision, self.doing = plan.shots[number], number, revision, doing
        self.seconds = self.shot.seconds or seconds / len(plan.shots)
        self.names: dict[int, str] = {}
        taken = {a.name for s in plan.shots for a in s.actors}
        for player in revision.scene.players:
            name = player.name
            number_ = 2
            while player.known_as is None and name in taken:
                name, number_ = f"{player.word} {number_}", number_ + 1
            taken |= {name} if player.known_as is None else set()
            self.names[id(player)] = name

    def done(self) -> Shot:
        """Return the shot as it is now."""
        shot, scene = self.shot, self.revision.scene
        here = {a.name for a in shot.actors}
        actors = [self._actor(a) for a in shot.actors if a.name not in self.revision.removed]
        actors += [self._new(p) for p in scene.players if p.known_as is None and self._joins(p, here)]
        names = {a.name for a in actors}
        return replace(
            shot, **self._facts(), actors=tuple(self._aimed(a, names) for a in actors), relations=self._relations(names)
        )

    def _facts(self) -> dict[str, Any]:
        shot, scene = self.shot, self.revision.scene
        found: dict[str, Any] = {
            key: value
            for key in ("place", "time", "weather", "style", "camera", "music", "framing")
            if (value := getattr(scene, key)) is not None
        }
        if scene.camera is not None:
            found["camera"], found["camera_way"] = parted(scene.camera)
        if scene.muted:
            found["music"] = None
        if scene.framing is not None:
            found["focus"] = self._framed()
        if scene.gravity is not None:
            found["gravity"] = scene.gravity
        elif found.get("place", shot.place) != shot.place:
            found["gravity"] = GRAVITY.get(found["place"], 9.81)
        if scene.place is not None:
            found["setting"] = scene.setting
        kept = () if self.revision.quiet else tuple(s for s in shot.sounds if s not in self.revision.hushed)
        found["sounds"] = (*kept, *(s for s in scene.sounds if s not in kept))
        found["score"] = () if found.get("music", shot.music) is None else tuple(scene.score) or shot.score
        found["effects"] = (*shot.effects, *(e for e in scene.effects if e not in shot.effects))
        return found

    def _framed(self) -> str | None:
        """Return whom new words frame: whom they name as the one, else whom they name at all."""
        scene = self.revision.scene
        wanted = scene.focus or next((p for p in scene.players if not p.deeds), None)
        name = None if wanted is None else wanted.known_as or self.names[id(wanted)]
        return name if scene.framing != "wide" else None

    def _joins(self, player: Player, here: set[str]) -> bool:
        """Tell whether somebody new comes into this shot: where those are that they have to do with, else everywhere."""
        scene = self.revision.scene
        others = {p.known_as for link in scene.links for p in (link.a, *link.b) if player in (link.a, *link.b)}
        for other in scene.players:
            others |= {other.known_as for d in other.deeds if d.target is player}
        others |= {d.target.known_as for d in player.deeds if d.target is not None and not isinstance(d.target, str)}
        named = {name for name in others if name}
        doing = {self.doing[name] for name in named if name in self.doing}
        return self.number in doing if doing else not named or bool(named & here)

    def _new(self, player: Player) -> Actor:
        return Actor(
            name=self.names[id(player)], figure=player.cast.figure, word=player.word, count=player.count, colour=player.colour,
            size=player.size, look=tuple(player.look.items()), actions=self._actions(player),
        )  # fmt: skip

    def _actor(self, actor: Actor) -> Actor:
        revision = self.revision
        if actor.name in revision.recasts:
            new, counted = revision.recasts[actor.name]
            actor = replace(
                actor, figure=new.cast.figure, word=new.word, colour=new.colour, size=new.size, look=tuple(new.look.items()),
                count=new.count if counted else actor.count,
            )  # fmt: skip
        told = next((p for p in revision.scene.players if p.known_as == actor.name), None)
        if told is not None:
            actor = self._described(actor, told)
            if told.deeds and self.doing.get(actor.name) == self.number:
                actor = replace(actor, actions=self._doing(actor, self._actions(told)))
        if actor.name in revision.plain:
            actor = replace(actor, size=None)
        look = tuple((k, v) for k, v in ((k, self._dressed(k, v)) for k, v in actor.look) if v)
        return replace(actor, look=look, actions=tuple(self._paced(actor, a) for a in actor.actions if self._goes_on(actor, a)))

    def _described(self, actor: Actor, told: Player) -> Actor:
        look = dict(actor.look)
        for key, value in told.look.items():
            look[key] = _worn(look[key], value) if key in ("clothes", "wearing") and key in look else value
        count = told.count if told.count != self._film_count(actor.name) else actor.count
        return replace(
            actor, colour=told.colour or actor.colour, size=told.size or actor.size, count=count, look=tuple(look.items())
        )

    def _film_count(self, name: str) -> int:
        return next(p.count for p in self.revision.film if p.known_as == name)

    def _dressed(self, key: str, value: str) -> str:
        if key not in ("clothes", "wearing"):
            return value
        return " and ".join(part for part in value.split(" and ") if not any(part.endswith(g) for g in self.revision.undressed))

    def _doing(self, actor: Actor, new: tuple[Action, ...]) -> tuple[Action, ...]:
        """Return an actor's actions with new ones in place of those they stand for: words for words, moves for moves."""
        replaced = self.revision.instead_of
        if actor.name in self.revision.also:
            return (*actor.actions, *new)
        if any(a.verb in replaced for a in actor.actions):
            gone = [a for a in actor.actions if a.verb in replaced]
        elif self.revision.scene.stages > 1 and not any(a.verb == "speak" for a in new) and new[0].start is not None:
            gone = [a for a in actor.actions if a.verb != "speak"]
        else:
            kinds = {a.verb == "speak" for a in new}
            gone = [a for a in actor.actions if (a.verb == "speak") in kinds]
        at = next((i for i, a in enumerate(actor.actions) if a in gone), len(actor.actions))
        if len(gone) == len(new) == 1:
            new = (replace(new[0], start=gone[0].start, end=gone[0].end),)
        kept = [a for a in actor.actions if a not in gone]
        before = sum(a not in gone for a in actor.actions[:at])
        return (*kept[:before], *new, *kept[before:])

    def _actions(self, player: Player) -> tuple[Action, ...]:
        from sora_nb.stage.director import action_of

        found = []
        for deed in player.deeds:
            action = action_of(deed, player, self.revision.scene, self.seconds)
            target = deed.target
            found.append(
                action if target is None or isinstance(target, str) else replace(action, target=self.names[id(target)])
            )
        return tuple(found)

    def _goes_on(self, actor: Actor, action: Action) -> bool:
        if self.revision.wordless and action.verb == "speak":
            return False
        return (actor.name, action.verb) not in self.revision.stopped

    def _paced(self, actor: Actor, action: Action) -> Action:
        for name, manner in self.revision.paces:
            if name == actor.name and action.verb not in _LIFELIKE:
                opposite = {"slowly": "quickly", "quickly": "slowly"}[manner]
                action = replace(action, manner=None if action.manner == opposite else manner)
        return action

    def _aimed(self, actor: Actor, names: set[str]) -> Actor:
        """Return an actor whose deeds are aimed only at those who are there."""
        gone = self.revision.removed - names
        actions = []
        for action in actor.actions:
            if action.target not in gone:
                actions.append(action)
            elif action.verb in _POINTLESS:
                actions.append(replace(action, verb=_POINTLESS[action.verb], target=None))
                self.revision.note(
                    f"Without the {action.target}, the {actor.word} has nobody to {action.verb}: it goes its way."
                )
            elif action.verb in _NEEDING:
                self.revision.note(f"Without the {action.target}, the {actor.word} has nothing to {action.verb}.")
            else:
                actions.append(replace(action, target=None))
        return replace(actor, actions=tuple(actions))

    def _relations(self, names: set[str]) -> tuple[Relation, ...]:
        new = [r for link in self.revision.scene.links if (r := self._relation(link)) and {r.a, *r.b.split(" and ")} <= names]
        kept = [r for r in self.shot.relations if not any(_contradicts(n, r) for n in new) and r.a in names]
        gone = self.revision.removed
        return (*(r for r in kept if not set(r.b.split(" and ")) & gone), *new)

    def _relation(self, link: Link) -> Relation:
        return Relation(a=self.names[id(link.a)], relation=link.relation, b=" and ".join(self.names[id(p)] for p in link.b))


def _worn(old: str, new: str) -> str:
    """Return clothes with one more piece, in place of one of its kind."""
    kind = new.rpartition(" ")[2]
    return " and ".join([*(part for part in old.split(" and ") if part.rpartition(" ")[2] != kind), new])


def _contradicts(new: Relation, old: Relation) -> bool:
    """Tell whether a new relation takes the place of an old one."""
    same = {new.a, new.b} == {old.a, old.b}
    return same or (
        new.a == old.a and old.relation in ATTACHED and new.relation in (*ATTACHED, "next to", "left of", "right of")
    )
