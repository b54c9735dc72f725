"""A plan and its events told in words: alt text, captions, chips, marks on the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sora_nb.footage import Event
    from sora_nb.plans import Action, Actor, Plan, Shot

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PLACE = {
    "room": "in a room", "kitchen": "in a kitchen", "classroom": "in a classroom", "beach": "on a beach", "sea": "on the sea",
    "underwater": "under water", "street": "in a street", "desert": "in a desert", "mountains": "in the mountains",
    "moon": "on the Moon", "space": "in space", "stage": "on a plain stage", "farm": "on a farm", "city": "in a city",
    "forest": "in a forest", "meadow": "in a meadow", "playground": "on a playground",
}  # fmt: skip
_TIME = {"dawn": "at dawn", "day": "by day", "sunset": "at sunset", "night": "at night"}
_WEATHER = {"rain": "in the rain", "snow": "in the snow", "wind": "in the wind", "fog": "in fog", "storm": "in a storm"}
_SHORTEST_CAPTION = 0.7
_SILENT_CAPTIONS = ("step", "wing", "take-off", "appear", "whoosh")
_QUIET_GAP = 0.35


def alt(plan: Plan) -> str:
    """Return the film in one or more plain sentences, for people who do not see it."""
    return " ".join(_scene(shot) for shot in plan.shots)


def _scene(shot: Shot) -> str:
    where = " ".join(filter(None, (_PLACE.get(shot.place, f"in {shot.place}"), _TIME[shot.time], _WEATHER.get(shot.weather))))
    if not shot.actors:
        return f"{where[:1].upper()}{where[1:]}."
    told = "; ".join(_deed(actor) for actor in shot.actors)
    related = "; ".join(f"{r.a} {r.relation} {r.b}" for r in shot.relations)
    text = f"{told}, {where}" + (f" ({related})" if related else "")
    return f"{text[:1].upper()}{text[1:]}."


def _deed(actor: Actor) -> str:
    name = " ".join(filter(None, (actor.size, actor.colour, actor.word)))
    head = f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}" if actor.count == 1 else f"{_count(actor.count)} {name}"
    deeds = [_did(action) for action in actor.actions]
    return f"{head}: {', then '.join(deeds)}" if deeds else head


def _count(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def _did(action: Action) -> str:
    if action.verb == "speak" and action.speech:
        return f"says “{action.speech}”"
    return " ".join(filter(None, (action.verb, action.manner, action.direction, action.target)))


def chips(plan: Plan) -> list[dict[str, object]]:
    """Return how the words were read, a chip a fact: {"label", "kind", "note", "shot"}."""
    found: list[dict[str, object]] = []
    for number, shot in enumerate(plan.shots):
        for actor in shot.actors:
            number_word = f"{actor.count} × " if actor.count > 1 else ""
            label = number_word + " ".join(filter(None, (actor.size, actor.colour, actor.figure)))
            swapped = "" if actor.figure == actor.word else f"you wrote “{actor.word}”"
            found.append({"label": label, "kind": "actor", "note": swapped, "shot": number})
            found += [{"label": _did(a), "kind": "action", "note": actor.name, "shot": number} for a in actor.actions]
        found += [
            {"label": f"{r.a} {r.relation} {r.b}", "kind": "relation", "note": "", "shot": number} for r in shot.relations
        ]
        facts = [("place", shot.place), ("time", shot.time), ("weather", shot.weather), ("style", shot.style)]
        facts += [("camera", shot.camera), ("music", shot.music), *(("sound", s) for s in shot.sounds)]
        found += [{"label": value, "kind": kind, "note": "", "shot": number} for kind, value in facts if value]
    return found


def marks(events: Sequence[Event]) -> list[dict[str, object]]:
    """Return events as marks on a timeline: {"time", "end", "kind", "label"}, times in seconds."""
    return [{"time": e.time, "end": e.end or e.time, "kind": e.kind, "label": label(e)} for e in events]


def label(event: Event) -> str:
    """Return an event in a few plain words."""
    if event.text:
        return event.text
    pair = " on ".join(part for part in (event.actor, event.other) if part)
    return f"{event.kind}: {pair}" if pair else event.kind


def captions(events: Sequence[Event], seconds: float) -> str:
    """Return WebVTT (W3C, 2019): what is said, and in brackets what is heard."""
    cues: list[tuple[float, float, str]] = []
    heard = -1.0
    for event in sorted(events, key=lambda e: e.time):
        if event.time >= seconds:
            continue
        if event.kind == "speech":
            speaker = f"<v {_escaped(event.actor)}>" if event.actor else ""
            cues.append(
                (event.time, max(event.end or 0.0, event.time + _SHORTEST_CAPTION), speaker + _escaped(event.text or ""))
            )
        elif event.kind not in _SILENT_CAPTIONS and event.time - heard > _QUIET_GAP:
            cues.append((event.time, event.time + _SHORTEST_CAPTION, f"[{_escaped(label(event))}]"))
            heard = event.time
    body = "\n\n".join(f"{_clock(a)} --> {_clock(min(b, seconds))}\n{text}" for a, b, text in cues if min(b, seconds) > a)
    return f"WEBVTT\n\n{body}\n" if body else "WEBVTT\n"


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")


def _clock(seconds: float) -> str:
    millis = round(seconds * 1000)
    return f"{millis // 3600000:02d}:{millis // 60000 % 60:02d}:{millis // 1000 % 60:02d}.{millis % 1000:03d}"
