"""Score how well prompts are read: precision and recall of bound facts, beside a reader that only echoes.

Run: `python tests/bench/prompts.py [FILE.jsonl …]` (default: prompts_dev.jsonl beside this file; -v lists every miss).

The French files, prompts_fr.jsonl (held out) and prompts_fr_dev.jsonl, have their facts in the stage's own words too: "un chat
noir" is [0, "cat", "colour", "black"]; speech stays as it is written.

Each line of a file is `{"prompt": "…", "facts": [[shot, subject, key, value …], …]}`; shots count from 0, and "seconds", where
it is given, is the film's length. Every fact must
match exactly, word for word and bound to its subject; "a|b" accepts either, "a|null" also no target. Facts:

    [0, "dog", "actor"]                     somebody or something on the stage, by its noun in the singular
    [0, "dog", "count", "2"]                only where it is not 1; a pair, a couple = 2, a few, some = 3, several = 4,
                                            many = 6, a plural without a number = 3, more than 8 = 8; a group = 4
    [0, "ball", "colour", "red"]            a colour of sora_nb.stage.vocabulary.COLOURS
    [0, "ball", "size", "big"]              tiny, small (little), big (large), huge (giant, enormous)
    [0, "man", "age", "old"]                what adjectives say: age (old, young, baby), hair ("long black"), clothes
                                            ("red dress"), wearing ("white beard"), material, mood, build, coat
    [0, "dog", "does", "chase", "cat"]      a verb of sora_nb.stage.vocabulary.VERBS and its target, or null
    [0, "dog", "direction", "run", "left"]  left, right, up, down, toward, away
    [0, "dog", "manner", "run", "quickly"]
    [0, "man", "says", "Hello"]
    [0, "ball", "next to", "box"]           a relation of sora_nb.plans.RELATIONS
    [0, "scene", "place", "street"]         place, time, weather, style, camera, music, sound, effect

What is meant:

Actors are people, animals and things that can stand on a stage, also what is held, eaten, thrown, played, read or sat on; a
name ("Anna") is one. A ball game is its ball ("plays football": actor and target "football"). No actors: places, weather,
light, the floor, ground, sky or water, clothes that are worn, parts of the body, shadows and other ideas; nor what is denied
("no clouds"). "A cup of coffee" is coffee. A person "with a red umbrella" does hold it; with something larger or alive they
are "next to" each other. With hats, dresses, glasses, hair or beards it is what they look like.

A verb is the nearest of VERBS in meaning (stroll is walk, leap is jump, soar is fly, bark and say are speak, fight and crash
are collide, laugh is cheer, explode is disappear, carry and lift are hold); one that is far from all of them is no fact, nor is
"is", "has" or "wears". What goes (moves, comes) walks, flies, swims, drives or slides, as it can. "Runs after" is chase.
A smile or tears are mood. Target: the object, or where a movement leads or comes from (to, at, into, past, along, off, from,
through, down the stairs, "bounces on the floor", "jumps over the fence"), an actor's noun or floor, ground, wall, water, ice …;
never the shot's place. "A is chased by B" is B's deed.

Relations (sora_nb.plans.RELATIONS): on, under, next to (by, near, beside), in front of, inside (in a box), around, above (also
flying over) … where something stands, sits or acts, beside the verb. "Between a and b" is written "a and b".

Place is the nearest of PLACES (lake, pond: sea, or beach when beside one; stream: river; on the ice: rink; park: playground;
road, village, bridge: street; cafe, office, hospital: room; field, garden, hill: meadow; snow slopes: mountains; circus, gym:
stage).
Time is dawn, day, sunset (evening, dusk) or night; snowy, foggy … tell the weather. Style, camera: one of ours or the nearest.
An effect is what fills the air (EFFECTS of sora_nb.plans): falling leaves, dust, bubbles; it is no actor then.
Music is a mood of MOODS where music is named. Sound is what is named as a sound, and the call of an animal that calls ("barks":
bark). Directions: left, right, up, down, toward, away. A new shot starts at a cut, or with a sentence set elsewhere or at
another time; it keeps the style, time and weather of the last one until it says otherwise. Of long prompts (prompts_long.jsonl)
each sentence that opens a new beat is a shot, in the same place until told, with those it speaks of, what they hold, ride or
stand at, and what they go on doing; sentences that only describe, and what is under way together, stay in one.

A subject may be named by the whole noun ("sports car") or its last word; a second one of its kind is "dog 2". Not scored:
order and seconds, figures, notes, and what goes without saying (place "meadow" or "stage", time "day", weather "clear", camera
None where the file does not list them; a place that only a thing implies, as a sofa a room, where the file lists none; an age
that the noun itself says, as in "puppy").
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from sora_nb.plans import Actor, Plan
from sora_nb.stage.cast.figures import figures
from sora_nb.stage.director import read
from sora_nb.stage.reading.drafts import Player
from sora_nb.stage.reading.implying import implied
from sora_nb.stage.reading.retrieval import Cast

if TYPE_CHECKING:
    from collections.abc import Collection

Fact = tuple[object, ...]
SCORED_LOOK = ("age", "hair", "clothes", "wearing", "material", "mood", "build", "coat")
UNSAID = {
    ("place", "meadow"), ("place", "stage"), ("time", "day"), ("weather", "clear"), ("camera", None), ("style", None),
    ("music", None),
}  # fmt: skip


def facts_of(plan: Plan) -> list[Fact]:
    """Return every fact that a plan states."""
    facts: list[Fact] = []
    for number, shot in enumerate(plan.shots):
        facts += [
            (number, "scene", key, getattr(shot, key)) for key in ("place", "time", "weather", "style", "camera", "music")
        ]
        facts += [(number, "scene", "sound", sound) for sound in shot.sounds]
        facts += [(number, "scene", "effect", effect) for effect in shot.effects]
        for actor in shot.actors:
            name = actor.name
            facts.append((number, name, "actor"))
            facts += [(number, name, "count", str(actor.count))] if actor.count != 1 else []
            facts += [(number, name, key, value) for key in ("colour", "size") if (value := getattr(actor, key))]
            facts += [(number, name, key, value) for key, value in actor.look if key in SCORED_LOOK]
            for action in actor.actions:
                facts.append((number, name, "does", action.verb, action.target))
                facts += [(number, name, key, action.verb, v) for key in ("direction", "manner") if (v := getattr(action, key))]
                facts += [(number, name, "says", action.speech)] if action.speech else []
        facts += [(number, r.a, r.relation, r.b) for r in shot.relations]
    # What is done several times over is one fact.
    return list(dict.fromkeys(facts))


def echo(prompt: str) -> list[Fact]:
    """Return what a reader states that understands nothing and copies the prompt into every cell."""
    cells: list[Fact] = [(0, "scene", key, prompt) for key in ("place", "time", "weather", "style", "camera", "music", "sound")]
    cells += [(0, prompt, "actor"), *((0, prompt, key, prompt) for key in ("count", "colour", "size", "says", *SCORED_LOOK))]
    return [*cells, (0, prompt, "does", prompt, prompt), (0, prompt, "next to", prompt)]


def aliases(plan: Plan, expected: list[Fact]) -> dict[tuple[int, str], str]:
    """Return (shot, actor's name) → the subject that the file calls it by."""
    found: dict[tuple[int, str], str] = {}
    taken: set[tuple[int, str]] = set()
    for number, shot in enumerate(plan.shots):
        wanted = [str(f[1]) for f in expected if f[0] == number and f[2] == "actor"]
        for actor in shot.actors:
            last = actor.word.split()[-1] + actor.name.removeprefix(actor.word)
            for subject in wanted:
                fits = set(subject.split("|")) & {actor.name, last}
                if fits and (number, actor.name) not in found and (number, subject) not in taken:
                    taken.add((number, subject))
                    found[number, actor.name] = subject
    return found


def renamed(fact: Fact, names: dict[tuple[int, str], str]) -> Fact:
    """Return a fact with its actors called as the file calls them."""
    shot = int(str(fact[0]))

    def name(value: object) -> object:
        return " and ".join(names.get((shot, part), part) for part in value.split(" and ")) if isinstance(value, str) else value

    if fact[1] == "scene":
        return fact
    if fact[2] == "does":
        return (shot, name(fact[1]), "does", fact[3], name(fact[4]))
    relation = len(fact) == 4 and fact[2] not in {"colour", "size", "count", "says", *SCORED_LOOK}
    return (shot, name(fact[1]), *fact[2:3], name(fact[3])) if relation else (shot, name(fact[1]), *fact[2:])


def agree(stated: Fact, wanted: Fact) -> bool:
    """Tell whether two facts say the same; "a|b" in the wanted one accepts either, "a|null" also None."""
    if len(stated) != len(wanted):
        return False
    return all(s == w or (isinstance(w, str) and _either(s) & _either(w)) for s, w in zip(stated, wanted, strict=True))


def _either(value: object) -> set[str]:
    return set(("null" if value is None else str(value)).lower().split("|"))


def compare(
    stated: list[Fact], wanted: list[Fact], unplaced: Collection[object] = ()
) -> tuple[list[Fact], list[Fact], list[Fact]]:
    """Return the facts that agree, that are wrong, that are missed; `unplaced` are shots whose place only things imply."""
    left, right, wrong = list(wanted), [], []
    for fact in stated:
        match = next((w for w in left if agree(fact, w)), None)
        placed = any(w[1:3] == ("scene", "place") and w[0] == fact[0] for w in wanted)
        unsaid = fact[1] == "scene" and (
            tuple(fact[2:]) in UNSAID or (fact[2] == "place" and not placed and fact[0] in unplaced)
        )
        aged = any(w[2] == "age" and w[1] == fact[1] for w in left)
        implied = fact[2] == "age" and fact[3] in {"child", "baby", "old"} and not aged
        if match is not None:
            left.remove(match)
            right.append(fact)
        elif not (unsaid or implied):
            wrong.append(fact)
    return right, wrong, left


def implying(plan: Plan) -> set[int]:
    """Return the numbers of the shots whose place is what their things imply, or the water that somebody is in."""
    known = figures()

    def player(actor: Actor) -> Player:
        return Player(actor.word, Cast(actor.figure, known[actor.figure].family if actor.figure in known else "sign"))

    wet = {
        n
        for n, shot in enumerate(plan.shots)
        if shot.place == "sea" and any(x.target == "water" for a in shot.actors for x in a.actions)
    }
    return wet | {n for n, shot in enumerate(plan.shots) if implied([player(a) for a in shot.actors]) == shot.place}


def score(path: Path, *, verbose: bool) -> tuple[float, float]:
    """Print the scores of one file and return (precision, recall)."""
    totals: Counter[str] = Counter()
    kinds: dict[str, Counter[str]] = {}
    spent, slowest = 0.0, 0.0
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for entry in lines:
        wanted = [tuple(fact) for fact in entry["facts"]]
        read(entry["prompt"], seconds=entry.get("seconds", 5.0))
        started = time.perf_counter()
        plan = read(entry["prompt"], seconds=entry.get("seconds", 5.0))
        took = time.perf_counter() - started
        spent, slowest = spent + took, max(slowest, took)
        names = aliases(plan, wanted)
        stated = [renamed(fact, names) for fact in facts_of(plan)]
        right, wrong, missed = compare(stated, wanted, implying(plan))
        fooled = compare(echo(entry["prompt"]), wanted)
        totals.update(right=len(right), wrong=len(wrong), missed=len(missed))
        totals.update(echo_right=len(fooled[0]), echo_wrong=len(fooled[1]), echo_missed=len(fooled[2]))
        for label, facts in (("right", right), ("wrong", wrong), ("missed", missed)):
            for fact in facts:
                kinds.setdefault(_kind(fact), Counter())[label] += 1
        if verbose and (wrong or missed):
            sys.stdout.write(f"\n{entry['prompt']}\n")
            sys.stdout.writelines([f"   wrong  {fact}\n" for fact in wrong] + [f"   missed {fact}\n" for fact in missed])
    for kind, counts in sorted(kinds.items()):
        precision, recall = _rates(counts, "")
        wanted_facts = counts["right"] + counts["missed"]
        sys.stdout.write(f"  {kind:10} precision {precision:6.1%} recall {recall:6.1%}  ({wanted_facts})\n")
    precision, recall = _rates(totals, "")
    fool = _rates(totals, "echo_")
    sys.stdout.write(
        f"{path.name}: {len(lines)} prompts, {totals['right'] + totals['missed']} facts:"
        f" precision {precision:.1%}, recall {recall:.1%};"
        f" echo {fool[0]:.1%}, {fool[1]:.1%}; {1000 * spent / max(1, len(lines)):.1f} ms a prompt read once before,"
        f" {1000 * slowest:.1f} ms the slowest\n"
    )
    return precision, recall


def _kind(fact: Fact) -> str:
    key = str(fact[2])
    plain = set("actor count colour size does direction manner says place time weather style camera music sound effect".split())  # noqa: SIM905
    return key if key in plain else "look" if key in SCORED_LOOK else "relation"


def _rates(totals: Counter[str], prefix: str) -> tuple[float, float]:
    right, wrong, missed = (totals[prefix + key] for key in ("right", "wrong", "missed"))
    return right / max(1, right + wrong), right / max(1, right + missed)


def main() -> int:
    """Score the files named on the command line."""
    parser = argparse.ArgumentParser(description="Score how well prompts are read.")
    parser.add_argument("files", nargs="*", type=Path, default=[Path(__file__).with_name("prompts_dev.jsonl")])
    parser.add_argument("-v", "--verbose", action="store_true", help="list every fact that is wrong or missed")
    asked = parser.parse_args()
    results = [score(path, verbose=asked.verbose) for path in asked.files]
    return 0 if all(min(pair) >= 0.9 for pair in results) else 1


if __name__ == "__main__":
    sys.exit(main())
