"""The booth: a camera or a file brings a face in, step by step as it is told to, all values plain."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets as t

from sora_nb.errors import SoraError
from sora_nb.ui.base import View

if TYPE_CHECKING:
    from collections.abc import Callable

STATES = ("idle", "look", "say", "done", "ended")
MOST_BYTES = 12 << 20
"""Bytes of one message: a picture from a file; a frame has some 40,000, four seconds of speech as many."""
_SAID = ("start", "frame", "voice", "silent", "picture", "stop")


class Booth(View):
    """A booth about one handle. `on_said` is called with what the page sends: a word of it, its bytes and its numbers.

    `state` is "idle" (choose camera or file), "look" (frames are wanted), "say" (a recording is wanted), "done" or "ended" (say
    why in `problem`, begin again); `step` is what to do now, `answered` counts what was heard, so that the page sends the next.
    """

    SOURCE: ClassVar[str] = "booth"

    handle = t.Unicode("").tag(sync=True)
    state = t.Enum(STATES, "idle").tag(sync=True)
    step = t.Unicode("").tag(sync=True)
    hint = t.Unicode("").tag(sync=True)
    share = t.Float(0.0).tag(sync=True)
    answered = t.Int(0).tag(sync=True)
    problem = t.Unicode("").tag(sync=True)

    def __init__(self, *, on_said: Callable[[str, bytes, dict[str, Any]], None] | None = None, **values: Any) -> None:
        self._tell = on_said
        super().__init__(**values)
        self.on_msg(self._hear)

    def said(self, what: str, data: bytes = b"", numbers: dict[str, Any] | None = None) -> None:
        """Take what the page sends: "start", "frame", "voice", "silent", "picture" or "stop"; anything else is passed over."""
        if what not in _SAID or self._tell is None:
            return
        try:
            if len(data) > MOST_BYTES:
                self.change(problem=f"The file has {len(data) >> 20} MB; it can have {MOST_BYTES >> 20}. Make it smaller.")
                return
            self._tell(what, data, numbers or {})
        except SoraError as error:
            self.change(problem=str(error))
        except Exception as error:  # a mistake of ours must be seen where somebody waits for an answer
            self.change(problem=f"This could not be done: {error}")
            raise
        finally:
            self.change(answered=self.answered + 1)

    def _hear(self, _view: Any, content: Any, buffers: Any) -> None:
        if isinstance(content, dict) and isinstance(content.get("said"), str):
            self.said(content["said"], bytes(buffers[0]) if buffers else b"", content)

    def text(self) -> str:
        """Return the handle and where it stands."""
        return f"@{self.handle}, {self.state}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticBooth:
    """What is left of a booth where no widget runs: what to do instead."""

    handle: str

    @property
    def text(self) -> str:
        """Return it in a line."""
        return (
            f"A booth for @{self.handle} takes their picture in a notebook that shows widgets. Elsewhere give a file: "
            f"sora.cameo('{self.handle}.png', name='{self.handle}')"
        )

    def bundle(self) -> dict[str, Any]:
        """Return the MIME bundle."""
        return {"text/html": f'<p class="sora-static">{escape(self.text)}</p>', "text/plain": self.text}
