"""The desk as a widget: a place to drop files on, and what was found about each."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets as t

from sora_nb.errors import InvalidRequest, SoraError
from sora_nb.ui.base import View

if TYPE_CHECKING:
    from collections.abc import Callable

PIECE = 2 << 20
"""Bytes of a file that the page sends in one message; servers close the line at 10 MB."""
MOST_FOUND = 20
"""Findings that stay on the desk."""


class DeskView(View):
    """A desk, all values plain.

    `on_begin` is called with a name and a size, `on_piece` with where a piece begins and its bytes, `on_end` when all is there:
    it returns what was found, as a dict of file, verdict, meaning, parts and chain.

    `found` are the findings, the last one first; `got` is how many bytes of the present file are there; `turn` counts what the
    page sent, so that it sends the next piece when the last was taken.
    """

    SOURCE: ClassVar[str] = "desk"

    most = t.Int(0).tag(sync=True)
    piece = t.Int(PIECE).tag(sync=True)
    got = t.Int(0).tag(sync=True)
    turn = t.Int(0).tag(sync=True)
    found = t.List(t.Dict()).tag(sync=True)
    problem = t.Unicode("").tag(sync=True)

    def __init__(
        self, *, on_begin: Callable[[str, int], None], on_piece: Callable[[int, bytes], int],
        on_end: Callable[[], dict[str, Any]], **values: Any,
    ) -> None:  # fmt: skip
        self._begin, self._piece, self._end = on_begin, on_piece, on_end
        self._page = ""
        super().__init__(**values)
        self.on_msg(self._hear)

    def _hear(self, _view: Any, content: Any, buffers: Any) -> None:
        if not isinstance(content, dict):
            return
        try:
            self._take(content, bytes(buffers[0]) if buffers else b"")
        except SoraError as error:
            self.change(problem=str(error), got=0)
        except (KeyError, TypeError, ValueError, OSError) as error:
            self.change(problem=f"The file could not be taken: {error}. Drop it once more.", got=0)
        finally:
            self.change(turn=self.turn + 1)

    def _take(self, content: dict[str, Any], data: bytes) -> None:
        page = str(content.get("page", ""))
        if "begin" not in content and page != self._page:
            # The same desk may stand in two places; the file of the one that began last is taken.
            raise InvalidRequest("Another page laid a file on this desk meanwhile. Drop yours once more.")
        self._page = page
        if "begin" in content:
            self.change(problem="", got=0)
            self._begin(str(content["begin"]), int(content["size"]))
        elif "at" in content:
            self.change(got=self._piece(int(content["at"]), data))
        elif "end" in content:
            self.change(found=[self._end(), *self.found][:MOST_FOUND], got=0)

    def text(self) -> str:
        """Return how many files were judged."""
        return f"{len(self.found)} files verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticDesk:
    """What is left of a desk where no widget runs: what to do instead."""

    text: str = "A desk takes files in a notebook that shows widgets. Elsewhere give a path: sora.verify('film.mp4')"

    def bundle(self) -> dict[str, Any]:
        """Return the MIME bundle."""
        return {"text/html": f'<p class="sora-static">{escape(self.text)}</p>', "text/plain": self.text}
