"""Attach: what a noun phrase adds as the object of a verb or of a preposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.stage.reading import people
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.aiming import (
    BEARING,
    UPON,
    a_way,
    aim,
    borne_by,
    led,
    let_fall,
    owned,
    raced,
)
from sora_nb.stage.reading.comparing import compared
from sora_nb.stage.reading.deeds import RESTING
from sora_nb.stage.reading.drafts import Player
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.meaning import colour_of, kind_of, mood_of, score_of, sound_of
from sora_nb.stage.reading.standing import GOING, accompany, stand
from sora_nb.stage.reading.state import set_place
from sora_nb.stage.reading.wearing import use_all, wear
from sora_nb.stage.terrain import SLOPES

if TYPE_CHECKING:
    from sora_nb.stage.reading.phrases import Noun
    from sora_nb.stage.reading.state import State

_POURED = frozenset(["water", "milk", "juice", "coffee", "tea", "wine", "beer", "sand", "snow", "oil", "air", "soup"])
GOALS = bag(
    """
    to toward towards at into onto past through across off from against along for after with about over around round on up
    down upon in
    """
)


def facts(state: State, noun: Noun, kind: str, preposition: str | None = None) -> bool:  # noqa: C901, PLR0912
    """Take a phrase that tells of place, time, weather, music or style; return whether it was one."""
    scene = state.scene
    if kind in {"place", "time", "weather", "music", "mood", "audible", "camera", "other style", "style"}:
        noun.use()
    if noun.negated and kind in {"weather", "music", "audible"}:
        scene.muted = scene.muted or kind == "music"
        return True
    if kind == "place":
        set_place(state, noun, preposition)
        _along_slope(state, noun, preposition)
    elif kind == "time":
        value = noun.fact[1] if noun.fact else around.TIMES.get(noun.words) or around.TIMES[noun.head]
        plain_day = noun.head == "day" and noun.determiner in {"one", "all", "every"}
        scene.time = scene.time or (None if plain_day else value)
        _adjectives(state, noun)
    elif kind == "weather":
        value = noun.fact[1] if noun.fact else around.WEATHERS.get(noun.words) or around.WEATHERS[noun.head]
        scene.weather = "storm" if {scene.weather, value} == {"storm", "rain"} else scene.weather or value
        _adjectives(state, noun)
        for token in (*noun.qualities, *noun.participles):
            token.used = True
    elif kind in {"music", "mood"}:
        scene.music = mood_of(noun) or scene.music or ("calm" if kind == "music" else None)
        scene.score += [word for word in score_of(noun) if word not in scene.score]
        for token in noun.modifiers:
            token.used = True
    elif kind == "audible":
        for token in noun.modifiers:
            token.used = False
        for token in (*noun.qualities, *noun.participles, *noun.modifiers):
            if (sound := sound_of(token.lower, token.lemma)) is not None:
                scene.hear(sound)
                token.used = True
    else:
        return kind in {"camera"}
    return True


def _along_slope(state: State, noun: Noun, preposition: str | None) -> None:
    """Read "down the hill", "up a mountain": the direction, and the hill as what it leads along."""
    if preposition in {"up", "down"} and noun.head in around.SLOPES:
        for _, deed in state.deeds:
            deed.direction = deed.direction or preposition
            if noun.head in SLOPES and deed.target is None:
                deed.target = noun.head


def _adjectives(state: State, noun: Noun) -> None:
    from sora_nb.stage.reading.meaning import set_scene

    set_scene(state.scene, [*noun.qualities, *noun.participles, *noun.modifiers])
    for token in noun.modifiers:
        token.used = token.used or token.lower in around.TIMES or token.lower in {"summer", "winter", "spring", "autumn"}
        if token.lower in around.TIMES and state.scene.time is None:
            state.scene.time = around.TIMES[token.lower]
        if token.lower in around.PLACES and state.scene.place is None:
            state.scene.place, token.used = around.PLACES[token.lower], True


def as_object(state: State, noun: Noun) -> list[Player]:  # noqa: C901, PLR0911, PLR0912
    """Take the direct object of the verb just read; return the players it names."""
    crossed = "across" if any(deed.written == "cross" for _, deed in state.deeds) else None
    kind = kind_of(noun, state.catalogue, "wear" if state.mode in {"wear", "have"} else crossed)
    if a_way(state, noun):
        return []
    if (state.mode == "wear" and kind in {"cast", "idea", "clothes", "body", "scenery", "sky"}) or (
        state.mode == "have" and kind in {"clothes", "body"}
    ):
        wear(noun, state.subjects_of_verb())
        return []
    if facts(state, noun, kind):
        return []
    if noun.negated:
        noun.use()
        return []
    if kind == "body":
        noun.use()
        for token in noun.qualities:
            token.used = token.used or token.lower in {"left", "right", "own"}
        return owned(state, noun)
    if noun.head == "wave" and kind == "scenery":
        state.scene.place = state.scene.place or "sea"
    if kind == "scenery" or (kind == "pronoun" and noun.pronoun in {"himself", "herself", "itself", "themselves"}):
        noun.use()
        aim(state, noun.head if noun.head in around.TARGETS else None)
        return []
    players = state.players(noun)
    if players and state.mode == "have":
        accompany(state, players)
    elif players and any(deed.written in {"drop", "spill"} for _, deed in state.deeds):
        let_fall(state, players)
    elif players:
        for player in players:
            if raced(state, player):
                continue
            aim(state, player)
            led(state, player)
            for _, deed in state.deeds:
                deed.passing = deed.passing or (deed.written in {"pass", "overtake"} and deed.verb in GOING)
    elif kind == "idea" and any(deed.verb in {"play", "speak", "sing", "read", "write"} for _, deed in state.deeds):
        noun.use()
        if state.deeds[0][1].verb == "play":
            aim(state, noun.words)
    return players


def after_preposition(state: State, preposition: str, noun: Noun, *, of_verb: bool) -> list[Player]:  # noqa: C901, PLR0911, PLR0912
    """Take the object of a preposition; return the players it names."""
    kind = kind_of(noun, state.catalogue, preposition)
    anchors = state.subjects_of_verb() if of_verb else state.last
    if preposition == "without" or noun.negated:
        noun.use()
        use_all(noun)
        state.scene.muted = state.scene.muted or kind == "music"
        return []
    if preposition == "full of":
        return _filled(state, noun, kind, anchors)
    if preposition == "made of":
        noun.use()
        for player in anchors:
            player.look["material"] = people.MATERIALS.get(noun.head, noun.head)
        return []
    if preposition == "in" and not noun.tokens[-1].form and colour_of(noun.head) and kind != "pronoun":
        noun.use()
        for player in anchors:
            player.add_look("clothes", colour_of(noun.head) or noun.head)
        return []
    if facts(state, noun, kind, preposition):
        return []
    if preposition == "on" and noun.head in {"leash", "lead"} and state.deeds:
        # Whoever walks a dog has its leash in hand.
        noun.use()
        return []
    if kind == "body" and noun.owner is not None and (players := state.players(noun)):
        stand(state, preposition, players, anchors, of_verb=of_verb)
        return players
    if kind == "body" and _on_body(state, preposition, noun, anchors):
        return []
    if kind in {"clothes", "body"} and preposition in {"with", "in"} and anchors:
        if kind == "body" and preposition == "in":
            noun.use()
            return []
        wear(noun, [p for p in anchors if p.alive] or anchors)
        return []
    if preposition in {"than", "as big as"} and kind in {"cast", "pronoun", "scenery", "place"}:
        return compared(state, preposition, noun, anchors)
    if kind in {"scenery", "body"}:
        return _scenery(state, preposition, noun, of_verb=of_verb)
    if preposition in {"like", "of", "about", "as", "during", "until", "than"} and kind != "pronoun":
        if preposition == "as" and anchors and (noun.head in people.ROLES or noun.head in people.PEOPLE):
            noun.use()
            for player in anchors:
                player.add_look("clothes", noun.words)
        return []
    players = state.players(noun, preposition)
    if players:
        stand(state, preposition, players, anchors, of_verb=of_verb)
    elif kind == "idea" and preposition in {"at", "in"} and noun.modifiers and noun.modifiers[0].lower in around.PLACES:
        # "At a beach party": the party is an idea, the beach is where it is.
        noun.use()
        state.scene.place = state.scene.place or around.PLACES[noun.modifiers[0].lower]
    return players


def _on_body(state: State, preposition: str, noun: Noun, anchors: list[Player]) -> bool:
    """Read a spin on one's head, and what is borne on head or back; return whether it is one of these."""
    if noun.head == "head" and any(d.verb == "spin" for _, d in state.deeds):
        noun.use()
        for _, deed in state.deeds:
            deed.written = "headspin"
        return True
    if preposition in UPON and noun.head in BEARING and (pair := borne_by(state, anchors)) is not None:
        bearer, borne = pair
        noun.use()
        bearer.deeds = [d for d in bearer.deeds if not (d.verb == "hold" and d.target is borne)]
        state.scene.links = [k for k in state.scene.links if not (k.a is bearer and borne in k.b)]
        state.scene.link(borne, "on", bearer)
        return True
    return False


def _filled(state: State, noun: Noun, kind: str, anchors: list[Player]) -> list[Player]:
    """Read "a classroom full of students", "a basket full of apples": what fills it is there; what is only poured in is not."""
    if noun.head in _POURED:
        noun.use()
        return []
    players = state.players(noun) if kind in {"cast", "idea"} else []
    for anchor in (a for a in anchors if not a.alive):
        for player in players:
            state.scene.link(player, "inside", anchor)
    return players


def _scenery(state: State, preposition: str, noun: Noun, *, of_verb: bool) -> list[Player]:
    noun.use()
    for token in noun.modifiers:
        state.scene.place = state.scene.place or around.PLACES.get(token.lower)
    if noun.head == "floor":
        state.scene.floor = True
    if noun.head == "wave":
        state.scene.place = state.scene.place or "sea"
    if noun.head == "water" and preposition in {"in", "into", "on", "onto"} and of_verb:
        state.scene.place = state.scene.place or "sea"
    served = any(deed.verb in {"drink", "eat", "hold", "give"} for _, deed in state.deeds)
    if noun.head == "ice" and not served and preposition in {"on", "onto", "over", "across", "along"}:
        state.scene.ice = True
    if of_verb and noun.head in around.TARGETS and preposition not in {"of", "with"}:
        for _, deed in state.deeds:
            if deed.target is None and not (deed.verb in RESTING and deed.verb != "look"):
                deed.target = noun.head
    return []
