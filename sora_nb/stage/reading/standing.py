"""Standing: where one stands to another, who has what with them, and whom a deed is aimed at by a preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.language.lexicon import lexicon
from sora_nb.stage.reading.aiming import TURNING, aim, become, fought_over, given_off
from sora_nb.stage.reading.deeds import FINER, RESTING
from sora_nb.stage.reading.drafts import Deed, Player
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.terrain import SLOPES, STAIRS

if TYPE_CHECKING:
    from sora_nb.stage.reading.state import State

STANDING = {
    "next to": "next to", "beside": "next to", "besides": "next to", "by": "next to", "near": "next to",
    "alongside": "next to", "on": "on", "upon": "on", "atop": "on", "under": "under", "beneath": "under",
    "underneath": "under", "below": "below", "above": "above", "over": "above", "behind": "behind",
    "in front of": "in front of", "between": "between", "among": "around", "inside": "inside", "in": "inside",
    "within": "inside", "around": "around", "round": "around", "left of": "left of", "right of": "right of",
    "against": "next to", "opposite": "in front of", "outside": "next to", "onto": "on", "amongst": "around",
    "aboard": "inside", "at": "next to",
}  # fmt: skip
_TOUCHING = bag(
    """
    bounce fall jump hop collide climb roll kick slide throw push
    """
)
_PLACING_VERBS = bag(
    """
    put place set lay drop leave hang park throw kick push roll stack balance
    """
)
_PASSING = frozenset({"past", "by", "along", "alongside"})
GOING = frozenset({"walk", "run", "hop", "fly", "swim", "drive", "float", "roll", "slide", "jump", "bounce"})
_ON_PAPER = frozenset({"write", "paint", "read", "play"})
_PHONES = frozenset({"phone", "telephone", "smartphone", "cellphone", "mobile", "radio", "microphone"})
_HOLDERS = frozenset({"vase", "flower pot", "basket", "bowl", "bucket", "jar", "amphora"})
"""Things that hold what they have."""
_INSTRUMENTAL = frozenset({"play", "eat", "cook", "paint", "write", "collide", "dance", "drink"})


def accompany(state: State, players: list[Player]) -> None:
    """Read "with a dog", "has a kite": people hold small things, else stand next to what they have."""
    for owner in state.subjects_of_verb():
        for player in players:
            if player is owner or given_off(state, owner, player):
                continue
            if not owner.alive and owner.cast.figure in _HOLDERS and player.cast.family in {"plant", "prop"}:
                state.scene.link(player, "inside", owner)
                continue
            figure = state.catalogue.figures.get(player.cast.figure)
            large = lexicon().kind(player.word.split()[-1]) in {
                "vehicle",
                "building",
                "furniture",
                "structure",
                "land",
                "person",
                "animal",
            }
            small = (
                figure is not None
                and figure.family in {"prop", "shape", "sign", "vehicle", "plant"}
                and figure.height < 2.0
                and not large
                and player.count == 1
            )
            # The lexicon's balloons are ridden in.
            small = small or player.cast.figure == "balloon"
            if owner.human and small and not any(d.target is player for d in owner.deeds):
                owner.deeds.append(Deed("hold", target=player, stage=state.stage, written="with"))
            elif not any(d.target is player for d in owner.deeds):
                state.scene.link(owner, "next to", player)


def stand(state: State, preposition: str, players: list[Player], anchors: list[Player], *, of_verb: bool) -> None:  # noqa: C901, PLR0911, PLR0912
    """Read where one stands to another, or whom a deed is aimed at."""
    deeds = state.deeds if of_verb else []
    if preposition == "with" and not (deeds and any(d.verb in _INSTRUMENTAL and d.target is None for _, d in deeds)):
        previous, state.subjects = state.subjects, anchors
        accompany(state, players)
        state.subjects = previous
        return
    if preposition == "surrounded by":
        for anchor in anchors:
            for player in players:
                state.scene.link(player, "around", anchor)
        return
    if _goes_by(preposition, deeds):
        for player in players:
            aim(state, player)
        for _, deed in deeds:
            deed.passing = deed.passing or deed.target in players
        return
    if preposition == "into" and any(d.written in TURNING for _, d in deeds):
        become(state, players)
        return
    relation = STANDING.get(preposition)
    if preposition == "over" and deeds and anchors and all(d.verb == "collide" for _, d in deeds):
        fought_over(state, players, anchors)
        return
    if preposition in {"up", "down"}:
        for _, deed in deeds:
            deed.direction = deed.direction or preposition
            if preposition == "up" and deed.verb in {"walk", "run"} and not {p.word for p in players} & {*SLOPES, *STAIRS}:
                deed.verb = "climb"
    if _drawn(state, preposition, players, deeds):
        return
    if preposition == "from" and deeds and all(d.verb in RESTING - {"hold"} for _, d in deeds):
        preposition, relation = "on", "on"
    if deeds and (relation is None or _reaches(preposition, deeds)):
        for player in players:
            aim(state, player, source=preposition in {"from", "off"})
        for _, deed in deeds:
            if deed.verb == "jump" and deed.target in players and not any(p.alive for p in players):
                deed.manner = deed.manner or _jumped(preposition, deed, players[0])
        return
    if relation is None or (preposition == "at" and not deeds):
        return
    paper = all(
        (d.verb in _ON_PAPER and d.target is None) or (d.verb == "speak" and players[0].word.split()[-1] in _PHONES)
        for _, d in deeds
    )
    if preposition in {"on", "upon"} and deeds and paper:
        for player in players:
            aim(state, player)
        return
    if not deeds and state.mode == "unknown" and (of_verb or preposition in {"on", "onto", "into", "at"}):
        return
    _linked(state, preposition, players, anchors, deeds)


def _drawn(state: State, preposition: str, players: list[Player], deeds: list[tuple[Player, Deed]]) -> bool:
    """Read what "from" and "around" do to deeds; return whether that is all they say."""
    if preposition == "from" and any(d.verb in {"drink", "eat"} for _, d in deeds):
        for player in players:
            aim(state, player)
        return True
    if preposition == "from":
        for _, deed in deeds:
            if deed.written in {"pull", "draw"} and isinstance(deed.target, Player) and not any(p.alive for p in players):
                # "Pulls a rabbit out of his hat": it comes into the hand.
                deed.verb = "hold"
    if preposition in {"around", "round"}:
        for _, deed in deeds:
            deed.verb = "orbit" if deed.verb == "spin" else deed.verb
            if deed.verb in {"chase", "follow"} and isinstance(deed.target, Player) and not deed.target.deeds:
                # The hunted goes round it too, ahead of its hunter.
                deed.target.deeds.append(Deed("run" if deed.verb == "chase" else "walk", stage=deed.stage))
                state.scene.link(deed.target, "around", *players)
    return False


def _linked(
    state: State, preposition: str, players: list[Player], anchors: list[Player], deeds: list[tuple[Player, Deed]]
) -> None:
    """Link those who stand to those whom they stand to; what is put somewhere stands there itself."""
    relation = STANDING[preposition]
    worked = (
        preposition in {"on", "in", "inside"}
        and any(d.verb in {"cook", "blow"} for _, d in deeds)
        and not any(p.alive for p in players)
    )
    if deeds and (worked or any(d.written in _PLACING_VERBS for _, d in deeds)):
        things = [d.target for _, d in deeds if d.target is not None and not isinstance(d.target, str)]
        anchors = things or anchors
    if relation == "between":
        state.mode = "between"
    for anchor in anchors:
        if relation == "between" and len(players) == 1 and players[0].count == 1:
            state.scene.links = [k for k in state.scene.links if not (k.a is anchor and k.relation == "between")]
        state.scene.link(anchor, relation, *players)


def _goes_by(preposition: str, deeds: list[tuple[Player, Deed]]) -> bool:
    """Tell whether "past", "by" or "along" leads a going by what follows: "hops past a bear", "walks by a dog"."""
    verbs = {deed.verb for _, deed in deeds}
    if preposition == "past" and verbs & {"ride"}:
        return True
    return preposition in _PASSING and bool(verbs) and verbs <= GOING


def _jumped(preposition: str, deed: Deed, thing: Player) -> str | None:
    """Return how somebody jumps at a thing, where the thing itself does not say: off it, onto it, over a puddle."""
    if deed.source:
        return "off"
    if preposition in {"on", "onto", "upon"}:
        return "onto"
    return "over" if preposition == "over" and thing.cast.figure == "puddle" else None


def _reaches(preposition: str, deeds: list[tuple[Player, Deed]]) -> bool:
    """Tell whether a preposition leads a deed to its target rather than saying where the doer stands."""
    verbs = {deed.verb for _, deed in deeds}
    if any(deed.target is not None and not deed.source for _, deed in deeds):
        return False
    if preposition in {"around", "round"}:
        return bool(verbs & {"orbit", "chase"})
    if preposition == "over":
        return bool(verbs & {"jump", "hop", "climb", "roll", "slide", "fall", "walk", "run"})
    if preposition in {"on", "onto", "upon"}:
        on_the_spot = any(deed.written in FINER for _, deed in deeds)
        return preposition == "onto" or bool(verbs & _TOUCHING and not on_the_spot)
    if preposition in {"against"}:
        return True
    return preposition in {"into"}
