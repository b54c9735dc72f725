"""The wall: a grid of posters, drawn as far as it is seen, searched as one types, and played where one points."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

import traitlets as t

from sora_nb.errors import SoraError
from sora_nb.ui.base import View
from sora_nb.ui.table import poster_img

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_AT_ONCE = 60
"""Films that the page can ask for in one message."""
MOST_WORDS = 300
"""Letters of a sentence."""


class Shown(Protocol):
    """Whoever knows what is on the wall."""

    def __len__(self) -> int:
        """Return how many films there are."""
        ...

    def cards(self, start: int, stop: int) -> tuple[list[dict[str, Any]], list[bytes]]:
        """Return what is told of some films, and their posters."""
        ...

    def film(self, id_: str) -> bytes:
        """Return a film, b"" where it cannot be shown."""
        ...

    def steer(self, sentence: str, *, order: str | None = None) -> object:
        """Choose what is shown by a sentence, and in which order."""
        ...

    def like(self, clip: Any, *, so: bool = True) -> None:
        """Like a film or no longer."""
        ...

    def hide(self, clip: Any, *, so: bool = True) -> None:
        """Hide a film or show it again."""
        ...


class Wall(View):
    """A wall of films, all values plain; what it shows of them it asks for, a screenful at a time.

    `count` is how many there are; `turn` goes up whenever others may stand in their places, so that the page asks anew.
    """

    SOURCE: ClassVar[str] = "wall"

    sentence = t.Unicode("").tag(sync=True)
    order = t.Unicode("").tag(sync=True)
    orders = t.List(t.Unicode()).tag(sync=True)
    count = t.Int(0).tag(sync=True)
    turn = t.Int(0).tag(sync=True)
    problem = t.Unicode("").tag(sync=True)

    def __init__(self, shown: Shown, **values: Any) -> None:
        self._shown = shown
        super().__init__(**values)
        self.on_msg(self._hear)

    def ask(self, start: int, stop: int) -> tuple[dict[str, Any], list[bytes]]:
        """Return the films from one place to another, as the page gets them; at most `MOST_AT_ONCE`."""
        first = max(0, start)
        cards, posters = self._shown.cards(first, min(stop, first + MOST_AT_ONCE))
        return {"rows": first, "turn": self.turn, "cards": cards}, posters

    def steer(self, sentence: str, order: str) -> None:
        """Choose by a sentence and an order."""
        self._shown.steer(sentence[:MOST_WORDS], order=order if order in self.orders else None)
        self.change(sentence=sentence[:MOST_WORDS], order=order if order in self.orders else self.order)
        self._anew()

    def _anew(self) -> None:
        self.change(count=len(self._shown), turn=self.turn + 1, problem="")

    def _hear(self, _view: Any, content: Any, _buffers: Any) -> None:
        if not isinstance(content, dict):
            return
        ways: dict[str, Callable[[Any], None]] = {
            "ask": self._asked, "film": self._filmed, "steer": self._steered, "like": self._liked, "hide": self._hidden,
        }  # fmt: skip
        try:
            for name in ways.keys() & content.keys():
                ways[name](content)
        except SoraError as error:
            self.change(problem=str(error))
        except (KeyError, TypeError, ValueError) as error:
            self.change(problem=f"The page asked for something that is not there: {error}. Run the cell again.")

    def _asked(self, content: dict[str, Any]) -> None:
        start, stop = (int(place) for place in content["ask"])
        told, posters = self.ask(start, stop)
        self.send(told, buffers=posters)

    def _filmed(self, content: dict[str, Any]) -> None:
        id_ = str(content["film"])
        film = self._shown.film(id_)
        self.send({"film": id_, "there": bool(film)}, buffers=[film] if film else [])

    def _steered(self, content: dict[str, Any]) -> None:
        self.steer(str(content["steer"]), str(content.get("order", "")))

    def _liked(self, content: dict[str, Any]) -> None:
        self._shown.like(str(content["like"]), so=bool(content.get("so", True)))

    def _hidden(self, content: dict[str, Any]) -> None:
        self._shown.hide(str(content["hide"]), so=bool(content.get("so", True)))
        self._anew()

    def text(self) -> str:
        """Return how many films there are."""
        return f"{self.count} films"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticWall:
    """What is left of a wall where no widget runs: posters with their titles, as far as they are given."""

    summary: str
    cards: tuple[tuple[str, bytes], ...]

    @property
    def text(self) -> str:
        """Return it in a line."""
        return self.summary

    @property
    def html(self) -> str:
        """Return posters and titles as HTML that needs no script and no network."""
        shown = [
            f'<figure style="margin:0;width:200px">{poster_img(poster, "", width=200)}'
            f"<figcaption>{escape(title)}</figcaption></figure>"
            for title, poster in self.cards
        ]
        return (
            f'<section class="sora-static"><p>{escape(self.summary)}</p>'
            f'<div style="display:flex;flex-wrap:wrap;gap:14px">{"".join(shown)}</div></section>'
        )

    def bundle(self) -> dict[str, Any]:
        """Return the MIME bundle: HTML and a line of text."""
        return {"text/html": self.html, "text/plain": self.text}
