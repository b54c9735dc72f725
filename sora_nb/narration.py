"""A plan and its events told in words: alt text, captions, chips, marks on the timeline."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sora_nb.footage import Event
    from sora_nb.plans import Action, Actor, Plan, Relation, Shot

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PLACE = {
    "room": "in a room", "kitchen": "in a kitchen", "classroom": "in a classroom", "beach": "on a beach", "sea": "on the sea",
    "underwater": "under water", "street": "in a street", "desert": "in a desert", "mountains": "in the mountains",
    "moon": "on the Moon", "space": "in space", "stage": "on a plain stage", "farm": "on a farm", "city": "in a city",
    "forest": "in a forest", "meadow": "in a meadow", "playground": "on a playground",
    "coast": "on a rocky coast", "harbour": "at a harbour",
    "river": "by a river",
    "rink": "on the ice",
    "jungle": "in the jungle",
    "library": "in a library",
    "castle": "in a castle",
    "market": "at a market",
}  # fmt: skip
_TIME = {"dawn": "at dawn", "day": "by day", "sunset": "at sunset", "night": "at night"}
_WEATHER = {"rain": "in the rain", "snow": "in the snow", "wind": "in the wind", "fog": "in fog", "storm": "in a storm"}
_LINKS = {
    "bounce": "on", "fall": "on", "roll": "along", "slide": "along", "jump": "over", "hop": "over", "walk": "towards",
    "run": "towards", "fly": "towards", "swim": "towards", "collide": "with", "orbit": "around", "wave": "at", "look": "at",
    "speak": "to", "point": "at", "sit": "on", "stand": "on", "lie": "on", "dance": "with", "sleep": "on", "spin": "around",
    "play": "with", "throw": "", "float": "on", "swing": "on", "sing": "to", "drive": "along", "clap": "for", "cheer": "for",
    "turn": "towards",
}  # fmt: skip
_PLURALS = {
    "child": "children", "person": "people", "man": "men", "woman": "women", "mouse": "mice", "goose": "geese", "foot": "feet",
    "tooth": "teeth", "ox": "oxen", "wolf": "wolves", "calf": "calves", "leaf": "leaves", "loaf": "loaves", "half": "halves",
    "elf": "elves", "knife": "knives", "shelf": "shelves", "thief": "thieves", "scarf": "scarves", "wife": "wives",
    "life": "lives", "potato": "potatoes", "tomato": "tomatoes", "hero": "heroes", "cactus": "cacti",
}  # fmt: skip
_SAME = (
    "sheep", "fish", "deer", "children", "people", "men", "women", "mice", "geese", "cattle", "moose", "squid", "salmon",
    "aircraft", "spacecraft", "hovercraft", "police", "spaghetti", "scissors", "trousers", "jeans", "shorts", "glasses",
    "sunglasses", "binoculars", "headphones", "dice", "series",
)  # fmt: skip
_HEARD = {
    "contact": "hits", "land": "lands on", "splash": "splashes into", "roll": "rolls along", "slide": "slides along",
}  # fmt: skip
_SHORTEST_CAPTION = 0.7
_SILENT_CAPTIONS = ("step", "wing", "take-off", "appear", "whoosh")
_QUIET_GAP = 0.35


def alt(plan: Plan) -> str:
    """Return the film in one or more plain sentences, for people who do not see it."""
    return " ".join(_scene(shot) for shot in plan.shots)


def _scene(shot: Shot) -> str:
    placed = _PLACE.get(shot.place, f"in {shot.place}") + (f" ({shot.setting})" if shot.setting else "")
    where = " ".join(filter(None, (placed, _TIME[shot.time], _WEATHER.get(shot.weather))))
    if not shot.actors:
        return f"{where[:1].upper()}{where[1:]}."
    called = _called(shot)
    told = "; ".join(_deed(actor, called) for actor in shot.actors)
    related = "; ".join(_related(r, called) for r in shot.relations)
    text = f"{told}, {where}" + (f" ({related})" if related else "")
    return f"{text[:1].upper()}{text[1:]}."


def _deed(actor: Actor, called: Mapping[str, str]) -> str:
    name = " ".join(filter(None, (actor.size, actor.colour, actor.word)))
    if actor.word.startswith("@"):
        head = name
    elif actor.count > 1:
        head = f"{_count(actor.count)} {plural(name)}"
    else:
        head = f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
    deeds = [deed(action, many=actor.count > 1, called=called) for action in actor.actions]
    return f"{head} {', then '.join(deeds)}" if deeds else head


def plural(name: str) -> str:
    """Return a noun, or words that end in one, in the plural: "red fox" → "red foxes", "snowman" → "snowmen"."""
    words = name.split(" ")
    last = words[-1]
    if last in _SAME or last.endswith(("fish", "deer", "sheep", "craft")):
        return name
    irregular = next((one for one in sorted(_PLURALS, key=len, reverse=True) if last == one or _joined(last, one)), None)
    if irregular:
        words[-1] = last.removesuffix(irregular) + _PLURALS[irregular]
    elif last.endswith(("s", "sh", "ch", "x", "z")):
        words[-1] = f"{last}es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        words[-1] = f"{last[:-1]}ies"
    else:
        words[-1] = f"{last}s"
    return " ".join(words)


def _joined(word: str, part: str) -> bool:
    """Tell whether a word is made of another and one of those that change inside: "snowman", "grandchild", "werewolf"."""
    return (
        part in ("man", "woman", "child", "wolf", "person")
        and word.endswith(part)
        and word not in ("human", "shaman", "german")
    )


def _count(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def names(plan: Plan) -> dict[str, str]:
    """Return what to call the actors whose name is not their word: somebody recast in a remix keeps the name."""
    return {name: word for shot in plan.shots for name, word in _called(shot).items()}


def _called(shot: Shot) -> dict[str, str]:
    return {a.name: a.word for a in shot.actors if not a.name.startswith(a.word)}


def _related(relation: Relation, called: Mapping[str, str]) -> str:
    b = " and ".join(called.get(name, name) for name in relation.b.split(" and "))
    return f"{called.get(relation.a, relation.a)} {relation.relation} {b}"


def deed(action: Action, *, many: bool = False, called: Mapping[str, str] | None = None) -> str:
    """Return an action in the third person: "runs slowly to the left", "says “Oh no!”"."""
    if action.verb == "speak" and action.speech:
        return f"{'say' if many else 'says'} “{action.speech}”"
    verb = action.verb if many else third_person(action.verb)
    way = {"left": "to the left", "right": "to the right", "toward": "nearer"}.get(action.direction or "", action.direction)
    target = (called or {}).get(action.target or "", action.target)
    link = "past" if action.passing else _LINKS.get(action.verb, "")
    whom = target if (target or "").startswith("@") else f"the {target}"
    toward = f"{link} {whom}".strip() if target else None
    return " ".join(filter(None, (verb, action.manner, way, toward)))


def third_person(verb: str) -> str:
    """Return an English infinitive in the third person singular: "catch" → "catches"."""
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def chips(plan: Plan) -> list[dict[str, Any]]:
    """Return how the words were read, a chip a fact: {"label", "kind", "note", "shot"}.

    What can be changed has also "who" (the actor's name, None for the scene), "fields" ({"name", "label", "kind", "value",
    "options"}: facts as `Clip.change` takes them), "fixed" and "gone" (facts that go along, and that take it away).
    """
    found: list[dict[str, Any]] = []
    for number, shot in enumerate(plan.shots):
        called = _called(shot)
        own: list[dict[str, Any]] = []
        for actor in shot.actors:
            own.append(_actor_chip(actor))
            own += [_action_chip(action, actor, shot, called) for action in actor.actions]
        own += [{"label": _related(r, called), "kind": "relation", "note": ""} for r in shot.relations]
        own += [_scene_chip(kind, getattr(shot, kind)) for kind in ("place", "time", "weather", "style", "camera", "music")]
        own += [{"label": sound, "kind": "sound", "note": ""} for sound in shot.sounds]
        found += [{**chip, "shot": number} for chip in own]
    return found


def _actor_chip(actor: Actor) -> dict[str, Any]:
    number_word = f"{actor.count} × " if actor.count > 1 else ""
    cameo = actor.word.startswith("@")
    label = number_word + " ".join(filter(None, (actor.size, actor.colour, actor.word if cameo else actor.figure)))
    said = next((a.speech for a in actor.actions if a.verb == "speak"), None)
    fields = [
        _field("figure", "Figure", "search", actor.figure), _field("colour", "Colour", "choice", actor.colour),
        _field("size", "Size", "choice", actor.size), _field("count", "How many", "choice", actor.count),
        _field("speech", "Says", "text", said),
    ]  # fmt: skip
    written = actor.trait("written") or actor.word
    note = "" if actor.figure == written else f"you wrote “{written}”"
    note = f"cameo, as {actor.figure}" if cameo else note
    return {"label": label, "kind": "actor", "note": note, "who": actor.name, "fields": fields, "gone": {"count": 0}}


def _action_chip(action: Action, actor: Actor, shot: Shot, called: Mapping[str, str]) -> dict[str, Any]:
    chip = {"label": deed(action, called=called), "kind": "action", "note": called.get(actor.name, actor.name)}
    if action.verb == "speak":
        return {
            **chip,
            "who": actor.name,
            "fields": [_field("speech", "Says", "text", action.speech)],
            "gone": {"speech": None},
        }
    others = [a.name for a in shot.actors if a is not actor]
    options = [{"value": None, "label": "nobody"}, *({"value": name, "label": called.get(name, name)} for name in others)]
    if action.target is not None and action.target not in others:
        options.append({"value": action.target, "label": action.target})
    fields = [
        _field("action", "Action", "search", action.verb), _field("direction", "Direction", "choice", action.direction),
        {**_field("target", "Aimed at", "choice", action.target), "options": options},
        _field("manner", "How", "choice", action.manner),
    ]  # fmt: skip
    fixed = {"instead_of": action.verb}
    return {**chip, "who": actor.name, "fields": fields, "fixed": fixed, "gone": {**fixed, "action": None}}


def _scene_chip(kind: str, value: str | None) -> dict[str, Any]:
    label = value or {"style": "as the stage likes", "camera": "as the stage likes", "music": "none"}[kind]
    return {"label": label, "kind": kind, "note": "", "who": None, "fields": [_field(kind, kind.capitalize(), "choice", value)]}


def _field(name: str, label: str, kind: str, value: object) -> dict[str, Any]:
    return {"name": name, "label": label, "kind": kind, "value": value}


def marks(events: Sequence[Event], called: Mapping[str, str] | None = None) -> list[dict[str, object]]:
    """Return events as marks on a timeline: {"time", "end", "kind", "label"}, times in seconds."""
    return [{"time": e.time, "end": e.end or e.time, "kind": e.kind, "label": label(e, called)} for e in events]


def label(event: Event, called: Mapping[str, str] | None = None) -> str:
    """Return an event in a few plain words: "ball hits the floor"."""
    if event.text:
        return event.text
    deed = _HEARD.get(event.kind)
    who, whom = ((called or {}).get(key, key) for key in (_name(event.actor), _name(event.other)))
    if deed and who:
        return f"{who} {deed} the {whom or 'floor'}"
    return f"{event.kind}: {who}" if who else event.kind


def _name(key: str | None) -> str:
    return (key or "").partition("#")[0]


def captions(events: Sequence[Event], seconds: float, called: Mapping[str, str] | None = None) -> str:
    """Return WebVTT (W3C, 2019): what is said, and in brackets what is heard."""
    cues: list[tuple[float, float, str]] = []
    heard = -1.0
    for event in sorted(events, key=lambda e: e.time):
        if event.time >= seconds:
            continue
        if event.kind == "speech":
            speaker = f"<v {_escaped((called or {}).get(event.actor, event.actor))}>" if event.actor else ""
            cues.append(
                (event.time, max(event.end or 0.0, event.time + _SHORTEST_CAPTION), speaker + _escaped(event.text or ""))
            )
        elif event.kind not in _SILENT_CAPTIONS and event.time - heard > _QUIET_GAP:
            cues.append((event.time, event.time + _SHORTEST_CAPTION, f"[{_escaped(label(event, called))}]"))
            heard = event.time
    cues = _apart(cues)
    body = "\n\n".join(f"{_clock(a)} --> {_clock(min(b, seconds))}\n{text}" for a, b, text in cues if min(b, seconds) > a)
    return f"WEBVTT\n\n{body}\n" if body else "WEBVTT\n"


def _apart(cues: list[tuple[float, float, str]]) -> list[tuple[float, float, str]]:
    """Return cues that do not overlap: what is heard ends where the next begins, and yields to what is said."""
    said = [cue for cue in cues if not cue[2].startswith("[")]
    heard = [c for c in cues if c[2].startswith("[") and not any(a < c[0] + 0.2 and c[0] < b for a, b, _ in said)]
    merged = sorted([*said, *heard])
    nothing = (float("inf"), 0.0, "")
    return [
        (start, min(end, after[0]) if text.startswith("[") else end, text)
        for (start, end, text), after in zip_longest(merged, merged[1:], fillvalue=nothing)
    ]


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")


def _clock(seconds: float) -> str:
    millis = round(seconds * 1000)
    return f"{millis // 3600000:02d}:{millis // 60000 % 60:02d}:{millis // 1000 % 60:02d}.{millis % 1000:03d}"
