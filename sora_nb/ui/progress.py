"""A render under way: preview, share done, time left and Cancel; and the view that becomes the player when it is done."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

import traitlets as t

from sora_nb.ui.base import View
from sora_nb.ui.player import Player

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHORTEST_TICK = 0.1
"""Seconds between two messages to the page: notebook servers cut off faster talkers."""
STATES = ("queued", "running", "cancelling", "done", "failed", "cancelled")


class ProgressView(View):
    """A render under way. `on_cancel` is called once, from any thread, so it may only raise a flag.

    `fraction` is 0 to 1, `eta` the seconds left or None, `preview` a small JPEG, `message` a sentence for the end.
    `waiting` is true while a cell blocks on this render: then Cancel may interrupt the kernel if nothing else gets
    through to it.
    """

    SOURCE: ClassVar[str] = "progress"

    title = t.Unicode("").tag(sync=True)
    width = t.Int(960, min=1).tag(sync=True)
    height = t.Int(540, min=1).tag(sync=True)
    preview = t.Bytes(b"").tag(sync=True)
    fraction = t.Float(0.0, min=0.0, max=1.0).tag(sync=True)
    note = t.Unicode("").tag(sync=True)
    eta = t.Float(None, allow_none=True).tag(sync=True)
    state = t.Enum(STATES, "queued").tag(sync=True)
    message = t.Unicode("").tag(sync=True)
    cancelled = t.Bool(False).tag(sync=True)
    waiting = t.Bool(False).tag(sync=True)
    clip_id = t.Unicode("").tag(sync=True)

    def __init__(self, *, on_cancel: Callable[[], None] | None = None, **values: Any) -> None:
        self._cancel = on_cancel
        self._asked = threading.Event()
        self._last = float("-inf")
        super().__init__(**values)
        self.on_msg(self._hear)

    def tick(
        self,
        fraction: float,
        note: str = "",
        eta: float | None = None,
        preview: bytes | Callable[[], bytes] | None = None,
    ) -> None:
        """Show how far the render is; calls that come too fast are dropped, and their preview is not even made."""
        now = time.monotonic()
        if now - self._last < SHORTEST_TICK or self.state in STATES[3:]:
            return
        self._last = now
        values: dict[str, Any] = {"fraction": min(1.0, max(0.0, fraction)), "note": note, "eta": eta}
        if preview is not None:
            values["preview"] = preview if isinstance(preview, bytes) else preview()
        with self._changing:
            if not self._asked.is_set():
                values["state"] = "running"
            self.change(**values)

    def fail(self, message: str, kind: str = "failed") -> None:
        """End without a film: kind "failed" or "cancelled", and a sentence on why."""
        self.change(state=kind, message=message, eta=None, waiting=False)

    def cancel(self) -> None:
        """Ask for the render to stop, as the button does."""
        if self._asked.is_set() or self.state in STATES[3:]:
            return
        self._asked.set()
        # Said first: a render that ends at once says so itself, and that must be the last word.
        self.change(cancelled=True, state="cancelling")
        if self._cancel:
            self._cancel()

    @contextmanager
    def blocking(self) -> Iterator[None]:
        """Tell the page that a cell waits for this render, for as long as the block lasts."""
        self.change(waiting=True)
        try:
            yield
        finally:
            self.change(waiting=False)

    def _hear(self, _view: Any, content: Any, _buffers: Any) -> None:
        if isinstance(content, dict):
            self.hear(content)

    def hear(self, content: dict[str, Any]) -> None:
        """Take what the page asks for: {"intent": "cancel"}."""
        if content.get("intent") == "cancel":
            self.cancel()

    def text(self) -> str:
        """Return the title."""
        return str(self.title)


class ClipView(Player, ProgressView):
    """A clip from the first tick to the finished film, in one place: progress, then the player, then the next film.

    `on_change` is called with what the page asks for: a number to answer with, the actor's name or None for the scene, the
    shot's number or None, and the facts by name; `on_back` when it wants to go back to the film before, `on_compare` when it
    wants the film that this one was made from. All from any thread, so they may only start something.
    """

    SOURCE: ClassVar[str] = "clip"

    phase = t.Enum(("progress", "player"), "progress").tag(sync=True)

    def __init__(self, **values: Any) -> None:
        values.setdefault("phase", "player" if values.get("video") else "progress")
        self._on_change: Callable[[int, str | None, int | None, dict[str, Any]], None] | None = None
        self._on_back: Callable[[], None] | None = None
        self._on_compare: Callable[[], None] | None = None
        super().__init__(**values)

    def listen(
        self,
        *,
        on_cancel: Callable[[], None],
        on_change: Callable[[int, str | None, int | None, dict[str, Any]], None],
        on_back: Callable[[], None],
        on_compare: Callable[[], None],
    ) -> None:
        """Say who hears what the page asks for."""
        self._cancel, self._on_change, self._on_back, self._on_compare = on_cancel, on_change, on_back, on_compare

    def restart(self, **described: Any) -> None:
        """Become the progress of another film; takes what is known of it already, and perhaps a `preview` of it."""
        self._asked.clear()
        self._last = float("-inf")
        blank: dict[str, Any] = {
            "phase": "progress", "state": "queued", "fraction": 0.0, "eta": None, "note": "", "message": "", "preview": b"",
            "cancelled": False, "playing": False, "time": 0.0, "before": b"", "before_title": "", "changes": [],
        }  # fmt: skip
        self.change(**blank | described)

    def hear(self, content: dict[str, Any]) -> None:
        """Take what the page asks for: "cancel", "back", "compare", or "change" with "ask", "who", "shot" and "facts"."""
        super().hear(content)
        if content.get("intent") == "back" and self._on_back:
            self._on_back()
        if content.get("intent") == "compare" and self._on_compare:
            self._on_compare()
        if content.get("intent") != "change" or not self._on_change:
            return
        ask, who, shot, facts = (content.get(name) for name in ("ask", "who", "shot", "facts"))
        plain = isinstance(facts, dict) and all(isinstance(v, str | int | float | None) for v in facts.values())
        if isinstance(ask, int) and isinstance(who, str | None) and isinstance(shot, int | None) and plain and facts:
            self._on_change(ask, who, shot, {str(name): value for name, value in facts.items()})

    def finish(self, **player_values: Any) -> None:
        """Become the player of the finished film; takes what `Player` takes."""
        self.change(**player_values, phase="player", state="done", fraction=1.0, eta=None, preview=b"", waiting=False)
