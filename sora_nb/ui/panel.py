"""Panel: sliders and lists beside a film, and a table of what was set and what was measured."""

from __future__ import annotations

import threading
from html import escape
from typing import TYPE_CHECKING, Any

import ipywidgets

from sora_nb.ui.base import source
from sora_nb.ui.display import StaticFigure
from sora_nb.ui.progress import ClipView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_HEADS = ("", "as set", "measured from the pixels")


class KnobPanel(ipywidgets.HBox):
    """Knobs on the left, the film on the right; a turn calls `on_turn` with {name: value} at once, and it may only note it.

    Args:
        dials: Plain values of each knob: name, label, unit, low, high, step, choices, value.
        on_turn: Called with what was turned, from any thread.
        title: What the film is called before it is there.
    """

    def __init__(self, dials: Sequence[Mapping[str, Any]], *, on_turn: Callable[[dict[str, Any]], object], title: str) -> None:
        self._lock = threading.Lock()
        self.view = ClipView(title=title)
        self.view.layout.flex = "1 1 420px"
        self.view.layout.min_width = "0"
        self.readout = ipywidgets.HTML(_table((), "Waiting for the first film."))
        self.message = ipywidgets.HTML("")
        self.dials = {str(dial["name"]): _control(dial) for dial in dials}
        for name, control in self.dials.items():
            control.observe(lambda change, name=name: on_turn({name: change["new"]}), names="value")
        left = ipywidgets.VBox([*self.dials.values(), self.readout, self.message])
        left.layout.flex = "0 1 330px"
        super().__init__([left, self.view])
        self.layout.flex_flow = "row wrap"
        self.layout.grid_gap = "12px"
        self.layout.align_items = "flex-start"

    def preview(self, still: bytes | None, size: tuple[int, int]) -> None:
        """Show a still of the film to come, a JPEG, in the film's place."""
        with self._lock:
            self.view.restart(preview=still or b"", width=size[0], height=size[1], note="drawing", state="running")
            self.message.value = ""

    def finish(self, film: Mapping[str, Any], rows: Sequence[tuple[str, str, str]], note: str) -> None:
        """Show the finished film, playing, and what was measured in it."""
        with self._lock:
            self.view.finish(**film)
            self.view.playing = True
            self.readout.value = _table(rows, note)

    def fail(self, text: str) -> None:
        """Say why there is no film."""
        with self._lock:
            self.view.fail(text)
            self.message.value = f'<div role="alert">{escape(text)}</div>'


def table_bundle(rows: Sequence[tuple[str, str, str]], note: str) -> dict[str, str]:
    """Return the table as a MIME bundle, for where no widget runs."""
    lines = [f"{name}: {wanted} set, {found} measured from the pixels" for name, wanted, found in rows]
    return {"text/html": _table(rows, note), "text/plain": "\n".join([*lines, *([note] if note else [])])}


def waiting(title: str, seconds: float, size: tuple[int, int]) -> StaticFigure:
    """Return the figure that stands for the film until the first one is done."""
    width, height = size
    return StaticFigure(
        clip_id="knobs", caption=title, alt=f"Knobs for “{title}”", seconds=seconds, width=width, height=height, state="running"
    )


def _control(dial: Mapping[str, Any]) -> Any:
    """Return the widget for a knob: a slider, a list, or a box to tick."""
    label = f"{dial['label']} ({dial['unit']})" if dial["unit"] else str(dial["label"])
    look = {"description": label, "style": {"description_width": "110px"}, "layout": {"width": "320px"}}
    choices = list(dial["choices"])
    if choices and all(isinstance(choice, bool) for choice in choices):
        return ipywidgets.Checkbox(value=dial["value"], **look)
    if choices:
        return ipywidgets.Dropdown(options=choices, value=dial["value"], **look)
    numbers = {"min": dial["low"], "max": dial["high"], "step": dial["step"], "value": dial["value"]}
    if all(isinstance(n, int) for n in numbers.values()):
        return ipywidgets.IntSlider(**numbers, **look)
    return ipywidgets.FloatSlider(**numbers, readout_format=".2f", **look)


def _table(rows: Sequence[tuple[str, str, str]], note: str) -> str:
    """Return an accessible table in the page's own colours."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in _HEADS)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(wanted)}</td><td>{escape(found)}</td></tr>'
        for name, wanted, found in rows
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if rows else ""
    said = f"<p>{escape(note)}</p>" if note else ""
    return f'<style>{source("readout.css")}</style><div class="sora-readout" aria-live="polite">{table}{said}</div>'
