"""Motion: one way of moving, written down as key poses; adding a verb to the stage is adding a row of them.

A key is a share of the round and a line of numbers, in the words of `human_body.Pose`: "lean .2 arm_n .5". `_n` is the side
nearer to the viewer, `_f` the far one, neither means both. Two words stand for a hand led to a point: "hn .2 .6" (near) and
"hf .2 .6" (far): body heights ahead of the hips, and up the body: -1 the ground, 0 the hips, 1 the neck, 2 the crown. `tool`
is the angle of what is held, in radians up from straight ahead. A key names only what changes there.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from dataclasses import dataclass

Numbers = dict[str, float]
Key = tuple[float, str]
_HANDS = {"hn": "n", "hf": "f"}

STANCES: dict[str, str] = {
    "stand": "",
    "stool": "seat 1 low .275 legs 1 hip 1.42 knee 1.42 toe 0",
    "kneel": "seat 1 low .262 legs 1 hip .03 knee 1.58 toe 0",
    "one knee": "seat 1 low .262 legs 1 hip_n 1.5 knee_n 1.5 hip_f .0 knee_f 1.58 toe 0",
    "cross-legged": "seat 1 low .07 legs 1 hip 1.75 knee 2.9 toe .8",
    "on the floor": "seat 1 low .065 legs 1 hip 1.5 knee .16 toe -.1",
    "squat": "crouch .5 lean .45 nod -.35",
    "plank": "seat 1 low .185 roll 1.22 legs 1 hip 0 knee .02 toe .35 nod -.45 x -.04",
    "on the back": "seat 1 low .075 roll -1.5 legs 1 hip .1 knee .12 toe .7 nod .15",
}
"""How the rest of the body stands while the hands work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """One way of moving.

    `words` are the verbs as written that mean it; `light` are "verb noun" pairs that do ("do yoga"); `objects` are "verb noun"
    pairs whose noun stands on the stage ("play violin"). `verb` is what the plan calls it, "" = its own name. `period` is the
    seconds of a round, 0 where it is done once over its time. `tool` is drawn in its hands, `grip` says where ("n", "f": a
    hand;
    "nf": from the near hand to the far one; "chin", "belly", "lips" …), `also` is a second one in the near hand, `seat` stands
    below, `before` ahead. `near` goes to its target first, `holds` takes it in the hand `holding`, `laid` puts it (ahead, up)
    on what stands ahead, in body heights; `pair` takes two, face to face `gap` body heights apart.
    `sound` is the kind of event, said once for the whole time, or at each of `hits`, shares of the round; `matter` the two
    materials that meet. `going` is the verb that carries them along meanwhile; `lasting` says that the pose is kept where
    nothing follows; `free` that feet bear no weight.
    """

    name: str
    words: str = ""
    light: str = ""
    objects: str = ""
    verb: str = ""
    period: float = 0.0
    keys: tuple[Key, ...] = ()
    still: str = ""
    stance: str = "stand"
    tool: str = ""
    grip: str = "n"
    also: str = ""
    seat: str = ""
    before: str = ""
    laid: tuple[float, float] | None = None
    near: bool = False
    holds: bool = False
    holding: str = "n"
    pair: bool = False
    gap: float = 0.4
    sound: str = ""
    hits: tuple[float, ...] = ()
    matter: tuple[str, str] = ("flesh", "soft")
    going: str = ""
    lasting: bool = False
    free: bool = False

    @property
    def called(self) -> str:
        """Return the verb that the plan says."""
        return self.verb or self.name

    def at(self, name: str, since: float, length: float) -> float:
        """Return one number, `since` seconds after the beginning of a motion that takes `length` seconds."""
        return _read(self).at(name, self.share(since, length), loops=self.period > 0)

    def share(self, since: float, length: float) -> float:
        """Return the share of the round, 0…1."""
        if self.period > 0:
            return (since / self.period) % 1.0
        return min(max(since / max(length, 1e-3), 0.0), 1.0)

    def names(self) -> tuple[str, ...]:
        """Return the names of all numbers that the motion sets."""
        return _read(self).names

    def strikes(self, start: float, end: float) -> list[float]:
        """Return the times between two at which something is struck."""
        if self.period <= 0:
            return [start + (end - start) * hit for hit in self.hits]
        rounds = int((end - start) / self.period) + 1
        times = [start + (k + hit) * self.period for k in range(rounds) for hit in self.hits]
        return [t for t in times if t < end - 0.02]


@dataclass(frozen=True, slots=True)
class _Curves:
    """A motion's numbers as curves: for each name its shares, values and slopes."""

    names: tuple[str, ...]
    rows: dict[str, tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]]

    def at(self, name: str, share: float, *, loops: bool) -> float:
        """Return a curve's value: cubic between keys, flat where it turns, so that it neither overshoots nor stops short."""
        shares, values, slopes = self.rows[name]
        if len(shares) == 1:
            return values[0]
        if loops:
            share = shares[0] + (share - shares[0]) % 1.0
        if share <= shares[0] or share >= shares[-1]:
            return values[0] if share <= shares[0] else values[-1]
        i = bisect_right(shares, share) - 1
        wide = shares[i + 1] - shares[i]
        u = (share - shares[i]) / wide
        a, b, m, n = values[i], values[i + 1], slopes[i] * wide, slopes[i + 1] * wide
        return a + u * (m + u * (3 * (b - a) - 2 * m - n + u * (2 * (a - b) + m + n)))


@functools.cache
def _read(motion: Motion) -> _Curves:
    """Read a motion's lines of numbers."""
    found: dict[str, list[tuple[float, float]]] = {}
    for share, line in ((0.0, STANCES[motion.stance]), (0.0, motion.still), *motion.keys):
        for name, value in _numbers(line).items():
            row = found.setdefault(name, [])
            if row and row[-1][0] == share:
                row.pop()
            row.append((share, value))
    loops = motion.period > 0
    return _Curves(tuple(found), {name: _curve(row, loops=loops) for name, row in found.items()})


def _numbers(line: str) -> Numbers:
    """Return the numbers of a line, each sided name with its side."""
    words, found, i = line.split(), Numbers(), 0
    while i < len(words):
        word = words[i]
        if word in _HANDS:
            side = _HANDS[word]
            found |= {f"hx_{side}": float(words[i + 1]), f"hy_{side}": float(words[i + 2]), f"hand_{side}": 1.0}
            i += 3
            continue
        for name in (f"{word}_n", f"{word}_f") if word in SIDED else (word,):
            found[name] = float(words[i + 1])
        i += 2
    return found


SIDED = frozenset(("arm", "out", "fore", "elbow", "wrist", "grip", "hand", "fx", "fy", "toe", "hip", "knee"))
"""Names that a body has two of."""


def _curve(row: list[tuple[float, float]], *, loops: bool) -> tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]:
    """Return shares, values and slopes of a curve; one that loops comes round to its first key."""
    if loops and len(row) > 1:
        row = [*row, (row[0][0] + 1.0, row[0][1])]
    shares, values = tuple(s for s, _ in row), tuple(v for _, v in row)
    steps = [(values[i + 1] - values[i]) / (shares[i + 1] - shares[i]) for i in range(len(row) - 1)]
    slopes = [0.0] * len(row)
    for i in range(len(row)):
        before = steps[i - 1] if i else (steps[-1] if loops and steps else 0.0)
        after = steps[i] if i < len(steps) else (steps[0] if loops and steps else 0.0)
        # The harmonic mean (Fritsch & Butland 1984) keeps a curve between its keys.
        slopes[i] = 2 * before * after / (before + after) if before * after > 0 else 0.0
    return shares, values, tuple(slopes)
