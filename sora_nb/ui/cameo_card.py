"""The cameo's card: a portrait, what would be agreed to in plain words, and the buttons with which a person answers."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets as t

from sora_nb.ui.base import View

if TYPE_CHECKING:
    from collections.abc import Callable

ANSWERS = ("agree", "vouch", "decline", "revoke")
STATES = ("pending", "agreed", "declined", "revoked", "expired", "for somebody else", "unreadable")


class CameoCard(View):
    """A card about one likeness, all values plain. `on_answer` is called with what was pressed and the card itself.

    `portrait` is the cut-out and `drawn` the head as films show it, both PNG, empty once deleted. `state` decides which
    buttons there are: a pending card asks, an agreed one offers to take it back.
    """

    SOURCE: ClassVar[str] = "cameo_card"

    handle = t.Unicode("").tag(sync=True)
    state = t.Enum(STATES, "pending").tag(sync=True)
    terms = t.List(t.Unicode()).tag(sync=True)
    message = t.Unicode("").tag(sync=True)
    portrait = t.Bytes(b"").tag(sync=True)
    drawn = t.Bytes(b"").tag(sync=True)
    problem = t.Unicode("").tag(sync=True)

    def __init__(self, *, on_answer: Callable[[str, CameoCard], None] | None = None, **values: Any) -> None:
        self._answer = on_answer
        super().__init__(**values)
        self.on_msg(self._hear)

    def answer(self, what: str) -> None:
        """Answer as a button does: "agree", "vouch", "decline" or "revoke"; what is not offered now does nothing."""
        offered = ("revoke",) if self.state == "agreed" else ANSWERS[:3] if self.state == "pending" else ()
        if what not in offered or self._answer is None:
            return
        # Taken away first, so that the same problem once more reaches the page as something new.
        self.change(problem="")
        try:
            self._answer(what, self)
        except Exception as error:  # an answer that could not be recorded must be seen, where it was given
            self.change(problem=f"This could not be recorded: {error}")
            raise

    def _hear(self, _view: Any, content: Any, _buffers: Any) -> None:
        if isinstance(content, dict) and isinstance(content.get("answer"), str):
            self.answer(content["answer"])

    def text(self) -> str:
        """Return the handle and the state."""
        return f"@{self.handle}, {self.state}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticCard:
    """What is left of a card where no widget runs; it tells what to do instead of pressing a button."""

    handle: str
    state: str
    message: str
    terms: tuple[str, ...]
    next_step: str = ""
    portrait: bytes = b""

    @property
    def text(self) -> str:
        """Return the card in a few lines."""
        return "\n".join(filter(None, [f"Cameo @{self.handle}: {self.state}", self.message, self.next_step]))

    @property
    def html(self) -> str:
        """Return the card as HTML that needs no script and no network."""
        parts = ['<figure class="sora-static" style="margin:0;max-width:720px;display:flex;gap:16px;flex-wrap:wrap">']
        if self.portrait:
            data = base64.b64encode(self.portrait).decode("ascii")
            style = "border-radius:8px;align-self:flex-start"
            parts.append(f'<img src="data:image/png;base64,{data}" alt="@{escape(self.handle)}" width="160" style="{style}">')
        told = "".join(f"<li>{escape(term)}</li>" for term in self.terms) if self.state == "pending" else ""
        parts.append(
            f'<figcaption style="flex:1;min-width:240px"><strong>@{escape(self.handle)}</strong> '
            f"<small>({escape(self.state)})</small><br>{escape(self.message)}"
        )
        parts.append(f'<ul style="margin:6px 0;padding-left:18px">{told}</ul>' if told else "")
        parts.append(f"<br><code>{escape(self.next_step)}</code>" if self.next_step else "")
        return "".join([*parts, "</figcaption></figure>"])

    def bundle(self) -> dict[str, Any]:
        """Return the MIME bundle: HTML and a few lines of text."""
        return {"text/html": self.html, "text/plain": self.text}
