"""What all views share: their JavaScript and CSS, keyword checking, and comms that stay live while a cell runs."""

from __future__ import annotations

import contextvars
import difflib
import re
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import anywidget
import ipywidgets

from sora_nb.errors import InvalidRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_DEFAULT = re.compile(r"^export default .*\Z", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export (?=(async )?(function|const|let|class) )", re.MULTILINE)


def asset(name: str) -> str:
    """Return the source of a view: "clip.js" with the modules it imports, or "clip.css" after the design tokens.

    A widget's front end is loaded as one module from memory, where relative imports lead nowhere; so the plain ES
    modules it imports are put before it, each once, and lose the word `export`.
    """
    stem, _, kind = name.rpartition(".")
    if kind == "css":
        return "".join(source(f"{part}.css") for part in _styles(stem))
    parts = list(_modules(stem, []))
    return "".join(_EXPORT.sub("", _DEFAULT.sub("", text)) for text in parts[:-1]) + parts[-1]


def _modules(stem: str, seen: list[str]) -> Iterator[str]:
    seen.append(stem)
    text = source(f"{stem}.js")
    for name in _IMPORT.findall(text):
        if name not in seen:
            yield from _modules(name, seen)
    yield _IMPORT.sub("", text)


def _styles(stem: str) -> list[str]:
    names: list[str] = []
    list(_modules(stem, names))
    return ["tokens", *sorted(name for name in names if (_folder() / f"{name}.css").is_file())]


@cache
def _folder() -> Path:
    inside = Path(__file__).with_name("static")
    return inside if inside.is_dir() else Path(__file__).parents[2] / "widgets"


@cache
def source(name: str) -> str:
    """Return a file of the front end as it stands."""
    return (_folder() / name).read_text("utf-8")


class View(anywidget.AnyWidget):
    """A widget that takes plain values by keyword, and may be changed from any thread."""

    SOURCE: ClassVar[str]

    def __init__(self, **values: Any) -> None:
        self._check(values)
        self._changing = threading.RLock()
        self._made_in = contextvars.copy_context()
        self._esm, self._css = _front_end(self.SOURCE)
        super().__init__(**values)

    def _check(self, values: dict[str, Any]) -> None:
        inherited = set(ipywidgets.DOMWidget.class_trait_names()) - {"layout"}
        known = sorted(name for name in self.class_trait_names() if name not in inherited and not name.startswith("_"))
        for name in sorted(set(values) - set(known)):
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]!r}? It" if near else "it"
            raise InvalidRequest(f"{type(self).__name__} has nothing called {name!r}; {hint} takes {', '.join(known)}.")

    def change(self, **values: Any) -> None:
        """Set several values at once, from any thread, in one message to the page."""
        self._check(values)
        with self._changing, self.hold_sync():
            for name, value in values.items():
                setattr(self, name, value)

    def _send(self, msg: Any, buffers: Any = None) -> None:
        try:
            super()._send(msg, buffers=buffers)
        except LookupError:
            # ipykernel 7.0 knows no cell in threads of ours; the cell that made the view will do.
            self._made_in.copy().run(super()._send, msg, buffers=buffers)
        self._answer_anywhere()

    def open(self) -> None:
        """Open the channel to the page."""
        super().open()
        self._answer_anywhere()

    def _answer_anywhere(self) -> None:
        # ipykernel 7.4 queues the page's messages on the shell that last spoke to it: for a cell that is running, that
        # shell is blocked and a click on Cancel would wait for the end of the cell. Forgetting that shell lets the
        # message arrive on the page's own subshell. Other versions have no such attribute.
        getattr(self.comm, "__dict__", {}).pop("_reply_subshell_id", None)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text()})"

    def text(self) -> str:
        """Return what the view shows, in a few words, the same every time."""
        return ""

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        found = super()._repr_mimebundle_(**kwargs)
        if found:
            found[0]["text/plain"] = repr(self)
        return found


@cache
def _front_end(name: str) -> tuple[str, str]:
    return asset(f"{name}.js"), asset(f"{name}.css")
