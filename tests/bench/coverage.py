"""Say how much of unprepared prompts the stage shows: stand-ins, signs, words left over, words lost in silence.

Run: `python tests/bench/coverage.py FILE …`: a prompt a line, or a benchmark's .jsonl; -v lists all, -c the commonest causes.

    whole        every figure is drawn as itself, every verb played as itself: no stand-in, no labelled sign
    stand-in     a note says that something else is drawn or played in its place
    sign         somebody or something is shown as a labelled board
    unplaced     words that the plan says it has no cell for
    silent       a content word that is neither in the plan nor told: what acceptance wants to be 0
    refused      the prompt raised an error

Whether a word is lost in silence is not asked of the director's own book-keeping: each content word of the prompt is looked
for in what the plan states, through the vocabulary (words for places, verbs, colours …), in `unplaced` and in the notes.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sora_nb.errors import SoraError
from sora_nb.language.lexicon import lexicon
from sora_nb.plans import Plan
from sora_nb.stage.director import read
from sora_nb.stage.reading import grammar, people, stylings
from sora_nb.stage.reading import surroundings as around
from sora_nb.stage.reading.deeds import CALLS, CATENATIVE, DEEDS, GENERIC, MOODY, STATES
from sora_nb.stage.reading.meaning import SHADES
from sora_nb.stage.reading.words import noun_lemma, verb_lemmas
from sora_nb.stage.vocabulary import MANNERS

STAND_IN = re.compile(r"drawn as|shown as a city|played as|played by|is not drawn|shown as \d|stands for|instead of")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*", re.IGNORECASE)
_STATED = (
    *(around.PLACES, around.TIMES, around.WEATHERS, around.CAMERAS, around.MUSIC, around.SOUND_NOUNS, around.CAMERA_VERBS),
    *(stylings.STYLES, stylings.OTHER_STYLES, DEEDS, CALLS, MOODY, people.COLOURS, people.SIZES, people.AGES),
    *(dict.fromkeys(people.MANY_COLOURED, "many"), dict.fromkeys(people.ELEGANT, "elegant"), dict.fromkeys(SHADES, "")),
    *(people.MOODS, people.COATS, people.MATERIALS, {k: v for k, (_, v) in around.SCENE_ADJECTIVES.items()}),
    {k: v for k, (v, _) in around.PLANETS.items()},
)
"""Words as written → what the plan says for them."""
_EMPTY = grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.AUXILIARIES | grammar.PRONOUNS
_PLAIN = (
    _EMPTY
    | grammar.SUBORDINATORS
    | grammar.RELATIVES
    | grammar.PLAIN_NUMBERS
    | around.FILLERS
    | grammar.bag(
        """
    sky ground floor air water sun sunlight light side top bottom edge corner surface scene distance place
    then suddenly again together very still just also there while as at once up down out off away around over along
    start begin take give piece group full nearby direction back not no never only even more most left right
    """
    )
)
"""Words without a picture of their own, or for what is in every picture: ground, sky, light and the sides of things."""


@dataclass
class Found:
    """What became of one prompt."""

    prompt: str
    plan: Plan | None
    milliseconds: float
    signs: list[str] = field(default_factory=list)
    stand_ins: list[str] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Tell whether all that is shown is shown as itself."""
        return self.plan is not None and not self.signs and not self.stand_ins and _shows(self.plan)


def _shows(plan: Plan) -> bool:
    """Tell whether a plan shows anything that its prompt says."""
    return not any("No word was understood" in note for note in plan.notes)


def examine(prompt: str) -> Found:
    """Read a prompt and return what became of its words."""
    started = time.perf_counter()
    try:
        plan = read(prompt)
    except SoraError:
        return Found(prompt, None, 1000 * (time.perf_counter() - started))
    found = Found(prompt, plan, 1000 * (time.perf_counter() - started))
    actors = [actor for shot in plan.shots for actor in shot.actors]
    found.signs = [a.word for a in actors if a.figure == "sign" and not {"sign", "board", "text"} & set(a.word.split())]
    found.stand_ins = [note for note in plan.notes if STAND_IN.search(note)]
    found.unplaced = list(plan.unplaced)
    found.silent = silent(prompt, plan)
    return found


def silent(prompt: str, plan: Plan) -> list[str]:
    """Return the content words of a prompt that neither the plan nor what it tells accounts for."""
    told = set(_WORD.findall(" ".join([*plan.unplaced, *plan.notes]).lower()))
    stated = set(_WORD.findall(plan.but(notes=(), unplaced=(), prompt="").to_json().lower().replace("_", " ")))
    text = f" {' '.join(_WORD.findall(prompt.lower()))} "
    known = {part for value in _phrases(text, stated) for part in value.split()}
    lost = []
    for word in _WORD.findall(prompt.lower()):
        forms = {word, noun_lemma(word)[0], *(verb for verb, _ in verb_lemmas(word)), *word.split("-")}
        if (
            forms & (_PLAIN | told | stated | known)
            or _empty(forms, word)
            or _goes(forms, plan)
            or _wet(forms, plan)
            or len(word) == 1
        ):
            continue
        lost.append(word)
    return list(dict.fromkeys(lost))


def _phrases(text: str, stated: set[str]) -> set[str]:
    """Return the words and phrases of the vocabulary in a text whose meaning the plan states."""
    plain = " ".join(noun_lemma(word)[0] for word in text.split())
    verbs = " ".join(next(iter(verb_lemmas(word)), (word, ""))[0] for word in text.split())
    found = set()
    for table in _STATED:
        for phrase, value in table.items():
            here = any(f" {phrase} " in t for t in (text, f" {plain} ", f" {verbs} "))
            if here and value is not None and set(str(value).split()) <= stated:
                found.add(phrase)
    return found | {w for p in found for w in (noun_lemma(p)[0], *(f"{p}{e}" for e in ("s", "es", "ing", "ed")))}


def _wet(forms: set[str], plan: Plan) -> bool:
    """Tell whether a word is of the sea or a river, and the shot is set where there is one."""
    places = {shot.place for shot in plan.shots} & {"sea", "beach", "coast", "harbour", "river", "underwater"}
    return bool(places and forms & {"wave", "sea", "ocean", "river", "lake", "shore", "pond", "pool", "stream", "crash", "lap"})


def _empty(forms: set[str], word: str) -> bool:
    """Tell whether a word says nothing that a picture could show."""
    known = lexicon()
    uses = [known.use(form, part) for form in forms for part in ("noun", "verb", "adjective", "adverb")]
    return not any(uses) and word.endswith("ly") and word not in MANNERS


def _goes(forms: set[str], plan: Plan) -> bool:
    """Tell whether a word is a verb of being, starting or going, and somebody in the plan does something."""
    acts = any(actor.actions for shot in plan.shots for actor in shot.actors)
    return bool(forms & STATES) or (acts and bool(forms & (CATENATIVE | GENERIC)))


def report(path: Path, *, verbose: bool, causes: bool) -> list[Found]:
    """Print what became of a file's prompts."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    prompts = [json.loads(line)["prompt"] if path.suffix == ".jsonl" else line for line in lines]
    read("a warm start")
    found = [examine(prompt) for prompt in prompts]
    if verbose:
        for one in found:
            told = [*(f"sign {s}" for s in one.signs), *one.stand_ins, *(f"unplaced {u}" for u in one.unplaced)]
            told += [f"SILENT {word}" for word in one.silent] + (["REFUSED"] if one.plan is None else [])
            sys.stdout.write(
                f"{'whole' if one.whole else '     '}  {one.prompt[:110]}\n" + "".join(f"         {t}\n" for t in told)
            )
    if causes:
        for name, words in (
            ("signs", [s for f in found for s in f.signs]), ("stand-ins", [s for f in found for s in f.stand_ins]),
            ("unplaced", [s for f in found for s in f.unplaced]), ("silent", [s for f in found for s in f.silent]),
        ):  # fmt: skip
            counted = ", ".join(f"{word} {n}" if n > 1 else word for word, n in Counter(words).most_common())
            sys.stdout.write(f"\n{name}: {counted}\n")
    total = len(found)
    share = [sum(f.whole for f in found), sum(f.whole and not f.unplaced for f in found)]
    sys.stdout.write(
        f"\n{path.name}: {total} prompts; whole {share[0]} ({share[0] / total:.1%}), and no word left over {share[1]}"
        f" ({share[1] / total:.1%}); with stand-ins {sum(bool(f.stand_ins) for f in found)}, with signs"
        f" {sum(bool(f.signs) for f in found)}, with unplaced words {sum(bool(f.unplaced) for f in found)}, silent words"
        f" {sum(len(f.silent) for f in found)} in {sum(bool(f.silent) for f in found)}, refused"
        f" {sum(f.plan is None for f in found)}; {sum(f.milliseconds for f in found) / total:.1f} ms a plan,"
        f" {max(f.milliseconds for f in found):.0f} at most\n"
    )
    return found


def main() -> int:
    """Report on the files named on the command line."""
    parser = argparse.ArgumentParser(description="Say how much of unprepared prompts the stage shows.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="list every prompt with what was told")
    parser.add_argument("-c", "--causes", action="store_true", help="list signs, stand-ins and lost words by how often")
    asked = parser.parse_args()
    results = [report(path, verbose=asked.verbose, causes=asked.causes) for path in asked.files]
    every = [found for group in results for found in group]
    return 0 if sum(f.whole for f in every) >= 0.7 * len(every) and not any(f.silent for f in every) else 1


if __name__ == "__main__":
    sys.exit(main())
