"""Check what prompts say on the decoded films: pixels and sound against facts, beside a control that should fail.

Run: `python tests/bench/pixels.py [--count 180] [--keep DIR] [-v]`. Films are 2 s (4 s where one thing
is done after another) at 256 × 144, 12 frames a second, made by the
whole path and read back from their files; truth masks say only which pixels belong to whom. Facts are those of
prompts_open.jsonl and prompts_heldout.jsonl, not of the plan: what the director misread fails here, too.

The control asks the same questions of the film of another prompt; what it passes says how little a kind of check proves. "seen"
(a body stands out from what is around it) is no proof of what it is: it is listed, and left out of the score.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pixel_checks as checks
from numpy.typing import NDArray
from pixel_checks import Filmed
from prompts import SCORED_LOOK, Fact, aliases
from styles import features

import sora_nb as sora
from sora_nb.plans import RELATIONS, Action, Actor, Plan, Shot
from sora_nb.stage import staging
from sora_nb.stage.cast.rigs import build
from sora_nb.stage.renderer import Renderer
from sora_nb.stage.sound.named import ALIASES, SOUNDS
from sora_nb.stage.sound.soundtrack import Soundtrack
from sora_nb.stage.vocabulary import COLOURS, PLACES, STYLES

SIZE, FPS, SEED = (256, 144), 12, 5
HERE = Path(__file__).parent
_MONOCHROME = frozenset({"noir", "chalkboard", "blueprint", "vintage", "neon"})
_WEATHERS = ("clear", "rain", "snow", "wind", "fog", "storm")
_UNSCORED = frozenset({"seen"})


def seconds_of(plan: Plan) -> float:
    """Return a film's length: 2 s, and 4 where somebody does one thing after another."""
    return 4.0 if any(len(actor.actions) > 1 for actor in plan.shots[0].actors) else 2.0


def film_of(prompt: str, keep: Path) -> tuple[Plan, Filmed]:
    """Make a prompt's film, or take it from an earlier run; return its plan and what was decoded from the file."""
    plan = sora.plan(prompt, seconds=2.0)
    seconds = seconds_of(plan)
    plan = sora.plan(prompt, seconds=seconds)
    import hashlib

    kept = keep / f"{hashlib.sha256(f'{plan.to_json()}{SEED}'.encode()).hexdigest()[:20]}.npz"
    if kept.exists():
        data = np.load(kept)
        return plan, Filmed(data["frames"], data["masks"], data["sound"], [tuple(s) for s in data["speech"]])
    clip = sora.generate(plan=plan, seconds=seconds, size=SIZE, fps=FPS, seed=SEED, fresh=True)
    clip.wait()
    footage = clip.footage
    frames = np.concatenate([np.asarray(frame)[None] for frame in footage.each_frame()])
    speech = [(e.time, e.end or e.time + 0.5) for e in footage.events if e.kind == "speech"]
    film = Filmed(frames, clip.truth("masks")["masks"], np.asarray(footage.sound(0.0, footage.seconds)), speech)
    np.savez_compressed(kept, frames=film.frames, masks=film.masks, sound=film.sound, speech=np.array(speech).reshape(-1, 2))
    return plan, film


def numbers(plan: Plan) -> dict[str, list[int]]:
    """Return an actor's name → its values in the masks, as the stage numbers its bodies."""
    found: dict[str, list[int]] = {}
    for body in staging.assembled(plan.shots[0], seconds_of(plan), SIZE[0] / SIZE[1], SEED, None).bodies:
        found.setdefault(body.actor.name, []).append(body.number)
    return found


class Examiner:
    """Asks the facts of one prompt of a film."""

    def __init__(self, plan: Plan, facts: list[Fact], film: Filmed) -> None:
        self.film, self.facts, self.plan = film, facts, plan
        names = aliases(plan, facts)
        bodies = numbers(plan)
        self.bodies = {subject: bodies[name] for (_, name), subject in names.items() if name in bodies}
        self.style = next((str(f[3]).split("|")[0] for f in facts if f[1] == "scene" and f[2] == "style"), None)

    def of(self, subject: object) -> list[int]:
        """Return the mask values of those a fact is about; none where nobody plays them."""
        parts = str(subject).split(" and ")
        return [n for part in parts for n in self._one(part)]

    def _one(self, subject: str) -> list[int]:
        for name in subject.split("|"):
            for known, found in self.bodies.items():
                if name in known.split("|"):
                    return found
        return []

    def answer(self, fact: Fact) -> tuple[str, bool] | None:
        """Return (kind of check, whether the film shows the fact), or None where no check is for it.

        Of a fact about either of two, that of one of them is enough.
        """
        number, subject, *rest = fact
        either = str(subject).split("|")
        told = [answer for name in either if (answer := self._answer((number, name, *rest))) is not None]
        return (told[0][0], any(right for _, right in told)) if told else None

    def _answer(self, fact: Fact) -> tuple[str, bool] | None:  # noqa: C901
        _, subject, key, *values = fact
        value = str(values[0]).split("|")[0] if values else ""
        if subject == "scene":
            return self._scene(str(key), str(values[0]).split("|"))
        who = self.of(subject)
        if key == "actor":
            return "seen", bool(who) and checks.visible(self.film, who)
        if key == "count":
            return "count", bool(who) and checks.counted(self.film, who, int(value))
        if key == "colour":
            return None if self.style in _MONOCHROME else ("colour", bool(who) and checks.coloured(self.film, who, value, 0.16))
        if key in SCORED_LOOK:
            named = next((w for w in value.split() if w in COLOURS), None)
            if key not in {"clothes", "hair"} or named is None or self.style in _MONOCHROME:
                return None
            return "clothes", bool(who) and checks.coloured(self.film, who, named, 0.04)
        if key == "does":
            told = checks.does(self.film, who, value, self.of(values[1])) if who else False
            return None if told is None else ("does", told)
        if key == "direction":
            return "direction", bool(who) and checks.heads(self.film, who, str(values[1]))
        if key == "says":
            return "speech", checks.speaks(self.film)
        if key in RELATIONS:
            other = self.of(value) if "|" not in str(values[0]) else self.of(values[0])
            return "relation", bool(who and other) and checks.related(self.film, who, str(key), other)
        return None

    def _scene(self, key: str, values: list[str]) -> tuple[str, bool] | None:
        shot, value = self.plan.shots[0], values[0]
        here = checks.tones(self.film)
        if key == "camera":
            told = checks.filmed(self.film, value)
            return None if told is None else ("camera", told)
        if key == "sound":
            return "sound", _heard(self.plan, self.film, value)
        if key == "style":
            return "style", _styled(self.plan, self.film, value)
        if self.style is not None or shot.camera not in {None, "static"}:
            return None
        if key == "place" and value in PLACES:
            ranked = sorted(PLACES, key=lambda p: away(here, p, shot.time, shot.weather))
            return "place", any(v in ranked[:2] for v in values)
        if key == "time":
            ranked = sorted(("dawn", "day", "sunset", "night"), key=lambda t: away(here, shot.place, t, shot.weather))
            return "time", ranked[0] in values
        if key == "weather":
            ranked = sorted(_WEATHERS, key=lambda w: away(here, shot.place, shot.time, w))
            return "weather", any(v in ranked[:2] for v in values)
        return None


_USERS = {
    "stage": Actor(name="man", figure="man", word="man"),
    "city": Actor(name="car", figure="car", word="car", actions=(Action(verb="drive"),)),
    **dict.fromkeys(
        ("coast", "harbour", "river"), Actor(name="boat", figure="boat", word="boat", actions=(Action(verb="float"),))
    ),
}  # fmt: skip
"""Who makes a place change its set: a theatre for whoever performs, an avenue for cars, water for boats."""


def away(here: NDArray[np.float64], place: str, time_: str, weather: str) -> float:
    """Return how far a film's scenery is from a place at an hour, in whichever of its sets is nearer."""
    return min(checks.unlike(here, fields) for fields in reference(place, time_, weather))


@functools.cache
def reference(place: str, time_: str, weather: str) -> list[NDArray[np.float64]]:
    """Return the fields of a place as another seed has it: empty, and in use where that makes another set of it."""
    found = []
    for actors in ((), (_USERS[place],)) if place in _USERS else ((),):
        drawn = _drawn(Shot(place=place, time=time_, weather=weather, actors=actors), "cartoon")
        found.append(checks.fields(drawn.frame(0), drawn.buffers(0)["masks"] > 0))
    return found


def _drawn(shot: Shot, style: str, seconds: float = 2.0) -> Renderer:
    performance = staging.perform(shot, seconds=seconds, aspect=SIZE[0] / SIZE[1], seed=SEED + 1, lines=())
    rigs = {role.key: build(role, performance) for role in performance.roles}
    return Renderer(performance, rigs, size=SIZE, fps=FPS, style=style)


def _styled(plan: Plan, film: Filmed, style: str) -> bool:
    """Tell whether the film looks most like itself drawn in the style that was named, among all styles."""
    frame = len(film.frames) // 2
    drawn = {name: features(_drawn(plan.shots[0], name, seconds_of(plan)).frame(frame)) for name in STYLES}
    table = np.array(list(drawn.values()))
    scale = table.std(axis=0) + 1e-6
    apart = np.abs((table - features(film.frames[frame])) / scale).mean(axis=1)
    return list(drawn)[int(np.argmin(apart))] == style


def _heard(plan: Plan, film: Filmed, named: str) -> bool:
    """Tell whether what the film sounds beyond the same plan without calls and sounds is most like the one that was named.

    Of all sounds that the stage knows, each taken by itself from another seed, it has to be among the nearest ten.
    """
    (shot, *_) = plan.shots
    mute = tuple(replace(a, actions=tuple(x for x in a.actions if x.verb != "speak" or x.speech)) for a in shot.actors)
    without = _track(replace(shot, actors=mute, sounds=()), seconds_of(plan))
    here = checks.thirds(film.sound)
    ranked = sorted(signs(), key=lambda word: -checks.likeness(here, without, signs()[word]))
    return ALIASES.get(named, named) in ranked[:10]


@functools.cache
def signs() -> dict[str, NDArray[np.float64]]:
    """Return every named sound's energy by thirds of an octave, as it is on an empty stage."""
    empty = _track(Shot(place="stage"), 2.0)
    found = {}
    for word in SOUNDS:
        sound = _track(Shot(place="stage", sounds=(word,)), 2.0)
        found[word] = np.maximum(sound - empty, 0.0)
    return found


def _track(shot: Shot, seconds: float) -> NDArray[np.float64]:
    performance = staging.perform(shot, seconds=seconds, aspect=SIZE[0] / SIZE[1], seed=SEED + 1, lines=())
    steps = [event for role in performance.roles for event in build(role, performance).steps()]
    with Soundtrack(performance, steps) as track:
        return checks.thirds(track.read(track.length))


def chosen(count: int) -> list[tuple[str, list[Fact]]]:
    """Return the prompts to be filmed: of one shot, with something to check, the open ones first, then evenly of the others."""
    rows = []
    for name in ("prompts_open.jsonl", "prompts_heldout.jsonl"):
        lines = (HERE / name).read_text(encoding="utf-8").splitlines()
        every = [json.loads(line) for line in lines if line.strip()]
        single = [r for r in every if all(f[0] == 0 for f in r["facts"]) and len(r["facts"]) > 1]
        wanted = min(len(single), count - len(rows))
        rows += [single[round(n * len(single) / wanted)] for n in range(wanted)]
    return [(row["prompt"], [tuple(fact) for fact in row["facts"]]) for row in rows]


def main() -> int:
    """Film, check, print; the control is the film of the prompt 37 further on."""
    parser = argparse.ArgumentParser(description="Check what prompts say on the decoded films.")
    parser.add_argument("--count", type=int, default=180)
    parser.add_argument("--keep", type=Path, help="a folder that keeps films from one run to the next")
    parser.add_argument("-v", "--verbose", action="store_true", help="list every check that fails")
    asked = parser.parse_args()
    os.environ.setdefault("SORA_NB_STATIC", "1")
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        keep = asked.keep or Path(folder)
        keep.mkdir(parents=True, exist_ok=True)
        prompts = chosen(asked.count)
        films = []
        for n, (prompt, _) in enumerate(prompts):
            films.append(film_of(prompt, keep))
            if n % 20 == 19:
                sys.stderr.write(f"{n + 1} films, {time.perf_counter() - started:.0f} s\n")
    passed, asked_of, fooled = Counter(), Counter(), Counter()
    for n, (prompt, facts) in enumerate(prompts):
        plan, film = films[n]
        other = films[(n + 37) % len(films)][1]
        mine, control = Examiner(plan, facts, film), Examiner(plan, facts, other)
        for fact in facts:
            told = mine.answer(fact)
            if told is None:
                continue
            kind, right = told
            asked_of[kind] += 1
            passed[kind] += right
            fooled[kind] += bool((control.answer(fact) or ("", False))[1])
            if asked.verbose and not right and kind not in _UNSCORED:
                sys.stdout.write(f"  {prompt[:80]:80}  {fact}\n")
    for kind, total in sorted(asked_of.items()):
        mark = "  (not scored)" if kind in _UNSCORED else ""
        sys.stdout.write(
            f"  {kind:10} {passed[kind]:4}/{total:<4} {passed[kind] / total:6.1%}   control {fooled[kind] / total:6.1%}{mark}\n"
        )
    scored = [kind for kind in asked_of if kind not in _UNSCORED]
    total = sum(asked_of[k] for k in scored)
    share, control_share = (sum(c[k] for k in scored) / max(1, total) for c in (passed, fooled))
    sys.stdout.write(
        f"{len(prompts)} films, {total} facts checked: {share:.1%} shown; control {control_share:.1%};"
        f" {time.perf_counter() - started:.0f} s\n"
    )
    return 0 if share >= 0.92 else 1


if __name__ == "__main__":
    sys.exit(main())
