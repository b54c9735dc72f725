"""Aiming: what a deed is done to, what only says how it is done, and who bears something on head or back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading.drafts import Deed, Player
from sora_nb.stage.repertoire import OBJECTS

if TYPE_CHECKING:
    from sora_nb.stage.reading.phrases import Noun
    from sora_nb.stage.reading.state import State

UPON = frozenset({"on", "upon", "atop", "onto"})
"""Prepositions of lying on something."""
BEARING = frozenset({"head", "shoulder", "back", "lap", "shoulders"})
"""What of a body something can sit on."""


TURNING = frozenset({"turn", "transform", "change", "morph"})
"""Verbs of becoming something else, before "into"."""


def aim(state: State, target: Player | str | None, *, source: bool = False) -> None:
    """Make something the target of the deeds just read; a second object gives a second deed."""
    for player, deed in list(state.deeds):
        if target is None or target is player:
            continue
        if (
            deed.target is None
            or (deed.source and not source)
            or (isinstance(deed.target, str) and not isinstance(target, str))
        ):
            deed.source = source
            deed.target = target
        elif (
            not isinstance(deed.target, str)
            and deed.verb in {"give", "throw"}
            and not isinstance(target, str)
            and not target.alive
        ):
            deed.receiver = deed.target if deed.target.alive else None
            deed.target = target
        elif state.mode == "list":
            again = Deed(deed.verb, deed.direction, target, deed.manner, deed.start, deed.end, None, deed.stage, deed.written)
            player.deeds.append(again)


def let_fall(state: State, players: list[Player]) -> None:
    """Make what somebody drops fall, rather than whoever drops it."""
    doers = state.subjects or state.subjects_of_verb()
    # Of a hammer and a feather both fall: only whoever drops them does not.
    fallen = [(player, deed) for player, deed in state.deeds if player not in doers]
    for player, deed in state.deeds:
        if player in doers and deed in player.deeds:
            player.deeds.remove(deed)
    for player in players:
        player.deeds.append(Deed("fall", stage=state.stage, written="drop"))
    state.deeds = [*fallen, *((player, player.deeds[-1]) for player in players)]


def a_way(state: State, noun: Noun) -> bool:
    """Read an object that only says how: "plays chess" with nothing for it to be cast as, "surfs a wave"."""
    verbs = {deed.verb for _, deed in state.deeds}
    if any(deed.written == "surf" for _, deed in state.deeds) and noun.head == "wave":
        state.scene.place = state.scene.place or "sea"
    elif not any((verb, name) in OBJECTS for verb in verbs for name in (noun.words, noun.head)) or (
        state.catalogue.known(noun.words) or state.catalogue.known(noun.head)
    ):
        return False
    else:
        aim(state, noun.head if any((verb, noun.head) in OBJECTS for verb in verbs) else noun.words)
    noun.use()
    return True


def owned(state: State, part: Noun) -> list[Player]:
    """Aim what an animal does to "her face" at her, and return her; what people do to theirs they do to themselves."""
    doers = [player for player, _ in state.deeds]
    if part.determiner not in {"his", "her"} or not doers or any(doer.human for doer in doers):
        return []
    sex = "male" if part.determiner == "his" else "female"
    people = [p for p in reversed(state.mentioned) if p.human and p.count == 1 and p in state.scene.players]
    found = [p for p in people if p.look.get("sex", sex) == sex][:1]
    for player in found:
        state.remember(found)
        aim(state, player)
        for _, deed in state.deeds:
            deed.verb = "kiss" if deed.written == "lick" else deed.verb
    return found


def become(state: State, others: list[Player]) -> None:
    """Read "a man turns into a wolf": who was there vanishes, and the other comes in the same moment."""
    for player, deed in state.deeds:
        if not any(d is not deed for d in player.deeds):
            player.deeds.insert(0, Deed("stand", stage=deed.stage, written="wait"))
        deed.verb, deed.stage, deed.target = "disappear", deed.stage + 1, None
    for other in others:
        other.deeds.append(Deed("appear", stage=state.deeds[0][1].stage, written="become"))
        for player, _ in state.deeds:
            state.scene.link(other, "next to", player)
    state.note("Turning into something is played as one vanishing and the other appearing.")


def borne_by(state: State, anchors: list[Player]) -> tuple[Player, Player] | None:
    """Return (who bears something, what): whoever has it or holds it, or does what the sentence tells."""
    pairs = [(k.a, b) for k in state.scene.links if k.relation == "next to" for b in k.b]
    pairs += [(p, d.target) for p in state.scene.players for d in p.deeds if d.verb == "hold" and isinstance(d.target, Player)]
    for bearer, thing in reversed(pairs):
        if bearer.alive and (thing in anchors or bearer in anchors):
            return bearer, thing
    bearers = [p for p in state.subjects_of_verb() if p.alive and p not in anchors]
    return (bearers[0], anchors[0]) if bearers and anchors else None


def led(state: State, thing: Player) -> None:
    """Read what somebody leads on a line or by hand: "walks his dog", "flies a kite", "moves a rook"."""
    for doer, deed in state.deeds:
        if deed.written == "move" and doer.alive:
            deed.verb = "push"
        elif deed.written == "flip" and doer.alive and not thing.alive:
            deed.verb, deed.written = "throw", "toss"
        elif deed.written == "walk" and thing.cast.family == "quadruped":
            deed.written = "walk-dog"
        elif deed.verb == "fly" and doer.human and thing.cast.family not in {"human", "quadruped", "bird"}:
            deed.written = "fly-kite"


def given_off(state: State, owner: Player, fire: Player) -> bool:
    """Read "a rocket with fire and smoke": the fire is what it gives off, and nobody's figure; tell whether it is so."""
    if owner.alive or fire.cast.figure != "fire" or fire.deeds or fire.word not in {"fire", "flame"}:
        return False
    owner.look.setdefault("emits", "smoke" if owner.cast.figure == "rocket" else "fire")
    if fire in state.scene.players:
        state.scene.players.remove(fire)
    return True


def fought_over(state: State, things: list[Player], fighters: list[Player]) -> None:
    """Put what is fought over between those who fight."""
    for thing in things:
        if sum(fighter.count for fighter in fighters) > 1:
            state.scene.link(thing, "between", *fighters)
        else:
            state.scene.link(thing, "next to", fighters[0])


def raced(state: State, player: Player) -> bool:
    """Let who is raced run too, the same way; tell whether it is so."""
    if not player.alive or not any(deed.written == "race" for _, deed in state.deeds):
        return False
    player.deeds.append(Deed("run", stage=state.stage, written="race"))
    return True
