"""Beats: what each sentence adds to a scene, and how a scene of many beats is cut into shots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sora_nb.stage.reading.drafts import Beat, Link, Player, Scene
from sora_nb.stage.reading.grammar import bag
from sora_nb.stage.reading.lasting import CARRYING, LASTING, ON_THE_SPOT, deeds, holds, leaves
from sora_nb.stage.reading.people import BODY, CLOTHES, HAIR_NOUNS, MEN, WOMEN
from sora_nb.stage.vocabulary import INDOORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.stage.reading.words import Token

MANY = 3
"""From how many beats on a scene is cut into shots of its own accord."""
LONG = 15
"""From how many words on it is: "she waves, she jumps, she runs" is one shot."""
SHORTEST = 1.25
"""Seconds that a shot lasts at least, where nobody asks for the cut."""
FRAMED = {
    "close": (
        "close up", "close-up", "closeup", "extreme close up", "extreme close-up", "macro", "macro shot", "medium close up",
        "extreme closeup",
    ),
    "medium": ("medium shot", "portrait", "mid shot"),
    "wide": ("wide shot", "establishing shot", "long shot", "full shot", "wide angle shot"),
}  # fmt: skip
_FRAMING = {words: framing for framing, phrases in FRAMED.items() for words in phrases}
_DRIFTING = bag("leaf petal snowflake confetti dust feather bubble raindrop spark sparkle cloud firefly butterfly")
_SENDING = bag("throw kick push drop give roll")
_BEHIND = bag("background distance around nearby everywhere overhead above meanwhile behind")
_IN_PARALLEL = bag("meanwhile elsewhere")
_INDOORS = bag("sofa couch bed armchair stove fridge bathtub desk bookshelf")
_OWN = {"his", "her", "its", "their", "my"}


@dataclass(slots=True)
class Opening:
    """How a sentence opens: its framing, whose part it is of ("her"), and the words that are left."""

    framing: str | None
    owner: str
    starts: bool
    tokens: list[Token]


def opening(tokens: list[Token]) -> Opening:
    """Return how a sentence opens; "close-up of her shoes" frames her, and nothing else is left to be read."""
    at = next((i for i, t in enumerate(tokens) if _framing(t)), None)
    if at is None:
        return Opening(None, "", False, tokens)
    framing = _framing(tokens[at])
    tokens[at].used = True
    rest = tokens[at + 1 :]
    if len(rest) > 2 and rest[0].lower in {"of", "on"} and rest[1].lower in _OWN and framing == "close":
        end = next((i for i, t in enumerate(rest) if t.tag in {"COMMA", "CONJ", "SUB", "REL", "VERB"}), len(rest))
        if rest[end - 1].lower in BODY | CLOTHES | HAIR_NOUNS or rest[end - 1].lemma in BODY | CLOTHES:
            owner = rest[1].lower
            for token in rest[:end]:
                token.used = True
            return Opening(framing, owner, True, [*tokens[:at], *rest[end:]])
    starts = all(t.tag in {"DET", "ADJ", "FILL"} or t.lower in {"a", "an", "the", "then", "in"} for t in tokens[:at])
    return Opening(framing, "", starts, tokens)


def _framing(token: Token) -> str | None:
    return _FRAMING.get(token.lower) if token.tag in {"FRAME", "FACT", "NOUN"} else None


class Sentence:
    """One sentence on its way into a scene's beats."""

    def __init__(self, scene: Scene, opened: Opening, words: Sequence[str], *, cut: bool) -> None:
        self.scene, self.opened, self.words = scene, opened, words
        self.asked = cut
        self.cut = bool(scene.beats) and (cut or parallel(words) or opened.starts)
        self.known = list(scene.players)
        self.moodless = [p for p in scene.players if "mood" not in p.look]
        self.before = {id(p): len(p.deeds) for p in scene.players}
        self.stages, self.sounds = scene.stages, len(scene.sounds)
        self.links = len(scene.links)
        self.camera, scene.camera = scene.camera, None

    def close(self, spoken: list[Player], stages: tuple[int, int], mentioned: Sequence[Player], *, told: bool) -> None:
        """Take what the sentence said into the beat that is on, or begin another; `told` is whether it had a verb."""
        scene, opened = self.scene, self.opened
        deeds = [(p, d) for p in scene.players for d in p.deeds[self.before.get(id(p), 0) :]]
        stages = (stages[0], max((stages[1], *(d.stage for _, d in deeds))))
        doers = list(dict.fromkeys(p for p, _ in deeds))
        whole = [p for p in reversed(mentioned) if p in scene.players and _owns(p, opened.owner)][:1]
        beat = Beat(
            stages, [*spoken, *(p for p in (*doers, *whole) if p not in spoken)], deeds, cut=self.cut, framing=opened.framing
        )
        if scene.beats and opened.starts and not (self.asked or deeds or spoken or whole):
            # "Wide shot, cartoon style." names nobody: it is about what there is.
            beat.cut, beat.framing = False, None
        beat.words = sum(len(t.text.split()) for t in opened.tokens if t.is_word or t.tag == "SPEECH")
        beat.camera, scene.camera = scene.camera, self.camera or scene.camera
        beat.focus = next(iter((*whole, *spoken)), None) if opened.framing in {"close", "medium"} else None
        beat.sounds = scene.sounds[self.sounds :] if deeds else []
        last = scene.beats[-1] if scene.beats else None
        if beat.camera and not (told or deeds or spoken or "camera" in self.words):
            scene.general, beat.camera = beat.camera, None
        if last is None and not (deeds or spoken):
            scene.framing, scene.stages = scene.framing or beat.framing, max(scene.stages, stages[1] + 1)
            return
        if last is None:
            beat.framing, scene.framing = beat.framing or scene.framing, None
        if last is not None and not beat.cut and (ambient(beat, self.words, self.known) or not (last.deeds or last.cut)):
            for player, deed in deeds:
                deed.stage = min(deed.stage, last.stages[1]) if last.deeds else deed.stage
                if deed.verb == "hold" and deed.written in CARRYING:
                    # What is carried is in the hand from the first.
                    player.deeds.remove(deed)
                    player.deeds.insert(sum(d.stage < deed.stage for d in player.deeds), deed)
            beat.stages = last.stages if last.deeds else stages
            scene.stages = max(self.stages, beat.stages[1] + 1)
            last.takes(beat)
        else:
            scene.stages = max(scene.stages, stages[1] + 1)
            scene.beats.append(beat)
        for player in self.moodless:
            player.mood_from = scene.beats[-1].stages[1] if "mood" in player.look else 0
        for link in scene.links[self.links :]:
            link.stage = scene.beats[-1].stages[1]


def _owns(player: Player, word: str) -> bool:
    """Tell whether "his", "her", "its" or "their" can mean somebody."""
    if word in {"his", "her"}:
        noun = player.word.split()[-1]
        sex = player.look.get("sex") or ("female" if noun in WOMEN else "male" if noun in MEN else None)
        return player.human and player.count == 1 and sex in {None, "female" if word == "her" else "male"}
    return bool(word) and player.alive and (player.count > 1 or word == "its")


def ambient(beat: Beat, words: Sequence[str], known: Sequence[Player]) -> bool:
    """Tell whether what a sentence adds goes on beside what is told already: pedestrians about, falling leaves, a purse held.

    `known` are those who were in the scene before it.
    """
    if not beat.deeds or beat.cut:
        return not beat.deeds
    if all(deed.verb == "hold" and deed.written in CARRYING for _, deed in beat.deeds):
        return True
    if all(player.word.split()[-1] in _DRIFTING for player, _ in beat.deeds):
        return True
    if "at the same time" in words or "simultaneously" in words:
        return True
    fresh = all(player not in known for player, _ in beat.deeds)
    lasting = all(deed.verb in LASTING and deed.target is None and deed.speech is None for _, deed in beat.deeds)
    behind = bool(set(words) & _BEHIND - _IN_PARALLEL)
    return fresh and lasting and (behind or (bool(known) and all(p.count >= 4 for p, _ in beat.deeds)))


def parallel(words: Sequence[str]) -> bool:
    """Tell whether a sentence says that the film goes to somebody else meanwhile."""
    return bool(set(words[:2]) & _IN_PARALLEL)


def parts(beats: list[Beat], most: int) -> list[Beat]:
    """Return the shots that a scene falls into: one for each beat, or fewer where they belong together; [] for one shot.

    Args:
        beats: The scene's beats, in order.
        most: How many shots there is time for; a cut that was asked for is made all the same.
    """
    long = len(beats) >= MANY and sum(beat.words for beat in beats) >= LONG
    if len(beats) < 2 or not (long or any(beat.cut for beat in beats[1:])):
        return []
    found: list[Beat] = []
    for told in beats:
        beat = replace(told, spoken=list(told.spoken), deeds=list(told.deeds), sounds=list(told.sounds))
        if found and not beat.cut and _bound(found[-1], beat):
            found[-1].takes(beat)
        else:
            found.append(beat)
    while len(found) > max(most, 1) and (weak := _weakest(found)):
        found[weak - 1].takes(found.pop(weak))
    return found if len(found) > 1 else []


def _bound(before: Beat, beat: Beat) -> bool:
    """Tell whether a beat goes on with the one before: a ball is caught, who is hunted runs, who is given something thanks."""
    going = [p for p, d in before.deeds if not p.alive or d.verb in {"run", "fly", "jump"}]
    sent = [d.target for _, d in before.deeds if d.verb in _SENDING and isinstance(d.target, Player)]
    given = [d.receiver for _, d in before.deeds if d.receiver is not None]
    come = [p for p, d in before.deeds if d.verb == "appear"]
    hunted = [
        d.target for _, d in before.deeds if d.verb in {"chase", "run", "collide", "catch"} and isinstance(d.target, Player)
    ]
    things = [p for p in going if not p.alive] + sent
    doers = [p for p, _ in beat.deeds]
    targets = [d.target for _, d in beat.deeds if isinstance(d.target, Player)]
    if any(p in things or p in given for p in doers) or any(p in things for p in targets):
        return True
    if come and all(p in come for p in doers) and doers and not any(d.speech for _, d in beat.deeds):
        return True
    if any(d.verb in {"catch", "collide"} and d.target in hunted for _, d in beat.deeds):
        return True
    fleeing = any(d.verb in {"run", "jump", "fly", "hop"} for _, d in beat.deeds)
    return fleeing and any(p in hunted for p in doers)


def _weakest(found: list[Beat]) -> int:
    """Return the number of the beat that can best do without a cut of its own: one of whom is seen already; 0 for none."""
    free = [i for i in range(1, len(found)) if not found[i].cut]

    def cost(i: int) -> tuple[int, int, int]:
        known = {id(p) for p, _ in found[i - 1].deeds}
        news = sum(id(p) not in known for p, _ in found[i].deeds)
        return (len(found[i - 1].deeds) + len(found[i].deeds) if news else len(found[i].deeds), news, i)

    return min(free, key=cost, default=0)


def stay(scenes: Sequence[Scene]) -> None:
    """Leave a film where it was, unless a scene says where it is, or shows by its furniture that it is indoors."""
    for before, scene in pairwise(scenes):
        scene.weather = scene.weather or before.weather
        scene.time, then = scene.time or before.time, scene.time
        told = scene.place or scene.floor or scene.ice or scene.gravity is not None
        if told or (then not in {None, before.time} and not any(p.word in _INDOORS for p in scene.players)):
            continue
        inside = any(p.word in _INDOORS for p in scene.players) and before.place not in INDOORS
        scene.place, scene.gravity = ("room", None) if inside else (before.place, before.gravity)


def cut(scenes: Sequence[Scene], seconds: float) -> list[Scene]:
    """Return the shots of a film of so many seconds: a scene each, or several where much happens in one."""
    every = sum(max(1, len(scene.beats)) for scene in scenes)
    most, found = max(len(scenes), int(seconds / SHORTEST + 1e-9)), list[Scene]()
    for scene in scenes:
        pieces = parts(scene.beats, max(1, most * max(1, len(scene.beats)) // every))
        heard = {sound for beat in scene.beats for sound in beat.sounds}
        if pieces:
            found += shots(scene, pieces, [s for s in scene.sounds if s not in heard])
            continue
        beat = next((b for b in scene.beats if b.framing), None)
        if beat is not None:
            scene.framing = beat.framing
            scene.focus = beat.focus if beat.focus in scene.players else None
        found.append(scene)
    return found


def lengths(scenes: Sequence[Scene], seconds: float) -> list[float | None]:
    """Return how long each shot lasts: as long as its words take, at least; None for all where they share the time evenly."""
    said = [sum(0.5 + 0.33 * len(d.speech.split()) for p in scene.players for d in p.deeds if d.speech) for scene in scenes]
    even = seconds / len(scenes)
    if max(said) <= even or len(scenes) == 1:
        return [None] * len(scenes)
    weights = [max(length, 0.6 * even) for length in said]
    scale = seconds / sum(weights)
    found = [round(weight * scale, 2) for weight in weights]
    return [*found[:-1], round(seconds - sum(found[:-1]), 2)]


def shots(scene: Scene, cuts: list[Beat], ambience: list[str]) -> list[Scene]:
    """Return the scenes that a scene is cut into; `ambience` are the sounds that belong to all of it."""
    made, gone = [], set[int]()
    for number, beat in enumerate(cuts):
        first, last = (beat.stages[0] if number else -1), (beat.stages[1] if number < len(cuts) - 1 else 10**6)
        present = _present(scene, beat, first, last, [p for b in cuts[1:] for p in b.spoken])
        present = [p for p in present if id(p) not in gone or p in beat.spoken]
        copies = {id(p): replace(p, look=dict(p.look), deeds=deeds(p, scene, first, last)) for p in present}
        for player in present:
            if player.mood_from > last:
                copies[id(player)].look.pop("mood", None)
        for one in (p for p in scene.players if p.origin in present and p not in present and _unparted(p, last)):
            # One of a group who is told apart later is one of them until then.
            copies[id(one)] = replace(one, look=dict(one.look), deeds=[replace(d) for d in copies[id(one.origin)].deeds])
            present.append(one)
        part = replace(
            scene,
            players=list(copies.values()),
            sounds=[*ambience, *(s for s in beat.sounds if s not in ambience)],
            links=[
                Link(copies[id(k.a)], k.relation, tuple(copies[id(b)] for b in k.b))
                for k in _links(scene)
                if id(k.a) in copies and all(id(b) in copies for b in k.b) and holds(k, scene, last)
            ],
            camera=beat.camera or scene.general,
            framing=beat.framing or (_near(beat) if number else None),
        )
        focus = beat.focus or next(iter(_doers(beat)), None)
        part.focus = copies.get(id(focus)) if part.framing in {"close", "medium"} else None
        _aim(part, copies)
        made.append(part)
        gone |= {id(p) for p in present if any(leaves(d) for d in copies[id(p)].deeds)}
    return made


def _links(scene: Scene) -> list[Link]:
    """Return how all stand to each other, those too who were one of a group when it was told."""
    parted = [replace(k, a=p) for k in scene.links for p in scene.players if p.origin is not None and p.origin is k.a]
    return [*scene.links, *parted]


def _unparted(player: Player, last: int) -> bool:
    """Tell whether one of a group has done nothing of their own yet."""
    return all(d.stage > last for d in player.deeds)


def _doers(beat: Beat) -> list[Player]:
    """Return who does something in a beat, in order, else who is spoken of."""
    return list(dict.fromkeys(p for p, _ in beat.deeds)) or beat.spoken[:1]


def _near(beat: Beat) -> str | None:
    """Return the framing of a shot that nobody asked for: near to one who stays on the spot, else all of the stage."""
    doers = _doers(beat)
    still = all(d.verb in ON_THE_SPOT for _, d in beat.deeds)
    return "medium" if len(doers) == 1 and doers[0].count == 1 and doers[0].alive and still else None


def _present(scene: Scene, beat: Beat, first: int, last: int, later: Sequence[Player]) -> list[Player]:
    """Return who is in a shot: those spoken of, those who do something, and what they hold, ride or stand at."""
    here = [p for p in scene.players if p in beat.spoken or any(first <= d.stage <= last for d in p.deeds)]
    if first < 0:
        # What is told of no moment belongs to the beginning.
        here = [p for p in scene.players if p in here or (not p.deeds and p not in later and _first_told(scene, p))]
    more = True
    while more:
        targets = [d.target for p in here for d in deeds(p, scene, first, last) if isinstance(d.target, Player)]
        kept = [k for k in scene.links if k.a in here and holds(k, scene, last)]
        # Who stood beside somebody is not in a shot of that one alone.
        linked = [b for k in kept for b in k.b if k.relation != "next to" or k.stage >= first or not b.alive]
        fresh = [p for p in (*targets, *linked) if p not in here]
        here += list(dict.fromkeys(fresh))
        more = bool(fresh)
    return [p for p in scene.players if p in here]


def _first_told(scene: Scene, player: Player) -> bool:
    """Tell whether nobody who comes in later brings this along."""
    users = [p for p in scene.players for d in p.deeds if d.target is player]
    links = [k for k in scene.links if k.a is player or player in k.b]
    return not users and not links


def _aim(part: Scene, copies: dict[int, Player]) -> None:
    """Aim every deed at the copy of whom it was aimed at."""
    for player in part.players:
        for deed in player.deeds:
            if isinstance(deed.target, Player):
                deed.target = copies.get(id(deed.target))
