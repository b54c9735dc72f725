"""Feed: the shelf as a wall of films, newest first, searched by words and by meaning, and steered by a sentence.

Nothing is personal unless it was asked for: the order is that of the shelf, of likes or of remixes, or how near a film comes to
the words that were typed. A sentence says what is wanted and, after "no", "not" or "without", what is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb.errors import InvalidRequest, ShelfError
from sora_nb.language.lexicon import lexicon
from sora_nb.media import image
from sora_nb.trust import consent, descriptions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from sora_nb.clips import Clip
    from sora_nb.store.archive import Archive
    from sora_nb.store.catalog import Record
    from sora_nb.ui.wall import Wall

ORDERS = ("newest", "most liked", "most remixed")
_THUMB = 320
_ALIKE = 0.5
"""Cosine of two words from which one may stand for the other in a search: calm and quiet, sea and boat, not night and sleep."""
_KIND = 0.9
"""How near a kind comes to a figure of that kind: animals to a dog."""
_KINDS = {"people": "person", "human": "person", "creature": "animal", "music": "instrument", "pet": "animal"}
"""Words for a kind of thing that the dictionary calls by another."""
_SAME = 0.7
"""Cosine from which a word counts as one that is not wanted: rain and rainstorm, not rain and clouds."""
_TOLD = re.compile(r'"(?:figure|word|place|setting|time|weather|verb|colour|style)":"([^"\\]{1,60})"')
_FIGURE = re.compile(r'"figure":"([^"\\]{1,60})"')
_NOT = re.compile(r"\b(?:no|not|without|never|except)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;.]|\bbut\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steer:
    """A sentence, as it is taken: the words of what is wanted, and of what is not."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()

    @classmethod
    def read(cls, sentence: str) -> Steer:
        """Return what a sentence such as "calm animals, no rain" asks for."""
        wanted: list[str] = []
        unwanted: list[str] = []
        for clause in _CLAUSE.split(sentence):
            parts = _NOT.split(clause)
            wanted += descriptions.content(parts[0])
            unwanted += [word for part in parts[1:] for word in descriptions.content(part)]
        return cls(wanted=tuple(dict.fromkeys(wanted)), unwanted=tuple(dict.fromkeys(unwanted)))


class Wordlist:
    """The words of many films, to be asked how near each comes to a sentence.

    What counts of a film is its title, its prompt and what its plan shows: figures, places, times, weather and deeds.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self._numbers: dict[str, int] = {}
        self._kinds = [{lexicon().solid(name) for name in _FIGURE.findall(record.plan)} for record in records]
        rows = [self._row(record) for record in records]
        self._starts = np.cumsum([0, *(len(row) for row in rows[:-1])]) if rows else np.zeros(0, int)
        self._flat = np.array([number for row in rows for number in row], int)
        self._vectors = descriptions.vectors(self._numbers) if self._numbers else np.zeros((0, 1), np.float32)

    def _row(self, record: Record) -> list[int]:
        told = " ".join((record.title, record.prompt, *dict.fromkeys(_TOLD.findall(record.plan))))
        # A film without a word still has a place in the sums.
        words = descriptions.content(told.replace("_", " ")) or ("",)
        return [self._numbers.setdefault(word, len(self._numbers)) for word in words]

    def near(self, word: str) -> NDArray[np.float64]:
        """Return for each film how near its nearest word comes: 1 is the word itself, less is the cosine of two meanings."""
        if not len(self._flat):
            return np.zeros(0)
        alike = self._vectors @ descriptions.vectors([word])[0]
        # As one types, "peng" is already the penguin.
        begins = [
            number for other, number in self._numbers.items() if other == word or (len(word) > 2 and other.startswith(word))
        ]
        alike[begins] = 1
        near: NDArray[np.float64] = np.maximum.reduceat(alike[self._flat], self._starts).astype(float)
        kind = _KINDS.get(word, word)
        return np.asarray(np.maximum(near, [_KIND * (kind in kinds) for kinds in self._kinds]))

    def ranked(self, steer: Steer) -> list[int]:
        """Return the numbers of the films that fit, the best first; of equals the earlier stays before the later."""
        count = len(self._starts)
        score, fits = np.zeros(count), np.ones(count, bool)
        for word in steer.wanted:
            near = self.near(word)
            score += np.where(near >= _ALIKE, near, 0)
        for word in steer.unwanted:
            fits &= self.near(word) < _SAME
        if steer.wanted:
            # One word of several may be missed, as long as the rest is there.
            fits &= score >= 0.6 * max(1, len(steer.wanted) - 1) if len(steer.wanted) > 1 else score > 0
        return [int(number) for number in np.argsort(-score, kind="stable") if fits[number]]


class Feed:
    """A wall of the films of a shelf; in a notebook it is drawn as a widget, elsewhere as posters.

    Args:
        archive: The shelf.
        clip: What turns its rows into clips.
        steer: A sentence to begin with, such as "calm animals, no rain".
        order: One of ORDERS, for films that fit equally well.

    Raises:
        InvalidRequest: the order is none.
    """

    def __init__(self, archive: Archive, clip: Callable[[Record], Clip], *, steer: str = "", order: str = ORDERS[0]) -> None:
        if order not in ORDERS:
            raise InvalidRequest(f"order is {order!r}; it can be {', '.join(ORDERS)}.")
        self._archive, self._clip, self.order, self.sentence = archive, clip, order, steer
        self.who = consent.user()
        self._records: tuple[Record, ...] = ()
        self._words: Wordlist | None = None
        self._shown: list[Record] = []
        self._thumbs: dict[str, bytes] = {}
        self._likes: dict[str, int] = {}
        self._remixes: dict[str, int] = {}
        self.refresh()

    def __len__(self) -> int:
        """Return how many films fit."""
        return len(self._shown)

    def __repr__(self) -> str:
        fits = f" that fit “{self.sentence}”" if self.sentence else ""
        return f"<Feed: {len(self)} of {len(self._records)} films{fits}, {self.order} first>"

    @property
    def clips(self) -> list[Clip]:
        """Return the films that fit, in the feed's order."""
        return [self._clip(record) for record in self._shown]

    def refresh(self) -> None:
        """Look at the shelf again."""
        records = self._archive.newest()
        if [r.id for r in records] != [r.id for r in self._records]:
            self._records, self._words = records, None
        self._likes, self._remixes = self._archive.opinions.counts("like"), self._archive.remixed()
        self.steer(self.sentence, order=self.order)

    def steer(self, sentence: str, *, order: str | None = None) -> Feed:
        """Show what fits a sentence, in an order of ORDERS; "" shows everything. Returns the feed itself."""
        self.sentence, self.order = sentence, order if order in ORDERS else self.order
        hidden = self._archive.opinions.of(self.who, "hide")
        asked = Steer.read(sentence)
        if asked.wanted or asked.unwanted:
            self._words = self._words or Wordlist(self._records)
            found = [self._records[number] for number in self._words.ranked(asked)]
        else:
            found = list(self._records)
        if self.order != ORDERS[0]:
            counts = self._likes if self.order == ORDERS[1] else self._remixes
            found.sort(key=lambda record: -counts.get(record.id, 0))
        self._shown = [record for record in found if record.id not in hidden]
        return self

    def like(self, clip: Clip | str, *, so: bool = True) -> None:
        """Like a film, or no longer; ShelfError where it is not on the shelf."""
        self._say(clip, "like", so=so)

    def hide(self, clip: Clip | str, *, so: bool = True) -> None:
        """Hide a film from your own feed, or show it again; it stays on the shelf. ShelfError where it is not there."""
        self._say(clip, "hide", so=so)
        self.steer(self.sentence)

    def _say(self, clip: Clip | str, kind: str, *, so: bool) -> None:
        id_ = self._archive.get(clip if isinstance(clip, str) else clip.id).id
        self._archive.opinions.say(id_, self.who, kind, so=so)
        self._likes = self._archive.opinions.counts("like")

    def cards(self, start: int, stop: int) -> tuple[list[dict[str, Any]], list[bytes]]:
        """Return what the wall shows of some films, as plain values, and their posters (WebP, 320 pixels wide)."""
        liked = self._archive.opinions.of(self.who, "like")
        cards, posters = [], []
        for record in self._shown[start:stop]:
            clip = self._clip(record)
            cards.append({
                "id": record.id, "title": clip.title, "alt": clip.alt, "seconds": record.seconds, "engine": record.engine,
                "made": record.created[:10], "likes": self._likes.get(record.id, 0), "liked": record.id in liked,
                "remixes": self._remixes.get(record.id, 0), "parents": len(record.parents),
                "note": "".join(clip.taken_back[:1]),
            })  # fmt: skip
            posters.append(self._thumb(record))
        return cards, posters

    def _thumb(self, record: Record) -> bytes:
        if record.id not in self._thumbs:
            poster = self._archive.poster(record)
            self._thumbs[record.id] = image.thumbnail(image.read_picture(poster), side=_THUMB) if poster else b""
        return self._thumbs[record.id]

    def film(self, id_: str) -> bytes:
        """Return a film as the page plays it; b"" where it is gone or its people took it back."""
        try:
            clip = self._clip(self._archive.get(id_))
            return b"" if clip.taken_back else clip.film_shown()
        except ShelfError:
            return b""

    def widget(self) -> Wall:
        """Return the wall as a widget."""
        from sora_nb.ui.wall import Wall

        return Wall(self, sentence=self.sentence, order=self.order, orders=list(ORDERS), count=len(self))

    def _ipython_display_(self) -> None:
        from sora_nb.ui import display
        from sora_nb.ui.wall import StaticWall

        cards, posters = self.cards(0, 24)
        still = StaticWall(summary=repr(self)[1:-1], cards=tuple(zip([c["title"] for c in cards], posters, strict=True)))
        display.show(self.widget, still, static_only=display.headless())
