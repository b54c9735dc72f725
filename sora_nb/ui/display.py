"""Puts a clip into a cell twice: a still that survives everywhere, and the live view that hides it."""

from __future__ import annotations

import base64
import contextvars
import os
import sys
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from IPython.core.interactiveshell import InteractiveShell

    from sora_nb.ui.base import View

# A notebook reopened on the machine it was made on has lost the live view: JupyterLab then writes an error or an endless
# "Loading widget..." under the still, always as bare text. Say what helps instead, after the time a live view may take.
_LOST = (
    "<style>.jp-OutputArea-child:has(> .jp-OutputArea-output > .sora-static) + .jp-OutputArea-child > "
    ".jp-OutputArea-output:not(:has(*)){font-size:0}"
    ".jp-OutputArea-child:has(> .jp-OutputArea-output > .sora-static) + .jp-OutputArea-child > "
    ".jp-OutputArea-output:not(:has(*))::after{content:'Run this cell to bring the player back.';font-size:12px;opacity:0;"
    "animation:sora-lost 0s 2s forwards}@keyframes sora-lost{to{opacity:.75}}</style>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticFigure:
    """What is left of a clip where no widget runs: GitHub, nbconvert, papermill, a notebook opened on another machine.

    `poster` is a JPEG, best under 40 kB since it is kept in the notebook; empty while there is none. `caption` is
    the prompt; `notes` say what was replaced; `state` is "done", "running", "failed" or "cancelled", `message` the
    sentence that goes with the latter two.
    """

    clip_id: str
    caption: str
    alt: str
    seconds: float
    width: int
    height: int
    poster: bytes = b""
    notes: tuple[str, ...] = ()
    state: str = "done"
    message: str = ""

    @property
    def text(self) -> str:
        """Return the clip in one line, the same for the same clip."""
        about = f"{self.seconds:.1f} s, {self.width}×{self.height}"
        status = "" if self.state == "done" else f", {self.state}"
        return "\n".join([f"Clip: {self.caption} ({about}{status})", *([self.message] if self.message else []), *self.notes])

    @property
    def html(self) -> str:
        """Return the still with its caption, as HTML that needs no script and no network."""
        parts = [f'<figure class="sora-static" data-clip="{escape(self.clip_id)}" style="margin:0;max-width:720px">']
        if self.poster:
            data = base64.b64encode(self.poster).decode("ascii")
            style = "display:block;max-width:100%;height:auto;border-radius:8px"
            size = f'width="{min(self.width, 720)}" style="{style}"'
            parts.append(f'<img src="data:image/jpeg;base64,{data}" alt="{escape(self.alt)}" {size}>')
        about = {"done": f"{self.seconds:.1f} s", "running": "still rendering when this was saved"}.get(self.state, self.state)
        parts.append(f'<figcaption style="margin-top:6px">{escape(self.caption)} <small>({escape(about)})</small>')
        parts += [f"<br><small>⚠ {escape(note)}</small>" for note in (*([self.message] if self.message else []), *self.notes)]
        return "".join([*parts, "</figcaption>", _LOST, "</figure>"])

    def bundle(self) -> dict[str, Any]:
        """Return the MIME bundle: HTML, the poster as a picture, and one line of text."""
        found: dict[str, Any] = {"text/html": self.html, "text/plain": self.text}
        if self.poster:
            found["image/jpeg"] = base64.b64encode(self.poster).decode("ascii")
        return found


class Still(Protocol):
    """Anything that a cell keeps where no widget runs: a MIME bundle and a few lines of text."""

    @property
    def text(self) -> str:
        """Return it in a few lines."""
        ...

    def bundle(self) -> dict[str, Any]:
        """Return the MIME bundle."""
        ...


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure that stands in a cell and can be replaced there, from any thread."""

    display_id: str | None
    cell: contextvars.Context

    def update(self, static: Still) -> None:
        """Put another figure in its place, for instance once the poster is there."""
        if self.display_id is None:
            return
        from IPython.display import display

        self.cell.copy().run(display, static.bundle(), raw=True, display_id=self.display_id, update=True)


def show(view_factory: Callable[[], View], static: Still, *, static_only: bool) -> Shown:
    """Display the still and, unless `static_only`, the live view made by `view_factory` right after it.

    Outside a notebook only a line of text appears, and the view is never made.
    """
    from IPython.display import display

    cell = contextvars.copy_context()
    if not in_notebook():
        display({"text/plain": static.text}, raw=True)
        return Shown(None, cell)
    display_id = os.urandom(8).hex()
    display(static.bundle(), raw=True, display_id=display_id)
    if not static_only:
        display(view_factory())
    return Shown(display_id, cell)


def in_notebook() -> bool:
    """Say whether code runs in a Jupyter kernel, where HTML and widgets can be shown."""
    return getattr(_shell(), "kernel", None) is not None


def headless() -> bool:
    """Say whether nobody is there to look: papermill, nbval, nbconvert, or SORA_NB_STATIC=1.

    Jupyter's front ends let a cell ask for input; programs that run notebooks do not, and say so in each request.
    """
    if os.environ.get("SORA_NB_STATIC", "") not in {"", "0"}:
        return True
    kernel = getattr(_shell(), "kernel", None)
    if kernel is None:
        return False
    content = (kernel.get_parent() or {}).get("content") or {}
    return content.get("allow_stdin") is False


def _shell() -> InteractiveShell | None:
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None
