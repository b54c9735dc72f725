"""Rereading: a plan read again with new words; what they do not name stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sora_nb.errors import InvalidRequest
from sora_nb.stage.director import murmured, understood
from sora_nb.stage.reading.merging import revised
from sora_nb.stage.reading.retrieval import catalogue
from sora_nb.stage.rereading.commands import Commands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sora_nb.plans import Plan
    from sora_nb.stage.cast.figures import Figure

_SILENT = (
    "no sound", "without sound", "without any sound", "no audio", "mute", "silent", "in silence", "sans son", "sans aucun son",
    "en silence", "muet",
)  # fmt: skip


def reread(plan: Plan, words: str, *, seconds: float = 5.0, figures: Mapping[str, Figure] | None = None) -> Plan:
    """Return a plan changed as some words ask; everybody keeps their name, and what is not named stays as it was.

    `seconds` is the film's length. `unplaced` and `notes` of the result are about the new words alone: a word that found
    no place, somebody who is not there, an order that changes nothing.

    Raises:
        InvalidRequest: there are no words.
    """
    if not words.strip():
        raise InvalidRequest("The remix says nothing. Write what is to be different, such as 'the same, at night'.")
    if figures is None:
        from sora_nb.stage.cast.figures import figures as everything

        figures = everything()
    reading = Commands(plan, catalogue(figures), seconds)
    for sentence in understood(words, reading.notes, order=True):
        reading.sentence(sentence)
    reading.close()
    shots = revised(plan, reading.revision, seconds)
    said = [{a.speech for shot in told for actor in shot.actors for a in actor.actions} for told in (shots, plan.shots)]
    reading.notes += murmured(sorted(filter(None, said[0] - said[1])))
    notes = list(dict.fromkeys(map(reading.quoted, [*reading.notes, *reading.revision.notes])))
    unplaced = tuple(dict.fromkeys((*reading.lost, *reading.unplaced())))
    if shots == plan.shots and not notes:
        why = "no word of it found a place" if unplaced else "it is so already"
        notes.append(f"“{words}” changes nothing: {why}.")
    return plan.but(shots=shots, prompt=words, unplaced=unplaced, notes=tuple(notes))


def silence(words: str) -> bool:
    """Tell whether some words ask for a film without any sound."""
    text = " ".join(words.lower().split()).strip(" .!")
    return any(text.endswith(end) for end in _SILENT)
